/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole way through the real program: add, sync, list, search, show,
 * remove; every step a process of its own, so that each is a restart. */

#include "config.h"

#include "steward-test-cli.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
test_help (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) help = test_cli_run (cli, NULL, "--help", NULL);
  g_autoptr(TestRun) version = test_cli_run (cli, NULL, "--version", NULL);
  static const char *const commands[] = { "source add", "source list", "source check", "source remove", "sync",
                                          "product list", "product show", "dataset list", "review list", "review show",
                                          "review open", "review vote", "review unsealed", "charter found",
                                          "person use", "person erase", "delegation give", "certification list",
                                          "meeting open", "ledger erase", "check" };

  test_run_assert_fine (help);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto(GStrv) words = g_strsplit (commands[i], " ", 2);
      g_autoptr(TestRun) run = test_cli_run (cli, NULL, words[0], words[1] != NULL ? words[1] : "--help",
                                             words[1] != NULL ? "--help" : NULL, NULL);

      g_assert_nonnull (strstr (help->out, commands[i]));
      test_run_assert_fine (run);
      g_assert_nonnull (strstr (run->out, commands[i]));
    }
  g_assert_nonnull (strstr (help->out, "Exit status"));
  test_run_assert_fine (version);
  g_assert_cmpstr (version->out, ==, "stewardctl " STEWARD_VERSION "\n");
  g_assert_false (g_file_test (cli->profile, G_FILE_TEST_EXISTS));
}

static void
test_usage (void)
{
  static const struct { const char *words[8]; const char *what; } cases[] = {
    { { NULL }, "command" },
    { { "fly" }, "fly" },
    { { "source", "paint" }, "source paint" },
    { { "--colour" }, "--colour" },
    { { "source", "add" }, "source add" },
    { { "source", "add", "folder" }, "--name" },
    { { "source", "add", "ftp", "--name", "x" }, "postgres" },
    { { "source", "add", "folder", "--name", "x" }, "path" },
    { { "source", "add", "folder", "--name", "x", "--set", "path" }, "KEY=VALUE" },
    { { "source", "add", "folder", "--name", "x", "--set", "colour=red" }, "pattern" },
    { { "source", "add", "folder", "--name", "x", "--secret-stdin" }, "no secret" },
    { { "source", "add", "postgres", "--name", "x", "--set", "password=hunter2" }, "--secret-stdin" },
    { { "source", "add", "postgres", "--name", "x", "--set", "port=http" }, "port" },
    { { "source", "add", "postgres", "--name", "x", "--set", "sslmode=maybe" }, "maybe" },
    { { "source", "add", "postgres", "--name", "x", "--secret-stdin" }, "standard input" },
    { { "source", "remove", "nobody" }, "nobody" },
    { { "source", "check", "nobody" }, "nobody" },
    { { "source", "list", "--colour" }, "--colour" },
    { { "sync", "nobody" }, "nobody" },
    { { "product", "list", "--lifecycle", "blue" }, "blue" },
    { { "product", "list", "--has-owner", "maybe" }, "yes" },
    { { "product", "list", "--sort", "colour" }, "colour" },
    { { "product", "list", "--limit", "-1" }, "--limit" },
    { { "product", "list", "--source", "nobody" }, "nobody" },
    { { "product", "show" }, "product show" },
    { { "product", "show", "nothing" }, "nothing" },
    { { "product", "show", "urn:steward:folder:x:y" }, "urn:steward:folder:x:y" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestCli) cli = test_cli_new ();
      g_autoptr(TestRun) run = test_cli_run_argv (cli, NULL, cases[i].words);

      test_run_assert_failed (run, 2, cases[i].what);
      g_assert_cmpstr (run->out, ==, "");
      g_assert_null (strstr (run->err, "hunter2"));
      g_assert_false (g_file_test (cli->profile, G_FILE_TEST_EXISTS) &&
                      test_tree_contains (cli->profile, "hunter2"));
    }
}

