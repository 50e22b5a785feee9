/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The only file that knows SQLite. A connection is opened with the same
 * settings everywhere, files are made 0600 before SQLite sees them, and the
 * library's result codes become STEWARD_ERROR codes here, once. */

#include "config.h"

#include "steward-db.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "steward-store-resources.h"

#define QUERY_PREFIX "/org/stewardconsole/Steward/query/"

#define BUSY_TIMEOUT_MS 5000
#define PROGRESS_OPS 2000              /* virtual machine steps between two looks at the stop flag */
#define BACKUP_PAGES 512

struct _StewardDb
{
  sqlite3 *handle;                     /* (owned) */
  char *path;                          /* (owned) */
  char *title;                         /* (owned): file name, for sentences */
  GThread *thread;                     /* (unowned): the only one allowed in */
  GHashTable *statements;              /* (owned) (element-type utf8 StewardStatement) */
};

struct _StewardStatement
{
  StewardDb *db;                       /* (unowned) */
  sqlite3_stmt *handle;                /* (owned) */
  int last_parameter;                  /* index bound last; the next is usually one more */
  int bind_result;                     /* first failure of a bind, told by the next step */
};

static void
assert_thread (StewardDb *self)
{
  g_assert (self->thread == g_thread_self ());
}

static gboolean
is_out_of_space (sqlite3 *handle,
                 int      result)
{
  int system_error = sqlite3_system_errno (handle);

  if ((result & 0xff) == SQLITE_FULL)
    return TRUE;

  return (result & 0xff) == SQLITE_IOERR &&
         (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG);
}

static int
translate_constraint (int result)
{
  switch (result)
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return STEWARD_ERROR_CONFLICT;
    case SQLITE_CONSTRAINT_TRIGGER:
      return STEWARD_ERROR_DENIED;
    default:
      return STEWARD_ERROR_INVALID_DATA;
    }
}

static int
translate_code (sqlite3 *handle,
                int      result)
{
  if (is_out_of_space (handle, result))
    return STEWARD_ERROR_NO_SPACE;

  switch (result & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return STEWARD_ERROR_DAMAGED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return STEWARD_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return STEWARD_ERROR_DENIED;
    case SQLITE_CANTOPEN:
      return sqlite3_system_errno (handle) == ENOENT ? STEWARD_ERROR_NOT_FOUND : STEWARD_ERROR_DENIED;
    case SQLITE_CONSTRAINT:
      return translate_constraint (result);
    default:
      return STEWARD_ERROR_FAILED;
    }
}

