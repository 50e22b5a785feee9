/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Deciding on access: who may, who may not under any name, what an approval is
 * bound to, and that what has to be done is in the outbox exactly when it is
 * decided. */

#include "config.h"

#include "access-fixture.h"

#include <string.h>

#define OLGA "olga@example.com"
#define RITA "rita@example.com"
#define VIC "vic@example.com"
#define CLEO "cleo@example.com"
#define ANN "ann@example.com"
#define DAN "dan@example.com"

static char *
ask (CouncilFixture *fixture,
     const char     *who,
     const char     *columns)
{
  return access_fixture_ask (fixture, access_fixture_request (who, columns));
}

static void
decide (CouncilFixture    *fixture,
        const char        *who,
        const char        *access,
        StewardVoteChoice  choice)
{
  council_fixture_do (fixture, access_fixture_decide (who, access, choice));
}

static void
refuse_decision (CouncilFixture *fixture,
                 const char     *who,
                 const char     *access,
                 const char     *words)
{
  council_fixture_refused (fixture, access_fixture_decide (who, access, STEWARD_VOTE_APPROVE), STEWARD_ERROR_DENIED,
                           words);
}

static gboolean
has_words (GPtrArray  *sentences,
           const char *words)
{
  for (guint i = 0; i < sentences->len; i++)
    if (strstr (g_ptr_array_index (sentences, i), words) != NULL)
      return TRUE;

  return FALSE;
}

/* The last approval, the decision and the effect are one append. */
static void
test_two_steps (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "id,email");
  g_autoptr(StewardIntent) last = access_fixture_decide (VIC, id, STEWARD_VOTE_APPROVE);
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(StewardAccess) access = NULL;
  g_autofree char *text = NULL;

  refuse_decision (fixture, VIC, id, NULL);
  decide (fixture, OLGA, id, STEWARD_VOTE_APPROVE);
  access_fixture_check (fixture, id, STEWARD_ACCESS_REQUESTED, STEWARD_PROVISION_NONE);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 0);

  act = council_fixture_prepare (fixture, last);
  g_assert_cmpuint (act->append->drafts->len, ==, 3);
  g_assert_cmpuint (act->append->outbox->len, ==, 1);
  g_assert_true (has_words (act->consequences, "This decides the request: approved."));
  g_assert_true (has_words (act->consequences, "The statements run on Warehouse."));
  text = steward_act_to_text (act, NULL);
  g_assert_nonnull (strstr (text, "GRANT SELECT ON sales.customers TO " ROLE));
  decide (fixture, VIC, id, STEWARD_VOTE_APPROVE);
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONING);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);
  access = access_fixture_load (fixture, id);
  g_assert_cmpuint (access->votes->len, ==, 2);
  g_assert_cmpstr (((StewardAccessVote *) g_ptr_array_index (access->votes, 0))->effect, ==, last->plan->digest);
  g_assert_cmpstr (((StewardEffectRecord *) g_ptr_array_index (access->effects, 0))->digest, ==, last->plan->digest);
}

static void
test_reject (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "id,email");
  StewardIntent *intent = access_fixture_decide (OLGA, id, STEWARD_VOTE_REJECT);

  g_clear_pointer (&intent->comment, g_free);
  council_fixture_refused (fixture, intent, STEWARD_ERROR_USAGE, "needs a reason");
  intent = access_fixture_decide (OLGA, id, STEWARD_VOTE_REJECT);
  intent->choice = STEWARD_VOTE_ABSTAIN;
  council_fixture_refused (fixture, intent, STEWARD_ERROR_USAGE, "abstains");
  decide (fixture, OLGA, id, STEWARD_VOTE_REJECT);
  access_fixture_check (fixture, id, STEWARD_ACCESS_REJECTED, STEWARD_PROVISION_NONE);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 0);
}

/* Nobody decides for themselves. */

static void
test_requester (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *id = ask (fixture, OLGA, "id");

  refuse_decision (fixture, OLGA, id, "olga");
  decide (fixture, CLEO, id, STEWARD_VOTE_APPROVE);
}

