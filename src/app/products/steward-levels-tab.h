/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardLevelsTab:
 *
 * The service levels that the contracts of a product promise, and how each
 * stands.
 */
#define STEWARD_TYPE_LEVELS_TAB (steward_levels_tab_get_type ())
G_DECLARE_FINAL_TYPE (StewardLevelsTab, steward_levels_tab, STEWARD, LEVELS_TAB, GtkWidget)

GtkWidget *steward_levels_tab_new          (void);
guint      steward_levels_tab_get_n_all    (StewardLevelsTab   *self);
void       steward_levels_tab_set_services (StewardLevelsTab   *self,
                                            StewardServices    *services);
void       steward_levels_tab_set_detail   (StewardLevelsTab   *self,
                                            StewardEntryDetail *detail);

G_END_DECLS
