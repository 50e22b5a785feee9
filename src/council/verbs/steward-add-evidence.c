/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files added to a review that is open. */

#include "config.h"

#include "steward-evidence-files.h"
#include "steward-verbs-private.h"

gboolean
steward_add_evidence_prepare (StewardCouncil  *council,
                              StewardAct      *act,
                              GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *stream = NULL;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_OPEN,
                           error))
    return FALSE;
  if (act->intent->files == NULL || act->intent->files[0] == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "No file is named; choose what is to be added.");
  if (verb.review->attachments->len + g_strv_length (act->intent->files) > STEWARD_MAX_ITEMS)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "A review can have %u files at most.", STEWARD_MAX_ITEMS);

  stream = g_strconcat ("review/", verb.review->id, NULL);
  if (!steward_evidence_add_files (&verb, stream, verb.review->version, error))
    return FALSE;
  act->summary = g_strdup_printf ("Add evidence to “%s”", verb.review->title);
  if (verb.review->votes->len > 0)
    steward_act_add_warning (act, "%u %s cast before this was there.", verb.review->votes->len,
                             verb.review->votes->len == 1 ? "vote was" : "votes were");

  return TRUE;
}
