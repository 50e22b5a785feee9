/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The meeting that is conducted at this desk. What was recorded is read again
 * whenever the ledger has more; what is being written is saved a second after
 * the last key. */

#include "config.h"

#include "steward-meeting-session-private.h"

#include <glib/gi18n.h>

#include "steward-council-words.h"

#define SAVE_AFTER_MS 1000
#define DRAFT_KIND "meeting"

G_DEFINE_FINAL_TYPE (StewardMeetingSession, steward_meeting_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_EVIDENCE,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void read_cb          (GObject *object, GAsyncResult *result, gpointer user_data);
static void evidence_read_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void save             (StewardMeetingSession *self);
static void saved_cb         (GObject *object, GAsyncResult *result, gpointer user_data);
static void draft_read_cb    (GObject *object, GAsyncResult *result, gpointer user_data);

static void
say_failure (StewardMeetingSession *self,
             const GError          *error)
{
  g_autofree char *sentence = NULL;

  if (steward_error_is_cancelled (error))
    return;
  sentence = steward_council_words_error (error);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, sentence);
}

/* Drafts */

static void
save_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  StewardMeetingSession *self = source_object;
  GError *error = NULL;

  if (steward_governance_put_draft_sync (steward_council_get_governance (self->council), self->draft_id, DRAFT_KIND,
                                         self->id, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
save (StewardMeetingSession *self)
{
  g_autoptr (GTask) task = NULL;

  g_clear_handle_id (&self->save_wait, g_source_remove);
  if (self->draft == NULL || !self->dirty || self->saving)
    return;
  self->dirty = FALSE;
  self->saving = TRUE;
  task = g_task_new (self, NULL, saved_cb, NULL);
  g_task_set_source_tag (task, save);
  g_task_set_task_data (task, steward_meeting_draft_to_json (self->draft), g_free);
  g_task_run_in_thread (task, save_in_thread);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  StewardMeetingSession *self = STEWARD_MEETING_SESSION (object);
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    say_failure (self, error);
  else
    self->saved_at = g_get_real_time ();
  if (self->services != NULL && self->minutes != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (self->dirty)
    save (self);
}

static gboolean
save_wait_cb (gpointer user_data)
{
  StewardMeetingSession *self = user_data;

  self->save_wait = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

/* Saves the draft soon. */
void
steward_meeting_session_touch (StewardMeetingSession *self)
{
  self->dirty = TRUE;
  g_clear_handle_id (&self->save_wait, g_source_remove);
  self->save_wait = g_timeout_add (SAVE_AFTER_MS, save_wait_cb, self);
}

static void
read_draft_in_thread (GTask        *task,
                      gpointer      source_object,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  StewardMeetingSession *self = source_object;
  GError *error = NULL;
  g_autoptr (GPtrArray) drafts =
    steward_governance_list_drafts_sync (steward_council_get_governance (self->council), DRAFT_KIND, &error);
  const char *body = NULL;

  if (drafts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < drafts->len; i++)
    {
      const StewardKeptDraft *draft = g_ptr_array_index (drafts, i);

      if (g_strcmp0 (draft->id, self->draft_id) == 0)
        body = draft->body;
    }
  g_task_return_pointer (task, steward_meeting_draft_from_json (body), (GDestroyNotify) steward_meeting_draft_free);
}

static void
read_draft (StewardMeetingSession *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, draft_read_cb, NULL);

  g_task_set_source_tag (task, read_draft);
  g_task_run_in_thread (task, read_draft_in_thread);
}

static void
draft_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  StewardMeetingSession *self = STEWARD_MEETING_SESSION (object);
  g_autoptr (GError) error = NULL;

  self->draft = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->draft == NULL)
    {
      say_failure (self, error);
      self->draft = steward_meeting_draft_new ();
    }
  self->current = g_strdup (self->draft->current);
  if (!self->draft->open)
    {
      self->draft->open = TRUE;
      steward_meeting_session_touch (self);
    }
  if (self->services != NULL)
    steward_meeting_session_read (self);
}

/* Reading */

static void
choose_current (StewardMeetingSession *self)
{
  GPtrArray *items = self->minutes->meeting->items;
  const char *first_open = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const StewardAgendaItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->review, self->current) == 0)
        return;
      if (first_open == NULL && item->closed_at == 0)
        first_open = item->review;
    }
  if (first_open == NULL && items->len > 0)
    first_open = ((const StewardAgendaItem *) g_ptr_array_index (items, 0))->review;
  g_free (self->current);
  self->current = g_strdup (first_open);
}

