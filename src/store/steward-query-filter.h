/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-scan.h"

G_BEGIN_DECLS

/* The filters of a query, each an axis of its own, so that facets can leave
 * one of them out. */
typedef enum
{
  STEWARD_FACET_DOMAIN,
  STEWARD_FACET_SOURCE,
  STEWARD_FACET_LIFECYCLE,
  STEWARD_FACET_CERTIFICATION,
  STEWARD_FACET_CLASSIFICATION,
  STEWARD_FACET_OWNER,
  STEWARD_FACET_LEVELS,
  STEWARD_FACET_REMOVED,
  STEWARD_N_FACETS,
} StewardFacetAxis;

typedef struct _StewardQueryFilter StewardQueryFilter;

StewardQueryFilter *steward_query_filter_new          (StewardDb                *db,
                                                       const StewardQuery       *query,
                                                       GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_query_filter_free         (StewardQueryFilter       *self);
guint               steward_query_filter_find_misses  (const StewardQueryFilter *self,
                                                       const StewardScanRow     *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardQueryFilter, steward_query_filter_free)

G_END_DECLS
