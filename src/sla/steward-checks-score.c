/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A quality score from checks: the share of those that pass, of all whose last
 * result is not too old. */

#include "config.h"

#include "steward-evaluate-private.h"

#include <math.h>

typedef struct
{
  gint64 time;
  gsize series;
  const StewardPoint *point;
} Result;

static int
compare_results (gconstpointer a,
                 gconstpointer b)
{
  const Result *x = a;
  const Result *y = b;

  if (x->time != y->time)
    return x->time < y->time ? -1 : 1;
  if (x->series != y->series)
    return x->series < y->series ? -1 : 1;

  return x->point < y->point ? -1 : x->point > y->point;
}

static GArray *
collect_results (const StewardPoint *const *series,
                 const gsize               *lengths,
                 gsize                      n_series)
{
  GArray *results = g_array_new (FALSE, FALSE, sizeof (Result));

  for (gsize i = 0; i < n_series; i++)
    {
      for (gsize j = 0; j < lengths[i]; j++)
        {
          Result result = { series[i][j].time, i, &series[i][j] };

          g_array_append_val (results, result);
        }
    }
  g_array_sort (results, compare_results);

  return results;
}

/* A figure is no verdict, and a check that broke off has none. */
static gboolean
is_verdict (const StewardSlo   *slo,
            const StewardPoint *point)
{
  return !point->unreadable && (isinf (point->value) || slo->compare == STEWARD_COMPARE_EQUAL);
}

static double
scale (const StewardSlo *slo,
       double            share)
{
  gboolean is_share = slo->quantity != STEWARD_QUANTITY_PERCENT && fabs (slo->bound) <= 1;

  return is_share ? share : share * 100;
}

static StewardPoint
get_score (const StewardSlo           *slo,
           const StewardPoint *const  *last,
           gsize                       n_series,
           gint64                      time)
{
  StewardPoint score = { .time = time, .instant = time, .kind = STEWARD_MEASUREMENT_OBSERVATION };
  gsize n = 0;
  gsize n_passed = 0;

  for (gsize i = 0; i < n_series; i++)
    {
      if (last[i] == NULL || !is_verdict (slo, last[i]) ||
          time >= steward_sla_add (last[i]->time, MAX (slo->hold, 1)))
        continue;
      n++;
      n_passed += steward_slo_is_kept (slo, last[i]->value);
    }

  score.unreadable = n == 0;
  score.value = n > 0 ? scale (slo, (double) n_passed / (double) n) : 0;

  return score;
}

/**
 * steward_checks_to_score:
 * @slo: an objective on the score: its unit, and how long a result holds
 * @series: the results of each check, read for @slo, ascending
 * @lengths: how many results each has
 * @n_series: how many checks
 *
 * A check that did not come to an end counts neither way until its next result.
 *
 * Returns: (transfer full) (element-type StewardPoint): the score after each
 *   moment with results, in percent, or as a share if the objective's bound is
 *   one; unreadable while no check has a result
 */
GArray *
steward_checks_to_score (const StewardSlo          *slo,
                         const StewardPoint *const *series,
                         const gsize               *lengths,
                         gsize                      n_series)
{
  g_autoptr(GArray) results = collect_results (series, lengths, n_series);
  g_autofree const StewardPoint **last = g_new0 (const StewardPoint *, n_series + 1);
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (StewardPoint));

  for (guint i = 0; i < results->len; i++)
    {
      const Result *result = &g_array_index (results, Result, i);

      last[result->series] = result->point;
      if (i + 1 == results->len || g_array_index (results, Result, i + 1).time != result->time)
        {
          StewardPoint score = get_score (slo, last, n_series, result->time);

          g_array_append_val (scores, score);
        }
    }

  return scores;
}
