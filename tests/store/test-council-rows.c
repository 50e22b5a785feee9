/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read is what was recorded: one event of every type, and every record
 * that is made of them. */

#include "config.h"

#include "steward-council-rows.h"

#include "council-fixture.h"
#include "steward-duration.h"

#include <string.h>

static gint64
at (const char *text)
{
  gint64 time = 0;

  g_assert_true (steward_instant_parse (text, &time, NULL));
  return time;
}

static char *
load_text (CouncilFixture *fixture,
           const char     *reference)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *media_type = NULL;
  g_autoptr(GBytes) bytes = steward_council_rows_load_payload (fixture->store, reference, &media_type, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (media_type, "text/"));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_text (CouncilFixture *fixture,
             const char     *reference,
             const char     *expected)
{
  g_autofree char *text = load_text (fixture, reference);

  g_assert_cmpstr (text, ==, expected);
}

static StewardReview *
load (CouncilFixture *fixture,
      const char     *id)
{
  g_autoptr(GError) error = NULL;
  StewardReview *review = steward_council_rows_load_review (fixture->store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (review->id, ==, id);
  return review;
}

static void
test_review (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(StewardReview) review = NULL;

  council_fixture_record_all (fixture);
  review = load (fixture, "2026-001");
  g_assert_cmpint (review->kind, ==, STEWARD_REVIEW_CONTRACT);
  g_assert_cmpint (review->state, ==, STEWARD_CHANGE_APPLIED);
  g_assert_cmpint (review->version, ==, 15);
  g_assert_cmpstr (review->subject, ==, "urn:x:orders");
  g_assert_cmpstr (review->title, ==, "Change the contract of orders");
  g_assert_cmpstr (review->domain, ==, "sales");
  g_assert_cmpstr (review->requester, ==, "p-1");
  g_assert_cmpint (review->touches, ==, STEWARD_TOUCHES_PERSONAL | STEWARD_TOUCHES_BREAKING);
  g_assert_cmpstr (review->revision, ==, "sha256:aa");
  g_assert_cmpstr (review->revision_payload, ==, "sha256:cc");
  g_assert_cmpstr (review->base, ==, "sha256:bb");
  g_assert_null (review->base_payload);
  assert_text (fixture, review->note, "The finance close depends upon it");
  g_assert_cmpint (review->charter, ==, 1);
  g_assert_cmpint (review->due, ==, at ("2026-11-30T12:00:00Z"));
  g_assert_cmpint (review->decided_at, >, review->opened_at);
  g_assert_cmpstr (review->outcome, ==, "Approved by one of one.");
  g_assert_false (review->overridden);
  g_assert_cmpstr (review->successor, ==, "2026-002");
  g_assert_false (steward_review_is_open (review));
}

static void
check_votes (CouncilFixture      *fixture,
             const StewardReview *review)
{
  const StewardVote *vote = steward_review_find_vote (review, "platform");

  g_assert_cmpuint (review->votes->len, ==, 2);
  g_assert_cmpint (vote->choice, ==, STEWARD_VOTE_APPROVE);
  g_assert_cmpstr (vote->person, ==, "p-2");
  assert_text (fixture, vote->comment, "Fine with a migration guide");
  g_assert_cmpstr (vote->checklist, ==, "[{\"item\":\"told\",\"ticked\":1}]");
  g_assert_cmpstr (vote->except[0], ==, "properties.amount");
  g_assert_null (vote->except[1]);
  g_assert_false (vote->delegate);

  vote = steward_review_find_vote (review, "sales");
  g_assert_cmpint (vote->choice, ==, STEWARD_VOTE_ABSTAIN);
  g_assert_cmpstr (vote->person, ==, "p-3");
  g_assert_cmpstr (vote->actor, ==, "p-1");
  g_assert_true (vote->delegate);
  g_assert_cmpstr (vote->meeting, ==, "m-2026-01");
  g_assert_null (vote->comment);
}

static void
check_conditions (CouncilFixture      *fixture,
                  const StewardReview *review)
{
  const StewardCondition *first = g_ptr_array_index (review->conditions, 0);
  const StewardCondition *second = g_ptr_array_index (review->conditions, 1);

  g_assert_cmpuint (review->conditions->len, ==, 2);
  g_assert_cmpstr (first->id, ==, "c1");
  g_assert_cmpstr (first->owner, ==, "p-1");
  g_assert_cmpstr (first->by, ==, "p-2");
  g_assert_cmpint (first->due, ==, at ("2026-12-24T00:00:00Z"));
  g_assert_cmpint (first->met_at, >, 0);
  g_assert_cmpstr (second->id, ==, "c2");
  g_assert_cmpint (second->met_at, ==, 0);
  assert_text (fixture, second->text, "Fine with a migration guide");
}

static void
test_parts (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(StewardReview) review = NULL;
  const StewardStep *step;
  const StewardRecusal *recusal;
  const StewardRemark *remark;
  const StewardAttachment *attachment;
  const StewardReviewChange *change;

  council_fixture_record_all (fixture);
  review = load (fixture, "2026-001");
  check_votes (fixture, review);
  check_conditions (fixture, review);

  g_assert_cmpuint (review->steps->len, ==, 2);
  step = g_ptr_array_index (review->steps, 0);
  g_assert_true (step->asked);
  g_assert_cmpstr (step->seat, ==, "privacy");
  step = g_ptr_array_index (review->steps, 1);
  g_assert_false (step->asked);
  g_assert_cmpstr (step->reason, ==, "not external");

  g_assert_cmpuint (review->recusals->len, ==, 1);
  recusal = g_ptr_array_index (review->recusals, 0);
  g_assert_cmpstr (recusal->seat, ==, "risk");
  g_assert_cmpstr (recusal->cause, ==, "declared");
  assert_text (fixture, recusal->reason, "Declared a friendship");

  g_assert_cmpuint (review->remarks->len, ==, 1);
  remark = g_ptr_array_index (review->remarks, 0);
  g_assert_true (remark->asks_changes);
  g_assert_cmpstr (remark->person, ==, "p-2");

  g_assert_cmpuint (review->attachments->len, ==, 1);
  attachment = g_ptr_array_index (review->attachments, 0);
  g_assert_cmpstr (attachment->media_type, ==, "text/plain");

  g_assert_cmpuint (review->changes->len, ==, 2);
  change = g_ptr_array_index (review->changes, 0);
  g_assert_cmpstr (change->path, ==, "properties.amount");
  g_assert_cmpstr (change->impact, ==, "breaking");
  g_assert_cmpstr (change->outcome, ==, "left-out");
  change = g_ptr_array_index (review->changes, 1);
  g_assert_cmpstr (change->outcome, ==, "approved");
}

static GPtrArray *
list (CouncilFixture            *fixture,
      const StewardReviewFilter *filter)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *reviews = steward_council_rows_list_reviews (fixture->store, filter, &error);

  g_assert_no_error (error);
  return reviews;
}

