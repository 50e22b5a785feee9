/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The agenda. Its rows are made anew when the meeting changes; which of them
 * has the focus is kept by the review that it stands for. */

#include "config.h"

#include "steward-meeting-agenda.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-council-words.h"
#include "steward-plain-label.h"

struct _StewardMeetingAgenda
{
  GtkWidget parent_instance;

  StewardMeetingSession *session;      /* owned */
  GtkWidget *box;                      /* unowned child */
  AdwHeaderBar *header;
  GtkWidget *add_button;
  GtkWidget *decided;
  GtkWidget *minutes;
  GtkWidget *progress;
  GtkWidget *list;
  GtkWidget *actions_box;
  GtkWidget *actions_count;
  GtkWidget *actions;
  gboolean showing;                    /* rows are being made, not chosen */
};

G_DEFINE_FINAL_TYPE (StewardMeetingAgenda, steward_meeting_agenda, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ADD,
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_review (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "steward-review");
}

static void
row_selected_cb (StewardMeetingAgenda *self,
                 GtkListBoxRow        *row)
{
  if (row != NULL && !self->showing)
    steward_meeting_session_select (self->session, get_review (row));
}

static void
row_activated_cb (StewardMeetingAgenda *self,
                  GtkListBoxRow        *row)
{
  steward_meeting_session_select (self->session, get_review (row));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
add_cb (StewardMeetingAgenda *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD], 0);
}

static gboolean
may_move (StewardMeetingAgenda *self)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);

  return minutes != NULL && minutes->meeting->closed_at == 0;
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  StewardMeetingAgenda *self = STEWARD_MEETING_AGENDA (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row == NULL || !may_move (self))
    return FALSE;
  steward_meeting_session_move (self->session, get_review (row),
                                gtk_list_box_row_get_index (row) + g_variant_get_int32 (args));

  return TRUE;
}

static GdkContentProvider *
drag_cb (GtkDragSource *source,
         double         x,
         double         y,
         GtkListBoxRow *row)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, get_review (row));
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               GtkListBoxRow *row)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (row));

  gtk_drag_source_set_icon (source, paintable, 12, 12);
}

static gboolean
drop_cb (GtkDropTarget        *target,
         const GValue         *value,
         double                x,
         double                y,
         StewardMeetingAgenda *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (self->list), y);
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);

  if (!may_move (self) || steward_meeting_session_get_item (self->session, g_value_get_string (value)) == NULL)
    return FALSE;
  steward_meeting_session_move (self->session, g_value_get_string (value),
                                row != NULL ? gtk_list_box_row_get_index (row) : (int) minutes->meeting->items->len);

  return TRUE;
}

static void
action_toggled_cb (StewardMeetingAgenda *self,
                   GtkCheckButton       *check)
{
  if (self->showing || !gtk_check_button_get_active (check))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (check), FALSE);
  steward_meeting_session_do_action (self->session, g_object_get_data (G_OBJECT (check), "steward-action"));
}

static void
steward_meeting_agenda_dispose (GObject *object)
{
  StewardMeetingAgenda *self = STEWARD_MEETING_AGENDA (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (steward_meeting_agenda_parent_class)->dispose (object);
}

static void
steward_meeting_agenda_class_init (StewardMeetingAgendaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_meeting_agenda_dispose;

  signals[SIGNAL_ADD] = g_signal_new ("add", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_CONTROL_MASK, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_CONTROL_MASK, move_cb, "i", 1);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_progress (StewardMeetingAgenda *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->decided = steward_text_new (NULL, NULL);
  self->minutes = g_object_new (GTK_TYPE_LABEL, "xalign", 1.f, "hexpand", TRUE, NULL);
  self->progress = gtk_progress_bar_new ();
  gtk_widget_add_css_class (self->minutes, "numeric");
  gtk_widget_add_css_class (self->minutes, "second-line");
  gtk_box_append (GTK_BOX (line), self->decided);
  gtk_box_append (GTK_BOX (line), self->minutes);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Items that are done"), -1);
  g_object_set (box, "margin-start", 16, "margin-end", 16, "margin-bottom", 12, NULL);

  return box;
}

static GtkWidget *
make_actions (StewardMeetingAgenda *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = steward_text_new (_("Action items"), "axis-title");

  self->actions_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->actions_count = steward_aside_new (NULL);
  self->actions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->actions_count);
  gtk_box_append (GTK_BOX (self->actions_box), head);
  gtk_box_append (GTK_BOX (self->actions_box),
                  g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                "propagate-natural-height", TRUE, "max-content-height", 180, "child", self->actions,
                                NULL));
  g_object_set (self->actions_box, "margin-start", 16, "margin-end", 16, "margin-bottom", 9, "margin-top", 6, NULL);

  return self->actions_box;
}

