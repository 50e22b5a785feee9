/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before the C library: counts the calls that change files, and ends the
 * process at one of them, as a crash or a power cut would: before the call, or
 * in the middle of a write. Children that are forked count for themselves. */

/* Both names of each call are wanted. */
#undef _FILE_OFFSET_BITS

#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <sys/types.h>
#include <unistd.h>

#define EXPORT __attribute__ ((visibility ("default")))

static volatile long calls;            /* since armed */
static volatile long deadly;           /* number of the call at which to end; 0: none */
static volatile int torn;              /* half of a write is done before */
static volatile int armed;

EXPORT void steward_fault_arm (long at, int half);
EXPORT long steward_fault_count (void);

/* @at: 0 to count only. */
void
steward_fault_arm (long at,
                   int  half)
{
  calls = 0;
  deadly = at;
  torn = half;
  armed = 1;
}

long
steward_fault_count (void)
{
  return calls;
}

static void *
find_next (const char *name)
{
  return dlsym (RTLD_NEXT, name);
}

static int
is_deadly (void)
{
  return armed && __sync_add_and_fetch (&calls, 1) == deadly;
}

static void
end_process (void)
{
  kill (getpid (), SIGKILL);
  for (;;)
    pause ();
}

EXPORT ssize_t
write (int         fd,
       const void *data,
       size_t      length)
{
  static ssize_t (*next) (int, const void *, size_t);

  if (next == NULL)
    next = find_next ("write");
  if (fd > 2 && is_deadly ())
    {
      if (torn && next (fd, data, length / 2) < 0)
        end_process ();
      end_process ();
    }

  return next (fd, data, length);
}

static ssize_t
write_at (ssize_t   (*next) (int, const void *, size_t, off_t),
          int         fd,
          const void *data,
          size_t      length,
          off_t       offset)
{
  if (is_deadly ())
    {
      if (torn && next (fd, data, length / 2, offset) < 0)
        end_process ();
      end_process ();
    }

  return next (fd, data, length, offset);
}

EXPORT ssize_t
pwrite (int         fd,
        const void *data,
        size_t      length,
        off_t       offset)
{
  static ssize_t (*next) (int, const void *, size_t, off_t);

  if (next == NULL)
    next = find_next ("pwrite");

  return write_at (next, fd, data, length, offset);
}

EXPORT ssize_t
pwrite64 (int         fd,
          const void *data,
          size_t      length,
          off64_t     offset)
{
  static ssize_t (*next) (int, const void *, size_t, off_t);

  if (next == NULL)
    next = find_next ("pwrite64");

  return write_at (next, fd, data, length, offset);
}

static int
call_with_fd (int (*next) (int),
              int   fd)
{
  if (is_deadly ())
    end_process ();

  return next (fd);
}

EXPORT int
fsync (int fd)
{
  static int (*next) (int);

  if (next == NULL)
    next = find_next ("fsync");

  return call_with_fd (next, fd);
}

EXPORT int
fdatasync (int fd)
{
  static int (*next) (int);

  if (next == NULL)
    next = find_next ("fdatasync");

  return call_with_fd (next, fd);
}

EXPORT int
ftruncate (int   fd,
           off_t length)
{
  static int (*next) (int, off_t);

  if (next == NULL)
    next = find_next ("ftruncate");
  if (is_deadly ())
    end_process ();

  return next (fd, length);
}

EXPORT int
ftruncate64 (int     fd,
             off64_t length)
{
  static int (*next) (int, off64_t);

  if (next == NULL)
    next = find_next ("ftruncate64");
  if (is_deadly ())
    end_process ();

  return next (fd, length);
}

EXPORT int
rename (const char *from,
        const char *to)
{
  static int (*next) (const char *, const char *);

  if (next == NULL)
    next = find_next ("rename");
  if (is_deadly ())
    end_process ();

  return next (from, to);
}

EXPORT int
unlink (const char *path)
{
  static int (*next) (const char *);

  if (next == NULL)
    next = find_next ("unlink");
  if (is_deadly ())
    end_process ();

  return next (path);
}
