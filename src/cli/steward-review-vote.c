/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl review vote. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"

#include <string.h>

typedef struct
{
  StewardActOptions act;
  char *seat;
  char *comment;
  char *person;
  char *meeting;
  char **conditions;
  char **ticked;
  char **except;
} VoteOptions;

static void
clear_options (VoteOptions *options)
{
  steward_act_options_clear (&options->act);
  g_free (options->seat);
  g_free (options->comment);
  g_free (options->person);
  g_free (options->meeting);
  g_strfreev (options->conditions);
  g_strfreev (options->ticked);
  g_strfreev (options->except);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VoteOptions, clear_options)

/* "Tell the readers;due=2026-12-31;owner=Jonas Weber": what does not begin like
 * a member belongs to the text. */
static gboolean
take_condition (StewardCli     *cli,
                StewardIntent  *intent,
                const char     *word,
                GError        **error)
{
  g_auto(GStrv) parts = g_strsplit (word, ";", -1);
  g_autoptr(GString) text = g_string_new (parts[0]);
  g_autofree char *owner = NULL;
  gint64 due = 0;

  for (gsize i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      g_autofree char *part = g_strstrip (g_strdup (parts[i]));

      if (g_str_has_prefix (part, "due="))
        {
          if (!steward_cli_parse_until ("due=", part + strlen ("due="), &due, error))
            return FALSE;
        }
      else if (g_str_has_prefix (part, "owner="))
        {
          g_free (owner);
          owner = steward_cli_find_person (cli, part + strlen ("owner="), error);
          if (owner == NULL)
            return FALSE;
        }
      else
        g_string_append_printf (text, ";%s", parts[i]);
    }
  g_strstrip (text->str);
  if (*text->str == '\0')
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                   "--condition takes a text: \"TEXT[;due=DATE][;owner=PERSON]\".");
      return FALSE;
    }
  steward_intent_add_condition (intent, text->str, owner, due);

  return TRUE;
}

static gboolean
take_options (StewardCli         *cli,
              StewardIntent      *intent,
              const VoteOptions  *options,
              GError            **error)
{
  for (gsize i = 0; options->conditions != NULL && options->conditions[i] != NULL; i++)
    if (!take_condition (cli, intent, options->conditions[i], error))
      return FALSE;
  if (options->person != NULL)
    {
      intent->person = steward_cli_find_person (cli, options->person, error);
      if (intent->person == NULL)
        return FALSE;
    }
  intent->seat = g_strdup (options->seat);
  intent->comment = g_strdup (options->comment);
  intent->meeting = g_strdup (options->meeting);
  intent->ticked = g_strdupv (options->ticked);
  intent->except = g_strdupv (options->except);

  return TRUE;
}

StewardExit
steward_command_review_vote (StewardCli   *cli,
                             char       ***argv)
{
  g_auto(VoteOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "seat", 0, 0, G_OPTION_ARG_STRING, &options.seat, "For this seat, if there are several", "SEAT" },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, "Why, in Markdown", "TEXT" },
    { "condition", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.conditions,
      "What must be done afterwards; may be repeated", "\"TEXT[;due=DATE][;owner=PERSON]\"" },
    { "tick", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.ticked, "An item of the checklist; may be repeated", "ITEM" },
    { "except", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.except, "Approve without this change; may be repeated",
      "PATH" },
    { "for", 0, 0, G_OPTION_ARG_STRING, &options.person, "Entered by the chair for an absent member", "PERSON" },
    { "meeting", 0, 0, G_OPTION_ARG_STRING, &options.meeting, "Cast in this meeting", "ID" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;
  StewardVoteChoice choice;

  if (!steward_cli_parse ("review vote", entries, argv, 2, 2, &error))
    return steward_cli_fail (error);
  if (!steward_vote_choice_from_id ((*argv)[2], &choice))
    return steward_cli_fail_usage ("“%s” is no vote; there are: approve, reject, abstain.", (*argv)[2]);
  intent = steward_cli_begin (cli, &options.act, STEWARD_VERB_VOTE, &error);
  if (intent == NULL || !take_options (cli, intent, &options, &error))
    return steward_cli_fail (error);
  intent->review = g_strdup ((*argv)[1]);
  intent->choice = choice;

  return steward_cli_act (cli, &options.act, intent);
}
