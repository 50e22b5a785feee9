/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardIncidentPage:
 *
 * One incident: what is true of it, and what to do. It lies in the page of
 * service levels, in the place of the overview, and brings its own header bars.
 *
 * Signals: "closed" (back to the list), "step" (int: the next or the previous
 * one of the list is wanted). What it links to, it opens by the window's actions
 * "win.open-objective" and "win.open-product".
 */
#define STEWARD_TYPE_INCIDENT_PAGE (steward_incident_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardIncidentPage, steward_incident_page, STEWARD, INCIDENT_PAGE, AdwBin)

GtkWidget  *steward_incident_page_new          (StewardPage         *page);

void        steward_incident_page_open         (StewardIncidentPage *self,
                                                const char          *incident);
void        steward_incident_page_open_to      (StewardIncidentPage *self,
                                                const char          *incident,
                                                const char          *verb);
const char *steward_incident_page_get_incident (StewardIncidentPage *self);
gboolean    steward_incident_page_go_back      (StewardIncidentPage *self);
gboolean    steward_incident_page_escape       (StewardIncidentPage *self);

G_END_DECLS
