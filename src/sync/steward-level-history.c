/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Evaluates a stretch of an objective's history: each promise for the days on
 * which it was in force, and a long history in parts that fit into memory, from
 * the newest to the oldest. A part is evaluated with what was measured first
 * behind it, since that decides what lies between. */

#include "config.h"

#include "steward-level-history.h"

#include "steward-level-due.h"

/* No period is longer, so all that decides a part lies within. */
#define LONGEST_PERIOD (800 * G_TIME_SPAN_DAY)
#define MAX_UNREADABLE 1000

void
steward_level_history_free (StewardLevelHistory *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->course, steward_course_free);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_free (self);
}

static StewardCourse *
new_course (void)
{
  StewardCourse *course = g_new0 (StewardCourse, 1);

  course->spans = g_array_new (FALSE, FALSE, sizeof (StewardLevelSpan));
  course->states = g_array_new (FALSE, FALSE, sizeof (StewardLevelState));
  course->next_change = G_MAXINT64;

  return course;
}

static StewardLevelHistory *
new_history (gint64 from,
             gint64 to)
{
  StewardLevelHistory *self = g_new0 (StewardLevelHistory, 1);

  self->from = from;
  self->to = to;
  self->course = new_course ();
  self->days = g_array_new (FALSE, FALSE, sizeof (StewardLevelDay));
  self->points = g_array_new (FALSE, FALSE, sizeof (StewardPoint));

  return self;
}

/* What lies behind @to only helped to decide what lies before. */
static void
cut_course (StewardCourse *course,
            gint64         to)
{
  while (course->spans->len > 0)
    {
      StewardLevelSpan *last = &g_array_index (course->spans, StewardLevelSpan, course->spans->len - 1);

      if (last->from < to)
        {
          last->to = MIN (last->to, to);
          break;
        }
      g_array_set_size (course->spans, course->spans->len - 1);
    }
  while (course->states->len > 0 &&
         g_array_index (course->states, StewardLevelState, course->states->len - 1).at >= to)
    g_array_set_size (course->states, course->states->len - 1);
}

static void
prepend_spans (GArray *later,
               GArray *earlier)
{
  g_array_prepend_vals (later, earlier->data, earlier->len);
}

static void
prepend_states (GArray *later,
                GArray *earlier)
{
  if (later->len > 0 && earlier->len > 0)
    {
      const StewardLevelState *first = &g_array_index (later, StewardLevelState, 0);
      const StewardLevelState *last = &g_array_index (earlier, StewardLevelState, earlier->len - 1);

      if (first->verdict == last->verdict && first->reason == last->reason)
        g_array_remove_index (later, 0);
    }
  g_array_prepend_vals (later, earlier->data, earlier->len);
}

/* Two promises of one day, in two time zones, make one day. */
static void
prepend_days (GArray *later,
              GArray *earlier)
{
  while (later->len > 0 && earlier->len > 0)
    {
      const StewardLevelDay *first = &g_array_index (later, StewardLevelDay, 0);
      StewardLevelDay *last = &g_array_index (earlier, StewardLevelDay, earlier->len - 1);

      if (last->day < first->day)
        break;
      if (last->day == first->day)
        {
          StewardLevelDay both = *first;

          both.time.good += last->time.good;
          both.time.bad += last->time.bad;
          both.time.undecidable += last->time.undecidable;
          both.time.planned += last->time.planned;
          if (last->time.undecidable > first->time.undecidable)
            both.reason = last->reason;
          g_array_index (later, StewardLevelDay, 0) = both;
        }
      g_array_set_size (earlier, earlier->len - 1);
    }
  g_array_prepend_vals (later, earlier->data, earlier->len);
}

/* A part shares its context with the one before it. */
static void
prepend_points (GArray *later,
                GArray *earlier)
{
  guint n = earlier->len;

  while (n > 0 && later->len > 0 &&
         g_array_index (earlier, StewardPoint, n - 1).time >= g_array_index (later, StewardPoint, 0).time)
    n--;
  g_array_prepend_vals (later, earlier->data, n);
}

static gboolean
load_part (StewardLevelHistory        *self,
           const StewardLevelRun      *run,
           const StewardLevelSources  *sources,
           const StewardSlo           *slo,
           gint64                      from,
           gint64                      to,
           gint64                      behind,
           gboolean                    keep_points,
           GError                    **error)
{
  g_autoptr(GArray) points =
    steward_level_sources_read (sources, run, slo, steward_slo_get_context (slo, from), behind, error);
  g_autoptr(StewardCourse) course = NULL;
  g_autoptr(GArray) days = NULL;
  StewardEvidenceOfLevel evidence;

  if (points == NULL)
    return FALSE;

  evidence = (StewardEvidenceOfLevel) {
    .points = (const StewardPoint *) (gconstpointer) points->data,
    .n_points = points->len,
    .planned = (const StewardTimeSpan *) (gconstpointer) sources->planned->data,
    .n_planned = sources->planned->len,
    .repairs = (const StewardRepair *) (gconstpointer) sources->repairs->data,
    .n_repairs = sources->repairs->len,
    .holidays = (const char *const *) run->terms->holidays,
    .known_until = sources->known_until,
    .from = from,
    .to = behind,
  };
  course = steward_slo_evaluate (slo, &evidence);
  if (behind > to)
    cut_course (course, to);
  else
    self->course->next_change = course->next_change;
  days = steward_course_to_days (course, slo, &evidence);
  prepend_spans (self->course->spans, course->spans);
  prepend_states (self->course->states, course->states);
  prepend_days (self->days, days);
  if (keep_points)
    prepend_points (self->points, points);

  return TRUE;
}

