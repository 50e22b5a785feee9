/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A banner of our own, because libadwaita's is newer than Debian 12. One
 * notice at a time; the next appears when the first is dismissed. */

#include "config.h"

#include "steward-notice-bar.h"

struct _StewardNoticeBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;               /* template children */
  GtkLabel *label;

  GQueue waiting;                      /* owned strings; the head is shown */
};

G_DEFINE_FINAL_TYPE (StewardNoticeBar, steward_notice_bar, ADW_TYPE_BIN)

static void
show_head (StewardNoticeBar *self)
{
  const char *sentence = g_queue_peek_head (&self->waiting);

  if (sentence != NULL)
    gtk_label_set_label (self->label, sentence);
  gtk_revealer_set_reveal_child (self->revealer, sentence != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), sentence != NULL);
}

static void
dismiss_cb (StewardNoticeBar *self)
{
  g_free (g_queue_pop_head (&self->waiting));
  show_head (self);
}

static void
steward_notice_bar_dispose (GObject *object)
{
  StewardNoticeBar *self = STEWARD_NOTICE_BAR (object);

  g_queue_clear_full (&self->waiting, g_free);
  /* The child is the bin's, which lets go of it itself. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_NOTICE_BAR);

  G_OBJECT_CLASS (steward_notice_bar_parent_class)->dispose (object);
}

static void
steward_notice_bar_class_init (StewardNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_notice_bar_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/stewardconsole/Steward/ui/steward-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardNoticeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, StewardNoticeBar, label);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
}

static void
steward_notice_bar_init (StewardNoticeBar *self)
{
  g_queue_init (&self->waiting);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_notice_bar_new:
 *
 * Returns: (transfer floating): a new bar, hidden until there is a notice
 */
GtkWidget *
steward_notice_bar_new (void)
{
  return g_object_new (STEWARD_TYPE_NOTICE_BAR, NULL);
}

/**
 * steward_notice_bar_add:
 * @self: a notice bar
 * @sentence: what to say; plain text
 */
void
steward_notice_bar_add (StewardNoticeBar *self,
                        const char       *sentence)
{
  g_return_if_fail (STEWARD_IS_NOTICE_BAR (self));
  g_return_if_fail (sentence != NULL);

  g_queue_push_tail (&self->waiting, g_strdup (sentence));
  show_head (self);
}

/**
 * steward_notice_bar_get_text:
 * @self: a notice bar
 *
 * Returns: (transfer none) (nullable): the notice that is shown
 */
const char *
steward_notice_bar_get_text (StewardNoticeBar *self)
{
  g_return_val_if_fail (STEWARD_IS_NOTICE_BAR (self), NULL);

  return g_queue_peek_head (&self->waiting);
}
