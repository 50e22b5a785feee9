/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody has seen an incident and deals with it: the ladder ends. What it
 * needs for that is a name, and no rights. */

#include "config.h"

#include "steward-verbs-private.h"

static gboolean
check_state (StewardVerbContext  *verb,
             GError             **error)
{
  const StewardIncident *incident = verb->incident;
  g_autofree char *day = NULL;

  if (incident->state == STEWARD_INCIDENT_OPEN)
    return TRUE;

  if (incident->state == STEWARD_INCIDENT_RESOLVED)
    {
      day = steward_verb_format_time (verb, incident->resolved_at);
      return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The incident %s, “%s”, was resolved on %s.",
                                  incident->id, incident->title, day);
    }
  day = steward_verb_format_time (verb, incident->acknowledged_at);

  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The incident %s, “%s”, was acknowledged on %s.",
                              incident->id, incident->title, day);
}

gboolean
steward_acknowledge_incident_prepare (StewardCouncil  *council,
                                      StewardAct      *act,
                                      GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *comment = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_INCIDENT,
                           error) ||
      !check_state (&verb, error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "The comment", &comment, error))
    return FALSE;

  body = steward_verb_add_to_incident (&verb, STEWARD_EVENT_INCIDENT_ACKNOWLEDGED);
  steward_body_set_text (body, "comment", comment);
  act->summary = g_strdup_printf ("Acknowledge “%s”", verb.incident->title);
  steward_act_add_consequence (act, "Nobody else is told of it any more.");
  if (verb.incident->due != 0 && verb.incident->due < verb.now)
    {
      g_autofree char *due = steward_verb_format_time (&verb, verb.incident->due);

      steward_act_add_warning (act, "It was to be acknowledged by %s.", due);
    }

  return TRUE;
}
