/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-slo.h"

G_BEGIN_DECLS

/**
 * StewardBudgetPlot:
 *
 * How an error budget was spent, day by day, over the window for which it was
 * agreed, with the even pace as a dashed line; below nothing the ground is red.
 */
#define STEWARD_TYPE_BUDGET_PLOT (steward_budget_plot_get_type ())
G_DECLARE_FINAL_TYPE (StewardBudgetPlot, steward_budget_plot, STEWARD, BUDGET_PLOT, GtkWidget)

/* What is left of a budget at the end of a day: 1 all, 0 nothing. */
typedef struct
{
  gint64 day;
  double left;
} StewardBudgetPoint;

GtkWidget *steward_budget_plot_new    (void);

GArray    *steward_budget_get_points  (const StewardLevelDay *days,
                                       gsize                  n_days,
                                       double                 target,
                                       gint64                 today,
                                       guint                  window) G_GNUC_WARN_UNUSED_RESULT;
void       steward_budget_plot_set    (StewardBudgetPlot     *self,
                                       GArray                *points,
                                       gint64                 spent_at,
                                       const char            *sentence);

G_END_DECLS
