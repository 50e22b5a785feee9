/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Locks between programs: sharing, exclusion, waiting, and a holder that
 * dies. */

#include "config.h"

#include "steward-file-lock.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("steward-lock-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "lock", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static StewardFileLock *
make_lock (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  StewardFileLock *lock = steward_file_lock_new (fixture->path, &error);

  g_assert_no_error (error);
  return lock;
}

static gboolean
take (StewardFileLock *lock,
      StewardLockPart  part,
      gboolean         exclusive)
{
  g_autoptr(GError) error = NULL;
  gboolean ok = steward_file_lock_take (lock, part, exclusive, 0, &error);

  if (!ok)
    g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY);
  return ok;
}

static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(StewardFileLock) first = make_lock (fixture);
  g_autoptr(StewardFileLock) second = make_lock (fixture);

  g_assert_true (take (first, STEWARD_LOCK_GATE, TRUE));
  g_assert_false (take (second, STEWARD_LOCK_GATE, TRUE));
  g_assert_false (take (second, STEWARD_LOCK_GATE, FALSE));
  g_assert_true (take (second, STEWARD_LOCK_PRESENCE, TRUE));
  steward_file_lock_drop (first, STEWARD_LOCK_GATE);
  g_assert_true (take (second, STEWARD_LOCK_GATE, TRUE));
}

static void
test_shared (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(StewardFileLock) first = make_lock (fixture);
  StewardFileLock *second = make_lock (fixture);

  g_assert_true (take (first, STEWARD_LOCK_PRESENCE, FALSE));
  g_assert_true (take (second, STEWARD_LOCK_PRESENCE, FALSE));
  g_assert_false (take (first, STEWARD_LOCK_PRESENCE, TRUE));
  steward_file_lock_free (second);
  g_assert_true (take (first, STEWARD_LOCK_PRESENCE, TRUE));
  g_assert_true (take (first, STEWARD_LOCK_PRESENCE, FALSE));
}

static void
test_killed_holder (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(StewardFileLock) lock = NULL;
  int fds[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (fds), ==, 0);
  child = fork ();
  if (child == 0)
    {
      StewardFileLock *held = make_lock (fixture);

      if (take (held, STEWARD_LOCK_GATE, TRUE) && write (fds[1], "x", 1) == 1)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (read (fds[0], &byte, 1), ==, 1);
  lock = make_lock (fixture);
  g_assert_false (take (lock, STEWARD_LOCK_GATE, TRUE));
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  g_assert_true (take (lock, STEWARD_LOCK_GATE, TRUE));
  close (fds[0]);
  close (fds[1]);
}

static gpointer
let_go_later (gpointer data)
{
  g_usleep (100 * 1000);
  steward_file_lock_drop (data, STEWARD_LOCK_GATE);

  return NULL;
}

static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(StewardFileLock) first = make_lock (fixture);
  g_autoptr(StewardFileLock) second = make_lock (fixture);
  g_autoptr(GError) error = NULL;
  GThread *thread;

  g_assert_true (take (first, STEWARD_LOCK_GATE, TRUE));
  thread = g_thread_new ("holder", let_go_later, first);
  g_assert_true (steward_file_lock_take (second, STEWARD_LOCK_GATE, TRUE, 10000, &error));
  g_assert_no_error (error);
  g_thread_join (thread);
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "lock", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (steward_file_lock_new (path, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/file-lock/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("parts", test_parts);
  ADD ("shared", test_shared);
  ADD ("killed-holder", test_killed_holder);
  ADD ("waiting", test_waiting);
  ADD ("no-folder", test_no_folder);

  return g_test_run ();
}
