/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Levels of a product whose measurements come in any order: evaluated bit by
 * bit as they come, they stand as if all had been there from the start. */

#include "config.h"

#include "steward-evaluate-job.h"

#include "steward-body.h"
#include "steward-catalog-writer.h"
#include "steward-event-types.h"
#include "steward-level-history.h"
#include "steward-slo-list.h"
#include "steward-test-folder.h"

#include <math.h>
#include <string.h>

#define SOURCE "source-1"
#define BASE (G_GINT64_CONSTANT (1906761600) * G_USEC_PER_SEC)   /* 2030-06-04 00:00 UTC, a Tuesday */
#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR G_TIME_SPAN_HOUR
#define DAY G_TIME_SPAN_DAY

typedef struct
{
  TestFolder *folder;
  StewardCatalog *catalog;
  StewardGovernance *governance;
  StewardLevelTerms *terms;
  guint n_others;                      /* stores that were opened beside it */
} Fixture;

static StewardGovernance *
open_governance (Fixture    *fixture,
                 const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder->path, name, NULL);
  g_autofree char *notice = NULL;
  g_autoptr(GError) error = NULL;
  StewardGovernance *governance = steward_governance_open (path, &notice, &error);

  g_assert_no_error (error);

  return governance;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *notice = NULL;
  g_autoptr(GError) error = NULL;

  fixture->folder = test_folder_new ();
  path = g_build_filename (fixture->folder->path, "catalog.db", NULL);
  fixture->catalog = steward_catalog_open (path, &notice, &error);
  g_assert_no_error (error);
  fixture->governance = open_governance (fixture, "governance.db");
  fixture->terms = steward_level_terms_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  steward_catalog_close (fixture->catalog);
  steward_governance_close (fixture->governance);
  g_object_unref (fixture->catalog);
  g_object_unref (fixture->governance);
  steward_level_terms_free (fixture->terms);
  test_folder_free (fixture->folder);
}

/* Contracts. */

typedef struct
{
  const char *property;
  const char *value;
  const char *unit;
  const char *element;
} Promise;

static StewardEntry *
make_product (const char    *name,
              const Promise *promises)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  StewardContract *contract = steward_contract_new ();

  entry->native_id = g_strdup (name);
  entry->name = g_strdup (name);
  entry->domain = g_strdup ("tests");
  contract->id = g_strdup_printf ("contract-%s", name);
  contract->version = g_strdup ("1.0.0");
  for (; promises->property != NULL; promises++)
    {
      StewardObjective *objective = steward_objective_new ();

      objective->property = g_strdup (promises->property);
      objective->value = g_strdup (promises->value);
      objective->unit = g_strdup (promises->unit);
      objective->element = g_strdup (promises->element);
      g_ptr_array_add (contract->objectives, objective);
    }
  g_ptr_array_add (entry->contracts, contract);
  steward_entry_settle (entry);

  return entry;
}

static void
promise (Fixture       *fixture,
         const Promise *promises)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCatalogWriter) writer =
    steward_catalog_writer_begin (fixture->catalog, SOURCE, "folder", &error);
  StewardSyncReport report;

  g_assert_no_error (error);
  g_ptr_array_add (entries, make_product ("p", promises));
  g_assert_true (steward_catalog_writer_put (writer, entries, &error));
  g_assert_true (steward_catalog_writer_commit (writer, "here", NULL, &report, &error));
  g_assert_no_error (error);
}

/* Measurements. */

static StewardMeasurement *
measure (const char             *property,
         const char             *element,
         StewardMeasurementKind  kind,
         gint64                  time,
         const char             *value)
{
  StewardMeasurement *measurement = steward_measurement_new ();

  measurement->subject = g_strdup ("p");
  measurement->property = g_strdup (property);
  measurement->element = g_strdup (element);
  measurement->kind = kind;
  measurement->time = time;
  measurement->value = g_strdup (value);
  measurement->origin = g_strdup ("test.csv");

  return measurement;
}

static void
ingest_into (StewardGovernance *governance,
             GPtrArray         *measurements)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_governance_add_measurements_sync (governance, SOURCE, measurements, &error));
  g_assert_no_error (error);
}

/* Takes @measurement. */
static void
ingest (Fixture            *fixture,
        StewardMeasurement *measurement)
{
  g_autoptr(GPtrArray) measurements =
    g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free);

  g_ptr_array_add (measurements, measurement);
  ingest_into (fixture->governance, measurements);
}

