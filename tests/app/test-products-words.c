/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Service levels in words. */

#include "config.h"

#include <glib.h>

#include "steward-objective-words.h"

static void
test_promises (void)
{
  static const struct { const char *value; const char *unit; const char *words; gboolean vague; } cases[] = {
    { "< 5 minutes", NULL, "below 5 minutes", FALSE },
    { "PT5M", NULL, "5 minutes", FALSE },
    { "4", "d", "4 days", FALSE },
    { "36", "h", "36 hours", FALSE },
    { "90", "m", "1 hour 30 minutes", FALSE },
    { "99.9%", NULL, "99.9 %", FALSE },
    { "> 95 %", NULL, "above 95 %", FALSE },
    { "at most 2 hours", NULL, "at most 2 hours", FALSE },
    { "1", "h", "1 hour", FALSE },
    { "regularly", NULL, "regularly", TRUE },
    { "best effort", "per day", "best effort per day", TRUE },
    { NULL, NULL, "No value", TRUE },
    { "\xe2\x80\xae" "5", NULL, "‹U+202E›5", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StewardObjective objective = { .value = (char *) cases[i].value, .unit = (char *) cases[i].unit };
      g_autofree char *words = steward_objective_to_words (&objective);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpint (steward_objective_is_vague (&objective), ==, cases[i].vague);
    }
}

static void
test_durations (void)
{
  static const struct { gint64 seconds; const char *words; } cases[] = {
    { 1, "1 second" },
    { 59, "59 seconds" },
    { 60, "1 minute" },
    { 61, "1 minute 1 second" },
    { 3600, "1 hour" },
    { 86400, "1 day" },
    { 86400 + 3600, "25 hours" },
    { 36 * 3600, "36 hours" },
    { 4 * 86400, "4 days" },
    { 4 * 86400 + 3600, "4 days 1 hour" },
    { 0, "0 milliseconds" },
    { -5, "0 milliseconds" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = steward_duration_to_words (cases[i].seconds * G_USEC_PER_SEC);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/products/words/promises", test_promises);
  g_test_add_func ("/products/words/durations", test_durations);

  return g_test_run ();
}
