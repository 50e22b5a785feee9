/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds where a value of a long text ends by its brackets and quotes alone, and
 * gives that much to the scanner, which is strict. So a gigabyte needs the room
 * of its longest piece, and a piece that is broken inside costs only itself. */

#include "config.h"

#include "steward-json-feed.h"

#include "steward-json-private.h"

#include <string.h>

#define BLOCK 65536u
#define DEFAULT_MAX_PIECE (16u << 20)
#define MAX_NODES 2000000u

typedef enum
{
  AT_TOP,
  AT_FIRST_ELEMENT,                    /* behind the bracket of an array or object at the top */
  AT_ELEMENT,                          /* behind an element of it */
  AT_FIRST_INNER,                      /* the same, of a member that was opened */
  AT_INNER,
  AT_END,
} Place;

struct _StewardJsonFeed
{
  StewardJsonFeedMode mode;
  StewardJsonFeedFunc func;
  gpointer user_data;
  char **opened, **wanted;             /* (owned) (nullable) */
  gsize max_piece;
  StewardTreeBuilder builder;
  StewardDocument *document;           /* (owned) (nullable): of the last piece */
  GError *fault;                       /* (owned) (nullable) */
  char *member, *name;                 /* (owned) (nullable) */
  GString *repaired;                   /* (owned): a piece with its NaN in quotes */
  char *buffer;                        /* (owned) */
  gsize capacity, length;
  gsize keep;                          /* where the present piece begins; what is before may go */
  gsize at;
  guint64 base;                        /* bytes that were dropped before buffer[0] */
  guint64 line;                        /* of @at */
  guint64 index, inner_index;
  Place place;
  gboolean inner_object;               /* the opened member is an object */
  gboolean ended;                      /* no more bytes */
};

/* What is known of a value once its end is found. */
typedef struct
{
  guint64 line;
  guint64 offset;
  gboolean oversize;
  gboolean has_words;                  /* perhaps NaN or Infinity */
  gboolean closed;
} Extent;

/**
 * steward_json_feed_new:
 * @mode: what is expected; of VALUES the first line tells whether they are lines
 * @func: gives the next bytes
 * @opened: (nullable) (array zero-terminated=1): MEMBERS: those whose elements
 *   come one by one
 * @wanted: (nullable) (array zero-terminated=1): MEMBERS: the others are passed
 *   over; %NULL: all are wanted
 * @max_piece: in bytes; 0 for 16 MiB
 *
 * Returns: (transfer full): a reader
 */
StewardJsonFeed *
steward_json_feed_new (StewardJsonFeedMode  mode,
                       StewardJsonFeedFunc  func,
                       gpointer             user_data,
                       const char *const   *opened,
                       const char *const   *wanted,
                       gsize                max_piece)
{
  StewardJsonFeed *self = g_new0 (StewardJsonFeed, 1);
  const StewardLimits limits = { max_piece > 0 ? max_piece + 3 : DEFAULT_MAX_PIECE, 0, MAX_NODES };

  self->mode = mode;
  self->func = func;
  self->user_data = user_data;
  self->opened = g_strdupv ((char **) opened);
  self->wanted = g_strdupv ((char **) wanted);
  self->max_piece = max_piece > 0 ? max_piece : DEFAULT_MAX_PIECE;
  self->line = 1;
  self->repaired = g_string_new (NULL);
  steward_tree_builder_init (&self->builder, &limits);

  return self;
}

void
steward_json_feed_free (StewardJsonFeed *self)
{
  if (self == NULL)
    return;

  steward_tree_builder_clear (&self->builder);
  g_clear_pointer (&self->document, steward_document_unref);
  g_clear_error (&self->fault);
  g_strfreev (self->opened);
  g_strfreev (self->wanted);
  g_free (self->member);
  g_free (self->name);
  g_string_free (self->repaired, TRUE);
  g_free (self->buffer);
  g_free (self);
}

/**
 * steward_json_feed_is_lines:
 *
 * Known behind the first piece.
 *
 * Returns: whether each line is a value
 */
gboolean
steward_json_feed_is_lines (const StewardJsonFeed *self)
{
  return self->mode == STEWARD_JSON_FEED_LINES && self->place == AT_TOP;
}

