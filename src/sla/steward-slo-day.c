/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Local days of an objective: their numbers, their beginnings, and what is kept
 * of each. */

#include "config.h"

#include "steward-attainment.h"
#include "steward-evaluate-private.h"

#include <math.h>

/* The points of an observed age, while walking through days. */
typedef struct
{
  const StewardSlo *slo;
  const StewardEvidenceOfLevel *evidence;
  gsize at;                            /* first point not before the day */
  gint64 update;                       /* newest that is known; G_MININT64: none */
  gint64 known_until;                  /* there is none after @update until then */
} Walk;

/**
 * steward_slo_get_day:
 * @slo: an objective
 * @instant: microseconds since the epoch
 *
 * Returns: the local day that holds it: days since 1970-01-01
 */
gint64
steward_slo_get_day (const StewardSlo *slo,
                     gint64            instant)
{
  g_autoptr(StewardLocalClock) clock = steward_local_clock_new (slo->timezone);

  return steward_local_clock_get_day (clock, instant);
}

/**
 * steward_slo_get_midnight:
 * @slo: an objective
 * @day: days since 1970-01-01
 *
 * Returns: when that local day begins: the first moment at which its date is
 *   shown, also where summer time skips midnight
 */
gint64
steward_slo_get_midnight (const StewardSlo *slo,
                          gint64            day)
{
  g_autoptr(StewardLocalClock) clock = steward_local_clock_new (slo->timezone);
  gint64 bounded = CLAMP (day, STEWARD_SLA_FIRST / STEWARD_SLA_DAY, STEWARD_SLA_LAST / STEWARD_SLA_DAY);

  return steward_local_clock_get_instant (clock, bounded * STEWARD_SLA_DAY);
}

static gboolean
is_worse (const StewardSlo *slo,
          double            value,
          double            than)
{
  if (isnan (than))
    return TRUE;
  if (slo->method == STEWARD_SLO_AGE)
    return value > than;
  if (slo->method == STEWARD_SLO_VALUE &&
      (slo->compare == STEWARD_COMPARE_LESS || slo->compare == STEWARD_COMPARE_LESS_EQUAL))
    return value > than;
  if (slo->method == STEWARD_SLO_VALUE && slo->compare == STEWARD_COMPARE_EQUAL)
    return fabs (value - slo->bound) > fabs (than - slo->bound);

  return value < than;
}

static void
take_value (StewardLevelDay  *day,
            const StewardSlo *slo,
            double            value)
{
  if (isfinite (value) && is_worse (slo, value, day->worst))
    day->worst = value;
}

/* The newest update, as far as it is certain, was this old at the end of
 * [from, to). */
static void
take_age (StewardLevelDay *day,
          const Walk      *walk,
          gint64           from,
          gint64           to)
{
  gint64 until = MIN (to, walk->known_until);

  if (walk->update != G_MININT64 && until > from)
    take_value (day, walk->slo, (double) (until - walk->update));
}

/* Does the measurement behind the day prove that nothing came before its end? */
static gboolean
is_proven_later (const Walk *walk)
{
  const StewardEvidenceOfLevel *evidence = walk->evidence;
  const StewardPoint *next;
  gsize at = walk->at;

  while (at < evidence->n_points && evidence->points[at].unreadable)
    at++;
  if (at >= evidence->n_points || evidence->points[at].time > evidence->to)
    return FALSE;

  next = &evidence->points[at];
  return next->kind == STEWARD_MEASUREMENT_UPDATE || next->instant == walk->update;
}

/* Called for each point in turn, and with NULL for the end of a day. */
static void
walk_age (StewardLevelDay    *day,
          Walk               *walk,
          const StewardPoint *point,
          gint64              from,
          gint64              to)
{
  if (point == NULL)
    {
      if (is_proven_later (walk))
        walk->known_until = MAX (walk->known_until, to);
      take_age (day, walk, from, to);
      return;
    }
  if (point->unreadable)
    return;
  if (point->kind == STEWARD_MEASUREMENT_UPDATE)
    {
      walk->known_until = point->time;
      take_age (day, walk, from, to);
      walk->update = MAX (walk->update, point->time);
      walk->known_until = MAX (point->time, walk->evidence->known_until);
      return;
    }

  if (walk->update == point->instant)
    walk->known_until = point->time;
  take_age (day, walk, from, to);
  walk->update = point->instant;
  walk->known_until = point->time;
  take_age (day, walk, from, to);
}

static void
walk_value (StewardLevelDay    *day,
            Walk               *walk,
            const StewardPoint *point)
{
  if (point != NULL && !point->unreadable)
    take_value (day, walk->slo, point->value);
}

static void
find_worst (StewardLevelDay *day,
            Walk            *walk,
            gint64           from,
            gint64           to)
{
  const StewardEvidenceOfLevel *evidence = walk->evidence;
  StewardSloMethod method = walk->slo->method;

  day->worst = NAN;
  if (method != STEWARD_SLO_AGE && method != STEWARD_SLO_STATE && method != STEWARD_SLO_VALUE)
    return;
  for (; walk->at < evidence->n_points && evidence->points[walk->at].time < to; walk->at++)
    {
      const StewardPoint *point = &evidence->points[walk->at];
      StewardLevelDay before = { .worst = NAN };
      StewardLevelDay *target = point->time < from ? &before : day;

      if (method == STEWARD_SLO_AGE)
        walk_age (target, walk, point, from, to);
      else
        walk_value (target, walk, point);
    }
  if (method == STEWARD_SLO_AGE)
    walk_age (day, walk, NULL, from, to);
}

/**
 * steward_course_to_days:
 * @course: what @evidence was evaluated to
 * @slo: the objective
 * @evidence: what it was evaluated from
 *
 * Returns: (transfer full) (element-type StewardLevelDay): the local days that
 *   [from, to) touches, ascending; the first and the last as far as they lie in
 *   it
 */
GArray *
steward_course_to_days (const StewardCourse          *course,
                        const StewardSlo             *slo,
                        const StewardEvidenceOfLevel *evidence)
{
  g_autoptr(StewardLocalClock) clock = steward_local_clock_new (slo->timezone);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (StewardLevelDay));
  Walk walk = { slo, evidence, 0, G_MININT64, G_MININT64 };
  gint64 from = evidence->from;
  gint64 number = steward_local_clock_get_day (clock, from);

  while (from < evidence->to && from < STEWARD_SLA_LAST)
    {
      gint64 to = MIN (steward_local_clock_get_instant (clock, (number + 1) * STEWARD_SLA_DAY), evidence->to);
      StewardLevelDay day = { .day = number };

      steward_course_sum (course, from, to, &day.time);
      day.reason = steward_course_get_reason (course, from, to);
      find_worst (&day, &walk, from, to);
      if (from < to)
        g_array_append_val (days, day);
      from = to;
      number++;
    }

  return days;
}
