/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The three panes of a meeting, their keys, and the clock that all of them
 * follow. */

#include "config.h"

#include "steward-meeting-view.h"

#include <glib/gi18n.h>

#include "steward-dialogs.h"
#include "steward-meeting-agenda.h"
#include "steward-meeting-evidence.h"
#include "steward-meeting-forms.h"
#include "steward-meeting-item.h"
#include "steward-meeting-roll.h"
#include "steward-meeting-session.h"
#include "steward-minutes-window.h"
#include "steward-review-panes.h"

struct _StewardMeetingView
{
  GtkWidget parent_instance;

  StewardServices *services;           /* owned */
  StewardMeetingSession *session;      /* owned */

  GtkWidget *box;                      /* unowned child */
  GtkWidget *panes;
  StewardMeetingAgenda *agenda;
  StewardMeetingItem *item;
  StewardMeetingRoll *roll;
  GtkWidget *to_agenda;
  GtkWidget *to_roll;
  GtkWidget *to_item;
  GtkWidget *trouble;
  GtkWidget *trouble_words;
  guint clock;                         /* source while it is seen */
  gboolean shown_once;
};

G_DEFINE_FINAL_TYPE (StewardMeetingView, steward_meeting_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void end_confirmed_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static GtkWindow *
get_window (StewardMeetingView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
set_step (StewardMeetingView *self,
          StewardPane         pane)
{
  steward_review_panes_set_step (STEWARD_REVIEW_PANES (self->panes), pane);
}

static void
changed_cb (StewardMeetingView *self)
{
  steward_meeting_agenda_show (self->agenda);
  steward_meeting_item_show (self->item);
  steward_meeting_roll_show (self->roll);
  if (self->shown_once || steward_meeting_session_get_minutes (self->session) == NULL)
    return;
  self->shown_once = TRUE;
  set_step (self, STEWARD_PANE_EVIDENCE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->agenda), GTK_DIR_TAB_FORWARD);
}

static void
evidence_cb (StewardMeetingView *self)
{
  steward_meeting_item_show_evidence (self->item);
}

static void
failed_cb (StewardMeetingView *self,
           const char         *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->trouble_words), sentence);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->trouble), TRUE);
}

static void
dismiss_cb (StewardMeetingView *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->trouble), FALSE);
}

static gboolean
tick_cb (gpointer user_data)
{
  StewardMeetingView *self = user_data;

  steward_meeting_agenda_tick (self->agenda);
  steward_meeting_item_tick (self->item);

  return G_SOURCE_CONTINUE;
}

static void
room_cb (StewardMeetingView *self)
{
  guint room = steward_review_panes_get_room (STEWARD_REVIEW_PANES (self->panes));

  gtk_widget_set_visible (self->to_agenda, room < 3);
  gtk_widget_set_visible (self->to_roll, room == 1);
  gtk_widget_set_visible (self->to_item, room == 1);
  adw_header_bar_set_show_end_title_buttons (steward_meeting_agenda_get_header (self->agenda), room < 3);
  adw_header_bar_set_show_end_title_buttons (steward_meeting_item_get_header (self->item), room == 1);
}

static void
opened_cb (StewardMeetingView *self)
{
  set_step (self, STEWARD_PANE_EVIDENCE);
  steward_meeting_item_focus_votes (self->item);
}

static void
to_agenda_cb (StewardMeetingView *self)
{
  set_step (self, STEWARD_PANE_LIST);
}

static void
to_roll_cb (StewardMeetingView *self)
{
  set_step (self, STEWARD_PANE_DECISION);
}

static void
to_item_cb (StewardMeetingView *self)
{
  set_step (self, STEWARD_PANE_EVIDENCE);
}

static void
add_cb (StewardMeetingView *self)
{
  steward_meeting_forms_items (get_window (self), self->services, self->session);
}

static void
minutes_cb (StewardMeetingView *self)
{
  gtk_window_present (steward_minutes_window_new (get_window (self), self->services,
                                                  steward_meeting_session_get_id (self->session)));
}

static void
show_evidence_cb (StewardMeetingView *self)
{
  const char *review = steward_meeting_session_get_current (self->session);

  if (review != NULL)
    steward_meeting_evidence_open (get_window (self), self->services, review);
}

