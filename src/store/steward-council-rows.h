/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-append.h"
#include "steward-governance.h"
#include "steward-meeting.h"
#include "steward-review.h"

G_BEGIN_DECLS

/* Reading what is folded from events, and the kept facts beside it. Every call
 * blocks in the reader's thread of governance.db; persons that were merged are
 * told as who they are now. */

typedef struct
{
  gboolean open_only;
  gboolean undone_only;                /* open, or approved and not applied yet */
  const char *subject;                 /* NULL: any */
  const char *text;                    /* NULL, or words of title, comments and reasons, as prefixes */
  gint64 limit;                        /* 0: all */
} StewardReviewFilter;

/* Where name or address of a person stands outside the directory. */
typedef struct
{
  GPtrArray *payloads;                 /* char*: references, "sha256:…" */
  gint64 n_drafts;
  gint64 n_waiting;                    /* effects to be carried out and differences on platforms: gone when done */
  gint64 n_events;                     /* which nobody can erase */
} StewardTraces;

/* A review in which words were found, best first. */
typedef struct
{
  char *review;
  char *title;
  char *snippet;                       /* plain text around the hit */
  StewardReviewKind kind;
  StewardChangeState state;
  char *outcome;
  gint64 decided_at;
} StewardPastReview;

/* A key that signs; positions are those of the events that said so. */
typedef struct
{
  char *person;
  char *key;                           /* "ssh-ed25519 AAAA…" */
  gint64 added_at;
  gint64 added_by;
  gint64 removed_at;                   /* 0: never */
  gint64 removed_by;                   /* 0: by none */
} StewardSigningKey;

GPtrArray     *steward_council_rows_list_reviews     (StewardGovernance         *self,
                                                      const StewardReviewFilter *filter,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
StewardReview *steward_council_rows_load_review      (StewardGovernance         *self,
                                                      const char                *id,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *steward_council_rows_find_similar     (StewardGovernance         *self,
                                                      const char                *words,
                                                      const char                *except_review,
                                                      guint                      limit,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       steward_council_rows_get_deferral     (StewardGovernance         *self,
                                                      const char                *review,
                                                      const char                *seat,
                                                      gint64                    *out_until,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

/* The charter in force as the canonical bytes of its object, and the payload of
 * its document; %NULL without error when none is founded. Delegations are those of the ledger only. */
gboolean       steward_council_rows_load_charter     (StewardGovernance         *self,
                                                      gint64                    *out_version,
                                                      char                     **out_json,
                                                      char                     **out_document,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *steward_council_rows_list_delegations (StewardGovernance         *self,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray     *steward_council_rows_list_certificates (StewardGovernance        *self,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *steward_council_rows_list_meetings    (StewardGovernance         *self,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
StewardMeeting *steward_council_rows_load_meeting    (StewardGovernance         *self,
                                                      const char                *id,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

/* The directory. Erased persons have neither name nor address. */
GPtrArray     *steward_council_rows_list_people      (StewardGovernance         *self,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_council_rows_resolve_person   (StewardGovernance         *self,
                                                      const char                *id_name_or_address,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
StewardTraces *steward_council_rows_find_traces      (StewardGovernance         *self,
                                                      const char                *person,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *steward_council_rows_list_keys        (StewardGovernance         *self,
                                                      const char                *person,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray     *steward_council_rows_list_signing_keys (StewardGovernance        *self,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

/* Payloads: %NULL with %STEWARD_ERROR_NOT_FOUND, or, once erased, with
 * %STEWARD_ERROR_DENIED and the day of the erasure in the message. */
GBytes        *steward_council_rows_load_payload     (StewardGovernance         *self,
                                                      const char                *reference,
                                                      char                     **out_media_type,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes        *steward_council_rows_load_salted      (StewardGovernance         *self,
                                                      const char                *reference,
                                                      GBytes                   **out_salt,
                                                      char                     **out_media_type,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       steward_council_rows_get_erasure      (StewardGovernance         *self,
                                                      const char                *payload_or_person,
                                                      char                     **out_asked_by,
                                                      gint64                    *out_erased_at,
                                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

void           steward_traces_free                   (StewardTraces             *self);
void           steward_signing_key_free              (StewardSigningKey         *self);
void           steward_past_review_free              (StewardPastReview         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardTraces, steward_traces_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSigningKey, steward_signing_key_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPastReview, steward_past_review_free)

G_END_DECLS
