/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From confirmed to sealed. What was confirmed is in the store before the first
 * second counts down, so that neither a crash nor a closed window loses it:
 * closing seals at once, and what a crash leaves behind is told when the
 * profile is opened again. */

#include "config.h"

#include "steward-sealing.h"

typedef struct
{
  GPtrArray *acts;                     /* owned StewardAct; confirmed together */
  guint next;                          /* the first that is not sealed yet */
  gboolean undone;                     /* taken back while it was being kept */
  gboolean hurried;                    /* to be sealed as soon as it is kept */
} Batch;

struct _StewardSealing
{
  GObject parent_instance;

  StewardCouncil *council;             /* owned */
  Batch *pending;                      /* owned, nullable: kept or being kept, can be undone */
  gboolean keeping;
  GQueue sealing;                      /* owned Batch */
  gboolean busy;                       /* a seal is in its worker */
  guint seconds;
  guint source;
};

G_DEFINE_FINAL_TYPE (StewardSealing, steward_sealing, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SEALED,
  SIGNAL_UNDONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void seal_next (StewardSealing *self);
static void sealed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
free_batch (gpointer data)
{
  Batch *batch = data;

  if (batch == NULL)
    return;
  g_ptr_array_unref (batch->acts);
  g_free (batch);
}

static void
tell (StewardSealing *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
move_to_sealing (StewardSealing *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->pending == NULL)
    return;
  if (self->keeping)
    {
      self->pending->hurried = TRUE;
      return;
    }
  g_queue_push_tail (&self->sealing, g_steal_pointer (&self->pending));
  seal_next (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  StewardSealing *self = user_data;

  self->seconds--;
  if (self->seconds > 0)
    {
      tell (self);
      return G_SOURCE_CONTINUE;
    }
  self->source = 0;
  move_to_sealing (self);
  tell (self);

  return G_SOURCE_REMOVE;
}

/* Drafts, in a thread. */

static void
drop_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  StewardSealing *self = source_object;
  GPtrArray *acts = task_data;
  GError *error = NULL;

  for (guint i = 0; i < acts->len; i++)
    {
      const StewardAct *act = g_ptr_array_index (acts, i);

      if (act->append->settles == NULL)
        continue;
      if (!steward_council_drop_sync (self->council, act->append->settles, &error))
        {
          g_task_return_error (task, error);
          return;
        }
    }
  g_task_return_boolean (task, TRUE);
}

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  StewardSealing *self = STEWARD_SEALING (source);
  GPtrArray *acts = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  /* What could not be removed would be told as not recorded later on: true. */
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_debug ("A draft could not be removed: %s", error->message);
  for (guint i = 0; i < acts->len; i++)
    g_signal_emit (self, signals[SIGNAL_UNDONE], 0, g_ptr_array_index (acts, i));
  tell (self);
}

static void
drop (StewardSealing *self,
      Batch          *batch)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, dropped_cb, NULL);

  g_task_set_source_tag (task, drop);
  g_task_set_task_data (task, g_ptr_array_ref (batch->acts), (GDestroyNotify) g_ptr_array_unref);
  free_batch (batch);
  g_task_run_in_thread (task, drop_in_thread);
}

static void
keep_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  StewardSealing *self = source_object;
  GPtrArray *acts = task_data;
  GError *error = NULL;

  for (guint i = 0; i < acts->len; i++)
    if (!steward_council_keep_sync (self->council, g_ptr_array_index (acts, i), &error))
      {
        g_task_return_error (task, error);
        return;
      }
  g_task_return_boolean (task, TRUE);
}

static void
fail_batch (StewardSealing *self,
            Batch          *batch,
            const GError   *error)
{
  for (guint i = 0; i < batch->acts->len; i++)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, g_ptr_array_index (batch->acts, i), error);
  free_batch (batch);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  StewardSealing *self = STEWARD_SEALING (source);
  g_autoptr (GError) error = NULL;
  gboolean kept = g_task_propagate_boolean (G_TASK (result), &error);

  self->keeping = FALSE;
  if (self->pending == NULL)
    return;
  if (!kept)
    {
      g_clear_handle_id (&self->source, g_source_remove);
      fail_batch (self, g_steal_pointer (&self->pending), error);
    }
  else if (self->pending->undone)
    drop (self, g_steal_pointer (&self->pending));
  else if (self->pending->hurried)
    move_to_sealing (self);
  tell (self);
}

