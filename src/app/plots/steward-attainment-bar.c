/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The attainment bar. A bar from 0 to 100 % looks full for every product, so
 * its axis begins later and says where. */

#include "config.h"

#include "steward-attainment-bar.h"

#include <glib/gi18n.h>
#include <math.h>

#include "steward-attainment.h"
#include "steward-colors.h"
#include "steward-level-look.h"
#include "steward-plot-colors.h"

#define BAR_HEIGHT 12
#define COMPACT_HEIGHT 8
#define MARK_RISE 3
#define LABEL_GAP 2
#define ASIDE_GAP 8
#define ASIDE_PART 0.15f               /* of the width, for what is undecidable */
#define RADIUS 4
#define LEAST_PART 0.0005              /* of the time: less cannot be seen */
#define LABEL_ROOM 36

struct _StewardAttainmentBar
{
  GtkWidget parent_instance;

  StewardAttainment time;
  double target;
  double axis;                         /* where it begins: 0.97 */
  gboolean compact;                    /* in a row of a table */
};

G_DEFINE_FINAL_TYPE (StewardAttainmentBar, steward_attainment_bar, GTK_TYPE_WIDGET)

static int
get_bar_height (StewardAttainmentBar *self)
{
  return self->compact ? COMPACT_HEIGHT : BAR_HEIGHT;
}

static double
get_points (StewardAttainmentBar *self)
{
  return self->compact ? 8 : 8.5;
}

static void
steward_attainment_bar_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  StewardAttainmentBar *self = STEWARD_ATTAINMENT_BAR (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->compact ? 110 : 160;
      *natural = self->compact ? 150 : 280;
    }
  else
    *minimum = *natural = get_bar_height (self) + 2 * MARK_RISE + LABEL_GAP +
                          steward_plot_text_height (widget, get_points (self));
}

static float
to_x (StewardAttainmentBar *self,
      double                share,
      float                 width)
{
  return (float) (CLAMP ((share - self->axis) / (1 - self->axis), 0, 1)) * width;
}

static void
draw_bar (StewardAttainmentBar  *self,
          GtkSnapshot           *snapshot,
          const graphene_rect_t *bar)
{
  double share = steward_attainment_get_share (&self->time);
  GskRoundedRect outline;
  float good;

  if (isnan (share))
    {
      steward_draw_box (snapshot, bar, RADIUS, NULL, steward_plot_color (STEWARD_PLOT_HOLLOW));
      return;
    }
  good = to_x (self, share, bar->size.width);
  /* What was missed is seen, however little it is. */
  if (self->time.bad > 0)
    good = MIN (good, bar->size.width - 2);
  gsk_rounded_rect_init_from_rect (&outline, bar, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, steward_plot_color (STEWARD_PLOT_MET),
                             &GRAPHENE_RECT_INIT (bar->origin.x, bar->origin.y, good, bar->size.height));
  if (self->time.bad > 0)
    gtk_snapshot_append_color (snapshot, steward_plot_color (STEWARD_PLOT_MISSED),
                               &GRAPHENE_RECT_INIT (bar->origin.x + good, bar->origin.y, bar->size.width - good,
                                                    bar->size.height));
  gtk_snapshot_pop (snapshot);
  if (steward_colors_need_outlines ())
    steward_draw_box (snapshot, bar, RADIUS, NULL, steward_plot_color (STEWARD_PLOT_RIM));
}

static void
draw_aside (StewardAttainmentBar *self,
            GtkSnapshot          *snapshot,
            float                 left,
            float                 room,
            float                 label_y)
{
  gint64 all = steward_attainment_get_length (&self->time);
  double part = all > 0 ? (double) self->time.undecidable / (double) all : 0;
  g_autofree char *words = NULL;
  g_autoptr (PangoLayout) label = NULL;
  float width;

  if (part < LEAST_PART)
    return;
  width = CLAMP ((float) (part / (1 - self->axis)) * room, 4, room);
  steward_plot_draw_hatch (snapshot, &GRAPHENE_RECT_INIT (left, MARK_RISE, width, (float) get_bar_height (self)), 2);
  if (self->compact || room < LABEL_ROOM)
    return;
  words = g_strdup_printf (_("+%.*f %%"), part < .1 ? 1 : 0, part * 100);
  label = steward_plot_layout_new (GTK_WIDGET (self), words, get_points (self), FALSE);
  steward_plot_draw_text (snapshot, label, left + room, label_y, 1, NULL, STEWARD_PLOT_DIM_TEXT);
}

