/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Objectives in force, with the promises before them: a promise counts for the
 * days on which it was one, whatever is promised now. */

#include "config.h"

#include "steward-level-rows-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

StewardSloRow *
steward_slo_row_new (void)
{
  StewardSloRow *self = g_new0 (StewardSloRow, 1);

  self->series = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->promises = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_promise_since_free);

  return self;
}

void
steward_slo_row_free (StewardSloRow *self)
{
  if (self == NULL)
    return;

  steward_slo_free (self->slo);
  g_free (self->name);
  g_free (self->domain);
  g_free (self->source_id);
  g_clear_pointer (&self->series, g_array_unref);
  g_clear_pointer (&self->promises, g_ptr_array_unref);
  g_free (self);
}

void
steward_promise_since_free (StewardPromiseSince *self)
{
  if (self == NULL)
    return;

  steward_slo_free (self->slo);
  g_free (self);
}

/* --- an objective and its columns --- */

static void
bind_words (const StewardSlo *self,
            StewardStatement *statement)
{
  steward_statement_bind_text (statement, ":subject", self->subject);
  steward_statement_bind_text (statement, ":port", self->port);
  steward_statement_bind_text (statement, ":contract", self->contract);
  steward_statement_bind_text (statement, ":contract_version", self->contract_version);
  steward_statement_bind_text (statement, ":property", self->property);
  steward_statement_bind_text (statement, ":element", self->element);
  steward_statement_bind_text (statement, ":check_name", self->check);
  steward_statement_bind_text (statement, ":driver", self->driver);
  steward_statement_bind_text (statement, ":written", self->written);
  steward_statement_bind_text (statement, ":unit", self->unit);
  steward_statement_bind_text (statement, ":timezone", self->timezone);
  steward_statement_bind_text (statement, ":vague", self->vague);
}

/* All columns of slo that say what is promised. */
void
steward_slo_bind (const StewardSlo *self,
                  StewardStatement *statement)
{
  bind_words (self, statement);
  steward_statement_bind_int64 (statement, ":inherited", self->inherited != FALSE);
  steward_statement_bind_int64 (statement, ":method", self->method);
  steward_statement_bind_int64 (statement, ":compare", self->compare);
  steward_statement_bind_int64 (statement, ":quantity", self->quantity);
  steward_figure_bind (statement, ":bound", self->bound);
  steward_statement_bind_int64 (statement, ":time_limit", self->limit);
  steward_statement_bind_int64 (statement, ":times", self->count);
  steward_statement_bind_int64 (statement, ":every", self->every);
  steward_statement_bind_int64 (statement, ":period", self->period);
  steward_statement_bind_int64 (statement, ":weekdays", self->weekdays);
  steward_statement_bind_int64 (statement, ":skips_holidays", self->skips_holidays != FALSE);
  steward_statement_bind_double (statement, ":target", isnan (self->target) ? 0 : self->target);
  steward_statement_bind_int64 (statement, ":days", self->window);
  steward_statement_bind_int64 (statement, ":hold", self->hold);
}

static void
take_text (StewardCells  *cells,
           char         **text)
{
  g_free (*text);
  *text = steward_cells_dup_text (cells);
}

/* The columns from subject to vague. */
StewardSlo *
steward_cells_read_slo (StewardCells *cells,
                        const char   *id)
{
  StewardSlo *slo = steward_slo_new ();

  slo->id = g_strdup (id);
  take_text (cells, &slo->subject);
  take_text (cells, &slo->port);
  take_text (cells, &slo->contract);
  take_text (cells, &slo->contract_version);
  take_text (cells, &slo->property);
  take_text (cells, &slo->element);
  take_text (cells, &slo->check);
  take_text (cells, &slo->driver);
  take_text (cells, &slo->written);
  slo->inherited = steward_cells_get_number (cells) != 0;
  slo->method = (StewardSloMethod) steward_cells_get_word (cells, STEWARD_SLO_DATE);
  slo->compare = (StewardCompare) steward_cells_get_word (cells, STEWARD_COMPARE_GREATER);
  slo->quantity = (StewardQuantityKind) steward_cells_get_word (cells, STEWARD_QUANTITY_INSTANT);
  slo->bound = steward_cells_get_figure (cells);
  slo->limit = steward_cells_get_number (cells);
  take_text (cells, &slo->unit);
  slo->count = (guint) steward_cells_get_number (cells);
  slo->every = (guint) steward_cells_get_number (cells);
  slo->period = (StewardPeriod) steward_cells_get_word (cells, STEWARD_PERIOD_YEAR);
  take_text (cells, &slo->timezone);
  slo->weekdays = (guint) steward_cells_get_number (cells);
  slo->skips_holidays = steward_cells_get_number (cells) != 0;
  slo->target = steward_cells_get_figure (cells);
  slo->window = (guint) steward_cells_get_number (cells);
  slo->hold = steward_cells_get_number (cells);
  take_text (cells, &slo->vague);

  return slo;
}

