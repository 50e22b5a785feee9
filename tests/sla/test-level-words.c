/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures in words, and that none of them says more than is true. */

#include "config.h"

#include "sla-kit.h"
#include "steward-level-words.h"

#include <math.h>
#include <string.h>

#define assert_words(call, text) \
  G_STMT_START { \
    g_autofree char *found_text = call; \
    g_assert_cmpstr (found_text, ==, text); \
  } G_STMT_END

static void
test_lengths (void)
{
  static const struct { gint64 length; const char *words; } cases[] = {
    { 0, "0 s" }, { 250, "250 µs" }, { 350000, "350 ms" }, { 52 * SECOND, "52 s" }, { 51840000, "51.84 s" },
    { 5 * MINUTE, "5 min" }, { 4 * MINUTE + 30 * SECOND, "4 min 30 s" }, { 216 * MINUTE, "216 min" },
    { 43 * MINUTE + 12 * SECOND, "43 min" }, { 61 * MINUTE + 31 * SECOND, "62 min" },
    { 10 * HOUR, "10 h" }, { 26 * HOUR, "26 h" }, { 25 * HOUR + 5 * MINUTE, "25 h 5 min" },
    { 3 * DAY + 4 * HOUR, "3 d 4 h" }, { 30 * DAY, "30 d" }, { -5 * MINUTE, "−5 min" },
    { 3 * DAY + 23 * HOUR + 45 * MINUTE, "4 d" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_words (steward_length_to_words (cases[i].length), cases[i].words);
  g_free (steward_length_to_words (G_MAXINT64));
  g_free (steward_length_to_words (G_MININT64));
}

static void
test_shares (void)
{
  static const struct { double share, target; const char *words; } cases[] = {
    { 1, 0.995, "100 %" }, { 0, 0.995, "0 %" }, { 0.99996, NAN, "99.996 %" }, { 0.9996, NAN, "99.96 %" },
    { 0.9999999, NAN, "99.99999 %" }, { 0.9949, 0.995, "99.49 %" }, { 0.9951, 0.995, "99.5 %" },
    { 0.99499, 0.995, "99.499 %" }, { 0.995, 0.995, "99.5 %" }, { 0.9926, 0.995, "99.3 %" },
    { 0.9995, 0.9995, "99.95 %" }, { 0.5, NAN, "50.0 %" }, { 0.00001, NAN, "0.001 %" }, { NAN, 0.9, "unknown" },
    { INFINITY, 0.9, "unknown" }, { 2, 0.9, "100 %" }, { -1, 0.9, "0 %" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = steward_share_to_percent (cases[i].share, cases[i].target);

      g_assert_cmpstr (found, ==, cases[i].words);
    }
}

/* Whatever the share and the target: never over the target, or 100, if below. */
static void
test_shares_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  static const double targets[] = { 0.5, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9999, 1 };

  for (int i = 0; i < 20000; i++)
    {
      double target = targets[g_rand_int_range (rand, 0, G_N_ELEMENTS (targets))];
      double share = target - pow (10, -g_rand_double_range (rand, 0, 12)) * (g_rand_boolean (rand) ? 1 : -1);
      g_autofree char *text = steward_share_to_percent (share, target);
      double shown = g_ascii_strtod (text, NULL);

      if (share < 1)
        g_assert_cmpfloat (shown, <, 100);
      if (share < target)
        g_assert_cmpfloat (shown, <, target * 100);
      if (share >= 0 && share <= 1)
        g_assert_cmpfloat_with_epsilon (shown, share * 100, 0.05 + 1e-9);
    }
}

static void
test_budget (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);
  StewardAttainment late = { .good = 20 * DAY, .bad = 307 * MINUTE, .undecidable = 173 * MINUTE };
  StewardAttainment good = { .good = 20 * DAY };
  StewardAttainment nothing = { .undecidable = DAY };
  StewardAttainment planned = { .good = DAY, .bad = 90 * SECOND, .planned = 2 * HOUR };

  assert_words (steward_budget_to_words (slo, &late, 30),
                "216 min of any 30 days may be late; 307 were; 173 min had no signal and count neither way.");
  assert_words (steward_budget_to_words (slo, &good, 30), "216 min of any 30 days may be late; none were.");
  assert_words (steward_budget_to_words (slo, &nothing, 30),
                "216 min of any 30 days may be late; of the time so far nothing is known.");
  slo->method = STEWARD_SLO_STATE;
  slo->target = 0.999;
  assert_words (steward_budget_to_words (slo, &planned, 30),
                "43 min of any 30 days may be down; 1 min 30 s were; 120 min were planned and do not count.");
  slo->method = STEWARD_SLO_DATE;
  assert_words (steward_budget_to_words (slo, &planned, 30), "It has no budget.");
}

static void
test_promises (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);

  assert_words (steward_slo_to_words (slo), "younger than 5 min, for 99.5 % of any 30 days");
  slo->method = STEWARD_SLO_PERIOD;
  assert_words (steward_slo_to_words (slo), "at least 1 update in each day, for 99.5 % of any 30 days");
  slo->count = 2;
  slo->every = 2;
  slo->period = STEWARD_PERIOD_WEEK;
  assert_words (steward_slo_to_words (slo), "at least 2 updates in every 2 weeks, for 99.5 % of any 30 days");
  slo->method = STEWARD_SLO_DEADLINE;
  slo->limit = 6 * HOUR + 30 * MINUTE;
  slo->weekdays = 0x1f;
  slo->skips_holidays = TRUE;
  assert_words (steward_slo_to_words (slo), "an update on each day by 06:30 (UTC), on Mon, Tue, Wed, Thu, Fri, but not "
                "on holidays, for 99.5 % of any 30 days");
  slo->weekdays = STEWARD_EVERY_DAY;
  slo->skips_holidays = FALSE;
  slo->method = STEWARD_SLO_VALUE;
  slo->compare = STEWARD_COMPARE_GREATER_EQUAL;
  slo->quantity = STEWARD_QUANTITY_PERCENT;
  slo->bound = 95;
  assert_words (steward_slo_to_words (slo), "≥ 95 %, for 99.5 % of any 30 days");
  slo->method = STEWARD_SLO_DATE;
  slo->limit = at ("2027-01-31");
  assert_words (steward_slo_to_words (slo), "2027-01-31");
  slo->method = STEWARD_SLO_VAGUE;
  slo->vague = g_strdup ("“regularly” is not an interval.");
  assert_words (steward_slo_to_words (slo), "“regularly” is not an interval.");
}

