/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The buttons above the lists. Their actions live on the page, so that keys and
 * the other views of it reach them, too. */

#include "config.h"

#include "steward-access-menu.h"

#include <glib/gi18n.h>

#include "steward-access-exporter.h"
#include "steward-access-form.h"
#include "steward-principal-form.h"

static GtkWindow *
get_window (StewardPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static StewardAccessBrowse *
get_browse (StewardPage *page)
{
  return g_object_get_data (G_OBJECT (page), "steward-access-browse");
}

static void
request_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  StewardPage *page = user_data;

  steward_access_form_open (get_window (page), steward_page_get_services (page), NULL);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  StewardPage *page = user_data;
  GListModel *items = steward_access_browse_get_shown (get_browse (page));

  if (items == NULL)
    {
      steward_access_browse_set_view (get_browse (page), "all");
      items = steward_access_browse_get_shown (get_browse (page));
    }
  if (items != NULL)
    steward_access_exporter_save (page, items, g_str_equal (g_variant_get_string (parameter, NULL), "json"));
}

static void
link_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  StewardPage *page = user_data;

  steward_principal_form_open (get_window (page), steward_page_get_services (page), NULL, NULL, STEWARD_CONSUMER_TEAM,
                               NULL);
}

static const GActionEntry actions[] = {
  { .name = "request", .activate = request_action },
  { .name = "export", .activate = export_action, .parameter_type = "s" },
  { .name = "link", .activate = link_action },
};

static GtkWidget *
make_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) export = g_menu_new ();
  g_autoptr (GMenu) roles = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (export, _("Export as CSV…"), "accesses.export::csv");
  g_menu_append (export, _("Export as JSON…"), "accesses.export::json");
  g_menu_append (roles, _("Say Whose a Role Is…"), "accesses.link");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (export));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (roles));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Export, and Roles"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Export, and roles"), -1);

  return button;
}

static GtkWidget *
make_request_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "accesses.request");
  gtk_widget_set_tooltip_text (button, _("Request Access… (N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Request access"), -1);

  return button;
}

static void
add_key (StewardPage *page)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("n"),
                                                          gtk_named_action_new ("accesses.request")));
  gtk_widget_add_controller (GTK_WIDGET (page), keys);
}

/**
 * steward_access_menu_attach:
 * @page: the page of access
 * @browse: its lists, which live as long
 *
 * Adds the buttons to the header bar, and the actions to the page.
 */
void
steward_access_menu_attach (StewardPage         *page,
                            StewardAccessBrowse *browse)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  AdwHeaderBar *header = steward_access_browse_get_header (browse);

  g_object_set_data (G_OBJECT (page), "steward-access-browse", browse);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "accesses", G_ACTION_GROUP (group));
  adw_header_bar_pack_end (header, make_menu_button ());
  adw_header_bar_pack_end (header, make_request_button ());
  add_key (page);
}
