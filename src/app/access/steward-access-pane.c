/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One access from top to bottom. It keeps its place when the same access is
 * shown again. */

#include "config.h"

#include "steward-access-pane.h"

#include <glib/gi18n.h>

#include "steward-access-blocks.h"
#include "steward-access-plan-block.h"
#include "steward-access-steps.h"
#include "steward-error.h"
#include "steward-plain-label.h"
#include "steward-plain-text.h"
#include "steward-review-words.h"

#define QUIET_MS 300

struct _StewardAccessPane
{
  AdwBin parent_instance;

  StewardAccessCase *kase;             /* unowned, nullable: the page's */
  char *access;                        /* owned, nullable: id of what is shown */
  guint waiting;                       /* until the spinner appears */

  AdwHeaderBar *header;                /* template children */
  GtkLabel *number;
  GtkWidget *decide_button;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  GtkScrolledWindow *scroll;
  GtkLabel *title;
  AdwBin *pills;
  GtkLabel *asked;
  AdwBin *banner;
  AdwBin *steps;
  AdwBin *request;
  AdwBin *exposure;
  StewardAccessPlanBlock *plan;
  AdwBin *effects;
  AdwBin *remarks;
};

G_DEFINE_FINAL_TYPE (StewardAccessPane, steward_access_pane, ADW_TYPE_BIN)

enum
{
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
retry_cb (StewardAccessPane *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static gboolean
waiting_cb (gpointer user_data)
{
  StewardAccessPane *self = user_data;

  self->waiting = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
show_state (StewardAccessPane *self,
            const char        *name)
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
show_number (StewardAccessPane *self,
             const char        *access)
{
  g_autofree char *words = access == NULL ? NULL : g_strdup_printf (_("Request %s"), access);

  steward_label_set_plain (self->number, words);
}

static gboolean
key_cb (StewardAccessPane *self,
        guint              keyval,
        guint              keycode,
        GdkModifierType    state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      steward_access_pane_scroll (self, 0.1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      steward_access_pane_scroll (self, -0.1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
steward_access_pane_dispose (GObject *object)
{
  StewardAccessPane *self = STEWARD_ACCESS_PANE (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_ACCESS_PANE);
  g_clear_pointer (&self->access, g_free);

  G_OBJECT_CLASS (steward_access_pane_parent_class)->dispose (object);
}

static void
steward_access_pane_class_init (StewardAccessPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_access_pane_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  g_type_ensure (STEWARD_TYPE_ACCESS_PLAN_BLOCK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/access/steward-access-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, header);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, number);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, decide_button);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, failure);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, scroll);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, title);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, pills);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, asked);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, banner);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, steps);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, request);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, exposure);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, plan);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, effects);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPane, remarks);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
steward_access_pane_init (StewardAccessPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroll), keys);
}

/**
 * steward_access_pane_new:
 * @planner: asks the platform what would run
 *
 * Returns: (transfer floating): an empty pane
 */
GtkWidget *
steward_access_pane_new (StewardAccessPlanner *planner)
{
  StewardAccessPane *self = g_object_new (STEWARD_TYPE_ACCESS_PANE, NULL);

  steward_access_plan_block_set_planner (self->plan, planner);

  return GTK_WIDGET (self);
}

/**
 * steward_access_pane_get_header:
 * @self: a pane
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_access_pane_get_header (StewardAccessPane *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_PANE (self), NULL);

  return self->header;
}

/**
 * steward_access_pane_set_loading:
 * @self: a pane
 * @access: (nullable): id of what is on its way; %NULL: nothing is
 */
void
steward_access_pane_set_loading (StewardAccessPane *self,
                                 const char        *access)
{
  g_return_if_fail (STEWARD_IS_ACCESS_PANE (self));

  self->kase = NULL;
  g_clear_pointer (&self->access, g_free);
  show_number (self, access);
  if (access == NULL)
    show_state (self, "blank");
  else if (self->waiting == 0)
    self->waiting = g_timeout_add (QUIET_MS, waiting_cb, self);
}

