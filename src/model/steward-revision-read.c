/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a revision back into an entry. Its bytes may come from anywhere, and
 * what reviewers see must be all that they decide on: a member that is not in
 * the list is refused, and so are bytes that would be written differently. */

#include "config.h"

#include "steward-revision-private.h"

#include "steward-document.h"

#define MAX_NAME 40                    /* characters of a name from outside, in a message */

static gboolean read_record (const StewardRecordTable  *table,
                             const StewardNode         *node,
                             gpointer                   record,
                             GError                   **error);

static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, message);

  return FALSE;
}

static gboolean
is_scalar (const StewardNode *node,
           StewardScalarType  type)
{
  return steward_node_get_kind (node) == STEWARD_NODE_SCALAR && steward_node_get_scalar_type (node) == type;
}

static gboolean
read_text (const StewardNode    *node,
           const StewardMember  *member,
           char                **place,
           GError              **error)
{
  if (!is_scalar (node, STEWARD_SCALAR_STRING))
    return refuse (error, "“%s” of a revision is not text", member->name);

  *place = g_strdup (steward_node_get_text (node));
  return TRUE;
}

static gboolean
check_list (const StewardNode    *node,
            const StewardMember  *member,
            GError              **error)
{
  if (steward_node_get_kind (node) != STEWARD_NODE_SEQUENCE)
    return refuse (error, "“%s” of a revision is not a list", member->name);

  return TRUE;
}

static gboolean
read_tags (const StewardNode    *node,
           const StewardMember  *member,
           char                **place,
           GError              **error)
{
  g_autoptr(GString) tags = g_string_new (NULL);

  if (!check_list (node, member, error))
    return FALSE;

  for (guint i = 0; i < steward_node_get_n_children (node); i++)
    {
      g_autofree char *tag = NULL;

      if (!read_text (steward_node_get_child (node, i), member, &tag, error))
        return FALSE;
      if (i > 0)
        g_string_append_c (tags, ',');
      g_string_append (tags, tag);
    }
  *place = g_string_free (g_steal_pointer (&tags), FALSE);

  return TRUE;
}

static gboolean
read_texts (const StewardNode    *node,
            const StewardMember  *member,
            GPtrArray            *texts,
            GError              **error)
{
  if (!check_list (node, member, error))
    return FALSE;

  for (guint i = 0; i < steward_node_get_n_children (node); i++)
    {
      char *text = NULL;

      if (!read_text (steward_node_get_child (node, i), member, &text, error))
        return FALSE;
      g_ptr_array_add (texts, text);
    }

  return TRUE;
}

