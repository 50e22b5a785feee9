/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One sync of one source. Pages are gathered into batches; while the writer
 * thread stores one, the syncing thread fetches and digests the next. A batch
 * is one short transaction, and nothing in it is seen before the switch.
 *
 * What an interrupted sync left behind has the generation that the next one
 * fills: entries that come again unchanged are taken as they are, so the next
 * one continues rather than begins anew; the rest is deleted before the
 * switch. */

#include "config.h"

#include "steward-catalog-writer.h"

#include "steward-catalog-private.h"
#include "steward-catalog-purge.h"
#include "steward-digest.h"
#include "steward-duration.h"
#include "steward-file-lock.h"
#include "steward-generation.h"

/* The weight of an entry is one, and one for each column. */
#define MAX_BATCH_WEIGHT 45000

typedef struct
{
  StewardEntry *entry;                 /* (owned) */
  guint8 digest[STEWARD_DIGEST_SIZE];
} Item;

struct _StewardCatalogWriter
{
  StewardCatalog *catalog;             /* (owned) */
  char *source_id;                     /* (owned) */
  StewardFileLock *lock;               /* (owned): ends with the process, however it ends */
  StewardGeneration *generation;       /* (owned): writer thread only, but for its cursor */
  int epoch;                           /* of the file in which the sync began */
  gint64 started;                      /* monotonic microseconds */
  GArray *gathered;                    /* (owned) (element-type Item): the batch to come */
  guint weight;                        /* of gathered */
  gboolean committed;

  GMutex mutex;                        /* for what follows */
  GCond idle;
  gboolean busy;                       /* a batch is being stored */
  GArray *batch;                       /* (owned) (nullable) (element-type Item): that batch */
  GError *failure;                     /* (owned) (nullable): of a batch; nothing more is stored */
  int stopped;                         /* atomic: give up the batch */
};

/* What the syncing thread asks of the writer thread, and waits for. */
typedef struct
{
  StewardCatalogWriter *writer;        /* (unowned) */
  const char *kind;
  const char *instance;
  const char *cursor;
  StewardSyncReport report;
  GError *error;                       /* (owned) (nullable) */
} WriterCall;

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->entry, steward_entry_free);
}

static GArray *
create_batch (void)
{
  GArray *batch = g_array_new (FALSE, FALSE, sizeof (Item));

  g_array_set_clear_func (batch, clear_item);
  return batch;
}

static guint
weigh (const StewardEntry *entry)
{
  guint weight = 1;

  for (guint i = 0; i < entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      for (guint j = 0; j < contract->objects->len; j++)
        weight += ((const StewardSchemaObject *) g_ptr_array_index (contract->objects, j))->properties->len;
    }

  return weight;
}

/* Also tells whether the file is still the one in which the sync began. */
static StewardDb *
get_db (StewardCatalogWriter  *self,
        GError               **error)
{
  StewardDb *db = steward_catalog_get_write_db (self->catalog, error);

  if (db != NULL && steward_catalog_get_epoch (self->catalog) != self->epoch)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT,
                           "The catalog was replaced while the source was being synced.");
      return NULL;
    }

  return db;
}

static gboolean
store_batch (StewardCatalogWriter  *self,
             GArray                *batch,
             GError               **error)
{
  StewardDb *db = get_db (self, error);

  if (db == NULL || !steward_db_begin (db, error))
    return FALSE;

  for (guint i = 0; i < batch->len; i++)
    {
      const Item *item = &g_array_index (batch, Item, i);

      if (g_atomic_int_get (&self->stopped))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The sync was given up");
      else if (steward_generation_put (self->generation, item->entry, item->digest, error))
        continue;
      steward_db_rollback (db);
      steward_entry_inserter_forget (steward_catalog_get_inserter (self->catalog));
      return FALSE;
    }

  return steward_db_commit (db, error);
}

static void
store_batch_in_thread (GTask        *task,
                       gpointer      source_object,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  StewardCatalogWriter *self = task_data;
  g_autoptr (GArray) batch = g_steal_pointer (&self->batch);
  GError *error = NULL;

  if (!store_batch (self, batch, &error))
    steward_catalog_note_failure (self->catalog, error);

  g_mutex_lock (&self->mutex);
  self->failure = error;
  self->busy = FALSE;
  g_cond_broadcast (&self->idle);
  g_mutex_unlock (&self->mutex);
  g_task_return_boolean (task, TRUE);
}

