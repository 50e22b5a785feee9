/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The decision on one access. Whatever the form says is prepared anew as it
 * changes, with the plan that the platform made for it: what is approved is
 * what was shown. A verb is confirmed only on words that were shown. */

#include "config.h"

#include "steward-access-decide-private.h"

#include <glib/gi18n.h>

#include "steward-error.h"
#include "steward-plain-label.h"

#define TYPING_MS 180

G_DEFINE_FINAL_TYPE (StewardAccessDecide, steward_access_decide, ADW_TYPE_BIN)

enum
{
  SIGNAL_CONFIRMED,
  SIGNAL_DISARMED,
  SIGNAL_EFFECT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Preparing. */

static void
show_error (StewardAccessDecide *self,
            const char          *words)
{
  gtk_widget_set_visible (self->error, words != NULL);
  steward_label_set_plain (self->error_label, words);
}

static void
show_act (StewardAccessDecide *self)
{
  gboolean armed = self->way != STEWARD_ACCESS_LOOK;

  steward_recorded_box_set_open (self->recorded, armed);
  steward_recorded_box_set_act (self->recorded, self->act, self->kase == NULL ? NULL : self->kase->state);
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), self->act != NULL);
  if (self->act != NULL)
    steward_label_set_plain (self->question, self->act->summary);
  else if (armed)
    gtk_label_set_text (self->question, _(steward_access_ways[self->way].question));
}

static void
forget_act (StewardAccessDecide *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  g_clear_pointer (&self->act, steward_act_free);
}

static gboolean
waits_for_plan (StewardAccessDecide *self)
{
  return steward_access_ways[self->way].plans && self->planner != NULL &&
         steward_access_planner_get_state (self->planner) == STEWARD_PLANNER_ASKING;
}

/* In look mode there is something to show only for who may decide, and only
 * what is complete. */
static gboolean
can_prepare (StewardAccessDecide *self)
{
  if (self->kase == NULL || self->council == NULL || self->person == NULL || self->pending || waits_for_plan (self))
    return FALSE;

  return self->way != STEWARD_ACCESS_LOOK || (steward_access_decide_may (self, STEWARD_ACCESS_APPROVE) &&
                                              self->kase->decider == STEWARD_DECIDER_MAY);
}

static const StewardEffectPlan *
get_plan (StewardAccessDecide *self)
{
  return steward_access_ways[self->way].plans && self->planner != NULL
           ? steward_access_planner_get_plan (self->planner) : NULL;
}

static StewardIntent *
make_intent (StewardAccessDecide *self)
{
  const StewardAccessWayLine *way = &steward_access_ways[self->way];
  const StewardAccess *access = self->kase->access;
  StewardIntent *intent = steward_intent_new (way->verb, self->person);
  const StewardEffectPlan *plan = get_plan (self);

  intent->access = g_strdup (access->id);
  intent->version = access->version;
  intent->choice = way->choice;
  intent->comment = steward_comment_box_dup_text (self->comment);
  intent->plan = plan == NULL ? NULL : steward_effect_plan_copy (plan);
  if (way->decides)
    intent->ticked = steward_checklist_dup_ticked (self->checklist);
  if (way->decides && way->choice == STEWARD_VOTE_APPROVE)
    intent->terms = steward_access_narrow_dup_terms (self->narrow);
  if (self->way == STEWARD_ACCESS_AGAIN && self->kase->effect != NULL)
    intent->outcome = g_strdup (steward_effect_action_to_id (self->kase->effect->action));

  return intent;
}

static void
prepare (StewardAccessDecide *self)
{
  gboolean waits = waits_for_plan (self) && self->way != STEWARD_ACCESS_LOOK;
  g_autoptr (StewardIntent) intent = NULL;

  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  gtk_widget_set_visible (self->wait, waits);
  gtk_spinner_set_spinning (self->wait_spinner, waits);
  if (!can_prepare (self))
    {
      forget_act (self);
      show_act (self);
      return;
    }
  intent = make_intent (self);
  self->preparing = g_cancellable_new ();
  steward_council_prepare_async (self->council, intent, self->preparing, prepared_cb, g_object_ref (self));
}

