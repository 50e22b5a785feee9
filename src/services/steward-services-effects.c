/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What platforms would do, did, and have: the public face of planning, running
 * and comparing. */

#include "config.h"

#include "steward-services-private.h"

#include "steward-drift-job.h"
#include "steward-effect-job.h"
#include "steward-effects-doors.h"
#include "steward-effects-queue.h"

typedef struct
{
  StewardEffectsDoors *doors;          /* owned */
  StewardEffect *effect;               /* owned */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  steward_effects_doors_free (question->doors);
  steward_effect_free (question->effect);
  g_free (question);
}

static void
ask_in_thread (StewardServices     *self,
               const StewardEffect *effect,
               gpointer             tag,
               GTaskThreadFunc      func,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->doors = steward_effects_doors_new (self);
  question->effect = steward_effect_job_copy (effect);
  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, question, free_question);
  g_task_run_in_thread (task, func);
}

/* No door and no error: no source of this desk leads there. */
static StewardConnector *
open_door (Question  *question,
           GError   **error)
{
  g_autoptr(GError) local = NULL;
  StewardEffectsDoor *door = steward_effects_doors_find (question->doors, question->effect->terms, &local);

  if (door != NULL)
    return steward_effects_doors_open (question->doors, door, error);
  if (!g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED))
    g_propagate_error (error, g_steal_pointer (&local));

  return NULL;
}

/* Plans. */

static void
plan_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Question *question = task_data;
  StewardEffectPlan *plan = NULL;
  GError *error = NULL;

  if (steward_effects_doors_plan (question->doors, question->effect, TRUE, &plan, cancellable, &error))
    g_task_return_pointer (task, plan, (GDestroyNotify) steward_effect_plan_free);
  else
    g_task_return_error (task, error);
}

/**
 * steward_services_plan_async:
 * @self: the services
 * @effect: what is to be done; copied
 * @cancellable: (nullable)
 * @callback: when the source answered
 * @user_data: for @callback
 *
 * Asks what exactly would run; nothing is changed.
 */
void
steward_services_plan_async (StewardServices     *self,
                             const StewardEffect *effect,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  ask_in_thread (self, effect, steward_services_plan_async, plan_in_thread, cancellable, callback, user_data);
}

/**
 * steward_services_plan_finish:
 *
 * Returns: (transfer full) (nullable): the plan; a script when no source of this
 *   desk leads there, or when it cannot grant
 */
StewardEffectPlan *
steward_services_plan_finish (StewardServices  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Looking. */

/* Other accesses hold all of it. */
static StewardEffectResult *
tell_shared (const StewardEffect *effect,
             GPtrArray           *sentences)
{
  if (effect->action != STEWARD_EFFECT_REVOKE || effect->terms->objects->len > 0 || sentences->len == 0)
    return NULL;

  return steward_effect_result_new (STEWARD_EFFECT_DONE, g_ptr_array_index (sentences, 0));
}

static void
check_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  g_autoptr(GPtrArray) sentences = NULL;
  StewardConnector *connector = NULL;
  StewardEffectResult *result = NULL;

  if (steward_effects_doors_share (question->doors, question->effect, &sentences, &error))
    result = tell_shared (question->effect, sentences);
  if (result == NULL && error == NULL)
    connector = open_door (question, &error);
  if (result == NULL && connector == NULL && error == NULL)
    result = steward_effect_result_new (STEWARD_EFFECT_MANUAL, "No source of this desk leads there any more, so the "
                                        "platform cannot be asked; only a person can tell whether it is so.");
  else if (connector != NULL)
    result = steward_effect_job_look_sync (connector, question->effect, cancellable, &error);
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) steward_effect_result_free);
  else
    g_task_return_error (task, error);
}

/**
 * steward_services_check_effect_async:
 * @self: the services
 * @effect: what somebody says is done; copied
 * @cancellable: (nullable)
 * @callback: when the source answered
 * @user_data: for @callback
 *
 * Looks whether the platform is as @effect wants it.
 */
void
steward_services_check_effect_async (StewardServices     *self,
                                     const StewardEffect *effect,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  ask_in_thread (self, effect, steward_services_check_effect_async, check_in_thread, cancellable, callback,
                 user_data);
}

/**
 * steward_services_check_effect_finish:
 *
 * Returns: (transfer full) (nullable): DONE, FAILED (it is not so) or MANUAL (it
 *   cannot be asked), with words; %NULL with an error when it did not answer
 */
StewardEffectResult *
steward_services_check_effect_finish (StewardServices  *self,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Running. */

/**
 * steward_services_run_effects_async:
 * @self: the services
 * @cancellable: (nullable): whoever cancels hears no more of it; it goes on
 * @callback: when everything was tried
 * @user_data: for @callback
 *
 * Carries out what is due, and what failed before, now.
 */
void
steward_services_run_effects_async (StewardServices     *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_services_run_effects_async);
  steward_effects_queue_add (steward_services_peek_effects (self), task, TRUE);
}

/**
 * steward_services_run_due_async:
 *
 * As steward_services_run_effects_async(), for a timer: what failed before is
 * tried when its time has come.
 */
void
steward_services_run_due_async (StewardServices     *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_services_run_due_async);
  steward_effects_queue_add (steward_services_peek_effects (self), task, FALSE);
}

/**
 * steward_services_run_effects_finish:
 * @self: the services
 * @result: of steward_services_run_effects_async() or steward_services_run_due_async()
 * @error: return location: BUSY when another runner has the lease; of the store
 *
 * Returns: (transfer full) (nullable) (element-type StewardEffectReport): what
 *   became of each effect that was tried
 */
GPtrArray *
steward_services_run_effects_finish (StewardServices  *self,
                                     GAsyncResult     *result,
                                     GError          **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Comparing. */

/**
 * steward_services_check_drift_async:
 * @self: the services
 * @item: a source
 * @cancellable: (nullable): whoever cancels hears no more of it
 * @callback: when the answer is kept
 * @user_data: for @callback
 *
 * Compares what is approved with what the source grants now.
 */
void
steward_services_check_drift_async (StewardServices     *self,
                                    StewardSourceItem   *item,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  StewardSource *source = steward_source_item_get_source (item);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardConnector) connector =
    steward_connector_create (source, steward_services_get_secrets (self), &error);

  g_task_set_source_tag (task, steward_services_check_drift_async);
  if (connector != NULL && !steward_drift_job_can_run (connector))
    g_set_error (&error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED,
                 "The source “%s” does not tell who was granted what.", steward_source_get_name (source));
  if (error == NULL)
    {
      steward_effects_queue_compare (steward_services_peek_effects (self), connector, task);
      return;
    }
  g_task_return_error (task, g_steal_pointer (&error));
  g_object_unref (task);
}

/**
 * steward_services_check_drift_finish:
 *
 * Returns: (transfer full) (nullable) (element-type StewardDriftItem): what
 *   differs, empty when nothing does
 */
GPtrArray *
steward_services_check_drift_finish (StewardServices  *self,
                                     GAsyncResult     *result,
                                     GError          **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_services_can_compare:
 *
 * Returns: whether the source tells who was granted what
 */
gboolean
steward_services_can_compare (StewardServices   *self,
                              StewardSourceItem *item)
{
  g_autoptr(StewardConnector) connector =
    steward_connector_create (steward_source_item_get_source (item), steward_services_get_secrets (self), NULL);

  return connector != NULL && steward_drift_job_can_run (connector);
}
