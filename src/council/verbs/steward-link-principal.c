/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose name a role is on a platform. Requests are filled in by it, and those
 * who decide believe it: so nobody says it of themselves, and only who has a
 * seat says it at all. */

#include "config.h"

#include "steward-access-private.h"
#include "steward-access-rows.h"
#include "steward-verbs-private.h"

#include <string.h>

#define STREAM "principals"

static gboolean
check_names (const StewardIntent  *intent,
             GError              **error)
{
  return steward_verb_check_words (intent->source, "The source", error) &&
         steward_verb_check_words (intent->principal, "The role on the platform", error);
}

static gboolean
has_seat (StewardVerbContext *verb)
{
  const StewardCharter *charter = verb->state->charter;

  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      if (seat->role != STEWARD_SEAT_AUDITOR && g_strcmp0 (seat->holder, verb->actor) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_who (StewardVerbContext  *verb,
           GError             **error)
{
  const StewardSeat *chair = steward_charter_get_chair (verb->state->charter);

  if (has_seat (verb) || steward_verb_is_chair (verb, verb->actor))
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                              "Only who holds a seat says whose a role is; ask %s.",
                              steward_verb_get_name (verb, chair != NULL ? chair->holder : NULL));
}

/* (transfer full) (nullable): the consumer as events tell it: a person by id, a
 * product by URN, others by name. */
static char *
read_consumer (StewardVerbContext  *verb,
               GError             **error)
{
  const StewardAccessAsk *ask = verb->intent->ask;
  g_autoptr(StewardEntryDetail) detail = NULL;

  if (ask == NULL || ask->consumer == NULL || *ask->consumer == '\0')
    {
      steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                           "Say whose it is: a person, a team, a product or a service account.");
      return NULL;
    }
  if (!steward_verb_check_words (ask->consumer, "The consumer", error))
    return NULL;
  if (ask->consumer_kind == STEWARD_CONSUMER_PERSON)
    return steward_verb_resolve (verb, ask->consumer, error);
  if (ask->consumer_kind != STEWARD_CONSUMER_PRODUCT)
    return g_strdup (ask->consumer);

  detail = steward_catalog_load_sync (steward_council_get_catalog (verb->council), ask->consumer, error);

  return detail != NULL ? g_strdup (detail->urn) : NULL;
}

/* What is known of the role so far; NULL without error: nothing. */
static gboolean
find_principal (StewardVerbContext  *verb,
                StewardPrincipal   **out_principal,
                GError             **error)
{
  g_autoptr(GPtrArray) all = steward_access_rows_list_principals (verb->governance, verb->intent->source, error);

  *out_principal = NULL;
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      StewardPrincipal *principal = g_ptr_array_index (all, i);

      if (g_strcmp0 (principal->source, verb->intent->source) != 0 ||
          g_strcmp0 (principal->principal, verb->intent->principal) != 0)
        continue;
      *out_principal = principal;
      g_ptr_array_index (all, i) = NULL;
      break;
    }

  return all != NULL;
}

static char *
tell_consumer (StewardVerbContext  *verb,
               StewardConsumerKind  kind,
               const char          *consumer)
{
  StewardAccessAsk ask = { .consumer_kind = kind, .consumer = (char *) consumer };

  return steward_access_tell_consumer (verb->council, verb->state, &ask);
}

static gboolean
check_known (StewardVerbContext      *verb,
             const StewardPrincipal  *known,
             const char              *consumer,
             GError                 **error)
{
  g_autofree char *name = NULL;

  if (known == NULL)
    return TRUE;
  name = tell_consumer (verb, known->kind, known->consumer);
  if (known->kind == verb->intent->ask->consumer_kind && g_strcmp0 (known->consumer, consumer) == 0)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "“%s” is known as the name of %s already.",
                                known->principal, name);
  steward_act_add_warning (verb->act, "So far “%s” was known as the name of %s.", known->principal, name);

  return TRUE;
}

