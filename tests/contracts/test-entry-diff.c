/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each rule of the comparison by one edit of a document and by what is said of
 * it; and, over random entries, that a comparison is empty exactly when the
 * revisions are equal, mirrors itself, and names every change by one path. */

#include "config.h"

#include "steward-entry-diff.h"

#include "random-entry.h"
#include "steward-contract-reader.h"
#include "steward-entry-diff-private.h"
#include "steward-revision.h"

#include <string.h>

#define ROUNDS 300

static const char contract_text[] =
  "apiVersion: v3.1.0\n"
  "kind: DataContract\n"
  "id: c-1\n"
  "name: orders\n"
  "version: 2.3.0\n"
  "status: active\n"
  "domain: Orders\n"
  "description:\n"
  "  purpose: To follow an order.\n"
  "  usage: Count it. Trigger by it. Never mail by it.\n"
  "  limitations: None.\n"
  "servers:\n"
  "  - server: w\n"
  "    type: postgresql\n"
  "    host: one.example.com\n"
  "    port: 5432\n"
  "    database: shop\n"
  "    schema: orders\n"
  "schema:\n"
  "  - name: orders\n"
  "    physicalName: orders.orders\n"
  "    physicalType: table\n"
  "    properties:\n"
  "      - name: order_id\n"
  "        logicalType: string\n"
  "        physicalType: varchar(26)\n"
  "        primaryKey: true\n"
  "        required: true\n"
  "        unique: true\n"
  "        classification: internal\n"
  "      - name: amount\n"
  "        logicalType: number\n"
  "        physicalType: decimal(12,2)\n"
  "        physicalName: amt\n"
  "        required: true\n"
  "        classification: internal\n"
  "        description: What it cost.\n"
  "        tags: [money, core]\n"
  "      - name: items\n"
  "        logicalType: integer\n"
  "        physicalType: int\n"
  "      - name: customer\n"
  "        logicalType: string\n"
  "        physicalType: text\n"
  "        classification: confidential\n"
  "  - name: lines\n"
  "    physicalType: view\n"
  "    properties:\n"
  "      - name: line_id\n"
  "        logicalType: string\n"
  "slaProperties:\n"
  "  - property: freshness\n"
  "    value: 5\n"
  "    unit: min\n"
  "    driver: operational\n"
  "  - property: availability\n"
  "    value: 99.9\n"
  "    unit: \"%\"\n"
  "  - property: errorRate\n"
  "    value: \"< 1%\"\n"
  "  - property: retention\n"
  "    value: 7\n"
  "    unit: y\n"
  "  - property: timeOfAvailability\n"
  "    value: \"09:00\"\n"
  "team:\n"
  "  - username: jonas@example.com\n"
  "    name: Jonas Weber\n"
  "    role: owner\n";

static const char product_text[] =
  "apiVersion: v1.0.0\n"
  "kind: DataProduct\n"
  "id: orders\n"
  "name: orders.orders\n"
  "version: 2.3.0\n"
  "status: active\n"
  "domain: Orders\n"
  "description:\n"
  "  purpose: Every order.\n"
  "tags: [orders, core]\n"
  "inputPorts:\n"
  "  - name: checkout\n"
  "    version: 1.0.0\n"
  "    contractId: c-checkout\n"
  "outputPorts:\n"
  "  - name: Batch\n"
  "    type: table\n"
  "    version: 2.3.0\n"
  "    contractId: c-1\n"
  "    description: As a table\n"
  "    customProperties:\n"
  "      - property: location\n"
  "        value: warehouse.orders\n"
  "team:\n"
  "  members:\n"
  "    - username: jonas@example.com\n"
  "      name: Jonas Weber\n"
  "      role: owner\n"
  "customProperties:\n"
  "  - property: visibility\n"
  "    value: organisation\n"
  "  - property: classification\n"
  "    value: confidential\n";

/* One edit of a document, and one of the changes that it makes. */
typedef struct
{
  const char *from;
  const char *to;
  const char *path;
  StewardChangeKind kind;
  StewardImpact impact;
  const char *note;                    /* part of it; NULL: none is asked for */
} Edit;

#define ADDED STEWARD_CHANGE_ADDED
#define REMOVED STEWARD_CHANGE_REMOVED
#define CHANGED STEWARD_CHANGE_CHANGED
#define BREAKING STEWARD_IMPACT_BREAKING
#define COMPATIBLE STEWARD_IMPACT_COMPATIBLE
#define COSMETIC STEWARD_IMPACT_COSMETIC

