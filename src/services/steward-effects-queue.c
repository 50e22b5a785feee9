/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One run at a time in this process; between processes the lease of the runner
 * sees to it. Whoever asks while one is under way waits for the next, since the
 * present one may have passed what they are after. */

#include "config.h"

#include "steward-effects-queue.h"

#include "steward-background.h"
#include "steward-drift-job.h"
#include "steward-effects-runner.h"
#include "steward-services-private.h"

#define INTERVAL_SECONDS 60
#define DEBOUNCE_MS 700

struct _StewardEffectsQueue
{
  StewardServices *services;           /* unowned: it owns the queue */
  GCancellable *cancellable;           /* owned: ends with stop() */
  GPtrArray *tasks;                    /* GTask: who waits for the run that is under way */
  GPtrArray *waiting;                  /* GTask: who waits for the next */
  gboolean running;
  gboolean again;                      /* another run follows */
  gboolean asked;                      /* the next one is for a person */
  gboolean stopped;
  guint n_jobs;                        /* threads beside the run */
  guint timer;
  guint debounce;
  gulong handler;                      /* of the council */
  gboolean asked_background;
};

typedef struct
{
  StewardEffectsQueue *queue;          /* unowned: waits for it */
  GTask *task;                         /* owned */
} Job;

StewardEffectsQueue *
steward_effects_queue_new (StewardServices *services)
{
  StewardEffectsQueue *self = g_new0 (StewardEffectsQueue, 1);

  self->services = services;
  self->cancellable = g_cancellable_new ();
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
steward_effects_queue_free (StewardEffectsQueue *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->waiting);
  g_free (self);
}

/* Runs. */

static void start_run (StewardEffectsQueue *self);

static void
run_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *reports = steward_effects_run_sync (task_data, cancellable, &error);

  if (reports != NULL)
    g_task_return_pointer (task, reports, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
answer (GPtrArray    *tasks,
        GPtrArray    *reports,
        const GError *error)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (tasks, i);

      if (reports != NULL)
        g_task_return_pointer (task, g_ptr_array_ref (reports), (GDestroyNotify) g_ptr_array_unref);
      else
        g_task_return_error (task, g_error_copy (error));
    }
}

/* In a sandbox nothing runs unless the desktop lets it. */
static void
ask_background (StewardEffectsQueue *self)
{
  if (self->asked_background || self->timer == 0 || !steward_background_is_needed ())
    return;

  self->asked_background = TRUE;
  steward_background_request (steward_services_get_profile (self->services), self->cancellable);
}

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  StewardEffectsQueue *self = user_data;
  StewardEffectsRun *run = g_task_get_task_data (G_TASK (result));
  g_autoptr(GPtrArray) tasks = g_steal_pointer (&self->tasks);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) reports = g_task_propagate_pointer (G_TASK (result), &error);

  self->running = FALSE;
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  if (error != NULL && tasks->len == 0)
    g_debug ("What is due was not carried out: %s", error->message);
  if (steward_effects_run_did (run) && !self->stopped)
    steward_services_tell_access (self->services);
  if (steward_effects_run_leaves_some (run) && !self->stopped)
    ask_background (self);
  answer (tasks, reports, error);
  if (self->stopped)
    return;
  if (self->again)
    start_run (self);
}

static void
start_run (StewardEffectsQueue *self)
{
  g_autoptr(GTask) task = g_task_new (self->services, self->cancellable, ran_cb, self);
  g_autoptr(GPtrArray) before = self->tasks;

  self->running = TRUE;
  self->again = FALSE;
  self->tasks = self->waiting;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, start_run);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, steward_effects_run_new (self->services, self->asked),
                        (GDestroyNotify) steward_effects_run_free);
  self->asked = FALSE;
  g_task_run_in_thread (task, run_in_thread);
}

static void
refuse (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The profile is being closed.");
  g_object_unref (task);
}

/**
 * steward_effects_queue_add:
 * @self: a queue
 * @task: (transfer full) (nullable): returns the reports (a #GPtrArray); %NULL:
 *   nobody waits for it
 * @asked: whether a person wants it, and so also what waits to be tried again
 *
 * Runs what is due.
 */
