/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Objectives, their promises, days and how they stand: what is put comes back,
 * in the order that is asked for, and others hear of it. */

#include "config.h"

#include "steward-level-rows.h"

#include "council-fixture.h"
#include "steward-level-due.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1795000000000000)

/* --- objectives --- */

static StewardSloRow *
make_row (const char *subject,
          const char *property,
          gint64      limit)
{
  StewardSloRow *row = steward_slo_row_new ();

  row->slo = steward_slo_new ();
  row->slo->subject = g_strdup_printf ("urn:x:%s", subject);
  row->slo->property = g_strdup (property);
  row->slo->written = g_strdup ("< 5 minutes");
  row->slo->method = STEWARD_SLO_AGE;
  row->slo->compare = STEWARD_COMPARE_LESS;
  row->slo->limit = limit;
  row->slo->id = steward_slo_make_id (row->slo);
  row->name = g_strdup (subject);
  row->domain = g_strdup ("sales");
  row->source_id = g_strdup ("s1");

  return row;
}

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) steward_slo_row_free);
}

static void
put_rows (CouncilFixture *fixture,
          GPtrArray      *rows,
          gint64          now)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_slo_rows_put_sync (fixture->store, rows, now, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list_rows (CouncilFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = steward_slo_rows_list_sync (fixture->store, &error);

  g_assert_no_error (error);
  return rows;
}

static StewardSloRow *
load_row (CouncilFixture *fixture,
          const char     *id)
{
  g_autoptr(GError) error = NULL;
  StewardSloRow *row = steward_slo_rows_load_sync (fixture->store, id, &error);

  g_assert_no_error (error);
  return row;
}

/* With something in every member. */
static StewardSloRow *
make_rich_row (void)
{
  StewardSloRow *row = make_row ("orders", "freshness", 300 * G_USEC_PER_SEC);
  StewardSlo *slo = row->slo;

  slo->port = g_strdup ("warehouse");
  slo->contract = g_strdup ("c-1");
  slo->contract_version = g_strdup ("2.1.0");
  slo->element = g_strdup ("orders.changed_at");
  slo->check = g_strdup ("fresh");
  slo->driver = g_strdup ("regulatory");
  slo->inherited = TRUE;
  slo->quantity = STEWARD_QUANTITY_DURATION;
  slo->bound = 1.0 / 3;
  slo->unit = g_strdup ("min");
  slo->count = 2;
  slo->every = 3;
  slo->period = STEWARD_PERIOD_QUARTER;
  g_free (slo->timezone);
  slo->timezone = g_strdup ("Europe/Berlin");
  slo->weekdays = 0x1f;
  slo->skips_holidays = TRUE;
  slo->target = 0.9995;
  slo->window = 28;
  slo->hold = 77;
  slo->vague = g_strdup ("It is not.");
  g_free (slo->id);
  slo->id = steward_slo_make_id (slo);

  return row;
}

static void
assert_same_slo (const StewardSlo *a,
                 const StewardSlo *b)
{
  g_autofree char *first = steward_slo_to_json (a);
  g_autofree char *second = steward_slo_to_json (b);

  g_assert_cmpstr (first, ==, second);
}

static void
test_round_trip (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr(GPtrArray) rows = new_rows ();
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GError) error = NULL;
  const StewardSloRow *row;

  g_ptr_array_add (rows, make_rich_row ());
  put_rows (fixture, rows, NOW);
  found = list_rows (fixture);
  g_assert_cmpuint (found->len, ==, 1);
  row = found->pdata[0];
  g_assert_cmpint (row->key, >, 0);
  assert_same_slo (row->slo, ((const StewardSloRow *) rows->pdata[0])->slo);
  g_assert_cmpstr (row->name, ==, "orders");
  g_assert_cmpstr (row->domain, ==, "sales");
  g_assert_cmpstr (row->source_id, ==, "s1");
  g_assert_cmpint (row->watched_since, ==, NOW);
  g_assert_cmpint (row->next_look, ==, 0);
  g_assert_false (row->gone);
  g_assert_cmpuint (row->series->len, ==, 0);
  g_assert_cmpuint (row->promises->len, ==, 1);
  g_assert_cmpint (((const StewardPromiseSince *) row->promises->pdata[0])->since, ==, 0);
  assert_same_slo (((const StewardPromiseSince *) row->promises->pdata[0])->slo, row->slo);

  g_assert_null (steward_slo_rows_load_sync (fixture->store, "none", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

/* A promise counts while it is one; other words for it are no other promise. */
static void
test_promises (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autoptr(GPtrArray) rows = new_rows ();
  g_autoptr(StewardSloRow) first = NULL;
  g_autoptr(StewardSloRow) changed = NULL;
  StewardSloRow *row = make_row ("orders", "freshness", 300);

  g_ptr_array_add (rows, row);
  put_rows (fixture, rows, NOW);
  g_free (row->slo->written);
  row->slo->written = g_strdup ("at most 300 µs");
  put_rows (fixture, rows, NOW + 1);
  first = load_row (fixture, row->slo->id);
  g_assert_cmpuint (first->promises->len, ==, 1);
  g_assert_cmpstr (((const StewardPromiseSince *) first->promises->pdata[0])->slo->written, ==, "at most 300 µs");
  g_assert_cmpstr (first->slo->written, ==, "at most 300 µs");

  row->slo->limit = 200;
  put_rows (fixture, rows, NOW + 2);
  put_rows (fixture, rows, NOW + 3);
  changed = load_row (fixture, row->slo->id);
  g_assert_cmpuint (changed->promises->len, ==, 2);
  g_assert_cmpint (((const StewardPromiseSince *) changed->promises->pdata[0])->slo->limit, ==, 300);
  g_assert_cmpint (((const StewardPromiseSince *) changed->promises->pdata[1])->since, ==, NOW + 2);
  g_assert_cmpint (((const StewardPromiseSince *) changed->promises->pdata[1])->slo->limit, ==, 200);
  g_assert_cmpint (changed->slo->limit, ==, 200);
  g_assert_cmpint (changed->watched_since, ==, NOW);
  g_assert_cmpint (changed->key, ==, first->key);
}

static void
test_gone (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(GPtrArray) rows = new_rows ();
  g_autoptr(GPtrArray) levels = NULL;
  g_autoptr(StewardSloRow) gone = NULL;
  g_autoptr(StewardSloRow) back = NULL;
  g_autoptr(StewardLevel) level = NULL;
  g_autofree char *id = NULL;

  g_ptr_array_add (rows, make_row ("orders", "freshness", 300));
  g_ptr_array_add (rows, make_row ("orders", "availability", 300));
  id = g_strdup (((const StewardSloRow *) rows->pdata[0])->slo->id);
  put_rows (fixture, rows, NOW);
  g_ptr_array_remove_index (rows, 0);
  put_rows (fixture, rows, NOW + 1);
  gone = load_row (fixture, id);
  g_assert_true (gone->gone);
  levels = steward_level_rows_list_sync (fixture->store, NULL, NULL);
  g_assert_cmpuint (levels->len, ==, 1);
  level = steward_level_rows_load_sync (fixture->store, id, NULL);
  g_assert_true (level->gone);

  g_ptr_array_add (rows, make_row ("orders", "freshness", 300));
  put_rows (fixture, rows, NOW + 2);
  back = load_row (fixture, id);
  g_assert_false (back->gone);
  g_assert_cmpint (back->key, ==, gone->key);
  g_assert_cmpuint (back->promises->len, ==, 1);
}

/* --- results --- */

static StewardLevel *
make_level (double              budget_left,
            StewardLevelVerdict verdict)
{
  StewardLevel *level = steward_level_new ();

  level->verdict = verdict;
  level->reason = verdict == STEWARD_LEVEL_UNDECIDABLE ? STEWARD_REASON_NO_SIGNAL : STEWARD_REASON_NONE;
  level->budget_left = budget_left;
  level->as_of = NOW;

  return level;
}

static void
put_level (CouncilFixture *fixture,
           gint64          key,
           StewardLevel   *level)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardLevel) owned = level;
  const StewardLevelResult result = { .key = key, .level = owned, .next_look = NOW + 60 };

  g_assert_true (steward_level_results_put_sync (fixture->store, &result, 1, &error));
  g_assert_no_error (error);
}

static void
fill_level (StewardLevel *level)
{
  level->since = NOW - 7;
  for (int i = 0; i < STEWARD_N_WINDOWS; i++)
    level->windows[i] = (StewardAttainment) { 100 + i, 200 + i, 300 + i, 400 + i };
  level->budget_spent_at = NOW - 8;
  level->burn[STEWARD_BURN_FAST] = 14.4;
  level->burn[STEWARD_BURN_SLOW] = 1;
  level->alerts = 1 << STEWARD_BURN_FAST;
  level->exhausted_at = NOW + 9;
  level->last_time = NOW - 10;
  level->last_update = NOW - 11;
  level->last_value = 0.25;
  level->n_measurements = 12;
  level->n_late = 13;
  level->n_duplicates = 14;
  level->n_future = 15;
  level->n_unreadable = 16;
  level->origin = g_strdup ("run 17");
  level->measured_by = g_strdup ("s2");
  for (guint i = 0; i < STEWARD_LEVEL_STRIP; i++)
    level->strip[i] = (guint8) (i % 104);
}

static void
assert_filled (const StewardLevel *level)
{
  g_autoptr(StewardLevel) expected = make_level (-0.5, STEWARD_LEVEL_MISSED);

  fill_level (expected);
  g_assert_cmpint (level->verdict, ==, STEWARD_LEVEL_MISSED);
  g_assert_cmpint (level->reason, ==, STEWARD_REASON_NONE);
  g_assert_cmpint (level->as_of, ==, NOW);
  g_assert_cmpint (level->since, ==, expected->since);
  g_assert_cmpmem (level->windows, sizeof level->windows, expected->windows, sizeof expected->windows);
  g_assert_cmpfloat (level->budget_left, ==, -0.5);
  g_assert_cmpint (level->budget_spent_at, ==, expected->budget_spent_at);
  g_assert_cmpfloat (level->burn[STEWARD_BURN_FAST], ==, 14.4);
  g_assert_true (isnan (level->burn[STEWARD_BURN_MEDIUM]));
  g_assert_cmpfloat (level->burn[STEWARD_BURN_SLOW], ==, 1);
  g_assert_cmpuint (level->alerts, ==, 1);
  g_assert_cmpint (level->exhausted_at, ==, expected->exhausted_at);
  g_assert_cmpint (level->last_time, ==, expected->last_time);
  g_assert_cmpint (level->last_update, ==, expected->last_update);
  g_assert_cmpfloat (level->last_value, ==, 0.25);
  g_assert_cmpuint (level->n_measurements, ==, 12);
  g_assert_cmpuint (level->n_late, ==, 13);
  g_assert_cmpuint (level->n_duplicates, ==, 14);
  g_assert_cmpuint (level->n_future, ==, 15);
  g_assert_cmpuint (level->n_unreadable, ==, 16);
  g_assert_cmpstr (level->origin, ==, "run 17");
  g_assert_cmpstr (level->measured_by, ==, "s2");
  g_assert_cmpmem (level->strip, sizeof level->strip, expected->strip, sizeof expected->strip);
}

static void
test_level (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(GPtrArray) rows = new_rows ();
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(StewardLevel) before = NULL;
  g_autoptr(StewardLevel) after = NULL;
  g_autoptr(StewardSloRow) row = NULL;
  g_autoptr(GError) error = NULL;
  const char *id;
  StewardLevel *level;

  g_ptr_array_add (rows, make_rich_row ());
  id = ((const StewardSloRow *) rows->pdata[0])->slo->id;
  put_rows (fixture, rows, NOW);
  found = list_rows (fixture);
  before = steward_level_rows_load_sync (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (before->verdict, ==, STEWARD_LEVEL_UNDECIDABLE);
  g_assert_cmpint (before->reason, ==, STEWARD_REASON_NOT_BEGUN);
  g_assert_true (isnan (before->budget_left));
  g_assert_cmpint (before->strip[0], ==, STEWARD_STRIP_NOTHING);

  level = make_level (-0.5, STEWARD_LEVEL_MISSED);
  fill_level (level);
  put_level (fixture, ((const StewardSloRow *) found->pdata[0])->key, level);
  after = steward_level_rows_load_sync (fixture->store, id, &error);
  g_assert_no_error (error);
  assert_filled (after);
  assert_same_slo (after->slo, ((const StewardSloRow *) rows->pdata[0])->slo);
  g_assert_cmpstr (after->name, ==, "orders");
  g_assert_cmpstr (after->domain, ==, "sales");
  g_assert_cmpstr (after->source_id, ==, "s1");
  g_assert_cmpstr (after->incident, ==, NULL);
  row = load_row (fixture, id);
  g_assert_cmpint (row->next_look, ==, NOW + 60);

  g_assert_null (steward_level_rows_load_sync (fixture->store, "none", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

/* The one that is not resolved. */
static void
test_incident (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autoptr(GPtrArray) rows = new_rows ();
  g_autoptr(StewardLevel) level = NULL;
  StewardSloRow *row = make_row ("customer", "freshness", 300);

  g_free (row->slo->id);
  row->slo->id = g_strdup ("0123456789abcdef");
  g_ptr_array_add (rows, row);
  put_rows (fixture, rows, NOW);
  council_fixture_record_levels (fixture);
  level = steward_level_rows_load_sync (fixture->store, "0123456789abcdef", NULL);
  g_assert_cmpstr (level->incident, ==, "i-0000000002");
}

static void
test_days (CouncilFixture *fixture,
           gconstpointer   data)
{
  static const StewardLevelDay days[] = {
    { 20777, { 1, 2, 3, 4 }, STEWARD_REASON_NO_SIGNAL, 0.5 },
    { 20778, { 5, 6, 7, 8 }, STEWARD_REASON_NONE, NAN },
    { 20780, { 9, 0, 0, 0 }, STEWARD_REASON_PLANNED, 0 },
  };
  static const StewardLevelDay later = { 20778, { 50, 60, 70, 80 }, STEWARD_REASON_BETWEEN_POLLS, 2 };
  g_autoptr(GPtrArray) rows = new_rows ();
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GArray) all = NULL;
  g_autoptr(GArray) some = NULL;
  StewardLevelResult result = { .days = days, .n_days = G_N_ELEMENTS (days) };
  const StewardSloRow *row;

  g_ptr_array_add (rows, make_row ("orders", "freshness", 300));
  put_rows (fixture, rows, NOW);
  found = list_rows (fixture);
  row = found->pdata[0];
  result.key = row->key;
  g_assert_true (steward_level_results_put_sync (fixture->store, &result, 1, NULL));
  result.days = &later;
  result.n_days = 1;
  g_assert_true (steward_level_results_put_sync (fixture->store, &result, 1, NULL));

  all = steward_level_days_sync (fixture->store, row->slo->id, G_MININT64, G_MAXINT64, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (g_array_index (all, StewardLevelDay, 0).time.planned, ==, 4);
  g_assert_cmpint (g_array_index (all, StewardLevelDay, 0).reason, ==, STEWARD_REASON_NO_SIGNAL);
  g_assert_cmpfloat (g_array_index (all, StewardLevelDay, 0).worst, ==, 0.5);
  g_assert_cmpint (g_array_index (all, StewardLevelDay, 1).time.bad, ==, 60);
  g_assert_cmpint (g_array_index (all, StewardLevelDay, 2).day, ==, 20780);
  some = steward_level_days_sync (fixture->store, row->slo->id, 20778, 20779, NULL);
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpint (g_array_index (some, StewardLevelDay, 0).day, ==, 20778);
}

/* --- what is due --- */

static int
compare_names (const void *a,
               const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
assert_due (CouncilFixture *fixture,
            gint64          now,
            gboolean        with_repairs,
            const char     *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) ids = steward_level_due_list_sync (fixture->store, now, with_repairs, &error);
  g_autofree char *names = NULL;
  const char *found[8] = { NULL };
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(StewardSloRow) row = load_row (fixture, ids->pdata[i]);

      g_assert_cmpuint (n, <, 7);
      found[n++] = g_intern_string (row->name);
    }
  qsort (found, n, sizeof *found, compare_names);
  names = g_strjoinv (" ", (char **) found);
  g_assert_cmpstr (names, ==, expected);
}

static void
test_due (CouncilFixture *fixture,
          gconstpointer   data)
{
  g_autoptr(GPtrArray) rows = new_rows ();
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) measurements = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free);
  StewardMeasurement *measurement = steward_measurement_new ();
  StewardSloRow *repair = make_row ("repair", "timeToRepair", 300);
  StewardSloRow *measured = make_row ("measured", "freshness", 300);
  gint64 series = 1;
  gint64 next;
  guint64 n;

  measurement->subject = g_strdup ("a");
  measurement->property = g_strdup ("freshness");
  measurement->value = g_strdup ("1");
  g_ptr_array_add (measurements, measurement);
  g_assert_true (steward_governance_add_measurements_sync (fixture->store, "s1", measurements, NULL));
  repair->slo->method = STEWARD_SLO_REPAIR;
  g_array_append_val (measured->series, series);
  g_ptr_array_add (rows, measured);
  g_ptr_array_add (rows, repair);
  g_ptr_array_add (rows, make_row ("quiet", "freshness", 300));
  g_ptr_array_add (rows, make_row ("gone", "freshness", 300));
  put_rows (fixture, rows, NOW);
  g_ptr_array_remove_index (rows, 3);
  put_rows (fixture, rows, NOW);
  assert_due (fixture, NOW, FALSE, "measured quiet repair");

  found = list_rows (fixture);
  for (guint i = 0; i < 3; i++)
    put_level (fixture, ((const StewardSloRow *) found->pdata[i])->key, make_level (1, STEWARD_LEVEL_MET));
  assert_due (fixture, NOW, FALSE, "measured");
  assert_due (fixture, NOW, TRUE, "measured repair");
  assert_due (fixture, NOW + 60, FALSE, "measured quiet repair");
  g_assert_true (steward_level_due_get_next_look_sync (fixture->store, &next, &n, NULL));
  g_assert_cmpint (next, ==, NOW + 60);
  g_assert_cmpuint (n, ==, 3);
}

/* --- lists --- */

static void
add_level (CouncilFixture      *fixture,
           GPtrArray           *rows,
           const char          *name,
           const char          *domain,
           StewardSloMethod     method)
{
  StewardSloRow *row = make_row (name, method == STEWARD_SLO_STATE ? "availability" : "freshness", 300);

  row->slo->method = method;
  g_free (row->domain);
  row->domain = g_strdup (domain);
  g_ptr_array_add (rows, row);
}

static char *
list (CouncilFixture           *fixture,
      const StewardLevelFilter *filter)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) levels = steward_level_rows_list_sync (fixture->store, filter, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < levels->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ((const StewardLevel *) levels->pdata[i])->name);

  return g_string_free (names, FALSE);
}

