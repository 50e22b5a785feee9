/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The session against a real PostgreSQL 15 with TLS, and against silence. */

#include "config.h"

#include "steward-pg.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "steward-pg-private.h"
#include "steward-test-postgres.h"

#define CANARY "canary-9b1e-pässword"
#define MS 1000

static const char *program;

static void
assert_error (GError       *error,
              StewardError  code)
{
  g_assert_error (error, STEWARD_ERROR, (int) code);
  g_assert_null (strstr (error->message, "canary"));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_nonnull (steward_error_remedy (error));
  g_test_message ("%s", error->message);
  g_error_free (error);
}

static void
assert_refused (const StewardPgOptions *options,
                StewardError            code)
{
  GError *error = NULL;
  StewardPg *pg = steward_pg_open (options, NULL, &error);

  g_assert_null (pg);
  assert_error (error, code);
}

static StewardPg *
open_admin (void)
{
  StewardPgOptions options = steward_test_postgres_admin ("postgres");
  g_autoptr (GError) error = NULL;
  StewardPg *pg = steward_pg_open (&options, NULL, &error);

  g_assert_no_error (error);

  return pg;
}

static void
assert_text (StewardPg  *pg,
             const char *sql,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = steward_pg_query_text (pg, sql, NULL, 0, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* Pure parts */

static void
test_sqlstate (void)
{
  char sqlstate[6];

  g_assert_true (steward_pg_find_sqlstate ("connection to server at \"x\", port 1 failed: FATAL:  28P01: password",
                                           sqlstate));
  g_assert_cmpstr (sqlstate, ==, "28P01");
  g_assert_true (steward_pg_find_sqlstate ("KATASTROPHE:  3D000: Datenbank", sqlstate));
  g_assert_cmpstr (sqlstate, ==, "3D000");
  g_assert_false (steward_pg_find_sqlstate ("", sqlstate));
  g_assert_false (steward_pg_find_sqlstate (":  ", sqlstate));
  g_assert_false (steward_pg_find_sqlstate ("failed:  28p01: no", sqlstate));
  g_assert_false (steward_pg_find_sqlstate ("failed: Connection refused", sqlstate));
  g_assert_false (steward_pg_find_sqlstate ("x:  28P01", sqlstate));
}

static void
test_clean_text (void)
{
  g_autofree char *plain = steward_pg_clean_text ("x failed: FATAL:  28P01: no way.\nLOCATION: y", NULL);
  g_autofree char *hostile = steward_pg_clean_text ("a\033[31m\342\200\256b\tc\nsecond", NULL);
  g_autofree char *invalid = steward_pg_clean_text ("\377\376", NULL);
  g_autofree char *endless = g_strnfill (5000, 'x');
  g_autofree char *bounded = steward_pg_clean_text (endless, NULL);
  g_autofree char *redacted = steward_pg_clean_text ("is " CANARY ", " CANARY, CANARY);

  g_assert_cmpstr (plain, ==, "no way");
  g_assert_cmpstr (hostile, ==, "a [31m b c");
  g_assert_true (g_utf8_validate (invalid, -1, NULL));
  g_assert_cmpuint (strlen (bounded), ==, 300);
  g_assert_cmpstr (redacted, ==, "is •••, •••");
}

static void
test_word_at (void)
{
  g_autofree char *word = steward_pg_word_at ("SELECT 'ä' FROM pg_catalog.pg_nope x", "17");

  g_assert_cmpstr (word, ==, "pg_catalog.pg_nope");
  g_assert_null (steward_pg_word_at ("SELECT", NULL));
  g_assert_null (steward_pg_word_at ("SELECT", "0"));
  g_assert_null (steward_pg_word_at ("SELECT", "7"));
  g_assert_null (steward_pg_word_at ("SELECT", "99999999999999999999"));
}

/* Signing in */

static void
test_password (void)
{
  StewardPgOptions options;

  if (steward_test_postgres_get () == NULL)
    return;

  steward_pg_close (open_admin ());
  options = steward_test_postgres_admin ("postgres");
  options.password = CANARY;
  assert_refused (&options, STEWARD_ERROR_AUTH);
  options.password = NULL;
  assert_refused (&options, STEWARD_ERROR_SECRET_MISSING);
  options.user = "nobody at all";
  options.password = CANARY;
  assert_refused (&options, STEWARD_ERROR_AUTH);
  options.user = "locked_out";
  assert_refused (&options, STEWARD_ERROR_DENIED);

  options = steward_test_postgres_admin ("no such database");
  assert_refused (&options, STEWARD_ERROR_NOT_FOUND);
  options = steward_test_postgres_admin ("user=other password=x");
  assert_refused (&options, STEWARD_ERROR_NOT_FOUND);
}

static void
assert_opens (const StewardPgOptions *options,
              gboolean                encrypted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardPg) pg = steward_pg_open (options, NULL, &error);

  g_assert_no_error (error);
  g_assert_true ((steward_pg_get_tls (pg) != NULL) == encrypted);
}

static void
test_tls (void)
{
  StewardTestPostgres *server = steward_test_postgres_get ();
  StewardPgOptions options;

  if (server == NULL)
    return;

  options = steward_test_postgres_admin ("postgres");
  assert_opens (&options, TRUE);
  options.sslrootcert = server->other_ca;
  assert_refused (&options, STEWARD_ERROR_NETWORK);
  options.sslrootcert = NULL;
  assert_refused (&options, STEWARD_ERROR_NETWORK);
  options.sslrootcert = "/nowhere/ca.crt";
  assert_refused (&options, STEWARD_ERROR_NOT_FOUND);

  options.sslrootcert = server->ca;
  options.host = "127.0.0.2";
  assert_refused (&options, STEWARD_ERROR_NETWORK);
  options.sslmode = "verify-ca";
  assert_opens (&options, TRUE);
  options.sslrootcert = server->other_ca;
  assert_refused (&options, STEWARD_ERROR_NETWORK);

  options.sslrootcert = NULL;
  options.sslmode = "require";
  assert_opens (&options, TRUE);
  options.sslmode = "disable";
  assert_opens (&options, FALSE);
  options.sslmode = NULL;
  assert_opens (&options, TRUE);
  options.sslrootcert = server->other_ca;
  assert_refused (&options, STEWARD_ERROR_NETWORK);
  options.sslmode = "allow";
  assert_refused (&options, STEWARD_ERROR_USAGE);

  options.host = "::1";
  options.sslmode = NULL;
  options.sslrootcert = NULL;
  assert_opens (&options, TRUE);
  options.host = server->folder;
  options.password = NULL;
  assert_opens (&options, FALSE);
}

/* Without a certificate only the password proves the server, so it is never
 * given to one that wants it in the clear. */
static void
test_plain_password (void)
{
  StewardPgOptions options;

  if (steward_test_postgres_get () == NULL)
    return;

  steward_test_postgres_sql ("postgres", "CREATE ROLE plain LOGIN PASSWORD '" CANARY "'; CREATE ROLE trusted LOGIN;");
  options = steward_test_postgres_admin ("postgres");
  options.user = "plain";
  options.password = CANARY;
  assert_opens (&options, TRUE);
  options.sslmode = "require";
  options.sslrootcert = NULL;
  assert_refused (&options, STEWARD_ERROR_NETWORK);

  options.user = "trusted";
  options.password = NULL;
  options.sslmode = NULL;
  assert_opens (&options, TRUE);
}

static void
test_off_loopback (void)
{
  StewardPgOptions options = { .host = "192.0.2.1", .port = 5432, .database = "x", .user = "x", .password = CANARY };

  options.sslmode = "disable";
  assert_refused (&options, STEWARD_ERROR_USAGE);
  options.sslmode = "prefer";
  assert_refused (&options, STEWARD_ERROR_USAGE);
  options.sslmode = NULL;
  options.host = "a,b";
  assert_refused (&options, STEWARD_ERROR_USAGE);
  options.host = "";
  assert_refused (&options, STEWARD_ERROR_USAGE);
  options.host = "a b";
  assert_refused (&options, STEWARD_ERROR_USAGE);
}

static void
test_refused (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  StewardPgOptions options = { .host = "localhost", .database = "x", .user = "x", .password = CANARY };

  options.port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_socket_listener_close (listener);
  assert_refused (&options, STEWARD_ERROR_NETWORK);
}

/* What the environment and the home folder say does not count. */

static int
run_inside (const char *port,
            const char *ca)
{
  StewardPgOptions options = { .host = "localhost", .port = (unsigned) atoi (port), .database = "postgres",
                               .user = "admin", .password = "admin-password", .sslmode = "verify-full",
                               .sslrootcert = ca };
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardPg) pg = steward_pg_open (&options, NULL, &error);
  g_autofree char *folder = g_path_get_dirname (ca);
  g_autofree char *pgpass = g_build_filename (g_getenv ("HOME"), ".pgpass", NULL);

  g_assert_no_error (error);
  assert_text (pg, "SELECT current_user || current_setting('work_mem')", "admin4MB");

  g_assert_true (g_file_set_contents (pgpass, "*:*:*:*:admin-password\n", -1, NULL));
  g_chmod (pgpass, 0600);
  options.password = NULL;
  assert_refused (&options, STEWARD_ERROR_SECRET_MISSING);

  return 0;
}

