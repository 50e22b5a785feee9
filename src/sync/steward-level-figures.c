/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of one row of the overview: sums of days, budget, burn rates,
 * forecast, the last measurement, and when all that has to be looked at again. */

#include "config.h"

#include "steward-evaluate-level.h"

#include "steward-level-due.h"
#include "steward-level-words.h"

#include <math.h>
#include <string.h>

#define MAX_FUTURE 1000                /* that are counted */

/* Sums. */

static guint8
describe_day (const StewardLevelDay *day)
{
  gint64 known = day->time.good + day->time.bad;

  if (known > 0)
    return (guint8) CLAMP (ceil ((double) day->time.bad * 100 / (double) known), 0, 100);
  if (day->time.undecidable > 0)
    return STEWARD_STRIP_UNDECIDABLE;

  return day->time.planned > 0 ? STEWARD_STRIP_PLANNED : STEWARD_STRIP_NOTHING;
}

static void
sum_days (GArray            *days,
          gint64             first,
          StewardAttainment *out_sum)
{
  *out_sum = (StewardAttainment) { 0 };
  for (guint i = 0; i < days->len; i++)
    {
      const StewardLevelDay *day = &g_array_index (days, StewardLevelDay, i);

      if (day->day >= first)
        steward_attainment_add (out_sum, &day->time);
    }
}

static gboolean
has_budget (const StewardSlo *slo)
{
  return slo->method != STEWARD_SLO_VAGUE && slo->method != STEWARD_SLO_DATE;
}

static void
fill_budget (StewardLevel *level,
             GArray       *days,
             gint64        today)
{
  const StewardSlo *slo = level->slo;
  gint64 first = today - (gint64) slo->window + 1;
  StewardAttainment window;
  guint begin = 0;

  sum_days (days, first, &window);
  level->budget_left = NAN;
  level->budget_spent_at = 0;
  if (!has_budget (slo) || steward_attainment_get_length (&window) == 0)
    return;

  level->budget_left = steward_attainment_get_budget_left (&window, slo->target);
  while (begin < days->len && g_array_index (days, StewardLevelDay, begin).day < first)
    begin++;
  if (level->budget_left <= 0 && begin < days->len)
    {
      gint64 spent = steward_days_find_spent (&g_array_index (days, StewardLevelDay, begin), days->len - begin,
                                              slo->target);

      level->budget_spent_at = spent != G_MAXINT64 ? MAX (1, steward_slo_get_midnight (slo, spent)) : 0;
    }
}

/**
 * steward_level_fill_windows:
 * @level: with its objective
 * @days: (element-type StewardLevelDay): ascending; at least those of the
 *   agreed window and of the strip, as far as there are any
 * @today: number of the day that is now
 *
 * Sums, budget and strip.
 */
void
steward_level_fill_windows (StewardLevel *level,
                            GArray       *days,
                            gint64        today)
{
  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    sum_days (days, today - (gint64) steward_window_days[i] + 1, &level->windows[i]);
  memset (level->strip, STEWARD_STRIP_NOTHING, sizeof level->strip);
  for (guint i = 0; i < days->len; i++)
    {
      const StewardLevelDay *day = &g_array_index (days, StewardLevelDay, i);
      gint64 position = STEWARD_LEVEL_STRIP - 1 - (today - day->day);

      if (position >= 0 && position < STEWARD_LEVEL_STRIP)
        level->strip[position] = describe_day (day);
    }
  fill_budget (level, days, today);
}

/**
 * steward_level_fill_burn:
 * @level: with its objective and the sums of its windows
 * @course: of at least the last three days, or of all that is known
 * @now: where it ends
 *
 * Burn rates, alerts and forecast.
 */
void
steward_level_fill_burn (StewardLevel        *level,
                         const StewardCourse *course,
                         gint64               now)
{
  StewardAttainment pace;
  StewardAttainment *window = &level->windows[STEWARD_WINDOW_30];

  for (guint i = 0; i < STEWARD_N_BURNS; i++)
    level->burn[i] = NAN;
  if (!has_budget (level->slo))
    return;

  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    if (steward_window_days[i] == level->slo->window)
      window = &level->windows[i];
  level->alerts = steward_course_get_alerts (course, level->slo, now, level->burn);
  steward_course_sum (course, now - G_TIME_SPAN_DAY, now, &pace);
  level->exhausted_at = steward_attainment_forecast (window, &pace, level->slo->target, now);
}

/* The last measurement. */

static gboolean
is_age (const StewardSlo *slo)
{
  return slo->method == STEWARD_SLO_AGE || slo->method == STEWARD_SLO_PERIOD || slo->method == STEWARD_SLO_DEADLINE;
}

static void
take_last (StewardLevel               *level,
           const StewardSeries        *series,
           const StewardMeasuredValue *value)
{
  StewardPoint point = { 0 };
  gboolean read = steward_point_read (level->slo, value->kind, value->time, value->value, &point);

  if (read && !point.unreadable && is_age (level->slo) && point.instant != G_MININT64)
    level->last_update = MAX (level->last_update, point.instant);
  if (value->time < level->last_time)
    return;

  level->last_time = value->time;
  level->last_value = NAN;
  if (read && !point.unreadable && isfinite (point.value) &&
      (level->slo->method == STEWARD_SLO_STATE || level->slo->method == STEWARD_SLO_VALUE))
    level->last_value = point.value;
  g_free (level->origin);
  level->origin = g_strdup (value->origin);
  g_free (level->measured_by);
  level->measured_by = g_strdup (series->source_id);
}

