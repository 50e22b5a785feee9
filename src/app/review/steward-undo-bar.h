/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-sealing.h"

G_BEGIN_DECLS

/**
 * StewardUndoBar:
 *
 * A line for what is confirmed and not sealed yet, with the seconds that are
 * left and a button that takes it back; and for what could not be recorded.
 *
 * Signals: "open" (id of the review, access or incident that failed).
 */
#define STEWARD_TYPE_UNDO_BAR (steward_undo_bar_get_type ())
G_DECLARE_FINAL_TYPE (StewardUndoBar, steward_undo_bar, STEWARD, UNDO_BAR, AdwBin)

GtkWidget *steward_undo_bar_new         (void);
void       steward_undo_bar_set_sealing (StewardUndoBar *self,
                                         StewardSealing *sealing);
gboolean   steward_undo_bar_undo        (StewardUndoBar *self);

G_END_DECLS
