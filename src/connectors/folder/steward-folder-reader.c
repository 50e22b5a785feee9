/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The documents of one file, whatever its format, and what becomes of a file
 * that looks like ours and cannot be read. */

#include "config.h"

#include "steward-folder-reader.h"

#include "steward-folder-file.h"
#include "steward-json.h"

#include <stdio.h>
#include <string.h>

static gboolean
contains (const char *text,
          gsize       length,
          const char *word)
{
  return memmem (text, length, word, strlen (word)) != NULL;
}

/**
 * steward_folder_sniff:
 * @text: of a file
 * @length: bytes
 *
 * Costs as little as a search for a few words. It may say yes too often, but a
 * text without these words holds no document of ours.
 */
StewardFolderMarks
steward_folder_sniff (const char *text,
                      gsize       length)
{
  StewardFolderMarks marks = 0;

  if (contains (text, length, "DataProduct") || contains (text, length, "dataProductDescriptor"))
    marks |= STEWARD_FOLDER_HAS_PRODUCT;
  if (contains (text, length, "DataContract") || contains (text, length, "dataContractSpecification"))
    marks |= STEWARD_FOLDER_HAS_CONTRACT;
  else if (marks == 0 && contains (text, length, "apiVersion"))
    marks |= STEWARD_FOLDER_HAS_VERSION;

  return marks;
}

/* Whether a text with these marks is worth a word when it cannot be read. */
gboolean
steward_folder_looks_like_ours (StewardFolderMarks marks)
{
  return (marks & (STEWARD_FOLDER_HAS_PRODUCT | STEWARD_FOLDER_HAS_CONTRACT)) != 0;
}

static gboolean
each_yaml (GBytes                     *text,
           guint                       file,
           StewardFolderDocumentFunc   func,
           gpointer                    user_data,
           GError                    **error)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  g_autoptr(GPtrArray) documents = steward_document_parse_yaml (data, (gssize) length, NULL, error);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      StewardDocument *document = g_ptr_array_index (documents, i);
      const StewardNode *root = steward_document_get_root (document);
      StewardFolderPlace place = { file, i, 0, 0, 1, 1 };

      if (root != NULL)
        {
          place.line = steward_node_get_line (root);
          place.column = steward_node_get_column (root);
          if (!func (document, &place, user_data))
            break;
        }
    }

  return documents != NULL;
}

static gboolean
each_json (GBytes                     *text,
           guint                       file,
           StewardFolderDocumentFunc   func,
           gpointer                    user_data,
           GError                    **error)
{
  g_autoptr(StewardJsonStream) stream = steward_json_stream_new (text, NULL);

  for (guint i = 0; ; i++)
    {
      g_autoptr(StewardDocument) document = NULL;
      const StewardNode *root;
      StewardFolderPlace place = { file, i, 0, 0, 1, 1 };

      if (!steward_json_stream_next (stream, &document, error))
        return FALSE;
      if (document == NULL)
        return TRUE;
      root = steward_document_get_root (document);
      place.line = steward_node_get_line (root);
      place.column = steward_node_get_column (root);
      steward_json_stream_get_extent (stream, &place.offset, &place.length);
      if (!func (document, &place, user_data))
        return TRUE;
    }
}

/**
 * steward_folder_each_document:
 * @text: of a file
 * @format: of the file
 * @file: its number, for the places
 * @func: called for each document, ours or not
 * @user_data: for @func
 * @error: return location: INVALID_DATA with line and column
 *
 * Returns: %FALSE when the text breaks its grammar; the documents before that
 *   place (in JSON) were given all the same
 */
gboolean
steward_folder_each_document (GBytes                     *text,
                              StewardFolderFormat         format,
                              guint                       file,
                              StewardFolderDocumentFunc   func,
                              gpointer                    user_data,
                              GError                    **error)
{
  if (format == STEWARD_FOLDER_YAML)
    return each_yaml (text, file, func, user_data, error);

  return each_json (text, file, func, user_data, error);
}

