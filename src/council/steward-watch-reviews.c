/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reviews and the catalog: what is before the council is decided as it was
 * when it was asked, or not at all; what was approved is waited for. */

#include "config.h"

#include "steward-watch-private.h"

#include "steward-catalog.h"
#include "steward-council-rows.h"
#include "steward-event-types.h"
#include "steward-revision.h"

#include <string.h>

#define CHANGE_SIZE 64                 /* of a change in an event, without its path */

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
  gsize size = 0;

  for (guint i = 0; changes != NULL && i < changes->len && size < STEWARD_MAX_CHANGES; i++)
    {
      const StewardEntryChange *change = g_ptr_array_index (changes, i);
      JsonObject *object = steward_body_add_object (array);

      size += strlen (change->path) + CHANGE_SIZE;
      steward_body_set_text (object, "path", change->path);
      steward_body_set_text (object, "kind", steward_change_kind_to_id (change->kind));
      steward_body_set_text (object, "impact", steward_impact_to_id (change->impact));
    }
  json_object_set_array_member (body, "changes", array);
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
                               : steward_watch_describe (changes, since);
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

static const StewardReviewChange *
find_change (const StewardReview *review,
             const char          *path)
{
  for (guint i = 0; i < review->changes->len; i++)
    {
      const StewardReviewChange *change = g_ptr_array_index (review->changes, i);

      if (g_str_equal (change->path, path))
        return change;
    }

  return NULL;
}

/* Words of the product that nobody asked the council about: its own version
 * moves on with that of its contract, for one. */
static gboolean
is_beside (const StewardReview      *review,
           const StewardEntryChange *change)
{
  return change->impact == STEWARD_IMPACT_COSMETIC && g_str_has_prefix (change->path, "product.") &&
         find_change (review, change->path) == NULL;
}

static gboolean
is_left_out (const StewardReview      *review,
             const StewardEntryChange *change)
{
  const StewardReviewChange *asked = find_change (review, change->path);

  return asked != NULL && g_strcmp0 (asked->outcome, "left-out") == 0;
}

/* Whether what is there differs from the revision in @payload only in what does
 * not count: words beside the question and, with @left_out, changes that were
 * not approved. */
static gboolean
is_as (StewardWatch         *self,
       const StewardReview  *review,
       const Present        *present,
       const char           *payload,
       gboolean              left_out,
       gboolean             *out_same,
       GError              **error)
{
  g_autoptr(StewardEntry) entry = NULL;
  g_autoptr(GPtrArray) changes = NULL;

  *out_same = FALSE;
  if (!load_entry (self, payload, &entry, error))
    return FALSE;
  if (entry == NULL)
    return TRUE;

  changes = steward_entry_diff (present->detail->entry, entry);
  for (guint i = 0; i < changes->len; i++)
    {
      const StewardEntryChange *change = g_ptr_array_index (changes, i);

      if (!is_beside (review, change) && !(left_out && is_left_out (review, change)))
        return TRUE;
    }
  *out_same = TRUE;

  return TRUE;
}

static gboolean
watch_approved_contract (StewardWatch         *self,
                         const StewardReview  *review,
                         const Present        *present,
                         GError              **error)
{
  gboolean waits = !is_removed (present) && g_strcmp0 (present->digest, review->base) == 0;
  gboolean decided = !is_removed (present) && g_strcmp0 (present->digest, review->revision) == 0;

  if (!is_removed (present) && !waits && !decided &&
      (!is_as (self, review, present, review->revision_payload, TRUE, &decided, error) ||
       (!decided && !is_as (self, review, present, review->base_payload, FALSE, &waits, error))))
    return FALSE;
  if (decided)
    return record_applied (self, review, present, error);

  return waits || record_other (self, review, present, STEWARD_EVENT_REVIEW_CONFLICTED, review->revision_payload,
                                "decided", error);
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

/*
 * steward_watch_reviews:
 * @self: a watch
 * @error: return location
 *
 * One that cannot be looked at keeps no other from it; see
 * steward_watch_keep().
 *
 * Returns: whether the reviews could be listed
 */
gboolean
steward_watch_reviews (StewardWatch  *self,
                       GError       **error)
{
  const StewardReviewFilter filter = { .undone_only = TRUE };
  g_autoptr(GPtrArray) reviews =
    steward_council_rows_list_reviews (steward_council_get_governance (self->council), &filter, error);

  if (reviews == NULL)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      GError *local = NULL;

      if (!watch_review (self, g_ptr_array_index (reviews, i), &local))
        steward_watch_keep (self, local);
    }

  return TRUE;
}
