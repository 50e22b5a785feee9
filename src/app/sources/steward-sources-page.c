/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sources page: a list, or what to do when there is none. */

#include "config.h"

#include "steward-sources-page.h"

#include <glib/gi18n.h>

#include "steward-source-row.h"
#include "steward-source-verbs.h"

struct _StewardSourcesPage
{
  StewardPage parent_instance;

  AdwHeaderBar *header;                /* template children */
  GtkStack *stack;
  GtkListBox *list;

  GListModel *sources;                 /* owned */
};

G_DEFINE_FINAL_TYPE (StewardSourcesPage, steward_sources_page, STEWARD_TYPE_PAGE)

static void
items_changed_cb (StewardSourcesPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (self->sources) > 0 ? "list" : "empty");
}

static void
row_activated_cb (StewardSourcesPage *self,
                  StewardSourceRow   *row)
{
  steward_source_verbs_edit (STEWARD_PAGE (self), steward_source_row_get_item (row), STEWARD_FIELD_TEXT);
}

static GtkWidget *
make_row_cb (gpointer item,
             gpointer user_data)
{
  return steward_source_row_new (item);
}

static gboolean
move_down_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  g_signal_emit_by_name (widget, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);

  return TRUE;
}

static gboolean
move_up_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  g_signal_emit_by_name (widget, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, -1, FALSE, FALSE);

  return TRUE;
}

static void
add_list_keys (GtkWidget *list)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_j, 0),
                                                          gtk_callback_action_new (move_down_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_k, 0),
                                                          gtk_callback_action_new (move_up_cb, NULL, NULL)));
  gtk_widget_add_controller (list, controller);
}

static void
steward_sources_page_constructed (GObject *object)
{
  StewardSourcesPage *self = STEWARD_SOURCES_PAGE (object);

  G_OBJECT_CLASS (steward_sources_page_parent_class)->constructed (object);

  self->sources = g_object_ref (steward_services_get_sources (steward_page_get_services (STEWARD_PAGE (self))));
  gtk_list_box_bind_model (self->list, self->sources, make_row_cb, NULL, NULL);
  g_signal_connect_object (self->sources, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
  steward_page_adopt_header (STEWARD_PAGE (self), self->header);
}

static void
steward_sources_page_dispose (GObject *object)
{
  StewardSourcesPage *self = STEWARD_SOURCES_PAGE (object);

  g_clear_object (&self->sources);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_SOURCES_PAGE);

  G_OBJECT_CLASS (steward_sources_page_parent_class)->dispose (object);
}

static void
steward_sources_page_class_init (StewardSourcesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = steward_sources_page_constructed;
  object_class->dispose = steward_sources_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/sources/steward-sources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardSourcesPage, header);
  gtk_widget_class_bind_template_child (widget_class, StewardSourcesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardSourcesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
steward_sources_page_init (StewardSourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_list_keys (GTK_WIDGET (self->list));
}

/**
 * steward_sources_page_new:
 * @services: the services
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
steward_sources_page_new (StewardServices *services)
{
  return g_object_new (STEWARD_TYPE_SOURCES_PAGE,
                       "services", services,
                       "title", _("Sources"),
                       "icon-name", "steward-sources-symbolic",
                       NULL);
}

/**
 * steward_sources_page_focus_source:
 * @self: the page
 * @source_id: a source
 *
 * Puts the focus on the source's row and scrolls it into view.
 */
void
steward_sources_page_focus_source (StewardSourcesPage *self,
                                   const char         *source_id)
{
  GtkListBoxRow *row;

  g_return_if_fail (STEWARD_IS_SOURCES_PAGE (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      StewardSourceItem *item = steward_source_row_get_item (STEWARD_SOURCE_ROW (row));

      if (g_strcmp0 (steward_source_get_id (steward_source_item_get_source (item)), source_id) == 0)
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}
