/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "steward-schedule.h"

#define MINUTE (60 * G_TIME_SPAN_SECOND)
#define NOW (1000 * MINUTE)

static void
assert_next (StewardScheduleState state,
             gint64               from,
             gint64               to)
{
  gint64 next = steward_schedule_find_next (&state, NOW);

  g_assert_cmpint (next, >=, from);
  g_assert_cmpint (next, <=, to);
}

static void
test_find_next (void)
{
  const gint64 never = STEWARD_SCHEDULE_NEVER, interval = 30 * MINUTE;

  /* Never synced: at once. */
  assert_next ((StewardScheduleState) { .state = STEWARD_SOURCE_NEVER, .interval = interval }, NOW, NOW);
  /* Stale: overdue; fresh: an interval after the last time, with some jitter. */
  assert_next ((StewardScheduleState) { .state = STEWARD_SOURCE_FINE, .synced_at = NOW - 2 * interval,
                                        .interval = interval }, 0, NOW);
  assert_next ((StewardScheduleState) { .state = STEWARD_SOURCE_FINE, .synced_at = NOW, .interval = interval,
                                        .jitter = 0.5 }, NOW + interval, NOW + interval + interval / 10);
  /* The clock was set back a year: do not wait for it. */
  assert_next ((StewardScheduleState) { .state = STEWARD_SOURCE_FINE, .synced_at = NOW + 365 * G_TIME_SPAN_DAY,
                                        .interval = interval }, NOW, NOW);
  /* While it syncs, or when people turned the schedule off: never. */
  assert_next ((StewardScheduleState) { .state = STEWARD_SOURCE_SYNCING, .interval = interval }, never, never);
  assert_next ((StewardScheduleState) { .state = STEWARD_SOURCE_NEVER }, never, never);
}

static void
test_backoff (void)
{
  const gint64 failed_at = NOW - 1;
  gint64 last = 0;

  for (guint i = 1; i < 30; i++)
    {
      StewardScheduleState state = { .state = STEWARD_SOURCE_OFFLINE, .failed_at = failed_at,
                                     .error_code = STEWARD_ERROR_NETWORK, .n_failures = i, .interval = 30 * MINUTE };
      gint64 next = steward_schedule_find_next (&state, NOW) - failed_at;

      g_assert_cmpint (next, >=, last);
      g_assert_cmpint (next, >=, MINUTE);
      g_assert_cmpint (next, <=, 60 * MINUTE);
      last = next;
    }
  g_assert_cmpint (last, ==, 60 * MINUTE);
}

/* A refused password is not tried again and again: that locks accounts. */
static void
test_people (void)
{
  static const int codes[] = { STEWARD_ERROR_AUTH, STEWARD_ERROR_SECRET_MISSING, STEWARD_ERROR_USAGE };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    assert_next ((StewardScheduleState) { .state = STEWARD_SOURCE_FAILED, .failed_at = NOW - 1,
                                          .error_code = codes[i], .n_failures = 1, .interval = 30 * MINUTE },
                 STEWARD_SCHEDULE_NEVER, STEWARD_SCHEDULE_NEVER);
  assert_next ((StewardScheduleState) { .state = STEWARD_SOURCE_FAILED, .failed_at = NOW,
                                        .error_code = STEWARD_ERROR_DENIED, .n_failures = 1,
                                        .interval = 30 * MINUTE }, NOW + 30 * MINUTE, NOW + 33 * MINUTE);
}

static void
sync_cb (StewardSourceItem *item,
         gpointer           user_data)
{
  GPtrArray *synced = user_data;
  const StewardSyncReport report = { 0 };

  g_ptr_array_add (synced, item);
  steward_source_item_begin (item);
  steward_source_item_succeed (item, &report, g_get_real_time ());
}

static gboolean
stop_cb (gpointer data)
{
  g_main_loop_quit (data);

  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (milliseconds, stop_cb, loop);
  g_main_loop_run (loop);
}

/* Stale sources are synced at the start, once; one added later as well. */
static void
test_start (void)
{
  g_autoptr(GListStore) items = g_list_store_new (STEWARD_TYPE_SOURCE_ITEM);
  g_autoptr(GPtrArray) synced = g_ptr_array_new ();
  g_autoptr(StewardSource) source = steward_source_new ("a", "folder", "A", NULL);
  g_autoptr(StewardSourceItem) stale = steward_source_item_new (source);
  g_autoptr(StewardSourceItem) fresh = steward_source_item_new (source);
  g_autoptr(StewardSourceItem) later = steward_source_item_new (source);
  StewardSourceStanding standing = { .synced_at = g_get_real_time () };
  StewardSchedule *schedule;

  steward_source_item_set_standing (fresh, &standing);
  g_list_store_append (items, stale);
  g_list_store_append (items, fresh);
  schedule = steward_schedule_new (G_LIST_MODEL (items), 30, sync_cb, synced);
  run_for (200);
  g_assert_cmpuint (synced->len, ==, 1);
  g_assert_true (synced->pdata[0] == stale);

  g_list_store_insert (items, 0, later);
  run_for (200);
  g_assert_cmpuint (synced->len, ==, 2);
  g_assert_true (synced->pdata[1] == later);
  g_list_store_remove (items, 1);
  steward_schedule_free (schedule);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule/find-next", test_find_next);
  g_test_add_func ("/schedule/backoff", test_backoff);
  g_test_add_func ("/schedule/people", test_people);
  g_test_add_func ("/schedule/start", test_start);

  return g_test_run ();
}
