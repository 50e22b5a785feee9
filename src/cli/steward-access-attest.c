/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl access attest: rounds in which somebody answers for each access of
 * a domain or product. */

#include "config.h"

#include "steward-access-act.h"
#include "steward-commands.h"
#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-table.h"

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

static guint
count_answers (const StewardCampaign *campaign,
               StewardAnswer          answer)
{
  guint n = 0;

  for (guint i = 0; i < campaign->items->len; i++)
    {
      const StewardCampaignItem *item = g_ptr_array_index (campaign->items, i);

      n += item->answer == answer;
    }

  return n;
}

static char *
describe_progress (const StewardCampaign *campaign)
{
  return g_strdup_printf ("%u of %u", campaign->items->len - count_answers (campaign, STEWARD_ANSWER_NONE),
                          campaign->items->len);
}

static const char *
describe_standing (const StewardCampaign *campaign)
{
  if (campaign->closed_at > 0)
    return "closed";

  return campaign->due > 0 && campaign->due < steward_instant_now () ? "open (overdue)" : "open";
}

static void
print_table (StewardCouncilState *state,
             GPtrArray           *campaigns)
{
  static const char *const titles[] = { "ID", "TITLE", "OVER", "OPENED BY", "ANSWERED", "DUE", "STANDING", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < campaigns->len; i++)
    {
      const StewardCampaign *campaign = g_ptr_array_index (campaigns, i);
      g_autofree char *progress = describe_progress (campaign);
      g_autofree char *due = steward_output_time (campaign->due);

      steward_table_add (table, campaign->id, campaign->title != NULL ? campaign->title : "",
                         campaign->domain != NULL ? campaign->domain : campaign->subject,
                         campaign->opened_by != NULL ? steward_output_person_name (state, campaign->opened_by) : "",
                         progress, due, describe_standing (campaign), NULL);
    }
  if (campaigns->len > 0)
    steward_table_print (table, "");
  else
    steward_output_print ("There is no such campaign.\n");
}

static void
add_head (JsonBuilder           *builder,
          StewardCouncilState   *state,
          const StewardCampaign *campaign)
{
  steward_output_add_text (builder, "id", campaign->id);
  steward_output_add_text (builder, "title", campaign->title);
  steward_output_add_text (builder, "domain", campaign->domain);
  steward_output_add_text (builder, "subject", campaign->subject);
  steward_output_add_person (builder, "opened_by", state, campaign->opened_by);
  steward_output_add_time (builder, "opened_at", campaign->opened_at);
  steward_output_add_time (builder, "due", campaign->due);
  steward_output_add_time (builder, "closed_at", campaign->closed_at);
  steward_output_add_int (builder, "accesses", campaign->items->len);
  steward_output_add_int (builder, "unanswered", count_answers (campaign, STEWARD_ANSWER_NONE));
}

