/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl access comment, evidence, withdraw, revoke, review, confirm and
 * again: what one does with an access beside deciding it. */

#include "config.h"

#include "steward-access-act.h"
#include "steward-commands.h"
#include "steward-output.h"

#include <stdio.h>

/* Options that several of these commands have; each shows its own. */
typedef struct
{
  StewardActOptions act;
  char *comment;
  char *effect;
  gboolean ask_changes;
} AccessOptions;

static void
clear_options (AccessOptions *options)
{
  steward_act_options_clear (&options->act);
  g_free (options->comment);
  g_free (options->effect);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccessOptions, clear_options)

static StewardIntent *
begin (StewardCli           *cli,
       const AccessOptions  *options,
       const char           *verb,
       const char           *access,
       GError              **error)
{
  StewardIntent *intent = steward_access_begin (cli, &options->act, verb, access, error);

  if (intent != NULL)
    intent->comment = g_strdup (options->comment);

  return intent;
}

StewardExit
steward_command_access_comment (StewardCli   *cli,
                                char       ***argv)
{
  g_auto(AccessOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "ask-changes", 0, 0, G_OPTION_ARG_NONE, &options.ask_changes, "Ask the requester to change something", NULL },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("access comment", entries, argv, 2, 2, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_COMMENT_ACCESS, (*argv)[1], &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->comment = g_strdup ((*argv)[2]);
  intent->asks_changes = options.ask_changes;

  return steward_cli_act (cli, &options.act, intent);
}

StewardExit
steward_command_access_evidence (StewardCli   *cli,
                                 char       ***argv)
{
  g_auto(AccessOptions) options = { { 0 } };
  GOptionEntry entries[] = { STEWARD_ACT_ENTRIES (options.act), { NULL } };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("access evidence", entries, argv, 2, -1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_ADD_ACCESS_EVIDENCE, (*argv)[1], &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->files = g_strdupv (*argv + 2);

  return steward_cli_act (cli, &options.act, intent);
}

StewardExit
steward_command_access_withdraw (StewardCli   *cli,
                                 char       ***argv)
{
  g_auto(AccessOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.comment, "Why", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("access withdraw", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_WITHDRAW_ACCESS, (*argv)[1], &error);

  return intent != NULL ? steward_cli_act (cli, &options.act, intent) : steward_cli_fail (error);
}

/* What taking it back would do. That a platform does not answer keeps nobody
 * from deciding that an access is over: it is taken back once it answers. */
static void
plan_revocation (StewardCli              *cli,
                 const StewardAccessCase *access_case,
                 StewardIntent           *intent)
{
  g_autoptr(StewardEffect) effect = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *safe = NULL;

  if (access_case->access->state != STEWARD_ACCESS_APPROVED || access_case->access->terms == NULL)
    return;
  effect = steward_access_case_make_effect (access_case->access, STEWARD_EFFECT_REVOKE, access_case->access->terms);
  intent->plan = effect != NULL ? steward_access_plan (cli, effect, &error) : NULL;
  if (error == NULL)
    return;
  safe = steward_output_escape (error->message);
  fprintf (stderr, "stewardctl: What would run is not known now: %s\n"
           "It is taken back as soon as the platform answers, and shown as overdue until then.\n", safe);
}

static StewardExit
end_access (StewardCli          *cli,
            const AccessOptions *options,
            StewardIntent       *intent)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardAccessCase) access_case =
    steward_access_load_case (cli, intent->access, intent->actor, &error);

  if (access_case == NULL)
    return steward_cli_fail (error);
  intent->version = access_case->access->version;
  plan_revocation (cli, access_case, intent);

  return steward_cli_act (cli, &options->act, intent);
}

StewardExit
steward_command_access_revoke (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(AccessOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.comment, "Why", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("access revoke", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_REVOKE_ACCESS, (*argv)[1], &error);

  return intent != NULL ? end_access (cli, &options, intent) : steward_cli_fail (error);
}

StewardExit
steward_command_access_review (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(AccessOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, "Why, in Markdown", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;
  gboolean upheld;

  if (!steward_cli_parse ("access review", entries, argv, 2, 2, &error))
    return steward_cli_fail (error);
  upheld = g_str_equal ((*argv)[2], "uphold");
  if (!upheld && !g_str_equal ((*argv)[2], "revoke"))
    return steward_cli_fail_usage ("“%s” is no result of a review; there are: uphold, revoke.", (*argv)[2]);
  intent = begin (cli, &options, STEWARD_VERB_REVIEW_EMERGENCY, (*argv)[1], &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->choice = upheld ? STEWARD_VOTE_APPROVE : STEWARD_VOTE_REJECT;

  return upheld ? steward_cli_act (cli, &options.act, intent) : end_access (cli, &options, intent);
}

static gboolean
is_queued (const StewardAccess *access,
           const StewardEffect *effect)
{
  for (guint i = 0; effect != NULL && i < access->effects->len; i++)
    {
      const StewardEffectRecord *record = g_ptr_array_index (access->effects, i);

      if (g_strcmp0 (record->id, effect->id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What was to be run by a person, and whether the platform shows it: nothing is
 * confirmed against what it says. */
static gboolean
look_at_effect (StewardCli               *cli,
                const StewardAccessCase  *access_case,
                StewardIntent            *intent,
                GError                  **error)
{
  g_autoptr(StewardEffectResult) result = NULL;
  g_autoptr(GAsyncResult) answer = NULL;

  if (!is_queued (access_case->access, access_case->effect))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT, "Nothing waits to be run for “%s”.",
                   access_case->access->id);
      return FALSE;
    }
  if (intent->effect == NULL)
    intent->effect = g_strdup (access_case->effect->id);
  steward_services_check_effect_async (cli->services, access_case->effect, NULL, steward_cli_ready_cb, &answer);
  result = steward_services_check_effect_finish (cli->services, steward_cli_wait (&answer), error);
  if (result == NULL)
    return FALSE;
  if (result->outcome != STEWARD_EFFECT_MANUAL)   /* that is: it cannot be asked, and a person's word stands alone */
    intent->result = g_steal_pointer (&result);

  return TRUE;
}

StewardExit
steward_command_access_confirm (StewardCli   *cli,
                                char       ***argv)
{
  g_auto(AccessOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "effect", 0, 0, G_OPTION_ARG_STRING, &options.effect, "This one (default: the one that waits)", "EFFECT" },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, "Who ran it, and how", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(StewardAccessCase) access_case = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("access confirm", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_CONFIRM_EFFECT, (*argv)[1], &error);
  access_case = intent != NULL ? steward_access_load_case (cli, (*argv)[1], intent->actor, &error) : NULL;
  if (access_case == NULL)
    return steward_cli_fail (error);
  intent->effect = g_strdup (options.effect);
  if (!look_at_effect (cli, access_case, intent, &error))
    return g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT) ? steward_cli_refuse (error)
                                                                          : steward_cli_fail_source (error);

  return steward_cli_act (cli, &options.act, intent);
}

/* What was decided for it: to grant it, or to take it back. */
static StewardEffectAction
find_decided (const StewardAccess *access)
{
  return access->ask->kind == STEWARD_ACCESS_KIND_GRANT &&
         (access->state == STEWARD_ACCESS_APPROVED || steward_access_is_open (access))
           ? STEWARD_EFFECT_GRANT : STEWARD_EFFECT_REVOKE;
}

StewardExit
steward_command_access_again (StewardCli   *cli,
                              char       ***argv)
{
  g_auto(AccessOptions) options = { { 0 } };
  GOptionEntry entries[] = { STEWARD_ACT_ENTRIES (options.act), { NULL } };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(StewardAccessCase) access_case = NULL;
  g_autoptr(StewardEffect) effect = NULL;
  g_autoptr(GError) error = NULL;
  StewardEffectAction action;

  if (!steward_cli_parse ("access again", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_QUEUE_EFFECT, (*argv)[1], &error);
  access_case = intent != NULL ? steward_access_load_case (cli, (*argv)[1], intent->actor, &error) : NULL;
  if (access_case == NULL)
    return steward_cli_fail (error);
  action = find_decided (access_case->access);
  intent->outcome = g_strdup (steward_effect_action_to_id (action));
  intent->version = access_case->access->version;
  effect = steward_access_case_make_effect (access_case->access, action, access_case->access->terms);
  intent->plan = steward_access_is_open (access_case->access) ? NULL : steward_access_plan (cli, effect, &error);
  if (error != NULL)
    return steward_cli_fail_source (error);

  return steward_cli_act (cli, &options.act, intent);
}
