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
#include "steward-sla-output.h"
#include "steward-slo-list.h"
#include "steward-subject-match.h"
#include "steward-table.h"

#define MONTH_DAYS 366
#define DEFAULT_MEASUREMENTS 20
#define MOST_MEASUREMENTS 100000

/* Everything that is known of one objective. */
typedef struct
{
  StewardLevel *level;
  StewardSloRow *row;
  GArray *days;                        /* StewardLevelDay, ascending */
  GPtrArray *values;                   /* StewardMeasuredValue, ascending */
  GPtrArray *unread;                   /* StewardUnread */
  char *doubt;                         /* why nothing is measured, or NULL */
} Objective;

/* One calendar month. */
typedef struct
{
  int year, month;
  StewardAttainment time;
} Month;

static void
clear_objective (Objective *self)
{
  g_clear_pointer (&self->level, steward_level_free);
  g_clear_pointer (&self->row, steward_slo_row_free);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_clear_pointer (&self->doubt, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Objective, clear_objective)

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const StewardMeasuredValue *x = *(const StewardMeasuredValue *const *) a;
  const StewardMeasuredValue *y = *(const StewardMeasuredValue *const *) b;

  return (x->time > y->time) - (x->time < y->time);
}

/* The newest @limit of all series that speak of it. */
static gboolean
load_values (StewardGovernance  *governance,
             Objective          *self,
             int                 limit,
             GError            **error)
{
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measured_value_free);
  for (guint i = 0; self->row->series != NULL && i < self->row->series->len; i++)
    {
      gint64 key = g_array_index (self->row->series, gint64, i);
      GPtrArray *values = steward_series_read_sync (governance, key, G_MININT64, G_MAXINT64, limit, error);

      if (values == NULL)
        return FALSE;
      g_ptr_array_extend_and_steal (self->values, values);
    }
  g_ptr_array_sort (self->values, compare_values);
  if (self->values->len > (guint) limit)
    g_ptr_array_remove_range (self->values, 0, self->values->len - (guint) limit);

  return TRUE;
}

/* What it waits for, when nothing measures it: something is measured under
 * another name, or nothing at all. */
static gboolean
find_doubt (StewardCli  *cli,
            Objective   *self,
            GError     **error)
{
  const StewardSlo *slo = self->level->slo;
  const char *signal = steward_slo_get_signal (slo);
  g_autoptr(StewardEntryDetail) detail = NULL;
  g_autoptr(GPtrArray) series = NULL;
  g_autoptr(StewardSubjectNames) names = NULL;
  g_autoptr(StewardSubjectIndex) index = NULL;
  g_autoptr(GPtrArray) found = NULL;

  if (signal == NULL || (self->row->series != NULL && self->row->series->len > 0))
    return TRUE;
  detail = steward_catalog_load_sync (steward_services_get_catalog (cli->services), slo->subject, NULL);
  if (detail == NULL)
    return TRUE;
  series = steward_series_list_sync (steward_services_get_governance (cli->services), FALSE, error);
  if (series == NULL)
    return FALSE;
  names = steward_subject_names_new (detail->entry, detail->urn, detail->source_id);
  index = steward_subject_index_new (series);
  found = steward_subject_index_find (index, names, slo, &self->doubt);
  if (self->doubt == NULL && found->len == 0)
    self->doubt = g_strdup_printf ("No source gives “%s” of “%s”.", signal,
                                   self->level->name != NULL ? self->level->name : slo->subject);

  return TRUE;
}

static gboolean
load_objective (StewardCli  *cli,
                char       **words,
                const char  *element,
                int          limit,
                Objective   *self,
                GError     **error)
{
  StewardGovernance *governance = steward_services_get_governance (cli->services);
  gint64 today;

  self->level = steward_sla_find (cli, words[0], words[1], element, error);
  if (self->level == NULL)
    return FALSE;
  self->row = steward_slo_rows_load_sync (governance, self->level->slo->id, error);
  if (self->row == NULL)
    return FALSE;
  today = steward_slo_get_day (self->level->slo, steward_instant_now ());
  self->days = steward_level_days_sync (governance, self->level->slo->id, today - MONTH_DAYS, today, error);
  if (self->days == NULL || !load_values (governance, self, limit, error) || !find_doubt (cli, self, error))
    return FALSE;
  if (self->level->measured_by != NULL)
    self->unread = steward_signal_unread_list_sync (governance, self->level->measured_by, error);

  return self->level->measured_by == NULL || self->unread != NULL;
}

/* (transfer full): Month, ascending; of the first one, days may be missing. */
static GArray *
sum_months (GArray *days)
{
  GArray *months = g_array_new (FALSE, TRUE, sizeof (Month));

  for (guint i = 0; i < days->len; i++)
    {
      const StewardLevelDay *day = &g_array_index (days, StewardLevelDay, i);
      g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (day->day * 86400);
      Month *last = months->len > 0 ? &g_array_index (months, Month, months->len - 1) : NULL;
      Month month = { 0 };

      if (date == NULL)
        continue;
      g_date_time_get_ymd (date, &month.year, &month.month, NULL);
      if (last == NULL || last->year != month.year || last->month != month.month)
        {
          g_array_append_val (months, month);
          last = &g_array_index (months, Month, months->len - 1);
        }
      steward_attainment_add (&last->time, &day->time);
    }

  return months;
}