static gboolean
print_list_json (StewardCouncilState  *state,
                 GPtrArray            *campaigns,
                 GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "campaigns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < campaigns->len; i++)
    {
      json_builder_begin_object (builder);
      add_head (builder, state, g_ptr_array_index (campaigns, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

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
    print_table (state, campaigns);
  else if (!print_list_json (state, campaigns, &error))
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

static void
add_item (JsonBuilder                *builder,
          StewardCouncil             *council,
          StewardCouncilState        *state,
          const StewardCampaignItem  *item,
          const StewardAccessSummary *summary)
{
  g_autofree char *comment = item->comment != NULL ? steward_council_load_text_sync (council, item->comment, NULL)
                                                   : NULL;

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "access", item->access);
  steward_output_add_text (builder, "answer", item->answer != STEWARD_ANSWER_NONE
                                                ? steward_answer_to_id (item->answer) : NULL);
  steward_output_add_person (builder, "person", state, item->person);
  steward_output_add_text (builder, "comment", comment);
  steward_output_add_time (builder, "time", item->time);
  steward_output_add_text (builder, "product", summary != NULL ? summary->subject : NULL);
  steward_output_add_text (builder, "consumer", summary != NULL ? summary->consumer : NULL);
  steward_output_add_text (builder, "purpose", summary != NULL ? summary->purpose : NULL);
  steward_output_add_time (builder, "until", summary != NULL && summary->access->terms != NULL
                                               ? summary->access->terms->until : 0);
  json_builder_end_object (builder);
}

static gboolean
print_show_json (StewardCouncil         *council,
                 StewardCouncilState    *state,
                 const StewardCampaign  *campaign,
                 GHashTable             *summaries,
                 GError                **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "campaign");
  json_builder_begin_object (builder);
  add_head (builder, state, campaign);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < campaign->items->len; i++)
    {
      const StewardCampaignItem *item = g_ptr_array_index (campaign->items, i);

      add_item (builder, council, state, item, g_hash_table_lookup (summaries, item->access));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

/* "keep, by Ines Okafor on 2026-11-21 10:00". */
static char *
describe_answer (StewardCouncilState       *state,
                 const StewardCampaignItem *item)
{
  g_autofree char *time = item->time > 0 ? steward_output_time (item->time) : NULL;

  if (item->answer == STEWARD_ANSWER_NONE)
    return g_strdup ("no answer yet");

  return g_strdup_printf ("%s, by %s on %s", steward_answer_to_id (item->answer),
                          item->person != NULL ? steward_output_person_name (state, item->person) : "nobody",
                          time != NULL ? time : "an unknown day");
}

static void
print_items (StewardCouncilState   *state,
             const StewardCampaign *campaign,
             GHashTable            *summaries)
{
  static const char *const titles[] = { "ACCESS", "PRODUCT", "CONSUMER", "PURPOSE", "UNTIL", "ANSWER", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < campaign->items->len; i++)
    {
      const StewardCampaignItem *item = g_ptr_array_index (campaign->items, i);
      const StewardAccessSummary *summary = g_hash_table_lookup (summaries, item->access);
      g_autofree char *until = summary != NULL && summary->access->terms != NULL
                                 ? steward_output_time (summary->access->terms->until) : g_strdup ("");
      g_autofree char *answer = describe_answer (state, item);

      steward_table_add (table, item->access, summary != NULL && summary->subject != NULL ? summary->subject : "",
                         summary != NULL && summary->consumer != NULL ? summary->consumer : "",
                         summary != NULL && summary->purpose != NULL ? summary->purpose : "", until, answer, NULL);
    }
  steward_output_heading ("Accesses");
  steward_table_print (table, "  ");
}

static void
print_show (StewardCouncilState   *state,
            const StewardCampaign *campaign,
            GHashTable            *summaries)
{
  g_autofree char *progress = describe_progress (campaign);
  g_autofree char *opened = steward_output_time (campaign->opened_at);
  g_autofree char *due = steward_output_time (campaign->due);
  g_autofree char *closed = campaign->closed_at > 0 ? steward_output_time (campaign->closed_at) : NULL;

  steward_output_field ("Campaign", campaign->id);
  steward_output_field ("Title", campaign->title);
  steward_output_field ("Standing", describe_standing (campaign));
  steward_output_field ("Domain", campaign->domain);
  steward_output_field ("Product", campaign->subject);
  if (campaign->opened_by != NULL)
    steward_output_field ("Opened by", steward_output_person_name (state, campaign->opened_by));
  steward_output_field ("Opened", opened);
  steward_output_field ("Due", due);
  steward_output_field ("Closed", closed);
  steward_output_field ("Answered", progress);
  print_items (state, campaign, summaries);
  if (campaign->closed_at == 0)
    steward_output_print ("\nWhat has no answer when it closes is proposed to be revoked; silence keeps nothing.\n");
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
    print_show (state, campaign, by_id);
  else if (!print_show_json (council, state, campaign, by_id, &error))
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
