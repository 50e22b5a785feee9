/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-effect.h"

G_BEGIN_DECLS

/**
 * StewardPlanBox:
 *
 * Exactly what would run on a platform, who else gains or loses by it, and what
 * to know before; with a button that copies the statements.
 */
#define STEWARD_TYPE_PLAN_BOX (steward_plan_box_get_type ())
G_DECLARE_FINAL_TYPE (StewardPlanBox, steward_plan_box, STEWARD, PLAN_BOX, GtkBox)

GtkWidget *steward_plan_box_new       (void);

void       steward_plan_box_set_plan  (StewardPlanBox          *self,
                                       const StewardEffectPlan *plan);
void       steward_plan_box_set_busy  (StewardPlanBox          *self);
void       steward_plan_box_set_error (StewardPlanBox          *self,
                                       const GError            *error);
void       steward_plan_box_clear     (StewardPlanBox          *self);

G_END_DECLS
