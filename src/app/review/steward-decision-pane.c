/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The decision on one review. Whatever the form says is prepared anew as it
 * changes, so that the words below it are those that will be sealed; a verb is
 * confirmed only on words that were shown. */

#include "config.h"

#include "steward-decision-pane-private.h"

#include <glib/gi18n.h>

#include "steward-date-field.h"
#include "steward-decision-votes.h"
#include "steward-plain-label.h"

#define TYPING_MS 180

G_DEFINE_FINAL_TYPE (StewardDecisionPane, steward_decision_pane, ADW_TYPE_BIN)

enum
{
  SIGNAL_CONFIRMED,
  SIGNAL_DISARMED,
  SIGNAL_APPEAL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Preparing. */

static void
show_error (StewardDecisionPane *self,
            const char          *words)
{
  gtk_widget_set_visible (self->error, words != NULL);
  steward_label_set_plain (self->error_label, words);
}

static void
show_act (StewardDecisionPane *self)
{
  gboolean armed = self->mode != STEWARD_DECIDE_LOOK;

  steward_recorded_box_set_open (self->recorded, armed);
  steward_recorded_box_set_act (self->recorded, self->act, self->evidence == NULL ? NULL : self->evidence->state);
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), self->act != NULL);
  if (self->act != NULL)
    steward_label_set_plain (self->question, self->act->summary);
  else if (armed)
    gtk_label_set_text (self->question, _(steward_decision_ways[self->mode].question));
}

static void
forget_act (StewardDecisionPane *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  g_clear_pointer (&self->act, steward_act_free);
}

/* In look mode there is something to show only for who may vote. */
static gboolean
can_prepare (StewardDecisionPane *self)
{
  if (self->evidence == NULL || self->council == NULL || self->person == NULL || self->pending)
    return FALSE;

  return self->mode != STEWARD_DECIDE_LOOK ||
         (steward_decision_is_open (self) && self->evidence->voter == STEWARD_VOTER_MAY);
}

static void
prepare (StewardDecisionPane *self)
{
  g_autoptr (StewardIntent) intent = NULL;

  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  if (!can_prepare (self))
    {
      forget_act (self);
      show_act (self);
      return;
    }
  if (!steward_condition_list_is_valid (self->conditions))
    {
      forget_act (self);
      show_act (self);
      show_error (self, _("A day is written as 2026-12-31, or as a number of days from now."));
      return;
    }
  intent = steward_decision_make_intent (self);
  self->preparing = g_cancellable_new ();
  steward_council_prepare_async (self->council, intent, self->preparing, prepared_cb, g_object_ref (self));
}

static gboolean
typing_cb (gpointer user_data)
{
  StewardDecisionPane *self = user_data;

  self->typing = 0;
  prepare (self);

  return G_SOURCE_REMOVE;
}

/* Until it is prepared anew, what was shown cannot be confirmed. */
static void
prepare_soon (StewardDecisionPane *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), FALSE);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  g_clear_pointer (&self->act, steward_act_free);
  self->typing = g_timeout_add (TYPING_MS, typing_cb, self);
}

static void
focus_answer (StewardDecisionPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (self->mode == STEWARD_DECIDE_LOOK || self->act == NULL)
    return;
  if (focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->record_button));
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardDecisionPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardAct) act = steward_council_prepare_finish (STEWARD_COUNCIL (source), result, &error);
  gboolean current = self->preparing != NULL &&
                     g_task_get_cancellable (G_TASK (result)) == self->preparing;

  if (!current || self->evidence == NULL)
    return;
  g_clear_object (&self->preparing);
  g_clear_pointer (&self->act, steward_act_free);
  self->act = g_steal_pointer (&act);
  show_act (self);
  /* What an approval would lack is told once somebody wants to approve. */
  show_error (self, error != NULL && self->mode != STEWARD_DECIDE_LOOK ? error->message : NULL);
  focus_answer (self);
}

