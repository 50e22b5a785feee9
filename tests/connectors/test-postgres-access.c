/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Derived access against the oracle: for each role that can sign in, each
 * table, each column and each privilege, what steward-postgres-access.c derives
 * must equal what the server's has_*_privilege answer; row limits must equal
 * row_security_active() as seen by that role. */

#include "config.h"

#include "steward-connector.h"

#include "steward-postgres-access.h"
#include "steward-postgres-parse.h"
#include "steward-test-postgres.h"
#include "steward-test-source.h"

/* What the derived grants say of one role, object and privilege. */
typedef struct
{
  gboolean at_once;
  gboolean after_set_role;
  gboolean row_limited;                /* of those at once */
  gboolean row_unlimited;
} Held;

typedef struct
{
  GHashTable *held;                    /* "role|object|privilege" → Held */
  const char *database;
  guint64 n_compared;
  guint64 n_at_once;
  guint64 n_after_set_role;
  guint64 n_wrong;
} Comparison;

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

static GPtrArray *
read_grants (const char *database)
{
  StewardTestPostgres *server = steward_test_postgres_get ();
  g_autofree char *port = g_strdup_printf ("port=%u", server->port);
  g_autofree char *databases = g_strdup_printf ("database=%s", database);
  g_autoptr (StewardConnector) connector = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *grants = NULL;

  connector = steward_test_connector_new ("postgres", "admin-password",
                                          (const char *const[]) { "user=admin", port, databases, NULL });
  if (!steward_connector_grants (connector, &grants, NULL, &error))
    g_error ("%s", error->message);

  return grants;
}

static char *
make_key (const char *role,
          const char *object,
          const char *privilege)
{
  return g_strdup_printf ("%s|%s|%s", role, object, privilege);
}

static GHashTable *
index_grants (GPtrArray *grants)
{
  GHashTable *held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (unsigned i = 0; i < grants->len; i++)
    {
      const StewardGrant *grant = g_ptr_array_index (grants, i);
      g_autofree char *key = make_key (grant->grantee, grant->object, grant->privilege);
      Held *one = g_hash_table_lookup (held, key);

      if (one == NULL)
        {
          one = g_new0 (Held, 1);
          g_hash_table_insert (held, g_steal_pointer (&key), one);
        }
      if (strstr (grant->path, "after SET ROLE") != NULL)
        one->after_set_role = TRUE;
      else
        {
          one->at_once = TRUE;
          one->row_limited |= grant->row_limited;
          one->row_unlimited |= !grant->row_limited;
        }
    }

  return held;
}

static void
add_held (GHashTable *held,
          const char *role,
          const char *object,
          const char *privilege,
          Held       *sum)
{
  g_autofree char *key = make_key (role, object, privilege);
  const Held *one = g_hash_table_lookup (held, key);

  if (one == NULL)
    return;
  sum->at_once |= one->at_once;
  sum->after_set_role |= one->after_set_role;
  sum->row_limited |= one->row_limited;
  sum->row_unlimited |= one->row_unlimited;
}

static Held
look_up (Comparison *comparison,
         const char *role,
         const char *table,
         const char *column,
         const char *privilege)
{
  const char *const roles[] = { role, "PUBLIC" };
  g_autofree char *everything = g_strconcat (comparison->database, "/*", NULL);
  const char *const objects[] = { table, everything, column };
  Held sum = { 0 };

  for (gsize r = 0; r < G_N_ELEMENTS (roles); r++)
    {
      for (gsize o = 0; o < G_N_ELEMENTS (objects) && objects[o] != NULL; o++)
        {
          add_held (comparison->held, roles[r], objects[o], privilege, &sum);
          add_held (comparison->held, roles[r], objects[o], "ALL", &sum);
        }
    }

  return sum;
}

