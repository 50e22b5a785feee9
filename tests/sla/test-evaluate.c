/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Methods on small histories that fit into the head. */

#include "config.h"

#include "sla-kit.h"

#include <math.h>

#define BEGIN (at ("2026-06-01T00:00:00Z"))

static void
test_updates (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;

  add_update (points, BEGIN + 100 * SECOND);
  add_update (points, BEGIN + 200 * SECOND);
  add_update (points, BEGIN + 1000 * SECOND);
  course = evaluate (slo, points, BEGIN, BEGIN + 2000 * SECOND);

  /* Nobody said that the history goes on behind the last update. */
  assert_spans (course, "not-begun 100, met 400, missed 500, met 300, no-signal 700");
  assert_states (course, "0 not-begun, 100 met, 500 missed, 1000 met, 1300 no-signal");
  g_assert_cmpint (course->next_change, ==, G_MAXINT64);
}

static void
test_updates_known_until (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  StewardEvidenceOfLevel evidence = { .known_until = BEGIN + 600 * SECOND, .from = BEGIN,
                                      .to = BEGIN + 900 * SECOND };
  g_autoptr(StewardCourse) course = NULL;
  g_autoptr(StewardCourse) early = NULL;

  add_update (points, BEGIN);
  evidence.points = (const StewardPoint *) (gconstpointer) points->data;
  evidence.n_points = points->len;
  course = steward_slo_evaluate (slo, &evidence);
  assert_spans (course, "met 300, missed 300, no-signal 300");

  /* It can only be younger than the last that is known: met goes on. */
  evidence.known_until = BEGIN + 10 * SECOND;
  evidence.to = BEGIN + 200 * SECOND;
  early = steward_slo_evaluate (slo, &evidence);
  assert_spans (early, "met 200");
  g_assert_cmpint (early->next_change, ==, BEGIN + 300 * SECOND);
}

/* design.md: between two polls t0 (saw u0) and t1 (saw u1 > u0) the time from
 * max(t0, u0 + target) to u1 is undecidable. */
static void
test_polls (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;

  add_poll (points, BEGIN + 100 * SECOND, BEGIN + 50 * SECOND);
  add_poll (points, BEGIN + 1000 * SECOND, BEGIN + 900 * SECOND);
  add_poll (points, BEGIN + 2000 * SECOND, BEGIN + 900 * SECOND);
  course = evaluate (slo, points, BEGIN, BEGIN + 2100 * SECOND);

  /* u0 + 300 = 350; u1 = 900; 900 + 300 = 1200; until the last poll it is known to be late. */
  assert_spans (course, "not-begun 100, met 250, between-polls 550, met 300, missed 800, no-signal 100");
}

static void
test_poll_late_before (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;

  /* Already late at t0: undecidable from t0 on, not from u0 + target on. */
  add_poll (points, BEGIN, BEGIN - 1000 * SECOND);
  add_poll (points, BEGIN + 500 * SECOND, BEGIN + 450 * SECOND);
  course = evaluate (slo, points, BEGIN, BEGIN + 500 * SECOND);

  assert_spans (course, "between-polls 450, met 50");
}

static void
test_went_back (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;

  add_poll (points, BEGIN, BEGIN);
  add_poll (points, BEGIN + 100 * SECOND, BEGIN - 260 * SECOND);
  add_poll (points, BEGIN + 200 * SECOND, G_MININT64);
  add_poll (points, BEGIN + 300 * SECOND, G_MININT64);
  course = evaluate (slo, points, BEGIN, BEGIN + 400 * SECOND);

  assert_spans (course, "went-back 200, missed 100, no-signal 100");
}

