/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every key of the console in one table. What is written in the shortcuts
 * window is what is installed, because both are made from here. */

#include "config.h"

#include "steward-actions.h"

#include <glib/gi18n.h>

#include "steward-accessible.h"

static const StewardKeys table[] = {
  { N_("General"), N_("Search"), "win.search", "<Control>f", "slash" },
  { N_("General"), N_("Sync all sources"), "win.sync-all", "F5 <Control>r", NULL },
  { N_("General"), N_("Show or hide the sidebar"), "win.toggle-sidebar", "F9", NULL },
  { N_("General"), N_("Main menu"), NULL, "F10", NULL },
  { N_("General"), N_("Preferences"), "win.preferences", "<Control>comma", NULL },
  { N_("General"), N_("Keyboard shortcuts"), "win.shortcuts", "<Control>question F1", "question" },
  { N_("General"), N_("Close the window"), "window.close", "<Control>w", NULL },
  { N_("General"), N_("Quit"), "app.quit", "<Control>q", NULL },

  { N_("Pages"), N_("Queue"), "win.show-page::queue", "<Alt>1", NULL },
  { N_("Pages"), N_("Products"), "win.show-page::products", "<Alt>2", NULL },
  { N_("Pages"), N_("Access"), "win.show-page::access", "<Alt>3", NULL },
  { N_("Pages"), N_("Service levels"), "win.show-page::levels", "<Alt>4", NULL },
  { N_("Pages"), N_("Sources"), "win.show-page::sources", "<Alt>5", NULL },
  { N_("Pages"), N_("Council"), "win.show-page::council", "<Alt>6", NULL },
  { N_("Pages"), N_("Ledger"), "win.show-page::ledger", "<Alt>7", NULL },
  { N_("Pages"), N_("Back"), "win.back", "<Alt>Left", NULL },

  { N_("Lists"), N_("Next row"), NULL, "Down", "j" },
  { N_("Lists"), N_("Previous row"), NULL, "Up", "k" },
  { N_("Lists"), N_("Open"), NULL, "Return", NULL },
  { N_("Lists"), N_("Clear the filter, then the search"), "win.escape", NULL, "Escape" },

  { N_("Queue"), N_("Approve"), NULL, NULL, "a" },
  { N_("Queue"), N_("Reject; again: request changes"), NULL, NULL, "r" },
  { N_("Queue"), N_("Recuse"), NULL, NULL, "x" },
  { N_("Queue"), N_("Comment"), NULL, NULL, "c" },
  { N_("Queue"), N_("Defer"), NULL, NULL, "d" },
  { N_("Queue"), N_("Record what is shown"), NULL, "<Control>Return", "Return" },
  { N_("Queue"), N_("Undo within five seconds"), NULL, NULL, "u" },
  { N_("Queue"), N_("Mark for a decision together"), NULL, NULL, "space" },
  { N_("Queue"), N_("Scroll the evidence"), NULL, "Page_Up Page_Down", NULL },
  { N_("Queue"), N_("Previous and next finding"), NULL, NULL, "bracketleft bracketright" },

  { N_("Access"), N_("Approve and grant"), NULL, NULL, "a" },
  { N_("Access"), N_("Ask"), NULL, NULL, "c" },
  { N_("Access"), N_("Reject"), NULL, NULL, "r" },
  { N_("Access"), N_("Next and previous request"), NULL, NULL, "j k" },
  { N_("Access"), N_("Record the decision that is shown"), NULL, "<Control>Return", "Return" },
  { N_("Access"), N_("Undo the decision within five seconds"), NULL, NULL, "u" },
  { N_("Access"), N_("Request access"), NULL, NULL, "n" },

  { N_("Differences"), N_("Have it revoked, request it, do it again"), NULL, NULL, "r a g" },
  { N_("Differences"), N_("Compare now"), NULL, NULL, "c" },

  { N_("Campaigns"), N_("Keep, shrink, revoke"), NULL, NULL, "e s r" },
  { N_("Campaigns"), N_("Record the answer that is shown"), NULL, "<Control>Return", NULL },

  { N_("Objective"), N_("Acknowledge the open incident"), NULL, NULL, "a" },
  { N_("Objective"), N_("Rehearse a target"), NULL, NULL, "r" },
  { N_("Objective"), N_("Show what was measured"), NULL, NULL, "m" },
  { N_("Objective"), N_("Next and previous objective"), NULL, NULL, "j k" },

  { N_("Incident"), N_("Acknowledge"), NULL, NULL, "a" },
  { N_("Incident"), N_("Assign"), NULL, NULL, "s" },
  { N_("Incident"), N_("Comment on it"), NULL, NULL, "c" },
  { N_("Incident"), N_("Resolve"), NULL, NULL, "r" },
  { N_("Incident"), N_("Consumers told"), NULL, NULL, "t" },
  { N_("Incident"), N_("Record what is shown beside it"), NULL, "<Control>Return", NULL },
  { N_("Incident"), N_("Undo within 5 seconds"), NULL, NULL, "u" },
  { N_("Incident"), N_("Next and previous incident"), NULL, NULL, "j k" },

  { N_("Meeting"), N_("New meeting"), "win.new-meeting", "<Control>n", NULL },
  { N_("Meeting"), N_("Next and previous item"), NULL, NULL, "n p" },
  { N_("Meeting"), N_("Roll call"), NULL, NULL, "r" },
  { N_("Meeting"), N_("Notes"), NULL, NULL, "c" },
  { N_("Meeting"), N_("Start, pause or go on with the timer"), NULL, NULL, "t" },
  { N_("Meeting"), N_("Go to the votes"), NULL, NULL, "v" },
  { N_("Meeting"), N_("Approve, against, abstain for the focused seat"), NULL, NULL, "1 2 3" },
  { N_("Meeting"), N_("All evidence"), NULL, NULL, "e" },
  { N_("Meeting"), N_("Action item"), NULL, NULL, "a" },
  { N_("Meeting"), N_("Defer the item"), NULL, NULL, "d" },
  { N_("Meeting"), N_("Minutes"), NULL, NULL, "m" },
  { N_("Meeting"), N_("Move the item on the agenda"), NULL, "<Control>Up <Control>Down", NULL },
};

