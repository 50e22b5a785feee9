/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Measurements go in, in any order and several times, are counted and read back
 * by stretches of time; so do those of a store of the release before, and those
 * of a program that is killed in the middle. */

#include "config.h"

#include "steward-level-rows.h"

#include "council-fixture.h"
#include "steward-db.h"
#include "steward-duration.h"
#include "steward-measurement-sort.h"
#include "steward-store-resources.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_holds (CouncilFixture *fixture,
              const char     *condition)
{
  g_autofree char *sql = g_strdup_printf ("CREATE TEMP TABLE holds (x CHECK (x)); INSERT INTO holds SELECT (%s);"
                                          "DROP TABLE holds", condition);

  g_test_message ("%s", condition);
  council_fixture_execute (fixture, sql);
}

static void
measure (GPtrArray              *list,
         const char             *subject,
         gint64                  time,
         StewardMeasurementKind  kind,
         const char             *value,
         const char             *origin)
{
  StewardMeasurement *measurement = steward_measurement_new ();

  measurement->subject = g_strdup (subject);
  measurement->property = g_strdup ("freshness");
  measurement->time = time;
  measurement->kind = kind;
  measurement->value = g_strdup (value);
  measurement->origin = g_strdup (origin);
  g_ptr_array_add (list, measurement);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free);
}

static void
add (CouncilFixture *fixture,
     GPtrArray      *list)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_governance_add_measurements_sync (fixture->store, "s1", list, &error));
  g_assert_no_error (error);
}

static void
add_one (CouncilFixture *fixture,
         const char     *subject,
         gint64          time,
         const char     *value)
{
  g_autoptr(GPtrArray) list = new_list ();

  measure (list, subject, time, STEWARD_MEASUREMENT_UPDATE, value, NULL);
  add (fixture, list);
}

static StewardSeries *
get_series (CouncilFixture *fixture,
            const char     *subject,
            gboolean        dirty_only)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = steward_series_list_sync (fixture->store, dirty_only, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((const StewardSeries *) all->pdata[i])->subject, subject))
      return g_ptr_array_steal_index (all, i);

  return NULL;
}

static void
assert_counts (CouncilFixture *fixture,
               const char     *subject,
               guint64         n,
               guint64         n_late,
               guint64         n_duplicates,
               gint64          dirty_from)
{
  g_autoptr(StewardSeries) series = get_series (fixture, subject, FALSE);

  g_assert_cmpuint (series->n_measurements, ==, n);
  g_assert_cmpuint (series->n_late, ==, n_late);
  g_assert_cmpuint (series->n_duplicates, ==, n_duplicates);
  g_assert_cmpint (series->dirty_from, ==, dirty_from);
}

static void
clean (CouncilFixture *fixture,
       gint64          key,
       gint64          series,
       gint64          mark)
{
  const StewardLevelResult result = { .key = key, .series = &series, .marks = &mark, .n_series = 1 };

  g_assert_true (steward_level_results_put_sync (fixture->store, &result, 1, NULL));
}

