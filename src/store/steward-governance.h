/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-append.h"
#include "steward-checkpoint.h"
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
 * verification never keeps a vote waiting. Emits "changed" on the main context
 * soon after events were appended, by this process or another, and
 * "levels-changed" soon after objectives were put or evaluated.
 */
#define STEWARD_TYPE_GOVERNANCE (steward_governance_get_type ())
G_DECLARE_FINAL_TYPE (StewardGovernance, steward_governance, STEWARD, GOVERNANCE, GObject)

/* A dated fact behind the KPIs. */
typedef struct
{
  char *urn;
  char *fact;                          /* "product-seen", "product-active"… */
  gint64 time;
} StewardFact;

/* Something begun and kept. */
typedef struct
{
  char *id;
  char *kind;                          /* "intent", "review", "minutes"… */
  char *subject;                       /* review id or URN, or NULL */
  char *body;
  gint64 changed_at;
} StewardKeptDraft;

/* Called with each stored event, in order and unchecked, and with its armoured
 * signature or %NULL. */
typedef gboolean (*StewardEventVisit) (const StewardEvent  *event,
                                       const char          *signature,
                                       gpointer             data,
                                       GError             **error);

StewardGovernance *steward_governance_open                    (const char         *path,
                                                               char              **out_notice,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
StewardGovernance *steward_governance_open_untouched          (const char         *path,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void               steward_governance_close                   (StewardGovernance  *self);
const char        *steward_governance_get_path                (StewardGovernance  *self);

gboolean           steward_governance_append_sync             (StewardGovernance  *self,
                                                               const StewardAppend *what,
                                                               GPtrArray         **out_events,
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
gboolean           steward_governance_verify_rows_sync        (StewardGovernance  *self,
                                                               gboolean            replace,
                                                               GPtrArray         **out_differences,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_governance_walk_sync               (StewardGovernance  *self,
                                                               gint64              after,
                                                               StewardEventVisit   visit,
                                                               gpointer            data,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_governance_get_checkpoint_sync     (StewardGovernance  *self,
                                                               StewardCheckpoint  *out_checkpoint,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* Drafts: what a person has begun, and what was confirmed and not yet sealed
 * (kind "intent"). The append that settles one removes it in its transaction. */
gboolean           steward_governance_put_draft_sync          (StewardGovernance  *self,
                                                               const char         *id,
                                                               const char         *kind,
                                                               const char         *subject,
                                                               const char         *body,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_governance_remove_draft_sync       (StewardGovernance  *self,
                                                               const char         *id,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray         *steward_governance_list_drafts_sync        (StewardGovernance  *self,
                                                               const char         *kind,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_governance_erase_payload_sync      (StewardGovernance  *self,
                                                               const char         *reference,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           steward_governance_erase_person_sync       (StewardGovernance  *self,
                                                               const char         *person,
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

void               steward_kept_draft_free                    (StewardKeptDraft   *self);
void               steward_fact_free                          (StewardFact        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFact, steward_fact_free)

G_END_DECLS
