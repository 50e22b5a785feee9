/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl check, as pipelines run it. */

#include "config.h"

#include "steward-test-cli.h"

#include <glib/gstdio.h>
#include <string.h>

static void
write_fine_contract (TestCli    *cli,
                     const char *name)
{
  test_folder_write (cli->home, name,
                     "apiVersion: v3.0.2\nkind: DataContract\nid: c\nname: c\nversion: 1.0.0\nstatus: active\n"
                     "description:\n  purpose: To be checked.\n"
                     "team:\n  - username: jo@example.com\n    role: owner\n"
                     "schema:\n  - name: t\n    physicalType: table\n    properties:\n      - name: id\n"
                     "        logicalType: string\n");
}

static void
write_fine_product (TestCli    *cli,
                    const char *name,
                    const char *contract_id)
{
  g_autofree char *text =
    g_strdup_printf ("apiVersion: v1.0.0\nkind: DataProduct\nid: p\nname: p\nversion: 1.0.0\nstatus: active\n"
                     "description:\n  purpose: To be checked.\n"
                     "team:\n  members:\n    - username: jo@example.com\n      role: owner\n"
                     "outputPorts:\n  - name: out\n    version: 1.0.0\n    contractId: %s\n", contract_id);

  test_folder_write (cli->home, name, text);
}

static void
test_fine (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) file = NULL, folder = NULL, here = NULL;

  write_fine_contract (cli, "mesh/contract.yaml");
  write_fine_product (cli, "mesh/product.yaml", "c");
  test_folder_write (cli->home, "mesh/other.yaml", "just: something\n");
  file = test_cli_run (cli, NULL, "check", "mesh/contract.yaml", NULL);
  test_run_assert_fine (file);
  folder = test_cli_run (cli, NULL, "check", "--format", "json", "mesh", NULL);
  test_run_assert_fine (folder);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (folder->json), "documents"), ==, 2);
  here = test_cli_run (cli, NULL, "check", ".", NULL);
  test_run_assert_fine (here);
  /* No profile was needed, and none was made. */
  g_assert_false (g_file_test (cli->profile, G_FILE_TEST_EXISTS));
}

static void
test_findings (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) run = NULL, text = NULL;
  JsonObject *finding;
  gboolean found = FALSE;

  test_folder_write (cli->home, "bad.yaml",
                     "apiVersion: v3.0.2\nkind: DataContract\nid: c\nversion: 1.0.0\nstatus: active\nschema: 7\n");
  run = test_cli_run (cli, NULL, "check", "bad.yaml", "--json", NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->err, ==, "");
  for (guint i = 0; i < test_run_count (run, "findings"); i++)
    {
      finding = test_run_get_item (run, "findings", i);
      test_assert_members (finding, "rule", "severity", "file", "line", "column", "message", "remediation", NULL);
      g_assert_cmpstr (json_object_get_string_member (finding, "file"), ==, "bad.yaml");
      found = found || (json_object_get_int_member (finding, "line") == 6 &&
                        json_object_get_int_member (finding, "column") == 9);
    }
  g_assert_true (found);
  text = test_cli_run (cli, NULL, "check", "bad.yaml", NULL);
  g_assert_cmpint (text->status, ==, 1);
  g_assert_nonnull (strstr (text->out, "bad.yaml:6:9: error: "));
}

/* Findings between documents, as soon as a folder is named. */
static void
test_links (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) folder = NULL, file = NULL;
  gboolean missing = FALSE, twin = FALSE;

  write_fine_product (cli, "mesh/product.yaml", "nowhere");
  test_folder_write_contract (cli->home, "mesh/a.yaml", "c", "c", "1.0.0", NULL);
  test_folder_write_contract (cli->home, "mesh/b.yaml", "c", "c", "1.0.0", NULL);
  folder = test_cli_run (cli, NULL, "check", "--json", "mesh", NULL);
  g_assert_cmpint (folder->status, ==, 1);
  for (guint i = 0; i < test_run_count (folder, "findings"); i++)
    {
      const char *rule = json_object_get_string_member (test_run_get_item (folder, "findings", i), "rule");

      missing = missing || g_str_equal (rule, "folder/missing-contract");
      twin = twin || g_str_equal (rule, "folder/duplicate-contract");
    }
  g_assert_true (missing);
  g_assert_true (twin);

  file = test_cli_run (cli, NULL, "check", "mesh/product.yaml", NULL);
  test_run_assert_fine (file);
}

static void
test_unreadable (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) missing = NULL, empty = NULL, broken = NULL, foreign = NULL;

  missing = test_cli_run (cli, NULL, "check", "nothing.yaml", NULL);
  test_run_assert_failed (missing, 2, "nothing.yaml");
  test_folder_write (cli->home, "empty/readme.txt", "x");
  empty = test_cli_run (cli, NULL, "check", "empty", NULL);
  test_run_assert_failed (empty, 2, "holds no contract");

  /* Of what is named, everything must be a document of ours. */
  test_folder_write (cli->home, "broken.yaml", "kind: DataContract\nid: [\n");
  broken = test_cli_run (cli, NULL, "check", "--json", "broken.yaml", NULL);
  g_assert_cmpint (broken->status, ==, 1);
  g_assert_cmpstr (json_object_get_string_member (test_run_get_item (broken, "findings", 0), "rule"), ==,
                   "document/unreadable");
  test_folder_write (cli->home, "foreign.yaml", "just: something\n");
  foreign = test_cli_run (cli, NULL, "check", "--json", "foreign.yaml", NULL);
  g_assert_cmpint (foreign->status, ==, 1);
  g_assert_cmpuint (test_run_count (foreign, "findings"), ==, 1);
}

