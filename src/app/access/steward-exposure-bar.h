/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-access-case.h"

G_BEGIN_DECLS

/**
 * StewardExposureBar:
 *
 * How many columns of one classification become visible: a filled box for each
 * that does, a half one for each that is masked, a hollow one for the others.
 */
#define STEWARD_TYPE_EXPOSURE_BAR (steward_exposure_bar_get_type ())
G_DECLARE_FINAL_TYPE (StewardExposureBar, steward_exposure_bar, STEWARD, EXPOSURE_BAR, GtkWidget)

GtkWidget *steward_exposure_bar_new (const StewardExposure *exposure);

G_END_DECLS
