/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl meeting open, roll, item, note and close. Votes of a meeting are
 * cast with “review vote --meeting”. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"

static StewardIntent *
begin (StewardCli               *cli,
       const StewardActOptions  *options,
       const char               *verb,
       const char               *meeting,
       GError                  **error)
{
  StewardIntent *intent = steward_cli_begin (cli, options, verb, error);

  if (intent != NULL)
    intent->meeting = g_strdup (meeting);

  return intent;
}

StewardExit
steward_command_meeting_open (StewardCli   *cli,
                              char       ***argv)
{
  g_auto(StewardActOptions) options = { 0 };
  g_autofree char *title = NULL;
  g_autofree char *starts = NULL;
  GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, "How it is called", "TEXT" },
    { "starts", 0, 0, G_OPTION_ARG_STRING, &starts, "When it starts (default: now)", "TIME" },
    STEWARD_ACT_ENTRIES (options),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("meeting open", entries, argv, 0, -1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_OPEN_MEETING, NULL, &error);
  if (intent == NULL || !steward_cli_parse_since ("--starts", starts, &intent->since, &error))
    return steward_cli_fail (error);
  intent->title = g_strdup (title);
  intent->agenda = g_strdupv (*argv + 1);

  return steward_cli_act (cli, &options, intent);
}

StewardExit
steward_command_meeting_roll (StewardCli   *cli,
                              char       ***argv)
{
  g_auto(StewardActOptions) options = { 0 };
  g_autofree char *person = NULL;
  gboolean absent = FALSE;
  GOptionEntry entries[] = {
    { "absent", 0, 0, G_OPTION_ARG_NONE, &absent, "Nobody sits there", NULL },
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, "Who sits there (default: the holder)", "PERSON" },
    STEWARD_ACT_ENTRIES (options),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("meeting roll", entries, argv, 2, 2, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_CALL_ROLL, (*argv)[1], &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->seat = g_strdup ((*argv)[2]);
  intent->present = !absent;
  if (person != NULL)
    {
      intent->person = steward_cli_find_person (cli, person, &error);
      if (intent->person == NULL)
        return steward_cli_fail (error);
    }

  return steward_cli_act (cli, &options, intent);
}

StewardExit
steward_command_meeting_item (StewardCli   *cli,
                              char       ***argv)
{
  static const char *const outcomes[] = { "decided", "deferred", "open", NULL };
  g_auto(StewardActOptions) options = { 0 };
  g_autofree char *outcome = NULL;
  GOptionEntry entries[] = {
    { "close", 0, 0, G_OPTION_ARG_STRING, &outcome, "The item is done: decided, deferred or open", "OUTCOME" },
    STEWARD_ACT_ENTRIES (options),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("meeting item", entries, argv, 2, 2, &error))
    return steward_cli_fail (error);
  if (outcome != NULL && !g_strv_contains (outcomes, outcome))
    return steward_cli_fail_usage ("--close takes “decided”, “deferred” or “open”, not “%s”.", outcome);
  intent = begin (cli, &options, outcome != NULL ? STEWARD_VERB_CLOSE_ITEM : STEWARD_VERB_START_ITEM, (*argv)[1],
                  &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->review = g_strdup ((*argv)[2]);
  intent->outcome = g_strdup (outcome);

  return steward_cli_act (cli, &options, intent);
}

typedef struct
{
  StewardActOptions act;
  char *review;
  char *dissent;
  char *owner;
  char *due;
  char *done;
  gboolean action;
} NoteOptions;

static void
clear_note_options (NoteOptions *options)
{
  steward_act_options_clear (&options->act);
  g_free (options->review);
  g_free (options->dissent);
  g_free (options->owner);
  g_free (options->due);
  g_free (options->done);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NoteOptions, clear_note_options)

static const char *
choose_verb (const NoteOptions *options)
{
  if (options->done != NULL)
    return STEWARD_VERB_DO_ACTION;
  if (options->action)
    return STEWARD_VERB_ADD_ACTION;

  return options->dissent != NULL ? STEWARD_VERB_DISSENT : STEWARD_VERB_NOTE;
}

static gboolean
take_note (StewardCli         *cli,
           StewardIntent      *intent,
           const NoteOptions  *options,
           const char         *text,
           GError            **error)
{
  intent->comment = g_strdup (text);
  intent->review = g_strdup (options->review);
  intent->seat = g_strdup (options->dissent);
  intent->condition = g_strdup (options->done);
  if (!steward_cli_parse_until ("--due", options->due, &intent->until, error))
    return FALSE;
  if (options->owner != NULL)
    intent->person = steward_cli_find_person (cli, options->owner, error);

  return options->owner == NULL || intent->person != NULL;
}

StewardExit
steward_command_meeting_note (StewardCli   *cli,
                              char       ***argv)
{
  g_auto(NoteOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "review", 0, 0, G_OPTION_ARG_STRING, &options.review, "About this item", "ID" },
    { "dissent", 0, 0, G_OPTION_ARG_STRING, &options.dissent, "The dissent of this seat", "SEAT" },
    { "action", 0, 0, G_OPTION_ARG_NONE, &options.action, "Something that is to be done", NULL },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &options.owner, "Who does it", "PERSON" },
    { "due", 0, 0, G_OPTION_ARG_STRING, &options.due, "By when", "DATE" },
    { "done", 0, 0, G_OPTION_ARG_STRING, &options.done, "This action is done; needs no text", "ACTION" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("meeting note", entries, argv, 1, 2, &error))
    return steward_cli_fail (error);
  if ((*argv)[2] == NULL && options.done == NULL)
    return steward_cli_fail_usage ("“stewardctl meeting note” needs a text.");
  intent = begin (cli, &options.act, choose_verb (&options), (*argv)[1], &error);
  if (intent == NULL || !take_note (cli, intent, &options, (*argv)[2], &error))
    return steward_cli_fail (error);

  return steward_cli_act (cli, &options.act, intent);
}

StewardExit
steward_command_meeting_close (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(StewardActOptions) options = { 0 };
  GOptionEntry entries[] = { STEWARD_ACT_ENTRIES (options), { NULL } };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("meeting close", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_CLOSE_MEETING, (*argv)[1], &error);

  return intent != NULL ? steward_cli_act (cli, &options, intent) : steward_cli_fail (error);
}
