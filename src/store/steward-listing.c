/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Four ways to an order:
 * - no words, by name: the scan has the order already; keys come at once.
 * - no words, another order: everything by name, then a stable counting sort by
 *   the rank of the value (certification, place of the domain among domains…).
 * - words, by name (the default): up to 2,000 hits are collected with their
 *   score and sorted by it. More are not ranked: 100 ms for an order that
 *   nobody reads to its end. They come newest first, at once.
 * - words, another order: all hits, then sorted by rank and name. */

#include "config.h"

#include "steward-listing.h"

#include <string.h>

#include "steward-query-filter.h"
#include "steward-scan.h"
#include "steward-search-words.h"

#define MAX_RANKED 2000                /* hits */
#define ROWS_A_LOOK 64                 /* rows between two looks at the clock */

typedef enum
{
  STREAM,                              /* the scan's order is the result's */
  RANK,                                /* sorted by score, unless too many */
  SORT_BY_RANK,                        /* stable, by rank */
  SORT_BY_RANK_AND_NAME,
} Mode;

typedef struct
{
  gint64 key;
  union
  {
    double score;
    guint32 rank;
  };
  const char *name_sort;               /* (unowned): in names; NULL unless sorted by it */
} Item;

struct _StewardListing
{
  StewardDb *db;                       /* (owned) */
  StewardQuery *query;                 /* (owned) */
  char *match;                         /* (owned) (nullable) */
  StewardQueryFilter *filter;          /* (owned) */
  StewardScan *scan;                   /* (owned) (nullable): %NULL at the end */
  Mode mode;
  GHashTable *ranks;                   /* (owned) (nullable): label id or source key → rank + 1 */
  guint32 n_ranks;
  GArray *items;                       /* (owned) (element-type Item): until sorted */
  GStringChunk *names;                 /* (owned) (nullable) */
  GArray *keys;                        /* (owned) (element-type gint64) */
  gboolean done;
};

static gboolean
is_ranked_by_label (const StewardQuery *query)
{
  return query->sort == STEWARD_SORT_DOMAIN || query->sort == STEWARD_SORT_OWNER;
}

/* Without a value comes last, as it does when sorted backwards by name. */
static guint32
find_rank (const StewardListing *self,
           const StewardScanRow *row)
{
  switch (self->query->sort)
    {
    case STEWARD_SORT_DOMAIN:
    case STEWARD_SORT_OWNER:
      {
        gint64 id = self->query->sort == STEWARD_SORT_DOMAIN ? row->domain_id : row->owner_id;
        guint32 rank = GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, GSIZE_TO_POINTER (id)));

        return rank > 0 ? rank - 1 : self->n_ranks - 1;
      }
    case STEWARD_SORT_SYNCED:
      return GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, GSIZE_TO_POINTER (row->source->key))) % self->n_ranks;
    case STEWARD_SORT_CERTIFICATION:
      return (guint32) row->certification % self->n_ranks;
    case STEWARD_SORT_CLASSIFICATION:
      return (guint32) row->classification % self->n_ranks;
    case STEWARD_SORT_LIFECYCLE:
      return (guint32) row->lifecycle % self->n_ranks;
    case STEWARD_SORT_NAME:
    default:
      return 0;
    }
}

/* Ranks of the rows of @statement, in its order. */
static gboolean
rank_rows (StewardListing  *self,
           const char      *name,
           GError         **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, name, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  self->ranks = g_hash_table_new (NULL, NULL);
  while (row)
    {
      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        g_hash_table_insert (self->ranks, GSIZE_TO_POINTER (steward_statement_get_int64 (statement, 0)),
                             GUINT_TO_POINTER (++self->n_ranks));
    }
  self->n_ranks++;

  return TRUE;
}

static gboolean
prepare_ranks (StewardListing  *self,
               GError         **error)
{
  if (is_ranked_by_label (self->query))
    return rank_rows (self, "label-list", error);
  if (self->query->sort == STEWARD_SORT_SYNCED)
    return rank_rows (self, "source-list-by-sync", error);

  self->n_ranks = 32;
  return TRUE;
}

