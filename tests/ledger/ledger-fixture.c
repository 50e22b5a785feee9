/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small but true history of a council, and the tools of somebody who owns
 * the file and has no scruples. */

#include "config.h"

#include "ledger-fixture.h"

#include "steward-event-types.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define REVISION "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static void
open_store (TestStore *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *notice = NULL;

  self->governance = steward_governance_open (self->path, &notice, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (notice, ==, NULL);
  self->ledger = steward_local_ledger_new (self->governance);
}

static void
close_store (TestStore *self)
{
  g_clear_object (&self->ledger);
  steward_governance_close (self->governance);
  g_clear_object (&self->governance);
}

TestStore *
test_store_new (void)
{
  TestStore *self = g_new0 (TestStore, 1);
  StewardPublicKey key;

  self->folder = g_dir_make_tmp ("steward-ledger-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "governance.db", NULL);
  steward_private_key_generate (&self->key);
  steward_private_key_get_public (&self->key, &key);
  self->key_line = steward_public_key_to_line (&key, NULL);
  open_store (self);

  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
test_store_free (TestStore *self)
{
  if (self->raw != NULL)
    sqlite3_close (self->raw);
  close_store (self);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->key_line);
  g_free (self->note);
  g_free (self);
}

/* So that the checkpoint beside the file has seen everything. */
void
test_store_reopen (TestStore *self)
{
  close_store (self);
  open_store (self);
}

static void
record (TestStore     *self,
        StewardAppend *what,
        const char    *stream,
        const char    *type,
        gboolean       with_signature,
        const char    *body)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = steward_json_parse (body, -1, STEWARD_JSON_EVENT, NULL, &error);

  g_assert_no_error (error);
  steward_append_add (what, stream, STEWARD_ANY_VERSION, type, node);
  if (with_signature && !self->unsigned_only)
    {
      g_autoptr(GBytes) bytes = steward_json_canonicalize (node, STEWARD_JSON_EVENT, NULL);
      gsize length;
      gconstpointer data = g_bytes_get_data (bytes, &length);

      g_ptr_array_index (what->signatures, 0) = steward_sshsig_sign (&self->key, data, length);
    }
  if (!steward_ledger_append_sync (self->ledger, what, NULL, &error))
    g_error ("%s: %s", type, error->message);
}

void
test_store_append (TestStore  *self,
                   const char *stream,
                   const char *type,
                   gboolean    with_signature,
                   const char *body)
{
  g_autoptr(StewardAppend) what = steward_append_new (PERSON);

  record (self, what, stream, type, with_signature, body);
}

/* The text goes beside the event; returns its reference. */
char *
test_store_append_text (TestStore  *self,
                        const char *stream,
                        const char *type,
                        const char *member,
                        const char *text)
{
  g_autoptr(StewardAppend) what = steward_append_new (PERSON);
  char *reference = steward_append_add_text (what, text);
  g_autofree char *body = g_strdup_printf ("{\"%s\":\"%s\"}", member, reference);

  record (self, what, stream, type, FALSE, body);

  return reference;
}

static void
add_review (TestStore  *self,
            const char *stream,
            const char *subject)
{
  g_autofree char *body =
    g_strdup_printf ("{\"kind\":\"contract\",\"subject\":\"%s\",\"title\":\"Köln “Orders”\",\"requester\":\"p-0000000002\","
                     "\"charter\":1,\"due\":\"2026-12-01T12:00:00Z\",\"revision\":\"" REVISION "\","
                     "\"revisionPayload\":\"" REVISION "\",\"touches\":[\"personal\"],"
                     "\"changes\":[{\"path\":\"a/b\",\"kind\":\"removed\",\"impact\":\"breaking\"}]}", subject);
  g_autofree char *note = NULL;

  test_store_append (self, stream, STEWARD_EVENT_REVIEW_SUBMITTED, TRUE, body);
  test_store_append (self, stream, STEWARD_EVENT_STEP_ASKED, FALSE,
                     "{\"seat\":\"privacy\",\"reason\":\"The contract has personal data.\"}");
  test_store_append (self, stream, STEWARD_EVENT_REVIEW_OPENED, FALSE, "{}");
  note = test_store_append_text (self, stream, STEWARD_EVENT_COMMENTED, "comment", "Why is \"header\":{ in here?");
  if (self->note == NULL)
    self->note = g_steal_pointer (&note);
  for (unsigned i = 1; i <= 3; i++)
    {
      g_autofree char *vote =
        g_strdup_printf ("{\"seat\":\"seat-%u\",\"person\":\"%s\",\"choice\":\"approve\",\"revision\":\"" REVISION "\","
                         "\"delegate\":0}", i, i == 1 ? PERSON : "p-0000000003");

      test_store_append (self, stream, STEWARD_EVENT_VOTE_CAST, i == 1, vote);
    }
  test_store_append (self, stream, STEWARD_EVENT_REVIEW_DECIDED, FALSE,
                     "{\"outcome\":\"approved\",\"words\":\"3 of 3\",\"votesFor\":3,\"votesAgainst\":0,\"abstained\":0,"
                     "\"open\":0,\"recused\":0,\"revision\":\"" REVISION "\",\"overridden\":0,"
                     "\"changes\":[{\"path\":\"a/b\",\"outcome\":\"approved\"}]}");
}

/* Thirty events of five streams, seven of them signed. */
void
test_store_fill (TestStore *self)
{
  g_autofree char *added = g_strdup_printf ("{\"person\":\"" PERSON "\",\"key\":\"%s\"}", self->key_line);

  test_store_append (self, "people", STEWARD_EVENT_PERSON_REGISTERED, FALSE, "{\"person\":\"" PERSON "\"}");
  test_store_append (self, "people", STEWARD_EVENT_KEY_ADDED, TRUE, added);
  test_store_append (self, "charter", STEWARD_EVENT_CHARTER_FOUNDED, FALSE,
                     "{\"charter\":{\"seats\":[],\"header\":{\"position\":7}},\"version\":1,\"document\":\"" REVISION "\"}");
  add_review (self, REVIEW, "urn:steward:folder:x:orders");
  add_review (self, "review/2026-002", "urn:steward:folder:x:payments");
  add_review (self, "review/2026-003", "urn:steward:folder:x:returns");
  test_store_append (self, "meeting/m-2026-01", STEWARD_EVENT_MEETING_OPENED, FALSE,
                     "{\"title\":\"January\",\"starts\":\"2026-12-01T12:00:00Z\",\"agenda\":[\"2026-001\"]}");
  test_store_append (self, "meeting/m-2026-01", STEWARD_EVENT_ITEM_STARTED, FALSE, "{\"review\":\"2026-001\"}");
  test_store_append (self, "meeting/m-2026-01", STEWARD_EVENT_ITEM_CLOSED, FALSE,
                     "{\"review\":\"2026-001\",\"outcome\":\"decided\",\"seconds\":60}");
  test_store_reopen (self);
}

/* --- past all protection --- */

void
test_store_unprotect (TestStore *self)
{
  g_assert_cmpint (sqlite3_open (self->path, (sqlite3 **) &self->raw), ==, SQLITE_OK);
  sqlite3_busy_timeout (self->raw, 10000);
  test_store_run (self, "PRAGMA synchronous=OFF; PRAGMA ignore_check_constraints=ON;"
                        "DROP TRIGGER event_is_in_order; DROP TRIGGER event_is_not_changed;"
                        "DROP TRIGGER event_is_not_removed");
}

gboolean
test_store_try (TestStore  *self,
                const char *sql)
{
  return sqlite3_exec (self->raw, sql, NULL, NULL, NULL) == SQLITE_OK;
}

void
test_store_run (TestStore  *self,
                const char *sql)
{
  if (!test_store_try (self, sql))
    g_error ("%s: %s", sql, sqlite3_errmsg (self->raw));
}

static sqlite3_stmt *
prepare (TestStore  *self,
         const char *before,
         const char *column,
         const char *after)
{
  g_autofree char *sql = g_strconcat (before, column, after, NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (self->raw, sql, -1, &statement, NULL), ==, SQLITE_OK);

  return statement;
}

GBytes *
test_store_get (TestStore  *self,
                const char *column,
                gint64      position)
{
  sqlite3_stmt *statement = prepare (self, "SELECT ", column, " FROM event WHERE position = ?");
  GBytes *value;

  sqlite3_bind_int64 (statement, 1, position);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  sqlite3_finalize (statement);

  return value;
}

/* Whether the file took it: two rows of one place or version it never takes. */
gboolean
test_store_set (TestStore  *self,
                const char *column,
                gint64      position,
                GBytes     *value,
                gboolean    is_text)
{
  sqlite3_stmt *statement = prepare (self, "UPDATE event SET ", column, " = ?2 WHERE position = ?1");
  gsize length;
  gconstpointer data = g_bytes_get_data (value, &length);
  int result;

  sqlite3_bind_int64 (statement, 1, position);
  if (is_text)
    sqlite3_bind_text (statement, 2, data, (int) length, SQLITE_STATIC);
  else
    sqlite3_bind_blob (statement, 2, data, (int) length, SQLITE_STATIC);
  result = sqlite3_step (statement);
  sqlite3_finalize (statement);

  return result == SQLITE_DONE;
}

/* What an owner of the file does who wants to leave no trace. */
void
test_store_reseal (TestStore *self,
                   gint64     from)
{
  g_autoptr(GPtrArray) events = steward_ledger_read_sync (self->ledger, NULL, MAX (from - 2, 0), -1, NULL);
  const StewardEvent *before = from > 1 ? g_ptr_array_index (events, 0) : NULL;

  for (guint i = from > 1 ? 1 : 0; i < events->len; i++)
    {
      StewardEvent *event = g_ptr_array_index (events, i);
      g_autoptr(GBytes) seal = NULL;

      steward_event_seal (event, before != NULL ? &before->seal : NULL);
      seal = g_bytes_new (event->seal.bytes, STEWARD_DIGEST_SIZE);
      g_assert_true (test_store_set (self, "seal", event->position, seal, FALSE));
      before = event;
    }
}

StewardVerdict *
test_store_verify (TestStore              *self,
                   gboolean                deep,
                   const StewardNotedHead *head)
{
  g_autoptr(GError) error = NULL;
  StewardVerdict *verdict = NULL;

  if (!steward_ledger_verify_sync (self->ledger, deep, head, head != NULL ? 1 : 0, &verdict, &error))
    g_error ("%s", error->message);

  return verdict;
}

static gboolean
add_leaf_cb (const StewardEvent  *event,
             const char          *signature,
             gpointer             data,
             GError             **error)
{
  StewardTree *trees = data;
  StewardDigest leaf;

  if (event->position <= (gint64) trees[1].size)
    {
      steward_event_get_leaf (event, &leaf);
      steward_tree_add (&trees[0], &leaf);
    }

  return TRUE;
}

void
test_store_get_head (TestStore        *self,
                     guint64           size,
                     StewardNotedHead *out_head)
{
  StewardTree trees[2] = { 0 };

  trees[1].size = size;
  g_assert_true (steward_ledger_walk_sync (self->ledger, 0, add_leaf_cb, trees, NULL));
  g_assert_cmpuint (trees[0].size, ==, size);
  out_head->size = size;
  steward_tree_get_root (&trees[0], &out_head->root);
}

/* What is found first is @fault at @position, in words that hold @words. */
void
test_store_assert_fault (TestStore    *store,
                         StewardFault  fault,
                         gint64        position,
                         const char   *words)
{
  g_autoptr(StewardVerdict) verdict = test_store_verify (store, FALSE, NULL);

  g_test_message ("%s", verdict->words);
  g_assert_cmpstr (steward_fault_to_id (verdict->fault), ==, steward_fault_to_id (fault));
  g_assert_cmpint (verdict->position, ==, position);
  g_assert_cmpint (verdict->n_events, ==, position - 1);
  g_assert_nonnull (strstr (verdict->words, words));
  g_assert_true (g_utf8_validate (verdict->words, -1, NULL));
}

TestStore *
test_store_new_filled (void)
{
  TestStore *store = test_store_new ();

  test_store_fill (store);
  test_store_unprotect (store);

  return store;
}
