/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Evaluating what changed, with only the context that is asked for, gives the
 * same as evaluating everything: day after day, with measurements that come
 * late, twice, out of order or from the future. */

#include "config.h"

#include "sla-kit.h"

#define SEED 5

static const StewardSloMethod methods[] = {
  STEWARD_SLO_AGE, STEWARD_SLO_PERIOD, STEWARD_SLO_DEADLINE, STEWARD_SLO_STATE, STEWARD_SLO_VALUE,
  STEWARD_SLO_RETENTION,
};

/* What one desk has worked out so far. */
typedef struct
{
  RandomCase *one;
  gint64 *arrivals;                    /* when each point became known */
  GArray *spans;                       /* until @as_of */
  gint64 first;                        /* where all of it begins */
  gint64 as_of;
  gint64 known_until;
} Desk;

static const StewardPoint *
get_point (const Desk *desk,
           guint       i)
{
  return &g_array_index (desk->one->points, StewardPoint, i);
}

static gboolean
is_known (const Desk *desk,
          guint       i,
          gint64      now)
{
  return desk->arrivals[i] <= now && get_point (desk, i)->time <= now;
}

static StewardCourse *
evaluate_known (const Desk *desk,
                gint64      from,
                gint64      now,
                GArray     *points)
{
  StewardEvidenceOfLevel evidence = desk->one->evidence;

  evidence.points = (const StewardPoint *) (gconstpointer) points->data;
  evidence.n_points = points->len;
  evidence.known_until = desk->known_until;
  evidence.from = from;
  evidence.to = now;

  return steward_slo_evaluate (desk->one->slo, &evidence);
}

static StewardCourse *
evaluate_all (const Desk *desk,
              gint64      now)
{
  g_autoptr(GArray) points = points_new ();

  for (guint i = 0; i < desk->one->points->len; i++)
    if (is_known (desk, i, now))
      g_array_append_val (points, *get_point (desk, i));

  return evaluate_known (desk, desk->first, now, points);
}

/* Did somebody say something else of the same time? */
static gboolean
is_replaced (const Desk *desk,
             guint       i,
             gint64      now)
{
  for (guint j = i + 1; j < desk->one->points->len && get_point (desk, j)->time == get_point (desk, i)->time; j++)
    if (get_point (desk, j)->kind == get_point (desk, i)->kind && is_known (desk, j, now))
      return TRUE;

  return FALSE;
}

/* The last readable point of a kind before @time, or -1. */
static int
find_before (const Desk             *desk,
             StewardMeasurementKind  kind,
             gint64                  time,
             gint64                  now)
{
  int found = -1;

  for (guint i = 0; i < desk->one->points->len; i++)
    {
      const StewardPoint *point = get_point (desk, i);

      if (point->kind == kind && !point->unreadable && point->time < time && is_known (desk, i, now) &&
          !is_replaced (desk, i, now))
        found = (int) i;
    }

  return found;
}

/* No more than the last readable point of each kind before the context. */
static StewardCourse *
evaluate_part (const Desk *desk,
               gint64      from,
               gint64      now)
{
  gint64 context = steward_slo_get_context (desk->one->slo, from);
  int before[] = { find_before (desk, STEWARD_MEASUREMENT_UPDATE, context, now),
                   find_before (desk, STEWARD_MEASUREMENT_OBSERVATION, context, now) };
  g_autoptr(GArray) points = points_new ();

  g_assert_cmpint (context, <=, from);
  for (guint i = 0; i < desk->one->points->len; i++)
    {
      const StewardPoint *point = get_point (desk, i);

      if (is_known (desk, i, now) && (point->time >= context || (int) i >= before[point->kind]))
        g_array_append_val (points, *point);
    }

  return evaluate_known (desk, from, now, points);
}

/* States and figures of both kinds speak of one thing: what was said before by
 * either is what a new one puts an end to. */
static gint64
find_end_of_last (const Desk             *desk,
                  StewardMeasurementKind  kind,
                  gint64                  time,
                  gint64                  now)
{
  StewardSloMethod method = desk->one->slo->method;
  gboolean apart = method == STEWARD_SLO_AGE || method == STEWARD_SLO_PERIOD || method == STEWARD_SLO_DEADLINE;
  int update = find_before (desk, STEWARD_MEASUREMENT_UPDATE, time, now);
  int poll = find_before (desk, STEWARD_MEASUREMENT_OBSERVATION, time, now);
  int before = MAX (update, poll);

  if (apart)
    before = kind == STEWARD_MEASUREMENT_UPDATE ? update : poll;

  return before >= 0 ? get_point (desk, (guint) before)->time : time;
}

/* From the measurement before the earliest new one on. */
static gint64
find_changed (const Desk *desk,
              gint64      now)
{
  gint64 changed = MIN (desk->as_of, MAX (desk->known_until, desk->first));

  for (int kind = STEWARD_MEASUREMENT_UPDATE; kind <= STEWARD_MEASUREMENT_OBSERVATION; kind++)
    {
      gint64 dirty = G_MAXINT64;

      for (guint i = 0; i < desk->one->points->len; i++)
        if ((int) get_point (desk, i)->kind == kind && is_known (desk, i, now) && !is_known (desk, i, desk->as_of))
          dirty = MIN (dirty, get_point (desk, i)->time);
      if (dirty != G_MAXINT64)
        changed = MIN (changed, find_end_of_last (desk, (StewardMeasurementKind) kind, dirty, now));
    }
  if (desk->one->slo->method == STEWARD_SLO_PERIOD)
    changed = MIN (changed, steward_slo_get_context (desk->one->slo, changed));

  return MAX (changed, desk->first);
}