static void
test_consumer (CouncilFixture *fixture,
               gconstpointer   data)
{
  StewardIntent *intent = access_fixture_request (RITA, "id");
  g_autofree char *id = NULL;

  intent->ask->consumer_kind = STEWARD_CONSUMER_PERSON;
  g_free (intent->ask->consumer);
  intent->ask->consumer = g_strdup (OLGA);
  id = access_fixture_ask (fixture, intent);
  refuse_decision (fixture, OLGA, id, NULL);
  refuse_decision (fixture, RITA, id, NULL);
  decide (fixture, CLEO, id, STEWARD_VOTE_APPROVE);
}

static void
test_on_behalf (CouncilFixture *fixture,
                gconstpointer   data)
{
  StewardIntent *intent = access_fixture_request (RITA, "id");
  g_autofree char *id = NULL;

  intent->ask->on_behalf = g_strdup (OLGA);
  intent->ask->answerable = g_strdup (CLEO);
  id = access_fixture_ask (fixture, intent);
  refuse_decision (fixture, OLGA, id, NULL);
  refuse_decision (fixture, CLEO, id, NULL);
  access_fixture_check (fixture, id, STEWARD_ACCESS_REQUESTED, STEWARD_PROVISION_NONE);
}

/* Who stands in for one who may not decide may not either, and who is in
 * conflict decides for nobody. */
static void
give_delegation (CouncilFixture *fixture,
                 const char     *from,
                 const char     *to,
                 const char     *seat)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_GIVE_DELEGATION, from);

  intent->person = g_strdup (to);
  intent->seat = g_strdup (seat);
  intent->until = g_get_real_time () + 5 * DAY;
  council_fixture_do (fixture, intent);
}

static void
test_delegates (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *first = ask (fixture, RITA, "id,email");
  g_autofree char *second = NULL;
  g_autoptr(StewardAccess) access = NULL;

  give_delegation (fixture, VIC, DAN, "privacy");
  decide (fixture, OLGA, first, STEWARD_VOTE_APPROVE);
  decide (fixture, DAN, first, STEWARD_VOTE_APPROVE);
  access = access_fixture_load (fixture, first);
  g_assert_true (((StewardAccessVote *) g_ptr_array_index (access->votes, 1))->delegate);

  second = ask (fixture, VIC, "email,postcode");
  decide (fixture, OLGA, second, STEWARD_VOTE_APPROVE);
  refuse_decision (fixture, VIC, second, NULL);
  refuse_decision (fixture, DAN, second, NULL);
  access_fixture_check (fixture, second, STEWARD_ACCESS_REQUESTED, STEWARD_PROVISION_NONE);
}

static void
test_delegate_asks (CouncilFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *id = NULL;

  give_delegation (fixture, VIC, DAN, "privacy");
  id = ask (fixture, DAN, "email");
  decide (fixture, OLGA, id, STEWARD_VOTE_APPROVE);
  refuse_decision (fixture, DAN, id, NULL);
  decide (fixture, VIC, id, STEWARD_VOTE_APPROVE);
}

/* Whoever it is said to be for: the role is olga's own. */
static void
test_own_role (CouncilFixture *fixture,
               gconstpointer   data)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_LINK_PRINCIPAL, ANN);
  g_autofree char *id = NULL;

  intent->source = g_strdup ("7312");
  intent->principal = g_strdup (ROLE);
  intent->ask = steward_access_ask_new ();
  intent->ask->consumer_kind = STEWARD_CONSUMER_PERSON;
  intent->ask->consumer = g_strdup (OLGA);
  council_fixture_do (fixture, intent);
  id = ask (fixture, RITA, "id");
  refuse_decision (fixture, OLGA, id, NULL);
  decide (fixture, CLEO, id, STEWARD_VOTE_APPROVE);
}

/* Two names of one person are one person. */
static void
test_merged (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "id");
  StewardIntent *intent;

  intent = steward_intent_new (STEWARD_VERB_MERGE_PERSON, ANN);
  intent->person = g_strdup (RITA);
  intent->into = g_strdup (OLGA);
  council_fixture_do (fixture, intent);
  refuse_decision (fixture, OLGA, id, NULL);
  refuse_decision (fixture, RITA, id, NULL);
  decide (fixture, CLEO, id, STEWARD_VOTE_APPROVE);
}

