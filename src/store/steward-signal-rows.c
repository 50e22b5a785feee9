/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How far the signals of each source were read, what was not understood of them,
 * and what people were told of it once. */

#include "config.h"

#include "steward-level-rows-private.h"

#include "steward-duration.h"

typedef struct
{
  const char *source_id;
  const char *cursor;                  /* (nullable) */
  GPtrArray *unread;                   /* (nullable) (unowned) */
  char *found;                         /* (owned) (nullable) */
} SourceCall;

/* --- cursors --- */

static gboolean
read_cursor_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  SourceCall *call = data;

  call->found = steward_cells_dup_text (cells);
  return TRUE;
}

static gboolean
get_cursor (StewardDb  *db,
            gpointer    data,
            GError    **error)
{
  SourceCall *call = data;

  return steward_council_rows_visit (db, "levels/cursor-get", call->source_id, read_cursor_cb, call, error);
}

/**
 * steward_signal_cursor_get_sync:
 * @self: the store
 * @source_id: a source
 * @error: return location
 *
 * Returns: (transfer full) (nullable): up to where its signals were read; %NULL
 *   without an error: from the beginning
 */
char *
steward_signal_cursor_get_sync (StewardGovernance  *self,
                                const char         *source_id,
                                GError            **error)
{
  SourceCall call = { .source_id = source_id };

  if (steward_council_rows_run (self, get_cursor, &call, error))
    return call.found;

  g_free (call.found);
  return NULL;
}

static gboolean
run_with_source (StewardDb   *db,
                 const char  *query,
                 const char  *source_id,
                 const char  *cursor,
                 GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, query, error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":source", source_id);
  if (cursor != NULL)
    steward_statement_bind_text (statement, ":cursor", cursor);

  return steward_statement_run (statement, error);
}

static gboolean
put_unread (StewardDb            *db,
            const char           *source_id,
            guint                 number,
            const StewardUnread  *unread,
            GError              **error)
{
  StewardStatement *statement = steward_db_prepare (db, "levels/unread-put", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":source", source_id);
  steward_statement_bind_int64 (statement, ":number", number);
  steward_statement_bind_text (statement, ":place", unread->place != NULL ? unread->place : "");
  steward_statement_bind_text (statement, ":reason", unread->reason != NULL ? unread->reason : "");
  steward_statement_bind_int64 (statement, ":n", (gint64) CLAMP (unread->n, 1, (guint64) G_MAXINT64));
  return steward_statement_run (statement, error);
}

static gboolean
put_cursor (StewardDb  *db,
            gpointer    data,
            GError    **error)
{
  const SourceCall *call = data;

  if (!run_with_source (db, call->cursor != NULL ? "levels/cursor-put" : "levels/cursor-clear", call->source_id,
                        call->cursor, error))
    return FALSE;
  if (call->unread == NULL)
    return TRUE;
  if (!run_with_source (db, "levels/unread-clear", call->source_id, NULL, error))
    return FALSE;
  for (guint i = 0; i < call->unread->len; i++)
    if (!put_unread (db, call->source_id, i, g_ptr_array_index (call->unread, i), error))
      return FALSE;

  return TRUE;
}

/**
 * steward_signal_cursor_put_sync:
 * @self: the store
 * @source_id: a source
 * @cursor: (nullable): up to where its signals were read, and kept; %NULL: the
 *   next time from the beginning
 * @unread: (nullable) (element-type StewardUnread): what was not understood,
 *   in the place of what stood there; %NULL: as before
 * @error: return location
 *
 * Returns: whether both are kept
 */
gboolean
steward_signal_cursor_put_sync (StewardGovernance  *self,
                                const char         *source_id,
                                const char         *cursor,
                                GPtrArray          *unread,
                                GError            **error)
{
  SourceCall call = { .source_id = source_id, .cursor = cursor, .unread = unread };

  return steward_level_rows_write (self, put_cursor, &call, NULL, error);
}

static gboolean
read_unread_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  const SourceCall *call = data;
  StewardUnread *unread = g_new0 (StewardUnread, 1);

  g_ptr_array_add (call->unread, unread);
  unread->place = steward_cells_dup_text (cells);
  unread->reason = steward_cells_dup_text (cells);
  unread->n = (guint64) steward_cells_get_number (cells);

  return TRUE;
}

static gboolean
list_unread (StewardDb  *db,
             gpointer    data,
             GError    **error)
{
  SourceCall *call = data;

  return steward_council_rows_visit (db, "levels/unread-list", call->source_id, read_unread_cb, call, error);
}

/**
 * steward_signal_unread_list_sync:
 * @self: the store
 * @source_id: a source
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardUnread): in the order in which
 *   they were met
 */
GPtrArray *
steward_signal_unread_list_sync (StewardGovernance  *self,
                                 const char         *source_id,
                                 GError            **error)
{
  g_autoptr(GPtrArray) unread = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_unread_free);
  SourceCall call = { .source_id = source_id, .unread = unread };

  return steward_council_rows_run (self, list_unread, &call, error) ? g_steal_pointer (&unread) : NULL;
}

/* --- what was told once --- */

typedef struct
{
  const char *key;
  gboolean first;
} NoteCall;

static gboolean
note (StewardDb  *db,
      gpointer    data,
      GError    **error)
{
  NoteCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "levels/note-put", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":key", call->key);
  steward_statement_bind_int64 (statement, ":time", steward_instant_now ());
  if (!steward_statement_run (statement, error))
    return FALSE;

  call->first = steward_db_get_n_changes (db) > 0;
  return TRUE;
}

/**
 * steward_note_once_sync:
 * @self: the store
 * @key: of what somebody is told: "breach i-3fa9c21b07"
 * @out_first: (out): whether nobody asked for it before, on this desk, in
 *   whichever program; %FALSE with @error
 * @error: return location
 *
 * Returns: whether it is kept that it was asked for
 */
gboolean
steward_note_once_sync (StewardGovernance  *self,
                        const char         *key,
                        gboolean           *out_first,
                        GError            **error)
{
  NoteCall call = { key, FALSE };
  gboolean ok = steward_level_rows_write (self, note, &call, NULL, error);

  *out_first = ok && call.first;
  return ok;
}
