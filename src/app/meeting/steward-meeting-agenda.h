/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-meeting-session.h"

G_BEGIN_DECLS

/**
 * StewardMeetingAgenda:
 *
 * The agenda of a meeting: items in order with what became of them, how far the
 * meeting has come, and its action items. Ctrl with the arrows, or dragging,
 * moves an item. Emits "add" when items from the queue are wanted and "opened"
 * when an item was chosen.
 */
#define STEWARD_TYPE_MEETING_AGENDA (steward_meeting_agenda_get_type ())
G_DECLARE_FINAL_TYPE (StewardMeetingAgenda, steward_meeting_agenda, STEWARD, MEETING_AGENDA, GtkWidget)

GtkWidget    *steward_meeting_agenda_new        (StewardMeetingSession *session);
AdwHeaderBar *steward_meeting_agenda_get_header (StewardMeetingAgenda  *self);
void          steward_meeting_agenda_show       (StewardMeetingAgenda  *self);
void          steward_meeting_agenda_tick       (StewardMeetingAgenda  *self);

G_END_DECLS
