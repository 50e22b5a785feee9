/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From many events one entry a dataset. Inputs and outputs of a run may be told
 * in different events of it, so they are kept together until many other runs
 * have come. */

#include "config.h"

#include "steward-openlineage-map.h"

#include "steward-openlineage-address.h"
#include "steward-openlineage-entry.h"
#include "steward-openlineage-facets.h"
#include "steward-signal-nodes.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DATASETS 500000u
#define MAX_RUNS 10000u
#define MAX_ENDS 1000u                 /* inputs, or outputs, of one run */
#define PAGE 256

typedef struct
{
  StewardEntry *entry;
  gint64 told_at;                      /* of the columns */
} Dataset;

typedef struct
{
  GHashTable *inputs, *outputs;        /* sets of addresses */
} Run;

struct _StewardOpenlineageMap
{
  GHashTable *datasets;                /* address → Dataset */
  GHashTable *runs;                    /* run id → Run */
  StewardLineageGraph *graph;
};

static void
free_dataset (gpointer data)
{
  Dataset *dataset = data;

  g_clear_pointer (&dataset->entry, steward_entry_free);
  g_free (dataset);
}

static Run *
create_run (void)
{
  Run *run = g_new0 (Run, 1);

  run->inputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->outputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return run;
}

static void
free_run (gpointer data)
{
  Run *run = data;

  g_hash_table_unref (run->inputs);
  g_hash_table_unref (run->outputs);
  g_free (run);
}

StewardOpenlineageMap *
steward_openlineage_map_new (void)
{
  StewardOpenlineageMap *self = g_new0 (StewardOpenlineageMap, 1);

  self->datasets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_dataset);
  self->runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_run);
  self->graph = steward_lineage_graph_new ();

  return self;
}

void
steward_openlineage_map_free (StewardOpenlineageMap *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->datasets);
  g_hash_table_unref (self->runs);
  steward_lineage_graph_free (self->graph);
  g_free (self);
}

guint
steward_openlineage_map_get_n_datasets (StewardOpenlineageMap *self)
{
  return g_hash_table_size (self->datasets);
}

guint
steward_openlineage_map_get_n_edges (StewardOpenlineageMap *self)
{
  return steward_lineage_graph_get_n_edges (self->graph);
}

static Dataset *
ensure_dataset (StewardOpenlineageMap *self,
                const char            *address,
                const char            *name)
{
  Dataset *dataset = g_hash_table_lookup (self->datasets, address);

  if (dataset != NULL || g_hash_table_size (self->datasets) >= MAX_DATASETS)
    return dataset;
  dataset = g_new0 (Dataset, 1);
  dataset->entry = steward_openlineage_make_entry (address, name);
  dataset->told_at = G_MININT64;
  g_hash_table_insert (self->datasets, g_strdup (address), dataset);

  return dataset;
}

static char *
make_address (const StewardNode *node)
{
  const char *namespace_name = steward_node_find_text (node, "namespace");
  const char *name = steward_node_find_text (node, "name");

  if (namespace_name == NULL || name == NULL || *namespace_name == '\0' || *name == '\0')
    return NULL;

  return steward_openlineage_address (namespace_name, name);
}

/* Of the columns of an output some events tell from which columns they are made. */
static void
add_column_lineage (StewardOpenlineageMap *self,
                    const StewardNode     *output,
                    const char            *address)
{
  const StewardNode *facet = steward_openlineage_find_facet (output, "columnLineage");
  const StewardNode *fields = facet != NULL ? steward_node_find_object (facet, "fields") : NULL;

  for (unsigned i = 0; fields != NULL && i < steward_node_get_n_children (fields); i++)
    {
      const StewardNode *inputs = steward_node_find_list (steward_node_get_child (fields, i), "inputFields");

      for (unsigned j = 0; inputs != NULL && j < steward_node_get_n_children (inputs); j++)
        {
          g_autofree char *input = make_address (steward_node_get_child (inputs, j));

          if (input != NULL)
            steward_lineage_graph_add (self->graph, input, address);
        }
    }
}

static void
add_dataset (StewardOpenlineageMap *self,
             const StewardNode     *node,
             gint64                 time,
             gboolean               updated,
             GHashTable            *ends)
{
  g_autofree char *address = make_address (node);
  Dataset *dataset = address != NULL ? ensure_dataset (self, address, steward_node_find_text (node, "name")) : NULL;

  if (dataset == NULL)
    return;
  if (time >= dataset->told_at && steward_openlineage_describe_entry (dataset->entry, node))
    dataset->told_at = time;
  if (updated && !steward_openlineage_is_removed (node) && time > dataset->entry->updated_at)
    {
      dataset->entry->updated_at = time;
      g_free (dataset->entry->updated_reason);
      dataset->entry->updated_reason = g_strdup ("end of the last run that wrote it");
    }
  add_column_lineage (self, node, address);
  if (ends != NULL && g_hash_table_size (ends) < MAX_ENDS)
    g_hash_table_add (ends, g_steal_pointer (&address));
}

