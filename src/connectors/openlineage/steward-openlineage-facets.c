/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the facets of a dataset measure: rows, checks, columns, the time of the
 * last change. */

#include "config.h"

#include "steward-openlineage-facets.h"

#include "steward-digest.h"
#include "steward-duration.h"
#include "steward-signal-fields.h"
#include "steward-signal-nodes.h"

#include <string.h>

#define MAX_DEPTH 16

/* Returns: (transfer none) (nullable): a facet, in whichever of the three places
 *   of a dataset it stands */
const StewardNode *
steward_openlineage_find_facet (const StewardNode *dataset,
                                const char        *name)
{
  static const char *const groups[] = { "facets", "inputFacets", "outputFacets" };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const StewardNode *group = steward_node_find_object (dataset, groups[i]);
      const StewardNode *facet = group != NULL ? steward_node_find_object (group, name) : NULL;

      if (facet != NULL)
        return facet;
    }

  return NULL;
}

static gboolean
add (const StewardOpenlineageDataset  *self,
     const char                       *property,
     const char                       *element,
     const char                       *value,
     StewardSignalWriter              *writer,
     GError                          **error)
{
  return steward_signal_add_row (writer, self->address, property, element, STEWARD_MEASUREMENT_OBSERVATION, self->time,
                                 value, self->origin, self->place, error);
}

static gboolean
add_assertion (const StewardOpenlineageDataset  *self,
               const StewardNode                *assertion,
               StewardSignalWriter              *writer,
               GError                          **error)
{
  static const char *const names[] = { "name", "assertion", NULL };
  const char *name = steward_node_find_first (assertion, names);
  const char *success = steward_node_find_text (assertion, "success");
  g_autofree char *property = NULL;

  if (name == NULL || (g_strcmp0 (success, "true") != 0 && g_strcmp0 (success, "false") != 0))
    {
      steward_signal_writer_refuse (writer, self->place, "An assertion has no %s.", name == NULL ? "name" : "success");
      return TRUE;
    }
  property = g_strconcat ("check:", name, NULL);

  return add (self, property, steward_node_find_text (assertion, "column"),
              g_str_equal (success, "true") ? "pass"
              : g_strcmp0 (steward_node_find_text (assertion, "severity"), "warn") == 0 ? "warn" : "fail",
              writer, error);
}

static gboolean
add_assertions (const StewardOpenlineageDataset  *self,
                StewardSignalWriter              *writer,
                GError                          **error)
{
  const StewardNode *facet = steward_openlineage_find_facet (self->node, "dataQualityAssertions");
  const StewardNode *list = facet != NULL ? steward_node_find_list (facet, "assertions") : NULL;

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    if (!add_assertion (self, steward_node_get_child (list, i), writer, error))
      return FALSE;

  return TRUE;
}

static gboolean
add_rows (const StewardOpenlineageDataset  *self,
          StewardSignalWriter              *writer,
          GError                          **error)
{
  const StewardNode *written = self->output ? steward_openlineage_find_facet (self->node, "outputStatistics") : NULL;
  const StewardNode *metrics = steward_openlineage_find_facet (self->node, "dataQualityMetrics");
  const char *rows = written != NULL ? steward_node_find_text (written, "rowCount") : NULL;
  const char *updated = metrics != NULL ? steward_node_find_text (metrics, "lastUpdated") : NULL;

  if (rows == NULL && metrics != NULL)
    rows = steward_node_find_text (metrics, "rowCount");
  if (rows != NULL && !add (self, "rowCount", NULL, rows, writer, error))
    return FALSE;

  return updated == NULL || add (self, "freshness", NULL, updated, writer, error);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
collect_fields (const StewardNode *fields,
                const char        *prefix,
                unsigned           depth,
                GPtrArray         *lines)
{
  for (unsigned i = 0; depth < MAX_DEPTH && i < steward_node_get_n_children (fields); i++)
    {
      const StewardNode *field = steward_node_get_child (fields, i);
      const StewardNode *inner = steward_node_find_list (field, "fields");
      const char *name = steward_node_find_text (field, "name"), *type = steward_node_find_text (field, "type");
      g_autofree char *path = name != NULL ? g_strconcat (prefix, name, NULL) : NULL;
      g_autofree char *below = path != NULL ? g_strconcat (path, ".", NULL) : NULL;

      if (path == NULL)
        continue;
      g_ptr_array_add (lines, g_strdup_printf ("%s %s\n", path, type != NULL ? type : ""));
      if (inner != NULL)
        collect_fields (inner, below, depth + 1, lines);
    }
}

/**
 * steward_openlineage_digest_fields:
 * @fields: list of objects with name, type and fields
 *
 * Returns: (transfer full) (nullable): 16 hex digits that differ when a column
 *   comes, goes or changes its type, and not with their order
 */
char *
steward_openlineage_digest_fields (const StewardNode *fields)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(StewardHasher) hasher = steward_hasher_new ();
  g_autofree char *hex = NULL;
  StewardDigest digest;

  collect_fields (fields, "", 0, lines);
  if (lines->len == 0)
    return NULL;
  g_ptr_array_sort (lines, compare_texts);
  for (guint i = 0; i < lines->len; i++)
    steward_hasher_add_text (hasher, lines->pdata[i]);
  steward_hasher_finish (hasher, &digest);
  hex = steward_digest_to_hex (&digest);

  return g_strndup (hex, 16);
}

static gboolean
add_schema (const StewardOpenlineageDataset  *self,
            StewardSignalWriter              *writer,
            GError                          **error)
{
  const StewardNode *facet = steward_openlineage_find_facet (self->node, "schema");
  const StewardNode *fields = facet != NULL ? steward_node_find_list (facet, "fields") : NULL;
  g_autofree char *digest = fields != NULL ? steward_openlineage_digest_fields (fields) : NULL;

  return digest == NULL || add (self, "schema", NULL, digest, writer, error);
}

/* Returns: whether the run has taken the dataset away, emptied or renamed it */
gboolean
steward_openlineage_is_removed (const StewardNode *dataset)
{
  const StewardNode *facet = steward_openlineage_find_facet (dataset, "lifecycleStateChange");
  const char *change = facet != NULL ? steward_node_find_text (facet, "lifecycleStateChange") : NULL;

  return g_strcmp0 (change, "DROP") == 0 || g_strcmp0 (change, "TRUNCATE") == 0 || g_strcmp0 (change, "RENAME") == 0;
}

/**
 * steward_openlineage_add_facets:
 *
 * Returns: whether to read on
 */
gboolean
steward_openlineage_add_facets (const StewardOpenlineageDataset  *self,
                                StewardSignalWriter              *writer,
                                GError                          **error)
{
  return add_rows (self, writer, error) && add_schema (self, writer, error) && add_assertions (self, writer, error);
}