static gboolean
count_future (StewardLevel           *level,
              const StewardLevelRun  *run,
              const StewardSeries    *series,
              GError                **error)
{
  g_autoptr(GPtrArray) values = NULL;
  gint64 next;

  if (!steward_series_time_after_sync (run->governance, series->key, run->now + 1, &next, error))
    return FALSE;
  if (next == G_MAXINT64)
    return TRUE;
  values = steward_series_read_sync (run->governance, series->key, run->now + 1, G_MAXINT64, MAX_FUTURE, error);
  if (values == NULL)
    return FALSE;
  level->n_future += values->len;

  return TRUE;
}

/**
 * steward_level_fill_last:
 * @level: with its objective
 *
 * Counts, and the newest measurement that is not dated later than now.
 */
gboolean
steward_level_fill_last (StewardLevel               *level,
                         const StewardLevelRun      *run,
                         const StewardLevelSources  *sources,
                         GError                    **error)
{
  level->last_value = NAN;
  for (guint i = 0; i < sources->series->len; i++)
    {
      const StewardSeries *series = g_ptr_array_index (sources->series, i);
      g_autoptr(GPtrArray) last =
        steward_series_read_sync (run->governance, series->key, G_MININT64, run->now + 1, 1, error);

      if (last == NULL || !count_future (level, run, series, error))
        return FALSE;
      if (last->len > 0)
        take_last (level, series, g_ptr_array_index (last, 0));
      level->n_measurements += series->n_measurements;
      level->n_late += series->n_late;
      level->n_duplicates += series->n_duplicates;
    }

  return TRUE;
}

/* When to look again. */

static gint64
get_patience (const StewardLevel *level,
              gint64              now)
{
  if (level->verdict == STEWARD_LEVEL_MISSED)
    return CLAMP ((now - level->since) / 10, G_TIME_SPAN_MINUTE, 15 * G_TIME_SPAN_MINUTE);
  if (level->alerts != 0 || level->burn[STEWARD_BURN_FAST] > 0)
    return G_TIME_SPAN_MINUTE;

  return level->burn[STEWARD_BURN_MEDIUM] > 0 ? 15 * G_TIME_SPAN_MINUTE : G_TIME_SPAN_DAY;
}

/**
 * steward_level_find_look:
 * @level: how it stands
 * @history: up to now
 * @breaches: (element-type StewardBreach): those in it
 *
 * Sums change at midnight, a missed objective spends its budget from minute to
 * minute, and a breach has ended when the objective was met long enough.
 *
 * Returns: when it has to be evaluated without anything new
 */
gint64
steward_level_find_look (const StewardLevel        *level,
                         const StewardLevelHistory *history,
                         GArray                    *breaches,
                         const StewardLevelRun     *run)
{
  const StewardSlo *slo = level->slo;
  gint64 next = steward_slo_get_midnight (slo, steward_slo_get_day (slo, run->now) + 1);

  next = MIN (next, history->course->next_change);
  next = MIN (next, run->now + get_patience (level, run->now));
  /* Met, and not yet for long enough. */
  if (level->verdict == STEWARD_LEVEL_MET && breaches->len > 0 &&
      g_array_index (breaches, StewardBreach, breaches->len - 1).end == 0)
    next = MIN (next, level->since + run->terms->hysteresis);

  return MAX (next, run->now + G_TIME_SPAN_SECOND);
}

/* Words. */

static double
find_worst (const StewardSlo    *slo,
            const StewardBreach *breach,
            GArray              *days,
            gint64               now)
{
  gint64 first = steward_slo_get_day (slo, breach->start);
  gint64 last = steward_slo_get_day (slo, breach->end > 0 ? breach->end : now);
  double worst = NAN;

  for (guint i = 0; i < days->len; i++)
    {
      const StewardLevelDay *day = &g_array_index (days, StewardLevelDay, i);

      if (day->day < first || day->day > last || !isfinite (day->worst))
        continue;
      if (isnan (worst) || (slo->method == STEWARD_SLO_AGE ? day->worst > worst
                            : slo->compare == STEWARD_COMPARE_LESS || slo->compare == STEWARD_COMPARE_LESS_EQUAL
                            ? day->worst > worst : day->worst < worst))
        worst = day->worst;
    }

  return worst;
}

/**
 * steward_breach_to_words:
 * @days: (element-type StewardLevelDay): those of the breach
 *
 * Returns: (transfer full): what was promised, and what it was at the worst
 */
char *
steward_breach_to_words (const StewardSlo    *slo,
                         const StewardBreach *breach,
                         GArray              *days,
                         gint64               now)
{
  double worst = find_worst (slo, breach, days, now);
  g_autofree char *promised = NULL;
  g_autofree char *found = NULL;

  if (slo->method == STEWARD_SLO_AGE && isfinite (worst))
    {
      promised = steward_length_to_words (slo->limit);
      found = steward_length_to_words ((gint64) MIN (worst, (double) (G_MAXINT64 / 2)));
      return g_strdup_printf ("%s were promised; %s at the worst", promised, found);
    }
  promised = steward_slo_to_words (slo);
  if (isnan (worst))
    return g_strdup (promised);
  found = steward_value_to_words (slo, worst);

  return g_strdup_printf ("%s; %s at the worst", promised, found);
}
