/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Minutes as Markdown. Names and titles are escaped, and what people wrote is
 * quoted: a comment can neither make a heading of the minutes nor a row of a
 * table, nor an image. */

#include "config.h"

#include "steward-minutes.h"

#include "steward-day.h"
#include "steward-minutes-quote.h"

#include <string.h>

typedef struct
{
  const StewardMinutes *minutes;
  const StewardCharter *charter;
  GString *out;
} Writing;

/* Escaping. */

/* One line of text inside a sentence or a cell. */
static char *
escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_new (NULL);

  steward_minutes_escape_line (out, valid, strlen (valid));
  g_strstrip (out->str);

  return g_string_free (out, FALSE);
}

static void
quote (const Writing *writing,
       const char    *indent,
       const char    *payload)
{
  const char *text = payload != NULL ? g_hash_table_lookup (writing->minutes->texts, payload) : NULL;

  if (text != NULL)
    steward_minutes_quote (writing->out, indent, text);
}

static char *
name (const Writing *writing,
      const char    *person)
{
  return escape (steward_council_state_get_name (writing->minutes->state, person));
}

static char *
seat_title (const Writing *writing,
            const char    *seat_id)
{
  const StewardSeat *seat = steward_charter_find_seat (writing->charter, seat_id);

  return escape (seat != NULL ? seat->title : seat_id);
}

static char *
format_time (const Writing *writing,
             gint64         time)
{
  g_autoptr(GDateTime) local = steward_calendar_to_local (writing->charter->calendar, time);

  return steward_day_time_to_words (local);
}

/* NULL for no day. */
static char *
format_day (const Writing *writing,
            gint64         time)
{
  g_autoptr(GDateTime) local = time != 0 ? steward_calendar_to_local (writing->charter->calendar, time) : NULL;

  return local != NULL ? steward_day_to_words (local) : NULL;
}

/* Parts. */

static void
write_head (const Writing *writing)
{
  const StewardMeeting *meeting = writing->minutes->meeting;
  g_autofree char *title = escape (meeting->title);
  g_autofree char *council = escape (writing->charter->council);
  g_autofree char *chair = name (writing, meeting->chair);
  g_autofree char *opened = format_time (writing, meeting->opened_at);

  g_string_append_printf (writing->out,
                          "# Minutes: %s\n\n%s, under version %" G_GINT64_FORMAT " of its charter.\n"
                          "Meeting %s, opened by %s on %s",
                          title, council, writing->charter->version, meeting->id, chair, opened);
  if (meeting->closed_at != 0)
    {
      g_autofree char *closed = format_time (writing, meeting->closed_at);

      g_string_append_printf (writing->out, ", closed on %s", closed);
    }
  g_string_append (writing->out, ".\n");
}

static void
write_presence (const Writing *writing)
{
  const StewardMeeting *meeting = writing->minutes->meeting;
  guint present, needed;

  steward_meeting_count_quorum (meeting, writing->charter, &present, &needed);
  g_string_append (writing->out, "\n## Presence\n\n");
  if (meeting->attendances->len > 0)
    g_string_append (writing->out, "| Seat | Person | |\n| --- | --- | --- |\n");
  for (guint i = 0; i < meeting->attendances->len; i++)
    {
      const StewardAttendance *attendance = g_ptr_array_index (meeting->attendances, i);
      g_autofree char *seat = seat_title (writing, attendance->seat);
      g_autofree char *person = name (writing, attendance->person);

      g_string_append_printf (writing->out, "| %s | %s | %s |\n", seat, person,
                              attendance->present ? "present" : "absent");
    }
  g_string_append_printf (writing->out, "%s%u %s that vote %s present; the quorum of %u %s.\n",
                          meeting->attendances->len > 0 ? "\n" : "", present, present == 1 ? "seat" : "seats",
                          present == 1 ? "is" : "are", needed, present >= needed ? "is met" : "is not met");
}

