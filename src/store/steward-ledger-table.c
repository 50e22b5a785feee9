/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Events in SQLite, read, checked and inserted. Triggers keep rows in order and
 * unchanged whatever else is tried. */

#include "config.h"

#include "steward-ledger-table.h"

#include <string.h>

static gboolean
read_seal (StewardStatement  *statement,
           int                column,
           StewardDigest     *out_seal,
           GError           **error)
{
  gsize length;
  gconstpointer data = steward_statement_get_blob (statement, column, &length);

  if (data == NULL || length != STEWARD_DIGEST_SIZE)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "A seal in the ledger has the wrong length.");
      return FALSE;
    }

  memcpy (out_seal->bytes, data, STEWARD_DIGEST_SIZE);
  return TRUE;
}

/**
 * steward_ledger_table_get_head:
 * @db: a connection
 * @out_position: (out): of the last event, 0 for none
 * @out_seal: (out): its seal; zero bytes for none
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
steward_ledger_table_get_head (StewardDb      *db,
                               gint64         *out_position,
                               StewardDigest  *out_seal,
                               GError        **error)
{
  StewardStatement *statement = steward_db_prepare (db, "ledger-head", error);
  gboolean row, ok = TRUE;

  if (statement == NULL || !steward_statement_step (statement, &row, error))
    return FALSE;

  *out_position = 0;
  memset (out_seal, 0, sizeof *out_seal);
  if (row)
    {
      *out_position = steward_statement_get_int64 (statement, 0);
      ok = read_seal (statement, 1, out_seal, error);
    }
  steward_statement_reset (statement);

  return ok;
}

/**
 * steward_ledger_table_get_seal:
 * @db: a connection
 * @position: of an event; 0 stands before the first and has 32 zero bytes
 * @out_seal: (out): its seal
 * @error: return location; %STEWARD_ERROR_NOT_FOUND for an unknown position
 *
 * Returns: whether it could be read
 */
gboolean
steward_ledger_table_get_seal (StewardDb      *db,
                               gint64          position,
                               StewardDigest  *out_seal,
                               GError        **error)
{
  StewardStatement *statement;
  gboolean row, ok;

  memset (out_seal, 0, sizeof *out_seal);
  if (position == 0)
    return TRUE;

  statement = steward_db_prepare (db, "ledger-seal", error);
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":position", position);
  if (!steward_statement_step (statement, &row, error))
    return FALSE;

  if (!row)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "There is no event %" G_GINT64_FORMAT ".", position);
  ok = row && read_seal (statement, 0, out_seal, error);
  steward_statement_reset (statement);

  return ok;
}

static gboolean
read_number (StewardStatement  *statement,
             gint64            *out_number,
             GError           **error)
{
  gboolean row;

  if (!steward_statement_step (statement, &row, error))
    return FALSE;

  *out_number = row ? steward_statement_get_int64 (statement, 0) : 0;
  steward_statement_reset (statement);

  return TRUE;
}

/**
 * steward_ledger_table_count:
 * @db: a connection
 * @stream: (nullable): of one stream, or %NULL of all
 * @error: return location
 *
 * Returns: how many events there are, −1 with @error
 */
gint64
steward_ledger_table_count (StewardDb   *db,
                            const char  *stream,
                            GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, stream != NULL ? "ledger-count-stream" : "ledger-count", error);
  gint64 count;

  if (statement == NULL)
    return -1;
  if (stream != NULL)
    steward_statement_bind_text (statement, ":stream", stream);

  return read_number (statement, &count, error) ? count : -1;
}

/**
 * steward_ledger_table_get_version:
 * @db: a connection
 * @stream: whose
 * @out_version: (out): of its last event; 0 for none
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
steward_ledger_table_get_version (StewardDb   *db,
                                  const char  *stream,
                                  gint64      *out_version,
                                  GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "ledger-version", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":stream", stream);
  return read_number (statement, out_version, error);
}

/**
 * steward_ledger_table_insert:
 * @db: a connection inside of a transaction
 * @event: a sealed event for the next position
 * @error: return location
 *
 * Returns: whether it was inserted
 */
