/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sections "levels" and "incidents" of a charter: what they set, what is
 * wrong with which line, and that a charter which is in force already is never
 * refused for what it said about incidents before. */

#include "config.h"

#include "steward-charter.h"
#include "steward-json.h"

#include <string.h>

#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define HOUR (60 * MINUTE)

static const char head[] =
  "charter: 1\n"                                                      /* 1 */
  "council: Data council\n"
  "timezone: Europe/Berlin\n"
  "holidays: [\"2026-12-24\", \"2026-12-25\"]\n"
  "quorum: 1\n"                                                       /* 5 */
  "seats: [{seat: chair, role: chair, function: Platform, holder: a@example.com}]\n"
  "reviews: [{kind: charter, approve: 1, days: 5}]\n";

static StewardCharter *
read_charter (const char  *sections,
              GPtrArray  **out_findings)
{
  g_autofree char *text = g_strconcat (head, sections, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, &error);

  g_assert_no_error (error);
  return steward_charter_read (steward_document_get_root (documents->pdata[0]), "charter.yaml", out_findings, NULL);
}

static void
assert_quiet (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (((StewardFinding *) findings->pdata[i])->message, ==, "");
}

/* What is written is what is kept, or equal promises would not be equal. */
static void
test_share (void)
{
  for (guint i = 1; i <= 100000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u.%03u", i / 1000, i % 1000);
      g_autofree char *share = g_strdup_printf ("%u.%05u", i / 100000, i % 100000);

      g_assert_cmpfloat (steward_share_from_percent (g_ascii_strtod (text, NULL)), ==, g_ascii_strtod (share, NULL));
    }
}

static void
test_silent (void)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(StewardCharter) charter = read_charter ("", &findings);
  const StewardLevelTerms *terms = charter->level_terms;

  assert_quiet (findings);
  g_assert_cmpfloat (terms->target, ==, 0.99);
  g_assert_cmpfloat (steward_level_terms_get_target (terms, NULL), ==, 0.99);
  g_assert_cmpfloat (steward_level_terms_get_target (terms, "Regulatory"), ==, 0.999);
  g_assert_cmpfloat (steward_level_terms_get_target (terms, "operational"), ==, 0.995);
  g_assert_cmpfloat (steward_level_terms_get_target (terms, "whim"), ==, 0.99);
  g_assert_cmpuint (terms->window, ==, 30);
  g_assert_cmpint (terms->hold, ==, 26 * HOUR);
  g_assert_cmpint (terms->hysteresis, ==, 15 * MINUTE);
  g_assert_cmpint (terms->patience, ==, 0);
  g_assert_cmpint (terms->acknowledge_within, ==, 30 * MINUTE);
  g_assert_cmpstr (terms->timezone, ==, "Europe/Berlin");
  g_assert_cmpstr (terms->holidays[1], ==, "2026-12-25");
  g_assert_null (terms->holidays[2]);
  g_assert_cmpstr (terms->ladder[2], ==, "seat of the domain");
  g_assert_cmpint (terms->when_spent, ==, 0);
  g_assert_false (terms->around_the_clock[STEWARD_CERTIFICATION_GOLD]);
}

static void
test_all (void)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(StewardCharter) charter =
    read_charter ("levels: {target: 98, regulatory: 99.95 %, operational: 99.9, analytics: 95, window: 90 days,"
                  " hold: 2 days}\n"
                  "incidents:\n"
                  "  acknowledgeWithin: 1 hour\n"
                  "  hours: Around the clock\n"
                  "  ladder: [owner, chair]\n"
                  "  hysteresis: 0\n"
                  "  patience: 5 minutes\n"
                  "  whenBudgetSpent: [suspend, tell]\n", &findings);
  g_autoptr(StewardLevelTerms) terms = steward_level_terms_copy (charter->level_terms);

  assert_quiet (findings);
  g_assert_cmpfloat (terms->target, ==, 0.98);
  g_assert_cmpfloat (terms->regulatory, ==, 0.9995);
  g_assert_cmpfloat (terms->analytics, ==, 0.95);
  g_assert_cmpuint (terms->window, ==, 90);
  g_assert_cmpint (terms->hold, ==, 48 * HOUR);
  g_assert_cmpint (terms->acknowledge_within, ==, HOUR);
  g_assert_cmpint (terms->hysteresis, ==, 0);
  g_assert_cmpint (terms->patience, ==, 5 * MINUTE);
  g_assert_cmpstr (terms->ladder[1], ==, "chair");
  g_assert_null (terms->ladder[2]);
  g_assert_cmpint (terms->when_spent, ==, STEWARD_THEN_SUSPEND | STEWARD_THEN_TELL);
  for (guint i = 0; i <= STEWARD_CERTIFICATION_GOLD; i++)
    g_assert_true (terms->around_the_clock[i]);
}

