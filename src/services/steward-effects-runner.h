/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardEffectsRun:
 *
 * One look at everything that time, votes and platforms have left to be done:
 * a snapshot of the sources that a thread works with. Internal to services.
 */
typedef struct _StewardEffectsRun StewardEffectsRun;

StewardEffectsRun *steward_effects_run_new  (StewardServices    *services,
                                             gboolean            asked) G_GNUC_WARN_UNUSED_RESULT;
void               steward_effects_run_free (StewardEffectsRun  *self);
GPtrArray         *steward_effects_run_sync (StewardEffectsRun  *self,
                                             GCancellable       *cancellable,
                                             GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_effects_run_did  (StewardEffectsRun  *self);
gboolean           steward_effects_run_leaves_some (StewardEffectsRun *self);

G_END_DECLS
