/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample mesh has the same revisions wherever its folder lies, whenever it
 * is read, and whether it comes from the catalog or straight from the files:
 * what is decided at one desk is recognised at another. */

#include "config.h"

#include "steward-pull-job.h"
#include "steward-revision.h"

#include "steward-test-folder.h"
#include "steward-test-source.h"

typedef struct
{
  TestFolder *folder;
  StewardCatalog *catalog;
  StewardGovernance *governance;
} Desk;

static void
open_desk (Desk *desk)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *catalog = NULL;
  g_autofree char *governance = NULL;

  desk->folder = test_folder_new ();
  catalog = g_build_filename (desk->folder->path, "catalog.db", NULL);
  governance = g_build_filename (desk->folder->path, "governance.db", NULL);
  desk->catalog = steward_catalog_open (catalog, NULL, &error);
  g_assert_no_error (error);
  desk->governance = steward_governance_open (governance, NULL, &error);
  g_assert_no_error (error);
}

static void
close_desk (Desk *desk)
{
  steward_catalog_close (desk->catalog);
  steward_governance_close (desk->governance);
  g_object_unref (desk->catalog);
  g_object_unref (desk->governance);
  test_folder_free (desk->folder);
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static StewardConnector *
create_connector (const char *folder)
{
  g_autofree char *setting = g_strconcat ("path=", folder, NULL);
  const char *settings[] = { setting, NULL };

  return steward_test_connector_new ("folder", NULL, settings);
}

static void
sync_folder (Desk       *desk,
             const char *folder)
{
  g_autoptr(StewardConnector) connector = create_connector (folder);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  StewardSyncReport report;

  steward_pull_job_run_async (desk->catalog, desk->governance, connector, NULL, NULL, NULL, ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (steward_pull_job_run_finish (result, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.products, >, 15);
}

static void
add_revision (GHashTable         *table,
              const StewardEntry *entry)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = steward_revision_write (entry, &error);
  g_autoptr(StewardEntry) back = NULL;

  g_assert_no_error (error);
  back = steward_revision_read (bytes, &error);
  g_assert_no_error (error);
  g_hash_table_insert (table, g_strdup (entry->native_id), steward_revision_to_digest (bytes));
}

/* native id → digest */
static GHashTable *
list_revisions (Desk *desk)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = steward_catalog_list_sync (desk->catalog, query, G_MAXUINT, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *urn = steward_entry_row_get_urn (g_ptr_array_index (rows, i));
      g_autoptr(StewardEntryDetail) detail = steward_catalog_load_sync (desk->catalog, urn, &error);

      g_assert_no_error (error);
      add_revision (table, detail->entry);
    }

  return table;
}

static void
assert_same (GHashTable *a,
             GHashTable *b)
{
  GHashTableIter iter;
  gpointer id, digest;

  g_assert_cmpuint (g_hash_table_size (a), ==, g_hash_table_size (b));
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, &digest))
    g_assert_cmpstr (digest, ==, g_hash_table_lookup (b, id));
}

static void
copy_folder (const char *from,
             const char *to)
{
  const char *const command[] = { "cp", "-r", from, to, NULL };
  g_autoptr(GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
test_two_desks (void)
{
  const char *sample = g_getenv ("STEWARD_TEST_SAMPLE");
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *copy = g_build_filename (folder->path, "copy", NULL);
  g_autoptr(GHashTable) here = NULL;
  g_autoptr(GHashTable) there = NULL;
  g_autoptr(GHashTable) again = NULL;
  Desk first, second;

  copy_folder (sample, copy);
  open_desk (&first);
  open_desk (&second);
  sync_folder (&first, sample);
  here = list_revisions (&first);
  sync_folder (&second, copy);
  there = list_revisions (&second);
  assert_same (here, there);
  sync_folder (&first, sample);
  again = list_revisions (&first);
  assert_same (here, again);
  close_desk (&first);
  close_desk (&second);
}

static void
test_from_files (void)
{
  const char *sample = g_getenv ("STEWARD_TEST_SAMPLE");
  g_autoptr(StewardConnector) connector = create_connector (sample);
  g_autoptr(GHashTable) stored = NULL;
  g_autoptr(GHashTable) read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(StewardTestSink) sink = { 0 };
  Desk desk;

  open_desk (&desk);
  sync_folder (&desk, sample);
  stored = list_revisions (&desk);
  close_desk (&desk);
  steward_test_sink_init (&sink, TRUE);
  steward_test_sink_fetch (&sink, connector);
  for (guint i = 0; i < sink.entries->len; i++)
    {
      const StewardEntry *entry = g_ptr_array_index (sink.entries, i);

      if (entry->kind == STEWARD_ENTRY_PRODUCT)
        add_revision (read, entry);
    }
  assert_same (stored, read);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/sample-revision/two-desks", test_two_desks);
  g_test_add_func ("/sync/sample-revision/from-files", test_from_files);

  return g_test_run ();
}
