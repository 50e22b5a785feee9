/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What forms, pages and lists read: what a product offers and where it lies,
 * everything about one access, the lines of the lists, and what mends a
 * difference. */

#include "config.h"

#include "access-fixture.h"

#include <string.h>

#define OLGA "olga@example.com"
#define RITA "rita@example.com"
#define VIC "vic@example.com"

static StewardAccessOffer *
load_offer (CouncilFixture *fixture,
            const char     *subject)
{
  g_autoptr(GError) error = NULL;
  StewardAccessOffer *offer = steward_access_offer_load_sync (fixture->council, subject, &error);

  g_assert_no_error (error);

  return offer;
}

static void
test_offer (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(StewardAccessOffer) offer = load_offer (fixture, SHOP);
  const StewardOfferedObject *object;
  const StewardAccessPlace *place;
  static const char *const two[] = { "id", "email", NULL };
  g_autoptr(StewardAccessTerms) all = NULL;
  g_autoptr(StewardAccessTerms) some = NULL;

  g_assert_nonnull (offer->rules);
  g_assert_cmpuint (offer->objects->len, ==, 1);
  object = g_ptr_array_index (offer->objects, 0);
  g_assert_cmpstr (object->object->name, ==, "customers");
  g_assert_cmpstr (object->contract_id, ==, "c-shop");
  /* the database before the folder in which the contract stands */
  g_assert_cmpuint (object->places->len, ==, 2);
  place = g_ptr_array_index (object->places, 0);
  g_assert_cmpstr (place->source, ==, "pg");
  g_assert_cmpstr (place->platform, ==, "postgres");
  g_assert_cmpstr (place->instance, ==, "7312");
  g_assert_cmpstr (place->object, ==, SHOP_TABLE);
  g_assert_cmpuint (place->n_columns, ==, 7);
  place = g_ptr_array_index (object->places, 1);
  g_assert_cmpstr (place->source, ==, "s2");
  g_assert_true (steward_access_offer_find_object (offer, "7312", SHOP_TABLE, &place) == object);
  g_assert_null (steward_access_offer_find_object (offer, "pg", CHANNELS_TABLE, NULL));

  all = steward_access_offer_make_terms (offer, object, NULL, NULL);
  g_assert_true (((StewardAccessObject *) g_ptr_array_index (all->objects, 0))->whole);
  g_assert_cmpint (steward_access_terms_get_classification (all), ==, STEWARD_CLASSIFICATION_RESTRICTED);
  some = steward_access_offer_make_terms (offer, object, NULL, two);
  g_assert_cmpuint (((StewardAccessObject *) g_ptr_array_index (some->objects, 0))->columns->len, ==, 2);
  g_assert_cmpstr (some->source, ==, "pg");
}

/* A dataset of a platform lies where it is. */
static void
test_offer_dataset (CouncilFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr(StewardAccessOffer) offer = load_offer (fixture, "sales.customers");
  const StewardOfferedObject *object = g_ptr_array_index (offer->objects, 0);

  g_assert_cmpstr (((StewardAccessPlace *) g_ptr_array_index (object->places, 0))->object, ==, SHOP_TABLE);
}

static void
test_route (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(StewardAccessOffer) offer = load_offer (fixture, SHOP);
  g_autoptr(StewardIntent) intent = access_fixture_request (RITA, "email");
  StewardAccessObject *object = g_ptr_array_index (intent->terms->objects, 0);
  g_autoptr(StewardAccessRoute) route = NULL;
  g_autoptr(StewardAccessRoute) missing = NULL;

  ((StewardAccessColumn *) g_ptr_array_index (object->columns, 0))->classification = STEWARD_CLASSIFICATION_PERSONAL;
  route = steward_access_offer_route (offer, intent->ask, intent->terms, TRUE, 0, g_get_real_time ());
  g_assert_cmpint (route->outcome, ==, STEWARD_ROUTE_STEPS);
  g_assert_cmpuint (route->steps->len, ==, 2);
  g_clear_pointer (&intent->ask->legal_basis, g_free);
  missing = steward_access_offer_route (offer, intent->ask, intent->terms, TRUE, 0, g_get_real_time ());
  g_assert_cmpint (missing->outcome, ==, STEWARD_ROUTE_INCOMPLETE);
  g_assert_cmpuint (missing->problems->len, ==, 1);
}

