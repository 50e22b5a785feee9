/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl access attest: rounds in which somebody answers for each access of
 * a domain or product. */

#include "config.h"

#include "steward-access-act.h"
#include "steward-campaign-output.h"
#include "steward-commands.h"

typedef struct
{
  StewardActOptions act;
  char *domain;
  char *product;
  char *title;
  char *until;
  char *comment;
  gboolean all;
} AttestOptions;

static void
clear_options (AttestOptions *options)
{
  steward_act_options_clear (&options->act);
  g_free (options->domain);
  g_free (options->product);
  g_free (options->title);
  g_free (options->until);
  g_free (options->comment);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttestOptions, clear_options)

static StewardExit
list (StewardCli          *cli,
      const AttestOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCouncilState) state = steward_cli_load_state (cli, &error);
  g_autoptr(GPtrArray) campaigns = NULL;

  if (state == NULL)
    return steward_cli_fail (error);
  campaigns =
    steward_access_rows_list_campaigns (steward_council_get_governance (steward_services_get_council (cli->services)),
                                        !options->all, &error);
  if (campaigns == NULL)
    return steward_cli_fail (error);
  if (!options->act.json)
    steward_campaigns_print (state, campaigns);
  else if (!steward_campaigns_print_json (state, campaigns, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}

/* Summaries of all accesses by id: what an item is about. */
static GHashTable *
load_summaries (StewardCouncil  *council,
                GPtrArray      **out_summaries,
                GError         **error)
{
  StewardAccessFilter filter = { 0 };
  GHashTable *by_id;

  *out_summaries = steward_access_summaries_load_sync (council, &filter, NULL, error);
  if (*out_summaries == NULL)
    return NULL;
  by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < (*out_summaries)->len; i++)
    {
      StewardAccessSummary *summary = g_ptr_array_index (*out_summaries, i);

      g_hash_table_insert (by_id, summary->access->id, summary);
    }

  return by_id;
}

static StewardExit
show (StewardCli          *cli,
      const AttestOptions *options,
      const char          *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCouncilState) state = steward_cli_load_state (cli, &error);
  StewardCouncil *council = state != NULL ? steward_services_get_council (cli->services) : NULL;
  g_autoptr(StewardCampaign) campaign = NULL;
  g_autoptr(GPtrArray) summaries = NULL;
  g_autoptr(GHashTable) by_id = NULL;

  campaign = council != NULL ? steward_access_rows_load_campaign (steward_council_get_governance (council), id, &error)
                             : NULL;
  by_id = campaign != NULL ? load_summaries (council, &summaries, &error) : NULL;
  if (by_id == NULL)
    return steward_cli_fail (error);
  if (!options->act.json)
    steward_campaign_print (state, campaign, by_id);
  else if (!steward_campaign_print_json (council, state, campaign, by_id, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}

static StewardExit
open_campaign (StewardCli          *cli,
               const AttestOptions *options)
{
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;

  if ((options->domain == NULL) == (options->product == NULL))
    return steward_cli_fail_usage ("Say over what: --domain NAME or --product NAME.");
  if (options->until == NULL)
    return steward_cli_fail_usage ("Say by when they must be answered: --until DATE.");
  intent = steward_cli_begin (cli, &options->act, STEWARD_VERB_OPEN_CAMPAIGN, &error);
  if (intent == NULL || !steward_cli_parse_until ("--until", options->until, &intent->until, &error))
    return steward_cli_fail (error);
  intent->subject = g_strdup (options->product);
  intent->name = g_strdup (options->domain);
  intent->title = g_strdup (options->title);

  return steward_cli_act (cli, &options->act, intent);
}

static StewardExit
answer (StewardCli           *cli,
        const AttestOptions  *options,
        char                **words)
{
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(GError) error = NULL;
  StewardAnswer choice;

  if (!steward_answer_from_id (words[2], &choice) || choice == STEWARD_ANSWER_NONE)
    return steward_cli_fail_usage ("“%s” is no answer; there are: keep, shrink, revoke.", words[2]);
  intent = steward_access_begin (cli, &options->act, STEWARD_VERB_ANSWER_CAMPAIGN, words[1], &error);
  if (intent == NULL)
    return steward_cli_fail (error);
  intent->campaign = g_strdup (words[0]);
  intent->answer = choice;
  intent->comment = g_strdup (options->comment);

  return steward_cli_act (cli, &options->act, intent);
}

static StewardExit
close_campaign (StewardCli          *cli,
                const AttestOptions *options,
                const char          *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardIntent) intent = steward_cli_begin (cli, &options->act, STEWARD_VERB_CLOSE_CAMPAIGN, &error);

  if (intent == NULL)
    return steward_cli_fail (error);
  intent->campaign = g_strdup (id);

  return steward_cli_act (cli, &options->act, intent);
}

StewardExit
steward_command_access_attest (StewardCli   *cli,
                               char       ***argv)
{
  g_auto(AttestOptions) options = { { 0 } };
  GOptionEntry entries[] = {
    { "domain", 0, 0, G_OPTION_ARG_STRING, &options.domain, "open: over all products of this domain", "NAME" },
    { "product", 0, 0, G_OPTION_ARG_STRING, &options.product, "open: over this product", "URN|NAME" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, "open: how it is called in lists", "TEXT" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, "open: to be answered by the end of this day", "DATE" },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, "answer: why, in Markdown", "TEXT" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, "list: closed ones, too", NULL },
    STEWARD_ACT_ENTRIES (options.act),
    { NULL },
  };
  g_autoptr(GError) error = NULL;
  const char *what;
  guint n_words;

  if (!steward_cli_parse ("access attest", entries, argv, 1, 4, &error))
    return steward_cli_fail (error);
  what = (*argv)[1];
  n_words = g_strv_length (*argv) - 2;
  if (g_str_equal (what, "open") && n_words == 0)
    return open_campaign (cli, &options);
  if (g_str_equal (what, "list") && n_words == 0)
    return list (cli, &options);
  if (g_str_equal (what, "show") && n_words == 1)
    return show (cli, &options, (*argv)[2]);
  if (g_str_equal (what, "answer") && n_words == 3)
    return answer (cli, &options, *argv + 2);
  if (g_str_equal (what, "close") && n_words == 1)
    return close_campaign (cli, &options, (*argv)[2]);

  return steward_cli_fail_usage ("“stewardctl access attest” takes “open”, “list”, “show ID”, “answer ID ACCESS "
                                 "keep|shrink|revoke” or “close ID”.");
}
