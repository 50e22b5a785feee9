/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-meeting-session.h"

G_BEGIN_DECLS

/**
 * StewardMeetingVotes:
 *
 * The votes on the current item of a meeting, one row for each seat that is
 * asked.
 */
#define STEWARD_TYPE_MEETING_VOTES (steward_meeting_votes_get_type ())
G_DECLARE_FINAL_TYPE (StewardMeetingVotes, steward_meeting_votes, STEWARD, MEETING_VOTES, GtkWidget)

GtkWidget *steward_meeting_votes_new  (StewardMeetingSession *session);
void       steward_meeting_votes_show (StewardMeetingVotes   *self);
gboolean   steward_meeting_votes_focus (StewardMeetingVotes  *self);

G_END_DECLS
