/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Data Contract Specification. Up to 0.9.1 the schema may be a text in a
 * language of its own within the document; dbt, JSON Schema and Avro are read,
 * as far as names, types and descriptions go. */

#include "config.h"

#include "steward-dialect-readers.h"

#include "steward-reading-contract.h"
#include "steward-reading-levels.h"
#include "steward-reading-quality.h"
#include "steward-reading-schema.h"

/* A schema within the schema is small; what is larger is not read. */
static const StewardLimits embedded_limits = { 1u << 20, 64, 50000 };

static void
read_embedded (StewardReader     *reader,
               const StewardNode *node,
               const char        *fallback)
{
  GPtrArray *objects = reader->reading->contract->objects;
  const StewardNode *models = steward_node_get_member (node, "models");
  const char *name = steward_part_first_text (node, STEWARD_NAMES ("title", "name", "$id"));

  if (models != NULL)
    steward_schema_read_objects (reader, models, objects);
  else if (steward_part_first (node, STEWARD_NAMES ("properties", "fields", "columns")) != NULL)
    steward_schema_read_object (reader, node, name != NULL ? name : fallback, objects);
}

static void
read_embedded_root (StewardReader     *reader,
                    const StewardNode *root,
                    const char        *fallback)
{
  if (steward_node_get_kind (root) == STEWARD_NODE_MAPPING)
    read_embedded (reader, root, fallback);
  else
    for (unsigned i = 0; i < steward_node_get_n_children (root) && i < 100; i++)
      read_embedded (reader, steward_node_get_child (root, i), fallback);
}

/* The lines of an embedded text are not those of the document, so nothing is
 * found in it. */
static void
read_old_schema (StewardReader     *reader,
                 const StewardNode *schema)
{
  const char *type = steward_node_get_member_text (schema, "type");
  const StewardNode *specification = steward_node_get_member (schema, "specification");
  const char *text = steward_node_get_text (specification);
  g_autoptr(GPtrArray) documents = NULL;

  if (specification == NULL || g_strcmp0 (type, "sql-ddl") == 0 || g_strcmp0 (type, "protobuf") == 0)
    return;
  reader->silent = TRUE;
  if (text == NULL)
    read_embedded_root (reader, specification, "schema");
  else
    documents = steward_document_parse_yaml (text, -1, &embedded_limits, NULL);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    read_embedded_root (reader, steward_document_get_root (g_ptr_array_index (documents, i)), "schema");
  reader->silent = FALSE;
}

static void
read_identity (StewardReader     *reader,
               const StewardNode *info)
{
  StewardReading *reading = reader->reading;
  StewardContract *contract = reading->contract;

  contract->id = steward_part_text (reader->root, "id");
  contract->name = g_strdup (steward_part_first_text (info, STEWARD_NAMES ("title", "name")));
  contract->version = steward_part_text (info, "version");
  contract->status = g_strdup (steward_part_first_text (info, STEWARD_NAMES ("status")));
  if (contract->status == NULL)
    contract->status = steward_part_text (reader->root, "status");
  reading->domain = g_strdup (steward_part_first_text (info, STEWARD_NAMES ("domain")));
  if (reading->domain == NULL)
    reading->domain = steward_part_text (reader->root, "domain");
  reading->data_product = steward_part_text (info, "dataProduct");
  reading->tags = steward_part_tags (steward_node_get_member (reader->root, "tags"));
}

static void
read_people (StewardReader     *reader,
             const StewardNode *info)
{
  const StewardNode *contact = steward_node_get_member (info, "contact");
  GPtrArray *owners = reader->reading->contract->owners;

  steward_contract_read_owners (reader, steward_node_get_member (info, "owner"));
  steward_contract_read_owners (reader, steward_node_get_member (reader->root, "owner"));
  steward_part_read_team (steward_node_get_member (reader->root, "team"), owners);
  steward_part_add_owner (owners, steward_part_first_text (contact, STEWARD_NAMES ("name")),
                          steward_part_first_text (contact, STEWARD_NAMES ("email", "url")), "contact", FALSE);
}

/**
 * steward_dcs_read:
 * @reader: a reader of a DCS document
 */
void
steward_dcs_read (StewardReader *reader)
{
  const StewardNode *root = reader->root;
  const StewardNode *info = steward_node_get_member (root, "info");
  StewardContract *contract;

  steward_contract_begin (reader);
  contract = reader->reading->contract;
  read_identity (reader, info);
  steward_contract_read_description (reader, steward_node_get_member (info, "description"),
                                     steward_node_get_member (root, "terms"));
  steward_schema_read_objects (reader, steward_node_get_member (root, "models"), contract->objects);
  if (contract->objects->len == 0)
    read_old_schema (reader, steward_node_get_member (root, "schema"));
  read_people (reader, info);
  steward_levels_read_services (reader, steward_node_get_member (root, "servicelevels"), contract);
  steward_levels_read_properties (reader, steward_node_get_member (root, "slaProperties"), NULL, contract);
  steward_quality_read_objects (reader, steward_node_get_member (root, "models"), contract);
  steward_quality_read_checks (reader, steward_node_get_member (root, "quality"), contract);
  steward_contract_read_servers (reader, steward_node_get_member (root, "servers"));
  steward_contract_finish (reader);
}
