/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows are nothing but folded events: proved, disproved when somebody changes
 * one, and put right; events of a newer Steward; events that came in without
 * their rows. */

#include "config.h"

#include "steward-council-rows.h"

#include "council-fixture.h"
#include "steward-fold.h"
#include "steward-ledger-append.h"
#include "steward-ledger-table.h"
#include "steward-migrate.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_same (CouncilFixture *fixture)
{
  g_autoptr(GPtrArray) differences = council_fixture_compare (fixture, FALSE);

  g_assert_cmpuint (differences->len, ==, 0);
}

static void
test_same (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *left = g_strconcat (fixture->path, ".fold-99999999-0", NULL);

  assert_same (fixture);
  council_fixture_record_all (fixture);
  g_assert_true (g_file_set_contents (left, "left behind", -1, NULL));
  assert_same (fixture);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
}

/* Bodies that two readers of JSON might understand differently. */
static void
test_odd_bodies (CouncilFixture *fixture,
                 gconstpointer   data)
{
  static const char *const bodies[] = {
    "{\"note\":\"\"}",
    "{\"note\":\"a \\\"quoted\\\" \\\\ word\\u0007\\n\\ud83d\\ude00 \xc3\xa9\"}",
    "{\"note\":5}",
    "{\"note\":-9007199254740991,\"review\":true}",
    "{\"note\":true}",
    "{\"note\":[1,{\"a\":\"}\"}],\"review\":{}}",
    "{\"note\":\"x\",\"review\":null}",
    "{\"$.note\":\"no\",\"deep\":{\"note\":\"no\"},\"note\":\"yes\",\"review\":\"'\"}",
    "{\"no\\u0074e\":\"escaped name\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    council_fixture_record (fixture, "p \"quoted\" \xc3\xa9", "meeting/m-1", STEWARD_EVENT_NOTED, bodies[i]);
  council_fixture_record (fixture, "p-1", "review/2026-001", STEWARD_EVENT_VOTE_CAST,
                          "{\"checklist\":\"text\",\"choice\":\"approve\",\"conditions\":[],\"delegate\":false,"
                          "\"except\":null,\"person\":\"p\",\"revision\":\"\",\"seat\":\"\"}");
  assert_same (fixture);
}

/* What cannot be folded is not recorded. */
static void
test_refused_bodies (CouncilFixture *fixture,
                     gconstpointer   data)
{
  static const struct { const char *type; const char *body; } refused[] = {
    { STEWARD_EVENT_NOTED, "{}" },
    { STEWARD_EVENT_NOTED, "[]" },
    { STEWARD_EVENT_NOTED, "{\"note\":null}" },
    { STEWARD_EVENT_REVIEW_SUBMITTED, "{\"title\":\"x\"}" },
    { STEWARD_EVENT_DELEGATION_GIVEN,
      "{\"from\":\"a\",\"id\":\"d\",\"since\":\"yesterday\",\"to\":\"b\",\"until\":\"2026-01-01T00:00:00Z\"}" },
    { STEWARD_EVENT_CHARTER_FOUNDED, "{\"charter\":{},\"version\":\"one\"}" },
    { STEWARD_EVENT_ROLL_CALLED, "{\"present\":\"yes\",\"seat\":\"s\"}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (council_fixture_try (fixture, "p", "s/x", refused[i].type, refused[i].body, &error));
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, refused[i].type));
    }
  g_assert_cmpint (steward_governance_count_events_sync (fixture->store, NULL, NULL), ==, 0);
  assert_same (fixture);
}