/* Values: role, schema, table, column or NULL, privilege, at once, after SET ROLE */
static gboolean
compare_row (const char *const  *values,
             int                 n_values,
             gpointer            user_data,
             GError            **error)
{
  Comparison *comparison = user_data;
  g_autofree char *table = steward_postgres_make_table_id (comparison->database, values[1], values[2]);
  g_autofree char *escaped = values[3] != NULL ? steward_postgres_escape_name (values[3]) : NULL;
  g_autofree char *column = values[3] != NULL ? g_strconcat (table, ".", escaped, NULL) : NULL;
  const Held held = look_up (comparison, values[0], table, column, values[4]);
  const gboolean at_once = g_str_equal (values[5], "t");
  const gboolean after_set_role = g_str_equal (values[6], "t");

  comparison->n_compared++;
  comparison->n_at_once += at_once;
  comparison->n_after_set_role += after_set_role && !at_once;
  if (held.at_once == at_once && (held.at_once || held.after_set_role) == after_set_role)
    return TRUE;

  comparison->n_wrong++;
  g_test_message ("%s, %s, %s: derived %d after SET ROLE %d, the server says %d and %d", values[0],
                  column != NULL ? column : table, values[4], held.at_once, held.after_set_role, at_once,
                  after_set_role);

  return TRUE;
}

static const char oracle[] =
  "WITH login AS (SELECT oid, rolname FROM pg_roles WHERE rolcanlogin), "
  "relation AS (SELECT c.oid, c.relname, n.oid AS schema, n.nspname FROM pg_class c"
  " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')"
  " AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema') "
  "SELECT r.rolname, t.nspname, t.relname, NULL, p,"
  " has_database_privilege(r.oid, current_database(), 'CONNECT') AND has_schema_privilege(r.oid, t.schema, 'USAGE')"
  " AND has_table_privilege(r.oid, t.oid, p),"
  " has_database_privilege(r.oid, current_database(), 'CONNECT') AND EXISTS (SELECT FROM pg_roles x"
  " WHERE pg_has_role(r.oid, x.oid, 'MEMBER') AND has_schema_privilege(x.oid, t.schema, 'USAGE')"
  " AND has_table_privilege(x.oid, t.oid, p))"
  " FROM login r, relation t, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES',"
  " 'TRIGGER']) p "
  "UNION ALL SELECT r.rolname, t.nspname, t.relname, a.attname, p,"
  " has_database_privilege(r.oid, current_database(), 'CONNECT') AND has_schema_privilege(r.oid, t.schema, 'USAGE')"
  " AND has_column_privilege(r.oid, t.oid, a.attnum, p),"
  " has_database_privilege(r.oid, current_database(), 'CONNECT') AND EXISTS (SELECT FROM pg_roles x"
  " WHERE pg_has_role(r.oid, x.oid, 'MEMBER') AND has_schema_privilege(x.oid, t.schema, 'USAGE')"
  " AND has_column_privilege(x.oid, t.oid, a.attnum, p))"
  " FROM login r, relation t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped,"
  " unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) p";

static StewardPg *
open_admin (const char *database)
{
  StewardPgOptions options = steward_test_postgres_admin (database);
  g_autoptr (GError) error = NULL;
  StewardPg *pg = steward_pg_open (&options, NULL, &error);

  g_assert_no_error (error);

  return pg;
}

static void
compare_with_oracle (const char *database)
{
  g_autoptr (GPtrArray) grants = read_grants (database);
  g_autoptr (GHashTable) held = index_grants (grants);
  g_autoptr (StewardPg) pg = open_admin (database);
  g_autoptr (GError) error = NULL;
  Comparison comparison = { .held = held, .database = database };

  if (!steward_pg_query (pg, oracle, NULL, 0, compare_row, &comparison, NULL, &error))
    g_error ("%s", error->message);
  g_test_message ("%s: %u grants; %" G_GUINT64_FORMAT " answers compared, %" G_GUINT64_FORMAT " held at once, %"
                  G_GUINT64_FORMAT " only after SET ROLE", database, grants->len, comparison.n_compared,
                  comparison.n_at_once, comparison.n_after_set_role);
  g_assert_cmpuint (comparison.n_wrong, ==, 0);
  g_assert_cmpuint (comparison.n_at_once, >, 0);
}

static void
test_oracle (void)
{
  if (!start ())
    return;

  compare_with_oracle ("mesh");
  compare_with_oracle ("closed");
}

static const char *
pick (const char *const *words)
{
  return words[g_test_rand_int_range (0, (gint32) g_strv_length ((char **) words))];
}

