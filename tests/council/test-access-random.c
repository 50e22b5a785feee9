/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* People who do anything at all with accesses, at random, with time that
 * passes and platforms that fail: what is refused is refused with a reason,
 * nobody decides for themselves, what still has to be done is in the outbox and
 * nothing else, and the rows are the fold of the ledger, which queues nothing
 * when it is folded again. */

#include "config.h"

#include "access-fixture.h"

#include <string.h>

#define N_ACTS 500
#define PICK(rand, list) (list)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (list))]

static const char *const people[] = {
  "rita@example.com", "olga@example.com", "vic@example.com", "cleo@example.com", "ann@example.com",
  "dan@example.com", "ada@example.com", "steward", "nobody@example.com",
};

static const char *const verbs[] = {
  STEWARD_VERB_REQUEST_ACCESS,  STEWARD_VERB_REQUEST_ACCESS,   STEWARD_VERB_DECIDE_ACCESS,
  STEWARD_VERB_DECIDE_ACCESS,   STEWARD_VERB_DECIDE_ACCESS,    STEWARD_VERB_DECIDE_ACCESS,
  STEWARD_VERB_DECIDE_ACCESS,   STEWARD_VERB_COMMENT_ACCESS,   STEWARD_VERB_WITHDRAW_ACCESS,
  STEWARD_VERB_REVOKE_ACCESS,   STEWARD_VERB_REVIEW_EMERGENCY, STEWARD_VERB_QUEUE_EFFECT,
  STEWARD_VERB_REPORT_EFFECT,   STEWARD_VERB_REPORT_EFFECT,    STEWARD_VERB_REPORT_EFFECT,
  STEWARD_VERB_CONFIRM_EFFECT,
};

static const char *const columns[] = {
  "id", "channel", "score", "email", "postcode", "iban", "email,iban", "id,score",
};
static const char *const roles[] = { "owner", "privacy", "platform", "none" };

static StewardIntent *
make_request (GRand *rand)
{
  StewardIntent *intent = access_fixture_request (PICK (rand, people), PICK (rand, columns));

  intent->ask->emergency = g_rand_int_range (rand, 0, 8) == 0;
  if (g_rand_int_range (rand, 0, 8) == 0)
    intent->ask->kind = STEWARD_ACCESS_KIND_REVOCATION;
  if (g_rand_boolean (rand))
    intent->ask->on_behalf = g_strdup (PICK (rand, people));
  if (g_rand_boolean (rand))
    intent->plan = access_fixture_plan (NULL);
  if (g_rand_boolean (rand))
    {
      g_free (intent->terms->grantee);
      intent->terms->grantee = g_strdup_printf ("role_%d", g_rand_int_range (rand, 0, 6));
      g_free (intent->ask->consumer);
      intent->ask->consumer = g_strdup (intent->terms->grantee);
    }
  intent->terms->until = g_get_real_time () + g_rand_int_range (rand, -1, 40) * DAY / 2;

  return intent;
}

static StewardAccess *
pick_access (GRand          *rand,
             CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) accesses = steward_access_rows_list (fixture->governance, NULL, NULL);

  if (accesses->len == 0)
    return NULL;

  return access_fixture_load (fixture, ((StewardAccess *) g_ptr_array_index (accesses, g_rand_int_range (
                                          rand, 0, (gint32) accesses->len)))->id);
}

static void
fill_decision (GRand               *rand,
               StewardIntent       *intent,
               const StewardAccess *access)
{
  intent->choice = (StewardVoteChoice) g_rand_int_range (rand, 0, 3);
  if (g_rand_int_range (rand, 0, 3) != 0)
    intent->choice = STEWARD_VOTE_APPROVE;
  if (g_rand_int_range (rand, 0, 5) == 0)
    intent->seat = g_strdup (PICK (rand, roles));
  if (g_rand_int_range (rand, 0, 5) == 0)
    {
      intent->terms = steward_access_terms_copy (access->terms);
      intent->terms->until += g_rand_int_range (rand, -2, 2) * DAY;
    }
}

static void
fill_effect (GRand               *rand,
             StewardIntent       *intent,
             const StewardAccess *access)
{
  const StewardEffectRecord *record;

  if (access->effects->len == 0)
    return;
  record = g_ptr_array_index (access->effects, g_rand_int_range (rand, 0, (gint32) access->effects->len));
  intent->effect = g_strdup (record->id);
  intent->result = steward_effect_result_new ((StewardEffectOutcome) g_rand_int_range (rand, 0, 5), "So it is.");
  intent->result->again = g_rand_boolean (rand);
}