static void
update (Fixture *fixture,
        gint64   time)
{
  g_autofree char *value = steward_instant_to_rfc3339 (time);

  ingest (fixture, measure ("freshness", NULL, STEWARD_MEASUREMENT_UPDATE, time, value));
}

static void
know_until (Fixture *fixture,
            gint64   time)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_series_know_until_sync (fixture->governance, SOURCE, time, &error));
  g_assert_no_error (error);
}

/* Evaluation. */

static void
evaluate (Fixture               *fixture,
          StewardGovernance     *governance,
          gint64                 now,
          StewardEvaluateReport *out_report)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_evaluate_sync (fixture->catalog, governance, fixture->terms, now, NULL, out_report, &error));
  g_assert_no_error (error);
}

static void
evaluate_quietly (Fixture *fixture,
                  gint64   now)
{
  g_auto(StewardEvaluateReport) report = { 0 };

  evaluate (fixture, fixture->governance, now, &report);
}

static GPtrArray *
list_levels (StewardGovernance *governance)
{
  const StewardLevelFilter filter = { .order = STEWARD_LEVELS_BY_NAME };
  g_autoptr(GError) error = NULL;
  GPtrArray *levels = steward_level_rows_list_sync (governance, &filter, &error);

  g_assert_no_error (error);

  return levels;
}

static StewardLevel *
load_level (StewardGovernance *governance,
            const char        *property)
{
  g_autoptr(GPtrArray) levels = list_levels (governance);

  for (guint i = 0; i < levels->len; i++)
    {
      const StewardLevel *level = g_ptr_array_index (levels, i);

      if (g_str_equal (level->slo->property, property))
        return g_ptr_array_steal_index (levels, i);
    }
  g_assert_not_reached ();
}

static GArray *
list_days (StewardGovernance  *governance,
           const StewardLevel *level)
{
  g_autoptr(GError) error = NULL;
  GArray *days = steward_level_days_sync (governance, level->slo->id, 0, G_MAXINT32, &error);

  g_assert_no_error (error);

  return days;
}

static const Promise fresh[] = { { "freshness", "< 1 hour" }, { 0 } };

/* Without an hour's update it is missed from then on, and nothing else is. */
static void
test_course_of_a_day (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(StewardLevel) level = NULL;
  g_autoptr(GArray) days = NULL;
  const StewardLevelDay *today;

  promise (fixture, fresh);
  for (int i = 0; i < 10; i++)
    update (fixture, BASE + i * HOUR / 2);
  know_until (fixture, BASE + 8 * HOUR);
  evaluate_quietly (fixture, BASE + 8 * HOUR);
  level = load_level (fixture->governance, "freshness");
  g_assert_cmpint (level->verdict, ==, STEWARD_LEVEL_MISSED);
  g_assert_cmpint (level->since, ==, BASE + 4 * HOUR + HOUR / 2 + HOUR);
  g_assert_cmpint (level->as_of, ==, BASE + 8 * HOUR);
  g_assert_cmpint (level->last_time, ==, BASE + 9 * HOUR / 2);
  g_assert_cmpuint (level->n_measurements, ==, 10);
  g_assert_cmpstr (level->measured_by, ==, SOURCE);
  g_assert_cmpstr (level->origin, ==, "test.csv");
  days = list_days (fixture->governance, level);
  g_assert_cmpuint (days->len, ==, 1);
  today = &g_array_index (days, StewardLevelDay, 0);
  g_assert_cmpint (today->day, ==, BASE / DAY);
  g_assert_cmpint (today->time.good, ==, 5 * HOUR + HOUR / 2);
  g_assert_cmpint (today->time.bad, ==, 2 * HOUR + HOUR / 2);
  g_assert_cmpint (today->time.undecidable, ==, 0);
  g_assert_cmpint (level->windows[STEWARD_WINDOW_7].bad, ==, today->time.bad);
  g_assert_cmpuint (level->strip[STEWARD_LEVEL_STRIP - 1], ==, 32);
  g_assert_cmpuint (level->strip[STEWARD_LEVEL_STRIP - 2], ==, STEWARD_STRIP_NOTHING);
}

