/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is in force, read from the rows as one record. A review is decided by
 * the rules under which it was opened, and by those who hold its seats now:
 * the state for a review joins the two. Persons who were merged stand in a
 * charter under their old id; they are replaced by who they are now. */

#include "config.h"

#include "steward-council-private.h"

#include "steward-council-rows.h"
#include "steward-event-types.h"
#include "steward-json.h"

#include <string.h>

#define MAX_EVENTS 100000

static StewardCouncilState *
new_state (gint64      position,
           const char *seal)
{
  StewardCouncilState *state = g_new0 (StewardCouncilState, 1);

  g_atomic_ref_count_init (&state->refs);
  state->position = position;
  state->seal = g_strdup (seal);

  return state;
}

StewardCouncilState *
steward_council_state_ref (StewardCouncilState *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
steward_council_state_unref (StewardCouncilState *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->charter, steward_charter_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->erased, g_hash_table_unref);
  g_clear_pointer (&self->certificates, g_hash_table_unref);
  g_free (self->seal);
  g_free (self);
}

/**
 * steward_council_state_get_name:
 * @self: a state
 * @person: (nullable): id
 *
 * Returns: (transfer none): the name for people; "Erased person (p-…)" for who
 *   was erased, and the id when the directory has none
 */
const char *
steward_council_state_get_name (StewardCouncilState *self,
                                const char          *person)
{
  const StewardPerson *known;
  const char *erased;

  if (person == NULL)
    return "nobody";
  erased = g_hash_table_lookup (self->erased, person);
  if (erased != NULL)
    return erased;
  known = g_hash_table_lookup (self->people, person);

  return known != NULL && known->name != NULL && *known->name != '\0' ? known->name : person;
}

/**
 * steward_council_state_get_certificate:
 * @self: a state
 * @urn: of a product
 *
 * Returns: (transfer none) (nullable): what the council granted it last, which
 *   may be suspended or lapsed
 */
const StewardCertificate *
steward_council_state_get_certificate (StewardCouncilState *self,
                                       const char          *urn)
{
  return g_hash_table_lookup (self->certificates, urn);
}

/* The charter. */