static const struct
{
  const char *sql;
  const char *sentence;
} forgeries[] = {
  { "UPDATE review SET state = 'rejected' WHERE id = '2026-001'",
    "review 2026-001: state is “rejected”, the events say “applied”." },
  { "UPDATE review SET domain = NULL WHERE id = '2026-001'",
    "review 2026-001: domain is nothing, the events say “sales”." },
  { "DELETE FROM review_vote WHERE seat = 'sales'", "review_vote 2026-001 *: the events have it, the rows do not." },
  { "INSERT INTO granted_exception VALUES ('2026-777', 'urn:x', 5, 'all', 6)",
    "granted_exception 2026-777: the rows have it, the events do not." },
  { "UPDATE certificate SET until = until + 1 WHERE subject = 'urn:x:orders'",
    "certificate urn:x:orders: until is “*”, the events say “*”." },
  { "UPDATE signing_key SET removed_at = NULL", "signing_key p-2 ssh-ed25519 BBBB 6: removed_at is nothing, *" },
  { "UPDATE meeting_attendance SET present = 0", "meeting_attendance m-2026-01 platform: present is “0”, *“1”." },
  { "UPDATE charter_version SET body = replace (body, '[1]', '[]')", "charter_version 2: body is *, the events say *" },
  { "UPDATE folded SET position = 3", "folded 1: position is “3”, the events say *" },
};

static void
test_forgeries (CouncilFixture *fixture,
                gconstpointer   data)
{
  council_fixture_record_all (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autoptr(GPtrArray) found = NULL;
      g_autoptr(GPtrArray) replaced = NULL;

      council_fixture_execute (fixture, forgeries[i].sql);
      found = council_fixture_compare (fixture, FALSE);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_true (g_pattern_match_simple (forgeries[i].sentence, g_ptr_array_index (found, 0)));
      replaced = council_fixture_compare (fixture, TRUE);
      g_assert_cmpuint (replaced->len, ==, 1);
      assert_same (fixture);
    }
}

static void
test_many_differences (CouncilFixture *fixture,
                       gconstpointer   data)
{
  g_autoptr(GPtrArray) found = NULL;

  council_fixture_execute (fixture,
                           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                           "INSERT INTO person_known SELECT 'p' || i, i FROM n");
  found = council_fixture_compare (fixture, TRUE);
  g_assert_cmpuint (found->len, ==, 1001);
  g_assert_cmpstr (g_ptr_array_index (found, 1000), ==, "There are more differences than are listed here.");
  assert_same (fixture);
}

/* As a newer Steward would do it. */
static void
add_newer_event (CouncilFixture *fixture,
                 const char     *type)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardDb) db = steward_db_open (fixture->path, STEWARD_DB_DURABLE, &error);
  g_autoptr(GBytes) body = g_bytes_new_static ("{}", 2);
  g_autoptr(GBytes) header = NULL;
  g_autoptr(StewardEvent) event = NULL;
  StewardDigest seal;
  gint64 position;

  g_assert_true (steward_ledger_table_get_head (db, &position, &seal, &error));
  header = steward_event_make_header (position + 1, "oracle/1", 1, type, 5, "p-1", "asserted", &error);
  event = steward_event_new (position + 1, "oracle/1", 1, type, header, body);
  steward_event_seal (event, position > 0 ? &seal : NULL);
  g_assert_true (steward_db_begin (db, &error));
  g_assert_true (steward_ledger_table_insert (db, event, &error));
  g_assert_true (steward_db_run (db, "ledger-types-note", &error));
  g_assert_true (steward_fold_set_position (db, position + 1, &error));
  g_assert_true (steward_db_commit (db, &error));
  g_assert_no_error (error);
}

