/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each check by name, on products that meet it, miss it and leave it open. */

#include "config.h"

#include "steward-evidence.h"

#include "steward-contract-reader.h"

#include <string.h>

static const char charter_text[] =
  "charter: 1\n"
  "council: Test council\n"
  "timezone: UTC\n"
  "seats:\n"
  "  - { seat: platform, title: Platform, role: chair, function: Platform, holder: ann@example.com, name: Ann }\n"
  "quorum: 1\n"
  "reviews:\n"
  "  - kind: contract\n"
  "    title: Contract\n"
  "    approve: 1\n"
  "    reject: 1\n"
  "    days: 5\n"
  "    checklist:\n"
  "      - { id: breaking-named, text: a, check: breaking-named }\n"
  "      - { id: notice-given, text: b, check: notice-given }\n"
  "      - { id: levels-measurable, text: c, check: levels-measurable }\n"
  "      - { id: by-hand, text: Consumers were told }\n"
  "  - { kind: retirement, title: Retirement, approve: 1, reject: 1, days: 5, checklist:"
  " [{ id: notice-given, text: b, check: notice-given }] }\n"
  "  - { kind: certification, title: Certification, approve: 1, reject: 1, days: 5, checklist: [By hand] }\n"
  "certification:\n"
  "  - level: gold\n"
  "    term: 12 months\n"
  "    lead: 30 days\n"
  "    criteria:\n"
  "      - { id: owner, text: a, check: owner }\n"
  "      - { id: second-owner, text: b, check: second-owner }\n"
  "      - { id: purpose-and-usage, text: c, check: purpose-and-usage }\n"
  "      - { id: classified-columns, text: d, check: classified-columns }\n"
  "      - { id: described-columns, text: e, check: described-columns }\n"
  "      - { id: key-named, text: f, check: key-named }\n"
  "      - { id: promised, text: g, check: freshness-and-availability-promised }\n"
  "      - { id: quality-promised, text: h, check: quality-promised }\n"
  "      - { id: levels-met, text: Its levels were met in 9 of the last 10 days, check: levels-met }\n"
  "      - { id: budget-left, text: The error budget of the last 30 days was not spent, check: budget-left }\n"
  "      - { id: lineage-complete, text: k, check: lineage-complete }\n"
  "workingHours: \"Mon-Fri 09:00-17:00\"\n"
  "holidays: []\n";

static const char good_text[] =
  "apiVersion: v3.1.0\n"
  "kind: DataContract\n"
  "id: c-1\n"
  "name: orders\n"
  "version: 1.0.0\n"
  "status: active\n"
  "description: { purpose: To follow an order., usage: Count it. }\n"
  "schema:\n"
  "  - name: orders\n"
  "    properties:\n"
  "      - { name: id, logicalType: string, primaryKey: true, classification: internal, description: The key }\n"
  "      - { name: city, logicalType: string, classification: personal, description: Where }\n"
  "slaProperties:\n"
  "  - { property: freshness, value: 5, unit: min }\n"
  "  - { property: availability, value: 99.9, unit: \"%\" }\n"
  "  - { property: qualityScore, value: \"> 95%\" }\n"
  "team:\n"
  "  - { username: jonas@example.com, name: Jonas Weber, role: owner }\n"
  "  - { username: noor@example.com, name: Noor Haddad, role: owner }\n";

static const char bad_text[] =
  "apiVersion: v3.1.0\n"
  "kind: DataContract\n"
  "id: c-1\n"
  "name: orders\n"
  "version: 1.0.0\n"
  "status: active\n"
  "description: { purpose: To follow an order. }\n"
  "schema:\n"
  "  - name: orders\n"
  "    properties:\n"
  "      - { name: id, logicalType: string, classification: internal, description: The key }\n"
  "      - { name: city, logicalType: string }\n"
  "      - { name: note, logicalType: string }\n"
  "slaProperties:\n"
  "  - { property: freshness, value: as soon as possible }\n"
  "  - { property: timeOfAvailability, value: \"09:00\" }\n"
  "  - { property: availability, value: 99.9, unit: \"%\" }\n"
  "team:\n"
  "  - { username: jonas@example.com, name: Jonas Weber, role: owner }\n"
  "  - { username: jonas@example.com, name: J. Weber, role: owner }\n";

