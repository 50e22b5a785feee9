/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Many documents in one text, one at a time. Catalogs export 100,000 products
 * as one array or as one object a line; either way memory holds one of them. */

#include "config.h"

#include "steward-json.h"

#include "steward-json-private.h"

struct _StewardJsonStream
{
  GBytes *text;                        /* (owned) */
  StewardJsonScanner scanner;
  StewardTreeBuilder builder;
  gsize size_hint;                     /* of the next element, from the last one */
  const char *element, *element_end;   /* (unowned): where the last element stands */
  gboolean started;
  gboolean array;                      /* the elements of one array, and not values line by line */
  gboolean ended;
};

/**
 * steward_json_stream_new:
 * @text: the elements of one array, or one value a line, or a single value
 * @element_limits: (nullable): bounds of each element by itself
 *
 * Returns: (transfer full): a reader; the text itself is not bounded here
 */
StewardJsonStream *
steward_json_stream_new (GBytes              *text,
                         const StewardLimits *element_limits)
{
  StewardJsonStream *self = g_new0 (StewardJsonStream, 1);
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  gsize skip = length > 0 ? steward_json_skip_mark (data, length) : 0;

  self->text = g_bytes_ref (text);
  steward_tree_builder_init (&self->builder, element_limits);
  steward_json_scanner_init (&self->scanner, length > 0 ? data + skip : "", length - skip,
                             self->builder.limits.max_depth + 1);
  self->scanner.many = TRUE;

  return self;
}

void
steward_json_stream_free (StewardJsonStream *self)
{
  if (self == NULL)
    return;

  steward_tree_builder_clear (&self->builder);
  g_bytes_unref (self->text);
  g_free (self);
}

static gboolean
is_blank (const StewardJsonScanner *scanner)
{
  for (const char *at = scanner->at; at < scanner->end; at++)
    if (*at != ' ' && *at != '\t' && *at != '\r' && *at != '\n')
      return FALSE;

  return TRUE;
}

/* The first token decides: an array is opened, anything else is an element. */
static gboolean
start (StewardJsonStream  *self,
       StewardJsonToken   *out_token,
       GError            **error)
{
  self->started = TRUE;
  if (is_blank (&self->scanner))
    {
      *out_token = STEWARD_JSON_END;
      return TRUE;
    }
  if (!steward_json_scanner_next (&self->scanner, out_token, error))
    return FALSE;
  if (*out_token != STEWARD_JSON_ARRAY_OPEN)
    return TRUE;

  self->array = TRUE;
  self->scanner.many = FALSE;
  return steward_json_scanner_next (&self->scanner, out_token, error);
}

static gboolean
find_element (StewardJsonStream  *self,
              StewardJsonToken   *out_token,
              GError            **error)
{
  if (!self->started)
    {
      if (!start (self, out_token, error))
        return FALSE;
    }
  else if (!steward_json_scanner_next (&self->scanner, out_token, error))
    {
      return FALSE;
    }

  /* The closing bracket of the array itself: only blanks may follow. */
  if (self->array && self->scanner.depth == 0)
    return steward_json_scanner_next (&self->scanner, out_token, error);

  return TRUE;
}

static gboolean
read_element (StewardJsonStream  *self,
              StewardJsonToken    first,
              StewardDocument   **out_document,
              GError            **error)
{
  gboolean container = first == STEWARD_JSON_OBJECT_OPEN || first == STEWARD_JSON_ARRAY_OPEN;
  const char *start_of_element = container ? self->scanner.at - 1 : self->scanner.token;
  gsize left = (gsize) (self->scanner.end - start_of_element);
  const char *limit = start_of_element + MIN (left, self->builder.limits.max_bytes);

  steward_tree_builder_begin (&self->builder, self->size_hint);
  if (!steward_json_build_value (&self->scanner, first, &self->builder, limit, error))
    return FALSE;

  self->size_hint = (gsize) (self->scanner.at - start_of_element) * 3;
  self->element = start_of_element;
  self->element_end = self->scanner.at;
  *out_document = steward_tree_builder_finish (&self->builder);
  return TRUE;
}

/**
 * steward_json_stream_next:
 * @self: a reader
 * @out_document: (out) (transfer full) (nullable): the next element, or %NULL
 *   at the end
 * @error: return location
 *
 * Lines and columns of the element's nodes are those of the whole text.
 *
 * Returns: %FALSE with %STEWARD_ERROR_INVALID_DATA, which names line and
 *   column; there is no going on after it
 */
gboolean
steward_json_stream_next (StewardJsonStream  *self,
                          StewardDocument   **out_document,
                          GError            **error)
{
  StewardJsonToken token;

  *out_document = NULL;
  if (self->ended)
    return TRUE;

  self->ended = TRUE;
  if (!find_element (self, &token, error))
    return FALSE;
  if (token == STEWARD_JSON_END)
    return TRUE;

  self->ended = FALSE;
  if (read_element (self, token, out_document, error))
    return TRUE;

  self->ended = TRUE;
  return FALSE;
}

/**
 * steward_json_stream_get_extent:
 * @self: a reader that gave an element
 * @out_offset: (out): where the last element starts, in bytes of the text
 * @out_length: (out): how many bytes it takes
 *
 * With these, the element can be read again without the others.
 */
void
steward_json_stream_get_extent (StewardJsonStream *self,
                                gsize             *out_offset,
                                gsize             *out_length)
{
  const char *data = g_bytes_get_data (self->text, NULL);

  *out_offset = self->element != NULL ? (gsize) (self->element - data) : 0;
  *out_length = (gsize) (self->element_end - self->element);
}
