/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What documents of every dialect say, as records. */

#include "config.h"

#include <string.h>

#include "steward-contract-reader.h"
#include "steward-reading-reference.h"

static StewardDocument *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);

  return steward_document_ref (g_ptr_array_index (documents, 0));
}

static StewardReading *
read_text (const char *text)
{
  g_autoptr(StewardDocument) document = parse (text);

  return steward_contract_read (document, "a/b.yaml");
}

static StewardReading *
read_fixture (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_DATA"), "contracts", name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return read_text (text);
}

static void
assert_owner (GPtrArray  *owners,
              guint       index,
              const char *name,
              const char *address,
              const char *role,
              gboolean    accountable)
{
  const StewardOwner *owner;

  g_assert_cmpuint (index, <, owners->len);
  owner = g_ptr_array_index (owners, index);
  g_assert_cmpstr (owner->name, ==, name);
  g_assert_cmpstr (owner->address, ==, address);
  g_assert_cmpstr (owner->role, ==, role);
  g_assert_cmpint (owner->accountable, ==, accountable);
}

static void
assert_port (GPtrArray            *ports,
             guint                 index,
             StewardPortDirection  direction,
             const char           *name,
             const char           *kind,
             const char           *location,
             const char           *contract_id)
{
  const StewardPort *port;

  g_assert_cmpuint (index, <, ports->len);
  port = g_ptr_array_index (ports, index);
  g_assert_cmpint (port->direction, ==, direction);
  g_assert_cmpstr (port->name, ==, name);
  g_assert_cmpstr (port->kind, ==, kind);
  g_assert_cmpstr (port->location, ==, location);
  g_assert_cmpstr (port->contract_id, ==, contract_id);
}

static void
assert_level (GPtrArray  *objectives,
              guint       index,
              const char *property,
              const char *value,
              const char *unit,
              const char *element)
{
  const StewardObjective *objective;

  g_assert_cmpuint (index, <, objectives->len);
  objective = g_ptr_array_index (objectives, index);
  g_assert_cmpstr (objective->property, ==, property);
  g_assert_cmpstr (objective->value, ==, value);
  g_assert_cmpstr (objective->unit, ==, unit);
  g_assert_cmpstr (objective->element, ==, element);
}

static const StewardProperty *
find_property (GPtrArray  *objects,
               const char *name)
{
  const StewardSchemaObject *object = g_ptr_array_index (objects, 0);

  for (guint i = 0; i < object->properties->len; i++)
    {
      const StewardProperty *property = g_ptr_array_index (object->properties, i);

      if (g_str_equal (property->name, name))
        return property;
    }
  g_error ("no property %s", name);
}

static char *
list_properties (GPtrArray *objects)
{
  const StewardSchemaObject *object = g_ptr_array_index (objects, 0);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < object->properties->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            ((const StewardProperty *) g_ptr_array_index (object->properties, i))->name);

  return g_string_free (out, FALSE);
}

