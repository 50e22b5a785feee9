/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "steward-server-address.h"

typedef struct
{
  const char *server;
  const char *object;
  const char *address;                 /* NULL: none */
} Case;

static const Case cases[] = {
  { "{type: postgresql, host: DB.Example.com, port: 5433, database: shop, schema: orders}", "order_events",
    "postgresql://db.example.com:5433/shop/orders.order_events" },
  { "{type: postgres, host: db, database: shop, schema: orders}", "order_events",
    "postgresql://db:5432/shop/orders.order_events" },
  { "{type: Postgres, host: db, port: __PORT__, database: shop, schema: orders}", "returns.r",
    "postgresql://db:5432/shop/returns.r" },
  { "{type: postgres, host: 'db:6432', database: shop, schema: x}", "shop.returns.r",
    "postgresql://db:6432/shop/returns.r" },
  { "{type: postgres, host: 'postgresql://db/shop', database: shop, schema: x}", "r",
    "postgresql://db:5432/shop/x.r" },
  { "{type: postgres, host: db, port: 99999, database: shop}", "r", "postgresql://db:5432/shop/r" },
  { "{type: postgres, host: db, database: shop, schema: x}", NULL, "postgresql://db:5432/shop" },
  { "{type: postgres, host: '${HOST}', database: shop, schema: x}", "r", NULL },
  { "{type: postgres, host: __HOST__, database: shop, schema: x}", "r", NULL },
  { "{type: postgres, host: '{{ host }}', database: shop, schema: x}", "r", NULL },
  { "{type: postgres, host: db, database: '<database>', schema: x}", "r", NULL },
  { "{type: postgres, database: shop, schema: x}", "r", NULL },
  { "{type: postgres, host: null, database: shop}", "r", NULL },
  { "{type: postgres, host: [db], database: shop}", "r", NULL },
  { "{type: redshift, host: rs, database: dwh, schema: s}", "t", "redshift://rs:5439/dwh/s.t" },
  { "{type: snowflake, account: EX-HARBOUR, database: PORT, schema: CALLS}", "T",
    "snowflake://ex-harbour/PORT/CALLS.T" },
  { "{type: snowflake, account: ex, database: PORT, schema: CALLS}", "PORT.OLD.T", "snowflake://ex/PORT/OLD.T" },
  { "{type: bigquery, project: port-prod, dataset: harbour}", "berths", "bigquery://port-prod/harbour.berths" },
  { "{type: databricks, host: 'https://dbc-1.Cloud.example.com/', catalog: main, schema: gold}", "t",
    "databricks://dbc-1.cloud.example.com/main/gold.t" },
  { "{type: kafka, host: 'Broker-1:9092,broker-2:9092'}", "harbour.calls.v1", "kafka://broker-1/harbour.calls.v1" },
  { "{type: kafka, host: 'broker:9093', topic: calls}", "other", "kafka://broker:9093/calls" },
  { "{type: mysql, host: my, database: shop}", "t", "mysql://my:3306/shop.t" },
  { "{type: sqlserver, host: sql, database: shop, schema: dbo}", "t", "sqlserver://sql:1433/shop/dbo.t" },
  { "{type: oracle, host: ora, port: 1522, serviceName: PORT}", "HR.T", "oracle://ora:1522/PORT/HR.T" },
  { "{type: trino, host: tr, port: 8080, catalog: lake, schema: s}", "t", "trino://tr/lake/s.t" },
  { "{type: glue, account: '123', database: lake}", "t", "glue://123/lake.t" },
  { "{type: kinesis, region: eu-west-1, stream: calls}", "t", "kinesis://eu-west-1/calls" },
  { "{type: pubsub, project: p, topic: t}", NULL, "pubsub://p/t" },
  { "{type: s3, location: 's3://port/{model}/*.json'}", "calls", "s3://port/calls/*.json" },
  { "{type: s3, location: 's3://port/{model}/*.json'}", NULL, NULL },
  { "{type: api, location: 'https://api.example.com/v1'}", "calls", "https://api.example.com/v1" },
  { "{type: local, path: ./data}", "calls", NULL },
  { "{type: mainframe}", "calls", NULL },
  { "{}", "calls", NULL },
  { "text", "calls", NULL },
  { "[1]", "calls", NULL },
  { "{type: postgres, host: \"db\\u0001\", database: shop, schema: x}", "r", NULL },
};

static void
test_address (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) documents = steward_document_parse_yaml (cases[i].server, -1, NULL, &error);
      g_autofree char *address = NULL;

      g_assert_no_error (error);
      g_test_message ("%s", cases[i].server);
      address = steward_server_address (steward_document_get_root (g_ptr_array_index (documents, 0)),
                                        cases[i].object);
      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

static void
test_none (void)
{
  g_autofree char *address = steward_server_address (NULL, NULL);

  g_assert_null (address);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contracts/server-address/address", test_address);
  g_test_add_func ("/contracts/server-address/none", test_none);

  return g_test_run ();
}
