/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Measurements: what a poll sees now. For each table with a freshness column its
 * newest and oldest value and, if wanted, its rows; for all tables, if wanted, the
 * server's estimate of rows, and their columns when they have changed. A poll
 * knows this moment and not the history of updates. */

#include "config.h"

#include "steward-postgres-signals.h"

#include "steward-duration.h"
#include "steward-postgres-freshness.h"
#include "steward-postgres-query.h"
#include "steward-signal-fields.h"

#define TABLES_PER_FETCH 1000

/* One look at one database. */
typedef struct
{
  StewardPg *pg;                       /* unowned */
  const StewardPostgresSettings *settings;
  const StewardPostgresPlace *place;
  StewardSignalWriter *writer;         /* unowned */
  StewardPostgresDigests *digests;     /* unowned */
  GPtrArray *tables;                   /* StewardPostgresTable: of the present page */
  GHashTable *columns;                 /* oid → digest, of the same */
  gint64 now;
  GCancellable *cancellable;           /* unowned, or NULL */
} Look;

static gboolean
take_table (const char *const  *values,
            int                 n_values,
            gpointer            user_data,
            GError            **error)
{
  StewardPostgresTable *table = steward_postgres_table_parse (values, n_values, error);

  if (table != NULL)
    g_ptr_array_add (user_data, table);

  return table != NULL;
}

static char *
make_subject (const StewardPostgresTable *table,
              const StewardPostgresPlace *place)
{
  return table->product_kind != 0 ? steward_postgres_make_product_id (place->database, table)
                                  : steward_postgres_make_table_id (place->database, table->schema, table->name);
}

static gboolean
add (Look                        *look,
     const StewardPostgresTable  *table,
     const char                  *property,
     const char                  *element,
     const char                  *value,
     const char                  *origin,
     GError                     **error)
{
  g_autofree char *subject = make_subject (table, look->place);

  return steward_signal_add_row (look->writer, subject, property, element, STEWARD_MEASUREMENT_OBSERVATION, look->now,
                                 value, origin, subject, error);
}

static gboolean
add_update (Look                         *look,
            const StewardPostgresTable   *table,
            const StewardPostgresUpdate  *update,
            GError                      **error)
{
  g_autofree char *element = g_strdup_printf ("%s.%s", table->name, update->column);
  g_autofree char *place = steward_postgres_make_table_id (look->place->database, table->schema, table->name);
  g_autofree char *newest = steward_instant_to_rfc3339 (update->updated_at);
  g_autofree char *oldest = steward_instant_to_rfc3339 (update->oldest);
  g_autofree char *rows = g_strdup_printf ("%" G_GINT64_FORMAT, update->rows);

  if (update->updated_at < 0)
    steward_signal_writer_refuse (look->writer, place, "The freshness of the table is unknown: %s.", update->reason);
  else if (!add (look, table, "freshness", element, newest, NULL, error))
    return FALSE;
  if (update->oldest >= 0 && !add (look, table, "oldest", element, oldest, NULL, error))
    return FALSE;
  if (update->rows_reason != NULL)
    steward_signal_writer_refuse (look->writer, place, "The rows could not be counted: %s", update->rows_reason);

  return update->rows < 0 || add (look, table, "rowCount", table->name, rows, "count(*)", error);
}

static void
add_names (const StewardPostgresSettings  *settings,
           GPtrArray                      *schemas,
           GPtrArray                      *tables)
{
  for (unsigned i = 0; i < settings->freshness->len; i++)
    {
      const StewardPostgresFreshness *item = g_ptr_array_index (settings->freshness, i);

      g_ptr_array_add (schemas, item->schema);
      g_ptr_array_add (tables, item->table);
    }
}

/* The few tables that have a freshness column. */
static GPtrArray *
read_named_tables (StewardPg                      *pg,
                   const StewardPostgresSettings  *settings,
                   GCancellable                   *cancellable,
                   GError                        **error)
{
  g_autoptr (GPtrArray) schema_names = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) tables = NULL;
  g_autofree char *schemas = NULL;
  g_autofree char *schema_array = NULL;
  g_autofree char *name_array = NULL;

  add_names (settings, schema_names, names);
  schema_array = steward_postgres_make_array (schema_names);
  name_array = steward_postgres_make_array (names);
  schemas = steward_postgres_make_array (settings->schemas);
  tables = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_postgres_table_free);

  if (!steward_postgres_query (pg, "tables",
                               (const char *const[]) { settings->product, settings->tag_pattern, schemas, schema_array,
                                                       name_array },
                               5, take_table, tables, cancellable, error))
    return NULL;

  return g_steal_pointer (&tables);
}

/* Of tables that are not there any more a column is named, too. */
static void
refuse_missing (Look       *look,
                GHashTable *updates)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, updates);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    steward_signal_writer_refuse (look->writer, id, "There is no such table among those that are listed.");
}