/* Seals, one after the other. */

static void
finish_act (StewardSealing *self,
            Batch          *batch,
            StewardAct     *act,
            const GError   *error)
{
  if (error == NULL)
    g_signal_emit (self, signals[SIGNAL_SEALED], 0, act);
  else
    {
      /* The person is told now: nothing is left to tell later. */
      if (act->append->settles != NULL)
        {
          g_autoptr (GError) local = NULL;

          if (!steward_council_drop_sync (self->council, act->append->settles, &local))
            g_debug ("A draft could not be removed: %s", local->message);
        }
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, act, error);
    }
  batch->next++;
  if (batch->next < batch->acts->len)
    return;
  g_queue_remove (&self->sealing, batch);
  free_batch (batch);
}

static void
seal_next (StewardSealing *self)
{
  Batch *batch = g_queue_peek_head (&self->sealing);

  if (self->busy || batch == NULL)
    return;
  self->busy = TRUE;
  steward_council_seal_async (self->council, g_ptr_array_index (batch->acts, batch->next), NULL, sealed_cb,
                              g_object_ref (self));
}

static void
sealed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardSealing) self = user_data;
  Batch *batch = g_queue_peek_head (&self->sealing);
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  if (steward_council_seal_finish (STEWARD_COUNCIL (source), result, &error))
    g_clear_error (&error);
  finish_act (self, batch, g_ptr_array_index (batch->acts, batch->next), error);
  seal_next (self);
  tell (self);
}

static void
steward_sealing_dispose (GObject *object)
{
  StewardSealing *self = STEWARD_SEALING (object);

  if (self->council != NULL)
    steward_sealing_flush (self);
  g_clear_handle_id (&self->source, g_source_remove);
  g_queue_clear_full (&self->sealing, free_batch);
  g_clear_pointer (&self->pending, free_batch);
  g_clear_object (&self->council);

  G_OBJECT_CLASS (steward_sealing_parent_class)->dispose (object);
}

static void
steward_sealing_class_init (StewardSealingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_sealing_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_SEALED] = g_signal_new ("sealed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_UNDONE] = g_signal_new ("undone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
}

static void
steward_sealing_init (StewardSealing *self)
{
  g_queue_init (&self->sealing);
}

/**
 * steward_sealing_new:
 * @council: where it is recorded
 *
 * Returns: (transfer full): nothing confirmed yet
 */
StewardSealing *
steward_sealing_new (StewardCouncil *council)
{
  StewardSealing *self = g_object_new (STEWARD_TYPE_SEALING, NULL);

  self->council = g_object_ref (council);

  return self;
}

/**
 * steward_sealing_get_state:
 * @self: the sealing
 *
 * Returns: what goes on; counting before sealing
 */
StewardSealingState
steward_sealing_get_state (StewardSealing *self)
{
  g_return_val_if_fail (STEWARD_IS_SEALING (self), STEWARD_SEALING_IDLE);

  if (self->pending != NULL && !self->pending->undone && !self->pending->hurried)
    return STEWARD_SEALING_COUNTING;

  return self->pending != NULL || !g_queue_is_empty (&self->sealing) ? STEWARD_SEALING_SEALING : STEWARD_SEALING_IDLE;
}

/**
 * steward_sealing_get_seconds:
 * @self: the sealing
 *
 * Returns: how many seconds are left for taking it back
 */
guint
steward_sealing_get_seconds (StewardSealing *self)
{
  g_return_val_if_fail (STEWARD_IS_SEALING (self), 0);

  return self->seconds;
}

/**
 * steward_sealing_get_acts:
 * @self: the sealing
 *
 * Returns: (transfer none) (nullable): of #StewardAct: what can be taken back,
 *   else what is being sealed
 */
GPtrArray *
steward_sealing_get_acts (StewardSealing *self)
{
  Batch *batch;

  g_return_val_if_fail (STEWARD_IS_SEALING (self), NULL);

  batch = self->pending != NULL ? self->pending : g_queue_peek_head (&self->sealing);

  return batch == NULL ? NULL : batch->acts;
}

