/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A word on a review that is no vote: a remark, or the question for changes,
 * which goes back to the requester. */

#include "config.h"

#include "steward-evidence-files.h"
#include "steward-verbs-private.h"

gboolean
steward_comment_review_prepare (StewardCouncil  *council,
                                StewardAct      *act,
                                GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  gboolean asks = act->intent->asks_changes;
  g_autofree char *comment = NULL;
  g_autofree char *stream = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act,
                           STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER |
                             (asks ? STEWARD_NEEDS_OPEN : STEWARD_NEEDS_REVIEW),
                           error) ||
      !steward_verb_require_comment (&verb, asks ? "Say what should be changed." : "The comment is empty.", error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "The comment", &comment, error))
    return FALSE;
  if (asks && g_str_equal (verb.review->requester, verb.actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "This is your own request; withdraw it and open it anew to change it.");

  body = steward_verb_add_to_review (&verb, STEWARD_EVENT_COMMENTED);
  steward_body_set_text (body, "comment", comment);
  steward_body_set_flag (body, "asksChanges", asks);
  stream = g_strconcat ("review/", verb.review->id, NULL);
  if (!steward_evidence_add_files (&verb, stream, verb.review->version, error))
    return FALSE;
  act->summary = g_strdup_printf (asks ? "Ask for changes of “%s”" : "Comment on “%s”", verb.review->title);
  if (asks)
    steward_act_add_consequence (act, "%s is asked to change it; the review stays open.",
                                 steward_verb_get_name (&verb, verb.review->requester));

  return TRUE;
}
