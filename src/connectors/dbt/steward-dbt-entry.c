/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A model, seed, snapshot or source of a manifest as a dataset of the catalog. */

#include "config.h"

#include "steward-dbt-entry.h"

#include "steward-signal-nodes.h"

#include <string.h>

#define MAX_COLUMNS 10000u

static char *
join_tags (const StewardNode *value)
{
  const StewardNode *tags = steward_node_find_list (value, "tags");
  GString *text = g_string_new (NULL);

  for (unsigned i = 0; tags != NULL && i < steward_node_get_n_children (tags) && text->len < 1000; i++)
    {
      const StewardNode *tag = steward_node_get_child (tags, i);

      if (steward_node_get_kind (tag) == STEWARD_NODE_SCALAR && !steward_node_is_null (tag))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", steward_node_get_text (tag));
    }

  return g_string_free (text, FALSE);
}

static gboolean
has_constraint (const StewardNode *column,
                const char        *type)
{
  const StewardNode *list = steward_node_find_list (column, "constraints");

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    if (g_strcmp0 (steward_node_find_text (steward_node_get_child (list, i), "type"), type) == 0)
      return TRUE;

  return FALSE;
}

static char *
copy_text (const StewardNode *value,
           const char        *name)
{
  const char *text = steward_node_find_text (value, name);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static void
add_columns (StewardSchemaObject *object,
             const StewardNode   *value)
{
  const StewardNode *columns = steward_node_find_object (value, "columns");

  for (unsigned i = 0; columns != NULL && i < steward_node_get_n_children (columns) && i < MAX_COLUMNS; i++)
    {
      const StewardNode *column = steward_node_get_child (columns, i);
      const char *name = steward_node_find_text (column, "name");
      StewardProperty *property = steward_property_new ();

      property->name = g_strdup (name != NULL ? name : steward_node_get_key (columns, i));
      property->physical_name = g_strdup (property->name);
      property->physical_type = g_strdup (steward_node_find_text (column, "data_type"));
      property->description = copy_text (column, "description");
      property->tags = steward_node_is_object (column) ? join_tags (column) : NULL;
      property->required = has_constraint (column, "not_null") || has_constraint (column, "primary_key");
      property->primary_key = has_constraint (column, "primary_key");
      property->unique = property->primary_key || has_constraint (column, "unique");
      g_ptr_array_add (object->properties, property);
    }
}

static void
add_owner (StewardEntry *entry,
           const char   *name,
           const char   *role,
           const char   *address)
{
  StewardOwner *owner;

  if (name == NULL || *name == '\0')
    return;
  owner = steward_owner_new ();
  owner->name = g_strdup (name);
  owner->role = g_strdup (role);
  owner->address = g_strdup (address);
  owner->accountable = TRUE;
  g_ptr_array_add (entry->owners, owner);
}

/* The group, and what people write into meta. */
static void
add_owners (StewardEntry      *entry,
            const StewardNode *value)
{
  const StewardNode *meta = steward_node_find_object (value, "meta");
  const StewardNode *owner = meta != NULL ? steward_node_find_object (meta, "owner") : NULL;

  add_owner (entry, steward_node_find_text (value, "group"), "group", NULL);
  if (owner != NULL)
    add_owner (entry, steward_node_find_text (owner, "name"), "owner", steward_node_find_text (owner, "email"));
  else if (meta != NULL)
    add_owner (entry, steward_node_find_text (meta, "owner"), "owner", NULL);
  if (meta != NULL)
    entry->domain = g_strdup (steward_node_find_text (meta, "domain"));
}

/* How fresh a source has to be is said in the project. */
static void
add_objective (StewardContract   *contract,
               const StewardNode *value,
               const char        *table)
{
  const StewardNode *freshness = steward_node_find_object (value, "freshness");
  const StewardNode *after = freshness != NULL ? steward_node_find_object (freshness, "error_after") : NULL;
  const char *count = after != NULL ? steward_node_find_text (after, "count") : NULL;
  const char *period = after != NULL ? steward_node_find_text (after, "period") : NULL;
  StewardObjective *objective;

  if (count == NULL || period == NULL)
    return;
  objective = steward_objective_new ();
  objective->property = g_strdup ("freshness");
  objective->value = g_strdup (count);
  objective->unit = g_strdup (period);
  objective->element = g_strdup (table);
  objective->description = g_strdup ("error_after of the source");
  g_ptr_array_add (contract->objectives, objective);
}

static char *
describe_format (const char        *unique_id,
                 const StewardNode *value)
{
  const StewardNode *config = steward_node_find_object (value, "config");
  const char *materialized = config != NULL ? steward_node_find_text (config, "materialized") : NULL;
  int length = (int) strcspn (unique_id, ".");

  if (materialized == NULL || strncmp (unique_id, materialized, (gsize) length) == 0)
    return g_strdup_printf ("dbt %.*s", length, unique_id);

  return g_strdup_printf ("dbt %.*s (%s)", length, unique_id, materialized);
}

/* The last two parts: "schema.table". */
static const char *
skip_database (const char *relation)
{
  const char *last = strrchr (relation, '.'), *start = relation;

  for (const char *at = relation; last != NULL && at < last; at++)
    if (*at == '.')
      start = at + 1;

  return start;
}

static void
add_contract (StewardEntry         *entry,
              const StewardNode    *value,
              const StewardDbtNode *node)
{
  StewardContract *contract = steward_contract_new ();
  StewardSchemaObject *object = steward_schema_object_new ();
  const char *name = skip_database (node->relation), *dot = strrchr (name, '.');

  object->name = g_strdup (dot != NULL ? dot + 1 : name);
  object->physical_name = g_strdup (name);
  object->description = g_strdup (entry->description);
  object->kind = g_strdup (node->stored ? "table" : strstr (entry->format, "view") != NULL ? "view" : "table");
  object->row_estimate = -1;
  add_columns (object, value);
  contract->name = g_strdup (entry->name);
  contract->format = g_strdup (entry->format);
  contract->location = g_strdup (entry->location);
  add_objective (contract, value, object->name);
  if (entry->address != NULL)
    g_ptr_array_add (contract->addresses, g_strdup (entry->address));
  g_ptr_array_add (contract->objects, object);
  g_ptr_array_add (entry->contracts, contract);
}

/**
 * steward_dbt_make_entry:
 * @unique_id: "model.shop.orders"
 * @value: the node of the manifest
 * @node: the same, with a relation
 * @server: (nullable): where the tables are
 *
 * Returns: (transfer full): the dataset, without lineage
 */
StewardEntry *
steward_dbt_make_entry (const char           *unique_id,
                        const StewardNode    *value,
                        const StewardDbtNode *node,
                        const char           *server)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_DATASET);

  entry->native_id = g_strdup (node->native_id);
  entry->name = g_strdup (skip_database (node->relation));
  entry->format = describe_format (unique_id, value);
  entry->description = g_strdup (steward_node_find_text (value, "description"));
  entry->version = g_strdup (steward_node_find_text (value, "version"));
  entry->tags = join_tags (value);
  entry->location = g_strdup (steward_node_find_text (value, "original_file_path"));
  entry->address = server != NULL && *server != '\0' ? g_strdup (node->native_id) : NULL;
  entry->updated_at = -1;
  entry->updated_reason = g_strdup ("a manifest does not say when data came");
  if (steward_node_find_text (value, "deprecation_date") != NULL)
    entry->status_text = g_strdup ("deprecated");
  add_owners (entry, value);
  add_contract (entry, value, node);

  return entry;
}

