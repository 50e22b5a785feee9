/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Collects what stands beside the form of a review: the rules and the count,
 * the product as it is and as it is asked for, what changes between them, what
 * checks found, and what was decided before. It decides nothing. What was
 * erased or is not here is told in its place; the rest is shown. */

#include "config.h"

#include "steward-charter-diff.h"
#include "steward-council-private.h"
#include "steward-evidence-private.h"

typedef struct
{
  char *review;                        /* (owned) */
  char *person;                        /* (owned) (nullable) */
} Request;

static void
request_free (Request *self)
{
  g_free (self->review);
  g_free (self->person);
  g_free (self);
}

/**
 * steward_evidence_free:
 * @self: (nullable): evidence
 */
void
steward_evidence_free (StewardEvidence *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->tally, steward_tally_free);
  g_clear_pointer (&self->before, steward_entry_free);
  g_clear_pointer (&self->after, steward_entry_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_clear_pointer (&self->detail, steward_entry_detail_free);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_clear_pointer (&self->similar, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->review, steward_review_free);
  g_clear_pointer (&self->state, steward_council_state_unref);
  g_free (self->version_advice);
  g_free (self->suspended);
  g_free (self);
}

/* Whether a text or file cannot be shown, but all the rest can. */
gboolean
steward_evidence_is_gone (const GError *error)
{
  return g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND) ||
         g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_DENIED) ||
         g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED);
}

static StewardEvidence *
create_evidence (void)
{
  StewardEvidence *self = g_new0 (StewardEvidence, 1);

  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_finding_free);
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_reader_free);
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_past_review_free);
  self->similar = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_past_review_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->voter = STEWARD_VOTER_NO_SEAT;

  return self;
}

/* The rules first: nothing can be told of a review without its charter. */
static gboolean
load_review (StewardEvidence  *self,
             StewardCouncil   *council,
             const char       *id,
             GError          **error)
{
  self->review = steward_council_rows_load_review (steward_council_get_governance (council), id, error);
  if (self->review == NULL)
    return FALSE;
  self->state = steward_council_load_state_for_sync (council, self->review, error);
  if (self->state == NULL)
    return FALSE;
  if (self->state->charter == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED,
                   "There is a review %s, and no charter under which it could be decided.", id);
      return FALSE;
    }
  self->tally = steward_tally_count (self->state->charter, self->review, NULL);

  return TRUE;
}

