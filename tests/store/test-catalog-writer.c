/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sync: what it writes, what readers see meanwhile, what it reports. */

#include "config.h"

#include "catalog-fixture.h"

static StewardQuery *
query_products (void)
{
  return steward_query_new (STEWARD_ENTRY_PRODUCT);
}

static void
assert_list (StewardCatalog *catalog,
             const char     *expected)
{
  g_autoptr (StewardQuery) query = query_products ();
  g_autofree char *list = fixture_list (catalog, query);

  g_assert_cmpstr (list, ==, expected);
}

static void
add (GPtrArray  *entries,
     const char *native_id,
     const char *name)
{
  g_ptr_array_add (entries, fixture_entry (native_id, name));
}

static void
assert_report (const StewardSyncReport *report,
               guint64                  products,
               guint64                  added,
               guint64                  changed,
               guint64                  removed,
               gboolean                 unchanged)
{
  g_assert_cmpuint (report->products, ==, products);
  g_assert_cmpuint (report->added, ==, added);
  g_assert_cmpuint (report->changed, ==, changed);
  g_assert_cmpuint (report->removed, ==, removed);
  g_assert_true (report->unchanged == unchanged);
  g_assert_cmpfloat (report->seconds, >=, 0);
}

/* Equal digests: what was put comes back to the last member. */
static void
test_round_trip (CatalogFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  g_autoptr (StewardEntry) original = fixture_rich_entry ();
  g_autoptr (StewardEntryDetail) detail = NULL;
  guint8 expected[32];
  guint8 digest[32];

  g_ptr_array_add (entries, fixture_rich_entry ());
  fixture_sync_entries (fixture->catalog, "mesh", "git.example.org/mesh", entries, NULL);
  detail = steward_catalog_load_sync (fixture->catalog, "orders.order_events", &error);
  g_assert_no_error (error);
  steward_entry_get_digest (original, expected);
  steward_entry_get_digest (detail->entry, digest);
  g_assert_cmpmem (digest, sizeof digest, expected, sizeof expected);
  g_assert_cmpstr (detail->urn, ==,
                   "urn:steward:folder:git.example.org/mesh:products/orders.yaml%23events");
  g_assert_cmpstr (detail->source_id, ==, "mesh");
  g_assert_cmpint (detail->synced_at, >, 0);
  g_assert_cmpint (detail->first_seen, >, 0);
  g_assert_cmpint (detail->first_seen, <=, detail->synced_at);
  g_assert_cmpint (detail->removed_at, ==, 0);
}

typedef struct
{
  guint n;
  guint n_rich;
  guint stop_at;
} Visits;

static gboolean
visit_cb (const StewardEntry  *entry,
          const char          *urn,
          const char          *source_id,
          gpointer             data,
          GError             **error)
{
  Visits *visits = data;

  g_assert_true (g_str_has_prefix (urn, "urn:steward:folder:"));
  g_assert_cmpstr (source_id, ==, "mesh");
  g_assert_cmpuint (entry->contracts->len, >, 0);
  if (++visits->n == visits->stop_at)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_DENIED, "Enough.");
      return FALSE;
    }
  if (g_str_equal (entry->name, "orders.order_events"))
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, 0);
      const StewardObjective *objective = g_ptr_array_index (contract->objectives, 0);
      const StewardObjective *rule = g_ptr_array_index (contract->quality, 0);
      const StewardSchemaObject *object = g_ptr_array_index (contract->objects, 0);

      visits->n_rich++;
      g_assert_cmpstr (entry->native_id, ==, "products/orders.yaml#events");
      g_assert_cmpstr (entry->domain, ==, "orders");
      g_assert_cmpstr (contract->id, ==, "contract-events");
      g_assert_cmpstr (objective->schedule, ==, "30 16 * * 1-5");
      g_assert_cmpstr (objective->scheduler, ==, "cron");
      g_assert_null (objective->check);
      g_assert_cmpstr (rule->check, ==, "No lost orders");
      g_assert_cmpstr (rule->value, ==, "<= 5");
      g_assert_cmpuint (contract->quality->len, ==, 1);
      g_assert_nonnull (object->name);
      g_assert_cmpuint (object->properties->len, ==, 0);
      g_assert_cmpuint (entry->ports->len, >, 0);
    }

  return TRUE;
}

