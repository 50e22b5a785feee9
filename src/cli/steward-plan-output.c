/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What runs on a platform, in full: nothing of it is ever shortened. */

#include "config.h"

#include "steward-access-output.h"

#include "steward-output.h"

static void
print_sentences (const char *lead,
                 GPtrArray  *sentences)
{
  for (guint i = 0; sentences != NULL && i < sentences->len; i++)
    {
      g_autofree char *safe = steward_output_escape (g_ptr_array_index (sentences, i));

      steward_output_print ("  %s%s\n", lead, safe);
    }
}

static void
print_role (const StewardEffectRole *role)
{
  g_autofree char *name = steward_output_escape (role->role);
  g_autofree char *path = steward_output_escape (role->path);

  steward_output_print ("  %s%s%s%s%s\n", name, *path != '\0' ? ": " : "", path,
                        role->can_login ? "" : "; cannot sign in",
                        role->had ? "; could see all of it before" : "");
}

static const char *
describe_way (const StewardEffectPlan *plan)
{
  if (!plan->executable)
    return "as a script that a person runs";

  return plan->transactional ? "in one transaction" : "one after the other";
}

static void
print_statement (const char *indent,
                 const char *statement)
{
  g_autofree char *line = g_strconcat (statement, ";", NULL);

  steward_output_lines (indent, line);
}

/**
 * steward_plan_print_script:
 * @plan: what a person runs
 *
 * Prints the statements and nothing else, for a client of the platform.
 */
void
steward_plan_print_script (const StewardEffectPlan *plan)
{
  for (guint i = 0; i < plan->statements->len; i++)
    print_statement ("", g_ptr_array_index (plan->statements, i));
}

/**
 * steward_plan_print:
 * @plan: what would run, or did
 */
void
steward_plan_print (const StewardEffectPlan *plan)
{
  g_autofree char *platform = steward_output_escape (plan->platform);

  if (plan->satisfied)
    steward_output_print ("  %s is so already; nothing has to run.\n", *platform != '\0' ? platform : "The platform");
  else
    steward_output_print ("  On %s, %s:\n", *platform != '\0' ? platform : "the platform", describe_way (plan));
  for (guint i = 0; i < plan->statements->len; i++)
    print_statement ("    ", g_ptr_array_index (plan->statements, i));
  steward_output_print ("  Digest %s\n", plan->digest != NULL ? plan->digest : "none");
  print_sentences ("Warning: ", plan->warnings);
  if (plan->roles == NULL || plan->roles->len == 0)
    return;
  steward_output_heading ("Who else gains or loses");
  for (guint i = 0; i < plan->roles->len; i++)
    print_role (g_ptr_array_index (plan->roles, i));
}

/**
 * steward_plan_add_json:
 * @builder: inside an object
 * @member: its name
 * @plan: (nullable): %NULL gives null
 */
void
steward_plan_add_json (JsonBuilder             *builder,
                       const char              *member,
                       const StewardEffectPlan *plan)
{
  json_builder_set_member_name (builder, member);
  if (plan != NULL)
    json_builder_add_value (builder, steward_effect_plan_to_json (plan));
  else
    json_builder_add_null_value (builder);
}
