/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a picked file in a thread, bounded and as text, and finds what is wrong
 * with the document in it. */

#include "config.h"

#include "steward-picked-document.h"

#include <string.h>

#include "steward-contract-reader.h"

#define MAX_DOCUMENT (4 * 1024 * 1024)

/**
 * steward_picked_document_check:
 * @text: of a document
 * @name: of its file, for the findings
 *
 * Returns: (transfer full) (nullable) (element-type StewardFinding): what is
 *   wrong with it; %NULL when it is no YAML at all
 */
GPtrArray *
steward_picked_document_check (const char *text,
                               const char *name)
{
  g_autoptr (GPtrArray) documents = steward_document_parse_yaml (text, (gssize) strlen (text), NULL, NULL);

  return documents == NULL || documents->len == 0
           ? NULL : steward_contract_check (g_ptr_array_index (documents, 0), name);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  GError *error = NULL;
  StewardPickedDocument *document;

  if (!g_file_get_contents (task_data, &text, &length, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (length > MAX_DOCUMENT || !g_utf8_validate (text, (gssize) length, NULL))
    {
      g_task_return_new_error (task, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                               "The file is no text of at most 4 MiB.");
      return;
    }
  document = g_new0 (StewardPickedDocument, 1);
  document->name = g_path_get_basename (task_data);
  document->findings = steward_picked_document_check (text, document->name);
  document->text = g_steal_pointer (&text);
  g_task_return_pointer (task, document, (GDestroyNotify) steward_picked_document_free);
}

/**
 * steward_picked_document_read_async:
 * @source: for whom; kept until @callback
 * @path: of the file
 * @cancellable: (nullable): cancels
 * @callback: called on the main context
 * @user_data: for @callback
 */
void
steward_picked_document_read_async (GObject             *source,
                                    const char          *path,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_picked_document_read_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * steward_picked_document_read_finish:
 * @result: of the callback
 * @error: return location; %STEWARD_ERROR_INVALID_DATA for what is no text or
 *   too large
 *
 * Returns: (transfer full): the document
 */
StewardPickedDocument *
steward_picked_document_read_finish (GAsyncResult  *result,
                                     GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
steward_picked_document_free (StewardPickedDocument *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->name);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}
