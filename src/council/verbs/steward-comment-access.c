/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words and files on an access. Asking for changes leaves the request open. */

#include "config.h"

#include "steward-evidence-files.h"
#include "steward-verbs-private.h"

static gboolean
add_files (StewardVerbContext  *verb,
           GError             **error)
{
  g_autofree char *stream = g_strconcat ("access/", verb->access->id, NULL);
  guint n_files = verb->intent->files != NULL ? g_strv_length (verb->intent->files) : 0;

  if (verb->access->attachments->len + n_files > STEWARD_MAX_ITEMS)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "An access can have %u files at most.",
                                STEWARD_MAX_ITEMS);

  return steward_evidence_add_files (verb, stream, verb->access->version, error);
}

gboolean
steward_comment_access_prepare (StewardCouncil  *council,
                                StewardAct      *act,
                                GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  gboolean asks = act->intent->asks_changes;
  g_autofree char *comment = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act,
                           STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER |
                             (asks ? STEWARD_NEEDS_REQUEST : STEWARD_NEEDS_ACCESS),
                           error) ||
      !steward_verb_require_comment (&verb, asks ? "Say what should be changed." : "The comment is empty.", error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "The comment", &comment, error))
    return FALSE;
  if (asks && g_strcmp0 (verb.access->requester, verb.actor) == 0)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "This is your own request; withdraw it and ask anew to change it.");

  body = steward_verb_add_to_access (&verb, STEWARD_EVENT_ACCESS_COMMENTED);
  steward_body_set_text (body, "comment", comment);
  steward_body_set_flag (body, "asksChanges", asks);
  if (!add_files (&verb, error))
    return FALSE;
  act->summary = g_strdup_printf (asks ? "Ask for changes of “%s”" : "Comment on “%s”", verb.access->title);
  if (asks)
    steward_act_add_consequence (act, "%s is asked to change it; the request stays open.",
                                 steward_verb_get_name (&verb, verb.access->requester));

  return TRUE;
}

gboolean
steward_add_access_evidence_prepare (StewardCouncil  *council,
                                     StewardAct      *act,
                                     GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_ACCESS,
                           error))
    return FALSE;
  if (act->intent->files == NULL || act->intent->files[0] == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "No file is named; choose what is to be added.");
  if (!add_files (&verb, error))
    return FALSE;
  act->summary = g_strdup_printf ("Add evidence to “%s”", verb.access->title);
  if (verb.access->state == STEWARD_ACCESS_REQUESTED && verb.access->votes->len > 0)
    steward_act_add_warning (act, "%u %s decided before this was there.", verb.access->votes->len,
                             verb.access->votes->len == 1 ? "step was" : "steps were");

  return TRUE;
}