static const Edit contract_edits[] = {
  /* columns */
  { "      - name: items\n        logicalType: integer\n        physicalType: int\n", "",
    "orders.properties.items", REMOVED, BREAKING, "Removed; whoever reads it fails." },
  { "      - name: items\n", "      - name: extra\n        physicalType: string(12)\n        classification: internal\n"
    "      - name: items\n", "orders.properties.extra", ADDED, COMPATIBLE, NULL },
  { "- name: amount", "- name: total", "orders.properties.amount.name", CHANGED, BREAKING, "Renamed" },
  { "physicalName: amt", "physicalName: amount_eur", "orders.properties.amount.physicalName", CHANGED, BREAKING,
    "in the source" },
  { "      - name: items\n", "      - name: items\n        physicalName: items\n",
    "orders.properties.items.physicalName", ADDED, COSMETIC, "the same in the source" },
  { "logicalType: number", "logicalType: string", "orders.properties.amount.logicalType", CHANGED, BREAKING,
    "Another type" },
  { "        logicalType: number\n", "", "orders.properties.amount.logicalType", REMOVED, BREAKING,
    "no longer promised" },
  { "decimal(12,2)", "decimal(18,4)", "orders.properties.amount.physicalType", CHANGED, BREAKING,
    "Widened; a consumer that stores decimal(12,2)" },
  { "decimal(12,2)", "decimal(10,2)", "orders.properties.amount.physicalType", CHANGED, BREAKING, "Narrowed" },
  { "decimal(12,2)", "decimal(12,4)", "orders.properties.amount.physicalType", CHANGED, BREAKING,
    "neither type holds all values" },
  { "decimal(12,2)", "NUMERIC(12, 2)", "orders.properties.amount.physicalType", CHANGED, COSMETIC, "same type" },
  { "decimal(12,2)", "varchar(20)", "orders.properties.amount.physicalType", CHANGED, BREAKING, "Another type" },
  { "physicalType: int\n", "physicalType: bigint\n", "orders.properties.items.physicalType", CHANGED, BREAKING,
    "Widened" },
  { "physicalType: int\n", "physicalType: smallint\n", "orders.properties.items.physicalType", CHANGED, BREAKING,
    "Narrowed" },
  { "physicalType: int\n", "physicalType: INT4\n", "orders.properties.items.physicalType", CHANGED, COSMETIC,
    "same type" },
  { "varchar(26)", "varchar(40)", "orders.properties.order_id.physicalType", CHANGED, BREAKING, "Widened" },
  { "varchar(26)", "text", "orders.properties.order_id.physicalType", CHANGED, BREAKING, "Widened" },
  { "varchar(26)", "uuid", "orders.properties.order_id.physicalType", CHANGED, BREAKING, "Another type" },
  { "        physicalType: int\n", "", "orders.properties.items.physicalType", REMOVED, BREAKING,
    "no longer promised" },
  { "        required: true\n        unique", "        unique", "orders.properties.order_id.required", CHANGED,
    BREAKING, "may be empty" },
  { "physicalType: int\n", "physicalType: int\n        required: true\n", "orders.properties.items.required", CHANGED,
    COMPATIBLE, "never empty" },
  { "        unique: true\n", "", "orders.properties.order_id.unique", CHANGED, BREAKING, "repeat" },
  { "physicalType: int\n", "physicalType: int\n        unique: true\n", "orders.properties.items.unique", CHANGED,
    COMPATIBLE, "never repeat" },
  { "        primaryKey: true\n", "", "orders.properties.order_id.primaryKey", CHANGED, BREAKING, "key" },
  { "physicalType: int\n", "physicalType: int\n        primaryKey: true\n", "orders.properties.items.primaryKey",
    CHANGED, BREAKING, "key is another one" },
  { "classification: confidential", "classification: personal", "orders.properties.customer.classification", CHANGED,
    BREAKING, "may lose access" },
  { "classification: confidential", "classification: internal", "orders.properties.customer.classification", CHANGED,
    COMPATIBLE, "Lowered" },
  { "        classification: confidential\n", "", "orders.properties.customer.classification", REMOVED, COMPATIBLE,
    "No longer classified" },
  { "physicalType: int\n", "physicalType: int\n        classification: public\n",
    "orders.properties.items.classification", ADDED, COMPATIBLE, "not classified before" },
  { "physicalType: int\n", "physicalType: int\n        classification: restricted\n",
    "orders.properties.items.classification", ADDED, BREAKING, "may lose access" },
  { "description: What it cost.", "description: What was paid for it.", "orders.properties.amount.description",
    CHANGED, COSMETIC, "1 sentence reworded." },
  { "[money, core]", "[core, money, new]", "orders.properties.amount.tags", CHANGED, COSMETIC, NULL },
  /* tables */
  { "  - name: lines\n    physicalType: view\n    properties:\n      - name: line_id\n        logicalType: string\n", "",
    "lines", REMOVED, BREAKING, "all its columns" },
  { "  - name: lines\n", "  - name: gifts\n    properties:\n      - name: gift_id\n  - name: lines\n", "gifts", ADDED,
    COMPATIBLE, NULL },
  { "  - name: orders\n    physicalName", "  - name: baskets\n    physicalName", "orders.name", CHANGED, BREAKING,
    "Renamed" },
  { "physicalName: orders.orders", "physicalName: orders.orders_2", "orders.physicalName", CHANGED, BREAKING,
    "in the source" },
  { "physicalType: view", "physicalType: table", "lines.physicalType", CHANGED, COMPATIBLE, "as before" },
  { "physicalType: view", "physicalType: topic", "lines.physicalType", CHANGED, BREAKING, "another way" },
  { "    physicalType: view\n", "    physicalType: view\n    description: One line each.\n", "lines.description", ADDED,
    COSMETIC, NULL },
  /* service levels */
  { "value: 5\n", "value: 10\n", "slaProperties.freshness.value", CHANGED, BREAKING, "Loosened" },
  { "value: 5\n", "value: 2\n", "slaProperties.freshness.value", CHANGED, COMPATIBLE, "Tightened" },
  { "value: 5\n    unit: min\n", "value: 300\n    unit: s\n", "slaProperties.freshness.value", CHANGED, COSMETIC,
    "same level" },
  { "value: 5\n    unit: min\n", "value: PT1H\n", "slaProperties.freshness.value", CHANGED, BREAKING, "Loosened" },
  { "value: 5\n    unit: min\n", "value: soon\n", "slaProperties.freshness.value", CHANGED, COMPATIBLE,
    "Not comparable" },
  { "value: 99.9", "value: 99.5", "slaProperties.availability.value", CHANGED, BREAKING, "Loosened" },
  { "value: 99.9", "value: 99.99", "slaProperties.availability.value", CHANGED, COMPATIBLE, "Tightened" },
  { "< 1%", "< 2%", "slaProperties.errorRate.value", CHANGED, BREAKING, "Loosened" },
  { "< 1%", "< 0.5%", "slaProperties.errorRate.value", CHANGED, COMPATIBLE, "Tightened" },
  { "value: 7\n", "value: 3\n", "slaProperties.retention.value", CHANGED, BREAKING, "Loosened" },
  { "09:00", "10:00", "slaProperties.timeOfAvailability.value", CHANGED, COMPATIBLE, "for people to say" },
  { "  - property: retention\n    value: 7\n    unit: y\n", "", "slaProperties.retention", REMOVED, BREAKING,
    "No longer promised" },
  { "  - property: retention\n", "  - property: latency\n    value: 1\n    unit: h\n  - property: retention\n",
    "slaProperties.latency", ADDED, COMPATIBLE, NULL },
  { "driver: operational", "driver: analytics", "slaProperties.freshness.driver", CHANGED, COSMETIC, NULL },
  { "  - property: retention\n", "  - property: freshness\n    value: 1\n    unit: d\n    element: lines.line_id\n"
    "  - property: retention\n", "slaProperties.freshness(lines.line_id)", ADDED, COMPATIBLE, NULL },
  /* the contract itself */
  { "version: 2.3.0", "version: 3.0.0", "version", CHANGED, COSMETIC, NULL },
  { "status: active", "status: deprecated", "status", CHANGED, BREAKING, "Deprecated" },
  { "status: active", "status: retired", "status", CHANGED, BREAKING, "Retired" },
  { "status: active", "status: draft", "status", CHANGED, BREAKING, "No longer active" },
  { "status: active", "status: In production", "status", CHANGED, COSMETIC, "Another word" },
  { "id: c-1", "id: c-2", "id", CHANGED, COMPATIBLE, "have to follow" },
  { "Trigger by it. Never mail by it.", "Join it. Mail by it.", "description.usage", CHANGED, COSMETIC,
    "2 sentences reworded." },
  { "  limitations: None.\n", "", "description.limitations", REMOVED, COSMETIC, NULL },
  { "one.example.com", "two.example.com", "servers", REMOVED, BREAKING, "elsewhere" },
  { "role: owner", "role: consultant", "team.jonas@example.com.role", CHANGED, COMPATIBLE, NULL },
  { "name: Jonas Weber\n", "name: Jonas W.\n", "team.jonas@example.com.name", CHANGED, COSMETIC, NULL },
};

