/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding all that is known of one objective: how it stands, its days, what was
 * measured, what was not understood, and why nothing is measured. */

#include "config.h"

#include "steward-sla-objective.h"

#include "steward-attainment.h"
#include "steward-sla-output.h"
#include "steward-slo-list.h"
#include "steward-subject-match.h"

#define MONTH_DAYS 366

void
steward_sla_objective_clear (StewardSlaObjective *self)
{
  g_clear_pointer (&self->level, steward_level_free);
  g_clear_pointer (&self->row, steward_slo_row_free);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_clear_pointer (&self->doubt, g_free);
}

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
load_values (StewardGovernance    *governance,
             StewardSlaObjective  *self,
             int                   limit,
             GError              **error)
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
find_doubt (StewardCli           *cli,
            StewardSlaObjective  *self,
            GError              **error)
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

/**
 * steward_sla_load_objective:
 * @cli: a run whose profile is open
 * @words: an id, or a product and a property
 * @element: (nullable): of it
 * @limit: how many measurements at most, the newest
 * @self: to be filled; to be cleared in any case
 * @error: return location: as for steward_sla_find()
 */
gboolean
steward_sla_load_objective (StewardCli           *cli,
                            char                **words,
                            const char           *element,
                            int                   limit,
                            StewardSlaObjective  *self,
                            GError              **error)
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
GArray *
steward_sla_sum_months (GArray *days)
{
  GArray *months = g_array_new (FALSE, TRUE, sizeof (StewardSlaMonth));

  for (guint i = 0; i < days->len; i++)
    {
      const StewardLevelDay *day = &g_array_index (days, StewardLevelDay, i);
      g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (day->day * 86400);
      StewardSlaMonth *last = months->len > 0 ? &g_array_index (months, StewardSlaMonth, months->len - 1) : NULL;
      StewardSlaMonth month = { 0 };

      if (date == NULL)
        continue;
      g_date_time_get_ymd (date, &month.year, &month.month, NULL);
      if (last == NULL || last->year != month.year || last->month != month.month)
        {
          g_array_append_val (months, month);
          last = &g_array_index (months, StewardSlaMonth, months->len - 1);
        }
      steward_attainment_add (&last->time, &day->time);
    }

  return months;
}

const char *
steward_sla_name_kind (StewardMeasurementKind kind)
{
  return kind == STEWARD_MEASUREMENT_UPDATE ? "update" : "observation";
}