static void
test_broken_polls (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;

  add_broken (points, BEGIN);
  add_poll (points, BEGIN + 100 * SECOND, BEGIN + 50 * SECOND);
  add_broken (points, BEGIN + 400 * SECOND);
  add_poll (points, BEGIN + 1000 * SECOND, BEGIN + 990 * SECOND);
  add_broken (points, BEGIN + 1100 * SECOND);
  course = evaluate (slo, points, BEGIN, BEGIN + 1400 * SECOND);

  assert_spans (course, "unreadable 100, met 250, between-polls 50, unreadable 590, met 300, unreadable 110");
}

static void
test_both_kinds (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;

  add_update (points, BEGIN);
  add_poll (points, BEGIN + 1000 * SECOND, BEGIN);
  add_poll (points, BEGIN + 2000 * SECOND, BEGIN);
  course = evaluate (slo, points, BEGIN, BEGIN + 2100 * SECOND);

  /* The polls prove that nothing came; before the first nobody looked. */
  assert_spans (course, "met 300, no-signal 700, missed 1000, no-signal 100");
}

static void
test_frequency (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_PERIOD);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;

  slo->count = 2;
  add_update (points, BEGIN);
  add_update (points, BEGIN + 1 * HOUR);
  add_update (points, BEGIN + 30 * HOUR);
  add_update (points, BEGIN + 50 * HOUR);
  course = evaluate (slo, points, BEGIN, BEGIN + 60 * HOUR);

  /* The second day has one, and the update of the third proves that it had no more. */
  assert_spans (course, "met 86400, missed 86400, not-due 43200");
  assert_states (course, "0 not-due, 3600 met, 172800 missed, 180000 met");
  g_assert_cmpint (course->next_change, ==, BEGIN + 72 * HOUR);
}

static void
test_frequency_polls (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_PERIOD);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;

  slo->count = 2;
  add_poll (points, BEGIN - 1 * HOUR, BEGIN - 2 * HOUR);
  add_poll (points, BEGIN + 20 * HOUR, BEGIN + 5 * HOUR);
  add_poll (points, BEGIN + 49 * HOUR, BEGIN + 5 * HOUR);
  course = evaluate (slo, points, BEGIN, BEGIN + 50 * HOUR);

  /* There may have been a second one on the first day; on the second there was none. */
  assert_spans (course, "between-polls 86400, missed 86400, not-due 7200");
  assert_states (course, "0 not-due, 86400 between-polls, 172800 missed");
}

static void
test_weeks (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_PERIOD);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;

  /* 2026-06-01 is a Monday, and so was 1969-12-29, 2,944 weeks before it. */
  slo->period = STEWARD_PERIOD_WEEK;
  slo->every = 2;
  add_update (points, BEGIN - 14 * DAY);
  add_update (points, BEGIN - 1 * SECOND);
  add_update (points, BEGIN + 20 * DAY);
  course = evaluate (slo, points, BEGIN - 14 * DAY, BEGIN + 21 * DAY);

  assert_spans (course, "met 1.2096e+06, missed 1.2096e+06, met 604800");
}

static void
test_deadline (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_DEADLINE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;

  slo->limit = 6 * HOUR;
  add_update (points, BEGIN - 1 * DAY + 5 * HOUR);
  add_update (points, BEGIN + 6 * HOUR);
  add_update (points, BEGIN + 1 * DAY + 5 * HOUR);
  course = evaluate (slo, points, BEGIN - 1 * DAY, BEGIN + 2 * DAY + 1 * HOUR);

  /* At six is not before six: the first of June is late, from six to six. */
  assert_spans (course, "not-begun 18000, met 68400, missed 86400, met 86400, not-due 3600");
  assert_states (course, "0 not-begun, 18000 met");
}

static void
test_deadline_states (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_DEADLINE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;

  slo->limit = 6 * HOUR;
  add_update (points, BEGIN + 5 * HOUR);
  add_update (points, BEGIN + 1 * DAY + 8 * HOUR);
  course = evaluate (slo, points, BEGIN, BEGIN + 1 * DAY + 9 * HOUR);

  assert_spans (course, "not-begun 18000, met 68400, missed 32400");
  assert_states (course, "0 not-begun, 18000 met, 108000 missed, 115200 met");
  g_assert_cmpint (course->next_change, ==, BEGIN + 2 * DAY);
}