/* Gets bytes behind those that there are; FALSE at the end, or with an error. */
static gboolean
fill (StewardJsonFeed  *self,
      GError          **error)
{
  gssize n;

  if (self->ended)
    return FALSE;
  if (self->keep > 0)
    {
      memmove (self->buffer, self->buffer + self->keep, self->length - self->keep);
      self->base += self->keep;
      self->at -= self->keep;
      self->length -= self->keep;
      self->keep = 0;
    }
  if (self->capacity - self->length < BLOCK)
    {
      self->capacity = MAX (self->capacity * 2, 4 * BLOCK);
      self->buffer = g_realloc (self->buffer, self->capacity);
    }

  n = self->func (self->buffer + self->length, self->capacity - self->length, self->user_data, error);
  if (n <= 0)
    {
      self->ended = TRUE;
      return FALSE;
    }
  self->length += (gsize) n;

  return TRUE;
}

/* The next byte that is not blank, or −1 at the end. */
static gboolean
peek (StewardJsonFeed  *self,
      int              *out_byte,
      GError          **error)
{
  g_autoptr(GError) reason = NULL;

  *out_byte = -1;
  while (TRUE)
    {
      while (self->at < self->length)
        {
          char byte = self->buffer[self->at];

          if (byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n')
            {
              *out_byte = (unsigned char) byte;
              return TRUE;
            }
          self->line += byte == '\n';
          self->at++;
        }
      self->keep = self->at;
      if (fill (self, &reason))
        continue;
      if (reason == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
}

/* Behind the opening quote: goes behind the closing one. FALSE when the block
 * ends before it. */
static gboolean
pass_string (StewardJsonFeed *self,
             gboolean        *escaped)
{
  for (; self->at < self->length; self->at++)
    {
      char byte = self->buffer[self->at];

      if (*escaped)
        {
          *escaped = FALSE;
        }
      else if (byte == '\\')
        {
          *escaped = TRUE;
        }
      else if (byte == '"')
        {
          self->at++;
          return TRUE;
        }
      self->line += byte == '\n';
    }

  return FALSE;
}

typedef struct
{
  unsigned depth;
  gboolean in_string, escaped;
} Nesting;

/* Goes on as far as the block holds; TRUE when the value has ended. */
static gboolean
pass_block (StewardJsonFeed *self,
            Nesting         *nesting,
            Extent          *extent)
{
  while (self->at < self->length)
    {
      char byte;

      if (nesting->in_string)
        {
          if (!pass_string (self, &nesting->escaped))
            return FALSE;
          nesting->in_string = FALSE;
          if (nesting->depth == 0)
            return TRUE;
          continue;
        }
      byte = self->buffer[self->at];
      if (nesting->depth == 0 && (byte == ',' || byte == ']' || byte == '}' || g_ascii_isspace (byte)))
        return TRUE;                   /* behind a number or word */
      self->at++;
      if (byte == '"')
        nesting->in_string = TRUE;
      else if (byte == '{' || byte == '[')
        nesting->depth++;
      else if ((byte == '}' || byte == ']') && --nesting->depth == 0)
        return TRUE;
      else if (byte == '\n')
        self->line++;
      else if (byte == 'N' || byte == 'I')
        extent->has_words = TRUE;
    }

  return FALSE;
}

/* From the first byte of a value to behind its last one. What is longer than a
 * piece may be is passed over without being kept. */
static gboolean
pass_value (StewardJsonFeed  *self,
            gboolean          wanted,
            Extent           *extent,
            GError          **error)
{
  Nesting nesting = { 0 };

  *extent = (Extent) { .line = self->line, .offset = self->base + self->at };
  self->keep = self->at;
  while (!pass_block (self, &nesting, extent))
    {
      g_autoptr(GError) reason = NULL;

      if (!wanted || self->at - self->keep > self->max_piece)
        {
          extent->oversize = TRUE;
          self->keep = self->at;
        }
      if (fill (self, &reason))
        continue;
      if (reason != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      extent->closed = nesting.depth == 0 && !nesting.in_string;
      return TRUE;
    }
  extent->closed = TRUE;
  extent->oversize |= self->at - self->keep > self->max_piece;

  return TRUE;
}

/* To the end of the line, without it. */
static gboolean
pass_line (StewardJsonFeed  *self,
           Extent           *extent,
           GError          **error)
{
  const char *newline = NULL;

  *extent = (Extent) { .line = self->line, .offset = self->base + self->at, .has_words = TRUE };
  self->keep = self->at;
  while (self->at == self->length ||
         (newline = memchr (self->buffer + self->at, '\n', self->length - self->at)) == NULL)
    {
      g_autoptr(GError) reason = NULL;

      self->at = self->length;
      if (self->at - self->keep > self->max_piece)
        {
          extent->oversize = TRUE;
          self->keep = self->at;
        }
      if (fill (self, &reason))
        continue;
      if (reason != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      return TRUE;
    }
  self->at = (gsize) (newline - self->buffer);
  extent->closed = TRUE;

  return TRUE;
}

/* Puts NaN and the infinities, where they stand outside of texts, in quotes. */
static void
repair_words (StewardJsonFeed *self,
              const char      *text,
              gsize            length)
{
  static const char *const words[] = { "NaN", "Infinity", "-Infinity" };
  gboolean in_string = FALSE;
  gsize done = 0;

  g_string_truncate (self->repaired, 0);
  for (gsize i = 0; i < length; i++)
    {
      if (in_string && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = !in_string;
      else if (!in_string && (text[i] == 'N' || text[i] == 'I' || text[i] == '-'))
        for (gsize w = 0; w < G_N_ELEMENTS (words); w++)
          {
            gsize n = strlen (words[w]);

            if (length - i < n || memcmp (text + i, words[w], n) != 0)
              continue;
            g_string_append_len (self->repaired, text + done, (gssize) (i - done));
            g_string_append_printf (self->repaired, "\"%s\"", words[w]);
            i += n - 1;
            done = i + 1;
            break;
          }
    }
  g_string_append_len (self->repaired, text + done, (gssize) (length - done));
}

static const StewardNode *
build (StewardJsonFeed *self,
       const Extent    *extent)
{
  const char *text = self->buffer + self->keep;
  gsize length = self->at - self->keep;
  StewardJsonScanner scanner;
  StewardJsonToken token;

  if (extent->oversize)
    {
      steward_document_fail (&self->fault, (unsigned) extent->line, 1, "the value is larger than %" G_GSIZE_FORMAT
                             " bytes", self->max_piece);
      return NULL;
    }
  if (extent->has_words && (memmem (text, length, "NaN", 3) != NULL || memmem (text, length, "Infinity", 8) != NULL))
    {
      repair_words (self, text, length);
      text = self->repaired->str;
      length = self->repaired->len;
    }

  steward_json_scanner_init (&scanner, text, length, self->builder.limits.max_depth);
  scanner.line = (unsigned) MIN (extent->line, G_MAXUINT32 / 2);
  steward_tree_builder_begin (&self->builder, length * 2);
  if (!steward_json_scanner_next (&scanner, &token, &self->fault) ||
      !steward_json_build_value (&scanner, token, &self->builder, scanner.end, &self->fault) ||
      !steward_json_scanner_next (&scanner, &token, &self->fault))
    return NULL;
  self->document = steward_tree_builder_finish (&self->builder);

  return steward_document_get_root (self->document);
}

static void
give (StewardJsonFeed  *self,
      const Extent     *extent,
      StewardJsonPiece *piece)
{
  piece->value = build (self, extent);
  piece->fault = self->fault;
  piece->member = self->member;
  piece->name = self->name;
  piece->line = extent->line;
  piece->offset = extent->offset;
  piece->end = self->base + self->at;
  piece->ended = extent->closed;
  self->keep = self->at;
}

/* The text does not go on as JSON does: told as one last piece. */
static gboolean
give_up (StewardJsonFeed  *self,
         StewardJsonPiece *piece,
         const char       *message)
{
  steward_document_fail (&self->fault, (unsigned) MIN (self->line, G_MAXUINT32), 1, "%s", message);
  self->place = AT_END;
  *piece = (StewardJsonPiece) {
    .member = self->member, .name = self->name, .index = self->index, .fault = self->fault, .line = self->line,
    .offset = self->base + self->at, .end = self->base + self->at,
  };

  return TRUE;
}

/* "name": — behind it the value begins. */
static gboolean
read_name (StewardJsonFeed  *self,
           char            **name,
           gboolean         *out_found,
           GError          **error)
{
  g_autoptr(StewardDocument) document = NULL;
  Extent extent;
  int byte;

  *out_found = FALSE;
  if (!peek (self, &byte, error))
    return FALSE;
  if (byte != '"')
    return TRUE;
  if (!pass_value (self, TRUE, &extent, error))
    return FALSE;
  document = extent.oversize ? NULL : steward_document_parse_json (self->buffer + self->keep,
                                                                   (gssize) (self->at - self->keep), NULL, NULL);
  self->keep = self->at;
  if (!peek (self, &byte, error))
    return FALSE;
  if (document == NULL || byte != ':')
    return TRUE;
  self->at++;
  g_free (*name);
  *name = g_strdup (steward_node_get_text (steward_document_get_root (document)));
  *out_found = TRUE;

  return peek (self, &byte, error);
}

typedef enum
{
  STEP_AGAIN,                          /* nothing to give yet */
  STEP_PIECE,
  STEP_END,
  STEP_ERROR,
} Step;

static Step
give_value (StewardJsonFeed   *self,
            StewardJsonPiece  *piece,
            GError           **error)
{
  Extent extent;

  if (!pass_value (self, TRUE, &extent, error))
    return STEP_ERROR;
  give (self, &extent, piece);

  return STEP_PIECE;
}

static Step
step_line (StewardJsonFeed   *self,
           StewardJsonPiece  *piece,
           GError           **error)
{
  Extent extent;

  if (!pass_line (self, &extent, error))
    return STEP_ERROR;
  give (self, &extent, piece);
  piece->index = self->index++;

  return STEP_PIECE;
}

/* A value that fills the first line, with another line behind it: lines. */
static gboolean
notice_lines (StewardJsonFeed         *self,
              const StewardJsonPiece  *piece,
              GError                 **error)
{
  gboolean one_line = self->line == piece->line && piece->value != NULL &&
                      steward_node_get_kind (piece->value) == STEWARD_NODE_MAPPING;
  int byte;

  if (!peek (self, &byte, error))
    return FALSE;
  if (one_line && byte >= 0 && self->line > piece->line)
    self->mode = STEWARD_JSON_FEED_LINES;

  return TRUE;
}

static Step
step_top (StewardJsonFeed   *self,
          int                byte,
          StewardJsonPiece  *piece,
          GError           **error)
{
  Step step;

  if (byte < 0)
    return STEP_END;
  if (self->mode == STEWARD_JSON_FEED_MEMBERS ||
      (byte == '[' && (self->mode != STEWARD_JSON_FEED_LINES || self->index == 0)))
    {
      if (self->mode == STEWARD_JSON_FEED_MEMBERS && (byte != '{' || self->index > 0))
        return give_up (self, piece, self->index > 0 ? "more text after the object" : "the text is not an object")
               ? STEP_PIECE : STEP_ERROR;
      self->at++;
      self->place = AT_FIRST_ELEMENT;
      return STEP_AGAIN;
    }
  if (self->mode == STEWARD_JSON_FEED_LINES)
    return step_line (self, piece, error);

  step = give_value (self, piece, error);
  piece->index = self->index++;
  if (step == STEP_PIECE && piece->value == NULL && byte != '{')
    self->place = AT_END;              /* no JSON at all */

  return step == STEP_PIECE && piece->index == 0 && !notice_lines (self, piece, error) ? STEP_ERROR : step;
}

/* Before a value in an array or behind the name in an object; @inner: of an
 * opened member. */
static Step
step_member_value (StewardJsonFeed   *self,
                   StewardJsonPiece  *piece,
                   GError           **error)
{
  const char *const *opened = (const char *const *) self->opened;
  const char *const *wanted = (const char *const *) self->wanted;
  int byte;

  if (!peek (self, &byte, error))
    return STEP_ERROR;
  self->place = AT_ELEMENT;
  if (byte < 0)
    return give_up (self, piece, "the text ends before the object is closed") ? STEP_PIECE : STEP_ERROR;
  if (opened != NULL && g_strv_contains (opened, self->member) && (byte == '{' || byte == '['))
    {
      self->inner_object = byte == '{';
      self->inner_index = 0;
      self->at++;
      self->place = AT_FIRST_INNER;
      return STEP_AGAIN;
    }
  if (wanted != NULL && !g_strv_contains (wanted, self->member))
    {
      Extent extent;

      return pass_value (self, FALSE, &extent, error) ? STEP_AGAIN : STEP_ERROR;
    }

  return give_value (self, piece, error);
}

/* The comma between elements, or what closes; *out_closed tells. */
static gboolean
pass_separator (StewardJsonFeed *self,
                int              byte,
                gboolean         first,
                char             closing,
                gboolean        *out_closed)
{
  *out_closed = byte == closing;
  if (*out_closed)
    {
      self->at++;
      return TRUE;
    }
  if (first)
    return byte >= 0;
  if (byte != ',')
    return FALSE;
  self->at++;

  return TRUE;
}

static Step
step_element (StewardJsonFeed   *self,
              int                byte,
              StewardJsonPiece  *piece,
              GError           **error)
{
  gboolean object = self->mode == STEWARD_JSON_FEED_MEMBERS, closed, found;

  if (!pass_separator (self, byte, self->place == AT_FIRST_ELEMENT, object ? '}' : ']', &closed))
    return give_up (self, piece, byte < 0 ? "the text ends before the value is closed"
                                          : "a comma or the closing bracket was expected") ? STEP_PIECE : STEP_ERROR;
  if (closed)
    {
      self->place = AT_TOP;
      self->index += object;
      g_clear_pointer (&self->member, g_free);
      return STEP_AGAIN;
    }
  self->place = AT_ELEMENT;
  if (object)
    {
      if (!read_name (self, &self->member, &found, error))
        return STEP_ERROR;
      if (!found)
        return give_up (self, piece, "a name in quotes was expected") ? STEP_PIECE : STEP_ERROR;
      return step_member_value (self, piece, error);
    }
  if (!peek (self, &byte, error))
    return STEP_ERROR;
  if (byte < 0 || strchr (",]}:", byte) != NULL)
    return give_up (self, piece, "a value was expected") ? STEP_PIECE : STEP_ERROR;
  piece->index = self->index++;

  return give_value (self, piece, error);
}

static Step
step_inner (StewardJsonFeed   *self,
            int                byte,
            StewardJsonPiece  *piece,
            GError           **error)
{
  gboolean closed, found = TRUE;

  if (!pass_separator (self, byte, self->place == AT_FIRST_INNER, self->inner_object ? '}' : ']', &closed))
    return give_up (self, piece, byte < 0 ? "the text ends before the value is closed"
                                          : "a comma or the closing bracket was expected") ? STEP_PIECE : STEP_ERROR;
  if (closed)
    {
      self->place = AT_ELEMENT;
      g_clear_pointer (&self->name, g_free);
      return STEP_AGAIN;
    }
  self->place = AT_INNER;
  if (self->inner_object && !read_name (self, &self->name, &found, error))
    return STEP_ERROR;
  if (!found)
    return give_up (self, piece, "a name in quotes was expected") ? STEP_PIECE : STEP_ERROR;
  if (!peek (self, &byte, error))
    return STEP_ERROR;
  if (byte < 0 || strchr (",]}:", byte) != NULL)
    return give_up (self, piece, "a value was expected") ? STEP_PIECE : STEP_ERROR;
  piece->index = self->inner_index++;

  return give_value (self, piece, error);
}

static Step
step (StewardJsonFeed   *self,
      StewardJsonPiece  *piece,
      GError           **error)
{
  int byte;

  if (self->place == AT_END)
    return STEP_END;
  if (!peek (self, &byte, error))
    return STEP_ERROR;

  switch (self->place)
    {
    case AT_FIRST_ELEMENT:
    case AT_ELEMENT:
      return step_element (self, byte, piece, error);
    case AT_FIRST_INNER:
    case AT_INNER:
      return step_inner (self, byte, piece, error);
    case AT_TOP:
    case AT_END:
    default:
      return step_top (self, byte, piece, error);
    }
}

static gboolean
skip_mark (StewardJsonFeed  *self,
           GError          **error)
{
  g_autoptr(GError) reason = NULL;

  while (self->length < 3 && fill (self, &reason))
    continue;
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (self->length > 0)
    self->at = self->keep = steward_json_skip_mark (self->buffer, self->length);

  return TRUE;
}

/**
 * steward_json_feed_next:
 * @out_piece: (out caller-allocates): the next value, or what is wrong where it
 *   should be
 * @out_more: (out): %FALSE at the end, and then there is no piece
 * @error: only of reading the bytes
 *
 * Returns: %FALSE with an error; there is no going on after it
 */
gboolean
steward_json_feed_next (StewardJsonFeed   *self,
                        StewardJsonPiece  *out_piece,
                        gboolean          *out_more,
                        GError           **error)
{
  Step found = STEP_AGAIN;

  g_clear_pointer (&self->document, steward_document_unref);
  g_clear_error (&self->fault);
  *out_more = FALSE;
  if (self->buffer == NULL && !skip_mark (self, error))
    return FALSE;

  while (found == STEP_AGAIN)
    {
      *out_piece = (StewardJsonPiece) { 0 };
      found = step (self, out_piece, error);
    }
  if (found == STEP_PIECE && !out_piece->ended && self->mode != STEWARD_JSON_FEED_LINES && self->ended &&
      self->at == self->length && self->place != AT_TOP)
    self->place = AT_END;              /* broken off: told once */
  *out_more = found == STEP_PIECE;

  return found != STEP_ERROR;
}
