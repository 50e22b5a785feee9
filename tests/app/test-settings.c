/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window remembers, with and without its schema. */

#include "config.h"

#include "steward-settings.h"

static void
test_round_trip (void)
{
  g_autoptr (StewardSettings) settings = steward_settings_new ();

  g_assert_cmpint (steward_settings_get_int (settings, STEWARD_SETTINGS_WIDTH), ==, 1280);
  g_assert_cmpint (steward_settings_get_int (settings, STEWARD_SETTINGS_HEIGHT), ==, 820);
  g_assert_true (steward_settings_get_boolean (settings, STEWARD_SETTINGS_SIDEBAR));
  g_assert_false (steward_settings_get_boolean (settings, STEWARD_SETTINGS_COMPACT));
  g_assert_false (steward_settings_get_boolean (settings, STEWARD_SETTINGS_MAXIMIZED));

  steward_settings_set_int (settings, STEWARD_SETTINGS_WIDTH, 900);
  steward_settings_set_boolean (settings, STEWARD_SETTINGS_COMPACT, TRUE);
  g_assert_cmpint (steward_settings_get_int (settings, STEWARD_SETTINGS_WIDTH), ==, 900);
  g_assert_true (steward_settings_get_boolean (settings, STEWARD_SETTINGS_COMPACT));
}

/* The same assertions where the schema cannot be found. */
static void
test_without_schema (void)
{
  if (g_test_subprocess ())
    {
      test_round_trip ();
      return;
    }

  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings/round-trip", test_round_trip);
  g_test_add_func ("/settings/without-schema", test_without_schema);

  return g_test_run ();
}
