/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lifecycle of a product as a way with five stations: what lies behind is
 * filled, where it stands is larger, what is ahead is hollow. */

#include "config.h"

#include "steward-lifecycle-line.h"

#include <glib/gi18n.h>

#include "steward-colors.h"

#define STATIONS 5
#define PITCH 17
#define SMALL 6
#define LARGE 9
#define EXTENT ((STATIONS - 1) * PITCH + LARGE)

struct _StewardLifecycleLine
{
  GtkWidget parent_instance;

  StewardLifecycle lifecycle;
};

G_DEFINE_FINAL_TYPE (StewardLifecycleLine, steward_lifecycle_line, GTK_TYPE_WIDGET)

static void
describe (StewardLifecycleLine *self)
{
  g_autofree char *sentence = NULL;

  if (self->lifecycle == STEWARD_LIFECYCLE_UNKNOWN)
    sentence = g_strdup (_("The source does not say"));
  else
    sentence = g_strdup_printf (_("%s, station %u of %u"), _(steward_lifecycle_to_title (self->lifecycle)),
                                (guint) self->lifecycle, (guint) STATIONS);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lifecycle"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
draw_station (GtkSnapshot *snapshot,
              float        center_x,
              float        center_y,
              int          rank,
              int          present)
{
  float size = rank == present ? LARGE : SMALL;

  if (rank <= present)
    steward_draw_disc (snapshot, center_x - size / 2, center_y - size / 2, size,
                       steward_color_get (STEWARD_COLOR_ACCENT));
  else
    steward_draw_ring (snapshot, center_x - size / 2, center_y - size / 2, size,
                       steward_color_get (STEWARD_COLOR_HOLLOW));
}

static void
draw_track (GtkSnapshot *snapshot,
            float        from,
            float        center_y,
            gboolean     passed)
{
  float gap = LARGE / 2.f;

  gtk_snapshot_append_color (snapshot, steward_color_get (passed ? STEWARD_COLOR_ACCENT : STEWARD_COLOR_HOLLOW),
                             &GRAPHENE_RECT_INIT (from + gap, center_y - .5f, PITCH - 2 * gap, 1));
}

static void
steward_lifecycle_line_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? EXTENT : LARGE;
}

static void
steward_lifecycle_line_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  StewardLifecycleLine *self = STEWARD_LIFECYCLE_LINE (widget);
  float center_y = gtk_widget_get_height (widget) / 2.f;
  float start = (gtk_widget_get_width (widget) - EXTENT + LARGE) / 2.f;
  int present = (int) self->lifecycle - 1;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (gtk_widget_get_width (widget), 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }

  for (int rank = 0; rank < STATIONS; rank++)
    {
      if (rank + 1 < STATIONS)
        draw_track (snapshot, start + rank * PITCH, center_y, rank < present);
      draw_station (snapshot, start + rank * PITCH, center_y, rank, present);
    }
}

static void
steward_lifecycle_line_class_init (StewardLifecycleLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = steward_lifecycle_line_measure;
  widget_class->snapshot = steward_lifecycle_line_snapshot;

  gtk_widget_class_set_css_name (widget_class, "lifecycle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_lifecycle_line_init (StewardLifecycleLine *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  steward_colors_follow (GTK_WIDGET (self));
  describe (self);
}

/**
 * steward_lifecycle_line_new:
 *
 * Returns: (transfer floating): a line on which nothing is reached yet
 */
GtkWidget *
steward_lifecycle_line_new (void)
{
  return g_object_new (STEWARD_TYPE_LIFECYCLE_LINE, NULL);
}

/**
 * steward_lifecycle_line_set_lifecycle:
 * @self: the line
 * @lifecycle: where it stands from now on
 */
void
steward_lifecycle_line_set_lifecycle (StewardLifecycleLine *self,
                                      StewardLifecycle      lifecycle)
{
  g_return_if_fail (STEWARD_IS_LIFECYCLE_LINE (self));

  if (self->lifecycle == lifecycle)
    return;

  self->lifecycle = lifecycle;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
