/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A queue of intents, each prepared and sealed before the next. When somebody
 * else was faster an intent is prepared once more; the second refusal is told. */

#include "config.h"

#include "steward-scribe.h"

struct _StewardScribe
{
  GObject parent_instance;

  StewardCouncil *council;             /* owned */
  GQueue waiting;                      /* owned StewardIntent */
  StewardIntent *current;              /* owned, nullable */
  StewardAct *act;                     /* owned, nullable: what is being sealed */
  gboolean again;                      /* the current one was refused once */
};

G_DEFINE_FINAL_TYPE (StewardScribe, steward_scribe, G_TYPE_OBJECT)

typedef enum
{
  PROP_BUSY = 1,
} StewardScribeProperty;

static GParamSpec *props[PROP_BUSY + 1];

enum
{
  SIGNAL_RECORDED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void go_on       (StewardScribe *self);
static void prepare     (StewardScribe *self);
static void prepared_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void sealed_cb   (GObject *object, GAsyncResult *result, gpointer user_data);

static void
finish_current (StewardScribe *self)
{
  g_clear_pointer (&self->current, steward_intent_free);
  g_clear_pointer (&self->act, steward_act_free);
  self->again = FALSE;
  go_on (self);
}

static void
fail (StewardScribe *self,
      const GError  *error)
{
  if (g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT) && !self->again)
    {
      g_clear_pointer (&self->act, steward_act_free);
      self->again = TRUE;
      prepare (self);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, self->current, error);
  finish_current (self);
}

static void
go_on (StewardScribe *self)
{
  self->current = g_queue_pop_head (&self->waiting);
  if (self->current != NULL)
    prepare (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
prepare (StewardScribe *self)
{
  steward_council_prepare_async (self->council, self->current, NULL, prepared_cb, g_object_ref (self));
}

static void
prepared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardScribe) self = user_data;
  g_autoptr (GError) error = NULL;

  self->act = steward_council_prepare_finish (STEWARD_COUNCIL (object), result, &error);
  if (self->act == NULL)
    fail (self, error);
  else
    steward_council_seal_async (self->council, self->act, NULL, sealed_cb, g_object_ref (self));
}

static void
sealed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardScribe) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_council_seal_finish (STEWARD_COUNCIL (object), result, &error))
    {
      fail (self, error);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_RECORDED], 0, self->current, self->act);
  finish_current (self);
}

static void
steward_scribe_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((StewardScribeProperty) prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, steward_scribe_get_busy (STEWARD_SCRIBE (object)));
      break;
    }
}

static void
steward_scribe_finalize (GObject *object)
{
  StewardScribe *self = STEWARD_SCRIBE (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) steward_intent_free);
  g_clear_pointer (&self->current, steward_intent_free);
  g_clear_pointer (&self->act, steward_act_free);
  g_clear_object (&self->council);

  G_OBJECT_CLASS (steward_scribe_parent_class)->finalize (object);
}

static void
steward_scribe_class_init (StewardScribeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = steward_scribe_get_property;
  object_class->finalize = steward_scribe_finalize;

  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_RECORDED] = g_signal_new ("recorded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_ERROR);
}

static void
steward_scribe_init (StewardScribe *self)
{
  g_queue_init (&self->waiting);
}

/**
 * steward_scribe_new:
 * @council: whose ledger is written
 *
 * Returns: (transfer full): a scribe with nothing to do
 */
StewardScribe *
steward_scribe_new (StewardCouncil *council)
{
  StewardScribe *self = g_object_new (STEWARD_TYPE_SCRIBE, NULL);

  self->council = g_object_ref (council);

  return self;
}

/**
 * steward_scribe_record:
 * @self: a scribe
 * @intent: (transfer full): what is to be recorded
 *
 * Records it after all that was said before. The scribe lives until it is done.
 */
void
steward_scribe_record (StewardScribe *self,
                       StewardIntent *intent)
{
  g_return_if_fail (STEWARD_IS_SCRIBE (self));

  g_queue_push_tail (&self->waiting, intent);
  if (self->current != NULL)
    return;
  go_on (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

/**
 * steward_scribe_get_busy:
 * @self: a scribe
 *
 * Returns: whether something is not recorded yet
 */
gboolean
steward_scribe_get_busy (StewardScribe *self)
{
  g_return_val_if_fail (STEWARD_IS_SCRIBE (self), FALSE);

  return self->current != NULL;
}