/* The first measurement of a series at or after @time that says something. */
static gboolean
find_readable_after (const StewardLevelRun  *run,
                     const StewardSlo       *slo,
                     gint64                  series,
                     gint64                  time,
                     gint64                 *out_time,
                     GError                **error)
{
  for (guint i = 0; i < MAX_UNREADABLE; i++)
    {
      g_autoptr(GPtrArray) values = NULL;

      if (!steward_series_time_after_sync (run->governance, series, time, out_time, error))
        return FALSE;
      if (*out_time == G_MAXINT64)
        return TRUE;
      values = steward_series_read_sync (run->governance, series, *out_time, *out_time + 1, 0, error);
      if (values == NULL)
        return FALSE;
      for (guint j = 0; j < values->len; j++)
        {
          const StewardMeasuredValue *value = g_ptr_array_index (values, j);
          StewardPoint point = { 0 };

          steward_point_read (slo, value->kind, value->time, value->value, &point);
          if (!point.unreadable)
            return TRUE;
        }
      time = *out_time + 1;
    }

  return TRUE;
}

/* Until when one has to look to decide what lies before @to. */
static gboolean
find_behind (const StewardLevelRun      *run,
             const StewardLevelSources  *sources,
             const StewardSlo           *slo,
             gint64                      to,
             gint64                      end,
             gint64                     *out_behind,
             GError                    **error)
{
  gint64 behind = to;

  if (to >= end)
    {
      *out_behind = end;
      return TRUE;
    }
  for (guint i = 0; i < sources->series->len; i++)
    {
      const StewardSeries *series = g_ptr_array_index (sources->series, i);
      gint64 found;

      if (!find_readable_after (run, slo, series->key, to, &found, error))
        return FALSE;
      if (found != G_MAXINT64)
        behind = MAX (behind, found);
    }
  if (slo->method == STEWARD_SLO_PERIOD)
    behind += LONGEST_PERIOD;
  *out_behind = MIN (behind, end);

  return TRUE;
}

static gboolean
load_promise (StewardLevelHistory        *self,
              const StewardLevelRun      *run,
              const StewardLevelSources  *sources,
              const StewardSlo           *slo,
              gint64                      from,
              gint64                      to,
              gboolean                    keep_points,
              GError                    **error)
{
  while (to > from || self->course->states->len == 0)
    {
      gint64 part, behind;

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error) ||
          !find_behind (run, sources, slo, to, self->to, &behind, error) ||
          !steward_level_sources_split (sources, run, slo, from, to, &part, error) ||
          !load_part (self, run, sources, slo, part, to, behind, keep_points, error))
        return FALSE;
      if (to == from)
        break;
      to = part;
    }

  return TRUE;
}

/* The moment from which on the promise holds: the beginning of its first day. */
static gint64
get_begin (const StewardPromiseSince *promise)
{
  if (promise->since <= 0)
    return G_MININT64;

  return steward_slo_get_midnight (promise->slo, steward_slo_get_day (promise->slo, promise->since));
}

/**
 * steward_slo_row_get_promise:
 *
 * Returns: what was promised at @time
 */
const StewardSlo *
steward_slo_row_get_promise (const StewardSloRow *row,
                             gint64               time)
{
  for (guint i = row->promises != NULL ? row->promises->len : 0; i > 1; i--)
    {
      const StewardPromiseSince *promise = g_ptr_array_index (row->promises, i - 1);

      if (get_begin (promise) <= time)
        return promise->slo;
    }
  if (row->promises == NULL || row->promises->len == 0)
    return row->slo;

  return ((const StewardPromiseSince *) g_ptr_array_index (row->promises, 0))->slo;
}

/**
 * steward_level_history_load:
 * @run: the evaluation
 * @sources: of an objective
 * @from: where it begins; should be a midnight, if days are wanted
 * @to: where it ends: now, or earlier
 * @keep_points: whether they are handed out
 * @error: return location; G_IO_ERROR_CANCELLED
 *
 * Blocks; runs in a worker thread.
 *
 * Returns: (transfer full) (nullable): how it went in [@from, @to)
 */
StewardLevelHistory *
steward_level_history_load (const StewardLevelRun      *run,
                            const StewardLevelSources  *sources,
                            gint64                      from,
                            gint64                      to,
                            gboolean                    keep_points,
                            GError                    **error)
{
  g_autoptr(StewardLevelHistory) self = new_history (from, to);
  GPtrArray *promises = sources->row->promises;
  guint n_promises = promises != NULL ? promises->len : 0;
  gint64 end = to;

  if (n_promises < 2)
    return load_promise (self, run, sources, sources->row->slo, from, to, keep_points, error) ? g_steal_pointer (&self)
                                                                                              : NULL;
  for (guint i = n_promises; i > 0; i--)
    {
      const StewardPromiseSince *promise = g_ptr_array_index (promises, i - 1);
      gint64 begin = i > 1 ? MAX (from, get_begin (promise)) : from;

      if (begin > end || (begin == end && self->course->states->len > 0))
        continue;
      if (!load_promise (self, run, sources, promise->slo, begin, end, keep_points, error))
        return NULL;
      end = begin;
      if (end <= from)
        break;
    }

  return g_steal_pointer (&self);
}
