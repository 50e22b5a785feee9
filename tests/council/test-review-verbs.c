/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a request to a decision: who may do what, and what is recorded. */

#include "config.h"

#include "council-fixture.h"

#include "steward-event-types.h"

#include <string.h>

#define ANN "ann@example.com"
#define BEN "ben@example.com"
#define CLEO "cleo@example.com"
#define DAN "dan@example.com"
#define EVE "eve@example.com"
#define VIC "vic@example.com"
#define ADA "ada@example.com"

static StewardIntent *
new_vote (const char        *review,
          const char        *who,
          StewardVoteChoice  choice)
{
  StewardIntent *intent = council_fixture_intent (STEWARD_VERB_VOTE, who, review);

  intent->choice = choice;

  return intent;
}

static void
check_state (CouncilFixture     *fixture,
             const char         *id,
             StewardChangeState  state)
{
  g_autoptr(StewardReview) review = council_fixture_load (fixture, id);

  g_assert_cmpint (review->state, ==, state);
}

static void
test_certification (CouncilFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autoptr(StewardReview) review = NULL;
  g_autoptr(StewardCouncilState) state = NULL;
  const StewardCertificate *certificate;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_str_has_suffix (id, "-001"));
  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, "Cleo", STEWARD_VOTE_APPROVE);
  check_state (fixture, id, STEWARD_CHANGE_IN_REVIEW);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_APPROVE);

  review = council_fixture_load (fixture, id);
  g_assert_cmpint (review->state, ==, STEWARD_CHANGE_APPLIED);
  g_assert_cmpint (review->votes->len, ==, 3);
  g_assert_false (review->overridden);
  state = steward_council_load_state_sync (fixture->council, &error);
  g_assert_no_error (error);
  certificate = steward_council_state_get_certificate (state, review->subject);
  g_assert_nonnull (certificate);
  g_assert_cmpint (certificate->level, ==, STEWARD_CERTIFICATION_SILVER);
  g_assert_cmpstr (certificate->review, ==, id);
  g_assert_cmpint (certificate->until, >, certificate->since);
}

/* A level that stands is not asked for again, and renewing it adds to its term. */
static void
test_levels (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  StewardIntent *again = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, EVE);
  g_autofree char *renewal = NULL;
  g_autoptr(StewardCouncilState) before = NULL;
  g_autoptr(StewardCouncilState) after = NULL;
  g_autoptr(StewardReview) review = NULL;
  const StewardCertificate *old, *renewed;

  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_APPROVE);
  again->subject = g_strdup (ORDERS);
  again->level = STEWARD_CERTIFICATION_BRONZE;
  council_fixture_refused (fixture, again, STEWARD_ERROR_CONFLICT, "is certified silver until");

  before = steward_council_load_state_sync (fixture->council, NULL);
  renewal = council_fixture_ask (fixture, STEWARD_REVIEW_RECERTIFICATION, EVE, ORDERS);
  council_fixture_vote (fixture, renewal, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, renewal, CLEO, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, renewal, DAN, STEWARD_VOTE_APPROVE);
  after = steward_council_load_state_sync (fixture->council, NULL);
  review = council_fixture_load (fixture, renewal);
  old = steward_council_state_get_certificate (before, review->subject);
  renewed = steward_council_state_get_certificate (after, review->subject);
  g_assert_cmpint (renewed->since, ==, old->since);
  g_assert_cmpint (renewed->until, ==, old->until + (old->until - old->since));
}

static void
test_nothing_is_founded (CouncilFixture *fixture,
                         gconstpointer   data)
{
  StewardIntent *vote = new_vote ("2026-001", ANN, STEWARD_VOTE_APPROVE);
  StewardIntent *found = steward_intent_new (STEWARD_VERB_FOUND_CHARTER, NULL);
  StewardIntent *other = steward_intent_new (STEWARD_VERB_FOUND_CHARTER, "nobody@example.com");
  StewardIntent *twice = steward_intent_new (STEWARD_VERB_FOUND_CHARTER, NULL);

  council_fixture_refused (fixture, vote, STEWARD_ERROR_NOT_FOUND, "No council is founded");
  found->document = council_fixture_charter (1, "approve: 3, reject: 2, days: 10, checklist: certification",
                                             "approve: many, days: 10");
  council_fixture_refused (fixture, found, STEWARD_ERROR_INVALID_DATA, "Line ");
  other->document = council_fixture_charter (1, NULL, NULL);
  council_fixture_refused (fixture, other, STEWARD_ERROR_NOT_FOUND, "holds no seat");
  council_fixture_found (fixture);
  twice->document = council_fixture_charter (1, NULL, NULL);
  council_fixture_refused (fixture, twice, STEWARD_ERROR_CONFLICT, "is founded already");
}

