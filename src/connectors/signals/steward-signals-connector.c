/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder into which other programs export what they have measured: tables,
 * JSON and JSON lines. */

#include "config.h"

#include "steward-signals-connector.h"

#include "steward-signal-csv.h"
#include "steward-signal-folder.h"
#include "steward-signals-parse.h"

#include <glib/gi18n-lib.h>

/* Raise it when the same files give other measurements. */
#define READER_VERSION "signals 1"

struct _StewardSignalsConnector
{
  StewardConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (StewardSignalsConnector, steward_signals_connector, STEWARD_TYPE_CONNECTOR)

static gboolean
is_table (const char *name)
{
  return g_str_has_suffix (name, ".csv") || g_str_has_suffix (name, ".tsv");
}

static gboolean
wants_name (const char *name,
            gpointer    user_data)
{
  return is_table (name) || g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".jsonl") ||
         g_str_has_suffix (name, ".ndjson");
}

static gboolean
read_file (StewardSignalFile    *file,
           StewardSignalWriter  *writer,
           gpointer              user_data,
           GError              **error)
{
  if (is_table (file->path))
    return steward_signal_csv_read (file, writer, error);

  return steward_signal_file_each_value (file, writer, steward_signals_parse_value, NULL, error);
}

static StewardSignalReader
make_reader (StewardConnector *connector)
{
  return (StewardSignalReader) {
    .salt = READER_VERSION,
    .complete = steward_signal_complete_from (steward_connector_get_setting (connector, "complete")),
    .wants = wants_name,
    .read = read_file,
  };
}

static gboolean
check_folder (StewardConnector  *connector,
              char             **out_summary,
              GCancellable      *cancellable,
              GError           **error)
{
  const StewardSignalReader reader = make_reader (connector);

  return steward_signal_folder_check (connector, &reader, "Files of measurements", out_summary, cancellable, error);
}

static gboolean
read_signals (StewardConnector         *connector,
              const char               *cursor,
              const StewardSignalSink  *sink,
              char                    **out_cursor,
              GCancellable             *cancellable,
              GError                  **error)
{
  const StewardSignalReader reader = make_reader (connector);

  return steward_signal_folder_read (steward_connector_get_setting (connector, "path"), &reader, cursor, sink,
                                     out_cursor, cancellable, error);
}

static void
steward_signals_connector_class_init (StewardSignalsConnectorClass *klass)
{
  StewardConnectorClass *connector_class = STEWARD_CONNECTOR_CLASS (klass);

  connector_class->check = check_folder;
  connector_class->signals = read_signals;
}

static void
steward_signals_connector_init (StewardSignalsConnector *self)
{
}

static StewardConnector *
create_connector (StewardSource  *source,
                  StewardSecrets *secrets)
{
  return g_object_new (STEWARD_TYPE_SIGNALS_CONNECTOR, "source", source, "secrets", secrets, NULL);
}

static const StewardField fields[] = {
  {
    .key = "path",
    .kind = STEWARD_FIELD_FOLDER,
    .title = N_("Folder"),
    .hint = N_("A folder with measurements as CSV, JSON or JSON lines. It is only read."),
    .required = TRUE,
  },
  {
    .key = "complete",
    .kind = STEWARD_FIELD_CHOICE,
    .title = N_("Updates are complete"),
    .hint = N_("After that moment, nobody knows whether an update is missing or was only not exported yet."),
    .fallback = "newest",
    .choices = steward_signal_complete_choices,
  },
  { .key = NULL },
};

const StewardConnectorKind steward_signals_connector_kind = {
  .id = "signals",
  .title = N_("Measurements"),
  .summary = N_("Measurements and check results that other programs export to a folder"),
  .icon_name = "x-office-spreadsheet-symbolic",
  .fields = fields,
  .capabilities = STEWARD_CAN_SIGNALS,
  .create = create_connector,
};
