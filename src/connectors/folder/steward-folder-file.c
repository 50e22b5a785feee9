/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens files below a folder, part by part and without following a link, so
 * that nothing outside it is ever read, and reads them within bounds. */

#include "config.h"

#include "steward-folder-file.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int
translate_errno (int number)
{
  if (number == ENOENT || number == ENOTDIR)
    return STEWARD_ERROR_NOT_FOUND;
  if (number == EACCES || number == EPERM)
    return STEWARD_ERROR_DENIED;

  return STEWARD_ERROR_FAILED;
}

/* Always returns FALSE, for the caller to return. */
gboolean
steward_folder_fail (GError    **error,
                     int         number,
                     const char *what,
                     const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, STEWARD_ERROR, translate_errno (number), "%s “%s” cannot be opened: %s.", what, shown,
               g_strerror (number));
  return FALSE;
}

static GBytes *
read_whole (int          fd,
            gsize        size,
            gsize        max_bytes,
            const char  *path,
            GError     **error)
{
  g_autofree char *text = g_malloc (size + 1);
  gsize length = 0;

  while (TRUE)
    {
      gssize n = read (fd, text + length, size + 1 - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          steward_folder_fail (error, errno, "The file", path);
          return NULL;
        }
      if (n == 0)
        break;
      length += (gsize) n;
      if (length <= size)
        continue;
      /* It grew since: read on, within the bound. */
      if (size >= max_bytes)
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The file “%s” grows while it is read.", path);
          return NULL;
        }
      size = MIN (max_bytes, size * 2 + 4096);
      text = g_realloc (text, size + 1);
    }

  text[length] = '\0';
  return g_bytes_new_take (g_steal_pointer (&text), length);
}

/* Opens every part of @path without following a link. */
static int
open_by_parts (int         root_fd,
               const char *path)
{
  const char *slash = strchr (path, '/');
  g_autofree char *name = NULL;
  int folder, fd;

  if (slash == NULL)
    return openat (root_fd, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  name = g_strndup (path, (gsize) (slash - path));
  folder = openat (root_fd, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder < 0)
    return -1;
  fd = open_by_parts (folder, slash + 1);
  close (folder);

  return fd;
}

/* The same in one call, where the kernel has it and a sandbox lets it through. */
static int
open_below (int         root_fd,
            const char *path)
{
#ifdef SYS_openat2
  struct open_how how = {
    .flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY,
    .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
  };
  long fd = syscall (SYS_openat2, root_fd, path, &how, sizeof how);

  if (fd >= 0 || (errno != ENOSYS && errno != EPERM))
    return (int) fd;
#endif

  return open_by_parts (root_fd, path);
}

/**
 * steward_folder_open_at:
 * @root_fd: the opened root
 * @path: relative to it
 * @error: return location: NOT_FOUND when the file is gone, DENIED,
 *   INVALID_DATA when it is no regular file
 *
 * Returns: a descriptor for reading, which the caller closes; −1 with an error
 */
int
steward_folder_open_at (int          root_fd,
                        const char  *path,
                        GError     **error)
{
  int fd = open_below (root_fd, path);
  struct stat info;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      steward_folder_fail (error, errno, "The file", path);
      if (fd >= 0)
        close (fd);
      return -1;
    }
  if (S_ISREG (info.st_mode))
    return fd;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is not a regular file.", path);
  close (fd);

  return -1;
}

/**
 * steward_folder_read_at:
 * @root_fd: the opened root
 * @path: relative to it
 * @max_bytes: longer files are refused
 * @error: return location: NOT_FOUND when the file is gone, DENIED,
 *   INVALID_DATA when it is too long or no regular file
 *
 * Returns: (transfer full) (nullable): the whole file, with a zero byte behind
 *   the end
 */
GBytes *
steward_folder_read_at (int          root_fd,
                        const char  *path,
                        gsize        max_bytes,
                        GError     **error)
{
  int fd = steward_folder_open_at (root_fd, path, error);
  GBytes *text = NULL;
  struct stat info;

  if (fd < 0)
    return NULL;

  if (fstat (fd, &info) != 0)
    steward_folder_fail (error, errno, "The file", path);
  else if ((guint64) info.st_size > max_bytes)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                 "The file “%s” is longer than the %" G_GSIZE_FORMAT " MiB that are read.", path,
                 max_bytes >> 20);
  else
    text = read_whole (fd, (gsize) info.st_size, max_bytes, path, error);
  close (fd);

  return text;
}

/**
 * steward_folder_read_slice_at:
 * @root_fd: the opened root
 * @path: relative to it
 * @offset: of the first byte
 * @length: how many bytes
 *
 * Returns: (transfer full) (nullable): that much of the file, or less at its
 *   end; %NULL when it cannot be read
 */
GBytes *
steward_folder_read_slice_at (int         root_fd,
                              const char *path,
                              gsize       offset,
                              gsize       length)
{
  int fd = open_below (root_fd, path);
  g_autofree char *text = NULL;
  gssize n;

  if (fd < 0)
    return NULL;
  text = g_malloc (length);
  n = pread (fd, text, length, (off_t) offset);
  close (fd);

  return n >= 0 ? g_bytes_new_take (g_steal_pointer (&text), (gsize) n) : NULL;
}
