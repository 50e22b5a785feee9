/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-pg.h"
#include "steward-postgres-settings.h"

G_BEGIN_DECLS

GHashTable *steward_postgres_read_freshness (StewardPg                      *pg,
                                             const StewardPostgresSettings  *settings,
                                             const char                     *database,
                                             gboolean                        counts,
                                             GCancellable                   *cancellable,
                                             GError                        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
