/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl sla show: one objective with the arithmetic in words, its months,
 * what was measured as it came in, and what could not be read. */

#include "config.h"

#include <math.h>

#include "steward-attainment.h"
#include "steward-commands.h"
#include "steward-level-words.h"
#include "steward-output.h"
#include "steward-sla-objective.h"
#include "steward-sla-output.h"
#include "steward-table.h"

#define DEFAULT_MEASUREMENTS 20
#define MOST_MEASUREMENTS 100000

static void
print_head (const StewardSlaObjective *self)
{
  const StewardLevel *level = self->level;
  g_autofree char *title = steward_slo_get_name (level->slo);
  g_autofree char *safe = steward_output_escape (title);
  g_autofree char *promise = steward_slo_to_words (level->slo);
  g_autofree char *state = steward_sla_describe_state (level);
  g_autofree char *since = level->since > 0 ? steward_output_time (level->since) : NULL;
  g_autofree char *now = since != NULL ? g_strdup_printf ("%s since %s", state, since) : g_strdup (state);
  g_autofree char *last = steward_sla_describe_last (level);
  gboolean spent = level->budget_left <= 0;
  gint64 end = spent ? level->budget_spent_at : level->exhausted_at;
  g_autofree char *until = end > 0 ? steward_output_time (end) : NULL;
  g_autofree char *budget = steward_sla_describe_budget (level);

  steward_output_print ("%s\n", safe);
  steward_output_field ("Objective:", level->slo->id);
  steward_output_field ("Product:", level->name != NULL ? level->name : level->slo->subject);
  steward_output_field ("Port:", level->slo->port);
  steward_output_field ("Contract:", level->slo->contract);
  steward_output_field ("Written:", level->slo->written);
  steward_output_field (level->slo->vague != NULL ? "Vague:" : "Promised:", promise);
  steward_output_field ("Driver:", level->slo->driver);
  steward_output_field ("Now:", now);
  if (level->reason != STEWARD_REASON_NONE && level->slo->vague == NULL)
    steward_output_field ("", steward_reason_to_words (level->reason));
  steward_output_field ("Last measured:", last);
  steward_output_field ("Incident:", level->incident);
  steward_output_field ("Budget left:", budget);
  steward_output_field (spent ? "Spent on:" : "Spent by:", until);
}

static void
add_time (StewardTable            *table,
          const char              *title,
          const StewardAttainment *time,
          double                   target)
{
  g_autofree char *share = steward_sla_describe_share (time, target);
  g_autofree char *good = steward_length_to_words (time->good);
  g_autofree char *bad = steward_length_to_words (time->bad);
  g_autofree char *unknown = steward_length_to_words (time->undecidable);
  g_autofree char *planned = steward_length_to_words (time->planned);

  steward_table_add (table, title, *share != '\0' ? share : "unknown", good, bad, unknown, planned, NULL);
}

static void
print_attainment (const StewardSlaObjective *self)
{
  static const char *const titles[] = { "WINDOW", "ATTAINMENT", "GOOD", "BAD", "UNDECIDABLE", "PLANNED", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);
  g_autoptr(GArray) months = steward_sla_sum_months (self->days);
  const StewardLevel *level = self->level;
  guint days;
  const StewardAttainment *window = steward_sla_get_window (level, &days);
  g_autofree char *words = steward_budget_to_words (level->slo, window, days);

  for (guint i = 0; i < STEWARD_N_WINDOWS; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u days", steward_window_days[i]);

      add_time (table, title, &level->windows[i], level->slo->target);
    }
  for (guint i = months->len; i > 0; i--)
    {
      const StewardSlaMonth *month = &g_array_index (months, StewardSlaMonth, i - 1);
      g_autofree char *title = g_strdup_printf ("%04d-%02d", month->year, month->month);

      add_time (table, title, &month->time, level->slo->target);
    }
  steward_output_heading ("Attainment");
  steward_table_print (table, "  ");
  steward_output_print ("\n  %s\n", words);
}

static void
print_burn (const StewardSlaObjective *self)
{
  static const char *const titles[] = { "ALERT", "OVER", "AND", "BURN RATE", "ALERTS FROM", "", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);
  gboolean any = FALSE;

  for (guint i = 0; i < STEWARD_N_BURNS; i++)
    {
      const StewardBurnRule *rule = &steward_burn_rules[i];
      double rate = self->level->burn[rule->alert];
      g_autofree char *over = steward_length_to_words (rule->long_window);
      g_autofree char *and = steward_length_to_words (rule->short_window);
      g_autofree char *shown = isfinite (rate) ? g_strdup_printf ("%.3g", rate) : g_strdup ("unknown");
      g_autofree char *from = g_strdup_printf ("%.3g", steward_burn_rule_get_rate (rule, self->level->slo->window));

      any = any || isfinite (rate);
      steward_table_add (table, steward_burn_to_id (rule->alert), over, and, shown, from,
                         (self->level->alerts & 1u << rule->alert) != 0 ? "burns" : "", NULL);
    }
  if (!any)
    return;
  steward_output_heading ("Burn rate (1 spends the budget exactly by the end of its window)");
  steward_table_print (table, "  ");
}

