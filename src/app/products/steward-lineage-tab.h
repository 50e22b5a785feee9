/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-catalog.h"

G_BEGIN_DECLS

/**
 * StewardLineageTab:
 *
 * The neighbours of a product, drawn and as two lists. Signal: "open" (URN).
 */
#define STEWARD_TYPE_LINEAGE_TAB (steward_lineage_tab_get_type ())
G_DECLARE_FINAL_TYPE (StewardLineageTab, steward_lineage_tab, STEWARD, LINEAGE_TAB, GtkWidget)

GtkWidget *steward_lineage_tab_new        (void);
void       steward_lineage_tab_set_detail (StewardLineageTab  *self,
                                           StewardEntryDetail *detail);

G_END_DECLS
