/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry.h"

G_BEGIN_DECLS

/**
 * StewardLineageGraph:
 *
 * Which dataset is made of which others, by their native ids. Jobs stand between
 * them in most systems; here only what goes in and what comes out counts.
 */
typedef struct _StewardLineageGraph StewardLineageGraph;

StewardLineageGraph *steward_lineage_graph_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_lineage_graph_free        (StewardLineageGraph *self);
void                 steward_lineage_graph_add         (StewardLineageGraph *self,
                                                        const char          *input,
                                                        const char          *output);
guint                steward_lineage_graph_get_n_edges (StewardLineageGraph *self);
void                 steward_lineage_graph_add_ports   (StewardLineageGraph *self,
                                                        StewardEntry        *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLineageGraph, steward_lineage_graph_free)

G_END_DECLS
