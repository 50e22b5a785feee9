/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A damaged record of decisions: with and without copies, every kind of
 * damage, and the sentences that tell what is missing. */

#include "config.h"

#include "steward-recovery.h"

#include "steward-governance.h"

#include "steward-event-types.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

typedef struct
{
  char *bytes;
  gsize length;
} Image;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-recovery-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "governance.db", NULL);
}

static void
empty_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  empty_folder (fixture->folder);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
get_file (Fixture    *fixture,
          const char *suffix)
{
  return g_strconcat (fixture->path, suffix, NULL);
}

static StewardGovernance *
open_quietly (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *notice = NULL;
  StewardGovernance *store = steward_governance_open (fixture->path, &notice, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (notice, ==, NULL);
  return store;
}

static void
append_many (StewardGovernance *store,
             unsigned           n)
{
  for (unsigned i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"n\":%u,\"note\":\"a decision that fills a line\"}", i);
      g_autoptr(StewardAppend) what = steward_append_new ("person-1");
      g_autoptr(GError) error = NULL;

      steward_append_add (what, "test", STEWARD_ANY_VERSION, STEWARD_EVENT_NOTED,
                          steward_json_parse (text, -1, STEWARD_JSON_EVENT, NULL, NULL));
      steward_governance_append_sync (store, what, NULL, &error) || (g_test_message ("%s", error->message), FALSE);
      g_assert_no_error (error);
    }
}

static void
add_measurements (StewardGovernance *store,
                  unsigned           n)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free);
  g_autoptr(GError) error = NULL;

  for (unsigned i = 1; i <= n; i++)
    {
      StewardMeasurement *measurement = steward_measurement_new ();

      measurement->subject = g_strdup ("orders");
      measurement->property = g_strdup ("freshness");
      measurement->time = i;
      measurement->value = g_strdup ("12");
      g_ptr_array_add (list, measurement);
    }
  g_assert_true (steward_governance_add_measurements_sync (store, "s1", list, &error));
  g_assert_no_error (error);
}

/* A store with @before events in its copy and @after behind it. */
static void
make_store (Fixture  *fixture,
            unsigned  before,
            gboolean  copied,
            unsigned  after)
{
  StewardGovernance *store = open_quietly (fixture);
  g_autoptr(GError) error = NULL;

  append_many (store, before);
  add_measurements (store, 50);
  if (copied)
    g_assert_true (steward_governance_backup_sync (store, &error));
  g_assert_no_error (error);
  append_many (store, after);
  g_assert_finalize_object (store);
}

static Image
load_file (const char *path)
{
  Image image = { NULL, 0 };

  g_assert_true (g_file_get_contents (path, &image.bytes, &image.length, NULL));
  return image;
}

static void
save_file (const char  *path,
           const Image *image)
{
  g_assert_true (g_file_set_contents (path, image->bytes, (gssize) image->length, NULL));
}

