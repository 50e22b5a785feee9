/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-access-case.h"
#include "steward-access-planner.h"

G_BEGIN_DECLS

/**
 * StewardAccessPane:
 *
 * The pane that tells: what is true of this access? Signal: "retry".
 */
#define STEWARD_TYPE_ACCESS_PANE (steward_access_pane_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessPane, steward_access_pane, STEWARD, ACCESS_PANE, AdwBin)

GtkWidget    *steward_access_pane_new          (StewardAccessPlanner     *planner);

AdwHeaderBar *steward_access_pane_get_header   (StewardAccessPane        *self);
void          steward_access_pane_set_loading  (StewardAccessPane        *self,
                                                const char               *access);
void          steward_access_pane_set_case     (StewardAccessPane        *self,
                                                StewardAccessCase        *kase,
                                                const char               *person,
                                                const char               *place);
void          steward_access_pane_set_terms    (StewardAccessPane        *self,
                                                const StewardAccessTerms *terms);
void          steward_access_pane_show_error   (StewardAccessPane        *self,
                                                const GError             *error);
void          steward_access_pane_set_decide   (StewardAccessPane        *self,
                                                gboolean                  decide);
void          steward_access_pane_focus        (StewardAccessPane        *self);
void          steward_access_pane_scroll       (StewardAccessPane        *self,
                                                double                    pages);

G_END_DECLS
