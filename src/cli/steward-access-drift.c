/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl access drift: what platforms grant beside what was approved, and
 * the remedy of one difference, which goes the way of any other request. */

#include "config.h"

#include "steward-access-act.h"
#include "steward-commands.h"
#include "steward-output.h"
#include "steward-table.h"

#include <stdio.h>

/* What was found in one source. */
typedef struct
{
  char *id;
  char *name;
  gint64 seen_at;
  guint64 n_lines;
  guint64 n_left_out;
  GPtrArray *items;                    /* StewardDriftItem, or NULL */
  GError *error;                       /* or NULL */
} Comparison;

static const struct
{
  StewardRemedy remedy;
  const char *id;
} remedies[] = {
  { STEWARD_REMEDY_REVOKE, "revoke" },
  { STEWARD_REMEDY_ADOPT, "adopt" },
  { STEWARD_REMEDY_AGAIN, "again" },
};

static void
free_comparison (gpointer data)
{
  Comparison *comparison = data;

  g_free (comparison->id);
  g_free (comparison->name);
  g_clear_pointer (&comparison->items, g_ptr_array_unref);
  g_clear_error (&comparison->error);
  g_free (comparison);
}

/* Comparing. */

static Comparison *
compare (StewardServices   *services,
         StewardSourceItem *item)
{
  StewardSource *source = steward_source_item_get_source (item);
  StewardGovernance *governance = steward_services_get_governance (services);
  Comparison *comparison = g_new0 (Comparison, 1);
  g_autoptr(GAsyncResult) result = NULL;

  comparison->id = g_strdup (steward_source_get_id (source));
  comparison->name = g_strdup (steward_source_get_name (source));
  steward_services_check_drift_async (services, item, NULL, steward_cli_ready_cb, &result);
  comparison->items = steward_services_check_drift_finish (services, steward_cli_wait (&result), &comparison->error);
  if (comparison->items != NULL &&
      !steward_drift_get_sync (governance, comparison->id, &comparison->seen_at, &comparison->n_lines,
                               &comparison->n_left_out, &comparison->error))
    g_clear_pointer (&comparison->items, g_ptr_array_unref);

  return comparison;
}

static GPtrArray *
compare_all (StewardServices *services)
{
  GListModel *sources = steward_services_get_sources (services);
  GPtrArray *comparisons = g_ptr_array_new_with_free_func (free_comparison);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (sources, i);

      if (steward_services_can_compare (services, item))
        g_ptr_array_add (comparisons, compare (services, item));
    }

  return comparisons;
}

/* Telling. */

static void
add_remedies (JsonBuilder            *builder,
              const StewardDriftItem *item)
{
  guint offered = steward_drift_get_remedies (item);

  json_builder_set_member_name (builder, "remedies");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (remedies); i++)
    if (offered & (1u << remedies[i].remedy))
      json_builder_add_string_value (builder, remedies[i].id);
  json_builder_end_array (builder);
}

static void
add_item (JsonBuilder            *builder,
          const Comparison       *comparison,
          guint                   number,
          const StewardDriftItem *item)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "source", comparison->name);
  steward_output_add_int (builder, "item", number);
  steward_output_add_text (builder, "kind", steward_drift_kind_to_id (item->kind));
  steward_output_add_text (builder, "grantee", item->grantee);
  steward_output_add_text (builder, "object", item->object);
  steward_output_add_text (builder, "privilege", item->privilege);
  steward_output_add_text (builder, "columns", item->columns);
  steward_output_add_text (builder, "grantor", item->grantor);
  steward_output_add_text (builder, "access", item->access);
  steward_output_add_text (builder, "subject", item->subject);
  steward_output_add_text (builder, "words", item->words);
  add_remedies (builder, item);
  json_builder_end_object (builder);
}

static void
add_source (JsonBuilder      *builder,
            const Comparison *comparison)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "name", comparison->name);
  steward_output_add_time (builder, "seen_at", comparison->seen_at);
  steward_output_add_int (builder, "lines", (gint64) comparison->n_lines);
  steward_output_add_int (builder, "left_out", (gint64) comparison->n_left_out);
  steward_output_add_text (builder, "error", comparison->error != NULL ? comparison->error->message : NULL);
  json_builder_end_object (builder);
}

