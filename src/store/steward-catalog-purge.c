/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Deletes what nobody sees any more, in small transactions on the writer
 * thread, between its other work: versions that were replaced, and the rows of
 * sources that were removed. What is not finished is continued the next time
 * that the catalog is opened. */

#include "config.h"

#include "steward-catalog-purge.h"

#include "steward-file-lock.h"

#define DELETED_AT_ONCE 100

typedef struct
{
  StewardCatalog *catalog;             /* (unowned): the task holds it */
  int epoch;                           /* of the file whose ids these are */
  gint64 source_key;                   /* 0: between two sources */
  gint64 last_key;                     /* of the sources that are done */
  gint64 generation;
  gboolean gone;
  GArray *ids;                         /* (owned): still to be deleted */
} Purge;

typedef struct
{
  StewardCatalog *catalog;             /* (unowned) */
  const char *source_id;               /* (unowned) */
  StewardFileLock *lock;               /* (unowned) */
  GError *error;                       /* (owned) (nullable) */
} RemoveCall;

static void
free_purge (gpointer data)
{
  Purge *purge = data;

  g_array_unref (purge->ids);
  g_free (purge);
}

/* The next source that has something to delete; 0 for none. */
static gboolean
find_source (Purge      *purge,
             StewardDb  *db,
             GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "source-find-dirty", error);
  gboolean row = TRUE;

  purge->source_key = 0;
  if (statement == NULL)
    return FALSE;

  while (row && purge->source_key == 0)
    {
      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row || steward_statement_get_int64 (statement, 0) <= purge->last_key)
        continue;
      purge->source_key = steward_statement_get_int64 (statement, 0);
      purge->gone = steward_statement_get_int64 (statement, 1) != 0;
    }
  steward_statement_reset (statement);

  return TRUE;
}

static gboolean
read_number (StewardDb   *db,
             const char  *name,
             gint64       source_key,
             gint64      *out_number,
             GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, name, error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  if (source_key != 0)
    steward_statement_bind_int64 (statement, ":source_key", source_key);
  if (!steward_statement_step (statement, &row, error))
    return FALSE;

  *out_number = row ? steward_statement_get_int64 (statement, 0) : 0;
  steward_statement_reset (statement);
  return TRUE;
}

static gboolean
find_ids (Purge      *purge,
          StewardDb  *db,
          GError    **error)
{
  StewardStatement *statement = NULL;
  gboolean row = TRUE;

  if (!read_number (db, "source-generation", purge->source_key, &purge->generation, error))
    return FALSE;
  statement = steward_db_prepare (db, purge->gone ? "entry-find-all" : "entry-find-dead", error);
  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":source_key", purge->source_key);
  if (!purge->gone)
    steward_statement_bind_int64 (statement, ":generation", purge->generation);
  while (row)
    {
      gint64 id = 0;

      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      id = steward_statement_get_int64 (statement, 0);
      g_array_append_val (purge->ids, id);
    }

  return TRUE;
}

