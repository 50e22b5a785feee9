/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-append.h"
#include "steward-db.h"
#include "steward-event.h"

G_BEGIN_DECLS

gboolean steward_ledger_append (StewardDb            *db,
                                const StewardAppend  *what,
                                GPtrArray           **out_events,
                                GArray               *out_leaves,
                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
