/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-json-feed.h"
#include "steward-signal-writer.h"

G_BEGIN_DECLS

/**
 * StewardSignalFile:
 *
 * One open file of signals. It is read in blocks and never beyond the length
 * that it had when it was opened; @start and @lines say where the last reading
 * of a file that only grows has ended, and a reader that can go on there says
 * in @next where this one did.
 */
typedef struct
{
  const char *path;                    /* relative to the root; for places */
  int root_fd;                         /* of the folder, for what lies beside the file */
  int fd;
  guint64 size;
  guint64 start;                       /* read from here on */
  guint64 start_lines;                 /* that many lines are before it */
  guint64 at;                          /* the next byte that is read */
  guint64 next;                        /* (out): where the next reading may go on; 0: at the beginning */
  guint64 next_lines;
  gboolean settled;                    /* not written to of late: its last line is whole */
  gboolean racy;                       /* written to just now: another write may bear the same time */
  gboolean broken;                     /* reading has failed: an error of this file only */
  GCancellable *cancellable;           /* unowned, or NULL */
} StewardSignalFile;

gssize           steward_signal_file_read      (char                *buffer,
                                                gsize                length,
                                                gpointer             user_data,
                                                GError             **error);
void             steward_signal_file_rewind    (StewardSignalFile   *self,
                                                guint64              offset);
gboolean         steward_signal_file_is_lines  (const StewardSignalFile *self);
StewardJsonFeed *steward_signal_file_open_feed (StewardSignalFile   *self,
                                                const char *const   *opened,
                                                const char *const   *wanted) G_GNUC_WARN_UNUSED_RESULT;

void             steward_signal_file_refuse_fault (const StewardSignalFile *self,
                                                StewardSignalWriter *writer,
                                                const StewardJsonPiece *piece);

/* Called for each element, value or line; FALSE stops. */
typedef gboolean (*StewardSignalValueFunc) (const StewardNode   *value,
                                            const char          *place,
                                            StewardSignalWriter *writer,
                                            gpointer             user_data,
                                            GError             **error);

gboolean         steward_signal_file_each_value (StewardSignalFile      *self,
                                                 StewardSignalWriter    *writer,
                                                 StewardSignalValueFunc  func,
                                                 gpointer                user_data,
                                                 GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
