/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"
#include "steward-incident.h"

G_BEGIN_DECLS

/**
 * StewardIncidentItem:
 *
 * One incident in a list. Signal: "changed" (it was read again, or its clock
 * went on).
 */
#define STEWARD_TYPE_INCIDENT_ITEM (steward_incident_item_get_type ())
G_DECLARE_FINAL_TYPE (StewardIncidentItem, steward_incident_item, STEWARD, INCIDENT_ITEM, GObject)

StewardIncidentItem   *steward_incident_item_new          (const StewardIncident *incident,
                                                           StewardCouncilState   *state) G_GNUC_WARN_UNUSED_RESULT;

const StewardIncident *steward_incident_item_get_incident (StewardIncidentItem   *self);
StewardCouncilState   *steward_incident_item_get_state    (StewardIncidentItem   *self);
void                   steward_incident_item_set_incident (StewardIncidentItem   *self,
                                                           const StewardIncident *incident,
                                                           StewardCouncilState   *state);
void                   steward_incident_item_tick         (StewardIncidentItem   *self);
int                    steward_incident_item_compare      (gconstpointer          a,
                                                           gconstpointer          b);

G_END_DECLS
