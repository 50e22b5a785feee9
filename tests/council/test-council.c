/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Intents as JSON, acts in words, what is kept until it is sealed, and two who
 * act at once: in one process and in two. */

#include "config.h"

#include "council-fixture.h"

#include "steward-local-ledger.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ANN "ann@example.com"
#define CLEO "cleo@example.com"
#define DAN "dan@example.com"
#define EVE "eve@example.com"
#define N_COMMENTS 15

static StewardIntent *
new_vote (const char        *review,
          const char        *who,
          StewardVoteChoice  choice)
{
  StewardIntent *intent = council_fixture_intent (STEWARD_VERB_VOTE, who, review);

  intent->choice = choice;
  intent->comment = g_strdup ("Words.");

  return intent;
}

/* Intents. */

static void
test_intent_json (void)
{
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_VOTE, "p-1");
  g_autoptr(StewardIntent) copy = NULL;
  g_autoptr(StewardIntent) read = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;

  intent->review = g_strdup ("2026-001");
  intent->choice = STEWARD_VOTE_REJECT;
  intent->comment = g_strdup ("“No”\n\"\\");
  intent->ticked = g_strsplit ("a,b", ",", -1);
  intent->until = G_GINT64_CONSTANT (1763712000123456);
  intent->kinds = 1u << STEWARD_REVIEW_CONTRACT;
  intent->level = STEWARD_CERTIFICATION_GOLD;
  intent->seconds = 61;
  intent->override = TRUE;
  steward_intent_add_condition (intent, "Do it", "p-2", G_GINT64_CONSTANT (1763712000000000));
  copy = steward_intent_copy (intent);
  json = steward_intent_to_json (copy, &error);
  g_assert_no_error (error);
  read = steward_intent_from_json (json, &error);
  g_assert_no_error (error);
  again = steward_intent_to_json (read, &error);
  g_assert_cmpstr (json, ==, again);
  g_assert_cmpint (read->until, ==, intent->until);
  g_assert_cmpint (read->choice, ==, STEWARD_VOTE_REJECT);
  g_assert_cmpstr (read->comment, ==, intent->comment);
  g_assert_cmpuint (read->conditions->len, ==, 1);
}

/* What is half understood is no decision, and what is not said no approval. */
static void
test_intent_refused (void)
{
  static const char *const wrong[] = {
    "[]",
    "{}",
    "{\"verb\":\"review.vote\"}",
    "{\"verb\":\"review.vote\",\"choice\":\"maybe\"}",
    "{\"verb\":\"review.vote\",\"choice\":\"approve\",\"unknown\":1}",
    "{\"verb\":\"review.open\"}",
    "{\"verb\":\"review.open\",\"kind\":\"party\"}",
    "{\"verb\":\"review.open\",\"kind\":\"certification\",\"level\":\"lead\"}",
    "{\"verb\":\"review.comment\",\"comment\":null}",
    "{\"verb\":\"review.comment\",\"comment\":[\"a\"]}",
    "{\"verb\":\"review.comment\",\"files\":\"a\"}",
    "{\"verb\":\"review.comment\",\"present\":1}",
    "{\"verb\":\"review.defer\",\"until\":\"soon\"}",
    "{\"verb\":\"review.defer\",\"seconds\":-1}",
    "{\"verb\":\"review.vote\",\"choice\":\"approve\",\"conditions\":[{\"owner\":\"x\"}]}",
    "{\"verb\":\"review.vote\",\"choice\":\"approve\",\"conditions\":[{\"text\":\"x\",\"by\":\"x\"}]}",
    "{\"verb\":\"delegation.give\",\"kinds\":[\"party\"]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(StewardIntent) intent = steward_intent_from_json (wrong[i], &error);

      g_test_message ("%s", wrong[i]);
      g_assert_null (intent);
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
    }
}