/* Reads what the ledger says of the meeting; "changed" follows. */
void
steward_meeting_session_read (StewardMeetingSession *self)
{
  if (self->draft == NULL)
    return;
  if (self->reading)
    {
      self->read_again = TRUE;
      return;
    }
  self->reading = TRUE;
  self->read_again = FALSE;
  steward_minutes_load_async (self->council, self->id, NULL, read_cb, g_object_ref (self));
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardMeetingSession) self = user_data;
  g_autoptr (GError) error = NULL;
  StewardMinutes *minutes = steward_minutes_load_finish (STEWARD_COUNCIL (object), result, &error);

  self->reading = FALSE;
  if (self->services == NULL)
    {
      steward_minutes_free (minutes);
      return;
    }
  if (minutes == NULL)
    {
      say_failure (self, error);
      return;
    }
  g_clear_pointer (&self->minutes, steward_minutes_free);
  self->minutes = minutes;
  choose_current (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (self->read_again)
    steward_meeting_session_read (self);
  else
    steward_meeting_session_read_evidence (self);
}

static gboolean
has_evidence_of_now (StewardMeetingSession *self)
{
  const StewardReview *review = steward_meeting_session_get_review (self, self->current);

  return self->evidence != NULL && review != NULL && g_str_equal (self->evidence->review->id, review->id) &&
         self->evidence->review->version == review->version;
}

/* Reads the evidence of the current item, unless it is there already. */
void
steward_meeting_session_read_evidence (StewardMeetingSession *self)
{
  if (self->current == NULL || has_evidence_of_now (self))
    return;
  g_cancellable_cancel (self->evidence_read);
  g_clear_object (&self->evidence_read);
  self->evidence_read = g_cancellable_new ();
  steward_evidence_load_async (self->council, self->current, steward_services_get_person (self->services),
                               self->evidence_read, evidence_read_cb, g_object_ref (self));
}

static void
evidence_read_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (StewardMeetingSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardEvidence) evidence = steward_evidence_load_finish (STEWARD_COUNCIL (object), result, &error);

  if (self->services == NULL)
    return;
  if (evidence == NULL)
    {
      say_failure (self, error);
      return;
    }
  if (g_strcmp0 (evidence->review->id, self->current) != 0)
    return;
  g_clear_pointer (&self->evidence, steward_evidence_free);
  self->evidence = g_steal_pointer (&evidence);
  g_signal_emit (self, signals[SIGNAL_EVIDENCE], 0);
}

