/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of members that make a revision, format 1: what a product promises
 * and to whom. Left out is what moves without anybody deciding it (times, row
 * estimates, versions and etags of the source), what others derive (findings),
 * where the file lies, and the certification that a source declares: the
 * council's own stands in the ledger, and writing it into a document must not
 * look like another product.
 *
 * The list never changes under its number: a revision that was decided must
 * have the same digest for ever. Another list is another format. */

#include "config.h"

#include "steward-revision-private.h"

#include <stddef.h>

#define TEXT(type, name, member) { name, STEWARD_MEMBER_TEXT, offsetof (type, member), 0, NULL }
#define TAGS(type, name, member) { name, STEWARD_MEMBER_TAGS, offsetof (type, member), 0, NULL }
#define FLAG(type, name, member) { name, STEWARD_MEMBER_FLAG, offsetof (type, member), 0, NULL }
#define WORD(type, name, member, word) { name, STEWARD_MEMBER_WORD, offsetof (type, member), word, NULL }
#define TEXTS(type, name, member) { name, STEWARD_MEMBER_TEXTS, offsetof (type, member), 0, NULL }
#define RECORDS(type, name, member, table) { name, STEWARD_MEMBER_RECORDS, offsetof (type, member), 0, &table }

static gpointer
create_owner (void)
{
  return steward_owner_new ();
}

static gpointer
create_property (void)
{
  return steward_property_new ();
}

static gpointer
create_object (void)
{
  return steward_schema_object_new ();
}

static gpointer
create_objective (void)
{
  return steward_objective_new ();
}

static gpointer
create_contract (void)
{
  return steward_contract_new ();
}

static gpointer
create_port (void)
{
  return steward_port_new ();
}

static gpointer
create_entry (void)
{
  return steward_entry_new (STEWARD_ENTRY_PRODUCT);
}

static const StewardMember owner_members[] = {
  FLAG (StewardOwner, "accountable", accountable),
  TEXT (StewardOwner, "address", address),
  TEXT (StewardOwner, "name", name),
  TEXT (StewardOwner, "role", role),
};

static const StewardRecordTable owner_table = { "an owner", owner_members, G_N_ELEMENTS (owner_members), create_owner };

static const StewardMember property_members[] = {
  WORD (StewardProperty, "class", classification, STEWARD_WORD_CLASSIFICATION),
  TEXT (StewardProperty, "classification", classification_text),
  TEXT (StewardProperty, "description", description),
  TEXT (StewardProperty, "logicalType", logical_type),
  TEXT (StewardProperty, "name", name),
  TEXT (StewardProperty, "physicalName", physical_name),
  TEXT (StewardProperty, "physicalType", physical_type),
  FLAG (StewardProperty, "primaryKey", primary_key),
  TEXT (StewardProperty, "reference", reference),
  FLAG (StewardProperty, "required", required),
  TAGS (StewardProperty, "tags", tags),
  FLAG (StewardProperty, "unique", unique),
};

static const StewardRecordTable property_table = {
  "a column", property_members, G_N_ELEMENTS (property_members), create_property,
};

static const StewardMember object_members[] = {
  TEXT (StewardSchemaObject, "description", description),
  TEXT (StewardSchemaObject, "kind", kind),
  TEXT (StewardSchemaObject, "name", name),
  TEXT (StewardSchemaObject, "physicalName", physical_name),
  RECORDS (StewardSchemaObject, "properties", properties, property_table),
};

static const StewardRecordTable object_table = {
  "a table", object_members, G_N_ELEMENTS (object_members), create_object,
};

static const StewardMember objective_members[] = {
  TEXT (StewardObjective, "description", description),
  TEXT (StewardObjective, "driver", driver),
  TEXT (StewardObjective, "element", element),
  TEXT (StewardObjective, "property", property),
  TEXT (StewardObjective, "unit", unit),
  TEXT (StewardObjective, "value", value),
};

static const StewardRecordTable objective_table = {
  "a service level", objective_members, G_N_ELEMENTS (objective_members), create_objective,
};

static const StewardMember contract_members[] = {
  TEXTS (StewardContract, "addresses", addresses),
  TEXT (StewardContract, "dialect", format),
  TEXT (StewardContract, "id", id),
  TEXT (StewardContract, "limitations", limitations),
  TEXT (StewardContract, "name", name),
  RECORDS (StewardContract, "objectives", objectives, objective_table),
  RECORDS (StewardContract, "objects", objects, object_table),
  RECORDS (StewardContract, "owners", owners, owner_table),
  TEXT (StewardContract, "purpose", purpose),
  TEXT (StewardContract, "status", status),
  TEXT (StewardContract, "usage", usage),
  TEXT (StewardContract, "version", version),
};