static void
end_cb (StewardMeetingView *self)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);
  g_autofree char *body = NULL;
  guint n_open = 0;

  if (minutes == NULL)
    return;
  for (guint i = 0; i < minutes->meeting->items->len; i++)
    n_open += ((const StewardAgendaItem *) g_ptr_array_index (minutes->meeting->items, i))->closed_at == 0;
  if (n_open > 0)
    body = g_strdup_printf (ngettext ("%u item is not closed and stays as it is. The minutes are recorded; nothing can "
                                      "be added to them afterwards.",
                                      "%u items are not closed and stay as they are. The minutes are recorded; "
                                      "nothing can be added to them afterwards.", n_open), n_open);
  else
    body = g_strdup (_("The minutes are recorded; nothing can be added to them afterwards."));
  steward_dialogs_confirm_async (get_window (self), _("End the Meeting?"), body, _("End Meeting"), NULL,
                                 end_confirmed_cb, g_object_ref (self));
}

static void
end_confirmed_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (StewardMeetingView) self = user_data;

  if (steward_dialogs_confirm_finish (result, NULL) && self->session != NULL
      && steward_meeting_session_get_minutes (self->session) != NULL)
    steward_meeting_session_end (self->session);
}

static void
leave_cb (StewardMeetingView *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

static gboolean
is_read (StewardMeetingView *self)
{
  return self->session != NULL && steward_meeting_session_get_minutes (self->session) != NULL;
}

static void
key_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  StewardMeetingView *self = STEWARD_MEETING_VIEW (widget);

  if (!is_read (self))
    return;
  if (g_str_equal (name, "meeting.next"))
    steward_meeting_session_step (self->session, 1);
  else if (g_str_equal (name, "meeting.previous"))
    steward_meeting_session_step (self->session, -1);
  else if (g_str_equal (name, "meeting.clock"))
    steward_meeting_session_toggle_clock (self->session);
  else if (g_str_equal (name, "meeting.defer"))
    steward_meeting_session_close_item (self->session, TRUE);
  else if (g_str_equal (name, "meeting.evidence"))
    show_evidence_cb (self);
  else if (g_str_equal (name, "meeting.votes"))
    opened_cb (self);
  else if (g_str_equal (name, "meeting.action"))
    steward_meeting_item_add_action (self->item);
  else if (g_str_equal (name, "meeting.roll"))
    {
      set_step (self, STEWARD_PANE_DECISION);
      steward_meeting_roll_focus_rows (self->roll);
    }
  else if (g_str_equal (name, "meeting.note"))
    {
      set_step (self, STEWARD_PANE_EVIDENCE);
      steward_meeting_item_focus_note (self->item);
    }
  else if (g_str_equal (name, "meeting.minutes"))
    minutes_cb (self);
}

static void
steward_meeting_view_map (GtkWidget *widget)
{
  StewardMeetingView *self = STEWARD_MEETING_VIEW (widget);

  GTK_WIDGET_CLASS (steward_meeting_view_parent_class)->map (widget);
  if (self->clock == 0)
    self->clock = g_timeout_add_seconds (1, tick_cb, self);
}

static void
steward_meeting_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&STEWARD_MEETING_VIEW (widget)->clock, g_source_remove);

  GTK_WIDGET_CLASS (steward_meeting_view_parent_class)->unmap (widget);
}

static void
steward_meeting_view_dispose (GObject *object)
{
  StewardMeetingView *self = STEWARD_MEETING_VIEW (object);

  g_clear_handle_id (&self->clock, g_source_remove);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      steward_meeting_session_close (self->session);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (steward_meeting_view_parent_class)->dispose (object);
}

