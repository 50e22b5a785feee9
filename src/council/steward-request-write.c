/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a request into an act: what is submitted, which conditional seats are
 * asked and why the others are not, who is recused by the charter, what stands
 * beside it, and that the council has it before it now. */

#include "config.h"

#include "steward-request.h"

#include "steward-evidence-files.h"
#include "steward-revision.h"

#include <string.h>

#define MAX_CHANGES 2000u

static void
set_touches (JsonObject     *body,
             StewardTouches  touches)
{
  JsonArray *array = json_array_new ();

  if (touches & STEWARD_TOUCHES_PERSONAL)
    json_array_add_string_element (array, "personal");
  if (touches & STEWARD_TOUCHES_RESTRICTED)
    json_array_add_string_element (array, "restricted");
  if (touches & STEWARD_TOUCHES_EXTERNAL)
    json_array_add_string_element (array, "external");
  if (touches & STEWARD_TOUCHES_BREAKING)
    json_array_add_string_element (array, "breaking");
  json_object_set_array_member (body, "touches", array);
}

static void
set_changes (StewardRequest *self,
             JsonObject     *body)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    {
      const StewardEntryChange *change = g_ptr_array_index (self->changes, i);
      JsonObject *object = steward_body_add_object (array);

      steward_body_set_text (object, "path", change->path);
      steward_body_set_text (object, "kind", steward_change_kind_to_id (change->kind));
      steward_body_set_text (object, "impact", steward_impact_to_id (change->impact));
    }
  json_object_set_array_member (body, "changes", array);
}

static void
set_bytes (StewardRequest *self,
           JsonObject     *body,
           GBytes         *bytes,
           const char     *digest_name,
           const char     *payload_name)
{
  g_autofree char *digest = NULL;
  g_autofree char *payload = NULL;

  if (bytes == NULL)
    return;
  digest = steward_revision_to_digest (bytes);
  payload = steward_append_add_payload (self->verb->act->append, self->revision_type, bytes);
  steward_body_set_text (body, digest_name, digest);
  steward_body_set_text (body, payload_name, payload);
}

static gboolean
add_submitted (StewardRequest  *self,
               const char      *stream,
               gint64           due,
               GError         **error)
{
  StewardVerbContext *verb = self->verb;
  JsonObject *body = steward_verb_add (verb, stream, 0, STEWARD_EVENT_REVIEW_SUBMITTED);
  g_autofree char *note = NULL;

  if (!steward_verb_add_comment (verb, verb->intent->comment, "The reason", &note, error))
    return FALSE;
  steward_body_set_text (body, "review", stream + strlen ("review/"));
  steward_body_set_text (body, "kind", steward_review_kind_to_id (self->kind));
  steward_body_set_text (body, "subject", self->subject);
  steward_body_set_text (body, "title", self->title);
  steward_body_set_text (body, "requester", verb->actor);
  steward_body_set_number (body, "charter", verb->state->charter->version);
  steward_body_set_time (body, "due", due);
  steward_body_set_text (body, "domain", self->domain);
  steward_body_set_text (body, "note", note);
  steward_body_set_text (body, "rule", self->rule);
  steward_body_set_time (body, "until", self->until);
  if (self->level != STEWARD_CERTIFICATION_NONE)
    steward_body_set_text (body, "level", steward_certification_to_id (self->level));
  if (self->appeal_of != NULL)
    steward_body_set_text (body, "appealOf", self->appeal_of->id);
  set_touches (body, self->touches);
  set_changes (self, body);
  set_bytes (self, body, self->revision, "revision", "revisionPayload");
  set_bytes (self, body, self->base, "base", "basePayload");

  return TRUE;
}

/* Steps. */

static void
add_words (GString    *words,
           gboolean    condition,
           const char *text)
{
  if (condition)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
}

static char *
describe_touches (StewardTouches touches)
{
  GString *words = g_string_new (NULL);

  add_words (words, touches & STEWARD_TOUCHES_PERSONAL, "personal data");
  add_words (words, touches & STEWARD_TOUCHES_RESTRICTED, "restricted data");
  add_words (words, touches & STEWARD_TOUCHES_EXTERNAL, "visibility outside the organisation");
  add_words (words, touches & STEWARD_TOUCHES_BREAKING, "a breaking change");

  return g_string_free (words, FALSE);
}

static char *
describe_step (const StewardSeat *seat,
               StewardTouches     touches,
               gboolean           asked)
{
  g_autofree char *met = describe_touches (touches & seat->asked_when);
  g_autofree char *condition = describe_touches (seat->asked_when);

  if (*condition == '\0')
    return g_strdup ("The charter asks this seat every time.");
  if (asked)
    return g_strdup_printf ("It touches %s.", met);

  return g_strdup_printf ("It touches none of: %s.", condition);
}

