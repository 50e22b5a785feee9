/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardSyncQueue:
 *
 * The syncs that run or wait. A few run at a time; asking for one that runs or
 * waits joins it. Lives on the main context.
 */
typedef struct _StewardSyncQueue StewardSyncQueue;

StewardSyncQueue *steward_sync_queue_new    (StewardServices   *services) G_GNUC_WARN_UNUSED_RESULT;
void              steward_sync_queue_free   (StewardSyncQueue  *self);
void              steward_sync_queue_add    (StewardSyncQueue  *self,
                                             StewardSourceItem *item,
                                             GTask             *task);
void              steward_sync_queue_cancel (StewardSyncQueue  *self,
                                             StewardSourceItem *item);
gboolean          steward_sync_queue_has    (StewardSyncQueue  *self,
                                             StewardSourceItem *item);
void              steward_sync_queue_stop   (StewardSyncQueue  *self);

G_END_DECLS
