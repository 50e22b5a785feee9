/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tally against a model that knows nothing of it: plain arrays of numbers,
 * counted naively, and every way in which the open seats could still vote tried
 * out one by one. Then what must hold in any history: no vote of a requester
 * changes anything, by whatever chair or delegation; what is late or recused
 * changes nothing; a vote that turns from against to for never does harm. */

#include "config.h"

#include "steward-charter-private.h"
#include "steward-tally.h"

#include <string.h>

#define SEED 20261121
#define N_WORLDS 25000
#define MOST_SEATS 6
#define MOST_VOTES 14
#define N_PERSONS 8
#define NOBODY (-1)

enum { MEMBER, CHAIR, VETO, AUDITOR };
enum { FOR, AGAINST, ABSTAIN };
enum { S_OPEN, S_FOR, S_AGAINST, S_ABSTAINED, S_RECUSED, S_SKIPPED, S_VACANT, S_NONE };
enum { D_OPEN, D_APPROVED, D_REJECTED, D_DEADLOCKED };
enum { COUNT, FRACTION, MAJORITY, ALL };

typedef struct { int role, holder, domain, when; } Seat;
typedef struct { int seat, person, choice, time, place, leaves_out; } Vote;
typedef struct { int from, to, seat, kinds, since, until; } Delegation;
typedef struct { int seat, person; } Recusal;
typedef struct { int kind, count, denominator; } Share;

typedef struct
{
  int n_seats;
  Seat seats[MOST_SEATS];
  int n_votes;
  Vote votes[MOST_VOTES];
  int n_delegations;
  Delegation delegations[5];
  int n_recusals;
  Recusal recusals[3];
  int steps[MOST_SEATS];               /* −1 none, 0 skipped, 1 asked */
  Share approve;
  Share reject;
  int quorum;
  int of_all, own_domain, may_delegate, chain;
  int requester, domain, touches, kind, decided_at, change;
} World;

/* The model. */

static int
is_conflicted (const World *w,
               int          person)
{
  if (person == w->requester)
    return 1;
  for (int i = 0; i < w->n_recusals; i++)
    if (w->recusals[i].person == person)
      return 1;
  for (int i = 0; i < w->n_seats; i++)
    if (w->own_domain && w->domain != NOBODY && w->seats[i].holder == person && w->seats[i].domain == w->domain)
      return 1;
  return 0;
}

static int
applies (const World      *w,
         const Delegation *d,
         int               seat,
         int               time)
{
  return (d->seat == NOBODY || d->seat == seat) && (d->kinds == 0 || (d->kinds >> w->kind) % 2 == 1) &&
         time >= d->since && time < d->until;
}

/* Every path without a circle. */
static int
can_reach (const World *w,
           int          seat,
           int          from,
           int          to,
           int          time,
           int          seen)
{
  for (int i = 0; i < w->n_delegations; i++)
    {
      const Delegation *d = &w->delegations[i];

      if (d->from != from || (seen >> d->to) % 2 == 1 || !applies (w, d, seat, time))
        continue;
      if (d->to == to)
        return 1;
      if (w->chain && !is_conflicted (w, d->to) && can_reach (w, seat, d->to, to, time, seen | 1 << d->to))
        return 1;
    }
  return 0;
}

static int
is_asked (const World *w,
          int          seat)
{
  const Seat *s = &w->seats[seat];

  if (s->role == AUDITOR)
    return 0;
  if (s->role != VETO)
    return 1;
  if (w->steps[seat] >= 0)
    return w->steps[seat];
  return s->when == 0 || (s->when & w->touches) != 0 || (s->when & 16) != 0;
}

static int
is_recused (const World *w,
            int          seat)
{
  for (int i = 0; i < w->n_recusals; i++)
    if (w->recusals[i].person == NOBODY && w->recusals[i].seat == seat)
      return 1;
  return is_conflicted (w, w->seats[seat].holder);
}

