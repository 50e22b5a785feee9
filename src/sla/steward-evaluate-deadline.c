/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An update on each day by a time of day: time of availability. */

#include "config.h"

#include "steward-evaluate-private.h"

gint64
steward_deadline_get_context (const StewardSlo *slo,
                              gint64            from)
{
  g_autoptr(StewardLocalClock) clock = steward_local_clock_new (slo->timezone);
  gint64 day = steward_local_clock_get_day (clock, steward_slo_go_back (slo, from));

  return steward_local_clock_get_instant (clock, day * STEWARD_SLA_DAY);
}

/* By midnight is by the end of the day, and so is a time that summer time skips
 * together with midnight. */
static gint64
get_due (StewardEvaluation *self,
         gint64             day,
         gint64             midnight,
         gint64             next)
{
  gint64 time = self->slo->limit;
  gint64 due;

  if (time <= 0 || time >= STEWARD_SLA_DAY)
    return next;

  due = steward_local_clock_get_instant (self->clock, day * STEWARD_SLA_DAY + time);
  return due > midnight && due < next ? due : next;
}

static GArray *
list_terms (StewardEvaluation *self)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (StewardTerm));
  gint64 context = steward_deadline_get_context (self->slo, self->from);
  gint64 first = MAX (context, steward_evaluation_get_first (self));
  gint64 day = steward_local_clock_get_day (self->clock, first);
  gint64 midnight = steward_local_clock_get_instant (self->clock, day * STEWARD_SLA_DAY);
  StewardTerm before = { context, midnight, midnight };

  if (before.from < before.to)
    g_array_append_val (terms, before);
  while (midnight < self->end)
    {
      gint64 next = steward_local_clock_get_instant (self->clock, (day + 1) * STEWARD_SLA_DAY);
      StewardTerm term = { midnight, get_due (self, day, midnight, next), next };

      if (midnight < next)
        g_array_append_val (terms, term);
      steward_evaluation_expect (self, term.due);
      midnight = next;
      day++;
    }
  steward_evaluation_expect (self, midnight);

  return terms;
}

void
steward_evaluate_deadline (StewardEvaluation *self)
{
  g_autoptr(GArray) terms = list_terms (self);

  steward_evaluate_terms (self, terms, 1);
}
