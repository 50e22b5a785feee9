/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Local days: where they begin, what is kept of each, and rehearsals over them. */

#include "config.h"

#include "sla-kit.h"
#include "steward-rehearsal.h"

#include <math.h>

#define BEGIN (at ("2026-06-01T00:00:00Z"))

static void
set_zone (StewardSlo *slo,
          const char *zone)
{
  g_free (slo->timezone);
  slo->timezone = g_strdup (zone);
}

static void
test_midnights (void)
{
  static const struct { const char *zone, *date, *midnight; gint64 sixths; } cases[] = {
    { "UTC", "2024-02-29", "2024-02-29T00:00:00Z", 144 },
    { "Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", 138 },
    { "Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", 150 },
    { "America/New_York", "2026-03-08", "2026-03-08T05:00:00Z", 138 },
    { "America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", 150 },
    { "Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00Z", 147 },
    { "Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30:00Z", 141 },
    { "Asia/Kolkata", "2026-12-24", "2026-12-23T18:30:00Z", 144 },
    /* Midnight is skipped: the day begins at one. */
    { "America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", 138 },
    { "+01:00", "2026-06-01", "2026-05-31T23:00:00Z", 144 },
    /* A day that was left out altogether has no length. */
    { "Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
      gint64 day = at (cases[i].date) / DAY;
      gint64 midnight, next;

      set_zone (slo, cases[i].zone);
      midnight = steward_slo_get_midnight (slo, day);
      next = steward_slo_get_midnight (slo, day + 1);
      g_assert_cmpint (midnight, ==, at (cases[i].midnight));
      g_assert_cmpint (next - midnight, ==, cases[i].sixths * HOUR / 6);
      if (next > midnight)
        {
          g_assert_cmpint (steward_slo_get_day (slo, midnight), ==, day);
          g_assert_cmpint (steward_slo_get_day (slo, next - 1), ==, day);
        }
      g_assert_cmpint (steward_slo_get_day (slo, next), ==, day + 1);
      g_assert_cmpint (steward_slo_get_day (slo, midnight - 1), ==, day - 1);
    }
}

/* The clock is put back from a minute past midnight: the next day has begun
 * already, and does not end for another hour of the day before. */
static void
test_back_over_midnight (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  gint64 day = at ("2010-11-07") / DAY;

  set_zone (slo, "America/St_Johns");
  g_assert_cmpint (steward_slo_get_midnight (slo, day), ==, at ("2010-11-07T02:30:00Z"));
  g_assert_cmpint (steward_slo_get_midnight (slo, day + 1), ==, at ("2010-11-08T03:30:00Z"));
  for (gint64 minute = 0; minute < 90; minute++)
    g_assert_cmpint (steward_slo_get_day (slo, at ("2010-11-07T02:30:00Z") + minute * MINUTE), ==, day);
}

/* Every instant lies between the midnights of its day, in any zone and year. */
static void
test_days_random (void)
{
  static const char *const zones[] = { "Europe/Berlin", "America/St_Johns", "Asia/Beirut", "Pacific/Apia",
                                       "Africa/Casablanca", "Antarctica/Troll", "Asia/Gaza" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
      gint64 instant = (gint64) (g_rand_double (rand) * 80 * 365 * (double) DAY);
      gint64 day;

      set_zone (slo, zones[g_rand_int_range (rand, 0, G_N_ELEMENTS (zones))]);
      day = steward_slo_get_day (slo, instant);
      g_assert_cmpint (steward_slo_get_midnight (slo, day), <=, instant);
      g_assert_cmpint (steward_slo_get_midnight (slo, day + 1), >, instant);
    }
}

static StewardEvidenceOfLevel
make_evidence (GArray *points,
               gint64  from,
               gint64  to)
{
  return (StewardEvidenceOfLevel) {
    .points = (const StewardPoint *) (gconstpointer) points->data,
    .n_points = points->len,
    .from = from,
    .to = to,
  };
}

static void
test_days (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;
  g_autoptr(GArray) days = NULL;
  StewardEvidenceOfLevel evidence;
  const StewardLevelDay *day;

  set_zone (slo, "Europe/Berlin");
  add_update (points, BEGIN);
  add_update (points, BEGIN + 30 * HOUR);
  add_update (points, BEGIN + 31 * HOUR);
  evidence = make_evidence (points, BEGIN - 2 * HOUR, BEGIN + 2 * DAY);
  course = steward_slo_evaluate (slo, &evidence);
  days = steward_course_to_days (course, slo, &evidence);

  g_assert_cmpuint (days->len, ==, 3);
  day = &g_array_index (days, StewardLevelDay, 0);
  g_assert_cmpint (day->day, ==, BEGIN / DAY);
  g_assert_cmpint (day->time.undecidable, ==, 2 * HOUR);
  g_assert_cmpint (day->time.good, ==, 5 * MINUTE);
  g_assert_cmpint (day->time.bad, ==, 22 * HOUR - 5 * MINUTE);
  g_assert_cmpint (day->reason, ==, STEWARD_REASON_NOT_BEGUN);
  /* At its end the update was 22 hours old, at the next 30. */
  g_assert_cmpfloat (day->worst, ==, 22.0 * HOUR);
  day = &g_array_index (days, StewardLevelDay, 1);
  g_assert_cmpfloat (day->worst, ==, 30.0 * HOUR);
  g_assert_cmpint (day->reason, ==, STEWARD_REASON_NO_SIGNAL);
  day = &g_array_index (days, StewardLevelDay, 2);
  g_assert_true (isnan (day->worst));
  g_assert_cmpint (day->time.undecidable, ==, 2 * HOUR);
}

/* A poll on the next day proves how old it was at the end of this one; one that
 * saw another update proves it only until the poll before. */
static void
test_worst_of_polls (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardCourse) course = NULL;
  g_autoptr(GArray) days = NULL;
  StewardEvidenceOfLevel evidence;
  const double hours[] = { 25, 27, 5 };

  add_poll (points, BEGIN, BEGIN - HOUR);
  add_broken (points, BEGIN + HOUR);
  add_broken (points, BEGIN + DAY + HOUR);
  add_poll (points, BEGIN + DAY + 2 * HOUR, BEGIN - HOUR);
  add_poll (points, BEGIN + DAY + 20 * HOUR, BEGIN + DAY + 19 * HOUR);
  add_poll (points, BEGIN + 2 * DAY + 12 * HOUR, BEGIN + 2 * DAY + 7 * HOUR);
  evidence = make_evidence (points, BEGIN, BEGIN + 3 * DAY);
  course = steward_slo_evaluate (slo, &evidence);
  days = steward_course_to_days (course, slo, &evidence);

  g_assert_cmpuint (days->len, ==, 3);
  for (guint i = 0; i < days->len; i++)
    g_assert_cmpfloat (g_array_index (days, StewardLevelDay, i).worst, ==, hours[i] * HOUR);
}