static void
test_intent_yaml (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents =
    steward_document_parse_yaml ("verb: review.vote\nreview: 2026-001\nchoice: approve\npresent: true\n"
                                 "conditions:\n  - { text: Do it, due: 2026-12-01 }\n",
                                 -1, NULL, &error);
  g_autoptr(StewardIntent) intent = NULL;

  g_assert_no_error (error);
  intent = steward_intent_from_node (steward_document_get_root (g_ptr_array_index (documents, 0)), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (intent->review, ==, "2026-001");
  g_assert_true (intent->present);
  g_assert_cmpint (((StewardIntentCondition *) g_ptr_array_index (intent->conditions, 0))->due, >, 0);
}

/* What is shown holds everything that is recorded. */
static void
test_act_text (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autoptr(StewardIntent) intent = new_vote (id, ANN, STEWARD_VOTE_APPROVE);
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, intent);
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (fixture->council, NULL);
  g_autofree char *text = steward_act_to_text (act, state->people);

  g_assert_nonnull (strstr (text, "Approve “Certify orders.order_status silver” for the Platform seat"));
  g_assert_nonnull (strstr (text, "1. review.vote-cast in review/"));
  g_assert_nonnull (strstr (text, "person: Ann (p-"));
  g_assert_nonnull (strstr (text, "comment: “Words.”"));
  g_assert_nonnull (strstr (text, "The review stays open"));
  g_assert_cmpint (act->after_position, ==, state->position);
}

/* Kept, told and dropped. */

static void
test_kept_intents (CouncilFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autoptr(StewardIntent) intent = new_vote (id, ANN, STEWARD_VOTE_APPROVE);
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, intent);
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *draft = NULL;

  g_assert_true (steward_council_keep_sync (fixture->council, act, &error));
  g_assert_no_error (error);
  draft = g_strdup (act->append->settles);
  drafts = steward_governance_list_drafts_sync (fixture->governance, "intent", &error);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_clear_pointer (&drafts, g_ptr_array_unref);
  drafts = steward_council_list_unsealed_sync (fixture->council, &error);
  g_assert_cmpuint (drafts->len, ==, 0);          /* it may just be in its five seconds */
  g_clear_pointer (&drafts, g_ptr_array_unref);

  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);
  drafts = steward_governance_list_drafts_sync (fixture->governance, "intent", &error);
  g_assert_cmpuint (drafts->len, ==, 0);
  g_assert_true (steward_council_drop_sync (fixture->council, draft, &error));
}

/* Two at once. */

static void
test_vote_between (CouncilFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autoptr(StewardIntent) intent = new_vote (id, ANN, STEWARD_VOTE_APPROVE);
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(StewardReview) review = NULL;
  g_autoptr(GError) error = NULL;

  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_APPROVE);
  act = council_fixture_prepare (fixture, intent);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_APPROVE);
  g_assert_true (steward_council_keep_sync (fixture->council, act, &error));
  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);
  review = council_fixture_load (fixture, id);
  g_assert_cmpint (review->state, ==, STEWARD_CHANGE_APPLIED);   /* the third vote decided, prepared again */
  g_assert_cmpuint (review->votes->len, ==, 3);
}

/* What was shown is what is recorded, whatever becomes of the file. */
static void
test_file_between (CouncilFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autoptr(StewardIntent) intent = council_fixture_intent (STEWARD_VERB_ADD_EVIDENCE, ANN, id);
  g_autofree char *path = g_build_filename (fixture->folder, "profile.csv", NULL);
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(StewardReview) review = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  const StewardAttachment *attachment;

  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, &error));
  intent->files = g_new0 (char *, 2);
  intent->files[0] = g_strdup (path);
  act = council_fixture_prepare (fixture, intent);
  g_assert_true (g_file_set_contents (path, "forged\n", -1, &error));
  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_APPROVE);
  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);
  review = council_fixture_load (fixture, id);
  g_assert_cmpuint (review->attachments->len, ==, 1);
  attachment = g_ptr_array_index (review->attachments, 0);
  g_assert_nonnull (attachment->media_type);
  text = steward_council_load_text_sync (fixture->council, attachment->payload, &error);
  g_assert_cmpstr (text, ==, "a,b\n1,2\n");
  name = steward_council_load_text_sync (fixture->council, attachment->name, &error);
  g_assert_cmpstr (name, ==, "profile.csv");
}

