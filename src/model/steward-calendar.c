/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The clock of a council. A moment is working time when the clock on the wall
 * of the council shows working hours on a day that is no holiday: an hour that
 * summer time skips is not worked, one that it repeats is worked twice.
 *
 * Days are numbered from 1970-01-01 in local time. Each day is turned into
 * spans of UTC by way of the offsets that hold around it, so that every sum is
 * exact to the microsecond. */

#include "config.h"

#include "steward-calendar-private.h"

#include <string.h>

#define SECOND STEWARD_CALENDAR_SECOND
#define MINUTE (60 * SECOND)
#define DAY STEWARD_CALENDAR_DAY
#define DAY_SECONDS G_GINT64_CONSTANT (86400)
#define DEFAULT_HOURS "Mon-Fri 09:00-17:00"

struct _StewardCalendar
{
  gatomicrefcount refs;
  GTimeZone *zone;
  StewardWeek week;
  GArray *holidays;                    /* gint64: days, ascending */
};

gint64
steward_divide_down (gint64 a,
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
      day = steward_divide_down (instant, DAY);
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
gint64
steward_calendar_get_offset (StewardCalendar *self,
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

gint64
steward_calendar_get_day (StewardCalendar *self,
                          gint64           instant)
{
  gint64 seconds = steward_divide_down (instant, SECOND);

  return steward_divide_down (seconds + steward_calendar_get_offset (self, seconds), DAY_SECONDS);
}

static gboolean
is_holiday (StewardCalendar *self,
            gint64           day)
{
  return g_array_binary_search (self->holidays, &day, compare_days, NULL);
}

/* (nullable): the hours of a working day. */
GArray *
steward_calendar_get_hours (StewardCalendar *self,
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
      StewardSpan span;

      span.from = MAX (from * SECOND, day * DAY + range->from * MINUTE - offset * SECOND);
      span.to = MIN (to * SECOND, day * DAY + range->to * MINUTE - offset * SECOND);
      if (span.from < span.to)
        g_array_append_val (spans, span);
    }
}

/* The working time of @day, ascending. The window around the day reaches as
 * far as any zone lies from Greenwich. */
void
steward_calendar_get_spans (StewardCalendar *self,
                            gint64           day,
                            GArray          *out_spans)
{
  gint64 from = day * DAY_SECONDS - 27 * 3600;
  gint64 end = (day + 1) * DAY_SECONDS + 27 * 3600;
  GArray *hours = steward_calendar_get_hours (self, day);

  g_array_set_size (out_spans, 0);
  while (hours != NULL && from < end)
    {
      gint64 to = find_transition (self, from, end);

      add_spans (out_spans, hours, day, from, to, steward_calendar_get_offset (self, from));
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
  instant = CLAMP (instant, STEWARD_CALENDAR_FIRST, STEWARD_CALENDAR_LAST);

  return steward_calendar_get_hours (self, steward_calendar_get_day (self, instant)) != NULL;
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

      if (middle + steward_calendar_get_offset (self, middle) >= day * DAY_SECONDS)
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
      instant = CLAMP (instant, STEWARD_CALENDAR_FIRST + 3 * DAY, STEWARD_CALENDAR_LAST - 3 * DAY);
      instant = get_midnight (self, steward_divide_down (instant, DAY) + (end ? 1 : 0));
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

  instant = CLAMP (instant, STEWARD_CALENDAR_FIRST, STEWARD_CALENDAR_LAST);
  seconds = steward_divide_down (instant, SECOND);
  utc = g_date_time_new_from_unix_utc (seconds);
  exact = g_date_time_add (utc, instant - seconds * SECOND);

  return g_date_time_to_timezone (exact, self->zone);
}
