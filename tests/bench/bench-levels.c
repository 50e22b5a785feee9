/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Service levels against their yardsticks: putting measurements in, as the
 * history of one series after another and as polls of all series in turn,
 * against a bare insert of the same rows into the same table with the same
 * durability, run by run; then the overview, one day of one series, and the way
 * from a new measurement to the row that it changes.
 * bench-levels [measurements] [objectives] [folder] */

#include "config.h"

#include "steward-catalog-writer.h"
#include "steward-evaluate-job.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

#define AT_ONCE 100000u                /* measurements in one call */
#define SLICE 10000u                   /* rows in one transaction of the yardstick, as of the store */
#define REPEATS 15
#define STEP (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define MS 1000.0

typedef struct
{
  char *folder;
  char *path;
  char *bare_path;
  char *catalog_path;
  gint64 n;
  guint n_objectives;
  gint64 begin;                        /* time of the first measurement */
  gint64 now;
  StewardGovernance *store;
  StewardCatalog *catalog;
  sqlite3 *bare;
  sqlite3_stmt *insert;
} Bench;

typedef struct
{
  double store;
  double bare;
} Seconds;

static double
get_seconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / G_USEC_PER_SEC;
}

static void
require (gboolean      ok,
         const GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "it failed");
}

/* --- the yardstick --- */

static void
execute_bare (Bench      *self,
              const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (self->bare, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* The same schema, made by the store itself, and the same settings. */
static void
open_bare (Bench *self)
{
  g_autoptr(GError) error = NULL;
  StewardGovernance *made = steward_governance_open (self->bare_path, NULL, &error);

  require (made != NULL, error);
  g_object_unref (made);
  if (sqlite3_open (self->bare_path, &self->bare) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->bare));
  execute_bare (self, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384;"
                      "PRAGMA wal_autocheckpoint = 4000; INSERT INTO origin VALUES (1, 'run')");
  for (guint i = 0; i < self->n_objectives; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO series (key, source_id, subject, property, element)"
                                              " VALUES (%u, 's', 'p%06u', 'freshness', '')", i + 1, i);

      if (i == 0)
        execute_bare (self, "BEGIN");
      execute_bare (self, sql);
    }
  execute_bare (self, "COMMIT");
  if (sqlite3_prepare_v2 (self->bare, "INSERT INTO measurement (series, time, kind, value, origin)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5)", -1, &self->insert, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->bare));
}

static double
insert_bare (Bench     *self,
             GPtrArray *list)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < list->len; i++)
    {
      const StewardMeasurement *measurement = g_ptr_array_index (list, i);

      if (i % SLICE == 0)
        execute_bare (self, "BEGIN IMMEDIATE");
      sqlite3_bind_int64 (self->insert, 1, (gint64) strtol (measurement->subject + 1, NULL, 10) + 1);
      sqlite3_bind_int64 (self->insert, 2, measurement->time);
      sqlite3_bind_int64 (self->insert, 3, measurement->kind);
      sqlite3_bind_text (self->insert, 4, measurement->value, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (self->insert, 5, 1);
      if (sqlite3_step (self->insert) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (self->bare));
      sqlite3_reset (self->insert);
      if ((i + 1) % SLICE == 0 || i + 1 == list->len)
        execute_bare (self, "COMMIT");
    }

  return get_seconds (start);
}

/* --- measurements --- */

static StewardMeasurement *
make_measurement (guint  objective,
                  gint64 time)
{
  StewardMeasurement *measurement = steward_measurement_new ();

  measurement->subject = g_strdup_printf ("p%06u", objective);
  measurement->property = g_strdup ("freshness");
  measurement->kind = STEWARD_MEASUREMENT_UPDATE;
  measurement->time = time;
  measurement->value = g_strdup ("1");
  measurement->origin = g_strdup ("run");

  return measurement;
}

static void
add (Bench     *self,
     GPtrArray *list)
{
  g_autoptr(GError) error = NULL;

  require (steward_governance_add_measurements_sync (self->store, "s", list, &error), error);
}

/* The first half of the time as histories, the second half as polls: the i-th
 * measurement of each. */