static void
test_no_role (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "id");

  refuse_decision (fixture, DAN, id, NULL);
  refuse_decision (fixture, "ada@example.com", id, NULL);
  council_fixture_refused (fixture, access_fixture_decide ("no@example.com", id, STEWARD_VOTE_APPROVE),
                           STEWARD_ERROR_NOT_FOUND, NULL);
}

/* A step that nobody may decide is told and never approved. */
static void
test_dead (CouncilFixture *fixture,
           gconstpointer   data)
{
  StewardIntent *intent = access_fixture_request (OLGA, "id");
  g_autoptr(StewardAct) act = NULL;

  intent->ask->on_behalf = g_strdup (CLEO);
  act = council_fixture_prepare (fixture, intent);
  g_assert_true (has_words (act->warnings, "Nobody is there who may decide the step"));
  steward_intent_free (intent);
}

/* Any of two, and two of three. */
static void
test_any (CouncilFixture *fixture,
          gconstpointer   data)
{
  g_autofree char *first = ask (fixture, RITA, "score");
  g_autofree char *second = NULL;

  decide (fixture, VIC, first, STEWARD_VOTE_APPROVE);
  access_fixture_check (fixture, first, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONING);

  second = ask (fixture, RITA, "score,id");
  decide (fixture, OLGA, second, STEWARD_VOTE_REJECT);
  access_fixture_check (fixture, second, STEWARD_ACCESS_REQUESTED, STEWARD_PROVISION_NONE);
  decide (fixture, VIC, second, STEWARD_VOTE_APPROVE);
  access_fixture_check (fixture, second, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONING);
}

static void
test_n_of_m (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "iban");
  StewardIntent *intent;

  decide (fixture, OLGA, id, STEWARD_VOTE_APPROVE);
  decide (fixture, ANN, id, STEWARD_VOTE_APPROVE);
  access_fixture_check (fixture, id, STEWARD_ACCESS_REQUESTED, STEWARD_PROVISION_NONE);
  council_fixture_refused (fixture, access_fixture_decide (ANN, id, STEWARD_VOTE_APPROVE), STEWARD_ERROR_CONFLICT,
                           "decided this already");
  intent = access_fixture_decide (DAN, id, STEWARD_VOTE_APPROVE);
  intent->seat = g_strdup ("privacy");
  council_fixture_refused (fixture, intent, STEWARD_ERROR_DENIED, NULL);
  decide (fixture, DAN, id, STEWARD_VOTE_REJECT);
  access_fixture_check (fixture, id, STEWARD_ACCESS_REQUESTED, STEWARD_PROVISION_NONE);
  decide (fixture, VIC, id, STEWARD_VOTE_APPROVE);
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONING);
}

static void
test_two_against (CouncilFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "iban");

  decide (fixture, OLGA, id, STEWARD_VOTE_APPROVE);
  decide (fixture, ANN, id, STEWARD_VOTE_REJECT);
  access_fixture_check (fixture, id, STEWARD_ACCESS_REQUESTED, STEWARD_PROVISION_NONE);
  decide (fixture, VIC, id, STEWARD_VOTE_REJECT);
  access_fixture_check (fixture, id, STEWARD_ACCESS_REJECTED, STEWARD_PROVISION_NONE);
}

/* Statements. */

static void
test_plan (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "id");
  StewardIntent *intent = access_fixture_decide (OLGA, id, STEWARD_VOTE_APPROVE);
  g_autoptr(StewardIntent) script = NULL;
  g_autoptr(StewardAct) act = NULL;

  g_clear_pointer (&intent->plan, steward_effect_plan_free);
  council_fixture_refused (fixture, intent, STEWARD_ERROR_NETWORK, "Nobody can see what would run");
  intent = access_fixture_decide (OLGA, id, STEWARD_VOTE_APPROVE);
  g_ptr_array_add (intent->plan->statements, g_strdup ("DROP TABLE sales.customers"));
  council_fixture_refused (fixture, intent, STEWARD_ERROR_INVALID_DATA, "not those of their digest");

  script = access_fixture_decide (OLGA, id, STEWARD_VOTE_APPROVE);
  script->plan->executable = FALSE;
  g_ptr_array_add (script->plan->warnings, g_strdup ("Three roles see more rows."));
  act = council_fixture_prepare (fixture, script);
  g_assert_true (has_words (act->consequences, "A person then runs the script on Warehouse"));
  g_assert_true (has_words (act->warnings, "Three roles see more rows."));
}