static void
print_counts (const StewardLevel *level)
{
  steward_output_print ("  %" G_GUINT64_FORMAT " in all", level->n_measurements);
  if (level->n_late > 0)
    steward_output_print (", %" G_GUINT64_FORMAT " late", level->n_late);
  if (level->n_duplicates > 0)
    steward_output_print (", %" G_GUINT64_FORMAT " twice", level->n_duplicates);
  if (level->n_future > 0)
    steward_output_print (", %" G_GUINT64_FORMAT " dated later than now", level->n_future);
  if (level->n_unreadable > 0)
    steward_output_print (", %" G_GUINT64_FORMAT " not readable", level->n_unreadable);
  steward_output_print ("\n");
}

static void
print_values (const StewardSlaObjective *self)
{
  static const char *const titles[] = { "TIME", "KIND", "VALUE", "ORIGIN", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = self->values->len; i > 0; i--)
    {
      const StewardMeasuredValue *value = g_ptr_array_index (self->values, i - 1);
      g_autofree char *time = steward_instant_to_rfc3339 (value->time);

      steward_table_add (table, time, steward_sla_name_kind (value->kind), value->value, value->origin, NULL);
    }
  steward_output_heading ("Measurements, the newest first");
  if (self->doubt != NULL)
    steward_output_lines ("  ", self->doubt);
  else
    print_counts (self->level);
  if (self->values->len > 0)
    steward_table_print (table, "  ");
}

static void
print_promises (const StewardSlaObjective *self)
{
  if (self->row->promises == NULL || self->row->promises->len < 2)
    return;
  steward_output_heading ("Promised before");
  for (guint i = 0; i + 1 < self->row->promises->len; i++)
    {
      const StewardPromiseSince *promise = g_ptr_array_index (self->row->promises, i);
      g_autofree char *since = promise->since > 0 ? steward_output_time (promise->since) : g_strdup ("the beginning");
      g_autofree char *words = steward_slo_to_words (promise->slo);
      g_autofree char *safe = steward_output_escape (words);

      steward_output_print ("  from %s: %s\n", since, safe);
    }
}

static void
print_unread (const StewardSlaObjective *self)
{
  static const char *const titles[] = { "TIMES", "WHERE", "WHY", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (self->unread == NULL || self->unread->len == 0)
    return;
  for (guint i = 0; i < self->unread->len; i++)
    {
      const StewardUnread *unread = g_ptr_array_index (self->unread, i);
      g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, unread->n);

      steward_table_add (table, n, unread->place, unread->reason, NULL);
    }
  steward_output_heading ("Not understood in what this source gave");
  steward_table_print (table, "  ");
}

StewardExit
steward_command_sla_show (StewardCli   *cli,
                          char       ***argv)
{
  g_auto(StewardSlaScope) scope = { 0 };
  g_autofree char *element = NULL;
  gboolean json = FALSE;
  int limit = DEFAULT_MEASUREMENTS;
  GOptionEntry entries[] = {
    { "element", 0, 0, G_OPTION_ARG_STRING, &element, "Of this table, column or port", "ELEMENT" },
    { "measurements", 0, 0, G_OPTION_ARG_INT, &limit, "So many of the newest measurements (20)", "NUMBER" },
    STEWARD_SLA_REFRESH_ENTRY (scope),
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_auto(StewardSlaObjective) objective = { 0 };
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("sla show", entries, argv, 1, 2, &error))
    return steward_cli_fail (error);
  if (limit < 1 || limit > MOST_MEASUREMENTS)
    return steward_cli_fail_usage ("--measurements takes a number from 1 to %d.", MOST_MEASUREMENTS);
  if (steward_cli_open (cli, &error) == NULL || (!scope.no_refresh && !steward_sla_refresh (cli, json, &error)) ||
      !steward_sla_load_objective (cli, *argv + 1, element, limit, &objective, &error))
    return steward_cli_fail (error);
  if (json)
    return steward_sla_print_objective (&objective, &error) ? STEWARD_EXIT_FINE : steward_cli_fail (error);

  print_head (&objective);
  if (objective.level->slo->method != STEWARD_SLO_VAGUE && objective.level->slo->method != STEWARD_SLO_DATE)
    {
      print_attainment (&objective);
      print_burn (&objective);
    }
  print_values (&objective);
  print_promises (&objective);
  print_unread (&objective);

  return STEWARD_EXIT_FINE;
}