static gboolean
read_records (const StewardNode    *node,
              const StewardMember  *member,
              GPtrArray            *records,
              GError              **error)
{
  if (!check_list (node, member, error))
    return FALSE;

  for (guint i = 0; i < steward_node_get_n_children (node); i++)
    {
      gpointer record = member->records->create ();

      g_ptr_array_add (records, record);
      if (!read_record (member->records, steward_node_get_child (node, i), record, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_flag (const StewardNode    *node,
           const StewardMember  *member,
           gboolean             *place,
           GError              **error)
{
  if (!is_scalar (node, STEWARD_SCALAR_BOOLEAN))
    return refuse (error, "“%s” of a revision is neither true nor false", member->name);

  *place = g_str_equal (steward_node_get_text (node), "true");
  return TRUE;
}

static gboolean
read_word (const StewardNode    *node,
           const StewardMember  *member,
           int                  *place,
           GError              **error)
{
  if (!is_scalar (node, STEWARD_SCALAR_STRING) ||
      !steward_word_from_id (member->word, steward_node_get_text (node), place))
    return refuse (error, "“%s” of a revision has a value that Steward does not know", member->name);

  return TRUE;
}

static gboolean
read_value (const StewardNode    *node,
            const StewardMember  *member,
            gpointer              place,
            GError              **error)
{
  switch (member->kind)
    {
    case STEWARD_MEMBER_FORMAT:
      return TRUE;
    case STEWARD_MEMBER_TEXT:
      return read_text (node, member, place, error);
    case STEWARD_MEMBER_TAGS:
      return read_tags (node, member, place, error);
    case STEWARD_MEMBER_FLAG:
      return read_flag (node, member, place, error);
    case STEWARD_MEMBER_WORD:
      return read_word (node, member, place, error);
    case STEWARD_MEMBER_TEXTS:
      return read_texts (node, member, *(GPtrArray **) place, error);
    case STEWARD_MEMBER_RECORDS:
      return read_records (node, member, *(GPtrArray **) place, error);
    }

  return FALSE;
}

static const StewardMember *
find_member (const StewardRecordTable *table,
             const char               *name)
{
  for (gsize i = 0; i < table->n_members; i++)
    if (g_str_equal (table->members[i].name, name))
      return &table->members[i];

  return NULL;
}

static gboolean
refuse_member (const StewardRecordTable  *table,
               const char                *name,
               GError                   **error)
{
  g_autofree char *start = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_NAME));

  return refuse (error, "In a revision, %s has a member “%s” that Steward does not know", table->noun, start);
}

static gboolean
read_record (const StewardRecordTable  *table,
             const StewardNode         *node,
             gpointer                   record,
             GError                   **error)
{
  if (steward_node_get_kind (node) != STEWARD_NODE_MAPPING)
    return refuse (error, "In a revision, %s is not an object", table->noun);

  for (guint i = 0; i < steward_node_get_n_children (node); i++)
    {
      const char *name = steward_node_get_key (node, i);
      const StewardMember *member = find_member (table, name);

      if (member == NULL)
        return refuse_member (table, name, error);
      if (!read_value (steward_node_get_child (node, i), member, (guint8 *) record + member->offset, error))
        return FALSE;
    }

  return TRUE;
}

/* The number decides how all the rest is to be read. */
static gboolean
check_format (const StewardNode  *root,
              GError            **error)
{
  const StewardNode *format = NULL;

  if (steward_node_get_kind (root) == STEWARD_NODE_MAPPING)
    format = steward_node_get_member (root, "format");
  if (format == NULL || !is_scalar (format, STEWARD_SCALAR_INTEGER))
    return refuse (error, "The revision does not say which format it has");
  if (!g_str_equal (steward_node_get_text (format), G_STRINGIFY (STEWARD_REVISION_FORMAT)))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW,
                   "The revision has format %.20s; this Steward knows format %d",
                   steward_node_get_text (format), STEWARD_REVISION_FORMAT);
      return FALSE;
    }

  return TRUE;
}

/* Nothing may hide in the way in which it is written. */
static gboolean
check_bytes (const StewardEntry  *entry,
             GBytes              *bytes,
             GError             **error)
{
  g_autoptr(GBytes) again = steward_revision_write (entry, error);

  if (again == NULL)
    return FALSE;
  if (!g_bytes_equal (again, bytes))
    return refuse (error, "The revision is not in canonical form");

  return TRUE;
}

/**
 * steward_revision_read:
 * @bytes: a revision, from anywhere
 * @error: return location for an error
 *
 * Returns: (transfer full): an entry of which @bytes is the revision; what a
 *   revision leaves out is unknown in it. Or %NULL with
 *   %STEWARD_ERROR_INVALID_DATA, or %STEWARD_ERROR_SCHEMA_TOO_NEW for a format
 *   of a newer Steward
 */
StewardEntry *
steward_revision_read (GBytes  *bytes,
                       GError **error)
{
  g_autoptr(StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr(StewardDocument) document = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  document = steward_document_parse_json (text, (gssize) length, NULL, error);
  if (document == NULL)
    {
      g_prefix_error (error, "The revision cannot be read: ");
      return NULL;
    }
  if (!check_format (steward_document_get_root (document), error) ||
      !read_record (&steward_revision_table, steward_document_get_root (document), entry, error) ||
      !check_bytes (entry, bytes, error))
    return NULL;

  return g_steal_pointer (&entry);
}
