/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-evidence.h"
#include "steward-meeting-draft.h"
#include "steward-minutes.h"
#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardMeetingSession:
 *
 * A meeting as its chair conducts it: what the ledger says of it, the item that
 * is dealt with and its evidence, and the verbs. Everything goes through the
 * ledger at once; what is not said yet is kept as a draft, so that the meeting
 * goes on where it was after the window was closed.
 *
 * Emits "changed" when the meeting was read again, "evidence" when that of the
 * current item was, and "failed" (sentence) when something was not recorded.
 */
#define STEWARD_TYPE_MEETING_SESSION (steward_meeting_session_get_type ())
G_DECLARE_FINAL_TYPE (StewardMeetingSession, steward_meeting_session, STEWARD, MEETING_SESSION, GObject)

StewardMeetingSession   *steward_meeting_session_new          (StewardServices       *services,
                                                               const char            *meeting) G_GNUC_WARN_UNUSED_RESULT;
void                     steward_meeting_session_leave        (StewardMeetingSession *self);
void                     steward_meeting_session_close        (StewardMeetingSession *self);

const char              *steward_meeting_session_get_id       (StewardMeetingSession *self);
const StewardMinutes    *steward_meeting_session_get_minutes  (StewardMeetingSession *self);
const StewardEvidence   *steward_meeting_session_get_evidence (StewardMeetingSession *self);
const char              *steward_meeting_session_get_current  (StewardMeetingSession *self);
const StewardAgendaItem *steward_meeting_session_get_item     (StewardMeetingSession *self,
                                                               const char            *review);
const StewardReview     *steward_meeting_session_get_review   (StewardMeetingSession *self,
                                                               const char            *review);
StewardMeetingItemDraft *steward_meeting_session_get_draft    (StewardMeetingSession *self,
                                                               const char            *review);
gint64                   steward_meeting_session_get_seconds  (StewardMeetingSession *self,
                                                               const char            *review);
gboolean                 steward_meeting_session_is_present   (StewardMeetingSession *self,
                                                               const char            *seat);
void                     steward_meeting_session_count        (StewardMeetingSession *self,
                                                               guint                 *out_here,
                                                               guint                 *out_seats,
                                                               guint                 *out_quorum);
gint64                   steward_meeting_session_get_saved_at (StewardMeetingSession *self);

void                     steward_meeting_session_select       (StewardMeetingSession *self,
                                                               const char            *review);
void                     steward_meeting_session_step         (StewardMeetingSession *self,
                                                               int                    direction);
void                     steward_meeting_session_move         (StewardMeetingSession *self,
                                                               const char            *review,
                                                               int                    position);
void                     steward_meeting_session_add_items    (StewardMeetingSession *self,
                                                               const char *const     *reviews);
void                     steward_meeting_session_toggle_clock (StewardMeetingSession *self);
void                     steward_meeting_session_call_roll    (StewardMeetingSession *self,
                                                               const char            *seat,
                                                               gboolean               present);
void                     steward_meeting_session_vote         (StewardMeetingSession *self,
                                                               const char            *seat,
                                                               StewardVoteChoice      choice);
void                     steward_meeting_session_set_note     (StewardMeetingSession *self,
                                                               const char            *review,
                                                               const char            *text);
void                     steward_meeting_session_set_planned  (StewardMeetingSession *self,
                                                               const char            *review,
                                                               gint64                 minutes);
void                     steward_meeting_session_dissent      (StewardMeetingSession *self,
                                                               const char            *seat,
                                                               const char            *text);
void                     steward_meeting_session_add_action   (StewardMeetingSession *self,
                                                               const char            *text,
                                                               const char            *owner,
                                                               gint64                 due);
void                     steward_meeting_session_do_action    (StewardMeetingSession *self,
                                                               const char            *action);
void                     steward_meeting_session_close_item   (StewardMeetingSession *self,
                                                               gboolean               deferred);
void                     steward_meeting_session_end          (StewardMeetingSession *self);

G_END_DECLS
