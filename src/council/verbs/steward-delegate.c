/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A seat is lent for a time, within what the charter allows, and taken back.
 * Whether a delegate may vote on a review is the tally's business: a requester
 * never does, through whatever seat. */

#include "config.h"

#include "steward-verbs-private.h"

#include "steward-council-rows.h"

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* Whether @person holds @seat, or any seat when it is NULL. */
static const StewardSeat *
find_held (const StewardCharter *charter,
           const char           *person,
           const char           *seat_id)
{
  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      if (g_strcmp0 (seat->holder, person) == 0 && seat->role != STEWARD_SEAT_AUDITOR &&
          (seat_id == NULL || g_str_equal (seat->id, seat_id)))
        return seat;
    }

  return NULL;
}

/* Whose seat is lent: the actor's, or, entered by the chair, that of the one
 * who is named. */
static char *
find_giver (StewardVerbContext  *verb,
            GError             **error)
{
  char *from;

  if (verb->intent->name == NULL)
    return g_strdup (verb->actor);
  from = steward_verb_resolve (verb, verb->intent->name, error);
  if (from == NULL || g_str_equal (from, verb->actor))
    return from;
  if (!steward_verb_is_chair (verb, verb->actor))
    {
      g_free (from);
      steward_verb_refuse (error, STEWARD_ERROR_DENIED, "Only the chair enters a delegation that another gives.");
      return NULL;
    }
  steward_act_add_warning (verb->act, "It is recorded as entered by %s.", steward_verb_get_name (verb, verb->actor));

  return from;
}

static gboolean
check_period (StewardVerbContext  *verb,
              gint64               since,
              GError             **error)
{
  const StewardCharter *charter = verb->state->charter;
  gint64 until = verb->intent->until;
  gint64 longest = (gint64) charter->delegation_longest_days * DAY;

  if (until <= since || until <= verb->now)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "A delegation ends after it begins: choose a day that is to come.");
  if (longest != 0 && until - since > longest)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "The charter allows a delegation for %u days at most; choose an earlier end.",
                                charter->delegation_longest_days);

  return TRUE;
}

static gboolean
check_delegate (StewardVerbContext  *verb,
                const char          *from,
                const char          *to,
                GError             **error)
{
  const StewardCharter *charter = verb->state->charter;
  const char *seat = verb->intent->seat;

  if (!charter->delegation_allowed)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "The charter allows no delegation.");
  if (g_str_equal (to, from))
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "A delegation goes to somebody else.");
  if (seat != NULL && steward_charter_find_seat (charter, seat) == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "The council has no seat “%.100s”.", seat);
  if (find_held (charter, from, seat) == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                seat != NULL ? "Only who holds this seat can lend it."
                                             : "Only who holds a seat can lend it.");

  return TRUE;
}

/* The same seat is not lent twice for the same time. */
static gboolean
check_overlap (StewardVerbContext  *verb,
               const char          *from,
               gint64               since,
               GError             **error)
{
  GPtrArray *delegations = verb->state->charter->delegations;

  for (guint i = 0; i < delegations->len; i++)
    {
      const StewardDelegation *other = g_ptr_array_index (delegations, i);
      g_autofree char *day = NULL;

      if (g_strcmp0 (other->from, from) != 0 || other->until <= since || other->since >= verb->intent->until ||
          (other->seat != NULL && verb->intent->seat != NULL && !g_str_equal (other->seat, verb->intent->seat)) ||
          (other->kinds != 0 && verb->intent->kinds != 0 && (other->kinds & verb->intent->kinds) == 0))
        continue;
      day = steward_verb_format_day (verb, other->until);
      return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                  "%s stands in for %s until %s already; end that delegation first.",
                                  steward_verb_get_name (verb, other->to), steward_verb_get_name (verb, from), day);
    }

  return TRUE;
}

