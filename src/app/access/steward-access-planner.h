/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-services.h"

G_BEGIN_DECLS

typedef enum
{
  STEWARD_PLANNER_NONE,                /* nothing would run */
  STEWARD_PLANNER_ASKING,              /* the platform is asked */
  STEWARD_PLANNER_READY,
  STEWARD_PLANNER_FAILED,
} StewardPlannerState;

/**
 * StewardAccessPlanner:
 *
 * What would run on the platform, asked for again whenever what is wanted
 * changes. Signal: "changed".
 */
#define STEWARD_TYPE_ACCESS_PLANNER (steward_access_planner_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessPlanner, steward_access_planner, STEWARD, ACCESS_PLANNER, GObject)

StewardAccessPlanner    *steward_access_planner_new        (StewardServices      *services) G_GNUC_WARN_UNUSED_RESULT;

StewardPlannerState      steward_access_planner_get_state  (StewardAccessPlanner *self);
const StewardEffect     *steward_access_planner_get_effect (StewardAccessPlanner *self);
const StewardEffectPlan *steward_access_planner_get_plan   (StewardAccessPlanner *self);
const GError            *steward_access_planner_get_error  (StewardAccessPlanner *self);
void                     steward_access_planner_set_effect (StewardAccessPlanner *self,
                                                            const StewardEffect  *effect);
void                     steward_access_planner_retry      (StewardAccessPlanner *self);

G_END_DECLS
