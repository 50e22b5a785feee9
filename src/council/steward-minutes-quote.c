/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people wrote in Markdown, as a quotation in the minutes. Emphasis, code,
 * lists and links to the web survive, what stands in a line only where it ends
 * on that line, too; every other mark is written as the character that it is. So nothing that
 * is quoted can make a heading, a rule, a table, an image or HTML, lead anywhere
 * but to the web or a mailbox, or reach beyond its quotation. */

#include "config.h"

#include "steward-minutes-quote.h"

#include <string.h>

#define MAX_DEPTH 3u
#define MAX_DIGITS 3u
/* How deep emphasis may stand in emphasis. */
#define MAX_NESTING 8u

typedef struct
{
  GString *out;
  const char *indent;
  gboolean in_list;                    /* the line before was an item */
  guint depth;                         /* its depth */
} Quoting;

static void append_inline (GString *out, const char *text, gsize length, guint nesting);

/**
 * steward_minutes_escape_line:
 * @out: gets the text
 * @text: valid UTF-8
 * @length: its length in bytes
 *
 * Writes @text so that Markdown reads it as the characters that it is, in one
 * line.
 */
void
steward_minutes_escape_line (GString    *out,
                             const char *text,
                             gsize       length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029)
        g_string_append_c (out, ' ');
      else if (c < 0x80 && strchr ("\\`*_{}[]<>#+!|~&$^", (int) c) != NULL)
        g_string_append_printf (out, "\\%c", (char) c);
      else
        g_string_append_unichar (out, c);
    }
}

/* How often the character at @at stands there in a row. */
static gsize
count_run (const char *at,
           const char *end)
{
  gsize n = 0;

  while (at + n < end && at[n] == *at)
    n++;

  return n;
}

/* The end of the code that begins at @at, after its last mark; NULL: it has no end. */
static const char *
find_code_end (const char *at,
               const char *end)
{
  gsize n = count_run (at, end);

  for (const char *next = memchr (at + n, '`', (gsize) (end - at) - n); next != NULL;
       next = memchr (next, '`', (gsize) (end - next)))
    {
      gsize run = count_run (next, end);

      if (run == n)
        return next + run;
      next += run;
    }

  return NULL;
}

/* The address is shown to be harmless by what it is made of: nothing in its host
 * can pass for another one. */
static gboolean
is_safe_address (const char *address,
                 gsize       length)
{
  g_autofree char *copy = g_strndup (address, length);
  const char *host = g_str_has_prefix (copy, "https://")  ? copy + strlen ("https://")
                     : g_str_has_prefix (copy, "http://") ? copy + strlen ("http://")
                                                          : NULL;

  for (const char *c = copy; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("-._~:/?#=%;,+@&", *c) == NULL)
      return FALSE;
  if (host == NULL)
    return g_str_has_prefix (copy, "mailto:") && copy[strlen ("mailto:")] != '\0' && strchr (copy, '&') == NULL;
  for (gsize i = strcspn (host, "/?#"); i > 0; i--)
    if (!g_ascii_isalnum (host[i - 1]) && strchr ("-.:", host[i - 1]) == NULL)
      return FALSE;

  return g_ascii_isalnum (*host);
}

/* The end of the link that begins at @at, after its bracket, and where its
 * words end; NULL: it is none, or one that leads elsewhere than to the web. */
static const char *
find_link_end (const char  *at,
               const char  *end,
               const char **out_words_end)
{
  const char *close = memchr (at, ']', (gsize) (end - at));
  const char *last;

  if (close == NULL || close == at + 1 || close + 1 >= end || close[1] != '(')
    return NULL;
  for (const char *c = at + 1; c < close; c++)
    if (strchr ("[`\\<>!", *c) != NULL)
      return NULL;
  last = memchr (close, ')', (gsize) (end - close));
  if (last == NULL || !is_safe_address (close + 2, (gsize) (last - close) - 2))
    return NULL;
  *out_words_end = close;

  return last + 1;
}