static void
test_deadline_days (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_DEADLINE);
  g_autoptr(GArray) points = points_new ();
  const char *const holidays[] = { "2026-06-08", NULL };
  StewardEvidenceOfLevel evidence = { .holidays = holidays, .from = BEGIN + 4 * DAY, .to = BEGIN + 9 * DAY };
  g_autoptr(StewardCourse) course = NULL;

  /* From Friday to Tuesday, with a holiday on Monday. */
  slo->limit = 6 * HOUR;
  slo->weekdays = 0x1f;
  slo->skips_holidays = TRUE;
  add_update (points, BEGIN + 3 * DAY);
  add_update (points, BEGIN + 4 * DAY + 7 * HOUR);
  add_update (points, BEGIN + 8 * DAY + 7 * HOUR);
  evidence.points = (const StewardPoint *) (gconstpointer) points->data;
  evidence.n_points = points->len;
  course = steward_slo_evaluate (slo, &evidence);

  assert_spans (course, "missed 86400, off-duty 259200, missed 86400");
  assert_states (course, "0 met, 21600 missed, 25200 met, 86400 off-duty, 345600 met, 367200 missed, 370800 met");
}

/* A window in which the time falls puts it off until its end. */
static void
test_deadline_in_window (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_DEADLINE);
  g_autoptr(GArray) points = points_new ();
  const StewardTimeSpan planned = { BEGIN + 4 * HOUR, BEGIN + 8 * HOUR };
  StewardEvidenceOfLevel evidence = { .planned = &planned, .n_planned = 1, .from = BEGIN, .to = BEGIN + 1 * DAY };
  g_autoptr(StewardCourse) course = NULL;

  slo->limit = 6 * HOUR;
  add_update (points, BEGIN - 20 * HOUR);
  add_update (points, BEGIN + 7 * HOUR);
  evidence.points = (const StewardPoint *) (gconstpointer) points->data;
  evidence.n_points = points->len;
  course = steward_slo_evaluate (slo, &evidence);

  assert_spans (course, "met 14400, planned 14400, met 57600");
}

/* One that begins when it is due, or is over by then, puts nothing off. */
static void
test_deadline_beside_window (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_DEADLINE);
  g_autoptr(GArray) points = points_new ();
  const StewardTimeSpan planned[] = { { BEGIN + 6 * HOUR, BEGIN + 8 * HOUR },
                                      { BEGIN + 29 * HOUR, BEGIN + 30 * HOUR } };
  StewardEvidenceOfLevel evidence = { .planned = planned, .n_planned = 2, .from = BEGIN, .to = BEGIN + 2 * DAY };
  g_autoptr(StewardCourse) course = NULL;

  slo->limit = 6 * HOUR;
  add_update (points, BEGIN - 20 * HOUR);
  add_update (points, BEGIN + 7 * HOUR);
  add_update (points, BEGIN + 30 * HOUR);
  evidence.points = (const StewardPoint *) (gconstpointer) points->data;
  evidence.n_points = points->len;
  course = steward_slo_evaluate (slo, &evidence);

  assert_spans (course, "missed 21600, planned 7200, missed 75600, planned 3600, missed 64800");
}

static void
test_availability (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_STATE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;

  slo->hold = 1 * HOUR;
  add_value (points, BEGIN, 1);
  add_value (points, BEGIN + 60 * SECOND, 0);
  add_value (points, BEGIN + 120 * SECOND, 1);
  course = evaluate (slo, points, BEGIN, BEGIN + 2 * HOUR);

  assert_spans (course, "met 60, missed 60, met 3600, no-signal 3480");
}

