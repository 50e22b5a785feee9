/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place where votes are counted: a pure function of a charter and a
 * review, without clock and without store. How it counts is told in
 * src/README.md; in doubt it decides against, and nobody's silence, absence or
 * conflict ever makes an approval. */

#include "config.h"

#include "steward-tally-private.h"

#include <string.h>

/* Seats that count for quorum and thresholds. */
static gboolean
is_member (const StewardSeat *seat)
{
  return seat->role == STEWARD_SEAT_MEMBER || seat->role == STEWARD_SEAT_CHAIR;
}

/* The last vote for @seat that counts: one that does not takes nothing away
 * from an earlier one. */
static const StewardVote *
find_vote (const StewardCharter *charter,
           const StewardReview  *review,
           const StewardSeat    *seat)
{
  const StewardVote *last = NULL;

  for (guint i = 0; i < review->votes->len; i++)
    {
      const StewardVote *vote = g_ptr_array_index (review->votes, i);
      gboolean delegate;

      if (g_strcmp0 (vote->seat, seat->id) != 0 || steward_tally_is_late (review, vote) ||
          (last != NULL && vote->position < last->position))
        continue;
      if (steward_tally_check_voter (charter, review, seat, vote->person, vote->time,
                                     &delegate) == STEWARD_VOTER_MAY)
        last = vote;
    }

  return last;
}

static StewardBallotState
read_vote (const StewardVote *vote,
           const char        *change)
{
  if (vote == NULL)
    return STEWARD_BALLOT_OPEN;
  if (change != NULL && vote->except != NULL && g_strv_contains ((const char *const *) vote->except, change))
    return STEWARD_BALLOT_AGAINST;

  switch (vote->choice)
    {
    case STEWARD_VOTE_APPROVE:
      return STEWARD_BALLOT_FOR;
    case STEWARD_VOTE_REJECT:
      return STEWARD_BALLOT_AGAINST;
    case STEWARD_VOTE_ABSTAIN:
      break;
    }

  return STEWARD_BALLOT_ABSTAINED;
}

static StewardBallot
make_ballot (const StewardCharter *charter,
             const StewardReview  *review,
             const StewardSeat    *seat,
             const char           *change)
{
  StewardBallot ballot = { .seat = seat };

  if (!steward_tally_is_asked (review, seat))
    ballot.state = STEWARD_BALLOT_SKIPPED;
  else if (seat->holder == NULL)
    ballot.state = STEWARD_BALLOT_VACANT;
  else if ((ballot.cause = steward_tally_get_cause (charter, review, seat)) != NULL)
    ballot.state = STEWARD_BALLOT_RECUSED;
  else
    {
      ballot.vote = find_vote (charter, review, seat);
      ballot.state = read_vote (ballot.vote, change);
    }

  return ballot;
}

/* Whether the seat of @ballot takes part in the count. */
gboolean
steward_ballot_may_vote (const StewardBallot *ballot)
{
  return ballot->state == STEWARD_BALLOT_OPEN || ballot->state == STEWARD_BALLOT_FOR ||
         ballot->state == STEWARD_BALLOT_AGAINST || ballot->state == STEWARD_BALLOT_ABSTAINED;
}

static void
add_ballot (StewardTally        *self,
            const StewardBallot *ballot)
{
  g_array_append_val (self->ballots, *ballot);
  if (!is_member (ballot->seat))
    return;

  self->n_for += ballot->state == STEWARD_BALLOT_FOR;
  self->n_against += ballot->state == STEWARD_BALLOT_AGAINST;
  self->n_abstained += ballot->state == STEWARD_BALLOT_ABSTAINED;
  self->n_open += ballot->state == STEWARD_BALLOT_OPEN;
  self->n_recused += ballot->state == STEWARD_BALLOT_RECUSED;
  self->n_vacant += ballot->state == STEWARD_BALLOT_VACANT;
}

