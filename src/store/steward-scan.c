/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two ways to walk over entries. Without words: one cursor for each source over
 * the listing index, merged by name; going source by source, a sync that fills
 * its first generation costs the others nothing. With words: one cursor over
 * the full-text index. Filters are for the caller. */

#include "config.h"

#include "steward-scan.h"

#include <string.h>

typedef struct
{
  StewardStatement *statement;         /* (owned) */
  const StewardScanSource *source;
  const char *name_sort;               /* of the row it stands on */
  gint64 key;
} Cursor;

struct _StewardScan
{
  StewardDb *db;                       /* (owned) */
  StewardEntryKind kind;
  StewardScanOrder order;
  GPtrArray *sources;                  /* (owned) (element-type StewardScanSource) */
  GArray *cursors;                     /* (owned) (element-type Cursor): a heap when merged by name */
  gboolean started;                    /* the first cursor's row has been handed out */
  StewardStatement *words;             /* (owned) (nullable) */
  char *match;                         /* (owned) (nullable): bound to words */
  gint64 last_id;                      /* of the hit handed out last; no later one follows */
};

static void
free_source (gpointer data)
{
  StewardScanSource *source = data;

  g_free (source->id);
  g_free (source);
}

static void
clear_cursor (gpointer data)
{
  Cursor *cursor = data;

  steward_statement_free (cursor->statement);
}

static gboolean
is_wanted (const char  *source_id,
           char       **source_ids)
{
  return source_ids == NULL || g_strv_contains ((const char *const *) source_ids, source_id);
}

static gboolean
read_sources (StewardScan  *self,
              char        **source_ids,
              GError      **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "scan-sources", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      StewardScanSource *source = NULL;

      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (!row || !is_wanted (steward_statement_get_text (statement, 1), source_ids))
        continue;
      source = g_new0 (StewardScanSource, 1);
      source->key = steward_statement_get_int64 (statement, 0);
      source->id = steward_statement_dup_text (statement, 1);
      source->generation = steward_statement_get_int64 (statement, 2);
      source->last_entry = steward_statement_get_int64 (statement, 3);
      source->synced_at = steward_statement_get_int64 (statement, 4);
      g_ptr_array_add (self->sources, source);
    }

  return TRUE;
}

static gboolean
comes_before (const StewardScan *self,
              const Cursor      *a,
              const Cursor      *b)
{
  int order = strcmp (a->name_sort, b->name_sort);

  if (order == 0)
    order = a->key < b->key ? -1 : 1;

  return self->order == STEWARD_SCAN_BY_NAME_DESCENDING ? order > 0 : order < 0;
}

static void
sift_down (StewardScan *self,
           guint        at)
{
  Cursor *cursors = (Cursor *) (gpointer) self->cursors->data;

  for (;;)
    {
      guint first = at;
      Cursor swapped;

      for (guint child = 2 * at + 1; child <= 2 * at + 2 && child < self->cursors->len; child++)
        if (comes_before (self, &cursors[child], &cursors[first]))
          first = child;
      if (first == at)
        return;

      swapped = cursors[at];
      cursors[at] = cursors[first];
      cursors[first] = swapped;
      at = first;
    }
}

/* Moves the cursor at @index on; at its end it is taken out. */
static gboolean
advance_cursor (StewardScan  *self,
                guint         index,
                GError      **error)
{
  Cursor *cursor = &g_array_index (self->cursors, Cursor, index);
  gboolean row = FALSE;

  if (!steward_statement_step (cursor->statement, &row, error))
    return FALSE;

  if (!row)
    {
      g_array_remove_index_fast (self->cursors, index);
      return TRUE;
    }
  cursor->key = steward_statement_get_int64 (cursor->statement, 1);
  cursor->name_sort = steward_statement_get_text (cursor->statement, 2);
  return TRUE;
}

