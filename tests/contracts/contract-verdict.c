/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A tool for tests, not a test: checks documents and prints for each one line,
 * "valid" or "invalid" and the rules of its errors. With file names it reads
 * these; without, every line of standard input is one JSON document. */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "steward-contract-reader.h"

static void
print_verdict (const StewardDocument *document)
{
  g_autoptr(GPtrArray) findings = steward_contract_check (document, NULL);
  g_autoptr(GString) rules = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == STEWARD_SEVERITY_ERROR)
        g_string_append_printf (rules, "\t%s:%u:%u %s", finding->rule, finding->line, finding->column,
                                finding->message);
    }
  printf ("%s%s\n", rules->len > 0 ? "invalid" : "valid", rules->str);
}

static void
check_file (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    {
      printf ("unreadable\t%s\n", error->message);
      return;
    }
  documents = steward_document_parse_yaml (text, (gssize) length, NULL, &error);
  if (documents == NULL || documents->len == 0)
    printf ("unreadable\t%s\n", error != NULL ? error->message : "no document");
  else
    print_verdict (g_ptr_array_index (documents, 0));
}

static void
check_lines (void)
{
  char *line = NULL;
  size_t size = 0;
  ssize_t length;

  while ((length = getline (&line, &size, stdin)) > 0)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(StewardDocument) document = steward_document_parse_json (line, length, NULL, &error);

      if (document != NULL)
        print_verdict (document);
      else
        printf ("unreadable\t%s\n", error->message);
    }
  free (line);
}

int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    check_file (argv[i]);
  if (argc == 1)
    check_lines ();

  return 0;
}
