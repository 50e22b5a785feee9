/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog.h"
#include "steward-governance.h"
#include "steward-connector.h"

G_BEGIN_DECLS

/* Called on the main context of the caller, at most ten times a second. */
typedef void (*StewardPullProgress) (guint64     done,
                                     guint64     total,
                                     const char *what,
                                     gpointer    user_data);

void     steward_pull_job_run_async  (StewardCatalog       *catalog,
                                      StewardGovernance    *governance,
                                      StewardConnector     *connector,
                                      GCancellable         *cancellable,
                                      StewardPullProgress   progress,
                                      gpointer              progress_data,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean steward_pull_job_run_finish (GAsyncResult         *result,
                                      StewardSyncReport    *out_report,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void     steward_check_job_run_async  (StewardConnector    *connector,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
char    *steward_check_job_run_finish (GAsyncResult        *result,
                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