/* A product that is in no catalog (any more) is part of the evidence. */
static gboolean
load_detail (StewardEvidence  *self,
             StewardCatalog   *catalog,
             GError          **error)
{
  g_autoptr(GError) local = NULL;

  if (self->review->kind == STEWARD_REVIEW_CHARTER)
    return TRUE;

  self->detail = steward_catalog_load_sync (catalog, self->review->subject, &local);
  if (self->detail != NULL || g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static const char *
get_version (const StewardEntry *entry)
{
  const StewardContract *contract = entry->contracts->len == 1 ? g_ptr_array_index (entry->contracts, 0) : NULL;

  return contract != NULL && contract->version != NULL ? contract->version : entry->version;
}

/* A charter is compared as a document. */
static void
compare_charters (StewardEvidence *self)
{
  const char *before = steward_evidence_get_text (self, self->review->base_payload);
  const char *after = steward_evidence_get_text (self, self->review->revision_payload);

  self->version_fits = TRUE;
  self->changes = before != NULL && after != NULL ? steward_charter_diff (before, after)
                                                  : g_ptr_array_new_with_free_func (
                                                      (GDestroyNotify) steward_entry_change_free);
}

static void
compare (StewardEvidence *self)
{
  gboolean contract = self->review->kind == STEWARD_REVIEW_CONTRACT ||
                      self->review->kind == STEWARD_REVIEW_BREAKING_CONTRACT;
  StewardImpact impact;

  if (self->review->kind == STEWARD_REVIEW_CHARTER)
    {
      compare_charters (self);
      return;
    }
  if (self->before == NULL || self->after == NULL)
    {
      self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_change_free);
      self->version_fits = TRUE;
      return;
    }

  self->changes = steward_entry_diff (self->before, self->after);
  impact = steward_entry_diff_get_impact (self->changes);
  self->version_fits = !contract || self->changes->len == 0 ||
                       steward_entry_diff_fits (get_version (self->before), get_version (self->after), impact);
  if (contract && self->changes->len > 0)
    self->version_advice = steward_entry_diff_advise (get_version (self->before), impact);
}

/* What is asked for is looked at, with the lineage of what is there. */
static void
run_checks (StewardEvidence *self)
{
  StewardEntryDetail asked = { 0 };

  if (self->detail != NULL)
    {
      asked = *self->detail;
      if (self->after != NULL)
        asked.entry = self->after;
    }
  self->checks = steward_criteria_check (self->state->charter, self->review->kind, self->review->level,
                                         self->detail != NULL ? &asked : NULL, self->changes, self->levels);
}

static gboolean
look_at_reader (StewardEvidence    *self,
                StewardGovernance  *governance,
                const char         *person,
                GError            **error)
{
  if (person == NULL)
    return TRUE;

  self->voter = steward_tally_find_seat (self->state->charter, self->review, person, NULL, g_get_real_time (),
                                         &self->seat, &self->is_delegate);
  if (self->seat == NULL)
    return TRUE;

  return steward_council_rows_get_deferral (governance, self->review->id, self->seat->id, &self->deferred_until,
                                            error);
}

/**
 * steward_evidence_load_sync:
 * @council: the council
 * @review: id of a review
 * @person: (nullable): who reads; %NULL for nobody in particular
 * @error: return location: NOT_FOUND when there is no such review
 *
 * Returns: (transfer full) (nullable): everything that is known of it
 */
StewardEvidence *
steward_evidence_load_sync (StewardCouncil  *council,
                            const char      *review,
                            const char      *person,
                            GError         **error)
{
  StewardGovernance *governance = steward_council_get_governance (council);
  StewardCatalog *catalog = steward_council_get_catalog (council);
  g_autoptr(StewardEvidence) self = create_evidence ();

  if (!load_review (self, council, review, error) || !load_detail (self, catalog, error) ||
      !steward_evidence_load_texts (self, governance, error) ||
      !steward_evidence_load_revision (self, governance, error))
    return NULL;

  compare (self);
  if (!steward_evidence_load_levels (self, council, error) ||
      !steward_evidence_load_findings (self, governance, error) ||
      !steward_evidence_load_readers (self, catalog, error) ||
      !steward_evidence_load_past (self, governance, error) || !look_at_reader (self, governance, person, error))
    return NULL;
  run_checks (self);

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
  StewardEvidence *evidence = steward_evidence_load_sync (source_object, request->review, request->person, &error);

  if (evidence != NULL)
    g_task_return_pointer (task, evidence, (GDestroyNotify) steward_evidence_free);
  else
    g_task_return_error (task, error);
}

/**
 * steward_evidence_load_async:
 * @council: the council
 * @review: id of a review
 * @person: (nullable): who reads
 * @cancellable: (nullable): to give up
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * See steward_evidence_load_sync().
 */
void
steward_evidence_load_async (StewardCouncil      *council,
                             const char          *review,
                             const char          *person,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (council, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->review = g_strdup (review);
  request->person = g_strdup (person);
  g_task_set_source_tag (task, steward_evidence_load_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  steward_council_read_in_worker (council, task, load_in_thread);
}

/**
 * steward_evidence_load_finish:
 * @council: the council
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the evidence
 */
StewardEvidence *
steward_evidence_load_finish (StewardCouncil  *council,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, council), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_evidence_get_text:
 * @self: evidence
 * @payload: (nullable): reference of a text, as a record of the review has it
 *
 * Returns: (transfer none) (nullable): the text; of an erased one, that it was
 *   erased and when
 */
const char *
steward_evidence_get_text (const StewardEvidence *self,
                           const char            *payload)
{
  return payload != NULL ? g_hash_table_lookup (self->texts, payload) : NULL;
}
