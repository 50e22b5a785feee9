/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Quality rules with a figure, of every dialect, as one line each; what has
 * none, and what is hostile. Levels of DPDS, which stand at ports. */

#include "config.h"

#include <string.h>

#include "steward-contract-reader.h"

static StewardReading *
read_text (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, &error);

  g_assert_no_error (error);
  return steward_contract_read (documents->pdata[0], "contract.yaml");
}

static char *
describe (GPtrArray *objectives)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < objectives->len; i++)
    {
      const StewardObjective *objective = g_ptr_array_index (objectives, i);

      g_string_append_printf (out, "%s %s: %s%s%s%s%s\n", objective->element != NULL ? objective->element : "-",
                              objective->check != NULL ? objective->check : objective->property, objective->value,
                              objective->unit != NULL ? " " : "", objective->unit != NULL ? objective->unit : "",
                              objective->schedule != NULL ? " at " : "",
                              objective->schedule != NULL ? objective->schedule : "");
    }

  return g_string_free (out, FALSE);
}

static guint
count_findings (StewardReading *reading,
                const char     *rule)
{
  guint n = 0;

  for (guint i = 0; i < reading->findings->len; i++)
    n += g_str_equal (((StewardFinding *) reading->findings->pdata[i])->rule, rule);

  return n;
}

static void
assert_quality (const char *text,
                const char *expected,
                guint       n_findings)
{
  StewardReading *reading = read_text (text);
  g_autofree char *got = describe (reading->contract->quality);

  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpuint (count_findings (reading, "contract/vague-rule"), ==, n_findings);
  for (guint i = 0; i < reading->contract->quality->len; i++)
    g_assert_true (reading->contract->quality->pdata[i] != NULL);
  steward_reading_free (reading);
}

static void
test_odcs (void)
{
  assert_quality ("apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\n"
                  "schema:\n"
                  "  - name: orders\n"
                  "    quality:\n"
                  "      - {metric: rowCount, mustBeGreaterThan: 1000000, type: library, scheduler: cron,"
                  " schedule: 0 20 * * *}\n"
                  "      - {name: In bounds, type: sql, query: SELECT 1, mustBeBetween: [1, 2.5]}\n"
                  "      - {name: Out of bounds, type: sql, query: SELECT 1, mustNotBeBetween: [1, 2]}\n"
                  "    properties:\n"
                  "      - name: id\n"
                  "        quality:\n"
                  "          - {id: no_nulls, metric: nullValues, mustBe: 0}\n"
                  "          - {rule: duplicateCount, mustBeLessOrEqualTo: 5, unit: percent}\n"
                  "          - {rule: validValues, validValues: [a]}\n"
                  "      - name: address\n"
                  "        properties:\n"
                  "          - {name: city, quality: [{metric: missingValues, mustBeLessThan: 3, unit: rows}]}\n",
                  "orders rowCount: > 1000000 at 0 20 * * *\n"
                  "orders In bounds: >= 1\n"
                  "orders In bounds: <= 2.5\n"
                  "orders Out of bounds: not between 1 and 2\n"
                  "orders.id no_nulls: = 0\n"
                  "orders.id duplicateCount: <= 5 percent\n"
                  "orders.id validValues: = 0\n"
                  "orders.address.city missingValues: < 3 rows\n", 0);
}

static void
test_old_odcs (void)
{
  assert_quality ("apiVersion: v2.2.2\nkind: DataContract\nuuid: a\nversion: 1.0.0\nstatus: active\n"
                  "datasetKind: x\nuserConsumptionMode: y\nquantumName: q\n"
                  "dataset:\n"
                  "  - table: tbl\n"
                  "    quality:\n"
                  "      - {code: countCheck, templateName: CountCheck, toolName: Elevate, mustBeGreaterThan: 5,"
                  " scheduleCronExpression: 0 20 * * *}\n"
                  "      - {code: distributionCheck, templateName: Dist, toolName: Elevate}\n"
                  "    columns:\n"
                  "      - {column: a, quality: [{toolRuleName: null_check, toolName: Elevate, templateName: N,"
                  " mustBe: 0}]}\n",
                  "tbl countCheck: > 5 at 0 20 * * *\n"
                  "tbl.a null_check: = 0\n", 0);
}

static void
test_dcs (void)
{
  assert_quality ("dataContractSpecification: 1.2.0\nid: a\ninfo: {title: t, version: 1.0.0}\n"
                  "models:\n"
                  "  orders:\n"
                  "    quality:\n"
                  "      - {type: sql, description: Row Count, query: SELECT 1, mustBeGreaterThanOrEqualTo: 5}\n"
                  "      - {type: text, description: It is good.}\n"
                  "      - {type: custom, engine: soda, implementation: x}\n"
                  "      - {type: sql, query: SELECT 2}\n"
                  "    fields:\n"
                  "      total: {type: int, quality: [{type: sql, query: x, mustBe: many}]}\n"
                  "quality:\n"
                  "  type: SodaCL\n"
                  "  specification:\n"
                  "    checks for orders: |-\n"
                  "      - row_count >= 5\n"
                  "      - duplicate_count(id) = 0\n"
                  "      - missing_percent(email) < 5 %\n"
                  "      - row_count between 10 and 20\n"
                  "      - freshness(at) < 1d\n"
                  "      - schema:\n"
                  "          fail: {when required column missing: [a]}\n"
                  "      - avg(total) > about ten\n",
                  "orders Row Count: >= 5\n"
                  "orders row_count: >= 5\n"
                  "orders.id duplicate_count(id): = 0\n"
                  "orders.email missing_percent(email): < 5 %\n"
                  "orders row_count: >= 10\n"
                  "orders row_count: <= 20\n"
                  "orders.at freshness: < 1d\n", 2);
}

