/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Something that is decided is carried out again, because it failed, because a
 * person undid it on the platform, or because what would run is another thing
 * now: then it is shown anew, and only those who answer for it let it run. */

#include "config.h"

#include "steward-access-decision.h"
#include "steward-verbs-private.h"

#include <string.h>

static gboolean
check_grant (StewardVerbContext  *verb,
             GError             **error)
{
  const StewardAccess *access = verb->access;
  g_autofree char *told = NULL;

  if (!steward_access_is_in_force (access))
    {
      told = steward_access_tell_state (access, verb->state);
      return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                  "Nothing is granted again: the access %s was %s.", access->id, told);
    }
  if (access->terms->until <= verb->now)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "Nothing is granted again: the access %s is over.",
                                access->id);

  return TRUE;
}

static gboolean
check_revoke (StewardVerbContext  *verb,
              GError             **error)
{
  const StewardAccess *access = verb->access;
  gboolean over = access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION
                    ? access->state == STEWARD_ACCESS_APPROVED
                    : access->state == STEWARD_ACCESS_EXPIRED || access->state == STEWARD_ACCESS_REVOKED;
  g_autofree char *told = NULL;

  if (over)
    return TRUE;
  told = steward_access_tell_state (access, verb->state);

  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                              "Nothing is taken back: the access %s was %s. Revoke it first.", access->id, told);
}

/* Whether the same thing waits to be done anyway. */
static gboolean
check_waiting (StewardVerbContext  *verb,
               const char          *action,
               GError             **error)
{
  g_autoptr(GPtrArray) items = steward_outbox_list_sync (verb->governance, G_MAXINT64, error);
  g_autofree char *prefix = g_strdup_printf ("%s/%s-", verb->access->id, action);

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const StewardOutboxItem *item = g_ptr_array_index (items, i);

      if (!g_str_has_prefix (item->id, prefix))
        continue;
      if (g_strcmp0 (item->state, "sending") == 0)
        return steward_verb_refuse (error, STEWARD_ERROR_BUSY, "%s is being carried out at this moment; look again in "
                                    "a minute.", item->id);
      steward_append_take_effect (verb->act->append, item->id);
    }

  return TRUE;
}

/* What was approved last for this direction. */
static const char *
find_approved (const StewardAccess *access,
               const char          *action)
{
  const char *digest = NULL;

  for (guint i = 0; i < access->effects->len; i++)
    {
      const StewardEffectRecord *record = g_ptr_array_index (access->effects, i);

      if (g_strcmp0 (record->action, action) == 0 && record->digest != NULL)
        digest = record->digest;
    }

  return digest;
}

static gboolean
check_who (StewardVerbContext   *verb,
           StewardEffectAction   action,
           GError              **error)
{
  const char *approved = find_approved (verb->access, steward_effect_action_to_id (action));
  StewardDecider decider;

  if (action == STEWARD_EFFECT_REVOKE || g_str_equal (verb->actor, STEWARD_SYSTEM))
    return TRUE;
  if (verb->intent->plan == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NETWORK,
                                "Nobody can see what would run on the platform; try again when its source answers.");
  if (g_strcmp0 (approved, verb->intent->plan->digest) == 0)
    return TRUE;
  decider = steward_access_find_answerer (verb->rules->charter, verb->access, verb->holders, verb->actor, verb->now,
                                          NULL, NULL);
  if (decider == STEWARD_DECIDER_MAY)
    {
      steward_act_add_warning (verb->act, "What would run now is not what was approved; you let it run as it is.");
      return TRUE;
    }

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                              "What would run now is not what was approved, so that somebody who answers for it must "
                              "let it run. %s: %s", steward_verb_get_name (verb, verb->actor),
                              steward_decider_to_sentence (decider));
}

gboolean
steward_queue_effect_prepare (StewardCouncil  *council,
                              StewardAct      *act,
                              GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  StewardEffectAction action;

  if (!steward_verb_begin (&verb, council, act,
                           STEWARD_NEEDS_ACTOR | STEWARD_MAY_BE_SYSTEM | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_ACCESS,
                           error))
    return FALSE;
  if (act->intent->outcome == NULL || !steward_effect_action_from_id (act->intent->outcome, &action))
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say what is to be done again: grant or revoke.");
  if ((action == STEWARD_EFFECT_GRANT ? !check_grant (&verb, error) : !check_revoke (&verb, error)) ||
      !steward_access_plan_check (&verb, error) || !check_who (&verb, action, error) ||
      !check_waiting (&verb, act->intent->outcome, error))
    return FALSE;

  act->summary = g_strdup_printf (action == STEWARD_EFFECT_GRANT ? "Grant “%s” again" : "Take back “%s” again",
                                  verb.access->title);

  return steward_access_effect_queue (&verb, action, error);
}