static void
write_mesh (TestCli *cli)
{
  test_folder_write (cli->home, "mesh/orders.yaml",
                     "apiVersion: v1.0.0\nkind: DataProduct\nid: p-orders\nname: orders.events\nversion: 1.0.0\n"
                     "status: active\ndomain: orders\ndescription:\n  purpose: Every order, as it happens.\n"
                     "outputPorts:\n  - name: stream\n    version: 1.0.0\n    contractId: c-orders\n"
                     "team:\n  members:\n    - username: jo@example.com\n      name: Jo Köhler\n      role: owner\n");
  test_folder_write_contract (cli->home, "mesh/orders-contract.yaml", "c-orders", "orders", "1.0.0", NULL);
  test_folder_write_contract (cli->home, "mesh/payments.yaml", "c-payments", "payments", "2.0.0", NULL);
}

/* Each step is a run of its own, on what the steps before left. */

static void
add_source (TestCli *cli)
{
  g_autofree char *path = test_cli_add_folder (cli, "mesh");
  g_autoptr(TestRun) run = test_cli_run (cli, NULL, "source", "list", "--json", NULL);
  JsonObject *item = test_run_get_item (run, "sources", 0);

  test_assert_members (item, "id", "name", "kind", "settings", "synced_at", "products", "datasets", "removed", NULL);
  g_assert_true (json_object_get_null_member (item, "synced_at"));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (item, "settings"), "path"), ==, path);
}

static void
sync_twice (TestCli *cli)
{
  g_autoptr(TestRun) first = test_cli_run (cli, NULL, "sync", "--json", NULL);
  g_autoptr(TestRun) second = test_cli_run (cli, NULL, "sync", "mesh", "--json", NULL);
  g_autoptr(TestRun) sources = test_cli_run (cli, NULL, "source", "list", "--json", NULL);
  JsonObject *item;

  test_run_assert_fine (first);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (first->json)), ==, 2);
  item = test_run_get_item (first, "sources", 0);
  test_assert_members (item, "name", "products", "datasets", "added", "changed", "removed", "seconds", "error", NULL);
  g_assert_cmpstr (json_object_get_string_member (item, "name"), ==, "mesh");
  g_assert_cmpint (json_object_get_int_member (item, "products"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (item, "added"), ==, 2);
  g_assert_true (json_object_get_null_member (item, "error"));

  test_run_assert_fine (second);
  item = test_run_get_item (second, "sources", 0);
  g_assert_cmpint (json_object_get_int_member (item, "products"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (item, "added"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (item, "changed"), ==, 0);

  g_assert_cmpint (json_object_get_int_member (test_run_get_item (sources, "sources", 0), "products"), ==, 2);
}

/* Returns the URN of the product with an owner. */
static char *
list_products (TestCli *cli)
{
  g_autoptr(TestRun) run = test_cli_run (cli, NULL, "product", "list", "--json", NULL);
  g_autoptr(TestRun) table = test_cli_run (cli, NULL, "product", "list", NULL);
  g_autoptr(TestRun) datasets = test_cli_run (cli, NULL, "dataset", "list", "--json", NULL);
  JsonObject *item;

  test_run_assert_fine (run);
  g_assert_cmpuint (test_run_count (run, "products"), ==, 2);
  g_assert_false (json_object_get_boolean_member (json_node_get_object (run->json), "more"));
  item = test_run_get_item (run, "products", 0);
  test_assert_members (item, "urn", "name", "domain", "owner", "purpose", "source", "lifecycle", "certification",
                       "certificate", "classification", "levels", "findings", "synced_at", "updated_at", "removed", NULL);
  g_assert_cmpstr (json_object_get_string_member (item, "name"), ==, "orders.events");
  g_assert_cmpstr (json_object_get_string_member (item, "owner"), ==, "Jo Köhler");
  g_assert_cmpstr (json_object_get_string_member (item, "lifecycle"), ==, "active");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (item, "urn"), "urn:steward:folder:"));
  g_assert_true (g_str_has_prefix (table->out, "NAME "));
  test_run_assert_fine (datasets);
  g_assert_cmpuint (test_run_count (datasets, "datasets"), ==, 0);

  return g_strdup (json_object_get_string_member (item, "urn"));
}

