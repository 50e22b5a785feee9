/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of folders is listed in a thread; monitors are then set up a few at
 * a time, so that no turn of the main loop is long. A change is reported half
 * a second after it was seen, once for a burst of changes. */

#include "config.h"

#include "steward-source-watch.h"

#include "steward-folder-listing.h"

#include <string.h>

#define MAX_FOLDERS 4096
#define MAX_DEPTH 32
#define MONITORS_PER_TURN 16
#define DEBOUNCE_MS 500
#define LOOK_SECONDS 30

struct _StewardSourceWatch
{
  StewardSourceItem *item;             /* owned */
  char *path;
  gboolean monitors;                   /* else look every 30 s */
  StewardSourceWatchFunc changed;
  gpointer user_data;

  GCancellable *cancellable;           /* owned: ends when the watch does */
  GHashTable *folders;                 /* path → GFileMonitor, owned */
  GPtrArray *waiting;                  /* paths without a monitor yet, or NULL */
  guint setup;                         /* idle source */
  guint debounce;                      /* timeout */
  guint look;                          /* timeout */
  gboolean looking;                    /* a thread lists the folders or looks */
  gboolean again;                      /* list once more when that is done */
  gboolean relisted;                   /* monitors may have been late for some change */
  char *cursor;                        /* what the last look saw */
};

/* Listing, in a thread. */

static void
add_folders (const char   *path,
             unsigned      depth,
             GPtrArray    *folders,
             GCancellable *cancellable)
{
  g_autoptr(GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  if (directory == NULL)
    return;

  g_ptr_array_add (folders, g_strdup (path));
  while (depth < MAX_DEPTH && folders->len <= MAX_FOLDERS && !g_cancellable_is_cancelled (cancellable) &&
         (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (*name != '.' && !g_file_test (child, G_FILE_TEST_IS_SYMLINK) && g_file_test (child, G_FILE_TEST_IS_DIR))
        add_folders (child, depth + 1, folders, cancellable);
    }
}

static void
list_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);

  add_folders (task_data, 0, folders, cancellable);
  g_task_return_pointer (task, folders, (GDestroyNotify) g_ptr_array_unref);
}

static void
look_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr(StewardFolderListing) listing = steward_folder_listing_new (task_data, NULL, cancellable, &error);

  if (listing != NULL)
    g_task_return_pointer (task, steward_folder_listing_make_cursor (listing, ""), g_free);
  else
    g_task_return_error (task, error);
}

static void
run_task (StewardSourceWatch  *self,
          GTaskThreadFunc      func,
          GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) task = g_task_new (NULL, self->cancellable, callback, self);

  g_task_set_source_tag (task, run_task);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, func);
}

/* Reporting. */

static gboolean
report_change_cb (gpointer data)
{
  StewardSourceWatch *self = data;

  /* The running sync may have read the folder before this change. */
  if (steward_source_item_get_state (self->item) == STEWARD_SOURCE_SYNCING)
    return G_SOURCE_CONTINUE;

  self->debounce = 0;
  self->changed (self->item, self->user_data);

  return G_SOURCE_REMOVE;
}

static void
note_change (StewardSourceWatch *self)
{
  if (self->debounce == 0)
    self->debounce = g_timeout_add (DEBOUNCE_MS, report_change_cb, self);
}

/* Looking. */

static void
look_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *cursor = g_task_propagate_pointer (G_TASK (result), &error);
  StewardSourceWatch *self = user_data;

  if (steward_error_is_cancelled (error))
    return;                            /* the watch is gone */

  self->looking = FALSE;
  /* A folder that vanished counts as a change: the sync says so. */
  if (self->cursor != NULL && g_strcmp0 (self->cursor, cursor != NULL ? cursor : "") != 0)
    note_change (self);
  g_free (self->cursor);
  self->cursor = cursor != NULL ? g_steal_pointer (&cursor) : g_strdup ("");
}

/**
 * steward_source_watch_look:
 *
 * Looks now, where looking is all there is: when a window gets the focus.
 */
void
steward_source_watch_look (StewardSourceWatch *self)
{
  if (self->monitors || self->looking)
    return;

  self->looking = TRUE;
  run_task (self, look_in_thread, look_done_cb);
}

static gboolean
look_cb (gpointer data)
{
  steward_source_watch_look (data);

  return G_SOURCE_CONTINUE;
}

static void
start_looking (StewardSourceWatch *self)
{
  self->monitors = FALSE;
  g_hash_table_remove_all (self->folders);
  self->look = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  steward_source_watch_look (self);
}

/* Monitors. */

static void start_listing (StewardSourceWatch *self);

/* Hidden names (git's own files among them) and files of other formats are
 * not ours; a name without a suffix may be a folder. */
static gboolean
concerns_us (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (*name == '.')
    return FALSE;

  return strchr (name, '.') == NULL || steward_folder_format_from_name (name, NULL) ||
         g_str_has_suffix (name, ".csv") || g_file_test (path, G_FILE_TEST_IS_DIR);
}

