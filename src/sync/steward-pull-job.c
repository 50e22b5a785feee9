/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One sync of one source. The task's thread writes; a second thread fetches.
 * Nothing is seen of it before the commit, and a failure anywhere before
 * leaves readers with what they had. What comes after the commit (signals,
 * dated facts) are kept facts, added so that adding them twice is harmless: a
 * failure midway keeps what was stored, and the next sync reads on from where
 * the last complete one ended. A source that lists nothing gives signals only. */

#include "config.h"

#include "steward-pull-job.h"

#include "steward-catalog-writer.h"
#include "steward-level-rows.h"
#include "steward-page-queue.h"
#include "steward-urn.h"

#include <string.h>

#define MAX_PAGES 4
#define MAX_FACTS 20000              /* in one transaction */
#define MAX_UNREAD 500               /* places that are kept to be looked at */
#define MAX_UNREAD_PLACES 20         /* of one reason */
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 10)
/* Before the task's own callback, which may free what progress_data points to. */
#define PROGRESS_PRIORITY (G_PRIORITY_DEFAULT - 1)

typedef struct
{
  StewardCatalog *catalog;             /* owned */
  StewardGovernance *governance;       /* owned, or NULL: no kept facts */
  StewardConnector *connector;         /* owned */
  GCancellable *cancellable;           /* owned, or NULL */

  StewardPullProgress progress;        /* or NULL */
  gpointer progress_data;              /* unowned */
  GMainContext *context;               /* owned: of the caller */
  gint64 progress_at;                  /* monotonic; of the last report. Fetching thread only */

  StewardPageQueue *pages;             /* owned */
  char *cursor;                        /* of the last sync, for this instance */
  char *new_cursor;
  gboolean unchanged;
  GError *fetch_error;                 /* read after the fetching thread was joined */

  StewardSyncReport report;
  GPtrArray *products;                 /* char*: 'a' (active) or ' ', and the native id */
} PullJob;

typedef struct
{
  StewardPullProgress progress;
  gpointer progress_data;
  guint64 done, total;
  const char *what;
} Progress;

static void
free_job (gpointer data)
{
  PullJob *job = data;

  g_clear_object (&job->catalog);
  g_clear_object (&job->governance);
  g_clear_object (&job->connector);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_clear_pointer (&job->pages, steward_page_queue_free);
  g_clear_pointer (&job->products, g_ptr_array_unref);
  g_clear_error (&job->fetch_error);
  g_free (job->cursor);
  g_free (job->new_cursor);
  g_free (job);
}

/* Fetching thread. */

static gboolean
report_progress_cb (gpointer data)
{
  Progress *progress = data;

  progress->progress (progress->done, progress->total, progress->what, progress->progress_data);

  return G_SOURCE_REMOVE;
}

static void
send_progress (guint64     done,
               guint64     total,
               const char *what,
               gpointer    user_data)
{
  PullJob *job = user_data;
  gint64 now = g_get_monotonic_time ();
  g_autoptr(GSource) source = NULL;
  Progress *progress;

  if (job->progress == NULL || now - job->progress_at < PROGRESS_INTERVAL)
    return;

  job->progress_at = now;
  progress = g_new0 (Progress, 1);
  progress->progress = job->progress;
  progress->progress_data = job->progress_data;
  progress->done = done;
  progress->total = total;
  progress->what = what;
  source = g_idle_source_new ();
  g_source_set_priority (source, PROGRESS_PRIORITY);
  g_source_set_callback (source, report_progress_cb, progress, g_free);
  g_source_attach (source, job->context);
}

static gboolean
push_page (GPtrArray  *entries,
           gpointer    user_data,
           GError    **error)
{
  PullJob *job = user_data;

  return steward_page_queue_push (job->pages, entries, job->cancellable, error);
}

