/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one JSON scanner. It copies nothing and never recurses; strings are
 * validated where they lie, eight plain bytes at a time. Columns are counted
 * in characters without going back: bytes since the line began, less the
 * trailing bytes of multi-byte characters seen in it. */

#include "config.h"

#include "steward-json-scanner.h"

#include "steward-document-private.h"

#include <math.h>
#include <string.h>

#define MAX_NUMBER 1000u               /* characters of one number */
#define REPEAT(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

enum
{
  STATE_VALUE,                         /* a value must follow */
  STATE_FIRST_ITEM,                    /* a value or ] */
  STATE_FIRST_NAME,                    /* a name or } */
  STATE_AFTER,                         /* a comma, a closing bracket or, outside of all, the end */
};

/**
 * steward_json_scanner_init:
 * @self: (out caller-allocates): a scanner
 * @text: (array length=length): outlives the scanner; needs no NUL
 * @length: in bytes
 * @max_depth: of nesting, at most %STEWARD_JSON_MAX_DEPTH
 */
void
steward_json_scanner_init (StewardJsonScanner *self,
                           const char         *text,
                           gsize               length,
                           unsigned            max_depth)
{
  memset (self, 0, sizeof *self);
  self->at = text;
  self->end = text + length;
  self->line_start = text;
  self->line = 1;
  self->max_depth = MIN (max_depth, STEWARD_JSON_MAX_DEPTH);
  self->state = STATE_VALUE;
}

static unsigned
get_column (const StewardJsonScanner *self)
{
  return (unsigned) MIN ((gsize) (self->at - self->line_start) - self->trailing_bytes + 1, G_MAXUINT32);
}

static gboolean
fail (const StewardJsonScanner  *self,
      GError                   **error,
      const char                *message)
{
  return steward_document_fail (error, self->line, get_column (self), "%s", message);
}

static gboolean
fail_byte (const StewardJsonScanner  *self,
           GError                   **error,
           const char                *expected)
{
  unsigned char byte;

  if (self->at == self->end)
    return steward_document_fail (error, self->line, get_column (self), "%s was expected, but the text ends", expected);

  byte = (unsigned char) *self->at;
  if (byte >= 0x20 && byte < 0x7f)
    return steward_document_fail (error, self->line, get_column (self), "%s was expected instead of “%c”", expected,
                                  byte);

  return steward_document_fail (error, self->line, get_column (self), "%s was expected instead of byte 0x%02X",
                                expected, byte);
}

static inline void
skip_space (StewardJsonScanner *self)
{
  for (; self->at < self->end; self->at++)
    {
      if (*self->at == '\n')
        {
          self->line++;
          self->line_start = self->at + 1;
          self->trailing_bytes = 0;
        }
      else if (*self->at != ' ' && *self->at != '\t' && *self->at != '\r')
        return;
    }
}

static inline gboolean
is_object (const StewardJsonScanner *self)
{
  unsigned level = self->depth - 1;

  return self->depth > 0 && (self->objects[level / 64] >> (level % 64) & 1);
}

/* Neither quote, backslash, control character nor beyond ASCII? A borrow can
 * only arise below a byte that is already caught. */
static inline gboolean
are_plain (const char *at)
{
  guint64 word, quote, slash;

  memcpy (&word, at, sizeof word);
  quote = word ^ REPEAT ('"');
  slash = word ^ REPEAT ('\\');

  return ((word | ((quote - REPEAT (1)) & ~quote) | ((slash - REPEAT (1)) & ~slash) | (word - REPEAT (0x20))) &
          REPEAT (0x80)) == 0;
}

static inline gboolean
is_trailing (const char    *at,
             unsigned char  low,
             unsigned char  high)
{
  return (unsigned char) *at >= low && (unsigned char) *at <= high;
}

