/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalog when things go wrong: killed in the middle, used by two
 * programs, damaged, made by a newer program, on a full disk, and read while
 * it is written. */

#include "config.h"

#include "catalog-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "steward-db.h"

#define KILLED_ENTRIES 300
#define KILL_ROUNDS (g_test_slow () ? 110u : 40u)
#define FLIP_ROUNDS (g_test_slow () ? 60u : 30u)

/* The program as a child: syncs revision after revision of source @source_id
 * and says which are committed, until it is killed or has made @argv[5]. */
static int
run_child (char **argv)
{
  g_autoptr (GError) error = NULL;
  StewardCatalog *catalog = steward_catalog_open (argv[2], NULL, &error);
  guint first = (guint) strtoul (argv[4], NULL, 10);
  guint n = (guint) strtoul (argv[5], NULL, 10);

  if (catalog == NULL)
    g_error ("%s", error->message);
  for (guint revision = first; revision < first + n; revision++)
    {
      g_autoptr (StewardCatalogWriter) writer = steward_catalog_writer_begin (catalog, argv[3], "folder", &error);
      g_autoptr (GPtrArray) entries = fixture_entries ();

      if (writer == NULL && g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_BUSY))
        {
          g_clear_error (&error);
          continue;
        }
      for (guint i = 0; writer != NULL && i < KILLED_ENTRIES; i++)
        g_ptr_array_add (entries, fixture_numbered_entry (i, revision));
      if (writer == NULL || !steward_catalog_writer_put (writer, entries, &error) ||
          !steward_catalog_writer_commit (writer, "instance", NULL, NULL, &error))
        g_error ("%s", error->message);
      g_print ("%u\n", revision);
    }
  steward_catalog_close (catalog);
  g_object_unref (catalog);
  return 0;
}

static GSubprocess *
start_child (const char *path,
             const char *source_id,
             guint       first,
             guint       n)
{
  g_autofree char *first_text = g_strdup_printf ("%u", first);
  g_autofree char *n_text = g_strdup_printf ("%u", n);
  g_autoptr (GError) error = NULL;
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "--child", path,
                                         source_id, first_text, n_text, NULL);

  g_assert_no_error (error);
  return child;
}

/* The revision that readers see, the same in every entry. */
static guint
read_revision (StewardCatalog *catalog,
               const char     *source_id)
{
  char *source_ids[] = { (char *) source_id, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint revision = 0;

  query->source_ids = g_strdupv (source_ids);
  rows = steward_catalog_list_sync (catalog, query, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, KILLED_ENTRIES);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *purpose = steward_entry_row_get_purpose (g_ptr_array_index (rows, i));
      guint number = (guint) strtoul (purpose + strlen ("revision "), NULL, 10);

      g_assert_true (i == 0 || number == revision);
      revision = number;
    }

  query->text = g_strdup_printf ("r%ux", revision);
  found = steward_catalog_list_sync (catalog, query, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, KILLED_ENTRIES);
  return revision;
}

static void
check_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  StewardDb *db = steward_db_open (path, STEWARD_DB_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_true (steward_db_check (db, &error));
  g_assert_no_error (error);
  g_assert_true (steward_db_execute (db, "INSERT INTO entry_fts (entry_fts) VALUES ('integrity-check')", &error));
  g_assert_no_error (error);
  steward_db_free (db);
}

static void
close_fixture (CatalogFixture *fixture)
{
  steward_catalog_close (fixture->catalog);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->catalog);
}

/* Last number that the child has said. */
static guint
read_acknowledged (GSubprocess *child,
                   guint        before)
{
  g_autoptr (GError) error = NULL;
  char text[8192] = { 0 };
  gsize length = 0;
  const char *last = NULL;

  g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (child), text, sizeof text - 1, &length, NULL,
                                          &error));
  while (length > 0 && text[length - 1] != '\n')
    text[--length] = '\0';
  if (length == 0)
    return before;
  text[length - 1] = '\0';
  last = strrchr (text, '\n');
  return (guint) strtoul (last != NULL ? last + 1 : text, NULL, 10);
}

