/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Attestations: who opens, answers and closes them, what an answer brings
 * about, and what becomes of what nobody answered for. And whose a role is. */

#include "config.h"

#include "access-fixture.h"

#include <string.h>

#define ANN "ann@example.com"          /* the chair */
#define BEN "ben@example.com"          /* of the domain Orders */
#define CLEO "cleo@example.com"        /* of the domain Customer */
#define VIC "vic@example.com"          /* privacy */
#define ADA "ada@example.com"          /* the auditor */
#define OLGA "olga@example.com"        /* owner of SHOP */
#define RITA "rita@example.com"        /* asks */

static StewardIntent *
open_intent (const char *who,
             const char *domain,
             const char *subject)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_OPEN_CAMPAIGN, who);

  intent->name = g_strdup (domain);
  intent->subject = g_strdup (subject);
  intent->until = (g_get_real_time () / DAY + 10) * DAY;

  return intent;
}

/* Takes @intent; returns the id of what was opened. */
static char *
open_campaign (CouncilFixture *fixture,
               StewardIntent  *intent)
{
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, intent);
  g_autoptr(GError) error = NULL;

  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);
  steward_intent_free (intent);

  return g_strdup (act->campaign);
}

static StewardIntent *
answer_intent (const char    *who,
               const char    *campaign,
               const char    *access,
               StewardAnswer  answer)
{
  StewardIntent *intent = access_fixture_intent (STEWARD_VERB_ANSWER_CAMPAIGN, who, access);

  intent->campaign = g_strdup (campaign);
  intent->answer = answer;
  intent->comment = g_strdup (answer != STEWARD_ANSWER_KEEP ? "It is not needed." : NULL);

  return intent;
}

static StewardIntent *
close_intent (const char *who,
              const char *campaign)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_CLOSE_CAMPAIGN, who);

  intent->campaign = g_strdup (campaign);

  return intent;
}

static StewardCampaign *
load_campaign (CouncilFixture *fixture,
               const char     *id)
{
  g_autoptr(GError) error = NULL;
  StewardCampaign *campaign = steward_access_rows_load_campaign (fixture->governance, id, &error);

  g_assert_no_error (error);

  return campaign;
}

static const StewardCampaignItem *
get_item (const StewardCampaign *campaign,
          const char            *access)
{
  for (guint i = 0; i < campaign->items->len; i++)
    if (g_str_equal (((StewardCampaignItem *) campaign->items->pdata[i])->access, access))
      return campaign->items->pdata[i];

  g_error ("%s is not asked about", access);
}

