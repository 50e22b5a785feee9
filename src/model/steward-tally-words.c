/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A count in words: what there is, what is needed, who is missing, and which
 * votes do not count and why. English, as it is recorded in the ledger. */

#include "config.h"

#include "steward-tally-private.h"

#define MOST_IGNORED 3

static const char *const ignored_because[] = {
  [STEWARD_VOTER_MAY] = "it came after the decision",
  [STEWARD_VOTER_NO_SEAT] = "the person does not hold the seat",
  [STEWARD_VOTER_AUDITOR] = "an auditor does not vote",
  [STEWARD_VOTER_REQUESTER] = "nobody decides their own request",
  [STEWARD_VOTER_CONFLICTED] = "there is a conflict of interest",
  [STEWARD_VOTER_NOT_ASKED] = "the seat is not asked",
  [STEWARD_VOTER_DELEGATION_OVER] = "the delegation did not hold for it",
  [STEWARD_VOTER_CLOSED] = "it came after the decision",
};

static guint
count_voters (const StewardTally *self)
{
  return self->n_for + self->n_against + self->n_abstained + self->n_open;
}

static guint
count_votes (const StewardTally *self)
{
  return self->n_for + self->n_against + self->n_abstained;
}

static const char *
have (guint n)
{
  return n == 1 ? "has" : "have";
}

/* "Privacy and Security": the asked veto seats in @state; NULL for none. */
static char *
list_vetoes (const StewardTally *self,
             StewardBallotState  state,
             guint              *out_n)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->ballots->len; i++)
    {
      const StewardBallot *ballot = &g_array_index (self->ballots, StewardBallot, i);

      if (ballot->seat->role == STEWARD_SEAT_VETO && ballot->state == state)
        g_ptr_array_add (titles, ballot->seat->title != NULL ? ballot->seat->title : ballot->seat->id);
    }
  for (guint i = 0; i < titles->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : i + 1 == titles->len ? " and " : ", ",
                            (const char *) titles->pdata[i]);
  *out_n = titles->len;

  return g_string_free (text, titles->len == 0);
}

/* A sentence about the veto seats in @state, with one verb for one seat and
 * another for several. */
static void
say_vetoes (GString            *out,
            const StewardTally *self,
            StewardBallotState  state,
            const char         *one,
            const char         *several)
{
  guint n;
  g_autofree char *titles = list_vetoes (self, state, &n);

  if (n > 0)
    g_string_append_printf (out, " %s %s.", titles, n == 1 ? one : several);
}

static void
say_quorum (GString            *out,
            const StewardTally *self)
{
  if (self->has_quorum)
    g_string_append_printf (out, "; quorum of %u is met.", self->quorum);
  else
    g_string_append_printf (out, "; %u of %u for the quorum %s voted.", count_votes (self), self->quorum,
                            have (count_votes (self)));
}

static void
say_approvals (GString            *out,
               const StewardTally *self,
               const char         *need)
{
  g_string_append_printf (out, "%u of %u %s approved, %u %s", self->n_for, count_voters (self), have (self->n_for),
                          self->approvals_needed, need);
}

static void
say_approved (GString            *out,
              const StewardTally *self)
{
  say_approvals (out, self, self->approvals_needed == 1 ? "was needed" : "were needed");
  say_quorum (out, self);
  say_vetoes (out, self, STEWARD_BALLOT_FOR, "has approved", "have approved");
}

static void
say_rejected (GString            *out,
              const StewardTally *self)
{
  guint n;
  g_autofree char *vetoes = list_vetoes (self, STEWARD_BALLOT_AGAINST, &n);

  if (n > 0)
    {
      g_string_append_printf (out, "%s %s rejected, and nothing is approved against %s.", vetoes, have (n),
                              n == 1 ? "a veto" : "vetoes");
      return;
    }

  g_string_append_printf (out, "%u of %u %s rejected, %u %s enough", self->n_against, count_voters (self),
                          have (self->n_against), self->rejections_needed,
                          self->rejections_needed == 1 ? "is" : "are");
  say_quorum (out, self);
  if (self->n_for >= self->approvals_needed)
    g_string_append_printf (out, " %u %s approved, too; in doubt it is rejected.", self->n_for, have (self->n_for));
}

