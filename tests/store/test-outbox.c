/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What has to be done outside goes in and out with appends, is claimed by one
 * at a time, and is still there after a crash; beside it what comparisons with
 * platforms found, and a store of the release before. */

#include "config.h"

#include "steward-access-rows.h"
#include "steward-council-rows.h"

#include "council-fixture.h"
#include "steward-db.h"
#include "steward-duration.h"
#include "steward-ledger-table.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define EFFECT "a-2026-001/grant-1"
#define BODY "{\"action\":\"grant\",\"id\":\"a-2026-001/grant-1\"}"
#define N_RUNNERS 4
#define N_EFFECTS 40u

static void
append (CouncilFixture *fixture,
        StewardAppend  *what)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_governance_append_sync (fixture->store, what, NULL, &error));
  g_assert_no_error (error);
}

static void
add_event (StewardAppend *what)
{
  steward_append_add (what, "access/a-2026-001", STEWARD_ANY_VERSION, STEWARD_EVENT_ACCESS_EXPIRED,
                      steward_json_parse ("{}", -1, STEWARD_JSON_EVENT, NULL, NULL));
}

static void
queue (CouncilFixture *fixture,
       const char     *id,
       const char     *state,
       gint64          not_before)
{
  g_autoptr(StewardAppend) what = steward_append_new ("p-1");

  add_event (what);
  steward_append_add_effect (what, id, BODY, state, not_before);
  append (fixture, what);
}

static GPtrArray *
list (CouncilFixture *fixture,
      gint64          due)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *items = steward_outbox_list_sync (fixture->store, due, &error);

  g_assert_no_error (error);
  return items;
}

static gboolean
claim (CouncilFixture          *fixture,
       const StewardOutboxItem *item)
{
  g_autoptr(GError) error = NULL;
  gboolean claimed = FALSE;

  g_assert_true (steward_outbox_claim_sync (fixture->store, item, &claimed, &error));
  g_assert_no_error (error);
  return claimed;
}

static void
assert_item (CouncilFixture *fixture,
             const char     *state,
             guint           attempts,
             gint64          not_before,
             const char     *message)
{
  g_autoptr(GPtrArray) items = list (fixture, 0);
  const StewardOutboxItem *item;

  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->id, ==, EFFECT);
  g_assert_cmpstr (item->kind, ==, "effect");
  g_assert_cmpstr (item->body, ==, BODY);
  g_assert_cmpstr (item->state, ==, state);
  g_assert_cmpuint (item->attempts, ==, attempts);
  g_assert_cmpint (item->not_before, ==, not_before);
  g_assert_cmpstr (item->message, ==, message);
  g_assert_cmpint (item->added_at, >, 0);
}

