/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The news that events came, or that levels stand otherwise: at once after an
 * append of this program, and within about a second after one of another. A timer on the main context asks
 * the reader's thread whether the file changed; it also lets the writer's
 * thread bring the checkpoint up to date after a burst of appends. */

#include "config.h"

#include "steward-governance-private.h"

#include "steward-ledger-table.h"

#define POLL_SECONDS 1
#define LEVELS_GAP_US (500 * G_TIME_SPAN_MILLISECOND) /* an evaluation of thousands is not news thousands of times */

typedef enum
{
  NEWS_EVENTS,
  NEWS_LEVELS,
  N_NEWS,
} Kind;

/* Outlives the store: a source that waits for the main loop must not keep it. */
struct _StewardNews
{
  gatomicrefcount references;
  GWeakRef store;
  GMainContext *context;               /* (owned): where "changed" is emitted */
  GMutex mutex;
  gint64 announced[N_NEWS];            /* last position or version that was told or is about to be: under the mutex */
  gboolean pending[N_NEWS];            /* a source waits: under the mutex */
  gint64 quiet_until[N_NEWS];          /* monotonic time: under the mutex */
};

static StewardNews *
news_ref (StewardNews *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

static void
news_unref (gpointer data)
{
  StewardNews *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_weak_ref_clear (&self->store);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
emit (StewardNews *self,
      Kind         kind,
      const char  *signal)
{
  g_autoptr(StewardGovernance) store = g_weak_ref_get (&self->store);

  g_mutex_lock (&self->mutex);
  self->pending[kind] = FALSE;
  if (kind == NEWS_LEVELS)
    self->quiet_until[kind] = g_get_monotonic_time () + LEVELS_GAP_US;
  g_mutex_unlock (&self->mutex);
  if (store != NULL)
    g_signal_emit_by_name (store, signal);
}

static gboolean
emit_changed_cb (gpointer data)
{
  emit (data, NEWS_EVENTS, "changed");

  return G_SOURCE_REMOVE;
}

static gboolean
emit_levels_changed_cb (gpointer data)
{
  emit (data, NEWS_LEVELS, "levels-changed");

  return G_SOURCE_REMOVE;
}

/* At once, or when the quiet is over. */
static void
attach (StewardNews *self,
        Kind         kind,
        gint64       quiet)
{
  g_autoptr(GSource) source = quiet > 0 ? g_timeout_source_new ((guint) (quiet / G_TIME_SPAN_MILLISECOND) + 1)
                                        : g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, kind == NEWS_EVENTS ? emit_changed_cb : emit_levels_changed_cb, news_ref (self),
                         news_unref);
  g_source_attach (source, self->context);
}

/* One source of each kind at most: a thousand appends are one piece of news. */
static void
tell (StewardNews *self,
      Kind         kind,
      gint64       number)
{
  gint64 quiet;
  gboolean wanted;

  g_mutex_lock (&self->mutex);
  wanted = number > self->announced[kind] && !self->pending[kind];
  self->announced[kind] = MAX (self->announced[kind], number);
  self->pending[kind] |= wanted;
  quiet = self->quiet_until[kind] - g_get_monotonic_time ();
  g_mutex_unlock (&self->mutex);

  if (wanted)
    attach (self, kind, quiet);
}

/**
 * steward_governance_tell_appended:
 * @self: a store
 * @position: of the last event
 *
 * In the writer's thread, after an append.
 */
void
steward_governance_tell_appended (StewardGovernance *self,
                                  gint64             position)
{
  tell (self->news, NEWS_EVENTS, position);
}

/**
 * steward_governance_tell_levels:
 * @self: a store
 * @version: of the rows of levels
 *
 * In the writer's thread, after they were written.
 */
void
steward_governance_tell_levels (StewardGovernance *self,
                                gint64             version)
{
  tell (self->news, NEWS_LEVELS, version);
}

/* --- the timer --- */

/* Of the rows of levels, which are kept facts and no events. */
static gboolean
read_levels_version (StewardDb  *db,
                     gint64     *out_version,
                     GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "levels/news-get", error);
  gboolean row;

  *out_version = 0;
  if (statement == NULL || !steward_statement_step (statement, &row, error))
    return FALSE;

  if (row)
    *out_version = steward_statement_get_int64 (statement, 0);
  steward_statement_reset (statement);
  return TRUE;
}

