/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A source on the sources page. The row only shows; what is done with the
 * source is in steward-source-verbs.c. */

#include "config.h"

#include "steward-source-row.h"

#include <glib/gi18n.h>

#include "steward-source-verbs.h"
#include "steward-source-words.h"
#include "steward-state-mark.h"
#include "steward-time.h"
#include "steward-unread-window.h"

struct _StewardSourceRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;                      /* template children */
  GtkLabel *name;
  GtkLabel *place;
  StewardStateMark *mark;
  GtkLabel *state;
  GtkWidget *counts_box;
  GtkLabel *counts;
  GtkWidget *sync_button;
  GtkWidget *cancel_button;
  GtkMenuButton *menu_button;
  GtkProgressBar *progress;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkLabel *remedy_label;
  GtkButton *way_out_button;

  StewardSourceItem *item;             /* owned */
};

G_DEFINE_FINAL_TYPE (StewardSourceRow, steward_source_row, GTK_TYPE_LIST_BOX_ROW)

static void
update_identity (StewardSourceRow *self)
{
  const StewardConnectorKind *kind = steward_source_item_get_kind (self->item);
  const char *name = steward_source_get_name (steward_source_item_get_source (self->item));
  g_autofree char *where = steward_source_words_place (self->item);
  g_autofree char *place = NULL;
  g_autofree char *menu = NULL;

  place = where != NULL ? g_strdup_printf ("%s · %s", steward_source_words_kind (self->item), where)
                        : g_strdup (steward_source_words_kind (self->item));
  gtk_image_set_from_icon_name (self->icon, kind != NULL ? kind->icon_name : "dialog-question-symbolic");
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->place, place);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), where);

  /* Translators: %s is the name of a source */
  menu = g_strdup_printf (_("More about “%s”"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.unread",
                                 kind != NULL && (kind->capabilities & STEWARD_CAN_SIGNALS) != 0);
}

static void
update_error (StewardSourceRow *self)
{
  const GError *error = steward_source_item_get_error (self->item);
  const char *remedy = steward_source_words_remedy (error);
  gboolean syncing = steward_source_item_get_state (self->item) == STEWARD_SOURCE_SYNCING;

  gtk_widget_set_visible (self->error_box, error != NULL && !syncing);
  if (error == NULL)
    return;

  gtk_label_set_label (self->error_label, error->message);
  gtk_label_set_label (self->remedy_label, remedy != NULL ? remedy : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remedy_label), remedy != NULL);
  gtk_button_set_label (self->way_out_button,
                        steward_source_words_way_out_label (steward_source_words_way_out (error)));
}

static void
update_progress (StewardSourceRow *self)
{
  gboolean syncing = steward_source_item_get_state (self->item) == STEWARD_SOURCE_SYNCING;
  guint64 total = steward_source_item_get_total (self->item);

  gtk_widget_set_visible (self->sync_button, !syncing);
  gtk_widget_set_visible (self->cancel_button, syncing);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), syncing && total > 0);
  if (syncing && total > 0)
    gtk_progress_bar_set_fraction (self->progress,
                                   MIN (1.0, (double) steward_source_item_get_done (self->item) / (double) total));
}

static void
update (GtkWidget *widget)
{
  StewardSourceRow *self = STEWARD_SOURCE_ROW (widget);
  gint64 now = g_get_real_time ();
  g_autofree char *state = steward_source_words_state (self->item, now);
  g_autofree char *counts = steward_source_words_counts (self->item);
  g_autofree char *full = steward_time_format_full (steward_source_item_get_synced_at (self->item));

  update_identity (self);
  gtk_label_set_label (self->state, state);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), full);
  gtk_label_set_label (self->counts, counts);
  gtk_widget_set_visible (self->counts_box, steward_source_item_get_synced_at (self->item) > 0);
  steward_state_mark_set (self->mark,
                          steward_source_words_icon_name (self->item, now),
                          steward_source_words_css_class (self->item, now));
  update_progress (self);
  update_error (self);
}

static StewardPage *
get_page (GtkWidget *widget)
{
  return STEWARD_PAGE (gtk_widget_get_ancestor (widget, STEWARD_TYPE_PAGE));
}

static void
sync_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  steward_source_verbs_sync (get_page (widget), STEWARD_SOURCE_ROW (widget)->item);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  steward_services_cancel_sync (steward_page_get_services (get_page (widget)), STEWARD_SOURCE_ROW (widget)->item);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  steward_source_verbs_edit (get_page (widget), STEWARD_SOURCE_ROW (widget)->item, STEWARD_FIELD_TEXT);
}

static void
unread_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  StewardSource *source = steward_source_item_get_source (STEWARD_SOURCE_ROW (widget)->item);

  steward_unread_window_present (GTK_WINDOW (gtk_widget_get_root (widget)),
                                 steward_page_get_services (get_page (widget)), steward_source_get_id (source),
                                 steward_source_get_name (source));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  steward_source_verbs_remove (get_page (widget), STEWARD_SOURCE_ROW (widget)->item);
}

static void
way_out_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  steward_source_verbs_way_out (get_page (widget), STEWARD_SOURCE_ROW (widget)->item);
}

static void
steward_source_row_dispose (GObject *object)
{
  StewardSourceRow *self = STEWARD_SOURCE_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_SOURCE_ROW);

  G_OBJECT_CLASS (steward_source_row_parent_class)->dispose (object);
}

static void
steward_source_row_class_init (StewardSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_source_row_dispose;

  g_type_ensure (STEWARD_TYPE_STATE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/sources/steward-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, name);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, place);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, mark);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, state);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, counts_box);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, counts);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, sync_button);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, progress);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, error_box);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, error_label);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, remedy_label);
  gtk_widget_class_bind_template_child (widget_class, StewardSourceRow, way_out_button);
  gtk_widget_class_install_action (widget_class, "source.sync", NULL, sync_action);
  gtk_widget_class_install_action (widget_class, "source.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "source.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "source.unread", NULL, unread_action);
  gtk_widget_class_install_action (widget_class, "source.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "source.way-out", NULL, way_out_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "source.remove", NULL);
}

static void
steward_source_row_init (StewardSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_source_row_new:
 * @item: the source to follow
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
steward_source_row_new (StewardSourceItem *item)
{
  StewardSourceRow *self = g_object_new (STEWARD_TYPE_SOURCE_ROW, NULL);

  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (update), self);
  update (GTK_WIDGET (self));
  steward_time_watch (GTK_WIDGET (self), update);

  return GTK_WIDGET (self);
}

/**
 * steward_source_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): the source that it shows
 */
StewardSourceItem *
steward_source_row_get_item (StewardSourceRow *self)
{
  g_return_val_if_fail (STEWARD_IS_SOURCE_ROW (self), NULL);

  return self->item;
}
