/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The legend of the calendar. */

#include "config.h"

#include "steward-plot-key.h"

#include <glib/gi18n.h>

#include "steward-colors.h"
#include "steward-plot-colors.h"
#include "steward-wrap-box.h"

#define SIZE 12

struct _StewardPlotKey
{
  GtkWidget parent_instance;

  StewardKeyKind kind;
};

G_DEFINE_FINAL_TYPE (StewardPlotKey, steward_plot_key, GTK_TYPE_WIDGET)

static void
steward_plot_key_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
steward_plot_key_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  static const StewardPlotColor colors[] = { STEWARD_PLOT_MET_GROUND, STEWARD_PLOT_MISSED, STEWARD_PLOT_HATCH,
                                             STEWARD_PLOT_PLANNED };
  StewardPlotKey *self = STEWARD_PLOT_KEY (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, (float) (gtk_widget_get_height (widget) - SIZE) / 2, SIZE, SIZE);

  if (self->kind == STEWARD_KEY_UNDECIDABLE)
    steward_plot_draw_hatch (snapshot, &bounds, 2);
  else
    steward_plot_draw_shape (snapshot, &bounds, 2, colors[self->kind]);
}

static void
steward_plot_key_class_init (StewardPlotKeyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = steward_plot_key_measure;
  widget_class->snapshot = steward_plot_key_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
steward_plot_key_init (StewardPlotKey *self)
{
  steward_colors_follow (GTK_WIDGET (self));
}

/**
 * steward_plot_key_new:
 * @kind: what it stands for
 *
 * Returns: (transfer floating): a swatch
 */
GtkWidget *
steward_plot_key_new (StewardKeyKind kind)
{
  StewardPlotKey *self = g_object_new (STEWARD_TYPE_PLOT_KEY, NULL);

  self->kind = kind;

  return GTK_WIDGET (self);
}

/**
 * steward_plot_legend_new:
 *
 * Returns: (transfer floating): what the marks of a calendar mean, with words
 */
GtkWidget *
steward_plot_legend_new (void)
{
  const char *const words[] = { _("met"), _("missed, by share of the day"), _("undecidable"), _("planned window") };
  GtkWidget *legend = steward_wrap_box_new (9, 3);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
      GtkWidget *label = gtk_label_new (words[i]);

      gtk_widget_add_css_class (label, "second-line");
      gtk_box_append (GTK_BOX (pair), steward_plot_key_new (i));
      gtk_box_append (GTK_BOX (pair), label);
      steward_wrap_box_append (STEWARD_WRAP_BOX (legend), pair);
    }

  return legend;
}
