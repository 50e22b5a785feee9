/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts that people wrote on a review, which stand apart from its events
 * and may have been erased; and the findings of the document that came with
 * it. */

#include "config.h"

#include "steward-evidence-private.h"

#include "steward-contract-reader.h"

#define MAX_TEXT (1024 * 1024)

static char *
describe_erasure (StewardGovernance     *governance,
                  const StewardCharter  *charter,
                  const char            *payload,
                  const GError          *failure)
{
  g_autoptr(GDateTime) day = NULL;
  g_autofree char *text = NULL;
  gint64 erased_at = 0;

  if (!g_error_matches (failure, STEWARD_ERROR, STEWARD_ERROR_DENIED) ||
      !steward_council_rows_get_erasure (governance, payload, NULL, &erased_at, NULL) || erased_at == 0)
    return g_strdup (failure->message);

  day = steward_calendar_to_local (charter->calendar, erased_at);
  text = g_date_time_format (day, "%-e %b %Y");

  return g_strdup_printf ("Erased on %s.", text);
}

static char *
make_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > MAX_TEXT)
    return g_strdup_printf ("This text has %" G_GSIZE_FORMAT " bytes; save it to read it.", length);

  return g_utf8_make_valid (data != NULL ? data : "", (gssize) length);
}

/*
 * steward_evidence_load_text:
 * @texts: (element-type utf8 utf8): payload → text
 * @governance: the store
 * @charter: for days
 * @payload: (nullable): reference of a text
 * @error: return location
 *
 * Returns: whether the text, or why it is not there, is in @texts
 */
gboolean
steward_evidence_load_text (GHashTable            *texts,
                            StewardGovernance     *governance,
                            const StewardCharter  *charter,
                            const char            *payload,
                            GError               **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) local = NULL;
  char *text;

  if (payload == NULL || g_hash_table_contains (texts, payload))
    return TRUE;

  bytes = steward_council_rows_load_payload (governance, payload, NULL, &local);
  if (bytes != NULL)
    text = make_text (bytes);
  else if (steward_evidence_is_gone (local))
    text = describe_erasure (governance, charter, payload, local);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_hash_table_insert (texts, g_strdup (payload), text);

  return TRUE;
}

static gboolean
load_text (StewardEvidence    *self,
           StewardGovernance  *governance,
           const char         *payload,
           GError            **error)
{
  return steward_evidence_load_text (self->texts, governance, self->state->charter, payload, error);
}

static gboolean
is_readable (const char *media_type)
{
  static const char *const readable[] = { "application/yaml", "application/json", "application/x-yaml", NULL };

  return media_type != NULL && (g_str_has_prefix (media_type, "text/") || g_strv_contains (readable, media_type));
}

static gboolean
load_attachments (StewardEvidence    *self,
                  StewardGovernance  *governance,
                  GError            **error)
{
  for (guint i = 0; i < self->review->attachments->len; i++)
    {
      const StewardAttachment *attachment = g_ptr_array_index (self->review->attachments, i);

      if (!load_text (self, governance, attachment->name, error) ||
          (is_readable (attachment->media_type) && !load_text (self, governance, attachment->payload, error)))
        return FALSE;
    }

  return TRUE;
}

/*
 * steward_evidence_load_texts:
 * @self: evidence with its review and state
 * @governance: the store
 * @error: return location
 *
 * Returns: whether everything could be read that is there
 */
gboolean
steward_evidence_load_texts (StewardEvidence    *self,
                             StewardGovernance  *governance,
                             GError            **error)
{
  const StewardReview *review = self->review;

  if (!load_text (self, governance, review->note, error))
    return FALSE;
  for (guint i = 0; i < review->votes->len; i++)
    if (!load_text (self, governance, ((StewardVote *) g_ptr_array_index (review->votes, i))->comment, error))
      return FALSE;
  for (guint i = 0; i < review->recusals->len; i++)
    if (!load_text (self, governance, ((StewardRecusal *) g_ptr_array_index (review->recusals, i))->reason, error))
      return FALSE;
  for (guint i = 0; i < review->remarks->len; i++)
    if (!load_text (self, governance, ((StewardRemark *) g_ptr_array_index (review->remarks, i))->comment, error))
      return FALSE;
  for (guint i = 0; i < review->conditions->len; i++)
    if (!load_text (self, governance, ((StewardCondition *) g_ptr_array_index (review->conditions, i))->text, error))
      return FALSE;

  /* a charter is read as it was written */
  if (review->kind == STEWARD_REVIEW_CHARTER &&
      (!load_text (self, governance, review->revision_payload, error) ||
       !load_text (self, governance, review->base_payload, error)))
    return FALSE;

  return load_attachments (self, governance, error);
}