static gboolean
batch_holds (const Batch *batch,
             const char  *id)
{
  for (guint i = 0; batch != NULL && i < batch->acts->len; i++)
    {
      const StewardIntent *intent = ((StewardAct *) g_ptr_array_index (batch->acts, i))->intent;

      if (g_strcmp0 (intent->review, id) == 0 || g_strcmp0 (intent->access, id) == 0 ||
          g_strcmp0 (intent->incident, id) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * steward_sealing_holds:
 * @self: the sealing
 * @id: of a review, an access or an incident
 *
 * Returns: whether something on it is confirmed and not sealed yet
 */
gboolean
steward_sealing_holds (StewardSealing *self,
                       const char     *id)
{
  g_return_val_if_fail (STEWARD_IS_SEALING (self), FALSE);

  if (id == NULL)
    return FALSE;
  if (batch_holds (self->pending, id))
    return TRUE;
  for (GList *l = self->sealing.head; l != NULL; l = l->next)
    if (batch_holds (l->data, id))
      return TRUE;

  return FALSE;
}

/**
 * steward_sealing_confirm:
 * @self: the sealing
 * @acts: (transfer full): of #StewardAct: what was confirmed together
 *
 * Keeps it, and seals it when it was not taken back in time. What was confirmed
 * before is sealed now.
 */
void
steward_sealing_confirm (StewardSealing *self,
                         GPtrArray      *acts)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STEWARD_IS_SEALING (self));

  while (self->keeping)
    g_main_context_iteration (NULL, TRUE);
  move_to_sealing (self);
  self->pending = g_new0 (Batch, 1);
  self->pending->acts = acts;
  self->seconds = STEWARD_UNDO_SECONDS;
  self->source = g_timeout_add_seconds (1, tick_cb, self);
  self->keeping = TRUE;
  task = g_task_new (self, NULL, kept_cb, NULL);
  g_task_set_source_tag (task, steward_sealing_confirm);
  g_task_set_task_data (task, g_ptr_array_ref (acts), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, keep_in_thread);
  tell (self);
}

/**
 * steward_sealing_undo:
 * @self: the sealing
 *
 * Takes back what was confirmed last; nothing of it is recorded.
 *
 * Returns: whether there was time to do so
 */
gboolean
steward_sealing_undo (StewardSealing *self)
{
  g_return_val_if_fail (STEWARD_IS_SEALING (self), FALSE);

  if (steward_sealing_get_state (self) != STEWARD_SEALING_COUNTING)
    return FALSE;
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->keeping)
    self->pending->undone = TRUE;
  else
    drop (self, g_steal_pointer (&self->pending));
  tell (self);

  return TRUE;
}

/**
 * steward_sealing_hurry:
 * @self: the sealing
 *
 * Seals what was confirmed without waiting any longer.
 */
void
steward_sealing_hurry (StewardSealing *self)
{
  g_return_if_fail (STEWARD_IS_SEALING (self));

  if (steward_sealing_get_state (self) != STEWARD_SEALING_COUNTING)
    return;
  move_to_sealing (self);
  tell (self);
}

static void
seal_batch_now (StewardSealing *self,
                Batch          *batch)
{
  for (; batch->next < batch->acts->len; batch->next++)
    {
      StewardAct *act = g_ptr_array_index (batch->acts, batch->next);
      g_autoptr (GError) error = NULL;

      /* The draft stays, so that the failure is told when the profile is opened. */
      if (!steward_council_seal_sync (self->council, act, NULL, &error))
        g_debug ("Not sealed while closing: %s", error->message);
    }
  free_batch (batch);
}

/**
 * steward_sealing_flush:
 * @self: the sealing
 *
 * The window closes: seals at once, and blocks until that is done.
 */
void
steward_sealing_flush (StewardSealing *self)
{
  g_return_if_fail (STEWARD_IS_SEALING (self));

  g_clear_handle_id (&self->source, g_source_remove);
  while (self->keeping || self->busy)
    g_main_context_iteration (NULL, TRUE);
  while (!g_queue_is_empty (&self->sealing))
    seal_batch_now (self, g_queue_pop_head (&self->sealing));
  if (self->pending != NULL)
    seal_batch_now (self, g_steal_pointer (&self->pending));
}
