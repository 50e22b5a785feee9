/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that consumers were told of an incident: who, and in which words.
 * Telling them is what people do. */

#include "config.h"

#include "steward-verbs-private.h"

#define MAX_TOLD 500u

static gboolean
check_told (char   **told,
            GError **error)
{
  if (told == NULL || told[0] == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say who was told.");
  if (g_strv_length (told) > MAX_TOLD)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Not more than %u can be named at once.", MAX_TOLD);
  for (gsize i = 0; told[i] != NULL; i++)
    if (!steward_verb_check_words (told[i], "A name of those who were told", error))
      return FALSE;

  return TRUE;
}

gboolean
steward_tell_incident_prepare (StewardCouncil  *council,
                               StewardAct      *act,
                               GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *comment = NULL;
  guint n_told;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_INCIDENT,
                           error) ||
      !check_told (act->intent->told, error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "What they were told", &comment, error))
    return FALSE;

  n_told = g_strv_length (act->intent->told);
  body = steward_verb_add_to_incident (&verb, STEWARD_EVENT_INCIDENT_TOLD);
  steward_body_set_list (body, "told", (const char *const *) act->intent->told);
  steward_body_set_text (body, "comment", comment);
  act->summary = g_strdup_printf (n_told == 1 ? "Record that %u consumer was told of “%s”"
                                              : "Record that %u consumers were told of “%s”",
                                  n_told, verb.incident->title);
  steward_act_add_consequence (act, "It only records it; Steward sends nothing to them.");

  return TRUE;
}
