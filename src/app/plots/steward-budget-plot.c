/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error budget as a line that only falls. What is allowed is a share of
 * the whole window, so that the last point is what the page says in figures. */

#include "config.h"

#include "steward-budget-plot.h"

#include <glib/gi18n.h>
#include <math.h>

#include "steward-attainment.h"
#include "steward-colors.h"
#include "steward-level-look.h"
#include "steward-plot-colors.h"
#include "steward-plot-scale.h"
#include "steward-time.h"

#define POINTS 9
#define HEIGHT 220
#define TOP 8
#define Y_LINES 4
#define END_DOT 3.5

struct _StewardBudgetPlot
{
  GtkWidget parent_instance;

  GArray *points;                      /* owned, nullable: StewardBudgetPoint */
  gint64 spent_at;
};

/* One drawing: where things are. */
typedef struct
{
  StewardBudgetPlot *self;
  GtkSnapshot *snapshot;
  graphene_rect_t area;
  double low, high, step;
} Frame;

G_DEFINE_FINAL_TYPE (StewardBudgetPlot, steward_budget_plot, GTK_TYPE_WIDGET)

static const StewardBudgetPoint *
get_point (StewardBudgetPlot *self,
           guint              place)
{
  return &g_array_index (self->points, StewardBudgetPoint, place);
}

static float
to_x (const Frame *frame,
      guint        place)
{
  return frame->area.origin.x + frame->area.size.width * (float) place / (float) MAX (frame->self->points->len - 1, 1);
}

static float
to_y (const Frame *frame,
      double       left)
{
  return frame->area.origin.y + (float) ((frame->high - left) / (frame->high - frame->low)) * frame->area.size.height;
}

static void
draw_grid (const Frame *frame)
{
  float half = (float) steward_plot_text_height (GTK_WIDGET (frame->self), POINTS) / 2;
  float right = frame->area.origin.x + frame->area.size.width;
  float zero = to_y (frame, 0);

  if (frame->low < 0)
    gtk_snapshot_append_color (frame->snapshot, steward_plot_color (STEWARD_PLOT_MISSED_TINT),
                               &GRAPHENE_RECT_INIT (frame->area.origin.x, zero, frame->area.size.width,
                                                    frame->area.origin.y + frame->area.size.height - zero));
  for (double left = ceil (frame->low / frame->step) * frame->step; left <= frame->high + 1e-9; left += frame->step)
    {
      /* Translators: a figure in per cent; − is a minus sign */
      g_autofree char *words = left < -1e-9 ? g_strdup_printf (_("−%.0f %%"), -left * 100)
                                            : g_strdup_printf (_("%.0f %%"), fabs (left) * 100);
      g_autoptr (PangoLayout) layout = steward_plot_layout_new (GTK_WIDGET (frame->self), words, POINTS, FALSE);
      float y = roundf (to_y (frame, left));

      gtk_snapshot_append_color (frame->snapshot, steward_plot_color (STEWARD_PLOT_GRID),
                                 &GRAPHENE_RECT_INIT (frame->area.origin.x, y, right - frame->area.origin.x, 1));
      steward_plot_draw_text (frame->snapshot, layout, frame->area.origin.x - 6, y - half, 1, NULL,
                              STEWARD_PLOT_DIM_TEXT);
    }
}

static void
draw_date (const Frame *frame,
           guint        place,
           const char  *words)
{
  g_autoptr (PangoLayout) layout = steward_plot_layout_new (GTK_WIDGET (frame->self), words, POINTS, FALSE);

  steward_plot_draw_text (frame->snapshot, layout, to_x (frame, place),
                          frame->area.origin.y + frame->area.size.height + 5, .5f, &frame->area,
                          STEWARD_PLOT_DIM_TEXT);
}

static void
draw_dates (const Frame *frame)
{
  guint last = frame->self->points->len - 1;
  g_autofree char *first = steward_level_say_day (get_point (frame->self, 0)->day);
  g_autofree char *middle = steward_level_say_day (get_point (frame->self, last / 2)->day);

  draw_date (frame, 0, first);
  if (frame->area.size.width > 220)
    draw_date (frame, last / 2, middle);
  draw_date (frame, last, _("today"));
}

