/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of one incident: it reads the file, keeps what is written into the
 * decision, and takes what was confirmed to the ledger. */

#include "config.h"

#include "steward-incident-page.h"

#include <glib/gi18n.h>

#include "steward-declare-window.h"
#include "steward-error.h"
#include "steward-form-drafts.h"
#include "steward-incident-decide.h"
#include "steward-incident-pane.h"
#include "steward-review-panes.h"
#include "steward-undo-bar.h"

struct _StewardIncidentPage
{
  AdwBin parent_instance;

  StewardPage *page;                   /* unowned, nullable: in which this lies */
  StewardServices *services;           /* owned, nullable */
  StewardCouncil *council;             /* owned, nullable */
  StewardFormDrafts *drafts;           /* owned, nullable */
  StewardSealing *sealing;             /* owned, nullable */
  GHashTable *failures;                /* owned incident → owned GError: not recorded, not read yet */

  char *incident;                      /* owned, nullable: what is open */
  char *verb;                          /* owned, nullable: to be opened once it is read */
  StewardIncidentFile *file;           /* owned, nullable: what both panes show */
  GCancellable *reading;               /* owned, nullable */
  guint focus;                         /* source: takes the focus once the page is shown */

  StewardReviewPanes *panes;           /* unowned, below */
  StewardIncidentPane *pane;
  StewardIncidentDecide *decide;
  StewardUndoBar *undo_bar;
};

G_DEFINE_FINAL_TYPE (StewardIncidentPage, steward_incident_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_CLOSED,
  SIGNAL_STEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  StewardCouncil *council;
  char *incident;
} Reading;

static void file_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static const char *
get_person (StewardIncidentPage *self)
{
  return self->services != NULL ? steward_services_get_person (self->services) : NULL;
}

static void
keep_form (StewardIncidentPage *self)
{
  g_autoptr (StewardIntent) form = steward_incident_decide_dup_form (self->decide);

  if (form != NULL && self->drafts != NULL)
    steward_form_drafts_put (self->drafts, get_person (self), form->incident, form);
}

/* What both panes show. */

static void
set_file (StewardIncidentPage *self,
          StewardIncidentFile *file,
          gboolean             restore)
{
  StewardIncidentFile *old = g_steal_pointer (&self->file);
  const char *id = file == NULL ? NULL : file->kase->incident->id;
  const StewardIntent *form = file == NULL || !restore
                                ? NULL : steward_form_drafts_get (self->drafts, get_person (self), id);
  const GError *failure = id == NULL ? NULL : g_hash_table_lookup (self->failures, id);

  self->file = file;
  if (file != NULL)
    steward_incident_pane_set_file (self->pane, file);
  steward_incident_decide_set_case (self->decide, file != NULL ? file->kase : NULL,
                                    file != NULL ? file->state : NULL, form);
  if (id != NULL)
    steward_incident_decide_set_pending (self->decide, steward_sealing_holds (self->sealing, id));
  if (failure != NULL)
    steward_incident_decide_show_failure (self->decide, failure);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incident.open-objective",
                                 file != NULL && file->kase->level != NULL);
  g_clear_pointer (&old, steward_incident_file_free);
}

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->council);
  g_free (reading->incident);
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
  StewardIncidentFile *file = steward_incident_file_load_sync (reading->council, reading->incident, g_get_real_time (),
                                                               &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) steward_incident_file_free);
  else
    g_task_return_error (task, error);
}

static void
read_file (StewardIncidentPage *self)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->incident == NULL || self->council == NULL)
    return;
  self->reading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->council = g_object_ref (self->council);
  reading->incident = g_strdup (self->incident);
  task = g_task_new (self, self->reading, file_cb, NULL);
  g_task_set_source_tag (task, read_file);
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, read_in_thread);
}

