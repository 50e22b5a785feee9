/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words keep the colour of text; only the mark has one. */

#include "config.h"

#include "steward-form-note.h"

#include "steward-cards.h"
#include "steward-plain-label.h"

/**
 * steward_form_note_new:
 *
 * Returns: (transfer floating): a note that says nothing, and is hidden
 */
GtkWidget *
steward_form_note_new (void)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = steward_text_new (NULL, "small");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (note), icon);
  gtk_box_append (GTK_BOX (note), label);
  gtk_widget_add_css_class (note, "form-note");
  gtk_widget_set_visible (note, FALSE);

  return note;
}

/**
 * steward_form_note_set:
 * @note: the note
 * @tone: what kind of news it is
 * @sentence: (nullable): what it says; %NULL hides it
 */
void
steward_form_note_set (GtkWidget       *note,
                       StewardNoteTone  tone,
                       const char      *sentence)
{
  static const struct { const char *icon_name; const char *css_class; } looks[] = {
    [STEWARD_NOTE_HINT] = { "dialog-information-symbolic", "mark-none" },
    [STEWARD_NOTE_WARNING] = { "dialog-warning-symbolic", "mark-warning" },
    [STEWARD_NOTE_FAULT] = { "dialog-error-symbolic", "mark-error" },
  };
  GtkWidget *icon = gtk_widget_get_first_child (note);
  GtkWidget *label = gtk_widget_get_last_child (note);

  gtk_widget_set_visible (note, sentence != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (icon, looks[i].css_class);
  gtk_widget_add_css_class (icon, looks[tone].css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), looks[tone].icon_name);
  steward_label_set_plain (GTK_LABEL (label), sentence != NULL ? sentence : "");
}

/**
 * steward_form_error_new:
 * @out_label: (out) (transfer none): what the error is written into
 *
 * Returns: (transfer floating): a box for what went wrong, hidden
 */
GtkWidget *
steward_form_error_new (GtkWidget **out_label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

  *out_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand",
                             TRUE, NULL);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "mark-error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (box, "error-box");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), *out_label);
  gtk_widget_set_visible (box, FALSE);

  return box;
}

/**
 * steward_form_name_entry:
 * @row: a row with a text field
 * @title: what the field is
 *
 * Tells those who do not see the row what the field in it is.
 */
void
steward_form_name_entry (GtkWidget  *row,
                         const char *title)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  while (text != NULL && gtk_editable_get_delegate (text) != NULL)
    text = gtk_editable_get_delegate (text);
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}