/* How people have said it: none, bronze, silver, gold. */
static void
test_hours (void)
{
  static const struct { const char *text; const char *clock; gboolean quiet; } cases[] = {
    { "Around the clock for gold, working hours for the rest", "---+", TRUE },
    { "working hours for the rest; around the clock for gold", "---+", TRUE },
    { "24/7 for gold and silver, office hours for everything else", "--++", TRUE },
    { "Around the clock, working hours for bronze", "+-++", TRUE },
    { "Working hours", "----", TRUE },
    { "always", "++++", TRUE },
    { "When somebody feels like it", "----", FALSE },
    { "Around the clock in working hours", "----", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sections = g_strdup_printf ("incidents: {hours: \"%s\"}\n", cases[i].text);
      g_autoptr(GPtrArray) findings = NULL;
      g_autoptr(StewardCharter) charter = read_charter (sections, &findings);

      g_test_message ("%s", cases[i].text);
      for (guint k = 0; k <= STEWARD_CERTIFICATION_GOLD; k++)
        g_assert_true (charter->level_terms->around_the_clock[k] == (cases[i].clock[k] == '+'));
      g_assert_cmpuint (findings->len, ==, cases[i].quiet ? 0 : 1);
    }
}

static void
test_faults (void)
{
  static const struct { const char *sections; const char *rule; guint line; guint column; gboolean fatal; } cases[] = {
    { "levels: {target: 0.99}\n", "charter/target", 8, 18, TRUE },
    { "levels: {target: 101}\n", "charter/target", 8, 18, TRUE },
    { "levels:\n  regulatory: high\n", "charter/target", 9, 15, TRUE },
    { "levels:\n  target: [99]\n", "charter/type", 9, 11, TRUE },
    { "levels: 99\n", "charter/type", 8, 9, TRUE },
    { "levels: {window: 2 years}\n", "charter/term", 8, 18, TRUE },
    { "levels: {window: soon}\n", "charter/term", 8, 18, TRUE },
    { "levels: {hold: 1 month}\n", "charter/term", 8, 16, TRUE },
    { "levels: {hold: 5 seconds}\n", "charter/term", 8, 16, TRUE },
    { "levels: {targets: 99}\n", "charter/name", 8, 10, FALSE },
    { "level: {target: 99}\n", "charter/name", 8, 1, FALSE },
    { "incidents: everything\n", "charter/type", 8, 12, FALSE },
    { "incidents: {acknowledgeWithin: soon}\n", "charter/term", 8, 32, FALSE },
    { "incidents: {acknowledgeWithin: 2 years}\n", "charter/term", 8, 32, FALSE },
    { "incidents: {ladder: [owner, my neighbour]}\n", "charter/ladder", 8, 29, FALSE },
    { "incidents: {ladder: [[owner]]}\n", "charter/type", 8, 22, FALSE },
    { "incidents: {hysteresis: 9 days}\n", "charter/term", 8, 25, TRUE },
    { "incidents: {patience: a while}\n", "charter/term", 8, 23, TRUE },
    { "incidents: {whenBudgetSpent: [suspend, panic]}\n", "charter/choice", 8, 40, TRUE },
    { "incidents: {acknowledgewithin: 1 hour}\n", "charter/name", 8, 13, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) findings = NULL;
      g_autoptr(StewardCharter) charter = read_charter (cases[i].sections, &findings);
      const StewardFinding *finding;

      g_test_message ("%s", cases[i].sections);
      g_assert_cmpuint (findings->len, ==, 1);
      finding = findings->pdata[0];
      g_test_message ("%s", finding->message);
      g_assert_cmpstr (finding->rule, ==, cases[i].rule);
      g_assert_cmpuint (finding->line, ==, cases[i].line);
      g_assert_cmpuint (finding->column, ==, cases[i].column);
      g_assert_true ((charter == NULL) == cases[i].fatal);
    }
}

/* The sections stand in the ledger as they were written, and read back the
 * same. */
static void
test_json (void)
{
  g_autofree char *text = g_strconcat (head, "levels: {target: 98.5, window: 7 days, colour: red}\n"
                                       "incidents: {hours: Around the clock for gold, ladder: owner}\n", NULL);
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, NULL);
  g_autoptr(JsonNode) json = steward_charter_to_json (steward_document_get_root (documents->pdata[0]), NULL, NULL);
  g_autoptr(GBytes) bytes = steward_json_canonicalize (json, STEWARD_JSON_EVENT, NULL);
  g_autofree char *canonical = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr(StewardDocument) document = steward_document_parse_json (canonical, -1, NULL, NULL);
  g_autoptr(StewardCharter) charter = steward_charter_read (steward_document_get_root (document), NULL, NULL, NULL);

  g_assert_nonnull (strstr (canonical, "\"levels\":{\"colour\":\"red\",\"target\":\"98.5\",\"window\":\"7 days\"}"));
  g_assert_nonnull (strstr (canonical, "\"incidents\":{\"hours\":\"Around the clock for gold\",\"ladder\":\"owner\"}"));
  g_assert_cmpfloat (charter->level_terms->target, ==, 0.985);
  g_assert_cmpuint (charter->level_terms->window, ==, 7);
  g_assert_true (charter->level_terms->around_the_clock[STEWARD_CERTIFICATION_GOLD]);
  g_assert_cmpstr (charter->level_terms->ladder[0], ==, "owner");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charter-levels/share", test_share);
  g_test_add_func ("/charter-levels/silent", test_silent);
  g_test_add_func ("/charter-levels/all", test_all);
  g_test_add_func ("/charter-levels/hours", test_hours);
  g_test_add_func ("/charter-levels/faults", test_faults);
  g_test_add_func ("/charter-levels/json", test_json);

  return g_test_run ();
}
