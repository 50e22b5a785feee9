/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The windows that GTK and libadwaita have since replaced: the only file that
 * knows the deprecated ones. */

void     steward_dialogs_confirm_async      (GtkWindow           *parent,
                                             const char          *heading,
                                             const char          *body,
                                             const char          *answer,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean steward_dialogs_confirm_finish     (GAsyncResult        *result,
                                             GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void     steward_dialogs_pick_folder_async  (GtkWindow           *parent,
                                             const char          *title,
                                             const char          *path,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
char    *steward_dialogs_pick_folder_finish (GAsyncResult        *result,
                                             GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void     steward_dialogs_open_file_async    (GtkWindow           *parent,
                                             const char          *title,
                                             const char          *kind,
                                             const char          *patterns,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
char    *steward_dialogs_open_file_finish   (GAsyncResult        *result,
                                             GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void     steward_dialogs_save_file_async    (GtkWindow           *parent,
                                             const char          *title,
                                             const char          *name,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
char    *steward_dialogs_save_file_finish   (GAsyncResult        *result,
                                             GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void     steward_dialogs_show_about         (GtkWindow           *parent);

G_END_DECLS
