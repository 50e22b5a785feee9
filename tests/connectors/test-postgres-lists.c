/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The platform's access lists: which lines are told, hostile names in two
 * quotings, and the cost of very many of them. */

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "steward-postgres-acl.h"
#include "steward-test-grant.h"
#include "steward-test-postgres.h"
#include "steward-test-proxy.h"
#include "steward-test-source.h"

#define N_ROLES 1000
#define N_TABLES 2000

/* Parsing */

static gboolean
append_entry (const char  *grantee,
              const char  *privileges,
              const char  *grantor,
              gpointer     user_data,
              GError     **error)
{
  g_string_append_printf (user_data, "[%s|%s|%s]", grantee != NULL ? grantee : "∅", privileges, grantor);

  return TRUE;
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *entries;
  } good[] = {
    { "{}", "" },
    { "{=r/owner}", "[∅|r|owner]" },
    { "{owner=arwdDxt/owner,a=r*w/b}", "[owner|arwdDxt|owner][a|r*w|b]" },
    { "{\"\\\"we, ird\\\"=r/owner\"}", "[we, ird|r|owner]" },
    { "{\"\\\"a\\\"\\\"b\\\"=r/\\\"c=d/e\\\"\"}", "[a\"b|r|c=d/e]" },
    { "{\"\\\"back\\\\slash\\\"=r/owner\"}", "[back\\slash|r|owner]" },
    { "{16384=r/owner}", "[16384|r|owner]" },
  };
  static const char *const bad[] = { "", "{", "{a}", "{a=r}", "{a=r/b", "{\"a=r/b}", "a=r/b", "{a=r/b,}", "{,a=r/b}",
                                     "{a=r/b}x", "{\"\\\"a=r/b\"}" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GString) entries = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (steward_postgres_acl_parse (good[i].text, append_entry, entries, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (entries->str, ==, good[i].entries);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GString) entries = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (steward_postgres_acl_parse (bad[i], append_entry, entries, &error));
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
    }
}

/* Lists */

static gboolean
add_line (const StewardAccessLine *line,
          gpointer                 user_data,
          GError                 **error)
{
  g_ptr_array_add (user_data, g_strdup_printf ("%s %s %s%s%s by %s%s%s", line->grantee, line->privilege, line->object,
                                               line->column != NULL ? "." : "",
                                               line->column != NULL ? line->column : "", line->grantor,
                                               line->made_for != NULL ? " for " : "",
                                               line->made_for != NULL ? line->made_for : ""));

  return TRUE;
}

static GPtrArray *
read_lines (void)
{
  g_autoptr (StewardConnector) connector = steward_test_grant_connector ("writer", "writer-password", 0);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (!steward_connector_lists (connector, add_line, lines, NULL, &error))
    g_error ("%s", error->message);
  for (unsigned i = 0; i < lines->len; i++)
    g_test_message ("%s", (const char *) lines->pdata[i]);

  return lines;
}

static gboolean
has_line (GPtrArray  *lines,
          const char *line)
{
  return g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL);
}