static void
test_append (CouncilFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(StewardAppend) refused = steward_append_new ("p-1");
  g_autoptr(StewardAppend) done = steward_append_new ("steward");
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) error = NULL;

  queue (fixture, EFFECT, "queued", 7);
  assert_item (fixture, "queued", 0, 7, NULL);

  /* All or nothing: what is refused neither adds nor takes. */
  add_event (refused);
  steward_append_add (refused, "access/a-2026-001", 99, STEWARD_EVENT_ACCESS_EXPIRED,
                      steward_json_parse ("{}", -1, STEWARD_JSON_EVENT, NULL, NULL));
  steward_append_take_effect (refused, EFFECT);
  steward_append_add_effect (refused, "a-2026-002/grant-1", BODY, "queued", 0);
  steward_append_add_fact (refused, "urn:x", "access-approved");
  g_assert_false (steward_governance_append_sync (fixture->store, refused, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT);
  assert_item (fixture, "queued", 0, 7, NULL);

  /* Taken out and ordered anew by one append. */
  steward_append_take_effect (done, EFFECT);
  steward_append_add_effect (done, EFFECT, BODY, "manual", 0);
  append (fixture, done);
  assert_item (fixture, "manual", 0, 0, NULL);
  g_ptr_array_set_size (done->outbox, 0);
  append (fixture, done);
  none = list (fixture, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_due (CouncilFixture *fixture,
          gconstpointer   data)
{
  static const struct { gint64 due; const char *ids; } expected[] = {
    { 0, "manual early late" }, { 4, "" }, { 5, "early" }, { 100, "early late" },
  };

  queue (fixture, "late", "sending", 6);
  queue (fixture, "early", "queued", 5);
  queue (fixture, "manual", "manual", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(GPtrArray) items = list (fixture, expected[i].due);
      g_autoptr(GString) ids = g_string_new (NULL);

      for (guint j = 0; j < items->len; j++)
        g_string_append_printf (ids, "%s%s", j > 0 ? " " : "", ((StewardOutboxItem *) items->pdata[j])->id);
      g_assert_cmpstr (ids->str, ==, expected[i].ids);
    }
}

static void
test_claim (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GError) error = NULL;

  queue (fixture, EFFECT, "queued", 0);
  items = list (fixture, 1);
  g_assert_true (claim (fixture, items->pdata[0]));
  g_assert_false (claim (fixture, items->pdata[0]));
  assert_item (fixture, "sending", 1, 0, NULL);

  g_assert_true (steward_outbox_put_back_sync (fixture->store, EFFECT, 50, "The server is away.", &error));
  assert_item (fixture, "queued", 1, 50, "The server is away.");
  g_assert_false (claim (fixture, items->pdata[0]));

  /* Ordered anew with other terms under the eyes of a runner. */
  again = list (fixture, 50);
  queue (fixture, EFFECT, "queued", 0);
  g_assert_false (claim (fixture, again->pdata[0]));

  /* What was finished meanwhile does not come back. */
  g_assert_true (steward_outbox_put_back_sync (fixture->store, "gone", 0, NULL, &error));
  g_assert_no_error (error);
  assert_item (fixture, "queued", 0, 0, NULL);
}

/* --- several processes --- */

/* Claims whatever it finds, and says how many were its own. */
static int
run_runner (const char *path,
            int         begin)
{
  g_autoptr(StewardGovernance) store = steward_governance_open (path, NULL, NULL);
  g_autoptr(GPtrArray) items = store != NULL ? steward_outbox_list_sync (store, 1, NULL) : NULL;
  int n_claimed = 0;
  char byte;

  if (items == NULL || read (begin, &byte, 1) < 0)
    return 255;
  for (guint i = 0; i < items->len; i++)
    {
      gboolean claimed;

      if (!steward_outbox_claim_sync (store, items->pdata[i], &claimed, NULL))
        return 254;
      n_claimed += claimed;
    }

  return items->len == N_EFFECTS ? n_claimed : 253;
}

/* Threads do not survive a fork: nothing is open in the parent. */
static void
test_two_processes (CouncilFixture *fixture,
                    gconstpointer   data)
{
  pid_t children[N_RUNNERS];
  guint n_claimed = 0;
  int begin[2];
  g_autoptr(GPtrArray) items = NULL;

  for (guint i = 0; i < N_EFFECTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("a-2026-001/grant-%u", i + 1);

      queue (fixture, id, "queued", 0);
    }
  council_fixture_close (fixture);
  g_assert_cmpint (pipe (begin), ==, 0);
  for (guint i = 0; i < N_RUNNERS; i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        {
          close (begin[1]);
          _exit (run_runner (fixture->path, begin[0]));
        }
    }
  close (begin[0]);
  g_usleep (300 * 1000);               /* most have their lists by then; it holds whenever they begin */
  close (begin[1]);
  for (guint i = 0; i < N_RUNNERS; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_test_message ("runner %u claimed %d", i, WEXITSTATUS (status));
      g_assert_cmpint (WEXITSTATUS (status), <=, (int) N_EFFECTS);
      n_claimed += (guint) WEXITSTATUS (status);
    }
  g_assert_cmpuint (n_claimed, ==, N_EFFECTS);

  council_fixture_reopen (fixture);
  items = list (fixture, 1);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpuint (((StewardOutboxItem *) items->pdata[i])->attempts, ==, 1);
}

/* Killed after it claimed and before it could report. */
static void
test_crash (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(GPtrArray) items = NULL;
  int status;
  pid_t child;

  queue (fixture, EFFECT, "queued", 0);
  council_fixture_close (fixture);
  child = fork ();
  if (child == 0)
    {
      StewardGovernance *store = steward_governance_open (fixture->path, NULL, NULL);
      g_autoptr(GPtrArray) mine = store != NULL ? steward_outbox_list_sync (store, 1, NULL) : NULL;
      gboolean claimed = FALSE;

      if (mine != NULL && steward_outbox_claim_sync (store, mine->pdata[0], &claimed, NULL) && claimed)
        kill (getpid (), SIGKILL);
      _exit (1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));

  council_fixture_reopen (fixture);
  assert_item (fixture, "sending", 1, 0, NULL);
  items = list (fixture, 1);
  g_assert_true (claim (fixture, items->pdata[0]));
  assert_item (fixture, "sending", 2, 0, NULL);
}

/* A report that could not be recorded: nothing is sent. */
static void
test_newer (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  gboolean claimed = TRUE;

  queue (fixture, EFFECT, "queued", 0);
  council_fixture_execute (fixture, "INSERT INTO event_type VALUES ('oracle.asked')");
  items = list (fixture, 1);
  g_assert_false (steward_outbox_claim_sync (fixture->store, items->pdata[0], &claimed, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW);
  g_assert_false (claimed);
  assert_item (fixture, "queued", 0, 0, NULL);
}

/* Folding again brings no effect back, and takes none away. */
static void
test_rebuild (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) same = NULL;
  g_autoptr(GPtrArray) differences = NULL;

  council_fixture_record_all (fixture);
  council_fixture_execute (fixture, "DELETE FROM access; UPDATE access_effect SET outcome = 'queued'");
  differences = council_fixture_compare (fixture, TRUE);
  g_assert_cmpuint (differences->len, >, 0);
  same = council_fixture_compare (fixture, FALSE);
  g_assert_cmpuint (same->len, ==, 0);
  none = list (fixture, 0);
  g_assert_cmpuint (none->len, ==, 0);

  queue (fixture, EFFECT, "sending", 3);
  g_ptr_array_unref (council_fixture_compare (fixture, TRUE));
  assert_item (fixture, "sending", 0, 3, NULL);
}

/* An older copy, out of which a damaged store is restored, holds items that
 * were finished since: the events say so, and nothing is done twice. */
static void
test_restored (CouncilFixture *fixture,
               gconstpointer   data)
{
  g_autoptr(GPtrArray) items = NULL;

  council_fixture_record_all (fixture);
  queue (fixture, "a-2026-003/grant-1", "queued", 0);        /* confirmed */
  queue (fixture, "a-2026-006/revoke-1", "queued", 0);       /* not yet done */
  queue (fixture, "a-2026-008/grant-1", "sending", 0);       /* done */
  queue (fixture, "elsewhere", "queued", 0);
  council_fixture_record (fixture, "p-1", "principals", STEWARD_EVENT_PRINCIPAL_UNLINKED,
                          "{\"principal\":\"gone\",\"source\":\"till\"}");
  council_fixture_close (fixture);
  council_fixture_execute (fixture, "UPDATE folded SET position = position - 1");
  council_fixture_reopen (fixture);
  items = list (fixture, 0);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (((StewardOutboxItem *) items->pdata[0])->id, ==, "a-2026-006/revoke-1");
  g_assert_cmpstr (((StewardOutboxItem *) items->pdata[1])->id, ==, "elsewhere");
}

/* --- facts --- */

static gint64
count (CouncilFixture *fixture,
       const char     *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardDb) db = steward_db_open (fixture->path, STEWARD_DB_READ_ONLY, &error);
  g_autoptr(StewardStatement) statement = steward_statement_new_from_text (db, sql, &error);
  gboolean row;

  g_assert_no_error (error);
  g_assert_true (steward_statement_step (statement, &row, &error));
  return steward_statement_get_int64 (statement, 0);
}

