/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The checkpoint of the ledger, which the writer's thread keeps up to date,
 * and the verification of the whole ledger against it in the reader's. */

#include "config.h"

#include "steward-governance-private.h"

#include "steward-ledger-table.h"
#include "steward-rebuild.h"
#include "steward-recovery.h"

#define CHECKPOINT_LAG_US G_USEC_PER_SEC

static void
add_leaf_cb (const StewardDigest *seal,
             const StewardDigest *leaf,
             gpointer             data)
{
  StewardCheckpoint *checkpoint = data;

  steward_tree_add (&checkpoint->tree, leaf);
  checkpoint->seal = *seal;
}

/* Takes in the events that came since, checking them. */
static gboolean
extend_checkpoint (StewardGovernance  *self,
                   GError            **error)
{
  StewardDigest seal = self->checkpoint.seal;
  gint64 position;

  return steward_ledger_table_check_chain (self->write_db, (gint64) self->checkpoint.tree.size, &seal, add_leaf_cb,
                                           &self->checkpoint, &position, error);
}

/* Brings the checkpoint up to the last event and writes it. It is an aid, not
 * the record: the next append tries again when it cannot be written. */
gboolean
steward_governance_save_checkpoint (StewardGovernance  *self,
                                    GError            **error)
{
  g_autofree char *path = steward_recovery_get_checkpoint_path (self->path);

  self->checkpoint_saved = g_get_monotonic_time ();
  if (!extend_checkpoint (self, error) || !steward_checkpoint_save (&self->checkpoint, path, error))
    return FALSE;

  g_atomic_int_set (&self->checkpoint_behind, 0);
  return TRUE;
}

/* Those that follow what the checkpoint has are taken as they are; others, when
 * another program was there first, are read. */
static void
take_leaves (StewardGovernance  *self,
             const StewardEvent *first,
             const StewardEvent *last,
             GArray             *leaves)
{
  if ((gint64) self->checkpoint.tree.size + 1 != first->position)
    return;

  for (guint i = 0; i < leaves->len; i++)
    steward_tree_add (&self->checkpoint.tree, &g_array_index (leaves, StewardDigest, i));
  self->checkpoint.seal = last->seal;
}

/* After an append, in the writer's thread. The file beside the store may lag by
 * a second: what is behind it is whole all the same, only the loss of a tail so
 * young would not be noticed by it. */
void
steward_governance_note_append (StewardGovernance *self,
                                GPtrArray         *events,
                                GArray            *leaves)
{
  const StewardEvent *last = g_ptr_array_index (events, events->len - 1);
  g_autoptr(GError) failure = NULL;

  take_leaves (self, g_ptr_array_index (events, 0), last, leaves);
  g_atomic_int_set (&self->checkpoint_behind, 1);
  if (g_get_monotonic_time () - self->checkpoint_saved >= CHECKPOINT_LAG_US &&
      !steward_governance_save_checkpoint (self, &failure))
    g_debug ("no checkpoint: %s", failure->message);
  steward_governance_tell_appended (self, last->position);
}

static gboolean
is_present (StewardDb               *db,
            const StewardCheckpoint *checkpoint)
{
  StewardDigest seal;

  return steward_ledger_table_get_seal (db, (gint64) checkpoint->tree.size, &seal, NULL) &&
         steward_digest_equal (&seal, &checkpoint->seal);
}

/* Before migrating: a crash between the migration and the next checkpoint must
 * not look like a store whose tables somebody changed. */
gboolean
steward_governance_forget_schema (StewardGovernance  *self,
                                  GError            **error)
{
  g_autofree char *path = steward_recovery_get_checkpoint_path (self->path);
  StewardCheckpoint checkpoint;

  if (!steward_checkpoint_load (path, &checkpoint, NULL))
    return TRUE;

  checkpoint.schema = (StewardDigest) { 0 };
  return steward_checkpoint_save (&checkpoint, path, error);
}

/* At opening: takes the checkpoint from its file if it belongs to this ledger,
 * or makes it anew. */
gboolean
steward_governance_load_checkpoint (StewardGovernance  *self,
                                    GError            **error)
{
  static const StewardCheckpoint nothing = { 0 };
  g_autofree char *path = steward_recovery_get_checkpoint_path (self->path);
  StewardDigest seal, schema;
  gint64 head;

  if (!steward_ledger_table_get_head (self->write_db, &head, &seal, error) ||
      !steward_ledger_table_get_schema (self->write_db, &schema, error))
    return FALSE;
  if (!steward_checkpoint_load (path, &self->checkpoint, NULL) || !is_present (self->write_db, &self->checkpoint))
    self->checkpoint = nothing;
  if ((gint64) self->checkpoint.tree.size == head && steward_digest_equal (&self->checkpoint.schema, &schema))
    return TRUE;

  self->checkpoint.schema = schema;
  return steward_governance_save_checkpoint (self, error);
}

typedef struct
{
  StewardCheckpoint actual;            /* as far as walked */
  StewardCheckpoint seen;              /* from the file beside the store */
  gboolean has_seen;
  gboolean matched;
  gint64 n_events;
} Verification;

