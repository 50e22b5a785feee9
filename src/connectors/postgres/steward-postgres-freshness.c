/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How fresh the data of a table is: the newest value of the time column that
 * somebody has named for it. PostgreSQL's own times (vacuum, analyse) say when
 * the server tidied up and not when data came, so without such a column the
 * answer is "unknown", with the reason. */

#include "config.h"

#include "steward-postgres-freshness.h"

#include "steward-postgres-parse.h"
#include "steward-postgres-query.h"

/* Without an index on the column the whole table is read. */
#define TIMEOUT_MS "10000"

/* What queries/freshness.sql says of one column. */
typedef struct
{
  gboolean found;
  char *type;
  gboolean is_time;
  gboolean readable;
  char *statement;
  char *count;
} Column;

static void
clear_column (Column *column)
{
  g_clear_pointer (&column->type, g_free);
  g_clear_pointer (&column->statement, g_free);
  g_clear_pointer (&column->count, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Column, clear_column)

static gboolean
take_column (const char *const  *values,
             int                 n_values,
             gpointer            user_data,
             GError            **error)
{
  Column *column = user_data;

  if (n_values != 5 || column->found || values[0] == NULL || values[3] == NULL || values[4] == NULL)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                           "The server’s answer about a freshness column cannot be read.");
      return FALSE;
    }

  column->found = TRUE;
  column->type = g_strdup (values[0]);
  column->is_time = g_strcmp0 (values[1], "t") == 0;
  column->readable = g_strcmp0 (values[2], "t") == 0;
  column->statement = g_strdup (values[3]);
  column->count = g_strdup (values[4]);

  return TRUE;
}

static gint64
read_number (const char *text)
{
  gint64 number;

  return text != NULL && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL) ? number : -1;
}

static gboolean
take_newest (const char *const  *values,
             int                 n_values,
             gpointer            user_data,
             GError            **error)
{
  StewardPostgresUpdate *update = user_data;

  if (n_values != 2)
    return TRUE;
  update->updated_at = read_number (values[0]);
  update->oldest = read_number (values[1]);

  return TRUE;
}

static gboolean
take_count (const char *const  *values,
            int                 n_values,
            gpointer            user_data,
            GError            **error)
{
  gint64 *rows = user_data;

  *rows = n_values == 1 ? read_number (values[0]) : -1;

  return TRUE;
}

/* As with the newest value: what concerns this table only is its reason. */
static gboolean
count_rows (StewardPg              *pg,
            const char             *statement,
            StewardPostgresUpdate  *update,
            GCancellable           *cancellable,
            GError                **error)
{
  g_autoptr (GError) reason = NULL;

  if (steward_pg_query (pg, statement, NULL, 0, take_count, &update->rows, cancellable, &reason))
    return TRUE;
  if (steward_pg_is_open (pg))
    {
      update->rows_reason = g_strdup (reason->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/* An error that concerns this table only becomes the reason why its freshness
 * is unknown; one that has ended the session, or a cancel, stays an error. */
static gboolean
ask_newest (StewardPg              *pg,
            const char             *statement,
            const char             *column,
            StewardPostgresUpdate  *update,
            GCancellable           *cancellable,
            GError                **error)
{
  g_autoptr (GError) reason = NULL;

  if (!steward_pg_query (pg, statement, NULL, 0, take_newest, update, cancellable, &reason))
    {
      if (!steward_pg_is_open (pg))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      update->updated_at = update->oldest = -1;
      update->reason = g_strdup_printf ("the newest value of “%s” is not to be had: %s", column, reason->message);
      return TRUE;
    }

  if (update->updated_at < 0)
    update->reason = g_strdup_printf ("“%s” has no value yet", column);
  else
    update->reason = g_strdup_printf ("newest value of “%s”", column);

  return TRUE;
}

static StewardPostgresUpdate *
read_one (StewardPg                       *pg,
          const StewardPostgresFreshness  *item,
          gboolean                         counts,
          GCancellable                    *cancellable,
          GError                         **error)
{
  const char *const parameters[] = { item->schema, item->table, item->column };
  StewardPostgresUpdate *update = g_new0 (StewardPostgresUpdate, 1);
  g_auto (Column) column = { 0 };

  update->column = g_strdup (item->column);
  update->updated_at = update->oldest = update->rows = -1;
  if (!steward_postgres_query (pg, "freshness", parameters, G_N_ELEMENTS (parameters), take_column, &column,
                               cancellable, error))
    {
      steward_postgres_update_free (update);
      return NULL;
    }

  if (!column.found)
    update->reason = g_strdup_printf ("there is no column “%s”", item->column);
  else if (!column.is_time)
    update->reason = g_strdup_printf ("“%s” is of the type %s and not a time", item->column, column.type);
  else if (!column.readable)
    update->reason = g_strdup_printf ("this role may not read “%s”", item->column);
  else if (!ask_newest (pg, column.statement, item->column, update, cancellable, error) ||
           (counts && !count_rows (pg, column.count, update, cancellable, error)))
    g_clear_pointer (&update, steward_postgres_update_free);

  return update;
}

static gboolean
set_timeout (StewardPg     *pg,
             const char    *milliseconds,
             GCancellable  *cancellable,
             GError       **error)
{
  return steward_pg_query (pg, "SELECT set_config('statement_timeout', $1, false)", &milliseconds, 1, NULL, NULL,
                           cancellable, error);
}

/**
 * steward_postgres_read_freshness:
 * @database: the one that @pg is connected to
 * @counts: whether to count the rows, too
 * @error: set when the session has ended
 *
 * Asks each table for which a column is named. What one table cannot tell is
 * its own reason and no error.
 *
 * Returns: (transfer full) (element-type utf8 StewardPostgresUpdate): by the
 *   native id of the table
 */
GHashTable *
steward_postgres_read_freshness (StewardPg                      *pg,
                                 const StewardPostgresSettings  *settings,
                                 const char                     *database,
                                 gboolean                        counts,
                                 GCancellable                   *cancellable,
                                 GError                        **error)
{
  g_autoptr (GHashTable) updates = NULL;

  updates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) steward_postgres_update_free);
  if (settings->freshness->len == 0)
    return g_steal_pointer (&updates);
  if (!set_timeout (pg, TIMEOUT_MS, cancellable, error))
    return NULL;

  for (unsigned i = 0; i < settings->freshness->len; i++)
    {
      const StewardPostgresFreshness *item = g_ptr_array_index (settings->freshness, i);
      StewardPostgresUpdate *update;

      if (item->database != NULL && !g_str_equal (item->database, database))
        continue;
      update = read_one (pg, item, counts, cancellable, error);
      if (update == NULL)
        return NULL;
      g_hash_table_replace (updates, steward_postgres_make_table_id (database, item->schema, item->table), update);
    }

  return set_timeout (pg, "60000", cancellable, error) ? g_steal_pointer (&updates) : NULL;
}
