/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-event.h"
#include "steward-sshsig.h"

G_BEGIN_DECLS

/**
 * StewardLedgerKeys:
 *
 * Who may sign with which key, as the events so far say. Feed it every event
 * in order. Internal to the ledger.
 */
typedef struct _StewardLedgerKeys StewardLedgerKeys;

StewardLedgerKeys *steward_ledger_keys_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void               steward_ledger_keys_free   (StewardLedgerKeys   *self);
void               steward_ledger_keys_add    (StewardLedgerKeys   *self,
                                               const StewardEvent  *event);
gboolean           steward_ledger_keys_check  (StewardLedgerKeys   *self,
                                               const StewardEvent  *event,
                                               const char          *signature,
                                               char               **out_signer,
                                               char               **out_key,
                                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLedgerKeys, steward_ledger_keys_free)

G_END_DECLS
