/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An append that is cut off at any of its system calls, a thousand times: what
 * was acknowledged is there, what was not is there whole or not at all, and
 * then the person's intent is. And that the acknowledgement waits for the disk:
 * seen in a trace of system calls. */

#include "config.h"

#include "steward-access-rows.h"
#include "steward-council-rows.h"

#include "council-fixture.h"

#include <dlfcn.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS (g_test_slow () ? 1000u : 400u)
#define N_EVENTS 3u
#define MEMORY_FOLDER "/dev/shm"       /* a killed process loses nothing there, and nobody waits for a disk */
#define FRESH_EVERY 50u                /* rounds: the store is begun anew, so that each round stays small */

typedef void (*ArmFunc) (long at, int half);
typedef long (*CountFunc) (void);

static char *own_path;                 /* of this program */

/* What a decision writes: everything that an append can hold. */
static StewardAppend *
make_decision (unsigned round)
{
  StewardAppend *what = steward_append_new ("p-1");
  g_autofree char *stream = g_strdup_printf ("review/%u", round);
  g_autofree char *effect = g_strdup_printf ("a-%u/grant-1", round);
  g_autofree char *reference = steward_append_add_text (what, "A reason of some length, which somebody may erase.");
  g_autofree char *vote =
    g_strdup_printf ("{\"choice\":\"approve\",\"comment\":\"%s\",\"delegate\":0,\"person\":\"p-1\","
                     "\"revision\":\"sha256:aa\",\"seat\":\"chair\"}", reference);
  static const char submitted[] =
    "{\"charter\":1,\"due\":\"2026-12-01T00:00:00Z\",\"kind\":\"certification\",\"requester\":\"p-2\","
    "\"revision\":\"sha256:aa\",\"subject\":\"urn:x:orders\",\"title\":\"Certify orders\"}";
  static const char decided[] =
    "{\"abstained\":0,\"changes\":[],\"open\":0,\"outcome\":\"approved\",\"overridden\":0,\"recused\":0,"
    "\"revision\":\"sha256:aa\",\"votesAgainst\":0,\"votesFor\":1,\"words\":\"Approved.\"}";

  steward_append_add (what, stream, 0, STEWARD_EVENT_REVIEW_SUBMITTED,
                      steward_json_parse (submitted, -1, STEWARD_JSON_EVENT, NULL, NULL));
  steward_append_add (what, stream, 1, STEWARD_EVENT_VOTE_CAST,
                      steward_json_parse (vote, -1, STEWARD_JSON_EVENT, NULL, NULL));
  steward_append_add (what, stream, 2, STEWARD_EVENT_REVIEW_DECIDED,
                      steward_json_parse (decided, -1, STEWARD_JSON_EVENT, NULL, NULL));
  steward_append_add_person (what, "p-1", "Ana Horvat", "ana@example.org");
  what->settles = g_strdup ("intent-1");
  steward_append_add_effect (what, effect, "{}", "queued", 0);
  steward_append_add_fact (what, "urn:x:orders", "access-approved");

  return what;
}

/* In a process of its own; the pipe gets a byte when the append is acknowledged
 * and the number of calls when it lives to the end. */
static void
decide_and_die (CouncilFixture *fixture,
                unsigned        round,
                long            at,
                int             pipe_fd)
{
  ArmFunc arm = (ArmFunc) dlsym (RTLD_DEFAULT, "steward_fault_arm");
  CountFunc count = (CountFunc) dlsym (RTLD_DEFAULT, "steward_fault_count");
  g_autoptr(StewardAppend) what = make_decision (round);
  long n_calls;

  fixture->store = steward_governance_open (fixture->path, NULL, NULL);
  if (fixture->store == NULL ||
      !steward_governance_put_draft_sync (fixture->store, "intent-1", "intent", "review/x", "{}", NULL))
    _exit (3);
  arm (at, round % 2);
  if (!steward_governance_append_sync (fixture->store, what, NULL, NULL))
    _exit (4);
  if (send (pipe_fd, "a", 1, 0) != 1)
    _exit (5);
  g_clear_object (&fixture->store);
  n_calls = count ();
  if (send (pipe_fd, &n_calls, sizeof n_calls, 0) != sizeof n_calls)
    _exit (6);
  _exit (0);
}

