/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-access-case.h"
#include "steward-access-planner.h"

G_BEGIN_DECLS

/**
 * StewardAccessPlanBlock:
 *
 * Exactly what will run, or what ran: the statements word for word, who gains
 * beside the grantee, and what somebody should know before.
 */
#define STEWARD_TYPE_ACCESS_PLAN_BLOCK (steward_access_plan_block_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessPlanBlock, steward_access_plan_block, STEWARD, ACCESS_PLAN_BLOCK, AdwBin)

GtkWidget  *steward_access_plan_block_new         (void);

void        steward_access_plan_block_set_planner (StewardAccessPlanBlock  *self,
                                                   StewardAccessPlanner    *planner);
void        steward_access_plan_block_set_case    (StewardAccessPlanBlock  *self,
                                                   const StewardAccessCase *kase,
                                                   const char              *place);

G_END_DECLS
