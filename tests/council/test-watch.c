/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What time and the catalog bring about, each of it once. */

#include "config.h"

#include "council-fixture.h"

#include "steward-body.h"
#include "steward-catalog-writer.h"
#include "steward-event-types.h"
#include "steward-verb-context.h"

#include <glib/gstdio.h>
#include <string.h>

#define COLUMNS "      - { name: order_id, logicalType: string, classification: internal }\n" \
                "      - { name: status, logicalType: string, classification: internal }\n"
#define MANY 10000
#define CITY "      - { name: city, logicalType: string, description: A }\n"
#define ZIP "      - { name: zip, logicalType: string, description: B }\n"

static gint64
get_now (void)
{
  return g_get_real_time ();
}

/* Watches, and checks that doing it again does nothing. */
static char *
watch_at (CouncilFixture *fixture,
          gint64          now)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) done = steward_council_watch_sync (fixture->council, now, &error);
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GString) sentences = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < done->len; i++)
    g_string_append_printf (sentences, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (done, i));
  g_test_message ("%s", sentences->str);
  again = steward_council_watch_sync (fixture->council, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 0);

  return g_string_free (g_steal_pointer (&sentences), FALSE);
}

static void
assert_watch (CouncilFixture *fixture,
              gint64          now,
              const char     *words)
{
  g_autofree char *sentences = watch_at (fixture, now);

  if (words == NULL ? *sentences != '\0' : strstr (sentences, words) == NULL)
    g_error ("“%s” is not “%s”", sentences, words);
}

static void
assert_state (CouncilFixture     *fixture,
              const char         *id,
              StewardChangeState  state,
              const char         *outcome)
{
  g_autoptr(StewardReview) review = council_fixture_load (fixture, id);

  g_assert_cmpstr (steward_change_state_to_id (review->state), ==, steward_change_state_to_id (state));
  if (outcome != NULL && strstr (review->outcome, outcome) == NULL)
    g_error ("“%s” is not in “%s”", outcome, review->outcome);
}

static void
sync_columns (CouncilFixture *fixture,
              const char     *version,
              const char     *columns)
{
  g_autofree char *contract = council_fixture_contract (version, columns);

  council_fixture_sync (fixture, contract);
}

static void
sync_status (CouncilFixture *fixture,
             const char     *status)
{
  g_autofree char *contract = council_fixture_contract ("1.0.0", COLUMNS);
  g_autoptr(GString) edited = g_string_new (contract);
  g_autofree char *line = g_strconcat ("status: ", status, "\ndomain", NULL);

  g_assert_cmpuint (g_string_replace (edited, "status: active\ndomain", line, 1), ==, 1);
  council_fixture_sync (fixture, edited->str);
}

/* The source is read and has nothing any more. */
static void
sync_nothing (CouncilFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCatalogWriter) writer = steward_catalog_writer_begin (fixture->catalog, "s1", "folder", &error);

  g_assert_no_error (error);
  g_assert_true (steward_catalog_writer_commit (writer, "test-instance", NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
approve (CouncilFixture *fixture,
         const char     *id)
{
  static const char *const voters[] = { "ann@example.com", "cleo@example.com", "dan@example.com" };

  for (gsize i = 0; i < G_N_ELEMENTS (voters); i++)
    council_fixture_vote (fixture, id, voters[i], STEWARD_VOTE_APPROVE);
}

static char *
ask_contract (CouncilFixture *fixture)
{
  return council_fixture_ask (fixture, STEWARD_REVIEW_CONTRACT, "eve@example.com", ORDERS);
}

static void
test_nothing (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);

  assert_watch (fixture, get_now (), NULL);
  council_fixture_sync (fixture, NULL);
  assert_watch (fixture, get_now (), NULL);
  assert_state (fixture, id, STEWARD_CHANGE_IN_REVIEW, NULL);
}

static void
test_without_council (CouncilFixture *fixture,
                      gconstpointer   data)
{
  assert_watch (fixture, get_now (), NULL);
}

static void
test_superseded (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);
  g_autofree char *other = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", CUSTOMERS);
  g_autofree char *stream = g_strconcat ("review/", id, NULL);
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *body = NULL;
  const StewardEvent *event;

  sync_columns (fixture, "2.0.0", "      - { name: order_id, logicalType: string, classification: internal }\n" CITY);
  assert_watch (fixture, get_now (), "is superseded: 1 breaking, 1 compatible, 1 cosmetic changes since it was submitted:"
                " order_status.properties.status, order_status.properties.city, version.");
  assert_state (fixture, id, STEWARD_CHANGE_SUPERSEDED, "order_status.properties.status");
  assert_state (fixture, other, STEWARD_CHANGE_IN_REVIEW, NULL);

  events = steward_ledger_read_sync (fixture->ledger, stream, 0, MANY, &error);
  g_assert_no_error (error);
  event = g_ptr_array_index (events, events->len - 1);
  g_assert_cmpstr (event->type, ==, STEWARD_EVENT_REVIEW_SUPERSEDED);
  body = g_strndup (g_bytes_get_data (event->body, NULL), g_bytes_get_size (event->body));
  g_assert_nonnull (strstr (body, "\"impact\":\"breaking\",\"kind\":\"removed\",\"path\":\"order_status.properties.status\""));
  g_assert_nonnull (strstr (body, "\"revision\":\"sha256:"));
  g_assert_nonnull (strstr (body, "\"revisionPayload\":\"sha256:"));
  g_clear_pointer (&body, g_free);
  body = g_strndup (g_bytes_get_data (event->header, NULL), g_bytes_get_size (event->header));
  g_assert_nonnull (strstr (body, "\"steward\""));
}

