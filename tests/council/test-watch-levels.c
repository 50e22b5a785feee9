/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Incidents open, end, open again and climb, each of it once. */

#include "config.h"

#include "levels-fixture.h"

#include "steward-event-types.h"

#include <string.h>

static gint64
get_now (void)
{
  return g_get_real_time ();
}

/* One breach of the freshness, @words in what is told. */
static void
watch_breach (CouncilFixture *fixture,
              gint64          start,
              gint64          end,
              gint64          now,
              const char     *words)
{
  g_autofree char *objective = levels_fixture_objective (fixture, "freshness");
  g_autoptr(GPtrArray) breaches = levels_fixture_breaches ();

  levels_fixture_breach (breaches, objective, start, end);
  levels_fixture_expect (fixture, breaches, now, words);
}

static void
watch_nothing (CouncilFixture *fixture,
               gint64          now,
               const char     *words)
{
  levels_fixture_expect (fixture, NULL, now, words);
}

static StewardIncident *
load_only (CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) list = levels_fixture_list (fixture, FALSE);

  g_assert_cmpuint (list->len, ==, 1);

  return g_ptr_array_steal_index (list, 0);
}

static void
resolve (CouncilFixture *fixture,
         const char     *id,
         gboolean        override)
{
  StewardIntent *intent = levels_fixture_intent (STEWARD_VERB_RESOLVE, "ben@example.com", id);

  intent->cause_kind = g_strdup ("upstream");
  intent->comment = g_strdup ("The feed was late.");
  intent->override = override;
  council_fixture_do (fixture, intent);
}

static void
test_opened (CouncilFixture *fixture,
             gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *objective = levels_fixture_objective (fixture, "freshness");
  g_autofree char *id = steward_incident_make_id (objective, now - HOUR);
  g_autofree char *urn = levels_fixture_urn (fixture, EVENTS);
  g_autoptr(StewardIncident) incident = NULL;

  watch_nothing (fixture, now, NULL);
  watch_breach (fixture, now - HOUR, 0, now, " is missed since ");
  incident = load_only (fixture);
  g_assert_cmpstr (incident->id, ==, id);
  g_assert_cmpstr (incident->objective, ==, objective);
  g_assert_cmpstr (incident->subject, ==, urn);
  g_assert_cmpstr (incident->property, ==, "freshness");
  g_assert_cmpstr (incident->domain, ==, "Orders");
  g_assert_nonnull (strstr (incident->title, " of " EVENTS));
  g_assert_cmpstr (incident->words, ==, "5 min were promised; 61 min at the worst");
  g_assert_cmpint (incident->start, ==, now - HOUR);
  g_assert_cmpint (incident->due, ==, now + 30 * MINUTE);
  g_assert_cmpint (incident->state, ==, STEWARD_INCIDENT_OPEN);
  g_assert_cmpint (incident->ended_at, ==, 0);
  g_assert_cmpuint (incident->remarks->len, ==, 1);
  g_assert_cmpstr (((StewardIncidentRemark *) incident->remarks->pdata[0])->actor, ==, "steward");
}

/* Breaches that were over before anybody watched are history. */
static void
test_watched_since (CouncilFixture *fixture,
                    gconstpointer   data)
{
  gint64 now = get_now ();

  watch_breach (fixture, HOUR, DAY, now, NULL);
  g_assert_cmpuint (levels_fixture_count (fixture, STEWARD_EVENT_INCIDENT_OPENED), ==, 0);
}

/* Opened and ended by one append: nobody was there in between. */
static void
test_past (CouncilFixture *fixture,
           gconstpointer   data)
{
  gint64 now = get_now ();
  g_autoptr(StewardIncident) incident = NULL;

  watch_breach (fixture, now - 5 * HOUR, now - 4 * HOUR, now, " is missed since ");
  incident = load_only (fixture);
  g_assert_cmpint (incident->ended_at, ==, now - 4 * HOUR);
  g_assert_cmpint (incident->state, ==, STEWARD_INCIDENT_OPEN);
  g_assert_cmpint (steward_incident_get_repair_time (incident, now), ==, HOUR);
  watch_nothing (fixture, now + DAY, NULL);   /* what is over climbs no ladder */
}

