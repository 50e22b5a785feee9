/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl sla report and list: how products keep what they promise. */

#include "config.h"

#include <stdio.h>

#include "steward-commands.h"
#include "steward-level-words.h"
#include "steward-output.h"
#include "steward-sla-output.h"
#include "steward-table.h"

typedef struct
{
  StewardSlaScope scope;
  gboolean json, csv, markdown, check;
  char *output;
} ReportOptions;

static void
clear_options (ReportOptions *options)
{
  steward_sla_scope_clear (&options->scope);
  g_clear_pointer (&options->output, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReportOptions, clear_options)

static void
add_level (StewardTable       *table,
           const StewardLevel *level)
{
  guint days;
  const StewardAttainment *window = steward_sla_get_window (level, &days);
  g_autofree char *name = steward_slo_get_name (level->slo);
  g_autofree char *promise = steward_slo_to_words (level->slo);
  g_autofree char *state = steward_sla_describe_state (level);
  g_autofree char *since = steward_sla_describe_since (level);
  g_autofree char *share = steward_sla_describe_share (window, level->slo->target);
  g_autofree char *unknown = window->undecidable > 0 ? steward_length_to_words (window->undecidable) : g_strdup ("");
  g_autofree char *budget = steward_sla_describe_budget (level);

  steward_table_add (table, name, state, since, share, unknown, budget,
                     level->incident != NULL ? level->incident : "", promise, NULL);
}

static void
print_product (const StewardSlaProduct *product)
{
  static const char *const titles[] = { "OBJECTIVE", "NOW", "SINCE", "ATTAINMENT", "UNDECIDABLE", "BUDGET LEFT",
                                        "INCIDENT", "PROMISED", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);
  g_autofree char *name = steward_output_escape (product->name);

  steward_output_print ("%s: %s (%u met, %u missed, %u undecidable, %u vague)\n", name,
                        steward_sla_product_to_state (product), product->n_met, product->n_missed,
                        product->n_undecidable, product->n_vague);
  for (guint i = 0; i < product->levels->len; i++)
    add_level (table, g_ptr_array_index (product->levels, i));
  steward_table_print (table, "  ");
  steward_output_print ("\n");
}

static void
print_text (const StewardSlaReport *report)
{
  g_autofree char *acknowledge = steward_length_to_words (report->incidents.mean_to_acknowledge);
  g_autofree char *repair = steward_length_to_words (report->incidents.mean_to_repair);

  for (guint i = 0; i < report->products->len; i++)
    print_product (g_ptr_array_index (report->products, i));
  if (report->products->len == 0)
    steward_output_print ("There is no such objective.\n");
  if (report->incidents.n == 0)
    return;
  steward_output_print ("Incidents of 90 days: %" G_GUINT64_FORMAT ", of which %u are not resolved.",
                        report->incidents.n, report->n_open);
  if (report->incidents.n_acknowledged > 0)
    steward_output_print (" Acknowledged after %s on average.", acknowledge);
  if (report->incidents.n_repaired > 0)
    steward_output_print (" Met again after %s on average.", repair);
  steward_output_print ("\n");
}

/* To a file, which is there whole or not at all, or to standard output. */
static gboolean
write_text (GBytes      *text,
            const char  *path,
            GError     **error)
{
  g_autoptr(GError) local = NULL;
  g_autofree char *shown = path != NULL ? g_filename_display_name (path) : NULL;

  if (path == NULL || g_str_equal (path, "-"))
    {
      fwrite (g_bytes_get_data (text, NULL), 1, g_bytes_get_size (text), stdout);
      return TRUE;
    }
  if (g_file_set_contents_full (path, g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text),
                                G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local))
    return TRUE;
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” cannot be written: %s.", shown, local->message);

  return FALSE;
}

