/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Settling an entry: what follows from the rest. */

#include "config.h"

#include "steward-entry.h"

#include <string.h>

static StewardProperty *
add_property (StewardEntry *entry,
              const char   *classification)
{
  StewardContract *contract = steward_contract_new ();
  StewardSchemaObject *object = steward_schema_object_new ();
  StewardProperty *property = steward_property_new ();

  property->name = g_strdup ("column");
  property->classification_text = g_strdup (classification);
  g_ptr_array_add (object->properties, property);
  g_ptr_array_add (contract->objects, object);
  g_ptr_array_add (entry->contracts, contract);

  return property;
}

static void
test_new (void)
{
  g_autoptr(StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_DATASET);
  g_autoptr(StewardSchemaObject) object = steward_schema_object_new ();
  g_autoptr(StewardFinding) finding = steward_finding_new ("odcs/required", STEWARD_SEVERITY_ERROR, NULL, 3, 7,
                                                           g_strdup ("“name” is missing"), "Add it.");

  g_assert_cmpint (entry->kind, ==, STEWARD_ENTRY_DATASET);
  g_assert_cmpint (entry->updated_at, ==, -1);
  g_assert_cmpint (object->row_estimate, ==, -1);
  g_assert_cmpuint (entry->owners->len + entry->ports->len + entry->contracts->len + entry->findings->len, ==, 0);
  g_assert_cmpuint (finding->line, ==, 3);
  steward_entry_free (NULL);
  steward_contract_free (NULL);
}

static void
test_classification (void)
{
  g_autoptr(StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  StewardProperty *personal, *odd;

  entry->classification = STEWARD_CLASSIFICATION_INTERNAL;
  personal = add_property (entry, "PII");
  odd = add_property (entry, "blue");
  add_property (entry, NULL);
  steward_entry_settle (entry);
  g_assert_cmpint (personal->classification, ==, STEWARD_CLASSIFICATION_PERSONAL);
  g_assert_cmpint (odd->classification, ==, STEWARD_CLASSIFICATION_UNKNOWN);
  g_assert_cmpint (entry->classification, ==, STEWARD_CLASSIFICATION_PERSONAL);
}

static void
test_own_classification (void)
{
  g_autoptr(StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);

  entry->classification = STEWARD_CLASSIFICATION_RESTRICTED;
  add_property (entry, "public");
  steward_entry_settle (entry);
  g_assert_cmpint (entry->classification, ==, STEWARD_CLASSIFICATION_RESTRICTED);
}

static void
test_texts (void)
{
  g_autoptr(StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);

  entry->native_id = g_strdup ("orders/order_events");
  entry->name = g_strdup ("  ");
  entry->domain = g_strdup (" orders ");
  entry->description = g_strdup ("");
  entry->status_text = g_strdup ("In Production");
  steward_entry_settle (entry);
  g_assert_cmpstr (entry->name, ==, "orders/order_events");
  g_assert_cmpstr (entry->domain, ==, "orders");
  g_assert_null (entry->description);
  g_assert_null (entry->purpose);
  g_assert_cmpint (entry->lifecycle, ==, STEWARD_LIFECYCLE_ACTIVE);
  g_assert_cmpstr (entry->status_text, ==, "In Production");
}

typedef struct
{
  const char *description;
  const char *purpose;
} Purpose;

static const Purpose purposes[] = {
  { "Every order. From checkout to delivery.", "Every order." },
  { "Every order", "Every order" },
  { "# Orders\n\nEvery *order* from [the shop](https://shop.example). More.", "Every order from the shop." },
  { "Orders of the shop,\nin two lines. And more.", "Orders of the shop, in two lines." },
  { "Version 2.1 of the orders! Really.", "Version 2.1 of the orders!" },
  { "Uses e.g. this one. Next.", "Uses e.g. this one." },
  { "| a | b |\n|---|---|\n\nAfter a table.", "After a table." },
  { "- a list item\n- another", "a list item - another" },
  { "`code` stays", "code stays" },
  { "snake_case_names stay", "snake_case_names stay" },
  { "broken [link](without end", "broken link(without end" },
  { "tab\tand bell\x07 go.", "tab and bell  go." },
  { "# Only a heading", NULL },
  { "\n\n", NULL },
};

static void
test_purpose (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (purposes); i++)
    {
      g_autoptr(StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);

      entry->description = g_strdup (purposes[i].description);
      steward_entry_settle (entry);
      g_assert_cmpstr (entry->purpose, ==, purposes[i].purpose);
    }
}

static void
test_purpose_sources (void)
{
  g_autoptr(StewardEntry) given = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr(StewardEntry) by_contract = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  StewardContract *contract = steward_contract_new ();

  given->purpose = g_strdup ("Given.");
  given->description = g_strdup ("Described.");
  steward_entry_settle (given);
  g_assert_cmpstr (given->purpose, ==, "Given.");

  contract->purpose = g_strdup ("By contract. More.");
  g_ptr_array_add (by_contract->contracts, contract);
  steward_entry_settle (by_contract);
  g_assert_cmpstr (by_contract->purpose, ==, "By contract.");
}

static void
test_long_purpose (void)
{
  g_autoptr(StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr(GString) text = g_string_new (NULL);

  for (unsigned i = 0; i < 1000; i++)
    g_string_append (text, "\xc3\xa4");
  entry->description = g_strdup (text->str);
  steward_entry_settle (entry);
  g_assert_cmpint (g_utf8_strlen (entry->purpose, -1), ==, 301);
  g_assert_true (g_utf8_validate (entry->purpose, -1, NULL));
}

/* Settling again changes nothing. */
static void
test_twice (void)
{
  g_autoptr(StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  guint8 first[32], second[32];

  entry->native_id = g_strdup ("x");
  entry->description = g_strdup ("# T\n\nSome text. More.");
  entry->status_text = g_strdup ("live");
  add_property (entry, "pii");
  steward_entry_settle (entry);
  steward_entry_get_digest (entry, first);
  steward_entry_settle (entry);
  steward_entry_get_digest (entry, second);
  g_assert_cmpmem (first, 32, second, 32);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry/new", test_new);
  g_test_add_func ("/entry/classification", test_classification);
  g_test_add_func ("/entry/own-classification", test_own_classification);
  g_test_add_func ("/entry/texts", test_texts);
  g_test_add_func ("/entry/purpose", test_purpose);
  g_test_add_func ("/entry/purpose-sources", test_purpose_sources);
  g_test_add_func ("/entry/long-purpose", test_long_purpose);
  g_test_add_func ("/entry/twice", test_twice);

  return g_test_run ();
}
