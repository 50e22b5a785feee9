/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What of the pane can be seen: buttons for who may use them, and for others
 * why there are none. */

#include "config.h"

#include <glib/gi18n.h>

#include "steward-access-decide-private.h"
#include "steward-plain-label.h"
#include "steward-review-words.h"

const StewardAccessWayLine steward_access_ways[STEWARD_ACCESS_N_WAYS] = {
  [STEWARD_ACCESS_LOOK] = { "look", STEWARD_VERB_DECIDE_ACCESS, STEWARD_VOTE_APPROVE, TRUE, TRUE, FALSE,
                            NULL, NULL, N_("Reason") },
  [STEWARD_ACCESS_APPROVE] = { "approve", STEWARD_VERB_DECIDE_ACCESS, STEWARD_VOTE_APPROVE, TRUE, TRUE, FALSE,
                               N_("Approve?"), N_("Record Approval"), N_("Reason") },
  [STEWARD_ACCESS_REJECT] = { "reject", STEWARD_VERB_DECIDE_ACCESS, STEWARD_VOTE_REJECT, TRUE, FALSE, TRUE,
                              N_("Reject?"), N_("Record Rejection"), N_("Why it is rejected") },
  [STEWARD_ACCESS_COMMENT] = { "comment", STEWARD_VERB_COMMENT_ACCESS, STEWARD_VOTE_APPROVE, FALSE, FALSE, TRUE,
                               N_("Ask without a decision?"), N_("Record Question"), N_("Question or remark") },
  [STEWARD_ACCESS_WITHDRAW] = { "withdraw", STEWARD_VERB_WITHDRAW_ACCESS, STEWARD_VOTE_APPROVE, FALSE, FALSE, FALSE,
                                N_("Withdraw the request?"), N_("Record Withdrawal"), N_("Why (may be left out)") },
  [STEWARD_ACCESS_REVOKE] = { "revoke", STEWARD_VERB_REVOKE_ACCESS, STEWARD_VOTE_APPROVE, FALSE, TRUE, TRUE,
                              N_("Revoke the access?"), N_("Record Revocation"), N_("Why it is revoked") },
  [STEWARD_ACCESS_UPHOLD] = { "uphold", STEWARD_VERB_REVIEW_EMERGENCY, STEWARD_VOTE_APPROVE, FALSE, FALSE, FALSE,
                              N_("Was the emergency right?"), N_("Record Review"), N_("Remark (may be left out)") },
  [STEWARD_ACCESS_OVERTURN] = { "overturn", STEWARD_VERB_REVIEW_EMERGENCY, STEWARD_VOTE_REJECT, FALSE, TRUE, TRUE,
                                N_("Was the emergency not right?"), N_("Record Review"), N_("Why it was not right") },
  [STEWARD_ACCESS_AGAIN] = { "again", STEWARD_VERB_QUEUE_EFFECT, STEWARD_VOTE_APPROVE, FALSE, TRUE, FALSE,
                             N_("Carry it out once more?"), N_("Carry Out Once More"), N_("Remark (may be left out)") },
};

/* Something was decided that the platform has not. */
static gboolean
is_undone (const StewardAccess *access)
{
  if (access->provision == STEWARD_PROVISION_FAILED)
    return TRUE;
  if (access->state == STEWARD_ACCESS_APPROVED)
    return access->provision == STEWARD_PROVISION_NONE ||
           (access->provision == STEWARD_PROVISION_PROVISIONED && access->provision_reason != NULL &&
            *access->provision_reason != '\0');

  return FALSE;
}

/* An emergency, after the fact. */
static gboolean
waits_for_review (const StewardAccess *access)
{
  return access->review_due > 0 && access->reviewed_at == 0 && access->state != STEWARD_ACCESS_REQUESTED &&
         access->state != STEWARD_ACCESS_WITHDRAWN && access->state != STEWARD_ACCESS_REJECTED;
}

/**
 * steward_access_decide_may:
 * @self: the pane
 * @way: what somebody wants to do
 *
 * Returns: whether it is offered; the council has the last word
 */
