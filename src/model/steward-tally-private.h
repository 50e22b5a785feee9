/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-tally.h"

G_BEGIN_DECLS

/* Who may vote for a seat, and how a count is put into words. Only
 * steward-tally*.c and their tests include this. */

gboolean     steward_tally_is_asked     (const StewardReview  *review,
                                         const StewardSeat    *seat);
const char  *steward_tally_get_cause    (const StewardCharter *charter,
                                         const StewardReview  *review,
                                         const StewardSeat    *seat);
StewardVoter steward_tally_check_voter  (const StewardCharter *charter,
                                         const StewardReview  *review,
                                         const StewardSeat    *seat,
                                         const char           *person,
                                         gint64                time,
                                         gboolean             *out_delegate);
gboolean     steward_tally_is_late      (const StewardReview  *review,
                                         const StewardVote    *vote);
gboolean     steward_ballot_may_vote    (const StewardBallot  *ballot);
char        *steward_tally_make_reason  (const StewardCharter *charter,
                                         const StewardReview  *review,
                                         const StewardTally   *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
