/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* settings.ini is edited in place: groups and keys of a newer Steward stay. It
 * is replaced by writing a new file beside it, flushing that to the disk, and
 * renaming it, so that a crash leaves the old file or the new one. A file that
 * cannot be read as settings is set aside and said so. */

#include "config.h"

#include "steward-settings-file.h"

#include "steward-error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define SETTINGS_NAME "settings.ini"
#define NEW_NAME "settings.ini.new"
#define LOCK_NAME "settings.lock"
#define MAX_BYTES (4 * 1024 * 1024)
#define FORMAT 1
#define GROUP_STEWARD "steward"
#define LOCK_PATIENCE (10 * G_USEC_PER_SEC)
#define LOCK_PAUSE (20 * 1000)

static gboolean
fail_from_errno (GError    **error,
                 int         number,
                 const char *what,
                 const char *path)
{
  int code = STEWARD_ERROR_FAILED;

  if (number == ENOSPC || number == EDQUOT)
    code = STEWARD_ERROR_NO_SPACE;
  else if (number == EACCES || number == EPERM || number == EROFS)
    code = STEWARD_ERROR_DENIED;
  g_set_error (error, STEWARD_ERROR, code, "%s “%s”: %s.", what, path, g_strerror (number));

  return FALSE;
}

static int
take_lock (const char  *path,
           GError     **error)
{
  gint64 end = g_get_monotonic_time () + LOCK_PATIENCE;
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      fail_from_errno (error, errno, "Cannot open the lock", path);
      return -1;
    }
  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      int number = errno;

      if ((number == EWOULDBLOCK || number == EINTR) && g_get_monotonic_time () < end)
        {
          g_usleep (LOCK_PAUSE);
          continue;
        }
      close (fd);
      if (number == EWOULDBLOCK)
        g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY, "Another Steward holds “%s”.", path);
      else
        fail_from_errno (error, number, "Cannot take the lock", path);
      return -1;
    }

  return fd;
}

static GKeyFile *
new_settings (void)
{
  GKeyFile *settings = g_key_file_new ();

  g_key_file_set_integer (settings, GROUP_STEWARD, "format", FORMAT);

  return settings;
}

static char *
read_bounded (const char  *path,
              gsize       *out_length,
              gboolean    *out_missing,
              GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autofree char *text = NULL;
  gssize length;
  struct stat info;

  *out_missing = fd < 0 && errno == ENOENT;
  if (fd < 0 || fstat (fd, &info) != 0)
    {
      fail_from_errno (error, errno, "Cannot read", path);
      return NULL;
    }
  if (!S_ISREG (info.st_mode) || info.st_size > MAX_BYTES)
    {
      close (fd);
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is no settings file.", path);
      return NULL;
    }

  text = g_malloc ((gsize) info.st_size + 1);
  length = pread (fd, text, (gsize) info.st_size, 0);
  close (fd);
  if (length < 0)
    {
      fail_from_errno (error, errno, "Cannot read", path);
      return NULL;
    }
  text[length] = '\0';
  *out_length = (gsize) length;

  return g_steal_pointer (&text);
}

static gboolean
check_settings (GKeyFile    *settings,
                const char  *path,
                GError     **error)
{
  int format = g_key_file_get_integer (settings, GROUP_STEWARD, "format", NULL);

  if (format > FORMAT)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW,
                   "“%s” was made by a newer Steward (format %d).", path, format);
      return FALSE;
    }
  if (format < 1)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is no settings file.", path);
      return FALSE;
    }

  return TRUE;
}

/**
 * steward_settings_file_read:
 * @folder: of the profile
 * @error: return location: INVALID_DATA when the file is there and is no
 *   settings file; SCHEMA_TOO_NEW, DENIED
 *
 * Changes nothing.
 *
 * Returns: (transfer full) (nullable): the settings
 */
GKeyFile *
steward_settings_file_read (const char  *folder,
                            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, SETTINGS_NAME, NULL);
  g_autoptr(GKeyFile) settings = g_key_file_new ();
  g_autoptr(GError) local = NULL;
  gboolean missing;
  gsize length = 0;
  g_autofree char *text = read_bounded (path, &length, &missing, &local);

  if (text == NULL && missing)
    return new_settings ();
  if (text == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (memchr (text, '\0', length) != NULL || !g_utf8_validate_len (text, length, NULL) ||
      !g_key_file_load_from_data (settings, text, length, G_KEY_FILE_KEEP_COMMENTS, &local))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is no settings file.", path);
      return NULL;
    }

  return check_settings (settings, path, error) ? g_steal_pointer (&settings) : NULL;
}

