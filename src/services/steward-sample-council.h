/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-services.h"

G_BEGIN_DECLS

/* Plays the council of the sample mesh into an empty ledger, through the verbs
 * that people use, so that there is a queue, a decision and a certificate to
 * look at. A ledger with anything in it is left alone. */

gboolean steward_sample_council_play_sync   (StewardServices      *services,
                                             const char           *folder,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void     steward_sample_council_play_async  (StewardServices      *services,
                                             const char           *folder,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean steward_sample_council_play_finish (StewardServices      *services,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