static void
test_ended (CouncilFixture *fixture,
            gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);
  g_autoptr(StewardIncident) incident = NULL;

  watch_breach (fixture, now - HOUR, now + MINUTE, now + HYSTERESIS, NULL);
  watch_breach (fixture, now - HOUR, now + MINUTE, now + MINUTE + HYSTERESIS, " is met again since ");
  incident = levels_fixture_load (fixture, id);
  g_assert_cmpint (incident->ended_at, ==, now + MINUTE);
  g_assert_cmpstr (incident->words, ==, "5 min were promised; 61 min at the worst");
}

/* Nothing was evaluated since, and time passed. */
static void
test_ended_by_time (CouncilFixture *fixture,
                    gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);
  g_autoptr(StewardIncident) incident = NULL;

  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_MET, now + MINUTE, 0.5);
  watch_nothing (fixture, now + HYSTERESIS, NULL);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_UNDECIDABLE, now + 2 * MINUTE, 0.5);
  watch_nothing (fixture, now + 2 * HYSTERESIS - MINUTE, NULL);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_MET, now + 3 * MINUTE, 0.5);
  watch_nothing (fixture, now + 3 * MINUTE + HYSTERESIS, " is met again since ");
  incident = levels_fixture_load (fixture, id);
  g_assert_cmpint (incident->ended_at, ==, now + 3 * MINUTE);
  g_assert_cmpstr (incident->words, ==, "5 min were promised; 61 min at the worst");
}

/* A desk that has not read the newest measurements ends nothing. */
static void
test_stale_desk (CouncilFixture *fixture,
                 gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);
  g_autoptr(StewardIncident) incident = NULL;

  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_MET, now - DAY, 0.5);
  watch_nothing (fixture, now + 10 * MINUTE, NULL);
  incident = levels_fixture_load (fixture, id);
  g_assert_cmpint (incident->ended_at, ==, 0);
}

/* It was found when nothing could be recorded: no evaluation speaks of it now. */
static void
test_found_before (CouncilFixture *fixture,
                   gconstpointer   data)
{
  gint64 now = get_now ();
  g_autoptr(StewardIncident) incident = NULL;

  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_MISSED, now - HOUR, 0.5);
  watch_nothing (fixture, now, " is missed since ");
  incident = load_only (fixture);
  g_assert_cmpint (incident->start, ==, now - HOUR);
  watch_breach (fixture, now - 2 * HOUR, 0, now, NULL);   /* a little earlier, when it is looked at closely */
  watch_breach (fixture, now - HOUR, now, now + HOUR, " is met again since ");
}

static void
test_gone (CouncilFixture *fixture,
           gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);
  g_autoptr(StewardIncident) incident = NULL;

  levels_fixture_promise (fixture, now, FALSE);
  watch_nothing (fixture, now + MINUTE, "no contract promises it any more");
  incident = levels_fixture_load (fixture, id);
  g_assert_cmpint (incident->ended_at, !=, 0);
  g_assert_nonnull (strstr (incident->words, "61 min at the worst. No contract"));
  watch_breach (fixture, now, 0, now + MINUTE, NULL);
}

/* While nobody resolved it, whatever comes is the same incident. */
static void
test_reopened (CouncilFixture *fixture,
               gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - 5 * HOUR, now - 4 * HOUR);
  g_autoptr(StewardIncident) open = NULL;
  g_autoptr(StewardIncident) over = NULL;

  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_MISSED, now - HOUR, 0.5);
  watch_breach (fixture, now - 5 * HOUR, now - 3 * HOUR, now - 2 * HOUR, " is met again since ");
  watch_breach (fixture, now - HOUR, 0, now, " is missed again since ");
  open = load_only (fixture);
  g_assert_cmpstr (open->id, ==, id);
  g_assert_cmpint (open->start, ==, now - 5 * HOUR);
  g_assert_cmpint (open->ended_at, ==, 0);
  g_assert_cmpuint (open->n_reopened, ==, 1);
  watch_breach (fixture, now - HOUR, now, now + HOUR, " is met again since ");
  over = load_only (fixture);
  g_assert_cmpint (steward_incident_get_repair_time (over, now + DAY), ==, 5 * HOUR);   /* the clock went on */

  /* a short one that was over before anybody looked */
  watch_breach (fixture, now + 2 * HOUR, now + 3 * HOUR, now + 4 * HOUR, " is missed again since ");
  g_clear_pointer (&over, steward_incident_free);
  over = load_only (fixture);
  g_assert_cmpint (over->ended_at, ==, now + 3 * HOUR);
  g_assert_cmpuint (over->n_reopened, ==, 2);
}

