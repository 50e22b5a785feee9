/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-ledger.h"

G_BEGIN_DECLS

/* An evidence folder that sha256sum, ssh-keygen, openssl and the script in it
 * check without Steward. */
typedef struct
{
  const char *folder;                  /* made; must not exist or be empty */
  const char *stream;                  /* one decision without its neighbours; NULL: the whole ledger */
  guint64 since_size;                  /* adds the proof that it extends a ledger of this size; 0: none */
  gboolean with_payloads;              /* texts and revisions that are not erased */
} StewardExport;

gboolean steward_ledger_export_sync (StewardLedger        *self,
                                     StewardGovernance    *governance,
                                     const StewardExport  *what,
                                     gint64               *out_events,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