static void
test_reports (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_STATE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;
  StewardAttainment sum;

  add_value (points, BEGIN, 1);
  add_value (points, BEGIN + 1000 * SECOND, 0.99);
  add_value (points, BEGIN + 2000 * SECOND, 1);
  for (guint i = 0; i < points->len; i++)
    g_array_index (points, StewardPoint, i).reports_past = TRUE;
  course = evaluate (slo, points, BEGIN, BEGIN + 2500 * SECOND);

  assert_spans (course, "missed 1000 (0.99), met 1000, not-due 500");
  assert_states (course, "0 met, 1000 missed, 2000 met");
  steward_course_sum (course, BEGIN, BEGIN + 2500 * SECOND, &sum);
  g_assert_cmpint (sum.good, ==, 1990 * SECOND);
  g_assert_cmpint (sum.bad, ==, 10 * SECOND);
  g_assert_cmpint (sum.undecidable, ==, 500 * SECOND);
}

static void
test_bounds (void)
{
  static const struct { StewardCompare compare; double value; gboolean met; } cases[] = {
    { STEWARD_COMPARE_LESS, 5, FALSE }, { STEWARD_COMPARE_LESS, 4.999, TRUE }, { STEWARD_COMPARE_LESS_EQUAL, 5, TRUE },
    { STEWARD_COMPARE_LESS_EQUAL, 5.001, FALSE }, { STEWARD_COMPARE_EQUAL, 5, TRUE },
    { STEWARD_COMPARE_EQUAL, 4, FALSE }, { STEWARD_COMPARE_GREATER_EQUAL, 5, TRUE },
    { STEWARD_COMPARE_GREATER_EQUAL, 4.999, FALSE }, { STEWARD_COMPARE_GREATER, 5, FALSE },
    { STEWARD_COMPARE_GREATER, 5.001, TRUE }, { STEWARD_COMPARE_LESS, NAN, FALSE },
    { STEWARD_COMPARE_GREATER, NAN, FALSE }, { STEWARD_COMPARE_EQUAL, INFINITY, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_VALUE);
      g_autoptr(GArray) points = points_new ();
      g_autoptr(StewardCourse) course = NULL;

      slo->compare = cases[i].compare;
      slo->bound = 5;
      add_value (points, BEGIN, cases[i].value);
      course = evaluate (slo, points, BEGIN, BEGIN + 10 * SECOND);
      assert_spans (course, cases[i].met ? "met 10" : "missed 10");
    }
}

static void
test_retention (void)
{
  g_autoptr(StewardSlo) keep = make_slo (STEWARD_SLO_RETENTION);
  g_autoptr(StewardSlo) forget = make_slo (STEWARD_SLO_RETENTION);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) kept = NULL;
  g_autoptr(StewardCourse) forgotten = NULL;

  keep->compare = STEWARD_COMPARE_GREATER_EQUAL;
  keep->limit = 30 * DAY;
  forget->compare = STEWARD_COMPARE_LESS_EQUAL;
  forget->limit = 3 * DAY;
  add_poll (points, BEGIN, BEGIN - 2 * DAY);
  add_poll (points, BEGIN + 1 * DAY, BEGIN - 2 * DAY);
  add_poll (points, BEGIN + 2 * DAY, BEGIN - 2 * DAY);
  /* What was there for four days only is gone. */
  add_poll (points, BEGIN + 3 * DAY, BEGIN);
  kept = evaluate (keep, points, BEGIN, BEGIN + 4 * DAY);
  forgotten = evaluate (forget, points, BEGIN, BEGIN + 4 * DAY);

  assert_spans (kept, "met 259200, missed 86400");
  assert_spans (forgotten, "met 172800, missed 86400, met 86400");
}

