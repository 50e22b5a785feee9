/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How many rows each value of each filter has. One scan counts every axis; a
 * row counts for an axis when all the other filters let it through, so that
 * choosing a second value of the same filter stays possible. It runs in
 * slices, between the keystrokes. */

#include "config.h"

#include "steward-catalog-private.h"
#include "steward-query-filter.h"
#include "steward-search-words.h"

#define SLICE_MICROSECONDS 6000
#define ROWS_A_LOOK 64

typedef struct
{
  StewardCatalog *catalog;             /* (unowned): the task holds it */
  GCancellable *cancellable;           /* (owned) (nullable) */
  StewardQuery *query;                 /* (owned) */
  char *match;                         /* (owned) (nullable) */
  StewardQueryFilter *filter;          /* (owned) (nullable): until the first slice */
  StewardScan *scan;                   /* (owned) (nullable) */
  GHashTable *domains;                 /* (owned): label id → count */
  GHashTable *sources;                 /* (owned) (element-type utf8): id → count */
  guint lifecycles[STEWARD_LIFECYCLE_RETIRED + 1];
  guint certifications[STEWARD_CERTIFICATION_GOLD + 1];
  guint classifications[STEWARD_CLASSIFICATION_RESTRICTED + 1];
  guint owners[2];
  guint levels[2];
} Count;

static Count *
create_count (StewardCatalog     *catalog,
              const StewardQuery *query,
              GCancellable       *cancellable)
{
  Count *count = g_new0 (Count, 1);

  count->catalog = catalog;
  count->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  count->query = steward_query_copy (query);
  count->match = steward_search_words_to_match (query->text);
  count->domains = g_hash_table_new (NULL, NULL);
  count->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return count;
}

static void
free_count (gpointer data)
{
  Count *count = data;

  g_assert (count->scan == NULL);
  steward_query_free (count->query);
  g_clear_pointer (&count->filter, steward_query_filter_free);
  g_hash_table_unref (count->domains);
  g_hash_table_unref (count->sources);
  g_clear_object (&count->cancellable);
  g_free (count->match);
  g_free (count);
}

static void
increase (GHashTable *counts,
          gpointer    key)
{
  g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
}

static void
increase_text (GHashTable *counts,
               const char *key)
{
  gpointer known = NULL;
  gpointer value = NULL;

  if (!g_hash_table_lookup_extended (counts, key, &known, &value))
    g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (1));
  else
    g_hash_table_replace (counts, g_strdup (key), GUINT_TO_POINTER (GPOINTER_TO_UINT (value) + 1));
}

static void
increase_slot (guint *counts,
               gsize  n_counts,
               int    slot)
{
  if (slot >= 0 && (gsize) slot < n_counts)
    counts[slot]++;
}

static void
count_row (Count                *count,
           const StewardScanRow *row)
{
  guint misses = steward_query_filter_find_misses (count->filter, row);

  if ((misses & ~(1u << STEWARD_FACET_DOMAIN)) == 0)
    increase (count->domains, GSIZE_TO_POINTER (row->domain_id));
  if ((misses & ~(1u << STEWARD_FACET_SOURCE)) == 0)
    increase_text (count->sources, row->source->id);
  if ((misses & ~(1u << STEWARD_FACET_LIFECYCLE)) == 0)
    increase_slot (count->lifecycles, G_N_ELEMENTS (count->lifecycles), row->lifecycle);
  if ((misses & ~(1u << STEWARD_FACET_CERTIFICATION)) == 0)
    increase_slot (count->certifications, G_N_ELEMENTS (count->certifications), row->certification);
  if ((misses & ~(1u << STEWARD_FACET_CLASSIFICATION)) == 0)
    increase_slot (count->classifications, G_N_ELEMENTS (count->classifications), row->classification);
  if ((misses & ~(1u << STEWARD_FACET_OWNER)) == 0)
    count->owners[row->owner_id != 0]++;
  if ((misses & ~(1u << STEWARD_FACET_LEVELS)) == 0)
    count->levels[row->has_levels]++;
}

static gboolean
start_count (Count      *count,
             StewardDb  *db,
             GError    **error)
{
  count->filter = steward_query_filter_new (db, count->query, error);
  if (count->filter == NULL)
    return FALSE;

  count->scan = steward_scan_new (db, count->query->kind, count->match,
                                  count->match != NULL ? STEWARD_SCAN_NEWEST : STEWARD_SCAN_ANY_ORDER, NULL, error);
  return count->scan != NULL;
}

static gboolean
count_slice (Count     *count,
             gboolean  *out_done,
             GError   **error)
{
  gint64 deadline = g_get_monotonic_time () + SLICE_MICROSECONDS;

  *out_done = FALSE;
  for (guint n = 1; n % ROWS_A_LOOK != 0 || g_get_monotonic_time () < deadline; n++)
    {
      StewardScanRow row;
      gboolean has_row = FALSE;

      if (!steward_scan_next (count->scan, &row, &has_row, error))
        return FALSE;
      if (!has_row)
        {
          *out_done = TRUE;
          return TRUE;
        }
      count_row (count, &row);
    }

  return TRUE;
}

