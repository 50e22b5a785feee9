/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The digest notices every single field, and nothing else. Each field is
 * changed in turn in an entry that has one of everything. */

#include "config.h"

#include "steward-entry.h"

#include <stddef.h>
#include <string.h>

static void
fill_texts (gpointer     record,
            const gsize *offsets,
            gsize        n,
            const char  *prefix)
{
  for (gsize i = 0; i < n; i++)
    G_STRUCT_MEMBER (char *, record, offsets[i]) = g_strdup_printf ("%s %" G_GSIZE_FORMAT, prefix, i);
}

#define AT(type, member) offsetof (type, member)

static const gsize entry_texts[] = {
  AT (StewardEntry, native_id), AT (StewardEntry, native_version), AT (StewardEntry, name), AT (StewardEntry, domain),
  AT (StewardEntry, purpose), AT (StewardEntry, description), AT (StewardEntry, status_text),
  AT (StewardEntry, version), AT (StewardEntry, format), AT (StewardEntry, location), AT (StewardEntry, address),
  AT (StewardEntry, tags), AT (StewardEntry, updated_reason),
};
static const gsize owner_texts[] = { AT (StewardOwner, name), AT (StewardOwner, address), AT (StewardOwner, role) };
static const gsize port_texts[] = {
  AT (StewardPort, name), AT (StewardPort, kind), AT (StewardPort, description), AT (StewardPort, location),
  AT (StewardPort, version), AT (StewardPort, contract_id),
};
static const gsize contract_texts[] = {
  AT (StewardContract, id), AT (StewardContract, name), AT (StewardContract, version), AT (StewardContract, format),
  AT (StewardContract, status), AT (StewardContract, purpose), AT (StewardContract, limitations),
  AT (StewardContract, usage), AT (StewardContract, location),
};
static const gsize object_texts[] = {
  AT (StewardSchemaObject, name), AT (StewardSchemaObject, physical_name), AT (StewardSchemaObject, kind),
  AT (StewardSchemaObject, description),
};
static const gsize property_texts[] = {
  AT (StewardProperty, name), AT (StewardProperty, physical_name), AT (StewardProperty, logical_type),
  AT (StewardProperty, physical_type), AT (StewardProperty, description), AT (StewardProperty, classification_text),
  AT (StewardProperty, reference), AT (StewardProperty, tags),
};
static const gsize objective_texts[] = {
  AT (StewardObjective, property), AT (StewardObjective, value), AT (StewardObjective, unit),
  AT (StewardObjective, element), AT (StewardObjective, driver), AT (StewardObjective, description),
  AT (StewardObjective, scheduler), AT (StewardObjective, schedule), AT (StewardObjective, check),
};
static const gsize finding_texts[] = {
  AT (StewardFinding, rule), AT (StewardFinding, file), AT (StewardFinding, message), AT (StewardFinding, remediation),
};

#define FILL(record, offsets, prefix) fill_texts (record, offsets, G_N_ELEMENTS (offsets), prefix)

static void
add_contract (StewardEntry *entry)
{
  StewardContract *contract = steward_contract_new ();
  StewardSchemaObject *object = steward_schema_object_new ();
  StewardProperty *property = steward_property_new ();
  StewardObjective *objective = steward_objective_new ();
  StewardObjective *rule = steward_objective_new ();
  StewardOwner *owner = steward_owner_new ();

  FILL (contract, contract_texts, "contract");
  FILL (object, object_texts, "object");
  FILL (property, property_texts, "property");
  FILL (objective, objective_texts, "objective");
  FILL (rule, objective_texts, "quality");
  FILL (owner, owner_texts, "contract owner");
  g_ptr_array_add (object->properties, property);
  g_ptr_array_add (contract->objects, object);
  g_ptr_array_add (contract->objectives, objective);
  g_ptr_array_add (contract->quality, rule);
  g_ptr_array_add (contract->owners, owner);
  g_ptr_array_add (contract->addresses, g_strdup ("postgresql://host:5432/db/s.t"));
  g_ptr_array_add (entry->contracts, contract);
}

static StewardEntry *
make_entry (void)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  StewardOwner *owner = steward_owner_new ();
  StewardPort *port = steward_port_new ();
  StewardFinding *finding = g_new0 (StewardFinding, 1);

  FILL (entry, entry_texts, "entry");
  FILL (owner, owner_texts, "owner");
  FILL (port, port_texts, "port");
  FILL (finding, finding_texts, "finding");
  g_ptr_array_add (entry->owners, owner);
  g_ptr_array_add (entry->ports, port);
  g_ptr_array_add (entry->findings, finding);
  add_contract (entry);

  return entry;
}

