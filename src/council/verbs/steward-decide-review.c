/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is not left to votes: the chair's override of a dead-lock, where the
 * charter allows it, with a reason, and marked as an override for ever. A
 * review that votes can still decide is not decided by hand. */

#include "config.h"

#include "steward-decision.h"
#include "steward-verbs-private.h"

static gboolean
is_recused (const StewardReview *review,
            const StewardSeat   *seat)
{
  for (guint i = 0; i < review->recusals->len; i++)
    if (g_str_equal (((StewardRecusal *) g_ptr_array_index (review->recusals, i))->seat, seat->id))
      return TRUE;

  return FALSE;
}

static gboolean
check_override (StewardVerbContext  *verb,
                const StewardTally  *tally,
                GError             **error)
{
  const StewardSeat *chair = steward_charter_get_chair (verb->rules->charter);

  if (tally->state == STEWARD_TALLY_OPEN)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "Votes can still decide it, so it is not decided by hand. %s", tally->reason);
  if (!verb->rules->charter->override_by_chair)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "The charter lets nobody override a dead-lock; withdraw the request and open it anew.");
  if (!verb->intent->override)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "The review is dead-locked; deciding it is an override, and must be asked for as one.");
  if (g_str_equal (verb->review->requester, verb->actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "Nobody decides their own request.");
  if (chair != NULL && is_recused (verb->review, chair))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "The chair is recused from this review and cannot override it.");
  if (verb->intent->choice == STEWARD_VOTE_ABSTAIN)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "An override approves or rejects.");

  return steward_verb_require_comment (verb, "An override needs a reason: it is shown with the decision.", error);
}

static gboolean
override (StewardVerbContext  *verb,
          const StewardTally  *tally,
          GError             **error)
{
  StewardDecision decision = { .overridden = TRUE, .approved = verb->intent->choice == STEWARD_VOTE_APPROVE };
  g_autofree char *reason = NULL;
  g_autofree char *words = NULL;

  if (!check_override (verb, tally, error) ||
      !steward_verb_add_comment (verb, verb->intent->comment, "The reason", &reason, error))
    return FALSE;
  words = g_strdup_printf ("Overridden by the chair against a dead-lock. %s", tally->reason);
  decision.words = words;
  decision.reason = reason;
  verb->act->summary = g_strdup_printf ("%s “%s” by an override of the chair",
                                        decision.approved ? "Approve" : "Reject", verb->review->title);
  steward_act_add_warning (verb->act, "This is an override and is shown as one wherever the decision is shown.");

  return steward_decision_add (verb, tally, &decision, error);
}

gboolean
steward_decide_review_prepare (StewardCouncil  *council,
                               StewardAct      *act,
                               GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autoptr(StewardTally) tally = NULL;

  if (!steward_verb_begin (&verb, council, act,
                           STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_CHAIR | STEWARD_NEEDS_OPEN,
                           error) ||
      !steward_decision_check_subject (&verb, error))
    return FALSE;
  tally = steward_tally_count (verb.rules->charter, verb.review, NULL);
  if (tally->state == STEWARD_TALLY_OPEN || tally->state == STEWARD_TALLY_DEADLOCKED)
    return override (&verb, tally, error);

  act->summary = g_strdup_printf ("Record what the votes on “%s” decided", verb.review->title);

  return steward_decision_add_tally (&verb, NULL, error);
}
