/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-catalog.h"

G_BEGIN_DECLS

/* More neighbours than this on one side are counted, not drawn. */
#define STEWARD_LINEAGE_MOST 100

/**
 * StewardLineageView:
 *
 * What a product is made from and what is made from it: three columns of
 * boxes, joined by arrows. The drawing answers clicks; whoever shows it puts
 * the same neighbours beside it as a list that the keyboard reaches.
 *
 * Signals: "open" (URN of a neighbour), "more" (the rest was asked for).
 */
#define STEWARD_TYPE_LINEAGE_VIEW (steward_lineage_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardLineageView, steward_lineage_view, STEWARD, LINEAGE_VIEW, GtkWidget)

GtkWidget *steward_lineage_view_new        (guint               most);
void       steward_lineage_view_set_detail (StewardLineageView *self,
                                            StewardEntryDetail *detail);

G_END_DECLS
