/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-meeting-session.h"

G_BEGIN_DECLS

/**
 * StewardMeetingRoll:
 *
 * Who is here: the quorum, a row for each seat, the minutes and the end of the
 * meeting. Emits "minutes" and "end" when their buttons are pressed.
 */
#define STEWARD_TYPE_MEETING_ROLL (steward_meeting_roll_get_type ())
G_DECLARE_FINAL_TYPE (StewardMeetingRoll, steward_meeting_roll, STEWARD, MEETING_ROLL, GtkWidget)

GtkWidget    *steward_meeting_roll_new        (StewardMeetingSession *session);
AdwHeaderBar *steward_meeting_roll_get_header (StewardMeetingRoll    *self);
void          steward_meeting_roll_show       (StewardMeetingRoll    *self);
void          steward_meeting_roll_focus_rows (StewardMeetingRoll    *self);

G_END_DECLS