static void
replace_spans (Desk                *desk,
               gint64               from,
               const StewardCourse *course)
{
  while (desk->spans->len > 0)
    {
      StewardLevelSpan *last = &g_array_index (desk->spans, StewardLevelSpan, desk->spans->len - 1);

      last->to = MIN (last->to, from);
      if (last->from < last->to)
        break;
      g_array_set_size (desk->spans, desk->spans->len - 1);
    }
  for (guint i = 0; i < course->spans->len; i++)
    {
      const StewardLevelSpan *span = &g_array_index (course->spans, StewardLevelSpan, i);
      StewardLevelSpan *last = desk->spans->len > 0
                               ? &g_array_index (desk->spans, StewardLevelSpan, desk->spans->len - 1) : NULL;

      if (last != NULL && last->verdict == span->verdict && last->reason == span->reason && last->share == span->share)
        last->to = span->to;
      else
        g_array_append_val (desk->spans, *span);
    }
}

/* How it stands at the end, and since when as far as it was looked at. */
static void
assert_same_states (const StewardCourse *part,
                    const StewardCourse *all,
                    gint64               from)
{
  guint i = part->states->len;
  guint j = all->states->len;

  while (i > 0 && j > 0)
    {
      const StewardLevelState *x = &g_array_index (part->states, StewardLevelState, --i);
      const StewardLevelState *y = &g_array_index (all->states, StewardLevelState, --j);

      g_assert_cmpint (x->verdict, ==, y->verdict);
      g_assert_cmpint (x->reason, ==, y->reason);
      g_assert_cmpint (x->at, ==, MAX (y->at, from));
    }
  g_assert_cmpuint (i, ==, 0);
}

static gboolean
look (Desk   *desk,
      gint64  now,
      gint64  known_until,
      int     number)
{
  const StewardSlo *slo = desk->one->slo;
  gint64 changed = find_changed (desk, now);
  gint64 from = MAX (steward_slo_get_midnight (slo, steward_slo_get_day (slo, changed)), desk->first);
  g_autoptr(StewardCourse) part = NULL;
  g_autoptr(StewardCourse) all = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  desk->known_until = known_until;
  part = evaluate_part (desk, from, now);
  all = evaluate_all (desk, now);
  replace_spans (desk, from, part);
  desk->as_of = now;

  found = describe (desk->spans);
  expected = describe (all->spans);
  if (g_strcmp0 (found, expected) != 0)
    {
      g_autofree char *said = random_case_say (desk->one);

      g_test_message ("case %d, as of %g, from %g\n%sfound    %s\nexpected %s", number,
                      (double) (now - desk->one->evidence.from) / SECOND,
                      (double) (from - desk->one->evidence.from) / SECOND, said, found, expected);
      g_test_fail ();
      return FALSE;
    }
  assert_same_states (part, all, from);

  return TRUE;
}

static void
tell_later (Desk  *desk,
            GRand *rand)
{
  for (guint i = 0; i < desk->one->points->len; i++)
    {
      StewardPoint *point = &g_array_index (desk->one->points, StewardPoint, i);
      gint64 delay = g_rand_int_range (rand, -2, 3) * HOUR;

      if (g_rand_int_range (rand, 0, 6) == 0)
        delay = g_rand_int_range (rand, 0, 72) * HOUR;
      desk->arrivals[i] = point->time + delay;
      if (desk->one->slo->method == STEWARD_SLO_RETENTION && point->instant == G_MININT64)
        point->instant = point->time - HOUR;
    }
}

static gboolean
check_case (GRand            *rand,
            StewardSloMethod  method,
            int               number)
{
  g_autoptr(RandomCase) one = random_case_new (rand, method);
  g_autofree gint64 *arrivals = g_new0 (gint64, one->points->len + 1);
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (StewardLevelSpan));
  Desk desk = { one, arrivals, spans, one->evidence.from, one->evidence.from, 0 };
  gint64 step = MAX ((one->evidence.to - one->evidence.from) / 12, 1);
  gboolean is_complete = g_rand_boolean (rand);

  tell_later (&desk, rand);
  for (gint64 now = desk.first; now < one->evidence.to; )
    {
      gint64 known_until;

      now += 1 + (gint64) (g_rand_double (rand) * 2 * (double) step);
      known_until = now - g_rand_int_range (rand, 0, 10) * HOUR;
      known_until = is_complete ? MAX (known_until, desk.known_until) : 0;
      if (!look (&desk, now, known_until, number))
        return FALSE;
    }

  return TRUE;
}

static void
test_method (gconstpointer data)
{
  StewardSloMethod method = *(const StewardSloMethod *) data;
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED + (guint32) method);
  int n = g_test_slow () ? 3000 : 30;

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
      g_autofree char *path = g_strconcat ("/evaluate-parts/", steward_slo_method_to_id (methods[i]), NULL);

      g_test_add_data_func (path, &methods[i], test_method);
    }

  return g_test_run ();
}
