/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-lag-series.h"

G_BEGIN_DECLS

/**
 * StewardLagPlot:
 *
 * A series over time with the line of its target. What is missed is thicker and
 * red with number and length; planned windows have a ground, gaps are hatched
 * and nothing is drawn across them.
 */
#define STEWARD_TYPE_LAG_PLOT (steward_lag_plot_get_type ())
G_DECLARE_FINAL_TYPE (StewardLagPlot, steward_lag_plot, STEWARD, LAG_PLOT, GtkWidget)

GtkWidget              *steward_lag_plot_new        (void);

const StewardLagSeries *steward_lag_plot_get_series (StewardLagPlot   *self);
void                    steward_lag_plot_set_series (StewardLagPlot   *self,
                                                     StewardLagSeries *series,
                                                     const char       *target,
                                                     const char       *sentence);

G_END_DECLS
