/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-incident.h"

G_BEGIN_DECLS

/**
 * StewardObjectiveHead:
 *
 * What an objective is about, how it stands and since when, and what can be
 * done about it now.
 */
#define STEWARD_TYPE_OBJECTIVE_HEAD (steward_objective_head_get_type ())
G_DECLARE_FINAL_TYPE (StewardObjectiveHead, steward_objective_head, STEWARD, OBJECTIVE_HEAD, AdwBin)

GtkWidget *steward_objective_head_new       (void);

void       steward_objective_head_set_level (StewardObjectiveHead *self,
                                             const StewardLevel   *level,
                                             GPtrArray            *incidents);

G_END_DECLS