static void
file_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  StewardIncidentPage *self = STEWARD_INCIDENT_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardIncidentFile) file = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *verb = NULL;
  gboolean same;

  if (steward_error_is_cancelled (error) || self->council == NULL || self->incident == NULL)
    return;
  if (file == NULL)
    {
      set_file (self, NULL, FALSE);
      steward_incident_pane_show_error (self->pane, error);
      return;
    }
  if (g_strcmp0 (file->kase->incident->id, self->incident) != 0)
    return;
  same = self->file != NULL && g_strcmp0 (self->file->kase->incident->id, self->incident) == 0;
  set_file (self, g_steal_pointer (&file), !same);
  verb = g_steal_pointer (&self->verb);
  if (verb != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "incident.perform", "s", verb);
}

static void
show_room (StewardIncidentPage *self)
{
  guint room = steward_review_panes_get_room (self->panes);

  steward_incident_pane_set_decide (self->pane, room < 2);
  steward_incident_decide_set_back (self->decide, room < 2);
  adw_header_bar_set_show_end_title_buttons (steward_incident_pane_get_header (self->pane), room < 2);
  adw_header_bar_set_show_start_title_buttons (steward_incident_decide_get_header (self->decide), room < 2);
}

/* Keys act only while the focus is in the page. */
static gboolean
focus_cb (gpointer user_data)
{
  StewardIncidentPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  self->focus = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      (focus == NULL || !gtk_widget_get_mapped (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    steward_incident_pane_focus (self->pane);

  return G_SOURCE_REMOVE;
}

static void
take_focus (StewardIncidentPage *self)
{
  if (self->focus == 0)
    self->focus = g_timeout_add (50, focus_cb, self);
}

static void
person_changed_cb (StewardIncidentPage *self)
{
  steward_incident_decide_set_council (self->decide, self->council, get_person (self));
  read_file (self);
}

/* Confirming, and what becomes of it. */

static void
confirmed_cb (StewardIncidentPage *self)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_act_free);
  StewardAct *act = steward_incident_decide_steal_act (self->decide);

  if (act == NULL)
    return;
  g_ptr_array_add (acts, act);
  steward_form_drafts_put (self->drafts, get_person (self), act->intent->incident, NULL);
  g_hash_table_remove (self->failures, act->intent->incident);
  steward_sealing_confirm (self->sealing, g_steal_pointer (&acts));
  steward_incident_decide_set_pending (self->decide, TRUE);
  if (steward_review_panes_get_room (self->panes) < 2)
    steward_review_panes_set_step (self->panes, STEWARD_PANE_EVIDENCE);
  steward_incident_pane_focus (self->pane);
}

static void
put_back (StewardIncidentPage *self,
          const StewardAct    *act)
{
  const char *incident = act->intent->incident;

  if (incident == NULL)
    return;
  steward_form_drafts_put (self->drafts, get_person (self), incident, act->intent);
  if (g_strcmp0 (self->incident, incident) != 0)
    return;
  steward_incident_decide_set_pending (self->decide, FALSE);
  if (self->file != NULL)
    steward_incident_decide_set_case (self->decide, self->file->kase, self->file->state, act->intent);
}

static void
undone_cb (StewardIncidentPage *self,
           StewardAct          *act)
{
  put_back (self, act);
  if (act->intent->incident != NULL)
    steward_incident_page_open (self, act->intent->incident);
}

static void
sealed_cb (StewardIncidentPage *self,
           StewardAct          *act)
{
  g_autofree char *words = g_strdup_printf (_("Recorded: %s"), act->intent->incident != NULL ? act->intent->incident
                                                                                            : act->summary);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  if (self->page != NULL)
    steward_page_toast (self->page, adw_toast_new (escaped));
  if (g_strcmp0 (self->incident, act->intent->incident) == 0)
    steward_incident_decide_set_pending (self->decide, FALSE);
  steward_council_refresh (self->council);
}

static void
failed_cb (StewardIncidentPage *self,
           StewardAct          *act,
           const GError        *error)
{
  const char *incident = act->intent->incident;

  if (incident == NULL)
    return;
  g_hash_table_insert (self->failures, g_strdup (incident), g_error_copy (error));
  put_back (self, act);
  if (g_strcmp0 (self->incident, incident) == 0)
    steward_incident_decide_show_failure (self->decide, error);
}