static void
remove_file (Fixture    *fixture,
             const char *suffix)
{
  g_autofree char *path = get_file (fixture, suffix);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Opens, expects a notice that is like @pattern, and @n events that verify. */
static StewardGovernance *
open_restored (Fixture    *fixture,
               const char *pattern,
               gint64      n)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *notice = NULL;
  StewardGovernance *store = steward_governance_open (fixture->path, &notice, &error);
  g_autoptr(GPtrArray) differences = NULL;
  gint64 n_events;

  g_assert_no_error (error);
  g_assert_nonnull (notice);
  g_test_message ("%s", notice);
  g_assert_true (g_pattern_match_simple (pattern, notice));
  g_assert_true (steward_governance_verify_sync (store, &n_events, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_events, ==, n);
  g_assert_true (steward_governance_verify_rows_sync (store, FALSE, &differences, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 0);

  return store;
}

/* After a restoration life goes on, without a further notice. */
static void
assert_lives_on (Fixture           *fixture,
                 StewardGovernance *store)
{
  append_many (store, 2);
  g_assert_finalize_object (store);
  store = open_quietly (fixture);
  g_assert_finalize_object (store);
}

static void
damage_header (Fixture *fixture)
{
  Image image = load_file (fixture->path);

  memset (image.bytes, 'x', 100);
  save_file (fixture->path, &image);
  g_free (image.bytes);
}

/* The body of the event whose number is @n: one letter changes. */
static void
damage_event (Fixture  *fixture,
              unsigned  n)
{
  Image image = load_file (fixture->path);
  g_autofree char *wanted = g_strdup_printf ("{\"n\":%u,\"note\"", n);
  char *at = memmem (image.bytes, image.length, wanted, strlen (wanted));

  g_assert_nonnull (at);
  at[8] ^= 1;
  save_file (fixture->path, &image);
  g_free (image.bytes);
}

static void
test_no_database (Fixture       *fixture,
                  gconstpointer  data)
{
  make_store (fixture, 20, TRUE, 7);
  damage_header (fixture);
  assert_lives_on (fixture, open_restored (fixture, "governance.db could not be used: *restored from the copy of "
                                           "20* UTC*7 events are missing, from position 21 on.*written after that "
                                           "copy are missing*kept as governance.db.damaged-20*", 20));
}

static void
test_no_copy (Fixture       *fixture,
              gconstpointer  data)
{
  make_store (fixture, 20, FALSE, 7);
  damage_header (fixture);
  assert_lives_on (fixture, open_restored (fixture, "*begins anew; there was no copy. 27 events are missing, from "
                                           "position 1 on.*", 0));
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  make_store (fixture, 20, TRUE, 1);
  remove_file (fixture, "");
  assert_lives_on (fixture, open_restored (fixture, "*governance.db is missing.*1 event is missing, at position 21.*",
                                           20));
}

static void
test_missing_with_checkpoint (Fixture       *fixture,
                              gconstpointer  data)
{
  make_store (fixture, 20, TRUE, 0);
  remove_file (fixture, "");
  remove_file (fixture, ".checkpoint");
  assert_lives_on (fixture, open_restored (fixture, "*Whether there were events behind position 20 cannot be told.*",
                                           20));
}

static void
test_zero_length (Fixture       *fixture,
                  gconstpointer  data)
{
  Image nothing = { (char *) "", 0 };

  make_store (fixture, 20, TRUE, 3);
  save_file (fixture->path, &nothing);
  assert_lives_on (fixture, open_restored (fixture, "*is empty.*3 events are missing, from position 21 on.*", 20));
}

/* All gone, and nothing says that there ever was anything. */
static void
test_fresh (Fixture       *fixture,
            gconstpointer  data)
{
  Image nothing = { (char *) "", 0 };
  StewardGovernance *store;

  save_file (fixture->path, &nothing);
  store = open_quietly (fixture);
  g_assert_finalize_object (store);
}

/* The damaged event lies in the copy: nothing is lost. */
static void
test_event_in_copy (Fixture       *fixture,
                    gconstpointer  data)
{
  StewardGovernance *store;

  make_store (fixture, 20, TRUE, 7);
  damage_event (fixture, 4);
  store = open_restored (fixture, "*seal of event 5*from the copy of * and what could still be read.*No event is "
                         "missing.*", 27);
  g_assert_cmpint (steward_governance_last_measured_sync (store, "s1", NULL), ==, 50);
  assert_lives_on (fixture, store);
}

static void
test_event_without_copy (Fixture       *fixture,
                         gconstpointer  data)
{
  make_store (fixture, 20, FALSE, 0);
  damage_event (fixture, 14);
  assert_lives_on (fixture, open_restored (fixture, "*seal of event 15*there was no copy. 6 events are missing, from "
                                           "position 15 on.*", 14));
}

/* A copy that is damaged itself is passed over. */
static void
test_bad_copy (Fixture       *fixture,
               gconstpointer  data)
{
  StewardGovernance *store;
  g_autoptr(GDir) dir = NULL;
  g_autofree char *newest = NULL;
  Image image;
  const char *name;

  make_store (fixture, 10, TRUE, 5);
  g_usleep (1100 * 1000);
  store = open_quietly (fixture);
  g_assert_true (steward_governance_backup_sync (store, NULL));
  g_assert_finalize_object (store);

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".copy-") != NULL && (newest == NULL || strcmp (name, newest) > 0))
      {
        g_free (newest);
        newest = g_strdup (name);
      }
  {
    g_autofree char *path = g_build_filename (fixture->folder, newest, NULL);

    image = load_file (path);
    memset (image.bytes + 4096, 0, 4096);
    save_file (path, &image);
    g_free (image.bytes);
  }
  damage_header (fixture);
  assert_lives_on (fixture, open_restored (fixture, "*5 events are missing, from position 11 on.*", 10));
}

