/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long data are kept: the age of the oldest that a poll still found. A
 * promise to keep is missed when something younger than the limit went away;
 * one to forget, when something older is still there. */

#include "config.h"

#include "steward-evaluate-private.h"

static gboolean
forgets (const StewardSlo *slo)
{
  return slo->compare == STEWARD_COMPARE_LESS || slo->compare == STEWARD_COMPARE_LESS_EQUAL;
}

/* @earliest: the earliest that was ever seen before; G_MAXINT64: nothing was. */
static gboolean
is_kept (const StewardSlo   *slo,
         const StewardPoint *point,
         gint64              earliest)
{
  gint64 limit = steward_sla_add (point->time, -MAX (slo->limit, 0));
  gint64 oldest = point->instant == G_MININT64 ? point->time : point->instant;

  if (forgets (slo))
    return point->instant == G_MININT64 || point->instant >= limit;

  return earliest == G_MAXINT64 || oldest <= MAX (earliest, limit);
}

static void
hold (StewardEvaluation  *self,
      const StewardPoint *point,
      gint64              to,
      gboolean            kept)
{
  gint64 until = CLAMP (steward_sla_add (point->time, MAX (self->slo->hold, 0)), point->time, MAX (point->time, to));

  if (point->unreadable)
    steward_evaluation_put (self, point->time, until, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_UNREADABLE);
  else
    steward_evaluation_put (self, point->time, until, kept ? STEWARD_LEVEL_MET : STEWARD_LEVEL_MISSED,
                            STEWARD_REASON_NONE);
  steward_evaluation_put (self, until, to, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NO_SIGNAL);
  if (to == self->end)
    steward_evaluation_expect (self, until);
}

void
steward_evaluate_retention (StewardEvaluation *self)
{
  gint64 earliest = G_MAXINT64;
  gint64 first = self->n_points > 0 ? self->points[0].time : self->end;

  steward_evaluation_put (self, self->from, first, STEWARD_LEVEL_UNDECIDABLE, STEWARD_REASON_NOT_BEGUN);
  for (gsize i = 0; i < self->n_points; i++)
    {
      const StewardPoint *point = &self->points[i];
      gboolean is_last = i + 1 == self->n_points;

      if (!is_last && self->points[i + 1].time == point->time)
        continue;
      hold (self, point, is_last ? self->end : self->points[i + 1].time,
            !point->unreadable && is_kept (self->slo, point, earliest));
      if (!point->unreadable && point->instant != G_MININT64)
        earliest = MIN (earliest, point->instant);
    }
}
