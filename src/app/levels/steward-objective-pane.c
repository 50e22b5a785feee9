/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane of one objective: reads it and its course, again whenever levels
 * change, and carries out what its menu and its keys say. */

#include "config.h"

#include "steward-objective-pane.h"

#include <glib/gi18n.h>

#include "steward-declare-window.h"
#include "steward-error.h"
#include "steward-file-saver.h"
#include "steward-level-export.h"
#include "steward-level-look.h"
#include "steward-level-reader.h"
#include "steward-measurements-window.h"
#include "steward-objective-content.h"
#include "steward-plain-label.h"
#include "steward-plot-image.h"
#include "steward-rehearsal-dialog.h"

#define QUIET_MS 300
#define PICTURE_SCALE 2

struct _StewardObjectivePane
{
  AdwBin parent_instance;

  StewardPage *page;                   /* unowned: it lies in it */
  StewardServices *services;           /* owned */
  char *objective;                     /* owned, nullable: id */
  StewardObjectiveCase *kase;          /* owned, nullable */
  GCancellable *reading_case;          /* owned, nullable */
  GCancellable *reading_course;
  guint waiting;                       /* source until the spinner appears */

  AdwHeaderBar *header;                /* template children */
  GtkLabel *path;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  StewardObjectiveContent *content;
};

G_DEFINE_FINAL_TYPE (StewardObjectivePane, steward_objective_pane, ADW_TYPE_BIN)

enum
{
  SIGNAL_CLOSED,
  SIGNAL_STEP,
  SIGNAL_ACKNOWLEDGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void case_cb   (GObject *source, GAsyncResult *result, gpointer user_data);
static void course_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static gboolean
waiting_cb (gpointer user_data)
{
  StewardObjectivePane *self = user_data;

  self->waiting = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
show_child (StewardObjectivePane *self,
            const char           *name)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
renew (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

/* Reading. */

static void
read_course (StewardObjectivePane *self)
{
  gint64 now = g_get_real_time ();

  if (self->objective == NULL || self->kase == NULL)
    return;
  renew (&self->reading_course);
  steward_services_load_course_async (self->services, self->objective,
                                      now - steward_objective_content_get_range (self->content), now,
                                      self->reading_course, course_cb, g_object_ref (self));
}

static void
course_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardObjectivePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardLevelCourse) course = steward_services_load_course_finish (STEWARD_SERVICES (source), result,
                                                                               &error);

  if (steward_error_is_cancelled (error) || self->kase == NULL)
    return;
  steward_objective_content_set_course (self->content, self->kase, course, error);
}

static void
read_case (StewardObjectivePane *self)
{
  if (self->objective == NULL)
    return;
  renew (&self->reading_case);
  steward_level_reader_case_async (steward_services_get_governance (self->services), self->objective,
                                   self->reading_case, case_cb, g_object_ref (self));
}

static void
show_failure (StewardObjectivePane *self,
              const GError         *error)
{
  const char *remedy = steward_error_remedy (error);
  g_autofree char *both = g_strdup_printf ("%s %s", error->message, remedy != NULL ? _(remedy) : "");
  g_autofree char *escaped = g_markup_escape_text (both, -1);

  adw_status_page_set_description (self->failure, escaped);
  show_child (self, "error");
}

static void
show_case (StewardObjectivePane *self)
{
  const StewardLevel *level = self->kase->level;
  g_autoptr (StewardLevelTerms) terms = steward_services_get_level_terms (self->services);
  StewardSourceItem *source = level->measured_by == NULL
                                ? NULL : steward_services_find_source (self->services, level->measured_by);
  g_autofree char *path = g_strdup_printf ("%s › %s", _("Service levels"), level->name);

  steward_label_set_plain (self->path, path);
  steward_objective_content_set_case (self->content, self->kase, terms,
                                      source != NULL ? steward_source_get_name (steward_source_item_get_source (source))
                                                     : NULL);
  show_child (self, "content");
}

static void
case_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardObjectivePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardObjectiveCase) kase = steward_level_reader_case_finish (result, &error);
  gboolean first = self->kase == NULL;

  if (steward_error_is_cancelled (error) || self->objective == NULL)
    return;
  if (kase == NULL)
    {
      if (first)
        show_failure (self, error);
      else
        g_debug ("The objective was not read again: %s", error->message);
      return;
    }
  g_clear_pointer (&self->kase, steward_objective_case_free);
  self->kase = g_steal_pointer (&kase);
  show_case (self);
  read_course (self);
  if (first && gtk_widget_get_mapped (GTK_WIDGET (self)))
    steward_objective_pane_focus (self);
}

