/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The strip of days. Each part of a day has the height of its share, so that
 * nothing undecidable is ever painted as good. */

#include "config.h"

#include "steward-level-calendar.h"

#include <glib/gi18n.h>

#include "steward-attainment.h"
#include "steward-colors.h"
#include "steward-day-strip.h"
#include "steward-level-look.h"
#include "steward-plot-colors.h"

#define CELL_HEIGHT 42
#define GAP 2
#define RADIUS 2
#define TRIANGLE 7
#define TRIANGLE_GAP 2
#define LEAST 4                        /* pixels of what was missed, however short it was */
#define POINTS 8.5

struct _StewardLevelCalendar
{
  GtkWidget parent_instance;

  StewardLevelDay *days;               /* owned: one for each cell, oldest first */
  guint n_cells;
  gint64 today;
};

G_DEFINE_FINAL_TYPE (StewardLevelCalendar, steward_level_calendar, GTK_TYPE_WIDGET)

static void
steward_level_calendar_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 270;
      *natural = 900;
    }
  else
    *minimum = *natural = CELL_HEIGHT + 2 * TRIANGLE_GAP + TRIANGLE + steward_plot_text_height (widget, POINTS);
}

static float
get_step (StewardLevelCalendar *self)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));

  return self->n_cells > 0 ? (width + GAP) / (float) self->n_cells : width;
}

static float
get_left (StewardLevelCalendar *self,
          guint                 cell)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return get_step (self) * (float) (mirrored ? self->n_cells - 1 - cell : cell);
}

static float
get_height (gint64 part,
            gint64 all,
            float  least)
{
  float height = (float) CELL_HEIGHT * (float) ((double) part / (double) all);

  return part > 0 ? MAX (height, least) : 0;
}

/* From below: missed, met, planned, undecidable. */
static void
draw_cell (GtkSnapshot             *snapshot,
           const StewardAttainment *time,
           const graphene_rect_t   *cell)
{
  gint64 all = time->good + time->bad + time->undecidable + time->planned;
  float x = cell->origin.x, width = cell->size.width;
  float undecidable, planned, missed;
  GskRoundedRect outline;

  if (all <= 0)
    {
      steward_draw_box (snapshot, cell, RADIUS, NULL, steward_plot_color (STEWARD_PLOT_HOLLOW));
      return;
    }
  undecidable = get_height (time->undecidable, all, time->undecidable * 20 > all ? LEAST : 0);
  planned = get_height (time->planned, all, 0);
  missed = MIN (get_height (time->bad, all, LEAST), CELL_HEIGHT);
  gsk_rounded_rect_init_from_rect (&outline, cell, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (time->good > 0)
    gtk_snapshot_append_color (snapshot, steward_plot_color (STEWARD_PLOT_MET_GROUND),
                               &GRAPHENE_RECT_INIT (x, undecidable + planned, width,
                                                    CELL_HEIGHT - undecidable - planned));
  if (planned > 0)
    gtk_snapshot_append_color (snapshot, steward_plot_color (STEWARD_PLOT_PLANNED),
                               &GRAPHENE_RECT_INIT (x, undecidable, width, planned));
  if (missed > 0)
    gtk_snapshot_append_color (snapshot, steward_plot_color (STEWARD_PLOT_MISSED),
                               &GRAPHENE_RECT_INIT (x, CELL_HEIGHT - missed, width, missed));
  if (undecidable > 0)
    steward_plot_draw_hatch (snapshot, &GRAPHENE_RECT_INIT (x, 0, width, MIN (undecidable, CELL_HEIGHT - missed)), 0);
  gtk_snapshot_pop (snapshot);
  if (steward_colors_need_outlines ())
    steward_draw_box (snapshot, cell, RADIUS, NULL, steward_plot_color (STEWARD_PLOT_RIM));
}

static gboolean
is_first_of_month (gint64 day)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (day * 86400);

  return date != NULL && g_date_time_get_day_of_month (date) == 1;
}

static void
draw_date (StewardLevelCalendar *self,
           GtkSnapshot          *snapshot,
           const char           *words,
           float                 x,
           float                 anchor)
{
  graphene_rect_t within = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)), CELL_HEIGHT);
  g_autoptr (PangoLayout) layout = steward_plot_layout_new (GTK_WIDGET (self), words, POINTS, FALSE);

  steward_plot_draw_text (snapshot, layout, x, CELL_HEIGHT + 2 * TRIANGLE_GAP + TRIANGLE, anchor, &within,
                          STEWARD_PLOT_DIM_TEXT);
}

