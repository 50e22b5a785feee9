/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The requester takes a request back. */

#include "config.h"

#include "steward-verbs-private.h"

gboolean
steward_withdraw_review_prepare (StewardCouncil  *council,
                                 StewardAct      *act,
                                 GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *reason = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_OPEN,
                           error))
    return FALSE;
  if (!g_str_equal (verb.review->requester, verb.actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "Only %s, who asked for it, can withdraw it.",
                                steward_verb_get_name (&verb, verb.review->requester));
  if (!steward_verb_add_comment (&verb, act->intent->comment, "The reason", &reason, error))
    return FALSE;

  body = steward_verb_add_to_review (&verb, STEWARD_EVENT_REVIEW_WITHDRAWN);
  steward_body_set_text (body, "reason", reason);
  act->summary = g_strdup_printf ("Withdraw “%s”", verb.review->title);
  if (verb.review->votes->len > 0)
    steward_act_add_consequence (act, "%u votes that were cast decide nothing any more.", verb.review->votes->len);

  return TRUE;
}
