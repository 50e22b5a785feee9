/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardObjectivePane:
 *
 * One objective in the place of the overview, with its header bar. It reads by
 * itself when something changes. Signals: "closed" (back to the list), "step"
 * (int: the next or the previous one of the list is wanted), "acknowledge" (id
 * of an incident).
 */
#define STEWARD_TYPE_OBJECTIVE_PANE (steward_objective_pane_get_type ())
G_DECLARE_FINAL_TYPE (StewardObjectivePane, steward_objective_pane, STEWARD, OBJECTIVE_PANE, AdwBin)

GtkWidget *steward_objective_pane_new   (StewardPage          *page);

void       steward_objective_pane_open  (StewardObjectivePane *self,
                                         const char           *objective);
void       steward_objective_pane_focus (StewardObjectivePane *self);

G_END_DECLS
