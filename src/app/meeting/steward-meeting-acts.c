/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done in a meeting: each act becomes an intent that the scribe records
 * after all that was done before. */

#include "config.h"

#include "steward-meeting-session-private.h"

static StewardIntent *
make_intent (StewardMeetingSession *self,
             const char            *verb,
             const char            *review)
{
  StewardIntent *intent = steward_intent_new (verb, steward_services_get_person (self->services));

  intent->meeting = g_strdup (self->id);
  intent->review = g_strdup (review);

  return intent;
}

static void
start_item (StewardMeetingSession *self,
            const char            *review)
{
  const StewardAgendaItem *item = steward_meeting_session_get_item (self, review);

  if (item != NULL && item->started_at == 0)
    steward_scribe_record (self->scribe, make_intent (self, STEWARD_VERB_START_ITEM, review));
}

static void
record_note (StewardMeetingSession *self,
             const char            *review)
{
  StewardMeetingItemDraft *draft = g_hash_table_lookup (self->draft->items, review);
  g_autofree char *text = draft != NULL ? g_strstrip (g_strdup (draft->note)) : NULL;
  StewardIntent *intent;

  if (text == NULL || *text == '\0')
    return;
  intent = make_intent (self, STEWARD_VERB_NOTE, review);
  intent->comment = g_steal_pointer (&text);
  steward_scribe_record (self->scribe, intent);
}

/* A note stays a draft until the ledger has it. */
static void
forget_note (StewardMeetingSession *self,
             const StewardIntent   *intent)
{
  StewardMeetingItemDraft *draft = g_hash_table_lookup (self->draft->items, intent->review);
  g_autofree char *text = draft != NULL ? g_strstrip (g_strdup (draft->note)) : NULL;

  if (g_strcmp0 (text, intent->comment) != 0)
    return;
  g_free (draft->note);
  draft->note = g_strdup ("");
  steward_meeting_session_touch (self);
}

/* What the scribe has written down. */
void
steward_meeting_session_recorded (StewardMeetingSession *self,
                                  StewardIntent         *intent,
                                  StewardAct            *act)
{
  if (self->services == NULL)
    return;
  if (g_strcmp0 (intent->verb, STEWARD_VERB_NOTE) == 0 && intent->review != NULL)
    forget_note (self, intent);
  steward_meeting_session_read (self);
}

static void
close_recorded_item (StewardMeetingSession *self,
                     const char            *review,
                     const char            *outcome)
{
  StewardIntent *intent = make_intent (self, STEWARD_VERB_CLOSE_ITEM, review);

  intent->outcome = g_strdup (outcome);
  intent->seconds = steward_meeting_session_get_seconds (self, review);
  record_note (self, review);
  start_item (self, review);
  steward_scribe_record (self->scribe, intent);
}

/**
 * steward_meeting_session_select:
 * @self: a session that was read
 * @review: an id of the agenda
 *
 * Shows another item; the clock of the one that is left stands still.
 */
void
steward_meeting_session_select (StewardMeetingSession *self,
                                const char            *review)
{
  const StewardAgendaItem *left = steward_meeting_session_get_item (self, self->current);
  g_autofree char *old = NULL;

  if (self->draft == NULL || g_strcmp0 (self->current, review) == 0
      || steward_meeting_session_get_item (self, review) == NULL)
    return;
  if (left != NULL && left->started_at != 0 && left->closed_at == 0)
    steward_meeting_draft_pause (steward_meeting_session_get_draft (self, left->review), g_get_real_time ());
  old = g_steal_pointer (&self->current);
  self->current = g_strdup (review);
  g_free (self->draft->current);
  self->draft->current = g_strdup (review);
  steward_meeting_session_touch (self);
  g_signal_emit_by_name (self, "changed");
  steward_meeting_session_read_evidence (self);
}

static void
go (StewardMeetingSession   *self,
    const StewardAgendaItem *from,
    int                      direction)
{
  GPtrArray *items = self->minutes->meeting->items;
  guint index;

  if (g_ptr_array_find (items, from, &index) && (int) index + direction >= 0 && index + direction < items->len)
    steward_meeting_session_select (self,
                                    ((StewardAgendaItem *) g_ptr_array_index (items, index + direction))->review);
}

/**
 * steward_meeting_session_step:
 * @self: a session that was read
 * @direction: 1 for the next item, −1 for the one before
 *
 * Goes along the agenda. An item that is decided is closed on leaving it
 * forwards.
 */
