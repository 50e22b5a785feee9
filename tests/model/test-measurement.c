/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Making and freeing what a source reports beside its catalog. */

#include "config.h"

#include "steward-measurement.h"

static void
test_measurement (void)
{
  g_autoptr(StewardMeasurement) measurement = steward_measurement_new ();

  g_assert_cmpint (measurement->kind, ==, STEWARD_MEASUREMENT_OBSERVATION);
  measurement->subject = g_strdup ("orders");
  measurement->value = g_strdup ("5");
  steward_measurement_free (NULL);
}

static void
test_grant (void)
{
  g_autoptr(StewardGrant) grant = steward_grant_new ();

  g_assert_false (grant->row_limited);
  grant->grantee = g_strdup ("PUBLIC");
  grant->path = g_strdup ("direct");
  steward_grant_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measurement/measurement", test_measurement);
  g_test_add_func ("/measurement/grant", test_grant);

  return g_test_run ();
}
