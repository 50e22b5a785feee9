/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* YAML text → documents, over libyaml's events. Plain scalars mean what the
 * YAML 1.2 core schema says ("no" is a text); an alias shares the node that it
 * names and counts with everything below it, so that a small file cannot
 * become a large tree. */

#include "config.h"

#include "steward-document-private.h"

#include <string.h>
#include <yaml.h>

#define MAX_ANCHORS 10000u
#define MAX_DOCUMENTS 10000u

/* What an anchor names. */
typedef struct
{
  const StewardNode *node;             /* (unowned) */
  guint64 n_nodes;                     /* with all below, aliases followed */
  unsigned height;                     /* levels of nesting */
  gboolean complete;
} Anchor;

/* An open sequence or mapping. */
typedef struct
{
  StewardNode *node;                   /* (unowned) */
  Anchor *anchor;                      /* (unowned) (nullable) */
  guint64 first_node;                  /* number of nodes before this one */
  unsigned height;
  unsigned n_children;
} Frame;

typedef struct
{
  yaml_parser_t parser;
  StewardTreeBuilder builder;
  GHashTable *anchors;                 /* (element-type utf8 Anchor) of this document */
  GPtrArray *all_anchors;              /* (element-type Anchor) owned: names may be used again */
  GArray *frames;                      /* Frame */
} Reader;

static unsigned
get_line (const yaml_mark_t *mark)
{
  return (unsigned) mark->line + 1;
}

static unsigned
get_column (const yaml_mark_t *mark)
{
  return (unsigned) mark->column + 1;
}

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static gboolean
is_integer (const char *text)
{
  if (text[0] == '0' && text[1] == 'o')
    return text[2] != '\0' && strspn (text + 2, "01234567") == strlen (text + 2);
  if (text[0] == '0' && text[1] == 'x')
    return text[2] != '\0' && strspn (text + 2, "0123456789abcdefABCDEF") == strlen (text + 2);

  return is_digits (text + (*text == '+' || *text == '-'));
}

static gboolean
is_number (const char *text)
{
  gsize whole, fraction = 0;

  text += *text == '+' || *text == '-';
  if (strcmp (text, ".inf") == 0 || strcmp (text, ".Inf") == 0 || strcmp (text, ".INF") == 0)
    return TRUE;

  whole = strspn (text, "0123456789");
  text += whole;
  if (*text == '.')
    {
      fraction = strspn (text + 1, "0123456789");
      text += fraction + 1;
    }
  if (whole + fraction == 0)
    return FALSE;
  if (*text != 'e' && *text != 'E')
    return *text == '\0';

  text++;
  return is_digits (text + (*text == '+' || *text == '-'));
}

static gboolean
is_one_of (const char        *text,
           const char *const *words)
{
  return g_strv_contains (words, text);
}

/* The core schema of YAML 1.2.2, chapter 10.3. */
static StewardScalarType
resolve_plain (const char *text,
               gsize       length)
{
  static const char *const nulls[] = { "", "~", "null", "Null", "NULL", NULL };
  static const char *const booleans[] = { "true", "True", "TRUE", "false", "False", "FALSE", NULL };
  static const char *const nans[] = { ".nan", ".NaN", ".NAN", NULL };

  if (length > 1000)
    return STEWARD_SCALAR_STRING;
  if (length <= 4 && is_one_of (text, nulls))
    return STEWARD_SCALAR_NULL;
  if (length <= 5 && is_one_of (text, booleans))
    return STEWARD_SCALAR_BOOLEAN;
  if (strchr ("+-.0123456789", *text) == NULL)
    return STEWARD_SCALAR_STRING;
  if (is_integer (text))
    return STEWARD_SCALAR_INTEGER;
  if (is_number (text) || is_one_of (text, nans))
    return STEWARD_SCALAR_NUMBER;

  return STEWARD_SCALAR_STRING;
}