static void
test_environment (void)
{
  StewardTestPostgres *server = steward_test_postgres_get ();
  g_autofree char *port = NULL;
  const char *argv[] = { program, "--inside", NULL, NULL, NULL };
  g_auto (GStrv) envp = g_get_environ ();
  g_autoptr (GError) error = NULL;
  int status;

  if (server == NULL)
    return;

  argv[2] = port = g_strdup_printf ("%u", server->port);
  argv[3] = server->ca;
  envp = g_environ_setenv (envp, "PGHOSTADDR", "127.0.0.9", TRUE);
  envp = g_environ_setenv (envp, "PGSERVICE", "nowhere", TRUE);
  envp = g_environ_setenv (envp, "PGPASSWORD", "admin-password", TRUE);
  envp = g_environ_setenv (envp, "PGOPTIONS", "-c work_mem=1MB", TRUE);
  envp = g_environ_setenv (envp, "PGSSLMODE", "disable", TRUE);
  envp = g_environ_setenv (envp, "HOME", g_get_home_dir (), TRUE);
  g_mkdir_with_parents (g_get_home_dir (), 0700);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, envp, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
assert_no_canary_in (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_null (g_strstr_len (contents, (gssize) length, "canary"));
}

static void
test_canary (void)
{
  StewardPgOptions options;
  g_autoptr (StewardPg) pg = NULL;
  g_autoptr (GError) error = NULL;

  if (steward_test_postgres_get () == NULL)
    return;

  steward_test_postgres_sql ("postgres", "CREATE ROLE canary_user LOGIN PASSWORD '" CANARY "'");
  options = steward_test_postgres_admin ("postgres");
  options.user = "canary_user";
  options.password = CANARY;
  pg = steward_pg_open (&options, NULL, &error);
  g_assert_no_error (error);
  assert_no_canary_in ("/proc/self/cmdline");
  assert_no_canary_in ("/proc/self/environ");
  g_assert_cmpstr (g_getenv ("PGPASSWORD"), ==, NULL);

  /* Even when the server sends it back. */
  g_assert_false (steward_pg_run (pg, "SELECT '" CANARY "'::pg_catalog.int4", NULL, &error));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_FAILED);
}

