/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One run for each source at most in this process; between processes the
 * catalog sees to it. */

#include "config.h"

#include "steward-services-private.h"

#include "steward-pull-job.h"

#define MAX_RUNNING 2

typedef struct
{
  StewardSyncQueue *queue;             /* unowned */
  StewardSourceItem *item;             /* owned */
  GCancellable *cancellable;           /* owned */
  GPtrArray *tasks;                    /* GTask: who waits for it */
  StewardSyncReport report;
  gboolean running;
} Run;

struct _StewardSyncQueue
{
  StewardServices *services;           /* unowned: it owns the queue */
  GPtrArray *runs;                     /* Run, in the order in which they were asked for */
  guint n_running;
  guint n_removals;                    /* of catalog rows, in threads */
  gboolean stopped;
};

static void
free_run (gpointer data)
{
  Run *run = data;

  g_object_unref (run->item);
  g_object_unref (run->cancellable);
  g_ptr_array_unref (run->tasks);
  g_free (run);
}

StewardSyncQueue *
steward_sync_queue_new (StewardServices *services)
{
  StewardSyncQueue *self = g_new0 (StewardSyncQueue, 1);

  self->services = services;
  self->runs = g_ptr_array_new_with_free_func (free_run);

  return self;
}

void
steward_sync_queue_free (StewardSyncQueue *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->runs);
  g_free (self);
}

static Run *
find_run (StewardSyncQueue  *self,
          StewardSourceItem *item)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = g_ptr_array_index (self->runs, i);

      if (run->item == item)
        return run;
    }

  return NULL;
}

static void start_runs (StewardSyncQueue *self);

/* Tells everybody who waits, and forgets the run. */
static void
end_run (Run          *run,
         const GError *error)
{
  StewardSyncQueue *self = run->queue;
  g_autoptr(GPtrArray) tasks = g_ptr_array_ref (run->tasks);
  const StewardSyncReport report = run->report;

  self->n_running -= run->running ? 1 : 0;
  g_ptr_array_remove (self->runs, run);
  for (guint i = 0; i < tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (tasks, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_pointer (task, g_memdup2 (&report, sizeof report), g_free);
    }
  if (!self->stopped)
    start_runs (self);
}

/* Another process removed the source while it was synced here: its rows would
 * stay for ever. */
static void
remove_rows_in_thread (GTask        *task,
                       gpointer      source_object,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  GError *error = NULL;

  if (steward_catalog_remove_source_sync (source_object, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
rows_removed_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  StewardSyncQueue *self = user_data;
  g_autoptr(GError) error = NULL;

  self->n_removals--;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_debug ("Rows of a removed source stay until it is removed again: %s", error->message);
}

static void
remove_rows_of_removed (StewardSyncQueue  *self,
                        StewardSourceItem *item)
{
  const char *id = steward_source_get_id (steward_source_item_get_source (item));
  g_autoptr(GTask) task = NULL;

  if (self->stopped || steward_services_find_source (self->services, id) != NULL)
    return;

  task = g_task_new (steward_services_get_catalog (self->services), NULL, rows_removed_cb, self);
  g_task_set_source_tag (task, remove_rows_of_removed);
  g_task_set_task_data (task, g_strdup (id), g_free);
  self->n_removals++;
  g_task_run_in_thread (task, remove_rows_in_thread);
}

static void
progress_cb (guint64     done,
             guint64     total,
             const char *what,
             gpointer    user_data)
{
  Run *run = user_data;

  steward_source_item_progress (run->item, done, total, what);
}

/* That grants cannot be compared is no failure of the sync. */
static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = steward_services_check_drift_finish (STEWARD_SERVICES (object), result, &error);

  if (items == NULL)
    g_debug ("What is granted was not compared: %s", error->message);
  end_run (run, NULL);
}

/* Without a council nothing is approved that grants could differ from. */
static gboolean
wants_comparison (Run *run)
{
  StewardServices *services = run->queue->services;
  StewardCouncilState *state = steward_council_peek_state (steward_services_get_council (services));

  return !run->queue->stopped && (state == NULL || state->charter != NULL) &&
         steward_services_can_compare (services, run->item);
}

static void
pulled_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Run *run = user_data;
  StewardServices *services = run->queue->services;
  g_autoptr(GError) error = NULL;
  gboolean fine = steward_pull_job_run_finish (result, &run->report, &error);

  if (fine)
    steward_source_item_succeed (run->item, &run->report, g_get_real_time ());
  else
    steward_source_item_fail (run->item, error);
  remove_rows_of_removed (run->queue, run->item);
  steward_levels_queue_touch (steward_services_peek_levels (services));
  if (fine && wants_comparison (run))
    steward_services_check_drift_async (run->queue->services, run->item, NULL, compared_cb, run);
  else
    end_run (run, error);
}

static void
start_run (Run *run)
{
  StewardServices *services = run->queue->services;
  StewardSource *source = steward_source_item_get_source (run->item);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardConnector) connector = NULL;

  run->running = TRUE;
  run->queue->n_running++;
  steward_source_item_begin (run->item);
  connector = steward_connector_create (source, steward_services_get_secrets (services), &error);
  if (connector == NULL)
    {
      steward_source_item_fail (run->item, error);
      end_run (run, error);
      return;
    }
  steward_pull_job_run_async (steward_services_get_catalog (services), steward_services_get_governance (services),
                              connector, run->cancellable, progress_cb, run, pulled_cb, run);
}

