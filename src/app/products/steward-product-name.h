/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-query-model.h"

G_BEGIN_DECLS

/**
 * StewardProductName:
 *
 * Name, purpose below it, and a pill for what is exceptional: removed, draft,
 * deprecated. Property: "compact" leaves the purpose out.
 */
#define STEWARD_TYPE_PRODUCT_NAME (steward_product_name_get_type ())
G_DECLARE_FINAL_TYPE (StewardProductName, steward_product_name, STEWARD, PRODUCT_NAME, GtkWidget)

GtkWidget  *steward_product_name_new         (void);
const char *steward_product_name_get_name   (StewardProductName *self);
void        steward_product_name_set_words   (StewardProductName *self,
                                              const char         *name,
                                              const char         *purpose);
void        steward_product_name_set_row     (StewardProductName *self,
                                              StewardEntryRow    *row);
void        steward_product_name_set_compact (StewardProductName *self,
                                              gboolean            compact);

G_END_DECLS