static void
disarmed_cb (StewardIncidentPage *self)
{
  steward_incident_pane_focus (self->pane);
}

static void
open_failed_cb (StewardIncidentPage *self,
                const char          *incident)
{
  if (*incident != '\0')
    steward_incident_page_open (self, incident);
}

/* Keys and actions. */

static gboolean
is_typing (StewardIncidentPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static void
perform (StewardIncidentPage *self,
         const char          *verb)
{
  if (self->file == NULL)
    return;
  if (steward_review_panes_get_room (self->panes) < 2)
    steward_review_panes_set_step (self->panes, STEWARD_PANE_DECISION);
  steward_incident_decide_perform (self->decide, verb);
}

static gboolean
key_cb (StewardIncidentPage *self,
        guint                keyval,
        guint                keycode,
        GdkModifierType      state)
{
  static const struct { guint keyval; const char *verb; } verbs[] = {
    { GDK_KEY_a, "acknowledge" }, { GDK_KEY_s, "assign" }, { GDK_KEY_c, "comment" }, { GDK_KEY_r, "resolve" },
    { GDK_KEY_t, "tell" },
  };

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || is_typing (self))
    return GDK_EVENT_PROPAGATE;
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (verbs[i].keyval == keyval)
      {
        perform (self, verbs[i].verb);
        return GDK_EVENT_STOP;
      }
  switch (keyval)
    {
    case GDK_KEY_u:
      steward_undo_bar_undo (self->undo_bar);
      return GDK_EVENT_STOP;
    case GDK_KEY_j:
    case GDK_KEY_k:
      g_signal_emit (self, signals[SIGNAL_STEP], 0, keyval == GDK_KEY_j ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_Page_Up:
      steward_incident_pane_scroll (self->pane, keyval == GDK_KEY_Page_Down ? 0.9 : -0.9);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
perform_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  perform (STEWARD_INCIDENT_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  steward_incident_page_open (STEWARD_INCIDENT_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  if (!steward_incident_page_go_back (STEWARD_INCIDENT_PAGE (widget)))
    g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
}

static void
go_decide_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  StewardIncidentPage *self = STEWARD_INCIDENT_PAGE (widget);

  steward_review_panes_set_step (self->panes, STEWARD_PANE_DECISION);
  gtk_widget_child_focus (GTK_WIDGET (self->decide), GTK_DIR_TAB_FORWARD);
}

static void
open_objective_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  StewardIncidentPage *self = STEWARD_INCIDENT_PAGE (widget);

  if (self->file != NULL)
    gtk_widget_activate_action (widget, "win.open-objective", "s", self->file->kase->incident->objective);
}

static void
open_product_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  StewardIncidentPage *self = STEWARD_INCIDENT_PAGE (widget);

  if (self->file != NULL)
    gtk_widget_activate_action (widget, "win.open-product", "s", self->file->kase->incident->subject);
}

static void
copy_id_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  StewardIncidentPage *self = STEWARD_INCIDENT_PAGE (widget);

  if (self->incident != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->incident);
}

static void
copy_message_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  StewardIncidentPage *self = STEWARD_INCIDENT_PAGE (widget);

  if (self->file == NULL || self->file->kase->message == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->file->kase->message);
  if (self->page != NULL)
    steward_page_toast (self->page, adw_toast_new (_("The message is in the clipboard")));
}

static void
write_mail_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  StewardIncidentPage *self = STEWARD_INCIDENT_PAGE (widget);
  g_autofree char *mail = self->file == NULL ? NULL : steward_incident_make_mail (self->file->kase);
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  if (mail != NULL)
    g_app_info_launch_default_for_uri_async (mail, G_APP_LAUNCH_CONTEXT (context), NULL, NULL, NULL);
}

static void
declare_window_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  StewardIncidentPage *self = STEWARD_INCIDENT_PAGE (widget);
  const StewardIncident *incident = self->file == NULL ? NULL : self->file->kase->incident;
  const StewardLevel *level = self->file == NULL ? NULL : self->file->kase->level;

  if (incident != NULL && self->page != NULL)
    steward_declare_window_present (self->page, incident->subject, level != NULL ? level->name : NULL,
                                    incident->domain);
}

