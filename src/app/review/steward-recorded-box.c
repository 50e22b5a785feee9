/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The event before it is one. The text wraps and scrolls; nothing in it is
 * shortened but the seal, which a copy gives in full. */

#include "config.h"

#include "steward-recorded-box.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-plain-text.h"
#include "steward-review-words.h"

#define LOW 96
#define HIGH 220

struct _StewardRecordedBox
{
  GtkWidget parent_instance;

  GtkWidget *box;                      /* the child */
  GtkWidget *after;                    /* unowned, below it */
  GtkWidget *scroll;
  GtkWidget *text;
  GtkWidget *notes;
};

G_DEFINE_FINAL_TYPE (StewardRecordedBox, steward_recorded_box, GTK_TYPE_WIDGET)

static GtkWidget *
make_head (StewardRecordedBox *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("changes-prevent-symbolic");
  GtkWidget *title = steward_text_new (_("What will be recorded"), "axis-title");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), icon);
  gtk_box_append (GTK_BOX (head), title);

  return head;
}

static void
steward_recorded_box_dispose (GObject *object)
{
  g_clear_pointer (&STEWARD_RECORDED_BOX (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_recorded_box_parent_class)->dispose (object);
}

static void
steward_recorded_box_class_init (StewardRecordedBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_recorded_box_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
steward_recorded_box_init (StewardRecordedBox *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "yalign", 0.f, "wrap", TRUE, "wrap-mode",
                             PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  gtk_widget_add_css_class (self->text, "monospace");
  gtk_widget_add_css_class (self->text, "recorded");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What will be recorded"), -1);
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->text, "hscrollbar-policy", GTK_POLICY_NEVER,
                               "propagate-natural-height", TRUE, "max-content-height", LOW, NULL);
  gtk_widget_add_css_class (self->scroll, "code-block");
  gtk_box_append (GTK_BOX (self->box), self->scroll);
  self->after = steward_text_new (NULL, "queue-role");
  gtk_box_append (GTK_BOX (self->box), self->after);
  self->notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_visible (self->notes, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->notes);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_recorded_box_new:
 *
 * Returns: (transfer floating): nothing to record yet
 */
GtkWidget *
steward_recorded_box_new (void)
{
  return g_object_new (STEWARD_TYPE_RECORDED_BOX, NULL);
}

static void
append_note (StewardRecordedBox *self,
             const char         *icon_name,
             const char         *css_class,
             const char         *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, css_class);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), steward_text_new (words, "small"));
  gtk_box_append (GTK_BOX (self->notes), line);
}

/**
 * steward_recorded_box_set_act:
 * @self: a box
 * @act: (nullable): what was prepared; %NULL hides the box
 * @state: (nullable): the council, for the names of persons
 */
void
steward_recorded_box_set_act (StewardRecordedBox  *self,
                              const StewardAct    *act,
                              StewardCouncilState *state)
{
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *seal = NULL;
  g_autofree char *position = NULL;
  g_autofree char *after = NULL;

  g_return_if_fail (STEWARD_IS_RECORDED_BOX (self));

  gtk_widget_set_visible (GTK_WIDGET (self), act != NULL);
  steward_box_clear (self->notes);
  if (act == NULL)
    return;
  text = steward_act_to_text (act, state == NULL ? NULL : state->people);
  plain = steward_plain_text_block (text, G_MAXSIZE, NULL);
  seal = steward_review_shorten_digest (act->after_seal);
  position = g_strdup_printf ("%" G_GINT64_FORMAT, act->after_position + 1);
  /* Translators: a number, and the two ends of a digest */
  after = g_strdup_printf (_("As event %s, after seal %s"), position, seal);
  gtk_label_set_text (GTK_LABEL (self->text), plain);
  gtk_label_set_text (GTK_LABEL (self->after), after);
  gtk_widget_set_tooltip_text (self->after, act->after_seal);
  for (guint i = 0; i < act->consequences->len; i++)
    append_note (self, "go-next-symbolic", "dim-label", g_ptr_array_index (act->consequences, i));
  for (guint i = 0; i < act->warnings->len; i++)
    append_note (self, "dialog-warning-symbolic", "mark-warning", g_ptr_array_index (act->warnings, i));
}

/**
 * steward_recorded_box_set_open:
 * @self: a box
 * @open: whether it is to be read now, and so has more room
 */
void
steward_recorded_box_set_open (StewardRecordedBox *self,
                               gboolean            open)
{
  g_return_if_fail (STEWARD_IS_RECORDED_BOX (self));

  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroll), open ? HIGH : LOW);
  gtk_widget_set_visible (self->notes, open);
}

/**
 * steward_recorded_box_get_text:
 * @self: a box
 *
 * Returns: (transfer none): the words that are shown
 */
const char *
steward_recorded_box_get_text (StewardRecordedBox *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORDED_BOX (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->text));
}