static gboolean
typing_cb (gpointer user_data)
{
  StewardAccessDecide *self = user_data;

  self->typing = 0;
  prepare (self);

  return G_SOURCE_REMOVE;
}

/* Until it is prepared anew, what was shown cannot be confirmed. */
static void
prepare_soon (StewardAccessDecide *self)
{
  forget_act (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), FALSE);
  self->typing = g_timeout_add (TYPING_MS, typing_cb, self);
}

static void
focus_answer (StewardAccessDecide *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (self->way == STEWARD_ACCESS_LOOK || self->act == NULL)
    return;
  if (focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->record_button));
}

static char *
say_failure (const GError *error)
{
  const char *remedy = steward_error_remedy (error);

  return remedy == NULL ? g_strdup (error->message) : g_strdup_printf ("%s %s", error->message, _(remedy));
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardAccessDecide) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardAct) act = steward_council_prepare_finish (STEWARD_COUNCIL (source), result, &error);
  gboolean current = self->preparing != NULL && g_task_get_cancellable (G_TASK (result)) == self->preparing;
  g_autofree char *words = NULL;

  if (!current || self->kase == NULL)
    return;
  g_clear_object (&self->preparing);
  g_clear_pointer (&self->act, steward_act_free);
  self->act = g_steal_pointer (&act);
  show_act (self);
  /* What an approval would lack is told once somebody wants to approve. */
  words = error != NULL && self->way != STEWARD_ACCESS_LOOK ? say_failure (error) : NULL;
  show_error (self, words);
  focus_answer (self);
}

static void
show_way (StewardAccessDecide *self)
{
  const StewardAccessWayLine *way = &steward_access_ways[self->way];

  steward_comment_box_set_title (self->comment, _(way->comment));
  if (way->answer != NULL)
    steward_key_button_set_title (self->record_button, _(way->answer));
  steward_access_decide_show_why (self);
  steward_access_decide_show_buttons (self);
  show_act (self);
}

static void
set_way (StewardAccessDecide *self,
         StewardAccessWay     way)
{
  gboolean again = way == STEWARD_ACCESS_APPROVE && self->way == STEWARD_ACCESS_LOOK && self->act != NULL &&
                   self->typing == 0;

  self->way = way;
  show_error (self, NULL);
  g_signal_emit (self, signals[SIGNAL_EFFECT_CHANGED], 0);
  /* An approval that was shown already is the one that is confirmed. */
  if (!again)
    {
      forget_act (self);
      prepare (self);
    }
  show_way (self);
}

static void
form_changed_cb (StewardAccessDecide *self)
{
  if (self->filling || self->kase == NULL)
    return;
  self->touched = TRUE;
  prepare_soon (self);
}

static void
narrow_changed_cb (StewardAccessDecide *self)
{
  if (self->filling || self->kase == NULL)
    return;
  steward_access_decide_show_buttons (self);
  g_signal_emit (self, signals[SIGNAL_EFFECT_CHANGED], 0);
  form_changed_cb (self);
}

static void
planned_cb (StewardAccessDecide *self)
{
  if (self->kase != NULL && steward_access_ways[self->way].plans)
    {
      forget_act (self);
      prepare (self);
    }
}

static void
verb_clicked_cb (StewardAccessDecide *self,
                 GtkWidget           *button)
{
  steward_access_decide_perform (self, gtk_widget_get_name (button));
}

