/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Canonical addresses: one spelling for the place where data lies, so that a
 * contract's server and a dataset that a platform lists can be seen to be the
 * same. The host is in lower case, its port is always written where the
 * platform has a default one, and the object is qualified by its schema. */

#include "config.h"

#include "steward-server-address.h"

#include <string.h>

/* How the object's own name is to be taken. */
typedef enum
{
  NAME_PARTS,                          /* dots separate database, schema, table */
  NAME_WHOLE,                          /* a topic or stream: dots are part of it */
} NameKind;

typedef struct
{
  const char *type;
  const char *scheme;
  unsigned port;                       /* 0: none */
  const char *root;                    /* the member that names the machine or account */
  const char *path;                    /* nullable: the member between root and object */
  const char *qualifier;               /* nullable: the member that the object's name lacks */
  NameKind name_kind;
} Platform;

static const Platform platforms[] = {
  { "athena", "athena", 0, "regionName", "catalog", "schema", NAME_PARTS },
  { "bigquery", "bigquery", 0, "project", NULL, "dataset", NAME_PARTS },
  { "clickhouse", "clickhouse", 0, "host", NULL, "database", NAME_PARTS },
  { "cloudsql", "cloudsql", 0, "host", "database", "schema", NAME_PARTS },
  { "databricks", "databricks", 0, "host", "catalog", "schema", NAME_PARTS },
  { "db2", "db2", 50000, "host", "database", "schema", NAME_PARTS },
  { "denodo", "denodo", 0, "host", NULL, "database", NAME_PARTS },
  { "dremio", "dremio", 0, "host", NULL, "schema", NAME_PARTS },
  { "duckdb", "duckdb", 0, "database", NULL, "schema", NAME_PARTS },
  { "glue", "glue", 0, "account", NULL, "database", NAME_PARTS },
  { "hive", "hive", 10000, "host", NULL, "database", NAME_PARTS },
  { "impala", "impala", 21050, "host", NULL, "database", NAME_PARTS },
  { "informix", "informix", 9088, "host", NULL, "database", NAME_PARTS },
  { "kafka", "kafka", 0, "host", NULL, NULL, NAME_WHOLE },
  { "kinesis", "kinesis", 0, "region", NULL, NULL, NAME_WHOLE },
  { "mysql", "mysql", 3306, "host", NULL, "database", NAME_PARTS },
  { "oracle", "oracle", 1521, "host", "serviceName", "schema", NAME_PARTS },
  { "postgres", "postgresql", 5432, "host", "database", "schema", NAME_PARTS },
  { "postgresql", "postgresql", 5432, "host", "database", "schema", NAME_PARTS },
  { "presto", "presto", 0, "host", "catalog", "schema", NAME_PARTS },
  { "pubsub", "pubsub", 0, "project", NULL, NULL, NAME_WHOLE },
  { "redshift", "redshift", 5439, "host", "database", "schema", NAME_PARTS },
  { "snowflake", "snowflake", 0, "account", "database", "schema", NAME_PARTS },
  { "sqlserver", "sqlserver", 1433, "host", "database", "schema", NAME_PARTS },
  { "synapse", "sqlserver", 1433, "host", "database", "schema", NAME_PARTS },
  { "trino", "trino", 0, "host", "catalog", "schema", NAME_PARTS },
  { "vertica", "vertica", 5433, "host", "database", "schema", NAME_PARTS },
  { "zen", "zen", 1583, "host", NULL, "database", NAME_PARTS },
};

static const Platform *
find_platform (const char *type)
{
  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (platforms); i++)
    {
      if (g_ascii_strcasecmp (platforms[i].type, type) == 0)
        return &platforms[i];
    }

  return NULL;
}

