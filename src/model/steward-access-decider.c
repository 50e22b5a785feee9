/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may decide about an access. Whoever has asked for it, for whom it was
 * asked, who gets it, belongs to those who get it or answers for them decides
 * for no role, and passes no role on to anybody. */

#include "config.h"

#include "steward-access-tally-private.h"

#include "steward-delegates-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const sentences[] = {
  [STEWARD_DECIDER_MAY] = N_("You may decide this."),
  [STEWARD_DECIDER_DECIDED] = N_("You have decided this; you may change it while the step waits."),
  [STEWARD_DECIDER_LATER] = N_("Your step comes after the present one."),
  [STEWARD_DECIDER_NO_ROLE] = N_("You have no role in any step of this request."),
  [STEWARD_DECIDER_REQUESTER] = N_("You have asked for this, and nobody decides their own request."),
  [STEWARD_DECIDER_CONSUMER] = N_("This access is for you, or for those you belong to or answer for; nobody decides "
                                  "that for themselves."),
  [STEWARD_DECIDER_DELEGATE_OF_CONFLICTED] = N_("You stand in for somebody who must not decide this, and so you must "
                                                "not either."),
  [STEWARD_DECIDER_CLOSED] = N_("This is not waiting for a decision."),
};

/**
 * steward_decider_to_sentence:
 * @decider: why somebody may or may not decide
 *
 * Returns: one English, translatable sentence to that person
 */
const char *
steward_decider_to_sentence (StewardDecider decider)
{
  return sentences[(gsize) decider < G_N_ELEMENTS (sentences) ? decider : STEWARD_DECIDER_NO_ROLE];
}

static gboolean
has_person (GPtrArray  *persons,
            const char *person)
{
  return persons != NULL && person != NULL &&
         g_ptr_array_find_with_equal_func (persons, person, g_str_equal, NULL);
}

static gboolean
is_same (const char *a,
         const char *b)
{
  return a != NULL && b != NULL && strcmp (a, b) == 0;
}

/* %STEWARD_DECIDER_MAY when nothing is against @person. */
static StewardDecider
find_conflict (const StewardAccessBench *self,
               const char               *person)
{
  const StewardAccessAsk *ask = self->access->ask;

  if (is_same (person, self->access->requester))
    return STEWARD_DECIDER_REQUESTER;
  if (self->holders != NULL && has_person (self->holders->consumers, person))
    return STEWARD_DECIDER_CONSUMER;
  if (ask == NULL)
    return STEWARD_DECIDER_MAY;
  if (is_same (person, ask->on_behalf) || is_same (person, ask->answerable) ||
      (ask->consumer_kind == STEWARD_CONSUMER_PERSON && is_same (person, ask->consumer)))
    return STEWARD_DECIDER_CONSUMER;

  return STEWARD_DECIDER_MAY;
}

static gboolean
is_conflicted (const char    *person,
               gconstpointer  data)
{
  return find_conflict (data, person) != STEWARD_DECIDER_MAY;
}

/* (nullable): the persons of a role that is no seat. */
static GPtrArray *
get_holders (const StewardAccessBench *self,
             const char               *role,
             gboolean                 *out_is_role)
{
  gboolean owner = strcmp (role, STEWARD_ACCESS_ROLE_OWNER) == 0;

  *out_is_role = owner || strcmp (role, STEWARD_ACCESS_ROLE_CONSUMER_OWNER) == 0;
  if (!*out_is_role || self->holders == NULL)
    return NULL;

  return owner ? self->holders->owners : self->holders->consumer_owners;
}

static StewardDecider
check_seat (const StewardAccessBench *self,
            const StewardSeat        *seat,
            const char               *person,
            gint64                    time,
            gboolean                 *out_delegate)
{
  g_autoptr(GPtrArray) delegates = NULL;

  if (seat == NULL || seat->holder == NULL || seat->role == STEWARD_SEAT_AUDITOR)
    return STEWARD_DECIDER_NO_ROLE;
  if (strcmp (seat->holder, person) == 0)
    return STEWARD_DECIDER_MAY;

  delegates = steward_charter_list_delegates (self->charter, seat, STEWARD_EVERY_KIND, time, is_conflicted, self);
  if (!has_person (delegates, person))
    return STEWARD_DECIDER_NO_ROLE;

  *out_delegate = TRUE;
  return is_conflicted (seat->holder, self) ? STEWARD_DECIDER_DELEGATE_OF_CONFLICTED : STEWARD_DECIDER_MAY;
}

