/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may vote for which seat. A conflict is one of the person, not of the
 * chair they sit in: who has asked, whose domain it is, or who has declared a
 * conflict, votes for no seat at all in that review, neither one of their own
 * nor as a delegate, and passes no vote on to anybody. A seat whose holder is
 * in conflict is recused, and so is everybody who stands in for the holder. */

#include "config.h"

#include "steward-tally-private.h"

#include "steward-delegates-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct { const char *id; const char *title; } states[] = {
  [STEWARD_TALLY_OPEN] = { "open", N_("Open") },
  [STEWARD_TALLY_APPROVED] = { "approved", N_("Approved") },
  [STEWARD_TALLY_REJECTED] = { "rejected", N_("Rejected") },
  [STEWARD_TALLY_DEADLOCKED] = { "deadlocked", N_("Dead-locked") },
};

static const char *const sentences[] = {
  [STEWARD_VOTER_MAY] = N_("You may vote."),
  [STEWARD_VOTER_NO_SEAT] = N_("You hold no seat that votes on this."),
  [STEWARD_VOTER_AUDITOR] = N_("An auditor reads and speaks, and does not vote."),
  [STEWARD_VOTER_REQUESTER] = N_("You have asked for this, and nobody decides their own request."),
  [STEWARD_VOTER_CONFLICTED] = N_("Your vote is recused here, because of a conflict of interest."),
  [STEWARD_VOTER_NOT_ASKED] = N_("Your seat is not asked here: nothing that concerns it is touched."),
  [STEWARD_VOTER_DELEGATION_OVER] = N_("The delegation to you does not hold for this, or not at this time."),
  [STEWARD_VOTER_CLOSED] = N_("This is not open for votes."),
};

/**
 * steward_voter_to_sentence:
 * @voter: why somebody may or may not vote
 *
 * Returns: one English, translatable sentence to that person
 */
const char *
steward_voter_to_sentence (StewardVoter voter)
{
  return sentences[(gsize) voter < G_N_ELEMENTS (sentences) ? voter : STEWARD_VOTER_NO_SEAT];
}

const char *
steward_tally_state_to_id (StewardTallyState state)
{
  return states[(gsize) state < G_N_ELEMENTS (states) ? state : 0].id;
}

const char *
steward_tally_state_to_title (StewardTallyState state)
{
  return states[(gsize) state < G_N_ELEMENTS (states) ? state : 0].title;
}

static gboolean
holds_own_domain (const StewardCharter *charter,
                  const StewardReview  *review,
                  const char           *person)
{
  for (guint i = 0; charter->recuse_own_domain && i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      if (g_strcmp0 (seat->holder, person) == 0 && steward_domain_is_same (seat->domain, review->domain))
        return TRUE;
    }

  return FALSE;
}

/* (nullable): why @person is in conflict. */
static const char *
find_conflict (const StewardCharter *charter,
               const StewardReview  *review,
               const char           *person)
{
  if (g_strcmp0 (person, review->requester) == 0)
    return "requester";

  for (guint i = 0; i < review->recusals->len; i++)
    {
      const StewardRecusal *recusal = g_ptr_array_index (review->recusals, i);

      if (g_strcmp0 (recusal->person, person) == 0)
        return recusal->cause != NULL ? recusal->cause : "declared";
    }

  return holds_own_domain (charter, review, person) ? "own-domain" : NULL;
}

/* A recusal that names no person is one of the seat. */
static const char *
find_seat_recusal (const StewardReview *review,
                   const StewardSeat   *seat)
{
  for (guint i = 0; i < review->recusals->len; i++)
    {
      const StewardRecusal *recusal = g_ptr_array_index (review->recusals, i);

      if (recusal->person == NULL && g_strcmp0 (recusal->seat, seat->id) == 0)
        return recusal->cause != NULL ? recusal->cause : "declared";
    }

  return NULL;
}

/* (nullable): why the filled @seat is recused. */
const char *
steward_tally_get_cause (const StewardCharter *charter,
                         const StewardReview  *review,
                         const StewardSeat    *seat)
{
  const char *cause = find_conflict (charter, review, seat->holder);

  return cause != NULL ? cause : find_seat_recusal (review, seat);
}

/* What was recorded when the review was opened, else what the charter says. */
gboolean
steward_tally_is_asked (const StewardReview *review,
                        const StewardSeat   *seat)
{
  for (guint i = 0; seat->role == STEWARD_SEAT_VETO && i < review->steps->len; i++)
    {
      const StewardStep *step = g_ptr_array_index (review->steps, i);

      if (g_strcmp0 (step->seat, seat->id) == 0)
        return step->asked;
    }

  return steward_charter_asks_seat (seat, review->touches);
}

/* The decision is written in one go with the vote that causes it, at the same
 * time: only what comes after that is late. */
gboolean
steward_tally_is_late (const StewardReview *review,
                       const StewardVote   *vote)
{
  return review->decided_at != 0 && vote->time > review->decided_at;
}

typedef struct
{
  const StewardCharter *charter;
  const StewardReview *review;
} Case;

static gboolean
is_conflicted (const char    *person,
               gconstpointer  data)
{
  const Case *the_case = data;

  return find_conflict (the_case->charter, the_case->review, person) != NULL;
}

/* Who is in conflict has nothing to pass on. */
static gboolean
stands_in (const StewardCharter *charter,
           const StewardReview  *review,
           const StewardSeat    *seat,
           const char           *person,
           gint64                time)
{
  Case the_case = { charter, review };
  g_autoptr(GPtrArray) delegates = steward_charter_list_delegates (charter, seat, 1u << review->kind, time,
                                                                   is_conflicted, &the_case);

  return g_ptr_array_find_with_equal_func (delegates, person, g_str_equal, NULL);
}

