/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands beside the form: for each reader the same facts, and whether
 * they may vote; and what is told of things that are not there any more. */

#include "config.h"

#include "council-fixture.h"

#include "steward-catalog-writer.h"
#include "steward-charter-diff.h"
#include "steward-evidence.h"

#include <glib/gstdio.h>
#include <string.h>

#define FUTURE (g_get_real_time () + 5 * G_TIME_SPAN_DAY)

static StewardEvidence *
load_evidence (CouncilFixture *fixture,
               const char     *id,
               const char     *who)
{
  g_autofree char *person = who != NULL ? council_fixture_person (fixture, who) : NULL;
  g_autoptr(GError) error = NULL;
  StewardEvidence *evidence = steward_evidence_load_sync (fixture->council, id, person, &error);

  g_assert_no_error (error);
  g_assert_nonnull (evidence);

  return evidence;
}

static char *
ask_with_note (CouncilFixture *fixture,
               const char     *columns,
               const char     *note)
{
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, "eve@example.com");
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(GError) error = NULL;

  intent->kind = STEWARD_REVIEW_CONTRACT;
  intent->subject = g_strdup (ORDERS);
  intent->document = council_fixture_contract ("1.1.0", columns);
  intent->document_name = g_strdup ("orders.odcs.yaml");
  intent->comment = g_strdup (note);
  act = council_fixture_prepare (fixture, intent);
  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);

  return g_strdup (act->review);
}

#define ID "      - { name: order_id, logicalType: string, classification: internal }\n"

static void
test_contract (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = ask_with_note (fixture, ID "      - { name: city, logicalType: string }\n", "Please *read*.");
  g_autoptr(StewardEvidence) evidence = load_evidence (fixture, id, "ann@example.com");
  const StewardEntryChange *first;
  guint n_errors = 0;

  g_assert_cmpstr (evidence->review->id, ==, id);
  g_assert_cmpint (evidence->review->kind, ==, STEWARD_REVIEW_BREAKING_CONTRACT);
  g_assert_nonnull (evidence->before);
  g_assert_nonnull (evidence->after);
  g_assert_cmpstr (evidence->after->name, ==, ORDERS);
  g_assert_cmpuint (evidence->changes->len, ==, 3);
  g_assert_cmpuint (evidence->review->changes->len, ==, evidence->changes->len);
  first = g_ptr_array_index (evidence->changes, 0);
  g_assert_cmpstr (first->path, ==, "order_status.properties.status");
  g_assert_cmpint (first->impact, ==, STEWARD_IMPACT_BREAKING);
  for (guint i = 0; i < evidence->changes->len; i++)
    g_assert_cmpstr (((StewardEntryChange *) evidence->changes->pdata[i])->path, ==,
                     ((StewardReviewChange *) evidence->review->changes->pdata[i])->path);
  g_assert_cmpstr (evidence->version_advice, ==, "semver asks for 2.0.0");
  g_assert_false (evidence->version_fits);
  g_assert_nonnull (evidence->detail);
  g_assert_cmpstr (steward_evidence_get_text (evidence, evidence->review->note), ==, "Please *read*.");
  g_assert_null (steward_evidence_get_text (evidence, NULL));
  g_assert_cmpuint (evidence->checks->len, ==, 1);
  g_assert_cmpint (evidence->tally->state, ==, STEWARD_TALLY_OPEN);
  for (guint i = 0; i < evidence->findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (evidence->findings, i);

      g_assert_cmpstr (finding->file, ==, "orders.odcs.yaml");
      n_errors += finding->severity == STEWARD_SEVERITY_ERROR;
    }
  g_assert_cmpuint (n_errors, ==, 0);
}

/* A document that the standard does not allow is told of, not refused. */
static void
test_findings (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = ask_with_note (fixture, ID "      - { name: status, logicalType: text, required: maybe }\n",
                                       NULL);
  g_autoptr(StewardEvidence) evidence = load_evidence (fixture, id, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (evidence->findings, i);

      found = found || (finding->severity == STEWARD_SEVERITY_ERROR && finding->line > 0);
    }
  g_assert_true (found);
}

