/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Durations in ISO 8601, in words, and as a value beside a unit. */

#include "config.h"

#include "steward-duration.h"

#define S G_GINT64_CONSTANT (1000000)
#define MIN_ (60 * S)
#define H (60 * MIN_)
#define D (24 * H)
#define MO (30 * D)
#define Y (365 * D)

typedef struct
{
  const char *text;
  gint64 microseconds;                 /* −1: refused */
  gboolean approximate;
  const char *iso;                     /* as written back */
} Case;

static const Case cases[] = {
  { "PT5M", 5 * MIN_, FALSE, "PT5M" },
  { "pt5m", 5 * MIN_, FALSE, "PT5M" },
  { "P1D", D, FALSE, "P1D" },
  { "P1DT12H", 36 * H, FALSE, "P1DT12H" },
  { "P2W", 14 * D, FALSE, "P14D" },
  { "P1W2D", 9 * D, FALSE, "P9D" },
  { "PT0S", 0, FALSE, "PT0S" },
  { "PT0.5H", 30 * MIN_, FALSE, "PT30M" },
  { "PT1,5S", 1500000, FALSE, "PT1.5S" },
  { "PT0.000001S", 1, FALSE, "PT0.000001S" },
  { "PT36H", 36 * H, FALSE, "P1DT12H" },
  { "PT90M", 90 * MIN_, FALSE, "PT1H30M" },
  { "PT1H30M15S", H + 30 * MIN_ + 15 * S, FALSE, "PT1H30M15S" },
  { "P1M", MO, TRUE, "P30D" },
  { "P1Y", Y, TRUE, "P365D" },
  { "P1Y2M3DT4H5M6S", Y + 2 * MO + 3 * D + 4 * H + 5 * MIN_ + 6 * S, TRUE, NULL },
  { "P0.5Y", Y / 2, TRUE, NULL },
  { "5 minutes", 5 * MIN_, FALSE, NULL },
  { "1 hour 30 minutes", 90 * MIN_, FALSE, NULL },
  { "1 hour and 30 minutes", 90 * MIN_, FALSE, NULL },
  { "1h30m", 90 * MIN_, FALSE, NULL },
  { "2h", 2 * H, FALSE, NULL },
  { "250 ms", 250000, FALSE, "PT0.25S" },
  { "1.5 days", 36 * H, FALSE, NULL },
  { "daily", D, FALSE, NULL },
  { "an hour", H, FALSE, NULL },
  { "", -1 },
  { "P", -1 },
  { "PT", -1 },
  { "P5", -1 },
  { "PT5", -1 },
  { "P5H", -1 },
  { "PT5D", -1 },
  { "P1DT", -1 },
  { "PT5M5M", -1 },
  { "PT5S5M", -1 },
  { "P-1D", -1 },
  { "-P1D", -1 },
  { "P1D ago", -1 },
  { "P20000Y", -1 },
  { "5", -1 },
  { "minutes", -1 },
  { "< 5 minutes", -1 },
  { "about 5 minutes", -1 },
  { "99 %", -1 },
};

typedef struct
{
  const char *value;
  const char *unit;
  gint64 microseconds;                 /* −1: refused */
  gboolean approximate;
} UnitCase;

static const UnitCase unit_cases[] = {
  { "4", "d", 4 * D, FALSE },
  { "4", "day", 4 * D, FALSE },
  { "4", "days", 4 * D, FALSE },
  { "4", "Days", 4 * D, FALSE },
  { "3", "y", 3 * Y, TRUE },
  { "3", "yr", 3 * Y, TRUE },
  { "3", "years", 3 * Y, TRUE },
  { "1", "h", H, FALSE },
  { "1", "hr", H, FALSE },
  { "1", "hours", H, FALSE },
  { "90", "s", 90 * S, FALSE },
  { "90", "sec", 90 * S, FALSE },
  { "90", "seconds", 90 * S, FALSE },
  { "5", "m", 5 * MIN_, FALSE },
  { "5", "min", 5 * MIN_, FALSE },
  { "5", "minutes", 5 * MIN_, FALSE },
  { "5", "M", 5 * MO, TRUE },
  { "5", "mo", 5 * MO, TRUE },
  { "5", "months", 5 * MO, TRUE },
  { "2", "w", 14 * D, FALSE },
  { "2", "weeks", 14 * D, FALSE },
  { "1", "quarter", 90 * D, TRUE },
  { "20", "ms", 20000, FALSE },
  { "20", "\xc2\xb5s", 20, FALSE },
  { "0.5", "h", 30 * MIN_, FALSE },
  { "1,000", "s", 1000 * S, FALSE },
  { " 4 ", " d ", 4 * D, FALSE },
  { "0", "d", 0, FALSE },
  { "four", "d", -1, FALSE },
  { "4d", "d", -1, FALSE },
  { "-4", "d", -1, FALSE },
  { "4", "parsec", -1, FALSE },
  { "4", "", -1, FALSE },
  { "4", NULL, -1, FALSE },
  { NULL, "d", -1, FALSE },
  { "1e300", "d", -1, FALSE },
  { "1e400", "d", -1, FALSE },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      StewardDuration duration = { -7, FALSE };
      gboolean ok = steward_duration_parse (cases[i].text, &duration, &error);

      if (ok != (cases[i].microseconds >= 0))
        g_test_message ("%s", cases[i].text);
      g_assert_cmpint (ok, ==, cases[i].microseconds >= 0);
      if (!ok)
        {
          g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
          g_assert_cmpint (duration.microseconds, ==, -7);
          continue;
        }
      if (duration.microseconds != cases[i].microseconds)
        g_test_message ("%s", cases[i].text);
      g_assert_cmpint (duration.microseconds, ==, cases[i].microseconds);
      g_assert_cmpint (duration.approximate, ==, cases[i].approximate);
    }
}

static void
test_to_iso8601 (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = NULL;
      StewardDuration duration, again;

      if (cases[i].microseconds < 0)
        continue;
      duration = (StewardDuration) { cases[i].microseconds, FALSE };
      iso = steward_duration_to_iso8601 (&duration);
      if (cases[i].iso != NULL)
        g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_true (steward_duration_parse (iso, &again, NULL));
      g_assert_cmpint (again.microseconds, ==, duration.microseconds);
    }
}

static void
test_from_unit (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unit_cases); i++)
    {
      const UnitCase *c = &unit_cases[i];
      g_autoptr(GError) error = NULL;
      StewardDuration duration = { -7, FALSE };
      gboolean ok = steward_duration_from_unit (c->value, c->unit, &duration, &error);

      if (ok != (c->microseconds >= 0))
        g_test_message ("%s %s", c->value, c->unit);
      g_assert_cmpint (ok, ==, c->microseconds >= 0);
      if (!ok)
        {
          g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
          continue;
        }
      g_assert_cmpint (duration.microseconds, ==, c->microseconds);
      g_assert_cmpint (duration.approximate, ==, c->approximate);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duration/parse", test_parse);
  g_test_add_func ("/duration/to-iso8601", test_to_iso8601);
  g_test_add_func ("/duration/from-unit", test_from_unit);

  return g_test_run ();
}