/**
 * steward_actions_keys:
 * @out_length: (out): number of lines
 *
 * Returns: (transfer none): the table
 */
const StewardKeys *
steward_actions_keys (gsize *out_length)
{
  *out_length = G_N_ELEMENTS (table);

  return table;
}

/**
 * steward_actions_install_accels:
 * @application: the application
 *
 * Installs the keys that work everywhere.
 */
void
steward_actions_install_accels (GtkApplication *application)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (GStrv) accels = NULL;

      if (table[i].action == NULL || table[i].accels == NULL)
        continue;
      accels = g_strsplit (table[i].accels, " ", -1);
      gtk_application_set_accels_for_action (application, table[i].action, (const char *const *) accels);
    }
}

static gboolean
plain_key_cb (GtkWidget *widget,
              GVariant  *target,
              gpointer   user_data)
{
  return gtk_widget_activate_action_variant (widget, user_data, target);
}

/* A named action would show in the menu as the key to use. */
static void
add_plain_key (GtkShortcutController *controller,
               const char            *key,
               const char            *detailed_action)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;
  GtkShortcut *shortcut;

  if (!g_action_parse_detailed_name (detailed_action, &name, &target, NULL))
    return;
  shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key),
                               gtk_callback_action_new (plain_key_cb, (char *) g_intern_string (name), NULL));
  gtk_shortcut_set_arguments (shortcut, target);
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/**
 * steward_actions_install_plain:
 * @widget: the window's content
 *
 * Installs the keys without a modifier. They bubble up from the focus, so that
 * a text field takes them first.
 */
