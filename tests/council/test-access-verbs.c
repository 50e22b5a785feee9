/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asking for access: what is written, what a rule decides alone, what is told
 * in a sentence instead, and the words and files beside it. */

#include "config.h"

#include "access-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static StewardAccessObject *
get_object (StewardIntent *intent)
{
  return g_ptr_array_index (intent->terms->objects, 0);
}

static guint
count_events (StewardAct *act,
              const char *type)
{
  guint n = 0;

  for (guint i = 0; i < act->append->drafts->len; i++)
    n += g_str_equal (((StewardDraft *) g_ptr_array_index (act->append->drafts, i))->type, type);

  return n;
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

static void
test_request (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autoptr(StewardIntent) intent = access_fixture_request ("rita@example.com", "id,email");
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, intent);
  g_autofree char *id = NULL;
  g_autoptr(StewardAccess) access = NULL;
  const StewardAccessObject *object;

  g_assert_cmpuint (count_events (act, "access.requested"), ==, 1);
  g_assert_cmpuint (count_events (act, "access.step-asked"), ==, 2);
  g_assert_cmpuint (act->append->drafts->len, ==, 3);
  g_assert_cmpuint (act->append->outbox->len, ==, 0);
  g_assert_cmpuint (act->append->facts->len, ==, 1);
  g_assert_true (has_words (act->warnings, "Nobody has said whose name “" ROLE "” is there"));
  g_assert_true (has_words (act->consequences, "It then waits for the step “Domain owner”: "));

  id = access_fixture_ask (fixture, steward_intent_copy (intent));
  g_assert_cmpstr (act->access, ==, id);
  access = access_fixture_load (fixture, id);
  g_assert_cmpstr (access->title, ==, "Campaigns wants to read " SHOP);
  g_assert_cmpint (access->state, ==, STEWARD_ACCESS_REQUESTED);
  g_assert_cmpint (access->provision, ==, STEWARD_PROVISION_NONE);
  g_assert_cmpint (access->classification, ==, STEWARD_CLASSIFICATION_PERSONAL);
  g_assert_cmpint (access->touches, ==, STEWARD_TOUCHES_PERSONAL);
  g_assert_cmpstr (access->contract_version, ==, "4.1.0");
  g_assert_nonnull (access->contract);
  g_assert_nonnull (access->contract_payload);
  g_assert_cmpstr (access->terms->instance, ==, "7312");
  g_assert_cmpint (access->due, >, access->requested_at);
  g_assert_cmpuint (access->steps->len, ==, 2);
  object = g_ptr_array_index (access->terms->objects, 0);
  g_assert_cmpstr (object->name, ==, "customers");
  g_assert_cmpstr (object->address, ==, "postgresql://db.example.com:5432/" SHOP_TABLE);
  g_assert_cmpuint (object->n_columns, ==, 7);
  /* the asker said "public" of both */
  g_assert_cmpint (steward_access_object_find_column (object, "email")->classification, ==,
                   STEWARD_CLASSIFICATION_PERSONAL);
}

static void
set_until (StewardIntent *intent,
           gint64         days)
{
  intent->terms->until = g_get_real_time () + days * DAY;
}

