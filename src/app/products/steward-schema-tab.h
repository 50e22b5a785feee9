/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-catalog.h"

G_BEGIN_DECLS

/**
 * StewardSchemaTab:
 *
 * The columns of a product: found by typing, narrowed to keys, personal data
 * or what nobody has described, and the chosen one in full.
 */
#define STEWARD_TYPE_SCHEMA_TAB (steward_schema_tab_get_type ())
G_DECLARE_FINAL_TYPE (StewardSchemaTab, steward_schema_tab, STEWARD, SCHEMA_TAB, GtkWidget)

GtkWidget          *steward_schema_tab_new          (void);

guint               steward_schema_tab_get_n_all    (StewardSchemaTab   *self);
GListModel         *steward_schema_tab_get_model    (StewardSchemaTab   *self);
void                steward_schema_tab_set_detail   (StewardSchemaTab   *self,
                                                     StewardEntryDetail *detail);
void                steward_schema_tab_focus_search (StewardSchemaTab   *self);
gboolean            steward_schema_tab_escape       (StewardSchemaTab   *self);

G_END_DECLS