static void
test_killed (CatalogFixture *fixture,
             gconstpointer   data)
{
  StewardSyncReport report;
  guint acknowledged = 1;

  fixture_sync (fixture->catalog, "s", 0, KILLED_ENTRIES, 1, NULL);
  close_fixture (fixture);
  for (guint round = 0; round < KILL_ROUNDS; round++)
    {
      guint first = acknowledged + 1 + round % 2;
      g_autoptr (GSubprocess) child = start_child (fixture->path, "s", first, 1000);
      guint seen = 0;

      g_usleep ((gulong) g_test_rand_int_range (0, 150000));
      g_subprocess_send_signal (child, SIGKILL);
      g_subprocess_wait (child, NULL, NULL);
      acknowledged = read_acknowledged (child, acknowledged);

      catalog_fixture_reopen (fixture);
      seen = read_revision (fixture->catalog, "s");
      g_assert_cmpuint (seen, >=, acknowledged);
      acknowledged = seen;
      close_fixture (fixture);
    }

  catalog_fixture_reopen (fixture);
  fixture_sync (fixture->catalog, "s", 0, KILLED_ENTRIES, 100000, &report);
  g_assert_cmpuint (report.changed, ==, KILLED_ENTRIES);
  g_assert_cmpuint (report.added + report.removed, ==, 0);
  g_assert_cmpuint (read_revision (fixture->catalog, "s"), ==, 100000);
  close_fixture (fixture);
  check_file (fixture->path);
  g_test_message ("killed %u times, %u revisions committed", KILL_ROUNDS, acknowledged);
}

/* Both sync one source of their own and one in common. */
static void
test_two_programs (CatalogFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) same = NULL;
  g_autoptr (GSubprocess) other = NULL;
  guint n_busy = 0;

  fixture_sync (fixture->catalog, "common", 0, KILLED_ENTRIES, 1, NULL);
  fixture_sync (fixture->catalog, "theirs", 0, KILLED_ENTRIES, 1, NULL);
  same = start_child (fixture->path, "common", 1000, 20);
  other = start_child (fixture->path, "theirs", 2000, 20);
  for (guint revision = 2; revision < 25; revision++)
    {
      g_autoptr (StewardCatalogWriter) writer = steward_catalog_writer_begin (fixture->catalog, "common", "folder",
                                                                              &error);
      g_autoptr (GPtrArray) entries = fixture_entries ();

      fixture_sync (fixture->catalog, "ours", 0, KILLED_ENTRIES, revision, NULL);
      g_assert_cmpuint (read_revision (fixture->catalog, "ours"), ==, revision);
      read_revision (fixture->catalog, "common");
      if (writer == NULL)
        {
          g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY);
          g_clear_error (&error);
          n_busy++;
          continue;
        }
      for (guint i = 0; i < KILLED_ENTRIES; i++)
        g_ptr_array_add (entries, fixture_numbered_entry (i, revision));
      g_assert_true (steward_catalog_writer_put (writer, entries, &error));
      g_assert_true (steward_catalog_writer_commit (writer, "instance", NULL, NULL, &error));
      g_assert_no_error (error);
    }

  g_assert_true (g_subprocess_wait_check (same, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (other, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (read_revision (fixture->catalog, "theirs"), ==, 2019);
  read_revision (fixture->catalog, "common");
  close_fixture (fixture);
  check_file (fixture->path);
  g_test_message ("the common source was busy %u times", n_busy);
}

static void
test_modes (CatalogFixture *fixture,
            gconstpointer   data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;
  guint n = 0;

  fixture_sync (fixture->catalog, "s", 0, 10, 1, NULL);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      n++;
    }
  g_assert_cmpuint (n, >=, 3);
}

static guint
count_set_aside (CatalogFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name = NULL;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "catalog.db.damaged-") && !g_str_has_suffix (name, "-wal") &&
         !g_str_has_suffix (name, "-shm");

  return n;
}