static void
test_lines (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (StewardEffect) grant = NULL;
  g_autoptr (StewardEffect) revoke = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (!steward_test_grant_start ())
    return;

  connector = steward_test_grant_connector ("writer", "writer-password", 0);
  grant = steward_test_effect (STEWARD_EFFECT_GRANT, "a-2026-201", "reader", "shop/shop.customers", "id", "id = 1");
  revoke = steward_test_effect (STEWARD_EFFECT_REVOKE, "a-2026-201", "reader", "shop/shop.customers", "id", "id = 1");
  grant->title = g_strdup ("Campaigns");
  steward_test_done (connector, grant);
  steward_test_sql ("CREATE ROLE \"q\"\"u,o\\te {}=/\"");
  steward_test_sql ("CREATE TABLE shop.\"t\"\"a/b.c\" (\"c\"\"1\" int)");
  steward_test_sql ("GRANT INSERT, SELECT (\"c\"\"1\") ON shop.\"t\"\"a/b.c\" TO \"q\"\"u,o\\te {}=/\" WITH GRANT OPTION");
  steward_test_sql ("GRANT SELECT ON shop.orders TO root_writer, looker, writer, pg_monitor");
  steward_test_sql ("CREATE VIEW shop.forged AS SELECT 1 AS id");
  steward_test_sql ("COMMENT ON VIEW shop.forged IS 'steward a-2026-201'");
  steward_test_sql ("GRANT SELECT ON shop.forged TO bystander");

  lines = read_lines ();
  g_assert_true (has_line (lines, "reader SELECT shop/governed.customers_a_2026_201 by writer for a-2026-201"));
  g_assert_true (has_line (lines, "q\"u,o\\te {}=/ INSERT shop/shop.t\"a%2Fb%2Ec by admin"));
  g_assert_true (has_line (lines, "q\"u,o\\te {}=/ SELECT shop/shop.t\"a%2Fb%2Ec.c\"1 by admin"));
  g_assert_true (has_line (lines, "PUBLIC SELECT shop/shop.open by shop_owner"));
  g_assert_true (has_line (lines, "neighbours SELECT shop/shop.customers.id by shop_owner"));
  g_assert_true (has_line (lines, "dba SELECT shop/shop.customers by shop_owner"));
  g_assert_true (has_line (lines, "nora UPDATE shop/shop.orders by shop_owner"));
  g_assert_true (has_line (lines, "bystander SELECT shop/shop.forged by admin"));
  for (unsigned i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      g_assert_false (g_str_has_prefix (line, "shop_owner ") || g_str_has_prefix (line, "writer ") ||
                      g_str_has_prefix (line, "looker ") || g_str_has_prefix (line, "root_writer ") ||
                      g_str_has_prefix (line, "pg_"));
    }

  steward_test_done (connector, revoke);
  steward_test_sql ("DROP VIEW shop.forged");
  steward_test_sql ("DROP TABLE shop.\"t\"\"a/b.c\"");
  steward_test_sql ("DROP ROLE \"q\"\"u,o\\te {}=/\"");
  steward_test_sql ("REVOKE SELECT ON shop.orders FROM root_writer, looker, writer, pg_monitor");
}

/* Very many */

typedef struct
{
  guint64 n_lines;
  guint64 stop_at;                     /* 0: never */
  gint64 most_kilobytes;
} Count;

static gint64
read_resident_kilobytes (void)
{
  g_autofree char *text = NULL;
  gint64 pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*d %" G_GINT64_FORMAT, &pages);

  return pages * sysconf (_SC_PAGESIZE) / 1024;
}

static gboolean
count_line (const StewardAccessLine *line,
            gpointer                 user_data,
            GError                 **error)
{
  Count *self = user_data;

  if (++self->n_lines % 100000 == 0)
    self->most_kilobytes = MAX (self->most_kilobytes, read_resident_kilobytes ());
  if (self->n_lines != self->stop_at)
    return TRUE;
  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE, "enough");

  return FALSE;
}

/* Each role on each table: the lists are written straight into the catalog. */
static void
fill_wide (void)
{
  g_autofree char *script = g_strdup_printf (
    "CREATE DATABASE wide;\n"
    "SELECT format('CREATE ROLE role_%%s', lpad(g::text, 4, '0')) FROM generate_series(1, %d) g \\gexec\n"
    "\\connect wide admin\n"
    "CREATE ROLE wide_owner; CREATE SCHEMA data AUTHORIZATION wide_owner;\n"
    "SELECT format('CREATE TABLE data.table_%%s (id int, name text)', g) FROM generate_series(1, %d) g \\gexec\n"
    "UPDATE pg_class SET relacl = (SELECT array_agg(makeaclitem(r.oid, o.oid, 'SELECT', false))"
    " FROM pg_roles r, pg_roles o WHERE r.rolname LIKE 'role\\_%%' AND o.rolname = 'wide_owner'),"
    " relowner = (SELECT oid FROM pg_roles WHERE rolname = 'wide_owner')"
    " WHERE relnamespace = 'data'::regnamespace AND relkind = 'r';\n", N_ROLES, N_TABLES);

  steward_test_postgres_sql ("postgres", script);
}

static StewardConnector *
look_at_wide (unsigned port)
{
  g_autofree char *setting = g_strdup_printf ("port=%u", port);

  return steward_test_connector_new ("postgres", "looker-password",
                                     (const char *const[]) { "user=looker", "host=127.0.0.1", "sslmode=disable",
                                                             "database=wide", setting, NULL });
}