/* One sentence for everything that is off. */
static void
test_refusals (CouncilFixture *fixture,
               gconstpointer   data)
{
  StewardIntent *intent;

#define REFUSED(change, code, words) \
  intent = access_fixture_request ("rita@example.com", "id,email"); \
  change; \
  council_fixture_refused (fixture, intent, STEWARD_ERROR_##code, words)

  REFUSED (intent->actor[0] = 'x', NOT_FOUND, "nobody whom this council knows");
  REFUSED (g_clear_pointer (&intent->subject, g_free), USAGE, "which product");
  REFUSED ((g_free (intent->subject), intent->subject = g_strdup ("no.such")), NOT_FOUND, NULL);
  REFUSED ((g_free (intent->subject), intent->subject = g_strdup ("sales.customers")), DENIED, "has claimed");
  REFUSED (g_clear_pointer (&intent->ask, steward_access_ask_free), USAGE, "who wants to read");
  REFUSED (g_clear_pointer (&intent->terms, steward_access_terms_free), USAGE, "what is asked for");
  REFUSED (g_clear_pointer (&intent->ask->consumer, g_free), USAGE, "The name of the team is missing");
  REFUSED (intent->ask->answerable = g_strdup ("nobody@example.com"), NOT_FOUND, "nobody whom");
  REFUSED (g_clear_pointer (&intent->ask->purpose, g_free), USAGE, "purpose");
  REFUSED (g_clear_pointer (&intent->ask->legal_basis, g_free), USAGE, "legal basis");
  REFUSED ((g_free (intent->ask->purpose), intent->ask->purpose = g_strdup ("fun")), USAGE, "no purpose “fun”");
  REFUSED (intent->terms->until = 0, USAGE, "An access ends");
  REFUSED (set_until (intent, -1), USAGE, "in the past");
  REFUSED (intent->terms->since = intent->terms->until, USAGE, "end before it begins");
  REFUSED (set_until (intent, 95), DENIED, "it can end on");
  REFUSED (g_clear_pointer (&intent->terms->grantee, g_free), USAGE, "name of the consumer on the platform");
  REFUSED ((g_free (intent->terms->grantee), intent->terms->grantee = g_strdup ("a\nb")), INVALID_DATA, "control");
  REFUSED ((g_free (intent->terms->source), intent->terms->source = g_strdup ("other")), NOT_FOUND, "no place");
  REFUSED ((g_free (get_object (intent)->object), get_object (intent)->object = g_strdup ("shop/sales.none")),
           NOT_FOUND, "no place where data of");
  REFUSED (g_ptr_array_add (get_object (intent)->columns,
                            steward_access_column_new ("none", STEWARD_CLASSIFICATION_PUBLIC, STEWARD_MASK_NONE)),
           NOT_FOUND, "no column “none”");
  REFUSED (g_ptr_array_add (get_object (intent)->rows,
                            steward_row_condition_new ("none", STEWARD_ROWS_EQUAL,
                                                       (const char *const[]) { "x", NULL })),
           NOT_FOUND, "no such column");
  REFUSED (g_ptr_array_set_size (intent->terms->objects, 0), USAGE, "Choose what is to be read");
#undef REFUSED
}

static void
test_without_section (CouncilFixture *fixture,
                      gconstpointer   data)
{
  access_fixture_sync (fixture, "4.1.0");
  council_fixture_found (fixture);
  access_fixture_register (fixture, "rita");
  council_fixture_refused (fixture, access_fixture_request ("rita@example.com", "id"), STEWARD_ERROR_DENIED,
                           "says nothing about access");
}

/* What the matrix approves alone, with a plan at hand and without one. */

static StewardIntent *
request_channels (void)
{
  StewardIntent *intent = access_fixture_request ("rita@example.com", "channel");

  g_free (intent->subject);
  intent->subject = g_strdup (CHANNELS);
  g_free (get_object (intent)->object);
  get_object (intent)->object = g_strdup (CHANNELS_TABLE);

  return intent;
}

static void
test_automatic (CouncilFixture *fixture,
                gconstpointer   data)
{
  StewardIntent *intent = request_channels ();
  g_autoptr(StewardAccess) access = NULL;
  g_autofree char *id = NULL;

  intent->plan = access_fixture_plan (NULL);
  id = access_fixture_ask (fixture, intent);
  access = access_fixture_load (fixture, id);
  g_assert_cmpint (access->state, ==, STEWARD_ACCESS_APPROVED);
  g_assert_cmpint (access->provision, ==, STEWARD_PROVISION_PROVISIONING);
  g_assert_nonnull (access->rule);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);
}

static void
test_automatic_later (CouncilFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *id = access_fixture_ask (fixture, request_channels ());
  StewardIntent *intent;

  access_fixture_check (fixture, id, STEWARD_ACCESS_REQUESTED, STEWARD_PROVISION_NONE);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, NULL), ==, 0);
  council_fixture_refused (fixture, access_fixture_decide ("olga@example.com", id, STEWARD_VOTE_APPROVE),
                           STEWARD_ERROR_DENIED, NULL);
  intent = access_fixture_decide ("steward", id, STEWARD_VOTE_APPROVE);
  g_clear_pointer (&intent->plan, steward_effect_plan_free);
  council_fixture_refused (fixture, intent, STEWARD_ERROR_NETWORK, NULL);
  council_fixture_do (fixture, access_fixture_decide ("steward", id, STEWARD_VOTE_APPROVE));
  access_fixture_check (fixture, id, STEWARD_ACCESS_APPROVED, STEWARD_PROVISION_PROVISIONING);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, id), ==, 1);
  council_fixture_refused (fixture, access_fixture_decide ("steward", id, STEWARD_VOTE_APPROVE),
                           STEWARD_ERROR_CONFLICT, "closed");
}

