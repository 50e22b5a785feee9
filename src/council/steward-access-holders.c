/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who holds the roles of an access that are not seats, and for whom it is: by
 * the catalog's owners, the seats of domains, and what the requester said.
 * Whoever is the consumer, asks on behalf of them or answers for them decides
 * nothing about it, under whatever name they were known before. */

#include "config.h"

#include "steward-access-private.h"

#include "steward-council-rows.h"
#include "steward-verb-context.h"

static gboolean
has_person (GPtrArray  *persons,
            const char *person)
{
  return person != NULL && g_ptr_array_find_with_equal_func (persons, person, g_str_equal, NULL);
}

static void
add_person (GPtrArray  *persons,
            const char *person)
{
  if (person != NULL && *person != '\0' && !has_person (persons, person))
    g_ptr_array_add (persons, g_strdup (person));
}

/* As who they are now; one whom the directory does not know stays as written. */
static gboolean
add_resolved (StewardCouncil  *council,
              GPtrArray       *persons,
              const char      *person,
              GError         **error)
{
  g_autoptr(GError) local = NULL;
  g_autofree char *now = NULL;

  if (person == NULL)
    return TRUE;
  now = steward_council_rows_resolve_person (steward_council_get_governance (council), person, &local);
  if (now == NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  add_person (persons, now != NULL ? now : person);

  return TRUE;
}

static void
add_by_address (StewardCouncilState *state,
                GPtrArray           *persons,
                const char          *address)
{
  GHashTableIter iter;
  gpointer value;

  if (address == NULL || *address == '\0')
    return;
  g_hash_table_iter_init (&iter, state->people);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const StewardPerson *person = value;

      if (!person->erased && person->address != NULL && g_ascii_strcasecmp (person->address, address) == 0)
        add_person (persons, person->id);
    }
}

static void
add_seats_of (StewardCouncilState *rules,
              GPtrArray           *persons,
              const char          *domain)
{
  for (guint i = 0; rules->charter != NULL && i < rules->charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (rules->charter->seats, i);

      if (steward_domain_is_same (seat->domain, domain))
        add_person (persons, seat->holder);
    }
}

static gboolean
is_at (const StewardPrincipal *principal,
       const char             *source,
       const char             *instance)
{
  return g_strcmp0 (principal->source, source) == 0 || g_strcmp0 (principal->source, instance) == 0;
}

/* A platform knows its owners as roles; whose those are stands in the ledger. */
static gboolean
add_owning_roles (StewardCouncil            *council,
                  GPtrArray                 *found,
                  const StewardEntryDetail  *detail,
                  GError                   **error)
{
  g_autoptr(GPtrArray) principals =
    steward_access_rows_list_principals (steward_council_get_governance (council), NULL, error);
  g_autofree char *instance = NULL;

  if (principals == NULL)
    return FALSE;
  if (principals->len == 0)
    return TRUE;
  instance = steward_catalog_load_instance_sync (steward_council_get_catalog (council), detail->source_id, NULL);
  for (guint i = 0; i < principals->len; i++)
    {
      const StewardPrincipal *principal = g_ptr_array_index (principals, i);

      if (principal->kind != STEWARD_CONSUMER_PERSON || !is_at (principal, detail->source_id, instance))
        continue;
      for (guint j = 0; j < detail->entry->owners->len; j++)
        {
          const StewardOwner *owner = g_ptr_array_index (detail->entry->owners, j);

          if (owner->accountable && (g_strcmp0 (owner->name, principal->principal) == 0 ||
                                     g_strcmp0 (owner->address, principal->principal) == 0))
            add_person (found, principal->consumer);
        }
    }

  return TRUE;
}

static gboolean
add_owners (StewardCouncil            *council,
            StewardCouncilState       *rules,
            GPtrArray                 *persons,
            const StewardEntryDetail  *detail,
            const char                *domain,
            GError                   **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; detail != NULL && i < detail->entry->owners->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (detail->entry->owners, i);

      if (owner->accountable)
        add_by_address (rules, found, owner->address);
    }
  if (detail != NULL && !add_owning_roles (council, found, detail, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!add_resolved (council, persons, g_ptr_array_index (found, i), error))
      return FALSE;
  add_seats_of (rules, persons, domain);

  return TRUE;
}

