/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What GTK 4.8 leaves out of its lists: moving by letters, and putting the
 * focus on a row by its position. */

GtkWidget *steward_list_keys_find_view (GtkWidget       *widget);
gboolean   steward_list_keys_handle    (GtkWidget       *view,
                                        guint            keyval,
                                        GdkModifierType  state);
void       steward_list_keys_focus_row (GtkWidget       *view,
                                        guint            position);
void       steward_list_keys_mark      (GtkWidget       *cell,
                                        GtkListItem     *item);

G_END_DECLS
