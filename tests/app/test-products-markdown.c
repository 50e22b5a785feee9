/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Markdown from a catalog: a table of cases by what people see, what a hostile
 * text cannot do, and a million bytes of nonsense that must come back bounded. */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "steward-markdown.h"
#include "steward-plain-text.h"

/* Writes a document down as one line a block: kind, marker, indent and text,
 * runs in brackets with their style. */
static char *
dump (StewardMarkdown *document)
{
  static const char kinds[] = "PHCTR";
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const StewardBlock *block = g_ptr_array_index (document->blocks, i);

      g_string_append_printf (out, "%c", kinds[block->kind]);
      if (block->level > 0)
        g_string_append_printf (out, "%u", block->level);
      if (block->indent > 0)
        g_string_append_printf (out, " i%u", block->indent);
      if (block->quote > 0)
        g_string_append_printf (out, " q%u", block->quote);
      if (block->marker != NULL)
        g_string_append_printf (out, " %s", block->marker);
      for (guint k = 0; block->cells != NULL && k < block->cells->len; k++)
        g_string_append_printf (out, "|%s", ((StewardInline *) g_ptr_array_index (block->cells, k))->text->str);
      if (block->content != NULL)
        {
          g_string_append_printf (out, " \"%s\"", block->content->text->str);
          for (guint k = 0; k < block->content->runs->len; k++)
            {
              const StewardRun *run = &g_array_index (block->content->runs, StewardRun, k);
              g_autofree char *words = g_strndup (block->content->text->str + run->start, run->end - run->start);

              g_string_append_printf (out, " %u[%s]", run->style, words);
            }
        }
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < document->links->len; i++)
    g_string_append_printf (out, "→ %s\n", (char *) g_ptr_array_index (document->links, i));
  if (document->cut)
    g_string_append (out, "…\n");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const struct
{
  const char *text;
  const char *seen;
} cases[] = {
  { "", "" },
  { "plain", "P \"plain\"\n" },
  { "one\ntwo", "P \"one two\"\n" },
  { "one  \ntwo", "P \"one\ntwo\"\n" },
  { "# Title\n\ntext", "H1 \"Title\"\nP \"text\"\n" },
  { "###### Small", "H6 \"Small\"\n" },
  { "a **b** c", "P \"a b c\" 1[b]\n" },
  { "a *b* c", "P \"a b c\" 2[b]\n" },
  { "***b***", "P \"b\" 3[b]\n" },
  { "`x < y`", "P \"x < y\" 4[x < y]\n" },
  { "~~old~~ new", "P \"old new\" 8[old]\n" },
  { "```sql\nselect 1;\n\nselect 2;\n```", "C \"select 1;\n\nselect 2;\"\n" },
  { "    indented code", "C \"indented code\"\n" },
  { "- a\n- b", "P i1 • \"a\"\nP i1 • \"b\"\n" },
  { "- a\n  - b", "P i1 • \"a\"\nP i2 ◦ \"b\"\n" },
  { "3. a\n4. b", "P i1 3. \"a\"\nP i1 4. \"b\"\n" },
  { "- a\n\n  more", "P i1 • \"a\"\nP i1 \"more\"\n" },
  { "-\n- b", "P i1 • \"\"\nP i1 • \"b\"\n" },
  { "- [x] done\n- [ ] open", "P i1 ☑ \"done\"\nP i1 ☐ \"open\"\n" },
  { "> said\n> > twice", "P q1 \"said\"\nP q2 \"twice\"\n" },
  { "a\n\n---\n\nb", "P \"a\"\nR\nP \"b\"\n" },
  { "|a|b|\n|---|---|\n|1|2|", "T|a|b|1|2\n" },
  { "a &amp; b &lt;i&gt; &#65; &#x42; &hellip; &unknown;", "P \"a & b <i> A B … &unknown;\"\n" },
  { "[words](https://example.org/x)", "P \"words (https://example.org/x)\" 16[words]\n→ https://example.org/x\n" },
  { "<https://example.org>", "P \"https://example.org\" 16[https://example.org]\n→ https://example.org\n" },
  { "see https://example.org/a", "P \"see https://example.org/a\" 16[https://example.org/a]\n→ https://example.org/a\n" },
  { "<a@example.org>", "P \"a@example.org\" 16[a@example.org]\n→ mailto:a@example.org\n" },
  { "**[b](http://h/)**", "P \"b (http://h/)\" 17[b]\n→ http://h/\n" },
  { "![alt *text*](https://tracker.example/p.png)", "P \"Image: alt text\" 2[text]\n" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardMarkdown) document = steward_markdown_parse (cases[i].text);
      g_autofree char *seen = dump (document);

      g_assert_cmpstr (seen, ==, cases[i].seen);
    }
}