/* A person whom the directory does not know stays who is written. */
static gboolean
replace_person (StewardCouncil  *self,
                char           **person,
                GError         **error)
{
  g_autofree char *now = NULL;
  g_autoptr(GError) local = NULL;

  if (*person == NULL)
    return TRUE;
  now = steward_council_rows_resolve_person (steward_council_get_governance (self), *person, &local);
  if (now == NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (now == NULL || g_str_equal (now, *person))
    return TRUE;

  g_free (*person);
  *person = g_steal_pointer (&now);
  return TRUE;
}

static gboolean
add_delegations (StewardCouncil  *self,
                 StewardCharter  *charter,
                 GError         **error)
{
  g_autoptr(GPtrArray) given = steward_council_rows_list_delegations (steward_council_get_governance (self), error);

  if (given == NULL)
    return FALSE;
  g_ptr_array_set_free_func (given, NULL);
  for (guint i = 0; i < given->len; i++)
    steward_charter_add_delegation (charter, g_ptr_array_index (given, i));
  for (guint i = 0; i < charter->delegations->len; i++)
    {
      StewardDelegation *delegation = g_ptr_array_index (charter->delegations, i);

      if (!replace_person (self, &delegation->from, error) || !replace_person (self, &delegation->to, error))
        return FALSE;
    }

  return TRUE;
}

static StewardCharter *
read_charter (StewardCouncil  *self,
              const char      *json,
              gsize            length,
              GError         **error)
{
  g_autoptr(StewardDocument) document = steward_document_parse_json (json, (gssize) length, NULL, error);
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(StewardCharter) charter = NULL;

  if (document == NULL)
    return NULL;
  charter = steward_charter_read (steward_document_get_root (document), "charter", &findings, error);
  if (charter == NULL)
    {
      g_prefix_error (error, "The charter in the ledger cannot be read: ");
      return NULL;
    }
  for (guint i = 0; i < charter->seats->len; i++)
    {
      StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      if (!replace_person (self, &seat->holder, error))
        return NULL;
    }

  return add_delegations (self, charter, error) ? g_steal_pointer (&charter) : NULL;
}

/* Of the body of an event: the charter, when it is of this version. */
static char *
find_charter_json (const StewardEvent *event,
                   gint64              version)
{
  g_autoptr(JsonNode) body = NULL;
  g_autoptr(GBytes) bytes = NULL;
  JsonObject *object;

  if (!g_str_equal (event->type, STEWARD_EVENT_CHARTER_FOUNDED) &&
      !g_str_equal (event->type, STEWARD_EVENT_CHARTER_ADOPTED))
    return NULL;
  body = steward_json_parse (g_bytes_get_data (event->body, NULL), (gssize) g_bytes_get_size (event->body),
                             STEWARD_JSON_STRICT, NULL, NULL);
  if (body == NULL || !JSON_NODE_HOLDS_OBJECT (body))
    return NULL;
  object = json_node_get_object (body);
  if (json_object_get_int_member_with_default (object, "version", 0) != version ||
      !json_object_has_member (object, "charter"))
    return NULL;
  bytes = steward_json_canonicalize (json_object_get_member (object, "charter"), STEWARD_JSON_STRICT, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static StewardCharter *
load_charter_version (StewardCouncil  *self,
                      gint64           version,
                      GError         **error)
{
  StewardLedger *ledger = steward_council_get_ledger (self);
  g_autoptr(GPtrArray) events = steward_ledger_read_sync (ledger, "charter", 0, MAX_EVENTS, error);

  if (events == NULL)
    return NULL;
  for (guint i = events->len; i > 0; i--)
    {
      g_autofree char *json = find_charter_json (g_ptr_array_index (events, i - 1), version);

      if (json != NULL)
        return read_charter (self, json, strlen (json), error);
    }
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED,
               "The ledger has no version %" G_GINT64_FORMAT " of the charter, under which a review was opened.",
               version);

  return NULL;
}

/* Who speaks for @seat: whoever has voted from it keeps it for this review,
 * else its present holder. */
static const char *
find_holder (const StewardReview  *review,
             const StewardCharter *present,
             const StewardSeat    *seat)
{
  const StewardVote *vote = steward_review_find_vote (review, seat->id);
  const StewardSeat *now = steward_charter_find_seat (present, seat->id);

  if (vote != NULL && !vote->delegate)
    return vote->person;

  return now != NULL ? now->holder : NULL;
}

/* Rules of then, people of now: a vote that was sealed does not fall when its
 * seat changes hands. A seat that is gone has no holder any more. */
static void
seat_present_holders (StewardCharter       *charter,
                      const StewardCharter *present,
                      const StewardReview  *review)
{
  for (guint i = 0; i < charter->seats->len; i++)
    {
      StewardSeat *seat = g_ptr_array_index (charter->seats, i);
      char *holder = g_strdup (find_holder (review, present, seat));

      g_free (seat->holder);
      seat->holder = holder;
    }
}

static StewardDelegation *
copy_delegation (const StewardDelegation *from)
{
  StewardDelegation *copy = steward_delegation_new ();

  copy->id = g_strdup (from->id);
  copy->from = g_strdup (from->from);
  copy->to = g_strdup (from->to);
  copy->seat = g_strdup (from->seat);
  copy->kinds = from->kinds;
  copy->since = from->since;
  copy->until = from->until;
  copy->reason = g_strdup (from->reason);
  copy->in_document = from->in_document;

  return copy;
}

/**
 * steward_council_load_state_for_sync:
 * @self: a council
 * @review: a review
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is in force for @review: the rules
 *   of the charter under which it was opened, and who holds the seats now
 */
StewardCouncilState *
steward_council_load_state_for_sync (StewardCouncil       *self,
                                     const StewardReview  *review,
                                     GError              **error)
{
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (self, error);
  g_autoptr(StewardCouncilState) joined = NULL;
  StewardCharter *charter;

  if (state == NULL || state->charter == NULL || review->charter == 0 || state->charter->version == review->charter)
    return g_steal_pointer (&state);

  charter = load_charter_version (self, review->charter, error);
  if (charter == NULL)
    return NULL;
  seat_present_holders (charter, state->charter, review);
  g_ptr_array_set_size (charter->delegations, 0);
  for (guint i = 0; i < state->charter->delegations->len; i++)
    steward_charter_add_delegation (charter, copy_delegation (g_ptr_array_index (state->charter->delegations, i)));

  joined = new_state (state->position, state->seal);
  joined->charter = charter;
  joined->people = g_hash_table_ref (state->people);
  joined->erased = g_hash_table_ref (state->erased);
  joined->certificates = g_hash_table_ref (state->certificates);

  return g_steal_pointer (&joined);
}

/*
 * steward_council_load_state_for_access_sync:
 * @self: a council
 * @access: a request
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is in force for @access, as
 *   steward_council_load_state_for_sync() has it for a review
 */
StewardCouncilState *
steward_council_load_state_for_access_sync (StewardCouncil       *self,
                                            const StewardAccess  *access,
                                            GError              **error)
{
  g_autoptr(StewardReview) review = steward_review_new ();

  review->charter = access->charter;
  for (guint i = 0; i < access->votes->len; i++)
    {
      const StewardAccessVote *vote = g_ptr_array_index (access->votes, i);
      StewardVote *same = steward_vote_new ();

      same->seat = g_strdup (vote->role);
      same->person = g_strdup (vote->person);
      same->delegate = vote->delegate;
      g_ptr_array_add (review->votes, same);
    }

  return steward_council_load_state_for_sync (self, review, error);
}

static GHashTable *
index_people (GPtrArray *people)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) steward_person_free);

  g_ptr_array_set_free_func (people, NULL);
  for (guint i = 0; i < people->len; i++)
    {
      StewardPerson *person = g_ptr_array_index (people, i);

      g_hash_table_replace (table, person->id, person);
    }

  return table;
}