static gpointer
fetch_in_thread (gpointer data)
{
  PullJob *job = data;
  const StewardSink sink = { push_page, send_progress, job };

  if (!steward_connector_fetch (job->connector, job->cursor, &sink, &job->new_cursor, &job->unchanged,
                                job->cancellable, &job->fetch_error))
    g_assert (job->fetch_error != NULL);
  steward_page_queue_end (job->pages);

  return NULL;
}

/* Writing thread. */

/* A cursor holds for one instance only: behind the same settings there may be
 * another server now. */
static char *
join_cursor (StewardConnector *connector,
             const char       *cursor)
{
  const char *instance = steward_connector_get_instance (connector);

  return cursor != NULL ? g_strconcat (instance != NULL ? instance : "", "\n", cursor, NULL) : NULL;
}

static const char *
find_cursor (const char *joined)
{
  const char *newline = joined != NULL ? strchr (joined, '\n') : NULL;

  return newline != NULL ? newline + 1 : NULL;
}

static gboolean
is_of_instance (StewardConnector *connector,
                const char       *joined)
{
  const char *instance = steward_connector_get_instance (connector);
  gsize length = instance != NULL ? strlen (instance) : 0;

  return joined != NULL && strncmp (joined, instance != NULL ? instance : "", length) == 0 && joined[length] == '\n';
}

static void
note_products (PullJob   *job,
               GPtrArray *page)
{
  for (guint i = 0; job->governance != NULL && i < page->len; i++)
    {
      const StewardEntry *entry = g_ptr_array_index (page, i);

      if (entry->kind == STEWARD_ENTRY_PRODUCT && entry->native_id != NULL)
        g_ptr_array_add (job->products, g_strconcat (entry->lifecycle == STEWARD_LIFECYCLE_ACTIVE ? "a" : " ",
                                                     entry->native_id, NULL));
    }
}

static gboolean
write_pages (PullJob               *job,
             StewardCatalogWriter  *writer,
             GError               **error)
{
  gboolean fine = TRUE;

  while (TRUE)
    {
      g_autoptr(GPtrArray) page = steward_page_queue_pop (job->pages);

      if (page == NULL)
        return fine;
      note_products (job, page);
      if (fine && !steward_catalog_writer_put (writer, page, error))
        {
          fine = FALSE;
          steward_page_queue_abort (job->pages);
        }
    }
}

static gboolean
fetch_pages (PullJob               *job,
             StewardCatalogWriter  *writer,
             GError               **error)
{
  GThread *thread;
  gboolean written;

  g_clear_pointer (&job->pages, steward_page_queue_free);
  g_ptr_array_set_size (job->products, 0);
  job->pages = steward_page_queue_new (MAX_PAGES);
  thread = g_thread_new ("steward-fetch", fetch_in_thread, job);
  written = write_pages (job, writer, error);
  g_thread_join (thread);

  if (!written)
    return FALSE;
  if (job->fetch_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&job->fetch_error));
      return FALSE;
    }

  return TRUE;
}

/* "Unchanged" of another server than the one whose entries we keep is no
 * answer; then everything is fetched. */
static gboolean
fetch_for_instance (PullJob               *job,
                    StewardCatalogWriter  *writer,
                    GError               **error)
{
  const char *joined = steward_catalog_writer_get_cursor (writer);

  job->cursor = g_strdup (find_cursor (joined));
  if (!fetch_pages (job, writer, error))
    return FALSE;
  if (!job->unchanged || is_of_instance (job->connector, joined))
    return TRUE;

  g_clear_pointer (&job->cursor, g_free);
  g_clear_pointer (&job->new_cursor, g_free);
  return fetch_pages (job, writer, error);
}

/* A drop of measurements has no products: nothing is listed then. */
static gboolean
fetch_if_listed (PullJob               *job,
                 StewardCatalogWriter  *writer,
                 GError               **error)
{
  return STEWARD_CONNECTOR_GET_CLASS (job->connector)->fetch == NULL || fetch_for_instance (job, writer, error);
}

