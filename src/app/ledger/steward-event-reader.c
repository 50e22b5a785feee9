/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the ledger backwards, a stretch at a time, until a page is full. A
 * search reads on until it has found enough or is cancelled. */

#include "config.h"

#include "steward-event-reader.h"

#define STRETCH 1000

typedef struct
{
  StewardCouncil *council;             /* owned */
  gint64 before;
  guint limit;
  char *folded;                        /* owned; NULL: everything */
} Job;

/* One stretch: events with a position in (after, until]. */
typedef struct
{
  const Job *job;
  StewardCouncilState *state;          /* owned */
  GCancellable *cancellable;
  GPtrArray *found;                    /* StewardEventItem, ascending */
  gint64 until;
} Stretch;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->council);
  g_free (job->folded);
  g_free (job);
}

static gboolean
visit (const StewardEvent  *event,
       const char          *signature,
       gpointer             data,
       GError             **error)
{
  Stretch *stretch = data;
  g_autoptr (StewardEventItem) item = NULL;

  if (event->position > stretch->until)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "The stretch is read.");
      return FALSE;
    }
  item = steward_event_item_new (event, signature, stretch->state);
  if (stretch->job->folded == NULL || steward_event_item_matches (item, stretch->job->folded))
    g_ptr_array_add (stretch->found, g_steal_pointer (&item));

  return TRUE;
}

static gboolean
read_stretch (Stretch        *stretch,
              StewardLedger  *ledger,
              gint64          after,
              GError        **error)
{
  g_autoptr (GError) local = NULL;

  if (g_cancellable_set_error_if_cancelled (stretch->cancellable, error))
    return FALSE;
  g_ptr_array_set_size (stretch->found, 0);
  if (steward_ledger_walk_sync (ledger, after, visit, stretch, &local)
      || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

/* Moves the newest of a stretch to the page; what does not fit comes next. */
static void
take (StewardEventPage *page,
      Stretch          *stretch,
      gint64            after)
{
  page->before = after + 1;
  for (guint i = stretch->found->len; i > 0; i--)
    {
      StewardEventItem *item = g_ptr_array_index (stretch->found, i - 1);

      if (page->items->len >= stretch->job->limit)
        return;
      page->before = steward_event_item_get_event (item)->position;
      g_ptr_array_add (page->items, g_object_ref (item));
    }
  page->before = after + 1;
}

static gboolean
read_page (StewardEventPage  *page,
           Stretch           *stretch,
           GError           **error)
{
  StewardLedger *ledger = steward_council_get_ledger (stretch->job->council);
  gint64 size = stretch->job->folded != NULL ? STRETCH : stretch->job->limit;

  while (page->before > 1 && page->items->len < stretch->job->limit)
    {
      gint64 after = MAX (0, page->before - 1 - size);

      stretch->until = page->before - 1;
      if (!read_stretch (stretch, ledger, after, error))
        return FALSE;
      take (page, stretch, after);
    }
  if (page->before <= 1)
    page->before = 0;

  return TRUE;
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (StewardEventPage) page = g_new0 (StewardEventPage, 1);
  g_autoptr (StewardCouncilState) state = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Stretch stretch = { .job = job, .cancellable = cancellable, .found = found };
  GError *error = NULL;

  page->items = g_ptr_array_new_with_free_func (g_object_unref);
  state = steward_council_load_state_sync (job->council, &error);
  if (state == NULL
      || !steward_ledger_get_checkpoint_sync (steward_council_get_ledger (job->council), &page->head, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  stretch.state = state;
  page->before = job->before > 0 ? job->before : (gint64) page->head.tree.size + 1;
  if (read_page (page, &stretch, &error))
    g_task_return_pointer (task, g_steal_pointer (&page), (GDestroyNotify) steward_event_page_free);
  else
    g_task_return_error (task, error);
}

/**
 * steward_event_reader_load_async:
 * @council: whose ledger is read
 * @before: a position: what stands before it; 0: from the head
 * @limit: at most so many
 * @text: (nullable): only events in which it is found
 * @cancellable: (nullable): optional cancellable
 * @callback: called with the page
 * @user_data: for @callback
 */
void
steward_event_reader_load_async (StewardCouncil      *council,
                                 gint64               before,
                                 guint                limit,
                                 const char          *text,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (council, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->council = g_object_ref (council);
  job->before = before;
  job->limit = limit;
  job->folded = text != NULL && *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  g_task_set_source_tag (task, steward_event_reader_load_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * steward_event_reader_load_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): the page
 */
StewardEventPage *
steward_event_reader_load_finish (GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_event_page_free:
 * @self: (nullable) (transfer full): a page
 */
void
steward_event_page_free (StewardEventPage *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_free (self);
}
