/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/* Which incidents are let through. */
typedef enum
{
  STEWARD_INCIDENTS_OPEN,              /* not resolved */
  STEWARD_INCIDENTS_MINE,              /* assigned to who sits here, and not resolved */
  STEWARD_INCIDENTS_ALL,
} StewardIncidentScope;

/**
 * StewardIncidentView:
 *
 * The incidents as a list, a view of the page of service levels: what is open
 * stands first. It reads by itself when something changes.
 *
 * Signals: "open" (id of an incident), "counted" (guint: how many are not
 * resolved), "alarming" (gboolean: one that nobody acknowledged is late).
 */
#define STEWARD_TYPE_INCIDENT_VIEW (steward_incident_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardIncidentView, steward_incident_view, STEWARD, INCIDENT_VIEW, AdwBin)

GtkWidget  *steward_incident_view_new           (StewardServices     *services);

void        steward_incident_view_set_incidents (StewardIncidentView *self,
                                                 GPtrArray           *incidents);
void        steward_incident_view_set_scope     (StewardIncidentView *self,
                                                 StewardIncidentScope scope);
const char *steward_incident_view_move          (StewardIncidentView *self,
                                                 int                  step);
void        steward_incident_view_select        (StewardIncidentView *self,
                                                 const char          *incident);
void        steward_incident_view_focus         (StewardIncidentView *self);
gboolean    steward_incident_view_escape        (StewardIncidentView *self);

G_END_DECLS
