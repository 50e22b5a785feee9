/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an objective is measured by: series of the store as points, incidents
 * for how they were dealt with, and the windows that were declared for it. */

#include "config.h"

#include "steward-level-history.h"

#include "steward-level-due.h"

#include <string.h>

#define MAX_POINTS 200000
/* So far back one looks for something readable. */
#define MAX_UNREADABLE 300000
#define CHECK_PREFIX "check:"

static const char *const repair_properties[] = { "timeToDetect", "timeToNotify", "timeToRepair" };

void
steward_level_sources_free (StewardLevelSources *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_pointer (&self->repairs, g_array_unref);
  g_clear_pointer (&self->planned, g_array_unref);
  g_free (self);
}

/* Planned windows. */

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const StewardTimeSpan *one = a, *other = b;

  return one->from < other->from ? -1 : one->from > other->from;
}

/* Ascending, and apart from each other. */
static void
join_spans (GArray *spans)
{
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const StewardTimeSpan span = g_array_index (spans, StewardTimeSpan, i);
      StewardTimeSpan *last = n > 0 ? &g_array_index (spans, StewardTimeSpan, n - 1) : NULL;

      if (last != NULL && span.from <= last->to)
        last->to = MAX (last->to, span.to);
      else
        g_array_index (spans, StewardTimeSpan, n++) = span;
    }
  g_array_set_size (spans, n);
}

/* A window counts if it was declared before it began; one that was called off
 * stands for what had passed of it. */
static GArray *
find_planned (const StewardLevelRun *run,
              const StewardSloRow   *row)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (StewardTimeSpan));

  for (guint i = 0; run->windows != NULL && i < run->windows->len; i++)
    {
      const StewardPlannedWindow *window = g_ptr_array_index (run->windows, i);
      StewardTimeSpan span = { window->from, window->to };

      if (window->cancelled_at > 0)
        span.to = MIN (span.to, window->cancelled_at);
      if (span.from < span.to && steward_planned_window_counts (window, row->slo->subject, row->domain))
        g_array_append_val (spans, span);
    }
  join_spans (spans);

  return spans;
}

/* Incidents. */

static gboolean
is_about_repair (const StewardIncident *incident)
{
  for (guint i = 0; i < G_N_ELEMENTS (repair_properties); i++)
    if (g_ascii_strcasecmp (incident->property, repair_properties[i]) == 0)
      return TRUE;

  return FALSE;
}

static gint64
or_never (gint64 time)
{
  return time > 0 ? time : G_MAXINT64;
}

/* Those of the product; not the ones about incidents themselves. */
static GArray *
find_repairs (const StewardLevelRun  *run,
              const StewardSloRow    *row,
              GError                **error)
{
  const StewardIncidentFilter filter = { .subject = row->slo->subject };
  g_autoptr(GPtrArray) incidents = NULL;
  GArray *repairs = g_array_new (FALSE, FALSE, sizeof (StewardRepair));

  if (row->slo->method != STEWARD_SLO_REPAIR)
    return repairs;
  incidents = steward_incident_rows_list_sync (run->governance, &filter, error);
  if (incidents == NULL)
    {
      g_array_unref (repairs);
      return NULL;
    }
  for (guint i = 0; i < incidents->len; i++)
    {
      const StewardIncident *incident = g_ptr_array_index (incidents, i);
      StewardRepair repair = { incident->start, or_never (incident->detected_at), or_never (incident->told_at),
                               or_never (incident->ended_at) };

      if (!is_about_repair (incident))
        g_array_append_val (repairs, repair);
    }

  return repairs;
}

/* Series. */

/* A figure of quality that nothing measures is made of the checks. */
static gboolean
is_score (const StewardSlo *slo,
          GPtrArray        *series)
{
  if (slo->check != NULL || series->len == 0 || g_ascii_strcasecmp (slo->property, "qualityScore") != 0)
    return FALSE;
  for (guint i = 0; i < series->len; i++)
    if (!g_str_has_prefix (((const StewardSeries *) g_ptr_array_index (series, i))->property, CHECK_PREFIX))
      return FALSE;

  return TRUE;
}

/* Complete histories of one thing: what the least known of them knows. */
static gint64
get_known_until (GPtrArray *series)
{
  gint64 known = 0;

  for (guint i = 0; i < series->len; i++)
    {
      const StewardSeries *one = g_ptr_array_index (series, i);

      if (one->known_until > 0)
        known = known == 0 ? one->known_until : MIN (known, one->known_until);
    }

  return known;
}

