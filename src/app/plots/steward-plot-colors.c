/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one table of colours for plots, chosen by the style manager's dark and
 * high-contrast states, and the shapes and texts that plots are made of. Marks
 * have at least 3:1 on a card; grounds and tints need not. In high contrast no
 * tint is fainter than half and every filled shape gets a rim. */

#include "config.h"

#include "steward-plot-colors.h"

#include "steward-colors.h"

#define RGB(r, g, b) { (r) / 255.f, (g) / 255.f, (b) / 255.f, 1.f }
#define RGBA(r, g, b, a) { (r) / 255.f, (g) / 255.f, (b) / 255.f, (a) }
#define BLACK(a) { 0, 0, 0, (a) }
#define WHITE(a) { 1, 1, 1, (a) }

#define HATCH_STEP 4.5f

typedef enum
{
  STYLE_LIGHT,
  STYLE_DARK,
  STYLE_LIGHT_CONTRAST,
  STYLE_DARK_CONTRAST,
  N_STYLES
} Style;

static const GdkRGBA table[STEWARD_PLOT_N_COLORS][N_STYLES] = {
  [STEWARD_PLOT_MET_GROUND] = { RGB (166, 230, 201), RGB (47, 117, 82), RGB (143, 240, 190), RGB (38, 110, 74) },
  [STEWARD_PLOT_MET] = { RGB (56, 166, 119), RGB (46, 174, 118), RGB (30, 132, 86), RGB (87, 227, 137) },
  [STEWARD_PLOT_MISSED] = { RGB (224, 27, 36), RGB (255, 107, 84), RGB (165, 29, 45), RGB (255, 123, 99) },
  [STEWARD_PLOT_MISSED_TEXT] = { RGB (192, 28, 40), RGB (255, 123, 99), RGB (165, 29, 45), RGB (255, 150, 130) },
  [STEWARD_PLOT_MISSED_TINT] = { RGBA (224, 27, 36, .11f), RGBA (255, 107, 84, .2f), RGBA (224, 27, 36, .5f),
                                 RGBA (255, 107, 84, .5f) },
  [STEWARD_PLOT_HATCH] = { BLACK (.42f), WHITE (.45f), BLACK (.8f), WHITE (.85f) },
  [STEWARD_PLOT_PLANNED] = { RGB (176, 206, 246), RGB (52, 88, 134), RGB (98, 160, 234), RGB (53, 132, 228) },
  [STEWARD_PLOT_PLANNED_TINT] = { RGBA (53, 132, 228, .13f), RGBA (98, 160, 234, .2f), RGBA (53, 132, 228, .5f),
                                  RGBA (98, 160, 234, .5f) },
  [STEWARD_PLOT_LINE] = { RGB (28, 113, 216), RGB (120, 174, 237), RGB (26, 95, 180), RGB (153, 193, 241) },
  [STEWARD_PLOT_TARGET] = { BLACK (.75f), WHITE (.9f), BLACK (1), WHITE (1) },
  [STEWARD_PLOT_GRID] = { BLACK (.1f), WHITE (.13f), BLACK (.5f), WHITE (.5f) },
  [STEWARD_PLOT_TEXT] = { BLACK (.8f), WHITE (1), BLACK (1), WHITE (1) },
  [STEWARD_PLOT_DIM_TEXT] = { BLACK (.6f), WHITE (.7f), BLACK (.88f), WHITE (.92f) },
  [STEWARD_PLOT_RIM] = { BLACK (1), WHITE (1), BLACK (1), WHITE (1) },
  [STEWARD_PLOT_HOLLOW] = { BLACK (.2f), WHITE (.22f), BLACK (.8f), WHITE (.85f) },
  [STEWARD_PLOT_GROUND] = { RGB (255, 255, 255), RGB (54, 54, 54), RGB (255, 255, 255), RGB (30, 30, 30) },
};

/**
 * steward_plot_color:
 * @color: what the mark means
 *
 * Returns: (transfer none): the colour in the style that is in use now
 */
const GdkRGBA *
steward_plot_color (StewardPlotColor color)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Style style = adw_style_manager_get_dark (manager) ? STYLE_DARK : STYLE_LIGHT;

  g_return_val_if_fail (color < STEWARD_PLOT_N_COLORS, &table[STEWARD_PLOT_TEXT][style]);

  if (adw_style_manager_get_high_contrast (manager))
    style += STYLE_LIGHT_CONTRAST;

  return &table[color][style];
}

/**
 * steward_plot_draw_shape:
 * @snapshot: where to draw
 * @bounds: in pixels; nothing is drawn where they are empty
 * @radius: of the corners
 * @color: what it means
 *
 * Draws a filled box, with a rim in high contrast.
 */