static gboolean
print_report (const StewardSlaReport  *report,
              const ReportOptions     *options,
              GError                 **error)
{
  g_autoptr(GBytes) text = NULL;

  if (options->json)
    return steward_sla_print_json (report, error);
  if (options->csv)
    text = steward_sla_to_csv (report);
  else if (options->markdown)
    text = steward_sla_to_markdown (report);
  if (text != NULL)
    return write_text (text, options->output, error);
  print_text (report);

  return TRUE;
}

static gboolean
is_missed (const StewardSlaReport *report)
{
  for (guint i = 0; i < report->levels->len; i++)
    if (((StewardLevel *) report->levels->pdata[i])->verdict == STEWARD_LEVEL_MISSED)
      return TRUE;

  return FALSE;
}

StewardExit
steward_command_sla_report (StewardCli   *cli,
                            char       ***argv)
{
  g_auto(ReportOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    STEWARD_SLA_SCOPE_ENTRIES (options.scope),
    { "check", 0, 0, G_OPTION_ARG_NONE, &options.check, "Status 1 when anything is missed now", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print one JSON document", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv, "Print CSV, one line for each objective", NULL },
    { "markdown", 0, 0, G_OPTION_ARG_NONE, &options.markdown, "Print Markdown", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "CSV or Markdown into this file", "FILE" },
    { NULL },
  };
  g_autoptr(StewardSlaReport) report = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("sla report", entries, argv, 0, -1, &error))
    return steward_cli_fail (error);
  if (options.json + options.csv + options.markdown > 1)
    return steward_cli_fail_usage ("Take one of --json, --csv and --markdown.");
  if (options.output != NULL && !options.csv && !options.markdown)
    return steward_cli_fail_usage ("--output goes with --csv or --markdown.");
  if (options.scope.all && ((*argv)[1] != NULL || options.scope.domain != NULL))
    return steward_cli_fail_usage ("Either --all, or a product or domain.");
  report = steward_sla_load (cli, &options.scope, (const char *const *) *argv + 1,
                             options.json || options.csv || options.markdown, &error);
  if (report == NULL || !print_report (report, &options, &error))
    return steward_cli_fail (error);

  return options.check && is_missed (report) ? STEWARD_EXIT_FINDINGS : STEWARD_EXIT_FINE;
}

static void
print_list (const StewardSlaReport *report)
{
  static const char *const titles[] = { "ID", "PRODUCT", "OBJECTIVE", "NOW", "BUDGET LEFT", "LAST MEASURED", "WRITTEN",
                                        NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < report->levels->len; i++)
    {
      const StewardLevel *level = g_ptr_array_index (report->levels, i);
      g_autofree char *name = steward_slo_get_name (level->slo);
      g_autofree char *state = steward_sla_describe_state (level);
      g_autofree char *budget = steward_sla_describe_budget (level);
      g_autofree char *last = steward_sla_describe_last (level);

      steward_table_add (table, level->slo->id, level->name != NULL ? level->name : level->slo->subject, name, state,
                         budget, last, level->slo->vague != NULL ? level->slo->vague : level->slo->written, NULL);
    }
  if (report->levels->len > 0)
    steward_table_print (table, "");
  else
    steward_output_print ("There is no such objective.\n");
}

static gboolean
print_list_json (const StewardSlaReport  *report,
                 GError                 **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "objectives");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->levels->len; i++)
    steward_sla_add_level (builder, g_ptr_array_index (report->levels, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

StewardExit
steward_command_sla_list (StewardCli   *cli,
                          char       ***argv)
{
  g_auto(ReportOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    STEWARD_SLA_SCOPE_ENTRIES (options.scope),
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(StewardSlaReport) report = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("sla list", entries, argv, 0, -1, &error))
    return steward_cli_fail (error);
  report = steward_sla_load (cli, &options.scope, (const char *const *) *argv + 1, options.json, &error);
  if (report == NULL)
    return steward_cli_fail (error);
  if (!options.json)
    print_list (report);
  else if (!print_list_json (report, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
