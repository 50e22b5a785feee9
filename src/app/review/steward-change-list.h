/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-entry-diff.h"

G_BEGIN_DECLS

/**
 * StewardChangeList:
 *
 * What changed, one box a change: what it does to readers, the old value struck
 * through and the new one. Where changes can be decided one by one, each has a
 * check. Signal: "except-changed".
 */
#define STEWARD_TYPE_CHANGE_LIST (steward_change_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardChangeList, steward_change_list, STEWARD, CHANGE_LIST, GtkWidget)

GtkWidget *steward_change_list_new         (void);

void       steward_change_list_set_changes (StewardChangeList  *self,
                                            GPtrArray          *changes,
                                            GHashTable         *outcomes,
                                            gboolean            checkable);
void       steward_change_list_set_except  (StewardChangeList  *self,
                                            const char *const  *paths);
char     **steward_change_list_dup_except  (StewardChangeList  *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
