/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who feeds an entry and who takes from it, over all sources: an input port
 * names the contract under which somebody gives something out. What nobody
 * offers is an edge all the same, without a URN. */

#include "config.h"

#include "steward-lineage.h"

#include "steward-entry-row-private.h"

typedef struct
{
  char *contract_id;                   /* (owned) (nullable) */
  char *through;                       /* (owned) (nullable): name of the port */
  char *location;                      /* (owned) (nullable) */
} Joint;

static void
free_joint (gpointer data)
{
  Joint *joint = data;

  g_free (joint->contract_id);
  g_free (joint->through);
  g_free (joint->location);
  g_free (joint);
}

/**
 * steward_lineage_edge_free:
 * @edge: (nullable) (type StewardLineageEdge): an edge
 */
void
steward_lineage_edge_free (gpointer edge)
{
  StewardLineageEdge *self = edge;

  if (self == NULL)
    return;

  g_free (self->urn);
  g_free (self->name);
  g_free (self->domain);
  g_free (self->through);
  g_free (self);
}

static gboolean
read_joints (StewardDb   *db,
             gboolean     inputs,
             gint64       id,
             GPtrArray  **out_joints,
             GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, inputs ? "lineage-inputs" : "lineage-offers", error);
  g_autoptr (GPtrArray) joints = g_ptr_array_new_with_free_func (free_joint);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":id", id);
  while (row)
    {
      Joint *joint = NULL;

      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      joint = g_new0 (Joint, 1);
      joint->contract_id = steward_statement_dup_text (statement, inputs ? 1 : 0);
      joint->through = steward_statement_dup_text (statement, inputs ? 0 : 1);
      joint->location = inputs ? steward_statement_dup_text (statement, 2) : NULL;
      g_ptr_array_add (joints, joint);
    }

  *out_joints = g_steal_pointer (&joints);
  return TRUE;
}

static gboolean
read_keys (StewardStatement  *statement,
           const Joint       *joint,
           gint64             key,
           GArray            *keys,
           GError           **error)
{
  gboolean row = TRUE;

  steward_statement_bind_text (statement, ":contract_id", joint->contract_id);
  steward_statement_bind_int64 (statement, ":key", key);
  while (row)
    {
      gint64 found = 0;

      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      found = steward_statement_get_int64 (statement, 0);
      g_array_append_val (keys, found);
    }

  return TRUE;
}

/* The entries at the other end: by their ports, else by their contracts. */
static gboolean
find_partners (StewardDb    *db,
               gboolean      inputs,
               const Joint  *joint,
               gint64        key,
               GArray       *keys,
               GError      **error)
{
  StewardStatement *statement = NULL;

  if (joint->contract_id == NULL)
    return TRUE;

  statement = steward_db_prepare (db, "lineage-by-port", error);
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":direction", inputs ? STEWARD_PORT_OUTPUT : STEWARD_PORT_INPUT);
  if (!read_keys (statement, joint, key, keys, error))
    return FALSE;
  if (keys->len > 0 || !inputs)
    return TRUE;

  statement = steward_db_prepare (db, "lineage-by-contract", error);
  return statement != NULL && read_keys (statement, joint, key, keys, error);
}

static gboolean
add_known (StewardDb    *db,
           const Joint  *joint,
           gint64        key,
           GPtrArray    *edges,
           GError      **error)
{
  g_autoptr (StewardRowData) data = NULL;
  StewardLineageEdge *edge = NULL;

  if (!steward_row_data_load (db, key, &data, error))
    return FALSE;
  if (data == NULL)
    return TRUE;

  edge = g_new0 (StewardLineageEdge, 1);
  edge->urn = g_steal_pointer (&data->urn);
  edge->name = g_steal_pointer (&data->name);
  edge->domain = g_steal_pointer (&data->domain);
  edge->through = g_strdup (joint->through != NULL ? joint->through : joint->contract_id);
  g_ptr_array_add (edges, edge);
  return TRUE;
}

static void
add_unknown (const Joint *joint,
             GPtrArray   *edges)
{
  StewardLineageEdge *edge = g_new0 (StewardLineageEdge, 1);

  edge->name = g_strdup (joint->through != NULL ? joint->through :
                         joint->location != NULL ? joint->location : joint->contract_id);
  edge->through = g_strdup (joint->contract_id != NULL ? joint->contract_id : joint->location);
  g_ptr_array_add (edges, edge);
}

static gboolean
read_edges (StewardDb   *db,
            gboolean     inputs,
            gint64       key,
            gint64       id,
            GPtrArray  **out_edges,
            GError     **error)
{
  g_autoptr (GPtrArray) edges = g_ptr_array_new_with_free_func (steward_lineage_edge_free);
  g_autoptr (GPtrArray) joints = NULL;

  if (!read_joints (db, inputs, id, &joints, error))
    return FALSE;

  for (guint i = 0; i < joints->len; i++)
    {
      const Joint *joint = g_ptr_array_index (joints, i);
      g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!find_partners (db, inputs, joint, key, keys, error))
        return FALSE;
      for (guint j = 0; j < keys->len; j++)
        if (!add_known (db, joint, g_array_index (keys, gint64, j), edges, error))
          return FALSE;
      if (keys->len == 0 && inputs)
        add_unknown (joint, edges);
    }

  *out_edges = g_steal_pointer (&edges);
  return TRUE;
}

/**
 * steward_lineage_read_upstream:
 * @db: a connection
 * @key: key of the subject
 * @id: id of its visible version
 * @out_edges: (out) (transfer full) (element-type StewardLineageEdge): who feeds
 *   it, port by port
 * @error: return location
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
steward_lineage_read_upstream (StewardDb   *db,
                               gint64       key,
                               gint64       id,
                               GPtrArray  **out_edges,
                               GError     **error)
{
  return read_edges (db, TRUE, key, id, out_edges, error);
}

/**
 * steward_lineage_read_downstream:
 * @db: a connection
 * @key: key of the subject
 * @id: id of its visible version
 * @out_edges: (out) (transfer full) (element-type StewardLineageEdge): who takes
 *   from it, contract by contract
 * @error: return location
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
steward_lineage_read_downstream (StewardDb   *db,
                                 gint64       key,
                                 gint64       id,
                                 GPtrArray  **out_edges,
                                 GError     **error)
{
  return read_edges (db, FALSE, key, id, out_edges, error);
}