/* Steward decides nothing that no rule decides. */
static void
test_system_is_nobody (CouncilFixture *fixture,
                       gconstpointer   data)
{
  g_autofree char *id = access_fixture_ask (fixture, access_fixture_request ("rita@example.com", "id"));

  council_fixture_refused (fixture, access_fixture_decide ("steward", id, STEWARD_VOTE_APPROVE), STEWARD_ERROR_DENIED,
                           "no rule");
}

static void
test_refused_by_rule (CouncilFixture *fixture,
                      gconstpointer   data)
{
  StewardIntent *intent = access_fixture_request ("rita@example.com", "iban");
  g_autoptr(StewardAccess) access = NULL;
  g_autofree char *id = NULL;

  g_free (intent->ask->purpose);
  intent->ask->purpose = g_strdup ("advertising");
  id = access_fixture_ask (fixture, intent);
  access = access_fixture_load (fixture, id);
  g_assert_cmpint (access->state, ==, STEWARD_ACCESS_REJECTED);
  g_assert_cmpstr (access->rule, ==, "M-2");
  g_assert_cmpuint (access_fixture_count_outbox (fixture, NULL), ==, 0);
}

/* A domain that only the asker claims opens no short way. */
static void
test_domain (CouncilFixture *fixture,
             gconstpointer   data)
{
  StewardIntent *intent = access_fixture_request ("rita@example.com", "id");
  g_autoptr(StewardAccess) claimed = NULL;
  g_autoptr(StewardAccess) real = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  intent->ask->domain = g_strdup ("customer");
  first = access_fixture_ask (fixture, intent);
  claimed = access_fixture_load (fixture, first);
  g_assert_true (((StewardAccessStep *) g_ptr_array_index (claimed->steps, 0))->asked);
  g_assert_true (has_words (claimed->flags, "what the requester says"));

  intent = access_fixture_request ("cleo@example.com", "id,channel");
  intent->ask->domain = g_strdup ("Customer");
  intent->plan = access_fixture_plan (NULL);
  second = access_fixture_ask (fixture, intent);
  real = access_fixture_load (fixture, second);
  g_assert_false (((StewardAccessStep *) g_ptr_array_index (real->steps, 0))->asked);
  g_assert_cmpstr (real->rule, ==, "M-1");
  g_assert_cmpint (real->state, ==, STEWARD_ACCESS_APPROVED);
}

/* Whoever writes a contract for a table makes nothing public that another
 * product calls restricted. */
static void
test_claims (CouncilFixture *fixture,
             gconstpointer   data)
{
  StewardIntent *intent = access_fixture_request ("rita@example.com", "iban,loaded_at");
  g_autoptr(StewardAccess) access = NULL;
  g_autofree char *id = NULL;

  access_fixture_claim (fixture);
  g_free (intent->subject);
  intent->subject = g_strdup (CLAIM);
  intent->plan = access_fixture_plan (NULL);
  intent->terms->until = g_get_real_time () + 5 * DAY;
  id = access_fixture_ask (fixture, intent);
  access = access_fixture_load (fixture, id);
  g_assert_cmpint (access->state, ==, STEWARD_ACCESS_REQUESTED);
  g_assert_cmpint (access->classification, ==, STEWARD_CLASSIFICATION_RESTRICTED);
  g_assert_true (has_words (access->flags, "“" SHOP "” says of “customers” that it is its data, too"));
}

