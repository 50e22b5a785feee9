/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From measurements to a line. An age grows by a second each second and drops
 * with an update; a figure stands until the next one; where nothing is known
 * the line breaks. */

#include "config.h"

#include "steward-lag-series.h"

#include <math.h>

static void
append (StewardLagSeries *self,
        gint64            time,
        double            value)
{
  const StewardLagPoint point = { time, value };

  g_array_append_val (self->points, point);
}

static void
append_break (StewardLagSeries *self,
              gint64            time)
{
  append (self, time, NAN);
}

static gboolean
is_gap (const StewardLevelSpan *span)
{
  return span->verdict == STEWARD_LEVEL_UNDECIDABLE &&
         (span->reason == STEWARD_REASON_NO_SIGNAL || span->reason == STEWARD_REASON_NOT_BEGUN ||
          span->reason == STEWARD_REASON_WENT_BACK || span->reason == STEWARD_REASON_UNREADABLE);
}

/* Whether there is a gap between two moments; they only grow from call to call. */
static gboolean
crosses_gap (const StewardLagSeries *self,
             guint                  *next,
             gint64                  from,
             gint64                  to)
{
  for (; *next < self->gaps->len; (*next)++)
    {
      const StewardLagGap *gap = &g_array_index (self->gaps, StewardLagGap, *next);

      if (gap->to <= from)
        continue;
      return gap->from < to && (gap->reason == STEWARD_REASON_NO_SIGNAL || gap->reason == STEWARD_REASON_WENT_BACK ||
                                gap->reason == STEWARD_REASON_UNREADABLE);
    }

  return FALSE;
}

/* Ages. */

static void
add_age (StewardLagSeries   *self,
         const StewardPoint *point,
         gint64             *last_instant,
         gint64             *last_time,
         guint              *gap)
{
  gint64 instant = MIN (point->instant, point->time);

  if (point->kind == STEWARD_MEASUREMENT_UPDATE)
    {
      if (*last_instant != G_MININT64 && !crosses_gap (self, gap, *last_time, point->time))
        append (self, point->time, (double) (point->time - *last_instant));
      else if (self->points->len > 0)
        append_break (self, point->time);
      append (self, point->time, 0);
    }
  else
    {
      if (*last_time != G_MININT64 && (crosses_gap (self, gap, *last_time, point->time) || instant < *last_instant))
        append_break (self, point->time);
      append (self, point->time, (double) (point->time - instant));
    }
  *last_instant = instant;
  *last_time = point->time;
}

static void
add_ages (StewardLagSeries         *self,
          const StewardLevelCourse *course)
{
  gint64 last_instant = G_MININT64, last_time = G_MININT64;
  gboolean updates = FALSE;
  guint gap = 0;
  gint64 end;

  for (guint i = 0; i < course->points->len; i++)
    {
      const StewardPoint *point = &g_array_index (course->points, StewardPoint, i);

      if (point->unreadable || point->instant == G_MININT64 || point->time > course->to)
        continue;
      updates = point->kind == STEWARD_MEASUREMENT_UPDATE;
      add_age (self, point, &last_instant, &last_time, &gap);
    }
  /* A complete history also says that nothing came since. */
  end = MIN (course->to, course->known_until);
  if (updates && end > last_time)
    append (self, end, (double) (end - last_instant));
}

/* Age of the oldest that is kept. */
static void
add_retention (StewardLagSeries         *self,
               const StewardLevelCourse *course)
{
  for (guint i = 0; i < course->points->len; i++)
    {
      const StewardPoint *point = &g_array_index (course->points, StewardPoint, i);

      if (!point->unreadable && point->instant != G_MININT64)
        append (self, point->time, (double) (point->time - point->instant));
    }
}

/* When the first update of each day came. */
static void
add_arrivals (StewardLagSeries         *self,
              const StewardLevelCourse *course)
{
  gint64 last_day = G_MININT64;

  self->dots = TRUE;
  for (guint i = 0; i < course->points->len; i++)
    {
      const StewardPoint *point = &g_array_index (course->points, StewardPoint, i);
      gint64 day;

      if (point->unreadable || point->instant == G_MININT64)
        continue;
      day = steward_slo_get_day (course->slo, point->instant);
      if (day == last_day)
        continue;
      last_day = day;
      append (self, point->instant, (double) (point->instant - steward_slo_get_midnight (course->slo, day)));
    }
}

/* Figures and states. */
static void
add_values (StewardLagSeries         *self,
            const StewardLevelCourse *course)
{
  double factor = course->slo->method == STEWARD_SLO_STATE ? 100 : 1;
  gint64 hold = course->slo->hold > 0 ? course->slo->hold : G_MAXINT64 / 4;
  gint64 last = G_MININT64;

  for (guint i = 0; i < course->points->len; i++)
    {
      const StewardPoint *point = &g_array_index (course->points, StewardPoint, i);
      gint64 next = i + 1 < course->points->len ? g_array_index (course->points, StewardPoint, i + 1).time : course->to;
      gint64 begin = point->time, end = MIN (next, point->time + hold);

      if (point->unreadable)
        {
          append_break (self, point->time);
          continue;
        }
      if (point->reports_past)
        {
          begin = last == G_MININT64 ? point->time - hold : MAX (last, point->time - hold);
          end = point->time;
        }
      append (self, begin, point->value * factor);
      if (end > begin)
        append (self, end, point->value * factor);
      if (!point->reports_past && next > point->time + hold)
        append_break (self, end);
      last = point->time;
    }
}

