/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Connections: opened with the same settings everywhere, on files made 0600
 * before SQLite sees them. The library's result codes become STEWARD_ERROR
 * codes here, once. Only the steward-db*.c files know SQLite. */

#include "config.h"

#include "steward-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BUSY_TIMEOUT_MS 5000
#define LOOKASIDE_BYTES 2048           /* a slot of memory for small and short-lived things */
#define LOOKASIDE_SLOTS 256
#define PROGRESS_OPS 2000              /* virtual machine steps between two looks at the stop flag */

void
steward_db_assert_thread (StewardDb *self)
{
  g_assert (self->thread == g_thread_self ());
}

static gboolean
means_full (int system_error)
{
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

/* errno of the last failure of the file or of its log: SQLite itself tells only
 * ENOSPC apart, and not a quota. */
static gboolean
is_out_of_space (sqlite3 *handle,
                 int      result)
{
  sqlite3_file *log = NULL;
  int main_error = 0;
  int log_error = 0;

  if ((result & 0xff) == SQLITE_FULL)
    return TRUE;
  if ((result & 0xff) != SQLITE_IOERR)
    return FALSE;

  sqlite3_file_control (handle, "main", SQLITE_FCNTL_LAST_ERRNO, &main_error);
  sqlite3_file_control (handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log != NULL && log->pMethods != NULL)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &log_error);

  return means_full (sqlite3_system_errno (handle)) || means_full (main_error) || means_full (log_error);
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
    case SQLITE_MISMATCH:
      return STEWARD_ERROR_INVALID_DATA;
    case SQLITE_CONSTRAINT:
      return translate_constraint (result);
    default:
      return STEWARD_ERROR_FAILED;
    }
}

/**
 * steward_db_require_open:
 * @self: a connection
 * @error: return location
 *
 * Returns: whether it was not closed yet
 */
gboolean
steward_db_require_open (StewardDb  *self,
                         GError    **error)
{
  steward_db_assert_thread (self);
  if (self->handle == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s is closed", self->title);

  return self->handle != NULL;
}

/**
 * steward_db_fail:
 * @self: a connection
 * @result: a result code of SQLite that is a failure
 * @error: return location
 *
 * Sets @error from the connection's last failure.
 *
 * Returns: %FALSE
 */
gboolean
steward_db_fail (StewardDb  *self,
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
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_LOOKASIDE, NULL, LOOKASIDE_BYTES, LOOKASIDE_SLOTS);
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

static int
check_stop_flag_cb (gpointer user_data)
{
  const int *flag = user_data;

  return g_atomic_int_get (flag);
}

/* Nobody asks SQLite how much memory it uses, and counting costs a lock with
 * each piece. Does nothing when some other library was first. */
static void
prepare_library (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&once, 1);
    }
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

  prepare_library ();
  self = g_new0 (StewardDb, 1);
  self->references = 1;
  self->loose_statements = g_ptr_array_new ();
  self->path = g_strdup (path);
  self->title = g_path_get_basename (path);
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) steward_statement_free);
  self->scripts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  result = sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (result != SQLITE_OK)
    {
      steward_db_fail (self, result, error);
      return NULL;
    }
  if (!configure (self, flags, error) || !steward_db_get_version (self, &version, error) ||
      !steward_db_install_rank (self, error) || !steward_db_install_functions (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_db_ref:
 * @self: a connection
 *
 * Keeps the record, not the connection, alive: after steward_db_free() every
 * call fails with %G_IO_ERROR_CANCELLED. On the connection's own thread.
 *
 * Returns: (transfer full): @self
 */
StewardDb *
steward_db_ref (StewardDb *self)
{
  steward_db_assert_thread (self);
  self->references++;
  return self;
}

/**
 * steward_db_unref:
 * @self: a connection
 */
void
steward_db_unref (StewardDb *self)
{
  steward_db_assert_thread (self);
  self->references--;
  if (self->references > 0)
    return;

  g_assert (self->handle == NULL);
  g_ptr_array_unref (self->loose_statements);
  g_free (self->path);
  g_free (self->title);
  g_free (self);
}

/**
 * steward_db_free:
 * @self: (nullable): a connection
 *
 * Rolls back what is open and closes, even while others hold a reference or a
 * statement: those fail from then on. On the connection's own thread.
 */
void
steward_db_free (StewardDb *self)
{
  if (self == NULL)
    return;

  steward_db_assert_thread (self);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->scripts, g_hash_table_unref);
  for (guint i = 0; i < self->loose_statements->len; i++)
    steward_statement_orphan (g_ptr_array_index (self->loose_statements, i));
  sqlite3_close_v2 (self->handle);
  self->handle = NULL;
  steward_db_unref (self);
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

  if (!steward_db_require_open (self, error))
    return FALSE;
  result = sqlite3_prepare_v2 (self->handle, sql, -1, &handle, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (handle);
  if (result == SQLITE_ROW)
    *out_value = sqlite3_column_int64 (handle, 0);
  else
    steward_db_fail (self, result, error);
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
  steward_db_assert_thread (self);
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
  steward_db_assert_thread (self);
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
  steward_db_assert_thread (self);
  return self->handle != NULL && sqlite3_get_autocommit (self->handle) == 0;
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

  if (!steward_db_require_open (self, error))
    return FALSE;
  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    return steward_db_fail (self, result, error);

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
  g_autofree char *sql = steward_db_load_sql (resource_path, error);

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
 * steward_db_hold_snapshot:
 * @self: a connection that is only read
 * @error: return location
 *
 * From the first read on, everything read here is of one moment, until every
 * holder has called steward_db_release_snapshot().
 *
 * Returns: whether it is held
 */
gboolean
steward_db_hold_snapshot (StewardDb  *self,
                          GError    **error)
{
  if (self->n_snapshots == 0 && !steward_db_execute (self, "BEGIN", error))
    return FALSE;

  self->n_snapshots++;
  return TRUE;
}

/**
 * steward_db_release_snapshot:
 * @self: a connection on which steward_db_hold_snapshot() succeeded
 */
void
steward_db_release_snapshot (StewardDb *self)
{
  g_assert (self->n_snapshots > 0);

  self->n_snapshots--;
  if (self->n_snapshots == 0)
    steward_db_rollback (self);
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
  steward_db_assert_thread (self);
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
  steward_db_assert_thread (self);
  sqlite3_progress_handler (self->handle, flag != NULL ? PROGRESS_OPS : 0,
                            flag != NULL ? check_stop_flag_cb : NULL, (gpointer) flag);
}