static void
reopen_damaged (CatalogFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  StewardSyncReport report;

  fixture->catalog = steward_catalog_open (fixture->path, &notice, &error);
  g_assert_no_error (error);
  g_assert_nonnull (notice);
  g_assert_nonnull (strstr (notice, "catalog.db.damaged-"));
  fixture_sync (fixture->catalog, "s", 0, 50, 1, &report);
  g_assert_cmpuint (report.added, ==, 50);
}

static void
test_no_database (CatalogFixture *fixture,
                  gconstpointer   data)
{
  static const char *const contents[] = {
    "no database at all, but long enough to be looked at as one, and then some more to fill a header of 100 bytes",
    "short", "SQLite format 3",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      close_fixture (fixture);
      g_assert_true (g_file_set_contents (fixture->path, contents[i], -1, NULL));
      reopen_damaged (fixture);
      g_assert_cmpuint (count_set_aside (fixture), ==, i + 1);
    }
}

/* The file says that nothing was ever done to it, but it was. */
static void
test_forgotten_version (CatalogFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  StewardDb *db = NULL;

  fixture_sync (fixture->catalog, "s", 0, 20, 1, NULL);
  close_fixture (fixture);
  db = steward_db_open (fixture->path, STEWARD_DB_DEFAULT, &error);
  g_assert_true (steward_db_execute (db, "PRAGMA user_version = 0", &error));
  steward_db_free (db);
  reopen_damaged (fixture);
}

static void
test_truncated (CatalogFixture *fixture,
                gconstpointer   data)
{
  for (guint i = 0; i < 10; i++)
    {
      GStatBuf status;

      fixture_sync (fixture->catalog, "s", 0, 300, 1, NULL);
      close_fixture (fixture);
      g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
      g_assert_cmpint (truncate (fixture->path, g_test_rand_int_range (1, (int) status.st_size)), ==, 0);
      reopen_damaged (fixture);
    }
  g_assert_cmpuint (count_set_aside (fixture), ==, 10);
}

static void
flip_bytes (const char *path,
            guint       n)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (guint i = 0; i < n; i++)
    text[g_test_rand_int_range (0, (int) length)] ^= (char) (1 << g_test_rand_int_range (0, 8));
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
}

/* Everything that reads, whatever comes of it. */
static void
read_everything (StewardCatalog *catalog)
{
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr (GPtrArray) rows = steward_catalog_list_sync (catalog, query, 0, NULL);
  g_autoptr (GPtrArray) found = NULL;

  query->text = g_strdup ("prod");
  found = steward_catalog_list_sync (catalog, query, 0, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i += 7)
    {
      const char *urn = steward_entry_row_get_urn (g_ptr_array_index (rows, i));
      g_autoptr (StewardEntryDetail) detail = steward_catalog_load_sync (catalog, urn, NULL);
    }
}

static void
note_cb (StewardCatalog *catalog,
         const char     *text,
         guint          *count)
{
  g_assert_nonnull (strstr (text, "catalog.db.damaged-"));
  (*count)++;
}

static void
sync_whatever_comes (StewardCatalog *catalog)
{
  g_autoptr (StewardCatalogWriter) writer = steward_catalog_writer_begin (catalog, "s", "folder", NULL);
  g_autoptr (GPtrArray) entries = fixture_entries ();

  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (entries, fixture_numbered_entry (i, 2));
  if (writer != NULL && steward_catalog_writer_put (writer, entries, NULL) &&
      !steward_catalog_writer_commit (writer, "instance", NULL, NULL, NULL))
    g_debug ("the sync failed, as it may");
}

/* Flipped bits are found at opening, or when they are met, or hurt nothing;
 * nothing crashes, and after the file was replaced everything is right. */
