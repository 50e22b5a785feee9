/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The target folder of a dbt project, or a folder of such folders: results of
 * runs and tests, freshness of sources, and the manifest for the catalog. */

#include "config.h"

#include "steward-dbt-connector.h"

#include "steward-dbt-manifest.h"
#include "steward-dbt-parse.h"
#include "steward-folder-file.h"
#include "steward-signal-catalog.h"
#include "steward-signal-folder.h"
#include "steward-signal-nodes.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Raise it when the same files give something else. */
#define READER_VERSION "dbt 1"

struct _StewardDbtConnector
{
  StewardConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (StewardDbtConnector, steward_dbt_connector, STEWARD_TYPE_CONNECTOR)

/* What one reading keeps: the manifest of the folder that it is in. */
typedef struct
{
  const char *server;                  /* or NULL */
  gboolean runs_update;
  char *salt;
  char *folder;                        /* of @project; NULL: none was looked for */
  StewardDbtProject *project;          /* NULL: there is none, or it is broken */
  const StewardSink *sink;             /* of a fetch */
  GHashTable *given;                   /* of a fetch: set of native ids */
} Reading;

static gboolean
is_named (const char *name,
          const char *stem)
{
  return g_str_has_prefix (name, stem) && g_str_has_suffix (name, ".json");
}

static gboolean
wants_results (const char *name,
               gpointer    user_data)
{
  return is_named (name, "run_results") || is_named (name, "sources") || is_named (name, "freshness");
}

static gboolean
wants_manifest (const char *name,
                gpointer    user_data)
{
  return g_str_equal (name, "manifest.json");
}

/* Another file in the folder of @file; FALSE when there is none. */
static gboolean
open_beside (const StewardSignalFile *file,
             const char              *name,
             char                   **out_path,
             StewardSignalFile       *out_file)
{
  const char *slash = strrchr (file->path, '/');
  struct stat info;

  *out_path = g_strdup_printf ("%.*s%s", slash != NULL ? (int) (slash - file->path) + 1 : 0, file->path, name);
  *out_file = (StewardSignalFile) { .path = *out_path, .root_fd = file->root_fd, .cancellable = file->cancellable };
  out_file->fd = steward_folder_open_at (file->root_fd, *out_path, NULL);
  if (out_file->fd < 0)
    return FALSE;
  if (fstat (out_file->fd, &info) != 0)
    {
      close (out_file->fd);
      return FALSE;
    }
  out_file->size = (guint64) info.st_size;

  return TRUE;
}

/* A broken manifest is told once a folder; then tests cannot be told apart. */
static gboolean
load_project (Reading              *self,
              StewardSignalFile    *file,
              StewardSignalWriter  *writer,
              GError              **error)
{
  g_autofree char *folder = g_path_get_dirname (file->path), *path = NULL;
  g_autoptr(GError) reason = NULL;
  StewardSignalFile manifest;

  if (g_strcmp0 (self->folder, folder) == 0)
    return TRUE;
  g_clear_pointer (&self->project, steward_dbt_project_free);
  g_free (self->folder);
  self->folder = g_steal_pointer (&folder);
  if (!open_beside (file, "manifest.json", &path, &manifest))
    return TRUE;
  self->project = steward_dbt_project_read (&manifest, self->server, &reason);
  close (manifest.fd);
  if (self->project != NULL)
    return TRUE;
  if (steward_error_is_cancelled (reason))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  steward_signal_writer_refuse (writer, path, "%s", reason->message);

  return TRUE;
}

/* Which invocation it was stands before or behind its results. */
static gboolean
read_head (StewardSignalFile  *file,
           StewardDbtResults  *results,
           GError            **error)
{
  static const char *const wanted[] = { "metadata", "meta", "args", NULL };
  g_autoptr(StewardJsonFeed) feed = NULL;
  StewardJsonPiece piece;
  gboolean more;

  steward_signal_file_rewind (file, 0);
  feed = steward_signal_file_open_feed (file, NULL, wanted);
  while (steward_json_feed_next (feed, &piece, &more, error))
    {
      if (!more)
        return TRUE;
      if (piece.value == NULL || piece.member == NULL)
        continue;
      if (g_str_equal (piece.member, "args"))
        {
          g_free (results->command);
          results->command = g_strdup (steward_node_find_text (piece.value, "which"));
          continue;
        }
      if (!steward_node_find_time (piece.value, "generated_at", &results->generated_at))
        results->generated_at = -1;
      g_free (results->invocation);
      results->invocation = g_strdup (steward_node_find_text (piece.value, "invocation_id"));
    }

  return FALSE;
}

static gboolean
read_piece (const StewardSignalFile  *file,
            const StewardJsonPiece   *piece,
            const StewardDbtResults  *results,
            gboolean                  freshness,
            StewardSignalWriter      *writer,
            GError                  **error)
{
  gboolean element = piece->member != NULL &&
                     (g_str_equal (piece->member, "results") || g_str_equal (piece->member, "sources"));
  g_autofree char *place = NULL;

  if (piece->fault != NULL)
    {
      steward_signal_file_refuse_fault (file, writer, piece);
      return TRUE;
    }
  if (!element)
    return TRUE;
  place = g_strdup_printf ("%s, result %" G_GUINT64_FORMAT, file->path, piece->index + 1);
  if (!steward_node_is_object (piece->value))
    {
      steward_signal_writer_refuse (writer, place, "The result is not an object.");
      return TRUE;
    }

  return freshness ? steward_dbt_parse_freshness (results, piece->name, piece->value, place, writer, error)
                   : steward_dbt_parse_result (results, piece->value, place, writer, error);
}

static gboolean
read_pieces (StewardSignalFile        *file,
             const StewardDbtResults  *results,
             StewardSignalWriter      *writer,
             GError                  **error)
{
  static const char *const opened[] = { "results", "sources", NULL };
  const char *slash = strrchr (file->path, '/');
  gboolean freshness = !is_named (slash != NULL ? slash + 1 : file->path, "run_results");
  g_autoptr(StewardJsonFeed) feed = NULL;
  StewardJsonPiece piece;
  gboolean more, any = FALSE;

  steward_signal_file_rewind (file, 0);
  feed = steward_signal_file_open_feed (file, opened, NULL);
  while (steward_json_feed_next (feed, &piece, &more, error))
    {
      if (!more && !any)
        steward_signal_writer_refuse (writer, file->path, "The file holds nothing.");
      if (!more)
        return TRUE;
      any = TRUE;
      if (!read_piece (file, &piece, results, freshness, writer, error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
read_results (StewardSignalFile    *file,
              StewardSignalWriter  *writer,
              gpointer              user_data,
              GError              **error)
{
  Reading *self = user_data;
  StewardDbtResults results = { .server = self->server, .runs_update = self->runs_update, .generated_at = -1 };
  gboolean fine = read_head (file, &results, error);

  if (fine && !steward_dbt_is_dry (results.command))
    {
      fine = load_project (self, file, writer, error);
      results.project = self->project;
      fine = fine && read_pieces (file, &results, writer, error);
    }
  if (results.generated_at >= 0)
    writer->newest = MAX (writer->newest, results.generated_at);
  g_free (results.command);
  g_free (results.invocation);

  return fine;
}

static StewardSignalReader
make_reader (StewardConnector *connector,
             Reading          *reading)
{
  const char *runs = steward_connector_get_setting (connector, "runs");

  reading->server = steward_connector_get_setting (connector, "server");
  reading->runs_update = g_strcmp0 (runs, "updates") == 0;
  reading->salt = g_strdup_printf ("%s %s %s", READER_VERSION, runs, reading->server != NULL ? reading->server : "");

  return (StewardSignalReader) {
    .salt = reading->salt,
    .complete = reading->runs_update ? STEWARD_COMPLETE_NEWEST : STEWARD_COMPLETE_NEVER,
    .wants = wants_results,
    .read = read_results,
    .user_data = reading,
  };
}

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->project, steward_dbt_project_free);
  g_clear_pointer (&reading->folder, g_free);
  g_clear_pointer (&reading->salt, g_free);
  g_clear_pointer (&reading->given, g_hash_table_unref);
}

static gboolean
wants_any (const char *name,
           gpointer    user_data)
{
  return wants_results (name, user_data) || wants_manifest (name, user_data);
}

static gboolean
check_folder (StewardConnector  *connector,
              char             **out_summary,
              GCancellable      *cancellable,
              GError           **error)
{
  static const StewardSignalReader reader = { .wants = wants_any };

  return steward_signal_folder_check (connector, &reader, "Artifacts of dbt", out_summary, cancellable, error);
}

static gboolean
read_signals (StewardConnector         *connector,
              const char               *cursor,
              const StewardSignalSink  *sink,
              char                    **out_cursor,
              GCancellable             *cancellable,
              GError                  **error)
{
  Reading reading = { 0 };
  const StewardSignalReader reader = make_reader (connector, &reading);
  gboolean fine = steward_signal_folder_read (steward_connector_get_setting (connector, "path"), &reader, cursor, sink,
                                              out_cursor, cancellable, error);

  clear_reading (&reading);

  return fine;
}

/* A manifest that cannot be read is the fetch's error: else its tables would be
 * taken for gone. */
static gboolean
read_manifest (StewardSignalFile    *file,
               StewardSignalWriter  *writer,
               gpointer              user_data,
               GError              **error)
{
  Reading *self = user_data;
  StewardSignalFile catalog;
  g_autofree char *path = NULL;
  gboolean has_catalog = open_beside (file, "catalog.json", &path, &catalog);
  gboolean fine = steward_dbt_manifest_give (file, has_catalog ? &catalog : NULL, self->server, self->given,
                                             self->sink, error);

  if (has_catalog)
    close (catalog.fd);
  writer->stopped = !fine;

  return fine;
}

static gboolean
fetch_tables (StewardConnector   *connector,
              const char         *cursor,
              const StewardSink  *sink,
              char              **out_cursor,
              gboolean           *out_unchanged,
              GCancellable       *cancellable,
              GError            **error)
{
  const char *server = steward_connector_get_setting (connector, "server");
  Reading reading = { .server = server, .sink = sink };
  g_autofree char *salt = g_strdup_printf ("%s %s", READER_VERSION, server != NULL ? server : "");
  const StewardSignalReader reader = {
    .salt = salt, .wants = wants_manifest, .read = read_manifest, .user_data = &reading,
  };
  gboolean fine;

  reading.given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fine = steward_signal_catalog_read (connector, &reader, cursor, out_cursor, out_unchanged, cancellable, error);
  clear_reading (&reading);

  return fine;
}

static void
steward_dbt_connector_class_init (StewardDbtConnectorClass *klass)
{
  StewardConnectorClass *connector_class = STEWARD_CONNECTOR_CLASS (klass);

  connector_class->check = check_folder;
  connector_class->fetch = fetch_tables;
  connector_class->signals = read_signals;
}

static void
steward_dbt_connector_init (StewardDbtConnector *self)
{
}

static StewardConnector *
create_connector (StewardSource  *source,
                  StewardSecrets *secrets)
{
  return g_object_new (STEWARD_TYPE_DBT_CONNECTOR, "source", source, "secrets", secrets, NULL);
}

static const StewardChoice runs_choices[] = {
  { "runs", N_("A run only") },
  { "updates", N_("A run, and an update of its table") },
  { NULL },
};

static const StewardField fields[] = {
  {
    .key = "path",
    .kind = STEWARD_FIELD_FOLDER,
    .title = N_("Folder"),
    .hint = N_("The folder “target” of a dbt project, or one with such folders in it. It is only read."),
    .required = TRUE,
  },
  {
    .key = "server",
    .kind = STEWARD_FIELD_TEXT,
    .title = N_("Server of the tables"),
    .hint = N_("Such as postgresql://host:5432, which dbt does not write down. With it, tables are known by their "
               "address; without it, by database, schema and name."),
  },
  {
    .key = "runs",
    .kind = STEWARD_FIELD_CHOICE,
    .title = N_("A successful run is"),
    .hint = N_("A run builds a table anew, even if there was no newer data to build it from."),
    .fallback = "runs",
    .choices = runs_choices,
  },
  { .key = NULL },
};

const StewardConnectorKind steward_dbt_connector_kind = {
  .id = "dbt",
  .title = N_("dbt"),
  .summary = N_("Runs, tests, source freshness and lineage from the artifacts of a dbt project"),
  .icon_name = "system-run-symbolic",
  .fields = fields,
  .capabilities = STEWARD_CAN_FETCH | STEWARD_CAN_SIGNALS,
  .create = create_connector,
};