static void
write_votes (const Writing       *writing,
             const StewardReview *review)
{
  for (guint i = 0; i < review->votes->len; i++)
    {
      const StewardVote *vote = g_ptr_array_index (review->votes, i);
      g_autofree char *seat = seat_title (writing, vote->seat);
      g_autofree char *person = name (writing, vote->person);
      g_autofree char *actor = name (writing, vote->actor);

      if (i == 0)
        g_string_append (writing->out, "\nVotes:\n\n");
      g_string_append_printf (writing->out, "- %s (%s): **%s**%s", seat, person,
                              steward_vote_choice_to_id (vote->choice), vote->delegate ? ", as a delegate" : "");
      if (g_strcmp0 (vote->actor, vote->person) != 0)
        g_string_append_printf (writing->out, ", entered by %s", actor);
      if (vote->except != NULL && vote->except[0] != NULL)
        g_string_append_printf (writing->out, ", without %u changes", g_strv_length (vote->except));
      g_string_append_c (writing->out, '\n');
      quote (writing, "  ", vote->comment);
    }
}

static void
write_recusals (const Writing       *writing,
                const StewardReview *review)
{
  for (guint i = 0; i < review->recusals->len; i++)
    {
      const StewardRecusal *recusal = g_ptr_array_index (review->recusals, i);
      g_autofree char *seat = seat_title (writing, recusal->seat);
      g_autofree char *person = name (writing, recusal->person);
      const char *cause = g_strcmp0 (recusal->cause, "requester") == 0    ? "asks for it"
                          : g_strcmp0 (recusal->cause, "own-domain") == 0 ? "own domain"
                                                                          : "stepped back";

      if (i == 0)
        g_string_append (writing->out, "\nRecused:\n\n");
      g_string_append_printf (writing->out, "- %s (%s): %s\n", seat, person, cause);
      quote (writing, "  ", recusal->reason);
    }
}

static void
write_skipped (const Writing       *writing,
               const StewardReview *review)
{
  gboolean first = TRUE;

  for (guint i = 0; i < review->steps->len; i++)
    {
      const StewardStep *step = g_ptr_array_index (review->steps, i);
      g_autofree char *seat = seat_title (writing, step->seat);
      g_autofree char *reason = escape (step->reason);

      if (step->asked)
        continue;
      g_string_append_printf (writing->out, "%s- %s: %s\n", first ? "\nSkipped:\n\n" : "", seat, reason);
      first = FALSE;
    }
}

static void
write_conditions (const Writing       *writing,
                  const StewardReview *review)
{
  for (guint i = 0; i < review->conditions->len; i++)
    {
      const StewardCondition *condition = g_ptr_array_index (review->conditions, i);
      g_autofree char *owner = name (writing, condition->owner);
      g_autofree char *due = format_day (writing, condition->due);

      g_string_append_printf (writing->out, "%s- for %s%s%s%s\n", i == 0 ? "\nConditions:\n\n" : "", owner,
                              due != NULL ? ", due on " : "", due != NULL ? due : "",
                              condition->met_at != 0 ? ", met" : "");
      quote (writing, "  ", condition->text);
    }
}

static void
write_left_out (const Writing       *writing,
                const StewardReview *review)
{
  gboolean first = TRUE;

  for (guint i = 0; i < review->changes->len; i++)
    {
      const StewardReviewChange *change = g_ptr_array_index (review->changes, i);
      g_autofree char *path = escape (change->path);

      if (review->state == STEWARD_CHANGE_REJECTED || g_strcmp0 (change->outcome, "left-out") != 0)
        continue;
      g_string_append_printf (writing->out, "%s- %s\n", first ? "\nLeft out:\n\n" : "", path);
      first = FALSE;
    }
}

/* Notes and dissent of one item, or those of the meeting as a whole. */
static void
write_notes (const Writing *writing,
             const char    *review,
             gboolean       dissent)
{
  const StewardMeeting *meeting = writing->minutes->meeting;
  gboolean first = TRUE;

  for (guint i = 0; i < meeting->notes->len; i++)
    {
      const StewardMeetingNote *note = g_ptr_array_index (meeting->notes, i);
      g_autofree char *person = name (writing, note->person);
      g_autofree char *seat = note->seat != NULL ? seat_title (writing, note->seat) : NULL;

      if (g_strcmp0 (note->review, review) != 0 || (note->seat != NULL) != dissent)
        continue;
      if (first && review != NULL)
        g_string_append (writing->out, dissent ? "\nDissent:\n\n" : "\nNotes:\n\n");
      if (seat != NULL)
        g_string_append_printf (writing->out, "- %s (%s)\n", seat, person);
      else
        g_string_append_printf (writing->out, "- %s\n", person);
      quote (writing, "  ", note->note);
      first = FALSE;
    }
}

