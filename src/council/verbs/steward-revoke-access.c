/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An access ends before its time: at the wish of those who answer for the
 * product, or because those who have it give it up. What was granted is taken
 * back by the same append. */

#include "config.h"

#include "steward-access-decision.h"
#include "steward-access-rows.h"
#include "steward-verbs-private.h"

/* Revoking never gives anybody anything, so a conflict keeps nobody from it
 * but those who have no part in it at all. */
static gboolean
check_who (StewardVerbContext  *verb,
           gboolean            *out_gives_up,
           GError             **error)
{
  g_autoptr(GPtrArray) answerers = NULL;
  g_autoptr(GString) names = NULL;

  *out_gives_up = steward_access_is_for (verb->access, verb->holders, verb->actor);
  if (*out_gives_up || steward_verb_is_chair (verb, verb->actor) ||
      steward_access_find_answerer (verb->rules->charter, verb->access, verb->holders, verb->actor, verb->now, NULL,
                                    NULL) == STEWARD_DECIDER_MAY)
    return TRUE;

  answerers = steward_access_list_answerers (verb->rules->charter, verb->access, verb->holders, verb->now);
  names = g_string_new (NULL);
  for (guint i = 0; i < answerers->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            steward_verb_get_name (verb, g_ptr_array_index (answerers, i)));

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                              "Only those who answer for it, or who have it, can revoke it; ask %s.",
                              names->len > 0 ? names->str : "the chair");
}

static gboolean
check_state (StewardVerbContext  *verb,
             GError             **error)
{
  const StewardAccess *access = verb->access;
  g_autofree char *told = NULL;

  if (steward_access_is_in_force (access))
    return TRUE;
  if (access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "%s is itself a revocation; there is nothing to revoke.",
                                access->id);
  if (access->state == STEWARD_ACCESS_REQUESTED)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "The request %s is not decided yet; reject it, or let it be withdrawn.", access->id);
  told = steward_access_tell_state (access, verb->state);

  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The access %s, “%s”, was %s already.", access->id,
                              access->title, told);
}

/* The campaign that it answers, if one is named. */
static gboolean
check_campaign (StewardVerbContext  *verb,
                GError             **error)
{
  g_autoptr(StewardCampaign) campaign = NULL;

  if (verb->intent->campaign == NULL)
    return TRUE;
  campaign = steward_access_rows_load_campaign (verb->governance, verb->intent->campaign, error);
  if (campaign == NULL)
    return FALSE;
  for (guint i = 0; i < campaign->items->len; i++)
    if (g_str_equal (((const StewardCampaignItem *) g_ptr_array_index (campaign->items, i))->access,
                     verb->access->id))
      return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "The access %s is not part of the attestation %s.",
                              verb->access->id, campaign->id);
}

gboolean
steward_revoke_access_prepare (StewardCouncil  *council,
                               StewardAct      *act,
                               GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *reason = NULL;
  gboolean gives_up = FALSE;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_ACCESS,
                           error) ||
      !check_state (&verb, error) || !check_who (&verb, &gives_up, error) || !check_campaign (&verb, error) ||
      !steward_access_plan_check (&verb, error))
    return FALSE;
  if (!gives_up && !steward_verb_require_comment (&verb, "Say why: who has it, and all readers, see it.", error))
    return FALSE;
  if (!steward_verb_add_comment (&verb, act->intent->comment, "The reason", &reason, error))
    return FALSE;

  act->summary = g_strdup_printf (gives_up ? "Give up “%s”" : "Revoke “%s”", verb.access->title);

  return steward_access_revocation_add (&verb, reason, error);
}
