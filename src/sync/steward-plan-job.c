/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks a source, in a thread, what exactly it would run for an effect. */

#include "config.h"

#include "steward-plan-job.h"

/**
 * steward_effect_duplicate:
 * @effect: an effect
 *
 * Returns: (transfer full): the same, for a thread of its own
 */
StewardEffect *
steward_effect_duplicate (const StewardEffect *effect)
{
  StewardEffect *copy = steward_effect_new (effect->action, effect->id, effect->access, effect->terms);

  g_free (copy->title);
  copy->title = g_strdup (effect->title);
  copy->foreign = effect->foreign;

  return copy;
}

static void
plan_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  StewardEffectPlan *plan = NULL;

  if (steward_connector_plan (source_object, task_data, &plan, cancellable, &error))
    g_task_return_pointer (task, plan, (GDestroyNotify) steward_effect_plan_free);
  else
    g_task_return_error (task, error);
}

/**
 * steward_plan_job_run_async:
 * @connector: of the source
 * @effect: what is to be done; copied
 * @cancellable: (nullable)
 * @callback: when the source answered
 * @user_data: for @callback
 */
void
steward_plan_job_run_async (StewardConnector    *connector,
                            const StewardEffect *effect,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_plan_job_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, steward_effect_duplicate (effect), (GDestroyNotify) steward_effect_free);
  g_task_run_in_thread (task, plan_in_thread);
}

/**
 * steward_plan_job_run_finish:
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL with an error
 */
StewardEffectPlan *
steward_plan_job_run_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
