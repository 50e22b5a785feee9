/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"
#include "steward-document.h"
#include "steward-lineage-graph.h"

G_BEGIN_DECLS

/**
 * StewardOpenlineageMap:
 *
 * The datasets that events tell of, each as it was told last, and which of them
 * are made of which.
 */
typedef struct _StewardOpenlineageMap StewardOpenlineageMap;

StewardOpenlineageMap *steward_openlineage_map_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void                   steward_openlineage_map_free      (StewardOpenlineageMap *self);
void                   steward_openlineage_map_add_event (StewardOpenlineageMap *self,
                                                          const StewardNode     *event);
guint                  steward_openlineage_map_get_n_datasets (StewardOpenlineageMap *self);
guint                  steward_openlineage_map_get_n_edges    (StewardOpenlineageMap *self);
gboolean               steward_openlineage_map_give      (StewardOpenlineageMap *self,
                                                          const StewardSink     *sink,
                                                          GCancellable          *cancellable,
                                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardOpenlineageMap, steward_openlineage_map_free)

G_END_DECLS
