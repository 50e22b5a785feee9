/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One incident from top to bottom. It keeps its place when the same incident is
 * shown again, and its clock goes on while it is looked at. */

#include "config.h"

#include "steward-incident-pane.h"

#include <glib/gi18n.h>

#include "steward-error.h"
#include "steward-incident-words.h"
#include "steward-plain-label.h"
#include "steward-plain-text.h"
#include "steward-review-words.h"
#include "steward-time.h"

#define QUIET_MS 300

struct _StewardIncidentPane
{
  AdwBin parent_instance;

  const StewardIncidentFile *file;     /* unowned, nullable: the page's */
  char *incident;                      /* owned, nullable: id of what is shown */
  guint waiting;                       /* until the spinner appears */

  AdwHeaderBar *header;                /* template children */
  GtkLabel *number;
  GtkWidget *decide_button;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  GtkScrolledWindow *scroll;
  GtkImage *icon;
  GtkLabel *title;
  AdwBin *pills;
  GtkLabel *since;
  AdwBin *clock;
  AdwBin *missed;
  AdwBin *downstream;
  AdwBin *consequences;
  AdwBin *history;
  AdwBin *earlier;
};

G_DEFINE_FINAL_TYPE (StewardIncidentPane, steward_incident_pane, ADW_TYPE_BIN)

enum
{
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
retry_cb (StewardIncidentPane *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static gboolean
waiting_cb (gpointer user_data)
{
  StewardIncidentPane *self = user_data;

  self->waiting = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
show_state (StewardIncidentPane *self,
            const char          *name)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
set_block (AdwBin    *bin,
           GtkWidget *block)
{
  adw_bin_set_child (bin, block);
  gtk_widget_set_visible (GTK_WIDGET (bin), block != NULL);
}

static void
show_number (StewardIncidentPane *self,
             const char          *incident)
{
  g_autofree char *words = incident == NULL ? NULL : g_strdup_printf (_("Incident %s"), incident);

  steward_label_set_plain (self->number, words);
}

/* The clock goes on; the rest changes only when it is read again. */
static void
tick_cb (GtkWidget *widget)
{
  StewardIncidentPane *self = STEWARD_INCIDENT_PANE (widget);

  if (self->file == NULL || self->file->kase->incident->ended_at != 0)
    return;
  set_block (self->pills, steward_incident_pills_new (self->file));
  set_block (self->clock, steward_incident_clock_new (self->file));
}

static gboolean
key_cb (StewardIncidentPane *self,
        guint                keyval,
        guint                keycode,
        GdkModifierType      state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      steward_incident_pane_scroll (self, 0.1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      steward_incident_pane_scroll (self, -0.1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
steward_incident_pane_dispose (GObject *object)
{
  StewardIncidentPane *self = STEWARD_INCIDENT_PANE (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  self->file = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_INCIDENT_PANE);
  g_clear_pointer (&self->incident, g_free);

  G_OBJECT_CLASS (steward_incident_pane_parent_class)->dispose (object);
}

static void
steward_incident_pane_class_init (StewardIncidentPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_incident_pane_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/incidents/steward-incident-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, header);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, number);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, decide_button);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, failure);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, scroll);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, icon);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, title);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, pills);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, since);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, clock);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, missed);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, downstream);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, consequences);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, history);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentPane, earlier);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
steward_incident_pane_init (StewardIncidentPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroll), keys);
  steward_time_watch (GTK_WIDGET (self), tick_cb);
}

/**
 * steward_incident_pane_new:
 *
 * Returns: (transfer floating): an empty pane
 */
GtkWidget *
steward_incident_pane_new (void)
{
  return g_object_new (STEWARD_TYPE_INCIDENT_PANE, NULL);
}

/**
 * steward_incident_pane_get_header:
 * @self: a pane
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_incident_pane_get_header (StewardIncidentPane *self)
{
  g_return_val_if_fail (STEWARD_IS_INCIDENT_PANE (self), NULL);

  return self->header;
}

/**
 * steward_incident_pane_set_loading:
 * @self: a pane
 * @incident: (nullable): id of what is on its way; %NULL: nothing is
 */
