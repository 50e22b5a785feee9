/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values from outside, most of them hostile. */

#include "config.h"

#include "sla-kit.h"

#include <math.h>
#include <string.h>

#define NOW (at ("2026-06-01T12:00:00Z"))

static gboolean
read_at (const StewardSlo *slo,
         const char       *value,
         StewardPoint     *point)
{
  return steward_point_read (slo, STEWARD_MEASUREMENT_OBSERVATION, NOW, value, point);
}

static void
test_instants (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  static const struct { const char *value; gint64 age; } cases[] = {
    { "2026-06-01T11:00:00Z", 1 * HOUR }, { " 2026-06-01T11:00:00Z\n", 1 * HOUR }, { "2026-06-01 13:00 +02:00", HOUR },
    { "PT90M", 90 * MINUTE }, { "P1D", DAY }, { "PT0S", 0 },
    /* Clocks differ a little. */
    { "2026-06-01T12:05:00Z", 0 },
  };
  static const char *const broken[] = {
    "2026-06-01T12:05:01Z", "9999-12-31T23:59:59Z", "5", "NaN", "inf", "1e999", "yesterday", "daily", "-PT5M",
    "2026-13-01", "2026-02-29T00:00:00Z", "P", "\x01", "２０２６",
  };
  StewardPoint point;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (read_at (slo, cases[i].value, &point));
      g_assert_cmpint (point.time - point.instant, ==, cases[i].age);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_assert_false (read_at (slo, broken[i], &point));
      g_assert_true (point.unreadable);
      g_assert_cmpint (point.time, ==, NOW);
    }
}

static void
test_none (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  static const char *const none[] = { "", "  ", "null", "NONE", "never", NULL };
  StewardPoint point;

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_assert_true (read_at (slo, none[i], &point));
      g_assert_cmpint (point.instant, ==, G_MININT64);
    }
}

/* The time of an update is all that it says. */
static void
test_updates (void)
{
  static const StewardSloMethod methods[] = { STEWARD_SLO_AGE, STEWARD_SLO_PERIOD, STEWARD_SLO_DEADLINE };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr(StewardSlo) slo = make_slo (methods[i]);
      StewardPoint point;

      g_assert_true (steward_point_read (slo, STEWARD_MEASUREMENT_UPDATE, NOW, "whatever", &point));
      g_assert_cmpint (point.instant, ==, NOW);
      g_assert_cmpint (point.kind, ==, STEWARD_MEASUREMENT_UPDATE);
    }
}

static void
test_states (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_STATE);
  static const struct { const char *value; double share; gboolean past; } cases[] = {
    { "up", 1, FALSE }, { "DOWN", 0, FALSE }, { "ok", 1, FALSE }, { "error", 0, FALSE }, { "true", 1, FALSE },
    { "false", 0, FALSE }, { "success", 1, FALSE }, { "failed", 0, FALSE }, { "1", 1, FALSE }, { "0", 0, FALSE },
    { "99.5", 0.995, TRUE }, { "99.5 %", 0.995, TRUE }, { "100%", 1, TRUE }, { "0 %", 0, TRUE }, { "0.4%", 0.004, TRUE },
  };
  static const char *const broken[] = {
    "", "0.995", "101", "100.0001 %", "-1", "-1 %", "NaN", "nan", "inf", "-inf", "1e999", "0x10", "maybe", "1 1",
    "99,5", "-0",
    "skipped",
  };
  StewardPoint point;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (read_at (slo, cases[i].value, &point));
      g_assert_cmpfloat_with_epsilon (point.value, cases[i].share, 1e-12);
      g_assert_cmpint (point.reports_past, ==, cases[i].past);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    g_assert_false (read_at (slo, broken[i], &point));
}

