/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From an intent to a sealed decision. Between preparing and sealing somebody
 * else may have acted: what may be repeated without asking is prepared again
 * from the same intent, under what is in force by then, and everything else is
 * told. Nothing is ever sealed that was not checked against what it follows. */

#include "config.h"

#include "steward-council-private.h"

#include "steward-access-rows.h"
#include "steward-council-rows.h"
#include "steward-day.h"
#include "steward-event-types.h"
#include "steward-level-rows.h"

#define TRIES 20
#define LONGEST_PAUSE (10 * 1000)         /* microseconds, times the number of the attempt */
#define DRAFT_KIND "intent"
#define TOLD_KIND "unsealed"
#define UNSEALED_AFTER (30 * (gint64) G_USEC_PER_SEC)

gboolean
steward_council_is_signed_type (const char *type)
{
  static const char *const types[] = {
    STEWARD_EVENT_REVIEW_SUBMITTED, STEWARD_EVENT_VOTE_CAST,       STEWARD_EVENT_REVIEW_DECIDED,
    STEWARD_EVENT_CHARTER_FOUNDED,  STEWARD_EVENT_CHARTER_ADOPTED, STEWARD_EVENT_ACCESS_REQUESTED,
    STEWARD_EVENT_ACCESS_NARROWED,  STEWARD_EVENT_ACCESS_VOTED,    STEWARD_EVENT_ACCESS_DECIDED,
    STEWARD_EVENT_ACCESS_REVOKED,   STEWARD_EVENT_ACCESS_REVIEWED, STEWARD_EVENT_CAMPAIGN_ANSWERED,
    STEWARD_EVENT_WINDOW_DECLARED,  STEWARD_EVENT_WINDOW_CANCELLED, STEWARD_EVENT_INCIDENT_RESOLVED,
    NULL,
  };

  return g_strv_contains (types, type);
}

/* Preparing. */

static StewardAct *
prepare (StewardCouncil       *self,
         const StewardIntent  *intent,
         GHashTable           *files,
         GError              **error)
{
  const StewardVerb *verb = intent->verb != NULL ? steward_verb_find (intent->verb) : NULL;
  g_autoptr(StewardAct) act = NULL;

  if (verb == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is nothing that this Steward can do.",
                   intent->verb != NULL ? intent->verb : "");
      return NULL;
    }
  act = steward_act_new (intent);
  if (files != NULL)
    {
      g_hash_table_unref (act->files);
      act->files = g_hash_table_ref (files);
    }
  if (!verb->prepare (self, act, error))
    return NULL;

  return g_steal_pointer (&act);
}

/**
 * steward_council_prepare_sync:
 * @self: a council
 * @intent: what somebody wants to do
 * @error: return location: DENIED, CONFLICT, NOT_FOUND, INVALID_DATA, USAGE, in
 *   one sentence for people
 *
 * Returns: (transfer full) (nullable): exactly what would be recorded
 */
StewardAct *
steward_council_prepare_sync (StewardCouncil       *self,
                              const StewardIntent  *intent,
                              GError              **error)
{
  return prepare (self, intent, NULL, error);
}

/* Puts what was prepared again in the place of @act, which the caller holds. */
static void
replace_act (StewardAct *act,
             StewardAct *fresh)
{
  StewardAct old = *act;

  fresh->append->settles = g_steal_pointer (&old.append->settles);
  *act = *fresh;
  *fresh = old;
  steward_act_free (fresh);
}

static gboolean
prepare_again (StewardCouncil  *self,
               StewardAct      *act,
               GError         **error)
{
  g_autoptr(GError) local = NULL;
  StewardAct *fresh = prepare (self, act->intent, act->files, &local);

  if (fresh != NULL)
    {
      replace_act (act, fresh);
      return TRUE;
    }
  if (local->domain == STEWARD_ERROR && local->code == STEWARD_ERROR_DENIED)
    local->code = STEWARD_ERROR_CONFLICT;
  g_propagate_prefixed_error (error, g_steal_pointer (&local), "Something was recorded meanwhile. ");

  return FALSE;
}

static gboolean
has_moved (StewardCouncil    *self,
           const StewardAct  *act,
           gboolean          *out_moved,
           GError           **error)
{
  StewardCheckpoint head = { 0 };
  g_autofree char *seal = NULL;

  if (!steward_ledger_get_checkpoint_sync (steward_council_get_ledger (self), &head, error))
    return FALSE;
  seal = steward_digest_to_hex (&head.seal);
  *out_moved = (gint64) head.tree.size != act->after_position || g_strcmp0 (seal, act->after_seal) != 0;

  return TRUE;
}

/* Sealing. */

