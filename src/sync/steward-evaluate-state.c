/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalog is read for objectives as a source is for measurements: with a
 * cursor that says of what they were made last. Lost, it costs time only. */

#include "config.h"

#include "steward-evaluate-promises.h"

#include <string.h>

#define CURSOR "catalog/objectives"    /* no source has an id with a slash */
#define FORMAT "1"

enum
{
  LINE_FORMAT,
  LINE_PROMISES,
  LINE_EVENTS,
  N_LINES                              /* then one for each window: "w-2026-001 from to cancelled" */
};

void
steward_evaluate_state_free (StewardEvaluateState *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->windows, g_hash_table_unref);
  g_free (self->promises);
  g_free (self);
}

static void
read_windows (StewardEvaluateState *self,
              char                **lines)
{
  for (; *lines != NULL; lines++)
    {
      char *space = strchr (*lines, ' ');

      if (space != NULL)
        g_hash_table_insert (self->windows, g_strndup (*lines, (gsize) (space - *lines)), g_strdup (space + 1));
    }
}

/**
 * steward_evaluate_state_load:
 * @governance: the store
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the last evaluation was made of;
 *   nothing, if there was none
 */
StewardEvaluateState *
steward_evaluate_state_load (StewardGovernance  *governance,
                             GError            **error)
{
  g_autoptr(StewardEvaluateState) self = g_new0 (StewardEvaluateState, 1);
  g_autoptr(GError) local = NULL;
  g_autofree char *text = steward_signal_cursor_get_sync (governance, CURSOR, &local);
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  self->windows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->n_events = -1;
  if (g_strv_length (lines) < N_LINES || !g_str_equal (lines[LINE_FORMAT], FORMAT))
    return g_steal_pointer (&self);

  self->promises = g_strdup (lines[LINE_PROMISES]);
  self->n_events = g_ascii_strtoll (lines[LINE_EVENTS], NULL, 10);
  read_windows (self, lines + N_LINES);

  return g_steal_pointer (&self);
}

/**
 * steward_evaluate_state_save:
 *
 * Returns: whether it is kept
 */
gboolean
steward_evaluate_state_save (const StewardEvaluateState  *self,
                             StewardGovernance           *governance,
                             GError                     **error)
{
  g_autoptr(GString) text = g_string_new (FORMAT "\n");
  GHashTableIter iter;
  gpointer id, times;

  g_string_append_printf (text, "%s\n%" G_GINT64_FORMAT, self->promises != NULL ? self->promises : "", self->n_events);
  g_hash_table_iter_init (&iter, self->windows);
  while (g_hash_table_iter_next (&iter, &id, &times))
    g_string_append_printf (text, "\n%s %s", (const char *) id, (const char *) times);

  return steward_signal_cursor_put_sync (governance, CURSOR, text->str, NULL, error);
}

/* A window that was called off is another one from that moment on. */
static gint64
find_difference (const StewardPlannedWindow *window,
                 const char                 *known)
{
  return known != NULL && window->cancelled_at > 0 ? MAX (window->from, MIN (window->cancelled_at, window->to))
                                                   : window->from;
}

/**
 * steward_evaluate_state_take_windows:
 * @self: a state
 * @windows: (element-type StewardPlannedWindow): all that were declared
 *
 * Returns: the earliest moment that a window declared or called off since
 *   changes; %G_MAXINT64 when there is none
 */
gint64
steward_evaluate_state_take_windows (StewardEvaluateState *self,
                                     GPtrArray            *windows)
{
  gint64 earliest = G_MAXINT64;

  for (guint i = 0; i < windows->len; i++)
    {
      const StewardPlannedWindow *window = g_ptr_array_index (windows, i);
      const char *known = g_hash_table_lookup (self->windows, window->id);
      g_autofree char *times =
        g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, window->from, window->to,
                         window->cancelled_at);

      if (g_strcmp0 (known, times) == 0)
        continue;
      earliest = MIN (earliest, find_difference (window, known));
      g_hash_table_replace (self->windows, g_strdup (window->id), g_steal_pointer (&times));
    }

  return earliest;
}
