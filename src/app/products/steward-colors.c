/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one table of colours for drawn widgets, chosen by the style manager's
 * dark and high-contrast states, and the few shapes that they are made of.
 * Drawn widgets never ask a style context. Thin marks have at least 3:1 on the
 * grounds that they stand on; in high contrast nothing is fainter than half
 * and every filled shape gets a rim. */

#include "config.h"

#include "steward-colors.h"

#define RGB(r, g, b) { (r) / 255.f, (g) / 255.f, (b) / 255.f, 1.f }
#define RGBA(r, g, b, a) { (r) / 255.f, (g) / 255.f, (b) / 255.f, (a) }

typedef enum
{
  STYLE_LIGHT,
  STYLE_DARK,
  STYLE_LIGHT_CONTRAST,
  STYLE_DARK_CONTRAST,
  N_STYLES
} Style;

static const GdkRGBA table[STEWARD_N_COLORS][N_STYLES] = {
  [STEWARD_COLOR_TEXT] = { RGBA (0, 0, 0, .8f), RGB (255, 255, 255), RGB (0, 0, 0), RGB (255, 255, 255) },
  [STEWARD_COLOR_DIM_TEXT] = { RGBA (0, 0, 0, .58f), RGBA (255, 255, 255, .68f), RGBA (0, 0, 0, .85f),
                               RGBA (255, 255, 255, .9f) },
  [STEWARD_COLOR_MARK] = { RGBA (0, 0, 0, .6f), RGBA (255, 255, 255, .75f), RGBA (0, 0, 0, .85f),
                           RGBA (255, 255, 255, .9f) },
  [STEWARD_COLOR_WARNING] = { RGB (156, 110, 3), RGB (248, 228, 92), RGB (156, 110, 3), RGB (248, 228, 92) },
  [STEWARD_COLOR_ERROR] = { RGB (192, 28, 40), RGB (255, 123, 99), RGB (192, 28, 40), RGB (255, 123, 99) },
  [STEWARD_COLOR_SUCCESS] = { RGB (30, 132, 86), RGB (46, 194, 126), RGB (30, 132, 86), RGB (87, 227, 137) },
  [STEWARD_COLOR_ON_FILL] = { RGB (255, 255, 255), RGBA (0, 0, 0, .9f), RGB (255, 255, 255), RGB (0, 0, 0) },
  [STEWARD_COLOR_HOLLOW] = { RGBA (0, 0, 0, .46f), RGBA (255, 255, 255, .46f), RGBA (0, 0, 0, .8f),
                             RGBA (255, 255, 255, .85f) },
  [STEWARD_COLOR_ACCENT] = { RGB (53, 132, 228), RGB (120, 174, 237), RGB (26, 95, 180), RGB (153, 193, 241) },
  [STEWARD_COLOR_ACCENT_TINT] = { RGBA (53, 132, 228, .18f), RGBA (120, 174, 237, .25f), RGBA (26, 95, 180, .5f),
                                  RGBA (153, 193, 241, .5f) },
  [STEWARD_COLOR_GOLD] = { RGB (229, 165, 10), RGB (229, 165, 10), RGB (229, 165, 10), RGB (246, 211, 45) },
  [STEWARD_COLOR_SILVER] = { RGB (154, 153, 150), RGB (154, 153, 150), RGB (119, 118, 123), RGB (192, 191, 188) },
  [STEWARD_COLOR_BRONZE] = { RGB (181, 131, 90), RGB (181, 131, 90), RGB (134, 94, 60), RGB (205, 171, 143) },
  [STEWARD_COLOR_BOX] = { RGBA (0, 0, 0, .04f), RGBA (255, 255, 255, .08f), RGB (255, 255, 255), RGB (0, 0, 0) },
  [STEWARD_COLOR_BOX_RIM] = { RGBA (0, 0, 0, .22f), RGBA (255, 255, 255, .25f), RGBA (0, 0, 0, .8f),
                              RGBA (255, 255, 255, .85f) },
  [STEWARD_COLOR_EDGE] = { RGBA (0, 0, 0, .46f), RGBA (255, 255, 255, .46f), RGBA (0, 0, 0, .8f),
                           RGBA (255, 255, 255, .85f) },
};

/**
 * steward_color_get:
 * @color: what the mark means
 *
 * Returns: (transfer none): the colour in the style that is in use now
 */
const GdkRGBA *
steward_color_get (StewardColor color)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Style style = adw_style_manager_get_dark (manager) ? STYLE_DARK : STYLE_LIGHT;

  g_return_val_if_fail (color < STEWARD_N_COLORS, &table[STEWARD_COLOR_TEXT][style]);

  if (adw_style_manager_get_high_contrast (manager))
    style += STYLE_LIGHT_CONTRAST;

  return &table[color][style];
}

/**
 * steward_colors_need_outlines:
 *
 * Returns: whether every filled shape needs a rim (high contrast)
 */
gboolean
steward_colors_need_outlines (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

/**
 * steward_colors_follow:
 * @widget: a drawn widget
 *
 * Redraws @widget, as long as it lives, whenever the style changes.
 */
void
steward_colors_follow (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
}

/**
 * steward_draw_disc:
 * @snapshot: where to draw
 * @x: left, in pixels
 * @y: top, in pixels
 * @diameter: in pixels
 * @color: its colour
 *
 * Draws a filled circle, with a rim in high contrast.
 */
void
steward_draw_disc (GtkSnapshot   *snapshot,
                   float          x,
                   float          y,
                   float          diameter,
                   const GdkRGBA *color)
{
  steward_draw_box (snapshot, &GRAPHENE_RECT_INIT (x, y, diameter, diameter), diameter / 2, color,
                    steward_colors_need_outlines () ? steward_color_get (STEWARD_COLOR_TEXT) : NULL);
}

/**
 * steward_draw_ring:
 * @snapshot: where to draw
 * @x: left, in pixels
 * @y: top, in pixels
 * @diameter: in pixels
 * @color: its colour
 *
 * Draws a hollow circle with a rim of one pixel.
 */
void
steward_draw_ring (GtkSnapshot   *snapshot,
                   float          x,
                   float          y,
                   float          diameter,
                   const GdkRGBA *color)
{
  steward_draw_box (snapshot, &GRAPHENE_RECT_INIT (x, y, diameter, diameter), diameter / 2, NULL, color);
}

/**
 * steward_draw_box:
 * @snapshot: where to draw
 * @bounds: in pixels
 * @radius: of the corners, in pixels
 * @ground: (nullable): fills the box
 * @rim: (nullable): a border of one pixel
 *
 * Draws a box with round corners.
 */
void
steward_draw_box (GtkSnapshot           *snapshot,
                  const graphene_rect_t *bounds,
                  float                  radius,
                  const GdkRGBA         *ground,
                  const GdkRGBA         *rim)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, radius);
  if (ground != NULL)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, ground, bounds);
      gtk_snapshot_pop (snapshot);
    }
  if (rim != NULL)
    gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                                (GdkRGBA[4]) { *rim, *rim, *rim, *rim });
}
