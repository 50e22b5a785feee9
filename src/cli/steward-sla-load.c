/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding the objectives that a command is about, after what is new was
 * evaluated, and putting them together by product. */

#include "config.h"

#include "steward-sla-output.h"

#include <stdio.h>
#include <string.h>

#include "steward-cli-act.h"
#include "steward-level-words.h"
#include "steward-output.h"

#define INCIDENT_DAYS 90
#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define LEAST_PREFIX 4

void
steward_sla_scope_clear (StewardSlaScope *self)
{
  g_clear_pointer (&self->domain, g_free);
  g_clear_pointer (&self->property, g_free);
}

static void
free_product (gpointer data)
{
  StewardSlaProduct *product = data;

  g_ptr_array_unref (product->levels);
  g_free (product);
}

void
steward_sla_report_free (StewardSlaReport *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->products, g_ptr_array_unref);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_free (self);
}

/**
 * steward_sla_refresh:
 * @cli: a run
 * @quiet: do not say what it brought about
 * @error: return location: of the stores
 *
 * Evaluates what is new, which may open and end incidents.
 */
gboolean
steward_sla_refresh (StewardCli  *cli,
                     gboolean     quiet,
                     GError     **error)
{
  StewardServices *services = steward_cli_open (cli, error);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) words = NULL;

  if (services == NULL)
    return FALSE;
  steward_services_refresh_levels_async (services, NULL, steward_cli_ready_cb, &result);
  words = steward_services_refresh_levels_finish (services, steward_cli_wait (&result), error);
  for (guint i = 0; words != NULL && !quiet && i < words->len; i++)
    {
      g_autofree char *safe = steward_output_escape (g_ptr_array_index (words, i));

      fprintf (stderr, "%s\n", safe);
    }

  return words != NULL;
}

static gboolean
is_of (const StewardLevel *level,
       const char         *word)
{
  return g_strcmp0 (level->slo->subject, word) == 0 || g_strcmp0 (level->name, word) == 0;
}

/* The URN of a product that may be called otherwise there; an error when there
 * is no such product. */
static gboolean
find_product (StewardCli  *cli,
              GPtrArray   *levels,
              const char  *word,
              char       **out_urn,
              GError     **error)
{
  g_autoptr(StewardEntryDetail) detail = NULL;

  *out_urn = NULL;
  for (guint i = 0; i < levels->len && *out_urn == NULL; i++)
    if (is_of (levels->pdata[i], word))
      *out_urn = g_strdup (((StewardLevel *) levels->pdata[i])->slo->subject);
  if (*out_urn != NULL)
    return TRUE;
  detail = steward_catalog_load_sync (steward_services_get_catalog (cli->services), word, error);
  *out_urn = g_strdup (detail != NULL ? detail->urn : NULL);

  return detail != NULL;
}

/* (transfer full) (nullable): the URNs of all that are named. */
static GHashTable *
find_products (StewardCli         *cli,
               GPtrArray          *levels,
               const char *const  *words,
               GError            **error)
{
  g_autoptr(GHashTable) urns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (; words != NULL && *words != NULL; words++)
    {
      char *urn;

      if (!find_product (cli, levels, *words, &urn, error))
        return NULL;
      g_hash_table_add (urns, urn);
    }

  return g_steal_pointer (&urns);
}

static gboolean
is_same_text (const char *text,
              const char *wanted)
{
  g_autofree char *a = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *b = g_utf8_casefold (wanted, -1);

  return g_strcmp0 (a, b) == 0;
}

static gboolean
is_meant (const StewardLevel    *level,
          const StewardSlaScope *scope,
          GHashTable            *urns)
{
  if (g_hash_table_size (urns) > 0 && !g_hash_table_contains (urns, level->slo->subject))
    return FALSE;
  if ((scope->domain != NULL && !is_same_text (level->domain, scope->domain)) ||
      (scope->property != NULL && !is_same_text (level->slo->property, scope->property)))
    return FALSE;
  if (scope->missed && level->verdict != STEWARD_LEVEL_MISSED)
    return FALSE;

  return !scope->vague || level->slo->method == STEWARD_SLO_VAGUE;
}

