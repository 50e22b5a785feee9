/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-case.h"
#include "steward-page.h"

G_BEGIN_DECLS

/* Mends a difference: finds what has to be asked for or done, and opens the
 * form that shows it and records it. */

void     steward_drift_mend_async  (StewardPage            *page,
                                    const StewardDriftItem *item,
                                    StewardRemedy           remedy,
                                    GAsyncReadyCallback     callback,
                                    gpointer                user_data);
gboolean steward_drift_mend_finish (GAsyncResult           *result,
                                    GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
