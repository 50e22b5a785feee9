/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements: prepared by the name of their file in the gresource, bound by
 * the names of their parameters, stepped and read. */

#include "config.h"

#include "steward-db-private.h"

#include "steward-store-resources.h"

#define QUERY_PREFIX "/org/stewardconsole/Steward/query/"
#define GUARD_PREFIX "-- only with: "

struct _StewardStatement
{
  StewardDb *db;                       /* (unowned) when cached, else a reference */
  sqlite3_stmt *handle;                /* (owned) (nullable): %NULL when the connection was closed */
  gboolean loose;                      /* known to the connection, and not cached */
  char **parameters;                   /* (owned): by index − 1; SQLite's own die with the schema */
  char *guard;                         /* (owned) (nullable): from the comment before it */
  int n_parameters;
  int last_parameter;                  /* index bound last; the next is usually one more */
  int bind_result;                     /* first failure of a bind, told by the next step */
};

static int
find_parameter (StewardStatement *self,
                const char       *parameter)
{
  int next = self->last_parameter + 1;

  if (self->handle == NULL)
    return 0;
  for (int tried = 0; tried < self->n_parameters; tried++, next++)
    {
      if (next > self->n_parameters)
        next = 1;
      if (strcmp (self->parameters[next - 1], parameter) == 0)
        {
          self->last_parameter = next;
          return next;
        }
    }

  g_error ("No parameter %s in: %s", parameter, sqlite3_sql (self->handle));
}