/* Actions. */

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  read_case (STEWARD_OBJECTIVE_PANE (widget));
}

static void
acknowledge_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  StewardObjectivePane *self = STEWARD_OBJECTIVE_PANE (widget);

  for (guint i = 0; self->kase != NULL && i < self->kase->incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (self->kase->incidents, i);

      if (incident->state == STEWARD_INCIDENT_OPEN)
        {
          g_signal_emit (self, signals[SIGNAL_ACKNOWLEDGE], 0, incident->id);
          return;
        }
    }
}

static GtkWindow *
get_window (StewardObjectivePane *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
rehearse_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  StewardObjectivePane *self = STEWARD_OBJECTIVE_PANE (widget);

  if (self->kase != NULL)
    steward_rehearsal_dialog_present (get_window (self), self->services, self->kase->level);
}

static void
declare_window_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  StewardObjectivePane *self = STEWARD_OBJECTIVE_PANE (widget);

  if (self->kase != NULL)
    steward_declare_window_present (self->page, self->kase->level->slo->subject, self->kase->level->name,
                                    self->kase->level->domain);
}

static void
open_product_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  StewardObjectivePane *self = STEWARD_OBJECTIVE_PANE (widget);

  if (self->kase != NULL)
    gtk_widget_activate_action (widget, "win.open-product", "s", self->kase->level->slo->subject);
}

static void
measurements_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  StewardObjectivePane *self = STEWARD_OBJECTIVE_PANE (widget);

  if (self->kase != NULL)
    steward_measurements_window_present (self->page, self->kase);
}

static void
copy_id_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  StewardObjectivePane *self = STEWARD_OBJECTIVE_PANE (widget);

  if (self->objective != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->objective);
}

static char *
make_name (StewardObjectivePane *self,
           const char           *what,
           const char           *extension)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%s.%s", self->kase->level->name, self->kase->level->slo->property,
                                           what, extension);

  return g_strdelimit (g_steal_pointer (&name), "/\\ ", '-');
}

static void
save_table_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  StewardObjectivePane *self = STEWARD_OBJECTIVE_PANE (widget);
  const char *what = g_variant_get_string (parameter, NULL);
  const StewardLagSeries *series = steward_objective_content_get_series (self->content);
  g_autofree char *file = NULL;
  GBytes *bytes;

  if (self->kase == NULL)
    return;
  if (g_str_equal (what, "days"))
    bytes = steward_level_export_days ((const StewardLevelDay *) (gpointer) self->kase->days->data,
                                       self->kase->days->len);
  else if (series != NULL)
    bytes = steward_level_export_course (series);
  else
    return;
  file = make_name (self, what, "csv");
  steward_file_saver_save (self->page, _("Export as CSV"), file, bytes);
}

static void
save_picture_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  StewardObjectivePane *self = STEWARD_OBJECTIVE_PANE (widget);
  const char *what = g_variant_get_string (parameter, NULL);
  GtkWidget *plot = steward_objective_content_get_plot (self->content, what);
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;
  GBytes *bytes;

  if (self->kase == NULL || plot == NULL)
    return;
  bytes = steward_plot_image_render (plot, PICTURE_SCALE, &error);
  if (bytes == NULL)
    {
      gtk_widget_activate_action (widget, "win.notice", "s", error->message);
      return;
    }
  file = make_name (self, what, "png");
  steward_file_saver_save (self->page, _("Export as PNG"), file, bytes);
}

