/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Kept facts: idempotent, all or nothing, and carried over when a file is
 * restored. */

#include "config.h"

#include "steward-facts.h"

#include "steward-governance.h"
#include "steward-measurement-ingest.h"
#include "steward-migrate.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  StewardDb *first;
  StewardDb *second;
} Fixture;

static StewardDb *
open_store (Fixture    *fixture,
            const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  StewardDb *db = steward_db_open (path, STEWARD_DB_DURABLE, &error);

  g_assert_no_error (error);
  g_assert_true (steward_migrate_run (db, "governance", &error));
  g_assert_no_error (error);

  return db;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("steward-facts-XXXXXX", NULL);
  fixture->first = open_store (fixture, "first.db");
  fixture->second = open_store (fixture, "second.db");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  steward_db_free (fixture->first);
  steward_db_free (fixture->second);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
execute (StewardDb  *db,
         const char *sql)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_db_execute (db, sql, &error));
  g_assert_no_error (error);
}

/* A statement that fails unless the condition holds: there is no door for
 * queries of a test's own. */
static void
assert_holds (StewardDb  *db,
              const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("CREATE TEMP TABLE holds (x CHECK (x)); INSERT INTO holds SELECT (%s);"
                                          "DROP TABLE holds", condition);
  g_autoptr(GError) error = NULL;

  if (!steward_db_execute (db, sql, &error))
    g_test_message ("%s", condition);
  g_assert_no_error (error);
}

static void
add (GPtrArray              *list,
     const char             *subject,
     const char             *element,
     gint64                  time,
     StewardMeasurementKind  kind,
     const char             *value)
{
  StewardMeasurement *measurement = steward_measurement_new ();

  measurement->subject = g_strdup (subject);
  measurement->property = g_strdup ("freshness");
  measurement->element = g_strdup (element);
  measurement->time = time;
  measurement->kind = kind;
  measurement->value = g_strdup (value);
  g_ptr_array_add (list, measurement);
}

#define NOW 1000                       /* what is dated later is of the future */

static gboolean
ingest (StewardDb   *db,
        const char  *source_id,
        GPtrArray   *list,
        GError     **error)
{
  g_autoptr(StewardMeasurementIngest) ingest = steward_measurement_ingest_new (db);

  return steward_measurement_ingest_add (ingest, source_id, list, 0, list->len, NOW, error);
}

static void
test_measurements (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free);
  g_autoptr(GError) error = NULL;

  add (list, "orders", NULL, 1, STEWARD_MEASUREMENT_UPDATE, "a");
  add (list, "orders", NULL, 1, STEWARD_MEASUREMENT_OBSERVATION, "b");
  add (list, "orders", "", 2, STEWARD_MEASUREMENT_UPDATE, "c");
  add (list, "orders", "items", 2, STEWARD_MEASUREMENT_UPDATE, "d");
  add (list, "orders", NULL, 1, STEWARD_MEASUREMENT_UPDATE, "later");
  g_assert_true (ingest (fixture->first, "s1", list, &error));
  g_assert_true (ingest (fixture->first, "s1", list, &error));
  g_assert_true (ingest (fixture->first, "s2", list, &error));
  g_assert_no_error (error);
  assert_holds (fixture->first, "(SELECT count (*) FROM series) = 4");
  assert_holds (fixture->first, "(SELECT count (*) FROM measurement) = 8");
  assert_holds (fixture->first, "(SELECT count (*) FROM measurement WHERE value = 'later') = 2");
  g_assert_cmpint (steward_facts_get_last_time (fixture->first, "s2", NOW, &error), ==, 2);
}

