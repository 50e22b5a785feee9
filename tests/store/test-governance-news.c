/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The news that events came, from here and from other programs, and the
 * checkpoint that is brought up to date meanwhile. */

#include "config.h"

#include "council-fixture.h"
#include "steward-checkpoint.h"

#include <sys/wait.h>
#include <unistd.h>

#define BODY "{\"note\":\"sha256:00\"}"

static void
append_many (CouncilFixture *fixture,
             unsigned        n)
{
  for (unsigned i = 0; i < n; i++)
    council_fixture_record (fixture, "p-1", "meeting/m-1", STEWARD_EVENT_NOTED, BODY);
}

/* A store of its own, in a process of its own. */
static int
run_child (CouncilFixture *fixture,
           unsigned        n_events)
{
  CouncilFixture own = { .path = fixture->path };

  own.store = steward_governance_open (own.path, NULL, NULL);
  if (own.store == NULL)
    return 1;
  append_many (&own, n_events);
  g_object_unref (own.store);

  return 0;
}

static void
count_cb (StewardGovernance *store,
          unsigned          *n)
{
  (*n)++;
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
iterate (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, wake_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for (unsigned *n,
          unsigned  wanted)
{
  for (unsigned i = 0; i < 100 && *n < wanted; i++)
    iterate (100);
  g_assert_cmpuint (*n, ==, wanted);
}

static void
test_changed (CouncilFixture *fixture,
              gconstpointer   data)
{
  unsigned n = 0;
  int status;
  pid_t child;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_cb), &n);
  iterate (50);
  g_assert_cmpuint (n, ==, 0);

  /* Ours: at once, and as one. */
  append_many (fixture, 20);
  iterate (50);
  g_assert_cmpuint (n, ==, 1);
  iterate (2500);
  g_assert_cmpuint (n, ==, 1);

  /* Another program's: within a second or two, and as one. */
  child = fork ();
  if (child == 0)
    _exit (run_child (fixture, 5));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  wait_for (&n, 2);
  iterate (1500);
  g_assert_cmpuint (n, ==, 2);

  /* No news after the end, even if some was on its way. */
  append_many (fixture, 1);
  steward_governance_close (fixture->store);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  iterate (50);
  g_assert_cmpuint (n, ==, 2);
}

/* A program that does not end properly leaves a checkpoint that is a second old
 * at most, if its main loop runs. */
static void
test_checkpoint_lag (CouncilFixture *fixture,
                     gconstpointer   data)
{
  g_autofree char *checkpoint_path = g_strconcat (fixture->path, ".checkpoint", NULL);
  StewardCheckpoint checkpoint;

  append_many (fixture, 20);
  iterate (2500);
  g_assert_true (steward_checkpoint_load (checkpoint_path, &checkpoint, NULL));
  g_assert_cmpuint (checkpoint.tree.size, ==, 20);
  append_many (fixture, 3);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  g_assert_true (steward_checkpoint_load (checkpoint_path, &checkpoint, NULL));
  g_assert_cmpuint (checkpoint.tree.size, ==, 23);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/governance-news/" name, CouncilFixture, NULL, council_fixture_set_up, func, council_fixture_tear_down)
  ADD ("changed", test_changed);
  ADD ("checkpoint-lag", test_checkpoint_lag);

  return g_test_run ();
}