void
steward_plot_draw_shape (GtkSnapshot           *snapshot,
                         const graphene_rect_t *bounds,
                         float                  radius,
                         StewardPlotColor       color)
{
  if (bounds->size.width <= 0 || bounds->size.height <= 0)
    return;
  steward_draw_box (snapshot, bounds, radius, steward_plot_color (color),
                    steward_colors_need_outlines () ? steward_plot_color (STEWARD_PLOT_RIM) : NULL);
}

/**
 * steward_plot_draw_hatch:
 * @snapshot: where to draw
 * @bounds: in pixels; nothing is drawn where they are empty
 * @radius: of the corners
 *
 * Draws what nobody knows: lines from below to the right, and no ground.
 */
void
steward_plot_draw_hatch (GtkSnapshot           *snapshot,
                         const graphene_rect_t *bounds,
                         float                  radius)
{
  float bottom = bounds->origin.y + bounds->size.height;
  float height = bounds->size.height;
  GskRoundedRect outline;
  cairo_t *cr;

  if (bounds->size.width <= 0 || height <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&outline, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  cr = gtk_snapshot_append_cairo (snapshot, bounds);
  gdk_cairo_set_source_rgba (cr, steward_plot_color (STEWARD_PLOT_HATCH));
  cairo_set_line_width (cr, 1.2);
  for (float x = bounds->origin.x - height; x < bounds->origin.x + bounds->size.width; x += HATCH_STEP)
    {
      cairo_move_to (cr, x, bottom);
      cairo_line_to (cr, x + height, bottom - height);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
  if (steward_colors_need_outlines ())
    steward_draw_box (snapshot, bounds, radius, NULL, steward_plot_color (STEWARD_PLOT_RIM));
}

/**
 * steward_plot_draw_up:
 * @snapshot: where to draw
 * @x: its middle
 * @y: its point, above
 * @size: its width
 * @color: what it means
 *
 * Draws a small triangle that points upwards.
 */
void
steward_plot_draw_up (GtkSnapshot      *snapshot,
                      float             x,
                      float             y,
                      float             size,
                      StewardPlotColor  color)
{
  float height = size * .75f;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - size / 2, y, size, height));

  gdk_cairo_set_source_rgba (cr, steward_plot_color (color));
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + size / 2, y + height);
  cairo_line_to (cr, x - size / 2, y + height);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/**
 * steward_plot_layout_new:
 * @widget: the plot
 * @text: plain text
 * @points: its size
 * @bold: whether it is bold
 *
 * Returns: (transfer full): a layout in the widget's font
 */
PangoLayout *
steward_plot_layout_new (GtkWidget  *widget,
                         const char *text,
                         double      points,
                         gboolean    bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attrs = pango_attr_list_new ();

  pango_attr_list_insert (attrs, pango_attr_size_new ((int) (points * PANGO_SCALE)));
  pango_attr_list_insert (attrs, pango_attr_font_features_new ("tnum=1"));
  if (bold)
    pango_attr_list_insert (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attrs);
  pango_attr_list_unref (attrs);

  return layout;
}

/**
 * steward_plot_text_height:
 * @widget: the plot
 * @points: a size of text
 *
 * Returns: the height of a line of it, in pixels
 */
int
steward_plot_text_height (GtkWidget *widget,
                          double     points)
{
  g_autoptr (PangoLayout) layout = steward_plot_layout_new (widget, "0", points, FALSE);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/**
 * steward_plot_draw_text:
 * @snapshot: where to draw
 * @layout: the text
 * @x: where its anchor stands
 * @y: its top
 * @anchor: 0: @x is its left; 0.5: its middle; 1: its right
 * @within: (nullable): it is moved so that it does not leave this at the sides
 * @color: its colour
 *
 * Returns: the right end of the text
 */
float
steward_plot_draw_text (GtkSnapshot           *snapshot,
                        PangoLayout           *layout,
                        float                  x,
                        float                  y,
                        float                  anchor,
                        const graphene_rect_t *within,
                        StewardPlotColor       color)
{
  int width;
  float left;

  pango_layout_get_pixel_size (layout, &width, NULL);
  left = x - anchor * (float) width;
  if (within != NULL)
    left = MAX (within->origin.x, MIN (left, within->origin.x + within->size.width - (float) width));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, y));
  gtk_snapshot_append_layout (snapshot, layout, steward_plot_color (color));
  gtk_snapshot_restore (snapshot);

  return left + (float) width;
}