/* Nobody decides their own request, in whatever chair. */
static void
test_own_request (CouncilFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autofree char *eve = council_fixture_person (fixture, EVE);
  g_autoptr(StewardReview) review = council_fixture_load (fixture, id);
  StewardIntent *give = steward_intent_new (STEWARD_VERB_GIVE_DELEGATION, DAN);
  StewardIntent *vote = new_vote (id, EVE, STEWARD_VOTE_APPROVE);

  g_assert_cmpuint (review->recusals->len, ==, 2);
  council_fixture_refused (fixture, new_vote (id, EVE, STEWARD_VOTE_APPROVE), STEWARD_ERROR_DENIED, NULL);
  council_fixture_refused (fixture, new_vote (id, BEN, STEWARD_VOTE_APPROVE), STEWARD_ERROR_DENIED, NULL);
  council_fixture_refused (fixture, new_vote (id, ADA, STEWARD_VOTE_APPROVE), STEWARD_ERROR_DENIED, NULL);
  council_fixture_refused (fixture, new_vote (id, VIC, STEWARD_VOTE_APPROVE), STEWARD_ERROR_DENIED, NULL);

  give->person = g_strdup (EVE);
  give->until = g_get_real_time () + G_GINT64_CONSTANT (86400) * 5 * G_USEC_PER_SEC;
  council_fixture_do (fixture, give);
  vote->seat = g_strdup ("finance");
  council_fixture_refused (fixture, vote, STEWARD_ERROR_DENIED, NULL);
}

/* Who turns out to be the requester later has no say, and their vote is gone. */
static void
test_merged_requester (CouncilFixture *fixture,
                       gconstpointer   data)
{
  StewardIntent *person = steward_intent_new (STEWARD_VERB_REGISTER_PERSON, ANN);
  StewardIntent *merge = steward_intent_new (STEWARD_VERB_MERGE_PERSON, ANN);
  g_autofree char *id = NULL;

  person->name = g_strdup ("Daniel");
  person->address = g_strdup ("daniel@elsewhere.example");
  council_fixture_do (fixture, person);
  id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "daniel@elsewhere.example", ORDERS);
  merge->person = g_strdup ("daniel@elsewhere.example");
  merge->into = g_strdup (DAN);
  council_fixture_do (fixture, merge);

  council_fixture_refused (fixture, new_vote (id, DAN, STEWARD_VOTE_APPROVE), STEWARD_ERROR_DENIED, NULL);
  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_APPROVE);
  check_state (fixture, id, STEWARD_CHANGE_IN_REVIEW);
  council_fixture_vote (fixture, id, EVE, STEWARD_VOTE_APPROVE);
  check_state (fixture, id, STEWARD_CHANGE_APPLIED);
}

static void
test_rejection (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_RETIREMENT, BEN, ORDERS);
  StewardIntent *conditional = new_vote (id, CLEO, STEWARD_VOTE_REJECT);

  council_fixture_refused (fixture, new_vote (id, ANN, STEWARD_VOTE_REJECT), STEWARD_ERROR_USAGE, "needs a comment");
  conditional->comment = g_strdup ("No.");
  steward_intent_add_condition (conditional, "Ask everybody.", NULL, 0);
  council_fixture_refused (fixture, conditional, STEWARD_ERROR_USAGE, "Conditions belong to an approval");
  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_REJECT);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_REJECT);
  check_state (fixture, id, STEWARD_CHANGE_IN_REVIEW);   /* without a quorum nothing is decided */
  council_fixture_vote (fixture, id, EVE, STEWARD_VOTE_ABSTAIN);
  check_state (fixture, id, STEWARD_CHANGE_REJECTED);
  council_fixture_refused (fixture, new_vote (id, CLEO, STEWARD_VOTE_APPROVE), STEWARD_ERROR_CONFLICT,
                           "decided (rejected)");
}