static void
assert_listed (CouncilFixture            *fixture,
               const StewardReviewFilter *filter,
               const char                *ids)
{
  g_autoptr(GPtrArray) reviews = list (fixture, filter);
  g_autoptr(GString) actual = g_string_new (NULL);

  for (guint i = 0; i < reviews->len; i++)
    g_string_append_printf (actual, "%s%s", i > 0 ? " " : "", ((StewardReview *) reviews->pdata[i])->id);
  g_assert_cmpstr (actual->str, ==, ids);
}

static void
test_list (CouncilFixture *fixture,
           gconstpointer   data)
{
  StewardReviewFilter open_only = { .open_only = TRUE };
  StewardReviewFilter undone_only = { .undone_only = TRUE };
  StewardReviewFilter subject = { .subject = "urn:x:orders" };
  StewardReviewFilter words = { .text = "chang contract" };
  StewardReviewFilter across = { .text = "MIGRATION currency" };
  StewardReviewFilter meeting = { .text = "glossar" };
  StewardReviewFilter nothing = { .text = "migration gold" };
  StewardReviewFilter hostile = { .text = "\" OR 1 NEAR( *" };
  StewardReviewFilter limit = { .limit = 1 };

  council_fixture_record_all (fixture);
  assert_listed (fixture, NULL, "2026-002 2026-004 2026-003 2026-001");
  assert_listed (fixture, &open_only, "2026-002");
  assert_listed (fixture, &undone_only, "2026-002");
  assert_listed (fixture, &subject, "2026-002 2026-001");
  assert_listed (fixture, &words, "2026-001");
  assert_listed (fixture, &across, "2026-001");
  assert_listed (fixture, &meeting, "2026-001");
  assert_listed (fixture, &nothing, "");
  assert_listed (fixture, &hostile, "");
  assert_listed (fixture, &limit, "2026-002");
}

