/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Objective by objective, and only those to which something came, whose window
 * was changed, or whose time has come. What is new of a series counts as
 * evaluated when the last objective that rests on it is written, so that a
 * crash in between costs time and nothing else. */

#include "config.h"

#include "steward-evaluate-job.h"

#include "steward-evaluate-level.h"
#include "steward-evaluate-promises.h"
#include "steward-level-due.h"

#define MAX_BATCH 64                   /* objectives in one transaction */
#define MAX_BATCH_DAYS 20000

/* Objectives that rest on a series with something new, and are yet to be written. */
typedef struct
{
  gint64 key;
  gint64 n;
  gint64 mark;
} Resting;

typedef struct
{
  StewardLevelRun run;
  GHashTable *resting;                 /* gint64* → Resting */
  GPtrArray *batch;                    /* StewardEvaluated */
  guint n_days;                        /* in the batch */
  gint64 windows_from;
  StewardEvaluateReport *report;
} Job;

void
steward_evaluate_report_clear (StewardEvaluateReport *self)
{
  g_clear_pointer (&self->breaches, g_ptr_array_unref);
}

/* Which ones. */

static gboolean
add_of_windows (GPtrArray          *due,
                StewardGovernance  *governance,
                GPtrArray          *windows,
                gint64              windows_from,
                GError            **error)
{
  g_autoptr(GHashTable) known = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  if (windows_from == G_MAXINT64)
    return TRUE;
  rows = steward_slo_rows_list_sync (governance, error);
  if (rows == NULL)
    return FALSE;

  known = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < due->len; i++)
    g_hash_table_add (known, g_ptr_array_index (due, i));
  for (guint i = 0; i < rows->len; i++)
    {
      const StewardSloRow *row = g_ptr_array_index (rows, i);

      if (row->gone || g_hash_table_contains (known, row->slo->id))
        continue;
      for (guint j = 0; j < windows->len; j++)
        if (steward_planned_window_counts (g_ptr_array_index (windows, j), row->slo->subject, row->domain))
          {
            g_ptr_array_add (due, g_strdup (row->slo->id));
            break;
          }
    }

  return TRUE;
}

/* Writing. */

static Resting *
find_resting (Job                  *job,
              const StewardSeries  *series,
              GError              **error)
{
  Resting *resting = g_hash_table_lookup (job->resting, &series->key);
  gint64 n;

  if (resting != NULL)
    return resting;
  if (!steward_series_count_objectives_sync (job->run.governance, series->key, &n, error))
    return NULL;
  resting = g_new0 (Resting, 1);
  resting->key = series->key;
  resting->n = n;
  resting->mark = series->mark;
  g_hash_table_insert (job->resting, &resting->key, resting);

  return resting;
}

/* Of its series those on which no other rests that is yet to be written. What
 * came since the first of them was evaluated is new to it still: the first mark
 * counts. */
static gboolean
take_series (Job                     *job,
             const StewardEvaluated  *item,
             GArray                  *keys,
             GArray                  *marks,
             GError                 **error)
{
  for (guint i = 0; i < item->sources->series->len; i++)
    {
      const StewardSeries *series = g_ptr_array_index (item->sources->series, i);
      Resting *resting;

      if (series->dirty_from == G_MAXINT64)
        continue;
      resting = find_resting (job, series, error);
      if (resting == NULL)
        return FALSE;
      if (--resting->n > 0)
        continue;
      g_array_append_val (keys, resting->key);
      g_array_append_val (marks, resting->mark);
    }

  return TRUE;
}

static StewardLevelResult
make_result (const StewardEvaluated *item,
             GArray                 *keys,
             GArray                 *marks)
{
  return (StewardLevelResult) {
    .key = item->row->key,
    .level = item->level,
    .next_look = item->next_look,
    .days = (const StewardLevelDay *) (gconstpointer) item->days->data,
    .n_days = item->days->len,
    .series = (const gint64 *) (gconstpointer) keys->data,
    .marks = (const gint64 *) (gconstpointer) marks->data,
    .n_series = keys->len,
  };
}

static gboolean
write_batch (Job     *job,
             GError **error)
{
  g_autofree StewardLevelResult *results = g_new0 (StewardLevelResult, job->batch->len);
  g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < job->batch->len; i++)
    {
      GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
      GArray *marks = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_ptr_array_add (lists, keys);
      g_ptr_array_add (lists, marks);
      if (!take_series (job, g_ptr_array_index (job->batch, i), keys, marks, error))
        return FALSE;
      results[i] = make_result (g_ptr_array_index (job->batch, i), keys, marks);
    }
  if (!steward_level_results_put_sync (job->run.governance, results, job->batch->len, error))
    return FALSE;

  job->report->n_evaluated += job->batch->len;
  job->report->n_days += job->n_days;
  job->n_days = 0;
  g_ptr_array_set_size (job->batch, 0);

  return TRUE;
}

