/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Times in words, the way a person says them: "2 min", "Yesterday", "12 Nov";
 * when a time is too old to be trusted; and a tick for the widgets that show
 * such words, so that they age while nobody touches them. */

#include "config.h"

#include "steward-time.h"

#include <glib/gi18n.h>

#define TICK_SECONDS 30

typedef enum
{
  SPAN_NEVER,
  SPAN_NOW,
  SPAN_MINUTES,
  SPAN_HOURS,
  SPAN_YESTERDAY,
  SPAN_DATE,
} Span;

static GDateTime *
make_local (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

static int
count_days (gint64 then,
            gint64 now)
{
  g_autoptr (GDateTime) a = make_local (then);
  g_autoptr (GDateTime) b = make_local (now);
  GDate from;
  GDate to;

  if (a == NULL || b == NULL)
    return G_MAXINT;

  g_date_set_dmy (&from, g_date_time_get_day_of_month (a), g_date_time_get_month (a), g_date_time_get_year (a));
  g_date_set_dmy (&to, g_date_time_get_day_of_month (b), g_date_time_get_month (b), g_date_time_get_year (b));

  return g_date_days_between (&from, &to);
}

static Span
measure (gint64 then,
         gint64 now)
{
  gint64 age = now - then;
  int days;

  if (then <= 0)
    return SPAN_NEVER;
  if (age < G_TIME_SPAN_MINUTE)
    return SPAN_NOW;
  if (age < G_TIME_SPAN_HOUR)
    return SPAN_MINUTES;

  days = count_days (then, now);
  if (days == 0 || age < 12 * G_TIME_SPAN_HOUR)
    return SPAN_HOURS;

  return days == 1 ? SPAN_YESTERDAY : SPAN_DATE;
}

static char *
format_date (gint64 then,
             gint64 now)
{
  g_autoptr (GDateTime) a = make_local (then);
  g_autoptr (GDateTime) b = make_local (now);

  if (a == NULL || b == NULL)
    return g_strdup (_("Unknown"));

  /* Translators: a short date in g_date_time_format() notation, as "12 Nov". */
  return g_date_time_format (a, g_date_time_get_year (a) == g_date_time_get_year (b) ? _("%-e %b") : _("%-e %b %Y"));
}

/**
 * steward_time_format_age:
 * @then: microseconds since the epoch, 0 for never
 * @now: the present in the same unit
 *
 * Returns: (transfer full): how long ago, as short as a table wants it:
 *   "Now", "2 min", "3 h", "Yesterday", "12 Nov"
 */
char *
steward_time_format_age (gint64 then,
                         gint64 now)
{
  switch (measure (then, now))
    {
    case SPAN_NEVER:
      return g_strdup (_("Never"));
    case SPAN_NOW:
      return g_strdup (C_("age", "Now"));
    case SPAN_MINUTES:
      return g_strdup_printf (C_("age", "%d min"), (int) ((now - then) / G_TIME_SPAN_MINUTE));
    case SPAN_HOURS:
      return g_strdup_printf (C_("age", "%d h"), (int) ((now - then) / G_TIME_SPAN_HOUR));
    case SPAN_YESTERDAY:
      return g_strdup (_("Yesterday"));
    case SPAN_DATE:
    default:
      return format_date (then, now);
    }
}

/**
 * steward_time_format_ago:
 * @then: microseconds since the epoch, 0 for never
 * @now: the present in the same unit
 *
 * Returns: (transfer full): the same inside a sentence: "just now",
 *   "2 min ago", "yesterday", "on 12 Nov"
 */
char *
steward_time_format_ago (gint64 then,
                         gint64 now)
{
  g_autofree char *date = NULL;

  switch (measure (then, now))
    {
    case SPAN_NEVER:
      return g_strdup (_("never"));
    case SPAN_NOW:
      return g_strdup (_("just now"));
    case SPAN_MINUTES:
      return g_strdup_printf (_("%d min ago"), (int) ((now - then) / G_TIME_SPAN_MINUTE));
    case SPAN_HOURS:
      return g_strdup_printf (_("%d h ago"), (int) ((now - then) / G_TIME_SPAN_HOUR));
    case SPAN_YESTERDAY:
      return g_strdup (_("yesterday"));
    case SPAN_DATE:
    default:
      date = format_date (then, now);
      /* Translators: %s is a short date */
      return g_strdup_printf (_("on %s"), date);
    }
}

/**
 * steward_time_format_since:
 * @then: microseconds since the epoch
 * @now: the present in the same unit
 *
 * Returns: (transfer full): the moment itself, for "since …": the time of day
 *   if it is today's, else with its day
 */
char *
steward_time_format_since (gint64 then,
                           gint64 now)
{
  g_autoptr (GDateTime) local = make_local (then);
  g_autofree char *clock = NULL;
  g_autofree char *date = NULL;
  int days;

  if (then <= 0 || local == NULL)
    return g_strdup (_("Unknown"));

  /* Translators: a time of day in g_date_time_format() notation, as "07:10". */
  clock = g_date_time_format (local, _("%H:%M"));
  days = count_days (then, now);
  if (days <= 0)
    return g_steal_pointer (&clock);
  if (days == 1)
    return g_strdup_printf (_("yesterday %s"), clock);

  date = format_date (then, now);
  return g_strdup_printf ("%s %s", date, clock);
}

/**
 * steward_time_format_full:
 * @then: microseconds since the epoch, 0 for never
 *
 * Returns: (transfer full): date and time in full, for a tooltip
 */
char *
steward_time_format_full (gint64 then)
{
  g_autoptr (GDateTime) local = make_local (then);

  if (then <= 0 || local == NULL)
    return g_strdup (_("Never"));

  /* Translators: a full date and time in g_date_time_format() notation. */
  return g_date_time_format (local, _("%A, %-e %B %Y, %H:%M:%S"));
}

/**
 * steward_time_is_stale:
 * @synced_at: microseconds since the epoch, 0 for never
 * @now: the present in the same unit
 *
 * Returns: whether something last seen at @synced_at is too old to be shown
 *   without a mark
 */
gboolean
steward_time_is_stale (gint64 synced_at,
                       gint64 now)
{
  return synced_at > 0 && now - synced_at >= STEWARD_TIME_STALE_AFTER;
}

typedef struct
{
  GtkWidget *widget;                   /* unowned: the watch lives in its data */
  StewardTimeTick tick;
  guint source;
} Watch;

static gboolean
tick_cb (gpointer user_data)
{
  Watch *watch = user_data;

  watch->tick (watch->widget);

  return G_SOURCE_CONTINUE;
}

static void
map_cb (GtkWidget *widget,
        gpointer   user_data)
{
  Watch *watch = user_data;

  if (watch->source == 0)
    watch->source = g_timeout_add_seconds (TICK_SECONDS, tick_cb, watch);
  watch->tick (widget);
}

static void
unmap_cb (GtkWidget *widget,
          gpointer   user_data)
{
  Watch *watch = user_data;

  g_clear_handle_id (&watch->source, g_source_remove);
}

static void
free_watch (gpointer data)
{
  Watch *watch = data;

  g_clear_handle_id (&watch->source, g_source_remove);
  g_free (watch);
}

/**
 * steward_time_watch:
 * @widget: a widget that shows ages; it is watched once in its life
 * @tick: called whenever the words on @widget may have aged
 *
 * Calls @tick each time @widget is mapped, and twice a minute while it is.
 */
void
steward_time_watch (GtkWidget       *widget,
                    StewardTimeTick  tick)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->widget = widget;
  watch->tick = tick;
  g_object_set_data_full (G_OBJECT (widget), "steward-time-watch", watch, free_watch);
  g_signal_connect (widget, "map", G_CALLBACK (map_cb), watch);
  g_signal_connect (widget, "unmap", G_CALLBACK (unmap_cb), watch);
  if (gtk_widget_get_mapped (widget))
    map_cb (widget, watch);
}
