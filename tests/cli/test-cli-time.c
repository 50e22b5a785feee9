/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Times as people type them after --since and --until. */

#include "config.h"

#include "steward-cli-act.h"

static void
check_instant (const char *text,
               gboolean    until,
               const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *instant = NULL;
  gint64 time = -1;

  g_assert_true (until ? steward_cli_parse_until ("--until", text, &time, &error)
                       : steward_cli_parse_since ("--since", text, &time, &error));
  g_assert_no_error (error);
  instant = steward_instant_to_rfc3339 (time);
  g_assert_cmpstr (instant, ==, expected);
}

/* A day begins with its first second and ends with its last one. */
static void
test_days (void)
{
  check_instant ("2026-12-31", FALSE, "2026-12-31T00:00:00.000000Z");
  check_instant ("2026-12-31", TRUE, "2026-12-31T23:59:59.000000Z");
  check_instant ("2028-02-29", TRUE, "2028-02-29T23:59:59.000000Z");
  check_instant ("2026-12-31T17:00:00Z", TRUE, "2026-12-31T17:00:00.000000Z");
  check_instant ("2026-12-31T17:00:00+02:00", FALSE, "2026-12-31T15:00:00.000000Z");
}

static void
test_spans (void)
{
  static const struct { const char *text; gint64 seconds; } cases[] = {
    { "30 days", 30 * 86400 }, { "1 day", 86400 }, { "2 weeks", 14 * 86400 }, { "P10D", 10 * 86400 },
    { "36 hours", 36 * 3600 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 before = steward_instant_now (), time = 0;
      g_autoptr(GError) error = NULL;

      g_assert_true (steward_cli_parse_until ("--until", cases[i].text, &time, &error));
      g_assert_no_error (error);
      g_assert_cmpint (time, >=, before + cases[i].seconds * G_USEC_PER_SEC);
      g_assert_cmpint (time, <=, steward_instant_now () + cases[i].seconds * G_USEC_PER_SEC);
    }
}

static void
test_none (void)
{
  g_autoptr(GError) error = NULL;
  gint64 time = 7;

  g_assert_true (steward_cli_parse_until ("--until", NULL, &time, &error));
  g_assert_cmpint (time, ==, 0);
}

static void
test_wrong (void)
{
  static const char *const cases[] = {
    "", " ", "30", "soon", "2026-13-01", "2026-02-30", "2026-12-31x", "2026/12/31", "31.12.2026", "-3 days", "0 days",
    "99999999999999999999 years", "2026-12-31T25:00:00Z", "days", "2026-12-3", "999999999999 years",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 time;

      g_assert_false (steward_cli_parse_until ("--until", cases[i], &time, &error));
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE);
      g_assert_true (g_str_has_prefix (error->message, "--until takes "));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-time/days", test_days);
  g_test_add_func ("/cli-time/spans", test_spans);
  g_test_add_func ("/cli-time/none", test_none);
  g_test_add_func ("/cli-time/wrong", test_wrong);

  return g_test_run ();
}
