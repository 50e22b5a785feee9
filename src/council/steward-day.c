/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* g_date_time_format() names months in the language of the desk, which would
 * mix two languages in one sentence and record different words. */

#include "config.h"

#include "steward-day.h"

static const char *const months[] = {
  "January", "February", "March",     "April",   "May",      "June",
  "July",    "August",   "September", "October", "November", "December",
};

/**
 * steward_day_to_words:
 * @time: a moment in the zone in which it is told
 *
 * Returns: (transfer full): "4 December 2026"
 */
char *
steward_day_to_words (GDateTime *time)
{
  int year, month, day;

  g_date_time_get_ymd (time, &year, &month, &day);

  return g_strdup_printf ("%d %s %d", day, months[month - 1], year);
}

/**
 * steward_day_time_to_words:
 * @time: a moment in the zone in which it is told
 *
 * Returns: (transfer full): "4 December 2026, 16:30 CET"
 */
char *
steward_day_time_to_words (GDateTime *time)
{
  g_autofree char *day = steward_day_to_words (time);

  return g_strdup_printf ("%s, %02d:%02d %s", day, g_date_time_get_hour (time), g_date_time_get_minute (time),
                          g_date_time_get_timezone_abbreviation (time));
}
