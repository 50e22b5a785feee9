/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "steward-source-watch.h"

#include "steward-test-folder.h"

typedef struct
{
  TestFolder *folder;
  StewardSourceItem *item;
  guint n_changes;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(StewardSource) source = NULL;

  fixture->folder = test_folder_new ();
  g_hash_table_insert (settings, (char *) "path", fixture->folder->path);
  source = steward_source_new ("a", "folder", "A", settings);
  fixture->item = steward_source_item_new (source);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->item);
  test_folder_free (fixture->folder);
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

static void
changed_cb (StewardSourceItem *item,
            gpointer           user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (item == fixture->item);
  fixture->n_changes++;
}

static void
run_until (Fixture *fixture,
           guint    n_changes)
{
  for (int i = 0; i < 60 && fixture->n_changes < n_changes; i++)
    run_for (50);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
}

/* A burst is one change; what git or an editor does beside is none. */
static void
test_burst (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(StewardSourceWatch) watch = NULL;

  test_folder_write_contract (fixture->folder, "sub/a.yaml", "a", "a", "1.0.0", NULL);
  watch = steward_source_watch_new (fixture->item, TRUE, changed_cb, fixture);
  run_for (300);
  g_assert_cmpuint (fixture->n_changes, ==, 0);

  for (int i = 0; i < 5; i++)
    test_folder_write_contract (fixture->folder, "sub/a.yaml", "a", i % 2 ? "a" : "b", "1.0.0", NULL);
  test_folder_write_contract (fixture->folder, "b.yaml", "b", "b", "1.0.0", NULL);
  run_until (fixture, 1);

  test_folder_write (fixture->folder, ".git-lock", "x");
  test_folder_write (fixture->folder, "notes.txt", "x");
  run_for (900);
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  test_folder_remove (fixture->folder, "b.yaml");
  run_until (fixture, 2);
}

/* A folder that appears is watched from then on, however deep. */
static void
test_new_folder (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(StewardSourceWatch) watch = steward_source_watch_new (fixture->item, TRUE, changed_cb, fixture);
  guint n_changes;

  run_for (300);
  test_folder_write_contract (fixture->folder, "new/deep/a.yaml", "a", "a", "1.0.0", NULL);
  for (int i = 0; i < 60 && fixture->n_changes == 0; i++)
    run_for (50);
  g_assert_cmpuint (fixture->n_changes, >=, 1);
  run_for (1200);
  n_changes = fixture->n_changes;
  test_folder_write_contract (fixture->folder, "new/deep/b.yaml", "b", "b", "1.0.0", NULL);
  run_until (fixture, n_changes + 1);
}

/* A change during a sync is reported after it. */
static void
test_during_sync (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(StewardSourceWatch) watch = steward_source_watch_new (fixture->item, TRUE, changed_cb, fixture);
  const StewardSyncReport report = { 0 };

  run_for (300);
  steward_source_item_begin (fixture->item);
  test_folder_write_contract (fixture->folder, "a.yaml", "a", "a", "1.0.0", NULL);
  run_for (1200);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  steward_source_item_succeed (fixture->item, &report, 1);
  run_until (fixture, 1);
}

/* Without monitors, a look finds what changed since the last one. */
static void
test_look (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(StewardSourceWatch) watch = NULL;

  test_folder_write_contract (fixture->folder, "a.yaml", "a", "a", "1.0.0", NULL);
  g_usleep (150 * 1000);               /* beyond one tick of the clock */
  watch = steward_source_watch_new (fixture->item, FALSE, changed_cb, fixture);
  run_for (200);
  steward_source_watch_look (watch);
  run_for (800);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  test_folder_write_contract (fixture->folder, "b.yaml", "b", "b", "1.0.0", NULL);
  steward_source_watch_look (watch);
  run_until (fixture, 1);
}

static void
test_is_of (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(StewardSourceWatch) watch = steward_source_watch_new (fixture->item, TRUE, changed_cb, fixture);
  g_autoptr(GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(StewardSource) moved = NULL;

  g_assert_true (steward_source_watch_is_of (watch, fixture->item));
  g_hash_table_insert (settings, (char *) "path", (char *) "/elsewhere");
  moved = steward_source_new ("a", "folder", "A", settings);
  steward_source_item_set_source (fixture->item, moved);
  g_assert_false (steward_source_watch_is_of (watch, fixture->item));
  run_for (50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/source-watch/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("burst", test_burst);
  ADD ("new-folder", test_new_folder);
  ADD ("during-sync", test_during_sync);
  ADD ("look", test_look);
  ADD ("is-of", test_is_of);
#undef ADD

  return g_test_run ();
}
