/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-ledger.h"

G_BEGIN_DECLS

/**
 * StewardLocalLedger:
 *
 * The ledger of one desk, in governance.db; append and projection are one
 * transaction. Actors are asserted: nobody proves here who they are.
 */
#define STEWARD_TYPE_LOCAL_LEDGER (steward_local_ledger_get_type ())
G_DECLARE_FINAL_TYPE (StewardLocalLedger, steward_local_ledger, STEWARD, LOCAL_LEDGER, StewardLedger)

StewardLedger *steward_local_ledger_new (StewardGovernance *governance) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