/* Statements */

static gboolean
count_row (const char *const  *values,
           int                 n_values,
           gpointer            user_data,
           GError            **error)
{
  guint64 *count = user_data;

  g_assert_cmpint (n_values, ==, 2);
  *count += 1;

  return TRUE;
}

static gboolean
stop_at_three (const char *const  *values,
               int                 n_values,
               gpointer            user_data,
               GError            **error)
{
  guint64 *count = user_data;

  if (++*count < 3)
    return TRUE;
  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT, "Enough.");

  return FALSE;
}

static void
test_statements (void)
{
  g_autoptr (StewardPg) pg = NULL;
  g_autoptr (GError) error = NULL;
  const char *const parameters[] = { "ä'\"; DROP", NULL };
  g_autofree char *echoed = NULL;
  guint64 count = 0;

  if (steward_test_postgres_get () == NULL)
    return;

  pg = open_admin ();
  g_assert_cmpint (steward_pg_get_version (pg) / 10000, ==, 15);
  echoed = steward_pg_query_text (pg, "SELECT $1::text || coalesce($2::text, '+')", parameters, 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (echoed, ==, "ä'\"; DROP+");
  assert_text (pg, "SELECT NULL", "");
  assert_text (pg, "SELECT current_setting('application_name')", "steward");
  g_assert_null (steward_pg_query_text (pg, "SELECT 1 WHERE false", NULL, 0, NULL, &error));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_NOT_FOUND);

  g_assert_false (steward_pg_run (pg, "SELECT 1; SELECT 2", NULL, &error));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_UNSUPPORTED);
  g_assert_false (steward_pg_run (pg, "CREATE TABLE public.written (a int)", NULL, &error));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_DENIED);
  g_assert_false (steward_pg_run (pg, "SELECT * FROM pg_catalog.pg_nope", NULL, &error));
  g_assert_nonnull (strstr (error->message, "pg_catalog.pg_nope"));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_UNSUPPORTED);
  g_assert_false (steward_pg_run (pg, "SELECT pg_catalog.no_function(1)", NULL, &error));
  g_assert_nonnull (strstr (error->message, "pg_catalog.no_function"));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_UNSUPPORTED);

  g_assert_true (steward_pg_query (pg, "SELECT g, 'x' FROM generate_series(1, 100000) g", NULL, 0, count_row, &count,
                                   NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, 100000);

  count = 0;
  g_assert_false (steward_pg_query (pg, "SELECT generate_series(1, 100000)", NULL, 0, stop_at_three, &count, NULL,
                                    &error));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_CONFLICT);
  g_assert_cmpuint (count, ==, 3);
  g_assert_false (steward_pg_run (pg, "SELECT 1", NULL, &error));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_NETWORK);
}

