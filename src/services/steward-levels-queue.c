/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One evaluation at a time in this process; two processes that evaluate write
 * the same. Whoever asks while one is under way waits for the next, since the
 * present one may have passed what they are after. What an evaluation found is
 * then looked at by the council: incidents are opened and ended where this desk
 * may record anything. */

#include "config.h"

#include "steward-levels-queue.h"

#include "steward-incident-case.h"
#include "steward-services-private.h"

#define DEBOUNCE_MS 700
/* Not more often than that, and at least so often: clocks are set, machines sleep. */
#define MIN_SLEEP (5 * G_TIME_SPAN_SECOND)
#define MAX_SLEEP (5 * G_TIME_SPAN_MINUTE)

struct _StewardLevelsQueue
{
  StewardServices *services;           /* unowned: it owns the queue */
  GCancellable *cancellable;           /* owned: ends with stop() */
  GPtrArray *tasks;                    /* GTask: who waits for the run that is under way */
  GPtrArray *waiting;                  /* GTask: who waits for the next */
  gboolean running;
  gboolean again;                      /* another run follows */
  gboolean started;
  gboolean stopped;
  guint timer;
  guint debounce;
  gulong council_handler;
  gulong catalog_handler;
};

/* What a run needs, and what it found. */
typedef struct
{
  StewardCatalog *catalog;             /* owned */
  StewardGovernance *governance;       /* owned */
  StewardCouncil *council;             /* owned */
  GPtrArray *sources;                  /* char*: ids of those that are set up here */
  gint64 next_look;
} Run;

static void
free_run (gpointer data)
{
  Run *run = data;

  g_object_unref (run->catalog);
  g_object_unref (run->governance);
  g_object_unref (run->council);
  g_ptr_array_unref (run->sources);
  g_free (run);
}

StewardLevelsQueue *
steward_levels_queue_new (StewardServices *services)
{
  StewardLevelsQueue *self = g_new0 (StewardLevelsQueue, 1);

  self->services = services;
  self->cancellable = g_cancellable_new ();
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
steward_levels_queue_free (StewardLevelsQueue *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->waiting);
  g_free (self);
}

/* In the thread. */

/* A desk that may not record, or cannot now, goes on seeing how levels stand;
 * what is missed then has its incident as soon as it can. */
static gboolean
may_not_record (const GError *error)
{
  return g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW) ||
         g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK) ||
         g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_DENIED);
}

static GPtrArray *
watch (Run        *run,
       GPtrArray  *breaches,
       gint64      now,
       GError    **error)
{
  g_autoptr(GError) local = NULL;
  GPtrArray *done = steward_council_watch_levels_sync (run->council, breaches, now, &local);

  if (done != NULL)
    return done;
  if (may_not_record (local))
    {
      g_debug ("What levels bring about is not recorded here: %s", local->message);
      return g_ptr_array_new_with_free_func (g_free);
    }
  g_propagate_error (error, g_steal_pointer (&local));

  return NULL;
}

/* Sources that are set up and not in the cache: it was deleted, and they are
 * read again. */
static GPtrArray *
find_unread (Run     *run,
             GError **error)
{
  g_autoptr(GPtrArray) unread = g_ptr_array_new ();

  for (guint i = 0; i < run->sources->len; i++)
    {
      StewardSourceStanding standing = { 0 };

      if (!steward_catalog_get_standing_sync (run->catalog, g_ptr_array_index (run->sources, i), &standing, error))
        return NULL;
      if (standing.synced_at == 0)
        g_ptr_array_add (unread, g_ptr_array_index (run->sources, i));
    }

  return g_steal_pointer (&unread);
}

/* What such a source promised is not gone: it stays until it was read. */
static gboolean
may_list (Run       *run,
          gboolean  *out_may,
          GError   **error)
{
  g_autoptr(GPtrArray) unread = find_unread (run, error);
  g_autoptr(GPtrArray) rows = NULL;

  *out_may = TRUE;
  if (unread == NULL)
    return FALSE;
  if (unread->len == 0)
    return TRUE;
  rows = steward_slo_rows_list_sync (run->governance, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const StewardSloRow *row = g_ptr_array_index (rows, i);

      if (!row->gone && g_ptr_array_find_with_equal_func (unread, row->source_id, g_str_equal, NULL))
        *out_may = FALSE;
    }

  return rows != NULL;
}

static GPtrArray *
evaluate (Run           *run,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (run->council, error);
  g_auto(StewardEvaluateReport) report = { 0 };
  g_autoptr(StewardLevelTerms) terms = NULL;
  gint64 now = g_get_real_time ();
  gboolean list;

  if (state == NULL || !may_list (run, &list, error))
    return NULL;
  terms = steward_services_make_level_terms (state);
  if (!steward_evaluate_sync (list ? run->catalog : NULL, run->governance, terms, now, cancellable, &report, error))
    return NULL;
  run->next_look = report.next_look;

  return watch (run, report.breaches, now, error);
}