/* Findings. */

/* The document that a contract review is about is its first one. */
static const StewardAttachment *
find_document (const StewardReview *review)
{
  for (guint i = 0; i < review->attachments->len; i++)
    {
      const StewardAttachment *attachment = g_ptr_array_index (review->attachments, i);

      if (g_strcmp0 (attachment->media_type, "application/yaml") == 0)
        return attachment;
    }

  return NULL;
}

static void
add_finding (StewardEvidence *self,
             const char      *rule,
             const char      *file,
             const char      *message)
{
  g_ptr_array_add (self->findings,
                   steward_finding_new (rule, STEWARD_SEVERITY_ERROR, file, 0, 0, g_strdup (message), NULL));
}

static void
check_document (StewardEvidence *self,
                GBytes          *bytes,
                const char      *file)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(GPtrArray) documents = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  documents = steward_document_parse_yaml (text != NULL ? text : "", (gssize) length, NULL, &local);
  if (documents == NULL)
    {
      add_finding (self, "review/document", file, local->message);
      return;
    }
  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr(GPtrArray) findings = steward_contract_check (g_ptr_array_index (documents, i), file);

      g_ptr_array_extend_and_steal (self->findings, g_steal_pointer (&findings));
    }
}

static void
copy_findings (StewardEvidence *self,
               const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      g_ptr_array_add (self->findings,
                       steward_finding_new (finding->rule, finding->severity, finding->file, finding->line,
                                            finding->column, g_strdup (finding->message), finding->remediation));
    }
}

/* An appeal without a document of its own asks for the same one again. */
static gboolean
load_appealed (StewardEvidence    *self,
               StewardGovernance  *governance,
               StewardReview     **out_review,
               GError            **error)
{
  g_autoptr(GError) local = NULL;

  *out_review = NULL;
  if (self->review->appeal_of == NULL)
    return TRUE;

  *out_review = steward_council_rows_load_review (governance, self->review->appeal_of, &local);
  if (*out_review == NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (*out_review != NULL && g_strcmp0 ((*out_review)->revision, self->review->revision) != 0)
    g_clear_pointer (out_review, steward_review_free);

  return TRUE;
}

static gboolean
check_attachment (StewardEvidence          *self,
                  StewardGovernance        *governance,
                  const StewardAttachment  *document,
                  GError                  **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) local = NULL;
  const char *name;

  if (!load_text (self, governance, document->name, error))
    return FALSE;

  name = steward_evidence_get_text (self, document->name);
  bytes = steward_council_rows_load_payload (governance, document->payload, NULL, &local);
  if (bytes != NULL)
    check_document (self, bytes, name != NULL ? name : "document.yaml");
  else if (steward_evidence_is_gone (local))
    add_finding (self, "review/document", name, local->message);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

/*
 * steward_evidence_load_findings:
 * @self: evidence with its review and detail
 * @governance: the store
 * @error: return location
 *
 * Findings of the document that is asked for; without one, of what is there.
 *
 * Returns: whether everything could be read that is there
 */
gboolean
steward_evidence_load_findings (StewardEvidence    *self,
                                StewardGovernance  *governance,
                                GError            **error)
{
  StewardReviewKind kind = self->review->kind;
  const StewardAttachment *document = NULL;
  g_autoptr(StewardReview) appealed = NULL;

  if (kind == STEWARD_REVIEW_CONTRACT || kind == STEWARD_REVIEW_BREAKING_CONTRACT)
    {
      document = find_document (self->review);
      if (document == NULL && !load_appealed (self, governance, &appealed, error))
        return FALSE;
      if (appealed != NULL)
        document = find_document (appealed);
    }
  if (document != NULL)
    return check_attachment (self, governance, document, error);
  if (self->detail != NULL)
    copy_findings (self, self->detail->entry->findings);

  return TRUE;
}
