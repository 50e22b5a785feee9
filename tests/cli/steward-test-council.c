/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "steward-test-council.h"

#include <string.h>

static void
copy_tree (TestCli    *self,
           const char *from,
           const char *to)
{
  g_autoptr(GDir) directory = g_dir_open (from, 0, NULL);
  g_autofree char *text = NULL;
  const char *name;

  if (directory == NULL)
    {
      g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
      test_folder_write (self->home, to, text);
      return;
    }
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (from, name, NULL);
      g_autofree char *copy = g_build_filename (to, name, NULL);

      if (!g_str_equal (name, "measurements"))
        copy_tree (self, child, copy);
    }
}

/* The sample mesh as the source "mesh", synced. */
void
test_council_add_mesh (TestCli *self)
{
  g_autofree char *path = test_cli_add_folder (self, "mesh");

  copy_tree (self, g_getenv ("STEWARD_TEST_SAMPLE"), "mesh");
  test_council_sync (self);
}

TestCli *
test_council_new (void)
{
  TestCli *self = test_cli_new ();
  g_autoptr(TestRun) found = NULL, use = NULL;

  test_council_add_mesh (self);
  found = test_cli_run (self, NULL, "charter", "found", "mesh/charter.yaml", NULL);
  test_run_assert_fine (found);
  use = test_cli_run (self, NULL, "person", "use", MARA, NULL);
  test_run_assert_fine (use);

  return self;
}

void
test_council_sync (TestCli *self)
{
  g_autoptr(TestRun) run = test_cli_run (self, NULL, "sync", NULL);

  test_run_assert_fine (run);
}

/* Opens a review; returns its id. */
char *
test_council_open (TestCli    *self,
                   const char *as,
                   ...)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  g_autoptr(TestRun) run = NULL;
  const char *word;
  va_list args;

  g_ptr_array_add (words, (char *) "review");
  g_ptr_array_add (words, (char *) "open");
  va_start (args, as);
  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (words, (char *) word);
  va_end (args);
  g_ptr_array_add (words, (char *) "--as");
  g_ptr_array_add (words, (char *) as);
  g_ptr_array_add (words, (char *) "--json");
  g_ptr_array_add (words, NULL);
  run = test_cli_run_argv (self, NULL, (const char *const *) words->pdata);
  test_run_assert_fine (run);

  return g_strdup (json_object_get_string_member (json_object_get_object_member (json_node_get_object (run->json),
                                                                                 "act"), "review"));
}

/* A rejection says why, because it must. */
void
test_council_vote (TestCli    *self,
                   const char *review,
                   const char *as,
                   const char *choice)
{
  gboolean reject = g_str_equal (choice, "reject");
  g_autoptr(TestRun) run = test_cli_run (self, NULL, "review", "vote", review, choice, "--as", as,
                                         reject ? "--comment" : NULL, "Not like this.", NULL);

  test_run_assert_fine (run);
}

TestRun *
test_council_show (TestCli    *self,
                   const char *review)
{
  TestRun *run = test_cli_run (self, NULL, "review", "show", review, "--json", NULL);

  test_run_assert_fine (run);

  return run;
}

JsonObject *
test_council_get (TestRun *shown)
{
  return json_object_get_object_member (json_node_get_object (shown->json), "review");
}

/* The head of the ledger, which a dry run tells. */
gint64
test_council_count_events (TestCli *self)
{
  g_autoptr(TestRun) run = test_cli_run (self, NULL, "person", "add", "nobody@example.com", "--name", "Nobody", "--as",
                                         MARA, "--dry-run", "--json", NULL);

  test_run_assert_fine (run);

  return json_object_get_int_member (json_object_get_object_member (json_node_get_object (run->json), "act"), "after");
}

void
test_council_assert_state (TestCli    *self,
                           const char *review,
                           const char *state)
{
  g_autoptr(TestRun) run = test_council_show (self, review);

  g_assert_cmpstr (json_object_get_string_member (test_council_get (run), "state"), ==, state);
}

/* A refused decision: status 1, one sentence and what to do. */
void
test_council_assert_refused (TestRun    *run,
                             const char *words)
{
  test_run_assert_failed (run, 1, words);
  g_assert_cmpstr (run->out, ==, "");
}
