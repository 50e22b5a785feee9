/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The clock of a council. A moment is working time when the clock on the wall
 * of the council shows working hours on a day that is no holiday: an hour that
 * summer time skips is not worked, one that it repeats is worked twice.
 *
 * Days are numbered from 1970-01-01 in local time. Each day is turned into
 * spans of UTC by way of the offsets that hold around it, so that every sum is
 * exact to the microsecond; the cost grows with the days between two moments,
 * which are bounded. */

#include "config.h"

#include "steward-calendar-private.h"

#include <string.h>

#define SECOND G_GINT64_CONSTANT (1000000)
#define MINUTE (60 * SECOND)
#define DAY (STEWARD_DAY_MINUTES * MINUTE)
#define DAY_SECONDS G_GINT64_CONSTANT (86400)
#define FIRST_INSTANT (G_GINT64_CONSTANT (-62135596800) * SECOND + 2 * DAY)   /* in the year 1 */
#define LAST_INSTANT (G_GINT64_CONSTANT (253402300800) * SECOND - 2 * DAY)    /* in the year 9999 */
#define MAX_DAYS 400000                /* that are looked at by one call: over a thousand years */
#define DEFAULT_HOURS "Mon-Fri 09:00-17:00"

struct _StewardCalendar
{
  gatomicrefcount refs;
  GTimeZone *zone;
  StewardWeek week;
  GArray *holidays;                    /* gint64: days, ascending */
};

/* Working time in UTC. */
typedef struct
{
  gint64 from;                         /* inclusive */
  gint64 to;                           /* exclusive */
} Span;

static gint64
divide_down (gint64 a,
             gint64 b)
{
  return a / b - (a % b < 0);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Names only: GLib would also read a rule ("UTC+1", which lies west) or any
 * file whose path is given. */
static gboolean
is_zone_name (const char *name)
{
  gboolean nested = strchr (name, '/') != NULL;

  if (!g_ascii_isalpha (*name) || strlen (name) > 64)
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    {
      if (g_ascii_isalpha (*p) || *p == '/' || *p == '_' || *p == '-')
        continue;
      if (!nested || !(g_ascii_isdigit (*p) || *p == '+'))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_holidays (StewardCalendar    *self,
               const char *const  *holidays,
               GError            **error)
{
  for (; holidays != NULL && *holidays != NULL; holidays++)
    {
      gint64 instant, day;

      if (strlen (*holidays) != strlen ("2026-12-24"))
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                       "“%.60s” is no holiday: it should look like 2026-12-24", *holidays);
          return FALSE;
        }
      if (!steward_instant_parse (*holidays, &instant, error))
        return FALSE;
      day = divide_down (instant, DAY);
      g_array_append_val (self->holidays, day);
    }
  g_array_sort (self->holidays, compare_days);

  return TRUE;
}

/**
 * steward_calendar_new:
 * @timezone: (nullable): name of a zone, "Europe/Berlin" or "UTC"
 * @hours: (nullable): "Mon-Fri 09:00-17:30", "Mon-Thu 09:00-17:00, Fri
 *   09:00-15:00"; %NULL for Monday to Friday from nine to five
 * @holidays: (nullable) (array zero-terminated=1): dates, "2026-12-24"
 * @error: return location
 *
 * An unknown zone is an error and never taken for UTC.
 *
 * Returns: (transfer full) (nullable): %NULL with %STEWARD_ERROR_INVALID_DATA
 */
StewardCalendar *
steward_calendar_new (const char         *timezone,
                      const char         *hours,
                      const char *const  *holidays,
                      GError            **error)
{
  g_autoptr(StewardCalendar) self = g_new0 (StewardCalendar, 1);

  g_atomic_ref_count_init (&self->refs);
  steward_week_init (&self->week);
  self->holidays = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (timezone != NULL && is_zone_name (timezone))
    self->zone = g_time_zone_new_identifier (timezone);
  if (self->zone == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                   "“%.60s” is no time zone; it should look like Europe/Berlin", timezone != NULL ? timezone : "");
      return NULL;
    }
  if (!steward_week_parse (&self->week, hours != NULL ? hours : DEFAULT_HOURS, error))
    return NULL;
  if (!read_holidays (self, holidays, error))
    return NULL;

  return g_steal_pointer (&self);
}

