/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardCouncilPage:
 *
 * The page "Council": seats, rules, delegations, levels and meetings; founding
 * one where there is none; and the meeting that is conducted.
 */
#define STEWARD_TYPE_COUNCIL_PAGE (steward_council_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardCouncilPage, steward_council_page, STEWARD, COUNCIL_PAGE, StewardPage)

GtkWidget *steward_council_page_new          (StewardServices    *services);

void       steward_council_page_open_meeting (StewardCouncilPage *self,
                                              const char         *meeting);

G_END_DECLS
