/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl effects run: carries out what was decided and takes back what is
 * over. For a timer with --scheduled: then what failed before waits for its
 * time, and another runner that has the lease is no failure. */

#include "config.h"

#include "steward-commands.h"
#include "steward-effects-list.h"
#include "steward-output.h"

#include <stdio.h>

/* What became of it, in a word. */
static const char *
find_outcome (const StewardEffectReport *report)
{
  if (report->result != NULL && report->result->outcome != STEWARD_EFFECT_UNKNOWN)
    return steward_effect_outcome_to_id (report->result->outcome);

  return report->result != NULL ? "unknown" : "waits";
}

static const char *
find_words (const StewardEffectReport *report)
{
  if (report->result != NULL && report->result->words != NULL)
    return report->result->words;

  return report->error != NULL ? report->error->message : "";
}

static void
add_report (JsonBuilder               *builder,
            const StewardEffectReport *report)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "id", report->effect);
  steward_output_add_text (builder, "access", report->access);
  steward_output_add_text (builder, "title", report->title);
  steward_output_add_text (builder, "action", steward_effect_action_to_id (report->action));
  steward_output_add_text (builder, "outcome", find_outcome (report));
  steward_output_add_text (builder, "message", find_words (report));
  json_builder_end_object (builder);
}

static gboolean
print_json (GPtrArray  *reports,
            GPtrArray  *undone,
            GError    **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "effects");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reports->len; i++)
    add_report (builder, g_ptr_array_index (reports, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "waiting");
  steward_effects_add_json (builder, undone);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static void
print_text (GPtrArray *reports)
{
  for (guint i = 0; i < reports->len; i++)
    {
      const StewardEffectReport *report = g_ptr_array_index (reports, i);
      g_autofree char *effect = steward_output_escape (report->effect);
      g_autofree char *words = steward_output_escape (find_words (report));

      steward_output_print ("%-8s %s%s%s\n", find_outcome (report), effect, *words != '\0' ? "  " : "", words);
    }
  if (reports->len == 0)
    steward_output_print ("Nothing was due.\n");
}

/* Somebody has what they may not have any more: said whatever else is. */
static void
tell_overdue (GPtrArray *undone)
{
  for (guint i = 0; i < undone->len; i++)
    {
      const StewardUndoneEffect *entry = g_ptr_array_index (undone, i);
      g_autofree char *title = steward_output_escape (entry->access->title != NULL ? entry->access->title : "");
      g_autofree char *message = steward_output_escape (entry->message != NULL ? entry->message : "");

      if (entry->overdue && g_str_equal (entry->action, "revoke"))
        fprintf (stderr, "stewardctl: Overdue: %s (%s) should have been taken back and is not. %s\n",
                 entry->access->id, title, message);
    }
}

static StewardExit
find_status (GPtrArray *reports,
             GPtrArray *undone)
{
  StewardExit status = STEWARD_EXIT_FINE;

  for (guint i = 0; undone != NULL && i < undone->len; i++)
    if (steward_effect_needs_person (g_ptr_array_index (undone, i)))
      status = STEWARD_EXIT_FINDINGS;
  for (guint i = 0; i < reports->len; i++)
    {
      const StewardEffectReport *report = g_ptr_array_index (reports, i);

      if (report->result == NULL || report->result->outcome == STEWARD_EFFECT_UNKNOWN)
        return STEWARD_EXIT_UNREACHABLE;
      if (report->result->outcome != STEWARD_EFFECT_DONE)
        status = STEWARD_EXIT_FINDINGS;
    }

  return status;
}

static StewardExit
run (StewardCli *cli,
     gboolean    scheduled,
     gboolean    json)
{
  g_autoptr(GError) error = NULL;
  StewardServices *services = steward_cli_open (cli, &error);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) reports = NULL, undone = NULL;

  if (services == NULL)
    return steward_cli_fail (error);
  if (scheduled)
    steward_services_run_due_async (services, NULL, steward_cli_ready_cb, &result);
  else
    steward_services_run_effects_async (services, NULL, steward_cli_ready_cb, &result);
  reports = steward_services_run_effects_finish (services, steward_cli_wait (&result), &error);
  if (reports == NULL && scheduled && g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_BUSY))
    return STEWARD_EXIT_FINE;          /* the other one does it */
  if (reports == NULL)
    return steward_cli_fail (error);
  undone = steward_effects_load_undone (cli, &error);
  if (undone == NULL)
    return steward_cli_fail (error);

  if (!json)
    print_text (reports);
  else if (!print_json (reports, undone, &error))
    return steward_cli_fail (error);
  tell_overdue (undone);

  return find_status (reports, scheduled ? NULL : undone);
}

StewardExit
steward_command_effects_run (StewardCli   *cli,
                             char       ***argv)
{
  gboolean json = FALSE, scheduled = FALSE;
  GOptionEntry entries[] = {
    { "scheduled", 0, 0, G_OPTION_ARG_NONE, &scheduled, "For a timer: what failed before waits for its time", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("effects run", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);

  return run (cli, scheduled, json);
}
