/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog.h"
#include "steward-level-rows.h"

G_BEGIN_DECLS

/* What has to be evaluated, found without reading what has not. */

GPtrArray *steward_level_due_list_sync          (StewardGovernance  *self,
                                                 gint64              now,
                                                 gboolean            with_repairs,
                                                 GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   steward_level_due_get_next_look_sync (StewardGovernance  *self,
                                                 gint64             *out_time,
                                                 guint64            *out_objectives,
                                                 GError            **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *steward_level_due_series_sync        (StewardGovernance  *self,
                                                 gint64              objective,
                                                 GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   steward_level_due_get_last_series_sync (StewardGovernance *self,
                                                 gint64             *out_key,
                                                 GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   steward_series_count_objectives_sync (StewardGovernance  *self,
                                                 gint64              series,
                                                 gint64             *out_n,
                                                 GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   steward_series_time_after_sync       (StewardGovernance  *self,
                                                 gint64              series,
                                                 gint64              time,
                                                 gint64             *out_time,
                                                 GError            **error) G_GNUC_WARN_UNUSED_RESULT;
char      *steward_catalog_get_contents_sync    (StewardCatalog     *self,
                                                 GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
