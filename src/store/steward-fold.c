/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Folding: each type of event has a file of SQL that turns its body into rows,
 * without clock, rules or chance, so that folding again gives the same rows.
 * A type without a file was made by a newer Steward: its rows cannot be made
 * here, and so nothing may be appended behind it. */

#include "config.h"

#include "steward-fold.h"

#include "steward-ledger-table.h"

#include <string.h>

typedef struct
{
  const StewardEvent *event;
  const char *body;
  gsize body_length;
  const char *actor;
  gint64 time;
  gboolean with_payloads;
} Fold;

/* What is known of a type of events; made once and never changed. */
typedef struct
{
  char *fold;                          /* name of its file */
  char *index;                         /* name of its file, or NULL */
} Type;

static char *
cut_suffix (const char *file)
{
  return g_strndup (file, strlen (file) - strlen (".sql"));
}

static GHashTable *
make_types (void)
{
  GHashTable *types = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto(GStrv) folds = steward_db_list_queries ("fold");
  g_auto(GStrv) indices = steward_db_list_queries ("index");

  for (guint i = 0; folds[i] != NULL; i++)
    {
      g_autofree char *name = cut_suffix (folds[i]);
      Type *type = g_new0 (Type, 1);

      type->fold = g_strconcat ("fold/", name, NULL);
      if (g_strv_contains ((const char *const *) indices, folds[i]))
        type->index = g_strconcat ("index/", name, NULL);
      g_hash_table_insert (types, g_steal_pointer (&name), type);
    }

  return types;
}

static const Type *
find_type (const char *name)
{
  static gsize once = 0;
  static GHashTable *types = NULL;

  if (g_once_init_enter (&once))
    {
      types = make_types ();
      g_once_init_leave (&once, 1);
    }

  return g_hash_table_lookup (types, name);
}

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
  return find_type (type) != NULL || refuse_newer (type, error);
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
bind_parameter (StewardStatement *statement,
                const char       *name,
                const Fold       *fold)
{
  if (strcmp (name, ":body") == 0)
    steward_statement_bind_chars (statement, name, fold->body, fold->body_length);
  else if (strcmp (name, ":stream") == 0)
    steward_statement_bind_text (statement, name, fold->event->stream);
  else if (strcmp (name, ":version") == 0)
    steward_statement_bind_int64 (statement, name, fold->event->version);
  else if (strcmp (name, ":position") == 0)
    steward_statement_bind_int64 (statement, name, fold->event->position);
  else if (strcmp (name, ":time") == 0)
    steward_statement_bind_int64 (statement, name, fold->time);
  else if (strcmp (name, ":actor") == 0)
    steward_statement_bind_text (statement, name, fold->actor);
}

/* A statement about a member that the body does not have would do nothing. The
 * name might also stand deeper inside: then it does nothing by itself. */
static gboolean
is_wanted (StewardStatement *statement,
           const Fold       *fold)
{
  const char *guard = steward_statement_get_guard (statement);

  if (guard == NULL)
    return TRUE;

  return fold->with_payloads && memmem (fold->body, fold->body_length, guard, strlen (guard)) != NULL;
}

static gboolean
run_statement (StewardStatement  *statement,
               const Fold        *fold,
               GError           **error)
{
  const char *name;

  for (int i = 0; (name = steward_statement_get_parameter (statement, i)) != NULL; i++)
    bind_parameter (statement, name, fold);
  if (steward_statement_run (statement, error))
    return TRUE;

  g_prefix_error (error, "“%.80s” does not have the members that it must have: ", fold->event->type);
  return FALSE;
}

/* @out_changes: how many rows were written. */
static gboolean
run_script (StewardDb   *db,
            const char  *name,
            Fold        *fold,
            gint64      *out_changes,
            GError     **error)
{
  GPtrArray *statements = steward_db_prepare_script (db, name, error);

  *out_changes = 0;
  if (statements == NULL)
    return FALSE;
  fold->body = g_bytes_get_data (fold->event->body, &fold->body_length);
  for (guint i = 0; i < statements->len; i++)
    {
      StewardStatement *statement = g_ptr_array_index (statements, i);

      if (!is_wanted (statement, fold))
        continue;
      if (!run_statement (statement, fold, error))
        return FALSE;
      *out_changes += steward_db_get_n_changes (db);
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
  const Type *type = find_type (event->type);
  Fold fold = { .event = event, .actor = actor, .time = time, .with_payloads = TRUE };
  gint64 n_changes;

  return type != NULL ? run_script (db, type->fold, &fold, &n_changes, error) : refuse_newer (event->type, error);
}

/**
 * steward_fold_index:
 * @db: a connection inside of a transaction
 * @event: an event whose payloads are in the store
 * @with_payloads: whether any came with it
 * @error: return location
 *
 * Adds the words of the event to those in which reviews are found.
 *
 * Returns: whether they were added
 */
gboolean
steward_fold_index (StewardDb           *db,
                    const StewardEvent  *event,
                    gboolean             with_payloads,
                    GError             **error)
{
  const Type *type = find_type (event->type);
  Fold fold = { .event = event, .with_payloads = with_payloads };
  gint64 n_texts;

  if (type == NULL || type->index == NULL)
    return TRUE;
  if (!run_script (db, type->index, &fold, &n_texts, error))
    return FALSE;

  return n_texts == 0 || steward_db_run (db, "words-add", error);
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
      !steward_fold_event (self->db, event, actor, time, error) || !steward_fold_index (self->db, event, TRUE, error))
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
