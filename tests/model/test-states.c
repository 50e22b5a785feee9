/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The state machines: what follows what, that every state can be left or is
 * final, and that ids read back. */

#include "config.h"

#include "steward-states.h"

#define N_CHANGES (STEWARD_CHANGE_SUPERSEDED + 1)
#define N_ACCESSES (STEWARD_ACCESS_REVOKED + 1)
#define N_PROVISIONS (STEWARD_PROVISION_DEPROVISIONED + 1)

static void
test_change (void)
{
  unsigned n_final = 0;

  g_assert_true (steward_change_state_can_become (STEWARD_CHANGE_DRAFT, STEWARD_CHANGE_SUBMITTED));
  g_assert_true (steward_change_state_can_become (STEWARD_CHANGE_IN_REVIEW, STEWARD_CHANGE_APPROVED));
  g_assert_true (steward_change_state_can_become (STEWARD_CHANGE_APPROVED, STEWARD_CHANGE_APPLIED));
  g_assert_true (steward_change_state_can_become (STEWARD_CHANGE_APPROVED, STEWARD_CHANGE_CONFLICTED));
  g_assert_true (steward_change_state_can_become (STEWARD_CHANGE_CONFLICTED, STEWARD_CHANGE_SUBMITTED));
  g_assert_false (steward_change_state_can_become (STEWARD_CHANGE_SUBMITTED, STEWARD_CHANGE_APPROVED));
  g_assert_false (steward_change_state_can_become (STEWARD_CHANGE_DRAFT, STEWARD_CHANGE_APPLIED));

  for (unsigned from = 0; from < N_CHANGES; from++)
    {
      StewardChangeState state;
      gboolean leaves = FALSE;

      g_assert_true (steward_change_state_from_id (steward_change_state_to_id ((StewardChangeState) from), &state));
      g_assert_cmpuint (state, ==, from);
      g_assert_nonnull (steward_change_state_to_title (state));
      g_assert_false (steward_change_state_can_become (state, state));
      for (unsigned to = 0; to < N_CHANGES; to++)
        leaves = leaves || steward_change_state_can_become (state, (StewardChangeState) to);
      g_assert_cmpint (leaves, ==, !steward_change_state_is_final (state));
      n_final += steward_change_state_is_final (state);
    }
  g_assert_cmpuint (n_final, ==, 4);
}

static void
test_access (void)
{
  g_assert_true (steward_access_state_can_become (STEWARD_ACCESS_REQUESTED, STEWARD_ACCESS_APPROVED));
  g_assert_true (steward_access_state_can_become (STEWARD_ACCESS_APPROVED, STEWARD_ACCESS_REVOKED));
  g_assert_true (steward_access_state_can_become (STEWARD_ACCESS_APPROVED, STEWARD_ACCESS_EXPIRED));
  g_assert_false (steward_access_state_can_become (STEWARD_ACCESS_REQUESTED, STEWARD_ACCESS_REVOKED));
  g_assert_false (steward_access_state_can_become (STEWARD_ACCESS_REJECTED, STEWARD_ACCESS_APPROVED));

  for (unsigned i = 0; i < N_ACCESSES; i++)
    {
      StewardAccessState state;

      g_assert_true (steward_access_state_from_id (steward_access_state_to_id ((StewardAccessState) i), &state));
      g_assert_cmpuint (state, ==, i);
      g_assert_nonnull (steward_access_state_to_title (state));
      g_assert_cmpint (steward_access_state_is_final (state), ==, i > STEWARD_ACCESS_APPROVED);
    }
}

static void
test_provision (void)
{
  g_assert_true (steward_provision_state_can_become (STEWARD_PROVISION_NONE, STEWARD_PROVISION_PROVISIONING));
  g_assert_true (steward_provision_state_can_become (STEWARD_PROVISION_FAILED, STEWARD_PROVISION_PROVISIONING));
  g_assert_true (steward_provision_state_can_become (STEWARD_PROVISION_DEPROVISIONED, STEWARD_PROVISION_PROVISIONING));
  g_assert_false (steward_provision_state_can_become (STEWARD_PROVISION_NONE, STEWARD_PROVISION_PROVISIONED));
  g_assert_false (steward_provision_state_can_become (STEWARD_PROVISION_PROVISIONED, STEWARD_PROVISION_DEPROVISIONED));
  g_assert_false (steward_provision_state_can_become (STEWARD_PROVISION_DEPROVISIONING, STEWARD_PROVISION_PROVISIONED));
  /* What was begun, what has failed and what has drifted can be set right. */
  g_assert_true (steward_provision_state_can_become (STEWARD_PROVISION_PROVISIONING, STEWARD_PROVISION_DEPROVISIONING));
  g_assert_true (steward_provision_state_can_become (STEWARD_PROVISION_NONE, STEWARD_PROVISION_DEPROVISIONING));
  g_assert_true (steward_provision_state_can_become (STEWARD_PROVISION_FAILED, STEWARD_PROVISION_PROVISIONED));
  g_assert_true (steward_provision_state_can_become (STEWARD_PROVISION_FAILED, STEWARD_PROVISION_DEPROVISIONED));
  g_assert_true (steward_provision_state_can_become (STEWARD_PROVISION_PROVISIONED, STEWARD_PROVISION_PROVISIONING));
  g_assert_true (steward_provision_state_can_become (STEWARD_PROVISION_DEPROVISIONED,
                                                     STEWARD_PROVISION_DEPROVISIONING));

  for (unsigned i = 0; i < N_PROVISIONS; i++)
    {
      StewardProvisionState state;

      g_assert_true (steward_provision_state_from_id (steward_provision_state_to_id ((StewardProvisionState) i),
                                                      &state));
      g_assert_cmpuint (state, ==, i);
      g_assert_nonnull (steward_provision_state_to_title (state));
    }
}

/* Nothing is given without an approval that stands. */
static void
test_allowed (void)
{
  for (unsigned access = 0; access < N_ACCESSES; access++)
    {
      g_assert_cmpint (steward_provision_is_allowed ((StewardAccessState) access, STEWARD_PROVISION_PROVISIONING), ==,
                       access == STEWARD_ACCESS_APPROVED);
      g_assert_true (steward_provision_is_allowed ((StewardAccessState) access, STEWARD_PROVISION_DEPROVISIONING));
    }
}

static void
test_unknown (void)
{
  StewardChangeState change = STEWARD_CHANGE_APPLIED;
  StewardAccessState access;
  StewardProvisionState provision;

  g_assert_false (steward_change_state_from_id (NULL, &change));
  g_assert_false (steward_change_state_from_id ("Draft", &change));
  g_assert_cmpint (change, ==, STEWARD_CHANGE_APPLIED);
  g_assert_false (steward_access_state_from_id ("", &access));
  g_assert_false (steward_provision_state_from_id ("later", &provision));
  g_assert_cmpstr (steward_change_state_to_id ((StewardChangeState) 99), ==, "draft");
  g_assert_false (steward_change_state_can_become ((StewardChangeState) 99, STEWARD_CHANGE_DRAFT));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/states/change", test_change);
  g_test_add_func ("/states/access", test_access);
  g_test_add_func ("/states/provision", test_provision);
  g_test_add_func ("/states/allowed", test_allowed);
  g_test_add_func ("/states/unknown", test_unknown);

  return g_test_run ();
}
