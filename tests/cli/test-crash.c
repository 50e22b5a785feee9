/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Processes that are killed at any moment, and processes at once. */

#include "config.h"

#include "steward-test-cli.h"

#include <string.h>

#define N_ROUNDS (g_test_slow () ? 100u : 40u)

/* Runs a command and kills it within @limit microseconds, unless it was faster.
 * The limit follows the machine, whoever else loads it: about every second
 * process is to be killed. */
static gboolean
run_and_kill (TestCli           *cli,
              const char *const *words,
              gint64            *limit)
{
  g_autoptr(GSubprocess) process = test_cli_start (cli, words);
  gboolean killed;

  g_usleep ((gulong) g_random_int_range (0, (gint32) *limit));
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  killed = g_subprocess_get_if_signaled (process);
  *limit = MAX (*limit * (killed ? 110 : 90) / 100, 1000);

  return killed;
}

static gint64
measure (TestCli           *cli,
         const char *const *words)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(TestRun) run = test_cli_run_argv (cli, NULL, words);

  test_run_assert_fine (run);

  return g_get_monotonic_time () - start;
}

static void
test_killed_sync (void)
{
  static const char *const sync[] = { "sync", NULL };
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *path = test_cli_add_folder (cli, "mesh");
  g_autoptr(TestRun) last = NULL, products = NULL;
  guint n_killed = 0;
  gint64 limit;

  test_folder_write_many (cli->home, "mesh/all.json", 1000);
  limit = measure (cli, sync) * 3 / 2;
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr(TestRun) list = NULL, sources = NULL;

      /* Something to do in each round. */
      test_folder_write_many (cli->home, "mesh/all.json", 900 + i);
      n_killed += run_and_kill (cli, sync, &limit);

      /* Whatever readers see is one complete sync. */
      list = test_cli_run (cli, NULL, "product", "list", "--removed", "no", "--limit", "0", "--json", NULL);
      test_run_assert_fine (list);
      g_assert_cmpuint (test_run_count (list, "products"), >=, 900);
      g_assert_cmpuint (test_run_count (list, "products"), <=, 1000);
      sources = test_cli_run (cli, NULL, "source", "list", "--json", NULL);
      test_run_assert_fine (sources);
      g_assert_cmpint (json_object_get_int_member (test_run_get_item (sources, "sources", 0), "products"), ==,
                       test_run_count (list, "products"));
    }
  g_test_message ("%u of %u syncs were killed half-way", n_killed, N_ROUNDS);
  g_assert_cmpuint (n_killed, >, N_ROUNDS / 4);

  test_folder_write_many (cli->home, "mesh/all.json", 950);
  last = test_cli_run (cli, NULL, "sync", "--json", NULL);
  test_run_assert_fine (last);
  g_assert_cmpint (json_object_get_int_member (test_run_get_item (last, "sources", 0), "products"), ==, 950);
  products = test_cli_run (cli, NULL, "product", "list", "--query", "column_949_9", "--json", NULL);
  g_assert_cmpuint (test_run_count (products, "products"), ==, 1);
}

static void
test_killed_add (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *path = test_cli_add_folder (cli, "mesh");
  guint n_before = 1, n_killed = 0;
  static const char *const first[] = { "source", "add", "folder", "--name", "first", "--set", "path=/x", NULL };
  gint64 limit = measure (cli, first) * 3 / 2;

  n_before++;
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("source %u", i);
      const char *words[] = { "source", "add", "folder", "--name", name, "--set", "path=/x", NULL };
      g_autoptr(TestRun) list = NULL;

      n_killed += run_and_kill (cli, words, &limit);
      list = test_cli_run (cli, NULL, "source", "list", "--json", NULL);
      test_run_assert_fine (list);
      g_assert_cmpuint (test_run_count (list, "sources"), >=, n_before);
      g_assert_cmpuint (test_run_count (list, "sources"), <=, n_before + 1);
      n_before = test_run_count (list, "sources");
    }
  g_test_message ("%u of %u additions were killed half-way, %u are there", n_killed, N_ROUNDS, n_before);
  g_assert_cmpuint (n_killed, >, N_ROUNDS / 4);
}

/* Several processes add sources to a profile that does not exist yet. */
static void
test_at_once (void)
{
  enum { N = 8 };
  g_autoptr(TestCli) cli = test_cli_new ();
  GSubprocess *processes[N];
  g_autoptr(TestRun) list = NULL;

  for (int i = 0; i < N; i++)
    {
      g_autofree char *name = g_strdup_printf ("source %d", i);
      const char *words[] = { "source", "add", "folder", "--name", name, "--set", "path=/x", NULL };

      processes[i] = test_cli_start (cli, words);
    }
  for (int i = 0; i < N; i++)
    {
      g_assert_true (g_subprocess_wait (processes[i], NULL, NULL));
      g_assert_true (g_subprocess_get_successful (processes[i]));
      g_object_unref (processes[i]);
    }
  list = test_cli_run (cli, NULL, "source", "list", "--json", NULL);
  test_run_assert_fine (list);
  g_assert_cmpuint (test_run_count (list, "sources"), ==, N);
}

/* Two syncs of one source at once: one of them works, the other one says that
 * it is being done; neither spoils anything. */
static void
test_two_syncs (void)
{
  static const char *const sync[] = { "sync", NULL };
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *path = test_cli_add_folder (cli, "mesh");
  g_autoptr(GSubprocess) first = NULL, second = NULL;
  g_autoptr(TestRun) list = NULL;

  test_folder_write_many (cli->home, "mesh/all.json", 3000);
  first = test_cli_start (cli, sync);
  second = test_cli_start (cli, sync);
  g_subprocess_wait (first, NULL, NULL);
  g_subprocess_wait (second, NULL, NULL);
  g_assert_true (g_subprocess_get_exit_status (first) == 0 || g_subprocess_get_exit_status (second) == 0);
  g_assert_true (g_subprocess_get_exit_status (first) == 0 || g_subprocess_get_exit_status (first) == 3);
  g_assert_true (g_subprocess_get_exit_status (second) == 0 || g_subprocess_get_exit_status (second) == 3);
  list = test_cli_run (cli, NULL, "product", "list", "--limit", "0", "--json", NULL);
  test_run_assert_fine (list);
  g_assert_cmpuint (test_run_count (list, "products"), ==, 3000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/crash/killed-sync", test_killed_sync);
  g_test_add_func ("/cli/crash/killed-add", test_killed_add);
  g_test_add_func ("/cli/crash/at-once", test_at_once);
  g_test_add_func ("/cli/crash/two-syncs", test_two_syncs);

  return g_test_run ();
}