static guint64
read_catalog_bytes (void)
{
  StewardPgOptions options = steward_test_postgres_admin ("wide");
  g_autoptr (StewardPg) pg = steward_pg_open (&options, NULL, NULL);
  g_autofree char *text = steward_pg_query_text (pg, "SELECT sum(length(relacl::text)) FROM pg_class"
                                                     " WHERE relnamespace = 'data'::regnamespace", NULL, 0, NULL, NULL);

  return g_ascii_strtoull (text, NULL, 10);
}

static void
test_wide (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (GError) error = NULL;
  StewardTestProxy proxy;
  Count count = { 0 };
  gint64 began;
  gint64 before;
  guint64 catalog;

  if (!steward_test_grant_start ())
    return;

  fill_wide ();
  catalog = read_catalog_bytes ();
  steward_test_proxy_start (&proxy, NULL, STEWARD_TEST_FAULT_CUT);
  connector = look_at_wide (proxy.port);
  before = read_resident_kilobytes ();
  began = g_get_monotonic_time ();
  if (!steward_connector_lists (connector, count_line, &count, NULL, &error))
    g_error ("%s", error->message);
  began = g_get_monotonic_time () - began;
  steward_test_proxy_stop (&proxy);

  g_test_message ("%" G_GUINT64_FORMAT " lines in %.2f s, %.1f MB on the wire in %" G_GUINT64_FORMAT " questions; the "
                  "lists themselves have %.1f MB; %" G_GINT64_FORMAT " kB more memory", count.n_lines,
                  (double) began / G_USEC_PER_SEC, (double) proxy.n_bytes / 1e6, proxy.n_asked, (double) catalog / 1e6,
                  count.most_kilobytes - before);
  g_assert_cmpuint (count.n_lines, ==, N_ROLES * N_TABLES);
  g_assert_cmpuint (proxy.n_bytes, <, catalog + catalog / 20 + 500000);
  g_assert_cmpuint (proxy.n_asked, <, 60);
  /* 2,000,000 lines kept would need more than that, a sanitizer’s own memory included. */
  g_assert_cmpint (count.most_kilobytes - before, <, 150000);
}

static gboolean
compare_line (const StewardAccessLine *line,
              gpointer                 user_data,
              GError                 **error)
{
  steward_drift_add (user_data, line);

  return TRUE;
}

/* All of it without an approval: each line is a difference. */
static void
test_wide_drift (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (GPtrArray) accesses = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (StewardDrift) drift = NULL;
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();
  guint64 n_left_out;
  guint64 n_lines;

  if (!steward_test_grant_start ())
    return;

  connector = look_at_wide (steward_test_postgres_get ()->port);
  drift = steward_drift_new ("test-source", accesses, g_get_real_time ());
  if (!steward_connector_lists (connector, compare_line, drift, NULL, &error))
    g_error ("%s", error->message);
  items = steward_drift_finish (drift, &n_lines, &n_left_out);
  g_test_message ("%" G_GUINT64_FORMAT " lines compared in %.2f s", n_lines,
                  (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
  g_assert_cmpuint (n_lines, ==, N_ROLES * N_TABLES);
  g_assert_cmpuint (items->len, ==, STEWARD_MAX_DRIFT);
  g_assert_cmpuint (n_left_out, ==, N_ROLES * N_TABLES - STEWARD_MAX_DRIFT);
}

/* Whoever takes the lines can stop, and anybody can cancel. */
static void
test_stopped (void)
{
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Count count = { .stop_at = 1000 };

  if (!steward_test_grant_start ())
    return;

  connector = look_at_wide (steward_test_postgres_get ()->port);
  g_assert_false (steward_connector_lists (connector, count_line, &count, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE);
  g_assert_cmpuint (count.n_lines, ==, 1000);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (steward_connector_lists (connector, count_line, &count, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/postgres-lists/parse", test_parse);
  g_test_add_func ("/postgres-lists/lines", test_lines);
  g_test_add_func ("/postgres-lists/wide", test_wide);
  g_test_add_func ("/postgres-lists/wide-drift", test_wide_drift);
  g_test_add_func ("/postgres-lists/stopped", test_stopped);

  status = g_test_run ();
  steward_test_grant_forget ();
  steward_test_postgres_stop ();

  return status;
}
