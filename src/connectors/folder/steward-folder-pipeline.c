/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files are cut into units of about a megabyte. A pool reads a few units
 * ahead; each unit has its own short queue, and the caller drains the queues
 * in the order of the units. A file too large to have several of its kind in
 * memory is read by the caller itself when its turn comes. */

#include "config.h"

#include "steward-folder-pipeline.h"

#define UNIT_BYTES (1024 * 1024)
#define UNIT_FILES 128
#define LARGE_BYTES (8 * 1024 * 1024)
#define MAX_WAITING 256                /* items in the queue of one unit */
#define BATCH_ITEMS 64                 /* go into the queue together: locks and wake-ups cost more than they */
#define MAX_THREADS 4

typedef struct
{
  const StewardFolderPipeline *pipeline;
  const StewardFolderListing *listing;
  GCancellable *cancellable;           /* unowned */
  GMutex lock;                         /* guards all queues and done */
  GCond moved;
  int stop;                            /* atomic */
} Run;

struct _StewardFolderEmitter           /* one unit */
{
  Run *run;
  guint first, n;
  gboolean large;
  gboolean done;
  GPtrArray *queue;                    /* items waiting to be taken */
  GPtrArray *batch;                    /* items of the reading thread that go there next */
  GError **inline_error;               /* for a unit that is read by the caller */
};

typedef StewardFolderEmitter Unit;

static gboolean
is_stopped (Run *run)
{
  return g_atomic_int_get (&run->stop) || g_cancellable_is_cancelled (run->cancellable);
}

static void
drop_items (Run       *run,
            GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    run->pipeline->drop (g_ptr_array_index (items, i));
  g_ptr_array_set_size (items, 0);
}

/* Blocks while the taker is behind. */
static void
flush_batch (Unit *unit)
{
  Run *run = unit->run;

  g_mutex_lock (&run->lock);
  while (unit->queue->len >= MAX_WAITING && !g_atomic_int_get (&run->stop))
    g_cond_wait (&run->moved, &run->lock);
  if (unit->queue->len == 0 && unit->batch->len > 0)
    g_cond_broadcast (&run->moved);
  if (!g_atomic_int_get (&run->stop))
    {
      g_ptr_array_extend (unit->queue, unit->batch, NULL, NULL);
      g_ptr_array_set_size (unit->batch, 0);
    }
  g_mutex_unlock (&run->lock);

  drop_items (run, unit->batch);
}

/**
 * steward_folder_emitter_put:
 * @self: where the reader puts its items
 * @item: (transfer full): one item
 *
 * Blocks while the taker is behind.
 */
void
steward_folder_emitter_put (StewardFolderEmitter *self,
                            gpointer              item)
{
  Run *run = self->run;

  if (!self->large)
    {
      g_ptr_array_add (self->batch, item);
      if (self->batch->len >= BATCH_ITEMS)
        flush_batch (self);
    }
  else if (is_stopped (run))
    {
      run->pipeline->drop (item);
    }
  else if (!run->pipeline->take (item, run->pipeline->user_data, self->inline_error))
    {
      g_atomic_int_set (&run->stop, TRUE);
    }
}

/**
 * steward_folder_emitter_stop:
 *
 * Returns: whether nobody wants more, so that the reader had better return
 */
gboolean
steward_folder_emitter_stop (StewardFolderEmitter *self)
{
  return is_stopped (self->run);
}

static void
read_unit (Unit *unit)
{
  const StewardFolderPipeline *pipeline = unit->run->pipeline;

  for (guint i = 0; i < unit->n && !steward_folder_emitter_stop (unit); i++)
    pipeline->read (unit->first + i, unit, pipeline->user_data);
}

static void
read_unit_in_thread (gpointer data,
                     gpointer user_data)
{
  Unit *unit = data;

  read_unit (unit);
  flush_batch (unit);
  g_mutex_lock (&unit->run->lock);
  unit->done = TRUE;
  g_cond_broadcast (&unit->run->moved);
  g_mutex_unlock (&unit->run->lock);
}

