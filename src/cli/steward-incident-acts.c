/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl incident ack, assign, comment, resolve and tell. */

#include "config.h"

#include "steward-commands.h"
#include "steward-incident-output.h"

typedef struct
{
  StewardActOptions act;
  char *comment;
  char *cause;
  char **told;
  gboolean anyway;
} IncidentOptions;

static void
clear_options (IncidentOptions *options)
{
  steward_act_options_clear (&options->act);
  g_free (options->comment);
  g_free (options->cause);
  g_strfreev (options->told);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IncidentOptions, clear_options)

static StewardIntent *
begin (StewardCli             *cli,
       const IncidentOptions  *options,
       const char             *verb,
       const char             *word,
       GError                **error)
{
  g_autoptr(StewardIntent) intent = steward_cli_begin (cli, &options->act, verb, error);

  if (intent == NULL)
    return NULL;
  intent->incident = steward_incident_find (cli, word, error);
  intent->comment = g_strdup (options->comment);

  return intent->incident != NULL ? g_steal_pointer (&intent) : NULL;
}

StewardExit
steward_command_incident_ack (StewardCli   *cli,
                              char       ***argv)
{
  g_auto(IncidentOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, "What you are doing about it", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("incident ack", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_ACKNOWLEDGE, (*argv)[1], &error);

  return intent != NULL ? steward_cli_act (cli, &options.act, intent) : steward_cli_fail (error);
}

StewardExit
steward_command_incident_assign (StewardCli   *cli,
                                 char       ***argv)
{
  g_auto(IncidentOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, "Why to them", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("incident assign", entries, argv, 2, 2, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_ASSIGN, (*argv)[1], &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->person = steward_cli_find_person (cli, (*argv)[2], &error);

  return intent->person != NULL ? steward_cli_act (cli, &options.act, intent) : steward_cli_fail (error);
}

StewardExit
steward_command_incident_comment (StewardCli   *cli,
                                  char       ***argv)
{
  g_auto(IncidentOptions) options = { { 0 } };
  GOptionEntry entries[] = { STEWARD_ACT_ENTRIES (options.act), { NULL } };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("incident comment", entries, argv, 2, 2, &error))
    return steward_cli_fail (error);
  options.comment = g_strdup ((*argv)[2]);
  intent = begin (cli, &options, STEWARD_VERB_COMMENT_INCIDENT, (*argv)[1], &error);

  return intent != NULL ? steward_cli_act (cli, &options.act, intent) : steward_cli_fail (error);
}

StewardExit
steward_command_incident_resolve (StewardCli   *cli,
                                  char       ***argv)
{
  g_auto(IncidentOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "cause", 0, 0, G_OPTION_ARG_STRING, &options.cause,
      "Of which kind: change, infrastructure, upstream, data, capacity or other", "KIND" },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, "What the cause was, in words", "TEXT" },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &options.anyway, "Though it is still missed; it is opened again if it "
      "goes on", NULL },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("incident resolve", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_RESOLVE, (*argv)[1], &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->cause_kind = g_strdup (options.cause);
  intent->override = options.anyway;

  return steward_cli_act (cli, &options.act, intent);
}

/* Everybody who is downstream, or those who are named. */
static char **
list_told (StewardCli           *cli,
           const char           *incident,
           GError              **error)
{
  g_autoptr(StewardIncidentCase) incident_case =
    steward_incident_case_load_sync (steward_services_get_council (cli->services),
                                     steward_services_get_catalog (cli->services), incident, steward_instant_now (),
                                     error);
  g_autoptr(GStrvBuilder) told = g_strv_builder_new ();

  if (incident_case == NULL)
    return NULL;
  for (guint i = 0; i < incident_case->downstream->len; i++)
    g_strv_builder_add (told, ((StewardDownstream *) incident_case->downstream->pdata[i])->name);

  return g_strv_builder_end (told);
}

StewardExit
steward_command_incident_tell (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(IncidentOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "who", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.told,
      "Who was told; may be repeated (default: everybody who is known to read it)", "NAME" },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, "What they were told", "TEXT" },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("incident tell", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  intent = begin (cli, &options, STEWARD_VERB_TELL, (*argv)[1], &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->told = options.told != NULL ? g_strdupv (options.told) : list_told (cli, intent->incident, &error);

  return intent->told != NULL ? steward_cli_act (cli, &options.act, intent) : steward_cli_fail (error);
}
