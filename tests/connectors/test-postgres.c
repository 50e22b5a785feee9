/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The PostgreSQL connector against a real server: what it lists, what it makes
 * of hostile names and large catalogs, and how it fails. */

#include "config.h"

#include "steward-postgres-connector.h"

#include "steward-duration.h"
#include "steward-postgres-parse.h"
#include "steward-postgres-settings.h"
#include "steward-test-postgres.h"
#include "steward-test-signals.h"
#include "steward-test-source.h"

#define MS 1000

static gboolean
start (void)
{
  static gboolean filled;
  g_autofree char *script = NULL;

  if (steward_test_postgres_get () == NULL)
    return FALSE;
  if (filled)
    return TRUE;
  g_assert_true (g_file_get_contents (FIXTURE, &script, NULL, NULL));
  steward_test_postgres_sql ("postgres", script);
  filled = TRUE;

  return TRUE;
}

/* As the role "observer", which has no rights on any data. */
static StewardConnector *
observe (const char *extra, ...)
{
  StewardTestPostgres *server = steward_test_postgres_get ();
  g_autoptr (GPtrArray) settings = g_ptr_array_new_with_free_func (g_free);
  va_list args;

  g_ptr_array_add (settings, g_strdup ("user=observer"));
  g_ptr_array_add (settings, g_strdup ("host=localhost"));
  g_ptr_array_add (settings, g_strdup_printf ("port=%u", server->port));
  g_ptr_array_add (settings, g_strdup_printf ("sslrootcert=%s", server->ca));
  va_start (args, extra);
  for (const char *setting = extra; setting != NULL; setting = va_arg (args, const char *))
    g_ptr_array_add (settings, g_strdup (setting));
  va_end (args);
  g_ptr_array_add (settings, NULL);

  return steward_test_connector_new ("postgres", "observer-password", (const char *const *) settings->pdata);
}

static StewardSchemaObject *
get_object (StewardEntry *entry,
            const char   *name)
{
  StewardContract *contract = g_ptr_array_index (entry->contracts, 0);

  for (unsigned i = 0; i < contract->objects->len; i++)
    {
      StewardSchemaObject *object = g_ptr_array_index (contract->objects, i);

      if (g_str_equal (object->name, name))
        return object;
    }
  g_error ("no object “%s”", name);
}

static StewardProperty *
get_property (StewardSchemaObject *object,
              const char          *name)
{
  for (unsigned i = 0; i < object->properties->len; i++)
    {
      StewardProperty *property = g_ptr_array_index (object->properties, i);

      if (g_str_equal (property->name, name))
        return property;
    }
  g_error ("no column “%s”", name);
}

static StewardEntry *
get_entry (StewardTestSink *sink,
           const char      *native_id)
{
  StewardEntry *entry = steward_test_sink_find (sink, native_id);

  if (entry == NULL)
    g_error ("no entry “%s”", native_id);

  return entry;
}

static void
assert_owner (StewardEntry *entry,
              unsigned      i,
              const char   *name,
              gboolean      accountable)
{
  const StewardOwner *owner = g_ptr_array_index (entry->owners, i);

  g_assert_cmpstr (owner->name, ==, name);
  g_assert_cmpint (owner->accountable, ==, accountable);
}

/* Pure parts */

static void
test_settings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardPostgresSettings) settings = NULL;
  const StewardPostgresFreshness *item;
  static const char *const bad[] = { "a", "a.b", "a.b=", "=c", ".b=c", "a.=c", "\"a.b=c", "a.b=c,,", "x/y/z.a=b,d" };

  settings = steward_postgres_settings_new (" one , \"t,w\"\"o\",Three ", "", "comment-tag", "my.tag",
                                            "s.t=c, db/\"S.1\".\"T=2\"=\"c,3\"", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (settings->databases->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (settings->databases, 1), ==, "t,w\"o");
  g_assert_cmpstr (g_ptr_array_index (settings->databases, 2), ==, "Three");
  g_assert_cmpuint (settings->schemas->len, ==, 0);
  g_assert_cmpstr (settings->tag_pattern, ==, "\\[\\s*my\\.tag\\s*(?::([^\\]]*))?\\]");
  item = g_ptr_array_index (settings->freshness, 1);
  g_assert_cmpstr (item->database, ==, "db");
  g_assert_cmpstr (item->schema, ==, "S.1");
  g_assert_cmpstr (item->table, ==, "T=2");
  g_assert_cmpstr (item->column, ==, "c,3");

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_null (steward_postgres_settings_new (NULL, NULL, NULL, NULL, bad[i], &error));
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE);
      g_clear_error (&error);
    }
  g_assert_null (steward_postgres_settings_new (NULL, NULL, "all", NULL, NULL, &error));
  g_clear_error (&error);
  g_assert_null (steward_postgres_settings_new (NULL, NULL, NULL, "a|b", NULL, &error));
}