void
steward_effects_queue_add (StewardEffectsQueue *self,
                           GTask               *task,
                           gboolean             asked)
{
  if (self->stopped)
    {
      g_clear_pointer (&task, refuse);
      return;
    }
  if (task != NULL)
    g_ptr_array_add (self->waiting, task);
  self->asked |= asked;
  self->again = TRUE;
  if (!self->running)
    start_run (self);
}

/**
 * steward_effects_queue_retry:
 *
 * A source was changed, or its password: what failed before may do now. Only
 * where things are carried out by themselves.
 */
void
steward_effects_queue_retry (StewardEffectsQueue *self)
{
  if (self->timer != 0)
    steward_effects_queue_add (self, NULL, TRUE);
}

/* Schedule. */

static gboolean
timer_cb (gpointer user_data)
{
  steward_effects_queue_add (user_data, NULL, FALSE);

  return G_SOURCE_CONTINUE;
}

static gboolean
debounce_cb (gpointer user_data)
{
  StewardEffectsQueue *self = user_data;

  self->debounce = 0;
  steward_effects_queue_add (self, NULL, FALSE);

  return G_SOURCE_REMOVE;
}

static void
council_changed_cb (StewardCouncil      *council,
                    StewardEffectsQueue *self)
{
  if (self->debounce == 0 && !self->stopped)
    self->debounce = g_timeout_add (DEBOUNCE_MS, debounce_cb, self);
}

/**
 * steward_effects_queue_start:
 *
 * From now on what is due is carried out by itself.
 */
void
steward_effects_queue_start (StewardEffectsQueue *self)
{
  if (self->timer != 0 || self->stopped)
    return;

  self->timer = g_timeout_add_seconds (INTERVAL_SECONDS, timer_cb, self);
  self->handler = g_signal_connect (steward_services_get_council (self->services), "changed",
                                    G_CALLBACK (council_changed_cb), self);
  steward_effects_queue_add (self, NULL, FALSE);
}

/**
 * steward_effects_queue_stop:
 *
 * Ends everything and waits for it. What is claimed is looked at by the next.
 */
void
steward_effects_queue_stop (StewardEffectsQueue *self)
{
  g_autoptr(GPtrArray) waiting = g_steal_pointer (&self->waiting);
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The profile is being closed.");

  self->stopped = TRUE;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->debounce, g_source_remove);
  if (self->handler != 0)
    g_signal_handler_disconnect (steward_services_get_council (self->services), self->handler);
  self->handler = 0;
  answer (waiting, NULL, error);
  while (self->running || self->n_jobs > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Other threads. */

static Job *
new_job (StewardEffectsQueue *self,
         GTask               *task)
{
  Job *job = g_new0 (Job, 1);

  job->queue = self;
  job->task = task;
  self->n_jobs++;

  return job;
}

static GTask *
end_job (Job *job)
{
  GTask *task = job->task;

  job->queue->n_jobs--;
  g_free (job);

  return task;
}

static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  StewardEffectsQueue *self = ((Job *) user_data)->queue;
  g_autoptr(GTask) task = end_job (user_data);
  GError *error = NULL;
  GPtrArray *items = steward_drift_job_run_finish (result, &error);

  if (items == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!self->stopped)
    steward_services_tell_access (self->services);
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * steward_effects_queue_compare:
 * @self: a queue
 * @connector: of a source
 * @task: (transfer full): returns the differences (a #GPtrArray)
 *
 * Compares what is approved with what a source grants. stop() waits for it.
 */
void
steward_effects_queue_compare (StewardEffectsQueue *self,
                               StewardConnector    *connector,
                               GTask               *task)
{
  if (self->stopped)
    {
      refuse (task);
      return;
    }
  steward_drift_job_run_async (steward_services_get_catalog (self->services),
                               steward_services_get_governance (self->services), connector, self->cancellable,
                               compared_cb, new_job (self, task));
}
