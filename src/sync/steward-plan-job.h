/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connector.h"

G_BEGIN_DECLS

/* What would run on a platform; nothing is changed. */
void               steward_plan_job_run_async  (StewardConnector     *connector,
                                                const StewardEffect  *effect,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
StewardEffectPlan *steward_plan_job_run_finish (GAsyncResult         *result,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

StewardEffect     *steward_effect_duplicate    (const StewardEffect  *effect) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