typedef struct
{
  StewardCharter *charter;
  StewardEntryDetail *detail;
} Fixture;

static StewardNode *
parse (const char  *text,
       GPtrArray  **out_documents)
{
  g_autoptr(GError) error = NULL;

  *out_documents = steward_document_parse_yaml (text, -1, NULL, &error);
  g_assert_no_error (error);

  return (StewardNode *) steward_document_get_root (g_ptr_array_index (*out_documents, 0));
}

static void
read_product (Fixture    *fixture,
              const char *text)
{
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(StewardReading) reading = NULL;

  parse (text, &documents);
  reading = steward_contract_read (g_ptr_array_index (documents, 0), "test.yaml");
  g_clear_pointer (&fixture->detail->entry, steward_entry_free);
  fixture->detail->entry = steward_reading_to_entry (reading);
  steward_entry_settle (fixture->detail->entry);
}

static void
lineage_edge_free (StewardLineageEdge *edge)
{
  g_free (edge->urn);
  g_free (edge->name);
  g_free (edge->domain);
  g_free (edge->through);
  g_free (edge);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;

  fixture->charter = steward_charter_read (parse (charter_text, &documents), "charter.yaml", &findings, &error);
  g_assert_no_error (error);
  fixture->detail = g_new0 (StewardEntryDetail, 1);
  fixture->detail->upstream = g_ptr_array_new_with_free_func ((GDestroyNotify) lineage_edge_free);
  fixture->detail->downstream = g_ptr_array_new_with_free_func ((GDestroyNotify) lineage_edge_free);
  fixture->detail->bindings = g_ptr_array_new ();
  read_product (fixture, good_text);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  steward_entry_detail_free (fixture->detail);
  steward_charter_unref (fixture->charter);
}

static void
add_edge (GPtrArray  *edges,
          const char *urn,
          const char *name)
{
  StewardLineageEdge *edge = g_new0 (StewardLineageEdge, 1);

  edge->urn = g_strdup (urn);
  edge->name = g_strdup (name);
  g_ptr_array_add (edges, edge);
}

static const StewardCheck *
find_check (GPtrArray  *checks,
            const char *id)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const StewardCheck *check = g_ptr_array_index (checks, i);

      if (g_str_equal (check->item->id, id))
        return check;
    }

  g_error ("There is no check “%s”", id);
}

static void
assert_check (GPtrArray         *checks,
              const char        *id,
              StewardCheckState  state,
              const char        *words)
{
  const StewardCheck *check = find_check (checks, id);

  if (check->state != state || strstr (check->words, words) == NULL)
    g_error ("%s is %d: %s", id, check->state, check->words);
  g_assert_true (check->automatic);
}

static GPtrArray *
check_gold (Fixture *fixture)
{
  return steward_criteria_check (fixture->charter, STEWARD_REVIEW_CERTIFICATION, STEWARD_CERTIFICATION_GOLD,
                                 fixture->detail, NULL, NULL);
}

static void
test_met (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(GPtrArray) checks = NULL;

  add_edge (fixture->detail->upstream, "urn:a", "shop.checkout");
  add_edge (fixture->detail->downstream, "urn:b", "finance.invoices");
  add_edge (fixture->detail->downstream, "urn:c", "ops.dashboard");
  checks = check_gold (fixture);
  g_assert_cmpuint (checks->len, ==, 12);
  assert_check (checks, "owner", STEWARD_CHECK_MET, "Jonas Weber and Noor Haddad");
  assert_check (checks, "second-owner", STEWARD_CHECK_MET, "Noor Haddad");
  assert_check (checks, "purpose-and-usage", STEWARD_CHECK_MET, "Both are written.");
  assert_check (checks, "classified-columns", STEWARD_CHECK_MET, "Each has a classification.");
  assert_check (checks, "described-columns", STEWARD_CHECK_MET, "Each has a description.");
  assert_check (checks, "key-named", STEWARD_CHECK_MET, "Its table names its key.");
  assert_check (checks, "promised", STEWARD_CHECK_MET, "Freshness 5 min, availability 99.9 %");
  assert_check (checks, "quality-promised", STEWARD_CHECK_MET, "> 95%");
  assert_check (checks, "levels-met", STEWARD_CHECK_UNKNOWN, "when the council has it before it");
  assert_check (checks, "budget-left", STEWARD_CHECK_UNKNOWN, "when the council has it before it");
  assert_check (checks, "lineage-complete", STEWARD_CHECK_MET, "1 input and 2 readers");
}

