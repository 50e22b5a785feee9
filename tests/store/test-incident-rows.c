/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Incidents and planned windows as they are folded from events, found again by
 * what they are about, and proved to be nothing but folded events. */

#include "config.h"

#include "steward-level-rows.h"

#include "council-fixture.h"
#include "steward-duration.h"

#define FIRST "i-0000000001"
#define SECOND "i-0000000002"
#define THIRD "i-0000000003"

static gint64
at (const char *text)
{
  g_autoptr(GError) error = NULL;
  gint64 time;

  g_assert_true (steward_instant_parse (text, &time, &error));
  g_assert_no_error (error);

  return time;
}

static StewardIncident *
load (CouncilFixture *fixture,
      const char     *id)
{
  g_autoptr(GError) error = NULL;
  StewardIncident *incident = steward_incident_rows_load_sync (fixture->store, id, &error);

  g_assert_no_error (error);
  return incident;
}

static const StewardIncidentRemark *
get_remark (const StewardIncident *incident,
            guint                  i)
{
  g_assert_cmpuint (i, <, incident->remarks->len);

  return g_ptr_array_index (incident->remarks, i);
}

static void
assert_remark (const StewardIncident     *incident,
               guint                      i,
               StewardIncidentRemarkKind  kind,
               const char                *actor,
               const char                *person,
               const char                *words,
               gboolean                   has_text)
{
  const StewardIncidentRemark *remark = get_remark (incident, i);

  g_assert_cmpint (remark->kind, ==, kind);
  g_assert_cmpstr (remark->actor, ==, actor);
  g_assert_cmpstr (remark->person, ==, person);
  g_assert_cmpstr (remark->words, ==, words);
  g_assert_true ((remark->text != NULL) == has_text);
  g_assert_cmpint (remark->time, >, 0);
}

/* Persons are those into whom they were merged. */
static void
test_whole (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(StewardIncident) incident = NULL;

  council_fixture_record_all (fixture);
  incident = load (fixture, FIRST);
  g_assert_cmpstr (incident->id, ==, FIRST);
  g_assert_cmpstr (incident->objective, ==, "0123456789abcdef");
  g_assert_cmpstr (incident->subject, ==, "urn:x:customer");
  g_assert_cmpstr (incident->title, ==, "Freshness of customer");
  g_assert_cmpstr (incident->property, ==, "freshness");
  g_assert_cmpstr (incident->element, ==, "customer.changed_at");
  g_assert_cmpstr (incident->domain, ==, "sales");
  g_assert_cmpint (incident->state, ==, STEWARD_INCIDENT_RESOLVED);
  g_assert_cmpint (incident->start, ==, at ("2026-11-20T08:00:00.25Z"));
  g_assert_cmpint (incident->due, ==, at ("2026-11-20T08:40:00Z"));
  g_assert_cmpint (incident->detected_at, ==, get_remark (incident, 0)->time);
  g_assert_cmpint (incident->acknowledged_at, ==, get_remark (incident, 1)->time);
  g_assert_cmpint (incident->told_at, ==, get_remark (incident, 5)->time);
  g_assert_cmpint (incident->ended_at, ==, at ("2026-11-20T11:00:00Z"));
  g_assert_cmpint (incident->resolved_at, ==, get_remark (incident, 10)->time);
  g_assert_cmpuint (incident->n_reopened, ==, 1);
  g_assert_cmpstr (incident->assignee, ==, "p-1");
  g_assert_cmpstr (incident->cause_kind, ==, "change");
  g_assert_true (g_str_has_prefix (incident->cause, "sha256:"));
  g_assert_cmpstr (incident->words, ==, "62 min at the worst");
  g_assert_cmpint (incident->version, ==, 11);
  g_assert_cmpuint (incident->remarks->len, ==, 11);
  assert_remark (incident, 0, STEWARD_REMARK_OPENED, "steward", NULL, "5 min were promised; 7 min at the worst", FALSE);
  assert_remark (incident, 1, STEWARD_REMARK_ACKNOWLEDGED, "p-2", NULL, NULL, TRUE);
  assert_remark (incident, 2, STEWARD_REMARK_ASSIGNED, "p-2", "p-1", NULL, TRUE);
  assert_remark (incident, 3, STEWARD_REMARK_COMMENTED, "p-1", NULL, NULL, TRUE);
  assert_remark (incident, 4, STEWARD_REMARK_ESCALATED, "steward", NULL, "owner", FALSE);
  assert_remark (incident, 5, STEWARD_REMARK_TOLD, "p-2", NULL, "Campaign, nightly", TRUE);
  assert_remark (incident, 6, STEWARD_REMARK_TOLD, "p-2", NULL, NULL, FALSE);
  assert_remark (incident, 7, STEWARD_REMARK_ENDED, "steward", NULL, "61 min at the worst", FALSE);
  assert_remark (incident, 8, STEWARD_REMARK_REOPENED, "steward", NULL, "Missed again", FALSE);
  assert_remark (incident, 9, STEWARD_REMARK_ENDED, "steward", NULL, "62 min at the worst", FALSE);
  assert_remark (incident, 10, STEWARD_REMARK_RESOLVED, "p-2", NULL, "change", TRUE);
}

