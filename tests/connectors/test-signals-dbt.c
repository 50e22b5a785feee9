/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Artifacts of dbt: own ones, and real ones when they are there. */

#include "config.h"

#include "steward-duration.h"
#include "steward-signal-nodes.h"
#include "steward-test-folder.h"
#include "steward-test-signals.h"
#include "steward-test-source.h"

#include <string.h>

#define EVENTS "dwh.orders.order_events"

static StewardConnector *
connect_path (const char *path,
              const char *first,
              const char *second)
{
  g_autofree char *setting = g_strconcat ("path=", path, NULL);

  return steward_test_connector_new ("dbt", NULL, (const char *[]) { setting, first, second, NULL });
}

static StewardConnector *
connect_data (const char *below,
              const char *first,
              const char *second)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_DATA"), "dbt", below, NULL);

  return connect_path (path, first, second);
}

static gint64
at (const char *text)
{
  gint64 time;

  g_assert_true (steward_instant_parse (text, &time, NULL));

  return time;
}

static void
test_target (void)
{
  g_autoptr(StewardConnector) connector = connect_data ("target", NULL, NULL);
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = steward_test_signals_read (&signals, connector, NULL), *next = NULL;
  const StewardMeasurement *row;

  row = steward_test_signals_find (&signals, EVENTS, "run", "");
  g_assert_cmpstr (row->value, ==, "success");
  g_assert_cmpint (row->time, ==, at ("2026-11-20T03:05:00.5Z"));
  g_assert_cmpstr (row->origin, ==, "11111111-2222-3333-4444-555555555555");
  g_assert_cmpstr (steward_test_signals_find (&signals, "dwh.orders.order_status", "run", "")->value, ==, "failed");
  g_assert_null (steward_test_signals_find (&signals, "dwh.orders.countries", "run", NULL));
  g_assert_cmpstr (steward_test_signals_find (&signals, EVENTS, "check:not_null", "id")->value, ==, "pass");
  g_assert_cmpstr (steward_test_signals_find (&signals, EVENTS, "check:relationships_order_events_country",
                                              "country")->value, ==, "fail");
  g_assert_cmpstr (steward_test_signals_find (&signals, "erp.public.ORDERS", "check:unique", "id")->value, ==, "warn");
  /* It reads two tables and has no time of its own. */
  row = steward_test_signals_find (&signals, EVENTS, "check:assert_positive", "");
  g_assert_cmpstr (row->value, ==, "error");
  g_assert_cmpint (row->time, ==, at ("2026-11-20T03:10:00Z"));
  g_assert_nonnull (steward_test_signals_find (&signals, "dwh.orders.order_status", "check:assert_positive", ""));
  row = steward_test_signals_find (&signals, "erp.public.ORDERS", "freshness", "");
  g_assert_cmpint (row->kind, ==, STEWARD_MEASUREMENT_OBSERVATION);
  g_assert_cmpint (row->time, ==, at ("2026-11-20T02:00:01.25Z"));
  g_assert_cmpstr (row->value, ==, "2026-11-20T01:30:00.000000Z");
  g_assert_cmpstr (steward_test_signals_find (&signals, EVENTS, "freshness", "")->value, ==,
                   "2026-11-20T03:04:59.000000Z");
  g_assert_cmpuint (signals.rows->len, ==, 9);
  g_assert_cmpint (signals.complete, ==, 0);

  g_assert_cmpuint (signals.n_unread, ==, 8);
  g_assert_true (steward_test_signals_tells (&signals, "run_results.json, result 8", "no table"));
  g_assert_true (steward_test_signals_tells (&signals, "run_results.json, result 9", "no manifest"));
  g_assert_true (steward_test_signals_tells (&signals, "run_results.json, result 11", "“paused”"));
  g_assert_true (steward_test_signals_tells (&signals, "run_results.json, result 12", "unique_id"));
  g_assert_true (steward_test_signals_tells (&signals, "run_results.json, result 13", "object"));
  g_assert_true (steward_test_signals_tells (&signals, "run_results.json, result 15", "novelty"));
  g_assert_true (steward_test_signals_tells (&signals, "sources.json, result 2", "does not exist"));
  g_assert_true (steward_test_signals_tells (&signals, "sources.json, result 3", "max_loaded_at"));

  next = steward_test_signals_read (&signals, connector, cursor);
  g_assert_cmpuint (signals.rows->len, ==, 0);
  g_assert_cmpuint (signals.n_unread, ==, 8);
}