/* What nothing is new of is not evaluated, and today's measurement writes today. */
static void
test_touches_today (Fixture       *fixture,
                    gconstpointer  data)
{
  g_auto(StewardEvaluateReport) first = { 0 }, again = { 0 }, next = { 0 }, late = { 0 };
  gint64 now = BASE + 20 * DAY + 6 * HOUR;

  promise (fixture, fresh);
  for (int i = 0; i < 20 * 24 + 6; i++)
    update (fixture, BASE + i * HOUR);
  evaluate (fixture, fixture->governance, now, &first);
  g_assert_cmpuint (first.n_objectives, ==, 1);
  g_assert_cmpuint (first.n_evaluated, ==, 1);
  g_assert_cmpuint (first.n_days, ==, 21);
  evaluate (fixture, fixture->governance, now + 1, &again);
  g_assert_cmpuint (again.n_evaluated, ==, 0);
  g_assert_cmpint (again.next_look, ==, first.next_look);
  update (fixture, now + 2);
  evaluate (fixture, fixture->governance, now + 3, &next);
  g_assert_cmpuint (next.n_evaluated, ==, 1);
  g_assert_cmpuint (next.n_days, ==, 1);
  /* a late one: its day, and those behind it */
  update (fixture, BASE + 18 * DAY + 90 * MINUTE);
  evaluate (fixture, fixture->governance, now + 4, &late);
  g_assert_cmpuint (late.n_days, ==, 3);
}

/* Days without a measurement pass, too. */
static void
test_days_pass (Fixture       *fixture,
                gconstpointer  data)
{
  g_auto(StewardEvaluateReport) report = { 0 };
  g_autoptr(StewardLevel) level = NULL;
  g_autoptr(GArray) days = NULL;
  gint64 now = BASE + 2 * HOUR;

  promise (fixture, fresh);
  update (fixture, BASE + HOUR);
  evaluate (fixture, fixture->governance, now, &report);
  g_assert_cmpint (report.next_look, <=, BASE + DAY);
  for (int i = 0; i < 6; i++)
    evaluate_quietly (fixture, BASE + i * DAY + HOUR);
  level = load_level (fixture->governance, "freshness");
  g_assert_cmpint (level->verdict, ==, STEWARD_LEVEL_UNDECIDABLE);
  g_assert_cmpint (level->reason, ==, STEWARD_REASON_NO_SIGNAL);
  days = list_days (fixture->governance, level);
  g_assert_cmpuint (days->len, ==, 6);
  for (guint i = 1; i + 1 < days->len; i++)
    g_assert_cmpint (g_array_index (days, StewardLevelDay, i).time.undecidable, ==, DAY);
}

/* A promise that is changed counts from its day on; the days before keep theirs. */
static void
test_changed_promise (Fixture       *fixture,
                      gconstpointer  data)
{
  static const Promise stricter[] = { { "freshness", "< 10 minutes" }, { 0 } };
  static const Promise other[] = { { "availability", "99.9", "%" }, { 0 } };
  g_autoptr(StewardLevel) before = NULL, after = NULL;
  g_autoptr(GArray) days = NULL;
  g_autoptr(GPtrArray) levels = NULL;
  gint64 now = BASE + 2 * DAY + 12 * HOUR;

  promise (fixture, fresh);
  for (int i = 0; i < 60 * 2; i++)
    update (fixture, BASE + i * HOUR / 2);
  evaluate_quietly (fixture, now);
  before = load_level (fixture->governance, "freshness");
  g_assert_cmpint (before->windows[STEWARD_WINDOW_7].bad, ==, 0);

  promise (fixture, stricter);
  evaluate_quietly (fixture, now + MINUTE);
  after = load_level (fixture->governance, "freshness");
  g_assert_cmpstr (after->slo->id, ==, before->slo->id);
  days = list_days (fixture->governance, after);
  g_assert_cmpuint (days->len, ==, 3);
  g_assert_cmpint (g_array_index (days, StewardLevelDay, 0).time.bad, ==, 0);
  g_assert_cmpint (g_array_index (days, StewardLevelDay, 1).time.bad, ==, 0);
  g_assert_cmpint (g_array_index (days, StewardLevelDay, 2).time.bad, >=, 23 * 20 * MINUTE);

  promise (fixture, other);
  evaluate_quietly (fixture, now + 2 * MINUTE);
  levels = list_levels (fixture->governance);
  g_assert_cmpuint (levels->len, ==, 1);
  g_assert_cmpstr (((StewardLevel *) levels->pdata[0])->slo->property, ==, "availability");
}

