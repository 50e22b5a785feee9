/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Votes of processes at once, and of processes that are killed: no vote is lost
 * that was acknowledged, and of one that was not, people are told. */

#include "config.h"

#include "steward-test-council.h"

#include <string.h>

#define SUBJECT "finance.margin_by_product"
#define N_RACES 50
#define N_KILLS (g_test_slow () ? 100u : 25u)
#define TOLD_AFTER 31                  /* seconds */

/* An abstention with a comment of its own can be repeated, and never decides. */
static GSubprocess *
start_vote (TestCli    *cli,
            const char *review,
            const char *as,
            guint       round)
{
  g_autofree char *comment = g_strdup_printf ("Round %u", round);
  const char *words[] = { "review", "vote", review, "abstain", "--as", as, "--comment", comment, NULL };

  return test_cli_start (cli, words);
}

static void
check_ledger (TestCli *cli)
{
  g_autoptr(TestRun) verify = test_cli_run (cli, NULL, "ledger", "verify", "--deep", NULL);
  g_autoptr(TestRun) rebuild = NULL;

  if (verify->status != 0)
    g_test_message ("%s%s", verify->out, verify->err);
  g_assert_cmpint (verify->status, ==, 0);
  rebuild = test_cli_run (cli, NULL, "ledger", "rebuild", NULL);
  if (rebuild->status != 0)
    g_test_message ("%s%s", rebuild->out, rebuild->err);
  g_assert_cmpint (rebuild->status, ==, 0);
}

static JsonArray *
get_votes (TestRun *shown)
{
  return json_object_get_array_member (test_council_get (shown), "votes");
}

/* Both stand, or one is refused with a reason; the ledger grows by exactly those
 * that were acknowledged. */
static void
test_at_once (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, TOMAS, "certification", SUBJECT, "--level", "silver", NULL);
  gint64 before = test_council_count_events (cli);
  g_autoptr(TestRun) shown = NULL;
  gint64 n_sealed = 0;

  for (guint i = 0; i < N_RACES; i++)
    {
      g_autoptr(GSubprocess) first = start_vote (cli, id, JONAS, i);
      g_autoptr(GSubprocess) second = start_vote (cli, id, INES, i);

      g_assert_true (g_subprocess_wait (first, NULL, NULL));
      g_assert_true (g_subprocess_wait (second, NULL, NULL));
      g_assert_cmpint (g_subprocess_get_exit_status (first), <=, 1);
      g_assert_cmpint (g_subprocess_get_exit_status (second), <=, 1);
      n_sealed += g_subprocess_get_exit_status (first) == 0;
      n_sealed += g_subprocess_get_exit_status (second) == 0;
    }
  g_test_message ("%" G_GINT64_FORMAT " of %d votes were sealed, the others refused", n_sealed, 2 * N_RACES);
  g_assert_cmpint (n_sealed, >=, N_RACES);
  g_assert_cmpint (test_council_count_events (cli), ==, before + n_sealed);
  shown = test_council_show (cli, id);
  g_assert_cmpuint (json_array_get_length (get_votes (shown)), ==, 2);
  check_ledger (cli);
}

/* Two at once in the moment that decides: one of them does, and the other one is
 * told that it is decided. */
static void
test_last_votes_at_once (void)
{
  static const char *const levels[] = { "bronze", "silver", "gold" };
  g_autoptr(TestCli) cli = test_council_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *id = test_council_open (cli, TOMAS, "certification", SUBJECT, "--level", levels[i], NULL);
      const char *jonas[] = { "review", "vote", id, "approve", "--as", JONAS, NULL };
      const char *chen[] = { "review", "vote", id, "approve", "--as", CHEN, NULL };
      g_autoptr(GSubprocess) first = NULL, second = NULL;
      g_autoptr(TestRun) shown = NULL;

      test_council_vote (cli, id, INES, "approve");
      test_council_vote (cli, id, PRIYA, "approve");
      test_council_vote (cli, id, AIKO, "approve");
      test_council_vote (cli, id, MARA, "abstain");
      first = test_cli_start (cli, jonas);
      second = test_cli_start (cli, chen);
      g_subprocess_wait (first, NULL, NULL);
      g_subprocess_wait (second, NULL, NULL);
      g_assert_cmpint (g_subprocess_get_exit_status (first) + g_subprocess_get_exit_status (second), ==, 1);
      shown = test_council_show (cli, id);
      g_assert_cmpstr (json_object_get_string_member (test_council_get (shown), "state"), ==, "applied");
      g_assert_cmpuint (json_array_get_length (get_votes (shown)), ==, 5);
    }
  check_ledger (cli);
}