static void
count_level (StewardSlaProduct  *product,
             const StewardLevel *level)
{
  if (level->gone)
    return;
  if (level->slo->method == STEWARD_SLO_VAGUE)
    product->n_vague++;
  else if (level->verdict == STEWARD_LEVEL_MET)
    product->n_met++;
  else if (level->verdict == STEWARD_LEVEL_MISSED)
    product->n_missed++;
  else
    product->n_undecidable++;
}

/* Products in the order of their worst objective. */
static void
group_levels (StewardSlaReport *report)
{
  g_autoptr(GHashTable) products = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < report->levels->len; i++)
    {
      StewardLevel *level = g_ptr_array_index (report->levels, i);
      StewardSlaProduct *product = g_hash_table_lookup (products, level->slo->subject);

      if (product == NULL)
        {
          product = g_new0 (StewardSlaProduct, 1);
          product->urn = level->slo->subject;
          product->name = level->name != NULL ? level->name : level->slo->subject;
          product->domain = level->domain;
          product->levels = g_ptr_array_new ();
          g_hash_table_insert (products, (gpointer) product->urn, product);
          g_ptr_array_add (report->products, product);
        }
      g_ptr_array_add (product->levels, level);
      count_level (product, level);
    }
}

/* Those of the objectives in the report; what is not resolved counts however
 * old it is. */
static gboolean
count_incidents (StewardCli        *cli,
                 StewardSlaReport  *report,
                 GError           **error)
{
  StewardIncidentFilter filter = { .since = report->as_of - INCIDENT_DAYS * DAY };
  g_autoptr(GPtrArray) incidents =
    steward_incident_rows_list_sync (steward_services_get_governance (cli->services), &filter, error);
  g_autoptr(GHashTable) objectives = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) meant = g_ptr_array_new ();

  if (incidents == NULL)
    return FALSE;
  for (guint i = 0; i < report->levels->len; i++)
    g_hash_table_add (objectives, ((StewardLevel *) report->levels->pdata[i])->slo->id);
  for (guint i = 0; i < incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (incidents, i);

      if (!g_hash_table_contains (objectives, incident->objective))
        continue;
      g_ptr_array_add (meant, (gpointer) incident);
      report->n_open += incident->state != STEWARD_INCIDENT_RESOLVED;
    }
  steward_incidents_get_figures (meant, &report->incidents);

  return TRUE;
}

static gboolean
check_domain (const StewardSlaScope  *scope,
              GPtrArray              *levels,
              GError                **error)
{
  if (scope->domain == NULL)
    return TRUE;
  for (guint i = 0; i < levels->len; i++)
    if (is_same_text (((StewardLevel *) levels->pdata[i])->domain, scope->domain))
      return TRUE;
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "No product of a domain “%s” promises anything.",
               scope->domain);

  return FALSE;
}

/**
 * steward_sla_load:
 * @cli: a run
 * @scope: which are meant
 * @products: (nullable) (array zero-terminated=1): names or URNs; none: all
 * @quiet: do not say what refreshing brought about
 * @error: return location: NOT_FOUND, or of the stores
 *
 * Returns: (transfer full) (nullable): the objectives, most burnt first
 */
StewardSlaReport *
steward_sla_load (StewardCli             *cli,
                  const StewardSlaScope  *scope,
                  const char *const      *products,
                  gboolean                quiet,
                  GError                **error)
{
  StewardLevelFilter filter = { .with_gone = scope->with_gone, .order = STEWARD_LEVELS_BY_BUDGET };
  g_autoptr(StewardSlaReport) report = g_new0 (StewardSlaReport, 1);
  g_autoptr(GPtrArray) levels = NULL;
  g_autoptr(GHashTable) urns = NULL;

  if (steward_cli_open (cli, error) == NULL || (!scope->no_refresh && !steward_sla_refresh (cli, quiet, error)))
    return NULL;
  levels = steward_level_rows_list_sync (steward_services_get_governance (cli->services), &filter, error);
  if (levels == NULL || !check_domain (scope, levels, error))
    return NULL;
  urns = find_products (cli, levels, products, error);
  if (urns == NULL)
    return NULL;

  report->as_of = steward_instant_now ();
  report->products = g_ptr_array_new_with_free_func (free_product);
  report->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_free);
  g_ptr_array_set_free_func (levels, NULL);
  for (guint i = 0; i < levels->len; i++)
    {
      StewardLevel *level = g_ptr_array_index (levels, i);

      if (is_meant (level, scope, urns))
        g_ptr_array_add (report->levels, level);
      else
        steward_level_free (level);
    }
  group_levels (report);

  return count_incidents (cli, report, error) ? g_steal_pointer (&report) : NULL;
}