static void
test_overlaps (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = access_fixture_grant (fixture, "id,email");
  g_autoptr(StewardAccessOffer) offer = load_offer (fixture, SHOP);
  g_autoptr(StewardIntent) same = access_fixture_request (RITA, "email");
  g_autoptr(StewardIntent) more = access_fixture_request (RITA, "email,iban");
  g_autoptr(StewardIntent) longer = access_fixture_request (RITA, "email");
  g_autoptr(StewardIntent) other = access_fixture_request (RITA, "email");
  g_autoptr(GPtrArray) found = NULL;
  gint64 now = g_get_real_time ();

  found = steward_access_offer_find_overlaps (offer, same->ask, same->terms, NULL, now);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (((StewardAccessOverlap *) g_ptr_array_index (found, 0))->duplicate);
  g_assert_false (((StewardAccessOverlap *) g_ptr_array_index (found, 0))->exact);
  g_assert_cmpstr (((StewardAccessOverlap *) g_ptr_array_index (found, 0))->access, ==, id);
  g_clear_pointer (&found, g_ptr_array_unref);

  found = steward_access_offer_find_overlaps (offer, more->ask, more->terms, NULL, now);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_false (((StewardAccessOverlap *) g_ptr_array_index (found, 0))->duplicate);
  g_clear_pointer (&found, g_ptr_array_unref);

  longer->terms->until += DAY;
  found = steward_access_offer_find_overlaps (offer, longer->ask, longer->terms, NULL, now);
  g_assert_false (((StewardAccessOverlap *) g_ptr_array_index (found, 0))->duplicate);
  g_clear_pointer (&found, g_ptr_array_unref);

  g_free (other->ask->consumer);
  other->ask->consumer = g_strdup ("Others");
  g_free (other->terms->grantee);
  other->terms->grantee = g_strdup ("team_others");
  found = steward_access_offer_find_overlaps (offer, other->ask, other->terms, NULL, now);
  g_assert_cmpuint (found->len, ==, 0);
}

/* How many of which become visible. */

static const StewardExposure *
find_exposure (GPtrArray             *list,
               StewardClassification  classification)
{
  for (guint i = 0; i < list->len; i++)
    {
      const StewardExposure *exposure = g_ptr_array_index (list, i);

      if (exposure->classification == classification)
        return exposure;
    }

  return NULL;
}

static void
test_exposure (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = access_fixture_ask (fixture, access_fixture_request (RITA, "id,email,postcode"));
  g_autoptr(StewardAccessCase) one = steward_access_case_load_sync (fixture->council, id, NULL, NULL);
  g_autoptr(GPtrArray) masked = NULL;
  const StewardExposure *personal;

  g_assert_cmpuint (one->exposure->len, ==, 5);
  personal = find_exposure (one->exposure, STEWARD_CLASSIFICATION_PERSONAL);
  g_assert_cmpuint (personal->n_all, ==, 2);
  g_assert_cmpuint (personal->n_visible, ==, 2);
  g_assert_cmpstr (personal->words, ==, "email, postcode");
  g_assert_cmpstr (find_exposure (one->exposure, STEWARD_CLASSIFICATION_RESTRICTED)->words, ==, "hidden: iban");

  steward_access_object_find_column (g_ptr_array_index (one->access->terms->objects, 0), "email")->mask =
    STEWARD_MASK_PARTIAL;
  masked = steward_exposure_count (one->access->terms, one->detail);
  personal = find_exposure (masked, STEWARD_CLASSIFICATION_PERSONAL);
  g_assert_cmpuint (personal->n_masked, ==, 1);
  g_assert_cmpstr (personal->words, ==, "email masked; postcode");
}

/* One access. */