void
steward_incident_pane_set_loading (StewardIncidentPane *self,
                                   const char          *incident)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_PANE (self));

  self->file = NULL;
  g_clear_pointer (&self->incident, g_free);
  show_number (self, incident);
  if (incident == NULL)
    show_state (self, "blank");
  else if (self->waiting == 0)
    self->waiting = g_timeout_add (QUIET_MS, waiting_cb, self);
}

static void
show_head (StewardIncidentPane   *self,
           const StewardIncident *incident)
{
  static const char *const classes[] = { "mark-success", "mark-warning", "mark-error", "mark-none" };
  StewardIncidentLook look = steward_incident_get_look (incident);
  g_autofree char *moment = steward_review_say_moment (incident->start, g_get_real_time ());
  g_autofree char *since = g_strdup_printf (_("since %s"), moment);

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), classes[i]);
  gtk_image_set_from_icon_name (self->icon, look.icon_name);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), look.css_class);
  steward_label_set_plain (self->title, incident->title != NULL ? incident->title : incident->id);
  gtk_label_set_text (self->since, since);
}

/**
 * steward_incident_pane_set_file:
 * @self: a pane
 * @file: what is shown; must live until another one is set, or loading is shown
 */
void
steward_incident_pane_set_file (StewardIncidentPane       *self,
                                const StewardIncidentFile *file)
{
  const StewardIncident *incident = file->kase->incident;
  gboolean same;

  g_return_if_fail (STEWARD_IS_INCIDENT_PANE (self));

  same = g_strcmp0 (self->incident, incident->id) == 0;
  self->file = file;
  g_free (self->incident);
  self->incident = g_strdup (incident->id);
  show_number (self, self->incident);
  show_head (self, incident);
  set_block (self->pills, steward_incident_pills_new (file));
  set_block (self->clock, steward_incident_clock_new (file));
  set_block (self->missed, steward_incident_missed_new (file));
  set_block (self->downstream, steward_incident_downstream_new (file));
  set_block (self->consequences, steward_incident_rules_new (file));
  set_block (self->history, steward_incident_history_new (file));
  set_block (self->earlier, steward_incident_earlier_new (file));
  show_state (self, "case");
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
}

/**
 * steward_incident_pane_show_error:
 * @self: a pane
 * @error: why the incident cannot be shown
 */
void
steward_incident_pane_show_error (StewardIncidentPane *self,
                                  const GError        *error)
{
  const char *remedy = steward_error_remedy (error);
  g_autofree char *words = g_strdup_printf ("%s %s", error->message, remedy != NULL ? _(remedy) : "");
  g_autofree char *plain = steward_plain_text_line (words);
  g_autofree char *escaped = g_markup_escape_text (plain, -1);

  g_return_if_fail (STEWARD_IS_INCIDENT_PANE (self));

  adw_status_page_set_description (self->failure, escaped);
  show_state (self, "error");
}

/**
 * steward_incident_pane_set_decide:
 * @self: a pane
 * @decide: whether the decision is a step further
 */
void
steward_incident_pane_set_decide (StewardIncidentPane *self,
                                  gboolean             decide)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_PANE (self));

  gtk_widget_set_visible (self->decide_button, decide);
}

/**
 * steward_incident_pane_focus:
 * @self: a pane
 *
 * Gives the focus to what is read, so that the arrows scroll it.
 */
void
steward_incident_pane_focus (StewardIncidentPane *self)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_PANE (self));

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->scroll)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * steward_incident_pane_scroll:
 * @self: a pane
 * @pages: how far, down or up
 */
void
steward_incident_pane_scroll (StewardIncidentPane *self,
                              double               pages)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (STEWARD_IS_INCIDENT_PANE (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroll);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                          pages * gtk_adjustment_get_page_size (adjustment));
}
