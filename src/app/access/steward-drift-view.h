/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardDriftView:
 *
 * Where platforms grant something else than was approved, by source and kind,
 * with what mends it. Signals: "open-access" (id of an access), "counted" (how
 * many differences there are, guint).
 */
#define STEWARD_TYPE_DRIFT_VIEW (steward_drift_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardDriftView, steward_drift_view, STEWARD, DRIFT_VIEW, AdwBin)

GtkWidget *steward_drift_view_new (StewardServices *services);

G_END_DECLS
