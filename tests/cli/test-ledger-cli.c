/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The record through the real program: listed, checked, noted, exported,
 * rebuilt; and damaged behind its back. */

#include "config.h"

#include "steward-test-council.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  TestCli *cli;
  char *review;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->cli = test_council_new ();
  self->review = test_council_open (self->cli, TOMAS, "certification", "finance.margin_by_product",
                                    "--level", "silver", NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_free (self->review);
  test_cli_free (self->cli);
}

static JsonObject *
get_root (TestRun *run)
{
  g_assert_nonnull (run->json);

  return json_node_get_object (run->json);
}

static sqlite3 *
open_raw (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->cli->profile, "governance.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);

  return db;
}

/* Past the triggers, which are put back as if nothing had happened. */
static void
tamper (Fixture    *self,
        const char *sql)
{
  static const char *const triggers[] = { "event_is_in_order", "event_is_not_changed", "event_is_not_removed" };
  g_autoptr(GString) restore = g_string_new (NULL);
  sqlite3 *db = open_raw (self);

  for (gsize i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      sqlite3_stmt *statement;
      g_autofree char *drop = g_strconcat ("DROP TRIGGER ", triggers[i], NULL);

      sqlite3_prepare_v2 (db, "SELECT sql FROM sqlite_schema WHERE name = ?", -1, &statement, NULL);
      sqlite3_bind_text (statement, 1, triggers[i], -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      g_string_append_printf (restore, "%s;", (const char *) sqlite3_column_text (statement, 0));
      sqlite3_finalize (statement);
      g_assert_cmpint (sqlite3_exec (db, drop, NULL, NULL, NULL), ==, SQLITE_OK);
    }
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, restore->str, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static char *
note_checkpoint (Fixture    *self,
                 const char *name)
{
  char *path = g_build_filename (self->cli->home->path, name, NULL);
  g_autoptr(TestRun) run = test_cli_run (self->cli, NULL, "ledger", "checkpoint", NULL);

  test_run_assert_fine (run);
  g_assert_true (g_str_has_prefix (run->out, "stewardconsole.org/ledger/local\n"));
  g_assert_true (g_file_set_contents (path, run->out, -1, NULL));

  return path;
}

static void
test_log (Fixture       *self,
          gconstpointer  data)
{
  g_autofree char *stream = g_strconcat ("review/", self->review, NULL);
  g_autoptr(TestRun) all = test_cli_run (self->cli, NULL, "ledger", "log", "--json", "--limit", "0", NULL);
  g_autoptr(TestRun) last = test_cli_run (self->cli, NULL, "ledger", "log", "--json", "--limit", "2", NULL);
  g_autoptr(TestRun) first = test_cli_run (self->cli, NULL, "ledger", "log", "--json", "--after", "0", "--limit", "2",
                                           NULL);
  g_autoptr(TestRun) review = test_cli_run (self->cli, NULL, "ledger", "log", "--json", "--stream", stream, NULL);
  g_autoptr(TestRun) table = test_cli_run (self->cli, NULL, "ledger", "log", NULL);
  g_autoptr(TestRun) more = test_cli_run (self->cli, NULL, "ledger", "log", "--after", "0", "--limit", "1", NULL);
  gint64 n = test_run_count (all, "events");
  JsonObject *event = test_run_get_item (last, "events", 1);

  test_run_assert_fine (all);
  test_run_assert_fine (table);
  g_assert_cmpint (n, ==, test_council_count_events (self->cli));
  g_assert_cmpint (json_object_get_int_member (event, "position"), ==, n);
  test_assert_members (event, "position", "stream", "version", "type", "time", "actor", "established", "body", "seal",
                       NULL);
  g_assert_cmpstr (json_object_get_string_member (event, "established"), ==, "asserted");
  event = test_run_get_item (first, "events", 1);
  g_assert_cmpint (json_object_get_int_member (event, "position"), ==, 2);
  event = test_run_get_item (review, "events", 0);
  g_assert_cmpstr (json_object_get_string_member (event, "type"), ==, "review.submitted");
  g_assert_nonnull (strstr (table->out, "review.opened"));
  g_assert_nonnull (strstr (more->err, "--after 1"));
}

static void
test_verify (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *noted = note_checkpoint (self, "noted.txt");
  g_autoptr(TestRun) plain = test_cli_run (self->cli, NULL, "ledger", "verify", NULL);
  g_autoptr(TestRun) before = NULL;
  g_autoptr(TestRun) after = NULL;
  g_autoptr(TestRun) wrong = NULL;
  g_autoptr(TestRun) unreadable = test_cli_run (self->cli, NULL, "ledger", "verify", "--head", "nothing", NULL);

  test_run_assert_fine (plain);
  g_assert_nonnull (strstr (plain->out, "Compared with the checkpoint beside the store"));
  test_run_assert_failed (unreadable, 2, "SIZE:ROOT");
  test_council_vote (self->cli, self->review, MARA, "approve");
  before = test_cli_run (self->cli, NULL, "ledger", "verify", "--deep", "--json", "--head", noted, NULL);
  test_run_assert_fine (before);
  g_assert_true (json_object_get_boolean_member (get_root (before), "ok"));
  g_assert_nonnull (strstr (json_object_get_string_member (get_root (before), "against"), "a head noted elsewhere"));
  test_assert_members (get_root (before), "ok", "fault", "position", "words", "events", "signatures", "erased", "root",
                       "seal", "against", NULL);

  after = test_cli_run (self->cli, NULL, "ledger", "verify", "--head",
                        "9999:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", NULL);
  g_assert_cmpint (after->status, ==, 4);
  g_assert_nonnull (strstr (after->out, "The end is missing"));
  wrong = test_cli_run (self->cli, NULL, "ledger", "verify", "--json", "--head",
                        "2:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", NULL);
  g_assert_cmpint (wrong->status, ==, 4);
  g_assert_cmpstr (json_object_get_string_member (get_root (wrong), "fault"), ==, "replaced");
}

/* Verified as it is found; opened otherwise, it is restored. */
static void
test_damaged (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(TestRun) verify = NULL;
  g_autoptr(TestRun) json = NULL;
  g_autoptr(TestRun) export = NULL;
  g_autoptr(TestRun) restored = NULL;

  tamper (self, "UPDATE event SET body = CAST (replace (CAST (body AS TEXT), 'seat', 'sEat') AS BLOB) WHERE position = "
                "(SELECT min (position) FROM event WHERE type = 'review.step-asked' OR type = 'review.step-skipped')");
  verify = test_cli_run (self->cli, NULL, "ledger", "verify", NULL);
  g_assert_cmpint (verify->status, ==, 4);
  g_assert_cmpstr (verify->err, ==, "");
  g_assert_nonnull (strstr (verify->out, "was changed: its bytes are not those that were sealed"));
  json = test_cli_run (self->cli, NULL, "ledger", "verify", "--json", NULL);
  g_assert_cmpint (json->status, ==, 4);
  g_assert_cmpstr (json_object_get_string_member (get_root (json), "fault"), ==, "changed");
  g_assert_cmpint (json_object_get_int_member (get_root (json), "position"), ==,
                   json_object_get_int_member (get_root (json), "events") + 1);

  export = test_cli_run (self->cli, NULL, "ledger", "log", NULL);
  g_assert_nonnull (strstr (export->err, "could not be used"));
  restored = test_cli_run (self->cli, NULL, "ledger", "verify", NULL);
  g_test_message ("%s%s%s", export->err, restored->out, restored->err);
  g_assert_true (restored->status == 0 || strstr (restored->out, "set aside") != NULL);
}

static int
check_folder (Fixture    *self,
              const char *arguments)
{
  g_autofree char *command = g_strconcat ("sh evidence/verify.sh ", arguments, NULL);
  const char *argv[] = { "sh", "-c", command, NULL };
  g_autofree char *out = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (self->cli->home->path, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_test_message ("%s", out);

  return WEXITSTATUS (status);
}

static void
test_export (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *noted = note_checkpoint (self, "noted.txt");
  g_autofree char *folder = g_build_filename (self->cli->home->path, "evidence", NULL);
  g_autoptr(TestRun) json = test_cli_run (self->cli, NULL, "ledger", "verify", "--json", NULL);
  g_autofree char *since = g_strdup_printf ("%d", (int) json_object_get_int_member (get_root (json), "events"));
  g_autoptr(TestRun) first = NULL;
  g_autoptr(TestRun) again = NULL;
  g_autoptr(TestRun) both = NULL;
  g_autoptr(TestRun) nobody = NULL;

  test_council_vote (self->cli, self->review, MARA, "approve");
  first = test_cli_run (self->cli, NULL, "ledger", "export", folder, "--review", self->review, "--since", since, NULL);
  test_run_assert_fine (first);
  g_assert_nonnull (strstr (first->out, "verify.sh"));
  g_assert_cmpint (check_folder (self, "noted.txt"), ==, 0);
  again = test_cli_run (self->cli, NULL, "ledger", "export", folder, NULL);
  test_run_assert_failed (again, 2, "is there already");
  both = test_cli_run (self->cli, NULL, "ledger", "export", "x", "--review", "a", "--stream", "b", NULL);
  test_run_assert_failed (both, 2, "exclude each other");
  nobody = test_cli_run (self->cli, NULL, "ledger", "export", "x", "--review", "2099-001", NULL);
  test_run_assert_failed (nobody, 2, "2099-001");
}

/* Killed at some moment: the folder is whole, or it is not there. */
static void
test_export_killed (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (self->cli->home->path, "evidence", NULL);
  const char *const words[] = { "ledger", "export", folder, NULL };
  unsigned n_killed = 0, n_whole = 0;

  for (unsigned i = 0; i < 60 && (n_whole == 0 || i < 20); i++)
    {
      g_autoptr(GSubprocess) process = test_cli_start (self->cli, words);

      g_usleep (i * 4000);
      g_subprocess_force_exit (process);
      g_subprocess_wait (process, NULL, NULL);
      if (!g_file_test (folder, G_FILE_TEST_EXISTS))
        {
          n_killed++;
          continue;
        }
      g_assert_cmpint (check_folder (self, "&& rm -r evidence"), ==, 0);
      n_whole++;
    }
  g_assert_cmpuint (n_killed, >, 0);
  g_assert_cmpuint (n_whole, >, 0);
}

static void
test_export_whole (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (self->cli->home->path, "evidence", NULL);
  g_autofree char *payloads = g_build_filename (folder, "payloads", NULL);
  g_autoptr(TestRun) run = test_cli_run (self->cli, NULL, "ledger", "export", folder, "--no-payloads", "--json", NULL);

  test_run_assert_fine (run);
  g_assert_cmpint (json_object_get_int_member (get_root (run), "events"), ==, test_council_count_events (self->cli));
  g_assert_false (g_file_test (payloads, G_FILE_TEST_EXISTS));
  g_assert_cmpint (check_folder (self, ""), ==, 0);
}

static int
run_shell (Fixture    *self,
           const char *command)
{
  const char *argv[] = { "sh", "-c", command, NULL };
  g_autofree char *err = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (self->cli->home->path, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &err, &status,
                &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", command, err);

  return WEXITSTATUS (status);
}

/* A decision that an ssh-agent signs, as somebody without Steward sees it. */
static void
test_signed (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *agent_socket = g_build_filename (self->cli->home->path, "agent", NULL);
  g_autofree char *folder = g_build_filename (self->cli->home->path, "evidence", NULL);
  g_autoptr(GSubprocess) agent = NULL;
  g_autoptr(TestRun) add = NULL;
  g_autoptr(TestRun) verify = NULL;
  g_autoptr(TestRun) export = NULL;
  g_autoptr(GError) error = NULL;

  agent = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "ssh-agent", "-D", "-a", agent_socket, NULL);
  if (agent == NULL)
    {
      g_test_skip ("ssh-agent is not installed");
      return;
    }
  for (unsigned i = 0; i < 500 && !g_file_test (agent_socket, G_FILE_TEST_EXISTS); i++)
    g_usleep (10 * 1000);
  g_setenv ("SSH_AUTH_SOCK", agent_socket, TRUE);
  g_assert_cmpint (run_shell (self, "ssh-keygen -q -t ed25519 -N '' -C 'a desk' -f id && ssh-add -q id"), ==, 0);

  add = test_cli_run (self->cli, NULL, "person", "key", "add", "id.pub", NULL);
  test_run_assert_fine (add);
  test_council_vote (self->cli, self->review, MARA, "approve");
  test_council_vote (self->cli, self->review, JONAS, "approve");
  verify = test_cli_run (self->cli, NULL, "ledger", "verify", "--deep", "--json", NULL);
  test_run_assert_fine (verify);
  g_assert_cmpint (json_object_get_int_member (get_root (verify), "signatures"), >=, 1);
  export = test_cli_run (self->cli, NULL, "ledger", "export", folder, "--review", self->review, NULL);
  test_run_assert_fine (export);
  g_assert_cmpint (check_folder (self, "| grep -q '1 signatures are those of registered keys'"), ==, 0);
  g_assert_cmpint (run_shell (self, "grep -q \"$(cut -d' ' -f2 id.pub)\" evidence/allowed_signers"), ==, 0);
  g_unsetenv ("SSH_AUTH_SOCK");
  g_subprocess_force_exit (agent);
  g_subprocess_wait (agent, NULL, NULL);
}

static void
test_rebuild (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(TestRun) equal = test_cli_run (self->cli, NULL, "ledger", "rebuild", "--json", NULL);
  g_autoptr(TestRun) dry = NULL;
  g_autoptr(TestRun) replaced = NULL;
  g_autoptr(TestRun) after = NULL;
  sqlite3 *db;

  test_run_assert_fine (equal);
  g_assert_true (json_object_get_boolean_member (get_root (equal), "equal"));
  db = open_raw (self);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE review SET title = 'another title'", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  dry = test_cli_run (self->cli, NULL, "ledger", "rebuild", "--dry-run", NULL);
  g_assert_cmpint (dry->status, ==, 4);
  g_assert_nonnull (strstr (dry->out, "Nothing was changed."));
  replaced = test_cli_run (self->cli, NULL, "ledger", "rebuild", "--json", NULL);
  g_assert_cmpint (replaced->status, ==, 4);
  g_assert_true (json_object_get_boolean_member (get_root (replaced), "replaced"));
  g_assert_cmpuint (test_run_count (replaced, "differences"), >=, 1);
  after = test_cli_run (self->cli, NULL, "ledger", "rebuild", NULL);
  test_run_assert_fine (after);
  g_assert_cmpstr (after->out, ==, "The rows are what the events say.\n");
}

static void
test_usage (Fixture       *self,
            gconstpointer  data)
{
  static const char *const cases[][6] = {
    { "ledger", "log", "--limit", "-1", NULL }, { "ledger", "log", "--after", "-5", NULL },
    { "ledger", "log", "word", NULL }, { "ledger", "export", NULL }, { "ledger", "export", "x", "--since", "-1", NULL },
    { "ledger", "checkpoint", "x", NULL }, { "ledger", "rebuild", "x", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestRun) run = test_cli_run_argv (self->cli, NULL, cases[i]);

      test_run_assert_failed (run, 2, "");
    }
}

#define ADD(name, func) g_test_add ("/ledger-cli/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("log", test_log);
  ADD ("verify", test_verify);
  ADD ("damaged", test_damaged);
  ADD ("export", test_export);
  ADD ("export-killed", test_export_killed);
  ADD ("export-whole", test_export_whole);
  ADD ("signed", test_signed);
  ADD ("rebuild", test_rebuild);
  ADD ("usage", test_usage);

  return g_test_run ();
}
