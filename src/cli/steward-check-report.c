/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The outcome of a check, as text and as JSON. SARIF and JUnit have files of
 * their own. */

#include "config.h"

#include "steward-check-report.h"

#include "steward-output.h"
#include "steward-product-json.h"

StewardCheckReport *
steward_check_report_new (void)
{
  StewardCheckReport *self = g_new0 (StewardCheckReport, 1);

  self->files = g_ptr_array_new_with_free_func (g_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_finding_free);

  return self;
}

void
steward_check_report_free (StewardCheckReport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const StewardFinding *left = *(StewardFinding *const *) a, *right = *(StewardFinding *const *) b;
  int order = g_strcmp0 (left->file, right->file);

  if (order != 0)
    return order;
  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;

  return g_strcmp0 (left->rule, right->rule);
}

void
steward_check_report_sort (StewardCheckReport *self)
{
  g_ptr_array_sort (self->findings, compare_findings);
}

/* How many findings have this severity. */
guint
steward_check_report_count (const StewardCheckReport *self,
                            StewardSeverity           severity)
{
  guint count = 0;

  for (guint i = 0; i < self->findings->len; i++)
    count += ((StewardFinding *) g_ptr_array_index (self->findings, i))->severity == severity;

  return count;
}

static void
print_finding (const StewardFinding *finding)
{
  g_autofree char *file = steward_output_escape (finding->file);
  g_autofree char *message = steward_output_escape (finding->message);
  g_autofree char *remediation = steward_output_escape (finding->remediation);

  steward_output_print ("%s:%u:%u: %s: %s [%s]\n", file, finding->line, finding->column,
                        steward_severity_to_id (finding->severity), message, finding->rule);
  if (*remediation != '\0')
    steward_output_print ("    %s\n", remediation);
}

static char *
count_word (guint       count,
            const char *word)
{
  return g_strdup_printf ("%u %s%s", count, word, count == 1 ? "" : "s");
}

/* One line a finding, as compilers do it, and a sum. */
void
steward_check_report_print_text (const StewardCheckReport *self)
{
  g_autofree char *documents = count_word (self->n_documents, "document");
  g_autofree char *errors = count_word (steward_check_report_count (self, STEWARD_SEVERITY_ERROR), "error");
  g_autofree char *warnings = count_word (steward_check_report_count (self, STEWARD_SEVERITY_WARNING), "warning");
  g_autofree char *notes = count_word (steward_check_report_count (self, STEWARD_SEVERITY_INFO), "note");

  for (guint i = 0; i < self->findings->len; i++)
    print_finding (g_ptr_array_index (self->findings, i));
  steward_output_print ("%s: %s, %s, %s.\n", documents, errors, warnings, notes);
}

gboolean
steward_check_report_print_json (const StewardCheckReport  *self,
                                 GError                   **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  steward_output_add_int (builder, "documents", self->n_documents);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->findings->len; i++)
    steward_finding_add_json (builder, g_ptr_array_index (self->findings, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}
