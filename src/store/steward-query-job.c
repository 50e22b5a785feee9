/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A query is run for somebody who may type the next letter at any moment: the
 * first rows are delivered as soon as they are known, the rest follows, and a
 * job that is stopped ends within a slice. Everything that takes long (keys,
 * the difference, the rows' texts) happens on the reader thread; the main
 * thread only takes over. */

#include "config.h"

#include "steward-query-job.h"

#include "steward-catalog-private.h"
#include "steward-entry-row-private.h"
#include "steward-key-splice.h"
#include "steward-listing.h"

#define FIRST_KEYS 256                 /* delivered before the rest is known */
#define LOADED_ROWS 64                 /* delivered with their texts: more than a window shows */
#define SLICE_MICROSECONDS 6000
#define PATIENCE_MICROSECONDS 20000    /* after which hits are shown before they are ranked */
#define MAX_SPLICES 500

struct _StewardQueryJob
{
  gatomicrefcount references;
  StewardCatalog *catalog;             /* (owned): main thread lets go */
  GObject *owner;                      /* (owned): main thread lets go */
  StewardQueryDeliver deliver;
  StewardQuery *query;                 /* (owned) */
  StewardKeyList *base;                /* (owned): what is shown; reader thread */
  gboolean refresh;
  guint focus;                         /* position that is looked at */
  gint64 begun;                        /* monotonic microseconds */
  int stopped;                         /* atomic */
  StewardListing *listing;             /* (owned) (nullable): reader thread */
  gboolean started;                    /* the first rows were delivered: reader thread */
};

typedef struct
{
  StewardQueryJob *job;                /* (owned) */
  StewardQueryResult result;
} Message;

static StewardQueryJob *
ref_job (StewardQueryJob *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
unref_job (gpointer data)
{
  StewardQueryJob *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_assert (self->listing == NULL && self->owner == NULL);
  steward_query_free (self->query);
  steward_key_list_unref (self->base);
  g_free (self);
}

static void
free_message (gpointer data)
{
  Message *message = data;

  g_clear_pointer (&message->result.list, steward_key_list_unref);
  g_clear_pointer (&message->result.splices, g_array_unref);
  g_clear_pointer (&message->result.rows, g_ptr_array_unref);
  g_clear_error (&message->result.error);
  unref_job (message->job);
  g_free (message);
}

/* On the main context. */
static gboolean
deliver_cb (gpointer user_data)
{
  Message *message = user_data;
  StewardQueryJob *self = message->job;
  g_autoptr (GObject) owner = NULL;
  g_autoptr (StewardCatalog) catalog = NULL;

  if (message->result.done)
    {
      owner = g_steal_pointer (&self->owner);
      catalog = g_steal_pointer (&self->catalog);
    }
  if (!g_atomic_int_get (&self->stopped))
    self->deliver (&message->result, owner != NULL ? owner : self->owner);

  return G_SOURCE_REMOVE;
}

static void
post (StewardQueryJob *self,
      Message         *message)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, message, free_message);
  g_source_attach (source, steward_catalog_get_context (self->catalog));
}

static Message *
create_message (StewardQueryJob *self)
{
  Message *message = g_new0 (Message, 1);

  message->job = ref_job (self);
  message->result.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_row_data_free);

  return message;
}

static gboolean
load_rows (StewardDb       *db,
           StewardKeyList  *list,
           guint            focus,
           GPtrArray       *rows,
           GError         **error)
{
  guint size = steward_key_list_get_size (list);
  guint first = focus > LOADED_ROWS / 2 ? focus - LOADED_ROWS / 2 : 0;

  for (guint i = MIN (first, size); i < size && i - first < LOADED_ROWS; i++)
    {
      StewardRowData *data = NULL;

      if (!steward_row_data_load (db, steward_key_list_get_keys (list)[i], &data, error))
        return FALSE;
      if (data != NULL)
        g_ptr_array_add (rows, data);
    }

  return TRUE;
}

static GArray *
compare (StewardQueryJob *self,
         StewardKeyList  *list)
{
  const gint64 *old_keys = steward_key_list_get_keys (self->base);
  const gint64 *new_keys = steward_key_list_get_keys (list);
  guint n_old = steward_key_list_get_size (self->base);
  guint n_new = steward_key_list_get_size (list);

  if (!self->refresh)
    return steward_key_splice_replace (old_keys, n_old, new_keys, n_new);

  return steward_key_splice_diff (old_keys, n_old, new_keys, n_new, MAX_SPLICES);
}

/* Delivers @keys, with the rows around what is looked at. */
static gboolean
deliver (StewardQueryJob  *self,
         StewardDb        *db,
         GArray           *keys,
         gboolean          done,
         GError          **error)
{
  g_autoptr (StewardKeyList) list = steward_key_list_new (keys);
  Message *message = create_message (self);

  if (!self->started && !load_rows (db, list, self->focus, message->result.rows, error))
    {
      free_message (message);
      return FALSE;
    }

  message->result.splices = compare (self, list);
  message->result.list = steward_key_list_ref (list);
  message->result.done = done;
  steward_key_list_unref (self->base);
  self->base = g_steal_pointer (&list);
  self->started = TRUE;
  post (self, message);
  return TRUE;
}

