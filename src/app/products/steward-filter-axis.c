/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each filter means to the query and to people: one line of a table an
 * axis, fixed vocabularies by their enumeration, domains and sources by what
 * the catalog has. */

#include "config.h"

#include "steward-filter-axis.h"

#include <glib/gi18n.h>

#include "steward-plain-text.h"

typedef struct
{
  const char *id;                      /* as in StewardFacet */
  const char *title;
  gboolean products_only;
  int n_values;                        /* of a fixed vocabulary, else 0 */
  const char *(*to_id) (int value);
  const char *(*to_title) (int value);
} Axis;

static const char *
lifecycle_to_id (int value)
{
  return steward_lifecycle_to_id (value);
}

static const char *
lifecycle_to_title (int value)
{
  return value == STEWARD_LIFECYCLE_UNKNOWN ? N_("Not said") : steward_lifecycle_to_title (value);
}

static const char *
certification_to_id (int value)
{
  return steward_certification_to_id (value);
}

static const char *
certification_to_title (int value)
{
  return steward_certification_to_title (value);
}

static const char *
classification_to_id (int value)
{
  return steward_classification_to_id (value);
}

static const char *
classification_to_title (int value)
{
  return value == STEWARD_CLASSIFICATION_UNKNOWN ? N_("Unclassified") : steward_classification_to_title (value);
}

static const Axis axes[] = {
  [STEWARD_AXIS_LIFECYCLE] = { "lifecycle", N_("Lifecycle"), TRUE, STEWARD_LIFECYCLE_RETIRED + 1,
                               lifecycle_to_id, lifecycle_to_title },
  [STEWARD_AXIS_DOMAIN] = { "domain", N_("Domain"), FALSE, 0, NULL, NULL },
  [STEWARD_AXIS_CERTIFICATION] = { "certification", N_("Certification"), TRUE, STEWARD_CERTIFICATION_GOLD + 1,
                                   certification_to_id, certification_to_title },
  [STEWARD_AXIS_CLASSIFICATION] = { "classification", N_("Classification"), FALSE,
                                    STEWARD_CLASSIFICATION_RESTRICTED + 1,
                                    classification_to_id, classification_to_title },
  [STEWARD_AXIS_SOURCE] = { "source", N_("Source"), FALSE, 0, NULL, NULL },
};

/**
 * steward_axis_get_title:
 * @axis: what is filtered by
 *
 * Returns: (transfer none): its translated title
 */
const char *
steward_axis_get_title (StewardAxis axis)
{
  return _(axes[axis].title);
}

/**
 * steward_axis_fits:
 * @axis: what is filtered by
 * @kind: what is listed
 *
 * Returns: whether entries of @kind differ on @axis
 */
gboolean
steward_axis_fits (StewardAxis      axis,
                   StewardEntryKind kind)
{
  return kind == STEWARD_ENTRY_PRODUCT || !axes[axis].products_only;
}

static guint
make_bits (const Axis  *axis,
           char       **ids)
{
  guint bits = 0;

  for (int value = 0; ids != NULL && value < axis->n_values; value++)
    if (g_strv_contains ((const char *const *) ids, axis->to_id (value)))
      bits |= 1u << value;

  return bits;
}

/**
 * steward_axis_set:
 * @axis: what is filtered by
 * @query: which part of that is set
 * @ids: (nullable): the values that are wanted, %NULL for any
 */
void
steward_axis_set (StewardAxis    axis,
                  StewardQuery  *query,
                  char         **ids)
{
  switch (axis)
    {
    case STEWARD_AXIS_LIFECYCLE:
      query->lifecycles = make_bits (&axes[axis], ids);
      break;
    case STEWARD_AXIS_DOMAIN:
      g_strfreev (query->domains);
      query->domains = g_strdupv (ids);
      break;
    case STEWARD_AXIS_CERTIFICATION:
      query->certifications = make_bits (&axes[axis], ids);
      break;
    case STEWARD_AXIS_CLASSIFICATION:
      query->classifications = make_bits (&axes[axis], ids);
      break;
    case STEWARD_AXIS_SOURCE:
      g_strfreev (query->source_ids);
      query->source_ids = g_strdupv (ids);
      break;
    case STEWARD_N_AXES:
    default:
      break;
    }
}

static guint64
find_count (GPtrArray  *facets,
            const char *axis,
            const char *value)
{
  for (guint i = 0; i < facets->len; i++)
    {
      const StewardFacet *facet = g_ptr_array_index (facets, i);

      if (g_str_equal (facet->axis, axis) && g_strcmp0 (facet->value, value) == 0)
        return facet->count;
    }

  return 0;
}

static void
add_fixed (GPtrArray  *options,
           const Axis *axis,
           GPtrArray  *facets)
{
  for (int value = 0; value < axis->n_values; value++)
    {
      const char *id = axis->to_id (value);
      guint64 count = find_count (facets, axis->id, id);

      if (count > 0)
        g_ptr_array_add (options, steward_filter_option_new (id, _(axis->to_title (value)), count));
    }
}

static char *
make_title (StewardAxis      axis,
            const char      *value,
            StewardServices *services)
{
  StewardSourceItem *item = axis == STEWARD_AXIS_SOURCE ? steward_services_find_source (services, value) : NULL;

  if (item != NULL)
    return steward_plain_text_line (steward_source_get_name (steward_source_item_get_source (item)));

  return steward_plain_text_line (value);
}

static int
compare_options (gconstpointer a,
                 gconstpointer b)
{
  const StewardFilterOption *left = *(StewardFilterOption *const *) a;
  const StewardFilterOption *right = *(StewardFilterOption *const *) b;

  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;

  return g_utf8_collate (left->title, right->title);
}

static void
add_found (GPtrArray       *options,
           StewardAxis      axis,
           GPtrArray       *facets,
           StewardServices *services)
{
  for (guint i = 0; i < facets->len; i++)
    {
      const StewardFacet *facet = g_ptr_array_index (facets, i);
      g_autofree char *title = NULL;

      if (!g_str_equal (facet->axis, axes[axis].id) || facet->value == NULL || *facet->value == '\0')
        continue;
      title = make_title (axis, facet->value, services);
      g_ptr_array_add (options, steward_filter_option_new (facet->value, title, facet->count));
    }
  g_ptr_array_sort (options, compare_options);
}

/**
 * steward_axis_make_options:
 * @axis: what is filtered by
 * @facets: (element-type StewardFacet): what the catalog counted
 * @services: know the names of sources
 *
 * Returns: (transfer full) (element-type StewardFilterOption): the values that
 *   some row has, in the order of the vocabulary or the most frequent first
 */
GPtrArray *
steward_axis_make_options (StewardAxis      axis,
                           GPtrArray       *facets,
                           StewardServices *services)
{
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_filter_option_free);

  if (axes[axis].n_values > 0)
    add_fixed (options, &axes[axis], facets);
  else
    add_found (options, axis, facets, services);

  return options;
}