static void
test_names (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);

  assert_words (steward_slo_get_name (slo), "Freshness");
  slo->element = g_strdup ("orders.placed_at");
  assert_words (steward_slo_get_name (slo), "Freshness of orders.placed_at");
  slo->check = g_strdup ("not_null");
  assert_words (steward_slo_get_name (slo), "Check not_null of orders.placed_at");
  g_clear_pointer (&slo->check, g_free);
  g_clear_pointer (&slo->property, g_free);
  assert_words (steward_slo_get_name (slo), "Objective of orders.placed_at");
}

static void
test_values (void)
{
  g_autoptr(StewardSlo) slo = make_slo (STEWARD_SLO_AGE);

  assert_words (steward_value_to_words (slo, 61.0 * MINUTE), "61 min");
  assert_words (steward_value_to_words (slo, NAN), "unknown");
  assert_words (steward_value_to_words (slo, 1e300), "104166666 d 16 h");
  slo->method = STEWARD_SLO_STATE;
  assert_words (steward_value_to_words (slo, 0.99), "99.0 %");
  slo->method = STEWARD_SLO_VALUE;
  slo->quantity = STEWARD_QUANTITY_PERCENT;
  assert_words (steward_value_to_words (slo, 4.25), "4.25 %");
  slo->quantity = STEWARD_QUANTITY_DURATION;
  assert_words (steward_value_to_words (slo, 350000), "350 ms");
  slo->quantity = STEWARD_QUANTITY_NUMBER;
  slo->unit = g_strdup ("rows");
  assert_words (steward_value_to_words (slo, 1000000), "1000000 rows");
  slo->bound = 5;
  slo->compare = STEWARD_COMPARE_LESS;
  assert_words (steward_value_to_words (slo, -INFINITY), "passed");
  assert_words (steward_value_to_words (slo, INFINITY), "failed");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/level-words/lengths", test_lengths);
  g_test_add_func ("/level-words/shares", test_shares);
  g_test_add_func ("/level-words/shares-random", test_shares_random);
  g_test_add_func ("/level-words/budget", test_budget);
  g_test_add_func ("/level-words/promises", test_promises);
  g_test_add_func ("/level-words/names", test_names);
  g_test_add_func ("/level-words/values", test_values);

  return g_test_run ();
}