/* All of them in one list, as an evaluation of a long time gives them. */
static void
test_together (CouncilFixture *fixture,
               gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *objective = levels_fixture_objective (fixture, "freshness");
  g_autoptr(GPtrArray) breaches = levels_fixture_breaches ();
  g_autofree char *told = NULL;
  g_autoptr(StewardIncident) incident = NULL;

  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_MISSED, now - HOUR, 0.5);
  levels_fixture_breach (breaches, objective, now - HOUR, 0);
  levels_fixture_breach (breaches, objective, now - 5 * HOUR, now - 4 * HOUR);
  levels_fixture_breach (breaches, objective, now - 9 * HOUR, now - 8 * HOUR);
  told = levels_fixture_watch (fixture, breaches, now);
  incident = load_only (fixture);
  g_assert_cmpint (incident->start, ==, now - 9 * HOUR);
  g_assert_cmpint (incident->ended_at, ==, 0);
  g_assert_cmpuint (incident->n_reopened, ==, 2);
}

/* One that was resolved is over, but for what comes within the hysteresis. */
static void
test_resolved (CouncilFixture *fixture,
               gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - 5 * HOUR, now - 4 * HOUR);
  g_autofree char *objective = levels_fixture_objective (fixture, "freshness");
  g_autofree char *second = steward_incident_make_id (objective, now + HOUR);
  g_autoptr(StewardIncident) incident = NULL;
  g_autoptr(GPtrArray) all = NULL;

  watch_breach (fixture, now - 5 * HOUR, now - HOUR, now, " is met again since ");
  resolve (fixture, id, FALSE);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_MISSED, now - 50 * MINUTE, 0.5);
  watch_breach (fixture, now - 50 * MINUTE, 0, now, " is missed again since ");
  incident = levels_fixture_load (fixture, id);
  g_assert_cmpint (incident->state, ==, STEWARD_INCIDENT_ACKNOWLEDGED);
  g_assert_null (incident->cause_kind);

  watch_breach (fixture, now - 50 * MINUTE, now - 20 * MINUTE, now, " is met again since ");
  resolve (fixture, id, FALSE);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_MISSED, now + HOUR, 0.5);
  watch_breach (fixture, now + HOUR, 0, now + 2 * HOUR, " is missed since ");
  all = levels_fixture_list (fixture, FALSE);
  g_assert_cmpuint (all->len, ==, 2);
  g_clear_pointer (&incident, steward_incident_free);
  incident = levels_fixture_load (fixture, second);
  g_assert_cmpint (incident->start, ==, now + HOUR);
}

