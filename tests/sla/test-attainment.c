/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Budgets, burn rates and breaches, with the worked figures of the Google SRE
 * Workbook, chapter 5: "Alerting on SLOs". */

#include "config.h"

#include "sla-kit.h"

#include <math.h>

#define BEGIN (at ("2026-06-01T00:00:00Z"))
#define MONTH (30 * DAY)

/* A course of spans of so many seconds: bad if negative, undecidable if 0 stands before. */
static StewardCourse *
make_course (gint64        from,
             const gint64 *seconds,
             gsize         n)
{
  StewardCourse *course = g_new0 (StewardCourse, 1);

  course->spans = g_array_new (FALSE, FALSE, sizeof (StewardLevelSpan));
  course->states = g_array_new (FALSE, FALSE, sizeof (StewardLevelState));
  for (gsize i = 0; i < n; i++)
    {
      gboolean unknown = seconds[i] == 0;
      gint64 given = unknown ? seconds[++i] : seconds[i];
      gint64 length = ABS (given) * SECOND;
      StewardLevelSpan span = { from, from + length, STEWARD_LEVEL_MET, STEWARD_REASON_NONE, 1 };
      StewardLevelState state = { from, STEWARD_LEVEL_MET, STEWARD_REASON_NONE };

      if (unknown)
        {
          span.verdict = STEWARD_LEVEL_UNDECIDABLE;
          span.reason = STEWARD_REASON_NO_SIGNAL;
        }
      else if (seconds[i] < 0)
        {
          span.verdict = STEWARD_LEVEL_MISSED;
          span.share = 0;
        }
      state.verdict = span.verdict;
      state.reason = span.reason;
      g_array_append_val (course->spans, span);
      g_array_append_val (course->states, state);
      from += length;
    }

  return course;
}

#define COURSE(...) make_course (BEGIN, (const gint64[]) { __VA_ARGS__ }, \
                                 G_N_ELEMENTS (((const gint64[]) { __VA_ARGS__ })))

/* Table 5-8: parameters for a 99.9 % SLO over 30 days. */
static void
test_table (void)
{
  static const struct { double rate; gint64 long_window, short_window; double fraction; } rows[] = {
    { 14.4, 1 * HOUR, 5 * MINUTE, 0.02 },
    { 6, 6 * HOUR, 30 * MINUTE, 0.05 },
    { 1, 3 * DAY, 6 * HOUR, 0.10 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const StewardBurnRule *rule = &steward_burn_rules[i];

      g_assert_cmpint (rule->alert, ==, i);
      g_assert_cmpfloat_with_epsilon (steward_burn_rule_get_rate (rule, 30), rows[i].rate, 1e-9);
      g_assert_cmpint (rule->long_window, ==, rows[i].long_window);
      g_assert_cmpint (rule->short_window, ==, rows[i].short_window);
      g_assert_cmpfloat (rule->fraction, ==, rows[i].fraction);
      /* The short window is a twelfth of the long one. */
      g_assert_cmpint (rule->long_window / rule->short_window, ==, 12);
    }
  /* Of seven days two per cent are burnt in an hour at a lower rate. */
  g_assert_cmpfloat_with_epsilon (steward_burn_rule_get_rate (&steward_burn_rules[0], 7), 3.36, 1e-9);
}

/* Table 5-3: burn rate, error rate for a 99.9 % SLO, time to exhaustion. */
static void
test_exhaustion (void)
{
  static const struct { double rate; gint64 time; } rows[] = {
    { 1, 30 * DAY }, { 2, 15 * DAY }, { 10, 3 * DAY }, { 1000, 43 * MINUTE + 12 * SECOND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      StewardAttainment window = { .good = MONTH };
      StewardAttainment pace = { .bad = llround ((double) DAY * 0.001 * rows[i].rate) };

      pace.good = DAY - pace.bad;
      g_assert_cmpfloat_with_epsilon (steward_attainment_get_burn (&pace, 0.999), rows[i].rate, 1e-9 * rows[i].rate);
      g_assert_cmpint (steward_attainment_forecast (&window, &pace, 0.999, BEGIN) - BEGIN, ==, rows[i].time);
    }
}

/* How long everything has to fail until an alert comes: alerting window × rate ÷ share of errors; with 100 % of
 * errors the hour's alert comes after 14.4 ‰ of it, 51.84 s. */
static void
test_detection (void)
{
  static const struct { StewardBurnAlert alert; double seconds; } rows[] = {
    { STEWARD_BURN_FAST, 3600 * 14.4 / 1000 },
    { STEWARD_BURN_MEDIUM, 6 * 3600 * 6 / 1000.0 },
    { STEWARD_BURN_SLOW, 3 * 86400 / 1000.0 },
  };
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_STATE);
  double burn[STEWARD_N_BURNS];

  slo->target = 0.999;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 detected = (gint64) ceil (rows[i].seconds);
      g_autoptr(StewardCourse) before = COURSE (4 * 86400, -(detected - 1));
      g_autoptr(StewardCourse) at_last = COURSE (4 * 86400, -detected);
      guint bit = 1u << rows[i].alert;

      g_assert_cmpuint (steward_course_get_alerts (before, slo, BEGIN + 4 * DAY + (detected - 1) * SECOND, burn) & bit,
                        ==, 0);
      g_assert_cmpuint (steward_course_get_alerts (at_last, slo, BEGIN + 4 * DAY + detected * SECOND, burn) & bit, ==,
                        bit);
    }
}

