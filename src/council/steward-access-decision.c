/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a decision about an access into the act that causes it, and puts what
 * has to be done on the platform into the outbox of the same append: there is
 * never one without the other. What was shown to those who decide travels with
 * it, so that nothing else can run. */

#include "config.h"

#include "steward-access-decision.h"

#include "steward-json.h"

/* The plan. */

/*
 * steward_access_plan_check:
 * @verb: a context
 * @error: return location: INVALID_DATA
 *
 * Returns: whether the intent's plan, if any, is what its digest says
 */
gboolean
steward_access_plan_check (StewardVerbContext  *verb,
                           GError             **error)
{
  const StewardEffectPlan *plan = verb->intent->plan;
  g_autoptr(StewardEffectPlan) copy = NULL;

  if (plan == NULL)
    return TRUE;
  copy = steward_effect_plan_copy (plan);
  steward_effect_plan_settle (copy);
  if (g_strcmp0 (copy->digest, plan->digest) == 0)
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA,
                              "The statements are not those of their digest, so that nobody can say what was shown; "
                              "look at them again.");
}

static char *
find_payload (StewardVerbContext *verb,
              GBytes             *bytes)
{
  for (guint i = 0; i < verb->act->append->payloads->len; i++)
    {
      const StewardPayload *payload = g_ptr_array_index (verb->act->append->payloads, i);

      if (g_bytes_equal (payload->data, bytes))
        return steward_payload_to_reference (&payload->hash);
    }

  return NULL;
}

/*
 * steward_access_plan_set:
 * @verb: a context
 * @body: of an event
 * @digest_name: member for the digest of the statements
 * @payload_name: (nullable): member for the statements as a payload
 * @error: return location
 *
 * Returns: whether the plan, if there is one, is in the event
 */
gboolean
steward_access_plan_set (StewardVerbContext  *verb,
                         JsonObject          *body,
                         const char          *digest_name,
                         const char          *payload_name,
                         GError             **error)
{
  const StewardEffectPlan *plan = verb->intent->plan;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *payload = NULL;

  if (plan == NULL)
    return TRUE;
  steward_body_set_text (body, digest_name, plan->digest);
  if (payload_name == NULL)
    return TRUE;
  node = steward_effect_plan_to_json (plan);
  bytes = steward_json_canonicalize (node, STEWARD_JSON_STRICT, error);
  if (bytes == NULL)
    return FALSE;
  payload = find_payload (verb, bytes);
  if (payload == NULL)
    payload = steward_append_add_payload (verb->act->append, "application/json", bytes);
  steward_body_set_text (body, payload_name, payload);

  return TRUE;
}

/*
 * steward_access_check_version:
 * @verb: a context with an access
 * @error: return location: CONFLICT
 *
 * A plan, and a decision, are about the terms that were looked at. What was
 * narrowed meanwhile is something else. Without a version in the intent it is
 * the present one, also when the act is prepared again.
 *
 * Returns: whether the terms are those that were looked at
 */
gboolean
steward_access_check_version (StewardVerbContext  *verb,
                              GError             **error)
{
  StewardIntent *intent = verb->act->intent;
  g_autofree char *stream = g_strconcat ("access/", verb->access->id, NULL);
  g_autoptr(GPtrArray) events = NULL;

  if (intent->version == 0)
    intent->version = verb->access->version;
  if (intent->version >= verb->access->version)
    return TRUE;
  events = steward_governance_read_events_sync (verb->governance, stream, 0, verb->access->version, error);
  if (events == NULL)
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    {
      const StewardEvent *event = g_ptr_array_index (events, i);

      if (event->version > intent->version && g_str_equal (event->type, STEWARD_EVENT_ACCESS_NARROWED))
        return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                    "What is asked for was narrowed since you looked at it; look at it again, and at "
                                    "what would run now.");
    }

  return TRUE;
}

/* Effects. */

static const char *
get_platform (const StewardEffectPlan *plan)
{
  return plan != NULL && plan->platform != NULL ? plan->platform : "the platform";
}

