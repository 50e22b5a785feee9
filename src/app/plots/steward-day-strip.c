/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sparkline of days. Ticks of two pixels tell more than bars of "99.9 %",
 * which all look alike. */

#include "config.h"

#include "steward-day-strip.h"

#include <string.h>

#include <glib/gi18n.h>

#include "steward-colors.h"
#include "steward-plot-colors.h"

#define TICK 2
#define GAP 1
#define HEIGHT 16
#define MET_HEIGHT 9
#define STUB_HEIGHT 4

struct _StewardDayStrip
{
  GtkWidget parent_instance;

  guint n_days;
  guint8 days[STEWARD_LEVEL_STRIP];    /* the last @n_days of them count */
};

G_DEFINE_FINAL_TYPE (StewardDayStrip, steward_day_strip, GTK_TYPE_WIDGET)

static void
steward_day_strip_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  int width = (int) STEWARD_DAY_STRIP (widget)->n_days * (TICK + GAP) - GAP;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : HEIGHT;
}

/* What stands on the ground line: its height, its colour. */
static void
draw_day (GtkSnapshot *snapshot,
          guint8       day,
          float        x,
          float        top)
{
  float height = MET_HEIGHT;
  StewardPlotColor color = STEWARD_PLOT_MET;

  if (day == STEWARD_STRIP_NOTHING)
    {
      height = 1;
      color = STEWARD_PLOT_HOLLOW;
    }
  else if (day == STEWARD_STRIP_UNDECIDABLE)
    {
      height = STUB_HEIGHT;
      color = STEWARD_PLOT_HATCH;
    }
  else if (day == STEWARD_STRIP_PLANNED)
    color = STEWARD_PLOT_PLANNED;
  else if (day > 0)
    {
      height = HEIGHT;
      color = STEWARD_PLOT_MISSED;
    }
  gtk_snapshot_append_color (snapshot, steward_plot_color (color),
                             &GRAPHENE_RECT_INIT (x, top + HEIGHT - height, TICK, height));
}

static void
steward_day_strip_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  StewardDayStrip *self = STEWARD_DAY_STRIP (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float top = (float) (gtk_widget_get_height (widget) - HEIGHT) / 2;

  for (guint i = 0; i < self->n_days; i++)
    {
      guint place = mirrored ? self->n_days - 1 - i : i;

      draw_day (snapshot, self->days[STEWARD_LEVEL_STRIP - self->n_days + i], (float) place * (TICK + GAP), top);
    }
}

static void
steward_day_strip_class_init (StewardDayStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = steward_day_strip_measure;
  widget_class->snapshot = steward_day_strip_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_day_strip_init (StewardDayStrip *self)
{
  memset (self->days, STEWARD_STRIP_NOTHING, sizeof self->days);
  steward_colors_follow (GTK_WIDGET (self));
}

/**
 * steward_day_strip_new:
 * @n_days: how many it shows, today last; at most %STEWARD_LEVEL_STRIP
 *
 * Returns: (transfer floating): a strip of which nothing is known
 */
GtkWidget *
steward_day_strip_new (guint n_days)
{
  StewardDayStrip *self = g_object_new (STEWARD_TYPE_DAY_STRIP, "valign", GTK_ALIGN_CENTER, NULL);

  self->n_days = CLAMP (n_days, 1, STEWARD_LEVEL_STRIP);

  return GTK_WIDGET (self);
}

/**
 * steward_day_strip_set:
 * @self: a strip
 * @strip: %STEWARD_LEVEL_STRIP days, today last, as in #StewardLevel
 */
void
steward_day_strip_set (StewardDayStrip *self,
                         const guint8      *strip)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (STEWARD_IS_DAY_STRIP (self));

  memcpy (self->days, strip, sizeof self->days);
  sentence = steward_day_strip_say (strip, self->n_days);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
append (GString *words,
        char    *part)
{
  g_string_append (words, ", ");
  g_string_append (words, part);
  g_free (part);
}

/**
 * steward_day_strip_say:
 * @strip: %STEWARD_LEVEL_STRIP days, today last
 * @n_days: how many of them count, from the end
 *
 * Returns: (transfer full): what a strip of them shows, in words
 */
char *
steward_day_strip_say (const guint8 *strip,
                         guint         n_days)
{
  guint missed = 0, undecidable = 0, planned = 0, nothing = 0;
  GString *words = g_string_new (NULL);

  for (guint i = STEWARD_LEVEL_STRIP - MIN (n_days, STEWARD_LEVEL_STRIP); i < STEWARD_LEVEL_STRIP; i++)
    {
      missed += strip[i] > 0 && strip[i] <= 100;
      undecidable += strip[i] == STEWARD_STRIP_UNDECIDABLE;
      planned += strip[i] == STEWARD_STRIP_PLANNED;
      nothing += strip[i] == STEWARD_STRIP_NOTHING;
    }
  g_string_append_printf (words, ngettext ("%u day", "%u days", n_days), n_days);
  if (nothing >= n_days)
    {
      g_string_append_printf (words, ", %s", _("nothing is known"));
      return g_string_free (words, FALSE);
    }
  if (missed == 0)
    g_string_append_printf (words, ", %s", _("none missed"));
  else
    append (words, g_strdup_printf (ngettext ("%u missed", "%u missed", missed), missed));
  if (undecidable > 0)
    append (words, g_strdup_printf (ngettext ("%u undecidable", "%u undecidable", undecidable), undecidable));
  if (planned > 0)
    append (words, g_strdup_printf (ngettext ("%u planned", "%u planned", planned), planned));
  if (nothing > 0)
    append (words, g_strdup_printf (ngettext ("%u before anything was known", "%u before anything was known", nothing),
                                    nothing));

  return g_string_free (words, FALSE);
}
