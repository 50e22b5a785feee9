/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Name and address of a person are erased for good by two people: one asks,
 * another does it; the person concerned may be one of the two. What they did
 * stays under their id. Charters, minutes and comments may name them, too:
 * before the name is gone is the last time that Steward can say where. */

#include "config.h"

#include "steward-council-rows.h"
#include "steward-verbs-private.h"

#define MAX_NAMED 20u                  /* texts that a warning names */

typedef struct
{
  StewardVerbContext verb;
  char *person;                        /* owned: who they are now */
  char *stream;                        /* owned */
  char *asked_by;                      /* owned, or NULL: nobody yet */
  gint64 erased_at;                    /* 0: not yet */
  gint64 version;                      /* of @stream */
} Erasing;

static void
end (Erasing *self)
{
  steward_verb_end (&self->verb);
  g_free (self->person);
  g_free (self->stream);
  g_free (self->asked_by);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Erasing, end)

static gboolean
begin (Erasing         *self,
       StewardCouncil  *council,
       StewardAct      *act,
       GError         **error)
{
  if (!steward_verb_begin (&self->verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error))
    return FALSE;
  if (act->intent->person == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say who is to be erased.");
  self->person = steward_verb_resolve (&self->verb, act->intent->person, error);
  if (self->person == NULL ||
      !steward_council_rows_get_erasure (self->verb.governance, self->person, &self->asked_by, &self->erased_at,
                                         error))
    return FALSE;
  self->stream = g_strconcat ("person/", self->person, NULL);

  return steward_verb_count (&self->verb, self->stream, &self->version, error);
}

static void
warn_of_duties (Erasing *self)
{
  StewardAct *act = self->verb.act;
  const StewardCharter *charter = self->verb.state->charter;

  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      if (g_strcmp0 (seat->holder, self->person) == 0)
        steward_act_add_warning (act, "%s holds the %s seat, and keeps it without a name until another charter is "
                                 "adopted.", steward_verb_get_name (&self->verb, self->person), seat->title);
    }
  for (guint i = 0; i < charter->delegations->len; i++)
    {
      const StewardDelegation *delegation = g_ptr_array_index (charter->delegations, i);

      if (delegation->until > self->verb.now &&
          (g_strcmp0 (delegation->from, self->person) == 0 || g_strcmp0 (delegation->to, self->person) == 0))
        steward_act_add_warning (act, "The delegation %s goes on; end it first.", delegation->id);
    }
}

static gboolean
warn_of_reviews (Erasing  *self,
                 GError  **error)
{
  StewardReviewFilter filter = { .open_only = TRUE };
  g_autoptr(GPtrArray) reviews = steward_council_rows_list_reviews (self->verb.governance, &filter, error);

  if (reviews == NULL)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      const StewardReview *review = g_ptr_array_index (reviews, i);

      if (g_strcmp0 (review->requester, self->person) == 0)
        steward_act_add_warning (self->verb.act, "%s asked for the review %s, “%s”, which is open.",
                                 steward_verb_get_name (&self->verb, self->person), review->id, review->title);
    }

  return TRUE;
}

/* Where else the name stands: each text is erased by two people of its own. */
static gboolean
warn_of_traces (Erasing  *self,
                GError  **error)
{
  StewardAct *act = self->verb.act;
  g_autoptr(StewardTraces) traces = steward_council_rows_find_traces (self->verb.governance, self->person, error);
  g_autofree char *document = NULL;

  if (traces == NULL || !steward_council_rows_load_charter (self->verb.governance, NULL, NULL, &document, error))
    return FALSE;
  for (guint i = 0; i < MIN (traces->payloads->len, MAX_NAMED); i++)
    {
      const char *reference = g_ptr_array_index (traces->payloads, i);

      steward_act_add_warning (act, "%s names this person; “stewardctl ledger erase %s” erases it.",
                               g_strcmp0 (document, reference) == 0 ? "The document of the charter in force"
                                                                    : "A recorded text or file", reference);
    }
  if (traces->payloads->len > MAX_NAMED)
    steward_act_add_warning (act, "%u more texts and files name this person.", traces->payloads->len - MAX_NAMED);
  if (traces->n_drafts > 0)
    steward_act_add_warning (act, "%" G_GINT64_FORMAT " drafts name this person; finish or discard them.",
                             traces->n_drafts);
  if (traces->n_waiting > 0)
    steward_act_add_warning (act, "%" G_GINT64_FORMAT " effects that are still to be carried out or differences found "
                             "on a platform name this person; they go when they are settled.", traces->n_waiting);
  if (traces->n_events > 0)
    steward_act_add_warning (act, "%" G_GINT64_FORMAT " events name this person in words that cannot be erased, such "
                             "as the title of a review.", traces->n_events);

  return TRUE;
}

