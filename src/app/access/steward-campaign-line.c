/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A campaign as it is read: the questions, and beside each who has what. */

#include "config.h"

#include "steward-campaign-line.h"

struct _StewardCampaignLine
{
  GObject parent_instance;

  const StewardCampaignItem *item;     /* unowned */
  const StewardAccessSummary *summary; /* unowned, nullable */
};

G_DEFINE_FINAL_TYPE (StewardCampaignLine, steward_campaign_line, G_TYPE_OBJECT)

static void
steward_campaign_line_class_init (StewardCampaignLineClass *klass)
{
}

static void
steward_campaign_line_init (StewardCampaignLine *self)
{
}

/**
 * steward_campaign_line_get_item:
 * @self: a line
 *
 * Returns: (transfer none): the question and its answer
 */
const StewardCampaignItem *
steward_campaign_line_get_item (StewardCampaignLine *self)
{
  g_return_val_if_fail (STEWARD_IS_CAMPAIGN_LINE (self), NULL);

  return self->item;
}

/**
 * steward_campaign_line_get_summary:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the access
 */
const StewardAccessSummary *
steward_campaign_line_get_summary (StewardCampaignLine *self)
{
  g_return_val_if_fail (STEWARD_IS_CAMPAIGN_LINE (self), NULL);

  return self->summary;
}

/**
 * steward_campaign_line_list:
 * @reading: what was read; must outlive the list
 *
 * Returns: (transfer full): its lines, in the order of the campaign
 */
GListModel *
steward_campaign_line_list (const StewardCampaignReading *reading)
{
  GListStore *lines = g_list_store_new (STEWARD_TYPE_CAMPAIGN_LINE);

  for (guint i = 0; i < reading->campaign->items->len; i++)
    {
      g_autoptr (StewardCampaignLine) line = g_object_new (STEWARD_TYPE_CAMPAIGN_LINE, NULL);

      line->item = g_ptr_array_index (reading->campaign->items, i);
      line->summary = g_hash_table_lookup (reading->by_id, line->item->access);
      g_list_store_append (lines, line);
    }

  return G_LIST_MODEL (lines);
}

/**
 * steward_campaign_count_answered:
 * @campaign: a campaign
 *
 * Returns: how many of its questions have an answer
 */
guint
steward_campaign_count_answered (const StewardCampaign *campaign)
{
  guint n_answered = 0;

  for (guint i = 0; i < campaign->items->len; i++)
    n_answered += ((const StewardCampaignItem *) g_ptr_array_index (campaign->items, i))->answer != STEWARD_ANSWER_NONE;

  return n_answered;
}

/**
 * steward_campaign_reading_free:
 * @self: (nullable) (transfer full): what was read
 */
void
steward_campaign_reading_free (StewardCampaignReading *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->campaign, steward_campaign_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_free (self);
}

/**
 * steward_campaign_read_sync:
 * @council: the council
 * @campaign: id
 * @person: (nullable): who reads
 * @error: return location
 *
 * Reads a campaign and its accesses. Runs in a worker thread.
 *
 * Returns: (transfer full) (nullable): what was read
 */
StewardCampaignReading *
steward_campaign_read_sync (StewardCouncil  *council,
                            const char      *campaign,
                            const char      *person,
                            GError         **error)
{
  g_autoptr (StewardCampaignReading) self = g_new0 (StewardCampaignReading, 1);
  StewardAccessFilter filter = { 0 };

  self->campaign = steward_access_rows_load_campaign (steward_council_get_governance (council), campaign, error);
  if (self->campaign == NULL)
    return NULL;
  filter.subject = self->campaign->subject;
  self->summaries = steward_access_summaries_load_sync (council, &filter, person, error);
  if (self->summaries == NULL)
    return NULL;
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->summaries->len; i++)
    {
      StewardAccessSummary *summary = g_ptr_array_index (self->summaries, i);

      g_hash_table_insert (self->by_id, summary->access->id, summary);
    }

  return g_steal_pointer (&self);
}