/* Future measurements wait for their time. */
static void
test_future (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto(StewardEvaluateReport) report = { 0 };
  g_autoptr(StewardLevel) waiting = NULL, come = NULL;

  promise (fixture, fresh);
  update (fixture, BASE);
  update (fixture, BASE + 2 * HOUR);
  evaluate (fixture, fixture->governance, BASE + HOUR / 2, &report);
  waiting = load_level (fixture->governance, "freshness");
  g_assert_cmpuint (waiting->n_future, ==, 1);
  g_assert_cmpint (waiting->last_time, ==, BASE);
  g_assert_cmpint (report.next_look, <=, BASE + 2 * HOUR);
  evaluate_quietly (fixture, BASE + 2 * HOUR);
  come = load_level (fixture->governance, "freshness");
  g_assert_cmpuint (come->n_future, ==, 0);
  g_assert_cmpint (come->verdict, ==, STEWARD_LEVEL_MET);
  g_assert_cmpint (come->since, ==, BASE + 2 * HOUR);
  g_assert_cmpint (come->windows[STEWARD_WINDOW_7].bad, ==, HOUR);
}

/* Breaches: one that lasts, from its beginning, however long ago. */
static void
test_breaches (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto(StewardEvaluateReport) first = { 0 }, lasting = { 0 }, short_met = { 0 }, over = { 0 };
  const StewardLevelBreach *breach;
  gint64 start = BASE + 2 * HOUR, end = BASE + 12 * DAY;

  promise (fixture, fresh);
  update (fixture, BASE);
  evaluate (fixture, fixture->governance, BASE + HOUR / 2, &first);
  g_assert_cmpuint (first.breaches->len, ==, 0);
  update (fixture, BASE + HOUR);
  know_until (fixture, BASE + 10 * DAY);
  evaluate (fixture, fixture->governance, BASE + 10 * DAY, &lasting);
  g_assert_cmpuint (lasting.breaches->len, ==, 1);
  breach = lasting.breaches->pdata[0];
  g_assert_cmpint (breach->start, ==, start);
  g_assert_cmpint (breach->end, ==, 0);
  g_assert_nonnull (strstr (breach->words, "were promised"));

  update (fixture, end);
  evaluate (fixture, fixture->governance, end + MINUTE, &short_met);
  breach = short_met.breaches->pdata[0];
  g_assert_cmpint (breach->start, ==, start);
  g_assert_cmpint (breach->end, ==, 0);
  g_assert_cmpint (short_met.next_look, <=, end + fixture->terms->hysteresis);
  evaluate (fixture, fixture->governance, end + fixture->terms->hysteresis, &over);
  breach = over.breaches->pdata[0];
  g_assert_cmpint (breach->start, ==, start);
  g_assert_cmpint (breach->end, ==, end);
}

static void
declare (Fixture    *fixture,
         const char *id,
         gint64      from,
         gint64      to)
{
  g_autofree char *stream = g_strconcat ("window/", id, NULL);
  g_autoptr(StewardAppend) append = steward_append_new ("somebody");
  g_autoptr(GError) error = NULL;
  JsonObject *body;

  steward_append_add (append, stream, 0, STEWARD_EVENT_WINDOW_DECLARED, steward_body_new (&body));
  steward_body_set_text (body, "window", id);
  steward_body_set_time (body, "from", from);
  steward_body_set_time (body, "to", to);
  g_assert_true (steward_governance_append_sync (fixture->governance, append, NULL, &error));
  g_assert_no_error (error);
}

/* A window that was declared before counts neither way, and its objective is
 * looked at when it begins and ends. */
static void
test_window (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto(StewardEvaluateReport) report = { 0 };
  g_autoptr(StewardLevel) level = NULL;
  g_autoptr(GArray) days = NULL;

  promise (fixture, fresh);
  update (fixture, BASE);
  evaluate_quietly (fixture, BASE + MINUTE);
  declare (fixture, "w-2030-001", BASE + 3 * HOUR, BASE + 5 * HOUR);
  evaluate (fixture, fixture->governance, BASE + 2 * MINUTE, &report);
  g_assert_cmpuint (report.n_evaluated, ==, 1);
  g_assert_cmpint (report.next_look, <=, BASE + 3 * HOUR);
  know_until (fixture, BASE + 8 * HOUR);
  evaluate_quietly (fixture, BASE + 8 * HOUR);
  level = load_level (fixture->governance, "freshness");
  g_assert_cmpint (level->windows[STEWARD_WINDOW_7].bad, ==, 5 * HOUR);
  g_assert_cmpint (level->windows[STEWARD_WINDOW_7].planned, ==, 2 * HOUR);
  days = list_days (fixture->governance, level);
  g_assert_cmpint (g_array_index (days, StewardLevelDay, 0).time.planned, ==, 2 * HOUR);
}

