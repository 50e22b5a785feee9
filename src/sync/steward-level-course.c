/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What pages and reports show of one objective beside its row: its course over
 * a stretch of time, and what another target would have been worth. Both read,
 * and write nothing. */

#include "config.h"

#include "steward-evaluate-job.h"

#include "steward-level-history.h"
#include "steward-slo-list.h"

/* Points at which a rehearsal ends: it looks at all of them at a time. */
#define MAX_REHEARSED 2000000

void
steward_level_course_free (StewardLevelCourse *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->slo, steward_slo_free);
  g_clear_pointer (&self->course, steward_course_free);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->breaches, g_array_unref);
  g_clear_pointer (&self->planned, g_array_unref);
  g_free (self);
}

static GArray *
cut_planned (GArray *planned,
             gint64  from,
             gint64  to)
{
  GArray *cut = g_array_new (FALSE, FALSE, sizeof (StewardTimeSpan));

  for (guint i = 0; i < planned->len; i++)
    {
      StewardTimeSpan span = g_array_index (planned, StewardTimeSpan, i);

      span.from = MAX (span.from, from);
      span.to = MIN (span.to, to);
      if (span.from < span.to)
        g_array_append_val (cut, span);
    }

  return cut;
}

/* Context may go back further than one wants to see. */
static GArray *
cut_points (GArray *points,
            gint64  from,
            gint64  to)
{
  GArray *cut = g_array_new (FALSE, FALSE, sizeof (StewardPoint));
  guint begin = 0;

  while (begin + 1 < points->len && g_array_index (points, StewardPoint, begin + 1).time < from)
    begin++;
  for (guint i = begin; i < points->len && g_array_index (points, StewardPoint, i).time <= to; i++)
    g_array_append_val (cut, g_array_index (points, StewardPoint, i));

  return cut;
}

/**
 * steward_level_course_sync:
 * @governance: the store
 * @terms: of the charter
 * @objective: id
 * @from: where the course begins
 * @to: where it ends: now, or earlier
 * @error: return location: NOT_FOUND, of the store
 *
 * Blocks; runs in a worker thread.
 *
 * Returns: (transfer full) (nullable): how it went
 */
StewardLevelCourse *
steward_level_course_sync (StewardGovernance        *governance,
                           const StewardLevelTerms  *terms,
                           const char               *objective,
                           gint64                    from,
                           gint64                    to,
                           GError                  **error)
{
  g_autoptr(StewardSloRow) row = steward_slo_rows_load_sync (governance, objective, error);
  g_autoptr(GPtrArray) windows = row != NULL ? steward_window_rows_list_sync (governance, 0, error) : NULL;
  const StewardLevelRun run = { .governance = governance, .terms = terms, .windows = windows, .now = to };
  g_autoptr(StewardLevelSources) sources = windows != NULL ? steward_level_sources_load (&run, row, error) : NULL;
  g_autoptr(StewardLevelHistory) history =
    sources != NULL ? steward_level_history_load (&run, sources, MIN (from, to), to, TRUE, error) : NULL;
  StewardLevelCourse *self;

  if (history == NULL)
    return NULL;

  self = g_new0 (StewardLevelCourse, 1);
  self->slo = steward_slo_copy (steward_slo_row_get_promise (row, to));
  self->breaches = steward_course_find_breaches (history->course, terms->hysteresis, terms->patience);
  self->course = g_steal_pointer (&history->course);
  self->points = cut_points (history->points, from, to);
  self->planned = cut_planned (sources->planned, from, to);
  self->from = MIN (from, to);
  self->to = to;
  self->known_until = sources->known_until;

  return self;
}

/* The objective as it would be promised. */
static StewardSlo *
make_target (const StewardSlo  *slo,
             const char        *target,
             double             share,
             GError           **error)
{
  g_autoptr(StewardSlo) other = steward_slo_copy (slo);

  if (target != NULL && *target != '\0' && !steward_slo_retarget (other, target, error))
    return NULL;
  if (share > 0)
    other->target = share;
  if (other->target <= 0 || other->target > 1)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                   "A share of the time lies above 0 and is at most 100 percent.");
      return NULL;
    }

  return g_steal_pointer (&other);
}

/* A very long history is rehearsed as far back as it can be held at a time. */
static gboolean
find_begin (const StewardLevelRun      *run,
            const StewardLevelSources  *sources,
            const StewardSlo           *slo,
            gint64                     *out_from,
            GError                    **error)
{
  gint64 from = steward_slo_get_midnight (slo, steward_slo_get_day (slo, MIN (sources->first, run->now)));
  guint64 n = 0;

  *out_from = from;
  for (guint i = 0; i < sources->series->len; i++)
    n += ((const StewardSeries *) g_ptr_array_index (sources->series, i))->n_measurements;

  return n <= MAX_REHEARSED || steward_level_sources_split (sources, run, slo, from, run->now, out_from, error);
}

static StewardRehearsal *
rehearse (const StewardLevelRun      *run,
          const StewardLevelSources  *sources,
          const StewardSlo           *slo,
          GError                    **error)
{
  g_autoptr(GArray) points = NULL;
  StewardEvidenceOfLevel evidence;
  gint64 from;

  if (!find_begin (run, sources, slo, &from, error))
    return NULL;
  points = steward_level_sources_read (sources, run, slo, steward_slo_get_context (slo, from), run->now, error);
  if (points == NULL)
    return NULL;

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
    .to = run->now,
  };

  return steward_rehearse (slo, &evidence, run->terms->hysteresis);
}

/**
 * steward_rehearse_sync:
 * @governance: the store
 * @terms: of the charter
 * @objective: id
 * @target: (nullable): "< 10 minutes"; %NULL: as it is
 * @share: of the time, 0…1; 0: as it is
 * @now: where the history ends
 * @error: return location: NOT_FOUND; USAGE when @target cannot be read
 *
 * Blocks; runs in a worker thread.
 *
 * Returns: (transfer full) (nullable): what the target would have been worth
 */
StewardRehearsal *
steward_rehearse_sync (StewardGovernance        *governance,
                       const StewardLevelTerms  *terms,
                       const char               *objective,
                       const char               *target,
                       double                    share,
                       gint64                    now,
                       GError                  **error)
{
  g_autoptr(StewardSloRow) row = steward_slo_rows_load_sync (governance, objective, error);
  g_autoptr(StewardSlo) slo = row != NULL ? make_target (row->slo, target, share, error) : NULL;
  g_autoptr(GPtrArray) windows = slo != NULL ? steward_window_rows_list_sync (governance, 0, error) : NULL;
  const StewardLevelRun run = { .governance = governance, .terms = terms, .windows = windows, .now = now };
  g_autoptr(StewardLevelSources) sources = windows != NULL ? steward_level_sources_load (&run, row, error) : NULL;

  return sources != NULL ? rehearse (&run, sources, slo, error) : NULL;
}
