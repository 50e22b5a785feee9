/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The middle of a meeting: what is true of the item, who votes how, what is
 * noted. The banner at the end says what the next vote means. */

#include "config.h"

#include "steward-meeting-item.h"

#include <glib/gi18n.h>

#include "steward-accessible.h"
#include "steward-cards.h"
#include "steward-council-words.h"
#include "steward-markdown-view.h"
#include "steward-meeting-evidence.h"
#include "steward-meeting-forms.h"
#include "steward-meeting-votes.h"
#include "steward-plain-label.h"
#include "steward-review-words.h"

struct _StewardMeetingItem
{
  GtkWidget parent_instance;

  StewardMeetingSession *session;      /* owned */
  char *shown;                         /* owned: review whose note stands in the field */

  GtkWidget *box;                      /* unowned child */
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *next;
  GtkWidget *stack;
  GtkWidget *name;
  GtkWidget *words;
  GtkWidget *clock;
  GtkWidget *clock_button;
  GtkWidget *planned;
  GtkWidget *evidence;
  GtkWidget *votes;
  GtkWidget *recorded;
  GtkWidget *note;
  GtkWidget *note_box;
  GtkWidget *buttons;
  GtkWidget *banner;
  GtkWidget *banner_icon;
  GtkWidget *banner_title;
  GtkWidget *banner_words;
  GtkWidget *defer;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (StewardMeetingItem, steward_meeting_item, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_LEAVE,
  SIGNAL_SHOW_EVIDENCE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const StewardReview *
get_review (StewardMeetingItem *self)
{
  return steward_meeting_session_get_review (self->session, steward_meeting_session_get_current (self->session));
}

static const StewardAgendaItem *
get_item (StewardMeetingItem *self)
{
  return steward_meeting_session_get_item (self->session, steward_meeting_session_get_current (self->session));
}

static void
leave_cb (StewardMeetingItem *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

static void
next_cb (StewardMeetingItem *self)
{
  steward_meeting_session_step (self->session, 1);
}

static void
all_cb (StewardMeetingItem *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_EVIDENCE], 0);
}

static void
clock_cb (StewardMeetingItem *self)
{
  steward_meeting_session_toggle_clock (self->session);
}

static void
defer_cb (StewardMeetingItem *self)
{
  steward_meeting_session_close_item (self->session, TRUE);
}

static void
close_cb (StewardMeetingItem *self)
{
  steward_meeting_session_close_item (self->session, FALSE);
}

static void
planned_cb (StewardMeetingItem *self,
            GtkSpinButton      *spin)
{
  const char *review = steward_meeting_session_get_current (self->session);

  if (review != NULL)
    steward_meeting_session_set_planned (self->session, review, gtk_spin_button_get_value_as_int (spin));
}

static void
note_changed_cb (StewardMeetingItem *self,
                 GtkTextBuffer      *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (self->shown == NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  steward_meeting_session_set_note (self->session, self->shown, text);
}

static void
steward_meeting_item_dispose (GObject *object)
{
  StewardMeetingItem *self = STEWARD_MEETING_ITEM (object);

  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (steward_meeting_item_parent_class)->dispose (object);
}

static void
steward_meeting_item_class_init (StewardMeetingItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_meeting_item_dispose;

  signals[SIGNAL_LEAVE] = g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SHOW_EVIDENCE] = g_signal_new ("show-evidence", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_keyed_button (const char *label,
                   const char *key)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "key-cap");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (cap), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (line), gtk_label_new (label));
  gtk_box_append (GTK_BOX (line), cap);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

static void
make_header (StewardMeetingItem *self)
{
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  self->header = ADW_HEADER_BAR (adw_header_bar_new ());
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Council Meeting"), NULL));
  self->next = make_keyed_button (_("Next Item"), "N");
  gtk_widget_set_tooltip_text (back, _("Leave the Meeting for Now (Alt+Left)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Leave the meeting for now"),
                                  -1);
  g_signal_connect_swapped (back, "clicked", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  adw_header_bar_set_title_widget (self->header, GTK_WIDGET (self->title));
  adw_header_bar_pack_start (self->header, back);
  adw_header_bar_pack_end (self->header, self->next);
  adw_header_bar_set_show_end_title_buttons (self->header, FALSE);
  adw_header_bar_set_show_start_title_buttons (self->header, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->header), "flat");
}

static GtkWidget *
make_plan_popover (StewardMeetingItem *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *spin = gtk_spin_button_new_with_range (1, 240, 1);

  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Planned time in minutes"), -1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 15);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (planned_cb), self);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Planned time in minutes")));
  gtk_box_append (GTK_BOX (box), spin);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  self->planned = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->planned, "second-line");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), self->planned);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "plan");
  gtk_widget_set_tooltip_text (button, _("Plan Another Time"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Plan another time"), -1);
  steward_accessible_name_buttons (button, _("Plan another time"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);

  return button;
}

static GtkWidget *
make_head (StewardMeetingItem *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *time = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->name = steward_text_new (NULL, "title-2");
  self->words = steward_text_new (NULL, "second-line");
  self->clock = gtk_label_new ("0:00");
  self->clock_button = gtk_button_new ();
  gtk_widget_add_css_class (self->clock, "title-2");
  gtk_widget_add_css_class (self->clock, "numeric");
  gtk_button_set_child (GTK_BUTTON (self->clock_button), self->clock);
  gtk_widget_add_css_class (self->clock_button, "flat");
  gtk_widget_add_css_class (self->clock_button, "clock");
  gtk_widget_set_halign (self->clock_button, GTK_ALIGN_END);
  g_signal_connect_swapped (self->clock_button, "clicked", G_CALLBACK (clock_cb), self);
  gtk_box_append (GTK_BOX (lines), self->name);
  gtk_box_append (GTK_BOX (lines), self->words);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (time), self->clock_button);
  gtk_box_append (GTK_BOX (time), make_plan_popover (self));
  gtk_box_append (GTK_BOX (head), lines);
  gtk_box_append (GTK_BOX (head), time);

  return head;
}

static GtkWidget *
make_titled (const char *title,
             GtkWidget  *end,
             GtkWidget  *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = steward_text_new (title, "heading");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), end);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), content);

  return box;
}

