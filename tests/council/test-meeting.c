/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sitting from its agenda to its minutes, and the queue that fills it. */

#include "config.h"

#include "council-fixture.h"
#include "steward-minutes.h"
#include "steward-queue.h"

#include <string.h>

#define ANN "ann@example.com"
#define CLEO "cleo@example.com"
#define DAN "dan@example.com"
#define EVE "eve@example.com"
#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

static StewardIntent *
new_intent (const char *verb,
            const char *who,
            const char *meeting,
            const char *review)
{
  StewardIntent *intent = council_fixture_intent (verb, who, review);

  intent->meeting = g_strdup (meeting);

  return intent;
}

static char *
open_meeting (CouncilFixture *fixture)
{
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_OPEN_MEETING, ANN);
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(GError) error = NULL;

  intent->title = g_strdup ("November | *sitting*");
  act = council_fixture_prepare (fixture, intent);
  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);

  return g_strdup (act->meeting);
}

static void
call (CouncilFixture *fixture,
      const char     *meeting,
      const char     *seat)
{
  StewardIntent *intent = new_intent (STEWARD_VERB_CALL_ROLL, ANN, meeting, NULL);

  intent->seat = g_strdup (seat);
  intent->present = TRUE;
  council_fixture_do (fixture, intent);
}

static StewardIntent *
new_show_of_hands (const char *meeting,
                   const char *review,
                   const char *person)
{
  StewardIntent *intent = new_intent (STEWARD_VERB_VOTE, ANN, meeting, review);

  intent->person = g_strdup (person);
  intent->choice = STEWARD_VOTE_APPROVE;

  return intent;
}

static StewardIntent *
new_text (const char *verb,
          const char *meeting,
          const char *review,
          const char *text)
{
  StewardIntent *intent = new_intent (verb, ANN, meeting, review);

  intent->comment = g_strdup (text);

  return intent;
}

static void
check_minutes (CouncilFixture *fixture,
               const char     *meeting)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardMeeting) closed = steward_council_rows_load_meeting (fixture->governance, meeting, &error);
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;
  g_autoptr(StewardMinutes) minutes = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (closed->closed_at, >, 0);
  text = steward_council_load_text_sync (fixture->council, closed->minutes, &error);
  g_assert_no_error (error);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "# Minutes: November \\| \\*sitting\\*\n"));
  g_assert_nonnull (strstr (text, "3 seats that vote are present; the quorum of 3 is met."));
  g_assert_nonnull (strstr (text, "entered by Ann"));
  g_assert_nonnull (strstr (text, "It took 2 min 5 s."));
  g_assert_nonnull (strstr (text, "> \\# Not a heading"));
  g_assert_null (strstr (text, "\n# Not a heading"));
  g_assert_nonnull (strstr (text, "Supply (Eve): asks for it"));
  g_assert_nonnull (strstr (text, "## Action items"));
  g_assert_nonnull (strstr (text, "Dissent:"));
  g_assert_nonnull (strstr (text, "Privacy: It touches none of: personal data."));
  g_assert_nonnull (strstr (text, "- Seal: `"));
  g_assert_nonnull (strstr (text, "- Root: `"));
  minutes = steward_minutes_load_sync (fixture->council, meeting, &error);
  g_assert_no_error (error);
  told = steward_minutes_to_markdown (minutes);
  g_assert_cmpstr (told, ==, text);      /* what was recorded, not how things are by now */
}