typedef struct
{
  const char *path;
  guint index;
  StewardReading *reading;
} Again;

static gboolean
read_if_indexed (StewardDocument          *document,
                 const StewardFolderPlace *place,
                 gpointer                  user_data)
{
  Again *again = user_data;

  if (place->index != again->index)
    return TRUE;

  again->reading = steward_contract_read (document, again->path);
  return FALSE;
}

/* The slice was parsed on its own, so its lines count from its own start. */
static void
shift_findings (GPtrArray                *findings,
                const StewardFolderPlace *place)
{
  for (guint i = 0; i < findings->len; i++)
    {
      StewardFinding *finding = g_ptr_array_index (findings, i);

      if (finding->line == 1)
        finding->column += place->column - 1;
      if (finding->line > 0)
        finding->line += place->line - 1;
    }
}

static StewardReading *
read_slice (const StewardFolderListing *listing,
            const StewardFolderPlace   *place)
{
  const char *path = steward_folder_listing_get (listing, place->file)->path;
  g_autoptr(GBytes) text = steward_folder_read_slice_at (listing->fd, path, place->offset, place->length);
  g_autoptr(StewardDocument) document = NULL;
  StewardReading *reading;

  if (text == NULL || g_bytes_get_size (text) < place->length)
    return NULL;
  document = steward_document_parse_json (g_bytes_get_data (text, NULL), (gssize) place->length, NULL, NULL);
  if (document == NULL)
    return NULL;

  reading = steward_contract_read (document, path);
  shift_findings (reading->findings, place);

  return reading;
}

/**
 * steward_folder_read_again:
 * @listing: the folder
 * @place: of a document that was read before
 *
 * Returns: (transfer full) (nullable): the document once more; %NULL when the
 *   file has changed meanwhile, which the next sync will see
 */
StewardReading *
steward_folder_read_again (const StewardFolderListing *listing,
                           const StewardFolderPlace   *place)
{
  const StewardFolderFile *file = steward_folder_listing_get (listing, place->file);
  g_autoptr(GBytes) text = NULL;
  Again again = { file->path, place->index, NULL };

  if (place->length > 0)
    return read_slice (listing, place);
  text = steward_folder_listing_read (listing, file, STEWARD_FOLDER_MAX_FILE_BYTES, NULL);
  if (text == NULL)
    return NULL;
  if (!steward_folder_each_document (text, file->format, place->file, read_if_indexed, &again, NULL))
    g_clear_pointer (&again.reading, steward_reading_free);

  return again.reading;
}

/**
 * steward_folder_describe_error:
 * @error: why a file could not be read
 * @path: of the file
 *
 * Returns: (transfer full): the error as a finding, at its line and column if
 *   it names them
 */
StewardFinding *
steward_folder_describe_error (const GError *error,
                               const char   *path)
{
  unsigned line = 0, column = 0;
  int skip = 0;
  const char *message = error->message;

  if (sscanf (message, "Line %u, column %u: %n", &line, &column, &skip) >= 2 && skip > 0)
    message += skip;
  else
    line = column = 0;

  return steward_finding_new ("document/unreadable", STEWARD_SEVERITY_ERROR, path, line, column, g_strdup (message),
                              "Correct the document at this place; until then nothing of it can be shown.");
}

/**
 * steward_folder_make_broken:
 * @error: why a file could not be read
 * @path: of the file
 *
 * Returns: (transfer full): an entry named after the file, so that people see
 *   that something is missing and where
 */
StewardEntry *
steward_folder_make_broken (const GError *error,
                            const char   *path)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);

  entry->native_id = g_strdup (path);
  entry->name = g_strdup (path);
  entry->location = g_strdup (path);
  entry->format = g_strdup ("unreadable document");
  g_ptr_array_add (entry->findings, steward_folder_describe_error (error, path));

  return entry;
}