static void
test_settings (void)
{
  g_autoptr(StewardConnector) connector = connect_data ("target", "server=postgresql://DWH.example.com",
                                                        "runs=updates");
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = steward_test_signals_read (&signals, connector, NULL);
  guint n_updates = 0;

  for (guint i = 0; i < signals.rows->len; i++)
    {
      const StewardMeasurement *row = g_ptr_array_index (signals.rows, i);

      if (row->kind != STEWARD_MEASUREMENT_UPDATE)
        continue;
      n_updates++;
      g_assert_cmpstr (row->subject, ==, "postgresql://dwh.example.com:5432/dwh/orders.order_events");
      g_assert_cmpint (row->time, ==, at ("2026-11-20T03:05:00.5Z"));
    }
  g_assert_cmpuint (n_updates, ==, 1);
  g_assert_cmpint (signals.complete, ==, at ("2026-11-20T04:00:05Z"));
}

/* Versions that nobody writes any more, no manifest, and a command that runs
 * nothing. */
static void
test_old (void)
{
  g_autoptr(StewardConnector) old = connect_data ("old", NULL, NULL), docs = connect_data ("docs", NULL, NULL);
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = steward_test_signals_read (&signals, old, NULL), *other = NULL;

  g_assert_cmpuint (signals.rows->len, ==, 2);
  g_assert_cmpint (steward_test_signals_find (&signals, "order_events", "run", "")->time, ==,
                   at ("2021-01-20T03:10:00Z"));
  g_assert_cmpint (steward_test_signals_find (&signals, "erp.orders", "freshness", "")->time, ==,
                   at ("2019-11-20T02:00:01Z"));
  g_assert_cmpuint (signals.n_unread, ==, 1);
  g_assert_true (steward_test_signals_tells (&signals, "run_results.json, result 2", "no manifest"));

  other = steward_test_signals_read (&signals, docs, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 0);
  g_assert_cmpuint (signals.n_unread, ==, 0);
}

static guint
count_ports (const StewardEntry   *entry,
             StewardPortDirection  direction,
             const char           *contract_id)
{
  guint n = 0;

  for (guint i = 0; i < entry->ports->len; i++)
    {
      const StewardPort *port = g_ptr_array_index (entry->ports, i);

      n += port->direction == direction && g_strcmp0 (port->contract_id, contract_id) == 0;
    }

  return n;
}

static void
test_datasets (void)
{
  g_autoptr(StewardConnector) connector = connect_data (NULL, NULL, NULL);
  g_auto(StewardTestSink) sink = { 0 };
  StewardEntry *entry;
  StewardContract *contract;
  StewardSchemaObject *object;
  StewardProperty *property;

  steward_test_sink_fetch (&sink, connector);
  g_assert_cmpuint (sink.entries->len, ==, 4);
  entry = steward_test_sink_find (&sink, EVENTS);
  g_assert_cmpstr (entry->name, ==, "orders.order_events");
  g_assert_cmpstr (entry->format, ==, "dbt model (incremental)");
  g_assert_cmpstr (entry->tags, ==, "gold,pii");
  g_assert_cmpstr (entry->domain, ==, "orders");
  g_assert_cmpstr (entry->description, ==, "Every change of an order.");
  g_assert_null (entry->address);
  g_assert_cmpuint (entry->owners->len, ==, 2);
  contract = g_ptr_array_index (entry->contracts, 0);
  object = g_ptr_array_index (contract->objects, 0);
  g_assert_cmpstr (object->physical_name, ==, "orders.order_events");
  g_assert_cmpuint (object->properties->len, ==, 3);
  property = object->properties->pdata[0];
  g_assert_true (property->primary_key);
  property = object->properties->pdata[1];
  g_assert_cmpstr (property->physical_type, ==, "text");
  g_assert_cmpstr (property->description, ==, "Free text.");
  /* Through the model that is no table. */
  g_assert_cmpuint (count_ports (entry, STEWARD_PORT_INPUT, "erp.public.ORDERS"), ==, 1);
  g_assert_cmpuint (count_ports (entry, STEWARD_PORT_INPUT, "dwh.orders.countries"), ==, 1);
  g_assert_cmpuint (count_ports (entry, STEWARD_PORT_OUTPUT, EVENTS), ==, 1);
  entry = steward_test_sink_find (&sink, "erp.public.ORDERS");
  contract = g_ptr_array_index (entry->contracts, 0);
  g_assert_cmpuint (contract->objectives->len, ==, 1);
  g_assert_cmpstr (((StewardObjective *) contract->objectives->pdata[0])->unit, ==, "day");
}