static void
test_findings_of_appeal (CouncilFixture *fixture,
                         gconstpointer   data)
{
  static const char *const voters[] = { "ann@example.com", "cleo@example.com", "dan@example.com" };
  g_autofree char *id = ask_with_note (fixture, ID "      - { name: status, logicalType: text, required: maybe }\n",
                                       NULL);
  StewardIntent *intent;
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(StewardEvidence) first = load_evidence (fixture, id, NULL);
  g_autoptr(StewardEvidence) appeal = NULL;
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (voters); i++)
    council_fixture_vote (fixture, id, voters[i], STEWARD_VOTE_REJECT);
  intent = council_fixture_intent (STEWARD_VERB_APPEAL, "eve@example.com", id);
  intent->comment = g_strdup ("The consumers agreed.");
  act = council_fixture_prepare (fixture, intent);
  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);
  steward_intent_free (intent);

  appeal = load_evidence (fixture, act->review, NULL);
  g_assert_cmpuint (first->findings->len, >, 0);
  g_assert_cmpuint (appeal->findings->len, ==, first->findings->len);
  g_assert_cmpstr (((StewardFinding *) appeal->findings->pdata[0])->file, ==, "orders.odcs.yaml");
  g_assert_cmpuint (appeal->past->len, ==, 1);
}

static void
test_readers (CouncilFixture *fixture,
              gconstpointer   data)
{
  static const struct
  {
    const char *who;
    StewardVoter voter;
    const char *seat;
  } readers[] = {
    { "ann@example.com", STEWARD_VOTER_MAY, "platform" },
    { "dan@example.com", STEWARD_VOTER_MAY, "finance" },
    { "ben@example.com", STEWARD_VOTER_CONFLICTED, NULL },
    { "eve@example.com", STEWARD_VOTER_REQUESTER, NULL },
    { "vic@example.com", STEWARD_VOTER_NOT_ASKED, NULL },
    { "ada@example.com", STEWARD_VOTER_AUDITOR, NULL },
    { NULL, STEWARD_VOTER_NO_SEAT, NULL },
  };
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr(StewardEvidence) evidence = load_evidence (fixture, id, readers[i].who);

      g_assert_cmpint (evidence->voter, ==, readers[i].voter);
      if (readers[i].seat != NULL)
        g_assert_cmpstr (evidence->seat->id, ==, readers[i].seat);
      g_assert_false (evidence->is_delegate);
      g_assert_cmpint (evidence->deferred_until, ==, 0);
    }
}

static void
test_certification (CouncilFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);
  g_autoptr(StewardEvidence) evidence = load_evidence (fixture, id, "ann@example.com");

  g_assert_cmpuint (evidence->changes->len, ==, 0);
  g_assert_null (evidence->version_advice);
  g_assert_true (evidence->version_fits);
  g_assert_nonnull (evidence->after);
  /* the checklist, then bronze and silver */
  g_assert_cmpuint (evidence->checks->len, ==, 3);
  g_assert_cmpstr (((StewardCheck *) evidence->checks->pdata[0])->item->id, ==, "owner");
}

static void
test_deferred (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);
  StewardIntent *intent = council_fixture_intent (STEWARD_VERB_DEFER, "ann@example.com", id);
  g_autoptr(StewardEvidence) mine = NULL;
  g_autoptr(StewardEvidence) other = NULL;

  intent->until = FUTURE;
  council_fixture_do (fixture, intent);
  mine = load_evidence (fixture, id, "ann@example.com");
  g_assert_cmpint (mine->deferred_until, >, g_get_real_time ());
  other = load_evidence (fixture, id, "dan@example.com");
  g_assert_cmpint (other->deferred_until, ==, 0);
}

static void
approve (CouncilFixture *fixture,
         const char     *id)
{
  static const char *const voters[] = { "ann@example.com", "cleo@example.com", "dan@example.com" };

  for (gsize i = 0; i < G_N_ELEMENTS (voters); i++)
    council_fixture_vote (fixture, id, voters[i], STEWARD_VOTE_APPROVE);
}

