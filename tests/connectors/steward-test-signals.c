/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a connector's signals() gives, kept for tests to look at. */

#include "config.h"

#include "steward-test-signals.h"

#include <string.h>
#include <unistd.h>

static gint64
get_resident_kilobytes (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  pages = strtol (strchr (text, ' '), NULL, 10);

  return pages * sysconf (_SC_PAGESIZE) / 1024;
}

static gboolean
take_page (GPtrArray  *page,
           gpointer    user_data,
           GError    **error)
{
  StewardTestSignals *self = user_data;

  g_assert_cmpuint (page->len, >, 0);
  self->n_pages++;
  self->n_rows += page->len;
  self->most_rows = MAX (self->most_rows, page->len);
  self->most_kilobytes = MAX (self->most_kilobytes, get_resident_kilobytes ());
  if (self->count_only)
    g_ptr_array_unref (page);
  else
    g_ptr_array_extend_and_steal (self->rows, page);
  if (self->n_pages == self->fail_at_page)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE, "The disk is full.");
      return FALSE;
    }

  return TRUE;
}

static void
take_unread (StewardUnread *unread,
             gpointer       user_data)
{
  StewardTestSignals *self = user_data;

  g_assert_cmpuint (unread->n, >=, 1);
  g_assert_true (g_utf8_validate (unread->place, -1, NULL));
  g_assert_true (g_utf8_validate (unread->reason, -1, NULL));
  g_assert_true (g_str_has_suffix (unread->reason, "."));
  self->n_unread += unread->n;
  g_ptr_array_add (self->unread, unread);
}

static void
take_complete (gint64   time,
               gpointer user_data)
{
  StewardTestSignals *self = user_data;

  self->complete = MAX (self->complete, time);
}

/* Returns: the sink to read into */
StewardSignalSink
steward_test_signals_init (StewardTestSignals *self)
{
  steward_test_signals_clear (self);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measurement_free);
  self->unread = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_unread_free);
  self->n_rows = self->n_unread = 0;
  self->most_rows = 0;
  self->n_pages = 0;
  self->complete = 0;

  return (StewardSignalSink) { take_page, take_unread, take_complete, self };
}

void
steward_test_signals_clear (StewardTestSignals *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
}

/* Reads everything since @cursor and expects that it succeeds.
 *
 * Returns: (transfer full): the next cursor */
char *
steward_test_signals_read (StewardTestSignals *self,
                           StewardConnector   *connector,
                           const char         *cursor)
{
  const StewardSignalSink sink = steward_test_signals_init (self);
  g_autoptr (GError) error = NULL;
  char *next = NULL;

  if (!steward_connector_signals (connector, cursor, &sink, &next, NULL, &error))
    g_error ("%s", error->message);

  return next;
}

/* Returns: (nullable): the last one that fits; @element "" is none, NULL any */
const StewardMeasurement *
steward_test_signals_find (StewardTestSignals *self,
                           const char         *subject,
                           const char         *property,
                           const char         *element)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      const StewardMeasurement *row = g_ptr_array_index (self->rows, i - 1);

      if (g_strcmp0 (row->subject, subject) == 0 && g_strcmp0 (row->property, property) == 0 &&
          (element == NULL || g_str_equal (row->element != NULL ? row->element : "", element)))
        return row;
    }

  return NULL;
}

/* Returns: whether something was refused whose place and reason hold these */
gboolean
steward_test_signals_tells (StewardTestSignals *self,
                            const char         *place,
                            const char         *reason)
{
  for (guint i = 0; i < self->unread->len; i++)
    {
      const StewardUnread *unread = g_ptr_array_index (self->unread, i);

      if (strstr (unread->place, place) != NULL && strstr (unread->reason, reason) != NULL)
        return TRUE;
    }

  return FALSE;
}