/* Waits until the batch in work is stored. */
static gboolean
wait_until_idle (StewardCatalogWriter  *self,
                 GError               **error)
{
  gboolean failed = FALSE;

  g_mutex_lock (&self->mutex);
  while (self->busy)
    g_cond_wait (&self->idle, &self->mutex);
  failed = self->failure != NULL;
  if (failed && error != NULL)
    *error = g_error_copy (self->failure);
  g_mutex_unlock (&self->mutex);

  return !failed;
}

/* Hands the gathered entries to the writer thread. */
static gboolean
dispatch (StewardCatalogWriter  *self,
          GError               **error)
{
  g_autoptr (GTask) task = NULL;

  if (!wait_until_idle (self, error))
    return FALSE;
  if (self->gathered->len == 0)
    return TRUE;

  self->batch = self->gathered;
  self->gathered = create_batch ();
  self->weight = 0;
  self->busy = TRUE;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, dispatch);
  g_task_set_task_data (task, self, NULL);
  steward_worker_queue (steward_catalog_get_writer (self->catalog), task, store_batch_in_thread);
  return TRUE;
}

static gboolean
gather (StewardCatalogWriter  *self,
        StewardEntry          *entry,
        GError               **error)
{
  Item item = { entry, { 0 } };

  if (entry->native_id == NULL || *entry->native_id == '\0' || entry->name == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                   "The source lists “%s” without an identifier or a name.",
                   entry->name != NULL ? entry->name : "");
      steward_entry_free (entry);
      return FALSE;
    }

  steward_entry_get_digest (entry, item.digest);
  self->weight += weigh (entry);
  g_array_append_val (self->gathered, item);
  return TRUE;
}

static void
begin_in_thread (gpointer data)
{
  WriterCall *call = data;
  StewardCatalogWriter *self = call->writer;
  StewardDb *db = steward_catalog_get_write_db (self->catalog, &call->error);
  gint64 source_key = 0;

  if (db == NULL)
    return;

  self->epoch = steward_catalog_get_epoch (self->catalog);
  if (!steward_generation_find_source (db, self->source_id, call->kind, &source_key, &call->error))
    return;
  if (!steward_file_lock_take (self->lock, (StewardLockPart) source_key, TRUE, 0, NULL))
    {
      g_set_error (&call->error, STEWARD_ERROR, STEWARD_ERROR_BUSY,
                   "The source is being synced by another window or command.");
      return;
    }

  self->generation = steward_generation_begin (db, steward_catalog_get_inserter (self->catalog),
                                               self->source_id, call->kind, &call->error);
}

static void
touch_in_thread (gpointer data)
{
  WriterCall *call = data;
  StewardCatalogWriter *self = call->writer;
  StewardDb *db = get_db (self, &call->error);

  if (db != NULL && steward_generation_touch (self->generation, &call->report, &call->error))
    steward_catalog_note_change (self->catalog);
  steward_catalog_note_failure (self->catalog, call->error);
}

static void
commit_in_thread (gpointer data)
{
  WriterCall *call = data;
  StewardCatalogWriter *self = call->writer;
  StewardDb *db = get_db (self, &call->error);

  if (db != NULL &&
      steward_generation_commit (self->generation, call->instance, call->cursor, &call->report, &call->error))
    {
      steward_catalog_note_change (self->catalog);
      if (!call->report.unchanged)
        steward_catalog_purge (self->catalog);
    }
  steward_catalog_note_failure (self->catalog, call->error);
}

static void
end_in_thread (gpointer data)
{
  StewardCatalogWriter *self = data;

  g_clear_pointer (&self->generation, steward_generation_free);
}

/* Runs @func on the writer thread, behind the last batch. */
static gboolean
run_call (StewardCatalogWriter  *self,
          void                 (*func) (gpointer data),
          WriterCall            *call,
          GError               **error)
{
  steward_worker_run_sync (steward_catalog_get_writer (self->catalog), func, call);
  if (call->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&call->error));
  return FALSE;
}

static void
finish_report (StewardCatalogWriter *self,
               const WriterCall     *call,
               StewardSyncReport    *out_report)
{
  self->committed = TRUE;
  if (out_report == NULL)
    return;

  *out_report = call->report;
  out_report->seconds = (double) (g_get_monotonic_time () - self->started) / G_USEC_PER_SEC;
}

/**
 * steward_catalog_writer_begin:
 * @catalog: a catalog
 * @source_id: the source
 * @kind: kind of the source
 * @error: return location; %STEWARD_ERROR_BUSY while another window or command
 *   syncs the same source
 *
 * Returns: (transfer full) (nullable): a sync that has begun
 */