static void
test_flipped (CatalogFixture *fixture,
              gconstpointer   data)
{
  guint n_at_opening = 0;
  guint n_later = 0;

  for (guint round = 0; round < FLIP_ROUNDS; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *notice = NULL;
      StewardSyncReport report;
      guint n_notices = 0;

      fixture_sync (fixture->catalog, "s", 0, 300, 1, NULL);
      close_fixture (fixture);
      flip_bytes (fixture->path, 1u << (round % 8));
      fixture->catalog = steward_catalog_open (fixture->path, &notice, &error);
      if (g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW))
        {
          /* The flipped bit was one of the version. */
          g_clear_error (&error);
          g_assert_cmpint (g_unlink (fixture->path), ==, 0);
          catalog_fixture_reopen (fixture);
          continue;
        }
      g_assert_no_error (error);
      n_at_opening += notice != NULL;
      g_signal_connect (fixture->catalog, "notice", G_CALLBACK (note_cb), &n_notices);
      read_everything (fixture->catalog);
      sync_whatever_comes (fixture->catalog);
      read_everything (fixture->catalog);
      for (guint i = 0; i < 20; i++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (500);
        }
      n_later += n_notices > 0;

      /* Begin anew, so that silent damage does not carry over. */
      close_fixture (fixture);
      g_assert_true (g_unlink (fixture->path) == 0 || errno == ENOENT);
      catalog_fixture_reopen (fixture);
      fixture_sync (fixture->catalog, "s", 0, 10, 1, &report);
      g_assert_cmpuint (report.added, ==, 10);
      g_assert_true (steward_catalog_remove_source_sync (fixture->catalog, "s", &error));
    }
  g_test_message ("%u damaged files: %u found at opening, %u later", FLIP_ROUNDS, n_at_opening, n_later);
  g_assert_cmpuint (n_at_opening + n_later, >, 0);
}

static gboolean
is_counted (gpointer data)
{
  return *(guint *) data > 0;
}

/* Damage that is met while the window is open: said, replaced, and the next
 * sync fills the new file. */
static void
test_damaged_later (CatalogFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr (StewardQueryModel) model = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;
  guint n_notices = 0;

  fixture_sync (fixture->catalog, "s", 0, 2000, 1, NULL);
  close_fixture (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));
  memset (text + length / 2, 0xa5, length - length / 2);
  g_assert_true (g_file_set_contents (fixture->path, text, (gssize) length, NULL));

  fixture->catalog = steward_catalog_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
  if (count_set_aside (fixture) > 0)
    {
      g_test_message ("found at opening");
      return;
    }
  g_signal_connect (fixture->catalog, "notice", G_CALLBACK (note_cb), &n_notices);
  model = steward_catalog_query (fixture->catalog, query);
  fixture_wait_until (is_counted, &n_notices);
  fixture_settle (model);
  g_assert_cmpuint (count_set_aside (fixture), ==, 1);
  fixture_sync (fixture->catalog, "s", 0, 20, 1, NULL);
  while (g_list_model_get_n_items (G_LIST_MODEL (model)) != 20)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (steward_query_model_get_error (model));
}