static GtkWidget *
make_evidence (StewardMeetingItem *self)
{
  GtkWidget *all = gtk_button_new_with_label (_("Show All (e)"));

  gtk_widget_add_css_class (all, "flat");
  gtk_widget_add_css_class (all, "more");
  gtk_accessible_update_property (GTK_ACCESSIBLE (all), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show all evidence"), -1);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (all_cb), self);
  self->evidence = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  return make_titled (_("Evidence"), all, self->evidence);
}

static GtkWidget *
make_notes (StewardMeetingItem *self)
{
  GtkWidget *scroll;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->recorded = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->note = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE,
                             "left-margin", 10, "right-margin", 10, "top-margin", 8, "bottom-margin", 8, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Notes for the minutes"), -1);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note)), "changed",
                            G_CALLBACK (note_changed_cb), self);
  scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "min-content-height", 66,
                         "propagate-natural-height", TRUE, "max-content-height", 240, "child", self->note, NULL);
  gtk_widget_add_css_class (scroll, "text-field");
  gtk_box_append (GTK_BOX (box), self->recorded);
  gtk_box_append (GTK_BOX (box), scroll);
  self->note_box = scroll;

  return make_titled (_("Notes for the minutes"), steward_text_new (_("Markdown"), "second-line"), box);
}

static GtkWidget *
make_plus_button (const char *label,
                  GCallback   callback,
                  gpointer    data)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (line), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", callback, data);

  return button;
}

static GtkWidget *
make_buttons (StewardMeetingItem *self)
{
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->buttons),
                  make_plus_button (_("Action Item"), G_CALLBACK (steward_meeting_item_add_action), self));
  gtk_box_append (GTK_BOX (self->buttons),
                  make_plus_button (_("Dissent"), G_CALLBACK (steward_meeting_item_dissent), self));

  return self->buttons;
}

static GtkWidget *
make_banner (StewardMeetingItem *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->banner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->banner_icon = gtk_image_new ();
  self->banner_title = steward_text_new (NULL, "line-name");
  self->banner_words = steward_text_new (NULL, "second-line");
  self->defer = make_keyed_button (_("Defer"), "D");
  self->close = gtk_button_new_with_label (_("Close Item"));
  gtk_widget_add_css_class (self->close, "suggested-action");
  g_signal_connect_swapped (self->defer, "clicked", G_CALLBACK (defer_cb), self);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (close_cb), self);
  gtk_widget_set_valign (self->defer, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->close, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->banner_title);
  gtk_box_append (GTK_BOX (words), self->banner_words);
  gtk_box_append (GTK_BOX (self->banner), self->banner_icon);
  gtk_box_append (GTK_BOX (self->banner), words);
  gtk_box_append (GTK_BOX (self->banner), self->defer);
  gtk_box_append (GTK_BOX (self->banner), self->close);
  gtk_widget_add_css_class (self->banner, "item-banner");

  return self->banner;
}