static void
fill_overview (CouncilFixture *fixture)
{
  static const struct { double budget; StewardLevelVerdict verdict; } stands[] = {
    { 0.5, STEWARD_LEVEL_MET }, { -2, STEWARD_LEVEL_MISSED }, { 1, STEWARD_LEVEL_MET }, { 1, STEWARD_LEVEL_MISSED },
    { NAN, STEWARD_LEVEL_UNDECIDABLE }, { NAN, STEWARD_LEVEL_MISSED }, { NAN, STEWARD_LEVEL_UNDECIDABLE },
  };
  g_autoptr(GPtrArray) rows = new_rows ();
  g_autoptr(GPtrArray) found = NULL;

  add_level (fixture, rows, "half", "sales", STEWARD_SLO_AGE);
  add_level (fixture, rows, "spent", "sales", STEWARD_SLO_AGE);
  add_level (fixture, rows, "whole-b", "stores", STEWARD_SLO_AGE);
  add_level (fixture, rows, "whole-a", "stores", STEWARD_SLO_STATE);
  add_level (fixture, rows, "silent", NULL, STEWARD_SLO_AGE);
  add_level (fixture, rows, "late_%", "stores", STEWARD_SLO_DATE);
  add_level (fixture, rows, "vague", "sales", STEWARD_SLO_VAGUE);
  add_level (fixture, rows, "new", "sales", STEWARD_SLO_AGE);
  put_rows (fixture, rows, NOW);
  found = list_rows (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (stands); i++)
    put_level (fixture, ((const StewardSloRow *) found->pdata[i])->key, make_level (stands[i].budget, stands[i].verdict));
}