static gboolean
find_first (StewardLevelSources    *self,
            const StewardLevelRun  *run,
            GError                **error)
{
  self->first = G_MAXINT64;
  if (self->row->slo->method == STEWARD_SLO_REPAIR)
    {
      self->first = self->row->watched_since > 0 ? self->row->watched_since : run->now;
      return TRUE;
    }

  return steward_level_sources_find_next (self, run, G_MININT64, &self->first, error);
}

/**
 * steward_level_sources_load:
 * @run: the evaluation
 * @row: an objective; must outlive the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what it is measured by
 */
StewardLevelSources *
steward_level_sources_load (const StewardLevelRun  *run,
                            const StewardSloRow    *row,
                            GError                **error)
{
  g_autoptr(StewardLevelSources) self = g_new0 (StewardLevelSources, 1);

  self->row = row;
  self->series = steward_level_due_series_sync (run->governance, row->key, error);
  if (self->series == NULL)
    return NULL;
  self->repairs = find_repairs (run, row, error);
  if (self->repairs == NULL)
    return NULL;
  self->planned = find_planned (run, row);
  self->is_score = is_score (row->slo, self->series);
  self->known_until = get_known_until (self->series);
  if (!find_first (self, run, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_level_sources_find_next:
 * @time: an instant
 * @out_time: (out): of the first measurement at or after it; %G_MAXINT64: none
 */
gboolean
steward_level_sources_find_next (const StewardLevelSources  *self,
                                 const StewardLevelRun      *run,
                                 gint64                      time,
                                 gint64                     *out_time,
                                 GError                    **error)
{
  *out_time = G_MAXINT64;
  for (guint i = 0; i < self->series->len; i++)
    {
      const StewardSeries *series = g_ptr_array_index (self->series, i);
      gint64 found;

      if (!steward_series_time_after_sync (run->governance, series->key, time, &found, error))
        return FALSE;
      *out_time = MIN (*out_time, found);
    }

  return TRUE;
}

/* Points. */

static void
append_point (GArray                     *points,
              const StewardSlo           *slo,
              const StewardMeasuredValue *value)
{
  StewardPoint point = { 0 };

  steward_point_read (slo, value->kind, value->time, value->value, &point);
  g_array_append_val (points, point);
}

/* Where in @values the last one is that says something; -1: none does. */
static int
find_last_readable (const StewardSlo *slo,
                    GPtrArray        *values)
{
  for (int i = (int) values->len - 1; i >= 0; i--)
    {
      const StewardMeasuredValue *value = g_ptr_array_index (values, i);
      StewardPoint point = { 0 };

      steward_point_read (slo, value->kind, value->time, value->value, &point);
      if (!point.unreadable)
        return i;
    }

  return -1;
}

/**
 * steward_level_series_find_readable:
 * @series: key of a series
 * @time: an instant
 * @out_time: (out): of the last measurement before it that says something;
 *   %G_MININT64: there is none
 *
 * Returns: whether the store could be read
 */
gboolean
steward_level_series_find_readable (const StewardLevelRun  *run,
                                    const StewardSlo       *slo,
                                    gint64                  series,
                                    gint64                  time,
                                    gint64                 *out_time,
                                    GError                **error)
{
  *out_time = G_MININT64;
  for (gint64 limit = 4; ; limit *= 8)
    {
      g_autoptr(GPtrArray) values =
        steward_series_read_sync (run->governance, series, G_MININT64, time, limit, error);
      int found;

      if (values == NULL)
        return FALSE;
      found = find_last_readable (slo, values);
      if (found >= 0)
        *out_time = ((const StewardMeasuredValue *) g_ptr_array_index (values, (guint) found))->time;
      if (found >= 0 || values->len < limit || limit > MAX_UNREADABLE)
        return TRUE;
    }
}

/* Context: from the last one before @time on that says something. */
static gboolean
append_last_before (GArray                 *points,
                    const StewardLevelRun  *run,
                    const StewardSlo       *slo,
                    gint64                  series,
                    gint64                  time,
                    GError                **error)
{
  g_autoptr(GPtrArray) values = NULL;
  gint64 first;

  if (!steward_level_series_find_readable (run, slo, series, time, &first, error))
    return FALSE;
  values = steward_series_read_sync (run->governance, series, first, time, MAX_UNREADABLE, error);
  if (values == NULL)
    return FALSE;
  for (guint i = 0; i < values->len; i++)
    append_point (points, slo, g_ptr_array_index (values, i));

  return TRUE;
}

static GArray *
read_series (const StewardLevelRun  *run,
             const StewardSlo       *slo,
             gint64                  series,
             gint64                  from,
             gint64                  to,
             GError                **error)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (StewardPoint));
  g_autoptr(GPtrArray) values = NULL;

  if (!append_last_before (points, run, slo, series, from, error))
    return NULL;
  values = steward_series_read_sync (run->governance, series, from, to, 0, error);
  if (values == NULL)
    return NULL;
  for (guint i = 0; i < values->len; i++)
    append_point (points, slo, g_ptr_array_index (values, i));

  return g_steal_pointer (&points);
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const StewardPoint *one = a, *other = b;

  return one->time < other->time ? -1 : one->time > other->time;
}

/* g_array_sort() keeps the order of equals. */
static GArray *
merge_points (GPtrArray *lists)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (StewardPoint));

  for (guint i = 0; i < lists->len; i++)
    {
      GArray *list = g_ptr_array_index (lists, i);

      g_array_append_vals (merged, list->data, list->len);
    }
  if (lists->len > 1)
    g_array_sort (merged, compare_points);

  return merged;
}

