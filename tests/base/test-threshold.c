/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Thresholds as contracts write them. Each row: the text, the unit beside it,
 * and what it must mean. */

#include "config.h"

#include "steward-duration.h"

#include <math.h>
#include <string.h>

#define S 1.0
#define MIN_ 60.0
#define H 3600.0
#define D 86400.0

#define NONE STEWARD_COMPARE_NONE
#define LT STEWARD_COMPARE_LESS
#define LE STEWARD_COMPARE_LESS_EQUAL
#define EQ STEWARD_COMPARE_EQUAL
#define GE STEWARD_COMPARE_GREATER_EQUAL
#define GT STEWARD_COMPARE_GREATER

#define DURATION STEWARD_QUANTITY_DURATION
#define PERCENT STEWARD_QUANTITY_PERCENT
#define NUMBER STEWARD_QUANTITY_NUMBER
#define INSTANT STEWARD_QUANTITY_INSTANT
#define TEXT STEWARD_QUANTITY_TEXT

typedef struct
{
  const char *value;
  const char *unit;
  StewardCompare compare;
  StewardQuantityKind kind;
  double amount;                       /* seconds for durations and instants */
  gboolean exact;
} Case;

static const Case cases[] = {
  /* Signs */
  { "< 5 minutes", NULL, LT, DURATION, 5 * MIN_, TRUE },
  { "<5min", NULL, LT, DURATION, 5 * MIN_, TRUE },
  { "<= 5 m", NULL, LE, DURATION, 5 * MIN_, TRUE },
  { "=< 5 m", NULL, LE, DURATION, 5 * MIN_, TRUE },
  { "\xe2\x89\xa4 5 min", NULL, LE, DURATION, 5 * MIN_, TRUE },
  { "\xe2\x89\xa5 99 %", NULL, GE, PERCENT, 99, TRUE },
  { "> 95%", NULL, GT, PERCENT, 95, TRUE },
  { ">95 %", NULL, GT, PERCENT, 95, TRUE },
  { ">= 0.95", NULL, GE, NUMBER, 0.95, TRUE },
  { "=> 0.95", NULL, GE, NUMBER, 0.95, TRUE },
  { "= 7", NULL, EQ, NUMBER, 7, TRUE },
  { "== 7 days", NULL, EQ, DURATION, 7 * D, TRUE },
  { "  <  2   hours ", NULL, LT, DURATION, 2 * H, TRUE },
  /* Words before */
  { "less than 2 hours", NULL, LT, DURATION, 2 * H, TRUE },
  { "Less Than 2 Hours", NULL, LT, DURATION, 2 * H, TRUE },
  { "fewer than 10", NULL, LT, NUMBER, 10, TRUE },
  { "under 5 minutes", NULL, LT, DURATION, 5 * MIN_, TRUE },
  { "below 1 %", NULL, LT, PERCENT, 1, TRUE },
  { "at most 1 h", NULL, LE, DURATION, H, TRUE },
  { "within 15 min", NULL, LE, DURATION, 15 * MIN_, TRUE },
  { "up to 3 days", NULL, LE, DURATION, 3 * D, TRUE },
  { "no more than 30 seconds", NULL, LE, DURATION, 30, TRUE },
  { "not older than 1 day", NULL, LE, DURATION, D, TRUE },
  { "no later than 2 hours", NULL, LE, DURATION, 2 * H, TRUE },
  { "less than or equal to 10 %", NULL, LE, PERCENT, 10, TRUE },
  { "max 5 minutes", NULL, LE, DURATION, 5 * MIN_, TRUE },
  { "max. 5 minutes", NULL, LE, DURATION, 5 * MIN_, TRUE },
  { "maximum of 5 minutes", NULL, LE, DURATION, 5 * MIN_, TRUE },
  { "exactly 3", NULL, EQ, NUMBER, 3, TRUE },
  { "equal to 3", NULL, EQ, NUMBER, 3, TRUE },
  { "at least 99.5 percent", NULL, GE, PERCENT, 99.5, TRUE },
  { "at least 99.5 per cent", NULL, GE, PERCENT, 99.5, TRUE },
  { "minimum 3 years", NULL, GE, DURATION, 3 * 365 * D, TRUE },
  { "min 95%", NULL, GE, PERCENT, 95, TRUE },
  { "not less than 95 pct", NULL, GE, PERCENT, 95, TRUE },
  { "greater than or equal to 0.9", NULL, GE, NUMBER, 0.9, TRUE },
  { "greater than 0.9", NULL, GT, NUMBER, 0.9, TRUE },
  { "more than 1000 rows", NULL, GT, NUMBER, 1000, TRUE },
  { "over 99 %", NULL, GT, PERCENT, 99, TRUE },
  { "above 99 %", NULL, GT, PERCENT, 99, TRUE },
  { "lt 5 min", NULL, LT, DURATION, 5 * MIN_, TRUE },
  { "gte 0.99", NULL, GE, NUMBER, 0.99, TRUE },
  /* Words behind */
  { "5 minutes max", NULL, LE, DURATION, 5 * MIN_, TRUE },
  { "5 minutes or less", NULL, LE, DURATION, 5 * MIN_, TRUE },
  { "99.9% or better", NULL, GE, PERCENT, 99.9, TRUE },
  { "99.9% or more", NULL, GE, PERCENT, 99.9, TRUE },
  { "99.9%+", NULL, GE, PERCENT, 99.9, TRUE },
  { "7 days at least", NULL, GE, DURATION, 7 * D, TRUE },
  /* Percentages */
  { "99.9%", NULL, NONE, PERCENT, 99.9, TRUE },
  { "99.9 %", NULL, NONE, PERCENT, 99.9, TRUE },
  { "99,9 %", NULL, NONE, PERCENT, 99.9, TRUE },
  { "99,999 %", NULL, NONE, PERCENT, 99.999, TRUE },
  { "99.9% uptime", NULL, NONE, PERCENT, 99.9, TRUE },
  { "99.9% per month", NULL, NONE, PERCENT, 99.9, TRUE },
  { "99.9 % monthly", NULL, NONE, PERCENT, 99.9, TRUE },
  { "95% of records", NULL, NONE, PERCENT, 95, TRUE },
  { "5 \xe2\x80\xb0", NULL, NONE, PERCENT, 0.5, TRUE },
  { "100%", NULL, NONE, PERCENT, 100, TRUE },
  { "0 %", NULL, NONE, PERCENT, 0, TRUE },
  /* Durations */
  { "PT5M", NULL, NONE, DURATION, 5 * MIN_, TRUE },
  { "< PT5M", NULL, LT, DURATION, 5 * MIN_, TRUE },
  { "<=P1D", NULL, LE, DURATION, D, TRUE },
  { "P1DT12H", NULL, NONE, DURATION, 36 * H, TRUE },
  { "PT1.5H", NULL, NONE, DURATION, 1.5 * H, TRUE },
  { "1h", NULL, NONE, DURATION, H, TRUE },
  { "1 h", NULL, NONE, DURATION, H, TRUE },
  { "1 hr", NULL, NONE, DURATION, H, TRUE },
  { "30s", NULL, NONE, DURATION, 30, TRUE },
  { "500 ms", NULL, NONE, DURATION, 0.5, TRUE },
  { "1h 30m", NULL, NONE, DURATION, 1.5 * H, TRUE },
  { "1 hour, 30 minutes", NULL, NONE, DURATION, 1.5 * H, TRUE },
  { "0.5 hours", NULL, NONE, DURATION, 0.5 * H, TRUE },
  { "1.5 h", NULL, NONE, DURATION, 1.5 * H, TRUE },
  { "1,5 h", NULL, NONE, DURATION, 1.5 * H, TRUE },
  { ".5 h", NULL, NONE, DURATION, 0.5 * H, TRUE },
  { "an hour", NULL, NONE, DURATION, H, TRUE },
  { "half an hour", NULL, NONE, DURATION, 0.5 * H, TRUE },
  { "two days", NULL, NONE, DURATION, 2 * D, TRUE },
  { "within a day", NULL, LE, DURATION, D, TRUE },
  { "latency < 5 minutes", NULL, LT, DURATION, 5 * MIN_, TRUE },
  { "5 minutes delay", NULL, NONE, DURATION, 5 * MIN_, TRUE },
  { "3 months", NULL, NONE, DURATION, 90 * D, TRUE },
  { "7 years", NULL, NONE, DURATION, 7 * 365 * D, TRUE },
  /* Frequencies */
  { "daily", NULL, NONE, DURATION, D, TRUE },
  { "Daily", NULL, NONE, DURATION, D, TRUE },
  { "hourly", NULL, NONE, DURATION, H, TRUE },
  { "weekly", NULL, NONE, DURATION, 7 * D, TRUE },
  { "monthly", NULL, NONE, DURATION, 30 * D, TRUE },
  { "yearly", NULL, NONE, DURATION, 365 * D, TRUE },
  { "nightly", NULL, NONE, DURATION, D, TRUE },
  { "every 15 minutes", NULL, NONE, DURATION, 15 * MIN_, TRUE },
  { "every day", NULL, NONE, DURATION, D, TRUE },
  { "each hour", NULL, NONE, DURATION, H, TRUE },
  { "every other day", NULL, NONE, DURATION, 2 * D, TRUE },
  { "updated daily", NULL, NONE, DURATION, D, TRUE },
  { "refreshed every 6 hours", NULL, NONE, DURATION, 6 * H, TRUE },
  { "once a day", NULL, NONE, DURATION, D, TRUE },
  { "twice a day", NULL, NONE, DURATION, 12 * H, TRUE },
  { "4 times per day", NULL, NONE, DURATION, 6 * H, TRUE },
  { "at least daily", NULL, LE, DURATION, D, TRUE },
  { "at least once a day", NULL, LE, DURATION, D, TRUE },
  { "at most once per hour", NULL, GE, DURATION, H, TRUE },
  /* Numbers */
  { "5", NULL, NONE, NUMBER, 5, TRUE },
  { "1,000", NULL, NONE, NUMBER, 1000, TRUE },
  { "1.000", NULL, NONE, NUMBER, 1, TRUE },
  { "1'000'000", NULL, NONE, NUMBER, 1e6, TRUE },
  { "1.000.000", NULL, NONE, NUMBER, 1e6, TRUE },
  { "1,234.5", NULL, NONE, NUMBER, 1234.5, TRUE },
  { "1.234,5", NULL, NONE, NUMBER, 1234.5, TRUE },
  { "0,500", NULL, NONE, NUMBER, 0.5, TRUE },
  { "1e3", NULL, NONE, NUMBER, 1000, TRUE },
  { "0", NULL, NONE, NUMBER, 0, TRUE },
  { "0.95", NULL, NONE, NUMBER, 0.95, TRUE },
  /* A value beside a unit */
  { "4", "d", NONE, DURATION, 4 * D, TRUE },
  { "4", "days", NONE, DURATION, 4 * D, TRUE },
  { "3", "y", NONE, DURATION, 3 * 365 * D, TRUE },
  { "3", "yr", NONE, DURATION, 3 * 365 * D, TRUE },
  { "99.9", "percent", NONE, PERCENT, 99.9, TRUE },
  { "99.9", "%", NONE, PERCENT, 99.9, TRUE },
  { "< 5", "minutes", LT, DURATION, 5 * MIN_, TRUE },
  { "at most 2", "h", LE, DURATION, 2 * H, TRUE },
  { "2", "M", NONE, DURATION, 60 * D, TRUE },
  { "1000", "rows", NONE, NUMBER, 1000, TRUE },
  { "5", "", NONE, NUMBER, 5, TRUE },
  { "5 minutes", "d", NONE, DURATION, 5 * MIN_, TRUE },
  { "PT5M", "d", NONE, DURATION, 5 * MIN_, TRUE },
  { "99.9%", "d", NONE, PERCENT, 99.9, TRUE },
  /* Moments */
  { "2026-11-21", NULL, NONE, INSTANT, 1795219200, TRUE },
  { "2022-05-12T09:30:10-08:00", NULL, NONE, INSTANT, 1652376610, TRUE },
  { "< 2026-11-21", NULL, LT, INSTANT, 1795219200, TRUE },
  { "2026-11-21", "d", NONE, INSTANT, 1795219200, TRUE },
  /* They leave room */
  { "about an hour", NULL, NONE, DURATION, H, FALSE },
  { "~5 minutes", NULL, NONE, DURATION, 5 * MIN_, FALSE },
  { "approx. 5 minutes", NULL, NONE, DURATION, 5 * MIN_, FALSE },
  { "usually within 2 hours", NULL, LE, DURATION, 2 * H, FALSE },
  { "typically < 5 min", NULL, LT, DURATION, 5 * MIN_, FALSE },
  { "2 business days", NULL, NONE, TEXT, 0, FALSE },
  { "5 minutes after the event", NULL, NONE, DURATION, 5 * MIN_, FALSE },
  { "orders arrive within 5 minutes", NULL, LE, DURATION, 5 * MIN_, FALSE },
  { "24 hours a day", NULL, NONE, DURATION, D, FALSE },
  { "daily, except on Sundays", NULL, NONE, DURATION, D, FALSE },
  /* Nothing measurable */
  { "regularly", NULL, NONE, TEXT, 0, FALSE },
  { "near real-time", NULL, NONE, TEXT, 0, FALSE },
  { "best effort", NULL, NONE, TEXT, 0, FALSE },
  { "up to date", NULL, NONE, TEXT, 0, FALSE },
  { "24/7", NULL, NONE, TEXT, 0, FALSE },
  { "09:00 UTC", NULL, NONE, TEXT, 0, FALSE },
  { "09:00-17:00", NULL, NONE, TEXT, 0, FALSE },
  { "Mon-Fri 8-18", NULL, NONE, TEXT, 0, FALSE },
  { "5-10 minutes", NULL, NONE, TEXT, 0, FALSE },
  { "5\xe2\x80\x93" "10 minutes", NULL, NONE, TEXT, 0, FALSE },
  { "T+1", NULL, NONE, TEXT, 0, FALSE },
  { "version 2 of the table", NULL, NONE, TEXT, 0, FALSE },
  { "3 apples", NULL, NONE, TEXT, 0, FALSE },
  { "9am", NULL, NONE, TEXT, 0, FALSE },
  { "5M", NULL, NONE, DURATION, 150 * D, FALSE },
  { "-5 minutes", NULL, NONE, TEXT, 0, FALSE },
  { "< -5", NULL, NONE, TEXT, 0, FALSE },
  { "95% within 5 minutes", NULL, NONE, TEXT, 0, FALSE },
  { "5 minutes 99%", NULL, NONE, TEXT, 0, FALSE },
  { "*/15 * * * *", NULL, NONE, TEXT, 0, FALSE },
  { "yes", NULL, NONE, TEXT, 0, FALSE },
  { "true", NULL, NONE, TEXT, 0, FALSE },
  { "n/a", NULL, NONE, TEXT, 0, FALSE },
  { "TBD", NULL, NONE, TEXT, 0, FALSE },
  { "<", NULL, NONE, TEXT, 0, FALSE },
  { "%", NULL, NONE, TEXT, 0, FALSE },
  { "1e400", NULL, NONE, TEXT, 0, FALSE },
  { "999999999 years", NULL, NONE, TEXT, 0, FALSE },
  { "\xf0\x9f\x98\x82", NULL, NONE, TEXT, 0, FALSE },
};

