/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How accesses end: revoked by one of two who try it at once, given up, over by
 * time, or proposed for it by a campaign that nobody answered. What was granted
 * is taken back from the same append on, and never twice. */

#include "config.h"

#include "access-fixture.h"
#include "steward-append.h"
#include "steward-body.h"
#include "steward-event-types.h"
#include "steward-local-ledger.h"

#include <string.h>

#define OLGA "olga@example.com"
#define RITA "rita@example.com"

static StewardIntent *
take_away (const char *who,
        const char *access,
        const char *why)
{
  StewardIntent *intent = access_fixture_intent (STEWARD_VERB_REVOKE_ACCESS, who, access);

  intent->comment = g_strdup (why);
  intent->plan = access_fixture_plan ("REVOKE SELECT ON sales.customers FROM " ROLE);

  return intent;
}

static GPtrArray *
watch (CouncilFixture *fixture,
       gint64          now)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *done = steward_council_watch_sync (fixture->council, now, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < done->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (done, i));

  return done;
}

static void
test_revoke (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *id = access_fixture_grant (fixture, "id,email");

  council_fixture_refused (fixture, take_away ("eve@example.com", id, "No."), STEWARD_ERROR_DENIED, "ask ");
  council_fixture_refused (fixture, take_away (OLGA, id, NULL), STEWARD_ERROR_USAGE, "Say why");
  council_fixture_do (fixture, take_away (OLGA, id, "The campaign is over."));
  access_fixture_check (fixture, id, STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_DEPROVISIONING);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);
  council_fixture_refused (fixture, take_away (OLGA, id, "Again."), STEWARD_ERROR_CONFLICT, "revoked on");
  access_fixture_report (fixture, id, "revoke-1", STEWARD_EFFECT_DONE, FALSE);
  access_fixture_check (fixture, id, STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_DEPROVISIONED);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 0);
}

static void
test_give_up (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *id = access_fixture_grant (fixture, "id");
  StewardIntent *intent = take_away (RITA, id, NULL);

  g_clear_pointer (&intent->plan, steward_effect_plan_free);
  council_fixture_do (fixture, intent);
  access_fixture_check (fixture, id, STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_DEPROVISIONING);
}

/* What did not run yet does not run any more; it may have arrived, so it is
 * revoked all the same. */
static void
test_revoke_before_grant (CouncilFixture *fixture,
                          gconstpointer   data)
{
  g_autofree char *id = access_fixture_ask (fixture, access_fixture_request (RITA, "id"));
  g_autofree char *revocation = g_strconcat (id, "/revoke-1", NULL);
  g_autoptr(GPtrArray) items = NULL;

  council_fixture_refused (fixture, take_away (OLGA, id, "Too early."), STEWARD_ERROR_CONFLICT, "not decided yet");
  council_fixture_do (fixture, access_fixture_decide (OLGA, id, STEWARD_VOTE_APPROVE));
  council_fixture_do (fixture, take_away (OLGA, id, "A mistake."));
  items = steward_outbox_list_sync (fixture->governance, 0, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (((StewardOutboxItem *) g_ptr_array_index (items, 0))->id, ==, revocation);
}

/* Two processes at once. */

static void
test_race (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *id = access_fixture_grant (fixture, "id,email");
  g_autofree char *path = g_build_filename (fixture->folder, "governance.db", NULL);
  g_autofree char *notice = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardGovernance) governance = steward_governance_open (path, &notice, &error);
  g_autoptr(StewardLedger) ledger = steward_local_ledger_new (governance);
  g_autoptr(StewardCouncil) council = steward_council_new (ledger, governance, fixture->catalog);
  g_autoptr(StewardIntent) first = take_away (OLGA, id, "First.");
  g_autoptr(StewardIntent) second = take_away (RITA, id, NULL);
  g_autoptr(StewardAct) one = steward_council_prepare_sync (fixture->council, first, &error);
  g_autoptr(StewardAct) other = steward_council_prepare_sync (council, second, &error);

  g_assert_no_error (error);
  g_assert_true (steward_council_seal_sync (fixture->council, one, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (steward_council_seal_sync (council, other, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "revoked on"));
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);
  steward_council_close (council);
  steward_governance_close (governance);
}

/* Over by time. */

static void
test_expiry (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *id = access_fixture_grant (fixture, "id,email");
  g_autoptr(StewardAccess) access = access_fixture_load (fixture, id);
  g_autoptr(GPtrArray) before = watch (fixture, access->terms->until - 1);
  g_autoptr(GPtrArray) at = NULL;
  g_autoptr(GPtrArray) after = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  at = watch (fixture, access->terms->until);
  g_assert_cmpuint (at->len, ==, 1);
  access_fixture_check (fixture, id, STEWARD_ACCESS_EXPIRED, STEWARD_PROVISION_DEPROVISIONING);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);
  after = watch (fixture, access->terms->until + DAY);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);
  council_fixture_refused (fixture, take_away (OLGA, id, "Late."), STEWARD_ERROR_CONFLICT, "expired on");
}

/* One that was revoked does not expire. One that nobody decided in its time is
 * over without ever having been approved. */
