/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"

G_BEGIN_DECLS

/**
 * StewardSignalWriter:
 * @newest: time of the newest update that was given; %G_MININT64 without one
 * @n_read: measurements that were taken
 * @n_unread: what was refused
 *
 * Between the readers of signals and their sink: makes pages, refuses what no
 * series can hold, and says each reason once a file. Lives on the stack of one
 * call of signals().
 */
typedef struct
{
  const StewardSignalSink *sink;       /* unowned */
  GPtrArray *page;                     /* StewardMeasurement */
  GPtrArray *unread;                   /* StewardUnread: of the present file */
  gint64 newest;
  guint64 n_read;
  guint64 n_unread;
  gboolean stopped;                    /* the sink takes no more */
} StewardSignalWriter;

void       steward_signal_writer_init   (StewardSignalWriter     *self,
                                         const StewardSignalSink *sink);
gboolean   steward_signal_writer_add    (StewardSignalWriter     *self,
                                         StewardMeasurement      *measurement,
                                         const char              *place,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void       steward_signal_writer_refuse (StewardSignalWriter     *self,
                                         const char              *place,
                                         const char              *format,
                                         ...) G_GNUC_PRINTF (3, 4);
GPtrArray *steward_signal_writer_end_file (StewardSignalWriter   *self);
gboolean   steward_signal_writer_flush  (StewardSignalWriter     *self,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void       steward_signal_writer_clear  (StewardSignalWriter     *self);

StewardUnread *steward_signal_unread_copy (const StewardUnread  *unread) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardSignalWriter, steward_signal_writer_clear)

G_END_DECLS
