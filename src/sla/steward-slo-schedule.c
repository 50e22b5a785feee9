/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Times of the day as contracts write them, with zone and days: "09:00-08:00",
 * "16:30+01:00", "9 am Europe/Berlin on weekdays". The offset behind a time
 * follows ODCS; two times with an offset that no place has are a span. */

#include "config.h"

#include "steward-slo-schedule.h"

#include "steward-calendar.h"

#include <string.h>

#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define MAX_TEXT 200u
#define EAST_MOST 14
#define WEST_MOST 12

static const struct { const char *words; guint weekdays; gboolean skips_holidays; } day_words[] = {
  { "mon-fri", 0x1f, FALSE },
  { "mon–fri", 0x1f, FALSE },
  { "monday-friday", 0x1f, FALSE },
  { "monday to friday", 0x1f, FALSE },
  { "mon to fri", 0x1f, FALSE },
  { "mo-fr", 0x1f, FALSE },
  { "weekdays", 0x1f, FALSE },
  { "weekday", 0x1f, FALSE },
  { "working days", 0x1f, TRUE },
  { "working day", 0x1f, TRUE },
  { "workdays", 0x1f, TRUE },
  { "business days", 0x1f, TRUE },
  { "business day", 0x1f, TRUE },
  { "mon-sat", 0x3f, FALSE },
  { "daily", STEWARD_EVERY_DAY, FALSE },
  { "days", STEWARD_EVERY_DAY, FALSE },
  { "day", STEWARD_EVERY_DAY, FALSE },
  { "monday", 0x01, FALSE },
  { "tuesday", 0x02, FALSE },
  { "wednesday", 0x04, FALSE },
  { "thursday", 0x08, FALSE },
  { "friday", 0x10, FALSE },
  { "saturday", 0x20, FALSE },
  { "sunday", 0x40, FALSE },
};

/**
 * steward_timezone_is_known:
 * @zone: as written
 *
 * Returns: whether @zone is an IANA name that this computer knows
 */
gboolean
steward_timezone_is_known (const char *zone)
{
  g_autoptr(StewardCalendar) calendar = steward_calendar_new (zone, NULL, NULL, NULL);

  return calendar != NULL;
}

/* "-08:00", "+0100", "+1" → "-08:00"; NULL when it is no offset of any place. */
static char *
read_offset (const char *text)
{
  char sign = *text;
  guint64 hours, minutes = 0;
  char *end;

  if ((sign != '+' && sign != '-') || !g_ascii_isdigit (text[1]))
    return NULL;
  hours = g_ascii_strtoull (text + 1, &end, 10);
  if (*end == ':' && g_ascii_isdigit (end[1]))
    minutes = g_ascii_strtoull (end + 1, &end, 10);
  else if (end - text == 5)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  if (*end != '\0' || minutes % 15 != 0 || minutes > 59 || hours > (sign == '+' ? EAST_MOST : WEST_MOST))
    return NULL;

  return g_strdup_printf ("%c%02u:%02u", sign, (guint) hours, (guint) minutes);
}

/* The words behind the time. Each is the zone, a word about days, or nothing
 * that matters. */
static StewardTimeOfDayResult
read_zone (char             *rest,
           StewardTimeOfDay *time)
{
  char *offset;

  g_strstrip (rest);
  if (*rest == '\0')
    return STEWARD_TIME_OF_DAY_READ;
  if (g_ascii_strncasecmp (rest, "utc", 3) == 0 || g_ascii_strncasecmp (rest, "gmt", 3) == 0)
    {
      if (rest[3] == '\0')
        {
          time->timezone = g_strdup ("UTC");
          return STEWARD_TIME_OF_DAY_READ;
        }
      rest = g_strchug (rest + 3);
    }
  if (g_ascii_strcasecmp (rest, "z") == 0)
    time->timezone = g_strdup ("UTC");
  else if (*rest == '+' || *rest == '-')
    {
      offset = read_offset (rest);
      if (offset == NULL)
        return STEWARD_TIME_OF_DAY_SPAN;
      time->timezone = offset;
    }
  else if (strstr (rest, ":") != NULL || g_ascii_isdigit (*rest))
    return STEWARD_TIME_OF_DAY_SPAN;
  else if (steward_timezone_is_known (rest))
    time->timezone = g_strdup (rest);
  else
    return STEWARD_TIME_OF_DAY_ZONE;

  return STEWARD_TIME_OF_DAY_READ;
}

