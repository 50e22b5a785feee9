/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists for those who want all rows at once: the CLI, and what a source stands
 * at. The window uses the query model. */

#include "config.h"

#include "steward-catalog-private.h"
#include "steward-entry-row-private.h"
#include "steward-listing.h"

typedef struct
{
  StewardCatalog *catalog;             /* (unowned) */
  const StewardQuery *query;           /* (unowned) */
  guint limit;                         /* 0: none */
  GPtrArray *rows;                     /* (owned) (element-type StewardRowData) */
  GError *error;                       /* (owned) (nullable) */
} ListCall;

typedef struct
{
  StewardCatalog *catalog;             /* (unowned) */
  const char *source_id;               /* (unowned) */
  StewardSourceStanding *standing;     /* (unowned) */
  GError *error;                       /* (owned) (nullable) */
} StandingCall;

static gboolean
load_rows (StewardDb     *db,
           const gint64  *keys,
           guint          n_keys,
           GPtrArray     *rows,
           GError       **error)
{
  for (guint i = 0; i < n_keys; i++)
    {
      StewardRowData *data = NULL;

      if (!steward_row_data_load (db, keys[i], &data, error))
        return FALSE;
      if (data != NULL)
        g_ptr_array_add (rows, data);
    }

  return TRUE;
}

static gboolean
list_rows (ListCall   *call,
           StewardDb  *db,
           GError    **error)
{
  g_autoptr (StewardListing) listing = steward_listing_new (db, call->query, error);
  guint n_keys = 0;

  if (listing == NULL || !steward_listing_advance (listing, call->limit, G_MAXINT64, error))
    return FALSE;

  n_keys = steward_listing_get_size (listing);
  if (call->limit > 0)
    n_keys = MIN (n_keys, call->limit);
  return load_rows (db, steward_listing_get_keys (listing), n_keys, call->rows, error);
}

/* The listing and its rows are of one moment. */
static void
list_in_thread (gpointer data)
{
  ListCall *call = data;
  StewardDb *db = steward_catalog_get_read_db (call->catalog, &call->error);

  if (db == NULL || !steward_db_hold_snapshot (db, &call->error))
    return;

  if (!list_rows (call, db, &call->error))
    steward_catalog_note_failure (call->catalog, call->error);
  steward_db_release_snapshot (db);
}

static void
read_standing_in_thread (gpointer data)
{
  StandingCall *call = data;
  StewardDb *db = steward_catalog_get_read_db (call->catalog, &call->error);
  StewardStatement *statement = NULL;
  gboolean found = FALSE;

  if (db == NULL)
    return;
  statement = steward_db_prepare (db, "source-standing", &call->error);
  if (statement == NULL)
    return;

  steward_statement_bind_text (statement, ":id", call->source_id);
  if (!steward_statement_step (statement, &found, &call->error))
    {
      steward_catalog_note_failure (call->catalog, call->error);
      return;
    }
  if (found)
    {
      call->standing->synced_at = steward_statement_get_int64 (statement, 0);
      call->standing->n_products = (guint64) steward_statement_get_int64 (statement, 1);
      call->standing->n_datasets = (guint64) steward_statement_get_int64 (statement, 2);
      call->standing->n_removed = (guint64) steward_statement_get_int64 (statement, 3);
    }
  steward_statement_reset (statement);
}

/**
 * steward_catalog_list_sync:
 * @self: a catalog
 * @query: what to list
 * @limit: how many rows at most; 0 for all
 * @error: return location
 *
 * Blocks; not for the main thread of the window.
 *
 * Returns: (transfer full) (nullable) (element-type StewardEntryRow): loaded
 *   rows in the query's order
 */
GPtrArray *
steward_catalog_list_sync (StewardCatalog      *self,
                           const StewardQuery  *query,
                           guint                limit,
                           GError             **error)
{
  g_autoptr (GPtrArray) data = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_row_data_free);
  ListCall call = { self, query, limit, data, NULL };
  GPtrArray *rows = NULL;

  steward_worker_run_sync (steward_catalog_get_reader (self), list_in_thread, &call);
  if (call.error != NULL)
    {
      g_propagate_error (error, call.error);
      return NULL;
    }

  rows = g_ptr_array_new_full (data->len, g_object_unref);
  for (guint i = 0; i < data->len; i++)
    {
      StewardRowData *row_data = g_steal_pointer (&g_ptr_array_index (data, i));
      StewardEntryRow *row = steward_entry_row_new (row_data->key, NULL);

      steward_entry_row_take (row, row_data);
      g_ptr_array_add (rows, row);
    }

  return rows;
}

/**
 * steward_catalog_get_standing_sync:
 * @self: a catalog
 * @source_id: a source
 * @out_standing: (out caller-allocates): what its last sync left; all zero when
 *   it was never synced
 * @error: return location
 *
 * Blocks for a moment; not for the main thread of the window.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
steward_catalog_get_standing_sync (StewardCatalog         *self,
                                   const char             *source_id,
                                   StewardSourceStanding  *out_standing,
                                   GError                **error)
{
  StewardSourceStanding standing = { 0 };
  StandingCall call = { self, source_id, &standing, NULL };

  steward_worker_run_sync (steward_catalog_get_reader (self), read_standing_in_thread, &call);
  if (call.error != NULL)
    {
      g_propagate_error (error, call.error);
      return FALSE;
    }

  *out_standing = standing;
  return TRUE;
}