gboolean
steward_ledger_table_insert (StewardDb           *db,
                             const StewardEvent  *event,
                             GError             **error)
{
  StewardStatement *statement = steward_db_prepare (db, "ledger-insert", error);
  gconstpointer header, body;
  gsize header_length, body_length;

  if (statement == NULL)
    return FALSE;

  header = g_bytes_get_data (event->header, &header_length);
  body = g_bytes_get_data (event->body, &body_length);
  steward_statement_bind_int64 (statement, ":position", event->position);
  steward_statement_bind_text (statement, ":stream", event->stream);
  steward_statement_bind_int64 (statement, ":version", event->version);
  steward_statement_bind_text (statement, ":type", event->type);
  steward_statement_bind_blob (statement, ":header", header, header_length);
  steward_statement_bind_blob (statement, ":body", body, body_length);
  steward_statement_bind_blob (statement, ":seal", event->seal.bytes, STEWARD_DIGEST_SIZE);

  return steward_statement_run (statement, error);
}

static GBytes *
read_bytes (StewardStatement *statement,
            int               column)
{
  gsize length = 0;
  gconstpointer data = steward_statement_get_blob (statement, column, &length);

  return g_bytes_new (data, data != NULL ? length : 0);
}

static StewardEvent *
read_event (StewardStatement  *statement,
            GError           **error)
{
  g_autoptr(GBytes) header = read_bytes (statement, 4);
  g_autoptr(GBytes) body = read_bytes (statement, 5);
  const char *stream = steward_statement_get_text (statement, 1);
  const char *type = steward_statement_get_text (statement, 3);
  StewardDigest seal;
  StewardEvent *event;

  if (!read_seal (statement, 6, &seal, error))
    {
      g_prefix_error (error, "Event %" G_GINT64_FORMAT ": ", steward_statement_get_int64 (statement, 0));
      return NULL;
    }

  event = steward_event_new (steward_statement_get_int64 (statement, 0), stream != NULL ? stream : "",
                             steward_statement_get_int64 (statement, 2), type != NULL ? type : "", header, body);
  event->seal = seal;

  return event;
}

/**
 * steward_ledger_table_read:
 * @db: a connection
 * @stream: (nullable): of one stream, or %NULL of all
 * @after: a position; 0 for all
 * @limit: at most so many
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardEvent): events behind @after,
 *   in order, unchecked
 */
GPtrArray *
steward_ledger_table_read (StewardDb   *db,
                           const char  *stream,
                           gint64       after,
                           gint64       limit,
                           GError     **error)
{
  g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_event_free);
  StewardStatement *statement = steward_db_prepare (db, stream != NULL ? "ledger-read-stream" : "ledger-read", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  if (stream != NULL)
    steward_statement_bind_text (statement, ":stream", stream);
  steward_statement_bind_int64 (statement, ":after", after);
  steward_statement_bind_int64 (statement, ":limit", limit);

  for (;;)
    {
      StewardEvent *event;

      if (!steward_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      event = read_event (statement, error);
      if (event == NULL)
        {
          steward_statement_reset (statement);
          return NULL;
        }
      g_ptr_array_add (events, event);
    }
  steward_statement_reset (statement);

  return g_steal_pointer (&events);
}

static gboolean
check_next (const StewardEvent   *event,
            gint64                position,
            const StewardDigest  *previous,
            StewardDigest        *out_leaf,
            GError              **error)
{
  if (event->position == position)
    return steward_event_check_leaf (event, position > 1 ? previous : NULL, out_leaf, error);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "Event %" G_GINT64_FORMAT " is missing.", position);
  return FALSE;
}

/**
 * steward_ledger_table_walk_query:
 * @db: a connection
 * @query: name of a query with the columns and parameters of "ledger-read"
 * @after: position of an event that is trusted; 0 for none
 * @seal: its seal
 * @visit: (nullable): called with each event that verifies
 * @data: for @visit
 * @out_position: (out): of the last event that verified and was visited
 * @error: return location; %STEWARD_ERROR_DAMAGED names the first position
 *   that does not verify
 *
 * Returns: whether all events behind @after verify
 */
gboolean
steward_ledger_table_walk_query (StewardDb           *db,
                                 const char          *query,
                                 gint64               after,
                                 const StewardDigest *seal,
                                 StewardLedgerVisit   visit,
                                 gpointer             data,
                                 gint64              *out_position,
                                 GError             **error)
{
  g_autoptr(StewardStatement) statement = steward_statement_new (db, query, error);
  StewardDigest previous = *seal;
  gboolean row;

  *out_position = after;
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":after", after);
  steward_statement_bind_int64 (statement, ":limit", -1);

  for (;;)
    {
      g_autoptr(StewardEvent) event = NULL;

      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      event = read_event (statement, error);
      if (event == NULL || !check_next (event, *out_position + 1, &previous, NULL, error))
        return FALSE;
      if (visit != NULL && !visit (event, data, error))
        return FALSE;
      previous = event->seal;
      *out_position = event->position;
    }
}

