/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards and lines. Text from a catalog is cleaned here and set as text, so
 * that no caller can forget it. */

#include "config.h"

#include "steward-cards.h"

#include "steward-plain-text.h"

/**
 * steward_text_new:
 * @text: (nullable): text, possibly from a catalog
 * @css_class: (nullable): its style
 *
 * Returns: (transfer floating): a label that wraps and never cuts
 */
GtkWidget *
steward_text_new (const char *text,
                  const char *css_class)
{
  g_autofree char *line = steward_plain_text_line (text);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", line, "xalign", 0.f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * steward_aside_new:
 * @text: (nullable): one or two words, possibly from a catalog
 *
 * Returns: (transfer floating): a small label for the end of a line
 */
GtkWidget *
steward_aside_new (const char *text)
{
  g_autofree char *line = steward_plain_text_line (text);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", line, "xalign", 1.f, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "max-width-chars", 24, "tooltip-text", line, NULL);

  /* Natural width as long as the line has room for it. */
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (g_utf8_strlen (line, -1), 12));
  gtk_widget_add_css_class (label, "second-line");

  return label;
}

/**
 * steward_card_new:
 * @title: translated
 * @aside: (nullable): small words at the end of the title
 *
 * Returns: (transfer floating): a card with nothing below its title
 */
GtkWidget *
steward_card_new (const char *title,
                  const char *aside)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = steward_text_new (title, "heading");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (head), name);
  if (aside != NULL)
    gtk_box_append (GTK_BOX (head), steward_aside_new (aside));
  gtk_box_append (GTK_BOX (card), head);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "product-card");

  return card;
}

/**
 * steward_card_append:
 * @card: a card
 * @child: what stands below what it has
 */
void
steward_card_append (GtkWidget *card,
                     GtkWidget *child)
{
  gtk_box_append (GTK_BOX (card), child);
}

/**
 * steward_line_new:
 * @icon_name: (nullable): its mark
 * @first: its first line
 * @second: (nullable): its second line
 * @end: (nullable): what stands at its end
 *
 * Returns: (transfer floating): a line of a card
 */
GtkWidget *
steward_line_new (const char *icon_name,
                  const char *first,
                  const char *second,
                  GtkWidget  *end)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (icon_name != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (line), icon);
    }
  gtk_box_append (GTK_BOX (words), steward_text_new (first, second != NULL ? "line-name" : NULL));
  if (second != NULL)
    gtk_box_append (GTK_BOX (words), steward_text_new (second, "second-line"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  if (end != NULL)
    {
      gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), end);
    }

  return line;
}

/**
 * steward_box_clear:
 * @box: a #GtkBox
 *
 * Takes all children out of @box.
 */
void
steward_box_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}
