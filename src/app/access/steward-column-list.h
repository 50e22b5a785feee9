/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-access-terms.h"
#include "steward-entry.h"

G_BEGIN_DECLS

/**
 * StewardColumnList:
 *
 * Which columns of an object are asked for, and how each is masked: searched,
 * chosen all at once or one by one, or the object as a whole. Signal: "changed".
 */
#define STEWARD_TYPE_COLUMN_LIST (steward_column_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardColumnList, steward_column_list, STEWARD, COLUMN_LIST, GtkWidget)

GtkWidget *steward_column_list_new          (void);

void       steward_column_list_set_columns  (StewardColumnList         *self,
                                             GPtrArray                 *columns,
                                             const StewardSchemaObject *object);
void       steward_column_list_choose       (StewardColumnList         *self,
                                             const StewardAccessObject *chosen);
gboolean   steward_column_list_get_whole    (StewardColumnList         *self);
guint      steward_column_list_count_chosen (StewardColumnList         *self);
guint      steward_column_list_count_all    (StewardColumnList         *self);
void       steward_column_list_fill         (StewardColumnList         *self,
                                             StewardAccessObject       *object);

G_END_DECLS
