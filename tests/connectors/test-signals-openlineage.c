/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* OpenLineage's events and Marquez's pages: own ones, and those of the projects
 * themselves when they are there. */

#include "config.h"

#include "steward-duration.h"
#include "steward-marquez-parse.h"
#include "steward-openlineage-address.h"
#include "steward-signal-nodes.h"
#include "steward-test-folder.h"
#include "steward-test-signals.h"
#include "steward-test-source.h"

#include <string.h>

#define EVENTS "postgresql://dwh.example.com:5432/dwh/orders.order_events"
#define ORDERS "postgresql://erp.example.com:5433/erp/public.orders"
#define STATUS "kafka://broker.example.com/orders.status"

static StewardConnector *
connect_path (const char *path)
{
  g_autofree char *setting = g_strconcat ("path=", path, NULL);

  return steward_test_connector_new ("openlineage", NULL, (const char *[]) { setting, NULL });
}

static StewardConnector *
connect_data (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_DATA"), "openlineage", NULL);

  return connect_path (path);
}

static gint64
at (const char *text)
{
  gint64 time;

  g_assert_true (steward_instant_parse (text, &time, NULL));

  return time;
}

static void
test_addresses (void)
{
  static const struct { const char *namespace_name, *name, *address; } cases[] = {
    { "postgres://DWH.example.com", "dwh.orders.order_events", EVENTS },
    { "postgres://erp.example.com:5433", "erp.public.orders", ORDERS },
    { "kafka://broker.example.com:9092", "orders.status", STATUS },
    { "kafka://broker.example.com:9093", "a.b.c", "kafka://broker.example.com:9093/a.b.c" },
    { "mysql://db:3307", "shop.orders", "mysql://db:3307/shop.orders" },
    { "hive://meta", "db.table", "hive://meta:10000/db.table" },
    { "snowflake://Acme-EU", "DB.SCHEMA.TABLE", "snowflake://acme-eu/DB/SCHEMA.TABLE" },
    { "bigquery", "project.dataset.table", "bigquery://project/dataset.table" },
    { "s3://bucket", "raw/clicks", "s3://bucket/raw/clicks" },
    { "file", "/data/clicks", "file:///data/clicks" },
    { "food", "status", "food/status" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = steward_openlineage_address (cases[i].namespace_name, cases[i].name);

      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

static void
test_events (void)
{
  g_autoptr(StewardConnector) connector = connect_data ();
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = steward_test_signals_read (&signals, connector, NULL);
  const StewardMeasurement *row;

  row = steward_test_signals_find (&signals, EVENTS, "freshness", "");
  g_assert_cmpint (row->kind, ==, STEWARD_MEASUREMENT_UPDATE);
  g_assert_cmpint (row->time, ==, at ("2026-11-01T02:10:00.123456Z"));
  g_assert_cmpstr (row->value, ==, "");
  g_assert_cmpstr (row->origin, ==, "load_orders, run 0190aaaa-0000-7000-8000-000000000001");
  row = steward_test_signals_find (&signals, EVENTS, "run", "");
  g_assert_cmpstr (row->value, ==, "failed");
  g_assert_cmpint (row->time, ==, at ("2026-11-02T01:00:05Z"));
  g_assert_cmpstr (steward_test_signals_find (&signals, EVENTS, "rowCount", "")->value, ==, "1200");
  g_assert_cmpuint (strlen (steward_test_signals_find (&signals, EVENTS, "schema", "")->value), ==, 16);
  row = steward_test_signals_find (&signals, ORDERS, "freshness", "");
  g_assert_cmpint (row->kind, ==, STEWARD_MEASUREMENT_OBSERVATION);
  g_assert_cmpstr (row->value, ==, "2026-11-01T01:55:00Z");
  g_assert_cmpstr (steward_test_signals_find (&signals, ORDERS, "check:not_null", "id")->value, ==, "pass");
  g_assert_cmpstr (steward_test_signals_find (&signals, ORDERS, "check:unique", "id")->value, ==, "fail");
  g_assert_cmpstr (steward_test_signals_find (&signals, ORDERS, "check:row_count", "")->value, ==, "warn");
  /* Its output was told when the run began. */
  g_assert_cmpstr (steward_test_signals_find (&signals, STATUS, "run", "")->value, ==, "success");
  g_assert_nonnull (steward_test_signals_find (&signals, STATUS, "freshness", ""));
  g_assert_nonnull (steward_test_signals_find (&signals, "bigquery://project/dataset.old", "run", ""));
  g_assert_null (steward_test_signals_find (&signals, "bigquery://project/dataset.old", "freshness", ""));
  g_assert_nonnull (steward_test_signals_find (&signals, "s3://bucket/raw/clicks", "schema", ""));
  g_assert_cmpuint (signals.rows->len, ==, 14);

  g_assert_cmpuint (signals.n_unread, ==, 6);
  g_assert_true (steward_test_signals_tells (&signals, "events.jsonl, line 9", "“PAUSE”"));
  g_assert_true (steward_test_signals_tells (&signals, "events.jsonl, line 10", "has no time"));
  g_assert_true (steward_test_signals_tells (&signals, "events.jsonl, line 11", "cannot be read"));
  g_assert_true (steward_test_signals_tells (&signals, "events.jsonl, line 12", "no job"));
  g_assert_true (steward_test_signals_tells (&signals, "events.jsonl, line 13", "no namespace"));
  g_assert_true (steward_test_signals_tells (&signals, "events.jsonl, line 14", "no run"));
  g_assert_cmpint (signals.complete, ==, at ("2026-11-03T04:00:05Z"));
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
  g_autoptr(StewardConnector) connector = connect_data ();
  g_auto(StewardTestSink) sink = { 0 };
  StewardEntry *entry;
  StewardContract *contract;
  StewardSchemaObject *object;

  steward_test_sink_fetch (&sink, connector);
  g_assert_cmpuint (sink.entries->len, ==, 6);
  entry = steward_test_sink_find (&sink, EVENTS);
  g_assert_cmpstr (entry->name, ==, "dwh.orders.order_events");
  g_assert_cmpstr (entry->address, ==, EVENTS);
  g_assert_cmpstr (entry->description, ==, "Every change of an order.");
  g_assert_cmpstr (entry->tags, ==, "pii,layer:gold");
  g_assert_cmpint (entry->updated_at, ==, at ("2026-11-01T02:10:00.123456Z"));
  g_assert_cmpuint (entry->owners->len, ==, 1);
  contract = g_ptr_array_index (entry->contracts, 0);
  object = g_ptr_array_index (contract->objects, 0);
  g_assert_cmpuint (object->properties->len, ==, 4);
  g_assert_cmpuint (count_ports (entry, STEWARD_PORT_INPUT, ORDERS), ==, 1);
  g_assert_cmpuint (count_ports (entry, STEWARD_PORT_OUTPUT, EVENTS), ==, 1);
  g_assert_cmpuint (count_ports (steward_test_sink_find (&sink, STATUS), STEWARD_PORT_INPUT, EVENTS), ==, 1);
  g_assert_cmpuint (count_ports (steward_test_sink_find (&sink, "file:///data/clicks"), STEWARD_PORT_INPUT,
                                 "s3://bucket/raw/clicks"), ==, 1);
}

static char *
read_page (const char *name,
           gsize      *out_length)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_DATA"), "marquez", name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, out_length, &error);
  g_assert_no_error (error);

  return text;
}

static void
test_marquez (void)
{
  g_autoptr(StewardLineageGraph) graph = steward_lineage_graph_new ();
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_auto(StewardTestSignals) signals = { 0 };
  g_auto(StewardSignalWriter) writer = { 0 };
  StewardSignalSink sink = steward_test_signals_init (&signals);
  g_autofree char *jobs = NULL, *datasets = NULL, *path = NULL, *events = NULL;
  const char *namespaces = "{\"namespaces\": [{\"name\": \"food\"}, {\"name\": \"a/b c\"}, {}]}";
  g_autoptr(GError) error = NULL;
  StewardMarquezPage page;
  StewardEntry *entry;
  gsize length;

  jobs = read_page ("jobs.json", &length);
  g_assert_true (steward_marquez_parse_jobs (jobs, length, graph, &page, &error));
  g_assert_cmpuint (page.n_items, ==, 2);
  g_assert_cmpuint (steward_lineage_graph_get_n_edges (graph), ==, 1);
  datasets = read_page ("datasets.json", &length);
  g_assert_true (steward_marquez_parse_datasets (datasets, length, graph, entries, &page, &error));
  g_assert_cmpuint (page.n_items, ==, 4);
  g_assert_cmpint (page.total, ==, 4);
  g_assert_cmpuint (entries->len, ==, 2);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->native_id, ==, EVENTS);
  g_assert_cmpstr (entry->tags, ==, "pii,gold");
  g_assert_cmpint (entry->updated_at, ==, at ("2026-11-01T02:10:00.5Z"));
  g_assert_cmpuint (count_ports (entries->pdata[1], STEWARD_PORT_INPUT, EVENTS), ==, 1);

  steward_signal_writer_init (&writer, &sink);
  g_assert_true (steward_marquez_parse_polls (datasets, length, "page 1", at ("2026-11-21T08:00:00Z"), &writer, &page,
                                              &error));
  events = g_strdup ("{\"events\": [{\"eventType\": \"COMPLETE\", \"eventTime\": \"2026-11-21T07:00:00Z\", \"job\": "
                     "{\"namespace\": \"n\", \"name\": \"j\"}, \"outputs\": [{\"namespace\": \"food\", \"name\": "
                     "\"status\"}]}, {\"eventType\": \"COMPLETE\"}], \"totalCount\": 2}");
  g_assert_true (steward_marquez_parse_events (events, strlen (events), "events", &writer, &page, &error));
  g_assert_cmpint (page.newest, ==, at ("2026-11-21T07:00:00Z"));
  g_assert_true (steward_signal_writer_flush (&writer, &error));
  g_assert_cmpuint (signals.rows->len, ==, 4);
  g_assert_cmpuint (signals.n_unread, ==, 2);
  g_assert_true (steward_test_signals_tells (&signals, "page 1, dataset 4", "no name"));
  g_assert_true (steward_test_signals_tells (&signals, "events, event 2", "no time"));

  g_assert_true (steward_marquez_parse_namespaces (namespaces, strlen (namespaces), names, &page, &error));
  g_assert_cmpuint (names->len, ==, 2);
  path = steward_marquez_path_datasets (names->pdata[1], 100, 200);
  g_assert_cmpstr (path, ==, "/api/v1/namespaces/a%2Fb%20c/datasets?limit=100&offset=200");
  g_assert_false (steward_marquez_parse_namespaces ("[]", 2, names, &page, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
}

/* An independent look at the same files. */
typedef struct
{
  guint n_events;
  guint n_timeless;
  guint n_nameless;                    /* datasets that lack a name or namespace */
  guint n_ends;                        /* outputs of runs that have ended well */
} Count;

static void
count_event (Count             *count,
             const StewardNode *event)
{
  static const char *const lists[] = { "inputs", "outputs" };
  const char *type = steward_node_find_text (event, "eventType");
  gint64 time;

  count->n_events++;
  if (!steward_node_find_time (event, "eventTime", &time))
    {
      count->n_timeless++;
      return;
    }
  for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      const StewardNode *list = steward_node_find_list (event, lists[l]);

      for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
        {
          const StewardNode *dataset = steward_node_get_child (list, i);
          gboolean named = steward_node_find_text (dataset, "namespace") != NULL &&
                           steward_node_find_text (dataset, "name") != NULL;

          count->n_nameless += !named;
          count->n_ends += named && l == 1 && g_strcmp0 (type, "COMPLETE") == 0;
        }
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
      if (!g_str_has_suffix (name, ".json") || !g_file_get_contents (path, &text, &length, NULL))
        continue;
      document = steward_document_parse_json (text, (gssize) length, NULL, NULL);
      g_assert_nonnull (document);
      if (steward_node_get_kind (steward_document_get_root (document)) == STEWARD_NODE_MAPPING)
        count_event (count, steward_document_get_root (document));
      for (unsigned i = 0; steward_node_get_kind (steward_document_get_root (document)) == STEWARD_NODE_SEQUENCE &&
                           i < steward_node_get_n_children (steward_document_get_root (document)); i++)
        count_event (count, steward_node_get_child (steward_document_get_root (document), i));
    }
}

static void
read_real (const char *below,
           guint       n_other_unread)
{
  g_autofree char *path = g_build_filename (g_getenv ("STEWARD_TEST_SPECS"), below, NULL);
  g_autoptr(StewardConnector) connector = NULL;
  g_auto(StewardTestSignals) signals = { 0 };
  g_auto(StewardTestSink) sink = { 0 };
  g_autofree char *cursor = NULL;
  Count count = { 0 };
  guint n_runs = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("The project’s own events are not here.");
      return;
    }
  count_folder (&count, path);
  connector = connect_path (path);
  cursor = steward_test_signals_read (&signals, connector, NULL);
  for (guint i = 0; i < signals.rows->len; i++)
    {
      const StewardMeasurement *row = g_ptr_array_index (signals.rows, i);

      n_runs += g_str_equal (row->property, "run") && g_str_equal (row->value, "success");
    }
  g_test_message ("%s: %u events, %u measurements, %" G_GUINT64_FORMAT " unread", below, count.n_events,
                  signals.rows->len, signals.n_unread);
  for (guint i = 0; i < signals.unread->len; i++)
    g_test_message ("%s: %s", ((StewardUnread *) signals.unread->pdata[i])->place,
                    ((StewardUnread *) signals.unread->pdata[i])->reason);
  g_assert_cmpuint (count.n_events, >, 0);
  g_assert_cmpuint (signals.n_unread, ==, count.n_timeless + count.n_nameless + n_other_unread);
  g_assert_cmpuint (n_runs, >=, count.n_ends);
  steward_test_sink_fetch (&sink, connector);
}

static void
test_real_spark (void)
{
  read_real ("openlineage/OpenLineage/integration", 0);
}

static void
test_real_fluentd (void)
{
  read_real ("openlineage/OpenLineage/proxy", 0);
}

static void
test_real_marquez (void)
{
  read_real ("marquez/marquez/api/src/test/resources/open_lineage", 0);
}

static void
test_real_dbt (void)
{
  read_real ("dbt/OpenLineage/integration/common/tests/dbt/structured_logs", 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openlineage/addresses", test_addresses);
  g_test_add_func ("/openlineage/events", test_events);
  g_test_add_func ("/openlineage/datasets", test_datasets);
  g_test_add_func ("/openlineage/marquez", test_marquez);
  g_test_add_func ("/openlineage/real-spark", test_real_spark);
  g_test_add_func ("/openlineage/real-fluentd", test_real_fluentd);
  g_test_add_func ("/openlineage/real-marquez", test_real_marquez);
  g_test_add_func ("/openlineage/real-dbt", test_real_dbt);

  return g_test_run ();
}
