/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Up or down, and figures against a bound. What was seen holds until something
 * else is seen, but not longer than the objective says; a report of how much of
 * the time was good speaks of the time before it. */

#include "config.h"

#include "steward-evaluate-private.h"

#include <math.h>

/* Does @value lie on the right side of the bound? Never for NaN. */
gboolean
steward_slo_is_kept (const StewardSlo *slo,
                     double            value)
{
  switch (slo->compare)
    {
    case STEWARD_COMPARE_LESS:
      return value < slo->bound;
    case STEWARD_COMPARE_LESS_EQUAL:
      return value <= slo->bound;
    case STEWARD_COMPARE_EQUAL:
      return value == slo->bound;
    case STEWARD_COMPARE_GREATER:
      return value > slo->bound;
    case STEWARD_COMPARE_GREATER_EQUAL:
    case STEWARD_COMPARE_NONE:
    default:
      return value >= slo->bound;
    }
}

static gint64
get_hold (const StewardEvaluation *self)
{
  return MAX (self->slo->hold, 0);
}

static StewardLevelVerdict
judge (const StewardEvaluation *self,
       const StewardPoint      *point)
{
  gboolean kept = self->slo->method == STEWARD_SLO_STATE ? point->value >= self->slo->target
                                                         : steward_slo_is_kept (self->slo, point->value);

  return kept ? STEWARD_LEVEL_MET : STEWARD_LEVEL_MISSED;
}

static double
get_share (const StewardEvaluation *self,
           const StewardPoint      *point)
{
  if (self->slo->method == STEWARD_SLO_STATE)
    return CLAMP (point->value, 0, 1);

  return judge (self, point) == STEWARD_LEVEL_MET ? 1 : 0;
}

static void
put_share (StewardEvaluation  *self,
           const StewardPoint *point,
           gint64              from,
           gint64              to)
{
  steward_spans_put (self->credit, self->from, from, MIN (to, self->end), judge (self, point), STEWARD_REASON_NONE,
                     get_share (self, point));
}

/* What @point says of [from, to) behind it, as credit. */
static void
put_held (StewardEvaluation  *self,
          const StewardPoint *point,
          gint64              from,
          gint64              to,
          StewardLevelReason  unreported)
{
  gint64 until = CLAMP (steward_sla_add (point->time, get_hold (self)), from, MAX (from, to));

  if (point->unreadable)
    steward_evaluation_put (self, from, until, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_UNREADABLE);
  else if (point->reports_past)
    steward_evaluation_put (self, from, until, STEWARD_LEVEL_UNDECIDABLE, unreported);
  else
    put_share (self, point, from, until);
  steward_evaluation_put (self, until, to, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NO_SIGNAL);
}

/* Between two measurements. */
static void
put_between (StewardEvaluation  *self,
             const StewardPoint *point,
             const StewardPoint *next)
{
  gint64 reported = next->time;

  if (next->reports_past && !next->unreadable)
    reported = MAX (point->time, steward_sla_add (next->time, -get_hold (self)));

  put_held (self, point, point->time, reported, STEWARD_REASON_NO_SIGNAL);
  if (reported < next->time)
    put_share (self, next, reported, next->time);
}

/* How it stood from @point on, until @to. */
static void
stand_from (StewardEvaluation  *self,
            const StewardPoint *point,
            gint64              to)
{
  gint64 until = CLAMP (steward_sla_add (point->time, get_hold (self)), point->time, MAX (point->time, to));

  if (point->unreadable)
    steward_evaluation_stand (self, point->time, until, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_UNREADABLE);
  else
    steward_evaluation_stand (self, point->time, until, judge (self, point), STEWARD_REASON_NONE);
  steward_evaluation_stand (self, until, to, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NO_SIGNAL);
}

static void
begin_at (StewardEvaluation *self,
          gint64             time)
{
  steward_evaluation_put (self, self->from, time, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);
  steward_evaluation_stand (self, self->from, time, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);
}

/* Of several measurements at one time the last counts, whatever its kind. */
static const StewardPoint *
find_next (const StewardEvaluation *self,
           gsize                   *at)
{
  while (*at + 1 < self->n_points && self->points[*at + 1].time == self->points[*at].time)
    (*at)++;

  return *at < self->n_points ? &self->points[(*at)++] : NULL;
}

/* Probes, runs, and shares of the time: availability. */
void
steward_evaluate_state (StewardEvaluation *self)
{
  gsize at = 0;
  const StewardPoint *point = find_next (self, &at);
  const StewardPoint *next;

  begin_at (self, point != NULL ? point->time : self->end);
  for (; point != NULL; point = next)
    {
      next = find_next (self, &at);
      if (next != NULL)
        put_between (self, point, next);
      else
        put_held (self, point, point->time, self->end, STEWARD_REASON_NOT_DUE);
      stand_from (self, point, next != NULL ? next->time : self->end);
      if (next == NULL)
        steward_evaluation_expect (self, steward_sla_add (point->time, get_hold (self)));
    }
}

/* Latency, throughput, error rate, quality. */
void
steward_evaluate_value (StewardEvaluation *self)
{
  steward_evaluate_state (self);
}
