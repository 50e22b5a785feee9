/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the files of a folder of signals that are new, changed or longer than
 * at the last reading. A file that cannot be read is told and the others are
 * read; nothing outside the folder is ever opened. */

#include "config.h"

#include "steward-signal-folder.h"

#include "steward-digest.h"
#include "steward-duration.h"
#include "steward-folder-file.h"
#include "steward-folder-instance.h"
#include "steward-folder-listing.h"
#include "steward-signal-cursor.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Two writes within one tick of the file system's clock have the same time. */
#define TICK_NS (100 * G_GINT64_CONSTANT (1000000))
/* After this time without a change a last line is taken to be whole. */
#define SETTLED_NS (2 * G_GINT64_CONSTANT (1000000000))
#define TAIL_BYTES 256
/* Reasons that are kept of one file. */
#define MAX_UNREAD 64

const StewardChoice steward_signal_complete_choices[] = {
  { "newest", N_("Until the newest update in it") },
  { "now", N_("Until the moment it is read") },
  { "never", N_("Each series until its own last update") },
  { NULL },
};

/* Returns: what one of steward_signal_complete_choices means */
StewardSignalComplete
steward_signal_complete_from (const char *id)
{
  if (g_strcmp0 (id, "now") == 0)
    return STEWARD_COMPLETE_NOW;

  return g_strcmp0 (id, "never") == 0 ? STEWARD_COMPLETE_NEVER : STEWARD_COMPLETE_NEWEST;
}

typedef struct
{
  const StewardSignalReader *reader;   /* unowned */
  StewardSignalWriter *writer;         /* unowned */
  StewardSignalCursor *before, *after; /* unowned */
  GCancellable *cancellable;           /* unowned, or NULL */
  int root_fd;
} Reading;

static void
tell_passed_over (const char *path,
                  const char *what,
                  gpointer    user_data)
{
  Reading *self = user_data;

  steward_signal_writer_refuse (self->writer, path, "It is %s.", what);
}

static gboolean
wants_name (const char *name,
            gpointer    user_data)
{
  Reading *self = user_data;

  return self->reader->wants (name, self->reader->user_data);
}

/* Digest of the bytes before @end: when they are the same the file has only
 * grown, as far as anybody can tell without reading all of it. */
static char *
make_tail (int     fd,
           guint64 end)
{
  char bytes[TAIL_BYTES];
  gsize length = (gsize) MIN (end, (guint64) sizeof bytes);
  StewardDigest digest;
  g_autofree char *hex = NULL;

  if (length == 0 || pread (fd, bytes, length, (off_t) (end - length)) != (gssize) length)
    return NULL;
  steward_digest_of_bytes (bytes, length, &digest);
  hex = steward_digest_to_hex (&digest);

  return g_strndup (hex, 16);
}

static gint64
get_modified (const struct stat *info)
{
  return (gint64) info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec;
}

/* Where to begin: behind what is known, if the file has only grown. */
static void
find_start (StewardSignalFile       *file,
            const StewardSignalMark *mark,
            const struct stat       *info)
{
  g_autofree char *tail = NULL;

  if (mark == NULL || mark->next == 0 || mark->inode != info->st_ino || (guint64) info->st_size < mark->next)
    return;
  tail = make_tail (file->fd, mark->next);
  if (tail == NULL || g_strcmp0 (tail, mark->tail) != 0)
    return;
  file->start = mark->next;
  file->start_lines = mark->next_lines;
}

static StewardSignalMark *
make_mark (const StewardSignalFile *file,
           const struct stat       *info)
{
  StewardSignalMark *mark = g_new0 (StewardSignalMark, 1);

  mark->size = (guint64) info->st_size;
  mark->inode = info->st_ino;
  mark->next = file->next > 0 ? file->next : file->start;
  mark->next_lines = file->next > 0 ? file->next_lines : file->start_lines;
  mark->tail = mark->next > 0 ? make_tail (file->fd, mark->next) : NULL;
  /* A last line that had to wait is read again even if nothing more comes. */
  mark->modified = file->racy || (!file->settled && mark->next > 0 && mark->next < mark->size) ? -1
                                                                                             : get_modified (info);

  return mark;
}

