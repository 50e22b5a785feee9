/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl sync: all sources or some, side by side, with one outcome each, and
 * what follows from it for the council. */

#include "config.h"

#include "steward-commands.h"
#include "steward-output.h"
#include "steward-table.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

typedef struct
{
  StewardSourceItem *item;             /* owned */
  GAsyncResult *result;                /* owned; NULL: still running */
  StewardSyncReport report;
  GError *error;                       /* owned, or NULL */
} Outcome;

static void
free_outcome (gpointer data)
{
  Outcome *outcome = data;

  g_object_unref (outcome->item);
  g_clear_object (&outcome->result);
  g_clear_error (&outcome->error);
  g_free (outcome);
}

static const char *
get_name (const Outcome *outcome)
{
  return steward_source_get_name (steward_source_item_get_source (outcome->item));
}

static void
add_outcome (GPtrArray         *outcomes,
             StewardSourceItem *item)
{
  Outcome *outcome;

  for (guint i = 0; i < outcomes->len; i++)
    if (((Outcome *) g_ptr_array_index (outcomes, i))->item == item)
      return;

  outcome = g_new0 (Outcome, 1);
  outcome->item = g_object_ref (item);
  g_ptr_array_add (outcomes, outcome);
}

static gboolean
choose_sources (StewardServices  *services,
                char            **names,
                GPtrArray        *outcomes,
                GError          **error)
{
  GListModel *sources = steward_services_get_sources (services);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      StewardSourceItem *item = steward_cli_find_source (services, names[i], error);

      if (item == NULL)
        return FALSE;
      add_outcome (outcomes, item);
    }
  for (guint i = 0; names[0] == NULL && i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (sources, i);

      add_outcome (outcomes, item);
    }

  return TRUE;
}

/* One line on a terminal, written over and over. */
static void
show_progress_cb (StewardSourceItem *item)
{
  g_autofree char *name = steward_output_escape (steward_source_get_name (steward_source_item_get_source (item)));
  const char *what = steward_source_item_get_what (item);
  guint64 total = steward_source_item_get_total (item);

  if (what == NULL)
    return;
  if (total > 0)
    fprintf (stderr, "\r\033[K%s: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " %s", name,
             steward_source_item_get_done (item), total, what);
  else
    fprintf (stderr, "\r\033[K%s: %" G_GUINT64_FORMAT " %s", name, steward_source_item_get_done (item), what);
}

static void
run_syncs (StewardServices *services,
           GPtrArray       *outcomes)
{
  gboolean terminal = isatty (STDERR_FILENO) == 1;

  for (guint i = 0; i < outcomes->len; i++)
    {
      Outcome *outcome = g_ptr_array_index (outcomes, i);

      if (terminal)
        g_signal_connect (outcome->item, "notify::progress-done", G_CALLBACK (show_progress_cb), NULL);
      steward_services_sync_async (services, outcome->item, steward_cli_ready_cb, &outcome->result);
    }
  for (guint i = 0; i < outcomes->len; i++)
    {
      Outcome *outcome = g_ptr_array_index (outcomes, i);

      if (!steward_services_sync_finish (services, steward_cli_wait (&outcome->result), &outcome->report,
                                         &outcome->error))
        g_assert (outcome->error != NULL);
      g_signal_handlers_disconnect_by_func (outcome->item, show_progress_cb, NULL);
    }
  if (terminal)
    fputs ("\r\033[K", stderr);
}

static void
add_json (JsonBuilder   *builder,
          const Outcome *outcome)
{
  const StewardSyncReport *report = &outcome->report;

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "name", get_name (outcome));
  steward_output_add_int (builder, "products", (gint64) report->products);
  steward_output_add_int (builder, "datasets", (gint64) report->datasets);
  steward_output_add_int (builder, "added", (gint64) report->added);
  steward_output_add_int (builder, "changed", (gint64) report->changed);
  steward_output_add_int (builder, "removed", (gint64) report->removed);
  json_builder_set_member_name (builder, "seconds");
  json_builder_add_double_value (builder, round (report->seconds * 1000) / 1000);
  steward_output_add_text (builder, "error", outcome->error != NULL ? outcome->error->message : NULL);
  json_builder_end_object (builder);
}

static gboolean
print_json (GPtrArray  *outcomes,
            GPtrArray  *sentences,
            GError    **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < outcomes->len; i++)
    add_json (builder, g_ptr_array_index (outcomes, i));
  json_builder_end_array (builder);
  steward_output_add_texts (builder, "council", sentences);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static void
print_table (GPtrArray *outcomes)
{
  static const char *const titles[] = { "SOURCE", "PRODUCTS", "DATASETS", "ADDED", "CHANGED", "REMOVED", "SECONDS",
                                        NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);
  guint n_rows = 0;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const Outcome *outcome = g_ptr_array_index (outcomes, i);
      const StewardSyncReport *report = &outcome->report;
      const guint64 numbers[] = { report->products, report->datasets, report->added, report->changed,
                                  report->removed };
      g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      if (outcome->error != NULL)
        continue;
      g_ptr_array_add (cells, g_strdup (get_name (outcome)));
      for (gsize j = 0; j < G_N_ELEMENTS (numbers); j++)
        g_ptr_array_add (cells, g_strdup_printf ("%" G_GUINT64_FORMAT, numbers[j]));
      g_ptr_array_add (cells, g_strdup_printf ("%.1f%s", report->seconds, report->unchanged ? " (unchanged)" : ""));
      steward_table_add_cells (table, (const char *const *) cells->pdata);
      n_rows++;
    }
  if (n_rows > 0)
    steward_table_print (table, "");
}

static void
print_sentences (GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    {
      g_autofree char *safe = steward_output_escape (g_ptr_array_index (sentences, i));

      steward_output_print ("%s\n", safe);
    }
}

/* The worst of them, each with its sentence. */
static StewardExit
report_errors (GPtrArray *outcomes)
{
  StewardExit status = STEWARD_EXIT_FINE;

  for (guint i = 0; i < outcomes->len; i++)
    {
      Outcome *outcome = g_ptr_array_index (outcomes, i);
      StewardExit one;

      if (outcome->error == NULL)
        continue;
      g_prefix_error (&outcome->error, "%s: ", get_name (outcome));
      one = steward_cli_fail_source (outcome->error);
      status = MAX (status, one);
    }

  return status;
}

StewardExit
steward_sync (StewardCli   *cli,
              char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GPtrArray) outcomes = g_ptr_array_new_with_free_func (free_outcome);
  g_autoptr(GPtrArray) sentences = NULL;
  g_autoptr(GError) error = NULL;
  StewardServices *services;

  if (!steward_cli_parse ("sync", entries, argv, 0, -1, &error))
    return steward_cli_fail (error);
  services = steward_cli_open (cli, &error);
  if (services == NULL || !choose_sources (services, *argv + 1, outcomes, &error))
    return steward_cli_fail (error);

  run_syncs (services, outcomes);
  sentences = steward_council_watch_sync (steward_services_get_council (services), steward_instant_now (), &error);
  if (sentences == NULL)
    return steward_cli_fail (error);
  if (json && !print_json (outcomes, sentences, &error))
    return steward_cli_fail (error);
  if (!json)
    {
      print_table (outcomes);
      print_sentences (sentences);
    }

  return report_errors (outcomes);
}