/* Returns the length of the character at @at, or 0. */
static unsigned
check_character (const char *at,
                 const char *end)
{
  unsigned char lead = (unsigned char) *at;
  gsize left = (gsize) (end - at);

  if (lead >= 0xc2 && lead <= 0xdf)
    return left >= 2 && is_trailing (at + 1, 0x80, 0xbf) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef)
    return left >= 3 && is_trailing (at + 1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf) &&
           is_trailing (at + 2, 0x80, 0xbf) ? 3 : 0;
  if (lead >= 0xf0 && lead <= 0xf4)
    return left >= 4 && is_trailing (at + 1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf) &&
           is_trailing (at + 2, 0x80, 0xbf) && is_trailing (at + 3, 0x80, 0xbf) ? 4 : 0;

  return 0;
}

/* The four digits after \u, or −1. */
static int
parse_unit (const char *at,
            const char *end)
{
  int unit = 0;

  if (end - at < 4)
    return -1;
  for (unsigned i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return -1;
      unit = unit << 4 | digit;
    }

  return unit;
}

static gboolean
scan_unicode_escape (StewardJsonScanner  *self,
                     GError             **error)
{
  int unit = parse_unit (self->at + 2, self->end);
  int low;

  if (unit < 0)
    return fail (self, error, "\\u needs four hexadecimal digits");
  if (unit == 0)
    return fail (self, error, "the character U+0000 is not allowed");
  if (unit < 0xd800 || unit > 0xdfff)
    {
      self->at += 6;
      return TRUE;
    }

  low = unit <= 0xdbff && self->end - self->at >= 12 && self->at[6] == '\\' && self->at[7] == 'u'
          ? parse_unit (self->at + 8, self->end) : -1;
  if (low < 0xdc00 || low > 0xdfff)
    return fail (self, error, "a surrogate stands alone");
  self->at += 12;

  return TRUE;
}

static gboolean
scan_escape (StewardJsonScanner  *self,
             GError             **error)
{
  self->token_escaped = TRUE;
  if (self->end - self->at < 2)
    return fail (self, error, "the text ends inside a string");
  if (self->at[1] == 'u')
    return scan_unicode_escape (self, error);
  if (strchr ("\"\\/bfnrt", self->at[1]) == NULL || self->at[1] == '\0')
    return fail (self, error, "unknown escape in a string");
  self->at += 2;

  return TRUE;
}

static gboolean
scan_multibyte (StewardJsonScanner  *self,
                GError             **error)
{
  unsigned length = check_character (self->at, self->end);

  if (length == 0)
    return fail (self, error, "the text is not valid UTF-8");
  self->at += length;
  self->trailing_bytes += length - 1;

  return TRUE;
}

static gboolean
scan_string (StewardJsonScanner  *self,
             GError             **error)
{
  self->at++;
  self->token = self->at;
  self->token_escaped = FALSE;

  while (self->at < self->end)
    {
      unsigned char byte;

      if (self->end - self->at >= 8 && are_plain (self->at))
        {
          self->at += 8;
          continue;
        }

      byte = (unsigned char) *self->at;
      if (byte == '"')
        {
          self->token_length = (gsize) (self->at - self->token);
          self->at++;
          return TRUE;
        }
      if (byte < 0x20)
        return fail (self, error, "a control character stands in a string");
      if (byte < 0x80 && byte != '\\')
        self->at++;
      else if (!(byte == '\\' ? scan_escape (self, error) : scan_multibyte (self, error)))
        return FALSE;
    }

  return fail (self, error, "the text ends inside a string");
}

static gsize
skip_digits (StewardJsonScanner *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;

  return (gsize) (self->at - start);
}

static gboolean
scan_fraction (StewardJsonScanner  *self,
               GError             **error)
{
  if (self->at < self->end && *self->at == '.')
    {
      self->token_integer = FALSE;
      self->at++;
      if (skip_digits (self) == 0)
        return fail_byte (self, error, "a digit");
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      self->token_integer = FALSE;
      self->at++;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      if (skip_digits (self) == 0)
        return fail_byte (self, error, "a digit");
    }

  return TRUE;
}

