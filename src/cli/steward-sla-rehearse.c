/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl sla rehearse: what another target would have been worth over all
 * that was recorded. Nothing is changed by asking. */

#include "config.h"

#include "steward-attainment.h"
#include "steward-commands.h"
#include "steward-level-words.h"
#include "steward-output.h"
#include "steward-sla-output.h"
#include "steward-table.h"

typedef struct
{
  char *element;
  char *share;
  gboolean no_refresh;
  gboolean json;
} RehearseOptions;

static void
clear_options (RehearseOptions *options)
{
  g_clear_pointer (&options->element, g_free);
  g_clear_pointer (&options->share, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RehearseOptions, clear_options)

/* "99.5", "99.5 %" → 0.995; 0 when nothing was typed. */
static gboolean
parse_share (const char  *text,
             double      *out_share,
             GError     **error)
{
  StewardThreshold threshold;

  *out_share = 0;
  if (text == NULL)
    return TRUE;
  if (steward_threshold_parse (text, "%", &threshold, NULL) && threshold.kind == STEWARD_QUANTITY_PERCENT &&
      threshold.exact && threshold.value >= 1 && threshold.value <= 100)
    {
      *out_share = steward_share_from_percent (threshold.value);
      return TRUE;
    }
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
               "--share takes per cent of the time, such as 99.5, not “%s”.", text);

  return FALSE;
}

static void
add_time (StewardTable            *table,
          const char              *title,
          const StewardAttainment *time,
          double                   target)
{
  g_autofree char *share = steward_sla_describe_share (time, target);
  g_autofree char *bad = steward_length_to_words (time->bad);
  g_autofree char *unknown = steward_length_to_words (time->undecidable);

  steward_table_add (table, title, *share != '\0' ? share : "unknown", bad, unknown, NULL);
}

