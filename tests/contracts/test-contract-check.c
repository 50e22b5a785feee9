/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is found in documents, and where. Fixtures say at their end what must
 * be found in them, as comments "# finds RULE LINE:COLUMN"; nothing more and
 * nothing less. Official examples, where they are at hand, must get the
 * verdicts that the official schemas give. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "steward-contract-reader.h"

static char *
get_fixtures (void)
{
  const char *data = g_getenv ("STEWARD_TEST_DATA");

  g_assert_nonnull (data);

  return g_build_filename (data, "contracts", NULL);
}

static StewardDocument *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (text, -1, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);

  return steward_document_ref (g_ptr_array_index (documents, 0));
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_expected (const char *text)
{
  GPtrArray *expected = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "# finds "))
        g_ptr_array_add (expected, g_strdup (lines[i] + strlen ("# finds ")));
    }
  g_ptr_array_sort (expected, compare_texts);

  return expected;
}

static GPtrArray *
list_found (GPtrArray *findings)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      g_assert_true (g_str_has_suffix (finding->message, "."));
      g_assert_true (g_str_has_suffix (finding->remediation, "."));
      g_assert_true (g_utf8_validate (finding->message, -1, NULL));
      g_ptr_array_add (found, g_strdup_printf ("%s %u:%u", finding->rule, finding->line, finding->column));
    }
  g_ptr_array_sort (found, compare_texts);

  return found;
}

static char *
join (GPtrArray *texts)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (out, "# finds %s\n", (const char *) g_ptr_array_index (texts, i));

  return g_string_free (out, FALSE);
}

static void
test_fixture (gconstpointer data)
{
  const char *name = data;
  g_autofree char *folder = get_fixtures ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *got = NULL;
  g_autoptr(StewardDocument) document = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GPtrArray) expected = NULL;
  g_autoptr(GPtrArray) found = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  document = parse (text);
  findings = steward_contract_check (document, name);
  expected = list_expected (text);
  found = list_found (findings);
  wanted = join (expected);
  got = join (found);
  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpstr (finding->file, ==, name);
      g_test_message ("%u:%u %s: %s %s", finding->line, finding->column, finding->rule, finding->message,
                      finding->remediation);
    }
  g_assert_cmpstr (got, ==, wanted);
}

static const StewardFinding *
find_rule (GPtrArray  *findings,
           const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->rule, rule))
        return finding;
    }

  return NULL;
}

#define CONTRACT "apiVersion: v3.0.2\nkind: DataContract\nid: a\nversion: \"1\"\nstatus: active\n"

static void
assert_message (const char *text,
                const char *rule,
                const char *message,
                const char *remediation)
{
  g_autofree char *whole = g_strconcat (CONTRACT, text, NULL);
  g_autoptr(StewardDocument) document = parse (whole);
  g_autoptr(GPtrArray) findings = steward_contract_check (document, NULL);
  const StewardFinding *finding = find_rule (findings, rule);

  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->message, ==, message);
  g_assert_cmpstr (finding->remediation, ==, remediation);
}

static void
test_messages (void)
{
  assert_message ("schema: [{}]", "odcs/required", "schema[0] has no “name”, which ODCS 3.0.2 requires.",
                  "Add “name”: text.");
  assert_message ("tags: [1.0]", "odcs/type", "tags[0] is the number 1.0; expected text.",
                  "Put it in quotes, so that it is text.");
  assert_message ("team: null", "odcs/type", "team is empty; expected a list.", "Give it a value, or remove it.");
  assert_message ("schema: [{name: x, properties: [{name: y, logicalType: timestamp}]}]", "odcs/enum",
                  "schema[0].properties[0].logicalType is “timestamp”; expected one of string, date, number, integer, "
                  "object, array, boolean.",
                  "It is known from version 3.1.0 on, and the document says 3.0.2: raise apiVersion, or remove it.");
  assert_message ("schema: [{name: x, properties: [{name: y, isNullable: true}]}]", "odcs/unknown-member",
                  "schema[0].properties[0] has a member “isNullable”, which ODCS 3.0.2 does not know there.",
                  "In ODCS 3.0.2 this is required, with the opposite value.");
  assert_message ("schema: [{name: x, relationships: []}]", "odcs/unknown-member",
                  "schema[0] has a member “relationships”, which ODCS 3.0.2 does not know there.",
                  "It is known from version 3.1.0 on, and the document says 3.0.2: raise apiVersion, or remove it.");
  assert_message ("descripton: x", "odcs/unknown-member",
                  "The document has a member “descripton”, which ODCS 3.0.2 does not know there.",
                  "Perhaps “description” is meant.");
  assert_message ("zebra: x", "odcs/unknown-member",
                  "The document has a member “zebra”, which ODCS 3.0.2 does not know there.",
                  "Move it to customProperties, or remove it.");
}

/* A text from outside must not be able to draw anything in a message. */
static void
test_hostile_words (void)
{
  g_autoptr(StewardDocument) document = parse (CONTRACT "\"a\\u202Eb\\u0007\\nc\": 1\n");
  g_autoptr(GPtrArray) findings = steward_contract_check (document, NULL);
  const StewardFinding *finding = find_rule (findings, "odcs/unknown-member");

  g_assert_nonnull (finding);
  g_assert_nonnull (strstr (finding->message, "“a b  c”"));
}

