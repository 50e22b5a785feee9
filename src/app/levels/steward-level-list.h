/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-item-table.h"

G_BEGIN_DECLS

/**
 * StewardLevelList:
 *
 * Objectives with search and filters. Signals: "open" (id of an objective),
 * "retry".
 */
#define STEWARD_TYPE_LEVEL_LIST (steward_level_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardLevelList, steward_level_list, STEWARD, LEVEL_LIST, GtkWidget)

GtkWidget        *steward_level_list_new          (void);

StewardItemTable *steward_level_list_get_table    (StewardLevelList *self);
guint             steward_level_list_count_missed (StewardLevelList *self);
void              steward_level_list_set_levels   (StewardLevelList *self,
                                                   GPtrArray        *levels);
void              steward_level_list_show_error   (StewardLevelList *self,
                                                   const GError     *error);
gboolean          steward_level_list_focus        (StewardLevelList *self);
void              steward_level_list_focus_search (StewardLevelList *self);
gboolean          steward_level_list_escape       (StewardLevelList *self);

G_END_DECLS