static void
test_similar (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) others = NULL;
  g_autoptr(GError) error = NULL;
  const StewardPastReview *past;

  council_fixture_record_all (fixture);
  found = steward_council_rows_find_similar (fixture->store, "currency gone orders", NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  past = g_ptr_array_index (found, 0);
  g_assert_cmpstr (past->review, ==, "2026-001");
  g_assert_cmpstr (past->title, ==, "Change the contract of orders");
  g_assert_cmpstr (past->outcome, ==, "Approved by one of one.");
  g_assert_cmpint (past->state, ==, STEWARD_CHANGE_APPLIED);
  g_assert_cmpint (past->decided_at, >, 0);
  g_assert_nonnull (strstr (past->snippet, "currency"));

  others = steward_council_rows_find_similar (fixture->store, "currency gone orders", "2026-001", 10, &error);
  g_assert_cmpuint (others->len, ==, 1);
}

static void
test_charter (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) delegations = NULL;
  g_autofree char *json = NULL;
  g_autofree char *document = NULL;
  const StewardDelegation *delegation;
  gint64 version = 7;

  g_assert_true (steward_council_rows_load_charter (fixture->store, &version, &json, &document, &error));
  g_assert_cmpint (version, ==, 0);
  g_assert_null (json);

  council_fixture_record_all (fixture);
  g_assert_true (steward_council_rows_load_charter (fixture->store, &version, &json, &document, &error));
  g_assert_cmpint (version, ==, 2);
  g_assert_cmpstr (json, ==, "{\"council\":\"Data council\",\"seats\":[1]}");
  assert_text (fixture, document, "seats: [1]");

  delegations = steward_council_rows_list_delegations (fixture->store, &error);
  g_assert_cmpuint (delegations->len, ==, 2);
  delegation = g_ptr_array_index (delegations, 0);
  g_assert_cmpstr (delegation->id, ==, "d-1");
  g_assert_cmpstr (delegation->from, ==, "p-1");
  g_assert_cmpstr (delegation->to, ==, "p-3");
  g_assert_cmpstr (delegation->seat, ==, "platform");
  g_assert_cmpuint (delegation->kinds, ==, 1u << STEWARD_REVIEW_CERTIFICATION | 1u << STEWARD_REVIEW_CONTRACT);
  g_assert_cmpint (delegation->until, ==, at ("2026-12-01T00:00:00Z"));
  delegation = g_ptr_array_index (delegations, 1);
  g_assert_cmpint (delegation->until, <, at ("2026-12-01T00:00:00Z"));
}

static void
test_certificates (CouncilFixture *fixture,
                   gconstpointer   data)
{
  static const struct { const char *subject; StewardCertification level; StewardStanding standing; } expected[] = {
    { "urn:x:gone", STEWARD_CERTIFICATION_BRONZE, STEWARD_STANDING_WITHDRAWN },
    { "urn:x:old", STEWARD_CERTIFICATION_SILVER, STEWARD_STANDING_LAPSED },
    { "urn:x:orders", STEWARD_CERTIFICATION_GOLD, STEWARD_STANDING_GRANTED },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) certificates = NULL;

  council_fixture_record_all (fixture);
  certificates = steward_council_rows_list_certificates (fixture->store, &error);
  g_assert_cmpuint (certificates->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < certificates->len; i++)
    {
      const StewardCertificate *certificate = g_ptr_array_index (certificates, i);

      g_assert_cmpstr (certificate->subject, ==, expected[i].subject);
      g_assert_cmpint (certificate->level, ==, expected[i].level);
      g_assert_cmpint (certificate->standing, ==, expected[i].standing);
    }
}