static void
test_number_of_findings (void)
{
  g_autoptr(GString) text = g_string_new (CONTRACT "description: {purpose: x}\nowner: y\nschema:\n");
  g_autoptr(StewardDocument) document = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  const StewardFinding *last;

  for (unsigned i = 0; i < 5000; i++)
    g_string_append (text, "- {nome: a}\n");
  document = parse (text->str);
  findings = steward_contract_check (document, NULL);
  g_assert_cmpuint (findings->len, ==, 201);
  last = find_rule (findings, "odcs/more");
  g_assert_nonnull (last);
  g_assert_cmpstr (last->message, ==, "9801 more findings are not listed.");
}

static gboolean
is_ours (const char *dialect)
{
  return g_strv_contains ((const char *const[]) { "odcs", "odps", "dcs", "dpds", NULL }, dialect);
}

static gboolean
has_error (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      if (((const StewardFinding *) g_ptr_array_index (findings, i))->severity == STEWARD_SEVERITY_ERROR)
        return TRUE;
    }

  return FALSE;
}

static void
assert_verdict (const char *specs,
                const char *file,
                gboolean    is_valid)
{
  g_autofree char *path = g_build_filename (specs, file, NULL);
  g_autofree char *text = NULL;
  g_autoptr(StewardDocument) document = NULL;
  g_autoptr(GPtrArray) findings = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  document = parse (text);
  findings = steward_contract_check (document, file);
  if (has_error (findings) == is_valid)
    g_test_message ("%s", file);
  g_assert_cmpint (has_error (findings), ==, !is_valid);
}

static void
test_official_examples (void)
{
  const char *specs = g_getenv ("STEWARD_TEST_SPECS");
  g_autofree char *table = specs != NULL ? g_build_filename (specs, "OFFICIAL-EXAMPLES-VERDICTS.tsv", NULL) : NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  unsigned n_checked = 0;

  if (table == NULL || !g_file_get_contents (table, &text, NULL, NULL))
    {
      g_test_skip ("The official specifications are not here.");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 1; lines[i] != NULL; i++)
    {
      g_auto(GStrv) fields = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (fields) < 4 || !is_ours (fields[0]))
        continue;
      assert_verdict (specs, fields[3], g_str_equal (fields[2], "valid"));
      n_checked++;
    }
  g_assert_cmpuint (n_checked, >=, 40);
}

static char *
make_contract (unsigned n_columns)
{
  GString *text = g_string_new ("{\"apiVersion\":\"v3.1.0\",\"kind\":\"DataContract\",\"id\":\"o-1\","
                                "\"name\":\"order_events\",\"version\":\"1.2.0\",\"status\":\"active\","
                                "\"domain\":\"orders\",\"description\":{\"purpose\":\"Every change.\"},"
                                "\"servers\":[{\"server\":\"w\",\"type\":\"postgresql\",\"host\":\"db\","
                                "\"port\":5432,\"database\":\"w\",\"schema\":\"orders\"}],"
                                "\"team\":{\"members\":[{\"username\":\"jo@example.com\",\"role\":\"owner\"}]},"
                                "\"slaProperties\":[{\"property\":\"freshness\",\"value\":\"< 5 minutes\"},"
                                "{\"property\":\"availability\",\"value\":99.9,\"unit\":\"%\"}],"
                                "\"schema\":[{\"name\":\"order_events\",\"properties\":[");

  for (unsigned i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%s{\"name\":\"column_%u\",\"logicalType\":\"string\",\"required\":true,"
                            "\"physicalType\":\"varchar(26)\",\"description\":\"What it means\","
                            "\"classification\":\"internal\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}]}");

  return g_string_free (text, FALSE);
}

/* A sync of 100,000 contracts relies on it: 60 µs for one of ten columns. */
static void
test_speed (void)
{
  g_autofree char *text = make_contract (10);
  g_autoptr(StewardDocument) document = steward_document_parse_json (text, -1, NULL, NULL);
  double best = G_MAXDOUBLE;

  if (!g_test_perf ())
    {
      g_test_skip ("Measured with -m perf only.");
      return;
    }
  for (unsigned round = 0; round < 7; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (unsigned i = 0; i < 2000; i++)
        {
          g_autoptr(StewardReading) reading = steward_contract_read (document, "a.json");

          g_assert_cmpuint (reading->findings->len, ==, 0);
        }
      best = MIN (best, (double) (g_get_monotonic_time () - start) / 2000);
    }
  g_test_minimized_result (best, "%.1f µs to read and check a contract of ten columns", best);
  g_assert_cmpfloat (best, <=, 60);
}

static void
add_fixtures (void)
{
  g_autofree char *folder = get_fixtures ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;

      if (!g_str_has_suffix (name, ".yaml"))
        continue;
      path = g_strconcat ("/contracts/check/fixture/", name, NULL);
      g_test_add_data_func_full (path, g_strdup (name), test_fixture, g_free);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_fixtures ();
  g_test_add_func ("/contracts/check/messages", test_messages);
  g_test_add_func ("/contracts/check/hostile-words", test_hostile_words);
  g_test_add_func ("/contracts/check/number-of-findings", test_number_of_findings);
  g_test_add_func ("/contracts/check/official-examples", test_official_examples);
  g_test_add_func ("/contracts/check/speed", test_speed);

  return g_test_run ();
}
