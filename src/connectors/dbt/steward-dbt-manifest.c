/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The datasets of one manifest: first who is made of whom, then each node again
 * for what it says of itself. */

#include "config.h"

#include "steward-dbt-manifest.h"

#include "steward-dbt-entry.h"
#include "steward-lineage-graph.h"
#include "steward-signal-nodes.h"

#define PAGE 256

typedef struct
{
  StewardDbtProject *project;
  StewardLineageGraph *graph;
  GHashTable *columns;                 /* unique id → GPtrArray, see steward_dbt_read_types() */
  GHashTable *given;                   /* unowned: set of native ids, over all manifests */
  const StewardSink *sink;
  const char *server;
  GPtrArray *page;
  guint64 n_given;
} Giving;

static const char *const opened[] = { "nodes", "sources", NULL };

typedef gboolean (*NodeFunc) (Giving            *self,
                              const char        *unique_id,
                              const StewardNode *value,
                              GError           **error);

/* Each node that is read well; faults were told by the first reading. */
static gboolean
each_node (StewardSignalFile  *file,
           Giving             *self,
           NodeFunc            func,
           GError            **error)
{
  g_autoptr(StewardJsonFeed) feed = NULL;
  StewardJsonPiece piece;
  gboolean more;

  steward_signal_file_rewind (file, 0);
  feed = steward_signal_file_open_feed (file, opened, opened);
  while (steward_json_feed_next (feed, &piece, &more, error))
    {
      if (!more)
        return TRUE;
      if (piece.name != NULL && piece.value != NULL && !func (self, piece.name, piece.value, error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
add_edges (Giving             *self,
           const char         *unique_id,
           const StewardNode  *value,
           GError            **error)
{
  const StewardDbtNode *node = steward_dbt_project_find (self->project, unique_id);
  g_autoptr(GPtrArray) sources = NULL;

  if (node == NULL || node->native_id == NULL)
    return TRUE;
  sources = steward_dbt_project_get_sources (self->project, unique_id);
  for (guint i = 0; i < sources->len; i++)
    steward_lineage_graph_add (self->graph, sources->pdata[i], node->native_id);

  return TRUE;
}

static gboolean
keep_types (Giving             *self,
            const char         *unique_id,
            const StewardNode  *value,
            GError            **error)
{
  g_hash_table_replace (self->columns, g_strdup (unique_id), steward_dbt_read_types (value));

  return TRUE;
}

static gboolean
send_page (Giving  *self,
           GError **error)
{
  GPtrArray *page = self->page;

  self->n_given += page->len;
  self->page = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  if (!self->sink->page (page, self->sink->user_data, error))
    return FALSE;
  if (self->sink->progress != NULL)
    self->sink->progress (self->n_given, 0, "tables", self->sink->user_data);

  return TRUE;
}

static gboolean
give_node (Giving             *self,
           const char         *unique_id,
           const StewardNode  *value,
           GError            **error)
{
  const StewardDbtNode *node = steward_dbt_project_find (self->project, unique_id);
  GPtrArray *columns = g_hash_table_lookup (self->columns, unique_id);
  StewardEntry *entry;

  if (node == NULL || node->native_id == NULL || g_hash_table_contains (self->given, node->native_id))
    return TRUE;
  g_hash_table_add (self->given, g_strdup (node->native_id));
  entry = steward_dbt_make_entry (unique_id, value, node, self->server);
  if (columns != NULL)
    steward_dbt_add_types (entry, columns);
  steward_lineage_graph_add_ports (self->graph, entry);
  steward_entry_settle (entry);
  g_ptr_array_add (self->page, entry);

  return self->page->len < PAGE || send_page (self, error);
}

static gboolean
give_all (Giving             *self,
          StewardSignalFile  *manifest,
          GError            **error)
{
  return each_node (manifest, self, add_edges, error) && each_node (manifest, self, give_node, error) &&
         (self->page->len == 0 || send_page (self, error));
}

/**
 * steward_dbt_manifest_give:
 * @manifest: a manifest.json
 * @catalog: (nullable): the catalog.json beside it
 * @server: (nullable): where the tables are
 * @given: set of native ids that were given already; gets those of this one
 * @sink: gets the datasets
 *
 * Returns: whether the manifest could be read and the sink has taken all
 */
gboolean
steward_dbt_manifest_give (StewardSignalFile  *manifest,
                           StewardSignalFile  *catalog,
                           const char         *server,
                           GHashTable         *given,
                           const StewardSink  *sink,
                           GError            **error)
{
  Giving self = { .given = given, .sink = sink, .server = server };
  gboolean fine;

  self.project = steward_dbt_project_read (manifest, server, error);
  if (self.project == NULL)
    return FALSE;
  self.graph = steward_lineage_graph_new ();
  self.columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.page = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  fine = (catalog == NULL || each_node (catalog, &self, keep_types, error)) && give_all (&self, manifest, error);
  g_ptr_array_unref (self.page);
  g_hash_table_unref (self.columns);
  steward_lineage_graph_free (self.graph);
  steward_dbt_project_free (self.project);

  return fine;
}
