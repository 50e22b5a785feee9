/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-columns.h"
#include "steward-item-table.h"

G_BEGIN_DECLS

GtkWidget *steward_access_table_new (StewardAccessListKind  kind,
                                     GListModel            *items);

G_END_DECLS