void
steward_actions_install_plain (GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_BUBBLE);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (GStrv) keys = NULL;

      if (table[i].action == NULL || table[i].plain == NULL)
        continue;
      keys = g_strsplit (table[i].plain, " ", -1);
      for (gsize k = 0; keys[k] != NULL; k++)
        add_plain_key (GTK_SHORTCUT_CONTROLLER (controller), keys[k], table[i].action);
    }
  gtk_widget_add_controller (widget, controller);
}

/**
 * steward_actions_set:
 * @actionable: a button that is shown already
 * @detailed_action: what it does from now on, "win.show-page::sources"
 *
 * As gtk_actionable_set_detailed_action_name(), which sets the name before the
 * target and so warns of an action that wants one.
 */
void
steward_actions_set (GtkActionable *actionable,
                     const char    *detailed_action)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (g_action_parse_detailed_name (detailed_action, &name, &target, NULL));

  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, target);
  gtk_actionable_set_action_name (actionable, name);
}

/**
 * steward_actions_menu:
 *
 * Returns: (transfer full): the main menu
 */
GMenuModel *
steward_actions_menu (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/stewardconsole/Steward/ui/steward-menu.ui");

  return G_MENU_MODEL (g_object_ref (gtk_builder_get_object (builder, "primary_menu")));
}

static void
append_shortcut (GString           *ui,
                 const StewardKeys *keys)
{
  g_autofree char *all = g_strjoin (keys->accels != NULL && keys->plain != NULL ? " " : "",
                                    keys->accels != NULL ? keys->accels : "",
                                    keys->plain != NULL ? keys->plain : "",
                                    NULL);
  g_autofree char *accelerator = g_markup_escape_text (all, -1);
  g_autofree char *title = g_markup_escape_text (_(keys->title), -1);

  g_string_append_printf (ui,
                          "<child><object class=\"GtkShortcutsShortcut\">"
                          "<property name=\"accelerator\">%s</property>"
                          "<property name=\"title\">%s</property></object></child>",
                          accelerator, title);
}

static void
append_groups (GString *ui)
{
  const char *group = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (g_strcmp0 (group, table[i].group) != 0)
        {
          g_autofree char *title = g_markup_escape_text (_(table[i].group), -1);

          g_string_append (ui, group != NULL ? "</object></child>" : "");
          g_string_append_printf (ui,
                                  "<child><object class=\"GtkShortcutsGroup\">"
                                  "<property name=\"title\">%s</property>",
                                  title);
          group = table[i].group;
        }
      append_shortcut (ui, &table[i]);
    }
  g_string_append (ui, "</object></child>");
}

/**
 * steward_actions_shortcuts_ui:
 *
 * Returns: (transfer full): the shortcuts window as GtkBuilder text, made from
 *   the table and translated
 */
char *
steward_actions_shortcuts_ui (void)
{
  GString *ui = g_string_new ("<interface><object class=\"GtkShortcutsWindow\" id=\"shortcuts\">"
                              "<property name=\"modal\">1</property>");
  g_autofree char *title = g_markup_escape_text (_("Keyboard Shortcuts"), -1);

  g_string_append_printf (ui, "<property name=\"title\">%s</property>", title);
  g_string_append (ui, "<child><object class=\"GtkShortcutsSection\">"
                       "<property name=\"section-name\">shortcuts</property>"
                       "<property name=\"max-height\">12</property>");
  append_groups (ui);
  g_string_append (ui, "</object></child></object></interface>");

  return g_string_free (ui, FALSE);
}

/**
 * steward_actions_shortcuts_window:
 *
 * Returns: (transfer none): a new shortcuts window, which belongs to GTK as
 *   every toplevel does
 */
GtkWindow *
steward_actions_shortcuts_window (void)
{
  g_autofree char *ui = steward_actions_shortcuts_ui ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (ui, -1);
  GtkWindow *window;

  window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
  steward_accessible_name_buttons (gtk_window_get_titlebar (window), _("Search"));

  return window;
}
