/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-council-facts.h"

G_BEGIN_DECLS

/* The groups of the council page. Buttons in them activate the page's actions:
 * "council.choose-person", "council.sign", "council.delegate",
 * "council.end-delegation" (id), "council.change-charter",
 * "council.open-meeting" (id), "council.new-meeting". */

GtkWidget *steward_council_desk_group        (const StewardCouncilFacts *facts);
GtkWidget *steward_council_seats_group       (const StewardCouncilFacts *facts);
GtkWidget *steward_council_rules_group       (const StewardCouncilFacts *facts);
GtkWidget *steward_council_delegations_group (const StewardCouncilFacts *facts);
GtkWidget *steward_council_levels_group      (const StewardCouncilFacts *facts);
GtkWidget *steward_council_meetings_group    (const StewardCouncilFacts *facts);

G_END_DECLS
