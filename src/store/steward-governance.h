/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-event.h"
#include "steward-measurement.h"

G_BEGIN_DECLS

/**
 * StewardGovernance:
 *
 * governance.db: events with what is folded from them, and kept facts that can
 * be neither fetched again nor folded. Opening restores a damaged file from
 * its newest copy plus its own verifying prefix and says what is missing.
 * Calls block; those that write have a thread of their own, so that a long
 * verification never keeps a vote waiting.
 */
#define STEWARD_TYPE_GOVERNANCE (steward_governance_get_type ())
G_DECLARE_FINAL_TYPE (StewardGovernance, steward_governance, STEWARD, GOVERNANCE, GObject)

/* For steward_governance_append_sync(): whatever the stream is at. */
#define STEWARD_GOVERNANCE_ANY_VERSION (-1)

/* A dated fact behind the KPIs. */
typedef struct
{
  char *urn;
  char *fact;                          /* "product-seen", "product-active"… */
  gint64 time;
} StewardFact;

StewardGovernance *steward_governance_open                    (const char         *path,
                                                               char              **out_notice,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void               steward_governance_close                   (StewardGovernance  *self);

gboolean           steward_governance_append_sync             (StewardGovernance  *self,
                                                               const char         *stream,
                                                               gint64              expected_version,
                                                               const char         *type,
                                                               JsonNode           *body,
                                                               const char         *actor,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gint64             steward_governance_count_events_sync       (StewardGovernance  *self,
                                                               const char         *stream,
                                                               GError            **error);
GPtrArray         *steward_governance_read_events_sync        (StewardGovernance  *self,
                                                               const char         *stream,
                                                               gint64              after,
                                                               gint64              limit,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_governance_verify_sync             (StewardGovernance  *self,
                                                               gint64             *out_events,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_governance_add_measurements_sync   (StewardGovernance  *self,
                                                               const char         *source_id,
                                                               GPtrArray          *measurements,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gint64             steward_governance_last_measured_sync      (StewardGovernance  *self,
                                                               const char         *source_id,
                                                               GError            **error);
gboolean           steward_governance_add_facts_sync          (StewardGovernance  *self,
                                                               GPtrArray          *facts,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_governance_backup_sync             (StewardGovernance  *self,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;

void               steward_fact_free                          (StewardFact        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFact, steward_fact_free)

G_END_DECLS
