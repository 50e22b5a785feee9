/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands beside an incident: who is hurt, what follows, whom it waits for. */

#include "config.h"

#include "levels-fixture.h"

#include "steward-evidence.h"

#include <string.h>

#define MANY 520

static gint64
get_now (void)
{
  return g_get_real_time ();
}

static StewardIncidentCase *
load_case (CouncilFixture *fixture,
           const char     *id)
{
  g_autoptr(GError) error = NULL;
  StewardIncidentCase *one = steward_incident_case_load_sync (fixture->council, fixture->catalog, id, get_now (),
                                                              &error);

  g_assert_no_error (error);

  return one;
}

static char *
join (GPtrArray *sentences)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (sentences, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_has (const char *text,
            const char *words)
{
  if (text == NULL || strstr (text, words) == NULL)
    g_error ("“%s” is not in “%s”", words, text != NULL ? text : "");
}

static void
add_product (GPtrArray  *entries,
             const char *name,
             const char *owner,
             const char *reads)
{
  g_auto(GStrv) list = g_strsplit (reads, " ", -1);
  StewardEntry *entry = levels_fixture_product (name, "Finance", (const char *const *) list);

  if (owner != NULL)
    levels_fixture_own (entry, owner, "owner", TRUE);
  g_ptr_array_add (entries, entry);
}

static void
add_events (GPtrArray         *entries,
            const char *const *reads)
{
  StewardEntry *events = levels_fixture_product (EVENTS, "Orders", reads);

  levels_fixture_own (events, "Eve", "technical owner", FALSE);
  levels_fixture_own (events, "Ben", "owner", TRUE);
  g_ptr_array_add (entries, events);
}

/* Circles, and two ways to the same product. */
static void
test_downstream (CouncilFixture *fixture,
                 gconstpointer   data)
{
  static const char *const circle[] = { "finance.third", NULL };
  static const struct { const char *name; guint distance; const char *contact; } expected[] = {
    { "finance.first", 1, "Dan <dan@example.com>" },
    { "finance.second", 2, NULL },
    { "finance.third", 2, "Zoe <zoe@example.com>" },
    { "finance.fourth", 3, NULL },
  };
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  g_autoptr(StewardIncidentCase) one = NULL;

  add_events (entries, circle);
  add_product (entries, "finance.first", "Dan", EVENTS);
  add_product (entries, "finance.second", NULL, "finance.first finance.third");
  add_product (entries, "finance.third", "Zoe", "finance.first finance.second");
  add_product (entries, "finance.fourth", NULL, "finance.second finance.third");
  add_product (entries, "finance.beside", NULL, "finance.beside");
  levels_fixture_sync (fixture, entries);
  one = load_case (fixture, id);
  g_assert_cmpuint (one->downstream->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < one->downstream->len; i++)
    {
      const StewardDownstream *reader = g_ptr_array_index (one->downstream, i);
      guint found = G_MAXUINT;

      for (guint j = 0; j < G_N_ELEMENTS (expected); j++)
        if (g_str_equal (expected[j].name, reader->name))
          found = j;
      g_assert_cmpuint (found, <, G_N_ELEMENTS (expected));
      g_assert_cmpuint (reader->distance, ==, expected[found].distance);
      g_assert_cmpstr (reader->contact, ==, expected[found].contact);
      g_assert_nonnull (reader->urn);
      g_assert_true (i == 0 ||
                     ((StewardDownstream *) one->downstream->pdata[i - 1])->distance <= reader->distance);
    }
}

static void
test_many (CouncilFixture *fixture,
           gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  g_autoptr(StewardIncidentCase) one = NULL;

  add_events (entries, NULL);
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("finance.p%u", i);
      g_autofree char *reads = i < 10 ? g_strdup (EVENTS) : g_strdup_printf ("finance.p%u", i / 10);

      add_product (entries, name, NULL, reads);
    }
  levels_fixture_sync (fixture, entries);
  one = load_case (fixture, id);
  g_assert_cmpuint (one->downstream->len, ==, 500);
  g_assert_cmpuint (((StewardDownstream *) one->downstream->pdata[499])->distance, ==, 3);
}

