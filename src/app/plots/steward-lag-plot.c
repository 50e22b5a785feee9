/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The plot of ages and figures. Grounds come first, then the grid, the line
 * and what was missed of it, and words last, so that they are never crossed
 * out. Time runs from left to right in every language. */

#include "config.h"

#include "steward-lag-plot.h"

#include <glib/gi18n.h>
#include <math.h>

#include "steward-colors.h"
#include "steward-incident-words.h"
#include "steward-level-look.h"
#include "steward-plot-colors.h"
#include "steward-time.h"

#define POINTS 9
#define HEIGHT 220
#define TOP 8
#define Y_LINES 3
#define X_STEP 110                     /* pixels between two lines of time, about */
#define MOST_WORDS 6
#define DOT 3

struct _StewardLagPlot
{
  GtkWidget parent_instance;

  StewardLagSeries *series;            /* owned, nullable */
  GArray *thin;                        /* owned, nullable: StewardLagPoint, for @thin_width */
  int thin_width;
  char *target;                        /* owned, nullable: its words */
};

/* One drawing: where things are. */
typedef struct
{
  StewardLagPlot *self;
  GtkSnapshot *snapshot;
  graphene_rect_t area;
  double low, high, step;
} Frame;

G_DEFINE_FINAL_TYPE (StewardLagPlot, steward_lag_plot, GTK_TYPE_WIDGET)

static float
to_x (const Frame *frame,
      gint64       time)
{
  const StewardLagSeries *series = frame->self->series;
  double part = (double) (time - series->from) / (double) MAX (series->to - series->from, 1);

  return frame->area.origin.x + (float) CLAMP (part, -100, 101) * frame->area.size.width;
}

static float
to_y (const Frame *frame,
      double       value)
{
  double part = (value - frame->low) / (frame->high - frame->low);

  return frame->area.origin.y + (float) (1 - CLAMP (part, -100, 101)) * frame->area.size.height;
}

static float
get_right (const Frame *frame)
{
  return frame->area.origin.x + frame->area.size.width;
}

static float
get_bottom (const Frame *frame)
{
  return frame->area.origin.y + frame->area.size.height;
}

/* The axis: from nothing upwards, or closely around figures that are all alike. */
static void
choose_axis (Frame *frame)
{
  const StewardLagSeries *series = frame->self->series;
  double low = fmin (series->low, series->target), high = fmax (series->high, series->target);
  double least;

  if (isnan (low))
    low = high = 0;
  if (low >= 0 && (series->kind == STEWARD_SCALE_LENGTH || low < high * .6))
    low = 0;
  least = fmax (fabs (high) * .001, series->kind == STEWARD_SCALE_LENGTH ? (double) G_TIME_SPAN_SECOND : .001);
  if (high - low < least)
    high = low + least;
  frame->step = steward_scale_get_step (series->kind, high - low, Y_LINES);
  frame->low = low == 0 ? 0 : floor (low / frame->step) * frame->step;
  /* The line of the target has room above it for its words. */
  frame->high = high + (high - frame->low) * (series->target > series->high ? .16 : .06);
  if (series->kind == STEWARD_SCALE_PERCENT && high <= 100)
    frame->high = fmin (frame->high, 100 + (100 - frame->low) * .02);
}

static void
draw_words (const Frame      *frame,
            const char       *words,
            float             x,
            float             y,
            float             anchor,
            StewardPlotColor  color)
{
  g_autoptr (PangoLayout) layout = steward_plot_layout_new (GTK_WIDGET (frame->self), words, POINTS, FALSE);

  steward_plot_draw_text (frame->snapshot, layout, x, y, anchor, &frame->area, color);
}

static void
draw_grounds (const Frame      *frame,
              GArray           *spans,
              StewardPlotColor  color)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const StewardTimeSpan *span = &g_array_index (spans, StewardTimeSpan, i);
      float x = MAX (to_x (frame, span->from), frame->area.origin.x);
      float end = MIN (to_x (frame, span->to), get_right (frame));

      if (end <= x)
        continue;
      steward_plot_draw_shape (frame->snapshot,
                               &GRAPHENE_RECT_INIT (x, frame->area.origin.y, MAX (end - x, 1),
                                                    frame->area.size.height), 0, color);
    }
}