/* Missed when anything is, and met only when all is that can be evaluated. */
const char *
steward_sla_product_to_state (const StewardSlaProduct *self)
{
  if (self->n_missed > 0)
    return steward_verdict_to_id (STEWARD_LEVEL_MISSED);
  if (self->n_undecidable > 0 || self->n_met == 0)
    return steward_verdict_to_id (STEWARD_LEVEL_UNDECIDABLE);

  return steward_verdict_to_id (STEWARD_LEVEL_MET);
}

/* An id, the beginning of one, or a product with a property (and element). */
static gboolean
is_wanted (const StewardLevel *level,
           const char         *product,
           const char         *property,
           const char         *element)
{
  if (property == NULL)
    return strlen (product) >= LEAST_PREFIX && g_str_has_prefix (level->slo->id, product);
  if (!is_of (level, product))
    return FALSE;
  if (!is_same_text (level->slo->property, property) &&
      (level->slo->check == NULL || !is_same_text (level->slo->check, property)))
    return FALSE;

  return element == NULL || is_same_text (level->slo->element, element) || is_same_text (level->slo->port, element);
}

static void
fail_to_find (GPtrArray   *found,
              const char  *product,
              const char  *property,
              GError     **error)
{
  g_autoptr(GString) names = g_string_new (NULL);

  if (found->len == 0)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND,
                   property != NULL ? "“%s” has no objective “%s”; “stewardctl sla list” has them all."
                                    : "There is no objective “%s”%s; “stewardctl sla list” has them all.",
                   product, property != NULL ? property : "");
      return;
    }
  for (guint i = 0; i < MIN (found->len, 8); i++)
    {
      const StewardLevel *level = g_ptr_array_index (found, i);
      g_autofree char *name = steward_slo_get_name (level->slo);

      g_string_append_printf (names, "%s%s (%s)", i > 0 ? ", " : "", level->slo->id, name);
    }
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "%u objectives are called so: %s%s. Name one by its id.",
               found->len, names->str, found->len > 8 ? ", …" : "");
}

/**
 * steward_sla_find:
 * @cli: a run
 * @product: name or URN of a product; without @property: an objective's id, or
 *   how it begins
 * @property: (nullable): of the objective, or a quality rule's name
 * @element: (nullable): of it, or a port
 * @error: return location: NOT_FOUND; USAGE when it could be several
 *
 * Returns: (transfer full) (nullable): how the objective stands
 */
StewardLevel *
steward_sla_find (StewardCli  *cli,
                  const char  *product,
                  const char  *property,
                  const char  *element,
                  GError     **error)
{
  StewardLevelFilter filter = { .with_gone = property == NULL, .order = STEWARD_LEVELS_BY_NAME };
  g_autoptr(GPtrArray) levels = NULL;
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  if (steward_cli_open (cli, error) == NULL)
    return NULL;
  levels = steward_level_rows_list_sync (steward_services_get_governance (cli->services), &filter, error);
  for (guint i = 0; levels != NULL && i < levels->len; i++)
    if (is_wanted (levels->pdata[i], product, property, element))
      g_ptr_array_add (found, levels->pdata[i]);
  if (levels == NULL)
    return NULL;
  if (found->len != 1)
    {
      fail_to_find (found, product, property, error);
      return NULL;
    }

  return steward_level_rows_load_sync (steward_services_get_governance (cli->services),
                                       ((StewardLevel *) found->pdata[0])->slo->id, error);
}
