/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl review show. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-output.h"
#include "steward-review-output.h"

static gboolean
print_json (const StewardEvidence  *evidence,
            GError                **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "review");
  steward_review_add_json (builder, evidence);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

/* Whose view it is; nobody's, when nobody is known to sit here. */
static gboolean
find_reader (StewardCli  *cli,
             const char  *as,
             char       **out_person,
             GError     **error)
{
  *out_person = as != NULL ? steward_cli_find_person (cli, as, error)
                           : g_strdup (steward_services_get_person (cli->services));

  return *out_person != NULL || as == NULL;
}

StewardExit
steward_command_review_show (StewardCli   *cli,
                             char       ***argv)
{
  g_autofree char *as = NULL;
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, "Who reads, for what may be done (default: who sits at this desk)",
      "PERSON" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(StewardEvidence) evidence = NULL;
  g_autofree char *person = NULL;
  g_autoptr(GError) error = NULL;
  StewardCouncil *council;

  if (!steward_cli_parse ("review show", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  council = steward_cli_open_council (cli, &error);
  if (council == NULL || !find_reader (cli, as, &person, &error))
    return steward_cli_fail (error);
  evidence = steward_evidence_load_sync (council, (*argv)[1], person, &error);
  if (evidence == NULL)
    return steward_cli_fail (error);

  if (!json)
    steward_review_print (evidence);
  else if (!print_json (evidence, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
