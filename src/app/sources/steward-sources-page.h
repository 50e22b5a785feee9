/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardSourcesPage:
 *
 * The sources with their state, and the ways to add, change and remove them.
 */
#define STEWARD_TYPE_SOURCES_PAGE (steward_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardSourcesPage, steward_sources_page, STEWARD, SOURCES_PAGE, StewardPage)

GtkWidget *steward_sources_page_new          (StewardServices    *services);
void       steward_sources_page_focus_source (StewardSourcesPage *self,
                                              const char         *source_id);

G_END_DECLS