/* Whether the holder of @seat ever passed a vote of it to @person. */
static gboolean
has_delegation (const StewardCharter *charter,
                const StewardSeat    *seat,
                const char           *person)
{
  for (guint i = 0; i < charter->delegations->len; i++)
    {
      const StewardDelegation *delegation = g_ptr_array_index (charter->delegations, i);

      if (g_strcmp0 (delegation->to, person) == 0 && g_strcmp0 (delegation->from, seat->holder) == 0 &&
          (delegation->seat == NULL || strcmp (delegation->seat, seat->id) == 0))
        return TRUE;
    }

  return FALSE;
}

/* Whether @person may vote for @seat at @time, without regard to whether the
 * review is open. */
StewardVoter
steward_tally_check_voter (const StewardCharter *charter,
                           const StewardReview  *review,
                           const StewardSeat    *seat,
                           const char           *person,
                           gint64                time,
                           gboolean             *out_delegate)
{
  *out_delegate = FALSE;
  if (person == NULL || seat->holder == NULL)
    return STEWARD_VOTER_NO_SEAT;
  if (g_strcmp0 (person, review->requester) == 0)
    return STEWARD_VOTER_REQUESTER;
  *out_delegate = strcmp (person, seat->holder) != 0;
  if (*out_delegate && !stands_in (charter, review, seat, person, time))
    return has_delegation (charter, seat, person) ? STEWARD_VOTER_DELEGATION_OVER : STEWARD_VOTER_NO_SEAT;
  if (seat->role == STEWARD_SEAT_AUDITOR)
    return STEWARD_VOTER_AUDITOR;
  if (!steward_tally_is_asked (review, seat))
    return STEWARD_VOTER_NOT_ASKED;
  if (steward_tally_get_cause (charter, review, seat) != NULL || find_conflict (charter, review, person) != NULL)
    return STEWARD_VOTER_CONFLICTED;

  return STEWARD_VOTER_MAY;
}

/* Whether a vote is there already that counts. */
static gboolean
has_voted (const StewardCharter *charter,
           const StewardReview  *review,
           const StewardSeat    *seat)
{
  for (guint i = 0; i < review->votes->len; i++)
    {
      const StewardVote *vote = g_ptr_array_index (review->votes, i);
      gboolean delegate;

      if (g_strcmp0 (vote->seat, seat->id) == 0 && !steward_tally_is_late (review, vote) &&
          steward_tally_check_voter (charter, review, seat, vote->person, vote->time,
                                     &delegate) == STEWARD_VOTER_MAY)
        return TRUE;
    }

  return FALSE;
}

/* The better one seat is for a person to vote for, or its reason to tell. */
static int
rank_seat (StewardVoter voter,
           gboolean     delegate,
           gboolean     voted)
{
  static const int ranks[] = {
    [STEWARD_VOTER_MAY] = 10,
    [STEWARD_VOTER_CONFLICTED] = 6,
    [STEWARD_VOTER_NOT_ASKED] = 5,
    [STEWARD_VOTER_DELEGATION_OVER] = 4,
    [STEWARD_VOTER_AUDITOR] = 3,
    [STEWARD_VOTER_NO_SEAT] = 0,
    [STEWARD_VOTER_REQUESTER] = 0,
    [STEWARD_VOTER_CLOSED] = 0,
  };

  if (voter != STEWARD_VOTER_MAY)
    return ranks[voter];

  return ranks[voter] + (voted ? 0 : 2) + (delegate ? 0 : 1);
}

/**
 * steward_tally_find_seat:
 * @charter: under which it is decided
 * @review: a review
 * @person: (nullable): id
 * @wanted_seat: (nullable): id of the seat they want to vote for
 * @time: when they vote
 * @out_seat: (out) (optional) (nullable): the seat; for a refusal the one that
 *   is the reason, if any
 * @out_delegate: (out) (optional): whether they stand in for the holder
 *
 * Without @wanted_seat it is a seat for which there is no vote yet rather than
 * one whose vote would change, and an own seat rather than that of somebody
 * else; the first such in the order of the charter.
 *
 * Returns: whether @person may vote, or why not
 */
StewardVoter
steward_tally_find_seat (const StewardCharter  *charter,
                         const StewardReview   *review,
                         const char            *person,
                         const char            *wanted_seat,
                         gint64                 time,
                         const StewardSeat    **out_seat,
                         gboolean              *out_delegate)
{
  StewardVoter best = STEWARD_VOTER_NO_SEAT;
  const StewardSeat *best_seat = NULL;
  gboolean best_delegate = FALSE;
  int best_rank = 0;

  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);
      gboolean delegate;
      StewardVoter voter = steward_tally_check_voter (charter, review, seat, person, time, &delegate);
      int rank = rank_seat (voter, delegate, voter == STEWARD_VOTER_MAY && has_voted (charter, review, seat));

      if (rank <= best_rank || (wanted_seat != NULL && strcmp (wanted_seat, seat->id) != 0))
        continue;
      best = voter;
      best_seat = seat;
      best_delegate = delegate;
      best_rank = rank;
    }

  if (!steward_review_is_open (review))
    best = STEWARD_VOTER_CLOSED;
  else if (person != NULL && g_strcmp0 (person, review->requester) == 0)
    best = STEWARD_VOTER_REQUESTER;
  if (out_seat != NULL)
    *out_seat = best_seat;
  if (out_delegate != NULL)
    *out_delegate = best_delegate;

  return best;
}
