/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for plans, one at a time: an answer to what is no longer wanted is
 * thrown away. While somebody narrows, the platform is asked only when the
 * hands rest. */

#include "config.h"

#include "steward-access-planner.h"

#define REST_MS 250

struct _StewardAccessPlanner
{
  GObject parent_instance;

  StewardServices *services;           /* owned */
  StewardEffect *effect;               /* owned, nullable: what is wanted */
  StewardEffectPlan *plan;             /* owned, nullable: of it */
  GError *error;                       /* owned, nullable */
  GCancellable *asking;                /* owned, nullable */
  guint rest;                          /* source */
};

G_DEFINE_FINAL_TYPE (StewardAccessPlanner, steward_access_planner, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget (StewardAccessPlanner *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->plan, steward_effect_plan_free);
  g_clear_error (&self->error);
}

typedef struct
{
  StewardAccessPlanner *self;          /* owned */
  GCancellable *asking;                /* owned */
} Question;

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (StewardAccessPlanner) self = question->self;
  g_autoptr (GCancellable) asking = question->asking;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardEffectPlan) plan = steward_services_plan_finish (STEWARD_SERVICES (source), result, &error);

  if (self->asking != asking)
    return;
  g_clear_object (&self->asking);
  self->plan = g_steal_pointer (&plan);
  self->error = g_steal_pointer (&error);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
rest_cb (gpointer user_data)
{
  StewardAccessPlanner *self = user_data;
  Question *question = g_new (Question, 1);

  self->rest = 0;
  self->asking = g_cancellable_new ();
  *question = (Question) { g_object_ref (self), g_object_ref (self->asking) };
  steward_services_plan_async (self->services, self->effect, self->asking, planned_cb, question);

  return G_SOURCE_REMOVE;
}

static void
ask (StewardAccessPlanner *self,
     guint                 rest_ms)
{
  forget (self);
  if (self->effect != NULL)
    self->rest = g_timeout_add (rest_ms, rest_cb, self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
steward_access_planner_dispose (GObject *object)
{
  StewardAccessPlanner *self = STEWARD_ACCESS_PLANNER (object);

  forget (self);
  g_clear_pointer (&self->effect, steward_effect_free);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (steward_access_planner_parent_class)->dispose (object);
}

static void
steward_access_planner_class_init (StewardAccessPlannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_access_planner_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
steward_access_planner_init (StewardAccessPlanner *self)
{
}

/**
 * steward_access_planner_new:
 * @services: which reach the platforms
 *
 * Returns: (transfer full): a planner of nothing
 */
StewardAccessPlanner *
steward_access_planner_new (StewardServices *services)
{
  StewardAccessPlanner *self = g_object_new (STEWARD_TYPE_ACCESS_PLANNER, NULL);

  self->services = g_object_ref (services);

  return self;
}

/**
 * steward_access_planner_get_state:
 * @self: a planner
 *
 * Returns: how far it is
 */
StewardPlannerState
steward_access_planner_get_state (StewardAccessPlanner *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_PLANNER (self), STEWARD_PLANNER_NONE);

  if (self->plan != NULL)
    return STEWARD_PLANNER_READY;
  if (self->error != NULL)
    return STEWARD_PLANNER_FAILED;

  return self->effect != NULL ? STEWARD_PLANNER_ASKING : STEWARD_PLANNER_NONE;
}

/**
 * steward_access_planner_get_effect:
 * @self: a planner
 *
 * Returns: (transfer none) (nullable): what is planned
 */
const StewardEffect *
steward_access_planner_get_effect (StewardAccessPlanner *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_PLANNER (self), NULL);

  return self->effect;
}

/**
 * steward_access_planner_get_plan:
 * @self: a planner
 *
 * Returns: (transfer none) (nullable): what would run, once that is known
 */
const StewardEffectPlan *
steward_access_planner_get_plan (StewardAccessPlanner *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_PLANNER (self), NULL);

  return self->plan;
}

/**
 * steward_access_planner_get_error:
 * @self: a planner
 *
 * Returns: (transfer none) (nullable): why it could not be planned
 */
const GError *
steward_access_planner_get_error (StewardAccessPlanner *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_PLANNER (self), NULL);

  return self->error;
}

static gboolean
is_same (const StewardEffect *a,
         const StewardEffect *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->action == b->action && g_strcmp0 (a->access, b->access) == 0 && a->foreign == b->foreign &&
         g_strcmp0 (a->id, b->id) == 0 && steward_access_terms_equal (a->terms, b->terms);
}

/**
 * steward_access_planner_set_effect:
 * @self: a planner
 * @effect: (nullable): what is wanted
 *
 * Asks the platform what would run for it. Nothing happens when that is what
 * was asked for before.
 */
void
steward_access_planner_set_effect (StewardAccessPlanner *self,
                                   const StewardEffect  *effect)
{
  gboolean follows;

  g_return_if_fail (STEWARD_IS_ACCESS_PLANNER (self));

  if (is_same (self->effect, effect))
    return;
  follows = self->effect != NULL && effect != NULL && g_strcmp0 (self->effect->access, effect->access) == 0;
  g_clear_pointer (&self->effect, steward_effect_free);
  if (effect != NULL)
    {
      self->effect = steward_effect_new (effect->action, effect->id, effect->access, effect->terms);
      self->effect->title = g_strdup (effect->title);
      self->effect->foreign = effect->foreign;
    }
  ask (self, follows ? REST_MS : 0);
}

/**
 * steward_access_planner_retry:
 * @self: a planner
 *
 * Asks the platform once more.
 */
void
steward_access_planner_retry (StewardAccessPlanner *self)
{
  g_return_if_fail (STEWARD_IS_ACCESS_PLANNER (self));

  ask (self, 0);
}