static void
test_worst (void)
{
  g_autoptr(StewardSlo) below = make_slo (STEWARD_SLO_VALUE);
  g_autoptr(StewardSlo) above = make_slo (STEWARD_SLO_VALUE);
  g_autoptr(StewardSlo) exactly = make_slo (STEWARD_SLO_VALUE);
  StewardSlo *slos[] = { below, above, exactly };
  const double worst[] = { 9, -4, -4 };
  g_autoptr(GArray) points = points_new ();
  StewardEvidenceOfLevel evidence;

  above->compare = STEWARD_COMPARE_GREATER_EQUAL;
  exactly->compare = STEWARD_COMPARE_EQUAL;
  exactly->bound = 5;
  add_value (points, BEGIN - HOUR, 100);
  add_value (points, BEGIN, 9);
  add_value (points, BEGIN + HOUR, -4);
  add_value (points, BEGIN + 2 * HOUR, INFINITY);
  add_broken (points, BEGIN + 3 * HOUR);
  evidence = make_evidence (points, BEGIN, BEGIN + DAY);
  for (gsize i = 0; i < G_N_ELEMENTS (slos); i++)
    {
      g_autoptr(StewardCourse) course = steward_slo_evaluate (slos[i], &evidence);
      g_autoptr(GArray) days = steward_course_to_days (course, slos[i], &evidence);

      g_assert_cmpuint (days->len, ==, 1);
      g_assert_cmpfloat (g_array_index (days, StewardLevelDay, 0).worst, ==, worst[i]);
    }
}

