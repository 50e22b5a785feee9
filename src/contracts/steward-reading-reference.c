/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a column refers to, in dotted words. Contracts write it in several
 * ways: "orders.order_id", "schema/orders/properties/order_id", either of them
 * behind the path of another document and "#". */

#include "config.h"

#include "steward-reading-reference.h"

#include <string.h>

#include "steward-reading-part.h"

/* Folders of "../../marketing/campaigns/contract.yaml" that say something:
 * "marketing", "campaigns". The file's own name says what it is, not whose. */
static void
add_folders (GPtrArray  *parts,
             const char *path,
             gsize       length)
{
  g_autofree char *text = g_strndup (path, length);
  g_auto(GStrv) names = NULL;
  gsize n;

  if (strstr (text, "://") != NULL)
    return;
  names = g_strsplit (text, "/", -1);
  n = g_strv_length (names);
  for (gsize i = 0; i + 1 < n; i++)
    {
      if (g_str_equal (names[i], "..") && parts->len > 0)
        g_ptr_array_set_size (parts, (int) parts->len - 1);
      else if (*names[i] != '\0' && *names[i] != '.')
        g_ptr_array_add (parts, g_strdup (names[i]));
    }
}

/* A path that begins with a dot goes on from the folder of the document. */
static void
add_path (GPtrArray  *parts,
          const char *path,
          gsize       length,
          const char *file)
{
  if (*path == '.' && file != NULL && !g_path_is_absolute (file))
    add_folders (parts, file, strlen (file));
  add_folders (parts, path, length);
}

/* "schema/orders/properties/order_id": every second name counts. */
static void
add_names (GPtrArray  *parts,
           const char *path)
{
  g_auto(GStrv) names = g_strsplit (*path == '/' ? path + 1 : path, "/", -1);
  gsize n = g_strv_length (names);

  for (gsize i = n > 1 ? 1 : 0; i < n; i += 2)
    {
      guint last = parts->len;

      if (last > 0 && g_str_equal (g_ptr_array_index (parts, last - 1), names[i]))
        continue;
      g_ptr_array_add (parts, g_strdup (names[i]));
    }
}

/**
 * steward_reference_from_text:
 * @text: a reference in any notation
 * @file: (nullable): of the document, relative to the root of its source
 *
 * Returns: (transfer full): the same in dotted words; an address stays as it is
 */
char *
steward_reference_from_text (const char *text,
                             const char *file)
{
  const char *hash = strchr (text, '#');
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (hash == NULL && (strchr (text, '/') == NULL || strstr (text, "://") != NULL))
    return g_strdup (text);

  if (hash != NULL)
    add_path (parts, text, (gsize) (hash - text), file);
  add_names (parts, hash != NULL ? hash + 1 : text);
  if (parts->len == 0)
    return g_strdup (text);
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (".", (char **) parts->pdata);
}

static char *
read_relationships (const StewardNode *relationships,
                    const char        *file)
{
  for (unsigned i = 0; i < steward_node_get_n_children (relationships); i++)
    {
      const StewardNode *to = steward_node_get_member (steward_node_get_child (relationships, i), "to");
      const char *text = steward_node_get_text (to != NULL && steward_node_get_n_children (to) > 0
                                                  ? steward_node_get_child (to, 0) : to);

      if (text != NULL && *text != '\0')
        return steward_reference_from_text (text, file);
    }

  return NULL;
}

/* A glossary entry or canonical source; videos and code are not references. */
static char *
read_definitions (const StewardNode *definitions)
{
  static const char *const types[] = { "businessDefinition", "canonical", "canonicalUrl", "reference", "definition" };

  for (unsigned i = 0; i < steward_node_get_n_children (definitions); i++)
    {
      const StewardNode *definition = steward_node_get_child (definitions, i);
      const char *type = steward_node_get_member_text (definition, "type");
      const char *url = steward_node_get_member_text (definition, "url");

      for (gsize k = 0; type != NULL && url != NULL && k < G_N_ELEMENTS (types); k++)
        {
          if (g_ascii_strcasecmp (type, types[k]) == 0)
            return g_strdup (url);
        }
    }

  return NULL;
}

/**
 * steward_reference_of_property:
 * @property: a property of a schema
 * @file: (nullable): of the document
 *
 * Relationships come first, then a plain reference, then the address of an
 * authoritative definition.
 *
 * Returns: (transfer full) (nullable): what it refers to
 */
char *
steward_reference_of_property (const StewardNode *property,
                               const char        *file)
{
  const char *plain = steward_part_first_text (property, STEWARD_NAMES ("references", "reference"));
  char *reference = read_relationships (steward_node_get_member (property, "relationships"), file);

  if (reference != NULL)
    return reference;
  if (plain == NULL)
    plain = steward_part_custom (property, "references");
  if (plain != NULL)
    return steward_reference_from_text (plain, file);

  return read_definitions (steward_node_get_member (property, "authoritativeDefinitions"));
}