static void
monitor_changed_cb (GFileMonitor      *monitor,
                    GFile             *file,
                    GFile             *other,
                    GFileMonitorEvent  event,
                    gpointer           user_data)
{
  StewardSourceWatch *self = user_data;
  const char *path = g_file_peek_path (file);
  const char *other_path = other != NULL ? g_file_peek_path (other) : NULL;
  gboolean known = path != NULL && g_hash_table_contains (self->folders, path);

  if (!known && (path == NULL || !concerns_us (path)) && (other_path == NULL || !concerns_us (other_path)))
    return;

  note_change (self);
  if (known || event == G_FILE_MONITOR_EVENT_CREATED || event == G_FILE_MONITOR_EVENT_MOVED_IN ||
      event == G_FILE_MONITOR_EVENT_RENAMED)
    {
      self->relisted = TRUE;
      start_listing (self);
    }
}

static void
add_monitor (StewardSourceWatch *self,
             const char         *path)
{
  g_autoptr(GFile) file = NULL;
  GFileMonitor *monitor;

  if (g_hash_table_contains (self->folders, path))
    return;

  file = g_file_new_for_path (path);
  monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (monitor == NULL)
    return;
  g_signal_connect (monitor, "changed", G_CALLBACK (monitor_changed_cb), self);
  g_hash_table_insert (self->folders, g_strdup (path), monitor);
}

static gboolean
set_up_cb (gpointer data)
{
  StewardSourceWatch *self = data;

  for (unsigned i = 0; i < MONITORS_PER_TURN && self->waiting->len > 0; i++)
    {
      add_monitor (self, g_ptr_array_index (self->waiting, self->waiting->len - 1));
      g_ptr_array_set_size (self->waiting, (int) self->waiting->len - 1);
    }
  if (self->waiting->len > 0)
    return G_SOURCE_CONTINUE;

  self->setup = 0;
  if (self->relisted)
    note_change (self);
  return G_SOURCE_REMOVE;
}

static void
drop_monitor (gpointer data)
{
  GFileMonitor *monitor = data;

  g_signal_handlers_disconnect_matched (monitor, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, monitor_changed_cb, NULL);
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

static gboolean
is_not_listed (gpointer key,
               gpointer value,
               gpointer data)
{
  return !g_hash_table_contains (data, key);
}

static void
list_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) folders = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr(GHashTable) listed = NULL;
  StewardSourceWatch *self = user_data;

  if (folders == NULL)
    return;                            /* cancelled: the watch is gone */
  self->looking = FALSE;
  if (folders->len > MAX_FOLDERS || folders->len == 0)
    {
      start_looking (self);
      return;
    }
  if (self->again)
    start_listing (self);

  listed = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < folders->len; i++)
    g_hash_table_add (listed, g_ptr_array_index (folders, i));
  g_hash_table_foreach_remove (self->folders, is_not_listed, listed);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  self->waiting = g_steal_pointer (&folders);
  if (self->setup == 0)
    self->setup = g_idle_add (set_up_cb, self);
}

static void
start_listing (StewardSourceWatch *self)
{
  self->again = self->looking;
  if (self->looking)
    return;

  self->looking = TRUE;
  run_task (self, list_in_thread, list_done_cb);
}

/**
 * steward_source_watch_can_monitor:
 *
 * Returns: %FALSE in a sandbox, whose document portal sends no change events
 */
gboolean
steward_source_watch_can_monitor (void)
{
  return !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * steward_source_watch_new:
 * @item: a source with the setting "path"
 * @monitors: whether file monitors work here
 * @changed: called on the main context, after a change
 * @user_data: for @changed
 *
 * Returns: (transfer full) (nullable): a watch, or %NULL when the source has
 *   no folder
 */
StewardSourceWatch *
steward_source_watch_new (StewardSourceItem      *item,
                          gboolean                monitors,
                          StewardSourceWatchFunc  changed,
                          gpointer                user_data)
{
  const char *path = steward_source_get_setting (steward_source_item_get_source (item), "path");
  StewardSourceWatch *self;

  if (path == NULL)
    return NULL;

  self = g_new0 (StewardSourceWatch, 1);
  self->item = g_object_ref (item);
  self->path = g_strdup (path);
  self->monitors = monitors;
  self->changed = changed;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, drop_monitor);
  if (monitors)
    start_listing (self);
  else
    start_looking (self);

  return self;
}

void
steward_source_watch_free (StewardSourceWatch *self)
{
  if (self == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_handle_id (&self->setup, g_source_remove);
  g_clear_handle_id (&self->debounce, g_source_remove);
  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_hash_table_unref (self->folders);
  g_object_unref (self->item);
  g_free (self->cursor);
  g_free (self->path);
  g_free (self);
}

StewardSourceItem *
steward_source_watch_get_item (StewardSourceWatch *self)
{
  return self->item;
}

/* Whether it watches this item at the folder that it has now. */
gboolean
steward_source_watch_is_of (StewardSourceWatch *self,
                            StewardSourceItem  *item)
{
  return self->item == item &&
         g_strcmp0 (self->path, steward_source_get_setting (steward_source_item_get_source (item), "path")) == 0;
}
