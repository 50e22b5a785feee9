/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardSidebar:
 *
 * The list of pages, and below it the sources with their state.
 */
#define STEWARD_TYPE_SIDEBAR (steward_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (StewardSidebar, steward_sidebar, STEWARD, SIDEBAR, AdwBin)

GtkWidget *steward_sidebar_new         (void);
void       steward_sidebar_set_sources (StewardSidebar *self,
                                        GListModel     *sources);
void       steward_sidebar_add_page    (StewardSidebar *self,
                                        const char     *name,
                                        StewardPage    *page);
void       steward_sidebar_select_page (StewardSidebar *self,
                                        const char     *name);

G_END_DECLS
