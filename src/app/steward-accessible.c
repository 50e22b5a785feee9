/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names for the buttons that GTK and libadwaita of Debian 12 leave without
 * one inside their own widgets. */

#include "config.h"

#include "steward-accessible.h"

/**
 * steward_accessible_name_buttons:
 * @widget: a widget of a library
 * @label: what the button inside it does
 *
 * Names the buttons inside @widget by their tooltip, or by @label.
 */
void
steward_accessible_name_buttons (GtkWidget  *widget,
                                 const char *label)
{
  if (GTK_IS_BUTTON (widget))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      tooltip != NULL ? tooltip : label, -1);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    steward_accessible_name_buttons (child, label);
}