static void
search_products (TestCli *cli)
{
  g_autoptr(TestRun) found = test_cli_run (cli, NULL, "product", "list", "--query", "kohler", "--json", NULL);
  g_autoptr(TestRun) none = test_cli_run (cli, NULL, "product", "list", "--query", "\" OR 1=1 --", "--json", NULL);

  g_assert_cmpuint (test_run_count (found, "products"), ==, 1);
  test_run_assert_fine (none);
  g_assert_cmpuint (test_run_count (none, "products"), ==, 0);
}

static void
show_product (TestCli    *cli,
              const char *urn)
{
  g_autoptr(TestRun) by_urn = test_cli_run (cli, NULL, "product", "show", urn, "--json", NULL);
  g_autoptr(TestRun) by_name = test_cli_run (cli, NULL, "product", "show", "orders.events", "--json", NULL);
  g_autoptr(TestRun) text = test_cli_run (cli, NULL, "product", "show", "orders.events", NULL);
  JsonObject *product;

  test_run_assert_fine (by_urn);
  product = json_object_get_object_member (json_node_get_object (by_urn->json), "product");
  g_assert_cmpstr (json_object_get_string_member (product, "urn"), ==, urn);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (product, "contracts")), ==, 1);
  test_run_assert_fine (by_name);
  g_assert_cmpstr (by_name->out, ==, by_urn->out);
  test_run_assert_fine (text);
  g_assert_nonnull (strstr (text->out, "Jo Köhler"));
  g_assert_nonnull (strstr (text->out, "Contract c-orders version 1.0.0, ODCS 3.0.2"));
}