static GArray *
make_score (const StewardSlo *slo,
            GPtrArray        *lists)
{
  g_autofree const StewardPoint **series = g_new (const StewardPoint *, lists->len);
  g_autofree gsize *lengths = g_new (gsize, lists->len);

  for (guint i = 0; i < lists->len; i++)
    {
      GArray *list = g_ptr_array_index (lists, i);

      series[i] = (const StewardPoint *) (gconstpointer) list->data;
      lengths[i] = list->len;
    }

  return steward_checks_to_score (slo, series, lengths, lists->len);
}

/**
 * steward_level_sources_read:
 * @slo: the promise by which measurements are read
 * @from: since when
 * @to: until when, inclusive
 *
 * Returns: (transfer full) (nullable) (element-type StewardPoint): all points in
 *   [@from, @to], and of each series the last readable one before
 */
GArray *
steward_level_sources_read (const StewardLevelSources  *self,
                            const StewardLevelRun      *run,
                            const StewardSlo           *slo,
                            gint64                      from,
                            gint64                      to,
                            GError                    **error)
{
  g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->series->len; i++)
    {
      const StewardSeries *series = g_ptr_array_index (self->series, i);
      GArray *points = read_series (run, slo, series->key, from, to + 1, error);

      if (points == NULL)
        return NULL;
      g_ptr_array_add (lists, points);
    }

  return self->is_score ? make_score (slo, lists) : merge_points (lists);
}

static gboolean
find_newest (const StewardLevelSources  *self,
             const StewardLevelRun      *run,
             gint64                      from,
             gint64                      to,
             gint64                      limit,
             gint64                     *out_oldest,
             GError                    **error)
{
  *out_oldest = G_MININT64;
  for (guint i = 0; i < self->series->len; i++)
    {
      const StewardSeries *series = g_ptr_array_index (self->series, i);
      g_autoptr(GPtrArray) values =
        steward_series_read_sync (run->governance, series->key, from, to + 1, limit, error);

      if (values == NULL)
        return FALSE;
      if (values->len == limit)
        *out_oldest = MAX (*out_oldest, ((StewardMeasuredValue *) g_ptr_array_index (values, 0))->time);
    }

  return TRUE;
}

/**
 * steward_level_sources_split:
 * @from: where the evaluation begins
 * @to: where it ends
 * @out_from: (out): @from, or a later midnight, if all would be too much to be
 *   in memory at a time
 *
 * Returns: whether the store could be read
 */
gboolean
steward_level_sources_split (const StewardLevelSources  *self,
                             const StewardLevelRun      *run,
                             const StewardSlo           *slo,
                             gint64                      from,
                             gint64                      to,
                             gint64                     *out_from,
                             GError                    **error)
{
  guint64 n = 0;

  *out_from = from;
  for (guint i = 0; i < self->series->len; i++)
    n += ((const StewardSeries *) g_ptr_array_index (self->series, i))->n_measurements;
  for (gint64 limit = run->max_points > 0 ? run->max_points : MAX_POINTS; n > (guint64) limit; limit *= 4)
    {
      gint64 oldest, midnight;

      if (!find_newest (self, run, steward_slo_get_context (slo, from), to, limit, &oldest, error))
        return FALSE;
      if (oldest == G_MININT64)
        return TRUE;                   /* all of them are fewer */
      midnight = steward_slo_get_midnight (slo, steward_slo_get_day (slo, oldest) + 1);
      if (midnight < to)
        {
          *out_from = MAX (from, midnight);
          return TRUE;
        }
    }

  return TRUE;
}
