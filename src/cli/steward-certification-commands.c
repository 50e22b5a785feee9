/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl certification list, suspend and restore. */

#include "config.h"

#include "steward-certificate-output.h"
#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-council-rows.h"
#include "steward-output.h"
#include "steward-table.h"

/* The name of a product while the catalog has it. */
static char *
find_name (StewardCouncil *council,
           const char     *urn)
{
  g_autoptr(StewardEntryDetail) detail = steward_catalog_load_sync (steward_council_get_catalog (council), urn, NULL);

  return g_strdup (detail != NULL ? detail->entry->name : NULL);
}

static void
print_table (StewardCouncil *council,
             GPtrArray      *certificates)
{
  static const char *const titles[] = { "PRODUCT", "CERTIFICATE", "SINCE", "UNTIL", "REVIEW", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < certificates->len; i++)
    {
      const StewardCertificate *certificate = g_ptr_array_index (certificates, i);
      g_autofree char *name = find_name (council, certificate->subject);
      g_autofree char *words = steward_certificate_to_words (certificate);
      g_autofree char *since = steward_output_time (certificate->since);
      g_autofree char *until = steward_output_time (certificate->until);

      steward_table_add (table, name != NULL ? name : certificate->subject, words, since, until,
                         certificate->review != NULL ? certificate->review : "", NULL);
    }
  if (certificates->len > 0)
    steward_table_print (table, "");
  else
    steward_output_print ("The council has certified nothing yet.\n");
}

static gboolean
print_json (StewardCouncil  *council,
            GPtrArray       *certificates,
            GError         **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "certifications");
  json_builder_begin_array (builder);
  for (guint i = 0; i < certificates->len; i++)
    {
      const StewardCertificate *certificate = g_ptr_array_index (certificates, i);
      g_autofree char *name = find_name (council, certificate->subject);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "subject", certificate->subject);
      steward_output_add_text (builder, "name", name);
      steward_certificate_add_json (builder, "certificate", certificate);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

StewardExit
steward_command_certification_list (StewardCli   *cli,
                                    char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GPtrArray) certificates = NULL;
  g_autoptr(GError) error = NULL;
  StewardCouncil *council;

  if (!steward_cli_parse ("certification list", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  council = steward_cli_open_council (cli, &error);
  certificates = council != NULL
                   ? steward_council_rows_list_certificates (steward_council_get_governance (council), &error) : NULL;
  if (certificates == NULL)
    return steward_cli_fail (error);

  if (!json)
    print_table (council, certificates);
  else if (!print_json (council, certificates, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}

static StewardExit
change_standing (StewardCli   *cli,
                 char       ***argv,
                 const char   *command,
                 const char   *verb,
                 gboolean      needs_reason)
{
  g_auto(StewardActOptions) options = { 0 };
  g_autofree char *reason = NULL;
  GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, "Why", "TEXT" },
    STEWARD_ACT_ENTRIES (options),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse (command, entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  if (needs_reason && (reason == NULL || *reason == '\0'))
    return steward_cli_fail_usage ("“stewardctl %s” needs --reason TEXT.", command);
  intent = steward_cli_begin (cli, &options, verb, &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->subject = g_strdup ((*argv)[1]);
  intent->comment = g_strdup (reason);

  return steward_cli_act (cli, &options, intent);
}

StewardExit
steward_command_certification_suspend (StewardCli   *cli,
                                       char       ***argv)
{
  return change_standing (cli, argv, "certification suspend", STEWARD_VERB_SUSPEND, TRUE);
}

StewardExit
steward_command_certification_restore (StewardCli   *cli,
                                       char       ***argv)
{
  return change_standing (cli, argv, "certification restore", STEWARD_VERB_RESTORE, FALSE);
}