static int
counts_vote (const World *w,
             const Vote  *v)
{
  const Seat *s = &w->seats[v->seat];

  if (w->decided_at != 0 && v->time > w->decided_at)
    return 0;
  if (s->holder == NOBODY || !is_asked (w, v->seat) || is_recused (w, v->seat) || is_conflicted (w, v->person))
    return 0;
  return v->person == s->holder ||
         (w->may_delegate && can_reach (w, v->seat, s->holder, v->person, v->time, 1 << s->holder));
}

static int
model_state (const World *w,
             int          seat)
{
  int state = S_OPEN;
  int place = -1;

  if (w->seats[seat].role == AUDITOR)
    return S_NONE;
  if (!is_asked (w, seat))
    return S_SKIPPED;
  if (w->seats[seat].holder == NOBODY)
    return S_VACANT;
  if (is_recused (w, seat))
    return S_RECUSED;
  for (int i = 0; i < w->n_votes; i++)
    {
      const Vote *v = &w->votes[i];

      if (v->seat != seat || v->place <= place || !counts_vote (w, v))
        continue;
      place = v->place;
      state = v->choice == FOR ? S_FOR : v->choice == AGAINST ? S_AGAINST : S_ABSTAINED;
      if (w->change != 0 && v->leaves_out == w->change)
        state = S_AGAINST;
    }
  return state;
}

static int
reaches (const Share *share,
         int          n,
         int          base)
{
  if (n < 1)
    return 0;
  switch (share->kind)
    {
    case COUNT: return n >= share->count;
    case FRACTION: return n * share->denominator >= share->count * base;
    case MAJORITY: return 2 * n > base;
    default: return n >= base;
    }
}

static int
model_decide (const World *w,
              const int   *states)
{
  int n[S_NONE + 1] = { 0 };
  int veto_against = 0, veto_missing = 0, base, quorum;

  for (int i = 0; i < w->n_seats; i++)
    {
      if (w->seats[i].role != VETO)
        n[states[i]]++;
      else if (states[i] == S_AGAINST)
        veto_against = 1;
      else if (states[i] != S_FOR && states[i] != S_SKIPPED)
        veto_missing = 1;
    }
  base = n[S_FOR] + n[S_AGAINST] + n[S_ABSTAINED] + n[S_OPEN] + (w->of_all ? n[S_RECUSED] : 0);
  quorum = n[S_FOR] + n[S_AGAINST] + n[S_ABSTAINED] >= (w->quorum > 0 ? w->quorum : 1);
  if (veto_against || (quorum && reaches (&w->reject, n[S_AGAINST], base)))
    return D_REJECTED;
  if (quorum && !veto_missing && reaches (&w->approve, n[S_FOR], base))
    return D_APPROVED;
  return D_OPEN;
}

/* Whether any way to fill the open seats from @seat on decides. */
static int
can_decide (const World *w,
            int         *states,
            int          seat)
{
  while (seat < w->n_seats && states[seat] != S_OPEN)
    seat++;
  if (model_decide (w, states) != D_OPEN)
    return 1;
  if (seat == w->n_seats)
    return 0;
  for (int state = S_FOR; state <= S_ABSTAINED; state++)
    {
      int found;

      states[seat] = state;
      found = can_decide (w, states, seat + 1);
      states[seat] = S_OPEN;
      if (found)
        return 1;
    }
  return can_decide (w, states, seat + 1);
}

static int
model_count (const World *w,
             int         *out_states)
{
  int decision;

  for (int i = 0; i < w->n_seats; i++)
    out_states[i] = model_state (w, i);
  decision = model_decide (w, out_states);
  if (decision == D_OPEN && !can_decide (w, out_states, 0))
    return D_DEADLOCKED;
  return decision;
}

/* Random worlds. */

static int
pick (GRand *random,
      int    n)
{
  return g_rand_int_range (random, 0, n);
}

static int
maybe (GRand *random,
       int    percent)
{
  return pick (random, 100) < percent;
}

