/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of an effect: told by the runner, or by the person who ran the
 * script. What is done leaves the outbox with the event that says so. */

#include "config.h"

#include "steward-access-decision.h"
#include "steward-json.h"
#include "steward-verbs-private.h"

static const StewardEffectRecord *
find_effect (StewardVerbContext  *verb,
             GError             **error)
{
  const char *id = verb->intent->effect;

  for (guint i = 0; id != NULL && i < verb->access->effects->len; i++)
    {
      const StewardEffectRecord *record = g_ptr_array_index (verb->access->effects, i);

      if (g_strcmp0 (record->id, id) == 0)
        return record;
    }
  steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "The access %s has no effect “%.100s”.", verb->access->id,
                       id != NULL ? id : "");

  return NULL;
}

static gboolean
is_done (const StewardEffectRecord *record)
{
  return g_strcmp0 (record->outcome, "done") == 0 || g_strcmp0 (record->outcome, "confirmed") == 0;
}

/* It left the outbox without being done. */
static gboolean
is_given_up (const StewardEffectRecord *record)
{
  return record->final && (g_strcmp0 (record->outcome, "failed") == 0 || g_strcmp0 (record->outcome, "partial") == 0);
}

static gboolean
refuse_done (StewardVerbContext         *verb,
             const StewardEffectRecord  *record,
             GError                    **error)
{
  g_autofree char *day = steward_verb_format_day (verb, record->time);

  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "%s was told as done already, on %s.", record->id, day);
}

static gboolean
is_last (StewardVerbContext        *verb,
         const StewardEffectRecord *record)
{
  return record == g_ptr_array_index (verb->access->effects, verb->access->effects->len - 1);
}

/* Keeps an item for a person, with the effect as it was queued. */
static gboolean
keep_for_person (StewardVerbContext         *verb,
                 const StewardEffectRecord  *record,
                 GError                    **error)
{
  StewardEffectAction action = STEWARD_EFFECT_GRANT;
  g_autoptr(StewardEffect) effect = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (!steward_effect_action_from_id (record->action, &action))
    return steward_verb_refuse (error, STEWARD_ERROR_DAMAGED, "%s is neither a grant nor a revocation.", record->id);
  effect = steward_access_case_make_effect (verb->access, action, verb->access->terms);
  g_free (effect->id);
  effect->id = g_strdup (record->id);
  node = steward_effect_to_json (effect);
  bytes = steward_json_canonicalize (node, STEWARD_JSON_STRICT, error);
  if (bytes == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  steward_append_add_effect (verb->act->append, record->id, text, "manual", 0);

  return TRUE;
}

static gboolean
settle_outbox (StewardVerbContext         *verb,
               const StewardEffectRecord  *record,
               GError                    **error)
{
  const StewardEffectResult *result = verb->intent->result;

  /* what was queued since has taken its place */
  if (!is_last (verb, record))
    {
      steward_append_take_effect (verb->act->append, record->id);
      return TRUE;
    }
  if (result->outcome == STEWARD_EFFECT_MANUAL)
    return keep_for_person (verb, record, error);
  if (result->outcome == STEWARD_EFFECT_DONE || !result->again)
    steward_append_take_effect (verb->act->append, record->id);

  return TRUE;
}

static gboolean
check_result (StewardVerbContext         *verb,
              const StewardEffectRecord  *record,
              GError                    **error)
{
  const StewardEffectResult *result = verb->intent->result;

  if (!g_str_equal (verb->actor, STEWARD_SYSTEM))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "Only Steward itself reports what it carried out; if you ran a script, confirm it.");
  if (result == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said what became of it.");
  if (result->outcome == STEWARD_EFFECT_UNKNOWN)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "Nobody knows yet what became of it; look at the platform first.");

  if (is_done (record))
    return refuse_done (verb, record, error);
  if (is_given_up (record))
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "%s is not tried any more; let it be carried out again first.", record->id);

  return TRUE;
}

/* As often as it was claimed: most tries that came to nothing are no events. */
static gint64
count_attempts (StewardVerbContext         *verb,
                const StewardEffectRecord  *record,
                GError                    **error)
{
  g_autoptr(GPtrArray) items = steward_outbox_list_sync (verb->governance, 0, error);
  gint64 attempts = (gint64) record->attempts + 1;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const StewardOutboxItem *item = g_ptr_array_index (items, i);

      if (g_str_equal (item->id, record->id))
        attempts = MAX (attempts, (gint64) item->attempts);
    }

  return items != NULL ? attempts : 0;
}

