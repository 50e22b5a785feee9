/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Times as people type them: an instant, a day of the local calendar, or a
 * span from now. A day is taken from its first second when something begins,
 * and to its last one when something ends. */

#include "config.h"

#include "steward-cli-act.h"

#include <stdio.h>
#include <string.h>

static gboolean
read_day (const char *text,
          gboolean    to_its_end,
          gint64     *out_time)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) day = NULL;
  int year, month, date, length = 0;

  if (strlen (text) != strlen ("2026-11-21") || sscanf (text, "%4d-%2d-%2d%n", &year, &month, &date, &length) != 3 ||
      text[length] != '\0')
    return FALSE;
  day = to_its_end ? g_date_time_new (zone, year, month, date, 23, 59, 59)
                   : g_date_time_new (zone, year, month, date, 0, 0, 0);
  if (day == NULL)
    return FALSE;
  *out_time = g_date_time_to_unix (day) * G_USEC_PER_SEC;

  return TRUE;
}

static gboolean
parse_time (const char  *option,
            const char  *text,
            gboolean     to_its_end,
            gint64      *out_time,
            GError     **error)
{
  StewardDuration span;

  *out_time = 0;
  if (text == NULL || read_day (text, to_its_end, out_time))
    return TRUE;
  if (strlen (text) > strlen ("2026-11-21") && g_ascii_isdigit (text[0]) && text[4] == '-' &&
      steward_instant_parse (text, out_time, NULL))
    return TRUE;
  if (steward_duration_parse (text, &span, NULL) && span.microseconds > 0 &&
      span.microseconds < G_MAXINT64 - steward_instant_now ())
    {
      *out_time = steward_instant_now () + span.microseconds;
      return TRUE;
    }
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
               "%s takes a day (2026-12-31), a time (2026-12-31T17:00:00Z) or a span from now (30 days), not “%s”.",
               option, text);

  return FALSE;
}

/**
 * steward_cli_parse_since:
 * @option: how errors call it: "--since"
 * @text: (nullable): as typed
 * @out_time: (out): microseconds since the epoch; 0 for %NULL
 * @error: return location: USAGE
 */
gboolean
steward_cli_parse_since (const char  *option,
                         const char  *text,
                         gint64      *out_time,
                         GError     **error)
{
  return parse_time (option, text, FALSE, out_time, error);
}

/**
 * steward_cli_parse_until:
 *
 * Like steward_cli_parse_since(); a day is meant to its end.
 */
gboolean
steward_cli_parse_until (const char  *option,
                         const char  *text,
                         gint64      *out_time,
                         GError     **error)
{
  return parse_time (option, text, TRUE, out_time, error);
}
