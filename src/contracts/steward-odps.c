/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bitol Open Data Product Standard. */

#include "config.h"

#include "steward-dialect-readers.h"

#include "steward-reading-product.h"

/* The standard has no member for the place; people write it as a custom
 * property, or beside the name. */
static char *
find_location (const StewardNode *port)
{
  static const char *const names[] = { "location", "url", "address", "endpoint", "topic", "table", "path", NULL };
  const char *location = steward_part_first_text (port, names);

  for (gsize i = 0; location == NULL && names[i] != NULL; i++)
    location = steward_part_custom (port, names[i]);

  return g_strdup (location);
}

static void
read_ports (StewardReader        *reader,
            const StewardNode    *ports,
            StewardPortDirection  direction)
{
  for (unsigned i = 0; i < steward_node_get_n_children (ports) && i < STEWARD_PRODUCT_MAX_PORTS; i++)
    {
      const StewardNode *node = steward_node_get_child (ports, i);
      const char *key = steward_node_get_key (ports, i);
      const char *kind = steward_part_first_text (node, STEWARD_NAMES ("type"));
      StewardPort *port;

      if (steward_node_get_kind (node) != STEWARD_NODE_MAPPING)
        continue;
      port = steward_port_new ();
      port->direction = direction;
      port->name = g_strdup (key != NULL ? key : steward_part_first_text (node, STEWARD_NAMES ("name", "id")));
      port->kind = g_strdup (kind != NULL ? kind : steward_part_custom (node, "type"));
      port->description = steward_part_text (node, "description");
      port->location = find_location (node);
      port->version = steward_part_text (node, "version");
      port->contract_id = g_strdup (steward_part_first_text (node, STEWARD_NAMES ("contractId", "dataContractId")));
      g_ptr_array_add (reader->reading->product->ports, port);
    }
}

/**
 * steward_odps_read:
 * @reader: a reader of an ODPS document
 */
void
steward_odps_read (StewardReader *reader)
{
  const StewardNode *root = reader->root;
  StewardEntry *product = steward_product_begin (reader, steward_part_first_text (root, STEWARD_NAMES ("id")),
                                                 steward_part_first_text (root, STEWARD_NAMES ("name")),
                                                 steward_part_first_text (root, STEWARD_NAMES ("domain")));
  const char *owner = steward_part_custom (root, "owner");

  product->version = steward_part_text (root, "version");
  product->status_text = steward_part_text (root, "status");
  product->tags = steward_part_tags (steward_node_get_member (root, "tags"));
  steward_product_read_description (product, steward_node_get_member (root, "description"));
  if (owner != NULL)
    steward_part_add_owner (product->owners, owner, NULL, "owner", TRUE);
  steward_part_read_team (steward_node_get_member (root, "team"), product->owners);
  steward_part_read_support (steward_node_get_member (root, "support"), product->owners);
  read_ports (reader, steward_node_get_member (root, "inputPorts"), STEWARD_PORT_INPUT);
  read_ports (reader, steward_node_get_member (root, "outputPorts"), STEWARD_PORT_OUTPUT);
  steward_product_read_custom (product, root);
  steward_product_finish (reader);
}