static GHashTable *
index_erased (GHashTable *people)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const StewardPerson *person = value;

      if (person->erased)
        g_hash_table_insert (table, g_strdup (person->id), g_strdup_printf ("Erased person (%s)", person->id));
    }

  return table;
}

static GHashTable *
index_certificates (GPtrArray *certificates)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) steward_certificate_free);

  g_ptr_array_set_free_func (certificates, NULL);
  for (guint i = 0; i < certificates->len; i++)
    {
      StewardCertificate *certificate = g_ptr_array_index (certificates, i);

      g_hash_table_replace (table, certificate->subject, certificate);
    }

  return table;
}

/* Reads everything; @position and @seal are what the caller knows it to be. */
StewardCouncilState *
steward_council_read_state (StewardCouncil  *self,
                            gint64           position,
                            const char      *seal,
                            GError         **error)
{
  StewardGovernance *governance = steward_council_get_governance (self);
  g_autoptr(StewardCouncilState) state = new_state (position, seal);
  g_autoptr(GPtrArray) people = steward_council_rows_list_people (governance, error);
  g_autoptr(GPtrArray) certificates = NULL;
  g_autofree char *json = NULL;
  gint64 version = 0;

  if (people == NULL)
    return NULL;
  state->people = index_people (people);
  state->erased = index_erased (state->people);
  certificates = steward_council_rows_list_certificates (governance, error);
  if (certificates == NULL)
    return NULL;
  state->certificates = index_certificates (certificates);
  if (!steward_council_rows_load_charter (governance, &version, &json, NULL, error))
    return NULL;
  if (json != NULL)
    {
      state->charter = read_charter (self, json, strlen (json), error);
      if (state->charter == NULL)
        return NULL;
      state->charter->version = version;
    }

  return g_steal_pointer (&state);
}
