/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The preferences: few, and one page that says what is kept where. */

#include "config.h"

#include "steward-preferences.h"

static void
close_on_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

/**
 * steward_preferences_new:
 * @parent: the main window, whose actions the switches use
 * @services: the services
 *
 * Returns: (transfer none): a new window, which belongs to GTK as every
 *   toplevel does
 */
GtkWindow *
steward_preferences_new (GtkWindow       *parent,
                         StewardServices *services)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource
    ("/org/stewardconsole/Steward/ui/steward-preferences.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "preferences"));
  AdwActionRow *profile = ADW_ACTION_ROW (gtk_builder_get_object (builder, "profile_row"));

  adw_action_row_set_subtitle (profile, steward_services_get_profile (services));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (parent));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "app", G_ACTION_GROUP (gtk_window_get_application (parent)));
  gtk_window_set_transient_for (window, parent);
  close_on_escape (GTK_WIDGET (window));

  return window;
}
