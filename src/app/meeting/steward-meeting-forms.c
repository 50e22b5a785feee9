/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Short forms of a meeting: a new one with its agenda, more items, an action
 * item, a dissent. */

#include "config.h"

#include "steward-meeting-forms.h"

#include <glib/gi18n.h>

#include "steward-council-words.h"
#include "steward-queue.h"
#include "steward-scribe.h"
#include "steward-short-form.h"

/* What a form is for, as long as its window lives. */
typedef struct
{
  StewardShortForm *form;              /* unowned: it owns this */
  StewardServices *services;           /* owned, nullable */
  StewardMeetingSession *session;      /* owned, nullable */
  StewardScribe *scribe;               /* owned, nullable */
  GtkWidget *checks;                   /* unowned: list of the queue's items */
  GCallback opened;
  gpointer data;
} Purpose;

typedef void (*OpenedFunc) (gpointer    data,
                            const char *meeting);

static void queue_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
free_purpose (gpointer data)
{
  Purpose *purpose = data;

  g_clear_object (&purpose->services);
  g_clear_object (&purpose->session);
  g_clear_object (&purpose->scribe);
  g_free (purpose);
}

static Purpose *
make_purpose (StewardShortForm      *form,
              StewardServices       *services,
              StewardMeetingSession *session)
{
  Purpose *purpose = g_new0 (Purpose, 1);

  purpose->form = form;
  purpose->services = services != NULL ? g_object_ref (services) : NULL;
  purpose->session = session != NULL ? g_object_ref (session) : NULL;
  g_object_set_data_full (G_OBJECT (form), "steward-purpose", purpose, free_purpose);

  return purpose;
}

/* People of the council, by the seats that they hold. */
static void
list_people (const StewardMinutes *minutes,
             gboolean              present_only,
             StewardMeetingSession *session,
             GPtrArray            *ids,
             GPtrArray            *names,
             gboolean              by_seat)
{
  GPtrArray *seats = minutes->state->charter->seats;

  for (guint i = 0; i < seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (seats, i);
      g_autofree char *words = steward_council_words_seat (seat);

      if (seat->holder == NULL || (present_only && !steward_meeting_session_is_present (session, seat->id)))
        continue;
      g_ptr_array_add (ids, g_strdup (by_seat ? seat->id : seat->holder));
      g_ptr_array_add (names, g_strdup_printf ("%s (%s)", steward_council_state_get_name (minutes->state, seat->holder),
                                               words));
    }
}

static void
action_done_cb (Purpose *purpose)
{
  g_autofree char *text = steward_short_form_get_text (purpose->form, "text");

  steward_meeting_session_add_action (purpose->session, text,
                                      steward_short_form_get_choice (purpose->form, "owner"),
                                      steward_short_form_get_day (purpose->form, "due"));
  steward_short_form_finish (purpose->form);
}

/**
 * steward_meeting_forms_action:
 * @parent: the window above which it appears
 * @session: a session that was read
 *
 * Asks for an action item of the current item.
 */
void
steward_meeting_forms_action (GtkWindow             *parent,
                              StewardMeetingSession *session)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (session);
  StewardShortForm *form = steward_short_form_new (parent, _("Action Item"), NULL, _("Record Action Item"));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Purpose *purpose = make_purpose (form, NULL, session);

  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, g_strdup (_("Nobody yet")));
  list_people (minutes, FALSE, session, ids, names, FALSE);
  steward_short_form_add_line (form, "text", _("What is to be done"), NULL, TRUE);
  steward_short_form_add_choice (form, "owner", _("Who does it"), ids, names);
  steward_short_form_add_day (form, "due", _("Due, such as 2026-11-24"), 0, FALSE);
  g_signal_connect_swapped (form, "done", G_CALLBACK (action_done_cb), purpose);
  gtk_window_present (GTK_WINDOW (form));
}

static void
dissent_done_cb (Purpose *purpose)
{
  g_autofree char *text = steward_short_form_get_text (purpose->form, "text");

  steward_meeting_session_dissent (purpose->session, steward_short_form_get_choice (purpose->form, "seat"), text);
  steward_short_form_finish (purpose->form);
}

