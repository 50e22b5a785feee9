/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The review that an emergency must have afterwards: somebody who would have
 * decided says whether it was right. If not, what is left of it is revoked. */

#include "config.h"

#include "steward-access-decision.h"
#include "steward-verbs-private.h"

static gboolean
check_access (StewardVerbContext  *verb,
              GError             **error)
{
  const StewardAccess *access = verb->access;
  g_autofree char *day = NULL;

  if (access->review_due == 0)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "The access %s was no emergency; nothing is to be reviewed.", access->id);
  if (access->reviewed_at != 0)
    {
      day = steward_verb_format_day (verb, access->reviewed_at);
      return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "This emergency was reviewed on %s.", day);
    }
  if (!steward_access_waits_for_review (access))
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The access %s was not granted; nothing is to be "
                                "reviewed.", access->id);

  return TRUE;
}

static gboolean
check_who (StewardVerbContext  *verb,
           GError             **error)
{
  StewardDecider decider = steward_access_find_answerer (verb->rules->charter, verb->access, verb->holders,
                                                         verb->actor, verb->now, NULL, NULL);

  if (decider == STEWARD_DECIDER_MAY)
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "%s: %s", steward_verb_get_name (verb, verb->actor),
                              steward_decider_to_sentence (decider));
}

gboolean
steward_review_emergency_prepare (StewardCouncil  *council,
                                  StewardAct      *act,
                                  GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  gboolean upheld = act->intent->choice == STEWARD_VOTE_APPROVE;
  g_autofree char *comment = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_ACCESS,
                           error) ||
      !check_access (&verb, error) || !check_who (&verb, error) || !steward_access_plan_check (&verb, error))
    return FALSE;
  if (act->intent->choice == STEWARD_VOTE_ABSTAIN)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say whether the emergency was one, or not.");
  if (!upheld && !steward_verb_require_comment (&verb, "Say why it was not right: all readers see it.", error))
    return FALSE;
  if (!steward_verb_add_comment (&verb, act->intent->comment, "The comment", &comment, error))
    return FALSE;

  body = steward_verb_add_to_access (&verb, STEWARD_EVENT_ACCESS_REVIEWED);
  steward_body_set_flag (body, "upheld", upheld);
  steward_body_set_text (body, "comment", comment);
  act->summary = g_strdup_printf (upheld ? "Uphold the emergency “%s”" : "Do not uphold the emergency “%s”",
                                  verb.access->title);
  if (upheld || !steward_access_is_in_force (verb.access))
    return TRUE;

  body = steward_verb_add_to_access (&verb, STEWARD_EVENT_ACCESS_REVOKED);
  steward_body_set_text (body, "reason", comment);
  steward_act_add_consequence (act, "It is revoked at once.");

  return steward_access_effect_take_back (&verb, error);
}