static gboolean
sync_folder (const char  *folder,
             GError     **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean fine = fd >= 0 && fsync (fd) == 0;

  if (!fine)
    fail_from_errno (error, errno, "Cannot write", folder);
  if (fd >= 0)
    close (fd);

  return fine;
}

/* Under the lock. */
static gboolean
set_aside (const char  *folder,
           GPtrArray   *notices,
           GError     **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *path = g_build_filename (folder, SETTINGS_NAME, NULL);
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%s", path, stamp);

  for (unsigned i = 2; g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.damaged-%s-%u", path, stamp, i);
    }
  if (rename (path, aside) != 0)
    return fail_from_errno (error, errno, "Cannot set aside the damaged", path);
  if (notices != NULL)
    g_ptr_array_add (notices, g_strdup_printf ("The settings could not be read and were set aside as “%s”. "
                                               "Add the sources again, or correct that file and put it back.", aside));

  return sync_folder (folder, error);
}

/* Under the lock: the settings, or new ones when they were damaged. */
static GKeyFile *
read_or_set_aside (const char  *folder,
                   GPtrArray   *notices,
                   GError     **error)
{
  g_autoptr(GError) local = NULL;
  GKeyFile *settings = steward_settings_file_read (folder, &local);

  if (settings != NULL)
    return settings;
  if (!g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return set_aside (folder, notices, error) ? new_settings () : NULL;
}

/**
 * steward_settings_file_load:
 * @folder: of the profile
 * @notices: (nullable) (element-type utf8): where a sentence for people is
 *   added, when the file was damaged and set aside
 * @error: return location: SCHEMA_TOO_NEW, DENIED, BUSY
 *
 * Returns: (transfer full) (nullable): the settings; fresh ones when there are
 *   none
 */
GKeyFile *
steward_settings_file_load (const char  *folder,
                            GPtrArray   *notices,
                            GError     **error)
{
  g_autofree char *lock_path = g_build_filename (folder, LOCK_NAME, NULL);
  g_autoptr(GError) local = NULL;
  GKeyFile *settings = steward_settings_file_read (folder, &local);
  int lock;

  if (settings != NULL || !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA))
    {
      if (settings == NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return settings;
    }

  lock = take_lock (lock_path, error);
  if (lock < 0)
    return NULL;
  settings = read_or_set_aside (folder, notices, error);
  close (lock);

  return settings;
}

static gboolean
write_whole (int          fd,
             const char  *text,
             gsize        length)
{
  while (length > 0)
    {
      gssize n = write (fd, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      text += n;
      length -= (gsize) n;
    }

  return fsync (fd) == 0;
}

/* Under the lock, so that the name of the new file can be a fixed one. */
static gboolean
replace_settings (const char  *folder,
                  GKeyFile    *settings,
                  GError     **error)
{
  g_autofree char *path = g_build_filename (folder, SETTINGS_NAME, NULL);
  g_autofree char *new_path = g_build_filename (folder, NEW_NAME, NULL);
  gsize length;
  g_autofree char *text = g_key_file_to_data (settings, &length, NULL);
  gboolean written;
  int number, fd;

  unlink (new_path);
  fd = open (new_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return fail_from_errno (error, errno, "Cannot write", new_path);
  written = write_whole (fd, text, length);
  number = errno;
  close (fd);
  if (!written || rename (new_path, path) != 0)
    {
      number = written ? errno : number;
      unlink (new_path);
      return fail_from_errno (error, number, "Cannot save", path);
    }

  return sync_folder (folder, error);
}

/**
 * steward_settings_file_edit:
 * @folder: of the profile
 * @func: changes the settings; %FALSE leaves them as they were
 * @data: for @func
 * @error: return location: what @func said; BUSY, NO_SPACE, DENIED
 *
 * Reads, changes and replaces the file under its lock. Durable once it returns
 * %TRUE.
 */
gboolean
steward_settings_file_edit (const char               *folder,
                            StewardSettingsEditFunc   func,
                            gpointer                  data,
                            GError                  **error)
{
  g_autofree char *lock_path = g_build_filename (folder, LOCK_NAME, NULL);
  g_autoptr(GKeyFile) settings = NULL;
  int lock = take_lock (lock_path, error);
  gboolean fine;

  if (lock < 0)
    return FALSE;
  settings = read_or_set_aside (folder, NULL, error);
  fine = settings != NULL && func (settings, data, error) && replace_settings (folder, settings, error);
  close (lock);

  return fine;
}