static void
test_resolved_while_missed (CouncilFixture *fixture,
                            gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);
  StewardIntent *intent = levels_fixture_intent (STEWARD_VERB_RESOLVE, "ben@example.com", id);
  g_autoptr(StewardIncident) incident = NULL;

  intent->cause_kind = g_strdup ("other");
  intent->comment = g_strdup ("It does not matter.");
  council_fixture_refused (fixture, intent, STEWARD_ERROR_CONFLICT, "is still missed");
  resolve (fixture, id, TRUE);
  incident = levels_fixture_load (fixture, id);
  g_assert_cmpint (incident->state, ==, STEWARD_INCIDENT_RESOLVED);
  watch_breach (fixture, now - HOUR, 0, incident->resolved_at + MINUTE, NULL);
  watch_breach (fixture, now - HOUR, 0, incident->resolved_at + HYSTERESIS, " is missed again since ");
  g_clear_pointer (&incident, steward_incident_free);
  incident = load_only (fixture);
  g_assert_cmpint (incident->state, ==, STEWARD_INCIDENT_ACKNOWLEDGED);
  g_assert_cmpint (incident->start, ==, now - HOUR);

  /* resolved early, and then met: its end is known all the same */
  resolve (fixture, id, TRUE);
  watch_breach (fixture, now - HOUR, now + MINUTE, now + HOUR, " is met again since ");
  g_clear_pointer (&incident, steward_incident_free);
  incident = load_only (fixture);
  g_assert_cmpint (incident->state, ==, STEWARD_INCIDENT_RESOLVED);
  g_assert_cmpint (incident->ended_at, ==, now + MINUTE);
}

/* It was met after somebody resolved it, unseen: what comes later is another. */
static void
test_resolved_and_met (CouncilFixture *fixture,
                       gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);
  g_autoptr(GPtrArray) all = NULL;

  resolve (fixture, id, TRUE);
  watch_breach (fixture, now + HOUR, 0, now + 2 * HOUR, " is missed since ");
  all = levels_fixture_list (fixture, FALSE);
  g_assert_cmpuint (all->len, ==, 2);
}

/* A measurement that came late moves the ends of a breach that is told. */
static void
test_late (CouncilFixture *fixture,
           gconstpointer   data)
{
  gint64 now = get_now ();
  gint64 start = now - 9 * HOUR;

  watch_breach (fixture, start, now - 8 * HOUR, now, " is missed since ");
  watch_breach (fixture, start - MINUTE, now - 8 * HOUR, now, NULL);
  watch_breach (fixture, start + MINUTE, now - 8 * HOUR - MINUTE, now, NULL);
  watch_breach (fixture, start, now - 8 * HOUR + MINUTE, now, NULL);
  watch_breach (fixture, now - 20 * HOUR, now - 19 * HOUR, now, NULL);   /* there is one at a time */
  watch_breach (fixture, start, now - 5 * HOUR, now, " is missed again since ");
  g_assert_cmpuint (levels_fixture_count (fixture, STEWARD_EVENT_INCIDENT_OPENED), ==, 1);
  g_assert_cmpuint (levels_fixture_count (fixture, STEWARD_EVENT_INCIDENT_REOPENED), ==, 1);
  g_assert_cmpuint (levels_fixture_count (fixture, STEWARD_EVENT_INCIDENT_ENDED), ==, 2);
}

/* Ladder. */

static void
assert_reached (CouncilFixture *fixture,
                const char     *id,
                const char     *rungs)
{
  g_autoptr(StewardIncident) incident = levels_fixture_load (fixture, id);
  g_autoptr(GString) reached = g_string_new (NULL);

  for (guint i = 0; i < incident->remarks->len; i++)
    {
      const StewardIncidentRemark *remark = g_ptr_array_index (incident->remarks, i);

      if (remark->kind == STEWARD_REMARK_ESCALATED)
        g_string_append_printf (reached, "%s%s", reached->len > 0 ? ", " : "", remark->words);
    }
  g_assert_cmpstr (reached->str, ==, rungs);
}

static void
test_ladder (CouncilFixture *fixture,
             gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);

  watch_nothing (fixture, now + 30 * MINUTE - 1, NULL);
  watch_nothing (fixture, now + 30 * MINUTE, "it is before the owner now");
  assert_reached (fixture, id, "owner");
  watch_nothing (fixture, now + 2 * HOUR, "it is before the chair now");   /* two rungs were due */
  assert_reached (fixture, id, "owner, seat of the domain, chair");
  watch_nothing (fixture, now + DAY, NULL);
}

static void
test_acknowledged (CouncilFixture *fixture,
                   gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);

  watch_nothing (fixture, now + 30 * MINUTE, "it is before the owner now");
  council_fixture_do (fixture, levels_fixture_intent (STEWARD_VERB_ACKNOWLEDGE, "ben@example.com", id));
  watch_nothing (fixture, now + DAY, NULL);
  assert_reached (fixture, id, "owner");
}

