/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons: registering one, saying that two are one, and the keys by which
 * their signatures are known. Name and address go to the directory only. */

#include "config.h"

#include "steward-charter-document.h"
#include "steward-council-rows.h"
#include "steward-verbs-private.h"

#include <string.h>

#define MAX_KEY 1024u
#define MAX_KEYS 10u

gboolean
steward_register_person_prepare (StewardCouncil  *council,
                                 StewardAct      *act,
                                 GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  const StewardIntent *intent = act->intent;
  g_autofree char *person = NULL;

  gboolean oneself = intent->actor == NULL || g_strcmp0 (intent->actor, intent->address) == 0;

  if (!steward_verb_begin (&verb, council, act, oneself ? STEWARD_NEEDS_NOTHING : STEWARD_NEEDS_ACTOR, error) ||
      !steward_verb_check_words (intent->name, "The name", error) ||
      !steward_verb_check_words (intent->address, "The address", error))
    return FALSE;
  if (strchr (intent->name, '@') != NULL || g_str_has_prefix (intent->name, "p-"))
    return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA,
                                "“%s” is no name: it could be taken for the address or the id of another.",
                                intent->name);
  if (!steward_verb_register (&verb, intent->address, intent->name, &person, error))
    return FALSE;
  if (act->append->drafts->len == 0)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "“%s” is registered already, as %s.", intent->address,
                                steward_verb_get_name (&verb, person));

  if (oneself)
    {
      g_free (act->append->actor);
      act->append->actor = g_strdup (person);
    }
  act->summary = g_strdup_printf ("Register %s", intent->name);

  return TRUE;
}

static gboolean
check_merge (StewardVerbContext  *verb,
             const char          *person,
             const char          *into,
             GError             **error)
{
  const StewardCharter *charter = verb->state->charter;
  guint held = 0;

  if (g_str_equal (person, into))
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "These two are the same person already: %s.",
                                steward_verb_get_name (verb, into));
  for (guint i = 0; charter != NULL && i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      if (g_strcmp0 (seat->holder, person) == 0 || g_strcmp0 (seat->holder, into) == 0)
        held++;
    }
  if (held > 1)
    steward_act_add_warning (verb->act, "One person holds %u seats then.", held);

  return TRUE;
}

gboolean
steward_merge_person_prepare (StewardCouncil  *council,
                              StewardAct      *act,
                              GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autofree char *person = NULL;
  g_autofree char *into = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_CHAIR,
                           error))
    return FALSE;
  if (act->intent->person == NULL || act->intent->into == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say which two are one person.");
  person = steward_verb_resolve (&verb, act->intent->person, error);
  if (person == NULL)
    return FALSE;
  into = steward_verb_resolve (&verb, act->intent->into, error);
  if (into == NULL || !check_merge (&verb, person, into, error))
    return FALSE;

  body = steward_verb_add (&verb, "people", STEWARD_ANY_VERSION, STEWARD_EVENT_PERSON_MERGED);
  steward_body_set_text (body, "person", person);
  steward_body_set_text (body, "into", into);
  act->summary = g_strdup_printf ("%s is %s", steward_verb_get_name (&verb, person),
                                  steward_verb_get_name (&verb, into));
  steward_act_add_consequence (act, "What either did or asked for counts as done by one person, in open reviews, too.");

  return TRUE;
}

/* Keys. */

static gboolean
check_key (const char  *key,
           GError     **error)
{
  if (key == NULL || *key == '\0')
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "The key is missing.");
  if (strlen (key) > MAX_KEY || !g_str_is_ascii (key) || strpbrk (key, "\r\n") != NULL ||
      !g_str_has_prefix (key, "ssh-ed25519 "))
    return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA,
                                "This is no public key such as “ssh-ed25519 AAAA…”; copy the line of the .pub file.");

  return TRUE;
}

/* The key itself, without the comment behind it. */
static char *
cut_key (const char *key)
{
  g_auto(GStrv) parts = g_strsplit (key, " ", 3);

  return g_strjoin (" ", parts[0], parts[1] != NULL ? parts[1] : "", NULL);
}

static gboolean
has_key (GPtrArray  *keys,
         const char *key)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_str_equal (g_ptr_array_index (keys, i), key))
      return TRUE;

  return FALSE;
}

static gboolean
prepare_key (StewardCouncil  *council,
             StewardAct      *act,
             gboolean         add,
             GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autoptr(GPtrArray) keys = NULL;
  g_autofree char *key = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR, error) || !check_key (act->intent->key, error))
    return FALSE;
  key = cut_key (act->intent->key);
  keys = steward_council_rows_list_keys (verb.governance, verb.actor, error);
  if (keys == NULL)
    return FALSE;
  if (has_key (keys, key) == add)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                add ? "This key is registered for you already."
                                    : "This key is not registered for you.");
  if (add && keys->len >= MAX_KEYS)
    return steward_verb_refuse (error, STEWARD_ERROR_DENIED, "You have %u keys; remove one first.", keys->len);

  body = steward_verb_add (&verb, "people", STEWARD_ANY_VERSION,
                           add ? STEWARD_EVENT_KEY_ADDED : STEWARD_EVENT_KEY_REMOVED);
  steward_body_set_text (body, "person", verb.actor);
  steward_body_set_text (body, "key", key);
  act->summary = g_strdup_printf (add ? "Register a key of %s" : "Remove a key of %s",
                                  steward_verb_get_name (&verb, verb.actor));
  if (add)
    steward_act_add_consequence (act, "Your requests, votes and decisions are signed with it from now on.");

  return TRUE;
}

gboolean
steward_add_key_prepare (StewardCouncil  *council,
                         StewardAct      *act,
                         GError         **error)
{
  return prepare_key (council, act, TRUE, error);
}

gboolean
steward_remove_key_prepare (StewardCouncil  *council,
                            StewardAct      *act,
                            GError         **error)
{
  return prepare_key (council, act, FALSE, error);
}