static GtkWidget *
make_empty (void)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "view-list-symbolic", "title", _("The Agenda Is Empty"),
                       "description", _("Add what waits in the queue with the button above the agenda."), NULL);
}

static void
steward_meeting_item_init (StewardMeetingItem *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                    "child", content, NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  make_header (self);
  g_object_set (content, "margin-start", 20, "margin-end", 20, "margin-bottom", 9, "margin-top", 3, NULL);
  gtk_box_append (GTK_BOX (content), make_head (self));
  gtk_box_append (GTK_BOX (content), make_evidence (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (column), scroll);
  gtk_box_append (GTK_BOX (column), make_banner (self));
  gtk_stack_add_named (GTK_STACK (self->stack), column, "item");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_add_css_class (self->box, "list-pane");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_object_set_data (G_OBJECT (self), "steward-content", content);
}

/**
 * steward_meeting_item_new:
 * @session: the meeting
 *
 * Returns: (transfer floating): its middle, with nothing in it yet
 */
GtkWidget *
steward_meeting_item_new (StewardMeetingSession *session)
{
  StewardMeetingItem *self = g_object_new (STEWARD_TYPE_MEETING_ITEM, NULL);
  GtkWidget *content = g_object_get_data (G_OBJECT (self), "steward-content");

  self->session = g_object_ref (session);
  self->votes = steward_meeting_votes_new (session);
  gtk_box_append (GTK_BOX (content), self->votes);
  gtk_box_append (GTK_BOX (content), make_notes (self));
  gtk_box_append (GTK_BOX (content), make_buttons (self));

  return GTK_WIDGET (self);
}

/**
 * steward_meeting_item_get_header:
 * @self: the middle
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_meeting_item_get_header (StewardMeetingItem *self)
{
  g_return_val_if_fail (STEWARD_IS_MEETING_ITEM (self), NULL);

  return self->header;
}

static guint
find_number (const StewardMinutes *minutes,
             const char           *review)
{
  for (guint i = 0; i < minutes->meeting->items->len; i++)
    if (g_strcmp0 (((StewardAgendaItem *) g_ptr_array_index (minutes->meeting->items, i))->review, review) == 0)
      return i + 1;

  return 0;
}

static void
show_head (StewardMeetingItem   *self,
           const StewardMinutes *minutes,
           const StewardReview  *review)
{
  g_autofree char *name = g_strdup_printf ("%u · %s", find_number (minutes, review->id), review->title);
  g_autofree char *opened = steward_council_words_day (review->opened_at);
  g_autofree char *words = g_strdup_printf (_("%s · asked by %s on %s"), _(steward_review_kind_to_title (review->kind)),
                                            steward_council_state_get_name (minutes->state, review->requester),
                                            opened);
  g_autofree char *when = steward_council_words_moment (minutes->meeting->starts);

  steward_label_set_plain (GTK_LABEL (self->name), name);
  steward_label_set_plain (GTK_LABEL (self->words), words);
  adw_window_title_set_title (self->title, minutes->meeting->title);
  adw_window_title_set_subtitle (self->title, when);
}

static void
show_recorded (StewardMeetingItem   *self,
               const StewardMinutes *minutes,
               const StewardReview  *review)
{
  steward_box_clear (self->recorded);
  for (guint i = 0; i < minutes->meeting->notes->len; i++)
    {
      const StewardMeetingNote *note = g_ptr_array_index (minutes->meeting->notes, i);
      const char *text = note->note != NULL ? g_hash_table_lookup (minutes->texts, note->note) : NULL;
      GtkWidget *view;

      if (g_strcmp0 (note->review, review->id) != 0 || note->seat != NULL || text == NULL)
        continue;
      view = steward_markdown_view_new ();
      steward_markdown_view_set_text (STEWARD_MARKDOWN_VIEW (view), text);
      gtk_box_append (GTK_BOX (self->recorded), view);
    }
}

static void
show_note (StewardMeetingItem  *self,
           const StewardReview *review,
           gboolean             editable)
{
  StewardMeetingItemDraft *draft = steward_meeting_session_get_draft (self->session, review->id);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note));
  gboolean same = g_strcmp0 (self->shown, review->id) == 0;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gtk_widget_set_visible (self->note_box, editable);
  if (same && (g_strcmp0 (text, draft->note) == 0))
    return;
  g_clear_pointer (&self->shown, g_free);
  gtk_text_buffer_set_text (buffer, draft->note, -1);
  self->shown = g_strdup (review->id);
}

static void
set_banner (StewardMeetingItem *self,
            const char         *icon_name,
            const char         *css_class,
            const char         *title,
            const char         *words)
{
  static const char *const classes[] = { "mark-accent", "mark-success", "mark-error", "mark-warning", NULL };

  for (guint i = 0; classes[i] != NULL; i++)
    gtk_widget_remove_css_class (self->banner_icon, classes[i]);
  gtk_widget_add_css_class (self->banner_icon, css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->banner_icon), icon_name);
  gtk_label_set_text (GTK_LABEL (self->banner_title), title);
  gtk_label_set_text (GTK_LABEL (self->banner_words), words);
}

static void
show_open_banner (StewardMeetingItem *self,
                  const StewardTally *tally)
{
  guint missing = tally->approvals_needed > tally->n_for ? tally->approvals_needed - tally->n_for : 0;
  g_autofree char *needed = NULL;
  g_autofree char *title = NULL;

  if (tally->state == STEWARD_TALLY_DEADLOCKED)
    {
      set_banner (self, "dialog-warning-symbolic", "mark-warning", _("Dead-locked"), tally->reason);
      return;
    }
  needed = g_strdup_printf (ngettext ("%u approval of %u needed. Recused seats count on neither side.",
                                      "%u approvals of %u needed. Recused seats count on neither side.", tally->n_for),
                            tally->n_for, tally->approvals_needed);
  title = missing == 1 ? g_strdup (_("One more approval decides"))
                       : g_strdup_printf (ngettext ("%u more approval decides", "%u more approvals decide", missing),
                                          missing);
  if (missing == 0)
    set_banner (self, "dialog-information-symbolic", "mark-accent", _("Not decided yet"), tally->reason);
  else
    set_banner (self, "dialog-information-symbolic", "mark-accent", title, needed);
}

static void
show_banner (StewardMeetingItem      *self,
             const StewardMinutes    *minutes,
             const StewardReview     *review,
             const StewardAgendaItem *item)
{
  g_autoptr (StewardTally) tally = steward_tally_count (minutes->state->charter, review, NULL);
  gboolean open = steward_review_is_open (review);
  gboolean going_on = item->closed_at == 0 && minutes->meeting->closed_at == 0;

  if (open)
    show_open_banner (self, tally);
  else
    {
      gboolean approved = review->state == STEWARD_CHANGE_APPROVED || review->state == STEWARD_CHANGE_APPLIED;

      set_banner (self, approved ? "emblem-ok-symbolic" : "window-close-symbolic",
                  approved ? "mark-success" : "mark-error", _(steward_change_state_to_title (review->state)),
                  review->outcome != NULL ? review->outcome : tally->reason);
    }
  gtk_widget_set_visible (self->defer, going_on && open);
  gtk_widget_set_visible (self->close, going_on);
  gtk_button_set_label (GTK_BUTTON (self->close), open ? _("Leave Open") : _("Close Item"));
  if (open)
    gtk_widget_remove_css_class (self->close, "suggested-action");
  else
    gtk_widget_add_css_class (self->close, "suggested-action");
}

/**
 * steward_meeting_item_show:
 * @self: the middle
 *
 * Shows the current item as it is now.
 */
void
steward_meeting_item_show (StewardMeetingItem *self)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (self->session);
  const StewardReview *review = get_review (self);
  const StewardAgendaItem *item = get_item (self);
  gboolean going_on;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), review != NULL && item != NULL ? "item" : "empty");
  gtk_widget_set_sensitive (self->next, review != NULL);
  if (minutes == NULL || review == NULL || item == NULL || minutes->state->charter == NULL)
    return;
  going_on = minutes->meeting->closed_at == 0;
  show_head (self, minutes, review);
  show_recorded (self, minutes, review);
  show_note (self, review, going_on);
  show_banner (self, minutes, review, item);
  gtk_widget_set_visible (self->buttons, going_on);
  steward_meeting_votes_show (STEWARD_MEETING_VOTES (self->votes));
  steward_meeting_item_show_evidence (self);
  steward_meeting_item_tick (self);
}