static const char *
tell_outcome (StewardEffectOutcome outcome)
{
  switch (outcome)
    {
    case STEWARD_EFFECT_DONE:
      return "it is done, and was read back";
    case STEWARD_EFFECT_PARTIAL:
      return "it is done in part";
    case STEWARD_EFFECT_FAILED:
      return "it failed";
    case STEWARD_EFFECT_MANUAL:
      return "a person has to run the script";
    case STEWARD_EFFECT_UNKNOWN:
      break;
    }

  return "nobody knows";
}

/* Only what has run is told as what this effect is: statements that were
 * approved by nobody must not take the place of those that were. */
static gboolean
tells_statements (const StewardEffectRecord *record,
                  const StewardIntent       *intent)
{
  return intent->plan != NULL &&
         (record->digest == NULL || g_strcmp0 (record->digest, intent->plan->digest) == 0 ||
          intent->result->outcome == STEWARD_EFFECT_DONE || intent->result->outcome == STEWARD_EFFECT_PARTIAL);
}

gboolean
steward_report_effect_prepare (StewardCouncil  *council,
                               StewardAct      *act,
                               GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  const StewardEffectResult *result = act->intent->result;
  const StewardEffectRecord *record;
  g_autofree char *words = NULL;
  JsonObject *body;
  gint64 attempts;

  if (!steward_verb_begin (&verb, council, act,
                           STEWARD_NEEDS_ACTOR | STEWARD_MAY_BE_SYSTEM | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_ACCESS,
                           error))
    return FALSE;
  record = find_effect (&verb, error);
  if (record == NULL || !check_result (&verb, record, error) || !steward_access_plan_check (&verb, error) ||
      !steward_verb_add_comment (&verb, result->words, "The report", &words, error))
    return FALSE;
  attempts = count_attempts (&verb, record, error);
  if (attempts == 0)
    return FALSE;

  body = steward_verb_add_to_access (&verb, STEWARD_EVENT_EFFECT_REPORTED);
  steward_body_set_text (body, "effect", record->id);
  steward_body_set_text (body, "action", record->action);
  steward_body_set_text (body, "outcome", steward_effect_outcome_to_id (result->outcome));
  steward_body_set_flag (body, "again", result->again);
  steward_body_set_number (body, "attempts", attempts);
  steward_body_set_text (body, "words", words);
  json_object_set_array_member (body, "observed", steward_access_observed_to_json (result->observed));
  if (tells_statements (record, act->intent) && !steward_access_plan_set (&verb, body, "digest", "statements", error))
    return FALSE;
  act->summary = g_strdup_printf ("Report on %s: %s", record->id, tell_outcome (result->outcome));

  return settle_outbox (&verb, record, error);
}

/* A person ran it. */

static gboolean
check_confirmed (StewardVerbContext         *verb,
                 const StewardEffectRecord  *record,
                 GError                    **error)
{
  const StewardEffectResult *result = verb->intent->result;

  if (is_done (record))
    return refuse_done (verb, record, error);
  if (!is_last (verb, record))
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "%s is not what has to be done any more; look at what was queued since.", record->id);
  if (result == NULL && verb->access->ask->kind == STEWARD_ACCESS_KIND_GRANT &&
      g_strcmp0 (record->action, "revoke") == 0 && steward_access_is_for (verb->access, verb->holders, verb->actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "You asked for this access, or it is for you, and the platform was not read; somebody "
                                "else confirms that it was taken back.");
  if (result == NULL)
    {
      steward_act_add_warning (verb->act, "The platform was not read: your word is recorded, and nothing else.");
      return TRUE;
    }
  if (result->outcome == STEWARD_EFFECT_DONE)
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The platform was read, and it is not so%s%s",
                              result->words != NULL ? ": " : ".", result->words != NULL ? result->words : "");
}

gboolean
steward_confirm_effect_prepare (StewardCouncil  *council,
                                StewardAct      *act,
                                GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  const StewardEffectResult *result = act->intent->result;
  const StewardEffectRecord *record;
  g_autofree char *comment = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_ACCESS,
                           error))
    return FALSE;
  record = find_effect (&verb, error);
  if (record == NULL || !check_confirmed (&verb, record, error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "The comment", &comment, error))
    return FALSE;

  body = steward_verb_add_to_access (&verb, STEWARD_EVENT_EFFECT_CONFIRMED);
  steward_body_set_text (body, "effect", record->id);
  steward_body_set_text (body, "action", record->action);
  steward_body_set_text (body, "comment", comment);
  steward_body_set_flag (body, "checked", result != NULL);
  json_object_set_array_member (body, "observed",
                                steward_access_observed_to_json (result != NULL ? result->observed : NULL));
  steward_append_take_effect (act->append, record->id);
  act->summary = g_strdup_printf ("Confirm that %s was carried out", record->id);
  steward_act_add_consequence (act, "It counts as %s.",
                               g_strcmp0 (record->action, "grant") == 0 ? "granted" : "taken back");

  return TRUE;
}
