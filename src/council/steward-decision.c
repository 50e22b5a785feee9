/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a decision into the act of the vote that causes it. The tally is the
 * only one who decides; what an approval brings about in the ledger itself (a
 * certificate, a charter, an exception) is part of the same act, so that there
 * is never one without the other. */

#include "config.h"

#include "steward-decision.h"

#include "steward-catalog.h"
#include "steward-charter-document.h"
#include "steward-council-rows.h"
#include "steward-json.h"
#include "steward-revision.h"

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/**
 * steward_decision_check_subject:
 * @verb: a context with an open review
 * @error: return location: CONFLICT
 *
 * A product that was synced a moment ago may be another one than that which was
 * asked about, before the review is recorded as superseded. What the catalog
 * does not know is not looked at: it is a cache.
 *
 * Returns: whether what is decided is still what is there
 */
gboolean
steward_decision_check_subject (StewardVerbContext  *verb,
                                GError             **error)
{
  const StewardReview *review = verb->review;
  g_autoptr(StewardEntryDetail) detail = NULL;
  g_autoptr(GBytes) revision = NULL;
  g_autofree char *digest = NULL;

  if (review->kind == STEWARD_REVIEW_CHARTER || review->base == NULL)
    return TRUE;
  detail = steward_catalog_load_sync (steward_council_get_catalog (verb->council), review->subject, NULL);
  if (detail == NULL)
    return TRUE;
  if (detail->removed_at != 0)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "“%s” is not in its source any more, so that nothing can be decided on it.",
                                detail->entry->name);
  revision = steward_revision_write (detail->entry, error);
  if (revision == NULL)
    return FALSE;
  digest = steward_revision_to_digest (revision);
  if (g_str_equal (digest, review->base) || g_strcmp0 (digest, review->revision) == 0)
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                              "“%s” has changed since this was asked, so that it cannot be decided any more; it is "
                              "superseded with the next sync, and can be asked anew.",
                              detail->entry->name);
}

/* Changes. */

static const char *
find_outcome (StewardVerbContext         *verb,
              const StewardReviewChange  *change,
              const StewardDecision      *decision)
{
  g_autoptr(StewardTally) tally = NULL;
  gboolean partial = verb->review->kind == STEWARD_REVIEW_CONTRACT ||
                     verb->review->kind == STEWARD_REVIEW_BREAKING_CONTRACT;

  if (!decision->approved)
    return "left-out";
  if (!partial || decision->overridden)
    return "approved";
  tally = steward_tally_count (verb->rules->charter, verb->review, change->path);

  return tally->state == STEWARD_TALLY_APPROVED ? "approved" : "left-out";
}

static void
add_changes (StewardVerbContext     *verb,
             JsonObject             *body,
             const StewardDecision  *decision)
{
  JsonArray *changes = json_array_new ();
  guint n_left_out = 0;

  for (guint i = 0; i < verb->review->changes->len; i++)
    {
      const StewardReviewChange *change = g_ptr_array_index (verb->review->changes, i);
      const char *outcome = find_outcome (verb, change, decision);
      JsonObject *object = steward_body_add_object (changes);

      steward_body_set_text (object, "path", change->path);
      steward_body_set_text (object, "outcome", outcome);
      n_left_out += decision->approved && g_str_equal (outcome, "left-out");
    }
  json_object_set_array_member (body, "changes", changes);
  if (n_left_out > 0)
    steward_act_add_consequence (verb->act, "%u of %u changes are left out, because too few approved them.", n_left_out,
                                 verb->review->changes->len);
}

/* Effects in the ledger. */

static gint64
find_term_end (StewardVerbContext        *verb,
               const StewardCertificate  *standing,
               guint                      days)
{
  gint64 start = verb->now;

  if (verb->review->kind == STEWARD_REVIEW_RECERTIFICATION && standing != NULL &&
      steward_certificate_get_standing (standing, verb->now) == STEWARD_STANDING_GRANTED)
    start = MAX (start, standing->until);

  return start + (gint64) days * DAY;
}

/* A level that goes on was there since it began. */
static gint64
find_since (StewardVerbContext        *verb,
            const StewardCertificate  *standing)
{
  if (verb->review->kind == STEWARD_REVIEW_RECERTIFICATION && standing != NULL &&
      standing->level == verb->review->level &&
      steward_certificate_get_standing (standing, verb->now) == STEWARD_STANDING_GRANTED)
    return standing->since;

  return verb->now;
}

