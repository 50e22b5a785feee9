/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Minutes on paper, read back as a person's program would: by pdftotext. */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "steward-minutes-pdf.h"

#define SEAL "3f9c0a17b2d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f70"

static const char *const foot[] = { "Ledger head: event 128", "Seal " SEAL, "Root 00ff", NULL };

static gboolean
have_reader (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    g_test_skip ("pdftotext is not installed");

  return program != NULL;
}

static char *
read_back (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GSubprocess) reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                     &error, "pdftotext", "-layout", "-", "-", NULL);
  gsize length;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (reader, pdf, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (reader));
  length = g_bytes_get_size (out);

  return g_strndup (g_bytes_get_data (out, NULL), length);
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;

  return n;
}

static GBytes *
render (const char *markdown)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = steward_minutes_pdf_render ("Council meeting", markdown, foot, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);

  return pdf;
}

static void
test_minutes_pdf_says_everything (void)
{
  g_autoptr (GBytes) pdf = render ("# Council meeting\n\n"
                                   "24 November 2026, **Mara Lindqvist** in the chair.\n\n"
                                   "## 1 · Contract 3.0.0\n\n"
                                   "| Seat | Vote |\n|---|---|\n| Rūta Kalniņa | Approve |\n| Tomás Reyes | Against |\n\n"
                                   "- first action\n- second action\n\n"
                                   "1. one\n2. two\n\n`orders.order_events` stays.\n");
  g_autofree char *text = NULL;
  static const char *const words[] = { "Council meeting", "24 November 2026, Mara Lindqvist in the chair.",
                                       "1 · Contract 3.0.0", "Seat", "Rūta Kalniņa", "Against", "• first action",
                                       "2. two", "orders.order_events stays.", "Ledger head: event 128",
                                       "Seal " SEAL, "Root 00ff", "Page 1 of 1" };

  if (!have_reader ())
    return;
  text = read_back (pdf);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("“%s” is not in:\n%s", words[i], text);
}

static void
test_minutes_pdf_breaks_pages (void)
{
  g_autoptr (GString) markdown = g_string_new ("# Long\n\n| Seat | Vote |\n|---|---|\n");
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *last = NULL;
  guint n_pages;

  for (guint i = 0; i < 120; i++)
    g_string_append_printf (markdown, "| Seat row%03u | Approve |\n", i);
  g_string_append (markdown, "\n");
  for (guint i = 0; i < 900; i++)
    g_string_append_printf (markdown, "Paragraph para%04u says what was said at some length and so it wraps; nothing of "
                                      "it may be lost where one page ends and the next begins.\n\n", i);
  pdf = render (markdown->str);
  if (!have_reader ())
    return;

  text = read_back (pdf);
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *word = g_strdup_printf ("row%03u", i);

      g_assert_cmpuint (count (text, word), ==, 1);
    }
  for (guint i = 0; i < 900; i++)
    {
      g_autofree char *word = g_strdup_printf ("para%04u", i);

      g_assert_cmpuint (count (text, word), ==, 1);
    }
  n_pages = count (text, "\f");
  g_assert_cmpuint (n_pages, >, 20);
  g_assert_cmpuint (count (text, SEAL), ==, n_pages);
  last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);
  g_assert_nonnull (strstr (text, last));
  g_assert_cmpuint (count (text, "Vote"), >, 1);
}

static void
test_minutes_pdf_breaks_a_row (void)
{
  g_autoptr (GString) markdown = g_string_new ("| A | B |\n|---|---|\n| ");
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (markdown, "word%04u ", i);
  g_string_append (markdown, "| end |\n");
  pdf = render (markdown->str);
  if (!have_reader ())
    return;

  text = read_back (pdf);
  g_assert_nonnull (strstr (text, "word0000"));
  g_assert_nonnull (strstr (text, "word1499"));
  g_assert_cmpuint (count (text, "\f"), >, 1);
}

static void
test_minutes_pdf_of_nothing (void)
{
  g_autoptr (GBytes) pdf = render ("");
  g_autofree char *text = NULL;

  if (!have_reader ())
    return;
  text = read_back (pdf);
  g_assert_nonnull (strstr (text, "Page 1 of 1"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/minutes-pdf/says-everything", test_minutes_pdf_says_everything);
  g_test_add_func ("/app/minutes-pdf/breaks-pages", test_minutes_pdf_breaks_pages);
  g_test_add_func ("/app/minutes-pdf/breaks-a-row", test_minutes_pdf_breaks_a_row);
  g_test_add_func ("/app/minutes-pdf/of-nothing", test_minutes_pdf_of_nothing);

  return g_test_run ();
}