/* Narrowing. */

static StewardIntent *
narrow (CouncilFixture *fixture,
        const char     *who,
        const char     *id)
{
  StewardIntent *intent = access_fixture_decide (who, id, STEWARD_VOTE_APPROVE);
  g_autoptr(StewardAccess) access = access_fixture_load (fixture, id);

  intent->terms = steward_access_terms_copy (access->terms);

  return intent;
}

static void
test_narrow (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "id,email,postcode");
  g_autoptr(StewardAccess) access = NULL;
  StewardIntent *intent = narrow (fixture, OLGA, id);
  StewardAccessObject *object = g_ptr_array_index (intent->terms->objects, 0);
  const StewardAccessObject *now;

  g_ptr_array_add (object->columns,
                   steward_access_column_new ("iban", STEWARD_CLASSIFICATION_RESTRICTED, STEWARD_MASK_NONE));
  council_fixture_refused (fixture, intent, STEWARD_ERROR_DENIED, "only narrows");
  intent = narrow (fixture, OLGA, id);
  intent->terms->until += DAY;
  council_fixture_refused (fixture, intent, STEWARD_ERROR_DENIED, "only narrows");
  intent = narrow (fixture, OLGA, id);
  g_free (intent->terms->grantee);
  intent->terms->grantee = g_strdup ("other");
  council_fixture_refused (fixture, intent, STEWARD_ERROR_DENIED, NULL);

  intent = narrow (fixture, OLGA, id);
  object = g_ptr_array_index (intent->terms->objects, 0);
  intent->terms->until -= 10 * DAY;
  steward_access_object_find_column (object, "email")->mask = STEWARD_MASK_DIGEST;
  g_ptr_array_remove (object->columns, steward_access_object_find_column (object, "postcode"));
  council_fixture_do (fixture, intent);

  access = access_fixture_load (fixture, id);
  now = g_ptr_array_index (access->terms->objects, 0);
  g_assert_cmpuint (now->columns->len, ==, 2);
  g_assert_cmpint (steward_access_object_find_column (now, "email")->mask, ==, STEWARD_MASK_DIGEST);
  g_assert_cmpint (access->terms->until, ==, access->asked->until - 10 * DAY);
  g_assert_cmpuint (((StewardAccessObject *) g_ptr_array_index (access->asked->objects, 0))->columns->len, ==, 3);
}

/* A plan for what was asked for is not one for what is left of it. */
static void
test_stale (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "id,email,postcode");
  g_autoptr(StewardIntent) later = access_fixture_decide (VIC, id, STEWARD_VOTE_APPROVE);
  g_autoptr(StewardAccess) access = access_fixture_load (fixture, id);
  StewardIntent *intent = narrow (fixture, OLGA, id);

  later->version = access->version;
  intent->terms->until -= DAY;
  council_fixture_do (fixture, intent);
  council_fixture_refused (fixture, steward_intent_copy (later), STEWARD_ERROR_CONFLICT, "narrowed since");
  later->version = 0;
  council_fixture_do (fixture, steward_intent_copy (later));
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONING);
}

/* Between showing and recording, too. */
static void
test_narrowed_meanwhile (CouncilFixture *fixture,
                         gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "iban,id");
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(StewardIntent) late = NULL;
  g_autoptr(GError) error = NULL;
  StewardIntent *intent;

  decide (fixture, OLGA, id, STEWARD_VOTE_APPROVE);
  late = access_fixture_decide (VIC, id, STEWARD_VOTE_APPROVE);
  act = council_fixture_prepare (fixture, late);
  intent = narrow (fixture, ANN, id);
  intent->terms->until -= DAY;
  council_fixture_do (fixture, intent);
  g_assert_false (steward_council_seal_sync (fixture->council, act, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
  access_fixture_check (fixture, id, STEWARD_ACCESS_REQUESTED, STEWARD_PROVISION_NONE);
}

static void
test_contract_changed (CouncilFixture *fixture,
                       gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "id");
  g_autoptr(StewardIntent) intent = access_fixture_decide (OLGA, id, STEWARD_VOTE_APPROVE);
  g_autoptr(StewardAct) act = NULL;

  access_fixture_sync (fixture, "5.0.0");
  act = council_fixture_prepare (fixture, intent);
  g_assert_true (has_words (act->warnings, "The contract has changed"));
}

