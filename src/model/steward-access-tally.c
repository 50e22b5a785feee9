/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How far a request has come. Steps are taken in order; within a step the order
 * of votes does not matter, because each role counts by its last one. A step
 * that nobody may decide is dead and stays so until somebody may: neither time
 * nor silence approves anything. */

#include "config.h"

#include "steward-access-tally-private.h"

/* What the votes of one step say. */
typedef struct
{
  guint n_roles;
  guint n_approved;
  guint n_rejected;
  guint n_open;                        /* undecided, and somebody may decide */
} StepCount;

static StepCount
count_step (const StewardAccessBench *bench,
            const StewardAccessStep  *step)
{
  StepCount count = { 0 };

  for (guint i = 0; step->roles != NULL && step->roles[i] != NULL; i++)
    {
      const StewardAccessVote *vote = steward_access_bench_find_vote (bench, step, step->roles[i]);

      count.n_roles++;
      if (vote != NULL && vote->approves)
        count.n_approved++;
      else if (vote != NULL)
        count.n_rejected++;
      else if (steward_access_bench_has_decider (bench, step->roles[i]))
        count.n_open++;
    }

  return count;
}

/* At least one: a step that needs nobody is one that was written wrongly. */
static guint
get_needed (const StewardAccessStep *step)
{
  return MAX (step->needed, 1);
}

static StewardStepState
judge_step (const StewardAccessStep *step,
            const StepCount         *count)
{
  guint needed = get_needed (step);

  if (count->n_approved >= needed)
    return STEWARD_STEP_APPROVED;
  if (count->n_rejected > 0 && count->n_roles - count->n_rejected < needed)
    return STEWARD_STEP_REJECTED;

  return count->n_approved + count->n_open < needed ? STEWARD_STEP_DEAD : STEWARD_STEP_WAITS;
}

static const char *
get_title (const StewardAccessStep *step)
{
  return step->title != NULL ? step->title : step->id;
}

static char *
describe_step (const StewardAccessStep *step,
               const StepCount         *count,
               StewardStepState         state)
{
  guint needed = get_needed (step);

  if (state == STEWARD_STEP_REJECTED)
    return g_strdup_printf ("Rejected at the step “%s”.", get_title (step));
  if (state == STEWARD_STEP_DEAD)
    return g_strdup_printf ("Nobody is there who may decide the step “%s”: whoever could has asked for it, gets it, "
                            "or holds no such role any more.", get_title (step));
  if (count->n_roles > 1)
    return g_strdup_printf ("Waits for the step “%s”: %u of %u approvals.", get_title (step), count->n_approved,
                            needed);

  return g_strdup_printf ("Waits for the step “%s”.", get_title (step));
}

/* The states of steps from the first that is asked to the one that waits; those
 * after it are later. */
static void
count_steps (const StewardAccessBench *bench,
             StewardAccessTally       *self)
{
  GPtrArray *steps = bench->access->steps;
  gboolean reached = FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      const StewardAccessStep *step = g_ptr_array_index (steps, i);
      StepCount count;

      self->steps[i] = step->asked ? STEWARD_STEP_LATER : STEWARD_STEP_SKIPPED;
      if (!step->asked || reached)
        continue;

      count = count_step (bench, step);
      self->steps[i] = judge_step (step, &count);
      reached = self->steps[i] != STEWARD_STEP_APPROVED;
      if (!reached)
        continue;

      self->words = describe_step (step, &count, self->steps[i]);
      if (self->steps[i] == STEWARD_STEP_REJECTED)
        self->state = STEWARD_ACCESS_REJECTED;
      else
        self->step = (int) i;
    }
}

static gboolean
asks_somebody (const StewardAccess *access)
{
  for (guint i = 0; i < access->steps->len; i++)
    if (((StewardAccessStep *) access->steps->pdata[i])->asked)
      return TRUE;

  return FALSE;
}

static void
settle (const StewardAccess *access,
        StewardAccessTally  *self)
{
  if (self->words != NULL)
    return;

  if (asks_somebody (access))
    {
      self->state = STEWARD_ACCESS_APPROVED;
      self->words = g_strdup ("Every step has approved it.");
    }
  else if (access->rule != NULL)
    {
      self->state = STEWARD_ACCESS_APPROVED;
      self->words = g_strdup_printf ("Approved by the charter's rule “%s”, without asking anybody.", access->rule);
    }
  else
    self->words = g_strdup ("Nobody is asked, and no rule of the charter approves it.");
}

/* A decision that is taken stays as it was recorded; nothing waits any more. */
static void
close_tally (const StewardAccess *access,
             StewardAccessTally  *self)
{
  if (steward_access_is_open (access))
    return;

  for (guint i = 0; i < self->n_steps; i++)
    if (self->steps[i] == STEWARD_STEP_WAITS || self->steps[i] == STEWARD_STEP_DEAD)
      self->steps[i] = STEWARD_STEP_LATER;
  self->step = -1;
  if (access->state == STEWARD_ACCESS_REJECTED)
    self->state = STEWARD_ACCESS_REJECTED;
  else if (access->decided_at != 0)
    self->state = STEWARD_ACCESS_APPROVED;
  if (access->outcome != NULL)
    {
      g_free (self->words);
      self->words = g_strdup (access->outcome);
    }
}

/**
 * steward_access_tally_count:
 * @charter: under which it is decided, with the delegations that were given
 * @access: a request
 * @holders: (nullable): of the roles that are not seats
 * @now: microseconds since the epoch
 *
 * A vote counts when its person may decide for that role: delegations as they
 * were when it was cast, owners as they are now while it is open.
 *
 * Returns: (transfer full): how far it has come
 */
StewardAccessTally *
steward_access_tally_count (const StewardCharter       *charter,
                            const StewardAccess        *access,
                            const StewardAccessHolders *holders,
                            gint64                      now)
{
  StewardAccessTally *self = g_new0 (StewardAccessTally, 1);
  StewardAccessBench bench = { charter, access, holders, now };

  self->state = STEWARD_ACCESS_REQUESTED;
  self->step = -1;
  self->n_steps = access->steps->len;
  self->steps = g_new0 (StewardStepState, MAX (self->n_steps, 1));
  count_steps (&bench, self);
  settle (access, self);
  close_tally (access, self);

  return self;
}

void
steward_access_tally_free (StewardAccessTally *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self->steps);
  g_free (self);
}

/**
 * steward_access_holders_new:
 *
 * Returns: (transfer full): nobody at all
 */
StewardAccessHolders *
steward_access_holders_new (void)
{
  StewardAccessHolders *self = g_new0 (StewardAccessHolders, 1);

  self->owners = g_ptr_array_new_with_free_func (g_free);
  self->consumer_owners = g_ptr_array_new_with_free_func (g_free);
  self->consumers = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
steward_access_holders_free (StewardAccessHolders *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->owners);
  g_ptr_array_unref (self->consumer_owners);
  g_ptr_array_unref (self->consumers);
  g_free (self);
}