static gboolean
has_words (GPtrArray  *sentences,
           const char *words)
{
  for (guint i = 0; i < sentences->len; i++)
    if (strstr (sentences->pdata[i], words) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_open (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *first = access_fixture_grant (fixture, "id");
  g_autofree char *second = access_fixture_grant (fixture, "id,channel");
  g_autofree char *asked = access_fixture_ask (fixture, access_fixture_request (RITA, "score"));
  g_autofree char *id = open_campaign (fixture, open_intent (CLEO, " customer", NULL));
  g_autoptr(StewardCampaign) campaign = load_campaign (fixture, id);
  g_autofree char *cleo = council_fixture_person (fixture, "cleo");

  g_assert_true (g_regex_match_simple ("^c-[0-9]{4}-01$", id, 0, 0));
  g_assert_cmpuint (campaign->items->len, ==, 2);
  g_assert_cmpint (get_item (campaign, first)->answer, ==, STEWARD_ANSWER_NONE);
  g_assert_nonnull (get_item (campaign, second));
  g_assert_cmpstr (campaign->domain, ==, " customer");
  g_assert_null (campaign->subject);
  g_assert_cmpstr (campaign->opened_by, ==, cleo);
  g_assert_cmpint (campaign->due, >, campaign->opened_at);
  g_assert_cmpint (campaign->closed_at, ==, 0);
  g_assert_cmpstr (asked, !=, first);
  council_fixture_refused (fixture, open_intent (ANN, NULL, SHOP), STEWARD_ERROR_CONFLICT, "asks about every access");
  council_fixture_check_ledger (fixture);
}

/* What is granted meanwhile is asked about in the next one only. */
static void
test_open_twice (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *first = access_fixture_grant (fixture, "id");
  g_autofree char *id = open_campaign (fixture, open_intent (OLGA, NULL, SHOP));
  g_autofree char *second = access_fixture_grant (fixture, "id,channel");
  g_autoptr(StewardIntent) intent = open_intent (ANN, "Customer", NULL);
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, intent);
  g_autofree char *other = open_campaign (fixture, steward_intent_copy (intent));
  g_autoptr(StewardCampaign) campaign = load_campaign (fixture, other);
  g_autoptr(StewardCampaign) before = load_campaign (fixture, id);

  g_assert_true (has_words (act->warnings, "1 more are left out"));
  g_assert_cmpuint (campaign->items->len, ==, 1);
  g_assert_nonnull (get_item (campaign, second));
  g_assert_cmpuint (before->items->len, ==, 1);
  g_assert_nonnull (get_item (before, first));
  g_assert_nonnull (before->subject);
}

static void
test_open_refusals (CouncilFixture *fixture,
                    gconstpointer   data)
{
  StewardIntent *intent;

  council_fixture_refused (fixture, open_intent (CLEO, "Customer", NULL), STEWARD_ERROR_NOT_FOUND, "Nobody has access");
  g_free (access_fixture_grant (fixture, "id"));
  council_fixture_refused (fixture, open_intent (BEN, "Customer", NULL), STEWARD_ERROR_DENIED, "Only the chair");
  council_fixture_refused (fixture, open_intent (RITA, NULL, SHOP), STEWARD_ERROR_DENIED, "ask Ann");
  council_fixture_refused (fixture, open_intent (VIC, NULL, SHOP), STEWARD_ERROR_DENIED, NULL);
  council_fixture_refused (fixture, open_intent (OLGA, "Customer", NULL), STEWARD_ERROR_DENIED, NULL);
  council_fixture_refused (fixture, open_intent (ANN, NULL, NULL), STEWARD_ERROR_USAGE, "one domain, or one product");
  council_fixture_refused (fixture, open_intent (ANN, "Customer", SHOP), STEWARD_ERROR_USAGE, "one domain, or one");
  council_fixture_refused (fixture, open_intent (ANN, NULL, "no.such"), STEWARD_ERROR_NOT_FOUND, NULL);
  council_fixture_refused (fixture, open_intent (ANN, "Moon", NULL), STEWARD_ERROR_NOT_FOUND, "Nobody has access");
  intent = open_intent (ANN, "Customer", NULL);
  intent->until = 0;
  council_fixture_refused (fixture, intent, STEWARD_ERROR_USAGE, "by when");
  intent = open_intent (ANN, "Customer", NULL);
  intent->until = g_get_real_time () - DAY;
  council_fixture_refused (fixture, intent, STEWARD_ERROR_USAGE, "in the past");
  intent = open_intent (ANN, "Customer", NULL);
  intent->until = g_get_real_time () + 400 * DAY;
  council_fixture_refused (fixture, intent, STEWARD_ERROR_USAGE, "a year at most");
  intent = open_intent (ANN, "Customer", NULL);
  intent->title = g_strdup ("two\nlines");
  council_fixture_refused (fixture, intent, STEWARD_ERROR_INVALID_DATA, "one line");
}

static void
test_keep (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *access = access_fixture_grant (fixture, "id");
  g_autofree char *id = open_campaign (fixture, open_intent (CLEO, "Customer", NULL));
  g_autoptr(StewardCampaign) campaign = NULL;
  g_autofree char *olga = council_fixture_person (fixture, "olga");

  council_fixture_do (fixture, answer_intent (OLGA, id, access, STEWARD_ANSWER_KEEP));
  campaign = load_campaign (fixture, id);
  g_assert_cmpint (get_item (campaign, access)->answer, ==, STEWARD_ANSWER_KEEP);
  g_assert_cmpstr (get_item (campaign, access)->person, ==, olga);
  access_fixture_check (fixture, access, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONED);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, access), ==, 0);
  council_fixture_refused (fixture, answer_intent (OLGA, id, access, STEWARD_ANSWER_KEEP), STEWARD_ERROR_CONFLICT,
                           "already");
}

