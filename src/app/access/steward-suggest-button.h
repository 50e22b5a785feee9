/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button beside a text field with what was written into such fields before.
 * It is hidden while there is nothing to suggest. */
GtkWidget *steward_suggest_button_new (GtkEditable       *editable,
                                       const char        *title);
void       steward_suggest_button_set (GtkWidget         *button,
                                       GPtrArray         *texts,
                                       GPtrArray         *notes);

G_END_DECLS
