/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A named thread with a queue. The thread holds the queue and not the worker
 * object, so that the last reference to the worker may be dropped anywhere,
 * even inside a job. */

#include "config.h"

#include "steward-worker.h"

typedef struct
{
  GTask *task;                         /* (owned) (nullable) */
  GTaskThreadFunc thread_func;
  void (*sync_func) (gpointer data);
  gpointer sync_data;                  /* (unowned) */
  gboolean *done;                      /* (unowned): guarded by the queue's mutex */
  gboolean stop;
} Job;

typedef struct
{
  grefcount references;                /* changed under the mutex only */
  GMutex mutex;
  GCond changed;
  GQueue jobs;                         /* (element-type Job) (owned) */
  GThread *thread;                     /* (unowned): to tell whether it is the current one */
  gboolean closed;
} JobQueue;

struct _StewardWorker
{
  GObject parent_instance;

  JobQueue *queue;                     /* (owned) */
  GThread *thread;                     /* (owned) (nullable): %NULL after shutdown */
};

G_DEFINE_FINAL_TYPE (StewardWorker, steward_worker, G_TYPE_OBJECT)

static JobQueue *
create_queue (void)
{
  JobQueue *queue = g_new0 (JobQueue, 1);

  g_ref_count_init (&queue->references);
  g_mutex_init (&queue->mutex);
  g_cond_init (&queue->changed);
  g_queue_init (&queue->jobs);

  return queue;
}

static void
unref_queue (JobQueue *queue)
{
  gboolean last;

  g_mutex_lock (&queue->mutex);
  last = g_ref_count_dec (&queue->references);
  g_mutex_unlock (&queue->mutex);
  if (!last)
    return;

  g_assert (g_queue_is_empty (&queue->jobs));
  g_cond_clear (&queue->changed);
  g_mutex_clear (&queue->mutex);
  g_free (queue);
}

/* Returns FALSE when the worker was shut down. */
static gboolean
push_job (JobQueue *queue,
          Job      *job)
{
  gboolean open;

  g_mutex_lock (&queue->mutex);
  open = !queue->closed;
  if (open)
    {
      queue->closed = job->stop;
      g_queue_push_tail (&queue->jobs, job);
      g_cond_broadcast (&queue->changed);
    }
  g_mutex_unlock (&queue->mutex);

  return open;
}

static Job *
pop_job (JobQueue *queue)
{
  Job *job;

  g_mutex_lock (&queue->mutex);
  while ((job = g_queue_pop_head (&queue->jobs)) == NULL)
    g_cond_wait (&queue->changed, &queue->mutex);
  g_mutex_unlock (&queue->mutex);

  return job;
}

static void
run_task (GTask           *task,
          GTaskThreadFunc  func)
{
  if (!g_task_return_error_if_cancelled (task))
    func (task, g_task_get_source_object (task), g_task_get_task_data (task), g_task_get_cancellable (task));
}

static void
run_sync_job (JobQueue *queue,
              Job      *job)
{
  job->sync_func (job->sync_data);

  g_mutex_lock (&queue->mutex);
  *job->done = TRUE;
  g_cond_broadcast (&queue->changed);
  g_mutex_unlock (&queue->mutex);
}

static gpointer
run_jobs_in_thread (gpointer data)
{
  JobQueue *queue = data;
  gboolean stop = FALSE;

  g_mutex_lock (&queue->mutex);
  queue->thread = g_thread_self ();
  g_mutex_unlock (&queue->mutex);

  while (!stop)
    {
      g_autofree Job *job = pop_job (queue);

      stop = job->stop;
      if (job->task != NULL)
        run_task (job->task, job->thread_func);
      else if (job->sync_func != NULL)
        run_sync_job (queue, job);
      g_clear_object (&job->task);
    }

  g_mutex_lock (&queue->mutex);
  queue->thread = NULL;
  g_mutex_unlock (&queue->mutex);
  unref_queue (queue);
  return NULL;
}