static StewardMeasurement *
make_nth (const Bench *self,
          gint64       i,
          gboolean     polls)
{
  gint64 each = self->n / self->n_objectives / 2;
  gint64 row = polls ? i / self->n_objectives : i % each;
  guint objective = (guint) (polls ? i % self->n_objectives : i / each);

  /* Not all series at the same moment. */
  return make_measurement (objective, self->begin + (polls ? each + row : row) * STEP + objective * 7);
}

static Seconds
ingest (Bench    *self,
        gboolean  polls)
{
  gint64 n = self->n / self->n_objectives / 2 * self->n_objectives;
  Seconds seconds = { 0, 0 };

  for (gint64 i = 0; i < n; i += AT_ONCE)
    {
      g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free);
      gint64 start;

      for (gint64 j = i; j < MIN (i + AT_ONCE, n); j++)
        g_ptr_array_add (list, make_nth (self, j, polls));
      start = g_get_monotonic_time ();
      add (self, list);
      seconds.store += get_seconds (start);
      seconds.bare += insert_bare (self, list);
    }
  g_print ("%-10s %9.0f a second, bare insert %9.0f: ratio %.2f\n", polls ? "polls" : "histories",
           (double) n / seconds.store, (double) n / seconds.bare, seconds.bare / seconds.store);

  return seconds;
}

/* --- objectives --- */

static StewardEntry *
make_entry (guint number)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  StewardContract *contract = steward_contract_new ();
  StewardObjective *objective = steward_objective_new ();

  entry->native_id = g_strdup_printf ("p%06u", number);
  entry->name = g_strdup_printf ("product %06u", number);
  entry->domain = g_strdup_printf ("domain %u", number % 17);
  objective->property = g_strdup ("freshness");
  objective->value = g_strdup (number % 3 == 0 ? "30" : "120");
  objective->unit = g_strdup ("s");
  g_ptr_array_add (contract->objectives, objective);
  g_ptr_array_add (entry->contracts, contract);

  return entry;
}

static void
fill_catalog (Bench *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCatalogWriter) writer = steward_catalog_writer_begin (self->catalog, "s", "folder", &error);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);

  require (writer != NULL, error);
  for (guint i = 0; i < self->n_objectives; i++)
    {
      g_ptr_array_add (entries, make_entry (i));
      if (entries->len == 1000 || i + 1 == self->n_objectives)
        require (steward_catalog_writer_put (writer, entries, &error), error);
    }
  require (steward_catalog_writer_commit (writer, "bench", NULL, NULL, &error), error);
}

/* In seconds. */
static double
evaluate (Bench                 *self,
          gint64                 now,
          StewardEvaluateReport *out_report)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardLevelTerms) terms = steward_level_terms_new ();
  gint64 start = g_get_monotonic_time ();

  require (steward_evaluate_sync (self->catalog, self->store, terms, now, NULL, out_report, &error), error);

  return get_seconds (start);
}

static void
evaluate_all (Bench *self)
{
  g_auto(StewardEvaluateReport) report = { 0 };
  double seconds = evaluate (self, self->now, &report);

  g_print ("evaluated from nothing: %" G_GUINT64_FORMAT " objectives, %" G_GUINT64_FORMAT " days, %.2f s\n",
           report.n_evaluated, report.n_days, seconds);
}

/* On a busy machine the time on the clock says little: beside it stands what
 * all threads of this program have worked. */
typedef struct
{
  double wall[REPEATS];
  double work[REPEATS];
  gint64 wall_start;
  clock_t work_start;
} Watch;

static void
watch_start (Watch *self)
{
  self->work_start = clock ();
  self->wall_start = g_get_monotonic_time ();
}

static void
watch_stop (Watch *self,
            guint  i)
{
  self->wall[i] = get_seconds (self->wall_start);
  self->work[i] = (double) (clock () - self->work_start) / CLOCKS_PER_SEC;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
watch_print (Watch      *self,
             const char *what)
{
  qsort (self->wall, REPEATS, sizeof *self->wall, compare_doubles);
  qsort (self->work, REPEATS, sizeof *self->work, compare_doubles);
  g_print ("%s: %.1f ms, best %.1f ms, worst %.1f ms (work %.1f ms)\n", what, self->wall[REPEATS / 2] * MS,
           self->wall[0] * MS, self->wall[REPEATS - 1] * MS, self->work[REPEATS / 2] * MS);
}

static void
measure_overview (Bench *self)
{
  Watch watch;

  for (guint i = 0; i < REPEATS; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) levels = NULL;

      watch_start (&watch);
      levels = steward_level_rows_list_sync (self->store, NULL, &error);
      watch_stop (&watch, i);
      require (levels != NULL && levels->len == self->n_objectives, error);
    }
  watch_print (&watch, "overview by budget, with strips (at most 100 ms)");
}

