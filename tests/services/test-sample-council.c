/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The council of the sample mesh plays through the real verbs, once. */

#include "config.h"

#include "steward-sample-council.h"

#include "steward-access-case.h"
#include "steward-council-rows.h"
#include "steward-sample-folder.h"
#include "steward-test-folder.h"

#include <string.h>

typedef struct
{
  TestFolder *folder;
  StewardServices *services;
  const char *sample;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *profile = NULL;

  fixture->folder = test_folder_new ();
  fixture->sample = g_getenv ("STEWARD_TEST_SAMPLE");
  profile = g_build_filename (fixture->folder->path, "profile", NULL);
  fixture->services = steward_services_open (profile, &error);
  g_assert_no_error (error);
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
sync_sample (Fixture *fixture)
{
  g_autoptr(GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(StewardSource) source = NULL;
  g_autoptr(GAsyncResult) saved = NULL, synced = NULL;
  g_autoptr(GError) error = NULL;

  g_hash_table_insert (settings, (char *) "path", (char *) fixture->sample);
  source = steward_source_new ("mesh", "folder", "Sample mesh", settings);
  steward_services_save_source_async (fixture->services, source, NULL, NULL, ready_cb, &saved);
  g_assert_true (steward_services_save_source_finish (fixture->services, wait_for (&saved), &error));
  g_assert_no_error (error);
  steward_services_sync_async (fixture->services, steward_services_find_source (fixture->services, "mesh"), ready_cb,
                               &synced);
  g_assert_true (steward_services_sync_finish (fixture->services, wait_for (&synced), NULL, &error));
  g_assert_no_error (error);
}

static gint64
count_events (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  gint64 count = steward_governance_count_events_sync (steward_services_get_governance (fixture->services), NULL,
                                                       &error);

  g_assert_no_error (error);

  return count;
}

/* How many reviews are open, and of how many kinds. */
static void
count_open (Fixture *fixture,
            guint   *out_reviews,
            guint   *out_kinds)
{
  StewardReviewFilter filter = { .open_only = TRUE };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) reviews =
    steward_council_rows_list_reviews (steward_services_get_governance (fixture->services), &filter, &error);
  guint kinds = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < reviews->len; i++)
    kinds |= 1u << ((StewardReview *) g_ptr_array_index (reviews, i))->kind;
  *out_reviews = reviews->len;
  *out_kinds = (guint) __builtin_popcount (kinds);
}

static guint
count_accesses (GPtrArray          *summaries,
                StewardAccessState  state)
{
  guint n = 0;

  for (guint i = 0; i < summaries->len; i++)
    n += ((StewardAccessSummary *) g_ptr_array_index (summaries, i))->access->state == state;

  return n;
}

/* One in every state that there is to be seen, and some that wait for the desk. */
static void
check_accesses (Fixture *fixture)
{
  const StewardAccessFilter all = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) summaries =
    steward_access_summaries_load_sync (steward_services_get_council (fixture->services), &all,
                                        steward_services_get_person (fixture->services), &error);
  g_autoptr(GPtrArray) campaigns =
    steward_access_rows_list_campaigns (steward_services_get_governance (fixture->services), TRUE, NULL);
  g_autoptr(GPtrArray) principals =
    steward_access_rows_list_principals (steward_services_get_governance (fixture->services), NULL, NULL);
  guint n_waiting = 0, n_emergencies = 0, n_granted = 0, n_alone = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (campaigns->len, ==, 1);
  g_assert_cmpuint (((StewardCampaign *) g_ptr_array_index (campaigns, 0))->items->len, ==, 2);
  g_assert_cmpuint (principals->len, ==, 2);
  for (guint i = 0; i < summaries->len; i++)
    {
      const StewardAccessSummary *summary = g_ptr_array_index (summaries, i);

      n_waiting += summary->waits;
      n_emergencies += summary->access->ask->emergency;
      n_granted += summary->access->provision == STEWARD_PROVISION_PROVISIONED;
      n_alone += summary->access->rule != NULL;
    }
  g_assert_cmpuint (summaries->len, ==, 12);
  g_assert_cmpuint (count_accesses (summaries, STEWARD_ACCESS_REQUESTED), ==, 4);
  g_assert_cmpuint (count_accesses (summaries, STEWARD_ACCESS_REJECTED), ==, 1);
  g_assert_cmpuint (n_waiting, ==, 4);
  g_assert_cmpuint (n_emergencies, ==, 1);
  g_assert_cmpuint (n_granted, ==, 4);
  g_assert_cmpuint (n_alone, ==, 2);
}

