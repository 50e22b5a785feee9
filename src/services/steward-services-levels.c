/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Service levels: the public face of evaluating, of courses and rehearsals. */

#include "config.h"

#include "steward-services-private.h"

#include "steward-levels-queue.h"

/* What the charter says, or what holds without one. */
StewardLevelTerms *
steward_services_make_level_terms (const StewardCouncilState *state)
{
  if (state == NULL || state->charter == NULL || state->charter->level_terms == NULL)
    return steward_level_terms_new ();

  return steward_level_terms_copy (state->charter->level_terms);
}

/**
 * steward_services_get_level_terms:
 *
 * Returns: (transfer full): the terms in force now: of the charter, or the
 *   usual ones while there is none or it was not read yet
 */
StewardLevelTerms *
steward_services_get_level_terms (StewardServices *self)
{
  return steward_services_make_level_terms (steward_council_peek_state (steward_services_get_council (self)));
}

/**
 * steward_services_refresh_levels_async:
 * @self: the services
 * @cancellable: (nullable): whoever cancels hears no more of it; it goes on
 * @callback: when everything that was due is evaluated, and recorded
 * @user_data: for @callback
 */
void
steward_services_refresh_levels_async (StewardServices     *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_services_refresh_levels_async);
  steward_levels_queue_add (steward_services_peek_levels (self), task);
}

/**
 * steward_services_refresh_levels_finish:
 * @self: the services
 * @result: of steward_services_refresh_levels_async()
 * @error: return location: of the stores, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what it brought
 *   about, in words
 */
GPtrArray *
steward_services_refresh_levels_finish (StewardServices  *self,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Courses and rehearsals. */

typedef struct
{
  StewardGovernance *governance;       /* owned */
  StewardCouncil *council;             /* owned */
  char *objective;                     /* owned */
  char *target;                        /* owned, or NULL */
  double share;
  gint64 from;
  gint64 to;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_object_unref (question->governance);
  g_object_unref (question->council);
  g_free (question->objective);
  g_free (question->target);
  g_free (question);
}

static GTask *
ask (StewardServices     *self,
     const char          *objective,
     gpointer             tag,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data,
     Question           **out_question)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->governance = g_object_ref (steward_services_get_governance (self));
  question->council = g_object_ref (steward_services_get_council (self));
  question->objective = g_strdup (objective);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, question, free_question);
  *out_question = question;

  return task;
}

static StewardLevelTerms *
load_terms (Question  *question,
            GError   **error)
{
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (question->council, error);

  return state != NULL ? steward_services_make_level_terms (state) : NULL;
}

static void
load_course_in_thread (GTask        *task,
                       gpointer      source_object,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  g_autoptr(StewardLevelTerms) terms = load_terms (question, &error);
  StewardLevelCourse *course = NULL;

  if (terms != NULL)
    course = steward_level_course_sync (question->governance, terms, question->objective, question->from,
                                        question->to, &error);
  if (course != NULL)
    g_task_return_pointer (task, course, (GDestroyNotify) steward_level_course_free);
  else
    g_task_return_error (task, error);
}

/**
 * steward_services_load_course_async:
 * @self: the services
 * @objective: id
 * @from: microseconds since the epoch
 * @to: now, or earlier
 * @cancellable: (nullable): whoever cancels hears no more of it
 * @callback: when it is there
 * @user_data: for @callback
 */
void
steward_services_load_course_async (StewardServices     *self,
                                    const char          *objective,
                                    gint64               from,
                                    gint64               to,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Question *question;
  g_autoptr(GTask) task =
    ask (self, objective, steward_services_load_course_async, cancellable, callback, user_data, &question);

  question->from = from;
  question->to = to;
  g_task_run_in_thread (task, load_course_in_thread);
}

/**
 * steward_services_load_course_finish:
 *
 * Returns: (transfer full) (nullable): how the objective went; NOT_FOUND
 */
StewardLevelCourse *
steward_services_load_course_finish (StewardServices  *self,
                                     GAsyncResult     *result,
                                     GError          **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
rehearse_in_thread (GTask        *task,
                    gpointer      source_object,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  g_autoptr(StewardLevelTerms) terms = load_terms (question, &error);
  StewardRehearsal *rehearsal = NULL;

  if (terms != NULL)
    rehearsal = steward_rehearse_sync (question->governance, terms, question->objective, question->target,
                                       question->share, question->to, &error);
  if (rehearsal != NULL)
    g_task_return_pointer (task, rehearsal, (GDestroyNotify) steward_rehearsal_free);
  else
    g_task_return_error (task, error);
}

/**
 * steward_services_rehearse_async:
 * @self: the services
 * @objective: id
 * @target: (nullable): "< 10 minutes"; %NULL: as it is promised
 * @share: of the time that has to be good, 0…1; 0: as it is promised
 * @cancellable: (nullable): whoever cancels hears no more of it
 * @callback: when it was rehearsed
 * @user_data: for @callback
 *
 * Nothing is changed.
 */
void
steward_services_rehearse_async (StewardServices     *self,
                                 const char          *objective,
                                 const char          *target,
                                 double               share,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Question *question;
  g_autoptr(GTask) task =
    ask (self, objective, steward_services_rehearse_async, cancellable, callback, user_data, &question);

  question->target = g_strdup (target);
  question->share = share;
  question->to = g_get_real_time ();
  g_task_run_in_thread (task, rehearse_in_thread);
}

/**
 * steward_services_rehearse_finish:
 *
 * Returns: (transfer full) (nullable): what the target would have been worth;
 *   NOT_FOUND, or USAGE when it cannot be read
 */
StewardRehearsal *
steward_services_rehearse_finish (StewardServices  *self,
                                  GAsyncResult     *result,
                                  GError          **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