static void
test_null (void)
{
  g_autoptr (StewardMarkdown) document = steward_markdown_parse (NULL);

  g_assert_cmpuint (document->blocks->len, ==, 0);
  g_assert_false (document->cut);
}

static void
test_hostile (void)
{
  static const struct { const char *text; const char *seen; } hostile[] = {
    /* Pango markup and HTML are words. */
    { "<span size=\"100000\">big</span>", "P \"<span size=\"100000\">big</span>\"\n" },
    { "<script>alert(1)</script>", "P \"<script>alert(1)</script>\"\n" },
    /* Addresses that are not for people are shown and not opened. */
    { "[x](javascript:alert(1))", "P \"x (javascript:alert(1))\"\n" },
    { "[x](file:///etc/passwd)", "P \"x (file:///etc/passwd)\"\n" },
    { "[bank](https://bank.example@evil.example/)", "P \"bank (https://bank.example@evil.example/)\"\n" },
    { "[x](data:text/html,hi)", "P \"x (data:text/html,hi)\"\n" },
    { "[x](http:///nohost)", "P \"x (http:///nohost)\"\n" },
    /* What could turn round or hide other text is written out. */
    { "a\xe2\x80\xae" "b", "P \"a‹U+202E›b\"\n" },
    { "a&#x202e;b", "P \"a‹U+202E›b\"\n" },
    { "\x1b[31mred", "P \"‹U+001B›[31mred\"\n" },
    { "bad \xff byte", "P \"bad \357\277\275 byte\"\n" },
    { "a&#0;b&#xd800;c&#1114112;d", "P \"a\357\277\275b\357\277\275c\357\277\275d\"\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (StewardMarkdown) document = steward_markdown_parse (hostile[i].text);
      g_autofree char *seen = dump (document);

      g_assert_cmpstr (seen, ==, hostile[i].seen);
    }
}

static void
test_addresses (void)
{
  g_assert_true (steward_markdown_may_open ("https://example.org/a?b=c#d"));
  g_assert_true (steward_markdown_may_open ("HTTP://example.org"));
  g_assert_true (steward_markdown_may_open ("mailto:a@example.org"));
  g_assert_false (steward_markdown_may_open (NULL));
  g_assert_false (steward_markdown_may_open (""));
  g_assert_false (steward_markdown_may_open ("example.org"));
  g_assert_false (steward_markdown_may_open ("mailto:"));
  g_assert_false (steward_markdown_may_open ("ftp://example.org"));
  g_assert_false (steward_markdown_may_open ("https://a b.example"));
  g_assert_false (steward_markdown_may_open ("https://user@example.org/"));
  g_assert_false (steward_markdown_may_open ("https://example.org/\n"));
  g_assert_false (steward_markdown_may_open ("https://example.org/\xe2\x80\xae" "gpj.exe"));
}

/* Runs lie inside their text, at characters, in order, and point to links. */
static void
check_inline (const StewardMarkdown *document,
              const StewardInline   *content)
{
  guint last = 0;

  g_assert_true (g_utf8_validate (content->text->str, content->text->len, NULL));
  for (guint i = 0; i < content->runs->len; i++)
    {
      const StewardRun *run = &g_array_index (content->runs, StewardRun, i);

      g_assert_cmpuint (run->start, >=, last);
      g_assert_cmpuint (run->start, <, run->end);
      g_assert_cmpuint (run->end, <=, content->text->len);
      g_assert_true (g_utf8_validate (content->text->str + run->start, run->end - run->start, NULL));
      if (run->style & STEWARD_RUN_LINK)
        g_assert_cmpuint (run->link, <, document->links->len);
      last = run->end;
    }
}

static void
check_document (const StewardMarkdown *document)
{
  g_assert_cmpuint (document->blocks->len, <=, 1001);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const StewardBlock *block = g_ptr_array_index (document->blocks, i);

      g_assert_cmpuint (block->indent, <=, 8);
      g_assert_cmpuint (block->quote, <=, 8);
      g_assert_true ((block->kind == STEWARD_BLOCK_TABLE) == (block->cells != NULL));
      if (block->content != NULL)
        check_inline (document, block->content);
      for (guint k = 0; block->cells != NULL && k < block->cells->len; k++)
        check_inline (document, g_ptr_array_index (block->cells, k));
      if (block->cells != NULL)
        g_assert_cmpuint (block->n_columns, <=, 24);
    }
  for (guint i = 0; i < document->links->len; i++)
    g_assert_true (steward_markdown_may_open (g_ptr_array_index (document->links, i)));
}

static void
check_within (const char *text,
              double      seconds)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (StewardMarkdown) document = steward_markdown_parse (text);

  check_document (document);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, seconds);
}