/* The next unit, or NULL after the last file. */
static Unit *
cut_unit (Run   *run,
          guint *next)
{
  guint total = run->listing->files->len;
  guint64 bytes = 0;
  Unit *unit;

  if (*next >= total)
    return NULL;

  unit = g_new0 (Unit, 1);
  unit->run = run;
  unit->first = *next;
  unit->queue = g_ptr_array_new ();
  unit->batch = g_ptr_array_new ();
  while (*next < total && unit->n < UNIT_FILES && bytes < UNIT_BYTES)
    {
      guint64 size = steward_folder_listing_get (run->listing, *next)->size;

      if (size > LARGE_BYTES && unit->n > 0)
        break;
      unit->large = size > LARGE_BYTES;
      bytes += size;
      unit->n++;
      (*next)++;
    }

  return unit;
}

static void
free_unit (Unit *unit)
{
  drop_items (unit->run, unit->queue);
  g_ptr_array_unref (unit->queue);
  g_ptr_array_unref (unit->batch);
  g_free (unit);
}

/* Takes what waits in @queue; after a refusal the rest is dropped. */
static gboolean
take_items (Run        *run,
            GPtrArray  *queue,
            GError    **error)
{
  gboolean fine = TRUE;

  for (guint i = 0; i < queue->len; i++)
    {
      gpointer item = g_ptr_array_index (queue, i);

      if (fine)
        fine = run->pipeline->take (item, run->pipeline->user_data, error);
      else
        run->pipeline->drop (item);
    }
  g_ptr_array_set_size (queue, 0);

  return fine;
}

static gboolean
drain_unit (Run     *run,
            Unit    *unit,
            GError **error)
{
  g_autoptr(GPtrArray) batch = g_ptr_array_new ();
  gboolean done = FALSE;

  if (unit->large)
    {
      unit->inline_error = error;
      read_unit (unit);
      return !g_atomic_int_get (&run->stop) && !g_cancellable_set_error_if_cancelled (run->cancellable, error);
    }

  while (!done)
    {
      GPtrArray *swap = batch;

      g_mutex_lock (&run->lock);
      while (unit->queue->len == 0 && !unit->done)
        g_cond_wait (&run->moved, &run->lock);
      batch = unit->queue;
      unit->queue = swap;
      done = unit->done;
      if (batch->len >= MAX_WAITING)
        g_cond_broadcast (&run->moved);
      g_mutex_unlock (&run->lock);

      if (!take_items (run, batch, error))
        return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

static void
stop_run (Run *run)
{
  g_mutex_lock (&run->lock);
  g_atomic_int_set (&run->stop, TRUE);
  g_cond_broadcast (&run->moved);
  g_mutex_unlock (&run->lock);
}

static gboolean
run_units (Run         *run,
           GThreadPool *pool,
           GQueue      *ahead,
           guint        window,
           GError     **error)
{
  guint next = 0, total = run->listing->files->len;

  while (TRUE)
    {
      gboolean fine;
      Unit *unit;

      while (ahead->length < window && (unit = cut_unit (run, &next)) != NULL)
        {
          g_queue_push_tail (ahead, unit);
          if (!unit->large)
            g_thread_pool_push (pool, unit, NULL);
        }

      unit = g_queue_peek_head (ahead);
      if (unit == NULL)
        return TRUE;
      fine = drain_unit (run, unit, error);
      if (!fine)
        return FALSE;
      if (run->pipeline->progress != NULL)
        run->pipeline->progress (unit->first + unit->n, total, run->pipeline->user_data);
      free_unit (g_queue_pop_head (ahead));
    }
}

/**
 * steward_folder_pipeline_run:
 * @self: what to do with each file and each item
 * @listing: which files
 * @cancellable: (nullable): answered between two items
 * @error: return location: what @take said, or G_IO_ERROR_CANCELLED
 *
 * Returns: whether every item of every file was taken
 */
gboolean
steward_folder_pipeline_run (const StewardFolderPipeline  *self,
                             const StewardFolderListing   *listing,
                             GCancellable                 *cancellable,
                             GError                      **error)
{
  Run run = { .pipeline = self, .listing = listing, .cancellable = cancellable };
  guint n_threads = CLAMP (g_get_num_processors (), 1, MAX_THREADS);
  GThreadPool *pool = g_thread_pool_new (read_unit_in_thread, NULL, (int) n_threads, FALSE, NULL);
  GQueue ahead = G_QUEUE_INIT;
  gboolean fine;

  g_mutex_init (&run.lock);
  g_cond_init (&run.moved);
  fine = run_units (&run, pool, &ahead, n_threads + 2, error);
  stop_run (&run);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_queue_clear_full (&ahead, (GDestroyNotify) free_unit);
  g_cond_clear (&run.moved);
  g_mutex_clear (&run.lock);

  return fine;
}
