/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog.h"

G_BEGIN_DECLS

/**
 * StewardProductsRemark:
 *
 * Counts what of the listed rows needs attention, when the list has come to
 * rest. Signal: "counted" (words, %NULL for nothing to say).
 */
#define STEWARD_TYPE_PRODUCTS_REMARK (steward_products_remark_get_type ())
G_DECLARE_FINAL_TYPE (StewardProductsRemark, steward_products_remark, STEWARD, PRODUCTS_REMARK, GObject)

StewardProductsRemark *steward_products_remark_new    (StewardCatalog        *catalog) G_GNUC_WARN_UNUSED_RESULT;

void                   steward_products_remark_forget (StewardProductsRemark *self);
void                   steward_products_remark_count  (StewardProductsRemark *self,
                                                       const StewardQuery    *query,
                                                       guint                  n_rows);

G_END_DECLS