/* The connector's, once it has answered; a source without one is itself. */
static const char *
get_instance (PullJob *job)
{
  const char *instance = steward_connector_get_instance (job->connector);

  return instance != NULL ? instance : steward_source_get_id (steward_connector_get_source (job->connector));
}

static gboolean
pull_entries (PullJob  *job,
              GError  **error)
{
  StewardSource *source = steward_connector_get_source (job->connector);
  g_autofree char *cursor = NULL;
  g_autoptr(StewardCatalogWriter) writer =
    steward_catalog_writer_begin (job->catalog, steward_source_get_id (source), steward_source_get_kind (source),
                                  error);

  if (writer == NULL || !fetch_if_listed (job, writer, error) ||
      g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  if (job->unchanged)
    return steward_catalog_writer_touch (writer, &job->report, error);

  cursor = join_cursor (job->connector, job->new_cursor);

  return steward_catalog_writer_commit (writer, get_instance (job), cursor, &job->report, error);
}

/* Signals: each page is stored as it comes, so that a gigabyte never lies in
 * memory; the cursor moves only when all of it is stored. */

typedef struct
{
  StewardGovernance *governance;       /* unowned */
  const char *source_id;
  GCancellable *cancellable;           /* unowned, or NULL */
  GPtrArray *unread;                   /* StewardUnread */
  gint64 complete;                     /* 0: the source did not say */
} SignalPull;

static gboolean
store_signals (GPtrArray  *measurements,
               gpointer    user_data,
               GError    **error)
{
  SignalPull *pull = user_data;
  g_autoptr(GPtrArray) page = measurements;

  if (g_cancellable_set_error_if_cancelled (pull->cancellable, error))
    return FALSE;

  return page->len == 0 || steward_governance_add_measurements_sync (pull->governance, pull->source_id, page, error);
}

static void
note_unread (StewardUnread *unread,
             gpointer       user_data)
{
  SignalPull *pull = user_data;
  guint64 n = 0;

  for (guint i = 0; i < pull->unread->len; i++)
    {
      StewardUnread *known = g_ptr_array_index (pull->unread, i);

      n += g_strcmp0 (known->reason, unread->reason) == 0 ? 1 : 0;
      if (n == MAX_UNREAD_PLACES)
        {
          known->n += unread->n;       /* counted with the last place that is listed */
          steward_unread_free (unread);
          return;
        }
    }
  if (pull->unread->len < MAX_UNREAD)
    {
      g_ptr_array_add (pull->unread, unread);
      return;
    }
  ((StewardUnread *) g_ptr_array_index (pull->unread, MAX_UNREAD - 1))->n += unread->n;
  steward_unread_free (unread);
}

static void
note_complete (gint64   time,
               gpointer user_data)
{
  SignalPull *pull = user_data;

  pull->complete = MAX (pull->complete, time);
}

static gboolean
read_signals (PullJob     *job,
              SignalPull  *pull,
              GError     **error)
{
  const StewardSignalSink sink = { store_signals, note_unread, note_complete, pull };
  g_autoptr(GError) local = NULL;
  g_autofree char *joined = steward_signal_cursor_get_sync (pull->governance, pull->source_id, &local);
  const char *known = is_of_instance (job->connector, joined) ? find_cursor (joined) : NULL;
  g_autofree char *cursor = NULL;
  g_autofree char *new_cursor = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!steward_connector_signals (job->connector, known, &sink, &cursor, job->cancellable, error))
    return FALSE;
  if (pull->complete > 0 &&
      !steward_series_know_until_sync (pull->governance, pull->source_id, pull->complete, error))
    return FALSE;

  new_cursor = join_cursor (job->connector, cursor);

  return steward_signal_cursor_put_sync (pull->governance, pull->source_id, new_cursor, pull->unread, error);
}

