/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The same files for the catalog: read whole whenever one of them has changed.
 * What cannot be read is not told here but by the signals of the source. */

#include "config.h"

#include "steward-signal-catalog.h"

#include "steward-folder-instance.h"
#include "steward-folder-listing.h"

static gboolean
drop_page (GPtrArray  *measurements,
           gpointer    user_data,
           GError    **error)
{
  g_ptr_array_unref (measurements);

  return TRUE;
}

static void
drop_unread (StewardUnread *unread,
             gpointer       user_data)
{
  steward_unread_free (unread);
}

/**
 * steward_signal_catalog_read:
 * @connector: with the setting "path"
 * @reader: gets each file; its writer goes nowhere
 * @cursor: (nullable): of the last fetch
 * @out_cursor: (out) (transfer full): for the next one
 * @out_unchanged: (out): nothing was read, because nothing has changed
 *
 * The first half of a fetch(): fills whatever @reader keeps.
 *
 * Returns: whether the folder was read to its end
 */
gboolean
steward_signal_catalog_read (StewardConnector           *connector,
                             const StewardSignalReader  *reader,
                             const char                 *cursor,
                             char                      **out_cursor,
                             gboolean                   *out_unchanged,
                             GCancellable               *cancellable,
                             GError                    **error)
{
  const StewardSignalSink nowhere = { drop_page, drop_unread, NULL, NULL };
  const StewardFolderChoice choice = { reader->wants, NULL, reader->user_data };
  g_autoptr(StewardFolderListing) listing = NULL;
  g_autofree char *salt = NULL, *present = NULL, *ignored = NULL;

  if (!steward_signal_folder_check (connector, reader, "", NULL, cancellable, error))
    return FALSE;
  listing = steward_folder_listing_new_chosen (steward_connector_get_setting (connector, "path"), &choice, cancellable,
                                               error);
  if (listing == NULL)
    return FALSE;
  salt = g_strjoin ("\n", reader->salt, STEWARD_VERSION, steward_connector_get_instance (connector), NULL);
  present = steward_folder_listing_make_cursor (listing, salt);
  *out_unchanged = g_strcmp0 (cursor, present) == 0;
  if (!*out_unchanged && !steward_signal_folder_read (steward_connector_get_setting (connector, "path"), reader, NULL,
                                                      &nowhere, &ignored, cancellable, error))
    return FALSE;
  *out_cursor = g_steal_pointer (&present);

  return TRUE;
}