/* Whoever deletes the cache under an open window gets a new one. */
static void
test_deleted (CatalogFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardQuery) query = steward_query_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr (StewardQueryModel) model = NULL;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (fixture->path, "-shm", NULL);

  fixture_sync (fixture->catalog, "s", 0, 20, 1, NULL);
  model = steward_catalog_query (fixture->catalog, query);
  fixture_settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 20);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_unlink (log);
  g_unlink (shared);
  while (g_list_model_get_n_items (G_LIST_MODEL (model)) != 0)
    g_main_context_iteration (NULL, TRUE);
  fixture_sync (fixture->catalog, "s", 0, 30, 1, NULL);
  while (g_list_model_get_n_items (G_LIST_MODEL (model)) != 30)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_newer (CatalogFixture *fixture,
            gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before = 0;
  gsize n_after = 0;
  StewardDb *db = NULL;

  fixture_sync (fixture->catalog, "s", 0, 20, 1, NULL);
  close_fixture (fixture);
  db = steward_db_open (fixture->path, STEWARD_DB_DEFAULT, &error);
  g_assert_true (steward_db_execute (db, "PRAGMA user_version = 4711", &error));
  steward_db_free (db);
  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, NULL));

  g_assert_null (steward_catalog_open (fixture->path, &notice, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW);
  g_assert_null (notice);
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_full_disk (CatalogFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = fixture_entries ();
  g_autoptr (StewardCatalogWriter) writer = NULL;
  StewardSyncReport report;
  struct rlimit old;
  struct rlimit small;
  GStatBuf status;
  gboolean committed = FALSE;

  fixture_sync (fixture->catalog, "s", 0, KILLED_ENTRIES, 1, NULL);
  catalog_fixture_reopen (fixture);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = old;
  small.rlim_cur = (rlim_t) status.st_size + 200 * 1024;

  writer = steward_catalog_writer_begin (fixture->catalog, "s", "folder", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 10000; i++)
    g_ptr_array_add (entries, fixture_numbered_entry (i, 2));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  committed = steward_catalog_writer_put (writer, entries, &error) &&
              steward_catalog_writer_commit (writer, "instance", NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_false (committed);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_clear_pointer (&writer, steward_catalog_writer_free);

  g_assert_cmpuint (read_revision (fixture->catalog, "s"), ==, 1);
  fixture_sync (fixture->catalog, "s", 0, KILLED_ENTRIES, 3, &report);
  g_assert_cmpuint (report.changed, ==, KILLED_ENTRIES);
  g_assert_cmpuint (read_revision (fixture->catalog, "s"), ==, 3);
  close_fixture (fixture);
  check_file (fixture->path);
}

static gpointer
sync_much_in_thread (gpointer data)
{
  StewardCatalog *catalog = data;

  for (guint revision = 10; revision < 14; revision++)
    fixture_sync (catalog, "large", 0, 6000, revision, NULL);

  return NULL;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return *first < *second ? -1 : *first > *second;
}

/* Reading does not wait for writing. The bound is for a machine that does
 * other things too. */
static void
test_latency (CatalogFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  GThread *thread = NULL;
  StewardSourceStanding standing = { 0 };

  fixture_sync (fixture->catalog, "s", 0, KILLED_ENTRIES, 1, NULL);
  thread = g_thread_new ("sync", sync_much_in_thread, fixture->catalog);
  while (times->len < 2000 && (times->len < 20 || standing.n_products == 0))
    {
      gint64 begun = g_get_monotonic_time ();
      gint64 time = 0;

      read_revision (fixture->catalog, "s");
      time = g_get_monotonic_time () - begun;
      g_array_append_val (times, time);
      g_assert_true (steward_catalog_get_standing_sync (fixture->catalog, "large", &standing, NULL));
    }
  g_thread_join (thread);

  g_array_sort (times, compare_times);
  g_test_message ("%u reads of %d rows while a sync wrote: median %.1f ms, longest %.1f ms", times->len, KILLED_ENTRIES,
                  (double) g_array_index (times, gint64, times->len / 2) / 1000,
                  (double) g_array_index (times, gint64, times->len - 1) / 1000);
  g_assert_cmpint (g_array_index (times, gint64, times->len / 2), <, 400 * 1000);
  g_assert_cmpint (g_array_index (times, gint64, times->len - 1), <, 4000 * 1000);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 6 && g_str_equal (argv[1], "--child"))
    return run_child (argv);

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/catalog-crash/" name, CatalogFixture, NULL, catalog_fixture_set_up, func, catalog_fixture_tear_down)
  ADD ("killed", test_killed);
  ADD ("two-programs", test_two_programs);
  ADD ("modes", test_modes);
  ADD ("no-database", test_no_database);
  ADD ("forgotten-version", test_forgotten_version);
  ADD ("truncated", test_truncated);
  ADD ("flipped", test_flipped);
  ADD ("damaged-later", test_damaged_later);
  ADD ("deleted", test_deleted);
  ADD ("newer", test_newer);
  ADD ("full-disk", test_full_disk);
  ADD ("latency", test_latency);
#undef ADD
  return g_test_run ();
}