static StewardEntry *
create_promising (guint number)
{
  g_autofree char *id = g_strdup_printf ("p%u", number);
  StewardEntry *entry = fixture_entry (id, id);
  StewardContract *contract = steward_contract_new ();
  StewardObjective *objective = steward_objective_new ();

  objective->property = g_strdup ("latency");
  objective->value = g_strdup ("4");
  g_ptr_array_add (number % 2 ? contract->objectives : contract->quality, objective);
  g_ptr_array_add (entry->contracts, contract);

  return entry;
}

/* Over several slices, and only what is there and promises something. */
static void
test_promises (CatalogFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  g_autoptr (GPtrArray) fewer = fixture_entries ();
  Visits visits = { 0 };

  g_assert_true (steward_catalog_visit_promises_sync (fixture->catalog, visit_cb, &visits, &error));
  g_assert_cmpuint (visits.n, ==, 0);
  g_ptr_array_add (entries, fixture_rich_entry ());
  add (entries, "quiet", "promises nothing");
  for (guint i = 0; i < 450; i++)
    g_ptr_array_add (entries, create_promising (i));
  fixture_sync_entries (fixture->catalog, "mesh", "git.example.org/mesh", entries, NULL);
  g_assert_true (steward_catalog_visit_promises_sync (fixture->catalog, visit_cb, &visits, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (visits.n, ==, 451);
  g_assert_cmpuint (visits.n_rich, ==, 1);

  visits = (Visits) { .stop_at = 300 };
  g_assert_false (steward_catalog_visit_promises_sync (fixture->catalog, visit_cb, &visits, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED);
  g_assert_cmpuint (visits.n, ==, 300);
  g_clear_error (&error);

  visits = (Visits) { 0 };
  g_ptr_array_add (fewer, create_promising (7));
  fixture_sync_entries (fixture->catalog, "mesh", "git.example.org/mesh", fewer, NULL);
  g_assert_true (steward_catalog_visit_promises_sync (fixture->catalog, visit_cb, &visits, &error));
  g_assert_cmpuint (visits.n, ==, 1);
}

static void
test_difference (CatalogFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr (GPtrArray) entries = fixture_entries ();
  StewardSourceStanding standing;
  StewardSyncReport report;

  add (entries, "a", "anna");
  add (entries, "b", "bert");
  add (entries, "c", "cleo");
  fixture_sync_entries (fixture->catalog, "s", "i", entries, &report);
  assert_report (&report, 3, 3, 0, 0, FALSE);
  assert_list (fixture->catalog, "anna, bert, cleo");

  add (entries, "a", "anna");
  add (entries, "b", "zora");
  add (entries, "d", "dora");
  fixture_sync_entries (fixture->catalog, "s", "i", entries, &report);
  assert_report (&report, 3, 1, 1, 1, FALSE);
  assert_list (fixture->catalog, "anna, cleo (removed), dora, zora");
  g_assert_true (steward_catalog_get_standing_sync (fixture->catalog, "s", &standing, NULL));
  g_assert_cmpuint (standing.n_products, ==, 3);
  g_assert_cmpuint (standing.n_removed, ==, 1);

  add (entries, "a", "anna");
  add (entries, "b", "zora");
  add (entries, "d", "dora");
  fixture_sync_entries (fixture->catalog, "s", "i", entries, &report);
  assert_report (&report, 3, 0, 0, 0, TRUE);
  assert_list (fixture->catalog, "anna, cleo (removed), dora, zora");

  add (entries, "c", "cleo");
  fixture_sync_entries (fixture->catalog, "s", "i", entries, &report);
  assert_report (&report, 1, 1, 0, 3, FALSE);
  assert_list (fixture->catalog, "anna (removed), cleo, dora (removed), zora (removed)");
  g_assert_true (steward_catalog_get_standing_sync (fixture->catalog, "s", &standing, NULL));
  g_assert_cmpuint (standing.n_products, ==, 1);
  g_assert_cmpuint (standing.n_removed, ==, 3);
}

static void
test_put_twice (CatalogFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (GPtrArray) entries = fixture_entries ();
  StewardSyncReport report;

  for (guint i = 0; i < 2; i++)
    {
      add (entries, "a", "first");
      add (entries, "b", "bert");
      add (entries, "a", "last");
      add (entries, "a", "last");
      fixture_sync_entries (fixture->catalog, "s", "i", entries, &report);
      assert_report (&report, 2, i == 0 ? 2 : 0, 0, 0, i == 1);
      assert_list (fixture->catalog, "bert, last");
    }
}

static void
test_touch (CatalogFixture *fixture,
            gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCatalogWriter) writer = NULL;
  StewardSourceStanding before;
  StewardSourceStanding after;
  StewardSyncReport report;

  fixture_sync (fixture->catalog, "s", 0, 5, 1, NULL);
  g_assert_true (steward_catalog_get_standing_sync (fixture->catalog, "s", &before, &error));
  writer = steward_catalog_writer_begin (fixture->catalog, "s", "folder", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (steward_catalog_writer_get_cursor (writer), ==, "cursor");
  g_assert_true (steward_catalog_writer_touch (writer, &report, &error));
  assert_report (&report, 5, 0, 0, 0, TRUE);
  g_assert_true (steward_catalog_get_standing_sync (fixture->catalog, "s", &after, &error));
  g_assert_cmpint (after.synced_at, >, before.synced_at);
  g_assert_cmpuint (after.n_products, ==, 5);
}

/* Dropped in the middle: readers see the old generation, and the next sync
 * continues with what is there. */
static void
test_interrupted (CatalogFixture *fixture,
                  gconstpointer   data)
{
  g_autoptr (GPtrArray) entries = fixture_entries ();
  g_autoptr (GError) error = NULL;
  StewardSyncReport report;

  add (entries, "a", "anna");
  add (entries, "b", "bert");
  add (entries, "c", "cleo");
  fixture_sync_entries (fixture->catalog, "s", "i", entries, NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (StewardCatalogWriter) writer = steward_catalog_writer_begin (fixture->catalog, "s", "folder", &error);

      g_assert_no_error (error);
      add (entries, "a", "changed");
      add (entries, "b", i == 0 ? "once" : "bert");
      add (entries, "x", "xaver");
      for (guint j = 0; j < 12000; j++)
        g_ptr_array_add (entries, fixture_numbered_entry (j, 1));
      g_assert_true (steward_catalog_writer_put (writer, entries, &error));
      g_assert_no_error (error);
    }
  assert_list (fixture->catalog, "anna, bert, cleo");

  catalog_fixture_reopen (fixture);
  add (entries, "a", "changed");
  add (entries, "b", "bert");
  add (entries, "y", "yara");
  fixture_sync_entries (fixture->catalog, "s", "i", entries, &report);
  assert_report (&report, 3, 1, 1, 1, FALSE);
  assert_list (fixture->catalog, "bert, changed, cleo (removed), yara");
}

static void
test_one_at_a_time (CatalogFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  StewardCatalogWriter *first = steward_catalog_writer_begin (fixture->catalog, "s", "folder", &error);
  StewardCatalogWriter *other = NULL;

  g_assert_no_error (error);
  g_assert_null (steward_catalog_writer_begin (fixture->catalog, "s", "folder", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (steward_catalog_remove_source_sync (fixture->catalog, "s", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY);
  g_clear_error (&error);

  other = steward_catalog_writer_begin (fixture->catalog, "t", "folder", &error);
  g_assert_no_error (error);
  steward_catalog_writer_free (other);
  steward_catalog_writer_free (first);
  first = steward_catalog_writer_begin (fixture->catalog, "s", "folder", &error);
  g_assert_no_error (error);
  steward_catalog_writer_free (first);
}

/* Two sources at once do not mix what they have met. */
static void
test_two_sources (CatalogFixture *fixture,
                  gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  g_autoptr (StewardCatalogWriter) one = steward_catalog_writer_begin (fixture->catalog, "one", "folder", &error);
  g_autoptr (StewardCatalogWriter) two = steward_catalog_writer_begin (fixture->catalog, "two", "folder", &error);
  StewardSyncReport report;

  add (entries, "a", "anna");
  g_assert_true (steward_catalog_writer_put (one, entries, &error));
  add (entries, "a", "andere");
  add (entries, "b", "bert");
  g_assert_true (steward_catalog_writer_put (two, entries, &error));
  g_assert_true (steward_catalog_writer_commit (one, "i", NULL, &report, &error));
  g_assert_no_error (error);
  assert_report (&report, 1, 1, 0, 0, FALSE);
  assert_list (fixture->catalog, "anna");
  g_assert_true (steward_catalog_writer_commit (two, "j", NULL, &report, &error));
  assert_report (&report, 2, 2, 0, 0, FALSE);
  assert_list (fixture->catalog, "andere, anna, bert");
}

static void
test_nameless (CatalogFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  g_autoptr (StewardCatalogWriter) writer = steward_catalog_writer_begin (fixture->catalog, "s", "folder", &error);

  add (entries, "a", "anna");
  add (entries, NULL, "lost");
  add (entries, "b", "bert");
  g_assert_false (steward_catalog_writer_put (writer, entries, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

/* Another server behind the same source: new URNs, and the old ones resolve. */
static void
test_instance (CatalogFixture *fixture,
               gconstpointer   data)
{
  static const char *const urns[] = { "urn:steward:folder:old:a", "urn:steward:folder:new:a" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();

  add (entries, "a", "anna");
  fixture_sync_entries (fixture->catalog, "s", "old", entries, NULL);
  add (entries, "a", "anna");
  fixture_sync_entries (fixture->catalog, "s", "new", entries, NULL);
  add (entries, "a", "anna");
  add (entries, "b", "bert");
  fixture_sync_entries (fixture->catalog, "s", "new", entries, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (urns); i++)
    {
      g_autoptr (StewardEntryDetail) detail = steward_catalog_load_sync (fixture->catalog, urns[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (detail->urn, ==, "urn:steward:folder:new:a");
    }
  g_assert_null (steward_catalog_load_sync (fixture->catalog, "urn:steward:folder:old:b", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

static void
test_remove_source (CatalogFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  StewardSourceStanding standing;

  add (entries, "a", "anna");
  fixture_sync_entries (fixture->catalog, "keep", "i", entries, NULL);
  fixture_sync (fixture->catalog, "drop", 0, 300, 1, NULL);
  g_assert_true (steward_catalog_remove_source_sync (fixture->catalog, "drop", &error));
  g_assert_no_error (error);
  assert_list (fixture->catalog, "anna");
  g_assert_true (steward_catalog_get_standing_sync (fixture->catalog, "drop", &standing, &error));
  g_assert_cmpint (standing.synced_at, ==, 0);
  g_assert_true (steward_catalog_remove_source_sync (fixture->catalog, "never heard of", &error));

  /* Again under the same id, while the old rows are still being deleted. */
  add (entries, "n/000001", "again");
  fixture_sync_entries (fixture->catalog, "drop", "i", entries, NULL);
  assert_list (fixture->catalog, "again, anna");

  g_assert_true (steward_catalog_remove_source_sync (fixture->catalog, "drop", &error));
  g_assert_true (steward_catalog_remove_source_sync (fixture->catalog, "keep", &error));
  assert_list (fixture->catalog, "");
  fixture_sync (fixture->catalog, "drop", 0, 3, 1, NULL);
  assert_list (fixture->catalog, "product 000000, product 000001, product 000002");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/catalog-writer/" name, CatalogFixture, NULL, catalog_fixture_set_up, func, catalog_fixture_tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("promises", test_promises);
  ADD ("difference", test_difference);
  ADD ("put-twice", test_put_twice);
  ADD ("touch", test_touch);
  ADD ("interrupted", test_interrupted);
  ADD ("one-at-a-time", test_one_at_a_time);
  ADD ("two-sources", test_two_sources);
  ADD ("nameless", test_nameless);
  ADD ("instance", test_instance);
  ADD ("remove-source", test_remove_source);
#undef ADD
  return g_test_run ();
}
