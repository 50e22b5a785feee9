/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-words.h"

G_BEGIN_DECLS

/**
 * StewardVisibilityBars:
 *
 * Who may find a product, as four rising bars: team, domain, organisation,
 * external. Stands beside the word, never alone.
 */
#define STEWARD_TYPE_VISIBILITY_BARS (steward_visibility_bars_get_type ())
G_DECLARE_FINAL_TYPE (StewardVisibilityBars, steward_visibility_bars, STEWARD, VISIBILITY_BARS, GtkWidget)

GtkWidget *steward_visibility_bars_new            (void);
void       steward_visibility_bars_set_visibility (StewardVisibilityBars *self,
                                                   StewardVisibility      visibility);

G_END_DECLS
