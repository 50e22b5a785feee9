/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a source and writing the catalog overlap on two cores; the queue
 * between them is short, so that memory does not grow with the source. */

#include "config.h"

#include "steward-page-queue.h"

struct _StewardPageQueue
{
  GMutex lock;                         /* guards everything below */
  GCond moved;
  GQueue pages;                        /* GPtrArray, owned */
  guint max_pages;
  gboolean ended;                      /* no more pages will come */
  gboolean aborted;                    /* nobody takes pages any more */
};

/**
 * steward_page_queue_new:
 * @max_pages: how many may wait
 */
StewardPageQueue *
steward_page_queue_new (guint max_pages)
{
  StewardPageQueue *self = g_new0 (StewardPageQueue, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->moved);
  g_queue_init (&self->pages);
  self->max_pages = max_pages;

  return self;
}

/* Once no thread uses it any more. */
void
steward_page_queue_free (StewardPageQueue *self)
{
  if (self == NULL)
    return;

  g_queue_clear_full (&self->pages, (GDestroyNotify) g_ptr_array_unref);
  g_cond_clear (&self->moved);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
wake_up_cb (GCancellable     *cancellable,
            StewardPageQueue *self)
{
  g_mutex_lock (&self->lock);
  g_cond_broadcast (&self->moved);
  g_mutex_unlock (&self->lock);
}

/**
 * steward_page_queue_push:
 * @self: a queue
 * @page: (transfer full) (element-type StewardEntry): a page
 * @cancellable: (nullable): ends the waiting
 * @error: return location: G_IO_ERROR_CANCELLED when cancelled or when the
 *   writing side gave up, whose own error counts then
 *
 * Blocks while the queue is full.
 */
gboolean
steward_page_queue_push (StewardPageQueue  *self,
                         GPtrArray         *page,
                         GCancellable      *cancellable,
                         GError           **error)
{
  gulong handler = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (wake_up_cb), self, NULL) : 0;
  gboolean taken;

  g_mutex_lock (&self->lock);
  while (self->pages.length >= self->max_pages && !self->aborted && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait (&self->moved, &self->lock);
  taken = !self->aborted && !g_cancellable_is_cancelled (cancellable);
  if (taken)
    {
      g_queue_push_tail (&self->pages, page);
      g_cond_broadcast (&self->moved);
    }
  g_mutex_unlock (&self->lock);
  g_cancellable_disconnect (cancellable, handler);

  if (!taken)
    {
      g_ptr_array_unref (page);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The sync was stopped.");
    }

  return taken;
}

/**
 * steward_page_queue_end:
 *
 * From the fetching side: the last page was pushed.
 */
void
steward_page_queue_end (StewardPageQueue *self)
{
  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  g_cond_broadcast (&self->moved);
  g_mutex_unlock (&self->lock);
}

/**
 * steward_page_queue_pop:
 *
 * Blocks until there is a page.
 *
 * Returns: (transfer full) (nullable): the next page, or %NULL after the last
 */
GPtrArray *
steward_page_queue_pop (StewardPageQueue *self)
{
  GPtrArray *page;

  g_mutex_lock (&self->lock);
  while (self->pages.length == 0 && !self->ended)
    g_cond_wait (&self->moved, &self->lock);
  page = g_queue_pop_head (&self->pages);
  g_cond_broadcast (&self->moved);
  g_mutex_unlock (&self->lock);

  return page;
}

/**
 * steward_page_queue_abort:
 *
 * From the writing side: further pages are refused.
 */
void
steward_page_queue_abort (StewardPageQueue *self)
{
  g_mutex_lock (&self->lock);
  self->aborted = TRUE;
  g_cond_broadcast (&self->moved);
  g_mutex_unlock (&self->lock);
}