static void
compare_leaf_cb (const StewardDigest *seal,
                 const StewardDigest *leaf,
                 gpointer             data)
{
  Verification *what = data;
  StewardDigest actual, seen;

  add_leaf_cb (seal, leaf, &what->actual);
  if (!what->has_seen || what->actual.tree.size != what->seen.tree.size)
    return;

  steward_tree_get_root (&what->actual.tree, &actual);
  steward_tree_get_root (&what->seen.tree, &seen);
  what->matched = steward_digest_equal (&actual, &seen) && steward_digest_equal (seal, &what->seen.seal);
}

static gboolean
verify (StewardDb     *db,
        const char    *path,
        Verification  *what,
        GError       **error)
{
  g_autofree char *checkpoint_path = steward_recovery_get_checkpoint_path (path);
  StewardDigest nothing = { 0 };

  what->has_seen = steward_checkpoint_load (checkpoint_path, &what->seen, NULL);
  what->matched = !what->has_seen || what->seen.tree.size == 0;
  if (!steward_ledger_table_check_chain (db, 0, &nothing, compare_leaf_cb, what, &what->n_events, error))
    return FALSE;
  if (what->matched)
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED,
               "The ledger has %" G_GINT64_FORMAT " events and does not fit its checkpoint, which saw %"
               G_GUINT64_FORMAT ".", what->n_events, what->seen.tree.size);
  return FALSE;
}

static gboolean
check_open (StewardGovernance  *self,
            GError            **error)
{
  if (self->reader != NULL)
    return TRUE;

  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "The record of decisions is closed.");
  return FALSE;
}

/* What takes long has a connection of its own, in the thread of the caller: no
 * page waits for it. */
static StewardDb *
open_own (StewardGovernance  *self,
          GError            **error)
{
  return check_open (self, error) ? steward_db_open (self->path, STEWARD_DB_READ_ONLY, error) : NULL;
}

/**
 * steward_governance_verify_sync:
 * @self: the store
 * @out_events: (out) (optional): how many events verify, from the first on
 * @error: return location; %STEWARD_ERROR_DAMAGED names the first position
 *   that does not
 *
 * Hashes the stored bytes of every event, checks the chain of seals, and
 * compares with the checkpoint beside the file.
 *
 * Returns: whether all verify
 */
gboolean
steward_governance_verify_sync (StewardGovernance  *self,
                                gint64             *out_events,
                                GError            **error)
{
  g_autoptr(StewardDb) db = open_own (self, error);
  Verification what = { 0 };
  gboolean ok = db != NULL && verify (db, self->path, &what, error);

  if (out_events != NULL)
    *out_events = what.n_events;

  return ok;
}

/**
 * steward_governance_walk_sync:
 * @self: the store
 * @after: a position; 0 for all
 * @visit: called in this thread with each event, in order and unchecked; it may
 *   use @self
 * @data: for @visit
 * @error: return location
 *
 * All events are of one moment. Nobody waits for a long walk.
 *
 * Returns: whether all events behind @after were visited
 */
gboolean
steward_governance_walk_sync (StewardGovernance  *self,
                              gint64              after,
                              StewardEventVisit   visit,
                              gpointer            data,
                              GError            **error)
{
  g_autoptr(StewardDb) db = open_own (self, error);

  return db != NULL && steward_ledger_table_visit (db, after, visit, data, error);
}

static gboolean
get_checkpoint (StewardGovernance  *self,
                gpointer            data,
                GError            **error)
{
  StewardCheckpoint *out = data;

  if (!extend_checkpoint (self, error))
    return FALSE;

  *out = self->checkpoint;
  return TRUE;
}

/**
 * steward_governance_get_checkpoint_sync:
 * @self: the store
 * @out_checkpoint: (out): of the events that are stored now, whoever appended
 * @error: return location
 *
 * Returns: whether all events behind the last checkpoint verify
 */
gboolean
steward_governance_get_checkpoint_sync (StewardGovernance  *self,
                                        StewardCheckpoint  *out_checkpoint,
                                        GError            **error)
{
  return steward_governance_run (self, self->writer, get_checkpoint, out_checkpoint, error);
}

static gboolean
replace_rows (StewardGovernance  *self,
              gpointer            data,
              GError            **error)
{
  return steward_rebuild_replace (self->write_db, data, error);
}

/**
 * steward_governance_verify_rows_sync:
 * @self: the store
 * @replace: whether rows that are not what the events say are replaced
 * @out_differences: (out) (transfer full) (element-type utf8): a sentence for
 *   each difference, naming table, key and what differs; empty when the rows
 *   are what the events say
 * @error: return location; %STEWARD_ERROR_DAMAGED names the first event that
 *   does not verify, %STEWARD_ERROR_SCHEMA_TOO_NEW a type that is not known
 *
 * Folds all events into fresh rows, beside the store, and compares. Appends go
 * on meanwhile. Needs about as much space as the rows have.
 *
 * Returns: whether it could be done
 */
gboolean
steward_governance_verify_rows_sync (StewardGovernance  *self,
                                     gboolean            replace,
                                     GPtrArray         **out_differences,
                                     GError            **error)
{
  g_autofree char *fresh = steward_rebuild_make_path (self->path);
  g_autoptr(GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);
  gboolean ok = check_open (self, error) && steward_rebuild_fold (self->path, fresh, differences, error);

  if (ok && replace)
    ok = steward_governance_run (self, self->writer, replace_rows, fresh, error);
  steward_rebuild_remove (fresh);
  if (ok)
    *out_differences = g_steal_pointer (&differences);

  return ok;
}
