/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Boxes for columns. Up to a dozen stand for one column each; more share the
 * dozen, so that a part of the columns is the same part of the boxes. */

#include "config.h"

#include "steward-exposure-bar.h"

#include <glib/gi18n.h>

#include "steward-colors.h"

#define MOST 12u
#define WIDTH 7
#define HEIGHT 10
#define GAP 2

struct _StewardExposureBar
{
  GtkWidget parent_instance;

  guint n_boxes;
  guint n_full;
  guint n_masked;
};

G_DEFINE_FINAL_TYPE (StewardExposureBar, steward_exposure_bar, GTK_TYPE_WIDGET)

static void
steward_exposure_bar_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) MOST * (WIDTH + GAP) - GAP : HEIGHT;
}

static void
steward_exposure_bar_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  StewardExposureBar *self = STEWARD_EXPOSURE_BAR (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float y = (gtk_widget_get_height (widget) - HEIGHT) / 2.f;

  for (guint i = 0; i < self->n_boxes; i++)
    {
      float x = mirrored ? gtk_widget_get_width (widget) - (i + 1) * (WIDTH + GAP) + GAP : i * (WIDTH + GAP);
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, WIDTH, HEIGHT);
      graphene_rect_t low = GRAPHENE_RECT_INIT (x, y + HEIGHT / 2.f, WIDTH, HEIGHT / 2.f);
      gboolean full = i < self->n_full;
      gboolean masked = !full && i < self->n_full + self->n_masked;

      steward_draw_box (snapshot, &bounds, 2, full ? steward_color_get (STEWARD_COLOR_ACCENT) : NULL,
                        steward_color_get (full || masked ? STEWARD_COLOR_ACCENT : STEWARD_COLOR_HOLLOW));
      if (masked)
        gtk_snapshot_append_color (snapshot, steward_color_get (STEWARD_COLOR_ACCENT), &low);
    }
}

static void
steward_exposure_bar_class_init (StewardExposureBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = steward_exposure_bar_measure;
  widget_class->snapshot = steward_exposure_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_exposure_bar_init (StewardExposureBar *self)
{
  steward_colors_follow (GTK_WIDGET (self));
}

static guint
scale (guint count,
       guint of,
       guint boxes)
{
  if (count == 0 || of <= boxes)
    return count;

  return MAX (1, (count * boxes + of / 2) / of);
}

/**
 * steward_exposure_bar_new:
 * @exposure: what becomes visible of one classification
 *
 * Returns: (transfer floating): its bar
 */
GtkWidget *
steward_exposure_bar_new (const StewardExposure *exposure)
{
  StewardExposureBar *self = g_object_new (STEWARD_TYPE_EXPOSURE_BAR, NULL);
  guint n_all = MAX (exposure->n_all, exposure->n_visible);
  guint n_full = exposure->n_visible - MIN (exposure->n_masked, exposure->n_visible);
  g_autofree char *sentence = g_strdup_printf (_("%s: %u of %u columns become visible, %u of them masked"),
                                               _(steward_classification_to_title (exposure->classification)),
                                               exposure->n_visible, n_all, exposure->n_masked);

  self->n_boxes = MIN (n_all, MOST);
  self->n_full = scale (n_full, n_all, MOST);
  self->n_masked = MIN (scale (exposure->n_masked, n_all, MOST), self->n_boxes - MIN (self->n_full, self->n_boxes));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);

  return GTK_WIDGET (self);
}
