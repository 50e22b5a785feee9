/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers of Marquez. A dataset there has a namespace and a name as OpenLineage
 * has them, so it gets the same address as in events. */

#include "config.h"

#include "steward-marquez-parse.h"

#include "steward-duration.h"
#include "steward-openlineage-address.h"
#include "steward-openlineage-entry.h"
#include "steward-openlineage-facets.h"
#include "steward-openlineage-parse.h"
#include "steward-signal-fields.h"
#include "steward-signal-nodes.h"

#define MAX_PAGE_BYTES (64u << 20)

static char *
make_page_path (const char *namespace_name,
                const char *what,
                guint       limit,
                guint       offset)
{
  g_autofree char *escaped = g_uri_escape_string (namespace_name, NULL, FALSE);

  return g_strdup_printf ("/api/v1/namespaces/%s/%s?limit=%u&offset=%u", escaped, what, limit, offset);
}

/* Returns: (transfer full): path and query of a page of namespaces */
char *
steward_marquez_path_namespaces (guint limit,
                                 guint offset)
{
  return g_strdup_printf ("/api/v1/namespaces?limit=%u&offset=%u", limit, offset);
}

char *
steward_marquez_path_jobs (const char *namespace_name,
                           guint       limit,
                           guint       offset)
{
  return make_page_path (namespace_name, "jobs", limit, offset);
}

char *
steward_marquez_path_datasets (const char *namespace_name,
                               guint       limit,
                               guint       offset)
{
  return make_page_path (namespace_name, "datasets", limit, offset);
}

/**
 * steward_marquez_path_events:
 * @after: microseconds since the epoch; 0 for all
 *
 * Returns: (transfer full): path and query of a page of events, the oldest first
 */
char *
steward_marquez_path_events (gint64 after,
                             guint  limit,
                             guint  offset)
{
  g_autofree char *time = steward_instant_to_rfc3339 (after);
  g_autofree char *escaped = g_uri_escape_string (time, NULL, FALSE);

  return g_strdup_printf ("/api/v1/events/lineage?sortDirection=asc&after=%s&limit=%u&offset=%u", escaped, limit,
                          offset);
}

/* A page is an object with one list, and perhaps the total. */
static StewardDocument *
parse_page (const char           *text,
            gsize                 length,
            const char           *member,
            const StewardNode   **out_list,
            StewardMarquezPage   *out_page,
            GError              **error)
{
  const StewardLimits limits = { MAX_PAGE_BYTES, 0, 5000000 };
  g_autoptr(StewardDocument) document = NULL;
  const char *total;

  *out_page = (StewardMarquezPage) { .total = -1, .newest = -1 };
  document = steward_document_parse_json (text, (gssize) length, &limits, error);
  if (document == NULL)
    {
      g_prefix_error (error, "The server’s answer is not JSON: ");
      return NULL;
    }
  *out_list = steward_node_find_list (steward_document_get_root (document), member);
  if (*out_list == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                   "The server’s answer has no list “%s”; perhaps it is not Marquez.", member);
      return NULL;
    }
  out_page->n_items = steward_node_get_n_children (*out_list);
  total = steward_node_find_text (steward_document_get_root (document), "totalCount");
  if (total == NULL || !g_ascii_string_to_signed (total, 10, 0, G_MAXINT64, &out_page->total, NULL))
    out_page->total = -1;

  return g_steal_pointer (&document);
}

/**
 * steward_marquez_parse_namespaces:
 * @names: (element-type utf8): where their names are added
 * @out_page: (out): how many there are
 *
 * Returns: whether the answer is a page of namespaces
 */
gboolean
steward_marquez_parse_namespaces (const char          *text,
                                  gsize                length,
                                  GPtrArray           *names,
                                  StewardMarquezPage  *out_page,
                                  GError             **error)
{
  const StewardNode *list;
  g_autoptr(StewardDocument) document = parse_page (text, length, "namespaces", &list, out_page, error);

  for (unsigned i = 0; document != NULL && i < out_page->n_items; i++)
    {
      const char *name = steward_node_find_text (steward_node_get_child (list, i), "name");

      if (name != NULL && *name != '\0')
        g_ptr_array_add (names, g_strdup (name));
    }

  return document != NULL;
}