static void
test_list (CouncilFixture *fixture,
           gconstpointer   data)
{
  static const struct { StewardLevelFilter filter; const char *names; } cases[] = {
    { { 0 }, "spent half whole-a whole-b late_% silent new vague" },
    { { .limit = 3 }, "spent half whole-a" },
    { { .order = STEWARD_LEVELS_BY_NAME }, "half late_% new silent spent vague whole-a whole-b" },
    { { .order = STEWARD_LEVELS_BY_STATE }, "late_% spent whole-a half whole-b new silent vague" },
    { { .missed_only = TRUE }, "spent whole-a late_%" },
    { { .domain = "stores" }, "whole-a whole-b late_%" },
    { { .subject = "urn:x:silent" }, "silent" },
    { { .property = "Availability" }, "whole-a" },
    { { .search = "WHOLE" }, "whole-a whole-b" },
    { { .search = "_%" }, "late_%" },
    { { .search = "" }, "spent half whole-a whole-b late_% silent new vague" },
    { { .search = "availab", .domain = "sales" }, "" },
  };

  fill_overview (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = list (fixture, &cases[i].filter);

      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

/* --- cursors, and what was told once --- */

static StewardUnread *
make_unread (const char *place,
             guint64     n)
{
  StewardUnread *unread = g_new0 (StewardUnread, 1);

  unread->place = g_strdup (place);
  unread->reason = g_strdup ("It is not a number.");
  unread->n = n;

  return unread;
}

static void
test_cursor (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(GPtrArray) unread = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_unread_free);
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) other = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = steward_signal_cursor_get_sync (fixture->store, "s1", &error);
  g_autofree char *after = NULL;
  g_autofree char *cleared = NULL;

  g_assert_no_error (error);
  g_assert_null (before);
  g_ptr_array_add (unread, make_unread ("b.json, line 3", 1));
  g_ptr_array_add (unread, make_unread ("a.json, line 7", 2000));
  g_assert_true (steward_signal_cursor_put_sync (fixture->store, "s1", "first", unread, &error));
  g_assert_true (steward_signal_cursor_put_sync (fixture->store, "s1", "second", NULL, &error));
  g_assert_no_error (error);
  after = steward_signal_cursor_get_sync (fixture->store, "s1", &error);
  g_assert_cmpstr (after, ==, "second");
  found = steward_signal_unread_list_sync (fixture->store, "s1", &error);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((const StewardUnread *) found->pdata[0])->place, ==, "b.json, line 3");
  g_assert_cmpuint (((const StewardUnread *) found->pdata[1])->n, ==, 2000);
  g_assert_cmpstr (((const StewardUnread *) found->pdata[1])->reason, ==, "It is not a number.");
  other = steward_signal_unread_list_sync (fixture->store, "s2", &error);
  g_assert_cmpuint (other->len, ==, 0);

  g_ptr_array_set_size (unread, 0);
  g_assert_true (steward_signal_cursor_put_sync (fixture->store, "s1", NULL, unread, &error));
  none = steward_signal_unread_list_sync (fixture->store, "s1", &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (cleared = steward_signal_cursor_get_sync (fixture->store, "s1", &error));
  g_assert_no_error (error);
}