static void
test_facts (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(StewardAppend) what = steward_append_new ("p-1");

  add_event (what);
  steward_append_add_fact (what, "urn:x", "access-requested");
  steward_append_add_fact (what, "urn:x", "access-approved");
  steward_append_add_fact (what, "urn:x", "access-approved");
  append (fixture, what);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM fact WHERE urn = 'urn:x' AND time > 0"), ==, 2);
}

/* --- drift --- */

static StewardDriftItem *
make_item (StewardDriftKind  kind,
           const char       *grantee)
{
  StewardDriftItem *item = steward_drift_item_new ();

  item->kind = kind;
  item->source = g_strdup ("shop");
  item->grantee = g_strdup (grantee);
  item->object = g_strdup ("shop/public.customer");
  item->privilege = g_strdup ("SELECT");
  item->words = g_strdup ("Nobody approved it.");

  return item;
}

static void
put (CouncilFixture *fixture,
     const char     *source,
     gint64          seen_at,
     GPtrArray      *items)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_drift_put_sync (fixture->store, source, seen_at, 2000, 3, items, &error));
  g_assert_no_error (error);
}

static void
assert_drift (CouncilFixture *fixture,
              const char     *source,
              const char     *grantees)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = steward_drift_list_sync (fixture->store, source, &error);
  g_autoptr(GString) actual = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const StewardDriftItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (actual, "%s%s=%s@%" G_GINT64_FORMAT, i > 0 ? " " : "", item->grantee,
                              steward_drift_kind_to_id (item->kind), item->seen_at);
    }
  g_assert_cmpstr (actual->str, ==, grantees);
}

