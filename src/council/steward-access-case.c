/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Collects what stands beside the decision about an access: the rules and how
 * far it has come, the product, what becomes visible, what was done on the
 * platform and what it grants beside. It decides nothing, and asks no platform:
 * what would run is planned by the services. */

#include "config.h"

#include "steward-access-private.h"

#include "steward-evidence-private.h"

#include <string.h>

typedef struct
{
  char *access;                        /* (owned) */
  char *person;                        /* (owned) (nullable) */
} Request;

static void
request_free (Request *self)
{
  g_free (self->access);
  g_free (self->person);
  g_free (self);
}

/**
 * steward_access_case_free:
 * @self: (nullable): a case
 */
void
steward_access_case_free (StewardAccessCase *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tally, steward_access_tally_free);
  g_clear_pointer (&self->holders, steward_access_holders_free);
  g_clear_pointer (&self->detail, steward_entry_detail_free);
  g_clear_pointer (&self->effect, steward_effect_free);
  g_clear_pointer (&self->plan, steward_effect_plan_free);
  g_clear_pointer (&self->exposure, g_ptr_array_unref);
  g_clear_pointer (&self->overlaps, g_ptr_array_unref);
  g_clear_pointer (&self->drift, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->waits_for, g_ptr_array_unref);
  g_clear_pointer (&self->access, steward_access_free);
  g_clear_pointer (&self->rules, steward_council_state_unref);
  g_clear_pointer (&self->state, steward_council_state_unref);
  g_free (self->consumer);
  g_free (self->proposal);
  g_free (self);
}

/**
 * steward_access_case_get_text:
 * @self: a case
 * @payload: (nullable): reference of a text, as a record of the access has it
 *
 * Returns: (transfer none) (nullable): the text; of an erased one, that it was
 *   erased and when
 */
const char *
steward_access_case_get_text (const StewardAccessCase *self,
                              const char              *payload)
{
  return payload != NULL ? g_hash_table_lookup (self->texts, payload) : NULL;
}

static gboolean
load_access (StewardAccessCase  *self,
             StewardCouncil     *council,
             const char         *id,
             GError            **error)
{
  self->access = steward_access_rows_load (steward_council_get_governance (council), id, error);
  if (self->access == NULL)
    return FALSE;
  self->state = steward_council_load_state_sync (council, error);
  if (self->state == NULL)
    return FALSE;
  self->rules = steward_council_load_state_for_access_sync (council, self->access, error);
  if (self->rules == NULL)
    return FALSE;
  if (self->rules->charter != NULL)
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED,
               "There is an access %s, and no charter under which it could be decided.", id);
  return FALSE;
}

