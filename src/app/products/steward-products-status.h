/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-query-model.h"
#include "steward-sources-watch.h"

G_BEGIN_DECLS

/**
 * StewardProductsStatus:
 *
 * What stands in place of the list when there is no row to show: why, and the
 * one button that helps.
 */
#define STEWARD_TYPE_PRODUCTS_STATUS (steward_products_status_get_type ())
G_DECLARE_FINAL_TYPE (StewardProductsStatus, steward_products_status, STEWARD, PRODUCTS_STATUS, AdwBin)

GtkWidget *steward_products_status_new          (void);

void       steward_products_status_set_waiting  (StewardProductsStatus   *self,
                                                 const char              *what);
void       steward_products_status_set_error    (StewardProductsStatus   *self,
                                                 const GError            *error);
void       steward_products_status_set_no_match (StewardProductsStatus   *self,
                                                 StewardEntryKind         kind,
                                                 const char              *text,
                                                 const char              *filter);
void       steward_products_status_set_empty    (StewardProductsStatus   *self,
                                                 StewardEntryKind         kind,
                                                 const StewardSourcesSum *sum);

G_END_DECLS
