/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two columns that become one below a width. */

#include "config.h"

#include "steward-side-box.h"

#define USUAL_GAP 24

struct _StewardSideBox
{
  GtkWidget parent_instance;

  GtkWidget *main;                     /* unowned child */
  GtkWidget *side;                     /* unowned child */
  int side_width;
  int stacked_below;
  int gap;
};

G_DEFINE_FINAL_TYPE (StewardSideBox, steward_side_box, GTK_TYPE_WIDGET)

static gboolean
is_stacked (StewardSideBox *self,
            int             width)
{
  return !gtk_widget_get_visible (self->side) || (width >= 0 && width < self->stacked_below);
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int minimum = 0;

  if (gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

static int
fit_side (StewardSideBox *self)
{
  int minimum;

  gtk_widget_measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return MAX (minimum, self->side_width);
}

static int
measure_both (StewardSideBox *self,
              int             width)
{
  int side = fit_side (self);
  int below = measure_height (self->side, width);

  if (is_stacked (self, width))
    return measure_height (self->main, width) + (below > 0 ? below + self->gap : 0);

  return MAX (measure_height (self->main, MAX (width - side - self->gap, 1)), measure_height (self->side, side));
}

static GtkSizeRequestMode
steward_side_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
steward_side_box_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  StewardSideBox *self = STEWARD_SIDE_BOX (widget);
  int main_minimum, main_natural, side_minimum;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_both (self, for_size < 0 ? self->stacked_below : for_size);
      return;
    }

  gtk_widget_measure (self->main, orientation, -1, &main_minimum, &main_natural, NULL, NULL);
  gtk_widget_measure (self->side, orientation, -1, &side_minimum, NULL, NULL, NULL);
  *minimum = MAX (main_minimum, side_minimum);
  *natural = MAX (*minimum, main_natural + self->gap + MAX (side_minimum, self->side_width));
}

static void
place (GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
steward_side_box_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  StewardSideBox *self = STEWARD_SIDE_BOX (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int side = fit_side (self);

  if (is_stacked (self, width))
    {
      int main = measure_height (self->main, width);

      place (self->main, 0, 0, width, main);
      if (gtk_widget_get_visible (self->side))
        place (self->side, 0, main + self->gap, width, measure_height (self->side, width));
      return;
    }

  /* As high as each other: cards would else end one above the other. */
  place (self->main, mirrored ? side + self->gap : 0, 0, width - side - self->gap, height);
  place (self->side, mirrored ? 0 : width - side, 0, side, height);
}

static void
steward_side_box_dispose (GObject *object)
{
  StewardSideBox *self = STEWARD_SIDE_BOX (object);

  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_side_box_parent_class)->dispose (object);
}

static void
steward_side_box_class_init (StewardSideBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_side_box_dispose;
  widget_class->get_request_mode = steward_side_box_get_request_mode;
  widget_class->measure = steward_side_box_measure;
  widget_class->size_allocate = steward_side_box_size_allocate;
}

static void
steward_side_box_init (StewardSideBox *self)
{
  self->gap = USUAL_GAP;
}

/**
 * steward_side_box_new:
 * @main: the wide column
 * @side: the narrow one
 * @side_width: its width in pixels
 * @stacked_below: width in pixels below which @side stands under @main
 *
 * Returns: (transfer floating): both
 */
GtkWidget *
steward_side_box_new (GtkWidget *main,
                      GtkWidget *side,
                      int        side_width,
                      int        stacked_below)
{
  StewardSideBox *self = g_object_new (STEWARD_TYPE_SIDE_BOX, NULL);

  self->main = main;
  self->side = side;
  self->side_width = side_width;
  self->stacked_below = stacked_below;
  gtk_widget_set_parent (main, GTK_WIDGET (self));
  gtk_widget_set_parent (side, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * steward_side_box_set_gap:
 * @self: both
 * @gap: pixels between them
 */
void
steward_side_box_set_gap (StewardSideBox *self,
                          int             gap)
{
  g_return_if_fail (STEWARD_IS_SIDE_BOX (self));

  self->gap = gap;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
