/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The section about access in a charter: what somebody who asks has to choose
 * from, and who decides. */

#include "config.h"

#include "steward-charter-access-output.h"

#include "steward-output.h"
#include "steward-table.h"

/**
 * steward_access_list_choices:
 * @choices: (element-type StewardAccessChoice): purposes or legal bases
 *
 * Returns: (transfer full): their ids with commas, for sentences
 */
char *
steward_access_list_choices (GPtrArray *choices)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "",
                            ((const StewardAccessChoice *) g_ptr_array_index (choices, i))->id);
  if (ids->len == 0)
    g_string_append (ids, "none");

  return g_string_free (ids, FALSE);
}

/* "owner; 2 of a, b, c". */
static char *
describe_steps (const StewardAccessRow *row)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < row->steps->len; i++)
    {
      const StewardAccessStepRule *step = g_ptr_array_index (row->steps, i);
      g_autofree char *roles = g_strjoinv (", ", step->roles);

      g_string_append (text, i > 0 ? "; " : "");
      if (g_strv_length (step->roles) > 1)
        g_string_append_printf (text, "%u of ", step->needed);
      g_string_append_printf (text, "%s%s", roles, step->when != NULL ? " (sometimes)" : "");
    }
  if (text->len == 0)
    g_string_append (text, "nobody: approved by the charter");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
join (char       **words,
      const char  *otherwise)
{
  return words != NULL && words[0] != NULL ? g_strjoinv (", ", words) : g_strdup (otherwise);
}

static char *
describe_longest (const StewardAccessRules *rules,
                  StewardClassification     classification)
{
  guint days = rules->longest_days[classification];

  return days > 0 ? g_strdup_printf ("%u days", days) : g_strdup ("any time");
}

static void
print_rows (const StewardAccessRules *rules)
{
  static const char *const titles[] = { "CLASS", "PURPOSES", "ASKED, IN ORDER", "NEEDS", "AT MOST", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < rules->rows->len; i++)
    {
      const StewardAccessRow *row = g_ptr_array_index (rules->rows, i);
      g_autofree char *purposes = join (row->purposes, "any");
      g_autofree char *steps = describe_steps (row);
      g_autofree char *needs = join (row->needs, "");
      g_autofree char *longest = describe_longest (rules, row->classification);

      steward_table_add (table, steward_classification_to_id (row->classification), purposes, steps, needs, longest,
                         NULL);
    }
  steward_output_heading ("Access, by the highest class that is asked for");
  steward_table_print (table, "  ");
}

