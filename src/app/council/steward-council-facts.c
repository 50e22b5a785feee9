/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads state, meetings and keys in a thread. The mark of two readings is the
 * same if the page would look the same. */

#include "config.h"

#include "steward-council-facts.h"

#include "steward-meeting-draft.h"

typedef struct
{
  StewardCouncil *council;             /* owned */
  char *person;                        /* owned */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->council);
  g_free (job->person);
  g_free (job);
}

static gboolean
goes_on (GPtrArray  *meetings,
         const char *id)
{
  for (guint i = 0; i < meetings->len; i++)
    {
      const StewardMeeting *meeting = g_ptr_array_index (meetings, i);

      if (g_strcmp0 (meeting->id, id) == 0)
        return meeting->closed_at == 0;
    }

  return FALSE;
}

static gboolean
read_resume (StewardGovernance    *governance,
             StewardCouncilFacts  *self,
             GError              **error)
{
  g_autoptr (GPtrArray) drafts = steward_governance_list_drafts_sync (governance, "meeting", error);

  if (drafts == NULL)
    return FALSE;
  for (guint i = 0; i < drafts->len && self->resume == NULL; i++)
    {
      const StewardKeptDraft *kept = g_ptr_array_index (drafts, i);
      g_autoptr (StewardMeetingDraft) draft = steward_meeting_draft_from_json (kept->body);

      if (draft->open && goes_on (self->meetings, kept->subject))
        self->resume = g_strdup (kept->subject);
    }

  return TRUE;
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Job *job = task_data;
  StewardGovernance *governance = steward_council_get_governance (job->council);
  g_autoptr (StewardCouncilFacts) self = g_new0 (StewardCouncilFacts, 1);
  GError *error = NULL;

  self->person = g_strdup (job->person);
  self->state = steward_council_load_state_sync (job->council, &error);
  if (self->state != NULL)
    self->meetings = steward_council_rows_list_meetings (governance, &error);
  if (self->meetings != NULL && job->person != NULL)
    self->keys = steward_council_rows_list_keys (governance, job->person, &error);
  if (error != NULL || self->meetings == NULL || !read_resume (governance, self, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) steward_council_facts_free);
}

/**
 * steward_council_facts_load_async:
 * @council: the council
 * @person: (nullable): who sits at this desk
 * @cancellable: (nullable): optional cancellable
 * @callback: called with the facts
 * @user_data: for @callback
 */
void
steward_council_facts_load_async (StewardCouncil      *council,
                                  const char          *person,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (council, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->council = g_object_ref (council);
  job->person = g_strdup (person);
  g_task_set_source_tag (task, steward_council_facts_load_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * steward_council_facts_load_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): the facts
 */
StewardCouncilFacts *
steward_council_facts_load_finish (GAsyncResult  *result,
                                   GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
append_delegations (GString              *mark,
                    const StewardCharter *charter)
{
  for (guint i = 0; i < charter->delegations->len; i++)
    {
      const StewardDelegation *delegation = g_ptr_array_index (charter->delegations, i);

      g_string_append_printf (mark, "d%s %" G_GINT64_FORMAT ";", delegation->id, delegation->until);
    }
}

/**
 * steward_council_facts_to_mark:
 * @self: facts
 *
 * Returns: (transfer full): a text that differs if the page would look different
 */
char *
steward_council_facts_to_mark (const StewardCouncilFacts *self)
{
  GString *mark = g_string_new (self->person);
  GHashTableIter iter;
  gpointer id;

  if (self->state->charter != NULL)
    {
      g_string_append_printf (mark, ";c%" G_GINT64_FORMAT ";", self->state->charter->version);
      append_delegations (mark, self->state->charter);
    }
  g_hash_table_iter_init (&iter, self->state->people);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_string_append_printf (mark, "p%s;", steward_council_state_get_name (self->state, id));
  for (guint i = 0; i < self->meetings->len; i++)
    {
      const StewardMeeting *meeting = g_ptr_array_index (self->meetings, i);

      g_string_append_printf (mark, "m%s %" G_GINT64_FORMAT " %u;", meeting->id, meeting->closed_at,
                              meeting->items->len);
    }
  for (guint i = 0; self->keys != NULL && i < self->keys->len; i++)
    g_string_append_printf (mark, "k%s;", (const char *) g_ptr_array_index (self->keys, i));

  return g_string_free (mark, FALSE);
}

/**
 * steward_council_facts_free:
 * @self: (nullable) (transfer full): facts
 */
void
steward_council_facts_free (StewardCouncilFacts *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->state, steward_council_state_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_free (self->person);
  g_free (self->resume);
  g_free (self);
}
