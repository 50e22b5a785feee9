/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The record of decisions as its users see it: appending, conflicts, kept
 * facts, verification, copies, several programs at once, a full disk, and
 * programs that are killed. */

#include "config.h"

#include "steward-governance.h"

#include "steward-event-types.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define BODY "{\"note\":\"sha256:00\"}"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-governance-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "governance.db", NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static StewardGovernance *
open_store (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *notice = NULL;
  StewardGovernance *store = steward_governance_open (fixture->path, &notice, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (notice, ==, NULL);
  return store;
}

static JsonNode *
make_body (const char *text)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = steward_json_parse (text, -1, STEWARD_JSON_STRICT, NULL, &error);

  g_assert_no_error (error);
  return node;
}

static gboolean
append_as (StewardGovernance  *store,
           const char         *stream,
           gint64              expected,
           const char         *type,
           const char         *text,
           const char         *actor,
           GError            **error)
{
  g_autoptr(StewardAppend) what = steward_append_new (actor);

  steward_append_add (what, stream, expected, type, make_body (text));

  return steward_governance_append_sync (store, what, NULL, error);
}

static gboolean
append (StewardGovernance  *store,
        const char         *stream,
        gint64              expected,
        const char         *text,
        GError            **error)
{
  return append_as (store, stream, expected, STEWARD_EVENT_NOTED, text, "person-1", error);
}

static void
append_many (StewardGovernance *store,
             gint64             n)
{
  for (gint64 i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"n\":%" G_GINT64_FORMAT ",\"note\":\"some text that fills\"}", i);
      g_autoptr(GError) error = NULL;

      g_assert_true (append (store, "test", STEWARD_ANY_VERSION, text, &error));
      g_assert_no_error (error);
    }
}