static void
test_removed (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);

  sync_nothing (fixture);
  assert_watch (fixture, get_now (), "superseded: The product is no longer in the catalog.");
  assert_state (fixture, id, STEWARD_CHANGE_SUPERSEDED, "no longer in the catalog");
}

/* A catalog that is empty because it was deleted says nothing of products. */
static void
test_unread (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);
  g_autofree char *path = g_build_filename (fixture->folder, "catalog.db", NULL);

  council_fixture_close (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  council_fixture_open (fixture);
  assert_watch (fixture, get_now (), NULL);
  assert_state (fixture, id, STEWARD_CHANGE_IN_REVIEW, NULL);
  council_fixture_sync (fixture, NULL);
  assert_watch (fixture, get_now (), NULL);
  assert_state (fixture, id, STEWARD_CHANGE_IN_REVIEW, NULL);
}

static void
test_applied (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *id = ask_contract (fixture);

  approve (fixture, id);
  assert_state (fixture, id, STEWARD_CHANGE_APPROVED, NULL);
  assert_watch (fixture, get_now (), NULL);
  assert_state (fixture, id, STEWARD_CHANGE_APPROVED, NULL);
  sync_columns (fixture, "1.1.0", COLUMNS CITY ZIP);
  assert_watch (fixture, get_now (), "is applied.");
  assert_state (fixture, id, STEWARD_CHANGE_APPLIED, NULL);
  sync_columns (fixture, "1.2.0", COLUMNS);
  assert_watch (fixture, get_now (), NULL);
}

static void
test_conflicted (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *id = ask_contract (fixture);

  approve (fixture, id);
  sync_columns (fixture, "1.1.0", COLUMNS CITY);
  assert_watch (fixture, get_now (), "is in conflict: 1 breaking change since it was decided: order_status.properties.zip.");
  assert_state (fixture, id, STEWARD_CHANGE_CONFLICTED, "zip");
}

static void
test_conflicted_by_removal (CouncilFixture *fixture,
                            gconstpointer   data)
{
  g_autofree char *id = ask_contract (fixture);

  approve (fixture, id);
  sync_nothing (fixture);
  assert_watch (fixture, get_now (), "is in conflict: The product is no longer in the catalog.");
  assert_state (fixture, id, STEWARD_CHANGE_CONFLICTED, NULL);
}

/* The owner did not wait: what is asked for is there, and still to be decided. */
static void
test_early (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *id = ask_contract (fixture);

  sync_columns (fixture, "1.1.0", COLUMNS CITY ZIP);
  assert_watch (fixture, get_now (), NULL);
  assert_state (fixture, id, STEWARD_CHANGE_IN_REVIEW, NULL);
  approve (fixture, id);
  assert_watch (fixture, get_now (), "is applied.");
  assert_state (fixture, id, STEWARD_CHANGE_APPLIED, NULL);
}

