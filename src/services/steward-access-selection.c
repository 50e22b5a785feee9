/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words into terms. Names of columns are taken as the contract or the platform
 * writes them; a word that fits nothing is an error that lists what there is,
 * because leaving it out silently would ask for something else. */

#include "config.h"

#include "steward-access-selection.h"

#include <string.h>

void
steward_access_selection_clear (StewardAccessSelection *self)
{
  g_free (self->object);
  g_free (self->source);
  g_free (self->grantee);
  g_strfreev (self->columns);
  g_strfreev (self->left_out);
  g_strfreev (self->masks);
  g_strfreev (self->rows);
  memset (self, 0, sizeof *self);
}

/* Whether it would leave terms as they are. */
gboolean
steward_access_selection_is_empty (const StewardAccessSelection *self)
{
  return self->columns == NULL && self->left_out == NULL && self->masks == NULL && self->rows == NULL &&
         self->since == 0 && self->until == 0;
}

static char *
list_objects (const StewardAccessOffer *offer)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < offer->objects->len; i++)
    {
      const StewardOfferedObject *offered = g_ptr_array_index (offer->objects, i);

      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", offered->object->name);
    }

  return g_string_free (names, FALSE);
}

static gboolean
is_object (const StewardOfferedObject *offered,
           const char                 *name)
{
  if (g_strcmp0 (offered->object->name, name) == 0 || g_strcmp0 (offered->object->physical_name, name) == 0)
    return TRUE;
  for (guint i = 0; i < offered->places->len; i++)
    {
      const StewardAccessPlace *place = g_ptr_array_index (offered->places, i);

      if (g_strcmp0 (place->object, name) == 0)
        return TRUE;
    }

  return FALSE;
}

static const StewardOfferedObject *
find_object (const StewardAccessSelection  *self,
             const StewardAccessOffer      *offer,
             GError                       **error)
{
  const char *product = offer->detail->entry->name;
  g_autofree char *names = NULL;

  if (self->object == NULL && offer->objects->len == 1)
    return g_ptr_array_index (offer->objects, 0);
  for (guint i = 0; self->object != NULL && i < offer->objects->len; i++)
    if (is_object (g_ptr_array_index (offer->objects, i), self->object))
      return g_ptr_array_index (offer->objects, i);

  names = list_objects (offer);
  if (offer->objects->len == 0)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND,
                 "“%s” offers no table that could be asked for: its contract names none. Ask its owner for one.",
                 product);
  else if (self->object == NULL)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” offers several objects, say which one: %s.", product,
                 names);
  else
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "“%s” offers no “%s”; there are: %s.", product,
                 self->object, names);

  return NULL;
}

static const StewardAccessPlace *
find_place (const StewardAccessSelection  *self,
            const StewardOfferedObject    *offered,
            GError                       **error)
{
  for (guint i = 0; i < offered->places->len; i++)
    {
      const StewardAccessPlace *place = g_ptr_array_index (offered->places, i);

      if (self->source == NULL || g_strcmp0 (place->source, self->source) == 0)
        return place;
    }
  if (self->source != NULL && offered->places->len > 0)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND,
                 "“%s” does not lie on that source; leave the source out to take the one where it lies.",
                 offered->object->name);
  else
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND,
                 "No source is known where “%s” lies; sync the source that has it first.", offered->object->name);

  return NULL;
}

/* The name that the platform has for what the contract calls @name. */
static const char *
find_physical_name (const StewardSchemaObject *object,
                    const char                *name)
{
  for (guint i = 0; object != NULL && i < object->properties->len; i++)
    {
      const StewardProperty *property = g_ptr_array_index (object->properties, i);

      if (g_strcmp0 (property->name, name) == 0 && property->physical_name != NULL)
        return property->physical_name;
    }

  return name;
}

