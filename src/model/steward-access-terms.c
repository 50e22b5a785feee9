/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What exactly somebody may see, as records: making, freeing, and what can be
 * said of them without knowing any platform. */

#include "config.h"

#include "steward-access-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct { const char *id; const char *title; } masks[] = {
  [STEWARD_MASK_NONE] = { "none", N_("Shown as it is") },
  [STEWARD_MASK_REDACTED] = { "redacted", N_("Not shown") },
  [STEWARD_MASK_PARTIAL] = { "partial", N_("First character only") },
  [STEWARD_MASK_YEAR] = { "year", N_("Year only") },
  [STEWARD_MASK_DECADE] = { "decade", N_("Decade only") },
  [STEWARD_MASK_DIGEST] = { "digest", N_("Digest") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (masks) == STEWARD_MASK_N_KINDS);

StewardAccessTerms *
steward_access_terms_new (void)
{
  StewardAccessTerms *self = g_new0 (StewardAccessTerms, 1);

  self->objects = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_object_free);

  return self;
}

static StewardAccessColumn *
copy_column (const StewardAccessColumn *column)
{
  return steward_access_column_new (column->name, column->classification, column->mask);
}

static StewardRowCondition *
copy_condition (const StewardRowCondition *row)
{
  return steward_row_condition_new (row->column, row->operator, (const char *const *) row->values);
}

static StewardAccessObject *
copy_object (const StewardAccessObject *object)
{
  StewardAccessObject *copy = steward_access_object_new ();

  copy->object = g_strdup (object->object);
  copy->name = g_strdup (object->name);
  copy->address = g_strdup (object->address);
  copy->whole = object->whole;
  copy->n_columns = object->n_columns;
  for (guint i = 0; i < object->columns->len; i++)
    g_ptr_array_add (copy->columns, copy_column (object->columns->pdata[i]));
  for (guint i = 0; i < object->rows->len; i++)
    g_ptr_array_add (copy->rows, copy_condition (object->rows->pdata[i]));

  return copy;
}

/**
 * steward_access_terms_copy:
 * @self: (nullable): terms
 *
 * Returns: (transfer full) (nullable): a deep copy
 */
StewardAccessTerms *
steward_access_terms_copy (const StewardAccessTerms *self)
{
  StewardAccessTerms *copy;

  if (self == NULL)
    return NULL;

  copy = steward_access_terms_new ();
  copy->source = g_strdup (self->source);
  copy->instance = g_strdup (self->instance);
  copy->grantee = g_strdup (self->grantee);
  copy->privilege = g_strdup (self->privilege);
  copy->since = self->since;
  copy->until = self->until;
  for (guint i = 0; i < self->objects->len; i++)
    g_ptr_array_add (copy->objects, copy_object (self->objects->pdata[i]));

  return copy;
}

void
steward_access_terms_free (StewardAccessTerms *self)
{
  if (self == NULL)
    return;

  g_free (self->source);
  g_free (self->instance);
  g_free (self->grantee);
  g_free (self->privilege);
  g_ptr_array_unref (self->objects);
  g_free (self);
}

StewardAccessObject *
steward_access_object_new (void)
{
  StewardAccessObject *self = g_new0 (StewardAccessObject, 1);

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_column_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_row_condition_free);

  return self;
}

void
steward_access_object_free (StewardAccessObject *self)
{
  if (self == NULL)
    return;

  g_free (self->object);
  g_free (self->name);
  g_free (self->address);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * steward_access_column_new:
 * @name: as the platform calls it
 * @classification: of what stands in it, masked or not
 * @mask: how it is shown
 *
 * Returns: (transfer full): a column
 */
StewardAccessColumn *
steward_access_column_new (const char            *name,
                           StewardClassification  classification,
                           StewardMask            mask)
{
  StewardAccessColumn *self = g_new0 (StewardAccessColumn, 1);

  self->name = g_strdup (name);
  self->classification = classification;
  self->mask = mask;

  return self;
}

void
steward_access_column_free (StewardAccessColumn *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

/**
 * steward_access_object_find_column:
 * @self: an object
 * @name: (nullable): of a column
 *
 * Returns: (transfer none) (nullable): the column, if it becomes visible
 */
StewardAccessColumn *
steward_access_object_find_column (const StewardAccessObject *self,
                                   const char                *name)
{
  for (guint i = 0; name != NULL && i < self->columns->len; i++)
    {
      StewardAccessColumn *column = g_ptr_array_index (self->columns, i);

      if (g_strcmp0 (column->name, name) == 0)
        return column;
    }

  return NULL;
}

/**
 * steward_access_object_needs_view:
 * @self: an object
 *
 * Returns: whether a plain grant cannot give it: values are masked, or rows are
 *   left out
 */
gboolean
steward_access_object_needs_view (const StewardAccessObject *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (((StewardAccessColumn *) self->columns->pdata[i])->mask != STEWARD_MASK_NONE)
      return TRUE;

  return self->rows->len > 0;
}

/**
 * steward_access_terms_get_classification:
 * @self: terms
 *
 * A masked column counts as what stands in it.
 *
 * Returns: the highest classification that somebody has given to a column;
 *   unknown when nobody has
 */
StewardClassification
steward_access_terms_get_classification (const StewardAccessTerms *self)
{
  StewardClassification highest = STEWARD_CLASSIFICATION_UNKNOWN;

  for (guint i = 0; i < self->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (self->objects, i);

      for (guint k = 0; k < object->columns->len; k++)
        highest = MAX (highest, ((StewardAccessColumn *) object->columns->pdata[k])->classification);
    }

  return highest;
}

const char *
steward_mask_to_id (StewardMask mask)
{
  return masks[(gsize) mask < G_N_ELEMENTS (masks) ? mask : STEWARD_MASK_REDACTED].id;
}

const char *
steward_mask_to_title (StewardMask mask)
{
  return masks[(gsize) mask < G_N_ELEMENTS (masks) ? mask : STEWARD_MASK_REDACTED].title;
}

/**
 * steward_mask_from_id:
 * @id: (nullable): "partial"
 * @out_mask: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_mask_from_id (const char  *id,
                      StewardMask *out_mask)
{
  for (gsize i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      if (g_strcmp0 (masks[i].id, id) == 0)
        {
          *out_mask = (StewardMask) i;
          return TRUE;
        }
    }

  return FALSE;
}
