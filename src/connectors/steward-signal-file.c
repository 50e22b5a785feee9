/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of signals in blocks, and the JSON values in it one by one. */

#include "config.h"

#include "steward-signal-file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Of one file: a text that is no JSON has a fault in each line. */
#define MAX_FAULTS 10000

/**
 * steward_signal_file_read:
 * @user_data: a #StewardSignalFile
 *
 * A #StewardJsonFeedFunc. A cancel is an error like any other, but one that
 * does not make the file broken.
 *
 * Returns: bytes, 0 at the end, −1 with an error
 */
gssize
steward_signal_file_read (char     *buffer,
                          gsize     length,
                          gpointer  user_data,
                          GError  **error)
{
  StewardSignalFile *self = user_data;
  guint64 left = self->size > self->at ? self->size - self->at : 0;
  gssize n;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;
  do
    n = pread (self->fd, buffer, (gsize) MIN (length, left), (off_t) self->at);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "The file “%s” cannot be read: %s.", self->path,
                   g_strerror (errno));
      self->broken = TRUE;
      return -1;
    }
  self->at += (guint64) n;

  return n;
}

void
steward_signal_file_rewind (StewardSignalFile *self,
                            guint64            offset)
{
  self->at = offset;
}

/* Returns: whether the name says that each line is a value */
gboolean
steward_signal_file_is_lines (const StewardSignalFile *self)
{
  return g_str_has_suffix (self->path, ".jsonl") || g_str_has_suffix (self->path, ".ndjson") ||
         g_str_has_suffix (self->path, ".log");
}

/**
 * steward_signal_file_open_feed:
 * @opened: (nullable): see steward_json_feed_new(); with these or
 * @wanted: (nullable): the members of one object are read, else values or lines
 *
 * Returns: (transfer full): a feed from where the file stands now
 */
StewardJsonFeed *
steward_signal_file_open_feed (StewardSignalFile *self,
                               const char *const *opened,
                               const char *const *wanted)
{
  StewardJsonFeedMode mode = STEWARD_JSON_FEED_VALUES;

  if (opened != NULL || wanted != NULL)
    mode = STEWARD_JSON_FEED_MEMBERS;
  else if (self->start > 0 || steward_signal_file_is_lines (self))
    mode = STEWARD_JSON_FEED_LINES;

  return steward_json_feed_new (mode, steward_signal_file_read, self, opened, wanted, 0);
}

/* The reason of a fault without its place, so that equal ones are counted
 * together. */
static const char *
skip_position (const char *message)
{
  const char *colon = strstr (message, ": ");

  return colon != NULL && g_str_has_prefix (message, "Line ") ? colon + 2 : message;
}

/**
 * steward_signal_file_refuse_fault:
 * @piece: one that is no JSON
 *
 * Tells the writer, with line and column.
 */
void
steward_signal_file_refuse_fault (const StewardSignalFile *self,
                                  StewardSignalWriter     *writer,
                                  const StewardJsonPiece  *piece)
{
  const char *message = piece->fault->message;
  unsigned column = 0;
  g_autofree char *place = NULL;

  if (sscanf (message, "Line %*u, column %u", &column) != 1)
    column = 0;
  place = column > 1 ? g_strdup_printf ("%s, line %" G_GUINT64_FORMAT ", column %u", self->path,
                                        self->start_lines + piece->line, column)
                     : g_strdup_printf ("%s, line %" G_GUINT64_FORMAT, self->path, self->start_lines + piece->line);
  steward_signal_writer_refuse (writer, place, "This is not JSON: %s.", skip_position (message));
}

/* Behind the last whole line; a last line that may still grow is read again. */
static void
note_next (StewardSignalFile      *self,
           const StewardJsonPiece *piece,
           gboolean                lines)
{
  if (!lines || !piece->ended)
    return;
  self->next = self->start + piece->end + 1;
  self->next_lines = self->start_lines + piece->line;
}

/**
 * steward_signal_file_each_value:
 * @func: (scope call): called with each value and its place
 * @error: the sink's, a cancel, or the file cannot be read
 *
 * Reads the elements of an array, or values one after the other, from @start on.
 * What is no JSON is refused. Of a file of lines, @next is set.
 *
 * Returns: whether to go on with the next file
 */
gboolean
steward_signal_file_each_value (StewardSignalFile       *self,
                                StewardSignalWriter     *writer,
                                StewardSignalValueFunc   func,
                                gpointer                 user_data,
                                GError                 **error)
{
  g_autoptr(StewardJsonFeed) feed = NULL;
  StewardJsonPiece piece;
  guint n_faults = 0;
  gboolean more;

  steward_signal_file_rewind (self, self->start);
  feed = steward_signal_file_open_feed (self, NULL, NULL);
  while (steward_json_feed_next (feed, &piece, &more, error))
    {
      g_autofree char *place = NULL;

      if (!more)
        return TRUE;
      note_next (self, &piece, steward_json_feed_is_lines (feed));
      if (piece.fault != NULL)
        {
          if (!piece.ended && !self->settled && steward_json_feed_is_lines (feed))
            continue;                  /* is being written */
          steward_signal_file_refuse_fault (self, writer, &piece);
          if (++n_faults < MAX_FAULTS)
            continue;
          steward_signal_writer_refuse (writer, self->path, "The rest of the file was not read: too much of it is "
                                        "not JSON.");
          return TRUE;
        }
      place = g_strdup_printf ("%s, line %" G_GUINT64_FORMAT, self->path, self->start_lines + piece.line);
      if (!func (piece.value, place, writer, user_data, error))
        return FALSE;
    }

  return FALSE;
}
