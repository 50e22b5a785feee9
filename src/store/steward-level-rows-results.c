/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an evaluation found, kept: how each objective stands, the days behind
 * it, and that its series hold nothing new any more. */

#include "config.h"

#include "steward-level-rows-private.h"

#include <math.h>

/* Budgets are at most 1: whatever has none stands behind those that have one. */
#define RANK_MISSED 2.0
#define RANK_MET 3.0
#define RANK_UNDECIDABLE 4.0

/* --- results --- */

typedef struct
{
  const StewardLevelResult *results;
  gsize n;
} PutCall;

static double
get_rank (const StewardLevel *level)
{
  if (!isnan (level->budget_left))
    return level->budget_left;

  switch (level->verdict)
    {
    case STEWARD_LEVEL_MISSED:
      return RANK_MISSED;
    case STEWARD_LEVEL_MET:
      return RANK_MET;
    case STEWARD_LEVEL_UNDECIDABLE:
    default:
      return RANK_UNDECIDABLE;
    }
}

static void
bind_windows (StewardStatement   *statement,
              const StewardLevel *level)
{
  static const struct { const char *good; const char *bad; const char *undecidable; const char *planned; } names[] = {
    [STEWARD_WINDOW_7] = { ":good_7", ":bad_7", ":undecidable_7", ":planned_7" },
    [STEWARD_WINDOW_30] = { ":good_30", ":bad_30", ":undecidable_30", ":planned_30" },
    [STEWARD_WINDOW_90] = { ":good_90", ":bad_90", ":undecidable_90", ":planned_90" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      steward_statement_bind_int64 (statement, names[i].good, level->windows[i].good);
      steward_statement_bind_int64 (statement, names[i].bad, level->windows[i].bad);
      steward_statement_bind_int64 (statement, names[i].undecidable, level->windows[i].undecidable);
      steward_statement_bind_int64 (statement, names[i].planned, level->windows[i].planned);
    }
}

static gint64
limit_count (guint64 n)
{
  return (gint64) MIN (n, (guint64) G_MAXINT64);
}

static void
bind_budget (StewardStatement   *statement,
             const StewardLevel *level)
{
  steward_figure_bind (statement, ":budget_left", level->budget_left);
  steward_statement_bind_int64 (statement, ":budget_spent_at", level->budget_spent_at);
  steward_figure_bind (statement, ":burn_fast", level->burn[STEWARD_BURN_FAST]);
  steward_figure_bind (statement, ":burn_medium", level->burn[STEWARD_BURN_MEDIUM]);
  steward_figure_bind (statement, ":burn_slow", level->burn[STEWARD_BURN_SLOW]);
  steward_statement_bind_int64 (statement, ":alerts", level->alerts);
  steward_statement_bind_int64 (statement, ":exhausted_at", level->exhausted_at);
}

static void
bind_measured (StewardStatement   *statement,
               const StewardLevel *level)
{
  steward_statement_bind_int64 (statement, ":last_time", level->last_time);
  steward_statement_bind_int64 (statement, ":last_update", level->last_update);
  steward_figure_bind (statement, ":last_value", level->last_value);
  steward_statement_bind_int64 (statement, ":n_measurements", limit_count (level->n_measurements));
  steward_statement_bind_int64 (statement, ":n_late", limit_count (level->n_late));
  steward_statement_bind_int64 (statement, ":n_duplicates", limit_count (level->n_duplicates));
  steward_statement_bind_int64 (statement, ":n_future", limit_count (level->n_future));
  steward_statement_bind_int64 (statement, ":n_unreadable", limit_count (level->n_unreadable));
  steward_statement_bind_text (statement, ":origin", level->origin);
  steward_statement_bind_text (statement, ":measured_by", level->measured_by);
  steward_statement_bind_blob (statement, ":strip", level->strip, sizeof level->strip);
}

static gboolean
put_state (StewardDb           *db,
           gint64               key,
           const StewardLevel  *level,
           GError             **error)
{
  StewardStatement *statement = steward_db_prepare (db, "levels/state-put", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":slo", key);
  steward_statement_bind_double (statement, ":budget", get_rank (level));
  steward_statement_bind_int64 (statement, ":verdict", level->verdict);
  steward_statement_bind_int64 (statement, ":reason", level->reason);
  steward_statement_bind_int64 (statement, ":as_of", level->as_of);
  steward_statement_bind_int64 (statement, ":since", level->since);
  bind_windows (statement, level);
  bind_budget (statement, level);
  bind_measured (statement, level);
  return steward_statement_run (statement, error);
}

static gboolean
put_days (StewardDb                 *db,
          const StewardLevelResult  *result,
          GError                   **error)
{
  StewardStatement *statement = steward_db_prepare (db, "levels/day-put", error);

  if (statement == NULL)
    return FALSE;
  for (gsize i = 0; i < result->n_days; i++)
    {
      const StewardLevelDay *day = &result->days[i];

      steward_statement_bind_int64 (statement, ":slo", result->key);
      steward_statement_bind_int64 (statement, ":day", day->day);
      steward_statement_bind_int64 (statement, ":good", day->time.good);
      steward_statement_bind_int64 (statement, ":bad", day->time.bad);
      steward_statement_bind_int64 (statement, ":undecidable", day->time.undecidable);
      steward_statement_bind_int64 (statement, ":planned", day->time.planned);
      steward_statement_bind_int64 (statement, ":reason", day->reason);
      steward_figure_bind (statement, ":worst", day->worst);
      if (!steward_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_look (StewardDb                 *db,
          const StewardLevelResult  *result,
          GError                   **error)
{
  StewardStatement *statement = steward_db_prepare (db, "levels/slo-look", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":next_look", result->next_look);
  steward_statement_bind_int64 (statement, ":key", result->key);

  return steward_statement_run (statement, error);
}

static gboolean
clean_series (StewardDb                 *db,
              const StewardLevelResult  *result,
              GError                   **error)
{
  StewardStatement *statement = steward_db_prepare (db, "levels/series-clean", error);

  if (statement == NULL)
    return FALSE;
  for (gsize i = 0; i < result->n_series; i++)
    {
      steward_statement_bind_int64 (statement, ":series", result->series[i]);
      steward_statement_bind_int64 (statement, ":mark", result->marks[i]);
      if (!steward_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_results (StewardDb  *db,
             gpointer    data,
             GError    **error)
{
  const PutCall *call = data;

  for (gsize i = 0; i < call->n; i++)
    {
      const StewardLevelResult *result = &call->results[i];

      if ((result->level != NULL && !put_state (db, result->key, result->level, error)) ||
          !put_days (db, result, error) || !put_look (db, result, error) || !clean_series (db, result, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * steward_level_results_put_sync:
 * @self: the store
 * @results: (array length=n_results): what an evaluation found; one whose level
 *   is %NULL goes on standing as before
 * @n_results: how many
 * @error: return location
 *
 * Writes all of them in one transaction. A series counts as evaluated only if
 * nothing came to it since its mark was read; where several objectives rest on
 * one, only the last of them may name it.
 *
 * Returns: whether all of them are kept; otherwise none is
 */
gboolean
steward_level_results_put_sync (StewardGovernance         *self,
                                const StewardLevelResult  *results,
                                gsize                      n_results,
                                GError                   **error)
{
  PutCall call = { results, n_results };
  const guint news = 1;

  return n_results == 0 || steward_level_rows_write (self, put_results, &call, &news, error);
}

/* --- days --- */

typedef struct
{
  const char *objective;
  gint64 first_day;
  gint64 last_day;
  GArray *days;                        /* (unowned) */
} DaysCall;

static gboolean
read_day_cb (StewardCells  *cells,
             gpointer       data,
             GError       **error)
{
  const DaysCall *call = data;
  StewardLevelDay day;

  day.day = steward_cells_get_number (cells);
  day.time.good = steward_cells_get_number (cells);
  day.time.bad = steward_cells_get_number (cells);
  day.time.undecidable = steward_cells_get_number (cells);
  day.time.planned = steward_cells_get_number (cells);
  day.reason = (StewardLevelReason) steward_cells_get_word (cells, STEWARD_N_REASONS - 1);
  day.worst = steward_cells_get_figure (cells);
  g_array_append_val (call->days, day);

  return TRUE;
}

static gboolean
list_days (StewardDb  *db,
           gpointer    data,
           GError    **error)
{
  DaysCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "levels/day-list", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":objective", call->objective);
  steward_statement_bind_int64 (statement, ":first_day", call->first_day);
  steward_statement_bind_int64 (statement, ":last_day", call->last_day);

  return steward_council_rows_visit_statement (statement, read_day_cb, call, error);
}

/**
 * steward_level_days_sync:
 * @self: the store
 * @objective: id of an objective
 * @first_day: since 1970-01-01, in its time zone
 * @last_day: the last one that is wanted
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardLevelDay): the days of which
 *   anything is kept, ascending
 */
GArray *
steward_level_days_sync (StewardGovernance  *self,
                         const char         *objective,
                         gint64              first_day,
                         gint64              last_day,
                         GError            **error)
{
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (StewardLevelDay));
  DaysCall call = { objective, first_day, last_day, days };

  return steward_council_rows_run (self, list_days, &call, error) ? g_steal_pointer (&days) : NULL;
}