static void
tell_effect (StewardVerbContext  *verb,
             StewardEffectAction  action)
{
  const StewardEffectPlan *plan = verb->intent->plan;
  gint64 since = verb->access->terms->since;
  g_autofree char *day = NULL;

  if (plan == NULL)
    steward_act_add_consequence (verb->act, "%s as soon as the platform answers; nobody could see the statements "
                                 "before.", action == STEWARD_EFFECT_GRANT ? "It is granted" : "It is taken back");
  else if (plan->satisfied && plan->statements->len == 0)
    steward_act_add_consequence (verb->act, "Nothing is changed on the platform.%s%s",
                                 plan->warnings->len > 0 ? " " : "",
                                 plan->warnings->len > 0 ? (const char *) g_ptr_array_index (plan->warnings, 0) : "");
  else if (plan->satisfied)
    steward_act_add_consequence (verb->act, "%s is so already: nothing is changed there.", get_platform (plan));
  else if (!plan->executable)
    steward_act_add_consequence (verb->act, "A person then runs the script on %s, and confirms it.",
                                 get_platform (plan));
  else if (action == STEWARD_EFFECT_GRANT && since > verb->now)
    {
      day = steward_verb_format_day (verb, since);
      steward_act_add_consequence (verb->act, "The statements run on %s on %s, when it begins.", get_platform (plan),
                                   day);
    }
  else
    steward_act_add_consequence (verb->act, "The statements run on %s.", get_platform (plan));
}

/*
 * steward_access_effect_queue:
 * @verb: a context with an access, and the plan that was shown, if any
 * @action: what is to be done
 * @error: return location
 *
 * Returns: whether the event and the item for the outbox are in the act
 */
gboolean
steward_access_effect_queue (StewardVerbContext   *verb,
                             StewardEffectAction   action,
                             GError              **error)
{
  const StewardAccess *access = verb->access;
  g_autoptr(StewardEffect) effect = steward_access_case_make_effect (access, action, access->terms);
  gint64 not_before = action == STEWARD_EFFECT_GRANT ? MAX (access->terms->since, verb->now) : verb->now;
  g_autoptr(JsonNode) node = steward_effect_to_json (effect);
  g_autoptr(GBytes) bytes = steward_json_canonicalize (node, STEWARD_JSON_STRICT, error);
  g_autofree char *text = NULL;
  JsonObject *body;

  if (bytes == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  body = steward_verb_add_to_access (verb, STEWARD_EVENT_EFFECT_QUEUED);
  steward_body_set_text (body, "effect", effect->id);
  steward_body_set_text (body, "action", steward_effect_action_to_id (action));
  if (!steward_access_plan_set (verb, body, "digest", "statements", error))
    return FALSE;
  steward_append_add_effect (verb->act->append, effect->id, text, "queued", not_before);
  tell_effect (verb, action);

  return TRUE;
}

/* A grant that did not come to its end is not tried any more. */
static void
drop_grants (StewardVerbContext *verb)
{
  for (guint i = 0; i < verb->access->effects->len; i++)
    {
      const StewardEffectRecord *record = g_ptr_array_index (verb->access->effects, i);

      if (g_strcmp0 (record->action, steward_effect_action_to_id (STEWARD_EFFECT_GRANT)) == 0 &&
          g_strcmp0 (record->outcome, "done") != 0 && g_strcmp0 (record->outcome, "confirmed") != 0)
        steward_append_take_effect (verb->act->append, record->id);
    }
}

/*
 * steward_access_effect_take_back:
 * @verb: a context with an access that ends with this act
 * @error: return location
 *
 * What may have been granted is revoked, also when nobody knows whether it
 * was. What never left this desk needs nothing.
 *
 * Returns: whether what is needed is in the act
 */
gboolean
steward_access_effect_take_back (StewardVerbContext  *verb,
                                 GError             **error)
{
  drop_grants (verb);
  if (!steward_access_is_granted (verb->access))
    {
      steward_act_add_consequence (verb->act, "Nothing was granted on the platform, so nothing has to be taken back.");
      return TRUE;
    }

  return steward_access_effect_queue (verb, STEWARD_EFFECT_REVOKE, error);
}

/*
 * steward_access_revocation_add:
 * @verb: a context with an access that is in force
 * @reason: (nullable): payload
 * @error: return location
 *
 * The one door through which an access is revoked, whoever has come to it.
 *
 * Returns: whether the revocation and what takes it back are in the act
 */
gboolean
steward_access_revocation_add (StewardVerbContext  *verb,
                               const char          *reason,
                               GError             **error)
{
  JsonObject *body = steward_verb_add_to_access (verb, STEWARD_EVENT_ACCESS_REVOKED);

  steward_body_set_text (body, "reason", reason);
  steward_body_set_text (body, "campaign", verb->intent->campaign);
  if (!steward_access_plan_set (verb, body, "effect", "statements", error))
    return FALSE;

  return steward_access_effect_take_back (verb, error);
}

/* What the platform grants, as an array of a body. */
JsonArray *
steward_access_observed_to_json (GPtrArray *observed)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; observed != NULL && i < observed->len; i++)
    {
      const StewardGrant *grant = g_ptr_array_index (observed, i);
      JsonObject *object = steward_body_add_object (array);

      steward_body_set_text (object, "grantee", grant->grantee);
      steward_body_set_text (object, "object", grant->object);
      steward_body_set_text (object, "privilege", grant->privilege);
      steward_body_set_text (object, "path", grant->path);
    }

  return array;
}

