/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said in a meeting beside the votes: notes, dissent, action items. */

#include "config.h"

#include "steward-council-rows.h"
#include "steward-verbs-private.h"

/* The review that a note is about, if any, must be one. */
static gboolean
begin (StewardVerbContext  *verb,
       StewardCouncil      *council,
       StewardAct          *act,
       GError             **error)
{
  StewardVerbNeeds needs = STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_MEETING;

  if (act->intent->review != NULL)
    needs |= STEWARD_NEEDS_REVIEW;
  if (!steward_verb_begin (verb, council, act, needs, error))
    return FALSE;
  for (guint i = 0; i < verb->state->charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (verb->state->charter->seats, i);

      if (g_strcmp0 (seat->holder, verb->actor) == 0)
        return TRUE;
    }
  if (steward_verb_is_chair (verb, verb->actor))
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "Only who holds a seat writes into the minutes.");
}

gboolean
steward_note_prepare (StewardCouncil  *council,
                      StewardAct      *act,
                      GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *note = NULL;
  JsonObject *body;

  if (!begin (&verb, council, act, error) || !steward_verb_require_comment (&verb, "The note is empty.", error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "The note", &note, error))
    return FALSE;

  body = steward_verb_add_to_meeting (&verb, STEWARD_EVENT_NOTED);
  steward_body_set_text (body, "review", act->intent->review);
  steward_body_set_text (body, "note", note);
  act->summary = g_strdup_printf ("Note in “%s”", verb.meeting->title);

  return TRUE;
}

static gboolean
may_dissent (StewardVerbContext  *verb,
             const StewardSeat   *seat,
             char               **out_person,
             GError             **error)
{
  *out_person = steward_verb_resolve (verb, verb->intent->person != NULL ? verb->intent->person : verb->actor, error);
  if (*out_person == NULL)
    return FALSE;
  if (!g_str_equal (*out_person, verb->actor) && !steward_verb_is_chair (verb, verb->actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "Only the chair notes the dissent of another.");
  if (seat != NULL && g_strcmp0 (seat->holder, *out_person) != 0 && verb->intent->person != NULL)
    steward_act_add_warning (verb->act, "%s does not hold the %s seat.", steward_verb_get_name (verb, *out_person),
                             seat->title);

  return TRUE;
}

/* The seat that is named, or the one that the actor holds. */
static const StewardSeat *
find_seat (StewardVerbContext *verb)
{
  GPtrArray *seats = verb->state->charter->seats;

  if (verb->intent->seat != NULL)
    return steward_charter_find_seat (verb->state->charter, verb->intent->seat);
  for (guint i = 0; i < seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (seats, i);

      if (g_strcmp0 (seat->holder, verb->actor) == 0)
        return seat;
    }

  return NULL;
}

gboolean
steward_dissent_prepare (StewardCouncil  *council,
                         StewardAct      *act,
                         GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *note = NULL;
  g_autofree char *person = NULL;
  const StewardSeat *seat;
  JsonObject *body;

  if (!begin (&verb, council, act, error) || !steward_verb_require_comment (&verb, "Say what the dissent is.", error))
    return FALSE;
  if (verb.review == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say from which item the seat dissents.");
  seat = find_seat (&verb);
  if (seat == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND,
                                "Say whose dissent it is: the council has no such seat.");
  if (!may_dissent (&verb, seat, &person, error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "The dissent", &note, error))
    return FALSE;

  body = steward_verb_add_to_meeting (&verb, STEWARD_EVENT_DISSENT_NOTED);
  steward_body_set_text (body, "review", verb.review->id);
  steward_body_set_text (body, "seat", seat->id);
  steward_body_set_text (body, "person", person);
  steward_body_set_text (body, "note", note);
  act->summary = g_strdup_printf ("The %s seat dissents from “%s”", seat->title, verb.review->title);

  return TRUE;
}

gboolean
steward_add_action_prepare (StewardCouncil  *council,
                            StewardAct      *act,
                            GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *owner = NULL;
  g_autofree char *id = NULL;
  JsonObject *body;

  if (!begin (&verb, council, act, error) ||
      !steward_verb_require_comment (&verb, "Say what is to be done.", error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "The action item", &text, error))
    return FALSE;
  if (act->intent->person != NULL)
    {
      owner = steward_verb_resolve (&verb, act->intent->person, error);
      if (owner == NULL)
        return FALSE;
    }

  id = g_strdup_printf ("a%" G_GINT64_FORMAT, verb.meeting->version + 1);
  body = steward_verb_add_to_meeting (&verb, STEWARD_EVENT_ACTION_ADDED);
  steward_body_set_text (body, "id", id);
  steward_body_set_text (body, "text", text);
  steward_body_set_text (body, "review", act->intent->review);
  steward_body_set_text (body, "owner", owner);
  steward_body_set_time (body, "due", act->intent->until);
  act->summary = g_strdup_printf ("Action item for %s", steward_verb_get_name (&verb, owner));

  return TRUE;
}

/* Action items outlive their meeting. */
static gboolean
load_any_meeting (StewardVerbContext  *verb,
                  GError             **error)
{
  if (verb->intent->meeting == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said of which meeting the action item is.");
  verb->meeting = steward_council_rows_load_meeting (verb->governance, verb->intent->meeting, error);
  if (verb->meeting == NULL)
    return FALSE;
  g_free (verb->act->meeting);
  verb->act->meeting = g_strdup (verb->meeting->id);

  return TRUE;
}

gboolean
steward_do_action_prepare (StewardCouncil  *council,
                           StewardAct      *act,
                           GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  const char *id = act->intent->condition;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error) ||
      !load_any_meeting (&verb, error))
    return FALSE;
  for (guint i = 0; id != NULL && i < verb.meeting->actions->len; i++)
    {
      const StewardActionItem *action = g_ptr_array_index (verb.meeting->actions, i);

      if (!g_str_equal (action->id, id))
        continue;
      if (action->done_at != 0)
        return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "This action item is done already.");
      steward_body_set_text (steward_verb_add_to_meeting (&verb, STEWARD_EVENT_ACTION_DONE), "id", id);
      act->summary = g_strdup_printf ("An action item of “%s” is done", verb.meeting->title);
      return TRUE;
    }

  return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "The meeting has no action item “%.100s”.",
                              id != NULL ? id : "");
}