static void
test_odcs_3 (void)
{
  g_autoptr(StewardReading) reading = read_fixture ("odcs-3.0.2-good.yaml");
  const StewardContract *contract = reading->contract;
  const StewardSchemaObject *object = g_ptr_array_index (contract->objects, 0);
  const StewardProperty *property = find_property (contract->objects, "berth_id");
  g_autofree char *names = list_properties (contract->objects);

  g_assert_cmpint (reading->dialect, ==, STEWARD_DIALECT_ODCS);
  g_assert_cmpstr (reading->version, ==, "3.0.2");
  g_assert_cmpstr (reading->format, ==, "ODCS 3.0.2");
  g_assert_cmpstr (reading->domain, ==, "Harbour");
  g_assert_null (reading->data_product);
  g_assert_cmpstr (reading->tags, ==, "harbour,reference");
  g_assert_null (reading->product);
  g_assert_cmpstr (contract->id, ==, "7f1d-berths");
  g_assert_cmpstr (contract->name, ==, "berths");
  g_assert_cmpstr (contract->version, ==, "2.1.0");
  g_assert_cmpstr (contract->format, ==, "ODCS 3.0.2");
  g_assert_cmpstr (contract->status, ==, "active");
  g_assert_cmpstr (contract->location, ==, "a/b.yaml");
  g_assert_cmpstr (contract->purpose, ==,
                   "Every berth with its length and depth.\n\nChanges are rare and announced.\n");
  g_assert_cmpstr (contract->usage, ==, "Join by berth_id.");
  g_assert_cmpstr (contract->limitations, ==, "Depth is a chart datum, not the water of today.");
  g_assert_cmpstr (object->name, ==, "berths");
  g_assert_cmpstr (object->kind, ==, "table");
  g_assert_cmpstr (object->description, ==, "One row per berth.");
  g_assert_cmpint (object->row_estimate, ==, -1);
  g_assert_cmpstr (names, ==, "berth_id length bollards surveyed_on in_use position position.lat position.lon depths "
                              "depths[] depths[].at depths[].depth");
  g_assert_cmpstr (property->physical_name, ==, "BERTH_ID");
  g_assert_cmpstr (property->logical_type, ==, "string");
  g_assert_cmpstr (property->physical_type, ==, "varchar(8)");
  g_assert_cmpstr (property->description, ==, "Code on the quay wall");
  g_assert_cmpstr (property->classification_text, ==, "public");
  g_assert_cmpint (property->classification, ==, STEWARD_CLASSIFICATION_PUBLIC);
  g_assert_true (property->primary_key && property->required && property->unique);
  assert_owner (contract->owners, 0, "Anna Bakker", "anna.bakker@example.com", "Data Owner", TRUE);
  assert_owner (contract->owners, 1, "Pim Visser", "pim.visser@example.com", "steward", FALSE);
  assert_owner (contract->owners, 2, "#harbour", "https://chat.example.com/harbour", "support", FALSE);
  assert_level (contract->objectives, 0, "frequency", "1", "week", "berths");
  assert_level (contract->objectives, 1, "availability", "99.5 %", NULL, "berths.surveyed_on");
  g_assert_cmpuint (contract->addresses->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (contract->addresses, 0), ==,
                   "postgresql://warehouse.example.com:5432/harbour/master.berths");
}

static void
test_odcs_31 (void)
{
  g_autoptr(StewardReading) reading = read_fixture ("odcs-3.1.0-good.yaml");
  const StewardContract *contract = reading->contract;

  g_assert_cmpstr (reading->data_product, ==, "harbour.port_calls");
  g_assert_cmpint (reading->visibility, ==, STEWARD_VISIBILITY_DOMAIN);
  g_assert_cmpint (reading->classification, ==, STEWARD_CLASSIFICATION_CONFIDENTIAL);
  g_assert_cmpstr (find_property (contract->objects, "berth_id")->reference, ==, "berths.berth_id");
  g_assert_cmpstr (find_property (contract->objects, "side")->reference, ==, "berths.side");
  g_assert_cmpstr (find_property (contract->objects, "agent")->reference, ==, "agents.name");
  g_assert_cmpstr (find_property (contract->objects, "ship_id")->reference, ==, "ships.imo");
  g_assert_null (find_property (contract->objects, "call_id")->reference);
  assert_owner (contract->owners, 0, "Anna Bakker", "anna.bakker@example.com", "owner", TRUE);
  assert_owner (contract->owners, 1, "Pilot desk", NULL, "team", FALSE);
  assert_owner (contract->owners, 2, "pilots", NULL, "support", FALSE);
  g_assert_cmpuint (contract->owners->len, ==, 3);
  assert_level (contract->objectives, 0, "freshness", "< 5 minutes", NULL, "port_calls.happened_at");
  assert_level (contract->objectives, 1, "availability", "99.9", "percent", NULL);
}

