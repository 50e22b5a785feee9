/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The three state machines of governance, without clock and without rules:
 * they say which step may follow which, not who may take it or when. */

typedef enum
{
  STEWARD_CHANGE_DRAFT,
  STEWARD_CHANGE_SUBMITTED,
  STEWARD_CHANGE_IN_REVIEW,
  STEWARD_CHANGE_APPROVED,
  STEWARD_CHANGE_APPLIED,
  STEWARD_CHANGE_REJECTED,
  STEWARD_CHANGE_CONFLICTED,           /* what was reviewed is not what is there now */
  STEWARD_CHANGE_WITHDRAWN,
  STEWARD_CHANGE_SUPERSEDED,
} StewardChangeState;

typedef enum
{
  STEWARD_ACCESS_REQUESTED,
  STEWARD_ACCESS_APPROVED,
  STEWARD_ACCESS_REJECTED,
  STEWARD_ACCESS_WITHDRAWN,
  STEWARD_ACCESS_EXPIRED,
  STEWARD_ACCESS_REVOKED,
} StewardAccessState;

typedef enum
{
  STEWARD_PROVISION_NONE,
  STEWARD_PROVISION_PROVISIONING,
  STEWARD_PROVISION_PROVISIONED,
  STEWARD_PROVISION_FAILED,
  STEWARD_PROVISION_DEPROVISIONING,
  STEWARD_PROVISION_DEPROVISIONED,
} StewardProvisionState;

const char *steward_change_state_to_id        (StewardChangeState     state);
const char *steward_change_state_to_title     (StewardChangeState     state);
gboolean    steward_change_state_from_id      (const char            *id,
                                               StewardChangeState    *out_state) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_change_state_can_become   (StewardChangeState     from,
                                               StewardChangeState     to);
gboolean    steward_change_state_is_final     (StewardChangeState     state);

const char *steward_access_state_to_id        (StewardAccessState     state);
const char *steward_access_state_to_title     (StewardAccessState     state);
gboolean    steward_access_state_from_id      (const char            *id,
                                               StewardAccessState    *out_state) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_access_state_can_become   (StewardAccessState     from,
                                               StewardAccessState     to);
gboolean    steward_access_state_is_final     (StewardAccessState     state);

const char *steward_provision_state_to_id     (StewardProvisionState  state);
const char *steward_provision_state_to_title  (StewardProvisionState  state);
gboolean    steward_provision_state_from_id   (const char            *id,
                                               StewardProvisionState *out_state) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_provision_state_can_become (StewardProvisionState from,
                                               StewardProvisionState  to);
gboolean    steward_provision_is_allowed      (StewardAccessState     access,
                                               StewardProvisionState  to);

G_END_DECLS