/* All digests seen so far; no two may be equal. */
typedef struct
{
  StewardEntry *entry;
  GHashTable *seen;
} Watch;

static void
watch (Watch *self)
{
  guint8 digest[32];

  steward_entry_get_digest (self->entry, digest);
  g_assert_true (g_hash_table_add (self->seen, g_compute_checksum_for_data (G_CHECKSUM_MD5, digest, 32)));
}

static void
change_texts (Watch       *self,
              gpointer     record,
              const gsize *offsets,
              gsize        n)
{
  for (gsize i = 0; i < n; i++)
    {
      char **text = &G_STRUCT_MEMBER (char *, record, offsets[i]);
      char *kept = g_steal_pointer (text);

      watch (self);
      *text = g_strdup ("");
      watch (self);
      g_free (*text);
      *text = g_strconcat (kept, "x", NULL);
      watch (self);
      g_free (*text);
      *text = kept;
    }
}

#define CHANGE(record, offsets) change_texts (&self, record, offsets, G_N_ELEMENTS (offsets))
#define SET(member, value) G_STMT_START { __typeof__ (member) kept_ = (member); (member) = (value); watch (&self); \
                                          (member) = kept_; } G_STMT_END

static void
test_every_field (void)
{
  g_autoptr(StewardEntry) entry = make_entry ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Watch self = { entry, seen };
  StewardOwner *owner = g_ptr_array_index (entry->owners, 0);
  StewardPort *port = g_ptr_array_index (entry->ports, 0);
  StewardFinding *finding = g_ptr_array_index (entry->findings, 0);
  StewardContract *contract = g_ptr_array_index (entry->contracts, 0);
  StewardSchemaObject *object = g_ptr_array_index (contract->objects, 0);
  StewardProperty *property = g_ptr_array_index (object->properties, 0);

  watch (&self);
  CHANGE (entry, entry_texts);
  CHANGE (owner, owner_texts);
  CHANGE (port, port_texts);
  CHANGE (finding, finding_texts);
  CHANGE (contract, contract_texts);
  CHANGE (object, object_texts);
  CHANGE (property, property_texts);
  CHANGE (g_ptr_array_index (contract->objectives, 0), objective_texts);
  CHANGE (g_ptr_array_index (contract->quality, 0), objective_texts);
  CHANGE (g_ptr_array_index (contract->owners, 0), owner_texts);
  SET (entry->kind, STEWARD_ENTRY_DATASET);
  SET (entry->lifecycle, STEWARD_LIFECYCLE_ACTIVE);
  SET (entry->visibility, STEWARD_VISIBILITY_TEAM);
  SET (entry->certification, STEWARD_CERTIFICATION_GOLD);
  SET (entry->classification, STEWARD_CLASSIFICATION_PERSONAL);
  SET (entry->updated_at, 1234567);
  SET (owner->accountable, TRUE);
  SET (port->direction, STEWARD_PORT_INPUT);
  SET (finding->severity, STEWARD_SEVERITY_ERROR);
  SET (finding->line, 7);
  SET (finding->column, 7);
  SET (object->row_estimate, 7);
  SET (property->classification, STEWARD_CLASSIFICATION_PERSONAL);
  SET (property->primary_key, TRUE);
  SET (property->required, TRUE);
  SET (property->unique, TRUE);
}

/* Adding, removing and moving parts. */
static void
test_parts (void)
{
  g_autoptr(StewardEntry) entry = make_entry ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Watch self = { entry, seen };
  StewardContract *contract = g_ptr_array_index (entry->contracts, 0);

  watch (&self);
  g_ptr_array_add (entry->owners, steward_owner_new ());
  watch (&self);
  g_ptr_array_add (entry->ports, steward_port_new ());
  watch (&self);
  g_ptr_array_add (contract->addresses, g_strdup ("kafka://x"));
  watch (&self);
  g_ptr_array_add (contract->objects, steward_schema_object_new ());
  watch (&self);
  add_contract (entry);
  watch (&self);
  g_ptr_array_set_size (entry->findings, 0);
  watch (&self);
}

static void
test_same (void)
{
  g_autoptr(StewardEntry) first = make_entry ();
  g_autoptr(StewardEntry) second = make_entry ();
  guint8 a[32], b[32];

  steward_entry_get_digest (first, a);
  steward_entry_get_digest (second, b);
  g_assert_cmpmem (a, 32, b, 32);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry-digest/every-field", test_every_field);
  g_test_add_func ("/entry-digest/parts", test_parts);
  g_test_add_func ("/entry-digest/same", test_same);

  return g_test_run ();
}
