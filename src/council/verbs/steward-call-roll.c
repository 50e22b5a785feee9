/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is there, seat by seat. */

#include "config.h"

#include "steward-verbs-private.h"

static gboolean
may_sit (StewardVerbContext *verb,
         const StewardSeat  *seat,
         const char         *person)
{
  const StewardCharter *charter = verb->state->charter;

  if (g_strcmp0 (seat->holder, person) == 0)
    return TRUE;
  for (guint i = 0; charter->delegation_allowed && i < charter->delegations->len; i++)
    {
      const StewardDelegation *delegation = g_ptr_array_index (charter->delegations, i);

      if (g_strcmp0 (delegation->from, seat->holder) == 0 && g_strcmp0 (delegation->to, person) == 0 &&
          (delegation->seat == NULL || g_str_equal (delegation->seat, seat->id)) &&
          delegation->since <= verb->now && verb->now < delegation->until)
        return TRUE;
    }

  return FALSE;
}

static gboolean
find_person (StewardVerbContext  *verb,
             const StewardSeat   *seat,
             char               **out_person,
             GError             **error)
{
  const char *wanted = verb->intent->person != NULL ? verb->intent->person : seat->holder;

  if (wanted == NULL)
    return !verb->intent->present ||
           steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The %s seat is vacant; nobody can be present for it.",
                                seat->title);
  *out_person = steward_verb_resolve (verb, wanted, error);
  if (*out_person == NULL)
    return FALSE;
  if (may_sit (verb, seat, *out_person))
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "%s neither holds the %s seat nor stands in for it.",
                              steward_verb_get_name (verb, *out_person), seat->title);
}

gboolean
steward_call_roll_prepare (StewardCouncil  *council,
                           StewardAct      *act,
                           GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *person = NULL;
  const StewardSeat *seat;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act,
                           STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_CHAIR | STEWARD_NEEDS_MEETING,
                           error))
    return FALSE;
  seat = act->intent->seat != NULL ? steward_charter_find_seat (verb.state->charter, act->intent->seat) : NULL;
  if (seat == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "The council has no seat “%.100s”.",
                                act->intent->seat != NULL ? act->intent->seat : "");
  if (!find_person (&verb, seat, &person, error))
    return FALSE;

  body = steward_verb_add_to_meeting (&verb, STEWARD_EVENT_ROLL_CALLED);
  steward_body_set_text (body, "seat", seat->id);
  steward_body_set_text (body, "person", person);
  steward_body_set_flag (body, "present", act->intent->present);
  act->summary = g_strdup_printf ("The %s seat (%s) is %s", seat->title, steward_verb_get_name (&verb, person),
                                  act->intent->present ? "present" : "absent");

  return TRUE;
}