/* Days add up to the whole, whatever happens. */
static void
test_sums_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);

  for (int i = 0; i < 200; i++)
    {
      g_autoptr(RandomCase) one = random_case_new (rand, (StewardSloMethod) (STEWARD_SLO_AGE + i % 7));
      g_autoptr(StewardCourse) course = steward_slo_evaluate (one->slo, &one->evidence);
      g_autoptr(GArray) days = steward_course_to_days (course, one->slo, &one->evidence);
      StewardAttainment all;
      StewardAttainment sum = { 0 };

      steward_course_sum (course, one->evidence.from, one->evidence.to, &all);
      for (guint j = 0; j < days->len; j++)
        {
          steward_attainment_add (&sum, &g_array_index (days, StewardLevelDay, j).time);
          if (j > 0)
            g_assert_cmpint (g_array_index (days, StewardLevelDay, j).day, >,
                             g_array_index (days, StewardLevelDay, j - 1).day);
        }
      g_assert_cmpint (sum.undecidable, ==, all.undecidable);
      g_assert_cmpint (sum.planned, ==, all.planned);
      g_assert_cmpint (sum.good + sum.bad, ==, all.good + all.bad);
      g_assert_cmpint (ABS (sum.good - all.good), <=, days->len + course->spans->len);
    }
}

static void
test_rehearsal (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  g_autoptr(StewardRehearsal) strict = NULL;
  g_autoptr(StewardRehearsal) loose = NULL;
  StewardEvidenceOfLevel evidence;

  /* An update each hour for forty days, but for one night. */
  for (int i = 0; i < 40 * 24; i++)
    if (i < 35 * 24 || i >= 35 * 24 + 8)
      add_update (points, BEGIN + i * HOUR);
  evidence = make_evidence (points, BEGIN, BEGIN + 40 * DAY);
  evidence.known_until = evidence.to;
  slo->limit = 2 * HOUR;
  strict = steward_rehearse (slo, &evidence, 0);
  slo->limit = 10 * HOUR;
  loose = steward_rehearse (slo, &evidence, 0);

  g_assert_cmpint (strict->slo->limit, ==, 2 * HOUR);
  g_assert_cmpuint (strict->days->len, ==, 40);
  g_assert_cmpuint (strict->breaches->len, ==, 1);
  g_assert_cmpint (strict->longest, ==, 7 * HOUR);
  g_assert_cmpint (strict->time.bad, ==, 7 * HOUR);
  g_assert_cmpint (strict->windows[STEWARD_WINDOW_7].good, ==, 7 * DAY - 7 * HOUR);
  g_assert_cmpint (strict->windows[STEWARD_WINDOW_30].good, ==, 30 * DAY - 7 * HOUR);
  g_assert_cmpint (strict->windows[STEWARD_WINDOW_90].good, ==, 40 * DAY - 7 * HOUR);
  /* Eleven windows of thirty days; the night lies in the last five: 0.97 % of each. */
  g_assert_cmpuint (strict->n_windows, ==, 11);
  g_assert_cmpuint (strict->n_kept, ==, 6);
  g_assert_cmpuint (loose->n_kept, ==, 11);
  g_assert_cmpuint (loose->breaches->len, ==, 0);
}

static void
test_rehearsal_nothing (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  g_autoptr(GArray) points = points_new ();
  StewardEvidenceOfLevel evidence = make_evidence (points, BEGIN, BEGIN);
  StewardEvidenceOfLevel day = make_evidence (points, BEGIN, BEGIN + DAY);
  g_autoptr(StewardRehearsal) none = steward_rehearse (slo, &evidence, 0);
  g_autoptr(StewardRehearsal) unknown = steward_rehearse (slo, &day, 0);

  g_assert_cmpuint (none->days->len, ==, 0);
  g_assert_cmpuint (unknown->n_windows, ==, 0);
  g_assert_cmpint (unknown->time.undecidable, ==, DAY);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slo-day/midnights", test_midnights);
  g_test_add_func ("/slo-day/back-over-midnight", test_back_over_midnight);
  g_test_add_func ("/slo-day/random", test_days_random);
  g_test_add_func ("/slo-day/days", test_days);
  g_test_add_func ("/slo-day/worst", test_worst);
  g_test_add_func ("/slo-day/worst-of-polls", test_worst_of_polls);
  g_test_add_func ("/slo-day/sums-random", test_sums_random);
  g_test_add_func ("/rehearsal/history", test_rehearsal);
  g_test_add_func ("/rehearsal/nothing", test_rehearsal_nothing);

  return g_test_run ();
}
