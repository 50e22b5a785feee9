/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council-rows.h"
#include "steward-council.h"

G_BEGIN_DECLS

/* A meeting with everything that its minutes say, names in place of ids. */
typedef struct
{
  StewardCouncilState *state;
  StewardMeeting *meeting;
  GPtrArray *reviews;                  /* StewardReview, those of the agenda, in its order */
  GPtrArray *words;                    /* char*: where each of @reviews stands, one sentence */
  GHashTable *texts;                   /* payload → char* */
  char *origin;                        /* of the ledger */
  gint64 head_position;                /* of the ledger, for the footer */
  char *head_seal;                     /* hex */
  char *head_root;                     /* hex */
} StewardMinutes;

StewardMinutes *steward_minutes_load_sync   (StewardCouncil       *council,
                                             const char           *meeting,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void            steward_minutes_load_async  (StewardCouncil       *council,
                                             const char           *meeting,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
StewardMinutes *steward_minutes_load_finish (StewardCouncil       *council,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
char           *steward_minutes_to_markdown (const StewardMinutes *self) G_GNUC_WARN_UNUSED_RESULT;
void            steward_meeting_count_quorum (const StewardMeeting *meeting,
                                              const StewardCharter *charter,
                                              guint                *out_present,
                                              guint                *out_needed);
void            steward_minutes_free        (StewardMinutes       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardMinutes, steward_minutes_free)

G_END_DECLS
