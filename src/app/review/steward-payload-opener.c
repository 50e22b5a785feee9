/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of the evidence as a file of the person's. It is saved and never
 * opened by itself: what was handed in may be anything. */

#include "config.h"

#include "steward-payload-opener.h"

#include <glib/gi18n.h>

#include "steward-council-rows.h"
#include "steward-dialogs.h"
#include "steward-plain-text.h"

typedef struct
{
  GtkWindow *parent;                   /* owned */
  StewardGovernance *governance;       /* owned */
  char *payload;                       /* owned */
  char *path;                          /* owned, nullable */
} Saving;

static void saved_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->parent);
  g_object_unref (saving->governance);
  g_free (saving->payload);
  g_free (saving->path);
  g_free (saving);
}

static void
save_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Saving *saving = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = steward_council_rows_load_payload (saving->governance, saving->payload, NULL, &error);
  gsize length;
  const char *data = bytes == NULL ? NULL : g_bytes_get_data (bytes, &length);

  if (bytes != NULL && g_file_set_contents (saving->path, data != NULL ? data : "", (gssize) length, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Saving *saving = user_data;
  g_autoptr (GTask) task = NULL;

  saving->path = steward_dialogs_save_file_finish (result, NULL);
  if (saving->path == NULL)
    {
      free_saving (saving);
      return;
    }
  task = g_task_new (NULL, NULL, saved_cb, g_object_ref (saving->parent));
  g_task_set_source_tag (task, steward_payload_opener_save);
  g_task_set_task_data (task, saving, free_saving);
  g_task_run_in_thread (task, save_in_thread);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    return;
  words = g_strdup_printf (_("The file was not saved. %s"), error->message);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.notice", "s", words);
}

/* Whoever handed it in named it, so the name is only that of a file. */
static char *
make_base (const char *name)
{
  g_autofree char *line = name == NULL ? NULL : steward_plain_text_line (name);

  if (line == NULL || *line == '\0')
    return NULL;
  g_strdelimit (line, "/\\", '-');
  if (*line == '.')
    *line = '_';

  return g_steal_pointer (&line);
}

/**
 * steward_payload_opener_save:
 * @parent: the main window
 * @governance: where payloads are kept
 * @payload: its reference
 * @name: (nullable): what it was called when it was handed in
 *
 * Lets the person choose where to save a file of the evidence.
 */
void
steward_payload_opener_save (GtkWindow         *parent,
                             StewardGovernance *governance,
                             const char        *payload,
                             const char        *name)
{
  Saving *saving = g_new0 (Saving, 1);
  g_autofree char *base = make_base (name);

  saving->parent = g_object_ref (parent);
  saving->governance = g_object_ref (governance);
  saving->payload = g_strdup (payload);
  steward_dialogs_save_file_async (parent, _("Save Evidence"), base != NULL ? base : _("evidence"), NULL, chosen_cb,
                                   saving);
}