/* The first day, the months that begin far enough from it, and today. */
static void
draw_dates (StewardLevelCalendar *self,
            GtkSnapshot          *snapshot)
{
  g_autofree char *first = steward_level_say_day (self->today - (gint64) self->n_cells + 1);
  float half = get_step (self) / 2;

  draw_date (self, snapshot, first, get_left (self, 0) + half, .5f);
  draw_date (self, snapshot, _("today"), get_left (self, self->n_cells - 1) + half, .5f);
  for (guint i = 6; i + 6 < self->n_cells; i++)
    {
      gint64 day = self->today - (gint64) self->n_cells + 1 + i;
      g_autofree char *words = NULL;

      if (!is_first_of_month (day))
        continue;
      words = steward_level_say_day (day);
      draw_date (self, snapshot, words, get_left (self, i) + half, .5f);
    }
}

static void
steward_level_calendar_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  StewardLevelCalendar *self = STEWARD_LEVEL_CALENDAR (widget);
  float width = MAX (get_step (self) - GAP, 1);

  if (self->n_cells == 0)
    return;
  for (guint i = 0; i < self->n_cells; i++)
    {
      float x = get_left (self, i);

      draw_cell (snapshot, &self->days[i].time, &GRAPHENE_RECT_INIT (x, 0, width, CELL_HEIGHT));
      if (self->days[i].time.bad > 0)
        steward_plot_draw_up (snapshot, x + width / 2, CELL_HEIGHT + TRIANGLE_GAP, TRIANGLE, STEWARD_PLOT_MISSED);
    }
  draw_dates (self, snapshot);
}

static gboolean
query_tooltip_cb (StewardLevelCalendar *self,
                  int                   x,
                  int                   y,
                  gboolean              keyboard,
                  GtkTooltip           *tooltip)
{
  g_autofree char *words = NULL;
  int cell = (int) ((float) x / get_step (self));

  if (keyboard || self->n_cells == 0 || cell < 0 || cell >= (int) self->n_cells || y > CELL_HEIGHT + TRIANGLE)
    return FALSE;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    cell = (int) self->n_cells - 1 - cell;
  words = steward_level_say_day_in_full (&self->days[cell]);
  gtk_tooltip_set_text (tooltip, words);

  return TRUE;
}

static void
steward_level_calendar_finalize (GObject *object)
{
  g_clear_pointer (&STEWARD_LEVEL_CALENDAR (object)->days, g_free);

  G_OBJECT_CLASS (steward_level_calendar_parent_class)->finalize (object);
}

static void
steward_level_calendar_class_init (StewardLevelCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_level_calendar_finalize;
  widget_class->measure = steward_level_calendar_measure;
  widget_class->snapshot = steward_level_calendar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_level_calendar_init (StewardLevelCalendar *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  steward_colors_follow (GTK_WIDGET (self));
}

/**
 * steward_level_calendar_new:
 *
 * Returns: (transfer floating): a calendar without days
 */
GtkWidget *
steward_level_calendar_new (void)
{
  return g_object_new (STEWARD_TYPE_LEVEL_CALENDAR, NULL);
}

static char *
say_calendar (StewardLevelCalendar *self)
{
  guint8 strip[STEWARD_LEVEL_STRIP];
  guint n = MIN (self->n_cells, STEWARD_LEVEL_STRIP);
  g_autofree char *words = NULL;
  gint64 last = -1;

  steward_level_days_to_strip (self->days, self->n_cells, strip);
  words = steward_day_strip_say (strip, n);
  for (guint i = 0; i < self->n_cells; i++)
    if (self->days[i].time.bad > 0)
      last = self->days[i].day;
  if (last == self->today)
    return g_strdup_printf (_("%s; last missed today"), words);
  if (last >= 0)
    {
      g_autofree char *day = steward_level_say_day (last);

      /* Translators: how many days were missed, and the last of them */
      return g_strdup_printf (_("%s; last missed on %s"), words, day);
    }

  return g_steal_pointer (&words);
}

/**
 * steward_level_calendar_set_days:
 * @self: a calendar
 * @days: (array length=n_days): what is known, ascending
 * @n_days: how many
 * @today: number of the last day
 * @n_cells: how many days are shown
 */
void
steward_level_calendar_set_days (StewardLevelCalendar  *self,
                                 const StewardLevelDay *days,
                                 gsize                  n_days,
                                 gint64                 today,
                                 guint                  n_cells)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (STEWARD_IS_LEVEL_CALENDAR (self));

  g_free (self->days);
  self->days = g_new0 (StewardLevelDay, MAX (n_cells, 1));
  self->n_cells = n_cells;
  self->today = today;
  for (guint i = 0; i < n_cells; i++)
    self->days[i].day = today - (gint64) n_cells + 1 + i;
  for (gsize i = 0; i < n_days; i++)
    {
      gint64 cell = days[i].day - (today - (gint64) n_cells + 1);

      if (cell >= 0 && cell < (gint64) n_cells)
        self->days[cell] = days[i];
    }
  sentence = say_calendar (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
