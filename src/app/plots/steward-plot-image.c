/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws a widget as the window does, but on a ground of its own and larger. */

#include "config.h"

#include "steward-plot-image.h"

#include "steward-error.h"
#include "steward-plot-colors.h"

#define MARGIN 12

/**
 * steward_plot_image_render:
 * @widget: a widget that is shown
 * @scale: pixels of the picture for one of the window
 * @error: return location
 *
 * Returns: (transfer full): a PNG file
 */
GBytes *
steward_plot_image_render (GtkWidget  *widget,
                           int         scale,
                           GError    **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native == NULL ? NULL : gtk_native_get_renderer (native);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);

  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_append_color (snapshot, steward_plot_color (STEWARD_PLOT_GROUND),
                             &GRAPHENE_RECT_INIT (0, 0, width + 2 * MARGIN, height + 2 * MARGIN));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MARGIN, MARGIN));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL || renderer == NULL || width <= 0 || height <= 0)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "The plot has not been drawn.");
      return NULL;
    }
  texture = gsk_renderer_render_texture (renderer, node, NULL);

  return gdk_texture_save_to_png_bytes (texture);
}