/* The same vote again is a slip; another one replaces it. */
static void
test_repeated_vote (CouncilFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autoptr(StewardReview) review = NULL;
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(StewardIntent) otherwise = new_vote (id, ANN, STEWARD_VOTE_ABSTAIN);

  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_refused (fixture, new_vote (id, ANN, STEWARD_VOTE_APPROVE), STEWARD_ERROR_CONFLICT, "already");
  act = council_fixture_prepare (fixture, otherwise);
  g_assert_cmpuint (act->warnings->len, ==, 1);
  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_ABSTAIN);
  review = council_fixture_load (fixture, id);
  g_assert_cmpuint (review->votes->len, ==, 1);
}

/* A seat that is asked because of personal data holds the decision back. */
static void
test_veto (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "Dan", CUSTOMERS);
  g_autofree char *plain = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "Dan", ORDERS);
  g_autoptr(StewardReview) asked = council_fixture_load (fixture, id);
  g_autoptr(StewardReview) skipped = council_fixture_load (fixture, plain);
  const StewardStep *step;

  g_assert_cmpuint (asked->steps->len, ==, 1);
  step = g_ptr_array_index (asked->steps, 0);
  g_assert_true (step->asked);
  g_assert_cmpint (asked->touches & STEWARD_TOUCHES_PERSONAL, !=, 0);
  step = g_ptr_array_index (skipped->steps, 0);
  g_assert_false (step->asked);
  g_assert_cmpstr (step->reason, ==, "It touches none of: personal data.");

  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, BEN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, EVE, STEWARD_VOTE_APPROVE);
  check_state (fixture, id, STEWARD_CHANGE_IN_REVIEW);
  council_fixture_vote (fixture, id, VIC, STEWARD_VOTE_REJECT);
  check_state (fixture, id, STEWARD_CHANGE_REJECTED);
}

/* Votes of others are entered by the chair only, and never on the chair's own request. */
static void
test_entered_votes (CouncilFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autofree char *own = council_fixture_ask (fixture, STEWARD_REVIEW_RETIREMENT, ANN, ORDERS);
  StewardIntent *entered = new_vote (id, ANN, STEWARD_VOTE_APPROVE);
  StewardIntent *by_another = new_vote (id, DAN, STEWARD_VOTE_APPROVE);
  StewardIntent *on_own = new_vote (own, ANN, STEWARD_VOTE_APPROVE);
  g_autofree char *ann = council_fixture_person (fixture, ANN);
  g_autofree char *cleo = council_fixture_person (fixture, CLEO);
  g_autoptr(StewardReview) review = NULL;
  const StewardVote *vote;

  by_another->person = g_strdup (CLEO);
  council_fixture_refused (fixture, by_another, STEWARD_ERROR_DENIED, "Only the chair");
  on_own->person = g_strdup (CLEO);
  council_fixture_refused (fixture, on_own, STEWARD_ERROR_DENIED, "You asked for this review");
  entered->person = g_strdup (CLEO);
  council_fixture_do (fixture, entered);
  review = council_fixture_load (fixture, id);
  vote = steward_review_find_vote (review, "customer");
  g_assert_cmpstr (vote->person, ==, cleo);
  g_assert_cmpstr (vote->actor, ==, ann);
}

static void
test_delegate (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  StewardIntent *give = steward_intent_new (STEWARD_VERB_GIVE_DELEGATION, DAN);
  StewardIntent *too_long = steward_intent_new (STEWARD_VERB_GIVE_DELEGATION, CLEO);
  StewardIntent *person = steward_intent_new (STEWARD_VERB_REGISTER_PERSON, ANN);
  StewardIntent *end;
  g_autoptr(StewardReview) review = NULL;
  g_autoptr(StewardCouncilState) state = NULL;
  const gint64 day = G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC;
  const StewardVote *vote;

  person->name = g_strdup ("Flo");
  person->address = g_strdup ("flo@example.com");
  council_fixture_do (fixture, person);
  too_long->person = g_strdup ("Flo");
  too_long->until = g_get_real_time () + 60 * day;
  council_fixture_refused (fixture, too_long, STEWARD_ERROR_DENIED, "30 days at most");
  council_fixture_refused (fixture, new_vote (id, "Flo", STEWARD_VOTE_APPROVE), STEWARD_ERROR_DENIED, NULL);

  give->person = g_strdup ("Flo");
  give->until = g_get_real_time () + 5 * day;
  council_fixture_do (fixture, give);
  council_fixture_vote (fixture, id, "Flo", STEWARD_VOTE_APPROVE);
  review = council_fixture_load (fixture, id);
  vote = steward_review_find_vote (review, "finance");
  g_assert_true (vote->delegate);

  state = steward_council_load_state_sync (fixture->council, NULL);
  g_assert_cmpuint (state->charter->delegations->len, ==, 1);
  end = steward_intent_new (STEWARD_VERB_END_DELEGATION, DAN);
  end->condition = g_strdup (((StewardDelegation *) g_ptr_array_index (state->charter->delegations, 0))->id);
  council_fixture_do (fixture, end);
  council_fixture_refused (fixture, new_vote (id, "Flo", STEWARD_VOTE_ABSTAIN), STEWARD_ERROR_DENIED, NULL);
}