static void
test_odcs_2 (void)
{
  g_autoptr(StewardReading) reading = read_fixture ("odcs-2.2.1-good.yaml");
  const StewardContract *contract = reading->contract;
  const StewardSchemaObject *object = g_ptr_array_index (contract->objects, 0);

  g_assert_cmpstr (reading->format, ==, "ODCS 2.2.1");
  g_assert_cmpstr (reading->domain, ==, "harbour");
  g_assert_cmpstr (reading->data_product, ==, "ship movements");
  g_assert_cmpstr (contract->id, ==, "6a0e1d2c-ships");
  g_assert_cmpstr (contract->name, ==, "movements");
  g_assert_cmpstr (object->name, ==, "movements");
  g_assert_cmpstr (object->description, ==, "One row per stay.\nOpen stays have no end.");
  g_assert_true (find_property (contract->objects, "ship_id")->primary_key);
  g_assert_true (find_property (contract->objects, "ship_id")->required);
  g_assert_false (find_property (contract->objects, "arrived_at")->required);
  assert_owner (contract->owners, 0, "anna.bakker", "anna.bakker", "Data Product Owner", TRUE);
  assert_owner (contract->owners, 1, "#ship-movements", NULL, "support", FALSE);
  assert_level (contract->objectives, 0, "latency", "4", "d", "movements.arrived_at");
  assert_level (contract->objectives, 1, "retention", "3", "y", "movements.arrived_at");
}

static void
test_dcs (void)
{
  g_autoptr(StewardReading) reading = read_fixture ("dcs-1.2.1-good.yaml");
  g_autoptr(StewardReading) older = read_fixture ("dcs-0.9.3-good.yaml");
  const StewardContract *contract = reading->contract;
  g_autofree char *names = list_properties (older->contract->objects);

  g_assert_cmpstr (reading->format, ==, "DCS 1.2.1");
  g_assert_cmpstr (contract->name, ==, "Port calls");
  g_assert_cmpstr (contract->purpose, ==, "One row per call.");
  g_assert_cmpstr (contract->usage, ==, "Plan with it.");
  g_assert_cmpstr (contract->status, ==, "deprecated");
  g_assert_cmpstr (find_property (contract->objects, "id")->logical_type, ==, "string");
  g_assert_cmpstr (find_property (contract->objects, "id")->classification_text, ==, "internal");
  g_assert_true (find_property (contract->objects, "id")->primary_key);
  g_assert_true (find_property (contract->objects, "no")->primary_key);
  assert_owner (contract->owners, 0, "Pilot desk", NULL, "owner", TRUE);
  assert_level (contract->objectives, 0, "freshness", "P1D", NULL, "calls.at");
  g_assert_cmpstr (g_ptr_array_index (contract->addresses, 0), ==,
                   "postgresql://db.example.com:5432/port/calls.calls");

  g_assert_cmpstr (names, ==, "call call.id call.lines call.lines[] call.lines[].bollard labels labels{} at");
  g_assert_cmpstr (find_property (older->contract->objects, "call.id")->reference, ==, "ships.imo");
  assert_level (older->contract->objectives, 0, "availability", "99.9%", NULL, NULL);
  assert_level (older->contract->objectives, 9, "frequency", "streaming", NULL, NULL);
}

static void
test_dcs_embedded_schema (void)
{
  g_autoptr(StewardReading) dbt = read_fixture ("dcs-0.9.0-good.yaml");
  g_autoptr(StewardReading) json = read_text ("dataContractSpecification: 0.9.0\nid: a\ninfo: {title: a}\n"
                                              "schema:\n  type: json-schema\n  specification: |\n"
                                              "    [{\"title\": \"t\",\n"
                                              "      \"properties\": {\"x\": {\"type\": \"string\"}}}]\n");
  g_autoptr(StewardReading) broken = read_text ("dataContractSpecification: 0.9.0\nid: a\n"
                                                "schema: {type: dbt, specification: \"models: [\"}\n");

  g_assert_cmpstr (find_property (dbt->contract->objects, "berth_id")->physical_type, ==, "varchar");
  g_assert_cmpstr (find_property (dbt->contract->objects, "berth_id")->description, ==, "Code on the quay wall");
  g_assert_cmpstr (find_property (json->contract->objects, "x")->logical_type, ==, "string");
  g_assert_cmpstr (((StewardSchemaObject *) g_ptr_array_index (json->contract->objects, 0))->name, ==, "t");
  g_assert_cmpuint (broken->contract->objects->len, ==, 0);
}