void
steward_meeting_session_step (StewardMeetingSession *self,
                              int                    direction)
{
  const StewardAgendaItem *item = steward_meeting_session_get_item (self, self->current);
  const StewardReview *review = steward_meeting_session_get_review (self, self->current);

  if (item == NULL)
    return;
  if (direction > 0 && item->started_at != 0 && item->closed_at == 0 && review != NULL
      && !steward_review_is_open (review))
    close_recorded_item (self, review->id, NULL);
  go (self, item, direction);
}

static void
set_agenda (StewardMeetingSession *self,
            GPtrArray             *reviews)
{
  StewardIntent *intent = make_intent (self, STEWARD_VERB_SET_AGENDA, NULL);

  g_ptr_array_add (reviews, NULL);
  intent->agenda = g_strdupv ((char **) reviews->pdata);
  steward_scribe_record (self->scribe, intent);
}

/**
 * steward_meeting_session_move:
 * @self: a session that was read
 * @review: an id of the agenda
 * @position: where it should stand, from 0
 */
void
steward_meeting_session_move (StewardMeetingSession *self,
                              const char            *review,
                              int                    position)
{
  g_autoptr (GPtrArray) reviews = g_ptr_array_new ();
  GPtrArray *items = self->minutes->meeting->items;
  int old = -1;

  for (guint i = 0; i < items->len; i++)
    {
      const StewardAgendaItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->review, review) == 0)
        old = i;
      else
        g_ptr_array_add (reviews, item->review);
    }
  position = CLAMP (position, 0, (int) reviews->len);
  if (old < 0 || old == position)
    return;
  g_ptr_array_insert (reviews, position, (gpointer) steward_meeting_session_get_item (self, review)->review);
  set_agenda (self, reviews);
}

/**
 * steward_meeting_session_add_items:
 * @self: a session that was read
 * @reviews: ids that come last on the agenda
 */
void
steward_meeting_session_add_items (StewardMeetingSession *self,
                                   const char *const     *reviews)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *items = self->minutes->meeting->items;
  guint n_before = items->len;

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (all, ((StewardAgendaItem *) g_ptr_array_index (items, i))->review);
  for (guint i = 0; reviews[i] != NULL; i++)
    if (steward_meeting_session_get_item (self, reviews[i]) == NULL)
      g_ptr_array_add (all, (gpointer) reviews[i]);
  if (all->len > n_before)
    set_agenda (self, all);
}

/**
 * steward_meeting_session_toggle_clock:
 * @self: a session that was read
 *
 * Starts the current item, or stops and restarts its clock.
 */
void
steward_meeting_session_toggle_clock (StewardMeetingSession *self)
{
  const StewardAgendaItem *item = steward_meeting_session_get_item (self, self->current);
  StewardMeetingItemDraft *draft;

  if (item == NULL || item->closed_at != 0)
    return;
  if (item->started_at == 0)
    {
      start_item (self, item->review);
      return;
    }
  draft = steward_meeting_session_get_draft (self, item->review);
  if (draft->paused_at != 0)
    steward_meeting_draft_go_on (draft, g_get_real_time ());
  else
    steward_meeting_draft_pause (draft, g_get_real_time ());
  steward_meeting_session_touch (self);
  g_signal_emit_by_name (self, "changed");
}

/**
 * steward_meeting_session_call_roll:
 * @self: a session that was read
 * @seat: id of a seat
 * @present: whether its holder is here
 */
void
steward_meeting_session_call_roll (StewardMeetingSession *self,
                                   const char            *seat,
                                   gboolean               present)
{
  const StewardSeat *of = steward_charter_find_seat (self->minutes->state->charter, seat);
  StewardIntent *intent = make_intent (self, STEWARD_VERB_CALL_ROLL, NULL);

  intent->seat = g_strdup (seat);
  intent->person = g_strdup (of != NULL ? of->holder : NULL);
  intent->present = present;
  steward_scribe_record (self->scribe, intent);
}

/**
 * steward_meeting_session_vote:
 * @self: a session that was read
 * @seat: id of a seat
 * @choice: what its holder shows
 *
 * Records a vote on the current item, which is thereby started.
 */