/* Gaps of less than two pixels are drawn together, as long as they touch. */
static void
draw_gaps (const Frame *frame)
{
  GArray *gaps = frame->self->series->gaps;
  float begin = -1, end = -1;

  for (guint i = 0; i <= gaps->len; i++)
    {
      const StewardLagGap *gap = i < gaps->len ? &g_array_index (gaps, StewardLagGap, i) : NULL;
      float x = gap != NULL ? MAX (to_x (frame, gap->from), frame->area.origin.x) : 0;

      if (gap != NULL && end >= 0 && x - end < 2)
        {
          end = MIN (to_x (frame, gap->to), get_right (frame));
          continue;
        }
      if (end - begin >= 2)
        steward_plot_draw_hatch (frame->snapshot, &GRAPHENE_RECT_INIT (begin, frame->area.origin.y, end - begin,
                                                                       frame->area.size.height), 0);
      begin = x;
      end = gap != NULL ? MIN (to_x (frame, gap->to), get_right (frame)) : 0;
    }
}

/* Grid. */

static void
draw_y_lines (const Frame *frame)
{
  float half = (float) steward_plot_text_height (GTK_WIDGET (frame->self), POINTS) / 2;

  for (double value = frame->low; value <= frame->high; value += frame->step)
    {
      g_autofree char *words = steward_scale_say (frame->self->series->kind, value, frame->step);
      g_autoptr (PangoLayout) layout = steward_plot_layout_new (GTK_WIDGET (frame->self), words, POINTS, FALSE);
      float y = roundf (to_y (frame, value));

      gtk_snapshot_append_color (frame->snapshot, steward_plot_color (STEWARD_PLOT_GRID),
                                 &GRAPHENE_RECT_INIT (frame->area.origin.x, y, frame->area.size.width, 1));
      steward_plot_draw_text (frame->snapshot, layout, frame->area.origin.x - 6, y - half, 1, NULL,
                              STEWARD_PLOT_DIM_TEXT);
    }
}

static void
draw_x_lines (const Frame *frame)
{
  const StewardLagSeries *series = frame->self->series;
  guint most = (guint) MAX (frame->area.size.width / X_STEP, 2);
  g_autoptr (GArray) times = steward_scale_get_times (series->from, series->to, most);

  for (guint i = 0; i < times->len; i++)
    {
      gint64 time = g_array_index (times, gint64, i);
      g_autofree char *words = steward_scale_say_time (time, series->to - series->from);

      gtk_snapshot_append_color (frame->snapshot, steward_plot_color (STEWARD_PLOT_GRID),
                                 &GRAPHENE_RECT_INIT (roundf (to_x (frame, time)), get_bottom (frame), 1, 4));
      draw_words (frame, words, to_x (frame, time), get_bottom (frame) + 5, .5f, STEWARD_PLOT_DIM_TEXT);
    }
}

static void
draw_target (const Frame *frame)
{
  double target = frame->self->series->target;
  g_autoptr (PangoLayout) layout = NULL;
  float y = roundf (to_y (frame, target)) + .5f;
  int width, height;
  cairo_t *cr;

  if (isnan (target))
    return;
  cr = gtk_snapshot_append_cairo (frame->snapshot, &GRAPHENE_RECT_INIT (frame->area.origin.x, y - 1,
                                                                        frame->area.size.width, 2));
  gdk_cairo_set_source_rgba (cr, steward_plot_color (STEWARD_PLOT_TARGET));
  cairo_set_line_width (cr, 1.2);
  cairo_set_dash (cr, (double[]) { 5, 4 }, 2, 0);
  cairo_move_to (cr, frame->area.origin.x, y);
  cairo_line_to (cr, get_right (frame), y);
  cairo_stroke (cr);
  cairo_destroy (cr);
  if (frame->self->target == NULL)
    return;
  layout = steward_plot_layout_new (GTK_WIDGET (frame->self), frame->self->target, 8.5, TRUE);
  pango_layout_get_pixel_size (layout, &width, &height);
  y = y - (float) height - 2 > frame->area.origin.y ? y - (float) height - 2 : y + 2;
  steward_draw_box (frame->snapshot, &GRAPHENE_RECT_INIT (frame->area.origin.x + 4, y, (float) width + 4,
                                                          (float) height), 3,
                    steward_plot_color (STEWARD_PLOT_GROUND), NULL);
  steward_plot_draw_text (frame->snapshot, layout, frame->area.origin.x + 6, y, 0, NULL, STEWARD_PLOT_TEXT);
}

/* The line. */

static GArray *
get_thin (StewardLagPlot *self,
          int             width)
{
  if (self->thin == NULL || self->thin_width != width)
    {
      g_clear_pointer (&self->thin, g_array_unref);
      self->thin = steward_lag_series_thin (self->series, (guint) MAX (width, 16));
      self->thin_width = width;
    }

  return self->thin;
}