/* How incidents are dealt with is measured by the ledger alone. */
static void
test_repair (Fixture       *fixture,
             gconstpointer  data)
{
  static const Promise promises[] = { { "freshness", "< 1 hour" }, { "timeToRepair", "4", "h" }, { 0 } };
  g_autoptr(StewardAppend) append = steward_append_new ("steward");
  g_autoptr(StewardLevel) freshness = NULL, before = NULL, after = NULL, later = NULL;
  g_auto(StewardEvaluateReport) report = { 0 };
  g_autoptr(GError) error = NULL;
  JsonObject *body;

  promise (fixture, promises);
  evaluate_quietly (fixture, BASE);
  freshness = load_level (fixture->governance, "freshness");
  before = load_level (fixture->governance, "timeToRepair");
  g_assert_cmpint (before->slo->method, ==, STEWARD_SLO_REPAIR);

  steward_append_add (append, "incident/i-0123456789", 0, STEWARD_EVENT_INCIDENT_OPENED, steward_body_new (&body));
  steward_body_set_text (body, "incident", "i-0123456789");
  steward_body_set_text (body, "objective", freshness->slo->id);
  steward_body_set_text (body, "subject", freshness->slo->subject);
  steward_body_set_text (body, "title", "Freshness of p");
  steward_body_set_text (body, "property", "freshness");
  steward_body_set_time (body, "start", BASE + HOUR);
  steward_body_set_time (body, "due", BASE + 2 * HOUR);
  steward_body_set_text (body, "words", "late");
  g_assert_true (steward_governance_append_sync (fixture->governance, append, NULL, &error));
  g_assert_no_error (error);

  evaluate (fixture, fixture->governance, BASE + 2 * HOUR, &report);
  g_assert_cmpuint (report.n_evaluated, >=, 1);
  after = load_level (fixture->governance, "timeToRepair");
  g_assert_cmpint (after->verdict, ==, STEWARD_LEVEL_MET);
  g_assert_cmpint (report.next_look, <=, BASE + 5 * HOUR);
  evaluate_quietly (fixture, BASE + 8 * HOUR);
  later = load_level (fixture->governance, "timeToRepair");
  g_assert_cmpint (later->verdict, ==, STEWARD_LEVEL_MISSED);
  g_assert_cmpint (later->since, ==, BASE + 5 * HOUR);
  g_assert_cmpint (later->windows[STEWARD_WINDOW_7].bad, ==, 3 * HOUR);
}

/* The end of the work stays what was evaluated. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(StewardEvaluateReport) report = { 0 }, later = { 0 };
  g_autoptr(GError) error = NULL;

  promise (fixture, fresh);
  update (fixture, BASE);
  g_cancellable_cancel (cancellable);
  g_assert_false (steward_evaluate_sync (fixture->catalog, fixture->governance, fixture->terms, BASE + MINUTE,
                                         cancellable, &report, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  evaluate (fixture, fixture->governance, BASE + MINUTE, &later);
  g_assert_cmpuint (later.n_evaluated, ==, 1);
}

/* A course is what its days are made of; a rehearsal is another promise's. */
static void
test_course_and_rehearsal (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(StewardLevel) level = NULL;
  g_autoptr(StewardLevelCourse) course = NULL;
  g_autoptr(StewardRehearsal) rehearsal = NULL, nonsense = NULL;
  g_autoptr(GError) error = NULL;
  StewardAttainment sum = { 0 };
  gint64 now = BASE + DAY;

  promise (fixture, fresh);
  for (int i = 0; i <= 12; i++)
    update (fixture, BASE + i * 2 * HOUR);
  evaluate_quietly (fixture, now);
  level = load_level (fixture->governance, "freshness");
  course = steward_level_course_sync (fixture->governance, fixture->terms, level->slo->id, BASE + 3 * HOUR, now,
                                      &error);
  g_assert_no_error (error);
  steward_course_sum (course->course, BASE + 3 * HOUR, now, &sum);
  g_assert_cmpint (sum.good + sum.bad, ==, 21 * HOUR);
  g_assert_cmpint (sum.good, ==, 10 * HOUR);
  g_assert_cmpuint (course->points->len, ==, 12);
  g_assert_cmpint (g_array_index (course->points, StewardPoint, 0).time, ==, BASE + 2 * HOUR);
  g_assert_cmpuint (course->breaches->len, >=, 10);

  rehearsal = steward_rehearse_sync (fixture->governance, fixture->terms, level->slo->id, "< 3 hours", 0.9, now,
                                     &error);
  g_assert_no_error (error);
  g_assert_cmpint (rehearsal->time.bad, ==, 0);
  g_assert_cmpint (rehearsal->time.good, ==, DAY);
  g_assert_cmpfloat (rehearsal->slo->target, ==, 0.9);
  nonsense = steward_rehearse_sync (fixture->governance, fixture->terms, level->slo->id, NULL, 17, now, &error);
  g_assert_null (nonsense);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE);
}

