/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-measurement.h"
#include "steward-error.h"

G_BEGIN_DECLS

/* Up to where the files of a folder were read: one mark for each. */

typedef struct
{
  guint64 size;
  gint64 modified;                     /* nanoseconds since the epoch; −1: read it again in any case */
  guint64 inode;
  guint64 next;                        /* go on there if it has only grown; 0: it cannot be said */
  guint64 next_lines;                  /* lines before @next */
  char *tail;                          /* digest of the bytes before @next, or NULL */
  GPtrArray *unread;                   /* StewardUnread: what was refused of it, or NULL */
} StewardSignalMark;

typedef struct _StewardSignalCursor StewardSignalCursor;

StewardSignalCursor     *steward_signal_cursor_new      (void) G_GNUC_WARN_UNUSED_RESULT;
StewardSignalCursor     *steward_signal_cursor_parse    (const char              *text,
                                                         const char              *salt) G_GNUC_WARN_UNUSED_RESULT;
char                    *steward_signal_cursor_to_text  (StewardSignalCursor     *self,
                                                         const char              *salt) G_GNUC_WARN_UNUSED_RESULT;
void                     steward_signal_cursor_free     (StewardSignalCursor     *self);
const StewardSignalMark *steward_signal_cursor_find     (StewardSignalCursor     *self,
                                                         const char              *path);
void                     steward_signal_cursor_put      (StewardSignalCursor     *self,
                                                         const char              *path,
                                                         StewardSignalMark       *mark);
StewardSignalMark       *steward_signal_mark_copy       (const StewardSignalMark *self) G_GNUC_WARN_UNUSED_RESULT;
void                     steward_signal_mark_free       (StewardSignalMark       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSignalCursor, steward_signal_cursor_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSignalMark, steward_signal_mark_free)

G_END_DECLS
