/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Durations: the units by all the names that contracts give them, ISO 8601,
 * and a value beside a unit. Prose is read in steward-threshold.c. */

#include "config.h"

#include "steward-duration-private.h"

#include <math.h>
#include <string.h>

#define MONTH (30 * STEWARD_DAY)
#define YEAR (365 * STEWARD_DAY)
#define LONGEST (10000 * YEAR)

/* Compared without regard to case, except the single letters m and M. */
static const StewardTimeUnit units[] = {
  { "m", STEWARD_MINUTE, FALSE },
  { "M", MONTH, TRUE },
  { "us", STEWARD_MICROSECOND, FALSE },
  { "µs", STEWARD_MICROSECOND, FALSE },
  { "μs", STEWARD_MICROSECOND, FALSE },
  { "microsecond", STEWARD_MICROSECOND, FALSE },
  { "microseconds", STEWARD_MICROSECOND, FALSE },
  { "ms", 1000 * STEWARD_MICROSECOND, FALSE },
  { "msec", 1000 * STEWARD_MICROSECOND, FALSE },
  { "msecs", 1000 * STEWARD_MICROSECOND, FALSE },
  { "millis", 1000 * STEWARD_MICROSECOND, FALSE },
  { "millisecond", 1000 * STEWARD_MICROSECOND, FALSE },
  { "milliseconds", 1000 * STEWARD_MICROSECOND, FALSE },
  { "s", STEWARD_SECOND, FALSE },
  { "sec", STEWARD_SECOND, FALSE },
  { "secs", STEWARD_SECOND, FALSE },
  { "second", STEWARD_SECOND, FALSE },
  { "seconds", STEWARD_SECOND, FALSE },
  { "min", STEWARD_MINUTE, FALSE },
  { "mins", STEWARD_MINUTE, FALSE },
  { "minute", STEWARD_MINUTE, FALSE },
  { "minutes", STEWARD_MINUTE, FALSE },
  { "h", STEWARD_HOUR, FALSE },
  { "hr", STEWARD_HOUR, FALSE },
  { "hrs", STEWARD_HOUR, FALSE },
  { "hour", STEWARD_HOUR, FALSE },
  { "hours", STEWARD_HOUR, FALSE },
  { "d", STEWARD_DAY, FALSE },
  { "dy", STEWARD_DAY, FALSE },
  { "day", STEWARD_DAY, FALSE },
  { "days", STEWARD_DAY, FALSE },
  { "w", 7 * STEWARD_DAY, FALSE },
  { "wk", 7 * STEWARD_DAY, FALSE },
  { "wks", 7 * STEWARD_DAY, FALSE },
  { "week", 7 * STEWARD_DAY, FALSE },
  { "weeks", 7 * STEWARD_DAY, FALSE },
  { "fortnight", 14 * STEWARD_DAY, FALSE },
  { "fortnights", 14 * STEWARD_DAY, FALSE },
  { "mo", MONTH, TRUE },
  { "mos", MONTH, TRUE },
  { "mon", MONTH, TRUE },
  { "mth", MONTH, TRUE },
  { "mths", MONTH, TRUE },
  { "month", MONTH, TRUE },
  { "months", MONTH, TRUE },
  { "quarter", 3 * MONTH, TRUE },
  { "quarters", 3 * MONTH, TRUE },
  { "y", YEAR, TRUE },
  { "yr", YEAR, TRUE },
  { "yrs", YEAR, TRUE },
  { "year", YEAR, TRUE },
  { "years", YEAR, TRUE },
};

static const StewardTimeUnit iso_date_units[] = {
  { "Y", YEAR, TRUE },
  { "M", MONTH, TRUE },
  { "W", 7 * STEWARD_DAY, FALSE },
  { "D", STEWARD_DAY, FALSE },
  { NULL, 0, FALSE },
};

static const StewardTimeUnit iso_time_units[] = {
  { "H", STEWARD_HOUR, FALSE },
  { "M", STEWARD_MINUTE, FALSE },
  { "S", STEWARD_SECOND, FALSE },
  { NULL, 0, FALSE },
};

static gboolean
fail (GError     **error,
      const char  *text)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
               "“%.60s” is not a duration such as PT5M or “5 minutes”", text);
  return FALSE;
}

/* length: of @word, which needs no NUL. Returns NULL for an unknown word. */
const StewardTimeUnit *
steward_time_unit_find (const char *word,
                        gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const char *known = units[i].word;

      if (strlen (known) != length)
        continue;
      if (g_ascii_strncasecmp (known, word, length) == 0 && (g_ascii_tolower (*word) != 'm' || length > 1 ||
                                                              *known == *word))
        return &units[i];
    }

  return NULL;
}

