/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* SARIF 2.1.0, for code hosts that show findings beside the lines. */

#include "config.h"

#include "steward-check-report.h"

#include "steward-output.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

static const char *
name_level (StewardSeverity severity)
{
  switch (severity)
    {
    case STEWARD_SEVERITY_ERROR:
      return "error";

    case STEWARD_SEVERITY_WARNING:
      return "warning";

    case STEWARD_SEVERITY_INFO:
      return "note";
    }

  return "none";
}

static void
add_message (JsonBuilder *builder,
             const char  *member,
             const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "text", text);
  json_builder_end_object (builder);
}

/* The rules that occur, in order of their first finding. */
static GPtrArray *
collect_rules (const StewardCheckReport *report,
               GHashTable               *indices)
{
  GPtrArray *rules = g_ptr_array_new ();

  for (guint i = 0; i < report->findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (report->findings, i);

      if (g_hash_table_contains (indices, finding->rule))
        continue;
      g_hash_table_insert (indices, finding->rule, GUINT_TO_POINTER (rules->len));
      g_ptr_array_add (rules, (gpointer) finding);
    }

  return rules;
}

static void
add_driver (JsonBuilder *builder,
            GPtrArray   *rules)
{
  json_builder_set_member_name (builder, "tool");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "driver");
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "name", "stewardctl");
  steward_output_add_text (builder, "version", STEWARD_VERSION);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rules->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (rules, i);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "id", finding->rule);
      if (finding->remediation != NULL)
        add_message (builder, "help", finding->remediation);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* A relative path becomes a relative reference, an absolute one a file: URI. */
static char *
make_uri (const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);

  return g_path_is_absolute (path) ? g_strconcat ("file://", escaped, NULL) : g_steal_pointer (&escaped);
}

static void
add_location (JsonBuilder          *builder,
              const StewardFinding *finding)
{
  g_autofree char *uri = make_uri (finding->file != NULL ? finding->file : "");

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "physicalLocation");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "artifactLocation");
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "uri", uri);
  json_builder_end_object (builder);
  if (finding->line > 0)
    {
      json_builder_set_member_name (builder, "region");
      json_builder_begin_object (builder);
      steward_output_add_int (builder, "startLine", finding->line);
      if (finding->column > 0)
        steward_output_add_int (builder, "startColumn", finding->column);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_result (JsonBuilder          *builder,
            const StewardFinding *finding,
            guint                 rule)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "ruleId", finding->rule);
  steward_output_add_int (builder, "ruleIndex", rule);
  steward_output_add_text (builder, "level", name_level (finding->severity));
  add_message (builder, "message", finding->message);
  json_builder_set_member_name (builder, "locations");
  json_builder_begin_array (builder);
  add_location (builder, finding);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_run (JsonBuilder              *builder,
         const StewardCheckReport *report)
{
  g_autoptr(GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) rules = collect_rules (report, indices);

  json_builder_begin_object (builder);
  add_driver (builder, rules);
  steward_output_add_text (builder, "columnKind", "unicodeCodePoints");
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (report->findings, i);

      add_result (builder, finding, GPOINTER_TO_UINT (g_hash_table_lookup (indices, finding->rule)));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

gboolean
steward_check_report_print_sarif (const StewardCheckReport  *self,
                                  GError                   **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  steward_output_add_text (builder, "$schema", SCHEMA);
  steward_output_add_text (builder, "version", "2.1.0");
  json_builder_set_member_name (builder, "runs");
  json_builder_begin_array (builder);
  add_run (builder, self);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}
