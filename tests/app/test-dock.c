/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sidebar beside a wide content, over a narrow one, and hidden. */

#include "config.h"

#include "steward-dock.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *sidebar;
  GtkWidget *content;
  StewardDock *dock;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer width)
{
  fixture->window = gtk_window_new ();
  fixture->sidebar = gtk_button_new_with_label ("sidebar");
  fixture->content = gtk_button_new_with_label ("content");
  fixture->dock = STEWARD_DOCK (steward_dock_new (fixture->sidebar, fixture->content));
  steward_dock_expect_width (fixture->dock, GPOINTER_TO_INT (width));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->dock));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (width), 400);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_width (fixture->content) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer width)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
settle (void)
{
  for (int i = 0; i < 20; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
    }
}

static void
test_wide (Fixture      *fixture,
           gconstpointer width)
{
  g_assert_true (steward_dock_get_docked (fixture->dock));
  g_assert_true (gtk_widget_get_mapped (fixture->sidebar));

  steward_dock_toggle (fixture->dock);
  settle ();
  g_assert_false (steward_dock_get_docked (fixture->dock));
  g_assert_false (steward_dock_get_wanted (fixture->dock));
  g_assert_false (gtk_widget_get_mapped (fixture->sidebar));

  steward_dock_toggle (fixture->dock);
  settle ();
  g_assert_true (steward_dock_get_docked (fixture->dock));
  g_assert_true (gtk_widget_get_mapped (fixture->sidebar));
  g_assert_false (steward_dock_close_drawer (fixture->dock));
}

static void
test_narrow (Fixture      *fixture,
             gconstpointer width)
{
  int content = gtk_widget_get_width (fixture->content);

  g_assert_false (steward_dock_get_docked (fixture->dock));
  g_assert_true (steward_dock_get_wanted (fixture->dock));
  g_assert_false (gtk_widget_get_mapped (fixture->sidebar));

  steward_dock_toggle (fixture->dock);
  settle ();
  g_assert_true (gtk_widget_get_mapped (fixture->sidebar));
  g_assert_false (steward_dock_get_docked (fixture->dock));
  g_assert_cmpint (gtk_widget_get_width (fixture->content), ==, content);

  g_assert_true (steward_dock_close_drawer (fixture->dock));
  settle ();
  g_assert_false (gtk_widget_get_mapped (fixture->sidebar));
}

/* Growing brings the sidebar back, shrinking takes it away. */
static void
test_resize (Fixture      *fixture,
             gconstpointer width)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 400);
  settle ();
  g_assert_false (steward_dock_get_docked (fixture->dock));
  g_assert_false (gtk_widget_get_mapped (fixture->sidebar));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 400);
  settle ();
  g_assert_true (steward_dock_get_docked (fixture->dock));
  g_assert_true (gtk_widget_get_mapped (fixture->sidebar));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/dock/wide", Fixture, GINT_TO_POINTER (1000), set_up, test_wide, tear_down);
  g_test_add ("/dock/narrow", Fixture, GINT_TO_POINTER (700), set_up, test_narrow, tear_down);
  g_test_add ("/dock/resize", Fixture, GINT_TO_POINTER (1000), set_up, test_resize, tear_down);

  return g_test_run ();
}
