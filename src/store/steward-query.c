/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parameters of a list, as a plain record. */

#include "config.h"

#include "steward-query-model.h"

/**
 * steward_query_new:
 * @kind: products or datasets
 *
 * Returns: (transfer full): a query for all of them, by name
 */
StewardQuery *
steward_query_new (StewardEntryKind kind)
{
  StewardQuery *self = g_new0 (StewardQuery, 1);

  self->kind = kind;
  return self;
}

/**
 * steward_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a deep copy
 */
StewardQuery *
steward_query_copy (const StewardQuery *self)
{
  StewardQuery *copy = g_new0 (StewardQuery, 1);

  *copy = *self;
  copy->text = g_strdup (self->text);
  copy->domains = g_strdupv (self->domains);
  copy->source_ids = g_strdupv (self->source_ids);

  return copy;
}

static gboolean
equal_sets (char **a,
            char **b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

/**
 * steward_query_equal:
 * @a: a query
 * @b: a query
 *
 * Returns: whether both ask for the same rows in the same order
 */
gboolean
steward_query_equal (const StewardQuery *a,
                     const StewardQuery *b)
{
  return a->kind == b->kind &&
         g_strcmp0 (a->text, b->text) == 0 &&
         equal_sets (a->domains, b->domains) &&
         equal_sets (a->source_ids, b->source_ids) &&
         a->lifecycles == b->lifecycles &&
         a->certifications == b->certifications &&
         a->classifications == b->classifications &&
         a->has_owner == b->has_owner &&
         a->has_levels == b->has_levels &&
         a->removed == b->removed &&
         a->sort == b->sort &&
         !a->descending == !b->descending;
}

/**
 * steward_query_is_filtered:
 * @self: a query
 *
 * Returns: whether it leaves rows out, other than by its kind: an empty list
 *   then says "nothing found" and not "nothing here"
 */
gboolean
steward_query_is_filtered (const StewardQuery *self)
{
  return (self->text != NULL && *self->text != '\0') ||
         self->domains != NULL || self->source_ids != NULL ||
         self->lifecycles != 0 || self->certifications != 0 || self->classifications != 0 ||
         self->has_owner != STEWARD_TRISTATE_ANY ||
         self->has_levels != STEWARD_TRISTATE_ANY ||
         self->removed != STEWARD_TRISTATE_ANY;
}

/**
 * steward_query_free:
 * @self: (nullable): a query
 */
void
steward_query_free (StewardQuery *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_strfreev (self->domains);
  g_strfreev (self->source_ids);
  g_free (self);
}

/**
 * steward_facet_free:
 * @self: (nullable): a facet
 */
void
steward_facet_free (StewardFacet *self)
{
  if (self == NULL)
    return;

  g_free (self->axis);
  g_free (self->value);
  g_free (self);
}