static void
evaluate_in_thread (GTask        *task,
                    gpointer      source_object,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *done = evaluate (task_data, cancellable, &error);

  if (done != NULL)
    g_task_return_pointer (task, done, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* Runs. */

static void start_run (StewardLevelsQueue *self);

static gboolean
timer_cb (gpointer user_data)
{
  StewardLevelsQueue *self = user_data;

  self->timer = 0;
  steward_levels_queue_add (self, NULL);

  return G_SOURCE_REMOVE;
}

static void
set_timer (StewardLevelsQueue *self,
           gint64              next_look)
{
  gint64 wait = CLAMP (next_look - g_get_real_time (), MIN_SLEEP, MAX_SLEEP);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->started && !self->stopped)
    self->timer = g_timeout_add ((guint) (wait / 1000), timer_cb, self);
}

static void
answer (GPtrArray    *tasks,
        GPtrArray    *done,
        const GError *error)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (tasks, i);

      if (done != NULL)
        g_task_return_pointer (task, g_ptr_array_ref (done), (GDestroyNotify) g_ptr_array_unref);
      else
        g_task_return_error (task, g_error_copy (error));
    }
}

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  StewardLevelsQueue *self = user_data;
  gint64 next_look = ((Run *) g_task_get_task_data (G_TASK (result)))->next_look;
  g_autoptr(GPtrArray) tasks = g_steal_pointer (&self->tasks);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) done = g_task_propagate_pointer (G_TASK (result), &error);

  self->running = FALSE;
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  if (error != NULL && tasks->len == 0)
    g_debug ("Service levels were not evaluated: %s", error->message);
  if (done != NULL && done->len > 0 && !self->stopped)
    steward_services_tell_levels (self->services);
  answer (tasks, done, error);
  if (self->stopped)
    return;
  if (self->again)
    start_run (self);
  else
    set_timer (self, next_look);
}

static GPtrArray *
list_sources (StewardServices *services)
{
  GListModel *sources = steward_services_get_sources (services);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (sources, i);

      g_ptr_array_add (ids, g_strdup (steward_source_get_id (steward_source_item_get_source (item))));
    }

  return ids;
}

static void
start_run (StewardLevelsQueue *self)
{
  g_autoptr(GTask) task = g_task_new (self->services, self->cancellable, ran_cb, self);
  g_autoptr(GPtrArray) before = self->tasks;
  Run *run = g_new0 (Run, 1);

  self->running = TRUE;
  self->again = FALSE;
  self->tasks = self->waiting;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_clear_handle_id (&self->timer, g_source_remove);
  run->catalog = g_object_ref (steward_services_get_catalog (self->services));
  run->governance = g_object_ref (steward_services_get_governance (self->services));
  run->council = g_object_ref (steward_services_get_council (self->services));
  run->sources = list_sources (self->services);
  run->next_look = G_MAXINT64;
  g_task_set_source_tag (task, start_run);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, free_run);
  g_task_run_in_thread (task, evaluate_in_thread);
}

static void
refuse (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The profile is being closed.");
  g_object_unref (task);
}

/**
 * steward_levels_queue_add:
 * @self: a queue
 * @task: (transfer full) (nullable): returns what was done in words (a
 *   #GPtrArray); %NULL: nobody waits for it
 *
 * Evaluates what is due.
 */
void
steward_levels_queue_add (StewardLevelsQueue *self,
                          GTask              *task)
{
  if (self->stopped)
    {
      g_clear_pointer (&task, refuse);
      return;
    }
  if (task != NULL)
    g_ptr_array_add (self->waiting, task);
  self->again = TRUE;
  if (!self->running)
    start_run (self);
}

/* Schedule. */

static gboolean
debounce_cb (gpointer user_data)
{
  StewardLevelsQueue *self = user_data;

  self->debounce = 0;
  steward_levels_queue_add (self, NULL);

  return G_SOURCE_REMOVE;
}

/**
 * steward_levels_queue_touch:
 *
 * Something may be new; it is evaluated soon, if anything is by itself.
 */
void
steward_levels_queue_touch (StewardLevelsQueue *self)
{
  if (self->started && !self->stopped && self->debounce == 0)
    self->debounce = g_timeout_add (DEBOUNCE_MS, debounce_cb, self);
}

/**
 * steward_levels_queue_start:
 *
 * From now on what is new is evaluated by itself.
 */
void
steward_levels_queue_start (StewardLevelsQueue *self)
{
  if (self->started || self->stopped)
    return;

  self->started = TRUE;
  self->council_handler = g_signal_connect_swapped (steward_services_get_council (self->services), "changed",
                                                    G_CALLBACK (steward_levels_queue_touch), self);
  self->catalog_handler = g_signal_connect_swapped (steward_services_get_catalog (self->services), "changed",
                                                    G_CALLBACK (steward_levels_queue_touch), self);
  steward_levels_queue_touch (self);
}

/**
 * steward_levels_queue_stop:
 *
 * Ends everything and waits for it. What was evaluated stays.
 */
void
steward_levels_queue_stop (StewardLevelsQueue *self)
{
  g_autoptr(GPtrArray) waiting = g_steal_pointer (&self->waiting);
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The profile is being closed.");

  self->stopped = TRUE;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->debounce, g_source_remove);
  if (self->started)
    {
      g_signal_handler_disconnect (steward_services_get_council (self->services), self->council_handler);
      g_signal_handler_disconnect (steward_services_get_catalog (self->services), self->catalog_handler);
    }
  self->started = FALSE;
  answer (waiting, NULL, error);
  while (self->running)
    g_main_context_iteration (NULL, TRUE);
}