/* Another purge may have been here before. */
static gboolean
delete_version (Purge   *purge,
                gint64   id,
                GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (steward_entry_inserter_delete (steward_catalog_get_inserter (purge->catalog), id, &local_error) ||
      g_error_matches (local_error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
delete_some (Purge      *purge,
             StewardDb  *db,
             GError    **error)
{
  if (!steward_db_begin (db, error))
    return FALSE;

  for (guint i = 0; i < DELETED_AT_ONCE && purge->ids->len > 0; i++)
    {
      gint64 id = g_array_index (purge->ids, gint64, purge->ids->len - 1);

      if (!delete_version (purge, id, error))
        {
          steward_db_rollback (db);
          return FALSE;
        }
      g_array_set_size (purge->ids, purge->ids->len - 1);
    }

  return steward_db_commit (db, error);
}

static gboolean
run_for_source (StewardDb   *db,
                const char  *name,
                gint64       source_key,
                GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, name, error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":source_key", source_key);
  return steward_statement_run (statement, error);
}

static gboolean
mark_clean (Purge      *purge,
            StewardDb  *db,
            GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "source-clean", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":source_key", purge->source_key);
  steward_statement_bind_int64 (statement, ":generation", purge->generation);
  return steward_statement_run (statement, error);
}

/* All versions are deleted; a removed source loses its subjects, then itself. */
static gboolean
finish_source (Purge      *purge,
               StewardDb  *db,
               GError    **error)
{
  gboolean finished = TRUE;

  if (!purge->gone && !mark_clean (purge, db, error))
    return FALSE;
  if (purge->gone)
    {
      if (!run_for_source (db, "subject-delete-some", purge->source_key, error))
        return FALSE;
      finished = steward_db_get_n_changes (db) == 0;
      if (finished && !run_for_source (db, "source-delete", purge->source_key, error))
        return FALSE;
    }

  if (finished)
    {
      purge->last_key = purge->source_key;
      purge->source_key = 0;
    }
  return TRUE;
}

/* Without any source left everything goes at once. */
static gboolean
wipe (Purge      *purge,
      StewardDb  *db,
      gboolean   *out_wiped,
      GError    **error)
{
  gint64 n_kept = 0;

  *out_wiped = FALSE;
  if (!purge->gone || !steward_db_begin (db, error))
    return !purge->gone;

  if (!read_number (db, "source-count-kept", 0, &n_kept, error) ||
      (n_kept == 0 &&
       !steward_db_execute_resource (db, "/org/stewardconsole/Steward/query/wipe.sql", error)))
    {
      steward_db_rollback (db);
      return FALSE;
    }

  *out_wiped = n_kept == 0;
  steward_entry_inserter_forget (steward_catalog_get_inserter (purge->catalog));
  return steward_db_commit (db, error);
}

static gboolean
begin_source (Purge      *purge,
              StewardDb  *db,
              gboolean   *out_done,
              GError    **error)
{
  if (!find_source (purge, db, error))
    return FALSE;
  if (purge->source_key == 0)
    {
      *out_done = TRUE;
      return TRUE;
    }

  return wipe (purge, db, out_done, error) && (*out_done || find_ids (purge, db, error));
}

/* A step of some milliseconds. */
static gboolean
purge_some (Purge     *purge,
            gboolean  *out_done,
            GError   **error)
{
  StewardDb *db = steward_catalog_get_write_db (purge->catalog, error);

  *out_done = FALSE;
  if (db == NULL)
    return FALSE;
  if (steward_catalog_get_epoch (purge->catalog) != purge->epoch)
    {
      *out_done = TRUE;
      return TRUE;
    }

  if (purge->source_key == 0)
    return begin_source (purge, db, out_done, error);
  if (purge->ids->len > 0)
    return delete_some (purge, db, error);

  return finish_source (purge, db, error);
}

static void
purge_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Purge *purge = task_data;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  if (purge_some (purge, &done, &error) && !done)
    {
      steward_worker_queue (steward_catalog_get_writer (purge->catalog), task, purge_in_thread);
      return;
    }

  /* Another process deletes the same rows, or the disk is full: the marks stay,
   * and a later purge goes on. */
  steward_catalog_note_failure (purge->catalog, error);
  if (error != NULL)
    g_debug ("purging the catalog: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

/**
 * steward_catalog_purge:
 * @catalog: a catalog
 *
 * Begins to delete what nobody sees any more. Any thread.
 */
void
steward_catalog_purge (StewardCatalog *catalog)
{
  g_autoptr (GTask) task = g_task_new (catalog, NULL, NULL, NULL);
  Purge *purge = g_new0 (Purge, 1);

  purge->catalog = catalog;
  purge->epoch = steward_catalog_get_epoch (catalog);
  purge->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_task_set_source_tag (task, steward_catalog_purge);
  g_task_set_task_data (task, purge, free_purge);
  steward_worker_queue (steward_catalog_get_writer (catalog), task, purge_in_thread);
}

static gboolean
find_source_key (StewardDb   *db,
                 const char  *source_id,
                 gint64      *out_key,
                 GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "source-find", error);
  gboolean found = FALSE;

  *out_key = 0;
  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":id", source_id);
  if (!steward_statement_step (statement, &found, error))
    return FALSE;
  if (found)
    *out_key = steward_statement_get_int64 (statement, 0);
  steward_statement_reset (statement);

  return TRUE;
}

static void
remove_in_thread (gpointer data)
{
  RemoveCall *call = data;
  StewardDb *db = steward_catalog_get_write_db (call->catalog, &call->error);
  gint64 source_key = 0;

  if (db == NULL || !find_source_key (db, call->source_id, &source_key, &call->error) || source_key == 0)
    return;
  if (!steward_file_lock_take (call->lock, (StewardLockPart) source_key, TRUE, 0, NULL))
    {
      g_set_error_literal (&call->error, STEWARD_ERROR, STEWARD_ERROR_BUSY,
                           "The source is being synced; it cannot be removed before that has ended.");
      return;
    }

  if (run_for_source (db, "source-remove", source_key, &call->error))
    {
      steward_catalog_note_change (call->catalog);
      steward_catalog_purge (call->catalog);
    }
  steward_catalog_note_failure (call->catalog, call->error);
}

/**
 * steward_catalog_remove_source_sync:
 * @self: a catalog
 * @source_id: a source; it need not be known
 * @error: return location; %STEWARD_ERROR_BUSY while it is being synced
 *
 * Takes everything of the source out of sight at once; the rows are deleted in
 * the background. Blocks for a moment; not for the main thread of the window.
 *
 * Returns: whether nobody sees it any more
 */
gboolean
steward_catalog_remove_source_sync (StewardCatalog  *self,
                                    const char      *source_id,
                                    GError         **error)
{
  g_autofree char *lock_path = steward_catalog_make_lock_path (self);
  g_autoptr (StewardFileLock) lock = steward_file_lock_new (lock_path, error);
  RemoveCall call = { self, source_id, lock, NULL };

  if (lock == NULL)
    return FALSE;

  steward_worker_run_sync (steward_catalog_get_writer (self), remove_in_thread, &call);
  if (call.error != NULL)
    {
      g_propagate_error (error, call.error);
      return FALSE;
    }

  return TRUE;
}
