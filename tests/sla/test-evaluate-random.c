/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The fast evaluation against the slow one, moment by moment. */

#include "config.h"

#include "sla-kit.h"
#include "slow-model.h"

#include <math.h>

#define SEED 20261121

static const StewardSloMethod methods[] = {
  STEWARD_SLO_AGE, STEWARD_SLO_PERIOD, STEWARD_SLO_DEADLINE, STEWARD_SLO_STATE, STEWARD_SLO_VALUE,
  STEWARD_SLO_RETENTION, STEWARD_SLO_REPAIR,
};

static void
fail_at (const RandomCase    *one,
         const StewardCourse *course,
         const char          *what,
         gint64               time,
         const SlowMoment    *expected,
         int                  verdict,
         int                  reason,
         int                  number)
{
  g_autofree char *said = random_case_say (one);
  g_autofree char *spans = describe (course->spans);
  g_autofree char *states = describe_states (course);

  g_test_message ("case %d: %s at %g: expected %d %s (%g), found %d %s\n%s%s\n%s", number, what,
                  (double) (time - one->evidence.from) / SECOND, expected->verdict,
                  steward_reason_to_id ((StewardLevelReason) expected->reason), expected->share, verdict,
                  steward_reason_to_id ((StewardLevelReason) reason), said, spans, states);
  g_test_fail ();
}

static gboolean
compare_spans (const RandomCase    *one,
               const StewardCourse *course,
               const SlowCourse    *slow,
               int                  number)
{
  guint at_span = 0;

  for (gsize i = 0; i + 1 < slow->n; i++)
    {
      gint64 time = slow->from + (gint64) i * slow->tick;
      const SlowMoment *expected = &slow->credit[i];
      const StewardLevelSpan *span;

      while (at_span < course->spans->len && g_array_index (course->spans, StewardLevelSpan, at_span).to <= time)
        at_span++;
      g_assert_cmpuint (at_span, <, course->spans->len);
      span = &g_array_index (course->spans, StewardLevelSpan, at_span);
      if ((int) span->verdict != expected->verdict || (int) span->reason != expected->reason ||
          (span->verdict != STEWARD_LEVEL_UNDECIDABLE && fabs (span->share - expected->share) > 1e-12))
        {
          fail_at (one, course, "credit", time, expected, span->verdict, span->reason, number);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
compare_states (const RandomCase    *one,
                const StewardCourse *course,
                const SlowCourse    *slow,
                int                  number)
{
  guint at_state = 0;

  for (gsize i = 0; i < slow->n; i++)
    {
      gint64 time = slow->from + (gint64) i * slow->tick;
      const SlowMoment *expected = &slow->standing[i];
      const StewardLevelState *state;

      while (at_state + 1 < course->states->len &&
             g_array_index (course->states, StewardLevelState, at_state + 1).at <= time)
        at_state++;
      state = &g_array_index (course->states, StewardLevelState, at_state);
      if ((int) state->verdict != expected->verdict || (int) state->reason != expected->reason)
        {
          fail_at (one, course, "standing", time, expected, state->verdict, state->reason, number);
          return FALSE;
        }
    }

  return TRUE;
}

/* Without a gap, and the sums to the second. */
static void
check_sums (const RandomCase    *one,
            const StewardCourse *course,
            const SlowCourse    *slow)
{
  StewardAttainment sum;
  double good = 0, bad = 0;
  gint64 undecidable = 0, planned = 0;
  gint64 last = one->evidence.from;

  for (guint i = 0; i < course->spans->len; i++)
    {
      const StewardLevelSpan *span = &g_array_index (course->spans, StewardLevelSpan, i);

      g_assert_cmpint (span->from, ==, last);
      g_assert_cmpint (span->from, <, span->to);
      last = span->to;
    }
  g_assert_cmpint (last, ==, one->evidence.to);

  for (gsize i = 0; i + 1 < slow->n; i++)
    {
      const SlowMoment *moment = &slow->credit[i];

      if (moment->reason == STEWARD_REASON_PLANNED || moment->reason == STEWARD_REASON_OFF_DUTY)
        planned += slow->tick;
      else if (moment->verdict == STEWARD_LEVEL_UNDECIDABLE)
        undecidable += slow->tick;
      else
        {
          good += (double) slow->tick * moment->share;
          bad += (double) slow->tick * (1 - moment->share);
        }
    }
  steward_course_sum (course, one->evidence.from, one->evidence.to, &sum);
  g_assert_cmpfloat_with_epsilon ((double) sum.good, good, SECOND / 2);
  g_assert_cmpfloat_with_epsilon ((double) sum.bad, bad, SECOND / 2);
  g_assert_cmpint (sum.undecidable, ==, undecidable);
  g_assert_cmpint (sum.planned, ==, planned);
}

static gboolean
check_case (GRand            *rand,
            StewardSloMethod  method,
            int               number)
{
  g_autoptr(RandomCase) one = random_case_new (rand, method);
  g_autoptr(StewardCourse) course = steward_slo_evaluate (one->slo, &one->evidence);
  g_autoptr(SlowCourse) slow = slow_evaluate (one->slo, &one->evidence, one->tick);

  if (!compare_spans (one, course, slow, number) || !compare_states (one, course, slow, number))
    return FALSE;

  check_sums (one, course, slow);
  return TRUE;
}

static void
test_method (gconstpointer data)
{
  StewardSloMethod method = *(const StewardSloMethod *) data;
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED + (guint32) method);
  int n = g_test_slow () ? 3000 : 40;

  for (int i = 0; i < n; i++)
    if (!check_case (rand, method, i))
      return;
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autofree char *path = g_strconcat ("/evaluate-random/", steward_slo_method_to_id (methods[i]), NULL);

      g_test_add_data_func (path, &methods[i], test_method);
    }

  return g_test_run ();
}