static void
test_duplicates (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *id = access_fixture_ask (fixture, access_fixture_request ("rita@example.com", "id,email"));
  g_autofree char *words = g_strdup_printf ("(%s)", id);
  g_autofree char *live = NULL;
  g_autoptr(StewardIntent) wider = access_fixture_request ("rita@example.com", "id,email,postcode");
  g_autoptr(StewardIntent) narrower = access_fixture_request ("rita@example.com", "id");
  g_autoptr(StewardAct) less = NULL;
  g_autoptr(StewardAct) act = NULL;

  council_fixture_refused (fixture, access_fixture_request ("rita@example.com", "id,email"), STEWARD_ERROR_CONFLICT,
                           words);
  council_fixture_refused (fixture, access_fixture_request ("dan@example.com", "email,id"), STEWARD_ERROR_CONFLICT,
                           words);
  act = council_fixture_prepare (fixture, wider);
  g_assert_true (has_words (act->warnings, words));

  council_fixture_do (fixture, access_fixture_intent (STEWARD_VERB_WITHDRAW_ACCESS, "rita@example.com", id));
  live = access_fixture_grant (fixture, "id,email");
  council_fixture_refused (fixture, access_fixture_request ("rita@example.com", "id,email"), STEWARD_ERROR_CONFLICT,
                           "until");
  /* less of it is asked for before more of it is revoked */
  less = council_fixture_prepare (fixture, narrower);
  g_assert_true (has_words (less->warnings, "can read it until"));
}

/* The purpose of another product that the consumer has. */
static void
test_incompatible (CouncilFixture *fixture,
                   gconstpointer   data)
{
  StewardIntent *intent = request_channels ();
  g_autoptr(StewardAccess) access = NULL;
  g_autofree char *held = NULL;
  g_autofree char *id = NULL;

  g_free (intent->ask->purpose);
  intent->ask->purpose = g_strdup ("fraud");
  intent->plan = access_fixture_plan (NULL);
  held = access_fixture_ask (fixture, intent);
  intent = access_fixture_request ("rita@example.com", "id");
  g_free (intent->ask->purpose);
  intent->ask->purpose = g_strdup ("advertising");
  id = access_fixture_ask (fixture, intent);
  access = access_fixture_load (fixture, id);
  g_assert_true (has_words (access->flags, "Fraud"));
}

