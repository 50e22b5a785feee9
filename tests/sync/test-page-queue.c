/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "steward-page-queue.h"

static GPtrArray *
new_page (guint number)
{
  GPtrArray *page = g_ptr_array_new ();

  g_ptr_array_add (page, GUINT_TO_POINTER (number));

  return page;
}

static guint
get_number (GPtrArray *page)
{
  return GPOINTER_TO_UINT (g_ptr_array_index (page, 0));
}

typedef struct
{
  StewardPageQueue *queue;
  GCancellable *cancellable;
  guint n_pages;
  int n_pushed;                        /* atomic */
  GError *error;
} Producer;

static gpointer
push_in_thread (gpointer data)
{
  Producer *producer = data;

  for (guint i = 0; i < producer->n_pages; i++)
    {
      if (!steward_page_queue_push (producer->queue, new_page (i), producer->cancellable, &producer->error))
        break;
      g_atomic_int_inc (&producer->n_pushed);
    }
  steward_page_queue_end (producer->queue);

  return NULL;
}

static void
test_order (void)
{
  g_autoptr(StewardPageQueue) queue = steward_page_queue_new (2);
  Producer producer = { .queue = queue, .n_pages = 1000 };
  GThread *thread = g_thread_new ("producer", push_in_thread, &producer);
  GPtrArray *page;
  guint expected = 0;

  while ((page = steward_page_queue_pop (queue)) != NULL)
    {
      g_assert_cmpuint (get_number (page), ==, expected);
      g_ptr_array_unref (page);
      expected++;
    }
  g_thread_join (thread);
  g_assert_cmpuint (expected, ==, 1000);
  g_assert_no_error (producer.error);
}

/* Who fetches faster than the store writes has to wait. */
static void
test_back_pressure (void)
{
  g_autoptr(StewardPageQueue) queue = steward_page_queue_new (3);
  Producer producer = { .queue = queue, .n_pages = 100 };
  GThread *thread = g_thread_new ("producer", push_in_thread, &producer);
  GPtrArray *page;

  g_usleep (100 * 1000);
  g_assert_cmpint (g_atomic_int_get (&producer.n_pushed), ==, 3);
  g_ptr_array_unref (steward_page_queue_pop (queue));
  g_usleep (100 * 1000);
  g_assert_cmpint (g_atomic_int_get (&producer.n_pushed), ==, 4);
  while ((page = steward_page_queue_pop (queue)) != NULL)
    g_ptr_array_unref (page);
  g_thread_join (thread);
}

static void
test_cancel (void)
{
  g_autoptr(StewardPageQueue) queue = steward_page_queue_new (1);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Producer producer = { .queue = queue, .n_pages = 100, .cancellable = cancellable };
  GThread *thread = g_thread_new ("producer", push_in_thread, &producer);
  gint64 start;

  g_usleep (50 * 1000);
  start = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  g_assert_error (producer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&producer.error);
}

static void
test_abort (void)
{
  g_autoptr(StewardPageQueue) queue = steward_page_queue_new (1);
  Producer producer = { .queue = queue, .n_pages = 100 };
  GThread *thread = g_thread_new ("producer", push_in_thread, &producer);

  g_usleep (50 * 1000);
  steward_page_queue_abort (queue);
  g_thread_join (thread);
  g_assert_error (producer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&producer.error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-queue/order", test_order);
  g_test_add_func ("/page-queue/back-pressure", test_back_pressure);
  g_test_add_func ("/page-queue/cancel", test_cancel);
  g_test_add_func ("/page-queue/abort", test_abort);

  return g_test_run ();
}