/* --- reading --- */

typedef struct
{
  const char *id;                      /* (nullable): this one only */
  StewardSloRow *row;                  /* (unowned) (nullable): whose promises are read */
  GPtrArray *rows;                     /* (unowned) */
} ListCall;

/* "3,17" */
static void
read_series (StewardCells *cells,
             GArray       *series)
{
  const char *keys = steward_cells_get_text (cells);

  while (keys != NULL && *keys != '\0')
    {
      char *end;
      gint64 key = g_ascii_strtoll (keys, &end, 10);

      g_array_append_val (series, key);
      keys = *end == ',' ? end + 1 : NULL;
    }
}

static gboolean
read_row_cb (StewardCells  *cells,
             gpointer       data,
             GError       **error)
{
  const ListCall *call = data;
  StewardSloRow *row = steward_slo_row_new ();
  g_autofree char *id = NULL;

  g_ptr_array_add (call->rows, row);
  row->key = steward_cells_get_number (cells);
  id = steward_cells_dup_text (cells);
  row->name = steward_cells_dup_text (cells);
  row->domain = steward_cells_dup_text (cells);
  row->source_id = steward_cells_dup_text (cells);
  row->watched_since = steward_cells_get_number (cells);
  row->next_look = steward_cells_get_number (cells);
  row->gone = steward_cells_get_number (cells) != 0;
  read_series (cells, row->series);
  row->slo = steward_cells_read_slo (cells, id);

  return TRUE;
}

/* One that cannot be read was made by a newer Steward, or is damaged. */
static gboolean
read_promise_cb (StewardCells  *cells,
                 gpointer       data,
                 GError       **error)
{
  const ListCall *call = data;
  gint64 since = steward_cells_get_number (cells);
  StewardSlo *slo = steward_slo_from_json (steward_cells_get_text (cells), error);
  StewardPromiseSince *promise;

  if (slo == NULL)
    {
      g_prefix_error (error, "What was promised of %s cannot be read: ", call->row->name);
      return FALSE;
    }

  promise = g_new0 (StewardPromiseSince, 1);
  promise->since = since;
  promise->slo = slo;
  g_ptr_array_add (call->row->promises, promise);

  return TRUE;
}

/* Mostly there is one promise only, and that is the one in force. */
static gboolean
read_promises (StewardDb  *db,
               ListCall   *call,
               GError    **error)
{
  for (guint i = 0; i < call->rows->len; i++)
    {
      StewardStatement *statement = steward_db_prepare (db, "levels/promise-list", error);

      if (statement == NULL)
        return FALSE;
      call->row = g_ptr_array_index (call->rows, i);
      steward_statement_bind_int64 (statement, ":slo", call->row->key);
      if (!steward_council_rows_visit_statement (statement, read_promise_cb, call, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
list_rows (StewardDb  *db,
           gpointer    data,
           GError    **error)
{
  ListCall *call = data;
  StewardStatement *statement = steward_db_prepare (db, "levels/slo-list", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":id", call->id);

  return steward_council_rows_visit_statement (statement, read_row_cb, call, error) && read_promises (db, call, error);
}

/**
 * steward_slo_rows_list_sync:
 * @self: the store
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardSloRow): all objectives, gone
 *   ones too, with their promises
 */
GPtrArray *
steward_slo_rows_list_sync (StewardGovernance  *self,
                            GError            **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_slo_row_free);
  ListCall call = { .rows = rows };

  return steward_council_rows_run (self, list_rows, &call, error) ? g_steal_pointer (&rows) : NULL;
}

/**
 * steward_slo_rows_load_sync:
 * @self: the store
 * @objective: id of an objective, promised or gone
 * @error: return location; %STEWARD_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the objective with its promises
 */
StewardSloRow *
steward_slo_rows_load_sync (StewardGovernance  *self,
                            const char         *objective,
                            GError            **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_slo_row_free);
  ListCall call = { .id = objective, .rows = rows };

  if (!steward_council_rows_run (self, list_rows, &call, error))
    return NULL;
  if (rows->len > 0)
    return g_ptr_array_steal_index (rows, 0);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "There is no objective “%.80s”.", objective);
  return NULL;
}

/* --- replacing --- */

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
