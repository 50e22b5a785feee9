/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A box that wraps: GtkFlowBox makes a grid and takes the focus, the wrap box
 * of libadwaita came later. */

#include "config.h"

#include "steward-wrap-box.h"

struct _StewardWrapBox
{
  GtkWidget parent_instance;

  int gap;
  int line_gap;
};

G_DEFINE_FINAL_TYPE (StewardWrapBox, steward_wrap_box, GTK_TYPE_WIDGET)

static int
fit_width (GtkWidget *child,
           int        available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return available < 0 ? natural : CLAMP (available, minimum, natural);
}

static int
fit_height (GtkWidget *child,
            int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

/* Lays the children out in @width; places them if asked to. Returns the height. */
static int
lay_out (StewardWrapBox *self,
         int             width,
         gboolean        place)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = fit_width (child, width);
      child_height = fit_height (child, child_width);
      if (x > 0 && x + child_width > width)
        {
          y += line + self->line_gap;
          x = line = 0;
        }
      if (place)
        gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? width - x - child_width : x, y, child_width,
                                                            child_height }, -1);
      x += child_width + self->gap;
      line = MAX (line, child_height);
    }

  return y + line;
}

static GtkSizeRequestMode
steward_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
steward_wrap_box_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  StewardWrapBox *self = STEWARD_WRAP_BOX (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (self, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->gap : 0);
    }
}

static void
steward_wrap_box_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  lay_out (STEWARD_WRAP_BOX (widget), width, TRUE);
}

static void
steward_wrap_box_dispose (GObject *object)
{
  steward_wrap_box_clear (STEWARD_WRAP_BOX (object));

  G_OBJECT_CLASS (steward_wrap_box_parent_class)->dispose (object);
}

static void
steward_wrap_box_class_init (StewardWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_wrap_box_dispose;
  widget_class->get_request_mode = steward_wrap_box_get_request_mode;
  widget_class->measure = steward_wrap_box_measure;
  widget_class->size_allocate = steward_wrap_box_size_allocate;
}

static void
steward_wrap_box_init (StewardWrapBox *self)
{
}

/**
 * steward_wrap_box_new:
 * @gap: between children of a line, in pixels
 * @line_gap: between lines, in pixels
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
steward_wrap_box_new (int gap,
                      int line_gap)
{
  StewardWrapBox *self = g_object_new (STEWARD_TYPE_WRAP_BOX, NULL);

  self->gap = gap;
  self->line_gap = line_gap;

  return GTK_WIDGET (self);
}

/**
 * steward_wrap_box_append:
 * @self: the box
 * @child: stands after all others
 */
void
steward_wrap_box_append (StewardWrapBox *self,
                         GtkWidget      *child)
{
  g_return_if_fail (STEWARD_IS_WRAP_BOX (self));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * steward_wrap_box_clear:
 * @self: the box
 *
 * Takes all children out.
 */
void
steward_wrap_box_clear (StewardWrapBox *self)
{
  GtkWidget *child;

  g_return_if_fail (STEWARD_IS_WRAP_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