static void
set_kinds (JsonObject *body,
           guint       kinds)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  if (kinds == 0)
    return;
  for (guint kind = 0; kind < STEWARD_REVIEW_N_KINDS; kind++)
    if (kinds & (1u << kind))
      g_ptr_array_add (ids, (gpointer) steward_review_kind_to_id (kind));
  g_ptr_array_add (ids, NULL);
  steward_body_set_list (body, "kinds", (const char *const *) ids->pdata);
}

static char *
make_id (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strdup_printf ("d-%.8s", uuid);
}

static gboolean
add_delegation (StewardVerbContext  *verb,
                const char          *from,
                const char          *to,
                gint64               since,
                GError             **error)
{
  g_autofree char *id = make_id ();
  g_autofree char *reason = NULL;
  g_autofree char *from_day = steward_verb_format_day (verb, since);
  g_autofree char *until_day = steward_verb_format_day (verb, verb->intent->until);
  JsonObject *body;

  if (!steward_verb_add_comment (verb, verb->intent->comment, "The reason", &reason, error))
    return FALSE;
  body = steward_verb_add (verb, "charter", STEWARD_ANY_VERSION, STEWARD_EVENT_DELEGATION_GIVEN);
  steward_body_set_text (body, "id", id);
  steward_body_set_text (body, "from", from);
  steward_body_set_text (body, "to", to);
  steward_body_set_text (body, "seat", verb->intent->seat);
  set_kinds (body, verb->intent->kinds);
  steward_body_set_time (body, "since", since);
  steward_body_set_time (body, "until", verb->intent->until);
  steward_body_set_text (body, "reason", reason);
  verb->act->summary = g_strdup_printf ("%s stands in for %s from %s until %s", steward_verb_get_name (verb, to),
                                        steward_verb_get_name (verb, from), from_day, until_day);

  return TRUE;
}

gboolean
steward_give_delegation_prepare (StewardCouncil  *council,
                                 StewardAct      *act,
                                 GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gint64 since;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error))
    return FALSE;
  if (act->intent->person == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "It is not said who is to stand in.");
  to = steward_verb_resolve (&verb, act->intent->person, error);
  if (to == NULL)
    return FALSE;
  from = find_giver (&verb, error);
  if (from == NULL)
    return FALSE;
  since = act->intent->since != 0 ? act->intent->since : verb.now;

  return check_delegate (&verb, from, to, error) && check_period (&verb, since, error) &&
         check_overlap (&verb, from, since, error) && add_delegation (&verb, from, to, since, error);
}

gboolean
steward_end_delegation_prepare (StewardCouncil  *council,
                                StewardAct      *act,
                                GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  const StewardDelegation *found = NULL;
  const char *id = act->intent->condition;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error))
    return FALSE;
  for (guint i = 0; id != NULL && i < verb.state->charter->delegations->len; i++)
    {
      const StewardDelegation *delegation = g_ptr_array_index (verb.state->charter->delegations, i);

      if (g_strcmp0 (delegation->id, id) == 0)
        found = delegation;
    }
  if (found == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "There is no delegation “%.100s”.",
                                id != NULL ? id : "");
  if (g_strcmp0 (found->from, verb.actor) != 0 && g_strcmp0 (found->to, verb.actor) != 0 &&
      !steward_verb_is_chair (&verb, verb.actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "Only %s, who gave it, %s, who has it, or the chair ends it.",
                                steward_verb_get_name (&verb, found->from), steward_verb_get_name (&verb, found->to));
  if (found->until <= verb.now)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "This delegation is over already.");
  if (found->in_document)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "This delegation stands in the charter itself; only a change of the charter ends it.");

  body = steward_verb_add (&verb, "charter", STEWARD_ANY_VERSION, STEWARD_EVENT_DELEGATION_ENDED);
  steward_body_set_text (body, "id", id);
  act->summary = g_strdup_printf ("%s does not stand in for %s any more", steward_verb_get_name (&verb, found->to),
                                  steward_verb_get_name (&verb, found->from));

  return TRUE;
}
