/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each verb of the decision asks for, who may use it, and the form as an
 * intent. */

#include "config.h"

#include <glib/gi18n.h>

#include "steward-date-field.h"
#include "steward-decision-pane-private.h"

const StewardDecisionWay steward_decision_ways[STEWARD_DECIDE_N_WAYS] = {
  [STEWARD_DECIDE_LOOK] = { "look", STEWARD_VERB_VOTE, STEWARD_VOTE_APPROVE, TRUE, FALSE, NULL, NULL,
                            N_("Comment") },
  [STEWARD_DECIDE_APPROVE] = { "approve", STEWARD_VERB_VOTE, STEWARD_VOTE_APPROVE, TRUE, FALSE,
                               N_("Approve?"), N_("Record Approval"), N_("Comment") },
  [STEWARD_DECIDE_REJECT] = { "reject", STEWARD_VERB_VOTE, STEWARD_VOTE_REJECT, TRUE, TRUE,
                              N_("Reject?"), N_("Record Rejection"), N_("Why it is rejected") },
  [STEWARD_DECIDE_CHANGES] = { "changes", STEWARD_VERB_COMMENT, STEWARD_VOTE_REJECT, FALSE, TRUE,
                               N_("Request changes?"), N_("Record the Request"), N_("What should be changed") },
  [STEWARD_DECIDE_RECUSE] = { "recuse", STEWARD_VERB_RECUSE, STEWARD_VOTE_APPROVE, TRUE, FALSE,
                              N_("Step back from this review?"), N_("Record Recusal"), N_("Why (may be left out)") },
  [STEWARD_DECIDE_COMMENT] = { "comment", STEWARD_VERB_COMMENT, STEWARD_VOTE_APPROVE, FALSE, TRUE,
                               N_("Comment without a vote?"), N_("Record Comment"), N_("Comment") },
  [STEWARD_DECIDE_DEFER] = { "defer", STEWARD_VERB_DEFER, STEWARD_VOTE_APPROVE, TRUE, FALSE,
                             N_("Put it off?"), N_("Record Deferral"), N_("Why (may be left out)") },
  [STEWARD_DECIDE_WITHDRAW] = { "withdraw", STEWARD_VERB_WITHDRAW, STEWARD_VOTE_APPROVE, FALSE, FALSE,
                                N_("Withdraw your request?"), N_("Record Withdrawal"), N_("Why (may be left out)") },
  [STEWARD_DECIDE_OVERRIDE_APPROVE] = { "override-approve", STEWARD_VERB_DECIDE, STEWARD_VOTE_APPROVE, FALSE, TRUE,
                                        N_("Approve against the dead-lock, as the chair?"), N_("Record Override"),
                                        N_("Reason of the override") },
  [STEWARD_DECIDE_OVERRIDE_REJECT] = { "override-reject", STEWARD_VERB_DECIDE, STEWARD_VOTE_REJECT, FALSE, TRUE,
                                       N_("Reject against the dead-lock, as the chair?"), N_("Record Override"),
                                       N_("Reason of the override") },
  [STEWARD_DECIDE_MEET_CONDITION] = { "meet-condition", STEWARD_VERB_MEET_CONDITION, STEWARD_VOTE_APPROVE, FALSE,
                                      FALSE, N_("Is the condition met?"), N_("Record as Met"),
                                      N_("What shows it (may be left out)") },
};

static const StewardCharter *
get_charter (StewardDecisionPane *self)
{
  return self->evidence == NULL || self->evidence->state == NULL ? NULL : self->evidence->state->charter;
}

gboolean
steward_decision_is_chair (StewardDecisionPane *self)
{
  const StewardCharter *charter = get_charter (self);
  const StewardSeat *chair = charter == NULL ? NULL : steward_charter_get_chair (charter);

  return chair != NULL && self->person != NULL && g_strcmp0 (chair->holder, self->person) == 0;
}

gboolean
steward_decision_is_open (StewardDecisionPane *self)
{
  return self->evidence != NULL && steward_review_is_open (self->evidence->review);
}

gboolean
steward_decision_is_requester (StewardDecisionPane *self)
{
  return self->evidence != NULL && self->person != NULL &&
         g_strcmp0 (self->evidence->review->requester, self->person) == 0;
}

/* For whom the drop-down says; NULL: for oneself. */
const char *
steward_decision_get_voter (StewardDecisionPane *self)
{
  guint selected = gtk_drop_down_get_selected (self->voters_drop);

  return selected > 0 && selected <= self->voters->len ? g_ptr_array_index (self->voters, selected - 1) : NULL;
}

gboolean
steward_decision_may_vote (StewardDecisionPane *self)
{
  return steward_decision_is_open (self) && self->person != NULL &&
         (self->evidence->voter == STEWARD_VOTER_MAY || self->voters->len > 0);
}

static void
write_vote (StewardDecisionPane *self,
            StewardIntent       *intent)
{
  intent->person = g_strdup (steward_decision_get_voter (self));
  if (self->seat != NULL && intent->person == NULL)
    intent->seat = g_strdup (self->seat);
  else if (self->evidence->seat != NULL && intent->person == NULL)
    intent->seat = g_strdup (self->evidence->seat->id);
  if (g_str_equal (intent->verb, STEWARD_VERB_VOTE))
    intent->ticked = steward_checklist_dup_ticked (self->checklist);
  if (!g_str_equal (intent->verb, STEWARD_VERB_VOTE) || intent->choice != STEWARD_VOTE_APPROVE)
    return;
  intent->except = g_strdupv (self->except);
  steward_condition_list_write (self->conditions, intent);
}

StewardIntent *
steward_decision_make_intent (StewardDecisionPane *self)
{
  const StewardDecisionWay *way = &steward_decision_ways[self->mode];
  StewardIntent *intent = steward_intent_new (way->verb, self->person);

  intent->review = g_strdup (self->evidence->review->id);
  intent->kind = self->evidence->review->kind;
  intent->choice = way->choice;
  intent->comment = steward_comment_box_dup_text (self->comment);
  intent->asks_changes = self->mode == STEWARD_DECIDE_CHANGES;
  intent->override = self->mode == STEWARD_DECIDE_OVERRIDE_APPROVE || self->mode == STEWARD_DECIDE_OVERRIDE_REJECT;
  if (self->mode == STEWARD_DECIDE_DEFER)
    intent->until = steward_date_field_get_time (STEWARD_DATE_FIELD (self->until), NULL);
  if (self->mode == STEWARD_DECIDE_MEET_CONDITION)
    intent->condition = g_strdup (self->condition);
  if (way->votes)
    write_vote (self, intent);

  return intent;
}
