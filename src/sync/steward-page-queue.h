/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"

G_BEGIN_DECLS

/**
 * StewardPageQueue:
 *
 * Pages on their way from the thread that fetches to the thread that writes.
 * Holds a few pages at most: who is faster waits for the other. Either side
 * may end it.
 */
typedef struct _StewardPageQueue StewardPageQueue;

StewardPageQueue *steward_page_queue_new   (guint              max_pages) G_GNUC_WARN_UNUSED_RESULT;
void              steward_page_queue_free  (StewardPageQueue  *self);

gboolean          steward_page_queue_push  (StewardPageQueue  *self,
                                            GPtrArray         *page,
                                            GCancellable      *cancellable,
                                            GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_page_queue_end   (StewardPageQueue  *self);
GPtrArray        *steward_page_queue_pop   (StewardPageQueue  *self) G_GNUC_WARN_UNUSED_RESULT;
void              steward_page_queue_abort (StewardPageQueue  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPageQueue, steward_page_queue_free)

G_END_DECLS