static void
record_clicked_cb (StewardAccessDecide *self)
{
  if (self->act != NULL && self->way != STEWARD_ACCESS_LOOK)
    g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
cancel_clicked_cb (StewardAccessDecide *self)
{
  if (steward_access_decide_disarm (self))
    g_signal_emit (self, signals[SIGNAL_DISARMED], 0);
}

static gboolean
key_cb (StewardAccessDecide *self,
        guint                keyval,
        guint                keycode,
        GdkModifierType      state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0 ||
      self->way == STEWARD_ACCESS_LOOK)
    return GDK_EVENT_PROPAGATE;
  record_clicked_cb (self);

  return GDK_EVENT_STOP;
}

static void
steward_access_decide_dispose (GObject *object)
{
  StewardAccessDecide *self = STEWARD_ACCESS_DECIDE (object);

  forget_act (self);
  self->kase = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_ACCESS_DECIDE);
  g_clear_object (&self->council);
  g_clear_object (&self->planner);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->access, g_free);

  G_OBJECT_CLASS (steward_access_decide_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, header);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, back_button);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, scroll);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, content);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, why);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, why_icon);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, why_label);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, checklist);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, narrow);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, comment);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, footer);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, error);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, error_label);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, wait);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, wait_spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, recorded);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, buttons);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, choose_page);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, confirm_page);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, approve_button);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, uphold_button);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, comment_button);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, reject_button);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, overturn_button);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, withdraw_button);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, again_button);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, revoke_button);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, question);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, record_button);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessDecide, hint);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, verb_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
steward_access_decide_class_init (StewardAccessDecideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_access_decide_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DISARMED] = g_signal_new ("disarmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EFFECT_CHANGED] = g_signal_new ("effect-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STEWARD_TYPE_CHECKLIST);
  g_type_ensure (STEWARD_TYPE_ACCESS_NARROW);
  g_type_ensure (STEWARD_TYPE_COMMENT_BOX);
  g_type_ensure (STEWARD_TYPE_RECORDED_BOX);
  g_type_ensure (STEWARD_TYPE_KEY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/access/steward-access-decide.ui");
  bind_template (widget_class);
}

static void
steward_access_decide_init (StewardAccessDecide *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->filling = FALSE;
}

/**
 * steward_access_decide_new:
 *
 * Returns: (transfer floating): a pane with nothing to decide
 */
GtkWidget *
steward_access_decide_new (void)
{
  return g_object_new (STEWARD_TYPE_ACCESS_DECIDE, NULL);
}

/**
 * steward_access_decide_get_header:
 * @self: a pane
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_access_decide_get_header (StewardAccessDecide *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_DECIDE (self), NULL);

  return self->header;
}

/**
 * steward_access_decide_steal_act:
 * @self: a pane that says "confirmed"
 *
 * Returns: (transfer full) (nullable): what was shown and confirmed
 */
StewardAct *
steward_access_decide_steal_act (StewardAccessDecide *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_DECIDE (self), NULL);

  self->touched = FALSE;

  return g_steal_pointer (&self->act);
}

/**
 * steward_access_decide_dup_form:
 * @self: a pane
 *
 * Returns: (transfer full) (nullable): the form as it is, to be shown again
 *   later; %NULL when the person changed nothing in it
 */
StewardIntent *
steward_access_decide_dup_form (StewardAccessDecide *self)
{
  StewardAccessWay way;
  StewardIntent *form;

  g_return_val_if_fail (STEWARD_IS_ACCESS_DECIDE (self), NULL);

  if (!self->touched || self->kase == NULL || self->person == NULL)
    return NULL;
  way = self->way;
  self->way = STEWARD_ACCESS_LOOK;
  form = make_intent (self);
  /* The platform is asked again anyway. */
  g_clear_pointer (&form->plan, steward_effect_plan_free);
  self->way = way;

  return form;
}

/**
 * steward_access_decide_make_effect:
 * @self: a pane
 *
 * Returns: (transfer full) (nullable): what would be done on the platform if
 *   the form were confirmed as it is; %NULL: nothing
 */
