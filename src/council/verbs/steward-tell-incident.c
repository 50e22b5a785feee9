/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that consumers were told of an incident: who, and in which words.
 * Telling them is what people do. */

#include "config.h"

#include "steward-council-rows.h"
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

/* What an event says stays for ever: names of persons belong into the text,
 * which can be erased. */
static void
warn_of_persons (StewardVerbContext *verb)
{
  for (gsize i = 0; verb->intent->told[i] != NULL; i++)
    {
      g_autofree char *person = steward_council_rows_resolve_person (verb->governance, verb->intent->told[i], NULL);

      if (person != NULL)
        steward_act_add_warning (verb->act, "“%s” is a person, whose name would stay in the ledger for ever; name a "
                                            "team or a product, and persons in the text.", verb->intent->told[i]);
    }
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
  warn_of_persons (&verb);
  steward_act_add_consequence (act, "It only records it; Steward sends nothing to them.");

  return TRUE;
}
