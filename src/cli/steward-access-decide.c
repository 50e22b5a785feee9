/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl access approve and reject. Nobody approves what was not shown:
 * the platform is asked first what would run, and that is bound to the vote. */

#include "config.h"

#include "steward-access-act.h"
#include "steward-commands.h"

typedef struct
{
  StewardActOptions act;
  char *role;
  char *comment;
  char *columns;
  char *left_out;
  char **masks;
  char **rows;
  char *until;
  char **ticked;
} DecideOptions;

static void
clear_options (DecideOptions *options)
{
  steward_act_options_clear (&options->act);
  g_free (options->role);
  g_free (options->comment);
  g_free (options->columns);
  g_free (options->left_out);
  g_strfreev (options->masks);
  g_strfreev (options->rows);
  g_free (options->until);
  g_strfreev (options->ticked);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DecideOptions, clear_options)

/* Returns FALSE with an error only; *@out_terms is NULL when nothing is narrowed. */
static gboolean
narrow (const DecideOptions      *options,
        const StewardAccess      *access,
        StewardAccessTerms      **out_terms,
        GError                  **error)
{
  g_auto(StewardAccessSelection) selection = {
    .columns = steward_access_split_columns (options->columns),
    .left_out = steward_access_split_columns (options->left_out),
    .masks = g_strdupv (options->masks),
    .rows = g_strdupv (options->rows),
  };

  *out_terms = NULL;
  if (!steward_cli_parse_until ("--until", options->until, &selection.until, error))
    return FALSE;
  if (steward_access_selection_is_empty (&selection) || access->terms == NULL)
    return TRUE;
  *out_terms = steward_access_selection_narrow (&selection, access->terms, error);

  return *out_terms != NULL;
}

static gboolean
may_decide (const StewardAccessCase *access_case)
{
  return steward_access_is_open (access_case->access) &&
         (access_case->decider == STEWARD_DECIDER_MAY || access_case->decider == STEWARD_DECIDER_DECIDED);
}

/* What an approval of these terms would do on the platform. Who may not decide
 * is told so, whether the platform answers or not. */
static gboolean
plan_approval (StewardCli               *cli,
               const StewardAccessCase  *access_case,
               StewardIntent            *intent,
               GError                  **error)
{
  g_autoptr(StewardEffect) narrowed = NULL;
  const StewardEffect *effect = access_case->effect;

  if (!may_decide (access_case))
    return TRUE;
  if (intent->terms != NULL)
    {
      narrowed = steward_access_case_make_effect (access_case->access,
                                                  access_case->access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION
                                                    ? STEWARD_EFFECT_REVOKE : STEWARD_EFFECT_GRANT, intent->terms);
      effect = narrowed;
    }
  if (effect == NULL)
    return TRUE;
  intent->plan = steward_access_plan (cli, effect, error);

  return intent->plan != NULL;
}

StewardExit
steward_command_access_approve (StewardCli   *cli,
                                char       ***argv)
{
  g_auto(DecideOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role, "In this role, if there are several: owner, privacy…", "ROLE" },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, "Why, in Markdown", "TEXT" },
    { "narrow-columns", 0, 0, G_OPTION_ARG_STRING, &options.columns, "Only these of the columns asked for", "A,B,C" },
    { "leave-out", 0, 0, G_OPTION_ARG_STRING, &options.left_out, "Without these columns", "A,B,C" },
    { "mask", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.masks,
      "Show a column redacted, partial, year, decade or digest; may be repeated", "COLUMN=MASK" },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.rows, "These rows only; may be repeated",
      "\"COLUMN=VALUE\"" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, "Ends earlier: to the end of this day", "DATE" },
    { "tick", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.ticked, "An item of the checklist; may be repeated", "ITEM" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(StewardAccessCase) access_case = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("access approve", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = steward_access_begin (cli, &options.act, STEWARD_VERB_DECIDE_ACCESS, (*argv)[1], &error);
  access_case = intent != NULL ? steward_access_load_case (cli, (*argv)[1], intent->actor, &error) : NULL;
  if (access_case == NULL || !narrow (&options, access_case->access, &intent->terms, &error))
    return steward_cli_fail (error);
  intent->version = access_case->access->version;
  intent->choice = STEWARD_VOTE_APPROVE;
  intent->seat = g_strdup (options.role);
  intent->comment = g_strdup (options.comment);
  intent->ticked = g_strdupv (options.ticked);
  if (!plan_approval (cli, access_case, intent, &error))
    return steward_cli_fail_source (error);

  return steward_cli_act (cli, &options.act, intent);
}

StewardExit
steward_command_access_reject (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(DecideOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role, "In this role, if there are several: owner, privacy…", "ROLE" },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, "Why, in Markdown; the requester reads it", "TEXT" },
    { "tick", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.ticked, "An item of the checklist; may be repeated", "ITEM" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("access reject", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  if (options.comment == NULL || *options.comment == '\0')
    return steward_cli_fail_usage ("A rejection says why: --comment TEXT.");
  intent = steward_access_begin (cli, &options.act, STEWARD_VERB_DECIDE_ACCESS, (*argv)[1], &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->choice = STEWARD_VOTE_REJECT;
  intent->seat = g_strdup (options.role);
  intent->comment = g_strdup (options.comment);
  intent->ticked = g_strdupv (options.ticked);

  return steward_cli_act (cli, &options.act, intent);
}
