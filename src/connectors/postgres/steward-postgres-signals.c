/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Measurements: for each table with a freshness column what a poll sees now. */

#include "config.h"

#include "steward-postgres-fetch.h"

#include "steward-duration.h"
#include "steward-postgres-freshness.h"
#include "steward-postgres-query.h"

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

static gboolean
add_measurement (StewardSignalWriter          *writer,
                 const StewardPostgresTable   *table,
                 const StewardPostgresPlace   *place,
                 const StewardPostgresUpdate  *update,
                 GError                      **error)
{
  StewardMeasurement *measurement = steward_measurement_new ();

  measurement->subject = table->product_kind != 0
                         ? steward_postgres_make_product_id (place->database, table)
                         : steward_postgres_make_table_id (place->database, table->schema, table->name);
  measurement->property = g_strdup ("freshness");
  measurement->element = g_strdup_printf ("%s.%s", table->name, update->column);
  measurement->kind = STEWARD_MEASUREMENT_OBSERVATION;
  measurement->time = steward_instant_now ();
  measurement->value = steward_instant_to_rfc3339 (update->updated_at);

  return steward_signal_writer_add (writer, measurement, measurement->subject, error);
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

/**
 * steward_postgres_add_signals:
 * @writer: gets one observation for each table whose freshness column has a
 *   value
 *
 * A poll sees the newest update of this moment and not the history of updates.
 *
 * Returns: whether the database could be asked
 */
gboolean
steward_postgres_add_signals (StewardPg                      *pg,
                              const StewardPostgresSettings  *settings,
                              const StewardPostgresPlace     *place,
                              StewardSignalWriter            *writer,
                              GCancellable                   *cancellable,
                              GError                        **error)
{
  g_autoptr (GHashTable) updates = NULL;
  g_autoptr (GPtrArray) tables = NULL;

  if (settings->freshness->len == 0)
    return TRUE;

  updates = steward_postgres_read_freshness (pg, settings, place->database, cancellable, error);
  tables = updates != NULL ? read_named_tables (pg, settings, cancellable, error) : NULL;
  for (unsigned i = 0; tables != NULL && i < tables->len; i++)
    {
      const StewardPostgresTable *table = g_ptr_array_index (tables, i);
      g_autofree char *id = steward_postgres_make_table_id (place->database, table->schema, table->name);
      const StewardPostgresUpdate *update = g_hash_table_lookup (updates, id);

      if (update != NULL && update->updated_at >= 0 && !add_measurement (writer, table, place, update, error))
        return FALSE;
    }

  return tables != NULL;
}
