/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The record as people read it. Verifying and exporting run in threads; their
 * results stand above the list in words. */

#include "config.h"

#include "steward-ledger-page.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-council-words.h"
#include "steward-dialogs.h"
#include "steward-event-detail.h"
#include "steward-event-list.h"
#include "steward-ledger-export.h"
#include "steward-time.h"
#include "steward-verification.h"

#define STACKED_BELOW 760

struct _StewardLedgerPage
{
  StewardPage parent_instance;

  StewardCouncil *council;             /* owned */
  GCancellable *verifying;             /* owned, nullable */
  char *stream;                        /* owned: what is to be exported; NULL: everything */

  GtkWidget *head;                     /* unowned children */
  GtkWidget *root;
  GtkWidget *mark;
  GtkWidget *words;
  GtkWidget *spinner;
  GtkWidget *verify;
  GtkWidget *panes;
  GtkWidget *list;
  GtkWidget *detail;
};

G_DEFINE_FINAL_TYPE (StewardLedgerPage, steward_ledger_page, STEWARD_TYPE_PAGE)

typedef struct
{
  StewardCouncil *council;             /* owned */
  char *folder;                        /* owned */
  char *stream;                        /* owned, nullable */
  gint64 n_events;
} ExportJob;

static void verified_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void loaded_cb   (GObject *object, GAsyncResult *result, gpointer user_data);
static void folder_cb   (GObject *object, GAsyncResult *result, gpointer user_data);
static void exported_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void copied_cb   (GObject *object, GAsyncResult *result, gpointer user_data);

static void
free_export (gpointer data)
{
  ExportJob *job = data;

  g_object_unref (job->council);
  g_free (job->folder);
  g_free (job->stream);
  g_free (job);
}

static void
toast (StewardLedgerPage *self,
       const char        *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  steward_page_toast (STEWARD_PAGE (self), adw_toast_new (title));
}

static void
say (StewardLedgerPage *self,
     const char        *icon_name,
     const char        *css_class,
     const char        *words)
{
  static const char *const classes[] = { "mark-success", "mark-error", "mark-none", NULL };

  for (guint i = 0; classes[i] != NULL; i++)
    gtk_widget_remove_css_class (self->mark, classes[i]);
  gtk_widget_add_css_class (self->mark, css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), icon_name);
  gtk_label_set_text (GTK_LABEL (self->words), words);
}

static void
say_error (StewardLedgerPage *self,
           const GError      *error)
{
  g_autofree char *sentence = steward_council_words_error (error);

  say (self, "dialog-error-symbolic", "mark-error", sentence);
}

static void
show_verification (StewardLedgerPage         *self,
                   const StewardVerification *verification)
{
  g_autofree char *moment = steward_council_words_moment (verification->time);
  g_autofree char *words = NULL;

  if (verification->time == 0)
    {
      say (self, "dialog-question-symbolic", "mark-none", _("Not verified from this desk yet."));
      return;
    }
  /* Translators: when, and what was found */
  words = g_strdup_printf (_("Verified %s. %s"), moment, verification->words != NULL ? verification->words : "");
  say (self, verification->well ? "emblem-ok-symbolic" : "dialog-error-symbolic",
       verification->well ? "mark-success" : "mark-error", words);
}

static void
set_busy (StewardLedgerPage *self,
          gboolean           busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_set_visible (self->mark, !busy);
  gtk_button_set_label (GTK_BUTTON (self->verify), busy ? _("Stop") : _("Verify"));
  if (busy)
    gtk_spinner_start (GTK_SPINNER (self->spinner));
  else
    gtk_spinner_stop (GTK_SPINNER (self->spinner));
}

static void
load_verification (StewardLedgerPage *self)
{
  steward_verification_load_async (self->council, NULL, loaded_cb, g_object_ref (self));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardLedgerPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardVerification) verification = steward_verification_finish (result, &error);

  if (self->council == NULL || self->verifying != NULL)
    return;
  if (verification != NULL)
    show_verification (self, verification);
  else
    say_error (self, error);
}

static void
verify_cb (StewardLedgerPage *self)
{
  if (self->verifying != NULL)
    {
      g_cancellable_cancel (self->verifying);
      return;
    }
  self->verifying = g_cancellable_new ();
  set_busy (self, TRUE);
  gtk_label_set_text (GTK_LABEL (self->words), _("Verifying every event…"));
  steward_verification_run_async (self->council, self->verifying, verified_cb, g_object_ref (self));
}

static void
verified_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardLedgerPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardVerification) verification = steward_verification_finish (result, &error);

  g_clear_object (&self->verifying);
  if (self->council == NULL)
    return;
  set_busy (self, FALSE);
  if (verification != NULL)
    show_verification (self, verification);
  else if (steward_error_is_cancelled (error))
    load_verification (self);
  else
    say_error (self, error);
}

