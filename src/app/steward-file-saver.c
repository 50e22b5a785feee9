/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Saves what was made when it was asked for; what changes while a name is
 * chosen changes nothing in it. */

#include "config.h"

#include "steward-file-saver.h"

#include <glib/gi18n.h>

#include "steward-dialogs.h"
#include "steward-plain-text.h"

typedef struct
{
  StewardPage *page;                   /* owned */
  GBytes *bytes;                       /* owned */
  char *path;                          /* owned, nullable */
} Saving;

static void chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void saved_cb  (GObject *source, GAsyncResult *result, gpointer user_data);

static void
free_saving (Saving *saving)
{
  g_object_unref (saving->page);
  g_bytes_unref (saving->bytes);
  g_free (saving->path);
  g_free (saving);
}

static void
toast (StewardPage *page,
       const char  *words)
{
  g_autofree char *plain = steward_plain_text_line (words);
  g_autofree char *escaped = g_markup_escape_text (plain, -1);

  steward_page_toast (page, adw_toast_new (escaped));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Saving *saving = user_data;
  g_autoptr (GFile) file = NULL;

  saving->path = steward_dialogs_save_file_finish (result, NULL);
  if (saving->path == NULL)
    {
      free_saving (saving);
      return;
    }
  file = g_file_new_for_path (saving->path);
  g_file_replace_contents_bytes_async (file, saving->bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, saved_cb, saving);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (saving->path);
  g_autofree char *words = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    words = g_strdup_printf (_("Saved as %s"), name);
  else
    words = g_strdup_printf (_("Not saved: %s"), error->message);
  if (error == NULL)
    toast (saving->page, words);
  else
    gtk_widget_activate_action (GTK_WIDGET (saving->page), "win.notice", "s", words);
  free_saving (saving);
}

/**
 * steward_file_saver_save:
 * @page: above which the name is asked for
 * @title: what is saved
 * @name: what the file is called unless the person wants another name
 * @bytes: (transfer full): its contents
 *
 * Asks where to, saves, and says so.
 */
void
steward_file_saver_save (StewardPage *page,
                         const char  *title,
                         const char  *name,
                         GBytes      *bytes)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->page = g_object_ref (page);
  saving->bytes = bytes;
  steward_dialogs_save_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), title, name, NULL, chosen_cb,
                                   saving);
}
