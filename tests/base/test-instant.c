/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Moments in time, checked against GLib's calendar. */

#include "config.h"

#include "steward-duration.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *utc;                     /* NULL: refused */
} Case;

static const Case cases[] = {
  { "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000000Z" },
  { "2026-11-21T10:45:00Z", "2026-11-21T10:45:00.000000Z" },
  { "2026-11-21t10:45:00z", "2026-11-21T10:45:00.000000Z" },
  { "2026-11-21 10:45:00", "2026-11-21T10:45:00.000000Z" },
  { "2026-11-21T10:45", "2026-11-21T10:45:00.000000Z" },
  { "2026-11-21 10:45 UTC", "2026-11-21T10:45:00.000000Z" },
  { "2026-11-21 10:45 GMT", "2026-11-21T10:45:00.000000Z" },
  { "2026-11-21", "2026-11-21T00:00:00.000000Z" },
  { "2022-05-12T09:30:10-08:00", "2022-05-12T17:30:10.000000Z" },
  { "2022-05-12T09:30:10+0530", "2022-05-12T04:00:10.000000Z" },
  { "2022-05-12T09:30:10+02", "2022-05-12T07:30:10.000000Z" },
  { "2022-05-12T09:30:10 +02:00", "2022-05-12T07:30:10.000000Z" },
  { "2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00.000000Z" },
  { "2026-11-21T10:45:00.5Z", "2026-11-21T10:45:00.500000Z" },
  { "2026-11-21T10:45:00,25Z", "2026-11-21T10:45:00.250000Z" },
  { "2026-11-21T10:45:00.123456789Z", "2026-11-21T10:45:00.123456Z" },
  { "2024-02-29", "2024-02-29T00:00:00.000000Z" },
  { "2000-02-29", "2000-02-29T00:00:00.000000Z" },
  { "1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z" },
  { "0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000Z" },
  { "9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z" },
  { "", NULL },
  { "2026", NULL },
  { "2026-11", NULL },
  { "2026-1-2", NULL },
  { "26-11-21", NULL },
  { "2026/11/21", NULL },
  { "21.11.2026", NULL },
  { "2026-00-01", NULL },
  { "2026-13-01", NULL },
  { "2026-04-31", NULL },
  { "2026-02-29", NULL },
  { "1900-02-29", NULL },
  { "2026-11-21T", NULL },
  { "2026-11-21T10", NULL },
  { "2026-11-21T24:00:00Z", NULL },
  { "2026-11-21T10:60:00Z", NULL },
  { "2026-11-21T10:45:61Z", NULL },
  { "2016-12-31T23:59:60Z", NULL },
  { "2026-11-21T10:45:00.Z", NULL },
  { "2026-11-21T10:45:00+24:00", NULL },
  { "2026-11-21T10:45:00+01:60", NULL },
  { "2026-11-21T10:45:00+1", NULL },
  { "2026-11-21T10:45:00Zulu", NULL },
  { "2026-11-21T10:45:00Z ", NULL },
  { " 2026-11-21", NULL },
  { "0000-01-01", NULL },
  { "0001-01-01T00:00:00+01:00", NULL },
  { "9999-12-31T23:59:59-01:00", NULL },
  { "-2026-11-21", NULL },
  { "today", NULL },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *utc = NULL;
      gint64 instant = 42;

      if (!steward_instant_parse (cases[i].text, &instant, &error))
        {
          if (cases[i].utc != NULL)
            g_test_message ("%s", error->message);
          g_assert_null (cases[i].utc);
          g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
          g_assert_cmpint (instant, ==, 42);
          continue;
        }
      utc = steward_instant_to_rfc3339 (instant);
      g_assert_cmpstr (utc, ==, cases[i].utc);
    }
}

static void
test_leap_second (void)
{
  g_autoptr(GError) error = NULL;
  gint64 instant;

  g_assert_false (steward_instant_parse ("2016-12-31T23:59:60Z", &instant, &error));
  g_assert_nonnull (strstr (error->message, "leap seconds are not supported"));
}

/* Every day of 2,000 years, against GLib. */
static void
test_calendar (void)
{
  g_autoptr(GDate) date = g_date_new_dmy (1, 1, 1000);

  for (unsigned i = 0; i < 730000; i += 17)
    {
      g_autoptr(GDateTime) expected = g_date_time_new_utc (g_date_get_year (date), (int) g_date_get_month (date),
                                                           g_date_get_day (date), 0, 0, 0);
      gint64 microseconds = g_date_time_to_unix (expected) * G_USEC_PER_SEC;
      g_autofree char *text = g_strdup_printf ("%04d-%02d-%02dT00:00:00.000000Z", g_date_get_year (date),
                                               (int) g_date_get_month (date), g_date_get_day (date));
      g_autofree char *back = steward_instant_to_rfc3339 (microseconds);
      gint64 parsed;

      g_assert_cmpstr (back, ==, text);
      g_assert_true (steward_instant_parse (text, &parsed, NULL));
      g_assert_cmpint (parsed, ==, microseconds);
      g_date_add_days (date, 17);
    }
}

static void
test_clamp (void)
{
  g_autofree char *first = steward_instant_to_rfc3339 (G_MININT64);
  g_autofree char *last = steward_instant_to_rfc3339 (G_MAXINT64);

  g_assert_cmpstr (first, ==, "0001-01-01T00:00:00.000000Z");
  g_assert_cmpstr (last, ==, "9999-12-31T23:59:59.999999Z");
  g_assert_cmpint (steward_instant_now (), >, G_GINT64_CONSTANT (1700000000000000));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instant/cases", test_cases);
  g_test_add_func ("/instant/leap-second", test_leap_second);
  g_test_add_func ("/instant/calendar", test_calendar);
  g_test_add_func ("/instant/clamp", test_clamp);

  return g_test_run ();
}