static StewardAccessColumn *
find_column (const StewardAccessTerms  *terms,
             const StewardSchemaObject *object,
             const char                *name,
             StewardAccessObject      **out_object)
{
  for (guint i = 0; i < terms->objects->len; i++)
    {
      StewardAccessColumn *column;

      *out_object = g_ptr_array_index (terms->objects, i);
      column = steward_access_object_find_column (*out_object, name);
      if (column == NULL)
        column = steward_access_object_find_column (*out_object, find_physical_name (object, name));
      if (column != NULL)
        return column;
    }
  *out_object = NULL;

  return NULL;
}

static void
set_no_column (GError                  **error,
               const StewardAccessTerms *terms,
               const char               *name)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < terms->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (terms->objects, i);

      for (guint j = 0; j < object->columns->len; j++)
        {
          const StewardAccessColumn *column = g_ptr_array_index (object->columns, j);

          g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", column->name);
        }
    }
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "There is no column “%s” to choose; there are: %s.", name,
               names->len > 0 ? names->str : "none");
}

/* Leaves only those columns that @keep has. */
static void
keep_columns (StewardAccessTerms *terms,
              GHashTable         *keep)
{
  for (guint i = 0; i < terms->objects->len; i++)
    {
      StewardAccessObject *object = g_ptr_array_index (terms->objects, i);

      for (guint j = object->columns->len; j > 0; j--)
        if (!g_hash_table_contains (keep, g_ptr_array_index (object->columns, j - 1)))
          {
            object->whole = FALSE;
            g_ptr_array_remove_index (object->columns, j - 1);
          }
    }
}

static gboolean
choose_columns (const StewardAccessSelection  *self,
                StewardAccessTerms            *terms,
                const StewardSchemaObject     *object,
                GError                       **error)
{
  g_autoptr(GHashTable) keep = g_hash_table_new (NULL, NULL);
  StewardAccessObject *where;

  for (guint i = 0; self->columns == NULL && i < terms->objects->len; i++)
    {
      where = g_ptr_array_index (terms->objects, i);
      for (guint j = 0; j < where->columns->len; j++)
        g_hash_table_add (keep, g_ptr_array_index (where->columns, j));
    }
  for (gsize i = 0; self->columns != NULL && self->columns[i] != NULL; i++)
    {
      StewardAccessColumn *column = find_column (terms, object, self->columns[i], &where);

      if (column == NULL)
        {
          set_no_column (error, terms, self->columns[i]);
          return FALSE;
        }
      where->whole = FALSE;
      g_hash_table_add (keep, column);
    }
  for (gsize i = 0; self->left_out != NULL && self->left_out[i] != NULL; i++)
    {
      StewardAccessColumn *column = find_column (terms, object, self->left_out[i], &where);

      if (column == NULL)
        {
          set_no_column (error, terms, self->left_out[i]);
          return FALSE;
        }
      g_hash_table_remove (keep, column);
    }
  if (g_hash_table_size (keep) == 0)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "No column would be left; keep at least one.");
      return FALSE;
    }
  keep_columns (terms, keep);

  return TRUE;
}

static char *
list_masks (void)
{
  GString *ids = g_string_new (NULL);

  for (guint i = STEWARD_MASK_NONE + 1; i < STEWARD_MASK_N_KINDS; i++)
    g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", steward_mask_to_id (i));

  return g_string_free (ids, FALSE);
}

static gboolean
set_mask (StewardAccessTerms         *terms,
          const StewardSchemaObject  *object,
          const char                 *word,
          GError                    **error)
{
  const char *equals = strrchr (word, '=');
  g_autofree char *name = equals != NULL ? g_strstrip (g_strndup (word, (gsize) (equals - word))) : NULL;
  g_autofree char *id = equals != NULL ? g_strstrip (g_strdup (equals + 1)) : NULL;
  StewardAccessColumn *column;
  StewardAccessObject *where;
  StewardMask mask;

  if (equals == NULL || !steward_mask_from_id (id, &mask) || mask == STEWARD_MASK_NONE)
    {
      g_autofree char *ids = list_masks ();

      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                   "“%s” is no mask; write COLUMN=MASK, where MASK is one of: %s.", word, ids);
      return FALSE;
    }
  column = find_column (terms, object, name, &where);
  if (column == NULL)
    {
      set_no_column (error, terms, name);
      return FALSE;
    }
  column->mask = mask;
  where->whole = FALSE;

  return TRUE;
}

