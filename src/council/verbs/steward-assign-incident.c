/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Says who deals with an incident. */

#include "config.h"

#include "steward-verbs-private.h"

gboolean
steward_assign_incident_prepare (StewardCouncil  *council,
                                 StewardAct      *act,
                                 GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *comment = NULL;
  g_autofree char *person = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_INCIDENT,
                           error))
    return FALSE;
  if (verb.incident->state == STEWARD_INCIDENT_RESOLVED)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The incident %s, “%s”, is resolved.",
                                verb.incident->id, verb.incident->title);
  person = steward_verb_resolve (&verb, act->intent->person, error);
  if (person == NULL || !steward_verb_add_comment (&verb, act->intent->comment, "The comment", &comment, error))
    return FALSE;
  if (g_strcmp0 (verb.incident->assignee, person) == 0)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "It is assigned to %s already.",
                                steward_verb_get_name (&verb, person));

  body = steward_verb_add_to_incident (&verb, STEWARD_EVENT_INCIDENT_ASSIGNED);
  steward_body_set_text (body, "person", person);
  steward_body_set_text (body, "comment", comment);
  act->summary = g_strdup_printf ("Assign “%s” to %s", verb.incident->title, steward_verb_get_name (&verb, person));
  if (verb.incident->assignee != NULL)
    steward_act_add_consequence (act, "It is no longer assigned to %s.",
                                 steward_verb_get_name (&verb, verb.incident->assignee));

  return TRUE;
}