static void
test_meeting (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardMeeting) meeting = NULL;
  g_autoptr(GPtrArray) meetings = NULL;
  const StewardAgendaItem *item;
  const StewardAttendance *attendance;
  const StewardMeetingNote *note;
  const StewardActionItem *action;

  council_fixture_record_all (fixture);
  meeting = steward_council_rows_load_meeting (fixture->store, "m-2026-01", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (meeting->title, ==, "November");
  g_assert_cmpstr (meeting->chair, ==, "p-1");
  g_assert_cmpint (meeting->starts, ==, at ("2026-11-21T09:00:00Z"));
  g_assert_cmpint (meeting->version, ==, 11);
  g_assert_cmpint (meeting->closed_at, >=, meeting->opened_at);
  assert_text (fixture, meeting->minutes, "The council wants a glossary");

  g_assert_cmpuint (meeting->items->len, ==, 2);
  item = g_ptr_array_index (meeting->items, 0);
  g_assert_cmpstr (item->review, ==, "2026-003");
  g_assert_cmpint (item->started_at, ==, 0);
  item = g_ptr_array_index (meeting->items, 1);
  g_assert_cmpstr (item->outcome, ==, "decided");
  g_assert_cmpint (item->seconds, ==, 90);

  g_assert_cmpuint (meeting->attendances->len, ==, 1);
  attendance = g_ptr_array_index (meeting->attendances, 0);
  g_assert_true (attendance->present);
  g_assert_cmpuint (meeting->notes->len, ==, 2);
  note = g_ptr_array_index (meeting->notes, 0);
  g_assert_null (note->seat);
  note = g_ptr_array_index (meeting->notes, 1);
  g_assert_cmpstr (note->seat, ==, "sales");
  g_assert_cmpstr (note->person, ==, "p-1");
  g_assert_cmpuint (meeting->actions->len, ==, 1);
  action = g_ptr_array_index (meeting->actions, 0);
  g_assert_cmpstr (action->owner, ==, "p-1");
  g_assert_cmpint (action->done_at, >, 0);

  meetings = steward_council_rows_list_meetings (fixture->store, &error);
  g_assert_cmpuint (meetings->len, ==, 1);
  g_assert_cmpuint (((StewardMeeting *) meetings->pdata[0])->items->len, ==, 2);
}