/* What the course says of the time. */

static void
add_span (GArray *spans,
          gint64  from,
          gint64  to)
{
  StewardTimeSpan *last = spans->len > 0 ? &g_array_index (spans, StewardTimeSpan, spans->len - 1) : NULL;
  const StewardTimeSpan span = { from, to };

  if (last != NULL && last->to >= from)
    last->to = MAX (last->to, to);
  else
    g_array_append_val (spans, span);
}

static void
read_spans (StewardLagSeries         *self,
            const StewardLevelCourse *course)
{
  GArray *spans = course->course->spans;

  for (guint i = 0; i < spans->len; i++)
    {
      const StewardLevelSpan *span = &g_array_index (spans, StewardLevelSpan, i);
      StewardLagGap *last = self->gaps->len > 0 ? &g_array_index (self->gaps, StewardLagGap, self->gaps->len - 1)
                                                : NULL;

      if (span->verdict == STEWARD_LEVEL_MISSED)
        add_span (self->missed, span->from, span->to);
      if (span->verdict != STEWARD_LEVEL_UNDECIDABLE || span->reason == STEWARD_REASON_PLANNED)
        continue;
      if (!is_gap (span) && span->reason != STEWARD_REASON_BETWEEN_POLLS)
        continue;
      if (last != NULL && last->to == span->from && last->reason == span->reason)
        last->to = span->to;
      else
        {
          const StewardLagGap gap = { span->from, span->to, span->reason };

          g_array_append_val (self->gaps, gap);
        }
    }
  for (guint i = 0; course->planned != NULL && i < course->planned->len; i++)
    g_array_append_val (self->planned, g_array_index (course->planned, StewardTimeSpan, i));
  for (guint i = 0; course->breaches != NULL && i < course->breaches->len; i++)
    {
      const StewardBreach *breach = &g_array_index (course->breaches, StewardBreach, i);
      const StewardLagBreach found = { breach->start, breach->end, 0 };

      g_array_append_val (self->breaches, found);
    }
  steward_course_sum (course->course, course->from, course->to, &self->time);
}

static void
read_target (StewardLagSeries *self,
             const StewardSlo *slo)
{
  self->below_is_bad = slo->compare == STEWARD_COMPARE_GREATER || slo->compare == STEWARD_COMPARE_GREATER_EQUAL;
  switch (slo->method)
    {
    case STEWARD_SLO_AGE:
    case STEWARD_SLO_RETENTION:
      self->kind = STEWARD_SCALE_LENGTH;
      self->target = (double) slo->limit;
      break;
    case STEWARD_SLO_PERIOD:
      self->kind = STEWARD_SCALE_LENGTH;
      break;
    case STEWARD_SLO_DEADLINE:
      self->kind = STEWARD_SCALE_CLOCK;
      self->target = (double) slo->limit;
      break;
    case STEWARD_SLO_STATE:
      self->kind = STEWARD_SCALE_PERCENT;
      self->target = slo->target * 100;
      self->below_is_bad = TRUE;
      break;
    case STEWARD_SLO_VALUE:
      self->kind = slo->quantity == STEWARD_QUANTITY_PERCENT    ? STEWARD_SCALE_PERCENT
                   : slo->quantity == STEWARD_QUANTITY_DURATION ? STEWARD_SCALE_LENGTH
                                                                : STEWARD_SCALE_NUMBER;
      self->target = slo->bound;
      break;
    case STEWARD_SLO_VAGUE:
    case STEWARD_SLO_REPAIR:
    case STEWARD_SLO_DATE:
    default:
      break;
    }
}

/**
 * steward_lag_series_new_empty:
 *
 * Returns: (transfer full): a series without points, for those who fill it
 *   themselves; steward_lag_series_measure() has to follow
 */
StewardLagSeries *
steward_lag_series_new_empty (void)
{
  StewardLagSeries *self = g_new0 (StewardLagSeries, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (StewardLagPoint));
  self->missed = g_array_new (FALSE, FALSE, sizeof (StewardTimeSpan));
  self->gaps = g_array_new (FALSE, FALSE, sizeof (StewardLagGap));
  self->planned = g_array_new (FALSE, FALSE, sizeof (StewardTimeSpan));
  self->breaches = g_array_new (FALSE, FALSE, sizeof (StewardLagBreach));
  self->target = self->low = self->high = NAN;

  return self;
}

/**
 * steward_lag_series_new:
 * @course: of an objective
 *
 * Returns: (transfer full): its line; without points where there is none to
 *   draw
 */