/* Takes words about days out of @text, in place. */
static void
take_days (char             *text,
           StewardTimeOfDay *time)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (day_words); i++)
    {
      const char *words = day_words[i].words;
      gsize length = strlen (words);
      char *at = strstr (lower, words);

      if (at == NULL || (at > lower && g_ascii_isalpha (at[-1])) || g_ascii_isalpha (at[length]))
        continue;
      time->weekdays |= day_words[i].weekdays;
      time->skips_holidays = time->skips_holidays || day_words[i].skips_holidays;
      memset (text + (at - lower), ' ', length);
      memset (at, ' ', length);
    }
}

/* Blanks for words that only lead to the time. */
static void
take_fillers (char *text)
{
  static const char *const fillers[] = {
    "no later than", "at the latest", "available", "until", "before", "every", "each", "from", "latest", "by", "at",
    "on", "local time", "time", "o'clock", "h", "uhr", NULL,
  };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (gsize i = 0; fillers[i] != NULL; i++)
    {
      gsize length = strlen (fillers[i]);

      for (char *at = strstr (lower, fillers[i]); at != NULL; at = strstr (at + length, fillers[i]))
        {
          if ((at > lower && (g_ascii_isalpha (at[-1]) || at[-1] == '/' || at[-1] == '_')) ||
              g_ascii_isalpha (at[length]) || at[length] == '/' || at[length] == '_')
            continue;
          memset (text + (at - lower), ' ', length);
          memset (at, ' ', length);
        }
    }
}

/* am and pm, 24 hours; -1 when there is no such time. */
static gint64
get_time (guint64     hours,
          guint64     minutes,
          guint64     seconds,
          const char *half)
{
  if (half != NULL && *half != '\0')
    {
      if (hours < 1 || hours > 12)
        return -1;
      hours = hours % 12 + (g_ascii_tolower (*half) == 'p' ? 12 : 0);
    }
  if (hours > 24 || minutes > 59 || seconds > 59 || (hours == 24 && minutes + seconds > 0))
    return -1;

  return ((gint64) hours * 60 + (gint64) minutes) * MINUTE + (gint64) seconds * G_USEC_PER_SEC;
}

static guint64
fetch_number (GMatchInfo *match,
              const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;
}

static gint64
match_time (const char  *text,
            char       **out_rest)
{
  g_autoptr(GRegex) regex = g_regex_new ("^\\s*(?:T?(?<h>\\d{1,2})[:.](?<m>\\d{2})(?:[:.](?<s>\\d{2})(?:\\.\\d+)?)?"
                                         "|(?<h2>\\d{1,2})(?=\\s*[ap]\\.?m))\\s*(?<half>[ap]\\.?m\\.?(?![a-z]))?"
                                         "(?<rest>.*)$", G_REGEX_CASELESS | G_REGEX_DOTALL, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *half = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return -1;
  half = g_match_info_fetch_named (match, "half");
  *out_rest = g_match_info_fetch_named (match, "rest");

  return get_time (fetch_number (match, "h") + fetch_number (match, "h2"), fetch_number (match, "m"),
                   fetch_number (match, "s"), half);
}

static gboolean
match_word (const char        *text,
            StewardTimeOfDay  *time,
            char             **out_rest)
{
  if (g_ascii_strncasecmp (text, "noon", 4) != 0 && g_ascii_strncasecmp (text, "midnight", 8) != 0)
    return FALSE;

  time->time = (g_ascii_tolower (*text) == 'n' ? 12 : 24) * 60 * MINUTE;
  *out_rest = g_strdup (text + (g_ascii_tolower (*text) == 'n' ? 4 : 8));

  return TRUE;
}

/**
 * steward_time_of_day_read:
 * @text: "09:00-08:00", "16:30 Europe/Berlin on weekdays", "9 am"
 * @out_time: (out): set if it was read
 *
 * Returns: what stands there
 */
StewardTimeOfDayResult
steward_time_of_day_read (const char       *text,
                          StewardTimeOfDay *out_time)
{
  g_autofree char *words = NULL;
  g_autofree char *rest = NULL;
  StewardTimeOfDay time = { 0 };
  StewardTimeOfDayResult result;

  if (strlen (text) > MAX_TEXT || !g_utf8_validate (text, -1, NULL))
    return STEWARD_TIME_OF_DAY_NONE;
  words = g_strdup (text);
  take_days (words, &time);
  take_fillers (words);
  g_strstrip (words);
  if (!match_word (words, &time, &rest))
    {
      time.time = match_time (words, &rest);
      if (time.time < 0)
        return STEWARD_TIME_OF_DAY_NONE;
    }
  result = read_zone (rest, &time);
  if (result == STEWARD_TIME_OF_DAY_READ)
    *out_time = time;

  return result;
}
