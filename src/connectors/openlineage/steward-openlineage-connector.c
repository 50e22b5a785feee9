/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder of OpenLineage events: one in a file, one in a line or lists of them. */

#include "config.h"

#include "steward-openlineage-connector.h"

#include "steward-openlineage-map.h"
#include "steward-openlineage-parse.h"
#include "steward-signal-catalog.h"
#include "steward-signal-folder.h"

#include <glib/gi18n-lib.h>

/* Raise it when the same files give something else. */
#define READER_VERSION "openlineage 1"

struct _StewardOpenlineageConnector
{
  StewardConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (StewardOpenlineageConnector, steward_openlineage_connector, STEWARD_TYPE_CONNECTOR)

static gboolean
wants_name (const char *name,
            gpointer    user_data)
{
  return g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".jsonl") ||
         g_str_has_suffix (name, ".ndjson") || g_str_has_suffix (name, ".log");
}

static gboolean
read_events (StewardSignalFile    *file,
             StewardSignalWriter  *writer,
             gpointer              runs,
             GError              **error)
{
  return steward_signal_file_each_value (file, writer, steward_openlineage_parse_event, runs, error);
}

static StewardSignalReader
make_reader (StewardConnector       *connector,
             StewardOpenlineageRuns *runs)
{
  return (StewardSignalReader) {
    .salt = READER_VERSION,
    .complete = steward_signal_complete_from (steward_connector_get_setting (connector, "complete")),
    .wants = wants_name,
    .read = read_events,
    .user_data = runs,
  };
}

static gboolean
check_folder (StewardConnector  *connector,
              char             **out_summary,
              GCancellable      *cancellable,
              GError           **error)
{
  const StewardSignalReader reader = make_reader (connector, NULL);

  return steward_signal_folder_check (connector, &reader, "Files of events", out_summary, cancellable, error);
}

static gboolean
read_signals (StewardConnector         *connector,
              const char               *cursor,
              const StewardSignalSink  *sink,
              char                    **out_cursor,
              GCancellable             *cancellable,
              GError                  **error)
{
  g_autoptr(StewardOpenlineageRuns) runs = steward_openlineage_runs_new ();
  const StewardSignalReader reader = make_reader (connector, runs);

  return steward_signal_folder_read (steward_connector_get_setting (connector, "path"), &reader, cursor, sink,
                                     out_cursor, cancellable, error);
}

static gboolean
map_event (const StewardNode    *value,
           const char           *place,
           StewardSignalWriter  *writer,
           gpointer              map,
           GError              **error)
{
  steward_openlineage_map_add_event (map, value);

  return TRUE;
}

static gboolean
map_file (StewardSignalFile    *file,
          StewardSignalWriter  *writer,
          gpointer              map,
          GError              **error)
{
  return steward_signal_file_each_value (file, writer, map_event, map, error);
}

static gboolean
fetch_datasets (StewardConnector   *connector,
                const char         *cursor,
                const StewardSink  *sink,
                char              **out_cursor,
                gboolean           *out_unchanged,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr(StewardOpenlineageMap) map = steward_openlineage_map_new ();
  const StewardSignalReader reader = {
    .salt = READER_VERSION, .wants = wants_name, .read = map_file, .user_data = map,
  };

  if (!steward_signal_catalog_read (connector, &reader, cursor, out_cursor, out_unchanged, cancellable, error))
    return FALSE;

  return *out_unchanged || steward_openlineage_map_give (map, sink, cancellable, error);
}

static void
steward_openlineage_connector_class_init (StewardOpenlineageConnectorClass *klass)
{
  StewardConnectorClass *connector_class = STEWARD_CONNECTOR_CLASS (klass);

  connector_class->check = check_folder;
  connector_class->fetch = fetch_datasets;
  connector_class->signals = read_signals;
}

static void
steward_openlineage_connector_init (StewardOpenlineageConnector *self)
{
}

static StewardConnector *
create_connector (StewardSource  *source,
                  StewardSecrets *secrets)
{
  return g_object_new (STEWARD_TYPE_OPENLINEAGE_CONNECTOR, "source", source, "secrets", secrets, NULL);
}

static const StewardField fields[] = {
  {
    .key = "path",
    .kind = STEWARD_FIELD_FOLDER,
    .title = N_("Folder"),
    .hint = N_("A folder of OpenLineage events as JSON or JSON lines. It is only read."),
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

const StewardConnectorKind steward_openlineage_connector_kind = {
  .id = "openlineage",
  .title = N_("OpenLineage"),
  .summary = N_("Runs, updates and lineage from a folder of OpenLineage events"),
  .icon_name = "emblem-shared-symbolic",
  .fields = fields,
  .capabilities = STEWARD_CAN_FETCH | STEWARD_CAN_SIGNALS,
  .create = create_connector,
};