/* Each change is counted by itself. */
static void
test_partial_approval (CouncilFixture *fixture,
                       gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CONTRACT, BEN, ORDERS);
  g_autoptr(StewardReview) review = council_fixture_load (fixture, id);
  StewardIntent *without = new_vote (id, ANN, STEWARD_VOTE_APPROVE);
  StewardIntent *unknown = new_vote (id, CLEO, STEWARD_VOTE_APPROVE);
  const char *zip = NULL;
  guint n_approved = 0;

  for (guint i = 0; i < review->changes->len; i++)
    {
      const StewardReviewChange *change = g_ptr_array_index (review->changes, i);

      if (strstr (change->path, "zip") != NULL)
        zip = change->path;
    }
  g_assert_nonnull (zip);
  unknown->except = g_strsplit ("no.such.path", ",", -1);
  council_fixture_refused (fixture, unknown, STEWARD_ERROR_NOT_FOUND, "no change of this review");
  without->except = g_strsplit (zip, ",", -1);
  council_fixture_do (fixture, without);
  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_APPROVE);

  g_clear_pointer (&review, steward_review_free);
  review = council_fixture_load (fixture, id);
  g_assert_cmpint (review->state, ==, STEWARD_CHANGE_APPROVED);
  for (guint i = 0; i < review->changes->len; i++)
    {
      const StewardReviewChange *change = g_ptr_array_index (review->changes, i);

      if (strstr (change->path, "zip") != NULL)
        g_assert_cmpstr (change->outcome, ==, "left-out");
      else
        g_assert_cmpstr (change->outcome, ==, "approved");
      n_approved += g_str_equal (change->outcome, "approved");
    }
  g_assert_cmpuint (n_approved, >, 0);
}

static void
test_conditions (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  StewardIntent *vote = new_vote (id, ANN, STEWARD_VOTE_APPROVE);
  StewardIntent *late = new_vote (id, ANN, STEWARD_VOTE_APPROVE);
  StewardIntent *wrong = council_fixture_intent (STEWARD_VERB_MEET_CONDITION, BEN, id);
  StewardIntent *met = council_fixture_intent (STEWARD_VERB_MEET_CONDITION, DAN, id);
  StewardIntent *again = council_fixture_intent (STEWARD_VERB_MEET_CONDITION, DAN, id);
  g_autoptr(StewardReview) review = NULL;
  const StewardCondition *condition;

  steward_intent_add_condition (late, "Describe the columns.", NULL, 1);
  council_fixture_refused (fixture, late, STEWARD_ERROR_USAGE, "due in the past");
  steward_intent_add_condition (vote, "Describe the columns.", DAN,
                                g_get_real_time () + G_GINT64_CONSTANT (86400) * 30 * G_USEC_PER_SEC);
  vote->ticked = g_strsplit ("owner", ",", -1);
  council_fixture_do (fixture, vote);
  review = council_fixture_load (fixture, id);
  g_assert_cmpuint (review->conditions->len, ==, 1);
  condition = g_ptr_array_index (review->conditions, 0);
  wrong->condition = g_strdup (condition->id);
  met->condition = g_strdup (condition->id);
  again->condition = g_strdup (condition->id);
  council_fixture_refused (fixture, wrong, STEWARD_ERROR_DENIED, "Only Dan");
  council_fixture_do (fixture, met);
  council_fixture_refused (fixture, again, STEWARD_ERROR_CONFLICT, "was met on");
}

