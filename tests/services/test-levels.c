/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Service levels through the services: the sample mesh, measured until today,
 * is evaluated; what is news is told once. */

#include "config.h"

#include "steward-body.h"
#include "steward-event-types.h"
#include "steward-level-news.h"
#include "steward-sample-folder.h"
#include "steward-test-folder.h"

#include <glib/gstdio.h>
#include <string.h>

#define HOUR G_TIME_SPAN_HOUR
#define DAY G_TIME_SPAN_DAY
#define NOW (G_GINT64_CONSTANT (1906803000) * G_USEC_PER_SEC)    /* 2030-06-04 11:30 UTC */

static const char *
get_sample (void)
{
  const char *sample = g_getenv ("STEWARD_TEST_SAMPLE");

  if (sample == NULL)
    g_test_skip ("STEWARD_TEST_SAMPLE is not set.");

  return sample;
}

static char *
read_file (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);

  return text;
}

/* The last day becomes today; everything else is the same, and stays so. */
static void
test_sample_folder (void)
{
  const char *sample = get_sample ();
  TestFolder *folder;
  g_autoptr(GError) error = NULL;
  g_autofree char *copy = NULL, *again = NULL, *here = NULL, *there = NULL, *id = NULL, *same_id = NULL;
  g_autofree char *contract = NULL, *same_contract = NULL;

  if (sample == NULL)
    return;

  folder = test_folder_new ();
  test_folder_write (folder, "sample.partial/measurements/left.csv", "time\n");
  copy = steward_sample_folder_copy_sync (sample, folder->path, NOW, &error);
  g_assert_no_error (error);
  here = read_file (sample, "measurements/orders.csv");
  there = read_file (copy, "measurements/orders.csv");
  g_assert_cmpuint (strlen (here), ==, strlen (there));
  g_assert_nonnull (strstr (here, "\n2026-11-20T"));
  g_assert_null (strstr (there, "2026-"));
  g_assert_nonnull (strstr (there, "\n2030-06-04T23:"));
  g_assert_null (strstr (there, "\n2030-06-05T0:01"));
  g_assert_true (g_str_has_prefix (there, "time,subject,property,element,kind,value\n2030-03-07T"));
  id = read_file (sample, ".steward-id");
  same_id = read_file (copy, ".steward-id");
  g_assert_cmpstr (id, ==, same_id);
  contract = read_file (sample, "orders/returns/contract.odcs.yaml");
  same_contract = read_file (copy, "orders/returns/contract.odcs.yaml");
  g_assert_cmpstr (contract, ==, same_contract);

  again = steward_sample_folder_copy_sync (sample, folder->path, NOW + 3 * DAY, &error);
  g_assert_cmpstr (again, ==, copy);
  g_clear_pointer (&there, g_free);
  there = read_file (again, "measurements/orders.csv");
  g_assert_nonnull (strstr (there, "\n2030-06-04T23:"));
  test_folder_free (folder);
}

static void
test_no_sample (void)
{
  TestFolder *folder = test_folder_new ();
  g_autofree char *nowhere = g_build_filename (folder->path, "nowhere", NULL);
  g_autofree char *copy = NULL, *partial = NULL;
  g_autoptr(GError) error = NULL;

  copy = steward_sample_folder_copy_sync (nowhere, folder->path, NOW, &error);
  g_assert_null (copy);
  g_assert_nonnull (error);
  partial = g_build_filename (folder->path, "sample", NULL);
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
  test_folder_free (folder);
}

/* Services. */

typedef struct
{
  TestFolder *folder;
  StewardServices *services;
  guint n_changes;
} Fixture;

