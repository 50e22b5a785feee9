/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Data Product Descriptor Specification. A port may stand in a file of its
 * own; no other file is opened for it, and its name is taken from the path.
 * References within the document are followed once. */

#include "config.h"

#include "steward-dialect-readers.h"

#include <string.h>

#include "steward-reading-levels.h"
#include "steward-reading-product.h"

#define MAX_GROUPS 100u

static const StewardNode *
follow_reference (const StewardNode *root,
                  const char        *reference)
{
  g_auto(GStrv) names = NULL;
  const StewardNode *node = root;

  if (!g_str_has_prefix (reference, "#/"))
    return NULL;
  names = g_strsplit (reference + 2, "/", 16);
  for (gsize i = 0; names[i] != NULL; i++)
    node = steward_node_get_member (node, names[i]);

  return node;
}

/* "ports/trip-status-oport.json" → "trip-status-oport" */
static char *
name_from_path (const char *path)
{
  const char *slash = strrchr (path, '/');
  const char *name = slash != NULL ? slash + 1 : path;
  const char *dot = strchr (name, '.');

  return dot != NULL && dot > name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

/* Levels stand at each port, by name or in groups of names ("x-operationalSlo").
 * They join a contract of the product, with the port as their element. */
static void
read_levels (StewardReader     *reader,
             const StewardNode *levels,
             const char        *port,
             guint              depth)
{
  GPtrArray *contracts = reader->reading->product->contracts;
  StewardContract *contract;

  if (levels == NULL || steward_node_get_kind (levels) != STEWARD_NODE_MAPPING)
    return;
  for (unsigned i = 0; depth > 0 && i < steward_node_get_n_children (levels); i++)
    if (steward_node_get_kind (steward_node_get_child (levels, i)) == STEWARD_NODE_MAPPING &&
        steward_node_get_member (steward_node_get_child (levels, i), "value") == NULL)
      {
        for (unsigned k = i; k < steward_node_get_n_children (levels) && k < MAX_GROUPS; k++)
          read_levels (reader, steward_node_get_child (levels, k), port, depth - 1);
        return;
      }

  if (steward_node_get_n_children (levels) == 0)
    return;
  if (contracts->len == 0)
    g_ptr_array_add (contracts, steward_contract_new ());
  contract = g_ptr_array_index (contracts, 0);
  steward_levels_read_properties (reader, levels, port, contract);
}

static void
read_port (StewardReader        *reader,
           const StewardNode    *node,
           StewardPortDirection  direction)
{
  const char *reference = steward_node_get_member_text (node, "$ref");
  const StewardNode *target = reference != NULL ? follow_reference (reader->root, reference) : NULL;
  const StewardNode *whole = target != NULL ? target : node;
  const StewardNode *promises = steward_node_get_member (whole, "promises");
  StewardPort *port = steward_port_new ();

  port->direction = direction;
  port->name = g_strdup (steward_part_first_text (whole, STEWARD_NAMES ("displayName", "name", "fullyQualifiedName")));
  if (port->name == NULL && reference != NULL)
    port->name = name_from_path (reference);
  port->kind = g_strdup (steward_part_first_text (promises, STEWARD_NAMES ("servicesType")));
  if (port->kind == NULL)
    port->kind = g_strdup (steward_part_first_text (steward_node_get_member (promises, "api"),
                                                    STEWARD_NAMES ("specification")));
  port->description = steward_part_text (node, "description");
  if (port->description == NULL)
    port->description = steward_part_text (whole, "description");
  port->location = g_strdup (steward_part_first_text (promises, STEWARD_NAMES ("platform")));
  port->version = steward_part_text (whole, "version");
  g_ptr_array_add (reader->reading->product->ports, port);
  if (direction == STEWARD_PORT_OUTPUT)
    read_levels (reader, steward_node_get_member (steward_node_get_member (promises, "slo"), "definition"), port->name,
                 1);
}

static void
read_ports (StewardReader        *reader,
            const StewardNode    *ports,
            StewardPortDirection  direction)
{
  for (unsigned i = 0; i < steward_node_get_n_children (ports) && i < STEWARD_PRODUCT_MAX_PORTS; i++)
    {
      const StewardNode *node = steward_node_get_child (ports, i);

      if (steward_node_get_kind (node) == STEWARD_NODE_MAPPING)
        read_port (reader, node, direction);
    }
}

static void
read_people (StewardEntry      *product,
             const StewardNode *info)
{
  const StewardNode *owner = steward_node_get_member (info, "owner");
  const StewardNode *contacts = steward_node_get_member (info, "contactPoints");
  const char *name = steward_node_get_text (owner);

  if (name == NULL)
    name = steward_part_first_text (owner, STEWARD_NAMES ("name", "id"));
  steward_part_add_owner (product->owners, name, steward_part_first_text (owner, STEWARD_NAMES ("id")), "owner", TRUE);
  for (unsigned i = 0; i < steward_node_get_n_children (contacts); i++)
    {
      const StewardNode *contact = steward_node_get_child (contacts, i);

      steward_part_add_owner (product->owners, steward_part_first_text (contact, STEWARD_NAMES ("name", "channel")),
                              steward_part_first_text (contact, STEWARD_NAMES ("address")), "contact", FALSE);
    }
}

/**
 * steward_dpds_read:
 * @reader: a reader of a DPDS document
 */
void
steward_dpds_read (StewardReader *reader)
{
  const StewardNode *root = reader->root;
  const StewardNode *info = steward_node_get_member (root, "info");
  const StewardNode *interfaces = steward_node_get_member (root, "interfaceComponents");
  const StewardNode *tags = steward_node_get_member (root, "tags");
  const char *id = steward_part_first_text (info, STEWARD_NAMES ("id", "fullyQualifiedName"));
  const char *name = steward_part_first_text (info, STEWARD_NAMES ("name", "displayName"));
  StewardEntry *product = steward_product_begin (reader, id, name,
                                                 steward_part_first_text (info, STEWARD_NAMES ("domain")));

  product->version = steward_part_text (info, "version");
  product->status_text = g_strdup (steward_part_first_text (info, STEWARD_NAMES ("status", "x-status")));
  product->tags = steward_part_tags (tags != NULL ? tags : steward_node_get_member (info, "tags"));
  product->description = steward_part_text (info, "description");
  read_people (product, info);
  read_ports (reader, steward_node_get_member (interfaces, "inputPorts"), STEWARD_PORT_INPUT);
  read_ports (reader, steward_node_get_member (interfaces, "outputPorts"), STEWARD_PORT_OUTPUT);
  steward_product_read_custom (product, info);
  steward_product_finish (reader);
}