static void
tell_again (Reading                 *self,
            const StewardSignalMark *mark)
{
  for (guint i = 0; mark->unread != NULL && i < mark->unread->len; i++)
    self->writer->sink->unread (steward_signal_unread_copy (g_ptr_array_index (mark->unread, i)),
                                self->writer->sink->user_data);
}

/* What was refused in the part before stays refused. */
static void
keep_unread (GPtrArray *unread,
             GPtrArray *known)
{
  for (guint i = 0; i < known->len; i++)
    {
      const StewardUnread *old = g_ptr_array_index (known, i);
      StewardUnread *same = NULL;

      for (guint j = 0; same == NULL && j < unread->len; j++)
        {
          StewardUnread *candidate = g_ptr_array_index (unread, j);

          if (g_str_equal (candidate->reason, old->reason) || unread->len >= MAX_UNREAD)
            same = candidate;
        }
      if (same != NULL)
        same->n += old->n;
      else
        g_ptr_array_add (unread, steward_signal_unread_copy (old));
    }
}

/* What goes wrong with this file alone is told of it; a cancel and what the
 * store says are errors. */
static gboolean
read_open_file (Reading            *self,
                StewardSignalFile  *file,
                const struct stat  *info,
                GError            **error)
{
  const StewardSignalMark *known = steward_signal_cursor_find (self->before, file->path);
  g_autoptr(StewardSignalMark) mark = NULL;
  g_autoptr(GError) reason = NULL;

  find_start (file, known, info);
  file->at = file->start;
  if (!self->reader->read (file, self->writer, self->reader->user_data, &reason))
    {
      if (self->writer->stopped || steward_error_is_cancelled (reason))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      steward_signal_writer_refuse (self->writer, file->path, "%s", reason->message);
    }
  mark = make_mark (file, info);
  mark->unread = steward_signal_writer_end_file (self->writer);
  if (file->broken)
    mark->modified = -1;
  if (file->start > 0 && known->unread != NULL)
    {
      tell_again (self, known);
      keep_unread (mark->unread, known->unread);
    }
  steward_signal_cursor_put (self->after, file->path, g_steal_pointer (&mark));

  return TRUE;
}

/* Without opening it: the listing knows its size and time. */
static gboolean
pass_unchanged (Reading                 *self,
                const StewardFolderFile *item)
{
  const StewardSignalMark *known = steward_signal_cursor_find (self->before, item->path);

  if (known == NULL || known->size != item->size || known->inode != item->inode || known->modified != item->modified)
    return FALSE;
  tell_again (self, known);
  steward_signal_cursor_put (self->after, item->path, steward_signal_mark_copy (known));

  return TRUE;
}

static gboolean
read_file (Reading                  *self,
           const StewardFolderFile  *item,
           GError                  **error)
{
  g_autoptr(GError) reason = NULL;
  StewardSignalFile file = { .path = item->path, .root_fd = self->root_fd, .cancellable = self->cancellable };
  struct stat info;
  gboolean fine;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (pass_unchanged (self, item))
    return TRUE;
  file.fd = steward_folder_open_at (self->root_fd, item->path, &reason);
  if (file.fd < 0)
    {
      if (!g_error_matches (reason, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
        steward_signal_writer_refuse (self->writer, item->path, "%s", reason->message);
      return TRUE;
    }

  fine = fstat (file.fd, &info) == 0;
  if (fine)
    {
      file.size = (guint64) info.st_size;
      file.settled = get_modified (&info) < g_get_real_time () * 1000 - SETTLED_NS;
      file.racy = get_modified (&info) >= g_get_real_time () * 1000 - TICK_NS;
      fine = read_open_file (self, &file, &info, error);
    }
  else
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "The file “%s” cannot be read: %s.", item->path,
                   g_strerror (errno));
    }
  close (file.fd);

  return fine;
}

