/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A field for Markdown. The Tab key leaves it, as it leaves every field. */

#include "config.h"

#include "steward-comment-box.h"

#include <glib/gi18n.h>

#include "steward-markdown-view.h"

struct _StewardCommentBox
{
  GtkWidget parent_instance;

  GtkWidget *box;                      /* the child */
  GtkWidget *title;                    /* unowned, below it */
  GtkWidget *preview;
  GtkWidget *field;
  GtkWidget *view;
  GtkWidget *rendered;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (StewardCommentBox, steward_comment_box, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (StewardCommentBox *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
preview_cb (StewardCommentBox *self)
{
  gboolean preview = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->preview));
  g_autofree char *text = steward_comment_box_dup_text (self);

  if (preview)
    steward_markdown_view_set_text (STEWARD_MARKDOWN_VIEW (self->rendered),
                                    text != NULL ? text : _("Nothing is written yet."));
  gtk_widget_set_visible (self->field, !preview);
  gtk_widget_set_visible (self->rendered, preview);
}

static GtkWidget *
make_head (StewardCommentBox *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "hexpand", TRUE, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->title, "heading");
  self->preview = gtk_toggle_button_new_with_label (_("Preview"));
  gtk_widget_set_tooltip_text (self->preview, _("Show the Markdown as it will look"));
  gtk_widget_add_css_class (self->preview, "flat");
  gtk_widget_add_css_class (self->preview, "small-button");
  g_signal_connect_swapped (self->preview, "toggled", G_CALLBACK (preview_cb), self);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->preview);

  return head;
}

static GtkWidget *
make_field (StewardCommentBox *self)
{
  GtkWidget *scroll;

  self->view = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 8,
                             "bottom-margin", 8, "left-margin", 10, "right-margin", 10, NULL);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->view, "hscrollbar-policy", GTK_POLICY_NEVER,
                         "min-content-height", 58, "max-content-height", 160, "propagate-natural-height", TRUE, NULL);
  gtk_widget_add_css_class (scroll, "comment-field");

  return scroll;
}

static void
steward_comment_box_dispose (GObject *object)
{
  g_clear_pointer (&STEWARD_COMMENT_BOX (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_comment_box_parent_class)->dispose (object);
}

static void
steward_comment_box_class_init (StewardCommentBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_comment_box_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
steward_comment_box_init (StewardCommentBox *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->field = make_field (self);
  self->rendered = steward_markdown_view_new ();
  gtk_widget_add_css_class (self->rendered, "comment-preview");
  gtk_widget_set_visible (self->rendered, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->field);
  gtk_box_append (GTK_BOX (self->box), self->rendered);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_comment_box_new:
 * @title: what is written, translated
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
steward_comment_box_new (const char *title)
{
  StewardCommentBox *self = g_object_new (STEWARD_TYPE_COMMENT_BOX, NULL);

  steward_comment_box_set_title (self, title);

  return GTK_WIDGET (self);
}

/**
 * steward_comment_box_dup_text:
 * @self: a field
 *
 * Returns: (transfer full) (nullable): what is written; %NULL when it is blank
 */
char *
steward_comment_box_dup_text (StewardCommentBox *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  g_return_val_if_fail (STEWARD_IS_COMMENT_BOX (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * steward_comment_box_set_text:
 * @self: a field
 * @text: (nullable): what is written
 */
void
steward_comment_box_set_text (StewardCommentBox *self,
                              const char        *text)
{
  g_autofree char *old = NULL;

  g_return_if_fail (STEWARD_IS_COMMENT_BOX (self));

  old = steward_comment_box_dup_text (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->preview), FALSE);
  if (g_strcmp0 (old, text) != 0)
    gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
}

/**
 * steward_comment_box_set_title:
 * @self: a field
 * @title: what is written, translated
 */
void
steward_comment_box_set_title (StewardCommentBox *self,
                               const char        *title)
{
  g_return_if_fail (STEWARD_IS_COMMENT_BOX (self));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * steward_comment_box_focus:
 * @self: a field
 */
void
steward_comment_box_focus (StewardCommentBox *self)
{
  g_return_if_fail (STEWARD_IS_COMMENT_BOX (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->preview), FALSE);
  gtk_widget_grab_focus (self->view);
}