static void
test_odps (void)
{
  g_autoptr(StewardReading) reading = read_fixture ("odps-1.0.0-good.yaml");
  const StewardEntry *product = reading->product;

  g_assert_null (reading->contract);
  g_assert_cmpint (product->kind, ==, STEWARD_ENTRY_PRODUCT);
  g_assert_cmpstr (product->native_id, ==, "9c1a-port-calls");
  g_assert_cmpstr (product->name, ==, "harbour.port_calls");
  g_assert_cmpstr (product->domain, ==, "Harbour");
  g_assert_cmpstr (product->format, ==, "ODPS 1.0.0");
  g_assert_cmpstr (product->location, ==, "a/b.yaml");
  g_assert_cmpstr (product->purpose, ==, "One event per change of a port call.");
  g_assert_cmpstr (product->description, ==,
                   "One event per change of a port call. Use it to plan tugs.\n\n## Limitations\n\n"
                   "Late events arrive for two days.");
  g_assert_cmpint (product->lifecycle, ==, STEWARD_LIFECYCLE_ACTIVE);
  g_assert_cmpint (product->certification, ==, STEWARD_CERTIFICATION_GOLD);
  g_assert_cmpint (product->visibility, ==, STEWARD_VISIBILITY_ORGANISATION);
  g_assert_cmpint (product->classification, ==, STEWARD_CLASSIFICATION_CONFIDENTIAL);
  assert_owner (product->owners, 0, "Anna Bakker", "anna.bakker@example.com", "owner", TRUE);
  assert_owner (product->owners, 1, "Pilot desk", NULL, "team", FALSE);
  assert_owner (product->owners, 2, "pilots", "mailto:pilots@example.com", "support", FALSE);
  assert_port (product->ports, 0, STEWARD_PORT_INPUT, "berths", NULL, NULL, "7f1d-berths");
  assert_port (product->ports, 1, STEWARD_PORT_OUTPUT, "Stream", "kafka",
               "kafka://broker-1.example.com/harbour.port_calls.v1", "5f0c-port-calls");
  assert_port (product->ports, 2, STEWARD_PORT_OUTPUT, "Batch", "table", NULL, "5f0c-port-calls");
}

static void
test_dpds (void)
{
  g_autoptr(StewardReading) reading = read_fixture ("dpds-1.0.0-good.yaml");
  const StewardEntry *product = reading->product;

  g_assert_cmpint (reading->dialect, ==, STEWARD_DIALECT_DPDS);
  g_assert_cmpstr (product->native_id, ==, "urn:dpds:example.port:dataproducts:portCalls:1");
  g_assert_cmpstr (product->name, ==, "harbour.portCalls");
  g_assert_cmpstr (product->version, ==, "1.2.3");
  g_assert_cmpstr (product->description, ==, "One event per change of a port call.");
  assert_owner (product->owners, 0, "Anna Bakker", "anna.bakker@example.com", "owner", TRUE);
  assert_owner (product->owners, 1, "Pilots", "pilots@example.com", "contact", FALSE);
  assert_port (product->ports, 0, STEWARD_PORT_INPUT, "berths-iport", NULL, NULL, NULL);
  assert_port (product->ports, 1, STEWARD_PORT_OUTPUT, "Stream", "streaming-services", "eu-west:kafka", NULL);
  assert_port (product->ports, 2, STEWARD_PORT_OUTPUT, "table", "datastore-services", NULL, NULL);
}