static const Edit product_edits[] = {
  { "name: orders.orders", "name: orders.all", "product.name", CHANGED, BREAKING, "Renamed" },
  { "version: 2.3.0\nstatus", "version: 2.4.0\nstatus", "product.version", CHANGED, COSMETIC, NULL },
  { "status: active", "status: deprecated", "product.status", CHANGED, BREAKING, "Deprecated" },
  { "status: active", "status: proposed", "product.status", CHANGED, BREAKING, "No longer active" },
  { "status: active", "status: live", "product.status", CHANGED, COSMETIC, "Another word" },
  { "domain: Orders", "domain: Payments", "product.domain", CHANGED, COMPATIBLE, "Another domain" },
  { "purpose: Every order.", "purpose: Every order there is.", "product.purpose", CHANGED, COSMETIC, NULL },
  { "[orders, core]", "[core]", "product.tags", CHANGED, COSMETIC, NULL },
  { "value: organisation", "value: team", "product.visibility", CHANGED, BREAKING, "Narrowed" },
  { "value: organisation", "value: external", "product.visibility", CHANGED, COMPATIBLE, "outside" },
  { "value: confidential", "value: restricted", "product.classification", CHANGED, BREAKING, "Raised" },
  { "  - name: Batch\n", "  - name: Stream\n    type: kafka\n    version: 1.0.0\n    contractId: c-1\n  - name: Batch\n",
    "product.outputPorts.Stream", ADDED, COMPATIBLE, NULL },
  { "- name: Batch", "- name: Table", "product.outputPorts.Batch", REMOVED, BREAKING, "fails" },
  { "type: table", "type: view", "product.outputPorts.Batch.type", CHANGED, BREAKING, "another way" },
  { "warehouse.orders", "lake.orders", "product.outputPorts.Batch.location", CHANGED, BREAKING, "another place" },
  { "contractId: c-1", "contractId: c-9", "product.outputPorts.Batch.contractId", CHANGED, BREAKING,
    "Another contract" },
  { "description: As a table", "description: One table", "product.outputPorts.Batch.description", CHANGED, COSMETIC,
    NULL },
  { "inputPorts:\n  - name: checkout\n    version: 1.0.0\n    contractId: c-checkout\n", "",
    "product.inputPorts.checkout", REMOVED, COMPATIBLE, "no longer depends" },
  { "contractId: c-checkout", "contractId: c-carts", "product.inputPorts.checkout.contractId", CHANGED, COMPATIBLE,
    NULL },
  { "    - username: jonas@example.com\n      name: Jonas Weber\n      role: owner\n",
    "    - username: mira@example.com\n      name: Mira\n      role: contact\n", "product.team.jonas@example.com",
    REMOVED, COMPATIBLE, "Nobody is accountable" },
};

