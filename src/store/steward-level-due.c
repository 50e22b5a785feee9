/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asked at each new measurement and once a minute, so it reads by index what is
 * due, and never the thousands of objectives that are not. */

#include "config.h"

#include "steward-level-due.h"

#include "steward-catalog-private.h"
#include "steward-council-rows-private.h"

typedef struct
{
  gint64 now;
  gboolean with_repairs;
  GPtrArray *ids;                      /* char* */
} DueCall;

static gboolean
add_id (StewardCells  *cells,
        gpointer       data,
        GError       **error)
{
  DueCall *call = data;

  g_ptr_array_add (call->ids, steward_cells_dup_text (cells));

  return TRUE;
}

static gboolean
list_due (StewardDb  *db,
          gpointer    data,
          GError    **error)
{
  DueCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "levels/level-due", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":now", call->now);
  steward_statement_bind_int64 (statement, ":method", call->with_repairs ? STEWARD_SLO_REPAIR : -1);

  return steward_council_rows_visit_statement (statement, add_id, call, error);
}

/**
 * steward_level_due_list_sync:
 * @self: the store
 * @now: microseconds since the epoch
 * @with_repairs: whether incidents changed, and so all that is measured by them
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type utf8): ids of the
 *   objectives that have to be evaluated
 */
GPtrArray *
steward_level_due_list_sync (StewardGovernance  *self,
                             gint64              now,
                             gboolean            with_repairs,
                             GError            **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  DueCall call = { now, with_repairs, ids };

  if (!steward_council_rows_run (self, list_due, &call, error))
    return NULL;

  return g_steal_pointer (&ids);
}

static gboolean
take_time (StewardCells  *cells,
           gpointer       data,
           GError       **error)
{
  *(gint64 *) data = steward_cells_get_number (cells);

  return TRUE;
}

typedef struct
{
  gint64 time;
  guint64 n_objectives;
} LookCall;

static gboolean
take_look (StewardCells  *cells,
           gpointer       data,
           GError       **error)
{
  LookCall *call = data;

  call->time = steward_cells_get_number (cells);
  call->n_objectives = (guint64) steward_cells_get_number (cells);

  return TRUE;
}

static gboolean
get_next_look (StewardDb  *db,
               gpointer    data,
               GError    **error)
{
  return steward_council_rows_visit (db, "levels/level-next-look", NULL, take_look, data, error);
}

/**
 * steward_level_due_get_next_look_sync:
 * @self: the store
 * @out_time: (out): when the first objective has to be evaluated without
 *   anything new; %G_MAXINT64: none has to
 * @out_objectives: (out): how many are promised
 * @error: return location
 *
 * Returns: whether the store could be read
 */
gboolean
steward_level_due_get_next_look_sync (StewardGovernance  *self,
                                      gint64             *out_time,
                                      guint64            *out_objectives,
                                      GError            **error)
{
  LookCall call = { G_MAXINT64, 0 };

  if (!steward_council_rows_run (self, get_next_look, &call, error))
    return FALSE;
  *out_time = call.time;
  *out_objectives = call.n_objectives;

  return TRUE;
}

typedef struct
{
  gint64 objective;
  GPtrArray *series;                   /* StewardSeries */
} SeriesCall;

static gboolean
add_series (StewardCells  *cells,
            gpointer       data,
            GError       **error)
{
  StewardSeries *series = g_new0 (StewardSeries, 1);

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
  g_ptr_array_add (((SeriesCall *) data)->series, series);

  return TRUE;
}

static gboolean
list_series (StewardDb  *db,
             gpointer    data,
             GError    **error)
{
  SeriesCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "levels/level-series", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":slo", call->objective);

  return steward_council_rows_visit_statement (statement, add_series, call, error);
}

/**
 * steward_level_due_series_sync:
 * @self: the store
 * @objective: key of a #StewardSloRow
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type StewardSeries): what it is
 *   measured by
 */
GPtrArray *
steward_level_due_series_sync (StewardGovernance  *self,
                               gint64              objective,
                               GError            **error)
{
  g_autoptr(GPtrArray) series = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_series_free);
  SeriesCall call = { objective, series };

  if (!steward_council_rows_run (self, list_series, &call, error))
    return NULL;

  return g_steal_pointer (&series);
}

