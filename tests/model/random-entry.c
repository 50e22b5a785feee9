/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries with anything in them that the types allow, also what no document
 * would say. */

#include "config.h"

#include "random-entry.h"

static char *
random_text (GRand      *rand,
             const char *prefix)
{
  static const char *const texts[] = {
    "", "plain", "with “quotes” and \"those\"", "back\\slash", "line\nbreak", "tab\t", "\x01\x1f", "Ümläut", "😀 beyond",
    "a, b", "<b>no markup</b>", "null", "true", "1.0",
  };
  int which = g_rand_int_range (rand, -3, G_N_ELEMENTS (texts));

  return which < 0 ? NULL : g_strconcat (texts[which], which > 0 ? prefix : "", NULL);
}

static char *
random_tags (GRand *rand)
{
  static const char *const tags[] = { NULL, "", "b,a", " x , y,x", "one", ",,", "z,é,a b" };

  return g_strdup (tags[g_rand_int_range (rand, 0, G_N_ELEMENTS (tags))]);
}

static void
add_random_owners (GRand     *rand,
                   GPtrArray *owners)
{
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      StewardOwner *owner = steward_owner_new ();

      owner->name = random_text (rand, "owner");
      owner->address = random_text (rand, "address");
      owner->role = random_text (rand, "role");
      owner->accountable = g_rand_boolean (rand);
      g_ptr_array_add (owners, owner);
    }
}

static StewardProperty *
make_random_property (GRand *rand)
{
  StewardProperty *property = steward_property_new ();

  property->name = random_text (rand, "property");
  property->physical_name = random_text (rand, "physical");
  property->logical_type = random_text (rand, "logical");
  property->physical_type = random_text (rand, "type");
  property->description = random_text (rand, "description");
  property->classification_text = random_text (rand, "class");
  property->classification = (StewardClassification) g_rand_int_range (rand, 0, 6);
  property->reference = random_text (rand, "reference");
  property->primary_key = g_rand_boolean (rand);
  property->required = g_rand_boolean (rand);
  property->unique = g_rand_boolean (rand);
  property->tags = random_tags (rand);

  return property;
}

static StewardSchemaObject *
make_random_object (GRand *rand)
{
  StewardSchemaObject *object = steward_schema_object_new ();

  object->name = random_text (rand, "object");
  object->physical_name = random_text (rand, "physical");
  object->kind = random_text (rand, "kind");
  object->description = random_text (rand, "description");
  object->row_estimate = g_rand_int (rand);
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    g_ptr_array_add (object->properties, make_random_property (rand));

  return object;
}

static StewardObjective *
make_random_objective (GRand *rand)
{
  StewardObjective *objective = steward_objective_new ();

  objective->property = random_text (rand, "property");
  objective->value = random_text (rand, "value");
  objective->unit = random_text (rand, "unit");
  objective->element = random_text (rand, "element");
  objective->driver = random_text (rand, "driver");
  objective->description = random_text (rand, "description");

  return objective;
}

static StewardContract *
make_random_contract (GRand *rand)
{
  StewardContract *contract = steward_contract_new ();

  contract->id = random_text (rand, "id");
  contract->name = random_text (rand, "name");
  contract->version = random_text (rand, "version");
  contract->format = random_text (rand, "format");
  contract->status = random_text (rand, "status");
  contract->purpose = random_text (rand, "purpose");
  contract->limitations = random_text (rand, "limitations");
  contract->usage = random_text (rand, "usage");
  contract->location = random_text (rand, "location");
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    g_ptr_array_add (contract->objects, make_random_object (rand));
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    g_ptr_array_add (contract->objectives, make_random_objective (rand));
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    g_ptr_array_add (contract->addresses, g_strdup_printf ("postgresql://host:5432/db/%d", i));
  add_random_owners (rand, contract->owners);

  return contract;
}

static StewardPort *
make_random_port (GRand *rand)
{
  StewardPort *port = steward_port_new ();

  port->direction = g_rand_boolean (rand) ? STEWARD_PORT_INPUT : STEWARD_PORT_OUTPUT;
  port->name = random_text (rand, "name");
  port->kind = random_text (rand, "kind");
  port->description = random_text (rand, "description");
  port->location = random_text (rand, "location");
  port->version = random_text (rand, "version");
  port->contract_id = random_text (rand, "contract");

  return port;
}

StewardEntry *
random_entry (guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  StewardEntry *entry = steward_entry_new ((StewardEntryKind) g_rand_int_range (rand, 0, 2));

  entry->native_id = random_text (rand, "id");
  entry->name = random_text (rand, "name");
  entry->domain = random_text (rand, "domain");
  entry->purpose = random_text (rand, "purpose");
  entry->description = random_text (rand, "description");
  entry->status_text = random_text (rand, "status");
  entry->lifecycle = (StewardLifecycle) g_rand_int_range (rand, 0, 6);
  entry->visibility = (StewardVisibility) g_rand_int_range (rand, 0, 5);
  entry->classification = (StewardClassification) g_rand_int_range (rand, 0, 6);
  entry->version = random_text (rand, "version");
  entry->format = random_text (rand, "format");
  entry->address = random_text (rand, "address");
  entry->tags = random_tags (rand);
  add_random_owners (rand, entry->owners);
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    g_ptr_array_add (entry->ports, make_random_port (rand));
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    g_ptr_array_add (entry->contracts, make_random_contract (rand));

  return entry;
}
