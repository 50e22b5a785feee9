/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An act in words and in full. The events wrap and scroll; nothing of them is
 * shortened. */

#include "config.h"

#include "steward-act-box.h"

#include <glib/gi18n.h>
#include <string.h>

#include "steward-cards.h"

#define KEPT_TEXT (512 * 1024)

/**
 * steward_act_box_new:
 *
 * Returns: (transfer floating): a box for an act
 */
GtkWidget *
steward_act_box_new (void)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
}

static void
add_sentences (GtkWidget  *box,
               GPtrArray  *sentences,
               const char *icon_name,
               const char *css_class)
{
  for (guint i = 0; i < sentences->len; i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_widget_add_css_class (icon, css_class);
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (line), icon);
      gtk_box_append (GTK_BOX (line), steward_text_new (g_ptr_array_index (sentences, i), NULL));
      gtk_box_append (GTK_BOX (box), line);
    }
}

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *view = g_object_new (GTK_TYPE_TEXT_VIEW, "editable", FALSE, "cursor-visible", FALSE, "monospace", TRUE,
                                  "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "left-margin", 10,
                                  "right-margin", 10, "top-margin", 8, "bottom-margin", 8, NULL);
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                    "min-content-height", 180, "max-content-height", 280, "propagate-natural-height",
                                    TRUE, "child", view, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gsize length = MIN (strlen (text), KEPT_TEXT);
  GtkTextIter start, end;

  gtk_text_buffer_set_text (buffer, text, length);
  gtk_text_buffer_create_tag (buffer, "exact", "insert-hyphens", FALSE, NULL);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, "exact", &start, &end);
  gtk_widget_add_css_class (view, "exact-text");
  gtk_widget_add_css_class (scroll, "text-field");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What will be recorded"), -1);

  return scroll;
}

/**
 * steward_act_box_set_act:
 * @box: from steward_act_box_new()
 * @act: (nullable): what was prepared; read now, not kept
 * @state: (nullable): names of persons
 */
void
steward_act_box_set_act (GtkWidget           *box,
                         const StewardAct    *act,
                         StewardCouncilState *state)
{
  g_autofree char *text = NULL;

  steward_box_clear (box);
  if (act == NULL)
    return;
  gtk_box_append (GTK_BOX (box), steward_text_new (act->summary, "heading"));
  add_sentences (box, act->consequences, "go-next-symbolic", "mark-none");
  add_sentences (box, act->warnings, "dialog-warning-symbolic", "mark-warning");
  text = steward_act_to_text (act, state != NULL ? state->people : NULL);
  gtk_box_append (GTK_BOX (box), steward_text_new (_("What will be recorded"), "axis-title"));
  gtk_box_append (GTK_BOX (box), make_text (text));
}
