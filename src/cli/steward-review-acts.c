/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl review recuse, comment, defer, decide, withdraw, evidence and
 * condition: what one does with a review beside voting. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"

/* Options that several of these commands have; each shows its own. */
typedef struct
{
  StewardActOptions act;
  char *seat;
  char *reason;
  char *until;
  char *override;
  gboolean ask_changes;
  gboolean met;
} ReviewOptions;

static void
clear_options (ReviewOptions *options)
{
  steward_act_options_clear (&options->act);
  g_free (options->seat);
  g_free (options->reason);
  g_free (options->until);
  g_free (options->override);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReviewOptions, clear_options)

/* An intent about the review that is the command's first word. */
static StewardIntent *
begin (StewardCli           *cli,
       const ReviewOptions  *options,
       const char           *verb,
       char                **words,
       GError              **error)
{
  StewardIntent *intent = steward_cli_begin (cli, &options->act, verb, error);

  if (intent == NULL)
    return NULL;
  intent->review = g_strdup (words[1]);
  intent->seat = g_strdup (options->seat);
  intent->comment = g_strdup (options->reason);

  return intent;
}

StewardExit
steward_command_review_recuse (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(ReviewOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "seat", 0, 0, G_OPTION_ARG_STRING, &options.seat, "This seat, if there are several", "SEAT" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, "Why", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("review recuse", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_RECUSE, *argv, &error);

  return intent != NULL ? steward_cli_act (cli, &options.act, intent) : steward_cli_fail (error);
}

StewardExit
steward_command_review_comment (StewardCli   *cli,
                                char       ***argv)
{
  g_auto(ReviewOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "ask-changes", 0, 0, G_OPTION_ARG_NONE, &options.ask_changes, "Ask the requester to change something", NULL },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("review comment", entries, argv, 2, 2, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_COMMENT, *argv, &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->comment = g_strdup ((*argv)[2]);
  intent->asks_changes = options.ask_changes;

  return steward_cli_act (cli, &options.act, intent);
}

StewardExit
steward_command_review_defer (StewardCli   *cli,
                              char       ***argv)
{
  g_auto(ReviewOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, "To the end of this day", "DATE" },
    { "seat", 0, 0, G_OPTION_ARG_STRING, &options.seat, "For this seat, if there are several", "SEAT" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, "Why", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("review defer", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  if (options.until == NULL)
    return steward_cli_fail_usage ("“stewardctl review defer” needs --until DATE.");
  intent = begin (cli, &options, STEWARD_VERB_DEFER, *argv, &error);
  if (intent == NULL || !steward_cli_parse_until ("--until", options.until, &intent->until, &error))
    return steward_cli_fail (error);

  return steward_cli_act (cli, &options.act, intent);
}

StewardExit
steward_command_review_decide (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(ReviewOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "override", 0, 0, G_OPTION_ARG_STRING, &options.override, "approve or reject, against the count", "OUTCOME" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, "Why; it is shown beside the decision", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;
  StewardVoteChoice choice;

  if (!steward_cli_parse ("review decide", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  if (options.override == NULL || !steward_vote_choice_from_id (options.override, &choice) ||
      choice == STEWARD_VOTE_ABSTAIN)
    return steward_cli_fail_usage ("Votes decide by themselves; --override takes “approve” or “reject”.");
  if (options.reason == NULL || *options.reason == '\0')
    return steward_cli_fail_usage ("An override needs --reason TEXT.");
  intent = begin (cli, &options, STEWARD_VERB_DECIDE, *argv, &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->override = TRUE;
  intent->choice = choice;

  return steward_cli_act (cli, &options.act, intent);
}

StewardExit
steward_command_review_withdraw (StewardCli   *cli,
                                 char       ***argv)
{
  g_auto(ReviewOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, "Why", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("review withdraw", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_WITHDRAW, *argv, &error);

  return intent != NULL ? steward_cli_act (cli, &options.act, intent) : steward_cli_fail (error);
}

StewardExit
steward_command_review_evidence (StewardCli   *cli,
                                 char       ***argv)
{
  g_auto(ReviewOptions) options = { { 0 } };
  GOptionEntry entries[] = { STEWARD_ACT_ENTRIES (options.act), { NULL } };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("review evidence", entries, argv, 2, -1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_ADD_EVIDENCE, *argv, &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->files = g_strdupv (*argv + 2);

  return steward_cli_act (cli, &options.act, intent);
}

StewardExit
steward_command_review_condition (StewardCli   *cli,
                                  char       ***argv)
{
  g_auto(ReviewOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "met", 0, 0, G_OPTION_ARG_NONE, &options.met, "The condition is met", NULL },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.reason, "How, in Markdown", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("review condition", entries, argv, 2, 2, &error))
    return steward_cli_fail (error);
  if (!options.met)
    return steward_cli_fail_usage ("Say --met when the condition is met.");
  intent = begin (cli, &options, STEWARD_VERB_MEET_CONDITION, *argv, &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->condition = g_strdup ((*argv)[2]);

  return steward_cli_act (cli, &options.act, intent);
}