static void
note_bind (StewardStatement *self,
           int               result)
{
  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

/**
 * steward_db_load_sql:
 * @resource_path: a .sql file, which is part of the program
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its text
 */
char *
steward_db_load_sql (const char  *resource_path,
                     GError     **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (steward_store_get_resource (), resource_path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (bytes == NULL)
    return NULL;

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* "-- only with: conditions" before a statement. */
static char *
read_guard (const char *sql)
{
  const char *at = strstr (sql, GUARD_PREFIX);

  if (at == NULL)
    return NULL;

  at += strlen (GUARD_PREFIX);
  return g_strndup (at, strcspn (at, "\n"));
}

static StewardStatement *
wrap_statement (StewardDb    *db,
                sqlite3_stmt *handle)
{
  StewardStatement *self = g_new0 (StewardStatement, 1);

  self->db = db;
  self->handle = handle;
  self->n_parameters = sqlite3_bind_parameter_count (handle);
  self->parameters = g_new0 (char *, (gsize) self->n_parameters + 1);
  for (int i = 0; i < self->n_parameters; i++)
    self->parameters[i] = g_strdup (sqlite3_bind_parameter_name (handle, i + 1));
  self->guard = read_guard (sqlite3_sql (handle));

  return self;
}

static char *
load_query (StewardDb   *db,
            const char  *name,
            GError     **error)
{
  g_autofree char *path = g_strconcat (QUERY_PREFIX, name, ".sql", NULL);

  return steward_db_require_open (db, error) ? steward_db_load_sql (path, error) : NULL;
}

/* Compiles the first statement of @sql and moves on behind it; a %NULL handle
 * without an error means that nothing but space and comments was left. */
static gboolean
compile (StewardDb     *db,
         const char    *name,
         const char   **sql,
         sqlite3_stmt **out_handle,
         GError       **error)
{
  int result = sqlite3_prepare_v3 (db->handle, *sql, -1, SQLITE_PREPARE_PERSISTENT, out_handle, sql);

  if (result == SQLITE_OK)
    return TRUE;

  steward_db_fail (db, result, error);
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

static StewardStatement *
create_statement (StewardDb   *db,
                  const char  *name,
                  GError     **error)
{
  g_autofree char *sql = load_query (db, name, error);
  const char *rest = sql;
  sqlite3_stmt *handle = NULL;

  if (sql == NULL || !compile (db, name, &rest, &handle, error))
    return NULL;

  return wrap_statement (db, handle);
}

/**
 * steward_db_prepare:
 * @self: a connection
 * @name: path of a statement below src/store/sql, without ".sql"
 * @error: return location
 *
 * Prepares the statement, or takes the one prepared before, without bound
 * values and rewound. One name can be in use once at a time; see
 * steward_statement_new() for more.
 *
 * Returns: (transfer none) (nullable): the statement, owned by @self
 */
StewardStatement *
steward_db_prepare (StewardDb   *self,
                    const char  *name,
                    GError     **error)
{
  StewardStatement *statement = NULL;

  if (!steward_db_require_open (self, error))
    return NULL;
  statement = g_hash_table_lookup (self->statements, name);
  if (statement == NULL)
    {
      statement = create_statement (self, name, error);
      if (statement != NULL)
        g_hash_table_insert (self->statements, g_strdup (name), statement);
      return statement;
    }

  steward_statement_reset (statement);
  return statement;
}

/**
 * steward_db_prepare_script:
 * @self: a connection
 * @name: path of a file below src/store/sql, without ".sql", that holds any
 *   number of statements
 * @rewrite: (nullable): makes what is prepared out of what the file says; one
 *   file is always prepared with the same on one connection
 * @error: return location
 *
 * Prepares all of them, or takes those prepared before.
 *
 * Returns: (transfer none) (nullable) (element-type StewardStatement): the
 *   statements in their order
 */
GPtrArray *
steward_db_prepare_script (StewardDb          *self,
                           const char         *name,
                           StewardSqlRewrite   rewrite,
                           GError            **error)
{
  GPtrArray *known = steward_db_require_open (self, error) ? g_hash_table_lookup (self->scripts, name) : NULL;
  g_autoptr(GPtrArray) statements = NULL;
  g_autofree char *sql = NULL;
  const char *rest;

  if (known != NULL || self->handle == NULL)
    return known;
  sql = load_query (self, name, error);
  if (sql == NULL)
    return NULL;
  if (rewrite != NULL)
    {
      char *rewritten = rewrite (sql);

      g_free (sql);
      sql = rewritten;
    }

  statements = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_statement_free);
  for (rest = sql; *rest != '\0';)
    {
      sqlite3_stmt *handle = NULL;

      if (!compile (self, name, &rest, &handle, error))
        return NULL;
      if (handle != NULL)
        g_ptr_array_add (statements, wrap_statement (self, handle));
    }

  known = statements;
  g_hash_table_insert (self->scripts, g_strdup (name), g_steal_pointer (&statements));
  return known;
}

/**
 * steward_db_list_queries:
 * @folder: below src/store/sql
 *
 * Returns: (transfer full): the names of the files in it, with ".sql"
 */
char **
steward_db_list_queries (const char *folder)
{
  g_autofree char *path = g_strconcat (QUERY_PREFIX, folder, NULL);

  return g_resource_enumerate_children (steward_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/**
 * steward_statement_new:
 * @db: a connection
 * @name: path of a statement below src/store/sql, without ".sql"
 * @error: return location
 *
 * For statements that are in use several times at once, or for long. When the
 * connection is closed first, the statement only fails.
 *
 * Returns: (transfer full) (nullable): the statement
 */
StewardStatement *
steward_statement_new (StewardDb   *db,
                       const char  *name,
                       GError     **error)
{
  StewardStatement *self = create_statement (db, name, error);

  if (self == NULL)
    return NULL;

  self->loose = TRUE;
  steward_db_ref (db);
  g_ptr_array_add (db->loose_statements, self);
  return self;
}

/**
 * steward_statement_new_from_text:
 * @db: a connection
 * @sql: one statement, made of nothing but names of our own schema
 * @error: return location
 *
 * Returns: (transfer full): the statement
 */
StewardStatement *
steward_statement_new_from_text (StewardDb   *db,
                                 const char  *sql,
                                 GError     **error)
{
  sqlite3_stmt *handle = NULL;
  StewardStatement *self;

  if (!steward_db_require_open (db, error) || !compile (db, "text", &sql, &handle, error))
    return NULL;

  self = wrap_statement (db, handle);
  self->loose = TRUE;
  steward_db_ref (db);
  g_ptr_array_add (db->loose_statements, self);
  return self;
}

/* The connection goes away; what was read from the statement is gone too. */
void
steward_statement_orphan (StewardStatement *self)
{
  g_clear_pointer (&self->handle, sqlite3_finalize);
}

/**
 * steward_statement_free:
 * @self: (nullable): a statement made with steward_statement_new()
 */
void
steward_statement_free (StewardStatement *self)
{
  if (self == NULL)
    return;

  steward_statement_orphan (self);
  if (self->loose)
    {
      g_ptr_array_remove_fast (self->db->loose_statements, self);
      steward_db_unref (self->db);
    }
  g_strfreev (self->parameters);
  g_free (self->guard);
  g_free (self);
}

/**
 * steward_statement_has_parameter:
 * @self: a statement
 * @parameter: name with its colon
 *
 * Returns: whether the statement asks for it
 */
gboolean
steward_statement_has_parameter (StewardStatement *self,
                                 const char       *parameter)
{
  for (int i = 0; i < self->n_parameters; i++)
    if (strcmp (self->parameters[i], parameter) == 0)
      return TRUE;

  return FALSE;
}

/**
 * steward_statement_get_parameter:
 * @self: a statement
 * @index: from 0
 *
 * Returns: (nullable): the name of a parameter with its colon; %NULL behind the
 *   last one
 */
const char *
steward_statement_get_parameter (StewardStatement *self,
                                 int               index)
{
  return index < self->n_parameters ? self->parameters[index] : NULL;
}

/**
 * steward_statement_get_guard:
 * @self: a statement
 *
 * Returns: (nullable): what a comment before it says that it is only there for
 */
const char *
steward_statement_get_guard (StewardStatement *self)
{
  return self->guard;
}

/**
 * steward_statement_bind_int64:
 * @self: a rewound statement
 * @parameter: name with its colon
 * @value: a number
 *
 * Binding never fails at once; the next step tells. Naming the parameters in
 * the order in which they appear in the SQL is fastest.
 */
void
steward_statement_bind_int64 (StewardStatement *self,
                              const char       *parameter,
                              gint64            value)
{
  note_bind (self, sqlite3_bind_int64 (self->handle, find_parameter (self, parameter), value));
}

/**
 * steward_statement_bind_double:
 * @self: a rewound statement
 * @parameter: name with its colon
 * @value: a number
 */
void
steward_statement_bind_double (StewardStatement *self,
                               const char       *parameter,
                               double            value)
{
  note_bind (self, sqlite3_bind_double (self->handle, find_parameter (self, parameter), value));
}

/**
 * steward_statement_bind_text:
 * @self: a rewound statement
 * @parameter: name with its colon
 * @value: (nullable) (transfer none): UTF-8, which must stay until the
 *   statement is stepped to its end or rewound; %NULL for SQL's NULL
 */
void
steward_statement_bind_text (StewardStatement *self,
                             const char       *parameter,
                             const char       *value)
{
  int index = find_parameter (self, parameter);

  if (value != NULL)
    note_bind (self, sqlite3_bind_text (self->handle, index, value, -1, SQLITE_STATIC));
  else
    note_bind (self, sqlite3_bind_null (self->handle, index));
}

/**
 * steward_statement_bind_chars:
 * @self: a rewound statement
 * @parameter: name with its colon
 * @text: (transfer none): UTF-8 without a zero byte at its end, which must
 *   stay until the statement is stepped to its end or rewound
 * @length: in bytes
 */
void
steward_statement_bind_chars (StewardStatement *self,
                              const char       *parameter,
                              const char       *text,
                              gsize             length)
{
  note_bind (self, sqlite3_bind_text64 (self->handle, find_parameter (self, parameter), text, length, SQLITE_STATIC,
                                        SQLITE_UTF8));
}

/**
 * steward_statement_bind_blob:
 * @self: a rewound statement
 * @parameter: name with its colon
 * @data: (nullable) (transfer none): bytes, which must stay until the statement
 *   is stepped to its end or rewound; %NULL for SQL's NULL
 * @length: number of bytes
 */
void
steward_statement_bind_blob (StewardStatement *self,
                             const char       *parameter,
                             gconstpointer     data,
                             gsize             length)
{
  int index = find_parameter (self, parameter);

  if (data == NULL)
    note_bind (self, sqlite3_bind_null (self->handle, index));
  else
    note_bind (self, sqlite3_bind_blob64 (self->handle, index, data, length, SQLITE_STATIC));
}

/**
 * steward_statement_step:
 * @self: a statement
 * @out_row: (out): whether there is a row; at the end the statement is rewound
 *   and its values are unbound
 * @error: return location
 *
 * Returns: %FALSE with @error set, and the statement rewound, on failure
 */
gboolean
steward_statement_step (StewardStatement  *self,
                        gboolean          *out_row,
                        GError           **error)
{
  int result = self->bind_result;

  *out_row = FALSE;
  if (!steward_db_require_open (self->db, error))
    return FALSE;
  if (result == SQLITE_OK)
    result = sqlite3_step (self->handle);
  if (result == SQLITE_ROW)
    {
      *out_row = TRUE;
      return TRUE;
    }

  if (result != SQLITE_DONE)
    steward_db_fail (self->db, result, error);
  steward_statement_reset (self);
  return result == SQLITE_DONE;
}

/**
 * steward_statement_run:
 * @self: a statement whose rows, if any, are of no interest
 * @error: return location
 *
 * Returns: whether it was executed to its end; it is rewound either way
 */
gboolean
steward_statement_run (StewardStatement  *self,
                       GError           **error)
{
  gboolean row = TRUE;

  while (row)
    if (!steward_statement_step (self, &row, error))
      return FALSE;

  return TRUE;
}

/**
 * steward_statement_reset:
 * @self: a statement
 *
 * Rewinds and unbinds, so that no read transaction stays open.
 */
void
steward_statement_reset (StewardStatement *self)
{
  if (self->handle != NULL)
    {
      sqlite3_reset (self->handle);
      sqlite3_clear_bindings (self->handle);
    }
  self->last_parameter = 0;
  self->bind_result = SQLITE_OK;
}

/**
 * steward_statement_is_null:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: whether the column is SQL's NULL
 */
gboolean
steward_statement_is_null (StewardStatement *self,
                           int               column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * steward_statement_get_int64:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: the number; 0 for NULL
 */
gint64
steward_statement_get_int64 (StewardStatement *self,
                             int               column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * steward_statement_get_double:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: the number; 0 for NULL
 */
double
steward_statement_get_double (StewardStatement *self,
                              int               column)
{
  return sqlite3_column_double (self->handle, column);
}

/**
 * steward_statement_get_text:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): UTF-8, valid until the next step
 */
const char *
steward_statement_get_text (StewardStatement *self,
                            int               column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * steward_statement_get_chars:
 * @self: a statement on a row
 * @column: from 0
 * @out_length: (out): in bytes, which a zero byte does not end
 *
 * Returns: (transfer none) (nullable): UTF-8, valid until the next step
 */
const char *
steward_statement_get_chars (StewardStatement *self,
                             int               column,
                             gsize            *out_length)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  *out_length = (gsize) sqlite3_column_bytes (self->handle, column);
  return text;
}

/**
 * steward_statement_dup_text:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): a copy of the text
 */
char *
steward_statement_dup_text (StewardStatement *self,
                            int               column)
{
  return g_strdup (steward_statement_get_text (self, column));
}

/**
 * steward_statement_get_blob:
 * @self: a statement on a row
 * @column: from 0
 * @out_length: (out): number of bytes
 *
 * Returns: (transfer none) (nullable): the bytes, valid until the next step
 */
gconstpointer
steward_statement_get_blob (StewardStatement *self,
                            int               column,
                            gsize            *out_length)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  *out_length = (gsize) sqlite3_column_bytes (self->handle, column);
  return data;
}
