/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "steward-access-case.h"

G_BEGIN_DECLS

/* A campaign with what is known of its accesses, read in a thread. */
typedef struct
{
  StewardCampaign *campaign;
  GPtrArray *summaries;                /* StewardAccessSummary: of those that are in it */
  GHashTable *by_id;                   /* access → unowned summary */
} StewardCampaignReading;

StewardCampaignReading *steward_campaign_read_sync         (StewardCouncil         *council,
                                                            const char             *campaign,
                                                            const char             *person,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_campaign_reading_free      (StewardCampaignReading *self);
guint                   steward_campaign_count_answered    (const StewardCampaign  *campaign);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCampaignReading, steward_campaign_reading_free)

/**
 * StewardCampaignLine:
 *
 * One access of a campaign, and what was answered. Points into a reading that
 * must outlive it.
 */
#define STEWARD_TYPE_CAMPAIGN_LINE (steward_campaign_line_get_type ())
G_DECLARE_FINAL_TYPE (StewardCampaignLine, steward_campaign_line, STEWARD, CAMPAIGN_LINE, GObject)

const StewardCampaignItem  *steward_campaign_line_get_item    (StewardCampaignLine          *self);
const StewardAccessSummary *steward_campaign_line_get_summary (StewardCampaignLine          *self);
GListModel                 *steward_campaign_line_list        (const StewardCampaignReading *reading) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