static void
say_open (GString            *out,
          const StewardTally *self)
{
  say_approvals (out, self, self->approvals_needed == 1 ? "is needed" : "are needed");
  say_quorum (out, self);
  if (self->n_against > 0)
    g_string_append_printf (out, " %u %s rejected, %u would be enough.", self->n_against, have (self->n_against),
                            self->rejections_needed);
}

/* Why approval is out of reach; rejections are, too, or it would be open. */
static void
say_deadlocked (GString            *out,
                const StewardTally *self)
{
  if (count_voters (self) == 0)
    g_string_append (out, "No seat may vote on this");
  else if (count_votes (self) + self->n_open < self->quorum)
    g_string_append_printf (out, "The quorum of %u cannot be met: %u %s vote", self->quorum, count_voters (self),
                            count_voters (self) == 1 ? "seat may" : "seats may");
  else
    {
      say_approvals (out, self, self->approvals_needed == 1 ? "is needed" : "are needed");
      g_string_append_printf (out, "; %u %s rejected, %u would be enough", self->n_against, have (self->n_against),
                              self->rejections_needed);
      if (self->n_open > 0)
        g_string_append_printf (out, ", and %u %s open", self->n_open, self->n_open == 1 ? "vote is" : "votes are");
    }
  g_string_append (out, ". Neither side can be reached any more.");
}

/* What the veto seats have to do with it, beside a veto that was used. */
static void
say_missing_vetoes (GString            *out,
                    const StewardTally *self)
{
  say_vetoes (out, self, STEWARD_BALLOT_OPEN, "has yet to approve", "have yet to approve");
  say_vetoes (out, self, STEWARD_BALLOT_ABSTAINED, "has abstained, and its approval is needed",
              "have abstained, and their approval is needed");
  say_vetoes (out, self, STEWARD_BALLOT_RECUSED, "is recused, and nobody else may approve for it",
              "are recused, and nobody else may approve for them");
  say_vetoes (out, self, STEWARD_BALLOT_VACANT, "is vacant, and its approval is needed",
              "are vacant, and their approval is needed");
}

static void
say_ignored (GString              *out,
             const StewardCharter *charter,
             const StewardReview  *review)
{
  guint n = 0;

  for (guint i = 0; i < review->votes->len; i++)
    {
      const StewardVote *vote = g_ptr_array_index (review->votes, i);
      const StewardSeat *seat = steward_charter_find_seat (charter, vote->seat);
      StewardVoter voter = STEWARD_VOTER_NO_SEAT;
      gboolean delegate;

      if (seat != NULL)
        voter = steward_tally_check_voter (charter, review, seat, vote->person, vote->time, &delegate);
      if (voter == STEWARD_VOTER_MAY && !steward_tally_is_late (review, vote))
        continue;
      if (++n <= MOST_IGNORED)
        g_string_append_printf (out, " A vote for %s does not count: %s.",
                                seat != NULL ? seat->title != NULL ? seat->title : seat->id : "an unknown seat",
                                ignored_because[voter]);
    }
  if (n > MOST_IGNORED)
    g_string_append_printf (out, " %u more votes do not count.", n - MOST_IGNORED);
}

/* (transfer full) */
char *
steward_tally_make_reason (const StewardCharter *charter,
                           const StewardReview  *review,
                           const StewardTally   *self)
{
  GString *out = g_string_new (NULL);

  if (steward_charter_get_procedure (charter, review->kind) == NULL)
    g_string_append_printf (out, "The charter has no rule for reviews of the kind “%s”.",
                            steward_review_kind_to_id (review->kind));
  else if (self->state == STEWARD_TALLY_APPROVED)
    say_approved (out, self);
  else if (self->state == STEWARD_TALLY_REJECTED)
    say_rejected (out, self);
  else if (self->state == STEWARD_TALLY_OPEN)
    say_open (out, self);
  else
    say_deadlocked (out, self);

  if (self->state == STEWARD_TALLY_OPEN || self->state == STEWARD_TALLY_DEADLOCKED)
    say_missing_vetoes (out, self);
  say_ignored (out, charter, review);

  return g_string_free (out, FALSE);
}
