/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The windows that were declared, those to come first, each with its reason and
 * a button that takes it back. */

#include "config.h"

#include "steward-declare-window.h"

#include <glib/gi18n.h>

#include "steward-act-form.h"
#include "steward-cards.h"
#include "steward-review-words.h"

#define SHOWN_SPAN (90 * G_TIME_SPAN_DAY)

typedef struct
{
  StewardCouncil *council;             /* owned */
  GPtrArray *windows;                  /* owned StewardPlannedWindow */
  GHashTable *texts;                   /* owned: payload → char* */
} Reading;

static void windows_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->council);
  g_clear_pointer (&reading->windows, g_ptr_array_unref);
  g_hash_table_unref (reading->texts);
  g_free (reading);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;

  reading->windows = steward_window_rows_list_sync (steward_council_get_governance (reading->council),
                                                    g_get_real_time () - SHOWN_SPAN, &error);
  if (reading->windows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < reading->windows->len; i++)
    {
      const StewardPlannedWindow *window = g_ptr_array_index (reading->windows, i);
      g_autoptr (GError) local = NULL;
      char *text = window->reason == NULL ? NULL : steward_council_load_text_sync (reading->council, window->reason,
                                                                                   &local);

      /* An erased reason is told as such in its place. */
      if (window->reason != NULL)
        g_hash_table_insert (reading->texts, g_strdup (window->reason), text != NULL ? text
                                                                                     : g_strdup (local->message));
    }
  g_task_return_boolean (task, TRUE);
}

/* Taking one back. */

static StewardIntent *
make_intent (StewardShortForm *form,
             gpointer          data)
{
  char **words = data;
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_CANCEL_WINDOW, words[0]);

  intent->window = g_strdup (words[1]);
  intent->comment = steward_short_form_get_text (form, "reason");

  return intent;
}

static void
cancel_cb (GtkWidget *button)
{
  StewardPage *page = g_object_get_data (G_OBJECT (button), "steward-page");
  const char *words[] = { steward_services_get_person (steward_page_get_services (page)),
                          g_object_get_data (G_OBJECT (button), "steward-window"), NULL };
  GtkWindow *list = GTK_WINDOW (gtk_widget_get_root (button));
  StewardShortForm *form = steward_short_form_new (gtk_window_get_transient_for (list), _("Cancel the Window"), NULL,
                                                   _("Show What Will Be Recorded"));

  steward_short_form_add_text (form, "reason", _("Reason"), FALSE);
  steward_act_form_run (form, page, _("Cancel Window"), _("The window is cancelled"), make_intent,
                        g_strdupv ((char **) words), (GDestroyNotify) g_strfreev);
  gtk_window_destroy (list);
}

static void
declare_cb (GtkWidget *button)
{
  StewardPage *page = g_object_get_data (G_OBJECT (button), "steward-page");

  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (button)));
  steward_declare_window_present (page, NULL, NULL, NULL);
}

/* The list. */

static char *
say_subject (StewardPage                *page,
             const StewardPlannedWindow *window)
{
  if (window->subject != NULL)
    return g_strdup (window->subject);

  return window->domain != NULL ? g_strdup_printf (_("All of the domain %s"), window->domain)
                                : g_strdup (_("Everything"));
}

static char *
say_window (Reading                    *reading,
            const StewardPlannedWindow *window)
{
  StewardCouncilState *state = steward_council_peek_state (reading->council);
  const char *who = state == NULL || window->declared_by == NULL
                      ? NULL : steward_council_state_get_name (state, window->declared_by);
  gint64 now = g_get_real_time ();
  g_autofree char *from = steward_review_say_moment (window->from, now);
  g_autofree char *to = steward_review_say_moment (window->to, now);
  g_autoptr (GString) words = g_string_new (window->id);

  /* Translators: two moments */
  g_string_append_printf (words, _(" · from %s until %s"), from, to);
  if (who != NULL)
    g_string_append_printf (words, _(" · declared by %s"), who);
  if (window->cancelled_at != 0)
    {
      g_autofree char *moment = steward_review_say_moment (window->cancelled_at, now);

      g_string_append_printf (words, _(" · cancelled %s"), moment);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWidget *
make_cancel (StewardPage                *page,
             const StewardPlannedWindow *window)
{
  GtkWidget *button;

  if (window->cancelled_at != 0 || window->to <= g_get_real_time () ||
      steward_services_get_person (steward_page_get_services (page)) == NULL)
    return NULL;
  button = gtk_button_new_with_label (_("Cancel…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "steward-page", page);
  g_object_set_data_full (G_OBJECT (button), "steward-window", g_strdup (window->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (cancel_cb), NULL);

  return button;
}

static GtkWidget *
make_list (StewardPage *page,
           Reading     *reading)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  for (guint i = reading->windows->len; i > 0; i--)
    {
      const StewardPlannedWindow *window = g_ptr_array_index (reading->windows, i - 1);
      g_autofree char *subject = say_subject (page, window);
      g_autofree char *words = say_window (reading, window);
      const char *reason = window->reason == NULL ? NULL : g_hash_table_lookup (reading->texts, window->reason);
      GtkWidget *line = steward_line_new ("x-office-calendar-symbolic", subject, words, NULL);
      GtkWidget *cancel = make_cancel (page, window);

      if (reason != NULL)
        gtk_box_append (GTK_BOX (gtk_widget_get_last_child (line)), steward_text_new (reason, NULL));
      if (cancel != NULL)
        gtk_box_append (GTK_BOX (line), cancel);
      gtk_box_append (GTK_BOX (card), line);
    }
  if (reading->windows->len == 0)
    gtk_box_append (GTK_BOX (card), steward_text_new (_("No window was declared in the last 90 days, and none is to "
                                                        "come."), "second-line"));
  g_object_set (card, "margin-top", 12, "margin-bottom", 18, "margin-start", 24, "margin-end", 24, NULL);

  return card;
}

static void
present_list (StewardPage *page,
              GtkWidget   *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", _("Planned Windows"), "modal", TRUE, "default-width", 560,
                                    "default-height", 480, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *declare = gtk_button_new_with_label (_("Declare…"));
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", list, "hscrollbar-policy", GTK_POLICY_NEVER,
                                    "vexpand", TRUE, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_object_set_data (G_OBJECT (declare), "steward-page", page);
  g_signal_connect (declare, "clicked", G_CALLBACK (declare_cb), NULL);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), declare);
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), scroll);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (window));
}

static void
windows_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  StewardPage *page = STEWARD_PAGE (object);
  g_autoptr (GError) error = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    present_list (page, make_list (page, g_task_get_task_data (G_TASK (result))));
  else
    present_list (page, steward_text_new (error->message, "nothing"));
}

/**
 * steward_planned_windows_present:
 * @page: above which the list appears
 *
 * Lists the windows to come and those of the last 90 days.
 */
void
steward_planned_windows_present (StewardPage *page)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) task = g_task_new (page, NULL, windows_cb, NULL);

  reading->council = g_object_ref (steward_services_get_council (steward_page_get_services (page)));
  reading->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_task_set_source_tag (task, steward_planned_windows_present);
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, read_in_thread);
}