static void
test_types (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    StewardImpact impact;
    const char *note;
  } cases[] = {
    { "int", "integer", COSMETIC, "same" },
    { "INT8", "bigint", COSMETIC, "same" },
    { "double precision", "float8", COSMETIC, "same" },
    { "Double   Precision", "double", COSMETIC, "same" },
    { "character varying(40)", "varchar(40)", COSMETIC, "same" },
    { "timestamp with time zone", "timestamptz", COSMETIC, "same" },
    { "timestamp(6) with time zone", "timestamptz(6)", COSMETIC, "same" },
    { "decimal(12)", "numeric(12, 0)", COSMETIC, "same" },
    { "bool", "boolean", COSMETIC, "same" },
    { "tinyint", "smallint", BREAKING, "Widened" },
    { "smallint", "bigint", BREAKING, "Widened" },
    { "bigint", "int", BREAKING, "Narrowed" },
    { "real", "double", BREAKING, "Widened" },
    { "double", "float4", BREAKING, "Narrowed" },
    { "decimal(12,2)", "decimal(14,2)", BREAKING, "Widened" },
    { "decimal(12,2)", "decimal(14,4)", BREAKING, "Widened" },
    { "decimal(12,2)", "decimal(13,4)", BREAKING, "neither" },
    { "decimal(14,4)", "decimal(12,2)", BREAKING, "Narrowed" },
    { "decimal", "decimal(12,2)", BREAKING, "neither" },
    { "varchar(10)", "varchar(20)", BREAKING, "Widened" },
    { "varchar(20)", "varchar(10)", BREAKING, "Narrowed" },
    { "varchar(20)", "text", BREAKING, "Widened" },
    { "text", "varchar(20)", BREAKING, "Narrowed" },
    { "char(3)", "varchar(3)", BREAKING, "Another type" },
    { "timestamp", "timestamptz", BREAKING, "Another type" },
    { "int", "decimal(10,0)", BREAKING, "Another type" },
    { "int(", "int)", BREAKING, "Another type" },
    { "decimal(99999999999999999999,2)", "decimal(12,2)", BREAKING, "neither" },
    { "enum('a','b')", "enum('a','b','c')", BREAKING, "Another type" },
    { NULL, "int", COMPATIBLE, "not promised before" },
    { "int", NULL, BREAKING, "no longer promised" },
  };
  g_autofree char *endless = g_strnfill (100000, '(');

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StewardDiffVerdict verdict = steward_diff_judge_physical_type (cases[i].before, cases[i].after);

      if (verdict.impact != cases[i].impact || strstr (verdict.note, cases[i].note) == NULL)
        g_error ("%s to %s: %s", cases[i].before, cases[i].after, verdict.note);
      g_free (verdict.note);
    }
  g_free (steward_diff_judge_physical_type ("int", endless).note);
}

