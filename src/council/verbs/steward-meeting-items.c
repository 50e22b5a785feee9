/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One item at a time: when it was begun, how long it took, how it ended. */

#include "config.h"

#include "steward-council-rows.h"
#include "steward-minutes.h"
#include "steward-verbs-private.h"

#define LONGEST_ITEM (7 * 24 * 3600)

static const StewardAgendaItem *
find_item (StewardVerbContext  *verb,
           GError             **error)
{
  const char *id = verb->intent->review;

  for (guint i = 0; id != NULL && i < verb->meeting->items->len; i++)
    {
      const StewardAgendaItem *item = g_ptr_array_index (verb->meeting->items, i);

      if (g_str_equal (item->review, id))
        return item;
    }
  steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "“%.100s” is not on the agenda of this meeting; add it first.",
                       id != NULL ? id : "");

  return NULL;
}

static const StewardAgendaItem *
find_running (const StewardMeeting *meeting)
{
  for (guint i = 0; i < meeting->items->len; i++)
    {
      const StewardAgendaItem *item = g_ptr_array_index (meeting->items, i);

      if (item->started_at != 0 && item->closed_at == 0)
        return item;
    }

  return NULL;
}

static void
warn_of_quorum (StewardVerbContext *verb)
{
  guint present, needed;

  steward_meeting_count_quorum (verb->meeting, verb->state->charter, &present, &needed);
  if (present < needed)
    steward_act_add_warning (verb->act, "%u of %u seats for the quorum are present.", present, needed);
}

gboolean
steward_start_item_prepare (StewardCouncil  *council,
                            StewardAct      *act,
                            GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  const StewardAgendaItem *running;

  if (!steward_verb_begin (&verb, council, act,
                           STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_CHAIR | STEWARD_NEEDS_MEETING |
                             STEWARD_NEEDS_REVIEW,
                           error) ||
      find_item (&verb, error) == NULL)
    return FALSE;
  running = find_running (verb.meeting);
  if (running != NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The meeting is at %s; close that item first.",
                                running->review);

  steward_body_set_text (steward_verb_add_to_meeting (&verb, STEWARD_EVENT_ITEM_STARTED), "review", verb.review->id);
  act->summary = g_strdup_printf ("Begin “%s”", verb.review->title);
  warn_of_quorum (&verb);

  return TRUE;
}

static const char *
find_outcome (StewardVerbContext  *verb,
              GError             **error)
{
  const char *wanted = verb->intent->outcome;
  gboolean open = steward_review_is_open (verb->review);

  if (!open)
    return "decided";
  if (wanted == NULL || g_str_equal (wanted, "open"))
    return "open";
  if (g_str_equal (wanted, "deferred"))
    return "deferred";
  if (g_str_equal (wanted, "decided"))
    steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "“%s” is not decided; enter the votes, or leave it open.",
                         verb->review->title);
  else
    steward_verb_refuse (error, STEWARD_ERROR_USAGE, "An item ends as decided, deferred or open.");

  return NULL;
}

gboolean
steward_close_item_prepare (StewardCouncil  *council,
                            StewardAct      *act,
                            GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  const StewardAgendaItem *item;
  const char *outcome;
  gint64 seconds;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act,
                           STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_CHAIR | STEWARD_NEEDS_MEETING |
                             STEWARD_NEEDS_REVIEW,
                           error))
    return FALSE;
  item = find_item (&verb, error);
  if (item == NULL)
    return FALSE;
  if (item->started_at == 0 || item->closed_at != 0)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "“%s” is not what the meeting is at.",
                                verb.review->title);
  outcome = find_outcome (&verb, error);
  if (outcome == NULL)
    return FALSE;

  seconds = act->intent->seconds > 0 ? act->intent->seconds : (verb.now - item->started_at) / G_USEC_PER_SEC;
  body = steward_verb_add_to_meeting (&verb, STEWARD_EVENT_ITEM_CLOSED);
  steward_body_set_text (body, "review", verb.review->id);
  steward_body_set_text (body, "outcome", outcome);
  steward_body_set_number (body, "seconds", CLAMP (seconds, 0, LONGEST_ITEM));
  act->summary = g_strdup_printf ("Close “%s”: %s", verb.review->title, outcome);

  return TRUE;
}
