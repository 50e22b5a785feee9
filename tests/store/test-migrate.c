/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Migrations: fresh, repeated, refused when newer, and by two at once. */

#include "config.h"

#include "steward-migrate.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("steward-migrate-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "catalog.db", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
test_fresh (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardDb) db = steward_db_open (fixture->path, STEWARD_DB_DEFAULT, &error);
  int current = -1;
  int newest = -1;

  g_assert_no_error (error);
  g_assert_true (steward_migrate_get_pending (db, data, &current, &newest, &error));
  g_assert_no_error (error);
  g_assert_cmpint (current, ==, 0);
  g_assert_cmpint (newest, >=, 1);

  for (int i = 0; i < 2; i++)
    {
      g_assert_true (steward_migrate_run (db, data, &error));
      g_assert_no_error (error);
      g_assert_true (steward_migrate_get_pending (db, data, &current, &newest, &error));
      g_assert_cmpint (current, ==, newest);
    }
  g_assert_true (steward_db_check (db, &error));
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  StewardDb *db = steward_db_open (fixture->path, STEWARD_DB_DEFAULT, &error);
  char *text = NULL;
  gsize length = 0;

  g_assert_true (steward_migrate_run (db, data, &error));
  g_assert_true (steward_db_execute (db, "PRAGMA user_version = 4711", &error));
  steward_db_free (db);
  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));
  before = g_bytes_new_take (text, length);

  db = steward_db_open (fixture->path, STEWARD_DB_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (steward_migrate_run (db, data, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW);
  g_assert_nonnull (strstr (error->message, "catalog.db was made by a newer Steward"));
  steward_db_free (db);

  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));
  after = g_bytes_new_take (text, length);
  g_assert_true (g_bytes_equal (before, after));
}

static gpointer
migrate_in_thread (gpointer data)
{
  g_autoptr (GError) error = NULL;
  StewardDb *db = steward_db_open (data, STEWARD_DB_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_true (steward_migrate_run (db, "catalog", &error));
  g_assert_no_error (error);
  steward_db_free (db);
  return NULL;
}

static void
test_at_once (Fixture       *fixture,
              gconstpointer  data)
{
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("migrate", migrate_in_thread, fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* What an older program read lacks columns: the sources are read whole again. */
static void
test_catalog_before (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardDb) db = steward_db_open (fixture->path, STEWARD_DB_DEFAULT, &error);

  g_assert_true (steward_db_execute_resource (db, "/org/stewardconsole/Steward/sql/catalog/0001-catalog.sql", &error));
  g_assert_true (steward_db_execute (db,
                                     "PRAGMA user_version = 1;"
                                     "INSERT INTO source (key, id, kind, cursor) VALUES (1, 's', 'folder', 'c');"
                                     "INSERT INTO objective VALUES (1, 0, 0, 'latency', '4', 'd', NULL, NULL, NULL)",
                                     &error));
  g_assert_true (steward_migrate_run (db, "catalog", &error));
  g_assert_no_error (error);
  g_assert_true (steward_db_execute (db,
                                     "CREATE TEMP TABLE holds (x CHECK (x));"
                                     "INSERT INTO holds SELECT cursor IS NULL FROM source;"
                                     "INSERT INTO holds SELECT value = '4' AND is_quality = 0 AND schedule IS NULL"
                                     " FROM objective", &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/migrate/catalog/fresh", Fixture, "catalog", set_up, test_fresh, tear_down);
  g_test_add ("/migrate/catalog/newer", Fixture, "catalog", set_up, test_newer, tear_down);
  g_test_add ("/migrate/catalog/before", Fixture, NULL, set_up, test_catalog_before, tear_down);
  g_test_add ("/migrate/catalog/at-once", Fixture, "catalog", set_up, test_at_once, tear_down);
  return g_test_run ();
}
