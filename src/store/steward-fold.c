/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Folding: each type of event has a file of SQL that turns its body into rows,
 * without clock, rules or chance, so that folding again gives the same rows.
 * A type without a file was made by a newer Steward: its rows cannot be made
 * here, and so nothing may be appended behind it. */

#include "config.h"

#include "steward-fold.h"

#include "steward-event-types.h"
#include "steward-ledger-table.h"

#include <string.h>

typedef struct
{
  StewardDb *db;
  const StewardEvent *event;
  const StewardEventMembers *members;
  const char *actor;
  gint64 time;
  StewardFoldFlags flags;
} Fold;

/* What is known of a type of events; made once and never changed. */
typedef struct
{
  char *fold;                          /* name of its file */
  char *index;                         /* name of its file, or NULL */
  gboolean index_payloads;             /* its words are those of payloads only */
} Type;

/* Words of their own that events bring. */
static const char *const types_with_words[] = {
  STEWARD_EVENT_REVIEW_SUBMITTED, STEWARD_EVENT_REVIEW_SUPERSEDED, STEWARD_EVENT_REVIEW_CONFLICTED, NULL
};

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
      type->index_payloads = !g_strv_contains (types_with_words, name);
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
bind_body (const Fold       *fold,
           StewardStatement *statement)
{
  gsize length;
  const char *body = g_bytes_get_data (fold->event->body, &length);

  steward_statement_bind_chars (statement, ":body", body, length);
}

static void
bind_parameter (const Fold       *fold,
                StewardStatement *statement,
                const char       *name)
{
  if (steward_event_members_bind (fold->members, statement, name))
    return;

  if (strcmp (name, ":stream") == 0)
    steward_statement_bind_text (statement, name, fold->event->stream);
  else if (strcmp (name, ":position") == 0)
    steward_statement_bind_int64 (statement, name, fold->event->position);
  else if (strcmp (name, ":time") == 0)
    steward_statement_bind_int64 (statement, name, fold->time);
  else if (strcmp (name, ":actor") == 0)
    steward_statement_bind_text (statement, name, fold->actor);
  else if (strcmp (name, ":version") == 0)
    steward_statement_bind_int64 (statement, name, fold->event->version);
  else if (strcmp (name, ":body") == 0)
    bind_body (fold, statement);
}

/* A statement about a member that the body does not have would do nothing. */
static gboolean
is_wanted (const Fold       *fold,
           StewardStatement *statement)
{
  const char *member = steward_statement_get_guard (statement);

  return member == NULL || (fold->flags & STEWARD_FOLD_PLAIN) || steward_event_members_has (fold->members, member);
}

static gboolean
run_statement (const Fold        *fold,
               StewardStatement  *statement,
               GError           **error)
{
  const char *name;

  for (int i = 0; (name = steward_statement_get_parameter (statement, i)) != NULL; i++)
    bind_parameter (fold, statement, name);
  if (steward_statement_run (statement, error))
    return TRUE;

  g_prefix_error (error, "“%.80s” does not have the members that it must have: ", fold->event->type);
  return FALSE;
}

/* @out_changes: how many rows were written. */
static gboolean
run_script (const Fold  *fold,
            const char  *name,
            gint64      *out_changes,
            GError     **error)
{
  gboolean plain = (fold->flags & STEWARD_FOLD_PLAIN) != 0;
  GPtrArray *statements = steward_db_prepare_script (fold->db, name, plain ? NULL : steward_event_members_rewrite,
                                                     error);

  *out_changes = 0;
  if (statements == NULL)
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    {
      StewardStatement *statement = g_ptr_array_index (statements, i);

      if (!is_wanted (fold, statement))
        continue;
      if (!run_statement (fold, statement, error))
        return FALSE;
      *out_changes += steward_db_get_n_changes (fold->db);
    }

  return TRUE;
}

/* Words of payloads are there to be found only if payloads came. */
static gboolean
index_words (const Fold  *fold,
             const Type  *type,
             GError     **error)
{
  gint64 n_texts;

  if (type->index == NULL || (type->index_payloads && !(fold->flags & STEWARD_FOLD_PAYLOADS)))
    return TRUE;
  if (!run_script (fold, type->index, &n_texts, error))
    return FALSE;

  return n_texts == 0 || steward_db_run (fold->db, "words-add", error);
}

/**
 * steward_fold_event:
 * @db: a connection inside of a transaction, always used with the same
 *   %STEWARD_FOLD_PLAIN
 * @event: the next event
 * @flags: how
 * @actor: from its header
 * @time: from its header
 * @error: return location; %STEWARD_ERROR_SCHEMA_TOO_NEW,
 *   %STEWARD_ERROR_INVALID_DATA when the body lacks a member
 *
 * Returns: whether its rows were written
 */
gboolean
steward_fold_event (StewardDb           *db,
                    const StewardEvent  *event,
                    StewardFoldFlags     flags,
                    const char          *actor,
                    gint64               time,
                    GError             **error)
{
  g_autoptr(StewardEventMembers) members = steward_event_members_new (event);

  return steward_fold_members (db, event, members, flags, actor, time, error);
}

/**
 * steward_fold_members:
 * @db: a connection inside of a transaction, always used with the same
 *   %STEWARD_FOLD_PLAIN
 * @event: the next event
 * @members: of its body
 * @flags: how
 * @actor: from its header
 * @time: from its header
 * @error: return location: as for steward_fold_event()
 *
 * Returns: whether its rows were written
 */
gboolean
steward_fold_members (StewardDb                  *db,
                      const StewardEvent         *event,
                      const StewardEventMembers  *members,
                      StewardFoldFlags            flags,
                      const char                 *actor,
                      gint64                      time,
                      GError                    **error)
{
  const Fold fold = { db, event, members, actor, time, flags };
  const Type *type = find_type (event->type);
  gint64 n_changes;

  if (type == NULL)
    return refuse_newer (event->type, error);

  return run_script (&fold, type->fold, &n_changes, error) &&
         (!(flags & STEWARD_FOLD_INDEX) || index_words (&fold, type, error));
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
      !steward_fold_event (self->db, event, STEWARD_FOLD_INDEX | STEWARD_FOLD_PAYLOADS, actor, time, error))
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