gboolean
steward_access_decide_may (StewardAccessDecide *self,
                           StewardAccessWay     way)
{
  const StewardAccess *access = self->kase == NULL ? NULL : self->kase->access;
  gboolean requested;

  if (access == NULL || self->person == NULL || self->pending)
    return FALSE;
  requested = access->state == STEWARD_ACCESS_REQUESTED;
  switch (way)
    {
    case STEWARD_ACCESS_LOOK:
    case STEWARD_ACCESS_APPROVE:
    case STEWARD_ACCESS_REJECT:
      return requested &&
             (self->kase->decider == STEWARD_DECIDER_MAY || self->kase->decider == STEWARD_DECIDER_DECIDED);
    case STEWARD_ACCESS_COMMENT:
      return TRUE;
    case STEWARD_ACCESS_WITHDRAW:
      return self->kase->can_withdraw;
    case STEWARD_ACCESS_REVOKE:
      return self->kase->can_revoke;
    case STEWARD_ACCESS_UPHOLD:
    case STEWARD_ACCESS_OVERTURN:
      return waits_for_review (access) && self->kase->decider == STEWARD_DECIDER_MAY;
    case STEWARD_ACCESS_AGAIN:
      return is_undone (access) && self->kase->effect != NULL;
    case STEWARD_ACCESS_N_WAYS:
    default:
      return FALSE;
    }
}

static char *
join_deciders (const StewardAccessCase *kase)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; kase->waits_for != NULL && i < kase->waits_for->len; i++)
    {
      const char *name = steward_council_state_get_name (kase->state, g_ptr_array_index (kase->waits_for, i));

      g_ptr_array_add (names, (char *) (name != NULL ? name : _("somebody")));
    }

  return names->len == 0 ? NULL : steward_review_join_names (names);
}

static char *
say_role (const StewardAccessCase *kase)
{
  g_autofree char *title = steward_access_role_to_title (kase->rules != NULL ? kase->rules->charter : NULL, kase->role);

  return kase->is_delegate ? g_strdup_printf (_("You decide as delegate for: %s."), title)
                           : g_strdup_printf (_("You decide as: %s."), title);
}

static char *
say_requested (StewardAccessDecide *self)
{
  const StewardAccessCase *kase = self->kase;
  g_autofree char *role = NULL;
  g_autofree char *names = join_deciders (kase);
  const char *sentence = _(steward_decider_to_sentence (kase->decider));

  if (kase->role != NULL && (kase->decider == STEWARD_DECIDER_MAY || kase->decider == STEWARD_DECIDER_DECIDED))
    {
      role = say_role (kase);
      if (kase->decider == STEWARD_DECIDER_DECIDED)
        return g_strdup_printf ("%s %s", role, sentence);
      return g_strdup_printf (_("%s You are neither requester nor consumer."), role);
    }
  if (names == NULL)
    return g_strdup_printf (_("%s Nobody is there who may decide this step."), sentence);

  return g_strdup_printf (_("%s It waits for %s."), sentence, names);
}

static char *
say_review (StewardAccessDecide *self)
{
  g_autofree char *names = join_deciders (self->kase);

  if (steward_access_decide_may (self, STEWARD_ACCESS_UPHOLD))
    return g_strdup (_("It was an emergency, granted without a decision. You answer for the data: say now whether "
                       "that was right."));
  if (names == NULL)
    return g_strdup (_("It was an emergency, and nobody is there who may review it."));

  return g_strdup_printf (_("It was an emergency, granted without a decision. Its review waits for %s."), names);
}

/**
 * steward_access_decide_show_why:
 * @self: the pane
 *
 * Says why the reader may decide, or may not.
 */