static void
test_drift (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_drift_item_free);
  StewardDriftItem *full = make_item (STEWARD_DRIFT_WIDER, "bo");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  const StewardDriftItem *item;
  guint64 n_lines, n_left_out;
  gint64 seen_at;

  g_assert_true (steward_drift_get_sync (fixture->store, "shop", &seen_at, &n_lines, &n_left_out, &error));
  g_assert_cmpint (seen_at, ==, 0);

  full->columns = g_strdup ("a,b");
  full->grantor = g_strdup ("root");
  full->access = g_strdup ("a-2026-001");
  full->subject = g_strdup ("urn:x:customer");
  g_ptr_array_add (items, make_item (STEWARD_DRIFT_ORPHAN, "ana"));
  g_ptr_array_add (items, full);
  put (fixture, "shop", 5, items);
  put (fixture, "till", 6, items);
  assert_drift (fixture, "shop", "ana=orphan@5 bo=wider@5");
  assert_drift (fixture, NULL, "ana=orphan@5 bo=wider@5 ana=orphan@6 bo=wider@6");
  kept = steward_drift_list_sync (fixture->store, "shop", &error);
  item = g_ptr_array_index (kept, 1);
  g_assert_cmpstr (item->source, ==, "shop");
  g_assert_cmpstr (item->object, ==, "shop/public.customer");
  g_assert_cmpstr (item->privilege, ==, "SELECT");
  g_assert_cmpstr (item->columns, ==, "a,b");
  g_assert_cmpstr (item->grantor, ==, "root");
  g_assert_cmpstr (item->access, ==, "a-2026-001");
  g_assert_cmpstr (item->subject, ==, "urn:x:customer");
  g_assert_cmpstr (item->words, ==, "Nobody approved it.");

  /* As a whole, and not at all when something of it cannot be kept. */
  g_ptr_array_remove_index (items, 0);
  put (fixture, "shop", 7, items);
  assert_drift (fixture, NULL, "bo=wider@7 ana=orphan@6 bo=wider@6");
  g_clear_pointer (&full->grantee, g_free);
  g_assert_false (steward_drift_put_sync (fixture->store, "shop", 8, 0, 0, items, &error));
  g_clear_error (&error);
  assert_drift (fixture, "shop", "bo=wider@7");

  g_ptr_array_set_size (items, 0);
  put (fixture, "shop", 9, items);
  assert_drift (fixture, "shop", "");
  g_assert_true (steward_drift_get_sync (fixture->store, "shop", &seen_at, &n_lines, &n_left_out, &error));
  g_assert_cmpint (seen_at, ==, 9);
  g_assert_cmpuint (n_lines, ==, 2000);
  g_assert_cmpuint (n_left_out, ==, 3);

  put (fixture, "till", 0, NULL);
  assert_drift (fixture, NULL, "");
  g_assert_true (steward_drift_get_sync (fixture->store, "till", &seen_at, NULL, NULL, &error));
  g_assert_cmpint (seen_at, ==, 0);
}

static void
test_much_drift (CouncilFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_drift_item_free);
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GTimer) timer = NULL;

  for (guint i = 0; i < STEWARD_MAX_DRIFT; i++)
    g_ptr_array_add (items, make_item (STEWARD_DRIFT_ORPHAN, "ana"));
  put (fixture, "shop", 1, items);
  timer = g_timer_new ();
  put (fixture, "shop", 2, items);
  kept = steward_drift_list_sync (fixture->store, "shop", NULL);
  g_test_message ("%u differences replaced and read in %.0f ms", kept->len, g_timer_elapsed (timer, NULL) * 1000);
  g_assert_cmpuint (kept->len, ==, STEWARD_MAX_DRIFT);
}

