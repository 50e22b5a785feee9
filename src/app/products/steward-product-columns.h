/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-query-model.h"

G_BEGIN_DECLS

void               steward_product_columns_add       (GtkColumnView       *view,
                                                      GObject             *density);
void               steward_product_columns_set_kind  (GtkColumnView       *view,
                                                      StewardEntryKind     kind);
void               steward_product_columns_set_scale (GtkColumnView       *view,
                                                      double               scale);
GtkListItemFactory *steward_product_rows_new         (GObject             *density) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
