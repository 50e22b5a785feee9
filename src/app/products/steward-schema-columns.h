/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry.h"
#include "steward-record-table.h"

G_BEGIN_DECLS

GtkWidget *steward_schema_columns_new_table (GtkSelectionModel     *model);
char      *steward_schema_columns_say_type  (const StewardProperty *property) G_GNUC_WARN_UNUSED_RESULT;
gboolean   steward_schema_columns_is_key    (const StewardProperty *property);
gboolean   steward_schema_columns_is_personal (const StewardProperty *property);
gboolean   steward_schema_columns_is_undescribed (const StewardProperty *property);

G_END_DECLS
