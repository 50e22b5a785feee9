/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was measured, read back by stretches of time. */

#include "config.h"

#include "steward-level-rows-private.h"

void
steward_measured_value_free (StewardMeasuredValue *self)
{
  if (self == NULL)
    return;

  g_free (self->value);
  g_free (self->origin);
  g_free (self);
}

typedef struct
{
  gboolean dirty_only;
  GPtrArray *series;                   /* (unowned) */
} SeriesCall;

static gboolean
read_series_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  const SeriesCall *call = data;
  StewardSeries *series = g_new0 (StewardSeries, 1);

  g_ptr_array_add (call->series, series);
  series->key = steward_cells_get_number (cells);
  series->source_id = steward_cells_dup_text (cells);
  series->subject = steward_cells_dup_text (cells);
  series->property = steward_cells_dup_text (cells);
  series->element = steward_cells_dup_text (cells);
  series->n_measurements = (guint64) steward_cells_get_number (cells);
  series->n_late = (guint64) steward_cells_get_number (cells);
  series->n_duplicates = (guint64) steward_cells_get_number (cells);
  series->known_until = steward_cells_get_number (cells);
  series->dirty_from = steward_cells_get_number (cells);
  series->mark = steward_cells_get_number (cells);

  return TRUE;
}

static gboolean
list_series (StewardDb  *db,
             gpointer    data,
             GError    **error)
{
  SeriesCall *call = data;

  return steward_council_rows_visit (db, call->dirty_only ? "levels/series-list-dirty" : "levels/series-list", NULL,
                                     read_series_cb, call, error);
}

/**
 * steward_series_list_sync:
 * @self: the store
 * @dirty_only: those only to which something came since they were evaluated
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardSeries): by key
 */
GPtrArray *
steward_series_list_sync (StewardGovernance  *self,
                          gboolean            dirty_only,
                          GError            **error)
{
  g_autoptr(GPtrArray) series = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_series_free);
  SeriesCall call = { dirty_only, series };

  return steward_council_rows_run (self, list_series, &call, error) ? g_steal_pointer (&series) : NULL;
}

typedef struct
{
  gint64 series;
  gint64 from;
  gint64 to;
  gint64 limit;
  GPtrArray *values;                   /* (unowned) */
} ReadCall;

static gboolean
read_value_cb (StewardCells  *cells,
               gpointer       data,
               GError       **error)
{
  const ReadCall *call = data;
  StewardMeasuredValue *value = g_new0 (StewardMeasuredValue, 1);

  g_ptr_array_add (call->values, value);
  value->time = steward_cells_get_number (cells);
  value->kind = (StewardMeasurementKind) steward_cells_get_word (cells, STEWARD_MEASUREMENT_OBSERVATION);
  value->value = steward_cells_dup_text (cells);
  value->origin = steward_cells_dup_text (cells);

  return TRUE;
}

static void
reverse (GPtrArray *array)
{
  for (guint i = 0; i < array->len / 2; i++)
    {
      gpointer swapped = array->pdata[i];

      array->pdata[i] = array->pdata[array->len - 1 - i];
      array->pdata[array->len - 1 - i] = swapped;
    }
}

static gboolean
read_values (StewardDb  *db,
             gpointer    data,
             GError    **error)
{
  ReadCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "levels/series-read", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":series", call->series);
  steward_statement_bind_int64 (statement, ":from", call->from);
  steward_statement_bind_int64 (statement, ":to", call->to);
  steward_statement_bind_int64 (statement, ":limit", call->limit > 0 ? call->limit : -1);
  if (!steward_council_rows_visit_statement (statement, read_value_cb, call, error))
    return FALSE;

  reverse (call->values);
  return TRUE;
}

/**
 * steward_series_read_sync:
 * @self: the store
 * @series: key of a series
 * @from: microseconds since the epoch
 * @to: exclusive
 * @limit: at most so many, the latest ones; 0: all
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardMeasuredValue): ascending by
 *   time, updates before observations
 */
GPtrArray *
steward_series_read_sync (StewardGovernance  *self,
                          gint64              series,
                          gint64              from,
                          gint64              to,
                          gint64              limit,
                          GError            **error)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_measured_value_free);
  ReadCall call = { series, from, to, limit, values };

  return steward_council_rows_run (self, read_values, &call, error) ? g_steal_pointer (&values) : NULL;
}

typedef struct
{
  gint64 series;
  gint64 time;
} BeforeCall;

static gboolean
read_before_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  BeforeCall *call = data;

  call->time = steward_statement_is_null (cells->statement, 0) ? G_MININT64 : steward_cells_get_number (cells);
  return TRUE;
}

static gboolean
find_before (StewardDb  *db,
             gpointer    data,
             GError    **error)
{
  BeforeCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "levels/series-before", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":series", call->series);
  steward_statement_bind_int64 (statement, ":time", call->time);

  return steward_council_rows_visit_statement (statement, read_before_cb, call, error);
}

/**
 * steward_series_time_before_sync:
 * @self: the store
 * @series: key of a series
 * @time: microseconds since the epoch
 * @error: return location
 *
 * Returns: the time of its last measurement before @time; %G_MININT64 when
 *   there is none, and with @error
 */
gint64
steward_series_time_before_sync (StewardGovernance  *self,
                                 gint64              series,
                                 gint64              time,
                                 GError            **error)
{
  BeforeCall call = { series, time };

  return steward_council_rows_run (self, find_before, &call, error) ? call.time : G_MININT64;
}

typedef struct
{
  const char *source_id;
  gint64 time;
} KnownCall;

static gboolean
know_until (StewardDb  *db,
            gpointer    data,
            GError    **error)
{
  const KnownCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "levels/series-know", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":time", call->time);
  steward_statement_bind_text (statement, ":source_id", call->source_id);

  return steward_statement_run (statement, error);
}

/**
 * steward_series_know_until_sync:
 * @self: the store
 * @source_id: who reports
 * @time: until when all updates are known
 * @error: return location
 *
 * Series that hold updates have to be evaluated anew from where they were known
 * until before. An earlier time than was told before changes nothing.
 *
 * Returns: whether it is kept
 */
gboolean
steward_series_know_until_sync (StewardGovernance  *self,
                                const char         *source_id,
                                gint64              time,
                                GError            **error)
{
  KnownCall call = { .source_id = source_id, .time = time };

  return steward_level_rows_write (self, know_until, &call, NULL, error);
}
