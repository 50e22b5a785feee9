/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-council.h"

G_BEGIN_DECLS

/**
 * StewardConditionList:
 *
 * The conditions of an approval: what has to be done, until when, by whom.
 * Signal: "changed".
 */
#define STEWARD_TYPE_CONDITION_LIST (steward_condition_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardConditionList, steward_condition_list, STEWARD, CONDITION_LIST, GtkWidget)

GtkWidget *steward_condition_list_new       (void);

guint      steward_condition_list_get_n     (StewardConditionList *self);
gboolean   steward_condition_list_is_valid  (StewardConditionList *self);
void       steward_condition_list_write     (StewardConditionList *self,
                                             StewardIntent        *intent);
void       steward_condition_list_read      (StewardConditionList *self,
                                             const StewardIntent  *intent);
void       steward_condition_list_set_people (StewardConditionList *self,
                                             StewardCouncilState  *state,
                                             const char           *owner);
void       steward_condition_list_add       (StewardConditionList *self);

G_END_DECLS