/* A contract without a product becomes one. */
static void
test_lone_contract (void)
{
  g_autoptr(StewardReading) reading = read_fixture ("odcs-3.0.2-good.yaml");
  g_autoptr(StewardEntry) entry = steward_reading_to_entry (reading);
  g_autoptr(StewardReading) bare = read_text ("apiVersion: v3.0.2\nkind: DataContract\nid: x1\nversion: '2'\n");
  g_autoptr(StewardEntry) bare_entry = steward_reading_to_entry (bare);

  g_assert_cmpstr (entry->native_id, ==, "7f1d-berths");
  g_assert_cmpstr (entry->name, ==, "harbour.berths");
  g_assert_cmpstr (entry->status_text, ==, "active");
  g_assert_cmpstr (entry->purpose, ==, "Every berth with its length and depth.");
  g_assert_cmpint (entry->certification, ==, STEWARD_CERTIFICATION_SILVER);
  g_assert_cmpint (entry->classification, ==, STEWARD_CLASSIFICATION_PUBLIC);
  g_assert_cmpuint (entry->contracts->len, ==, 1);
  g_assert_cmpuint (entry->ports->len, ==, 3);
  assert_port (entry->ports, 0, STEWARD_PORT_OUTPUT, "berths (production)", "postgresql",
               "postgresql://warehouse.example.com:5432/harbour/master.berths", "7f1d-berths");
  assert_owner (entry->owners, 0, "Anna Bakker", "anna.bakker@example.com", "Data Owner", TRUE);
  g_assert_null (steward_reading_to_entry (reading));

  g_assert_cmpstr (bare_entry->name, ==, "x1");
  g_assert_cmpuint (bare_entry->ports->len, ==, 1);
  assert_port (bare_entry->ports, 0, STEWARD_PORT_OUTPUT, "x1", NULL, NULL, "x1");
  g_assert_cmpuint (bare_entry->findings->len, >, 0);
}

/* Documents that break every rule still say what they say. */
static void
test_wrong_types (void)
{
  g_autoptr(StewardReading) reading =
    read_text ("apiVersion: v3.1.0\nkind: DataContract\nid: 1.0\nversion: 2024-01-01\nstatus: no\n"
               "name: tides\ndomain: 1e3\nowner: [Ada, {name: Bo, email: bo@example.com}]\nteam: null\n"
               "description: [one, two]\ntags: a, b\ndataProduct: {x: y}\nsupport: text\n"
               "slaProperties: {latency: 5 m}\n"
               "schema:\n  tides:\n    physicalType: 3\n    fields:\n"
               "      at: {type: timestamp, nullable: 'NO', pii: yes}\n"
               "      level: 7\nservers:\n  a: {type: postgres, host: db, port: __PORT__, database: d}\n  b: none\n");
  const StewardContract *contract = reading->contract;

  g_assert_cmpstr (contract->id, ==, "1.0");
  g_assert_cmpstr (contract->version, ==, "2024-01-01");
  g_assert_cmpstr (contract->status, ==, "no");
  g_assert_cmpstr (reading->domain, ==, "1e3");
  g_assert_cmpstr (reading->tags, ==, "a, b");
  g_assert_null (reading->data_product);
  g_assert_cmpstr (contract->purpose, ==, "one\ntwo");
  assert_owner (contract->owners, 0, "Ada", NULL, "owner", TRUE);
  assert_owner (contract->owners, 1, "Bo", "bo@example.com", "owner", TRUE);
  g_assert_true (find_property (contract->objects, "at")->required);
  g_assert_cmpint (find_property (contract->objects, "at")->classification, ==, STEWARD_CLASSIFICATION_PERSONAL);
  g_assert_nonnull (find_property (contract->objects, "level"));
  assert_level (contract->objectives, 0, "latency", "5 m", NULL, NULL);
  g_assert_cmpstr (g_ptr_array_index (contract->addresses, 0), ==, "postgresql://db:5432/d/tides");
}

/* What DCS says in its own words, within an ODCS document. */
static void
test_mixture (void)
{
  g_autoptr(StewardReading) reading = read_fixture ("odcs-3.0.2-broken.yaml");
  const StewardContract *contract = reading->contract;

  g_assert_cmpstr (contract->name, ==, "Tides");
  g_assert_cmpstr (contract->usage, ==, "Plan with it.");
  assert_owner (contract->owners, 0, "Hydrography", NULL, "owner", TRUE);
  g_assert_cmpstr (find_property (contract->objects, "level")->logical_type, ==, "double");
  assert_level (contract->objectives, 0, "availability", "99.9%", NULL, NULL);
  assert_level (contract->objectives, 1, "freshness", "10m", NULL, "tides.at");
}

typedef struct
{
  const char *text;
  StewardDialect dialect;
  const char *version;
} DialectCase;

