/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-services.h"
#include "steward-settings.h"

G_BEGIN_DECLS

/**
 * StewardNotifier:
 *
 * Tells the desktop of what is new or overdue in the queue of the person at
 * this desk. A notification opens the review and decides nothing: evidence
 * comes before a decision.
 */
#define STEWARD_TYPE_NOTIFIER (steward_notifier_get_type ())
G_DECLARE_FINAL_TYPE (StewardNotifier, steward_notifier, STEWARD, NOTIFIER, GObject)

StewardNotifier *steward_notifier_new  (GApplication    *application,
                                        StewardServices *services,
                                        StewardSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void             steward_notifier_stop (StewardNotifier *self);

gboolean         steward_notifier_is_wanted (StewardSettings *settings);

G_END_DECLS