/* Bounded, whatever stands there, and no name breaks a line. */
static void
test_hostile (void)
{
  g_autoptr(GString) text = g_string_new ("apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\n"
                                          "status: active\nschema:\n  - name: t\n    quality:\n");
  StewardReading *reading;

  g_string_append (text, "      - {name: \"a\\nb\\e[1mc\", metric: rowCount, mustBe: 1e400}\n");
  g_string_append (text, "      - {metric: rowCount, mustBe: 0x10}\n");
  g_string_append (text, "      - {metric: rowCount, mustBeBetween: [1]}\n");
  g_string_append (text, "      - {metric: rowCount, mustBeBetween: [{}, []]}\n");
  g_string_append (text, "      - [mustBe, 0]\n      - null\n      - 5\n");
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "      - {metric: rowCount, mustBe: 1}\n");
  reading = read_text (text->str);
  g_assert_cmpuint (reading->contract->quality->len, <=, 2001);
  g_assert_cmpuint (reading->contract->quality->len, >, 1000);
  for (guint i = 0; i < reading->contract->quality->len; i++)
    {
      const StewardObjective *objective = g_ptr_array_index (reading->contract->quality, i);

      g_assert_null (strpbrk (objective->check, "\n\x1b"));
      g_assert_cmpuint (strlen (objective->check), <, 130);
    }
  steward_reading_free (reading);
}

static void
test_services (void)
{
  StewardReading *reading =
    read_text ("dataContractSpecification: 1.2.0\nid: a\ninfo: {title: t, version: 1.0.0}\n"
               "servicelevels:\n"
               "  frequency: {type: batch, interval: daily, cron: 0 0 * * *}\n"
               "  freshness: {threshold: 25h}\n");
  g_autofree char *got = describe (reading->contract->objectives);

  g_assert_cmpstr (got, ==, "- freshness: 25h\n- frequency: daily at 0 0 * * *\n");
  steward_reading_free (reading);
}

/* A line of cron and a share of the time are no vague levels. */
static void
test_vague (void)
{
  static const struct { const char *level; guint n_findings; } cases[] = {
    { "{property: frequency, value: \"0 6 * * *\"}", 0 },
    { "{property: freshness, value: \"< 5 minutes for 99 % of the time\"}", 0 },
    { "{property: freshness, value: regularly}", 1 },
    { "{property: frequency, value: a b c d e}", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\n"
                                               "status: active\nslaProperties:\n  - %s\n", cases[i].level);
      StewardReading *reading = read_text (text);

      g_assert_cmpuint (count_findings (reading, "contract/vague-level"), ==, cases[i].n_findings);
      steward_reading_free (reading);
    }
}

static void
test_dpds (void)
{
  StewardReading *reading =
    read_text ("dataProductDescriptor: 1.0.0\n"
               "info: {name: trips, fullyQualifiedName: urn:x, domain: rail, version: 1.0.0, owner: {id: a@example.com}}\n"
               "interfaceComponents:\n"
               "  outputPorts:\n"
               "    - name: status\n"
               "      version: 1.0.0\n"
               "      promises:\n"
               "        slo:\n"
               "          definition:\n"
               "            x-operationalSlo: {availability: \"0.99999\", responsetime: 1s}\n"
               "            x-qualitySlo: {freshness: 5m}\n"
               "    - name: events\n"
               "      version: 1.0.0\n"
               "      promises: {slo: {definition: {availability: 99 %}}}\n");
  const StewardContract *contract;
  g_autofree char *got = NULL;

  g_assert_nonnull (reading->product);
  g_assert_cmpuint (reading->product->contracts->len, ==, 1);
  contract = g_ptr_array_index (reading->product->contracts, 0);
  g_assert_null (contract->id);
  got = describe (contract->objectives);
  g_assert_cmpstr (got, ==, "status availability: 0.99999\nstatus responsetime: 1s\nstatus freshness: 5m\n"
                            "events availability: 99 %\n");
  steward_reading_free (reading);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quality-rules/odcs", test_odcs);
  g_test_add_func ("/quality-rules/old-odcs", test_old_odcs);
  g_test_add_func ("/quality-rules/dcs", test_dcs);
  g_test_add_func ("/quality-rules/hostile", test_hostile);
  g_test_add_func ("/quality-rules/services", test_services);
  g_test_add_func ("/quality-rules/vague", test_vague);
  g_test_add_func ("/quality-rules/dpds", test_dpds);

  return g_test_run ();
}