static gboolean
open_cursors (StewardScan  *self,
              GError      **error)
{
  const char *name = self->order == STEWARD_SCAN_BY_NAME_DESCENDING ? "scan-by-name-descending" : "scan-by-name";

  for (guint i = 0; i < self->sources->len; i++)
    {
      const StewardScanSource *source = g_ptr_array_index (self->sources, i);
      Cursor cursor = { steward_statement_new (self->db, name, error), source, NULL, 0 };

      if (cursor.statement == NULL)
        return FALSE;
      g_array_append_val (self->cursors, cursor);
      steward_statement_bind_int64 (cursor.statement, ":generation", source->generation);
      steward_statement_bind_int64 (cursor.statement, ":source_key", source->key);
      steward_statement_bind_int64 (cursor.statement, ":kind", self->kind);
    }

  for (guint i = self->cursors->len; i > 0; i--)
    if (!advance_cursor (self, i - 1, error))
      return FALSE;
  if (self->order != STEWARD_SCAN_ANY_ORDER)
    for (guint i = self->cursors->len / 2; i > 0; i--)
      sift_down (self, i - 1);

  return TRUE;
}

/* From the newest hit that is older than self->last_id. */
static gboolean
open_words (StewardScan  *self,
            GError      **error)
{
  g_clear_pointer (&self->words, steward_statement_free);
  self->words = steward_statement_new (self->db, self->order == STEWARD_SCAN_NEWEST_RANKED
                                                 ? "scan-by-words-ranked" : "scan-by-words", error);
  if (self->words == NULL)
    return FALSE;

  steward_statement_bind_text (self->words, ":words", self->match);
  steward_statement_bind_int64 (self->words, ":last_entry", self->last_id - 1);
  steward_statement_bind_int64 (self->words, ":kind", self->kind);
  return TRUE;
}

/* Every entry that readers see has an id below. */
static gint64
find_end (const StewardScan *self)
{
  gint64 last = 0;

  for (guint i = 0; i < self->sources->len; i++)
    last = MAX (last, ((const StewardScanSource *) g_ptr_array_index (self->sources, i))->last_entry);

  return last + 1;
}

static void
read_row (StewardStatement *statement,
          StewardScanRow   *row)
{
  row->id = steward_statement_get_int64 (statement, 0);
  row->key = steward_statement_get_int64 (statement, 1);
  row->name_sort = steward_statement_get_text (statement, 2);
  row->removed = steward_statement_get_int64 (statement, 3) != 0;
  row->domain_id = steward_statement_get_int64 (statement, 4);
  row->owner_id = steward_statement_get_int64 (statement, 5);
  row->lifecycle = (int) steward_statement_get_int64 (statement, 6);
  row->certification = (int) steward_statement_get_int64 (statement, 7);
  row->classification = (int) steward_statement_get_int64 (statement, 8);
  row->has_levels = steward_statement_get_int64 (statement, 9) > 0;
  row->score = 0;
}

static const StewardScanSource *
find_source (StewardScan *self,
             gint64       key)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      const StewardScanSource *source = g_ptr_array_index (self->sources, i);

      if (source->key == key)
        return source;
    }

  return NULL;
}

/* Leaves out_row->source at NULL when the hit is not visible. */
static void
read_hit (StewardScan    *self,
          StewardScanRow *out_row)
{
  const StewardScanSource *source = find_source (self, steward_statement_get_int64 (self->words, 10));

  out_row->source = NULL;
  self->last_id = steward_statement_get_int64 (self->words, 0);
  if (source == NULL || steward_statement_get_int64 (self->words, 11) > source->generation ||
      steward_statement_get_int64 (self->words, 12) <= source->generation)
    return;

  read_row (self->words, out_row);
  out_row->source = source;
  out_row->removed = steward_statement_get_int64 (self->words, 3) <= source->generation;
  out_row->score = steward_statement_get_double (self->words, 13);
}

