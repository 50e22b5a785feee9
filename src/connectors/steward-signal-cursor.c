/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The cursor of a folder of signals as JSON. Other settings or another version
 * of the reader are another salt, and then everything is read once more: what is
 * known already does no harm. What was refused of a file stays with its mark,
 * so that it can be told as long as the file lies there unchanged. */

#include "config.h"

#include "steward-signal-cursor.h"

#include "steward-json-feed.h"
#include "steward-json.h"

#include <stdlib.h>
#include <string.h>

struct _StewardSignalCursor
{
  GHashTable *marks;                   /* path → StewardSignalMark */
};

typedef struct
{
  const char *at, *end;
} Text;

static gssize
read_text (char      *buffer,
           gsize      length,
           gpointer   user_data,
           GError   **error)
{
  Text *text = user_data;
  gsize n = MIN (length, (gsize) (text->end - text->at));

  memcpy (buffer, text->at, n);
  text->at += n;

  return (gssize) n;
}

StewardSignalCursor *
steward_signal_cursor_new (void)
{
  StewardSignalCursor *self = g_new0 (StewardSignalCursor, 1);

  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) steward_signal_mark_free);

  return self;
}

void
steward_signal_cursor_free (StewardSignalCursor *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->marks);
  g_free (self);
}

void
steward_signal_mark_free (StewardSignalMark *self)
{
  if (self == NULL)
    return;

  g_free (self->tail);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_free (self);
}

static StewardUnread *
make_unread (const char *place,
             const char *reason,
             guint64     n)
{
  StewardUnread *unread = g_new0 (StewardUnread, 1);

  *unread = (StewardUnread) { g_strdup (place), g_strdup (reason), n };

  return unread;
}

StewardSignalMark *
steward_signal_mark_copy (const StewardSignalMark *self)
{
  StewardSignalMark *copy = g_new (StewardSignalMark, 1);

  *copy = *self;
  copy->tail = g_strdup (self->tail);
  copy->unread = self->unread != NULL ? g_ptr_array_ref (self->unread) : NULL;

  return copy;
}

static guint64
read_number (const StewardNode *node)
{
  const char *text = node != NULL ? steward_node_get_text (node) : NULL;
  guint64 number = 0;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &number, NULL) ? number : 0;
}

static void
read_mark (StewardSignalCursor *self,
           const char          *path,
           const StewardNode   *node)
{
  StewardSignalMark *mark = g_new0 (StewardSignalMark, 1);
  const StewardNode *modified = steward_node_get_child (node, 1), *tail = steward_node_get_child (node, 5);

  mark->size = read_number (steward_node_get_child (node, 0));
  if (modified == NULL || steward_node_get_text (modified) == NULL ||
      !g_ascii_string_to_signed (steward_node_get_text (modified), 10, G_MININT64, G_MAXINT64, &mark->modified, NULL))
    mark->modified = -1;
  mark->inode = read_number (steward_node_get_child (node, 2));
  mark->next = read_number (steward_node_get_child (node, 3));
  mark->next_lines = read_number (steward_node_get_child (node, 4));
  mark->tail = g_strdup (tail != NULL ? steward_node_get_text (tail) : NULL);
  g_hash_table_replace (self->marks, g_strdup (path), mark);
}

static void
read_unread (StewardSignalCursor *self,
             const char          *path,
             const StewardNode   *node)
{
  StewardSignalMark *mark = g_hash_table_lookup (self->marks, path);

  if (mark == NULL || mark->unread != NULL)
    return;
  mark->unread = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_unread_free);
  for (unsigned i = 0; i < steward_node_get_n_children (node); i++)
    {
      const StewardNode *item = steward_node_get_child (node, i);

      if (steward_node_get_kind (item) == STEWARD_NODE_SEQUENCE && steward_node_get_n_children (item) == 3 &&
          steward_node_get_text (steward_node_get_child (item, 0)) != NULL &&
          steward_node_get_text (steward_node_get_child (item, 1)) != NULL)
        g_ptr_array_add (mark->unread, make_unread (steward_node_get_text (steward_node_get_child (item, 0)),
                                                    steward_node_get_text (steward_node_get_child (item, 1)),
                                                    MAX (1, read_number (steward_node_get_child (item, 2)))));
    }
}

/**
 * steward_signal_cursor_parse:
 * @text: (nullable): what steward_signal_cursor_to_text() gave
 * @salt: what the marks depend on
 *
 * Returns: (transfer full): the marks; none when @text is of another salt or
 *   cannot be read
 */