/* Effects: reported, tried again, confirmed. */

static StewardIntent *
queue (const char *who,
       const char *access,
       const char *action,
       const char *statement)
{
  StewardIntent *intent = access_fixture_intent (STEWARD_VERB_QUEUE_EFFECT, who, access);

  intent->outcome = g_strdup (action);
  intent->plan = access_fixture_plan (statement);

  return intent;
}

static void
test_report (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "id");
  g_autoptr(StewardAccess) access = NULL;
  StewardIntent *intent;

  decide (fixture, OLGA, id, STEWARD_VOTE_APPROVE);
  access_fixture_report (fixture, id, "grant-1", STEWARD_EFFECT_FAILED, TRUE);
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_FAILED);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);
  access_fixture_report (fixture, id, "grant-1", STEWARD_EFFECT_FAILED, FALSE);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 0);
  access = access_fixture_load (fixture, id);
  g_assert_cmpuint (((StewardEffectRecord *) g_ptr_array_index (access->effects, 0))->attempts, ==, 2);

  council_fixture_refused (fixture, queue (RITA, id, "grant", "GRANT ALL"), STEWARD_ERROR_DENIED,
                           "not what was approved");
  council_fixture_refused (fixture, queue (RITA, id, "revoke", NULL), STEWARD_ERROR_CONFLICT, "Revoke it first");
  council_fixture_do (fixture, queue (RITA, id, "grant", NULL));
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONING);
  council_fixture_do (fixture, queue (OLGA, id, "grant", "GRANT SELECT (id) ON sales.customers TO " ROLE));
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);
  access_fixture_report (fixture, id, "grant-3", STEWARD_EFFECT_DONE, FALSE);
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONED);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 0);

  intent = access_fixture_intent (STEWARD_VERB_REPORT_EFFECT, "steward", id);
  intent->effect = g_strdup_printf ("%s/grant-3", id);
  intent->result = steward_effect_result_new (STEWARD_EFFECT_DONE, "Again.");
  council_fixture_refused (fixture, steward_intent_copy (intent), STEWARD_ERROR_CONFLICT, "done already");
  g_free (intent->actor);
  intent->actor = g_strdup (OLGA);
  council_fixture_refused (fixture, intent, STEWARD_ERROR_DENIED, "Only Steward itself");
}

/* Statements that nobody approved do not become the approved ones by failing. */
static void
test_report_other (CouncilFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "id");
  g_autoptr(StewardEffectPlan) approved = access_fixture_plan (NULL);
  g_autoptr(StewardAccess) access = NULL;
  StewardIntent *intent;

  decide (fixture, OLGA, id, STEWARD_VOTE_APPROVE);
  intent = access_fixture_intent (STEWARD_VERB_REPORT_EFFECT, "steward", id);
  intent->effect = g_strdup_printf ("%s/grant-1", id);
  intent->result = steward_effect_result_new (STEWARD_EFFECT_FAILED, "What would run now is not what was approved.");
  intent->plan = access_fixture_plan ("GRANT ALL");
  council_fixture_do (fixture, intent);
  access = access_fixture_load (fixture, id);
  g_assert_cmpstr (((StewardEffectRecord *) g_ptr_array_index (access->effects, 0))->digest, ==, approved->digest);
}

static void
test_confirm (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *id = ask (fixture, RITA, "id");
  StewardIntent *intent;

  decide (fixture, OLGA, id, STEWARD_VOTE_APPROVE);
  access_fixture_report (fixture, id, "grant-1", STEWARD_EFFECT_MANUAL, FALSE);
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONING);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);

  intent = access_fixture_intent (STEWARD_VERB_CONFIRM_EFFECT, DAN, id);
  intent->effect = g_strdup_printf ("%s/grant-1", id);
  intent->result = steward_effect_result_new (STEWARD_EFFECT_FAILED, "The role cannot read it.");
  council_fixture_refused (fixture, steward_intent_copy (intent), STEWARD_ERROR_CONFLICT, "The role cannot read it.");
  intent->result->outcome = STEWARD_EFFECT_DONE;
  council_fixture_do (fixture, intent);
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONED);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 0);
}