static void
print_times (const StewardRehearsal *rehearsal)
{
  static const char *const titles[] = { "WINDOW", "ATTAINMENT", "BAD", "UNDECIDABLE", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    {
      g_autofree char *title = g_strdup_printf ("last %u days", steward_window_days[i]);

      add_time (table, title, &rehearsal->windows[i], rehearsal->slo->target);
    }
  add_time (table, "all of it", &rehearsal->time, rehearsal->slo->target);
  steward_table_print (table, "  ");
}

static void
print_rehearsal (const StewardLevel     *level,
                 const StewardRehearsal *rehearsal)
{
  g_autofree char *name = steward_slo_get_name (level->slo);
  g_autofree char *safe = steward_output_escape (name);
  g_autofree char *now = steward_slo_to_words (level->slo);
  g_autofree char *then = steward_slo_to_words (rehearsal->slo);
  g_autofree char *from = steward_output_time (rehearsal->from);
  g_autofree char *to = steward_output_time (rehearsal->to);
  g_autofree char *longest = steward_length_to_words (rehearsal->longest);

  steward_output_print ("%s\n", safe);
  steward_output_field ("Promised now:", now);
  steward_output_field ("Tried:", then);
  if (rehearsal->from == 0 || rehearsal->from >= rehearsal->to)
    {
      steward_output_print ("\nNothing was measured for it yet, so that nobody can tell.\n");
      return;
    }
  steward_output_print ("%-15s %s to %s\n\n", "Recorded:", from, to);
  print_times (rehearsal);
  steward_output_print ("\n  %u of %u windows of %u days would have kept it.", rehearsal->n_kept, rehearsal->n_windows,
                        rehearsal->slo->window);
  if (rehearsal->breaches->len > 0)
    steward_output_print (" %u %s, the longest %s.", rehearsal->breaches->len,
                          rehearsal->breaches->len == 1 ? "breach" : "breaches", longest);
  else
    steward_output_print (" No breach.");
  steward_output_print ("\n");
}

static void
add_windows (JsonBuilder            *builder,
             const StewardRehearsal *rehearsal)
{
  json_builder_set_member_name (builder, "windows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    {
      json_builder_begin_object (builder);
      steward_output_add_int (builder, "days", steward_window_days[i]);
      steward_sla_add_time (builder, &rehearsal->windows[i], rehearsal->slo->target);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "whole");
  json_builder_begin_object (builder);
  steward_sla_add_time (builder, &rehearsal->time, rehearsal->slo->target);
  json_builder_end_object (builder);
}

static void
add_breaches (JsonBuilder            *builder,
              const StewardRehearsal *rehearsal)
{
  json_builder_set_member_name (builder, "breaches");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rehearsal->breaches->len; i++)
    {
      const StewardBreach *breach = &g_array_index (rehearsal->breaches, StewardBreach, i);

      json_builder_begin_object (builder);
      steward_output_add_time (builder, "start", breach->start);
      steward_output_add_time (builder, "end", breach->end);
      steward_sla_add_seconds (builder, "missed_seconds", breach->missed);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
print_json (const StewardLevel      *level,
            const StewardRehearsal  *rehearsal,
            GError                 **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *now = steward_slo_to_words (level->slo);
  g_autofree char *then = steward_slo_to_words (rehearsal->slo);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rehearsal");
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "objective", level->slo->id);
  steward_output_add_text (builder, "product", level->name);
  steward_output_add_text (builder, "property", level->slo->property);
  steward_output_add_text (builder, "promise", now);
  steward_output_add_text (builder, "tried", then);
  steward_sla_add_share (builder, "target", rehearsal->slo->target);
  steward_output_add_time (builder, "from", rehearsal->from);
  steward_output_add_time (builder, "to", rehearsal->to);
  add_windows (builder, rehearsal);
  steward_output_add_int (builder, "window_days", rehearsal->slo->window);
  steward_output_add_int (builder, "windows_kept", rehearsal->n_kept);
  steward_output_add_int (builder, "windows_all", rehearsal->n_windows);
  steward_sla_add_seconds (builder, "longest_seconds", rehearsal->longest);
  add_breaches (builder, rehearsal);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static StewardRehearsal *
rehearse (StewardCli          *cli,
          const StewardLevel  *level,
          const char          *target,
          double               share,
          GError             **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  steward_services_rehearse_async (cli->services, level->slo->id, target, share, NULL, steward_cli_ready_cb, &result);

  return steward_services_rehearse_finish (cli->services, steward_cli_wait (&result), error);
}

StewardExit
steward_command_sla_rehearse (StewardCli   *cli,
                              char       ***argv)
{
  g_auto(RehearseOptions) options = { 0 };
  GOptionEntry entries[] = {
    { "share", 0, 0, G_OPTION_ARG_STRING, &options.share, "For so much of the time, in per cent (default: as now)",
      "PERCENT" },
    { "element", 0, 0, G_OPTION_ARG_STRING, &options.element, "Of this table, column or port", "ELEMENT" },
    STEWARD_SLA_REFRESH_ENTRY (options),
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(StewardLevel) level = NULL;
  g_autoptr(StewardRehearsal) rehearsal = NULL;
  g_autoptr(GError) error = NULL;
  double share;

  if (!steward_cli_parse ("sla rehearse", entries, argv, 2, 3, &error) ||
      !parse_share (options.share, &share, &error))
    return steward_cli_fail (error);
  if ((*argv)[3] == NULL && options.share == NULL)
    return steward_cli_fail_usage ("Say which target is tried, such as “< 10 minutes”, or --share PERCENT.");
  if (steward_cli_open (cli, &error) == NULL || (!options.no_refresh && !steward_sla_refresh (cli, TRUE, &error)))
    return steward_cli_fail (error);
  level = steward_sla_find (cli, (*argv)[1], (*argv)[2], options.element, &error);
  rehearsal = level != NULL ? rehearse (cli, level, (*argv)[3], share, &error) : NULL;
  if (rehearsal == NULL)
    return steward_cli_fail (error);
  if (!options.json)
    print_rehearsal (level, rehearsal);
  else if (!print_json (level, rehearsal, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
