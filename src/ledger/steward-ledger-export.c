/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence for people who have no Steward and no reason to trust it. One walk
 * over the ledger checks every seal on the way and takes down what is wanted;
 * payloads and proofs follow. */

#include "config.h"

#include "steward-ledger-export.h"

#include "steward-council-rows.h"
#include "steward-export-folder.h"
#include "steward-export-proofs.h"
#include "steward-export-words.h"
#include "steward-ledger-keys.h"

#include <string.h>

#define REFERENCE "\"sha256:"
#define HEX_LENGTH (2 * STEWARD_DIGEST_SIZE)
#define PERSON_CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@-"
#define MEDIA_CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+/;=-"

typedef struct
{
  const StewardExport *what;
  StewardExportFolder *folder;
  StewardTree tree;
  StewardDigest seal;
  GArray *leaves;                      /* StewardDigest, of all events */
  GArray *places;                      /* guint64 index, of those that are exported */
  StewardLedgerKeys *keys;
  GHashTable *references;              /* hex of payloads, perhaps digests */
  GPtrArray *signatures;               /* PLACE, person, key line, armour: four each */
} Exporting;

/* --- events --- */

/* Whatever looks like a reference; digests of revisions look the same. */
static void
collect_references (Exporting *self,
                    GBytes    *body)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  const char *end = text + length;
  const char *at;

  while ((at = memmem (text, (gsize) (end - text), REFERENCE, strlen (REFERENCE))) != NULL)
    {
      StewardDigest digest;
      g_autofree char *hex = NULL;

      text = at + strlen (REFERENCE);
      if ((gsize) (end - text) <= HEX_LENGTH || text[HEX_LENGTH] != '"')
        continue;
      hex = g_strndup (text, HEX_LENGTH);
      if (steward_digest_from_hex (hex, &digest))
        g_hash_table_add (self->references, g_steal_pointer (&hex));
    }
}

static gboolean
add_bytes (Exporting  *self,
           GBytes     *bytes,
           GError    **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return steward_export_folder_add (self->folder, data, length, error);
}

static gboolean
add_text (Exporting   *self,
          const char  *text,
          GError     **error)
{
  return steward_export_folder_add (self->folder, text, strlen (text), error);
}

static gboolean
add_line (Exporting           *self,
          const StewardEvent  *event,
          GError             **error)
{
  g_autofree char *hex = steward_digest_to_hex (&event->seal);

  return add_text (self, "{\"body\":", error) && add_bytes (self, event->body, error) &&
         add_text (self, ",\"header\":", error) && add_bytes (self, event->header, error) &&
         add_text (self, ",\"seal\":\"", error) && add_text (self, hex, error) && add_text (self, "\"}\n", error);
}

/* A person with an odd id has no line in allowed_signers. */
static gboolean
keep_signature (Exporting           *self,
                const StewardEvent  *event,
                const char          *signature,
                GError             **error)
{
  g_autofree char *person = NULL;
  g_autofree char *key = NULL;

  if (!steward_ledger_keys_check (self->keys, event, signature, &person, &key, error))
    return FALSE;
  if (person[strspn (person, PERSON_CHARACTERS)] != '\0')
    return TRUE;

  g_ptr_array_add (self->signatures, g_strdup_printf ("%" G_GINT64_FORMAT, event->position));
  g_ptr_array_add (self->signatures, g_steal_pointer (&person));
  g_ptr_array_add (self->signatures, g_steal_pointer (&key));
  g_ptr_array_add (self->signatures, g_strdup (signature));
  return TRUE;
}

static gboolean
check_event (Exporting           *self,
             const StewardEvent  *event,
             StewardDigest       *out_leaf,
             GError             **error)
{
  if (event->position == (gint64) self->tree.size + 1)
    return steward_event_check_leaf (event, event->position > 1 ? &self->seal : NULL, out_leaf, error);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "Event %" G_GUINT64_FORMAT " is missing.",
               self->tree.size + 1);
  return FALSE;
}