static gboolean
deliver_first (StewardQueryJob  *self,
               StewardDb        *db,
               GError          **error)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), FIRST_KEYS);

  g_array_append_vals (keys, steward_listing_get_keys (self->listing),
                       MIN (FIRST_KEYS, steward_listing_get_size (self->listing)));
  return deliver (self, db, keys, FALSE, error);
}

static gboolean
run_slice (StewardQueryJob  *self,
           StewardDb        *db,
           gboolean         *out_done,
           GError          **error)
{
  guint min_keys = self->started || self->refresh ? 0 : FIRST_KEYS;
  gint64 now = g_get_monotonic_time ();
  gint64 deadline = now + SLICE_MICROSECONDS;

  *out_done = FALSE;
  if (self->listing == NULL)
    self->listing = steward_listing_new (db, self->query, error);
  if (self->listing == NULL || !steward_listing_advance (self->listing, min_keys, deadline, error))
    return FALSE;

  *out_done = steward_listing_is_done (self->listing);
  if (*out_done)
    return deliver (self, db, steward_listing_steal (self->listing), TRUE, error);
  if (min_keys == 0)
    return TRUE;

  if (now > self->begun + PATIENCE_MICROSECONDS)
    {
      steward_listing_preview (self->listing);
      min_keys = 1;
    }
  if (steward_listing_get_size (self->listing) >= min_keys)
    return deliver_first (self, db, error);

  return TRUE;
}

/* As run_slice(), and ends soon when the job is stopped. */
static gboolean
run_stoppable_slice (StewardQueryJob  *self,
                     gboolean         *out_done,
                     GError          **error)
{
  StewardDb *db = steward_catalog_get_read_db (self->catalog, error);
  /* Asked for now: with the last result delivered, the main thread may let the
   * catalog go before this function ends. */
  const int *closing = steward_catalog_get_stop_flag (self->catalog);
  gboolean fine = FALSE;

  if (db == NULL)
    return FALSE;
  if (g_atomic_int_get (&self->stopped))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The query was replaced");
      return FALSE;
    }

  steward_db_set_stop_flag (db, &self->stopped);
  fine = run_slice (self, db, out_done, error);
  steward_db_set_stop_flag (db, closing);
  return fine;
}

static void
run_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  StewardQueryJob *self = task_data;
  GError *error = NULL;
  gboolean done = FALSE;

  if (run_stoppable_slice (self, &done, &error) && !done)
    {
      steward_worker_queue (steward_catalog_get_reader (self->catalog), task, run_in_thread);
      return;
    }

  g_clear_pointer (&self->listing, steward_listing_free);
  if (error != NULL)
    {
      Message *message = create_message (self);

      steward_catalog_note_failure (self->catalog, error);
      message->result.error = error;
      message->result.done = TRUE;
      post (self, message);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * steward_query_job_start:
 * @catalog: a catalog
 * @query: what to list
 * @base: the keys that are shown
 * @refresh: whether the same query is shown already: nothing is delivered
 *   before everything is known, and as little as possible is spliced
 * @focus: the position that is looked at
 * @deliver: called with each result on the catalog's main context, until the
 *   last one or steward_query_job_stop()
 * @owner: given to @deliver, and held until then
 *
 * Returns: (transfer full): the running job, to be given to
 *   steward_query_job_stop() in the end, before or after its last result
 */
StewardQueryJob *
steward_query_job_start (StewardCatalog      *catalog,
                         const StewardQuery  *query,
                         StewardKeyList      *base,
                         gboolean             refresh,
                         guint                focus,
                         StewardQueryDeliver  deliver_func,
                         GObject             *owner)
{
  StewardQueryJob *self = g_new0 (StewardQueryJob, 1);
  g_autoptr (GTask) task = NULL;

  g_atomic_ref_count_init (&self->references);
  self->catalog = g_object_ref (catalog);
  self->owner = g_object_ref (owner);
  self->deliver = deliver_func;
  self->query = steward_query_copy (query);
  self->base = steward_key_list_ref (base);
  self->refresh = refresh;
  self->focus = focus;
  self->begun = g_get_monotonic_time ();

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, steward_query_job_start);
  g_task_set_task_data (task, ref_job (self), unref_job);
  steward_worker_queue (steward_catalog_get_reader (catalog), task, run_in_thread);
  return self;
}

/**
 * steward_query_job_stop:
 * @self: (transfer full): a job
 *
 * No result is delivered from now on.
 */
void
steward_query_job_stop (StewardQueryJob *self)
{
  g_atomic_int_set (&self->stopped, 1);
  unref_job (self);
}