static void
head_cb (StewardLedgerPage *self,
         guint64            size,
         const char        *root)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, size);
  /* Translators: %s is a number */
  g_autofree char *words = g_strdup_printf (ngettext ("%s event", "%s events", (gulong) size), number);
  g_autofree char *digest = steward_council_words_digest (root);
  g_autofree char *line = g_strdup_printf (_("Root %s"), digest);

  gtk_label_set_text (GTK_LABEL (self->head), words);
  gtk_label_set_text (GTK_LABEL (self->root), line);
  gtk_widget_set_tooltip_text (self->root, root);
}

static void
selected_cb (StewardLedgerPage *self,
             StewardEventItem  *item)
{
  steward_event_detail_set_item (STEWARD_EVENT_DETAIL (self->detail), item);
}

/* Export */

static void
start_export (StewardLedgerPage *self,
              const char        *stream)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_free (self->stream);
  self->stream = g_strdup (stream);
  steward_dialogs_pick_folder_async (GTK_WINDOW (root), _("Choose an Empty Folder for the Evidence"), NULL, NULL,
                                     folder_cb, g_object_ref (self));
}

static void
export_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  ExportJob *job = task_data;
  StewardExport what = { .folder = job->folder, .stream = job->stream, .with_payloads = TRUE };
  GError *error = NULL;

  if (steward_ledger_export_sync (steward_council_get_ledger (job->council),
                                  steward_council_get_governance (job->council), &what, &job->n_events, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
folder_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardLedgerPage) self = user_data;
  g_autofree char *folder = steward_dialogs_pick_folder_finish (result, NULL);
  g_autoptr (GTask) task = NULL;
  ExportJob *job;

  if (folder == NULL || self->council == NULL)
    return;
  job = g_new0 (ExportJob, 1);
  job->council = g_object_ref (self->council);
  job->folder = g_steal_pointer (&folder);
  job->stream = g_strdup (self->stream);
  task = g_task_new (self, NULL, exported_cb, NULL);
  g_task_set_source_tag (task, start_export);
  g_task_set_task_data (task, job, free_export);
  g_task_run_in_thread (task, export_in_thread);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  StewardLedgerPage *self = STEWARD_LEDGER_PAGE (object);
  const ExportJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (self->council == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      say_error (self, error);
      return;
    }
  words = g_strdup_printf (ngettext ("Evidence of %u event written to “%s”", "Evidence of %u events written to “%s”",
                                     (gulong) job->n_events), (guint) job->n_events, job->folder);
  toast (self, words);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  start_export (STEWARD_LEDGER_PAGE (widget), NULL);
}

/* Checkpoint */

static void
copy_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  StewardLedger *ledger = steward_council_get_ledger (task_data);
  StewardCheckpoint checkpoint;
  GError *error = NULL;

  if (steward_ledger_get_checkpoint_sync (ledger, &checkpoint, &error))
    g_task_return_pointer (task, steward_ledger_format_checkpoint (ledger, &checkpoint.tree),
                           g_free);
  else
    g_task_return_error (task, error);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  StewardLedgerPage *self = STEWARD_LEDGER_PAGE (widget);
  g_autoptr (GTask) task = g_task_new (self, NULL, copied_cb, NULL);

  g_task_set_source_tag (task, copy_action);
  g_task_set_task_data (task, g_object_ref (self->council), g_object_unref);
  g_task_run_in_thread (task, copy_in_thread);
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  StewardLedgerPage *self = STEWARD_LEDGER_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->council == NULL)
    return;
  if (text == NULL)
    {
      say_error (self, error);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  toast (self, _("Checkpoint copied. Keep it elsewhere: a later ledger can be held against it."));
}

static void
resized_cb (StewardLedgerPage *self,
            int                width)
{
  GtkOrientation orientation = width < STACKED_BELOW ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->panes)) == orientation)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), orientation);
  gtk_paned_set_position (GTK_PANED (self->panes), orientation == GTK_ORIENTATION_VERTICAL ? 300 : 440);
}

static gboolean
focus_search (StewardPage *page)
{
  steward_event_list_focus_search (STEWARD_EVENT_LIST (STEWARD_LEDGER_PAGE (page)->list));

  return TRUE;
}

static gboolean
escape (StewardPage *page)
{
  return steward_event_list_escape (STEWARD_EVENT_LIST (STEWARD_LEDGER_PAGE (page)->list));
}

static void
steward_ledger_page_map (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  GTK_WIDGET_CLASS (steward_ledger_page_parent_class)->map (widget);
  if (focus == NULL || !gtk_widget_get_mapped (focus))
    steward_event_list_focus_rows (STEWARD_EVENT_LIST (STEWARD_LEDGER_PAGE (widget)->list));
}