/* In one append with what takes it back. */
static void
test_revoke (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *access = access_fixture_grant (fixture, "id");
  g_autofree char *id = open_campaign (fixture, open_intent (CLEO, "Customer", NULL));
  g_autoptr(StewardIntent) intent = answer_intent (CLEO, id, access, STEWARD_ANSWER_REVOKE);
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(StewardCampaign) campaign = NULL;
  const char *const types[] = { "campaign.answered", "access.revoked", "effect.queued" };

  intent->plan = access_fixture_plan ("REVOKE SELECT ON sales.customers FROM " ROLE);
  act = council_fixture_prepare (fixture, intent);
  g_assert_cmpuint (act->append->drafts->len, ==, G_N_ELEMENTS (types));
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpstr (((StewardDraft *) act->append->drafts->pdata[i])->type, ==, types[i]);
  g_assert_cmpuint (act->append->outbox->len, ==, 1);
  g_assert_true (has_words (act->consequences, "Every access has an answer then"));
  council_fixture_do (fixture, steward_intent_copy (intent));
  access_fixture_check (fixture, access, STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_DEPROVISIONING);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, access), ==, 1);
  campaign = load_campaign (fixture, id);
  g_assert_cmpint (get_item (campaign, access)->answer, ==, STEWARD_ANSWER_REVOKE);
  council_fixture_refused (fixture, answer_intent (OLGA, id, access, STEWARD_ANSWER_KEEP), STEWARD_ERROR_CONFLICT,
                           "nobody has to answer");
  council_fixture_check_ledger (fixture);
}

static void
test_shrink (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *access = access_fixture_grant (fixture, "id,channel");
  g_autofree char *id = open_campaign (fixture, open_intent (CLEO, "Customer", NULL));
  g_autoptr(StewardIntent) intent = answer_intent (OLGA, id, access, STEWARD_ANSWER_SHRINK);
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, intent);
  g_autoptr(StewardAct) other = NULL;
  g_autoptr(StewardIntent) keep = NULL;
  g_autoptr(StewardCampaign) campaign = NULL;

  g_assert_true (has_words (act->consequences, "Ask for the narrower access next"));
  council_fixture_do (fixture, steward_intent_copy (intent));
  access_fixture_check (fixture, access, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONED);
  /* Somebody else may see it otherwise. */
  keep = answer_intent (CLEO, id, access, STEWARD_ANSWER_KEEP);
  other = council_fixture_prepare (fixture, keep);
  g_assert_true (has_words (other->warnings, "has answered “shrink” before"));
  council_fixture_do (fixture, steward_intent_copy (keep));
  campaign = load_campaign (fixture, id);
  g_assert_cmpint (get_item (campaign, access)->answer, ==, STEWARD_ANSWER_KEEP);
}

/* Two who answer at the same time both do: the second is checked again. */
static void
test_together (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *first = access_fixture_grant (fixture, "id");
  g_autofree char *second = access_fixture_grant (fixture, "id,channel");
  g_autofree char *id = open_campaign (fixture, open_intent (CLEO, "Customer", NULL));
  g_autoptr(StewardIntent) one = answer_intent (OLGA, id, first, STEWARD_ANSWER_KEEP);
  g_autoptr(StewardIntent) other = answer_intent (CLEO, id, second, STEWARD_ANSWER_REVOKE);
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, one);
  g_autoptr(StewardAct) late = council_fixture_prepare (fixture, other);
  g_autoptr(StewardCampaign) campaign = NULL;
  g_autoptr(GError) error = NULL;

  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);
  steward_council_seal_sync (fixture->council, late, NULL, &error);
  g_assert_no_error (error);
  campaign = load_campaign (fixture, id);
  g_assert_cmpint (get_item (campaign, first)->answer, ==, STEWARD_ANSWER_KEEP);
  g_assert_cmpint (get_item (campaign, second)->answer, ==, STEWARD_ANSWER_REVOKE);
  access_fixture_check (fixture, second, STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_DEPROVISIONING);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, second), ==, 1);
  council_fixture_check_ledger (fixture);
}

