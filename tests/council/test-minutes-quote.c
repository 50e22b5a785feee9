/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people wrote, quoted in the minutes: what is kept, and, read by a Markdown
 * reader, what no text can ever become. */

#include "config.h"

#include "steward-minutes-quote.h"

#include <md4c.h>
#include <string.h>

static void
test_kept (void)
{
  static const struct { const char *text, *quoted; } cases[] = {
    { "plain", "> plain\n" },
    { "**bold** and *it* and _it_ and ~~gone~~", "> **bold** and *it* and _it_ and ~~gone~~\n" },
    { "***both*** **a *b* c**", "> ***both*** **a *b* c**\n" },
    { "snake_case_name and 2 * 3 * 4", "> snake\\_case\\_name and 2 \\* 3 \\* 4\n" },
    { "**open and `open", "> \\*\\*open and \\`open\n" },
    { "use `a | <b>` here", "> use `a | <b>` here\n" },
    { "a \\*star\\* stays", "> a \\*star\\* stays\n" },
    { "- one\n  - two\n- three", "> - one  \n>     - two  \n> - three\n" },
    { "1) one\n2. two", "> 1. one  \n> 2. two\n" },
    { "2026. A year", "> 2026\\. A year\n" },
    { "[site](https://example.com/a?b=1&c=2)", "> [site](https://example.com/a?b=1&c=2)\n" },
    { "[mail](mailto:a@example.com)", "> [mail](mailto:a@example.com)\n" },
    { "[x](javascript:alert)", "> \\[x\\](javascript:alert)\n" },
    { "[x](https://bank.example@evil.example)", "> \\[x\\](https://bank.example@evil.example)\n" },
    { "![x](https://example.com/a.png)", "> \\!\\[x\\](https://example.com/a.png)\n" },
    { "# no", "> \\# no\n" },
    { "no\n---", "> no  \n> \\---\n" },
    { "no\n===", "> no  \n> \\===\n" },
    { "- - -", "> - \\- -\n" },
    { "* * *", "> - \\* \\*\n" },
    { "a | b\n--- | ---", "> a \\| b  \n> \\--- \\| ---\n" },
    { "<b>no</b> &lt;", "> \\<b\\>no\\</b\\> \\&lt;\n" },
    { "```\n# code\n```\nafter", "> ```\n> # code\n> ```\n> after\n" },
    { "````\n```\n````", "> ````\n> ```\n> ````\n" },
    { "```\nopen", "> \\`\\`\\`  \n> open\n" },
    { "> quoted", "> \\> quoted\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);

      steward_minutes_quote (out, "", cases[i].text);
      g_assert_cmpstr (out->str, ==, cases[i].quoted);
    }
}

typedef struct
{
  guint quotes;
  gboolean broken;
} Seen;

static int
enter_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *user_data)
{
  Seen *seen = user_data;

  seen->quotes += type == MD_BLOCK_QUOTE;
  seen->broken |= type == MD_BLOCK_H || type == MD_BLOCK_HR || type == MD_BLOCK_HTML || type == MD_BLOCK_TABLE;
  seen->broken |= type == MD_BLOCK_CODE && ((MD_BLOCK_CODE_DETAIL *) detail)->fence_char == 0;
  seen->broken |= type == MD_BLOCK_P && seen->quotes == 0;

  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *user_data)
{
  return 0;
}

static int
enter_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  Seen *seen = user_data;

  seen->broken |= type == MD_SPAN_IMG;
  if (type == MD_SPAN_A)
    {
      const MD_ATTRIBUTE *href = &((MD_SPAN_A_DETAIL *) detail)->href;
      g_autofree char *address = g_strndup (href->text, href->size);

      seen->broken |= !g_str_has_prefix (address, "http://") && !g_str_has_prefix (address, "https://")
                      && !g_str_has_prefix (address, "mailto:");
    }

  return 0;
}

static int
leave_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  return 0;
}

static int
text_cb (MD_TEXTTYPE    type,
         const MD_CHAR *text,
         MD_SIZE        size,
         void          *user_data)
{
  Seen *seen = user_data;

  seen->broken |= type == MD_TEXT_HTML;

  return 0;
}

static void
check_text (const char *text)
{
  static const MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
    .enter_block = enter_block_cb, .leave_block = leave_block_cb, .enter_span = enter_span_cb,
    .leave_span = leave_span_cb, .text = text_cb,
  };
  g_autoptr(GString) out = g_string_new (NULL);
  Seen seen = { 0 };

  steward_minutes_quote (out, "", text);
  g_assert_cmpint (md_parse (out->str, out->len, &parser, &seen), ==, 0);
  if (seen.broken || seen.quotes != 1)
    g_error ("“%s” was quoted as “%s”", text, out->str);
}

/* Random text of the pieces that mean something. */
static void
test_contained (void)
{
  static const char *const pieces[] = {
    "\n", "\n", "\n\n", " ", " ", "  ", "    ", "\t", "a", "b", "é", "1", "12", "*", "**", "_", "__", "~", "~~", "~~~",
    "`", "``", "```", "````", "-", "--", "---", "=", "===", "+", "#", "##", "|", "| --- |", ":-", ">", "<", "<b>",
    "</script>", "<!--", "&lt;", "&#64;", "!", "[", "]", "(", ")", "](", "[a](https://x.example)", "[a](javascript:x)",
    "![a](https://x.example)", "[a]: https://x.example", "<https://x.example>", "<javascript:x>", "\\", "\\\\", ".",
    ")", "1. ", "2) ", "- ", "* ", "+ ", "- [ ] ", "\r", "\001", "@", "https://x.example/`",
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261121);
  guint n_texts = g_test_slow () ? 2000000 : 100000;

  for (guint i = 0; i < n_texts; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      int n = g_rand_int_range (rand, 1, 24);

      for (int k = 0; k < n; k++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      check_text (text->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/council/minutes-quote/kept", test_kept);
  g_test_add_func ("/council/minutes-quote/contained", test_contained);

  return g_test_run ();
}
