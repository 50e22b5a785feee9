/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardProductOverview:
 *
 * What a product is for, its ports, and at the side its levels, lineage and
 * sources in short. Signals: "open" (URN of a neighbour), "show" (name of the
 * tab that has the rest).
 */
#define STEWARD_TYPE_PRODUCT_OVERVIEW (steward_product_overview_get_type ())
G_DECLARE_FINAL_TYPE (StewardProductOverview, steward_product_overview, STEWARD, PRODUCT_OVERVIEW, GtkWidget)

GtkWidget *steward_product_overview_new        (void);
void       steward_product_overview_set_detail (StewardProductOverview *self,
                                                StewardEntryDetail     *detail,
                                                StewardServices        *services);

G_END_DECLS
