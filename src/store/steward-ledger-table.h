/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-db.h"
#include "steward-event.h"

G_BEGIN_DECLS

/* The table of events on one connection. Inserting the next one is the only
 * write (see steward-ledger-append.h); reading goes by position. Thread and lifetime are those of the connection. */

typedef gboolean (*StewardLedgerVisit) (const StewardEvent  *event,
                                        gpointer             data,
                                        GError             **error);

typedef void     (*StewardLeafVisit)   (const StewardDigest *seal,
                                        const StewardDigest *leaf,
                                        gpointer             data);
typedef gboolean (*StewardSignedVisit) (const StewardEvent  *event,
                                        const char          *signature,
                                        gpointer             data,
                                        GError             **error);

gboolean      steward_ledger_table_insert   (StewardDb            *db,
                                             const StewardEvent   *event,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean      steward_ledger_table_get_head (StewardDb            *db,
                                             gint64               *out_position,
                                             StewardDigest        *out_seal,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      steward_ledger_table_get_seal (StewardDb            *db,
                                             gint64                position,
                                             StewardDigest        *out_seal,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      steward_ledger_table_get_version (StewardDb         *db,
                                             const char           *stream,
                                             gint64               *out_version,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gint64        steward_ledger_table_count    (StewardDb            *db,
                                             const char           *stream,
                                             GError              **error);
GPtrArray    *steward_ledger_table_read     (StewardDb            *db,
                                             const char           *stream,
                                             gint64                after,
                                             gint64                limit,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      steward_ledger_table_walk     (StewardDb            *db,
                                             gint64                after,
                                             const StewardDigest  *seal,
                                             StewardLedgerVisit    visit,
                                             gpointer              data,
                                             gint64               *out_position,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      steward_ledger_table_walk_query (StewardDb          *db,
                                             const char           *query,
                                             gint64                after,
                                             const StewardDigest  *seal,
                                             StewardLedgerVisit    visit,
                                             gpointer              data,
                                             gint64               *out_position,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      steward_ledger_table_check_chain (StewardDb         *db,
                                             gint64                after,
                                             const StewardDigest  *seal,
                                             StewardLeafVisit      visit,
                                             gpointer              data,
                                             gint64               *out_position,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      steward_ledger_table_visit    (StewardDb            *db,
                                             gint64                after,
                                             StewardSignedVisit    visit,
                                             gpointer              data,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      steward_ledger_table_check    (StewardDb            *db,
                                             gint64                after,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      steward_ledger_table_get_schema (StewardDb          *db,
                                             StewardDigest        *out_digest,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