static char *
make_address (const StewardNode *id)
{
  const char *namespace_name = steward_node_find_text (id, "namespace");
  const char *name = steward_node_find_text (id, "name");

  if (namespace_name == NULL || name == NULL || *namespace_name == '\0' || *name == '\0')
    return NULL;

  return steward_openlineage_address (namespace_name, name);
}

static void
add_job (const StewardNode   *job,
         StewardLineageGraph *graph)
{
  const StewardNode *inputs = steward_node_find_list (job, "inputs");
  const StewardNode *outputs = steward_node_find_list (job, "outputs");

  if (inputs == NULL || outputs == NULL)
    return;
  for (unsigned i = 0; i < steward_node_get_n_children (outputs); i++)
    {
      g_autofree char *output = make_address (steward_node_get_child (outputs, i));

      for (unsigned j = 0; output != NULL && j < steward_node_get_n_children (inputs); j++)
        {
          g_autofree char *input = make_address (steward_node_get_child (inputs, j));

          if (input != NULL)
            steward_lineage_graph_add (graph, input, output);
        }
    }
}

/**
 * steward_marquez_parse_jobs:
 * @graph: gets what the jobs read and write
 *
 * Returns: whether the answer is a page of jobs
 */
gboolean
steward_marquez_parse_jobs (const char           *text,
                            gsize                 length,
                            StewardLineageGraph  *graph,
                            StewardMarquezPage   *out_page,
                            GError              **error)
{
  const StewardNode *list;
  g_autoptr(StewardDocument) document = parse_page (text, length, "jobs", &list, out_page, error);

  for (unsigned i = 0; document != NULL && i < out_page->n_items; i++)
    add_job (steward_node_get_child (list, i), graph);

  return document != NULL;
}

static void
set_tags (StewardEntry      *entry,
          const StewardNode *dataset)
{
  const StewardNode *tags = steward_node_find_list (dataset, "tags");
  GString *text = g_string_new (NULL);

  for (unsigned i = 0; tags != NULL && i < steward_node_get_n_children (tags) && text->len < 1000; i++)
    {
      const StewardNode *tag = steward_node_get_child (tags, i);

      if (steward_node_get_kind (tag) == STEWARD_NODE_SCALAR && !steward_node_is_null (tag))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", steward_node_get_text (tag));
    }
  entry->tags = g_string_free (text, FALSE);
}

static StewardEntry *
make_entry (const StewardNode   *dataset,
            StewardLineageGraph *graph)
{
  g_autofree char *address = make_address (dataset);
  const StewardNode *fields = steward_node_find_list (dataset, "fields");
  const char *type = steward_node_find_text (dataset, "type");
  StewardEntry *entry;
  gint64 modified;

  if (address == NULL)
    return NULL;
  entry = steward_openlineage_make_entry (address, steward_node_find_text (dataset, "name"));
  g_free (entry->format);
  entry->format = g_strdup_printf ("Marquez %s", g_strcmp0 (type, "STREAM") == 0 ? "stream" : "table");
  entry->description = g_strdup (steward_node_find_text (dataset, "description"));
  entry->native_version = g_strdup (steward_node_find_text (dataset, "currentVersion"));
  if (fields != NULL)
    steward_openlineage_set_columns (entry, fields);
  set_tags (entry, dataset);
  if (steward_node_find_time (dataset, "lastModifiedAt", &modified))
    {
      entry->updated_at = modified;
      g_free (entry->updated_reason);
      entry->updated_reason = g_strdup ("end of the last run that wrote it");
    }
  steward_lineage_graph_add_ports (graph, entry);
  steward_entry_settle (entry);

  return entry;
}

/**
 * steward_marquez_parse_datasets:
 * @graph: of the jobs of all namespaces
 * @entries: (element-type StewardEntry): where datasets are added; deleted ones
 *   are none
 *
 * Returns: whether the answer is a page of datasets
 */