typedef struct
{
  gboolean acknowledged;
  long n_calls;                        /* 0: it did not live to the end */
} Outcome;

static Outcome
run_round (CouncilFixture *fixture,
           unsigned        round,
           long            at)
{
  Outcome outcome = { FALSE, 0 };
  int fds[2];
  int status;
  char byte;
  pid_t child;

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM, 0, fds), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (fds[0]);
      decide_and_die (fixture, round, at, fds[1]);
    }
  close (fds[1]);
  outcome.acknowledged = recv (fds[0], &byte, 1, 0) == 1;
  if (recv (fds[0], &outcome.n_calls, sizeof outcome.n_calls, MSG_WAITALL) != sizeof outcome.n_calls)
    outcome.n_calls = 0;
  close (fds[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status))
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  else
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  return outcome;
}

static gboolean
has_intent (CouncilFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) drafts = steward_governance_list_drafts_sync (fixture->store, "intent", &error);

  g_assert_no_error (error);
  return drafts->len > 0;
}

/* Whether what the decision of this round orders is in the outbox. */
static gboolean
has_effect (CouncilFixture *fixture,
            unsigned        round)
{
  g_autofree char *id = g_strdup_printf ("a-%u/grant-1", round);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = steward_outbox_list_sync (fixture->store, 0, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    found |= g_str_equal (((StewardOutboxItem *) items->pdata[i])->id, id);

  return found;
}

static void
assert_whole (CouncilFixture *fixture,
              unsigned        round)
{
  g_autofree char *id = g_strdup_printf ("%u", round);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardReview) review = steward_council_rows_load_review (fixture->store, id, &error);
  g_autoptr(GBytes) text = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (review->state, ==, STEWARD_CHANGE_APPROVED);
  g_assert_cmpuint (review->votes->len, ==, 1);
  text = steward_council_rows_load_payload (fixture->store, ((StewardVote *) review->votes->pdata[0])->comment, NULL,
                                            &error);
  g_assert_no_error (error);
}

/* Returns whether the append is there. */
static gboolean
check_store (CouncilFixture *fixture,
             unsigned        round,
             gint64         *n_events)
{
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GError) error = NULL;
  gboolean there;
  gint64 n_now;

  council_fixture_reopen (fixture);
  g_assert_true (steward_governance_verify_sync (fixture->store, &n_now, &error));
  g_assert_no_error (error);
  g_assert_true (n_now == *n_events || n_now == *n_events + N_EVENTS);
  there = n_now > *n_events;
  *n_events = n_now;

  differences = council_fixture_compare (fixture, FALSE);
  g_assert_cmpuint (differences->len, ==, 0);
  g_assert_true (has_intent (fixture) == !there);
  g_assert_true (has_effect (fixture, round) == there);
  if (there)
    assert_whole (fixture, round);
  council_fixture_close (fixture);

  return there;
}

static unsigned
get_rounds (void)
{
  const char *text = g_getenv ("STEWARD_TEST_FAULT_ROUNDS");

  return text != NULL ? (unsigned) atoi (text) : ROUNDS;
}

static void
test_killed (CouncilFixture *fixture,
             gconstpointer   data)
{
  unsigned rounds = get_rounds ();
  unsigned n_lost = 0, n_unsaid = 0, n_acknowledged = 0;
  long n_calls = 0, n_most = 0;
  gint64 n_events = 0;

  if (dlsym (RTLD_DEFAULT, "steward_fault_arm") == NULL)
    {
      g_test_skip ("the last argument does not name the module that ends processes");
      return;
    }

  council_fixture_close (fixture);
  for (unsigned round = 0; round < rounds; round++)
    {
      long at = n_calls > 0 ? round % (n_calls + 2) : 0;
      Outcome outcome;
      gboolean there;

      if (round % FRESH_EVERY == 0)
        {
          council_fixture_tear_down (fixture, NULL);
          council_fixture_set_up (fixture, NULL);
          council_fixture_close (fixture);
          n_events = 0;
        }
      outcome = run_round (fixture, round, at);
      n_calls = MAX (n_calls, outcome.n_calls);
      n_most = MAX (n_most, at);
      there = check_store (fixture, round, &n_events);
      g_assert_true (there || !outcome.acknowledged);
      n_acknowledged += outcome.acknowledged;
      n_unsaid += there && !outcome.acknowledged;
      n_lost += !there;
    }

  g_test_message ("%u rounds, killed at each of %ld calls: %u acknowledged and there, %u there though not yet "
                  "acknowledged, %u not there and their intent kept", rounds, n_most, n_acknowledged, n_unsaid, n_lost);
  g_assert_cmpuint (n_lost, >, 0);
  g_assert_cmpuint (n_acknowledged, >, 0);
}

