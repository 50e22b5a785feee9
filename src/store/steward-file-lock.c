/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Open-file-description locks, one byte for each part. Unlike the older kind
 * they belong to this object and not to the process: closing another
 * descriptor of the same file does not drop them. */

#include "config.h"

#include "steward-file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define PAUSE_US 20000

struct _StewardFileLock
{
  int fd;
  char *title;                         /* (owned): for sentences */
};

/**
 * steward_file_lock_new:
 * @path: of the lock file, which is made when it is missing and never removed
 * @error: return location
 *
 * Returns: (transfer full): a lock that holds nothing yet
 */
StewardFileLock *
steward_file_lock_new (const char  *path,
                       GError     **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  StewardFileLock *self;

  if (fd < 0)
    {
      int saved_errno = errno;

      g_set_error (error, STEWARD_ERROR,
                   saved_errno == ENOSPC || saved_errno == EDQUOT ? STEWARD_ERROR_NO_SPACE :
                   saved_errno == ENOENT ? STEWARD_ERROR_NOT_FOUND : STEWARD_ERROR_DENIED,
                   "%s cannot be opened: %s.", path, g_strerror (saved_errno));
      return NULL;
    }

  self = g_new0 (StewardFileLock, 1);
  self->fd = fd;
  self->title = g_path_get_basename (path);

  return self;
}

void
steward_file_lock_free (StewardFileLock *self)
{
  if (self == NULL)
    return;

  close (self->fd);
  g_free (self->title);
  g_free (self);
}

static gboolean
try_lock (StewardFileLock *self,
          StewardLockPart  part,
          short            type)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = (off_t) part, .l_len = 1 };

  return fcntl (self->fd, F_OFD_SETLK, &lock) == 0;
}

/**
 * steward_file_lock_take:
 * @self: a lock
 * @part: which of its parts
 * @exclusive: whether nobody else may hold it, or others may share it
 * @wait_ms: how long to wait for others
 * @error: return location; %STEWARD_ERROR_BUSY when others did not let go
 *
 * Takes the part, or changes how it is held.
 *
 * Returns: whether it is held; otherwise it is held as before
 */
gboolean
steward_file_lock_take (StewardFileLock  *self,
                        StewardLockPart   part,
                        gboolean          exclusive,
                        unsigned          wait_ms,
                        GError          **error)
{
  gint64 deadline = g_get_monotonic_time () + (gint64) wait_ms * 1000;

  for (;;)
    {
      if (try_lock (self, part, exclusive ? F_WRLCK : F_RDLCK))
        return TRUE;
      if (errno != EAGAIN && errno != EACCES && errno != EINTR)
        break;
      if (g_get_monotonic_time () >= deadline)
        break;
      g_usleep (PAUSE_US);
    }

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY, "Another Steward holds %s.", self->title);
  return FALSE;
}

void
steward_file_lock_drop (StewardFileLock *self,
                        StewardLockPart  part)
{
  if (!try_lock (self, part, F_UNLCK))
    g_debug ("cannot give up %s", self->title);
}
