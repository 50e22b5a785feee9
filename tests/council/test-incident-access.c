/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who was let in to a product is hurt by its incidents, too. */

#include "config.h"

#include "access-fixture.h"

#include "steward-incident-case.h"

static char *
get_urn (CouncilFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardEntryDetail) detail = steward_catalog_load_sync (fixture->catalog, SHOP, &error);

  g_assert_no_error (error);

  return g_strdup (detail->urn);
}

/* Puts an objective of SHOP into the store. Returns its id. */
static char *
promise (CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_slo_row_free);
  StewardSloRow *row = steward_slo_row_new ();
  StewardSlo *slo = steward_slo_new ();
  g_autoptr(GError) error = NULL;

  slo->subject = get_urn (fixture);
  g_free (slo->property);
  slo->property = g_strdup ("freshness");
  slo->method = STEWARD_SLO_AGE;
  slo->compare = STEWARD_COMPARE_LESS;
  slo->limit = G_TIME_SPAN_HOUR;
  slo->target = 0.99;
  slo->window = 30;
  g_free (slo->id);
  slo->id = steward_slo_make_id (slo);
  row->slo = slo;
  row->name = g_strdup (SHOP);
  row->domain = g_strdup ("Customer");
  row->source_id = g_strdup ("s2");
  row->watched_since = 1;
  g_ptr_array_add (rows, row);
  g_assert_true (steward_slo_rows_put_sync (fixture->governance, rows, 1, &error));
  g_assert_no_error (error);

  return g_strdup (slo->id);
}

static char *
open_incident (CouncilFixture *fixture)
{
  g_autofree char *objective = promise (fixture);
  gint64 now = g_get_real_time ();
  g_autoptr(GPtrArray) breaches = g_ptr_array_new ();
  StewardLevelBreach breach = { .objective = objective, .start = now - G_TIME_SPAN_HOUR };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) done = NULL;

  g_ptr_array_add (breaches, &breach);
  done = steward_council_watch_levels_sync (fixture->council, breaches, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 1);

  return steward_incident_make_id (objective, breach.start);
}

static StewardIncidentCase *
load_case (CouncilFixture *fixture,
           const char     *id)
{
  g_autoptr(GError) error = NULL;
  StewardIncidentCase *one =
    steward_incident_case_load_sync (fixture->council, fixture->catalog, id, g_get_real_time (), &error);

  g_assert_no_error (error);

  return one;
}

static void
test_accesses (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = open_incident (fixture);
  g_autofree char *first = access_fixture_grant (fixture, "id");
  g_autofree char *second = access_fixture_grant (fixture, "id,channel");
  g_autoptr(StewardIncidentCase) one = load_case (fixture, id);
  StewardIntent *intent;
  const StewardDownstream *reader;

  g_assert_cmpuint (one->downstream->len, ==, 1);   /* the same team, by two accesses */
  reader = g_ptr_array_index (one->downstream, 0);
  g_assert_cmpstr (reader->name, ==, "Campaigns");
  g_assert_cmpuint (reader->distance, ==, 1);
  g_assert_null (reader->urn);
  g_assert_true (g_strcmp0 (reader->access, first) == 0 || g_strcmp0 (reader->access, second) == 0);
  g_assert_cmpstr (reader->contact, ==, "rita <rita@example.com>");

  intent = access_fixture_intent (STEWARD_VERB_REVOKE_ACCESS, "olga@example.com", first);
  intent->comment = g_strdup ("Not needed any more.");
  council_fixture_do (fixture, intent);
  intent = access_fixture_intent (STEWARD_VERB_REVOKE_ACCESS, "olga@example.com", second);
  intent->comment = g_strdup ("Not needed any more.");
  council_fixture_do (fixture, intent);
  g_clear_pointer (&one, steward_incident_case_free);
  one = load_case (fixture, id);
  g_assert_cmpuint (one->downstream->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/council/incident-access/accesses", CouncilFixture, NULL, access_fixture_set_up, test_accesses,
              council_fixture_tear_down);

  return g_test_run ();
}
