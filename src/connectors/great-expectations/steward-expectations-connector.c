/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder of validation results of Great Expectations, such as its store
 * “validations”, or the results of checkpoints. */

#include "config.h"

#include "steward-expectations-connector.h"

#include "steward-expectations-parse.h"
#include "steward-signal-folder.h"
#include "steward-signal-nodes.h"

#include <glib/gi18n-lib.h>

/* Raise it when the same files give other measurements. */
#define READER_VERSION "great-expectations 1"

struct _StewardExpectationsConnector
{
  StewardConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (StewardExpectationsConnector, steward_expectations_connector, STEWARD_TYPE_CONNECTOR)

static gboolean
wants_name (const char *name,
            gpointer    user_data)
{
  return g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".jsonl");
}

/* What a file turned out to be. */
typedef struct
{
  gboolean has_results;                /* one validation, its results one by one */
  gboolean has_runs;                   /* a checkpoint: validations one by one */
} Shape;

static const char *const opened[] = { "results", "run_results", "validation_results", NULL };

/* What all results have in common may stand behind them. */
static gboolean
read_head (StewardSignalFile  *file,
           StewardValidation  *validation,
           GError            **error)
{
  static const char *const wanted[] = { "meta", "statistics", "suite_name", "run_id", "asset_name", NULL };
  g_autoptr(StewardJsonFeed) feed = NULL;
  StewardJsonPiece piece;
  gboolean more;

  steward_signal_file_rewind (file, 0);
  feed = steward_signal_file_open_feed (file, NULL, wanted);
  while (steward_json_feed_next (feed, &piece, &more, error))
    {
      if (!more)
        return TRUE;
      if (piece.value != NULL && piece.member != NULL)
        steward_validation_read_member (validation, piece.member, piece.value);
    }

  return FALSE;
}

static gboolean
read_piece (StewardSignalFile       *file,
            const StewardJsonPiece  *piece,
            StewardValidation       *validation,
            Shape                   *shape,
            StewardSignalWriter     *writer,
            GError                 **error)
{
  gboolean result = g_strcmp0 (piece->member, "results") == 0;
  g_autofree char *place = NULL;

  if (piece->fault != NULL)
    {
      steward_signal_file_refuse_fault (file, writer, piece);
      return TRUE;
    }
  place = g_strdup_printf ("%s, %s %" G_GUINT64_FORMAT, file->path, result ? "result" : "validation",
                           piece->index + 1);
  if (!steward_node_is_object (piece->value))
    {
      if (result || piece->name != NULL)
        steward_signal_writer_refuse (writer, place, "This is not an object.");
      return TRUE;
    }
  if (!result && piece->name == NULL && g_strcmp0 (piece->member, "validation_results") != 0)
    return TRUE;                       /* another member of the validation */
  if (!result)
    {
      shape->has_runs = TRUE;
      return steward_validation_parse_value (piece->value, place, writer, NULL, error);
    }

  shape->has_results = TRUE;

  return !steward_validation_check (validation, place, writer) ||
         steward_validation_add_result (validation, piece->value, place, writer, error);
}

static gboolean
read_pieces (StewardSignalFile    *file,
             StewardValidation    *validation,
             StewardSignalWriter  *writer,
             GError              **error)
{
  g_autoptr(StewardJsonFeed) feed = NULL;
  StewardJsonPiece piece;
  Shape shape = { FALSE, FALSE };
  gboolean more;

  steward_signal_file_rewind (file, 0);
  feed = steward_signal_file_open_feed (file, opened, opened);
  while (steward_json_feed_next (feed, &piece, &more, error))
    {
      if (more && !read_piece (file, &piece, validation, &shape, writer, error))
        return FALSE;
      if (more)
        continue;
      if (shape.has_results && validation->subject != NULL && validation->time >= 0)
        return steward_validation_finish (validation, file->path, writer, error);
      if (!shape.has_results && !shape.has_runs)
        steward_signal_writer_refuse (writer, file->path, "This is no validation result, or an empty one.");
      return TRUE;
    }

  return FALSE;
}

/* One object, the usual; else a list or lines of them. */
static gboolean
is_one_object (StewardSignalFile  *file,
               gboolean           *out_is,
               GError            **error)
{
  char start[4096];
  gssize n;

  steward_signal_file_rewind (file, 0);
  n = steward_signal_file_read (start, sizeof start, file, error);
  *out_is = !steward_signal_file_is_lines (file);
  for (gssize i = 0; i < n && *out_is; i++)
    {
      if (start[i] == '{')
        break;
      if (start[i] == '[')
        *out_is = FALSE;
    }

  return n >= 0;
}

static gboolean
read_validations (StewardSignalFile    *file,
                  StewardSignalWriter  *writer,
                  gpointer              user_data,
                  GError              **error)
{
  g_auto(StewardValidation) validation = { 0 };
  gboolean one;

  if (!is_one_object (file, &one, error))
    return FALSE;
  if (!one)
    return steward_signal_file_each_value (file, writer, steward_validation_parse_value, NULL, error);

  steward_validation_init (&validation);

  return read_head (file, &validation, error) && read_pieces (file, &validation, writer, error);
}

static const StewardSignalReader reader = {
  .salt = READER_VERSION,
  .complete = STEWARD_COMPLETE_NEVER,
  .wants = wants_name,
  .read = read_validations,
};

static gboolean
check_folder (StewardConnector  *connector,
              char             **out_summary,
              GCancellable      *cancellable,
              GError           **error)
{
  return steward_signal_folder_check (connector, &reader, "Files of validation results", out_summary, cancellable,
                                      error);
}

static gboolean
read_signals (StewardConnector         *connector,
              const char               *cursor,
              const StewardSignalSink  *sink,
              char                    **out_cursor,
              GCancellable             *cancellable,
              GError                  **error)
{
  return steward_signal_folder_read (steward_connector_get_setting (connector, "path"), &reader, cursor, sink,
                                     out_cursor, cancellable, error);
}

static void
steward_expectations_connector_class_init (StewardExpectationsConnectorClass *klass)
{
  StewardConnectorClass *connector_class = STEWARD_CONNECTOR_CLASS (klass);

  connector_class->check = check_folder;
  connector_class->signals = read_signals;
}

static void
steward_expectations_connector_init (StewardExpectationsConnector *self)
{
}

static StewardConnector *
create_connector (StewardSource  *source,
                  StewardSecrets *secrets)
{
  return g_object_new (STEWARD_TYPE_EXPECTATIONS_CONNECTOR, "source", source, "secrets", secrets, NULL);
}

static const StewardField fields[] = {
  {
    .key = "path",
    .kind = STEWARD_FIELD_FOLDER,
    .title = N_("Folder"),
    .hint = N_("The folder “validations” of a Great Expectations project, or any with validation results. "
               "It is only read."),
    .required = TRUE,
  },
  { .key = NULL },
};

const StewardConnectorKind steward_expectations_connector_kind = {
  .id = "great-expectations",
  .title = N_("Great Expectations"),
  .summary = N_("Check results from the validation results of Great Expectations"),
  .icon_name = "emblem-default-symbolic",
  .fields = fields,
  .capabilities = STEWARD_CAN_SIGNALS,
  .create = create_connector,
};
