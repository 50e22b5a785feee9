/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardWrapBox:
 *
 * Children side by side, each in its natural width; what does not fit goes to
 * the next line.
 */
#define STEWARD_TYPE_WRAP_BOX (steward_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (StewardWrapBox, steward_wrap_box, STEWARD, WRAP_BOX, GtkWidget)

GtkWidget *steward_wrap_box_new    (int             gap,
                                    int             line_gap);
void       steward_wrap_box_append (StewardWrapBox *self,
                                    GtkWidget      *child);
void       steward_wrap_box_clear  (StewardWrapBox *self);

G_END_DECLS
