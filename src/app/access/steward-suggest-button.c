/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions are texts: one that is chosen is written into the field, where it
 * can be changed. */

#include "config.h"

#include "steward-suggest-button.h"

#include "steward-cards.h"
#include "steward-plain-text.h"

#define HIGH 260

static GtkWidget *
get_list (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "steward-list");
}

static void
activated_cb (GtkWidget     *button,
              GtkListBoxRow *row)
{
  GtkEditable *editable = g_object_get_data (G_OBJECT (button), "steward-editable");

  gtk_editable_set_text (editable, g_object_get_data (G_OBJECT (row), "steward-text"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

/**
 * steward_suggest_button_new:
 * @editable: the field; must live as long as the button
 * @title: what the button does, for those who do not see it
 *
 * Returns: (transfer floating): a button without suggestions
 */
GtkWidget *
steward_suggest_button_new (GtkEditable *editable,
                            const char  *title)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", list,
                                    "propagate-natural-height", TRUE, "max-content-height", HIGH,
                                    "propagate-natural-width", TRUE, NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "suggestions");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroll);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);
  g_object_set_data (G_OBJECT (button), "steward-list", list);
  g_object_set_data (G_OBJECT (button), "steward-editable", editable);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (activated_cb), button);

  return button;
}

/**
 * steward_suggest_button_set:
 * @button: the button
 * @texts: (element-type utf8): what can be written
 * @notes: (element-type utf8) (nullable): what to know of each; elements may be
 *   %NULL
 */
void
steward_suggest_button_set (GtkWidget *button,
                            GPtrArray *texts,
                            GPtrArray *notes)
{
  GtkWidget *list = get_list (button);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), old);
  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);
      const char *note = notes != NULL ? g_ptr_array_index (notes, i) : NULL;
      GtkWidget *row = gtk_list_box_row_new ();
      g_autofree char *plain = steward_plain_text_line (text);

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), steward_line_new (NULL, plain, note, NULL));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
      g_object_set_data_full (G_OBJECT (row), "steward-text", g_strdup (text), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_widget_set_visible (button, texts->len > 0);
}
