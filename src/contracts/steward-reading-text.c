/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Small things done with texts of documents. */

#include "config.h"

#include "steward-reading-text.h"

#include <string.h>

/**
 * steward_text_append_quoted:
 * @out: where it goes
 * @text: (nullable): a text from outside, UTF-8
 * @max_chars: characters to keep
 *
 * Appends a text for a sentence: control and direction marks become spaces,
 * and what is too long ends in "…".
 */
void
steward_text_append_quoted (GString    *out,
                            const char *text,
                            unsigned    max_chars)
{
  if (text == NULL)
    return;

  for (; *text != '\0' && max_chars > 0; text = g_utf8_next_char (text), max_chars--)
    {
      gunichar c = g_utf8_get_char (text);
      GUnicodeType type = g_unichar_type (c);
      gboolean is_mark = type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
                         type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;

      g_string_append_unichar (out, is_mark ? ' ' : c);
    }
  if (*text != '\0')
    g_string_append (out, "…");
}

static void
append_section (GString    *out,
                const char *title,
                const char *text)
{
  g_autofree char *trimmed = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  if (trimmed == NULL || *trimmed == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, "\n\n");
  if (title != NULL)
    g_string_append_printf (out, "## %s\n\n", title);
  g_string_append (out, trimmed);
}

/**
 * steward_text_join_markdown:
 * @purpose: (nullable): Markdown
 * @limitations: (nullable): Markdown
 * @usage: (nullable): Markdown
 *
 * Returns: (transfer full) (nullable): one Markdown text with a heading before
 *   each part but the first, or %NULL if there is nothing
 */
char *
steward_text_join_markdown (const char *purpose,
                            const char *limitations,
                            const char *usage)
{
  GString *out = g_string_new (NULL);

  append_section (out, NULL, purpose);
  append_section (out, "Usage", usage);
  append_section (out, "Limitations", limitations);
  if (out->len == 0)
    {
      g_string_free (out, TRUE);
      return NULL;
    }

  return g_string_free (out, FALSE);
}

/**
 * steward_text_has_word:
 * @text: (nullable): any text
 * @word: a word in lower case
 *
 * Returns: whether @word stands in @text on its own, be it as "data owner",
 *   "data_owner" or "dataOwner"
 */
gboolean
steward_text_has_word (const char *text,
                       const char *word)
{
  gsize length = strlen (word);

  for (const char *at = text; at != NULL && *at != '\0'; at++)
    {
      gboolean starts = at == text || !g_ascii_isalpha (at[-1]) ||
                        (g_ascii_islower (at[-1]) && g_ascii_isupper (at[0]));

      if (starts && g_ascii_strncasecmp (at, word, length) == 0 && !g_ascii_islower (at[length]))
        return TRUE;
    }

  return FALSE;
}
