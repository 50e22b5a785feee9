/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A machine is a table: for each state its words and the set of states that
 * may follow. A state without successors is final. What was approved and what
 * exists on the platform are two machines, because either can be ahead. */

#include "config.h"

#include "steward-states.h"

#include <glib/gi18n-lib.h>

#define TO(state) (1u << (state))

typedef struct
{
  const char *id;
  const char *title;
  unsigned next;                       /* bits 1 << state */
} State;

static const State changes[] = {
  [STEWARD_CHANGE_DRAFT] = { "draft", N_("Draft"), TO (STEWARD_CHANGE_SUBMITTED) | TO (STEWARD_CHANGE_WITHDRAWN) },
  [STEWARD_CHANGE_SUBMITTED] = { "submitted", N_("Submitted"),
                                 TO (STEWARD_CHANGE_IN_REVIEW) | TO (STEWARD_CHANGE_CONFLICTED) |
                                 TO (STEWARD_CHANGE_WITHDRAWN) | TO (STEWARD_CHANGE_SUPERSEDED) },
  [STEWARD_CHANGE_IN_REVIEW] = { "in-review", N_("In review"),
                                 TO (STEWARD_CHANGE_APPROVED) | TO (STEWARD_CHANGE_REJECTED) |
                                 TO (STEWARD_CHANGE_CONFLICTED) | TO (STEWARD_CHANGE_WITHDRAWN) |
                                 TO (STEWARD_CHANGE_SUPERSEDED) },
  [STEWARD_CHANGE_APPROVED] = { "approved", N_("Approved"),
                                TO (STEWARD_CHANGE_APPLIED) | TO (STEWARD_CHANGE_CONFLICTED) |
                                TO (STEWARD_CHANGE_WITHDRAWN) | TO (STEWARD_CHANGE_SUPERSEDED) },
  [STEWARD_CHANGE_APPLIED] = { "applied", N_("Applied"), 0 },
  [STEWARD_CHANGE_REJECTED] = { "rejected", N_("Rejected"), 0 },
  [STEWARD_CHANGE_CONFLICTED] = { "conflicted", N_("Conflicted"),
                                  TO (STEWARD_CHANGE_SUBMITTED) | TO (STEWARD_CHANGE_WITHDRAWN) |
                                  TO (STEWARD_CHANGE_SUPERSEDED) },
  [STEWARD_CHANGE_WITHDRAWN] = { "withdrawn", N_("Withdrawn"), 0 },
  [STEWARD_CHANGE_SUPERSEDED] = { "superseded", N_("Superseded"), 0 },
};

static const State accesses[] = {
  [STEWARD_ACCESS_REQUESTED] = { "requested", N_("Requested"),
                                 TO (STEWARD_ACCESS_APPROVED) | TO (STEWARD_ACCESS_REJECTED) |
                                 TO (STEWARD_ACCESS_WITHDRAWN) | TO (STEWARD_ACCESS_EXPIRED) },
  [STEWARD_ACCESS_APPROVED] = { "approved", N_("Approved"),
                                TO (STEWARD_ACCESS_EXPIRED) | TO (STEWARD_ACCESS_REVOKED) },
  [STEWARD_ACCESS_REJECTED] = { "rejected", N_("Rejected"), 0 },
  [STEWARD_ACCESS_WITHDRAWN] = { "withdrawn", N_("Withdrawn"), 0 },
  [STEWARD_ACCESS_EXPIRED] = { "expired", N_("Expired"), 0 },
  [STEWARD_ACCESS_REVOKED] = { "revoked", N_("Revoked"), 0 },
};

/* What was begun can be taken back before it is known to have arrived. What
 * failed may turn out to be done after all. A platform that has drifted is set
 * right again from either end. A revocation of what Steward never gave begins
 * from nothing. */
static const State provisions[] = {
  [STEWARD_PROVISION_NONE] = { "none", N_("None"),
                               TO (STEWARD_PROVISION_PROVISIONING) | TO (STEWARD_PROVISION_DEPROVISIONING) },
  [STEWARD_PROVISION_PROVISIONING] = { "provisioning", N_("Provisioning"),
                                       TO (STEWARD_PROVISION_PROVISIONED) | TO (STEWARD_PROVISION_FAILED) |
                                       TO (STEWARD_PROVISION_DEPROVISIONING) },
  [STEWARD_PROVISION_PROVISIONED] = { "provisioned", N_("Provisioned"),
                                      TO (STEWARD_PROVISION_PROVISIONING) | TO (STEWARD_PROVISION_DEPROVISIONING) },
  [STEWARD_PROVISION_FAILED] = { "failed", N_("Failed"),
                                 TO (STEWARD_PROVISION_PROVISIONING) | TO (STEWARD_PROVISION_PROVISIONED) |
                                 TO (STEWARD_PROVISION_DEPROVISIONING) | TO (STEWARD_PROVISION_DEPROVISIONED) },
  [STEWARD_PROVISION_DEPROVISIONING] = { "deprovisioning", N_("Deprovisioning"),
                                         TO (STEWARD_PROVISION_DEPROVISIONED) | TO (STEWARD_PROVISION_FAILED) },
  [STEWARD_PROVISION_DEPROVISIONED] = { "deprovisioned", N_("Deprovisioned"),
                                        TO (STEWARD_PROVISION_PROVISIONING) | TO (STEWARD_PROVISION_DEPROVISIONING) },
};

