/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text from a catalog, made fit to be shown: valid UTF-8, bounded, and with
 * the characters that could forge what stands beside it (controls, escape
 * sequences, direction overrides) written out as their code points. Labels get
 * it as plain text, never as markup. */

#include "config.h"

#include "steward-plain-text.h"

#include <string.h>

#define LINE_LIMIT 2048

static gboolean
is_forging (gunichar c)
{
  if (c == '\n' || c == '\t')
    return FALSE;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return TRUE;

  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
         (c >= 0xe0000 && c <= 0xe007f);
}

/**
 * steward_plain_text_append:
 * @out: where to append
 * @c: a character of a text from a catalog
 *
 * Appends @c, or its code point if it could forge what stands beside it.
 */
void
steward_plain_text_append (GString  *out,
                           gunichar  c)
{
  if (is_forging (c))
    g_string_append_printf (out, "‹U+%04X›", c);
  else
    g_string_append_unichar (out, c);
}

/* Cuts at a character, never inside one. */
static gsize
find_cut (const char *text,
          gsize       length,
          gsize       limit)
{
  if (length <= limit)
    return length;
  while (limit > 0 && (text[limit] & 0xc0) == 0x80)
    limit--;

  return limit;
}

static char *
clean (const char *text,
       gsize       length,
       gboolean    one_line)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_autoptr (GString) out = g_string_sized_new (length + 1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (out, one_line ? ' ' : '\n');
        }
      else if (one_line && (c == '\n' || c == '\t'))
        g_string_append_c (out, ' ');
      else
        steward_plain_text_append (out, c);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * steward_plain_text_is_clean:
 * @text: (nullable): text from a catalog
 *
 * Returns: whether @text is one line that can be shown as it is. Cheap, so
 *   that lists need not copy what is harmless.
 */
gboolean
steward_plain_text_is_clean (const char *text)
{
  gsize length = 0;

  if (text == NULL)
    return TRUE;
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      /* These bytes begin the characters that may forge. */
      if (*p < 0x20 || *p == 0x7f || *p == 0xc2 || *p == 0xe2 || *p == 0xef || *p >= 0xf3)
        return FALSE;
      if (++length > LINE_LIMIT)
        return FALSE;
    }

  return g_utf8_validate (text, length, NULL);
}

/**
 * steward_plain_text_line:
 * @text: (nullable): text from a catalog
 *
 * Returns: (transfer full): @text as one bounded line, "" for %NULL
 */
char *
steward_plain_text_line (const char *text)
{
  g_autofree char *line = NULL;
  gsize length, cut;

  if (text == NULL)
    return g_strdup ("");
  if (steward_plain_text_is_clean (text))
    return g_strdup (text);

  length = strlen (text);
  cut = find_cut (text, length, LINE_LIMIT);
  line = clean (text, cut, TRUE);

  return cut == length ? g_steal_pointer (&line) : g_strconcat (line, "…", NULL);
}

/**
 * steward_plain_text_block:
 * @text: (nullable): text from a catalog
 * @limit: bytes to show at most
 * @out_left_out: (out) (optional): bytes that were not shown
 *
 * Returns: (transfer full): @text with its line ends, "" for %NULL
 */
char *
steward_plain_text_block (const char *text,
                          gsize       limit,
                          gsize      *out_left_out)
{
  gsize length = text == NULL ? 0 : strlen (text);
  gsize cut = text == NULL ? 0 : find_cut (text, length, limit);

  if (out_left_out != NULL)
    *out_left_out = length - cut;

  return text == NULL ? g_strdup ("") : clean (text, cut, FALSE);
}