static void
show_mode (StewardDecisionPane *self)
{
  const StewardDecisionWay *way = &steward_decision_ways[self->mode];

  steward_comment_box_set_title (self->comment, _(way->comment));
  if (way->answer != NULL)
    steward_key_button_set_title (self->record_button, _(way->answer));
  steward_decision_show_approve_title (self);
  steward_decision_show_why_not (self);
  steward_decision_show_buttons (self);
  show_act (self);
}

static void
set_mode (StewardDecisionPane *self,
          StewardDecide        mode)
{
  self->mode = mode;
  show_error (self, NULL);
  /* An approval that was shown already is the one that is confirmed. */
  if (mode != STEWARD_DECIDE_APPROVE || self->act == NULL || self->typing != 0)
    {
      forget_act (self);
      prepare (self);
    }
  show_mode (self);
}

static void
form_changed_cb (StewardDecisionPane *self)
{
  if (self->filling || self->evidence == NULL)
    return;
  self->touched = TRUE;
  steward_decision_show_approve_title (self);
  prepare_soon (self);
}

static void
voter_selected_cb (StewardDecisionPane *self)
{
  const char *voter = steward_decision_get_voter (self);
  const char *name = voter == NULL || self->evidence == NULL
                       ? NULL : steward_council_state_get_name (self->evidence->state, voter);
  g_autofree char *words = NULL;

  if (self->filling || self->evidence == NULL)
    return;
  words = voter == NULL ? NULL : g_strdup_printf (_("You enter the vote of %s, and it is recorded as entered by you."),
                                                  name != NULL ? name : _("somebody"));
  steward_label_set_plain (self->voter_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->voter_label), words != NULL);
  form_changed_cb (self);
}

static void
reject_toggled_cb (StewardDecisionPane *self)
{
  StewardDecide mode = gtk_toggle_button_get_active (self->reject_toggle) ? STEWARD_DECIDE_REJECT
                                                                          : STEWARD_DECIDE_CHANGES;

  if ((self->mode == STEWARD_DECIDE_REJECT || self->mode == STEWARD_DECIDE_CHANGES) && self->mode != mode)
    set_mode (self, mode);
}

static void
verb_clicked_cb (StewardDecisionPane *self,
                 GtkWidget           *button)
{
  steward_decision_pane_perform (self, gtk_widget_get_name (button));
}

static void
record_clicked_cb (StewardDecisionPane *self)
{
  if (self->act != NULL && self->mode != STEWARD_DECIDE_LOOK)
    g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
cancel_clicked_cb (StewardDecisionPane *self)
{
  if (steward_decision_pane_disarm (self))
    g_signal_emit (self, signals[SIGNAL_DISARMED], 0);
}

static gboolean
key_cb (StewardDecisionPane *self,
        guint                keyval,
        guint                keycode,
        GdkModifierType      state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0 ||
      self->mode == STEWARD_DECIDE_LOOK)
    return GDK_EVENT_PROPAGATE;
  record_clicked_cb (self);

  return GDK_EVENT_STOP;
}