gboolean
steward_marquez_parse_datasets (const char           *text,
                                gsize                 length,
                                StewardLineageGraph  *graph,
                                GPtrArray            *entries,
                                StewardMarquezPage   *out_page,
                                GError              **error)
{
  const StewardNode *list;
  g_autoptr(StewardDocument) document = parse_page (text, length, "datasets", &list, out_page, error);

  for (unsigned i = 0; document != NULL && i < out_page->n_items; i++)
    {
      const StewardNode *dataset = steward_node_get_child (list, i);
      StewardEntry *entry = g_strcmp0 (steward_node_find_text (dataset, "deleted"), "true") != 0
                            ? make_entry (dataset, graph) : NULL;

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }

  return document != NULL;
}

/**
 * steward_marquez_parse_events:
 * @place: "events from 2026-11-21T08:00:00Z, page 3", for what is not understood
 * @writer: gets the measurements
 * @out_page: (out): also the latest time of an event
 *
 * Returns: whether the answer is a page of events and the writer has taken them
 */
gboolean
steward_marquez_parse_events (const char           *text,
                              gsize                 length,
                              const char           *place,
                              StewardSignalWriter  *writer,
                              StewardMarquezPage   *out_page,
                              GError              **error)
{
  const StewardNode *list;
  g_autoptr(StewardDocument) document = parse_page (text, length, "events", &list, out_page, error);

  for (unsigned i = 0; document != NULL && i < out_page->n_items; i++)
    {
      const StewardNode *event = steward_node_get_child (list, i);
      g_autofree char *where = g_strdup_printf ("%s, event %u", place, i + 1);
      gint64 time;

      if (!steward_openlineage_parse_event (event, where, writer, NULL, error))
        return FALSE;
      if (steward_node_find_time (event, "eventTime", &time))
        out_page->newest = MAX (out_page->newest, time);
    }

  return document != NULL;
}

static gboolean
add_poll (const StewardNode    *dataset,
          const char           *place,
          gint64                polled_at,
          StewardSignalWriter  *writer,
          GError              **error)
{
  g_autofree char *address = make_address (dataset);
  const StewardNode *fields = steward_node_find_list (dataset, "fields");
  g_autofree char *digest = fields != NULL ? steward_openlineage_digest_fields (fields) : NULL;
  g_autofree char *value = NULL;
  gint64 modified;

  if (address == NULL)
    {
      steward_signal_writer_refuse (writer, place, "The dataset has no namespace or no name.");
      return TRUE;
    }
  if (steward_node_find_time (dataset, "lastModifiedAt", &modified))
    {
      value = steward_instant_to_rfc3339 (modified);
      if (!steward_signal_add_row (writer, address, "freshness", NULL, STEWARD_MEASUREMENT_OBSERVATION, polled_at,
                                   value, "lastModifiedAt", place, error))
        return FALSE;
    }

  return digest == NULL || steward_signal_add_row (writer, address, "schema", NULL, STEWARD_MEASUREMENT_OBSERVATION,
                                                   polled_at, digest, NULL, place, error);
}

/**
 * steward_marquez_parse_polls:
 * @place: for what is not understood
 * @polled_at: when the page was asked for
 * @writer: gets what this poll has seen of the datasets: when each was modified
 *   last, and its columns
 *
 * Reads the same pages as steward_marquez_parse_datasets().
 *
 * Returns: whether the answer is a page of datasets and the writer has taken it
 */
gboolean
steward_marquez_parse_polls (const char           *text,
                             gsize                 length,
                             const char           *place,
                             gint64                polled_at,
                             StewardSignalWriter  *writer,
                             StewardMarquezPage   *out_page,
                             GError              **error)
{
  const StewardNode *list;
  g_autoptr(StewardDocument) document = parse_page (text, length, "datasets", &list, out_page, error);

  for (unsigned i = 0; document != NULL && i < out_page->n_items; i++)
    {
      g_autofree char *where = g_strdup_printf ("%s, dataset %u", place, i + 1);

      if (!add_poll (steward_node_get_child (list, i), where, polled_at, writer, error))
        return FALSE;
    }

  return document != NULL;
}