static guint
count_unsealed (TestCli *cli)
{
  g_autoptr(TestRun) run = test_cli_run (cli, NULL, "review", "unsealed", "--json", NULL);

  g_assert_cmpint (run->status, ==, 0);

  return test_run_count (run, "unsealed");
}

/* Runs a vote and kills it within @limit microseconds, unless it was faster. */
static gboolean
vote_and_kill (TestCli    *cli,
               const char *id,
               guint       round,
               gint64     *limit,
               gboolean   *out_sealed)
{
  g_autoptr(GSubprocess) process = start_vote (cli, id, round % 2 == 0 ? JONAS : INES, round);
  gboolean killed;

  g_usleep ((gulong) g_random_int_range (0, (gint32) *limit));
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  killed = g_subprocess_get_if_signaled (process);
  *limit = MAX (*limit * (killed ? 110 : 90) / 100, 1000);
  *out_sealed = !killed && g_subprocess_get_exit_status (process) == 0;

  return killed;
}

/* As test_council_count_events(); a notice of what was not recorded may come
 * with any command. */
static gint64
count_events (TestCli  *cli,
              gboolean *told)
{
  g_autoptr(TestRun) run = test_cli_run (cli, NULL, "person", "add", "nobody@example.com", "--name", "Nobody",
                                         "--dry-run", "--json", NULL);

  g_assert_cmpint (run->status, ==, 0);
  *told |= strstr (run->err, "before it was recorded") != NULL;

  return json_object_get_int_member (json_object_get_object_member (json_node_get_object (run->json), "act"), "after");
}

static guint
kill_votes (TestCli    *cli,
            const char *id,
            gint64     *limit,
            gboolean   *told)
{
  gint64 n_events = count_events (cli, told);
  guint n_killed = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      gboolean sealed;
      gboolean killed = vote_and_kill (cli, id, i, limit, &sealed);
      gint64 n_now = count_events (cli, told);

      g_assert_cmpint (n_now, >=, n_events + sealed);
      g_assert_cmpint (n_now, <=, n_events + 1);
      n_events = n_now;
      n_killed += killed;
    }

  return n_killed;
}

static void
test_killed (void)
{
  g_autoptr(TestCli) cli = test_council_new ();
  g_autofree char *id = test_council_open (cli, TOMAS, "certification", SUBJECT, "--level", "silver", NULL);
  gint64 start = g_get_monotonic_time (), limit;
  guint n_killed = 0, n_unsealed = 0;
  g_autoptr(TestRun) again = NULL, list = NULL, sealed = NULL, discarded = NULL;
  g_autofree char *first = NULL;
  gboolean told = FALSE;

  test_council_vote (cli, id, CHEN, "abstain");
  limit = (g_get_monotonic_time () - start) * 3 / 2;
  for (int tries = 0; tries < 3 && n_unsealed == 0; tries++)
    {
      n_killed += kill_votes (cli, id, &limit, &told);
      g_usleep (TOLD_AFTER * G_USEC_PER_SEC);
      count_events (cli, &told);
      n_unsealed = count_unsealed (cli);
    }
  g_test_message ("%u votes were killed half-way, %u of them confirmed and not recorded", n_killed, n_unsealed);
  g_assert_cmpuint (n_killed, >, N_KILLS / 4);
  g_assert_cmpuint (n_unsealed, <=, n_killed);
  check_ledger (cli);
  if (n_unsealed == 0)
    {
      g_test_skip ("No vote was killed between being confirmed and being recorded");
      return;
    }
  g_assert_true (told);

  list = test_cli_run (cli, NULL, "review", "unsealed", "--json", NULL);
  first = g_strdup (json_object_get_string_member (test_run_get_item (list, "unsealed", 0), "id"));
  sealed = test_cli_run (cli, NULL, "review", "unsealed", "--seal", first, NULL);
  g_assert_cmpint (sealed->status, ==, 0);
  g_assert_cmpuint (count_unsealed (cli), ==, n_unsealed - 1);
  if (n_unsealed > 1)
    {
      g_free (first);
      first = g_strdup (json_object_get_string_member (test_run_get_item (list, "unsealed", 1), "id"));
      discarded = test_cli_run (cli, NULL, "review", "unsealed", "--discard", first, NULL);
      g_assert_cmpint (discarded->status, ==, 0);
      g_assert_cmpuint (count_unsealed (cli), ==, n_unsealed - 2);
    }
  again = test_cli_run (cli, NULL, "review", "list", NULL);
  test_run_assert_fine (again);
  check_ledger (cli);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-crash/at-once", test_at_once);
  g_test_add_func ("/review-crash/last-votes-at-once", test_last_votes_at_once);
  g_test_add_func ("/review-crash/killed", test_killed);

  return g_test_run ();
}
