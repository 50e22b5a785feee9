/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks the council: a review is opened, or an appeal against one that was
 * decided. The same thing is never asked twice at a time. */

#include "config.h"

#include "steward-council-rows.h"
#include "steward-decision.h"
#include "steward-request.h"
#include "steward-verbs-private.h"

/* Kinds that would decide the same thing. */
static int
get_family (StewardReviewKind kind)
{
  switch (kind)
    {
    case STEWARD_REVIEW_RECERTIFICATION:
      return STEWARD_REVIEW_CERTIFICATION;
    case STEWARD_REVIEW_BREAKING_CONTRACT:
      return STEWARD_REVIEW_CONTRACT;
    case STEWARD_REVIEW_CERTIFICATION:
    case STEWARD_REVIEW_CONTRACT:
    case STEWARD_REVIEW_RETIREMENT:
    case STEWARD_REVIEW_CHARTER:
    case STEWARD_REVIEW_EXCEPTION:
    case STEWARD_REVIEW_N_KINDS:
      break;
    }

  return (int) kind;
}

/* Two exceptions of one product are the same only when their rule is. */
static gboolean
is_same (StewardRequest       *request,
         const StewardReview  *review,
         gboolean             *out_same,
         GError              **error)
{
  g_autofree char *rule = NULL;

  *out_same = get_family (review->kind) == get_family (request->kind);
  if (!*out_same || request->kind != STEWARD_REVIEW_EXCEPTION)
    return TRUE;
  rule = steward_review_load_rule (request->verb, review->id, error);
  if (rule == NULL)
    return FALSE;
  *out_same = g_strcmp0 (rule, request->rule) == 0;

  return TRUE;
}

static gboolean
check_duplicate (StewardRequest  *request,
                 GError         **error)
{
  const StewardReviewFilter filter = { .open_only = TRUE, .subject = request->subject };
  g_autoptr(GPtrArray) open = steward_council_rows_list_reviews (request->verb->governance, &filter, error);

  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      const StewardReview *review = g_ptr_array_index (open, i);
      gboolean same;

      if (!is_same (request, review, &same, error))
        return FALSE;
      if (same)
        return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                    "The council has this before it already: review %s, “%s”; see it there.",
                                    review->id, review->title);
    }

  return open != NULL;
}

gboolean
steward_open_review_prepare (StewardCouncil  *council,
                             StewardAct      *act,
                             GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_auto(StewardRequest) request = { .verb = &verb, .kind = act->intent->kind, .level = act->intent->level };

  return steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error) &&
         steward_request_fill (&request, error) && check_duplicate (&request, error) &&
         steward_request_write (&request, error);
}

/* Appeals. */

static gboolean
check_appeal (StewardVerbContext  *verb,
              GError             **error)
{
  const StewardReview *review = verb->review;
  const StewardIntent *intent = verb->intent;

  if (review->state != STEWARD_CHANGE_REJECTED)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "Only a rejection can be appealed against; this was %s.",
                                steward_review_is_open (review) ? "not decided yet"
                                                                : steward_verb_get_outcome (review));
  if (review->successor != NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "There is an appeal already: review %s.",
                                review->successor);
  if (intent->document != NULL || (intent->files != NULL && intent->files[0] != NULL))
    return TRUE;

  return steward_verb_require_comment (verb, "An appeal needs new evidence: add a file, or say what is new.", error);
}

static gboolean
fill_appeal (StewardVerbContext  *verb,
             StewardRequest      *request,
             GError             **error)
{
  request->kind = verb->review->kind;
  request->level = verb->review->level;
  request->appeal_of = verb->review;
  if (request->kind != STEWARD_REVIEW_EXCEPTION)
    return TRUE;
  request->rule = steward_review_load_rule (verb, verb->review->id, error);

  return request->rule != NULL;
}

gboolean
steward_appeal_prepare (StewardCouncil  *council,
                        StewardAct      *act,
                        GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_auto(StewardRequest) request = { .verb = &verb };
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_REVIEW,
                           error) ||
      !check_appeal (&verb, error) || !fill_appeal (&verb, &request, error) ||
      !steward_request_fill (&request, error) || !check_duplicate (&request, error) ||
      !steward_request_write (&request, error))
    return FALSE;

  body = steward_verb_add_to_review (&verb, STEWARD_EVENT_REVIEW_APPEALED);
  steward_body_set_text (body, "successor", act->review);
  g_free (act->summary);
  act->summary = g_strdup_printf ("Appeal against the decision on “%s” (%s)", verb.review->title, verb.review->id);

  return TRUE;
}