/* A product that is in no catalog (any more) is part of the case. */
static gboolean
load_detail (StewardAccessCase  *self,
             StewardCouncil     *council,
             GError            **error)
{
  g_autoptr(GError) local = NULL;

  self->detail = steward_catalog_load_sync (steward_council_get_catalog (council), self->access->subject, &local);
  if (self->detail == NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->contract_changed = steward_access_contract_changed (self->access, self->detail);

  return TRUE;
}

static gboolean
load_text (StewardAccessCase  *self,
           StewardCouncil     *council,
           const char         *payload,
           GError            **error)
{
  return steward_evidence_load_text (self->texts, steward_council_get_governance (council), self->rules->charter,
                                     payload, error);
}

static gboolean
load_texts (StewardAccessCase  *self,
            StewardCouncil     *council,
            GError            **error)
{
  const StewardAccess *access = self->access;

  if (!load_text (self, council, access->purpose_text, error))
    return FALSE;
  for (guint i = 0; i < access->votes->len; i++)
    if (!load_text (self, council, ((StewardAccessVote *) g_ptr_array_index (access->votes, i))->comment, error))
      return FALSE;
  for (guint i = 0; i < access->remarks->len; i++)
    if (!load_text (self, council, ((StewardRemark *) g_ptr_array_index (access->remarks, i))->comment, error))
      return FALSE;
  for (guint i = 0; i < access->attachments->len; i++)
    if (!load_text (self, council, ((StewardAttachment *) g_ptr_array_index (access->attachments, i))->name, error))
      return FALSE;

  return TRUE;
}

/* The statements. */

static gboolean
is_next_grant (const StewardAccess *access)
{
  return access->ask->kind == STEWARD_ACCESS_KIND_GRANT &&
         (access->state == STEWARD_ACCESS_REQUESTED ||
          (access->state == STEWARD_ACCESS_APPROVED && access->provision != STEWARD_PROVISION_PROVISIONED &&
           access->provision != STEWARD_PROVISION_DEPROVISIONING));
}

static gboolean
is_next_revoke (const StewardAccess *access)
{
  if (access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    return access->state == STEWARD_ACCESS_REQUESTED ||
           (access->state == STEWARD_ACCESS_APPROVED && access->provision != STEWARD_PROVISION_DEPROVISIONED);

  return (access->state == STEWARD_ACCESS_APPROVED || access->state == STEWARD_ACCESS_EXPIRED ||
          access->state == STEWARD_ACCESS_REVOKED) &&
         steward_access_is_granted (access);
}

static const char *
find_statements (const StewardAccess *access)
{
  for (guint i = access->effects->len; i > 0; i--)
    {
      const StewardEffectRecord *record = g_ptr_array_index (access->effects, i - 1);

      if (record->statements != NULL)
        return record->statements;
    }

  return NULL;
}

/* What was recorded with the decision; an erased one is not shown. */
static void
load_plan (StewardAccessCase *self,
           StewardCouncil    *council)
{
  const char *payload = find_statements (self->access);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(StewardDocument) document = NULL;

  if (payload == NULL)
    return;
  bytes = steward_council_rows_load_payload (steward_council_get_governance (council), payload, NULL, NULL);
  if (bytes == NULL)
    return;
  document = steward_document_parse_json (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL,
                                          NULL);
  if (document != NULL)
    self->plan = steward_effect_plan_from_node (steward_document_get_root (document), NULL);
}

/* What was queued and is not done yet: the next step is that one, by its own
 * id. What failed for good is queued anew, under a new one. */
static const StewardEffectRecord *
find_waiting (const StewardAccess *access)
{
  const StewardEffectRecord *record =
    access->effects->len > 0 ? g_ptr_array_index (access->effects, access->effects->len - 1) : NULL;

  if (record == NULL || (g_strcmp0 (record->outcome, "queued") != 0 && g_strcmp0 (record->outcome, "manual") != 0))
    return NULL;

  return record;
}

static void
find_effect (StewardAccessCase *self)
{
  const StewardEffectRecord *waiting = find_waiting (self->access);
  StewardEffectAction action;

  if (waiting != NULL && steward_effect_action_from_id (waiting->action, &action))
    {
      self->effect = steward_access_case_make_effect (self->access, action, self->access->terms);
      g_free (self->effect->id);
      self->effect->id = g_strdup (waiting->id);
    }
  else if (is_next_grant (self->access))
    self->effect = steward_access_case_make_effect (self->access, STEWARD_EFFECT_GRANT, self->access->terms);
  else if (is_next_revoke (self->access))
    self->effect = steward_access_case_make_effect (self->access, STEWARD_EFFECT_REVOKE, self->access->terms);
}

/* What is beside it. */

static gboolean
is_about (const StewardDriftItem *item,
          const StewardAccess    *access)
{
  if (g_strcmp0 (item->access, access->id) == 0)
    return TRUE;
  if (g_strcmp0 (item->grantee, access->terms->grantee) != 0)
    return FALSE;
  for (guint i = 0; i < access->terms->objects->len; i++)
    if (g_strcmp0 (((StewardAccessObject *) g_ptr_array_index (access->terms->objects, i))->object, item->object) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
load_drift (StewardAccessCase  *self,
            StewardGovernance  *governance,
            GError            **error)
{
  g_autoptr(GPtrArray) all = steward_drift_list_sync (governance, self->access->terms->source, error);

  if (all == NULL)
    return FALSE;
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      StewardDriftItem *item = g_ptr_array_index (all, i);

      if (is_about (item, self->access))
        g_ptr_array_add (self->drift, item);
      else
        steward_drift_item_free (item);
    }

  return TRUE;
}

static gboolean
load_beside (StewardAccessCase  *self,
             StewardCouncil     *council,
             gint64              now,
             GError            **error)
{
  StewardGovernance *governance = steward_council_get_governance (council);
  g_autoptr(GPtrArray) accesses = steward_access_list_standing (council, self->access->subject, error);
  g_autoptr(GPtrArray) campaigns = NULL;
  g_autoptr(GHashTable) proposals = NULL;

  if (accesses == NULL || !load_drift (self, governance, error))
    return FALSE;
  self->overlaps = steward_access_find_overlaps (self->state, accesses, self->access->id, self->access->ask,
                                                 self->access->terms, now);
  campaigns = steward_access_rows_list_campaigns (governance, FALSE, error);
  if (campaigns == NULL)
    return FALSE;
  proposals = steward_access_find_proposals (campaigns);
  if (steward_access_is_in_force (self->access))
    self->proposal = g_strdup (g_hash_table_lookup (proposals, self->access->id));

  return TRUE;
}

/* The reader. */

static void
look_at_reader (StewardAccessCase *self,
                const char        *person,
                gint64             now)
{
  const StewardCharter *charter = self->rules->charter;
  gboolean review = steward_access_waits_for_review (self->access);

  if (review)
    self->waits_for = steward_access_list_answerers (charter, self->access, self->holders, now);
  else
    self->waits_for = steward_access_tally_list_deciders (charter, self->access, self->holders, now);
  if (person == NULL)
    return;
  if (review)
    self->decider = steward_access_find_answerer (charter, self->access, self->holders, person, now, &self->role,
                                                  &self->is_delegate);
  else
    self->decider = steward_access_tally_find_role (charter, self->access, self->holders, person, now, &self->step,
                                                    &self->role, &self->is_delegate);
  self->can_withdraw = self->access->state == STEWARD_ACCESS_REQUESTED &&
                       steward_access_is_for (self->access, self->holders, person);
  self->can_revoke = steward_access_is_in_force (self->access) &&
                     (steward_access_is_for (self->access, self->holders, person) ||
                      steward_access_is_chair (self->state, person, now) ||
                      steward_access_find_answerer (charter, self->access, self->holders, person, now, NULL, NULL) ==
                        STEWARD_DECIDER_MAY);
}

/**
 * steward_access_case_load_sync:
 * @council: the council
 * @access: id of an access
 * @person: (nullable): who reads; %NULL for nobody in particular
 * @error: return location: NOT_FOUND when there is no such access
 *
 * Returns: (transfer full) (nullable): everything that is known of it
 */
StewardAccessCase *
steward_access_case_load_sync (StewardCouncil  *council,
                               const char      *access,
                               const char      *person,
                               GError         **error)
{
  g_autoptr(StewardAccessCase) self = g_new0 (StewardAccessCase, 1);
  gint64 now = g_get_real_time ();

  self->drift = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_drift_item_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->decider = STEWARD_DECIDER_NO_ROLE;
  if (!load_access (self, council, access, error) || !load_detail (self, council, error) ||
      !load_texts (self, council, error))
    return NULL;
  self->holders = steward_access_holders_make (council, self->rules, self->access, self->detail, error);
  if (self->holders == NULL || !load_beside (self, council, now, error))
    return NULL;

  self->tally = steward_access_tally_count (self->rules->charter, self->access, self->holders, now);
  self->exposure = steward_exposure_count (self->access->terms, self->detail);
  self->consumer = steward_access_tell_consumer (council, self->state, self->access->ask);
  self->overdue = steward_access_is_late (self->access, now);
  find_effect (self);
  load_plan (self, council);
  look_at_reader (self, person, now);

  return g_steal_pointer (&self);
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Request *request = task_data;
  GError *error = NULL;
  StewardAccessCase *one = steward_access_case_load_sync (source_object, request->access, request->person, &error);

  if (one != NULL)
    g_task_return_pointer (task, one, (GDestroyNotify) steward_access_case_free);
  else
    g_task_return_error (task, error);
}

/**
 * steward_access_case_load_async:
 * @council: the council
 * @access: id of an access
 * @person: (nullable): who reads
 * @cancellable: (nullable): to give up
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * See steward_access_case_load_sync().
 */
void
steward_access_case_load_async (StewardCouncil      *council,
                                const char          *access,
                                const char          *person,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (council, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->access = g_strdup (access);
  request->person = g_strdup (person);
  g_task_set_source_tag (task, steward_access_case_load_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  steward_council_read_in_worker (council, task, load_in_thread);
}

/**
 * steward_access_case_load_finish:
 * @council: the council
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the case
 */
StewardAccessCase *
steward_access_case_load_finish (StewardCouncil  *council,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, council), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_access_case_make_effect:
 * @access: an access
 * @action: what would be done
 * @terms: for what; may be narrower than those of @access
 *
 * Returns: (transfer full): the effect, with the next id that is free
 */
StewardEffect *
steward_access_case_make_effect (const StewardAccess      *access,
                                 StewardEffectAction       action,
                                 const StewardAccessTerms *terms)
{
  const char *word = steward_effect_action_to_id (action);
  g_autofree char *id = NULL;
  StewardEffect *effect;
  guint n = 1;

  for (guint i = 0; i < access->effects->len; i++)
    n += g_strcmp0 (((const StewardEffectRecord *) g_ptr_array_index (access->effects, i))->action, word) == 0;
  id = g_strdup_printf ("%s/%s-%u", access->id, word, n);
  effect = steward_effect_new (action, id, access->id, terms);
  effect->title = g_strdup (access->title);
  effect->foreign = access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION;

  return effect;
}