static void
test_answer_refusals (CouncilFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *access = access_fixture_grant (fixture, "id");
  g_autofree char *id = open_campaign (fixture, open_intent (CLEO, "Customer", NULL));
  g_autofree char *later = access_fixture_grant (fixture, "channel,id");
  StewardIntent *intent;

#define REFUSED(who, change, code, words) \
  intent = answer_intent (who, id, access, STEWARD_ANSWER_REVOKE); \
  change; \
  council_fixture_refused (fixture, intent, STEWARD_ERROR_##code, words)

  REFUSED (BEN, , DENIED, "Only those who answer for this access");
  REFUSED (RITA, , DENIED, "nobody answers for their own");
  REFUSED (ADA, , DENIED, NULL);
  REFUSED (ANN, , DENIED, "ask olga, Cleo");
  REFUSED (OLGA, g_clear_pointer (&intent->comment, g_free), USAGE, "Say why");
  REFUSED (OLGA, intent->answer = STEWARD_ANSWER_NONE, USAGE, "Say whether");
  REFUSED (OLGA, (g_free (intent->campaign), intent->campaign = g_strdup ("c-1999-01")), NOT_FOUND, NULL);
  REFUSED (OLGA, g_clear_pointer (&intent->campaign, g_free), USAGE, "which attestation");
  REFUSED (OLGA, g_clear_pointer (&intent->access, g_free), USAGE, "which access");
  REFUSED (OLGA, (g_free (intent->access), intent->access = g_strdup (later)), USAGE, "does not ask about");
  REFUSED (OLGA, (intent->plan = access_fixture_plan (NULL), g_free (intent->plan->digest),
                  intent->plan->digest = g_strdup ("sha256:x")), INVALID_DATA, "digest");
  intent = answer_intent (OLGA, id, access, STEWARD_ANSWER_SHRINK);
  g_clear_pointer (&intent->comment, g_free);
  council_fixture_refused (fixture, intent, STEWARD_ERROR_USAGE, "Say what should go");
#undef REFUSED
}

/* Who has asked for an access cannot keep it for themselves, owner or not. */
static void
test_own (CouncilFixture *fixture,
          gconstpointer   data)
{
  g_autofree char *access = access_fixture_ask (fixture, access_fixture_request (OLGA, "id"));
  g_autofree char *id = NULL;

  council_fixture_do (fixture, access_fixture_decide (CLEO, access, STEWARD_VOTE_APPROVE));
  access_fixture_report (fixture, access, "grant-1", STEWARD_EFFECT_DONE, FALSE);
  id = open_campaign (fixture, open_intent (OLGA, NULL, SHOP));
  council_fixture_refused (fixture, answer_intent (OLGA, id, access, STEWARD_ANSWER_KEEP), STEWARD_ERROR_DENIED,
                           "nobody answers for their own");
  council_fixture_do (fixture, answer_intent (CLEO, id, access, STEWARD_ANSWER_KEEP));
}

static void
test_close (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *first = access_fixture_grant (fixture, "id");
  g_autofree char *second = access_fixture_grant (fixture, "id,channel");
  g_autofree char *id = open_campaign (fixture, open_intent (CLEO, "Customer", NULL));
  g_autoptr(StewardCampaign) campaign = NULL;

  council_fixture_do (fixture, answer_intent (OLGA, id, first, STEWARD_ANSWER_KEEP));
  council_fixture_refused (fixture, close_intent (CLEO, id), STEWARD_ERROR_DENIED, "1 of 2 accesses have no answer");
  council_fixture_refused (fixture, close_intent (OLGA, id), STEWARD_ERROR_DENIED, "who opened");
  council_fixture_refused (fixture, close_intent (ANN, NULL), STEWARD_ERROR_USAGE, "which attestation");
  council_fixture_refused (fixture, close_intent (ANN, "c-1999-01"), STEWARD_ERROR_NOT_FOUND, NULL);
  council_fixture_do (fixture, answer_intent (OLGA, id, second, STEWARD_ANSWER_REVOKE));
  council_fixture_do (fixture, close_intent (ANN, id));
  campaign = load_campaign (fixture, id);
  g_assert_cmpint (campaign->closed_at, >, 0);
  council_fixture_refused (fixture, close_intent (ANN, id), STEWARD_ERROR_CONFLICT, "closed already");
  council_fixture_refused (fixture, answer_intent (OLGA, id, first, STEWARD_ANSWER_REVOKE), STEWARD_ERROR_CONFLICT,
                           "was closed on");
}

/* What is over needs no answer. */
static void
test_close_over (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *access = access_fixture_grant (fixture, "id");
  g_autofree char *id = open_campaign (fixture, open_intent (CLEO, "Customer", NULL));
  StewardIntent *intent = access_fixture_intent (STEWARD_VERB_REVOKE_ACCESS, OLGA, access);

  intent->comment = g_strdup ("At once.");
  council_fixture_do (fixture, intent);
  council_fixture_do (fixture, close_intent (CLEO, id));
}

/* Silence keeps nothing: it is proposed for revocation, until somebody answers
 * in a later round. */
static void
test_silence (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *access = access_fixture_grant (fixture, "id");
  g_autofree char *id = open_campaign (fixture, open_intent (CLEO, "Customer", NULL));
  g_autofree char *again = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) done = steward_council_watch_sync (fixture->council, g_get_real_time () + 11 * DAY, &error);
  g_autoptr(StewardCampaign) campaign = load_campaign (fixture, id);
  g_autoptr(StewardAccessCase) proposed = NULL;
  g_autoptr(StewardAccessCase) kept = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 1);
  g_assert_cmpint (campaign->closed_at, >, 0);
  access_fixture_check (fixture, access, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONED);
  proposed = steward_access_case_load_sync (fixture->council, access, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (proposed->proposal, id));

  again = open_campaign (fixture, open_intent (CLEO, "Customer", NULL));
  council_fixture_do (fixture, answer_intent (OLGA, again, access, STEWARD_ANSWER_KEEP));
  kept = steward_access_case_load_sync (fixture->council, access, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (kept->proposal);
}