static gboolean
grant_certificate (StewardVerbContext  *verb,
                   GError             **error)
{
  const StewardReview *review = verb->review;
  const StewardLevelRule *rule = steward_charter_get_level (verb->rules->charter, review->level);
  const StewardCertificate *standing = steward_council_state_get_certificate (verb->state, review->subject);
  g_autofree char *stream = steward_certificate_stream (review->subject);
  g_autofree char *day = NULL;
  gint64 version, until;
  JsonObject *body;

  if (rule == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The charter has no level “%s” (any more).",
                                steward_certification_to_id (review->level));
  if (!steward_verb_count (verb, stream, &version, error))
    return FALSE;

  until = find_term_end (verb, standing, rule->term_days);
  day = steward_verb_format_day (verb, until);
  body = steward_verb_add (verb, stream, version, STEWARD_EVENT_CERTIFICATION_GRANTED);
  steward_body_set_text (body, "subject", review->subject);
  steward_body_set_text (body, "level", steward_certification_to_id (review->level));
  steward_body_set_time (body, "since", find_since (verb, standing));
  steward_body_set_time (body, "until", until);
  steward_body_set_text (body, "review", review->id);
  steward_verb_add_to_review (verb, STEWARD_EVENT_REVIEW_APPLIED);
  steward_act_add_consequence (verb->act, "It is certified %s until %s.",
                               steward_certification_to_id (review->level), day);

  return TRUE;
}

static gboolean
adopt_charter (StewardVerbContext  *verb,
               GError             **error)
{
  g_auto(StewardCharterDocument) document = { 0 };
  g_autofree char *text = steward_council_load_text_sync (verb->council, verb->review->revision_payload, error);
  gint64 present = verb->state->charter->version;
  gint64 version;
  JsonObject *body;

  if (text == NULL || !steward_charter_document_read (&document, text, NULL, error) ||
      !steward_verb_count (verb, "charter", &version, error))
    return FALSE;
  if (document.charter->version != present + 1)
    {
      body = steward_verb_add_to_review (verb, STEWARD_EVENT_REVIEW_CONFLICTED);
      steward_body_set_text (body, "words", "Another charter was adopted while this one was under review.");
      json_object_set_array_member (body, "changes", json_array_new ());
      steward_act_add_consequence (verb->act, "It does not come into force: version %" G_GINT64_FORMAT
                                   " was adopted meanwhile.", present);
      return TRUE;
    }

  if (!steward_charter_document_add (&document, verb, STEWARD_EVENT_CHARTER_ADOPTED, version, verb->review->id, error))
    return FALSE;
  steward_verb_add_to_review (verb, STEWARD_EVENT_REVIEW_APPLIED);
  steward_act_add_consequence (verb->act, "Version %" G_GINT64_FORMAT " of the charter is in force at once; reviews "
                               "that are open keep the rules under which they were opened.",
                               document.charter->version);

  return TRUE;
}

/* The rule is in no row: it is read from the event itself. */
char *
steward_review_load_rule (StewardVerbContext  *verb,
                          const char          *review,
                          GError             **error)
{
  g_autofree char *stream = g_strconcat ("review/", review, NULL);
  g_autoptr(GPtrArray) events = steward_governance_read_events_sync (verb->governance, stream, 0, 1, error);
  const StewardEvent *event;
  g_autoptr(JsonNode) body = NULL;

  if (events == NULL)
    return NULL;
  if (events->len > 0)
    {
      event = g_ptr_array_index (events, 0);
      body = steward_json_parse (g_bytes_get_data (event->body, NULL), (gssize) g_bytes_get_size (event->body),
                                 STEWARD_JSON_STRICT, NULL, error);
      if (body == NULL)
        return NULL;
    }

  return g_strdup (body != NULL && JSON_NODE_HOLDS_OBJECT (body)
                     ? json_object_get_string_member_with_default (json_node_get_object (body), "rule", "")
                     : "");
}

