/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A version of an entry from its rows: the same record that was put in, to
 * the last member. */

#include "config.h"

#include "steward-entry-restore.h"

#define OF_THE_ENTRY (-1)              /* owner.contract */

typedef gboolean (*RowFunc) (StewardStatement *statement,
                             StewardEntry     *entry);

typedef struct
{
  const char *statement;
  RowFunc add;                         /* FALSE when the row belongs to nothing */
} Part;

static StewardContract *
find_contract (StewardEntry *entry,
               gint64        position)
{
  if (position < 0 || position >= (gint64) entry->contracts->len)
    return NULL;

  return g_ptr_array_index (entry->contracts, (guint) position);
}

static StewardEntry *
read_head (StewardStatement *statement)
{
  StewardEntry *entry = steward_entry_new ((StewardEntryKind) steward_statement_get_int64 (statement, 0));

  entry->native_id = steward_statement_dup_text (statement, 1);
  entry->native_version = steward_statement_dup_text (statement, 2);
  entry->name = steward_statement_dup_text (statement, 3);
  entry->domain = steward_statement_dup_text (statement, 4);
  entry->purpose = steward_statement_dup_text (statement, 5);
  entry->description = steward_statement_dup_text (statement, 6);
  entry->status_text = steward_statement_dup_text (statement, 7);
  entry->lifecycle = (StewardLifecycle) steward_statement_get_int64 (statement, 8);
  entry->visibility = (StewardVisibility) steward_statement_get_int64 (statement, 9);
  entry->certification = (StewardCertification) steward_statement_get_int64 (statement, 10);
  entry->classification = (StewardClassification) steward_statement_get_int64 (statement, 11);
  entry->version = steward_statement_dup_text (statement, 12);
  entry->format = steward_statement_dup_text (statement, 13);
  entry->location = steward_statement_dup_text (statement, 14);
  entry->address = steward_statement_dup_text (statement, 15);
  entry->tags = steward_statement_dup_text (statement, 16);
  entry->updated_at = steward_statement_get_int64 (statement, 17);
  entry->updated_reason = steward_statement_dup_text (statement, 18);

  return entry;
}

static gboolean
add_contract (StewardStatement *statement,
              StewardEntry     *entry)
{
  StewardContract *contract = steward_contract_new ();

  contract->id = steward_statement_dup_text (statement, 0);
  contract->name = steward_statement_dup_text (statement, 1);
  contract->version = steward_statement_dup_text (statement, 2);
  contract->format = steward_statement_dup_text (statement, 3);
  contract->status = steward_statement_dup_text (statement, 4);
  contract->purpose = steward_statement_dup_text (statement, 5);
  contract->limitations = steward_statement_dup_text (statement, 6);
  contract->usage = steward_statement_dup_text (statement, 7);
  contract->location = steward_statement_dup_text (statement, 8);
  g_ptr_array_add (entry->contracts, contract);

  return TRUE;
}

static gboolean
add_owner (StewardStatement *statement,
           StewardEntry     *entry)
{
  gint64 position = steward_statement_get_int64 (statement, 0);
  StewardContract *contract = find_contract (entry, position);
  StewardOwner *owner = NULL;

  if (position != OF_THE_ENTRY && contract == NULL)
    return FALSE;

  owner = steward_owner_new ();
  owner->name = steward_statement_dup_text (statement, 1);
  owner->address = steward_statement_dup_text (statement, 2);
  owner->role = steward_statement_dup_text (statement, 3);
  owner->accountable = steward_statement_get_int64 (statement, 4) != 0;
  g_ptr_array_add (contract != NULL ? contract->owners : entry->owners, owner);

  return TRUE;
}

static gboolean
add_port (StewardStatement *statement,
          StewardEntry     *entry)
{
  StewardPort *port = steward_port_new ();

  port->direction = (StewardPortDirection) steward_statement_get_int64 (statement, 0);
  port->name = steward_statement_dup_text (statement, 1);
  port->kind = steward_statement_dup_text (statement, 2);
  port->description = steward_statement_dup_text (statement, 3);
  port->location = steward_statement_dup_text (statement, 4);
  port->version = steward_statement_dup_text (statement, 5);
  port->contract_id = steward_statement_dup_text (statement, 6);
  g_ptr_array_add (entry->ports, port);

  return TRUE;
}

static gboolean
add_address (StewardStatement *statement,
             StewardEntry     *entry)
{
  StewardContract *contract = find_contract (entry, steward_statement_get_int64 (statement, 0));

  if (contract == NULL)
    return FALSE;

  g_ptr_array_add (contract->addresses, steward_statement_dup_text (statement, 1));
  return TRUE;
}

static gboolean
add_object (StewardStatement *statement,
            StewardEntry     *entry)
{
  StewardContract *contract = find_contract (entry, steward_statement_get_int64 (statement, 0));
  StewardSchemaObject *object = NULL;

  if (contract == NULL)
    return FALSE;

  object = steward_schema_object_new ();
  object->name = steward_statement_dup_text (statement, 1);
  object->physical_name = steward_statement_dup_text (statement, 2);
  object->kind = steward_statement_dup_text (statement, 3);
  object->description = steward_statement_dup_text (statement, 4);
  object->row_estimate = steward_statement_get_int64 (statement, 5);
  g_ptr_array_add (contract->objects, object);

  return TRUE;
}