static void
trace (const Frame *frame,
       cairo_t     *cr)
{
  for (guint i = 0; i < frame->self->points->len; i++)
    cairo_line_to (cr, to_x (frame, i), to_y (frame, get_point (frame->self, i)->left));
}

static void
draw_line (const Frame *frame)
{
  const StewardBudgetPoint *last = get_point (frame->self, frame->self->points->len - 1);
  float right = frame->area.origin.x + frame->area.size.width, zero = to_y (frame, 0);
  float bottom = frame->area.origin.y + frame->area.size.height;
  graphene_rect_t around = GRAPHENE_RECT_INIT (frame->area.origin.x - 2, frame->area.origin.y - 4,
                                               frame->area.size.width + 8, frame->area.size.height + 8);
  cairo_t *cr = gtk_snapshot_append_cairo (frame->snapshot, &around);

  gdk_cairo_set_source_rgba (cr, steward_plot_color (STEWARD_PLOT_HATCH));
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, (double[]) { 3, 3 }, 2, 0);
  cairo_move_to (cr, frame->area.origin.x, to_y (frame, 1));
  cairo_line_to (cr, right, zero);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);

  cairo_save (cr);
  cairo_rectangle (cr, around.origin.x, around.origin.y, around.size.width, zero - around.origin.y);
  cairo_clip (cr);
  trace (frame, cr);
  gdk_cairo_set_source_rgba (cr, steward_plot_color (STEWARD_PLOT_LINE));
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  cairo_restore (cr);

  cairo_save (cr);
  cairo_rectangle (cr, around.origin.x, zero, around.size.width, bottom + 4 - zero);
  cairo_clip (cr);
  trace (frame, cr);
  gdk_cairo_set_source_rgba (cr, steward_plot_color (STEWARD_PLOT_MISSED));
  cairo_set_line_width (cr, 2.6);
  cairo_stroke (cr);
  cairo_restore (cr);

  gdk_cairo_set_source_rgba (cr, steward_plot_color (last->left < 0 ? STEWARD_PLOT_MISSED : STEWARD_PLOT_LINE));
  cairo_arc (cr, right, to_y (frame, last->left), END_DOT, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
draw_end (const Frame *frame)
{
  const StewardBudgetPoint *last = get_point (frame->self, frame->self->points->len - 1);
  g_autofree char *left = steward_level_say_budget (last->left);
  g_autofree char *since = frame->self->spent_at > 0
                             ? steward_time_format_since (frame->self->spent_at, g_get_real_time ()) : NULL;
  /* Translators: what is left in per cent, and when the budget was spent */
  g_autofree char *words = since != NULL && last->left < 0 ? g_strdup_printf (_("%s, spent %s"), left, since)
                                                          : g_steal_pointer (&left);
  g_autoptr (PangoLayout) layout = steward_plot_layout_new (GTK_WIDGET (frame->self), words, POINTS, TRUE);
  int width, height;
  float x, y;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = frame->area.origin.x + frame->area.size.width - 9;
  y = to_y (frame, last->left) - (float) height / 2;
  /* Under the line where it is above nothing, so that they do not cross. */
  if (last->left >= 0)
    y = to_y (frame, last->left) + 6;
  y = CLAMP (y, frame->area.origin.y, frame->area.origin.y + frame->area.size.height - (float) height);
  steward_draw_box (frame->snapshot, &GRAPHENE_RECT_INIT (x - (float) width - 3, y, (float) width + 6, (float) height),
                    3, steward_plot_color (STEWARD_PLOT_GROUND), NULL);
  steward_plot_draw_text (frame->snapshot, layout, x, y, 1, NULL,
                          last->left < 0 ? STEWARD_PLOT_MISSED_TEXT : STEWARD_PLOT_TEXT);
}

static void
draw_nothing (StewardBudgetPlot *self,
              GtkSnapshot       *snapshot)
{
  g_autoptr (PangoLayout) layout = steward_plot_layout_new (GTK_WIDGET (self), _("No budget is known."), 10, FALSE);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  steward_plot_draw_text (snapshot, layout, (float) gtk_widget_get_width (GTK_WIDGET (self)) / 2,
                          (float) (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2, .5f, NULL,
                          STEWARD_PLOT_DIM_TEXT);
}

static void
steward_budget_plot_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  StewardBudgetPlot *self = STEWARD_BUDGET_PLOT (widget);
  int text = steward_plot_text_height (widget, POINTS);
  Frame frame = { self, snapshot };

  if (self->points == NULL || self->points->len < 2)
    {
      draw_nothing (self, snapshot);
      return;
    }
  frame.area = GRAPHENE_RECT_INIT (48, TOP, MAX ((float) gtk_widget_get_width (widget) - 48 - 6, 10),
                                   MAX ((float) (gtk_widget_get_height (widget) - text - 6 - TOP), 10));
  frame.high = 1;
  for (guint i = 0; i < self->points->len; i++)
    frame.low = fmin (frame.low, get_point (self, i)->left);
  if (frame.low < 0)
    frame.low *= 1.3;
  frame.step = MAX (steward_scale_get_step (STEWARD_SCALE_NUMBER, frame.high - frame.low, Y_LINES), .25);
  draw_grid (&frame);
  draw_dates (&frame);
  draw_line (&frame);
  draw_end (&frame);
}

static void
steward_budget_plot_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : HEIGHT;
}

