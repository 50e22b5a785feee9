/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-incident-item.h"

G_BEGIN_DECLS

/**
 * StewardIncidentRow:
 *
 * One incident in the list: number, product, what was missed, since when, how
 * it stands and with whom.
 */
#define STEWARD_TYPE_INCIDENT_ROW (steward_incident_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardIncidentRow, steward_incident_row, STEWARD, INCIDENT_ROW, GtkWidget)

GtkWidget *steward_incident_row_new      (void);
void       steward_incident_row_set_item (StewardIncidentRow  *self,
                                          StewardIncidentItem *item);

G_END_DECLS