/**
 * steward_access_pane_set_case:
 * @self: a pane
 * @kase: what is shown; must live until another one is set, or loading is shown
 * @person: (nullable): who reads
 * @place: name of the source
 */
void
steward_access_pane_set_case (StewardAccessPane *self,
                              StewardAccessCase *kase,
                              const char        *person,
                              const char        *place)
{
  gint64 now = g_get_real_time ();
  g_autofree char *date = steward_review_say_moment (kase->access->requested_at, now);
  g_autofree char *asked = g_strdup_printf (_("requested %s"), date);
  gboolean same;

  g_return_if_fail (STEWARD_IS_ACCESS_PANE (self));

  same = g_strcmp0 (self->access, kase->access->id) == 0;
  self->kase = kase;
  g_free (self->access);
  self->access = g_strdup (kase->access->id);
  show_number (self, self->access);
  steward_label_set_plain (self->title, kase->access->title);
  gtk_label_set_text (self->asked, asked);
  set_block (self->pills, steward_access_pills_new (kase, person));
  set_block (self->banner, steward_access_banner_new (kase));
  set_block (self->steps, steward_access_steps_new (kase, person, place));
  set_block (self->request, steward_access_request_new (kase));
  set_block (self->exposure, steward_access_exposure_new (kase, kase->exposure));
  set_block (self->effects, steward_access_effects_new (kase, place));
  set_block (self->remarks, steward_access_remarks_new (kase));
  steward_access_plan_block_set_case (self->plan, kase, place);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "access.open-product", kase->detail != NULL);
  show_state (self, "case");
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
}

/**
 * steward_access_pane_set_terms:
 * @self: a pane that shows a case
 * @terms: as they would be approved: what becomes visible follows them
 */
void
steward_access_pane_set_terms (StewardAccessPane        *self,
                               const StewardAccessTerms *terms)
{
  g_autoptr (GPtrArray) exposure = NULL;

  g_return_if_fail (STEWARD_IS_ACCESS_PANE (self));

  if (self->kase == NULL)
    return;
  exposure = steward_exposure_count (terms, self->kase->detail);
  set_block (self->exposure, steward_access_exposure_new (self->kase, exposure));
}

/**
 * steward_access_pane_show_error:
 * @self: a pane
 * @error: why the access cannot be shown
 */
void
steward_access_pane_show_error (StewardAccessPane *self,
                                const GError      *error)
{
  const char *remedy = steward_error_remedy (error);
  g_autofree char *words = g_strdup_printf ("%s %s", error->message, remedy != NULL ? _(remedy) : "");
  g_autofree char *plain = steward_plain_text_line (words);
  g_autofree char *escaped = g_markup_escape_text (plain, -1);

  g_return_if_fail (STEWARD_IS_ACCESS_PANE (self));

  adw_status_page_set_description (self->failure, escaped);
  show_state (self, "error");
}

/**
 * steward_access_pane_set_decide:
 * @self: a pane
 * @decide: whether the decision is a step further
 */
void
steward_access_pane_set_decide (StewardAccessPane *self,
                                gboolean           decide)
{
  g_return_if_fail (STEWARD_IS_ACCESS_PANE (self));

  gtk_widget_set_visible (self->decide_button, decide);
}

/**
 * steward_access_pane_focus:
 * @self: a pane
 *
 * Gives the focus to what is read, so that the arrows scroll it.
 */
void
steward_access_pane_focus (StewardAccessPane *self)
{
  g_return_if_fail (STEWARD_IS_ACCESS_PANE (self));

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->scroll)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * steward_access_pane_scroll:
 * @self: a pane
 * @pages: how far, down or up
 */
void
steward_access_pane_scroll (StewardAccessPane *self,
                            double             pages)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (STEWARD_IS_ACCESS_PANE (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroll);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                          pages * gtk_adjustment_get_page_size (adjustment));
}
