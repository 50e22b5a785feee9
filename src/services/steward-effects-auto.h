/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-effects-doors.h"

G_BEGIN_DECLS

/* Requests that the charter approves by itself, once somebody can say what
 * exactly would run. Internal to services. */
gboolean steward_effects_decide_waiting (StewardCouncil       *council,
                                         StewardEffectsDoors  *doors,
                                         gboolean             *did,
                                         GCancellable         *cancellable,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
