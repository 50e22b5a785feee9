/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Days and hours of work, forwards and backwards. What a day of work is, in
 * UTC, steward-calendar.c says; here it is counted. The cost grows with the
 * days between two moments, and no call looks at more than MAX_DAYS. */

#include "config.h"

#include "steward-calendar-private.h"

#define SECOND STEWARD_CALENDAR_SECOND
#define DAY STEWARD_CALENDAR_DAY
#define DAY_SECONDS G_GINT64_CONSTANT (86400)
#define MAX_DAYS 400000                /* over a thousand years */

/* The nearest working day from @day on, in direction @step. */
static gint64
find_working_day (StewardCalendar *self,
                  gint64           day,
                  int              step)
{
  for (int i = 0; i < MAX_DAYS && steward_calendar_get_hours (self, day) == NULL; i++)
    day += step;

  return day;
}

/* The local @time (microseconds after midnight) of @day, moved into its working
 * hours: before them to their beginning, in a break or after them to the last
 * end before. A time that summer time skips becomes the next that there is; of
 * one that occurs twice it is the first. */
static gint64
clamp_into_day (StewardCalendar *self,
                gint64           day,
                gint64           time)
{
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (StewardSpan));
  gint64 result;

  steward_calendar_get_spans (self, day, spans);
  if (spans->len == 0)
    return day * DAY - steward_calendar_get_offset (self, day * DAY_SECONDS) * SECOND;

  result = g_array_index (spans, StewardSpan, 0).from;
  for (guint i = 0; i < spans->len; i++)
    {
      const StewardSpan *span = &g_array_index (spans, StewardSpan, i);
      gint64 offset = steward_calendar_get_offset (self, steward_divide_down (span->from, SECOND));
      gint64 instant = day * DAY + time - offset * SECOND;

      if (i == 0 || instant >= span->from)
        result = CLAMP (instant, span->from, span->to);
      if (instant <= span->to)
        break;
    }

  return result;
}

/**
 * steward_calendar_add_days:
 * @self: a calendar
 * @instant: microseconds since the epoch
 * @working_days: how many; negative ones lie before
 *
 * When something is due. It is so on the n-th working day after the local day
 * of @instant, which itself is not counted, at the same local time of day,
 * moved into the working hours of the day that is reached: before them to
 * their beginning, in a break or after them to the last end before it.
 *
 * What begins on a day without working hours has the whole of the n-th day:
 * from a Saturday, one day later is the end of Monday's hours, and one day
 * before is the beginning of Friday's. No days at all is @instant moved into
 * the hours of its day, or, on a day without any, the beginning of the next.
 *
 * Returns: microseconds since the epoch
 */
gint64
steward_calendar_add_days (StewardCalendar *self,
                           gint64           instant,
                           int              working_days)
{
  int step = working_days < 0 ? -1 : 1;
  int n = CLAMP (working_days, -MAX_DAYS / 2, MAX_DAYS / 2);
  gint64 day, time, seconds;

  instant = CLAMP (instant, STEWARD_CALENDAR_FIRST, STEWARD_CALENDAR_LAST);
  seconds = steward_divide_down (instant, SECOND);
  day = steward_calendar_get_day (self, instant);
  time = instant + steward_calendar_get_offset (self, seconds) * SECOND - day * DAY;
  if (steward_calendar_get_hours (self, day) == NULL)
    {
      time = working_days > 0 ? DAY : 0;
      if (n == 0)
        day = find_working_day (self, day, 1);
    }
  for (; n != 0; n -= step)
    day = find_working_day (self, day + step, step);

  return clamp_into_day (self, day, time);
}

/* Working time between @from and @to within one day. */
static gint64
measure_day (StewardCalendar *self,
             GArray          *spans,
             gint64           day,
             gint64           from,
             gint64           to)
{
  gint64 sum = 0;

  steward_calendar_get_spans (self, day, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const StewardSpan *span = &g_array_index (spans, StewardSpan, i);

      sum += MAX (0, MIN (span->to, to) - MAX (span->from, from));
    }

  return sum;
}

/**
 * steward_calendar_get_time:
 * @self: a calendar
 * @from: microseconds since the epoch
 * @to: microseconds since the epoch
 *
 * Returns: working time between the two in microseconds, negative when @to is
 *   before @from
 */
gint64
steward_calendar_get_time (StewardCalendar *self,
                           gint64           from,
                           gint64           to)
{
  g_autoptr(GArray) spans = NULL;
  gint64 first, last, sum = 0;

  if (to < from)
    return -steward_calendar_get_time (self, to, from);

  from = CLAMP (from, STEWARD_CALENDAR_FIRST, STEWARD_CALENDAR_LAST);
  to = CLAMP (to, STEWARD_CALENDAR_FIRST, STEWARD_CALENDAR_LAST);
  spans = g_array_new (FALSE, FALSE, sizeof (StewardSpan));
  /* A zone may have gone back over midnight: one day more on either side. */
  first = steward_calendar_get_day (self, from) - 1;
  last = MIN (steward_calendar_get_day (self, to) + 1, first + MAX_DAYS);
  for (gint64 day = first; day <= last; day++)
    sum += measure_day (self, spans, day, from, to);

  return sum;
}

/* Spends @left working time from @instant on. */
static gboolean
advance_in_day (GArray *spans,
                gint64 *instant,
                gint64 *left)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const StewardSpan *span = &g_array_index (spans, StewardSpan, i);
      gint64 from = MAX (span->from, *instant);

      if (from >= span->to)
        continue;
      if (span->to - from >= *left)
        {
          *instant = from + *left;
          return TRUE;
        }
      *left -= span->to - from;
      *instant = span->to;
    }

  return FALSE;
}

static gboolean
retreat_in_day (GArray *spans,
                gint64 *instant,
                gint64 *left)
{
  for (guint i = spans->len; i > 0; i--)
    {
      const StewardSpan *span = &g_array_index (spans, StewardSpan, i - 1);
      gint64 to = MIN (span->to, *instant);

      if (to <= span->from)
        continue;
      if (to - span->from >= *left)
        {
          *instant = to - *left;
          return TRUE;
        }
      *left -= to - span->from;
      *instant = span->from;
    }

  return FALSE;
}

/**
 * steward_calendar_add_time:
 * @self: a calendar
 * @instant: microseconds since the epoch
 * @working_time: microseconds of working time; negative ones lie before
 *
 * Returns: the first moment at which @working_time has gone by since @instant
 *   (so it may be the end of a day's hours, not the beginning of the next);
 *   for a negative one, the last moment from which it goes by until @instant;
 *   for none, @instant
 */
gint64
steward_calendar_add_time (StewardCalendar *self,
                           gint64           instant,
                           gint64           working_time)
{
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (StewardSpan));
  int step = working_time < 0 ? -1 : 1;
  gint64 left = ABS (CLAMP (working_time, -G_MAXINT64, G_MAXINT64));
  gint64 day;

  instant = CLAMP (instant, STEWARD_CALENDAR_FIRST, STEWARD_CALENDAR_LAST);
  day = steward_calendar_get_day (self, instant) - step;
  for (int i = 0; left > 0 && i < MAX_DAYS; i++, day += step)
    {
      steward_calendar_get_spans (self, day, spans);
      if (step > 0 ? advance_in_day (spans, &instant, &left) : retreat_in_day (spans, &instant, &left))
        break;
    }

  return instant;
}
