/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people do about incidents, and planned windows: who may, what is asked
 * of them, and what stands there afterwards. */

#include "config.h"

#include "levels-fixture.h"

#include "steward-event-types.h"

#include <string.h>

static gint64
get_now (void)
{
  return g_get_real_time ();
}

static char *
open_incident (CouncilFixture *fixture)
{
  gint64 now = get_now ();

  return levels_fixture_open (fixture, now - HOUR, now);
}

static const StewardIncidentRemark *
get_last (const StewardIncident *incident)
{
  g_assert_cmpuint (incident->remarks->len, >, 0);

  return g_ptr_array_index (incident->remarks, incident->remarks->len - 1);
}

static char *
get_text (CouncilFixture *fixture,
          const char     *payload)
{
  g_autoptr(GError) error = NULL;
  char *text = steward_council_load_text_sync (fixture->council, payload, &error);

  g_assert_no_error (error);

  return text;
}

static void
end_incident (CouncilFixture *fixture,
              const char     *id)
{
  g_autoptr(StewardIncident) incident = levels_fixture_load (fixture, id);
  g_autoptr(GPtrArray) breaches = levels_fixture_breaches ();
  g_autofree char *told = NULL;

  levels_fixture_breach (breaches, incident->objective, incident->start, get_now () - HYSTERESIS);
  told = levels_fixture_watch (fixture, breaches, get_now () + MINUTE);
  g_assert_nonnull (strstr (told, " is met again since "));
}

static void
test_acknowledge (CouncilFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *id = open_incident (fixture);
  g_autofree char *cleo = council_fixture_person (fixture, "cleo@example.com");
  g_autofree char *text = NULL;
  g_autoptr(StewardIncident) incident = NULL;
  StewardIntent *intent = levels_fixture_intent (STEWARD_VERB_ACKNOWLEDGE, "cleo@example.com", id);

  intent->comment = g_strdup ("  I look at it.\n");
  council_fixture_do (fixture, intent);
  incident = levels_fixture_load (fixture, id);
  g_assert_cmpint (incident->state, ==, STEWARD_INCIDENT_ACKNOWLEDGED);
  g_assert_cmpint (incident->acknowledged_at, !=, 0);
  g_assert_cmpint (get_last (incident)->kind, ==, STEWARD_REMARK_ACKNOWLEDGED);
  g_assert_cmpstr (get_last (incident)->actor, ==, cleo);
  text = get_text (fixture, get_last (incident)->text);
  g_assert_cmpstr (text, ==, "I look at it.");

  council_fixture_refused (fixture, levels_fixture_intent (STEWARD_VERB_ACKNOWLEDGE, "ben@example.com", id),
                           STEWARD_ERROR_CONFLICT, "was acknowledged on");
}

static void
test_strangers (CouncilFixture *fixture,
                gconstpointer   data)
{
  static const char *const verbs[] = { STEWARD_VERB_ACKNOWLEDGE, STEWARD_VERB_ASSIGN, STEWARD_VERB_COMMENT_INCIDENT,
                                       STEWARD_VERB_RESOLVE, STEWARD_VERB_TELL };
  g_autofree char *id = open_incident (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      council_fixture_refused (fixture, levels_fixture_intent (verbs[i], "mallory@example.com", id),
                               STEWARD_ERROR_NOT_FOUND, "nobody whom this council knows");
      council_fixture_refused (fixture, levels_fixture_intent (verbs[i], "steward", id), STEWARD_ERROR_NOT_FOUND,
                               "nobody whom this council knows");
      council_fixture_refused (fixture, levels_fixture_intent (verbs[i], "ben@example.com", "i-0123456789"),
                               STEWARD_ERROR_NOT_FOUND, "There is no incident");
      council_fixture_refused (fixture, levels_fixture_intent (verbs[i], "ben@example.com", NULL), STEWARD_ERROR_USAGE,
                               "not said which incident");
    }
}

static void
test_assign (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *id = open_incident (fixture);
  g_autofree char *dan = council_fixture_person (fixture, "dan@example.com");
  g_autoptr(StewardIncident) incident = NULL;
  StewardIntent *intent = levels_fixture_intent (STEWARD_VERB_ASSIGN, "ben@example.com", id);

  council_fixture_refused (fixture, intent, STEWARD_ERROR_USAGE, "not said who");
  intent = levels_fixture_intent (STEWARD_VERB_ASSIGN, "ben@example.com", id);
  intent->person = g_strdup ("dan@example.com");
  council_fixture_do (fixture, intent);
  incident = levels_fixture_load (fixture, id);
  g_assert_cmpstr (incident->assignee, ==, dan);
  g_assert_cmpstr (get_last (incident)->person, ==, dan);
  g_assert_cmpint (incident->state, ==, STEWARD_INCIDENT_OPEN);

  intent = levels_fixture_intent (STEWARD_VERB_ASSIGN, "ben@example.com", id);
  intent->person = g_strdup ("Dan");
  council_fixture_refused (fixture, intent, STEWARD_ERROR_CONFLICT, "assigned to Dan already");
}