static gboolean
look_for_news (StewardGovernance  *self,
               GError            **error)
{
  StewardDigest seal;
  gint64 position, version;

  if (!steward_ledger_table_get_head (self->read_db, &position, &seal, error) ||
      !read_levels_version (self->read_db, &version, error))
    return FALSE;

  tell (self->news, NEWS_EVENTS, position);
  tell (self->news, NEWS_LEVELS, version);
  return TRUE;
}

static void
look_for_others_in_thread (GTask        *task,
                           gpointer      source_object,
                           gpointer      task_data,
                           GCancellable *cancellable)
{
  StewardGovernance *self = task_data;
  g_autoptr(GError) error = NULL;
  gint64 version;

  g_atomic_int_set (&self->look_pending, 0);
  if (steward_db_get_data_version (self->read_db, &version, &error) && version != self->data_version)
    {
      self->data_version = version;
      if (!look_for_news (self, &error))
        g_debug ("cannot read what is new: %s", error->message);
    }
  else if (error != NULL)
    g_debug ("cannot look for changes: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
save_checkpoint_in_thread (GTask        *task,
                           gpointer      source_object,
                           gpointer      task_data,
                           GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (!steward_governance_save_checkpoint (task_data, &error))
    g_debug ("no checkpoint: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

/* The task does not hold the store: closing waits for what was queued. */
static void
queue (StewardGovernance *self,
       StewardWorker     *worker,
       GTaskThreadFunc    func)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, queue);
  g_task_set_task_data (task, self, NULL);
  steward_worker_queue (worker, task, func);
}

static gboolean
poll_cb (gpointer data)
{
  StewardNews *news = data;
  g_autoptr(StewardGovernance) self = g_weak_ref_get (&news->store);

  if (self == NULL || self->reader == NULL)
    return G_SOURCE_REMOVE;

  if (g_atomic_int_compare_and_exchange (&self->look_pending, 0, 1))
    queue (self, self->reader, look_for_others_in_thread);
  if (g_atomic_int_get (&self->checkpoint_behind))
    queue (self, self->writer, save_checkpoint_in_thread);

  return G_SOURCE_CONTINUE;
}

static gboolean
read_present_levels (StewardGovernance  *self,
                     gpointer            data,
                     GError            **error)
{
  return read_levels_version (self->read_db, data, error);
}

/**
 * steward_governance_start_news:
 * @self: a store that was opened by the thread whose main context gets the news
 *
 * What is there now is no news.
 */
void
steward_governance_start_news (StewardGovernance *self)
{
  g_autoptr(GSource) source = g_timeout_source_new_seconds (POLL_SECONDS);
  StewardNews *news = g_new0 (StewardNews, 1);

  g_atomic_ref_count_init (&news->references);
  g_weak_ref_init (&news->store, self);
  g_mutex_init (&news->mutex);
  news->context = g_main_context_ref_thread_default ();
  news->announced[NEWS_EVENTS] = MAX (steward_governance_count_events_sync (self, NULL, NULL), 0);
  if (!steward_governance_run (self, self->reader, read_present_levels, &news->announced[NEWS_LEVELS], NULL))
    news->announced[NEWS_LEVELS] = 0;
  self->news = news;

  g_source_set_callback (source, poll_cb, news_ref (news), news_unref);
  g_source_attach (source, news->context);
  self->poll = g_steal_pointer (&source);
}

/**
 * steward_governance_stop_news:
 * @self: a store that is being closed
 */
void
steward_governance_stop_news (StewardGovernance *self)
{
  if (self->poll != NULL)
    g_source_destroy (self->poll);
  g_clear_pointer (&self->poll, g_source_unref);
}

void
steward_governance_free_news (StewardGovernance *self)
{
  g_clear_pointer (&self->news, news_unref);
}