/* Whether @person may decide for @role at @time, without regard to whether it
 * is that role's turn. */
StewardDecider
steward_access_bench_check (const StewardAccessBench *self,
                            const char               *role,
                            const char               *person,
                            gint64                    time,
                            gboolean                 *out_delegate)
{
  StewardDecider conflict;
  gboolean is_role;
  GPtrArray *holders = get_holders (self, role, &is_role);

  *out_delegate = FALSE;
  if (person == NULL)
    return STEWARD_DECIDER_NO_ROLE;
  conflict = find_conflict (self, person);
  if (conflict != STEWARD_DECIDER_MAY)
    return conflict;
  if (!is_role)
    return check_seat (self, steward_charter_find_seat (self->charter, role), person, time, out_delegate);

  return has_person (holders, person) ? STEWARD_DECIDER_MAY : STEWARD_DECIDER_NO_ROLE;
}

/* Everybody who may decide for @role now, added to @persons once each. */
static void
add_deciders (const StewardAccessBench *self,
              const char               *role,
              GPtrArray                *persons)
{
  gboolean is_role, delegate;
  GPtrArray *holders = get_holders (self, role, &is_role);
  const StewardSeat *seat = is_role ? NULL : steward_charter_find_seat (self->charter, role);
  g_autoptr(GPtrArray) candidates = g_ptr_array_new ();

  if (holders != NULL)
    g_ptr_array_extend (candidates, holders, NULL, NULL);
  if (seat != NULL && seat->holder != NULL)
    {
      g_autoptr(GPtrArray) delegates = steward_charter_list_delegates (self->charter, seat, STEWARD_EVERY_KIND,
                                                                       self->now, is_conflicted, self);

      g_ptr_array_add (candidates, seat->holder);
      g_ptr_array_extend (candidates, delegates, NULL, NULL);
    }

  for (guint i = 0; i < candidates->len; i++)
    if (!has_person (persons, candidates->pdata[i]) &&
        steward_access_bench_check (self, role, candidates->pdata[i], self->now, &delegate) == STEWARD_DECIDER_MAY)
      g_ptr_array_add (persons, g_strdup (candidates->pdata[i]));
}

gboolean
steward_access_bench_has_decider (const StewardAccessBench *self,
                                  const char               *role)
{
  g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func (g_free);

  add_deciders (self, role, persons);

  return persons->len > 0;
}

/* Owners change with the catalog: what was decided by one of its time stands. */
static gboolean
does_count (const StewardAccessBench *self,
            const StewardAccessVote  *vote)
{
  gboolean delegate, is_role;

  (void) get_holders (self, vote->role, &is_role);
  if (is_role && self->access->decided_at != 0)
    return find_conflict (self, vote->person) == STEWARD_DECIDER_MAY;

  return steward_access_bench_check (self, vote->role, vote->person, vote->time, &delegate) == STEWARD_DECIDER_MAY;
}

/* (nullable): the last vote of @role in @step that counts. One of somebody who
 * may not decide is as if it were not there. */
const StewardAccessVote *
steward_access_bench_find_vote (const StewardAccessBench *self,
                                const StewardAccessStep  *step,
                                const char               *role)
{
  const StewardAccessVote *last = NULL;

  for (guint i = 0; i < self->access->votes->len; i++)
    {
      const StewardAccessVote *vote = g_ptr_array_index (self->access->votes, i);

      if (is_same (vote->step, step->id) && is_same (vote->role, role) &&
          (last == NULL || vote->position >= last->position) && does_count (self, vote))
        last = vote;
    }

  return last;
}

/* What is best for a person within a step: a role that is undecided before one
 * that is decided, an own one before that of somebody else. */
typedef struct
{
  StewardDecider decider;
  const StewardAccessStep *step;
  const char *role;
  gboolean delegate;
  int rank;
} Standing;

static int
rank_standing (StewardDecider decider,
               gboolean       delegate)
{
  switch (decider)
    {
    case STEWARD_DECIDER_MAY:
      return delegate ? 8 : 9;
    case STEWARD_DECIDER_DECIDED:
      return delegate ? 6 : 7;
    case STEWARD_DECIDER_LATER:
      return 5;
    case STEWARD_DECIDER_DELEGATE_OF_CONFLICTED:
      return 4;
    case STEWARD_DECIDER_NO_ROLE:
    case STEWARD_DECIDER_REQUESTER:
    case STEWARD_DECIDER_CONSUMER:
    case STEWARD_DECIDER_CLOSED:
      break;
    }

  return 0;
}