static void
test_comment (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *id = open_incident (fixture);
  g_autofree char *text = NULL;
  g_autoptr(StewardIncident) incident = NULL;
  StewardIntent *intent = levels_fixture_intent (STEWARD_VERB_COMMENT_INCIDENT, "ada@example.com", id);

  council_fixture_refused (fixture, intent, STEWARD_ERROR_USAGE, "The comment is empty");
  intent = levels_fixture_intent (STEWARD_VERB_COMMENT_INCIDENT, "ada@example.com", id);
  intent->comment = g_strdup ("The *feed* is late.");
  council_fixture_do (fixture, intent);
  incident = levels_fixture_load (fixture, id);
  text = get_text (fixture, get_last (incident)->text);
  g_assert_cmpstr (text, ==, "The *feed* is late.");
}

static void
refuse_resolution (CouncilFixture *fixture,
                   const char     *id,
                   const char     *kind,
                   const char     *cause,
                   const char     *words)
{
  StewardIntent *intent = levels_fixture_intent (STEWARD_VERB_RESOLVE, "ben@example.com", id);

  intent->cause_kind = g_strdup (kind);
  intent->comment = g_strdup (cause);
  council_fixture_refused (fixture, intent, STEWARD_ERROR_USAGE, words);
}

static void
test_resolve (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *id = open_incident (fixture);
  g_autofree char *text = NULL;
  g_autoptr(StewardIncident) incident = NULL;
  StewardIntent *intent;

  end_incident (fixture, id);
  refuse_resolution (fixture, id, NULL, "The feed was late.", "change, infrastructure, upstream, data, capacity, other");
  refuse_resolution (fixture, id, "weather", "It rained.", "“weather” is no kind of cause");
  refuse_resolution (fixture, id, "upstream", NULL, "Say what the cause was");
  refuse_resolution (fixture, id, "upstream", " \n", "Say what the cause was");

  intent = levels_fixture_intent (STEWARD_VERB_RESOLVE, "ben@example.com", id);
  intent->cause_kind = g_strdup ("upstream");
  intent->comment = g_strdup ("The feed was late.");
  council_fixture_do (fixture, intent);
  incident = levels_fixture_load (fixture, id);
  g_assert_cmpint (incident->state, ==, STEWARD_INCIDENT_RESOLVED);
  g_assert_cmpstr (incident->cause_kind, ==, "upstream");
  text = get_text (fixture, incident->cause);
  g_assert_cmpstr (text, ==, "The feed was late.");

  /* words are welcome afterwards, deeds are not */
  council_fixture_refused (fixture, levels_fixture_intent (STEWARD_VERB_ACKNOWLEDGE, "ben@example.com", id),
                           STEWARD_ERROR_CONFLICT, "was resolved on");
  intent = levels_fixture_intent (STEWARD_VERB_ASSIGN, "ben@example.com", id);
  intent->person = g_strdup ("Dan");
  council_fixture_refused (fixture, intent, STEWARD_ERROR_CONFLICT, "is resolved");
  intent = levels_fixture_intent (STEWARD_VERB_COMMENT_INCIDENT, "ben@example.com", id);
  intent->comment = g_strdup ("For the record.");
  council_fixture_do (fixture, intent);
}

static void
test_tell (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *id = open_incident (fixture);
  const char *const names[] = { "Finance", "Jonas Weber", NULL };
  const char *const lines[] = { "One\nTwo", NULL };
  g_autoptr(StewardIncident) incident = NULL;
  g_autofree char *text = NULL;
  StewardIntent *intent;

  council_fixture_refused (fixture, levels_fixture_intent (STEWARD_VERB_TELL, "ben@example.com", id),
                           STEWARD_ERROR_USAGE, "Say who was told");
  intent = levels_fixture_intent (STEWARD_VERB_TELL, "ben@example.com", id);
  intent->told = g_strdupv ((char **) lines);
  council_fixture_refused (fixture, intent, STEWARD_ERROR_INVALID_DATA, "must be one line");
  intent = levels_fixture_intent (STEWARD_VERB_TELL, "ben@example.com", id);
  intent->told = g_strdupv ((char **) names);
  intent->comment = g_strdup ("It is late today.");
  council_fixture_do (fixture, intent);
  incident = levels_fixture_load (fixture, id);
  g_assert_cmpint (incident->told_at, !=, 0);
  g_assert_cmpstr (get_last (incident)->words, ==, "Finance, Jonas Weber");
  text = get_text (fixture, get_last (incident)->text);
  g_assert_cmpstr (text, ==, "It is late today.");
}