static void
test_decided_between (CouncilFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "vic@example.com", ORDERS);
  g_autoptr(StewardIntent) intent = new_vote (id, ANN, STEWARD_VOTE_REJECT);
  g_autoptr(StewardAct) act = council_fixture_prepare (fixture, intent);
  g_autoptr(GError) error = NULL;
  gint64 before;

  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, EVE, STEWARD_VOTE_APPROVE);
  before = steward_governance_count_events_sync (fixture->governance, NULL, NULL);
  g_assert_false (steward_council_seal_sync (fixture->council, act, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "decided (approved)"));
  g_assert_cmpint (steward_governance_count_events_sync (fixture->governance, NULL, NULL), ==, before);
}

/* Two councils on one file; the second sees what the first records at once. */
static void
test_two_councils (CouncilFixture *fixture,
                   gconstpointer   data)
{
  CouncilFixture other = { .folder = fixture->folder };
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autoptr(StewardIntent) one = new_vote (id, ANN, STEWARD_VOTE_APPROVE);
  g_autoptr(StewardIntent) two = new_vote (id, CLEO, STEWARD_VOTE_APPROVE);
  g_autoptr(StewardAct) first = NULL;
  g_autoptr(StewardAct) second = NULL;
  g_autoptr(StewardReview) review = NULL;
  g_autoptr(GError) error = NULL;

  council_fixture_open (&other);
  first = council_fixture_prepare (fixture, one);
  second = council_fixture_prepare (&other, two);
  steward_council_seal_sync (fixture->council, first, NULL, &error);
  g_assert_no_error (error);
  steward_council_seal_sync (other.council, second, NULL, &error);
  g_assert_no_error (error);
  review = council_fixture_load (fixture, id);
  g_assert_cmpuint (review->votes->len, ==, 2);
  council_fixture_close (&other);
}

/* In the child: comments, then a vote. Exits with 0 when each was recorded or
 * refused with a reason. */
static void
act_in_child (const char *folder,
              const char *id,
              const char *who)
{
  CouncilFixture own = { .folder = g_strdup (folder) };
  StewardIntent *vote = new_vote (id, who, STEWARD_VOTE_APPROVE);

  council_fixture_open (&own);
  for (int i = 0; i < N_COMMENTS; i++)
    {
      StewardIntent *comment = council_fixture_intent (STEWARD_VERB_COMMENT, who, id);

      comment->comment = g_strdup_printf ("%s %d", who, i);
      council_fixture_do (&own, comment);
    }
  council_fixture_do (&own, vote);
  council_fixture_close (&own);
  _exit (0);
}

/* In the child: only a vote. Exits with 3 when it was refused as a conflict. */
static void
vote_in_child (const char *folder,
               const char *id,
               const char *who)
{
  CouncilFixture own = { .folder = g_strdup (folder) };
  g_autoptr(StewardIntent) vote = new_vote (id, who, STEWARD_VOTE_APPROVE);
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(GError) error = NULL;
  int status = 1;

  council_fixture_open (&own);
  act = steward_council_prepare_sync (own.council, vote, &error);
  if (act != NULL && steward_council_seal_sync (own.council, act, NULL, &error))
    status = 0;
  else if (g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT))
    status = 3;
  council_fixture_close (&own);
  _exit (status);
}

static pid_t
start_child (const char *mode,
             const char *folder,
             const char *id,
             const char *who)
{
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      /* A fresh program: threads do not survive a fork. */
      execl ("/proc/self/exe", "test-council", mode, folder, id, who, (char *) NULL);
      _exit (127);
    }

  return pid;
}