static void
test_missed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) checks = NULL;

  read_product (fixture, bad_text);
  add_edge (fixture->detail->upstream, NULL, "shop.checkout");
  add_edge (fixture->detail->upstream, "urn:a", "card.authorisations");
  checks = check_gold (fixture);
  assert_check (checks, "owner", STEWARD_CHECK_MET, "Jonas Weber");
  assert_check (checks, "second-owner", STEWARD_CHECK_MISSED, "Jonas Weber is the only one");
  assert_check (checks, "purpose-and-usage", STEWARD_CHECK_MISSED, "the usage is not");
  assert_check (checks, "classified-columns", STEWARD_CHECK_MISSED, "2 of 3 columns have no classification: city and note");
  assert_check (checks, "described-columns", STEWARD_CHECK_MISSED, "2 of 3 columns have no description: city and note");
  assert_check (checks, "key-named", STEWARD_CHECK_MISSED, "1 of 1 table names no key: orders");
  assert_check (checks, "promised", STEWARD_CHECK_MISSED, "freshness in words that cannot be measured: as soon");
  assert_check (checks, "quality-promised", STEWARD_CHECK_MISSED, "promises no quality");
  assert_check (checks, "lineage-complete", STEWARD_CHECK_MISSED, "1 of 2 inputs is not in the catalog: shop.checkout");
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) checks = NULL;

  g_clear_pointer (&fixture->detail->entry, steward_entry_free);
  fixture->detail->entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  checks = check_gold (fixture);
  assert_check (checks, "owner", STEWARD_CHECK_MISSED, "Nobody");
  assert_check (checks, "second-owner", STEWARD_CHECK_MISSED, "Nobody");
  assert_check (checks, "purpose-and-usage", STEWARD_CHECK_MISSED, "Neither");
  assert_check (checks, "classified-columns", STEWARD_CHECK_MISSED, "lists no columns");
  assert_check (checks, "described-columns", STEWARD_CHECK_MISSED, "lists no columns");
  assert_check (checks, "key-named", STEWARD_CHECK_MISSED, "lists no tables");
  assert_check (checks, "promised", STEWARD_CHECK_MISSED, "promises neither");
  assert_check (checks, "lineage-complete", STEWARD_CHECK_UNKNOWN, "neither what it is made from nor who reads it");
}

static void
test_not_there (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GPtrArray) checks = steward_criteria_check (fixture->charter, STEWARD_REVIEW_CERTIFICATION,
                                                        STEWARD_CERTIFICATION_GOLD, NULL, NULL, NULL);

  for (guint i = 0; i < checks->len; i++)
    {
      const StewardCheck *check = g_ptr_array_index (checks, i);

      g_assert_cmpint (check->state, ==, STEWARD_CHECK_UNKNOWN);
      g_assert_cmpstr (check->words, ==, check->automatic ? "The product is not in the catalog." : NULL);
    }
}

static void
add_change (GPtrArray     *changes,
            StewardImpact  impact)
{
  StewardEntryChange *change = g_new0 (StewardEntryChange, 1);

  change->path = g_strdup ("orders.properties.city");
  change->impact = impact;
  g_ptr_array_add (changes, change);
}

static void
test_contract (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_change_free);
  g_autoptr(GPtrArray) checks = NULL;
  const StewardCheck *by_hand;

  add_change (changes, STEWARD_IMPACT_COMPATIBLE);
  checks = steward_criteria_check (fixture->charter, STEWARD_REVIEW_CONTRACT, STEWARD_CERTIFICATION_NONE,
                                   fixture->detail, changes, NULL);
  g_assert_cmpuint (checks->len, ==, 4);
  assert_check (checks, "breaking-named", STEWARD_CHECK_MET, "Nothing breaks.");
  assert_check (checks, "notice-given", STEWARD_CHECK_MET, "Nothing is taken away");
  assert_check (checks, "levels-measurable", STEWARD_CHECK_MET, "All 3 service levels are figures.");
  by_hand = find_check (checks, "by-hand");
  g_assert_false (by_hand->automatic);
  g_assert_cmpint (by_hand->state, ==, STEWARD_CHECK_UNKNOWN);
  g_assert_null (by_hand->words);
}

