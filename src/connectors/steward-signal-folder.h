/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-signal-file.h"

G_BEGIN_DECLS

/* Up to when the updates of a folder are known to be complete. */
typedef enum
{
  STEWARD_COMPLETE_NEVER,              /* each series until its own last one */
  STEWARD_COMPLETE_NEWEST,             /* until the newest of all */
  STEWARD_COMPLETE_NOW,                /* until they were read */
} StewardSignalComplete;

/**
 * StewardSignalReader:
 * @salt: version and settings; when it differs everything is read again
 * @wants: whether a file with this name is one
 * @read: reads one file; %FALSE with the error of the file or of the writer
 *
 * How one kind of source reads its files.
 */
typedef struct
{
  const char *salt;
  StewardSignalComplete complete;
  gboolean (*wants) (const char *name, gpointer user_data);
  gboolean (*read)  (StewardSignalFile *file, StewardSignalWriter *writer, gpointer user_data, GError **error);
  gpointer user_data;
} StewardSignalReader;

gboolean               steward_signal_folder_read   (const char                *root,
                                                     const StewardSignalReader *reader,
                                                     const char                *cursor,
                                                     const StewardSignalSink   *sink,
                                                     char                     **out_cursor,
                                                     GCancellable              *cancellable,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
StewardSignalComplete  steward_signal_complete_from (const char                *id);
gboolean               steward_signal_folder_check  (StewardConnector          *connector,
                                                     const StewardSignalReader *reader,
                                                     const char                *what,
                                                     char                     **out_summary,
                                                     GCancellable              *cancellable,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

extern const StewardChoice steward_signal_complete_choices[];

G_END_DECLS