/* Break-glass. */

static StewardIntent *
request_emergency (void)
{
  StewardIntent *intent = access_fixture_request (RITA, "id,email");

  intent->ask->emergency = TRUE;
  intent->terms->until = g_get_real_time () + DAY / 2;
  intent->plan = access_fixture_plan (NULL);

  return intent;
}

static StewardIntent *
review (const char        *who,
        const char        *access,
        StewardVoteChoice  choice,
        const char        *comment)
{
  StewardIntent *intent = access_fixture_intent (STEWARD_VERB_REVIEW_EMERGENCY, who, access);

  intent->choice = choice;
  intent->comment = g_strdup (comment);

  return intent;
}

static void
test_emergency (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *open = ask (fixture, RITA, "id,email,postcode");
  StewardIntent *intent = request_emergency ();
  g_autoptr(StewardAccess) access = NULL;
  g_autofree char *id = NULL;

  intent->terms->until += DAY;
  council_fixture_refused (fixture, intent, STEWARD_ERROR_DENIED, NULL);
  intent = request_emergency ();
  g_clear_pointer (&intent->comment, g_free);
  council_fixture_refused (fixture, intent, STEWARD_ERROR_USAGE, "what the emergency is");
  /* what waits for its decision does not stand in its way */
  id = access_fixture_ask (fixture, request_emergency ());
  access = access_fixture_load (fixture, id);
  g_assert_cmpint (access->state, ==, STEWARD_ACCESS_APPROVED);
  g_assert_cmpstr (access->rule, ==, "emergency");
  g_assert_cmpint (access->review_due, >, access->requested_at);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);

  council_fixture_refused (fixture, review (RITA, id, STEWARD_VOTE_APPROVE, NULL), STEWARD_ERROR_DENIED, NULL);
  council_fixture_refused (fixture, review (DAN, id, STEWARD_VOTE_APPROVE, NULL), STEWARD_ERROR_DENIED, NULL);
  council_fixture_refused (fixture, review (OLGA, id, STEWARD_VOTE_REJECT, NULL), STEWARD_ERROR_USAGE, "Say why");
  council_fixture_do (fixture, review (OLGA, id, STEWARD_VOTE_REJECT, "It was none."));
  access_fixture_check (fixture, id, STEWARD_ACCESS_REVOKED, STEWARD_PROVISION_DEPROVISIONING);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);
  council_fixture_refused (fixture, review (OLGA, id, STEWARD_VOTE_APPROVE, NULL), STEWARD_ERROR_CONFLICT,
                           "reviewed on");
  council_fixture_refused (fixture, review (OLGA, open, STEWARD_VOTE_APPROVE, NULL), STEWARD_ERROR_USAGE,
                           "no emergency");
}

static void
test_emergency_upheld (CouncilFixture *fixture,
                       gconstpointer   data)
{
  g_autofree char *id = access_fixture_ask (fixture, request_emergency ());

  council_fixture_do (fixture, review (VIC, id, STEWARD_VOTE_APPROVE, NULL));
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONING);
}

/* Taking back what nobody approved. */
static void
test_revocation (CouncilFixture *fixture,
                 gconstpointer   data)
{
  StewardIntent *intent = access_fixture_request (RITA, "id");
  g_autoptr(StewardAccess) access = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autofree char *id = NULL;

  intent->ask->kind = STEWARD_ACCESS_KIND_REVOCATION;
  id = access_fixture_ask (fixture, intent);
  decide (fixture, OLGA, id, STEWARD_VOTE_APPROVE);
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_DEPROVISIONING);
  items = steward_outbox_list_sync (fixture->governance, 0, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_nonnull (strstr (((StewardOutboxItem *) g_ptr_array_index (items, 0))->body, "foreign"));
  access_fixture_report (fixture, id, "revoke-1", STEWARD_EFFECT_DONE, FALSE);
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_DEPROVISIONED);
}

/* Who registered a key signs what they decide, and each body says of which
 * access it is. */