static void
test_identifier (void)
{
  g_autoptr (StewardPg) pg = NULL;
  g_autofree char *quoted = NULL;

  if (steward_test_postgres_get () == NULL)
    return;

  pg = open_admin ();
  quoted = steward_pg_quote_identifier (pg, "a\"b; \\ DROP");
  g_assert_cmpstr (quoted, ==, "\"a\"\"b; \\ DROP\"");
}

static void
test_limits (void)
{
  StewardPgOptions options;
  g_autoptr (StewardPg) pg = NULL;
  g_autoptr (GError) error = NULL;

  if (steward_test_postgres_get () == NULL)
    return;

  options = steward_test_postgres_admin ("postgres");
  options.statement_timeout_ms = 100;
  pg = steward_pg_open (&options, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (steward_pg_run (pg, "SELECT pg_sleep(30)", NULL, &error));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_NETWORK);
  assert_text (pg, "SELECT 1", "1");

  g_clear_pointer (&pg, steward_pg_close);
  pg = open_admin ();
  g_assert_false (steward_pg_run (pg, "SELECT repeat('x', 200000000)", NULL, &error));
  assert_error (g_steal_pointer (&error), STEWARD_ERROR_INVALID_DATA);
}

/* Cancelling */

static gpointer
cancel_later (gpointer data)
{
  g_usleep (100 * MS);
  g_cancellable_cancel (data);

  return NULL;
}

