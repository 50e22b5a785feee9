/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-pg.h"
#include "steward-postgres-digests.h"
#include "steward-postgres-parse.h"
#include "steward-postgres-settings.h"
#include "steward-signal-writer.h"

G_BEGIN_DECLS

gboolean steward_postgres_add_signals (StewardPg                      *pg,
                                       const StewardPostgresSettings  *settings,
                                       const StewardPostgresPlace     *place,
                                       StewardSignalWriter            *writer,
                                       StewardPostgresDigests         *digests,
                                       GCancellable                   *cancellable,
                                       GError                        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
