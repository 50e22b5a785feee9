/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Open Data Contract Standard. The members of 2.2 (dataset, stakeholders,
 * quantumName) and of DCS (info, models, terms, servicelevels) are understood
 * in any version, because real documents mix them. */

#include "config.h"

#include "steward-dialect-readers.h"

#include "steward-reading-contract.h"
#include "steward-reading-levels.h"
#include "steward-reading-quality.h"
#include "steward-reading-schema.h"

static char *
find_text (const StewardNode *root,
           const StewardNode *info,
           const char *const *names)
{
  const char *text = steward_part_first_text (root, names);

  return g_strdup (text != NULL ? text : steward_part_first_text (info, names));
}

static void
read_identity (StewardReader     *reader,
               const StewardNode *info)
{
  StewardReading *reading = reader->reading;
  StewardContract *contract = reading->contract;
  const StewardNode *root = reader->root;

  contract->id = g_strdup (steward_part_first_text (root, STEWARD_NAMES ("id", "uuid")));
  contract->name = find_text (root, info, STEWARD_NAMES ("name", "datasetName", "title"));
  contract->version = find_text (root, info, STEWARD_NAMES ("version"));
  contract->status = find_text (root, info, STEWARD_NAMES ("status"));
  reading->domain = g_strdup (steward_part_first_text (root, STEWARD_NAMES ("domain", "datasetDomain")));
  reading->data_product = find_text (root, info, STEWARD_NAMES ("dataProduct", "quantumName"));
  reading->tags = steward_part_tags (steward_node_get_member (root, "tags"));
}

static void
read_people (StewardReader     *reader,
             const StewardNode *info)
{
  const StewardNode *root = reader->root;
  GPtrArray *owners = reader->reading->contract->owners;
  const char *custom = steward_part_custom (root, "owner");
  const char *channel = steward_node_get_member_text (root, "productSlackChannel");

  steward_contract_read_owners (reader, steward_node_get_member (root, "owner"));
  steward_contract_read_owners (reader, steward_node_get_member (info, "owner"));
  if (custom != NULL)
    steward_part_add_owner (owners, custom, NULL, "owner", TRUE);
  steward_part_read_team (steward_part_first (root, STEWARD_NAMES ("team", "stakeholders")), owners);
  steward_part_read_support (steward_node_get_member (root, "support"), owners);
  if (channel != NULL)
    steward_part_add_owner (owners, channel, NULL, "support", FALSE);
}

/* A document that took over the schema of another standard may still have an
 * empty one of its own. */
static const StewardNode *
find_schema (const StewardNode *root)
{
  static const char *const names[] = { "schema", "dataset", "models" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const StewardNode *schema = steward_node_get_member (root, names[i]);

      if (steward_node_get_n_children (schema) > 0)
        return schema;
    }

  return NULL;
}

/**
 * steward_odcs_read:
 * @reader: a reader of an ODCS document
 */
void
steward_odcs_read (StewardReader *reader)
{
  const StewardNode *root = reader->root;
  const StewardNode *info = steward_node_get_member (root, "info");
  StewardContract *contract;

  steward_contract_begin (reader);
  contract = reader->reading->contract;
  read_identity (reader, info);
  steward_contract_read_description (reader, steward_node_get_member (root, "description"),
                                     steward_node_get_member (root, "terms"));
  if (contract->purpose == NULL)
    contract->purpose = steward_part_text (info, "description");
  steward_schema_read_objects (reader, find_schema (root), contract->objects);
  read_people (reader, info);
  steward_levels_read_properties (reader, steward_node_get_member (root, "slaProperties"),
                                  steward_part_first_text (root, STEWARD_NAMES ("slaDefaultElement",
                                                                                "slaDefaultColumn")),
                                  contract);
  steward_levels_read_services (reader, steward_node_get_member (root, "servicelevels"), contract);
  steward_quality_read_objects (reader, find_schema (root), contract);
  steward_quality_read_checks (reader, steward_node_get_member (root, "quality"), contract);
  steward_contract_read_servers (reader, steward_node_get_member (root, "servers"));
  steward_contract_finish (reader);
}