/* What was confirmed survives a crash as it was confirmed. */
static void
test_json (CouncilFixture *fixture,
           gconstpointer   data)
{
  const char *const names[] = { "Finance", "Jonas Weber", NULL };
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_TELL, "ben");
  g_autoptr(StewardIntent) copy = NULL;
  g_autoptr(StewardIntent) read = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GError) error = NULL;

  intent->incident = g_strdup ("i-0123456789");
  intent->cause_kind = g_strdup ("data");
  intent->domain = g_strdup ("Orders");
  intent->window = g_strdup ("w-2026-001");
  intent->told = g_strdupv ((char **) names);
  intent->since = G_GINT64_CONSTANT (1795000000) * SECOND;
  intent->until = intent->since + HOUR;
  intent->override = TRUE;
  copy = steward_intent_copy (intent);
  json = steward_intent_to_json (copy, &error);
  g_assert_no_error (error);
  read = steward_intent_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->incident, ==, "i-0123456789");
  g_assert_cmpstr (read->cause_kind, ==, "data");
  g_assert_cmpstr (read->domain, ==, "Orders");
  g_assert_cmpstr (read->window, ==, "w-2026-001");
  g_assert_cmpstr (read->told[1], ==, "Jonas Weber");
  g_assert_null (read->told[2]);
  g_assert_true (read->override);
  again = steward_intent_to_json (read, NULL);
  g_assert_cmpstr (again, ==, json);
}

/* Two at once: both are recorded, one after the other. */
static void
test_conflict (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = open_incident (fixture);
  g_autoptr(StewardIntent) acknowledge = levels_fixture_intent (STEWARD_VERB_ACKNOWLEDGE, "ben@example.com", id);
  g_autoptr(StewardIntent) again = levels_fixture_intent (STEWARD_VERB_ACKNOWLEDGE, "cleo@example.com", id);
  StewardIntent *comment = levels_fixture_intent (STEWARD_VERB_COMMENT_INCIDENT, "cleo@example.com", id);
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, acknowledge);
  g_autoptr(StewardAct) other = council_fixture_prepare (fixture, again);
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (act->incident, ==, id);
  comment->comment = g_strdup ("Who looks at it?");
  council_fixture_do (fixture, comment);
  g_assert_true (steward_council_seal_sync (fixture->council, act, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (steward_council_seal_sync (fixture->council, other, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "was acknowledged on"));
}

/* Windows. */

static StewardIntent *
make_window (const char *who,
             const char *subject,
             const char *domain,
             gint64      from,
             gint64      to)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_DECLARE_WINDOW, who);

  intent->subject = g_strdup (subject);
  intent->domain = g_strdup (domain);
  intent->since = from;
  intent->until = to;
  intent->comment = g_strdup ("A new release.");

  return intent;
}

static GPtrArray *
list_windows (CouncilFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *list = steward_window_rows_list_sync (fixture->governance, 0, &error);

  g_assert_no_error (error);

  return list;
}

static StewardIntent *
make_cancelling (const char *who,
                 const char *id)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_CANCEL_WINDOW, who);

  intent->window = g_strdup (id);

  return intent;
}

/* The number of the first window of this year, and of the next. */
static char *
make_number (CouncilFixture *fixture,
             guint           n)
{
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (fixture->council, NULL);
  g_autoptr(GDateTime) today = steward_calendar_to_local (state->charter->calendar, get_now ());

  return g_strdup_printf ("w-%d-%03u", g_date_time_get_year (today), n);
}

static void
test_window (CouncilFixture *fixture,
             gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = make_number (fixture, 1);
  g_autofree char *urn = levels_fixture_urn (fixture, EVENTS);
  g_autofree char *reason = NULL;
  g_autoptr(GPtrArray) windows = NULL;
  const StewardPlannedWindow *window;

  council_fixture_do (fixture, make_window ("ben@example.com", EVENTS, NULL, now + HOUR, now + 3 * HOUR));
  windows = list_windows (fixture);
  g_assert_cmpuint (windows->len, ==, 1);
  window = g_ptr_array_index (windows, 0);
  g_assert_cmpstr (window->id, ==, id);
  g_assert_cmpstr (window->subject, ==, urn);
  g_assert_null (window->domain);
  g_assert_cmpint (window->from, ==, now + HOUR);
  g_assert_cmpint (window->to, ==, now + 3 * HOUR);
  g_assert_true (steward_planned_window_counts (window, urn, "Orders"));
  reason = get_text (fixture, window->reason);
  g_assert_cmpstr (reason, ==, "A new release.");
}

