/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A store with one event of every type, told as one line each. In a body, an
 * at sign stands for the reference of the text that was added last. */

#include "config.h"

#include "council-fixture.h"

#include "steward-db.h"

#include <glib/gstdio.h>

static void
open_store (CouncilFixture *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *notice = NULL;

  self->store = steward_governance_open (self->path, &notice, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (notice, ==, NULL);
}

void
council_fixture_set_up (CouncilFixture *self,
                        gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("steward-council-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "governance.db", NULL);
  open_store (self);
}

void
council_fixture_close (CouncilFixture *self)
{
  g_clear_object (&self->store);
}

void
council_fixture_reopen (CouncilFixture *self)
{
  council_fixture_close (self);
  open_store (self);
}

void
council_fixture_tear_down (CouncilFixture *self,
                           gconstpointer   data)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  council_fixture_close (self);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

/* Behind the back of the store. */
void
council_fixture_execute (CouncilFixture *self,
                         const char     *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardDb) db = steward_db_open (self->path, STEWARD_DB_DURABLE, &error);

  g_assert_no_error (error);
  g_assert_true (steward_db_execute (db, sql, &error));
  g_assert_no_error (error);
}

gboolean
council_fixture_try (CouncilFixture  *self,
                     const char      *actor,
                     const char      *stream,
                     const char      *type,
                     const char      *body,
                     GError         **error)
{
  g_autoptr(StewardAppend) what = steward_append_new (actor);
  JsonNode *node = steward_json_parse (body, -1, STEWARD_JSON_EVENT, NULL, NULL);

  g_assert_nonnull (node);
  steward_append_add (what, stream, STEWARD_ANY_VERSION, type, node);

  return steward_governance_append_sync (self->store, what, NULL, error);
}

void
council_fixture_record (CouncilFixture *self,
                        const char     *actor,
                        const char     *stream,
                        const char     *type,
                        const char     *body)
{
  g_autoptr(GError) error = NULL;

  council_fixture_try (self, actor, stream, type, body, &error);
  if (error != NULL)
    g_test_message ("%s: %s", type, error->message);
  g_assert_no_error (error);
}

/* A payload without an event. */
char *
council_fixture_add_text (CouncilFixture *self,
                          const char     *text)
{
  g_autoptr(StewardAppend) what = steward_append_new ("p-1");
  g_autofree char *reference = steward_append_add_text (what, text);
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_governance_append_sync (self->store, what, NULL, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&reference);
}

GPtrArray *
council_fixture_compare (CouncilFixture *self,
                         gboolean        replace)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *differences = NULL;

  g_assert_true (steward_governance_verify_rows_sync (self->store, replace, &differences, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < MIN (differences->len, 10); i++)
    g_test_message ("%s", (char *) g_ptr_array_index (differences, i));

  return differences;
}

static const StoryEvent story[] = {
  { NULL, "p-1", "people", STEWARD_EVENT_PERSON_REGISTERED, "{\"person\":\"p-1\"}" },
  { NULL, "p-1", "people", STEWARD_EVENT_PERSON_REGISTERED, "{\"person\":\"p-2\"}" },
  { NULL, "p-1", "people", STEWARD_EVENT_PERSON_REGISTERED, "{\"person\":\"p-3\"}" },
  { NULL, "p-1", "people", STEWARD_EVENT_PERSON_REGISTERED, "{\"person\":\"p-old\"}" },
  { NULL, "p-1", "people", STEWARD_EVENT_KEY_ADDED, "{\"key\":\"ssh-ed25519 AAAA\",\"person\":\"p-old\"}" },
  { NULL, "p-1", "people", STEWARD_EVENT_KEY_ADDED, "{\"key\":\"ssh-ed25519 BBBB\",\"person\":\"p-2\"}" },
  { NULL, "p-1", "people", STEWARD_EVENT_KEY_REMOVED, "{\"key\":\"ssh-ed25519 BBBB\",\"person\":\"p-2\"}" },
  { "seats: []", "p-1", "charter", STEWARD_EVENT_CHARTER_FOUNDED,
    "{\"charter\":{\"council\":\"Data council\",\"seats\":[]},\"document\":\"@\",\"version\":1}" },
  { "On leave over the mountains", "p-1", "charter", STEWARD_EVENT_DELEGATION_GIVEN,
    "{\"from\":\"p-old\",\"id\":\"d-1\",\"kinds\":[\"certification\",\"contract\"],\"reason\":\"@\",\"seat\":\"platform\","
    "\"since\":\"2026-11-01T00:00:00Z\",\"to\":\"p-3\",\"until\":\"2026-12-01T00:00:00Z\"}" },
  { NULL, "p-1", "charter", STEWARD_EVENT_DELEGATION_GIVEN,
    "{\"from\":\"p-1\",\"id\":\"d-2\",\"since\":\"2026-11-01T00:00:00Z\",\"to\":\"p-3\",\"until\":\"2026-12-01T00:00:00Z\"}" },
  { NULL, "p-1", "charter", STEWARD_EVENT_DELEGATION_ENDED, "{\"id\":\"d-2\"}" },
  { "The finance close depends upon it", "p-old", "review/2026-001", STEWARD_EVENT_REVIEW_SUBMITTED,
    "{\"base\":\"sha256:bb\",\"changes\":[{\"impact\":\"breaking\",\"kind\":\"removed\",\"path\":\"properties.amount\"},"
    "{\"impact\":\"compatible\",\"kind\":\"added\",\"path\":\"properties.vat\"}],\"charter\":1,\"domain\":\"sales\","
    "\"due\":\"2026-11-30T12:00:00Z\",\"kind\":\"contract\",\"note\":\"@\",\"requester\":\"p-old\","
    "\"revision\":\"sha256:aa\",\"revisionPayload\":\"sha256:cc\",\"subject\":\"urn:x:orders\","
    "\"title\":\"Change the contract of orders\",\"touches\":[\"personal\",\"breaking\"]}" },
  { NULL, "p-old", "review/2026-001", STEWARD_EVENT_STEP_ASKED, "{\"reason\":\"personal data\",\"seat\":\"privacy\"}" },
  { NULL, "p-old", "review/2026-001", STEWARD_EVENT_STEP_SKIPPED, "{\"reason\":\"not external\",\"seat\":\"legal\"}" },
  { NULL, "p-old", "review/2026-001", STEWARD_EVENT_EVIDENCE_ADDED, "{\"mediaType\":\"text/plain\",\"payload\":\"@\"}" },
  { NULL, "p-old", "review/2026-001", STEWARD_EVENT_REVIEW_OPENED, "{}" },
  { "Declared a friendship", "p-3", "review/2026-001", STEWARD_EVENT_RECUSED,
    "{\"cause\":\"declared\",\"person\":\"p-3\",\"reason\":\"@\",\"seat\":\"risk\"}" },
  { "Why is the currency gone?", "p-2", "review/2026-001", STEWARD_EVENT_COMMENTED,
    "{\"asksChanges\":1,\"comment\":\"@\"}" },
  { NULL, "p-2", "review/2026-001", STEWARD_EVENT_DEFERRED, "{\"seat\":\"platform\",\"until\":\"2026-11-25T00:00:00Z\"}" },
  { "Not before the quarter ends", "p-2", "review/2026-001", STEWARD_EVENT_VOTE_CAST,
    "{\"choice\":\"reject\",\"comment\":\"@\",\"conditions\":[{\"id\":\"c1\",\"text\":\"@\"}],\"delegate\":0,"
    "\"person\":\"p-2\",\"revision\":\"sha256:aa\",\"seat\":\"platform\"}" },
  { "Fine with a migration guide", "p-2", "review/2026-001", STEWARD_EVENT_VOTE_CAST,
    "{\"checklist\":[{\"item\":\"told\",\"ticked\":1}],\"choice\":\"approve\",\"comment\":\"@\",\"conditions\":[{\"due\":"
    "\"2026-12-24T00:00:00Z\",\"id\":\"c1\",\"owner\":\"p-old\",\"text\":\"@\"},{\"id\":\"c2\",\"text\":\"@\"}],\"delegate\":0,"
    "\"except\":[\"properties.amount\"],\"person\":\"p-2\",\"revision\":\"sha256:aa\",\"seat\":\"platform\"}" },
  { NULL, "p-1", "review/2026-001", STEWARD_EVENT_VOTE_CAST,
    "{\"choice\":\"abstain\",\"delegate\":1,\"meeting\":\"m-2026-01\",\"person\":\"p-3\",\"revision\":\"sha256:aa\","
    "\"seat\":\"sales\"}" },
  { NULL, "p-2", "review/2026-001", STEWARD_EVENT_REVIEW_DECIDED,
    "{\"abstained\":1,\"changes\":[{\"outcome\":\"left-out\",\"path\":\"properties.amount\"},{\"outcome\":\"approved\","
    "\"path\":\"properties.vat\"}],\"open\":2,\"outcome\":\"approved\",\"overridden\":0,\"recused\":1,"
    "\"revision\":\"sha256:aa\",\"votesAgainst\":0,\"votesFor\":1,\"words\":\"Approved by one of one.\"}" },
  { NULL, "p-1", "review/2026-001", STEWARD_EVENT_CONDITION_MET, "{\"id\":\"c1\"}" },
  { NULL, "p-1", "review/2026-001", STEWARD_EVENT_REVIEW_APPLIED, "{\"revision\":\"sha256:aa\"}" },
  { NULL, "p-1", "review/2026-001", STEWARD_EVENT_REVIEW_APPEALED, "{\"successor\":\"2026-002\"}" },
  { NULL, "p-1", "review/2026-002", STEWARD_EVENT_REVIEW_SUBMITTED,
    "{\"appealOf\":\"2026-001\",\"charter\":1,\"due\":\"2026-11-28T12:00:00Z\",\"kind\":\"certification\",\"level\":\"gold\","
    "\"requester\":\"p-1\",\"revision\":\"sha256:aa\",\"subject\":\"urn:x:orders\",\"title\":\"Certify orders gold\"}" },
  { NULL, "p-1", "review/2026-002", STEWARD_EVENT_REVIEW_OPENED, "{}" },
  { NULL, "p-1", "review/2026-003", STEWARD_EVENT_REVIEW_SUBMITTED,
    "{\"charter\":1,\"due\":\"2026-11-27T12:00:00Z\",\"kind\":\"exception\",\"requester\":\"p-1\",\"revision\":\"sha256:dd\","
    "\"subject\":\"urn:x:payments\",\"title\":\"Allow payments without owner\",\"until\":\"2027-01-01T00:00:00Z\"}" },
  { NULL, "p-1", "review/2026-003", STEWARD_EVENT_REVIEW_SUPERSEDED,
    "{\"changes\":[],\"revision\":\"sha256:ee\",\"words\":\"The description changed.\"}" },
  { NULL, "p-1", "review/2026-004", STEWARD_EVENT_REVIEW_SUBMITTED,
    "{\"charter\":1,\"due\":\"2026-11-27T12:00:00Z\",\"kind\":\"retirement\",\"requester\":\"p-1\",\"revision\":\"sha256:dd\","
    "\"subject\":\"urn:x:payments\",\"title\":\"Retire payments\"}" },
  { NULL, "p-1", "review/2026-004", STEWARD_EVENT_REVIEW_WITHDRAWN, "{\"reason\":\"@\"}" },
  { NULL, "p-1", "review/2026-004", STEWARD_EVENT_REVIEW_CONFLICTED,
    "{\"changes\":[],\"revision\":\"sha256:ee\",\"words\":\"It is another product now.\"}" },
  { NULL, "p-1", "certification/aa", STEWARD_EVENT_CERTIFICATION_GRANTED,
    "{\"level\":\"gold\",\"review\":\"2026-002\",\"since\":\"2026-11-21T00:00:00Z\",\"subject\":\"urn:x:orders\","
    "\"until\":\"2027-11-21T00:00:00Z\"}" },
  { NULL, "p-1", "certification/aa", STEWARD_EVENT_CERTIFICATION_SUSPENDED, "{\"reason\":\"@\",\"subject\":\"urn:x:orders\"}" },
  { NULL, "p-1", "certification/aa", STEWARD_EVENT_CERTIFICATION_RESTORED, "{\"subject\":\"urn:x:orders\"}" },
  { NULL, "p-1", "certification/bb", STEWARD_EVENT_CERTIFICATION_GRANTED,
    "{\"level\":\"silver\",\"review\":\"2026-000\",\"since\":\"2025-11-21T00:00:00Z\",\"subject\":\"urn:x:old\","
    "\"until\":\"2026-05-21T00:00:00Z\"}" },
  { NULL, "p-1", "certification/bb", STEWARD_EVENT_CERTIFICATION_LAPSED,
    "{\"subject\":\"urn:x:old\",\"until\":\"2026-05-21T00:00:00Z\"}" },
  { NULL, "p-1", "certification/cc", STEWARD_EVENT_CERTIFICATION_GRANTED,
    "{\"level\":\"bronze\",\"review\":\"2026-000\",\"since\":\"2025-11-21T00:00:00Z\",\"subject\":\"urn:x:gone\","
    "\"until\":\"2026-05-21T00:00:00Z\"}" },
  { NULL, "p-1", "certification/cc", STEWARD_EVENT_CERTIFICATION_WITHDRAWN, "{\"reason\":\"@\",\"subject\":\"urn:x:gone\"}" },
  { NULL, "p-1", "exception/2026-003", STEWARD_EVENT_EXCEPTION_GRANTED,
    "{\"review\":\"2026-003\",\"rule\":\"owner\",\"subject\":\"urn:x:payments\",\"until\":\"2027-01-01T00:00:00Z\"}" },
  { NULL, "p-1", "meeting/m-2026-01", STEWARD_EVENT_MEETING_OPENED,
    "{\"agenda\":[\"2026-001\",\"2026-002\"],\"starts\":\"2026-11-21T09:00:00Z\",\"title\":\"November\"}" },
  { NULL, "p-1", "meeting/m-2026-01", STEWARD_EVENT_ROLL_CALLED, "{\"person\":\"p-2\",\"present\":0,\"seat\":\"platform\"}" },
  { NULL, "p-1", "meeting/m-2026-01", STEWARD_EVENT_ROLL_CALLED, "{\"person\":\"p-2\",\"present\":1,\"seat\":\"platform\"}" },
  { NULL, "p-1", "meeting/m-2026-01", STEWARD_EVENT_ITEM_STARTED, "{\"review\":\"2026-001\"}" },
  { NULL, "p-1", "meeting/m-2026-01", STEWARD_EVENT_AGENDA_SET, "{\"agenda\":[\"2026-003\",\"2026-001\"]}" },
  { "The council wants a glossary", "p-1", "meeting/m-2026-01", STEWARD_EVENT_NOTED,
    "{\"note\":\"@\",\"review\":\"2026-001\"}" },
  { NULL, "p-1", "meeting/m-2026-01", STEWARD_EVENT_DISSENT_NOTED,
    "{\"note\":\"@\",\"person\":\"p-old\",\"review\":\"2026-001\",\"seat\":\"sales\"}" },
  { NULL, "p-1", "meeting/m-2026-01", STEWARD_EVENT_ACTION_ADDED,
    "{\"due\":\"2026-12-01T00:00:00Z\",\"id\":\"a1\",\"owner\":\"p-old\",\"text\":\"@\"}" },
  { NULL, "p-1", "meeting/m-2026-01", STEWARD_EVENT_ACTION_DONE, "{\"id\":\"a1\"}" },
  { NULL, "p-1", "meeting/m-2026-01", STEWARD_EVENT_ITEM_CLOSED,
    "{\"outcome\":\"decided\",\"review\":\"2026-001\",\"seconds\":90}" },
  { NULL, "p-1", "meeting/m-2026-01", STEWARD_EVENT_MEETING_CLOSED,
    "{\"mediaType\":\"text/markdown\",\"minutes\":\"@\",\"present\":[\"platform\"],\"quorum\":0}" },
  { NULL, "p-1", "people", STEWARD_EVENT_PERSON_MERGED, "{\"into\":\"p-1\",\"person\":\"p-old\"}" },
  { "seats: [1]", "p-1", "charter", STEWARD_EVENT_CHARTER_ADOPTED,
    "{\"charter\":{\"council\":\"Data council\",\"seats\":[1]},\"document\":\"@\",\"review\":\"2026-009\",\"version\":2}" },
  { "Somebody's telephone number", "p-1", "payload/ff", STEWARD_EVENT_ERASURE_ASKED, "{\"payload\":\"@\"}" },
  { NULL, "p-2", "payload/ff", STEWARD_EVENT_ERASED, "{\"askedBy\":\"p-1\",\"payload\":\"@\"}" },
  { NULL, "p-1", "person/p-gone", STEWARD_EVENT_PERSON_ERASURE_ASKED, "{\"person\":\"p-gone\",\"reason\":\"Has left\"}" },
  { NULL, "p-2", "person/p-gone", STEWARD_EVENT_PERSON_ERASED, "{\"askedBy\":\"p-1\",\"person\":\"p-gone\"}" },
};

static void
record_event (CouncilFixture    *self,
              const StoryEvent  *event,
              char             **reference)
{
  g_autoptr(StewardAppend) what = steward_append_new (event->actor);
  g_autoptr(GString) body = g_string_new (event->body);
  g_autoptr(GError) error = NULL;

  if (event->text != NULL)
    {
      g_free (*reference);
      *reference = steward_append_add_text (what, event->text);
    }
  g_string_replace (body, "@", *reference, 0);
  steward_append_add (what, event->stream, STEWARD_ANY_VERSION, event->type,
                      steward_json_parse (body->str, -1, STEWARD_JSON_EVENT, NULL, NULL));
  if (!steward_governance_append_sync (self->store, what, NULL, &error))
    g_test_message ("%s: %s", event->type, error->message);
  g_assert_no_error (error);
}

void
council_fixture_record_story (CouncilFixture   *self,
                              const StoryEvent *events,
                              gsize             n_events)
{
  g_autofree char *reference = g_strdup ("");

  for (gsize i = 0; i < n_events; i++)
    record_event (self, &events[i], &reference);
}

/* The first half of the story. */
void
council_fixture_record_council (CouncilFixture *self)
{
  council_fixture_record_story (self, story, G_N_ELEMENTS (story));
}

void
council_fixture_record_all (CouncilFixture *self)
{
  council_fixture_record_council (self);
  council_fixture_record_access (self);
  council_fixture_record_levels (self);
}