static const State *
get_state (const State *states,
           gsize        n_states,
           unsigned     state)
{
  return &states[state < n_states ? state : 0];
}

static gboolean
find_state (const State *states,
            gsize        n_states,
            const char  *id,
            unsigned    *out_state)
{
  for (unsigned i = 0; i < n_states; i++)
    {
      if (g_strcmp0 (states[i].id, id) == 0)
        {
          *out_state = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
can_follow (const State *states,
            gsize        n_states,
            unsigned     from,
            unsigned     to)
{
  return from < n_states && to < n_states && (states[from].next & TO (to)) != 0;
}

const char *
steward_change_state_to_id (StewardChangeState state)
{
  return get_state (changes, G_N_ELEMENTS (changes), state)->id;
}

const char *
steward_change_state_to_title (StewardChangeState state)
{
  return get_state (changes, G_N_ELEMENTS (changes), state)->title;
}

/**
 * steward_change_state_from_id:
 * @id: (nullable): "in-review"
 * @out_state: (out): set on success only
 *
 * Returns: whether @id is known; unlike the words of catalogs these are our
 *   own, and an unknown one comes from a newer Steward
 */
gboolean
steward_change_state_from_id (const char         *id,
                              StewardChangeState *out_state)
{
  unsigned state;

  if (!find_state (changes, G_N_ELEMENTS (changes), id, &state))
    return FALSE;

  *out_state = (StewardChangeState) state;
  return TRUE;
}

gboolean
steward_change_state_can_become (StewardChangeState from,
                                 StewardChangeState to)
{
  return can_follow (changes, G_N_ELEMENTS (changes), from, to);
}

gboolean
steward_change_state_is_final (StewardChangeState state)
{
  return get_state (changes, G_N_ELEMENTS (changes), state)->next == 0;
}

const char *
steward_access_state_to_id (StewardAccessState state)
{
  return get_state (accesses, G_N_ELEMENTS (accesses), state)->id;
}

const char *
steward_access_state_to_title (StewardAccessState state)
{
  return get_state (accesses, G_N_ELEMENTS (accesses), state)->title;
}

/**
 * steward_access_state_from_id:
 * @id: (nullable): "requested"
 * @out_state: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_access_state_from_id (const char         *id,
                              StewardAccessState *out_state)
{
  unsigned state;

  if (!find_state (accesses, G_N_ELEMENTS (accesses), id, &state))
    return FALSE;

  *out_state = (StewardAccessState) state;
  return TRUE;
}

gboolean
steward_access_state_can_become (StewardAccessState from,
                                 StewardAccessState to)
{
  return can_follow (accesses, G_N_ELEMENTS (accesses), from, to);
}

gboolean
steward_access_state_is_final (StewardAccessState state)
{
  return get_state (accesses, G_N_ELEMENTS (accesses), state)->next == 0;
}

const char *
steward_provision_state_to_id (StewardProvisionState state)
{
  return get_state (provisions, G_N_ELEMENTS (provisions), state)->id;
}

const char *
steward_provision_state_to_title (StewardProvisionState state)
{
  return get_state (provisions, G_N_ELEMENTS (provisions), state)->title;
}

/**
 * steward_provision_state_from_id:
 * @id: (nullable): "provisioned"
 * @out_state: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_provision_state_from_id (const char            *id,
                                 StewardProvisionState *out_state)
{
  unsigned state;

  if (!find_state (provisions, G_N_ELEMENTS (provisions), id, &state))
    return FALSE;

  *out_state = (StewardProvisionState) state;
  return TRUE;
}

gboolean
steward_provision_state_can_become (StewardProvisionState from,
                                    StewardProvisionState to)
{
  return can_follow (provisions, G_N_ELEMENTS (provisions), from, to);
}

/**
 * steward_provision_is_allowed:
 * @access: state of the request
 * @to: the next state of its provisioning
 *
 * Giving needs an approval that still stands; taking away and the results of
 * what was begun are always allowed.
 *
 * Returns: whether @to may be entered
 */
gboolean
steward_provision_is_allowed (StewardAccessState    access,
                              StewardProvisionState to)
{
  return to != STEWARD_PROVISION_PROVISIONING || access == STEWARD_ACCESS_APPROVED;
}