static gboolean
close_request_cb (StewardIncidentPage *self)
{
  keep_form (self);
  if (self->sealing != NULL)
    steward_sealing_flush (self->sealing);

  return GDK_EVENT_PROPAGATE;
}

static void
steward_incident_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (steward_incident_page_parent_class)->map (widget);

  take_focus (STEWARD_INCIDENT_PAGE (widget));
}

static void
steward_incident_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (steward_incident_page_parent_class)->root (widget);

  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "close-request", G_CALLBACK (close_request_cb), widget,
                             G_CONNECT_SWAPPED);
}

static void
steward_incident_page_dispose (GObject *object)
{
  StewardIncidentPage *self = STEWARD_INCIDENT_PAGE (object);

  if (self->council != NULL)
    keep_form (self);
  g_clear_handle_id (&self->focus, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->council != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->decide, self);
      steward_undo_bar_set_sealing (self->undo_bar, NULL);
      steward_incident_pane_set_loading (self->pane, NULL);
      steward_incident_decide_set_case (self->decide, NULL, NULL, NULL);
    }
  if (self->sealing != NULL)
    g_object_run_dispose (G_OBJECT (self->sealing));
  g_clear_object (&self->sealing);
  g_clear_object (&self->drafts);
  g_clear_pointer (&self->file, steward_incident_file_free);
  g_clear_pointer (&self->failures, g_hash_table_unref);
  g_clear_pointer (&self->incident, g_free);
  g_clear_pointer (&self->verb, g_free);
  g_clear_object (&self->council);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (steward_incident_page_parent_class)->dispose (object);
}

