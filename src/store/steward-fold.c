/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Folding: each type of event has a file of SQL that turns its body into rows,
 * without clock, rules or chance, so that folding again gives the same rows.
 * A type without a file was made by a newer Steward: its rows cannot be made
 * here, and so nothing may be appended behind it. */

#include "config.h"

#include "steward-fold.h"

#include "steward-ledger-table.h"

#define FOLD_FOLDER "fold/"
#define INDEX_FOLDER "index/"

typedef struct
{
  const StewardEvent *event;
  const char *actor;
  gint64 time;
} Fold;

static gboolean
refuse_newer (const char  *type,
              GError     **error)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW,
               "The record of decisions was made by a newer Steward (it holds “%.80s”); this one can only read it.",
               type);
  return FALSE;
}

/**
 * steward_fold_check_type:
 * @type: of an event
 * @error: return location; %STEWARD_ERROR_SCHEMA_TOO_NEW
 *
 * Returns: whether this program can fold such events
 */
gboolean
steward_fold_check_type (const char  *type,
                         GError     **error)
{
  g_autofree char *name = g_strconcat (FOLD_FOLDER, type, NULL);

  return steward_db_has_query (name) || refuse_newer (type, error);
}

/**
 * steward_fold_check_known:
 * @db: a connection
 * @error: return location; %STEWARD_ERROR_SCHEMA_TOO_NEW names the first type
 *   that is not known
 *
 * Returns: whether this program can fold all events that there are
 */
gboolean
steward_fold_check_known (StewardDb  *db,
                          GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "ledger-types", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (row)
    {
      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (row && !steward_fold_check_type (steward_statement_get_text (statement, 0), error))
        {
          steward_statement_reset (statement);
          return FALSE;
        }
    }

  return TRUE;
}

static void
bind_all (StewardStatement *statement,
          const Fold       *fold)
{
  const StewardEvent *event = fold->event;
  gsize length;
  const char *body = g_bytes_get_data (event->body, &length);

  if (steward_statement_has_parameter (statement, ":body"))
    steward_statement_bind_chars (statement, ":body", body, length);
  if (steward_statement_has_parameter (statement, ":stream"))
    steward_statement_bind_text (statement, ":stream", event->stream);
  if (steward_statement_has_parameter (statement, ":version"))
    steward_statement_bind_int64 (statement, ":version", event->version);
  if (steward_statement_has_parameter (statement, ":position"))
    steward_statement_bind_int64 (statement, ":position", event->position);
  if (steward_statement_has_parameter (statement, ":time"))
    steward_statement_bind_int64 (statement, ":time", fold->time);
  if (steward_statement_has_parameter (statement, ":actor"))
    steward_statement_bind_text (statement, ":actor", fold->actor);
}

static gboolean
run_script (StewardDb   *db,
            const char  *name,
            const Fold  *fold,
            GError     **error)
{
  GPtrArray *statements = steward_db_prepare_script (db, name, error);

  if (statements == NULL)
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    {
      StewardStatement *statement = g_ptr_array_index (statements, i);

      bind_all (statement, fold);
      if (!steward_statement_run (statement, error))
        {
          g_prefix_error (error, "“%.80s” does not have the members that it must have: ", fold->event->type);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * steward_fold_event:
 * @db: a connection inside of a transaction
 * @event: the next event
 * @actor: from its header
 * @time: from its header
 * @error: return location
 *
 * Returns: whether its rows were written
 */
gboolean
steward_fold_event (StewardDb           *db,
                    const StewardEvent  *event,
                    const char          *actor,
                    gint64               time,
                    GError             **error)
{
  g_autofree char *name = g_strconcat (FOLD_FOLDER, event->type, NULL);
  Fold fold = { event, actor, time };

  return run_script (db, name, &fold, error);
}

/**
 * steward_fold_index:
 * @db: a connection inside of a transaction
 * @event: an event whose payloads are in the store
 * @error: return location
 *
 * Adds the words of the event to those in which reviews are found.
 *
 * Returns: whether they were added
 */
gboolean
steward_fold_index (StewardDb           *db,
                    const StewardEvent  *event,
                    GError             **error)
{
  g_autofree char *name = g_strconcat (INDEX_FOLDER, event->type, NULL);
  Fold fold = { event, NULL, 0 };

  return !steward_db_has_query (name) ||
         (run_script (db, name, &fold, error) && steward_db_run (db, "words-add", error));
}

/**
 * steward_fold_get_position:
 * @db: a connection
 * @out_position: (out): up to which event the rows are folded
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
steward_fold_get_position (StewardDb  *db,
                           gint64     *out_position,
                           GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "folded-get", error);
  gboolean row;

  if (statement == NULL || !steward_statement_step (statement, &row, error))
    return FALSE;

  *out_position = row ? steward_statement_get_int64 (statement, 0) : 0;
  steward_statement_reset (statement);
  return TRUE;
}

gboolean
steward_fold_set_position (StewardDb  *db,
                           gint64      position,
                           GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "folded-set", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":position", position);
  return steward_statement_run (statement, error);
}

typedef struct
{
  StewardDb *db;
  gint64 position;                     /* folded so far */
} CatchUp;

/* Stops, without an error of its own, at the first event of a newer Steward. */
static gboolean
catch_up_cb (const StewardEvent  *event,
             gpointer             data,
             GError             **error)
{
  CatchUp *self = data;
  g_autofree char *actor = NULL;
  gint64 time;

  if (!steward_fold_check_type (event->type, error) ||
      !steward_event_read_header (event, &actor, NULL, &time, error) ||
      !steward_fold_event (self->db, event, actor, time, error) || !steward_fold_index (self->db, event, error))
    return FALSE;

  self->position = event->position;
  return TRUE;
}

/**
 * steward_fold_catch_up:
 * @db: a connection inside of a transaction
 * @error: return location
 *
 * Folds the events that came in without their rows: from a copy, or before
 * there were any. Ends before the first event of a newer Steward.
 *
 * Returns: whether the rows are as far as they can be
 */
gboolean
steward_fold_catch_up (StewardDb  *db,
                       GError    **error)
{
  g_autoptr(GError) stop = NULL;
  CatchUp self = { db, 0 };
  StewardDigest seal;
  gint64 head, position;

  if (!steward_ledger_table_get_head (db, &head, &seal, error) ||
      !steward_fold_get_position (db, &self.position, error))
    return FALSE;
  if (self.position >= head)
    return TRUE;

  if (!steward_ledger_table_get_seal (db, self.position, &seal, error))
    return FALSE;
  if (!steward_ledger_table_walk (db, self.position, &seal, catch_up_cb, &self, &position, &stop) &&
      !g_error_matches (stop, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW))
    {
      g_propagate_error (error, g_steal_pointer (&stop));
      return FALSE;
    }

  return steward_fold_set_position (db, self.position, error);
}
