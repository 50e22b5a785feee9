/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What changes between two charters: the documents are compared member by
 * member, where the parts of a list go by their names and not their places. */

#include "config.h"

#include "steward-charter-diff.h"

#include "steward-charter.h"

#define MAX_VALUE 600u                 /* bytes of a value in words */
#define MAX_DEPTH 4u                   /* of a value in words */

static void add_value (GString  *text,
                       JsonNode *node,
                       guint     depth);

static void
add_list (GString   *text,
          JsonArray *list,
          guint      depth)
{
  for (guint i = 0; i < json_array_get_length (list) && text->len < MAX_VALUE; i++)
    {
      g_string_append (text, i > 0 ? ", " : "");
      add_value (text, json_array_get_element (list, i), depth + 1);
    }
}

static void
add_members (GString    *text,
             JsonObject *object,
             guint       depth)
{
  g_autoptr(GList) names = json_object_get_members (object);

  for (GList *at = names; at != NULL && text->len < MAX_VALUE; at = at->next)
    {
      g_string_append_printf (text, "%s%s: ", at != names ? depth == 0 ? " · " : "; " : "", (char *) at->data);
      add_value (text, json_object_get_member (object, at->data), depth + 1);
    }
}

/* As people would say it: "seat: payments · holder: aiko@example.com". */
static void
add_value (GString  *text,
           JsonNode *node,
           guint     depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node) && depth < MAX_DEPTH)
    add_members (text, json_node_get_object (node), depth);
  else if (JSON_NODE_HOLDS_ARRAY (node) && depth < MAX_DEPTH)
    add_list (text, json_node_get_array (node), depth);
  else if (!JSON_NODE_HOLDS_VALUE (node))
    g_string_append (text, JSON_NODE_HOLDS_NULL (node) ? "nothing" : "…");
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    g_string_append (text, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "yes" : "no");
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    g_string_append_printf (text, "%g", json_node_get_double (node));
}

static char *
describe_value (JsonNode *node)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (node == NULL)
    return NULL;
  add_value (text, node, 0);
  if (text->len > MAX_VALUE)
    {
      const char *end = g_utf8_find_prev_char (text->str, text->str + MAX_VALUE);

      g_string_truncate (text, end != NULL ? (gsize) (end - text->str) : 0);
      g_string_append (text, "…");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_change (GPtrArray  *changes,
            const char *path,
            JsonNode   *before,
            JsonNode   *after)
{
  StewardEntryChange *change = g_new0 (StewardEntryChange, 1);

  change->path = g_strdelimit (g_strdup (path), "\n\r\t", ' ');
  change->kind = before == NULL ? STEWARD_CHANGE_ADDED : after == NULL ? STEWARD_CHANGE_REMOVED
                                                                       : STEWARD_CHANGE_CHANGED;
  change->impact = STEWARD_IMPACT_COMPATIBLE;
  change->before = describe_value (before);
  change->after = describe_value (after);
  g_ptr_array_add (changes, change);
}

/* How a part of a list is called, or NULL. */
static const char *
get_part_name (JsonNode *part)
{
  static const char *const names[] = { "seat", "kind", "level", "id", "after", "from", "classification", "rule" };

  if (!JSON_NODE_HOLDS_OBJECT (part))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = json_object_get_string_member_with_default (json_node_get_object (part), names[i], NULL);

      if (name != NULL)
        return name;
    }

  return NULL;
}

static JsonNode *
find_part (JsonArray  *list,
           const char *name)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (g_strcmp0 (get_part_name (json_array_get_element (list, i)), name) == 0)
      return json_array_get_element (list, i);

  return NULL;
}

static gboolean
has_named_parts (JsonNode *node)
{
  JsonArray *list;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      const char *name = get_part_name (json_array_get_element (list, i));

      if (name == NULL || find_part (list, name) != json_array_get_element (list, i))
        return FALSE;
    }

  return json_array_get_length (list) > 0;
}

static void compare (GPtrArray  *changes,
                     const char *path,
                     JsonNode   *before,
                     JsonNode   *after);

static void
compare_parts (GPtrArray  *changes,
               const char *path,
               JsonArray  *before,
               JsonArray  *after)
{
  for (guint i = 0; i < json_array_get_length (before); i++)
    {
      const char *name = get_part_name (json_array_get_element (before, i));
      g_autofree char *place = g_strdup_printf ("%s.%s", path, name);

      compare (changes, place, json_array_get_element (before, i), find_part (after, name));
    }
  for (guint i = 0; i < json_array_get_length (after); i++)
    {
      const char *name = get_part_name (json_array_get_element (after, i));
      g_autofree char *place = g_strdup_printf ("%s.%s", path, name);

      if (find_part (before, name) == NULL)
        add_change (changes, place, NULL, json_array_get_element (after, i));
    }
}

static void
compare_members (GPtrArray  *changes,
                 const char *path,
                 JsonObject *before,
                 JsonObject *after)
{
  g_autoptr(GList) old_names = json_object_get_members (before);
  g_autoptr(GList) new_names = json_object_get_members (after);

  for (GList *at = old_names; at != NULL; at = at->next)
    {
      g_autofree char *place = *path != '\0' ? g_strdup_printf ("%s.%s", path, (char *) at->data) : g_strdup (at->data);

      compare (changes, place, json_object_get_member (before, at->data), json_object_get_member (after, at->data));
    }
  for (GList *at = new_names; at != NULL; at = at->next)
    {
      g_autofree char *place = *path != '\0' ? g_strdup_printf ("%s.%s", path, (char *) at->data) : g_strdup (at->data);

      if (!json_object_has_member (before, at->data))
        add_change (changes, place, NULL, json_object_get_member (after, at->data));
    }
}

static void
compare (GPtrArray  *changes,
         const char *path,
         JsonNode   *before,
         JsonNode   *after)
{
  if (after == NULL)
    add_change (changes, path, before, NULL);
  else if (JSON_NODE_HOLDS_OBJECT (before) && JSON_NODE_HOLDS_OBJECT (after))
    compare_members (changes, path, json_node_get_object (before), json_node_get_object (after));
  else if (has_named_parts (before) && has_named_parts (after))
    compare_parts (changes, path, json_node_get_array (before), json_node_get_array (after));
  else if (!json_node_equal (before, after))
    add_change (changes, path, before, after);
}

static char *
keep_person (const char *address,
             const char *name,
             gpointer    data)
{
  return NULL;
}

/* NULL when it is no document. */
static JsonNode *
read_document (const char *text)
{
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, NULL);
  const StewardNode *root;

  if (documents == NULL || documents->len != 1)
    return NULL;

  root = steward_document_get_root (g_ptr_array_index (documents, 0));
  if (steward_node_get_kind (root) != STEWARD_NODE_MAPPING)
    return NULL;

  return steward_charter_to_json (root, keep_person, NULL);
}

/**
 * steward_charter_diff:
 * @before: the document of a charter
 * @after: that of another
 *
 * Returns: (transfer full) (element-type StewardEntryChange): what differs, in
 *   the order of the documents; nothing when one of them cannot be read. They
 *   have values and no notes, and break nobody.
 */
GPtrArray *
steward_charter_diff (const char *before,
                      const char *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_change_free);
  g_autoptr(JsonNode) old = read_document (before);
  g_autoptr(JsonNode) new = read_document (after);

  if (old != NULL && new != NULL)
    compare (changes, "", old, new);

  return changes;
}
