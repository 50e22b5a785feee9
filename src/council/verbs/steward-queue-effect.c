/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Something that is decided is carried out again, because it failed, because a
 * person undid it on the platform, or because what would run is another thing
 * now: then it is shown anew, and only those who answer for it let it run. */

#include "config.h"

#include "steward-access-decision.h"
#include "steward-json.h"
#include "steward-verbs-private.h"

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

  if (over && access->ask->kind == STEWARD_ACCESS_KIND_GRANT && access->provision == STEWARD_PROVISION_NONE)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "Nothing was ever granted for the access %s, so nothing is taken back.", access->id);
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
  g_autoptr(GPtrArray) items = steward_outbox_list_sync (verb->governance, 0, error);
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

/* What was let run last in this direction. The rows tell what was reported
 * since, which nobody has approved. */
static char *
find_digest (const StewardEvent *event,
             const char         *action)
{
  g_autoptr(JsonNode) body = NULL;
  JsonObject *object;

  if (!g_str_equal (event->type, STEWARD_EVENT_EFFECT_QUEUED))
    return NULL;
  body = steward_json_parse (g_bytes_get_data (event->body, NULL), (gssize) g_bytes_get_size (event->body),
                             STEWARD_JSON_STRICT, NULL, NULL);
  if (body == NULL || !JSON_NODE_HOLDS_OBJECT (body))
    return NULL;
  object = json_node_get_object (body);
  if (g_strcmp0 (json_object_get_string_member_with_default (object, "action", NULL), action) != 0)
    return NULL;

  return g_strdup (json_object_get_string_member_with_default (object, "digest", NULL));
}

static gboolean
find_approved (StewardVerbContext  *verb,
               const char          *action,
               char               **out_digest,
               GError             **error)
{
  g_autofree char *stream = g_strconcat ("access/", verb->access->id, NULL);
  g_autoptr(GPtrArray) events =
    steward_governance_read_events_sync (verb->governance, stream, 0, verb->access->version, error);

  *out_digest = NULL;
  for (guint i = events != NULL ? events->len : 0; i > 0 && *out_digest == NULL; i--)
    *out_digest = find_digest (g_ptr_array_index (events, i - 1), action);

  return events != NULL;
}

static gboolean
check_who (StewardVerbContext   *verb,
           StewardEffectAction   action,
           GError              **error)
{
  g_autofree char *approved = NULL;
  StewardDecider decider;

  if (action == STEWARD_EFFECT_REVOKE || g_str_equal (verb->actor, STEWARD_SYSTEM))
    return TRUE;
  if (verb->intent->plan == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NETWORK,
                                "Nobody can see what would run on the platform; try again when its source answers.");
  if (!find_approved (verb, steward_effect_action_to_id (action), &approved, error))
    return FALSE;
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