static void
make_share (GRand *random,
            Share *out)
{
  out->kind = pick (random, 4);
  out->denominator = 1 + pick (random, 4);
  out->count = 1 + pick (random, out->kind == FRACTION ? out->denominator : 3);
}

static void
make_council (GRand *random,
              World *w)
{
  static const int roles[] = { MEMBER, MEMBER, MEMBER, CHAIR, MEMBER, MEMBER, VETO, AUDITOR };

  w->n_seats = 1 + pick (random, MOST_SEATS);
  for (int i = 0; i < w->n_seats; i++)
    {
      w->seats[i].role = roles[pick (random, 8)];
      w->seats[i].holder = maybe (random, 8) ? NOBODY : maybe (random, 80) ? i : pick (random, N_PERSONS);
      w->seats[i].domain = maybe (random, 50) ? NOBODY : pick (random, 3);
      w->seats[i].when = maybe (random, 30) ? 0 : 1 + pick (random, 31);
      w->steps[i] = maybe (random, 80) ? -1 : pick (random, 2);
    }
  make_share (random, &w->approve);
  make_share (random, &w->reject);
  w->quorum = pick (random, 4);
  w->of_all = maybe (random, 30);
  w->own_domain = maybe (random, 70);
  w->may_delegate = maybe (random, 80);
  w->chain = maybe (random, 40);
}

static void
make_delegations (GRand *random,
                  World *w)
{
  w->n_delegations = pick (random, 6);
  for (int i = 0; i < w->n_delegations; i++)
    {
      Delegation *d = &w->delegations[i];

      d->from = pick (random, N_PERSONS);
      d->to = pick (random, N_PERSONS);
      d->seat = maybe (random, 60) ? NOBODY : pick (random, w->n_seats);
      d->kinds = maybe (random, 60) ? 0 : pick (random, 128);
      d->since = pick (random, 10);
      d->until = d->since + pick (random, 20);
    }
}

static void
make_vote (GRand *random,
           World *w,
           Vote  *v)
{
  v->seat = pick (random, w->n_seats);
  v->person = maybe (random, 60) && w->seats[v->seat].holder != NOBODY ? w->seats[v->seat].holder
                                                                       : pick (random, N_PERSONS);
  for (int i = 0; i < w->n_delegations && maybe (random, 50); i++)
    if (w->delegations[i].from == w->seats[v->seat].holder)
      v->person = w->delegations[i].to;
  v->choice = maybe (random, 50) ? FOR : maybe (random, 60) ? AGAINST : ABSTAIN;
  v->time = 1 + pick (random, 25);
  v->leaves_out = maybe (random, 85) ? 0 : 1 + pick (random, 2);
}

static void
make_world (GRand *random,
            World *w)
{
  memset (w, 0, sizeof *w);
  make_council (random, w);
  make_delegations (random, w);
  w->requester = maybe (random, 50) ? N_PERSONS - 2 : pick (random, N_PERSONS);
  w->domain = maybe (random, 60) ? NOBODY : pick (random, 3);
  w->touches = pick (random, 16);
  w->kind = pick (random, STEWARD_REVIEW_N_KINDS);
  w->decided_at = maybe (random, 80) ? 0 : 5 + pick (random, 20);
  w->change = maybe (random, 70) ? 0 : 1;
  w->n_recusals = maybe (random, 80) ? 0 : 1 + pick (random, 3);
  for (int i = 0; i < w->n_recusals; i++)
    {
      w->recusals[i].seat = pick (random, w->n_seats);
      w->recusals[i].person = maybe (random, 30) ? NOBODY : pick (random, N_PERSONS);
    }
  w->n_votes = pick (random, MOST_VOTES - 2);
  for (int i = 0; i < w->n_votes; i++)
    {
      make_vote (random, w, &w->votes[i]);
      w->votes[i].place = i + 1;
    }
}

/* From a world to what the tally knows. */

static char *
name_of (char prefix,
         int  number)
{
  return number == NOBODY ? NULL : g_strdup_printf ("%c%d", prefix, number);
}

