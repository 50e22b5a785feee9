/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From contracts in the catalog to objectives in the store, with the series
 * that measure them: only when contracts, terms or the list of series are
 * others than last time. */

#include "config.h"

#include "steward-evaluate-promises.h"

#include <string.h>

#include "steward-digest.h"
#include "steward-level-due.h"
#include "steward-slo-list.h"
#include "steward-subject-match.h"

typedef struct
{
  const StewardLevelTerms *terms;
  StewardSubjectIndex *index;          /* unowned */
  GPtrArray *rows;                     /* StewardSloRow */
  GHashTable *ids;                     /* set of char*, unowned: an objective counts once */
} Listing;

static void
add_number (StewardHasher *hasher,
            gint64         number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT "\n", number);

  steward_hasher_add_text (hasher, text);
}

static void
add_text (StewardHasher *hasher,
          const char    *text)
{
  steward_hasher_add_text (hasher, text != NULL ? text : "");
  steward_hasher_add_text (hasher, "\n");
}

/* What of the terms goes into an objective. */
static void
add_terms (StewardHasher           *hasher,
           const StewardLevelTerms *terms)
{
  add_number (hasher, (gint64) (terms->target * 1e9));
  add_number (hasher, (gint64) (terms->regulatory * 1e9));
  add_number (hasher, (gint64) (terms->operational * 1e9));
  add_number (hasher, (gint64) (terms->analytics * 1e9));
  add_number (hasher, terms->window);
  add_number (hasher, terms->hold);
  add_text (hasher, terms->timezone);
}

static char *
describe_origin (StewardCatalog           *catalog,
                 StewardGovernance        *governance,
                 const StewardLevelTerms  *terms,
                 GError                  **error)
{
  g_autoptr(StewardHasher) hasher = steward_hasher_new ();
  g_autofree char *contents = steward_catalog_get_contents_sync (catalog, error);
  StewardDigest digest;
  gint64 last_series;

  if (contents == NULL || !steward_level_due_get_last_series_sync (governance, &last_series, error))
    return NULL;

  add_text (hasher, contents);
  add_number (hasher, last_series);
  add_terms (hasher, terms);
  steward_hasher_finish (hasher, &digest);

  return steward_digest_to_hex (&digest);
}

static void
match_series (Listing                   *listing,
              const StewardSubjectNames *names,
              StewardSloRow             *row)
{
  g_autofree char *doubt = NULL;
  g_autoptr(GPtrArray) series = steward_subject_index_find (listing->index, names, row->slo, &doubt);

  for (guint i = 0; series != NULL && i < series->len; i++)
    {
      const StewardSeries *one = g_ptr_array_index (series, i);

      g_array_append_val (row->series, one->key);
    }
  if (doubt != NULL)
    g_debug ("Nothing measures “%s” of “%s”: %s", row->slo->property, row->name, doubt);
}

static gboolean
is_same_series (GArray *a,
                GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

/* A port's promise that it has from its product is one of its own only where
 * the port is measured by itself: else each breach would count once for each
 * port. @first: the first row of the product. */
static gboolean
repeats_product (const Listing       *listing,
                 guint                first,
                 const StewardSloRow *row)
{
  const StewardSlo *slo = row->slo;

  for (guint i = first; slo->inherited && i < listing->rows->len; i++)
    {
      const StewardSloRow *other = g_ptr_array_index (listing->rows, i);

      if (other->slo->port == NULL && g_strcmp0 (other->slo->property, slo->property) == 0 &&
          g_strcmp0 (other->slo->element, slo->element) == 0 && g_strcmp0 (other->slo->check, slo->check) == 0 &&
          is_same_series (other->series, row->series))
        return TRUE;
    }

  return FALSE;
}

static gboolean
visit_promise (const StewardEntry  *entry,
               const char          *urn,
               const char          *source_id,
               gpointer             data,
               GError             **error)
{
  Listing *listing = data;
  g_autoptr(GPtrArray) slos = steward_slo_list_from_entry (entry, urn, listing->terms);
  g_autoptr(StewardSubjectNames) names = steward_subject_names_new (entry, urn, source_id);
  guint first = listing->rows->len;

  for (guint i = 0; i < slos->len; i++)
    {
      const StewardSlo *slo = g_ptr_array_index (slos, i);
      StewardSloRow *row;

      if (g_hash_table_contains (listing->ids, slo->id))
        continue;
      row = steward_slo_row_new ();
      row->slo = steward_slo_copy (slo);
      row->name = g_strdup (entry->name);
      row->domain = g_strdup (entry->domain);
      row->source_id = g_strdup (source_id);
      match_series (listing, names, row);
      if (repeats_product (listing, first, row))
        {
          steward_slo_row_free (row);
          continue;
        }
      g_hash_table_add (listing->ids, row->slo->id);
      g_ptr_array_add (listing->rows, row);
    }

  return TRUE;
}

static gboolean
list_promises (StewardCatalog           *catalog,
               StewardGovernance        *governance,
               const StewardLevelTerms  *terms,
               gint64                    now,
               GError                  **error)
{
  g_autoptr(GPtrArray) series = steward_series_list_sync (governance, FALSE, error);
  g_autoptr(StewardSubjectIndex) index = series != NULL ? steward_subject_index_new (series) : NULL;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_slo_row_free);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Listing listing = { terms, index, rows, ids };

  return index != NULL && steward_catalog_visit_promises_sync (catalog, visit_promise, &listing, error) &&
         steward_slo_rows_put_sync (governance, rows, now, error);
}

/**
 * steward_evaluate_promises:
 * @state: of the last evaluation; told what objectives are made of now
 * @catalog: what is promised
 * @governance: where objectives are kept
 * @terms: of the charter
 * @now: a changed promise counts from this day on
 * @error: return location
 *
 * Returns: whether the store has all objectives that are promised
 */
gboolean
steward_evaluate_promises (StewardEvaluateState     *state,
                           StewardCatalog           *catalog,
                           StewardGovernance        *governance,
                           const StewardLevelTerms  *terms,
                           gint64                    now,
                           GError                  **error)
{
  g_autofree char *origin = describe_origin (catalog, governance, terms, error);

  if (origin == NULL)
    return FALSE;
  if (g_strcmp0 (origin, state->promises) == 0)
    return TRUE;
  if (!list_promises (catalog, governance, terms, now, error))
    return FALSE;
  g_free (state->promises);
  state->promises = g_steal_pointer (&origin);

  return TRUE;
}
