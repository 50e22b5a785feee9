/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ledger against its yardsticks: appending, one decision at a time and a
 * thousand at once, against a bare insert of the same columns with the same
 * durability; verifying against sha256sum over the same bytes; and folding all
 * of it again. bench-ledger [events] [single appends] [folder] */

#include "config.h"

#include "steward-db.h"
#include "steward-event-types.h"
#include "steward-governance.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define BATCH 1000u

typedef struct
{
  char *folder;
  char *path;
  char *bare_path;
  char *bytes_path;
  gint64 n_events;
  gint64 n_single;
} Bench;

static const char bare_schema[] =
  "CREATE TABLE event (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL,"
  " type TEXT NOT NULL, header BLOB NOT NULL, body BLOB NOT NULL, seal BLOB NOT NULL) STRICT;"
  "CREATE UNIQUE INDEX event_by_stream ON event (stream, version);";

static double
get_seconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / G_USEC_PER_SEC;
}

static JsonNode *
make_vote (gint64 i)
{
  static const char hex[] = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
  g_autofree char *text =
    g_strdup_printf ("{\"choice\":\"approve\",\"comment\":\"sha256:%016" G_GINT64_MODIFIER "x%s\",\"delegate\":0,"
                     "\"person\":\"p-%010" G_GINT64_MODIFIER "x\",\"revision\":\"sha256:%s\",\"seat\":\"seat-%d\"}",
                     i, hex + 16, i % 7919, hex, (int) (i % 10));

  return steward_json_parse (text, -1, STEWARD_JSON_EVENT, NULL, NULL);
}

/* Ten votes of each review. */
static StewardAppend *
make_append (gint64 first,
             guint  n)
{
  StewardAppend *what = steward_append_new ("p-0000000001");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *stream = g_strdup_printf ("review/2026-%06" G_GINT64_FORMAT, (first + i) / 10);

      steward_append_add (what, stream, (first + i) % 10, STEWARD_EVENT_VOTE_CAST, make_vote (first + i));
    }

  return what;
}

/* Seconds within the append itself. */
static double
append (StewardGovernance *store,
        gint64             first,
        guint              n,
        GPtrArray        **out_events)
{
  g_autoptr(StewardAppend) what = make_append (first, n);
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double seconds;

  if (!steward_governance_append_sync (store, what, out_events, &error))
    g_error ("%s", error->message);
  seconds = get_seconds (start);

  return seconds;
}

static StewardDb *
open_bare (Bench *self)
{
  g_autoptr(GError) error = NULL;
  StewardDb *db = steward_db_open (self->bare_path, STEWARD_DB_DURABLE, &error);

  if (db == NULL || !steward_db_enable_wal (db, &error) || !steward_db_execute (db, bare_schema, &error))
    g_error ("%s", error->message);

  return db;
}

/* The same rows into a table without anything around it. */
static __attribute__ ((noinline)) double
insert_bare (StewardDb *db,
             GPtrArray *events)
{
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_true (steward_db_begin (db, &error));
  for (guint i = 0; i < events->len; i++)
    {
      const StewardEvent *event = g_ptr_array_index (events, i);
      StewardStatement *statement = steward_db_prepare (db, "ledger-insert", &error);
      gsize header_length, body_length;
      gconstpointer header = g_bytes_get_data (event->header, &header_length);
      gconstpointer body = g_bytes_get_data (event->body, &body_length);

      steward_statement_bind_int64 (statement, ":position", event->position);
      steward_statement_bind_text (statement, ":stream", event->stream);
      steward_statement_bind_int64 (statement, ":version", event->version);
      steward_statement_bind_text (statement, ":type", event->type);
      steward_statement_bind_blob (statement, ":header", header, header_length);
      steward_statement_bind_blob (statement, ":body", body, body_length);
      steward_statement_bind_blob (statement, ":seal", event->seal.bytes, STEWARD_DIGEST_SIZE);
      g_assert_true (steward_statement_run (statement, &error));
    }
  g_assert_true (steward_db_commit (db, &error));

  return get_seconds (start);
}

static void
print_ratio (const char *what,
             gint64      n,
             double      seconds,
             double      yardstick)
{
  g_print ("%-28s %9.0f a second, yardstick %9.0f: ratio %.2f\n", what, (double) n / seconds, (double) n / yardstick,
           yardstick / seconds);
}