static char *
repeat (const char *part,
        gsize       times)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (gsize i = 0; i < times; i++)
    g_string_append (out, part);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Texts that are small for what a careless reader would make of them. */
static void
test_bombs (void)
{
  static const char *const parts[] = { "> ", "- ", "* a\n", "[", "![", "[a](", "**a ", "`", "|a", "|a|\n|---|\n", "&#x41;",
                                       "<a", "\n\n", "# ", "~~a ", "https://a.b ", "a@b.c ", "_a __b ", "\\", "    x\n",
                                       "[a]: b\n", "1. ", "<!--", "a*b_" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *bomb = repeat (parts[i], 1024 * 1024 / strlen (parts[i]));

      check_within (bomb, 5);
    }
}

static void
test_wide_table (void)
{
  g_autofree char *cells = repeat ("|a", 100);
  g_autofree char *rule = repeat ("|---", 100);
  g_autofree char *text = g_strdup_printf ("%s|\n%s|\n%s|\n", cells, rule, cells);
  g_autoptr (StewardMarkdown) document = steward_markdown_parse (text);
  const StewardBlock *table = g_ptr_array_index (document->blocks, 0);

  g_assert_cmpint (table->kind, ==, STEWARD_BLOCK_TABLE);
  g_assert_cmpuint (table->n_columns, ==, 24);
  g_assert_cmpuint (table->cells->len, ==, 48);
  g_assert_true (document->cut);
}

static void
test_long (void)
{
  g_autofree char *text = repeat ("ä ", 100000);
  g_autoptr (StewardMarkdown) document = steward_markdown_parse (text);

  g_assert_true (document->cut);
  check_document (document);
}

/* Random pieces of Markdown, random bytes between them; a seed that fails is
 * printed by the harness (--seed). */
static void
test_fuzz (void)
{
  static const char *const pieces[] = { "#", "##", "*", "**", "_", "`", "```", "~~~", ">", "- ", "+ ", "1. ", "[", "]",
                                        "(", ")", "!", "<", ">", "&amp;", "&#", "|", "|---|", "\n", "\n\n", "    ", "\t",
                                        "http://", "mailto:", "a", "word", "\xc3\xa9", "\xf0\x9f\x98\x80", "\xe2\x80\xae",
                                        "\\", "---", "===", "~~", "[x]", "<b>", "\"", "'", ":", "\r", "\r\n" };
  guint rounds = g_test_slow () ? 200000 : 20000;

  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint length = g_test_rand_int_range (0, 60);
      g_autoptr (StewardMarkdown) document = NULL;

      for (guint k = 0; k < length; k++)
        if (g_test_rand_int_range (0, 12) == 0)
          g_string_append_c (text, (char) g_test_rand_int_range (1, 256));
        else
          g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      document = steward_markdown_parse (text->str);
      check_document (document);
    }
}

static void
test_plain_line (void)
{
  static const struct { const char *text; const char *line; } lines[] = {
    { NULL, "" },
    { "orders.order_events", "orders.order_events" },
    { "a\nb\tc\r\nd", "a b c d" },
    { "em — dash …", "em — dash …" },
    { "\xe2\x81\xa6x", "‹U+2066›x" },
    { "nul\x01", "nul‹U+0001›" },
    { "c1\xc2\x85", "c1‹U+0085›" },
    { "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = steward_plain_text_line (lines[i].text);

      g_assert_cmpstr (line, ==, lines[i].line);
    }
}

static void
test_plain_bounds (void)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *line = steward_plain_text_line (long_text);
  g_autofree char *umlauts = repeat ("ä", 5000);
  g_autofree char *cut = steward_plain_text_line (umlauts);

  g_assert_cmpuint (strlen (line), <, 2100);
  g_assert_true (g_str_has_suffix (line, "…"));
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_true (steward_plain_text_is_clean ("plain"));
  g_assert_false (steward_plain_text_is_clean (long_text));
  g_assert_false (steward_plain_text_is_clean ("a\nb"));
  g_assert_false (steward_plain_text_is_clean ("\xff"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/products/markdown/cases", test_cases);
  g_test_add_func ("/products/markdown/null", test_null);
  g_test_add_func ("/products/markdown/hostile", test_hostile);
  g_test_add_func ("/products/markdown/addresses", test_addresses);
  g_test_add_func ("/products/markdown/bombs", test_bombs);
  g_test_add_func ("/products/markdown/wide-table", test_wide_table);
  g_test_add_func ("/products/markdown/long", test_long);
  g_test_add_func ("/products/markdown/fuzz", test_fuzz);
  g_test_add_func ("/products/plain-text/line", test_plain_line);
  g_test_add_func ("/products/plain-text/bounds", test_plain_bounds);

  return g_test_run ();
}