static void
test_breaking (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_change_free);
  g_autoptr(GPtrArray) alone = NULL;
  g_autoptr(GPtrArray) checks = NULL;

  read_product (fixture, bad_text);
  add_change (changes, STEWARD_IMPACT_BREAKING);
  alone = steward_criteria_check (fixture->charter, STEWARD_REVIEW_CONTRACT, STEWARD_CERTIFICATION_NONE,
                                  fixture->detail, changes, NULL);
  assert_check (alone, "breaking-named", STEWARD_CHECK_UNKNOWN, "the catalog knows nobody who reads it");
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("reader.%u", i);

      add_edge (fixture->detail->downstream, "urn", name);
    }
  add_change (changes, STEWARD_IMPACT_BREAKING);
  checks = steward_criteria_check (fixture->charter, STEWARD_REVIEW_CONTRACT, STEWARD_CERTIFICATION_NONE,
                                   fixture->detail, changes, NULL);
  assert_check (checks, "breaking-named", STEWARD_CHECK_MET,
                "2 breaking changes, read by reader.0, reader.1, reader.2, reader.3, reader.4 and 2 more");
  assert_check (checks, "notice-given", STEWARD_CHECK_UNKNOWN, "from which day");
  assert_check (checks, "levels-measurable", STEWARD_CHECK_MISSED,
                "1 of 3 service levels cannot be measured: freshness. “as soon as possible” is not a length of time.");
}

/* What was measured. */

/* Its last ten days: "." met, "x" missed, "?" not measured, "p" planned. */
static StewardLevel *
add_level (GPtrArray  *levels,
           const char *property,
           const char *days)
{
  StewardLevel *level = steward_level_new ();
  StewardAttainment *time = &level->windows[STEWARD_WINDOW_30];

  g_clear_pointer (&level->slo, steward_slo_free);
  level->slo = steward_slo_new ();
  g_free (level->slo->property);
  level->slo->property = g_strdup (property);
  level->slo->method = STEWARD_SLO_AGE;
  level->slo->compare = STEWARD_COMPARE_LESS;
  level->slo->target = 0.99;
  level->slo->window = 30;
  memset (level->strip, STEWARD_STRIP_NOTHING, sizeof level->strip);
  for (gsize i = 0; days[i] != '\0'; i++)
    level->strip[STEWARD_LEVEL_STRIP - strlen (days) + i] = days[i] == '.'   ? 1
                                                            : days[i] == 'x' ? 2
                                                            : days[i] == 'p' ? STEWARD_STRIP_PLANNED
                                                                             : STEWARD_STRIP_UNDECIDABLE;
  time->good = 30 * G_TIME_SPAN_DAY;
  g_ptr_array_add (levels, level);

  return level;
}

static GPtrArray *
check_levels (Fixture   *fixture,
              GPtrArray *levels)
{
  return steward_criteria_check (fixture->charter, STEWARD_REVIEW_CERTIFICATION, STEWARD_CERTIFICATION_GOLD,
                                 fixture->detail, NULL, levels);
}

static void
assert_levels (Fixture           *fixture,
               const char        *id,
               const char        *days,
               StewardCheckState  state,
               const char        *words)
{
  g_autoptr(GPtrArray) levels = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_free);
  g_autoptr(GPtrArray) checks = NULL;

  add_level (levels, "freshness", days);
  checks = check_levels (fixture, levels);
  assert_check (checks, id, state, words);
}

