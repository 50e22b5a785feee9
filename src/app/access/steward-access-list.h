/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-access-table.h"

G_BEGIN_DECLS

/**
 * StewardAccessList:
 *
 * One of the lists of accesses, with what it can be searched and filtered by,
 * and with words where it is empty. Signals: "open" (id of an access), "retry",
 * "changed" (how many it shows).
 */
#define STEWARD_TYPE_ACCESS_LIST (steward_access_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessList, steward_access_list, STEWARD, ACCESS_LIST, GtkWidget)

GtkWidget          *steward_access_list_new          (StewardAccessListKind  kind,
                                                      GListModel            *items);

StewardItemTable   *steward_access_list_get_table    (StewardAccessList     *self);
guint               steward_access_list_count        (StewardAccessList     *self);
void                steward_access_list_set_nobody   (StewardAccessList     *self,
                                                      gboolean               nobody);
void                steward_access_list_refresh      (StewardAccessList     *self,
                                                      gboolean               loaded,
                                                      const GError          *error);
gboolean            steward_access_list_focus_search (StewardAccessList     *self);
gboolean            steward_access_list_escape       (StewardAccessList     *self);

G_END_DECLS
