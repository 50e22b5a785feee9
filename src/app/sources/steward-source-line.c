/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A source in the sidebar. It follows its item and ages with the clock. */

#include "config.h"

#include "steward-source-line.h"

#include "steward-source-words.h"
#include "steward-state-mark.h"
#include "steward-time.h"

struct _StewardSourceLine
{
  AdwBin parent_instance;

  StewardStateMark *mark;              /* template children */
  GtkLabel *name;
  GtkLabel *state;

  StewardSourceItem *item;             /* owned */
};

G_DEFINE_FINAL_TYPE (StewardSourceLine, steward_source_line, ADW_TYPE_BIN)

static void
update (GtkWidget *widget)
{
  StewardSourceLine *self = STEWARD_SOURCE_LINE (widget);
  gint64 now = g_get_real_time ();
  g_autofree char *line = steward_source_words_line (self->item, now);
  const GError *error = steward_source_item_get_error (self->item);
  gboolean offline = steward_source_item_get_state (self->item) == STEWARD_SOURCE_OFFLINE;

  gtk_label_set_label (self->name, steward_source_get_name (steward_source_item_get_source (self->item)));
  gtk_label_set_label (self->state, line);
  if (offline || error != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim-label");
  gtk_widget_set_tooltip_text (widget, error != NULL ? error->message : line);
  steward_state_mark_set (self->mark,
                          steward_source_words_icon_name (self->item, now),
                          steward_source_words_css_class (self->item, now));
}

static void
steward_source_line_dispose (GObject *object)
{
  StewardSourceLine *self = STEWARD_SOURCE_LINE (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_SOURCE_LINE);

  G_OBJECT_CLASS (steward_source_line_parent_class)->dispose (object);
}

static void
steward_source_line_class_init (StewardSourceLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_source_line_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  g_type_ensure (STEWARD_TYPE_STATE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/sources/steward-source-line.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardSourceLine, mark);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceLine, name);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceLine, state);
}

static void
steward_source_line_init (StewardSourceLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_source_line_new:
 * @item: the source to follow
 *
 * Returns: (transfer floating): a new line
 */
GtkWidget *
steward_source_line_new (StewardSourceItem *item)
{
  StewardSourceLine *self = g_object_new (STEWARD_TYPE_SOURCE_LINE, NULL);

  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (update), self);
  update (GTK_WIDGET (self));
  steward_time_watch (GTK_WIDGET (self), update);

  return GTK_WIDGET (self);
}

/**
 * steward_source_line_get_item:
 * @self: a line
 *
 * Returns: (transfer none): the source that it shows
 */
StewardSourceItem *
steward_source_line_get_item (StewardSourceLine *self)
{
  g_return_val_if_fail (STEWARD_IS_SOURCE_LINE (self), NULL);

  return self->item;
}