/* Twenty-four roles, three schemas and nine tables with rights thrown at them. */
static char *
make_random_script (void)
{
  static const char *const privileges[] = { "SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "ALL",
                                            "SELECT (a)", "UPDATE (b)", "REFERENCES (a, b)", NULL };
  static const char *const special[] = { "pg_read_all_data", "pg_write_all_data", "root2", "pg_monitor", NULL };
  static const char *const verbs[] = { "GRANT %s ON %s TO %s;\n", "GRANT %s ON %s TO %s WITH GRANT OPTION;\n",
                                       "REVOKE %s ON %s FROM %s;\n" };
  GString *script = g_string_new (NULL);

  for (int i = 0; i < 24; i++)
    g_string_append_printf (script, "CREATE ROLE x%d %s %s;\n", i, g_test_rand_bit () ? "INHERIT" : "NOINHERIT",
                            i % 2 == 0 ? "LOGIN" : "NOLOGIN");
  for (int i = 0; i < 40; i++)
    {
      int member = g_test_rand_int_range (0, 23);

      g_string_append_printf (script, "GRANT x%d TO x%d;\n", g_test_rand_int_range (member + 1, 24), member);
    }
  for (int i = 0; i < 4; i++)
    g_string_append_printf (script, "GRANT %s TO x%d;\n", pick (special), g_test_rand_int_range (8, 24));
  for (int i = 0; i < 3; i++)
    g_string_append_printf (script, "CREATE SCHEMA y%d AUTHORIZATION x%d; GRANT USAGE ON SCHEMA y%d TO x%d, x%d;\n", i,
                            g_test_rand_int_range (0, 24), i, g_test_rand_int_range (0, 24),
                            g_test_rand_int_range (0, 24));
  g_string_append (script, "GRANT USAGE ON SCHEMA y0 TO PUBLIC;\n");
  for (int i = 0; i < 9; i++)
    g_string_append_printf (script, "CREATE TABLE y%d.t%d (a int, b int);"
                            "ALTER TABLE y%d.t%d OWNER TO x%d;\n", i % 3, i, i % 3, i,
                            g_test_rand_int_range (0, 24));
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *role = i % 7 == 0 ? g_strdup ("PUBLIC") : g_strdup_printf ("x%d", g_test_rand_int_range (0, 24));
      int table = g_test_rand_int_range (0, 9);
      int verb = i % 7 == 0 ? (i % 2) * 2 : g_test_rand_int_range (0, 3);
      g_autofree char *name = g_strdup_printf ("y%d.t%d", table % 3, table);
      g_auto (GStrv) parts = g_strsplit (verbs[verb], "%s", -1);

      g_string_append_printf (script, "%s%s%s%s%s%s%s", parts[0], pick (privileges), parts[1], name, parts[2], role,
                              parts[3]);
    }

  return g_string_free (script, FALSE);
}

/* The seed of a failing run is on its first line. */
static void
test_random (void)
{
  g_autofree char *script = NULL;

  if (!start ())
    return;

  for (int round = 0; round < (g_test_slow () ? 50 : 3); round++)
    {
      steward_test_postgres_sql ("postgres", "CREATE DATABASE random");
      script = make_random_script ();
      steward_test_postgres_sql ("random", script);
      compare_with_oracle ("random");
      g_clear_pointer (&script, g_free);

      steward_test_postgres_sql ("random", "SET client_min_messages = error;"
                                           "SELECT format('DROP OWNED BY x%s CASCADE', g) FROM generate_series(0, 23) g"
                                           " \\gexec\n"
                                           "SELECT format('DROP ROLE x%s', g) FROM generate_series(0, 23) g \\gexec\n");
      steward_test_postgres_sql ("postgres", "DROP DATABASE random WITH (FORCE)");
      g_clear_pointer (&script, g_free);
    }
}

/* Row security */

static gboolean
compare_limit (const char *const  *values,
               int                 n_values,
               gpointer            user_data,
               GError            **error)
{
  Comparison *comparison = user_data;
  g_autofree char *table = steward_postgres_make_table_id (comparison->database, values[1], values[2]);
  const gboolean limited = g_str_equal (values[3], "t");
  static const char *const privileges[] = { "SELECT", "INSERT", "UPDATE", "DELETE" };

  for (gsize i = 0; i < G_N_ELEMENTS (privileges); i++)
    {
      Held held = { 0 };

      add_held (comparison->held, values[0], table, privileges[i], &held);
      if (!held.at_once)
        continue;
      comparison->n_compared++;
      if (limited ? held.row_limited && !held.row_unlimited : held.row_unlimited && !held.row_limited)
        continue;
      comparison->n_wrong++;
      g_test_message ("%s, %s, %s: derived limited %d unlimited %d, the server says %d", values[0], table,
                      privileges[i], held.row_limited, held.row_unlimited, limited);
    }

  return TRUE;
}