/* Sets @error from the connection's last failure. Always FALSE. */
static gboolean
fail (StewardDb  *self,
      int         result,
      GError    **error)
{
  int extended = sqlite3_extended_errcode (self->handle);
  int code = 0;

  if ((extended & 0xff) != (result & 0xff))
    extended = result;
  if ((result & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The query was stopped");
      return FALSE;
    }

  code = translate_code (self->handle, extended);
  switch (code)
    {
    case STEWARD_ERROR_NO_SPACE:
      g_set_error (error, STEWARD_ERROR, code, "There is no space left to write %s.", self->title);
      break;
    case STEWARD_ERROR_DAMAGED:
      g_set_error (error, STEWARD_ERROR, code, "%s is damaged: %s.", self->title, sqlite3_errmsg (self->handle));
      break;
    case STEWARD_ERROR_BUSY:
      g_set_error (error, STEWARD_ERROR, code, "%s is being written by another program.", self->title);
      break;
    default:
      g_set_error (error, STEWARD_ERROR, code, "%s: %s.", self->title, sqlite3_errmsg (self->handle));
    }

  return FALSE;
}

/* Makes the file, or narrows its mode. An existing file is not opened: closing
 * it again would drop the locks of every other connection of this process. */
static gboolean
secure_file (const char  *path,
             GError     **error)
{
  int saved_errno = 0;
  int fd = open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  if (errno == EEXIST && g_chmod (path, 0600) == 0)
    return TRUE;

  saved_errno = errno;
  g_set_error (error, STEWARD_ERROR,
               saved_errno == ENOSPC || saved_errno == EDQUOT ? STEWARD_ERROR_NO_SPACE :
               saved_errno == ENOENT ? STEWARD_ERROR_NOT_FOUND : STEWARD_ERROR_DENIED,
               "%s cannot be opened: %s.", path, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
configure (StewardDb       *self,
           StewardDbFlags   flags,
           GError         **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);

  if (!steward_db_execute (self,
                           "PRAGMA trusted_schema = OFF;"
                           "PRAGMA foreign_keys = ON;"
                           "PRAGMA recursive_triggers = ON;"
                           "PRAGMA temp_store = MEMORY;", error))
    return FALSE;
  if (!steward_db_execute (self, (flags & STEWARD_DB_DURABLE) != 0 ? "PRAGMA synchronous = FULL"
                                                                   : "PRAGMA synchronous = NORMAL", error))
    return FALSE;
  if ((flags & STEWARD_DB_READ_ONLY) != 0)
    return steward_db_execute (self, "PRAGMA query_only = ON", error);

  return TRUE;
}

/* Reads all of @resource_path, which is part of the program. */
static char *
load_sql (const char  *resource_path,
          GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_resources_register (steward_store_get_resource ());
  bytes = g_resources_lookup_data (resource_path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static int
find_parameter (StewardStatement *self,
                const char       *parameter)
{
  int next = self->last_parameter + 1;
  const char *name = sqlite3_bind_parameter_name (self->handle, next);

  if (name == NULL || strcmp (name, parameter) != 0)
    next = sqlite3_bind_parameter_index (self->handle, parameter);
  if (next == 0)
    g_error ("No parameter %s in: %s", parameter, sqlite3_sql (self->handle));
  self->last_parameter = next;

  return next;
}

static void
note_bind (StewardStatement *self,
           int               result)
{
  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

static int
check_stop_flag_cb (gpointer user_data)
{
  const int *flag = user_data;

  return g_atomic_int_get (flag);
}

/**
 * steward_db_open:
 * @path: the file, made with mode 0600 when it is missing
 * @flags: how to open it
 * @error: return location; %STEWARD_ERROR_DAMAGED when it is no database
 *
 * Opens a connection for the calling thread. The file's journal mode is left
 * alone until steward_db_enable_wal(), so that a file of a newer version can be
 * refused without a byte changed.
 *
 * Returns: (transfer full) (nullable): a connection
 */
StewardDb *
steward_db_open (const char      *path,
                 StewardDbFlags   flags,
                 GError         **error)
{
  g_autoptr (StewardDb) self = NULL;
  int version = 0;
  int result = 0;

  if (!secure_file (path, error))
    return NULL;

  self = g_new0 (StewardDb, 1);
  self->path = g_strdup (path);
  self->title = g_path_get_basename (path);
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) steward_statement_free);

  result = sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (result != SQLITE_OK)
    {
      fail (self, result, error);
      return NULL;
    }
  if (!configure (self, flags, error) || !steward_db_get_version (self, &version, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_db_free:
 * @self: (nullable): a connection
 *
 * Rolls back what is open and closes. On the connection's own thread.
 */
void
steward_db_free (StewardDb *self)
{
  if (self == NULL)
    return;

  assert_thread (self);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close_v2 (self->handle);
  g_free (self->path);
  g_free (self->title);
  g_free (self);
}

/**
 * steward_db_get_path:
 * @self: a connection
 *
 * Returns: (transfer none): the file's path, as given at opening
 */
const char *
steward_db_get_path (StewardDb *self)
{
  return self->path;
}

static gboolean
read_pragma (StewardDb   *self,
             const char  *sql,
             gint64      *out_value,
             GError     **error)
{
  sqlite3_stmt *handle = NULL;
  int result = 0;

  assert_thread (self);
  result = sqlite3_prepare_v2 (self->handle, sql, -1, &handle, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (handle);
  if (result == SQLITE_ROW)
    *out_value = sqlite3_column_int64 (handle, 0);
  else
    fail (self, result, error);
  sqlite3_finalize (handle);

  return result == SQLITE_ROW;
}

/**
 * steward_db_get_version:
 * @self: a connection
 * @out_version: (out): number of the last migration that was applied, 0 for none
 * @error: return location
 *
 * Returns: whether the file could be read
 */
gboolean
steward_db_get_version (StewardDb  *self,
                        int        *out_version,
                        GError    **error)
{
  gint64 version = 0;

  if (!read_pragma (self, "PRAGMA user_version", &version, error))
    return FALSE;

  *out_version = (int) version;
  return TRUE;
}

/**
 * steward_db_get_data_version:
 * @self: a connection
 * @out_version: (out): a number that differs whenever another connection, of
 *   this process or another, has changed the file
 * @error: return location
 *
 * Returns: whether the file could be read
 */
gboolean
steward_db_get_data_version (StewardDb  *self,
                             gint64     *out_version,
                             GError    **error)
{
  return read_pragma (self, "PRAGMA data_version", out_version, error);
}

/**
 * steward_db_get_last_id:
 * @self: a connection
 *
 * Returns: the row id of the last insert on this connection
 */
gint64
steward_db_get_last_id (StewardDb *self)
{
  assert_thread (self);
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * steward_db_get_n_changes:
 * @self: a connection
 *
 * Returns: how many rows the last statement changed
 */
gint64
steward_db_get_n_changes (StewardDb *self)
{
  assert_thread (self);
  return sqlite3_changes64 (self->handle);
}

/**
 * steward_db_in_transaction:
 * @self: a connection
 *
 * Returns: whether steward_db_begin() still waits for its end. A full disk may
 *   have ended the transaction already.
 */
gboolean
steward_db_in_transaction (StewardDb *self)
{
  assert_thread (self);
  return sqlite3_get_autocommit (self->handle) == 0;
}

/**
 * steward_db_execute:
 * @self: a connection
 * @sql: one or more statements without values from outside
 * @error: return location
 *
 * Returns: whether all were executed
 */
gboolean
steward_db_execute (StewardDb   *self,
                    const char  *sql,
                    GError     **error)
{
  int result = 0;

  assert_thread (self);
  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    return fail (self, result, error);

  return TRUE;
}

/**
 * steward_db_execute_resource:
 * @self: a connection
 * @resource_path: full path of a .sql file in the gresource
 * @error: return location
 *
 * Returns: whether all statements of the file were executed
 */
gboolean
steward_db_execute_resource (StewardDb   *self,
                             const char  *resource_path,
                             GError     **error)
{
  g_autofree char *sql = load_sql (resource_path, error);

  if (sql == NULL)
    return FALSE;

  return steward_db_execute (self, sql, error);
}

/**
 * steward_db_run:
 * @self: a connection
 * @name: a statement without parameters, see steward_db_prepare()
 * @error: return location
 *
 * Returns: whether it was executed
 */
gboolean
steward_db_run (StewardDb   *self,
                const char  *name,
                GError     **error)
{
  StewardStatement *statement = steward_db_prepare (self, name, error);

  return statement != NULL && steward_statement_run (statement, error);
}

/**
 * steward_db_begin:
 * @self: a connection
 * @error: return location; %STEWARD_ERROR_BUSY when another writer does not
 *   finish within five seconds
 *
 * Starts a transaction and takes the write lock at once, so that it can never
 * fail half-way for want of it.
 *
 * Returns: whether it began
 */
gboolean
steward_db_begin (StewardDb  *self,
                  GError    **error)
{
  return steward_db_execute (self, "BEGIN IMMEDIATE", error);
}

/**
 * steward_db_commit:
 * @self: a connection
 * @error: return location
 *
 * Ends the transaction; when that fails it is rolled back.
 *
 * Returns: whether everything since steward_db_begin() is kept
 */
gboolean
steward_db_commit (StewardDb  *self,
                   GError    **error)
{
  if (steward_db_execute (self, "COMMIT", error))
    return TRUE;

  steward_db_rollback (self);
  return FALSE;
}

/**
 * steward_db_rollback:
 * @self: a connection
 *
 * Forgets everything since steward_db_begin(); nothing to do outside of a
 * transaction.
 */
void
steward_db_rollback (StewardDb *self)
{
  if (steward_db_in_transaction (self))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * steward_db_enable_wal:
 * @self: a connection
 * @error: return location
 *
 * Switches the file to write-ahead logging: readers and one writer then never
 * wait for each other.
 *
 * Returns: whether it is on
 */
gboolean
steward_db_enable_wal (StewardDb  *self,
                       GError    **error)
{
  return steward_db_execute (self, "PRAGMA journal_mode = WAL", error);
}

/**
 * steward_db_keep_untouched:
 * @self: a connection that changed nothing
 *
 * Closing it will not even fold the write-ahead log of others into the file.
 */
void
steward_db_keep_untouched (StewardDb *self)
{
  assert_thread (self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

/**
 * steward_db_set_stop_flag:
 * @self: a connection
 * @flag: (nullable): looked at while statements run; %NULL to look no more
 *
 * While *@flag is not zero every statement ends with %G_IO_ERROR_CANCELLED. The
 * flag may be set atomically on any thread and must outlive its use here.
 */
void
steward_db_set_stop_flag (StewardDb *self,
                          const int *flag)
{
  assert_thread (self);
  sqlite3_progress_handler (self->handle, flag != NULL ? PROGRESS_OPS : 0,
                            flag != NULL ? check_stop_flag_cb : NULL, (gpointer) flag);
}

/**
 * steward_db_check:
 * @self: a connection
 * @error: return location; %STEWARD_ERROR_DAMAGED with what was found first
 *
 * Reads the whole file and checks its structure.
 *
 * Returns: whether it is sound
 */
gboolean
steward_db_check (StewardDb  *self,
                  GError    **error)
{
  sqlite3_stmt *handle = NULL;
  const char *verdict = NULL;
  gboolean sound = FALSE;
  int result = 0;

  assert_thread (self);
  result = sqlite3_prepare_v2 (self->handle, "PRAGMA quick_check(1)", -1, &handle, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (handle);
  if (result != SQLITE_ROW)
    {
      fail (self, result, error);
      sqlite3_finalize (handle);
      return FALSE;
    }

  verdict = (const char *) sqlite3_column_text (handle, 0);
  sound = g_strcmp0 (verdict, "ok") == 0;
  if (!sound)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "%s is damaged: %s.", self->title, verdict);
  sqlite3_finalize (handle);

  return sound;
}

static int
copy_pages (StewardDb *self,
            StewardDb *target)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->handle, "main", self->handle, "main");
  int result = SQLITE_OK;
  int tries = 0;

  if (backup == NULL)
    return sqlite3_errcode (target->handle);

  while (result == SQLITE_OK || ((result == SQLITE_BUSY || result == SQLITE_LOCKED) && tries++ < 100))
    {
      if (result != SQLITE_OK)
        g_usleep (20 * 1000);
      result = sqlite3_backup_step (backup, BACKUP_PAGES);
    }

  sqlite3_backup_finish (backup);
  return result;
}

/**
 * steward_db_backup:
 * @self: a connection
 * @path: where the copy goes; an existing file is replaced only when the copy is whole
 * @error: return location
 *
 * Copies the database as it is now, while others read and write it.
 *
 * Returns: whether the copy is complete and on disk
 */
gboolean
steward_db_backup (StewardDb   *self,
                   const char  *path,
                   GError     **error)
{
  g_autofree char *partial = g_strconcat (path, ".part", NULL);
  StewardDb *target = NULL;
  int result = 0;
  gboolean copied = FALSE;

  assert_thread (self);
  g_unlink (partial);
  target = steward_db_open (partial, STEWARD_DB_DURABLE, error);
  if (target == NULL)
    return FALSE;

  result = copy_pages (self, target);
  copied = result == SQLITE_DONE;
  if (!copied)
    fail (target, result, error);
  else
    copied = steward_db_execute (target, "PRAGMA journal_mode = DELETE", error);
  steward_db_free (target);

  if (copied && g_rename (partial, path) != 0)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "%s cannot be written: %s.", path, g_strerror (errno));
      copied = FALSE;
    }
  if (!copied)
    g_unlink (partial);

  return copied;
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

  assert_thread (self);
  statement = g_hash_table_lookup (self->statements, name);
  if (statement == NULL)
    {
      statement = steward_statement_new (self, name, error);
      if (statement != NULL)
        g_hash_table_insert (self->statements, g_strdup (name), statement);
      return statement;
    }

  steward_statement_reset (statement);
  return statement;
}

/**
 * steward_statement_new:
 * @db: a connection, which must outlive the statement
 * @name: path of a statement below src/store/sql, without ".sql"
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the statement
 */
StewardStatement *
steward_statement_new (StewardDb   *db,
                       const char  *name,
                       GError     **error)
{
  g_autofree char *path = g_strconcat (QUERY_PREFIX, name, ".sql", NULL);
  g_autofree char *sql = load_sql (path, error);
  StewardStatement *self = NULL;
  sqlite3_stmt *handle = NULL;
  int result = 0;

  assert_thread (db);
  if (sql == NULL)
    return NULL;

  result = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (result != SQLITE_OK)
    {
      fail (db, result, error);
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  self = g_new0 (StewardStatement, 1);
  self->db = db;
  self->handle = handle;
  return self;
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

  sqlite3_finalize (self->handle);
  g_free (self);
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
  note_bind (self, sqlite3_bind_text (self->handle, find_parameter (self, parameter), value, -1, SQLITE_STATIC));
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

  assert_thread (self->db);
  *out_row = FALSE;
  if (result == SQLITE_OK)
    result = sqlite3_step (self->handle);
  if (result == SQLITE_ROW)
    {
      *out_row = TRUE;
      return TRUE;
    }

  if (result != SQLITE_DONE)
    fail (self->db, result, error);
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
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
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
