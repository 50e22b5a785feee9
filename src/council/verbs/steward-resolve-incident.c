/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Closes an incident with its cause, of which the next one may be learned. One
 * whose objective is still missed is closed only by who says that they know. */

#include "config.h"

#include "steward-verbs-private.h"

static gboolean
check_cause (const StewardIntent  *intent,
             GError              **error)
{
  g_autofree char *kinds = g_strjoinv (", ", (char **) steward_cause_kinds);

  if (intent->cause_kind == NULL || *intent->cause_kind == '\0')
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say of which kind the cause was: %s.", kinds);
  if (!g_strv_contains (steward_cause_kinds, intent->cause_kind))
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "“%.40s” is no kind of cause; there are %s.",
                                intent->cause_kind, kinds);

  return TRUE;
}

static gboolean
check_state (StewardVerbContext  *verb,
             GError             **error)
{
  const StewardIncident *incident = verb->incident;
  g_autofree char *day = NULL;

  if (incident->state == STEWARD_INCIDENT_RESOLVED)
    {
      day = steward_verb_format_time (verb, incident->resolved_at);
      return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The incident %s, “%s”, was resolved on %s.",
                                  incident->id, incident->title, day);
    }
  if (incident->ended_at != 0 || verb->intent->override)
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                              "“%s” is still missed; wait until it is met again, or say that you resolve it all the "
                              "same, and why.",
                              incident->title);
}

gboolean
steward_resolve_incident_prepare (StewardCouncil  *council,
                                  StewardAct      *act,
                                  GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *cause = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_INCIDENT,
                           error) ||
      !check_state (&verb, error) || !check_cause (act->intent, error) ||
      !steward_verb_require_comment (&verb, "Say what the cause was, in words.", error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "The cause", &cause, error))
    return FALSE;

  body = steward_verb_add_to_incident (&verb, STEWARD_EVENT_INCIDENT_RESOLVED);
  steward_body_set_text (body, "causeKind", act->intent->cause_kind);
  steward_body_set_text (body, "cause", cause);
  act->summary = g_strdup_printf ("Resolve “%s”", verb.incident->title);
  if (verb.incident->ended_at == 0)
    steward_act_add_warning (act, "It is still missed; if that goes on, it is opened again by itself.");
  if (verb.incident->acknowledged_at == 0)
    steward_act_add_warning (act, "Nobody has acknowledged it.");

  return TRUE;
}
