/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-query-model.h"
#include "steward-sources-watch.h"

G_BEGIN_DECLS

/**
 * StewardProductsFooter:
 *
 * The line below the list: how many of how many, which source is in trouble
 * since when, and the keys that work here.
 */
#define STEWARD_TYPE_PRODUCTS_FOOTER (steward_products_footer_get_type ())
G_DECLARE_FINAL_TYPE (StewardProductsFooter, steward_products_footer, STEWARD, PRODUCTS_FOOTER, GtkWidget)

GtkWidget *steward_products_footer_new         (void);

void       steward_products_footer_set_count   (StewardProductsFooter   *self,
                                                StewardEntryKind         kind,
                                                guint64                  shown,
                                                guint64                  total);
void       steward_products_footer_set_remark  (StewardProductsFooter   *self,
                                                const char              *remark);
void       steward_products_footer_set_sources (StewardProductsFooter   *self,
                                                const StewardSourcesSum *sum);
void       steward_products_footer_set_error   (StewardProductsFooter   *self,
                                                const GError            *error);
void       steward_products_footer_set_narrow  (StewardProductsFooter   *self,
                                                gboolean                 narrow);

G_END_DECLS