/* Random histories. */

static const Promise many[] = {
  { "freshness", "< 90 minutes", NULL, "rows.polled" },
  { "freshness", "< 2 hours", NULL, "rows.told" },
  { "availability", "99.5", "%" },
  { "frequency", "1", "d", "rows.told" },
  { "timeOfAvailability", "08:00 Europe/Berlin", NULL, "rows.polled" },
  { "latency", "< 5", "min" },
  { "errorRate", "< 1", "%" },
  { "qualityScore", ">= 95", "%" },
  { "retention", "3", "d" },
  { 0 }
};

typedef struct
{
  gint64 arrival;
  StewardMeasurement *measurement;     /* owned */
} Arrival;

static int
compare_arrivals (gconstpointer a,
                  gconstpointer b)
{
  const Arrival *one = a, *other = b;

  return one->arrival < other->arrival ? -1 : one->arrival > other->arrival;
}

static char *
make_instant (gint64 time)
{
  return steward_instant_to_rfc3339 (time);
}

/* Mostly at once, sometimes days later, seldom twice or from the future. */
static void
add_arrival (GArray             *arrivals,
             GRand              *random,
             StewardMeasurement *measurement)
{
  Arrival arrival = { measurement->time + g_rand_int_range (random, 0, 120) * G_USEC_PER_SEC, measurement };
  int fate = g_rand_int_range (random, 0, 20);

  if (fate == 0)
    arrival.arrival += g_rand_int_range (random, 1, 60) * HOUR;
  if (fate == 1)
    arrival.arrival -= g_rand_int_range (random, 1, 30) * HOUR;
  g_array_append_val (arrivals, arrival);
  if (fate == 2)
    {
      Arrival twice = { arrival.arrival + HOUR,
                        measure (measurement->property, measurement->element, measurement->kind, measurement->time,
                                 g_rand_boolean (random) ? measurement->value : "NaN") };

      g_array_append_val (arrivals, twice);
    }
}

static void
add_series (GArray     *arrivals,
            GRand      *random,
            const char *property,
            const char *element,
            gboolean    updates,
            int         gap_minutes,
            gint64      length)
{
  gint64 seen = BASE - HOUR;

  for (gint64 time = BASE; time < BASE + length;
       time += (gint64) g_rand_int_range (random, 1, gap_minutes * 2) * MINUTE + g_rand_int_range (random, 0, 60) *
               G_USEC_PER_SEC)
    {
      g_autofree char *value = NULL;

      if (g_rand_int_range (random, 0, 30) == 0)
        value = g_strdup ("NaN");
      else if (g_str_equal (property, "freshness"))
        {
          if (updates)
            seen = time - (g_rand_boolean (random) ? g_rand_int_range (random, 0, 600) * MINUTE : 0);
          else if (g_rand_boolean (random))
            seen = MAX (seen, time - g_rand_int_range (random, 0, 200) * MINUTE);
          value = make_instant (seen);
        }
      else if (g_str_equal (property, "oldest"))
        value = make_instant (time - g_rand_int_range (random, 2, 5) * DAY);
      else if (g_str_equal (property, "availability"))
        value = g_strdup (g_rand_int_range (random, 0, 4) > 0 ? "up" : "down");
      else if (g_str_has_prefix (property, "check:"))
        value = g_strdup (g_rand_int_range (random, 0, 4) > 0 ? "pass" : "fail");
      else if (g_str_equal (property, "latency"))
        value = g_strdup_printf ("%d min", g_rand_int_range (random, 1, 8));
      else
        value = g_strdup_printf ("%d.%d", g_rand_int_range (random, 0, 2), g_rand_int_range (random, 0, 10));
      add_arrival (arrivals, random,
                   measure (property, element, updates ? STEWARD_MEASUREMENT_UPDATE : STEWARD_MEASUREMENT_OBSERVATION,
                            time, value));
    }
}

static void
free_arrival (gpointer data)
{
  steward_measurement_free (((Arrival *) data)->measurement);
}