static void
add_person (CouncilFixture *fixture,
            const char     *id,
            const char     *name,
            const char     *address)
{
  g_autoptr(StewardAppend) what = steward_append_new ("p-1");
  g_autoptr(GError) error = NULL;

  steward_append_add_person (what, id, name, address);
  g_assert_true (steward_governance_append_sync (fixture->store, what, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_resolves (CouncilFixture *fixture,
                 const char     *what,
                 const char     *expected,
                 int             code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *id = steward_council_rows_resolve_person (fixture->store, what, &error);

  g_assert_cmpstr (id, ==, expected);
  if (expected == NULL)
    g_assert_error (error, STEWARD_ERROR, code);
}

static void
test_people (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = NULL;
  const StewardPerson *person;

  council_fixture_record_all (fixture);
  add_person (fixture, "p-1", "Ana Horvat", "ana@example.org");
  add_person (fixture, "p-old", "Ana H.", "a.horvat@example.org");
  add_person (fixture, "p-2", "Ben Okoro", "ben@example.org");
  add_person (fixture, "p-3", "Ben Okoro", "ben2@example.org");

  assert_resolves (fixture, "p-1", "p-1", 0);
  assert_resolves (fixture, "p-old", "p-1", 0);
  assert_resolves (fixture, "ANA@example.org", "p-1", 0);
  assert_resolves (fixture, "a.horvat@example.org", "p-1", 0);
  assert_resolves (fixture, "ana horvat", "p-1", 0);
  assert_resolves (fixture, "ben2@example.org", "p-3", 0);
  assert_resolves (fixture, "Ben Okoro", NULL, STEWARD_ERROR_CONFLICT);
  assert_resolves (fixture, "nobody", NULL, STEWARD_ERROR_NOT_FOUND);
  assert_resolves (fixture, "", NULL, STEWARD_ERROR_NOT_FOUND);

  people = steward_council_rows_list_people (fixture->store, &error);
  g_assert_cmpuint (people->len, ==, 3);
  person = g_ptr_array_index (people, 0);
  g_assert_cmpstr (person->name, ==, "Ana Horvat");
}

/* Merges of merged people, and one that would make a circle. */
static void
test_merges (CouncilFixture *fixture,
             gconstpointer   data)
{
  static const char *const merges[] = {
    "{\"into\":\"b\",\"person\":\"a\"}", "{\"into\":\"c\",\"person\":\"b\"}", "{\"into\":\"a\",\"person\":\"c\"}",
    "{\"into\":\"a\",\"person\":\"d\"}", "{\"into\":\"c\",\"person\":\"c\"}",
  };
  g_autoptr(GPtrArray) differences = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (merges); i++)
    council_fixture_record (fixture, "p-1", "people", STEWARD_EVENT_PERSON_MERGED, merges[i]);
  for (const char *id = "abd"; *id != '\0'; id++)
    assert_resolves (fixture, (char[]) { *id, '\0' }, "c", 0);
  differences = council_fixture_compare (fixture, FALSE);
  g_assert_cmpuint (differences->len, ==, 0);
}

static void
test_keys (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) mine = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) all = NULL;
  const StewardSigningKey *key;

  council_fixture_record_all (fixture);
  mine = steward_council_rows_list_keys (fixture->store, "p-1", &error);
  g_assert_cmpuint (mine->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (mine, 0), ==, "ssh-ed25519 AAAA");
  none = steward_council_rows_list_keys (fixture->store, "p-2", &error);
  g_assert_cmpuint (none->len, ==, 0);
  all = steward_council_rows_list_signing_keys (fixture->store, &error);
  g_assert_cmpuint (all->len, ==, 2);
  key = g_ptr_array_index (all, 1);
  g_assert_cmpstr (key->person, ==, "p-2");
  g_assert_cmpint (key->added_by, ==, 6);
  g_assert_cmpint (key->removed_by, ==, 7);
}

static void
test_absent (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  gint64 until = 9;

  g_assert_null (steward_council_rows_load_review (fixture->store, "2026-404", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (steward_council_rows_load_meeting (fixture->store, "m-1", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (steward_council_rows_load_payload (fixture->store, "sha256:00", NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (steward_council_rows_get_deferral (fixture->store, "2026-001", "platform", &until, &error));
  g_assert_cmpint (until, ==, 0);
  council_fixture_record_all (fixture);
  g_assert_true (steward_council_rows_get_deferral (fixture->store, "2026-001", "platform", &until, &error));
  g_assert_cmpint (until, ==, at ("2026-11-25T00:00:00Z"));
}

/* A payload that somebody changed is not shown as the one that was recorded. */
static void
test_changed_payload (CouncilFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *reference = council_fixture_add_text (fixture, "what was decided");
  g_autoptr(GError) error = NULL;

  assert_text (fixture, reference, "what was decided");
  council_fixture_execute (fixture, "UPDATE payload SET data = CAST ('what was not' AS BLOB)");
  g_assert_null (steward_council_rows_load_payload (fixture->store, reference, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/council-rows/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("review", test_review);
  ADD ("parts", test_parts);
  ADD ("list", test_list);
  ADD ("similar", test_similar);
  ADD ("charter", test_charter);
  ADD ("certificates", test_certificates);
  ADD ("meeting", test_meeting);
  ADD ("people", test_people);
  ADD ("merges", test_merges);
  ADD ("keys", test_keys);
  ADD ("absent", test_absent);
  ADD ("changed-payload", test_changed_payload);

  return g_test_run ();
}
