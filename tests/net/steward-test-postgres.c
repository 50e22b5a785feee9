/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One server for all tests of a program, started by the first that wants it. */

#include "config.h"

#include "steward-test-postgres.h"

#include <sys/wait.h>
#include <unistd.h>

static StewardTestPostgres *server;
static char *unavailable;

static gboolean
run_script (const char *const  *argv,
            const char         *input,
            char              **out_output,
            int                *out_status)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = NULL;

  process = g_subprocess_newv (argv,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, out_output, &errors, &error);
  g_assert_no_error (error);
  *out_status = g_subprocess_get_exit_status (process);
  if (*out_status != 0)
    g_test_message ("%s", errors);

  return *out_status == 0;
}

/**
 * steward_test_postgres_get:
 *
 * Returns: (transfer none): the server, or %NULL after g_test_skip()
 */
StewardTestPostgres *
steward_test_postgres_get (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());
  g_autofree char *output = NULL;
  int status;

  if (unavailable != NULL)
    g_test_skip (unavailable);
  if (server != NULL || unavailable != NULL)
    return server;

  folder = g_dir_make_tmp ("steward-postgres-XXXXXX", NULL);
  if (!run_script ((const char *const[]) { POSTGRES_SH, "start", folder, pid, NULL }, NULL, &output, &status))
    {
      g_assert_cmpint (status, ==, 77);
      unavailable = g_strdup ("PostgreSQL 15 is not installed");
      g_test_skip (unavailable);
      return NULL;
    }

  server = g_new0 (StewardTestPostgres, 1);
  server->port = (unsigned) g_ascii_strtoull (output, NULL, 10);
  server->ca = g_build_filename (folder, "ca.crt", NULL);
  server->other_ca = g_build_filename (folder, "other-ca.crt", NULL);
  server->folder = g_steal_pointer (&folder);

  return server;
}

/**
 * steward_test_postgres_sql:
 *
 * Runs a script as superuser; any error fails the test.
 */
void
steward_test_postgres_sql (const char *database,
                           const char *script)
{
  g_autofree char *output = NULL;
  int status;

  if (!run_script ((const char *const[]) { POSTGRES_SH, "sql", server->folder, database, NULL }, script, &output,
                   &status))
    g_error ("the script for the test server fails with status %d", status);
}

/**
 * steward_test_postgres_admin:
 *
 * Returns: how the superuser signs in, by TCP and TLS
 */
StewardPgOptions
steward_test_postgres_admin (const char *database)
{
  return (StewardPgOptions) {
    .host = "localhost", .port = server->port, .database = database, .user = "admin", .password = "admin-password",
    .sslmode = "verify-full", .sslrootcert = server->ca,
  };
}

/**
 * steward_test_postgres_stop:
 *
 * For the end of main().
 */
void
steward_test_postgres_stop (void)
{
  g_autofree char *output = NULL;
  int status;

  if (server != NULL)
    {
      run_script ((const char *const[]) { POSTGRES_SH, "stop", server->folder, NULL }, NULL, &output, &status);
      g_free (server->folder);
      g_free (server->ca);
      g_free (server->other_ca);
    }
  g_clear_pointer (&server, g_free);
  g_clear_pointer (&unavailable, g_free);
}