static void
write_item (const Writing *writing,
            guint          i)
{
  const StewardAgendaItem *item = g_ptr_array_index (writing->minutes->meeting->items, i);
  const StewardReview *review = g_ptr_array_index (writing->minutes->reviews, i);
  g_autofree char *title = escape (review->title);
  g_autofree char *requester = name (writing, review->requester);
  g_autofree char *words = escape (g_ptr_array_index (writing->minutes->words, i));
  const char *state = steward_review_is_open (review) ? "Open" : steward_change_state_to_title (review->state);

  g_string_append_printf (writing->out, "\n### %u. %s\n\nReview %s, asked for by %s. **%s%s.** %s\n", i + 1, title,
                          review->id, requester, state, review->overridden ? ", by an override of the chair" : "",
                          words);
  if (item->started_at == 0)
    g_string_append (writing->out, "It was not talked about.\n");
  else if (item->seconds > 0)
    g_string_append_printf (writing->out, "It took %" G_GINT64_FORMAT " min %" G_GINT64_FORMAT " s.\n",
                            item->seconds / 60, item->seconds % 60);
  write_votes (writing, review);
  write_recusals (writing, review);
  write_skipped (writing, review);
  write_left_out (writing, review);
  write_conditions (writing, review);
  write_notes (writing, review->id, TRUE);
  write_notes (writing, review->id, FALSE);
}

static void
write_actions (const Writing *writing)
{
  GPtrArray *actions = writing->minutes->meeting->actions;

  for (guint i = 0; i < actions->len; i++)
    {
      const StewardActionItem *action = g_ptr_array_index (actions, i);
      g_autofree char *owner = name (writing, action->owner);
      g_autofree char *due = format_day (writing, action->due);

      g_string_append_printf (writing->out, "%s- %s%s%s%s\n", i == 0 ? "\n## Action items\n\n" : "", owner,
                              due != NULL ? ", until " : "", due != NULL ? due : "",
                              action->done_at != 0 ? ", done" : "");
      quote (writing, "  ", action->text);
    }
}

static gboolean
has_general_notes (const StewardMeeting *meeting)
{
  for (guint i = 0; i < meeting->notes->len; i++)
    if (((StewardMeetingNote *) g_ptr_array_index (meeting->notes, i))->review == NULL)
      return TRUE;

  return FALSE;
}

static void
write_foot (const Writing *writing)
{
  const StewardMinutes *minutes = writing->minutes;

  g_string_append_printf (writing->out,
                          "\n---\n\nWritten from the ledger %s as of event %" G_GINT64_FORMAT ".\n\n"
                          "- Seal: `%s`\n- Root: `%s`\n",
                          minutes->origin != NULL ? minutes->origin : "", minutes->head_position, minutes->head_seal,
                          minutes->head_root);
}

/**
 * steward_minutes_to_markdown:
 * @self: minutes
 *
 * Those of a meeting that was closed are the text that was recorded then,
 * whatever became of its reviews since.
 *
 * Returns: (transfer full): the minutes as Markdown, names in place of ids and
 *   the head of the ledger at their foot
 */
char *
steward_minutes_to_markdown (const StewardMinutes *self)
{
  const char *recorded = self->meeting->minutes != NULL ? g_hash_table_lookup (self->texts, self->meeting->minutes)
                                                        : NULL;
  Writing writing = { .minutes = self, .charter = self->state->charter };

  if (recorded != NULL)
    return g_strdup (recorded);

  writing.out = g_string_new (NULL);
  write_head (&writing);
  write_presence (&writing);
  g_string_append (writing.out, "\n## Agenda\n");
  if (self->reviews->len == 0)
    g_string_append (writing.out, "\nThere was nothing on it.\n");
  for (guint i = 0; i < self->reviews->len; i++)
    write_item (&writing, i);
  if (has_general_notes (self->meeting))
    g_string_append (writing.out, "\n## Notes\n\n");
  write_notes (&writing, NULL, FALSE);
  write_actions (&writing);
  write_foot (&writing);

  return g_string_free (writing.out, FALSE);
}
