/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates and time: one that is past its term has lapsed, which everybody
 * computes and one records; one whose term ends soon is put before the council
 * again, in the name of who asked for it last. */

#include "config.h"

#include "steward-watch-private.h"

#include "steward-council-rows.h"
#include "steward-event-types.h"
#include "steward-verb-context.h"


static char *
format_day (const StewardCharter *charter,
            gint64                time)
{
  g_autoptr(GDateTime) day = steward_calendar_to_local (charter->calendar, time);

  return g_date_time_format (day, "%-e %B %Y");
}

/* A suspended one lapses, too: nobody is to restore it after its term. */
static gboolean
is_past (const StewardCertificate *certificate,
         gint64                    now)
{
  return (certificate->standing == STEWARD_STANDING_GRANTED || certificate->standing == STEWARD_STANDING_SUSPENDED) &&
         certificate->until != 0 && certificate->until <= now;
}

/* A name for people: that of the catalog, else the subject itself. */
static char *
get_name (StewardWatch  *self,
          const char    *subject,
          gboolean      *out_present)
{
  g_autoptr(StewardEntryDetail) detail =
    steward_catalog_load_sync (steward_council_get_catalog (self->council), subject, NULL);

  *out_present = detail != NULL && detail->removed_at == 0;
  return g_strdup (detail != NULL && detail->entry->name != NULL ? detail->entry->name : subject);
}

/* The version of the stream is read before the certificate, so that a lapse
 * that comes in between is a conflict and not a second one. */
static gboolean
record_lapse (StewardWatch  *self,
              const char    *subject,
              GError       **error)
{
  g_autofree char *stream = steward_certificate_stream (subject);
  gint64 version = steward_governance_count_events_sync (steward_council_get_governance (self->council), stream, error);
  g_autoptr(StewardCouncilState) state = version >= 0 ? steward_council_load_state_sync (self->council, error) : NULL;
  const StewardCertificate *certificate;
  g_autoptr(StewardAppend) append = steward_append_new (STEWARD_SYSTEM);
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;
  gboolean present;
  JsonObject *body;

  if (state == NULL)
    return FALSE;
  certificate = steward_council_state_get_certificate (state, subject);
  if (certificate == NULL || !is_past (certificate, self->now))
    return TRUE;

  steward_append_add (append, stream, version, STEWARD_EVENT_CERTIFICATION_LAPSED, steward_body_new (&body));
  steward_body_set_text (body, "subject", subject);
  steward_body_set_time (body, "until", certificate->until);
  name = get_name (self, subject, &present);
  day = format_day (state->charter, certificate->until);

  return steward_watch_append (self, append,
                               g_strdup_printf ("The %s certification of %s has lapsed: it was granted until %s.",
                                                steward_certification_to_id (certificate->level), name, day),
                               error);
}

/* Asking again. */

static gboolean
is_due_again (const StewardCharter     *charter,
              const StewardCertificate *certificate,
              gint64                    now)
{
  const StewardLevelRule *rule = steward_charter_get_level (charter, certificate->level);

  return certificate->standing == STEWARD_STANDING_GRANTED && rule != NULL && rule->lead_days > 0 &&
         steward_charter_get_procedure (charter, STEWARD_REVIEW_RECERTIFICATION) != NULL && now < certificate->until &&
         now >= certificate->until - (gint64) rule->lead_days * G_TIME_SPAN_DAY;
}

gboolean
steward_watch_is_about_certification (const StewardReview *review)
{
  return review->kind == STEWARD_REVIEW_CERTIFICATION || review->kind == STEWARD_REVIEW_RECERTIFICATION;
}

/* Once asked, the council's answer stands: a rejection or a withdrawal within
 * the lead is not asked away. Only where the product changed under review it
 * is asked again, for what is there now. */
static gboolean
was_asked (StewardWatch              *self,
           const StewardCertificate  *certificate,
           gint64                     since,
           gboolean                  *out_asked,
           GError                   **error)
{
  const StewardReviewFilter filter = { .subject = certificate->subject };
  g_autoptr(GPtrArray) reviews =
    steward_council_rows_list_reviews (steward_council_get_governance (self->council), &filter, error);

  *out_asked = FALSE;
  if (reviews == NULL)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      const StewardReview *review = g_ptr_array_index (reviews, i);

      if (steward_watch_is_about_certification (review) && g_strcmp0 (review->id, certificate->review) != 0 &&
          (steward_review_is_open (review) ||
           (review->opened_at >= since && review->state != STEWARD_CHANGE_SUPERSEDED)))
        *out_asked = TRUE;
    }

  return TRUE;
}