static void
check_played (Fixture *fixture)
{
  StewardGovernance *governance = steward_services_get_governance (fixture->services);
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GPtrArray) certificates = NULL;
  g_autoptr(StewardReview) review = NULL;
  g_autoptr(GError) error = NULL;
  guint n_open, n_kinds;

  state = steward_council_load_state_sync (steward_services_get_council (fixture->services), &error);
  g_assert_no_error (error);
  g_assert_nonnull (state->charter);
  g_assert_cmpstr (steward_council_state_get_name (state, steward_services_get_person (fixture->services)), ==,
                   "Mara Lindqvist");
  certificates = steward_council_rows_list_certificates (governance, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (certificates->len, ==, 2);
  count_open (fixture, &n_open, &n_kinds);
  g_assert_cmpuint (n_open, ==, 7);
  g_assert_cmpuint (n_kinds, ==, 6);
  check_accesses (fixture);
  g_assert_true (steward_governance_verify_sync (governance, NULL, &error));
  g_assert_no_error (error);
}

static void
test_plays (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 start, n_events;

  sync_sample (fixture);
  start = g_get_monotonic_time ();
  g_assert_true (steward_sample_council_play_sync (fixture->services, fixture->sample, &error));
  g_assert_no_error (error);
  g_test_message ("played in %.3f s", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  check_played (fixture);

  n_events = count_events (fixture);
  g_assert_true (steward_sample_council_play_sync (fixture->services, fixture->sample, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_events (fixture), ==, n_events);
}

/* What was measured is missed, whenever the sample is opened; one of the
 * incidents is in hand, and a window lies ahead. */
static void
test_incidents (Fixture       *fixture,
                gconstpointer  data)
{
  const StewardIncidentFilter open = { .open_only = TRUE };
  StewardGovernance *governance = steward_services_get_governance (fixture->services);
  g_autoptr(GPtrArray) incidents = NULL, windows = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *copy =
    steward_sample_folder_copy_sync (fixture->sample, fixture->folder->path, g_get_real_time (), &error);
  guint n_in_hand = 0, n_settlements = 0;

  g_assert_no_error (error);
  fixture->sample = copy;
  sync_sample (fixture);
  g_assert_true (steward_sample_council_play_sync (fixture->services, fixture->sample, &error));
  incidents = steward_incident_rows_list_sync (governance, &open, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (incidents, i);

      n_settlements += g_str_has_suffix (incident->title, "payments.settlements") ? 1 : 0;
      if (incident->state != STEWARD_INCIDENT_ACKNOWLEDGED)
        continue;
      n_in_hand++;
      g_assert_cmpstr (incident->property, ==, "freshness");
      g_assert_nonnull (incident->assignee);
    }
  g_assert_cmpuint (n_settlements, ==, 3);
  g_assert_cmpuint (n_in_hand, ==, 1);
  windows = steward_window_rows_list_sync (governance, g_get_real_time (), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (windows->len, ==, 1);
  g_assert_true (steward_planned_window_counts (g_ptr_array_index (windows, 0), "urn:any", "Orders"));
}

/* A minute later one access is over, and nobody has taken it back. */
static void
test_overdue (Fixture       *fixture,
              gconstpointer  data)
{
  const StewardAccessFilter filter = { .undone_only = TRUE };
  StewardCouncil *council = steward_services_get_council (fixture->services);
  g_autoptr(GPtrArray) done = NULL, summaries = NULL;
  g_autoptr(GError) error = NULL;
  guint n_overdue = 0;

  sync_sample (fixture);
  g_assert_true (steward_sample_council_play_sync (fixture->services, fixture->sample, &error));
  done = steward_council_watch_sync (council, steward_instant_now () + G_TIME_SPAN_MINUTE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->len, >=, 1);
  summaries = steward_access_summaries_load_sync (council, &filter, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < summaries->len; i++)
    {
      const StewardAccessSummary *summary = g_ptr_array_index (summaries, i);

      if (summary->access->state == STEWARD_ACCESS_EXPIRED)
        {
          n_overdue++;
          g_assert_cmpint (summary->access->provision, ==, STEWARD_PROVISION_DEPROVISIONING);
          g_assert_true (summary->overdue);
        }
    }
  g_assert_cmpuint (n_overdue, ==, 1);
}

/* The window asks before the first sync is through. */
static void
test_waits (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GAsyncResult) played = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  steward_sample_council_play_async (fixture->services, fixture->sample, cancellable, ready_cb, &played);
  g_assert_null (played);
  sync_sample (fixture);
  g_assert_true (steward_sample_council_play_finish (fixture->services, wait_for (&played), &error));
  g_assert_no_error (error);
  check_played (fixture);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GAsyncResult) played = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  steward_sample_council_play_async (fixture->services, fixture->sample, cancellable, ready_cb, &played);
  g_cancellable_cancel (cancellable);
  g_assert_false (steward_sample_council_play_finish (fixture->services, wait_for (&played), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_events (fixture), ==, 0);
}

/* A script that cannot go on says where and why; a folder without one is fine. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { const char *script; const char *words; } cases[] = {
    { "just: words\n", "list" },
    { "- label: x\n", "line 1" },
    { "- intent: { verb: review.fly, actor: nobody@example.com }\n", "line 1" },
    { "- desk: nobody@example.com\n", "nobody@example.com" },
    { "- intent: { verb: charter.found }\n  document: none.yaml\n", "none.yaml" },
    { "- [\n", "line" },
    { "- intent: { verb: access.request, actor: nobody@example.com, subject: x }\n", "nobody@example.com" },
  };
  g_autofree char *folder = g_build_filename (fixture->folder->path, "broken", NULL);
  g_autoptr(GError) none = NULL;

  g_assert_true (steward_sample_council_play_sync (fixture->services, folder, &none));
  g_assert_no_error (none);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      test_folder_write (fixture->folder, "broken/council.yaml", cases[i].script);
      g_assert_false (steward_sample_council_play_sync (fixture->services, folder, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strcasestr (error->message, cases[i].words));
    }
  g_assert_cmpint (count_events (fixture), ==, 0);
}

/* The proposed charter is the present one but for what it wants to change. */
static void
test_proposal (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_SAMPLE"), "charter.yaml", NULL);
  g_autofree char *next = g_build_filename (g_getenv ("STEWARD_TEST_SAMPLE"), "proposals", "charter-8.yaml", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_auto(GStrv) old_lines = NULL, new_lines = NULL;
  guint n_differ = 0;

  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_true (g_file_get_contents (next, &after, NULL, NULL));
  old_lines = g_strsplit (before, "\n", -1);
  new_lines = g_strsplit (after, "\n", -1);
  g_assert_cmpuint (g_strv_length (old_lines), ==, g_strv_length (new_lines));
  for (gsize i = 0; old_lines[i] != NULL; i++)
    n_differ += !g_str_equal (old_lines[i], new_lines[i]);
  g_assert_cmpuint (n_differ, ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sample-council/plays", Fixture, NULL, set_up, test_plays, tear_down);
  g_test_add ("/sample-council/incidents", Fixture, NULL, set_up, test_incidents, tear_down);
  g_test_add ("/sample-council/overdue", Fixture, NULL, set_up, test_overdue, tear_down);
  g_test_add ("/sample-council/waits", Fixture, NULL, set_up, test_waits, tear_down);
  g_test_add ("/sample-council/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/sample-council/broken", Fixture, NULL, set_up, test_broken, tear_down);
  g_test_add_func ("/sample-council/proposal", test_proposal);

  return g_test_run ();
}
