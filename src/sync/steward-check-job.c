/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks a source, in a thread, whether it answers and lets us in. */

#include "config.h"

#include "steward-pull-job.h"

static void
check_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  char *summary = NULL;

  if (steward_connector_check (source_object, &summary, cancellable, &error))
    g_task_return_pointer (task, summary, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * steward_check_job_run_async:
 * @connector: of the source
 * @cancellable: (nullable)
 * @callback: when the source answered
 * @user_data: for @callback
 */
void
steward_check_job_run_async (StewardConnector    *connector,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_check_job_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, check_in_thread);
}

/**
 * steward_check_job_run_finish:
 *
 * Returns: (transfer full) (nullable): a sentence for people, or %NULL with an
 *   error
 */
char *
steward_check_job_run_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
