/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl charter check and charter found: a charter as a document, before
 * and when it comes into force. */

#include "config.h"

#include "steward-check-report.h"
#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-output.h"

static gboolean
take_charter (StewardCheckReport  *report,
              StewardDocument     *document,
              const char          *file,
              GError             **error)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(StewardCharter) charter = NULL;
  g_autoptr(GError) local = NULL;

  charter = steward_charter_read (steward_document_get_root (document), file, &findings, &local);
  if (charter == NULL && findings == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (charter == NULL && findings->len == 0)
    g_ptr_array_add (report->findings, steward_finding_new ("charter/unreadable", STEWARD_SEVERITY_ERROR, file, 0, 0,
                                                            g_strdup (local->message), NULL));
  g_ptr_array_extend_and_steal (report->findings, g_steal_pointer (&findings));
  report->n_documents++;

  return TRUE;
}

static gboolean
check_charter (StewardCheckReport  *report,
               const char          *path,
               GError             **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *text = steward_cli_read_text (path, error);
  g_autoptr(GPtrArray) documents = text != NULL ? steward_document_parse_yaml (text, -1, NULL, error) : NULL;

  if (documents == NULL)
    return FALSE;
  if (documents->len != 1)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” holds %u documents; a charter is one.",
                   shown, documents->len);
      return FALSE;
    }
  g_ptr_array_add (report->files, g_strdup (shown));
  if (!take_charter (report, g_ptr_array_index (documents, 0), shown, error))
    return FALSE;
  steward_check_report_sort (report);

  return TRUE;
}

StewardExit
steward_command_charter_check (StewardCli   *cli,
                               char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(StewardCheckReport) report = steward_check_report_new ();
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("charter check", entries, argv, 1, 1, &error) ||
      !check_charter (report, (*argv)[1], &error))
    return steward_cli_fail (error);
  if (!json)
    steward_check_report_print_text (report);
  else if (!steward_check_report_print_json (report, &error))
    return steward_cli_fail (error);

  return steward_check_report_count (report, STEWARD_SEVERITY_ERROR) +
         steward_check_report_count (report, STEWARD_SEVERITY_WARNING) > 0 ? STEWARD_EXIT_FINDINGS
                                                                           : STEWARD_EXIT_FINE;
}

/* Nobody is known before there is a council: whoever founds it is named as in
 * the document, and is its chair when nothing else is said. */
static StewardIntent *
make_founding (StewardCli               *cli,
               const StewardActOptions  *options,
               const char               *path,
               GError                  **error)
{
  g_autoptr(StewardIntent) intent = NULL;

  if (steward_cli_open_council (cli, error) == NULL)
    return NULL;
  intent = steward_intent_new (STEWARD_VERB_FOUND_CHARTER, options->as);
  intent->document = steward_cli_read_text (path, error);
  intent->document_name = g_filename_display_basename (path);

  return intent->document != NULL ? g_steal_pointer (&intent) : NULL;
}

StewardExit
steward_command_charter_found (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(StewardActOptions) options = { 0 };
  GOptionEntry entries[] = { STEWARD_ACT_ENTRIES (options), { NULL } };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;
  StewardExit status;

  if (!steward_cli_parse ("charter found", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = make_founding (cli, &options, (*argv)[1], &error);
  if (intent == NULL)
    return steward_cli_fail (error);

  status = steward_cli_act (cli, &options, intent);
  if (status == STEWARD_EXIT_FINE && !options.dry_run && !options.json &&
      steward_services_get_person (cli->services) == NULL)
    steward_output_print ("Say who sits at this desk with “stewardctl person use PERSON”.\n");

  return status;
}