/* What is reopened goes on from where it was, without the cause. */
static void
test_reopened (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autoptr(StewardIncident) incident = NULL;
  g_autoptr(StewardIncident) again = NULL;

  council_fixture_record_levels (fixture);
  incident = load (fixture, SECOND);
  g_assert_cmpint (incident->state, ==, STEWARD_INCIDENT_ACKNOWLEDGED);
  g_assert_cmpint (incident->start, ==, at ("2026-11-21T08:00:00Z"));
  g_assert_cmpint (incident->acknowledged_at, ==, get_remark (incident, 1)->time);
  g_assert_cmpint (incident->resolved_at, ==, 0);
  g_assert_cmpint (incident->ended_at, ==, 0);
  g_assert_cmpstr (incident->cause, ==, NULL);
  g_assert_cmpstr (incident->cause_kind, ==, NULL);
  g_assert_cmpstr (incident->element, ==, NULL);
  g_assert_cmpstr (incident->domain, ==, NULL);
  g_assert_cmpstr (incident->words, ==, "It is missed still");
  g_assert_cmpuint (incident->n_reopened, ==, 1);

  /* Whoever acknowledges again does not turn the clock back. */
  council_fixture_record (fixture, "p-2", "incident/" SECOND, STEWARD_EVENT_INCIDENT_ACKNOWLEDGED,
                          "{\"incident\":\"" SECOND "\"}");
  again = load (fixture, SECOND);
  g_assert_cmpint (again->acknowledged_at, ==, incident->acknowledged_at);
  g_assert_cmpint (again->version, ==, incident->version + 1);
}

static char *
list (CouncilFixture              *fixture,
      const StewardIncidentFilter *filter)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) incidents = steward_incident_rows_list_sync (fixture->store, filter, &error);
  GString *ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (incidents, i);

      g_string_append (ids, incident->id + strlen ("i-000000000"));
      g_assert_cmpuint (incident->remarks->len, >, 0);
    }

  return g_string_free (ids, FALSE);
}