static void
test_levels_met (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GPtrArray) levels = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_free);
  g_autoptr(GPtrArray) empty = check_levels (fixture, none);
  g_autoptr(GPtrArray) checks = NULL;

  assert_check (empty, "levels-met", STEWARD_CHECK_MISSED, "no service level that is evaluated");
  assert_check (empty, "budget-left", STEWARD_CHECK_MISSED, "no service level that is evaluated");
  assert_levels (fixture, "levels-met", "..........", STEWARD_CHECK_MET, "Freshness on 10 of 10 days.");
  assert_levels (fixture, "levels-met", "....x.....", STEWARD_CHECK_MET, "Freshness on 9 of 10 days.");
  assert_levels (fixture, "levels-met", "....x...x.", STEWARD_CHECK_MISSED,
                 "9 of 10 days are asked for: Freshness on 8 of 10 days.");
  assert_levels (fixture, "levels-met", "....?...?.", STEWARD_CHECK_MISSED, "on 8 of 10 days, 2 not measured.");
  assert_levels (fixture, "levels-met", "....p..p..", STEWARD_CHECK_MET, "on 8 of 10 days, 2 planned.");
  assert_levels (fixture, "levels-met", "pppppppppp", STEWARD_CHECK_MISSED, "on 0 of 10 days, 10 planned.");
  assert_levels (fixture, "levels-met", "x..........", STEWARD_CHECK_MET, "on 10 of 10 days");   /* before them */
  assert_levels (fixture, "levels-met", "........", STEWARD_CHECK_MISSED, "on 8 of 10 days, 2 not measured.");

  add_level (levels, "freshness", "..........");
  add_level (levels, "availability", "xx........");
  add_level (levels, "latency", "xxxxxxxxxx")->gone = TRUE;
  checks = check_levels (fixture, levels);
  assert_check (checks, "levels-met", STEWARD_CHECK_MISSED, "asked for: Availability on 8 of 10 days.");
}

static void
test_vague_level (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) levels = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_free);
  g_autoptr(GPtrArray) checks = NULL;

  add_level (levels, "freshness", "..........");
  add_level (levels, "support", "??????????")->slo->method = STEWARD_SLO_VAGUE;
  checks = check_levels (fixture, levels);
  assert_check (checks, "levels-met", STEWARD_CHECK_MISSED, "support cannot be measured");
  assert_check (checks, "budget-left", STEWARD_CHECK_UNKNOWN, "support cannot be measured");
}

static void
assert_budget (Fixture           *fixture,
               gint64             good,
               gint64             bad,
               gint64             undecidable,
               StewardCheckState  state,
               const char        *words)
{
  g_autoptr(GPtrArray) levels = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_free);
  StewardLevel *level = add_level (levels, "freshness", "..........");
  g_autoptr(GPtrArray) checks = NULL;

  level->windows[STEWARD_WINDOW_30].good = good * G_TIME_SPAN_HOUR;
  level->windows[STEWARD_WINDOW_30].bad = bad * G_TIME_SPAN_HOUR;
  level->windows[STEWARD_WINDOW_30].undecidable = undecidable * G_TIME_SPAN_HOUR;
  checks = check_levels (fixture, levels);
  assert_check (checks, "budget-left", state, words);
}

/* Of 500 hours, five may be bad. */
static void
test_budget_left (Fixture       *fixture,
                  gconstpointer  data)
{
  assert_budget (fixture, 500, 0, 0, STEWARD_CHECK_MET, "Freshness has 100 % of its budget left.");
  assert_budget (fixture, 496, 4, 0, STEWARD_CHECK_MET, "Freshness has 20 % of its budget left.");
  assert_budget (fixture, 490, 10, 0, STEWARD_CHECK_MISSED, "Freshness: ");
  assert_budget (fixture, 496, 2, 2, STEWARD_CHECK_MET, "Freshness has 60 % of its budget left.");
  assert_budget (fixture, 400, 0, 100, STEWARD_CHECK_MISSED, "Freshness was not measured for ");
  assert_budget (fixture, 0, 0, 500, STEWARD_CHECK_MISSED, "Freshness was not measured.");
  assert_budget (fixture, 0, 0, 0, STEWARD_CHECK_MISSED, "Freshness was not measured.");
}

static void
test_retirement (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) checks = steward_criteria_check (fixture->charter, STEWARD_REVIEW_RETIREMENT,
                                                        STEWARD_CERTIFICATION_NONE, fixture->detail, NULL, NULL);

  assert_check (checks, "notice-given", STEWARD_CHECK_UNKNOWN, "from which day");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/council/criteria/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("met", test_met);
  ADD ("missed", test_missed);
  ADD ("empty", test_empty);
  ADD ("not-there", test_not_there);
  ADD ("contract", test_contract);
  ADD ("breaking", test_breaking);
  ADD ("retirement", test_retirement);
  ADD ("levels-met", test_levels_met);
  ADD ("vague-level", test_vague_level);
  ADD ("budget-left", test_budget_left);

  return g_test_run ();
}