static gboolean
print_json (GPtrArray  *comparisons,
            GError    **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparisons->len; i++)
    add_source (builder, g_ptr_array_index (comparisons, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "drift");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparisons->len; i++)
    {
      const Comparison *comparison = g_ptr_array_index (comparisons, i);

      for (guint j = 0; comparison->items != NULL && j < comparison->items->len; j++)
        add_item (builder, comparison, j + 1, g_ptr_array_index (comparison->items, j));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static void
print_table (GPtrArray *comparisons)
{
  static const char *const titles[] = { "SOURCE", "ITEM", "KIND", "GRANTEE", "PRIVILEGE", "OBJECT", "COLUMNS",
                                        "ACCESS", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < comparisons->len; i++)
    {
      const Comparison *comparison = g_ptr_array_index (comparisons, i);

      for (guint j = 0; comparison->items != NULL && j < comparison->items->len; j++)
        {
          const StewardDriftItem *item = g_ptr_array_index (comparison->items, j);
          g_autofree char *number = g_strdup_printf ("%u", j + 1);

          steward_table_add (table, comparison->name, number, steward_drift_kind_to_id (item->kind), item->grantee,
                             item->privilege, item->object, item->columns != NULL ? item->columns : "",
                             item->access != NULL ? item->access : "", NULL);
        }
    }
  steward_table_print (table, "");
}

static StewardExit
tell (GPtrArray *comparisons,
      gboolean   json)
{
  StewardExit status = STEWARD_EXIT_FINE;
  g_autoptr(GError) error = NULL;

  if (!json)
    print_table (comparisons);
  else if (!print_json (comparisons, &error))
    return steward_cli_fail (error);
  for (guint i = 0; i < comparisons->len; i++)
    {
      const Comparison *comparison = g_ptr_array_index (comparisons, i);

      if (comparison->error != NULL)
        status = steward_cli_fail_source (comparison->error);
      else if (comparison->items->len > 0 && status == STEWARD_EXIT_FINE)
        status = STEWARD_EXIT_FINDINGS;
      if (comparison->n_left_out > 0 && !json)
        fprintf (stderr, "stewardctl: %" G_GUINT64_FORMAT " more are not listed.\n", comparison->n_left_out);
    }

  return status;
}

/* The remedy. */

static gboolean
find_remedy (const char     *id,
             StewardRemedy  *out_remedy)
{
  for (gsize i = 0; i < G_N_ELEMENTS (remedies); i++)
    if (g_str_equal (remedies[i].id, id))
      {
        *out_remedy = remedies[i].remedy;
        return TRUE;
      }

  return FALSE;
}

/* The effect again is shown with its statements, as any other decision is. */
static gboolean
add_plan (StewardCli     *cli,
          StewardIntent  *intent,
          GError        **error)
{
  g_autoptr(StewardAccess) access = NULL;
  g_autoptr(StewardEffect) effect = NULL;
  StewardEffectAction action;

  if (intent->access == NULL || intent->outcome == NULL || !steward_effect_action_from_id (intent->outcome, &action))
    return TRUE;
  access = steward_access_rows_load (steward_services_get_governance (cli->services), intent->access, error);
  if (access == NULL)
    return FALSE;
  effect = steward_access_case_make_effect (access, action, access->terms);
  intent->version = access->version;
  intent->plan = steward_access_plan (cli, effect, error);

  return intent->plan != NULL;
}

static StewardExit
mend (StewardCli              *cli,
      const StewardActOptions *options,
      StewardSourceItem       *source,
      const char              *word,
      int                      number)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardIntent) who = steward_cli_begin (cli, options, STEWARD_VERB_REQUEST_ACCESS, &error);
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GPtrArray) items = NULL;
  StewardServices *services = cli->services;
  StewardRemedy remedy;

  if (who == NULL)
    return steward_cli_fail (error);
  if (!find_remedy (word, &remedy))
    return steward_cli_fail_usage ("“%s” is no remedy; there are revoke, adopt and again.", word);
  items = steward_drift_list_sync (steward_services_get_governance (services),
                                   steward_source_get_id (steward_source_item_get_source (source)), &error);
  if (items == NULL)
    return steward_cli_fail (error);
  if (number < 1 || (guint) number > items->len)
    return steward_cli_fail_usage ("The last comparison found no item %d; “stewardctl access drift” lists them.",
                                   number);
  intent = steward_drift_make_intent (steward_services_get_council (services),
                                      g_ptr_array_index (items, (guint) number - 1), remedy, who->actor, &error);
  if (intent == NULL || !add_plan (cli, intent, &error))
    return steward_cli_refuse (error);

  return steward_cli_act (cli, options, intent);
}

StewardExit
steward_command_access_drift (StewardCli   *cli,
                              char       ***argv)
{
  g_auto(StewardActOptions) options = { 0 };
  g_autofree char *remedy = NULL;
  int number = 0;
  GOptionEntry entries[] = {
    STEWARD_ACT_ENTRIES (options),
    { "remedy", 0, 0, G_OPTION_ARG_STRING, &remedy, "Mend one difference: revoke, adopt or again", "REMEDY" },
    { "item", 0, 0, G_OPTION_ARG_INT, &number, "Which one of the source, as listed last", "NUMBER" },
    { NULL },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) comparisons = NULL;
  StewardServices *services;
  StewardSourceItem *item = NULL;

  if (!steward_cli_parse ("access drift", entries, argv, 0, 1, &error))
    return steward_cli_fail (error);
  services = steward_cli_open (cli, &error);
  if (services == NULL)
    return steward_cli_fail (error);
  if ((*argv)[1] != NULL && (item = steward_cli_find_source (services, (*argv)[1], &error)) == NULL)
    return steward_cli_fail (error);
  if (remedy != NULL)
    return item != NULL ? mend (cli, &options, item, remedy, number)
                        : steward_cli_fail_usage ("A remedy needs the source and --item.");
  if (item == NULL)
    {
      comparisons = compare_all (services);
      return tell (comparisons, options.json);
    }
  comparisons = g_ptr_array_new_with_free_func (free_comparison);
  g_ptr_array_add (comparisons, compare (services, item));

  return tell (comparisons, options.json);
}
