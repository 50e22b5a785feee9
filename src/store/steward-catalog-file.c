/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "steward-catalog-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "steward-file-lock.h"

#define HEADER_BYTES 100
#define PATIENCE_MS 5000

/**
 * steward_catalog_file_read_inode:
 * @path: a file
 *
 * Returns: a number that tells it from another file of the same name; 0 when
 *   there is none
 */
guint64
steward_catalog_file_read_inode (const char *path)
{
  GStatBuf status = { 0 };

  return g_stat (path, &status) == 0 ? (guint64) status.st_ino : 0;
}

/**
 * steward_catalog_file_check:
 * @path: a database
 * @error: return location; %STEWARD_ERROR_DAMAGED
 *
 * A file that lost its end opens well and fails later: compares its size with
 * what its header says. While a write-ahead log exists the file may be short.
 *
 * Returns: whether the end is there, as far as can be said
 */
gboolean
steward_catalog_file_check (const char  *path,
                            GError     **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  guint8 header[HEADER_BYTES] = { 0 };
  GStatBuf status = { 0 };
  gsize length = 0;
  guint64 page_size = 0;
  guint64 n_pages = 0;

  if (g_stat (path, &status) != 0 || status.st_size == 0 || g_file_test (log, G_FILE_TEST_EXISTS))
    return TRUE;

  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), header, sizeof header, &length, NULL, NULL))
    return TRUE;

  page_size = (guint64) header[16] << 8 | header[17];
  page_size = page_size == 1 ? 65536 : page_size;
  n_pages = (guint64) header[28] << 24 | header[29] << 16 | header[30] << 8 | header[31];
  if (length == sizeof header && (guint64) status.st_size >= page_size * n_pages)
    return TRUE;

  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "catalog.db is damaged: its end is missing.");
  return FALSE;
}

static gboolean
rename_all (const char  *path,
            const char  *target,
            GError     **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (target, suffixes[i], NULL);

      if (g_rename (from, to) != 0 && (errno != ENOENT || i == 0))
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED,
                       "%s is damaged and cannot be moved out of the way: %s.", path, g_strerror (errno));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * steward_catalog_file_set_aside:
 * @path: a damaged database
 * @lock_path: a file by which programs take turns
 * @inode: which file was found damaged
 * @out_notice: (out) (transfer full) (nullable): what to tell people; %NULL when
 *   another program has put a new file in place already
 * @error: return location
 *
 * Returns: whether the damaged file is out of the way
 */
gboolean
steward_catalog_file_set_aside (const char  *path,
                                const char  *lock_path,
                                guint64      inode,
                                char       **out_notice,
                                GError     **error)
{
  g_autoptr (StewardFileLock) lock = steward_file_lock_new (lock_path, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *target = g_strdup_printf ("%s.damaged-%s.%06d", path, stamp, g_date_time_get_microsecond (now));
  g_autofree char *title = g_path_get_basename (target);

  *out_notice = NULL;
  if (lock == NULL || !steward_file_lock_take (lock, STEWARD_LOCK_GATE, TRUE, PATIENCE_MS, error))
    return FALSE;
  if (steward_catalog_file_read_inode (path) != inode)
    return TRUE;
  if (!rename_all (path, target, error))
    return FALSE;

  *out_notice = g_strdup_printf ("The catalog cache was damaged; the next sync fetches it again from the sources. "
                                 "Nothing else is lost; the damaged file is kept as %s.", title);
  return TRUE;
}
