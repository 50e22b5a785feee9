/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-meeting-session.h"

G_BEGIN_DECLS

/**
 * StewardMeetingItem:
 *
 * The item that the meeting deals with: its clock, its evidence in short, the
 * votes, notes, action items and dissents, and what comes next. Emits "leave"
 * for the way back and "show-evidence" for all of it.
 */
#define STEWARD_TYPE_MEETING_ITEM (steward_meeting_item_get_type ())
G_DECLARE_FINAL_TYPE (StewardMeetingItem, steward_meeting_item, STEWARD, MEETING_ITEM, GtkWidget)

GtkWidget    *steward_meeting_item_new           (StewardMeetingSession *session);
AdwHeaderBar *steward_meeting_item_get_header    (StewardMeetingItem    *self);
void          steward_meeting_item_show          (StewardMeetingItem    *self);
void          steward_meeting_item_show_evidence (StewardMeetingItem    *self);
void          steward_meeting_item_tick          (StewardMeetingItem    *self);
void          steward_meeting_item_add_action    (StewardMeetingItem    *self);
void          steward_meeting_item_dissent       (StewardMeetingItem    *self);
gboolean      steward_meeting_item_focus_votes   (StewardMeetingItem    *self);
void          steward_meeting_item_focus_note    (StewardMeetingItem    *self);

G_END_DECLS