static void
test_levels (void)
{
  static const struct
  {
    const char *property;
    const char *before;
    const char *before_unit;
    const char *after;
    const char *after_unit;
    StewardImpact impact;
    const char *note;
  } cases[] = {
    { "freshness", "5", "min", "PT10M", NULL, BREAKING, "Loosened" },
    { "freshness", "< 10 minutes", NULL, "5", "m", COMPATIBLE, "Tightened" },
    { "latency", "1", "h", "60", "min", COSMETIC, "same level" },
    { "Frequency", "1", "d", "1", "h", COMPATIBLE, "Tightened" },
    { "timeToRepair", "4", "h", "2", "d", BREAKING, "Loosened" },
    { "availability", "99.9%", NULL, "99.95", "%", COMPATIBLE, "Tightened" },
    { "availability", "> 99.9%", NULL, "> 99%", NULL, BREAKING, "Loosened" },
    { "completeness", "98", "%", "95", "%", BREAKING, "Loosened" },
    { "duplicateRate", "1%", NULL, "2%", NULL, BREAKING, "Loosened" },
    { "retention", "30", "d", "1", "y", COMPATIBLE, "Tightened" },
    { "endOfSupport", "2027-01-01", NULL, "2028-01-01", NULL, COMPATIBLE, "Tightened" },
    { "endOfSupport", "2028-01-01", NULL, "2027-01-01", NULL, BREAKING, "Loosened" },
    { "generalAvailability", "2027-01-01", NULL, "2028-01-01", NULL, COMPATIBLE, "for people to say" },
    { "mood", "7", NULL, "8", NULL, COMPATIBLE, "for people to say" },
    { "mood", "< 7", NULL, "< 8", NULL, BREAKING, "Loosened" },
    { "freshness", "5", "min", "99", "%", COMPATIBLE, "Not comparable" },
    { "freshness", "about an hour", NULL, "2", "h", COMPATIBLE, "Not comparable" },
    { "freshness", "5", "min", NULL, NULL, COMPATIBLE, "Not comparable" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StewardObjective before = { .property = (char *) cases[i].property, .value = (char *) cases[i].before,
                                  .unit = (char *) cases[i].before_unit };
      StewardObjective after = { .property = (char *) cases[i].property, .value = (char *) cases[i].after,
                                 .unit = (char *) cases[i].after_unit };
      StewardDiffVerdict verdict = steward_diff_judge_level (&before, &after);

      if (verdict.impact != cases[i].impact || strstr (verdict.note, cases[i].note) == NULL)
        g_error ("%s %s to %s: %s", cases[i].property, cases[i].before, cases[i].after, verdict.note);
      g_free (verdict.note);
    }
}

static StewardEntry *
read_entry (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, &error);
  g_autoptr(StewardReading) reading = NULL;
  StewardEntry *entry;

  g_assert_no_error (error);
  reading = steward_contract_read (g_ptr_array_index (documents, 0), "test.yaml");
  entry = steward_reading_to_entry (reading);
  g_assert_nonnull (entry);
  steward_entry_settle (entry);

  return entry;
}

static char *
edit_text (const char *text,
           const Edit *edit)
{
  g_auto(GStrv) parts = g_strsplit (text, edit->from, 2);

  if (g_strv_length (parts) != 2)
    g_error ("“%s” is not in the document", edit->from);

  return g_strconcat (parts[0], edit->to, parts[1], NULL);
}

static const StewardEntryChange *
find_change (GPtrArray  *changes,
             const char *path)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const StewardEntryChange *change = g_ptr_array_index (changes, i);

      if (g_str_equal (change->path, path))
        return change;
    }

  return NULL;
}

static char *
tell_changes (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const StewardEntryChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (text, "\n  %s %s %s: %s -> %s (%s)", steward_impact_to_id (change->impact),
                              steward_change_kind_to_id (change->kind), change->path, change->before, change->after,
                              change->note);
    }

  return g_string_free (text, FALSE);
}

static void
check_edits (const char *text,
             const Edit *edits,
             gsize       n)
{
  g_autoptr(StewardEntry) before = read_entry (text);

  for (gsize i = 0; i < n; i++)
    {
      const Edit *edit = &edits[i];
      g_autofree char *edited = edit_text (text, edit);
      g_autoptr(StewardEntry) after = read_entry (edited);
      g_autoptr(GPtrArray) changes = steward_entry_diff (before, after);
      g_autofree char *told = tell_changes (changes);
      const StewardEntryChange *change = find_change (changes, edit->path);

      if (change == NULL)
        g_error ("%s is not among%s", edit->path, told);
      if (change->kind != edit->kind || change->impact != edit->impact ||
          (edit->note != NULL && (change->note == NULL || strstr (change->note, edit->note) == NULL)))
        g_error ("%s is not as asked for in%s", edit->path, told);
      g_assert_cmpint (change->before == NULL, ==, change->kind == ADDED);
      g_assert_cmpint (change->after == NULL, ==, change->kind == REMOVED);
      g_assert_true (change->impact != BREAKING || change->note != NULL);
    }
}

static void
test_contract_edits (void)
{
  check_edits (contract_text, contract_edits, G_N_ELEMENTS (contract_edits));
}

static void
test_product_edits (void)
{
  check_edits (product_text, product_edits, G_N_ELEMENTS (product_edits));
}

/* One edit is one line, where it can be: no echo of it elsewhere. */
static void
test_single (void)
{
  g_autoptr(StewardEntry) before = read_entry (contract_text);

  for (gsize i = 0; i < G_N_ELEMENTS (contract_edits); i++)
    {
      const Edit *edit = &contract_edits[i];
      g_autofree char *edited = edit_text (contract_text, edit);
      g_autoptr(StewardEntry) after = read_entry (edited);
      g_autoptr(GPtrArray) changes = steward_entry_diff (before, after);
      guint n_columns = 0;

      for (guint j = 0; j < changes->len; j++)
        n_columns += strstr (((StewardEntryChange *) g_ptr_array_index (changes, j))->path, ".properties.") != NULL;
      g_assert_cmpuint (n_columns, <=, 1);
    }
}

