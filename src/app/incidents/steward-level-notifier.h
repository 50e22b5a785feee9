/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-services.h"
#include "steward-settings.h"

G_BEGIN_DECLS

/**
 * StewardLevelNotifier:
 *
 * Tells the desktop of breaches, fast burn and what is met again, each once,
 * while nobody looks at a window.
 */
#define STEWARD_TYPE_LEVEL_NOTIFIER (steward_level_notifier_get_type ())
G_DECLARE_FINAL_TYPE (StewardLevelNotifier, steward_level_notifier, STEWARD, LEVEL_NOTIFIER, GObject)

StewardLevelNotifier *steward_level_notifier_new  (GApplication         *application,
                                                   StewardServices      *services,
                                                   StewardSettings      *settings) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_level_notifier_stop (StewardLevelNotifier *self);

G_END_DECLS