static void
test_case (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *id = access_fixture_ask (fixture, access_fixture_request (RITA, "id,email"));
  g_autofree char *rita = council_fixture_person (fixture, RITA);
  g_autofree char *olga = council_fixture_person (fixture, OLGA);
  g_autofree char *effect = g_strconcat (id, "/grant-1", NULL);
  g_autoptr(StewardAccessCase) asker = NULL;
  g_autoptr(StewardAccessCase) owner = NULL;
  g_autoptr(StewardAccessCase) later = NULL;
  g_autoptr(StewardAccessCase) done = NULL;
  g_autoptr(GError) error = NULL;

  asker = steward_access_case_load_sync (fixture->council, id, rita, &error);
  g_assert_no_error (error);
  g_assert_cmpint (asker->decider, ==, STEWARD_DECIDER_REQUESTER);
  g_assert_true (asker->can_withdraw);
  g_assert_false (asker->can_revoke);
  g_assert_cmpstr (asker->consumer, ==, "Campaigns");
  g_assert_cmpstr (steward_access_case_get_text (asker, asker->access->purpose_text), ==,
                   "Find which campaigns work.");
  g_assert_cmpuint (asker->waits_for->len, ==, 2);
  g_assert_false (asker->contract_changed);
  g_assert_cmpstr (asker->effect->id, ==, effect);
  g_assert_cmpint (asker->effect->action, ==, STEWARD_EFFECT_GRANT);

  owner = steward_access_case_load_sync (fixture->council, id, olga, &error);
  g_assert_cmpint (owner->decider, ==, STEWARD_DECIDER_MAY);
  g_assert_cmpstr (owner->role, ==, "owner");
  g_assert_cmpstr (owner->step->id, ==, "owner");
  council_fixture_do (fixture, access_fixture_decide (OLGA, id, STEWARD_VOTE_APPROVE));
  council_fixture_do (fixture, access_fixture_decide (VIC, id, STEWARD_VOTE_APPROVE));
  later = steward_access_case_load_sync (fixture->council, id, olga, &error);
  g_assert_nonnull (later->plan);
  g_assert_cmpuint (later->plan->statements->len, ==, 1);
  g_assert_true (later->can_revoke);
  access_fixture_report (fixture, id, "grant-1", STEWARD_EFFECT_DONE, FALSE);
  access_fixture_sync (fixture, "5.0.0");
  done = steward_access_case_load_sync (fixture->council, id, olga, &error);
  g_assert_cmpint (done->effect->action, ==, STEWARD_EFFECT_REVOKE);
  g_assert_true (done->contract_changed);
  g_assert_null (steward_access_case_load_sync (fixture->council, "a-1", olga, NULL));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **out_result = user_data;

  *out_result = g_object_ref (result);
}