StewardSignalCursor *
steward_signal_cursor_parse (const char *text,
                             const char *salt)
{
  static const char *const opened[] = { "files", "unread", NULL };
  Text bytes = { text, text != NULL ? text + strlen (text) : NULL };
  g_autoptr(StewardSignalCursor) self = steward_signal_cursor_new ();
  g_autoptr(StewardJsonFeed) feed = NULL;
  StewardJsonPiece piece;
  gboolean more, salted = FALSE;

  if (text == NULL)
    return g_steal_pointer (&self);

  feed = steward_json_feed_new (STEWARD_JSON_FEED_MEMBERS, read_text, &bytes, opened, NULL, 0);
  while (steward_json_feed_next (feed, &piece, &more, NULL) && more)
    {
      if (piece.value == NULL)
        return steward_signal_cursor_new ();
      if (g_str_equal (piece.member, "salt"))
        salted = g_strcmp0 (steward_node_get_text (piece.value), salt) == 0;
      if (!salted)
        return steward_signal_cursor_new ();
      if (piece.name == NULL || steward_node_get_kind (piece.value) != STEWARD_NODE_SEQUENCE)
        continue;
      if (g_str_equal (piece.member, "files"))
        read_mark (self, piece.name, piece.value);
      else if (g_str_equal (piece.member, "unread"))
        read_unread (self, piece.name, piece.value);
    }

  return g_steal_pointer (&self);
}

static void
append_mark (GString                 *text,
             const char              *path,
             const StewardSignalMark *mark)
{
  steward_json_append_string (text, path);
  g_string_append_printf (text, ":[%" G_GUINT64_FORMAT ",%" G_GINT64_FORMAT ",%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT
                          ",%" G_GUINT64_FORMAT ",", mark->size, mark->modified, mark->inode, mark->next,
                          mark->next_lines);
  steward_json_append_string (text, mark->tail != NULL ? mark->tail : "");
  g_string_append_c (text, ']');
}

static void
append_unread (GString    *text,
               const char *path,
               GPtrArray  *list)
{
  steward_json_append_string (text, path);
  g_string_append (text, ":[");
  for (guint i = 0; i < list->len; i++)
    {
      const StewardUnread *unread = g_ptr_array_index (list, i);

      g_string_append (text, i > 0 ? ",[" : "[");
      steward_json_append_string (text, unread->place);
      g_string_append_c (text, ',');
      steward_json_append_string (text, unread->reason);
      g_string_append_printf (text, ",%" G_GUINT64_FORMAT "]", unread->n);
    }
  g_string_append_c (text, ']');
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * steward_signal_cursor_to_text:
 * @salt: what the marks depend on: version and settings of the reader
 *
 * Returns: (transfer full): JSON, the same for the same marks
 */
char *
steward_signal_cursor_to_text (StewardSignalCursor *self,
                               const char          *salt)
{
  GString *text = g_string_new ("{\"salt\":");
  guint n_paths = 0;
  g_autofree gpointer *paths = g_hash_table_get_keys_as_array (self->marks, &n_paths);
  gboolean first = TRUE;

  if (n_paths > 0)
    qsort (paths, n_paths, sizeof *paths, compare_paths);
  steward_json_append_string (text, salt);
  g_string_append (text, ",\"files\":{");
  for (guint i = 0; i < n_paths; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_mark (text, paths[i], g_hash_table_lookup (self->marks, paths[i]));
    }
  g_string_append (text, "},\"unread\":{");
  for (guint i = 0; i < n_paths; i++)
    {
      const StewardSignalMark *mark = g_hash_table_lookup (self->marks, paths[i]);

      if (mark->unread == NULL || mark->unread->len == 0)
        continue;
      if (!first)
        g_string_append_c (text, ',');
      append_unread (text, paths[i], mark->unread);
      first = FALSE;
    }
  g_string_append (text, "}}");

  return g_string_free (text, FALSE);
}

/* Returns: (transfer none) (nullable): the mark of a file */
const StewardSignalMark *
steward_signal_cursor_find (StewardSignalCursor *self,
                            const char          *path)
{
  return g_hash_table_lookup (self->marks, path);
}

/* @mark: (transfer full) */
void
steward_signal_cursor_put (StewardSignalCursor *self,
                           const char          *path,
                           StewardSignalMark   *mark)
{
  g_hash_table_replace (self->marks, g_strdup (path), mark);
}