void
steward_meeting_session_vote (StewardMeetingSession *self,
                              const char            *seat,
                              StewardVoteChoice      choice)
{
  const StewardSeat *of = steward_charter_find_seat (self->minutes->state->charter, seat);
  StewardIntent *intent;

  if (of == NULL || self->current == NULL)
    return;
  start_item (self, self->current);
  intent = make_intent (self, STEWARD_VERB_VOTE, self->current);
  intent->seat = g_strdup (seat);
  intent->person = g_strdup (of->holder);
  intent->choice = choice;
  steward_scribe_record (self->scribe, intent);
}

/**
 * steward_meeting_session_set_note:
 * @self: a session that was read
 * @review: an id of the agenda
 * @text: Markdown; kept as a draft until the item is closed
 */
void
steward_meeting_session_set_note (StewardMeetingSession *self,
                                  const char            *review,
                                  const char            *text)
{
  StewardMeetingItemDraft *draft = steward_meeting_session_get_draft (self, review);

  if (g_strcmp0 (draft->note, text) == 0)
    return;
  g_free (draft->note);
  draft->note = g_strdup (text);
  steward_meeting_session_touch (self);
}

/**
 * steward_meeting_session_set_planned:
 * @self: a session that was read
 * @review: an id of the agenda
 * @minutes: that are planned for it
 */
void
steward_meeting_session_set_planned (StewardMeetingSession *self,
                                     const char            *review,
                                     gint64                 minutes)
{
  StewardMeetingItemDraft *draft = steward_meeting_session_get_draft (self, review);

  if (draft->planned == minutes)
    return;
  draft->planned = minutes;
  steward_meeting_session_touch (self);
  g_signal_emit_by_name (self, "changed");
}

/**
 * steward_meeting_session_dissent:
 * @self: a session that was read
 * @seat: id of the seat that dissents on the current item
 * @text: Markdown
 */
void
steward_meeting_session_dissent (StewardMeetingSession *self,
                                 const char            *seat,
                                 const char            *text)
{
  StewardIntent *intent = make_intent (self, STEWARD_VERB_DISSENT, self->current);

  intent->seat = g_strdup (seat);
  intent->comment = g_strdup (text);
  steward_scribe_record (self->scribe, intent);
}

/**
 * steward_meeting_session_add_action:
 * @self: a session that was read
 * @text: what is to be done
 * @owner: (nullable): person
 * @due: µs; 0: none
 */
void
steward_meeting_session_add_action (StewardMeetingSession *self,
                                    const char            *text,
                                    const char            *owner,
                                    gint64                 due)
{
  StewardIntent *intent = make_intent (self, STEWARD_VERB_ADD_ACTION, self->current);

  intent->comment = g_strdup (text);
  intent->person = g_strdup (owner);
  intent->until = due;
  steward_scribe_record (self->scribe, intent);
}

/**
 * steward_meeting_session_do_action:
 * @self: a session that was read
 * @action: id of an action item
 */
void
steward_meeting_session_do_action (StewardMeetingSession *self,
                                   const char            *action)
{
  StewardIntent *intent = make_intent (self, STEWARD_VERB_DO_ACTION, NULL);

  intent->condition = g_strdup (action);
  steward_scribe_record (self->scribe, intent);
}

/**
 * steward_meeting_session_close_item:
 * @self: a session that was read
 * @deferred: whether it comes back another time
 *
 * Records the notes of the current item, closes it and goes on.
 */
void
steward_meeting_session_close_item (StewardMeetingSession *self,
                                    gboolean               deferred)
{
  const StewardAgendaItem *item = steward_meeting_session_get_item (self, self->current);

  if (item == NULL || item->closed_at != 0)
    return;
  close_recorded_item (self, item->review, deferred ? "deferred" : NULL);
  go (self, item, 1);
}

/**
 * steward_meeting_session_end:
 * @self: a session that was read
 *
 * Records what is still a draft, closes what was begun, and then the meeting.
 */
void
steward_meeting_session_end (StewardMeetingSession *self)
{
  GPtrArray *items = self->minutes->meeting->items;

  for (guint i = 0; i < items->len; i++)
    {
      const StewardAgendaItem *item = g_ptr_array_index (items, i);

      if (item->started_at != 0 && item->closed_at == 0)
        close_recorded_item (self, item->review, NULL);
      else
        record_note (self, item->review);
    }
  steward_scribe_record (self->scribe, make_intent (self, STEWARD_VERB_CLOSE_MEETING, NULL));
}
