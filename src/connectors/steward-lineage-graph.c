/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Edges between datasets. The catalog follows contracts: a dataset that is read
 * has an output port under its own address, and whoever reads it an input port
 * that names the same. */

#include "config.h"

#include "steward-lineage-graph.h"

#include <string.h>

/* A job that reads everything and writes everything is no lineage. */
#define MAX_EDGES 1000000u
#define MAX_INPUTS 500u

struct _StewardLineageGraph
{
  GHashTable *inputs;                  /* output → GHashTable: set of inputs */
  GHashTable *read;                    /* set: what is the input of something */
  guint n_edges;
};

StewardLineageGraph *
steward_lineage_graph_new (void)
{
  StewardLineageGraph *self = g_new0 (StewardLineageGraph, 1);

  self->inputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
steward_lineage_graph_free (StewardLineageGraph *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->inputs);
  g_hash_table_unref (self->read);
  g_free (self);
}

/**
 * steward_lineage_graph_add:
 * @input: address of what is read
 * @output: address of what is made of it
 *
 * Saying an edge twice is saying it once; what reads itself is none. Beyond a
 * million edges, or 500 into one dataset, more are not kept.
 */
void
steward_lineage_graph_add (StewardLineageGraph *self,
                           const char          *input,
                           const char          *output)
{
  GHashTable *inputs = g_hash_table_lookup (self->inputs, output);

  if (g_str_equal (input, output) || self->n_edges >= MAX_EDGES)
    return;
  if (inputs == NULL)
    {
      inputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->inputs, g_strdup (output), inputs);
    }
  if (g_hash_table_contains (inputs, input) || g_hash_table_size (inputs) >= MAX_INPUTS)
    return;
  g_hash_table_add (inputs, g_strdup (input));
  if (!g_hash_table_contains (self->read, input))
    g_hash_table_add (self->read, g_strdup (input));
  self->n_edges++;
}

guint
steward_lineage_graph_get_n_edges (StewardLineageGraph *self)
{
  return self->n_edges;
}

static void
add_port (StewardEntry         *entry,
          StewardPortDirection  direction,
          const char           *address)
{
  StewardPort *port = steward_port_new ();
  const char *slash = strrchr (address, '/');

  port->direction = direction;
  port->name = g_strdup (slash != NULL && slash[1] != '\0' ? slash + 1 : address);
  port->location = g_strdup (address);
  port->contract_id = g_strdup (address);
  g_ptr_array_add (entry->ports, port);
}

static int
compare_addresses (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (a, b);
}

/**
 * steward_lineage_graph_add_ports:
 * @entry: a dataset whose native id is what the edges are between
 *
 * Adds an input port for each dataset that it is made of, and an output port if
 * something is made of it.
 */
void
steward_lineage_graph_add_ports (StewardLineageGraph *self,
                                 StewardEntry        *entry)
{
  GHashTable *inputs;
  GList *sorted;

  if (g_hash_table_contains (self->read, entry->native_id))
    add_port (entry, STEWARD_PORT_OUTPUT, entry->native_id);
  inputs = g_hash_table_lookup (self->inputs, entry->native_id);
  if (inputs == NULL)
    return;

  sorted = g_list_sort (g_hash_table_get_keys (inputs), compare_addresses);
  for (GList *link = sorted; link != NULL; link = link->next)
    add_port (entry, STEWARD_PORT_INPUT, link->data);
  g_list_free (sorted);
}
