/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Platforms by the scheme of the object's canonical address: those that speak
 * SQL, Kafka with its own command, and for all others an instruction in plain
 * words. Names come from outside and are quoted for the language in which they
 * stand. */

#include "config.h"

#include "steward-grant-script.h"

#include <string.h>

#include "steward-grant-sql.h"

/* "postgresql://host:5432/db/schema.table" → scheme, host, path of names. */
typedef struct
{
  char *scheme;
  char *root;
  GPtrArray *path;                     /* char*, ends with NULL */
  char *rest;                          /* all of the path as it is */
} Place;

static void
place_clear (Place *self)
{
  g_free (self->scheme);
  g_free (self->root);
  g_free (self->rest);
  g_clear_pointer (&self->path, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

/* Names in addresses and ids are percent-encoded where they hold separators. */
static void
add_names (GPtrArray  *path,
           const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "/.", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      char *name = g_uri_unescape_string (*part, NULL);

      if (**part != '\0')
        g_ptr_array_add (path, name != NULL ? name : g_strdup (*part));
      else
        g_free (name);
    }
  g_ptr_array_add (path, NULL);
}

static void
read_place (const StewardAccessObject *object,
            Place                     *self)
{
  const char *mark = object->address != NULL ? strstr (object->address, "://") : NULL;
  const char *slash = mark != NULL ? strchr (mark + 3, '/') : NULL;

  self->path = g_ptr_array_new_with_free_func (g_free);
  if (slash == NULL)
    return;
  self->scheme = g_strndup (object->address, (gsize) (mark - object->address));
  self->root = g_strndup (mark + 3, (gsize) (slash - mark - 3));
  self->rest = g_strdup (slash + 1);
  add_names (self->path, slash + 1);
}

/* Kafka */

static void
add_kafka (StewardEffectPlan   *plan,
           const StewardEffect *effect,
           const Place         *place)
{
  const gboolean writes = !g_str_equal (effect->terms->privilege, "SELECT");
  g_autofree char *principal = strchr (effect->terms->grantee, ':') != NULL
                               ? g_strdup (effect->terms->grantee)
                               : g_strconcat ("User:", effect->terms->grantee, NULL);
  g_autofree char *quoted_principal = g_shell_quote (principal);
  g_autofree char *topic = g_uri_unescape_string (place->rest, NULL);
  g_autofree char *quoted_topic = g_shell_quote (topic != NULL ? topic : place->rest);
  g_autofree char *quoted_root = g_shell_quote (place->root);

  steward_effect_plan_add (plan, "kafka-acls --bootstrap-server %s %s --allow-principal %s --operation %s "
                           "--operation Describe --topic %s", quoted_root,
                           effect->action == STEWARD_EFFECT_GRANT ? "--add" : "--remove --force", quoted_principal,
                           writes ? "Write" : "Read", quoted_topic);
  if (!writes)
    g_ptr_array_add (plan->warnings, g_strdup ("Whoever reads also needs Read on its consumer group."));
}

/* Words */

static void
append_columns (const StewardAccessObject *object,
                GString                   *text)
{
  if (object->whole || object->columns->len == 0)
    g_string_append (text, ", as a whole");
  for (unsigned i = 0; !object->whole && i < object->columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (object->columns, i);

      g_string_append_printf (text, "%s“%s”", i == 0 ? ", the columns " : ", ", column->name);
      if (column->mask != STEWARD_MASK_NONE)
        g_string_append_printf (text, " (%s)", steward_mask_to_title (column->mask));
    }
}

static void
append_rows (const StewardAccessObject *object,
             GString                   *text)
{
  for (unsigned i = 0; i < object->rows->len; i++)
    {
      g_autofree char *row = steward_row_condition_to_text (g_ptr_array_index (object->rows, i));

      g_string_append_printf (text, "%s%s", i == 0 ? ", only rows where " : " and ", row);
    }
}

static void
add_words (StewardEffectPlan         *plan,
           const StewardEffect       *effect,
           const StewardAccessObject *object)
{
  const gboolean grants = effect->action == STEWARD_EFFECT_GRANT;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, grants ? "Give “%s” the right to %s on “%s”" : "Take from “%s” the right to %s on “%s”",
                          effect->terms->grantee, effect->terms->privilege,
                          object->address != NULL ? object->address : object->object);
  append_columns (object, text);
  if (grants)
    append_rows (object, text);
  g_string_append_c (text, '.');
  steward_effect_plan_add (plan, "%s", text->str);
}

static void
warn_masks (StewardEffectPlan         *plan,
            const StewardAccessObject *object)
{
  for (unsigned i = 0; i < object->columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (object->columns, i);

      if (column->mask == STEWARD_MASK_DECADE)
        g_ptr_array_add (plan->warnings,
                         g_strdup_printf ("The decade of “%s” is written as for a year in numbers; of a date it has to "
                                          "be taken from its year.", column->name));
    }
  if (steward_access_object_needs_view (object))
    g_ptr_array_add (plan->warnings, g_strdup ("The types of the columns are not known here; read the view before you "
                                               "make it."));
}

/* Privileges stand in statements as they are. */
static gboolean
is_privilege (const char *privilege)
{
  for (const char *p = privilege; *p != '\0'; p++)
    {
      if (!g_ascii_isupper (*p) && *p != ' ' && *p != '_')
        return FALSE;
    }

  return *privilege != '\0';
}

static const char *
add_object (StewardEffectPlan   *plan,
            const StewardEffect *effect,
            StewardAccessObject *object)
{
  const StewardSqlDialect *dialect;
  g_auto (Place) place = { 0 };

  read_place (object, &place);
  dialect = steward_sql_dialect_find (place.scheme);
  if (g_strcmp0 (place.scheme, "kafka") == 0 && *place.root != '\0' && *place.rest != '\0')
    {
      add_kafka (plan, effect, &place);
      return "Kafka";
    }
  if (dialect != NULL && is_privilege (effect->terms->privilege) &&
      steward_sql_dialect_add (dialect, plan, effect, object, (const char *const *) place.path->pdata))
    {
      if (effect->action == STEWARD_EFFECT_GRANT)
        warn_masks (plan, object);
      return steward_sql_dialect_get_title (dialect);
    }
  add_words (plan, effect, object);

  return place.scheme != NULL ? "another platform" : "a platform that the contract does not name";
}

/**
 * steward_grant_script_new:
 * @effect: what is to be done
 * @error: %STEWARD_ERROR_INVALID_DATA when nobody is named
 *
 * Writes what a person has to run, by where each object lies.
 *
 * Returns: (transfer full): a plan that is not executable
 */
StewardEffectPlan *
steward_grant_script_new (const StewardEffect  *effect,
                          GError              **error)
{
  g_autoptr (StewardEffectPlan) plan = steward_effect_plan_new ();
  const StewardAccessTerms *terms = effect->terms;

  if (terms->grantee == NULL || *terms->grantee == '\0' || terms->privilege == NULL)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                           "The access names nobody to whom it is granted, or no privilege.");
      return NULL;
    }

  plan->executable = FALSE;
  plan->transactional = FALSE;
  for (unsigned i = 0; i < terms->objects->len; i++)
    {
      const char *platform = add_object (plan, effect, g_ptr_array_index (terms->objects, i));

      if (plan->platform == NULL)
        plan->platform = g_strdup (platform);
    }
  g_ptr_array_add (plan->warnings, g_strdup ("Steward cannot run this itself: a person runs it and confirms it. Who "
                                             "else gains by it is not known."));
  steward_effect_plan_settle (plan);

  return g_steal_pointer (&plan);
}
