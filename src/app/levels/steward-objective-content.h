/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-evaluate-job.h"
#include "steward-lag-series.h"
#include "steward-level-reader.h"

G_BEGIN_DECLS

/**
 * StewardObjectiveContent:
 *
 * Everything that is told of one objective. Its buttons activate the actions
 * "objective.acknowledge" and "objective.measurements" of the pane around it,
 * its incidents "win.open-incident". Signal: "range-changed".
 */
#define STEWARD_TYPE_OBJECTIVE_CONTENT (steward_objective_content_get_type ())
G_DECLARE_FINAL_TYPE (StewardObjectiveContent, steward_objective_content, STEWARD, OBJECTIVE_CONTENT, AdwBin)

GtkWidget              *steward_objective_content_new        (void);

void                    steward_objective_content_set_case   (StewardObjectiveContent    *self,
                                                              const StewardObjectiveCase *kase,
                                                              const StewardLevelTerms    *terms,
                                                              const char                 *source);
void                    steward_objective_content_set_course (StewardObjectiveContent    *self,
                                                              const StewardObjectiveCase *kase,
                                                              const StewardLevelCourse   *course,
                                                              const GError               *error);
gint64                  steward_objective_content_get_range  (StewardObjectiveContent    *self);
GtkWidget              *steward_objective_content_get_plot   (StewardObjectiveContent    *self,
                                                              const char                 *name);
const StewardLagSeries *steward_objective_content_get_series (StewardObjectiveContent    *self);
void                    steward_objective_content_scroll     (StewardObjectiveContent    *self,
                                                              double                      pages);
void                    steward_objective_content_focus      (StewardObjectiveContent    *self);

G_END_DECLS