/* Accesses that say something else of the same role. */
static gboolean
warn_of_others (StewardVerbContext  *verb,
                const char          *consumer,
                GError             **error)
{
  const StewardAccessFilter filter = {
    .live_only = TRUE, .source = verb->intent->source, .grantee = verb->intent->principal,
  };
  const StewardAccessAsk ask = { .consumer_kind = verb->intent->ask->consumer_kind, .consumer = (char *) consumer };
  g_autoptr(GPtrArray) accesses = steward_access_rows_list (verb->governance, &filter, error);

  for (guint i = 0; accesses != NULL && i < accesses->len; i++)
    {
      const StewardAccess *access = g_ptr_array_index (accesses, i);
      g_autofree char *name = NULL;

      if (!steward_access_is_in_force (access) || steward_access_is_same_consumer (access->ask, &ask))
        continue;
      name = steward_access_tell_consumer (verb->council, verb->state, access->ask);
      steward_act_add_warning (verb->act, "%s gives “%s” to %s, who is somebody else.", access->id,
                               verb->intent->principal, name);
    }

  return accesses != NULL;
}

static gboolean
write_link (StewardVerbContext  *verb,
            const char          *consumer,
            GError             **error)
{
  const StewardIntent *intent = verb->intent;
  g_autofree char *name = tell_consumer (verb, intent->ask->consumer_kind, consumer);
  JsonObject *body;
  gint64 version;

  if (!steward_verb_count (verb, STREAM, &version, error))
    return FALSE;
  body = steward_verb_add (verb, STREAM, version, STEWARD_EVENT_PRINCIPAL_LINKED);
  steward_body_set_text (body, "source", intent->source);
  steward_body_set_text (body, "principal", intent->principal);
  steward_body_set_text (body, "kind", steward_consumer_kind_to_id (intent->ask->consumer_kind));
  steward_body_set_text (body, "consumer", consumer);
  verb->act->summary = g_strdup_printf ("“%s” is the name of %s", intent->principal, name);
  steward_act_add_consequence (verb->act, "Requests for %s are filled in with it; nothing is granted or taken away "
                               "by it.", name);

  return TRUE;
}

gboolean
steward_link_principal_prepare (StewardCouncil  *council,
                                StewardAct      *act,
                                GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autoptr(StewardPrincipal) known = NULL;
  g_autofree char *consumer = NULL;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error) ||
      !check_names (act->intent, error) || !check_who (&verb, error))
    return FALSE;
  consumer = read_consumer (&verb, error);
  if (consumer == NULL)
    return FALSE;
  if (act->intent->ask->consumer_kind == STEWARD_CONSUMER_PERSON && g_str_equal (consumer, verb.actor))
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                                "Nobody says of themselves which role is theirs; ask another member of the council.");

  return find_principal (&verb, &known, error) && check_known (&verb, known, consumer, error) &&
         warn_of_others (&verb, consumer, error) && write_link (&verb, consumer, error);
}

gboolean
steward_unlink_principal_prepare (StewardCouncil  *council,
                                  StewardAct      *act,
                                  GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autoptr(StewardPrincipal) known = NULL;
  g_autofree char *name = NULL;
  JsonObject *body;
  gint64 version;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error) ||
      !check_names (act->intent, error) || !check_who (&verb, error) || !find_principal (&verb, &known, error))
    return FALSE;
  if (known == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "Nobody has said whose “%s” is on “%s”.",
                                act->intent->principal, act->intent->source);
  if (!steward_verb_count (&verb, STREAM, &version, error))
    return FALSE;

  name = tell_consumer (&verb, known->kind, known->consumer);
  body = steward_verb_add (&verb, STREAM, version, STEWARD_EVENT_PRINCIPAL_UNLINKED);
  steward_body_set_text (body, "source", act->intent->source);
  steward_body_set_text (body, "principal", act->intent->principal);
  act->summary = g_strdup_printf ("“%s” is not the name of %s any more", act->intent->principal, name);
  steward_act_add_consequence (act, "What %s has stays as it is; the next request asks again whose role it is.", name);

  return TRUE;
}
