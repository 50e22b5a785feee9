/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* People who do anything at all, at random: what is refused is refused with a
 * reason, what is accepted can be sealed, nobody ever decides their own
 * request, and the ledger verifies at the end. */

#include "config.h"

#include "council-fixture.h"
#include "steward-minutes.h"
#include "steward-queue.h"
#include "steward-tally.h"

#include <string.h>

#define N_ACTS 1500
#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

static const char *const people[] = {
  "ann@example.com", "ben@example.com", "cleo@example.com", "dan@example.com", "eve@example.com",
  "vic@example.com", "ada@example.com", "nobody@example.com", "",
};

static const char *const verbs[] = {
  STEWARD_VERB_OPEN_REVIEW,   STEWARD_VERB_OPEN_REVIEW,     STEWARD_VERB_VOTE,          STEWARD_VERB_VOTE,
  STEWARD_VERB_VOTE,          STEWARD_VERB_VOTE,            STEWARD_VERB_VOTE,          STEWARD_VERB_VOTE,
  STEWARD_VERB_RECUSE,        STEWARD_VERB_COMMENT,         STEWARD_VERB_DEFER,         STEWARD_VERB_DECIDE,
  STEWARD_VERB_WITHDRAW,      STEWARD_VERB_APPEAL,          STEWARD_VERB_ADD_EVIDENCE,  STEWARD_VERB_MEET_CONDITION,
  STEWARD_VERB_SUSPEND,       STEWARD_VERB_RESTORE,         STEWARD_VERB_OPEN_MEETING,  STEWARD_VERB_SET_AGENDA,
  STEWARD_VERB_CALL_ROLL,     STEWARD_VERB_START_ITEM,      STEWARD_VERB_CLOSE_ITEM,    STEWARD_VERB_NOTE,
  STEWARD_VERB_DISSENT,       STEWARD_VERB_ADD_ACTION,      STEWARD_VERB_DO_ACTION,     STEWARD_VERB_CLOSE_MEETING,
  STEWARD_VERB_GIVE_DELEGATION, STEWARD_VERB_END_DELEGATION, STEWARD_VERB_FOUND_CHARTER,    STEWARD_VERB_VOTE,
  STEWARD_VERB_REGISTER_PERSON, STEWARD_VERB_ASK_ERASURE,   STEWARD_VERB_ERASE,         STEWARD_VERB_ADD_KEY,
  STEWARD_VERB_ASK_PERSON_ERASURE, "no.such-verb",
};

static const char *const subjects[] = { ORDERS, CUSTOMERS, "no.such_product", "" };
static const char *const seats[] = { "platform", "orders", "customer", "finance", "supply", "privacy", "audit", "none" };
static const char *const texts[] = { "Words.", "", "# *Markdown* | <b>\n- x", "\xc3\x28", "“Worte”" };

#define PICK(rand, list) (list)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (list))]

static char *
maybe (GRand      *rand,
       const char *text)
{
  return g_rand_boolean (rand) ? g_strdup (text) : NULL;
}

static char *
pick_review (GRand          *rand,
             CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) reviews = steward_council_rows_list_reviews (fixture->governance, NULL, NULL);

  if (reviews->len == 0 || g_rand_int_range (rand, 0, 20) == 0)
    return g_strdup ("2020-001");

  return g_strdup (((StewardReview *) g_ptr_array_index (reviews, g_rand_int_range (rand, 0, MIN (4, reviews->len))))->id);
}

static char *
pick_meeting (GRand          *rand,
              CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) meetings = steward_council_rows_list_meetings (fixture->governance, NULL);

  if (meetings->len == 0)
    return NULL;

  return g_strdup (((StewardMeeting *) g_ptr_array_index (meetings, 0))->id);
}

/* Of a comment of the review, so that erasing has something to erase. */
static char *
pick_payload (CouncilFixture *fixture,
              const char     *id)
{
  g_autoptr(StewardReview) review = steward_council_rows_load_review (fixture->governance, id, NULL);

  if (review == NULL || review->remarks->len == 0)
    return g_strdup ("sha256:00");

  return g_strdup (((StewardRemark *) g_ptr_array_index (review->remarks, 0))->comment);
}

/* Mostly somebody. */
static const char *
pick_person (GRand *rand)
{
  return people[g_rand_int_range (rand, 0, g_rand_int_range (rand, 0, 10) == 0 ? G_N_ELEMENTS (people) : 6)];
}

