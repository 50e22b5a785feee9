/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-slo.h"

G_BEGIN_DECLS

/**
 * StewardAttainmentBar:
 *
 * How much of the time was good, on an axis that begins at a labelled value,
 * with the target as a mark through it. What is undecidable stands hatched
 * beside the bar, never inside it.
 */
#define STEWARD_TYPE_ATTAINMENT_BAR (steward_attainment_bar_get_type ())
G_DECLARE_FINAL_TYPE (StewardAttainmentBar, steward_attainment_bar, STEWARD, ATTAINMENT_BAR, GtkWidget)

GtkWidget *steward_attainment_bar_new      (gboolean                 compact);

void       steward_attainment_bar_set      (StewardAttainmentBar    *self,
                                            const StewardAttainment *time,
                                            double                   target,
                                            double                   axis,
                                            guint                    days);
double     steward_attainment_bar_get_axis (double                   share,
                                            double                   target);

G_END_DECLS