static gboolean
export_event_cb (const StewardEvent  *event,
                 const char          *signature,
                 gpointer             data,
                 GError             **error)
{
  Exporting *self = data;
  guint64 index = self->tree.size;
  StewardDigest leaf;

  if (!check_event (self, event, &leaf, error))
    return FALSE;
  steward_tree_add (&self->tree, &leaf);
  g_array_append_val (self->leaves, leaf);
  self->seal = event->seal;
  steward_ledger_keys_add (self->keys, event);
  if (self->what->stream != NULL && strcmp (event->stream, self->what->stream) != 0)
    return TRUE;

  g_array_append_val (self->places, index);
  collect_references (self, event->body);

  return steward_event_check_form (event, error) && add_line (self, event, error) &&
         (signature == NULL || keep_signature (self, event, signature, error));
}

static gboolean
write_events (Exporting      *self,
              StewardLedger  *ledger,
              GError        **error)
{
  if (!steward_export_folder_begin (self->folder, "events.jsonl", error))
    return FALSE;
  if (!steward_ledger_walk_sync (ledger, 0, export_event_cb, self, error))
    {
      if (error != NULL && g_error_matches (*error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED))
        g_prefix_error (error, "A damaged ledger is not exported; verify it: ");
      return FALSE;
    }
  if (self->places->len == 0)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "The ledger has no event%s%.80s%s.",
                   self->what->stream != NULL ? " of “" : "", self->what->stream != NULL ? self->what->stream : "",
                   self->what->stream != NULL ? "”" : "");
      return FALSE;
    }

  return steward_export_folder_end (self->folder, error);
}

/* --- checkpoint and proofs --- */

static gboolean
write_proofs (Exporting      *self,
              StewardLedger  *ledger,
              GError        **error)
{
  g_autofree char *checkpoint = steward_ledger_format_checkpoint (ledger, &self->tree);

  if (!steward_export_folder_write (self->folder, "checkpoint.txt", checkpoint, strlen (checkpoint), error))
    return FALSE;
  if (self->what->since_size > self->tree.size)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                   "The ledger has %" G_GUINT64_FORMAT " events, so it cannot extend one of %" G_GUINT64_FORMAT ".",
                   self->tree.size, self->what->since_size);
      return FALSE;
    }
  if (self->what->since_size > 0 &&
      !steward_export_write_consistency (self->folder, self->leaves, self->what->since_size, error))
    return FALSE;
  if (self->places->len == self->leaves->len)
    return TRUE;

  for (guint i = 0; i < self->places->len; i++)
    if (!steward_export_write_inclusion (self->folder, self->leaves, g_array_index (self->places, guint64, i),
                                         checkpoint, error))
      return FALSE;

  return TRUE;
}

/* --- signatures --- */

static const char *
get_signature_part (Exporting *self,
                    guint      index,
                    guint      part)
{
  return g_ptr_array_index (self->signatures, 4 * index + part);
}