static void
take_breaches (Job              *job,
               StewardEvaluated *item)
{
  while (item->breaches->len > 0)
    g_ptr_array_add (job->report->breaches, g_ptr_array_steal_index (item->breaches, 0));
}

static gboolean
evaluate_all (Job        *job,
              GPtrArray  *due,
              GError    **error)
{
  for (guint i = 0; i < due->len; i++)
    {
      StewardEvaluated *item;

      if (g_cancellable_set_error_if_cancelled (job->run.cancellable, error))
        return FALSE;
      item = steward_evaluate_objective (&job->run, g_ptr_array_index (due, i), job->windows_from, error);
      if (item == NULL)
        return FALSE;
      g_ptr_array_add (job->batch, item);
      job->n_days += item->days->len;
      take_breaches (job, item);
      if ((job->batch->len >= MAX_BATCH || job->n_days >= MAX_BATCH_DAYS) && !write_batch (job, error))
        return FALSE;
    }

  return write_batch (job, error);
}

/* The ledger tells of incidents, and of windows. */
static gboolean
has_new_events (StewardEvaluateState  *state,
                StewardGovernance     *governance,
                gboolean              *out_new,
                GError               **error)
{
  gint64 n = steward_governance_count_events_sync (governance, NULL, error);

  if (n < 0)
    return FALSE;
  *out_new = n != state->n_events;
  state->n_events = n;

  return TRUE;
}

static gboolean
run_job (Job                   *job,
         StewardEvaluateState  *state,
         GError               **error)
{
  g_autoptr(GPtrArray) windows = steward_window_rows_list_sync (job->run.governance, 0, error);
  g_autoptr(GPtrArray) due = NULL;
  gboolean new_events = FALSE;

  if (windows == NULL || !has_new_events (state, job->run.governance, &new_events, error))
    return FALSE;
  job->run.windows = windows;
  job->windows_from = steward_evaluate_state_take_windows (state, windows);
  due = steward_level_due_list_sync (job->run.governance, job->run.now, new_events, error);
  if (due == NULL || !add_of_windows (due, job->run.governance, windows, job->windows_from, error) ||
      !evaluate_all (job, due, error))
    return FALSE;

  return steward_level_due_get_next_look_sync (job->run.governance, &job->report->next_look,
                                               &job->report->n_objectives, error);
}

static gboolean
start_job (Job                *job,
           StewardCatalog     *catalog,
           GError            **error)
{
  g_autoptr(StewardEvaluateState) state = steward_evaluate_state_load (job->run.governance, error);
  g_autofree char *promises = NULL;
  gint64 n_events;
  gboolean fine;

  if (state == NULL)
    return FALSE;
  promises = g_strdup (state->promises);
  n_events = state->n_events;
  fine = (catalog == NULL || steward_evaluate_promises (state, catalog, job->run.governance, job->run.terms,
                                                        job->run.now, error)) &&
         run_job (job, state, error);
  if (!fine)
    return FALSE;
  if (g_strcmp0 (promises, state->promises) == 0 && n_events == state->n_events)
    return TRUE;

  return steward_evaluate_state_save (state, job->run.governance, error);
}

/**
 * steward_evaluate_sync:
 * @catalog: (nullable): what is promised; %NULL: objectives stay as they are
 * @governance: what was measured, and where the outcome is kept
 * @terms: of the charter
 * @now: microseconds since the epoch
 * @cancellable: (nullable): ends it; what was evaluated stays
 * @out_report: (out caller-allocates): cleared by the caller
 * @error: return location: of the stores, G_IO_ERROR_CANCELLED
 *
 * Blocks; runs in a worker thread.
 *
 * Returns: whether everything that was due was evaluated
 */
gboolean
steward_evaluate_sync (StewardCatalog           *catalog,
                       StewardGovernance        *governance,
                       const StewardLevelTerms  *terms,
                       gint64                    now,
                       GCancellable             *cancellable,
                       StewardEvaluateReport    *out_report,
                       GError                  **error)
{
  gint64 started = g_get_monotonic_time ();
  g_autoptr(GHashTable) resting = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr(GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_evaluated_free);
  Job job = {
    .run = { .governance = governance, .terms = terms, .cancellable = cancellable, .now = now },
    .resting = resting,
    .batch = batch,
    .report = out_report,
  };
  gboolean fine;

  *out_report = (StewardEvaluateReport) { .next_look = G_MAXINT64 };
  out_report->breaches = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_breach_free);
  fine = start_job (&job, catalog, error);
  out_report->seconds = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;

  return fine;
}
