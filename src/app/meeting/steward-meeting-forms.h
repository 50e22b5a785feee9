/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-meeting-session.h"

G_BEGIN_DECLS

/* What is written during a meeting in a form of its own. */

void steward_meeting_forms_action  (GtkWindow             *parent,
                                    StewardMeetingSession *session);
void steward_meeting_forms_dissent (GtkWindow             *parent,
                                    StewardMeetingSession *session);
void steward_meeting_forms_items   (GtkWindow             *parent,
                                    StewardServices       *services,
                                    StewardMeetingSession *session);
void steward_meeting_forms_new     (GtkWindow             *parent,
                                    StewardServices       *services,
                                    GCallback              opened,
                                    gpointer               data);

G_END_DECLS
