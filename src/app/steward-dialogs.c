/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Confirmations, the folder picker and the about window behind functions of
 * our own, because the classes that Debian 12 has for them are deprecated on
 * newer systems. Nobody else may name them. */

#include "config.h"

#include "steward-dialogs.h"

#include <glib/gi18n.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
dismiss_cb (GCancellable *cancellable,
            gpointer      user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  GTask *task = user_data;

  if (!g_task_get_completed (task))
    g_task_return_boolean (task, g_strcmp0 (response, "yes") == 0);
  g_object_unref (task);
}

/**
 * steward_dialogs_confirm_async:
 * @parent: the window that is asked about
 * @heading: the question
 * @body: what will happen, in full; plain text
 * @answer: the word on the button that does it
 * @cancellable: (nullable): closes the question
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks before something that cannot be undone. Escape and the default button
 * mean no.
 */
void
steward_dialogs_confirm_async (GtkWindow           *parent,
                               const char          *heading,
                               const char          *body,
                               const char          *answer,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);

  g_task_set_source_tag (task, steward_dialogs_confirm_async);
  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), FALSE);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "no", _("Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "yes", answer);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "yes", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "no");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "no");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (dismiss_cb), dialog, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * steward_dialogs_confirm_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the person said yes
 */
gboolean
steward_dialogs_confirm_finish (GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && g_file_peek_path (file) != NULL)
    g_task_return_pointer (task, g_file_get_path (file), g_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nothing was chosen.");
  g_object_unref (dialog);
}

/**
 * steward_dialogs_pick_folder_async:
 * @parent: the window above which the picker appears
 * @title: what is picked
 * @path: (nullable): where to begin
 * @cancellable: (nullable): optional cancellable
 * @callback: called with the folder
 * @user_data: for @callback
 *
 * Lets the person choose a folder, through the portal inside a sandbox.
 */
void
steward_dialogs_pick_folder_async (GtkWindow           *parent,
                                   const char          *title,
                                   const char          *path,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent,
                                                              GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                                              _("_Select"), _("_Cancel"));

  g_task_set_source_tag (task, steward_dialogs_pick_folder_async);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GFile) folder = g_file_new_for_path (path);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * steward_dialogs_pick_folder_finish:
 * @result: what the callback got
 * @error: return location; cancelled when nothing was chosen
 *
 * Returns: (transfer full): the path of the folder
 */
char *
steward_dialogs_pick_folder_finish (GAsyncResult  *result,
                                    GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_dialogs_open_file_async:
 * @parent: the window above which the picker appears
 * @title: what is picked
 * @kind: what such files are called
 * @patterns: of their names, separated by spaces: "*.yaml *.yml"
 * @cancellable: (nullable): optional cancellable
 * @callback: called with the file
 * @user_data: for @callback
 *
 * Lets the person choose a file to read, through the portal inside a sandbox.
 */
void
steward_dialogs_open_file_async (GtkWindow           *parent,
                                 const char          *title,
                                 const char          *kind,
                                 const char          *patterns,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto (GStrv) names = g_strsplit (patterns, " ", -1);

  g_task_set_source_tag (task, steward_dialogs_open_file_async);
  gtk_file_filter_set_name (filter, kind);
  for (guint i = 0; names[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, names[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * steward_dialogs_open_file_finish:
 * @result: what the callback got
 * @error: return location; cancelled when nothing was chosen
 *
 * Returns: (transfer full): the path of the file
 */
char *
steward_dialogs_open_file_finish (GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_dialogs_save_file_async:
 * @parent: the window above which the picker appears
 * @title: what is saved
 * @name: what the file is called unless the person wants another name
 * @cancellable: (nullable): optional cancellable
 * @callback: called with the file
 * @user_data: for @callback
 *
 * Lets the person choose where to save, through the portal inside a sandbox. An
 * existing file is asked about by the picker.
 */
void
steward_dialogs_save_file_async (GtkWindow           *parent,
                                 const char          *title,
                                 const char          *name,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _("_Save"), _("_Cancel"));

  g_task_set_source_tag (task, steward_dialogs_save_file_async);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * steward_dialogs_save_file_finish:
 * @result: what the callback got
 * @error: return location; cancelled when nothing was chosen
 *
 * Returns: (transfer full): the path of the file
 */
char *
steward_dialogs_save_file_finish (GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_dialogs_show_about:
 * @parent: the window above which it appears
 */
void
steward_dialogs_show_about (GtkWindow *parent)
{
  const char *developers[] = { "The Steward developers", NULL };

  adw_show_about_window (parent,
                         "application-name", "Steward",
                         "application-icon", STEWARD_APP_ID,
                         "developer-name", _("The Steward developers"),
                         "version", STEWARD_VERSION,
                         "comments", _("Decide on shared data together. Steward reads the data products of the "
                                       "catalogs that you already run, and keeps what is decided about them."),
                         "website", "https://stewardconsole.org",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "copyright", "© 2026 The Steward developers",
                         "developers", developers,
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

G_GNUC_END_IGNORE_DEPRECATIONS
