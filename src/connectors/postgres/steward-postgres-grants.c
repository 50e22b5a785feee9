/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the facts from which steward-postgres-access.c derives who holds
 * what, all in one transaction, so that they fit each other. */

#include "config.h"

#include "steward-postgres-grants.h"

#include "steward-postgres-access.h"
#include "steward-postgres-parse.h"
#include "steward-postgres-query.h"

#define ITEMS_PER_FETCH 5000
#define MAX_FETCHES 4000

typedef struct
{
  StewardPostgresAccess *access;
  const char *database;
  GPtrArray *grants;
  unsigned n_rows;
} Reading;

static guint32
parse_oid (const char *text)
{
  return text != NULL ? (guint32) g_ascii_strtoull (text, NULL, 10) : 0;
}

static gboolean
is_true (const char *text)
{
  return g_strcmp0 (text, "t") == 0;
}

/* @nullable: the one value that may be NULL, or −1 */
static gboolean
is_row (const char *const  *values,
        int                 n_values,
        int                 expected,
        int                 nullable,
        GError            **error)
{
  gboolean valid = n_values == expected;

  for (int i = 0; valid && i < n_values; i++)
    valid = values[i] != NULL || i == nullable;
  if (!valid)
    g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                         "The server’s answer about access cannot be read.");

  return valid;
}

static gboolean
take_role (const char *const  *values,
           int                 n_values,
           gpointer            user_data,
           GError            **error)
{
  Reading *reading = user_data;

  if (!is_row (values, n_values, 6, -1, error))
    return FALSE;
  steward_postgres_access_add_role (reading->access, parse_oid (values[0]), values[1], is_true (values[2]),
                                    is_true (values[3]), is_true (values[4]), is_true (values[5]));

  return TRUE;
}

static gboolean
take_membership (const char *const  *values,
                 int                 n_values,
                 gpointer            user_data,
                 GError            **error)
{
  Reading *reading = user_data;

  if (!is_row (values, n_values, 4, -1, error))
    return FALSE;
  steward_postgres_access_add_membership (reading->access, parse_oid (values[0]), parse_oid (values[1]),
                                          is_true (values[2]), is_true (values[3]));

  return TRUE;
}

static gboolean
take_connect (const char *const  *values,
              int                 n_values,
              gpointer            user_data,
              GError            **error)
{
  Reading *reading = user_data;

  if (!is_row (values, n_values, 2, 1, error))
    return FALSE;
  if (reading->n_rows++ == 0)
    steward_postgres_access_set_owner (reading->access, parse_oid (values[0]));
  if (values[1] != NULL)
    steward_postgres_access_add_connect (reading->access, parse_oid (values[1]));

  return TRUE;
}

static gboolean
take_usage (const char *const  *values,
            int                 n_values,
            gpointer            user_data,
            GError            **error)
{
  Reading *reading = user_data;

  if (!is_row (values, n_values, 2, -1, error))
    return FALSE;
  steward_postgres_access_add_usage (reading->access, parse_oid (values[0]), parse_oid (values[1]));

  return TRUE;
}

static gboolean
is_bounded (Reading  *reading,
            GError  **error)
{
  if (reading->grants->len <= STEWARD_POSTGRES_MAX_GRANTS)
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED,
               "The database “%s” has more than %d effective grants; name fewer schemas in the source’s settings.",
               reading->database, STEWARD_POSTGRES_MAX_GRANTS);

  return FALSE;
}

static char *
make_object (Reading    *reading,
             const char *schema,
             const char *table,
             const char *column)
{
  g_autofree char *id = steward_postgres_make_table_id (reading->database, schema, table);
  g_autofree char *escaped = column != NULL ? steward_postgres_escape_name (column) : NULL;

  return column != NULL ? g_strconcat (id, ".", escaped, NULL) : g_steal_pointer (&id);
}