static void
test_once (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(StewardGovernance) other = steward_governance_open (fixture->path, NULL, NULL);
  gboolean first;

  g_assert_true (steward_note_once_sync (fixture->store, "breach i-1", &first, NULL));
  g_assert_true (first);
  g_assert_true (steward_note_once_sync (fixture->store, "breach i-1", &first, NULL));
  g_assert_false (first);
  g_assert_true (steward_note_once_sync (other, "breach i-1", &first, NULL));
  g_assert_false (first);
  g_assert_true (steward_note_once_sync (other, "breach i-2", &first, NULL));
  g_assert_true (first);
  council_fixture_reopen (fixture);
  g_assert_true (steward_note_once_sync (fixture->store, "breach i-2", &first, NULL));
  g_assert_false (first);
}

/* --- kept facts --- */

/* Folding again leaves them alone. */
static void
test_rebuild (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autoptr(GPtrArray) differences = NULL;
  g_autofree char *names = NULL;

  council_fixture_record_levels (fixture);
  fill_overview (fixture);
  council_fixture_execute (fixture, "DELETE FROM incident");
  differences = council_fixture_compare (fixture, TRUE);
  g_assert_cmpuint (differences->len, ==, 3);
  names = list (fixture, NULL);
  g_assert_cmpstr (names, ==, "spent half whole-a whole-b late_% silent new vague");
}