/* Whether every asked veto seat is in one of the states of @allowed (bits). */
static gboolean
check_vetoes (const StewardTally *self,
              guint               allowed)
{
  for (guint i = 0; i < self->ballots->len; i++)
    {
      const StewardBallot *ballot = &g_array_index (self->ballots, StewardBallot, i);

      if (!is_member (ballot->seat) && ballot->state != STEWARD_BALLOT_SKIPPED &&
          (allowed & (1u << ballot->state)) == 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_veto (const StewardTally *self,
          StewardBallotState  state)
{
  return !check_vetoes (self, ~(1u << state));
}

/* What is decided when @n_for, @n_against and so on are all the votes. */
static gboolean
is_approved (const StewardTally *self,
             guint               n_for,
             guint               n_voted)
{
  return n_voted >= self->quorum && n_for >= self->approvals_needed && self->n_against < self->rejections_needed;
}

static gboolean
is_rejected (const StewardTally *self,
             guint               n_against,
             guint               n_voted)
{
  return n_voted >= self->quorum && n_against >= self->rejections_needed;
}

/* Votes that are open help an approval most when all of them approve, and a
 * rejection most when all of them reject; so these two are all that has to be
 * tried to know whether anything can still be decided. */
static StewardTallyState
decide (const StewardTally *self)
{
  const guint veto_for = 1u << STEWARD_BALLOT_FOR;
  const guint veto_open = 1u << STEWARD_BALLOT_OPEN;
  guint n_voted = self->n_for + self->n_against + self->n_abstained;
  guint n_most = n_voted + self->n_open;

  if (has_veto (self, STEWARD_BALLOT_AGAINST) || is_rejected (self, self->n_against, n_voted))
    return STEWARD_TALLY_REJECTED;
  if (check_vetoes (self, veto_for) && is_approved (self, self->n_for, n_voted))
    return STEWARD_TALLY_APPROVED;
  if (check_vetoes (self, veto_for | veto_open) && is_approved (self, self->n_for + self->n_open, n_most))
    return STEWARD_TALLY_OPEN;
  if (has_veto (self, STEWARD_BALLOT_OPEN) || is_rejected (self, self->n_against + self->n_open, n_most))
    return STEWARD_TALLY_OPEN;

  return STEWARD_TALLY_DEADLOCKED;
}

static void
set_thresholds (StewardTally           *self,
                const StewardProcedure *procedure)
{
  guint n_seats = self->n_for + self->n_against + self->n_abstained + self->n_open;

  if (procedure->of_all_seats)
    n_seats += self->n_recused;
  self->approvals_needed = steward_share_get_needed (&procedure->approve, n_seats);
  self->rejections_needed = steward_share_get_needed (&procedure->reject, n_seats);
  self->quorum = MAX (procedure->quorum, 1);
  self->has_quorum = self->n_for + self->n_against + self->n_abstained >= self->quorum;
}

/**
 * steward_tally_count:
 * @charter: under which it is decided; outlives the tally
 * @review: with the votes that were cast; outlives the tally
 * @change: (nullable): path of one change: votes that leave it out count as
 *   against
 *
 * Counts whatever the state of @review is; a decided one is counted as it was
 * when it was decided.
 *
 * Returns: (transfer full): the count, the state that follows from it and why
 */
StewardTally *
steward_tally_count (const StewardCharter *charter,
                     const StewardReview  *review,
                     const char           *change)
{
  StewardTally *self = g_new0 (StewardTally, 1);
  const StewardProcedure *procedure = steward_charter_get_procedure (charter, review->kind);

  self->ballots = g_array_new (FALSE, FALSE, sizeof (StewardBallot));
  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      if (seat->role != STEWARD_SEAT_AUDITOR)
        {
          StewardBallot ballot = make_ballot (charter, review, seat, change);

          add_ballot (self, &ballot);
        }
    }

  if (procedure != NULL)
    set_thresholds (self, procedure);
  self->state = procedure != NULL ? decide (self) : STEWARD_TALLY_DEADLOCKED;
  self->reason = steward_tally_make_reason (charter, review, self);

  return self;
}

void
steward_tally_free (StewardTally *self)
{
  if (self == NULL)
    return;

  g_free (self->reason);
  g_array_unref (self->ballots);
  g_free (self);
}
