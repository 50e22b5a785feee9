/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardProductPane:
 *
 * One product or dataset in full: its head and its tabs. Property: "services"
 * (construct only). Signals: "ready" (there is something to see), "back",
 * "open" (URN of a neighbour).
 */
#define STEWARD_TYPE_PRODUCT_PANE (steward_product_pane_get_type ())
G_DECLARE_FINAL_TYPE (StewardProductPane, steward_product_pane, STEWARD, PRODUCT_PANE, GtkWidget)

GtkWidget    *steward_product_pane_new          (StewardServices    *services);

AdwHeaderBar *steward_product_pane_get_header   (StewardProductPane *self);
const char   *steward_product_pane_get_urn      (StewardProductPane *self);
void          steward_product_pane_load         (StewardProductPane *self,
                                                 const char         *urn);
void          steward_product_pane_show_tab     (StewardProductPane *self,
                                                 const char         *name);
gboolean      steward_product_pane_focus_search (StewardProductPane *self);
gboolean      steward_product_pane_escape       (StewardProductPane *self);

G_END_DECLS
