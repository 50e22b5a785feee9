/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardCampaignView:
 *
 * The campaigns in which each access is kept, shrunk or revoked, and the one
 * that is open. Signal: "open-access" (id of an access).
 */
#define STEWARD_TYPE_CAMPAIGN_VIEW (steward_campaign_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardCampaignView, steward_campaign_view, STEWARD, CAMPAIGN_VIEW, AdwBin)

GtkWidget *steward_campaign_view_new     (StewardServices     *services);

void       steward_campaign_view_go_back (StewardCampaignView *self);

G_END_DECLS
