/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The entities that people write in Markdown. md4c finds them and leaves their
 * meaning to its caller. */

#include "config.h"

#include "steward-markdown-reader.h"

#include <string.h>

#include "steward-plain-text.h"

static gunichar
find_named_entity (const char *name,
                   gsize       length)
{
  static const struct { const char *name; gunichar c; } names[] = {
    { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }, { "nbsp", 0xa0 },
    { "copy", 0xa9 }, { "reg", 0xae }, { "deg", 0xb0 }, { "plusmn", 0xb1 }, { "micro", 0xb5 }, { "times", 0xd7 },
    { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "hellip", 0x2026 }, { "bull", 0x2022 }, { "euro", 0x20ac },
    { "larr", 0x2190 }, { "rarr", 0x2192 }, { "le", 0x2264 }, { "ge", 0x2265 }, { "ne", 0x2260 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i].name) == length && strncmp (names[i].name, name, length) == 0)
      return names[i].c;

  return 0;
}

/**
 * steward_markdown_append_entity:
 * @out: where to append
 * @text: "&amp;", "&#x41;" and the like, not terminated
 * @length: of @text in bytes
 *
 * Appends the character that is meant. An entity that is not known stays as it
 * was written.
 */
void
steward_markdown_append_entity (GString    *out,
                                const char *text,
                                gsize       length)
{
  gunichar c = 0;

  if (length > 3 && text[1] == '#')
    {
      g_autofree char *digits = g_strndup (text + 2, length - 3);
      gboolean hex = digits[0] == 'x' || digits[0] == 'X';
      guint64 code = g_ascii_strtoull (digits + (hex ? 1 : 0), NULL, hex ? 16 : 10);

      c = code > 0 && code <= 0x10ffff && g_unichar_validate (code) ? code : 0xfffd;
    }
  else if (length > 2)
    c = find_named_entity (text + 1, length - 2);

  if (c != 0)
    steward_plain_text_append (out, c);
  else
    g_string_append_len (out, text, length);
}