static void
test_duplicate_request (CouncilFixture *fixture,
                        gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  StewardIntent *again = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, DAN);
  StewardIntent *missing = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, DAN);
  StewardIntent *withdraw = council_fixture_intent (STEWARD_VERB_WITHDRAW, DAN, id);
  g_autofree char *next = NULL;

  again->subject = g_strdup (ORDERS);
  again->level = STEWARD_CERTIFICATION_GOLD;
  council_fixture_refused (fixture, again, STEWARD_ERROR_CONFLICT, id);
  missing->subject = g_strdup ("no.such_product");
  missing->level = STEWARD_CERTIFICATION_GOLD;
  council_fixture_refused (fixture, missing, STEWARD_ERROR_NOT_FOUND, NULL);
  council_fixture_refused (fixture, withdraw, STEWARD_ERROR_DENIED, "Only Eve");
  council_fixture_do (fixture, council_fixture_intent (STEWARD_VERB_WITHDRAW, EVE, id));
  check_state (fixture, id, STEWARD_CHANGE_WITHDRAWN);
  next = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, DAN, ORDERS);
  g_assert_true (g_str_has_suffix (next, "-002"));
}

static void
test_contract_documents (CouncilFixture *fixture,
                         gconstpointer   data)
{
  const char *same = "      - { name: order_id, logicalType: string, classification: internal }\n"
                     "      - { name: status, logicalType: string, classification: internal }\n";
  StewardIntent *nothing = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, BEN);
  StewardIntent *foreign = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, BEN);
  StewardIntent *garbage = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, BEN);
  g_autoptr(StewardIntent) breaking = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, BEN);
  g_autoptr(StewardAct) act = NULL;
  const StewardDraft *draft;

  nothing->kind = foreign->kind = garbage->kind = breaking->kind = STEWARD_REVIEW_CONTRACT;
  nothing->subject = g_strdup (ORDERS);
  nothing->document = council_fixture_contract ("1.0.0", same);
  council_fixture_refused (fixture, nothing, STEWARD_ERROR_CONFLICT, "changes nothing");
  foreign->subject = g_strdup (CUSTOMERS);
  foreign->document = council_fixture_contract ("1.0.0", same);
  council_fixture_refused (fixture, foreign, STEWARD_ERROR_CONFLICT, "c-customers");
  garbage->subject = g_strdup (ORDERS);
  garbage->document = g_strdup ("just: a\nfile: 1\n");
  council_fixture_refused (fixture, garbage, STEWARD_ERROR_INVALID_DATA, NULL);

  breaking->subject = g_strdup (ORDERS);
  breaking->document = council_fixture_contract ("1.0.1", "      - { name: order_id, logicalType: integer,"
                                                          " classification: internal }\n");
  act = council_fixture_prepare (fixture, breaking);
  draft = g_ptr_array_index (act->append->drafts, 0);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (draft->body), "kind"), ==,
                   "breaking-contract");
  g_assert_cmpuint (act->warnings->len, >, 0);
}

static void
test_appeal (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  StewardIntent *early = council_fixture_intent (STEWARD_VERB_APPEAL, EVE, id);
  StewardIntent *empty = council_fixture_intent (STEWARD_VERB_APPEAL, EVE, id);
  StewardIntent *appeal = council_fixture_intent (STEWARD_VERB_APPEAL, EVE, id);
  StewardIntent *twice = council_fixture_intent (STEWARD_VERB_APPEAL, EVE, id);
  g_autoptr(StewardReview) old = NULL;
  g_autoptr(StewardReview) new = NULL;

  council_fixture_refused (fixture, early, STEWARD_ERROR_CONFLICT, "not decided yet");
  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_REJECT);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_REJECT);
  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_ABSTAIN);
  council_fixture_refused (fixture, empty, STEWARD_ERROR_USAGE, "new evidence");
  appeal->comment = g_strdup ("The columns are described now.");
  council_fixture_do (fixture, appeal);
  old = council_fixture_load (fixture, id);
  new = council_fixture_load (fixture, old->successor);
  g_assert_cmpstr (new->appeal_of, ==, id);
  g_assert_cmpint (new->kind, ==, STEWARD_REVIEW_CERTIFICATION);
  g_assert_cmpint (new->level, ==, STEWARD_CERTIFICATION_SILVER);
  twice->comment = g_strdup ("Once more.");
  council_fixture_refused (fixture, twice, STEWARD_ERROR_CONFLICT, old->successor);
}