static void
steward_incident_page_class_init (StewardIncidentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_incident_page_dispose;
  widget_class->map = steward_incident_page_map;
  widget_class->root = steward_incident_page_root;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_STEP] = g_signal_new ("step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_install_action (widget_class, "incident.perform", "s", perform_action);
  gtk_widget_class_install_action (widget_class, "incident.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "incident.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "incident.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "incident.go-decide", NULL, go_decide_action);
  gtk_widget_class_install_action (widget_class, "incident.open-objective", NULL, open_objective_action);
  gtk_widget_class_install_action (widget_class, "incident.open-product", NULL, open_product_action);
  gtk_widget_class_install_action (widget_class, "incident.copy-id", NULL, copy_id_action);
  gtk_widget_class_install_action (widget_class, "incident.copy-message", NULL, copy_message_action);
  gtk_widget_class_install_action (widget_class, "incident.write-mail", NULL, write_mail_action);
  gtk_widget_class_install_action (widget_class, "incident.declare-window", NULL, declare_window_action);
}

static void
steward_incident_page_init (StewardIncidentPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
  self->pane = STEWARD_INCIDENT_PANE (steward_incident_pane_new ());
  self->decide = STEWARD_INCIDENT_DECIDE (steward_incident_decide_new ());
  /* The list is in the place of the whole page. */
  self->panes = STEWARD_REVIEW_PANES (steward_review_panes_new (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
                                                                GTK_WIDGET (self->pane), GTK_WIDGET (self->decide)));
  steward_review_panes_set_most (self->panes, 2);
  steward_review_panes_set_step (self->panes, STEWARD_PANE_EVIDENCE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->panes), TRUE);
  self->undo_bar = STEWARD_UNDO_BAR (steward_undo_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->panes));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->undo_bar));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->panes, "notify::room", G_CALLBACK (show_room), self);
  g_signal_connect_swapped (self->pane, "retry", G_CALLBACK (read_file), self);
  g_signal_connect_swapped (self->decide, "confirmed", G_CALLBACK (confirmed_cb), self);
  g_signal_connect_swapped (self->decide, "disarmed", G_CALLBACK (disarmed_cb), self);
  g_signal_connect_swapped (self->undo_bar, "open", G_CALLBACK (open_failed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
connect_services (StewardIncidentPage *self)
{
  self->council = g_object_ref (steward_services_get_council (self->services));
  self->drafts = steward_form_drafts_new (steward_services_get_governance (self->services));
  self->sealing = steward_sealing_new (self->council);
  g_signal_connect_object (self->sealing, "sealed", G_CALLBACK (sealed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealing, "undone", G_CALLBACK (undone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealing, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  steward_undo_bar_set_sealing (self->undo_bar, self->sealing);
  g_signal_connect_object (self->council, "changed", G_CALLBACK (read_file), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->services, "levels-changed", G_CALLBACK (read_file), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->services, "person-changed", G_CALLBACK (person_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_services_get_catalog (self->services), "changed", G_CALLBACK (read_file), self,
                           G_CONNECT_SWAPPED);
}

/**
 * steward_incident_page_new:
 * @page: the page in which it lies, which outlives it
 *
 * Returns: (transfer floating): a page without an incident
 */
GtkWidget *
steward_incident_page_new (StewardPage *page)
{
  StewardIncidentPage *self = g_object_new (STEWARD_TYPE_INCIDENT_PAGE, NULL);

  self->page = page;
  self->services = g_object_ref (steward_page_get_services (page));
  steward_page_adopt_header (page, steward_incident_pane_get_header (self->pane));
  connect_services (self);
  person_changed_cb (self);
  show_room (self);

  return GTK_WIDGET (self);
}

/**
 * steward_incident_page_get_incident:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): id of what is open
 */
const char *
steward_incident_page_get_incident (StewardIncidentPage *self)
{
  g_return_val_if_fail (STEWARD_IS_INCIDENT_PAGE (self), NULL);

  return self->incident;
}

/**
 * steward_incident_page_open:
 * @self: the page
 * @incident: (nullable): id; %NULL: nothing is open any more
 *
 * Shows it with the decision beside it.
 */
void
steward_incident_page_open (StewardIncidentPage *self,
                            const char          *incident)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_PAGE (self));

  steward_review_panes_set_step (self->panes, STEWARD_PANE_EVIDENCE);
  show_room (self);
  g_clear_pointer (&self->verb, g_free);
  if (g_strcmp0 (self->incident, incident) == 0)
    return;
  keep_form (self);
  g_free (self->incident);
  self->incident = g_strdup (incident);
  set_file (self, NULL, FALSE);
  steward_incident_pane_set_loading (self->pane, incident);
  read_file (self);
  if (incident != NULL)
    steward_incident_pane_focus (self->pane);
}

/**
 * steward_incident_page_open_to:
 * @self: the page
 * @incident: id
 * @verb: what is opened beside it: "acknowledge", "resolve"…
 *
 * Shows it, and what the verb would record.
 */
void
steward_incident_page_open_to (StewardIncidentPage *self,
                               const char          *incident,
                               const char          *verb)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_PAGE (self));

  steward_incident_page_open (self, incident);
  if (self->file != NULL)
    perform (self, verb);
  else
    self->verb = g_strdup (verb);
}

/**
 * steward_incident_page_go_back:
 * @self: the page
 *
 * Returns: whether there was a step to take back in it; else the list is next
 */
gboolean
steward_incident_page_go_back (StewardIncidentPage *self)
{
  g_return_val_if_fail (STEWARD_IS_INCIDENT_PAGE (self), FALSE);

  if (steward_review_panes_get_step (self->panes) != STEWARD_PANE_DECISION ||
      steward_review_panes_get_room (self->panes) >= 2)
    return FALSE;
  steward_review_panes_set_step (self->panes, STEWARD_PANE_EVIDENCE);

  return TRUE;
}

/**
 * steward_incident_page_escape:
 * @self: the page
 *
 * Returns: whether there was something to take back in it
 */
gboolean
steward_incident_page_escape (StewardIncidentPage *self)
{
  g_return_val_if_fail (STEWARD_IS_INCIDENT_PAGE (self), FALSE);

  if (steward_incident_decide_disarm (self->decide) ||
      (is_typing (self) && gtk_widget_get_focus_child (GTK_WIDGET (self->decide)) != NULL))
    {
      disarmed_cb (self);
      return TRUE;
    }

  return steward_incident_page_go_back (self);
}
