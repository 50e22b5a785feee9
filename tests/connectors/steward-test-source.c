/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of every connector need. */

#include "config.h"

#include "steward-test-source.h"

#include <stdio.h>
#include <unistd.h>

/**
 * steward_test_connector_new:
 * @password: (nullable): as typed into the form, so no keyring is asked
 * @settings: (array zero-terminated=1): "key=value"; "write-password=…" is typed, too
 *
 * Returns: (transfer full): the connector
 */
StewardConnector *
steward_test_connector_new (const char        *kind,
                            const char        *password,
                            const char *const *settings)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (StewardSecrets) keyring = steward_secrets_new ();
  g_autoptr (StewardSecrets) secrets = NULL;
  g_autoptr (StewardSource) source = NULL;
  g_autoptr (GError) error = NULL;
  StewardConnector *connector;

  for (; *settings != NULL; settings++)
    {
      g_auto (GStrv) parts = g_strsplit (*settings, "=", 2);

      g_hash_table_insert (g_str_has_suffix (parts[0], "password") ? typed : table, g_strdup (parts[0]),
                           g_strdup (parts[1]));
    }
  if (password != NULL)
    g_hash_table_insert (typed, g_strdup ("password"), g_strdup (password));
  source = steward_source_new ("test-source", kind, "Test", table);
  secrets = steward_secrets_new_overlay (keyring, "test-source", typed);
  connector = steward_connector_create (source, secrets, &error);
  g_assert_no_error (error);

  return connector;
}

static gint64
read_resident_kilobytes (void)
{
  g_autofree char *text = NULL;
  gint64 pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*d %" G_GINT64_FORMAT, &pages);

  return pages * sysconf (_SC_PAGESIZE) / 1024;
}

static gboolean
take_page (GPtrArray  *entries,
           gpointer    user_data,
           GError    **error)
{
  StewardTestSink *self = user_data;

  g_assert_cmpuint (entries->len, >, 0);
  self->n_pages++;
  self->n_entries += entries->len;
  self->most_entries = MAX (self->most_entries, entries->len);
  self->most_kilobytes = MAX (self->most_kilobytes, read_resident_kilobytes ());
  if (self->keep)
    g_ptr_array_extend_and_steal (self->entries, entries);
  else
    g_ptr_array_unref (entries);
  if (self->fail_at_page != 0 && self->n_pages >= (unsigned) self->fail_at_page)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_NO_SPACE, "The disk is full.");
      return FALSE;
    }

  return TRUE;
}

static void
take_progress (guint64     done,
               guint64     total,
               const char *what,
               gpointer    user_data)
{
  StewardTestSink *self = user_data;

  g_assert_cmpuint (done, >=, self->done);
  self->done = done;
  self->total = total;
}

/**
 * steward_test_sink_init:
 * @keep: whether entries are kept for the test to look at
 *
 * Returns: the sink to fetch into
 */
StewardSink
steward_test_sink_init (StewardTestSink *self,
                        gboolean         keep)
{
  *self = (StewardTestSink) { .keep = keep };
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);

  return (StewardSink) { take_page, take_progress, self };
}

/**
 * steward_test_sink_clear:
 */
void
steward_test_sink_clear (StewardTestSink *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
}

/**
 * steward_test_sink_fetch:
 *
 * Fetches everything and expects that it succeeds.
 */
void
steward_test_sink_fetch (StewardTestSink  *self,
                         StewardConnector *connector)
{
  const StewardSink sink = steward_test_sink_init (self, TRUE);
  g_autofree char *cursor = NULL;
  g_autoptr (GError) error = NULL;
  gboolean unchanged;

  if (!steward_connector_fetch (connector, NULL, &sink, &cursor, &unchanged, NULL, &error))
    g_error ("%s", error->message);
  g_assert_false (unchanged);
  g_assert_nonnull (steward_connector_get_instance (connector));
}

/**
 * steward_test_sink_find:
 *
 * Returns: (transfer none) (nullable): the entry with this id; there is one at
 *   most
 */
StewardEntry *
steward_test_sink_find (StewardTestSink *self,
                        const char      *native_id)
{
  StewardEntry *found = NULL;

  for (unsigned i = 0; i < self->entries->len; i++)
    {
      StewardEntry *entry = g_ptr_array_index (self->entries, i);

      if (!g_str_equal (entry->native_id, native_id))
        continue;
      g_assert_null (found);
      found = entry;
    }

  return found;
}
