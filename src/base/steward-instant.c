/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Moments in time: RFC 3339 and the looser forms that contracts use, as
 * microseconds since the epoch in UTC. Computed in the proleptic Gregorian
 * calendar, without the C library and its time zone. */

#include "config.h"

#include "steward-duration-private.h"

#include <string.h>

#define FIRST_INSTANT (G_GINT64_CONSTANT (-62135596800) * STEWARD_SECOND)   /* 0001-01-01 */
#define LAST_INSTANT (G_GINT64_CONSTANT (253402300800) * STEWARD_SECOND - 1) /* end of 9999 */

typedef struct
{
  const char *at;
  int year, month, day;
  int hour, minute, second;
  int fraction;                        /* microseconds */
  int offset;                          /* minutes east of Greenwich */
} Fields;

static gboolean
fail (GError     **error,
      const char  *text,
      const char  *why)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%.60s” is not a time: %s", text, why);
  return FALSE;
}

/* Exactly @n digits. */
static gboolean
read_digits (const char **at,
             unsigned     n,
             int         *out_value)
{
  int value = 0;

  for (unsigned i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*at)[i]))
        return FALSE;
      value = value * 10 + ((*at)[i] - '0');
    }
  *at += n;
  *out_value = value;

  return TRUE;
}

static gboolean
read_char (const char **at,
           const char  *allowed)
{
  if (**at == '\0' || strchr (allowed, **at) == NULL)
    return FALSE;

  (*at)++;
  return TRUE;
}

static gboolean
read_date (Fields *self)
{
  return read_digits (&self->at, 4, &self->year) && read_char (&self->at, "-") &&
         read_digits (&self->at, 2, &self->month) && read_char (&self->at, "-") &&
         read_digits (&self->at, 2, &self->day);
}

/* Digits beyond the microsecond are read and dropped. */
static gboolean
read_fraction (Fields *self)
{
  unsigned n = 0;

  if (!read_char (&self->at, ".,"))
    return TRUE;

  for (; g_ascii_isdigit (*self->at); self->at++, n++)
    if (n < 6)
      self->fraction = self->fraction * 10 + (*self->at - '0');
  for (unsigned i = n; i < 6; i++)
    self->fraction *= 10;

  return n > 0;
}

static gboolean
read_clock (Fields *self)
{
  if (!read_digits (&self->at, 2, &self->hour) || !read_char (&self->at, ":") ||
      !read_digits (&self->at, 2, &self->minute))
    return FALSE;
  if (!read_char (&self->at, ":"))
    return TRUE;

  return read_digits (&self->at, 2, &self->second) && read_fraction (self);
}