static GtkWidget *
make_keys (void)
{
  GtkWidget *label = steward_text_new (_("Ctrl ↑↓ reorder · n p item · t timer"), "second-line");

  gtk_widget_add_css_class (label, "agenda-keys");

  return label;
}

static GtkWidget *
make_list (StewardMeetingAgenda *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_widget_add_css_class (self->list, "agenda");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Agenda"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (target));

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child",
                       self->list, NULL);
}

static void
steward_meeting_agenda_init (StewardMeetingAgenda *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->header = ADW_HEADER_BAR (adw_header_bar_new ());
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  adw_header_bar_set_title_widget (self->header, adw_window_title_new (_("Agenda"), NULL));
  adw_header_bar_pack_end (self->header, self->add_button);
  adw_header_bar_set_show_end_title_buttons (self->header, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->header), "flat");
  gtk_widget_set_tooltip_text (self->add_button, _("Add Items from the Queue"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add items from the queue"), -1);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (self->box), make_progress (self));
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  gtk_box_append (GTK_BOX (self->box), make_actions (self));
  gtk_box_append (GTK_BOX (self->box), make_keys ());
  gtk_widget_add_css_class (self->box, "sidebar-pane");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_meeting_agenda_new:
 * @session: the meeting
 *
 * Returns: (transfer floating): its agenda
 */
GtkWidget *
steward_meeting_agenda_new (StewardMeetingSession *session)
{
  StewardMeetingAgenda *self = g_object_new (STEWARD_TYPE_MEETING_AGENDA, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}

/**
 * steward_meeting_agenda_get_header:
 * @self: the agenda
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_meeting_agenda_get_header (StewardMeetingAgenda *self)
{
  g_return_val_if_fail (STEWARD_IS_MEETING_AGENDA (self), NULL);

  return self->header;
}

/* What became of an item, or what there is to know before. */
static char *
describe_item (const StewardAgendaItem *item,
               const StewardReview     *review,
               const StewardCharter    *charter)
{
  g_autoptr (StewardTally) tally = NULL;

  if (review == NULL)
    return g_strdup (_("No longer there"));
  if (!steward_review_is_open (review))
    {
      tally = steward_tally_count (charter, review, NULL);
      /* Translators: outcome, votes for, votes against: "approved · 5 : 0" */
      return g_strdup_printf (_("%s · %u : %u"), _(steward_change_state_to_title (review->state)), tally->n_for,
                              tally->n_against);
    }
  if (g_strcmp0 (item->outcome, "deferred") == 0)
    return g_strdup (_("Deferred"));
  if (item->closed_at != 0)
    return g_strdup (_("Left open"));

  return g_strdup (_(steward_review_kind_to_title (review->kind)));
}

static const char *
choose_icon (StewardMeetingAgenda    *self,
             const StewardAgendaItem *item,
             const StewardReview     *review,
             const char             **out_class)
{
  *out_class = "mark-none";
  if (review != NULL && !steward_review_is_open (review))
    {
      gboolean approved = review->state == STEWARD_CHANGE_APPROVED || review->state == STEWARD_CHANGE_APPLIED;

      *out_class = approved ? "mark-success" : "mark-error";
      return approved ? "emblem-ok-symbolic" : "window-close-symbolic";
    }
  if (item->closed_at != 0)
    return "media-skip-forward-symbolic";
  if (item->started_at != 0)
    {
      *out_class = "mark-accent";
      return "media-playback-start-symbolic";
    }

  return "list-drag-handle-symbolic";
}

static char *
describe_minutes (StewardMeetingAgenda    *self,
                  const StewardAgendaItem *item)
{
  gint64 minutes = item->closed_at != 0
                     ? (steward_meeting_session_get_seconds (self->session, item->review) + 59) / 60
                     : steward_meeting_session_get_draft (self->session, item->review)->planned;

  return g_strdup_printf (_("%u min"), (guint) minutes);
}

static void
make_draggable (GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

static GtkWidget *
make_row (StewardMeetingAgenda    *self,
          const StewardAgendaItem *item,
          guint                    number)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);
  const StewardReview *review = steward_meeting_session_get_review (self->session, item->review);
  g_autofree char *second = describe_item (item, review, minutes->state->charter);
  g_autofree char *time = describe_minutes (self, item);
  g_autofree char *first = g_strdup_printf ("%u · %s", number, review != NULL ? review->title : item->review);
  const char *css_class;
  const char *icon_name = choose_icon (self, item, review, &css_class);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "lines", 2, "wrap",
                                  TRUE, NULL);
  GtkWidget *aside = gtk_label_new (time);

  steward_label_set_plain (GTK_LABEL (name), first);
  gtk_widget_set_tooltip_text (name, gtk_label_get_text (GTK_LABEL (name)));
  gtk_widget_add_css_class (icon, css_class);
  gtk_widget_add_css_class (name, "line-name");
  gtk_widget_add_css_class (aside, "second-line");
  gtk_widget_add_css_class (aside, "numeric");
  gtk_widget_set_valign (aside, GTK_ALIGN_START);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), name);
  gtk_box_append (GTK_BOX (lines), steward_text_new (second, "second-line"));
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), lines);
  gtk_box_append (GTK_BOX (line), aside);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data_full (G_OBJECT (row), "steward-review", g_strdup (item->review), g_free);
  if (minutes->meeting->closed_at == 0)
    make_draggable (row);

  return row;
}

