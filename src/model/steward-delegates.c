/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Delegations, followed from the holder of a seat to everybody who may act for
 * it: in reviews and for access by the same rules. */

#include "config.h"

#include "steward-delegates-private.h"

#include <string.h>

static gboolean
is_in_force (const StewardDelegation *delegation,
             const StewardSeat       *seat,
             guint                    kinds,
             gint64                   time)
{
  return (delegation->seat == NULL || strcmp (delegation->seat, seat->id) == 0) &&
         (delegation->kinds == 0 || (delegation->kinds & kinds) != 0) &&
         delegation->since <= time && time < delegation->until;
}

static gboolean
has_person (GPtrArray  *persons,
            const char *person)
{
  for (guint i = 0; i < persons->len; i++)
    if (strcmp (persons->pdata[i], person) == 0)
      return TRUE;

  return FALSE;
}

/* Whether what @person got may be passed on; the holder's always may. */
static gboolean
may_pass_on (const StewardCharter *self,
             guint                 at,
             const char           *person,
             StewardConflictTest   is_conflicted,
             gconstpointer         data)
{
  return at == 0 || (self->delegation_chain && !is_conflicted (person, data));
}

/**
 * steward_charter_list_delegates:
 * @self: a charter
 * @seat: one of its seats
 * @kinds: bits 1 << StewardReviewKind, or %STEWARD_EVERY_KIND
 * @time: when they act
 * @is_conflicted: (scope call): who in a chain passes nothing on
 * @data: for @is_conflicted
 *
 * Each person is looked at once, so that a circle ends. Whether the holder, or
 * a delegate, may act at all is for the caller to say.
 *
 * Returns: (transfer container) (element-type utf8): persons, who belong to
 *   @self, without the holder
 */
GPtrArray *
steward_charter_list_delegates (const StewardCharter *self,
                                const StewardSeat    *seat,
                                guint                 kinds,
                                gint64                time,
                                StewardConflictTest   is_conflicted,
                                gconstpointer         data)
{
  g_autoptr(GPtrArray) reached = g_ptr_array_new ();

  if (!self->delegation_allowed || seat->holder == NULL)
    return g_steal_pointer (&reached);

  g_ptr_array_add (reached, seat->holder);
  for (guint at = 0; at < reached->len; at++)
    {
      if (!may_pass_on (self, at, reached->pdata[at], is_conflicted, data))
        continue;
      for (guint i = 0; i < self->delegations->len; i++)
        {
          const StewardDelegation *delegation = g_ptr_array_index (self->delegations, i);

          if (g_strcmp0 (delegation->from, reached->pdata[at]) == 0 && delegation->to != NULL &&
              is_in_force (delegation, seat, kinds, time) && !has_person (reached, delegation->to))
            g_ptr_array_add (reached, delegation->to);
        }
    }
  g_ptr_array_remove_index (reached, 0);

  return g_steal_pointer (&reached);
}