/* Escape sequences, markup and reordering marks reach no terminal, and break
 * no format. */
static void
write_hostile (TestCli *cli)
{
  test_folder_write (cli->home, "evil.json",
                     "{\"apiVersion\": \"v3.0.2\", \"kind\": \"DataContract\", \"id\": \"c\", \"version\": \"1.0.0\", "
                     "\"status\": \"active\", \"\\u001b[31m</failure>\\u202e&<\": 1, "
                     "\"schema\": \"\\u001b]0;owned\\u0007\\u0000]]>\"}");
}

static void
test_hostile (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) text = NULL, json = NULL;

  write_hostile (cli);
  text = test_cli_run (cli, NULL, "check", "evil.json", NULL);
  g_assert_cmpint (text->status, ==, 1);
  g_assert_null (strchr (text->out, '\x1b'));
  g_assert_null (strstr (text->out, "\xe2\x80\xae"));
  json = test_cli_run (cli, NULL, "check", "--json", "evil.json", NULL);
  g_assert_cmpint (json->status, ==, 1);
  g_assert_null (strchr (json->out, '\x1b'));
}

static void
test_sarif (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) run = NULL;
  JsonObject *report, *result, *place;
  JsonArray *results;

  test_folder_write (cli->home, "with space/ü#.yaml",
                     "apiVersion: v3.0.2\nkind: DataContract\nid: c\nversion: 1.0.0\nstatus: active\nschema: 7\n");
  run = test_cli_run (cli, NULL, "check", "--format=sarif", "with space", NULL);
  g_assert_cmpint (run->status, ==, 1);
  report = json_node_get_object (run->json);
  g_assert_cmpstr (json_object_get_string_member (report, "version"), ==, "2.1.0");
  report = json_array_get_object_element (json_object_get_array_member (report, "runs"), 0);
  test_assert_members (report, "tool", "results", "columnKind", NULL);
  results = json_object_get_array_member (report, "results");
  result = json_array_get_object_element (results, json_array_get_length (results) - 1);
  test_assert_members (result, "ruleId", "ruleIndex", "level", "message", "locations", NULL);
  place = json_array_get_object_element (json_object_get_array_member (result, "locations"), 0);
  place = json_object_get_object_member (place, "physicalLocation");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (place, "artifactLocation"), "uri"),
                   ==, "with%20space/ü%23.yaml");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (place, "region"), "startLine"), ==, 6);
}

/* GMarkup is an XML parser too: what it takes is well-formed. */
static void
test_junit (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) run = NULL;
  const GMarkupParser parser = { NULL };
  g_autoptr(GMarkupParseContext) context = NULL;
  g_autoptr(GError) error = NULL;

  write_hostile (cli);
  write_fine_contract (cli, "fine.yaml");
  run = test_cli_run (cli, NULL, "check", "--format", "junit", ".", NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->out, "<testsuites tests=\"2\" failures=\"1\""));
  g_assert_nonnull (strstr (run->out, "name=\"fine.yaml\">\n    </testcase>"));
  for (const char *c = run->out; *c != '\0'; c++)
    g_assert_true ((guchar) *c >= 0x20 || *c == '\n');
  context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_assert_true (g_markup_parse_context_parse (context, run->out, -1, &error));
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
}

static void
test_usage (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) none = test_cli_run (cli, NULL, "check", NULL);
  g_autoptr(TestRun) format = test_cli_run (cli, NULL, "check", "--format", "xml", ".", NULL);
  g_autoptr(TestRun) help = test_cli_run (cli, NULL, "check", "--help", NULL);

  test_run_assert_failed (none, 2, "check");
  test_run_assert_failed (format, 2, "xml");
  test_run_assert_fine (help);
  g_assert_nonnull (strstr (help->out, "--format"));
  g_assert_nonnull (strstr (help->out, "status 1"));
}

static void
test_sample (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  const char *sample = g_getenv ("STEWARD_TEST_SAMPLE");
  g_autoptr(TestRun) run = NULL;

  if (sample == NULL || !g_file_test (sample, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("The sample mesh is not here.");
      return;
    }
  run = test_cli_run (cli, NULL, "check", "--json", sample, NULL);
  g_assert_cmpint (run->status, ==, 1);    /* some of it is half-baked on purpose */
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (run->json), "documents"), >=, 28);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/check/fine", test_fine);
  g_test_add_func ("/cli/check/findings", test_findings);
  g_test_add_func ("/cli/check/links", test_links);
  g_test_add_func ("/cli/check/unreadable", test_unreadable);
  g_test_add_func ("/cli/check/hostile", test_hostile);
  g_test_add_func ("/cli/check/sarif", test_sarif);
  g_test_add_func ("/cli/check/junit", test_junit);
  g_test_add_func ("/cli/check/usage", test_usage);
  g_test_add_func ("/cli/check/sample", test_sample);

  return g_test_run ();
}