/* The short window lets an alert go soon after it is over: five minutes, where
 * the long one alone would take an hour. */
static void
test_reset (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_STATE);
  double burn[STEWARD_N_BURNS];
  g_autoptr(StewardCourse) course = COURSE (4 * 86400, -600, 3600);
  gint64 over = BEGIN + 4 * DAY + 600 * SECOND;
  guint fast = 1u << STEWARD_BURN_FAST;

  slo->target = 0.999;
  g_assert_cmpuint (steward_course_get_alerts (course, slo, over, burn) & fast, !=, 0);
  g_assert_cmpuint (steward_course_get_alerts (course, slo, over + 4 * MINUTE, burn) & fast, !=, 0);
  g_assert_cmpuint (steward_course_get_alerts (course, slo, over + 5 * MINUTE, burn) & fast, ==,
                    0);
  /* A little in the short window is not enough. */
  g_assert_cmpuint (steward_course_get_alerts (course, slo, over + 5 * MINUTE - SECOND, burn) & fast, ==, 0);
  /* All the while the hour says 166: ten of its sixty minutes. */
  g_assert_cmpfloat_with_epsilon (burn[STEWARD_BURN_FAST], 1000 / 6.0, 1e-6);
}

/* "Low-traffic": a rate of exactly one alerts nobody but the slow one. */
static void
test_slow_burn (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_STATE);
  g_autoptr(StewardCourse) course = g_new0 (StewardCourse, 1);
  StewardLevelSpan span = { BEGIN, BEGIN + 4 * DAY, STEWARD_LEVEL_MISSED, STEWARD_REASON_NONE, 0.999 };
  double burn[STEWARD_N_BURNS];

  slo->target = 0.999;
  course->spans = g_array_new (FALSE, FALSE, sizeof (StewardLevelSpan));
  course->states = g_array_new (FALSE, FALSE, sizeof (StewardLevelState));
  g_array_append_val (course->spans, span);
  g_assert_cmpuint (steward_course_get_alerts (course, slo, BEGIN + 4 * DAY, burn), ==, 1u << STEWARD_BURN_SLOW);
  g_assert_cmpfloat_with_epsilon (burn[STEWARD_BURN_SLOW], 1, 1e-9);
}

/* What nobody saw burns nothing, and alerts nobody. */
static void
test_unknown (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_STATE);
  g_autoptr(StewardCourse) course = COURSE (0, 4 * 86400);
  g_autoptr(StewardCourse) half = COURSE (3 * 86400, -3600, 0, 3600);
  double burn[STEWARD_N_BURNS];
  StewardAttainment nothing = { .undecidable = DAY };

  g_assert_cmpuint (steward_course_get_alerts (course, slo, BEGIN + 4 * DAY, burn), ==, 0);
  g_assert_true (isnan (burn[0]) && isnan (burn[1]) && isnan (burn[2]));
  g_assert_true (isnan (steward_attainment_get_share (&nothing)));
  g_assert_true (isnan (steward_attainment_get_budget_left (&nothing, 0.99)));
  g_assert_true (isnan (steward_attainment_get_burn (&nothing, 0.99)));
  g_assert_cmpint (steward_attainment_forecast (&nothing, &nothing, 0.99, BEGIN), ==, 0);
  /* The hour is unknown; six hours have one bad of five known. */
  steward_course_get_alerts (half, slo, BEGIN + 3 * DAY + 2 * HOUR, burn);
  g_assert_true (isnan (burn[STEWARD_BURN_FAST]));
  g_assert_cmpfloat_with_epsilon (burn[STEWARD_BURN_MEDIUM], 0.2 / 0.005, 1e-9);
}