static gboolean
add_updates (Look    *look,
             GError **error)
{
  const StewardPostgresSettings *settings = look->settings;
  g_autoptr (GHashTable) updates = NULL;
  g_autoptr (GPtrArray) tables = NULL;

  if (settings->freshness->len == 0)
    return TRUE;

  updates = steward_postgres_read_freshness (look->pg, settings, look->place->database,
                                             settings->rows == STEWARD_POSTGRES_ROWS_EXACT, look->cancellable, error);
  tables = updates != NULL ? read_named_tables (look->pg, settings, look->cancellable, error) : NULL;
  if (tables == NULL)
    return FALSE;
  look->now = steward_instant_now ();
  for (unsigned i = 0; i < tables->len; i++)
    {
      const StewardPostgresTable *table = g_ptr_array_index (tables, i);
      g_autofree char *id = steward_postgres_make_table_id (look->place->database, table->schema, table->name);
      const StewardPostgresUpdate *update = g_hash_table_lookup (updates, id);

      if (update != NULL && !add_update (look, table, update, error))
        return FALSE;
      g_hash_table_remove (updates, id);
    }
  refuse_missing (look, updates);

  return TRUE;
}

static gboolean
take_digest (const char *const  *values,
             int                 n_values,
             gpointer            user_data,
             GError            **error)
{
  Look *look = user_data;
  guint64 oid;

  if (n_values == 2 && values[0] != NULL && values[1] != NULL &&
      g_ascii_string_to_unsigned (values[0], 10, 0, G_MAXUINT32, &oid, NULL))
    g_hash_table_insert (look->columns, GUINT_TO_POINTER ((guint) oid), g_strdup (values[1]));

  return TRUE;
}

static gboolean
read_digests (Look    *look,
              GError **error)
{
  g_autoptr (GString) oids = g_string_new ("{");
  const char *parameter;

  g_hash_table_remove_all (look->columns);
  for (unsigned i = 0; i < look->tables->len; i++)
    g_string_append_printf (oids, "%s%u", i > 0 ? "," : "",
                            ((StewardPostgresTable *) g_ptr_array_index (look->tables, i))->oid);
  g_string_append_c (oids, '}');
  parameter = oids->str;

  return look->tables->len == 0 || !look->settings->columns ||
         steward_postgres_query (look->pg, "digests", &parameter, 1, take_digest, look, look->cancellable, error);
}

/* Of views and foreign tables the server guesses nothing; nor before the first
 * ANALYZE of a table. */
static gboolean
add_estimate (Look                        *look,
              const StewardPostgresTable  *table,
              GError                     **error)
{
  g_autofree char *rows = g_strdup_printf ("%" G_GINT64_FORMAT, table->rows);

  if (look->settings->rows != STEWARD_POSTGRES_ROWS_ESTIMATE || table->rows < 0 || table->kind == 'v' ||
      table->kind == 'f')
    return TRUE;

  return add (look, table, "rowCount", table->name, rows, "estimate (pg_class.reltuples)", error);
}

static gboolean
add_columns (Look                        *look,
             const StewardPostgresTable  *table,
             GError                     **error)
{
  const char *digest = g_hash_table_lookup (look->columns, GUINT_TO_POINTER (table->oid));
  g_autofree char *id = steward_postgres_make_table_id (look->place->database, table->schema, table->name);

  if (digest == NULL || !steward_postgres_digests_note (look->digests, id, digest))
    return TRUE;

  return add (look, table, "schema", table->name, digest, NULL, error);
}

static gboolean
add_page (Look    *look,
          GError **error)
{
  if (!read_digests (look, error))
    return FALSE;
  look->now = steward_instant_now ();
  for (unsigned i = 0; i < look->tables->len; i++)
    if (!add_estimate (look, g_ptr_array_index (look->tables, i), error) ||
        !add_columns (look, g_ptr_array_index (look->tables, i), error))
      return FALSE;

  return TRUE;
}

/* Two requests for a thousand tables. */
static gboolean
add_tables (Look    *look,
            GError **error)
{
  g_autofree char *schemas = steward_postgres_make_array (look->settings->schemas);
  const char *const parameters[] = { look->settings->product, look->settings->tag_pattern, schemas, NULL, NULL };
  unsigned n_tables;

  if (look->settings->rows != STEWARD_POSTGRES_ROWS_ESTIMATE && !look->settings->columns)
    return TRUE;
  if (!steward_postgres_cursor_open (look->pg, "tables", parameters, G_N_ELEMENTS (parameters), look->cancellable,
                                     error))
    return FALSE;
  do
    {
      g_ptr_array_set_size (look->tables, 0);
      if (!steward_postgres_cursor_fetch (look->pg, TABLES_PER_FETCH, take_table, look->tables, look->cancellable,
                                          error) ||
          !add_page (look, error))
        return FALSE;
      n_tables = look->tables->len;
    }
  while (n_tables == TABLES_PER_FETCH);

  return steward_postgres_cursor_close (look->pg, look->cancellable, error);
}

/**
 * steward_postgres_add_signals:
 * @writer: gets the observations, and why there is none where one is wanted
 * @digests: the columns at the last look; gets those of this one
 *
 * Reads only, each statement with the session's timeout. Blocks.
 *
 * Returns: whether the database could be asked
 */
gboolean
steward_postgres_add_signals (StewardPg                      *pg,
                              const StewardPostgresSettings  *settings,
                              const StewardPostgresPlace     *place,
                              StewardSignalWriter            *writer,
                              StewardPostgresDigests         *digests,
                              GCancellable                   *cancellable,
                              GError                        **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_postgres_table_free);
  g_autoptr (GHashTable) columns = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Look look = {
    .pg = pg, .settings = settings, .place = place, .writer = writer, .digests = digests, .tables = tables,
    .columns = columns, .cancellable = cancellable,
  };

  return add_updates (&look, error) && add_tables (&look, error);
}