/* Whose a role is. */

static StewardIntent *
link_intent (const char          *who,
             const char          *principal,
             StewardConsumerKind  kind,
             const char          *consumer)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_LINK_PRINCIPAL, who);

  intent->source = g_strdup ("7312");
  intent->principal = g_strdup (principal);
  intent->ask = steward_access_ask_new ();
  intent->ask->consumer_kind = kind;
  intent->ask->consumer = g_strdup (consumer);

  return intent;
}

static StewardIntent *
unlink_intent (const char *who,
               const char *principal)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_UNLINK_PRINCIPAL, who);

  intent->source = g_strdup ("7312");
  intent->principal = g_strdup (principal);

  return intent;
}

static GPtrArray *
list_principals (CouncilFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *principals = steward_access_rows_list_principals (fixture->governance, NULL, &error);

  g_assert_no_error (error);

  return principals;
}

static void
test_link (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(GPtrArray) principals = NULL;
  g_autoptr(GPtrArray) fewer = NULL;
  g_autoptr(StewardIntent) other = link_intent (ANN, ROLE, STEWARD_CONSUMER_TEAM, "Somebody else");
  g_autoptr(StewardAct) act = NULL;
  g_autofree char *rita = council_fixture_person (fixture, "rita");
  const StewardPrincipal *principal;

  council_fixture_do (fixture, link_intent (BEN, ROLE, STEWARD_CONSUMER_TEAM, "Campaigns"));
  council_fixture_do (fixture, link_intent (ANN, "rita", STEWARD_CONSUMER_PERSON, RITA));
  principals = list_principals (fixture);
  g_assert_cmpuint (principals->len, ==, 2);
  principal = principals->pdata[g_str_equal (((StewardPrincipal *) principals->pdata[0])->principal, "rita") ? 0 : 1];
  g_assert_cmpint (principal->kind, ==, STEWARD_CONSUMER_PERSON);
  g_assert_cmpstr (principal->consumer, ==, rita);
  council_fixture_refused (fixture, link_intent (ANN, ROLE, STEWARD_CONSUMER_TEAM, "Campaigns"),
                           STEWARD_ERROR_CONFLICT, "already");

  /* Requests are not asked about it any more; another name is told. */
  g_free (access_fixture_grant (fixture, "id"));
  act = council_fixture_prepare (fixture, other);
  g_assert_true (has_words (act->warnings, "was known as the name of"));
  g_assert_true (has_words (act->warnings, "who is somebody else"));
  council_fixture_do (fixture, unlink_intent (CLEO, ROLE));
  fewer = list_principals (fixture);
  g_assert_cmpuint (fewer->len, ==, 1);
  council_fixture_refused (fixture, unlink_intent (CLEO, ROLE), STEWARD_ERROR_NOT_FOUND, "Nobody has said");
  council_fixture_check_ledger (fixture);
}

