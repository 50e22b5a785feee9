/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JUnit's XML, for build servers: one test case a file, which fails when the
 * file has an error or a warning. */

#include "config.h"

#include "steward-check-report.h"

#include "steward-output.h"

#include <string.h>

/* Characters that XML 1.0 cannot hold at all become U+FFFD. */
static char *
escape_xml (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *safe = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '&')
        g_string_append (safe, "&amp;");
      else if (c == '<')
        g_string_append (safe, "&lt;");
      else if (c == '>')
        g_string_append (safe, "&gt;");
      else if (c == '"')
        g_string_append (safe, "&quot;");
      else if (c == '\t' || c == '\n' || c == '\r')
        g_string_append_printf (safe, "&#%u;", c);
      else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff)
        g_string_append_unichar (safe, 0xfffd);
      else
        g_string_append_unichar (safe, c);
    }

  return g_string_free (safe, FALSE);
}

static void
append_finding (GString              *text,
                const StewardFinding *finding)
{
  g_string_append_printf (text, "%s:%u:%u: %s: %s [%s]\n", finding->file, finding->line, finding->column,
                          steward_severity_to_id (finding->severity), finding->message, finding->rule);
  if (finding->remediation != NULL)
    g_string_append_printf (text, "    %s\n", finding->remediation);
}

/* The findings of one file: those that fail it, and those that only inform. */
static guint
collect_file (const StewardCheckReport *report,
              const char               *file,
              GString                  *failures,
              GString                  *notes)
{
  guint n_failures = 0;

  for (guint i = 0; i < report->findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (report->findings, i);

      if (g_strcmp0 (finding->file, file) != 0)
        continue;
      append_finding (finding->severity == STEWARD_SEVERITY_INFO ? notes : failures, finding);
      n_failures += finding->severity != STEWARD_SEVERITY_INFO;
    }

  return n_failures;
}

static void
print_file (const StewardCheckReport *report,
            const char               *file)
{
  g_autoptr(GString) failures = g_string_new (NULL);
  g_autoptr(GString) notes = g_string_new (NULL);
  guint n_failures = collect_file (report, file, failures, notes);
  g_autofree char *name = escape_xml (file);
  g_autofree char *failure_text = escape_xml (failures->str);
  g_autofree char *note_text = escape_xml (notes->str);

  steward_output_print ("    <testcase classname=\"stewardctl.check\" name=\"%s\">\n", name);
  if (n_failures > 0)
    steward_output_print ("      <failure message=\"%u findings\" type=\"finding\">%s</failure>\n", n_failures,
                          failure_text);
  if (notes->len > 0)
    steward_output_print ("      <system-out>%s</system-out>\n", note_text);
  steward_output_print ("    </testcase>\n");
}

static guint
count_failed_files (const StewardCheckReport *report)
{
  g_autoptr(GHashTable) failed = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < report->findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (report->findings, i);

      if (finding->severity != STEWARD_SEVERITY_INFO && finding->file != NULL)
        g_hash_table_add (failed, finding->file);
    }

  return g_hash_table_size (failed);
}

void
steward_check_report_print_junit (const StewardCheckReport *self)
{
  guint n_failed = count_failed_files (self);

  steward_output_print ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  steward_output_print ("<testsuites tests=\"%u\" failures=\"%u\" errors=\"0\">\n", self->files->len, n_failed);
  steward_output_print ("  <testsuite name=\"stewardctl check\" tests=\"%u\" failures=\"%u\" errors=\"0\" "
                        "skipped=\"0\">\n", self->files->len, n_failed);
  for (guint i = 0; i < self->files->len; i++)
    print_file (self, g_ptr_array_index (self->files, i));
  steward_output_print ("  </testsuite>\n</testsuites>\n");
}
