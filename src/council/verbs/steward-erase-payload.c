/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A text or file is erased for good by two people: one asks, another does it.
 * Events, seals and proofs stay as they are; only the words are gone. */

#include "config.h"

#include "steward-council-rows.h"
#include "steward-verbs-private.h"

#include <string.h>

static char *
make_stream (const char *reference)
{
  const char *hex = strchr (reference, ':');

  return g_strconcat ("payload/", hex != NULL ? hex + 1 : reference, NULL);
}

static gboolean
begin (StewardVerbContext  *verb,
       StewardCouncil      *council,
       StewardAct          *act,
       char               **out_asked_by,
       gint64              *out_erased_at,
       gint64              *out_version,
       GError             **error)
{
  const char *reference = act->intent->payload;
  g_autofree char *stream = NULL;
  StewardDigest hash;

  if (!steward_verb_begin (verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error))
    return FALSE;
  if (reference == NULL || !steward_payload_from_reference (reference, &hash))
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say which text by its reference, “sha256:…”.");
  if (!steward_council_rows_get_erasure (verb->governance, reference, out_asked_by, out_erased_at, error))
    return FALSE;
  stream = make_stream (reference);

  return steward_verb_count (verb, stream, out_version, error);
}

gboolean
steward_ask_erasure_prepare (StewardCouncil  *council,
                             StewardAct      *act,
                             GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *asked_by = NULL;
  g_autofree char *stream = NULL;
  g_autoptr(GBytes) bytes = NULL;
  gint64 version, erased_at;
  JsonObject *body;

  if (!begin (&verb, council, act, &asked_by, &erased_at, &version, error))
    return FALSE;
  if (erased_at != 0)
    {
      g_autofree char *day = steward_verb_format_day (&verb, erased_at);

      return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "This was erased on %s already.", day);
    }
  if (asked_by != NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "%s has asked for that already; another person erases it.",
                                steward_verb_get_name (&verb, asked_by));
  bytes = steward_council_rows_load_payload (verb.governance, act->intent->payload, NULL, error);
  if (bytes == NULL)
    return FALSE;
  if (act->intent->comment != NULL && *act->intent->comment != '\0' &&
      !steward_verb_check_words (act->intent->comment, "The reason", error))
    return FALSE;

  stream = make_stream (act->intent->payload);
  body = steward_verb_add (&verb, stream, version, STEWARD_EVENT_ERASURE_ASKED);
  steward_body_set_text (body, "payload", act->intent->payload);
  steward_body_set_text (body, "reason", act->intent->comment);
  act->summary = g_strdup_printf ("Ask for the erasure of %.20s…", act->intent->payload);
  steward_act_add_consequence (act, "Nothing is erased yet: another person has to do it.");
  if (act->intent->comment != NULL && *act->intent->comment != '\0')
    steward_act_add_warning (act, "The reason stands in the event and can never be erased; name nobody in it.");

  return TRUE;
}

gboolean
steward_erase_payload_prepare (StewardCouncil  *council,
                               StewardAct      *act,
                               GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *asked_by = NULL;
  g_autofree char *stream = NULL;
  gint64 version, erased_at;
  JsonObject *body;

  if (!begin (&verb, council, act, &asked_by, &erased_at, &version, error))
    return FALSE;
  if (asked_by == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "Nobody has asked for this erasure; it takes two people: one asks, another does it.");
  if (g_str_equal (asked_by, verb.actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "You asked for this erasure, so another person has to do it.");

  stream = make_stream (act->intent->payload);
  body = steward_verb_add (&verb, stream, version, STEWARD_EVENT_ERASED);
  steward_body_set_text (body, "payload", act->intent->payload);
  steward_body_set_text (body, "askedBy", asked_by);
  act->summary = g_strdup_printf ("Erase %.20s… for good", act->intent->payload);
  steward_act_add_warning (act, "It cannot be brought back, and copies of the store are written anew without it.");
  if (erased_at != 0)
    steward_act_add_warning (act, "It was erased before; this looks through all copies once more.");

  return TRUE;
}

/* Once the event is there. When that fails (a full disk) the event still says
 * so, and it can be erased again. */
gboolean
steward_erase_payload_finish (StewardCouncil  *council,
                              StewardAct      *act,
                              GError         **error)
{
  return steward_governance_erase_payload_sync (steward_council_get_governance (council), act->intent->payload, error);
}