/* In any order, doubled, late, replaced, and of the future. */
static void
test_counts (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(GPtrArray) list = new_list ();
  g_autoptr(StewardSeries) series = NULL;
  g_autoptr(StewardSeries) later = NULL;
  g_autoptr(StewardSeries) dirty = NULL;
  gint64 future = steward_instant_now () + G_TIME_SPAN_HOUR;

  measure (list, "a", 300, STEWARD_MEASUREMENT_UPDATE, "1", "f1");
  measure (list, "a", 100, STEWARD_MEASUREMENT_UPDATE, "1", "f1");
  measure (list, "b", 100, STEWARD_MEASUREMENT_OBSERVATION, "1", "f1");
  measure (list, "a", 200, STEWARD_MEASUREMENT_UPDATE, "1", "f2");
  measure (list, "a", 200, STEWARD_MEASUREMENT_UPDATE, "1", "f2");
  measure (list, "a", 200, STEWARD_MEASUREMENT_OBSERVATION, "2", NULL);
  add (fixture, list);
  assert_counts (fixture, "a", 4, 0, 1, 100);
  assert_counts (fixture, "b", 1, 0, 0, 100);
  series = get_series (fixture, "a", TRUE);
  g_assert_cmpint (series->mark, ==, 4);

  add (fixture, list);
  assert_counts (fixture, "a", 4, 0, 6, 100);
  later = get_series (fixture, "a", FALSE);
  g_assert_cmpint (later->mark, ==, 4);
  clean (fixture, 0, series->key, 4);
  assert_counts (fixture, "a", 4, 0, 6, G_MAXINT64);
  g_assert_null (dirty = get_series (fixture, "a", TRUE));

  /* A duplicate touches nothing. */
  add_one (fixture, "a", 100, "1");
  assert_counts (fixture, "a", 4, 0, 7, G_MAXINT64);
  /* Late. */
  add_one (fixture, "a", 150, "1");
  assert_counts (fixture, "a", 5, 1, 7, 150);
  /* Another value: the later one wins. */
  add_one (fixture, "a", 100, "9");
  assert_counts (fixture, "a", 5, 2, 7, 100);
  assert_holds (fixture, "(SELECT value = '9' AND origin IS NULL FROM measurement WHERE time = 100 AND kind = 0)");
  /* What is dated later than now makes nothing late. */
  add_one (fixture, "a", future, "1");
  add_one (fixture, "a", 400, "1");
  assert_counts (fixture, "a", 7, 2, 7, 100);
  add_one (fixture, "a", 350, "1");
  assert_counts (fixture, "a", 8, 3, 7, 100);
  g_assert_cmpint (steward_governance_last_measured_sync (fixture->store, "s1", NULL), ==, 400);

  assert_holds (fixture, "(SELECT count (*) FROM origin) = 2");
  assert_holds (fixture, "(SELECT sum (n_measurements) FROM series) = (SELECT count (*) FROM measurement)");
}

/* Another program may write the same series in between. */
static void
test_two_programs (CouncilFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr(StewardGovernance) other = steward_governance_open (fixture->path, NULL, NULL);
  CouncilFixture own = { .path = fixture->path, .store = other };

  for (gint64 i = 0; i < 20; i++)
    add_one (i % 2 ? &own : fixture, "a", 100 + i, "1");
  add_one (fixture, "a", 110, "1");
  add_one (&own, "b", 5, "1");
  add_one (fixture, "b", 4, "1");
  assert_counts (fixture, "a", 20, 0, 1, 100);
  assert_counts (fixture, "b", 2, 1, 0, 4);
}

/* What came after the mark was read has to be evaluated still. */
static void
test_marks (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(StewardSeries) seen = NULL;
  g_autoptr(StewardSeries) now = NULL;

  add_one (fixture, "a", 500, "1");
  seen = get_series (fixture, "a", TRUE);
  add_one (fixture, "a", 400, "1");
  clean (fixture, 0, seen->key, seen->mark);
  now = get_series (fixture, "a", TRUE);
  g_assert_nonnull (now);
  g_assert_cmpint (now->dirty_from, ==, 400);
  clean (fixture, 0, now->key, now->mark);
  assert_counts (fixture, "a", 2, 1, 0, G_MAXINT64);
}

static void
test_known_until (CouncilFixture *fixture,
                  gconstpointer   data)
{
  g_autoptr(GPtrArray) list = new_list ();
  g_autoptr(StewardSeries) series = NULL;
  g_autoptr(StewardSeries) polled = NULL;
  g_autoptr(StewardSeries) again = NULL;
  g_autoptr(GError) error = NULL;

  measure (list, "a", 100, STEWARD_MEASUREMENT_UPDATE, "1", NULL);
  measure (list, "polled", 100, STEWARD_MEASUREMENT_OBSERVATION, "50", NULL);
  add (fixture, list);
  series = get_series (fixture, "a", TRUE);
  polled = get_series (fixture, "polled", TRUE);
  clean (fixture, 0, series->key, series->mark);
  clean (fixture, 0, polled->key, polled->mark);
  g_assert_true (steward_series_know_until_sync (fixture->store, "s1", 1000, &error));
  g_assert_true (steward_series_know_until_sync (fixture->store, "s2", 9000, &error));
  g_assert_true (steward_series_know_until_sync (fixture->store, "s1", 900, &error));
  g_assert_no_error (error);
  assert_counts (fixture, "a", 1, 0, 0, 100);
  assert_counts (fixture, "polled", 1, 0, 0, G_MAXINT64);
  again = get_series (fixture, "a", TRUE);
  g_assert_cmpint (again->known_until, ==, 1000);
  g_assert_cmpint (again->mark, >, series->mark);

  clean (fixture, 0, again->key, again->mark);
  g_assert_true (steward_series_know_until_sync (fixture->store, "s1", 2000, &error));
  assert_counts (fixture, "a", 1, 0, 0, 1000);
}