static void
assert_verifies (StewardGovernance *store,
                 gint64             n)
{
  g_autoptr(GError) error = NULL;
  gint64 n_events;

  g_assert_true (steward_governance_verify_sync (store, &n_events, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_events, ==, n);
}

static void
test_append (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(StewardGovernance) store = open_store (fixture);
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GError) error = NULL;
  const StewardEvent *event;

  g_assert_true (append (store, "charter", 0, "{\"note\":\"b\",\"a\":1}", &error));
  g_assert_true (append (store, "charter", 1, BODY, &error));
  g_assert_true (append (store, "review/1", 0, BODY, &error));
  g_assert_no_error (error);
  g_assert_cmpint (steward_governance_count_events_sync (store, NULL, &error), ==, 3);
  g_assert_cmpint (steward_governance_count_events_sync (store, "charter", &error), ==, 2);
  g_assert_cmpint (steward_governance_count_events_sync (store, "nothing", &error), ==, 0);
  assert_verifies (store, 3);

  events = steward_governance_read_events_sync (store, "charter", 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 2);
  event = g_ptr_array_index (events, 0);
  g_assert_cmpint (event->position, ==, 1);
  g_assert_cmpint (event->version, ==, 1);
  g_assert_cmpstr (event->type, ==, STEWARD_EVENT_NOTED);
  g_assert_cmpmem (g_bytes_get_data (event->body, NULL), g_bytes_get_size (event->body), "{\"a\":1,\"note\":\"b\"}", 18);
  g_assert_true (steward_event_check_form (event, &error));
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(StewardGovernance) store = open_store (fixture);
  g_autoptr(GError) error = NULL;

  g_assert_true (append (store, "charter", 0, BODY, &error));
  g_assert_false (append (store, "charter", 0, BODY, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (append (store, "charter", 2, BODY, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (append (store, "charter", 1, BODY, &error));
  assert_verifies (store, 2);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(StewardGovernance) store = open_store (fixture);
  g_autofree char *long_name = g_strnfill (201, 'x');
  g_autoptr(GError) error = NULL;

  g_assert_false (append (store, "a", 0, "{\"note\":\"\",\"n\":0.5}", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_false (append (store, "", 0, BODY, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_false (append (store, long_name, 0, BODY, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_false (append_as (store, "a", 0, STEWARD_EVENT_NOTED, BODY, "\xff", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  assert_verifies (store, 0);
}

static void
test_reopen (Fixture       *fixture,
             gconstpointer  data)
{
  StewardGovernance *store = open_store (fixture);
  GStatBuf info;

  append_many (store, 5);
  steward_governance_close (store);
  steward_governance_close (store);
  g_assert_finalize_object (store);

  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  store = open_store (fixture);
  assert_verifies (store, 5);
  append_many (store, 3);
  assert_verifies (store, 8);
  g_assert_finalize_object (store);
}

static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(StewardGovernance) store = open_store (fixture);
  g_autoptr(GError) error = NULL;

  steward_governance_close (store);
  g_assert_false (append (store, "a", 0, BODY, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED);
  g_assert_cmpint (steward_governance_count_events_sync (store, NULL, NULL), ==, -1);
}

static void
add_measurement (GPtrArray  *list,
                 const char *subject,
                 const char *element,
                 gint64      time,
                 const char *value)
{
  StewardMeasurement *measurement = steward_measurement_new ();

  measurement->subject = g_strdup (subject);
  measurement->property = g_strdup ("freshness");
  measurement->element = g_strdup (element);
  measurement->time = time;
  measurement->value = g_strdup (value);
  g_ptr_array_add (list, measurement);
}

static void
test_measurements (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(StewardGovernance) store = open_store (fixture);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (steward_governance_last_measured_sync (store, "s1", &error), ==, 0);
  add_measurement (list, "orders", NULL, 100, "1");
  add_measurement (list, "orders", NULL, 300, "2");
  add_measurement (list, "orders", "items", 200, "3");
  add_measurement (list, "payments", NULL, 150, "4");
  for (unsigned i = 0; i < 3; i++)
    g_assert_true (steward_governance_add_measurements_sync (store, "s1", list, &error));
  g_assert_no_error (error);
  g_assert_cmpint (steward_governance_last_measured_sync (store, "s1", &error), ==, 300);
  g_assert_cmpint (steward_governance_last_measured_sync (store, "s2", &error), ==, 0);

  add_measurement (list, "orders", NULL, 900, NULL);
  g_assert_false (steward_governance_add_measurements_sync (store, "s1", list, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_assert_cmpint (steward_governance_last_measured_sync (store, "s1", NULL), ==, 300);
}

/* Far more than one slice, in disorder: everything arrives, a failure cuts off
 * some, and all of it again adds the rest. */
static void
test_many_measurements (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(StewardGovernance) store = open_store (fixture);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free);
  g_autoptr(GError) error = NULL;

  for (gint64 i = 0; i < 30000; i++)
    add_measurement (list, i % 2 ? "orders" : "payments", NULL, 30000 - i / 3, "1");
  add_measurement (list, "orders", NULL, 40000, NULL);
  g_assert_false (steward_governance_add_measurements_sync (store, "s1", list, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_cmpint (steward_governance_last_measured_sync (store, "s1", &error), ==, 30000);

  g_ptr_array_remove_index (list, list->len - 1);
  g_assert_true (steward_governance_add_measurements_sync (store, "s1", list, &error));
  g_assert_no_error (error);
  g_assert_cmpint (steward_governance_last_measured_sync (store, "s1", &error), ==, 30000);
}

static void
test_facts (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(StewardGovernance) store = open_store (fixture);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_fact_free);
  g_autoptr(GError) error = NULL;

  for (unsigned i = 0; i < 3; i++)
    {
      StewardFact *fact = g_new0 (StewardFact, 1);

      fact->urn = g_strdup ("urn:steward:folder:x:orders");
      fact->fact = g_strdup (i == 0 ? "product-seen" : "product-active");
      fact->time = 5;
      g_ptr_array_add (list, fact);
    }
  g_assert_true (steward_governance_add_facts_sync (store, list, &error));
  g_assert_true (steward_governance_add_facts_sync (store, list, &error));
  g_assert_no_error (error);
}

static unsigned
count_files (const char *folder,
             const char *infix)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  unsigned n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, infix) != NULL;

  return n;
}

static void
test_copies (Fixture       *fixture,
             gconstpointer  data)
{
  StewardGovernance *store = open_store (fixture);
  g_autoptr(GError) error = NULL;

  append_many (store, 2);
  for (unsigned i = 0; i < 4; i++)
    {
      g_assert_true (steward_governance_backup_sync (store, &error));
      g_usleep (1100 * 1000);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture->folder, ".copy-"), ==, 3);
  g_assert_finalize_object (store);
}

/* The first opening after a day makes a copy by itself; a second does not. */
static void
test_daily_copy (Fixture       *fixture,
                 gconstpointer  data)
{
  StewardGovernance *store = open_store (fixture);

  append_many (store, 2);
  g_assert_finalize_object (store);
  g_assert_cmpuint (count_files (fixture->folder, ".copy-"), ==, 0);
  store = open_store (fixture);
  g_assert_finalize_object (store);
  g_assert_cmpuint (count_files (fixture->folder, ".copy-"), ==, 1);
  store = open_store (fixture);
  g_assert_finalize_object (store);
  g_assert_cmpuint (count_files (fixture->folder, ".copy-"), ==, 1);
}

static void
test_too_new (Fixture       *fixture,
              gconstpointer  data)
{
  StewardGovernance *store = open_store (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  gsize before_length, after_length;

  append_many (store, 2);
  g_assert_finalize_object (store);
  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, NULL));
  before[63] = 99;                     /* last byte of user_version in the file's header */
  g_assert_true (g_file_set_contents (fixture->path, before, (gssize) before_length, NULL));

  store = steward_governance_open (fixture->path, NULL, &error);
  g_assert_null (store);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW);
  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

/* --- several programs --- */

static int
run_child (Fixture  *fixture,
           unsigned  n_events)
{
  StewardGovernance *store = steward_governance_open (fixture->path, NULL, NULL);
  unsigned done = 0;

  if (store == NULL)
    return 255;
  for (unsigned i = 0; i < n_events; i++)
    {
      done += append_as (store, "shared", STEWARD_ANY_VERSION, STEWARD_EVENT_NOTED,
                         "{\"note\":\"sha256:00\",\"who\":\"child\"}", "person-2", NULL);
    }
  g_object_unref (store);

  return done == n_events ? 0 : 1;
}

static void
test_two_programs (Fixture       *fixture,
                   gconstpointer  data)
{
  pid_t children[3];
  g_autoptr(StewardGovernance) store = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        _exit (run_child (fixture, 60));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  store = open_store (fixture);
  assert_verifies (store, 180);
  g_assert_cmpint (steward_governance_count_events_sync (store, "shared", NULL), ==, 180);
}

/* Each vote says what it has seen; who was not first sees the refusal and looks
 * again. */
static int
vote_with_expected_versions (Fixture  *fixture,
                             unsigned  n_events)
{
  StewardGovernance *store = steward_governance_open (fixture->path, NULL, NULL);
  unsigned done = 0;

  while (store != NULL && done < n_events)
    {
      g_autoptr(GError) error = NULL;
      gint64 seen = steward_governance_count_events_sync (store, "review/1", NULL);

      if (append (store, "review/1", seen, BODY, &error))
        done++;
      else if (!g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT))
        break;
    }
  g_clear_object (&store);

  return done == n_events ? 0 : 1;
}

static void
test_expected_versions (Fixture       *fixture,
                        gconstpointer  data)
{
  pid_t children[2];
  g_autoptr(StewardGovernance) store = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        _exit (vote_with_expected_versions (fixture, 100));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  store = open_store (fixture);
  assert_verifies (store, 200);
  g_assert_cmpint (steward_governance_count_events_sync (store, "review/1", NULL), ==, 200);
}

/* Appends for ever, and tells each acknowledged event through the pipe. */
static void
append_until_killed (Fixture *fixture,
                     int      pipe_fd)
{
  StewardGovernance *store = steward_governance_open (fixture->path, NULL, NULL);
  const char *text = "{\"note\":\"a decision of some length that fills a line or two\"}";

  if (store == NULL)
    _exit (1);
  while (append (store, "test", STEWARD_ANY_VERSION, text, NULL))
    if (write (pipe_fd, "x", 1) != 1)
      _exit (2);
  _exit (3);
}

static gint64
drain (int fd)
{
  char buffer[4096];
  gint64 n = 0;
  gssize got;

  while ((got = read (fd, buffer, sizeof buffer)) > 0)
    n += got;

  return n;
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (9);
  unsigned rounds = g_test_slow () ? 400 : 100;
  gint64 acknowledged = 0;

  for (unsigned i = 0; i < rounds; i++)
    {
      g_autoptr(StewardGovernance) store = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *notice = NULL;
      gint64 n_events;
      int fds[2];
      pid_t child;

      g_assert_cmpint (pipe (fds), ==, 0);
      child = fork ();
      if (child == 0)
        {
          close (fds[0]);
          append_until_killed (fixture, fds[1]);
        }
      close (fds[1]);
      g_usleep ((gulong) g_rand_int_range (random, 500, 40000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      acknowledged += drain (fds[0]);
      close (fds[0]);

      store = steward_governance_open (fixture->path, &notice, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (notice, ==, NULL);
      g_assert_true (steward_governance_verify_sync (store, &n_events, &error));
      g_assert_no_error (error);
      g_assert_cmpint (n_events, >=, acknowledged);
      acknowledged = n_events;
    }
  g_test_message ("%" G_GINT64_FORMAT " events survived %u kills", acknowledged, rounds);
}

/* --- full disk --- */

/* A limit on the size of files, in a process of its own: it stops a write in
 * the middle. */
static int
fill_disk (Fixture *fixture)
{
  StewardGovernance *store = steward_governance_open (fixture->path, NULL, NULL);
  g_autofree char *filler = g_strnfill (20000, 'x');
  g_autofree char *text = g_strdup_printf ("{\"note\":\"%s\"}", filler);
  struct rlimit limit = { 900 * 1024, 900 * 1024 };
  g_autoptr(GError) error = NULL;
  int n = 0;

  signal (SIGXFSZ, SIG_IGN);
  if (store == NULL || setrlimit (RLIMIT_FSIZE, &limit) != 0)
    return 255;
  while (n < 200 && append (store, "test", STEWARD_ANY_VERSION, text, &error))
    n++;
  g_object_unref (store);

  return error != NULL ? n : 254;
}

static void
test_file_limit (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(StewardGovernance) store = NULL;
  int status;
  pid_t child = fork ();

  if (child == 0)
    _exit (fill_disk (fixture));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), >, 5);
  g_assert_cmpint (WEXITSTATUS (status), <, 200);

  store = open_store (fixture);
  assert_verifies (store, WEXITSTATUS (status));
  append_many (store, 2);
}

/* A file system of three megabytes, seen by this process only. */
static gboolean
mount_small_disk (const char *folder)
{
  int flags = CLONE_NEWNS | (geteuid () != 0 ? CLONE_NEWUSER : 0);

  return unshare (flags) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("tmpfs", folder, "tmpfs", 0, "size=3m") == 0;
}

static void
fill_up (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "filler", NULL);
  int fd = open (path, O_WRONLY | O_CREAT | O_APPEND, 0600);

  while (write (fd, "0123456789abcdef", 16) > 0)
    ;
  close (fd);
}

/* Exits 0 when all is well, 77 when there can be no such file system. */
static int
run_on_small_disk (Fixture *fixture)
{
  g_autofree char *ballast = g_build_filename (fixture->folder, "ballast", NULL);
  g_autofree char *filler = g_strnfill (800 << 10, 'x');
  g_autofree char *notice = NULL;
  g_autoptr(GError) error = NULL;
  StewardGovernance *store;
  gint64 n = 0, n_events;

  if (!mount_small_disk (fixture->folder))
    return 77;
  g_assert_true (g_file_set_contents (ballast, filler, 800 << 10, NULL));
  store = open_store (fixture);
  while (append (store, "test", n, "{\"note\":\"a decision of some length that fills a line or two\"}", &error))
    n++;
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_cmpint (n, >, 5);
  g_assert_true (steward_governance_verify_sync (store, &n_events, &error));
  g_assert_cmpint (n_events, ==, n);
  g_assert_finalize_object (store);

  /* Not one byte left: it opens all the same, or says why not. */
  fill_up (fixture);
  store = steward_governance_open (fixture->path, NULL, &error);
  if (store == NULL)
    g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE);
  g_clear_object (&store);
  g_clear_error (&error);

  g_unlink (ballast);
  store = steward_governance_open (fixture->path, &notice, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (notice, ==, NULL);
  assert_verifies (store, n);
  g_assert_true (append (store, "test", n, BODY, &error));
  g_assert_finalize_object (store);

  return 0;
}

static void
test_full_disk (Fixture       *fixture,
                gconstpointer  data)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    _exit (run_on_small_disk (fixture));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("no small file system can be mounted here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* A vote does not wait for a verification. */
static gpointer
verify_in_thread (gpointer data)
{
  g_assert_true (steward_governance_verify_sync (data, NULL, NULL));

  return NULL;
}

static void
test_threads (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(StewardGovernance) store = open_store (fixture);
  GThread *threads[4];

  append_many (store, 50);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("verify", verify_in_thread, store);
  append_many (store, 50);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  assert_verifies (store, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/governance/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("append", test_append);
  ADD ("conflict", test_conflict);
  ADD ("refused", test_refused);
  ADD ("reopen", test_reopen);
  ADD ("closed", test_closed);
  ADD ("measurements", test_measurements);
  ADD ("many-measurements", test_many_measurements);
  ADD ("facts", test_facts);
  ADD ("copies", test_copies);
  ADD ("daily-copy", test_daily_copy);
  ADD ("too-new", test_too_new);
  ADD ("two-programs", test_two_programs);
  ADD ("expected-versions", test_expected_versions);
  ADD ("killed", test_killed);
  ADD ("file-limit", test_file_limit);
  ADD ("full-disk", test_full_disk);
  ADD ("threads", test_threads);

  return g_test_run ();
}
