/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a source into the form and back without loss, and secrets apart. */

#include "config.h"

#include "steward-source-draft.h"

static const StewardField name = { .key = "name", .kind = STEWARD_FIELD_TEXT, .title = "Name" };
static const StewardField host = { .key = "host", .kind = STEWARD_FIELD_TEXT, .title = "Host", .fallback = "localhost" };
static const StewardField schemas = { .key = "schemas", .kind = STEWARD_FIELD_LIST, .title = "Schemas" };
static const StewardField secret = { .key = "password", .kind = STEWARD_FIELD_SECRET, .title = "Password" };

static GPtrArray *
make_fields (void)
{
  const StewardField *all[] = { &name, &host, &schemas, &secret };
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_add (fields, steward_source_field_new (all[i], TRUE));

  return fields;
}

static void
set_field (GPtrArray  *fields,
           guint       index,
           const char *value)
{
  steward_source_field_set_value (g_ptr_array_index (fields, index), value);
}

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) fields = make_fields ();
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StewardSource) before = NULL;
  g_autoptr (StewardSource) after = NULL;

  g_hash_table_insert (settings, (char *) "host", (char *) "db.example.com");
  g_hash_table_insert (settings, (char *) "schemas", (char *) "a, b");
  g_hash_table_insert (settings, (char *) "of-tomorrow", (char *) "kept");
  before = steward_source_new ("id", "postgres", "Warehouse", settings);
  steward_source_draft_fill_in (fields, before);
  after = steward_source_draft_make_source (fields, "id", "postgres", before);

  g_assert_cmpstr (steward_source_get_name (after), ==, "Warehouse");
  g_assert_cmpstr (steward_source_get_setting (after, "host"), ==, "db.example.com");
  g_assert_cmpstr (steward_source_get_setting (after, "schemas"), ==, "a, b");
  g_assert_cmpstr (steward_source_get_setting (after, "of-tomorrow"), ==, "kept");
}

/* What is emptied is gone, not kept as an empty setting. */
static void
test_emptied (void)
{
  g_autoptr (GPtrArray) fields = make_fields ();
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StewardSource) before = NULL;
  g_autoptr (StewardSource) after = NULL;

  g_hash_table_insert (settings, (char *) "schemas", (char *) "a");
  before = steward_source_new ("id", "postgres", "Warehouse", settings);
  steward_source_draft_fill_in (fields, before);
  set_field (fields, 2, "  ");
  after = steward_source_draft_make_source (fields, "id", "postgres", before);

  g_assert_null (steward_source_get_setting (after, "schemas"));
  g_assert_cmpstr (steward_source_get_setting (after, "host"), ==, "localhost");
}

static void
test_secrets (void)
{
  g_autoptr (GPtrArray) fields = make_fields ();
  g_autoptr (StewardSource) source = NULL;
  g_autoptr (GHashTable) secrets = NULL;

  g_assert_null (steward_source_draft_make_secrets (fields));
  set_field (fields, 0, "Warehouse");
  set_field (fields, 3, "canary");
  source = steward_source_draft_make_source (fields, "id", "postgres", NULL);
  secrets = steward_source_draft_make_secrets (fields);

  g_assert_null (steward_source_get_setting (source, "password"));
  g_assert_cmpuint (g_hash_table_size (secrets), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (secrets, "password"), ==, "canary");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/source-draft/round-trip", test_round_trip);
  g_test_add_func ("/source-draft/emptied", test_emptied);
  g_test_add_func ("/source-draft/secrets", test_secrets);

  return g_test_run ();
}
