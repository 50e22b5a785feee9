/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Attestation campaigns for people and for scripts. */

#include "config.h"

#include "steward-campaign-output.h"

#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-table.h"

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

/**
 * steward_campaigns_print:
 * @state: whose persons are named
 * @campaigns: (element-type StewardCampaign): campaigns
 */
void
steward_campaigns_print (StewardCouncilState *state,
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

/**
 * steward_campaigns_print_json:
 * @state: whose persons are named
 * @campaigns: (element-type StewardCampaign): campaigns
 * @error: return location: INVALID_DATA
 */
gboolean
steward_campaigns_print_json (StewardCouncilState  *state,
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

/**
 * steward_campaign_print_json:
 * @council: whose texts are read
 * @state: whose persons are named
 * @campaign: a campaign
 * @summaries: (element-type utf8 StewardAccessSummary): accesses by id
 * @error: return location: INVALID_DATA
 */
gboolean
steward_campaign_print_json (StewardCouncil         *council,
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

/**
 * steward_campaign_print:
 * @state: whose persons are named
 * @campaign: a campaign
 * @summaries: (element-type utf8 StewardAccessSummary): accesses by id
 */
void
steward_campaign_print (StewardCouncilState   *state,
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