static gboolean
add_property (StewardStatement *statement,
              StewardEntry     *entry)
{
  StewardContract *contract = find_contract (entry, steward_statement_get_int64 (statement, 0));
  gint64 position = steward_statement_get_int64 (statement, 1);
  gint64 flags = steward_statement_get_int64 (statement, 10);
  StewardSchemaObject *object = NULL;
  StewardProperty *property = NULL;

  if (contract == NULL || position < 0 || position >= (gint64) contract->objects->len)
    return FALSE;

  object = g_ptr_array_index (contract->objects, (guint) position);
  property = steward_property_new ();
  property->name = steward_statement_dup_text (statement, 2);
  property->physical_name = steward_statement_dup_text (statement, 3);
  property->logical_type = steward_statement_dup_text (statement, 4);
  property->physical_type = steward_statement_dup_text (statement, 5);
  property->description = steward_statement_dup_text (statement, 6);
  property->classification_text = steward_statement_dup_text (statement, 7);
  property->classification = (StewardClassification) steward_statement_get_int64 (statement, 8);
  property->reference = steward_statement_dup_text (statement, 9);
  property->primary_key = (flags & STEWARD_PROPERTY_PRIMARY_KEY) != 0;
  property->required = (flags & STEWARD_PROPERTY_REQUIRED) != 0;
  property->unique = (flags & STEWARD_PROPERTY_UNIQUE) != 0;
  property->tags = steward_statement_dup_text (statement, 11);
  g_ptr_array_add (object->properties, property);

  return TRUE;
}

static gboolean
add_objective (StewardStatement *statement,
               StewardEntry     *entry)
{
  StewardContract *contract = find_contract (entry, steward_statement_get_int64 (statement, 0));
  StewardObjective *objective = NULL;

  if (contract == NULL)
    return FALSE;

  objective = steward_objective_new ();
  objective->property = steward_statement_dup_text (statement, 2);
  objective->value = steward_statement_dup_text (statement, 3);
  objective->unit = steward_statement_dup_text (statement, 4);
  objective->element = steward_statement_dup_text (statement, 5);
  objective->driver = steward_statement_dup_text (statement, 6);
  objective->description = steward_statement_dup_text (statement, 7);
  objective->scheduler = steward_statement_dup_text (statement, 8);
  objective->schedule = steward_statement_dup_text (statement, 9);
  objective->check = steward_statement_dup_text (statement, 10);
  g_ptr_array_add (steward_statement_get_int64 (statement, 1) != 0 ? contract->quality : contract->objectives,
                   objective);

  return TRUE;
}

static gboolean
add_finding (StewardStatement *statement,
             StewardEntry     *entry)
{
  StewardFinding *finding = steward_finding_new (steward_statement_get_text (statement, 0),
                                                 (StewardSeverity) steward_statement_get_int64 (statement, 1),
                                                 steward_statement_get_text (statement, 2),
                                                 (unsigned) steward_statement_get_int64 (statement, 3),
                                                 (unsigned) steward_statement_get_int64 (statement, 4),
                                                 steward_statement_dup_text (statement, 5),
                                                 steward_statement_get_text (statement, 6));

  g_ptr_array_add (entry->findings, finding);
  return TRUE;
}

static gboolean
read_part (StewardDb     *db,
           const Part    *part,
           gint64         id,
           StewardEntry  *entry,
           GError       **error)
{
  StewardStatement *statement = steward_db_prepare (db, part->statement, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":id", id);
  while (row)
    {
      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (row && !part->add (statement, entry))
        {
          steward_statement_reset (statement);
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED,
                       "The catalog is damaged: a part of “%s” has lost its place.", entry->name);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_parts (StewardDb     *db,
            const Part    *parts,
            gsize          n_parts,
            gint64         id,
            StewardEntry  *entry,
            GError       **error)
{
  for (gsize i = 0; i < n_parts; i++)
    if (!read_part (db, &parts[i], id, entry, error))
      return FALSE;

  return TRUE;
}

/**
 * steward_entry_restore:
 * @db: a connection
 * @id: id of a version
 * @error: return location; %STEWARD_ERROR_NOT_FOUND when there is none
 *
 * Returns: (transfer full) (nullable): the version as it was put in
 */
StewardEntry *
steward_entry_restore (StewardDb  *db,
                       gint64      id,
                       GError    **error)
{
  static const Part parts[] = {
    { "entry-restore-contracts", add_contract },
    { "entry-restore-owners", add_owner },
    { "entry-restore-ports", add_port },
    { "entry-restore-addresses", add_address },
    { "entry-restore-objects", add_object },
    { "entry-restore-properties", add_property },
    { "entry-restore-objectives", add_objective },
    { "entry-restore-findings", add_finding },
  };
  g_autoptr (StewardEntry) entry = NULL;
  StewardStatement *statement = steward_db_prepare (db, "entry-restore", error);
  gboolean found = FALSE;

  if (statement == NULL)
    return NULL;

  steward_statement_bind_int64 (statement, ":id", id);
  if (!steward_statement_step (statement, &found, error))
    return NULL;
  if (!found)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "The entry is not in the catalog any more.");
      return NULL;
    }

  entry = read_head (statement);
  steward_statement_reset (statement);

  return read_parts (db, parts, G_N_ELEMENTS (parts), id, entry, error) ? g_steal_pointer (&entry) : NULL;
}

/**
 * steward_entry_restore_promises:
 * @db: a connection
 * @id: id of a version
 * @entry: to which ports, and contracts with addresses, the names of tables,
 *   objectives and quality rules, are added
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
steward_entry_restore_promises (StewardDb     *db,
                                gint64         id,
                                StewardEntry  *entry,
                                GError       **error)
{
  static const Part parts[] = {
    { "entry-restore-contracts", add_contract },
    { "entry-restore-ports", add_port },
    { "entry-restore-addresses", add_address },
    { "entry-restore-objects", add_object },
    { "entry-restore-objectives", add_objective },
  };

  return read_parts (db, parts, G_N_ELEMENTS (parts), id, entry, error);
}
