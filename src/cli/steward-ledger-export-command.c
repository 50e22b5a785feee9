/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl ledger export: evidence for people without Steward. */

#include "config.h"

#include "steward-commands.h"
#include "steward-output.h"

#include "steward-ledger-export.h"

typedef struct
{
  char *review;
  char *stream;
  gint64 since;
  gboolean no_payloads;
  gboolean json;
} ExportOptions;

static void
clear_options (ExportOptions *options)
{
  g_free (options->review);
  g_free (options->stream);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, clear_options)

static StewardExit
print_result (const ExportOptions *options,
              const char          *folder,
              gint64               n_events)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *safe = steward_output_escape (folder);
  g_autoptr(GError) error = NULL;

  if (!options->json)
    {
      steward_output_print ("%" G_GINT64_FORMAT " events are in %s. Check them with: sh verify.sh (in that folder)\n",
                            n_events, safe);
      return STEWARD_EXIT_FINE;
    }

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "folder", folder);
  steward_output_add_int (builder, "events", n_events);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, &error) ? STEWARD_EXIT_FINE : steward_cli_fail (error);
}

static StewardExit
run (StewardCli          *cli,
     const ExportOptions *options,
     const char          *folder)
{
  g_autofree char *stream = options->review != NULL ? g_strconcat ("review/", options->review, NULL)
                                                    : g_strdup (options->stream);
  g_autofree char *shown = g_filename_display_name (folder);
  const StewardExport what = { folder, stream, (guint64) options->since, !options->no_payloads };
  g_autoptr(GError) error = NULL;
  StewardServices *services = steward_cli_open (cli, &error);
  gint64 n_events;

  if (services == NULL ||
      !steward_ledger_export_sync (steward_services_get_ledger (services), steward_services_get_governance (services),
                                   &what, &n_events, &error))
    return steward_cli_fail (error);

  return print_result (options, shown, n_events);
}

StewardExit
steward_command_ledger_export (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(ExportOptions) options = { 0 };
  GOptionEntry entries[] = {
    { "review", 0, 0, G_OPTION_ARG_STRING, &options.review, "Only this review, without its neighbours", "ID" },
    { "stream", 0, 0, G_OPTION_ARG_STRING, &options.stream, "Only this stream, such as “meeting/m-2026-01”", "STREAM" },
    { "since", 0, 0, G_OPTION_ARG_INT64, &options.since, "Prove that the ledger extends the one of so many events",
      "SIZE" },
    { "no-payloads", 0, 0, G_OPTION_ARG_NONE, &options.no_payloads, "Leave out texts, revisions and files", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("ledger export", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  if (options.review != NULL && options.stream != NULL)
    return steward_cli_fail_usage ("“--review” and “--stream” exclude each other.");
  if (options.since < 0)
    return steward_cli_fail_usage ("“--since” takes a number of events.");

  return run (cli, &options, (*argv)[1]);
}