/* --- the order of system calls --- */

/* Run under strace: appends once and says so. */
static int
append_and_say (const char *path)
{
  StewardGovernance *store = steward_governance_open (path, NULL, NULL);
  g_autoptr(StewardAppend) what = make_decision (1);

  if (store == NULL || write (1, "begin\n", 6) != 6 || !steward_governance_append_sync (store, what, NULL, NULL) ||
      write (1, "acknowledged\n", 13) != 13)
    return 1;
  g_object_unref (store);

  return 0;
}

static gboolean
run_strace (CouncilFixture  *fixture,
            char           **out_trace)
{
  g_autofree char *file = g_build_filename (fixture->folder, "trace", NULL);
  const char *argv[] = { "strace", "-f", "-y", "-e", "trace=write,pwrite64,fsync,fdatasync", "-o", file, own_path,
                         "--append-and-say", fixture->path, NULL };
  int status = 0;

  return g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                       G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL) &&
         status == 0 && g_file_get_contents (file, out_trace, NULL, NULL);
}

static void
test_order (CouncilFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *trace = NULL;
  g_auto(GStrv) lines = NULL;
  gboolean begun = FALSE, synced = FALSE, said = FALSE;
  unsigned n_writes = 0;

  council_fixture_close (fixture);
  if (!run_strace (fixture, &trace))
    {
      g_test_skip ("system calls cannot be traced here");
      return;
    }

  lines = g_strsplit (trace, "\n", -1);
  for (unsigned i = 0; lines[i] != NULL && !said; i++)
    {
      gboolean is_log = strstr (lines[i], "governance.db-wal>") != NULL;

      begun |= strstr (lines[i], "\"begin\\n\"") != NULL;
      said = strstr (lines[i], "\"acknowledged\\n\"") != NULL;
      if (begun && is_log && strstr (lines[i], "write") != NULL)
        {
          n_writes++;
          synced = FALSE;
        }
      if (begun && is_log && (strstr (lines[i], "fdatasync(") != NULL || strstr (lines[i], "fsync(") != NULL))
        synced = TRUE;
    }
  g_assert_true (begun);
  g_assert_true (said);
  g_assert_cmpuint (n_writes, >, 0);
  g_assert_true (synced);
}

/* Again, with the module that ends processes before the C library; its path is
 * the last argument. */
static void
load_faults (int    argc,
             char **argv)
{
  const char *module = argv[argc - 1];

  if (!g_str_has_suffix (module, ".so") || g_getenv ("STEWARD_TEST_FAULTS_LOADED") != NULL)
    return;

  g_setenv ("STEWARD_TEST_FAULTS_LOADED", "1", TRUE);
  g_setenv ("LD_PRELOAD", module, TRUE);
  g_setenv ("ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0", TRUE);
  execv ("/proc/self/exe", argv);
  g_error ("cannot start again: %s", g_strerror (errno));
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--append-and-say") == 0)
    return append_and_say (argv[2]);

  load_faults (argc, argv);
  own_path = g_file_read_link ("/proc/self/exe", NULL);
  g_unsetenv ("LD_PRELOAD");
  if (access (MEMORY_FOLDER, W_OK) == 0)
    g_setenv ("TMPDIR", MEMORY_FOLDER, TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/append-faults/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("killed", test_killed);
  ADD ("order", test_order);

  return g_test_run ();
}
