/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The revisions that a review is about, and what the council decided before
 * on the same product and on similar questions. */

#include "config.h"

#include "steward-evidence-private.h"

#include "steward-revision.h"

#define MAX_SIMILAR 5u
#define MAX_ASKED 40u                  /* of which those on the same product are left out */

static void
add_finding (StewardEvidence *self,
             const char      *message)
{
  g_ptr_array_add (self->findings, steward_finding_new ("review/revision", STEWARD_SEVERITY_ERROR, NULL, 0, 0,
                                                        g_strdup (message), NULL));
}

/* Only the very bytes that votes bind are shown. */
static StewardEntry *
read_revision (StewardEvidence *self,
               GBytes          *bytes,
               const char      *digest)
{
  g_autofree char *found = steward_revision_to_digest (bytes);
  g_autoptr(GError) local = NULL;
  StewardEntry *entry;

  if (g_strcmp0 (found, digest) != 0)
    {
      add_finding (self, "The revision that is kept is not the one that votes bind, so it is not shown.");
      return NULL;
    }
  entry = steward_revision_read (bytes, &local);
  if (entry == NULL)
    add_finding (self, local->message);

  return entry;
}

static gboolean
load_entry (StewardEvidence    *self,
            StewardGovernance  *governance,
            const char         *payload,
            const char         *digest,
            StewardEntry      **out_entry,
            GError            **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) local = NULL;

  if (payload == NULL)
    return TRUE;

  bytes = steward_council_rows_load_payload (governance, payload, NULL, &local);
  if (bytes != NULL)
    *out_entry = read_revision (self, bytes, digest);
  else if (steward_evidence_is_gone (local))
    add_finding (self, local->message);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

/*
 * steward_evidence_load_revision:
 * @self: evidence with its review
 * @governance: the store
 * @error: return location
 *
 * Returns: whether everything could be read that is there
 */
gboolean
steward_evidence_load_revision (StewardEvidence    *self,
                                StewardGovernance  *governance,
                                GError            **error)
{
  const StewardReview *review = self->review;

  if (review->kind == STEWARD_REVIEW_CHARTER)
    return TRUE;

  return load_entry (self, governance, review->base_payload, review->base, &self->before, error) &&
         load_entry (self, governance, review->revision_payload, review->revision, &self->after, error);
}

static StewardPastReview *
tell_past (const StewardReview *review)
{
  StewardPastReview *past = g_new0 (StewardPastReview, 1);

  past->review = g_strdup (review->id);
  past->title = g_strdup (review->title);
  past->snippet = g_strdup (review->outcome != NULL ? review->outcome : "");
  past->kind = review->kind;
  past->state = review->state;
  past->outcome = g_strdup (review->outcome);
  past->decided_at = review->decided_at;

  return past;
}

/* Rows come open ones first, then the latest first. Open ones are no past. */
static gboolean
load_same_subject (StewardEvidence    *self,
                   StewardGovernance  *governance,
                   GHashTable         *seen,
                   GError            **error)
{
  StewardReviewFilter filter = { .subject = self->review->subject };
  g_autoptr(GPtrArray) reviews = steward_council_rows_list_reviews (governance, &filter, error);

  if (reviews == NULL)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      const StewardReview *review = g_ptr_array_index (reviews, i);

      g_hash_table_add (seen, g_strdup (review->id));
      if (!g_str_equal (review->id, self->review->id) && review->decided_at != 0)
        g_ptr_array_add (self->past, tell_past (review));
    }

  return TRUE;
}

/* What it is about, in words. */
static char *
make_words (const StewardEvidence *self)
{
  const StewardEntry *entry = self->after != NULL ? self->after : self->before;

  return g_strjoin (" ", self->review->title != NULL ? self->review->title : "",
                    entry != NULL && entry->name != NULL ? entry->name : "",
                    self->review->domain != NULL ? self->review->domain : "", NULL);
}

/*
 * steward_evidence_load_past:
 * @self: evidence with its review and revisions
 * @governance: the store
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
steward_evidence_load_past (StewardEvidence    *self,
                            StewardGovernance  *governance,
                            GError            **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *words = make_words (self);
  g_autoptr(GPtrArray) found = NULL;

  if (!load_same_subject (self, governance, seen, error))
    return FALSE;
  found = steward_council_rows_find_similar (governance, words, self->review->id, MAX_ASKED, error);
  if (found == NULL)
    return FALSE;

  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      StewardPastReview *past = g_ptr_array_index (found, i);

      if (self->similar->len < MAX_SIMILAR && past->decided_at != 0 && !g_hash_table_contains (seen, past->review))
        g_ptr_array_add (self->similar, past);
      else
        steward_past_review_free (past);
    }

  return TRUE;
}