static void
draw_labels (StewardAttainmentBar  *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *bar,
             float                  label_y)
{
  g_autofree char *begin = steward_level_say_percent (self->axis, 1);
  g_autofree char *wanted = steward_level_say_percent (self->target, self->target);
  g_autoptr (PangoLayout) first = steward_plot_layout_new (GTK_WIDGET (self), begin, get_points (self), FALSE);
  g_autoptr (PangoLayout) target = steward_plot_layout_new (GTK_WIDGET (self), wanted, get_points (self), TRUE);
  g_autoptr (PangoLayout) last = steward_plot_layout_new (GTK_WIDGET (self), "100", get_points (self), FALSE);
  float x = bar->origin.x + to_x (self, self->target, bar->size.width);
  float end;
  int width;

  steward_plot_draw_text (snapshot, first, bar->origin.x, label_y, 0, NULL, STEWARD_PLOT_DIM_TEXT);
  end = steward_plot_draw_text (snapshot, target, x, label_y, .7f, bar, STEWARD_PLOT_TEXT);
  pango_layout_get_pixel_size (last, &width, NULL);
  if (end + 4 < bar->origin.x + bar->size.width - (float) width)
    steward_plot_draw_text (snapshot, last, bar->origin.x + bar->size.width, label_y, 1, NULL, STEWARD_PLOT_DIM_TEXT);
}

/* An axis of per cent runs from left to right in every language. */
static void
steward_attainment_bar_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  StewardAttainmentBar *self = STEWARD_ATTAINMENT_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) get_bar_height (self);
  float room = width * ASIDE_PART;
  graphene_rect_t bar = GRAPHENE_RECT_INIT (0, MARK_RISE, width - room - ASIDE_GAP, height);
  float label_y = height + 2 * MARK_RISE + LABEL_GAP;
  float mark = MIN (to_x (self, self->target, bar.size.width), bar.size.width - 2);

  draw_bar (self, snapshot, &bar);
  gtk_snapshot_append_color (snapshot, steward_plot_color (STEWARD_PLOT_TARGET),
                             &GRAPHENE_RECT_INIT (mark - 1, 0, 2, height + 2 * MARK_RISE));
  draw_aside (self, snapshot, width - room, room, label_y);
  draw_labels (self, snapshot, &bar, label_y);
}

static void
steward_attainment_bar_class_init (StewardAttainmentBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = steward_attainment_bar_measure;
  widget_class->snapshot = steward_attainment_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_attainment_bar_init (StewardAttainmentBar *self)
{
  self->target = 1;
  steward_colors_follow (GTK_WIDGET (self));
}

/**
 * steward_attainment_bar_new:
 * @compact: whether it stands in a row of a table
 *
 * Returns: (transfer floating): a bar of which nothing is known
 */
GtkWidget *
steward_attainment_bar_new (gboolean compact)
{
  StewardAttainmentBar *self = g_object_new (STEWARD_TYPE_ATTAINMENT_BAR, "valign", GTK_ALIGN_CENTER, NULL);

  self->compact = compact;

  return GTK_WIDGET (self);
}

/**
 * steward_attainment_bar_get_axis:
 * @share: the least that has to be shown, 0…1; NaN for nothing
 * @target: the target
 *
 * Returns: where an axis begins that shows both, with room below the target
 */
double
steward_attainment_bar_get_axis (double share,
                                 double target)
{
  static const double begins[] = { .9999, .9995, .999, .998, .995, .99, .98, .97, .95, .9, .8, .75, .5 };
  double wanted = target - 4 * MAX (1 - target, .00005);

  if (!isnan (share))
    wanted = MIN (wanted, share);
  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    if (begins[i] <= wanted)
      return begins[i];

  return 0;
}

/**
 * steward_attainment_bar_set:
 * @self: a bar
 * @time: by verdict
 * @target: share that has to be good
 * @axis: where the bar begins, see steward_attainment_bar_get_axis()
 * @days: over which @time was counted
 */
void
steward_attainment_bar_set (StewardAttainmentBar    *self,
                            const StewardAttainment *time,
                            double                   target,
                            double                   axis,
                            guint                    days)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (STEWARD_IS_ATTAINMENT_BAR (self));

  self->time = *time;
  self->target = target;
  self->axis = CLAMP (axis, 0, .9999);
  sentence = steward_level_say_attainment (time, target, days);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