static void
test_past_and_similar (CouncilFixture *fixture,
                       gconstpointer   data)
{
  g_autofree char *first = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);
  g_autofree char *other = council_fixture_ask (fixture, STEWARD_REVIEW_RETIREMENT, "eve@example.com", CUSTOMERS);
  g_autofree char *open = NULL;
  g_autofree char *asked = NULL;
  g_autoptr(StewardEvidence) evidence = NULL;
  const StewardPastReview *past;

  approve (fixture, first);
  council_fixture_vote (fixture, other, "ann@example.com", STEWARD_VOTE_REJECT);
  council_fixture_vote (fixture, other, "ben@example.com", STEWARD_VOTE_REJECT);
  council_fixture_vote (fixture, other, "dan@example.com", STEWARD_VOTE_REJECT);
  open = council_fixture_ask (fixture, STEWARD_REVIEW_CONTRACT, "eve@example.com", ORDERS);
  asked = council_fixture_ask (fixture, STEWARD_REVIEW_RETIREMENT, "eve@example.com", ORDERS);

  evidence = load_evidence (fixture, asked, "ann@example.com");
  g_assert_cmpuint (evidence->changes->len, ==, 1);
  g_assert_null (evidence->version_advice);
  g_assert_true (evidence->version_fits);
  g_assert_cmpuint (evidence->past->len, ==, 1);
  past = g_ptr_array_index (evidence->past, 0);
  g_assert_cmpstr (past->review, ==, first);
  g_assert_cmpint (past->decided_at, >, 0);
  g_assert_nonnull (past->snippet);
  /* "Retire customer.profiles" is like "Retire orders.order_status" */
  g_assert_cmpuint (evidence->similar->len, ==, 1);
  past = g_ptr_array_index (evidence->similar, 0);
  g_assert_cmpstr (past->review, ==, other);
  g_assert_cmpint (past->state, ==, STEWARD_CHANGE_REJECTED);
}

/* Two persons make an erasure. */
static void
erase (CouncilFixture *fixture,
       const char     *payload)
{
  StewardIntent *ask = steward_intent_new (STEWARD_VERB_ASK_ERASURE, "ann@example.com");
  StewardIntent *do_it = steward_intent_new (STEWARD_VERB_ERASE, "dan@example.com");

  ask->payload = g_strdup (payload);
  ask->comment = g_strdup ("It names a customer.");
  do_it->payload = g_strdup (payload);
  council_fixture_do (fixture, ask);
  council_fixture_do (fixture, do_it);
}

static char *
format_today (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr(GDateTime) now = g_date_time_new_now (zone);

  return g_date_time_format (now, "Erased on %-e %b %Y.");
}

static void
test_texts (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);
  StewardIntent *vote = council_fixture_intent (STEWARD_VERB_VOTE, "ann@example.com", id);
  StewardIntent *remark = council_fixture_intent (STEWARD_VERB_COMMENT, "dan@example.com", id);
  g_autoptr(StewardEvidence) evidence = NULL;
  g_autoptr(StewardEvidence) erased = NULL;
  g_autofree char *today = NULL;
  const StewardVote *cast;
  const StewardRemark *said;
  const StewardCondition *condition;

  vote->choice = STEWARD_VOTE_APPROVE;
  vote->comment = g_strdup ("Good.");
  steward_intent_add_condition (vote, "Name a deputy.", "ben@example.com", FUTURE);
  council_fixture_do (fixture, vote);
  remark->comment = g_strdup ("Who reads it?");
  council_fixture_do (fixture, remark);

  evidence = load_evidence (fixture, id, "ann@example.com");
  cast = g_ptr_array_index (evidence->review->votes, 0);
  said = g_ptr_array_index (evidence->review->remarks, 0);
  condition = g_ptr_array_index (evidence->review->conditions, 0);
  g_assert_cmpstr (steward_evidence_get_text (evidence, cast->comment), ==, "Good.");
  g_assert_cmpstr (steward_evidence_get_text (evidence, said->comment), ==, "Who reads it?");
  g_assert_cmpstr (steward_evidence_get_text (evidence, condition->text), ==, "Name a deputy.");

  erase (fixture, said->comment);
  today = format_today ();
  erased = load_evidence (fixture, id, "ann@example.com");
  g_assert_cmpstr (steward_evidence_get_text (erased, said->comment), ==, today);
  g_assert_cmpstr (steward_evidence_get_text (erased, cast->comment), ==, "Good.");
}

