/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All that is promised by products, for those who watch it. Thousands of them
 * are read in slices, so that a list that somebody scrolls gets its turn in
 * between; whoever is told of them runs in the caller's thread. */

#include "config.h"

#include "steward-catalog-private.h"
#include "steward-entry-restore.h"
#include "steward-urn.h"

#define SLICE 200

typedef struct
{
  StewardEntry *entry;                 /* (owned) */
  char *urn;                           /* (owned) */
  char *source_id;                     /* (owned) */
  gint64 id;
  gint64 key;
} Promise;

typedef struct
{
  StewardCatalog *catalog;             /* (unowned) */
  gint64 after;                        /* id of the last version of the slice before */
  GPtrArray *slice;                    /* (unowned) (element-type Promise) */
  GError *error;                       /* (owned) (nullable) */
} SliceCall;

static void
promise_free (gpointer data)
{
  Promise *promise = data;

  steward_entry_free (promise->entry);
  g_free (promise->urn);
  g_free (promise->source_id);
  g_free (promise);
}

static Promise *
read_head (StewardStatement *statement)
{
  Promise *promise = g_new0 (Promise, 1);

  promise->entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  promise->id = steward_statement_get_int64 (statement, 0);
  promise->key = steward_statement_get_int64 (statement, 1);
  promise->urn = steward_urn_make (steward_statement_get_text (statement, 2),
                                   steward_statement_get_text (statement, 3),
                                   steward_statement_get_text (statement, 4));
  promise->entry->native_id = steward_statement_dup_text (statement, 4);
  promise->source_id = steward_statement_dup_text (statement, 5);
  promise->entry->name = steward_statement_dup_text (statement, 6);
  promise->entry->domain = steward_statement_dup_text (statement, 7);

  return promise;
}

static gboolean
read_heads (StewardDb  *db,
            SliceCall  *call,
            GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "promise-list", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":after", call->after);
  steward_statement_bind_int64 (statement, ":limit", SLICE);
  while (row)
    {
      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (call->slice, read_head (statement));
    }

  return TRUE;
}

static gboolean
read_slice (StewardDb  *db,
            SliceCall  *call,
            GError    **error)
{
  if (!read_heads (db, call, error))
    return FALSE;
  for (guint i = 0; i < call->slice->len; i++)
    {
      Promise *promise = g_ptr_array_index (call->slice, i);

      if (!steward_entry_restore_promises (db, promise->id, promise->entry, error))
        return FALSE;
    }

  return TRUE;
}

static void
read_slice_in_thread (gpointer data)
{
  SliceCall *call = data;
  StewardDb *db = steward_catalog_get_read_db (call->catalog, &call->error);

  if (db == NULL || !steward_db_hold_snapshot (db, &call->error))
    return;

  if (!read_slice (db, call, &call->error))
    steward_catalog_note_failure (call->catalog, call->error);
  steward_db_release_snapshot (db);
}

/* A sync may switch to a later version of a product in between. */
static gboolean
visit_slice (GPtrArray            *slice,
             GHashTable           *visited,
             StewardPromiseVisit   visit,
             gpointer              data,
             GError              **error)
{
  for (guint i = 0; i < slice->len; i++)
    {
      const Promise *promise = g_ptr_array_index (slice, i);
      gint64 key = promise->key;

      if (!g_hash_table_contains (visited, &key) &&
          !visit (promise->entry, promise->urn, promise->source_id, data, error))
        return FALSE;
      g_hash_table_add (visited, g_memdup2 (&key, sizeof key));
    }

  return TRUE;
}

/**
 * steward_catalog_visit_promises_sync:
 * @self: a catalog
 * @visit: called in this thread with each product that is there and promises
 *   something
 * @data: for @visit
 * @error: return location, and what @visit says
 *
 * A product that changes meanwhile is visited once, as it was before or as it
 * is now; "changed" is emitted then. Blocks; not for the main thread of the
 * window.
 *
 * Returns: whether all of them were visited
 */
gboolean
steward_catalog_visit_promises_sync (StewardCatalog       *self,
                                     StewardPromiseVisit   visit,
                                     gpointer              data,
                                     GError              **error)
{
  g_autoptr(GHashTable) visited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  SliceCall call = { .catalog = self };
  guint n = SLICE;

  while (n == SLICE)
    {
      g_autoptr(GPtrArray) slice = g_ptr_array_new_with_free_func (promise_free);

      call.slice = slice;
      steward_worker_run_sync (steward_catalog_get_reader (self), read_slice_in_thread, &call);
      if (call.error != NULL)
        {
          g_propagate_error (error, call.error);
          return FALSE;
        }
      if (!visit_slice (slice, visited, visit, data, error))
        return FALSE;
      n = slice->len;
      if (n > 0)
        call.after = ((const Promise *) g_ptr_array_index (slice, n - 1))->id;
    }

  return TRUE;
}
