/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A request to change the charter. What is decided are the exact bytes of the
 * new document; what it changes is found by comparing the two documents member
 * by member, where the parts of a list go by their names and not their places. */

#include "config.h"

#include "steward-request.h"

#include "steward-charter-document.h"
#include "steward-council-rows.h"
#include "steward-revision.h"

#include <string.h>

static void
add_change (GPtrArray         *changes,
            const char        *path,
            StewardChangeKind  kind)
{
  StewardEntryChange *change = g_new0 (StewardEntryChange, 1);

  change->path = g_strdup (path);
  change->kind = kind;
  change->impact = STEWARD_IMPACT_COMPATIBLE;
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
        add_change (changes, place, STEWARD_CHANGE_ADDED);
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
        add_change (changes, place, STEWARD_CHANGE_ADDED);
    }
}

static void
compare (GPtrArray  *changes,
         const char *path,
         JsonNode   *before,
         JsonNode   *after)
{
  if (after == NULL)
    add_change (changes, path, STEWARD_CHANGE_REMOVED);
  else if (JSON_NODE_HOLDS_OBJECT (before) && JSON_NODE_HOLDS_OBJECT (after))
    compare_members (changes, path, json_node_get_object (before), json_node_get_object (after));
  else if (has_named_parts (before) && has_named_parts (after))
    compare_parts (changes, path, json_node_get_array (before), json_node_get_array (after));
  else if (!json_node_equal (before, after))
    add_change (changes, path, STEWARD_CHANGE_CHANGED);
}

static char *
keep_person (const char *address,
             const char *name,
             gpointer    data)
{
  return NULL;
}

/* The document in force may be erased: then nothing is told, and all of the new
 * one is before the council. */
static void
compare_with_present (StewardRequest          *self,
                      StewardCharterDocument  *document,
                      const char              *present_text)
{
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (present_text, -1, NULL, NULL);
  g_autoptr(JsonNode) before = NULL;
  g_autoptr(JsonNode) after = NULL;

  if (documents == NULL || documents->len != 1)
    return;
  before = steward_charter_to_json (steward_document_get_root (g_ptr_array_index (documents, 0)), keep_person, NULL);
  after = steward_charter_to_json (steward_document_get_root (document->document), keep_person, NULL);
  compare (self->changes, "", before, after);
}

static gboolean
compare_documents (StewardRequest          *self,
                   StewardCharterDocument  *document,
                   GError                 **error)
{
  g_autofree char *reference = NULL;
  g_autofree char *present = NULL;

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_change_free);
  if (!steward_council_rows_load_charter (self->verb->governance, NULL, NULL, &reference, error))
    return FALSE;
  present = reference != NULL ? steward_council_load_text_sync (self->verb->council, reference, NULL) : NULL;
  if (present == NULL)
    return TRUE;
  self->base = g_bytes_new (present, strlen (present));
  compare_with_present (self, document, present);

  return TRUE;
}

/* Fills in a request to change the charter. */
gboolean
steward_request_fill_charter (StewardRequest  *self,
                              GError         **error)
{
  g_auto(StewardCharterDocument) document = { 0 };
  gint64 present = self->verb->state->charter->version;
  g_autofree char *old = NULL;
  const char *text = self->verb->intent->document;

  if (text == NULL && self->appeal_of != NULL)
    {
      old = steward_council_load_text_sync (self->verb->council, self->appeal_of->revision_payload, error);
      text = old;
      if (text == NULL)
        return FALSE;
    }
  if (!steward_charter_document_read (&document, text, self->verb->intent->document_name, error))
    return FALSE;
  if (document.charter->version != present + 1)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "Version %" G_GINT64_FORMAT " of the charter is in force, so the next one is %"
                                G_GINT64_FORMAT "; the document says %" G_GINT64_FORMAT ".",
                                present, present + 1, document.charter->version);
  if (!compare_documents (self, &document, error))
    return FALSE;

  self->revision = g_bytes_new (text, strlen (text));
  self->revision_type = "application/yaml";
  self->subject = g_strdup ("charter");
  self->name = g_strdup ("the charter");
  self->title = g_strdup_printf ("Change the charter to version %" G_GINT64_FORMAT, document.charter->version);

  return TRUE;
}
