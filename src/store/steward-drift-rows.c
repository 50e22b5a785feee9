/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the last comparison with each source found. It is kept, so that it can
 * be shown while the source is out of reach, and replaced as a whole: nothing
 * of an earlier comparison stays beside a later one. */

#include "config.h"

#include "steward-access-rows-private.h"
#include "steward-governance-private.h"

typedef struct
{
  const char *source;
  gint64 seen_at;
  guint64 n_lines;
  guint64 n_left_out;
  GPtrArray *items;                    /* (unowned) (nullable) */
} DriftCall;

static gboolean
run_with_source (StewardDb   *db,
                 const char  *query,
                 const char  *source,
                 GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, query, error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":source", source);
  return steward_statement_run (statement, error);
}

static gboolean
put_check (StewardDb        *db,
           const DriftCall  *call,
           GError          **error)
{
  StewardStatement *statement = steward_db_prepare (db, "access/drift-check-put", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":source", call->source);
  steward_statement_bind_int64 (statement, ":seen_at", call->seen_at);
  steward_statement_bind_int64 (statement, ":lines", (gint64) MIN (call->n_lines, (guint64) G_MAXINT64));
  steward_statement_bind_int64 (statement, ":left_out", (gint64) MIN (call->n_left_out, (guint64) G_MAXINT64));
  return steward_statement_run (statement, error);
}

static gboolean
put_item (StewardDb               *db,
          const char              *source,
          guint                    number,
          const StewardDriftItem  *item,
          GError                 **error)
{
  StewardStatement *statement = steward_db_prepare (db, "access/drift-put", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":source", source);
  steward_statement_bind_int64 (statement, ":number", number);
  steward_statement_bind_text (statement, ":kind", steward_drift_kind_to_id (item->kind));
  steward_statement_bind_text (statement, ":grantee", item->grantee);
  steward_statement_bind_text (statement, ":object", item->object);
  steward_statement_bind_text (statement, ":privilege", item->privilege);
  steward_statement_bind_text (statement, ":columns", item->columns);
  steward_statement_bind_text (statement, ":grantor", item->grantor);
  steward_statement_bind_text (statement, ":access", item->access);
  steward_statement_bind_text (statement, ":subject", item->subject);
  steward_statement_bind_text (statement, ":words", item->words);
  return steward_statement_run (statement, error);
}

static gboolean
replace_all (StewardDb        *db,
             const DriftCall  *call,
             GError          **error)
{
  if (!run_with_source (db, "access/drift-clear", call->source, error) ||
      !run_with_source (db, "access/drift-check-clear", call->source, error))
    return FALSE;
  if (call->items == NULL)
    return TRUE;
  if (!put_check (db, call, error))
    return FALSE;
  for (guint i = 0; i < call->items->len; i++)
    if (!put_item (db, call->source, i, g_ptr_array_index (call->items, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
replace_in_transaction (StewardGovernance  *self,
                        gpointer            data,
                        GError            **error)
{
  if (!steward_db_begin (self->write_db, error))
    return FALSE;
  if (replace_all (self->write_db, data, error))
    return steward_db_commit (self->write_db, error);

  steward_db_rollback (self->write_db);
  return FALSE;
}

/**
 * steward_drift_put_sync:
 * @self: the store
 * @source: id of a source
 * @seen_at: when its lists were read, in microseconds since the epoch
 * @n_lines: how many lines they had
 * @n_left_out: how many differences there were beyond @items
 * @items: (nullable) (element-type StewardDriftItem): the differences; %NULL
 *   forgets the source altogether
 * @error: return location
 *
 * Returns: whether these are what is kept of it now
 */
gboolean
steward_drift_put_sync (StewardGovernance  *self,
                        const char         *source,
                        gint64              seen_at,
                        guint64             n_lines,
                        guint64             n_left_out,
                        GPtrArray          *items,
                        GError            **error)
{
  DriftCall call = { source, seen_at, n_lines, n_left_out, items };

  return steward_governance_run (self, self->writer, replace_in_transaction, &call, error);
}

/* A kind that is not known was found by a newer Steward and is left out. */
static gboolean
read_item_cb (StewardCells  *cells,
              gpointer       data,
              GError       **error)
{
  g_autoptr(StewardDriftItem) item = steward_drift_item_new ();
  gboolean known;

  item->source = steward_cells_dup_text (cells);
  known = steward_drift_kind_from_id (steward_cells_get_text (cells), &item->kind);
  item->grantee = steward_cells_dup_text (cells);
  item->object = steward_cells_dup_text (cells);
  item->privilege = steward_cells_dup_text (cells);
  item->columns = steward_cells_dup_text (cells);
  item->grantor = steward_cells_dup_text (cells);
  item->access = steward_cells_dup_text (cells);
  item->subject = steward_cells_dup_text (cells);
  item->words = steward_cells_dup_text (cells);
  item->seen_at = steward_cells_get_number (cells);
  if (known)
    g_ptr_array_add (data, g_steal_pointer (&item));

  return TRUE;
}

static gboolean
list_items (StewardDb  *db,
            gpointer    data,
            GError    **error)
{
  const DriftCall *call = data;

  return steward_council_rows_visit (db, "access/drift-list", call->source, read_item_cb, call->items, error);
}

/**
 * steward_drift_list_sync:
 * @self: the store
 * @source: (nullable): id of a source; %NULL for all
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardDriftItem): as they were found
 */
GPtrArray *
steward_drift_list_sync (StewardGovernance  *self,
                         const char         *source,
                         GError            **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_drift_item_free);
  DriftCall call = { .source = source, .items = items };

  return steward_council_rows_run (self, list_items, &call, error) ? g_steal_pointer (&items) : NULL;
}

static gboolean
read_check_cb (StewardCells  *cells,
               gpointer       data,
               GError       **error)
{
  DriftCall *call = data;

  call->seen_at = steward_cells_get_number (cells);
  call->n_lines = (guint64) steward_cells_get_number (cells);
  call->n_left_out = (guint64) steward_cells_get_number (cells);
  return TRUE;
}

static gboolean
get_check (StewardDb  *db,
           gpointer    data,
           GError    **error)
{
  DriftCall *call = data;

  return steward_council_rows_visit (db, "access/drift-get", call->source, read_check_cb, call, error);
}

/**
 * steward_drift_get_sync:
 * @self: the store
 * @source: id of a source
 * @out_seen_at: (out) (optional): when it was compared last; 0: never
 * @out_n_lines: (out) (optional): how many lines its lists had
 * @out_n_left_out: (out) (optional): how many differences are not listed
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
steward_drift_get_sync (StewardGovernance  *self,
                        const char         *source,
                        gint64             *out_seen_at,
                        guint64            *out_n_lines,
                        guint64            *out_n_left_out,
                        GError            **error)
{
  DriftCall call = { .source = source };
  gboolean ok = steward_council_rows_run (self, get_check, &call, error);

  if (out_seen_at != NULL)
    *out_seen_at = call.seen_at;
  if (out_n_lines != NULL)
    *out_n_lines = call.n_lines;
  if (out_n_left_out != NULL)
    *out_n_left_out = call.n_left_out;

  return ok;
}
