/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of time and what follows from them. Time that is undecidable counts
 * neither way, and is never called good. */

#include "config.h"

#include "steward-attainment.h"
#include "steward-local-clock-private.h"

#include <math.h>

/* No target leaves less room than this, so that figures stay finite. */
#define SMALLEST_ROOM 1e-9

/**
 * steward_attainment_add:
 * @self: a sum
 * @other: what is added to it
 */
void
steward_attainment_add (StewardAttainment       *self,
                        const StewardAttainment *other)
{
  self->good = steward_sla_add (self->good, other->good);
  self->bad = steward_sla_add (self->bad, other->bad);
  self->undecidable = steward_sla_add (self->undecidable, other->undecidable);
  self->planned = steward_sla_add (self->planned, other->planned);
}

/**
 * steward_attainment_get_share:
 * @self: a sum
 *
 * Returns: good ÷ (good + bad), 0…1; NaN when nothing is known
 */
double
steward_attainment_get_share (const StewardAttainment *self)
{
  gint64 known = self->good + self->bad;

  return known > 0 ? (double) self->good / (double) known : NAN;
}

/**
 * steward_attainment_get_length:
 * @self: a sum
 *
 * Returns: all of its time but what was planned, in microseconds
 */
gint64
steward_attainment_get_length (const StewardAttainment *self)
{
  return self->good + self->bad + self->undecidable;
}

/**
 * steward_attainment_get_allowed:
 * @self: a sum
 * @target: share of the time that has to be good
 *
 * Returns: microseconds of it that may be bad
 */
gint64
steward_attainment_get_allowed (const StewardAttainment *self,
                                double                   target)
{
  return llround (CLAMP (1 - target, 0, 1) * (double) steward_attainment_get_length (self));
}

/**
 * steward_attainment_get_budget_left:
 * @self: a sum over the agreed window
 * @target: share of the time that has to be good
 *
 * Returns: 1 all, 0 none, negative overspent; −1 when nothing was allowed and
 *   something was bad; NaN while nothing is known
 */
double
steward_attainment_get_budget_left (const StewardAttainment *self,
                                    double                   target)
{
  gint64 allowed = steward_attainment_get_allowed (self, target);

  if (self->good + self->bad <= 0)
    return NAN;
  if (self->bad == 0)
    return 1;

  return allowed > 0 ? 1 - (double) self->bad / (double) allowed : -1;
}

/**
 * steward_attainment_get_burn:
 * @self: a sum over any time
 * @target: share of the time that has to be good
 *
 * Returns: how many times faster than evenly the budget was burnt: at 1 it lasts
 *   exactly for the agreed window; NaN when nothing is known
 */
double
steward_attainment_get_burn (const StewardAttainment *self,
                             double                   target)
{
  gint64 known = self->good + self->bad;

  return known > 0 ? (double) self->bad / (double) known / MAX (1 - target, SMALLEST_ROOM) : NAN;
}

/**
 * steward_attainment_forecast:
 * @window: the agreed window until now
 * @pace: the time by which the pace is taken, such as the last day
 * @target: share of the time that has to be good
 * @now: microseconds since the epoch
 *
 * Returns: when the budget will be spent if it goes on so; @now when it is; 0
 *   when it will not, or not before the year 10000
 */
gint64
steward_attainment_forecast (const StewardAttainment *window,
                             const StewardAttainment *pace,
                             double                   target,
                             gint64                   now)
{
  gint64 left = steward_attainment_get_allowed (window, target) - window->bad;
  double at;

  if (window->bad > 0 && left <= 0)
    return now;
  if (pace->bad <= 0)
    return 0;

  at = (double) now + (double) left * (double) (pace->good + pace->bad) / (double) pace->bad;
  return at < (double) STEWARD_SLA_LAST ? llround (at) : 0;
}

/**
 * steward_days_find_spent:
 * @days: the days of the agreed window, ascending
 * @n_days: how many
 * @target: share of the time that has to be good
 *
 * Returns: the day (since 1970-01-01) on which the budget of all of @days was
 *   spent; %G_MAXINT64 when it is not
 */
gint64
steward_days_find_spent (const StewardLevelDay *days,
                         gsize                  n_days,
                         double                 target)
{
  StewardAttainment all = { 0 };
  gint64 allowed;
  gint64 bad = 0;

  for (gsize i = 0; i < n_days; i++)
    steward_attainment_add (&all, &days[i].time);
  allowed = steward_attainment_get_allowed (&all, target);

  for (gsize i = 0; i < n_days; i++)
    {
      bad += days[i].time.bad;
      if (bad > 0 && bad >= allowed)
        return days[i].day;
    }

  return G_MAXINT64;
}
