/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Notices wait for one another and are plain text. */

#include "config.h"

#include "steward-notice-bar.h"

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);

  return found;
}

static void
test_queue (void)
{
  StewardNoticeBar *bar = g_object_ref_sink (STEWARD_NOTICE_BAR (steward_notice_bar_new ()));
  GtkWidget *dismiss = find_button (GTK_WIDGET (bar));

  g_assert_null (steward_notice_bar_get_text (bar));
  steward_notice_bar_add (bar, "First, <b>not bold</b> & whole.");
  steward_notice_bar_add (bar, "Second.");
  g_assert_cmpstr (steward_notice_bar_get_text (bar), ==, "First, <b>not bold</b> & whole.");

  g_signal_emit_by_name (dismiss, "clicked");
  g_assert_cmpstr (steward_notice_bar_get_text (bar), ==, "Second.");
  g_signal_emit_by_name (dismiss, "clicked");
  g_assert_null (steward_notice_bar_get_text (bar));

  g_assert_finalize_object (bar);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/notice-bar/queue", test_queue);

  return g_test_run ();
}