static gboolean
take_item (const char *const  *values,
           int                 n_values,
           gpointer            user_data,
           GError            **error)
{
  Reading *reading = user_data;
  g_autofree char *object = NULL;
  StewardPostgresAclItem item;

  if (!is_row (values, n_values, 9, 3, error))
    return FALSE;

  object = make_object (reading, values[1], values[2], values[3]);
  item = (StewardPostgresAclItem) {
    .schema = parse_oid (values[0]), .object = object, .owner = parse_oid (values[4]),
    .row_security = is_true (values[5]), .force_row_security = is_true (values[6]),
    .grantee = parse_oid (values[7]), .privilege = values[8],
  };
  steward_postgres_access_add_item (reading->access, &item, reading->grants);
  reading->n_rows++;

  return is_bounded (reading, error);
}

static gboolean
take_limited (const char *const  *values,
              int                 n_values,
              gpointer            user_data,
              GError            **error)
{
  Reading *reading = user_data;
  g_autofree char *object = NULL;
  StewardPostgresAclItem table;

  if (!is_row (values, n_values, 5, -1, error))
    return FALSE;

  object = make_object (reading, values[1], values[2], NULL);
  table = (StewardPostgresAclItem) {
    .schema = parse_oid (values[0]), .object = object, .owner = parse_oid (values[3]),
    .row_security = TRUE, .force_row_security = is_true (values[4]),
  };
  steward_postgres_access_add_limited (reading->access, &table, reading->grants);

  return is_bounded (reading, error);
}

static gboolean
read_facts (StewardPg     *pg,
            Reading       *reading,
            GCancellable  *cancellable,
            GError       **error)
{
  const char *memberships = steward_pg_get_version (pg) >= 160000 ? "memberships-16" : "memberships";

  if (!steward_postgres_query (pg, "roles", NULL, 0, take_role, reading, cancellable, error) ||
      !steward_postgres_query (pg, memberships, NULL, 0, take_membership, reading, cancellable, error) ||
      !steward_postgres_query (pg, "database-acl", NULL, 0, take_connect, reading, cancellable, error) ||
      !steward_postgres_query (pg, "schema-acl", NULL, 0, take_usage, reading, cancellable, error))
    return FALSE;
  steward_postgres_access_settle (reading->access);

  return TRUE;
}

static gboolean
read_items (StewardPg     *pg,
            Reading       *reading,
            GCancellable  *cancellable,
            GError       **error)
{
  unsigned n_fetches = 0;

  do
    {
      reading->n_rows = 0;
      if (!steward_postgres_cursor_fetch (pg, ITEMS_PER_FETCH, take_item, reading, cancellable, error))
        return FALSE;
    }
  while (reading->n_rows == ITEMS_PER_FETCH && ++n_fetches < MAX_FETCHES);
  if (reading->n_rows < ITEMS_PER_FETCH)
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The access lists of “%s” do not end.",
               reading->database);

  return FALSE;
}

/**
 * steward_postgres_add_grants:
 * @pg: a session in @database
 * @grants: (element-type StewardGrant): gets the effective grants; their objects
 *   are native ids: "database/schema.table", "database/schema.table.column", or
 *   "database/ *" without the space for all of a database
 *
 * Blocks.
 *
 * Returns: whether the access could be read completely
 */
gboolean
steward_postgres_add_grants (StewardPg                      *pg,
                             const StewardPostgresSettings  *settings,
                             const char                     *database,
                             GPtrArray                      *grants,
                             GCancellable                   *cancellable,
                             GError                        **error)
{
  g_autofree char *escaped = steward_postgres_escape_name (database);
  g_autofree char *schemas = steward_postgres_make_array (settings->schemas);
  g_autoptr (StewardPostgresAccess) access = steward_postgres_access_new (escaped);
  const char *parameter = schemas;
  Reading reading = { .access = access, .database = database, .grants = grants };

  if (!steward_postgres_cursor_open (pg, "access", &parameter, 1, cancellable, error) ||
      !read_facts (pg, &reading, cancellable, error))
    return FALSE;

  steward_postgres_access_add_everything (access, grants);

  return read_items (pg, &reading, cancellable, error) &&
         steward_postgres_query (pg, "limited", &parameter, 1, take_limited, &reading, cancellable, error) &&
         steward_postgres_cursor_close (pg, cancellable, error);
}
