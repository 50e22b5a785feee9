/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-charter.h"

G_BEGIN_DECLS

/* What a meeting has of its own beside the ledger, until it is closed: notes
 * that are still being written, planned minutes, and the clock's pauses. */
typedef struct
{
  char *note;                          /* Markdown, never NULL */
  gint64 planned;                      /* minutes */
  gint64 paused;                       /* how long in all, µs */
  gint64 paused_at;                    /* since when it stands still, 0: it runs */
} StewardMeetingItemDraft;

typedef struct
{
  char *current;                       /* review id, or NULL */
  gboolean open;                       /* the meeting was not left: it is shown again */
  GHashTable *items;                   /* review id → StewardMeetingItemDraft */
} StewardMeetingDraft;

StewardMeetingDraft     *steward_meeting_draft_new       (void) G_GNUC_WARN_UNUSED_RESULT;
StewardMeetingDraft     *steward_meeting_draft_from_json (const char                *json) G_GNUC_WARN_UNUSED_RESULT;
char                    *steward_meeting_draft_to_json   (const StewardMeetingDraft *self) G_GNUC_WARN_UNUSED_RESULT;
StewardMeetingItemDraft *steward_meeting_draft_get       (StewardMeetingDraft       *self,
                                                          const char                *review,
                                                          StewardReviewKind          kind);
gint64                   steward_meeting_draft_elapsed   (const StewardMeetingItemDraft *item,
                                                          gint64                     started_at,
                                                          gint64                     now);
void                     steward_meeting_draft_pause     (StewardMeetingItemDraft   *item,
                                                          gint64                     now);
void                     steward_meeting_draft_go_on     (StewardMeetingItemDraft   *item,
                                                          gint64                     now);
void                     steward_meeting_draft_free      (StewardMeetingDraft       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardMeetingDraft, steward_meeting_draft_free)

G_END_DECLS
