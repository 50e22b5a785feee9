/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Working hours as people write them: ranges of days with ranges of hours,
 * separated by commas. A part without days means those of the part before it,
 * so that a lunch break is "Mon-Fri 09:00-12:00, 13:00-17:00". */

#include "config.h"

#include "steward-calendar-private.h"

#include <string.h>

#define MAX_TEXT 500

static const char *const day_names[7] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                                          "sunday" };

static gboolean
fail (GError     **error,
      const char  *text,
      const char  *why)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%.60s” are no working hours: %s", text, why);
  return FALSE;
}

void
steward_week_init (StewardWeek *self)
{
  for (int i = 0; i < 7; i++)
    self->days[i] = g_array_new (FALSE, FALSE, sizeof (StewardHours));
}

void
steward_week_clear (StewardWeek *self)
{
  for (int i = 0; i < 7; i++)
    g_clear_pointer (&self->days[i], g_array_unref);
}

static void
skip_spaces (const char **at)
{
  while (**at == ' ' || **at == '\t')
    (*at)++;
}

/* A hyphen or a dash. */
static gboolean
read_dash (const char **at)
{
  static const char *const dashes[] = { "-", "–", "—" };

  skip_spaces (at);
  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      if (g_str_has_prefix (*at, dashes[i]))
        {
          *at += strlen (dashes[i]);
          skip_spaces (at);
          return TRUE;
        }
    }

  return FALSE;
}

/* At least three letters of an English name. */
static gboolean
read_day (const char **at,
          int         *out_day)
{
  gsize length = 0;

  while (g_ascii_isalpha ((*at)[length]))
    length++;
  for (int i = 0; length >= 3 && i < 7; i++)
    {
      if (length <= strlen (day_names[i]) && g_ascii_strncasecmp (*at, day_names[i], length) == 0)
        {
          *at += length;
          *out_day = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_minutes (const char **at,
              int         *out_minutes)
{
  const char *p = *at;
  int hours = 0, minutes;

  if (!g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p) && p - *at < 2)
    hours = hours * 10 + (*p++ - '0');
  if (p[0] != ':' || !g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]))
    return FALSE;
  minutes = (p[1] - '0') * 10 + (p[2] - '0');
  if (hours > 24 || minutes > 59 || hours * 60 + minutes > STEWARD_DAY_MINUTES)
    return FALSE;

  *at = p + 3;
  *out_minutes = hours * 60 + minutes;
  return TRUE;
}

/* Sets bits of @days when the part begins with days. "Sun-Thu" goes over the
 * end of the week. */
static gboolean
read_days (const char **at,
           guint       *days)
{
  int first, last;

  if (!g_ascii_isalpha (**at))
    return *days != 0;
  if (!read_day (at, &first))
    return FALSE;

  last = first;
  if (read_dash (at) && !read_day (at, &last))
    return FALSE;

  *days = 0;
  for (int day = first;; day = (day + 1) % 7)
    {
      *days |= 1u << day;
      if (day == last)
        return TRUE;
    }
}

static int
compare_hours (gconstpointer a,
               gconstpointer b)
{
  return ((const StewardHours *) a)->from - ((const StewardHours *) b)->from;
}

static void
add_hours (StewardWeek        *self,
           guint               days,
           const StewardHours *hours)
{
  for (int i = 0; i < 7; i++)
    if (days & (1u << i))
      g_array_append_val (self->days[i], *hours);
}

/* Sorts each day and finds hours that were given twice. */
static gboolean
settle_week (StewardWeek  *self,
             const char   *text,
             GError      **error)
{
  for (int i = 0; i < 7; i++)
    {
      GArray *day = self->days[i];

      g_array_sort (day, compare_hours);
      for (guint n = 1; n < day->len; n++)
        if (g_array_index (day, StewardHours, n).from < g_array_index (day, StewardHours, n - 1).to)
          return fail (error, text, "the same hours stand in it twice");
    }

  return TRUE;
}

/**
 * steward_week_parse:
 * @self: an empty week
 * @text: "Mon-Fri 09:00-17:30"
 * @error: return location
 *
 * Returns: %FALSE with %STEWARD_ERROR_INVALID_DATA, which says what is wrong
 */
gboolean
steward_week_parse (StewardWeek  *self,
                    const char   *text,
                    GError      **error)
{
  const char *at = text;
  guint days = 0;

  if (strlen (text) > MAX_TEXT)
    return fail (error, text, "the text is too long");

  do
    {
      StewardHours hours;

      skip_spaces (&at);
      if (!read_days (&at, &days))
        return fail (error, text, "each part should begin like Mon-Fri");
      skip_spaces (&at);
      if (!read_minutes (&at, &hours.from) || !read_dash (&at) || !read_minutes (&at, &hours.to))
        return fail (error, text, "the hours should look like 09:00-17:30");
      if (hours.from >= hours.to)
        return fail (error, text, "they end before they begin");
      add_hours (self, days, &hours);
      skip_spaces (&at);
    }
  while (*at == ',' && *at++ != '\0');

  if (*at != '\0')
    return fail (error, text, "the parts should be separated by commas");

  return settle_week (self, text, error);
}
