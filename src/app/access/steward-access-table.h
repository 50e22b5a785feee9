/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-access-columns.h"

G_BEGIN_DECLS

/**
 * StewardAccessTable:
 *
 * Accesses as a table, or as rows of three lines where it is narrow. The same
 * access stays chosen whatever is read anew. Signal: "open" (id of an access).
 */
#define STEWARD_TYPE_ACCESS_TABLE (steward_access_table_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessTable, steward_access_table, STEWARD, ACCESS_TABLE, GtkWidget)

GtkWidget  *steward_access_table_new          (StewardAccessListKind  kind,
                                               GListModel            *items);

GListModel *steward_access_table_get_model    (StewardAccessTable    *self);
const char *steward_access_table_get_selected (StewardAccessTable    *self);
gboolean    steward_access_table_select       (StewardAccessTable    *self,
                                               const char            *access);
const char *steward_access_table_move         (StewardAccessTable    *self,
                                               int                    step);
void        steward_access_table_focus        (StewardAccessTable    *self);

G_END_DECLS
