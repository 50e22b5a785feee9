/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access.h"
#include "steward-append.h"
#include "steward-drift.h"
#include "steward-governance.h"

G_BEGIN_DECLS

/* Reading what is folded about access, and the kept facts beside it: outbox and
 * drift. Every call blocks; persons that were merged are told as who they are
 * now. */

typedef struct
{
  gboolean open_only;                  /* requested, undecided */
  gboolean live_only;                  /* approved or provisioned, or not yet taken back */
  gboolean undone_only;                /* what the platform has is not what was decided, yet */
  const char *requester;               /* NULL: any */
  const char *subject;                 /* URN */
  const char *consumer;
  const char *source;                  /* id on this desk, or instance */
  const char *grantee;
  gint64 ends_before;                  /* approved ones that end before it; 0: any */
  gint64 limit;                        /* 0: all */
} StewardAccessFilter;

GPtrArray       *steward_access_rows_list           (StewardGovernance         *self,
                                                     const StewardAccessFilter *filter,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
StewardAccess   *steward_access_rows_load           (StewardGovernance         *self,
                                                     const char                *id,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *steward_access_rows_list_campaigns (StewardGovernance         *self,
                                                     gboolean                   open_only,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
StewardCampaign *steward_access_rows_load_campaign  (StewardGovernance         *self,
                                                     const char                *id,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *steward_access_rows_list_principals (StewardGovernance        *self,
                                                     const char                *source,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

/* The outbox. claim counts an attempt and says "sending" durably before
 * anything leaves the house; nothing is claimed when somebody else was faster. */
GPtrArray       *steward_outbox_list_sync           (StewardGovernance         *self,
                                                     gint64                     due,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_outbox_claim_sync          (StewardGovernance         *self,
                                                     const StewardOutboxItem   *item,
                                                     gboolean                  *out_claimed,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_outbox_put_back_sync       (StewardGovernance         *self,
                                                     const char                *id,
                                                     gint64                     not_before,
                                                     const char                *message,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the last comparison with each source found; replaced as a whole, and
 * forgotten without items. */
gboolean         steward_drift_put_sync             (StewardGovernance         *self,
                                                     const char                *source,
                                                     gint64                     seen_at,
                                                     guint64                    n_lines,
                                                     guint64                    n_left_out,
                                                     GPtrArray                 *items,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *steward_drift_list_sync            (StewardGovernance         *self,
                                                     const char                *source,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_drift_get_sync             (StewardGovernance         *self,
                                                     const char                *source,
                                                     gint64                    *out_seen_at,
                                                     guint64                   *out_n_lines,
                                                     guint64                   *out_n_left_out,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