static void
assert_cancelled (GError **error,
                  gint64   started)
{
  const gint64 took = g_get_monotonic_time () - started - 100 * MS;

  g_test_message ("cancelled within %" G_GINT64_FORMAT " ms", took / MS);
  g_assert_error (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (took, <, 200 * MS);
  g_clear_error (error);
}

static void
test_cancel_statement (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (StewardPg) pg = NULL;
  g_autoptr (StewardPg) other = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 started;

  if (steward_test_postgres_get () == NULL)
    return;

  pg = open_admin ();
  other = open_admin ();
  started = g_get_monotonic_time ();
  thread = g_thread_new ("cancel", cancel_later, cancellable);
  g_assert_false (steward_pg_run (pg, "SELECT pg_sleep(60)", cancellable, &error));
  assert_cancelled (&error, started);
  g_thread_join (thread);

  /* The server has stopped, too. */
  for (unsigned i = 0; i < 100; i++)
    {
      g_autofree char *left = steward_pg_query_text (
        other, "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()",
        NULL, 0, NULL, &error);

      if (g_strcmp0 (left, "0") == 0)
        return;
      g_usleep (20 * MS);
    }
  g_assert_not_reached ();
}

static void
test_cancel_rows (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (StewardPg) pg = NULL;
  g_autoptr (GError) error = NULL;
  guint64 count = 0;
  GThread *thread;
  gint64 started;

  if (steward_test_postgres_get () == NULL)
    return;

  pg = open_admin ();
  started = g_get_monotonic_time ();
  thread = g_thread_new ("cancel", cancel_later, cancellable);
  g_assert_false (steward_pg_query (pg, "SELECT g, 'x' FROM generate_series(1, 50000000) g", NULL, 0, count_row,
                                    &count, cancellable, &error));
  assert_cancelled (&error, started);
  g_thread_join (thread);
}

static void
test_black_hole (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  StewardPgOptions options = { .host = "127.0.0.1", .database = "x", .user = "x", .password = CANARY };
  GThread *thread;
  gint64 started;

  options.port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  started = g_get_monotonic_time ();
  thread = g_thread_new ("cancel", cancel_later, cancellable);
  g_assert_null (steward_pg_open (&options, cancellable, &error));
  assert_cancelled (&error, started);
  g_thread_join (thread);

  options.connect_timeout_ms = 150;
  started = g_get_monotonic_time ();
  assert_refused (&options, STEWARD_ERROR_NETWORK);
  g_assert_cmpint (g_get_monotonic_time () - started, <, 1000 * MS);

  /* A name that no server knows: the resolver does not hold us either. */
  options.host = "steward-test.invalid";
  g_cancellable_reset (cancellable);
  started = g_get_monotonic_time ();
  thread = g_thread_new ("cancel", cancel_later, cancellable);
  g_assert_null (steward_pg_open (&options, cancellable, &error));
  g_assert_cmpint (g_get_monotonic_time () - started, <, 300 * MS);
  g_thread_join (thread);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  if (argc == 4 && g_str_equal (argv[1], "--inside"))
    return run_inside (argv[2], argv[3]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  program = argv[0];

  g_test_add_func ("/pg/sqlstate", test_sqlstate);
  g_test_add_func ("/pg/clean-text", test_clean_text);
  g_test_add_func ("/pg/word-at", test_word_at);
  g_test_add_func ("/pg/password", test_password);
  g_test_add_func ("/pg/tls", test_tls);
  g_test_add_func ("/pg/plain-password", test_plain_password);
  g_test_add_func ("/pg/off-loopback", test_off_loopback);
  g_test_add_func ("/pg/refused", test_refused);
  g_test_add_func ("/pg/environment", test_environment);
  g_test_add_func ("/pg/canary", test_canary);
  g_test_add_func ("/pg/statements", test_statements);
  g_test_add_func ("/pg/identifier", test_identifier);
  g_test_add_func ("/pg/limits", test_limits);
  g_test_add_func ("/pg/cancel-statement", test_cancel_statement);
  g_test_add_func ("/pg/cancel-rows", test_cancel_rows);
  g_test_add_func ("/pg/black-hole", test_black_hole);

  status = g_test_run ();
  steward_test_postgres_stop ();

  return status;
}
