/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What of the decision pane can be seen: buttons for who may use them, and for
 * others why there are none. */

#include "config.h"

#include <glib/gi18n.h>

#include "steward-decision-pane-private.h"
#include "steward-plain-label.h"

void
steward_decision_fill_voters (StewardDecisionPane *self,
                              gboolean             same)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GtkStringList) list = NULL;
  g_autofree char *chosen = g_strdup (steward_decision_get_voter (self));
  guint selected = 0;
  const StewardTally *tally = self->evidence->tally;
  gboolean enters;

  g_ptr_array_set_size (self->voters, 0);
  enters = steward_decision_is_open (self) && steward_decision_is_chair (self) &&
           !steward_decision_is_requester (self);
  g_ptr_array_add (words, (char *) _("Mine"));
  for (guint i = 0; enters && tally != NULL && i < tally->ballots->len; i++)
    {
      const StewardBallot *ballot = &g_array_index (tally->ballots, StewardBallot, i);
      const char *holder = ballot->seat->holder;
      const char *name = holder == NULL ? NULL : steward_council_state_get_name (self->evidence->state, holder);

      if (ballot->state != STEWARD_BALLOT_OPEN || holder == NULL || g_strcmp0 (holder, self->person) == 0)
        continue;
      g_ptr_array_add (self->voters, g_strdup (holder));
      if (same && g_strcmp0 (holder, chosen) == 0)
        selected = self->voters->len;
      g_ptr_array_add (words, (char *) (name != NULL ? name : ballot->seat->title));
    }
  g_ptr_array_add (words, NULL);
  list = gtk_string_list_new ((const char *const *) words->pdata);
  gtk_drop_down_set_model (self->voters_drop, G_LIST_MODEL (list));
  /* What is read anew must not turn the vote of somebody else into one's own. */
  gtk_drop_down_set_selected (self->voters_drop, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->voter_label), selected > 0);
}

void
steward_decision_show_approve_title (StewardDecisionPane *self)
{
  guint n_conditions = steward_condition_list_get_n (self->conditions);
  const char *title = _("Approve");

  if (n_conditions > 0)
    title = ngettext ("Approve with Condition", "Approve with Conditions", n_conditions);
  else if (self->except != NULL && self->except[0] != NULL)
    title = _("Approve in Part");
  steward_key_button_set_title (self->approve_button, title);
}

void
steward_decision_show_why_not (StewardDecisionPane *self)
{
  const StewardReview *review = self->evidence->review;
  g_autofree char *words = NULL;

  if (self->pending)
    words = g_strdup (_("Your decision is on its way into the ledger."));
  else if (self->person == NULL)
    words = g_strdup (_("Nobody sits at this desk. Choose who you are to take part."));
  else if (!steward_decision_is_open (self))
    words = review->outcome != NULL ? g_strdup_printf ("%s. %s", _(steward_change_state_to_title (review->state)),
                                                       review->outcome)
                                    : g_strdup (_(steward_change_state_to_title (review->state)));
  else if (self->evidence->voter != STEWARD_VOTER_MAY)
    words = g_strdup (_(steward_voter_to_sentence (self->evidence->voter)));
  else if (self->evidence->is_delegate && self->evidence->seat != NULL)
    words = g_strdup_printf (_("You stand in for the %s seat."), self->evidence->seat->title);

  gtk_widget_set_visible (self->why_not, words != NULL);
  steward_label_set_plain (self->why_not_label, words);
}

void
steward_decision_show_buttons (StewardDecisionPane *self)
{
  const StewardCharter *charter = self->evidence->state == NULL ? NULL : self->evidence->state->charter;
  gboolean votes = steward_decision_may_vote (self) && !self->pending;
  gboolean armed = self->mode != STEWARD_DECIDE_LOOK;
  gboolean override = steward_decision_is_open (self) && steward_decision_is_chair (self) &&
                      !steward_decision_is_requester (self) && charter->override_by_chair &&
                      self->evidence->tally != NULL && self->evidence->tally->state == STEWARD_TALLY_DEADLOCKED;
  gboolean rejecting = self->mode == STEWARD_DECIDE_REJECT || self->mode == STEWARD_DECIDE_CHANGES;

  gtk_widget_set_visible (GTK_WIDGET (self->approve_button), votes);
  gtk_widget_set_visible (self->vote_row, votes);
  gtk_widget_set_visible (self->defer_button, votes && self->evidence->voter == STEWARD_VOTER_MAY);
  gtk_widget_set_visible (self->override_row, override);
  gtk_widget_set_visible (self->withdraw_button,
                          steward_decision_is_open (self) && steward_decision_is_requester (self));
  gtk_widget_set_visible (self->appeal_button, self->evidence->review->state == STEWARD_CHANGE_REJECTED &&
                                                 self->person != NULL && self->evidence->review->successor == NULL);
  gtk_widget_set_visible (self->form, votes && self->mode <= STEWARD_DECIDE_APPROVE);
  gtk_widget_set_visible (self->voter_box, self->voters->len > 0);
  /* What is written now must be seen; the votes were read before. */
  gtk_widget_set_visible (GTK_WIDGET (self->votes), self->mode <= STEWARD_DECIDE_APPROVE);
  gtk_widget_set_visible (GTK_WIDGET (self->conditions), votes && self->mode <= STEWARD_DECIDE_APPROVE);
  gtk_widget_set_visible (GTK_WIDGET (self->comment), self->person != NULL && (votes || armed));
  gtk_widget_set_visible (self->reject_row, rejecting);
  gtk_widget_set_visible (self->defer_row, self->mode == STEWARD_DECIDE_DEFER);
  gtk_widget_set_visible (self->choose_page, !armed);
  gtk_widget_set_visible (self->confirm_page, armed);
  gtk_widget_set_visible (self->buttons, self->person != NULL && !self->pending);
  gtk_widget_set_visible (self->hint, self->person != NULL && !self->pending && (votes || armed));
}
