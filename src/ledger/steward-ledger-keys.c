/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A signature says which key made it, the ledger says whose key that was at
 * the time: a person's keys are events, and so is their removal. An event that
 * registers a key may itself be signed with it. */

#include "config.h"

#include "steward-ledger-keys.h"

#include "steward-event-types.h"

#include <string.h>

struct _StewardLedgerKeys
{
  GHashTable *people;                  /* id → set of "ssh-ed25519 AAAA…" without comment */
};

StewardLedgerKeys *
steward_ledger_keys_new (void)
{
  StewardLedgerKeys *self = g_new0 (StewardLedgerKeys, 1);

  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);

  return self;
}

void
steward_ledger_keys_free (StewardLedgerKeys *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->people);
  g_free (self);
}

static GHashTable *
get_keys (StewardLedgerKeys *self,
          const char        *person)
{
  GHashTable *keys = g_hash_table_lookup (self->people, person);

  if (keys != NULL)
    return keys;

  keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (self->people, g_strdup (person), keys);

  return keys;
}

static JsonObject *
parse_object (GBytes    *bytes,
              JsonNode **out_node)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  *out_node = steward_json_parse (text != NULL ? text : "", (gssize) length, STEWARD_JSON_EVENT, NULL, NULL);

  return *out_node != NULL && JSON_NODE_HOLDS_OBJECT (*out_node) ? json_node_get_object (*out_node) : NULL;
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* One spelling for a key, whatever comment stands behind it. */
static char *
normalise (const char *line)
{
  StewardPublicKey key;

  return steward_public_key_from_line (line, &key, NULL) ? steward_public_key_to_line (&key, NULL) : NULL;
}

static void
merge (StewardLedgerKeys *self,
       const char        *person,
       const char        *into)
{
  GHashTable *to = get_keys (self, into);
  GHashTableIter iter;
  gpointer key;

  if (strcmp (person, into) == 0)
    return;

  g_hash_table_iter_init (&iter, get_keys (self, person));
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (to, g_strdup (key));
}

/**
 * steward_ledger_keys_add:
 * @self: what is known so far
 * @event: the next event
 */
void
steward_ledger_keys_add (StewardLedgerKeys  *self,
                         const StewardEvent *event)
{
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *key = NULL;
  JsonObject *body;
  const char *person;

  if (!g_str_has_prefix (event->type, "person."))
    return;
  body = parse_object (event->body, &node);
  person = get_text (body, "person");
  if (person == NULL)
    return;

  key = normalise (get_text (body, "key"));
  if (strcmp (event->type, STEWARD_EVENT_KEY_ADDED) == 0 && key != NULL)
    g_hash_table_add (get_keys (self, person), g_steal_pointer (&key));
  else if (strcmp (event->type, STEWARD_EVENT_KEY_REMOVED) == 0 && key != NULL)
    g_hash_table_remove (get_keys (self, person), key);
  else if (strcmp (event->type, STEWARD_EVENT_PERSON_MERGED) == 0 && get_text (body, "into") != NULL)
    merge (self, person, get_text (body, "into"));
}

static gboolean
has_key (StewardLedgerKeys *self,
         const char        *person,
         const char        *key)
{
  GHashTable *keys = person != NULL ? g_hash_table_lookup (self->people, person) : NULL;

  return keys != NULL && g_hash_table_contains (keys, key);
}

/* Who acted, or for whom: a chair may enter the vote of a member, who signs it. */
static char *
find_signer (StewardLedgerKeys  *self,
             const StewardEvent *event,
             const char         *key)
{
  g_autoptr(JsonNode) header_node = NULL;
  g_autoptr(JsonNode) body_node = NULL;
  const char *actor = get_text (parse_object (event->header, &header_node), "actor");
  const char *person = get_text (parse_object (event->body, &body_node), "person");

  if (has_key (self, actor, key))
    return g_strdup (actor);

  return has_key (self, person, key) ? g_strdup (person) : NULL;
}

/* A body that names its review, access, campaign, incident or window belongs to
 * the stream of that only. Returns what is wrong, or %NULL. */
static const char *
find_move (const StewardEvent *event)
{
  static const struct { const char *prefix; const char *member; const char *why; } homes[] = {
    { "review/", "review", "was given for another review" },
    { "access/", "access", "was given for another access" },
    { "campaign/", "campaign", "was given for another campaign" },
    { "incident/", "incident", "was given for another incident" },
    { "window/", "window", "was given for another planned window" },
  };
  g_autoptr(JsonNode) node = NULL;
  JsonObject *body = parse_object (event->body, &node);

  for (gsize i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      const char *id = g_str_has_prefix (event->stream, homes[i].prefix) ? get_text (body, homes[i].member) : NULL;

      if (id != NULL && !g_str_equal (event->stream + strlen (homes[i].prefix), id))
        return homes[i].why;
    }

  return NULL;
}

/**
 * steward_ledger_keys_check:
 * @self: what is known up to and with @event
 * @event: an event
 * @signature: armour kept with it
 * @out_signer: (out) (optional): the person whose key it is
 * @out_key: (out) (optional): the key's line
 * @error: return location; %STEWARD_ERROR_DAMAGED says why it does not fit
 *
 * Returns: whether the signature is one of the event's body, by its actor or
 *   the person in its body
 */
gboolean
steward_ledger_keys_check (StewardLedgerKeys   *self,
                           const StewardEvent  *event,
                           const char          *signature,
                           char               **out_signer,
                           char               **out_key,
                           GError             **error)
{
  g_autofree char *key = NULL;
  g_autofree char *signer = NULL;
  const char *why = NULL;
  StewardSshsig sshsig;
  gsize length;
  gconstpointer body = g_bytes_get_data (event->body, &length);

  if (!steward_sshsig_from_text (signature, &sshsig, NULL))
    why = "cannot be read";
  else if (!steward_sshsig_verify (&sshsig, body, length))
    why = "does not fit its body";
  else
    why = find_move (event);
  if (why == NULL)
    {
      key = steward_public_key_to_line (&sshsig.key, NULL);
      signer = find_signer (self, event, key);
      why = signer == NULL ? "was made with a key that nobody who acted in it had registered" : NULL;
    }
  if (why != NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DAMAGED, "The signature of event %" G_GINT64_FORMAT " %s.",
                   event->position, why);
      return FALSE;
    }

  if (out_signer != NULL)
    *out_signer = g_steal_pointer (&signer);
  if (out_key != NULL)
    *out_key = g_steal_pointer (&key);
  return TRUE;
}