static Mode
choose_mode (const StewardQuery *query,
             gboolean            has_words)
{
  if (!has_words)
    return query->sort == STEWARD_SORT_NAME ? STREAM : SORT_BY_RANK;
  if (query->sort == STEWARD_SORT_NAME && !query->descending)
    return RANK;

  return SORT_BY_RANK_AND_NAME;
}

static StewardScanOrder
choose_order (const StewardListing *self)
{
  if (self->match != NULL)
    return self->mode == RANK ? STEWARD_SCAN_NEWEST_RANKED : STEWARD_SCAN_NEWEST;

  return self->mode == STREAM && self->query->descending ? STEWARD_SCAN_BY_NAME_DESCENDING : STEWARD_SCAN_BY_NAME;
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const Item *first = a;
  const Item *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  if (strcmp (first->name_sort, second->name_sort) != 0)
    return strcmp (first->name_sort, second->name_sort);

  return first->key < second->key ? -1 : 1;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const StewardListing *self = user_data;
  const Item *first = a;
  const Item *second = b;
  int order = 0;

  if (first->rank != second->rank)
    return (first->rank < second->rank) == !self->query->descending ? -1 : 1;

  order = strcmp (first->name_sort, second->name_sort);
  if (order == 0)
    order = first->key < second->key ? -1 : 1;

  return self->query->sort == STEWARD_SORT_NAME && self->query->descending ? -order : order;
}

static void
append_items (StewardListing *self)
{
  g_array_set_size (self->keys, 0);
  for (guint i = 0; i < self->items->len; i++)
    g_array_append_val (self->keys, g_array_index (self->items, Item, i).key);
}

/* Items are in the order of names; those of one rank stay in it. */
static void
count_sort (StewardListing *self)
{
  g_autofree guint32 *starts = g_new0 (guint32, self->n_ranks + 1);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);

      if (self->query->descending)
        item->rank = self->n_ranks - 1 - item->rank;
      starts[item->rank + 1]++;
    }
  for (guint32 rank = 0; rank < self->n_ranks; rank++)
    starts[rank + 1] += starts[rank];

  g_array_set_size (self->keys, self->items->len);
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      g_array_index (self->keys, gint64, starts[item->rank]++) = item->key;
    }
}

static void
finish (StewardListing *self)
{
  switch (self->mode)
    {
    case RANK:
      g_array_sort (self->items, compare_scores);
      append_items (self);
      break;
    case SORT_BY_RANK:
      count_sort (self);
      break;
    case SORT_BY_RANK_AND_NAME:
      g_array_sort_with_data (self->items, compare_ranks, self);
      append_items (self);
      break;
    case STREAM:
      break;
    }

  g_clear_pointer (&self->scan, steward_scan_free);
  g_array_set_size (self->items, 0);
  self->done = TRUE;
}

/* Too many hits to rank: what there is goes out in the order of the scan. */
static gboolean
give_up_ranking (StewardListing  *self,
                 GError         **error)
{
  append_items (self);
  g_array_set_size (self->items, 0);
  self->mode = STREAM;
  return steward_scan_stop_ranking (self->scan, error);
}

static void
add_row (StewardListing       *self,
         const StewardScanRow *row)
{
  Item item = { row->key, { 0 }, NULL };

  if (self->mode == STREAM)
    {
      g_array_append_val (self->keys, row->key);
      return;
    }

  if (self->mode == RANK)
    item.score = row->score;
  else
    item.rank = find_rank (self, row);
  if (self->mode != SORT_BY_RANK)
    item.name_sort = g_string_chunk_insert (self->names, row->name_sort);
  g_array_append_val (self->items, item);
}

/* Short words match a lot: told beforehand, hits need not be ranked in vain. */
static gboolean
foresee_ranking (StewardListing  *self,
                 GError         **error)
{
  guint n_hits = 0;

  if (self->mode != RANK || !steward_search_words_are_short (self->query->text))
    return TRUE;
  if (!steward_scan_count_words (self->db, self->match, MAX_RANKED + 1, &n_hits, error))
    return FALSE;

  if (n_hits > MAX_RANKED)
    self->mode = STREAM;
  return TRUE;
}