/* An older file in place of the present one, as from somebody's backup. */
static void
test_older_file (Fixture       *fixture,
                 gconstpointer  data)
{
  Image old;
  StewardGovernance *store;

  make_store (fixture, 10, FALSE, 0);
  old = load_file (fixture->path);
  store = open_quietly (fixture);
  append_many (store, 4);
  g_assert_finalize_object (store);
  save_file (fixture->path, &old);
  remove_file (fixture, ".lock");
  assert_lives_on (fixture, open_restored (fixture, "*older than its checkpoint, which saw 14 events. 4 events are "
                                           "missing, from position 11 on.*", 10));
  g_free (old.bytes);
}

/* The same, but a copy has what is missing. */
static void
test_older_file_with_copy (Fixture       *fixture,
                           gconstpointer  data)
{
  Image old;
  StewardGovernance *store;

  make_store (fixture, 10, FALSE, 0);
  old = load_file (fixture->path);
  store = open_quietly (fixture);
  append_many (store, 4);
  g_assert_true (steward_governance_backup_sync (store, NULL));
  g_assert_finalize_object (store);
  save_file (fixture->path, &old);
  assert_lives_on (fixture, open_restored (fixture, "*4 of them were brought back from a copy. No event is missing.*",
                                           14));
  g_free (old.bytes);
}

/* Another ledger, sound in itself, in place of this one. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  Image other;

  make_store (fixture, 12, FALSE, 0);
  other = load_file (fixture->path);
  empty_folder (fixture->folder);
  make_store (fixture, 12, FALSE, 0);
  save_file (fixture->path, &other);
  assert_lives_on (fixture, open_restored (fixture, "*not the ledger that its checkpoint saw: event 12 or one before "
                                           "it*", 12));
  g_free (other.bytes);
}

/* A swap that was interrupted after the damaged file had been moved. */
static void
test_interrupted_swap (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *finished = get_file (fixture, ".restored");

  make_store (fixture, 9, FALSE, 0);
  g_assert_cmpint (g_rename (fixture->path, finished), ==, 0);
  assert_lives_on (fixture, open_restored (fixture, "*was interrupted and is finished now*", 9));
}

/* A torn write-ahead log: what was in it is gone, and counted. */
static void
test_lost_protection (Fixture       *fixture,
                      gconstpointer  data)
{
  Image image;
  char *at;

  make_store (fixture, 9, FALSE, 0);
  image = load_file (fixture->path);
  at = memmem (image.bytes, image.length, "BEFORE DELETE", 13);
  g_assert_nonnull (at);
  memcpy (at, "AFTER  INSERT", 13);
  save_file (fixture->path, &image);
  g_free (image.bytes);
  assert_lives_on (fixture, open_restored (fixture, "*lost its protection*No event is missing.*", 9));
}

static void
test_in_use (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(StewardGovernance) store = NULL;
  g_autoptr(GError) error = NULL;

  make_store (fixture, 9, FALSE, 0);
  store = open_quietly (fixture);
  damage_header (fixture);
  g_assert_null (steward_governance_open (fixture->path, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY);
}

/* --- damage everywhere --- */

static void
restore_files (Fixture     *fixture,
               const Image *image,
               const Image *checkpoint,
               const Image *copy)
{
  g_autofree char *checkpoint_path = get_file (fixture, ".checkpoint");
  g_autofree char *copy_path = get_file (fixture, ".copy-2026-01-01T000000Z");

  empty_folder (fixture->folder);
  save_file (fixture->path, image);
  save_file (checkpoint_path, checkpoint);
  if (copy->bytes != NULL)
    save_file (copy_path, copy);
}

/* Never a crash; refused with an error, or open with a chain that verifies and
 * a notice when events are gone. Returns the number of events, or −1. */
static gint64
open_damaged (Fixture *fixture,
              gint64   n_before,
              gsize    offset)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *notice = NULL;
  g_autoptr(StewardGovernance) store = steward_governance_open (fixture->path, &notice, &error);
  gint64 n_events;

  if (store == NULL)
    {
      g_assert_nonnull (error);
      if (!g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW))
        g_test_message ("offset %" G_GSIZE_FORMAT ": %s", offset, error->message);
      return -1;
    }
  if (!steward_governance_verify_sync (store, &n_events, &error))
    g_test_message ("offset %" G_GSIZE_FORMAT ": %s (%s)", offset, error->message, notice);
  g_assert_no_error (error);
  g_assert_cmpint (n_events, <=, n_before);
  if (n_events < n_before && (notice == NULL || strstr (notice, "missing") == NULL))
    g_test_message ("offset %" G_GSIZE_FORMAT ": %s", offset, notice);
  g_assert_true (n_events == n_before || (notice != NULL && strstr (notice, "missing") != NULL));
  append_many (store, 1);

  return n_events;
}