/* Returns FALSE when the sum is longer than 10,000 years. */
gboolean
steward_duration_add (StewardDuration       *self,
                      double                 count,
                      const StewardTimeUnit *unit)
{
  double sum = (double) self->microseconds + count * (double) unit->microseconds;

  if (!(sum >= 0 && sum <= (double) LONGEST))
    return FALSE;

  self->microseconds += (gint64) llround (count * (double) unit->microseconds);
  self->approximate = self->approximate || unit->approximate;

  return TRUE;
}

static gboolean
is_grouping (char c)
{
  return c == ',' || c == '.' || c == '\'' || c == '_';
}

/* How many digit groups of exactly three follow, each after @separator. */
static unsigned
count_groups (const char *text,
              char        separator)
{
  unsigned n = 0;

  while (*text == separator && g_ascii_isdigit (text[1]) && g_ascii_isdigit (text[2]) && g_ascii_isdigit (text[3]) &&
         !g_ascii_isdigit (text[4]))
    {
      text += 4;
      n++;
    }

  return n;
}

/* "1,000" and "1.000.000" are grouped, "1.000", "0,500" and "99,9" are
 * decimals. */
static gboolean
is_grouped (const char *start,
            const char *at,
            gboolean    comma_is_decimal)
{
  unsigned n = count_groups (at, *at);
  gboolean short_head = at - start <= 3 && *start != '0';

  if (!short_head || n == 0)
    return FALSE;
  if (*at == '\'' || *at == '_' || n > 1)
    return TRUE;
  if (*at == ',')
    return !comma_is_decimal;

  return at[4] == ',';
}

static const char *
read_exponent (const char *at,
               GString    *digits)
{
  const char *start = at;

  if (*at != 'e' && *at != 'E')
    return at;
  at++;
  if (*at == '+' || *at == '-')
    at++;
  if (!g_ascii_isdigit (*at))
    return start;
  while (g_ascii_isdigit (*at))
    at++;
  if (g_ascii_isalpha (*at))
    return start;
  g_string_append_len (digits, start, at - start);

  return at;
}

static const char *
read_digits (const char *at,
             GString    *digits)
{
  const char *start = at;

  while (g_ascii_isdigit (*at))
    at++;
  g_string_append_len (digits, start, at - start);

  return at;
}

static const char *
read_fraction (const char *at,
               GString    *digits)
{
  if ((*at != '.' && *at != ',') || !g_ascii_isdigit (at[1]))
    return at;

  g_string_append_c (digits, '.');
  return read_digits (at + 1, digits);
}

/* Reads an unsigned number at the start of @text, in any of the usual
 * notations: 1000, 1,000, 1'000.5, 1.000,5, .5, 1e3. Returns how many bytes it
 * has, 0 for none. */
gsize
steward_number_scan (const char *text,
                     gboolean    comma_is_decimal,
                     double     *out_value)
{
  g_autoptr(GString) digits = g_string_new (NULL);
  const char *at = read_digits (text, digits);
  const char *head = at;

  if (digits->len == 0)
    {
      if (*text != '.' || !g_ascii_isdigit (text[1]))
        return 0;
      g_string_append_c (digits, '0');
    }
  else if (is_grouping (*at) && is_grouped (text, at, comma_is_decimal))
    {
      while (count_groups (at, *head) > 0)
        at = read_digits (at + 1, digits);
    }
  at = read_exponent (read_fraction (at, digits), digits);

  *out_value = g_ascii_strtod (digits->str, NULL);
  return isfinite (*out_value) ? (gsize) (at - text) : 0;
}

static gboolean
scan_iso_part (const char            **at,
               const char             *end,
               const StewardTimeUnit **next,
               StewardDuration        *duration)
{
  double count;
  gsize length = steward_number_scan (*at, TRUE, &count);

  if (length == 0 || *at + length >= end)
    return FALSE;

  *at += length;
  while ((*next)->word != NULL && *(*next)->word != g_ascii_toupper (**at))
    (*next)++;
  if ((*next)->word == NULL || !steward_duration_add (duration, count, *next))
    return FALSE;

  (*next)++;
  (*at)++;
  return TRUE;
}

/* The whole of @text: "P1DT12H", "P2W", "PT0.5H". Units come in their order,
 * each at most once. */