static const StewardRecordTable contract_table = {
  "a contract", contract_members, G_N_ELEMENTS (contract_members), create_contract,
};

static const StewardMember port_members[] = {
  TEXT (StewardPort, "contract", contract_id),
  TEXT (StewardPort, "description", description),
  WORD (StewardPort, "direction", direction, STEWARD_WORD_DIRECTION),
  TEXT (StewardPort, "kind", kind),
  TEXT (StewardPort, "location", location),
  TEXT (StewardPort, "name", name),
  TEXT (StewardPort, "version", version),
};

static const StewardRecordTable port_table = { "a port", port_members, G_N_ELEMENTS (port_members), create_port };

static const StewardMember entry_members[] = {
  TEXT (StewardEntry, "address", address),
  WORD (StewardEntry, "classification", classification, STEWARD_WORD_CLASSIFICATION),
  RECORDS (StewardEntry, "contracts", contracts, contract_table),
  TEXT (StewardEntry, "description", description),
  TEXT (StewardEntry, "dialect", format),
  TEXT (StewardEntry, "domain", domain),
  { "format", STEWARD_MEMBER_FORMAT, 0, 0, NULL },
  TEXT (StewardEntry, "id", native_id),
  WORD (StewardEntry, "kind", kind, STEWARD_WORD_ENTRY_KIND),
  WORD (StewardEntry, "lifecycle", lifecycle, STEWARD_WORD_LIFECYCLE),
  TEXT (StewardEntry, "name", name),
  RECORDS (StewardEntry, "owners", owners, owner_table),
  RECORDS (StewardEntry, "ports", ports, port_table),
  TEXT (StewardEntry, "purpose", purpose),
  TEXT (StewardEntry, "status", status_text),
  TAGS (StewardEntry, "tags", tags),
  TEXT (StewardEntry, "version", version),
  WORD (StewardEntry, "visibility", visibility, STEWARD_WORD_VISIBILITY),
};

const StewardRecordTable steward_revision_table = {
  "the revision", entry_members, G_N_ELEMENTS (entry_members), create_entry,
};

/* How many values each enumeration has; the first of three of them says that
 * nothing is known. */
static const struct
{
  int n_values;
  gboolean first_is_unknown;
} words[] = {
  [STEWARD_WORD_ENTRY_KIND] = { STEWARD_ENTRY_DATASET + 1, FALSE },
  [STEWARD_WORD_LIFECYCLE] = { STEWARD_LIFECYCLE_RETIRED + 1, TRUE },
  [STEWARD_WORD_VISIBILITY] = { STEWARD_VISIBILITY_EXTERNAL + 1, TRUE },
  [STEWARD_WORD_CLASSIFICATION] = { STEWARD_CLASSIFICATION_RESTRICTED + 1, TRUE },
  [STEWARD_WORD_DIRECTION] = { STEWARD_PORT_INPUT + 1, FALSE },
};

/*
 * steward_word_to_id:
 * @word: which enumeration
 * @value: of it
 *
 * Returns: (nullable): its identifier; %NULL for a value that says nothing and
 *   is left out
 */
const char *
steward_word_to_id (StewardWord word,
                    int         value)
{
  if (value < 0 || value >= words[word].n_values || (value == 0 && words[word].first_is_unknown))
    return NULL;

  switch (word)
    {
    case STEWARD_WORD_ENTRY_KIND:
      return value == STEWARD_ENTRY_DATASET ? "dataset" : "product";
    case STEWARD_WORD_LIFECYCLE:
      return steward_lifecycle_to_id ((StewardLifecycle) value);
    case STEWARD_WORD_VISIBILITY:
      return steward_visibility_to_id ((StewardVisibility) value);
    case STEWARD_WORD_CLASSIFICATION:
      return steward_classification_to_id ((StewardClassification) value);
    case STEWARD_WORD_DIRECTION:
      return value == STEWARD_PORT_INPUT ? "input" : "output";
    }

  return NULL;
}

/*
 * steward_word_from_id:
 * @word: which enumeration
 * @id: an identifier
 * @out_value: (out): its value
 *
 * Returns: whether the enumeration has @id, exactly so written
 */
gboolean
steward_word_from_id (StewardWord  word,
                      const char  *id,
                      int         *out_value)
{
  for (int value = 0; value < words[word].n_values; value++)
    if (g_strcmp0 (steward_word_to_id (word, value), id) == 0)
      {
        *out_value = value;
        return TRUE;
      }

  return FALSE;
}