static void
test_words (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *id = access_fixture_ask (fixture, access_fixture_request ("rita@example.com", "id"));
  g_autofree char *path = g_build_filename (fixture->folder, "dpia.pdf", NULL);
  g_autoptr(StewardAccess) access = NULL;
  StewardIntent *intent;

  g_assert_true (g_file_set_contents (path, "%PDF-1.4 assessment", -1, NULL));
  intent = access_fixture_intent (STEWARD_VERB_ADD_ACCESS_EVIDENCE, "rita@example.com", id);
  council_fixture_refused (fixture, steward_intent_copy (intent), STEWARD_ERROR_USAGE, "No file");
  intent->files = g_strsplit (path, ";", -1);
  council_fixture_do (fixture, intent);
  intent = access_fixture_intent (STEWARD_VERB_COMMENT_ACCESS, "olga@example.com", id);
  council_fixture_refused (fixture, steward_intent_copy (intent), STEWARD_ERROR_USAGE, "empty");
  intent->comment = g_strdup ("Which campaigns?");
  intent->asks_changes = TRUE;
  council_fixture_do (fixture, intent);
  intent = access_fixture_intent (STEWARD_VERB_COMMENT_ACCESS, "rita@example.com", id);
  intent->comment = g_strdup ("Mine.");
  intent->asks_changes = TRUE;
  council_fixture_refused (fixture, intent, STEWARD_ERROR_DENIED, "your own request");
  access = access_fixture_load (fixture, id);
  g_assert_cmpuint (access->attachments->len, ==, 1);
  g_assert_cmpuint (access->remarks->len, ==, 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_withdraw (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = access_fixture_ask (fixture, access_fixture_request ("rita@example.com", "id"));

  council_fixture_refused (fixture, access_fixture_intent (STEWARD_VERB_WITHDRAW_ACCESS, "olga@example.com", id),
                           STEWARD_ERROR_DENIED, "Only rita");
  council_fixture_refused (fixture, access_fixture_intent (STEWARD_VERB_WITHDRAW_ACCESS, "rita@example.com", "a-1"),
                           STEWARD_ERROR_NOT_FOUND, "no access “a-1”");
  council_fixture_do (fixture, access_fixture_intent (STEWARD_VERB_WITHDRAW_ACCESS, "rita@example.com", id));
  access_fixture_check (fixture, id, STEWARD_ACCESS_WITHDRAWN, STEWARD_PROVISION_NONE);
  council_fixture_refused (fixture, access_fixture_intent (STEWARD_VERB_WITHDRAW_ACCESS, "rita@example.com", id),
                           STEWARD_ERROR_CONFLICT, "withdrawn on");
  council_fixture_refused (fixture, access_fixture_decide ("olga@example.com", id, STEWARD_VOTE_APPROVE),
                           STEWARD_ERROR_CONFLICT, "closed");
}

/* The intent survives a crash: what is written is what is read. */
static void
test_intent_json (void)
{
  g_autoptr(StewardIntent) intent = access_fixture_request ("p-1", "id,email");
  g_autoptr(StewardIntent) again = NULL;
  g_autoptr(StewardIntent) copy = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  intent->access = g_strdup ("a-2026-001");
  intent->version = 7;
  intent->plan = access_fixture_plan ("SELECT 1;\n-- “x”");
  intent->effect = g_strdup ("a-2026-001/grant-1");
  intent->result = steward_effect_result_new (STEWARD_EFFECT_PARTIAL, "Half.");
  intent->campaign = g_strdup ("c-2026-01");
  intent->answer = STEWARD_ANSWER_SHRINK;
  intent->source = g_strdup ("7312");
  intent->principal = g_strdup (ROLE);
  json = steward_intent_to_json (intent, &error);
  g_assert_no_error (error);
  again = steward_intent_from_json (json, &error);
  g_assert_no_error (error);
  second = steward_intent_to_json (again, &error);
  g_assert_cmpstr (json, ==, second);
  copy = steward_intent_copy (again);
  third = steward_intent_to_json (copy, &error);
  g_assert_cmpstr (json, ==, third);
  g_assert_true (steward_access_terms_equal (copy->terms, intent->terms));
  g_assert_cmpstr (copy->plan->digest, ==, intent->plan->digest);
  g_assert_cmpint (copy->answer, ==, STEWARD_ANSWER_SHRINK);
  g_assert_cmpint (copy->version, ==, 7);
}

/* What is not said is no approval. */
static void
test_intent_gaps (void)
{
  static const char *const bad[] = {
    "{\"verb\":\"access.decide\",\"actor\":\"p-1\"}",
    "{\"verb\":\"access.review\",\"actor\":\"p-1\"}",
    "{\"verb\":\"campaign.answer\",\"actor\":\"p-1\"}",
    "{\"verb\":\"campaign.answer\",\"actor\":\"p-1\",\"answer\":\"perhaps\"}",
    "{\"verb\":\"access.request\",\"ask\":1}",
    "{\"verb\":\"access.request\",\"terms\":{\"objects\":7}}",
    "{\"verb\":\"access.decide\",\"choice\":\"approve\",\"plan\":[]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(StewardIntent) intent = steward_intent_from_json (bad[i], &error);

      g_assert_null (intent);
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
    }
}

#define ADD(path, test) \
  g_test_add (path, CouncilFixture, NULL, access_fixture_set_up, test, council_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/council/access/request", test_request);
  ADD ("/council/access/refusals", test_refusals);
  g_test_add ("/council/access/without-section", CouncilFixture, "found later", council_fixture_set_up,
              test_without_section, council_fixture_tear_down);
  ADD ("/council/access/automatic", test_automatic);
  ADD ("/council/access/automatic-later", test_automatic_later);
  ADD ("/council/access/system-is-nobody", test_system_is_nobody);
  ADD ("/council/access/refused-by-rule", test_refused_by_rule);
  ADD ("/council/access/domain", test_domain);
  ADD ("/council/access/claims", test_claims);
  ADD ("/council/access/duplicates", test_duplicates);
  ADD ("/council/access/incompatible", test_incompatible);
  ADD ("/council/access/words", test_words);
  ADD ("/council/access/withdraw", test_withdraw);
  g_test_add_func ("/council/access/intent-json", test_intent_json);
  g_test_add_func ("/council/access/intent-gaps", test_intent_gaps);

  return g_test_run ();
}
