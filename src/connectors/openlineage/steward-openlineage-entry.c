/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A dataset of an event as an entry of the catalog. */

#include "config.h"

#include "steward-openlineage-entry.h"

#include "steward-openlineage-facets.h"
#include "steward-signal-nodes.h"

#include <string.h>

#define MAX_COLUMNS 10000u
#define MAX_DEPTH 16

/**
 * steward_openlineage_make_entry:
 * @address: see steward_openlineage_address()
 * @name: as the namespace knows it
 *
 * Returns: (transfer full): a dataset without columns
 */
StewardEntry *
steward_openlineage_make_entry (const char *address,
                                const char *name)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_DATASET);
  StewardContract *contract = steward_contract_new ();
  StewardSchemaObject *object = steward_schema_object_new ();

  entry->native_id = g_strdup (address);
  entry->name = g_strdup (name);
  entry->address = g_strdup (address);
  entry->location = g_strdup (address);
  entry->format = g_strdup ("OpenLineage dataset");
  entry->updated_at = -1;
  entry->updated_reason = g_strdup ("no run has told that it wrote it");
  object->name = g_strdup (name);
  object->physical_name = g_strdup (name);
  object->row_estimate = -1;
  contract->name = g_strdup (name);
  contract->format = g_strdup (entry->format);
  contract->location = g_strdup (address);
  g_ptr_array_add (contract->objects, object);
  g_ptr_array_add (contract->addresses, g_strdup (address));
  g_ptr_array_add (entry->contracts, contract);

  return entry;
}

static void
add_columns (GPtrArray         *properties,
             const StewardNode *fields,
             const char        *prefix,
             unsigned           depth)
{
  for (unsigned i = 0; i < steward_node_get_n_children (fields) && properties->len < MAX_COLUMNS; i++)
    {
      const StewardNode *field = steward_node_get_child (fields, i);
      const StewardNode *inner = steward_node_find_list (field, "fields");
      const char *name = steward_node_find_text (field, "name");
      StewardProperty *property;
      g_autofree char *below = NULL;

      if (name == NULL)
        continue;
      property = steward_property_new ();
      property->name = g_strconcat (prefix, name, NULL);
      property->physical_name = g_strdup (property->name);
      property->physical_type = g_strdup (steward_node_find_text (field, "type"));
      property->description = g_strdup (steward_node_find_text (field, "description"));
      g_ptr_array_add (properties, property);
      below = g_strconcat (property->name, ".", NULL);
      if (inner != NULL && depth < MAX_DEPTH)
        add_columns (properties, inner, below, depth + 1);
    }
}

/**
 * steward_openlineage_set_columns:
 * @entry: made by steward_openlineage_make_entry()
 * @fields: list of objects with name, type, description and fields
 *
 * In the place of those that it has.
 */
void
steward_openlineage_set_columns (StewardEntry      *entry,
                                 const StewardNode *fields)
{
  StewardContract *contract = g_ptr_array_index (entry->contracts, 0);
  StewardSchemaObject *object = g_ptr_array_index (contract->objects, 0);

  g_ptr_array_set_size (object->properties, 0);
  add_columns (object->properties, fields, "", 0);
}

static void
replace_text (char       **place,
              const char  *text)
{
  if (text == NULL)
    return;
  g_free (*place);
  *place = g_strdup (text);
}

static void
set_owners (StewardEntry      *entry,
            const StewardNode *owners)
{
  g_ptr_array_set_size (entry->owners, 0);
  for (unsigned i = 0; i < steward_node_get_n_children (owners) && i < 100; i++)
    {
      const char *name = steward_node_find_text (steward_node_get_child (owners, i), "name");
      const char *type = steward_node_find_text (steward_node_get_child (owners, i), "type");
      StewardOwner *owner;

      if (name == NULL)
        continue;
      owner = steward_owner_new ();
      owner->name = g_strdup (name);
      owner->role = g_strdup (type != NULL ? type : "owner");
      owner->accountable = type == NULL || strstr (type, "OWNER") != NULL || strstr (type, "owner") != NULL;
      g_ptr_array_add (entry->owners, owner);
    }
}

/* "pii" for the tag pii=true, else "layer:gold"; those of columns are left out. */
static void
set_tags (StewardEntry      *entry,
          const StewardNode *tags)
{
  GString *text = g_string_new (NULL);

  for (unsigned i = 0; i < steward_node_get_n_children (tags) && text->len < 1000; i++)
    {
      const StewardNode *tag = steward_node_get_child (tags, i);
      const char *key = steward_node_find_text (tag, "key"), *value = steward_node_find_text (tag, "value");

      if (key == NULL || steward_node_find_text (tag, "field") != NULL)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", key);
      if (value != NULL && !g_str_equal (value, "true"))
        g_string_append_printf (text, ":%s", value);
    }
  g_free (entry->tags);
  entry->tags = g_string_free (text, FALSE);
}

/**
 * steward_openlineage_describe_entry:
 * @dataset: as an event tells it
 *
 * Takes over what the facets of the event say, and nothing where they are
 * silent.
 *
 * Returns: whether they say anything
 */
gboolean
steward_openlineage_describe_entry (StewardEntry      *entry,
                                    const StewardNode *dataset)
{
  const StewardNode *schema = steward_openlineage_find_facet (dataset, "schema");
  const StewardNode *documentation = steward_openlineage_find_facet (dataset, "documentation");
  const StewardNode *ownership = steward_openlineage_find_facet (dataset, "ownership");
  const StewardNode *tags = steward_openlineage_find_facet (dataset, "tags");

  if (schema != NULL && steward_node_find_list (schema, "fields") != NULL)
    steward_openlineage_set_columns (entry, steward_node_find_list (schema, "fields"));
  if (documentation != NULL)
    replace_text (&entry->description, steward_node_find_text (documentation, "description"));
  if (ownership != NULL && steward_node_find_list (ownership, "owners") != NULL)
    set_owners (entry, steward_node_find_list (ownership, "owners"));
  if (tags != NULL && steward_node_find_list (tags, "tags") != NULL)
    set_tags (entry, steward_node_find_list (tags, "tags"));

  return schema != NULL || documentation != NULL || ownership != NULL || tags != NULL;
}
