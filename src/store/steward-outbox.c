/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What still has to be done outside. An item comes in and goes out with an
 * append; in between it is claimed, durably, before anything leaves the house.
 * Whoever finds one that says "sending" knows that it may have arrived, and has
 * to look. Folding events again never brings an item back. */

#include "config.h"

#include "steward-outbox.h"

#include "steward-access-rows-private.h"
#include "steward-fold.h"
#include "steward-governance-private.h"

typedef struct
{
  const StewardOutboxItem *item;
  const char *id;
  gint64 time;                         /* due, or not before */
  const char *message;
  gboolean claimed;
  GPtrArray *items;                    /* (unowned) (nullable) */
} OutboxCall;

/**
 * steward_outbox_put:
 * @db: a connection inside of a transaction
 * @item: goes in, or replaces the one with its id
 * @time: now, for when it was added
 * @error: return location
 *
 * Returns: whether it could be written
 */
gboolean
steward_outbox_put (StewardDb                *db,
                    const StewardOutboxItem  *item,
                    gint64                    time,
                    GError                  **error)
{
  StewardStatement *statement = steward_db_prepare (db, "access/outbox-put", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":id", item->id);
  steward_statement_bind_text (statement, ":kind", item->kind);
  steward_statement_bind_text (statement, ":body", item->body);
  steward_statement_bind_text (statement, ":state", item->state);
  steward_statement_bind_int64 (statement, ":attempts", item->attempts);
  steward_statement_bind_int64 (statement, ":not_before", item->not_before);
  steward_statement_bind_int64 (statement, ":added_at", item->added_at != 0 ? item->added_at : time);
  steward_statement_bind_text (statement, ":message", item->message);
  return steward_statement_run (statement, error);
}

/**
 * steward_outbox_remove:
 * @db: a connection inside of a transaction
 * @id: of an item, which need not be there
 * @error: return location
 *
 * Returns: whether it is not there any more
 */
gboolean
steward_outbox_remove (StewardDb   *db,
                       const char  *id,
                       GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "access/outbox-remove", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":id", id);
  return steward_statement_run (statement, error);
}

static char *
dup_body (StewardCells *cells)
{
  gsize length = 0;
  gconstpointer bytes = steward_statement_get_blob (cells->statement, cells->column++, &length);

  return g_utf8_make_valid (bytes != NULL ? bytes : "", (gssize) length);
}

static gboolean
read_item_cb (StewardCells  *cells,
              gpointer       data,
              GError       **error)
{
  StewardOutboxItem *item = steward_outbox_item_new ();
  gint64 attempts;

  g_ptr_array_add (data, item);
  item->id = steward_cells_dup_text (cells);
  item->kind = steward_cells_dup_text (cells);
  item->body = dup_body (cells);
  item->state = steward_cells_dup_text (cells);
  attempts = steward_cells_get_number (cells);
  item->attempts = (guint) CLAMP (attempts, 0, G_MAXINT);
  item->not_before = steward_cells_get_number (cells);
  item->added_at = steward_cells_get_number (cells);
  item->message = steward_cells_dup_text (cells);

  return TRUE;
}

static gboolean
list_items (StewardDb  *db,
            gpointer    data,
            GError    **error)
{
  const OutboxCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "access/outbox-list", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":due", call->time);
  return steward_council_rows_visit_statement (statement, read_item_cb, call->items, error);
}

/**
 * steward_outbox_list_sync:
 * @self: the store
 * @due: those that may be sent at this time, without what a person has to do;
 *   0: all
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardOutboxItem): what has waited
 *   longest first
 */
GPtrArray *
steward_outbox_list_sync (StewardGovernance  *self,
                          gint64              due,
                          GError            **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_outbox_item_free);
  OutboxCall call = { .time = due, .items = items };

  return steward_council_rows_run (self, list_items, &call, error) ? g_steal_pointer (&items) : NULL;
}

static gboolean
run_claim (StewardDb   *db,
           OutboxCall  *call,
           GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "access/outbox-claim", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":id", call->item->id);
  steward_statement_bind_text (statement, ":state", call->item->state);
  steward_statement_bind_int64 (statement, ":attempts", call->item->attempts);
  steward_statement_bind_text (statement, ":body", call->item->body);
  if (!steward_statement_run (statement, error))
    return FALSE;

  call->claimed = steward_db_get_n_changes (db) == 1;
  return TRUE;
}

/* Nothing is sent of which the outcome could not be recorded. */
static gboolean
claim_item (StewardGovernance  *self,
            gpointer            data,
            GError            **error)
{
  OutboxCall *call = data;

  if (!steward_db_begin (self->write_db, error))
    return FALSE;
  if (steward_fold_check_known (self->write_db, error) && run_claim (self->write_db, call, error) &&
      steward_db_commit (self->write_db, error))
    return TRUE;

  if (steward_db_in_transaction (self->write_db))
    steward_db_rollback (self->write_db);
  call->claimed = FALSE;
  return FALSE;
}

/**
 * steward_outbox_claim_sync:
 * @self: the store
 * @item: as it was listed
 * @out_claimed: (out): whether it is the caller's now; not when somebody else
 *   claimed, changed or finished it since
 * @error: return location; %STEWARD_ERROR_SCHEMA_TOO_NEW when what comes of it
 *   could not be recorded
 *
 * Counts an attempt and says "sending" on disk.
 *
 * Returns: whether it could be looked at
 */
gboolean
steward_outbox_claim_sync (StewardGovernance        *self,
                           const StewardOutboxItem  *item,
                           gboolean                 *out_claimed,
                           GError                  **error)
{
  OutboxCall call = { .item = item };
  gboolean ok = steward_governance_run (self, self->writer, claim_item, &call, error);

  *out_claimed = call.claimed;
  return ok;
}

static gboolean
put_back (StewardGovernance  *self,
          gpointer            data,
          GError            **error)
{
  const OutboxCall *call = data;
  StewardStatement *statement = steward_db_prepare (self->write_db, "access/outbox-put-back", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":id", call->id);
  steward_statement_bind_int64 (statement, ":not_before", call->time);
  steward_statement_bind_text (statement, ":message", call->message);
  return steward_statement_run (statement, error);
}

/**
 * steward_outbox_put_back_sync:
 * @self: the store
 * @id: of an item; one that was taken out since stays out
 * @not_before: when it is due again, in microseconds since the epoch
 * @message: (nullable): why it was not done
 * @error: return location
 *
 * For what certainly did not arrive: it is no longer "sending".
 *
 * Returns: whether it is on disk
 */
gboolean
steward_outbox_put_back_sync (StewardGovernance  *self,
                              const char         *id,
                              gint64              not_before,
                              const char         *message,
                              GError            **error)
{
  OutboxCall call = { .id = id, .time = not_before, .message = message };

  return steward_governance_run (self, self->writer, put_back, &call, error);
}
