/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Meetings with agenda, attendance, notes and action items. */

#include "config.h"

#include "steward-council-rows-private.h"

typedef struct
{
  const char *id;                      /* NULL: all */
  GPtrArray *meetings;                 /* (unowned) (element-type StewardMeeting) */
} MeetingCall;

static gboolean
read_meeting_cb (StewardCells  *cells,
                 gpointer       data,
                 GError       **error)
{
  StewardMeeting *meeting = steward_meeting_new ();

  meeting->id = steward_cells_dup_text (cells);
  meeting->version = steward_cells_get_number (cells);
  meeting->title = steward_cells_dup_text (cells);
  meeting->starts = steward_cells_get_number (cells);
  meeting->opened_at = steward_cells_get_number (cells);
  meeting->closed_at = steward_cells_get_number (cells);
  meeting->chair = steward_cells_dup_text (cells);
  meeting->minutes = steward_cells_dup_text (cells);
  g_ptr_array_add (data, meeting);

  return TRUE;
}

static gboolean
read_item_cb (StewardCells  *cells,
              gpointer       data,
              GError       **error)
{
  StewardMeeting *meeting = data;
  StewardAgendaItem *item = steward_agenda_item_new ();

  item->review = steward_cells_dup_text (cells);
  item->started_at = steward_cells_get_number (cells);
  item->closed_at = steward_cells_get_number (cells);
  item->outcome = steward_cells_dup_text (cells);
  item->seconds = steward_cells_get_number (cells);
  g_ptr_array_add (meeting->items, item);

  return TRUE;
}

static gboolean
read_attendance_cb (StewardCells  *cells,
                    gpointer       data,
                    GError       **error)
{
  StewardMeeting *meeting = data;
  StewardAttendance *attendance = steward_attendance_new ();

  attendance->seat = steward_cells_dup_text (cells);
  attendance->person = steward_cells_dup_text (cells);
  attendance->present = steward_cells_get_number (cells) != 0;
  attendance->time = steward_cells_get_number (cells);
  g_ptr_array_add (meeting->attendances, attendance);

  return TRUE;
}

static gboolean
read_note_cb (StewardCells  *cells,
              gpointer       data,
              GError       **error)
{
  StewardMeeting *meeting = data;
  StewardMeetingNote *note = steward_meeting_note_new ();

  note->review = steward_cells_dup_text (cells);
  note->seat = steward_cells_dup_text (cells);
  note->person = steward_cells_dup_text (cells);
  note->note = steward_cells_dup_text (cells);
  note->time = steward_cells_get_number (cells);
  g_ptr_array_add (meeting->notes, note);

  return TRUE;
}

static gboolean
read_action_cb (StewardCells  *cells,
                gpointer       data,
                GError       **error)
{
  StewardMeeting *meeting = data;
  StewardActionItem *action = steward_action_item_new ();

  action->id = steward_cells_dup_text (cells);
  action->text = steward_cells_dup_text (cells);
  action->review = steward_cells_dup_text (cells);
  action->owner = steward_cells_dup_text (cells);
  action->due = steward_cells_get_number (cells);
  action->done_at = steward_cells_get_number (cells);
  g_ptr_array_add (meeting->actions, action);

  return TRUE;
}

static gboolean
read_parts (StewardDb       *db,
            StewardMeeting  *meeting,
            GError         **error)
{
  return steward_council_rows_visit (db, "council/meeting-items", meeting->id, read_item_cb, meeting, error) &&
         steward_council_rows_visit (db, "council/meeting-attendances", meeting->id, read_attendance_cb, meeting,
                                     error) &&
         steward_council_rows_visit (db, "council/meeting-notes", meeting->id, read_note_cb, meeting, error) &&
         steward_council_rows_visit (db, "council/meeting-actions", meeting->id, read_action_cb, meeting, error);
}

static gboolean
read_meetings (StewardDb  *db,
               gpointer    data,
               GError    **error)
{
  const MeetingCall *call = data;

  if (!steward_council_rows_visit (db, "council/meeting-list", call->id, read_meeting_cb, call->meetings, error))
    return FALSE;
  for (guint i = 0; i < call->meetings->len; i++)
    if (!read_parts (db, g_ptr_array_index (call->meetings, i), error))
      return FALSE;

  return TRUE;
}

/**
 * steward_council_rows_list_meetings:
 * @self: the store
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardMeeting): the latest first
 */
GPtrArray *
steward_council_rows_list_meetings (StewardGovernance  *self,
                                    GError            **error)
{
  g_autoptr(GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_meeting_free);
  MeetingCall call = { NULL, meetings };

  return steward_council_rows_run (self, read_meetings, &call, error) ? g_steal_pointer (&meetings) : NULL;
}

/**
 * steward_council_rows_load_meeting:
 * @self: the store
 * @id: "m-2026-01"
 * @error: return location; %STEWARD_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the meeting with all that belongs to it
 */
StewardMeeting *
steward_council_rows_load_meeting (StewardGovernance  *self,
                                   const char         *id,
                                   GError            **error)
{
  g_autoptr(GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_meeting_free);
  MeetingCall call = { id, meetings };

  if (!steward_council_rows_run (self, read_meetings, &call, error))
    return NULL;
  if (meetings->len > 0)
    return g_ptr_array_steal_index (meetings, 0);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "There is no meeting “%.80s”.", id);
  return NULL;
}
