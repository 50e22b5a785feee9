/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a contract that ODCS and DCS have in common, though under other
 * names, and that documents of the one often take from the other. */

#include "config.h"

#include "steward-reading-contract.h"

#include "steward-server-address.h"

#define MAX_SERVERS 200
#define MAX_PORTS 500

/**
 * steward_contract_begin:
 * @reader: a reader
 *
 * Gives the reading an empty contract.
 */
void
steward_contract_begin (StewardReader *reader)
{
  StewardContract *contract = steward_contract_new ();

  contract->format = g_strdup (reader->reading->format);
  contract->location = g_strdup (reader->file);
  reader->reading->contract = contract;
  reader->reading->ports = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_port_free);
}

/**
 * steward_contract_read_description:
 * @reader: a reader
 * @description: (nullable): a mapping of purpose and so on, or one text
 * @terms: (nullable): the same in DCS, for what is missing
 */
void
steward_contract_read_description (StewardReader     *reader,
                                   const StewardNode *description,
                                   const StewardNode *terms)
{
  StewardContract *contract = reader->reading->contract;

  contract->purpose = steward_part_text_of (description);
  if (contract->purpose == NULL)
    contract->purpose = steward_part_text (description, "purpose");
  contract->limitations = steward_part_text (description, "limitations");
  if (contract->limitations == NULL)
    contract->limitations = steward_part_text (terms, "limitations");
  contract->usage = steward_part_text (description, "usage");
  if (contract->usage == NULL)
    contract->usage = steward_part_text (terms, "usage");
}

/**
 * steward_contract_read_owners:
 * @reader: a reader
 * @owner: (nullable): a name, or a mapping with name and address, or several
 *
 * Whom the document calls owner is accountable.
 */
void
steward_contract_read_owners (StewardReader     *reader,
                              const StewardNode *owner)
{
  GPtrArray *owners = reader->reading->contract->owners;
  const char *name = steward_node_get_text (owner);

  if (name == NULL)
    name = steward_part_first_text (owner, STEWARD_NAMES ("name", "username", "id"));
  if (name != NULL)
    {
      steward_part_add_owner (owners, name, steward_part_first_text (owner, STEWARD_NAMES ("email", "username", "id")),
                              "owner", TRUE);
      return;
    }
  if (owner == NULL || steward_node_get_kind (owner) != STEWARD_NODE_SEQUENCE)
    return;
  for (unsigned i = 0; i < steward_node_get_n_children (owner); i++)
    {
      const StewardNode *item = steward_node_get_child (owner, i);

      if (steward_node_get_kind (item) != STEWARD_NODE_SEQUENCE)
        steward_contract_read_owners (reader, item);
    }
}

static void
add_address (GPtrArray  *addresses,
             const char *address)
{
  if (!g_ptr_array_find_with_equal_func (addresses, address, g_str_equal, NULL))
    g_ptr_array_add (addresses, g_strdup (address));
}

/* Where people find it; an address if there is one. */
static char *
find_location (const StewardNode *server,
               const char        *object)
{
  char *address = steward_server_address (server, object);

  if (address != NULL)
    return address;

  return g_strdup (steward_part_first_text (server, STEWARD_NAMES ("location", "path", "endpoint", "host")));
}

static void
add_port (StewardReader     *reader,
          const StewardNode *server,
          char              *name,
          const char        *object)
{
  StewardPort *port = steward_port_new ();

  port->direction = STEWARD_PORT_OUTPUT;
  port->name = name;
  port->kind = g_strdup (steward_part_first_text (server, STEWARD_NAMES ("type")));
  port->description = steward_part_text (server, "description");
  port->location = find_location (server, object);
  g_ptr_array_add (reader->reading->ports, port);
}

static void
read_server_object (StewardReader             *reader,
                    const StewardNode         *server,
                    const char                *server_name,
                    const StewardSchemaObject *object,
                    gboolean                   is_only_server)
{
  GPtrArray *addresses = reader->reading->contract->addresses;
  const char *name = object->physical_name != NULL ? object->physical_name : object->name;
  g_autofree char *address = steward_server_address (server, name);

  if (address != NULL && addresses->len < MAX_PORTS)
    add_address (addresses, address);
  if (reader->reading->ports->len < MAX_PORTS)
    add_port (reader, server,
              is_only_server ? g_strdup (object->name) : g_strdup_printf ("%s (%s)", object->name, server_name), name);
}

static void
read_server (StewardReader     *reader,
             const StewardNode *server,
             const char        *key,
             gboolean           is_only_server)
{
  StewardContract *contract = reader->reading->contract;
  const char *name = key != NULL ? key : steward_part_first_text (server, STEWARD_NAMES ("server", "name", "type"));

  if (steward_node_get_kind (server) != STEWARD_NODE_MAPPING)
    return;
  if (name == NULL)
    name = "server";
  if (contract->objects->len == 0 && reader->reading->ports->len < MAX_PORTS)
    add_port (reader, server, g_strdup (name), NULL);
  for (guint i = 0; i < contract->objects->len && reader->reading->ports->len < MAX_PORTS; i++)
    read_server_object (reader, server, name, g_ptr_array_index (contract->objects, i), is_only_server);
}

/**
 * steward_contract_read_servers:
 * @reader: a reader whose contract has its objects
 * @servers: (nullable): a list of servers, or a mapping from names to servers
 *
 * Makes the canonical addresses of the contract's data, and an output port for
 * each object on each server.
 */
void
steward_contract_read_servers (StewardReader     *reader,
                               const StewardNode *servers)
{
  unsigned n = steward_node_get_n_children (servers);

  for (unsigned i = 0; i < n && i < MAX_SERVERS; i++)
    read_server (reader, steward_node_get_child (servers, i), steward_node_get_key (servers, i), n == 1);
}

/**
 * steward_contract_finish:
 * @reader: a reader
 *
 * Binds the ports to the contract, and warns if nobody owns or describes it.
 * A contract that belongs to a product leaves its owners to the product.
 */
void
steward_contract_finish (StewardReader *reader)
{
  StewardContract *contract = reader->reading->contract;
  gboolean stands_alone = reader->reading->data_product == NULL;

  for (guint i = 0; i < reader->reading->ports->len; i++)
    {
      StewardPort *port = g_ptr_array_index (reader->reading->ports, i);

      port->contract_id = g_strdup (contract->id);
      port->version = g_strdup (contract->version);
    }
  if (stands_alone && !steward_part_is_owned (contract->owners))
    steward_reader_warn (reader, STEWARD_SEVERITY_WARNING, "contract/no-owner", reader->root,
                         g_strdup ("The contract names nobody who is accountable for it."),
                         "Name a member of the team whose role is “owner”.");
  if (contract->purpose == NULL && contract->usage == NULL)
    steward_reader_warn (reader, stands_alone ? STEWARD_SEVERITY_WARNING : STEWARD_SEVERITY_INFO,
                         "contract/no-description", reader->root,
                         g_strdup ("The contract does not say what its data is for."),
                         "Describe the purpose in a sentence or two.");
}