static void
assert_times (CouncilFixture *fixture,
              gint64          series,
              gint64          from,
              gint64          to,
              gint64          limit,
              const char     *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) values = steward_series_read_sync (fixture->store, series, from, to, limit, &error);
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < values->len; i++)
    {
      const StewardMeasuredValue *value = values->pdata[i];

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "%s", i > 0 ? " " : "", value->time,
                              value->kind == STEWARD_MEASUREMENT_OBSERVATION ? "o" : "");
      g_assert_cmpstr (value->origin, ==, value->time == 200 ? "a file" : NULL);
      g_assert_cmpstr (value->value, ==, "1");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* One index range, whatever else there is. */
static void
assert_plan (CouncilFixture *fixture,
             const char     *sql,
             const char     *wanted)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardDb) db = steward_db_open (fixture->path, STEWARD_DB_READ_ONLY, &error);
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr(StewardStatement) statement = steward_statement_new_from_text (db, explain, &error);
  gboolean row;

  g_assert_no_error (error);
  g_assert_true (steward_statement_step (statement, &row, &error));
  g_assert_true (row);
  g_test_message ("%s", steward_statement_get_text (statement, 3));
  g_assert_nonnull (strstr (steward_statement_get_text (statement, 3), wanted));
  while (row)
    g_assert_true (steward_statement_step (statement, &row, NULL));
}

