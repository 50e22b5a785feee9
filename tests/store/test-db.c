/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Connections and statements: file modes, transactions, errors, copies. */

#include "config.h"

#include "steward-migrate.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
  StewardDb *db;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-db-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "catalog.db", NULL);
  fixture->db = steward_db_open (fixture->path, STEWARD_DB_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (steward_migrate_run (fixture->db, "catalog", &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;

  steward_db_free (fixture->db);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
insert_label (StewardDb   *db,
              const char  *text,
              GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "label-insert", error);

  g_assert_nonnull (statement);
  steward_statement_bind_text (statement, ":text_sort", text);
  steward_statement_bind_text (statement, ":text", text);
  return steward_statement_run (statement, error);
}

static guint
count_labels (StewardDb *db)
{
  g_autoptr (GError) error = NULL;
  StewardStatement *statement = steward_db_prepare (db, "label-list", &error);
  gboolean row = TRUE;
  guint n = 0;

  g_assert_no_error (error);
  while (row)
    {
      g_assert_true (steward_statement_step (statement, &row, &error));
      g_assert_no_error (error);
      n += row;
    }

  return n;
}

static void
assert_mode (const char *path,
             const char *suffix)
{
  g_autofree char *full = g_strconcat (path, suffix, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (full, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_modes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wide = g_build_filename (fixture->folder, "wide.db", NULL);
  StewardDb *db = NULL;

  g_assert_true (insert_label (fixture->db, "one", &error));
  assert_mode (fixture->path, "");
  assert_mode (fixture->path, "-wal");
  assert_mode (fixture->path, "-shm");

  g_assert_true (g_file_set_contents (wide, "", 0, NULL));
  g_assert_cmpint (g_chmod (wide, 0644), ==, 0);
  db = steward_db_open (wide, STEWARD_DB_DEFAULT, &error);
  g_assert_no_error (error);
  assert_mode (wide, "");
  steward_db_free (db);
}

static void
test_values (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  StewardStatement *statement = NULL;
  gboolean row = FALSE;
  gint64 id = 0;

  g_assert_true (insert_label (fixture->db, "Größe '; DROP TABLE label; --", &error));
  g_assert_no_error (error);
  id = steward_db_get_last_id (fixture->db);
  g_assert_cmpint (steward_db_get_n_changes (fixture->db), ==, 1);

  statement = steward_db_prepare (fixture->db, "label-list", &error);
  g_assert_true (steward_statement_step (statement, &row, &error));
  g_assert_true (row);
  g_assert_false (steward_statement_is_null (statement, 0));
  g_assert_cmpint (steward_statement_get_int64 (statement, 0), ==, id);
  g_assert_cmpfloat (steward_statement_get_double (statement, 0), ==, (double) id);
  g_assert_cmpstr (steward_statement_get_text (statement, 1), ==, "Größe '; DROP TABLE label; --");
  g_assert_true (steward_statement_step (statement, &row, &error));
  g_assert_false (row);
  g_assert_cmpint (count_labels (fixture->db), ==, 1);
  g_assert_null (steward_db_prepare (fixture->db, "no-such-statement", &error));
  g_assert_nonnull (error);
}

static void
test_transaction (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (steward_db_begin (fixture->db, &error));
  g_assert_true (steward_db_in_transaction (fixture->db));
  g_assert_true (insert_label (fixture->db, "one", &error));
  steward_db_rollback (fixture->db);
  g_assert_false (steward_db_in_transaction (fixture->db));
  g_assert_cmpint (count_labels (fixture->db), ==, 0);

  g_assert_true (steward_db_begin (fixture->db, &error));
  g_assert_true (insert_label (fixture->db, "two", &error));
  g_assert_true (steward_db_commit (fixture->db, &error));
  g_assert_cmpint (count_labels (fixture->db), ==, 1);
  steward_db_rollback (fixture->db);
  g_assert_cmpint (count_labels (fixture->db), ==, 1);
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (insert_label (fixture->db, "one", &error));
  g_assert_false (insert_label (fixture->db, "one", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (insert_label (fixture->db, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_true (insert_label (fixture->db, "two", &error));
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  StewardDb *other = steward_db_open (fixture->path, STEWARD_DB_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_true (steward_db_execute (other, "PRAGMA busy_timeout = 20", &error));
  g_assert_true (steward_db_begin (fixture->db, &error));
  g_assert_true (insert_label (fixture->db, "one", &error));
  g_assert_false (steward_db_begin (other, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (count_labels (other), ==, 0);
  g_assert_true (steward_db_commit (fixture->db, &error));
  g_assert_cmpint (count_labels (other), ==, 1);
  g_assert_true (steward_db_begin (other, &error));
  steward_db_rollback (other);
  steward_db_free (other);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  StewardDb *reader = steward_db_open (fixture->path, STEWARD_DB_READ_ONLY, &error);
  gint64 before = 0;
  gint64 after = 0;

  g_assert_no_error (error);
  g_assert_false (insert_label (reader, "one", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED);
  g_clear_error (&error);

  g_assert_true (steward_db_get_data_version (reader, &before, &error));
  g_assert_true (insert_label (fixture->db, "one", &error));
  g_assert_true (steward_db_get_data_version (reader, &after, &error));
  g_assert_cmpint (after, !=, before);
  steward_db_free (reader);
}

static void
test_snapshot (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  StewardDb *reader = steward_db_open (fixture->path, STEWARD_DB_READ_ONLY, &error);

  g_assert_true (steward_db_hold_snapshot (reader, &error));
  g_assert_cmpint (count_labels (reader), ==, 0);
  g_assert_true (steward_db_hold_snapshot (reader, &error));
  g_assert_true (insert_label (fixture->db, "one", &error));
  g_assert_cmpint (count_labels (reader), ==, 0);
  steward_db_release_snapshot (reader);
  g_assert_cmpint (count_labels (reader), ==, 0);
  steward_db_release_snapshot (reader);
  g_assert_cmpint (count_labels (reader), ==, 1);
  steward_db_free (reader);
}

static void
test_no_space (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (insert_label (fixture->db, "kept", &error));
  g_assert_true (steward_db_execute (fixture->db, "PRAGMA max_page_count = 90", &error));
  g_assert_true (steward_db_begin (fixture->db, &error));
  while (error == NULL)
    {
      g_autofree char *text = g_strdup_printf ("%u %0500u", n, n);

      n += insert_label (fixture->db, text, &error);
      g_assert_cmpuint (n, <, 10000);
    }
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE);
  steward_db_rollback (fixture->db);
  g_assert_cmpint (count_labels (fixture->db), ==, 1);
}

/* A file that may not grow: what a full disk looks like from below. */
static void
test_no_space_below (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  struct rlimit old;
  struct rlimit small = { 256 * 1024, RLIM_INFINITY };
  guint n = 0;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small.rlim_max = old.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  while (error == NULL && n < 10000)
    {
      g_autofree char *text = g_strdup_printf ("%u %0500u", n, n);

      n += insert_label (fixture->db, text, &error);
    }
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "catalog.db"));
  g_assert_cmpuint (count_labels (fixture->db), ==, n);
  g_clear_error (&error);
  g_assert_true (insert_label (fixture->db, "again", &error));
  g_assert_true (steward_db_check (fixture->db, &error));
}

static void
test_no_database (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "notes.txt", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "missing", "catalog.db", NULL);

  g_assert_true (g_file_set_contents (path, "This is a shopping list, and rather a long one at that.", -1, NULL));
  g_assert_null (steward_db_open (path, STEWARD_DB_DEFAULT, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (steward_db_open (nowhere, STEWARD_DB_DEFAULT, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  int stop = 0;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("label %u", i);

      if (i == 0)
        g_assert_true (steward_db_begin (fixture->db, &error));
      g_assert_true (insert_label (fixture->db, text, &error));
    }
  g_assert_true (steward_db_commit (fixture->db, &error));

  steward_db_set_stop_flag (fixture->db, &stop);
  g_assert_cmpint (count_labels (fixture->db), ==, 5000);
  stop = 1;
  g_assert_false (steward_db_execute (fixture->db, "SELECT count (*) FROM label AS a, label AS b", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  steward_db_set_stop_flag (fixture->db, NULL);
  g_assert_cmpint (count_labels (fixture->db), ==, 5000);
}

static void
test_backup (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  StewardDb *copy = NULL;

  g_assert_true (insert_label (fixture->db, "one", &error));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (steward_db_backup (fixture->db, path, &error));
      g_assert_no_error (error);
    }
  g_assert_true (insert_label (fixture->db, "two", &error));
  assert_mode (path, "");

  copy = steward_db_open (path, STEWARD_DB_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_labels (copy), ==, 1);
  g_assert_true (steward_db_check (copy, &error));
  steward_db_free (copy);
}

/* Statements that outlive their connection only fail. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  StewardDb *db = steward_db_open (fixture->path, STEWARD_DB_DEFAULT, &error);
  StewardStatement *statement = steward_statement_new (db, "label-find", &error);
  gboolean row = FALSE;

  g_assert_no_error (error);
  steward_statement_bind_text (statement, ":text", "one");
  steward_db_ref (db);
  steward_db_free (db);
  g_assert_false (steward_statement_step (statement, &row, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (steward_db_begin (db, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (steward_db_prepare (db, "label-find", &error));
  steward_statement_free (statement);
  steward_db_unref (db);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/db/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("modes", test_modes);
  ADD ("values", test_values);
  ADD ("transaction", test_transaction);
  ADD ("conflict", test_conflict);
  ADD ("busy", test_busy);
  ADD ("read-only", test_read_only);
  ADD ("snapshot", test_snapshot);
  ADD ("no-space", test_no_space);
  ADD ("no-space-below", test_no_space_below);
  ADD ("no-database", test_no_database);
  ADD ("stop", test_stop);
  ADD ("backup", test_backup);
  ADD ("closed", test_closed);
#undef ADD
  return g_test_run ();
}
