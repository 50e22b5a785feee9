/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows of a scan a query keeps. Some comparisons of small numbers for
 * each row cost less than any SQL, and one scan can serve every facet. */

#include "config.h"

#include "steward-query-filter.h"

struct _StewardQueryFilter
{
  StewardQuery *query;                 /* (owned) */
  GHashTable *domain_ids;              /* (owned) (nullable): %NULL for any; the id 0 for "none" */
};

static gboolean
find_domain (StewardDb   *db,
             const char  *domain,
             GHashTable  *ids,
             GError     **error)
{
  StewardStatement *statement = NULL;
  gboolean found = FALSE;

  if (*domain == '\0')
    {
      g_hash_table_add (ids, GINT_TO_POINTER (0));
      return TRUE;
    }

  statement = steward_db_prepare (db, "label-find", error);
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":text", domain);
  if (!steward_statement_step (statement, &found, error))
    return FALSE;
  if (found)
    g_hash_table_add (ids, GSIZE_TO_POINTER (steward_statement_get_int64 (statement, 0)));
  steward_statement_reset (statement);

  return TRUE;
}

/**
 * steward_query_filter_new:
 * @db: a connection
 * @query: a query; its text is not looked at
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the filters
 */
StewardQueryFilter *
steward_query_filter_new (StewardDb           *db,
                          const StewardQuery  *query,
                          GError             **error)
{
  g_autoptr (StewardQueryFilter) self = g_new0 (StewardQueryFilter, 1);

  self->query = steward_query_copy (query);
  if (query->domains != NULL)
    self->domain_ids = g_hash_table_new (NULL, NULL);
  for (guint i = 0; query->domains != NULL && query->domains[i] != NULL; i++)
    if (!find_domain (db, query->domains[i], self->domain_ids, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_query_filter_free:
 * @self: (nullable): filters
 */
void
steward_query_filter_free (StewardQueryFilter *self)
{
  if (self == NULL)
    return;

  steward_query_free (self->query);
  g_clear_pointer (&self->domain_ids, g_hash_table_unref);
  g_free (self);
}

static gboolean
misses_bit (guint mask,
            int   value)
{
  return mask != 0 && (value < 0 || value > 31 || (mask & 1u << value) == 0);
}

static gboolean
misses_state (StewardTristate wanted,
              gboolean        value)
{
  return wanted != STEWARD_TRISTATE_ANY && (wanted == STEWARD_TRISTATE_YES) != value;
}

/**
 * steward_query_filter_find_misses:
 * @self: filters
 * @row: a row of a scan
 *
 * Returns: a bit (1 << #StewardFacetAxis) for each filter that keeps the row out; 0
 *   when the row is part of the result
 */
guint
steward_query_filter_find_misses (const StewardQueryFilter *self,
                                  const StewardScanRow     *row)
{
  const StewardQuery *query = self->query;
  guint misses = 0;

  if (self->domain_ids != NULL && !g_hash_table_contains (self->domain_ids, GSIZE_TO_POINTER (row->domain_id)))
    misses |= 1u << STEWARD_FACET_DOMAIN;
  if (query->source_ids != NULL && !g_strv_contains ((const char *const *) query->source_ids, row->source->id))
    misses |= 1u << STEWARD_FACET_SOURCE;
  if (misses_bit (query->lifecycles, row->lifecycle))
    misses |= 1u << STEWARD_FACET_LIFECYCLE;
  if (misses_bit (query->certifications, row->certification))
    misses |= 1u << STEWARD_FACET_CERTIFICATION;
  if (misses_bit (query->classifications, row->classification))
    misses |= 1u << STEWARD_FACET_CLASSIFICATION;
  if (misses_state (query->has_owner, row->owner_id != 0))
    misses |= 1u << STEWARD_FACET_OWNER;
  if (misses_state (query->has_levels, row->has_levels))
    misses |= 1u << STEWARD_FACET_LEVELS;
  if (misses_state (query->removed, row->removed))
    misses |= 1u << STEWARD_FACET_REMOVED;

  return misses;
}
