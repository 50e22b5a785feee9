/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies: names, order, age, and how many are kept. */

#include "config.h"

#include "steward-copies.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("steward-copies-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "x.db", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
touch (Fixture    *fixture,
       const char *suffix)
{
  g_autofree char *path = g_strconcat (fixture->path, suffix, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
test_stamp (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *stamp = steward_copies_stamp ();
  g_autofree char *words = steward_copies_describe ("/a/x.db.copy-2026-11-21T104502Z");

  g_assert_cmpuint (strlen (stamp), ==, 18);
  g_assert_cmpint (stamp[10], ==, 'T');
  g_assert_cmpint (stamp[17], ==, 'Z');
  g_assert_cmpstr (words, ==, "2026-11-21 10:45 UTC");
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto(GStrv) none = steward_copies_list (fixture->path);
  g_auto(GStrv) copies = NULL;

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  touch (fixture, ".copy-2026-11-20T104500Z");
  touch (fixture, ".copy-2026-11-21T104500Z");
  touch (fixture, ".copy-2025-12-31T235959Z");
  touch (fixture, ".copy-2026-11-21T104500Z.part");
  touch (fixture, ".copy-yesterday");
  touch (fixture, ".damaged-2026-11-21T104500Z");
  copies = steward_copies_list (fixture->path);
  g_assert_cmpuint (g_strv_length (copies), ==, 3);
  g_assert_true (g_str_has_suffix (copies[0], "2026-11-21T104500Z"));
  g_assert_true (g_str_has_suffix (copies[2], "2025-12-31T235959Z"));
}

static void
test_due (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *stamp = steward_copies_stamp ();
  g_autofree char *suffix = g_strconcat (".copy-", stamp, NULL);

  g_assert_true (steward_copies_are_due (fixture->path));
  touch (fixture, ".copy-2020-01-01T000000Z");
  g_assert_true (steward_copies_are_due (fixture->path));
  touch (fixture, ".copy-9020-01-01T000000Z");
  g_assert_true (steward_copies_are_due (fixture->path));
  touch (fixture, suffix);
  g_assert_false (steward_copies_are_due (fixture->path));
}

static void
test_make (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardDb) db = steward_db_open (fixture->path, STEWARD_DB_DURABLE, &error);
  g_auto(GStrv) copies = NULL;
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_true (steward_db_execute (db, "CREATE TABLE t (x)", &error));
  touch (fixture, ".copy-2026-01-01T000000Z");
  touch (fixture, ".copy-2026-01-02T000000Z");
  touch (fixture, ".copy-2026-01-03T000000Z");
  g_assert_true (steward_copies_make (db, &error));
  g_assert_no_error (error);
  copies = steward_copies_list (fixture->path);
  g_assert_cmpuint (g_strv_length (copies), ==, 3);
  g_assert_true (g_str_has_suffix (copies[2], "2026-01-02T000000Z"));
  g_assert_cmpint (g_stat (copies[0], &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/copies/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("stamp", test_stamp);
  ADD ("list", test_list);
  ADD ("due", test_due);
  ADD ("make", test_make);

  return g_test_run ();
}