/* "__HOST__", "${HOST}", "{{ host }}", "<host>" were never filled in. */
static gboolean
is_real (const char *text)
{
  if (text == NULL || *text == '\0' || g_str_has_prefix (text, "__"))
    return FALSE;

  for (; *text != '\0'; text++)
    {
      if (g_ascii_iscntrl (*text) || strchr ("{}<>", *text) != NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_port (const char *text)
{
  guint64 port;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, 65535, &port, NULL);
}

/* Host and port; of a list of hosts the first counts, a scheme is dropped. */
static char *
make_root (const Platform    *platform,
           const StewardNode *server)
{
  const char *written = steward_node_get_member_text (server, platform->root);
  const char *port = steward_node_get_member_text (server, "port");
  const char *scheme = written != NULL ? strstr (written, "://") : NULL;
  g_autofree char *root = NULL;
  const char *colon;

  if (!is_real (written))
    return NULL;
  root = g_ascii_strdown (scheme != NULL ? scheme + 3 : written, -1);
  root[strcspn (root, ",;/ ")] = '\0';
  if (*root == '\0')
    return NULL;
  if (!g_str_equal (platform->root, "host"))
    return g_steal_pointer (&root);

  colon = strchr (root, ':');
  if (g_str_equal (platform->scheme, "kafka") && g_strcmp0 (colon, ":9092") == 0)
    root[strlen (root) - strlen (":9092")] = '\0';
  if (colon != NULL || platform->port == 0)
    return g_steal_pointer (&root);
  if (is_port (port))
    return g_strdup_printf ("%s:%s", root, port);

  return g_strdup_printf ("%s:%u", root, platform->port);
}

/* "table" → "schema.table"; "database.schema.table" → "schema.table". */
static char *
qualify (const Platform    *platform,
         const StewardNode *server,
         const char        *object)
{
  const char *qualifier = platform->qualifier != NULL ? steward_node_get_member_text (server, platform->qualifier)
                                                      : NULL;
  const char *last = strrchr (object, '.');
  const char *cut = object;

  if (platform->name_kind == NAME_WHOLE)
    return g_strdup (object);
  if (last == NULL)
    return is_real (qualifier) ? g_strdup_printf ("%s.%s", qualifier, object) : g_strdup (object);

  for (const char *at = object; at < last; at++)
    {
      if (*at == '.')
        cut = at + 1;
    }

  return g_strdup (cut);
}

/* A location may leave a hole for the object: ".../{model}/all.json". */
static char *
fill_location (const char *location,
               const char *object)
{
  static const char *const holes[] = { "{model}", "{schema}", "{table}", "{object}" };
  g_autofree char *filled = g_strdup (location);

  for (gsize i = 0; object != NULL && i < G_N_ELEMENTS (holes); i++)
    {
      g_auto(GStrv) parts = g_strsplit (filled, holes[i], -1);

      g_free (filled);
      filled = g_strjoinv (object, parts);
    }

  return is_real (filled) && strchr (filled, ':') != NULL ? g_steal_pointer (&filled) : NULL;
}

static const char *
find_object (const Platform    *platform,
             const StewardNode *server,
             const char        *object)
{
  const char *topic = steward_node_get_member_text (server, "topic");

  if (topic == NULL)
    topic = steward_node_get_member_text (server, "stream");
  if (platform->name_kind == NAME_WHOLE && is_real (topic))
    return topic;

  return is_real (object) ? object : NULL;
}

/**
 * steward_server_address:
 * @server: (nullable): a server of a contract: type, host and so on
 * @object: (nullable): the physical name of a table or topic
 *
 * Returns: (transfer full) (nullable): where the object lies,
 *   "postgresql://host:5432/database/schema.table"; without an object, where
 *   the server's data lies. %NULL if the document does not say it, or has
 *   placeholders.
 */
char *
steward_server_address (const StewardNode *server,
                        const char        *object)
{
  const Platform *platform = find_platform (steward_node_get_member_text (server, "type"));
  const char *location = steward_node_get_member_text (server, "location");
  const char *path;
  const char *name;
  g_autofree char *root = NULL;
  g_autoptr(GString) address = NULL;

  root = platform != NULL ? make_root (platform, server) : NULL;
  if (root == NULL)
    return location != NULL ? fill_location (location, object) : NULL;

  address = g_string_new (NULL);
  g_string_append_printf (address, "%s://%s", platform->scheme, root);
  if (platform->path != NULL)
    {
      path = steward_node_get_member_text (server, platform->path);
      if (!is_real (path))
        return NULL;
      g_string_append_printf (address, "/%s", path);
    }
  name = find_object (platform, server, object);
  if (name != NULL)
    {
      g_autofree char *qualified = qualify (platform, server, name);

      g_string_append_printf (address, "/%s", qualified);
    }

  return g_string_free (g_steal_pointer (&address), FALSE);
}