/* Who asked for the certificate; NULL without error when nobody can tell. */
static gboolean
find_requester (StewardWatch              *self,
                const StewardCertificate  *certificate,
                char                     **out_person,
                GError                   **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(StewardReview) review = NULL;

  *out_person = NULL;
  if (certificate->review == NULL)
    return TRUE;
  review = steward_council_rows_load_review (steward_council_get_governance (self->council), certificate->review,
                                             &local);
  if (review != NULL)
    *out_person = g_strdup (review->requester);
  else if (!g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

/* What only says that it cannot be asked now: it is tried again next time. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT) ||
         g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_DENIED) ||
         g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND) ||
         g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_USAGE);
}

static gboolean
open_review (StewardWatch              *self,
             const StewardCertificate  *certificate,
             const char                *requester,
             const char                *name,
             const char                *why,
             GError                   **error)
{
  g_autoptr(StewardIntent) intent = steward_intent_new (STEWARD_VERB_OPEN_REVIEW, requester);
  g_autoptr(StewardAct) act = NULL;
  g_autoptr(GError) local = NULL;

  intent->kind = STEWARD_REVIEW_RECERTIFICATION;
  intent->level = certificate->level;
  intent->subject = g_strdup (certificate->subject);
  intent->comment = g_strdup_printf ("Opened by Steward: %s", why);
  act = steward_council_prepare_sync (self->council, intent, &local);
  if (act == NULL && is_refusal (local))
    return TRUE;
  if (act == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  /* in their name, and not by their hand */
  g_free (act->append->actor);
  act->append->actor = g_strdup (STEWARD_SYSTEM);

  return steward_watch_append (self, act->append,
                               g_strdup_printf ("The re-certification of %s (%s) is before the council: %s", name,
                                                act->review, why),
                               error);
}

/*
 * steward_watch_ask_again:
 * @self: a watch
 * @certificate: what was granted
 * @why: what speaks for it, a sentence
 * @error: return location
 *
 * Asks for a re-certification in the name of who asked for it last. Where that
 * cannot be, because nobody can tell who, the product is gone or something of
 * the kind is open already, nothing is asked.
 *
 * Returns: whether nothing failed
 */
gboolean
steward_watch_ask_again (StewardWatch              *self,
                         const StewardCertificate  *certificate,
                         const char                *why,
                         GError                   **error)
{
  g_autofree char *requester = NULL;
  g_autofree char *name = NULL;
  gboolean present;

  if (!find_requester (self, certificate, &requester, error))
    return FALSE;
  name = get_name (self, certificate->subject, &present);
  if (requester == NULL || !present)
    return TRUE;

  return open_review (self, certificate, requester, name, why, error);
}

static gboolean
ask_again (StewardWatch              *self,
           const StewardCharter      *charter,
           const StewardCertificate  *certificate,
           GError                   **error)
{
  const StewardLevelRule *rule = steward_charter_get_level (charter, certificate->level);
  g_autofree char *day = format_day (charter, certificate->until);
  g_autofree char *why = g_strdup_printf ("its %s certification ends on %s.",
                                          steward_certification_to_id (certificate->level), day);
  gboolean asked;

  if (!was_asked (self, certificate, certificate->until - (gint64) rule->lead_days * G_TIME_SPAN_DAY, &asked, error))
    return FALSE;

  return asked || steward_watch_ask_again (self, certificate, why, error);
}

static int
compare_subjects (gconstpointer a,
                  gconstpointer b)
{
  const StewardCertificate *first = *(StewardCertificate *const *) a;
  const StewardCertificate *second = *(StewardCertificate *const *) b;

  return g_strcmp0 (first->subject, second->subject);
}

/*
 * steward_watch_certificates:
 * @self: a watch
 * @error: return location
 *
 * One that cannot be looked at keeps no other from it; see
 * steward_watch_keep().
 *
 * Returns: whether certificates could be listed
 */
gboolean
steward_watch_certificates (StewardWatch  *self,
                            GError       **error)
{
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (self->council, error);
  g_autoptr(GPtrArray) certificates = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer certificate;

  if (state == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, state->certificates);
  while (g_hash_table_iter_next (&iter, NULL, &certificate))
    g_ptr_array_add (certificates, certificate);
  g_ptr_array_sort (certificates, compare_subjects);

  for (guint i = 0; i < certificates->len; i++)
    {
      const StewardCertificate *one = g_ptr_array_index (certificates, i);
      GError *local = NULL;

      if (is_past (one, self->now) ? !record_lapse (self, one->subject, &local)
                                   : is_due_again (state->charter, one, self->now) &&
                                       !ask_again (self, state->charter, one, &local))
        steward_watch_keep (self, local);
    }

  return TRUE;
}