static gboolean
grant_exception (StewardVerbContext  *verb,
                 GError             **error)
{
  const StewardReview *review = verb->review;
  g_autofree char *stream = g_strconcat ("exception/", review->id, NULL);
  g_autofree char *rule = steward_review_load_rule (verb, review->id, error);
  g_autofree char *day = NULL;
  JsonObject *body;

  if (rule == NULL)
    return FALSE;
  day = steward_verb_format_day (verb, review->until);
  body = steward_verb_add (verb, stream, 0, STEWARD_EVENT_EXCEPTION_GRANTED);
  steward_body_set_text (body, "subject", review->subject);
  steward_body_set_text (body, "review", review->id);
  steward_body_set_time (body, "until", review->until);
  steward_body_set_text (body, "rule", rule);
  steward_verb_add_to_review (verb, STEWARD_EVENT_REVIEW_APPLIED);
  steward_act_add_consequence (verb->act, "The exception stands until %s.", day);

  return TRUE;
}

static gboolean
add_effects (StewardVerbContext  *verb,
             GError             **error)
{
  switch (verb->review->kind)
    {
    case STEWARD_REVIEW_CERTIFICATION:
    case STEWARD_REVIEW_RECERTIFICATION:
      return grant_certificate (verb, error);
    case STEWARD_REVIEW_CHARTER:
      return adopt_charter (verb, error);
    case STEWARD_REVIEW_EXCEPTION:
      return grant_exception (verb, error);
    case STEWARD_REVIEW_CONTRACT:
    case STEWARD_REVIEW_BREAKING_CONTRACT:
    case STEWARD_REVIEW_RETIREMENT:
    case STEWARD_REVIEW_N_KINDS:
      break;
    }
  steward_act_add_consequence (verb->act, "It counts as applied once the source shows what was decided.");

  return TRUE;
}

/**
 * steward_decision_add:
 * @verb: a context with the review, votes of the act included
 * @tally: of the review
 * @decision: what is decided
 * @error: return location
 *
 * Returns: whether the decision and what it brings about are in the act
 */
gboolean
steward_decision_add (StewardVerbContext     *verb,
                      const StewardTally     *tally,
                      const StewardDecision  *decision,
                      GError                **error)
{
  JsonObject *body = steward_verb_add_to_review (verb, STEWARD_EVENT_REVIEW_DECIDED);

  steward_body_set_text (body, "outcome", decision->approved ? "approved" : "rejected");
  steward_body_set_text (body, "words", decision->words);
  steward_body_set_number (body, "votesFor", tally->n_for);
  steward_body_set_number (body, "votesAgainst", tally->n_against);
  steward_body_set_number (body, "abstained", tally->n_abstained);
  steward_body_set_number (body, "open", tally->n_open);
  steward_body_set_number (body, "recused", tally->n_recused);
  steward_body_set_text (body, "revision", verb->review->revision);
  steward_body_set_flag (body, "overridden", decision->overridden);
  steward_body_set_text (body, "reason", decision->reason);
  steward_body_set_text (body, "meeting", decision->meeting);
  steward_act_add_consequence (verb->act, "This decides the review: %s.",
                               decision->approved ? "approved" : "rejected");
  add_changes (verb, body, decision);

  return !decision->approved || add_effects (verb, error);
}

/**
 * steward_decision_add_tally:
 * @verb: a context with the review as it will be after the act
 * @meeting: (nullable): in which it happens
 * @error: return location
 *
 * Counts, and adds the decision when there is one; says so otherwise.
 *
 * Returns: whether that could be done
 */
gboolean
steward_decision_add_tally (StewardVerbContext  *verb,
                            const char          *meeting,
                            GError             **error)
{
  g_autoptr(StewardTally) tally = steward_tally_count (verb->rules->charter, verb->review, NULL);
  StewardDecision decision = { .words = tally->reason, .meeting = meeting };

  switch (tally->state)
    {
    case STEWARD_TALLY_APPROVED:
    case STEWARD_TALLY_REJECTED:
      decision.approved = tally->state == STEWARD_TALLY_APPROVED;
      return steward_decision_add (verb, tally, &decision, error);
    case STEWARD_TALLY_DEADLOCKED:
      steward_act_add_consequence (verb->act, "The review is dead-locked then: %s", tally->reason);
      return TRUE;
    case STEWARD_TALLY_OPEN:
      steward_act_add_consequence (verb->act, "The review stays open: %s", tally->reason);
      return TRUE;
    }

  return TRUE;
}