/**
 * steward_meeting_forms_dissent:
 * @parent: the window above which it appears
 * @session: a session that was read
 *
 * Asks for a dissent on the current item.
 */
void
steward_meeting_forms_dissent (GtkWindow             *parent,
                               StewardMeetingSession *session)
{
  const StewardMinutes *minutes = steward_meeting_session_get_minutes (session);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  StewardShortForm *form;

  list_people (minutes, TRUE, session, ids, names, TRUE);
  if (ids->len == 0)
    list_people (minutes, FALSE, session, ids, names, TRUE);
  form = steward_short_form_new (parent, _("Dissent"),
                                 _("It stands in the minutes word for word, with the name of who says it."),
                                 _("Record Dissent"));
  steward_short_form_add_choice (form, "seat", _("Who dissents"), ids, names);
  steward_short_form_add_text (form, "text", _("What is said"), TRUE);
  g_signal_connect_swapped (form, "done", G_CALLBACK (dissent_done_cb), make_purpose (form, NULL, session));
  gtk_window_present (GTK_WINDOW (form));
}

/* Items of the queue */

static void
add_check (Purpose          *purpose,
           StewardQueueItem *item,
           gboolean          active)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = adw_action_row_new ();
  const char *title = steward_queue_item_get_title (item);
  g_autofree char *due = steward_council_words_day (steward_queue_item_get_due (item));
  g_autofree char *words = g_strdup_printf (_("%s · due %s"),
                                            _(steward_review_kind_to_title (steward_queue_item_get_kind (item))), due);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (row), "steward-review", g_strdup (steward_queue_item_get_review (item)), g_free);
  g_object_set_data (G_OBJECT (row), "steward-check", check);
  gtk_list_box_append (GTK_LIST_BOX (purpose->checks), row);
}

static gboolean
has_check (Purpose    *purpose,
           const char *review)
{
  for (GtkWidget *child = gtk_widget_get_first_child (purpose->checks); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (child), "steward-review"), review) == 0)
      return TRUE;

  return FALSE;
}

static void
queue_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StewardShortForm) form = user_data;
  Purpose *purpose = g_object_get_data (G_OBJECT (form), "steward-purpose");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = steward_queue_load_finish (STEWARD_COUNCIL (object), result, &error);

  if (items == NULL)
    {
      g_autofree char *sentence = steward_council_words_error (error);

      steward_short_form_refuse (form, sentence);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    {
      StewardQueueItem *item = g_ptr_array_index (items, i);
      const char *review = steward_queue_item_get_review (item);

      if (review == NULL || has_check (purpose, review)
          || (purpose->session != NULL && steward_meeting_session_get_item (purpose->session, review) != NULL))
        continue;
      add_check (purpose, item, purpose->session == NULL);
    }
}

static void
add_checks (Purpose *purpose)
{
  purpose->checks = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (purpose->checks), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (purpose->checks),
                                g_object_new (GTK_TYPE_LABEL, "label", _("Nothing else waits in the queue."),
                                              "margin-top", 12, "margin-bottom", 12, NULL));
  gtk_widget_add_css_class (purpose->checks, "boxed-list");
  steward_short_form_add_widget (purpose->form, g_object_new (GTK_TYPE_LABEL, "label", _("Agenda, from the queue"),
                                                              "xalign", 0.f, "css-classes",
                                                              (const char *[]) { "heading", NULL }, NULL));
  steward_short_form_add_widget (purpose->form, purpose->checks);
  steward_queue_load_async (steward_services_get_council (purpose->services),
                            steward_services_get_person (purpose->services), NULL, queue_cb,
                            g_object_ref (purpose->form));
}

static char **
read_checks (Purpose *purpose)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (purpose->checks); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BOX_ROW (child)
        && gtk_check_button_get_active (g_object_get_data (G_OBJECT (child), "steward-check")))
      g_strv_builder_add (builder, g_object_get_data (G_OBJECT (child), "steward-review"));

  return g_strv_builder_end (builder);
}

static void
items_done_cb (Purpose *purpose)
{
  g_auto (GStrv) reviews = read_checks (purpose);

  steward_meeting_session_add_items (purpose->session, (const char *const *) reviews);
  steward_short_form_finish (purpose->form);
}