/* The form still opens when the revision is gone, and says so. */
static void
test_erased_revision (CouncilFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CONTRACT, "eve@example.com", ORDERS);
  g_autoptr(StewardReview) review = council_fixture_load (fixture, id);
  g_autoptr(StewardEvidence) evidence = NULL;
  gboolean told = FALSE;

  erase (fixture, review->revision_payload);
  evidence = load_evidence (fixture, id, "ann@example.com");
  g_assert_null (evidence->after);
  g_assert_nonnull (evidence->before);
  g_assert_cmpuint (evidence->changes->len, ==, 0);
  for (guint i = 0; i < evidence->findings->len; i++)
    told = told || strstr (((StewardFinding *) evidence->findings->pdata[i])->message, "erased") != NULL;
  g_assert_true (told);
}

static void
test_unknown_product (CouncilFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);
  g_autofree char *path = g_build_filename (fixture->folder, "catalog.db", NULL);
  g_autoptr(StewardEvidence) evidence = NULL;

  council_fixture_close (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  council_fixture_open (fixture);
  evidence = load_evidence (fixture, id, "ann@example.com");
  g_assert_null (evidence->detail);
  g_assert_nonnull (evidence->after);
  g_assert_cmpint (evidence->voter, ==, STEWARD_VOTER_MAY);
}

static void
test_charter (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, "eve@example.com");
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardEvidence) evidence = NULL;
  const char *text;

  intent->kind = STEWARD_REVIEW_CHARTER;
  intent->document = council_fixture_charter (2, "quorum: 3", "quorum: 4");
  act = council_fixture_prepare (fixture, intent);
  steward_council_seal_sync (fixture->council, act, NULL, &error);
  g_assert_no_error (error);

  evidence = load_evidence (fixture, act->review, "ann@example.com");
  g_assert_null (evidence->detail);
  g_assert_null (evidence->after);
  text = steward_evidence_get_text (evidence, evidence->review->revision_payload);
  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "quorum: 4"));
  g_assert_cmpuint (evidence->findings->len, ==, 0);
  g_assert_cmpint (evidence->voter, ==, STEWARD_VOTER_MAY);
  g_assert_cmpuint (evidence->changes->len, ==, 2);
  g_assert_cmpuint (evidence->review->changes->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const StewardEntryChange *change = g_ptr_array_index (evidence->changes, i);
      gboolean quorum = g_str_equal (change->path, "quorum");

      g_assert_cmpstr (change->before, ==, quorum ? "3" : "1");
      g_assert_cmpstr (change->after, ==, quorum ? "4" : "2");
    }
}

/* The parts of a list go by their names. */
static void
test_charter_parts (CouncilFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *before = council_fixture_charter (1, NULL, NULL);
  g_autofree char *after = council_fixture_charter (1, "  - { seat: supply, title: Supply, role: member, "
                                                    "domain: Supply, holder: eve@example.com, name: Eve }\n", "");
  g_autoptr(GPtrArray) changes = steward_charter_diff (before, after);
  g_autoptr(GPtrArray) back = steward_charter_diff (after, before);
  g_autoptr(GPtrArray) none = steward_charter_diff (after, after);
  g_autoptr(GPtrArray) unreadable = steward_charter_diff (after, "Erased on 3 Nov 2026.");
  const StewardEntryChange *change;

  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (change->path, ==, "seats.supply");
  g_assert_cmpint (change->kind, ==, STEWARD_CHANGE_REMOVED);
  g_assert_nonnull (strstr (change->before, "title: Supply"));
  g_assert_null (change->after);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_cmpint (((StewardEntryChange *) back->pdata[0])->kind, ==, STEWARD_CHANGE_ADDED);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (unreadable->len, ==, 0);
}

/* Somebody downstream, who says where one column comes from, or not. */
static void
add_reader (GPtrArray  *entries,
            const char *name,
            const char *reference)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  StewardContract *contract = steward_contract_new ();
  StewardSchemaObject *object = steward_schema_object_new ();
  StewardProperty *property = steward_property_new ();
  StewardPort *port = steward_port_new ();
  StewardOwner *owner = steward_owner_new ();

  entry->native_id = g_strdup (name);
  entry->name = g_strdup (name);
  owner->name = g_strdup ("Tomás Reyes");
  owner->address = g_strdup ("tomas@example.com");
  owner->accountable = TRUE;
  g_ptr_array_add (entry->owners, owner);
  port->direction = STEWARD_PORT_INPUT;
  port->name = g_strdup ("orders");
  port->contract_id = g_strdup ("c-orders");
  g_ptr_array_add (entry->ports, port);
  contract->id = g_strconcat ("c-", name, NULL);
  object->name = g_strdup ("rows");
  property->name = g_strdup ("order_state");
  property->reference = g_strdup (reference);
  g_ptr_array_add (object->properties, property);
  g_ptr_array_add (contract->objects, object);
  g_ptr_array_add (entry->contracts, contract);
  g_ptr_array_add (entries, entry);
}

