/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sitting of the council as the ledger tells it. Texts are payloads. */

typedef struct
{
  char *seat;
  char *person;                        /* who sits there; NULL: nobody */
  gboolean present;
  gint64 time;
} StewardAttendance;

typedef struct
{
  char *review;
  gint64 started_at;                   /* 0: not yet */
  gint64 closed_at;                    /* 0: not yet */
  char *outcome;                       /* "decided", "deferred", "open", or NULL */
  gint64 seconds;                      /* how long it took */
} StewardAgendaItem;

typedef struct
{
  char *review;                        /* NULL: the meeting as a whole */
  char *seat;                          /* dissent: whose; NULL: a note */
  char *person;
  char *note;                          /* payload */
  gint64 time;
} StewardMeetingNote;

typedef struct
{
  char *id;
  char *text;                          /* payload */
  char *review;                        /* or NULL */
  char *owner;                         /* person, or NULL */
  gint64 due;                          /* 0: none */
  gint64 done_at;                      /* 0: open */
} StewardActionItem;

typedef struct
{
  char *id;
  gint64 version;                      /* of its stream */
  char *title;
  gint64 starts;
  gint64 opened_at;
  gint64 closed_at;                    /* 0: it goes on */
  char *chair;                         /* person who opened it */
  char *minutes;                       /* payload (Markdown), or NULL */
  GPtrArray *items;                    /* StewardAgendaItem, in order */
  GPtrArray *attendances;              /* StewardAttendance, the last one of each seat */
  GPtrArray *notes;                    /* StewardMeetingNote */
  GPtrArray *actions;                  /* StewardActionItem */
} StewardMeeting;

StewardMeeting     *steward_meeting_new        (void);
void                steward_meeting_free       (StewardMeeting     *self);
StewardAgendaItem  *steward_agenda_item_new    (void);
void                steward_agenda_item_free   (StewardAgendaItem  *self);
StewardAttendance  *steward_attendance_new     (void);
void                steward_attendance_free    (StewardAttendance  *self);
StewardMeetingNote *steward_meeting_note_new   (void);
void                steward_meeting_note_free  (StewardMeetingNote *self);
StewardActionItem  *steward_action_item_new    (void);
void                steward_action_item_free   (StewardActionItem  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardMeeting, steward_meeting_free)

G_END_DECLS
