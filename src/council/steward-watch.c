/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What time and the catalog bring about, as events by nobody in particular:
 * a review whose product changed is superseded, an approved change that is
 * there now is applied, a certificate past its term lapses, and one that will
 * is asked about again in time. Every step is recorded once, whoever sees it
 * first: each expects the version of its stream that it was decided upon, and
 * losing that race is no error. A product that a catalog does not know is no
 * reason for anything: its source may not have been read yet. */

#include "config.h"

#include "steward-watch-private.h"

#include "steward-catalog.h"
#include "steward-council-rows.h"
#include "steward-event-types.h"
#include "steward-revision.h"

#include <string.h>

/* What is there now of a review's subject. */
typedef struct
{
  StewardEntryDetail *detail;          /* (owned); NULL: the catalog does not know it */
  GBytes *revision;                    /* (owned); NULL: not there */
  char *digest;                        /* (owned); likewise */
} Present;

static void
clear_present (Present *self)
{
  g_clear_pointer (&self->detail, steward_entry_detail_free);
  g_clear_pointer (&self->revision, g_bytes_unref);
  g_clear_pointer (&self->digest, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Present, clear_present)

static gboolean
is_removed (const Present *present)
{
  return present->detail->removed_at != 0;
}

static gboolean
load_present (StewardWatch         *self,
              const StewardReview  *review,
              Present              *present,
              GError              **error)
{
  g_autoptr(GError) local = NULL;

  present->detail = steward_catalog_load_sync (steward_council_get_catalog (self->council), review->subject, &local);
  if (present->detail == NULL)
    {
      if (g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (is_removed (present))
    return TRUE;

  present->revision = steward_revision_write (present->detail->entry, error);
  if (present->revision == NULL)
    return FALSE;
  present->digest = steward_revision_to_digest (present->revision);

  return TRUE;
}

/* Writing. */

static JsonObject *
add_to_review (StewardAppend       *append,
               const StewardReview *review,
               const char          *type)
{
  g_autofree char *stream = g_strconcat ("review/", review->id, NULL);
  JsonObject *body;

  steward_append_add (append, stream, review->version, type, steward_body_new (&body));
  return body;
}

static void
set_found (StewardAppend *append,
           JsonObject    *body,
           const Present *present)
{
  g_autofree char *payload = NULL;

  if (present->revision == NULL)
    return;

  payload = steward_append_add_payload (append, "application/json", present->revision);
  steward_body_set_text (body, "revision", present->digest);
  steward_body_set_text (body, "revisionPayload", payload);
}

static void
set_changes (JsonObject      *body,
             const GPtrArray *changes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; changes != NULL && i < changes->len && i < STEWARD_MAX_CHANGES; i++)
    {
      const StewardEntryChange *change = g_ptr_array_index (changes, i);
      JsonObject *object = steward_body_add_object (array);

      steward_body_set_text (object, "path", change->path);
      steward_body_set_text (object, "kind", steward_change_kind_to_id (change->kind));
      steward_body_set_text (object, "impact", steward_impact_to_id (change->impact));
    }
  json_object_set_array_member (body, "changes", array);
}

/*
 * steward_watch_append:
 * @self: a watch
 * @append: what time or the catalog brought about
 * @sentence: (transfer full): it, in words
 * @error: return location
 *
 * Returns: whether it stands; %TRUE also when somebody else was faster, and
 *   then it is not told again
 */
gboolean
steward_watch_append (StewardWatch   *self,
                      StewardAppend  *append,
                      char           *sentence,
                      GError        **error)
{
  g_autofree char *words = sentence;
  g_autoptr(GError) local = NULL;

  if (steward_ledger_append_sync (steward_council_get_ledger (self->council), append, NULL, &local))
    {
      g_ptr_array_add (self->done, g_steal_pointer (&words));
      return TRUE;
    }
  if (g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_CONFLICT))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What changed, in words. */

static guint
count_impact (const GPtrArray *changes,
              StewardImpact    impact)
{
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    n += ((const StewardEntryChange *) g_ptr_array_index (changes, i))->impact == impact;

  return n;
}

/* "2 breaking changes since it was submitted: a, b and 3 more." */
static char *
describe_changes (const GPtrArray *changes,
                  const char      *since)
{
  GString *words = g_string_new (NULL);
  const char *separator = "";

  if (changes == NULL || changes->len == 0)
    {
      g_string_append_printf (words, "The product changed since it was %s.", since);
      return g_string_free (words, FALSE);
    }

  for (int impact = STEWARD_IMPACT_BREAKING; impact >= STEWARD_IMPACT_COSMETIC; impact--)
    {
      guint n = count_impact (changes, (StewardImpact) impact);

      if (n == 0)
        continue;
      g_string_append_printf (words, "%s%u %s", separator, n, steward_impact_to_id ((StewardImpact) impact));
      separator = ", ";
    }
  g_string_append_printf (words, " change%s since it was %s: ", changes->len == 1 ? "" : "s", since);
  for (guint i = 0; i < changes->len && i < STEWARD_MAX_NAMED; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                            ((const StewardEntryChange *) g_ptr_array_index (changes, i))->path);
  if (changes->len > STEWARD_MAX_NAMED)
    g_string_append_printf (words, " and %u more", changes->len - STEWARD_MAX_NAMED);
  g_string_append_c (words, '.');

  return g_string_free (words, FALSE);
}

/* The revision that a payload holds; NULL without error when it cannot be
 * shown any more. */
static gboolean
load_entry (StewardWatch   *self,
            const char     *payload,
            StewardEntry  **out_entry,
            GError        **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(GBytes) bytes = NULL;

  *out_entry = NULL;
  if (payload == NULL)
    return TRUE;

  bytes = steward_council_rows_load_payload (steward_council_get_governance (self->council), payload, NULL, &local);
  if (bytes != NULL)
    *out_entry = steward_revision_read (bytes, NULL);
  else if (!g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND) &&
           !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_DENIED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

static gboolean
compare_with (StewardWatch   *self,
              const char     *payload,
              const Present  *present,
              GPtrArray     **out_changes,
              GError        **error)
{
  g_autoptr(StewardEntry) entry = NULL;

  *out_changes = NULL;
  if (!load_entry (self, payload, &entry, error))
    return FALSE;
  if (entry != NULL)
    *out_changes = steward_entry_diff (entry, is_removed (present) ? NULL : present->detail->entry);

  return TRUE;
}

/* The product is something else than what it has to be. @base: what it is
 * compared with. */
static gboolean
record_other (StewardWatch         *self,
              const StewardReview  *review,
              const Present        *present,
              const char           *type,
              const char           *base,
              const char           *since,
              GError              **error)
{
  g_autoptr(StewardAppend) append = steward_append_new (STEWARD_SYSTEM);
  g_autoptr(GPtrArray) changes = NULL;
  g_autofree char *words = NULL;
  gboolean conflicted = g_str_equal (type, STEWARD_EVENT_REVIEW_CONFLICTED);
  JsonObject *body;

  if (!compare_with (self, base, present, &changes, error))
    return FALSE;
  words = is_removed (present) ? g_strdup ("The product is no longer in the catalog.")
                               : describe_changes (changes, since);
  body = add_to_review (append, review, type);
  set_found (append, body, present);
  steward_body_set_text (body, "words", words);
  set_changes (body, changes);

  return steward_watch_append (self, append,
                               g_strdup_printf ("“%s” (%s) is %s: %s", review->title, review->id,
                                                conflicted ? "in conflict" : "superseded", words),
                               error);
}

static gboolean
record_applied (StewardWatch         *self,
                const StewardReview  *review,
                const Present        *present,
                GError              **error)
{
  g_autoptr(StewardAppend) append = steward_append_new (STEWARD_SYSTEM);
  JsonObject *body = add_to_review (append, review, STEWARD_EVENT_REVIEW_APPLIED);

  steward_body_set_text (body, "revision", present->digest);

  return steward_watch_append (self, append,
                               g_strdup_printf ("“%s” (%s) is applied.", review->title, review->id), error);
}

/* Judging. */

static gboolean
watch_open (StewardWatch         *self,
            const StewardReview  *review,
            const Present        *present,
            GError              **error)
{
  if (!is_removed (present) &&
      (review->base == NULL || g_str_equal (present->digest, review->base) ||
       g_strcmp0 (present->digest, review->revision) == 0))
    return TRUE;

  return record_other (self, review, present, STEWARD_EVENT_REVIEW_SUPERSEDED, review->base_payload, "submitted",
                       error);
}

static gboolean
is_left_out (const StewardReview *review,
             const char          *path)
{
  for (guint i = 0; i < review->changes->len; i++)
    {
      const StewardReviewChange *change = g_ptr_array_index (review->changes, i);

      if (g_str_equal (change->path, path))
        return g_strcmp0 (change->outcome, "left-out") == 0;
    }

  return FALSE;
}

static gboolean
has_left_out (const StewardReview *review)
{
  for (guint i = 0; i < review->changes->len; i++)
    if (g_strcmp0 (((const StewardReviewChange *) g_ptr_array_index (review->changes, i))->outcome, "left-out") == 0)
      return TRUE;

  return FALSE;
}

/* Whether what is there is what was decided: all of it, but for the changes
 * that were left out. */
static gboolean
is_decided (StewardWatch         *self,
            const StewardReview  *review,
            const Present        *present,
            gboolean             *out_decided,
            GError              **error)
{
  g_autoptr(StewardEntry) asked = NULL;
  g_autoptr(GPtrArray) rest = NULL;

  *out_decided = g_strcmp0 (present->digest, review->revision) == 0;
  if (*out_decided || !has_left_out (review))
    return TRUE;
  if (!load_entry (self, review->revision_payload, &asked, error))
    return FALSE;
  if (asked == NULL)
    return TRUE;

  rest = steward_entry_diff (present->detail->entry, asked);
  for (guint i = 0; i < rest->len; i++)
    if (!is_left_out (review, ((const StewardEntryChange *) g_ptr_array_index (rest, i))->path))
      return TRUE;
  *out_decided = TRUE;

  return TRUE;
}

static gboolean
watch_approved_contract (StewardWatch         *self,
                         const StewardReview  *review,
                         const Present        *present,
                         GError              **error)
{
  gboolean decided = FALSE;

  if (!is_removed (present))
    {
      if (g_strcmp0 (present->digest, review->base) == 0)
        return TRUE;
      if (!is_decided (self, review, present, &decided, error))
        return FALSE;
      if (decided)
        return record_applied (self, review, present, error);
    }

  return record_other (self, review, present, STEWARD_EVENT_REVIEW_CONFLICTED, review->revision_payload, "decided",
                       error);
}

static gboolean
watch_review (StewardWatch         *self,
              const StewardReview  *review,
              GError              **error)
{
  g_auto(Present) present = { 0 };
  gboolean open = steward_review_is_open (review);

  if (review->kind == STEWARD_REVIEW_CHARTER || (!open && review->state != STEWARD_CHANGE_APPROVED))
    return TRUE;
  if (!load_present (self, review, &present, error))
    return FALSE;
  if (present.detail == NULL)
    return TRUE;
  if (open)
    return watch_open (self, review, &present, error);

  switch (review->kind)
    {
    case STEWARD_REVIEW_CONTRACT:
    case STEWARD_REVIEW_BREAKING_CONTRACT:
      return watch_approved_contract (self, review, &present, error);
    case STEWARD_REVIEW_RETIREMENT:
      return (!is_removed (&present) && present.detail->entry->lifecycle != STEWARD_LIFECYCLE_RETIRED) ||
             record_applied (self, review, &present, error);
    case STEWARD_REVIEW_CERTIFICATION:
    case STEWARD_REVIEW_RECERTIFICATION:
    case STEWARD_REVIEW_CHARTER:
    case STEWARD_REVIEW_EXCEPTION:
    case STEWARD_REVIEW_N_KINDS:
      break;
    }

  return TRUE;
}

static gboolean
watch_reviews (StewardWatch  *self,
               GError       **error)
{
  g_autoptr(GPtrArray) reviews =
    steward_council_rows_list_reviews (steward_council_get_governance (self->council), NULL, error);

  if (reviews == NULL)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    if (!watch_review (self, g_ptr_array_index (reviews, i), error))
      return FALSE;

  return TRUE;
}

/**
 * steward_council_watch_sync:
 * @self: a council
 * @now: the time, microseconds since the epoch, UTC
 * @error: return location
 *
 * Records what time and the catalog bring about. To be called after each sync
 * and when a profile is opened; calling it again changes nothing. Several may
 * do so at once.
 *
 * Returns: (transfer full) (element-type utf8): a sentence on each thing that
 *   this call recorded; empty without a council
 */
GPtrArray *
steward_council_watch_sync (StewardCouncil  *self,
                            gint64           now,
                            GError         **error)
{
  g_autoptr(GPtrArray) done = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (self, error);
  StewardWatch watch = { self, now, done };

  if (state == NULL)
    return NULL;
  if (state->charter == NULL)
    return g_steal_pointer (&done);

  if (!watch_reviews (&watch, error) || !steward_watch_certificates (&watch, error))
    return NULL;

  return g_steal_pointer (&done);
}