static gboolean
write_signatures (Exporting  *self,
                  GError    **error)
{
  g_autoptr(GString) index = g_string_new (NULL);
  g_autoptr(GString) allowed = g_string_new (NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (self->signatures->len == 0)
    return TRUE;

  for (guint i = 0; i < self->signatures->len / 4; i++)
    {
      const char *place = get_signature_part (self, i, 0);
      const char *person = get_signature_part (self, i, 1);
      const char *armour = get_signature_part (self, i, 3);
      g_autofree char *name = g_strdup_printf ("signatures/%s.sig", place);
      char *line = g_strdup_printf ("%s namespaces=\"" STEWARD_SSHSIG_NAMESPACE "\" %s\n", person,
                                    get_signature_part (self, i, 2));

      if (!steward_export_folder_write (self->folder, name, armour, strlen (armour), error))
        {
          g_free (line);
          return FALSE;
        }
      g_string_append_printf (index, "%s %s\n", place, person);
      if (!g_hash_table_contains (seen, line))
        g_string_append (allowed, line);
      g_hash_table_add (seen, line);
    }

  return steward_export_folder_write (self->folder, "signatures/index.txt", index->str, index->len, error) &&
         steward_export_folder_write (self->folder, "allowed_signers", allowed->str, allowed->len, error);
}

/* --- payloads --- */

static gboolean
write_bytes (Exporting   *self,
             const char  *hex,
             const char  *suffix,
             GBytes      *bytes,
             GError     **error)
{
  g_autofree char *name = g_strconcat ("payloads/", hex, suffix, NULL);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return steward_export_folder_write (self->folder, name, data, length, error);
}

static gboolean
write_payload (Exporting          *self,
               StewardGovernance  *governance,
               const char         *hex,
               GString            *index,
               GError            **error)
{
  g_autofree char *reference = g_strconcat ("sha256:", hex, NULL);
  g_autofree char *media_type = NULL;
  g_autoptr(GBytes) salt = NULL;
  g_autoptr(GError) reason = NULL;
  g_autoptr(GBytes) data = steward_council_rows_load_salted (governance, reference, &salt, &media_type, &reason);

  if (data != NULL)
    {
      if (media_type == NULL || media_type[strspn (media_type, MEDIA_CHARACTERS)] != '\0')
        {
          g_free (media_type);
          media_type = g_strdup ("application/octet-stream");
        }
      g_string_append_printf (index, "%s kept %s\n", hex, media_type);
      return write_bytes (self, hex, ".data", data, error) && write_bytes (self, hex, ".salt", salt, error);
    }
  if (g_error_matches (reason, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    return TRUE;
  if (g_error_matches (reason, STEWARD_ERROR, STEWARD_ERROR_DENIED))
    {
      g_string_append_printf (index, "%s erased -\n", hex);
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
write_payloads (Exporting          *self,
                StewardGovernance  *governance,
                GError            **error)
{
  g_autoptr(GList) hexes = g_list_sort (g_hash_table_get_keys (self->references), (GCompareFunc) strcmp);
  g_autoptr(GString) index = g_string_new (NULL);

  if (!self->what->with_payloads)
    return TRUE;
  for (GList *l = hexes; l != NULL; l = l->next)
    if (!write_payload (self, governance, l->data, index, error))
      return FALSE;

  return index->len == 0 || steward_export_folder_write (self->folder, "payloads/index.txt", index->str, index->len,
                                                         error);
}

static gboolean
write_words (Exporting      *self,
             StewardLedger  *ledger,
             GError        **error)
{
  const StewardExportWords words = { steward_ledger_get_origin (ledger), self->what->stream, self->places->len };

  return steward_export_write_words (self->folder, &words, &self->tree, error);
}

static gboolean
write_all (Exporting          *self,
           StewardLedger      *ledger,
           StewardGovernance  *governance,
           GError            **error)
{
  return write_events (self, ledger, error) && write_proofs (self, ledger, error) &&
         write_signatures (self, error) && write_payloads (self, governance, error) &&
         write_words (self, ledger, error) && steward_export_folder_finish (self->folder, error);
}

/**
 * steward_ledger_export_sync:
 * @self: a ledger
 * @governance: where its payloads are
 * @what: what goes where
 * @out_events: (out) (optional): how many events are in the folder
 * @error: return location; %STEWARD_ERROR_CONFLICT when the folder is not
 *   empty, %STEWARD_ERROR_NOT_FOUND when the stream has no events,
 *   %STEWARD_ERROR_DAMAGED when the ledger does not verify
 *
 * Returns: whether the folder is there as a whole; otherwise it is not there
 */
gboolean
steward_ledger_export_sync (StewardLedger        *self,
                            StewardGovernance    *governance,
                            const StewardExport  *what,
                            gint64               *out_events,
                            GError              **error)
{
  g_autoptr(StewardExportFolder) folder = steward_export_folder_new (what->folder, error);
  g_autoptr(GArray) leaves = g_array_new (FALSE, FALSE, sizeof (StewardDigest));
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr(StewardLedgerKeys) keys = steward_ledger_keys_new ();
  g_autoptr(GHashTable) references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) signatures = g_ptr_array_new_with_free_func (g_free);
  Exporting exporting = { .what = what, .folder = folder, .leaves = leaves, .places = places, .keys = keys,
                          .references = references, .signatures = signatures };

  if (folder == NULL || !write_all (&exporting, self, governance, error))
    return FALSE;

  if (out_events != NULL)
    *out_events = places->len;
  return TRUE;
}
