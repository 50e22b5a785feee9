/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words of a catalog on the screen: always cleaned, never markup, and not laid
 * out again when they are the same. */

#include "config.h"

#include "steward-plain-label.h"

#include "steward-plain-text.h"

/**
 * steward_label_set_plain:
 * @label: a label
 * @text: (nullable): text from a catalog
 *
 * Shows @text as one line of plain text, and does nothing if @label shows it
 * already.
 */
void
steward_label_set_plain (GtkLabel   *label,
                         const char *text)
{
  g_autofree char *line = NULL;

  if (!steward_plain_text_is_clean (text))
    text = line = steward_plain_text_line (text);
  if (g_strcmp0 (gtk_label_get_text (label), text == NULL ? "" : text) != 0)
    gtk_label_set_text (label, text == NULL ? "" : text);
}

/**
 * steward_inscription_new:
 * @css_class: (nullable): its style
 *
 * Returns: (transfer floating): one line of text whose size does not depend on
 *   the text
 */
GtkWidget *
steward_inscription_new (const char *css_class)
{
  GtkWidget *inscription = g_object_new (GTK_TYPE_INSCRIPTION, "min-chars", 1, "nat-chars", 1, "min-lines", 1,
                                         "nat-lines", 1, "xalign", 0.f, "yalign", 0.f, "text-overflow",
                                         GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (inscription, css_class);

  return inscription;
}

/**
 * steward_inscription_set_plain:
 * @inscription: a line
 * @text: (nullable): text from a catalog
 *
 * Shows @text as one line of plain text, and does nothing if @inscription shows
 * it already.
 */
void
steward_inscription_set_plain (GtkInscription *inscription,
                               const char     *text)
{
  g_autofree char *line = NULL;
  const char *old = gtk_inscription_get_text (inscription);

  if (!steward_plain_text_is_clean (text))
    text = line = steward_plain_text_line (text);
  if (g_strcmp0 (old == NULL ? "" : old, text == NULL ? "" : text) != 0)
    gtk_inscription_set_text (inscription, text == NULL ? "" : text);
}

/**
 * steward_text_fits:
 * @widget: what shows @text
 * @text: (nullable): one line
 *
 * Returns: whether all of @text can be read in the width of @widget
 */
gboolean
steward_text_fits (GtkWidget  *widget,
                   const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width <= gtk_widget_get_width (widget) + 1;
}