/**
 * steward_ledger_table_walk:
 * @db: a connection
 * @after: position of an event that is trusted; 0 for none
 * @seal: its seal
 * @visit: (nullable): called with each event that verifies
 * @data: for @visit
 * @out_position: (out): of the last event that verified and was visited
 * @error: return location; %STEWARD_ERROR_DAMAGED names the first position
 *   that does not verify
 *
 * Returns: whether all events behind @after verify
 */
gboolean
steward_ledger_table_walk (StewardDb           *db,
                           gint64               after,
                           const StewardDigest *seal,
                           StewardLedgerVisit   visit,
                           gpointer             data,
                           gint64              *out_position,
                           GError             **error)
{
  return steward_ledger_table_walk_query (db, "ledger-read", after, seal, visit, data, out_position, error);
}

/* A text column that ends where a C string ends. */
static const char *
borrow_text (StewardStatement  *statement,
             int                column,
             gint64             position,
             GError           **error)
{
  gsize length;
  const char *text = steward_statement_get_chars (statement, column, &length);

  if (text != NULL && strlen (text) == length)
    return text;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "Event %" G_GINT64_FORMAT " has a text that is none.",
               position);
  return NULL;
}

static GBytes *
borrow_bytes (StewardStatement *statement,
              int               column)
{
  gsize length = 0;
  gconstpointer data = steward_statement_get_blob (statement, column, &length);

  return g_bytes_new_static (data, data != NULL ? length : 0);
}

/* Fills in all but header and body, as long as the row is there. */
static gboolean
borrow_event (StewardStatement  *statement,
              StewardEvent      *event,
              GError           **error)
{
  event->position = steward_statement_get_int64 (statement, 0);
  event->stream = (char *) borrow_text (statement, 1, event->position, error);
  event->version = steward_statement_get_int64 (statement, 2);
  event->type = event->stream != NULL ? (char *) borrow_text (statement, 3, event->position, error) : NULL;
  if (event->type == NULL)
    return FALSE;
  if (read_seal (statement, 6, &event->seal, error))
    return TRUE;

  g_prefix_error (error, "Event %" G_GINT64_FORMAT ": ", event->position);
  return FALSE;
}

/* The row as an event, without copying anything, for as long as it is the row. */
static gboolean
check_row (StewardStatement     *statement,
           gint64                position,
           const StewardDigest  *previous,
           StewardDigest        *out_seal,
           StewardDigest        *out_leaf,
           GError              **error)
{
  g_autoptr(GBytes) header = borrow_bytes (statement, 4);
  g_autoptr(GBytes) body = borrow_bytes (statement, 5);
  StewardEvent event = { .header = header, .body = body };

  if (!borrow_event (statement, &event, error))
    return FALSE;

  *out_seal = event.seal;
  return check_next (&event, position, previous, out_leaf, error);
}

/**
 * steward_ledger_table_check_chain:
 * @db: a connection
 * @after: position of an event that is trusted; 0 for none
 * @seal: its seal
 * @visit: (nullable): called with seal and leaf of each event that verifies
 * @data: for @visit
 * @out_position: (out): of the last event that verified
 * @error: return location; %STEWARD_ERROR_DAMAGED names the first position
 *   that does not verify
 *
 * As steward_ledger_table_walk(), for who does not look into the events: a
 * million of them are checked without making any.
 *
 * Returns: whether all events behind @after verify
 */
gboolean
steward_ledger_table_check_chain (StewardDb            *db,
                                  gint64                after,
                                  const StewardDigest  *seal,
                                  StewardLeafVisit      visit,
                                  gpointer              data,
                                  gint64               *out_position,
                                  GError              **error)
{
  g_autoptr(StewardStatement) statement = steward_statement_new (db, "ledger-read", error);
  StewardDigest previous = *seal;
  gboolean row;

  *out_position = after;
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":after", after);
  steward_statement_bind_int64 (statement, ":limit", -1);

  for (;;)
    {
      StewardDigest current, leaf;

      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!check_row (statement, *out_position + 1, &previous, &current, visit != NULL ? &leaf : NULL, error))
        return FALSE;

      if (visit != NULL)
        visit (&current, &leaf, data);
      previous = current;
      (*out_position)++;
    }
}

/**
 * steward_ledger_table_visit:
 * @db: a connection
 * @after: a position; 0 for all
 * @visit: called with each event, unchecked, and its signature or %NULL; both
 *   last until it returns, see steward_event_copy()
 * @data: for @visit
 * @error: return location
 *
 * Returns: whether all events behind @after were visited
 */
