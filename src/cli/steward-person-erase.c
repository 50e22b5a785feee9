/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl person erase: two people take name and address of a person out of
 * every file. The first one asks, another one carries it out. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-council-rows.h"

StewardExit
steward_command_person_erase (StewardCli   *cli,
                              char       ***argv)
{
  g_auto(StewardActOptions) options = { 0 };
  g_autofree char *reason = NULL;
  g_autofree char *person = NULL;
  g_autofree char *asked_by = NULL;
  GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, "Why it is asked", "TEXT" },
    STEWARD_ACT_ENTRIES (options),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;
  StewardCouncil *council;
  gint64 erased_at;

  if (!steward_cli_parse ("person erase", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  council = steward_cli_open_council (cli, &error);
  person = council != NULL ? steward_cli_find_person (cli, (*argv)[1], &error) : NULL;
  if (person == NULL || !steward_council_rows_get_erasure (steward_council_get_governance (council), person, &asked_by,
                                                           &erased_at, &error))
    return steward_cli_fail (error);

  intent = steward_cli_begin (cli, &options,
                              asked_by != NULL ? STEWARD_VERB_ERASE_PERSON : STEWARD_VERB_ASK_PERSON_ERASURE, &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->person = g_steal_pointer (&person);
  intent->comment = g_steal_pointer (&reason);

  return steward_cli_act (cli, &options, intent);
}
