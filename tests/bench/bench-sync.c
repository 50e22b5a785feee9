/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast entries of ten columns go into the catalog, how fast it sees that
 * nothing has changed, and how long the sqlite3 shell takes to import the same
 * rows into the same tables with the same full-text index.
 *
 * bench-sync [ENTRIES [RUNS]] */

#include "config.h"

#include "bench-corpus.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "steward-entry-words.h"

static const char *const tables[] = {
  "source", "label", "subject", "entry", "entry_text", "owner", "port", "contract", "contract_address",
  "schema_object", "objective", "finding",
};

typedef struct
{
  double wall;                         /* seconds */
  double cpu;                          /* seconds of all threads, or of the children */
} Stopwatch;

static double
read_cpu (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static Stopwatch
begin (int who)
{
  return (Stopwatch) { (double) g_get_monotonic_time () / G_USEC_PER_SEC, read_cpu (who) };
}

static Stopwatch
end (int       who,
     Stopwatch begun)
{
  Stopwatch now = begin (who);

  return (Stopwatch) { now.wall - begun.wall, now.cpu - begun.cpu };
}

static Stopwatch
run_shell (const char *path,
           const char *script)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) shell = NULL;
  Stopwatch begun = begin (RUSAGE_CHILDREN);
  g_autofree char *complaints = NULL;

  shell = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE |
                            G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "sqlite3", "-batch", path, NULL);
  if (shell == NULL || !g_subprocess_communicate_utf8 (shell, script, NULL, NULL, &complaints, &error))
    g_error ("sqlite3: %s", error->message);
  if (complaints != NULL && *complaints != '\0')
    g_error ("sqlite3: %s", complaints);

  return end (RUSAGE_CHILDREN, begun);
}

/* What the full-text index is given, as CSV. */
static void
write_words (const char *path,
             guint       n_entries)
{
  g_autoptr (StewardEntryWords) words = steward_entry_words_new ();
  FILE *file = g_fopen (path, "w");

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (StewardEntry) entry = bench_corpus_entry (i);

      steward_entry_words_fill (words, entry);
      fprintf (file, "\"%s\",\"%s\",\"%s\",\"%s\",\"%s\"\n", words->name->str, words->description->str,
               words->columns->str, words->owners->str, words->domain->str);
    }
  fclose (file);
}

static void
export_rows (const char *path,
             const char *folder)
{
  g_autoptr (GString) script = g_string_new (".mode csv\n");

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_string_append_printf (script, ".once %s/%s.csv\nSELECT * FROM %s;\n", folder, tables[i], tables[i]);
  g_string_append_printf (script,
                          ".once %s/property.csv\n"
                          "SELECT id, contract, object, name, physical_name, logical_type, physical_type, description,"
                          " classification_text, classification, reference, flags, tags FROM property;\n", folder);
  g_string_append_printf (script, ".once %s/schema.sql\n"
                          "SELECT sql || ';' FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%%'"
                          " AND name NOT LIKE 'entry_fts_%%' AND sql IS NOT NULL;\n", folder);
  run_shell (path, script->str);
}

/* The shell makes every field a text: the tables without STRICT, and without
 * the column that is computed. */
static char *
read_schema (const char *folder)
{
  static const char *const left_out[] = {
    "\"", "STRICT, ", "STRICT", "entry_id            INTEGER GENERATED ALWAYS AS (id >> 20) VIRTUAL,",
  };
  g_autofree char *path = g_build_filename (folder, "schema.sql", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) schema = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  schema = g_string_new (text);
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    g_string_replace (schema, left_out[i], "", 0);

  return g_string_free (g_steal_pointer (&schema), FALSE);
}

static Stopwatch
import_rows (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "import.db", NULL);
  g_autofree char *schema = read_schema (folder);
  g_autoptr (GString) script = g_string_new ("PRAGMA journal_mode = WAL;\nPRAGMA synchronous = NORMAL;\n"
                                             "PRAGMA cache_size = -32000;\nPRAGMA wal_autocheckpoint = 4000;\n");

  g_string_append (script, schema);
  g_string_append (script, "INSERT INTO entry_fts (entry_fts, rank) VALUES ('automerge', 0);\n"
                           "INSERT INTO entry_fts (entry_fts, rank) VALUES ('crisismerge', 64);\n"
                           "INSERT INTO entry_fts (entry_fts, rank) VALUES ('hashsize', 33554432);\n.mode csv\n");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_string_append_printf (script, ".import %s/%s.csv %s\n", folder, tables[i], tables[i]);
  g_string_append_printf (script, ".import %s/property.csv property\n.import %s/words.csv entry_fts\n", folder, folder);

  return run_shell (path, script->str);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static Stopwatch
measure_making (guint n_entries)
{
  Stopwatch begun = begin (RUSAGE_SELF);

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (StewardEntry) entry = bench_corpus_entry (i);
      guint8 digest[32];

      steward_entry_get_digest (entry, digest);
    }

  return end (RUSAGE_SELF, begun);
}

static Stopwatch
measure_load (StewardCatalog *catalog,
              guint           n_entries,
              gboolean        unchanged)
{
  Stopwatch begun = begin (RUSAGE_SELF);
  StewardSyncReport report;

  bench_corpus_load (catalog, n_entries, &report);
  g_assert_true (report.unchanged == unchanged);
  return end (RUSAGE_SELF, begun);
}

/* One run; says what it measured. */
static void
run_once (guint n_entries)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("steward-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "catalog.db", NULL);
  g_autofree char *words = g_build_filename (folder, "words.csv", NULL);
  StewardCatalog *catalog = steward_catalog_open (path, NULL, &error);
  Stopwatch making = measure_making (n_entries);
  Stopwatch first = measure_load (catalog, n_entries, FALSE);
  guint peak = bench_peak_kilobytes ();
  Stopwatch again = measure_load (catalog, n_entries, TRUE);
  Stopwatch shell;
  GStatBuf status;

  steward_catalog_close (catalog);
  g_object_unref (catalog);
  g_stat (path, &status);
  export_rows (path, folder);
  write_words (words, n_entries);
  shell = import_rows (folder);

  g_print ("%u entries of ten columns, %.0f MB on disk, %u MB resident\n", n_entries,
           (double) status.st_size / 1e6, peak / 1024);
  g_print ("  making and digesting   %7.2f s  (%.2f s of processor)\n", making.wall, making.cpu);
  g_print ("  first sync             %7.2f s  (%.2f s)  %.0f entries/s\n",
           first.wall, first.cpu, n_entries / first.wall);
  g_print ("  again, nothing changed %7.2f s  (%.2f s)\n", again.wall, again.cpu);
  g_print ("  sqlite3 .import        %7.2f s  (%.2f s)\n", shell.wall, shell.cpu);
  g_print ("  storing only, by processor: %.0f entries/s; %.2f of .import; again %.1f times faster\n",
           n_entries / (first.cpu - making.cpu), (first.cpu - making.cpu) / shell.cpu,
           (first.cpu - making.cpu) / MAX (again.cpu - making.cpu, 0.001));
  remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  guint n_entries = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000;
  guint n_runs = argc > 2 ? (guint) strtoul (argv[2], NULL, 10) : 1;

  for (guint i = 0; i < n_runs; i++)
    run_once (n_entries);

  return 0;
}