/* Working hours for what is not gold. */
static void
test_business_clock (CouncilFixture *fixture,
                     gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);
  g_autoptr(StewardIncident) incident = levels_fixture_load (fixture, id);
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (fixture->council, NULL);
  gint64 due = steward_calendar_add_time (state->charter->calendar, now, 30 * MINUTE);

  g_assert_cmpint (incident->due, ==, due);
  watch_nothing (fixture, due - 1, NULL);
  watch_nothing (fixture, due, "it is before the owner now");
  due = steward_calendar_add_time (state->charter->calendar, due, 30 * MINUTE);
  watch_nothing (fixture, due - 1, NULL);
  watch_nothing (fixture, due, "it is before the seat of the domain now");
}

/* Around the clock for what the council certified so. */
static void
test_certified_clock (CouncilFixture *fixture,
                      gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = NULL;
  g_autoptr(StewardIncident) incident = NULL;

  levels_fixture_certify (fixture);
  id = levels_fixture_open (fixture, now - HOUR, now);
  incident = levels_fixture_load (fixture, id);
  g_assert_cmpint (incident->due, ==, now + 30 * MINUTE);
  watch_nothing (fixture, now + 30 * MINUTE, "it is before the owner now");
  watch_nothing (fixture, now + 60 * MINUTE, "it is before the seat of the domain now");
}

/* Several at once. */

static gpointer
watch_in_thread (gpointer data)
{
  CouncilFixture *fixture = data;
  g_autofree char *objective = levels_fixture_objective (fixture, "freshness");
  g_autoptr(GPtrArray) breaches = levels_fixture_breaches ();
  gint64 start = G_GINT64_CONSTANT (1795000000) * SECOND;

  levels_fixture_breach (breaches, objective, start, start + HOUR);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) done = steward_council_watch_levels_sync (fixture->council, breaches, start + DAY, &error);

      g_assert_no_error (error);
      g_assert_nonnull (done);
    }

  return NULL;
}

static void
test_two_desks (CouncilFixture *fixture,
                gconstpointer   data)
{
  CouncilFixture other = { .folder = fixture->folder };
  GThread *first;
  GThread *second;

  levels_fixture_certify (fixture);
  levels_fixture_days (fixture, "freshness", get_now (), 30, HOUR);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_UNDECIDABLE, get_now (), -1);
  council_fixture_open (&other);
  first = g_thread_new ("first", watch_in_thread, fixture);
  second = g_thread_new ("second", watch_in_thread, &other);
  g_thread_join (first);
  g_thread_join (second);
  council_fixture_close (&other);
  g_assert_cmpuint (levels_fixture_count (fixture, STEWARD_EVENT_INCIDENT_OPENED), ==, 1);
  g_assert_cmpuint (levels_fixture_count (fixture, STEWARD_EVENT_INCIDENT_ENDED), ==, 1);
  g_assert_cmpuint (levels_fixture_count (fixture, STEWARD_EVENT_CERTIFICATION_SUSPENDED), ==, 1);
}

/* Whatever happens in whatever order, there is one open incident at a time, it
 * is open exactly while it is missed, and no incident overlaps another. */

#define ROUNDS 30

static void
check_invariants (CouncilFixture *fixture,
                  gboolean        missed,
                  gint64          met_since,
                  gint64          now)
{
  g_autoptr(GPtrArray) all = levels_fixture_list (fixture, FALSE);
  guint n_open = 0;
  guint n_unresolved = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (all, i);

      n_unresolved += incident->state != STEWARD_INCIDENT_RESOLVED;
      n_open += incident->ended_at == 0;
      g_assert_true (incident->ended_at == 0 || incident->ended_at >= incident->start);
      for (guint j = 0; j < i; j++)
        {
          const StewardIncident *other = g_ptr_array_index (all, j);

          g_assert_true (incident->ended_at != 0 && incident->ended_at <= other->start ? TRUE
                         : other->ended_at != 0 && other->ended_at <= incident->start);
        }
    }
  g_assert_cmpuint (n_unresolved, <=, 1);
  g_assert_cmpuint (n_open, <=, 1);
  if (missed)
    g_assert_cmpuint (n_open, ==, 1);
  else if (now - met_since >= HYSTERESIS)
    g_assert_cmpuint (n_open, ==, 0);
}

