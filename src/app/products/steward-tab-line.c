/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The line of tabs below the head of a product. */

#include "config.h"

#include "steward-tab-line.h"

struct _StewardTabLine
{
  GtkWidget parent_instance;

  GtkStack *stack;                     /* owned, nullable */
  GHashTable *buttons;                 /* interned name → GtkToggleButton, unowned children */
  GtkToggleButton *first;
};

G_DEFINE_FINAL_TYPE (StewardTabLine, steward_tab_line, GTK_TYPE_WIDGET)

static void
toggled_cb (StewardTabLine  *self,
            GtkToggleButton *button)
{
  const char *name = g_object_get_data (G_OBJECT (button), "steward-name");

  if (gtk_toggle_button_get_active (button) && self->stack != NULL)
    gtk_stack_set_visible_child_name (self->stack, name);
}

static void
steward_tab_line_dispose (GObject *object)
{
  StewardTabLine *self = STEWARD_TAB_LINE (object);
  GtkWidget *child;

  g_hash_table_remove_all (self->buttons);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->stack);

  G_OBJECT_CLASS (steward_tab_line_parent_class)->dispose (object);
}

static void
steward_tab_line_finalize (GObject *object)
{
  g_hash_table_unref (STEWARD_TAB_LINE (object)->buttons);

  G_OBJECT_CLASS (steward_tab_line_parent_class)->finalize (object);
}

static void
steward_tab_line_class_init (StewardTabLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_tab_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_tab_line_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tabline");
}

static void
steward_tab_line_init (StewardTabLine *self)
{
  self->buttons = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * steward_tab_line_set_stack:
 * @self: the tabs
 * @stack: whose child they choose
 */
void
steward_tab_line_set_stack (StewardTabLine *self,
                            GtkStack       *stack)
{
  g_return_if_fail (STEWARD_IS_TAB_LINE (self));

  g_set_object (&self->stack, stack);
}

/**
 * steward_tab_line_add:
 * @self: the tabs
 * @name: of a child of the stack
 * @title: translated
 */
void
steward_tab_line_add (StewardTabLine *self,
                      const char     *name,
                      const char     *title)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *count = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, NULL);

  g_return_if_fail (STEWARD_IS_TAB_LINE (self));

  gtk_widget_add_css_class (count, "tag");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), count);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "steward-name", (gpointer) g_intern_string (name));
  g_object_set_data (G_OBJECT (button), "steward-count", count);
  g_object_set_data_full (G_OBJECT (button), "steward-title", g_strdup (title), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->first);
  if (self->first == NULL)
    {
      self->first = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (self->first, TRUE);
    }
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  g_hash_table_insert (self->buttons, (gpointer) g_intern_string (name), button);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/**
 * steward_tab_line_set_count:
 * @self: the tabs
 * @name: of a tab
 * @count: shown beside its title unless it is 0
 */
void
steward_tab_line_set_count (StewardTabLine *self,
                            const char     *name,
                            guint           count)
{
  g_autofree char *figure = g_strdup_printf ("%'u", count);
  g_autofree char *sentence = NULL;
  GtkWidget *button, *label;

  g_return_if_fail (STEWARD_IS_TAB_LINE (self));

  button = g_hash_table_lookup (self->buttons, name);
  label = g_object_get_data (G_OBJECT (button), "steward-count");
  gtk_label_set_text (GTK_LABEL (label), figure);
  gtk_widget_set_visible (label, count > 0);
  sentence = g_strdup_printf ("%s, %s", (const char *) g_object_get_data (G_OBJECT (button), "steward-title"), figure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/**
 * steward_tab_line_set_visible:
 * @self: the tabs
 * @name: of a tab
 * @visible: whether it is offered; the first one is chosen in its place
 */
void
steward_tab_line_set_visible (StewardTabLine *self,
                              const char     *name,
                              gboolean        visible)
{
  GtkWidget *button;

  g_return_if_fail (STEWARD_IS_TAB_LINE (self));

  button = g_hash_table_lookup (self->buttons, name);
  gtk_widget_set_visible (button, visible);
  if (!visible && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    gtk_toggle_button_set_active (self->first, TRUE);
}

/**
 * steward_tab_line_select:
 * @self: the tabs
 * @name: of the tab that is chosen from now on
 */
void
steward_tab_line_select (StewardTabLine *self,
                         const char     *name)
{
  GtkToggleButton *button;

  g_return_if_fail (STEWARD_IS_TAB_LINE (self));

  button = g_hash_table_lookup (self->buttons, name);
  if (button != NULL)
    gtk_toggle_button_set_active (button, TRUE);
}