/* 1e400 has no value that a double could hold. Short plain numbers need no
 * look. */
static gboolean
check_range (StewardJsonScanner  *self,
             GError             **error)
{
  char text[MAX_NUMBER + 1];

  if (self->token_length > MAX_NUMBER)
    return fail (self, error, "a number has too many digits");
  if (self->token_length < 300 && memchr (self->token, 'e', self->token_length) == NULL &&
      memchr (self->token, 'E', self->token_length) == NULL)
    return TRUE;

  memcpy (text, self->token, self->token_length);
  text[self->token_length] = '\0';
  if (isfinite (g_ascii_strtod (text, NULL)))
    return TRUE;

  return fail (self, error, "a number is out of range");
}

static gboolean
scan_number (StewardJsonScanner  *self,
             GError             **error)
{
  self->token = self->at;
  self->token_integer = TRUE;
  if (*self->at == '-')
    self->at++;

  if (self->at < self->end && *self->at == '0')
    self->at++;
  else if (skip_digits (self) == 0)
    return fail_byte (self, error, "a digit");
  if (!scan_fraction (self, error))
    return FALSE;
  self->token_length = (gsize) (self->at - self->token);

  return check_range (self, error);
}

static gboolean
scan_word (StewardJsonScanner  *self,
           const char          *word,
           StewardJsonToken     meaning,
           StewardJsonToken    *out_token,
           GError             **error)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return fail (self, error, "an unknown word; only true, false and null are known");
  self->token = self->at;
  self->token_length = length;
  self->at += length;
  *out_token = meaning;

  return TRUE;
}

static gboolean
open_container (StewardJsonScanner  *self,
                gboolean             object,
                GError             **error)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << (self->depth % 64);

  if (self->depth == self->max_depth)
    return steward_document_fail (error, self->line, get_column (self), "more than %u levels of nesting",
                                  self->max_depth);

  if (object)
    self->objects[self->depth / 64] |= bit;
  else
    self->objects[self->depth / 64] &= ~bit;
  self->depth++;
  self->at++;
  self->state = object ? STATE_FIRST_NAME : STATE_FIRST_ITEM;

  return TRUE;
}

static gboolean
close_container (StewardJsonScanner *self,
                 StewardJsonToken   *out_token)
{
  *out_token = is_object (self) ? STEWARD_JSON_OBJECT_CLOSE : STEWARD_JSON_ARRAY_CLOSE;
  self->depth--;
  self->at++;
  self->state = STATE_AFTER;

  return TRUE;
}

static gboolean
scan_name (StewardJsonScanner  *self,
           StewardJsonToken    *out_token,
           GError             **error)
{
  if (self->at == self->end || *self->at != '"')
    return fail_byte (self, error, "a name in quotes");
  if (!scan_string (self, error))
    return FALSE;

  skip_space (self);
  if (self->at == self->end || *self->at != ':')
    return fail_byte (self, error, "“:”");
  self->at++;
  self->state = STATE_VALUE;
  *out_token = STEWARD_JSON_NAME;

  return TRUE;
}

static gboolean
scan_value (StewardJsonScanner  *self,
            StewardJsonToken    *out_token,
            GError             **error)
{
  char byte = self->at < self->end ? *self->at : '\0';

  self->state = STATE_AFTER;
  switch (byte)
    {
    case '{':
      *out_token = STEWARD_JSON_OBJECT_OPEN;
      return open_container (self, TRUE, error);
    case '[':
      *out_token = STEWARD_JSON_ARRAY_OPEN;
      return open_container (self, FALSE, error);
    case '"':
      *out_token = STEWARD_JSON_STRING;
      return scan_string (self, error);
    case 't':
      return scan_word (self, "true", STEWARD_JSON_TRUE, out_token, error);
    case 'f':
      return scan_word (self, "false", STEWARD_JSON_FALSE, out_token, error);
    case 'n':
      return scan_word (self, "null", STEWARD_JSON_NULL, out_token, error);
    default:
      if (byte != '-' && !g_ascii_isdigit (byte))
        return fail_byte (self, error, "a value");
      *out_token = STEWARD_JSON_NUMBER;
      return scan_number (self, error);
    }
}

