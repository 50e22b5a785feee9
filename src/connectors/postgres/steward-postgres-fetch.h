/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"
#include "steward-pg.h"
#include "steward-postgres-parse.h"
#include "steward-postgres-settings.h"

G_BEGIN_DECLS

/* How many tables are done, over all databases of a source. */
typedef struct
{
  guint64 done;
  guint64 total;
} StewardPostgresProgress;

gboolean   steward_postgres_fetch_database (StewardPg                      *pg,
                                            const StewardPostgresSettings  *settings,
                                            const StewardPostgresPlace     *place,
                                            const StewardSink              *sink,
                                            StewardPostgresProgress        *progress,
                                            GCancellable                   *cancellable,
                                            GError                        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   steward_postgres_count_tables   (StewardPg                      *pg,
                                            const StewardPostgresSettings  *settings,
                                            guint64                        *out_tables,
                                            guint64                        *out_readable,
                                            GCancellable                   *cancellable,
                                            GError                        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
