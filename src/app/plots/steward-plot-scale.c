/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps that people count in: 1, 2, 5 for numbers; minutes, quarters and hours
 * for lengths; local hours, days and weeks for times. */

#include "config.h"

#include "steward-plot-scale.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST_TICKS 64

static double
get_number_step (double least)
{
  double power = pow (10, floor (log10 (least)));

  for (guint i = 0; i < 3; i++)
    {
      static const double factors[] = { 1, 2, 5 };

      if (factors[i] * power >= least)
        return factors[i] * power;
    }

  return 10 * power;
}

static double
get_length_step (double least)
{
  static const gint64 steps[] = {
    G_TIME_SPAN_MILLISECOND, 10 * G_TIME_SPAN_MILLISECOND, 100 * G_TIME_SPAN_MILLISECOND, G_TIME_SPAN_SECOND,
    5 * G_TIME_SPAN_SECOND, 15 * G_TIME_SPAN_SECOND, 30 * G_TIME_SPAN_SECOND, G_TIME_SPAN_MINUTE,
    2 * G_TIME_SPAN_MINUTE, 5 * G_TIME_SPAN_MINUTE, 10 * G_TIME_SPAN_MINUTE, 15 * G_TIME_SPAN_MINUTE,
    30 * G_TIME_SPAN_MINUTE, G_TIME_SPAN_HOUR, 2 * G_TIME_SPAN_HOUR, 4 * G_TIME_SPAN_HOUR, 6 * G_TIME_SPAN_HOUR,
    12 * G_TIME_SPAN_HOUR, G_TIME_SPAN_DAY, 2 * G_TIME_SPAN_DAY, 7 * G_TIME_SPAN_DAY, 14 * G_TIME_SPAN_DAY,
    30 * G_TIME_SPAN_DAY,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if ((double) steps[i] >= least)
      return (double) steps[i];

  return get_number_step (least / (double) G_TIME_SPAN_DAY) * (double) G_TIME_SPAN_DAY;
}

/**
 * steward_scale_get_step:
 * @kind: what the figures are
 * @range: between the least and the greatest
 * @most: lines at most, about
 *
 * Returns: the distance of two lines, a number that people count in; above 0
 */
double
steward_scale_get_step (StewardScaleKind kind,
                        double           range,
                        guint            most)
{
  double least = range / MAX (most, 1);

  if (!isfinite (least) || least <= 0)
    return 1;
  if (kind == STEWARD_SCALE_LENGTH || kind == STEWARD_SCALE_CLOCK)
    return get_length_step (least);

  return get_number_step (least);
}

static char *
say_length (double value,
            double step)
{
  if (step >= (double) G_TIME_SPAN_DAY)
    return g_strdup_printf (_("%g d"), value / (double) G_TIME_SPAN_DAY);
  if (step >= (double) G_TIME_SPAN_HOUR)
    return g_strdup_printf (_("%g h"), value / (double) G_TIME_SPAN_HOUR);
  if (step >= (double) G_TIME_SPAN_MINUTE)
    return g_strdup_printf (_("%g min"), value / (double) G_TIME_SPAN_MINUTE);
  if (step >= (double) G_TIME_SPAN_SECOND)
    return g_strdup_printf (_("%g s"), value / (double) G_TIME_SPAN_SECOND);

  return g_strdup_printf (_("%g ms"), value / (double) G_TIME_SPAN_MILLISECOND);
}

/**
 * steward_scale_say:
 * @kind: what the figures are
 * @value: one of them
 * @step: of the axis, which decides how exact it is
 *
 * Returns: (transfer full): the words beside its line
 */
char *
steward_scale_say (StewardScaleKind kind,
                   double           value,
                   double           step)
{
  int digits = step >= 1 || step <= 0 ? 0 : (int) MIN (ceil (-log10 (step) - 1e-9), 9);

  switch (kind)
    {
    case STEWARD_SCALE_LENGTH:
      return say_length (value, step);
    case STEWARD_SCALE_CLOCK:
      return g_strdup_printf ("%02d:%02d", (int) (value / (double) G_TIME_SPAN_HOUR),
                              (int) fmod (value / (double) G_TIME_SPAN_MINUTE, 60));
    case STEWARD_SCALE_PERCENT:
      return g_strdup_printf (_("%'.*f %%"), digits, value);
    case STEWARD_SCALE_NUMBER:
    default:
      return g_strdup_printf ("%'.*f", digits, value);
    }
}

static GDateTime *
to_local (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return utc == NULL ? NULL : g_date_time_to_local (utc);
}

/* Local hours of a day that are a multiple of @hours. */
static void
add_hours (GArray *times,
           gint64  from,
           gint64  to,
           int     hours)
{
  g_autoptr (GDateTime) first = to_local (from);
  g_autoptr (GDateTime) hour = NULL;

  if (first == NULL)
    return;
  hour = g_date_time_new_local (g_date_time_get_year (first), g_date_time_get_month (first),
                                g_date_time_get_day_of_month (first), g_date_time_get_hour (first), 0, 0);
  while (hour != NULL && times->len < MOST_TICKS)
    {
      gint64 time = g_date_time_to_unix (hour) * G_USEC_PER_SEC;
      GDateTime *next;

      if (time > to)
        return;
      if (time >= from && g_date_time_get_hour (hour) % hours == 0)
        g_array_append_val (times, time);
      next = g_date_time_add_hours (hour, 1);
      g_date_time_unref (hour);
      hour = next;
    }
}

static void
add_days (GArray *times,
          gint64  from,
          gint64  to,
          int     days)
{
  g_autoptr (GDateTime) first = to_local (from);
  g_autoptr (GDateTime) day = NULL;

  if (first == NULL)
    return;
  day = g_date_time_new_local (g_date_time_get_year (first), g_date_time_get_month (first),
                               g_date_time_get_day_of_month (first), 0, 0, 0);
  while (day != NULL && times->len < MOST_TICKS)
    {
      gint64 time = g_date_time_to_unix (day) * G_USEC_PER_SEC;
      GDateTime *next;

      if (time > to)
        return;
      if (time >= from)
        g_array_append_val (times, time);
      /* Before the first line, one day at a time. */
      next = g_date_time_add_days (day, times->len > 0 ? days : 1);
      g_date_time_unref (day);
      day = next;
    }
}

/**
 * steward_scale_get_times:
 * @from: first moment of the axis
 * @to: its last
 * @most: lines at most, about
 *
 * Returns: (transfer full) (element-type gint64): the moments of its lines
 */
GArray *
steward_scale_get_times (gint64 from,
                         gint64 to,
                         guint  most)
{
  static const int hours[] = { 1, 2, 3, 6, 12 };
  static const int days[] = { 1, 2, 7, 14, 28 };
  GArray *times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 range = to - from;

  most = MAX (most, 1);
  if (range <= 0)
    return times;
  for (gsize i = 0; i < G_N_ELEMENTS (hours); i++)
    if (range / (hours[i] * G_TIME_SPAN_HOUR) <= most)
      {
        add_hours (times, from, to, hours[i]);
        return times;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    if (range / (days[i] * G_TIME_SPAN_DAY) <= most || i + 1 == G_N_ELEMENTS (days))
      {
        add_days (times, from, to, days[i]);
        break;
      }

  return times;
}

/**
 * steward_scale_say_time:
 * @time: a moment
 * @range: of the axis
 *
 * Returns: (transfer full): the words below its line: a time of day, or a date
 */
char *
steward_scale_say_time (gint64 time,
                        gint64 range)
{
  g_autoptr (GDateTime) local = to_local (time);

  if (local == NULL)
    return g_strdup ("");
  if (range > 2 * G_TIME_SPAN_DAY)
    return g_date_time_format (local, _("%-e %b"));

  return g_date_time_format (local, _("%H:%M"));
}
