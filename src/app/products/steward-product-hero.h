/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardProductHero:
 *
 * The head of a product page: name, purpose, its three axes (lifecycle,
 * certification, visibility) and who answers for it.
 */
#define STEWARD_TYPE_PRODUCT_HERO (steward_product_hero_get_type ())
G_DECLARE_FINAL_TYPE (StewardProductHero, steward_product_hero, STEWARD, PRODUCT_HERO, GtkWidget)

GtkWidget *steward_product_hero_new        (void);
void       steward_product_hero_set_detail (StewardProductHero *self,
                                            StewardEntryDetail *detail,
                                            StewardServices    *services);

G_END_DECLS
