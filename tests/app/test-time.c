/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ages in words, at the borders between the words. */

#include "config.h"

#include "steward-time.h"

/* Saturday, 21 November 2026, 12:00 UTC */
#define NOON (G_GINT64_CONSTANT (1795262400) * G_USEC_PER_SEC)

static void
test_age (void)
{
  const struct
  {
    gint64 before;
    const char *age;
    const char *ago;
  } cases[] = {
    { 0, "Now", "just now" },
    { 59 * G_TIME_SPAN_SECOND, "Now", "just now" },
    { 60 * G_TIME_SPAN_SECOND, "1 min", "1 min ago" },
    { 59 * G_TIME_SPAN_MINUTE, "59 min", "59 min ago" },
    { 60 * G_TIME_SPAN_MINUTE, "1 h", "1 h ago" },
    { 11 * G_TIME_SPAN_HOUR, "11 h", "11 h ago" },
    { 12 * G_TIME_SPAN_HOUR, "12 h", "12 h ago" },
    { 13 * G_TIME_SPAN_HOUR, "Yesterday", "yesterday" },
    { 36 * G_TIME_SPAN_HOUR, "Yesterday", "yesterday" },
    { 37 * G_TIME_SPAN_HOUR, "19 Nov", "on 19 Nov" },
    { 365 * G_TIME_SPAN_DAY, "21 Nov 2025", "on 21 Nov 2025" },
    { -5 * G_TIME_SPAN_HOUR, "Now", "just now" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *age = steward_time_format_age (NOON - cases[i].before, NOON);
      g_autofree char *ago = steward_time_format_ago (NOON - cases[i].before, NOON);

      g_assert_cmpstr (age, ==, cases[i].age);
      g_assert_cmpstr (ago, ==, cases[i].ago);
    }
}

static void
test_never (void)
{
  g_autofree char *age = steward_time_format_age (0, NOON);
  g_autofree char *ago = steward_time_format_ago (0, NOON);
  g_autofree char *full = steward_time_format_full (0);
  g_autofree char *far = steward_time_format_age (G_MAXINT64, NOON);

  g_assert_cmpstr (age, ==, "Never");
  g_assert_cmpstr (ago, ==, "never");
  g_assert_cmpstr (full, ==, "Never");
  g_assert_nonnull (far);
  g_assert_false (steward_time_is_stale (0, NOON));
}

static void
test_since (void)
{
  g_autofree char *today = steward_time_format_since (NOON - 4 * G_TIME_SPAN_HOUR - 50 * G_TIME_SPAN_MINUTE, NOON);
  g_autofree char *yesterday = steward_time_format_since (NOON - 20 * G_TIME_SPAN_HOUR, NOON);
  g_autofree char *before = steward_time_format_since (NOON - 60 * G_TIME_SPAN_HOUR, NOON);
  g_autofree char *full = steward_time_format_full (NOON);

  g_assert_cmpstr (today, ==, "07:10");
  g_assert_cmpstr (yesterday, ==, "yesterday 16:00");
  g_assert_cmpstr (before, ==, "19 Nov 00:00");
  g_assert_cmpstr (full, ==, "Saturday, 21 November 2026, 12:00:00");
}

static void
test_stale (void)
{
  g_assert_false (steward_time_is_stale (NOON - STEWARD_TIME_STALE_AFTER + 1, NOON));
  g_assert_true (steward_time_is_stale (NOON - STEWARD_TIME_STALE_AFTER, NOON));
  g_assert_false (steward_time_is_stale (NOON + G_TIME_SPAN_DAY, NOON));
}

static void
count_tick (GtkWidget *widget)
{
  int *ticks = g_object_get_data (G_OBJECT (widget), "ticks");

  (*ticks)++;
}

/* A widget is brought up to date when it appears, and its watch goes with it. */
static void
test_watch (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new ("");
  int ticks = 0;

  g_object_set_data (G_OBJECT (label), "ticks", &ticks);
  gtk_window_set_child (GTK_WINDOW (window), label);
  steward_time_watch (label, count_tick);
  g_assert_cmpint (ticks, ==, 0);

  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (label))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (ticks, ==, 1);

  gtk_widget_set_visible (label, FALSE);
  gtk_widget_set_visible (label, TRUE);
  while (!gtk_widget_get_mapped (label))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (ticks, ==, 2);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/age", test_age);
  g_test_add_func ("/time/never", test_never);
  g_test_add_func ("/time/since", test_since);
  g_test_add_func ("/time/stale", test_stale);
  g_test_add_func ("/time/watch", test_watch);

  return g_test_run ();
}