void
steward_access_decide_show_why (StewardAccessDecide *self)
{
  const StewardAccess *access = self->kase->access;
  gboolean may = steward_access_decide_may (self, STEWARD_ACCESS_APPROVE) ||
                 steward_access_decide_may (self, STEWARD_ACCESS_UPHOLD);
  g_autofree char *words = NULL;

  if (self->pending)
    words = g_strdup (_("What you confirmed is on its way into the ledger."));
  else if (self->person == NULL)
    words = g_strdup (_("Nobody sits at this desk. Choose who you are to take part."));
  else if (access->state == STEWARD_ACCESS_REQUESTED)
    words = say_requested (self);
  else if (waits_for_review (access))
    words = say_review (self);
  else
    words = g_strdup_printf ("%s. %s", _(steward_access_state_to_title (access->state)),
                             access->outcome != NULL ? access->outcome : "");
  if (may)
    gtk_widget_remove_css_class (self->why, "error-box");
  else
    gtk_widget_add_css_class (self->why, "error-box");
  gtk_widget_set_visible (self->why_icon, !may);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->why_icon), access->state == STEWARD_ACCESS_REQUESTED
                                                              ? "action-unavailable-symbolic"
                                                              : "dialog-information-symbolic");
  steward_label_set_plain (self->why_label, words);
}

/* Steps that are asked after the one that waits. */
static gboolean
is_last_step (const StewardAccessCase *kase)
{
  guint next = kase->tally == NULL || kase->tally->step < 0 ? G_MAXUINT : (guint) kase->tally->step + 1;

  for (guint i = next; i < kase->access->steps->len; i++)
    if (((const StewardAccessStep *) g_ptr_array_index (kase->access->steps, i))->asked)
      return FALSE;

  return TRUE;
}

static const char *
get_approve_title (StewardAccessDecide *self)
{
  g_autoptr (StewardAccessTerms) narrowed = steward_access_narrow_dup_terms (self->narrow);
  gboolean revokes = self->kase->access->ask != NULL &&
                     self->kase->access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION;

  if (!is_last_step (self->kase))
    return narrowed != NULL ? _("Approve Less, and Pass On") : _("Approve, and Pass On");
  if (revokes)
    return _("Approve and Take Back");

  return narrowed != NULL ? _("Approve Less, and Grant") : _("Approve and Grant");
}

/**
 * steward_access_decide_show_buttons:
 * @self: the pane
 *
 * Shows what the reader can do now.
 */
void
steward_access_decide_show_buttons (StewardAccessDecide *self)
{
  gboolean decides = steward_access_decide_may (self, STEWARD_ACCESS_APPROVE);
  gboolean reviews = steward_access_decide_may (self, STEWARD_ACCESS_UPHOLD);
  gboolean armed = self->way != STEWARD_ACCESS_LOOK;
  gboolean forms = decides && self->way <= STEWARD_ACCESS_APPROVE;
  gboolean revokes = self->kase->access->ask != NULL &&
                     self->kase->access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION;

  steward_key_button_set_title (self->approve_button, get_approve_title (self));
  steward_key_button_set_title (self->comment_button, decides ? _("Ask") : _("Remark"));
  gtk_widget_set_visible (GTK_WIDGET (self->approve_button), decides);
  gtk_widget_set_visible (self->reject_button, decides);
  gtk_widget_set_visible (self->uphold_button, reviews);
  gtk_widget_set_visible (self->overturn_button, reviews);
  gtk_widget_set_visible (self->withdraw_button, steward_access_decide_may (self, STEWARD_ACCESS_WITHDRAW));
  gtk_widget_set_visible (self->again_button, steward_access_decide_may (self, STEWARD_ACCESS_AGAIN));
  gtk_widget_set_visible (self->revoke_button, steward_access_decide_may (self, STEWARD_ACCESS_REVOKE));
  gtk_widget_set_visible (GTK_WIDGET (self->checklist), forms && self->kase->rules != NULL &&
                                                          self->kase->rules->charter != NULL &&
                                                          self->kase->rules->charter->access != NULL &&
                                                          self->kase->rules->charter->access->checklist != NULL &&
                                                          self->kase->rules->charter->access->checklist->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow), forms && !revokes);
  gtk_widget_set_visible (GTK_WIDGET (self->comment), self->person != NULL && !self->pending && (decides || armed));
  gtk_widget_set_visible (self->choose_page, !armed);
  gtk_widget_set_visible (self->confirm_page, armed);
  gtk_widget_set_visible (self->buttons, self->person != NULL && !self->pending);
  gtk_widget_set_visible (self->hint, self->person != NULL && !self->pending && (decides || armed));
}
