/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts what is promised now in the place of what was promised before. Mostly
 * nothing has changed, and then nothing is written. */

#include "config.h"

#include "steward-level-rows-private.h"

/* What is there of one objective, as text that can be compared. */
typedef struct
{
  gint64 key;
  char *promise;
  char *name;
  char *domain;
  char *source;
  char *series;
  gboolean gone;
  gboolean seen;                       /* is promised still */
} Known;

typedef struct
{
  GPtrArray *rows;                     /* (unowned) */
  gint64 now;
  GHashTable *known;                   /* (owned): id → Known */
  guint n_changes;
} PutCall;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->promise);
  g_free (known->name);
  g_free (known->domain);
  g_free (known->source);
  g_free (known->series);
  g_free (known);
}

static gboolean
read_known_cb (StewardCells  *cells,
               gpointer       data,
               GError       **error)
{
  PutCall *call = data;
  Known *known = g_new0 (Known, 1);

  known->key = steward_cells_get_number (cells);
  g_hash_table_insert (call->known, steward_cells_dup_text (cells), known);
  known->promise = steward_cells_dup_text (cells);
  known->name = steward_cells_dup_text (cells);
  known->domain = steward_cells_dup_text (cells);
  known->source = steward_cells_dup_text (cells);
  known->gone = steward_cells_get_number (cells) != 0;
  known->series = steward_cells_dup_text (cells);

  return TRUE;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* As read_known_cb() reads it; %NULL for none. */
static char *
describe_series (GArray *series)
{
  g_autoptr(GArray) sorted = g_array_copy (series);
  GString *text = NULL;

  g_array_sort (sorted, compare_keys);
  for (guint i = 0; i < sorted->len; i++)
    {
      if (text == NULL)
        text = g_string_new (NULL);
      else
        g_string_append_c (text, ',');
      g_string_append_printf (text, "%" G_GINT64_FORMAT, g_array_index (sorted, gint64, i));
    }

  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

static gboolean
put_series (StewardDb            *db,
            gint64                key,
            const StewardSloRow  *row,
            GError              **error)
{
  StewardStatement *statement = steward_db_prepare (db, "levels/slo-series-clear", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":slo", key);
  if (!steward_statement_run (statement, error))
    return FALSE;

  statement = steward_db_prepare (db, "levels/slo-series-put", error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < row->series->len; i++)
    {
      steward_statement_bind_int64 (statement, ":slo", key);
      steward_statement_bind_int64 (statement, ":series", g_array_index (row->series, gint64, i));
      if (!steward_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_promise (StewardDb   *db,
             const char  *query,
             gint64       key,
             gint64       since,
             const char  *promise,
             GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, query, error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int64 (statement, ":slo", key);
  if (steward_statement_has_parameter (statement, ":since"))
    steward_statement_bind_int64 (statement, ":since", since);
  steward_statement_bind_text (statement, ":promise", promise);

  return steward_statement_run (statement, error);
}

static void
bind_row (StewardStatement    *statement,
          const StewardSloRow *row)
{
  steward_statement_bind_text (statement, ":name", row->name != NULL ? row->name : "");
  steward_statement_bind_text (statement, ":domain", row->domain);
  steward_statement_bind_text (statement, ":source", row->source_id);
  steward_slo_bind (row->slo, statement);
}

static gboolean
insert_row (StewardDb            *db,
            const PutCall        *call,
            const StewardSloRow  *row,
            const char           *promise,
            GError              **error)
{
  StewardStatement *statement = steward_db_prepare (db, "levels/slo-insert", error);
  gint64 key;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":id", row->slo->id);
  steward_statement_bind_int64 (statement, ":watched_since", row->watched_since != 0 ? row->watched_since : call->now);
  bind_row (statement, row);
  if (!steward_statement_run (statement, error))
    return FALSE;

  key = steward_db_get_last_id (db);
  return put_promise (db, "levels/promise-put", key, 0, promise, error) && put_series (db, key, row, error);
}

/* One in other words goes on being the same; another one counts from now on. */
static gboolean
change_promise (StewardDb            *db,
                const PutCall        *call,
                const Known          *known,
                const StewardSloRow  *row,
                const char           *promise,
                GError              **error)
{
  g_autoptr(StewardSlo) before = steward_slo_from_json (known->promise != NULL ? known->promise : "", NULL);
  gboolean same = before != NULL && steward_slo_is_same_promise (before, row->slo);

  return put_promise (db, same ? "levels/promise-update" : "levels/promise-put", known->key, call->now, promise, error);
}

static gboolean
update_row (StewardDb            *db,
            const PutCall        *call,
            const Known          *known,
            const StewardSloRow  *row,
            const char           *promise,
            GError              **error)
{
  StewardStatement *statement = steward_db_prepare (db, "levels/slo-update", error);

  if (statement == NULL)
    return FALSE;
  bind_row (statement, row);
  steward_statement_bind_int64 (statement, ":key", known->key);
  if (!steward_statement_run (statement, error))
    return FALSE;

  return g_strcmp0 (known->promise, promise) == 0 || change_promise (db, call, known, row, promise, error);
}

static gboolean
put_row (StewardDb            *db,
         PutCall              *call,
         const StewardSloRow  *row,
         GError              **error)
{
  Known *known = g_hash_table_lookup (call->known, row->slo->id);
  g_autofree char *promise = steward_slo_to_json (row->slo);
  g_autofree char *series = describe_series (row->series);
  gboolean same_series;

  if (known == NULL)
    {
      call->n_changes++;
      return insert_row (db, call, row, promise, error);
    }

  known->seen = TRUE;
  same_series = g_strcmp0 (known->series, series) == 0;
  if (same_series && !known->gone && g_strcmp0 (known->promise, promise) == 0 &&
      g_strcmp0 (known->name, row->name != NULL ? row->name : "") == 0 &&
      g_strcmp0 (known->domain, row->domain) == 0 && g_strcmp0 (known->source, row->source_id) == 0)
    return TRUE;

  call->n_changes++;
  return update_row (db, call, known, row, promise, error) &&
         (same_series || put_series (db, known->key, row, error));
}

static gboolean
put_gone (StewardDb  *db,
          PutCall    *call,
          GError    **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, call->known);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Known *known = value;
      StewardStatement *statement;

      if (known->seen || known->gone)
        continue;
      statement = steward_db_prepare (db, "levels/slo-gone", error);
      if (statement == NULL)
        return FALSE;
      steward_statement_bind_int64 (statement, ":key", known->key);
      if (!steward_statement_run (statement, error))
        return FALSE;
      call->n_changes++;
    }

  return TRUE;
}

static gboolean
put_rows (StewardDb  *db,
          gpointer    data,
          GError    **error)
{
  PutCall *call = data;
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);

  call->known = known;
  if (!steward_council_rows_visit (db, "levels/slo-keys", NULL, read_known_cb, call, error))
    return FALSE;
  for (guint i = 0; i < call->rows->len; i++)
    if (!put_row (db, call, g_ptr_array_index (call->rows, i), error))
      return FALSE;

  return put_gone (db, call, error);
}

/**
 * steward_slo_rows_put_sync:
 * @self: the store
 * @rows: (element-type StewardSloRow): all that is promised now, each id once;
 *   of each: slo, name, domain, source and series. Key and promises are the
 *   store's; watched_since is for a new one, 0 for @now
 * @now: microseconds since the epoch: since when a changed promise counts
 * @error: return location
 *
 * What is in the list no more is gone and keeps its history; should it come
 * back, that goes on. The first promise of an objective counts since ever. What
 * changed has to be evaluated anew: its next look is 0.
 *
 * Returns: whether these are in force now; otherwise nothing has changed
 */
gboolean
steward_slo_rows_put_sync (StewardGovernance  *self,
                           GPtrArray          *rows,
                           gint64              now,
                           GError            **error)
{
  PutCall call = { .rows = rows, .now = now };

  return steward_level_rows_write (self, put_rows, &call, &call.n_changes, error);
}