/* A dead-lock is the chair's to override, with a reason; an open review is not. */
static void
test_override (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  StewardIntent *early = council_fixture_intent (STEWARD_VERB_DECIDE, ANN, id);
  StewardIntent *other = council_fixture_intent (STEWARD_VERB_DECIDE, DAN, id);
  StewardIntent *silent = council_fixture_intent (STEWARD_VERB_DECIDE, ANN, id);
  StewardIntent *decide = council_fixture_intent (STEWARD_VERB_DECIDE, ANN, id);
  g_autoptr(StewardReview) review = NULL;

  early->override = silent->override = decide->override = other->override = TRUE;
  early->comment = g_strdup ("Now.");
  council_fixture_refused (fixture, early, STEWARD_ERROR_DENIED, "Votes can still decide");
  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_ABSTAIN);
  check_state (fixture, id, STEWARD_CHANGE_IN_REVIEW);
  other->comment = g_strdup ("Now.");
  council_fixture_refused (fixture, other, STEWARD_ERROR_DENIED, "Only the chair");
  council_fixture_refused (fixture, silent, STEWARD_ERROR_USAGE, "needs a reason");
  decide->comment = g_strdup ("The data are needed for the audit.");
  council_fixture_do (fixture, decide);
  review = council_fixture_load (fixture, id);
  g_assert_cmpint (review->state, ==, STEWARD_CHANGE_APPLIED);
  g_assert_true (review->overridden);
}

static void
test_recusal_and_deferral (CouncilFixture *fixture,
                           gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  StewardIntent *defer = council_fixture_intent (STEWARD_VERB_DEFER, CLEO, id);
  StewardIntent *past = council_fixture_intent (STEWARD_VERB_DEFER, CLEO, id);
  StewardIntent *other = council_fixture_intent (STEWARD_VERB_RECUSE, CLEO, id);
  g_autoptr(StewardReview) review = NULL;

  past->until = 1;
  council_fixture_refused (fixture, past, STEWARD_ERROR_USAGE, "to come");
  defer->until = g_get_real_time () + G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC;
  council_fixture_do (fixture, defer);
  other->person = g_strdup (DAN);
  council_fixture_refused (fixture, other, STEWARD_ERROR_DENIED, "Only the chair");
  council_fixture_do (fixture, council_fixture_intent (STEWARD_VERB_RECUSE, CLEO, id));
  review = council_fixture_load (fixture, id);
  g_assert_cmpuint (review->recusals->len, ==, 3);
  council_fixture_refused (fixture, new_vote (id, CLEO, STEWARD_VOTE_APPROVE), STEWARD_ERROR_DENIED, NULL);
}

static void
test_exception (CouncilFixture *fixture,
                gconstpointer   data)
{
  const gint64 day = G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC;
  StewardIntent *endless = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, EVE);
  StewardIntent *ask = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, EVE);
  g_autoptr(GPtrArray) reviews = NULL;
  const StewardReview *review;
  g_autofree char *id = NULL;
  g_autofree char *stream = NULL;

  endless->kind = ask->kind = STEWARD_REVIEW_EXCEPTION;
  endless->subject = g_strdup (ORDERS);
  endless->rule = g_strdup ("Every column is classified");
  endless->until = g_get_real_time () + 90 * day;
  council_fixture_refused (fixture, endless, STEWARD_ERROR_DENIED, "30 days at most");
  ask->subject = g_strdup (ORDERS);
  ask->rule = g_strdup ("Every column is classified");
  ask->until = g_get_real_time () + 20 * day;
  council_fixture_do (fixture, ask);
  reviews = steward_council_rows_list_reviews (fixture->governance, NULL, NULL);
  review = g_ptr_array_index (reviews, 0);
  id = g_strdup (review->id);
  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_APPROVE);
  check_state (fixture, id, STEWARD_CHANGE_APPLIED);
  stream = g_strconcat ("exception/", id, NULL);
  g_assert_cmpint (steward_governance_count_events_sync (fixture->governance, stream, NULL), ==, 1);
}

/* A vote is for exact bytes: when the product is another one, there is none. */
static void
test_changed_product (CouncilFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autofree char *changed = council_fixture_contract ("1.0.1", "      - { name: order_id, logicalType: string }\n");

  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_sync (fixture, changed);
  council_fixture_refused (fixture, new_vote (id, CLEO, STEWARD_VOTE_APPROVE), STEWARD_ERROR_CONFLICT,
                           "has changed since");
}

