/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words on an incident, also long after it. */

#include "config.h"

#include "steward-verbs-private.h"

gboolean
steward_comment_incident_prepare (StewardCouncil  *council,
                                  StewardAct      *act,
                                  GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *comment = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_INCIDENT,
                           error) ||
      !steward_verb_require_comment (&verb, "The comment is empty.", error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "The comment", &comment, error))
    return FALSE;

  body = steward_verb_add_to_incident (&verb, STEWARD_EVENT_INCIDENT_COMMENTED);
  steward_body_set_text (body, "comment", comment);
  act->summary = g_strdup_printf ("Comment on “%s”", verb.incident->title);

  return TRUE;
}