static gboolean
read_offset (Fields *self)
{
  gboolean west;
  int hours, minutes = 0;

  while (*self->at == ' ')
    self->at++;
  if (read_char (&self->at, "Zz") || *self->at == '\0')
    return TRUE;
  if (g_str_has_prefix (self->at, "UTC") || g_str_has_prefix (self->at, "GMT"))
    {
      self->at += 3;
      return TRUE;
    }

  west = *self->at == '-';
  if (!read_char (&self->at, "+-") || !read_digits (&self->at, 2, &hours))
    return FALSE;
  if (*self->at != '\0' && (read_char (&self->at, ":"), !read_digits (&self->at, 2, &minutes)))
    return FALSE;
  if (hours > 23 || minutes > 59)
    return FALSE;

  self->offset = (west ? -1 : 1) * (hours * 60 + minutes);
  return TRUE;
}

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
get_days_in_month (int year,
                   int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

/* Days from 1970-01-01. */
static gint64
count_days (int year,
            int month,
            int day)
{
  static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
  gint64 past = year - 1;
  gint64 days = past * 365 + past / 4 - past / 100 + past / 400;

  days += before[month - 1] + (month > 2 && is_leap_year (year)) + day - 1;

  return days - 719162;
}

static gint64
to_microseconds (const Fields *self)
{
  gint64 seconds = count_days (self->year, self->month, self->day) * 86400;

  seconds += self->hour * 3600 + self->minute * 60 + self->second;
  seconds -= self->offset * 60;

  return seconds * STEWARD_SECOND + self->fraction;
}

static gboolean
check_fields (const Fields  *self,
              const char    *text,
              GError       **error)
{
  if (self->year < 1)
    return fail (error, text, "the year must lie between 1 and 9999");
  if (self->month < 1 || self->month > 12)
    return fail (error, text, "there is no such month");
  if (self->day < 1 || self->day > get_days_in_month (self->year, self->month))
    return fail (error, text, "the month has no such day");
  if (self->second == 60)
    return fail (error, text, "leap seconds are not supported; write second 59 or the next minute");
  if (self->hour > 23 || self->minute > 59 || self->second > 59)
    return fail (error, text, "there is no such time of day");

  return TRUE;
}

/**
 * steward_instant_parse:
 * @text: a date, or a date and a time: "2026-11-21", "2026-11-21T10:45:00Z",
 *   "2026-11-21 10:45 +01:00"
 * @out_microseconds: (out): since the epoch; set on success only
 * @error: return location
 *
 * A date without a time is its midnight; a time without an offset is UTC.
 *
 * Returns: %FALSE with %STEWARD_ERROR_INVALID_DATA, which says what is wrong
 */
gboolean
steward_instant_parse (const char  *text,
                       gint64      *out_microseconds,
                       GError     **error)
{
  Fields fields = { 0 };
  gint64 microseconds;

  fields.at = text;
  if (!read_date (&fields))
    return fail (error, text, "it should begin like 2026-11-21");
  if (*fields.at != '\0')
    {
      if (!read_char (&fields.at, "Tt ") || !read_clock (&fields))
        return fail (error, text, "the time of day should look like T10:45:00");
      if (!read_offset (&fields) || *fields.at != '\0')
        return fail (error, text, "the offset should look like Z or +01:00");
    }
  if (!check_fields (&fields, text, error))
    return FALSE;

  microseconds = to_microseconds (&fields);
  if (microseconds < FIRST_INSTANT || microseconds > LAST_INSTANT)
    return fail (error, text, "the year must lie between 1 and 9999");

  *out_microseconds = microseconds;
  return TRUE;
}

/* The inverse of count_days(), by 400-year cycles that begin in March. */
static void
split_days (gint64  days,
            Fields *out)
{
  gint64 shifted = days + 719468;
  gint64 era = shifted / 146097;
  gint64 in_era = shifted - era * 146097;
  gint64 year_of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
  gint64 in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 month = (5 * in_year + 2) / 153;

  out->day = (int) (in_year - (153 * month + 2) / 5 + 1);
  out->month = (int) (month < 10 ? month + 3 : month - 9);
  out->year = (int) (year_of_era + era * 400 + (out->month <= 2));
}

/* Every event has a time; printf takes longer than everything else in it. */
static void
write_digits (char    *at,
              unsigned n,
              int      value)
{
  while (n > 0)
    {
      at[--n] = (char) ('0' + value % 10);
      value /= 10;
    }
}

/**
 * steward_instant_to_rfc3339:
 * @microseconds: since the epoch; clamped to the years 1 to 9999
 *
 * Returns: (transfer full): UTC with six digits of fraction, always 27
 *   characters, so that texts sort as times do
 */
char *
steward_instant_to_rfc3339 (gint64 microseconds)
{
  gint64 since_first = CLAMP (microseconds, FIRST_INSTANT, LAST_INSTANT) - FIRST_INSTANT;
  gint64 in_day = since_first % STEWARD_DAY;
  char text[28];
  Fields fields;

  split_days (since_first / STEWARD_DAY - 719162, &fields);

  memcpy (text, "0000-00-00T00:00:00.000000Z", sizeof text);
  write_digits (text, 4, fields.year);
  write_digits (text + 5, 2, fields.month);
  write_digits (text + 8, 2, fields.day);
  write_digits (text + 11, 2, (int) (in_day / STEWARD_HOUR));
  write_digits (text + 14, 2, (int) (in_day / STEWARD_MINUTE % 60));
  write_digits (text + 17, 2, (int) (in_day / STEWARD_SECOND % 60));
  write_digits (text + 20, 6, (int) (in_day % STEWARD_SECOND));

  return g_strdup (text);
}

/**
 * steward_instant_now:
 *
 * Returns: microseconds since the epoch
 */
gint64
steward_instant_now (void)
{
  return g_get_real_time ();
}