static void
add_facet (GPtrArray  *facets,
           const char *axis,
           const char *value,
           guint       n)
{
  StewardFacet *facet = g_new0 (StewardFacet, 1);

  facet->axis = g_strdup (axis);
  facet->value = g_strdup (value);
  facet->count = n;
  g_ptr_array_add (facets, facet);
}

static gboolean
add_domains (Count      *count,
             StewardDb  *db,
             GPtrArray  *facets,
             GError    **error)
{
  StewardStatement *statement = steward_db_prepare (db, "label-list", error);
  guint n_without = GPOINTER_TO_UINT (g_hash_table_lookup (count->domains, GSIZE_TO_POINTER (0)));
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      guint n = 0;

      if (!steward_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        n = GPOINTER_TO_UINT (g_hash_table_lookup (count->domains,
                                                   GSIZE_TO_POINTER (steward_statement_get_int64 (statement, 0))));
      if (n > 0)
        add_facet (facets, "domain", steward_statement_get_text (statement, 1), n);
    }
  if (n_without > 0)
    add_facet (facets, "domain", "", n_without);

  return TRUE;
}

static void
add_sources (Count     *count,
             GPtrArray *facets)
{
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (count->sources), (GCompareFunc) strcmp);

  for (GList *id = ids; id != NULL; id = id->next)
    add_facet (facets, "source", id->data, GPOINTER_TO_UINT (g_hash_table_lookup (count->sources, id->data)));
}

static gboolean
collect_facets (Count      *count,
                StewardDb  *db,
                GPtrArray **out_facets,
                GError    **error)
{
  g_autoptr (GPtrArray) facets = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_facet_free);

  if (!add_domains (count, db, facets, error))
    return FALSE;

  add_sources (count, facets);
  for (int i = 0; i <= STEWARD_LIFECYCLE_RETIRED; i++)
    if (count->lifecycles[i] > 0)
      add_facet (facets, "lifecycle", steward_lifecycle_to_id ((StewardLifecycle) i), count->lifecycles[i]);
  for (int i = 0; i <= STEWARD_CERTIFICATION_GOLD; i++)
    if (count->certifications[i] > 0)
      add_facet (facets, "certification", steward_certification_to_id ((StewardCertification) i),
                 count->certifications[i]);
  for (int i = 0; i <= STEWARD_CLASSIFICATION_RESTRICTED; i++)
    if (count->classifications[i] > 0)
      add_facet (facets, "classification", steward_classification_to_id ((StewardClassification) i),
                 count->classifications[i]);
  for (int i = 1; i >= 0; i--)
    if (count->owners[i] > 0)
      add_facet (facets, "owner", i == 1 ? "yes" : "no", count->owners[i]);
  for (int i = 1; i >= 0; i--)
    if (count->levels[i] > 0)
      add_facet (facets, "levels", i == 1 ? "yes" : "no", count->levels[i]);

  *out_facets = g_steal_pointer (&facets);
  return TRUE;
}

/* One slice; @out_facets stays NULL while there is more to do. */
static gboolean
run_slice (Count      *count,
           GPtrArray **out_facets,
           GError    **error)
{
  StewardDb *db = steward_catalog_get_read_db (count->catalog, error);
  gboolean done = FALSE;

  if (db == NULL || g_cancellable_set_error_if_cancelled (count->cancellable, error))
    return FALSE;
  if (count->scan == NULL && !start_count (count, db, error))
    return FALSE;
  if (!count_slice (count, &done, error))
    return FALSE;

  return !done || collect_facets (count, db, out_facets, error);
}

static void
count_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Count *count = task_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *facets = NULL;

  if (run_slice (count, &facets, &error) && facets == NULL)
    {
      steward_worker_queue (steward_catalog_get_reader (count->catalog), task, count_in_thread);
      return;
    }

  g_clear_pointer (&count->scan, steward_scan_free);
  steward_catalog_note_failure (count->catalog, error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, facets, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * steward_catalog_facets_async:
 * @self: a catalog
 * @query: the present query
 * @cancellable: (nullable): to give up
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * Counts the rows of each value of each filter. The counts of a filter leave
 * its own choice out of account and obey all the others.
 */
void
steward_catalog_facets_async (StewardCatalog      *self,
                              const StewardQuery  *query,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  /* The task does not know the cancellable: each slice has to run, to close
   * the scan on the thread where it was opened. */
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, steward_catalog_facets_async);
  g_task_set_task_data (task, create_count (self, query, cancellable), free_count);
  steward_worker_queue (steward_catalog_get_reader (self), task, count_in_thread);
}

/**
 * steward_catalog_facets_finish:
 * @self: a catalog
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type StewardFacet): the counts,
 *   axis by axis; values that no row has are left out
 */
GPtrArray *
steward_catalog_facets_finish (StewardCatalog  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
