/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-evidence.h"

G_BEGIN_DECLS

/* A review as people and scripts read it. */
const char *steward_ballot_to_id         (StewardBallotState     state);
const char *steward_check_state_to_id    (StewardCheckState      state);

void        steward_review_print         (const StewardEvidence *evidence);
void        steward_review_add_json      (JsonBuilder           *builder,
                                          const StewardEvidence *evidence);
void        steward_review_add_head      (JsonBuilder           *builder,
                                          StewardCouncilState   *state,
                                          const StewardReview   *review);

G_END_DECLS
