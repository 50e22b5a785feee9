/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* README and script of an evidence folder. Both are files of our source, so
 * that they can be read and tried by themselves. */

#include "config.h"

#include "steward-export-words.h"

#include "steward-duration.h"
#include "steward-ledger-resources.h"

#define PREFIX "/org/stewardconsole/Steward/ledger/export/"

static void
replace (GString    *text,
         const char *name,
         const char *value)
{
  g_autofree char *place = g_strconcat ("{{", name, "}}", NULL);

  g_string_replace (text, place, value, 0);
}

static void
fill_readme (const StewardExportWords *words,
             const StewardTree        *tree,
             GString                  *text)
{
  g_autofree char *title = words->stream != NULL ? g_strdup_printf ("EVIDENCE: %s", words->stream)
                                                 : g_strdup ("EVIDENCE: a whole ledger");
  g_autofree char *count = g_strdup_printf ("%u", words->n_events);
  g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, tree->size);
  g_autofree char *time = steward_instant_to_rfc3339 (g_get_real_time ());
  g_autofree char *hex = NULL;
  StewardDigest root;

  steward_tree_get_root (tree, &root);
  hex = steward_digest_to_hex (&root);
  replace (text, "title", title);
  replace (text, "origin", words->origin);
  replace (text, "count", count);
  replace (text, "size", size);
  replace (text, "root", hex);
  replace (text, "version", STEWARD_VERSION);
  replace (text, "time", time);
  replace (text, "keys", words->n_events == tree->size ? "The script looks for that event."
                                                       : "Those events are in the whole ledger,\n   not in this "
                                                         "part of it.");
}

static gboolean
write_script (StewardExportFolder  *folder,
              GError              **error)
{
  g_autoptr(GBytes) script = g_resource_lookup_data (steward_ledger_get_resource (), PREFIX "verify.sh",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gsize length;
  gconstpointer data = script != NULL ? g_bytes_get_data (script, &length) : NULL;

  return data != NULL && steward_export_folder_write (folder, "verify.sh", data, length, error);
}

/**
 * steward_export_write_words:
 * @folder: where to
 * @words: what is in it
 * @tree: over the whole ledger
 * @error: return location
 *
 * Returns: whether README and verify.sh are written
 */
gboolean
steward_export_write_words (StewardExportFolder       *folder,
                            const StewardExportWords  *words,
                            const StewardTree         *tree,
                            GError                   **error)
{
  g_autoptr(GBytes) readme = g_resource_lookup_data (steward_ledger_get_resource (), PREFIX "README.txt",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(GString) text = g_string_new (NULL);

  if (readme == NULL)
    return FALSE;

  g_string_append_len (text, g_bytes_get_data (readme, NULL), (gssize) g_bytes_get_size (readme));
  fill_readme (words, tree, text);

  return steward_export_folder_write (folder, "README", text->str, text->len, error) && write_script (folder, error);
}