/* All but one of the changes were approved. */
static void
test_in_part (CouncilFixture *fixture,
              gconstpointer   data)
{
  static const char *const voters[] = { "ann@example.com", "cleo@example.com", "dan@example.com" };
  g_autofree char *id = ask_contract (fixture);
  g_autoptr(StewardReview) review = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (voters); i++)
    {
      const char *except[] = { "order_status.properties.zip", NULL };
      StewardIntent *intent = council_fixture_intent (STEWARD_VERB_VOTE, voters[i], id);

      intent->choice = STEWARD_VOTE_APPROVE;
      intent->except = g_strdupv ((char **) except);
      council_fixture_do (fixture, intent);
    }
  assert_state (fixture, id, STEWARD_CHANGE_APPROVED, NULL);
  sync_columns (fixture, "1.1.0", COLUMNS CITY);
  assert_watch (fixture, get_now (), "is applied.");
  assert_state (fixture, id, STEWARD_CHANGE_APPLIED, NULL);
}

/* Words of the product move beside the question: they neither hold up what was
 * decided nor pass for it. */
static void
test_beside (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *id = ask_contract (fixture);
  g_autofree char *old = council_fixture_contract ("1.0.0", COLUMNS);
  g_autofree char *new = council_fixture_contract ("1.1.0", COLUMNS CITY ZIP);
  g_autofree char *old_with_tags = g_strconcat (old, "tags: [core]\n", NULL);
  g_autofree char *new_with_tags = g_strconcat (new, "tags: [core]\n", NULL);

  approve (fixture, id);
  council_fixture_sync (fixture, old_with_tags);
  assert_watch (fixture, get_now (), NULL);
  assert_state (fixture, id, STEWARD_CHANGE_APPROVED, NULL);
  council_fixture_sync (fixture, new_with_tags);
  assert_watch (fixture, get_now (), "is applied.");
  assert_state (fixture, id, STEWARD_CHANGE_APPLIED, NULL);
}

/* In review nothing moves: not even words. */
static void
test_words_under_review (CouncilFixture *fixture,
                         gconstpointer   data)
{
  g_autofree char *id = ask_contract (fixture);
  g_autofree char *old = council_fixture_contract ("1.0.0", COLUMNS);
  g_autofree char *old_with_tags = g_strconcat (old, "tags: [core]\n", NULL);

  council_fixture_sync (fixture, old_with_tags);
  assert_watch (fixture, get_now (), "1 cosmetic change since it was submitted: product.tags.");
  assert_state (fixture, id, STEWARD_CHANGE_SUPERSEDED, NULL);
}

/* More changes than an event can hold: it is told in short. */
static void
test_many_changes (CouncilFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);
  g_autoptr(GString) columns = g_string_new (NULL);
  g_autofree char *name = g_strnfill (390, 'x');

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (columns, "      - { name: c%u%s, logicalType: string }\n", i, name);
  sync_columns (fixture, "1.0.0", columns->str);
  assert_watch (fixture, get_now (), "2 breaking, 5001 compatible changes since it was submitted:");
  assert_state (fixture, id, STEWARD_CHANGE_SUPERSEDED, "… and 5000 more.");
}

static void
test_retired (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_RETIREMENT, "eve@example.com", ORDERS);
  g_autofree char *second = council_fixture_ask (fixture, STEWARD_REVIEW_RETIREMENT, "eve@example.com", CUSTOMERS);

  approve (fixture, id);
  sync_status (fixture, "deprecated");
  assert_watch (fixture, get_now (), NULL);
  assert_state (fixture, id, STEWARD_CHANGE_APPROVED, NULL);
  sync_status (fixture, "retired");
  assert_watch (fixture, get_now (), "is applied.");
  assert_state (fixture, id, STEWARD_CHANGE_APPLIED, NULL);

  council_fixture_vote (fixture, second, "ann@example.com", STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, second, "ben@example.com", STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, second, "dan@example.com", STEWARD_VOTE_APPROVE);
  council_fixture_vote (fixture, second, "vic@example.com", STEWARD_VOTE_APPROVE);
  assert_state (fixture, second, STEWARD_CHANGE_APPROVED, NULL);
  sync_nothing (fixture);
  assert_watch (fixture, get_now (), "is applied.");
  assert_state (fixture, second, STEWARD_CHANGE_APPLIED, NULL);
}