gboolean
steward_duration_scan_iso (const char      *text,
                           gsize            length,
                           StewardDuration *out_duration)
{
  const StewardTimeUnit *next = iso_date_units;
  StewardDuration duration = { 0 };
  const char *at = text + 1;
  const char *end = text + length;
  gboolean in_time = FALSE;

  if (length < 3 || (*text != 'P' && *text != 'p'))
    return FALSE;

  while (at < end)
    {
      if ((*at == 'T' || *at == 't') && !in_time && at + 1 < end)
        {
          next = iso_time_units;
          in_time = TRUE;
          at++;
        }
      if (!scan_iso_part (&at, end, &next, &duration))
        return FALSE;
    }

  *out_duration = duration;
  return TRUE;
}

/**
 * steward_duration_parse:
 * @text: (nullable): "PT5M", "1 hour 30 minutes", "2h", "daily"
 * @out_duration: (out): set on success only
 * @error: return location
 *
 * Returns: %FALSE with %STEWARD_ERROR_INVALID_DATA when @text is no exact
 *   duration
 */
gboolean
steward_duration_parse (const char       *text,
                        StewardDuration  *out_duration,
                        GError          **error)
{
  StewardThreshold threshold;

  if (text == NULL || !steward_threshold_parse (text, NULL, &threshold, NULL) ||
      threshold.kind != STEWARD_QUANTITY_DURATION || threshold.compare != STEWARD_COMPARE_NONE || !threshold.exact)
    return fail (error, text != NULL ? text : "");

  *out_duration = threshold.duration;
  return TRUE;
}

/**
 * steward_duration_from_unit:
 * @value: (nullable): a number as text, "4"
 * @unit: (nullable): any name of a unit of time: "d", "days", "hr", "M"
 * @out_duration: (out): set on success only
 * @error: return location
 *
 * A single m is minutes, a single M months.
 *
 * Returns: %FALSE with %STEWARD_ERROR_INVALID_DATA
 */
gboolean
steward_duration_from_unit (const char       *value,
                            const char       *unit,
                            StewardDuration  *out_duration,
                            GError          **error)
{
  const StewardTimeUnit *known;
  StewardDuration duration = { 0 };
  g_autofree char *number = g_strstrip (g_strdup (value != NULL ? value : ""));
  g_autofree char *name = g_strstrip (g_strdup (unit != NULL ? unit : ""));
  double count;
  gsize length = steward_number_scan (number, FALSE, &count);

  if (length == 0 || number[length] != '\0')
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%.60s” is not a number", number);
      return FALSE;
    }
  known = steward_time_unit_find (name, strlen (name));
  if (known == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%.60s” is not a unit of time", name);
      return FALSE;
    }
  if (!steward_duration_add (&duration, count, known))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%.60s %.60s” is longer than 10,000 years",
                   number, name);
      return FALSE;
    }

  *out_duration = duration;
  return TRUE;
}

static void
append_part (GString *out,
             gint64   count,
             char     unit)
{
  if (count > 0)
    g_string_append_printf (out, "%" G_GINT64_FORMAT "%c", count, unit);
}

static void
append_seconds (GString *out,
                gint64   microseconds)
{
  int fraction = (int) (microseconds % STEWARD_SECOND);

  if (microseconds == 0)
    return;
  if (fraction == 0)
    {
      append_part (out, microseconds / STEWARD_SECOND, 'S');
      return;
    }

  g_string_append_printf (out, "%" G_GINT64_FORMAT ".%06d", microseconds / STEWARD_SECOND, fraction);
  while (out->str[out->len - 1] == '0')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, 'S');
}

/**
 * steward_duration_to_iso8601:
 * @duration: a duration
 *
 * Returns: (transfer full): days, hours, minutes and seconds, "P1DT12H"; never
 *   months or years, whose length varies
 */
char *
steward_duration_to_iso8601 (const StewardDuration *duration)
{
  GString *out = g_string_new (duration->microseconds < 0 ? "-P" : "P");
  gint64 rest = ABS (MAX (duration->microseconds, -G_MAXINT64));

  append_part (out, rest / STEWARD_DAY, 'D');
  rest %= STEWARD_DAY;
  if (rest > 0 || duration->microseconds == 0)
    g_string_append_c (out, 'T');
  append_part (out, rest / STEWARD_HOUR, 'H');
  append_part (out, rest / STEWARD_MINUTE % 60, 'M');
  append_seconds (out, rest % STEWARD_MINUTE);
  if (duration->microseconds == 0)
    g_string_append (out, "0S");

  return g_string_free (out, FALSE);
}
