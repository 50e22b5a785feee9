/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ledger of one desk: the events of governance.db, whose own threads do
 * the work. */

#include "config.h"

#include "steward-local-ledger.h"

#include "steward-recovery.h"

#define ORIGIN "stewardconsole.org/ledger/local"

struct _StewardLocalLedger
{
  StewardLedger parent_instance;

  StewardGovernance *governance;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (StewardLocalLedger, steward_local_ledger, STEWARD_TYPE_LEDGER)

static gboolean
steward_local_ledger_append (StewardLedger        *ledger,
                             const StewardAppend  *what,
                             GPtrArray           **out_events,
                             GError              **error)
{
  return steward_governance_append_sync (STEWARD_LOCAL_LEDGER (ledger)->governance, what, out_events, error);
}

static gboolean
steward_local_ledger_walk (StewardLedger      *ledger,
                           gint64              after,
                           StewardEventVisit   visit,
                           gpointer            data,
                           GError            **error)
{
  return steward_governance_walk_sync (STEWARD_LOCAL_LEDGER (ledger)->governance, after, visit, data, error);
}

static GPtrArray *
steward_local_ledger_read (StewardLedger  *ledger,
                           const char     *stream,
                           gint64          after,
                           gint64          limit,
                           GError        **error)
{
  return steward_governance_read_events_sync (STEWARD_LOCAL_LEDGER (ledger)->governance, stream, after, limit, error);
}

static gboolean
steward_local_ledger_get_checkpoint (StewardLedger      *ledger,
                                     StewardCheckpoint  *out_checkpoint,
                                     GError            **error)
{
  return steward_governance_get_checkpoint_sync (STEWARD_LOCAL_LEDGER (ledger)->governance, out_checkpoint, error);
}

static StewardNote *
load_note (const char  *path,
           const char  *where,
           GError     **error)
{
  StewardCheckpoint checkpoint;
  StewardNote *note;

  if (!steward_checkpoint_load (path, &checkpoint, error))
    return NULL;

  note = g_new0 (StewardNote, 1);
  note->where = g_strdup (where);
  note->size = checkpoint.tree.size;
  steward_tree_get_root (&checkpoint.tree, &note->root);

  return note;
}

/* A restored store is younger than what its former checkpoint saw. That one is
 * kept as long as nobody removes it, and so is the knowledge of the loss. */
static void
add_notes_aside (GPtrArray  *notes,
                 const char *checkpoint)
{
  g_autofree char *folder = g_path_get_dirname (checkpoint);
  g_autofree char *name = g_path_get_basename (checkpoint);
  g_autofree char *prefix = g_strconcat (name, ".damaged-", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *child;

  while (dir != NULL && (child = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, child, NULL);
      g_autofree char *where = g_strdup_printf ("the checkpoint that was set aside as %s", child);
      StewardNote *note = g_str_has_prefix (child, prefix) ? load_note (path, where, NULL) : NULL;

      if (note != NULL)
        g_ptr_array_add (notes, note);
    }
}

static GPtrArray *
steward_local_ledger_list_notes (StewardLedger  *ledger,
                                 const char    **out_missing)
{
  const char *path = steward_governance_get_path (STEWARD_LOCAL_LEDGER (ledger)->governance);
  g_autofree char *checkpoint = steward_recovery_get_checkpoint_path (path);
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_note_free);
  g_autoptr(GError) error = NULL;
  StewardNote *note = load_note (checkpoint, "the checkpoint beside the store", &error);

  if (note != NULL)
    g_ptr_array_add (notes, note);
  else if (g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    *out_missing = "there is no checkpoint beside the store";
  else
    *out_missing = "the checkpoint beside the store cannot be read";
  add_notes_aside (notes, checkpoint);

  return notes;
}

static const char *
steward_local_ledger_get_origin (StewardLedger *ledger)
{
  return ORIGIN;
}

static const char *
steward_local_ledger_get_established (StewardLedger *ledger)
{
  return "asserted";
}

static void
changed_cb (StewardGovernance *governance,
            gpointer           user_data)
{
  g_signal_emit_by_name (user_data, "appended");
}

static void
steward_local_ledger_finalize (GObject *object)
{
  StewardLocalLedger *self = STEWARD_LOCAL_LEDGER (object);

  g_clear_object (&self->governance);

  G_OBJECT_CLASS (steward_local_ledger_parent_class)->finalize (object);
}

static void
steward_local_ledger_class_init (StewardLocalLedgerClass *klass)
{
  StewardLedgerClass *ledger_class = STEWARD_LEDGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_local_ledger_finalize;
  ledger_class->append = steward_local_ledger_append;
  ledger_class->walk = steward_local_ledger_walk;
  ledger_class->read = steward_local_ledger_read;
  ledger_class->get_checkpoint = steward_local_ledger_get_checkpoint;
  ledger_class->list_notes = steward_local_ledger_list_notes;
  ledger_class->get_origin = steward_local_ledger_get_origin;
  ledger_class->get_established = steward_local_ledger_get_established;
}

static void
steward_local_ledger_init (StewardLocalLedger *self)
{
}

/**
 * steward_local_ledger_new:
 * @governance: an open store
 *
 * Returns: (transfer full): the ledger in it
 */
StewardLedger *
steward_local_ledger_new (StewardGovernance *governance)
{
  StewardLocalLedger *self = g_object_new (STEWARD_TYPE_LOCAL_LEDGER, NULL);

  self->governance = g_object_ref (governance);
  g_signal_connect_object (governance, "changed", G_CALLBACK (changed_cb), self, 0);

  return STEWARD_LEDGER (self);
}