static void
test_budget (void)
{
  StewardAttainment month = { .good = MONTH - 61 * MINUTE, .bad = 61 * MINUTE };
  StewardAttainment some = { .good = 20 * DAY, .bad = 1 * DAY, .undecidable = 9 * DAY, .planned = 5 * DAY };

  /* 43.2 min of 30 days for 99.9 %. */
  g_assert_cmpint (steward_attainment_get_allowed (&month, 0.999), ==, 43 * MINUTE + 12 * SECOND);
  g_assert_cmpfloat_with_epsilon (steward_attainment_get_budget_left (&month, 0.999), 1 - 61 / 43.2, 1e-9);
  /* What is undecidable is allowed for, what is planned is not. */
  g_assert_cmpint (steward_attainment_get_length (&some), ==, 30 * DAY);
  g_assert_cmpint (steward_attainment_get_allowed (&some, 0.95), ==, 36 * HOUR);
  g_assert_cmpfloat_with_epsilon (steward_attainment_get_share (&some), 20 / 21.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (steward_attainment_get_budget_left (&some, 0.95), 1 - 24 / 36.0, 1e-9);
  /* Nothing is allowed. */
  g_assert_cmpfloat (steward_attainment_get_budget_left (&some, 1), ==, -1);
  some.bad = 0;
  g_assert_cmpfloat (steward_attainment_get_budget_left (&some, 1), ==, 1);
  g_assert_cmpint (steward_attainment_get_allowed (&some, -3), ==, 29 * DAY);
  g_assert_cmpint (steward_attainment_get_allowed (&some, 7), ==, 0);
}

static void
test_forecast (void)
{
  StewardAttainment window = { .good = 30 * DAY, .bad = 0 };
  StewardAttainment pace = { .good = DAY };
  StewardAttainment hour = { .good = 12 * HOUR, .bad = 12 * HOUR };
  StewardAttainment spent = { .good = 20 * DAY, .bad = 10 * DAY };

  g_assert_cmpint (steward_attainment_forecast (&window, &pace, 0.99, BEGIN), ==, 0);
  /* 7.2 h may be bad, and half of the time is. */
  g_assert_cmpint (steward_attainment_forecast (&window, &hour, 0.99, BEGIN), ==, BEGIN + 864 * MINUTE);
  g_assert_cmpint (steward_attainment_forecast (&spent, &pace, 0.99, BEGIN), ==, BEGIN);
  /* Some time in the year 80000 is never. */
  pace.bad = 1;
  window.good = 300000 * DAY;
  g_assert_cmpint (steward_attainment_forecast (&window, &pace, 0.5, BEGIN), ==, 0);
}

static void
test_sums (void)
{
  g_autoptr(StewardCourse) course = COURSE (100, -50, 0, 25, 100);
  StewardAttainment sum;

  steward_course_sum (course, BEGIN + 90 * SECOND, BEGIN + 160 * SECOND, &sum);
  g_assert_cmpint (sum.good, ==, 10 * SECOND);
  g_assert_cmpint (sum.bad, ==, 50 * SECOND);
  g_assert_cmpint (sum.undecidable, ==, 10 * SECOND);
  g_assert_cmpint (steward_course_get_reason (course, BEGIN, BEGIN + 300 * SECOND), ==, STEWARD_REASON_NO_SIGNAL);
  g_assert_cmpint (steward_course_get_reason (course, BEGIN, BEGIN + 150 * SECOND), ==, STEWARD_REASON_NONE);
  steward_course_sum (course, G_MININT64, G_MININT64, &sum);
  g_assert_cmpint (steward_attainment_get_length (&sum), ==, 0);
  steward_course_sum (course, BEGIN + 1 * DAY, BEGIN + 2 * DAY, &sum);
  g_assert_cmpint (steward_attainment_get_length (&sum), ==, 0);
}

static void
test_spent (void)
{
  g_autoptr(StewardCourse) course = COURSE (100, -50, 100, -50, 10);
  StewardLevelDay days[] = {
    { .day = 10, .time = { .good = 20 * HOUR, .bad = 4 * HOUR } },
    { .day = 11, .time = { .good = 24 * HOUR } },
    { .day = 12, .time = { .good = 20 * HOUR, .bad = 4 * HOUR } },
  };

  g_assert_cmpint (steward_course_find_spent (course, BEGIN, 60 * SECOND), ==, BEGIN + 260 * SECOND);
  g_assert_cmpint (steward_course_find_spent (course, BEGIN, 50 * SECOND), ==, BEGIN + 150 * SECOND);
  g_assert_cmpint (steward_course_find_spent (course, BEGIN + 125 * SECOND, 60 * SECOND), ==, BEGIN + 285 * SECOND);
  g_assert_cmpint (steward_course_find_spent (course, BEGIN, 101 * SECOND), ==, 0);
  /* 7.2 h of 72 h. */
  g_assert_cmpint (steward_days_find_spent (days, 3, 0.9), ==, 12);
  g_assert_cmpint (steward_days_find_spent (days, 3, 0.95), ==, 10);
  g_assert_cmpint (steward_days_find_spent (days, 3, 0.8), ==, G_MAXINT64);
  g_assert_cmpint (steward_days_find_spent (days, 0, 0.9), ==, G_MAXINT64);
}

static void
assert_breach (GArray *breaches,
               guint   index,
               gint64  start,
               gint64  end,
               gint64  missed)
{
  const StewardBreach *breach = &g_array_index (breaches, StewardBreach, index);

  g_assert_cmpuint (index, <, breaches->len);
  g_assert_cmpint (breach->start, ==, BEGIN + start * SECOND);
  g_assert_cmpint (breach->end, ==, end == 0 ? 0 : BEGIN + end * SECOND);
  g_assert_cmpint (breach->missed, ==, missed * SECOND);
}

static void
test_breaches (void)
{
  g_autoptr(StewardCourse) course = COURSE (100, -50, 10, -50, 1000, -30, 0, 500, 60, -5, 900);
  g_autoptr(GArray) joined = steward_course_find_breaches (course, 60 * SECOND, 0);
  g_autoptr(GArray) strict = steward_course_find_breaches (course, 61 * SECOND, 0);
  g_autoptr(GArray) apart = steward_course_find_breaches (course, 0, 0);
  g_autoptr(GArray) patient = steward_course_find_breaches (course, 60 * SECOND, 6 * SECOND);

  g_assert_cmpuint (joined->len, ==, 3);
  assert_breach (joined, 0, 100, 210, 100);
  /* Nothing known ends nothing: it ends when it is met again. */
  assert_breach (joined, 1, 1210, 1740, 30);
  assert_breach (joined, 2, 1800, 1805, 5);
  g_assert_cmpuint (strict->len, ==, 2);
  assert_breach (strict, 1, 1210, 1805, 35);
  g_assert_cmpuint (apart->len, ==, 4);
  assert_breach (apart, 0, 100, 150, 50);
  g_assert_cmpuint (patient->len, ==, 2);
}

static void
test_breach_lasts (void)
{
  g_autoptr(StewardCourse) course = COURSE (100, -50, 30);
  g_autoptr(StewardCourse) unknown = COURSE (100, -50, 0, 3000);
  g_autoptr(StewardCourse) none = COURSE (100);
  g_autoptr(GArray) recent = steward_course_find_breaches (course, 60 * SECOND, 0);
  g_autoptr(GArray) over = steward_course_find_breaches (course, 30 * SECOND, 0);
  g_autoptr(GArray) dark = steward_course_find_breaches (unknown, 60 * SECOND, 0);
  g_autoptr(GArray) nothing = steward_course_find_breaches (none, 0, 0);
  g_autoptr(StewardCourse) restless = COURSE (100, -50, 40, -50, 40);
  g_autoptr(GArray) still = steward_course_find_breaches (restless, 60 * SECOND, 0);

  assert_breach (recent, 0, 100, 0, 50);
  assert_breach (over, 0, 100, 150, 50);
  assert_breach (dark, 0, 100, 0, 50);
  /* Twice too short is not long enough. */
  assert_breach (still, 0, 100, 0, 100);
  g_assert_cmpuint (nothing->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attainment/sre/table-5-8", test_table);
  g_test_add_func ("/attainment/sre/exhaustion", test_exhaustion);
  g_test_add_func ("/attainment/sre/detection", test_detection);
  g_test_add_func ("/attainment/sre/reset", test_reset);
  g_test_add_func ("/attainment/sre/slow-burn", test_slow_burn);
  g_test_add_func ("/attainment/unknown", test_unknown);
  g_test_add_func ("/attainment/budget", test_budget);
  g_test_add_func ("/attainment/forecast", test_forecast);
  g_test_add_func ("/attainment/sums", test_sums);
  g_test_add_func ("/attainment/spent", test_spent);
  g_test_add_func ("/attainment/breaches", test_breaches);
  g_test_add_func ("/attainment/breach-lasts", test_breach_lasts);

  return g_test_run ();
}