static void
test_repair (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_REPAIR);
  const StewardRepair repairs[] = {
    { BEGIN, BEGIN + 10 * SECOND, G_MAXINT64, BEGIN + 1000 * SECOND },
    { BEGIN + 2000 * SECOND, G_MAXINT64, G_MAXINT64, G_MAXINT64 },
  };
  StewardEvidenceOfLevel evidence = { .repairs = repairs, .n_repairs = 2, .from = BEGIN, .to = BEGIN + 2400 * SECOND };
  g_autoptr(StewardCourse) repaired = NULL;
  g_autoptr(StewardCourse) detected = NULL;
  g_autoptr(StewardCourse) told = NULL;

  g_free (slo->property);
  slo->property = g_strdup ("timeToRepair");
  repaired = steward_slo_evaluate (slo, &evidence);
  assert_spans (repaired, "met 300, missed 700, met 1300, missed 100");
  g_free (slo->property);
  slo->property = g_strdup ("timeToDetect");
  detected = steward_slo_evaluate (slo, &evidence);
  assert_spans (detected, "met 2300, missed 100");
  g_free (slo->property);
  slo->property = g_strdup ("timeToNotify");
  told = steward_slo_evaluate (slo, &evidence);
  assert_spans (told, "met 300, missed 700, met 1300, missed 100");
}

static void
test_dates (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_DATE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) end = NULL;
  g_autoptr(StewardCourse) begin = NULL;
  StewardAttainment sum;

  slo->limit = BEGIN + 60 * SECOND;
  g_free (slo->property);
  slo->property = g_strdup ("endOfSupport");
  end = evaluate (slo, points, BEGIN, BEGIN + 100 * SECOND);
  assert_states (end, "0 met, 60 missed");
  steward_course_sum (end, BEGIN, BEGIN + 100 * SECOND, &sum);
  g_assert_cmpint (sum.good + sum.bad, ==, 0);
  g_free (slo->property);
  slo->property = g_strdup ("generalAvailability");
  begin = evaluate (slo, points, BEGIN, BEGIN + 50 * SECOND);
  assert_states (begin, "0 not-due");
  g_assert_cmpint (begin->next_change, ==, BEGIN + 60 * SECOND);
}

static void
test_vague (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_VAGUE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = evaluate (slo, points, BEGIN, BEGIN + 10 * SECOND);

  assert_spans (course, "vague 10");
}

static void
test_windows (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  /* Out of order, overlapping and touching: still counted once. */
  const StewardTimeSpan planned[] = {
    { BEGIN + 500 * SECOND, BEGIN + 600 * SECOND },
    { BEGIN + 200 * SECOND, BEGIN + 350 * SECOND },
    { BEGIN + 350 * SECOND, BEGIN + 400 * SECOND },
    { BEGIN + 210 * SECOND, BEGIN + 220 * SECOND },
    { BEGIN + 990 * SECOND, BEGIN + 2000 * SECOND },
    { BEGIN + 700 * SECOND, BEGIN + 600 * SECOND },
  };
  StewardEvidenceOfLevel evidence = { .planned = planned, .n_planned = G_N_ELEMENTS (planned),
                                      .known_until = BEGIN + 1 * DAY, .from = BEGIN, .to = BEGIN + 1000 * SECOND };
  g_autoptr(StewardCourse) course = NULL;

  add_update (points, BEGIN);
  evidence.points = (const StewardPoint *) (gconstpointer) points->data;
  evidence.n_points = points->len;
  course = steward_slo_evaluate (slo, &evidence);

  assert_spans (course, "met 200, planned 200, missed 100, planned 100, missed 390, planned 10");
  g_assert_cmpint (course->next_change, ==, BEGIN + 2000 * SECOND);
}

static void
test_future (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;
  g_autoptr(StewardCourse) now = NULL;

  add_update (points, BEGIN);
  add_update (points, BEGIN + 1000 * SECOND);
  course = evaluate (slo, points, BEGIN, BEGIN + 400 * SECOND);
  assert_spans (course, "met 300, no-signal 100");

  /* What comes at this very moment counts, for how it stands. */
  now = evaluate (slo, points, BEGIN, BEGIN + 1000 * SECOND);
  assert_spans (now, "met 300, missed 700");
  assert_states (now, "0 met, 300 missed, 1000 met");
}