/* Both sides in turn, so that the disk treats both alike. */
static void
measure_append (Bench             *self,
                StewardGovernance *store,
                StewardDb         *bare,
                FILE              *bytes,
                gint64             first,
                gint64             n,
                guint              size,
                const char        *title)
{
  double seconds = 0, yardstick = 0;

  for (gint64 i = 0; i < n; i += size)
    {
      g_autoptr(GPtrArray) events = NULL;

      seconds += append (store, first + i, size, &events);
      yardstick += insert_bare (bare, events);
      for (guint j = 0; j < events->len; j++)
        {
          const StewardEvent *event = g_ptr_array_index (events, j);

          fwrite (g_bytes_get_data (event->header, NULL), 1, g_bytes_get_size (event->header), bytes);
          fwrite (g_bytes_get_data (event->body, NULL), 1, g_bytes_get_size (event->body), bytes);
        }
    }
  print_ratio (title, n, seconds, yardstick);
}

static double
run_sha256sum (Bench *self)
{
  const char *argv[] = { "sha256sum", self->bytes_path, NULL };
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GError) error = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, NULL, &error))
    g_error ("%s", error->message);

  return get_seconds (start);
}

static void
measure_verify (Bench             *self,
                StewardGovernance *store)
{
  g_autoptr(GError) error = NULL;
  GStatBuf info;
  gint64 start, n_events;
  double seconds = 0, yardstick = 0;

  g_stat (self->bytes_path, &info);
  run_sha256sum (self);
  for (unsigned i = 0; i < 3; i++)
    {
      yardstick += run_sha256sum (self) / 3;
      start = g_get_monotonic_time ();
      if (!steward_governance_verify_sync (store, &n_events, &error))
        g_error ("%s", error->message);
      seconds += get_seconds (start) / 3;
    }
  g_print ("%-28s %9.1f MB/s of %.0f bytes an event (%.2f s), sha256sum %9.1f MB/s: ratio %.2f\n", "verify",
           (double) info.st_size / seconds / 1e6, (double) info.st_size / (double) n_events, seconds,
           (double) info.st_size / yardstick / 1e6, yardstick / seconds);
}

static void
measure_rebuild (Bench             *self,
                 StewardGovernance *store)
{
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!steward_governance_verify_rows_sync (store, FALSE, &differences, &error))
    g_error ("%s", error->message);
  g_print ("%-28s %9.1f s, %u differences\n", "rebuild and compare", get_seconds (start), differences->len);
  start = g_get_monotonic_time ();
  g_clear_pointer (&differences, g_ptr_array_unref);
  if (!steward_governance_verify_rows_sync (store, TRUE, &differences, &error))
    g_error ("%s", error->message);
  g_print ("%-28s %9.1f s\n", "rebuild and replace", get_seconds (start));
}

static void
run (Bench *self)
{
  g_autoptr(GError) error = NULL;
  StewardGovernance *store = steward_governance_open (self->path, NULL, &error);
  StewardDb *bare = open_bare (self);
  FILE *bytes = fopen (self->bytes_path, "w");

  g_assert_nonnull (store);
  measure_append (self, store, bare, bytes, 0, self->n_single, 1, "append, one at a time");
  measure_append (self, store, bare, bytes, self->n_single, self->n_events - self->n_single, BATCH,
                  "append, batches of 1000");
  fclose (bytes);
  steward_db_free (bare);
  measure_verify (self, store);
  measure_rebuild (self, store);
  g_object_unref (store);
}

static void
clean_up (Bench *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
}

int
main (int   argc,
      char *argv[])
{
  Bench self = { .n_events = argc > 1 ? atoll (argv[1]) : 1000000, .n_single = argc > 2 ? atoll (argv[2]) : 2000 };
  g_autofree char *template = g_build_filename (argc > 3 ? argv[3] : ".", "bench-ledger-XXXXXX", NULL);

  self.folder = g_mkdtemp (template);
  if (self.folder == NULL)
    g_error ("no folder could be made");
  self.path = g_build_filename (self.folder, "governance.db", NULL);
  self.bare_path = g_build_filename (self.folder, "bare.db", NULL);
  self.bytes_path = g_build_filename (self.folder, "bytes", NULL);
  run (&self);
  clean_up (&self);
  g_free (self.path);
  g_free (self.bare_path);
  g_free (self.bytes_path);

  return 0;
}