static void
test_no_expiry (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *open = access_fixture_ask (fixture, access_fixture_request (RITA, "postcode"));
  g_autofree char *id = access_fixture_grant (fixture, "id");
  g_autoptr(GPtrArray) done = NULL;

  council_fixture_do (fixture, take_away (OLGA, id, "Over."));
  done = watch (fixture, g_get_real_time () + 400 * DAY);
  g_assert_cmpuint (done->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (done, 0), "nobody has decided it"));
  access_fixture_check (fixture, id, STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_DEPROVISIONING);
  access_fixture_check (fixture, open, STEWARD_ACCESS_EXPIRED, STEWARD_PROVISION_NONE);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, open), ==, 0);
}

/* Who prepared a revocation learns that time was faster. */
static void
test_expiry_race (CouncilFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *id = access_fixture_grant (fixture, "id,email");
  g_autoptr(StewardAccess) access = access_fixture_load (fixture, id);
  g_autoptr(StewardIntent) intent = take_away (OLGA, id, "Over.");
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, intent);
  g_autoptr(GPtrArray) done = watch (fixture, access->terms->until);
  g_autoptr(GError) error = NULL;

  g_assert_false (steward_council_seal_sync (fixture->council, act, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);
}

/* Campaigns. */

static void
open_campaign (CouncilFixture *fixture,
               const char     *id,
               gint64          due,
               const char     *access)
{
  g_autoptr(StewardAppend) append = steward_append_new ("p-test");
  g_autofree char *stream = g_strconcat ("campaign/", id, NULL);
  const char *const items[] = { access, NULL };
  g_autoptr(GError) error = NULL;
  JsonObject *body;

  steward_append_add (append, stream, 0, STEWARD_EVENT_CAMPAIGN_OPENED, steward_body_new (&body));
  steward_body_set_text (body, "campaign", id);
  steward_body_set_text (body, "title", "Autumn");
  steward_body_set_text (body, "domain", "Customer");
  steward_body_set_time (body, "due", due);
  steward_body_set_list (body, "items", items);
  g_assert_true (steward_ledger_append_sync (fixture->ledger, append, NULL, &error));
  g_assert_no_error (error);
}

static StewardAccessSummary *
find_summary (GPtrArray  *list,
              const char *id)
{
  for (guint i = 0; i < list->len; i++)
    {
      StewardAccessSummary *summary = g_ptr_array_index (list, i);

      if (g_str_equal (summary->access->id, id))
        return summary;
    }

  return NULL;
}

static void
test_campaign (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = access_fixture_grant (fixture, "id");
  g_autofree char *olga = council_fixture_person (fixture, OLGA);
  gint64 due = g_get_real_time () + 5 * DAY;
  g_autoptr(GPtrArray) early = NULL;
  g_autoptr(GPtrArray) done = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(StewardAccessCase) one = NULL;
  StewardIntent *intent;

  open_campaign (fixture, "c-2026-01", due, id);
  early = watch (fixture, due - 1);
  g_assert_cmpuint (early->len, ==, 0);
  done = watch (fixture, due);
  g_assert_cmpuint (done->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (done, 0), "their revocation is proposed"));
  again = watch (fixture, due + DAY);
  g_assert_cmpuint (again->len, ==, 0);
  /* nothing is taken back before somebody says so */
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONED);

  list = steward_access_summaries_load_sync (fixture->council, NULL, olga, NULL);
  g_assert_nonnull (find_summary (list, id)->proposal);
  g_assert_true (find_summary (list, id)->waits);
  one = steward_access_case_load_sync (fixture->council, id, olga, NULL);
  g_assert_nonnull (strstr (one->proposal, "c-2026-01"));
  g_assert_true (one->can_revoke);
  intent = take_away (OLGA, id, "Nobody needs it.");
  intent->campaign = g_strdup ("c-2026-01");
  council_fixture_do (fixture, intent);
  access_fixture_check (fixture, id, STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_DEPROVISIONING);
}

/* Who has it does not confirm that it is gone. */
static void
test_confirm_own (CouncilFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *id = access_fixture_grant (fixture, "id");
  g_autofree char *effect = g_strconcat (id, "/revoke-1", NULL);
  g_autofree char *grant = g_strconcat (id, "/grant-1", NULL);
  StewardIntent *intent;

  council_fixture_do (fixture, take_away (OLGA, id, "Over."));
  access_fixture_report (fixture, id, "revoke-1", STEWARD_EFFECT_MANUAL, FALSE);
  intent = access_fixture_intent (STEWARD_VERB_CONFIRM_EFFECT, RITA, id);
  intent->effect = g_strdup (effect);
  council_fixture_refused (fixture, intent, STEWARD_ERROR_DENIED, "somebody else confirms");
  intent = access_fixture_intent (STEWARD_VERB_CONFIRM_EFFECT, "dan@example.com", id);
  intent->effect = g_strdup (grant);
  council_fixture_refused (fixture, steward_intent_copy (intent), STEWARD_ERROR_CONFLICT, NULL);
  g_free (intent->effect);
  intent->effect = g_strdup (effect);
  council_fixture_do (fixture, intent);
  access_fixture_check (fixture, id, STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_DEPROVISIONED);
}

#define ADD(path, test) \
  g_test_add ("/council/access-ends/" path, CouncilFixture, NULL, access_fixture_set_up, test, \
              council_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("revoke", test_revoke);
  ADD ("give-up", test_give_up);
  ADD ("revoke-before-grant", test_revoke_before_grant);
  ADD ("race", test_race);
  ADD ("confirm-own", test_confirm_own);
  ADD ("expiry", test_expiry);
  ADD ("no-expiry", test_no_expiry);
  ADD ("expiry-race", test_expiry_race);
  ADD ("campaign", test_campaign);

  return g_test_run ();
}