static const DialectCase dialect_cases[] = {
  { "{apiVersion: v3.0.2, kind: DataContract}", STEWARD_DIALECT_ODCS, "3.0.2" },
  { "{apiVersion: v2.2.2, kind: DataContract}", STEWARD_DIALECT_ODCS, "2.2.2" },
  { "{apiVersion: 3.1, kind: DataContract}", STEWARD_DIALECT_ODCS, "3.1" },
  { "{kind: DataContract, uuid: x}", STEWARD_DIALECT_ODCS, NULL },
  { "{apiVersion: v3.0.2, schema: [], id: x}", STEWARD_DIALECT_ODCS, "3.0.2" },
  { "{apiVersion: v1.0.0, kind: DataProduct}", STEWARD_DIALECT_ODPS, "1.0.0" },
  { "{apiVersion: v0.9.0, kind: DataProduct}", STEWARD_DIALECT_ODPS, "0.9.0" },
  { "{dataContractSpecification: 0.9.3}", STEWARD_DIALECT_DCS, "0.9.3" },
  { "{dataContractSpecification: 1.1}", STEWARD_DIALECT_DCS, "1.1" },
  { "{dataContractSpecification: null}", STEWARD_DIALECT_DCS, NULL },
  { "{dataProductDescriptor: 1.0.0-DRAFT}", STEWARD_DIALECT_DPDS, "1.0.0-DRAFT" },
  { "{kind: DataContract}", STEWARD_DIALECT_NONE, NULL },
  { "{apiVersion: example.com/v1, kind: DataContract}", STEWARD_DIALECT_NONE, NULL },
  { "{apiVersion: v1, kind: Service, id: x}", STEWARD_DIALECT_NONE, NULL },
  { "{apiVersion: v1, id: x}", STEWARD_DIALECT_NONE, NULL },
  { "{apiVersion: v3.0.0, kind: Deployment, id: x}", STEWARD_DIALECT_NONE, NULL },
  { "{apiVersion: floe.dev/v1, kind: DataProduct}", STEWARD_DIALECT_NONE, NULL },
  { "{apiVersion: 1.0.0, kind: DataProduct}", STEWARD_DIALECT_NONE, NULL },
  { "{fluidVersion: 0.4.0, kind: DataProduct}", STEWARD_DIALECT_NONE, NULL },
  { "{apiVersion: v1/v2, kind: DataProduct}", STEWARD_DIALECT_NONE, NULL },
  { "{dataProductSpecification: 0.0.1}", STEWARD_DIALECT_NONE, NULL },
  { "{schema: 'https://opendataproducts.org/v4.1/schema/odps.yaml', version: 4.1}", STEWARD_DIALECT_NONE, NULL },
  { "[]", STEWARD_DIALECT_NONE, NULL },
  { "text", STEWARD_DIALECT_NONE, NULL },
  { "", STEWARD_DIALECT_NONE, NULL },
};

static void
test_dialects (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dialect_cases); i++)
    {
      const DialectCase *one = &dialect_cases[i];
      g_autoptr(StewardDocument) document = NULL;
      g_autoptr(StewardReading) reading = NULL;
      const char *version = "unset";

      g_test_message ("%s", one->text);
      document = parse (*one->text != '\0' ? one->text : "---\n");
      g_assert_cmpint (steward_contract_tell_dialect (steward_document_get_root (document), &version), ==,
                       one->dialect);
      g_assert_cmpstr (version, ==, one->version);
      reading = steward_contract_read (document, NULL);
      g_assert_cmpint (reading->dialect, ==, one->dialect);
      g_assert_cmpint (reading->product == NULL && reading->contract == NULL, ==,
                       one->dialect == STEWARD_DIALECT_NONE);
      if (one->dialect == STEWARD_DIALECT_NONE)
        g_assert_cmpuint (reading->findings->len, ==, 1);
    }
  g_assert_cmpint (steward_contract_tell_dialect (NULL, NULL), ==, STEWARD_DIALECT_NONE);
}

