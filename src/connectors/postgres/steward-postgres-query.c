/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The statements live in queries/, where they can be read and tried in psql.
 * Long answers go through a cursor in a read-only transaction: the server
 * holds them, we take as much as fits a page, and a table that appears in
 * between is seen whole or not at all. */

#include "config.h"

#include "steward-postgres-query.h"

#include "steward-postgres-resources.h"

#define PREFIX "/org/stewardconsole/Steward/postgres/queries/"

static GBytes *
read_statement (const char *name)
{
  g_autofree char *path = g_strconcat (PREFIX, name, ".sql", NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  bytes = g_resource_lookup_data (steward_postgres_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("the statement “%s” is not built in: %s", name, error->message);

  return bytes;
}

/**
 * steward_postgres_query:
 * @name: of a file in queries/, without ".sql"
 *
 * See steward_pg_query().
 *
 * Returns: whether the statement has run to its end
 */
gboolean
steward_postgres_query (StewardPg          *pg,
                        const char         *name,
                        const char *const  *parameters,
                        int                 n_parameters,
                        StewardPgRowFunc    func,
                        gpointer            user_data,
                        GCancellable       *cancellable,
                        GError            **error)
{
  g_autoptr (GBytes) statement = read_statement (name);

  /* Resources end with a zero byte. */
  return steward_pg_query (pg, g_bytes_get_data (statement, NULL), parameters, n_parameters, func, user_data,
                           cancellable, error);
}

/**
 * steward_postgres_query_text:
 * @name: of a file in queries/, without ".sql"
 *
 * Returns: (transfer full): the first value of the first row; see
 *   steward_pg_query_text()
 */
char *
steward_postgres_query_text (StewardPg     *pg,
                             const char    *name,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (GBytes) statement = read_statement (name);

  return steward_pg_query_text (pg, g_bytes_get_data (statement, NULL), NULL, 0, cancellable, error);
}

/**
 * steward_postgres_cursor_open:
 * @name: of a file in queries/, without ".sql"
 *
 * Begins a read-only transaction and opens the one cursor of the session.
 *
 * Returns: whether the cursor is open
 */
gboolean
steward_postgres_cursor_open (StewardPg          *pg,
                              const char         *name,
                              const char *const  *parameters,
                              int                 n_parameters,
                              GCancellable       *cancellable,
                              GError            **error)
{
  g_autoptr (GBytes) statement = read_statement (name);
  g_autofree char *declaration = NULL;

  declaration = g_strconcat ("DECLARE page NO SCROLL CURSOR FOR ", g_bytes_get_data (statement, NULL), NULL);

  return steward_pg_run (pg, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", cancellable, error) &&
         steward_pg_query (pg, declaration, parameters, n_parameters, NULL, NULL, cancellable, error);
}

/**
 * steward_postgres_cursor_fetch:
 * @n_rows: at most so many; fewer come at the end
 *
 * Returns: whether the rows could be read
 */
gboolean
steward_postgres_cursor_fetch (StewardPg         *pg,
                               unsigned           n_rows,
                               StewardPgRowFunc   func,
                               gpointer           user_data,
                               GCancellable      *cancellable,
                               GError           **error)
{
  g_autofree char *statement = g_strdup_printf ("FETCH %u FROM page", n_rows);

  return steward_pg_query (pg, statement, NULL, 0, func, user_data, cancellable, error);
}

/**
 * steward_postgres_cursor_close:
 *
 * Ends the transaction and with it the cursor.
 *
 * Returns: whether the transaction has ended
 */
gboolean
steward_postgres_cursor_close (StewardPg     *pg,
                               GCancellable  *cancellable,
                               GError       **error)
{
  return steward_pg_run (pg, "COMMIT", cancellable, error);
}

/**
 * steward_postgres_make_array:
 * @texts: (element-type utf8): any texts
 *
 * Returns: (transfer full) (nullable): a text[] as a parameter; %NULL, which
 *   the statements take for "no filter", when there are none
 */
char *
steward_postgres_make_array (GPtrArray *texts)
{
  g_autoptr (GString) array = g_string_new ("{");

  if (texts->len == 0)
    return NULL;

  for (unsigned i = 0; i < texts->len; i++)
    {
      g_string_append (array, i > 0 ? ",\"" : "\"");
      for (const char *p = g_ptr_array_index (texts, i); *p != '\0'; p++)
        {
          if (*p == '"' || *p == '\\')
            g_string_append_c (array, '\\');
          g_string_append_c (array, *p);
        }
      g_string_append_c (array, '"');
    }
  g_string_append_c (array, '}');

  return g_string_free (g_steal_pointer (&array), FALSE);
}
