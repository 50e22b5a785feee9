/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardMeetingView:
 *
 * A meeting that is conducted: agenda, current item and roll call side by side,
 * or one after the other where there is no room. Emits "leave" when the person
 * goes back to the council.
 */
#define STEWARD_TYPE_MEETING_VIEW (steward_meeting_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardMeetingView, steward_meeting_view, STEWARD, MEETING_VIEW, GtkWidget)

GtkWidget    *steward_meeting_view_new        (StewardServices    *services,
                                               const char         *meeting);
AdwHeaderBar *steward_meeting_view_get_header (StewardMeetingView *self);
void          steward_meeting_view_leave      (StewardMeetingView *self);
gboolean      steward_meeting_view_escape     (StewardMeetingView *self);

G_END_DECLS
