/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The roll call. A row is a switch: pressing it records that its seat is here,
 * or has left. */

#include "config.h"

#include "steward-meeting-roll.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-council-words.h"
#include "steward-quorum-light.h"
#include "steward-time.h"

#define AVATAR_SIZE 30

struct _StewardMeetingRoll
{
  GtkWidget parent_instance;

  StewardMeetingSession *session;      /* owned */
  GtkWidget *box;                      /* unowned child */
  AdwHeaderBar *header;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *sentence;
  GtkWidget *light;
  GtkWidget *rows;
  GtkWidget *hint;
  GtkWidget *minutes_words;
  GtkWidget *end;
};

G_DEFINE_FINAL_TYPE (StewardMeetingRoll, steward_meeting_roll, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_MINUTES,
  SIGNAL_END,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (StewardMeetingRoll *self,
                  GtkListBoxRow      *row)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);
  const char *seat = g_object_get_data (G_OBJECT (row), "steward-seat");

  if (seat == NULL || minutes == NULL || minutes->meeting->closed_at != 0)
    return;
  steward_meeting_session_call_roll (self->session, seat, !steward_meeting_session_is_present (self->session, seat));
}

static void
minutes_cb (StewardMeetingRoll *self)
{
  g_signal_emit (self, signals[SIGNAL_MINUTES], 0);
}

static void
end_cb (StewardMeetingRoll *self)
{
  g_signal_emit (self, signals[SIGNAL_END], 0);
}

static void
steward_meeting_roll_dispose (GObject *object)
{
  StewardMeetingRoll *self = STEWARD_MEETING_ROLL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (steward_meeting_roll_parent_class)->dispose (object);
}

static void
steward_meeting_roll_class_init (StewardMeetingRollClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_meeting_roll_dispose;

  signals[SIGNAL_MINUTES] = g_signal_new ("minutes", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_END] = g_signal_new ("end", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_quorum (StewardMeetingRoll *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->icon = gtk_image_new ();
  self->title = steward_text_new (NULL, "heading");
  self->sentence = steward_text_new (NULL, "second-line");
  self->light = steward_quorum_light_new ();
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->sentence);
  gtk_box_append (GTK_BOX (line), self->icon);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->light);
  gtk_widget_set_halign (self->light, GTK_ALIGN_START);

  return box;
}

static GtkWidget *
make_minutes (StewardMeetingRoll *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Open"));
  GtkWidget *card;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->minutes_words = steward_text_new (NULL, "second-line");
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "more");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Open the minutes"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (minutes_cb), self);
  gtk_box_append (GTK_BOX (words), steward_text_new (_("Minutes"), "line-name"));
  gtk_box_append (GTK_BOX (words), self->minutes_words);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("x-office-document-symbolic"));
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (card), line);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "product-card");

  return card;
}

static GtkWidget *
make_foot (StewardMeetingRoll *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->end = gtk_button_new_with_label (_("End Meeting…"));
  g_signal_connect_swapped (self->end, "clicked", G_CALLBACK (end_cb), self);
  gtk_box_append (GTK_BOX (foot), make_minutes (self));
  gtk_box_append (GTK_BOX (foot), self->end);
  g_object_set (foot, "margin-start", 16, "margin-end", 16, "margin-bottom", 14, "margin-top", 9, NULL);

  return foot;
}

static void
steward_meeting_roll_init (StewardMeetingRoll *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                    "child", content, NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->header = ADW_HEADER_BAR (adw_header_bar_new ());
  self->rows = gtk_list_box_new ();
  self->hint = steward_text_new (NULL, "second-line");
  adw_header_bar_set_title_widget (self->header, adw_window_title_new (_("Roll Call"), NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->header), "flat");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rows, "roll");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Roll call"), -1);
  g_signal_connect_swapped (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_object_set (content, "margin-start", 16, "margin-end", 16, "margin-bottom", 9, NULL);
  gtk_box_append (GTK_BOX (content), make_quorum (self));
  gtk_box_append (GTK_BOX (content), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (content), self->rows);
  gtk_box_append (GTK_BOX (content), self->hint);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (self->box), scroll);
  gtk_box_append (GTK_BOX (self->box), make_foot (self));
  gtk_widget_add_css_class (self->box, "decision-pane");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_meeting_roll_new:
 * @session: the meeting
 *
 * Returns: (transfer floating): its roll call
 */