static void
failed_cb (StewardMeetingSession *self,
           StewardIntent         *intent,
           GError                *error)
{
  say_failure (self, error);
  /* What is shown may be ahead of what was recorded. */
  if (self->minutes != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
steward_meeting_session_dispose (GObject *object)
{
  steward_meeting_session_close (STEWARD_MEETING_SESSION (object));

  G_OBJECT_CLASS (steward_meeting_session_parent_class)->dispose (object);
}

static void
steward_meeting_session_finalize (GObject *object)
{
  StewardMeetingSession *self = STEWARD_MEETING_SESSION (object);

  g_clear_object (&self->council);
  g_clear_object (&self->scribe);
  g_clear_object (&self->evidence_read);
  g_clear_pointer (&self->minutes, steward_minutes_free);
  g_clear_pointer (&self->draft, steward_meeting_draft_free);
  g_clear_pointer (&self->evidence, steward_evidence_free);
  g_free (self->current);
  g_free (self->draft_id);
  g_free (self->id);

  G_OBJECT_CLASS (steward_meeting_session_parent_class)->finalize (object);
}

static void
steward_meeting_session_class_init (StewardMeetingSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = steward_meeting_session_dispose;
  object_class->finalize = steward_meeting_session_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EVIDENCE] = g_signal_new ("evidence", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING);
}

static void
steward_meeting_session_init (StewardMeetingSession *self)
{
}

/**
 * steward_meeting_session_new:
 * @services: the services
 * @meeting: id of a meeting
 *
 * Begins to read the meeting; "changed" tells when it is there.
 *
 * Returns: (transfer full): the session
 */
StewardMeetingSession *
steward_meeting_session_new (StewardServices *services,
                             const char      *meeting)
{
  StewardMeetingSession *self = g_object_new (STEWARD_TYPE_MEETING_SESSION, NULL);

  self->services = g_object_ref (services);
  self->council = g_object_ref (steward_services_get_council (services));
  self->scribe = steward_scribe_new (self->council);
  self->id = g_strdup (meeting);
  self->draft_id = g_strdup_printf ("meeting:%s", meeting);
  g_signal_connect_object (self->scribe, "recorded", G_CALLBACK (steward_meeting_session_recorded), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scribe, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->council, "changed", G_CALLBACK (steward_meeting_session_read), self,
                           G_CONNECT_SWAPPED);
  read_draft (self);

  return self;
}

/**
 * steward_meeting_session_leave:
 * @self: a session
 *
 * Closes it, and does not show the meeting again by itself.
 */
void
steward_meeting_session_leave (StewardMeetingSession *self)
{
  g_return_if_fail (STEWARD_IS_MEETING_SESSION (self));

  if (self->draft != NULL)
    {
      self->draft->open = FALSE;
      self->dirty = TRUE;
    }
  steward_meeting_session_close (self);
}

/**
 * steward_meeting_session_close:
 * @self: a session
 *
 * Saves what is not saved and lets go of the services.
 */
void
steward_meeting_session_close (StewardMeetingSession *self)
{
  g_return_if_fail (STEWARD_IS_MEETING_SESSION (self));

  if (self->services == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->council, steward_meeting_session_read, self);
  save (self);
  g_cancellable_cancel (self->evidence_read);
  g_clear_object (&self->services);
}

/**
 * steward_meeting_session_get_id:
 * @self: a session
 *
 * Returns: (transfer none): id of its meeting
 */
const char *
steward_meeting_session_get_id (StewardMeetingSession *self)
{
  return self->id;
}

/**
 * steward_meeting_session_get_minutes:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the meeting as the ledger tells it, once
 *   it is read
 */
const StewardMinutes *
steward_meeting_session_get_minutes (StewardMeetingSession *self)
{
  return self->minutes;
}

/**
 * steward_meeting_session_get_evidence:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): of the current item, once it is read
 */
const StewardEvidence *
steward_meeting_session_get_evidence (StewardMeetingSession *self)
{
  return self->evidence != NULL && g_strcmp0 (self->evidence->review->id, self->current) == 0 ? self->evidence : NULL;
}

/**
 * steward_meeting_session_get_current:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): review id of the item that is shown
 */
const char *
steward_meeting_session_get_current (StewardMeetingSession *self)
{
  return self->current;
}

/**
 * steward_meeting_session_get_item:
 * @self: a session
 * @review: (nullable): an id
 *
 * Returns: (transfer none) (nullable): its item of the agenda
 */
const StewardAgendaItem *
steward_meeting_session_get_item (StewardMeetingSession *self,
                                  const char            *review)
{
  for (guint i = 0; self->minutes != NULL && i < self->minutes->meeting->items->len; i++)
    {
      const StewardAgendaItem *item = g_ptr_array_index (self->minutes->meeting->items, i);

      if (g_strcmp0 (item->review, review) == 0)
        return item;
    }

  return NULL;
}

/**
 * steward_meeting_session_get_review:
 * @self: a session
 * @review: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the review, if it is on the agenda
 */
const StewardReview *
steward_meeting_session_get_review (StewardMeetingSession *self,
                                    const char            *review)
{
  for (guint i = 0; self->minutes != NULL && i < self->minutes->reviews->len; i++)
    {
      const StewardReview *candidate = g_ptr_array_index (self->minutes->reviews, i);

      if (g_strcmp0 (candidate->id, review) == 0)
        return candidate;
    }

  return NULL;
}

/**
 * steward_meeting_session_get_draft:
 * @self: a session that was read
 * @review: an id of the agenda
 *
 * Returns: (transfer none): its note, plan and clock
 */
StewardMeetingItemDraft *
steward_meeting_session_get_draft (StewardMeetingSession *self,
                                   const char            *review)
{
  const StewardReview *of = steward_meeting_session_get_review (self, review);

  return steward_meeting_draft_get (self->draft, review, of != NULL ? of->kind : STEWARD_REVIEW_CERTIFICATION);
}

/**
 * steward_meeting_session_get_seconds:
 * @self: a session that was read
 * @review: an id of the agenda
 *
 * Returns: how long it took, or takes so far
 */
gint64
steward_meeting_session_get_seconds (StewardMeetingSession *self,
                                     const char            *review)
{
  const StewardAgendaItem *item = steward_meeting_session_get_item (self, review);

  if (item == NULL)
    return 0;
  if (item->closed_at != 0)
    return item->seconds;

  return steward_meeting_draft_elapsed (steward_meeting_session_get_draft (self, review), item->started_at,
                                        g_get_real_time ());
}

/**
 * steward_meeting_session_is_present:
 * @self: a session
 * @seat: id of a seat
 *
 * Returns: whether the roll says so
 */
gboolean
steward_meeting_session_is_present (StewardMeetingSession *self,
                                    const char            *seat)
{
  for (guint i = 0; self->minutes != NULL && i < self->minutes->meeting->attendances->len; i++)
    {
      const StewardAttendance *attendance = g_ptr_array_index (self->minutes->meeting->attendances, i);

      if (g_strcmp0 (attendance->seat, seat) == 0)
        return attendance->present;
    }

  return FALSE;
}

static guint
find_quorum (const StewardCharter *charter)
{
  guint quorum = 0;

  for (guint i = 0; i < charter->procedures->len; i++)
    quorum = MAX (quorum, ((const StewardProcedure *) g_ptr_array_index (charter->procedures, i))->quorum);

  return quorum;
}

/**
 * steward_meeting_session_count:
 * @self: a session that was read
 * @out_here: (out): seats that count and are present
 * @out_seats: (out): seats that count
 * @out_quorum: (out): how many are needed, for the current item if there is one
 */
void
steward_meeting_session_count (StewardMeetingSession *self,
                               guint                 *out_here,
                               guint                 *out_seats,
                               guint                 *out_quorum)
{
  const StewardCharter *charter = self->minutes != NULL ? self->minutes->state->charter : NULL;
  const StewardReview *review = steward_meeting_session_get_review (self, self->current);
  const StewardProcedure *procedure = NULL;

  *out_here = *out_seats = *out_quorum = 0;
  if (charter == NULL)
    return;
  procedure = review != NULL ? steward_charter_get_procedure (charter, review->kind) : NULL;
  *out_quorum = procedure != NULL ? procedure->quorum : find_quorum (charter);
  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      if (seat->role != STEWARD_SEAT_MEMBER && seat->role != STEWARD_SEAT_CHAIR)
        continue;
      *out_seats += 1;
      *out_here += steward_meeting_session_is_present (self, seat->id);
    }
}

/**
 * steward_meeting_session_get_saved_at:
 * @self: a session
 *
 * Returns: when the draft was saved last, µs; 0: not since it was opened
 */
gint64
steward_meeting_session_get_saved_at (StewardMeetingSession *self)
{
  return self->saved_at;
}

