/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a drawn mark means; the colour follows from the style in use. */
typedef enum
{
  STEWARD_COLOR_TEXT,
  STEWARD_COLOR_DIM_TEXT,
  STEWARD_COLOR_MARK,                  /* an icon beside a word */
  STEWARD_COLOR_WARNING,
  STEWARD_COLOR_ERROR,
  STEWARD_COLOR_HOLLOW,                /* the rim of what is not there */
  STEWARD_COLOR_SUCCESS,
  STEWARD_COLOR_ON_FILL,               /* a sign within a filled shape */
  STEWARD_COLOR_ACCENT,
  STEWARD_COLOR_ACCENT_TINT,           /* the ground of what this page is about */
  STEWARD_COLOR_GOLD,
  STEWARD_COLOR_SILVER,
  STEWARD_COLOR_BRONZE,
  STEWARD_COLOR_BOX,                   /* the ground of a box */
  STEWARD_COLOR_BOX_RIM,
  STEWARD_COLOR_EDGE,                  /* a line between boxes */
  STEWARD_N_COLORS
} StewardColor;

const GdkRGBA *steward_color_get             (StewardColor   color);
gboolean       steward_colors_need_outlines  (void);
void           steward_colors_follow         (GtkWidget     *widget);

void           steward_draw_disc             (GtkSnapshot   *snapshot,
                                              float          x,
                                              float          y,
                                              float          diameter,
                                              const GdkRGBA *color);
void           steward_draw_ring             (GtkSnapshot   *snapshot,
                                              float          x,
                                              float          y,
                                              float          diameter,
                                              const GdkRGBA *color);
void           steward_draw_box              (GtkSnapshot   *snapshot,
                                              const graphene_rect_t *bounds,
                                              float          radius,
                                              const GdkRGBA *ground,
                                              const GdkRGBA *rim);

G_END_DECLS