static void
test_broken (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_path (folder->path, NULL, NULL);
  g_auto(StewardTestSignals) signals = { 0 };
  g_auto(StewardTestSink) sink = { 0 };
  g_autofree char *cursor = NULL, *fetched = NULL;
  g_autoptr(GError) error = NULL;
  StewardSink taking;
  gboolean unchanged;

  test_folder_write (folder, "a/manifest.json", "{\"nodes\": {\"model.a.b\": {\"name\": ");
  test_folder_write (folder, "a/run_results.json", "{\"metadata\": {\"generated_at\": \"2026-01-01T00:00:00Z\"}, "
                     "\"results\": [{\"unique_id\": \"model.a.b\", \"status\": \"success\"}, {\"unique_id\": \"mod");
  test_folder_write (folder, "b/run_results.json", "[]");
  test_folder_write (folder, "c/run_results.json", "");
  test_folder_write (folder, "d/sources.json", "{\"results\": \"none\"}");
  cursor = steward_test_signals_read (&signals, connector, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 1);
  g_assert_true (steward_test_signals_tells (&signals, "a/manifest.json", "not JSON"));
  g_assert_true (steward_test_signals_tells (&signals, "a/run_results.json, line 1", "not JSON"));
  g_assert_true (steward_test_signals_tells (&signals, "b/run_results.json", "not JSON"));
  g_assert_true (steward_test_signals_tells (&signals, "c/run_results.json", "nothing"));
  g_assert_true (steward_test_signals_tells (&signals, "d/sources.json", "not an object"));

  /* The catalog does not take its tables for gone. */
  taking = steward_test_sink_init (&sink, TRUE);
  g_assert_false (steward_connector_fetch (connector, NULL, &taking, &fetched, &unchanged, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

/* An independent look at real results. */
typedef struct
{
  guint n_files;
  guint n_tables;                      /* models and such that were run */
  guint n_tests;
} Count;

static void
count_results (Count             *count,
               const StewardNode *root)
{
  const StewardNode *results = steward_node_find_list (root, "results");
  const char *which = steward_node_find_text (steward_node_find_object (root, "args"), "which");

  count->n_files++;
  if (g_strcmp0 (which, "generate") == 0)
    return;
  for (unsigned i = 0; i < steward_node_get_n_children (results); i++)
    {
      const StewardNode *result = steward_node_get_child (results, i);
      const char *id = steward_node_find_text (result, "unique_id");
      const char *status = steward_node_find_text (result, "status");

      count->n_tests += g_str_has_prefix (id, "test.");
      count->n_tables += (g_str_has_prefix (id, "model.") || g_str_has_prefix (id, "seed.") ||
                          g_str_has_prefix (id, "snapshot.")) &&
                         !g_str_equal (status, "skipped");
    }
}

static void
count_folder (Count      *count,
              const char *folder)
{
  g_autoptr(GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
      g_autoptr(StewardDocument) document = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        count_folder (count, path);
      if (!g_str_has_prefix (name, "run_results") || !g_file_get_contents (path, &text, &length, NULL))
        continue;
      document = steward_document_parse_json (text, (gssize) length, NULL, NULL);
      g_assert_nonnull (document);
      count_results (count, steward_document_get_root (document));
    }
}

static void
read_real (const char         *below,
           Count              *count,
           StewardTestSignals *signals)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_SPECS"), "dbt", below, NULL), *cursor = NULL;
  g_autoptr(StewardConnector) connector = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("The real artifacts are not here.");
      return;
    }
  count_folder (count, path);
  connector = connect_path (path, NULL, NULL);
  cursor = steward_test_signals_read (signals, connector, NULL);
  g_test_message ("%u files, %u runs, %u tests: %u measurements, %" G_GUINT64_FORMAT " unread", count->n_files,
                  count->n_tables, count->n_tests, signals->rows->len, signals->n_unread);
  for (guint i = 0; i < signals->unread->len; i++)
    g_test_message ("%s: %s", ((StewardUnread *) signals->unread->pdata[i])->place,
                    ((StewardUnread *) signals->unread->pdata[i])->reason);
}

/* With their manifests: each test is attributed, but two that name no table. */
static void
test_real_targets (void)
{
  g_auto(StewardTestSignals) signals = { 0 };
  Count count = { 0 };

  read_real ("OpenLineage/integration/common/tests/dbt", &count, &signals);
  if (count.n_files == 0)
    return;
  g_assert_cmpuint (signals.n_unread, ==, 2);
  g_assert_cmpuint (signals.rows->len, ==, count.n_tables + count.n_tests - 2);
}

/* Without them: what is run is known, what is tested is not. */
static void
test_real_results (void)
{
  g_auto(StewardTestSignals) signals = { 0 };
  Count count = { 0 };

  read_real ("dbt-artifacts-parser/tests/resources/run_results", &count, &signals);
  if (count.n_files == 0)
    return;
  g_assert_cmpuint (count.n_files, ==, 4);
  g_assert_cmpuint (signals.n_unread, ==, count.n_tests);
  g_assert_cmpuint (signals.rows->len, ==, count.n_tables);
}

/* The whole of a project by dbt 1.12: its tables, and what they are made of. */
static void
test_real_manifest (void)
{
  const char *specs = g_getenv ("STEWARD_TEST_SPECS");
  g_autofree char *path = g_build_filename (specs, "dbt/dbt-artifacts-parser/tests/resources/manifest/v12/jaffle_shop",
                                            "manifest_1.12.json", NULL);
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(StewardConnector) connector = connect_path (folder->path, NULL, NULL);
  g_auto(StewardTestSink) sink = { 0 };
  g_autofree char *text = NULL;
  StewardEntry *entry;
  guint n_inputs = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("The real manifest is not here.");
      return;
    }
  test_folder_write (folder, "target/manifest.json", text);
  steward_test_sink_fetch (&sink, connector);
  /* Its six sources are the tables of its six seeds. */
  g_assert_cmpuint (sink.entries->len, ==, 13 + 6);
  entry = steward_test_sink_find (&sink, "jaffle_shop.main.stg_products");
  g_assert_cmpuint (count_ports (entry, STEWARD_PORT_INPUT, "jaffle_shop.raw.raw_products"), ==, 1);
  for (guint i = 0; i < sink.entries->len; i++)
    n_inputs += ((StewardEntry *) sink.entries->pdata[i])->ports->len;
  g_assert_cmpuint (n_inputs, >, 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dbt/target", test_target);
  g_test_add_func ("/dbt/settings", test_settings);
  g_test_add_func ("/dbt/old", test_old);
  g_test_add_func ("/dbt/datasets", test_datasets);
  g_test_add_func ("/dbt/broken", test_broken);
  g_test_add_func ("/dbt/real-targets", test_real_targets);
  g_test_add_func ("/dbt/real-results", test_real_results);
  g_test_add_func ("/dbt/real-manifest", test_real_manifest);

  return g_test_run ();
}
