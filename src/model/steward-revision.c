/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the revision of an entry. The canonical form is written directly, as
 * the tables of members already stand in its order: the watch after each sync
 * digests every product under review, and a council looks at large ones. */

#include "config.h"

#include "steward-revision-private.h"

#include "steward-json.h"

#include <string.h>

static gboolean write_record (GString                   *out,
                              const StewardRecordTable  *table,
                              gconstpointer              record,
                              GError                   **error);

static gboolean
write_text (GString     *out,
            const char  *text,
            const char  *name,
            GError     **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                   "“%s” of the product is not valid UTF-8, so nobody could decide on it", name);
      return FALSE;
    }

  steward_json_append_string (out, text);
  return TRUE;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Which tags there are is said, not in which order they were typed. */
static gboolean
write_tags (GString     *out,
            const char  *tags,
            const char  *name,
            GError     **error)
{
  g_auto(GStrv) parts = g_strsplit (tags, ",", -1);
  const char *previous = "";
  gsize n = g_strv_length (parts);

  for (gsize i = 0; i < n; i++)
    g_strstrip (parts[i]);
  qsort (parts, n, sizeof *parts, compare_texts);

  g_string_append_c (out, '[');
  for (gsize i = 0; i < n; i++)
    {
      if (g_str_equal (parts[i], previous))
        continue;
      if (*previous != '\0')
        g_string_append_c (out, ',');
      if (!write_text (out, parts[i], name, error))
        return FALSE;
      previous = parts[i];
    }
  g_string_append_c (out, ']');

  return TRUE;
}

static gboolean
write_items (GString              *out,
             const StewardMember  *member,
             const GPtrArray      *items,
             GError              **error)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < items->len; i++)
    {
      gconstpointer item = g_ptr_array_index (items, i);
      gboolean written;

      if (i > 0)
        g_string_append_c (out, ',');
      if (member->kind == STEWARD_MEMBER_TEXTS)
        written = write_text (out, item, member->name, error);
      else
        written = write_record (out, member->records, item, error);
      if (!written)
        return FALSE;
    }
  g_string_append_c (out, ']');

  return TRUE;
}

static gboolean
has_tags (const char *tags)
{
  return tags != NULL && tags[strspn (tags, ", \t\r\n\v\f")] != '\0';
}

/* What says nothing is left out, so that two ways of saying nothing are one. */
static gboolean
is_absent (const StewardMember *member,
           gconstpointer        place)
{
  const char *text;

  switch (member->kind)
    {
    case STEWARD_MEMBER_FORMAT:
      return FALSE;
    case STEWARD_MEMBER_TEXT:
      text = *(char *const *) place;
      return text == NULL || *text == '\0';
    case STEWARD_MEMBER_TAGS:
      return !has_tags (*(char *const *) place);
    case STEWARD_MEMBER_FLAG:
      return !*(const gboolean *) place;
    case STEWARD_MEMBER_WORD:
      return steward_word_to_id (member->word, *(const int *) place) == NULL;
    case STEWARD_MEMBER_TEXTS:
    case STEWARD_MEMBER_RECORDS:
      return (*(GPtrArray *const *) place)->len == 0;
    }

  return TRUE;
}

static gboolean
write_value (GString              *out,
             const StewardMember  *member,
             gconstpointer         place,
             GError              **error)
{
  switch (member->kind)
    {
    case STEWARD_MEMBER_FORMAT:
      g_string_append_printf (out, "%d", STEWARD_REVISION_FORMAT);
      return TRUE;
    case STEWARD_MEMBER_TEXT:
      return write_text (out, *(char *const *) place, member->name, error);
    case STEWARD_MEMBER_TAGS:
      return write_tags (out, *(char *const *) place, member->name, error);
    case STEWARD_MEMBER_FLAG:
      g_string_append (out, "true");
      return TRUE;
    case STEWARD_MEMBER_WORD:
      return write_text (out, steward_word_to_id (member->word, *(const int *) place), member->name, error);
    case STEWARD_MEMBER_TEXTS:
    case STEWARD_MEMBER_RECORDS:
      return write_items (out, member, *(GPtrArray *const *) place, error);
    }

  return FALSE;
}

static gboolean
write_record (GString                   *out,
              const StewardRecordTable  *table,
              gconstpointer              record,
              GError                   **error)
{
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  for (gsize i = 0; i < table->n_members; i++)
    {
      const StewardMember *member = &table->members[i];
      gconstpointer place = (const guint8 *) record + member->offset;

      if (is_absent (member, place))
        continue;
      g_string_append_printf (out, "%s\"%s\":", first ? "" : ",", member->name);
      if (!write_value (out, member, place, error))
        return FALSE;
      first = FALSE;
    }
  g_string_append_c (out, '}');

  return TRUE;
}

/**
 * steward_revision_write:
 * @entry: a settled entry
 * @error: return location for an error
 *
 * Two entries that promise the same have the same revision, whenever and by
 * whom they were read: times, statistics, findings and places of files are not
 * in it, tags are sorted, and an empty text is no text.
 *
 * Returns: (transfer full): canonical JSON; or %NULL with
 *   %STEWARD_ERROR_INVALID_DATA for a text that is not UTF-8
 */
GBytes *
steward_revision_write (const StewardEntry  *entry,
                        GError             **error)
{
  g_autoptr(GString) out = g_string_sized_new (16384);

  if (!write_record (out, &steward_revision_table, entry, error))
    return NULL;

  return g_string_free_to_bytes (g_steal_pointer (&out));
}

/**
 * steward_revision_to_digest:
 * @bytes: a revision
 *
 * Returns: (transfer full): "sha256:…" of the bytes, without salt: what votes
 *   and decisions bind
 */
char *
steward_revision_to_digest (GBytes *bytes)
{
  g_autofree char *hex = NULL;
  StewardDigest digest;
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  steward_digest_of_bytes (data, length, &digest);
  hex = steward_digest_to_hex (&digest);

  return g_strconcat ("sha256:", hex, NULL);
}