static void
steward_decision_pane_dispose (GObject *object)
{
  StewardDecisionPane *self = STEWARD_DECISION_PANE (object);

  forget_act (self);
  self->evidence = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_DECISION_PANE);
  g_clear_object (&self->council);
  g_clear_pointer (&self->voters, g_ptr_array_unref);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->review, g_free);
  g_clear_pointer (&self->condition, g_free);
  g_clear_pointer (&self->seat, g_free);
  g_clear_pointer (&self->except, g_strfreev);

  G_OBJECT_CLASS (steward_decision_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, header);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, scroll);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, content);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, votes);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, why_not);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, why_not_label);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, form);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, voter_box);
  gtk_widget_class_bind_template_child_full (widget_class, "voters", FALSE,
                                             G_STRUCT_OFFSET (StewardDecisionPane, voters_drop));
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, voter_label);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, checklist);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, comment);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, conditions);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, footer);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, error);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, error_label);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, recorded);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, buttons);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, choose_page);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, confirm_page);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, approve_button);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, vote_row);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, recuse_button);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, defer_button);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, override_row);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, withdraw_button);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, appeal_button);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, question);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, reject_row);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, reject_toggle);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, changes_toggle);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, defer_row);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, record_button);
  gtk_widget_class_bind_template_child (widget_class, StewardDecisionPane, hint);
  gtk_widget_class_bind_template_callback (widget_class, voter_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, verb_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
steward_decision_pane_class_init (StewardDecisionPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_decision_pane_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DISARMED] = g_signal_new ("disarmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_APPEAL] = g_signal_new ("appeal", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  g_type_ensure (STEWARD_TYPE_CHECKLIST);
  g_type_ensure (STEWARD_TYPE_COMMENT_BOX);
  g_type_ensure (STEWARD_TYPE_CONDITION_LIST);
  g_type_ensure (STEWARD_TYPE_RECORDED_BOX);
  g_type_ensure (STEWARD_TYPE_KEY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/review/steward-decision-pane.ui");
  bind_template (widget_class);
}

static void
steward_decision_pane_init (StewardDecisionPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->voters = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->until = steward_date_field_new (_("Put off until"));
  gtk_widget_set_hexpand (self->until, TRUE);
  g_signal_connect_swapped (self->until, "changed", G_CALLBACK (form_changed_cb), self);
  gtk_box_append (GTK_BOX (self->defer_row), self->until);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->filling = FALSE;
}

/**
 * steward_decision_pane_new:
 *
 * Returns: (transfer floating): a pane with nothing to decide
 */
GtkWidget *
steward_decision_pane_new (void)
{
  return g_object_new (STEWARD_TYPE_DECISION_PANE, NULL);
}

/**
 * steward_decision_pane_get_header:
 * @self: a pane
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_decision_pane_get_header (StewardDecisionPane *self)
{
  g_return_val_if_fail (STEWARD_IS_DECISION_PANE (self), NULL);

  return self->header;
}

/**
 * steward_decision_pane_get_mode:
 * @self: a pane
 *
 * Returns: what the person is about to do
 */
StewardDecide
steward_decision_pane_get_mode (StewardDecisionPane *self)
{
  g_return_val_if_fail (STEWARD_IS_DECISION_PANE (self), STEWARD_DECIDE_LOOK);

  return self->mode;
}

/**
 * steward_decision_pane_steal_act:
 * @self: a pane that says "confirmed"
 *
 * Returns: (transfer full) (nullable): what was shown and confirmed
 */
StewardAct *
steward_decision_pane_steal_act (StewardDecisionPane *self)
{
  g_return_val_if_fail (STEWARD_IS_DECISION_PANE (self), NULL);

  self->touched = FALSE;

  return g_steal_pointer (&self->act);
}

/**
 * steward_decision_pane_dup_form:
 * @self: a pane
 *
 * Returns: (transfer full) (nullable): the form as it is, to be shown again
 *   later; %NULL when the person changed nothing in it
 */
StewardIntent *
steward_decision_pane_dup_form (StewardDecisionPane *self)
{
  StewardDecide mode;
  StewardIntent *form;

  g_return_val_if_fail (STEWARD_IS_DECISION_PANE (self), NULL);

  if (!self->touched || self->evidence == NULL || self->person == NULL)
    return NULL;
  mode = self->mode;
  self->mode = STEWARD_DECIDE_LOOK;
  form = steward_decision_make_intent (self);
  self->mode = mode;

  return form;
}

/**
 * steward_decision_pane_set_council:
 * @self: a pane
 * @council: (nullable): where it is recorded
 * @person: (nullable): who sits here
 */
void
steward_decision_pane_set_council (StewardDecisionPane *self,
                                   StewardCouncil      *council,
                                   const char          *person)
{
  g_return_if_fail (STEWARD_IS_DECISION_PANE (self));

  g_set_object (&self->council, council);
  g_free (self->person);
  self->person = g_strdup (person);
}

static void
fill_form (StewardDecisionPane *self,
           const StewardIntent *form)
{
  steward_checklist_set_evidence (self->checklist, self->evidence);
  if (form != NULL && form->ticked != NULL)
    steward_checklist_set_ticked (self->checklist, (const char *const *) form->ticked);
  steward_comment_box_set_text (self->comment, form == NULL ? NULL : form->comment);
  steward_condition_list_read (self->conditions, form);
  g_clear_pointer (&self->except, g_strfreev);
  self->except = form == NULL ? NULL : g_strdupv (form->except);
}

/**
 * steward_decision_pane_set_evidence:
 * @self: a pane
 * @evidence: (nullable): what is decided; must live until other evidence is set
 * @form: (nullable): what the person wrote into the form before
 *
 * The same review again keeps what is in the form.
 */
void
steward_decision_pane_set_evidence (StewardDecisionPane *self,
                                    StewardEvidence     *evidence,
                                    const StewardIntent *form)
{
  gboolean same;

  g_return_if_fail (STEWARD_IS_DECISION_PANE (self));

  same = evidence != NULL && form == NULL && g_strcmp0 (self->review, evidence->review->id) == 0;
  forget_act (self);
  self->evidence = evidence;
  gtk_widget_set_visible (self->content, evidence != NULL);
  gtk_widget_set_visible (self->footer, evidence != NULL);
  if (evidence == NULL)
    {
      g_clear_pointer (&self->review, g_free);
      self->mode = STEWARD_DECIDE_LOOK;
      return;
    }

  self->filling = TRUE;
  adw_bin_set_child (self->votes, steward_decision_votes_new (evidence, self->person));
  steward_condition_list_set_people (self->conditions, evidence->state, evidence->review->requester);
  steward_decision_fill_voters (self, same);
  if (!same || !self->touched)
    {
      fill_form (self, form);
      self->touched = form != NULL;
    }
  if (!same)
    {
      g_free (self->review);
      self->review = g_strdup (evidence->review->id);
      self->mode = STEWARD_DECIDE_LOOK;
      self->pending = FALSE;
      steward_date_field_set_time (STEWARD_DATE_FIELD (self->until), g_get_real_time () + 7 * G_TIME_SPAN_DAY);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
      show_error (self, NULL);
    }
  self->filling = FALSE;
  prepare (self);
  show_mode (self);
}

/**
 * steward_decision_pane_set_seat:
 * @self: a pane
 * @seat: (nullable): id of the seat that is asked, where the person has several
 */
void
steward_decision_pane_set_seat (StewardDecisionPane *self,
                                const char          *seat)
{
  g_return_if_fail (STEWARD_IS_DECISION_PANE (self));

  if (g_strcmp0 (self->seat, seat) == 0)
    return;
  g_free (self->seat);
  self->seat = g_strdup (seat);
  if (self->evidence != NULL)
    set_mode (self, STEWARD_DECIDE_LOOK);
}

/**
 * steward_decision_pane_set_except:
 * @self: a pane
 * @paths: (transfer full) (nullable): changes that are left out of an approval
 */
void
steward_decision_pane_set_except (StewardDecisionPane *self,
                                  char               **paths)
{
  g_return_if_fail (STEWARD_IS_DECISION_PANE (self));

  g_strfreev (self->except);
  self->except = paths;
  form_changed_cb (self);
}

/**
 * steward_decision_pane_set_back:
 * @self: a pane
 * @back: whether the evidence is a step back
 */
void
steward_decision_pane_set_back (StewardDecisionPane *self,
                                gboolean             back)
{
  g_return_if_fail (STEWARD_IS_DECISION_PANE (self));

  gtk_widget_set_visible (self->back_button, back);
}

/**
 * steward_decision_pane_set_pending:
 * @self: a pane
 * @pending: whether a decision on this review is on its way into the ledger
 */
void
steward_decision_pane_set_pending (StewardDecisionPane *self,
                                   gboolean             pending)
{
  g_return_if_fail (STEWARD_IS_DECISION_PANE (self));

  if (self->pending == pending)
    return;
  self->pending = pending;
  if (self->evidence == NULL)
    return;
  self->mode = STEWARD_DECIDE_LOOK;
  forget_act (self);
  prepare (self);
  show_mode (self);
}

/**
 * steward_decision_pane_show_failure:
 * @self: a pane
 * @error: why a decision on this review was not recorded
 */
void
steward_decision_pane_show_failure (StewardDecisionPane *self,
                                    const GError        *error)
{
  const char *remedy = steward_error_remedy (error);
  g_autofree char *words = g_strdup_printf (_("Not recorded. %s %s"), error->message,
                                            remedy == NULL ? "" : _(remedy));

  g_return_if_fail (STEWARD_IS_DECISION_PANE (self));

  show_error (self, words);
}

static gboolean
is_allowed (StewardDecisionPane *self,
            StewardDecide        mode)
{
  if (self->evidence == NULL || self->person == NULL || self->pending)
    return FALSE;
  if (mode == STEWARD_DECIDE_WITHDRAW)
    return gtk_widget_get_visible (self->withdraw_button);
  if (mode == STEWARD_DECIDE_OVERRIDE_APPROVE || mode == STEWARD_DECIDE_OVERRIDE_REJECT)
    return gtk_widget_get_visible (self->override_row);

  return !steward_decision_ways[mode].votes || steward_decision_may_vote (self);
}

static void
arm (StewardDecisionPane *self,
     StewardDecide        mode)
{
  g_autofree char *text = steward_comment_box_dup_text (self->comment);

  if (!is_allowed (self, mode))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (mode == STEWARD_DECIDE_REJECT || mode == STEWARD_DECIDE_CHANGES)
    gtk_toggle_button_set_active (mode == STEWARD_DECIDE_REJECT ? self->reject_toggle : self->changes_toggle, TRUE);
  set_mode (self, mode);
  if (steward_decision_ways[mode].needs_words && text == NULL)
    steward_comment_box_focus (self->comment);
  else
    focus_answer (self);
}

/**
 * steward_decision_pane_perform:
 * @self: a pane
 * @verb: "approve", "reject", "recuse", "comment", "defer", "withdraw",
 *   "override-approve", "override-reject" or "appeal"
 *
 * Opens what the verb would record. The same verb again does not confirm it;
 * "reject" again turns to asking for changes and back.
 *
 * Returns: whether @verb is one
 */
gboolean
steward_decision_pane_perform (StewardDecisionPane *self,
                               const char          *verb)
{
  g_return_val_if_fail (STEWARD_IS_DECISION_PANE (self), FALSE);

  if (g_str_equal (verb, "appeal"))
    {
      if (self->evidence != NULL && gtk_widget_get_visible (self->appeal_button))
        g_signal_emit (self, signals[SIGNAL_APPEAL], 0);
      return TRUE;
    }
  if (g_str_equal (verb, "reject") && self->mode == STEWARD_DECIDE_REJECT)
    {
      arm (self, STEWARD_DECIDE_CHANGES);
      return TRUE;
    }
  for (gsize i = STEWARD_DECIDE_APPROVE; i < STEWARD_DECIDE_N_WAYS; i++)
    if (g_str_equal (steward_decision_ways[i].name, verb))
      {
        if (self->mode == (StewardDecide) i)
          focus_answer (self);
        else
          arm (self, (StewardDecide) i);
        return TRUE;
      }

  return FALSE;
}

/**
 * steward_decision_pane_meet:
 * @self: a pane
 * @condition: id of a condition of the review
 *
 * Opens what saying that it is met would record.
 */
void
steward_decision_pane_meet (StewardDecisionPane *self,
                            const char          *condition)
{
  g_return_if_fail (STEWARD_IS_DECISION_PANE (self));

  g_free (self->condition);
  self->condition = g_strdup (condition);
  arm (self, STEWARD_DECIDE_MEET_CONDITION);
}

/**
 * steward_decision_pane_disarm:
 * @self: a pane
 *
 * Returns: whether something was about to be confirmed; it is no longer
 */
gboolean
steward_decision_pane_disarm (StewardDecisionPane *self)
{
  g_return_val_if_fail (STEWARD_IS_DECISION_PANE (self), FALSE);

  if (self->mode == STEWARD_DECIDE_LOOK)
    return FALSE;
  set_mode (self, STEWARD_DECIDE_LOOK);

  return TRUE;
}