/**
 * steward_meeting_item_show_evidence:
 * @self: the middle
 *
 * Shows the evidence of the current item, once it is read.
 */
void
steward_meeting_item_show_evidence (StewardMeetingItem *self)
{
  const StewardEvidence *evidence = steward_meeting_session_get_evidence (self->session);

  if (evidence == g_object_get_data (G_OBJECT (self->evidence), "steward-evidence") && evidence != NULL)
    return;
  g_object_set_data (G_OBJECT (self->evidence), "steward-evidence", (gpointer) evidence);
  steward_box_clear (self->evidence);
  if (evidence != NULL)
    gtk_box_append (GTK_BOX (self->evidence), steward_meeting_evidence_new (evidence));
}

/**
 * steward_meeting_item_tick:
 * @self: the middle
 *
 * Shows how long the current item takes by now.
 */
void
steward_meeting_item_tick (StewardMeetingItem *self)
{
  const StewardAgendaItem *item = get_item (self);
  const StewardMeetingItemDraft *draft;
  g_autofree char *clock = NULL;
  g_autofree char *planned = NULL;
  g_autofree char *label = NULL;
  gint64 seconds;

  if (item == NULL)
    return;
  draft = steward_meeting_session_get_draft (self->session, item->review);
  seconds = steward_meeting_session_get_seconds (self->session, item->review);
  clock = g_strdup_printf ("%u:%02u", (guint) (seconds / 60), (guint) (seconds % 60));
  planned = item->closed_at != 0 ? g_strdup (_("closed"))
            : draft->paused_at != 0 ? g_strdup_printf (_("paused · of %u min"), (guint) draft->planned)
            : item->started_at == 0 ? g_strdup_printf (_("starts with t · %u min"), (guint) draft->planned)
                                    : g_strdup_printf (_("of %u min"), (guint) draft->planned);
  label = g_strdup_printf (_("Timer, %s, %s"), clock, planned);
  gtk_label_set_text (GTK_LABEL (self->clock), clock);
  gtk_label_set_text (GTK_LABEL (self->planned), planned);
  gtk_widget_set_sensitive (self->clock_button, item->closed_at == 0);
  gtk_widget_set_tooltip_text (self->clock_button, item->started_at == 0 ? _("Start (t)")
                                                   : draft->paused_at != 0 ? _("Go On (t)") : _("Pause (t)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clock_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (seconds > draft->planned * 60 && item->closed_at == 0)
    gtk_widget_add_css_class (self->clock, "warning");
  else
    gtk_widget_remove_css_class (self->clock, "warning");
}

static GtkWindow *
get_window (StewardMeetingItem *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/**
 * steward_meeting_item_add_action:
 * @self: the middle
 *
 * Opens the form of an action item.
 */
void
steward_meeting_item_add_action (StewardMeetingItem *self)
{
  if (gtk_widget_get_visible (self->buttons) && get_item (self) != NULL)
    steward_meeting_forms_action (get_window (self), self->session);
}

/**
 * steward_meeting_item_dissent:
 * @self: the middle
 *
 * Opens the form of a dissent.
 */
void
steward_meeting_item_dissent (StewardMeetingItem *self)
{
  if (gtk_widget_get_visible (self->buttons) && get_item (self) != NULL)
    steward_meeting_forms_dissent (get_window (self), self->session);
}

/**
 * steward_meeting_item_focus_votes:
 * @self: the middle
 *
 * Returns: whether the first vote could take the focus
 */
gboolean
steward_meeting_item_focus_votes (StewardMeetingItem *self)
{
  return steward_meeting_votes_focus (STEWARD_MEETING_VOTES (self->votes));
}

/**
 * steward_meeting_item_focus_note:
 * @self: the middle
 *
 * Puts the focus into the notes.
 */
void
steward_meeting_item_focus_note (StewardMeetingItem *self)
{
  if (gtk_widget_get_visible (self->note_box))
    gtk_widget_grab_focus (self->note);
}