static void
print_choices (const char *title,
               GPtrArray  *choices)
{
  static const char *const titles[] = { "ID", "TEXT", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (choices == NULL || choices->len == 0)
    return;
  for (guint i = 0; i < choices->len; i++)
    {
      const StewardAccessChoice *choice = g_ptr_array_index (choices, i);

      steward_table_add (table, choice->id, choice->text != NULL ? choice->text : "", NULL);
    }
  steward_output_heading (title);
  steward_table_print (table, "  ");
}

static const char *
name_rule_kind (StewardAccessRuleKind kind)
{
  static const char *const names[] = {
    [STEWARD_ACCESS_RULE_SKIP] = "skip",
    [STEWARD_ACCESS_RULE_APPROVE] = "approve",
    [STEWARD_ACCESS_RULE_REFUSE] = "refuse",
    [STEWARD_ACCESS_RULE_ASK] = "ask",
    [STEWARD_ACCESS_RULE_NEED] = "need",
    [STEWARD_ACCESS_RULE_FLAG] = "flag",
  };

  return (gsize) kind < G_N_ELEMENTS (names) ? names[kind] : "";
}

static void
print_rules (const StewardAccessRules *rules)
{
  static const char *const titles[] = { "RULE", "DOES", "TEXT", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (rules->rules->len == 0)
    return;
  for (guint i = 0; i < rules->rules->len; i++)
    {
      const StewardAccessRule *rule = g_ptr_array_index (rules->rules, i);
      g_autofree char *does = g_strconcat (name_rule_kind (rule->kind), rule->what != NULL ? " " : NULL, rule->what,
                                           NULL);

      steward_table_add (table, rule->id, does, rule->text != NULL ? rule->text : "", NULL);
    }
  steward_output_heading ("Rules of access");
  steward_table_print (table, "  ");
}

static void
print_emergency (const StewardAccessRules *rules)
{
  g_autofree char *words = rules->emergency_allowed
                             ? g_strdup_printf ("for %u hours at most; reviewed within %u working days",
                                                rules->emergency_hours, rules->emergency_review_days)
                             : g_strdup ("not allowed");
  g_autofree char *attestation = rules->attestation_days > 0
                                   ? g_strdup_printf ("every %u days", rules->attestation_days) : NULL;

  steward_output_print ("\n");
  steward_output_field ("Emergency", words);
  steward_output_field ("Attestation", attestation);
  if (rules->terms == NULL)
    return;
  steward_output_heading ("Terms to accept");
  steward_output_lines ("  ", rules->terms);
}

/**
 * steward_access_rules_print:
 * @rules: of a charter
 */
void
steward_access_rules_print (const StewardAccessRules *rules)
{
  print_rows (rules);
  print_rules (rules);
  print_choices ("Purposes", rules->purposes);
  print_choices ("Legal bases", rules->legal_bases);
  print_emergency (rules);
}

/* JSON. */

static void
add_strv (JsonBuilder  *builder,
          const char   *name,
          char        **texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

static void
add_choices (JsonBuilder *builder,
             const char  *name,
             GPtrArray   *choices)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const StewardAccessChoice *choice = g_ptr_array_index (choices, i);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "id", choice->id);
      steward_output_add_text (builder, "text", choice->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_row (JsonBuilder              *builder,
         const StewardAccessRules *rules,
         const StewardAccessRow   *row)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "classification", steward_classification_to_id (row->classification));
  add_strv (builder, "purposes", row->purposes);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < row->steps->len; i++)
    {
      const StewardAccessStepRule *step = g_ptr_array_index (row->steps, i);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "id", step->id);
      steward_output_add_text (builder, "title", step->title);
      add_strv (builder, "roles", step->roles);
      steward_output_add_int (builder, "needed", step->needed);
      steward_output_add_bool (builder, "always", step->when == NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_strv (builder, "needs", row->needs);
  steward_output_add_int (builder, "longest_days", rules->longest_days[row->classification]);
  json_builder_end_object (builder);
}

static void
add_rules (JsonBuilder              *builder,
           const StewardAccessRules *rules)
{
  json_builder_set_member_name (builder, "matrix");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rules->rows->len; i++)
    add_row (builder, rules, g_ptr_array_index (rules->rows, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rules->rules->len; i++)
    {
      const StewardAccessRule *rule = g_ptr_array_index (rules->rules, i);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "id", rule->id);
      steward_output_add_text (builder, "text", rule->text);
      steward_output_add_text (builder, "then", name_rule_kind (rule->kind));
      steward_output_add_text (builder, "what", rule->what);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * steward_access_rules_add_json:
 * @builder: inside an object
 * @member: its name
 * @rules: (nullable): of a charter; %NULL gives null
 */
void
steward_access_rules_add_json (JsonBuilder              *builder,
                               const char               *member,
                               const StewardAccessRules *rules)
{
  json_builder_set_member_name (builder, member);
  if (rules == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_choices (builder, "purposes", rules->purposes);
  add_choices (builder, "legal_bases", rules->legal_bases);
  add_rules (builder, rules);
  steward_output_add_int (builder, "days", rules->decision_days);
  steward_output_add_text (builder, "terms", rules->terms);
  steward_output_add_bool (builder, "emergency_allowed", rules->emergency_allowed);
  steward_output_add_int (builder, "emergency_hours", rules->emergency_hours);
  steward_output_add_int (builder, "emergency_review_days", rules->emergency_review_days);
  steward_output_add_int (builder, "attestation_days", rules->attestation_days);
  json_builder_end_object (builder);
}