static void
test_escape (void)
{
  static const struct
  {
    const char *name;
    const char *escaped;
  } cases[] = {
    { "orders", "orders" }, { "Größe", "Größe" }, { "a.b/c%d[e]", "a%2Eb%2Fc%25d%5Be%5D" }, { "a b\n", "a%20b%0A" },
  };
  g_autofree char *six = steward_postgres_make_server ("FE80::1", 5432);
  g_autofree char *name = steward_postgres_make_server ("Db.Example.COM", 6432);
  g_autofree char *socket = steward_postgres_make_server ("/run/postgresql", 5432);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *escaped = steward_postgres_escape_name (cases[i].name);

      g_assert_cmpstr (escaped, ==, cases[i].escaped);
    }
  g_assert_cmpstr (six, ==, "[fe80::1]:5432");
  g_assert_cmpstr (name, ==, "db.example.com:6432");
  g_assert_cmpstr (socket, ==, "localhost:5432");
}

static void
test_logical_type (void)
{
  static const char *const types[][3] = {
    { "integer", "N", "integer" }, { "numeric", "N", "number" }, { "double precision", "N", "number" },
    { "timestamp with time zone", "D", "timestamp" }, { "time without time zone", "D", "time" },
    { "date", "D", "date" }, { "daterange", "R", "string" }, { "jsonb", "U", "object" }, { "json", "U", "object" },
    { "boolean", "B", "boolean" }, { "text[]", "A", "array" }, { "text", "S", "string" }, { "interval", "T", "string" },
    { "", "", "string" }, { "integers", NULL, "string" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpstr (steward_postgres_logical_type (types[i][0], types[i][1]), ==, types[i][2]);
}

static void
test_bad_rows (void)
{
  const char *const none[STEWARD_POSTGRES_TABLE_VALUES] = { NULL };
  const char *const number[STEWARD_POSTGRES_TABLE_VALUES] = { "-1", "s", "t", "r" };
  const char *const sparse[STEWARD_POSTGRES_TABLE_VALUES] = { "4294967295", "s", "t", "" };
  g_autoptr (StewardPostgresTable) table = NULL;
  g_autoptr (GError) error = NULL;
  guint32 oid;

  g_assert_null (steward_postgres_table_parse (none, STEWARD_POSTGRES_TABLE_VALUES, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (steward_postgres_table_parse (number, STEWARD_POSTGRES_TABLE_VALUES, &error));
  g_clear_error (&error);
  g_assert_null (steward_postgres_table_parse (number, 3, &error));
  g_clear_error (&error);
  g_assert_null (steward_postgres_column_parse (none, STEWARD_POSTGRES_COLUMN_VALUES, &oid, &error));
  g_clear_error (&error);

  table = steward_postgres_table_parse (sparse, STEWARD_POSTGRES_TABLE_VALUES, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->oid, ==, G_MAXUINT32);
  g_assert_cmpint (table->rows, ==, -1);
  g_assert_cmpint (table->product_kind, ==, 0);
}

/* What is listed */

static void
test_schemas (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_auto (StewardTestSink) sink = { 0 };
  StewardEntry *sales;
  StewardSchemaObject *orders;
  StewardPort *port;
  g_autofree char *address = NULL;
  StewardTestPostgres *server = steward_test_postgres_get ();

  if (!start ())
    return;

  connector = observe ("database=mesh", NULL);
  steward_test_sink_fetch (&sink, connector);
  g_assert_cmpuint (sink.entries->len, ==, 4);
  g_assert_cmpuint (sink.done, ==, sink.total);
  g_assert_cmpuint (strlen (steward_connector_get_instance (connector)), >=, 19);

  sales = get_entry (&sink, "mesh/sales");
  g_assert_cmpint (sales->kind, ==, STEWARD_ENTRY_PRODUCT);
  g_assert_cmpstr (sales->name, ==, "sales");
  g_assert_cmpstr (sales->format, ==, "PostgreSQL schema");
  g_assert_cmpstr (sales->description, ==, "Orders of all shops. [data-product: sales.orders]");
  g_assert_cmpuint (sales->ports->len, ==, 5);
  g_assert_cmpint (sales->updated_at, ==, -1);
  g_assert_nonnull (strstr (sales->updated_reason, "no freshness column"));
  assert_owner (sales, 0, "sales_owner", TRUE);

  port = g_ptr_array_index (sales->ports, 0);
  g_assert_cmpstr (port->name, ==, "big_orders");
  g_assert_cmpstr (port->kind, ==, "view");
  g_assert_null (port->contract_id);
  address = g_strdup_printf ("postgresql://localhost:%u/mesh/sales.big_orders", server->port);
  g_assert_cmpstr (port->location, ==, address);
  g_assert_cmpstr (g_ptr_array_index (((StewardContract *) g_ptr_array_index (sales->contracts, 0))->addresses, 0), ==,
                   address);

  orders = get_object (sales, "orders");
  g_assert_cmpstr (orders->physical_name, ==, "sales.orders");
  g_assert_cmpuint (orders->properties->len, ==, 10);
  g_assert_true (get_property (orders, "order_id")->primary_key);
  g_assert_true (get_property (orders, "line")->primary_key);
  g_assert_false (get_property (orders, "line")->unique);
  g_assert_true (get_property (orders, "discount")->required);
  g_assert_false (get_property (orders, "paid")->required);
  g_assert_cmpstr (get_property (orders, "amount")->physical_type, ==, "numeric(12,2)");
  g_assert_cmpstr (get_property (orders, "discount")->physical_type, ==, "sales.percent");
  g_assert_cmpstr (get_property (orders, "discount")->logical_type, ==, "number");
  g_assert_cmpstr (get_property (orders, "tags")->logical_type, ==, "array");
  g_assert_cmpstr (get_property (orders, "extra")->logical_type, ==, "object");
  g_assert_cmpstr (get_property (orders, "ordered_at")->logical_type, ==, "timestamp");
  g_assert_cmpstr (get_property (orders, "customer_id")->reference, ==, "sales.customers.customer_id");
  g_assert_cmpstr (get_object (sales, "daily")->kind, ==, "materialized view");
  g_assert_cmpstr (get_object (sales, "events")->kind, ==, "partitioned table");
  g_assert_cmpint (get_object (sales, "customers")->row_estimate, ==, 50);
  g_assert_cmpint (get_object (sales, "big_orders")->row_estimate, ==, -1);
  g_assert_true (get_property (get_object (sales, "customers"), "email")->unique);
  g_assert_cmpstr (get_property (get_object (sales, "customers"), "email")->description, ==,
                   "Personal; masked outside of sales.");
  assert_owner (get_entry (&sink, "mesh/public"), 0, "db_owner", TRUE);
}

static void
test_tags (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_auto (StewardTestSink) sink = { 0 };
  StewardEntry *entry;

  if (!start ())
    return;

  connector = observe ("database=mesh", "product=comment-tag", NULL);
  steward_test_sink_fetch (&sink, connector);

  entry = get_entry (&sink, "mesh/[sales%2Eorders]");
  g_assert_cmpstr (entry->name, ==, "sales.orders");
  g_assert_cmpuint (entry->ports->len, ==, 5);
  g_assert_cmpstr (((StewardPort *) g_ptr_array_index (entry->ports, 0))->name, ==, "finance.invoices");
  g_assert_nonnull (get_object (entry, "orders"));

  entry = get_entry (&sink, "mesh/sales.events");
  g_assert_cmpint (entry->kind, ==, STEWARD_ENTRY_PRODUCT);
  g_assert_cmpstr (entry->description, ==, "Everything that happened.");
  g_assert_cmpstr (entry->name, ==, "sales.events");

  entry = get_entry (&sink, "mesh/finance");
  g_assert_null (entry->description);
  g_assert_cmpuint (entry->ports->len, ==, 2);

  entry = get_entry (&sink, "mesh/public.plain");
  g_assert_cmpint (entry->kind, ==, STEWARD_ENTRY_DATASET);
  g_assert_true (g_str_has_suffix (entry->address, "/mesh/public.plain"));
  g_assert_cmpuint (entry->ports->len, ==, 0);
  g_assert_cmpuint (sink.entries->len, ==, 6);
}

static void
test_datasets (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_auto (StewardTestSink) sink = { 0 };
  StewardEntry *entry;

  if (!start ())
    return;

  connector = observe ("database=mesh", "product=none", "schemas=sales,finance", NULL);
  steward_test_sink_fetch (&sink, connector);
  g_assert_cmpuint (sink.entries->len, ==, 8);
  entry = get_entry (&sink, "mesh/sales.customers");
  g_assert_cmpstr (entry->purpose, ==, "People who bought something.");
  g_assert_cmpstr (entry->format, ==, "PostgreSQL table");
  assert_owner (entry, 0, "sales_owner", TRUE);
}

/* Every database that lets us in; template and offline ones do not, "closed"
 * has withdrawn CONNECT. */
static void
test_databases (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_auto (StewardTestSink) sink = { 0 };
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;

  if (!start ())
    return;

  connector = observe ("product=none", NULL);
  steward_test_sink_fetch (&sink, connector);
  g_assert_nonnull (steward_test_sink_find (&sink, "mesh/sales.orders"));
  g_assert_null (steward_test_sink_find (&sink, "closed/public.t"));

  g_assert_true (steward_connector_check (connector, &summary, NULL, &error));
  g_assert_no_error (error);
  g_test_message ("%s", summary);
  g_assert_nonnull (strstr (summary, "“observer”"));
  g_assert_nonnull (strstr (summary, "PostgreSQL 15."));
  g_assert_nonnull (strstr (summary, "TLSv1.3"));
  g_assert_nonnull (strstr (summary, "2 databases"));
  g_assert_null (strstr (summary, "untried"));
  g_assert_null (strstr (summary, "superuser"));
}

/* Freshness */

static void
test_freshness (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_auto (StewardTestSink) sink = { 0 };
  g_auto (StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = NULL;
  g_autoptr (GError) error = NULL;
  StewardEntry *entry;
  gint64 expected;

  if (!start ())
    return;

  steward_test_postgres_sql ("mesh", "GRANT USAGE ON SCHEMA finance TO observer;"
                                     "GRANT SELECT ON finance.empty TO observer;"
                                     "GRANT SELECT (booked_at) ON finance.ledger TO observer;");
  connector = observe ("database=mesh", "product=none",
                       "freshness=finance.invoices=paid_at, mesh/finance.ledger=booked_at, finance.empty=seen_at,"
                       "sales.orders=ordered_at, sales.customers=name, sales.daily=nowhere, other/sales.events=at",
                       NULL);
  steward_test_sink_fetch (&sink, connector);

  entry = get_entry (&sink, "mesh/finance.invoices");
  g_assert_true (steward_instant_parse ("2026-11-01T00:00:00.000001Z", &expected, NULL));
  g_assert_cmpint (entry->updated_at, ==, expected);
  g_assert_cmpstr (entry->updated_reason, ==, "newest value of “paid_at”");
  /* An endless time is not a time at which data came. */
  g_assert_true (steward_instant_parse ("2026-11-21T08:00:00Z", &expected, NULL));
  g_assert_cmpint (get_entry (&sink, "mesh/finance.ledger")->updated_at, ==, expected);
  g_assert_cmpstr (get_entry (&sink, "mesh/finance.empty")->updated_reason, ==, "“seen_at” has no value yet");
  g_assert_cmpstr (get_entry (&sink, "mesh/sales.orders")->updated_reason, ==, "this role may not read “ordered_at”");
  g_assert_cmpstr (get_entry (&sink, "mesh/sales.customers")->updated_reason, ==,
                   "“name” is of the type character varying and not a time");
  g_assert_cmpstr (get_entry (&sink, "mesh/sales.daily")->updated_reason, ==, "there is no column “nowhere”");
  g_assert_nonnull (strstr (get_entry (&sink, "mesh/sales.events")->updated_reason, "no freshness column"));

  cursor = steward_test_signals_read (&signals, connector, NULL);
  g_assert_null (cursor);
  g_assert_cmpuint (signals.rows->len, ==, 4);
  g_assert_cmpuint (signals.n_unread, ==, 4);
  g_assert_true (steward_test_signals_tells (&signals, "mesh/sales.orders", "may not read"));
  g_assert_true (steward_test_signals_tells (&signals, "mesh/sales.daily", "no column"));
  {
    const StewardMeasurement *measurement = g_ptr_array_index (signals.rows, 0);

    g_assert_cmpstr (measurement->subject, ==, "mesh/finance.invoices");
    g_assert_cmpstr (measurement->element, ==, "invoices.paid_at");
    g_assert_cmpint (measurement->kind, ==, STEWARD_MEASUREMENT_OBSERVATION);
    g_assert_cmpstr (measurement->value, ==, "2026-11-01T00:00:00.000001Z");
  }
}

/* Rows, columns and the oldest value: each only if it is wanted, columns only when
 * they have changed. */
static void
test_figures (void)
{
  g_autoptr (StewardConnector) exact = NULL;
  g_autoptr (StewardConnector) estimate = NULL;
  g_auto (StewardTestSignals) signals = { 0 };
  g_autofree char *none = NULL, *first = NULL, *second = NULL, *third = NULL, *before = NULL;
  const StewardMeasurement *row;

  if (!start ())
    return;

  steward_test_postgres_sql ("mesh", "CREATE SCHEMA figures; GRANT USAGE ON SCHEMA figures TO observer;"
                                     "CREATE TABLE figures.a AS SELECT i, '2026-11-01Z'::timestamptz + i * interval '1 h'"
                                     " AS at FROM generate_series(1, 1000) i;"
                                     "INSERT INTO figures.a VALUES (0, '-infinity'), (0, 'infinity'), (0, NULL);"
                                     "CREATE TABLE figures.never (x int); CREATE VIEW figures.v AS SELECT 1 AS one;"
                                     "GRANT SELECT ON figures.a TO observer; ANALYZE figures.a;");
  exact = observe ("database=mesh", "schemas=figures", "product=none", "rows=exact",
                   "freshness=figures.a=at,figures.gone=at",
                   NULL);
  none = steward_test_signals_read (&signals, exact, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 3);
  row = steward_test_signals_find (&signals, "mesh/figures.a", "rowCount", "a");
  g_assert_cmpstr (row->value, ==, "1003");
  g_assert_cmpstr (row->origin, ==, "count(*)");
  g_assert_cmpstr (steward_test_signals_find (&signals, "mesh/figures.a", "oldest", "a.at")->value, ==,
                   "2026-11-01T01:00:00.000000Z");
  g_assert_cmpuint (signals.n_unread, ==, 1);
  g_assert_true (steward_test_signals_tells (&signals, "mesh/figures.gone", "no such table"));

  estimate = observe ("database=mesh", "schemas=figures", "product=none", "rows=estimate", "columns=yes", NULL);
  first = steward_test_signals_read (&signals, estimate, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 4);
  row = steward_test_signals_find (&signals, "mesh/figures.a", "rowCount", "a");
  g_assert_cmpstr (row->value, ==, "1003");
  g_assert_nonnull (strstr (row->origin, "estimate"));
  before = g_strdup (steward_test_signals_find (&signals, "mesh/figures.a", "schema", "a")->value);
  second = steward_test_signals_read (&signals, estimate, first);
  g_assert_cmpuint (signals.rows->len, ==, 1);
  g_assert_cmpstr (second, ==, first);

  steward_test_postgres_sql ("mesh", "ALTER TABLE figures.a ALTER i TYPE bigint; DROP TABLE figures.never;");
  third = steward_test_signals_read (&signals, estimate, second);
  g_assert_cmpstr (steward_test_signals_find (&signals, "mesh/figures.a", "schema", "a")->value, !=, before);
  g_assert_cmpstr (third, !=, second);
}

/* A product is as fresh as its oldest table; one that cannot tell leaves it
 * unknown. */
static void
test_product_freshness (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardConnector) undecided = NULL;
  g_auto (StewardTestSink) sink = { 0 };
  g_auto (StewardTestSink) other = { 0 };
  g_auto (StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = NULL;
  gint64 expected;

  if (!start ())
    return;

  steward_test_postgres_sql ("mesh", "CREATE SCHEMA fresh; GRANT USAGE ON SCHEMA fresh TO observer;"
                                     "CREATE TABLE fresh.a AS SELECT '2026-11-20Z'::timestamptz AS at;"
                                     "CREATE TABLE fresh.b AS SELECT '2026-11-19'::date AS at;"
                                     "CREATE TABLE fresh.c AS SELECT '2026-11-18Z'::timestamptz AS at;"
                                     "GRANT SELECT ON fresh.a, fresh.b TO observer;");
  g_assert_true (steward_instant_parse ("2026-11-19T00:00:00Z", &expected, NULL));

  connector = observe ("database=mesh", "schemas=fresh", "freshness=fresh.a=at,fresh.b=at", NULL);
  steward_test_sink_fetch (&sink, connector);
  g_assert_cmpint (get_entry (&sink, "mesh/fresh")->updated_at, ==, expected);
  cursor = steward_test_signals_read (&signals, connector, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 4);
  g_assert_cmpstr (((StewardMeasurement *) g_ptr_array_index (signals.rows, 0))->subject, ==, "mesh/fresh");

  undecided = observe ("database=mesh", "schemas=fresh", "freshness=fresh.a=at,fresh.b=at,fresh.c=at", NULL);
  steward_test_sink_fetch (&other, undecided);
  g_assert_cmpint (get_entry (&other, "mesh/fresh")->updated_at, ==, -1);
  g_assert_cmpstr (get_entry (&other, "mesh/fresh")->updated_reason, ==, "this role may not read “at”");
}

/* Hostile and large catalogs */

static void
test_hostile_names (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_auto (StewardTestSink) sink = { 0 };
  StewardEntry *entry;
  StewardSchemaObject *object;

  if (!start ())
    return;

  steward_test_postgres_sql ("postgres", "CREATE DATABASE \"we/ird \"\"db\"\"\";");
  steward_test_postgres_sql (
    "we/ird \"db\"",
    "CREATE SCHEMA \"a.b; DROP TABLE x; --\";"
    "CREATE TABLE \"a.b; DROP TABLE x; --\".\"<b>o'r\"\"d\\e&rs</b>\n%s ü☃\" (\"id'\"\"\\\" int PRIMARY KEY,"
    " \"[x]\" text,"
    " \"at\" timestamptz);"
    "CREATE TABLE \"a.b; DROP TABLE x; --\".\"c\" (x int"
    " REFERENCES \"a.b; DROP TABLE x; --\".\"<b>o'r\"\"d\\e&rs</b>\n%s ü☃\");"
    "INSERT INTO \"a.b; DROP TABLE x; --\".\"<b>o'r\"\"d\\e&rs</b>\n%s ü☃\" VALUES (1, '', '2026-01-01Z');"
    "COMMENT ON TABLE \"a.b; DROP TABLE x; --\".\"c\" IS E'\\u202e<span>&=cmd|\\u0007';"
    "CREATE SCHEMA aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg;"
    "CREATE VIEW aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg."
    "hhhhhhhhhhiiiiiiiiiijjjjjjjjjjkkkkkkkkkkllllllllllmmmmmmmmmmnnn AS SELECT 1 AS \"?column?\";"
    "CREATE TABLE nothing ();"
    "GRANT USAGE ON SCHEMA \"a.b; DROP TABLE x; --\" TO observer;"
    "GRANT SELECT ON ALL TABLES IN SCHEMA \"a.b; DROP TABLE x; --\" TO observer;");

  connector = observe ("database=\"we/ird \"\"db\"\"\"", "product=none",
                       "freshness=\"a.b; DROP TABLE x; --\".\"<b>o'r\"\"d\\e&rs</b>\n%s ü☃\"=at", NULL);
  steward_test_sink_fetch (&sink, connector);
  g_assert_cmpuint (sink.entries->len, ==, 4);

  entry = get_entry (&sink, "we%2Fird%20\"db\"/a%2Eb;%20DROP%20TABLE%20x;%20--.<b>o'r\"d\\e&rs<%2Fb>%0A%25s%20ü☃");
  g_assert_cmpstr (entry->name, ==, "a.b; DROP TABLE x; --.<b>o'r\"d\\e&rs</b>\n%s ü☃");
  g_assert_cmpint (entry->updated_at, >, 0);
  object = get_object (entry, "<b>o'r\"d\\e&rs</b>\n%s ü☃");
  g_assert_true (get_property (object, "id'\"\\")->primary_key);

  entry = get_entry (&sink, "we%2Fird%20\"db\"/a%2Eb;%20DROP%20TABLE%20x;%20--.c");
  g_assert_cmpstr (get_property (get_object (entry, "c"), "x")->reference, ==,
                   "a.b; DROP TABLE x; --.<b>o'r\"d\\e&rs</b>\n%s ü☃.id'\"\\");
  g_assert_true (g_utf8_validate (entry->description, -1, NULL));
  entry = get_entry (&sink, "we%2Fird%20\"db\"/public.nothing");
  g_assert_cmpuint (get_object (entry, "nothing")->properties->len, ==, 0);
}

static void
test_wide_and_long (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_auto (StewardTestSink) sink = { 0 };
  StewardEntry *entry;

  if (!start ())
    return;

  steward_test_postgres_sql (
    "mesh", "CREATE SCHEMA wide; SELECT format('CREATE TABLE wide.t%s (%s)', n, string_agg('c' || g || ' int', ',')) "
            "FROM generate_series(1, 5) n, generate_series(1, 1600) g GROUP BY n \\gexec\n"
            "SELECT format('COMMENT ON TABLE wide.t1 IS %L', repeat('ü', 1000000)) \\gexec\n"
            "SELECT format('COMMENT ON COLUMN wide.t1.c1 IS %L', repeat('ü', 1000000)) \\gexec\n");
  connector = observe ("database=mesh", "schemas=wide", NULL);
  steward_test_sink_fetch (&sink, connector);
  entry = get_entry (&sink, "mesh/wide");
  g_assert_cmpuint (entry->ports->len, ==, 5);
  g_assert_cmpuint (get_object (entry, "t5")->properties->len, ==, 1600);
  g_assert_cmpint (g_utf8_strlen (get_object (entry, "t1")->description, -1), ==, 8000);
  g_assert_cmpint (g_utf8_strlen (get_property (get_object (entry, "t1"), "c1")->description, -1), ==, 2000);
  steward_test_postgres_sql ("mesh", "SET client_min_messages = error; DROP SCHEMA wide CASCADE;");
}

static void
test_changes (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_auto (StewardTestSink) before = { 0 };
  g_auto (StewardTestSink) after = { 0 };
  guint8 first[32];
  guint8 second[32];

  if (!start ())
    return;

  steward_test_postgres_sql ("mesh", "CREATE SCHEMA moving; CREATE TABLE moving.a (x int);"
                                     "CREATE TABLE moving.b (y int);"
                                     "CREATE TABLE moving.same (z int);");
  connector = observe ("database=mesh", "product=none", "schemas=moving", NULL);
  steward_test_sink_fetch (&before, connector);
  steward_test_postgres_sql ("mesh", "ALTER TABLE moving.a ADD w text NOT NULL;"
                                     "ALTER TABLE moving.a ALTER x TYPE bigint;"
                                     "DROP TABLE moving.b; CREATE VIEW moving.c AS SELECT 1 AS one;");
  steward_test_sink_fetch (&after, connector);

  g_assert_nonnull (steward_test_sink_find (&before, "mesh/moving.b"));
  g_assert_null (steward_test_sink_find (&after, "mesh/moving.b"));
  g_assert_nonnull (steward_test_sink_find (&after, "mesh/moving.c"));
  g_assert_cmpstr (get_property (get_object (get_entry (&after, "mesh/moving.a"), "a"), "x")->physical_type, ==,
                   "bigint");
  steward_entry_get_digest (get_entry (&before, "mesh/moving.same"), first);
  steward_entry_get_digest (get_entry (&after, "mesh/moving.same"), second);
  g_assert_cmpmem (first, 32, second, 32);
  steward_entry_get_digest (get_entry (&before, "mesh/moving.a"), first);
  steward_entry_get_digest (get_entry (&after, "mesh/moving.a"), second);
  g_assert_true (memcmp (first, second, 32) != 0);
}

static void
fetch_only (StewardConnector *connector,
            StewardTestSink  *sink)
{
  const StewardSink into = steward_test_sink_init (sink, FALSE);
  g_autofree char *cursor = NULL;
  g_autoptr (GError) error = NULL;
  gboolean unchanged;

  if (!steward_connector_fetch (connector, NULL, &into, &cursor, &unchanged, NULL, &error))
    g_error ("%s", error->message);
}

static void
test_many_tables (void)
{
  const unsigned n_tables = g_test_slow () ? 100000 : 5000;
  g_autoptr (StewardConnector) datasets = NULL;
  g_autoptr (StewardConnector) product = NULL;
  g_auto (StewardTestSink) sink = { 0 };
  g_auto (StewardTestSink) kept = { 0 };
  g_autofree char *script = NULL;
  StewardEntry *entry;
  gint64 started;

  if (!start ())
    return;

  steward_test_postgres_sql ("postgres", "CREATE DATABASE many");
  script = g_strdup_printf ("CREATE SCHEMA many; SELECT format('CREATE TABLE many.t%%s (id int PRIMARY KEY, a text,"
                            " b text,"
                            " c numeric(9,2), d date, e timestamptz, f boolean, g int, h int, i uuid)',"
                            " lpad(g::text, 6, '0')) FROM generate_series(1, %u) g \\gexec\n", n_tables);
  steward_test_postgres_sql ("many", script);

  datasets = observe ("database=many", "product=none", NULL);
  started = g_get_monotonic_time ();
  fetch_only (datasets, &sink);
  g_test_message ("%u tables of ten columns in %.2f s, %" G_GINT64_FORMAT " MiB resident", n_tables,
                  (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC, sink.most_kilobytes / 1024);
  g_assert_cmpuint (sink.n_entries, ==, n_tables);
  g_assert_cmpuint (sink.most_entries, <=, 250);

  /* One product takes a thousand of them and says so. */
  product = observe ("database=many", NULL);
  steward_test_sink_fetch (&kept, product);
  g_assert_cmpuint (kept.entries->len, ==, n_tables - 1000 + 1);
  entry = get_entry (&kept, "many/many");
  g_assert_cmpuint (entry->ports->len, ==, 1000);
  g_assert_cmpuint (entry->findings->len, ==, 1);
  g_assert_nonnull (strstr (((StewardFinding *) g_ptr_array_index (entry->findings, 0))->message, "“t001000”"));
}

/* Failing */

static void
assert_check_fails (StewardConnector *connector,
                    StewardError      code)
{
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (steward_connector_check (connector, &summary, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, STEWARD_ERROR, (int) code);
  g_assert_null (strstr (error->message, "canary"));
  g_assert_null (summary);
}

static void
test_failures (void)
{
  g_autoptr (StewardConnector) wrong = NULL;
  g_autoptr (StewardConnector) missing = NULL;
  g_autoptr (StewardConnector) nowhere = NULL;
  g_autoptr (StewardConnector) port = NULL;
  g_autoptr (StewardConnector) tag = NULL;
  g_autoptr (StewardConnector) closed = NULL;
  g_autofree char *port_setting = NULL;
  StewardTestPostgres *server = steward_test_postgres_get ();

  if (!start ())
    return;

  port_setting = g_strdup_printf ("port=%u", server->port);
  wrong = steward_test_connector_new ("postgres", "canary-password",
                                      (const char *const[]) { "user=observer", port_setting, NULL });
  assert_check_fails (wrong, STEWARD_ERROR_AUTH);
  nowhere = observe ("database=nowhere", NULL);
  assert_check_fails (nowhere, STEWARD_ERROR_NOT_FOUND);
  closed = observe ("database=closed", NULL);
  assert_check_fails (closed, STEWARD_ERROR_DENIED);
  port = observe ("port=70000", NULL);
  assert_check_fails (port, STEWARD_ERROR_USAGE);
  tag = observe ("tag=[x]", NULL);
  assert_check_fails (tag, STEWARD_ERROR_USAGE);

  /* What is wrong with the keyring is told only because a password is wanted. */
  missing = steward_test_connector_new ("postgres", NULL,
                                        (const char *const[]) { "user=observer", port_setting, NULL });
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere", TRUE);
  assert_check_fails (missing, STEWARD_ERROR_KEYRING_NO_BUS);
}

static void
test_without_password (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autofree char *port = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;
  StewardTestPostgres *server = steward_test_postgres_get ();

  if (!start ())
    return;

  steward_test_postgres_sql ("postgres", "CREATE ROLE trusted LOGIN");
  port = g_strdup_printf ("port=%u", server->port);
  connector = steward_test_connector_new ("postgres", NULL,
                                          (const char *const[]) { "user=trusted", "sslmode=disable", port, NULL });
  g_assert_true (steward_connector_check (connector, &summary, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (summary, "without encryption"));
}

static void
test_full_disk (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_auto (StewardTestSink) kept = { 0 };
  StewardSink sink = steward_test_sink_init (&kept, TRUE);
  g_autofree char *cursor = NULL;
  g_autoptr (GError) error = NULL;
  gboolean unchanged;

  if (!start ())
    return;

  connector = observe ("database=mesh", NULL);
  kept.fail_at_page = 1;
  g_assert_false (steward_connector_fetch (connector, NULL, &sink, &cursor, &unchanged, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE);
}

static gpointer
cancel_later (gpointer data)
{
  g_usleep (150 * MS);
  g_cancellable_cancel (data);

  return NULL;
}

/* The server waits for a lock that somebody holds. */
static void
test_cancel (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (StewardPg) locking = NULL;
  g_auto (StewardTestSink) kept = { 0 };
  StewardSink sink = steward_test_sink_init (&kept, TRUE);
  StewardPgOptions options;
  g_autofree char *cursor = NULL;
  g_autoptr (GError) error = NULL;
  gboolean unchanged;
  GThread *thread;
  gint64 started;

  if (!start ())
    return;

  steward_test_postgres_sql ("mesh", "CREATE SCHEMA held; CREATE TABLE held.t (at timestamptz);"
                                     "GRANT USAGE ON SCHEMA held TO observer; GRANT SELECT ON held.t TO observer");
  options = steward_test_postgres_admin ("mesh");
  options.writable = TRUE;
  locking = steward_pg_open (&options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (steward_pg_run (locking, "BEGIN", NULL, &error));
  g_assert_true (steward_pg_run (locking, "LOCK TABLE held.t IN ACCESS EXCLUSIVE MODE", NULL, &error));

  connector = observe ("database=mesh", "schemas=held", "freshness=held.t=at", NULL);
  started = g_get_monotonic_time ();
  thread = g_thread_new ("cancel", cancel_later, cancellable);
  g_assert_false (steward_connector_fetch (connector, NULL, &sink, &cursor, &unchanged, cancellable, &error));
  g_test_message ("cancelled within %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - started) / MS - 150);
  g_assert_true (steward_error_is_cancelled (error));
  g_assert_cmpint (g_get_monotonic_time () - started, <, 350 * MS);
  g_thread_join (thread);
  g_clear_error (&error);

  /* Uncancelled, a lock of five seconds is a reason and no failure. */
  steward_test_sink_clear (&kept);
  steward_test_sink_fetch (&kept, connector);
  g_assert_nonnull (strstr (get_entry (&kept, "mesh/held")->updated_reason, "not to be had"));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/postgres/settings", test_settings);
  g_test_add_func ("/postgres/escape", test_escape);
  g_test_add_func ("/postgres/logical-type", test_logical_type);
  g_test_add_func ("/postgres/bad-rows", test_bad_rows);
  g_test_add_func ("/postgres/schemas", test_schemas);
  g_test_add_func ("/postgres/tags", test_tags);
  g_test_add_func ("/postgres/datasets", test_datasets);
  g_test_add_func ("/postgres/databases", test_databases);
  g_test_add_func ("/postgres/freshness", test_freshness);
  g_test_add_func ("/postgres/figures", test_figures);
  g_test_add_func ("/postgres/product-freshness", test_product_freshness);
  g_test_add_func ("/postgres/hostile-names", test_hostile_names);
  g_test_add_func ("/postgres/wide-and-long", test_wide_and_long);
  g_test_add_func ("/postgres/changes", test_changes);
  g_test_add_func ("/postgres/many-tables", test_many_tables);
  g_test_add_func ("/postgres/without-password", test_without_password);
  g_test_add_func ("/postgres/full-disk", test_full_disk);
  g_test_add_func ("/postgres/cancel", test_cancel);
  g_test_add_func ("/postgres/failures", test_failures);

  status = g_test_run ();
  steward_test_postgres_stop ();

  return status;
}
