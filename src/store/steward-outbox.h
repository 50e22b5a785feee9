/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-append.h"
#include "steward-db.h"

G_BEGIN_DECLS

/* Rows of the outbox inside of the transaction of an append. Reading and
 * claiming them: steward-access-rows.h. */

gboolean steward_outbox_put    (StewardDb                *db,
                                const StewardOutboxItem  *item,
                                gint64                    time,
                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_outbox_remove (StewardDb                *db,
                                const char               *id,
                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
