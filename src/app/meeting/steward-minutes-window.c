/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Minutes in a window. They are read from the ledger when it opens; the files
 * are written in a thread and replaced as a whole. */

#include "config.h"

#include "steward-minutes-window.h"

#include <glib/gi18n.h>

#include "steward-council-words.h"
#include "steward-dialogs.h"
#include "steward-markdown-view.h"
#include "steward-minutes-pdf.h"

struct _StewardMinutesWindow
{
  AdwWindow parent_instance;

  StewardServices *services;           /* owned; NULL once it is closed */
  StewardMinutes *minutes;             /* owned; NULL until it is read */

  AdwToastOverlay *toasts;             /* unowned */
  GtkWidget *view;
  GtkWidget *error_box;
  GtkWidget *error_label;
  GtkWidget *pdf;
  GtkWidget *markdown;
  gboolean as_pdf;
};

G_DEFINE_FINAL_TYPE (StewardMinutesWindow, steward_minutes_window, ADW_TYPE_WINDOW)

static void read_cb   (GObject *object, GAsyncResult *result, gpointer user_data);
static void chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void saved_cb  (GObject *object, GAsyncResult *result, gpointer user_data);

static void
show_error (StewardMinutesWindow *self,
            const GError         *error)
{
  g_autofree char *sentence = error != NULL ? steward_council_words_error (error) : NULL;

  gtk_label_set_text (GTK_LABEL (self->error_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error_box, sentence != NULL);
}

static void
choose_file (StewardMinutesWindow *self,
             gboolean              as_pdf)
{
  g_autofree char *name = g_strdup_printf (as_pdf ? "%s.pdf" : "%s.md", self->minutes->meeting->id);

  self->as_pdf = as_pdf;
  steward_dialogs_save_file_async (GTK_WINDOW (self), as_pdf ? _("Export Minutes as PDF")
                                                             : _("Export Minutes as Markdown"),
                                   name, NULL, chosen_cb, g_object_ref (self));
}

static void
pdf_cb (StewardMinutesWindow *self)
{
  choose_file (self, TRUE);
}

static void
markdown_cb (StewardMinutesWindow *self)
{
  choose_file (self, FALSE);
}

static gboolean
save_markdown (const StewardMinutes  *minutes,
               const char            *path,
               GError               **error)
{
  g_autofree char *text = steward_minutes_to_markdown (minutes);

  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                   error);
}

static void
save_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  StewardMinutesWindow *self = source_object;
  GError *error = NULL;
  gboolean saved = self->as_pdf ? steward_minutes_pdf_save (self->minutes, task_data, &error)
                                : save_markdown (self->minutes, task_data, &error);

  if (saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardMinutesWindow) self = user_data;
  g_autofree char *path = steward_dialogs_save_file_finish (result, NULL);
  g_autoptr (GTask) task = NULL;

  if (path == NULL || self->services == NULL)
    return;
  show_error (self, NULL);
  gtk_widget_set_sensitive (self->pdf, FALSE);
  gtk_widget_set_sensitive (self->markdown, FALSE);
  task = g_task_new (self, NULL, saved_cb, NULL);
  g_task_set_source_tag (task, choose_file);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, save_in_thread);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  StewardMinutesWindow *self = STEWARD_MINUTES_WINDOW (object);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (g_task_get_task_data (G_TASK (result)));
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;

  if (self->services == NULL)
    return;
  gtk_widget_set_sensitive (self->pdf, TRUE);
  gtk_widget_set_sensitive (self->markdown, TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      show_error (self, error);
      return;
    }
  words = g_strdup_printf (_("“%s” written"), name);
  title = g_markup_escape_text (words, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
steward_minutes_window_dispose (GObject *object)
{
  StewardMinutesWindow *self = STEWARD_MINUTES_WINDOW (object);

  g_clear_object (&self->services);

  G_OBJECT_CLASS (steward_minutes_window_parent_class)->dispose (object);
}

static void
steward_minutes_window_finalize (GObject *object)
{
  g_clear_pointer (&STEWARD_MINUTES_WINDOW (object)->minutes, steward_minutes_free);

  G_OBJECT_CLASS (steward_minutes_window_parent_class)->finalize (object);
}

static void
steward_minutes_window_class_init (StewardMinutesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_minutes_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_minutes_window_finalize;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_header (StewardMinutesWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->pdf = gtk_button_new_with_label (_("Export PDF…"));
  self->markdown = gtk_button_new_with_label (_("Export Markdown…"));
  gtk_widget_add_css_class (self->pdf, "suggested-action");
  gtk_widget_set_sensitive (self->pdf, FALSE);
  gtk_widget_set_sensitive (self->markdown, FALSE);
  g_signal_connect_swapped (self->pdf, "clicked", G_CALLBACK (pdf_cb), self);
  g_signal_connect_swapped (self->markdown, "clicked", G_CALLBACK (markdown_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->markdown);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->pdf);
  gtk_widget_add_css_class (header, "flat");

  return header;
}

static GtkWidget *
make_error_box (StewardMinutesWindow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

  self->error_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->error_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (icon, "mark-error");
  gtk_widget_add_css_class (self->error_box, "error-box");
  gtk_box_append (GTK_BOX (self->error_box), icon);
  gtk_box_append (GTK_BOX (self->error_box), self->error_label);
  gtk_widget_set_visible (self->error_box, FALSE);

  return self->error_box;
}

static void
steward_minutes_window_init (StewardMinutesWindow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 720, "child", content, "margin-start", 24,
                                   "margin-end", 24, "margin-top", 12, "margin-bottom", 24, NULL);

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->view = steward_markdown_view_new ();
  gtk_box_append (GTK_BOX (content), make_error_box (self));
  gtk_box_append (GTK_BOX (content), self->view);
  gtk_box_append (GTK_BOX (column), make_header (self));
  gtk_box_append (GTK_BOX (column), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                                  "vexpand", TRUE, "child", clamp, NULL));
  adw_toast_overlay_set_child (self->toasts, column);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->toasts));
  gtk_window_set_default_size (GTK_WINDOW (self), 760, 720);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardMinutesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  StewardMinutes *minutes = steward_minutes_load_finish (STEWARD_COUNCIL (object), result, &error);
  g_autofree char *text = NULL;

  if (self->services == NULL || minutes == NULL)
    {
      if (minutes == NULL && self->services != NULL)
        show_error (self, error);
      steward_minutes_free (minutes);
      return;
    }
  self->minutes = minutes;
  text = steward_minutes_to_markdown (minutes);
  steward_markdown_view_set_text (STEWARD_MARKDOWN_VIEW (self->view), text);
  gtk_widget_set_sensitive (self->pdf, TRUE);
  gtk_widget_set_sensitive (self->markdown, TRUE);
  gtk_widget_grab_focus (self->pdf);
}

/**
 * steward_minutes_window_new:
 * @parent: the window above which it appears
 * @services: the services
 * @meeting: id of a meeting
 *
 * Returns: (transfer none): a window with its minutes, which belongs to GTK as
 *   every toplevel does
 */
GtkWindow *
steward_minutes_window_new (GtkWindow       *parent,
                            StewardServices *services,
                            const char      *meeting)
{
  StewardMinutesWindow *self = g_object_new (STEWARD_TYPE_MINUTES_WINDOW, "title", _("Minutes"), NULL);

  self->services = g_object_ref (services);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  steward_minutes_load_async (steward_services_get_council (services), meeting, NULL, read_cb, g_object_ref (self));

  return GTK_WINDOW (self);
}
