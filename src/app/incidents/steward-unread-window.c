/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signals that are no measurements: where, why and how often, the most frequent
 * first. Nothing is dropped in silence. */

#include "config.h"

#include "steward-unread-window.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-error.h"

typedef struct
{
  StewardGovernance *governance;       /* owned */
  char *source_id;                     /* owned */
} Reading;

static void unread_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->governance);
  g_free (reading->source_id);
  g_free (reading);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Reading *reading = task_data;
  GError *error = NULL;
  GPtrArray *unread = steward_signal_unread_list_sync (reading->governance, reading->source_id, &error);

  if (unread != NULL)
    g_task_return_pointer (task, unread, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static int
compare_unread (gconstpointer a,
                gconstpointer b)
{
  const StewardUnread *left = *(StewardUnread *const *) a;
  const StewardUnread *right = *(StewardUnread *const *) b;

  if (left->n != right->n)
    return left->n > right->n ? -1 : 1;

  return g_strcmp0 (left->place, right->place);
}

static char *
say_total (GPtrArray *unread)
{
  guint64 total = 0;

  for (guint i = 0; i < unread->len; i++)
    total += ((const StewardUnread *) g_ptr_array_index (unread, i))->n;
  if (total == 0)
    return g_strdup (_("Everything that the source gave was understood."));

  return g_strdup_printf (ngettext ("%lu signal was not understood. It counts neither as good nor as bad.",
                                    "%lu signals were not understood. They count neither as good nor as bad.",
                                    (gulong) total), (gulong) total);
}

/**
 * steward_unread_list_new:
 * @unread: (element-type StewardUnread): what was not understood; is sorted
 *
 * Returns: (transfer floating): it, as lines with their counts
 */
GtkWidget *
steward_unread_list_new (GPtrArray *unread)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *total = say_total (unread);
  GtkWidget *card;

  gtk_box_append (GTK_BOX (box), steward_text_new (total, NULL));
  g_object_set (box, "margin-top", 6, "margin-bottom", 18, "margin-start", 24, "margin-end", 24, NULL);
  if (unread->len == 0)
    return box;
  g_ptr_array_sort (unread, compare_unread);
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "product-card");
  for (guint i = 0; i < unread->len; i++)
    {
      const StewardUnread *one = g_ptr_array_index (unread, i);
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, one->n);
      GtkWidget *aside = steward_aside_new (count);

      gtk_widget_add_css_class (aside, "numeric");
      gtk_box_append (GTK_BOX (card), steward_line_new ("dialog-question-symbolic", one->reason, one->place, aside));
    }
  gtk_box_append (GTK_BOX (box), card);

  return box;
}

static void
set_content (GtkWidget *scroll,
             GtkWidget *child)
{
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), child);
}

static void
unread_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) unread = g_task_propagate_pointer (G_TASK (result), &error);
  const char *remedy = error == NULL ? NULL : steward_error_remedy (error);
  g_autofree char *words = error == NULL ? NULL : g_strdup_printf ("%s %s", error->message, remedy != NULL ? _(remedy)
                                                                                                         : "");

  set_content (GTK_WIDGET (object), unread != NULL ? steward_unread_list_new (unread)
                                                   : steward_text_new (words, "nothing"));
}

/**
 * steward_unread_window_present:
 * @parent: (nullable): the window above which it appears
 * @services: the services
 * @source_id: of the source
 * @name: of the source
 *
 * Shows what signals of the source were not understood.
 */
void
steward_unread_window_present (GtkWindow       *parent,
                               StewardServices *services,
                               const char      *source_id,
                               const char      *name)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "modal", TRUE, "default-width", 620, "default-height", 520, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                    NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autofree char *title = g_strdup_printf (_("Signals of %s"), name);
  g_autoptr (GTask) task = g_task_new (scroll, NULL, unread_cb, NULL);
  Reading *reading = g_new0 (Reading, 1);

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), scroll);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  reading->governance = g_object_ref (steward_services_get_governance (services));
  reading->source_id = g_strdup (source_id);
  g_task_set_source_tag (task, steward_unread_window_present);
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, read_in_thread);
  gtk_window_present (GTK_WINDOW (window));
}