static gboolean
take_name (const char *const  *values,
           int                 n_values,
           gpointer            user_data,
           GError            **error)
{
  g_ptr_array_add (user_data, g_strdup (values[0]));

  return TRUE;
}

static void
test_row_security (void)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) grants = NULL;
  g_autoptr (GHashTable) held = NULL;
  g_autoptr (StewardPg) pg = NULL;
  Comparison comparison = { .database = "mesh" };

  if (!start ())
    return;

  grants = read_grants ("mesh");
  comparison.held = held = index_grants (grants);
  pg = open_admin ("mesh");
  g_assert_true (steward_pg_query (pg, "SELECT rolname FROM pg_roles WHERE rolcanlogin", NULL, 0, take_name, roles,
                                   NULL, NULL));
  for (unsigned i = 0; i < roles->len; i++)
    {
      g_autofree char *quoted = steward_pg_quote_identifier (pg, g_ptr_array_index (roles, i));
      g_autofree char *become = g_strconcat ("SET SESSION AUTHORIZATION ", quoted, NULL);

      g_assert_true (steward_pg_run (pg, become, NULL, NULL));
      g_assert_true (steward_pg_query (pg, "SELECT current_user, n.nspname, c.relname, row_security_active(c.oid)"
                                           " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                           " WHERE n.nspname IN ('sales', 'finance', 'public', 'behind')"
                                           " AND c.relkind IN ('r', 'p')",
                                       NULL, 0, compare_limit, &comparison, NULL, NULL));
      g_assert_true (steward_pg_run (pg, "RESET SESSION AUTHORIZATION", NULL, NULL));
    }
  g_test_message ("%" G_GUINT64_FORMAT " row limits compared", comparison.n_compared);
  g_assert_cmpuint (comparison.n_wrong, ==, 0);
  g_assert_cmpuint (comparison.n_compared, >, 20);
}

/* Paths */

static void
assert_path (GPtrArray  *grants,
             const char *grantee,
             const char *object,
             const char *privilege,
             const char *path)
{
  g_autoptr (GString) others = g_string_new (NULL);

  for (unsigned i = 0; i < grants->len; i++)
    {
      const StewardGrant *grant = g_ptr_array_index (grants, i);

      if (!g_str_equal (grant->grantee, grantee) || !g_str_equal (grant->object, object) ||
          !g_str_equal (grant->privilege, privilege))
        continue;
      if (g_str_equal (grant->path, path))
        return;
      g_string_append_printf (others, " “%s”", grant->path);
    }
  g_error ("%s holds %s on %s not by “%s” but by%s", grantee, privilege, object, path, others->str);
}

static void
test_paths (void)
{
  g_autoptr (GPtrArray) grants = NULL;

  if (!start ())
    return;

  grants = read_grants ("mesh");
  assert_path (grants, "ada", "mesh/sales.orders", "SELECT", "member of analysts");
  assert_path (grants, "ada", "mesh/sales.customers.name", "SELECT", "member of analysts");
  assert_path (grants, "ben", "mesh/sales.orders", "SELECT", "member of senior_analysts › analysts");
  assert_path (grants, "cyd", "mesh/sales.orders", "SELECT", "member of senior_analysts › analysts, after SET ROLE");
  assert_path (grants, "eve", "mesh/finance.ledger", "INSERT", "direct");
  assert_path (grants, "fay", "mesh/*", "SELECT", "member of readers › pg_read_all_data");
  assert_path (grants, "gus", "mesh/*", "ALL", "superuser, after SET ROLE root2");
  assert_path (grants, "hal", "mesh/*", "UPDATE", "pg_write_all_data");
  assert_path (grants, "jon", "mesh/sales.orders", "TRUNCATE", "member of sales_owner, the owner");
  assert_path (grants, "leo", "mesh/*", "ALL", "superuser");
  assert_path (grants, "db_owner", "mesh/public.plain", "DELETE", "member of pg_database_owner, the owner");
  assert_path (grants, "finance_owner", "mesh/finance.empty", "SELECT", "owner");
  assert_path (grants, "PUBLIC", "mesh/public.plain", "SELECT", "PUBLIC");
  assert_path (grants, "ben", "mesh/finance.invoices", "SELECT", "PUBLIC");
  assert_path (grants, "nia", "mesh/behind.door", "SELECT", "PUBLIC, after SET ROLE doormen");
  assert_path (grants, "m\"x <b>&amp; 'y'", "mesh/sales.orders", "SELECT", "member of analysts");
}