/* Decisions. */

/*
 * steward_access_decision_add:
 * @verb: a context with the access as it will be
 * @decision: what is decided
 * @error: return location
 *
 * Returns: whether the decision and what it brings about are in the act
 */
gboolean
steward_access_decision_add (StewardVerbContext           *verb,
                             const StewardAccessDecision  *decision,
                             GError                      **error)
{
  gboolean revocation = verb->access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION;
  JsonObject *body = steward_verb_add_to_access (verb, STEWARD_EVENT_ACCESS_DECIDED);

  steward_body_set_text (body, "outcome", decision->approved ? "approved" : "rejected");
  steward_body_set_text (body, "words", decision->words);
  steward_body_set_text (body, "rule", decision->rule);
  json_object_set_member (body, "terms", steward_access_terms_to_json (verb->access->terms));
  if (decision->approved && !steward_access_plan_set (verb, body, "effect", "statements", error))
    return FALSE;
  steward_act_add_consequence (verb->act, "This decides the request: %s.",
                               decision->approved ? "approved" : "rejected");
  if (!decision->approved)
    return TRUE;
  if (!revocation)
    steward_append_add_fact (verb->act->append, verb->access->subject, "access-approved");

  return steward_access_effect_queue (verb, revocation ? STEWARD_EFFECT_REVOKE : STEWARD_EFFECT_GRANT, error);
}

static char *
list_names (StewardVerbContext *verb,
            GPtrArray          *persons)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < persons->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            steward_verb_get_name (verb, g_ptr_array_index (persons, i)));

  return g_string_free (names, FALSE);
}

static void
tell_waiting (StewardVerbContext       *verb,
              const StewardAccessTally *tally)
{
  const StewardAccessStep *step = g_ptr_array_index (verb->access->steps, tally->step);
  g_autoptr(GPtrArray) deciders = NULL;
  g_autofree char *names = NULL;

  if (tally->steps[tally->step] == STEWARD_STEP_DEAD)
    {
      steward_act_add_warning (verb->act, "%s Nothing is approved without it; the catalog has to name an owner, or the "
                               "charter somebody for the seat.", tally->words);
      return;
    }
  deciders = steward_access_tally_list_deciders (verb->rules->charter, verb->access, verb->holders, verb->now);
  names = list_names (verb, deciders);
  steward_act_add_consequence (verb->act, "It then waits for the step “%s”: %s.", step->title, names);
}

/*
 * steward_access_decision_add_tally:
 * @verb: a context with the access as it will be after the act
 * @error: return location
 *
 * Counts, and adds the decision when there is one; says for whom it waits
 * otherwise.
 *
 * Returns: whether that could be done
 */
gboolean
steward_access_decision_add_tally (StewardVerbContext  *verb,
                                   GError             **error)
{
  g_autoptr(StewardAccessTally) tally =
    steward_access_tally_count (verb->rules->charter, verb->access, verb->holders, verb->now);
  StewardAccessDecision decision = { .words = tally->words };

  if (tally->state == STEWARD_ACCESS_REQUESTED)
    {
      if (tally->step >= 0 && (guint) tally->step < verb->access->steps->len)
        tell_waiting (verb, tally);
      return TRUE;
    }
  decision.approved = tally->state == STEWARD_ACCESS_APPROVED;
  if (decision.approved && verb->intent->plan == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NETWORK,
                                "Nobody can see what would run on the platform, so that it cannot be approved; try "
                                "again when its source answers.");

  return steward_access_decision_add (verb, &decision, error);
}