static gboolean
next_hit (StewardScan     *self,
          StewardScanRow  *out_row,
          gboolean        *out_has_row,
          GError         **error)
{
  out_row->source = NULL;
  do
    {
      if (!steward_statement_step (self->words, out_has_row, error))
        return FALSE;
      if (*out_has_row)
        read_hit (self, out_row);
    }
  while (*out_has_row && out_row->source == NULL);

  return TRUE;
}

/**
 * steward_scan_new:
 * @db: a connection that is only read
 * @kind: products or datasets
 * @match: (nullable): an expression from steward_search_words_to_match()
 * @order: in which order
 * @source_ids: (nullable): only from these sources
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a scan before its first row
 */
StewardScan *
steward_scan_new (StewardDb         *db,
                  StewardEntryKind   kind,
                  const char        *match,
                  StewardScanOrder   order,
                  char             **source_ids,
                  GError           **error)
{
  g_autoptr (StewardScan) self = NULL;

  if (!steward_db_hold_snapshot (db, error))
    return NULL;

  self = g_new0 (StewardScan, 1);
  self->db = steward_db_ref (db);
  self->kind = kind;
  self->order = order;
  self->sources = g_ptr_array_new_with_free_func (free_source);
  self->cursors = g_array_new (FALSE, FALSE, sizeof (Cursor));
  g_array_set_clear_func (self->cursors, clear_cursor);
  if (!read_sources (self, source_ids, error))
    return NULL;
  self->match = g_strdup (match);
  self->last_id = find_end (self);
  if (match != NULL ? !open_words (self, error) : !open_cursors (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_scan_free:
 * @self: (nullable): a scan
 */
void
steward_scan_free (StewardScan *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->words, steward_statement_free);
  g_array_unref (self->cursors);
  g_ptr_array_unref (self->sources);
  steward_db_release_snapshot (self->db);
  steward_db_unref (self->db);
  g_free (self->match);
  g_free (self);
}

/**
 * steward_scan_count_words:
 * @db: a connection
 * @match: an expression from steward_search_words_to_match()
 * @limit: as far as is counted
 * @out_count: (out): how many versions have the words, seen or unseen
 * @error: return location
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
steward_scan_count_words (StewardDb   *db,
                          const char  *match,
                          guint        limit,
                          guint       *out_count,
                          GError     **error)
{
  StewardStatement *statement = steward_db_prepare (db, "scan-count-words", error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":words", match);
  steward_statement_bind_int64 (statement, ":limit", limit);
  if (!steward_statement_step (statement, &row, error))
    return FALSE;
  *out_count = row ? (guint) steward_statement_get_int64 (statement, 0) : 0;
  steward_statement_reset (statement);

  return TRUE;
}

/**
 * steward_scan_stop_ranking:
 * @self: a scan by words
 * @error: return location
 *
 * The rows that follow have no score, and come sooner.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
steward_scan_stop_ranking (StewardScan  *self,
                           GError      **error)
{
  self->order = STEWARD_SCAN_NEWEST;
  return open_words (self, error);
}

/**
 * steward_scan_next:
 * @self: a scan
 * @out_row: (out caller-allocates): the row
 * @out_has_row: (out): %FALSE at the end
 * @error: return location
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
steward_scan_next (StewardScan     *self,
                   StewardScanRow  *out_row,
                   gboolean        *out_has_row,
                   GError         **error)
{
  const Cursor *first = NULL;

  if (self->words != NULL)
    return next_hit (self, out_row, out_has_row, error);

  if (self->started && self->cursors->len > 0)
    {
      if (!advance_cursor (self, 0, error))
        return FALSE;
      if (self->order != STEWARD_SCAN_ANY_ORDER && self->cursors->len > 0)
        sift_down (self, 0);
    }
  self->started = TRUE;
  *out_has_row = self->cursors->len > 0;
  if (!*out_has_row)
    return TRUE;

  first = &g_array_index (self->cursors, Cursor, 0);
  read_row (first->statement, out_row);
  out_row->source = first->source;
  return TRUE;
}