StewardEffect *
steward_access_decide_make_effect (StewardAccessDecide *self)
{
  const StewardAccess *access;
  g_autoptr (StewardAccessTerms) narrowed = NULL;

  g_return_val_if_fail (STEWARD_IS_ACCESS_DECIDE (self), NULL);

  if (self->kase == NULL)
    return NULL;
  access = self->kase->access;
  if (self->way == STEWARD_ACCESS_REVOKE || self->way == STEWARD_ACCESS_OVERTURN)
    return steward_access_case_make_effect (access, STEWARD_EFFECT_REVOKE, access->terms);
  if (self->kase->effect == NULL || (access->state != STEWARD_ACCESS_REQUESTED && self->way != STEWARD_ACCESS_AGAIN))
    return NULL;
  if (access->state == STEWARD_ACCESS_REQUESTED && steward_access_decide_may (self, STEWARD_ACCESS_APPROVE))
    narrowed = steward_access_narrow_dup_terms (self->narrow);

  return steward_access_case_make_effect (access, self->kase->effect->action,
                                          narrowed != NULL ? narrowed : access->terms);
}

/**
 * steward_access_decide_set_council:
 * @self: a pane
 * @council: (nullable): where it is recorded
 * @planner: (nullable): which asks the platform what would run
 * @person: (nullable): who sits here
 */
void
steward_access_decide_set_council (StewardAccessDecide  *self,
                                   StewardCouncil       *council,
                                   StewardAccessPlanner *planner,
                                   const char           *person)
{
  g_return_if_fail (STEWARD_IS_ACCESS_DECIDE (self));

  g_set_object (&self->council, council);
  if (self->planner != planner && planner != NULL)
    g_signal_connect_object (planner, "changed", G_CALLBACK (planned_cb), self, G_CONNECT_SWAPPED);
  g_set_object (&self->planner, planner);
  g_free (self->person);
  self->person = g_strdup (person);
}

static void
fill_form (StewardAccessDecide *self,
           const StewardIntent *form)
{
  const StewardCharter *charter = self->kase->rules == NULL ? NULL : self->kase->rules->charter;

  steward_checklist_set_items (self->checklist,
                               charter == NULL || charter->access == NULL ? NULL : charter->access->checklist);
  if (form != NULL && form->ticked != NULL)
    steward_checklist_set_ticked (self->checklist, (const char *const *) form->ticked);
  steward_comment_box_set_text (self->comment, form == NULL ? NULL : form->comment);
  steward_access_narrow_set_terms (self->narrow, self->kase->access->terms);
  steward_access_narrow_apply (self->narrow, form == NULL ? NULL : form->terms);
}

/**
 * steward_access_decide_set_case:
 * @self: a pane
 * @kase: (nullable): what is decided; must live until another one is set
 * @form: (nullable): what the person wrote into the form before
 *
 * The same access again keeps what is in the form.
 */
void
steward_access_decide_set_case (StewardAccessDecide *self,
                                StewardAccessCase   *kase,
                                const StewardIntent *form)
{
  gboolean same;

  g_return_if_fail (STEWARD_IS_ACCESS_DECIDE (self));

  same = kase != NULL && form == NULL && g_strcmp0 (self->access, kase->access->id) == 0;
  forget_act (self);
  self->kase = kase;
  gtk_widget_set_visible (self->content, kase != NULL);
  gtk_widget_set_visible (self->footer, kase != NULL);
  if (kase == NULL)
    {
      g_clear_pointer (&self->access, g_free);
      self->way = STEWARD_ACCESS_LOOK;
      return;
    }

  self->filling = TRUE;
  if (!same || !self->touched)
    {
      fill_form (self, form);
      self->touched = form != NULL;
    }
  else
    steward_access_narrow_set_terms (self->narrow, kase->access->terms);
  if (!same)
    {
      g_free (self->access);
      self->access = g_strdup (kase->access->id);
      self->way = STEWARD_ACCESS_LOOK;
      self->pending = FALSE;
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
      show_error (self, NULL);
    }
  else if (self->way != STEWARD_ACCESS_LOOK && !steward_access_decide_may (self, self->way))
    self->way = STEWARD_ACCESS_LOOK;
  self->filling = FALSE;
  g_signal_emit (self, signals[SIGNAL_EFFECT_CHANGED], 0);
  prepare (self);
  show_way (self);
}