static StewardShare
to_share (const Share *share)
{
  static const StewardShareKind kinds[] = { STEWARD_SHARE_COUNT, STEWARD_SHARE_FRACTION, STEWARD_SHARE_MAJORITY,
                                            STEWARD_SHARE_ALL };

  return (StewardShare) { kinds[share->kind], (guint) share->count, (guint) share->denominator };
}

static void
add_seats (const World    *w,
           StewardCharter *charter)
{
  static const StewardSeatRole roles[] = { STEWARD_SEAT_MEMBER, STEWARD_SEAT_CHAIR, STEWARD_SEAT_VETO,
                                           STEWARD_SEAT_AUDITOR };

  for (int i = 0; i < w->n_seats; i++)
    {
      StewardSeat *seat = g_new0 (StewardSeat, 1);

      seat->id = name_of ('s', i);
      seat->role = roles[w->seats[i].role];
      seat->holder = name_of ('p', w->seats[i].holder);
      seat->domain = name_of ('d', w->seats[i].domain);
      seat->asked_when = (StewardTouches) w->seats[i].when;
      g_ptr_array_add (charter->seats, seat);
    }
}

static StewardCharter *
to_charter (const World *w)
{
  StewardCharter *charter = steward_charter_new ();
  StewardProcedure *procedure = g_new0 (StewardProcedure, 1);

  add_seats (w, charter);
  procedure->kind = (StewardReviewKind) w->kind;
  procedure->approve = to_share (&w->approve);
  procedure->reject = to_share (&w->reject);
  procedure->quorum = (guint) w->quorum;
  procedure->of_all_seats = w->of_all;
  g_ptr_array_add (charter->procedures, procedure);
  charter->recuse_own_domain = w->own_domain;
  charter->delegation_allowed = w->may_delegate;
  charter->delegation_chain = w->chain;
  for (int i = 0; i < w->n_delegations; i++)
    {
      const Delegation *d = &w->delegations[i];
      StewardDelegation *delegation = steward_delegation_new ();

      delegation->from = name_of ('p', d->from);
      delegation->to = name_of ('p', d->to);
      delegation->seat = name_of ('s', d->seat);
      delegation->kinds = (guint) d->kinds;
      delegation->since = d->since;
      delegation->until = d->until;
      steward_charter_add_delegation (charter, delegation);
    }

  return charter;
}

static void
add_votes (const World   *w,
           StewardReview *review)
{
  static const StewardVoteChoice choices[] = { STEWARD_VOTE_APPROVE, STEWARD_VOTE_REJECT, STEWARD_VOTE_ABSTAIN };

  for (int i = 0; i < w->n_votes; i++)
    {
      const Vote *v = &w->votes[i];
      StewardVote *vote = steward_vote_new ();

      vote->seat = name_of ('s', v->seat);
      vote->person = name_of ('p', v->person);
      vote->choice = choices[v->choice];
      vote->time = v->time;
      vote->position = v->place;
      if (v->leaves_out != 0)
        vote->except = g_strsplit (v->leaves_out == 1 ? "x" : "y", " ", 0);
      g_ptr_array_add (review->votes, vote);
    }
}

static StewardReview *
to_review (const World *w)
{
  StewardReview *review = steward_review_new ();

  review->state = STEWARD_CHANGE_IN_REVIEW;
  review->kind = (StewardReviewKind) w->kind;
  review->requester = name_of ('p', w->requester);
  review->domain = name_of ('d', w->domain);
  review->touches = (StewardTouches) w->touches;
  review->decided_at = w->decided_at;
  add_votes (w, review);
  for (int i = 0; i < w->n_recusals; i++)
    {
      StewardRecusal *recusal = steward_recusal_new ();

      recusal->seat = name_of ('s', w->recusals[i].seat);
      recusal->person = name_of ('p', w->recusals[i].person);
      g_ptr_array_add (review->recusals, recusal);
    }
  for (int i = 0; i < w->n_seats; i++)
    {
      StewardStep *step;

      if (w->steps[i] < 0)
        continue;
      step = steward_step_new ();
      step->seat = name_of ('s', i);
      step->asked = w->steps[i];
      g_ptr_array_add (review->steps, step);
    }

  return review;
}

