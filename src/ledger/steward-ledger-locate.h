/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-ledger-verify.h"

G_BEGIN_DECLS

/* Why the event at a place does not fit. Internal to the ledger. */

gboolean steward_ledger_locate_sync (StewardLedger       *self,
                                     gint64               expected,
                                     const StewardEvent  *found,
                                     guint64              noted_size,
                                     StewardVerdict      *verdict,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