static double
get_amount (const StewardThreshold *threshold)
{
  if (threshold->kind == DURATION)
    return (double) threshold->duration.microseconds / 1e6;
  if (threshold->kind == INSTANT)
    return (double) threshold->instant / 1e6;

  return threshold->value;
}

static gboolean
matches (const Case             *c,
         const StewardThreshold *threshold)
{
  return threshold->compare == c->compare && threshold->kind == c->kind && threshold->exact == c->exact &&
         fabs (get_amount (threshold) - c->amount) < 1e-9;
}

static void
test_cases (void)
{
  unsigned n_wrong = 0;

  G_STATIC_ASSERT (G_N_ELEMENTS (cases) >= 120);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      StewardThreshold threshold;

      g_assert_true (steward_threshold_parse (cases[i].value, cases[i].unit, &threshold, &error));
      g_assert_no_error (error);
      if (matches (&cases[i], &threshold))
        continue;

      n_wrong++;
      g_test_message ("“%s” [%s]: compare %d, kind %d, amount %g, exact %d", cases[i].value, cases[i].unit,
                      (int) threshold.compare, (int) threshold.kind, get_amount (&threshold), threshold.exact);
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

static void
test_approximate (void)
{
  StewardThreshold threshold;

  g_assert_true (steward_threshold_parse ("3 months", NULL, &threshold, NULL));
  g_assert_true (threshold.duration.approximate);
  g_assert_true (steward_threshold_parse ("3 weeks", NULL, &threshold, NULL));
  g_assert_false (threshold.duration.approximate);
}

static void
test_nothing (void)
{
  static const char *const values[] = { NULL, "", "  \t", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr(GError) error = NULL;
      StewardThreshold threshold;

      g_assert_false (steward_threshold_parse (values[i], "d", &threshold, &error));
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
    }
}

/* Long and odd texts are texts, quickly. */
static void
test_hostile (void)
{
  g_autofree char *digits = g_strnfill (100000, '9');
  g_autoptr(GString) words = g_string_new (NULL);
  g_autoptr(GRand) random = g_rand_new_with_seed (5);
  StewardThreshold threshold;

  g_assert_true (steward_threshold_parse (digits, "d", &threshold, NULL));
  g_assert_cmpint (threshold.kind, ==, TEXT);
  for (unsigned i = 0; i < 100; i++)
    g_string_append (words, "5 m ");
  g_assert_true (steward_threshold_parse (words->str, NULL, &threshold, NULL));
  g_assert_cmpint (threshold.kind, ==, TEXT);

  for (unsigned i = 0; i < 20000; i++)
    {
      static const char *const parts[] = {
        "<", "5", "%", "min", "PT", "M", " ", ".", ",", "-", "a", "per", "\xc3\xa4", "1e", "or", "less", "P1D", "2026-",
        "01-01", ":", "every", "twice", "+", "e9",
      };
      g_autoptr(GString) text = g_string_new ("x");

      for (int n = g_rand_int_range (random, 0, 12); n > 0; n--)
        g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      g_assert_true (steward_threshold_parse (text->str, NULL, &threshold, NULL));
      if (text->len > 1 && text->str[1] != ' ')
        g_assert_true (steward_threshold_parse (text->str + 1, "d", &threshold, NULL));
    }
}

static void
test_symbols (void)
{
  g_assert_cmpstr (steward_compare_to_symbol (NONE), ==, "");
  g_assert_cmpstr (steward_compare_to_symbol (LT), ==, "<");
  g_assert_cmpstr (steward_compare_to_symbol (LE), ==, "\xe2\x89\xa4");
  g_assert_cmpstr (steward_compare_to_symbol (EQ), ==, "=");
  g_assert_cmpstr (steward_compare_to_symbol (GE), ==, "\xe2\x89\xa5");
  g_assert_cmpstr (steward_compare_to_symbol (GT), ==, ">");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/threshold/cases", test_cases);
  g_test_add_func ("/threshold/approximate", test_approximate);
  g_test_add_func ("/threshold/nothing", test_nothing);
  g_test_add_func ("/threshold/hostile", test_hostile);
  g_test_add_func ("/threshold/symbols", test_symbols);

  return g_test_run ();
}
