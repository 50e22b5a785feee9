/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl ledger erase: two people make a text unreadable for ever. The
 * first one asks, another one carries it out; every seal stays valid. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-council-rows.h"

StewardExit
steward_command_ledger_erase (StewardCli   *cli,
                              char       ***argv)
{
  g_auto(StewardActOptions) options = { 0 };
  g_autofree char *reason = NULL;
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

  if (!steward_cli_parse ("ledger erase", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  council = steward_cli_open_council (cli, &error);
  if (council == NULL || !steward_council_rows_get_erasure (steward_council_get_governance (council), (*argv)[1],
                                                            &asked_by, &erased_at, &error))
    return steward_cli_fail (error);

  intent = steward_cli_begin (cli, &options, asked_by != NULL ? STEWARD_VERB_ERASE : STEWARD_VERB_ASK_ERASURE, &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->payload = g_strdup ((*argv)[1]);
  intent->comment = g_strdup (reason);

  return steward_cli_act (cli, &options, intent);
}