/* Who decided in a role keeps it for this request, whoever owns it since. */
static void
add_voters (GPtrArray           *persons,
            const StewardAccess *access,
            const char          *role)
{
  for (guint i = 0; i < access->votes->len; i++)
    {
      const StewardAccessVote *vote = g_ptr_array_index (access->votes, i);

      if (!vote->delegate && g_strcmp0 (vote->role, role) == 0)
        add_person (persons, vote->person);
    }
}

static gboolean
add_consumer_owners (StewardCouncil        *council,
                     StewardCouncilState   *rules,
                     StewardAccessHolders  *self,
                     const StewardAccess   *access,
                     GError               **error)
{
  const StewardAccessAsk *ask = access->ask;
  g_autoptr(StewardEntryDetail) detail = NULL;
  g_autoptr(GError) local = NULL;

  if (ask->consumer_kind == STEWARD_CONSUMER_PRODUCT && ask->consumer != NULL)
    {
      detail = steward_catalog_load_sync (steward_council_get_catalog (council), ask->consumer, &local);
      if (detail == NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  add_voters (self->consumer_owners, access, "consumer-owner");

  return add_owners (council, rules, self->consumer_owners, detail,
                     ask->domain != NULL ? ask->domain : detail != NULL ? detail->entry->domain : NULL, error);
}

/* Whoever's own name on the platform gets it has it, whoever it is asked for. */
static gboolean
add_grantees (StewardCouncil        *council,
              StewardAccessHolders  *self,
              const StewardAccess   *access,
              GError               **error)
{
  const StewardAccessTerms *terms = access->terms;
  g_autoptr(GPtrArray) principals = NULL;

  if (terms == NULL || terms->grantee == NULL)
    return TRUE;
  principals = steward_access_rows_list_principals (steward_council_get_governance (council), NULL, error);
  for (guint i = 0; principals != NULL && i < principals->len; i++)
    {
      const StewardPrincipal *principal = g_ptr_array_index (principals, i);

      if (principal->kind != STEWARD_CONSUMER_PERSON || g_strcmp0 (principal->principal, terms->grantee) != 0 ||
          !is_at (principal, terms->source, terms->instance))
        continue;
      if (!add_resolved (council, self->consumers, principal->consumer, error))
        return FALSE;
    }

  return principals != NULL;
}

/* What nobody has approved must not stay because nobody owns it: then the chair
 * says whether it is taken away. Nothing is ever given that way. */
static void
add_chair (StewardAccessHolders *self,
           StewardCouncilState  *rules)
{
  const StewardSeat *chair = rules->charter != NULL ? steward_charter_get_chair (rules->charter) : NULL;

  if (self->owners->len == 0 && chair != NULL)
    add_person (self->owners, chair->holder);
}

/*
 * steward_access_holders_make:
 * @council: the council
 * @rules: under which it is decided
 * @access: a request, or what is to become one
 * @detail: (nullable): the product, as the catalog has it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): who holds its roles
 */
StewardAccessHolders *
steward_access_holders_make (StewardCouncil            *council,
                             StewardCouncilState       *rules,
                             const StewardAccess       *access,
                             const StewardEntryDetail  *detail,
                             GError                   **error)
{
  g_autoptr(StewardAccessHolders) self = steward_access_holders_new ();
  const StewardAccessAsk *ask = access->ask;
  const char *domain = detail != NULL && detail->entry->domain != NULL ? detail->entry->domain : access->domain;

  add_voters (self->owners, access, "owner");
  if (!add_owners (council, rules, self->owners, detail, domain, error) ||
      !add_consumer_owners (council, rules, self, access, error))
    return NULL;
  if (ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    add_chair (self, rules);
  if (ask->kind == STEWARD_ACCESS_KIND_GRANT && !add_grantees (council, self, access, error))
    return NULL;
  if (ask->consumer_kind == STEWARD_CONSUMER_PERSON && !add_resolved (council, self->consumers, ask->consumer, error))
    return NULL;
  if (!add_resolved (council, self->consumers, ask->on_behalf, error) ||
      !add_resolved (council, self->consumers, ask->answerable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Loads the product, too; one that is in no catalog (any more) has no owners. */
StewardAccessHolders *
steward_access_holders_load_sync (StewardCouncil       *council,
                                  StewardCouncilState  *rules,
                                  const StewardAccess  *access,
                                  GError              **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(StewardEntryDetail) detail =
    steward_catalog_load_sync (steward_council_get_catalog (council), access->subject, &local);

  if (detail == NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return steward_access_holders_make (council, rules, access, detail, error);
}

/* Whether @person asked for it, or it is for them: they may give it up. */
gboolean
steward_access_is_for (const StewardAccess        *access,
                       const StewardAccessHolders *holders,
                       const char                 *person)
{
  return person != NULL && (g_strcmp0 (access->requester, person) == 0 || has_person (holders->consumers, person));
}

/* Whether @person holds the chair. */
gboolean
steward_access_is_chair (StewardCouncilState *state,
                         const char          *person,
                         gint64               now)
{
  StewardVerbContext verb = { .state = state, .now = now };

  return person != NULL && state->charter != NULL && steward_verb_is_chair (&verb, person);
}

/* Who answers for what was granted: those whom the steps name, asked or
 * skipped, and the owner in any case. One question with the same conflicts as
 * the steps themselves. */
static void
add_role (GPtrArray  *roles,
          const char *role)
{
  if (!g_ptr_array_find_with_equal_func (roles, role, g_str_equal, NULL))
    g_ptr_array_add (roles, g_strdup (role));
}

static StewardAccess *
make_question (const StewardCharter *charter,
               const StewardAccess  *access)
{
  StewardAccess *question = steward_access_new ();
  StewardAccessStep *step = steward_access_step_new ();
  g_autoptr(GPtrArray) roles = g_ptr_array_new ();

  add_role (roles, "owner");
  for (guint i = 0; i < access->steps->len; i++)
    {
      const StewardAccessStep *one = g_ptr_array_index (access->steps, i);

      for (gsize j = 0; one->roles != NULL && one->roles[j] != NULL; j++)
        if (!g_str_equal (one->roles[j], "consumer-owner"))
          add_role (roles, one->roles[j]);
    }
  if (access->classification >= STEWARD_CLASSIFICATION_PERSONAL &&
      steward_charter_find_seat (charter, "privacy") != NULL)
    add_role (roles, "privacy");
  g_ptr_array_add (roles, NULL);

  step->id = g_strdup ("review");
  step->title = g_strdup ("Review");
  g_strfreev (step->roles);
  step->roles = (char **) g_ptr_array_free (g_steal_pointer (&roles), FALSE);
  step->needed = 1;
  step->asked = TRUE;
  g_ptr_array_add (question->steps, step);
  steward_access_ask_free (question->ask);
  question->ask = steward_access_ask_copy (access->ask);
  question->id = g_strdup (access->id);
  question->requester = g_strdup (access->requester);
  question->state = STEWARD_ACCESS_REQUESTED;

  return question;
}

StewardDecider
steward_access_find_answerer (const StewardCharter        *charter,
                              const StewardAccess         *access,
                              const StewardAccessHolders  *holders,
                              const char                  *person,
                              gint64                       now,
                              const char                 **out_role,
                              gboolean                    *out_delegate)
{
  g_autoptr(StewardAccess) question = make_question (charter, access);
  const StewardAccessStep *step = NULL;
  const char *role = NULL;
  gboolean delegate = FALSE;
  StewardDecider decider =
    steward_access_tally_find_role (charter, question, holders, person, now, &step, &role, &delegate);

  if (out_role != NULL)
    *out_role = role != NULL ? g_intern_string (role) : NULL;
  if (out_delegate != NULL)
    *out_delegate = delegate;

  return decider;
}

GPtrArray *
steward_access_list_answerers (const StewardCharter       *charter,
                               const StewardAccess        *access,
                               const StewardAccessHolders *holders,
                               gint64                      now)
{
  g_autoptr(StewardAccess) question = make_question (charter, access);

  return steward_access_tally_list_deciders (charter, question, holders, now);
}