static int
to_decision (StewardTallyState state)
{
  return state == STEWARD_TALLY_APPROVED ? D_APPROVED : state == STEWARD_TALLY_REJECTED ? D_REJECTED
       : state == STEWARD_TALLY_DEADLOCKED ? D_DEADLOCKED : D_OPEN;
}

static int
to_state (StewardBallotState state)
{
  static const int states[] = {
    [STEWARD_BALLOT_OPEN] = S_OPEN,
    [STEWARD_BALLOT_FOR] = S_FOR,
    [STEWARD_BALLOT_AGAINST] = S_AGAINST,
    [STEWARD_BALLOT_ABSTAINED] = S_ABSTAINED,
    [STEWARD_BALLOT_RECUSED] = S_RECUSED,
    [STEWARD_BALLOT_SKIPPED] = S_SKIPPED,
    [STEWARD_BALLOT_VACANT] = S_VACANT,
  };

  return states[state];
}

/* What the tally makes of @w; @out_states by seat. */
static int
count_world (const World *w,
             int         *out_states)
{
  g_autoptr(StewardCharter) charter = to_charter (w);
  g_autoptr(StewardReview) review = to_review (w);
  g_autoptr(StewardTally) tally = steward_tally_count (charter, review, w->change != 0 ? "x" : NULL);
  guint at = 0;

  g_assert_nonnull (tally->reason);
  for (int i = 0; i < w->n_seats; i++)
    out_states[i] = w->seats[i].role == AUDITOR ? S_NONE
                  : to_state (g_array_index (tally->ballots, StewardBallot, at++).state);
  g_assert_cmpuint (at, ==, tally->ballots->len);

  return to_decision (tally->state);
}

static void
test_model (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (SEED);
  int n_decisions[4] = { 0 };

  g_test_message ("seed %d", SEED);
  for (int i = 0; i < N_WORLDS; i++)
    {
      World w;
      int wanted_states[MOST_SEATS], states[MOST_SEATS];
      int wanted, found;

      make_world (random, &w);
      wanted = model_count (&w, wanted_states);
      found = count_world (&w, states);
      for (int n = 0; n < w.n_seats; n++)
        if (states[n] != wanted_states[n])
          g_error ("world %d, seat %d: the model says %d, the tally %d", i, n, wanted_states[n], states[n]);
      if (found != wanted)
        g_error ("world %d: the model says %d, the tally %d", i, wanted, found);
      n_decisions[found]++;
    }
  g_test_message ("%d worlds: %d open, %d approved, %d rejected, %d dead-locked", N_WORLDS, n_decisions[D_OPEN],
                  n_decisions[D_APPROVED], n_decisions[D_REJECTED], n_decisions[D_DEADLOCKED]);
  for (int i = 0; i < 4; i++)
    g_assert_cmpint (n_decisions[i], >, N_WORLDS / 50);
}

static void
assert_same (const World *a,
             const World *b,
             int          number)
{
  int states_a[MOST_SEATS], states_b[MOST_SEATS];
  int decision_a = count_world (a, states_a);
  int decision_b = count_world (b, states_b);

  if (decision_a != decision_b || memcmp (states_a, states_b, sizeof (int) * (gsize) a->n_seats) != 0)
    g_error ("world %d: the tally changed from %d to %d", number, decision_a, decision_b);
}

/* Whatever the requester votes, for whichever seat, as holder or delegate,
 * at whatever time: it is as if they had not. */
