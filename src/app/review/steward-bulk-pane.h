/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-council.h"

G_BEGIN_DECLS

/**
 * StewardBulkPane:
 *
 * One comment for several items that the charter lets be decided together: what
 * each would record, and afterwards what became of each.
 *
 * Signals: "confirmed" (acts can be taken), "done" (the results were read).
 */
#define STEWARD_TYPE_BULK_PANE (steward_bulk_pane_get_type ())
G_DECLARE_FINAL_TYPE (StewardBulkPane, steward_bulk_pane, STEWARD, BULK_PANE, AdwBin)

GtkWidget    *steward_bulk_pane_new         (void);

AdwHeaderBar *steward_bulk_pane_get_header  (StewardBulkPane *self);
gboolean      steward_bulk_pane_has_results (StewardBulkPane *self);
GPtrArray    *steward_bulk_pane_steal_acts  (StewardBulkPane *self) G_GNUC_WARN_UNUSED_RESULT;

void          steward_bulk_pane_set_council (StewardBulkPane *self,
                                             StewardCouncil  *council,
                                             const char      *person);
void          steward_bulk_pane_set_items   (StewardBulkPane *self,
                                             GPtrArray       *items);
gboolean      steward_bulk_pane_perform     (StewardBulkPane *self,
                                             const char      *verb);
gboolean      steward_bulk_pane_disarm      (StewardBulkPane *self);
void          steward_bulk_pane_show_result (StewardBulkPane *self,
                                             const char      *review,
                                             const char      *words,
                                             gboolean         recorded);

G_END_DECLS
