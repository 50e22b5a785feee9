/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardEffectsQueue:
 *
 * When what is due is carried out: one run at a time in this process, every
 * minute once it was started, and soon after somebody decided something. Lives
 * on the main context; everything that blocks is in threads. Internal to
 * services.
 */
typedef struct _StewardEffectsQueue StewardEffectsQueue;

StewardEffectsQueue *steward_effects_queue_new     (StewardServices      *services) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_effects_queue_free    (StewardEffectsQueue  *self);
void                 steward_effects_queue_start   (StewardEffectsQueue  *self);
void                 steward_effects_queue_stop    (StewardEffectsQueue  *self);
void                 steward_effects_queue_add     (StewardEffectsQueue  *self,
                                                    GTask                *task,
                                                    gboolean              asked);
void                 steward_effects_queue_retry   (StewardEffectsQueue  *self);
void                 steward_effects_queue_compare (StewardEffectsQueue  *self,
                                                    StewardConnector     *connector,
                                                    GTask                *task);

G_END_DECLS
