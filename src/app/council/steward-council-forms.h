/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council-facts.h"
#include "steward-page.h"

G_BEGIN_DECLS

/* Short forms of the council page. */

void steward_council_forms_choose_person  (StewardPage               *page,
                                           const StewardCouncilFacts *facts);
void steward_council_forms_sign           (StewardPage               *page,
                                           const StewardCouncilFacts *facts);
void steward_council_forms_delegate       (StewardPage               *page,
                                           const StewardCouncilFacts *facts);
void steward_council_forms_end_delegation (StewardPage               *page,
                                           const StewardCouncilFacts *facts,
                                           const char                *id);

G_END_DECLS