static gboolean
key_cb (StewardObjectivePane *self,
        guint                 keyval,
        guint                 keycode,
        GdkModifierType       state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_a:
      gtk_widget_activate_action (GTK_WIDGET (self), "objective.acknowledge", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_r:
      gtk_widget_activate_action (GTK_WIDGET (self), "objective.rehearse", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_m:
      gtk_widget_activate_action (GTK_WIDGET (self), "objective.measurements", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_j:
    case GDK_KEY_k:
      g_signal_emit (self, signals[SIGNAL_STEP], 0, keyval == GDK_KEY_j ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_Page_Up:
      steward_objective_content_scroll (self->content, keyval == GDK_KEY_Page_Down ? 0.9 : -0.9);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
steward_objective_pane_dispose (GObject *object)
{
  StewardObjectivePane *self = STEWARD_OBJECTIVE_PANE (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  g_cancellable_cancel (self->reading_case);
  g_clear_object (&self->reading_case);
  g_cancellable_cancel (self->reading_course);
  g_clear_object (&self->reading_course);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_OBJECTIVE_PANE);
  g_clear_pointer (&self->kase, steward_objective_case_free);
  g_clear_pointer (&self->objective, g_free);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (steward_objective_pane_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "objective.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "objective.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "objective.acknowledge", NULL, acknowledge_action);
  gtk_widget_class_install_action (widget_class, "objective.rehearse", NULL, rehearse_action);
  gtk_widget_class_install_action (widget_class, "objective.declare-window", NULL, declare_window_action);
  gtk_widget_class_install_action (widget_class, "objective.open-product", NULL, open_product_action);
  gtk_widget_class_install_action (widget_class, "objective.measurements", NULL, measurements_action);
  gtk_widget_class_install_action (widget_class, "objective.copy-id", NULL, copy_id_action);
  gtk_widget_class_install_action (widget_class, "objective.save-table", "s", save_table_action);
  gtk_widget_class_install_action (widget_class, "objective.save-picture", "s", save_picture_action);
}

static void
steward_objective_pane_class_init (StewardObjectivePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_objective_pane_dispose;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_STEP] = g_signal_new ("step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_ACKNOWLEDGE] = g_signal_new ("acknowledge", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (STEWARD_TYPE_OBJECTIVE_CONTENT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/levels/steward-objective-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardObjectivePane, header);
  gtk_widget_class_bind_template_child (widget_class, StewardObjectivePane, path);
  gtk_widget_class_bind_template_child (widget_class, StewardObjectivePane, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardObjectivePane, spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardObjectivePane, failure);
  gtk_widget_class_bind_template_child (widget_class, StewardObjectivePane, content);
  install_actions (widget_class);
}

static void
steward_objective_pane_init (StewardObjectivePane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->content, "range-changed", G_CALLBACK (read_course), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * steward_objective_pane_new:
 * @page: the page in which it lies, which outlives it
 *
 * Returns: (transfer floating): a pane without an objective
 */
GtkWidget *
steward_objective_pane_new (StewardPage *page)
{
  StewardObjectivePane *self = g_object_new (STEWARD_TYPE_OBJECTIVE_PANE, NULL);

  self->page = page;
  self->services = g_object_ref (steward_page_get_services (page));
  steward_page_adopt_header (page, self->header);
  g_signal_connect_object (self->services, "levels-changed", G_CALLBACK (read_case), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_services_get_governance (self->services), "changed", G_CALLBACK (read_case), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * steward_objective_pane_open:
 * @self: a pane
 * @objective: (nullable): id of an objective; %NULL: none
 */
void
steward_objective_pane_open (StewardObjectivePane *self,
                             const char           *objective)
{
  g_return_if_fail (STEWARD_IS_OBJECTIVE_PANE (self));

  if (g_strcmp0 (self->objective, objective) == 0 && self->kase != NULL)
    {
      read_case (self);
      return;
    }
  g_cancellable_cancel (self->reading_case);
  g_cancellable_cancel (self->reading_course);
  g_free (self->objective);
  self->objective = g_strdup (objective);
  g_clear_pointer (&self->kase, steward_objective_case_free);
  show_child (self, "blank");
  if (objective == NULL)
    return;
  self->waiting = g_timeout_add (QUIET_MS, waiting_cb, self);
  read_case (self);
}

/**
 * steward_objective_pane_focus:
 * @self: a pane
 *
 * Gives the focus to the first thing that can be done.
 */
void
steward_objective_pane_focus (StewardObjectivePane *self)
{
  g_return_if_fail (STEWARD_IS_OBJECTIVE_PANE (self));

  if (self->kase != NULL)
    steward_objective_content_focus (self->content);
}