static void
print_head (const Objective *self)
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
print_attainment (const Objective *self)
{
  static const char *const titles[] = { "WINDOW", "ATTAINMENT", "GOOD", "BAD", "UNDECIDABLE", "PLANNED", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);
  g_autoptr(GArray) months = sum_months (self->days);
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
      const Month *month = &g_array_index (months, Month, i - 1);
      g_autofree char *title = g_strdup_printf ("%04d-%02d", month->year, month->month);

      add_time (table, title, &month->time, level->slo->target);
    }
  steward_output_heading ("Attainment");
  steward_table_print (table, "  ");
  steward_output_print ("\n  %s\n", words);
}

static void
print_burn (const Objective *self)
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

static const char *
name_kind (StewardMeasurementKind kind)
{
  return kind == STEWARD_MEASUREMENT_UPDATE ? "update" : "observation";
}

static void
print_values (const Objective *self)
{
  static const char *const titles[] = { "TIME", "KIND", "VALUE", "ORIGIN", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = self->values->len; i > 0; i--)
    {
      const StewardMeasuredValue *value = g_ptr_array_index (self->values, i - 1);
      g_autofree char *time = steward_instant_to_rfc3339 (value->time);

      steward_table_add (table, time, name_kind (value->kind), value->value, value->origin, NULL);
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
print_promises (const Objective *self)
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
print_unread (const Objective *self)
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

static void
add_months (JsonBuilder     *builder,
            const Objective *self)
{
  g_autoptr(GArray) months = sum_months (self->days);

  json_builder_set_member_name (builder, "months");
  json_builder_begin_array (builder);
  for (guint i = 0; i < months->len; i++)
    {
      const Month *month = &g_array_index (months, Month, i);
      g_autofree char *title = g_strdup_printf ("%04d-%02d", month->year, month->month);

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "month", title);
      steward_sla_add_time (builder, &month->time, self->level->slo->target);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_days (JsonBuilder     *builder,
          const Objective *self)
{
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->days->len; i++)
    {
      const StewardLevelDay *day = &g_array_index (self->days, StewardLevelDay, i);
      g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (day->day * 86400);
      g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;

      json_builder_begin_object (builder);
      steward_output_add_text (builder, "day", text);
      steward_sla_add_time (builder, &day->time, self->level->slo->target);
      steward_output_add_text (builder, "reason",
                               day->reason != STEWARD_REASON_NONE ? steward_reason_to_id (day->reason) : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_values (JsonBuilder     *builder,
            const Objective *self)
{
  json_builder_set_member_name (builder, "measurements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->values->len; i++)
    {
      const StewardMeasuredValue *value = g_ptr_array_index (self->values, i);

      json_builder_begin_object (builder);
      steward_output_add_time (builder, "time", value->time);
      steward_output_add_text (builder, "kind", name_kind (value->kind));
      steward_output_add_text (builder, "value", value->value);
      steward_output_add_text (builder, "origin", value->origin);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "unread");
  json_builder_begin_array (builder);
  for (guint i = 0; self->unread != NULL && i < self->unread->len; i++)
    {
      const StewardUnread *unread = g_ptr_array_index (self->unread, i);

      json_builder_begin_object (builder);
      steward_output_add_int (builder, "count", (gint64) unread->n);
      steward_output_add_text (builder, "place", unread->place);
      steward_output_add_text (builder, "reason", unread->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_promises (JsonBuilder     *builder,
              const Objective *self)
{
  json_builder_set_member_name (builder, "promises");
  json_builder_begin_array (builder);
  for (guint i = 0; self->row->promises != NULL && i < self->row->promises->len; i++)
    {
      const StewardPromiseSince *promise = g_ptr_array_index (self->row->promises, i);
      g_autofree char *words = steward_slo_to_words (promise->slo);

      json_builder_begin_object (builder);
      steward_output_add_time (builder, "since", promise->since);
      steward_output_add_text (builder, "promise", words);
      steward_output_add_text (builder, "written", promise->slo->written);
      steward_sla_add_share (builder, "target", promise->slo->target);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
print_json (const Objective  *self,
            GError          **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "objective");
  json_builder_begin_object (builder);
  steward_sla_add_members (builder, self->level);
  add_months (builder, self);
  add_days (builder, self);
  add_promises (builder, self);
  add_values (builder, self);
  steward_output_add_text (builder, "doubt", self->doubt);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
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
  g_auto(Objective) objective = { 0 };
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("sla show", entries, argv, 1, 2, &error))
    return steward_cli_fail (error);
  if (limit < 1 || limit > MOST_MEASUREMENTS)
    return steward_cli_fail_usage ("--measurements takes a number from 1 to %d.", MOST_MEASUREMENTS);
  if (steward_cli_open (cli, &error) == NULL || (!scope.no_refresh && !steward_sla_refresh (cli, json, &error)) ||
      !load_objective (cli, *argv + 1, element, limit, &objective, &error))
    return steward_cli_fail (error);
  if (json)
    return print_json (&objective, &error) ? STEWARD_EXIT_FINE : steward_cli_fail (error);

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