StewardCalendar *
steward_calendar_ref (StewardCalendar *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
steward_calendar_unref (StewardCalendar *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->zone, g_time_zone_unref);
  steward_week_clear (&self->week);
  g_array_unref (self->holidays);
  g_free (self);
}

static int
find_interval (StewardCalendar *self,
               gint64           seconds)
{
  return g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, seconds);
}

/* Seconds east of Greenwich. */
static gint64
get_offset (StewardCalendar *self,
            gint64           seconds)
{
  return g_time_zone_get_offset (self->zone, find_interval (self, seconds));
}

/* The first second after @seconds, and not after @limit, at which another
 * interval begins. */
static gint64
find_transition (StewardCalendar *self,
                 gint64           seconds,
                 gint64           limit)
{
  int interval = find_interval (self, seconds);

  if (find_interval (self, limit) == interval)
    return limit;

  while (limit - seconds > 1)
    {
      gint64 middle = seconds + (limit - seconds) / 2;

      if (find_interval (self, middle) == interval)
        seconds = middle;
      else
        limit = middle;
    }

  return limit;
}

static gint64
get_day (StewardCalendar *self,
         gint64           instant)
{
  gint64 seconds = divide_down (instant, SECOND);

  return divide_down (seconds + get_offset (self, seconds), DAY_SECONDS);
}

static gboolean
is_holiday (StewardCalendar *self,
            gint64           day)
{
  return g_array_binary_search (self->holidays, &day, compare_days, NULL);
}

/* (nullable): the hours of a working day. */
static GArray *
get_hours (StewardCalendar *self,
           gint64           day)
{
  /* 1970-01-01 was a Thursday. */
  GArray *hours = self->week.days[((day + 3) % 7 + 7) % 7];

  return hours->len > 0 && !is_holiday (self, day) ? hours : NULL;
}

static void
add_spans (GArray       *spans,
           const GArray *hours,
           gint64        day,
           gint64        from,
           gint64        to,
           gint64        offset)
{
  for (guint i = 0; i < hours->len; i++)
    {
      const StewardHours *range = &g_array_index (hours, StewardHours, i);
      Span span;

      span.from = MAX (from * SECOND, day * DAY + range->from * MINUTE - offset * SECOND);
      span.to = MIN (to * SECOND, day * DAY + range->to * MINUTE - offset * SECOND);
      if (span.from < span.to)
        g_array_append_val (spans, span);
    }
}

/* The working time of @day, ascending. The window around the day reaches as
 * far as any zone lies from Greenwich. */
static void
get_spans (StewardCalendar *self,
           gint64           day,
           GArray          *out_spans)
{
  gint64 from = day * DAY_SECONDS - 27 * 3600;
  gint64 end = (day + 1) * DAY_SECONDS + 27 * 3600;
  GArray *hours = get_hours (self, day);

  g_array_set_size (out_spans, 0);
  while (hours != NULL && from < end)
    {
      gint64 to = find_transition (self, from, end);

      add_spans (out_spans, hours, day, from, to, get_offset (self, from));
      from = to;
    }
}

/**
 * steward_calendar_is_working_day:
 * @self: a calendar
 * @instant: microseconds since the epoch
 *
 * Returns: whether the local day of @instant has working hours, at whatever
 *   time of that day
 */
gboolean
steward_calendar_is_working_day (StewardCalendar *self,
                                 gint64           instant)
{
  return get_hours (self, get_day (self, CLAMP (instant, FIRST_INSTANT, LAST_INSTANT))) != NULL;
}

