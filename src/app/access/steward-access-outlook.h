/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-access-case.h"
#include "steward-access-planner.h"

G_BEGIN_DECLS

/**
 * StewardAccessOutlook:
 *
 * What would become of a request as it is filled in: its way, what there is
 * already, what becomes visible, and what would run. Signal: "open" (id of an
 * access).
 */
#define STEWARD_TYPE_ACCESS_OUTLOOK (steward_access_outlook_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessOutlook, steward_access_outlook, STEWARD, ACCESS_OUTLOOK, GtkBox)

GtkWidget *steward_access_outlook_new          (void);

void       steward_access_outlook_set_planner  (StewardAccessOutlook     *self,
                                                StewardAccessPlanner     *planner);
void       steward_access_outlook_set_route    (StewardAccessOutlook     *self,
                                                const StewardAccessRoute *route,
                                                GPtrArray                *faults);
void       steward_access_outlook_set_overlaps (StewardAccessOutlook     *self,
                                                GPtrArray                *overlaps);
void       steward_access_outlook_set_warnings (StewardAccessOutlook     *self,
                                                GPtrArray                *warnings);
void       steward_access_outlook_set_terms    (StewardAccessOutlook     *self,
                                                const StewardAccessTerms *terms,
                                                const StewardEntryDetail *detail);

G_END_DECLS
