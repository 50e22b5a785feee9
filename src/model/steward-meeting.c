/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Making and freeing the records of a meeting. */

#include "config.h"

#include "steward-meeting.h"

/**
 * steward_meeting_new:
 *
 * Returns: (transfer full): a meeting without agenda, with empty lists
 */
StewardMeeting *
steward_meeting_new (void)
{
  StewardMeeting *self = g_new0 (StewardMeeting, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_agenda_item_free);
  self->attendances = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_attendance_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_meeting_note_free);
  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_action_item_free);

  return self;
}

void
steward_meeting_free (StewardMeeting *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->chair);
  g_free (self->minutes);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->attendances);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->actions);
  g_free (self);
}

StewardAgendaItem *
steward_agenda_item_new (void)
{
  return g_new0 (StewardAgendaItem, 1);
}

void
steward_agenda_item_free (StewardAgendaItem *self)
{
  if (self == NULL)
    return;

  g_free (self->review);
  g_free (self->outcome);
  g_free (self);
}

StewardAttendance *
steward_attendance_new (void)
{
  return g_new0 (StewardAttendance, 1);
}

void
steward_attendance_free (StewardAttendance *self)
{
  if (self == NULL)
    return;

  g_free (self->seat);
  g_free (self->person);
  g_free (self);
}

StewardMeetingNote *
steward_meeting_note_new (void)
{
  return g_new0 (StewardMeetingNote, 1);
}

void
steward_meeting_note_free (StewardMeetingNote *self)
{
  if (self == NULL)
    return;

  g_free (self->review);
  g_free (self->seat);
  g_free (self->person);
  g_free (self->note);
  g_free (self);
}

StewardActionItem *
steward_action_item_new (void)
{
  return g_new0 (StewardActionItem, 1);
}

void
steward_action_item_free (StewardActionItem *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->text);
  g_free (self->review);
  g_free (self->owner);
  g_free (self);
}
