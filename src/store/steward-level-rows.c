/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How objectives stand: the rows of the overview. They are kept and not computed
 * here; each figure stands in a column of its own, so that ten thousand rows are
 * read in the time of a glance. */

#include "config.h"

#include "steward-level-rows-private.h"

#include "steward-governance-private.h"

#include <math.h>
#include <string.h>

/* --- writing --- */

typedef struct
{
  StewardRowsCall call;
  gpointer data;                       /* (unowned) */
  const guint *n_news;                 /* (unowned) (nullable) */
} Writing;

static gboolean
read_version_cb (StewardCells  *cells,
                 gpointer       data,
                 GError       **error)
{
  *(gint64 *) data = steward_cells_get_number (cells);

  return TRUE;
}

/* Another process sees by the version that there is something new. */
static gboolean
write_all (StewardDb      *db,
           const Writing  *writing,
           gint64         *out_version,
           GError        **error)
{
  if (!writing->call (db, writing->data, error))
    return FALSE;

  return writing->n_news == NULL || *writing->n_news == 0 ||
         (steward_db_run (db, "levels/news-bump", error) &&
          steward_council_rows_visit (db, "levels/news-get", NULL, read_version_cb, out_version, error));
}

static gboolean
write_in_transaction (StewardGovernance  *self,
                      gpointer            data,
                      GError            **error)
{
  const Writing *writing = data;
  gint64 version = 0;

  if (!steward_db_begin (self->write_db, error))
    return FALSE;
  if (!write_all (self->write_db, writing, &version, error))
    {
      steward_db_rollback (self->write_db);
      return FALSE;
    }
  if (!steward_db_commit (self->write_db, error))
    return FALSE;

  if (version > 0)
    steward_governance_tell_levels (self, version);
  return TRUE;
}

/* Runs @call in the writer's thread, within one transaction. If @n_news is not 0
 * then, lists of levels hear of it. */
gboolean
steward_level_rows_write (StewardGovernance  *self,
                          StewardRowsCall     call,
                          gpointer            data,
                          const guint        *n_news,
                          GError            **error)
{
  Writing writing = { call, data, n_news };

  return steward_governance_run (self, self->writer, write_in_transaction, &writing, error);
}

/* SQL has no NaN: what is not known is NULL. */
void
steward_figure_bind (StewardStatement *statement,
                     const char       *parameter,
                     double            figure)
{
  if (isnan (figure))
    steward_statement_bind_text (statement, parameter, NULL);
  else
    steward_statement_bind_double (statement, parameter, figure);
}

double
steward_cells_get_figure (StewardCells *self)
{
  int column = self->column++;

  return steward_statement_is_null (self->statement, column) ? NAN
                                                             : steward_statement_get_double (self->statement, column);
}

/* Of a fixed list that ends with @last; a damaged file may hold any number. */
int
steward_cells_get_word (StewardCells *self,
                        int           last)
{
  gint64 value = steward_cells_get_number (self);

  return value >= 0 && value <= last ? (int) value : 0;
}

/* --- lists --- */

typedef struct
{
  const StewardLevelFilter *filter;
  const char *id;                      /* (nullable): this one only */
  GPtrArray *levels;                   /* (unowned) */
  GArray *keys;                        /* (unowned) (nullable) (element-type gint64): in order */
  GHashTable *incidents;               /* (unowned) (nullable): objective → id of what is not resolved */
} ListCall;

static void
read_strip (StewardCells *cells,
            StewardLevel *level)
{
  gsize length;
  gconstpointer strip = steward_statement_get_blob (cells->statement, cells->column++, &length);

  if (strip != NULL && length == sizeof level->strip)
    memcpy (level->strip, strip, length);
}

static void
read_measured (StewardCells *cells,
               StewardLevel *level)
{
  level->last_time = steward_cells_get_number (cells);
  level->last_update = steward_cells_get_number (cells);
  level->last_value = steward_cells_get_figure (cells);
  level->n_measurements = (guint64) steward_cells_get_number (cells);
  level->n_late = (guint64) steward_cells_get_number (cells);
  level->n_duplicates = (guint64) steward_cells_get_number (cells);
  level->n_future = (guint64) steward_cells_get_number (cells);
  level->n_unreadable = (guint64) steward_cells_get_number (cells);
  level->origin = steward_cells_dup_text (cells);
  level->measured_by = steward_cells_dup_text (cells);
  read_strip (cells, level);
}

static void
read_state (StewardCells *cells,
            StewardLevel *level)
{
  gboolean evaluated = !steward_statement_is_null (cells->statement, cells->column);

  level->verdict = (StewardLevelVerdict) steward_cells_get_word (cells, STEWARD_LEVEL_MISSED);
  level->reason = (StewardLevelReason) steward_cells_get_word (cells, STEWARD_N_REASONS - 1);
  if (!evaluated)
    level->reason = level->slo->method == STEWARD_SLO_VAGUE ? STEWARD_REASON_VAGUE : STEWARD_REASON_NOT_BEGUN;
  level->as_of = steward_cells_get_number (cells);
  level->since = steward_cells_get_number (cells);
  for (gsize i = 0; i < STEWARD_N_WINDOWS; i++)
    {
      level->windows[i].good = steward_cells_get_number (cells);
      level->windows[i].bad = steward_cells_get_number (cells);
      level->windows[i].undecidable = steward_cells_get_number (cells);
      level->windows[i].planned = steward_cells_get_number (cells);
    }
  level->budget_left = steward_cells_get_figure (cells);
  level->budget_spent_at = steward_cells_get_number (cells);
  for (gsize i = 0; i < STEWARD_N_BURNS; i++)
    level->burn[i] = steward_cells_get_figure (cells);
  level->alerts = (guint) steward_cells_get_number (cells);
  level->exhausted_at = steward_cells_get_number (cells);
  read_measured (cells, level);
}