static void
test_figures (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_VALUE);
  StewardPoint point;

  slo->quantity = STEWARD_QUANTITY_NUMBER;
  g_assert_true (read_at (slo, "-3.5e2", &point));
  g_assert_cmpfloat (point.value, ==, -350);
  g_assert_true (read_at (slo, "-0", &point));
  g_assert_false (signbit (point.value));
  g_assert_false (read_at (slo, "5 %", &point));
  g_assert_false (read_at (slo, "0x1F", &point));
  g_assert_false (read_at (slo, "1e999", &point));
  g_assert_false (read_at (slo, "-1e999", &point));
  g_assert_false (read_at (slo, "NaN", &point));
  g_assert_false (read_at (slo, "infinity", &point));
  g_assert_false (read_at (slo, "1,000", &point));
  slo->unit = g_strdup ("rows");
  g_assert_true (read_at (slo, "1000 Rows", &point));
  g_assert_cmpfloat (point.value, ==, 1000);
  slo->quantity = STEWARD_QUANTITY_PERCENT;
  g_assert_true (read_at (slo, "4.5%", &point));
  g_assert_cmpfloat (point.value, ==, 4.5);
  g_assert_true (read_at (slo, "4.5", &point));
  g_assert_cmpfloat (point.value, ==, 4.5);
}

static void
test_durations (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_VALUE);
  StewardPoint point;

  slo->quantity = STEWARD_QUANTITY_DURATION;
  g_assert_true (read_at (slo, "350 ms", &point));
  g_assert_cmpfloat (point.value, ==, 350000);
  g_assert_true (read_at (slo, "PT2S", &point));
  g_assert_cmpfloat (point.value, ==, 2 * SECOND);
  g_assert_false (read_at (slo, "350", &point));
  slo->unit = g_strdup ("ms");
  g_assert_true (read_at (slo, "350", &point));
  g_assert_cmpfloat (point.value, ==, 350000);
}

/* A check says pass or fail, whatever the bound is. */
static void
test_checks (void)
{
  static const StewardCompare compares[] = { STEWARD_COMPARE_LESS, STEWARD_COMPARE_LESS_EQUAL, STEWARD_COMPARE_EQUAL,
                                             STEWARD_COMPARE_GREATER_EQUAL, STEWARD_COMPARE_GREATER };

  for (gsize i = 0; i < G_N_ELEMENTS (compares); i++)
    {
      g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_VALUE);
      g_autoptr(GArray) points = points_new ();
      g_autoptr(StewardCourse) course = NULL;
      StewardPoint point;

      slo->check = g_strdup ("not_null");
      slo->compare = compares[i];
      slo->bound = 5;
      slo->hold = HOUR;
      g_assert_true (steward_point_read (slo, STEWARD_MEASUREMENT_OBSERVATION, NOW, "pass", &point));
      g_array_append_val (points, point);
      g_assert_true (steward_point_read (slo, STEWARD_MEASUREMENT_OBSERVATION, NOW + SECOND, "fail", &point));
      g_array_append_val (points, point);
      g_assert_true (steward_point_read (slo, STEWARD_MEASUREMENT_OBSERVATION, NOW + 2 * SECOND, "warn", &point));
      g_array_append_val (points, point);
      g_assert_false (steward_point_read (slo, STEWARD_MEASUREMENT_OBSERVATION, NOW + 3 * SECOND, "error", &point));
      g_array_append_val (points, point);
      g_assert_false (steward_point_read (slo, STEWARD_MEASUREMENT_OBSERVATION, NOW + 4 * SECOND, "skipped", &point));
      g_array_append_val (points, point);
      course = evaluate (slo, points, NOW, NOW + 5 * SECOND);
      assert_spans (course, "met 1, missed 1, met 1, unreadable 2");
    }
}

