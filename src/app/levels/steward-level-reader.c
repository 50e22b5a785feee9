/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the page of service levels reads. Incidents of an objective are numbered
 * by their start, so that plot and list can name them shortly. */

#include "config.h"

#include "steward-level-reader.h"

#include "steward-evaluate.h"

#define MOST_INCIDENTS 1000
#define FIGURES_DAYS 90

/* What a thread is asked for. */
typedef struct
{
  StewardGovernance *governance;       /* owned */
  char *objective;                     /* owned, nullable */
  GArray *series;                      /* owned, nullable */
  gint64 from;
  gint64 limit;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_object_unref (question->governance);
  g_free (question->objective);
  g_clear_pointer (&question->series, g_array_unref);
  g_free (question);
}

static void
ask (StewardGovernance   *governance,
     Question            *question,
     GTaskThreadFunc      thread,
     gpointer             tag,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (governance, cancellable, callback, user_data);

  question->governance = g_object_ref (governance);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, question, free_question);
  g_task_run_in_thread (task, thread);
}

static void
return_pointer (GTask         *task,
                gpointer       found,
                GDestroyNotify free_found,
                GError        *error)
{
  if (found != NULL)
    g_task_return_pointer (task, found, free_found);
  else
    g_task_return_error (task, error);
}

/* Lists. */

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Question *question = task_data;
  const StewardLevelFilter filter = { .order = STEWARD_LEVELS_BY_BUDGET };
  GError *error = NULL;
  GPtrArray *levels = steward_level_rows_list_sync (question->governance, &filter, &error);

  return_pointer (task, levels, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * steward_level_reader_list_async:
 * @governance: where they are kept
 * @cancellable: (nullable): optional cancellable
 * @callback: called with them
 * @user_data: for @callback
 *
 * Reads how every objective stands.
 */
void
steward_level_reader_list_async (StewardGovernance   *governance,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  ask (governance, g_new0 (Question, 1), list_in_thread, steward_level_reader_list_async, cancellable, callback,
       user_data);
}

/**
 * steward_level_reader_list_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardLevel): the budget burnt most first
 */
GPtrArray *
steward_level_reader_list_finish (GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* One. */

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const StewardIncident *one = *(StewardIncident *const *) a, *other = *(StewardIncident *const *) b;

  return one->start == other->start ? 0 : one->start > other->start ? -1 : 1;
}

static void
count_figures (StewardObjectiveCase *self,
               gint64                since)
{
  g_autoptr (GPtrArray) recent = g_ptr_array_new ();

  for (guint i = 0; i < self->incidents->len; i++)
    {
      StewardIncident *incident = g_ptr_array_index (self->incidents, i);

      if (incident->ended_at == 0 || incident->ended_at > since)
        g_ptr_array_add (recent, incident);
    }
  self->n_figures = recent->len;
  steward_incidents_get_figures (recent, &self->figures);
}

static StewardObjectiveCase *
load_case (const Question  *question,
           GError         **error)
{
  g_autoptr (StewardObjectiveCase) self = g_new0 (StewardObjectiveCase, 1);
  g_autoptr (StewardSloRow) row = NULL;
  StewardIncidentFilter filter = { .objective = question->objective, .limit = MOST_INCIDENTS };
  gint64 now = g_get_real_time (), today;

  self->level = steward_level_rows_load_sync (question->governance, question->objective, error);
  if (self->level == NULL)
    return NULL;
  row = steward_slo_rows_load_sync (question->governance, question->objective, error);
  if (row == NULL)
    return NULL;
  self->series = row->series != NULL ? g_array_ref (row->series) : g_array_new (FALSE, FALSE, sizeof (gint64));
  today = steward_slo_get_day (self->level->slo, now);
  self->days = steward_level_days_sync (question->governance, question->objective,
                                        today - STEWARD_LEVEL_STRIP + 1, today, error);
  if (self->days == NULL)
    return NULL;
  self->incidents = steward_incident_rows_list_sync (question->governance, &filter, error);
  if (self->incidents == NULL)
    return NULL;
  g_ptr_array_sort (self->incidents, compare_starts);
  count_figures (self, now - FIGURES_DAYS * G_TIME_SPAN_DAY);

  return g_steal_pointer (&self);
}

static void
case_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  StewardObjectiveCase *found = load_case (task_data, &error);

  return_pointer (task, found, (GDestroyNotify) steward_objective_case_free, error);
}

/**
 * steward_level_reader_case_async:
 * @governance: where it is kept
 * @objective: id of an objective
 * @cancellable: (nullable): optional cancellable
 * @callback: called with it
 * @user_data: for @callback
 *
 * Reads one objective with its days and incidents.
 */
void
steward_level_reader_case_async (StewardGovernance   *governance,
                                 const char          *objective,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Question *question = g_new0 (Question, 1);

  question->objective = g_strdup (objective);
  ask (governance, question, case_in_thread, steward_level_reader_case_async, cancellable, callback, user_data);
}

/**
 * steward_level_reader_case_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): the objective
 */
StewardObjectiveCase *
steward_level_reader_case_finish (GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Measurements. */

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const StewardMeasuredValue *one = *(StewardMeasuredValue *const *) a;
  const StewardMeasuredValue *other = *(StewardMeasuredValue *const *) b;

  return one->time == other->time ? 0 : one->time > other->time ? -1 : 1;
}

static void
values_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  const Question *question = task_data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measured_value_free);
  GError *error = NULL;

  for (guint i = 0; i < question->series->len; i++)
    {
      gint64 series = g_array_index (question->series, gint64, i);
      g_autoptr (GPtrArray) values = steward_series_read_sync (question->governance, series, question->from, G_MAXINT64,
                                                               question->limit, &error);

      if (values == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&values));
    }
  g_ptr_array_sort (all, compare_times);
  if (all->len > question->limit)
    g_ptr_array_set_size (all, (int) question->limit);
  g_task_return_pointer (task, g_steal_pointer (&all), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * steward_level_reader_values_async:
 * @governance: where they are kept
 * @series: (element-type gint64): keys of series
 * @from: since when
 * @limit: how many at most
 * @cancellable: (nullable): optional cancellable
 * @callback: called with them
 * @user_data: for @callback
 *
 * Reads what was measured, as it was measured.
 */
void
steward_level_reader_values_async (StewardGovernance   *governance,
                                   GArray              *series,
                                   gint64               from,
                                   gint64               limit,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Question *question = g_new0 (Question, 1);

  question->series = g_array_ref (series);
  question->from = from;
  question->limit = limit;
  ask (governance, question, values_in_thread, steward_level_reader_values_async, cancellable, callback, user_data);
}

/**
 * steward_level_reader_values_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardMeasuredValue): the newest first
 */
GPtrArray *
steward_level_reader_values_finish (GAsyncResult  *result,
                                    GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_objective_case_free:
 * @self: (nullable): an objective
 */
void
steward_objective_case_free (StewardObjectiveCase *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->level, steward_level_free);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->incidents, g_ptr_array_unref);
  g_clear_pointer (&self->series, g_array_unref);
  g_free (self);
}

/**
 * steward_objective_case_get_number:
 * @self: an objective
 * @start: when a breach began
 *
 * Returns: the number of the incident that it is, counted from the oldest of
 *   this objective; 0 where there is none
 */
guint
steward_objective_case_get_number (const StewardObjectiveCase *self,
                                   gint64                      start)
{
  for (guint i = 0; i < self->incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (self->incidents, i);

      /* Reopened, it holds later breaches, too. */
      if (incident->start <= start && (incident->ended_at == 0 || start < incident->ended_at))
        return self->incidents->len - i;
    }

  return 0;
}