static void
steward_worker_dispose (GObject *object)
{
  StewardWorker *self = STEWARD_WORKER (object);

  steward_worker_shutdown (self);

  G_OBJECT_CLASS (steward_worker_parent_class)->dispose (object);
}

static void
steward_worker_finalize (GObject *object)
{
  StewardWorker *self = STEWARD_WORKER (object);

  unref_queue (self->queue);

  G_OBJECT_CLASS (steward_worker_parent_class)->finalize (object);
}

static void
steward_worker_class_init (StewardWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_worker_dispose;
  object_class->finalize = steward_worker_finalize;
}

static void
steward_worker_init (StewardWorker *self)
{
  self->queue = create_queue ();
}

/**
 * steward_worker_new:
 * @name: of the thread, as debuggers show it; 15 bytes are kept
 *
 * Returns: (transfer full): a worker whose thread is running
 */
StewardWorker *
steward_worker_new (const char *name)
{
  StewardWorker *self = g_object_new (STEWARD_TYPE_WORKER, NULL);

  g_ref_count_inc (&self->queue->references);
  self->thread = g_thread_new (name, run_jobs_in_thread, self->queue);

  return self;
}

/**
 * steward_worker_queue:
 * @self: a worker
 * @task: (transfer none): the worker takes a reference of its own
 * @func: runs in the worker's thread and must return the task
 *
 * Queues @func behind everything queued before. A task that was cancelled in
 * the meantime returns so without running; after steward_worker_shutdown() a
 * task returns %G_IO_ERROR_CANCELLED.
 */
void
steward_worker_queue (StewardWorker   *self,
                      GTask           *task,
                      GTaskThreadFunc  func)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_object_ref (task);
  job->thread_func = func;
  if (push_job (self->queue, job))
    return;

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The worker thread has ended");
  g_object_unref (job->task);
  g_free (job);
}

/**
 * steward_worker_run_sync:
 * @self: a worker that was not shut down
 * @func: runs in the worker's thread
 * @data: for @func
 *
 * Queues @func and blocks until it has run. Inside the worker's own thread it
 * runs at once. Not for the main thread of the window.
 */
void
steward_worker_run_sync (StewardWorker *self,
                         void         (*func) (gpointer data),
                         gpointer       data)
{
  JobQueue *queue = self->queue;
  gboolean done = FALSE;
  Job *job;

  if (steward_worker_is_current (self))
    {
      func (data);
      return;
    }

  job = g_new0 (Job, 1);
  job->sync_func = func;
  job->sync_data = data;
  job->done = &done;
  if (!push_job (queue, job))
    {
      g_free (job);
      g_critical ("A job was queued on a worker that was shut down");
      return;
    }

  g_mutex_lock (&queue->mutex);
  while (!done)
    g_cond_wait (&queue->changed, &queue->mutex);
  g_mutex_unlock (&queue->mutex);
}

/**
 * steward_worker_is_current:
 * @self: a worker
 *
 * Returns: whether the caller runs in the worker's thread
 */
gboolean
steward_worker_is_current (StewardWorker *self)
{
  gboolean current;

  g_mutex_lock (&self->queue->mutex);
  current = self->queue->thread == g_thread_self ();
  g_mutex_unlock (&self->queue->mutex);

  return current;
}

/**
 * steward_worker_shutdown:
 * @self: a worker
 *
 * Refuses new jobs, runs those already queued, and waits for the thread to
 * end (unless called in it). Safe to call twice.
 */
void
steward_worker_shutdown (StewardWorker *self)
{
  g_autoptr(GThread) thread = g_steal_pointer (&self->thread);
  Job *job;

  if (thread == NULL)
    return;

  job = g_new0 (Job, 1);
  job->stop = TRUE;
  if (!push_job (self->queue, job))
    g_free (job);
  if (!steward_worker_is_current (self))
    g_thread_join (g_steal_pointer (&thread));
}
