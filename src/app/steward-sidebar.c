/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sidebar: pages above, sources with their state below. It only activates
 * the window's actions and holds no state of its own. */

#include "config.h"

#include "steward-sidebar.h"

#include <glib/gi18n.h>

#include "steward-actions.h"
#include "steward-source-line.h"

struct _StewardSidebar
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;          /* template children */
  GtkListBox *pages;
  GtkListBox *sources;
  GtkWidget *sources_box;
  char *shown;                         /* owned: name of the page that is shown */
};

G_DEFINE_FINAL_TYPE (StewardSidebar, steward_sidebar, ADW_TYPE_BIN)

static void
page_activated_cb (StewardSidebar *self,
                   GtkListBoxRow  *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
source_activated_cb (StewardSidebar *self,
                     GtkListBoxRow  *row)
{
  StewardSourceItem *item = steward_source_line_get_item (STEWARD_SOURCE_LINE (gtk_list_box_row_get_child (row)));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-source", "s",
                              steward_source_get_id (steward_source_item_get_source (item)));
}

/* Who only passes by with Tab selects rows: the page that is shown is selected
 * again when the focus is gone. */
static void
focus_left_cb (StewardSidebar *self)
{
  g_autofree char *shown = g_strdup (self->shown);

  if (shown != NULL)
    steward_sidebar_select_page (self, shown);
}

static GtkWidget *
make_source_cb (gpointer item,
                gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), steward_source_line_new (item));

  return row;
}

static gboolean
steward_sidebar_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (STEWARD_SIDEBAR (widget)->pages);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
steward_sidebar_dispose (GObject *object)
{
  g_clear_pointer (&STEWARD_SIDEBAR (object)->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), STEWARD_TYPE_SIDEBAR);

  G_OBJECT_CLASS (steward_sidebar_parent_class)->dispose (object);
}

static void
steward_sidebar_class_init (StewardSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_sidebar_dispose;
  widget_class->grab_focus = steward_sidebar_grab_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/stewardconsole/Steward/ui/steward-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, StewardSidebar, pages);
  gtk_widget_class_bind_template_child (widget_class, StewardSidebar, sources);
  gtk_widget_class_bind_template_child (widget_class, StewardSidebar, sources_box);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_activated_cb);
}

static void
steward_sidebar_init (StewardSidebar *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autoptr (GMenuModel) menu = steward_actions_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->pages), focus);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

/**
 * steward_sidebar_new:
 *
 * Returns: (transfer floating): a new sidebar, without pages and sources
 */
GtkWidget *
steward_sidebar_new (void)
{
  return g_object_new (STEWARD_TYPE_SIDEBAR, NULL);
}

/**
 * steward_sidebar_set_sources:
 * @self: a sidebar
 * @sources: (transfer none): a list of #StewardSourceItem
 */
void
steward_sidebar_set_sources (StewardSidebar *self,
                             GListModel     *sources)
{
  g_return_if_fail (STEWARD_IS_SIDEBAR (self));

  gtk_list_box_bind_model (self->sources, sources, make_source_cb, NULL, NULL);
  gtk_widget_set_visible (self->sources_box, TRUE);
}

static gboolean
badge_to_label (GBinding     *binding,
                const GValue *from,
                GValue       *to,
                gpointer      user_data)
{
  g_value_take_string (to, g_strdup_printf ("%u", g_value_get_uint (from)));

  return TRUE;
}

static gboolean
badge_to_visible (GBinding     *binding,
                  const GValue *from,
                  GValue       *to,
                  gpointer      user_data)
{
  g_value_set_boolean (to, g_value_get_uint (from) > 0);

  return TRUE;
}

/* Red says that something is late; whoever sees no colour sees the mark. */
static void
show_alarm (StewardPage *page,
            GParamSpec  *pspec,
            GtkWidget   *mark)
{
  gtk_widget_set_visible (mark, steward_page_get_alarm (page));
}

static GtkWidget *
make_page_alarm (StewardPage *page)
{
  GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-error-symbolic");

  gtk_widget_add_css_class (mark, "mark-error");
  gtk_widget_set_tooltip_text (mark, _("Something is granted that should be gone"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Something is granted that should be gone"), -1);
  g_signal_connect_object (page, "notify::alarm", G_CALLBACK (show_alarm), mark, 0);
  show_alarm (page, NULL, mark);

  return mark;
}

static GtkWidget *
make_page_badge (StewardPage *page)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (badge, "count-badge");
  g_object_bind_property_full (page, "badge", badge, "label", G_BINDING_SYNC_CREATE, badge_to_label, NULL, NULL, NULL);
  g_object_bind_property_full (page, "badge", badge, "visible", G_BINDING_SYNC_CREATE, badge_to_visible, NULL, NULL,
                               NULL);

  return badge;
}

static GtkWidget *
make_page_row (const char  *name,
               StewardPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "icon-name", steward_page_get_icon_name (page),
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_bind_property (page, "title", label, "label", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_page_alarm (page));
  gtk_box_append (GTK_BOX (box), make_page_badge (page));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, name);

  return row;
}

/**
 * steward_sidebar_add_page:
 * @self: a sidebar
 * @name: the page's name in the window's actions
 * @page: the page, for its title and icon
 */
void
steward_sidebar_add_page (StewardSidebar *self,
                          const char     *name,
                          StewardPage    *page)
{
  g_return_if_fail (STEWARD_IS_SIDEBAR (self));

  gtk_list_box_append (self->pages, make_page_row (name, page));
}

/**
 * steward_sidebar_select_page:
 * @self: a sidebar
 * @name: the page that is shown now
 */
void
steward_sidebar_select_page (StewardSidebar *self,
                             const char     *name)
{
  GtkListBoxRow *row;

  g_return_if_fail (STEWARD_IS_SIDEBAR (self));

  g_free (self->shown);
  self->shown = g_strdup (name);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->pages, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), name) == 0)
      gtk_list_box_select_row (self->pages, row);
}