/* The nearest working day from @day on, in direction @step. */
static gint64
find_working_day (StewardCalendar *self,
                  gint64           day,
                  int              step)
{
  for (int i = 0; i < MAX_DAYS && get_hours (self, day) == NULL; i++)
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
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  gint64 result;

  get_spans (self, day, spans);
  if (spans->len == 0)
    return day * DAY - get_offset (self, day * DAY_SECONDS) * SECOND;

  result = g_array_index (spans, Span, 0).from;
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      gint64 instant = day * DAY + time - get_offset (self, divide_down (span->from, SECOND)) * SECOND;

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

  instant = CLAMP (instant, FIRST_INSTANT, LAST_INSTANT);
  seconds = divide_down (instant, SECOND);
  day = get_day (self, instant);
  time = instant + get_offset (self, seconds) * SECOND - day * DAY;
  if (get_hours (self, day) == NULL)
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

  get_spans (self, day, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

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

  from = CLAMP (from, FIRST_INSTANT, LAST_INSTANT);
  to = CLAMP (to, FIRST_INSTANT, LAST_INSTANT);
  spans = g_array_new (FALSE, FALSE, sizeof (Span));
  /* A zone may have gone back over midnight: one day more on either side. */
  first = get_day (self, from) - 1;
  last = MIN (get_day (self, to) + 1, first + MAX_DAYS);
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
      const Span *span = &g_array_index (spans, Span, i);
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
      const Span *span = &g_array_index (spans, Span, i - 1);
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
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  int step = working_time < 0 ? -1 : 1;
  gint64 left = ABS (CLAMP (working_time, -G_MAXINT64, G_MAXINT64));
  gint64 day;

  instant = CLAMP (instant, FIRST_INSTANT, LAST_INSTANT);
  day = get_day (self, instant) - step;
  for (int i = 0; left > 0 && i < MAX_DAYS; i++, day += step)
    {
      get_spans (self, day, spans);
      if (step > 0 ? advance_in_day (spans, &instant, &left) : retreat_in_day (spans, &instant, &left))
        break;
    }

  return instant;
}

/**
 * steward_calendar_get_day_length:
 * @self: a calendar
 *
 * Returns: what "one working day" is as working time, in microseconds: the
 *   mean of the days of a week that have working hours
 */
gint64
steward_calendar_get_day_length (StewardCalendar *self)
{
  gint64 minutes = 0, days = 0;

  for (int i = 0; i < 7; i++)
    {
      const GArray *hours = self->week.days[i];

      days += hours->len > 0;
      for (guint n = 0; n < hours->len; n++)
        minutes += g_array_index (hours, StewardHours, n).to - g_array_index (hours, StewardHours, n).from;
    }

  return minutes * MINUTE / days;
}

/* The first moment whose local date is @day or later. */
static gint64
get_midnight (StewardCalendar *self,
              gint64           day)
{
  gint64 before = (day - 2) * DAY_SECONDS;
  gint64 after = (day + 2) * DAY_SECONDS;

  while (after - before > 1)
    {
      gint64 middle = before + (after - before) / 2;

      if (middle + get_offset (self, middle) >= day * DAY_SECONDS)
        after = middle;
      else
        before = middle;
    }

  return after * SECOND;
}

/**
 * steward_calendar_read_instant:
 * @self: a calendar
 * @text: a date, "2026-11-30", or a date and a time with an offset
 * @end: whether a date means its end: the midnight after it
 * @out_instant: (out): microseconds since the epoch; set on success only
 * @error: return location
 *
 * A date is one of the calendar's zone.
 *
 * Returns: %FALSE with %STEWARD_ERROR_INVALID_DATA
 */
gboolean
steward_calendar_read_instant (StewardCalendar  *self,
                               const char       *text,
                               gboolean          end,
                               gint64           *out_instant,
                               GError          **error)
{
  gint64 instant;

  if (!steward_instant_parse (text, &instant, error))
    return FALSE;

  if (strlen (text) == strlen ("2026-11-30"))
    {
      instant = CLAMP (instant, FIRST_INSTANT + 3 * DAY, LAST_INSTANT - 3 * DAY);
      instant = get_midnight (self, divide_down (instant, DAY) + (end ? 1 : 0));
    }
  *out_instant = instant;

  return TRUE;
}

/**
 * steward_calendar_to_local:
 * @self: a calendar
 * @instant: microseconds since the epoch
 *
 * Returns: (transfer full): @instant in the zone of the calendar
 */
GDateTime *
steward_calendar_to_local (StewardCalendar *self,
                           gint64           instant)
{
  gint64 seconds;
  g_autoptr(GDateTime) utc = NULL;
  g_autoptr(GDateTime) exact = NULL;

  instant = CLAMP (instant, FIRST_INSTANT, LAST_INSTANT);
  seconds = divide_down (instant, SECOND);
  utc = g_date_time_new_from_unix_utc (seconds);
  exact = g_date_time_add (utc, instant - seconds * SECOND);

  return g_date_time_to_timezone (exact, self->zone);
}