static void
steward_budget_plot_finalize (GObject *object)
{
  g_clear_pointer (&STEWARD_BUDGET_PLOT (object)->points, g_array_unref);

  G_OBJECT_CLASS (steward_budget_plot_parent_class)->finalize (object);
}

static void
steward_budget_plot_class_init (StewardBudgetPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_budget_plot_finalize;
  widget_class->measure = steward_budget_plot_measure;
  widget_class->snapshot = steward_budget_plot_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_budget_plot_init (StewardBudgetPlot *self)
{
  steward_colors_follow (GTK_WIDGET (self));
}

/**
 * steward_budget_plot_new:
 *
 * Returns: (transfer floating): a plot of nothing
 */
GtkWidget *
steward_budget_plot_new (void)
{
  return g_object_new (STEWARD_TYPE_BUDGET_PLOT, NULL);
}

/**
 * steward_budget_get_points:
 * @days: (array length=n_days): what is known, ascending
 * @n_days: how many
 * @target: share that has to be good
 * @today: number of the last day
 * @window: days over which it was agreed
 *
 * Returns: (transfer full) (element-type StewardBudgetPoint): what was left
 *   before the first of the days, and at the end of each; nothing where
 *   nothing may be missed or nothing is known
 */
GArray *
steward_budget_get_points (const StewardLevelDay *days,
                           gsize                  n_days,
                           double                 target,
                           gint64                 today,
                           guint                  window)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (StewardBudgetPoint));
  StewardAttainment all = { 0 };
  gint64 first = today - (gint64) window + 1, allowed, bad = 0;
  StewardBudgetPoint point = { first - 1, 1 };
  gsize next = 0;

  for (gsize i = 0; i < n_days; i++)
    if (days[i].day >= first && days[i].day <= today)
      steward_attainment_add (&all, &days[i].time);
  allowed = steward_attainment_get_allowed (&all, target);
  if (allowed <= 0)
    return points;
  g_array_append_val (points, point);
  for (gint64 day = first; day <= today; day++)
    {
      while (next < n_days && days[next].day < day)
        next++;
      if (next < n_days && days[next].day == day)
        bad += days[next].time.bad;
      point = (StewardBudgetPoint) { day, 1 - (double) bad / (double) allowed };
      g_array_append_val (points, point);
    }

  return points;
}

/**
 * steward_budget_plot_set:
 * @self: a plot
 * @points: (transfer full): of #StewardBudgetPoint
 * @spent_at: when it was spent, or 0
 * @sentence: what it shows, for a screen reader
 */
void
steward_budget_plot_set (StewardBudgetPlot *self,
                         GArray            *points,
                         gint64             spent_at,
                         const char        *sentence)
{
  g_return_if_fail (STEWARD_IS_BUDGET_PLOT (self));

  g_clear_pointer (&self->points, g_array_unref);
  self->points = points;
  self->spent_at = spent_at;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
