/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The interface through which decisions are recorded. What is checked here
 * holds for every backend; where events are kept is the backend's business. */

#include "config.h"

#include "steward-ledger.h"

G_DEFINE_ABSTRACT_TYPE (StewardLedger, steward_ledger, G_TYPE_OBJECT)

static void
steward_ledger_class_init (StewardLedgerClass *klass)
{
  /**
   * StewardLedger::appended:
   *
   * Events were appended, by this process or another. Emitted on the main
   * context.
   */
  g_signal_new ("appended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_ledger_init (StewardLedger *self)
{
}

/**
 * steward_ledger_append_sync:
 * @self: a ledger
 * @what: at least one event
 * @out_events: (out) (optional) (transfer full) (element-type StewardEvent):
 *   the events as they were kept
 * @error: return location; %STEWARD_ERROR_CONFLICT when a stream is at another
 *   version than expected
 *
 * Returns: whether everything is on disk, and will be there after a power cut;
 *   otherwise nothing has changed
 */
gboolean
steward_ledger_append_sync (StewardLedger        *self,
                            const StewardAppend  *what,
                            GPtrArray           **out_events,
                            GError              **error)
{
  g_return_val_if_fail (STEWARD_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (what->drafts->len > 0, FALSE);

  return STEWARD_LEDGER_GET_CLASS (self)->append (self, what, out_events, error);
}

/**
 * steward_ledger_walk_sync:
 * @self: a ledger
 * @after: a position; 0 for all
 * @visit: called with each event, in order, unchecked; what it keeps it copies
 * @data: for @visit
 * @error: return location
 *
 * Returns: whether all were visited
 */
gboolean
steward_ledger_walk_sync (StewardLedger      *self,
                          gint64              after,
                          StewardEventVisit   visit,
                          gpointer            data,
                          GError            **error)
{
  g_return_val_if_fail (STEWARD_IS_LEDGER (self), FALSE);

  return STEWARD_LEDGER_GET_CLASS (self)->walk (self, after, visit, data, error);
}

/**
 * steward_ledger_read_sync:
 * @self: a ledger
 * @stream: (nullable): of one stream, or %NULL of all
 * @after: a position; 0 for all
 * @limit: at most so many
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardEvent): events behind @after,
 *   in order
 */
GPtrArray *
steward_ledger_read_sync (StewardLedger  *self,
                          const char     *stream,
                          gint64          after,
                          gint64          limit,
                          GError        **error)
{
  g_return_val_if_fail (STEWARD_IS_LEDGER (self), NULL);

  return STEWARD_LEDGER_GET_CLASS (self)->read (self, stream, after, limit, error);
}

/**
 * steward_ledger_get_checkpoint_sync:
 * @self: a ledger
 * @out_checkpoint: (out): its size, tree and last seal now
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
steward_ledger_get_checkpoint_sync (StewardLedger      *self,
                                    StewardCheckpoint  *out_checkpoint,
                                    GError            **error)
{
  g_return_val_if_fail (STEWARD_IS_LEDGER (self), FALSE);

  return STEWARD_LEDGER_GET_CLASS (self)->get_checkpoint (self, out_checkpoint, error);
}

/**
 * steward_ledger_list_notes_sync:
 * @self: a ledger
 * @out_missing: (out) (transfer none) (nullable): why there is none that should
 *   be there, in words
 *
 * Returns: (transfer full) (element-type StewardNote): heads that were noted
 *   beside it, apart from the events
 */
GPtrArray *
steward_ledger_list_notes_sync (StewardLedger  *self,
                                const char    **out_missing)
{
  g_return_val_if_fail (STEWARD_IS_LEDGER (self), NULL);

  *out_missing = NULL;
  return STEWARD_LEDGER_GET_CLASS (self)->list_notes (self, out_missing);
}

void
steward_note_free (StewardNote *self)
{
  if (self == NULL)
    return;

  g_free (self->where);
  g_free (self);
}

/**
 * steward_ledger_format_checkpoint:
 * @self: a ledger
 * @tree: over its events
 *
 * The text that is noted elsewhere, after c2sp.org/tlog-checkpoint.
 *
 * Returns: (transfer full): origin, size, root in Base64, and the empty line
 *   before signatures
 */
char *
steward_ledger_format_checkpoint (StewardLedger     *self,
                                  const StewardTree *tree)
{
  g_autofree char *base64 = NULL;
  StewardDigest root;

  steward_tree_get_root (tree, &root);
  base64 = g_base64_encode (root.bytes, STEWARD_DIGEST_SIZE);

  return g_strdup_printf ("%s\n%" G_GUINT64_FORMAT "\n%s\n\n", steward_ledger_get_origin (self), tree->size, base64);
}

/**
 * steward_ledger_get_origin:
 * @self: a ledger
 *
 * Returns: (transfer none): the first line of its checkpoints, by which it is
 *   told from other ledgers
 */
const char *
steward_ledger_get_origin (StewardLedger *self)
{
  g_return_val_if_fail (STEWARD_IS_LEDGER (self), NULL);

  return STEWARD_LEDGER_GET_CLASS (self)->get_origin (self);
}

/**
 * steward_ledger_get_established:
 * @self: a ledger
 *
 * Returns: (transfer none): how it knows who acts: "asserted", "session"
 */
const char *
steward_ledger_get_established (StewardLedger *self)
{
  g_return_val_if_fail (STEWARD_IS_LEDGER (self), NULL);

  return STEWARD_LEDGER_GET_CLASS (self)->get_established (self);
}