static char *
sign (const char  *person,
      GPtrArray   *keys,
      GBytes      *body,
      gpointer     data,
      GError     **error)
{
  g_ptr_array_add (data, g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body)));

  return g_strdup ("-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n");
}

static void
test_signature (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autoptr(GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  StewardIntent *key = steward_intent_new (STEWARD_VERB_ADD_KEY, OLGA);
  g_autofree char *id = NULL;
  g_autofree char *member = NULL;

  steward_council_set_signer (fixture->council, sign, bodies, NULL);
  key->key = g_strdup ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6jS0ssEdPzHzDJnCuk2NFx9zN0ijXFXkRJcTnVv1ad");
  council_fixture_do (fixture, key);
  id = ask (fixture, RITA, "id");
  member = g_strdup_printf ("\"access\":\"%s\"", id);
  g_assert_cmpuint (bodies->len, ==, 0);
  decide (fixture, OLGA, id, STEWARD_VOTE_APPROVE);
  g_assert_cmpuint (bodies->len, ==, 2);
  for (guint i = 0; i < bodies->len; i++)
    g_assert_nonnull (strstr (g_ptr_array_index (bodies, i), member));
}

/* A decision stands when the product changes hands; who owns it now decides
 * what is still open. */
static void
test_new_owner (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *first = ask (fixture, RITA, "id,email");

  decide (fixture, OLGA, first, STEWARD_VOTE_APPROVE);
  access_fixture_sync_owned (fixture, "4.1.0", "eve@example.com");
  decide (fixture, VIC, first, STEWARD_VOTE_APPROVE);
  access_fixture_check (fixture, first, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONING);
  g_free (first);
  first = ask (fixture, RITA, "id");
  refuse_decision (fixture, OLGA, first, NULL);
  decide (fixture, "eve@example.com", first, STEWARD_VOTE_APPROVE);
}

/* A platform that knows its owners as roles only: whose the role is was said. */
static void
test_owning_role (CouncilFixture *fixture,
                  gconstpointer   data)
{
  StewardIntent *link = steward_intent_new (STEWARD_VERB_LINK_PRINCIPAL, VIC);
  g_autofree char *id = NULL;

  access_fixture_sync_owned (fixture, "4.1.0", "dba");
  id = ask (fixture, RITA, "id");
  refuse_decision (fixture, "eve@example.com", id, NULL);
  link->source = g_strdup ("mesh");
  link->principal = g_strdup ("dba");
  link->ask = steward_access_ask_new ();
  link->ask->consumer_kind = STEWARD_CONSUMER_PERSON;
  link->ask->consumer = g_strdup ("eve@example.com");
  council_fixture_do (fixture, link);
  decide (fixture, "eve@example.com", id, STEWARD_VOTE_APPROVE);
}

#define ADD(path, test) \
  g_test_add ("/council/access-decisions/" path, CouncilFixture, NULL, access_fixture_set_up, test, \
              council_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("two-steps", test_two_steps);
  ADD ("reject", test_reject);
  ADD ("requester", test_requester);
  ADD ("consumer", test_consumer);
  ADD ("on-behalf", test_on_behalf);
  ADD ("delegates", test_delegates);
  ADD ("delegate-asks", test_delegate_asks);
  ADD ("own-role", test_own_role);
  ADD ("merged", test_merged);
  ADD ("no-role", test_no_role);
  ADD ("dead", test_dead);
  ADD ("any", test_any);
  ADD ("n-of-m", test_n_of_m);
  ADD ("two-against", test_two_against);
  ADD ("plan", test_plan);
  ADD ("narrow", test_narrow);
  ADD ("stale", test_stale);
  ADD ("narrowed-meanwhile", test_narrowed_meanwhile);
  ADD ("contract-changed", test_contract_changed);
  ADD ("report", test_report);
  ADD ("report-other", test_report_other);
  ADD ("confirm", test_confirm);
  ADD ("emergency", test_emergency);
  ADD ("emergency-upheld", test_emergency_upheld);
  ADD ("revocation", test_revocation);
  ADD ("signature", test_signature);
  ADD ("new-owner", test_new_owner);
  ADD ("owning-role", test_owning_role);

  return g_test_run ();
}
