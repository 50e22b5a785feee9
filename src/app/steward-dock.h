/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardDock:
 *
 * A sidebar beside a content. Below 900 px the sidebar is hidden, and toggling
 * lays it over the content until something is chosen; so it is while the
 * content needs the whole width ("aside"). Properties: "docked" (read-only: the
 * sidebar stands beside the content now) and "wanted" (the person wants it there
 * when there is room).
 */
#define STEWARD_TYPE_DOCK (steward_dock_get_type ())
G_DECLARE_FINAL_TYPE (StewardDock, steward_dock, STEWARD, DOCK, GtkWidget)

GtkWidget *steward_dock_new          (GtkWidget   *sidebar,
                                      GtkWidget   *content);

void       steward_dock_expect_width (StewardDock *self,
                                      int          width);
gboolean   steward_dock_get_docked   (StewardDock *self);
gboolean   steward_dock_get_wanted   (StewardDock *self);
void       steward_dock_set_wanted   (StewardDock *self,
                                      gboolean     wanted);
void       steward_dock_set_aside    (StewardDock *self,
                                      gboolean     aside);
void       steward_dock_toggle       (StewardDock *self);
gboolean   steward_dock_close_drawer (StewardDock *self);

G_END_DECLS
