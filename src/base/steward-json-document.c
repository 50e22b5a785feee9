/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON text → document. */

#include "config.h"

#include "steward-json-private.h"

#include <string.h>

/* A string with escapes comes out shorter than the room that it got; the rest
 * of the room is lost until the document goes. */
static void
build_text (const StewardJsonScanner *scanner,
            StewardTreeBuilder       *builder)
{
  char *text = steward_tree_builder_scalar (builder, STEWARD_SCALAR_STRING, scanner->token_line,
                                            scanner->token_column, scanner->token_length);

  if (scanner->token_escaped)
    {
      StewardNode *node = g_ptr_array_index (builder->values, builder->values->len - 1);

      node->count = (guint32) steward_json_scanner_unescape (scanner, text);
      text[node->count] = '\0';
    }
  else
    {
      memcpy (text, scanner->token, scanner->token_length);
    }
}

static void
build_number (const StewardJsonScanner *scanner,
              StewardTreeBuilder       *builder)
{
  char *text = steward_tree_builder_scalar (builder,
                                            scanner->token_integer ? STEWARD_SCALAR_INTEGER : STEWARD_SCALAR_NUMBER,
                                            scanner->token_line, scanner->token_column, scanner->token_length);

  memcpy (text, scanner->token, scanner->token_length);
}

static gboolean
build_token (const StewardJsonScanner  *scanner,
             StewardJsonToken           token,
             StewardTreeBuilder        *builder,
             GError                   **error)
{
  unsigned line = scanner->token_line;
  unsigned column = scanner->token_column;

  switch (token)
    {
    case STEWARD_JSON_OBJECT_OPEN:
      steward_tree_builder_open (builder, STEWARD_NODE_MAPPING, line, column);
      break;
    case STEWARD_JSON_ARRAY_OPEN:
      steward_tree_builder_open (builder, STEWARD_NODE_SEQUENCE, line, column);
      break;
    case STEWARD_JSON_OBJECT_CLOSE:
    case STEWARD_JSON_ARRAY_CLOSE:
      return steward_tree_builder_close (builder, error);
    case STEWARD_JSON_NAME:
    case STEWARD_JSON_STRING:
      build_text (scanner, builder);
      break;
    case STEWARD_JSON_NUMBER:
      build_number (scanner, builder);
      break;
    case STEWARD_JSON_TRUE:
      steward_tree_builder_constant (builder, STEWARD_SCALAR_BOOLEAN, line, column, "true", 4);
      break;
    case STEWARD_JSON_FALSE:
      steward_tree_builder_constant (builder, STEWARD_SCALAR_BOOLEAN, line, column, "false", 5);
      break;
    case STEWARD_JSON_NULL:
      steward_tree_builder_constant (builder, STEWARD_SCALAR_NULL, line, column, "null", 4);
      break;
    case STEWARD_JSON_END:
    default:
      g_assert_not_reached ();
    }

  return steward_tree_builder_check (builder, line, column, error);
}

/* Reads the rest of the value that begins with @first into the builder. No
 * part of it may end behind @limit. */
gboolean
steward_json_build_value (StewardJsonScanner  *scanner,
                          StewardJsonToken     first,
                          StewardTreeBuilder  *builder,
                          const char          *limit,
                          GError             **error)
{
  StewardJsonToken token = first;

  for (;;)
    {
      if (G_UNLIKELY (scanner->at > limit))
        return steward_document_fail (error, scanner->token_line, scanner->token_column,
                                      "the value is larger than %" G_GSIZE_FORMAT " bytes",
                                      builder->limits.max_bytes);
      if (!build_token (scanner, token, builder, error))
        return FALSE;
      if (steward_tree_builder_depth (builder) == 0)
        return TRUE;
      if (!steward_json_scanner_next (scanner, &token, error))
        return FALSE;
    }
}

/* The byte order mark that some editors put in front of UTF-8. */
gsize
steward_json_skip_mark (const char *text,
                        gsize       length)
{
  return length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static gboolean
expect_end (StewardJsonScanner  *scanner,
            GError             **error)
{
  StewardJsonToken token;

  return steward_json_scanner_next (scanner, &token, error);
}

/**
 * steward_document_parse_json:
 * @text: (array length=length): JSON; a byte order mark is skipped
 * @length: in bytes, or −1 when @text is NUL-terminated
 * @limits: (nullable): bounds, %NULL for steward_limits_default()
 * @error: return location
 *
 * Reads exactly one value by RFC 8259, strictly: valid UTF-8, no duplicate
 * names, no lone surrogates, no U+0000, numbers within the range of a double.
 *
 * Returns: (transfer full): the document, or %NULL with
 *   %STEWARD_ERROR_INVALID_DATA, which names line and column
 */
StewardDocument *
steward_document_parse_json (const char           *text,
                             gssize                length,
                             const StewardLimits  *limits,
                             GError              **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  gsize skip = steward_json_skip_mark (text, size);
  StewardDocument *document = NULL;
  StewardTreeBuilder builder;
  StewardJsonScanner scanner;
  StewardJsonToken token;

  steward_tree_builder_init (&builder, limits);
  steward_json_scanner_init (&scanner, text + skip, size - skip, builder.limits.max_depth);
  if (steward_limits_check_size (&builder.limits, size, error) &&
      steward_json_scanner_next (&scanner, &token, error))
    {
      steward_tree_builder_begin (&builder, size * 2);
      if (steward_json_build_value (&scanner, token, &builder, scanner.end, error) && expect_end (&scanner, error))
        document = steward_tree_builder_finish (&builder);
    }
  steward_tree_builder_clear (&builder);

  return document;
}