static void
add_list (StewardOpenlineageMap *self,
          const StewardNode     *event,
          const char            *member,
          gint64                 time,
          gboolean               updated,
          GHashTable            *ends)
{
  const StewardNode *list = steward_node_find_list (event, member);

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    add_dataset (self, steward_node_get_child (list, i), time, updated, ends);
}

static void
add_edges (StewardOpenlineageMap *self,
           Run                   *run)
{
  GHashTableIter outputs, inputs;
  gpointer output, input;

  g_hash_table_iter_init (&outputs, run->outputs);
  while (g_hash_table_iter_next (&outputs, &output, NULL))
    {
      g_hash_table_iter_init (&inputs, run->inputs);
      while (g_hash_table_iter_next (&inputs, &input, NULL))
        steward_lineage_graph_add (self->graph, input, output);
    }
}

static Run *
ensure_run (StewardOpenlineageMap *self,
            const char            *id)
{
  Run *run = g_hash_table_lookup (self->runs, id);

  if (run != NULL)
    return run;
  if (g_hash_table_size (self->runs) >= MAX_RUNS)
    g_hash_table_remove_all (self->runs);
  run = create_run ();
  g_hash_table_insert (self->runs, g_strdup (id), run);

  return run;
}

/**
 * steward_openlineage_map_add_event:
 * @event: an event, or a page or list of them
 *
 * What is no event is passed over: the signals tell of it.
 */
void
steward_openlineage_map_add_event (StewardOpenlineageMap *self,
                                   const StewardNode     *event)
{
  const StewardNode *list = steward_node_get_kind (event) == STEWARD_NODE_SEQUENCE
                            ? event : steward_node_find_list (event, "events");
  const StewardNode *run_node = steward_node_find_object (event, "run");
  const char *run_id = run_node != NULL ? steward_node_find_text (run_node, "runId") : NULL;
  const char *type = steward_node_find_text (event, "eventType");
  Run *own = NULL, *run;
  gboolean updated = type != NULL && g_ascii_strcasecmp (type, "COMPLETE") == 0;
  gint64 time;

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    steward_openlineage_map_add_event (self, steward_node_get_child (list, i));
  if (list != NULL || !steward_node_find_time (event, "eventTime", &time))
    return;

  run = run_id != NULL ? ensure_run (self, run_id) : (own = create_run ());
  if (steward_node_find_object (event, "dataset") != NULL)
    add_dataset (self, steward_node_find_object (event, "dataset"), time, FALSE, NULL);
  add_list (self, event, "inputs", time, FALSE, run->inputs);
  add_list (self, event, "outputs", time, updated, run->outputs);
  add_edges (self, run);
  g_clear_pointer (&own, free_run);
}

static int
compare_addresses (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * steward_openlineage_map_give:
 * @sink: gets the entries, in the order of their addresses
 * @error: the sink's, or a cancel
 *
 * Returns: whether it has taken all; the map is empty of them then
 */
gboolean
steward_openlineage_map_give (StewardOpenlineageMap  *self,
                              const StewardSink      *sink,
                              GCancellable           *cancellable,
                              GError                **error)
{
  guint n = 0;
  g_autofree gpointer *addresses = g_hash_table_get_keys_as_array (self->datasets, &n);
  g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);

  if (n > 0)
    qsort (addresses, n, sizeof *addresses, compare_addresses);
  for (guint i = 0; i < n; i++)
    {
      Dataset *dataset = g_hash_table_lookup (self->datasets, addresses[i]);
      StewardEntry *entry = g_steal_pointer (&dataset->entry);

      steward_lineage_graph_add_ports (self->graph, entry);
      steward_entry_settle (entry);
      g_ptr_array_add (page, entry);
      if (page->len < PAGE && i + 1 < n)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !sink->page (g_steal_pointer (&page), sink->user_data, error))
        return FALSE;
      page = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
      if (sink->progress != NULL)
        sink->progress (i + 1, n, "datasets", sink->user_data);
    }
  g_hash_table_remove_all (self->datasets);

  return TRUE;
}