static void
mark_token (StewardJsonScanner *self)
{
  self->token_line = self->line;
  self->token_column = get_column (self);
}

static gboolean
scan_after_top (StewardJsonScanner  *self,
                const char          *before,
                StewardJsonToken    *out_token,
                GError             **error)
{
  if (self->at == self->end)
    {
      *out_token = STEWARD_JSON_END;
      return TRUE;
    }
  if (!self->many)
    return fail (self, error, "there is text after the end of the value");
  if (self->at == before)
    return fail (self, error, "a line break was expected between two values");

  return scan_value (self, out_token, error);
}

static gboolean
scan_after (StewardJsonScanner  *self,
            StewardJsonToken    *out_token,
            GError             **error)
{
  gboolean object = is_object (self);
  char byte = self->at < self->end ? *self->at : '\0';

  if (byte == (object ? '}' : ']'))
    return close_container (self, out_token);
  if (byte != ',')
    return fail_byte (self, error, object ? "“,” or “}”" : "“,” or “]”");

  self->at++;
  skip_space (self);
  mark_token (self);

  return object ? scan_name (self, out_token, error) : scan_value (self, out_token, error);
}

/**
 * steward_json_scanner_next:
 * @self: a scanner
 * @out_token: (out): what was found; its text and place are in @self
 * @error: return location
 *
 * Returns: %FALSE with %STEWARD_ERROR_INVALID_DATA, which names line and
 *   column; the scanner is of no use afterwards
 */
gboolean
steward_json_scanner_next (StewardJsonScanner  *self,
                           StewardJsonToken    *out_token,
                           GError             **error)
{
  const char *before = self->at;

  skip_space (self);
  mark_token (self);

  switch (self->state)
    {
    case STATE_FIRST_NAME:
      if (self->at < self->end && *self->at == '}')
        return close_container (self, out_token);
      return scan_name (self, out_token, error);
    case STATE_FIRST_ITEM:
      if (self->at < self->end && *self->at == ']')
        return close_container (self, out_token);
      return scan_value (self, out_token, error);
    case STATE_AFTER:
      if (self->depth == 0)
        return scan_after_top (self, before, out_token, error);
      return scan_after (self, out_token, error);
    default:
      return scan_value (self, out_token, error);
    }
}

static char *
append_character (char     *out,
                  gunichar  c)
{
  return out + g_unichar_to_utf8 (c, out);
}

static char *
unescape_unit (const char **at,
               const char  *end,
               char        *out)
{
  gunichar c = (gunichar) parse_unit (*at + 2, end);

  *at += 6;
  if (c >= 0xd800 && c <= 0xdbff)
    {
      c = 0x10000 + ((c - 0xd800) << 10) + ((gunichar) parse_unit (*at + 2, end) - 0xdc00);
      *at += 6;
    }

  return append_character (out, c);
}

/**
 * steward_json_scanner_unescape:
 * @self: a scanner at a name or string
 * @out_text: room for `token_length` bytes
 *
 * Writes the text without its escapes, which is never longer. No NUL is
 * added.
 *
 * Returns: bytes written
 */
gsize
steward_json_scanner_unescape (const StewardJsonScanner *self,
                               char                     *out_text)
{
  static const char plain[] = "\"\\/bfnrt";
  static const char meaning[] = "\"\\/\b\f\n\r\t";
  const char *at = self->token;
  const char *end = self->token + self->token_length;
  char *out = out_text;

  while (at < end)
    {
      if (*at != '\\')
        {
          *out++ = *at++;
        }
      else if (at[1] == 'u')
        {
          out = unescape_unit (&at, end, out);
        }
      else
        {
          *out++ = meaning[strchr (plain, at[1]) - plain];
          at += 2;
        }
    }

  return (gsize) (out - out_text);
}