static GArray *
make_arrivals (GRand  *random,
               gint64  length)
{
  GArray *arrivals = g_array_new (FALSE, FALSE, sizeof (Arrival));

  g_array_set_clear_func (arrivals, free_arrival);
  add_series (arrivals, random, "freshness", "rows.polled", FALSE, 40, length);
  add_series (arrivals, random, "freshness", "rows.told", TRUE, 80, length);
  add_series (arrivals, random, "availability", NULL, FALSE, 60, length);
  add_series (arrivals, random, "latency", NULL, FALSE, 300, length);
  add_series (arrivals, random, "errorRate", NULL, FALSE, 200, length);
  add_series (arrivals, random, "check:not_null", NULL, FALSE, 500, length);
  add_series (arrivals, random, "check:unique", NULL, FALSE, 700, length);
  add_series (arrivals, random, "oldest", NULL, FALSE, 400, length);
  g_array_sort (arrivals, compare_arrivals);

  return arrivals;
}

static void
assert_figure (double a,
               double b)
{
  g_assert_true ((isnan (a) && isnan (b)) || a == b);
}

static void
assert_attainment (const StewardAttainment *a,
                   const StewardAttainment *b)
{
  g_assert_cmpint (a->good, ==, b->good);
  g_assert_cmpint (a->bad, ==, b->bad);
  g_assert_cmpint (a->undecidable, ==, b->undecidable);
  g_assert_cmpint (a->planned, ==, b->planned);
}

static void
assert_level (const StewardLevel *a,
              const StewardLevel *b)
{
  g_assert_cmpstr (a->slo->id, ==, b->slo->id);
  g_assert_cmpint (a->as_of, ==, b->as_of);
  g_assert_cmpint (a->verdict, ==, b->verdict);
  g_assert_cmpint (a->reason, ==, b->reason);
  g_assert_cmpint (a->since, ==, b->since);
  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    assert_attainment (&a->windows[i], &b->windows[i]);
  assert_figure (a->budget_left, b->budget_left);
  g_assert_cmpint (a->budget_spent_at, ==, b->budget_spent_at);
  for (guint i = 0; i < STEWARD_N_BURNS; i++)
    assert_figure (a->burn[i], b->burn[i]);
  g_assert_cmpuint (a->alerts, ==, b->alerts);
  g_assert_cmpint (a->exhausted_at, ==, b->exhausted_at);
  g_assert_cmpint (a->last_time, ==, b->last_time);
  g_assert_cmpint (a->last_update, ==, b->last_update);
  assert_figure (a->last_value, b->last_value);
  g_assert_cmpuint (a->n_measurements, ==, b->n_measurements);
  g_assert_cmpuint (a->n_future, ==, b->n_future);
  g_assert_cmpuint (a->n_unreadable, ==, b->n_unreadable);
  g_assert_cmpmem (a->strip, sizeof a->strip, b->strip, sizeof b->strip);
}

static void
assert_days (GArray *a,
             GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const StewardLevelDay *one = &g_array_index (a, StewardLevelDay, i);
      const StewardLevelDay *other = &g_array_index (b, StewardLevelDay, i);

      g_assert_cmpint (one->day, ==, other->day);
      assert_attainment (&one->time, &other->time);
      g_assert_cmpint (one->reason, ==, other->reason);
      assert_figure (one->worst, other->worst);
    }
}

/* Another store that is given all of it, in the order in which it came, and
 * evaluates once. */
static void
assert_as_from_scratch (Fixture *fixture,
                        GArray  *arrivals,
                        guint    n_arrived,
                        gint64   known_until,
                        gint64   now)
{
  g_autofree char *name = g_strdup_printf ("scratch-%u.db", fixture->n_others++);
  g_autoptr(StewardGovernance) other = open_governance (fixture, name);
  g_auto(StewardEvaluateReport) report = { 0 };
  g_autoptr(GPtrArray) measurements = g_ptr_array_new ();
  g_autoptr(GPtrArray) ours = list_levels (fixture->governance);
  g_autoptr(GPtrArray) theirs = NULL;
  g_autoptr(GError) error = NULL;
  guint n_compared = 0;

  for (guint i = 0; i < n_arrived; i++)
    g_ptr_array_add (measurements, g_array_index (arrivals, Arrival, i).measurement);
  ingest_into (other, measurements);
  if (known_until > 0)
    g_assert_true (steward_series_know_until_sync (other, SOURCE, known_until, &error));
  evaluate (fixture, other, now, &report);
  theirs = list_levels (other);
  g_assert_cmpuint (ours->len, ==, theirs->len);
  for (guint i = 0; i < ours->len; i++)
    {
      const StewardLevel *level = g_ptr_array_index (ours, i);
      g_autoptr(StewardLevel) same = steward_level_rows_load_sync (other, level->slo->id, &error);
      g_autoptr(GArray) our_days = list_days (fixture->governance, level);
      g_autoptr(GArray) their_days = list_days (other, level);

      g_assert_no_error (error);
      if (level->as_of != now)
        continue;                      /* nothing was new of it */
      n_compared++;
      g_test_message ("%s of %s: %s", level->slo->property, level->slo->element,
                      steward_slo_method_to_id (level->slo->method));
      assert_days (our_days, their_days);
      assert_level (level, same);
    }
  g_test_message ("%u compared", n_compared);
  g_assert_cmpuint (n_compared, >, 0);
  steward_governance_close (other);
}

