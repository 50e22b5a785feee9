/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every reader of signals needs on its way to the store: pages of a bounded
 * length, bounds for texts and times, and one sentence a reason instead of a
 * million. */

#include "config.h"

#include "steward-signal-writer.h"

#include <string.h>

#define PAGE 2000
#define MAX_NAME_BYTES 1024
#define MAX_VALUE_BYTES 256
#define MAX_ORIGIN_BYTES 256
/* Of one file; the rest is counted with the last. */
#define MAX_REASONS 32
/* 1970-01-01 and 9999-01-01: what people mean by “for ever” is no time. */
#define FIRST_TIME G_GINT64_CONSTANT (0)
#define END_TIME (G_GINT64_CONSTANT (253370764800) * 1000000)

void
steward_signal_writer_init (StewardSignalWriter     *self,
                            const StewardSignalSink *sink)
{
  *self = (StewardSignalWriter) {
    .sink = sink,
    .page = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free),
    .unread = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_unread_free),
    .newest = G_MININT64,
  };
}

void
steward_signal_writer_clear (StewardSignalWriter *self)
{
  g_clear_pointer (&self->page, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
}

static void
count_refusal (StewardSignalWriter *self,
               const char          *place,
               char                *reason)
{
  g_autofree char *owned = reason;
  StewardUnread *unread;

  self->n_unread++;
  for (guint i = 0; i < self->unread->len; i++)
    {
      unread = g_ptr_array_index (self->unread, i);
      if (g_str_equal (unread->reason, reason) || i + 1 == MAX_REASONS)
        {
          unread->n++;
          return;
        }
    }

  unread = g_new0 (StewardUnread, 1);
  unread->place = g_utf8_make_valid (place, -1);
  unread->reason = g_utf8_make_valid (reason, -1);
  unread->n = 1;
  g_ptr_array_add (self->unread, unread);
}

/**
 * steward_signal_writer_refuse:
 * @place: "run_results.json, result 12"
 * @format: a sentence, as for printf(): why it was not understood
 *
 * Counted in full; said once a reason and file.
 */
void
steward_signal_writer_refuse (StewardSignalWriter *self,
                              const char          *place,
                              const char          *format,
                              ...)
{
  va_list args;

  va_start (args, format);
  count_refusal (self, place, g_strdup_vprintf (format, args));
  va_end (args);
}

/* Why no series can hold it; NULL if one can. */
static const char *
find_fault (const StewardMeasurement *row)
{
  if (row->subject == NULL || *row->subject == '\0' || row->property == NULL || *row->property == '\0')
    return "The subject or the property is empty.";
  if (strlen (row->subject) > MAX_NAME_BYTES || strlen (row->property) > MAX_NAME_BYTES ||
      (row->element != NULL && strlen (row->element) > MAX_NAME_BYTES))
    return "A name is longer than 1024 bytes.";
  if (row->value != NULL && strlen (row->value) > MAX_VALUE_BYTES)
    return "The value is longer than 256 bytes.";
  if (row->time < FIRST_TIME || row->time >= END_TIME)
    return "The time lies outside the years 1970 to 9998.";

  return NULL;
}

static void
shorten (char *text)
{
  if (text != NULL && strlen (text) > MAX_ORIGIN_BYTES)
    *g_utf8_find_prev_char (text, text + MAX_ORIGIN_BYTES) = '\0';
}

static gboolean
send_page (StewardSignalWriter  *self,
           GError              **error)
{
  GPtrArray *page = self->page;

  self->page = g_ptr_array_new_full (PAGE, (GDestroyNotify) steward_measurement_free);

  self->stopped = !self->sink->page (page, self->sink->user_data, error);

  return !self->stopped;
}

/**
 * steward_signal_writer_add:
 * @measurement: (transfer full): what was read
 * @place: where it stands, in case it is refused
 * @error: the sink's: reading must stop
 *
 * Returns: whether to read on
 */
gboolean
steward_signal_writer_add (StewardSignalWriter  *self,
                           StewardMeasurement   *measurement,
                           const char           *place,
                           GError              **error)
{
  const char *fault = find_fault (measurement);

  if (fault != NULL)
    {
      steward_signal_writer_refuse (self, place, "%s", fault);
      steward_measurement_free (measurement);
      return TRUE;
    }

  shorten (measurement->origin);
  if (measurement->value == NULL)
    measurement->value = g_strdup ("");
  if (measurement->kind == STEWARD_MEASUREMENT_UPDATE)
    self->newest = MAX (self->newest, measurement->time);
  self->n_read++;
  g_ptr_array_add (self->page, measurement);

  return self->page->len < PAGE || send_page (self, error);
}

/* Returns: (transfer full): a copy */
StewardUnread *
steward_signal_unread_copy (const StewardUnread *unread)
{
  StewardUnread *copy = g_new0 (StewardUnread, 1);

  *copy = (StewardUnread) { g_strdup (unread->place), g_strdup (unread->reason), unread->n };

  return copy;
}

/**
 * steward_signal_writer_end_file:
 *
 * Tells the sink what was refused since the file before.
 *
 * Returns: (transfer full) (element-type StewardUnread): a copy, to be told again
 */
GPtrArray *
steward_signal_writer_end_file (StewardSignalWriter *self)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_unread_free);

  while (self->unread->len > 0)
    {
      StewardUnread *unread = g_ptr_array_steal_index (self->unread, 0);

      g_ptr_array_add (copies, steward_signal_unread_copy (unread));
      self->sink->unread (unread, self->sink->user_data);
    }

  return copies;
}

/**
 * steward_signal_writer_flush:
 * @error: the sink's
 *
 * At the end: gives away the last page, and what was refused.
 *
 * Returns: whether the sink has taken it
 */
gboolean
steward_signal_writer_flush (StewardSignalWriter  *self,
                             GError              **error)
{
  g_autoptr(GPtrArray) told = steward_signal_writer_end_file (self);

  return self->page->len == 0 || send_page (self, error);
}