/* The part of the line between two moments; @base closes it down (or up) to there. */
static void
trace (const Frame *frame,
       cairo_t     *cr,
       GArray      *points,
       gint64       from,
       gint64       to,
       double       base)
{
  gboolean open = FALSE;
  float x = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const StewardLagPoint *point = &g_array_index (points, StewardLagPoint, i);
      gboolean last = i + 1 == points->len;

      if (!last && g_array_index (points, StewardLagPoint, i + 1).time < from)
        continue;
      if (isnan (point->value) || (open && i > 0 && g_array_index (points, StewardLagPoint, i - 1).time > to))
        {
          if (open && !isnan (base))
            cairo_line_to (cr, x, to_y (frame, base));
          open = FALSE;
          if (point->time > to)
            return;
          continue;
        }
      x = to_x (frame, point->time);
      if (!open && !isnan (base))
        cairo_move_to (cr, x, to_y (frame, base));
      if (!open && isnan (base))
        cairo_move_to (cr, x, to_y (frame, point->value));
      else
        cairo_line_to (cr, x, to_y (frame, point->value));
      open = TRUE;
    }
  if (open && !isnan (base))
    cairo_line_to (cr, x, to_y (frame, base));
}

/* Where there are several points in each pixel a line is a column of them, which
 * is drawn ten times as fast as strokes that overlap each other. */
static gboolean
is_dense (const Frame *frame)
{
  return frame->self->series->points->len > 4 * (guint) frame->area.size.width;
}

static void
put_column (cairo_t *cr,
            float    x,
            float    top,
            float    bottom,
            float    width)
{
  if (x >= 0)
    cairo_rectangle (cr, x, top, width, MAX (bottom - top, 1));
}

/* The same as trace(), as a shape that is filled. */
static void
trace_columns (const Frame *frame,
               cairo_t     *cr,
               GArray      *points,
               gint64       from,
               gint64       to,
               double       base,
               float        width)
{
  float column = -1, top = 0, bottom = 0, last = NAN;
  float ground = isnan (base) ? NAN : to_y (frame, base);

  for (guint i = 0; i < points->len; i++)
    {
      const StewardLagPoint *point = &g_array_index (points, StewardLagPoint, i);
      float x = floorf (to_x (frame, point->time)), y = to_y (frame, point->value);

      if (point->time < from || point->time > to || isnan (point->value))
        {
          last = NAN;
          continue;
        }
      if (x != column)
        {
          put_column (cr, column, top, bottom, width);
          column = x;
          top = fminf (fminf (y, last), ground);
          bottom = fmaxf (fmaxf (y, last), ground);
        }
      top = MIN (top, y);
      bottom = MAX (bottom, y);
      last = y;
    }
  put_column (cr, column, top, bottom, width);
}

