/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One entry with everything the store knows of it, by URN or by name. */

#include "config.h"

#include "steward-catalog-private.h"
#include "steward-entry-restore.h"
#include "steward-lineage.h"
#include "steward-search-words.h"
#include "steward-urn.h"

typedef struct
{
  StewardCatalog *catalog;             /* (unowned) */
  const char *urn_or_name;             /* (unowned) */
  StewardEntryDetail *detail;          /* (owned) (nullable) */
  GError *error;                       /* (owned) (nullable) */
} LoadCall;

/* Where a visible version is, and what is shown of it beside its own words. */
typedef struct
{
  gint64 id;
  gint64 key;
  gint64 source_key;
} Place;

static void
free_binding (gpointer data)
{
  StewardBinding *binding = data;

  g_free (binding->urn);
  g_free (binding->source_id);
  g_free (binding->native_id);
  g_free (binding->updated_reason);
  g_free (binding);
}

/**
 * steward_entry_detail_free:
 * @self: (nullable): a detail
 */
void
steward_entry_detail_free (StewardEntryDetail *self)
{
  if (self == NULL)
    return;

  steward_entry_free (self->entry);
  g_free (self->urn);
  g_free (self->source_id);
  g_clear_pointer (&self->upstream, g_ptr_array_unref);
  g_clear_pointer (&self->downstream, g_ptr_array_unref);
  g_clear_pointer (&self->bindings, g_ptr_array_unref);
  g_free (self);
}

/* Runs a statement that finds subjects; sets *@out_n_found to at most two. */
static gboolean
find_key (StewardStatement  *statement,
          gint64            *out_key,
          guint             *out_n_found,
          GError           **error)
{
  gboolean row = TRUE;

  *out_n_found = 0;
  while (*out_n_found < 2)
    {
      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (*out_n_found == 0)
        *out_key = steward_statement_get_int64 (statement, 0);
      (*out_n_found)++;
    }

  steward_statement_reset (statement);
  return TRUE;
}

static gboolean
find_by_urn (StewardDb   *db,
             const char  *urn,
             gint64      *out_key,
             guint       *out_n_found,
             GError     **error)
{
  g_autofree char *kind = NULL;
  g_autofree char *instance = NULL;
  g_autofree char *native_id = NULL;
  StewardStatement *statement = NULL;

  *out_n_found = 0;
  if (!steward_urn_parse (urn, &kind, &instance, &native_id))
    return TRUE;
  statement = steward_db_prepare (db, "subject-find-by-urn", error);
  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":kind", kind);
  steward_statement_bind_text (statement, ":instance", instance);
  steward_statement_bind_text (statement, ":native_id", native_id);
  return find_key (statement, out_key, out_n_found, error);
}

/* A product goes before a dataset of the same name. */
static gboolean
find_by_name (StewardDb   *db,
              const char  *name,
              gint64      *out_key,
              guint       *out_n_found,
              GError     **error)
{
  static const StewardEntryKind kinds[] = { STEWARD_ENTRY_PRODUCT, STEWARD_ENTRY_DATASET };
  g_autofree char *folded = steward_search_words_fold (name);

  *out_n_found = 0;
  for (guint i = 0; i < G_N_ELEMENTS (kinds) && *out_n_found == 0; i++)
    {
      StewardStatement *statement = steward_db_prepare (db, "subject-find-by-name", error);

      if (statement == NULL)
        return FALSE;
      steward_statement_bind_int64 (statement, ":kind", kinds[i]);
      steward_statement_bind_text (statement, ":name_sort", folded);
      if (!find_key (statement, out_key, out_n_found, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
resolve (StewardDb   *db,
         const char  *urn_or_name,
         gint64      *out_key,
         GError     **error)
{
  guint n_found = 0;

  if (!find_by_urn (db, urn_or_name, out_key, &n_found, error))
    return FALSE;
  if (n_found == 1)
    return TRUE;
  if (!find_by_name (db, urn_or_name, out_key, &n_found, error))
    return FALSE;
  if (n_found == 1)
    return TRUE;

  if (n_found == 0)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "Nothing in the catalog is called “%s”.", urn_or_name);
  else
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                 "Several entries are called “%s”: name one by its URN.", urn_or_name);
  return FALSE;
}

static StewardBinding *
read_binding (StewardStatement *statement,
              Place            *out_place)
{
  StewardBinding *binding = g_new0 (StewardBinding, 1);

  out_place->id = steward_statement_get_int64 (statement, 0);
  out_place->key = steward_statement_get_int64 (statement, 1);
  out_place->source_key = steward_statement_get_int64 (statement, 12);
  binding->urn = steward_urn_make (steward_statement_get_text (statement, 2),
                                   steward_statement_get_text (statement, 3),
                                   steward_statement_get_text (statement, 4));
  binding->native_id = steward_statement_dup_text (statement, 4);
  binding->source_id = steward_statement_dup_text (statement, 5);
  binding->synced_at = steward_statement_get_int64 (statement, 6);
  binding->kind = (StewardEntryKind) steward_statement_get_int64 (statement, 9);
  binding->updated_at = steward_statement_get_int64 (statement, 10);
  binding->updated_reason = steward_statement_dup_text (statement, 11);

  return binding;
}

/* Begins the detail of the visible version of @key. */
static StewardEntryDetail *
read_head (StewardDb  *db,
           gint64      key,
           Place      *out_place,
           GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "entry-find", error);
  g_autoptr (StewardEntryDetail) detail = NULL;
  StewardBinding *binding = NULL;
  gboolean found = FALSE;

  if (statement == NULL)
    return NULL;
  steward_statement_bind_int64 (statement, ":key", key);
  if (!steward_statement_step (statement, &found, error))
    return NULL;
  if (!found)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "The entry is not in the catalog any more.");
      return NULL;
    }

  detail = g_new0 (StewardEntryDetail, 1);
  detail->bindings = g_ptr_array_new_with_free_func (free_binding);
  binding = read_binding (statement, out_place);
  g_ptr_array_add (detail->bindings, binding);
  detail->urn = g_strdup (binding->urn);
  detail->source_id = g_strdup (binding->source_id);
  detail->synced_at = binding->synced_at;
  detail->first_seen = steward_statement_get_int64 (statement, 7);
  detail->removed_at = steward_statement_get_int64 (statement, 8);
  steward_statement_reset (statement);

  return g_steal_pointer (&detail);
}

