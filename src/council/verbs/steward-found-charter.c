/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Founds the council: the only thing that needs no review. It happens once;
 * from then on the charter changes by its own rules. */

#include "config.h"

#include "steward-charter-document.h"
#include "steward-verbs-private.h"

/* The holder who is meant by the actor, or the holder of the chair. */
static const StewardSeat *
find_founder (const StewardCharter *charter,
              const char           *actor)
{
  for (guint i = 0; actor != NULL && i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      if (seat->holder != NULL && (g_ascii_strcasecmp (seat->holder, actor) == 0 || g_strcmp0 (seat->name, actor) == 0))
        return seat;
    }

  return actor == NULL || *actor == '\0' ? steward_charter_get_chair (charter) : NULL;
}

static gboolean
choose_founder (StewardVerbContext    *verb,
                const StewardCharter  *charter,
                GError               **error)
{
  const StewardIntent *intent = verb->intent;
  const StewardSeat *seat = find_founder (charter, intent->actor);

  if (seat != NULL && seat->holder != NULL)
    return steward_verb_register (verb, seat->holder, seat->name, &verb->actor, error);
  if (intent->address != NULL)
    return steward_verb_register (verb, intent->address, intent->name, &verb->actor, error);

  if (intent->actor == NULL || *intent->actor == '\0')
    return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA,
                                "Nobody holds the chair in this charter, so nobody can found the council.");
  verb->actor = steward_verb_resolve (verb, intent->actor, NULL);

  return verb->actor != NULL ||
         steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND,
                              "“%.200s” holds no seat in this charter; found it as somebody who does.", intent->actor);
}

static void
tell_seats (StewardAct           *act,
            const StewardCharter *charter)
{
  guint n_members = 0, n_vetoes = 0, n_vacant = 0;

  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      n_members += seat->role == STEWARD_SEAT_MEMBER || seat->role == STEWARD_SEAT_CHAIR;
      n_vetoes += seat->role == STEWARD_SEAT_VETO;
      n_vacant += seat->holder == NULL;
    }
  steward_act_add_consequence (act, "The council has %u seats that vote and %u that can veto.", n_members, n_vetoes);
  steward_act_add_consequence (act, "From now on the charter changes only by a review.");
  if (n_vacant > 0)
    steward_act_add_warning (act, "%u %s vacant.", n_vacant, n_vacant == 1 ? "seat is" : "seats are");
}

static void
warn_of_findings (StewardAct *act,
                  GPtrArray  *findings)
{
  for (guint i = 0; findings != NULL && i < findings->len && i < STEWARD_MAX_ITEMS; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      steward_act_add_warning (act, "Line %u: %s", finding->line, finding->message);
    }
}

gboolean
steward_found_charter_prepare (StewardCouncil  *council,
                               StewardAct      *act,
                               GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_auto(StewardCharterDocument) document = { 0 };

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_NOTHING, error))
    return FALSE;
  if (verb.state->charter != NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "“%s” is founded already; change its charter by a review.",
                                verb.state->charter->council);
  if (!steward_charter_document_read (&document, act->intent->document, act->intent->document_name, error) ||
      !choose_founder (&verb, document.charter, error) ||
      !steward_charter_document_add (&document, &verb, STEWARD_EVENT_CHARTER_FOUNDED, 0, NULL, error))
    return FALSE;

  g_free (act->append->actor);
  act->append->actor = g_strdup (verb.actor);
  act->summary = g_strdup_printf ("Found “%s” under its charter, version %" G_GINT64_FORMAT, document.charter->council,
                                  document.charter->version);
  tell_seats (act, document.charter);
  warn_of_findings (act, document.findings);

  return TRUE;
}