static gboolean
explain_conflict (GError  *local,
                  GError **error)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT,
               "Somebody else changed the same thing first, so this was not recorded; look at it again and decide "
               "anew. (%s)",
               local->message);
  g_error_free (local);
  if (error != NULL)
    steward_error_complete (*error);

  return FALSE;
}

/* Returns FALSE without an error when it should be tried again. */
static gboolean
try_to_append (StewardCouncil  *self,
               StewardAct      *act,
               gboolean         again,
               GPtrArray      **out_events,
               GError         **error)
{
  GError *local = NULL;

  if (!steward_council_sign (self, act, error))
    return FALSE;
  if (steward_ledger_append_sync (steward_council_get_ledger (self), act->append, out_events, &local))
    return TRUE;
  if (!g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_CONFLICT))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (!again)
    return explain_conflict (local, error);
  g_error_free (local);

  return FALSE;
}

static gboolean
append (StewardCouncil     *self,
        StewardAct         *act,
        const StewardVerb  *verb,
        GPtrArray         **out_events,
        GError            **error)
{
  for (unsigned i = 0; i < TRIES; i++)
    {
      gboolean moved = FALSE;
      g_autoptr(GError) local = NULL;

      if (verb->again && !has_moved (self, act, &moved, error))
        return FALSE;
      if (moved && !prepare_again (self, act, error))
        return FALSE;
      if (try_to_append (self, act, verb->again, out_events, &local))
        return TRUE;
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_usleep ((gulong) g_random_int_range (0, LONGEST_PAUSE * ((int) i + 1)));
    }
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_BUSY,
               "Others record so much at this moment that this was not recorded in %d attempts; try it again.", TRIES);

  return FALSE;
}

/**
 * steward_council_seal_sync:
 * @self: a council
 * @act: (inout): what was prepared; when somebody else was faster it is what
 *   was prepared again
 * @out_events: (out) (optional) (transfer full): the events as they were kept
 * @error: return location: CONFLICT, in words that say what happened meanwhile
 *
 * Returns: whether it is recorded, durably; otherwise nothing has changed
 */
gboolean
steward_council_seal_sync (StewardCouncil  *self,
                           StewardAct      *act,
                           GPtrArray      **out_events,
                           GError         **error)
{
  const StewardVerb *verb = steward_verb_find (act->intent->verb);

  g_return_val_if_fail (verb != NULL, FALSE);

  if (!append (self, act, verb, out_events, error))
    return FALSE;

  return verb->finish == NULL || verb->finish (self, act, error);
}

/* Asynchronously. */

static void
prepare_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  StewardAct *act = steward_council_prepare_sync (source_object, task_data, &error);

  if (act != NULL)
    g_task_return_pointer (task, act, (GDestroyNotify) steward_act_free);
  else
    g_task_return_error (task, error);
}

void
steward_council_prepare_async (StewardCouncil       *self,
                               const StewardIntent  *intent,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_council_prepare_async);
  g_task_set_task_data (task, steward_intent_copy (intent), (GDestroyNotify) steward_intent_free);
  steward_council_act_in_worker (self, task, prepare_in_thread);
}

