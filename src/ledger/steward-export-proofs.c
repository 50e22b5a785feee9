/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Proofs of inclusion in the format that others read, too: c2sp.org/tlog-proof.
 * There is none for consistency; ours is told in the folder's README. */

#include "config.h"

#include "steward-export-proofs.h"

static void
append_digest (GString             *text,
               const StewardDigest *digest)
{
  g_autofree char *base64 = g_base64_encode (digest->bytes, STEWARD_DIGEST_SIZE);

  g_string_append (text, base64);
  g_string_append_c (text, '\n');
}

static void
append_proof (GString *text,
              GArray  *proof)
{
  for (guint i = 0; i < proof->len; i++)
    append_digest (text, &g_array_index (proof, StewardDigest, i));
}

static const StewardDigest *
get_digests (GArray *leaves)
{
  return (const StewardDigest *) (gpointer) leaves->data;
}

/**
 * steward_export_write_inclusion:
 * @folder: where to
 * @leaves: (element-type StewardDigest): of all events
 * @index: of the event, from 0
 * @checkpoint: from steward_ledger_format_checkpoint()
 * @error: return location
 *
 * Returns: whether proofs/PLACE.tlog-proof is written
 */
gboolean
steward_export_write_inclusion (StewardExportFolder  *folder,
                                GArray               *leaves,
                                guint64               index,
                                const char           *checkpoint,
                                GError              **error)
{
  g_autoptr(GArray) proof = steward_tree_prove_inclusion (get_digests (leaves), leaves->len, index);
  g_autoptr(GString) text = g_string_new ("c2sp.org/tlog-proof@v1\n");
  g_autofree char *name = g_strdup_printf ("proofs/%" G_GUINT64_FORMAT ".tlog-proof", index + 1);

  g_string_append_printf (text, "index %" G_GUINT64_FORMAT "\n", index);
  append_proof (text, proof);
  g_string_append_printf (text, "\n%s", checkpoint);

  return steward_export_folder_write (folder, name, text->str, text->len, error);
}

static void
append_head (GString    *text,
             const char *what,
             GArray     *leaves,
             guint64     size)
{
  StewardTree tree = { 0 };
  StewardDigest root;

  for (guint64 i = 0; i < size; i++)
    steward_tree_add (&tree, &get_digests (leaves)[i]);
  steward_tree_get_root (&tree, &root);
  g_string_append_printf (text, "%s %" G_GUINT64_FORMAT " ", what, size);
  append_digest (text, &root);
}

/**
 * steward_export_write_consistency:
 * @folder: where to
 * @leaves: (element-type StewardDigest): of all events
 * @old_size: of the earlier ledger, from 1
 * @error: return location
 *
 * Returns: whether proofs/consistency.txt is written
 */
gboolean
steward_export_write_consistency (StewardExportFolder  *folder,
                                  GArray               *leaves,
                                  guint64               old_size,
                                  GError              **error)
{
  g_autoptr(GArray) proof = steward_tree_prove_consistency (get_digests (leaves), old_size, leaves->len);
  g_autoptr(GString) text = g_string_new ("steward consistency proof 1\n");

  append_head (text, "old", leaves, old_size);
  append_head (text, "new", leaves, leaves->len);
  append_proof (text, proof);

  return steward_export_folder_write (folder, "proofs/consistency.txt", text->str, text->len, error);
}
