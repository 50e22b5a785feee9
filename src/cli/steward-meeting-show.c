/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl meeting list, show and minutes. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-minutes.h"
#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-table.h"

#include <stdio.h>

typedef void (*AddFunc) (JsonBuilder          *builder,
                         const StewardMinutes *minutes,
                         gconstpointer         item);

static const char *
describe_standing (const StewardMeeting *meeting)
{
  return meeting->closed_at > 0 ? "closed" : "open";
}

static void
print_table (StewardCouncilState *state,
             GPtrArray           *meetings)
{
  static const char *const titles[] = { "ID", "TITLE", "STARTS", "CHAIR", "STANDING", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < meetings->len; i++)
    {
      const StewardMeeting *meeting = g_ptr_array_index (meetings, i);
      g_autofree char *starts = steward_output_time (meeting->starts);

      steward_table_add (table, meeting->id, meeting->title != NULL ? meeting->title : "", starts,
                         meeting->chair != NULL ? steward_output_person_name (state, meeting->chair) : "",
                         describe_standing (meeting), NULL);
    }
  steward_table_print (table, "");
}

static void
add_head (JsonBuilder          *builder,
          StewardCouncilState  *state,
          const StewardMeeting *meeting)
{
  steward_output_add_text (builder, "id", meeting->id);
  steward_output_add_text (builder, "title", meeting->title);
  steward_output_add_time (builder, "starts", meeting->starts);
  steward_output_add_time (builder, "opened_at", meeting->opened_at);
  steward_output_add_time (builder, "closed_at", meeting->closed_at);
  steward_output_add_person (builder, "chair", state, meeting->chair);
}

static gboolean
print_list_json (StewardCouncilState  *state,
                 GPtrArray            *meetings,
                 GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "meetings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < meetings->len; i++)
    {
      json_builder_begin_object (builder);
      add_head (builder, state, g_ptr_array_index (meetings, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

StewardExit
steward_command_meeting_list (StewardCli   *cli,
                              char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GPtrArray) meetings = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("meeting list", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  state = steward_cli_load_state (cli, &error);
  meetings = state != NULL
               ? steward_council_rows_list_meetings (steward_services_get_governance (cli->services), &error) : NULL;
  if (meetings == NULL)
    return steward_cli_fail (error);

  if (!json)
    print_table (state, meetings);
  else if (!print_list_json (state, meetings, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}

static const char *
get_text (const StewardMinutes *minutes,
          const char           *payload)
{
  return payload != NULL ? g_hash_table_lookup (minutes->texts, payload) : NULL;
}

static const StewardReview *
find_review (const StewardMinutes *minutes,
             const char           *id)
{
  for (guint i = 0; i < minutes->reviews->len; i++)
    {
      const StewardReview *review = g_ptr_array_index (minutes->reviews, i);

      if (review != NULL && g_strcmp0 (review->id, id) == 0)
        return review;
    }

  return NULL;
}

static void
add_item (JsonBuilder          *builder,
          const StewardMinutes *minutes,
          gconstpointer         data)
{
  const StewardAgendaItem *item = data;
  const StewardReview *review = find_review (minutes, item->review);

  steward_output_add_text (builder, "review", item->review);
  steward_output_add_text (builder, "title", review != NULL ? review->title : NULL);
  steward_output_add_time (builder, "started_at", item->started_at);
  steward_output_add_time (builder, "closed_at", item->closed_at);
  steward_output_add_text (builder, "outcome", item->outcome);
  steward_output_add_int (builder, "seconds", item->seconds);
}

static void
add_attendance (JsonBuilder          *builder,
                const StewardMinutes *minutes,
                gconstpointer         data)
{
  const StewardAttendance *attendance = data;

  steward_output_add_text (builder, "seat", attendance->seat);
  steward_output_add_person (builder, "person", minutes->state, attendance->person);
  steward_output_add_bool (builder, "present", attendance->present);
  steward_output_add_time (builder, "time", attendance->time);
}

static void
add_note (JsonBuilder          *builder,
          const StewardMinutes *minutes,
          gconstpointer         data)
{
  const StewardMeetingNote *note = data;

  steward_output_add_text (builder, "review", note->review);
  steward_output_add_text (builder, "dissent", note->seat);
  steward_output_add_person (builder, "person", minutes->state, note->person);
  steward_output_add_text (builder, "note", get_text (minutes, note->note));
  steward_output_add_time (builder, "time", note->time);
}

static void
add_action (JsonBuilder          *builder,
            const StewardMinutes *minutes,
            gconstpointer         data)
{
  const StewardActionItem *action = data;

  steward_output_add_text (builder, "id", action->id);
  steward_output_add_text (builder, "text", get_text (minutes, action->text));
  steward_output_add_text (builder, "review", action->review);
  steward_output_add_person (builder, "owner", minutes->state, action->owner);
  steward_output_add_time (builder, "due", action->due);
  steward_output_add_time (builder, "done_at", action->done_at);
}

static void
add_array (JsonBuilder          *builder,
           const char           *name,
           const StewardMinutes *minutes,
           GPtrArray            *items,
           AddFunc               add)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    {
      json_builder_begin_object (builder);
      add (builder, minutes, g_ptr_array_index (items, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
print_meeting_json (const StewardMinutes  *minutes,
                    GError               **error)
{
  const StewardMeeting *meeting = minutes->meeting;
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "meeting");
  json_builder_begin_object (builder);
  add_head (builder, minutes->state, meeting);
  add_array (builder, "items", minutes, meeting->items, add_item);
  add_array (builder, "roll", minutes, meeting->attendances, add_attendance);
  add_array (builder, "notes", minutes, meeting->notes, add_note);
  add_array (builder, "actions", minutes, meeting->actions, add_action);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static StewardMinutes *
load (StewardCli  *cli,
      const char  *id,
      GError     **error)
{
  StewardCouncil *council = steward_cli_open_council (cli, error);

  return council != NULL ? steward_minutes_load_sync (council, id, error) : NULL;
}

/* A meeting is read as its minutes are, finished or not. */
static void
print_minutes (const StewardMinutes *minutes)
{
  g_autofree char *text = steward_minutes_to_markdown (minutes);

  steward_output_lines ("", text);
}

StewardExit
steward_command_meeting_show (StewardCli   *cli,
                              char       ***argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(StewardMinutes) minutes = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("meeting show", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  minutes = load (cli, (*argv)[1], &error);
  if (minutes == NULL)
    return steward_cli_fail (error);
  if (!json)
    print_minutes (minutes);
  else if (!print_meeting_json (minutes, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}

StewardExit
steward_command_meeting_minutes (StewardCli   *cli,
                                 char       ***argv)
{
  g_autofree char *output = NULL;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Write them to this file", "FILE" },
    { NULL },
  };
  g_autoptr(StewardMinutes) minutes = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("meeting minutes", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  minutes = load (cli, (*argv)[1], &error);
  if (minutes == NULL)
    return steward_cli_fail (error);
  if (output == NULL)
    {
      print_minutes (minutes);
      return STEWARD_EXIT_FINE;
    }
  text = steward_minutes_to_markdown (minutes);
  if (!g_file_set_contents (output, text, -1, &error))
    return steward_cli_fail_usage ("The minutes cannot be written: %s.", error->message);

  return STEWARD_EXIT_FINE;
}