/* Instants at the ends of all time, and spans that are none. */
static void
test_hostile (void)
{
  static const StewardSloMethod methods[] = {
    STEWARD_SLO_VAGUE, STEWARD_SLO_AGE, STEWARD_SLO_PERIOD, STEWARD_SLO_DEADLINE, STEWARD_SLO_STATE,
    STEWARD_SLO_VALUE, STEWARD_SLO_RETENTION, STEWARD_SLO_REPAIR, STEWARD_SLO_DATE, (StewardSloMethod) 99,
  };
  static const gint64 times[] = { G_MININT64, -1, 0, G_GINT64_CONSTANT (253402300799999999), G_MAXINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (methods) * 25; i++)
    {
      g_autoptr(StewardSlo) slo = make_slo (methods[i / 25]);
      g_autoptr(GArray) points = points_new ();
      const StewardTimeSpan planned = { times[i / 5 % 5], times[i % 5] };
      const StewardRepair repair = { times[i % 5], times[i / 5 % 5], G_MAXINT64, G_MININT64 };
      StewardEvidenceOfLevel evidence = {
        .planned = &planned, .n_planned = 1, .repairs = &repair, .n_repairs = 1, .known_until = times[i % 5],
        .from = times[i / 5 % 5], .to = MIN (times[i % 5], times[i / 5 % 5]),
      };
      g_autoptr(StewardCourse) course = NULL;

      slo->period = (StewardPeriod) (i % 6 + 1);
      slo->every = (guint) (i % 3 * G_MAXUINT);
      slo->limit = times[i % 5];
      slo->hold = times[i / 5 % 5];
      slo->bound = NAN;
      slo->target = INFINITY;
      for (gsize j = 0; j < G_N_ELEMENTS (times); j++)
        {
          add_update (points, times[j]);
          add_poll (points, times[j], times[(i + j) % 5]);
          add_value (points, times[j], NAN);
        }
      evidence.points = (const StewardPoint *) (gconstpointer) points->data;
      evidence.n_points = points->len;
      course = steward_slo_evaluate (slo, &evidence);
      g_assert_cmpuint (course->states->len, >=, 1);
      g_clear_pointer (&course, steward_course_free);

      /* And a time that is one. */
      evidence.from = BEGIN;
      evidence.to = BEGIN + 3 * DAY;
      course = steward_slo_evaluate (slo, &evidence);
      g_assert_cmpint (g_array_index (course->spans, StewardLevelSpan, 0).from, ==, BEGIN);
    }
}

static void
test_nothing (void)
{
  for (int method = STEWARD_SLO_VAGUE; method <= STEWARD_SLO_DATE; method++)
    {
      g_autoptr(StewardSlo) slo = make_slo ((StewardSloMethod) method);
      g_autoptr(GArray) points = points_new ();
      g_autoptr(StewardCourse) none = evaluate (slo, points, BEGIN, BEGIN);
      g_autoptr(StewardCourse) back = evaluate (slo, points, BEGIN, BEGIN - 1 * DAY);
      g_autoptr(StewardCourse) day = evaluate (slo, points, BEGIN, BEGIN + 1 * DAY);

      g_assert_cmpuint (none->spans->len, ==, 0);
      g_assert_cmpuint (none->states->len, ==, 1);
      g_assert_cmpuint (back->spans->len, ==, 0);
      if (method != STEWARD_SLO_REPAIR)
        g_assert_cmpint (g_array_index (day->spans, StewardLevelSpan, 0).verdict, ==, STEWARD_LEVEL_UNDECIDABLE);
    }
}

