/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture of the window without a person: it waits until no source syncs
 * and nothing has changed for a moment, and writes a PNG. */

#include "config.h"

#include "steward-screenshot.h"

#define POLL_MS 100
#define QUIET_POLLS 10
#define MAX_POLLS 600

typedef struct
{
  char *path;                          /* owned */
  int quiet;                           /* polls since something last went on */
  int polls;
} Shot;

static void
free_shot (gpointer data)
{
  Shot *shot = data;

  g_free (shot->path);
  g_free (shot);
}

static gboolean
is_syncing (StewardServices *services)
{
  GListModel *sources = steward_services_get_sources (services);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (StewardSourceItem) item = g_list_model_get_item (sources, i);
      StewardSourceState state = steward_source_item_get_state (item);

      if (state == STEWARD_SOURCE_SYNCING || state == STEWARD_SOURCE_NEVER)
        return TRUE;
    }

  return FALSE;
}

static gboolean
save (GtkWidget   *widget,
      const char  *path,
      GError     **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (widget));

  gdk_paintable_snapshot (paintable, snapshot,
                          gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL || renderer == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "The window has not been drawn.");
      return FALSE;
    }

  texture = gsk_renderer_render_texture (renderer, node, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "The picture “%s” cannot be written.", path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
poll_cb (gpointer user_data)
{
  GTask *task = user_data;
  StewardWindow *window = g_task_get_source_object (task);
  StewardServices *services = steward_window_get_services (window);
  Shot *shot = g_task_get_task_data (task);
  GError *error = NULL;

  shot->polls++;
  if (services != NULL && is_syncing (services))
    shot->quiet = 0;
  else
    shot->quiet++;
  if (shot->quiet < QUIET_POLLS && shot->polls < MAX_POLLS)
    return G_SOURCE_CONTINUE;

  if (save (GTK_WIDGET (window), shot->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);

  return G_SOURCE_REMOVE;
}

/**
 * steward_screenshot_take_async:
 * @window: a window that is shown
 * @path: the PNG file to write
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Takes a picture as soon as the window has come to rest, and after a minute
 * at the latest.
 */
void
steward_screenshot_take_async (StewardWindow       *window,
                               const char          *path,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (window, NULL, callback, user_data);
  Shot *shot = g_new0 (Shot, 1);

  shot->path = g_strdup (path);
  g_task_set_source_tag (task, steward_screenshot_take_async);
  g_task_set_task_data (task, shot, free_shot);
  g_timeout_add_full (G_PRIORITY_DEFAULT, POLL_MS, poll_cb, task, g_object_unref);
}

/**
 * steward_screenshot_take_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the picture is written
 */
gboolean
steward_screenshot_take_finish (GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
