/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Manifests of dbt, from version 1 on, read node by node: they become hundreds of
 * megabytes, and most of it is code. */

#include "config.h"

#include "steward-dbt-project.h"

#include "steward-openlineage-address.h"
#include "steward-signal-nodes.h"

#include <string.h>

#define MAX_NODES 500000u
#define MAX_LINKS 1000u                /* parents of one node */
#define MAX_STEPS 32                   /* through ephemeral models */

struct _StewardDbtProject
{
  GHashTable *nodes;                   /* unique id → StewardDbtNode */
};

static void
free_node (gpointer data)
{
  StewardDbtNode *node = data;

  g_free (node->relation);
  g_free (node->native_id);
  g_free (node->check);
  g_free (node->column);
  g_clear_pointer (&node->tested, g_ptr_array_unref);
  g_clear_pointer (&node->parents, g_ptr_array_unref);
  g_free (node);
}

void
steward_dbt_project_free (StewardDbtProject *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->nodes);
  g_free (self);
}

const StewardDbtNode *
steward_dbt_project_find (StewardDbtProject *self,
                          const char        *unique_id)
{
  return self != NULL ? g_hash_table_lookup (self->nodes, unique_id) : NULL;
}

/**
 * steward_dbt_make_relation:
 * @relation_name: (nullable): "\"shop\".\"main\".\"orders\"", with whatever quotes
 *   the platform has
 *
 * Returns: (transfer full) (nullable): "shop.main.orders"
 */
char *
steward_dbt_make_relation (const char *relation_name)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = relation_name; at != NULL && *at != '\0'; at++)
    if (strchr ("\"`[]", *at) == NULL)
      g_string_append_c (plain, *at);
  if (plain->len > 0)
    return g_string_free (plain, FALSE);
  g_string_free (plain, TRUE);

  return NULL;
}

/**
 * steward_dbt_make_native_id:
 * @relation: "database.schema.table"
 * @server: (nullable): "postgresql://host:5432": where the tables are
 *
 * Returns: (transfer full): the address, or without a server @relation
 */
char *
steward_dbt_make_native_id (const char *relation,
                            const char *server)
{
  return server != NULL && *server != '\0' ? steward_openlineage_address (server, relation) : g_strdup (relation);
}

/* Of database, schema and name those that there are. */
static char *
join_relation (const StewardNode *value)
{
  static const char *const names[] = { "alias", "identifier", "name", NULL };
  const char *const parts[] = { steward_node_find_text (value, "database"), steward_node_find_text (value, "schema"),
                                steward_node_find_first (value, names) };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "." : "", parts[i]);

  return g_string_free (text, FALSE);
}

static GPtrArray *
read_links (const StewardNode *value)
{
  const StewardNode *depends = steward_node_find_object (value, "depends_on");
  const StewardNode *list = depends != NULL ? steward_node_find_list (depends, "nodes") : NULL;
  GPtrArray *links = g_ptr_array_new_with_free_func (g_free);

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list) && i < MAX_LINKS; i++)
    {
      const StewardNode *item = steward_node_get_child (list, i);

      if (steward_node_get_kind (item) == STEWARD_NODE_SCALAR && !steward_node_is_null (item))
        g_ptr_array_add (links, g_strdup (steward_node_get_text (item)));
    }

  return links;
}

/* The name in the last ref('…') or source('…', '…') of a template, as unique ids
 * end. */
static char *
find_reference (const char *template)
{
  const char *call = template != NULL ? strstr (template, "ref(") : NULL;
  const char *end;
  g_autoptr(GString) name = g_string_new (NULL);

  if (call == NULL && template != NULL)
    call = strstr (template, "source(");
  end = call != NULL ? strchr (call, ')') : NULL;
  if (end == NULL)
    return NULL;

  for (const char *at = strchr (call, '('); at < end; at++)
    {
      char quote = *at;
      const char *closing = quote == '\'' || quote == '"' ? memchr (at + 1, quote, (gsize) (end - at - 1)) : NULL;

      if (closing == NULL)
        continue;
      if (name->len > 0 && g_str_has_prefix (call, "ref("))
        g_string_truncate (name, 0);   /* ref('package', 'model') */
      g_string_append_printf (name, ".%.*s", (int) (closing - at - 1), at + 1);
      at = closing;
    }

  return name->len > 0 ? g_strdup (name->str) : NULL;
}

/* A test of relationships depends on two models and tests one of them. */
static GPtrArray *
find_tested (const StewardNode *value,
             GPtrArray         *links)
{
  const char *attached = steward_node_find_text (value, "attached_node");
  const StewardNode *metadata = steward_node_find_object (value, "test_metadata");
  const StewardNode *kwargs = metadata != NULL ? steward_node_find_object (metadata, "kwargs") : NULL;
  g_autofree char *reference = kwargs != NULL ? find_reference (steward_node_find_text (kwargs, "model")) : NULL;
  GPtrArray *tested = g_ptr_array_new_with_free_func (g_free);

  if (attached != NULL)
    g_ptr_array_add (tested, g_strdup (attached));
  for (guint i = 0; attached == NULL && reference != NULL && i < links->len; i++)
    if (g_str_has_suffix (links->pdata[i], reference))
      {
        g_ptr_array_add (tested, g_strdup (links->pdata[i]));
        break;
      }
  if (tested->len > 0 || links->len == 0)
    return tested;

  /* A test of its own may test all that it reads; of others the last is meant. */
  for (guint i = metadata == NULL ? 0 : links->len - 1; i < links->len; i++)
    g_ptr_array_add (tested, g_strdup (links->pdata[i]));

  return tested;
}