/* --- news --- */

static void
count_cb (StewardGovernance *store,
          unsigned          *n)
{
  (*n)++;
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
iterate (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, wake_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_news (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(GPtrArray) rows = new_rows ();
  g_autoptr(StewardGovernance) other = steward_governance_open (fixture->path, NULL, NULL);
  CouncilFixture own = { .path = fixture->path, .store = other };
  unsigned n = 0;
  unsigned seen;
  unsigned n_events = 0;

  g_signal_connect (fixture->store, "levels-changed", G_CALLBACK (count_cb), &n);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_cb), &n_events);
  g_ptr_array_add (rows, make_row ("orders", "freshness", 300));
  put_rows (fixture, rows, NOW);
  iterate (50);
  g_assert_cmpuint (n, ==, 1);
  put_rows (fixture, rows, NOW);
  iterate (700);
  g_assert_cmpuint (n, ==, 1);

  /* The first of many at once, the last of them soon. */
  for (guint i = 0; i < 20; i++)
    {
      put_level (fixture, 1, make_level (i / 20.0, STEWARD_LEVEL_MET));
      iterate (1);
    }
  g_assert_cmpuint (n, >=, 2);
  iterate (700);
  g_assert_cmpuint (n, >=, 3);
  g_assert_cmpuint (n, <, 15);
  seen = n;

  /* Another program's, within a second or two. */
  put_level (&own, 1, make_level (0.4, STEWARD_LEVEL_MET));
  for (guint i = 0; i < 50 && n == seen; i++)
    iterate (100);
  g_assert_cmpuint (n, ==, seen + 1);
  g_assert_cmpuint (n_events, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/level-rows/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("promises", test_promises);
  ADD ("gone", test_gone);
  ADD ("level", test_level);
  ADD ("incident", test_incident);
  ADD ("days", test_days);
  ADD ("due", test_due);
  ADD ("list", test_list);
  ADD ("cursor", test_cursor);
  ADD ("once", test_once);
  ADD ("rebuild", test_rebuild);
  ADD ("news", test_news);

  return g_test_run ();
}