static void
resolve_what_is_over (CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) open = levels_fixture_list (fixture, TRUE);

  for (guint i = 0; i < open->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (open, i);

      if (incident->ended_at != 0)
        resolve (fixture, incident->id, FALSE);
    }
}

static void
test_random (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261121);
  g_autofree char *objective = levels_fixture_objective (fixture, "freshness");
  gint64 now = get_now () - 30 * DAY;
  gint64 since = now;
  gboolean missed = FALSE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr(GPtrArray) breaches = levels_fixture_breaches ();
      g_autofree char *told = NULL;
      gint64 start = now + g_rand_int_range (random, 1, 90) * MINUTE;
      gint64 end = start + g_rand_int_range (random, 1, 90) * MINUTE;
      gboolean seen_open = g_rand_boolean (random);

      if (missed)
        {
          levels_fixture_breach (breaches, objective, since, start);
          missed = FALSE;
          since = start;
          now = start + g_rand_int_range (random, 0, 40) * MINUTE;
        }
      else
        {
          if (start < since + HYSTERESIS)
            start = since + HYSTERESIS;
          end = MAX (end, start + MINUTE);
          missed = seen_open;
          now = seen_open ? end : end + g_rand_int_range (random, 0, 40) * MINUTE;
          levels_fixture_breach (breaches, objective, start, seen_open ? 0 : end);
          since = seen_open ? start : end;
        }
      levels_fixture_stand (fixture, "freshness", missed ? STEWARD_LEVEL_MISSED : STEWARD_LEVEL_MET, since, 0.5);
      told = levels_fixture_watch (fixture, breaches, now);
      check_invariants (fixture, missed, since, now);
      if (g_rand_int_range (random, 0, 3) == 0)
        resolve_what_is_over (fixture);
    }
}

static void
test_without_council (CouncilFixture *fixture,
                      gconstpointer   data)
{
  watch_nothing (fixture, get_now (), NULL);
}

int
main (int   argc,
      char *argv[])
{
  static const char business[] = "{ acknowledgeWithin: 30 minutes, hours: \"Around the clock for gold, working hours "
                                 "for the rest\" }";

  static const char certified[] = "{ acknowledgeWithin: 30 minutes, hours: \"Around the clock for silver, working hours "
                                  "for the rest\" }";

  g_test_init (&argc, &argv, NULL);

#define ADD_WITH(name, data, func) \
  g_test_add ("/council/watch-levels/" name, CouncilFixture, data, levels_fixture_set_up, func, \
              council_fixture_tear_down)
#define ADD(name, func) ADD_WITH (name, NULL, func)
  ADD ("opened", test_opened);
  ADD ("watched-since", test_watched_since);
  ADD ("past", test_past);
  ADD ("ended", test_ended);
  ADD ("ended-by-time", test_ended_by_time);
  ADD ("stale-desk", test_stale_desk);
  ADD ("found-before", test_found_before);
  ADD ("gone", test_gone);
  ADD ("reopened", test_reopened);
  ADD ("together", test_together);
  ADD ("resolved", test_resolved);
  ADD ("resolved-while-missed", test_resolved_while_missed);
  ADD ("resolved-and-met", test_resolved_and_met);
  ADD ("late", test_late);
  ADD ("ladder", test_ladder);
  ADD ("acknowledged", test_acknowledged);
  ADD_WITH ("business-clock", business, test_business_clock);
  ADD_WITH ("certified-clock", certified, test_certified_clock);
  ADD ("two-desks", test_two_desks);
  ADD ("random", test_random);
  g_test_add ("/council/watch-levels/without-council", CouncilFixture, "unfounded", council_fixture_set_up,
              test_without_council, council_fixture_tear_down);

  return g_test_run ();
}