static void
test_requester (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (SEED + 1);

  for (int i = 0; i < N_WORLDS; i++)
    {
      World without, with;

      make_world (random, &without);
      /* They get at the seats of others as well as can be. */
      without.may_delegate = 1;
      if (without.n_delegations > 0)
        without.delegations[0].to = without.requester;
      with = without;
      for (int n = 0; n < 2; n++)
        {
          Vote *v = &with.votes[with.n_votes];

          make_vote (random, &with, v);
          v->person = with.requester;
          if (n == 1 && with.n_delegations > 0)
            for (int s = 0; s < with.n_seats; s++)
              if (with.seats[s].holder == with.delegations[0].from)
                v->seat = s;
          v->place = pick (random, 100);
          with.n_votes++;
        }
      assert_same (&without, &with, i);
    }
}

/* A second person who stands for the requester's seat moves nothing either. */
static void
test_requester_delegate (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (SEED + 2);

  for (int i = 0; i < N_WORLDS; i++)
    {
      World without, with;
      int friend = N_PERSONS - 1;

      make_world (random, &without);
      if (without.requester == friend)
        continue;
      for (int s = 0; s < without.n_seats; s++)
        if (without.seats[s].holder == friend)
          without.seats[s].holder = NOBODY;
      for (int d = 0; d < without.n_delegations; d++)
        if (without.delegations[d].to == friend)
          without.delegations[d].to = 0;
      without.n_delegations = MIN (without.n_delegations, 4);
      with = without;
      with.delegations[with.n_delegations++] = (Delegation) { with.requester, friend, NOBODY, 0, 0, 100 };
      for (int s = 0; s < without.n_seats && with.n_votes < MOST_VOTES; s++)
        with.votes[with.n_votes++] = (Vote) { s, friend, pick (random, 3), 5, 100 + s, 0 };
      assert_same (&without, &with, i);
    }
}

/* What comes after the decision, and what a recused seat says, is nothing. */
static void
test_late_and_recused (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (SEED + 3);

  for (int i = 0; i < N_WORLDS; i++)
    {
      World without, with;
      int states[MOST_SEATS];
      Vote *v;

      make_world (random, &without);
      without.decided_at = 15;
      (void) model_count (&without, states);
      with = without;
      v = &with.votes[with.n_votes++];
      make_vote (random, &with, v);
      v->place = 100;
      if (states[v->seat] != S_RECUSED)
        v->time = 16 + pick (random, 5);
      assert_same (&without, &with, i);
    }
}

/* From against to for: never from approved to anything else, and from nothing
 * else to rejected. */
static void
test_monotonic (void)
{
  static const int ranks[] = { [D_REJECTED] = 0, [D_DEADLOCKED] = 1, [D_OPEN] = 1, [D_APPROVED] = 2 };
  g_autoptr(GRand) random = g_rand_new_with_seed (SEED + 4);

  for (int i = 0; i < N_WORLDS; i++)
    {
      World w;
      int states[MOST_SEATS];
      int before, after;
      Vote *v;

      make_world (random, &w);
      if (w.n_votes == 0)
        continue;
      v = &w.votes[pick (random, w.n_votes)];
      v->choice = AGAINST;
      v->leaves_out = 0;
      before = count_world (&w, states);
      v->choice = FOR;
      after = count_world (&w, states);
      if (ranks[after] < ranks[before])
        g_error ("world %d: an approval turned %d into %d", i, before, after);
    }
}

/* The order of seats, and of votes with their positions, means nothing. */
static void
test_order (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (SEED + 5);

  for (int i = 0; i < N_WORLDS; i++)
    {
      World w, other;

      make_world (random, &w);
      other = w;
      for (int n = 0; n < w.n_votes; n++)
        other.votes[n] = w.votes[w.n_votes - 1 - n];
      for (int n = 0; n < w.n_delegations; n++)
        other.delegations[n] = w.delegations[w.n_delegations - 1 - n];
      assert_same (&w, &other, i);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally-random/model", test_model);
  g_test_add_func ("/tally-random/requester", test_requester);
  g_test_add_func ("/tally-random/requester-delegate", test_requester_delegate);
  g_test_add_func ("/tally-random/late-and-recused", test_late_and_recused);
  g_test_add_func ("/tally-random/monotonic", test_monotonic);
  g_test_add_func ("/tally-random/order", test_order);

  return g_test_run ();
}