StewardAct *
steward_council_prepare_finish (StewardCouncil  *self,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
seal_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (steward_council_seal_sync (source_object, task_data, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * steward_council_seal_async:
 * @self: a council
 * @act: what was prepared; must live, untouched, until the callback
 * @cancellable: (nullable): stops it only while it waits for its turn
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * See steward_council_seal_sync().
 */
void
steward_council_seal_async (StewardCouncil      *self,
                            StewardAct          *act,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_council_seal_async);
  g_task_set_check_cancellable (task, FALSE);   /* what was recorded is told as recorded */
  g_task_set_task_data (task, act, NULL);
  steward_council_act_in_worker (self, task, seal_in_thread);
}

gboolean
steward_council_seal_finish (StewardCouncil  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What was confirmed and is not sealed yet. */

static const char *
get_subject (const StewardAct *act)
{
  const char *const ids[] = { act->review, act->meeting, act->access, act->campaign, act->incident, act->window };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    if (ids[i] != NULL)
      return ids[i];

  return NULL;
}

/**
 * steward_council_keep_sync:
 * @self: a council
 * @act: what was confirmed
 * @error: return location
 *
 * Keeps the intent in the store until the append of @act removes it. Its draft
 * is named in `act->append->settles`.
 *
 * Returns: whether it is kept
 */
gboolean
steward_council_keep_sync (StewardCouncil  *self,
                           StewardAct      *act,
                           GError         **error)
{
  g_autofree char *json = steward_intent_to_json (act->intent, error);

  if (json == NULL)
    return FALSE;
  if (act->append->settles == NULL)
    {
      g_autofree char *uuid = g_uuid_string_random ();

      act->append->settles = g_strconcat ("intent-", uuid, NULL);
    }

  return steward_governance_put_draft_sync (steward_council_get_governance (self), act->append->settles, DRAFT_KIND,
                                            get_subject (act), json, error);
}

/**
 * steward_council_drop_sync:
 * @self: a council
 * @draft: id of a kept intent
 * @error: return location
 *
 * It was taken back; nothing was recorded.
 *
 * Returns: whether it is gone
 */
gboolean
steward_council_drop_sync (StewardCouncil  *self,
                           const char      *draft,
                           GError         **error)
{
  return steward_governance_remove_draft_sync (steward_council_get_governance (self), draft, error);
}

static gboolean
add_drafts (StewardCouncil  *self,
            const char      *kind,
            gint64           before,
            GPtrArray       *list,
            GError         **error)
{
  g_autoptr(GPtrArray) drafts =
    steward_governance_list_drafts_sync (steward_council_get_governance (self), kind, error);

  if (drafts == NULL)
    return FALSE;
  g_ptr_array_set_free_func (drafts, NULL);
  for (guint i = 0; i < drafts->len; i++)
    {
      StewardKeptDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->changed_at < before)
        g_ptr_array_add (list, draft);
      else
        steward_kept_draft_free (draft);
    }

  return TRUE;
}

/**
 * steward_council_list_unsealed_sync:
 * @self: a council
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardKeptDraft): intents that were
 *   confirmed more than half a minute ago and are not in the ledger; their
 *   bodies are for steward_intent_from_json()
 */
GPtrArray *
steward_council_list_unsealed_sync (StewardCouncil  *self,
                                    GError         **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_kept_draft_free);

  if (!add_drafts (self, DRAFT_KIND, g_get_real_time () - UNSEALED_AFTER, list, error) ||
      !add_drafts (self, TOLD_KIND, G_MAXINT64, list, error))
    return NULL;

  return g_steal_pointer (&list);
}

/* What it was about, for people. */
static char *
describe_subject (StewardCouncil         *self,
                  const StewardIntent    *intent,
                  const StewardKeptDraft *draft)
{
  g_autoptr(StewardReview) review = NULL;
  g_autoptr(StewardAccess) access = NULL;
  g_autoptr(StewardIncident) incident = NULL;

  if (intent != NULL && intent->review != NULL)
    review = steward_council_rows_load_review (steward_council_get_governance (self), intent->review, NULL);
  if (review != NULL)
    return g_strdup_printf (" on “%s” (%s)", review->title, review->id);
  if (intent != NULL && intent->access != NULL)
    access = steward_access_rows_load (steward_council_get_governance (self), intent->access, NULL);
  if (access != NULL)
    return g_strdup_printf (" on “%s” (%s)", access->title, access->id);
  if (intent != NULL && intent->incident != NULL)
    incident = steward_incident_rows_load_sync (steward_council_get_governance (self), intent->incident, NULL);
  if (incident != NULL)
    return g_strdup_printf (" on “%s” (%s)", incident->title, incident->id);
  if (intent != NULL && intent->subject != NULL)
    return g_strdup_printf (" on “%s”", intent->subject);
  if (draft->subject != NULL)
    return g_strdup_printf (" on %s", draft->subject);

  return g_strdup ("");
}

static char *
describe_draft (StewardCouncil         *self,
                const StewardKeptDraft *draft)
{
  g_autoptr(StewardIntent) intent = steward_intent_from_json (draft->body, NULL);
  const StewardVerb *verb = intent != NULL ? steward_verb_find (intent->verb) : NULL;
  g_autofree char *subject = describe_subject (self, intent, draft);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (draft->changed_at / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = steward_day_time_to_words (local);

  return g_strdup_printf ("“%s”%s, confirmed on %s, does not count: Steward ended before it was recorded. Do it again "
                          "if it still stands.",
                          verb != NULL ? verb->title : "A decision", subject, time);
}

/**
 * steward_council_tell_unsealed_sync:
 * @self: a council
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8): a sentence on each intent that
 *   was not recorded and not told yet; from now on it is told. They stay in
 *   steward_council_list_unsealed_sync() until they are dropped.
 */
GPtrArray *
steward_council_tell_unsealed_sync (StewardCouncil  *self,
                                    GError         **error)
{
  g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_kept_draft_free);
  g_autoptr(GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  if (!add_drafts (self, DRAFT_KIND, g_get_real_time () - UNSEALED_AFTER, drafts, error))
    return NULL;
  for (guint i = 0; i < drafts->len; i++)
    {
      const StewardKeptDraft *draft = g_ptr_array_index (drafts, i);

      if (!steward_governance_put_draft_sync (steward_council_get_governance (self), draft->id, TOLD_KIND,
                                              draft->subject, draft->body, error))
        return NULL;
      g_ptr_array_add (sentences, describe_draft (self, draft));
    }

  return g_steal_pointer (&sentences);
}
