/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of the queue. Its clock runs: the words age while nobody touches
 * them. A mark takes the place of the icon. */

#include "config.h"

#include "steward-queue-row.h"

#include <glib/gi18n.h>

#include "steward-plain-label.h"
#include "steward-review-words.h"
#include "steward-time.h"

struct _StewardQueueRow
{
  GtkWidget parent_instance;

  StewardQueueLine *line;              /* owned, nullable */
  StewardCouncilState *state;          /* owned, nullable: for names of seats */
  gulong marked_id;

  GtkWidget *section;                  /* unowned children */
  GtkWidget *section_title;
  GtkWidget *section_count;
  GtkWidget *entry;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *clock;
  GtkWidget *role;
};

G_DEFINE_FINAL_TYPE (StewardQueueRow, steward_queue_row, GTK_TYPE_WIDGET)

static void
show_clock (GtkWidget *widget)
{
  StewardQueueRow *self = STEWARD_QUEUE_ROW (widget);
  StewardQueueItem *item = self->line == NULL ? NULL : steward_queue_line_get_item (self->line);
  gint64 now = g_get_real_time ();
  g_autofree char *clock = NULL;

  if (item == NULL)
    return;
  clock = steward_queue_say_clock (item, now);
  gtk_label_set_text (GTK_LABEL (self->clock), clock);
  if (steward_queue_is_overdue (item, now))
    gtk_widget_add_css_class (self->clock, "late");
  else
    gtk_widget_remove_css_class (self->clock, "late");
}

static void
show_mark (StewardQueueRow *self)
{
  StewardQueueItem *item = steward_queue_line_get_item (self->line);
  gboolean marked = steward_queue_line_get_marked (self->line);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                marked ? "object-select-symbolic"
                                       : steward_review_kind_to_icon (steward_queue_item_get_kind (item)));
  if (marked)
    gtk_widget_add_css_class (self->icon, "marked");
  else
    gtk_widget_remove_css_class (self->icon, "marked");
}

static void
show_description (StewardQueueRow  *self,
                  StewardQueueItem *item)
{
  g_autofree char *words = g_strdup_printf ("%s, %s, %s, %s, %s%s",
                                            gtk_label_get_text (GTK_LABEL (self->title)),
                                            _(steward_review_kind_to_title (steward_queue_item_get_kind (item))),
                                            gtk_label_get_text (GTK_LABEL (self->detail)),
                                            gtk_label_get_text (GTK_LABEL (self->clock)),
                                            gtk_label_get_text (GTK_LABEL (self->role)),
                                            steward_queue_line_get_marked (self->line) ? _(", marked") : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), gtk_label_get_text (GTK_LABEL (self->title)));
}

static void
show_item (StewardQueueRow  *self,
           StewardQueueItem *item)
{
  g_autofree char *role = steward_queue_say_role (item, self->state);

  steward_label_set_plain (GTK_LABEL (self->title), steward_queue_item_get_title (item));
  steward_label_set_plain (GTK_LABEL (self->detail), steward_queue_item_get_detail (item));
  steward_label_set_plain (GTK_LABEL (self->role), role);
  show_clock (GTK_WIDGET (self));
  show_mark (self);
  show_description (self, item);
}

static void
marked_cb (StewardQueueRow *self)
{
  show_mark (self);
  show_description (self, steward_queue_line_get_item (self->line));
}

static void
show_section (StewardQueueRow *self)
{
  const char *title = steward_queue_group_to_title (steward_queue_line_get_group (self->line));
  g_autofree char *count = g_strdup_printf ("%u", steward_queue_line_get_count (self->line));

  gtk_label_set_text (GTK_LABEL (self->section_title), title);
  gtk_label_set_text (GTK_LABEL (self->section_count), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
}

static GtkWidget *
make_label (const char *css_class,
            float       xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "ellipsize",
                                   xalign < 0.5f ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_section (StewardQueueRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->section_title = make_label ("axis-title", 0);
  self->section_count = make_label ("second-line", 1);
  gtk_widget_set_hexpand (self->section_title, TRUE);
  gtk_box_append (GTK_BOX (box), self->section_title);
  gtk_box_append (GTK_BOX (box), self->section_count);
  gtk_widget_add_css_class (box, "queue-section");

  return box;
}

static GtkWidget *
make_entry (StewardQueueRow *self)
{
  GtkWidget *grid = gtk_grid_new ();

  self->icon = gtk_image_new ();
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->title = make_label ("line-name", 0);
  self->detail = make_label ("second-line", 0);
  self->clock = make_label ("queue-clock", 1);
  self->role = make_label ("queue-role", 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->role), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->role), 12);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->title), 2);
  gtk_widget_set_valign (self->clock, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_set_hexpand (self->detail, TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_grid_attach (GTK_GRID (grid), self->icon, 0, 0, 1, 2);
  gtk_grid_attach (GTK_GRID (grid), self->title, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->clock, 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->detail, 1, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->role, 2, 1, 1, 1);
  gtk_widget_add_css_class (grid, "queue-entry");

  return grid;
}

static void
steward_queue_row_dispose (GObject *object)
{
  StewardQueueRow *self = STEWARD_QUEUE_ROW (object);

  steward_queue_row_set_line (self, NULL, NULL);
  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_queue_row_parent_class)->dispose (object);
}

static void
steward_queue_row_class_init (StewardQueueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_queue_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "queuerow");
}

static void
steward_queue_row_init (StewardQueueRow *self)
{
  self->section = make_section (self);
  self->entry = make_entry (self);
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  steward_time_watch (GTK_WIDGET (self), show_clock);
}

/**
 * steward_queue_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
steward_queue_row_new (void)
{
  return g_object_new (STEWARD_TYPE_QUEUE_ROW, NULL);
}

/**
 * steward_queue_row_set_line:
 * @self: a row
 * @line: (nullable): what it shows
 * @state: (nullable): the council, for the names of seats
 */
void
steward_queue_row_set_line (StewardQueueRow     *self,
                            StewardQueueLine    *line,
                            StewardCouncilState *state)
{
  StewardCouncilState *old_state;

  g_return_if_fail (STEWARD_IS_QUEUE_ROW (self));

  if (self->line != NULL)
    g_clear_signal_handler (&self->marked_id, self->line);
  g_set_object (&self->line, line);
  old_state = self->state;
  self->state = state == NULL ? NULL : steward_council_state_ref (state);
  g_clear_pointer (&old_state, steward_council_state_unref);
  if (line == NULL)
    return;

  gtk_widget_set_visible (self->section, steward_queue_line_get_item (line) == NULL);
  gtk_widget_set_visible (self->entry, steward_queue_line_get_item (line) != NULL);
  if (steward_queue_line_get_item (line) == NULL)
    show_section (self);
  else
    {
      self->marked_id = g_signal_connect_swapped (line, "notify::marked", G_CALLBACK (marked_cb), self);
      show_item (self, steward_queue_line_get_item (line));
    }
}
