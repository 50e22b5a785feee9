/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-review.h"

G_BEGIN_DECLS

typedef enum
{
  STEWARD_TALLY_OPEN,
  STEWARD_TALLY_APPROVED,
  STEWARD_TALLY_REJECTED,
  STEWARD_TALLY_DEADLOCKED,            /* the votes that are left can reach neither threshold */
} StewardTallyState;

typedef enum
{
  STEWARD_BALLOT_OPEN,
  STEWARD_BALLOT_FOR,
  STEWARD_BALLOT_AGAINST,
  STEWARD_BALLOT_ABSTAINED,
  STEWARD_BALLOT_RECUSED,
  STEWARD_BALLOT_SKIPPED,              /* a conditional seat that is not asked */
  STEWARD_BALLOT_VACANT,
} StewardBallotState;

typedef struct
{
  const StewardSeat *seat;             /* of the charter */
  StewardBallotState state;
  const StewardVote *vote;             /* of the review, or NULL */
  const char *cause;                   /* recused: "requester", "own-domain", "declared"; else NULL */
} StewardBallot;

/**
 * StewardTally:
 *
 * The count of a review under its charter. The numbers are of members and
 * chair; veto seats stand apart. What is recused is in no number but
 * @n_recused.
 */
typedef struct
{
  StewardTallyState state;
  char *reason;                        /* one English sentence */
  guint n_for;
  guint n_against;
  guint n_abstained;
  guint n_open;
  guint n_recused;
  guint n_vacant;
  guint approvals_needed;
  guint rejections_needed;
  guint quorum;
  gboolean has_quorum;
  GArray *ballots;                     /* StewardBallot, in the order of seats; auditors are left out */
} StewardTally;

/* Why a person may not vote; also shown in place of the buttons. */
typedef enum
{
  STEWARD_VOTER_MAY,
  STEWARD_VOTER_NO_SEAT,
  STEWARD_VOTER_AUDITOR,
  STEWARD_VOTER_REQUESTER,             /* nobody decides their own request, in whatever chair */
  STEWARD_VOTER_CONFLICTED,            /* the seat is recused: own domain, or declared */
  STEWARD_VOTER_NOT_ASKED,             /* a conditional seat that is skipped */
  STEWARD_VOTER_DELEGATION_OVER,       /* out of its period or scope */
  STEWARD_VOTER_CLOSED,                /* the review is decided */
} StewardVoter;

StewardTally       *steward_tally_count      (const StewardCharter  *charter,
                                              const StewardReview   *review,
                                              const char            *change) G_GNUC_WARN_UNUSED_RESULT;
void                steward_tally_free       (StewardTally          *self);

StewardVoter        steward_tally_find_seat  (const StewardCharter  *charter,
                                              const StewardReview   *review,
                                              const char            *person,
                                              const char            *wanted_seat,
                                              gint64                 time,
                                              const StewardSeat    **out_seat,
                                              gboolean              *out_delegate);
const char         *steward_voter_to_sentence (StewardVoter          voter);
const char         *steward_tally_state_to_id (StewardTallyState     state);
const char         *steward_tally_state_to_title (StewardTallyState  state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardTally, steward_tally_free)

G_END_DECLS
