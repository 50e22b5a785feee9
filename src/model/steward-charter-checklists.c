/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of what is looked at before a decision. An item that names a check is
 * decided by a machine, any other is ticked by a person. */

#include "config.h"

#include "steward-charter-private.h"

#include <string.h>

#define LONGEST_SLUG 48

static const char *const checks[] = {
  "owner",
  "second-owner",
  "purpose-and-usage",
  "classified-columns",
  "described-columns",
  "key-named",
  "freshness-and-availability-promised",
  "quality-promised",
  "levels-met",
  "budget-left",
  "lineage-complete",
  "breaking-named",
  "notice-given",
  "levels-measurable",
  NULL,
};

/* An id from the words of the text: stable as long as they are. */
static char *
make_slug (const char *text)
{
  GString *slug = g_string_new (NULL);

  for (; *text != '\0' && slug->len < LONGEST_SLUG; text++)
    {
      if (g_ascii_isalnum (*text))
        g_string_append_c (slug, g_ascii_tolower (*text));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    g_string_append (slug, "item");

  return g_string_free (slug, FALSE);
}

static gboolean
has_item (GPtrArray  *items,
          const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (strcmp (((StewardChecklistItem *) items->pdata[i])->id, id) == 0)
      return TRUE;

  return FALSE;
}

static void
read_id (StewardCharterReader *self,
         const StewardNode    *node,
         GPtrArray            *items,
         StewardChecklistItem *item)
{
  const char *id = steward_charter_get_text (self, node, "id", FALSE);

  item->id = id != NULL ? g_strdup (id) : make_slug (item->text);
  if (id != NULL && !steward_charter_is_id (id))
    steward_charter_fail (self, "charter/id", steward_charter_node_of (node, "id"),
                          g_strdup_printf ("“%.40s” is no id of an item; it should have small letters, digits and "
                                           "hyphens.", id));
  if (has_item (items, item->id))
    steward_charter_fail (self, "charter/item-twice", steward_charter_node_of (node, "id"),
                          g_strdup_printf ("Two items of one list have the id “%s”.", item->id));
}

/* A check that is not known may be one of a newer Steward: a person ticks. */
static void
read_check (StewardCharterReader *self,
            const StewardNode    *node,
            StewardChecklistItem *item)
{
  const char *check = steward_charter_get_text (self, node, "check", FALSE);

  if (check == NULL || g_strv_contains (checks, check))
    item->check = g_strdup (check);
  else
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/check", steward_charter_node_of (node, "check"),
                            g_strdup_printf ("There is no check “%.60s”; a person has to tick the item.", check),
                            "Use the name of a check, or leave “check” out.");
}

static void
read_item (StewardCharterReader *self,
           const StewardNode    *node,
           GPtrArray            *items)
{
  const char *text;
  StewardChecklistItem *item;

  if (steward_node_get_kind (node) == STEWARD_NODE_SCALAR)
    text = steward_node_is_null (node) ? NULL : steward_node_get_text (node);
  else if (steward_charter_is_map (self, node, "An item of a checklist"))
    text = steward_charter_get_text (self, node, "text", TRUE);
  else
    return;
  if (text == NULL || *text == '\0')
    {
      if (steward_node_get_kind (node) == STEWARD_NODE_SCALAR)
        steward_charter_fail (self, "charter/missing", node, g_strdup ("An item of a checklist has no text."));
      return;
    }

  item = g_new0 (StewardChecklistItem, 1);
  item->text = g_strdup (text);
  read_id (self, node, items, item);
  read_check (self, node, item);
  g_ptr_array_add (items, item);
}

/**
 * steward_charter_read_items:
 * @self: a reader
 * @list: (nullable): a sequence
 *
 * Returns: (transfer full) (element-type StewardChecklistItem): its items
 */
GPtrArray *
steward_charter_read_items (StewardCharterReader *self,
                            const StewardNode    *list)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_checklist_item_free);

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    read_item (self, steward_node_get_child (list, i), items);

  return items;
}

/**
 * steward_charter_copy_items:
 * @items: (nullable) (element-type StewardChecklistItem): a list
 *
 * Returns: (transfer full) (element-type StewardChecklistItem): a copy
 */
GPtrArray *
steward_charter_copy_items (GPtrArray *items)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_checklist_item_free);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const StewardChecklistItem *item = g_ptr_array_index (items, i);
      StewardChecklistItem *other = g_new0 (StewardChecklistItem, 1);

      other->id = g_strdup (item->id);
      other->text = g_strdup (item->text);
      other->check = g_strdup (item->check);
      g_ptr_array_add (copy, other);
    }

  return copy;
}

/**
 * steward_charter_read_checklists:
 * @self: a reader
 *
 * Reads the section "checklists": lists by name, also those of other features.
 */
void
steward_charter_read_checklists (StewardCharterReader *self)
{
  const StewardNode *lists = steward_node_get_member (self->root, "checklists");

  if (lists == NULL || steward_node_is_null (lists) || !steward_charter_is_map (self, lists, "“checklists”"))
    return;

  for (unsigned i = 0; i < steward_node_get_n_children (lists); i++)
    {
      const char *name = steward_node_get_key (lists, i);
      const StewardNode *list = steward_charter_get_list (self, lists, name);

      if (list != NULL)
        g_hash_table_replace (self->checklists, g_strdup (name), steward_charter_read_items (self, list));
    }
}