static gboolean
start (StewardListing  *self,
       GError         **error)
{
  if (!foresee_ranking (self, error))
    return FALSE;
  self->filter = steward_query_filter_new (self->db, self->query, error);
  if (self->filter == NULL)
    return FALSE;
  if ((self->mode == SORT_BY_RANK || self->mode == SORT_BY_RANK_AND_NAME) && !prepare_ranks (self, error))
    return FALSE;

  self->scan = steward_scan_new (self->db, self->query->kind, self->match, choose_order (self),
                                 self->query->source_ids, error);
  return self->scan != NULL;
}

/**
 * steward_listing_new:
 * @db: a connection that is only read
 * @query: what to list
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a listing before its first row
 */
StewardListing *
steward_listing_new (StewardDb           *db,
                     const StewardQuery  *query,
                     GError             **error)
{
  g_autoptr (StewardListing) self = g_new0 (StewardListing, 1);

  self->db = steward_db_ref (db);
  self->query = steward_query_copy (query);
  self->match = steward_search_words_to_match (query->text);
  self->mode = choose_mode (query, self->match != NULL);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->names = g_string_chunk_new (16 * 1024);
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!start (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_listing_free:
 * @self: (nullable): a listing
 */
void
steward_listing_free (StewardListing *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->scan, steward_scan_free);
  steward_db_unref (self->db);
  steward_query_free (self->query);
  g_clear_pointer (&self->filter, steward_query_filter_free);
  g_clear_pointer (&self->ranks, g_hash_table_unref);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->names, g_string_chunk_free);
  g_clear_pointer (&self->keys, g_array_unref);
  g_free (self->match);
  g_free (self);
}

/**
 * steward_listing_advance:
 * @self: a listing that is not done
 * @min_keys: enough for now; 0 to go on until @deadline
 * @deadline: monotonic time in microseconds after which the slice ends
 * @error: return location
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
steward_listing_advance (StewardListing  *self,
                         guint            min_keys,
                         gint64           deadline,
                         GError         **error)
{
  for (guint n = 1; !self->done; n++)
    {
      StewardScanRow row;
      gboolean has_row = FALSE;

      if (!steward_scan_next (self->scan, &row, &has_row, error))
        return FALSE;
      if (!has_row)
        finish (self);
      else if (steward_query_filter_find_misses (self->filter, &row) == 0)
        add_row (self, &row);
      if (self->mode == RANK && self->items->len > MAX_RANKED && !give_up_ranking (self, error))
        return FALSE;

      if (min_keys > 0 && self->keys->len >= min_keys)
        break;
      if (n % ROWS_A_LOOK == 0 && g_get_monotonic_time () >= deadline)
        break;
    }

  return TRUE;
}

/**
 * steward_listing_preview:
 * @self: a listing that is not done
 *
 * When hits are still being collected for ranking, makes those of them that
 * there are its keys, newest first; the ranked ones will take their place.
 */
void
steward_listing_preview (StewardListing *self)
{
  if (self->mode == RANK)
    append_items (self);
}

/**
 * steward_listing_is_done:
 * @self: a listing
 *
 * Returns: whether all keys are known
 */
gboolean
steward_listing_is_done (StewardListing *self)
{
  return self->done;
}

/**
 * steward_listing_get_size:
 * @self: a listing
 *
 * Returns: number of keys so far; they will not move any more, unless they are
 *   a preview
 */
guint
steward_listing_get_size (StewardListing *self)
{
  return self->keys->len;
}

/**
 * steward_listing_get_keys:
 * @self: a listing
 *
 * Returns: (transfer none) (nullable): the keys so far, until the next slice
 */
const gint64 *
steward_listing_get_keys (StewardListing *self)
{
  return (const gint64 *) (gpointer) self->keys->data;
}

/**
 * steward_listing_steal:
 * @self: a listing that is done
 *
 * Returns: (transfer full) (element-type gint64): its keys
 */
GArray *
steward_listing_steal (StewardListing *self)
{
  GArray *keys = g_steal_pointer (&self->keys);

  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  return keys;
}
