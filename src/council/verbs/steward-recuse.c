/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A seat steps back from a review: it is in no number any more, and that can
 * decide the review like a vote. */

#include "config.h"

#include "steward-decision.h"
#include "steward-verbs-private.h"

static gboolean
check_entering (StewardVerbContext  *verb,
                const char          *person,
                GError             **error)
{
  if (g_str_equal (person, verb->actor))
    return TRUE;
  if (!steward_verb_is_chair (verb, verb->actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "Only the chair records that somebody else steps back.");
  steward_act_add_warning (verb->act, "It is recorded as entered by %s.", steward_verb_get_name (verb, verb->actor));

  return TRUE;
}

static const StewardSeat *
find_seat (StewardVerbContext  *verb,
           const char          *person,
           GError             **error)
{
  const StewardSeat *seat = NULL;
  gboolean delegate = FALSE;
  StewardVoter may = steward_tally_find_seat (verb->rules->charter, verb->review, person, verb->intent->seat,
                                              verb->now, &seat, &delegate);

  if (may != STEWARD_VOTER_MAY)
    {
      steward_verb_refuse (error, STEWARD_ERROR_DENIED, "%s: %s", steward_verb_get_name (verb, person),
                           steward_voter_to_sentence (may));
      return NULL;
    }
  if (delegate)
    {
      steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                           "You stand in for %s, whose seat is not conflicted by that; end the delegation instead.",
                           steward_verb_get_name (verb, seat->holder));
      return NULL;
    }

  return seat;
}

static void
put_recusal (StewardVerbContext *verb,
             const StewardSeat  *seat,
             const char         *person)
{
  StewardRecusal *recusal = steward_recusal_new ();

  recusal->seat = g_strdup (seat->id);
  recusal->person = g_strdup (person);
  recusal->cause = g_strdup ("declared");
  recusal->time = verb->now;
  g_ptr_array_add (verb->review->recusals, recusal);
}

gboolean
steward_recuse_prepare (StewardCouncil  *council,
                        StewardAct      *act,
                        GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *person = NULL;
  g_autofree char *reason = NULL;
  const StewardSeat *seat;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_OPEN,
                           error))
    return FALSE;
  person = steward_verb_resolve (&verb, act->intent->person != NULL ? act->intent->person : verb.actor, error);
  if (person == NULL || !check_entering (&verb, person, error))
    return FALSE;
  seat = find_seat (&verb, person, error);
  if (seat == NULL || !steward_verb_add_comment (&verb, act->intent->comment, "The reason", &reason, error))
    return FALSE;

  if (steward_review_find_vote (verb.review, seat->id) != NULL)
    steward_act_add_warning (act, "The vote that this seat has cast does not count any more.");
  body = steward_verb_add_to_review (&verb, STEWARD_EVENT_RECUSED);
  steward_body_set_text (body, "seat", seat->id);
  steward_body_set_text (body, "person", person);
  steward_body_set_text (body, "cause", "declared");
  steward_body_set_text (body, "reason", reason);
  act->summary = g_strdup_printf ("The %s seat steps back from “%s”", seat->title, verb.review->title);
  put_recusal (&verb, seat, person);

  return steward_decision_add_tally (&verb, NULL, error);
}
