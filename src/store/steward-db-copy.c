/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole file at once: checked, or copied while others use it. */

#include "config.h"

#include "steward-db-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#define BACKUP_PAGES 512
#define MAX_BUSY 100                   /* times that a copy waits for a writer, 20 ms each */

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

  steward_db_assert_thread (self);
  result = sqlite3_prepare_v2 (self->handle, "PRAGMA quick_check(1)", -1, &handle, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (handle);
  if (result != SQLITE_ROW)
    {
      steward_db_fail (self, result, error);
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

static gboolean
run_with_text (StewardDb   *self,
               const char  *sql,
               const char  *text,
               GError     **error)
{
  sqlite3_stmt *handle = NULL;
  int result;

  steward_db_assert_thread (self);
  result = sqlite3_prepare_v2 (self->handle, sql, -1, &handle, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_bind_text (handle, 1, text, -1, SQLITE_STATIC);
  if (result == SQLITE_OK)
    result = sqlite3_step (handle);
  if (result != SQLITE_DONE)
    steward_db_fail (self, result, error);
  sqlite3_finalize (handle);

  return result == SQLITE_DONE;
}

/**
 * steward_db_attach:
 * @self: a connection outside of any transaction
 * @path: of another database, which exists
 * @schema: name under which its tables can be used, one of our own
 * @error: return location
 *
 * Returns: whether it is attached
 */
gboolean
steward_db_attach (StewardDb   *self,
                   const char  *path,
                   const char  *schema,
                   GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("ATTACH ?1 AS %s", schema);

  return run_with_text (self, sql, path, error);
}

/**
 * steward_db_detach:
 * @self: a connection outside of any transaction
 * @schema: from steward_db_attach()
 * @error: return location
 *
 * Returns: whether it is detached
 */
gboolean
steward_db_detach (StewardDb   *self,
                   const char  *schema,
                   GError     **error)
{
  return run_with_text (self, "DETACH ?1", schema, error);
}

/* The pragma answers with a row: whether somebody was in the way. */
static gboolean
empty_log (StewardDb  *self,
           GError    **error)
{
  sqlite3_stmt *handle = NULL;
  int result = sqlite3_prepare_v2 (self->handle, "PRAGMA wal_checkpoint (TRUNCATE)", -1, &handle, NULL);
  gboolean busy = FALSE;

  if (result == SQLITE_OK)
    result = sqlite3_step (handle);
  if (result == SQLITE_ROW)
    busy = sqlite3_column_int (handle, 0) != 0;
  else
    steward_db_fail (self, result, error);
  sqlite3_finalize (handle);
  if (busy)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY, "%s is being read by another program.", self->title);

  return result == SQLITE_ROW && !busy;
}

/**
 * steward_db_rewrite:
 * @self: a connection outside of any transaction
 * @error: return location; %STEWARD_ERROR_BUSY when somebody else still reads
 *   what was before
 *
 * Writes the whole file anew from what it says, and empties the write-ahead
 * log: of what was deleted nothing is left in either.
 *
 * Returns: whether it is done
 */
gboolean
steward_db_rewrite (StewardDb  *self,
                    GError    **error)
{
  return steward_db_execute (self, "PRAGMA secure_delete = ON; PRAGMA temp_store = FILE", error) &&
         steward_db_execute (self, "VACUUM", error) &&
         steward_db_execute (self, "PRAGMA secure_delete = OFF; PRAGMA temp_store = MEMORY", error) &&
         empty_log (self, error);
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

  while (result == SQLITE_OK || ((result == SQLITE_BUSY || result == SQLITE_LOCKED) && tries++ < MAX_BUSY))
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

  steward_db_assert_thread (self);
  g_unlink (partial);
  target = steward_db_open (partial, STEWARD_DB_DURABLE, error);
  if (target == NULL)
    return FALSE;

  result = copy_pages (self, target);
  copied = result == SQLITE_DONE;
  if (!copied)
    steward_db_fail (target, result, error);
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