static void
count_cb (StewardServices *services,
          Fixture         *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *profile = NULL;
  g_autoptr(GError) error = NULL;

  fixture->folder = test_folder_new ();
  profile = g_build_filename (fixture->folder->path, "profile", NULL);
  fixture->services = steward_services_open (profile, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->services, "levels-changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  steward_services_close (fixture->services);
  g_assert_finalize_object (fixture->services);
  test_folder_free (fixture->folder);
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
sync_folder (Fixture    *fixture,
             const char *path)
{
  g_autoptr(GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(StewardSource) source = NULL;
  g_autoptr(GAsyncResult) saved = NULL, synced = NULL;
  g_autoptr(GError) error = NULL;

  g_hash_table_insert (settings, (char *) "path", (char *) path);
  source = steward_source_new ("mesh", "folder", "Sample mesh", settings);
  steward_services_save_source_async (fixture->services, source, NULL, NULL, ready_cb, &saved);
  g_assert_true (steward_services_save_source_finish (fixture->services, wait_for (&saved), &error));
  steward_services_sync_async (fixture->services, steward_services_find_source (fixture->services, "mesh"), ready_cb,
                               &synced);
  g_assert_true (steward_services_sync_finish (fixture->services, wait_for (&synced), NULL, &error));
  g_assert_no_error (error);
}

static void
refresh (Fixture *fixture)
{
  g_autoptr(GAsyncResult) refreshed = NULL;
  g_autoptr(GPtrArray) done = NULL;
  g_autoptr(GError) error = NULL;

  steward_services_refresh_levels_async (fixture->services, NULL, ready_cb, &refreshed);
  done = steward_services_refresh_levels_finish (fixture->services, wait_for (&refreshed), &error);
  g_assert_no_error (error);
}

static StewardLevel *
find_level (Fixture    *fixture,
            const char *name,
            const char *property)
{
  const StewardLevelFilter filter = { .property = property };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) levels =
    steward_level_rows_list_sync (steward_services_get_governance (fixture->services), &filter, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < levels->len; i++)
    if (g_str_equal (((StewardLevel *) levels->pdata[i])->name, name))
      return g_ptr_array_steal_index (levels, i);
  g_assert_not_reached ();
}

static void
assert_course (Fixture            *fixture,
               const StewardLevel *level)
{
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(StewardLevelCourse) course = NULL;
  g_autoptr(GError) error = NULL;
  gint64 now = g_get_real_time ();

  steward_services_load_course_async (fixture->services, level->slo->id, now - 12 * HOUR, now, NULL, ready_cb, &loaded);
  course = steward_services_load_course_finish (fixture->services, wait_for (&loaded), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (course->points->len, >, 100);
  g_assert_cmpint (course->from, ==, now - 12 * HOUR);
}

static StewardRehearsal *
rehearse (Fixture            *fixture,
          const StewardLevel *level,
          const char         *target)
{
  g_autoptr(GAsyncResult) rehearsed = NULL;
  g_autoptr(GError) error = NULL;
  StewardRehearsal *rehearsal;

  steward_services_rehearse_async (fixture->services, level->slo->id, target, 0, NULL, ready_cb, &rehearsed);
  rehearsal = steward_services_rehearse_finish (fixture->services, wait_for (&rehearsed), &error);
  g_assert_no_error (error);

  return rehearsal;
}

/* The sample has something to look at: budgets that are spent and that are not. */
static void
test_sample_levels (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *copy = NULL;
  g_autoptr(StewardLevel) events = NULL, settlements = NULL, vague = NULL;
  g_autoptr(StewardRehearsal) looser = NULL, stricter = NULL;
  g_autoptr(StewardLevelTerms) terms = NULL;
  g_autoptr(GAsyncResult) copied = NULL;
  g_autoptr(GError) error = NULL;

  if (get_sample () == NULL)
    return;
  steward_sample_folder_copy_async (fixture->services, get_sample (), NULL, ready_cb, &copied);
  copy = steward_sample_folder_copy_finish (fixture->services, wait_for (&copied), &error);
  g_assert_no_error (error);
  sync_folder (fixture, copy);
  refresh (fixture);
  while (fixture->n_changes == 0)
    g_main_context_iteration (NULL, TRUE);

  events = find_level (fixture, "orders.order_events", "freshness");
  g_assert_cmpint (events->verdict, ==, STEWARD_LEVEL_MET);
  g_assert_cmpfloat (events->budget_left, >, 0);
  g_assert_cmpfloat (events->budget_left, <, 1);
  g_assert_cmpuint (events->n_measurements, >, 10000);
  settlements = find_level (fixture, "payments.settlements", "freshness");
  g_assert_cmpint (settlements->verdict, ==, STEWARD_LEVEL_MISSED);
  g_assert_cmpfloat (settlements->budget_left, <, 0);
  vague = find_level (fixture, "customer.churn_scores", "freshness");
  g_assert_cmpint (vague->reason, ==, STEWARD_REASON_VAGUE);

  assert_course (fixture, events);
  looser = rehearse (fixture, events, "< 10 minutes");
  stricter = rehearse (fixture, events, "< 4 minutes");
  g_assert_cmpint (looser->time.bad, <, stricter->time.bad);
  terms = steward_services_get_level_terms (fixture->services);
  g_assert_cmpfloat (terms->target, ==, 0.99);
}

/* A cache that was deleted promises nothing until it is read again: its
 * objectives are not gone. */
static void
test_deleted_cache (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *profile = g_build_filename (fixture->folder->path, "profile", NULL);
  g_autofree char *mesh = g_build_filename (fixture->folder->path, "mesh", NULL);
  g_autofree char *catalog = g_build_filename (profile, "catalog.db", NULL);
  g_autoptr(StewardLevel) before = NULL, after = NULL;
  g_autoptr(GError) error = NULL;

  test_folder_write (fixture->folder, "mesh/p.odcs.yaml",
                     "apiVersion: v3.0.2\nkind: DataContract\nid: p\nname: p\nversion: 1.0.0\nstatus: active\n"
                     "slaProperties:\n  - {property: freshness, value: 5, unit: min}\n");
  sync_folder (fixture, mesh);
  refresh (fixture);
  before = find_level (fixture, "p", "freshness");
  steward_services_close (fixture->services);
  g_assert_finalize_object (fixture->services);
  g_assert_cmpint (g_remove (catalog), ==, 0);
  fixture->services = steward_services_open (profile, &error);
  g_assert_no_error (error);
  refresh (fixture);
  after = find_level (fixture, "p", "freshness");
  g_assert_false (after->gone);
  g_assert_cmpstr (after->slo->id, ==, before->slo->id);
}

static void
test_unknown_objective (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(StewardLevelCourse) course = NULL;
  g_autoptr(GError) error = NULL;

  steward_services_load_course_async (fixture->services, "0123456789abcdef", 0, 1, NULL, ready_cb, &loaded);
  course = steward_services_load_course_finish (fixture->services, wait_for (&loaded), &error);
  g_assert_null (course);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

/* Whoever asks during a run is answered by the next one. */
static void
test_asked_twice (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GAsyncResult) first = NULL, second = NULL;
  g_autoptr(GPtrArray) one = NULL, other = NULL;
  g_autoptr(GError) error = NULL;

  steward_services_refresh_levels_async (fixture->services, NULL, ready_cb, &first);
  steward_services_refresh_levels_async (fixture->services, NULL, ready_cb, &second);
  one = steward_services_refresh_levels_finish (fixture->services, wait_for (&first), &error);
  g_assert_no_error (error);
  other = steward_services_refresh_levels_finish (fixture->services, wait_for (&second), &error);
  g_assert_no_error (error);
  g_assert_true (one != other);
}

/* News. */

static StewardIncident *
make_incident (const char           *id,
               gint64                detected_at,
               gint64                ended_at,
               StewardIncidentState  state)
{
  StewardIncident *incident = steward_incident_new ();

  incident->id = g_strdup (id);
  incident->objective = g_strdup ("0123456789abcdef");
  incident->title = g_strdup ("Freshness of p");
  incident->property = g_strdup ("freshness");
  incident->start = detected_at - HOUR;
  incident->detected_at = detected_at;
  incident->ended_at = ended_at;
  incident->state = state;

  return incident;
}

static StewardLevel *
make_level (guint       alerts,
            const char *incident)
{
  StewardLevel *level = steward_level_new ();

  level->slo = steward_slo_new ();
  level->slo->id = g_strdup ("0123456789abcdef");
  level->slo->property = g_strdup ("freshness");
  level->name = g_strdup ("p");
  level->as_of = NOW;
  level->alerts = alerts;
  level->burn[STEWARD_BURN_FAST] = 20;
  level->incident = g_strdup (incident);

  return level;
}

static void
test_news (void)
{
  g_autoptr(GPtrArray) incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_incident_free);
  g_autoptr(GPtrArray) levels = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_free);
  g_autoptr(GPtrArray) news = NULL;
  static const char *const expected[] = {
    "fast-burn 0123456789abcdef 22069", "fast-burn i-1", "breach i-1", "met-again i-2",
  };

  g_ptr_array_add (incidents, make_incident ("i-1", NOW - HOUR, 0, STEWARD_INCIDENT_OPEN));
  g_ptr_array_add (incidents, make_incident ("i-2", NOW - 5 * DAY, NOW - 2 * HOUR, STEWARD_INCIDENT_ACKNOWLEDGED));
  g_ptr_array_add (incidents, make_incident ("i-3", NOW - 5 * DAY, 0, STEWARD_INCIDENT_OPEN));
  g_ptr_array_add (incidents, make_incident ("i-4", NOW - HOUR, 0, STEWARD_INCIDENT_ACKNOWLEDGED));
  g_ptr_array_add (incidents, make_incident ("i-5", NOW - 9 * DAY, NOW - 8 * DAY, STEWARD_INCIDENT_RESOLVED));
  g_ptr_array_add (levels, make_level (1 << STEWARD_BURN_FAST, "i-1"));
  g_ptr_array_add (levels, make_level (1 << STEWARD_BURN_FAST, NULL));
  g_ptr_array_add (levels, make_level (1 << STEWARD_BURN_SLOW, NULL));
  news = steward_level_news_list (incidents, levels, NOW);
  g_assert_cmpuint (news->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < news->len; i++)
    g_assert_cmpstr (((StewardLevelNews *) news->pdata[i])->key, ==, expected[i]);
}

static guint
take_news (Fixture *fixture)
{
  g_autoptr(GAsyncResult) taken = NULL;
  g_autoptr(GPtrArray) news = NULL;
  g_autoptr(GError) error = NULL;

  steward_level_news_take_async (fixture->services, NULL, ready_cb, &taken);
  news = steward_level_news_take_finish (fixture->services, wait_for (&taken), &error);
  g_assert_no_error (error);

  return news->len;
}

/* Whoever asks: an incident is told once, and its end once. */
static void
test_told_once (Fixture       *fixture,
                gconstpointer  data)
{
  StewardGovernance *governance = steward_services_get_governance (fixture->services);
  g_autoptr(StewardAppend) opened = steward_append_new ("steward"), ended = steward_append_new ("steward");
  g_autoptr(GError) error = NULL;
  gint64 now = g_get_real_time ();
  JsonObject *body;

  g_assert_cmpuint (take_news (fixture), ==, 0);
  steward_append_add (opened, "incident/i-0123456789", 0, STEWARD_EVENT_INCIDENT_OPENED, steward_body_new (&body));
  steward_body_set_text (body, "incident", "i-0123456789");
  steward_body_set_text (body, "objective", "0123456789abcdef");
  steward_body_set_text (body, "subject", "urn:steward:folder:here:p");
  steward_body_set_text (body, "title", "Freshness of p");
  steward_body_set_text (body, "property", "freshness");
  steward_body_set_time (body, "start", now - HOUR);
  steward_body_set_time (body, "due", now + HOUR);
  steward_body_set_text (body, "words", "late");
  g_assert_true (steward_governance_append_sync (governance, opened, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (take_news (fixture), ==, 1);
  g_assert_cmpuint (take_news (fixture), ==, 0);

  steward_append_add (ended, "incident/i-0123456789", 1, STEWARD_EVENT_INCIDENT_ENDED, steward_body_new (&body));
  steward_body_set_text (body, "incident", "i-0123456789");
  steward_body_set_time (body, "end", now - 1);
  steward_body_set_text (body, "words", "late");
  g_assert_true (steward_governance_append_sync (governance, ended, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (take_news (fixture), ==, 1);
  g_assert_cmpuint (take_news (fixture), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/levels/sample-folder", test_sample_folder);
  g_test_add_func ("/levels/no-sample", test_no_sample);
  g_test_add_func ("/levels/news", test_news);
#define ADD(name, func) g_test_add ("/levels/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("sample", test_sample_levels);
  ADD ("deleted-cache", test_deleted_cache);
  ADD ("unknown-objective", test_unknown_objective);
  ADD ("asked-twice", test_asked_twice);
  ADD ("told-once", test_told_once);
#undef ADD

  return g_test_run ();
}