/* The picture of the review form: five changes, and a major version. */
static void
test_picture (void)
{
  static const Edit edits[] = {
    { "version: 2.3.0", "version: 3.0.0", NULL, 0, 0, NULL },
    { "      - name: items\n        logicalType: integer\n        physicalType: int\n",
      "      - name: site\n        logicalType: string\n        physicalType: varchar(12)\n"
      "        classification: internal\n", NULL, 0, 0, NULL },
    { "decimal(12,2)", "decimal(18,4)", NULL, 0, 0, NULL },
    { "value: 5\n", "value: 2\n", NULL, 0, 0, NULL },
  };
  static const char *const expected[] = {
    "orders.properties.amount.physicalType", "orders.properties.items", "orders.properties.site",
    "slaProperties.freshness.value", "version",
  };
  g_autofree char *text = g_strdup (contract_text);
  g_autoptr(StewardEntry) before = read_entry (contract_text);
  g_autoptr(StewardEntry) after = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  const StewardEntryChange *added;
  g_autofree char *told = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *old = g_steal_pointer (&text);

      text = edit_text (old, &edits[i]);
    }
  after = read_entry (text);
  changes = steward_entry_diff (before, after);
  told = tell_changes (changes);
  if (changes->len != G_N_ELEMENTS (expected))
    g_error ("Not what the picture shows:%s", told);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (((StewardEntryChange *) g_ptr_array_index (changes, i))->path, ==, expected[i]);
  g_assert_cmpint (steward_entry_diff_get_impact (changes), ==, BREAKING);
  added = find_change (changes, "orders.properties.site");
  g_assert_cmpstr (added->after, ==, "varchar(12) · Internal");
}

/* A column that others have to fill is another matter than one to read. */
static void
test_delivered (void)
{
  g_autoptr(StewardEntry) before = read_entry (contract_text);
  g_autoptr(StewardEntry) after = read_entry (contract_text);
  StewardEntry *entries[] = { before, after };
  StewardContract *contract = g_ptr_array_index (after->contracts, 0);
  StewardSchemaObject *object = g_ptr_array_index (contract->objects, 0);
  StewardProperty *property = steward_property_new ();

  property->name = g_strdup ("voucher");
  property->required = TRUE;
  g_ptr_array_add (object->properties, property);
  ((StewardProperty *) g_ptr_array_index (object->properties, 2))->required = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      StewardPort *port = steward_port_new ();

      port->direction = STEWARD_PORT_INPUT;
      port->name = g_strdup ("in");
      port->contract_id = g_strdup ("c-1");
      g_ptr_array_set_size (entries[i]->ports, 0);
      g_ptr_array_add (entries[i]->ports, port);
    }

  {
    g_autoptr(GPtrArray) changes = steward_entry_diff (before, after);
    const StewardEntryChange *added = find_change (changes, "orders.properties.voucher");
    const StewardEntryChange *required = find_change (changes, "orders.properties.items.required");

    g_assert_cmpint (added->impact, ==, BREAKING);
    g_assert_nonnull (strstr (added->note, "deliver"));
    g_assert_cmpint (required->impact, ==, BREAKING);
  }
}

static void
test_several_contracts (void)
{
  g_autoptr(StewardEntry) before = read_entry (contract_text);
  g_autoptr(StewardEntry) after = read_entry (contract_text);
  StewardContract *second = steward_contract_new ();
  StewardContract *contract = g_ptr_array_index (after->contracts, 0);

  second->id = g_strdup ("c-2");
  g_ptr_array_add (after->contracts, second);
  g_free (contract->version);
  contract->version = g_strdup ("9");

  {
    g_autoptr(GPtrArray) changes = steward_entry_diff (before, after);
    g_autoptr(GPtrArray) back = steward_entry_diff (after, before);

    g_assert_cmpint (find_change (changes, "contracts.c-2")->impact, ==, COMPATIBLE);
    g_assert_nonnull (find_change (changes, "contracts.c-1.version"));
    g_assert_cmpint (find_change (back, "contracts.c-2")->impact, ==, BREAKING);
  }
}

static void
test_order (void)
{
  g_autoptr(StewardEntry) before = read_entry (contract_text);
  g_autoptr(StewardEntry) after = read_entry (contract_text);
  StewardContract *contract = g_ptr_array_index (after->contracts, 0);
  StewardSchemaObject *object = g_ptr_array_index (contract->objects, 0);
  gpointer first = object->properties->pdata[0];
  g_autoptr(GPtrArray) changes = NULL;
  const StewardEntryChange *change;

  object->properties->pdata[0] = object->properties->pdata[2];
  object->properties->pdata[2] = first;
  changes = steward_entry_diff (before, after);
  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (change->path, ==, "orders.properties");
  g_assert_cmpint (change->impact, ==, COMPATIBLE);
  g_assert_cmpstr (change->after, ==, "items, amount, order_id, customer");
}

