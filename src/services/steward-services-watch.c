/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks, in a thread, at what time and the catalog bring about for the council:
 * once when the window is there, after each sync, and from time to time. */

#include "config.h"

#include "steward-services-private.h"

#define INTERVAL_SECONDS (15 * 60)

struct _StewardServicesWatch
{
  StewardCouncil *council;             /* owned */
  guint timer;
  gboolean running;
  gboolean again;
  gboolean stopped;
};

static void
watch_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *done = steward_council_watch_sync (source_object, g_get_real_time (), &error);

  if (done != NULL)
    g_task_return_pointer (task, done, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
watched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  StewardServicesWatch *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) done = g_task_propagate_pointer (G_TASK (result), &error);

  self->running = FALSE;
  if (error != NULL)
    g_debug ("What waits for the council was not looked at: %s", error->message);
  if (self->again)
    steward_services_watch_look (self);
}

/* Looks now, or once more when it is looking. */
void
steward_services_watch_look (StewardServicesWatch *self)
{
  g_autoptr(GTask) task = NULL;

  self->again = self->running;
  if (self->running || self->stopped)
    return;

  self->running = TRUE;
  task = g_task_new (self->council, NULL, watched_cb, self);
  g_task_set_source_tag (task, steward_services_watch_look);
  g_task_run_in_thread (task, watch_in_thread);
}

static gboolean
timer_cb (gpointer user_data)
{
  steward_services_watch_look (user_data);

  return G_SOURCE_CONTINUE;
}

StewardServicesWatch *
steward_services_watch_new (StewardCouncil *council)
{
  StewardServicesWatch *self = g_new0 (StewardServicesWatch, 1);

  self->council = g_object_ref (council);
  self->timer = g_timeout_add_seconds (INTERVAL_SECONDS, timer_cb, self);
  steward_services_watch_look (self);

  return self;
}

/* Waits for the look that is under way. */
void
steward_services_watch_free (StewardServicesWatch *self)
{
  if (self == NULL)
    return;

  self->stopped = TRUE;
  g_source_remove (self->timer);
  while (self->running)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (self->council);
  g_free (self);
}