static void
look_at_step (const StewardAccessBench *self,
              const StewardAccessStep  *step,
              gboolean                  waits,
              const char               *person,
              Standing                 *best)
{
  for (guint i = 0; step->roles != NULL && step->roles[i] != NULL; i++)
    {
      gboolean delegate;
      StewardDecider decider = steward_access_bench_check (self, step->roles[i], person, self->now, &delegate);
      int rank;

      if (decider == STEWARD_DECIDER_MAY && !waits)
        decider = STEWARD_DECIDER_LATER;
      else if (decider == STEWARD_DECIDER_MAY && steward_access_bench_find_vote (self, step, step->roles[i]) != NULL)
        decider = STEWARD_DECIDER_DECIDED;
      rank = rank_standing (decider, delegate);
      if (rank > best->rank)
        *best = (Standing) { decider, step, step->roles[i], delegate, rank };
    }
}

static Standing
find_standing (const StewardAccessBench *self,
               const char               *person)
{
  g_autoptr(StewardAccessTally) tally = steward_access_tally_count (self->charter, self->access, self->holders,
                                                                    self->now);
  StewardDecider conflict = find_conflict (self, person);
  Standing best = { STEWARD_DECIDER_NO_ROLE, NULL, NULL, FALSE, 0 };

  if (!steward_access_is_open (self->access) || tally->state != STEWARD_ACCESS_REQUESTED)
    best.decider = STEWARD_DECIDER_CLOSED;
  else if (conflict != STEWARD_DECIDER_MAY)
    best.decider = conflict;
  else
    for (int i = MAX (tally->step, 0); tally->step >= 0 && (guint) i < tally->n_steps; i++)
      if (tally->steps[i] != STEWARD_STEP_SKIPPED)
        look_at_step (self, self->access->steps->pdata[i], i == tally->step, person, &best);

  return best;
}

/**
 * steward_access_tally_find_role:
 * @charter: under which it is decided
 * @access: a request
 * @holders: (nullable): of the roles that are not seats
 * @person: (nullable): id
 * @now: microseconds since the epoch
 * @out_step: (out) (optional) (nullable): the step in question
 * @out_role: (out) (optional) (nullable): the role for which they decide
 * @out_delegate: (out) (optional): whether they stand in for its holder
 *
 * Returns: whether @person may decide now, or why not
 */
StewardDecider
steward_access_tally_find_role (const StewardCharter       *charter,
                                const StewardAccess        *access,
                                const StewardAccessHolders *holders,
                                const char                 *person,
                                gint64                      now,
                                const StewardAccessStep   **out_step,
                                const char                **out_role,
                                gboolean                   *out_delegate)
{
  StewardAccessBench bench = { charter, access, holders, now };
  Standing standing = find_standing (&bench, person);

  if (out_step != NULL)
    *out_step = standing.step;
  if (out_role != NULL)
    *out_role = standing.role;
  if (out_delegate != NULL)
    *out_delegate = standing.delegate;

  return standing.decider;
}

/**
 * steward_access_tally_list_deciders:
 * @charter: under which it is decided
 * @access: a request
 * @holders: (nullable): of the roles that are not seats
 * @now: microseconds since the epoch
 *
 * Returns: (transfer full) (element-type utf8): the persons on whom the present
 *   step waits: who may decide for a role of it that is undecided
 */
GPtrArray *
steward_access_tally_list_deciders (const StewardCharter       *charter,
                                    const StewardAccess        *access,
                                    const StewardAccessHolders *holders,
                                    gint64                      now)
{
  g_autoptr(StewardAccessTally) tally = steward_access_tally_count (charter, access, holders, now);
  GPtrArray *persons = g_ptr_array_new_with_free_func (g_free);
  StewardAccessBench bench = { charter, access, holders, now };
  const StewardAccessStep *step;

  if (tally->step < 0)
    return persons;

  step = g_ptr_array_index (access->steps, tally->step);
  for (guint i = 0; step->roles != NULL && step->roles[i] != NULL; i++)
    if (steward_access_bench_find_vote (&bench, step, step->roles[i]) == NULL)
      add_deciders (&bench, step->roles[i], persons);

  return persons;
}