static void
test_all_or_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free);
  g_autoptr(GPtrArray) empty = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  add (list, "orders", NULL, 1, STEWARD_MEASUREMENT_UPDATE, "a");
  add (list, NULL, NULL, 1, STEWARD_MEASUREMENT_UPDATE, "a");
  g_assert_false (ingest (fixture->first, "s1", list, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  assert_holds (fixture->first, "(SELECT count (*) FROM series) = 0");
  g_assert_true (ingest (fixture->first, "s1", empty, NULL));
  g_assert_true (steward_facts_add (fixture->first, empty, 0, 0, NULL));
}

static void
fill (StewardDb *db)
{
  execute (db,
           "INSERT INTO payload VALUES (zeroblob (32), x'01ff', 'text/plain', x'00ff', 5, NULL);"
           "INSERT INTO payload VALUES (randomblob (32), NULL, 'text/plain', NULL, 5, 9);"
           "INSERT INTO payload VALUES (randomblob (32), x'', 'text/plain', x'', 5, NULL);"
           "INSERT INTO person VALUES ('p1', 'Ada', NULL, 7);"
           "INSERT INTO draft VALUES ('d1', 'review', NULL, '{}', 7);"
           "INSERT INTO outbox VALUES ('o1', 'grant', x'7b7d', 'waiting', 3, -5, 7, NULL);"
           "INSERT INTO evidence VALUES ('e1', 'urn:x', 'report.pdf', zeroblob (32), 7);"
           "INSERT INTO series (key, source_id, subject, property, element) VALUES (4, 's1', 'orders', 'freshness', '');"
           "INSERT INTO series VALUES (9, 's1', 'orders', 'freshness', 'items', 70, 71, 72, 73, 74, 75, 1);"
           "INSERT INTO origin VALUES (1, 'a file');"
           "INSERT INTO measurement VALUES (4, 9223372036854775807, 1, '0.1', 1);"
           "INSERT INTO slo (key, id, subject, name, watched_since, gone, property, inherited, method, compare, quantity,"
           " bound, time_limit, times, every, period, weekdays, skips_holidays, target, days, hold, next_look)"
           " VALUES (3, 'abc', 'urn:x', 'orders', 5, 1, 'freshness', 0, 1, 1, 3, 0.1, 7, 1, 1, 1, 127, 0, 1.0 / 3, 30,"
           " 8, 99);"
           "INSERT INTO slo_promise VALUES (3, 0, '{}'), (3, 40, '{}');"
           "INSERT INTO slo_day VALUES (3, 20000, 1, 2, 3, 4, 5, 1.0 / 3), (3, 20001, 1, 2, 3, 4, 5, NULL);"
           "INSERT INTO noted VALUES ('breach i-1', 5);"
           "INSERT INTO fact VALUES ('urn:x', 'product-seen', -1)");
}

static void
test_rescue (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) incomplete = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  fill (fixture->first);
  /* The copy has an older state of the same things, and a person more. */
  execute (fixture->second, "INSERT INTO person VALUES ('p1', 'Old name', 'old', 1), ('p2', 'Bo', NULL, 1);"
                            "INSERT INTO slo (key, id, subject, name, watched_since, property, inherited, method,"
                            " compare, quantity, time_limit, times, every, period, weekdays, skips_holidays, target,"
                            " days, hold) VALUES (3, 'abc', 'urn:x', 'orders', 5, 'freshness', 0, 1, 1, 3, 7, 1, 1, 1,"
                            " 127, 0, 0.5, 30, 8);"
                            "INSERT INTO slo_day VALUES (3, 19999, 9, 9, 9, 9, 0, NULL), (3, 20000, 9, 9, 9, 9, 0, 1);"
                            "INSERT INTO series VALUES (9, 's1', 'orders', 'freshness', 'items', 1, 1, 1, 1, 90, 1, 0);"
                            "INSERT INTO outbox VALUES ('o1', 'grant', x'7b7d', 'new', 0, 0, 7, NULL);"
                            "INSERT INTO series (key, source_id, subject, property, element) VALUES (4, 's1', 'orders', 'freshness', '');"
                            "INSERT INTO measurement VALUES (4, 3, 1, '5', NULL)");
  g_assert_true (steward_facts_rescue (fixture->first, fixture->second, incomplete, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (incomplete->len, ==, 0);

  assert_holds (fixture->second, "(SELECT count (*) FROM payload) = 3");
  assert_holds (fixture->second, "(SELECT salt = x'01ff' AND data = x'00ff' FROM payload WHERE hash = zeroblob (32))");
  assert_holds (fixture->second, "(SELECT count (*) FROM payload WHERE salt IS NULL AND data IS NULL "
                                 "AND erased_at = 9) = 1");
  assert_holds (fixture->second, "(SELECT count (*) FROM payload WHERE typeof (data) = 'blob' "
                                 "AND length (data) = 0) = 1");
  assert_holds (fixture->second, "(SELECT name = 'Ada' AND address IS NULL FROM person WHERE id = 'p1')");
  assert_holds (fixture->second, "(SELECT count (*) FROM person) = 2");
  assert_holds (fixture->second, "(SELECT state = 'waiting' AND not_before = -5 AND body = x'7b7d' FROM outbox)");
  assert_holds (fixture->second, "(SELECT count (*) FROM measurement) = 2");
  assert_holds (fixture->second, "(SELECT value = '0.1' FROM measurement WHERE time = 9223372036854775807)");
  assert_holds (fixture->second, "(SELECT count (*) FROM fact) = 1 AND (SELECT count (*) FROM draft) = 1");
  assert_holds (fixture->second, "(SELECT count (*) FROM evidence) = 1");
  assert_holds (fixture->second, "(SELECT text = 'a file' FROM origin JOIN measurement ON origin = key)");
  assert_holds (fixture->second, "(SELECT (known_until, n_measurements, n_late, n_duplicates, dirty_from, has_updates) ="
                                 " (70, 71, 72, 73, 74, 1) AND mark > 75 FROM series WHERE key = 9)");
  assert_holds (fixture->second, "(SELECT count (*) FROM slo_promise) = 2 AND (SELECT count (*) FROM slo_day) = 3");
  assert_holds (fixture->second, "(SELECT good = 1 AND worst = 1.0 / 3 FROM slo_day WHERE day = 20000)");
  assert_holds (fixture->second, "(SELECT next_look = 0 FROM slo) AND (SELECT key = 'breach i-1' FROM noted)");
}

/* Into a store that has none: to the last digit. */
static void
test_rescue_objectives (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GPtrArray) incomplete = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  fill (fixture->first);
  g_assert_true (steward_facts_rescue (fixture->first, fixture->second, incomplete, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (incomplete->len, ==, 0);
  assert_holds (fixture->second, "(SELECT (id, subject, name, watched_since, gone, property, bound, target, days, hold,"
                                 " next_look) = ('abc', 'urn:x', 'orders', 5, 1, 'freshness', 0.1, 1.0 / 3, 30, 8, 0)"
                                 " FROM slo WHERE key = 3)");
  assert_holds (fixture->second, "(SELECT domain IS NULL AND vague IS NULL AND element IS NULL FROM slo)");
}

static void
execute_resource (StewardDb  *db,
                  const char *name)
{
  g_autofree char *path = g_strconcat ("/org/stewardconsole/Steward/sql/governance/", name, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_db_execute_resource (db, path, &error));
  g_assert_no_error (error);
}

/* Damaged before this release had ever opened it. */
static void
test_rescue_third_format (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "third.db", NULL);
  g_autoptr(GPtrArray) incomplete = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardDb) third = steward_db_open (path, STEWARD_DB_DURABLE, &error);

  execute_resource (third, "0001-governance.sql");
  execute_resource (third, "0002-council.sql");
  execute_resource (third, "0003-access.sql");
  execute (third, "PRAGMA user_version = 3; INSERT INTO person VALUES ('p1', 'Ada', NULL, 7);"
                  "INSERT INTO series VALUES (4, 's1', 'orders', 'freshness', '');"
                  "INSERT INTO measurement VALUES (4, 300, 0, '1'), (4, 200, 0, '1'), (4, 200, 1, '1')");
  execute (fixture->second, "INSERT INTO series (key, source_id, subject, property, element, n_measurements)"
                            " VALUES (4, 's1', 'orders', 'freshness', '', 1);"
                            "INSERT INTO measurement VALUES (4, 200, 0, '0', NULL), (4, 900, 0, '1', NULL)");
  g_assert_true (steward_facts_rescue (third, fixture->second, incomplete, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (incomplete->len, ==, 0);
  assert_holds (fixture->second, "(SELECT count (*) FROM measurement) = 4 AND (SELECT count (*) FROM person) = 1");
  assert_holds (fixture->second, "(SELECT (n_measurements, dirty_from, has_updates) = (4, 200, 1) AND mark > 0"
                                 " FROM series)");
}

/* A table that cannot be read is named; the others come over all the same. */
static void
test_rescue_incomplete (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GPtrArray) incomplete = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  fill (fixture->first);
  execute (fixture->first, "DROP TABLE person; DROP TABLE measurement");
  g_assert_true (steward_facts_rescue (fixture->first, fixture->second, incomplete, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (incomplete->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (incomplete, 0), ==, "persons");
  g_assert_cmpstr (g_ptr_array_index (incomplete, 1), ==, "measurements");
  assert_holds (fixture->second, "(SELECT count (*) FROM fact) = 1 AND (SELECT count (*) FROM series) = 2");
}

/* A measurement whose series is gone cannot be kept, and that is said. */
static void
test_rescue_orphans (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) incomplete = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  fill (fixture->first);
  execute (fixture->first, "PRAGMA foreign_keys = OFF; DELETE FROM series");
  g_assert_true (steward_facts_rescue (fixture->first, fixture->second, incomplete, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (incomplete->len, ==, 1);
  assert_holds (fixture->second, "(SELECT count (*) FROM measurement) = 0 AND (SELECT count (*) FROM fact) = 1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/facts/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("measurements", test_measurements);
  ADD ("all-or-nothing", test_all_or_nothing);
  ADD ("rescue", test_rescue);
  ADD ("rescue-objectives", test_rescue_objectives);
  ADD ("rescue-third-format", test_rescue_third_format);
  ADD ("rescue-incomplete", test_rescue_incomplete);
  ADD ("rescue-orphans", test_rescue_orphans);

  return g_test_run ();
}
