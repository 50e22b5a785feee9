/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fan-out: parts that end at once, later, elsewhere, or badly. */

#include "config.h"

#include "steward-gather.h"

#include "steward-error.h"

typedef struct
{
  GAsyncResult *result;
  unsigned n_calls;
} Outcome;

static void
keep_cb (GObject      *source_object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->result = g_object_ref (result);
  outcome->n_calls++;
}

static gboolean
wait_for (Outcome  *outcome,
          GError  **error)
{
  gboolean ok;

  while (outcome->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  ok = g_task_propagate_boolean (G_TASK (outcome->result), error);
  g_object_unref (outcome->result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (outcome->n_calls, ==, 1);

  return ok;
}

static void
test_none (void)
{
  Outcome outcome = { NULL, 0 };
  g_autoptr(GTask) task = g_task_new (NULL, NULL, keep_cb, &outcome);

  steward_gather_done (steward_gather_new (task), NULL);
  g_assert_true (wait_for (&outcome, NULL));
}

/* Parts that end while others are still being started. */
static void
test_at_once (void)
{
  Outcome outcome = { NULL, 0 };
  g_autoptr(GTask) task = g_task_new (NULL, NULL, keep_cb, &outcome);
  StewardGather *gather = steward_gather_new (task);

  for (unsigned i = 0; i < 10; i++)
    steward_gather_done (steward_gather_add (gather), NULL);
  g_assert_false (g_task_get_completed (task));
  steward_gather_done (gather, NULL);
  g_assert_true (wait_for (&outcome, NULL));
}

static void
test_first_error (void)
{
  Outcome outcome = { NULL, 0 };
  g_autoptr(GTask) task = g_task_new (NULL, NULL, keep_cb, &outcome);
  StewardGather *gather = steward_gather_new (task);
  g_autoptr(GError) error = NULL;

  for (unsigned i = 0; i < 3; i++)
    steward_gather_add (gather);
  steward_gather_done (gather, NULL);
  steward_gather_done (gather, g_error_new (STEWARD_ERROR, STEWARD_ERROR_NETWORK, "the first"));
  steward_gather_done (gather, g_error_new (STEWARD_ERROR, STEWARD_ERROR_AUTH, "the second"));
  steward_gather_done (gather, NULL);
  g_assert_false (wait_for (&outcome, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK);
}

static gpointer
end_in_thread (gpointer data)
{
  steward_gather_done (data, NULL);

  return NULL;
}

static void
test_threads (void)
{
  Outcome outcome = { NULL, 0 };
  g_autoptr(GTask) task = g_task_new (NULL, NULL, keep_cb, &outcome);
  StewardGather *gather = steward_gather_new (task);
  GThread *threads[16];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("part", end_in_thread, steward_gather_add (gather));
  steward_gather_done (gather, NULL);
  g_assert_true (wait_for (&outcome, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gather/none", test_none);
  g_test_add_func ("/gather/at-once", test_at_once);
  g_test_add_func ("/gather/first-error", test_first_error);
  g_test_add_func ("/gather/threads", test_threads);

  return g_test_run ();
}