static void
test_product_name (void)
{
  static const char *const cases[][3] = {
    { "Orders", "order_events", "orders.order_events" },
    { "orders", "orders.order_events", "orders.order_events" },
    { NULL, "order_events", "order_events" },
    { "", "order_events", "order_events" },
    { "Supply Chain", "stock", "supply_chain.stock" },
    { "orders", "Orders v1.0", "orders.Orders v1.0" },
    { "orders", "End. of day", "orders.End. of day" },
    { "Käse", "Preise", "käse.Preise" },
    { "orders", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = steward_contract_product_name (cases[i][0], cases[i][1]);

      g_assert_cmpstr (name, ==, cases[i][2]);
    }
}

/* Somebody who has left owns nothing; somebody who will leave still does. */
static void
test_left (void)
{
  g_autoptr(StewardReading) reading =
    read_text ("apiVersion: v1.0.0\nkind: DataProduct\nid: a\nstatus: active\nteam:\n  members:\n"
               "  - {username: a, role: owner, dateOut: \"2020-01-01\"}\n"
               "  - {username: b, role: Product_Owner, dateOut: \"2999-01-01\"}\n"
               "  - {username: c, role: ownership clerk}\n"
               "  - {username: d, role: technicalOwner}\n"
               "  - {username: e, role: Accountable}\n");

  g_assert_cmpuint (reading->product->owners->len, ==, 4);
  assert_owner (reading->product->owners, 0, "b", "b", "Product_Owner", TRUE);
  assert_owner (reading->product->owners, 1, "c", "c", "ownership clerk", FALSE);
  assert_owner (reading->product->owners, 2, "d", "d", "technicalOwner", FALSE);
  assert_owner (reading->product->owners, 3, "e", "e", "Accountable", TRUE);
}

static void
test_references (void)
{
  static const char *const cases[][3] = {
    { "orders.order_id", NULL, "orders.order_id" },
    { "schema/orders/properties/order_id", NULL, "orders.order_id" },
    { "#/schema/orders/properties/order_id", NULL, "orders.order_id" },
    { "../ships/contract.yaml#/schema/ships/properties/imo", NULL, "ships.imo" },
    { "../ships/contract.yaml#/schema/ships/properties/imo", "harbour/calls/contract.yaml", "harbour.ships.imo" },
    { "../../marketing/lists/c.yaml#/schema/rows/properties/id", "a/b/c.yaml", "marketing.lists.rows.id" },
    { "../../../../up/c.yaml#/schema/rows/properties/id", "a/b/c.yaml", "up.rows.id" },
    { "../ships/contract.yaml#/schema/ships/properties/imo", "/home/me/calls/contract.yaml", "ships.imo" },
    { "https://example.com/x.yaml#/schema/ships/properties/imo", "a/b.yaml", "ships.imo" },
    { "https://example.com/terms/ship", NULL, "https://example.com/terms/ship" },
    { "#", NULL, "#" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reference = steward_reference_from_text (cases[i][0], cases[i][1]);

      g_assert_cmpstr (reference, ==, cases[i][2]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contracts/reader/odcs-3.0", test_odcs_3);
  g_test_add_func ("/contracts/reader/odcs-3.1", test_odcs_31);
  g_test_add_func ("/contracts/reader/odcs-2.2", test_odcs_2);
  g_test_add_func ("/contracts/reader/dcs", test_dcs);
  g_test_add_func ("/contracts/reader/dcs-embedded-schema", test_dcs_embedded_schema);
  g_test_add_func ("/contracts/reader/odps", test_odps);
  g_test_add_func ("/contracts/reader/dpds", test_dpds);
  g_test_add_func ("/contracts/reader/lone-contract", test_lone_contract);
  g_test_add_func ("/contracts/reader/wrong-types", test_wrong_types);
  g_test_add_func ("/contracts/reader/mixture", test_mixture);
  g_test_add_func ("/contracts/reader/dialects", test_dialects);
  g_test_add_func ("/contracts/reader/product-name", test_product_name);
  g_test_add_func ("/contracts/reader/left", test_left);
  g_test_add_func ("/contracts/reader/references", test_references);

  return g_test_run ();
}
