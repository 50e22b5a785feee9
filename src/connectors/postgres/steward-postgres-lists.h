/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"
#include "steward-pg.h"
#include "steward-postgres-settings.h"

G_BEGIN_DECLS

gboolean steward_postgres_list_lines (StewardPg                      *pg,
                                      const StewardPostgresSettings  *settings,
                                      const char                     *database,
                                      const char                     *governed,
                                      const char *const              *ours,
                                      StewardAccessLineFunc           func,
                                      gpointer                        user_data,
                                      GCancellable                   *cancellable,
                                      GError                        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