static StewardProperty *
find_property (StewardSchemaObject *object,
               const char          *name)
{
  for (guint i = 0; i < object->properties->len; i++)
    {
      StewardProperty *property = g_ptr_array_index (object->properties, i);

      if (g_ascii_strcasecmp (property->name, name) == 0)
        return property;
    }

  return NULL;
}

/**
 * steward_dbt_read_types:
 * @table: a table of catalog.json, for which the platform was asked
 *
 * Returns: (transfer full) (element-type utf8): name, type and comment of each
 *   column, one behind the other
 */
GPtrArray *
steward_dbt_read_types (const StewardNode *table)
{
  const StewardNode *columns = steward_node_find_object (table, "columns");
  GPtrArray *types = g_ptr_array_new_with_free_func (g_free);

  for (unsigned i = 0; columns != NULL && i < steward_node_get_n_children (columns) && i < MAX_COLUMNS; i++)
    {
      const StewardNode *column = steward_node_get_child (columns, i);

      g_ptr_array_add (types, g_strdup (steward_node_get_key (columns, i)));
      g_ptr_array_add (types, g_strdup (steward_node_find_text (column, "type")));
      g_ptr_array_add (types, g_strdup (steward_node_find_text (column, "comment")));
    }

  return types;
}

/**
 * steward_dbt_add_types:
 * @entry: made by steward_dbt_make_entry()
 * @types: of steward_dbt_read_types()
 *
 * Adds columns that the project does not describe, and types.
 */
void
steward_dbt_add_types (StewardEntry *entry,
                       GPtrArray    *types)
{
  StewardContract *contract = g_ptr_array_index (entry->contracts, 0);
  StewardSchemaObject *object = g_ptr_array_index (contract->objects, 0);

  for (guint i = 0; i + 2 < types->len; i += 3)
    {
      StewardProperty *property = find_property (object, types->pdata[i]);

      if (property == NULL)
        {
          property = steward_property_new ();
          property->name = g_strdup (types->pdata[i]);
          property->physical_name = g_strdup (types->pdata[i]);
          g_ptr_array_add (object->properties, property);
        }
      if (property->physical_type == NULL)
        property->physical_type = g_strdup (types->pdata[i + 1]);
      if (property->description == NULL)
        property->description = g_strdup (types->pdata[i + 2]);
    }
}