/* "not_null_orders_id" says no more than its type, its table and its column. */
static char *
name_check (const StewardNode *value)
{
  const StewardNode *metadata = steward_node_find_object (value, "test_metadata");
  const char *type = metadata != NULL ? steward_node_find_text (metadata, "name") : NULL;
  const char *name = steward_node_find_text (value, "name");
  const char *plain = name != NULL && g_str_has_prefix (name, "source_") ? name + strlen ("source_") : name;

  if (type != NULL && (g_str_equal (type, "not_null") || g_str_equal (type, "unique")) &&
      (plain == NULL || (g_str_has_prefix (plain, type) && plain[strlen (type)] == '_')))
    return g_strdup (type);

  return g_strdup (name != NULL ? name : type);
}

static void
read_test (StewardDbtNode    *node,
           const StewardNode *value,
           GPtrArray         *links)
{
  const StewardNode *metadata = steward_node_find_object (value, "test_metadata");
  const StewardNode *kwargs = metadata != NULL ? steward_node_find_object (metadata, "kwargs") : NULL;
  const char *column = steward_node_find_text (value, "column_name");

  if (column == NULL && kwargs != NULL)
    column = steward_node_find_text (kwargs, "column_name");
  node->check = name_check (value);
  node->column = g_strdup (column);
  node->tested = find_tested (value, links);
}

static void
read_table (StewardDbtNode    *node,
            const StewardNode *value,
            gboolean           source,
            const char        *server)
{
  const StewardNode *config = steward_node_find_object (value, "config");
  const char *materialized = config != NULL ? steward_node_find_text (config, "materialized") : NULL;

  if (g_strcmp0 (materialized, "ephemeral") == 0)
    return;
  node->stored = !source && g_strcmp0 (materialized, "view") != 0;
  node->relation = steward_dbt_make_relation (steward_node_find_text (value, "relation_name"));
  if (node->relation == NULL)
    node->relation = join_relation (value);
  if (*node->relation == '\0')
    g_clear_pointer (&node->relation, g_free);
  else
    node->native_id = steward_dbt_make_native_id (node->relation, server);
}

static void
read_node (StewardDbtProject *self,
           const char        *unique_id,
           const StewardNode *value,
           const char        *server)
{
  static const char *const tables[] = { "model.", "seed.", "snapshot.", "source." };
  StewardDbtNode *node;

  if (!steward_node_is_object (value) || g_hash_table_size (self->nodes) >= MAX_NODES)
    return;
  node = g_new0 (StewardDbtNode, 1);
  node->parents = read_links (value);
  if (g_str_has_prefix (unique_id, "test."))
    read_test (node, value, node->parents);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_has_prefix (unique_id, tables[i]))
      read_table (node, value, g_str_equal (tables[i], "source."), server);
  g_hash_table_replace (self->nodes, g_strdup (unique_id), node);
}

/**
 * steward_dbt_project_read:
 * @manifest: a manifest.json
 * @server: (nullable): see steward_dbt_make_native_id()
 * @error: INVALID_DATA when it is no manifest or broken off; what was read until
 *   then does not count
 *
 * Returns: (transfer full): its nodes
 */
StewardDbtProject *
steward_dbt_project_read (StewardSignalFile  *manifest,
                          const char         *server,
                          GError            **error)
{
  static const char *const opened[] = { "nodes", "sources", NULL };
  g_autoptr(StewardDbtProject) self = g_new0 (StewardDbtProject, 1);
  g_autoptr(StewardJsonFeed) feed = NULL;
  StewardJsonPiece piece;
  gboolean more, any = FALSE;

  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_node);
  steward_signal_file_rewind (manifest, 0);
  feed = steward_signal_file_open_feed (manifest, opened, opened);
  while (TRUE)
    {
      if (!steward_json_feed_next (feed, &piece, &more, error))
        return NULL;
      if (!more)
        break;
      if (piece.fault != NULL && (piece.name == NULL || !piece.ended))
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The manifest “%s” is not JSON: %s.",
                       manifest->path, piece.fault->message);
          return NULL;
        }
      any = TRUE;
      if (piece.name != NULL && piece.value != NULL)
        read_node (self, piece.name, piece.value, server);
    }
  if (any)
    return g_steal_pointer (&self);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The manifest “%s” has no nodes.", manifest->path);

  return NULL;
}

static void
collect_sources (StewardDbtProject *self,
                 const char        *unique_id,
                 unsigned           step,
                 GPtrArray         *found)
{
  const StewardDbtNode *node = steward_dbt_project_find (self, unique_id);

  if (node == NULL || step > MAX_STEPS || found->len >= MAX_LINKS)
    return;
  for (guint i = 0; i < node->parents->len; i++)
    {
      const StewardDbtNode *parent = steward_dbt_project_find (self, node->parents->pdata[i]);

      if (parent != NULL && parent->native_id != NULL)
        g_ptr_array_add (found, parent->native_id);
      else
        collect_sources (self, node->parents->pdata[i], step + 1, found);
    }
}

/* Returns: (transfer container): native ids of the tables that this one is made
 *   of, through models that are no tables */
GPtrArray *
steward_dbt_project_get_sources (StewardDbtProject *self,
                                 const char        *unique_id)
{
  GPtrArray *found = g_ptr_array_new ();

  collect_sources (self, unique_id, 0, found);

  return found;
}