static void
test_new_and_gone (void)
{
  g_autoptr(StewardEntry) entry = read_entry (contract_text);
  g_autoptr(GPtrArray) new = steward_entry_diff (NULL, entry);
  g_autoptr(GPtrArray) gone = steward_entry_diff (entry, NULL);
  g_autoptr(GPtrArray) nothing = steward_entry_diff (NULL, NULL);

  g_assert_cmpuint (new->len, ==, 1);
  g_assert_cmpint (((StewardEntryChange *) new->pdata[0])->kind, ==, ADDED);
  g_assert_cmpint (((StewardEntryChange *) new->pdata[0])->impact, ==, COMPATIBLE);
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_cmpint (((StewardEntryChange *) gone->pdata[0])->kind, ==, REMOVED);
  g_assert_cmpint (((StewardEntryChange *) gone->pdata[0])->impact, ==, BREAKING);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static gboolean
is_same_revision (const StewardEntry *a,
                  const StewardEntry *b)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) first = steward_revision_write (a, &error);
  g_autoptr(GBytes) second = NULL;

  g_assert_no_error (error);
  second = steward_revision_write (b, &error);
  g_assert_no_error (error);

  return g_bytes_equal (first, second);
}

static guint
count_kind (GPtrArray         *changes,
            StewardChangeKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    n += ((StewardEntryChange *) g_ptr_array_index (changes, i))->kind == kind;

  return n;
}

static void
check_pair (const StewardEntry *a,
            const StewardEntry *b)
{
  g_autoptr(GPtrArray) there = steward_entry_diff (a, b);
  g_autoptr(GPtrArray) back = steward_entry_diff (b, a);
  g_autoptr(GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpint (there->len == 0, ==, is_same_revision (a, b));
  g_assert_cmpuint (there->len, ==, back->len);
  g_assert_cmpuint (count_kind (there, ADDED), ==, count_kind (back, REMOVED));
  g_assert_cmpuint (count_kind (there, REMOVED), ==, count_kind (back, ADDED));
  for (guint i = 0; i < there->len; i++)
    {
      const StewardEntryChange *change = g_ptr_array_index (there, i);
      const StewardEntryChange *previous = i > 0 ? g_ptr_array_index (there, i - 1) : change;

      g_assert_true (g_hash_table_add (paths, change->path));
      g_assert_cmpint (previous->impact, >=, change->impact);
      g_assert_true (change->impact != BREAKING || change->note != NULL);
      g_assert_true (change->before != NULL || change->after != NULL);
      g_assert_null (strpbrk (change->path, "\n\r\t\x01"));
    }
}

/* Takes one text of @entry away, or puts one there. */
static void
flip_text (char **text)
{
  char *old = g_steal_pointer (text);

  *text = old != NULL && *old != '\0' ? NULL : g_strdup ("flipped");
  g_free (old);
}

static void
mutate (StewardEntry *entry,
        GRand        *rand)
{
  StewardContract *contract = NULL;
  StewardSchemaObject *object = NULL;

  if (entry->contracts->len > 0)
    contract = g_ptr_array_index (entry->contracts, g_rand_int_range (rand, 0, (gint32) entry->contracts->len));
  if (contract != NULL && contract->objects->len > 0)
    object = g_ptr_array_index (contract->objects, g_rand_int_range (rand, 0, (gint32) contract->objects->len));

  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
      flip_text (&entry->domain);
      break;
    case 1:
      entry->lifecycle = (StewardLifecycle) ((entry->lifecycle + 1) % 6);
      break;
    case 2:
      entry->visibility = (StewardVisibility) ((entry->visibility + 1) % 5);
      break;
    case 3:
      flip_text (&entry->tags);
      break;
    case 4:
      if (entry->ports->len > 0)
        g_ptr_array_remove_index (entry->ports, 0);
      break;
    case 5:
      if (contract != NULL)
        flip_text (&contract->usage);
      break;
    case 6:
      if (contract != NULL && contract->objectives->len > 0)
        flip_text (&((StewardObjective *) contract->objectives->pdata[0])->value);
      break;
    case 7:
      if (object != NULL && object->properties->len > 0)
        ((StewardProperty *) object->properties->pdata[0])->required ^= 1;
      break;
    case 8:
      if (object != NULL && object->properties->len > 1)
        {
          gpointer first = object->properties->pdata[0];

          object->properties->pdata[0] = object->properties->pdata[1];
          object->properties->pdata[1] = first;
        }
      break;
    case 9:
      if (entry->owners->len > 0)
        ((StewardOwner *) entry->owners->pdata[0])->accountable ^= 1;
      break;
    }
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);

  for (guint32 seed = 0; seed < ROUNDS; seed++)
    {
      g_autoptr(StewardEntry) entry = random_entry (seed);
      g_autoptr(StewardEntry) same = random_entry (seed);
      g_autoptr(StewardEntry) other = random_entry (seed + 1);
      g_autoptr(GPtrArray) nothing = steward_entry_diff (entry, same);

      g_assert_cmpuint (nothing->len, ==, 0);
      check_pair (entry, other);
      for (guint i = 0; i < 4; i++)
        {
          mutate (same, rand);
          check_pair (entry, same);
        }
    }
}