static void
flip_everywhere (Fixture  *fixture,
                 gboolean  copied)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (17);
  g_autofree char *checkpoint_path = get_file (fixture, ".checkpoint");
  Image copy = { NULL, 0 };
  Image image, checkpoint;
  unsigned n_refused = 0, n_short = 0, n_rounds = 0;
  gsize step;

  make_store (fixture, 30, FALSE, 0);
  image = load_file (fixture->path);
  checkpoint = load_file (checkpoint_path);
  if (copied)
    copy = load_file (fixture->path);
  step = g_test_slow () ? 53 : 2503;

  for (gsize offset = 0; offset < image.length; offset += offset < 120 ? 1 : step, n_rounds++)
    {
      char original = image.bytes[offset];
      gint64 n_events;

      image.bytes[offset] = (char) (original ^ (1 << g_rand_int_range (random, 0, 8)));
      restore_files (fixture, &image, &checkpoint, &copy);
      image.bytes[offset] = original;
      n_events = open_damaged (fixture, 30, offset);
      n_refused += n_events < 0;
      n_short += n_events >= 0 && n_events < 30;
      if (copied && n_events >= 0)
        g_assert_cmpint (n_events, ==, 30);
    }
  g_test_message ("%u flips: %u refused, %u lost events", n_rounds, n_refused, n_short);
  g_assert_cmpuint (n_refused, <, 10);
  g_free (image.bytes);
  g_free (checkpoint.bytes);
  g_free (copy.bytes);
}

static void
test_flips (Fixture       *fixture,
            gconstpointer  data)
{
  flip_everywhere (fixture, FALSE);
}

static void
test_flips_with_copy (Fixture       *fixture,
                      gconstpointer  data)
{
  flip_everywhere (fixture, TRUE);
}

static void
test_truncated (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *checkpoint_path = get_file (fixture, ".checkpoint");
  const Image no_copy = { NULL, 0 };
  Image image, checkpoint;
  gsize whole;

  make_store (fixture, 30, FALSE, 0);
  image = load_file (fixture->path);
  checkpoint = load_file (checkpoint_path);
  whole = image.length;
  for (gsize length = 0; length < whole; length += length < 4096 ? 517 : 4096)
    {
      image.length = length;
      restore_files (fixture, &image, &checkpoint, &no_copy);
      open_damaged (fixture, 30, length);
    }
  g_free (image.bytes);
  g_free (checkpoint.bytes);
}

/* Blocks of noise. */
static void
test_noise (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (3);
  g_autofree char *checkpoint_path = get_file (fixture, ".checkpoint");
  const Image no_copy = { NULL, 0 };
  Image image, checkpoint;

  make_store (fixture, 30, FALSE, 0);
  image = load_file (fixture->path);
  checkpoint = load_file (checkpoint_path);
  for (unsigned i = 0; i < (g_test_slow () ? 500 : 25); i++)
    {
      g_autofree char *clean = g_memdup2 (image.bytes, image.length);
      gsize start = (gsize) g_rand_int_range (random, 0, (gint32) image.length - 600);

      for (gsize n = (gsize) g_rand_int_range (random, 1, 600); n > 0; n--)
        image.bytes[start + n - 1] = (char) g_rand_int (random);
      restore_files (fixture, &image, &checkpoint, &no_copy);
      open_damaged (fixture, 30, start);
      memcpy (image.bytes, clean, image.length);
    }
  g_free (image.bytes);
  g_free (checkpoint.bytes);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/recovery/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("no-database", test_no_database);
  ADD ("no-copy", test_no_copy);
  ADD ("missing", test_missing);
  ADD ("missing-with-checkpoint", test_missing_with_checkpoint);
  ADD ("zero-length", test_zero_length);
  ADD ("fresh", test_fresh);
  ADD ("event-in-copy", test_event_in_copy);
  ADD ("event-without-copy", test_event_without_copy);
  ADD ("bad-copy", test_bad_copy);
  ADD ("older-file", test_older_file);
  ADD ("older-file-with-copy", test_older_file_with_copy);
  ADD ("replaced", test_replaced);
  ADD ("interrupted-swap", test_interrupted_swap);
  ADD ("lost-protection", test_lost_protection);
  ADD ("in-use", test_in_use);
  ADD ("flips", test_flips);
  ADD ("flips-with-copy", test_flips_with_copy);
  ADD ("truncated", test_truncated);
  ADD ("noise", test_noise);

  return g_test_run ();
}