static void
assert_modes (TestCli *cli)
{
  static const char *const names[] = { "catalog.db", "governance.db", "settings.ini" };
  struct stat info;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (cli->profile, names[i], NULL);

      g_assert_cmpint (stat (file, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
  g_assert_cmpint (stat (cli->profile, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
remove_mesh (TestCli *cli)
{
  g_autoptr(TestRun) removed = test_cli_run (cli, NULL, "source", "remove", "mesh", NULL);
  g_autoptr(TestRun) after = NULL;

  test_run_assert_fine (removed);
  after = test_cli_run (cli, NULL, "product", "list", "--json", NULL);
  g_assert_cmpuint (test_run_count (after, "products"), ==, 0);
}

static void
test_flow (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *urn = NULL;

  write_mesh (cli);
  add_source (cli);
  sync_twice (cli);
  urn = list_products (cli);
  search_products (cli);
  show_product (cli, urn);
  assert_modes (cli);
  remove_mesh (cli);
}

static int
count_products (TestCli    *cli,
                const char *first,
                const char *second)
{
  g_autoptr(TestRun) run = test_cli_run (cli, NULL, "product", "list", "--json", first, second, NULL);

  test_run_assert_fine (run);

  return (int) test_run_count (run, "products");
}

static void
test_filters (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *path = test_cli_add_folder (cli, "mesh");
  g_autoptr(TestRun) sync = NULL, limited = NULL;

  write_mesh (cli);
  sync = test_cli_run (cli, NULL, "sync", NULL);
  test_run_assert_fine (sync);
  g_assert_cmpint (count_products (cli, NULL, NULL), ==, 2);
  g_assert_cmpint (count_products (cli, "--domain", "orders"), ==, 1);
  g_assert_cmpint (count_products (cli, "--domain", "nowhere"), ==, 0);
  g_assert_cmpint (count_products (cli, "--source", "mesh"), ==, 2);
  g_assert_cmpint (count_products (cli, "--lifecycle", "active"), ==, 2);
  g_assert_cmpint (count_products (cli, "--lifecycle", "retired"), ==, 0);
  g_assert_cmpint (count_products (cli, "--has-owner", "yes"), ==, 1);
  g_assert_cmpint (count_products (cli, "--has-owner", "no"), ==, 1);
  g_assert_cmpint (count_products (cli, "--removed", "yes"), ==, 0);
  limited = test_cli_run (cli, NULL, "product", "list", "--limit", "1", "--sort", "name", "--descending", "--json",
                          NULL);
  g_assert_cmpuint (test_run_count (limited, "products"), ==, 1);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (limited->json), "more"));
  g_assert_cmpstr (json_object_get_string_member (test_run_get_item (limited, "products", 0), "name"), !=,
                   "orders.events");
}

/* What the source no longer has is marked, and not deleted. */
static void
test_removed (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *path = test_cli_add_folder (cli, "mesh");
  g_autoptr(TestRun) first = NULL, second = NULL;

  write_mesh (cli);
  first = test_cli_run (cli, NULL, "sync", NULL);
  test_run_assert_fine (first);
  test_folder_remove (cli->home, "mesh/payments.yaml");
  second = test_cli_run (cli, NULL, "sync", "--json", NULL);
  test_run_assert_fine (second);
  g_assert_cmpint (json_object_get_int_member (test_run_get_item (second, "sources", 0), "removed"), ==, 1);
  g_assert_cmpint (count_products (cli, "--removed", "yes"), ==, 1);
  g_assert_cmpint (count_products (cli, "--removed", "no"), ==, 1);
  g_assert_cmpint (count_products (cli, NULL, NULL), ==, 2);
}

/* A source that fails does not keep the others from being synced. */
static void
test_failing_source (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *path = test_cli_add_folder (cli, "mesh");
  g_autofree char *gone = test_cli_add_folder (cli, "gone");
  g_autoptr(TestRun) run = NULL, check = NULL, fine = NULL;
  JsonObject *item;

  write_mesh (cli);
  test_folder_remove (cli->home, "gone/notes.txt");
  test_folder_remove (cli->home, "gone");
  run = test_cli_run (cli, NULL, "sync", "--json", NULL);
  g_assert_cmpint (run->status, ==, 3);
  item = test_run_get_item (run, "sources", 0);
  g_assert_true (json_object_get_null_member (item, "error"));
  g_assert_cmpint (json_object_get_int_member (item, "products"), ==, 2);
  item = test_run_get_item (run, "sources", 1);
  g_assert_nonnull (strstr (json_object_get_string_member (item, "error"), "gone"));
  g_assert_nonnull (strstr (run->err, "stewardctl: gone: "));
  g_assert_true (strstr (run->err, "stewardctl: gone: ") == g_strrstr (run->err, "stewardctl: gone: "));

  check = test_cli_run (cli, NULL, "source", "check", "gone", NULL);
  test_run_assert_failed (check, 3, "gone");
  fine = test_cli_run (cli, NULL, "source", "check", "mesh", NULL);
  test_run_assert_fine (fine);
  g_assert_nonnull (strstr (fine->out, "3 files"));
}

static void
test_same_name (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *path = test_cli_add_folder (cli, "mesh");
  g_autoptr(TestRun) run = test_cli_run (cli, NULL, "source", "add", "folder", "--name", "mesh", "--set", "path=/x",
                                         NULL);

  test_run_assert_failed (run, 2, "mesh");
}

/* The folder is named from where the user stands. */
static void
test_relative_path (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) add = test_cli_run (cli, NULL, "source", "add", "folder", "--name", "x", "--set",
                                         "path=./here/../mesh", NULL);
  g_autoptr(TestRun) list = NULL;
  g_autofree char *expected = g_build_filename (cli->home->path, "mesh", NULL);
  JsonObject *settings;

  test_run_assert_fine (add);
  list = test_cli_run (cli, NULL, "source", "list", "--json", NULL);
  settings = json_object_get_object_member (test_run_get_item (list, "sources", 0), "settings");
  g_assert_cmpstr (json_object_get_string_member (settings, "path"), ==, expected);
}

static void
test_damaged_settings (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *path = test_cli_add_folder (cli, "mesh");
  g_autoptr(TestRun) run = NULL, again = NULL;

  test_folder_write (cli->home, "profile/settings.ini", "\x01garbage");
  run = test_cli_run (cli, NULL, "source", "list", "--json", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->err, "settings.ini.damaged-"));
  g_assert_cmpuint (test_run_count (run, "sources"), ==, 0);
  again = test_cli_run (cli, NULL, "source", "list", "--json", NULL);
  test_run_assert_fine (again);
}

/* The cache is disposable: set aside, said so, and fetched again. */
static void
test_damaged_catalog (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *path = test_cli_add_folder (cli, "mesh");
  g_autoptr(TestRun) sync = NULL, damaged = NULL;

  write_mesh (cli);
  sync = test_cli_run (cli, NULL, "sync", NULL);
  test_run_assert_fine (sync);
  test_folder_write (cli->home, "profile/catalog.db", "this is no database, and long enough to be looked at");
  damaged = test_cli_run (cli, NULL, "sync", "--json", NULL);
  g_assert_cmpint (damaged->status, ==, 0);
  g_assert_nonnull (strstr (damaged->err, "catalog"));
  g_assert_cmpint (json_object_get_int_member (test_run_get_item (damaged, "sources", 0), "added"), ==, 2);
  g_assert_cmpint (count_products (cli, NULL, NULL), ==, 2);
}

static void
test_newer_settings (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autoptr(TestRun) run = NULL;

  test_folder_write (cli->home, "profile/settings.ini", "[steward]\nformat=99\n");
  run = test_cli_run (cli, NULL, "source", "list", NULL);
  test_run_assert_failed (run, 4, "newer");
}

/* Text from outside cannot drive the terminal. */
static void
test_hostile_text (void)
{
  g_autoptr(TestCli) cli = test_cli_new ();
  g_autofree char *path = test_cli_add_folder (cli, "mesh");
  g_autoptr(TestRun) sync = NULL, list = NULL, show = NULL, json = NULL;

  test_folder_write (cli->home, "mesh/evil.json",
                     "{\"apiVersion\":\"v3.0.2\",\"kind\":\"DataContract\",\"id\":\"evil\",\"version\":\"1\","
                     "\"status\":\"active\",\"name\":\"a\\u001b[2Jb\\u202ec\",\"domain\":\"d\\u0007\\n<b>\","
                     "\"description\":{\"purpose\":\"=cmd|' /C calc'!A0 \\u009b31m\"}}");
  sync = test_cli_run (cli, NULL, "sync", NULL);
  test_run_assert_fine (sync);
  list = test_cli_run (cli, NULL, "product", "list", NULL);
  test_run_assert_fine (list);
  json = test_cli_run (cli, NULL, "product", "list", "--json", NULL);
  test_run_assert_fine (json);
  show = test_cli_run (cli, NULL, "product", "show",
                       json_object_get_string_member (test_run_get_item (json, "products", 0), "urn"), NULL);
  test_run_assert_fine (show);
  for (int i = 0; i < 3; i++)
    {
      const char *text = (i == 0 ? list : i == 1 ? show : json)->out;

      for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
        g_assert_false (g_unichar_iscntrl (g_utf8_get_char (c)) && *c != '\n');
      g_assert_true (i == 2 || strstr (text, "\xe2\x80\xae") == NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/usage", test_usage);
  g_test_add_func ("/cli/flow", test_flow);
  g_test_add_func ("/cli/filters", test_filters);
  g_test_add_func ("/cli/removed", test_removed);
  g_test_add_func ("/cli/failing-source", test_failing_source);
  g_test_add_func ("/cli/same-name", test_same_name);
  g_test_add_func ("/cli/relative-path", test_relative_path);
  g_test_add_func ("/cli/damaged-settings", test_damaged_settings);
  g_test_add_func ("/cli/damaged-catalog", test_damaged_catalog);
  g_test_add_func ("/cli/newer-settings", test_newer_settings);
  g_test_add_func ("/cli/hostile-text", test_hostile_text);

  return g_test_run ();
}