static void
steward_meeting_view_class_init (StewardMeetingViewClass *klass)
{
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_n, "meeting.next" },     { GDK_KEY_p, "meeting.previous" }, { GDK_KEY_t, "meeting.clock" },
    { GDK_KEY_d, "meeting.defer" },    { GDK_KEY_e, "meeting.evidence" }, { GDK_KEY_v, "meeting.votes" },
    { GDK_KEY_a, "meeting.action" },   { GDK_KEY_m, "meeting.minutes" },
    { GDK_KEY_r, "meeting.roll" },     { GDK_KEY_c, "meeting.note" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_meeting_view_dispose;
  widget_class->map = steward_meeting_view_map;
  widget_class->unmap = steward_meeting_view_unmap;

  signals[SIGNAL_LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_install_action (widget_class, keys[i].action, NULL, key_action);
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
    }
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_trouble (StewardMeetingView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->trouble = gtk_revealer_new ();
  self->trouble_words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                      "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (icon, "mark-error");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (line, "notice-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Dismiss"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (dismiss_cb), self);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), self->trouble_words);
  gtk_box_append (GTK_BOX (line), close);
  gtk_revealer_set_child (GTK_REVEALER (self->trouble), line);

  return self->trouble;
}

static GtkWidget *
make_step_button (const char *icon_name,
                  const char *label,
                  GCallback   callback,
                  gpointer    data)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_visible (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", callback, data);

  return button;
}

static void
add_step_buttons (StewardMeetingView *self)
{
  self->to_agenda = make_step_button ("view-list-symbolic", _("Agenda"), G_CALLBACK (to_agenda_cb), self);
  self->to_roll = make_step_button ("system-users-symbolic", _("Roll Call"), G_CALLBACK (to_roll_cb), self);
  self->to_item = make_step_button ("go-previous-symbolic", _("Back to the Item"), G_CALLBACK (to_item_cb), self);
  adw_header_bar_pack_start (steward_meeting_item_get_header (self->item), self->to_agenda);
  adw_header_bar_pack_end (steward_meeting_item_get_header (self->item), self->to_roll);
  adw_header_bar_pack_start (steward_meeting_roll_get_header (self->roll), self->to_item);
}

static void
steward_meeting_view_init (StewardMeetingView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
build (StewardMeetingView *self)
{
  self->agenda = STEWARD_MEETING_AGENDA (steward_meeting_agenda_new (self->session));
  self->item = STEWARD_MEETING_ITEM (steward_meeting_item_new (self->session));
  self->roll = STEWARD_MEETING_ROLL (steward_meeting_roll_new (self->session));
  self->panes = steward_review_panes_new (GTK_WIDGET (self->agenda), GTK_WIDGET (self->item),
                                          GTK_WIDGET (self->roll));
  gtk_widget_set_vexpand (self->panes, TRUE);
  add_step_buttons (self);
  gtk_box_append (GTK_BOX (self->box), self->panes);
  gtk_box_append (GTK_BOX (self->box), make_trouble (self));

  g_signal_connect_swapped (self->session, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->session, "evidence", G_CALLBACK (evidence_cb), self);
  g_signal_connect_swapped (self->session, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (self->panes, "notify::room", G_CALLBACK (room_cb), self);
  g_signal_connect_swapped (self->agenda, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (self->agenda, "add", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (self->item, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (self->item, "show-evidence", G_CALLBACK (show_evidence_cb), self);
  g_signal_connect_swapped (self->roll, "minutes", G_CALLBACK (minutes_cb), self);
  g_signal_connect_swapped (self->roll, "end", G_CALLBACK (end_cb), self);
}

/**
 * steward_meeting_view_new:
 * @services: the services
 * @meeting: id of a meeting
 *
 * Returns: (transfer floating): the meeting
 */
GtkWidget *
steward_meeting_view_new (StewardServices *services,
                          const char      *meeting)
{
  StewardMeetingView *self = g_object_new (STEWARD_TYPE_MEETING_VIEW, NULL);

  self->services = g_object_ref (services);
  self->session = steward_meeting_session_new (services, meeting);
  build (self);

  return GTK_WIDGET (self);
}

/**
 * steward_meeting_view_get_header:
 * @self: the meeting
 *
 * Returns: (transfer none): the header bar at its start
 */
AdwHeaderBar *
steward_meeting_view_get_header (StewardMeetingView *self)
{
  g_return_val_if_fail (STEWARD_IS_MEETING_VIEW (self), NULL);

  return steward_meeting_agenda_get_header (self->agenda);
}

/**
 * steward_meeting_view_leave:
 * @self: the meeting
 *
 * Leaves it for now: it is not shown again by itself.
 */
void
steward_meeting_view_leave (StewardMeetingView *self)
{
  g_return_if_fail (STEWARD_IS_MEETING_VIEW (self));

  if (self->session != NULL)
    steward_meeting_session_leave (self->session);
}

/**
 * steward_meeting_view_escape:
 * @self: the meeting
 *
 * Returns: whether there was something for the Escape key to undo
 */
gboolean
steward_meeting_view_escape (StewardMeetingView *self)
{
  GtkWidget *focus = gtk_window_get_focus (get_window (self));

  if (gtk_revealer_get_reveal_child (GTK_REVEALER (self->trouble)))
    {
      dismiss_cb (self);
      return TRUE;
    }
  /* Out of the note, so that single letters act again. */
  if (GTK_IS_TEXT_VIEW (focus))
    return steward_meeting_item_focus_votes (self->item);

  return TRUE;
}