static void
add_steps (StewardRequest *self,
           const char     *stream)
{
  StewardVerbContext *verb = self->verb;
  GPtrArray *seats = verb->state->charter->seats;

  for (guint i = 0; i < seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (seats, i);
      gboolean asked;
      g_autofree char *reason = NULL;
      JsonObject *body;

      if (seat->role != STEWARD_SEAT_VETO)
        continue;
      asked = steward_charter_asks_seat (seat, self->touches);
      reason = describe_step (seat, self->touches, asked);
      body = steward_verb_add (verb, stream, 0, asked ? STEWARD_EVENT_STEP_ASKED : STEWARD_EVENT_STEP_SKIPPED);
      steward_body_set_text (body, "seat", seat->id);
      steward_body_set_text (body, "reason", reason);
      steward_act_add_consequence (verb->act, "The %s seat is %s: %s", seat->title, asked ? "asked" : "skipped",
                                   reason);
      if (asked && seat->holder == NULL)
        steward_act_add_warning (verb->act, "The %s seat is asked and vacant; nothing is approved before somebody "
                                 "holds it.", seat->title);
    }
}

/* Recusals that follow from the charter. */

static const char *
find_cause (StewardRequest    *self,
            const StewardSeat *seat)
{
  const StewardCharter *charter = self->verb->state->charter;

  if (seat->role == STEWARD_SEAT_AUDITOR || seat->holder == NULL)
    return NULL;
  if (g_str_equal (seat->holder, self->verb->actor))
    return "requester";
  if (charter->recuse_own_domain && seat->domain != NULL && self->domain != NULL &&
      g_ascii_strcasecmp (seat->domain, self->domain) == 0)
    return "own-domain";

  return NULL;
}

static void
add_recusals (StewardRequest *self,
              const char     *stream)
{
  StewardVerbContext *verb = self->verb;
  GPtrArray *seats = verb->state->charter->seats;

  for (guint i = 0; i < seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (seats, i);
      const char *cause = find_cause (self, seat);
      JsonObject *body;

      if (cause == NULL)
        continue;
      body = steward_verb_add (verb, stream, 0, STEWARD_EVENT_RECUSED);
      steward_body_set_text (body, "seat", seat->id);
      steward_body_set_text (body, "person", seat->holder);
      steward_body_set_text (body, "cause", cause);
      steward_act_add_consequence (verb->act, "The %s seat (%s) is recused: %s.", seat->title,
                                   steward_verb_get_name (verb, seat->holder),
                                   g_str_equal (cause, "requester") ? "its holder asks for this"
                                                                    : "the product is of its own domain");
    }
}

/* Says at once when nobody could ever decide it. */
static void
warn_of_deadlock (StewardRequest *self)
{
  StewardVerbContext *verb = self->verb;
  g_autoptr(StewardReview) review = steward_review_new ();
  g_autoptr(StewardTally) tally = NULL;

  review->kind = self->kind;
  review->state = STEWARD_CHANGE_IN_REVIEW;
  review->requester = g_strdup (verb->actor);
  review->domain = g_strdup (self->domain);
  review->touches = self->touches;
  review->charter = verb->state->charter->version;
  for (guint i = 0; i < verb->state->charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (verb->state->charter->seats, i);
      const char *cause = find_cause (self, seat);
      StewardRecusal *recusal;

      if (cause == NULL)
        continue;
      recusal = steward_recusal_new ();
      recusal->seat = g_strdup (seat->id);
      recusal->cause = g_strdup (cause);
      g_ptr_array_add (review->recusals, recusal);
    }
  tally = steward_tally_count (verb->state->charter, review, NULL);
  if (tally->state == STEWARD_TALLY_DEADLOCKED)
    steward_act_add_warning (verb->act, "As the seats are held now, votes cannot decide it: %s", tally->reason);
}

/**
 * steward_request_write:
 * @self: a request that was filled in
 * @error: return location
 *
 * Returns: whether all its events are in the act
 */
gboolean
steward_request_write (StewardRequest  *self,
                       GError         **error)
{
  StewardVerbContext *verb = self->verb;
  const StewardIntent *intent = verb->intent;
  gint64 due = steward_charter_get_due (verb->state->charter, self->kind, verb->now);
  g_autofree char *day = steward_verb_format_day (verb, due);
  g_autofree char *stream = NULL;

  if (self->changes != NULL && self->changes->len > MAX_CHANGES)
    return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA,
                                "%u changes are too many for one review; ask for them in parts.", self->changes->len);
  g_clear_pointer (&verb->act->review, g_free);
  if (!steward_verb_find_free (verb, "review", &verb->act->review, error))
    return FALSE;
  stream = g_strconcat ("review/", verb->act->review, NULL);
  if (!add_submitted (self, stream, due, error))
    return FALSE;
  add_steps (self, stream);
  add_recusals (self, stream);
  if (self->document != NULL)
    steward_evidence_add_document (verb, stream, 0, self->document, intent->document_name);
  if (!steward_evidence_add_files (verb, stream, 0, error))
    return FALSE;
  steward_verb_add (verb, stream, 0, STEWARD_EVENT_REVIEW_OPENED);

  g_free (verb->act->summary);
  verb->act->summary = g_strdup_printf ("Ask the council: %s", self->title);
  steward_act_add_consequence (verb->act, "It is review %s, due on %s.", verb->act->review, day);
  warn_of_deadlock (self);

  return TRUE;
}