static gboolean
pull_signals (PullJob  *job,
              GError  **error)
{
  g_autoptr(GPtrArray) unread = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_unread_free);
  SignalPull pull = {
    .governance = job->governance,
    .source_id = steward_source_get_id (steward_connector_get_source (job->connector)),
    .cancellable = job->cancellable,
    .unread = unread,
  };

  if (job->governance == NULL || STEWARD_CONNECTOR_GET_CLASS (job->connector)->signals == NULL)
    return TRUE;

  return read_signals (job, &pull, error);
}

static void
add_fact (GPtrArray  *facts,
          const char *urn,
          const char *name,
          gint64      time)
{
  StewardFact *fact = g_new0 (StewardFact, 1);

  fact->urn = g_strdup (urn);
  fact->fact = g_strdup (name);
  fact->time = time;
  g_ptr_array_add (facts, fact);
}

/* When a product was first seen, and first active: behind the KPIs, and lost
 * with the cache if it were not kept. A fact that is known already stays. */
static gboolean
keep_facts (PullJob  *job,
            GError  **error)
{
  const char *kind = steward_source_get_kind (steward_connector_get_source (job->connector));
  g_autoptr(GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_fact_free);
  gint64 now = g_get_real_time ();

  if (job->report.added + job->report.changed == 0)
    return TRUE;

  for (guint i = 0; i < job->products->len; i++)
    {
      const char *product = g_ptr_array_index (job->products, i);
      g_autofree char *urn = steward_urn_make (kind, get_instance (job), product + 1);

      add_fact (facts, urn, "product-seen", now);
      if (*product == 'a')
        add_fact (facts, urn, "product-active", now);
      if (facts->len < MAX_FACTS)
        continue;
      if (!steward_governance_add_facts_sync (job->governance, facts, error))
        return FALSE;
      g_ptr_array_set_size (facts, 0);
    }

  return facts->len == 0 || steward_governance_add_facts_sync (job->governance, facts, error);
}

static void
pull_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PullJob *job = task_data;
  gint64 started = g_get_monotonic_time ();
  GError *error = NULL;

  if (!pull_entries (job, &error) || !keep_facts (job, &error) || !pull_signals (job, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  job->report.seconds = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;
  g_task_return_boolean (task, TRUE);
}

/**
 * steward_pull_job_run_async:
 * @catalog: where the entries go
 * @governance: (nullable): where measurements and dated facts are kept
 * @connector: of the source
 * @cancellable: (nullable): stops the sync; readers keep what they have
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress; not used after @callback
 * @callback: when it ended
 * @user_data: for @callback
 *
 * Two syncs of one source must not run at a time; services/ sees to it.
 */
void
steward_pull_job_run_async (StewardCatalog       *catalog,
                            StewardGovernance    *governance,
                            StewardConnector     *connector,
                            GCancellable         *cancellable,
                            StewardPullProgress   progress,
                            gpointer              progress_data,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, NULL, callback, user_data);
  PullJob *job = g_new0 (PullJob, 1);

  job->catalog = g_object_ref (catalog);
  job->governance = governance != NULL ? g_object_ref (governance) : NULL;
  job->connector = g_object_ref (connector);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->products = g_ptr_array_new_with_free_func (g_free);
  job->progress = progress;
  job->progress_data = progress_data;
  job->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, steward_pull_job_run_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, pull_in_thread);
}

/**
 * steward_pull_job_run_finish:
 * @result: of steward_pull_job_run_async()
 * @out_report: (out) (optional): what the sync found. It is set after an error
 *   too, if the error came behind the commit
 * @error: return location
 *
 * Returns: whether everything was synced
 */
gboolean
steward_pull_job_run_finish (GAsyncResult       *result,
                             StewardSyncReport  *out_report,
                             GError            **error)
{
  PullJob *job = g_task_get_task_data (G_TASK (result));

  if (out_report != NULL)
    *out_report = job->report;

  return g_task_propagate_boolean (G_TASK (result), error);
}