static void
test_async (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *id = access_fixture_ask (fixture, access_fixture_request (RITA, "id"));
  const StewardAccessFilter filter = { .open_only = TRUE, .subject = SHOP };
  GAsyncResult *results[3] = { NULL, NULL, NULL };
  g_autoptr(StewardAccessCase) one = NULL;
  g_autoptr(StewardAccessOffer) offer = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  steward_access_case_load_async (fixture->council, id, NULL, NULL, loaded_cb, &results[0]);
  steward_access_offer_load_async (fixture->council, SHOP, NULL, loaded_cb, &results[1]);
  steward_access_summaries_load_async (fixture->council, &filter, NULL, NULL, loaded_cb, &results[2]);
  while (results[0] == NULL || results[1] == NULL || results[2] == NULL)
    g_main_context_iteration (NULL, TRUE);
  one = steward_access_case_load_finish (fixture->council, results[0], &error);
  g_assert_no_error (error);
  offer = steward_access_offer_load_finish (fixture->council, results[1], &error);
  g_assert_no_error (error);
  list = steward_access_summaries_load_finish (fixture->council, results[2], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offer->accesses->len, ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    g_object_unref (results[i]);
}

/* Lists. */

static void
test_summaries (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *first = access_fixture_grant (fixture, "id");
  g_autofree char *second = access_fixture_ask (fixture, access_fixture_request (RITA, "id,email"));
  g_autofree char *rita = council_fixture_person (fixture, RITA);
  g_autofree char *olga = council_fixture_person (fixture, OLGA);
  const StewardAccessFilter open = { .open_only = TRUE };
  g_autoptr(GPtrArray) mine = NULL;
  g_autoptr(GPtrArray) waiting = NULL;
  g_autoptr(GError) error = NULL;
  const StewardAccessSummary *line;

  mine = steward_access_summaries_load_sync (fixture->council, NULL, rita, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mine->len, ==, 2);
  line = g_ptr_array_index (mine, 0);
  g_assert_true (line->mine);
  g_assert_false (line->waits);
  g_assert_cmpstr (line->subject, ==, SHOP);
  g_assert_cmpstr (line->consumer, ==, "Campaigns");
  g_assert_cmpstr (line->purpose, ==, "Analytics");

  waiting = steward_access_summaries_load_sync (fixture->council, &open, olga, &error);
  g_assert_cmpuint (waiting->len, ==, 1);
  line = g_ptr_array_index (waiting, 0);
  g_assert_cmpstr (line->access->id, ==, second);
  g_assert_true (line->waits);
  g_assert_false (line->mine);
  g_assert_nonnull (strstr (line->waits_for, "Domain owner: "));
  g_assert_false (line->overdue);
}

/* Differences. */

static StewardDriftItem *
make_drift (StewardDriftKind  kind,
            const char       *access)
{
  StewardDriftItem *item = steward_drift_item_new ();

  item->kind = kind;
  item->source = g_strdup ("pg");
  item->grantee = g_strdup ("intern");
  item->object = g_strdup (SHOP_TABLE);
  item->privilege = g_strdup ("SELECT");
  item->access = g_strdup (access);
  item->words = g_strdup ("intern can read it, and nobody approved that.");

  return item;
}

/* Takes @item. */
static StewardIntent *
mend (CouncilFixture   *fixture,
      StewardDriftItem *item,
      StewardRemedy     remedy,
      StewardError      code)
{
  g_autofree char *olga = council_fixture_person (fixture, OLGA);
  g_autoptr(GError) error = NULL;
  StewardIntent *intent = steward_drift_make_intent (fixture->council, item, remedy, olga, &error);

  if (intent == NULL)
    g_assert_error (error, STEWARD_ERROR, (int) code);
  steward_drift_item_free (item);

  return intent;
}

static void
test_remedies (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = access_fixture_grant (fixture, "id");
  g_autofree char *revocation = NULL;
  StewardIntent *intent;
  StewardDriftItem *item;
  g_autoptr(StewardAccess) access = NULL;

  /* an orphan on data that no product has claimed, and on a product */
  intent = mend (fixture, make_drift (STEWARD_DRIFT_ORPHAN, NULL), STEWARD_REMEDY_REVOKE, 0);
  g_assert_cmpint (intent->ask->kind, ==, STEWARD_ACCESS_KIND_REVOCATION);
  revocation = access_fixture_ask (fixture, intent);
  access = access_fixture_load (fixture, revocation);
  g_assert_cmpstr (access->terms->grantee, ==, "intern");
  item = make_drift (STEWARD_DRIFT_ORPHAN, NULL);
  item->subject = g_strdup (SHOP);
  intent = mend (fixture, item, STEWARD_REMEDY_ADOPT, 0);
  intent->comment = g_strdup ("They have needed it for years.");
  intent->ask->purpose = g_strdup ("analytics");
  intent->ask->legal_basis = g_strdup ("consent");
  intent->terms->until = g_get_real_time () + 20 * DAY;
  g_free (access_fixture_ask (fixture, intent));

  g_assert_null (mend (fixture, make_drift (STEWARD_DRIFT_ORPHAN, NULL), STEWARD_REMEDY_AGAIN, STEWARD_ERROR_USAGE));
  item = make_drift (STEWARD_DRIFT_ORPHAN, NULL);
  g_free (item->object);
  item->object = g_strdup ("shop/sales.unknown");
  g_assert_null (mend (fixture, item, STEWARD_REMEDY_REVOKE, STEWARD_ERROR_NOT_FOUND));

  intent = mend (fixture, make_drift (STEWARD_DRIFT_MISSING, id), STEWARD_REMEDY_AGAIN, 0);
  g_assert_cmpstr (intent->outcome, ==, "grant");
  intent->plan = access_fixture_plan (NULL);
  council_fixture_do (fixture, intent);
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONING);
}

static void
test_drift_of_case (CouncilFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *id = access_fixture_ask (fixture, access_fixture_request (RITA, "id"));
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_drift_item_free);
  g_autoptr(StewardAccessCase) one = NULL;
  g_autoptr(GError) error = NULL;
  StewardDriftItem *item = make_drift (STEWARD_DRIFT_ORPHAN, NULL);

  g_free (item->grantee);
  item->grantee = g_strdup (ROLE);
  g_ptr_array_add (items, item);
  g_ptr_array_add (items, make_drift (STEWARD_DRIFT_ORPHAN, NULL));
  g_assert_true (steward_drift_put_sync (fixture->governance, "pg", g_get_real_time (), 2, 0, items, &error));
  one = steward_access_case_load_sync (fixture->council, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->drift->len, ==, 1);
}

#define ADD(path, test) \
  g_test_add ("/council/access-case/" path, CouncilFixture, NULL, access_fixture_set_up, test, \
              council_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("offer", test_offer);
  ADD ("offer-dataset", test_offer_dataset);
  ADD ("route", test_route);
  ADD ("overlaps", test_overlaps);
  ADD ("exposure", test_exposure);
  ADD ("case", test_case);
  ADD ("async", test_async);
  ADD ("summaries", test_summaries);
  ADD ("remedies", test_remedies);
  ADD ("drift", test_drift_of_case);

  return g_test_run ();
}
