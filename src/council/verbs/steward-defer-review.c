/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A seat puts a review off: it leaves that seat's queue until a day. Nobody
 * else waits less for it, and its due date stays. */

#include "config.h"

#include "steward-verbs-private.h"

#define LONGEST (G_GINT64_CONSTANT (366) * 86400 * G_USEC_PER_SEC)

gboolean
steward_defer_review_prepare (StewardCouncil  *council,
                              StewardAct      *act,
                              GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  const StewardIntent *intent = act->intent;
  g_autofree char *reason = NULL;
  g_autofree char *day = NULL;
  const StewardSeat *seat = NULL;
  gboolean delegate;
  StewardVoter may;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_OPEN,
                           error))
    return FALSE;
  may = steward_tally_find_seat (verb.rules->charter, verb.review, verb.actor, intent->seat, verb.now, &seat,
                                 &delegate);
  if (may != STEWARD_VOTER_MAY)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "%s", steward_voter_to_sentence (may));
  if (intent->until <= verb.now || intent->until > verb.now + LONGEST)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Choose a day that is to come, within a year.");
  if (!steward_verb_add_comment (&verb, intent->comment, "The reason", &reason, error))
    return FALSE;

  body = steward_verb_add_to_review (&verb, STEWARD_EVENT_DEFERRED);
  steward_body_set_text (body, "seat", seat->id);
  steward_body_set_time (body, "until", intent->until);
  steward_body_set_text (body, "reason", reason);
  day = steward_verb_format_day (&verb, intent->until);
  act->summary = g_strdup_printf ("Defer “%s” for the %s seat until %s", verb.review->title, seat->title, day);
  if (intent->until > verb.review->due)
    steward_act_add_warning (act, "It is due before that day, and stays due.");

  return TRUE;
}