static void
show_rows (StewardMeetingAgenda *self)
{
  GPtrArray *items = steward_meeting_session_get_minutes (self->session)->meeting->items;
  const char *current = steward_meeting_session_get_current (self->session);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, self->list);
  GtkWidget *child;

  self->showing = TRUE;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < items->len; i++)
    {
      const StewardAgendaItem *item = g_ptr_array_index (items, i);
      GtkWidget *row = make_row (self, item, i + 1);

      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      if (g_strcmp0 (item->review, current) != 0)
        continue;
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
      if (focused)
        gtk_widget_grab_focus (row);
    }
  self->showing = FALSE;
}

static void
show_actions (StewardMeetingAgenda *self)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);
  GPtrArray *actions = minutes->meeting->actions;
  g_autofree char *count = g_strdup_printf ("%u", actions->len);

  steward_box_clear (self->actions);
  gtk_widget_set_visible (self->actions_box, actions->len > 0);
  gtk_label_set_text (GTK_LABEL (self->actions_count), count);
  self->showing = TRUE;
  for (guint i = 0; i < actions->len; i++)
    {
      const StewardActionItem *action = g_ptr_array_index (actions, i);
      const char *text = action->text != NULL ? g_hash_table_lookup (minutes->texts, action->text) : NULL;
      g_autofree char *due = steward_council_words_day (action->due);
      const char *owner = action->owner != NULL ? steward_council_state_get_name (minutes->state, action->owner)
                                                : _("Nobody yet");
      g_autofree char *second = action->due != 0 ? g_strdup_printf ("%s · %s", owner, due) : g_strdup (owner);
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), action->done_at != 0);
      gtk_widget_set_sensitive (check, action->done_at == 0);
      gtk_widget_set_valign (check, GTK_ALIGN_START);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      text != NULL ? text : _("Done"), -1);
      g_object_set_data_full (G_OBJECT (check), "steward-action", g_strdup (action->id), g_free);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (action_toggled_cb), self);
      gtk_box_append (GTK_BOX (line), check);
      gtk_box_append (GTK_BOX (line), steward_line_new (NULL, text != NULL ? text : _("(erased)"), second, NULL));
      gtk_box_append (GTK_BOX (self->actions), line);
    }
  self->showing = FALSE;
}

/**
 * steward_meeting_agenda_tick:
 * @self: the agenda
 *
 * Shows how far the meeting has come by now.
 */
void
steward_meeting_agenda_tick (StewardMeetingAgenda *self)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);
  guint n_done = 0;
  gint64 spent = 0, planned = 0;
  g_autofree char *decided = NULL;
  g_autofree char *time = NULL;

  if (minutes == NULL)
    return;
  for (guint i = 0; i < minutes->meeting->items->len; i++)
    {
      const StewardAgendaItem *item = g_ptr_array_index (minutes->meeting->items, i);

      n_done += item->closed_at != 0;
      spent += steward_meeting_session_get_seconds (self->session, item->review);
      planned += steward_meeting_session_get_draft (self->session, item->review)->planned;
    }
  decided = g_strdup_printf (_("%u of %u done"), n_done, minutes->meeting->items->len);
  time = g_strdup_printf (_("%u of %u min"), (guint) (spent / 60), (guint) planned);
  gtk_label_set_text (GTK_LABEL (self->decided), decided);
  gtk_label_set_text (GTK_LABEL (self->minutes), time);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 minutes->meeting->items->len > 0
                                   ? (double) n_done / minutes->meeting->items->len : 0);
}

/**
 * steward_meeting_agenda_show:
 * @self: the agenda
 *
 * Shows the meeting as it is now.
 */
void
steward_meeting_agenda_show (StewardMeetingAgenda *self)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);

  if (minutes == NULL || minutes->state->charter == NULL)
    return;
  show_rows (self);
  show_actions (self);
  steward_meeting_agenda_tick (self);
  gtk_widget_set_visible (self->add_button, minutes->meeting->closed_at == 0);
}