gboolean
steward_ledger_table_visit (StewardDb              *db,
                            gint64                  after,
                            StewardSignedVisit      visit,
                            gpointer                data,
                            GError                **error)
{
  g_autoptr(StewardStatement) statement = steward_statement_new (db, "ledger-walk", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":after", after);

  for (;;)
    {
      g_autoptr(GBytes) header = NULL;
      g_autoptr(GBytes) body = NULL;
      StewardEvent event = { 0 };

      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      event.header = header = borrow_bytes (statement, 4);
      event.body = body = borrow_bytes (statement, 5);
      if (!borrow_event (statement, &event, error) ||
          !visit (&event, steward_statement_get_text (statement, 7), data, error))
        return FALSE;
    }
}

static gboolean
check_index (StewardDb  *db,
             gint64      after,
             GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "ledger-check-index", error);
  gint64 n_wrong;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":after", after);
  if (!read_number (statement, &n_wrong, error))
    return FALSE;
  if (n_wrong == 0)
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED,
               "The index of the ledger does not fit %" G_GINT64_FORMAT " events.", n_wrong);
  return FALSE;
}

static gboolean
fail_protection (GError **error)
{
  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "The ledger has lost its protection.");
  return FALSE;
}

/* The statement must be refused by its trigger. */
static gboolean
probe (StewardDb   *db,
       const char  *name,
       GError     **error)
{
  g_autoptr(GError) refusal = NULL;

  if (!steward_db_run (db, name, &refusal) && g_error_matches (refusal, STEWARD_ERROR, STEWARD_ERROR_DENIED))
    return TRUE;

  if (refusal == NULL)
    return fail_protection (error);

  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

/* The next event must be accepted. */
static gboolean
probe_insert (StewardDb  *db,
              GError    **error)
{
  g_autoptr(GBytes) nothing = g_bytes_new_static ("{}", 2);
  g_autoptr(StewardEvent) event = NULL;
  g_autoptr(GError) refusal = NULL;
  StewardDigest seal;
  gint64 position;

  if (!steward_ledger_table_get_head (db, &position, &seal, error))
    return FALSE;

  event = steward_event_new (position + 1, "probe of the ledger", 1, "probe", nothing, nothing);
  if (steward_ledger_table_insert (db, event, &refusal))
    return TRUE;
  if (g_error_matches (refusal, STEWARD_ERROR, STEWARD_ERROR_DENIED))
    return fail_protection (error);

  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

static gboolean
check_protection (StewardDb  *db,
                  GError    **error)
{
  gboolean ok;

  if (!steward_db_begin (db, error))
    return FALSE;

  ok = probe_insert (db, error) && probe (db, "ledger-probe-update", error) && probe (db, "ledger-probe-delete", error);
  steward_db_rollback (db);

  return ok;
}

/**
 * steward_ledger_table_check:
 * @db: a connection outside of any transaction
 * @after: a position whose event is trusted; 0 to check all
 * @error: return location; %STEWARD_ERROR_DAMAGED
 *
 * Checks the chain behind @after, the index over it, that an event can be
 * appended, and that it can be neither changed nor removed. Nothing is kept of
 * the attempts.
 *
 * Returns: whether all is well
 */
gboolean
steward_ledger_table_check (StewardDb  *db,
                            gint64      after,
                            GError    **error)
{
  StewardDigest seal;
  gint64 position;

  return steward_ledger_table_get_seal (db, after, &seal, error) &&
         steward_ledger_table_check_chain (db, after, &seal, NULL, NULL, &position, error) &&
         check_index (db, after, error) && check_protection (db, error);
}

/**
 * steward_ledger_table_get_schema:
 * @db: a connection
 * @out_digest: (out): SHA-256 over the definitions of all tables, indices and
 *   triggers
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
steward_ledger_table_get_schema (StewardDb      *db,
                                 StewardDigest  *out_digest,
                                 GError        **error)
{
  StewardStatement *statement = steward_db_prepare (db, "ledger-schema", error);
  g_autoptr(StewardHasher) hasher = steward_hasher_new ();
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      for (int i = 0; row && i < 4; i++)
        steward_hasher_add_text (hasher, steward_statement_get_text (statement, i));
    }
  if (statement == NULL)
    return FALSE;

  steward_statement_reset (statement);
  steward_hasher_finish (hasher, out_digest);
  return TRUE;
}