static void
test_sitting (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autofree char *other = council_fixture_ask (fixture, STEWARD_REVIEW_RETIREMENT, EVE, CUSTOMERS);
  g_autofree char *meeting = open_meeting (fixture);
  StewardIntent *close_item = new_intent (STEWARD_VERB_CLOSE_ITEM, ANN, meeting, id);
  StewardIntent *wrong = new_intent (STEWARD_VERB_CLOSE_ITEM, ANN, meeting, other);
  StewardIntent *action = new_text (STEWARD_VERB_ADD_ACTION, meeting, id, "Write the deputy down.");
  StewardIntent *done = new_intent (STEWARD_VERB_DO_ACTION, DAN, meeting, NULL);
  StewardIntent *dissent = new_text (STEWARD_VERB_DISSENT, meeting, id, "Too early.");
  StewardIntent *agenda = new_intent (STEWARD_VERB_SET_AGENDA, ANN, meeting, NULL);
  StewardIntent *unknown = new_intent (STEWARD_VERB_SET_AGENDA, ANN, meeting, NULL);
  g_autoptr(StewardMeeting) loaded = NULL;
  g_autofree char *order = g_strdup_printf ("%s,%s", other, id);

  council_fixture_refused (fixture, steward_intent_new (STEWARD_VERB_OPEN_MEETING, ANN), STEWARD_ERROR_CONFLICT,
                           meeting);
  council_fixture_refused (fixture, steward_intent_new (STEWARD_VERB_OPEN_MEETING, DAN), STEWARD_ERROR_DENIED,
                           "Only the chair");
  unknown->agenda = g_strsplit ("2020-001", ",", -1);
  council_fixture_refused (fixture, unknown, STEWARD_ERROR_NOT_FOUND, "no review that is open");
  agenda->agenda = g_strsplit (order, ",", -1);
  council_fixture_do (fixture, agenda);
  loaded = steward_council_rows_load_meeting (fixture->governance, meeting, NULL);
  g_assert_cmpuint (loaded->items->len, ==, 2);
  g_assert_cmpstr (((StewardAgendaItem *) g_ptr_array_index (loaded->items, 0))->review, ==, other);

  council_fixture_refused (fixture, new_show_of_hands (meeting, id, CLEO), STEWARD_ERROR_DENIED, "not marked present");
  call (fixture, meeting, "platform");
  call (fixture, meeting, "customer");
  call (fixture, meeting, "finance");
  council_fixture_do (fixture, new_intent (STEWARD_VERB_START_ITEM, ANN, meeting, id));
  council_fixture_refused (fixture, new_intent (STEWARD_VERB_START_ITEM, ANN, meeting, other), STEWARD_ERROR_CONFLICT,
                           "close that item first");
  council_fixture_do (fixture, new_show_of_hands (meeting, id, ANN));
  council_fixture_do (fixture, new_show_of_hands (meeting, id, CLEO));
  council_fixture_do (fixture, new_show_of_hands (meeting, id, DAN));
  dissent->seat = g_strdup ("finance");
  dissent->person = g_strdup (DAN);
  council_fixture_do (fixture, dissent);
  council_fixture_do (fixture, new_text (STEWARD_VERB_NOTE, meeting, NULL, "# Not a heading\n- nor a list"));
  action->person = g_strdup (DAN);
  council_fixture_do (fixture, action);
  council_fixture_refused (fixture, wrong, STEWARD_ERROR_CONFLICT, "not what the meeting is at");
  close_item->seconds = 125;
  council_fixture_do (fixture, close_item);
  council_fixture_do (fixture, new_intent (STEWARD_VERB_START_ITEM, ANN, meeting, other));
  council_fixture_do (fixture, new_intent (STEWARD_VERB_CLOSE_MEETING, ANN, meeting, NULL));
  check_minutes (fixture, meeting);
  council_fixture_refused (fixture, new_text (STEWARD_VERB_NOTE, meeting, NULL, "Late."), STEWARD_ERROR_CONFLICT,
                           "is closed");

  g_clear_pointer (&loaded, steward_meeting_free);
  loaded = steward_council_rows_load_meeting (fixture->governance, meeting, NULL);
  done->condition = g_strdup (((StewardActionItem *) g_ptr_array_index (loaded->actions, 0))->id);
  council_fixture_do (fixture, done);
}

static StewardIntent *
new_dissent (const char *who,
             const char *meeting,
             const char *review,
             const char *seat,
             const char *person)
{
  StewardIntent *intent = new_intent (STEWARD_VERB_DISSENT, who, meeting, review);

  intent->comment = g_strdup ("Too early.");
  intent->seat = g_strdup (seat);
  intent->person = g_strdup (person);

  return intent;
}

static const StewardMeetingNote *
get_last_dissent (StewardMeeting *meeting)
{
  return g_ptr_array_index (meeting->notes, meeting->notes->len - 1);
}

static void
assert_dissent (CouncilFixture *fixture,
                const char     *meeting,
                const char     *seat,
                const char     *who)
{
  g_autoptr(StewardMeeting) loaded = steward_council_rows_load_meeting (fixture->governance, meeting, NULL);
  g_autofree char *person = council_fixture_person (fixture, who);

  g_assert_cmpstr (get_last_dissent (loaded)->seat, ==, seat);
  g_assert_cmpstr (get_last_dissent (loaded)->person, ==, person);
}

