/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "steward-output.h"
#include "steward-table.h"

#include <string.h>

static void
test_escape (void)
{
  static const struct { const char *text, *safe; } cases[] = {
    { NULL, "" },
    { "plain äöü 日本", "plain äöü 日本" },
    { "a\nb\tc", "a\\nb\\tc" },
    { "\x1b[31mred", "\\x1b[31mred" },
    { "bell\x07", "bell\\x07" },
    { "c1 \xc2\x9b", "c1 \\x9b" },
    { "\xe2\x80\xae" "evil", "\\u202eevil" },
    { "zero\xe2\x80\x8bwidth", "zero\\u200bwidth" },
    { "line\xe2\x80\xa8separator", "line\\u2028separator" },
    { "broken \xff", "broken \xef\xbf\xbd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *safe = steward_output_escape (cases[i].text);

      g_assert_cmpstr (safe, ==, cases[i].safe);
    }
}

static void
test_width (void)
{
  g_assert_cmpuint (steward_output_width (""), ==, 0);
  g_assert_cmpuint (steward_output_width ("abc"), ==, 3);
  g_assert_cmpuint (steward_output_width ("äöü"), ==, 3);
  g_assert_cmpuint (steward_output_width ("日本"), ==, 4);
  g_assert_cmpuint (steward_output_width ("e\xcc\x81"), ==, 1);
}

static void
inside_table (void)
{
  static const char *const titles[] = { "NAME", "X", "LAST", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  steward_table_add (table, "日本", "1", "a", NULL);
  steward_table_add (table, "äöüäöü", NULL, "b\x1b", NULL);
  steward_table_print (table, "> ");
}

/* Columns are aligned in columns of a terminal, not in bytes. */
static void
test_table (void)
{
  if (g_test_subprocess ())
    {
      inside_table ();
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*> NAME    X  LAST\n> 日本    1  a\n> äöüäöü     b\\x1b\n");
}

static void
test_time (void)
{
  g_autofree char *never = steward_output_time (0);
  g_autofree char *some = steward_output_time (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC);

  g_assert_cmpstr (never, ==, "never");
  g_assert_cmpstr (some, ==, "2026-01-01 00:00");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/output/escape", test_escape);
  g_test_add_func ("/cli/output/width", test_width);
  g_test_add_func ("/cli/output/table", test_table);
  g_test_add_func ("/cli/output/time", test_time);

  return g_test_run ();
}
