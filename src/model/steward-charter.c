/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The charter as data: its parts and what can be asked of it. How votes are
 * counted under it is steward-tally.c. */

#include "config.h"

#include "steward-access-rules.h"
#include "steward-charter-private.h"

void
steward_seat_free (StewardSeat *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->domain);
  g_free (self->function);
  g_free (self->holder);
  g_free (self->name);
  g_free (self);
}

void
steward_checklist_item_free (StewardChecklistItem *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->text);
  g_free (self->check);
  g_free (self);
}

void
steward_procedure_free (StewardProcedure *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_clear_pointer (&self->checklist, g_ptr_array_unref);
  g_free (self);
}

void
steward_level_rule_free (StewardLevelRule *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  g_free (self->suspended_when);
  g_free (self->restored_when);
  g_free (self);
}

void
steward_escalation_free (StewardEscalation *self)
{
  if (self == NULL)
    return;

  g_free (self->to);
  g_free (self->by);
  g_free (self);
}

/**
 * steward_delegation_new:
 *
 * Returns: (transfer full): a delegation of nobody, of all seats and kinds
 */
StewardDelegation *
steward_delegation_new (void)
{
  return g_new0 (StewardDelegation, 1);
}

void
steward_delegation_free (StewardDelegation *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->from);
  g_free (self->to);
  g_free (self->seat);
  g_free (self->reason);
  g_free (self);
}

/* Empty, without a calendar; the reader fills it. */
StewardCharter *
steward_charter_new (void)
{
  StewardCharter *self = g_new0 (StewardCharter, 1);

  g_atomic_ref_count_init (&self->refs);
  self->seats = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_seat_free);
  self->procedures = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_procedure_free);
  self->delegations = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_delegation_free);
  self->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_rule_free);
  self->escalations = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_escalation_free);
  self->level_terms = steward_level_terms_new ();

  return self;
}

StewardCharter *
steward_charter_ref (StewardCharter *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
steward_charter_unref (StewardCharter *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  steward_access_rules_free (self->access);
  steward_level_terms_free (self->level_terms);
  g_free (self->council);
  g_clear_pointer (&self->calendar, steward_calendar_unref);
  g_ptr_array_unref (self->seats);
  g_ptr_array_unref (self->procedures);
  g_ptr_array_unref (self->delegations);
  g_ptr_array_unref (self->levels);
  g_ptr_array_unref (self->escalations);
  g_free (self);
}

/**
 * steward_charter_find_seat:
 * @self: a charter
 * @id: (nullable): of a seat
 *
 * Returns: (transfer none) (nullable): the seat
 */
const StewardSeat *
steward_charter_find_seat (const StewardCharter *self,
                           const char           *id)
{
  for (guint i = 0; i < self->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (self->seats, i);

      if (g_strcmp0 (seat->id, id) == 0)
        return seat;
    }

  return NULL;
}

/**
 * steward_charter_get_chair:
 * @self: a charter
 *
 * Returns: (transfer none) (nullable): the seat of the chair; a charter that
 *   was read has exactly one
 */
const StewardSeat *
steward_charter_get_chair (const StewardCharter *self)
{
  for (guint i = 0; i < self->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (self->seats, i);

      if (seat->role == STEWARD_SEAT_CHAIR)
        return seat;
    }

  return NULL;
}

/* Member seats and the chair's. */
guint
steward_charter_count_seats (const StewardCharter *self,
                             gboolean              filled)
{
  guint n = 0;

  for (guint i = 0; i < self->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (self->seats, i);

      if (seat->role == STEWARD_SEAT_MEMBER || seat->role == STEWARD_SEAT_CHAIR)
        n += !filled || seat->holder != NULL;
    }

  return n;
}

/**
 * steward_charter_get_procedure:
 * @self: a charter
 * @kind: of a review
 *
 * Returns: (transfer none) (nullable): how @kind is decided; %NULL when the
 *   charter does not allow such reviews
 */
const StewardProcedure *
steward_charter_get_procedure (const StewardCharter *self,
                               StewardReviewKind     kind)
{
  for (guint i = 0; i < self->procedures->len; i++)
    {
      const StewardProcedure *procedure = g_ptr_array_index (self->procedures, i);

      if (procedure->kind == kind)
        return procedure;
    }

  return NULL;
}

/**
 * steward_charter_get_level:
 * @self: a charter
 * @level: of certification
 *
 * Returns: (transfer none) (nullable): the rule of @level
 */
const StewardLevelRule *
steward_charter_get_level (const StewardCharter *self,
                           StewardCertification  level)
{
  for (guint i = 0; i < self->levels->len; i++)
    {
      const StewardLevelRule *rule = g_ptr_array_index (self->levels, i);

      if (rule->level == level)
        return rule;
    }

  return NULL;
}

/**
 * steward_charter_get_due:
 * @self: a charter
 * @kind: of a review
 * @opened_at: microseconds since the epoch
 *
 * Returns: when it is due, see steward_calendar_add_days(); 0 when the charter
 *   does not allow such reviews
 */
gint64
steward_charter_get_due (const StewardCharter *self,
                         StewardReviewKind     kind,
                         gint64                opened_at)
{
  const StewardProcedure *procedure = steward_charter_get_procedure (self, kind);

  if (procedure == NULL)
    return 0;

  return steward_calendar_add_days (self->calendar, opened_at, (int) procedure->days);
}

/**
 * steward_charter_get_escalation:
 * @self: a charter
 * @due: of a review
 * @now: microseconds since the epoch
 *
 * Returns: how many steps of the ladder are reached at @now: 0 none, n the
 *   first n of `escalations`. What has no due date (0) reaches none
 */
guint
steward_charter_get_escalation (const StewardCharter *self,
                                gint64                due,
                                gint64                now)
{
  guint n = 0;

  for (; due != 0 && n < self->escalations->len; n++)
    {
      const StewardEscalation *step = g_ptr_array_index (self->escalations, n);

      if (now < steward_calendar_add_time (self->calendar, due, step->offset))
        break;
    }

  return n;
}

/**
 * steward_charter_asks_seat:
 * @seat: of a charter
 * @touches: what the subject of a review touches
 *
 * Returns: whether @seat takes part: members and chair always, a veto seat
 *   when any of its conditions is touched, an auditor never
 */
gboolean
steward_charter_asks_seat (const StewardSeat *seat,
                           StewardTouches     touches)
{
  if (seat->role == STEWARD_SEAT_AUDITOR)
    return FALSE;
  if (seat->role != STEWARD_SEAT_VETO || seat->asked_when == 0)
    return TRUE;

  return (seat->asked_when & (touches | STEWARD_TOUCHES_ALWAYS)) != 0;
}

/**
 * steward_charter_add_delegation:
 * @self: a charter that nobody else holds yet
 * @delegation: (transfer full): recorded apart from the document
 *
 * Adds @delegation; one with the same id is replaced.
 */
void
steward_charter_add_delegation (StewardCharter    *self,
                                StewardDelegation *delegation)
{
  for (guint i = 0; delegation->id != NULL && i < self->delegations->len; i++)
    {
      const StewardDelegation *other = g_ptr_array_index (self->delegations, i);

      if (g_strcmp0 (other->id, delegation->id) == 0)
        {
          g_ptr_array_remove_index (self->delegations, i);
          break;
        }
    }

  g_ptr_array_add (self->delegations, delegation);
}