static void
assert_read_only (CouncilFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(StewardReview) review = steward_council_rows_load_review (fixture->store, "2026-001", &error);
  gint64 n_events;

  g_assert_no_error (error);
  g_assert_cmpstr (review->title, ==, "Change the contract of orders");
  g_assert_true (steward_governance_verify_sync (fixture->store, &n_events, &error));
  g_assert_false (council_fixture_try (fixture, "p-1", "meeting/m-2", STEWARD_EVENT_NOTED, "{\"note\":\"x\"}", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW);
  g_assert_nonnull (strstr (error->message, "made by a newer Steward"));
  g_assert_nonnull (strstr (error->message, "oracle.asked"));
  g_clear_error (&error);
  g_assert_false (steward_governance_verify_rows_sync (fixture->store, FALSE, &differences, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW);
  g_assert_cmpint (steward_governance_count_events_sync (fixture->store, NULL, NULL), ==, n_events);
}

static void
test_newer_type (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (council_fixture_try (fixture, "p-1", "oracle/1", "oracle.asked", "{}", &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW);

  /* While this one has the store open, too. */
  council_fixture_record_all (fixture);
  add_newer_event (fixture, "oracle.asked");
  assert_read_only (fixture);
  council_fixture_reopen (fixture);
  assert_read_only (fixture);
}

/* A store of the first release, which had events and no rows of a council. */
static void
test_first_format (CouncilFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *old_path = g_build_filename (fixture->folder, "old.db", NULL);
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(StewardReview) review = NULL;
  StewardDb *db;

  council_fixture_record_all (fixture);
  events = steward_governance_read_events_sync (fixture->store, NULL, 0, 1000, &error);
  council_fixture_close (fixture);
  db = steward_db_open (old_path, STEWARD_DB_DURABLE, &error);
  g_assert_true (steward_db_execute_resource (db, "/org/stewardconsole/Steward/sql/governance/0001-governance.sql",
                                              &error));
  g_assert_true (steward_db_execute (db, "PRAGMA user_version = 1", &error));
  for (guint i = 0; i < events->len; i++)
    g_assert_true (steward_ledger_table_insert (db, g_ptr_array_index (events, i), &error));
  g_assert_no_error (error);
  steward_db_free (db);

  g_free (fixture->path);
  fixture->path = g_strdup (old_path);
  council_fixture_reopen (fixture);
  assert_same (fixture);
  review = steward_council_rows_load_review (fixture->store, "2026-001", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (review->votes->len, ==, 2);
  council_fixture_record (fixture, "p-1", "meeting/m-2", STEWARD_EVENT_NOTED, "{\"note\":\"x\"}");
  assert_same (fixture);
}

static gboolean
keep_signature_cb (const StewardEvent  *event,
                   const char          *signature,
                   gpointer             data,
                   GError             **error)
{
  g_string_append_printf (data, "%" G_GINT64_FORMAT "=%s ", event->position, signature != NULL ? signature : "none");

  return TRUE;
}

static gboolean
stop_cb (const StewardEvent  *event,
         const char          *signature,
         gpointer             data,
         GError             **error)
{
  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT, "stop");
  return FALSE;
}

static void
test_walk (CouncilFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(StewardAppend) what = steward_append_new ("p-1");
  g_autoptr(GString) seen = g_string_new (NULL);
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GError) error = NULL;

  for (unsigned i = 0; i < 3; i++)
    steward_append_add (what, "meeting/m-1", i, STEWARD_EVENT_NOTED,
                        steward_json_parse ("{\"note\":\"x\"}", -1, STEWARD_JSON_EVENT, NULL, NULL));
  what->signatures->pdata[1] = g_strdup ("SSHSIG");
  g_assert_true (steward_governance_append_sync (fixture->store, what, &events, &error));
  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpint (((StewardEvent *) events->pdata[2])->version, ==, 3);

  g_assert_true (steward_governance_walk_sync (fixture->store, 0, keep_signature_cb, seen, &error));
  g_assert_cmpstr (seen->str, ==, "1=none 2=SSHSIG 3=none ");
  g_assert_false (steward_governance_walk_sync (fixture->store, 2, stop_cb, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
}

/* The second event counts on from the first; what does not fit leaves nothing. */
static void
test_batch (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(StewardAppend) what = steward_append_new ("p-1");
  g_autofree char *reference = steward_append_add_text (what, "gone with the rest");
  g_autoptr(GError) error = NULL;

  what->settles = g_strdup ("d-1");
  steward_append_add_person (what, "p-9", "Nine", "nine@example.org");
  g_assert_true (steward_governance_put_draft_sync (fixture->store, "d-1", "intent", NULL, "{}", &error));
  steward_append_add (what, "meeting/m-1", 0, STEWARD_EVENT_NOTED,
                      steward_json_parse ("{\"note\":\"x\"}", -1, STEWARD_JSON_EVENT, NULL, NULL));
  steward_append_add (what, "meeting/m-1", 0, STEWARD_EVENT_NOTED,
                      steward_json_parse ("{\"note\":\"x\"}", -1, STEWARD_JSON_EVENT, NULL, NULL));
  g_assert_false (steward_governance_append_sync (fixture->store, what, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_cmpint (steward_governance_count_events_sync (fixture->store, NULL, NULL), ==, 0);
  g_assert_null (steward_council_rows_load_payload (fixture->store, reference, NULL, NULL));
  g_assert_null (steward_council_rows_resolve_person (fixture->store, "p-9", NULL));
  {
    g_autoptr(GPtrArray) drafts = steward_governance_list_drafts_sync (fixture->store, "intent", &error);

    g_assert_cmpuint (drafts->len, ==, 1);
    g_assert_cmpstr (((StewardKeptDraft *) drafts->pdata[0])->id, ==, "d-1");
  }
}

static void
test_drafts (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) intents = NULL;
  const StewardKeptDraft *draft;

  g_assert_true (steward_governance_put_draft_sync (fixture->store, "a", "review", "2026-001", "one", &error));
  g_assert_true (steward_governance_put_draft_sync (fixture->store, "b", "intent", NULL, "two", &error));
  g_assert_true (steward_governance_put_draft_sync (fixture->store, "a", "review", "2026-001", "three", &error));
  council_fixture_reopen (fixture);
  all = steward_governance_list_drafts_sync (fixture->store, NULL, &error);
  g_assert_cmpuint (all->len, ==, 2);
  intents = steward_governance_list_drafts_sync (fixture->store, "review", &error);
  g_assert_cmpuint (intents->len, ==, 1);
  draft = g_ptr_array_index (intents, 0);
  g_assert_cmpstr (draft->body, ==, "three");
  g_assert_cmpstr (draft->subject, ==, "2026-001");
  g_assert_cmpint (draft->changed_at, >, 0);
  g_assert_true (steward_governance_remove_draft_sync (fixture->store, "a", &error));
  g_assert_true (steward_governance_remove_draft_sync (fixture->store, "a", &error));
  g_clear_pointer (&all, g_ptr_array_unref);
  all = steward_governance_list_drafts_sync (fixture->store, NULL, &error);
  g_assert_cmpuint (all->len, ==, 1);
}

static void
test_checkpoint (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  StewardCheckpoint before, after;

  g_assert_true (steward_governance_get_checkpoint_sync (fixture->store, &before, &error));
  g_assert_cmpuint (before.tree.size, ==, 0);
  council_fixture_record_all (fixture);
  g_assert_true (steward_governance_get_checkpoint_sync (fixture->store, &after, &error));
  g_assert_cmpint ((gint64) after.tree.size, ==, steward_governance_count_events_sync (fixture->store, NULL, NULL));
  council_fixture_reopen (fixture);
  g_assert_true (steward_governance_get_checkpoint_sync (fixture->store, &before, &error));
  g_assert_cmpuint (before.tree.size, ==, after.tree.size);
  g_assert_true (steward_digest_equal (&before.seal, &after.seal));
}

/* --- restored --- */

static char *
record_signed (CouncilFixture *fixture,
               const char     *text,
               const char     *signature)
{
  g_autoptr(StewardAppend) what = steward_append_new ("p-1");
  g_autofree char *reference = steward_append_add_text (what, text);
  g_autofree char *body = g_strdup_printf ("{\"asksChanges\":0,\"comment\":\"%s\"}", reference);
  g_autoptr(GError) error = NULL;

  steward_append_add (what, "review/2026-002", STEWARD_ANY_VERSION, STEWARD_EVENT_COMMENTED,
                      steward_json_parse (body, -1, STEWARD_JSON_EVENT, NULL, NULL));
  what->signatures->pdata[0] = g_strdup (signature);
  steward_append_add_person (what, signature, text, NULL);
  g_assert_true (steward_governance_append_sync (fixture->store, what, NULL, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&reference);
}

/* One letter of the last body changes on the disk. */
static void
damage_last_event (CouncilFixture *fixture,
                   const char     *reference)
{
  g_autofree char *bytes = NULL;
  char *at;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  at = memmem (bytes, length, reference, strlen (reference));
  g_assert_nonnull (at);
  while (memmem (at + 1, length - (gsize) (at + 1 - bytes), reference, strlen (reference)) != NULL &&
         at[-1] != '"')
    at = memmem (at + 1, length - (gsize) (at + 1 - bytes), reference, strlen (reference));
  at[10] = at[10] == 'a' ? 'b' : 'a';
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
}

static void
assert_kept (CouncilFixture *fixture,
             const char     *reference,
             const char     *text,
             const char     *signature)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = steward_council_rows_load_payload (fixture->store, reference, NULL, &error);
  g_autoptr(GPtrArray) found = steward_council_rows_find_similar (fixture->store, text, NULL, 0, NULL);
  g_autoptr(GString) seen = g_string_new (NULL);
  g_autofree char *person = steward_council_rows_resolve_person (fixture->store, text, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (person, ==, signature);
  g_assert_true (steward_governance_walk_sync (fixture->store, 0, keep_signature_cb, seen, &error));
  g_assert_nonnull (strstr (seen->str, signature));
}

/* From the copy and from what the damaged file still gives: events with their
 * rows and signatures, payloads with their words, drafts and the directory. */
static void
test_restored (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *notice = NULL;
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GError) error = NULL;

  council_fixture_record_all (fixture);
  g_assert_true (steward_governance_put_draft_sync (fixture->store, "d-1", "intent", NULL, "before", &error));
  first = record_signed (fixture, "Beforehand", "sig-first");
  g_assert_true (steward_governance_backup_sync (fixture->store, &error));
  second = record_signed (fixture, "Afterwards", "sig-second");
  g_assert_true (steward_governance_put_draft_sync (fixture->store, "d-2", "intent", NULL, "after", &error));
  third = record_signed (fixture, "Damaged", "sig-third");
  council_fixture_close (fixture);
  damage_last_event (fixture, third);

  fixture->store = steward_governance_open (fixture->path, &notice, &error);
  g_assert_no_error (error);
  g_test_message ("%s", notice);
  g_assert_true (g_pattern_match_simple ("*seal of event*restored from the copy of*and what could still be read*"
                                         "1 event is missing*", notice));
  assert_same (fixture);
  assert_kept (fixture, first, "Beforehand", "sig-first");
  assert_kept (fixture, second, "Afterwards", "sig-second");
  drafts = steward_governance_list_drafts_sync (fixture->store, "intent", &error);
  g_assert_cmpuint (drafts->len, ==, 2);
  council_fixture_record (fixture, "p-1", "meeting/m-2", STEWARD_EVENT_NOTED, "{\"note\":\"x\"}");
  assert_same (fixture);
}

static void
test_closed (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GError) error = NULL;

  steward_governance_close (fixture->store);
  g_assert_false (steward_governance_verify_rows_sync (fixture->store, FALSE, &differences, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (steward_governance_walk_sync (fixture->store, 0, stop_cb, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/rebuild/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("same", test_same);
  ADD ("odd-bodies", test_odd_bodies);
  ADD ("refused-bodies", test_refused_bodies);
  ADD ("forgeries", test_forgeries);
  ADD ("many-differences", test_many_differences);
  ADD ("newer-type", test_newer_type);
  ADD ("first-format", test_first_format);
  ADD ("walk", test_walk);
  ADD ("batch", test_batch);
  ADD ("drafts", test_drafts);
  ADD ("checkpoint", test_checkpoint);
  ADD ("restored", test_restored);
  ADD ("closed", test_closed);

  return g_test_run ();
}