static int
wait_for (pid_t pid)
{
  int status = 0;

  while (waitpid (pid, &status, 0) < 0 && errno == EINTR)
    continue;
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

static void
test_two_processes (CouncilFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  pid_t ann = start_child ("--child", fixture->folder, id, ANN);
  pid_t cleo = start_child ("--child", fixture->folder, id, CLEO);
  g_autoptr(StewardReview) review = NULL;

  g_assert_cmpint (wait_for (ann), ==, 0);
  g_assert_cmpint (wait_for (cleo), ==, 0);
  review = council_fixture_load (fixture, id);
  g_assert_cmpuint (review->votes->len, ==, 2);
  g_assert_cmpuint (review->remarks->len, ==, 2 * N_COMMENTS);
}

/* Both would decide: one does, and the other is refused with the reason. */
static void
test_deciding_votes (CouncilFixture *fixture,
                     gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "vic@example.com", ORDERS);
  g_autoptr(StewardReview) review = NULL;
  pid_t dan, eve;

  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_APPROVE);
  dan = start_child ("--vote", fixture->folder, id, DAN);
  eve = start_child ("--vote", fixture->folder, id, EVE);
  g_assert_cmpint (wait_for (dan) + wait_for (eve), ==, 3);
  review = council_fixture_load (fixture, id);
  g_assert_cmpint (review->state, ==, STEWARD_CHANGE_APPLIED);
  g_assert_cmpuint (review->votes->len, ==, 3);
}

/* Asynchronously, and closed while something waits. */

static void
count_changes_cb (StewardCouncil *council,
                  guint          *count)
{
  (*count)++;
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
test_async (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autoptr(StewardIntent) intent = new_vote (id, ANN, STEWARD_VOTE_APPROVE);
  g_autoptr(GAsyncResult) prepared = NULL;
  g_autoptr(GAsyncResult) sealed = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardAct) act = NULL;
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  guint changes = 0;

  g_signal_connect (fixture->council, "changed", G_CALLBACK (count_changes_cb), &changes);
  steward_council_prepare_async (fixture->council, intent, NULL, done_cb, &prepared);
  act = steward_council_prepare_finish (fixture->council, wait_for_result (&prepared), &error);
  g_assert_no_error (error);
  steward_council_seal_async (fixture->council, act, NULL, done_cb, &sealed);
  g_assert_true (steward_council_seal_finish (fixture->council, wait_for_result (&sealed), &error));
  g_assert_no_error (error);
  while (changes == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (changes, >, 0);
  g_assert_nonnull (steward_council_peek_state (fixture->council));
}

static void
test_close (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_COMMENT, ANN);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  StewardAct *act;

  steward_council_refresh (fixture->council);
  steward_council_close (fixture->council);
  steward_council_prepare_async (fixture->council, intent, NULL, done_cb, &result);
  act = steward_council_prepare_finish (fixture->council, wait_for_result (&result), &error);
  g_assert_null (act);
  g_assert_true (steward_error_is_cancelled (error));
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5)
    {
      char *arguments[] = { argv[0], NULL };
      char **no_options = arguments;
      int n = 1;

      g_test_init (&n, &no_options, NULL);
      if (g_str_equal (argv[1], "--vote"))
        vote_in_child (argv[2], argv[3], argv[4]);
      act_in_child (argv[2], argv[3], argv[4]);
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/council/intent/json", test_intent_json);
  g_test_add_func ("/council/intent/refused", test_intent_refused);
  g_test_add_func ("/council/intent/yaml", test_intent_yaml);

#define ADD(name, func) \
  g_test_add ("/council/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("act/text", test_act_text);
  ADD ("kept/intents", test_kept_intents);
  ADD ("conflict/vote-between", test_vote_between);
  ADD ("conflict/file-between", test_file_between);
  ADD ("conflict/decided-between", test_decided_between);
  ADD ("conflict/two-councils", test_two_councils);
  ADD ("conflict/two-processes", test_two_processes);
  for (int i = 1; i <= 5; i++)
    {
      g_autofree char *path = g_strdup_printf ("/council/conflict/deciding-votes/%d", i);

      g_test_add (path, CouncilFixture, NULL, council_fixture_set_up, test_deciding_votes, council_fixture_tear_down);
    }
  ADD ("async/vote", test_async);
  ADD ("async/close", test_close);

  return g_test_run ();
}
