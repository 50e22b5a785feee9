/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The worker thread: order, thread identity, cancellation, and every way to
 * end. */

#include "config.h"

#include "steward-worker.h"

typedef struct
{
  StewardWorker *worker;
  GArray *order;
  int next;
} Log;

static void
note (gpointer data)
{
  Log *log = data;

  g_assert_true (steward_worker_is_current (log->worker));
  g_array_append_val (log->order, log->next);
}

static void
note_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GArray *order = task_data;
  int value = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (task), "value"));

  g_array_append_val (order, value);
  g_task_return_int (task, value);
}

static void
count_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  unsigned *n = user_data;

  (*n)++;
}

static void
test_order (void)
{
  g_autoptr(StewardWorker) worker = steward_worker_new ("order");
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (int));
  unsigned n_done = 0;

  for (int i = 0; i < 100; i++)
    {
      g_autoptr(GTask) task = g_task_new (NULL, NULL, count_cb, &n_done);

      g_task_set_task_data (task, order, NULL);
      g_object_set_data (G_OBJECT (task), "value", GINT_TO_POINTER (i));
      steward_worker_queue (worker, task, note_in_thread);
    }
  while (n_done < 100)
    g_main_context_iteration (NULL, TRUE);
  for (int i = 0; i < 100; i++)
    g_assert_cmpint (g_array_index (order, int, i), ==, i);
}

static void
test_run_sync (void)
{
  g_autoptr(StewardWorker) worker = steward_worker_new ("sync");
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (int));
  Log log = { worker, order, 0 };

  g_assert_false (steward_worker_is_current (worker));
  for (log.next = 0; log.next < 50; log.next++)
    steward_worker_run_sync (worker, note, &log);
  g_assert_cmpuint (order->len, ==, 50);
}

static void
run_inside (gpointer data)
{
  Log *log = data;

  steward_worker_run_sync (log->worker, note, log);
}

static void
test_run_sync_inside (void)
{
  g_autoptr(StewardWorker) worker = steward_worker_new ("inside");
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (int));
  Log log = { worker, order, 1 };

  steward_worker_run_sync (worker, run_inside, &log);
  g_assert_cmpuint (order->len, ==, 1);
}

static void
keep_result_cb (GObject      *source_object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static void
fail_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_assert_not_reached ();
}

static void
test_cancelled (void)
{
  g_autoptr(StewardWorker) worker = steward_worker_new ("cancelled");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, keep_result_cb, &result);
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  steward_worker_queue (worker, task, fail_in_thread);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What was queued before the end still runs; what comes later does not. */
static void
test_shutdown (void)
{
  g_autoptr(StewardWorker) worker = steward_worker_new ("shutdown");
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GTask) late = g_task_new (NULL, NULL, keep_result_cb, &result);
  g_autoptr(GError) error = NULL;
  unsigned n_done = 0;

  for (int i = 0; i < 20; i++)
    {
      g_autoptr(GTask) task = g_task_new (NULL, NULL, count_cb, &n_done);

      g_task_set_task_data (task, order, NULL);
      steward_worker_queue (worker, task, note_in_thread);
    }
  steward_worker_shutdown (worker);
  steward_worker_shutdown (worker);
  g_assert_cmpuint (order->len, ==, 20);

  steward_worker_queue (worker, late, fail_in_thread);
  while (result == NULL || n_done < 20)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
drop_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_object_unref (task_data);
  g_task_return_boolean (task, TRUE);
}

/* The last reference goes inside a job of the worker itself. */
static void
test_drop_inside (void)
{
  StewardWorker *worker = steward_worker_new ("drop");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GTask) task = g_task_new (NULL, NULL, keep_result_cb, &result);

  g_object_add_weak_pointer (G_OBJECT (worker), (gpointer *) &worker);
  g_task_set_task_data (task, worker, NULL);
  steward_worker_queue (worker, task, drop_in_thread);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  while (g_atomic_pointer_get (&worker) != NULL)
    g_usleep (1000);
}

/* Many callers at once. */
static gpointer
call_many (gpointer data)
{
  Log *log = data;

  for (unsigned i = 0; i < 200; i++)
    steward_worker_run_sync (log->worker, note, log);

  return NULL;
}

static void
test_many_callers (void)
{
  g_autoptr(StewardWorker) worker = steward_worker_new ("many");
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (int));
  Log log = { worker, order, 1 };
  GThread *threads[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("caller", call_many, &log);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (order->len, ==, 1600);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/order", test_order);
  g_test_add_func ("/worker/run-sync", test_run_sync);
  g_test_add_func ("/worker/run-sync-inside", test_run_sync_inside);
  g_test_add_func ("/worker/cancelled", test_cancelled);
  g_test_add_func ("/worker/shutdown", test_shutdown);
  g_test_add_func ("/worker/drop-inside", test_drop_inside);
  g_test_add_func ("/worker/many-callers", test_many_callers);

  return g_test_run ();
}
