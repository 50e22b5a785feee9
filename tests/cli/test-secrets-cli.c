/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl with a secret: every state of a real keyring, and a real
 * PostgreSQL behind it. Each keyring is a bus and a home of its own, started
 * by keyring.sh, inside which this program runs again. */

#include "config.h"

#include "steward-test-cli.h"
#include "steward-test-postgres.h"

#include <string.h>
#include <sys/wait.h>

#define CANARY "canary-5e1d-geheim"

static const char *program;

static TestRun *
add_postgres (TestCli    *cli,
              const char *secret)
{
  g_autofree char *input = g_strconcat (secret, "\nsecond line\n", NULL);

  return test_cli_run (cli, input, "source", "add", "postgres", "--name", "warehouse", "--set", "host=127.0.0.1",
                       "--set", "user=somebody", "--secret-stdin", NULL);
}

/* Nothing is saved when the keyring is not there. */
static void
inside_refused (const char *words)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) add = NULL, list = NULL;

  cli->bus = TRUE;
  add = add_postgres (cli, CANARY);
  test_run_assert_failed (add, 3, words);
  list = test_cli_run (cli, NULL, "source", "list", "--json", NULL);
  test_run_assert_fine (list);
  g_assert_cmpuint (test_run_count (list, "sources"), ==, 0);
  g_assert_false (test_tree_contains (cli->profile, CANARY));
  g_assert_null (strstr (add->err, CANARY));
}

static void
inside_no_bus (void)
{
  inside_refused ("bus");
}

static void
inside_no_service (void)
{
  inside_refused ("keyring");
}

static void
inside_no_collection (void)
{
  inside_refused ("keyring");
}

static void
inside_locked (void)
{
  inside_refused ("locked");
}

/* A source without a secret does not need the keyring. */
static void
inside_no_secret (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) add = NULL, removed = NULL;

  cli->bus = TRUE;
  add = test_cli_run (cli, NULL, "source", "add", "folder", "--name", "x", "--set", "path=/x", NULL);
  test_run_assert_fine (add);
  removed = test_cli_run (cli, NULL, "source", "remove", "x", NULL);
  test_run_assert_fine (removed);
}

/* The secret is in the keyring and nowhere else; with the source it goes. */
static void
inside_unlocked (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) add = NULL, list = NULL, sync = NULL, locked = NULL, remove = NULL;
  g_autofree char *keyring = g_build_filename (g_getenv ("XDG_DATA_HOME"), "keyrings", NULL);

  cli->bus = TRUE;
  add = add_postgres (cli, CANARY);
  test_run_assert_fine (add);
  list = test_cli_run (cli, NULL, "source", "list", "--json", NULL);
  g_assert_null (strstr (list->out, CANARY));
  g_assert_false (test_tree_contains (cli->profile, CANARY));
  g_assert_true (test_tree_contains (keyring, "login"));

  /* Nobody listens there; what comes back must not repeat the secret. */
  sync = test_cli_run (cli, NULL, "sync", "--json", NULL);
  g_assert_cmpint (sync->status, ==, 3);
  g_assert_null (strstr (sync->out, CANARY));
  g_assert_null (strstr (sync->err, CANARY));

  remove = test_cli_run (cli, NULL, "source", "remove", "warehouse", NULL);
  test_run_assert_fine (remove);
  g_assert_false (test_tree_contains (cli->profile, CANARY));
}

/* The keyring is locked between two commands: the source stays until its
 * secret can go too. */
