/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-lineage-graph.h"
#include "steward-signal-writer.h"

G_BEGIN_DECLS

/* Pages of Marquez's API, text in, records out. The order of a fetch: namespaces;
 * of each its jobs into one graph; then of each its datasets, whose entries have
 * input ports by the graph. Signals: the events since the cursor; of servers that
 * keep no events the datasets, as a poll. */

typedef struct
{
  guint n_items;                       /* on this page, understood or not; 0: the end */
  gint64 total;                        /* that the server tells, or −1 */
  gint64 newest;                       /* events: the latest time on the page, or −1 */
} StewardMarquezPage;

/* "/api/v1/namespaces/food/datasets?limit=100&offset=0", names percent-encoded */
char     *steward_marquez_path_namespaces (guint                 limit,
                                           guint                 offset) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_marquez_path_jobs       (const char           *namespace_name,
                                           guint                 limit,
                                           guint                 offset) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_marquez_path_datasets   (const char           *namespace_name,
                                           guint                 limit,
                                           guint                 offset) G_GNUC_WARN_UNUSED_RESULT;
char     *steward_marquez_path_events     (gint64                after,
                                           guint                 limit,
                                           guint                 offset) G_GNUC_WARN_UNUSED_RESULT;

gboolean  steward_marquez_parse_namespaces (const char           *text,
                                            gsize                 length,
                                            GPtrArray            *names,
                                            StewardMarquezPage   *out_page,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_marquez_parse_jobs       (const char           *text,
                                            gsize                 length,
                                            StewardLineageGraph  *graph,
                                            StewardMarquezPage   *out_page,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_marquez_parse_datasets   (const char           *text,
                                            gsize                 length,
                                            StewardLineageGraph  *graph,
                                            GPtrArray            *entries,
                                            StewardMarquezPage   *out_page,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_marquez_parse_events     (const char           *text,
                                            gsize                 length,
                                            const char           *place,
                                            StewardSignalWriter  *writer,
                                            StewardMarquezPage   *out_page,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_marquez_parse_polls      (const char           *text,
                                            gsize                 length,
                                            const char           *place,
                                            gint64                polled_at,
                                            StewardSignalWriter  *writer,
                                            StewardMarquezPage   *out_page,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
