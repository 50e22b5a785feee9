/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-key-selection.h"
#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardProductsList:
 *
 * Search, filters and the list of products or unclaimed datasets, as a table
 * or, when it is narrow, as rows of three lines. Signal: "open" (URN).
 * Properties: "services" (construct only), "compact".
 */
#define STEWARD_TYPE_PRODUCTS_LIST (steward_products_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardProductsList, steward_products_list, STEWARD, PRODUCTS_LIST, GtkWidget)

GtkWidget           *steward_products_list_new           (StewardServices     *services);

AdwHeaderBar        *steward_products_list_get_header    (StewardProductsList *self);
StewardKeySelection *steward_products_list_get_selection (StewardProductsList *self);

void                 steward_products_list_focus_search  (StewardProductsList *self);
void                 steward_products_list_focus_rows    (StewardProductsList *self);
gboolean             steward_products_list_escape        (StewardProductsList *self);

G_END_DECLS
