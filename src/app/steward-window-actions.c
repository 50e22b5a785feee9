/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does for menus, keys and buttons anywhere in it. Actions that
 * need the profile do nothing before it is open. */

#include "config.h"

#include "steward-window-actions.h"

#include <glib/gi18n.h>

#include "steward-access-page.h"
#include "steward-actions.h"
#include "steward-dialogs.h"
#include "steward-preferences.h"
#include "steward-source-verbs.h"
#include "steward-sources-page.h"
#include "steward-window.h"

static void
show_page_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  steward_window_show_page (STEWARD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_product_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  steward_window_open_product (STEWARD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_review_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  steward_window_open_review (STEWARD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_access_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  steward_window_open_access (STEWARD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* A form has opened a review: says so, and offers to show it. */
static void
review_opened_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  StewardPage *page = steward_window_get_page (STEWARD_WINDOW (widget));
  g_autofree char *words = g_strdup_printf (_("The council has it before it: review %s"),
                                            g_variant_get_string (parameter, NULL));
  AdwToast *toast;

  if (page == NULL)
    return;
  toast = adw_toast_new (words);
  adw_toast_set_button_label (toast, _("Show"));
  adw_toast_set_action_target_value (toast, parameter);
  adw_toast_set_action_name (toast, "win.open-review");
  steward_page_toast (page, toast);
}

static void
open_objective_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  steward_window_open_objective (STEWARD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_incident_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  steward_window_open_incident (STEWARD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_accesses_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  StewardPage *page = steward_window_find_page (self, "access");

  if (page == NULL)
    return;
  steward_window_show_page (self, "access");
  steward_access_page_show_view (STEWARD_ACCESS_PAGE (page), g_variant_get_string (parameter, NULL));
}

/* A form has asked for access: says so, and offers to show it. */
static void
access_opened_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  StewardPage *page = steward_window_get_page (STEWARD_WINDOW (widget));
  g_autofree char *words = g_strdup_printf (_("Recorded: request %s"), g_variant_get_string (parameter, NULL));
  AdwToast *toast;

  if (page == NULL)
    return;
  toast = adw_toast_new (words);
  adw_toast_set_button_label (toast, _("Show"));
  adw_toast_set_action_target_value (toast, parameter);
  adw_toast_set_action_name (toast, "win.open-access");
  steward_page_toast (page, toast);
}

static void
new_meeting_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  StewardPage *page = steward_window_find_page (self, "council");

  if (page == NULL)
    return;
  steward_window_show_page (self, "council");
  gtk_widget_activate_action (GTK_WIDGET (page), "council.new-meeting", NULL);
}

static void
show_source_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  StewardPage *page = steward_window_find_page (self, "sources");

  if (page == NULL)
    return;
  steward_window_show_page (self, "sources");
  steward_sources_page_focus_source (STEWARD_SOURCES_PAGE (page), g_variant_get_string (parameter, NULL));
}

static void
notice_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  steward_window_add_notice (STEWARD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  StewardPage *page = steward_window_get_page (self);

  if (page != NULL && steward_page_focus_search (page))
    return;

  steward_window_show_page (self, "products");
  page = steward_window_get_page (self);
  if (page != NULL)
    steward_page_focus_search (page);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  StewardPage *page = steward_window_get_page (STEWARD_WINDOW (widget));

  if (page != NULL)
    steward_page_go_back (page);
}

static void
escape_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  StewardPage *page = steward_window_get_page (self);

  if (page == NULL || steward_dock_close_drawer (steward_window_get_dock (self)) || steward_page_escape (page))
    return;

  steward_page_go_back (page);
}

static void
sync_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  StewardServices *services = steward_window_get_services (STEWARD_WINDOW (widget));

  if (services != NULL)
    steward_services_sync_all (services);
}

static void
toggle_sidebar_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  StewardDock *dock = steward_window_get_dock (STEWARD_WINDOW (widget));

  if (dock != NULL)
    steward_dock_toggle (dock);
}

static void
add_source_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  if (steward_window_get_services (self) == NULL)
    return;
  steward_window_show_page (self, "sources");
  steward_source_verbs_add (steward_window_get_page (self));
}

static void
open_sample_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  steward_window_open_sample (STEWARD_WINDOW (widget));
  steward_window_show_page (STEWARD_WINDOW (widget), "products");
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GtkWindow *shortcuts = steward_actions_shortcuts_window ();

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
about_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  steward_dialogs_show_about (GTK_WINDOW (widget));
}

static void
preferences_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  StewardServices *services = steward_window_get_services (STEWARD_WINDOW (widget));

  if (services != NULL)
    gtk_window_present (steward_preferences_new (GTK_WINDOW (widget), services));
}

/**
 * steward_window_actions_install:
 * @widget_class: the class of the window
 *
 * Installs the actions of the window, which every widget in it may activate.
 */
void
steward_window_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.show-source", "s", show_source_action);
  gtk_widget_class_install_action (widget_class, "win.open-product", "s", open_product_action);
  gtk_widget_class_install_action (widget_class, "win.open-access", "s", open_access_action);
  gtk_widget_class_install_action (widget_class, "win.open-objective", "s", open_objective_action);
  gtk_widget_class_install_action (widget_class, "win.open-incident", "s", open_incident_action);
  gtk_widget_class_install_action (widget_class, "win.show-accesses", "s", show_accesses_action);
  gtk_widget_class_install_action (widget_class, "win.access-opened", "s", access_opened_action);
  gtk_widget_class_install_action (widget_class, "win.open-review", "s", open_review_action);
  gtk_widget_class_install_action (widget_class, "win.review-opened", "s", review_opened_action);
  gtk_widget_class_install_action (widget_class, "win.new-meeting", NULL, new_meeting_action);
  gtk_widget_class_install_action (widget_class, "win.notice", "s", notice_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.escape", NULL, escape_action);
  gtk_widget_class_install_action (widget_class, "win.sync-all", NULL, sync_all_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.add-source", NULL, add_source_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
}