static void
test_filters (CouncilFixture *fixture,
              gconstpointer   data)
{
  static const struct
  {
    StewardIncidentFilter filter;
    const char *ids;
  } cases[] = {
    { { 0 }, "231" },
    { { .limit = 2 }, "23" },
    { { .open_only = TRUE }, "23" },
    { { .subject = "urn:x:customer" }, "21" },
    { { .subject = "urn:x:none" }, "" },
    { { .objective = "fedcba9876543210" }, "3" },
    { { .domain = "Stores" }, "3" },
    { { .objective = "0123456789abcdef", .subject = "urn:x:till" }, "" },
    { { .objective = "0123456789abcdef", .open_only = TRUE }, "2" },
    { { .subject = "urn:x:customer", .domain = "sales" }, "1" },
    { { .domain = "sales", .open_only = TRUE }, "" },
    { { .assignee = "p-1" }, "1" },
    { { .assignee = "p-old" }, "1" },
    { { .assignee = "p-2" }, "" },
    { { .since = G_GINT64_CONSTANT (1795777200000000) }, "23" },   /* 2026-11-27T11:00:00Z */
  };
  g_autofree char *all = NULL;

  council_fixture_record_all (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ids = list (fixture, &cases[i].filter);

      g_test_message ("case %zu", i);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
  all = list (fixture, NULL);
  g_assert_cmpstr (all, ==, "231");
}

static void
test_missing (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (steward_incident_rows_load_sync (fixture->store, "i-1", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

static void
assert_window (GPtrArray  *windows,
               guint       i,
               const char *id,
               const char *subject,
               const char *domain,
               gboolean    cancelled)
{
  const StewardPlannedWindow *window = g_ptr_array_index (windows, i);

  g_assert_cmpstr (window->id, ==, id);
  g_assert_cmpstr (window->subject, ==, subject);
  g_assert_cmpstr (window->domain, ==, domain);
  g_assert_cmpint (window->declared_at, >, 0);
  g_assert_true ((window->cancelled_at > 0) == cancelled);
}

static void
test_windows (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) later = NULL;
  const StewardPlannedWindow *window;

  council_fixture_record_all (fixture);
  all = steward_window_rows_list_sync (fixture->store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 3);
  assert_window (all, 0, "w-2026-003", NULL, NULL, FALSE);
  assert_window (all, 1, "w-2026-002", NULL, "sales", TRUE);
  assert_window (all, 2, "w-2026-001", "urn:x:customer", NULL, FALSE);
  window = g_ptr_array_index (all, 2);
  g_assert_cmpint (window->from, ==, at ("2026-12-01T20:00:00Z"));
  g_assert_cmpint (window->to, ==, at ("2026-12-01T22:00:00Z"));
  g_assert_cmpstr (window->declared_by, ==, "p-1");
  g_assert_true (g_str_has_prefix (window->reason, "sha256:"));

  later = steward_window_rows_list_sync (fixture->store, at ("2026-10-02T00:00:00Z"), &error);
  g_assert_cmpuint (later->len, ==, 2);
}

/* Cancelled once: who comes second changes nothing. */
static void
test_cancelled_twice (CouncilFixture *fixture,
                      gconstpointer   data)
{
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;

  council_fixture_record_levels (fixture);
  before = steward_window_rows_list_sync (fixture->store, 0, NULL);
  council_fixture_record (fixture, "p-1", "window/w-2026-002", STEWARD_EVENT_WINDOW_CANCELLED,
                          "{\"window\":\"w-2026-002\"}");
  after = steward_window_rows_list_sync (fixture->store, 0, NULL);
  g_assert_cmpint (((const StewardPlannedWindow *) before->pdata[1])->cancelled_at, ==,
                   ((const StewardPlannedWindow *) after->pdata[1])->cancelled_at);
}

/* A body that lacks what it must have is refused, and nothing is recorded. */
static void
test_refused (CouncilFixture *fixture,
              gconstpointer   data)
{
  static const struct { const char *stream; const char *type; const char *body; } refused[] = {
    { "incident/i-1", STEWARD_EVENT_INCIDENT_OPENED, "{}" },
    { "incident/i-1", STEWARD_EVENT_INCIDENT_OPENED,
      "{\"due\":\"tomorrow\",\"objective\":\"o\",\"property\":\"p\",\"start\":\"2026-11-21T08:00:00Z\",\"subject\":\"s\","
      "\"title\":\"t\"}" },
    { "window/w-1", STEWARD_EVENT_WINDOW_DECLARED, "{\"from\":\"2026-11-21T08:00:00Z\"}" },
    { "incident/" THIRD, STEWARD_EVENT_INCIDENT_ENDED, "{\"end\":\"never\"}" },
  };

  council_fixture_record_levels (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 before = steward_governance_count_events_sync (fixture->store, NULL, NULL);

      g_assert_false (council_fixture_try (fixture, "p-1", refused[i].stream, refused[i].type, refused[i].body,
                                           &error));
      g_assert_nonnull (error);
      g_assert_cmpint (steward_governance_count_events_sync (fixture->store, NULL, NULL), ==, before);
    }
}

static void
test_rows (CouncilFixture *fixture,
           gconstpointer   data)
{
  static const struct { const char *sql; const char *sentence; } forgeries[] = {
    { "UPDATE incident SET state = 'resolved' WHERE id = '" THIRD "'",
      "incident " THIRD ": state is “resolved”, the events say “open”." },
    { "UPDATE incident SET ended_at = ended_at + 1 WHERE id = '" FIRST "'", "incident " FIRST ": ended_at is *" },
    { "DELETE FROM incident_remark WHERE kind = 'escalated'",
      "incident_remark " FIRST " *: the events have it, the rows do not." },
    { "UPDATE planned_window SET from_time = from_time - 1 WHERE id = 'w-2026-001'",
      "planned_window w-2026-001: from_time is *" },
    { "INSERT INTO planned_window (id, from_time, to_time, declared_at, declared_by) VALUES ('w-9', 1, 2, 0, 'p-1')",
      "planned_window w-9: the rows have it, the events do not." },
  };

  council_fixture_record_all (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autoptr(GPtrArray) found = NULL;
      g_autoptr(GPtrArray) same = NULL;

      council_fixture_execute (fixture, forgeries[i].sql);
      found = council_fixture_compare (fixture, TRUE);
      g_assert_cmpuint (found->len, ==, 1);
      g_test_message ("%s", (const char *) found->pdata[0]);
      g_assert_true (g_pattern_match_simple (forgeries[i].sentence, found->pdata[0]));
      same = council_fixture_compare (fixture, FALSE);
      g_assert_cmpuint (same->len, ==, 0);
    }
}

/* A remark of a newer Steward is left out, and a state of one is said. */
static void
test_newer (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(StewardIncident) incident = NULL;
  g_autoptr(GError) error = NULL;

  council_fixture_record_levels (fixture);
  council_fixture_execute (fixture, "UPDATE incident_remark SET kind = 'sung' WHERE kind = 'told'");
  incident = load (fixture, FIRST);
  g_assert_cmpuint (incident->remarks->len, ==, 9);
  council_fixture_execute (fixture, "PRAGMA ignore_check_constraints = ON; UPDATE incident SET state = 'sung'");
  g_assert_null (steward_incident_rows_list_sync (fixture->store, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/incident-rows/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("whole", test_whole);
  ADD ("reopened", test_reopened);
  ADD ("filters", test_filters);
  ADD ("missing", test_missing);
  ADD ("windows", test_windows);
  ADD ("cancelled-twice", test_cancelled_twice);
  ADD ("refused", test_refused);
  ADD ("rows", test_rows);
  ADD ("newer", test_newer);

  return g_test_run ();
}