static void
inside_locked_later (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  const char *const lock[] = { KEYRING_SH, "lock", NULL };
  g_autoptr(TestRun) add = NULL, removed = NULL, list = NULL;
  int status;

  cli->bus = TRUE;
  add = add_postgres (cli, CANARY);
  test_run_assert_fine (add);
  g_assert_true (g_spawn_sync (NULL, (char **) lock, NULL, 0, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  removed = test_cli_run (cli, NULL, "source", "remove", "warehouse", NULL);
  test_run_assert_failed (removed, 3, "locked");
  list = test_cli_run (cli, NULL, "source", "list", "--json", NULL);
  g_assert_cmpuint (test_run_count (list, "sources"), ==, 1);
}

/* A real server: add with its password, check, sync, search, show, remove. */
static void
inside_postgres (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *port = g_strconcat ("port=", g_getenv ("STEWARD_TEST_PORT"), NULL);
  g_autofree char *ca = g_strconcat ("sslrootcert=", g_getenv ("STEWARD_TEST_CA"), NULL);
  g_autoptr(TestRun) add = NULL, check = NULL, sync = NULL, again = NULL, list = NULL, show = NULL, wrong = NULL,
                     grants = NULL, refused = NULL, removed = NULL, after = NULL;
  JsonObject *item;

  cli->bus = TRUE;
  add = test_cli_run (cli, "admin-password\n", "source", "add", "postgres", "--name", "warehouse", "--set",
                      "host=localhost", "--set", port, "--set", "user=admin", "--set", "database=mesh", "--set", ca,
                      "--secret-stdin", NULL);
  test_run_assert_fine (add);
  g_assert_false (test_tree_contains (cli->profile, "admin-password"));
  check = test_cli_run (cli, NULL, "source", "check", "warehouse", NULL);
  test_run_assert_fine (check);
  g_assert_nonnull (strstr (check->out, "admin"));

  sync = test_cli_run (cli, NULL, "sync", "--json", NULL);
  test_run_assert_fine (sync);
  item = test_run_get_item (sync, "sources", 0);
  g_assert_cmpint (json_object_get_int_member (item, "products"), >=, 1);
  again = test_cli_run (cli, NULL, "sync", "--json", NULL);
  test_run_assert_fine (again);
  item = test_run_get_item (again, "sources", 0);
  g_assert_cmpint (json_object_get_int_member (item, "added"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (item, "changed"), ==, 0);

  list = test_cli_run (cli, NULL, "product", "list", "--query", "booked", "--json", NULL);
  test_run_assert_fine (list);
  g_assert_cmpuint (test_run_count (list, "products"), ==, 1);
  item = test_run_get_item (list, "products", 0);
  show = test_cli_run (cli, NULL, "product", "show", json_object_get_string_member (item, "urn"), NULL);
  test_run_assert_fine (show);
  g_assert_nonnull (strstr (show->out, "booked_at"));

  grants = test_cli_run (cli, NULL, "source", "grants", "warehouse", "--json", NULL);
  test_run_assert_fine (grants);
  item = test_run_get_item (grants, "grants", 0);
  g_assert_cmpstr (json_object_get_string_member (item, "grantee"), ==, "admin");
  g_assert_cmpstr (json_object_get_string_member (item, "path"), ==, "superuser");

  wrong = test_cli_run (cli, CANARY "\n", "source", "add", "postgres", "--name", "wrong", "--set", "host=localhost",
                        "--set", port, "--set", "user=admin", "--set", "database=mesh", "--set", ca, "--secret-stdin",
                        NULL);
  test_run_assert_fine (wrong);
  refused = test_cli_run (cli, NULL, "sync", "wrong", "--json", NULL);
  g_assert_cmpint (refused->status, ==, 3);
  g_assert_null (strstr (refused->err, CANARY));
  g_assert_false (test_tree_contains (cli->profile, CANARY));

  removed = test_cli_run (cli, NULL, "source", "remove", "warehouse", NULL);
  test_run_assert_fine (removed);
  after = test_cli_run (cli, NULL, "product", "list", "--json", NULL);
  g_assert_cmpuint (test_run_count (after, "products"), ==, 0);
}

/* While it runs, its arguments and environment can be read by everybody. */
static void
inside_argv (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  const char *const argv[] = { STEWARDCTL, "--profile", cli->profile, "source", "add", "postgres", "--name", "w",
                               "--set", "user=x", "--secret-stdin", NULL };
  g_autoptr(GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE, NULL);
  GOutputStream *input = g_subprocess_get_stdin_pipe (process);
  const char *pid = g_subprocess_get_identifier (process);

  g_assert_true (g_output_stream_write_all (input, CANARY, strlen (CANARY), NULL, NULL, NULL));
  g_usleep (100 * 1000);
  for (const char *const *name = (const char *const[]) { "cmdline", "environ", NULL }; *name != NULL; name++)
    {
      g_autofree char *path = g_build_filename ("/proc", pid, *name, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_false (test_tree_contains (path, CANARY));
    }
  g_assert_true (g_output_stream_write_all (input, "\n", 1, NULL, NULL, NULL));
  g_output_stream_close (input, NULL, NULL);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  g_assert_false (test_tree_contains (cli->profile, CANARY));
}

static const struct
{
  const char *name;
  const char *state;
  void (*run) (void);
} cases[] = {
  { "no-bus", "no-bus", inside_no_bus },
  { "no-service", "no-service", inside_no_service },
  { "no-collection", "no-collection", inside_no_collection },
  { "locked", "locked", inside_locked },
  { "no-secret", "no-bus", inside_no_secret },
  { "unlocked", "unlocked", inside_unlocked },
  { "locked-later", "unlocked", inside_locked_later },
  { "argv", "unlocked", inside_argv },
  { "postgres", "unlocked", inside_postgres },
};

static char **
make_environment (gsize i)
{
  char **envp = g_get_environ ();
  StewardTestPostgres *server;
  g_autofree char *port = NULL;

  if (!g_str_equal (cases[i].name, "postgres"))
    return envp;
  server = steward_test_postgres_get ();
  if (server == NULL)
    {
      g_strfreev (envp);
      return NULL;
    }
  steward_test_postgres_sql ("postgres", "CREATE DATABASE mesh;");
  steward_test_postgres_sql ("mesh", "CREATE SCHEMA orders; CREATE TABLE orders.events (id bigint PRIMARY KEY, "
                             "booked_at timestamptz NOT NULL); COMMENT ON SCHEMA orders IS 'Every order';");
  port = g_strdup_printf ("%u", server->port);
  envp = g_environ_setenv (envp, "STEWARD_TEST_PORT", port, TRUE);

  return g_environ_setenv (envp, "STEWARD_TEST_CA", server->ca, TRUE);
}

static void
test_case (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  const char *argv[] = { KEYRING_SH, cases[i].state, program, "--inside", cases[i].name, NULL };
  g_auto(GStrv) envp = make_environment (i);
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  if (envp == NULL)
    return;                            /* skipped */
  g_assert_true (g_spawn_sync (NULL, (char **) argv, envp, G_SPAWN_DEFAULT, NULL, NULL, NULL, &output, &status,
                               &error));
  g_assert_no_error (error);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    {
      g_test_skip (output);
      return;
    }
  if (status != 0)
    g_printerr ("%s", output);
  g_assert_cmpint (status, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  int status;

  for (gsize i = 0; argc == 3 && i < G_N_ELEMENTS (cases); i++)
    if (g_str_equal (argv[2], cases[i].name))
      {
        cases[i].run ();
        return 0;
      }

  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/secrets/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  status = g_test_run ();
  steward_test_postgres_stop ();

  return status;
}
