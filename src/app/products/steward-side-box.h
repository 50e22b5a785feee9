/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardSideBox:
 *
 * A main column with a narrower one at its end, or below it when there is no
 * room for both.
 */
#define STEWARD_TYPE_SIDE_BOX (steward_side_box_get_type ())
G_DECLARE_FINAL_TYPE (StewardSideBox, steward_side_box, STEWARD, SIDE_BOX, GtkWidget)

GtkWidget *steward_side_box_new     (GtkWidget      *main,
                                     GtkWidget      *side,
                                     int             side_width,
                                     int             stacked_below);
void       steward_side_box_set_gap (StewardSideBox *self,
                                     int             gap);

G_END_DECLS
