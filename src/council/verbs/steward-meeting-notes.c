/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said in a meeting beside the votes: notes, dissent, action items. */

#include "config.h"

#include "steward-council-rows.h"
#include "steward-verbs-private.h"

/* Whether @person holds @seat, or stands in for its holder now. */
static gboolean
speaks_for (StewardVerbContext *verb,
            const StewardSeat  *seat,
            const char         *person)
{
  const StewardCharter *charter = verb->state->charter;
  guint kind = verb->review != NULL ? 1u << verb->review->kind : ~0u;

  if (seat->holder == NULL || g_str_equal (seat->holder, person))
    return seat->holder != NULL;
  for (guint i = 0; charter->delegation_allowed && i < charter->delegations->len; i++)
    {
      const StewardDelegation *delegation = g_ptr_array_index (charter->delegations, i);

      if (g_strcmp0 (delegation->from, seat->holder) == 0 && g_strcmp0 (delegation->to, person) == 0 &&
          (delegation->seat == NULL || g_str_equal (delegation->seat, seat->id)) &&
          (delegation->kinds == 0 || (delegation->kinds & kind) != 0) && delegation->since <= verb->now &&
          verb->now < delegation->until)
        return TRUE;
    }

  return FALSE;
}

/* Their own seat, else one for which they stand in; %NULL for neither. */
static const StewardSeat *
find_seat_of (StewardVerbContext *verb,
              const char         *person)
{
  GPtrArray *seats = verb->state->charter->seats;
  const StewardSeat *found = NULL;

  for (guint i = 0; i < seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (seats, i);

      if (g_strcmp0 (seat->holder, person) == 0)
        return seat;
      if (found == NULL && speaks_for (verb, seat, person))
        found = seat;
    }

  return found;
}

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
  if (find_seat_of (verb, verb->actor) != NULL || steward_verb_is_chair (verb, verb->actor))
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

/* The seat that is named, else that of the person, else that of the actor. */
static const StewardSeat *
find_dissenting_seat (StewardVerbContext *verb,
                      const char         *person)
{
  if (verb->intent->seat != NULL)
    return steward_charter_find_seat (verb->state->charter, verb->intent->seat);

  return find_seat_of (verb, person != NULL ? person : verb->actor);
}

/* Who dissents: whoever is named; else the actor for a seat of theirs, and the
 * holder where the chair enters it. */
static const char *
find_dissenter (StewardVerbContext *verb,
                const StewardSeat  *seat,
                const char         *named)
{
  if (named != NULL)
    return named;
  if (!speaks_for (verb, seat, verb->actor) && steward_verb_is_chair (verb, verb->actor) && seat->holder != NULL)
    return seat->holder;

  return verb->actor;
}

static gboolean
may_dissent (StewardVerbContext  *verb,
             const StewardSeat   *seat,
             const char          *person,
             GError             **error)
{
  gboolean oneself = g_str_equal (person, verb->actor);

  if (!oneself && !steward_verb_is_chair (verb, verb->actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "Only the chair notes the dissent of another.");
  if (speaks_for (verb, seat, person))
    return TRUE;
  if (oneself)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "You neither hold the %s seat nor stand in for its holder; dissent from your own.",
                                seat->title);

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                              "%s neither holds the %s seat nor stands in for its holder.",
                              steward_verb_get_name (verb, person), seat->title);
}

gboolean
steward_dissent_prepare (StewardCouncil  *council,
                         StewardAct      *act,
                         GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *note = NULL;
  g_autofree char *named = NULL;
  const StewardSeat *seat;
  const char *person;
  JsonObject *body;

  if (!begin (&verb, council, act, error) || !steward_verb_require_comment (&verb, "Say what the dissent is.", error))
    return FALSE;
  if (verb.review == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say from which item the seat dissents.");
  if (act->intent->person != NULL)
    {
      named = steward_verb_resolve (&verb, act->intent->person, error);
      if (named == NULL)
        return FALSE;
    }
  seat = find_dissenting_seat (&verb, named);
  if (seat == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND,
                                "Say whose dissent it is: the council has no such seat.");
  person = find_dissenter (&verb, seat, named);
  if (!may_dissent (&verb, seat, person, error) ||
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