static gboolean
get_last_series (StewardDb  *db,
                 gpointer    data,
                 GError    **error)
{
  return steward_council_rows_visit (db, "levels/series-last", NULL, take_time, data, error);
}

/**
 * steward_level_due_get_last_series_sync:
 * @self: the store
 * @out_key: (out): of the newest series; 0: nothing was ever measured
 * @error: return location
 *
 * Returns: whether the store could be read
 */
gboolean
steward_level_due_get_last_series_sync (StewardGovernance  *self,
                                        gint64             *out_key,
                                        GError            **error)
{
  *out_key = 0;

  return steward_council_rows_run (self, get_last_series, out_key, error);
}

typedef struct
{
  gint64 series;
  gint64 time;
  gint64 found;
} AfterCall;

static gboolean
count_objectives (StewardDb  *db,
                  gpointer    data,
                  GError    **error)
{
  AfterCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "levels/series-count-slos", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":series", call->series);

  return steward_council_rows_visit_statement (statement, take_time, &call->found, error);
}

/**
 * steward_series_count_objectives_sync:
 * @self: the store
 * @series: key of a series
 * @out_n: (out): how many objectives are measured by it
 * @error: return location
 *
 * Returns: whether the store could be read
 */
gboolean
steward_series_count_objectives_sync (StewardGovernance  *self,
                                      gint64              series,
                                      gint64             *out_n,
                                      GError            **error)
{
  AfterCall call = { .series = series };

  if (!steward_council_rows_run (self, count_objectives, &call, error))
    return FALSE;
  *out_n = call.found;

  return TRUE;
}

static gboolean
find_after (StewardDb  *db,
            gpointer    data,
            GError    **error)
{
  AfterCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "levels/series-after", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":series", call->series);
  steward_statement_bind_int64 (statement, ":time", call->time);

  return steward_council_rows_visit_statement (statement, take_time, &call->found, error);
}

/**
 * steward_series_time_after_sync:
 * @self: the store
 * @series: key of a series
 * @time: an instant
 * @out_time: (out): of the first measurement at or after it; %G_MAXINT64: none
 * @error: return location
 *
 * Returns: whether the store could be read
 */
gboolean
steward_series_time_after_sync (StewardGovernance  *self,
                                gint64              series,
                                gint64              time,
                                gint64             *out_time,
                                GError            **error)
{
  AfterCall call = { series, time, G_MAXINT64 };

  *out_time = G_MAXINT64;
  if (!steward_council_rows_run (self, find_after, &call, error))
    return FALSE;
  *out_time = call.found;

  return TRUE;
}

typedef struct
{
  StewardCatalog *catalog;             /* unowned */
  char *contents;                      /* owned */
  GError *error;                       /* owned, or NULL */
} ContentsCall;

static void
read_contents_in_thread (gpointer data)
{
  ContentsCall *call = data;
  StewardDb *db = steward_catalog_get_read_db (call->catalog, &call->error);
  StewardStatement *statement = db != NULL ? steward_db_prepare (db, "source-contents", &call->error) : NULL;
  gboolean found = FALSE;

  if (statement == NULL)
    return;
  if (!steward_statement_step (statement, &found, &call->error))
    {
      steward_catalog_note_failure (call->catalog, call->error);
      return;
    }
  call->contents = found ? steward_statement_dup_text (statement, 0) : NULL;
  if (call->contents == NULL)
    call->contents = g_strdup ("");
  steward_statement_reset (statement);
}

/**
 * steward_catalog_get_contents_sync:
 * @self: a catalog
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a text that differs whenever some source
 *   lists something else than before
 */
char *
steward_catalog_get_contents_sync (StewardCatalog  *self,
                                   GError         **error)
{
  ContentsCall call = { self, NULL, NULL };

  steward_worker_run_sync (steward_catalog_get_reader (self), read_contents_in_thread, &call);
  if (call.error != NULL)
    g_propagate_error (error, call.error);

  return call.contents;
}