static char *
sign (const char  *person,
      GPtrArray   *keys,
      GBytes      *body,
      gpointer     data,
      GError     **error)
{
  GPtrArray *signed_bodies = data;

  g_assert_cmpuint (keys->len, ==, 1);
  g_ptr_array_add (signed_bodies, g_bytes_ref (body));

  return g_strdup ("-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n");
}

/* Who registered a key signs their votes, and what follows from them. */
static void
test_signature (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autoptr(GPtrArray) bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  StewardIntent *key = steward_intent_new (STEWARD_VERB_ADD_KEY, ANN);
  g_autoptr(StewardIntent) vote = new_vote (id, ANN, STEWARD_VOTE_APPROVE);
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GError) error = NULL;

  steward_council_set_signer (fixture->council, sign, bodies, NULL);
  key->key = g_strdup ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6jS0ssEdPzHzDJnCuk2NFx9zN0ijXFXkRJcTnVv1ad");
  council_fixture_do (fixture, key);
  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_APPROVE);
  g_assert_cmpuint (bodies->len, ==, 0);
  act = council_fixture_prepare (fixture, vote);
  steward_council_seal_sync (fixture->council, act, &events, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bodies->len, ==, 2);
  g_assert_cmpuint (events->len, ==, 4);
  for (guint i = 0; i < 2; i++)
    g_assert_true (g_bytes_equal (g_ptr_array_index (bodies, i),
                                  ((StewardEvent *) g_ptr_array_index (events, i))->body));
}

static void
test_texts_are_bounded (CouncilFixture *fixture,
                        gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  StewardIntent *empty = council_fixture_intent (STEWARD_VERB_COMMENT, ANN, id);
  StewardIntent *long_one = council_fixture_intent (STEWARD_VERB_COMMENT, ANN, id);
  StewardIntent *broken = council_fixture_intent (STEWARD_VERB_COMMENT, ANN, id);
  StewardIntent *own = council_fixture_intent (STEWARD_VERB_COMMENT, EVE, id);
  StewardIntent *fine = council_fixture_intent (STEWARD_VERB_COMMENT, ADA, id);
  StewardIntent *folder = council_fixture_intent (STEWARD_VERB_ADD_EVIDENCE, ANN, id);

  empty->comment = g_strdup (" \n");
  council_fixture_refused (fixture, empty, STEWARD_ERROR_USAGE, "empty");
  long_one->comment = g_strnfill (64 * 1024 + 1, 'x');
  council_fixture_refused (fixture, long_one, STEWARD_ERROR_INVALID_DATA, "64 KiB");
  broken->comment = g_strdup ("\xff\xfe");
  council_fixture_refused (fixture, broken, STEWARD_ERROR_INVALID_DATA, "UTF-8");
  own->comment = g_strdup ("Change it.");
  own->asks_changes = TRUE;
  council_fixture_refused (fixture, own, STEWARD_ERROR_DENIED, "your own request");
  fine->comment = g_strdup ("# Seen\n\n<b>by the auditor</b>");
  council_fixture_do (fixture, fine);
  folder->files = g_strsplit (g_get_tmp_dir (), "\n", -1);
  council_fixture_refused (fixture, folder, STEWARD_ERROR_INVALID_DATA, "no ordinary file");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/council/review/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("certification", test_certification);
  ADD ("levels", test_levels);
  g_test_add ("/council/review/nothing-is-founded", CouncilFixture, "bare", council_fixture_set_up,
              test_nothing_is_founded, council_fixture_tear_down);
  ADD ("own-request", test_own_request);
  ADD ("merged-requester", test_merged_requester);
  ADD ("rejection", test_rejection);
  ADD ("repeated-vote", test_repeated_vote);
  ADD ("veto", test_veto);
  ADD ("entered-votes", test_entered_votes);
  ADD ("delegate", test_delegate);
  ADD ("partial-approval", test_partial_approval);
  ADD ("conditions", test_conditions);
  ADD ("duplicate-request", test_duplicate_request);
  ADD ("contract-documents", test_contract_documents);
  ADD ("appeal", test_appeal);
  ADD ("override", test_override);
  ADD ("recusal-and-deferral", test_recusal_and_deferral);
  ADD ("exception", test_exception);
  ADD ("changed-product", test_changed_product);
  ADD ("signature", test_signature);
  ADD ("texts-are-bounded", test_texts_are_bounded);

  return g_test_run ();
}