static Run *
find_waiting (StewardSyncQueue *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = g_ptr_array_index (self->runs, i);

      if (!run->running)
        return run;
    }

  return NULL;
}

static void
start_runs (StewardSyncQueue *self)
{
  Run *run;

  while (self->n_running < MAX_RUNNING && (run = find_waiting (self)) != NULL)
    start_run (run);
}

/**
 * steward_sync_queue_add:
 * @self: a queue
 * @item: a source
 * @task: (transfer full): returns a #StewardSyncReport
 */
void
steward_sync_queue_add (StewardSyncQueue  *self,
                        StewardSourceItem *item,
                        GTask             *task)
{
  Run *run = find_run (self, item);

  if (self->stopped)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The profile is being closed.");
      g_object_unref (task);
      return;
    }
  if (run == NULL)
    {
      run = g_new0 (Run, 1);
      run->queue = self;
      run->item = g_object_ref (item);
      run->cancellable = g_cancellable_new ();
      run->tasks = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (self->runs, run);
    }
  g_ptr_array_add (run->tasks, task);
  start_runs (self);
}

/**
 * steward_sync_queue_cancel:
 *
 * Ends the source's sync, if one runs or waits.
 */
void
steward_sync_queue_cancel (StewardSyncQueue  *self,
                           StewardSourceItem *item)
{
  Run *run = find_run (self, item);
  g_autoptr(GError) error = NULL;

  if (run == NULL)
    return;
  g_cancellable_cancel (run->cancellable);
  if (run->running)
    return;                            /* its job ends it */

  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The sync was stopped.");
  end_run (run, error);
}

gboolean
steward_sync_queue_has (StewardSyncQueue  *self,
                        StewardSourceItem *item)
{
  return find_run (self, item) != NULL;
}

/**
 * steward_sync_queue_stop:
 *
 * Ends everything and waits for it.
 */
void
steward_sync_queue_stop (StewardSyncQueue *self)
{
  self->stopped = TRUE;
  for (guint i = self->runs->len; i > 0; i--)
    steward_sync_queue_cancel (self, ((Run *) g_ptr_array_index (self->runs, i - 1))->item);
  while (self->runs->len > 0 || self->n_removals > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Public face. */

/**
 * steward_services_sync_async:
 * @self: the services
 * @item: one of its sources
 * @callback: (nullable): when the sync ended
 * @user_data: for @callback
 */
void
steward_services_sync_async (StewardServices     *self,
                             StewardSourceItem   *item,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, steward_services_sync_async);
  steward_sync_queue_add (steward_services_peek_queue (self), item, task);
}

/**
 * steward_services_sync_finish:
 * @self: the services
 * @result: of steward_services_sync_async()
 * @out_report: (out) (optional): what the sync found
 * @error: return location: of the connector or the store; BUSY when another
 *   process syncs the source; G_IO_ERROR_CANCELLED
 */
gboolean
steward_services_sync_finish (StewardServices    *self,
                              GAsyncResult       *result,
                              StewardSyncReport  *out_report,
                              GError            **error)
{
  g_autofree StewardSyncReport *report = g_task_propagate_pointer (G_TASK (result), error);

  if (report == NULL)
    return FALSE;
  if (out_report != NULL)
    *out_report = *report;

  return TRUE;
}

void
steward_services_cancel_sync (StewardServices   *self,
                              StewardSourceItem *item)
{
  steward_sync_queue_cancel (steward_services_peek_queue (self), item);
}

/* For the schedule and the watches. */
void
steward_services_sync_changed (StewardSourceItem *item,
                               gpointer           services)
{
  steward_services_sync_async (services, item, NULL, NULL);
}

/**
 * steward_services_sync_all:
 *
 * The outcome is on the items.
 */
void
steward_services_sync_all (StewardServices *self)
{
  GListModel *sources = steward_services_get_sources (self);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (sources, i);

      steward_services_sync_async (self, item, NULL, NULL);
    }
}