GtkWidget *
steward_meeting_roll_new (StewardMeetingSession *session)
{
  StewardMeetingRoll *self = g_object_new (STEWARD_TYPE_MEETING_ROLL, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}

/**
 * steward_meeting_roll_get_header:
 * @self: the roll call
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_meeting_roll_get_header (StewardMeetingRoll *self)
{
  g_return_val_if_fail (STEWARD_IS_MEETING_ROLL (self), NULL);

  return self->header;
}

static GtkWidget *
make_row (const StewardMinutes *minutes,
          const StewardSeat    *seat)
{
  const char *name = seat->holder != NULL ? steward_council_state_get_name (minutes->state, seat->holder)
                                          : _("Vacant");
  g_autofree char *words = steward_council_words_seat (seat);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *avatar = adw_avatar_new (AVATAR_SIZE, name, TRUE);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *state = gtk_label_new (NULL);

  gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (lines), steward_text_new (name, "line-name"));
  gtk_box_append (GTK_BOX (lines), steward_text_new (words, "second-line"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), avatar);
  gtk_box_append (GTK_BOX (line), lines);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), state);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data_full (G_OBJECT (row), "steward-seat", g_strdup (seat->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "steward-name", g_strdup_printf ("%s, %s", name, words), g_free);
  g_object_set_data (G_OBJECT (row), "steward-icon", icon);
  g_object_set_data (G_OBJECT (row), "steward-state", state);

  return row;
}

static void
show_row (StewardMeetingRoll *self,
          GtkListBoxRow      *row,
          gboolean            editable)
{
  GtkWidget *icon = g_object_get_data (G_OBJECT (row), "steward-icon");
  GtkWidget *state = g_object_get_data (G_OBJECT (row), "steward-state");
  gboolean present =
    steward_meeting_session_is_present (self->session, g_object_get_data (G_OBJECT (row), "steward-seat"));
  g_autofree char *label = g_strdup_printf ("%s: %s", (char *) g_object_get_data (G_OBJECT (row), "steward-name"),
                                            present ? _("Present") : _("Absent"));

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), present ? "emblem-ok-symbolic" : "list-remove-symbolic");
  gtk_widget_remove_css_class (icon, present ? "mark-none" : "mark-success");
  gtk_widget_add_css_class (icon, present ? "mark-success" : "mark-none");
  gtk_label_set_text (GTK_LABEL (state), present ? _("Present") : _("Absent"));
  gtk_label_set_width_chars (GTK_LABEL (state), 7);
  gtk_label_set_xalign (GTK_LABEL (state), 0);
  if (present)
    gtk_widget_remove_css_class (state, "dim-label");
  else
    gtk_widget_add_css_class (state, "dim-label");
  gtk_list_box_row_set_activatable (row, editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_rows (StewardMeetingRoll   *self,
           const StewardMinutes *minutes)
{
  GPtrArray *seats = minutes->state->charter->seats;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rows), 0);

  if (row == NULL)
    for (guint i = 0; i < seats->len; i++)
      gtk_list_box_append (GTK_LIST_BOX (self->rows), make_row (minutes, g_ptr_array_index (seats, i)));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rows), i)) != NULL; i++)
    show_row (self, row, minutes->meeting->closed_at == 0);
}

static char *
make_hint (guint here,
           guint quorum)
{
  if (here > quorum)
    return g_strdup_printf (ngettext ("The quorum holds if %u more leaves.", "The quorum holds if %u more leave.",
                                      here - quorum), here - quorum);
  if (here == quorum)
    return g_strdup (_("If one more leaves, there is no quorum."));

  return g_strdup_printf (ngettext ("%u more seat is needed before anything is decided.",
                                    "%u more seats are needed before anything is decided.", quorum - here),
                          quorum - here);
}

static void
show_quorum (StewardMeetingRoll *self)
{
  guint here, seats, quorum;
  g_autofree char *words = NULL;
  g_autofree char *hint = NULL;
  gboolean met;

  steward_meeting_session_count (self->session, &here, &seats, &quorum);
  met = here >= quorum;
  words = steward_council_words_quorum (here, seats, quorum);
  hint = make_hint (here, quorum);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), met ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (self->icon, met ? "mark-warning" : "mark-success");
  gtk_widget_add_css_class (self->icon, met ? "mark-success" : "mark-warning");
  gtk_label_set_text (GTK_LABEL (self->title), met ? _("Quorum met") : _("No quorum yet"));
  gtk_label_set_text (GTK_LABEL (self->sentence), words);
  gtk_label_set_text (GTK_LABEL (self->hint), hint);
  steward_quorum_light_set (STEWARD_QUORUM_LIGHT (self->light), here, seats, quorum);
}

static void
show_minutes (StewardMeetingRoll   *self,
              const StewardMinutes *minutes)
{
  gint64 saved_at = steward_meeting_session_get_saved_at (self->session);
  g_autofree char *saved = NULL;

  if (minutes->meeting->closed_at != 0)
    saved = g_strdup (_("recorded · PDF and Markdown"));
  else if (saved_at != 0)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (saved_at / G_USEC_PER_SEC);
      g_autofree char *clock = g_date_time_format (time, "%H:%M");

      saved = g_strdup_printf (_("draft, saved %s · PDF and Markdown"), clock);
    }
  else
    saved = g_strdup (_("draft · PDF and Markdown"));
  gtk_label_set_text (GTK_LABEL (self->minutes_words), saved);
}

/**
 * steward_meeting_roll_show:
 * @self: the roll call
 *
 * Shows who is here now.
 */
void
steward_meeting_roll_show (StewardMeetingRoll *self)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);

  if (minutes == NULL || minutes->state->charter == NULL)
    return;
  show_rows (self, minutes);
  show_quorum (self);
  show_minutes (self, minutes);
  gtk_widget_set_visible (self->end, minutes->meeting->closed_at == 0);
}

/**
 * steward_meeting_roll_focus_rows:
 * @self: the roll call
 *
 * Puts the focus on the first seat.
 */
void
steward_meeting_roll_focus_rows (StewardMeetingRoll *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rows), 0);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
