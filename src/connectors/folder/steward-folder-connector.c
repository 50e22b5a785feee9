/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The connector that all others are modelled on: a static description, and
 * three verbs that block in a thread of sync/. */

#include "config.h"

#include "steward-folder-connector.h"

#include "steward-folder-fetch.h"
#include "steward-folder-instance.h"
#include "steward-folder-listing.h"
#include "steward-signal-csv.h"
#include "steward-signal-folder.h"

#include <glib/gi18n-lib.h>

/* Part of the cursor: raise it when the same files give other entries. */
#define READER_VERSION "1"

struct _StewardFolderConnector
{
  StewardConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (StewardFolderConnector, steward_folder_connector, STEWARD_TYPE_CONNECTOR)

static StewardFolderListing *
list_folder (StewardConnector  *connector,
             GCancellable      *cancellable,
             GError           **error)
{
  const char *path = steward_connector_get_setting (connector, "path");
  const char *pattern = steward_connector_get_setting (connector, "pattern");
  g_auto(GStrv) patterns = pattern != NULL ? g_strsplit (pattern, ",", -1) : NULL;
  g_autoptr(StewardFolderListing) listing = NULL;
  g_autofree char *instance = NULL;

  if (!g_path_is_absolute (path))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "The folder “%s” is not an absolute path.", path);
      return NULL;
    }
  listing = steward_folder_listing_new (path, (const char *const *) patterns, cancellable, error);
  if (listing == NULL)
    return NULL;
  instance = steward_folder_instance_find (listing->root);
  steward_connector_set_instance (connector, instance);

  return g_steal_pointer (&listing);
}

static gboolean
check_folder (StewardConnector  *connector,
              char             **out_summary,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr(StewardFolderListing) listing = list_folder (connector, cancellable, error);

  if (listing == NULL)
    return FALSE;

  *out_summary = g_strdup_printf (listing->files->len == 1 ? "%u file to read in “%s”, known as “%s”."
                                                           : "%u files to read in “%s”, known as “%s”.",
                                  listing->files->len, listing->root, steward_connector_get_instance (connector));
  return TRUE;
}

static char *
make_cursor (StewardConnector           *connector,
             const StewardFolderListing *listing)
{
  const char *pattern = steward_connector_get_setting (connector, "pattern");
  g_autofree char *salt = g_strjoin ("\n", READER_VERSION, STEWARD_VERSION, steward_connector_get_instance (connector),
                                     pattern != NULL ? pattern : "", NULL);

  return steward_folder_listing_make_cursor (listing, salt);
}

static gboolean
fetch_folder (StewardConnector   *connector,
              const char         *cursor,
              const StewardSink  *sink,
              char              **out_cursor,
              gboolean           *out_unchanged,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autoptr(StewardFolderListing) listing = list_folder (connector, cancellable, error);
  g_autofree char *present = NULL;

  if (listing == NULL)
    return FALSE;

  present = make_cursor (connector, listing);
  *out_unchanged = g_strcmp0 (cursor, present) == 0;
  if (!*out_unchanged && !steward_folder_fetch (listing, sink, cancellable, error))
    return FALSE;

  *out_cursor = g_steal_pointer (&present);
  return TRUE;
}

static gboolean
is_table (const char *name,
          gpointer    user_data)
{
  return g_str_has_suffix (name, ".csv");
}

static gboolean
read_table (StewardSignalFile    *file,
            StewardSignalWriter  *writer,
            gpointer              user_data,
            GError              **error)
{
  return steward_signal_csv_read (file, writer, error);
}

/* Measurements beside the contracts: the tables in the folder of that name. A
 * folder without them is fine. */
static gboolean
read_signals (StewardConnector         *connector,
              const char               *cursor,
              const StewardSignalSink  *sink,
              char                    **out_cursor,
              GCancellable             *cancellable,
              GError                  **error)
{
  static const StewardSignalReader reader = {
    .salt = "measurements 1", .complete = STEWARD_COMPLETE_NEWEST, .wants = is_table, .read = read_table,
  };
  g_autofree char *path = g_build_filename (steward_connector_get_setting (connector, "path"), "measurements", NULL);

  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK) || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;

  return steward_signal_folder_read (path, &reader, cursor, sink, out_cursor, cancellable, error);
}

static void
steward_folder_connector_class_init (StewardFolderConnectorClass *klass)
{
  StewardConnectorClass *connector_class = STEWARD_CONNECTOR_CLASS (klass);

  connector_class->check = check_folder;
  connector_class->fetch = fetch_folder;
  connector_class->signals = read_signals;
}

static void
steward_folder_connector_init (StewardFolderConnector *self)
{
}

static StewardConnector *
create_connector (StewardSource  *source,
                  StewardSecrets *secrets)
{
  return g_object_new (STEWARD_TYPE_FOLDER_CONNECTOR, "source", source, "secrets", secrets, NULL);
}

static const StewardField fields[] = {
  {
    .key = "path",
    .kind = STEWARD_FIELD_FOLDER,
    .title = N_("Folder"),
    .hint = N_("A folder or git checkout with data contracts and data products. It is only read."),
    .required = TRUE,
  },
  {
    .key = "pattern",
    .kind = STEWARD_FIELD_LIST,
    .title = N_("Only these files"),
    .hint = N_("Names with * and ?, such as *.odcs.yaml. Empty: every YAML and JSON file."),
  },
  { .key = NULL },
};

const StewardConnectorKind steward_folder_connector_kind = {
  .id = "folder",
  .title = N_("Folder"),
  .summary = N_("Contracts and products as files in a folder or git checkout"),
  .icon_name = "folder-symbolic",
  .fields = fields,
  .capabilities = STEWARD_CAN_FETCH | STEWARD_CAN_SIGNALS | STEWARD_CAN_WATCH,
  .create = create_connector,
};