/* A time zone that nobody knows, or that is a file, is UTC. */
static void
test_zones (void)
{
  static const char *const zones[] = { "", "Nowhere/City", "/etc/passwd", "../../etc/passwd", "UTC\n", "é" };

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);

      g_free (slo->timezone);
      slo->timezone = g_strdup (zones[i]);
      g_assert_cmpint (steward_slo_get_midnight (slo, 20000), ==, 20000 * DAY);
    }
}

static void
test_speed (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;
  g_autoptr(GArray) days = NULL;
  g_autoptr(GTimer) timer = NULL;
  StewardEvidenceOfLevel evidence;
  double all;
  double day;

  if (!g_test_perf ())
    {
      g_test_skip ("run with -m perf");
      return;
    }

  for (int i = 0; i < 90 * 1440; i++)
    add_poll (points, BEGIN + i * MINUTE, BEGIN + (i - i % 7) * MINUTE);
  evidence = (StewardEvidenceOfLevel) {
    .points = (const StewardPoint *) (gconstpointer) points->data, .n_points = points->len, .from = BEGIN,
    .to = BEGIN + 90 * DAY,
  };
  timer = g_timer_new ();
  course = steward_slo_evaluate (slo, &evidence);
  days = steward_course_to_days (course, slo, &evidence);
  all = g_timer_elapsed (timer, NULL);
  g_assert_cmpuint (days->len, ==, 90);

  evidence.points += 89 * 1440 - 1;
  evidence.n_points = 1441;
  evidence.from = BEGIN + 89 * DAY;
  g_timer_start (timer);
  for (int i = 0; i < 100; i++)
    {
      g_autoptr(StewardCourse) one = steward_slo_evaluate (slo, &evidence);

      g_assert_nonnull (one);
    }
  day = g_timer_elapsed (timer, NULL) / 100;
  g_test_message ("90 days of polls each minute: %.2f ms; one day: %.3f ms", all * 1000, day * 1000);
  g_assert_cmpfloat (all, <, 0.05);
  g_assert_cmpfloat (day, <, 0.001);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/evaluate/age/updates", test_updates);
  g_test_add_func ("/evaluate/age/known-until", test_updates_known_until);
  g_test_add_func ("/evaluate/age/polls", test_polls);
  g_test_add_func ("/evaluate/age/poll-late-before", test_poll_late_before);
  g_test_add_func ("/evaluate/age/went-back", test_went_back);
  g_test_add_func ("/evaluate/age/broken-polls", test_broken_polls);
  g_test_add_func ("/evaluate/age/both-kinds", test_both_kinds);
  g_test_add_func ("/evaluate/frequency", test_frequency);
  g_test_add_func ("/evaluate/frequency/polls", test_frequency_polls);
  g_test_add_func ("/evaluate/frequency/weeks", test_weeks);
  g_test_add_func ("/evaluate/deadline", test_deadline);
  g_test_add_func ("/evaluate/deadline/states", test_deadline_states);
  g_test_add_func ("/evaluate/deadline/days", test_deadline_days);
  g_test_add_func ("/evaluate/deadline/window", test_deadline_in_window);
  g_test_add_func ("/evaluate/deadline/beside-window", test_deadline_beside_window);
  g_test_add_func ("/evaluate/availability", test_availability);
  g_test_add_func ("/evaluate/availability/reports", test_reports);
  g_test_add_func ("/evaluate/value/bounds", test_bounds);
  g_test_add_func ("/evaluate/retention", test_retention);
  g_test_add_func ("/evaluate/repair", test_repair);
  g_test_add_func ("/evaluate/dates", test_dates);
  g_test_add_func ("/evaluate/vague", test_vague);
  g_test_add_func ("/evaluate/windows", test_windows);
  g_test_add_func ("/evaluate/future", test_future);
  g_test_add_func ("/evaluate/hostile", test_hostile);
  g_test_add_func ("/evaluate/nothing", test_nothing);
  g_test_add_func ("/evaluate/zones", test_zones);
  g_test_add_func ("/evaluate/speed", test_speed);

  return g_test_run ();
}