static char *
load_sql (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/stewardconsole/Steward/query/%s.sql", name);
  g_autoptr(GBytes) bytes = g_resource_lookup_data (steward_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                    NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_read (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(GPtrArray) list = new_list ();
  g_autoptr(StewardSeries) series = NULL;
  g_autofree char *sql = load_sql ("levels/series-read");
  gint64 key;

  measure (list, "a", 100, STEWARD_MEASUREMENT_UPDATE, "1", NULL);
  measure (list, "a", 200, STEWARD_MEASUREMENT_UPDATE, "1", "a file");
  measure (list, "a", 300, STEWARD_MEASUREMENT_OBSERVATION, "1", NULL);
  measure (list, "a", 300, STEWARD_MEASUREMENT_UPDATE, "1", NULL);
  measure (list, "b", 250, STEWARD_MEASUREMENT_UPDATE, "1", NULL);
  add (fixture, list);
  series = get_series (fixture, "a", FALSE);
  key = series->key;
  assert_times (fixture, key, G_MININT64, G_MAXINT64, 0, "100 200 300 300o");
  assert_times (fixture, key, 100, 300, 0, "100 200");
  assert_times (fixture, key, 101, 301, 0, "200 300 300o");
  assert_times (fixture, key, G_MININT64, G_MAXINT64, 2, "300 300o");
  assert_times (fixture, key, 400, G_MAXINT64, 0, "");
  assert_times (fixture, 99, G_MININT64, G_MAXINT64, 0, "");
  g_assert_cmpint (steward_series_time_before_sync (fixture->store, key, 300, NULL), ==, 200);
  g_assert_cmpint (steward_series_time_before_sync (fixture->store, key, 301, NULL), ==, 300);
  g_assert_cmpint (steward_series_time_before_sync (fixture->store, key, 100, NULL), ==, G_MININT64);
  assert_plan (fixture, sql, "SEARCH m USING PRIMARY KEY (series=? AND time>? AND time<?)");
}

/* --- order --- */

static void
test_sort (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(GPtrArray) list = new_list ();
  g_autoptr(GPtrArray) empty = new_list ();
  g_autoptr(GPtrArray) sorted = NULL;
  g_autoptr(GPtrArray) nothing = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  measure (list, "b", 3, STEWARD_MEASUREMENT_UPDATE, "1", NULL);
  measure (list, "a", 9, STEWARD_MEASUREMENT_UPDATE, "2", NULL);
  measure (list, "b", 2, STEWARD_MEASUREMENT_UPDATE, "3", NULL);
  measure (list, "b", 2, STEWARD_MEASUREMENT_UPDATE, "4", NULL);
  measure (list, "a", 10, STEWARD_MEASUREMENT_UPDATE, "5", NULL);
  measure (list, "b", 3, STEWARD_MEASUREMENT_OBSERVATION, "6", NULL);
  measure (list, "b", 1, STEWARD_MEASUREMENT_UPDATE, "7", NULL);
  sorted = steward_measurement_sort (list);
  g_assert_cmpuint (sorted->len, ==, list->len);
  for (guint i = 0; i < sorted->len; i++)
    g_string_append (text, ((const StewardMeasurement *) sorted->pdata[i])->value);
  g_assert_cmpstr (text->str, ==, "7341625");

  nothing = steward_measurement_sort (empty);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* --- a slow model --- */

typedef struct
{
  GHashTable *values;                  /* "time kind" → value */
  guint64 n_late;
  guint64 n_duplicates;
  gint64 mark;
  gint64 newest;
} Model;

static int
compare_by_time (gconstpointer a,
                 gconstpointer b)
{
  const StewardMeasurement *first = *(const StewardMeasurement *const *) a;
  const StewardMeasurement *second = *(const StewardMeasurement *const *) b;

  return first->time < second->time ? -1 : first->time > second->time;
}

static void
model_add (Model                    *self,
           const StewardMeasurement *measurement)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %d", measurement->time, measurement->kind);
  const char *there = g_hash_table_lookup (self->values, key);

  if (there != NULL && g_str_equal (there, measurement->value))
    {
      self->n_duplicates++;
      return;
    }
  self->n_late += there != NULL || measurement->time < self->newest;
  self->mark++;
  self->newest = MAX (self->newest, measurement->time);
  g_hash_table_insert (self->values, g_steal_pointer (&key), g_strdup (measurement->value));
}

static GPtrArray *
make_random (GRand *rand,
             guint  n)
{
  static const char *const subjects[] = { "a", "b", "c" };
  GPtrArray *list = new_list ();

  for (guint i = 0; i < n; i++)
    measure (list, subjects[g_rand_int_range (rand, 0, 3)], g_rand_int_range (rand, 1, 400),
             (StewardMeasurementKind) g_rand_int_range (rand, 0, 2), g_rand_int_range (rand, 0, 4) == 0 ? "1" : "2",
             g_rand_int_range (rand, 0, 2) ? "x" : NULL);

  return list;
}

static void
assert_model (CouncilFixture *fixture,
              const char     *subject,
              const Model    *model)
{
  g_autoptr(StewardSeries) series = get_series (fixture, subject, FALSE);
  g_autoptr(GPtrArray) values = steward_series_read_sync (fixture->store, series->key, 0, 1000, 0, NULL);

  g_assert_cmpuint (series->n_measurements, ==, g_hash_table_size (model->values));
  g_assert_cmpuint (series->n_late, ==, model->n_late);
  g_assert_cmpuint (series->n_duplicates, ==, model->n_duplicates);
  g_assert_cmpint (series->mark, ==, model->mark);
  g_assert_cmpuint (values->len, ==, g_hash_table_size (model->values));
  for (guint i = 0; i < values->len; i++)
    {
      const StewardMeasuredValue *value = values->pdata[i];
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %d", value->time, value->kind);

      g_assert_cmpstr (value->value, ==, g_hash_table_lookup (model->values, key));
    }
}

/* Calls of random length and disorder, with the store opened anew in between. */
static void
test_random (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261121);
  Model models[3];

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    models[i] = (Model) { .values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  for (guint call = 0; call < 60; call++)
    {
      g_autoptr(GPtrArray) list = make_random (rand, (guint) g_rand_int_range (rand, 1, 60));
      g_autoptr(GPtrArray) sorted = g_ptr_array_copy (list, NULL, NULL);

      add (fixture, list);
      if (call % 10 == 9)
        council_fixture_reopen (fixture);
      g_ptr_array_set_free_func (sorted, NULL);
      g_ptr_array_sort (sorted, compare_by_time);
      for (guint i = 0; i < sorted->len; i++)
        model_add (&models[((const StewardMeasurement *) sorted->pdata[i])->subject[0] - 'a'], sorted->pdata[i]);
    }
  assert_model (fixture, "a", &models[0]);
  assert_model (fixture, "b", &models[1]);
  assert_model (fixture, "c", &models[2]);
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    g_hash_table_unref (models[i].values);
}

/* --- the release before --- */

static void
execute_resource (StewardDb  *db,
                  const char *name)
{
  g_autofree char *path = g_strconcat ("/org/stewardconsole/Steward/sql/governance/", name, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_db_execute_resource (db, path, &error));
  g_assert_no_error (error);
}

static void
test_third_format (CouncilFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *old_path = g_build_filename (fixture->folder, "old.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) same = NULL;
  g_autoptr(StewardSeries) series = NULL;
  g_autoptr(StewardSeries) dirty = NULL;
  StewardDb *db = steward_db_open (old_path, STEWARD_DB_DURABLE, &error);

  execute_resource (db, "0001-governance.sql");
  execute_resource (db, "0002-council.sql");
  execute_resource (db, "0003-access.sql");
  g_assert_true (steward_db_execute (db,
                                     "PRAGMA user_version = 3;"
                                     "INSERT INTO series VALUES (1, 's1', 'a', 'freshness', ''),"
                                     " (2, 's1', 'b', 'freshness', ''), (7, 's1', 'empty', 'freshness', '');"
                                     "INSERT INTO measurement VALUES (1, 300, 0, '1'), (1, 100, 0, '1'),"
                                     " (1, 100, 1, '1'), (2, 50, 1, '1')", &error));
  g_assert_no_error (error);
  steward_db_free (db);
  council_fixture_close (fixture);
  g_free (fixture->path);
  fixture->path = g_strdup (old_path);
  council_fixture_reopen (fixture);

  all = steward_series_list_sync (fixture->store, FALSE, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  assert_counts (fixture, "a", 3, 0, 0, 100);
  assert_counts (fixture, "b", 1, 0, 0, 50);
  assert_counts (fixture, "empty", 0, 0, 0, G_MAXINT64);
  series = get_series (fixture, "a", TRUE);
  assert_times (fixture, series->key, 0, 300, 0, "100 100o");
  g_assert_null (dirty = get_series (fixture, "empty", TRUE));
  assert_holds (fixture, "(SELECT group_concat (has_updates) FROM (SELECT * FROM series ORDER BY key)) = '1,0,0'");
  add_one (fixture, "a", 200, "1");
  assert_counts (fixture, "a", 4, 1, 0, 100);
  council_fixture_record_all (fixture);
  same = council_fixture_compare (fixture, FALSE);
  g_assert_cmpuint (same->len, ==, 0);
}

/* --- a program that is killed --- */

#define N_CHILD 60000

static GPtrArray *
make_many (void)
{
  GPtrArray *list = new_list ();

  for (gint64 i = 0; i < N_CHILD; i++)
    {
      g_autofree char *subject = g_strdup_printf ("t%" G_GINT64_FORMAT, i % 50);

      measure (list, subject, 1000 + i, STEWARD_MEASUREMENT_UPDATE, "1", i % 2 ? "even" : "odd");
    }

  return list;
}

static int
run_child (CouncilFixture *fixture,
           GPtrArray      *list)
{
  g_autoptr(StewardGovernance) store = steward_governance_open (fixture->path, NULL, NULL);

  return store != NULL && steward_governance_add_measurements_sync (store, "s1", list, NULL) ? 0 : 1;
}

/* At any moment: what is counted is what is there, and nothing is counted twice
 * when all of it comes again. */
static void
test_killed (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(GPtrArray) list = make_many ();

  council_fixture_close (fixture);
  for (gulong wait = 10000; wait <= 160000; wait *= 2)
    {
      pid_t child = fork ();
      int status;

      if (child == 0)
        _exit (run_child (fixture, list));
      g_usleep (wait);
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      council_fixture_reopen (fixture);
      assert_holds (fixture, "(SELECT coalesce (sum (n_measurements), 0) FROM series) = "
                             "(SELECT count (*) FROM measurement)");
      assert_holds (fixture, "(SELECT count (*) % 10000 FROM measurement) = 0");
      assert_holds (fixture, "NOT EXISTS (SELECT 1 FROM series WHERE mark <> n_measurements OR n_late <> 0)");
      council_fixture_close (fixture);
    }
  council_fixture_reopen (fixture);
  add (fixture, list);
  assert_holds (fixture, "(SELECT count (*) FROM measurement) = 60000");
  assert_holds (fixture, "(SELECT sum (n_measurements) = 60000 AND sum (n_late) = 0 FROM series)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/measurement-ingest/" name, CouncilFixture, NULL, council_fixture_set_up, func, \
              council_fixture_tear_down)
  ADD ("counts", test_counts);
  ADD ("two-programs", test_two_programs);
  ADD ("marks", test_marks);
  ADD ("known-until", test_known_until);
  ADD ("read", test_read);
  ADD ("sort", test_sort);
  ADD ("random", test_random);
  ADD ("third-format", test_third_format);
  ADD ("killed", test_killed);

  return g_test_run ();
}