static StewardLevelHistory *
load_in_parts (Fixture             *fixture,
               const StewardSloRow *row,
               gint64               now,
               gint64               max_points)
{
  const StewardLevelRun run = { .governance = fixture->governance, .terms = fixture->terms, .now = now,
                                .max_points = max_points };
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardLevelSources) sources = steward_level_sources_load (&run, row, &error);
  StewardLevelHistory *history = steward_level_history_load (&run, sources, BASE - 2 * DAY, now, TRUE, &error);

  g_assert_no_error (error);

  return history;
}

/* A history that does not fit into memory is the same in parts. */
static void
assert_same_in_parts (Fixture *fixture,
                      gint64   now)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = steward_slo_rows_list_sync (fixture->governance, &error);

  for (guint i = 0; i < rows->len; i++)
    {
      const StewardSloRow *row = g_ptr_array_index (rows, i);
      g_autoptr(StewardLevelHistory) whole = load_in_parts (fixture, row, now, 0);
      g_autoptr(StewardLevelHistory) parts = load_in_parts (fixture, row, now, 20);

      g_test_message ("%s in parts", row->slo->property);
      assert_days (whole->days, parts->days);
      g_assert_cmpuint (whole->course->states->len, ==, parts->course->states->len);
      for (guint j = 0; j < whole->course->states->len; j++)
        {
          const StewardLevelState *one = &g_array_index (whole->course->states, StewardLevelState, j);
          const StewardLevelState *other = &g_array_index (parts->course->states, StewardLevelState, j);

          g_assert_cmpint (one->at, ==, other->at);
          g_assert_cmpint (one->verdict, ==, other->verdict);
          g_assert_cmpint (one->reason, ==, other->reason);
        }
      g_assert_cmpuint (whole->points->len, ==, parts->points->len);
    }
}

static void
run_history (Fixture *fixture,
             guint32  seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autoptr(GArray) arrivals = make_arrivals (random, 5 * DAY);
  gint64 now = BASE, known_until = 0;
  guint n_arrived = 0, round = 0;

  promise (fixture, many);
  while (n_arrived < arrivals->len)
    {
      g_autoptr(GPtrArray) batch = g_ptr_array_new ();

      now += g_rand_int_range (random, 10, 60 * 9) * MINUTE;
      while (n_arrived < arrivals->len && g_array_index (arrivals, Arrival, n_arrived).arrival <= now)
        g_ptr_array_add (batch, g_array_index (arrivals, Arrival, n_arrived++).measurement);
      ingest_into (fixture->governance, batch);
      if (g_rand_int_range (random, 0, 4) == 0)
        {
          known_until = now - 10 * MINUTE;
          know_until (fixture, known_until);
        }
      if (g_rand_int_range (random, 0, 5) > 0)
        evaluate_quietly (fixture, now);
      else
        continue;
      if (++round % 12 == 0)
        assert_as_from_scratch (fixture, arrivals, n_arrived, known_until, now);
    }
  now += 26 * HOUR;
  evaluate_quietly (fixture, now);
  assert_as_from_scratch (fixture, arrivals, n_arrived, known_until, now);
  assert_same_in_parts (fixture, now);
}

static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  run_history (fixture, GPOINTER_TO_UINT (data));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/evaluate-job/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("course-of-a-day", test_course_of_a_day);
  ADD ("touches-today", test_touches_today);
  ADD ("days-pass", test_days_pass);
  ADD ("changed-promise", test_changed_promise);
  ADD ("future", test_future);
  ADD ("breaches", test_breaches);
  ADD ("window", test_window);
  ADD ("repair", test_repair);
  ADD ("cancel", test_cancel);
  ADD ("course-and-rehearsal", test_course_and_rehearsal);
#undef ADD
  for (guint seed = 1; seed <= (g_test_slow () ? 60 : 3); seed++)
    {
      g_autofree char *path = g_strdup_printf ("/evaluate-job/random/%u", seed);

      g_test_add (path, Fixture, GUINT_TO_POINTER (seed), set_up, test_random, tear_down);
    }

  return g_test_run ();
}