static StewardScalarType
resolve_scalar (const yaml_event_t *event)
{
  const char *text = (const char *) event->data.scalar.value;
  const char *tag = (const char *) event->data.scalar.tag;
  gsize length = event->data.scalar.length;

  if (tag != NULL && strcmp (tag, YAML_STR_TAG) == 0)
    return STEWARD_SCALAR_STRING;
  if (tag != NULL && (strcmp (tag, YAML_INT_TAG) == 0 || strcmp (tag, YAML_FLOAT_TAG) == 0 ||
                      strcmp (tag, YAML_BOOL_TAG) == 0 || strcmp (tag, YAML_NULL_TAG) == 0))
    return resolve_plain (text, length);
  if (tag != NULL || event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
    return STEWARD_SCALAR_STRING;

  return resolve_plain (text, length);
}

static Frame *
get_frame (Reader *reader)
{
  return reader->frames->len > 0 ? &g_array_index (reader->frames, Frame, reader->frames->len - 1) : NULL;
}

static const StewardNode *
get_last_node (Reader *reader)
{
  return g_ptr_array_index (reader->builder.values, reader->builder.values->len - 1);
}

/* Every second child of a mapping, from the first, is a key. */
static gboolean
is_key (const Frame *frame)
{
  return frame != NULL && frame->node->kind == STEWARD_NODE_MAPPING && frame->n_children % 2 == 0;
}

static void
count_child (Reader   *reader,
             unsigned  height)
{
  Frame *frame = get_frame (reader);

  if (frame == NULL)
    return;

  frame->n_children++;
  frame->height = MAX (frame->height, height + 1);
}

static gboolean
fail_at (const yaml_mark_t  *mark,
         GError            **error,
         const char         *message)
{
  return steward_document_fail (error, get_line (mark), get_column (mark), "%s", message);
}

static gboolean
add_anchor (Reader             *reader,
            const yaml_char_t  *name,
            const yaml_mark_t  *mark,
            Anchor            **out_anchor,
            GError            **error)
{
  Anchor *anchor;

  *out_anchor = NULL;
  if (name == NULL)
    return TRUE;
  if (reader->all_anchors->len == MAX_ANCHORS)
    return fail_at (mark, error, "more than 10000 anchors");

  anchor = g_new0 (Anchor, 1);
  g_ptr_array_add (reader->all_anchors, anchor);
  g_hash_table_insert (reader->anchors, g_strdup ((const char *) name), anchor);
  *out_anchor = anchor;

  return TRUE;
}

static gboolean
read_scalar (Reader              *reader,
             const yaml_event_t  *event,
             GError             **error)
{
  const yaml_mark_t *mark = &event->start_mark;
  gsize length = event->data.scalar.length;
  Anchor *anchor;
  char *text;

  if (memchr (event->data.scalar.value, '\0', length) != NULL)
    return fail_at (mark, error, "the character U+0000 is not allowed");
  if (!add_anchor (reader, event->data.scalar.anchor, mark, &anchor, error))
    return FALSE;

  text = steward_tree_builder_scalar (&reader->builder, resolve_scalar (event), get_line (mark), get_column (mark),
                                      length);
  memcpy (text, event->data.scalar.value, length);
  if (anchor != NULL)
    *anchor = (Anchor) { get_last_node (reader), 1, 0, TRUE };
  count_child (reader, 0);

  return steward_tree_builder_check (&reader->builder, get_line (mark), get_column (mark), error);
}

static gboolean
read_alias (Reader              *reader,
            const yaml_event_t  *event,
            GError             **error)
{
  const char *name = (const char *) event->data.alias.anchor;
  const Anchor *anchor = g_hash_table_lookup (reader->anchors, name);
  const yaml_mark_t *mark = &event->start_mark;
  unsigned line = get_line (mark);
  unsigned column = get_column (mark);

  if (anchor == NULL)
    return steward_document_fail (error, line, column, "the alias “%.80s” names nothing", name);
  if (!anchor->complete)
    return steward_document_fail (error, line, column, "the alias “%.80s” contains itself", name);
  if (is_key (get_frame (reader)) && anchor->node->kind != STEWARD_NODE_SCALAR)
    return fail_at (mark, error, "a key must be a plain text");
  if (reader->frames->len + anchor->height > reader->builder.limits.max_depth)
    return steward_document_fail (error, line, column, "more than %u levels of nesting",
                                  reader->builder.limits.max_depth);

  steward_tree_builder_share (&reader->builder, anchor->node, anchor->n_nodes);
  count_child (reader, anchor->height);

  return steward_tree_builder_check (&reader->builder, line, column, error);
}

static gboolean
open_container (Reader             *reader,
                StewardNodeKind     kind,
                const yaml_char_t  *name,
                const yaml_mark_t  *mark,
                GError            **error)
{
  Frame frame = { 0 };

  if (is_key (get_frame (reader)))
    return fail_at (mark, error, "a key must be a plain text");
  if (!add_anchor (reader, name, mark, &frame.anchor, error))
    return FALSE;

  frame.first_node = reader->builder.n_nodes;
  frame.node = steward_tree_builder_open (&reader->builder, kind, get_line (mark), get_column (mark));
  frame.height = 1;
  g_array_append_val (reader->frames, frame);

  return steward_tree_builder_check (&reader->builder, get_line (mark), get_column (mark), error);
}

static gboolean
close_container (Reader  *reader,
                 GError **error)
{
  Frame frame = *get_frame (reader);

  if (!steward_tree_builder_close (&reader->builder, error))
    return FALSE;

  g_array_set_size (reader->frames, reader->frames->len - 1);
  if (frame.anchor != NULL)
    *frame.anchor = (Anchor) { frame.node, reader->builder.n_nodes - frame.first_node, frame.height, TRUE };
  count_child (reader, frame.height);

  return TRUE;
}

/* Nodes are counted over all documents of the text. */
static gboolean
begin_document (Reader             *reader,
                const GPtrArray    *documents,
                const yaml_mark_t  *mark,
                GError            **error)
{
  guint64 n_nodes = reader->builder.n_nodes;

  if (documents->len == MAX_DOCUMENTS)
    return fail_at (mark, error, "more than 10000 documents");

  g_hash_table_remove_all (reader->anchors);
  g_ptr_array_set_size (reader->all_anchors, 0);
  steward_tree_builder_begin (&reader->builder, 0);
  reader->builder.n_nodes = n_nodes;

  return TRUE;
}

static gboolean
read_event (Reader              *reader,
            const yaml_event_t  *event,
            GPtrArray           *documents,
            GError             **error)
{
  switch (event->type)
    {
    case YAML_DOCUMENT_START_EVENT:
      return begin_document (reader, documents, &event->start_mark, error);
    case YAML_DOCUMENT_END_EVENT:
      g_ptr_array_add (documents, steward_tree_builder_finish (&reader->builder));
      return TRUE;
    case YAML_ALIAS_EVENT:
      return read_alias (reader, event, error);
    case YAML_SCALAR_EVENT:
      return read_scalar (reader, event, error);
    case YAML_SEQUENCE_START_EVENT:
      return open_container (reader, STEWARD_NODE_SEQUENCE, event->data.sequence_start.anchor, &event->start_mark,
                             error);
    case YAML_MAPPING_START_EVENT:
      return open_container (reader, STEWARD_NODE_MAPPING, event->data.mapping_start.anchor, &event->start_mark,
                             error);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return close_container (reader, error);
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    default:
      return TRUE;
    }
}

/* Names the place of a byte. */
static gboolean
fail_byte (const char  *text,
           const char  *end,
           GError     **error,
           const char  *message)
{
  const char *line_start = text;
  unsigned line = 1;

  for (const char *at = text; at < end; at++)
    {
      if (*at == '\n')
        {
          line++;
          line_start = at + 1;
        }
    }

  return steward_document_fail (error, line, (unsigned) g_utf8_strlen (line_start, end - line_start) + 1, "%s",
                                message);
}

/* libyaml knows the place of a bad character as an offset only. */
static gboolean
fail_parser (const yaml_parser_t  *parser,
             GError              **error)
{
  const char *text = (const char *) parser->input.string.start;
  gsize length = (gsize) (parser->input.string.end - parser->input.string.start);
  const char *message = parser->problem != NULL ? parser->problem : "the text is not YAML";

  if (parser->error == YAML_READER_ERROR)
    return fail_byte (text, text + MIN (parser->problem_offset, length), error, message);

  return fail_at (&parser->problem_mark, error, message);
}

static gboolean
read_events (Reader     *reader,
             GPtrArray  *documents,
             GError    **error)
{
  for (;;)
    {
      yaml_event_t event;
      gboolean ok, ended;

      if (!yaml_parser_parse (&reader->parser, &event))
        return fail_parser (&reader->parser, error);

      ended = event.type == YAML_STREAM_END_EVENT;
      ok = read_event (reader, &event, documents, error);
      yaml_event_delete (&event);
      if (!ok || ended)
        return ok;
    }
}

static gboolean
check_utf8 (const char  *text,
            gsize        length,
            GError     **error)
{
  const char *end;

  if (g_utf8_validate_len (text, length, &end))
    return TRUE;

  return fail_byte (text, end, error,
                    *end == '\0' ? "the character U+0000 is not allowed" : "the text is not valid UTF-8");
}

static gboolean
read_stream (const char           *text,
             gsize                 length,
             const StewardLimits  *limits,
             GPtrArray            *documents,
             GError              **error)
{
  Reader reader = { 0 };
  gboolean ok;

  if (!yaml_parser_initialize (&reader.parser))
    g_error ("libyaml has no memory");
  yaml_parser_set_input_string (&reader.parser, (const unsigned char *) text, length);
  steward_tree_builder_init (&reader.builder, limits);
  reader.anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.all_anchors = g_ptr_array_new_with_free_func (g_free);
  reader.frames = g_array_new (FALSE, FALSE, sizeof (Frame));

  ok = read_events (&reader, documents, error);

  g_array_unref (reader.frames);
  g_ptr_array_unref (reader.all_anchors);
  g_hash_table_unref (reader.anchors);
  steward_tree_builder_clear (&reader.builder);
  yaml_parser_delete (&reader.parser);

  return ok;
}

/**
 * steward_document_parse_yaml:
 * @text: (array length=length): YAML (or JSON), UTF-8
 * @length: in bytes, or −1 when @text is NUL-terminated
 * @limits: (nullable): bounds of the whole text, %NULL for
 *   steward_limits_default()
 * @error: return location
 *
 * Reads all documents of one text. Refused are: a key that occurs twice in one
 * mapping, a key that is no scalar, an alias within what it names, and what
 * exceeds the bounds when aliases are followed.
 *
 * Returns: (transfer full) (element-type StewardDocument): the documents, in
 *   order; %NULL with %STEWARD_ERROR_INVALID_DATA, which names line and column
 */
GPtrArray *
steward_document_parse_yaml (const char           *text,
                             gssize                length,
                             const StewardLimits  *limits,
                             GError              **error)
{
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_document_unref);
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  StewardLimits resolved = steward_limits_resolve (limits);

  if (!steward_limits_check_size (&resolved, size, error) || !check_utf8 (text, size, error))
    return NULL;
  if (!read_stream (text, size, &resolved, documents, error))
    return NULL;

  return g_steal_pointer (&documents);
}