static StewardIntent *
make_intent (GRand          *rand,
             CouncilFixture *fixture)
{
  const char *verb = PICK (rand, verbs);
  g_autoptr(StewardAccess) access = pick_access (rand, fixture);
  StewardIntent *intent;

  if (access == NULL || g_str_equal (verb, STEWARD_VERB_REQUEST_ACCESS))
    return make_request (rand);
  intent = access_fixture_intent (verb, PICK (rand, people), access->id);
  if (strstr (verb, "effect.report") != NULL)
    {
      g_free (intent->actor);
      intent->actor = g_strdup ("steward");
    }
  if (strstr (verb, "effect.") != NULL)
    fill_effect (rand, intent, access);
  else
    fill_decision (rand, intent, access);
  intent->outcome = g_strdup (g_rand_boolean (rand) ? "grant" : "revoke");
  if (g_rand_int_range (rand, 0, 4) != 0)
    intent->plan = access_fixture_plan (g_rand_int_range (rand, 0, 4) == 0 ? "GRANT OTHER" : NULL);
  if (g_rand_int_range (rand, 0, 4) != 0)
    intent->comment = g_strdup ("Words.");
  intent->asks_changes = g_rand_boolean (rand);

  return intent;
}

/* Whether something of it is still to be done. */
static gboolean
is_due (const StewardAccess *access)
{
  const StewardEffectRecord *last = access->effects->len > 0
                                      ? g_ptr_array_index (access->effects, access->effects->len - 1)
                                      : NULL;

  return last != NULL && (g_strcmp0 (last->outcome, "queued") == 0 || g_strcmp0 (last->outcome, "manual") == 0 ||
                          (!last->final && g_strcmp0 (last->outcome, "failed") == 0));
}

static void
check_access (CouncilFixture      *fixture,
              const StewardAccess *access)
{
  g_autofree char *prefix = g_strconcat (access->id, "/", NULL);
  guint n = access_fixture_count_outbox (fixture, prefix);

  for (guint i = 0; i < access->votes->len; i++)
    {
      const StewardAccessVote *vote = g_ptr_array_index (access->votes, i);

      g_assert_cmpstr (vote->person, !=, access->requester);
      g_assert_cmpstr (vote->person, !=, access->ask->on_behalf);
      if (vote->approves)
        g_assert_nonnull (vote->effect);
    }
  g_assert_true (steward_provision_is_allowed (access->state, access->provision));
  if (access->state == STEWARD_ACCESS_REQUESTED || access->state == STEWARD_ACCESS_REJECTED ||
      access->state == STEWARD_ACCESS_WITHDRAWN || access->decided_at == 0)
    g_assert_cmpuint (access->effects->len, ==, 0);
  else
    g_assert_cmpuint (access->effects->len, >, 0);
  if (is_due (access))
    g_assert_cmpuint (n, ==, 1);
  else
    g_assert_cmpuint (n, <=, 1);
}

static void
check_everything (CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) accesses = steward_access_rows_list (fixture->governance, NULL, NULL);
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GError) error = NULL;
  guint n_outbox = access_fixture_count_outbox (fixture, NULL);

  for (guint i = 0; i < accesses->len; i++)
    {
      const char *id = ((StewardAccess *) g_ptr_array_index (accesses, i))->id;
      g_autoptr(StewardAccess) access = access_fixture_load (fixture, id);
      g_autoptr(StewardAccessCase) one = steward_access_case_load_sync (fixture->council, id, NULL, &error);

      g_assert_no_error (error);
      check_access (fixture, access);
    }
  g_assert_true (steward_governance_verify_rows_sync (fixture->governance, TRUE, &differences, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (access_fixture_count_outbox (fixture, NULL), ==, n_outbox);
}

static void
act_once (GRand          *rand,
          CouncilFixture *fixture,
          guint          *n_sealed)
{
  g_autoptr(StewardIntent) intent = make_intent (rand, fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardAct) act = steward_council_prepare_sync (fixture->council, intent, &error);
  g_autofree char *text = NULL;

  if (act == NULL)
    {
      g_test_message ("%s: %s", intent->verb, error->message);
      g_assert_cmpint ((int) error->domain, ==, (int) STEWARD_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 10);
      return;
    }
  g_test_message ("%s: %s", intent->verb, act->summary);
  text = steward_act_to_text (act, NULL);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);
  (*n_sealed)++;
}

static void
test_random_acts (CouncilFixture *fixture,
                  gconstpointer   data)
{
  guint32 seed = g_random_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(GError) error = NULL;
  guint n_sealed = 0;

  g_test_message ("Seed %u", seed);
  for (int i = 0; i < N_ACTS; i++)
    {
      act_once (rand, fixture, &n_sealed);
      if (g_rand_int_range (rand, 0, 40) == 0)
        {
          g_autoptr(GPtrArray) done = steward_council_watch_sync (
            fixture->council, g_get_real_time () + g_rand_int_range (rand, 0, 20) * DAY, &error);

          g_assert_no_error (error);
          g_assert_nonnull (done);
        }
    }
  g_test_message ("%u of %d were sealed", n_sealed, N_ACTS);
  g_assert_cmpuint (n_sealed, >, 30);
  check_everything (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i <= 2; i++)
    {
      g_autofree char *path = g_strdup_printf ("/council/access-random/%d", i);

      g_test_add (path, CouncilFixture, NULL, access_fixture_set_up, test_random_acts, council_fixture_tear_down);
    }

  return g_test_run ();
}
