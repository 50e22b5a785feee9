/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardProductsPage:
 *
 * The page "Products": the list, and over it the product that was opened.
 */
#define STEWARD_TYPE_PRODUCTS_PAGE (steward_products_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardProductsPage, steward_products_page, STEWARD, PRODUCTS_PAGE, StewardPage)

GtkWidget *steward_products_page_new          (StewardServices     *services);

void       steward_products_page_open_product (StewardProductsPage *self,
                                               const char          *urn);
void       steward_products_page_focus_search (StewardProductsPage *self);
gboolean   steward_products_page_go_back      (StewardProductsPage *self);

G_END_DECLS
