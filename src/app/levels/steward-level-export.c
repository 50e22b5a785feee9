/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Times are UTC, lengths of time are seconds: a file outlives the desk at which
 * it was written. */

#include "config.h"

#include "steward-level-export.h"

#include <math.h>

#include "steward-access-export.h"

static void
append_time (GString *text,
             gint64   time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autofree char *words = utc == NULL ? g_strdup ("") : g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

  g_string_append (text, words);
}

/**
 * steward_level_export_days:
 * @days: (array length=n_days): days of an objective
 * @n_days: how many
 *
 * Returns: (transfer full): a CSV file with one line a day
 */
GBytes *
steward_level_export_days (const StewardLevelDay *days,
                           gsize                  n_days)
{
  GString *text = g_string_new ("day,good_seconds,bad_seconds,undecidable_seconds,planned_seconds,reason\r\n");

  for (gsize i = 0; i < n_days; i++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (days[i].day * 86400);
      g_autofree char *name = date == NULL ? g_strdup ("") : g_date_time_format (date, "%Y-%m-%d");

      g_string_append_printf (text, "%s,%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%"
                              G_GINT64_FORMAT ",%s\r\n", name, days[i].time.good / G_TIME_SPAN_SECOND,
                              days[i].time.bad / G_TIME_SPAN_SECOND, days[i].time.undecidable / G_TIME_SPAN_SECOND,
                              days[i].time.planned / G_TIME_SPAN_SECOND,
                              days[i].time.undecidable > 0 ? steward_reason_to_id (days[i].reason) : "");
    }

  return g_string_free_to_bytes (text);
}

/**
 * steward_level_export_course:
 * @series: what a plot shows
 *
 * Returns: (transfer full): a CSV file with every point of its line; lengths of
 *   time in seconds, an empty value where the line breaks
 */
GBytes *
steward_level_export_course (const StewardLagSeries *series)
{
  gboolean span = series->kind == STEWARD_SCALE_LENGTH || series->kind == STEWARD_SCALE_CLOCK;
  GString *text = g_string_new (span ? "time,seconds\r\n"
                                     : series->kind == STEWARD_SCALE_PERCENT ? "time,percent\r\n" : "time,value\r\n");

  for (guint i = 0; i < series->points->len; i++)
    {
      const StewardLagPoint *point = &g_array_index (series->points, StewardLagPoint, i);
      char digits[G_ASCII_DTOSTR_BUF_SIZE] = "";

      if (isfinite (point->value))
        g_ascii_formatd (digits, sizeof digits, "%.9g", span ? point->value / G_TIME_SPAN_SECOND : point->value);
      append_time (text, point->time);
      g_string_append_printf (text, ",%s\r\n", digits);
    }

  return g_string_free_to_bytes (text);
}

/**
 * steward_level_export_measurements:
 * @values: of #StewardMeasuredValue
 *
 * Returns: (transfer full): a CSV file with one line a measurement. No cell is
 *   a formula
 */
GBytes *
steward_level_export_measurements (GPtrArray *values)
{
  GString *text = g_string_new ("time,kind,value,origin\r\n");

  for (guint i = 0; i < values->len; i++)
    {
      const StewardMeasuredValue *value = g_ptr_array_index (values, i);

      append_time (text, value->time);
      g_string_append (text, value->kind == STEWARD_MEASUREMENT_UPDATE ? ",update," : ",observation,");
      steward_csv_append_cell (text, value->value);
      g_string_append_c (text, ',');
      steward_csv_append_cell (text, value->origin);
      g_string_append (text, "\r\n");
    }

  return g_string_free_to_bytes (text);
}