static gboolean
read_level_cb (StewardCells  *cells,
               gpointer       data,
               GError       **error)
{
  const ListCall *call = data;
  StewardLevel *level = steward_level_new ();
  g_autofree char *id = steward_cells_dup_text (cells);

  g_ptr_array_add (call->levels, level);
  level->name = steward_cells_dup_text (cells);
  level->domain = steward_cells_dup_text (cells);
  level->source_id = steward_cells_dup_text (cells);
  level->gone = steward_cells_get_number (cells) != 0;
  level->slo = steward_cells_read_slo (cells, id);
  read_state (cells, level);
  level->incident = g_strdup (g_hash_table_lookup (call->incidents, id));

  return TRUE;
}

/* The latest of each objective; there are few of them. */
static gboolean
read_incident_cb (StewardCells  *cells,
                  gpointer       data,
                  GError       **error)
{
  char *objective = steward_cells_dup_text (cells);

  g_hash_table_insert (data, objective, steward_cells_dup_text (cells));
  return TRUE;
}

static gboolean
read_key_cb (StewardCells  *cells,
             gpointer       data,
             GError       **error)
{
  const ListCall *call = data;
  gint64 key = steward_cells_get_number (cells);

  g_array_append_val (call->keys, key);
  return TRUE;
}

/* What people type, as a pattern for LIKE. */
static char *
make_pattern (const char *search)
{
  GString *pattern;

  if (search == NULL || *search == '\0')
    return NULL;

  pattern = g_string_new ("%");
  for (; *search != '\0'; search++)
    {
      if (strchr ("%_\\", *search) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *search);
    }
  g_string_append_c (pattern, '%');

  return g_string_free (pattern, FALSE);
}

static const char *
get_order (StewardLevelOrder order)
{
  switch (order)
    {
    case STEWARD_LEVELS_BY_NAME:
      return "name";
    case STEWARD_LEVELS_BY_STATE:
      return "state";
    case STEWARD_LEVELS_BY_BUDGET:
    default:
      return "budget";
    }
}

static gboolean
list_keys (StewardDb  *db,
           ListCall   *call,
           GError    **error)
{
  const StewardLevelFilter *filter = call->filter;
  g_autofree char *pattern = make_pattern (filter->search);
  const char *path = call->id != NULL ? "id" : filter->subject != NULL ? "subject" : "all";
  StewardStatement *statement = steward_db_prepare (db, "levels/level-list", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":path", path);
  steward_statement_bind_text (statement, ":id", call->id);
  steward_statement_bind_text (statement, ":subject", filter->subject);
  steward_statement_bind_text (statement, ":domain", filter->domain);
  steward_statement_bind_text (statement, ":property", filter->property);
  steward_statement_bind_int64 (statement, ":with_gone", filter->with_gone);
  steward_statement_bind_int64 (statement, ":missed_only", filter->missed_only);
  steward_statement_bind_text (statement, ":search", pattern);
  steward_statement_bind_text (statement, ":order", get_order (filter->order));
  steward_statement_bind_int64 (statement, ":limit", filter->limit > 0 ? filter->limit : -1);

  return steward_council_rows_visit_statement (statement, read_key_cb, call, error);
}

static gboolean
read_levels (StewardDb  *db,
             ListCall   *call,
             GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "levels/level-load", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < call->keys->len; i++)
    {
      steward_statement_bind_int64 (statement, ":key", g_array_index (call->keys, gint64, i));
      if (!steward_council_rows_visit_statement (statement, read_level_cb, call, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
list_incidents (StewardDb   *db,
                const char  *id,
                GHashTable  *incidents,
                GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "levels/level-incidents", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":id", id);

  return steward_council_rows_visit_statement (statement, read_incident_cb, incidents, error);
}

static gboolean
list_levels (StewardDb  *db,
             gpointer    data,
             GError    **error)
{
  ListCall *call = data;
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GHashTable) incidents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  call->keys = keys;
  call->incidents = incidents;
  return list_incidents (db, call->id, incidents, error) && list_keys (db, call, error) &&
         read_levels (db, call, error);
}

/**
 * steward_level_rows_list_sync:
 * @self: the store
 * @filter: (nullable): which ones, and in which order; all that it says must
 *   hold; %NULL for all that are promised, by budget
 * @error: return location
 *
 * An objective that was not evaluated yet is among them, as one of which
 * nothing is known.
 *
 * Returns: (transfer full) (element-type StewardLevel): how they stand
 */
GPtrArray *
steward_level_rows_list_sync (StewardGovernance         *self,
                              const StewardLevelFilter  *filter,
                              GError                   **error)
{
  static const StewardLevelFilter everything = { 0 };
  g_autoptr(GPtrArray) levels = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_free);
  ListCall call = { .filter = filter != NULL ? filter : &everything, .levels = levels };

  return steward_council_rows_run (self, list_levels, &call, error) ? g_steal_pointer (&levels) : NULL;
}

/**
 * steward_level_rows_load_sync:
 * @self: the store
 * @objective: id of an objective, promised or gone
 * @error: return location; %STEWARD_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): how it stands
 */
StewardLevel *
steward_level_rows_load_sync (StewardGovernance  *self,
                              const char         *objective,
                              GError            **error)
{
  static const StewardLevelFilter everything = { .with_gone = TRUE };
  g_autoptr(GPtrArray) levels = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_level_free);
  ListCall call = { .filter = &everything, .id = objective, .levels = levels };

  if (!steward_council_rows_run (self, list_levels, &call, error))
    return NULL;
  if (levels->len > 0)
    return g_ptr_array_steal_index (levels, 0);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "There is no objective “%.80s”.", objective);
  return NULL;
}
