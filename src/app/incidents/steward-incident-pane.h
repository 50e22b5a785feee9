/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-incident-blocks.h"

G_BEGIN_DECLS

/**
 * StewardIncidentPane:
 *
 * The pane that tells: what is true of this incident? Signal: "retry".
 */
#define STEWARD_TYPE_INCIDENT_PANE (steward_incident_pane_get_type ())
G_DECLARE_FINAL_TYPE (StewardIncidentPane, steward_incident_pane, STEWARD, INCIDENT_PANE, AdwBin)

GtkWidget    *steward_incident_pane_new         (void);

AdwHeaderBar *steward_incident_pane_get_header  (StewardIncidentPane       *self);
void          steward_incident_pane_set_loading (StewardIncidentPane       *self,
                                                 const char                *incident);
void          steward_incident_pane_set_file    (StewardIncidentPane       *self,
                                                 const StewardIncidentFile *file);
void          steward_incident_pane_show_error  (StewardIncidentPane       *self,
                                                 const GError              *error);
void          steward_incident_pane_set_decide  (StewardIncidentPane       *self,
                                                 gboolean                   decide);
void          steward_incident_pane_focus       (StewardIncidentPane       *self);
void          steward_incident_pane_scroll      (StewardIncidentPane       *self,
                                                 double                     pages);

G_END_DECLS
