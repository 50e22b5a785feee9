/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two products that say of one table that it is theirs. A contract is a file
 * that somebody wrote: it must not make data public that another one calls
 * personal, so that the strictest word on a column counts, and those who decide
 * are told. */

#include "config.h"

#include "steward-access-private.h"

#define MAX_CLAIMS 20u

/*
 * steward_access_find_listed:
 * @entry: a product or dataset
 * @address: canonical
 *
 * Returns: (transfer none) (nullable): what @entry says lies there
 */
const StewardSchemaObject *
steward_access_find_listed (const StewardEntry *entry,
                            const char         *address)
{
  for (guint i = 0; i < entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      if (!g_ptr_array_find_with_equal_func (contract->addresses, address, g_str_equal, NULL))
        continue;
      for (guint j = 0; j < contract->objects->len; j++)
        if (steward_access_lies_at (contract, g_ptr_array_index (contract->objects, j), address))
          return g_ptr_array_index (contract->objects, j);
    }

  return NULL;
}

static const char *
get_column (const StewardProperty *property)
{
  return property->physical_name != NULL ? property->physical_name : property->name;
}

static void
raise_class (StewardAccessPlace    *place,
             const StewardProperty *property)
{
  g_autofree char *name = g_utf8_strdown (get_column (property), -1);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (place->classes, name));

  if ((guint) property->classification > known)
    g_hash_table_insert (place->classes, g_steal_pointer (&name), GUINT_TO_POINTER (property->classification));
}

static void
add_claim (StewardAccessPlace        *place,
           const StewardEntryDetail  *other,
           const StewardSchemaObject *object)
{
  g_autoptr(GPtrArray) columns = steward_access_list_columns (object);

  g_ptr_array_add (place->claims, g_strdup (other->entry->name != NULL ? other->entry->name : other->urn));
  for (guint i = 0; i < columns->len; i++)
    raise_class (place, g_ptr_array_index (columns, i));
}

/*
 * steward_access_add_claims:
 * @catalog: the catalog
 * @place: a place with an address
 * @detail: the product that is asked about
 * @at: what the platform lists there, or @detail itself
 * @error: return location
 *
 * Returns: whether other products that name the place could be looked for
 */
gboolean
steward_access_add_claims (StewardCatalog            *catalog,
                           StewardAccessPlace        *place,
                           const StewardEntryDetail  *detail,
                           const StewardEntryDetail  *at,
                           GError                   **error)
{
  for (guint i = 0; i < at->bindings->len && place->claims->len < MAX_CLAIMS; i++)
    {
      const StewardBinding *binding = g_ptr_array_index (at->bindings, i);
      const StewardSchemaObject *object;
      g_autoptr(StewardEntryDetail) other = NULL;
      g_autoptr(GError) local = NULL;

      if (binding->kind != STEWARD_ENTRY_PRODUCT || g_str_equal (binding->urn, detail->urn) ||
          g_str_equal (binding->urn, at->urn))
        continue;
      other = steward_catalog_load_sync (catalog, binding->urn, &local);
      if (other == NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      object = other != NULL ? steward_access_find_listed (other->entry, place->address) : NULL;
      if (object != NULL)
        add_claim (place, other, object);
    }

  return TRUE;
}

/* What a column is to be taken for there. */
StewardClassification
steward_access_place_classify (const StewardAccessPlace *place,
                               const StewardProperty    *property)
{
  g_autofree char *name = g_utf8_strdown (get_column (property), -1);
  guint other = place != NULL && place->classes != NULL
                  ? GPOINTER_TO_UINT (g_hash_table_lookup (place->classes, name))
                  : STEWARD_CLASSIFICATION_UNKNOWN;

  return (StewardClassification) MAX ((guint) property->classification, other);
}
