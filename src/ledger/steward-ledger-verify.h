/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-ledger.h"

G_BEGIN_DECLS

/* What is wrong with the first event that does not fit. */
typedef enum
{
  STEWARD_FAULT_NONE,
  STEWARD_FAULT_CHANGED,               /* its bytes are not those that were sealed */
  STEWARD_FAULT_MISSING,               /* it is not there, later ones are */
  STEWARD_FAULT_REORDERED,             /* another event stands at its place */
  STEWARD_FAULT_TRUNCATED,             /* a noted head saw more events */
  STEWARD_FAULT_REPLACED,              /* whole in itself, but a noted head saw another history */
  STEWARD_FAULT_FORM,                  /* sealed, but not canonical JSON (deep) */
  STEWARD_FAULT_SIGNATURE,             /* a signature does not fit its body or person */
} StewardFault;

/* A head that was noted elsewhere: a checkpoint text, or "size:hex root". */
typedef struct
{
  guint64 size;
  StewardDigest root;
} StewardNotedHead;

typedef struct
{
  StewardFault fault;
  gint64 position;                     /* first that does not fit, 0: none */
  char *words;                         /* one sentence, what and why; NULL when all is well */
  gint64 n_events;                     /* that verify, from the first */
  gint64 n_signatures;                 /* that were checked */
  gint64 n_erased;                     /* events whose payload was erased: their seals stay valid */
  StewardCheckpoint head;              /* of what verifies */
  char *against;                       /* which noted heads it was compared with, in words */
} StewardVerdict;

gboolean        steward_ledger_verify_sync    (StewardLedger           *self,
                                               gboolean                 deep,
                                               const StewardNotedHead  *heads,
                                               gsize                    n_heads,
                                               StewardVerdict         **out_verdict,
                                               GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        steward_noted_head_parse      (const char              *text,
                                               StewardNotedHead        *out_head,
                                               GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
const char     *steward_fault_to_id           (StewardFault             fault);
void            steward_verdict_free          (StewardVerdict          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardVerdict, steward_verdict_free)

G_END_DECLS
