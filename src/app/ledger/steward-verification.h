/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"
#include "steward-ledger-verify.h"

G_BEGIN_DECLS

/* The last time that the ledger was verified from this desk. Its head is kept,
 * and the next verification is held against it. */
typedef struct
{
  gint64 time;                         /* µs; 0: never */
  gint64 n_events;
  char *note;                          /* the head: "size:hex root" */
  char *words;                         /* what was found then, in words */
  gboolean well;
} StewardVerification;

void                 steward_verification_run_async   (StewardCouncil       *council,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
void                 steward_verification_load_async  (StewardCouncil       *council,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
StewardVerification *steward_verification_finish      (GAsyncResult         *result,
                                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_verification_free        (StewardVerification  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardVerification, steward_verification_free)

G_END_DECLS