static void
sync_readers (CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCatalogWriter) writer = steward_catalog_writer_begin (fixture->catalog, "s2", "folder", &error);

  g_assert_no_error (error);
  add_reader (entries, "a.silent", NULL);
  add_reader (entries, "b.other", "orders.order_status.order_status.order_id");
  add_reader (entries, "c.broken", "orders.order_status.status");
  add_reader (entries, "d.elsewhere", "legacy.archive.order_status.status");
  add_reader (entries, "e.short", "order_status.status");
  g_assert_true (steward_catalog_writer_put (writer, entries, &error));
  g_assert_no_error (error);
  g_assert_true (steward_catalog_writer_commit (writer, "other-instance", NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_downstream (CouncilFixture *fixture,
                 gconstpointer   data)
{
  static const struct
  {
    const char *name;
    StewardReaderEffect effect;
    const char *words;
  } expected[] = {
    { "c.broken", STEWARD_READER_BREAKS, "refers to status" },
    { "e.short", STEWARD_READER_BREAKS, "refers to status" },
    { "a.silent", STEWARD_READER_MAY_BREAK, NULL },
    { "b.other", STEWARD_READER_MAY_BREAK, NULL },
    { "d.elsewhere", STEWARD_READER_MAY_BREAK, NULL },
  };
  g_autofree char *harmless = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);
  g_autofree char *id = NULL;
  g_autoptr(StewardEvidence) evidence = NULL;
  g_autoptr(StewardEvidence) other = NULL;

  sync_readers (fixture);
  id = ask_with_note (fixture, ID, NULL);
  evidence = load_evidence (fixture, id, NULL);
  g_assert_cmpuint (evidence->readers->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const StewardReader *reader = g_ptr_array_index (evidence->readers, i);

      g_assert_cmpstr (reader->edge->name, ==, expected[i].name);
      g_assert_cmpint (reader->effect, ==, expected[i].effect);
      g_assert_cmpstr (reader->words, ==, expected[i].words);
      g_assert_cmpstr (reader->contact, ==, "Tomás Reyes");
      g_assert_cmpstr (reader->address, ==, "tomas@example.com");
    }
  other = load_evidence (fixture, harmless, NULL);
  g_assert_cmpuint (other->readers->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < other->readers->len; i++)
    g_assert_cmpint (((StewardReader *) other->readers->pdata[i])->effect, ==, STEWARD_READER_FITS);
}

static void
test_not_found (CouncilFixture *fixture,
                gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardEvidence) evidence = steward_evidence_load_sync (fixture->council, "2026-999", NULL, &error);

  g_assert_null (evidence);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  StewardEvidence **evidence = user_data;

  *evidence = steward_evidence_load_finish (STEWARD_COUNCIL (object), result, &error);
  g_assert_no_error (error);
}

static void
test_async (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *id = council_fixture_ask (fixture, STEWARD_REVIEW_CERTIFICATION, "eve@example.com", ORDERS);
  g_autofree char *ann = council_fixture_person (fixture, "ann@example.com");
  g_autoptr(StewardEvidence) evidence = NULL;

  steward_evidence_load_async (fixture->council, id, ann, NULL, loaded_cb, &evidence);
  while (evidence == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (evidence->review->id, ==, id);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/council/evidence/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("contract", test_contract);
  ADD ("findings", test_findings);
  ADD ("findings-of-appeal", test_findings_of_appeal);
  ADD ("readers", test_readers);
  ADD ("certification", test_certification);
  ADD ("deferred", test_deferred);
  ADD ("past-and-similar", test_past_and_similar);
  ADD ("texts", test_texts);
  ADD ("erased-revision", test_erased_revision);
  ADD ("unknown-product", test_unknown_product);
  ADD ("charter", test_charter);
  ADD ("charter-parts", test_charter_parts);
  ADD ("downstream", test_downstream);
  ADD ("not-found", test_not_found);
  ADD ("async", test_async);

  return g_test_run ();
}