static void
test_contacts (CouncilFixture *fixture,
               gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *first = levels_fixture_open (fixture, now - 9 * HOUR, now - 8 * HOUR);
  g_autofree char *objective = levels_fixture_objective (fixture, "freshness");
  g_autoptr(GPtrArray) breaches = levels_fixture_breaches ();
  g_autofree char *told = NULL;
  g_autofree char *second = NULL;
  g_autofree char *rest = NULL;
  g_autoptr(StewardIncidentCase) one = NULL;
  StewardIntent *intent = levels_fixture_intent (STEWARD_VERB_RESOLVE, "ben@example.com", first);

  levels_fixture_breach (breaches, objective, now - 9 * HOUR, now - 7 * HOUR);
  told = levels_fixture_watch (fixture, breaches, now - 6 * HOUR);
  intent->cause_kind = g_strdup ("data");
  intent->comment = g_strdup ("Broken rows.");
  council_fixture_do (fixture, intent);
  second = levels_fixture_open (fixture, now - HOUR, now);
  one = load_case (fixture, second);
  g_assert_cmpuint (one->contacts->len, ==, 2);
  g_assert_cmpstr (((StewardOwner *) one->contacts->pdata[0])->name, ==, "Ben");
  g_assert_cmpuint (one->earlier->len, ==, 1);
  g_assert_cmpstr (((StewardIncident *) one->earlier->pdata[0])->id, ==, first);
  g_assert_cmpstr (one->escalation, ==, "technical owner: Eve");
  g_assert_cmpint (one->escalates_at, ==, one->incident->due);
  assert_has (one->message, one->incident->title);
  assert_has (one->message, "It is missed since ");
  assert_has (one->message, "61 min at the worst");
  assert_has (one->message, "Questions: Ben <ben@example.com>");
  rest = levels_fixture_watch (fixture, NULL, now + 2 * HOUR);
  g_clear_pointer (&one, steward_incident_case_free);
  one = load_case (fixture, second);
  g_assert_cmpstr (one->escalation, ==, "technical owner: Eve; owner: Ben; seat of the domain: Ben; chair: Ann");
  g_assert_cmpint (one->escalates_at, ==, 0);
}

static void
test_consequences (CouncilFixture *fixture,
                   gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *told = NULL;
  g_autofree char *rest = NULL;
  g_autoptr(StewardIncidentCase) one = NULL;
  const char *const names[] = { "Finance", NULL };
  StewardIntent *intent;

  levels_fixture_certify (fixture);
  one = load_case (fixture, id);
  before = join (one->consequences);
  assert_has (before, "50 % of the error budget are left");
  assert_has (before, "The charter says of silver: suspended when “The error budget is spent”.");
  assert_has (before, "When the budget is spent, the silver certification is suspended.");
  assert_has (before, "When the budget is spent, consumers have to be told.");

  levels_fixture_days (fixture, "freshness", now, 30, HOUR);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_UNDECIDABLE, now - HOUR, -0.4);
  rest = levels_fixture_watch (fixture, NULL, now);
  assert_has (rest, "is suspended");
  g_clear_pointer (&one, steward_incident_case_free);
  one = load_case (fixture, id);
  after = join (one->consequences);
  assert_has (after, "The error budget is spent");
  assert_has (after, "The silver certification is suspended since ");
  assert_has (after, "Consumers have to be told.");

  intent = levels_fixture_intent (STEWARD_VERB_TELL, "ben@example.com", id);
  intent->told = g_strdupv ((char **) names);
  council_fixture_do (fixture, intent);
  g_clear_pointer (&one, steward_incident_case_free);
  one = load_case (fixture, id);
  told = join (one->consequences);
  assert_has (told, "Consumers were told on ");
  g_assert_null (strstr (told, "have to be told"));
}

/* The product is in no catalog any more, and nobody promises anything. */
static void
test_gone (CouncilFixture *fixture,
           gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);
  g_autoptr(StewardIncidentCase) one = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_catalog_remove_source_sync (fixture->catalog, "mesh", &error));
  g_assert_no_error (error);
  one = load_case (fixture, id);
  g_assert_cmpuint (one->downstream->len, ==, 0);
  g_assert_cmpuint (one->contacts->len, ==, 0);
  g_assert_cmpstr (one->escalation, ==,
                   "technical owner: nobody is named; owner: nobody is named; seat of the domain: Ben");
  assert_has (one->message, "It is missed since ");
  g_clear_pointer (&one, steward_incident_case_free);
  one = steward_incident_case_load_sync (fixture->council, fixture->catalog, "i-0", now, &error);
  g_assert_null (one);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

/* Whom it waits for. */