static gboolean
warn (Erasing  *self,
      GError  **error)
{
  warn_of_duties (self);
  if (!warn_of_reviews (self, error) || !warn_of_traces (self, error))
    return FALSE;
  steward_act_add_consequence (self->verb.act, "The catalog goes on showing what sources say, such as who owns a "
                               "product; change it there and sync.");

  return TRUE;
}

gboolean
steward_ask_person_erasure_prepare (StewardCouncil  *council,
                                    StewardAct      *act,
                                    GError         **error)
{
  g_auto(Erasing) self = { 0 };
  const char *reason = act->intent->comment;
  JsonObject *body;

  if (!begin (&self, council, act, error))
    return FALSE;
  if (self.erased_at != 0)
    {
      g_autofree char *day = steward_verb_format_day (&self.verb, self.erased_at);

      return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "This person was erased on %s already.", day);
    }
  if (self.asked_by != NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "%s has asked for that already; another person erases it.",
                                steward_verb_get_name (&self.verb, self.asked_by));
  if (reason != NULL && *reason != '\0' && !steward_verb_check_words (reason, "The reason", error))
    return FALSE;

  body = steward_verb_add (&self.verb, self.stream, self.version, STEWARD_EVENT_PERSON_ERASURE_ASKED);
  steward_body_set_text (body, "person", self.person);
  steward_body_set_text (body, "reason", reason);
  act->summary = g_strdup_printf ("Ask for the erasure of %s", steward_verb_get_name (&self.verb, self.person));
  steward_act_add_consequence (act, "Nothing is erased yet: another person has to do it.");
  if (reason != NULL && *reason != '\0')
    steward_act_add_warning (act, "The reason stands in the event and can never be erased; name nobody in it.");

  return warn (&self, error);
}

gboolean
steward_erase_person_prepare (StewardCouncil  *council,
                              StewardAct      *act,
                              GError         **error)
{
  g_auto(Erasing) self = { 0 };
  JsonObject *body;

  if (!begin (&self, council, act, error))
    return FALSE;
  if (self.asked_by == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "Nobody has asked for this erasure; it takes two people: one asks, another does it.");
  if (g_str_equal (self.asked_by, self.verb.actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "You asked for this erasure, so another person has to do it.");

  body = steward_verb_add (&self.verb, self.stream, self.version, STEWARD_EVENT_PERSON_ERASED);
  steward_body_set_text (body, "person", self.person);
  steward_body_set_text (body, "askedBy", self.asked_by);
  act->summary = g_strdup_printf ("Erase name and address of %s for good", self.person);
  steward_act_add_consequence (act, "They are shown as “Erased person (%s)” from then on; what they did stays.",
                               self.person);
  steward_act_add_warning (act, "It cannot be brought back, and copies of the store are written anew without it.");
  if (self.erased_at != 0)
    steward_act_add_warning (act, "It was erased before; this looks through all copies once more.");

  return warn (&self, error);
}

/* Once the event is there, nobody is found by that name any more; the act knows
 * the id. When this fails it can be erased again. */
gboolean
steward_erase_person_finish (StewardCouncil  *council,
                             StewardAct      *act,
                             GError         **error)
{
  const StewardDraft *draft = g_ptr_array_index (act->append->drafts, 0);
  const char *person = json_object_get_string_member (json_node_get_object (draft->body), "person");

  return steward_governance_erase_person_sync (steward_council_get_governance (council), person, error);
}