static StewardIntent *
make_intent (GRand          *rand,
             CouncilFixture *fixture)
{
  StewardIntent *intent = steward_intent_new (PICK (rand, verbs), pick_person (rand));

  intent->review = pick_review (rand, fixture);
  if (strstr (intent->verb, "meeting") != NULL || g_rand_int_range (rand, 0, 10) == 0)
    intent->meeting = pick_meeting (rand, fixture);
  if (g_rand_int_range (rand, 0, 6) == 0)
    intent->person = g_strdup (pick_person (rand));
  intent->into = maybe (rand, PICK (rand, people));
  intent->subject = g_strdup (PICK (rand, subjects));
  intent->kind = (StewardReviewKind) g_rand_int_range (rand, 0, STEWARD_REVIEW_N_KINDS);
  intent->level = (StewardCertification) g_rand_int_range (rand, 0, 4);
  if (g_rand_int_range (rand, 0, 8) == 0)
    intent->seat = g_strdup (PICK (rand, seats));
  if (g_str_equal (intent->verb, STEWARD_VERB_CALL_ROLL))
    intent->seat = intent->seat != NULL ? intent->seat : g_strdup (PICK (rand, seats));
  intent->choice = g_rand_boolean (rand) ? STEWARD_VOTE_APPROVE : (StewardVoteChoice) g_rand_int_range (rand, 0, 3);
  intent->asks_changes = g_rand_boolean (rand);
  intent->override = g_rand_boolean (rand);
  intent->present = g_rand_boolean (rand);
  intent->comment = maybe (rand, PICK (rand, texts));
  intent->rule = g_strdup ("A rule");
  intent->until = g_rand_boolean (rand) ? g_get_real_time () + g_rand_int_range (rand, -5, 40) * DAY : 0;
  intent->condition = g_strdup ("c2-1");
  intent->name = NULL;
  intent->payload = pick_payload (fixture, intent->review);
  if (intent->kind == STEWARD_REVIEW_CHARTER)
    intent->document = council_fixture_charter (g_rand_int_range (rand, 1, 4), NULL, NULL);
  else if (g_rand_boolean (rand))
    intent->document = council_fixture_contract ("1.1.0", "      - { name: order_id, logicalType: string }\n");
  if (g_rand_int_range (rand, 0, 5) == 0)
    steward_intent_add_condition (intent, "Do it.", g_rand_boolean (rand) ? PICK (rand, people) : NULL,
                                  g_get_real_time () + g_rand_int_range (rand, -1, 5) * DAY);

  return intent;
}

static void
check_own_requests (CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) reviews = steward_council_rows_list_reviews (fixture->governance, NULL, NULL);

  for (guint i = 0; i < reviews->len; i++)
    {
      const StewardReview *review = g_ptr_array_index (reviews, i);
      g_autoptr(StewardCouncilState) rules = steward_council_load_state_for_sync (fixture->council, review, NULL);
      g_autoptr(StewardTally) tally = steward_tally_count (rules->charter, review, NULL);

      for (guint j = 0; j < tally->ballots->len; j++)
        {
          const StewardBallot *ballot = &g_array_index (tally->ballots, StewardBallot, j);

          if (ballot->state == STEWARD_BALLOT_FOR && steward_review_is_open (review))
            g_assert_cmpstr (ballot->vote->person, !=, review->requester);
        }
      if (steward_review_is_open (review))
        g_assert_cmpint (tally->state, !=, STEWARD_TALLY_APPROVED);
    }
}

static void
look_at_everything (CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) queue = steward_queue_load_sync (fixture->council, "ann@example.com", g_get_real_time (), NULL);
  g_autoptr(GPtrArray) meetings = steward_council_rows_list_meetings (fixture->governance, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (queue);
  for (guint i = 0; i < meetings->len; i++)
    {
      const char *id = ((StewardMeeting *) g_ptr_array_index (meetings, i))->id;
      g_autoptr(StewardMinutes) minutes = steward_minutes_load_sync (fixture->council, id, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = steward_minutes_to_markdown (minutes);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
test_random_acts (CouncilFixture *fixture,
                  gconstpointer   data)
{
  guint32 seed = g_random_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  guint n_sealed = 0;

  g_test_message ("Seed %u", seed);
  for (int i = 0; i < N_ACTS; i++)
    {
      g_autoptr(StewardIntent) intent = make_intent (rand, fixture);
      g_autoptr(GError) error = NULL;
      g_autoptr(StewardAct) act = steward_council_prepare_sync (fixture->council, intent, &error);

      if (act == NULL)
        {
          g_test_message ("%s: %s", intent->verb, error->message);
          g_assert_cmpint ((int) error->domain, ==, (int) STEWARD_ERROR);
          g_assert_cmpuint (strlen (error->message), >, 10);
          continue;
        }
      g_test_message ("%s: %s", intent->verb, act->summary);
      steward_council_seal_sync (fixture->council, act, NULL, &error);
      g_assert_no_error (error);
      n_sealed++;
    }
  g_test_message ("%u of %d were sealed", n_sealed, N_ACTS);
  g_assert_cmpuint (n_sealed, >, 20);
  check_own_requests (fixture);
  look_at_everything (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("/council/random/%d", i);

      g_test_add (path, CouncilFixture, NULL, council_fixture_set_up, test_random_acts, council_fixture_tear_down);
    }

  return g_test_run ();
}
