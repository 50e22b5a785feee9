/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the promises of a product stand, beside a review of it and before one is
 * opened. */

#include "config.h"

#include "steward-evidence-private.h"

#include "steward-council-private.h"
#include "steward-day.h"
#include "steward-level-rows.h"

/* The most burnt first. */
static GPtrArray *
list_levels (StewardCouncil  *council,
             const char      *subject,
             GError         **error)
{
  const StewardLevelFilter filter = { .subject = subject, .order = STEWARD_LEVELS_BY_BUDGET };

  return steward_level_rows_list_sync (steward_council_get_governance (council), &filter, error);
}

static char *
format_day (const StewardCharter *charter,
            gint64                time)
{
  g_autoptr(GDateTime) day = steward_calendar_to_local (charter->calendar, time);

  return steward_day_to_words (day);
}

/*
 * steward_evidence_load_levels:
 * @self: evidence with its review and state
 * @council: the council
 * @error: return location
 *
 * Returns: whether it could be read how the promises stand, and whether the
 *   certification is suspended
 */
gboolean
steward_evidence_load_levels (StewardEvidence  *self,
                              StewardCouncil   *council,
                              GError          **error)
{
  const StewardCertificate *certificate;
  g_autofree char *day = NULL;
  g_autofree char *reason = NULL;

  if (self->review->kind == STEWARD_REVIEW_CHARTER)
    return TRUE;
  self->levels = list_levels (council, self->review->subject, error);
  if (self->levels == NULL)
    return FALSE;
  certificate = steward_council_state_get_certificate (self->state, self->review->subject);
  if (certificate == NULL || certificate->standing != STEWARD_STANDING_SUSPENDED)
    return TRUE;
  if (!steward_evidence_load_text (self->texts, steward_council_get_governance (council), self->state->charter,
                                   certificate->reason, error))
    return FALSE;
  reason = g_strdup (steward_evidence_get_text (self, certificate->reason));
  day = format_day (self->state->charter, certificate->changed_at);
  self->suspended = g_strdup_printf ("Its %s certification is suspended since %s%s%s",
                                     steward_certification_to_id (certificate->level), day,
                                     reason != NULL ? ": " : ".", reason != NULL ? reason : "");

  return TRUE;
}

/* Asynchronously. */

static void
levels_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *levels = list_levels (source_object, task_data, &error);

  if (levels != NULL)
    g_task_return_pointer (task, levels, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * steward_evidence_levels_async:
 * @council: the council
 * @subject: URN of a product
 * @cancellable: (nullable): to give up
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * Looks up how the promises of @subject stand, for steward_criteria_check().
 */
void
steward_evidence_levels_async (StewardCouncil      *council,
                               const char          *subject,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (council, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_evidence_levels_async);
  g_task_set_task_data (task, g_strdup (subject), g_free);
  steward_council_read_in_worker (council, task, levels_in_thread);
}

/**
 * steward_evidence_levels_finish:
 * @council: the council
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardLevel) (nullable): the levels
 */
GPtrArray *
steward_evidence_levels_finish (StewardCouncil  *council,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, council), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
