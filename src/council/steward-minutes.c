/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Collects what the minutes of a meeting say, from the ledger's rows and the
 * texts beside them. A text that was erased says so in its place. */

#include "config.h"

#include "steward-minutes.h"

#include "steward-council-private.h"
#include "steward-tally.h"

void
steward_minutes_free (StewardMinutes *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->state, steward_council_state_unref);
  g_clear_pointer (&self->meeting, steward_meeting_free);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_free (self->origin);
  g_free (self->head_seal);
  g_free (self->head_root);
  g_free (self);
}

/**
 * steward_meeting_count_quorum:
 * @meeting: a meeting
 * @charter: in force
 * @out_present: (out): seats that vote and are present
 * @out_needed: (out): the highest quorum of any kind of review
 */
void
steward_meeting_count_quorum (const StewardMeeting *meeting,
                              const StewardCharter *charter,
                              guint                *out_present,
                              guint                *out_needed)
{
  *out_present = *out_needed = 0;
  for (guint i = 0; i < meeting->attendances->len; i++)
    {
      const StewardAttendance *attendance = g_ptr_array_index (meeting->attendances, i);
      const StewardSeat *seat = steward_charter_find_seat (charter, attendance->seat);

      *out_present += attendance->present && seat != NULL &&
                      (seat->role == STEWARD_SEAT_MEMBER || seat->role == STEWARD_SEAT_CHAIR);
    }
  for (guint i = 0; i < charter->procedures->len; i++)
    *out_needed = MAX (*out_needed, ((StewardProcedure *) g_ptr_array_index (charter->procedures, i))->quorum);
}

/* Texts. */

static void
add_text (StewardCouncil *council,
          GHashTable     *texts,
          const char     *payload)
{
  g_autoptr(GError) error = NULL;
  char *text;

  if (payload == NULL || g_hash_table_contains (texts, payload))
    return;
  text = steward_council_load_text_sync (council, payload, &error);
  g_hash_table_insert (texts, g_strdup (payload), text != NULL ? text : g_strdup_printf ("[%s]", error->message));
}

static void
add_review_texts (StewardCouncil      *council,
                  GHashTable          *texts,
                  const StewardReview *review)
{
  add_text (council, texts, review->note);
  for (guint i = 0; i < review->votes->len; i++)
    add_text (council, texts, ((StewardVote *) g_ptr_array_index (review->votes, i))->comment);
  for (guint i = 0; i < review->recusals->len; i++)
    add_text (council, texts, ((StewardRecusal *) g_ptr_array_index (review->recusals, i))->reason);
  for (guint i = 0; i < review->conditions->len; i++)
    add_text (council, texts, ((StewardCondition *) g_ptr_array_index (review->conditions, i))->text);
}

static void
add_meeting_texts (StewardCouncil *council,
                   StewardMinutes *minutes)
{
  const StewardMeeting *meeting = minutes->meeting;

  add_text (council, minutes->texts, meeting->minutes);
  for (guint i = 0; i < meeting->notes->len; i++)
    add_text (council, minutes->texts, ((StewardMeetingNote *) g_ptr_array_index (meeting->notes, i))->note);
  for (guint i = 0; i < meeting->actions->len; i++)
    add_text (council, minutes->texts, ((StewardActionItem *) g_ptr_array_index (meeting->actions, i))->text);
}

/* Reviews. */

static char *
describe_standing (StewardCouncil       *council,
                   const StewardReview  *review,
                   GError              **error)
{
  g_autoptr(StewardCouncilState) rules = NULL;
  g_autoptr(StewardTally) tally = NULL;

  if (!steward_review_is_open (review))
    return g_strdup (review->outcome != NULL ? review->outcome : steward_change_state_to_title (review->state));
  rules = steward_council_load_state_for_sync (council, review, error);
  if (rules == NULL)
    return NULL;
  if (rules->charter == NULL)
    return g_strdup ("");
  tally = steward_tally_count (rules->charter, review, NULL);

  return g_strdup (tally->reason);
}

static gboolean
add_reviews (StewardCouncil  *council,
             StewardMinutes  *minutes,
             GError         **error)
{
  for (guint i = 0; i < minutes->meeting->items->len; i++)
    {
      const StewardAgendaItem *item = g_ptr_array_index (minutes->meeting->items, i);
      StewardReview *review =
        steward_council_rows_load_review (steward_council_get_governance (council), item->review, error);
      char *words;

      if (review == NULL)
        return FALSE;
      g_ptr_array_add (minutes->reviews, review);
      words = describe_standing (council, review, error);
      if (words == NULL)
        return FALSE;
      g_ptr_array_add (minutes->words, words);
      add_review_texts (council, minutes->texts, review);
    }

  return TRUE;
}

static gboolean
read_head (StewardCouncil  *council,
           StewardMinutes  *minutes,
           GError         **error)
{
  StewardLedger *ledger = steward_council_get_ledger (council);
  StewardCheckpoint head = { 0 };
  StewardDigest root;

  if (!steward_ledger_get_checkpoint_sync (ledger, &head, error))
    return FALSE;
  steward_tree_get_root (&head.tree, &root);
  minutes->head_position = (gint64) head.tree.size;
  minutes->head_seal = steward_digest_to_hex (&head.seal);
  minutes->head_root = steward_digest_to_hex (&root);
  minutes->origin = g_strdup (steward_ledger_get_origin (ledger));

  return TRUE;
}

/**
 * steward_minutes_load_sync:
 * @council: a council
 * @meeting: id
 * @error: return location: NOT_FOUND
 *
 * Returns: (transfer full) (nullable): what the minutes of @meeting say now
 */
StewardMinutes *
steward_minutes_load_sync (StewardCouncil  *council,
                           const char      *meeting,
                           GError         **error)
{
  g_autoptr(StewardMinutes) self = g_new0 (StewardMinutes, 1);

  self->reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_review_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->state = steward_council_load_state_sync (council, error);
  if (self->state == NULL)
    return NULL;
  if (self->state->charter == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "No council is founded here yet.");
      return NULL;
    }
  self->meeting = steward_council_rows_load_meeting (steward_council_get_governance (council), meeting, error);
  if (self->meeting == NULL || !add_reviews (council, self, error) || !read_head (council, self, error))
    return NULL;
  add_meeting_texts (council, self);

  return g_steal_pointer (&self);
}

/* Asynchronously. */

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  StewardMinutes *minutes = steward_minutes_load_sync (source_object, task_data, &error);

  if (minutes != NULL)
    g_task_return_pointer (task, minutes, (GDestroyNotify) steward_minutes_free);
  else
    g_task_return_error (task, error);
}

void
steward_minutes_load_async (StewardCouncil      *council,
                            const char          *meeting,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (council, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_minutes_load_async);
  g_task_set_task_data (task, g_strdup (meeting), g_free);
  steward_council_read_in_worker (council, task, load_in_thread);
}

StewardMinutes *
steward_minutes_load_finish (StewardCouncil  *council,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, council), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