static void
test_link_refusals (CouncilFixture *fixture,
                    gconstpointer   data)
{
  StewardIntent *intent;

#define REFUSED(change, code, words) \
  intent = link_intent (BEN, ROLE, STEWARD_CONSUMER_TEAM, "Campaigns"); \
  change; \
  council_fixture_refused (fixture, intent, STEWARD_ERROR_##code, words)

  REFUSED ((g_free (intent->actor), intent->actor = g_strdup (RITA)), DENIED, "ask Ann");
  REFUSED ((g_free (intent->actor), intent->actor = g_strdup (ADA)), DENIED, "ask Ann");
  REFUSED (g_clear_pointer (&intent->source, g_free), USAGE, "source");
  REFUSED (g_clear_pointer (&intent->principal, g_free), USAGE, "role on the platform");
  REFUSED ((g_free (intent->principal), intent->principal = g_strdup ("a\nb")), INVALID_DATA, "one line");
  REFUSED (g_clear_pointer (&intent->ask, steward_access_ask_free), USAGE, "whose it is");
  REFUSED (g_clear_pointer (&intent->ask->consumer, g_free), USAGE, "whose it is");
  REFUSED (intent->ask->consumer_kind = STEWARD_CONSUMER_PERSON, NOT_FOUND, "nobody whom");
  REFUSED (intent->ask->consumer_kind = STEWARD_CONSUMER_PRODUCT, NOT_FOUND, NULL);
#undef REFUSED
  council_fixture_refused (fixture, link_intent (BEN, "ben", STEWARD_CONSUMER_PERSON, BEN), STEWARD_ERROR_DENIED,
                           "of themselves");
  council_fixture_refused (fixture, unlink_intent (RITA, ROLE), STEWARD_ERROR_DENIED, NULL);
}

/* A product is known by its URN, whatever it is called. */
static void
test_link_product (CouncilFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr(GPtrArray) principals = NULL;

  council_fixture_do (fixture, link_intent (ANN, "etl", STEWARD_CONSUMER_PRODUCT, CHANNELS));
  principals = list_principals (fixture);
  g_assert_cmpstr (((StewardPrincipal *) principals->pdata[0])->consumer, !=, CHANNELS);
  council_fixture_refused (fixture, link_intent (ANN, "etl", STEWARD_CONSUMER_PRODUCT, CHANNELS),
                           STEWARD_ERROR_CONFLICT, "already");
}

static void
add_test (const char *path,
          void      (*test) (CouncilFixture *, gconstpointer))
{
  g_test_add (path, CouncilFixture, NULL, access_fixture_set_up, test, council_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/campaign-verbs/open", test_open);
  add_test ("/campaign-verbs/open twice", test_open_twice);
  add_test ("/campaign-verbs/open refusals", test_open_refusals);
  add_test ("/campaign-verbs/keep", test_keep);
  add_test ("/campaign-verbs/revoke", test_revoke);
  add_test ("/campaign-verbs/shrink", test_shrink);
  add_test ("/campaign-verbs/answer refusals", test_answer_refusals);
  add_test ("/campaign-verbs/own", test_own);
  add_test ("/campaign-verbs/together", test_together);
  add_test ("/campaign-verbs/close", test_close);
  add_test ("/campaign-verbs/close over", test_close_over);
  add_test ("/campaign-verbs/silence", test_silence);
  add_test ("/principal-verbs/link", test_link);
  add_test ("/principal-verbs/refusals", test_link_refusals);
  add_test ("/principal-verbs/product", test_link_product);

  return g_test_run ();
}
