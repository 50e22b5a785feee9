/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-query-model.h"

G_BEGIN_DECLS

/**
 * StewardProductRow:
 *
 * A product in the narrow list: three lines, with the same words as the
 * columns of the wide one.
 */
#define STEWARD_TYPE_PRODUCT_ROW (steward_product_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardProductRow, steward_product_row, STEWARD, PRODUCT_ROW, GtkWidget)

GtkWidget *steward_product_row_new     (GObject           *density);
void       steward_product_row_set_row (StewardProductRow *self,
                                        StewardEntryRow   *row);

G_END_DECLS