/* A seat dissents by who holds it or stands in; the chair enters it for any. */
static void
test_dissent (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autofree char *meeting = open_meeting (fixture);
  StewardIntent *lend = steward_intent_new (STEWARD_VERB_GIVE_DELEGATION, CLEO);

  council_fixture_refused (fixture, new_dissent (DAN, meeting, id, "customer", NULL), STEWARD_ERROR_DENIED,
                           "neither hold the");
  council_fixture_refused (fixture, new_dissent (DAN, meeting, id, "customer", DAN), STEWARD_ERROR_DENIED,
                           "neither hold the");
  council_fixture_refused (fixture, new_dissent (DAN, meeting, id, "customer", CLEO), STEWARD_ERROR_DENIED,
                           "Only the chair");
  council_fixture_refused (fixture, new_dissent (ANN, meeting, id, "customer", DAN), STEWARD_ERROR_DENIED,
                           "Dan neither holds");
  council_fixture_refused (fixture, new_dissent (ANN, meeting, id, "none", NULL), STEWARD_ERROR_NOT_FOUND, NULL);
  council_fixture_do (fixture, new_dissent (DAN, meeting, id, NULL, NULL));
  assert_dissent (fixture, meeting, "finance", DAN);
  council_fixture_do (fixture, new_dissent (ANN, meeting, id, "customer", NULL));
  assert_dissent (fixture, meeting, "customer", CLEO);
  council_fixture_do (fixture, new_dissent (ANN, meeting, id, NULL, DAN));
  assert_dissent (fixture, meeting, "finance", DAN);
  council_fixture_do (fixture, new_dissent (ANN, meeting, id, NULL, NULL));
  assert_dissent (fixture, meeting, "platform", ANN);

  lend->person = g_strdup (DAN);
  lend->until = g_get_real_time () + 5 * DAY;
  council_fixture_do (fixture, lend);
  council_fixture_do (fixture, new_dissent (DAN, meeting, id, "customer", NULL));
  assert_dissent (fixture, meeting, "customer", DAN);
}

/* The queue. */

static StewardQueueItem *
find_item (GPtrArray  *queue,
           const char *review)
{
  for (guint i = 0; i < queue->len; i++)
    if (g_strcmp0 (steward_queue_item_get_review (g_ptr_array_index (queue, i)), review) == 0)
      return g_ptr_array_index (queue, i);

  return NULL;
}

static GPtrArray *
load_queue (CouncilFixture *fixture,
            const char     *who,
            gint64          now)
{
  g_autofree char *person = council_fixture_person (fixture, who);
  g_autoptr(GError) error = NULL;
  GPtrArray *queue = steward_queue_load_sync (fixture->council, person, now, &error);

  g_assert_no_error (error);

  return queue;
}

static void
check_role (CouncilFixture   *fixture,
            const char       *who,
            const char       *review,
            StewardQueueRole  role,
            gboolean          mine)
{
  g_autoptr(GPtrArray) queue = load_queue (fixture, who, g_get_real_time ());
  StewardQueueItem *item = find_item (queue, review);

  g_assert_nonnull (item);
  g_assert_cmpint (steward_queue_item_get_role (item), ==, role);
  g_assert_cmpint (steward_queue_item_is_mine (item), ==, mine);
}

static void
test_roles (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  StewardIntent *defer = council_fixture_intent (STEWARD_VERB_DEFER, CLEO, id);
  StewardIntent *wish = council_fixture_intent (STEWARD_VERB_COMMENT, ANN, id);
  StewardIntent *answer = council_fixture_intent (STEWARD_VERB_COMMENT, EVE, id);

  check_role (fixture, ANN, id, STEWARD_ROLE_VOTE, TRUE);
  check_role (fixture, "ben@example.com", id, STEWARD_ROLE_RECUSED, FALSE);
  check_role (fixture, "vic@example.com", id, STEWARD_ROLE_WATCHING, FALSE);
  check_role (fixture, EVE, id, STEWARD_ROLE_WATCHING, FALSE);
  wish->comment = g_strdup ("Name a deputy.");
  wish->asks_changes = TRUE;
  council_fixture_do (fixture, wish);
  check_role (fixture, EVE, id, STEWARD_ROLE_REQUESTER, TRUE);
  answer->comment = g_strdup ("Done.");
  council_fixture_do (fixture, answer);
  check_role (fixture, EVE, id, STEWARD_ROLE_WATCHING, FALSE);

  check_role (fixture, CLEO, id, STEWARD_ROLE_VOTE, TRUE);
  defer->until = g_get_real_time () + DAY;
  council_fixture_do (fixture, defer);
  check_role (fixture, CLEO, id, STEWARD_ROLE_VOTE, FALSE);
  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_APPROVE);
  check_role (fixture, ANN, id, STEWARD_ROLE_WATCHING, FALSE);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_ABSTAIN);
  check_role (fixture, ANN, id, STEWARD_ROLE_CHAIR, TRUE);
}