/**
 * steward_access_decide_set_back:
 * @self: a pane
 * @back: whether the request is a step back
 */
void
steward_access_decide_set_back (StewardAccessDecide *self,
                                gboolean             back)
{
  g_return_if_fail (STEWARD_IS_ACCESS_DECIDE (self));

  gtk_widget_set_visible (self->back_button, back);
}

/**
 * steward_access_decide_set_pending:
 * @self: a pane
 * @pending: whether something on this access is on its way into the ledger
 */
void
steward_access_decide_set_pending (StewardAccessDecide *self,
                                   gboolean             pending)
{
  g_return_if_fail (STEWARD_IS_ACCESS_DECIDE (self));

  if (self->pending == pending)
    return;
  self->pending = pending;
  if (self->kase == NULL)
    return;
  self->way = STEWARD_ACCESS_LOOK;
  forget_act (self);
  g_signal_emit (self, signals[SIGNAL_EFFECT_CHANGED], 0);
  prepare (self);
  show_way (self);
}

/**
 * steward_access_decide_show_failure:
 * @self: a pane
 * @error: why something on this access was not recorded
 */
void
steward_access_decide_show_failure (StewardAccessDecide *self,
                                    const GError        *error)
{
  g_autofree char *failure = say_failure (error);
  g_autofree char *words = g_strdup_printf (_("Not recorded. %s"), failure);

  g_return_if_fail (STEWARD_IS_ACCESS_DECIDE (self));

  show_error (self, words);
}

static void
arm (StewardAccessDecide *self,
     StewardAccessWay     way)
{
  g_autofree char *text = steward_comment_box_dup_text (self->comment);

  if (!steward_access_decide_may (self, way))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  set_way (self, way);
  if (steward_access_ways[way].needs_words && text == NULL)
    steward_comment_box_focus (self->comment);
  else
    focus_answer (self);
}

/**
 * steward_access_decide_perform:
 * @self: a pane
 * @verb: "approve", "reject", "comment", "withdraw", "revoke", "uphold",
 *   "overturn" or "again"
 *
 * Opens what the verb would record. The same verb again does not confirm it.
 *
 * Returns: whether @verb is one
 */
gboolean
steward_access_decide_perform (StewardAccessDecide *self,
                               const char          *verb)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_DECIDE (self), FALSE);

  /* The letters mean the review of an emergency where that is what waits. */
  if (g_str_equal (verb, "approve") && steward_access_decide_may (self, STEWARD_ACCESS_UPHOLD))
    verb = "uphold";
  else if (g_str_equal (verb, "reject") && steward_access_decide_may (self, STEWARD_ACCESS_OVERTURN))
    verb = "overturn";
  for (guint i = STEWARD_ACCESS_APPROVE; i < STEWARD_ACCESS_N_WAYS; i++)
    if (g_str_equal (steward_access_ways[i].name, verb))
      {
        if (self->way == (StewardAccessWay) i)
          focus_answer (self);
        else
          arm (self, (StewardAccessWay) i);
        return TRUE;
      }

  return FALSE;
}

/**
 * steward_access_decide_disarm:
 * @self: a pane
 *
 * Returns: whether something was about to be confirmed; it is no longer
 */
gboolean
steward_access_decide_disarm (StewardAccessDecide *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_DECIDE (self), FALSE);

  if (self->way == STEWARD_ACCESS_LOOK)
    return FALSE;
  set_way (self, STEWARD_ACCESS_LOOK);

  return TRUE;
}
