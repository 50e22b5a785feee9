/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-key-selection.h"

G_BEGIN_DECLS

/**
 * StewardProductsView:
 *
 * Rows of a query, as a table or, when there is no room for one, as rows of
 * three lines; which of the two follows from its own width.
 *
 * Properties: "compact", "narrow" (read only). Signals: "activate" (position),
 * "order-changed" (a person clicked a header).
 */
#define STEWARD_TYPE_PRODUCTS_VIEW (steward_products_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardProductsView, steward_products_view, STEWARD, PRODUCTS_VIEW, GtkWidget)

GtkWidget *steward_products_view_new           (void);

gboolean   steward_products_view_get_narrow    (StewardProductsView *self);
GtkWidget *steward_products_view_get_list      (StewardProductsView *self);
gboolean   steward_products_view_read_order    (StewardProductsView *self,
                                                StewardSort         *out_sort,
                                                gboolean            *out_descending);

void       steward_products_view_set_selection (StewardProductsView *self,
                                                StewardKeySelection *selection);
void       steward_products_view_set_kind      (StewardProductsView *self,
                                                StewardEntryKind     kind);
void       steward_products_view_show_order    (StewardProductsView *self,
                                                StewardSort          sort,
                                                gboolean             descending);
void       steward_products_view_expect        (StewardProductsView *self);
void       steward_products_view_rewind        (StewardProductsView *self);
void       steward_products_view_focus_row     (StewardProductsView *self,
                                                guint                position);

G_END_DECLS
