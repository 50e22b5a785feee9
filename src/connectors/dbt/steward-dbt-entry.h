/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-dbt-project.h"
#include "steward-entry.h"

G_BEGIN_DECLS

StewardEntry *steward_dbt_make_entry (const char           *unique_id,
                                      const StewardNode    *value,
                                      const StewardDbtNode *node,
                                      const char           *server) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *steward_dbt_read_types (const StewardNode    *table) G_GNUC_WARN_UNUSED_RESULT;
void          steward_dbt_add_types  (StewardEntry         *entry,
                                      GPtrArray            *types);

G_END_DECLS
