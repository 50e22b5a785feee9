/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardLedgerPage:
 *
 * The page "Ledger": its head and when it was verified, its events, and each of
 * them in full.
 */
#define STEWARD_TYPE_LEDGER_PAGE (steward_ledger_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardLedgerPage, steward_ledger_page, STEWARD, LEDGER_PAGE, StewardPage)

GtkWidget *steward_ledger_page_new (StewardServices *services);

G_END_DECLS