/* Whether a letter or digit stands there: then _ is part of a name. */
static gboolean
is_in_word (const char *text,
            const char *at,
            const char *end,
            gboolean    before)
{
  if (before ? at == text : at >= end)
    return FALSE;

  return g_unichar_isalnum (g_utf8_get_char (before ? g_utf8_prev_char (at) : at));
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* The marks that end the emphasis begun at @at, as many as began it; NULL: none. */
static const char *
find_emphasis_end (const char *text,
                   const char *at,
                   const char *end)
{
  gsize n = count_run (at, end);
  const char *next = at + n;

  if (n > (*at == '~' ? 2 : 3) || (*at == '~' && n != 2) || next >= end || is_blank (*next))
    return NULL;
  if (*at == '_' && is_in_word (text, at, end, TRUE))
    return NULL;
  while (next < end)
    {
      const char *words_end;
      const char *after = *next == '`' ? find_code_end (next, end)
                          : *next == '[' ? find_link_end (next, end, &words_end)
                          : *next == '\\' && next + 1 < end && g_ascii_ispunct (next[1]) ? next + 2
                                                                                         : NULL;
      gsize run = count_run (next, end);

      if (after != NULL)
        next = after;
      else if (*next == *at && run == n && !is_blank (next[-1])
               && !(*at == '_' && is_in_word (text, next + run, end, FALSE)))
        return next;
      else
        next += *next == *at || *next == '`' ? run : 1;
    }

  return NULL;
}

static void
append_code (GString    *out,
             const char *text,
             gsize       length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_c (out, (guchar) text[i] < 0x20 || text[i] == 0x7f ? ' ' : text[i]);
}

/* What begins at @at and is understood, written; its end, or NULL. */
static const char *
append_span (GString    *out,
             const char *text,
             const char *at,
             const char *end,
             guint       nesting)
{
  const char *after = NULL;
  const char *words_end;
  gsize n = count_run (at, end);

  if (*at == '\\' && at + 1 < end && g_ascii_ispunct (at[1]))
    {
      g_string_append_len (out, at, 2);
      return at + 2;
    }
  if (*at == '`' && n <= 2 && (out->len == 0 || out->str[out->len - 1] != '`') &&
      (after = find_code_end (at, end)) != NULL)
    append_code (out, at, (gsize) (after - at));
  else if (*at == '[' && (at == text || at[-1] != '!') && (after = find_link_end (at, end, &words_end)) != NULL)
    {
      g_string_append_c (out, '[');
      steward_minutes_escape_line (out, at + 1, (gsize) (words_end - at) - 1);
      g_string_append_len (out, words_end, after - words_end);
    }
  else if (strchr ("*_~", *at) != NULL && nesting < MAX_NESTING && (after = find_emphasis_end (text, at, end)) != NULL)
    {
      g_string_append_len (out, at, (gssize) n);
      append_inline (out, at + n, (gsize) (after - at) - n, nesting + 1);
      g_string_append_len (out, after, (gssize) n);
      after += n;
    }

  return after;
}

static void
append_inline (GString    *out,
               const char *text,
               gsize       length,
               guint       nesting)
{
  const char *end = text + length;

  for (const char *at = text; at < end;)
    {
      const char *next = strchr ("\\`[*_~", *at) != NULL ? append_span (out, text, at, end, nesting) : NULL;

      /* Marks that nothing ends are all characters; half of them could still end something. */
      if (next == NULL)
        {
          next = strchr ("`*_~", *at) != NULL ? at + count_run (at, end) : g_utf8_next_char (at);
          steward_minutes_escape_line (out, at, (gsize) (next - at));
        }
      at = next;
    }
}

/* A line, or the words of an item, that begins as a rule, a heading or a list
 * would, does not. */
static void
append_words (GString    *out,
              const char *words)
{
  gsize digits = strspn (words, "0123456789");

  if (*words != '\0' && strchr ("-=:", *words) != NULL)
    g_string_append_printf (out, "\\%c", *words++);
  else if (digits > 0 && (words[digits] == '.' || words[digits] == ')'))
    {
      g_string_append_len (out, words, (gssize) digits);
      g_string_append_printf (out, "\\%c", words[digits]);
      words += digits + 1;
    }
  append_inline (out, words, strlen (words), 0);
}

/* The length of the mark of an item; 0: it is none. */
static gsize
measure_mark (const char *line)
{
  gsize digits = strspn (line, "0123456789");
  gsize length = 0;

  if (*line != '\0' && strchr ("-*+", *line) != NULL)
    length = 1;
  else if (digits > 0 && digits <= MAX_DIGITS && (line[digits] == '.' || line[digits] == ')'))
    length = digits + 1;

  return length > 0 && is_blank (line[length]) ? length : 0;
}

static guint
count_depth (const Quoting *quoting,
             const char    *line)
{
  guint columns = 0;

  for (; is_blank (*line); line++)
    columns += *line == '\t' ? 4 : 1;

  return quoting->in_list ? MIN (MIN (columns / 2, quoting->depth + 1), MAX_DEPTH) : 0;
}

static void
append_item (Quoting    *quoting,
             const char *line,
             gsize       length,
             guint       depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (quoting->out, "    ");
  if (g_ascii_isdigit (*line))
    g_string_append_printf (quoting->out, "%.*s. ", (int) length - 1, line);
  else
    g_string_append (quoting->out, "- ");
  append_words (quoting->out, line + length + strspn (line + length, " \t"));
  quoting->in_list = TRUE;
  quoting->depth = depth;
}

/* What would be written as a space is one before the line is read. */
static void
blank_controls (char *line)
{
  for (char *at = line; *at != '\0'; at++)
    if (((guchar) *at < 0x20 && *at != '\t') || *at == 0x7f)
      *at = ' ';
    else if (g_str_has_prefix (at, "\342\200\250") || g_str_has_prefix (at, "\342\200\251"))
      memset (at, ' ', 3);
}

static void
append_line (Quoting *quoting,
             char    *line,
             gboolean last)
{
  guint depth;
  gsize length;

  blank_controls (line);
  depth = count_depth (quoting, line);
  g_strstrip (line);
  length = measure_mark (line);
  g_string_append_printf (quoting->out, "%s> ", quoting->indent);
  if (length > 0)
    append_item (quoting, line, length, depth);
  else
    {
      append_words (quoting->out, line);
      quoting->in_list = quoting->in_list && *line != '\0';
    }
  g_string_append (quoting->out, last ? "\n" : "  \n");
}

/* Blocks of code. */

static gsize
measure_fence (const char *line)
{
  gsize n = strspn (line, "`");

  return n >= 3 && strchr (line + n, '`') == NULL ? n : 0;
}

/* The line that ends the code begun by @lines[0]; 0: none does. */
static gsize
find_fence_end (char **lines)
{
  gsize n = measure_fence (lines[0] + strspn (lines[0], " \t"));

  for (gsize i = 1; n > 0 && lines[i] != NULL; i++)
    {
      const char *line = lines[i] + strspn (lines[i], " \t");
      gsize run = strspn (line, "`");

      if (run >= n && line[run + strspn (line + run, " \t\r")] == '\0')
        return i;
    }

  return 0;
}

/* The fence is longer than anything in the code that could pass for its end. */
static void
append_fenced (Quoting *quoting,
               char   **lines,
               gsize    n_lines)
{
  g_autofree char *fence = NULL;
  gsize longest = 2;

  for (gsize i = 0; i < n_lines; i++)
    for (const char *at = strchr (lines[i], '`'); at != NULL; at = strchr (at + strspn (at, "`"), '`'))
      longest = MAX (longest, strspn (at, "`"));
  fence = g_strnfill (longest + 1, '`');
  g_string_append_printf (quoting->out, "%s> %s\n", quoting->indent, fence);
  for (gsize i = 0; i < n_lines; i++)
    {
      g_string_append_printf (quoting->out, "%s> ", quoting->indent);
      append_code (quoting->out, lines[i], strlen (lines[i]));
      g_string_append_c (quoting->out, '\n');
    }
  g_string_append_printf (quoting->out, "%s> %s\n", quoting->indent, fence);
  quoting->in_list = FALSE;
}

/**
 * steward_minutes_quote:
 * @out: gets the quotation
 * @indent: stands before each of its lines
 * @text: what somebody wrote, in Markdown
 *
 * Quotes @text with the marks that are harmless and without the others.
 */
void
steward_minutes_quote (GString    *out,
                       const char *indent,
                       const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto(GStrv) lines = g_strsplit (valid, "\n", -1);
  Quoting quoting = { .out = out, .indent = indent };

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      gsize end = find_fence_end (lines + i);

      if (end > 0)
        append_fenced (&quoting, lines + i + 1, end - 1);
      else
        append_line (&quoting, lines[i], lines[i + 1] == NULL);
      i += end;
    }
}