static gboolean
add_rows (StewardAccessTerms  *terms,
          const char          *word,
          GError             **error)
{
  g_autoptr(StewardRowCondition) condition = steward_row_condition_from_text (word, error);

  if (condition == NULL)
    return FALSE;
  if (terms->objects->len != 1)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                   "Rows can be chosen where one object is asked for; make a request for each object.");
      return FALSE;
    }
  for (guint i = 0; i < terms->objects->len; i++)
    {
      StewardAccessObject *object = g_ptr_array_index (terms->objects, i);

      object->whole = FALSE;
      g_ptr_array_add (object->rows, g_steal_pointer (&condition));
    }

  return TRUE;
}

static gboolean
lay_over (const StewardAccessSelection  *self,
          StewardAccessTerms            *terms,
          const StewardSchemaObject     *object,
          GError                       **error)
{
  if ((self->columns != NULL || self->left_out != NULL) && !choose_columns (self, terms, object, error))
    return FALSE;
  for (gsize i = 0; self->masks != NULL && self->masks[i] != NULL; i++)
    if (!set_mask (terms, object, self->masks[i], error))
      return FALSE;
  for (gsize i = 0; self->rows != NULL && self->rows[i] != NULL; i++)
    if (!add_rows (terms, self->rows[i], error))
      return FALSE;
  if (self->since > 0)
    terms->since = self->since;
  if (self->until > 0)
    terms->until = self->until;

  return TRUE;
}

/**
 * steward_access_selection_make_terms:
 * @self: what is asked for
 * @offer: of the product
 * @ask: for whom
 * @error: return location: USAGE or NOT_FOUND, with what there is to choose from
 *
 * Returns: (transfer full) (nullable): terms, not yet checked against the
 *   charter
 */
StewardAccessTerms *
steward_access_selection_make_terms (const StewardAccessSelection  *self,
                                     const StewardAccessOffer      *offer,
                                     const StewardAccessAsk        *ask,
                                     GError                       **error)
{
  const StewardOfferedObject *offered = find_object (self, offer, error);
  const StewardAccessPlace *place = offered != NULL ? find_place (self, offered, error) : NULL;
  g_autoptr(StewardAccessTerms) terms = NULL;
  const char *grantee;

  if (place == NULL)
    return NULL;
  grantee = self->grantee != NULL ? self->grantee : steward_access_offer_find_grantee (offer, place, ask);
  if (grantee == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                   "Nobody said which role “%s” is where “%s” lies; name it with --role ROLE, or for good with "
                   "“stewardctl access principal link SOURCE ROLE --for CONSUMER”.",
                   ask->consumer, offered->object->name);
      return NULL;
    }
  terms = steward_access_offer_make_terms (offer, offered, place, NULL);
  if (terms == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "“%s” has no columns that could be asked for.",
                   offered->object->name);
      return NULL;
    }
  g_free (terms->grantee);
  terms->grantee = g_strdup (grantee);

  return lay_over (self, terms, offered->object, error) ? g_steal_pointer (&terms) : NULL;
}

/**
 * steward_access_selection_narrow:
 * @self: what remains, and how it is masked
 * @terms: those that stand
 * @error: return location: USAGE
 *
 * Whether they are within @terms is for the council to say.
 *
 * Returns: (transfer full) (nullable): new terms
 */
StewardAccessTerms *
steward_access_selection_narrow (const StewardAccessSelection  *self,
                                 const StewardAccessTerms      *terms,
                                 GError                       **error)
{
  g_autoptr(StewardAccessTerms) narrower = steward_access_terms_copy (terms);

  return lay_over (self, narrower, NULL, error) ? g_steal_pointer (&narrower) : NULL;
}
