/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a mark in a plot means. Shapes say it, too: a plot can be read in grey. */
typedef enum
{
  STEWARD_PLOT_MET_GROUND,             /* a day that was met: ground, not mark */
  STEWARD_PLOT_MET,
  STEWARD_PLOT_MISSED,
  STEWARD_PLOT_MISSED_TEXT,
  STEWARD_PLOT_MISSED_TINT,
  STEWARD_PLOT_HATCH,                  /* undecidable */
  STEWARD_PLOT_PLANNED,
  STEWARD_PLOT_PLANNED_TINT,
  STEWARD_PLOT_LINE,
  STEWARD_PLOT_TARGET,
  STEWARD_PLOT_GRID,
  STEWARD_PLOT_TEXT,
  STEWARD_PLOT_DIM_TEXT,
  STEWARD_PLOT_RIM,                    /* around filled shapes, in high contrast only */
  STEWARD_PLOT_HOLLOW,                 /* of what was never known */
  STEWARD_PLOT_GROUND,                 /* of a picture that is saved */
  STEWARD_PLOT_N_COLORS
} StewardPlotColor;

const GdkRGBA *steward_plot_color       (StewardPlotColor        color);

void           steward_plot_draw_shape  (GtkSnapshot            *snapshot,
                                         const graphene_rect_t  *bounds,
                                         float                   radius,
                                         StewardPlotColor        color);
void           steward_plot_draw_hatch  (GtkSnapshot            *snapshot,
                                         const graphene_rect_t  *bounds,
                                         float                   radius);
void           steward_plot_draw_up     (GtkSnapshot            *snapshot,
                                         float                   x,
                                         float                   y,
                                         float                   size,
                                         StewardPlotColor        color);

PangoLayout   *steward_plot_layout_new  (GtkWidget              *widget,
                                         const char             *text,
                                         double                  points,
                                         gboolean                bold) G_GNUC_WARN_UNUSED_RESULT;
int            steward_plot_text_height (GtkWidget              *widget,
                                         double                  points);
float          steward_plot_draw_text   (GtkSnapshot            *snapshot,
                                         PangoLayout            *layout,
                                         float                   x,
                                         float                   y,
                                         float                   anchor,
                                         const graphene_rect_t  *within,
                                         StewardPlotColor        color);

G_END_DECLS