/* --- the release before --- */

static StewardDb *
make_second_format (CouncilFixture *fixture,
                    const char     *path)
{
  g_autoptr(GError) error = NULL;
  StewardDb *db = steward_db_open (path, STEWARD_DB_DURABLE, &error);

  g_assert_true (steward_db_execute_resource (db, "/org/stewardconsole/Steward/sql/governance/0001-governance.sql",
                                              &error));
  g_assert_true (steward_db_execute_resource (db, "/org/stewardconsole/Steward/sql/governance/0002-council.sql",
                                              &error));
  g_assert_true (steward_db_execute (db, "PRAGMA user_version = 2;"
                                         "INSERT INTO draft VALUES ('d', 'review', NULL, '{}', 1);"
                                         "INSERT INTO outbox VALUES ('o', 'effect', x'7b7d', 'queued', 2, 0, 5, NULL)",
                                     &error));
  g_assert_no_error (error);
  return db;
}

/* All rows that the release before had. */
static void
copy_council (StewardDb  *db,
              const char *from)
{
  static const char *const tables[] = {
    "event", "payload", "person", "signature", "event_type", "charter_version", "delegation", "person_known",
    "person_merge", "signing_key", "review", "review_step", "review_vote", "review_recusal", "review_remark",
    "review_condition", "review_attachment", "review_change", "review_deferral", "certificate", "granted_exception",
    "meeting", "meeting_item", "meeting_attendance", "meeting_note", "meeting_action", "erasure",
  };
  g_autoptr(GError) error = NULL;

  g_assert_true (steward_db_attach (db, from, "newer", &error));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO main.%s SELECT * FROM newer.%s", tables[i], tables[i]);

      g_assert_true (steward_db_execute (db, sql, &error));
      g_assert_no_error (error);
    }
  g_assert_true (steward_db_execute (db, "UPDATE main.folded SET position = (SELECT position FROM newer.folded)",
                                     &error));
  g_assert_true (steward_db_detach (db, "newer", &error));
}

static guint
count_copies (CouncilFixture *fixture,
              const char     *prefix)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix);

  return n;
}

static void
test_upgrade (CouncilFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *old_path = g_build_filename (fixture->folder, "old.db", NULL);
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(StewardReview) review = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_events, n_verified;

  council_fixture_record_council (fixture);
  n_events = steward_governance_count_events_sync (fixture->store, NULL, NULL);
  council_fixture_close (fixture);
  {
    g_autoptr(StewardDb) db = make_second_format (fixture, old_path);

    copy_council (db, fixture->path);
  }

  g_free (fixture->path);
  fixture->path = g_strdup (old_path);
  council_fixture_reopen (fixture);
  g_assert_cmpuint (count_copies (fixture, "old.db.copy-"), ==, 1);
  g_assert_true (steward_governance_verify_sync (fixture->store, &n_verified, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_verified, ==, n_events);
  differences = council_fixture_compare (fixture, FALSE);
  g_assert_cmpuint (differences->len, ==, 0);
  review = steward_council_rows_load_review (fixture->store, "2026-001", &error);
  g_assert_no_error (error);
  g_assert_cmpint (review->state, ==, STEWARD_CHANGE_APPLIED);
  items = list (fixture, 0);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (((StewardOutboxItem *) items->pdata[0])->body, ==, "{}");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM draft"), ==, 1);
  council_fixture_record_access (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM access"), ==, 8);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*run) (CouncilFixture *, gconstpointer); } tests[] = {
    { "/store/outbox/append", test_append },
    { "/store/outbox/due", test_due },
    { "/store/outbox/claim", test_claim },
    { "/store/outbox/two-processes", test_two_processes },
    { "/store/outbox/crash", test_crash },
    { "/store/outbox/newer", test_newer },
    { "/store/outbox/rebuild", test_rebuild },
    { "/store/outbox/restored", test_restored },
    { "/store/outbox/facts", test_facts },
    { "/store/drift/replaced", test_drift },
    { "/store/drift/much", test_much_drift },
    { "/store/access/upgrade", test_upgrade },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CouncilFixture, NULL, council_fixture_set_up, tests[i].run, council_fixture_tear_down);

  return g_test_run ();
}
