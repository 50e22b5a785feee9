/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sitting ends: its minutes are written from the ledger as it stands, and
 * kept beside the event that says so. */

#include "config.h"

#include "steward-minutes.h"
#include "steward-verbs-private.h"

/* What is still being talked about ends, too. */
static void
close_items (StewardVerbContext *verb,
             StewardMeeting     *meeting)
{
  for (guint i = 0; i < meeting->items->len; i++)
    {
      StewardAgendaItem *item = g_ptr_array_index (meeting->items, i);
      JsonObject *body;

      if (item->started_at == 0 || item->closed_at != 0)
        continue;
      item->closed_at = verb->now;
      item->outcome = g_strdup ("open");
      item->seconds = (verb->now - item->started_at) / G_USEC_PER_SEC;
      body = steward_verb_add_to_meeting (verb, STEWARD_EVENT_ITEM_CLOSED);
      steward_body_set_text (body, "review", item->review);
      steward_body_set_text (body, "outcome", item->outcome);
      steward_body_set_number (body, "seconds", item->seconds);
    }
}

static void
set_present (JsonObject           *body,
             const StewardMeeting *meeting)
{
  JsonArray *present = json_array_new ();

  for (guint i = 0; i < meeting->attendances->len; i++)
    {
      const StewardAttendance *attendance = g_ptr_array_index (meeting->attendances, i);

      if (attendance->present)
        json_array_add_string_element (present, attendance->seat);
    }
  json_object_set_array_member (body, "present", present);
}

gboolean
steward_close_meeting_prepare (StewardCouncil  *council,
                               StewardAct      *act,
                               GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autoptr(StewardMinutes) minutes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *reference = NULL;
  guint present, needed;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act,
                           STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_CHAIR | STEWARD_NEEDS_MEETING,
                           error))
    return FALSE;
  minutes = steward_minutes_load_sync (council, verb.meeting->id, error);
  if (minutes == NULL)
    return FALSE;
  minutes->meeting->closed_at = verb.now;
  close_items (&verb, minutes->meeting);
  text = steward_minutes_to_markdown (minutes);
  reference = steward_append_add_text (act->append, text);
  steward_meeting_count_quorum (minutes->meeting, verb.state->charter, &present, &needed);

  body = steward_verb_add_to_meeting (&verb, STEWARD_EVENT_MEETING_CLOSED);
  steward_body_set_text (body, "minutes", reference);
  steward_body_set_text (body, "mediaType", "text/markdown");
  set_present (body, minutes->meeting);
  steward_body_set_flag (body, "quorum", present >= needed);
  act->summary = g_strdup_printf ("Close the meeting “%s”", verb.meeting->title);
  steward_act_add_consequence (act, "Its minutes are kept with the ledger.");

  return TRUE;
}
