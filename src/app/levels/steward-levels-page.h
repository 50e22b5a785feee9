/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardLevelsPage:
 *
 * What was promised and how it is kept: objectives and incidents as views under
 * one switch ("objectives", "incidents"), and whichever of them is open in
 * place of them, with a header bar of its own. Its badge counts what is missed
 * now.
 */
#define STEWARD_TYPE_LEVELS_PAGE (steward_levels_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardLevelsPage, steward_levels_page, STEWARD, LEVELS_PAGE, StewardPage)

GtkWidget *steward_levels_page_new            (StewardServices   *services);

void       steward_levels_page_open_objective (StewardLevelsPage *self,
                                               const char        *objective);
void       steward_levels_page_open_incident  (StewardLevelsPage *self,
                                               const char        *incident);
void       steward_levels_page_close          (StewardLevelsPage *self);
void       steward_levels_page_show_view      (StewardLevelsPage *self,
                                               const char        *view);

G_END_DECLS
