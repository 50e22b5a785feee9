/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-case.h"

G_BEGIN_DECLS

/* Attestation campaigns as people and scripts read them. */
void     steward_campaigns_print      (StewardCouncilState   *state,
                                       GPtrArray             *campaigns);
gboolean steward_campaigns_print_json (StewardCouncilState   *state,
                                       GPtrArray             *campaigns,
                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void     steward_campaign_print       (StewardCouncilState   *state,
                                       const StewardCampaign *campaign,
                                       GHashTable            *summaries);
gboolean steward_campaign_print_json  (StewardCouncil        *council,
                                       StewardCouncilState   *state,
                                       const StewardCampaign *campaign,
                                       GHashTable            *summaries,
                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