static void
measure_day (Bench *self)
{
  Watch watch;
  guint n = 0;

  for (guint i = 0; i < REPEATS; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) values = NULL;

      watch_start (&watch);
      values = steward_series_read_sync (self->store, 1 + (gint64) i * (self->n_objectives / REPEATS),
                                         self->now - G_TIME_SPAN_DAY, self->now, 0, &error);
      watch_stop (&watch, i);
      require (values != NULL, error);
      n = values->len;
    }
  g_print ("%u measurements of ", n);
  watch_print (&watch, "a day of a series");
}

/* From the call that brings it to the row that shows it. */
static void
measure_change (Bench *self)
{
  Watch watch;

  for (guint i = 0; i < REPEATS; i++)
    {
      g_auto(StewardEvaluateReport) report = { 0 };
      g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free);
      g_autoptr(GPtrArray) found = NULL;
      g_autofree char *urn = g_strdup_printf ("urn:steward:folder:bench:p%06u", i * 601 % self->n_objectives);
      const StewardLevelFilter filter = { .subject = urn };
      gint64 now = self->now + 1;      /* so that the clock alone changes nothing */

      g_ptr_array_add (list, make_measurement (i * 601 % self->n_objectives, now - 500000 + i));
      watch_start (&watch);
      add (self, list);
      evaluate (self, now, &report);
      found = steward_level_rows_list_sync (self->store, &filter, NULL);
      watch_stop (&watch, i);
      if (found == NULL || found->len != 1 ||
          ((const StewardLevel *) found->pdata[0])->last_time != now - 500000 + i)
        g_error ("the row does not show the new measurement");
    }
  watch_print (&watch, "new measurement to its row (at most 50 ms)");
}

static void
prepare (Bench *self)
{
  g_autoptr(GError) error = NULL;

  self->path = g_build_filename (self->folder, "governance.db", NULL);
  self->bare_path = g_build_filename (self->folder, "bare.db", NULL);
  self->catalog_path = g_build_filename (self->folder, "catalog.db", NULL);
  self->now = g_get_real_time ();
  self->begin = self->now - (self->n / self->n_objectives + 2) * STEP;
  self->store = steward_governance_open (self->path, NULL, &error);
  require (self->store != NULL, error);
  self->catalog = steward_catalog_open (self->catalog_path, NULL, &error);
  require (self->catalog != NULL, error);
  open_bare (self);
  fill_catalog (self);
}

static void
clean_up (Bench *self)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  sqlite3_finalize (self->insert);
  sqlite3_close (self->bare);
  steward_governance_close (self->store);
  g_object_unref (self->store);
  steward_catalog_close (self->catalog);
  g_object_unref (self->catalog);
  dir = g_dir_open (self->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->bare_path);
  g_free (self->catalog_path);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *template = g_build_filename (argc > 3 ? argv[3] : g_get_tmp_dir (), "steward-bench-XXXXXX", NULL);
  Bench self = {
    .n = argc > 1 ? g_ascii_strtoll (argv[1], NULL, 10) : 200000,
    .n_objectives = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 10000,
  };
  Seconds histories, polls;

  if (self.n_objectives < REPEATS || self.n < 2 * (gint64) self.n_objectives)
    g_error ("too few");
  self.folder = g_mkdtemp (g_steal_pointer (&template));
  require (self.folder != NULL, NULL);
  prepare (&self);
  g_print ("%" G_GINT64_FORMAT " measurements of %u objectives\n", self.n, self.n_objectives);
  histories = ingest (&self, FALSE);
  polls = ingest (&self, TRUE);
  g_print ("%-10s ratio %.2f (at least 0.5)\n", "all",
           (histories.bare + polls.bare) / (histories.store + polls.store));
  measure_day (&self);
  evaluate_all (&self);
  measure_overview (&self);
  measure_change (&self);
  clean_up (&self);

  return 0;
}