static GtkWidget *
make_header (StewardLedgerPage *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *export = gtk_button_new_with_label (_("Export Evidence…"));
  GtkWidget *copy = gtk_button_new_with_label (_("Copy Checkpoint"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (export), "ledger.export");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "ledger.copy-checkpoint");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Ledger"), NULL));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), export);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), copy);
  gtk_widget_add_css_class (header, "flat");
  steward_page_adopt_header (STEWARD_PAGE (self), ADW_HEADER_BAR (header));

  return header;
}

static GtkWidget *
make_state (StewardLedgerPage *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->head = steward_text_new (NULL, "heading");
  self->root = steward_text_new (NULL, "second-line");
  self->words = steward_text_new (NULL, NULL);
  self->mark = gtk_image_new ();
  self->spinner = gtk_spinner_new ();
  self->verify = gtk_button_new_with_label (_("Verify"));
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (self->verify, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->root, "numeric");
  g_signal_connect_swapped (self->verify, "clicked", G_CALLBACK (verify_cb), self);
  gtk_box_append (GTK_BOX (line), self->head);
  gtk_box_append (GTK_BOX (line), self->root);
  gtk_box_append (GTK_BOX (lines), line);
  gtk_box_append (GTK_BOX (lines), self->words);
  gtk_box_append (GTK_BOX (card), self->mark);
  gtk_box_append (GTK_BOX (card), self->spinner);
  gtk_box_append (GTK_BOX (card), lines);
  gtk_box_append (GTK_BOX (card), self->verify);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "product-card");
  g_object_set (card, "margin-start", 14, "margin-end", 14, "margin-bottom", 9, NULL);

  return card;
}

static void
build (StewardLedgerPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *ruler = gtk_drawing_area_new ();

  self->list = steward_event_list_new (self->council);
  self->detail = steward_event_detail_new ();
  self->panes = g_object_new (GTK_TYPE_PANED, "start-child", self->list, "end-child", self->detail,
                              "shrink-start-child", FALSE, "shrink-end-child", FALSE, "position", 440, "vexpand", TRUE,
                              NULL);
  gtk_widget_set_size_request (self->list, 260, 160);
  gtk_widget_set_size_request (self->detail, 280, 160);
  g_signal_connect_swapped (ruler, "resize", G_CALLBACK (resized_cb), self);
  /* The list may outlive the page by what it is reading. */
  g_signal_connect_object (self->list, "head", G_CALLBACK (head_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "export", G_CALLBACK (start_export), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), ruler);
  gtk_box_append (GTK_BOX (box), make_state (self));
  gtk_box_append (GTK_BOX (box), self->panes);
  gtk_widget_add_css_class (box, "list-pane");
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
steward_ledger_page_constructed (GObject *object)
{
  StewardLedgerPage *self = STEWARD_LEDGER_PAGE (object);

  G_OBJECT_CLASS (steward_ledger_page_parent_class)->constructed (object);

  self->council = g_object_ref (steward_services_get_council (steward_page_get_services (STEWARD_PAGE (self))));
  build (self);
  load_verification (self);
}

static void
steward_ledger_page_dispose (GObject *object)
{
  StewardLedgerPage *self = STEWARD_LEDGER_PAGE (object);

  if (self->verifying != NULL)
    g_cancellable_cancel (self->verifying);
  g_clear_object (&self->council);

  G_OBJECT_CLASS (steward_ledger_page_parent_class)->dispose (object);
}

static void
steward_ledger_page_finalize (GObject *object)
{
  g_clear_object (&STEWARD_LEDGER_PAGE (object)->verifying);
  g_free (STEWARD_LEDGER_PAGE (object)->stream);

  G_OBJECT_CLASS (steward_ledger_page_parent_class)->finalize (object);
}

static void
steward_ledger_page_class_init (StewardLedgerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);

  object_class->constructed = steward_ledger_page_constructed;
  object_class->dispose = steward_ledger_page_dispose;
  object_class->finalize = steward_ledger_page_finalize;
  widget_class->map = steward_ledger_page_map;
  page_class->focus_search = focus_search;
  page_class->escape = escape;

  gtk_widget_class_install_action (widget_class, "ledger.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "ledger.copy-checkpoint", NULL, copy_action);
}

static void
steward_ledger_page_init (StewardLedgerPage *self)
{
}

/**
 * steward_ledger_page_new:
 * @services: whose ledger is shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
steward_ledger_page_new (StewardServices *services)
{
  return g_object_new (STEWARD_TYPE_LEDGER_PAGE, "services", services, "title", _("Ledger"), "icon-name",
                       "changes-prevent-symbolic", NULL);
}
