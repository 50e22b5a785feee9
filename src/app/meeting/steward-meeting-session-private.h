/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-meeting-session.h"
#include "steward-scribe.h"

G_BEGIN_DECLS

struct _StewardMeetingSession
{
  GObject parent_instance;

  StewardServices *services;           /* owned; NULL once it is closed */
  StewardCouncil *council;             /* owned */
  StewardScribe *scribe;               /* owned */
  char *id;                            /* owned */
  char *draft_id;                      /* owned */

  StewardMinutes *minutes;             /* owned; NULL until it is read */
  StewardMeetingDraft *draft;          /* owned; NULL until it is read */
  StewardEvidence *evidence;           /* owned; of the current item, or NULL */
  char *current;                       /* owned: review id, or NULL */

  GCancellable *evidence_read;         /* owned, nullable */
  gboolean reading;
  gboolean read_again;
  gboolean saving;
  gboolean dirty;
  guint save_wait;                     /* source */
  gint64 saved_at;
};

void steward_meeting_session_read          (StewardMeetingSession *self);
void steward_meeting_session_read_evidence (StewardMeetingSession *self);
void steward_meeting_session_touch         (StewardMeetingSession *self);
void steward_meeting_session_recorded      (StewardMeetingSession *self,
                                            StewardIntent         *intent,
                                            StewardAct            *act);

G_END_DECLS