static void
test_score (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_VALUE);
  static const char *const values[2][3] = { { "pass", "pass", "error" }, { "pass", "fail", "fail" } };
  StewardPoint read[2][3];
  const StewardPoint *const series[] = { read[0], read[1] };
  const gsize lengths[] = { 3, 3 };
  g_autoptr(GArray) scores = NULL;
  g_autoptr(GArray) shares = NULL;

  g_free (slo->property);
  slo->property = g_strdup ("qualityScore");
  slo->compare = STEWARD_COMPARE_GREATER_EQUAL;
  slo->quantity = STEWARD_QUANTITY_PERCENT;
  slo->bound = 95;
  slo->hold = 2 * DAY;
  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 3; j++)
      steward_point_read (slo, STEWARD_MEASUREMENT_OBSERVATION, NOW + j * DAY, values[i][j], &read[i][j]);
  scores = steward_checks_to_score (slo, series, lengths, 2);

  g_assert_cmpuint (scores->len, ==, 3);
  g_assert_cmpfloat (g_array_index (scores, StewardPoint, 0).value, ==, 100);
  g_assert_cmpfloat (g_array_index (scores, StewardPoint, 1).value, ==, 50);
  /* The first could not be made: the second alone counts. */
  g_assert_cmpfloat (g_array_index (scores, StewardPoint, 2).value, ==, 0);
  slo->quantity = STEWARD_QUANTITY_NUMBER;
  slo->bound = 0.95;
  shares = steward_checks_to_score (slo, series, lengths, 2);
  g_assert_cmpfloat (g_array_index (shares, StewardPoint, 1).value, ==, 0.5);
}

/* A check that nobody ran any more drops out; none at all is no score. */
static void
test_score_old (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_VALUE);
  StewardPoint old = { .time = NOW, .value = -INFINITY };
  StewardPoint new = { .time = NOW + 2 * DAY, .value = INFINITY };
  StewardPoint broken = { .time = NOW, .unreadable = TRUE };
  const StewardPoint *const series[] = { &old, &new };
  const StewardPoint *const none[] = { &broken };
  const gsize lengths[] = { 1, 1 };
  g_autoptr(GArray) scores = NULL;
  g_autoptr(GArray) nothing = NULL;

  slo->compare = STEWARD_COMPARE_GREATER_EQUAL;
  slo->quantity = STEWARD_QUANTITY_PERCENT;
  scores = steward_checks_to_score (slo, series, lengths, 2);
  g_assert_cmpfloat (g_array_index (scores, StewardPoint, 0).value, ==, 0);
  g_assert_cmpfloat (g_array_index (scores, StewardPoint, 1).value, ==, 100);
  nothing = steward_checks_to_score (slo, none, lengths, 1);
  g_assert_true (g_array_index (nothing, StewardPoint, 0).unreadable);
  g_clear_pointer (&nothing, g_array_unref);
  nothing = steward_checks_to_score (slo, none, lengths, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_hostile (void)
{
  g_autofree char *megabyte = g_strnfill (1 << 20, '1');
  g_autofree char *longest = g_strnfill (256, '1');
  StewardPoint point;

  for (int method = STEWARD_SLO_VAGUE; method <= STEWARD_SLO_DATE; method++)
    {
      g_autoptr(StewardSlo) slo = make_slo ((StewardSloMethod) method);

      g_assert_false (read_at (slo, megabyte, &point));
      g_assert_true (point.unreadable);
      read_at (slo, longest, &point);
      g_assert_false (steward_point_read (slo, STEWARD_MEASUREMENT_UPDATE, -1, "1", &point));
      g_assert_false (steward_point_read (slo, STEWARD_MEASUREMENT_UPDATE, G_MAXINT64, "1", &point));
      g_assert_false (steward_point_read (slo, STEWARD_MEASUREMENT_UPDATE, G_MININT64, "1", &point));
      g_assert_false (steward_point_read (slo, STEWARD_MEASUREMENT_UPDATE, at ("9999-01-01"), "1", &point));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/point-read/instants", test_instants);
  g_test_add_func ("/point-read/none", test_none);
  g_test_add_func ("/point-read/updates", test_updates);
  g_test_add_func ("/point-read/states", test_states);
  g_test_add_func ("/point-read/figures", test_figures);
  g_test_add_func ("/point-read/durations", test_durations);
  g_test_add_func ("/point-read/checks", test_checks);
  g_test_add_func ("/point-read/score", test_score);
  g_test_add_func ("/point-read/score-old", test_score_old);
  g_test_add_func ("/point-read/hostile", test_hostile);

  return g_test_run ();
}
