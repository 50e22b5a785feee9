/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardCampaignDetail:
 *
 * One campaign, answered by keyboard: e keeps, s shrinks, r revokes, j and k
 * move. Each answer is shown as it will be recorded before it is. Signals:
 * "back", "open-access" (id of an access).
 */
#define STEWARD_TYPE_CAMPAIGN_DETAIL (steward_campaign_detail_get_type ())
G_DECLARE_FINAL_TYPE (StewardCampaignDetail, steward_campaign_detail, STEWARD, CAMPAIGN_DETAIL, AdwBin)

GtkWidget  *steward_campaign_detail_new          (StewardServices       *services);

void        steward_campaign_detail_load         (StewardCampaignDetail *self,
                                                  const char            *campaign);
const char *steward_campaign_detail_get_campaign (StewardCampaignDetail *self);

G_END_DECLS
