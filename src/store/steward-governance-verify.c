/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The checkpoint of the ledger, which the writer's thread keeps up to date,
 * and the verification of the whole ledger against it in the reader's. */

#include "config.h"

#include "steward-governance-private.h"

#include "steward-ledger-table.h"
#include "steward-recovery.h"

static gboolean
add_leaf_cb (const StewardEvent  *event,
             gpointer             data,
             GError             **error)
{
  StewardCheckpoint *checkpoint = data;
  StewardDigest leaf;

  steward_event_get_leaf (event, &leaf);
  steward_tree_add (&checkpoint->tree, &leaf);
  checkpoint->seal = event->seal;

  return TRUE;
}

/* Brings the checkpoint up to the last event and writes it. It is an aid, not
 * the record: the next append tries again when it cannot be written. */
gboolean
steward_governance_save_checkpoint (StewardGovernance  *self,
                                    GError            **error)
{
  g_autofree char *path = steward_recovery_get_checkpoint_path (self->path);
  StewardDigest seal = self->checkpoint.seal;
  gint64 position;

  return steward_ledger_table_walk (self->write_db, (gint64) self->checkpoint.tree.size, &seal, add_leaf_cb,
                                    &self->checkpoint, &position, error) &&
         steward_checkpoint_save (&self->checkpoint, path, error);
}

static gboolean
is_present (StewardDb               *db,
            const StewardCheckpoint *checkpoint)
{
  StewardDigest seal;

  return steward_ledger_table_get_seal (db, (gint64) checkpoint->tree.size, &seal, NULL) &&
         steward_digest_equal (&seal, &checkpoint->seal);
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

static gboolean
compare_leaf_cb (const StewardEvent  *event,
                 gpointer             data,
                 GError             **error)
{
  Verification *what = data;
  StewardDigest actual, seen;

  if (!add_leaf_cb (event, &what->actual, error))
    return FALSE;
  if (!what->has_seen || what->actual.tree.size != what->seen.tree.size)
    return TRUE;

  steward_tree_get_root (&what->actual.tree, &actual);
  steward_tree_get_root (&what->seen.tree, &seen);
  what->matched = steward_digest_equal (&actual, &seen) && steward_digest_equal (&event->seal, &what->seen.seal);

  return TRUE;
}

static gboolean
verify (StewardGovernance  *self,
        gpointer            data,
        GError            **error)
{
  Verification *what = data;
  g_autofree char *path = steward_recovery_get_checkpoint_path (self->path);
  StewardDigest nothing = { 0 };

  what->has_seen = steward_checkpoint_load (path, &what->seen, NULL);
  what->matched = !what->has_seen || what->seen.tree.size == 0;
  if (!steward_ledger_table_walk (self->read_db, 0, &nothing, compare_leaf_cb, what, &what->n_events, error))
    return FALSE;
  if (what->matched)
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED,
               "The ledger has %" G_GINT64_FORMAT " events and does not fit its checkpoint, which saw %"
               G_GUINT64_FORMAT ".", what->n_events, what->seen.tree.size);
  return FALSE;
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
  Verification what = { 0 };
  gboolean ok = steward_governance_run (self, self->reader, verify, &what, error);

  if (out_events != NULL)
    *out_events = what.n_events;

  return ok;
}