StewardLagSeries *
steward_lag_series_new (const StewardLevelCourse *course)
{
  StewardLagSeries *self = steward_lag_series_new_empty ();

  self->from = course->from;
  self->to = course->to;
  read_target (self, course->slo);
  read_spans (self, course);
  switch (course->slo->method)
    {
    case STEWARD_SLO_AGE:
    case STEWARD_SLO_PERIOD:
      add_ages (self, course);
      break;
    case STEWARD_SLO_RETENTION:
      add_retention (self, course);
      break;
    case STEWARD_SLO_DEADLINE:
      add_arrivals (self, course);
      break;
    case STEWARD_SLO_STATE:
    case STEWARD_SLO_VALUE:
      add_values (self, course);
      break;
    case STEWARD_SLO_VAGUE:
    case STEWARD_SLO_REPAIR:
    case STEWARD_SLO_DATE:
    default:
      break;
    }
  steward_lag_series_measure (self);

  return self;
}

/**
 * steward_lag_series_free:
 * @self: (nullable): a series
 */
void
steward_lag_series_free (StewardLagSeries *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->points);
  g_array_unref (self->missed);
  g_array_unref (self->gaps);
  g_array_unref (self->planned);
  g_array_unref (self->breaches);
  g_free (self);
}

/**
 * steward_lag_series_measure:
 * @self: a series
 *
 * Finds the least and the greatest value that can be seen.
 */
void
steward_lag_series_measure (StewardLagSeries *self)
{
  self->low = self->high = NAN;
  for (guint i = 0; i < self->points->len; i++)
    {
      const StewardLagPoint *point = &g_array_index (self->points, StewardLagPoint, i);

      if (!isfinite (point->value) || point->time < self->from || point->time > self->to)
        continue;
      self->low = fmin (self->low, point->value);
      self->high = fmax (self->high, point->value);
    }
}

/* One column of pixels: of all its points only these can be seen. */
typedef struct
{
  gint64 column;
  guint first, last, least, most;      /* places in the series */
  gboolean used;
  gboolean broken;
} Column;

static void
flush (const StewardLagSeries *self,
       Column                 *column,
       GArray                 *thin)
{
  guint places[4] = { column->first, MIN (column->least, column->most), MAX (column->least, column->most),
                      column->last };

  for (guint i = 0; column->used && i < G_N_ELEMENTS (places); i++)
    if (i == 0 || places[i] != places[i - 1])
      g_array_append_val (thin, g_array_index (self->points, StewardLagPoint, places[i]));
  if (column->broken && thin->len > 0)
    {
      const StewardLagPoint gap = { g_array_index (thin, StewardLagPoint, thin->len - 1).time, NAN };

      g_array_append_val (thin, gap);
    }
  column->used = column->broken = FALSE;
}

static void
put (const StewardLagSeries *self,
     Column                 *column,
     guint                   place)
{
  double value = g_array_index (self->points, StewardLagPoint, place).value;

  if (!isfinite (value))
    {
      column->broken = TRUE;
      return;
    }
  if (!column->used)
    column->first = column->least = column->most = place;
  else if (value < g_array_index (self->points, StewardLagPoint, column->least).value)
    column->least = place;
  else if (value > g_array_index (self->points, StewardLagPoint, column->most).value)
    column->most = place;
  column->last = place;
  column->used = TRUE;
}

static gint64
get_column (const StewardLagSeries *self,
            gint64                  time,
            guint                   columns)
{
  double place = (double) (time - self->from) / (double) MAX (self->to - self->from, 1);

  /* What lies outside shares a column at each side: the line leads there. */
  return (gint64) (CLAMP (place, -1e-6, 1.000001) * columns) - (place < 0 ? 1 : 0);
}

/**
 * steward_lag_series_thin:
 * @self: a series
 * @columns: pixels of its width
 *
 * Returns: (transfer full) (element-type StewardLagPoint): a line that looks
 *   the same with at most five points a column: first, least, greatest, last,
 *   and a break
 */
GArray *
steward_lag_series_thin (const StewardLagSeries *self,
                         guint                   columns)
{
  GArray *thin = g_array_new (FALSE, FALSE, sizeof (StewardLagPoint));
  Column column = { .column = G_MININT64 };

  if (self->points->len <= 4 * columns)
    {
      g_array_append_vals (thin, self->points->data, self->points->len);
      return thin;
    }
  for (guint i = 0; i < self->points->len; i++)
    {
      gint64 place = get_column (self, g_array_index (self->points, StewardLagPoint, i).time, columns);

      if (place != column.column)
        flush (self, &column, thin);
      column.column = place;
      put (self, &column, i);
    }
  flush (self, &column, thin);

  return thin;
}

/**
 * steward_lag_series_find:
 * @self: a series
 * @time: a moment
 *
 * Returns: (transfer none) (nullable): the last point that is not after it
 */
const StewardLagPoint *
steward_lag_series_find (const StewardLagSeries *self,
                         gint64                  time)
{
  guint low = 0, high = self->points->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->points, StewardLagPoint, middle).time <= time)
        low = middle + 1;
      else
        high = middle;
    }

  return low == 0 ? NULL : &g_array_index (self->points, StewardLagPoint, low - 1);
}
