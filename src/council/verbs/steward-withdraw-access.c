/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A request is taken back before it is decided. */

#include "config.h"

#include "steward-access-private.h"
#include "steward-verbs-private.h"

gboolean
steward_withdraw_access_prepare (StewardCouncil  *council,
                                 StewardAct      *act,
                                 GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *reason = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_REQUEST,
                           error))
    return FALSE;
  if (!steward_access_is_for (verb.access, verb.holders, verb.actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "Only %s, who asked for it, or for whom it is, can withdraw it.",
                                steward_verb_get_name (&verb, verb.access->requester));
  if (!steward_verb_add_comment (&verb, act->intent->comment, "The reason", &reason, error))
    return FALSE;

  body = steward_verb_add_to_access (&verb, STEWARD_EVENT_ACCESS_WITHDRAWN);
  steward_body_set_text (body, "reason", reason);
  act->summary = g_strdup_printf ("Withdraw “%s”", verb.access->title);
  if (verb.access->votes->len > 0)
    steward_act_add_consequence (act, "%u %s made decide nothing any more.", verb.access->votes->len,
                                 verb.access->votes->len == 1 ? "decision that was" : "decisions that were");

  return TRUE;
}