StewardCatalogWriter *
steward_catalog_writer_begin (StewardCatalog  *catalog,
                              const char      *source_id,
                              const char      *kind,
                              GError         **error)
{
  g_autoptr (StewardCatalogWriter) self = g_new0 (StewardCatalogWriter, 1);
  g_autofree char *lock_path = steward_catalog_make_lock_path (catalog);
  WriterCall call = { .writer = self, .kind = kind };

  g_mutex_init (&self->mutex);
  g_cond_init (&self->idle);
  self->catalog = g_object_ref (catalog);
  self->source_id = g_strdup (source_id);
  self->started = g_get_monotonic_time ();
  self->gathered = create_batch ();
  self->lock = steward_file_lock_new (lock_path, error);
  if (self->lock == NULL || !run_call (self, begin_in_thread, &call, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_catalog_writer_get_cursor:
 * @self: a sync
 *
 * Returns: (transfer none) (nullable): what the last committed sync left for
 *   this one
 */
const char *
steward_catalog_writer_get_cursor (StewardCatalogWriter *self)
{
  return steward_generation_get_cursor (self->generation);
}

/**
 * steward_catalog_writer_put:
 * @self: a sync
 * @entries: (element-type StewardEntry): a page of settled entries. They are
 *   taken out of the array, which is empty afterwards and may be used again
 * @error: return location; it may be about an earlier page
 *
 * Gathers the page; blocks only while the store is more than one batch behind.
 * An entry that is put twice counts as it was put last.
 *
 * Returns: %FALSE when the sync has failed
 */
gboolean
steward_catalog_writer_put (StewardCatalogWriter  *self,
                            GPtrArray             *entries,
                            GError               **error)
{
  g_autofree gpointer *page = NULL;
  gsize n_entries = 0;
  gboolean accepted = TRUE;

  page = g_ptr_array_steal (entries, &n_entries);
  for (gsize i = 0; i < n_entries; i++)
    {
      if (!accepted)
        steward_entry_free (page[i]);
      else
        accepted = gather (self, page[i], error) &&
                   (self->weight < MAX_BATCH_WEIGHT || dispatch (self, error));
    }

  return accepted;
}

/**
 * steward_catalog_writer_touch:
 * @self: a sync to which nothing was put
 * @out_report: (out caller-allocates) (nullable): what the source has
 * @error: return location
 *
 * Ends a sync whose source said that nothing has changed: only the time stamp
 * is written.
 *
 * Returns: whether it was
 */
gboolean
steward_catalog_writer_touch (StewardCatalogWriter  *self,
                              StewardSyncReport     *out_report,
                              GError               **error)
{
  WriterCall call = { .writer = self };

  g_return_val_if_fail (!self->committed, FALSE);

  if (!wait_until_idle (self, error) || !run_call (self, touch_in_thread, &call, error))
    return FALSE;

  finish_report (self, &call, out_report);
  return TRUE;
}

/**
 * steward_catalog_writer_commit:
 * @self: a sync to which every page was put
 * @instance: (nullable): which server or folder the source is
 * @cursor: (nullable): for the next sync
 * @out_report: (out caller-allocates) (nullable): what has changed
 * @error: return location; readers then still see what they saw
 *
 * Stores what is left, computes the difference and switches. What the source
 * lists no longer is marked as removed.
 *
 * Returns: whether readers see the new generation
 */
gboolean
steward_catalog_writer_commit (StewardCatalogWriter  *self,
                               const char            *instance,
                               const char            *cursor,
                               StewardSyncReport     *out_report,
                               GError               **error)
{
  WriterCall call = { .writer = self, .instance = instance, .cursor = cursor };

  g_return_val_if_fail (!self->committed, FALSE);

  if (!dispatch (self, error) || !wait_until_idle (self, error) || !run_call (self, commit_in_thread, &call, error))
    return FALSE;

  finish_report (self, &call, out_report);
  return TRUE;
}

/**
 * steward_catalog_writer_free:
 * @self: (nullable): a sync
 *
 * Without a commit readers go on seeing what they saw. Blocks until the batch
 * in work has been given up.
 */
void
steward_catalog_writer_free (StewardCatalogWriter *self)
{
  if (self == NULL)
    return;

  g_atomic_int_set (&self->stopped, 1);
  wait_until_idle (self, NULL);
  steward_worker_run_sync (steward_catalog_get_writer (self->catalog), end_in_thread, self);
  g_clear_pointer (&self->lock, steward_file_lock_free);
  g_array_unref (self->gathered);
  g_clear_error (&self->failure);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->idle);
  g_free (self->source_id);
  g_object_unref (self->catalog);
  g_free (self);
}