/* Pure: rings and dangling memberships end, and nobody is made up. */
static void
test_rings (void)
{
  g_autoptr (StewardPostgresAccess) access = steward_postgres_access_new ("d");
  g_autoptr (GPtrArray) grants = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_grant_free);
  StewardPostgresAclItem item = { .schema = 1, .object = "d/s.t", .owner = 99, .grantee = 12, .privilege = "SELECT" };

  steward_postgres_access_add_role (access, 10, "a", FALSE, TRUE, TRUE, FALSE);
  steward_postgres_access_add_role (access, 11, "b", FALSE, TRUE, FALSE, FALSE);
  steward_postgres_access_add_role (access, 12, "c", FALSE, TRUE, FALSE, FALSE);
  steward_postgres_access_add_membership (access, 10, 11, TRUE, TRUE);
  steward_postgres_access_add_membership (access, 11, 12, TRUE, TRUE);
  steward_postgres_access_add_membership (access, 12, 10, TRUE, TRUE);
  steward_postgres_access_add_membership (access, 12, 77, TRUE, TRUE);
  steward_postgres_access_add_membership (access, 78, 12, TRUE, TRUE);
  steward_postgres_access_set_owner (access, 99);
  steward_postgres_access_add_connect (access, 0);
  steward_postgres_access_add_usage (access, 1, 0);
  steward_postgres_access_settle (access);

  steward_postgres_access_add_item (access, &item, grants);
  g_assert_cmpuint (grants->len, ==, 1);
  g_assert_cmpstr (((StewardGrant *) g_ptr_array_index (grants, 0))->path, ==, "member of b › c");
  item.grantee = 77;
  steward_postgres_access_add_item (access, &item, grants);
  item.grantee = 12;
  item.schema = 2;
  steward_postgres_access_add_item (access, &item, grants);
  g_assert_cmpuint (grants->len, ==, 1);
}

/* PostgreSQL 16: inheriting and becoming are separate rights. */
static void
test_separate_rights (void)
{
  g_autoptr (StewardPostgresAccess) access = steward_postgres_access_new ("d");
  g_autoptr (GPtrArray) grants = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_grant_free);
  StewardPostgresAclItem item = { .schema = 1, .object = "d/s.t", .owner = 99, .grantee = 12, .privilege = "SELECT" };

  steward_postgres_access_add_role (access, 10, "inherits", FALSE, TRUE, TRUE, FALSE);
  steward_postgres_access_add_role (access, 11, "becomes", FALSE, TRUE, TRUE, FALSE);
  steward_postgres_access_add_role (access, 13, "neither", FALSE, TRUE, TRUE, FALSE);
  steward_postgres_access_add_role (access, 12, "group", TRUE, TRUE, FALSE, FALSE);
  steward_postgres_access_add_membership (access, 10, 12, TRUE, FALSE);
  steward_postgres_access_add_membership (access, 11, 12, FALSE, TRUE);
  steward_postgres_access_add_membership (access, 13, 12, FALSE, FALSE);
  steward_postgres_access_add_connect (access, 0);
  steward_postgres_access_add_usage (access, 1, 0);
  steward_postgres_access_settle (access);

  steward_postgres_access_add_item (access, &item, grants);
  g_assert_cmpuint (grants->len, ==, 2);
  assert_path (grants, "inherits", "d/s.t", "SELECT", "member of group");
  assert_path (grants, "becomes", "d/s.t", "SELECT", "member of group, after SET ROLE");
  steward_postgres_access_add_everything (access, grants);
  g_assert_cmpuint (grants->len, ==, 3);
  assert_path (grants, "becomes", "d/*", "ALL", "superuser, after SET ROLE group");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/postgres-access/rings", test_rings);
  g_test_add_func ("/postgres-access/separate-rights", test_separate_rights);
  g_test_add_func ("/postgres-access/oracle", test_oracle);
  g_test_add_func ("/postgres-access/random", test_random);
  g_test_add_func ("/postgres-access/row-security", test_row_security);
  g_test_add_func ("/postgres-access/paths", test_paths);

  status = g_test_run ();
  steward_test_postgres_stop ();

  return status;
}