static void
paint (const Frame      *frame,
       cairo_t          *cr,
       GArray           *points,
       gint64            from,
       gint64            to,
       double            width,
       StewardPlotColor  color)
{
  gdk_cairo_set_source_rgba (cr, steward_plot_color (color));
  if (is_dense (frame))
    {
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
      trace_columns (frame, cr, points, from, to, NAN, width > 2 ? 2 : 1);
      cairo_fill (cr);
      return;
    }
  trace (frame, cr, points, from, to, NAN);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
draw_missed_part (const Frame *frame,
                  cairo_t     *cr,
                  GArray      *points,
                  gint64       from,
                  gint64       to)
{
  float x = to_x (frame, from), end = MAX (to_x (frame, to), x + 1);
  double target = frame->self->series->target;

  cairo_save (cr);
  cairo_rectangle (cr, x, frame->area.origin.y, end - x, frame->area.size.height);
  cairo_clip (cr);
  if (!isnan (target))
    {
      if (is_dense (frame))
        trace_columns (frame, cr, points, from, to, target, 1);
      else
        trace (frame, cr, points, from, to, target);
      gdk_cairo_set_source_rgba (cr, steward_plot_color (STEWARD_PLOT_MISSED_TINT));
      cairo_fill (cr);
    }
  paint (frame, cr, points, from, to, 2.4, STEWARD_PLOT_MISSED);
  cairo_restore (cr);
}

/* Runs that end and begin within a pixel are one. */
static void
draw_missed (const Frame *frame,
             cairo_t     *cr,
             GArray      *points)
{
  GArray *missed = frame->self->series->missed;
  gint64 pixel = (gint64) ((double) (frame->self->series->to - frame->self->series->from) /
                           (double) MAX (frame->area.size.width, 1));

  for (guint i = 0; i < missed->len;)
    {
      StewardTimeSpan run = g_array_index (missed, StewardTimeSpan, i);

      for (i++; i < missed->len && g_array_index (missed, StewardTimeSpan, i).from - run.to < pixel; i++)
        run.to = g_array_index (missed, StewardTimeSpan, i).to;
      draw_missed_part (frame, cr, points, run.from, run.to);
    }
}

static void
draw_dots (const Frame *frame,
           cairo_t     *cr,
           GArray      *points)
{
  const StewardLagSeries *series = frame->self->series;

  for (guint i = 0; i < points->len; i++)
    {
      const StewardLagPoint *point = &g_array_index (points, StewardLagPoint, i);
      gboolean late = series->below_is_bad ? point->value < series->target : point->value > series->target;

      if (isnan (point->value) || point->time < series->from || point->time > series->to)
        continue;
      gdk_cairo_set_source_rgba (cr, steward_plot_color (late ? STEWARD_PLOT_MISSED : STEWARD_PLOT_LINE));
      cairo_arc (cr, to_x (frame, point->time), to_y (frame, point->value), late ? DOT + 1.5 : DOT, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_line (const Frame *frame)
{
  const StewardLagSeries *series = frame->self->series;
  GArray *points = get_thin (frame->self, (int) frame->area.size.width);
  cairo_t *cr = gtk_snapshot_append_cairo (frame->snapshot, &frame->area);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  if (series->dots)
    draw_dots (frame, cr, points);
  else
    {
      /* A line that goes up and down within a few pixels is an area if it is thick. */
      paint (frame, cr, points, series->from, series->to, points->len * 3 > frame->area.size.width ? 1 : 1.4,
             STEWARD_PLOT_LINE);
      draw_missed (frame, cr, points);
    }
  cairo_destroy (cr);
}

/* Words in the plot. */

static void
draw_ground_words (const Frame *frame,
                   const char  *words,
                   gint64       from,
                   gint64       to)
{
  g_autoptr (PangoLayout) layout = NULL;
  float x = MAX (to_x (frame, from), frame->area.origin.x), end = MIN (to_x (frame, to), get_right (frame));
  float left;
  int width, height;

  layout = steward_plot_layout_new (GTK_WIDGET (frame->self), words, 8.5, FALSE);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (end - x < 14)
    return;
  left = CLAMP ((x + end - (float) width) / 2, frame->area.origin.x, get_right (frame) - (float) width);
  steward_draw_box (frame->snapshot, &GRAPHENE_RECT_INIT (left - 2, TOP, (float) width + 4, (float) height), 3,
                    steward_plot_color (STEWARD_PLOT_GROUND), NULL);
  steward_plot_draw_text (frame->snapshot, layout, left, TOP, 0, NULL, STEWARD_PLOT_DIM_TEXT);
}

static void
draw_grounds_words (const Frame *frame)
{
  const StewardLagSeries *series = frame->self->series;

  for (guint i = 0; i < series->planned->len; i++)
    {
      const StewardTimeSpan *span = &g_array_index (series->planned, StewardTimeSpan, i);

      if (span->to > series->from && span->from < series->to)
        draw_ground_words (frame, _("planned"), span->from, span->to);
    }
  for (guint i = 0; i < series->gaps->len; i++)
    {
      const StewardLagGap *gap = &g_array_index (series->gaps, StewardLagGap, i);

      if (to_x (frame, gap->to) - to_x (frame, gap->from) >= 24)
        draw_ground_words (frame, steward_level_say_gap (gap->reason), gap->from, gap->to);
    }
}

static double
find_peak (const StewardLagSeries *series,
           GArray                 *points,
           gint64                  from,
           gint64                  to)
{
  double peak = NAN;

  for (guint i = 0; i < points->len; i++)
    {
      const StewardLagPoint *point = &g_array_index (points, StewardLagPoint, i);

      if (point->time >= from && point->time <= to && isfinite (point->value))
        peak = series->below_is_bad ? fmin (peak, point->value) : fmax (peak, point->value);
    }

  return isnan (peak) ? series->target : peak;
}

static char *
say_breach (const StewardLagSeries *series,
            const StewardLagBreach *breach)
{
  gboolean lasts = breach->end == 0;
  g_autofree char *length = steward_incident_say_length ((lasts ? series->to : breach->end) - breach->start);
  /* Translators: a length of time */
  g_autofree char *words = lasts ? g_strdup_printf (_("%s so far"), length) : g_strdup (length);

  return breach->number == 0 ? g_steal_pointer (&words) : g_strdup_printf ("%u · %s", breach->number, words);
}

static gboolean
find_room (const graphene_rect_t *taken,
           guint                  n_taken,
           const graphene_rect_t *wanted)
{
  for (guint i = 0; i < n_taken; i++)
    if (graphene_rect_intersection (&taken[i], wanted, NULL))
      return FALSE;

  return TRUE;
}

/* Beside a peak that reaches the top, else over it. */
static gboolean
place_breach (const Frame            *frame,
              const StewardLagBreach *breach,
              graphene_rect_t        *taken,
              guint                   n_taken)
{
  const StewardLagSeries *series = frame->self->series;
  gint64 end = breach->end == 0 ? series->to : MIN (breach->end, series->to);
  gint64 start = MAX (breach->start, series->from);
  double peak = find_peak (series, get_thin (frame->self, (int) frame->area.size.width), start, end);
  g_autofree char *words = say_breach (series, breach);
  g_autoptr (PangoLayout) layout = steward_plot_layout_new (GTK_WIDGET (frame->self), words, POINTS, TRUE);
  float x = (to_x (frame, start) + to_x (frame, end)) / 2, y;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x -= (float) width / 2;
  y = series->below_is_bad ? to_y (frame, peak) + 3 : to_y (frame, peak) - (float) height - 3;
  if (y < frame->area.origin.y + 14 || y + (float) height > get_bottom (frame))
    {
      x = to_x (frame, start) - (float) width - 6;
      y = CLAMP (y, frame->area.origin.y + 36, get_bottom (frame) - (float) height - 12);
    }
  x = CLAMP (x, frame->area.origin.x, MAX (get_right (frame) - (float) width, frame->area.origin.x));
  taken[n_taken] = GRAPHENE_RECT_INIT (x - 3, y, (float) width + 6, (float) height);
  if (!find_room (taken, n_taken, &taken[n_taken]))
    return FALSE;
  steward_draw_box (frame->snapshot, &taken[n_taken], 3, steward_plot_color (STEWARD_PLOT_GROUND), NULL);
  steward_plot_draw_text (frame->snapshot, layout, x, y, 0, NULL, STEWARD_PLOT_MISSED_TEXT);

  return TRUE;
}

static int
compare_breaches (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const StewardLagSeries *series = user_data;
  const StewardLagBreach *one = a, *other = b;
  gint64 length = (one->end == 0 ? series->to + G_TIME_SPAN_DAY : one->end) - one->start;
  gint64 other_length = (other->end == 0 ? series->to + G_TIME_SPAN_DAY : other->end) - other->start;

  return length == other_length ? 0 : length > other_length ? -1 : 1;
}

/* The longest have their words, as far as there is room. */
static void
draw_breaches_words (const Frame *frame)
{
  StewardLagSeries *series = frame->self->series;
  graphene_rect_t taken[MOST_WORDS + 1];
  guint n_taken = 0;

  g_array_sort_with_data (series->breaches, compare_breaches, series);
  for (guint i = 0; i < series->breaches->len && n_taken < MOST_WORDS; i++)
    {
      const StewardLagBreach *breach = &g_array_index (series->breaches, StewardLagBreach, i);

      if (breach->start < series->to && (breach->end == 0 || breach->end > series->from))
        n_taken += place_breach (frame, breach, taken, n_taken);
    }
}

static void
draw_nothing (StewardLagPlot *self,
              GtkSnapshot    *snapshot)
{
  g_autoptr (PangoLayout) layout = steward_plot_layout_new (GTK_WIDGET (self), _("Nothing was measured in this time."),
                                                            10, FALSE);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  steward_plot_draw_text (snapshot, layout, (float) gtk_widget_get_width (GTK_WIDGET (self)) / 2,
                          (float) (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2, .5f, NULL,
                          STEWARD_PLOT_DIM_TEXT);
}

static float
measure_labels (const Frame *frame)
{
  int most = 20;

  for (double value = frame->low; value <= frame->high; value += frame->step)
    {
      g_autofree char *words = steward_scale_say (frame->self->series->kind, value, frame->step);
      g_autoptr (PangoLayout) layout = steward_plot_layout_new (GTK_WIDGET (frame->self), words, POINTS, FALSE);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      most = MAX (most, width);
    }

  return (float) most + 8;
}

static gboolean
begin_frame (StewardLagPlot *self,
             GtkSnapshot    *snapshot,
             Frame          *frame)
{
  int text = steward_plot_text_height (GTK_WIDGET (self), POINTS);
  float left;

  if (self->series == NULL || isnan (self->series->low))
    return FALSE;
  frame->self = self;
  frame->snapshot = snapshot;
  choose_axis (frame);
  left = measure_labels (frame);
  frame->area = GRAPHENE_RECT_INIT (left, TOP, MAX ((float) gtk_widget_get_width (GTK_WIDGET (self)) - left - 2, 10),
                                    MAX ((float) (gtk_widget_get_height (GTK_WIDGET (self)) - text - 6 - TOP), 10));

  return TRUE;
}

static void
steward_lag_plot_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  Frame frame;

  if (!begin_frame (STEWARD_LAG_PLOT (widget), snapshot, &frame))
    {
      draw_nothing (STEWARD_LAG_PLOT (widget), snapshot);
      return;
    }
  draw_grounds (&frame, frame.self->series->planned, STEWARD_PLOT_PLANNED_TINT);
  /* Where nothing came there is no dot. */
  if (frame.self->series->dots)
    draw_grounds (&frame, frame.self->series->missed, STEWARD_PLOT_MISSED_TINT);
  draw_gaps (&frame);
  draw_y_lines (&frame);
  draw_x_lines (&frame);
  draw_line (&frame);
  draw_target (&frame);
  draw_grounds_words (&frame);
  draw_breaches_words (&frame);
}

static void
steward_lag_plot_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 620 : HEIGHT;
}

static gboolean
query_tooltip_cb (StewardLagPlot *self,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  const StewardLagPoint *point;
  g_autofree char *words = NULL;
  g_autofree char *value = NULL;
  g_autofree char *both = NULL;
  Frame frame;
  gint64 time;

  if (keyboard || !begin_frame (self, NULL, &frame) || (float) x < frame.area.origin.x)
    return FALSE;
  time = self->series->from + (gint64) (((float) x - frame.area.origin.x) / frame.area.size.width *
                                        (double) (self->series->to - self->series->from));
  point = steward_lag_series_find (self->series, time);
  if (point == NULL || isnan (point->value))
    return FALSE;
  words = steward_time_format_full (point->time);
  value = steward_level_say_scale (self->series->kind, point->value);
  both = g_strdup_printf ("%s\n%s", value, words);
  gtk_tooltip_set_text (tooltip, both);

  return TRUE;
}

static void
steward_lag_plot_finalize (GObject *object)
{
  StewardLagPlot *self = STEWARD_LAG_PLOT (object);

  g_clear_pointer (&self->series, steward_lag_series_free);
  g_clear_pointer (&self->thin, g_array_unref);
  g_clear_pointer (&self->target, g_free);

  G_OBJECT_CLASS (steward_lag_plot_parent_class)->finalize (object);
}

static void
steward_lag_plot_class_init (StewardLagPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_lag_plot_finalize;
  widget_class->measure = steward_lag_plot_measure;
  widget_class->snapshot = steward_lag_plot_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_lag_plot_init (StewardLagPlot *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  steward_colors_follow (GTK_WIDGET (self));
}

/**
 * steward_lag_plot_new:
 *
 * Returns: (transfer floating): a plot of nothing
 */
GtkWidget *
steward_lag_plot_new (void)
{
  return g_object_new (STEWARD_TYPE_LAG_PLOT, "hexpand", TRUE, NULL);
}

/**
 * steward_lag_plot_get_series:
 * @self: a plot
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const StewardLagSeries *
steward_lag_plot_get_series (StewardLagPlot *self)
{
  g_return_val_if_fail (STEWARD_IS_LAG_PLOT (self), NULL);

  return self->series;
}

/**
 * steward_lag_plot_set_series:
 * @self: a plot
 * @series: (transfer full) (nullable): what it shows from now on
 * @target: (nullable): words at the line of the target
 * @sentence: what it shows, for a screen reader
 */
void
steward_lag_plot_set_series (StewardLagPlot   *self,
                             StewardLagSeries *series,
                             const char       *target,
                             const char       *sentence)
{
  g_return_if_fail (STEWARD_IS_LAG_PLOT (self));

  g_clear_pointer (&self->series, steward_lag_series_free);
  g_clear_pointer (&self->thin, g_array_unref);
  g_free (self->target);
  self->series = series;
  self->target = g_strdup (target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