static void
test_groups (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *later = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  g_autofree char *sooner = council_fixture_ask (fixture, STEWARD_REVIEW_CONTRACT, "ben@example.com", ORDERS);
  g_autoptr(GPtrArray) queue = load_queue (fixture, ANN, g_get_real_time ());
  StewardQueueItem *first = g_ptr_array_index (queue, 0);
  StewardQueueItem *second = g_ptr_array_index (queue, 1);
  gint64 due;

  g_assert_cmpuint (queue->len, ==, 2);
  g_assert_cmpstr (steward_queue_item_get_review (first), ==, sooner);
  g_assert_cmpstr (steward_queue_item_get_review (second), ==, later);
  due = steward_queue_item_get_due (first);
  g_assert_cmpint (steward_queue_item_get_group (first, due), ==, STEWARD_GROUP_OVERDUE);
  g_assert_cmpint (steward_queue_item_get_group (first, due - G_USEC_PER_SEC), ==, STEWARD_GROUP_TODAY);
  g_assert_cmpint (steward_queue_item_get_group (first, due - 8 * DAY), ==, STEWARD_GROUP_LATER);
  g_assert_cmpuint (steward_queue_item_get_escalation (first), ==, 0);
  g_clear_pointer (&queue, g_ptr_array_unref);
  queue = load_queue (fixture, ANN, due + 1);
  g_assert_cmpuint (steward_queue_item_get_escalation (g_ptr_array_index (queue, 0)), ==, 2);
}

static void
test_conditions_wait (CouncilFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, EVE, ORDERS);
  StewardIntent *vote = council_fixture_intent (STEWARD_VERB_VOTE, ANN, id);
  g_autoptr(GPtrArray) queue = NULL;
  StewardQueueItem *item;

  steward_intent_add_condition (vote, "Describe the columns.", DAN, g_get_real_time () + 30 * DAY);
  council_fixture_do (fixture, vote);
  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_APPROVE);
  queue = load_queue (fixture, DAN, g_get_real_time ());
  g_assert_cmpuint (queue->len, ==, 1);
  item = g_ptr_array_index (queue, 0);
  g_assert_cmpint (steward_queue_item_get_role (item), ==, STEWARD_ROLE_REQUESTER);
  g_assert_cmpstr (steward_queue_item_get_detail (item), ==, "Condition: Describe the columns.");
}

/* Owners are told of what their product may lose. */
static void
test_owner (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *contract =
    council_fixture_contract ("1.0.0", "      - { name: order_id, logicalType: string }\n"
                                       "team:\n"
                                       "  members:\n"
                                       "    - { username: eve@example.com, name: Eve, role: owner }\n");
  StewardIntent *suspend = steward_intent_new (STEWARD_VERB_SUSPEND, ANN);
  g_autofree char *id = NULL;
  g_autoptr(GPtrArray) queue = NULL;
  StewardQueueItem *item;

  council_fixture_sync (fixture, contract);
  id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "vic@example.com", ORDERS);
  council_fixture_vote (fixture, id, ANN, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, CLEO, STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, id, DAN, STEWARD_VOTE_APPROVE);
  queue = load_queue (fixture, EVE, g_get_real_time ());
  g_assert_cmpuint (queue->len, ==, 0);
  g_clear_pointer (&queue, g_ptr_array_unref);
  queue = load_queue (fixture, EVE, g_get_real_time () + 350 * DAY);
  g_assert_cmpuint (queue->len, ==, 1);
  g_assert_nonnull (strstr (steward_queue_item_get_detail (g_ptr_array_index (queue, 0)), "lapses on"));

  suspend->subject = g_strdup (ORDERS);
  suspend->comment = g_strdup ("Late every day.");
  council_fixture_do (fixture, suspend);
  g_clear_pointer (&queue, g_ptr_array_unref);
  queue = load_queue (fixture, EVE, g_get_real_time ());
  g_assert_cmpuint (queue->len, ==, 1);
  item = g_ptr_array_index (queue, 0);
  g_assert_cmpint (steward_queue_item_get_role (item), ==, STEWARD_ROLE_OWNER);
  g_assert_true (steward_queue_item_is_mine (item));
  g_assert_null (steward_queue_item_get_review (item));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/council/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("meeting/sitting", test_sitting);
  ADD ("meeting/dissent", test_dissent);
  ADD ("queue/roles", test_roles);
  ADD ("queue/groups", test_groups);
  ADD ("queue/conditions", test_conditions_wait);
  ADD ("queue/owner", test_owner);

  return g_test_run ();
}
