/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a source grants beside what was approved: the accesses of the ledger go
 * in, the lines of the platform's lists flow past, and what differs is kept
 * beside the ledger. Memory follows the accesses and the differences. */

#include "config.h"

#include "steward-drift-job.h"

typedef struct
{
  StewardCatalog *catalog;             /* owned */
  StewardGovernance *governance;       /* owned */
} DriftJob;

/**
 * steward_drift_job_can_run:
 *
 * Returns: whether the access lists of this kind of source can be read
 */
gboolean
steward_drift_job_can_run (StewardConnector *connector)
{
  return STEWARD_CONNECTOR_GET_CLASS (connector)->lists != NULL;
}

static gboolean
contains_access (GPtrArray  *accesses,
                 const char *id)
{
  for (guint i = 0; i < accesses->len; i++)
    if (g_str_equal (((const StewardAccess *) g_ptr_array_index (accesses, i))->id, id))
      return TRUE;

  return FALSE;
}

/* Adds those of @source that are not there yet. */
static gboolean
add_accesses (StewardGovernance  *governance,
              const char         *source,
              GPtrArray          *accesses,
              GError            **error)
{
  const StewardAccessFilter filter = { .source = source };
  g_autoptr(GPtrArray) found = steward_access_rows_list (governance, &filter, error);
  guint n_before = accesses->len;

  if (found == NULL)
    return FALSE;

  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      StewardAccess *access = g_ptr_array_index (found, i);

      if (n_before > 0 && contains_access (accesses, access->id))
        steward_access_free (access);
      else
        g_ptr_array_add (accesses, access);
    }

  return TRUE;
}

/* Every access that names this source or the server behind it, ended ones too:
 * what is over and granted still is a difference. */
static GPtrArray *
load_accesses (StewardCatalog     *catalog,
               StewardGovernance  *governance,
               const char         *source,
               GError            **error)
{
  g_autoptr(GPtrArray) accesses = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_free);
  g_autoptr(GError) local = NULL;
  g_autofree char *instance = steward_catalog_load_instance_sync (catalog, source, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (!add_accesses (governance, source, accesses, error))
    return NULL;
  if (instance != NULL && !g_str_equal (instance, source) && !add_accesses (governance, instance, accesses, error))
    return NULL;

  return g_steal_pointer (&accesses);
}

static gboolean
add_line (const StewardAccessLine  *line,
          gpointer                  user_data,
          GError                  **error)
{
  steward_drift_add (user_data, line);

  return TRUE;
}

/**
 * steward_drift_job_run_sync:
 * @catalog: knows which server stands behind the source
 * @governance: knows what is approved, and keeps the answer
 * @connector: of the source
 * @out_items: (out) (transfer full) (element-type StewardDriftItem): what differs
 * @cancellable: (nullable)
 * @error: return location: of the source or the store; UNSUPPORTED
 *
 * Blocks. The answer replaces the last one as a whole, or nothing changes.
 */
gboolean
steward_drift_job_run_sync (StewardCatalog     *catalog,
                            StewardGovernance  *governance,
                            StewardConnector   *connector,
                            GPtrArray         **out_items,
                            GCancellable       *cancellable,
                            GError            **error)
{
  const char *source = steward_source_get_id (steward_connector_get_source (connector));
  gint64 now = g_get_real_time ();
  g_autoptr(GPtrArray) accesses = load_accesses (catalog, governance, source, error);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(StewardDrift) drift = NULL;
  guint64 n_lines, n_left_out;

  if (accesses == NULL)
    return FALSE;
  drift = steward_drift_new (source, accesses, now);
  if (!steward_connector_lists (connector, add_line, drift, cancellable, error))
    return FALSE;
  items = steward_drift_finish (drift, &n_lines, &n_left_out);
  if (!steward_drift_put_sync (governance, source, now, n_lines, n_left_out, items, error))
    return FALSE;

  *out_items = g_steal_pointer (&items);
  return TRUE;
}

static void
free_job (gpointer data)
{
  DriftJob *job = data;

  g_object_unref (job->catalog);
  g_object_unref (job->governance);
  g_free (job);
}

static void
compare_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  DriftJob *job = task_data;
  GPtrArray *items = NULL;
  GError *error = NULL;

  if (steward_drift_job_run_sync (job->catalog, job->governance, source_object, &items, cancellable, &error))
    g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * steward_drift_job_run_async:
 *
 * As steward_drift_job_run_sync(), in a thread.
 */
void
steward_drift_job_run_async (StewardCatalog      *catalog,
                             StewardGovernance   *governance,
                             StewardConnector    *connector,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);
  DriftJob *job = g_new0 (DriftJob, 1);

  job->catalog = g_object_ref (catalog);
  job->governance = g_object_ref (governance);
  g_task_set_source_tag (task, steward_drift_job_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, compare_in_thread);
}

/**
 * steward_drift_job_run_finish:
 *
 * Returns: (transfer full) (nullable) (element-type StewardDriftItem): what
 *   differs
 */
GPtrArray *
steward_drift_job_run_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
