/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The services of a profile, in one process and with another beside it. */

#include "config.h"

#include "steward-services.h"

#include "steward-access-rows.h"
#include "steward-test-folder.h"

#include <string.h>

typedef struct
{
  TestFolder *folder;
  char *profile;
  char *mesh;
  StewardServices *services;
} Fixture;

static StewardServices *
open_services (const char *profile)
{
  g_autoptr(GError) error = NULL;
  StewardServices *services = steward_services_open (profile, &error);

  g_assert_no_error (error);

  return services;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = test_folder_new ();
  fixture->profile = g_build_filename (fixture->folder->path, "profile", NULL);
  fixture->mesh = g_build_filename (fixture->folder->path, "mesh", NULL);
  test_folder_write_contract (fixture->folder, "mesh/a.yaml", "a", "a", "1.0.0", NULL);
  fixture->services = open_services (fixture->profile);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  steward_services_close (fixture->services);
  g_assert_finalize_object (fixture->services);
  test_folder_free (fixture->folder);
  g_free (fixture->profile);
  g_free (fixture->mesh);
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static gboolean
stop_cb (gpointer data)
{
  g_main_loop_quit (data);

  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (milliseconds, stop_cb, loop);
  g_main_loop_run (loop);
}

static StewardSource *
new_folder_source (const char *id,
                   const char *name,
                   const char *path)
{
  g_autoptr(GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (settings, (char *) "path", (char *) path);

  return steward_source_new (id, "folder", name, settings);
}

static gboolean
save (StewardServices  *services,
      StewardSource    *source,
      GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  steward_services_save_source_async (services, source, NULL, NULL, ready_cb, &result);

  return steward_services_save_source_finish (services, wait_for (&result), error);
}

static StewardSourceItem *
add_mesh (Fixture *fixture)
{
  g_autoptr(StewardSource) source = new_folder_source ("mesh-1", "mesh", fixture->mesh);
  g_autoptr(GError) error = NULL;
  StewardSourceItem *item;

  g_assert_true (save (fixture->services, source, &error));
  g_assert_no_error (error);
  item = steward_services_find_source (fixture->services, "mesh");
  g_assert_nonnull (item);

  return item;
}

static void
sync_fine (Fixture           *fixture,
           StewardSourceItem *item,
           StewardSyncReport *out_report)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  steward_services_sync_async (fixture->services, item, ready_cb, &result);
  g_assert_true (steward_services_sync_finish (fixture->services, wait_for (&result), out_report, &error));
  g_assert_no_error (error);
}

static void
test_save_and_sync (Fixture       *fixture,
                    gconstpointer  data)
{
  StewardSourceItem *item = add_mesh (fixture);
  StewardSyncReport report;

  g_assert_cmpuint (g_list_model_get_n_items (steward_services_get_sources (fixture->services)), ==, 1);
  g_assert_true (steward_services_find_source (fixture->services, "mesh-1") == item);
  g_assert_null (steward_services_find_source (fixture->services, "nobody"));
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_NEVER);
  sync_fine (fixture, item, &report);
  g_assert_cmpuint (report.added, ==, 1);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_FINE);
  g_assert_cmpuint (steward_source_item_get_n_products (item), ==, 1);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(StewardSource) same_name = NULL, no_path = NULL, no_kind = NULL;
  g_autoptr(GError) error = NULL;

  add_mesh (fixture);
  same_name = new_folder_source ("mesh-2", "mesh", fixture->mesh);
  g_assert_false (save (fixture->services, same_name, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
  g_clear_error (&error);
  no_path = steward_source_new ("mesh-3", "folder", "other", NULL);
  g_assert_false (save (fixture->services, no_path, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE);
  g_clear_error (&error);
  no_kind = steward_source_new ("mesh-4", "ftp", "other", NULL);
  g_assert_false (save (fixture->services, no_kind, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE);
  g_assert_cmpuint (g_list_model_get_n_items (steward_services_get_sources (fixture->services)), ==, 1);
}

/* A secret among the settings is refused before anything is written. */
static void
test_secret_in_settings (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(StewardSource) source = NULL;
  g_autofree char *path = g_build_filename (fixture->profile, "settings.ini", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_hash_table_insert (settings, (char *) "user", (char *) "jo");
  g_hash_table_insert (settings, (char *) "password", (char *) "canary");
  source = steward_source_new ("pg", "postgres", "warehouse", settings);
  g_assert_false (save (fixture->services, source, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE);
  g_assert_null (strstr (error->message, "canary"));
  g_assert_false (g_file_get_contents (path, &text, NULL, NULL) && strstr (text, "canary") != NULL);
}

/* Two that ask for the same sync get the same one. */
static void
test_join (Fixture       *fixture,
           gconstpointer  data)
{
  StewardSourceItem *item = add_mesh (fixture);
  g_autoptr(GAsyncResult) first = NULL, second = NULL;
  StewardSyncReport first_report, second_report;
  g_autoptr(GError) error = NULL;

  steward_services_sync_async (fixture->services, item, ready_cb, &first);
  steward_services_sync_async (fixture->services, item, ready_cb, &second);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_SYNCING);
  g_assert_true (steward_services_sync_finish (fixture->services, wait_for (&first), &first_report, &error));
  g_assert_true (steward_services_sync_finish (fixture->services, wait_for (&second), &second_report, &error));
  g_assert_cmpuint (first_report.added, ==, 1);
  g_assert_cmpuint (second_report.added, ==, 1);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  StewardSourceItem *item = add_mesh (fixture);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  test_folder_write_many (fixture->folder, "mesh/many.json", 5000);
  steward_services_sync_async (fixture->services, item, ready_cb, &result);
  steward_services_cancel_sync (fixture->services, item);
  g_assert_false (steward_services_sync_finish (fixture->services, wait_for (&result), NULL, &error));
  g_assert_true (steward_error_is_cancelled (error));
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_NEVER);
}

/* Another process (here: other services) syncs it: one of the two is busy,
 * and that is no failure of the source. */
static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  StewardSourceItem *item = add_mesh (fixture), *other_item;
  StewardServices *other = open_services (fixture->profile);
  g_autoptr(GAsyncResult) first = NULL, second = NULL;
  g_autoptr(GError) error = NULL;
  gboolean first_fine, second_fine;

  test_folder_write_many (fixture->folder, "mesh/many.json", 5000);
  other_item = steward_services_find_source (other, "mesh");
  g_assert_nonnull (other_item);
  steward_services_sync_async (fixture->services, item, ready_cb, &first);
  steward_services_sync_async (other, other_item, ready_cb, &second);
  second_fine = steward_services_sync_finish (other, wait_for (&second), NULL, &error);
  first_fine = steward_services_sync_finish (fixture->services, wait_for (&first), NULL,
                                             second_fine ? &error : NULL);
  g_assert_true (first_fine != second_fine);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY);
  g_assert_cmpint (steward_source_item_get_state (first_fine ? other_item : item), !=, STEWARD_SOURCE_FAILED);
  steward_services_close (other);
  g_clear_object (&second);
  g_assert_finalize_object (other);
}

static gboolean
remove_mesh (Fixture           *fixture,
             StewardSourceItem *item,
             GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  steward_services_remove_source_async (fixture->services, steward_source_item_get_source (item), NULL, ready_cb,
                                        &result);

  return steward_services_remove_source_finish (fixture->services, wait_for (&result), error);
}

static guint
count_products (Fixture *fixture)
{
  g_autoptr(StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows =
    steward_catalog_list_sync (steward_services_get_catalog (fixture->services), query, G_MAXUINT, &error);

  g_assert_no_error (error);

  return rows->len;
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  StewardSourceItem *item = add_mesh (fixture);
  StewardSyncReport report;
  g_autoptr(GError) error = NULL;

  sync_fine (fixture, item, &report);
  g_assert_cmpuint (count_products (fixture), ==, 1);
  g_assert_true (remove_mesh (fixture, item, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (steward_services_get_sources (fixture->services)), ==, 0);
  g_assert_cmpuint (count_products (fixture), ==, 0);
}

/* What was found there the last time is not told any more. */
static void
test_remove_forgets_drift (Fixture       *fixture,
                           gconstpointer  data)
{
  StewardSourceItem *item = add_mesh (fixture);
  g_autofree char *id = g_strdup (steward_source_get_id (steward_source_item_get_source (item)));
  StewardGovernance *governance = steward_services_get_governance (fixture->services);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  gint64 seen_at = 0;

  g_assert_true (steward_drift_put_sync (governance, id, 5, 1, 0, none, &error));
  g_assert_true (remove_mesh (fixture, item, &error));
  g_assert_true (steward_drift_get_sync (governance, id, &seen_at, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (seen_at, ==, 0);
}

/* Its sync is ended first. */
static void
test_remove_while_syncing (Fixture       *fixture,
                           gconstpointer  data)
{
  StewardSourceItem *item = add_mesh (fixture);
  g_autoptr(GAsyncResult) sync = NULL;
  g_autoptr(GError) error = NULL, sync_error = NULL;

  test_folder_write_many (fixture->folder, "mesh/many.json", 5000);
  steward_services_sync_async (fixture->services, item, ready_cb, &sync);
  g_assert_true (remove_mesh (fixture, item, &error));
  g_assert_no_error (error);
  g_assert_false (steward_services_sync_finish (fixture->services, wait_for (&sync), NULL, &sync_error));
  g_assert_cmpuint (count_products (fixture), ==, 0);
}

/* The list follows what another process does to the settings. */
static void
test_follows_settings (Fixture       *fixture,
                       gconstpointer  data)
{
  GListModel *sources = steward_services_get_sources (fixture->services);
  StewardServices *other = open_services (fixture->profile);
  g_autoptr(StewardSource) source = new_folder_source ("s", "first name", fixture->mesh);
  g_autoptr(StewardSource) renamed = new_folder_source ("s", "second name", fixture->mesh);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  StewardSourceItem *item;

  g_assert_true (save (other, source, &error));
  for (int i = 0; i < 60 && g_list_model_get_n_items (sources) == 0; i++)
    run_for (50);
  item = steward_services_find_source (fixture->services, "first name");
  g_assert_nonnull (item);
  g_assert_true (save (other, renamed, &error));
  for (int i = 0; i < 60 && steward_services_find_source (fixture->services, "second name") == NULL; i++)
    run_for (50);
  g_assert_true (steward_services_find_source (fixture->services, "second name") == item);
  steward_services_remove_source_async (other, renamed, NULL, ready_cb, &result);
  g_assert_true (steward_services_remove_source_finish (other, wait_for (&result), &error));
  for (int i = 0; i < 60 && g_list_model_get_n_items (sources) > 0; i++)
    run_for (50);
  g_assert_cmpuint (g_list_model_get_n_items (sources), ==, 0);
  steward_services_close (other);
  g_clear_object (&result);
  g_assert_finalize_object (other);
}

/* Stale sources are synced when the schedule starts, and later whenever their
 * folder changes. */
static void
test_schedule (Fixture       *fixture,
               gconstpointer  data)
{
  StewardSourceItem *item = add_mesh (fixture);

  steward_services_start_schedule (fixture->services);
  for (int i = 0; i < 60 && steward_source_item_get_n_products (item) != 1; i++)
    run_for (50);
  g_assert_cmpuint (steward_source_item_get_n_products (item), ==, 1);
  run_for (400);
  test_folder_write_contract (fixture->folder, "mesh/b.yaml", "b", "b", "1.0.0", NULL);
  for (int i = 0; i < 100 && steward_source_item_get_n_products (item) != 2; i++)
    run_for (50);
  g_assert_cmpuint (steward_source_item_get_n_products (item), ==, 2);
}

/* Settings that are not saved can be checked. */
static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(StewardSource) fine = new_folder_source ("x", "x", fixture->mesh);
  g_autoptr(StewardSource) gone = new_folder_source ("y", "y", "/nowhere/at/all");
  g_autoptr(GAsyncResult) first = NULL, second = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *summary = NULL;

  steward_services_check_source_async (fixture->services, fine, NULL, NULL, ready_cb, &first);
  summary = steward_services_check_source_finish (fixture->services, wait_for (&first), &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (summary, "1 file"));
  steward_services_check_source_async (fixture->services, gone, NULL, NULL, ready_cb, &second);
  g_assert_null (steward_services_check_source_finish (fixture->services, wait_for (&second), &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
  g_assert_cmpuint (g_list_model_get_n_items (steward_services_get_sources (fixture->services)), ==, 0);
}

static void
test_reopen (Fixture       *fixture,
             gconstpointer  data)
{
  StewardSourceItem *item = add_mesh (fixture);
  StewardSyncReport report;

  sync_fine (fixture, item, &report);
  steward_services_close (fixture->services);
  g_assert_finalize_object (fixture->services);
  fixture->services = open_services (fixture->profile);
  g_assert_null (steward_services_get_notices (fixture->services)[0]);
  item = steward_services_find_source (fixture->services, "mesh");
  for (int i = 0; i < 60 && steward_source_item_get_synced_at (item) == 0; i++)
    run_for (20);
  g_assert_cmpint (steward_source_item_get_state (item), ==, STEWARD_SOURCE_FINE);
  g_assert_cmpuint (steward_source_item_get_n_products (item), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/services/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("save-and-sync", test_save_and_sync);
  ADD ("refused", test_refused);
  ADD ("secret-in-settings", test_secret_in_settings);
  ADD ("join", test_join);
  ADD ("cancel", test_cancel);
  ADD ("busy", test_busy);
  ADD ("remove", test_remove);
  ADD ("remove-forgets-drift", test_remove_forgets_drift);
  ADD ("remove-while-syncing", test_remove_while_syncing);
  ADD ("follows-settings", test_follows_settings);
  ADD ("schedule", test_schedule);
  ADD ("check", test_check);
  ADD ("reopen", test_reopen);
#undef ADD

  return g_test_run ();
}