static gboolean
read_listing (Reading               *self,
              StewardFolderListing  *listing,
              GError               **error)
{
  self->root_fd = listing->fd;
  for (guint i = 0; i < listing->files->len; i++)
    if (!read_file (self, steward_folder_listing_get (listing, i), error))
      return FALSE;

  return TRUE;
}

static void
tell_complete (const StewardSignalReader *reader,
               const StewardSignalWriter *writer,
               gint64                     began)
{
  const StewardSignalSink *sink = writer->sink;

  if (sink->complete == NULL)
    return;
  if (reader->complete == STEWARD_COMPLETE_NOW)
    sink->complete (began, sink->user_data);
  else if (reader->complete == STEWARD_COMPLETE_NEWEST && writer->newest > 0)
    sink->complete (MIN (writer->newest, began), sink->user_data);
}

/**
 * steward_signal_folder_read:
 * @root: path of the folder
 * @reader: how the kind reads a file
 * @cursor: (nullable): of the last reading
 * @out_cursor: (out) (transfer full): for the next one
 * @error: the folder itself cannot be listed, the sink stops, or a cancel
 *
 * Returns: whether the folder was read to its end
 */
gboolean
steward_signal_folder_read (const char                 *root,
                            const StewardSignalReader  *reader,
                            const char                 *cursor,
                            const StewardSignalSink    *sink,
                            char                      **out_cursor,
                            GCancellable               *cancellable,
                            GError                    **error)
{
  g_autoptr(StewardSignalCursor) before = steward_signal_cursor_parse (cursor, reader->salt);
  g_autoptr(StewardSignalCursor) after = steward_signal_cursor_new ();
  g_autoptr(StewardFolderListing) listing = NULL;
  g_auto(StewardSignalWriter) writer = { 0 };
  Reading reading = { reader, &writer, before, after, cancellable, -1 };
  const StewardFolderChoice choice = { wants_name, tell_passed_over, &reading };
  gint64 began = steward_instant_now ();

  steward_signal_writer_init (&writer, sink);
  listing = steward_folder_listing_new_chosen (root, &choice, cancellable, error);
  if (listing == NULL)
    return FALSE;
  g_ptr_array_unref (steward_signal_writer_end_file (&writer));

  if (!read_listing (&reading, listing, error) || !steward_signal_writer_flush (&writer, error))
    return FALSE;
  tell_complete (reader, &writer, began);
  *out_cursor = steward_signal_cursor_to_text (after, reader->salt);

  return TRUE;
}

/**
 * steward_signal_folder_check:
 * @connector: with the setting "path"
 * @what: noun in the plural: "Files of events"
 * @out_summary: (out) (transfer full): how many there are, and as what the folder
 *   is known
 *
 * The verb check() of the kinds that read a folder; also learns its instance.
 *
 * Returns: whether the folder can be listed
 */
gboolean
steward_signal_folder_check (StewardConnector           *connector,
                             const StewardSignalReader  *reader,
                             const char                 *what,
                             char                      **out_summary,
                             GCancellable               *cancellable,
                             GError                    **error)
{
  const char *path = steward_connector_get_setting (connector, "path");
  const StewardFolderChoice choice = { reader->wants, NULL, reader->user_data };
  g_autoptr(StewardFolderListing) listing = NULL;
  g_autofree char *instance = NULL;

  if (path == NULL || !g_path_is_absolute (path))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "The folder “%s” is not an absolute path.",
                   path != NULL ? path : "");
      return FALSE;
    }
  listing = steward_folder_listing_new_chosen (path, &choice, cancellable, error);
  if (listing == NULL)
    return FALSE;
  instance = steward_folder_instance_find (listing->root);
  steward_connector_set_instance (connector, instance);
  if (out_summary != NULL)
    *out_summary = g_strdup_printf ("%s in “%s”, known as “%s”: %u.", what, listing->root, instance,
                                    listing->files->len);

  return TRUE;
}
