/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How many columns of which classification become visible, and which. */

#include "config.h"

#include "steward-access-private.h"

typedef struct
{
  guint n_all;
  GPtrArray *visible;                  /* const char* */
  GPtrArray *masked;
  GPtrArray *hidden;
} Class;

typedef struct
{
  Class classes[STEWARD_CLASSIFICATION_RESTRICTED + 1];
} Count;

static void
free_exposure (gpointer data)
{
  StewardExposure *self = data;

  g_free (self->words);
  g_free (self);
}

static void
init_count (Count *count)
{
  for (guint i = 0; i < G_N_ELEMENTS (count->classes); i++)
    {
      count->classes[i].n_all = 0;
      count->classes[i].visible = g_ptr_array_new ();
      count->classes[i].masked = g_ptr_array_new ();
      count->classes[i].hidden = g_ptr_array_new ();
    }
}

static void
clear_count (Count *count)
{
  for (guint i = 0; i < G_N_ELEMENTS (count->classes); i++)
    {
      g_clear_pointer (&count->classes[i].visible, g_ptr_array_unref);
      g_clear_pointer (&count->classes[i].masked, g_ptr_array_unref);
      g_clear_pointer (&count->classes[i].hidden, g_ptr_array_unref);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Count, clear_count)

static const StewardSchemaObject *
find_object (const StewardEntryDetail  *detail,
             const StewardAccessObject *object)
{
  for (guint i = 0; detail != NULL && i < detail->entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (detail->entry->contracts, i);

      for (guint j = 0; j < contract->objects->len; j++)
        {
          const StewardSchemaObject *one = g_ptr_array_index (contract->objects, j);

          if (object->name != NULL ? g_strcmp0 (one->name, object->name) == 0
                                   : g_strcmp0 (one->physical_name, object->object) == 0)
            return one;
        }
    }

  return NULL;
}

static void
count_column (Count                    *count,
              StewardClassification     classification,
              const char               *name,
              const StewardAccessColumn *column)
{
  Class *class = &count->classes[MIN ((guint) classification, G_N_ELEMENTS (count->classes) - 1)];

  class->n_all++;
  g_ptr_array_add (column == NULL ? class->hidden : column->mask != STEWARD_MASK_NONE ? class->masked : class->visible,
                   (gpointer) name);
}

static void
count_object (Count                     *count,
              const StewardAccessObject *object,
              const StewardSchemaObject *schema)
{
  g_autoptr(GPtrArray) all = schema != NULL ? steward_access_list_columns (schema) : g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < all->len; i++)
    {
      const StewardProperty *property = g_ptr_array_index (all, i);
      const char *name = property->physical_name != NULL ? property->physical_name : property->name;
      StewardAccessColumn *column = steward_access_object_find_column (object, name);

      if (column != NULL)
        g_hash_table_add (seen, column);
      count_column (count, property->classification, name, column);
    }
  for (guint i = 0; i < object->columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (object->columns, i);

      if (!g_hash_table_contains (seen, column))
        count_column (count, column->classification, column->name, column);
    }
}

static void
append_names (GString    *words,
              GPtrArray  *names,
              const char *last)
{
  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (words, i + 1 == names->len ? last : ", ");
      g_string_append (words, g_ptr_array_index (names, i));
    }
}

/* "email and birth_year masked; postcode", "hidden: iban". */
static char *
describe (const Class *class)
{
  GString *words = g_string_new (NULL);

  if (class->visible->len == 0 && class->masked->len == 0)
    {
      g_string_append (words, "hidden: ");
      append_names (words, class->hidden, ", ");
    }
  if (class->masked->len > 0)
    {
      append_names (words, class->masked, " and ");
      g_string_append (words, " masked");
    }
  if (class->masked->len > 0 && class->visible->len > 0)
    g_string_append (words, "; ");
  append_names (words, class->visible, ", ");

  return g_string_free (words, FALSE);
}

/**
 * steward_exposure_count:
 * @terms: what becomes visible
 * @detail: (nullable): the product, for the columns that do not
 *
 * Returns: (transfer full) (element-type StewardExposure): one for each
 *   classification that the objects have, in ascending order of care
 */
GPtrArray *
steward_exposure_count (const StewardAccessTerms *terms,
                        const StewardEntryDetail *detail)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_exposure);
  g_auto(Count) count = { 0 };

  init_count (&count);
  for (guint i = 0; i < terms->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (terms->objects, i);

      count_object (&count, object, find_object (detail, object));
    }
  for (guint i = 0; i < G_N_ELEMENTS (count.classes); i++)
    {
      const Class *class = &count.classes[i];
      StewardExposure *exposure;

      if (class->n_all == 0)
        continue;
      exposure = g_new0 (StewardExposure, 1);
      exposure->classification = (StewardClassification) i;
      exposure->n_all = class->n_all;
      exposure->n_visible = class->visible->len + class->masked->len;
      exposure->n_masked = class->masked->len;
      exposure->words = describe (class);
      g_ptr_array_add (list, exposure);
    }

  return list;
}
