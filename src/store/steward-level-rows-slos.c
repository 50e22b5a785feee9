/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Objectives in force, with the promises before them: a promise counts for the
 * days on which it was one, whatever is promised now. */

#include "config.h"

#include "steward-level-rows-private.h"

#include <math.h>

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