static guint
count_waiting (CouncilFixture *fixture,
               const char     *who,
               gint64          now)
{
  g_autofree char *person = council_fixture_person (fixture, who);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) waiting = steward_incidents_waiting_sync (fixture->council, person, now, &error);

  g_assert_no_error (error);

  return waiting->len;
}

static void
test_waiting (CouncilFixture *fixture,
              gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *id = levels_fixture_open (fixture, now - HOUR, now);
  StewardIntent *intent;

  g_assert_cmpuint (count_waiting (fixture, "eve@example.com", now), ==, 1);   /* the first rung */
  g_assert_cmpuint (count_waiting (fixture, "ben@example.com", now), ==, 1);   /* the owner */
  g_assert_cmpuint (count_waiting (fixture, "ann@example.com", now), ==, 0);
  g_assert_cmpuint (count_waiting (fixture, "dan@example.com", now), ==, 0);
  g_assert_cmpuint (count_waiting (fixture, "ann@example.com", now + 2 * HOUR), ==, 1);   /* the chair, by then */

  intent = levels_fixture_intent (STEWARD_VERB_ASSIGN, "ben@example.com", id);
  intent->person = g_strdup ("dan@example.com");
  council_fixture_do (fixture, intent);
  g_assert_cmpuint (count_waiting (fixture, "dan@example.com", now), ==, 1);
  council_fixture_do (fixture, levels_fixture_intent (STEWARD_VERB_ACKNOWLEDGE, "ben@example.com", id));
  g_assert_cmpuint (count_waiting (fixture, "ben@example.com", now), ==, 0);
  g_assert_cmpuint (count_waiting (fixture, "eve@example.com", now), ==, 0);
  g_assert_cmpuint (count_waiting (fixture, "dan@example.com", now), ==, 1);   /* it is theirs until it is resolved */
}

/* A review sees how the promises stand. */
static void
test_evidence (CouncilFixture *fixture,
               gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *review = NULL;
  g_autofree char *rest = NULL;
  g_autoptr(StewardEvidence) evidence = NULL;
  g_autoptr(GError) error = NULL;

  levels_fixture_certify (fixture);
  levels_fixture_days (fixture, "freshness", now, 30, HOUR);
  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_UNDECIDABLE, now - HOUR, -0.4);
  rest = levels_fixture_watch (fixture, NULL, now);
  assert_has (rest, "is suspended");
  review = council_fixture_ask (fixture, STEWARD_REVIEW_RECERTIFICATION, "eve@example.com", EVENTS);
  evidence = steward_evidence_load_sync (fixture->council, review, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (evidence->levels->len, ==, 2);
  assert_has (evidence->suspended, "Its silver certification is suspended since ");
  assert_has (evidence->suspended, "The error budget of “");
}

static void
levels_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GPtrArray **out_levels = user_data;
  g_autoptr(GError) error = NULL;

  *out_levels = steward_evidence_levels_finish (STEWARD_COUNCIL (source), result, &error);
  g_assert_no_error (error);
}

/* Before a review is opened: the most burnt first. */
static void
test_levels (CouncilFixture *fixture,
             gconstpointer   data)
{
  gint64 now = get_now ();
  g_autofree char *urn = levels_fixture_urn (fixture, EVENTS);
  g_autoptr(GPtrArray) levels = NULL;

  levels_fixture_stand (fixture, "freshness", STEWARD_LEVEL_MISSED, now - HOUR, 0.1);
  levels_fixture_stand (fixture, "availability", STEWARD_LEVEL_MET, now - HOUR, 0.9);
  steward_evidence_levels_async (fixture->council, urn, NULL, levels_cb, &levels);
  while (levels == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (levels->len, ==, 2);
  g_assert_cmpstr (((StewardLevel *) levels->pdata[0])->slo->property, ==, "freshness");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/council/incident-case/" name, CouncilFixture, data, levels_fixture_set_up, func, \
              council_fixture_tear_down)
  static const char data[] = "{ acknowledgeWithin: 30 minutes, hours: Around the clock,"
                             " ladder: [technical owner, owner, seat of the domain, chair],"
                             " hysteresis: 15 minutes, whenBudgetSpent: [suspend, tell] }";
  ADD ("downstream", test_downstream);
  ADD ("many", test_many);
  ADD ("contacts", test_contacts);
  ADD ("consequences", test_consequences);
  ADD ("gone", test_gone);
  ADD ("waiting", test_waiting);
  ADD ("evidence", test_evidence);
  ADD ("levels", test_levels);

  return g_test_run ();
}