/**
 * steward_meeting_forms_items:
 * @parent: the window above which it appears
 * @services: the services
 * @session: a session that was read
 *
 * Offers what waits in the queue and is not on the agenda yet.
 */
void
steward_meeting_forms_items (GtkWindow             *parent,
                             StewardServices       *services,
                             StewardMeetingSession *session)
{
  StewardShortForm *form = steward_short_form_new (parent, _("Add to the Agenda"), NULL, _("Add to the Agenda"));
  Purpose *purpose = make_purpose (form, services, session);

  add_checks (purpose);
  gtk_window_set_default_size (GTK_WINDOW (form), 560, 520);
  g_signal_connect_swapped (form, "done", G_CALLBACK (items_done_cb), purpose);
  gtk_window_present (GTK_WINDOW (form));
}

/* A new meeting */

static gboolean
read_clock (const char *text,
            int        *out_hour,
            int        *out_minute)
{
  char rest;

  return text != NULL && sscanf (text, "%2d:%2d%c", out_hour, out_minute, &rest) == 2 && *out_hour >= 0 &&
         *out_hour < 24 && *out_minute >= 0 && *out_minute < 60;
}

static void
recorded_cb (Purpose       *purpose,
             StewardIntent *intent,
             StewardAct    *act)
{
  ((OpenedFunc) purpose->opened) (purpose->data, act->meeting);
  steward_short_form_finish (purpose->form);
}

static void
failed_cb (Purpose       *purpose,
           StewardIntent *intent,
           GError        *error)
{
  g_autofree char *sentence = steward_council_words_error (error);

  steward_short_form_refuse (purpose->form, sentence);
}

static void
new_done_cb (Purpose *purpose)
{
  StewardIntent *intent;
  g_autofree char *clock = steward_short_form_get_text (purpose->form, "clock");
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_local (
    steward_short_form_get_day (purpose->form, "day") / G_USEC_PER_SEC);
  g_autoptr (GDateTime) starts = NULL;
  int hour, minute;

  if (!read_clock (clock, &hour, &minute))
    {
      steward_short_form_refuse (purpose->form, _("The time is written such as 10:00."));
      return;
    }
  starts = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                  g_date_time_get_day_of_month (day), hour, minute, 0);
  steward_short_form_set_busy (purpose->form, TRUE);
  intent = steward_intent_new (STEWARD_VERB_OPEN_MEETING, steward_services_get_person (purpose->services));
  intent->title = steward_short_form_get_text (purpose->form, "title");
  intent->since = g_date_time_to_unix (starts) * G_USEC_PER_SEC;
  intent->agenda = read_checks (purpose);
  steward_scribe_record (purpose->scribe, intent);
}

/**
 * steward_meeting_forms_new:
 * @parent: the window above which it appears
 * @services: the services
 * @opened: called with @data and the id of the meeting once it is recorded
 * @data: for @opened; must live as long as @parent
 *
 * Asks for a new meeting.
 */
void
steward_meeting_forms_new (GtkWindow       *parent,
                           StewardServices *services,
                           GCallback        opened,
                           gpointer         data)
{
  StewardShortForm *form =
    steward_short_form_new (parent, _("New Meeting"),
                            _("The meeting is recorded when it is opened. Its agenda may be changed while it goes on."),
                            _("Open Meeting"));
  Purpose *purpose = make_purpose (form, services, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *clock = g_date_time_format (now, "%H:%M");

  purpose->opened = opened;
  purpose->data = data;
  purpose->scribe = steward_scribe_new (steward_services_get_council (services));
  g_signal_connect_swapped (purpose->scribe, "recorded", G_CALLBACK (recorded_cb), purpose);
  g_signal_connect_swapped (purpose->scribe, "failed", G_CALLBACK (failed_cb), purpose);
  steward_short_form_add_line (form, "title", _("Title"), _("Council meeting"), TRUE);
  steward_short_form_add_day (form, "day", _("Day"), g_get_real_time (), TRUE);
  steward_short_form_add_line (form, "clock", _("Time"), clock, TRUE);
  add_checks (purpose);
  gtk_window_set_default_size (GTK_WINDOW (form), 560, 660);
  g_signal_connect_swapped (form, "done", G_CALLBACK (new_done_cb), purpose);
  gtk_window_present (GTK_WINDOW (form));
}
