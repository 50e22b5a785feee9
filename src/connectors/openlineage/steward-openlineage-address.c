/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* OpenLineage names a dataset by a namespace, the server, and a name within it.
 * Here both are put together as contracts' addresses are, so that the same table
 * is seen to be the same. */

#include "config.h"

#include "steward-openlineage-address.h"

#include <string.h>

typedef struct
{
  const char *scheme;                  /* of the namespace */
  const char *canonical;
  const char *port;                    /* that is written when none is; NULL: none */
  const char *dropped;                 /* port that is not written, or NULL */
  gboolean database_apart;             /* "db.schema.table" is the path "db/schema.table" */
} Scheme;

static const Scheme schemes[] = {
  { "postgres", "postgresql", ":5432", NULL, TRUE },
  { "postgresql", "postgresql", ":5432", NULL, TRUE },
  { "redshift", "redshift", ":5439", NULL, TRUE },
  { "snowflake", "snowflake", NULL, NULL, TRUE },
  { "sqlserver", "sqlserver", ":1433", NULL, TRUE },
  { "mssql", "sqlserver", ":1433", NULL, TRUE },
  { "trino", "trino", NULL, NULL, TRUE },
  { "presto", "presto", NULL, NULL, TRUE },
  { "oracle", "oracle", ":1521", NULL, TRUE },
  { "db2", "db2", ":50000", NULL, TRUE },
  { "mysql", "mysql", ":3306", NULL, FALSE },
  { "hive", "hive", ":10000", NULL, FALSE },
  { "clickhouse", "clickhouse", NULL, NULL, FALSE },
  { "kafka", "kafka", NULL, ":9092", FALSE },
};

static const Scheme *
find_scheme (const char *namespace_name)
{
  const char *end = strstr (namespace_name, "://");

  for (gsize i = 0; end != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (strlen (schemes[i].scheme) == (gsize) (end - namespace_name) &&
        g_ascii_strncasecmp (schemes[i].scheme, namespace_name, (gsize) (end - namespace_name)) == 0)
      return &schemes[i];

  return NULL;
}

/* "db.schema.table" → "db/schema.table"; with less there is no database to tell. */
static char *
split_database (const char *name)
{
  const char *first = strchr (name, '.');
  const char *second = first != NULL ? strchr (first + 1, '.') : NULL;

  if (second == NULL)
    return g_strdup (name);

  return g_strdup_printf ("%.*s/%s", (int) (first - name), name, first + 1);
}

static char *
make_known (const Scheme *scheme,
            const char   *namespace_name,
            const char   *name)
{
  g_autofree char *host = g_ascii_strdown (strstr (namespace_name, "://") + 3, -1);
  g_autofree char *object = scheme->database_apart ? split_database (name) : g_strdup (name);

  host[strcspn (host, ",;/ ")] = '\0';
  if (scheme->dropped != NULL && g_str_has_suffix (host, scheme->dropped))
    host[strlen (host) - strlen (scheme->dropped)] = '\0';

  return g_strdup_printf ("%s://%s%s/%s", scheme->canonical, host,
                          scheme->port != NULL && strchr (host, ':') == NULL ? scheme->port : "", object);
}

/**
 * steward_openlineage_address:
 * @namespace_name: "postgres://host:5432"
 * @name: "db.schema.table"
 *
 * Returns: (transfer full): "postgresql://host:5432/db/schema.table"; of a kind
 *   that is not known both, with a slash between
 */
char *
steward_openlineage_address (const char *namespace_name,
                             const char *name)
{
  const Scheme *scheme = find_scheme (namespace_name);
  g_autofree char *object = NULL;

  if (scheme != NULL)
    return make_known (scheme, namespace_name, name);
  if (g_ascii_strcasecmp (namespace_name, "bigquery") == 0)
    {
      object = split_database (name);
      return g_strconcat ("bigquery://", object, NULL);
    }
  if (g_str_equal (namespace_name, "file"))
    return g_strconcat ("file://", *name == '/' ? "" : "/", name, NULL);

  return g_strconcat (namespace_name, *name == '/' || g_str_has_suffix (namespace_name, "/") ? "" : "/", name, NULL);
}
