/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-rows.h"
#include "steward-catalog.h"
#include "steward-connector.h"

G_BEGIN_DECLS

/* One comparison of what is approved with the access lists of one source. */

gboolean   steward_drift_job_can_run    (StewardConnector     *connector);
gboolean   steward_drift_job_run_sync   (StewardCatalog       *catalog,
                                         StewardGovernance    *governance,
                                         StewardConnector     *connector,
                                         GPtrArray           **out_items,
                                         GCancellable         *cancellable,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void       steward_drift_job_run_async  (StewardCatalog       *catalog,
                                         StewardGovernance    *governance,
                                         StewardConnector     *connector,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GPtrArray *steward_drift_job_run_finish (GAsyncResult         *result,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
