/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardMinutesWindow:
 *
 * The minutes of a meeting as they are now, to be read, and exported as PDF or
 * Markdown.
 */
#define STEWARD_TYPE_MINUTES_WINDOW (steward_minutes_window_get_type ())
G_DECLARE_FINAL_TYPE (StewardMinutesWindow, steward_minutes_window, STEWARD, MINUTES_WINDOW, AdwWindow)

GtkWindow *steward_minutes_window_new (GtkWindow       *parent,
                                       StewardServices *services,
                                       const char      *meeting);

G_END_DECLS