/* A vote names paths, one a line. */
static void
test_hostile_names (void)
{
  g_autoptr(StewardEntry) before = read_entry (contract_text);
  g_autoptr(StewardEntry) after = read_entry (contract_text);
  StewardContract *contract = g_ptr_array_index (after->contracts, 0);
  StewardSchemaObject *object = g_ptr_array_index (contract->objects, 0);
  g_autoptr(GPtrArray) changes = NULL;

  for (guint i = 0; i < 3; i++)
    {
      StewardProperty *property = steward_property_new ();

      property->name = i < 2 ? g_strdup ("a\nb") : g_strnfill (5000, 'x');
      g_ptr_array_add (object->properties, property);
    }
  changes = steward_entry_diff (before, after);
  g_assert_cmpuint (changes->len, ==, 3);
  g_assert_nonnull (find_change (changes, "orders.properties.a b"));
  g_assert_nonnull (find_change (changes, "orders.properties.a b#2"));
  g_assert_cmpuint (strlen (((StewardEntryChange *) changes->pdata[2])->path), <, 500);
}

static void
test_versions (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    StewardImpact impact;
    const char *advice;
    gboolean fits;
  } cases[] = {
    { "2.3.0", "3.0.0", BREAKING, "semver asks for 3.0.0", TRUE },
    { "2.3.0", "2.4.0", BREAKING, "semver asks for 3.0.0", FALSE },
    { "2.3.0", "2.4.0", COMPATIBLE, "semver asks for 2.4.0", TRUE },
    { "2.3.0", "2.3.1", COMPATIBLE, "semver asks for 2.4.0", FALSE },
    { "2.3.0", "3.0.0", COMPATIBLE, "semver asks for 2.4.0", TRUE },
    { "2.3.0", "2.3.1", COSMETIC, "semver asks for 2.3.1", TRUE },
    { "2.3.0", "2.3.0", COSMETIC, "semver asks for 2.3.1", FALSE },
    { "2.3.0", "2.2.9", COSMETIC, "semver asks for 2.3.1", FALSE },
    { "2.9.9", "2.10.0", COMPATIBLE, "semver asks for 2.10.0", TRUE },
    { "v2", "v3", BREAKING, "semver asks for 3.0.0", TRUE },
    { "0.4.1", "0.5.0", BREAKING, "semver asks for 0.5.0", TRUE },
    { "0.4.1", "0.4.2", COMPATIBLE, "semver asks for 0.4.2", TRUE },
    { "2.3.0-rc.1", "3.0.0+build", BREAKING, "semver asks for 3.0.0", TRUE },
    { "winter", "spring", BREAKING, NULL, TRUE },
    { "winter", "winter", BREAKING, NULL, FALSE },
    { NULL, "1.0.0", BREAKING, NULL, TRUE },
    { NULL, NULL, BREAKING, NULL, FALSE },
    { "2.3.0", NULL, COSMETIC, "semver asks for 2.3.1", FALSE },
    { "1.2.3.4", "2", BREAKING, NULL, TRUE },
    { "99999999999", "2", BREAKING, NULL, TRUE },
    { "", "2", BREAKING, NULL, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *advice = steward_entry_diff_advise (cases[i].before, cases[i].impact);

      g_assert_cmpstr (advice, ==, cases[i].advice);
      g_assert_cmpint (steward_entry_diff_fits (cases[i].before, cases[i].after, cases[i].impact), ==, cases[i].fits);
    }
}

/* A thousand columns against a thousand others: no square of anything. */
static void
test_speed (void)
{
  g_autoptr(StewardEntry) before = read_entry (contract_text);
  g_autoptr(StewardEntry) after = read_entry (contract_text);
  StewardEntry *entries[] = { before, after };
  gint64 begin;

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      StewardContract *contract = g_ptr_array_index (entries[i]->contracts, 0);
      StewardSchemaObject *object = g_ptr_array_index (contract->objects, 0);

      for (guint j = 0; j < 20000; j++)
        {
          StewardProperty *property = steward_property_new ();

          property->name = g_strdup_printf ("column_%u", j + (guint) i * 10000);
          g_ptr_array_add (object->properties, property);
        }
    }
  begin = g_get_monotonic_time ();
  {
    g_autoptr(GPtrArray) changes = steward_entry_diff (before, after);

    g_assert_cmpuint (changes->len, ==, 20000);
  }
  g_test_message ("20000 columns: %" G_GINT64_FORMAT " us", g_get_monotonic_time () - begin);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry-diff/contract-edits", test_contract_edits);
  g_test_add_func ("/entry-diff/product-edits", test_product_edits);
  g_test_add_func ("/entry-diff/types", test_types);
  g_test_add_func ("/entry-diff/levels", test_levels);
  g_test_add_func ("/entry-diff/single", test_single);
  g_test_add_func ("/entry-diff/picture", test_picture);
  g_test_add_func ("/entry-diff/delivered", test_delivered);
  g_test_add_func ("/entry-diff/several-contracts", test_several_contracts);
  g_test_add_func ("/entry-diff/order", test_order);
  g_test_add_func ("/entry-diff/new-and-gone", test_new_and_gone);
  g_test_add_func ("/entry-diff/random", test_random);
  g_test_add_func ("/entry-diff/hostile-names", test_hostile_names);
  g_test_add_func ("/entry-diff/versions", test_versions);
  g_test_add_func ("/entry-diff/speed", test_speed);

  return g_test_run ();
}
