/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog.h"
#include "steward-db.h"

G_BEGIN_DECLS

gboolean steward_lineage_read_upstream   (StewardDb   *db,
                                          gint64       key,
                                          gint64       id,
                                          GPtrArray  **out_edges,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_lineage_read_downstream (StewardDb   *db,
                                          gint64       key,
                                          gint64       id,
                                          GPtrArray  **out_edges,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void     steward_lineage_edge_free       (gpointer     edge);

G_END_DECLS