/* Certificates. */

static StewardCertificate *
find_certificate (CouncilFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) certificates = steward_council_rows_list_certificates (fixture->governance, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (certificates->len, ==, 1);

  return g_ptr_array_steal_index (certificates, 0);
}

static char *
certify (CouncilFixture *fixture)
{
  char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);

  approve (fixture, id);
  assert_state (fixture, id, STEWARD_CHANGE_APPLIED, NULL);

  return id;
}

static void
test_lapse (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *id = certify (fixture);
  g_autoptr(StewardCertificate) certificate = find_certificate (fixture);
  g_autoptr(StewardCertificate) lapsed = NULL;
  gint64 n_events;

  assert_watch (fixture, certificate->since + G_TIME_SPAN_DAY, NULL);
  assert_watch (fixture, certificate->until, "The silver certification of " ORDERS " has lapsed");
  lapsed = find_certificate (fixture);
  g_assert_cmpint (lapsed->standing, ==, STEWARD_STANDING_LAPSED);
  n_events = steward_governance_count_events_sync (fixture->governance, NULL, NULL);
  assert_watch (fixture, certificate->until + G_TIME_SPAN_DAY, NULL);
  g_assert_cmpint (steward_governance_count_events_sync (fixture->governance, NULL, NULL), ==, n_events);
}

static StewardReview *
find_open (CouncilFixture *fixture)
{
  const StewardReviewFilter filter = { .open_only = TRUE };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) reviews = steward_council_rows_list_reviews (fixture->governance, &filter, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reviews->len, ==, 1);

  return g_ptr_array_steal_index (reviews, 0);
}

static void
test_recertification (CouncilFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *id = certify (fixture);
  g_autofree char *eve = council_fixture_person (fixture, "eve@example.com");
  g_autoptr(StewardCertificate) certificate = find_certificate (fixture);
  g_autoptr(StewardReview) review = NULL;
  gint64 lead = certificate->until - 30 * G_TIME_SPAN_DAY;

  assert_watch (fixture, lead - 1, NULL);
  assert_watch (fixture, lead, "The re-certification of " ORDERS);
  review = find_open (fixture);
  g_assert_cmpint (review->kind, ==, STEWARD_REVIEW_RECERTIFICATION);
  g_assert_cmpint (review->level, ==, STEWARD_CERTIFICATION_SILVER);
  g_assert_cmpstr (review->requester, ==, eve);
  g_assert_nonnull (review->note);

  /* it was asked for as it was then */
  sync_columns (fixture, "1.0.1", COLUMNS CITY);
  {
    g_autofree char *sentences = NULL;
    g_autoptr(StewardReview) second = NULL;

    sentences = watch_at (fixture, lead + 1);
    g_assert_nonnull (strstr (sentences, "superseded"));
    g_assert_nonnull (strstr (sentences, "The re-certification of "));
    assert_state (fixture, review->id, STEWARD_CHANGE_SUPERSEDED, NULL);
    second = find_open (fixture);
    approve (fixture, second->id);
    assert_state (fixture, second->id, STEWARD_CHANGE_APPLIED, NULL);
  }
  {
    g_autoptr(StewardCertificate) renewed = find_certificate (fixture);

    g_assert_cmpint (renewed->until, >, certificate->until);
    assert_watch (fixture, lead + 2, NULL);
  }
}

/* A certificate as it was granted @days ago, for a year. */
static void
grant_long_ago (CouncilFixture *fixture,
                int             days)
{
  g_autofree char *id = certify (fixture);
  g_autoptr(StewardCertificate) certificate = find_certificate (fixture);
  g_autofree char *stream = steward_certificate_stream (certificate->subject);
  g_autoptr(StewardAppend) append = steward_append_new ("steward");
  g_autoptr(GError) error = NULL;
  gint64 since = get_now () - days * G_TIME_SPAN_DAY;
  JsonObject *body;

  steward_append_add (append, stream, STEWARD_ANY_VERSION, STEWARD_EVENT_CERTIFICATION_GRANTED,
                      steward_body_new (&body));
  steward_body_set_text (body, "subject", certificate->subject);
  steward_body_set_text (body, "level", "silver");
  steward_body_set_time (body, "since", since);
  steward_body_set_time (body, "until", since + 365 * G_TIME_SPAN_DAY);
  steward_body_set_text (body, "review", id);
  g_assert_true (steward_ledger_append_sync (fixture->ledger, append, NULL, &error));
  g_assert_no_error (error);
}

