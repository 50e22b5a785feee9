/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-folder-listing.h"

G_BEGIN_DECLS

/* Reads the files of a listing in several threads and gives what is in them to
 * one taker, in the order of the listing, with bounded memory in between. */

typedef struct _StewardFolderEmitter StewardFolderEmitter;

/**
 * StewardFolderPipeline:
 * @read: in a worker thread: reads one file and calls
 *   steward_folder_emitter_put() for each item in it
 * @take: in the calling thread, in order: takes ownership of one item
 * @drop: frees an item that nobody took
 * @progress: (nullable): in the calling thread, after some files
 */
typedef struct
{
  void (*read) (guint file, StewardFolderEmitter *emitter, gpointer user_data);
  gboolean (*take) (gpointer item, gpointer user_data, GError **error);
  GDestroyNotify drop;
  void (*progress) (guint done, guint total, gpointer user_data);
  gpointer user_data;
} StewardFolderPipeline;

void     steward_folder_emitter_put  (StewardFolderEmitter        *self,
                                      gpointer                     item);
gboolean steward_folder_emitter_stop (StewardFolderEmitter        *self);

gboolean steward_folder_pipeline_run (const StewardFolderPipeline *self,
                                      const StewardFolderListing  *listing,
                                      GCancellable                *cancellable,
                                      GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
