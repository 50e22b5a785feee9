/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-item-table.h"

G_BEGIN_DECLS

/* Objectives as rows of a table, of #StewardLevelItem. */

GtkWidget *steward_level_table_new (GListModel *items);

G_END_DECLS