static void
test_window_refused (CouncilFixture *fixture,
                     gconstpointer   data)
{
  gint64 now = get_now ();

  council_fixture_refused (fixture, make_window ("ben@example.com", EVENTS, NULL, now - MINUTE, now + HOUR),
                           STEWARD_ERROR_USAGE, "would not count");
  council_fixture_refused (fixture, make_window ("ben@example.com", EVENTS, NULL, now + HOUR, now + HOUR),
                           STEWARD_ERROR_USAGE, "end before it begins");
  council_fixture_refused (fixture, make_window ("ben@example.com", EVENTS, NULL, 0, now + HOUR), STEWARD_ERROR_USAGE,
                           "from when until when");
  council_fixture_refused (fixture, make_window ("ben@example.com", EVENTS, NULL, now + HOUR, now + 400 * DAY),
                           STEWARD_ERROR_USAGE, "at most");
  council_fixture_refused (fixture, make_window ("ben@example.com", "no.such", NULL, now + HOUR, now + 2 * HOUR),
                           STEWARD_ERROR_NOT_FOUND, NULL);
  council_fixture_refused (fixture, make_window ("dan@example.com", EVENTS, NULL, now + HOUR, now + 2 * HOUR),
                           STEWARD_ERROR_DENIED, "Only the chair, an owner of the product");
  council_fixture_refused (fixture, make_window ("dan@example.com", NULL, "Orders", now + HOUR, now + 2 * HOUR),
                           STEWARD_ERROR_DENIED, "Only the chair and the seat of the domain");
  council_fixture_refused (fixture, make_window ("ben@example.com", NULL, NULL, now + HOUR, now + 2 * HOUR),
                           STEWARD_ERROR_DENIED, "Only the chair plans");
  council_fixture_refused (fixture, make_window ("mallory@example.com", NULL, NULL, now + HOUR, now + 2 * HOUR),
                           STEWARD_ERROR_NOT_FOUND, NULL);
}

static void
test_window_scopes (CouncilFixture *fixture,
                    gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *third = make_number (fixture, 3);
  g_autoptr(GPtrArray) windows = NULL;
  gboolean found = FALSE;

  council_fixture_do (fixture, make_window ("ann@example.com", NULL, NULL, now + HOUR, now + 3 * HOUR));
  council_fixture_do (fixture, make_window ("ben@example.com", NULL, "orders", now + HOUR, now + 3 * HOUR));
  council_fixture_do (fixture, make_window ("ann@example.com", CUSTOMERS, "Orders", now + HOUR, now + 9 * DAY));
  windows = list_windows (fixture);
  g_assert_cmpuint (windows->len, ==, 3);
  for (guint i = 0; i < windows->len; i++)
    {
      const StewardPlannedWindow *window = g_ptr_array_index (windows, i);

      if (g_strcmp0 (window->id, third) != 0)
        continue;
      found = TRUE;
      g_assert_nonnull (window->subject);
      g_assert_null (window->domain);            /* a product is more than its domain */
    }
  g_assert_true (found);
}

static void
test_window_cancelled (CouncilFixture *fixture,
                       gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = make_number (fixture, 1);
  g_autofree char *urn = levels_fixture_urn (fixture, EVENTS);
  g_autoptr(GPtrArray) windows = NULL;
  const StewardPlannedWindow *window;

  council_fixture_do (fixture, make_window ("ben@example.com", EVENTS, NULL, now + HOUR, now + 3 * HOUR));
  council_fixture_refused (fixture, make_cancelling ("ben@example.com", NULL), STEWARD_ERROR_USAGE, "which window");
  council_fixture_refused (fixture, make_cancelling ("ben@example.com", "w-1999-001"), STEWARD_ERROR_NOT_FOUND,
                           "no planned window");
  council_fixture_refused (fixture, make_cancelling ("dan@example.com", id), STEWARD_ERROR_DENIED, "Only the chair");
  council_fixture_do (fixture, make_cancelling ("ann@example.com", id));
  council_fixture_refused (fixture, make_cancelling ("ben@example.com", id), STEWARD_ERROR_CONFLICT,
                           "was cancelled on");
  windows = list_windows (fixture);
  window = g_ptr_array_index (windows, 0);
  g_assert_cmpint (window->cancelled_at, !=, 0);
  g_assert_false (steward_planned_window_counts (window, urn, "Orders"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/council/incident-verbs/" name, CouncilFixture, NULL, levels_fixture_set_up, func, \
              council_fixture_tear_down)
  ADD ("acknowledge", test_acknowledge);
  ADD ("strangers", test_strangers);
  ADD ("assign", test_assign);
  ADD ("comment", test_comment);
  ADD ("resolve", test_resolve);
  ADD ("tell", test_tell);
  ADD ("json", test_json);
  ADD ("conflict", test_conflict);
  ADD ("window", test_window);
  ADD ("window-refused", test_window_refused);
  ADD ("window-scopes", test_window_scopes);
  ADD ("window-cancelled", test_window_cancelled);

  return g_test_run ();
}