/* No is an answer: it is not asked again until somebody does. */
static void
test_rejected_recertification (CouncilFixture *fixture,
                               gconstpointer   data)
{
  static const char *const voters[] = { "ann@example.com", "cleo@example.com", "dan@example.com" };
  g_autoptr(StewardReview) review = NULL;

  grant_long_ago (fixture, 350);
  assert_watch (fixture, get_now (), "The re-certification of ");
  review = find_open (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (voters); i++)
    council_fixture_vote (fixture, review->id, voters[i], STEWARD_VOTE_REJECT);
  assert_state (fixture, review->id, STEWARD_CHANGE_REJECTED, NULL);
  assert_watch (fixture, get_now () + G_TIME_SPAN_DAY, NULL);
  assert_watch (fixture, get_now () + 20 * G_TIME_SPAN_DAY, "has lapsed");
}

/* It lapses while it is looked at, and is granted anew by the same review. */
static void
test_late_recertification (CouncilFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr(StewardReview) review = NULL;
  g_autoptr(StewardCertificate) certificate = NULL;

  grant_long_ago (fixture, 364);
  assert_watch (fixture, get_now (), "The re-certification of ");
  assert_watch (fixture, get_now () + 2 * G_TIME_SPAN_DAY, "has lapsed");
  review = find_open (fixture);
  approve (fixture, review->id);
  assert_state (fixture, review->id, STEWARD_CHANGE_APPLIED, NULL);
  certificate = find_certificate (fixture);
  g_assert_cmpint (certificate->standing, ==, STEWARD_STANDING_GRANTED);
}

/* Two desks. */

static gpointer
watch_in_thread (gpointer data)
{
  CouncilFixture *fixture = data;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) done = steward_council_watch_sync (fixture->council, get_now () + 400 * G_TIME_SPAN_DAY,
                                                              &error);

      g_assert_no_error (error);
    }

  return NULL;
}

static guint
count_events (CouncilFixture *fixture,
              const char     *type)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = steward_ledger_read_sync (fixture->ledger, NULL, 0, MANY, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    n += g_str_equal (((StewardEvent *) g_ptr_array_index (events, i))->type, type);

  return n;
}

static void
test_two_desks (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *id = certify (fixture);
  g_autofree char *open = ask_contract (fixture);
  CouncilFixture other = { .folder = fixture->folder };
  GThread *first;
  GThread *second;

  sync_columns (fixture, "2.0.0", CITY);
  council_fixture_open (&other);
  first = g_thread_new ("first", watch_in_thread, fixture);
  second = g_thread_new ("second", watch_in_thread, &other);
  g_thread_join (first);
  g_thread_join (second);
  council_fixture_close (&other);
  g_assert_cmpuint (count_events (fixture, STEWARD_EVENT_REVIEW_SUPERSEDED), ==, 1);
  g_assert_cmpuint (count_events (fixture, STEWARD_EVENT_CERTIFICATION_LAPSED), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD_WITH(name, data, func) \
  g_test_add ("/council/watch/" name, CouncilFixture, data, council_fixture_set_up, func, council_fixture_tear_down)
#define ADD(name, func) ADD_WITH (name, NULL, func)
  ADD ("nothing", test_nothing);
  ADD_WITH ("without-council", "unfounded", test_without_council);
  ADD ("superseded", test_superseded);
  ADD ("removed", test_removed);
  ADD ("unread", test_unread);
  ADD ("applied", test_applied);
  ADD ("conflicted", test_conflicted);
  ADD ("conflicted-by-removal", test_conflicted_by_removal);
  ADD ("early", test_early);
  ADD ("in-part", test_in_part);
  ADD ("many-changes", test_many_changes);
  ADD ("beside", test_beside);
  ADD ("words-under-review", test_words_under_review);
  ADD ("retired", test_retired);
  ADD ("lapse", test_lapse);
  ADD ("recertification", test_recertification);
  ADD ("rejected-recertification", test_rejected_recertification);
  ADD ("late-recertification", test_late_recertification);
  ADD ("two-desks", test_two_desks);

  return g_test_run ();
}
