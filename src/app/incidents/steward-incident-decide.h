/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-incident-case.h"

G_BEGIN_DECLS

/* What the person is about to do. LOOK: nothing yet. */
typedef enum
{
  STEWARD_INCIDENT_LOOK,
  STEWARD_INCIDENT_ACKNOWLEDGE,
  STEWARD_INCIDENT_ASSIGN,
  STEWARD_INCIDENT_COMMENT,
  STEWARD_INCIDENT_RESOLVE,
  STEWARD_INCIDENT_TELL,
  STEWARD_INCIDENT_N_WAYS
} StewardIncidentWay;

/**
 * StewardIncidentDecide:
 *
 * The pane that asks: what do I do about this incident? A verb first opens
 * exactly what will be recorded; confirming it hands the act on.
 *
 * Signals: "confirmed" (an act can be taken), "disarmed" (the person went back).
 */
#define STEWARD_TYPE_INCIDENT_DECIDE (steward_incident_decide_get_type ())
G_DECLARE_FINAL_TYPE (StewardIncidentDecide, steward_incident_decide, STEWARD, INCIDENT_DECIDE, AdwBin)

GtkWidget     *steward_incident_decide_new          (void);

AdwHeaderBar  *steward_incident_decide_get_header   (StewardIncidentDecide *self);
StewardAct    *steward_incident_decide_steal_act    (StewardIncidentDecide *self) G_GNUC_WARN_UNUSED_RESULT;
StewardIntent *steward_incident_decide_dup_form     (StewardIncidentDecide *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean       steward_incident_decide_may          (StewardIncidentDecide *self,
                                                     StewardIncidentWay     way);

void           steward_incident_decide_set_council  (StewardIncidentDecide *self,
                                                     StewardCouncil        *council,
                                                     const char            *person);
void           steward_incident_decide_set_case     (StewardIncidentDecide *self,
                                                     StewardIncidentCase   *kase,
                                                     StewardCouncilState   *state,
                                                     const StewardIntent   *form);
void           steward_incident_decide_set_back     (StewardIncidentDecide *self,
                                                     gboolean               back);
void           steward_incident_decide_set_pending  (StewardIncidentDecide *self,
                                                     gboolean               pending);
void           steward_incident_decide_show_failure (StewardIncidentDecide *self,
                                                     const GError          *error);
gboolean       steward_incident_decide_perform      (StewardIncidentDecide *self,
                                                     const char            *verb);
gboolean       steward_incident_decide_disarm       (StewardIncidentDecide *self);

G_END_DECLS
