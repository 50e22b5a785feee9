/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardLevelsQueue:
 *
 * When service levels are evaluated: one run at a time in this process, and
 * once it was started soon after something was measured, promised or decided,
 * and when the clock changes something. Lives on the main context; everything
 * that blocks is in threads. Internal to services.
 */
typedef struct _StewardLevelsQueue StewardLevelsQueue;

StewardLevelsQueue *steward_levels_queue_new   (StewardServices     *services) G_GNUC_WARN_UNUSED_RESULT;
void                steward_levels_queue_free  (StewardLevelsQueue  *self);
void                steward_levels_queue_start (StewardLevelsQueue  *self);
void                steward_levels_queue_stop  (StewardLevelsQueue  *self);
void                steward_levels_queue_add   (StewardLevelsQueue  *self,
                                                GTask               *task);
void                steward_levels_queue_touch (StewardLevelsQueue  *self);

G_END_DECLS