static gboolean
add_binding (StewardDb   *db,
             gint64       key,
             GPtrArray   *bindings,
             GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "entry-find", error);
  Place place = { 0 };
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":key", key);
  if (!steward_statement_step (statement, &found, error))
    return FALSE;
  if (found)
    g_ptr_array_add (bindings, read_binding (statement, &place));
  steward_statement_reset (statement);

  return TRUE;
}

static gboolean
add_other_bindings (StewardDb    *db,
                    const Place  *place,
                    GPtrArray    *bindings,
                    GError      **error)
{
  StewardStatement *statement = steward_db_prepare (db, "binding-others", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":id", place->id);
  steward_statement_bind_int64 (statement, ":source_key", place->source_key);
  while (row)
    {
      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (row && !add_binding (db, steward_statement_get_int64 (statement, 0), bindings, error))
        {
          steward_statement_reset (statement);
          return FALSE;
        }
    }

  return TRUE;
}

static StewardEntryDetail *
read_detail (StewardDb   *db,
             const char  *urn_or_name,
             GError     **error)
{
  g_autoptr (StewardEntryDetail) detail = NULL;
  Place place = { 0 };
  gint64 key = 0;

  if (!resolve (db, urn_or_name, &key, error))
    return NULL;
  detail = read_head (db, key, &place, error);
  if (detail == NULL)
    return NULL;

  detail->entry = steward_entry_restore (db, place.id, error);
  if (detail->entry == NULL ||
      !add_other_bindings (db, &place, detail->bindings, error) ||
      !steward_lineage_read_upstream (db, key, place.id, &detail->upstream, error) ||
      !steward_lineage_read_downstream (db, key, place.id, &detail->downstream, error))
    return NULL;

  return g_steal_pointer (&detail);
}

static void
load_in_thread (gpointer data)
{
  LoadCall *call = data;
  StewardDb *db = steward_catalog_get_read_db (call->catalog, &call->error);

  if (db == NULL || !steward_db_hold_snapshot (db, &call->error))
    return;

  call->detail = read_detail (db, call->urn_or_name, &call->error);
  steward_db_release_snapshot (db);
  steward_catalog_note_failure (call->catalog, call->error);
}

static void
load_task_in_thread (GTask        *task,
                     gpointer      source_object,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  LoadCall call = { source_object, task_data, NULL, NULL };

  load_in_thread (&call);
  if (call.error != NULL)
    g_task_return_error (task, call.error);
  else
    g_task_return_pointer (task, call.detail, (GDestroyNotify) steward_entry_detail_free);
}

/**
 * steward_catalog_load_sync:
 * @self: a catalog
 * @urn_or_name: a URN, or a name that only one product (or else one dataset) has
 * @error: return location; %STEWARD_ERROR_NOT_FOUND, or %STEWARD_ERROR_USAGE
 *   when several have the name
 *
 * Blocks; not for the main thread of the window.
 *
 * Returns: (transfer full) (nullable): all that the store knows of the entry
 */
StewardEntryDetail *
steward_catalog_load_sync (StewardCatalog  *self,
                           const char      *urn_or_name,
                           GError         **error)
{
  LoadCall call = { self, urn_or_name, NULL, NULL };

  steward_worker_run_sync (steward_catalog_get_reader (self), load_in_thread, &call);
  if (call.error != NULL)
    g_propagate_error (error, call.error);

  return call.detail;
}

/**
 * steward_catalog_load_async:
 * @self: a catalog
 * @urn: as for steward_catalog_load_sync()
 * @cancellable: (nullable): to give up
 * @callback: called on the caller's main context
 * @user_data: for @callback
 */
void
steward_catalog_load_async (StewardCatalog      *self,
                            const char          *urn,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_catalog_load_async);
  g_task_set_task_data (task, g_strdup (urn), g_free);
  steward_worker_queue (steward_catalog_get_reader (self), task, load_task_in_thread);
}

/**
 * steward_catalog_load_finish:
 * @self: a catalog
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full) (nullable): all that the store knows of the entry
 */
StewardEntryDetail *
steward_catalog_load_finish (StewardCatalog  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
